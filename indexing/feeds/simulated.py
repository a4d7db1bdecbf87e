"""The simulator as a feed: the physical space that runs in the time of this machine."""

from __future__ import annotations

import threading
import time

from gentwin_chat.domain import Observation, PutEntity
from gentwin_chat.indexing.physical_space import PhysicalSpace

from .inbox import Inbox
from .message import Message

FEED = "simulator"


class SimulatedFeed:
    """Hands over what a simulated city delivers.

    Args:
        space: the city; its time begins now.
    """

    def __init__(self, space: PhysicalSpace) -> None:
        self.space = space

    def run(self, inbox: Inbox, stop: threading.Event, seconds: float | None = None) -> None:
        """Hand over beat by beat until ``stop``, or for ``seconds`` of simulated time."""
        begin, clock = time.monotonic(), self.space.clock
        while not stop.is_set() and (seconds is None or self.space.clock - clock < seconds):
            ahead = self.space.clock + self.space.interval - clock
            if stop.wait(max(0.0, begin + ahead - time.monotonic())):
                return
            if (message := self.beat()) is not None and not inbox.put(message, stop):
                return

    def beat(self) -> Message | None:
        """One interval of simulated time as a message; ``None`` if nothing was delivered."""
        events = tuple(self.space.run(self.space.interval))
        heard = dict.fromkeys(
            e.entity if isinstance(e, Observation) else e.entity.id
            for e in events
            if isinstance(e, Observation | PutEntity)
        )
        return Message(FEED, events, tuple(heard), sent=self.space.now) if events else None
