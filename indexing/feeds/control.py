"""The external loop (§II-A): what the twin says back to the physical space."""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeAlias

import httpx
from pydantic import BaseModel, ConfigDict, Field

from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.physical_space import PhysicalSpace


class Control(BaseModel):
    """One message to the physical space: an order to a device, or an insight for whoever listens.

    Attributes:
        device: whom it concerns; ``None``: everybody.
        interval: from now on send every so many seconds.
        announce: state yourself and your relations with your next message.
        insight: what the twin has noticed, in a sentence.
        time: when it was said.
    """

    model_config = ConfigDict(extra="forbid")

    device: str | None = None
    interval: float | None = Field(default=None, gt=0)
    announce: bool = False
    insight: str | None = None
    time: datetime = Field(default_factory=lambda: datetime.now(UTC))


Sink: TypeAlias = Callable[[Control], None]
"""Where control messages go; returns at once and raises nothing."""


class Outbox:
    """Control messages on their way to every sink."""

    def __init__(self, sinks: Iterable[Sink] = ()) -> None:
        self.sinks = list(sinks)
        self.sent = 0

    def say(self, control: Control) -> None:
        self.sent += 1
        for sink in self.sinks:
            sink(control)


class Callback:
    """A sink that posts each message as JSON to an HTTP address, in a thread of its own.

    A receiver that is down is tried again for as long as there is room for what waits behind; then
    the oldest is given up, as only the newest order of a device counts.

    Args:
        url: where to.
        size: messages that may wait.
        report: told when the receiver is down, back, or refuses a message.
    """

    _PAUSES = (0.5, 1.0, 2.0, 5.0)  # seconds between two tries

    def __init__(
        self, url: str, size: int = 1000, report: Callable[[str], None] = lambda text: None
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise SettingsError(f"{url!r} is no address to call back. Write http://host/path.")
        self._url, self._report = url, report
        self._shown = re.sub("//[^/]*@", "//", url)  # without user and password
        self._waiting: queue.Queue[Control] = queue.Queue(size)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="control callback", daemon=True)
        self._thread.start()

    def __call__(self, control: Control) -> None:
        while True:
            try:
                self._waiting.put_nowait(control)
                return
            except queue.Full:
                try:
                    self._waiting.get_nowait()
                except queue.Empty:
                    continue

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=6)

    def _run(self) -> None:
        with httpx.Client(timeout=5.0) as client:
            while not self._stop.is_set():
                try:
                    control = self._waiting.get(timeout=0.2)
                except queue.Empty:
                    continue
                self._deliver(client, control)

    def _deliver(self, client: httpx.Client, control: Control) -> None:
        tries = 0
        while why := self._failure(client, control):
            if not tries:
                self._report(f"Control messages do not reach {self._shown} ({why}); tried again.")
            pause = self._PAUSES[min(tries, len(self._PAUSES) - 1)]
            tries += 1
            if self._waiting.full() or self._stop.wait(pause):
                return
        if tries:
            self._report(f"Control messages reach {self._shown} again.")

    def _failure(self, client: httpx.Client, control: Control) -> str | None:
        """Why a message has to be sent again, if it has."""
        try:
            answer = client.post(self._url, json=control.model_dump(mode="json", exclude_none=True))
        except httpx.HTTPError as e:
            return str(e) or type(e).__name__
        if 400 <= answer.status_code < 500:
            self._report(f"{self._shown} refuses a control message: {answer.status_code}.")
        return f"status {answer.status_code}" if answer.status_code >= 500 else None


def obey(space: PhysicalSpace) -> Sink:
    """A sink that is the simulator: it does what it is told, and knows only its own devices."""

    def sink(control: Control) -> None:
        if control.device is None:
            if control.announce:
                space.announce()
            return
        if control.device not in space.devices():
            return
        if control.announce:
            space.announce(control.device)
        if control.interval is not None:
            space.set_interval(control.device, control.interval)

    return sink
