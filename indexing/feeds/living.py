"""The living twin: messages in, versions out, and both closed loops.

Nothing is acknowledged before the store holds it, and how far a feed was read stands in the same
transaction as the version, so a restart neither loses a message nor counts one twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    RemoveEntity,
    SetPresence,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph.protocol import GraphStore
from gentwin_chat.indexing.graph.retention import Retention
from gentwin_chat.indexing.pooling import Pool, Role
from gentwin_chat.indexing.pools import PoolSnapshot, PriorityPools
from gentwin_chat.indexing.presence import PresenceFilter
from gentwin_chat.indexing.sources.values import is_active

from .control import Control, Outbox
from .freshness import LIVE, Live, Silence, freshness, silence_key
from .inbox import DeadLetters
from .merge import Merger
from .message import Message

_REMEMBERED = 500  # identities of messages of one feed
_SKEW = 5.0  # seconds by which a clock may be wrong before it is corrected
_BEAT = 10.0  # seconds after which the twin says that it still listens
_MISSED = 3  # beats after which nobody listens any more
_DUMP = 30.0  # seconds between two dumps of what is known of presence
_DEVICES = 5000  # devices whose silence may be looked at in a second
_WORTH = 0.02  # change of a probability that is written down
_DOUBT = 0.9  # probability of presence below which a device is asked to state itself
_TIDY = timedelta(minutes=10)  # between two looks for versions to retire
_PRESENCE = "presence"  # mark

Rebuilt = Callable[[PoolSnapshot], None]


@dataclass
class Tally:
    """What a living twin has taken in."""

    messages: int = 0
    repeated: int = 0
    versions: int = 0
    rebuilds: int = 0


class LivingTwin:
    """Keeps a store up to date with its feeds.

    Args:
        store: holds the network as far as it is known; may be empty.
        now: when the twin begins to listen.
        interval: seconds between two messages of a device, where all keep one beat.
        trigger: α beyond which the pools are rebuilt.
        retention: which versions to keep; all if ``None``.
        outbox: where control messages go (external loop).
        dead: where messages go that the store refuses.
        on_taken: called with each message that the store holds.
        on_rebuild: called with new pools, to refresh what is learned from them (internal loop).

    Raises:
        StoreError: the store cannot be read.
    """

    def __init__(
        self,
        store: GraphStore,
        now: datetime,
        *,
        interval: float | None = None,
        trigger: float = 0.02,
        retention: Retention | None = None,
        outbox: Outbox | None = None,
        dead: DeadLetters | None = None,
        on_taken: Iterable[Callable[[Message], None]] = (),
        on_rebuild: Iterable[Rebuilt] = (),
    ) -> None:
        self.store = store
        self.outbox = outbox if outbox is not None else Outbox()
        self.dead = dead if dead is not None else DeadLetters()
        self.tally = Tally()
        self.presence = PresenceFilter(interval)
        entities = store.entities(store.select())
        self.pools = PriorityPools(entities.values(), store.relations(), trigger=trigger)
        self.snapshot = self.pools.rebuild()
        self._on_taken, self._on_rebuild = list(on_taken), list(on_rebuild)
        self._seen: dict[str, dict[str, None]] = {}  # feed → identities, oldest first
        self._due: dict[str, SetPresence] = {}  # decided, and not yet in the store
        self._requests: SimpleQueue[Control] = SimpleQueue()
        self._lines: SimpleQueue[tuple[str, str | None]] = SimpleQueue()
        self.cut: dict[str, datetime] = {}  # feeds that are known to be, since when
        self._slowed: dict[str, float] = {}  # device → its interval before
        self._ways: dict[str | None, datetime] = {}  # those that are silent
        self._beat = self._dumped = self._looked = now
        self._retention, self._tidied = retention, now - _TIDY
        self.presence.regroup(self.snapshot.members)
        self._resume(entities, now, watch=interval is not None)

    # --- a round ----------------------------------------------------------------------------------

    def take(self, messages: Sequence[Message], now: datetime | None = None) -> None:
        """Take in what has come, as one version, and what silence says; settle each message.

        The pools are `due` after it if that moved them enough.

        Raises:
            StoreError: the store cannot be reached; nothing was taken in: take it again later.
        """
        now = now or datetime.now(UTC)
        while not self._requests.empty():
            self.order(self._requests.get())
        while not self._lines.empty():
            self._mind_line(*self._lines.get(), now)
        fresh = [m for m in messages if not self._is_repetition(m)]
        try:
            self._commit(fresh, now)
        except StoreError:
            _ = self.store.version  # raises where the store fails, rather than a message
            for message in fresh:
                self._take_alone(message, now)
        for message in messages:
            if message not in fresh:
                message.settle(True)
        self.tally.messages += len(messages)
        self.tally.repeated += len(messages) - len(fresh)
        self._look(now)
        if self._retention is not None and now - self._tidied >= _TIDY:
            self.store.compact(self._retention, now)
            self._tidied = now

    def position(self, feed: str) -> str | None:
        """How far ``feed`` has been taken in."""
        return self.store.marks([_position(feed)]).get(_position(feed))

    def close(self, now: datetime | None = None) -> None:
        """Write down what is known of presence. The store stays open."""
        self.store.mark(self._dump(now or datetime.now(UTC)))

    def _take_alone(self, message: Message, now: datetime) -> None:
        try:
            self._commit([message], now)
        except StoreError as e:
            _ = self.store.version
            self.dead.add(message.feed, str(e), message.raw)
            message.settle(False)

    def _commit(self, messages: Sequence[Message], now: datetime) -> None:
        merger = Merger(self.store, messages)
        changes: list[Change] = []
        unknown: set[str] = set()
        for message in messages:
            self._hear(message, merger, now)
            merged = merger.merge(message)
            changes += (self._timed(c, now) for c in merged.changes)
            unknown |= merged.unknown
            self._mind_presence(message, merger)
        for decided in self.presence.expire(now):
            self._due[decided.id] = decided
        changes += self._presence_of(changes)
        marks = self._marks(messages)
        if changes or now - self._beat >= timedelta(seconds=_BEAT):
            marks |= self._alive(now)
        if changes:
            self.store.apply(changes, time=now, marks=marks)
            self.tally.versions += 1
        elif marks:
            self.store.mark(marks)
        self._due.clear()
        self._beat = now if LIVE in marks else self._beat
        for message in messages:
            for part in message.unread:
                self.dead.add(message.feed, part.reason, part.text)
        for feed in {message.feed for message in messages}:
            self._seen[feed] = self._with(feed, messages)
        for message in messages:
            message.settle(True)
        for change in changes:
            self.pools.apply(change)
        for message in messages:
            for told in self._on_taken:
                told(message)
        for device in sorted(unknown):
            self.outbox.say(Control(device=device, announce=True))

    # --- presence ---------------------------------------------------------------------------------

    def _hear(self, message: Message, merger: Merger, now: datetime) -> None:
        """Eq. 1 for those who speak in ``message``, and for those who it says have left."""
        said = _said(message)
        for device in message.heard:
            held = merger.known(device)
            identifier = held.id if held else device
            times, off = said.get(device, ((), False))
            stamp = max(times, default=message.sent)
            way = self._way(identifier)
            heard = self.presence.hear(
                identifier, now, stamp=stamp, off=off, way=way, feed=message.feed
            )
            for change in heard:
                self._due[identifier] = change
        for event in message.events:
            if isinstance(event, RemoveEntity) and (held := merger.known(event.id)):
                self.presence.forget(held.id)
                self._due.pop(held.id, None)

    def _mind_presence(self, message: Message, merger: Merger) -> None:
        """Whoever speaks is active, also where a file or another program said otherwise."""
        said = _said(message)
        for device in message.heard:
            held = merger.known(device)
            off = said.get(device, ((), False))[1]
            if held is not None and held.active is off and held.id not in self._due:
                self._due[held.id] = SetPresence(id=held.id, active=not off)

    def _presence_of(self, changes: Sequence[Change]) -> Iterator[Change]:
        """What was decided of those who are there once ``changes`` are made."""
        there = {c.entity.id for c in changes if isinstance(c, PutEntity)}
        gone = {c.id for c in changes if isinstance(c, RemoveEntity)}
        for identifier, change in self._due.items():
            if identifier in there or (identifier in self.pools and identifier not in gone):
                yield change

    def _way(self, identifier: str) -> str | None:
        """The gateway by which its messages come."""
        if identifier not in self.pools:
            return None
        role = self.pools.role(identifier)
        if role is Role.GATEWAY:
            return identifier
        link = self.pools.key_value(identifier).link
        return link if isinstance(link, str) else None

    def _timed(self, change: Change, now: datetime) -> Change:
        """``change`` with the time of a wrong clock set right; nothing is seen in the future."""
        if not isinstance(change, Observe) or (time := change.observation.reading.time) is None:
            return change
        error = self.presence.clock_error(change.observation.entity)
        right = time + timedelta(seconds=error) if abs(error) > _SKEW else time
        if right > now + timedelta(seconds=_SKEW):
            right = now
        if right == time:
            return change
        reading = change.observation.reading.model_copy(update={"time": right})
        return Observe(observation=change.observation.model_copy(update={"reading": reading}))

    # --- internal loop ----------------------------------------------------------------------------

    @property
    def due(self) -> bool:
        """Whether α of some pool has passed its trigger since the pools were built."""
        return self.pools.due

    def rebuild(self) -> PoolSnapshot:
        """Build the pools anew, and refresh what is learned from them."""
        self.snapshot = self.pools.rebuild()
        self.presence.regroup(self.snapshot.members)
        self.tally.rebuilds += 1
        for refresh in self._on_rebuild:
            refresh(self.snapshot)
        return self.snapshot

    # --- external loop ----------------------------------------------------------------------------

    def request(self, control: Control) -> None:
        """Have an order sent with the next round; safe from any thread."""
        self._requests.put(control)

    def order(self, control: Control) -> None:
        """Send an order to the physical space, and expect that it is obeyed."""
        if control.device is not None and control.interval is not None:
            self.presence.expect(control.device, control.interval)
        self.outbox.say(control)

    def told(self, feed: str, why: str | None) -> None:
        """``feed`` is cut off, and why, or is there again (``None``); safe from any thread."""
        self._lines.put((feed, why))

    def _mind_line(self, feed: str, why: str | None, now: datetime) -> None:
        """What silence means, what answers say of their age, and whoever listens depend on it."""
        if why is not None and feed not in self.cut:
            self.cut[feed] = now
            said = f"The feed {feed} is cut off: {why}."
        elif why is None and feed in self.cut:
            del self.cut[feed]
            said = f"The feed {feed} is there again."
        else:
            return
        self.presence.cut = self.cut.keys()
        self._beat = now - timedelta(seconds=_BEAT)  # to be written down at once
        self.outbox.say(Control(insight=said))

    def ease(self, load: float) -> None:
        """More comes than is taken in: devices of P_L are asked to send half as often, until the
        load has gone.

        Args:
            load: how full the inbox is, 0 to 1.
        """
        if load > 0.8 and not self._slowed:
            for device in self.snapshot.members[Pool.LOW]:
                if interval := self.presence.interval(device):
                    self._slowed[device] = interval
                    self.order(Control(device=device, interval=2 * interval))
        elif load < 0.1 and self._slowed:
            for device, interval in self._slowed.items():
                self.order(Control(device=device, interval=interval))
            self._slowed.clear()

    def _look(self, now: datetime) -> None:
        """Write down who is silent, and tell the physical space what was noticed."""
        if now - self._looked < timedelta(seconds=1 + len(self.pools) / _DEVICES):
            return
        self._looked = now
        silent = self.presence.silent_ways(now)
        if None in silent:  # the whole feed: its gateways need not be told one by one
            silent = {None: silent[None]}
        for way, since in silent.items():
            if way not in self._ways:
                said = f"Nothing has come by {_called(way)} since {since.isoformat()}."
                self.outbox.say(Control(device=way, insight=said))
        for way in self._ways.keys() - silent.keys():
            said = f"Messages come by {_called(way)} again."
            self.outbox.say(Control(device=way, insight=said, announce=True))
        self._ways = silent
        marks: dict[str, str | None] = {}
        beliefs = self.presence.beliefs(now)
        for device, belief in beliefs.items():
            written = self._silent.get(device)
            if belief.seen:
                if written is not None:
                    marks[silence_key(device)] = None
                    del self._silent[device]
            elif written is None or abs(written - belief.probability) > _WORTH:
                self._silent[device] = belief.probability
                silence = Silence(last=belief.last, probability=round(belief.probability, 6))
                marks[silence_key(device)] = silence.model_dump_json()
                doubted = belief.probability < _DOUBT <= (1.0 if written is None else written)
                if doubted and not {None, self._way(device)} & silent.keys():
                    self.outbox.say(Control(device=device, announce=True))
        for device in self._silent.keys() - beliefs.keys():
            marks[silence_key(device)] = None
            del self._silent[device]
        if now - self._dumped > timedelta(seconds=max(_DUMP, len(beliefs) / 100)):
            marks |= self._dump(now)
        if marks:
            self.store.mark(marks)

    # --- what is kept beside the graph ------------------------------------------------------------

    def _is_repetition(self, message: Message) -> bool:
        return message.repeated and message.identity in self._identities(message.feed)

    def _identities(self, feed: str) -> dict[str, None]:
        if feed not in self._seen:
            text = self.store.marks([_identities(feed)]).get(_identities(feed), "[]")
            self._seen[feed] = dict.fromkeys(json.loads(text))
        return self._seen[feed]

    def _marks(self, messages: Sequence[Message]) -> dict[str, str | None]:
        """How far each feed is read, and which messages would be repetitions from now on."""
        marks: dict[str, str | None] = {}
        for message in messages:
            if message.position is not None:
                marks[_position(message.feed)] = message.position
        for feed in {message.feed for message in messages if message.identity is not None}:
            marks[_identities(feed)] = json.dumps(list(self._with(feed, messages)))
        return marks

    def _with(self, feed: str, messages: Sequence[Message]) -> dict[str, None]:
        """The identities of ``feed`` that are remembered once ``messages`` are taken in."""
        seen = dict(self._identities(feed))
        for message in messages:
            if message.feed == feed and message.identity is not None:
                seen[message.identity] = None
        return dict.fromkeys(list(seen)[-_REMEMBERED:])

    def _alive(self, now: datetime) -> dict[str, str | None]:
        """That somebody listens; said with each version, and once a beat without."""
        heard = self.presence.heard
        if heard is None and not self.cut:
            return {}
        until = now + timedelta(seconds=_MISSED * _BEAT)
        return {LIVE: Live(heard=heard, until=until, cut=self.cut).model_dump_json()}

    def _dump(self, now: datetime) -> dict[str, str | None]:
        self._dumped = now
        return {_PRESENCE: json.dumps(self.presence.dump())}

    def _resume(self, entities: dict[str, Entity], now: datetime, *, watch: bool) -> None:
        if rows := self.store.marks([_PRESENCE]).get(_PRESENCE):
            self.presence.resume(json.loads(rows), now)
        known = freshness(self.store, self.presence.dump()).silent
        self._silent = {device: silence.probability for device, silence in known.items()}
        for identifier, entity in entities.items():
            device = self.pools.role(identifier) is not Role.OTHER
            if watch and device and entity.active:
                self.presence.watch(identifier, now, self._way(identifier))


def _said(message: Message) -> dict[str, tuple[list[datetime], bool]]:
    """Of each entity in ``message``: the times of its readings, and whether it says it is off."""
    said: dict[str, tuple[list[datetime], bool]] = {}
    for event in message.events:
        match event:
            case PutEntity(entity=e):
                readings, entity, off = e.attributes, e.id, not e.active
            case Observe(observation=o) | (Observation() as o):
                readings, entity = {o.attribute: o.reading}, o.entity
                off = not is_active(readings)
            case SetPresence(id=entity, active=active):
                readings, off = {}, not active
            case _:
                continue
        times, was_off = said.get(entity, ([], False))
        times += [r.time for r in readings.values() if r.time]
        said[entity] = (times, was_off or off)
    return said


def _called(way: str | None) -> str:
    return "the feed" if way is None else f"gateway {way}"


def _position(feed: str) -> str:
    return f"position/{feed}"


def _identities(feed: str) -> str:
    return f"identities/{feed}"
