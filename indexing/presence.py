"""Eq. 1 over time: who has been heard, who has fallen silent, at a cost that follows the news.

Sightings come in the order of the clock, so the node that has been silent longest is always first
in line: asking who has expired looks at those that have, and at one more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from gentwin_chat.domain import Observation, SetPresence
from gentwin_chat.indexing.pooling import presence
from gentwin_chat.indexing.sources.values import is_active


class PresenceMonitor:
    """Turns sightings and silence into `SetPresence` changes.

    Args:
        expected: the longest silence of an active node; some intervals of its feed, so that one
            lost message is no absence.
        active: ids that are active at ``now``; they count as just seen.
        now: the moment at which monitoring begins.
    """

    def __init__(self, expected: timedelta, active: Iterable[str], now: datetime) -> None:
        self.expected = expected
        self._seen: OrderedDict[str, datetime] = OrderedDict.fromkeys(active, now)  # oldest first

    def hear(self, observation: Observation, now: datetime) -> Iterator[SetPresence]:
        """``observation`` arrived at ``now`` (never before an earlier call's): the change of its
        entity's presence, if it has one."""
        entity = observation.entity
        was = entity in self._seen
        off = not is_active({observation.attribute: observation.reading})
        if presence(now, now, self.expected, reported_off=off):
            self._seen[entity] = now
            self._seen.move_to_end(entity)
        else:
            self._seen.pop(entity, None)
        if was != (entity in self._seen):
            yield SetPresence(id=entity, active=not was)

    def expire(self, now: datetime) -> Iterator[SetPresence]:
        """Everyone whose silence has become too long by ``now``."""
        while self._seen:
            entity, last = next(iter(self._seen.items()))
            if presence(last, now, self.expected):
                return
            del self._seen[entity]
            yield SetPresence(id=entity, active=False)

    def forget(self, entity: str) -> None:
        """The entity was removed: its silence means nothing any more."""
        self._seen.pop(entity, None)
