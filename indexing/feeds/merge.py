"""What messages say, as changes to what the twin holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    short_id,
)
from gentwin_chat.indexing.graph.protocol import GraphReader

from .message import Event, Message

UNKNOWN = "device"
"""The kind of an entity of which no more is known than that it speaks."""


@dataclass
class Merged:
    """What some messages come to.

    Attributes:
        changes: fit to be applied: whatever they name is there by then.
        unknown: devices that speak and of which nothing else is known.
    """

    changes: list[Change] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


class Merger:
    """Reads what messages touch, once, and works out what each of them changes.

    An entity that is there takes new readings and keeps what the message does not speak of; one
    that is not is added. Relations of one type from one source are replaced by those stated. An
    NGSI-v2 id and its NGSI-LD form are one entity, as in `sources.ngsi`.

    Args:
        graph: the newest version.
        messages: that will be merged, in this order.
    """

    def __init__(self, graph: GraphReader, messages: Sequence[Message]) -> None:
        events = [event for message in messages for event in message.events]
        named: dict[str, str | None] = {}  # id → kind, where it is said
        for event in events:
            named.update(dict.fromkeys(_named(event) - named.keys()))
            if isinstance(event, PutEntity):
                named[event.entity.id] = event.entity.kind
        other = {i: _other_form(i, kind) for i, kind in named.items()}
        found = graph.entities([*named, *filter(None, other.values())])
        self._ids = {i: o for i, o in other.items() if o and i not in found and o in found}
        self._entities = found
        self._observed: defaultdict[str, list[Change]] = defaultdict(list)
        stated = {self._id(e.relation.source) for e in events if isinstance(e, PutRelation)}
        types = {e.relation.type for e in events if isinstance(e, PutRelation)}
        self._relations: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in graph.relations(sorted(types), sources=stated) if stated else ():
            self._relations[relation.source, relation.type].append(relation)

    def known(self, identifier: str) -> Entity | None:
        """The entity that a message calls ``identifier``, as far as it has been merged."""
        return self._entities.get(self._id(identifier))

    def merge(self, message: Message) -> Merged:
        """What ``message`` changes, on top of the messages merged before."""
        into = Merged()
        relations: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
        for event in message.events:
            match event:
                case PutEntity(entity=entity):
                    self._state(entity, into)
                case Observe(observation=observation) | (Observation() as observation):
                    self._observe(observation, into)
                case PutRelation(relation=r):
                    ends = {"source": self._id(r.source), "target": self._id(r.target)}
                    relations[ends["source"], r.type].append(r.model_copy(update=ends))
                case RemoveEntity(id=i) if self._there(i):
                    del self._entities[self._id(i)]
                    into.changes.append(RemoveEntity(id=self._id(i)))
                case SetPresence(id=i, active=active) if self._there(i):
                    into.changes.append(SetPresence(id=self._id(i), active=active))
                case RemoveRelation(source=a, target=b) if self._there(a) and self._there(b):
                    into.changes.append(event)
        for (source, kind), stated in relations.items():
            self._relate(source, kind, stated, into)
        return into

    def _id(self, identifier: str) -> str:
        return self._ids.get(identifier, identifier)

    def _there(self, identifier: str) -> bool:
        return self._id(identifier) in self._entities

    def _put(self, entity: Entity, into: Merged) -> None:
        self._entities[entity.id] = entity
        into.changes.append(PutEntity(entity=entity))

    def _state(self, entity: Entity, into: Merged) -> None:
        """An entity says what it is, or is referred to."""
        held = self._entities.get(self._id(entity.id))
        if held is None:
            self._put(entity, into)
            return
        named = entity.name is not None and entity.name != held.name
        if named or (held.kind == UNKNOWN != entity.kind):
            kind = entity.kind if held.kind == UNKNOWN else held.kind
            update = {"name": entity.name or held.name, "kind": kind}
            self._put(held.model_copy(update=update), into)
            into.changes += self._observed[held.id]  # which the entity as held did not know yet
        for name, reading in entity.attributes.items():
            self._set(Observation(entity=held.id, attribute=name, reading=reading), into)

    def _observe(self, observation: Observation, into: Merged) -> None:
        if not self._there(observation.entity):
            self._put(Entity(id=observation.entity, kind=UNKNOWN), into)
            into.unknown.add(observation.entity)
        identifier = self._id(observation.entity)
        self._set(observation.model_copy(update={"entity": identifier}), into)

    def _set(self, observation: Observation, into: Merged) -> None:
        change = Observe(observation=observation)
        self._observed[observation.entity].append(change)
        into.changes.append(change)

    def _relate(self, source: str, kind: str, stated: Iterable[Relation], into: Merged) -> None:
        for relation in stated:
            for end in (source, relation.target):
                if not self._there(end):
                    self._put(Entity(id=end, kind=UNKNOWN), into)
        held = {r.identity: r for r in self._relations[source, kind]}
        wanted = {r.identity: r for r in stated}
        for target in {r.target for i, r in held.items() if i not in wanted}:
            into.changes.append(RemoveRelation(source=source, target=target, type=kind))
            held = {i: r for i, r in held.items() if r.target != target}
        into.changes += [PutRelation(relation=r) for i, r in wanted.items() if held.get(i) != r]
        self._relations[source, kind] = list(wanted.values())


def _named(event: Event) -> set[str]:
    match event:
        case PutEntity(entity=e):
            return {e.id}
        case Observe(observation=o) | (Observation() as o):
            return {o.entity}
        case PutRelation(relation=r):
            return {r.source, r.target}
        case RemoveRelation(source=source, target=target):
            return {source, target}
        case RemoveEntity(id=i) | SetPresence(id=i):
            return {i}


def _other_form(identifier: str, kind: str | None) -> str | None:
    """``aq-1`` of a sensor ↔ ``urn:ngsi-ld:sensor:aq-1``."""
    if identifier.startswith("urn:ngsi-ld:"):
        return short_id(identifier)
    return f"urn:ngsi-ld:{kind}:{identifier}" if kind and ":" not in identifier else None
