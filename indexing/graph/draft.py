"""What a list of changes does to a graph, worked out once for every store and for forks.

A :class:`Draft` reads what the changes touch in a few batched reads, applies them in memory one
after the other, and is the :class:`Difference` that they make. Nothing is written: a store writes
the difference, a fork answers from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Protocol, TypeAlias

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    entity_keys,
)
from gentwin_chat.errors import StoreError

Identity: TypeAlias = tuple[str, str, str, str]


class Base(Protocol):
    """The reads that a difference needs: those of a ``GraphReader``, or of one transaction."""

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]: ...

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
    ) -> list[Relation]: ...


class Difference:
    """How one state of a graph differs from that of ``base``.

    Attributes:
        entities: id → (before, after) of every entity that differs; ``None`` where it is not there.
        relations: identity → (before, after), likewise.
        degrees: id → how much Nᵢ of eq. 3 changes, where it does and the entity remains.
        known: the state after of every entity in ``entities`` or ``degrees`` that remains.
    """

    def __init__(
        self,
        base: Base,
        entities: Mapping[str, tuple[Entity | None, Entity | None]],
        relations: Mapping[Identity, tuple[Relation | None, Relation | None]],
    ) -> None:
        self.entities = {i: pair for i, pair in entities.items() if not _same(*pair)}
        self.relations = {i: pair for i, pair in relations.items() if not _same(*pair)}
        degrees: defaultdict[str, int] = defaultdict(int)
        for (source, _, target, _), (before, after) in self.relations.items():
            step = (after is not None) - (before is not None)
            for end in {source, target}:
                degrees[end] += step
        gone = {i for i, (_, after) in self.entities.items() if after is None}
        self.degrees = {i: d for i, d in degrees.items() if d and i not in gone}
        self.known = {i: after for i, (_, after) in self.entities.items() if after}
        missing = [i for i in self.degrees if i not in self.known]
        self.known |= base.entities(missing)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Ids for which the state before no longer answers."""
        return frozenset(self.entities) | self.known.keys()

    @cached_property
    def displaced(self) -> frozenset[str]:
        """Ids whose place in priority order, kind or names differ: lists of the state before hold
        them wrongly. What has another reading only, stays where it was."""
        pairs = self.entities.items()
        moved = (i for i, (before, after) in pairs if _listed(before) != _listed(after))
        return frozenset(self.degrees).union(moved)

    @cached_property
    def edges(self) -> list[Relation]:
        """The relations that are new or have become another."""
        return [new for _, new in self.relations.values() if new]

    @cached_property
    def called(self) -> dict[str, list[str]]:
        """Folded name → those of ``displaced`` that bear it."""
        called: defaultdict[str, list[str]] = defaultdict(list)
        for i in self.displaced & self.known.keys():
            for key in entity_keys(self.known[i]):
                called[key].append(i)
        return called

    @property
    def touched(self) -> frozenset[str]:
        """Ids of the entities that are new, gone, or whose attributes or relations differ."""
        ends = {end for identity in self.relations for end in (identity[0], identity[2])}
        return frozenset(ends | self.entities.keys())


def between(before: Base, after: Base, ids: Iterable[str]) -> Difference:
    """How ``after`` differs from ``before``, as far as ``ids`` tell of every entity that was
    touched; a relation that changed touches both of its ends. Costs what was touched."""
    asked = list(ids)
    old, new = before.entities(asked), after.entities(asked)
    was = {r.identity: r for r in before.relations(sources=asked, targets=asked)}
    now = {r.identity: r for r in after.relations(sources=asked, targets=asked)}
    return Difference(
        before,
        {i: (old.get(i), new.get(i)) for i in asked},
        {i: (was.get(i), now.get(i)) for i in was | now},
    )


class Draft(Difference):
    """The difference that ``changes`` make on top of ``base``.

    Raises:
        StoreError: a change names an entity that is not there.
    """

    def __init__(self, base: Base, changes: Iterable[Change]) -> None:
        changes = list(changes)
        self._before: dict[str, Entity | None] = {}
        self._edges_before: dict[Identity, Relation] = {}
        self._incident: defaultdict[str, set[Identity]] = defaultdict(set)
        self._load(base, changes)
        self._now = dict(self._before)
        self._edges = dict(self._edges_before)
        for change in changes:
            self._apply(change)
        identities = dict.fromkeys([*self._edges_before, *self._edges])
        super().__init__(
            base,
            {i: (self._before.get(i), now) for i, now in self._now.items()},
            {i: (self._edges_before.get(i), self._edges.get(i)) for i in identities},
        )

    # --- reading what is touched ---------------------------------------------------------------

    def _load(self, base: Base, changes: list[Change]) -> None:
        ids: dict[str, None] = {}
        removed: set[str] = set()
        put: tuple[set[str], set[str]] = (set(), set())
        cut: set[str] = set()
        for change in changes:
            ids.update(dict.fromkeys(_named(change)))
            match change:
                case RemoveEntity():
                    removed.add(change.id)
                case PutRelation(relation=r):
                    put[0].add(r.source)
                    put[1].add(r.target)
                case RemoveRelation():
                    cut.update((change.source, change.target))
        found = base.entities(ids)
        self._before = {i: found.get(i) for i in ids}
        relations: list[Relation] = []
        if put[0]:
            relations += base.relations(sources=put[0], targets=put[1])
        if cut:
            relations += base.relations(sources=cut, targets=cut)
        if removed:
            relations += base.relations(sources=removed) + base.relations(targets=removed)
        for relation in relations:
            self._edges_before[relation.identity] = relation
            self._incident[relation.source].add(relation.identity)
            self._incident[relation.target].add(relation.identity)

    # --- applying -------------------------------------------------------------------------------

    def _apply(self, change: Change) -> None:
        match change:
            case PutEntity(entity=entity):
                self._now[entity.id] = entity
            case RemoveEntity():
                self._existing(change.id, "remove")
                for identity in tuple(self._incident[change.id]):
                    self._drop(identity)
                self._now[change.id] = None
            case PutRelation(relation=relation):
                for end in (relation.source, relation.target):
                    self._existing(end, f"relate by {relation.type!r}")
                    self._incident[end].add(relation.identity)
                self._edges[relation.identity] = relation
            case RemoveRelation():
                self._remove_relation(change)
            case Observe(observation=observation):
                self._observe(observation)
            case SetPresence():
                entity = self._existing(change.id, "set the presence of")
                self._now[change.id] = entity.model_copy(update={"active": change.active})

    def _existing(self, identifier: str, doing: str) -> Entity:
        entity = self._now.get(identifier)
        if entity is None:
            raise StoreError(
                f"Cannot {doing} {identifier!r}: there is no such entity. "
                f"Add it first with PutEntity, or leave the change out."
            )
        return entity

    def _drop(self, identity: Identity) -> None:
        self._edges.pop(identity, None)
        self._incident[identity[0]].discard(identity)
        self._incident[identity[2]].discard(identity)

    def _remove_relation(self, change: RemoveRelation) -> None:
        self._existing(change.source, "cut a relation of")
        self._existing(change.target, "cut a relation of")
        for identity in tuple(self._incident[change.source]):
            edge = self._edges[identity]
            ends = (edge.source, edge.target)
            # An edge without direction lies between its ends whichever is named first.
            between = ends == (change.source, change.target) or (
                not edge.directed and ends == (change.target, change.source)
            )
            if between and change.type in (None, edge.type):
                self._drop(identity)

    def _observe(self, observation: Observation) -> None:
        entity = self._existing(observation.entity, f"observe {observation.attribute!r} of")
        stored = entity.attributes.get(observation.attribute)
        if stored and _older(observation.reading.time, stored.time):
            return
        attributes = {**entity.attributes, observation.attribute: observation.reading}
        self._now[entity.id] = entity.model_copy(update={"attributes": attributes})


def differing(old: Entity | None, new: Entity | None) -> list[str]:
    """Names of the attributes of ``old`` whose readings ``new`` does not have."""
    if old is None:
        return []
    kept = new.attributes if new else {}
    return [name for name, r in old.attributes.items() if not same_reading(r, kept.get(name))]


def _listed(entity: Entity | None) -> object:
    """What of an entity says where a list holds it."""
    return entity and (entity.kind, entity.name, entity.aliases, entity.active)


def _same(a: Entity | Relation | None, b: Entity | Relation | None) -> bool:
    if a is None or b is None:
        return a is b
    return a == b and all(same_reading(r, b.attributes[name]) for name, r in a.attributes.items())


def same_reading(a: Reading | None, b: Reading | None) -> bool:
    """Whether two readings are the same to a reader of the twin.

    To Python, False equals 0 and 1 equals 1.0; there they are not the same.
    """
    if a is None or b is None:
        return a is b
    return a == b and repr(a.value) == repr(b.value)


def _named(change: Change) -> tuple[str, ...]:
    """Ids of the entities that a change names."""
    match change:
        case PutEntity(entity=entity):
            return (entity.id,)
        case PutRelation(relation=relation):
            return (relation.source, relation.target)
        case RemoveRelation():
            return (change.source, change.target)
        case Observe(observation=observation):
            return (observation.entity,)
        case RemoveEntity() | SetPresence():
            return (change.id,)


def _older(time: datetime | None, stored: datetime | None) -> bool:
    return time is not None and stored is not None and as_utc(time) < as_utc(stored)


def as_utc(time: datetime) -> datetime:
    """``time`` in UTC; a time without a zone is taken as UTC."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
