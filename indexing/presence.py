"""Eq. 1 over time, and what to believe of those who are not heard.

While messages come, presence is seen (eq. 1). When they stop, it is inferred: a device may be gone,
its message may be lost, or nothing of its gateway, or of the whole feed, may be getting through.
`PresenceFilter` weighs these by a forward filter of a two-state hidden Markov chain with the
states *here* and *gone* (Rabiner 1989, §III). With τ the device's interval, h the rate at which
devices leave and ℓ the probability that a message which was due did not arrive, each silent τ does

    gone ← gone + here·h·τ        here ← here·(1 − h·τ)·ℓ        P(present) = here / (here + gone)

All of it is learned from the feed: τ from the device's own gaps, ℓ from the messages that the
device, its gateway's others and the network missed, h from those of its priority pool that left. In
an interval in which nobody else was heard either, ℓ tends to 1: the silence then says nothing of
the device.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from gentwin_chat.domain import SetPresence
from gentwin_chat.indexing.pooling import Pool, presence
from gentwin_chat.indexing.ways import Rate, Ways

_GRACE = 0.5  # of an interval, by which a message may come late
_GAPS = 5  # between sightings, from which a device's interval is learned
_ENOUGH = 2  # gaps after which an interval counts as known
_BURST = 8  # messages closer than an eighth of the interval are one
_SHORTEST = 0.05  # seconds; no interval is taken to be shorter
_LAGS = 3  # messages that show the error of a device's clock
_AGREE = 5.0  # seconds by which messages may differ on the error of a clock
_SURE = 1e-6  # probability of presence below which silence is followed no further
_LEFT = (0.1, 1e5)  # prior of h: devices that left, in so many device seconds
_BY_POOL = 1e4  # device seconds by which a pool's h leans on that of the network


@dataclass(frozen=True, slots=True)
class Belief:
    """What is held of one entity's presence.

    Attributes:
        probability: that it is present.
        seen: it was heard within its interval, or said itself that it goes off; otherwise the
            probability is inferred.
        last: when it was last heard.
    """

    probability: float
    seen: bool
    last: datetime


@dataclass(slots=True)
class _Track:
    """One device. Times are in seconds since 1970, on this machine's clock.

    Attributes:
        last: when it was last heard.
        interval: τ; infinite while nothing is known of it, when silence means nothing.
        way: id of the gateway that carries its messages, if known.
        slots: silent intervals so far; ``cut`` of them while nobody else was heard either, and
            ``missed`` while others were, until it was taken for gone.
        here, gone: the filter's two numbers.
        lags: arrival minus its own time, of the newest messages that came an interval apart.
        arrived: when the newest of these came.
        loss: messages of its own that did not arrive, of those due.
        active: what was last said of it.
        off: it said itself that it goes off.
        queued: when its silence is looked at next.
        feed: by which it was last heard, if known.
    """

    last: float
    interval: float
    way: str | None
    gaps: tuple[float, ...] = ()
    slots: int = 0
    missed: int = 0
    cut: int = 0
    here: float = 1.0
    gone: float = 0.0
    lags: tuple[float, ...] = ()
    arrived: float = -math.inf
    loss: Rate = field(default_factory=Rate)
    active: bool = True
    off: bool = False
    queued: float = math.inf
    feed: str | None = None

    @property
    def due(self) -> float:
        """When one more interval has passed in silence."""
        if self.off or self.here < _SURE:
            return math.inf
        return self.last + (self.slots + 1 + _GRACE) * self.interval

    @property
    def probability(self) -> float:
        return 0.0 if self.off else self.here / (self.here + self.gone)

    def heard(self, at: float, stamp: float | None) -> float:
        """When a message was sent, on this machine's clock, that came at ``at`` and says ``stamp``.

        Less than usual behind, it is fresh; further behind, it was held up on its way. The usual is
        the least of the newest lags, so that a wrong clock is no delay, nor is one set back.
        """
        if stamp is None:
            return at
        lag = at - stamp
        if at - self.arrived > self.interval / 2 or math.isinf(self.interval):
            self.lags = (*self.lags[1 - _LAGS :], lag)
            self.arrived = at
        return min(at, stamp + min(lag, *self.lags))

    def learn_interval(self, gap: float) -> None:
        """Lost messages make longer gaps, several messages at once shorter ones."""
        if gap < self.interval / _BURST < math.inf:
            return
        self.gaps = (*self.gaps[1 - _GAPS :], gap)
        if len(self.gaps) >= _ENOUGH or math.isfinite(self.interval):
            ordered = sorted(self.gaps)
            mean = sum(ordered) / len(ordered)
            self.interval = max(ordered[1 if len(ordered) > 1 else 0], mean / 4, _SHORTEST)


class PresenceFilter:
    """Turns sightings and silence into `SetPresence` changes.

    A device is watched from the moment when it is first heard, or when `watch` says so: of those
    that no feed ever spoke of, silence means nothing.

    Args:
        interval: seconds between two messages of a device, where the network has one beat. If not
            given, a device's silence means nothing until two gaps between its messages are known.
    """

    def __init__(self, interval: float | None = None) -> None:
        self._interval = math.inf if interval is None else interval
        self._tracks: dict[str, _Track] = {}
        self._queue: list[tuple[float, str]] = []  # valid where equal to a track's ``queued``
        self._ways = Ways()
        self._pool: Mapping[str, Pool] = {}
        self._left: defaultdict[Pool | None, Rate] = defaultdict(Rate)  # by pool; None: all
        self.cut: Set[str] = frozenset()  # feeds that are known to be cut off

    def __contains__(self, entity: object) -> bool:
        return entity in self._tracks

    @property
    def heard(self) -> datetime | None:
        """When anything was last heard at all."""
        last = self._ways.root.last
        return None if math.isinf(last) else _moment(last)

    # --- what comes in ----------------------------------------------------------------------------

    def watch(self, entity: str, now: datetime, way: str | None = None) -> None:
        """Expect messages of ``entity``, by gateway ``way``, from ``now`` on."""
        if entity not in self._tracks:
            self._queue_up(entity, self._start(entity, now.timestamp(), way))

    def hear(
        self,
        entity: str,
        now: datetime,
        *,
        stamp: datetime | None = None,
        off: bool = False,
        way: str | None = None,
        feed: str | None = None,
    ) -> Iterator[SetPresence]:
        """``entity`` was heard at ``now``: the change of its presence, if it has one.

        Args:
            stamp: its own time of the message; one that was held up is a sighting of then.
            off: it says that it goes off.
            way: the gateway that carries its messages, if known.
            feed: by which it was heard; while that is :attr:`cut`, its silence means nothing.
        """
        at = now.timestamp()
        track = self._tracks.get(entity)
        known = track is not None
        if track is None:
            track = self._start(entity, at, way)
        elif way is not None and way != track.way:
            self._ways.join(track.way, -1)
            self._ways.join(way)
            track.way = way
        track.feed = feed
        seen = track.heard(at, stamp.timestamp() if stamp else None)
        self._ways.came(track.way, seen, track.interval)
        was = track.active
        if known and seen > track.last:
            self._learn(entity, track, seen)
        if seen >= track.last:
            track.last, track.off = seen, off
            track.slots = track.missed = track.cut = 0
            track.here, track.gone = 1.0, 0.0
            track.active = not off
        self._queue_up(entity, track)
        if track.active != was or (off and not known):
            yield SetPresence(id=entity, active=track.active)

    def clock_error(self, entity: str) -> float:
        """Seconds by which the clock of ``entity`` is behind this machine's; negative if ahead. 0
        while its newest messages do not agree on one."""
        track = self._tracks.get(entity)
        if track is None or len(track.lags) < _LAGS or max(track.lags) - min(track.lags) > _AGREE:
            return 0.0
        return min(track.lags)

    def interval(self, entity: str) -> float | None:
        """τ of ``entity``, in seconds, if it is known."""
        track = self._tracks.get(entity)
        return None if track is None or math.isinf(track.interval) else track.interval

    def expect(self, entity: str, interval: float) -> None:
        """``entity`` was told to send every ``interval`` seconds from now on."""
        if (track := self._tracks.get(entity)) is not None:
            track.interval, track.gaps = interval, ()
            self._queue_up(entity, track)

    def dump(self) -> dict[str, list[float | int | str | None]]:
        """What is to be remembered over a restart: a row a device."""
        return {
            entity: [t.last, None if math.isinf(t.interval) else t.interval, t.way,
                     round(t.loss.events, 3), t.loss.among, t.active, t.off]
            for entity, t in self._tracks.items()
        }  # fmt: skip

    def resume(self, rows: Mapping[str, Sequence[Any]], now: datetime) -> None:
        """Take up what `dump` gave. Nobody listened meanwhile, so that silence was as if the feed
        was cut: it says no more than that devices leave with time."""
        at = now.timestamp()
        for entity, (last, interval, way, lost, among, active, off) in rows.items():
            if entity in self._tracks:
                continue
            track = self._start(entity, last, way)
            track.interval = self._interval if interval is None else interval
            track.loss, track.active, track.off = Rate(lost, among), active, off
            self._ways.root.loss.count(lost, among)
            if at > last and not math.isinf(track.interval):
                track.slots = track.cut = math.ceil((at - last) / track.interval)
                left = 1 - math.exp(-self._leaving(entity) * (at - last))
                track.here, track.gone = (1 - left, left) if active else (0.0, 1.0)
            self._queue_up(entity, track)

    def forget(self, entity: str) -> None:
        """The entity left, and was said to: its silence means nothing any more."""
        if (track := self._tracks.pop(entity, None)) is not None:
            self._ways.join(track.way, -1)
            if track.active:
                self._count_left(entity, 1)

    def regroup(self, members: Mapping[Pool, Iterable[str]]) -> None:
        """The priority pools were rebuilt: devices of one pool leave at one rate."""
        self._pool = {entity: pool for pool, ids in members.items() for entity in ids}

    # --- silence ----------------------------------------------------------------------------------

    def expire(self, now: datetime) -> Iterator[SetPresence]:
        """Everyone who by ``now`` is more likely gone than here."""
        at = now.timestamp()
        while self._queue and self._queue[0][0] <= at:
            queued, entity = heapq.heappop(self._queue)
            track = self._tracks.get(entity)
            if track is None or track.queued != queued:
                continue
            while track.due <= at:
                self._pass(entity, track)
            track.queued = math.inf
            self._queue_up(entity, track)
            if track.active and not track.off and track.probability < 0.5:
                track.active = False
                self._count_left(entity, 1)
                yield SetPresence(id=entity, active=False)

    def belief(self, entity: str, now: datetime) -> Belief | None:
        """What is held of ``entity``, as of the last `expire`; ``None`` if it is not watched."""
        track = self._tracks.get(entity)
        if track is None:
            return None
        last = _moment(track.last)
        if track.off or math.isinf(track.interval):
            return Belief(track.probability, True, last)
        expected = timedelta(seconds=(1 + _GRACE) * track.interval)
        if presence(last, now, expected):
            return Belief(1.0, True, last)
        return Belief(track.probability, False, last)

    def beliefs(self, now: datetime) -> dict[str, Belief]:
        """What is held of everyone who is watched."""
        found = ((entity, self.belief(entity, now)) for entity in self._tracks)
        return {entity: belief for entity, belief in found if belief}

    def silent_ways(self, now: datetime) -> dict[str | None, datetime]:
        """Gateways by which nothing comes though all of their devices are due, with the time since
        when; under ``None`` the whole feed."""
        at = now.timestamp()
        slowest: dict[str | None, float] = {}
        for track in self._tracks.values():
            if not track.off:
                for name in {track.way, None}:
                    slowest[name] = max(slowest.get(name, 0.0), track.interval)
        result: dict[str | None, datetime] = {}
        for name, interval in slowest.items():
            way = self._ways.root if name is None else self._ways[name]
            if way and not math.isinf(way.last) and at - way.last > (1 + _GRACE) * interval:
                result[name] = _moment(way.last)
        return result

    # --- inside -----------------------------------------------------------------------------------

    def _start(self, entity: str, at: float, way: str | None) -> _Track:
        track = self._tracks[entity] = _Track(at, self._interval, way)
        self._ways.join(way)
        return track

    def _queue_up(self, entity: str, track: _Track) -> None:
        """Look at its silence no later than it is due; an earlier look finds nothing and waits."""
        if track.due < track.queued:
            track.queued = track.due
            heapq.heappush(self._queue, (track.queued, entity))

    def _learn(self, entity: str, track: _Track, seen: float) -> None:
        """From the silence that ends now: τ, ℓ and h."""
        gap = seen - track.last
        if not track.cut and not track.off:
            track.learn_interval(gap)
        track.loss.count(track.missed, track.missed + 1)
        self._ways.missed(track.way, track.missed)
        for pool in (None, self._pool.get(entity)):
            self._left[pool].among += gap
        if not track.active and not track.off:
            self._count_left(entity, -1)  # it had been taken for gone

    def _count_left(self, entity: str, step: int) -> None:
        for pool in (None, self._pool.get(entity)):
            self._left[pool].events = max(0.0, self._left[pool].events + step)

    def _pass(self, entity: str, track: _Track) -> None:
        """One more interval has passed in silence."""
        begin = track.due - track.interval
        loss = self._ways.loss(track.way, track.loss)
        feed = 1.0 if track.feed in self.cut else self._ways.root.cut(begin, loss)
        way = self._ways[track.way]
        road = way.cut(begin, loss) if way else 0.0
        if feed >= 0.5 or road >= 0.5:
            track.cut += 1
        elif track.active:
            track.missed += 1
        if entity == track.way:
            # An outage ends; a gateway that has failed stays silent.
            road *= self._ways.lasts(track.interval)
        silent = 1 - (1 - feed) * (1 - road) * (1 - loss)
        leaving = min(0.5, self._leaving(entity) * track.interval)
        track.gone += track.here * leaving
        track.here *= (1 - leaving) * silent
        scale = track.here + track.gone
        track.here, track.gone = track.here / scale, track.gone / scale
        track.slots += 1

    def _leaving(self, entity: str) -> float:
        """h of the entity's pool, per second."""
        total = self._left[None]
        network = (total.events + _LEFT[0]) / (total.among + _LEFT[1])
        pool = self._pool.get(entity)
        return network if pool is None else self._left[pool].towards(network, _BY_POOL)


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
