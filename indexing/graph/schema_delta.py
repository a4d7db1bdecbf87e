"""Bringing a schema up to date by what changed, whatever the size of the graph."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from gentwin_chat.domain import Reading, Relation, Scalar

from .compare import scalar_type
from .draft import Base, Difference, differing
from .protocol import AttributeInfo, Comparison, KindInfo, RelationInfo, Schema
from .summary import VALUES, AttributeCounts, make_info, summarise

Owner: TypeAlias = tuple[str, ...]
"""What has attributes: a kind, as ``(kind,)``, or relations, as ``(type, source, target kind)``."""


class Counted(Base, Protocol):
    """The reads by which what a schema leaves out is counted."""

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]: ...

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]: ...

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]: ...


@dataclass
class Delta:
    """By how much each count of a schema changes. Deltas of versions in a row add up.

    Attributes:
        counts: entities of a kind, relations of a type between two kinds.
        undirected: those of the relations that state no direction.
        attributes: (owner, attribute) → by how much what it has is had more often.
        descriptions: vocabulary terms were described.
    """

    counts: Counter[Owner] = field(default_factory=Counter)
    undirected: Counter[Owner] = field(default_factory=Counter)
    attributes: defaultdict[tuple[Owner, str], AttributeCounts] = field(
        default_factory=lambda: defaultdict(AttributeCounts)
    )
    descriptions: bool = False

    @classmethod
    def of(cls, difference: Difference, after: Base, *, descriptions: bool = False) -> Delta:
        """What ``difference`` changes, ``after`` being a reader of the state after it."""
        delta = cls(descriptions=descriptions)
        moved: list[str] = []
        for i, (old, new) in difference.entities.items():
            same = old is not None and new is not None and old.kind == new.kind
            if old and new and not same:
                moved.append(i)
            for entity, other, sign in ((old, new, -1), (new, old, 1)):
                if entity is not None:
                    delta.counts[entity.kind,] += 0 if same else sign
                    for name in differing(entity, other if same else None):
                        reading = entity.attributes[name]
                        delta.attributes[(entity.kind,), name].add(reading, sign)
        changes = list(difference.relations.values())
        if moved:
            beside = after.relations(sources=moved) + after.relations(targets=moved)
            still = {e.identity: e for e in beside if e.identity not in difference.relations}
            changes += [(edge, edge) for edge in still.values()]
        pairs = difference.entities
        ends = {end for pair in changes for e in pair if e for end in (e.source, e.target)}
        rest = after.entities(ends - pairs.keys() - difference.known.keys()) | difference.known
        for index, sign in ((0, -1), (1, 1)):
            kinds = {i: entity.kind for i, entity in rest.items()}
            kinds |= {i: entity.kind for i, pair in pairs.items() if (entity := pair[index])}
            for pair in changes:
                if edge := pair[index]:
                    delta.add_edge(edge, kinds, sign)
        return delta

    def add_edge(self, edge: Relation, kinds: dict[str, str], sign: int) -> None:
        """Count a relation ``sign`` times, its ends being of ``kinds``."""
        owner = (edge.type, kinds[edge.source], kinds[edge.target])
        self.counts[owner] += sign
        self.undirected[owner] += 0 if edge.directed else sign
        for name, reading in edge.attributes.items():
            self.attributes[owner, name].add(reading, sign)

    def add(self, other: Delta, sign: int = 1) -> None:
        """Add ``other``, or with ``sign`` -1 go back over it."""
        for mine, more in (
            (self.counts, other.counts),
            (self.undirected, other.undirected),
        ):
            for owner, n in more.items():
                mine[owner] += sign * n
        for key, counts in other.attributes.items():
            self.attributes[key].merge(counts, sign)
        self.descriptions |= other.descriptions

    def to_json(self) -> str:
        """As text, for :meth:`from_json`."""
        attributes = [
            (owner, name, [*c.forms.items()], [*c.cells.items()])
            for (owner, name), c in self.attributes.items()
        ]
        counts = [*self.counts.items()], [*self.undirected.items()]
        return json.dumps((*counts, attributes, self.descriptions))

    @classmethod
    def from_json(cls, text: str) -> Delta:
        """What :meth:`to_json` wrote."""
        counts, undirected, attributes, descriptions = json.loads(text)
        delta = cls(_counter(counts), _counter(undirected), descriptions=descriptions)
        for owner, name, forms, cells in attributes:
            delta.attributes[tuple(owner), name] = AttributeCounts(_counter(forms), _counter(cells))
        return delta

    @property
    def size(self) -> int:
        """How many counts it changes."""
        return sum(len(c.cells) for c in self.attributes.values()) + len(self.counts)


def _counter(items: Iterable[tuple[list[Any], int]]) -> Counter[Any]:
    return Counter({tuple(key): n for key, n in items})


def total(deltas: Iterable[str | None], sign: int = 1) -> Delta | None:
    """The sum of deltas that were kept as text; ``None`` if one of them is not known."""
    total = Delta()
    for text in deltas:
        if text is None:
            return None
        total.add(Delta.from_json(text), sign)
    return total


def way(deltas: Mapping[int, str | None], version: int, other: int) -> Delta | None:
    """What has changed from ``version`` up to ``other``, or back; ``None`` if that is not known.

    Args:
        deltas: of each version that is kept between the two, those included, what it changes.
    """
    first, last = sorted((version, other))
    if last not in deltas or (first and first not in deltas):
        return None  # one is retired: what it changed is told with the next one's
    return total((deltas[v] for v in deltas if v != first), 1 if version < other else -1)


def to_text(schema: Schema) -> str:
    """A schema as text that is kept."""
    return json.dumps(schema.model_dump())  # unlike pydantic's own JSON it writes infinity


def from_text(text: str) -> Schema:
    """What :func:`to_text` wrote."""
    return Schema.model_validate(json.loads(text))


def updated(schema: Schema, delta: Delta, after: Counted) -> Schema:
    """``schema`` with ``delta``; its descriptions stay.

    Costs what changed. Of an attribute with over :data:`VALUES` distinct values only so many are
    listed; the others that changed are looked up in ``after``.
    """
    infos: defaultdict[Owner, dict[str, AttributeInfo]] = defaultdict(dict)
    for (owner, name), change in delta.attributes.items():
        old = _owner_infos(schema, owner).get(name)
        infos[owner][name] = _Update(owner, name, after).info(old, change)
    kinds = dict(schema.kinds)
    relations = {_owner(r): r for r in schema.relations}
    for owner in delta.counts.keys() | infos.keys():
        own = _owner_infos(schema, owner) | infos[owner]
        attributes = {name: own[name] for name in sorted(own) if own[name].count}
        step = delta.counts[owner]
        if len(owner) == 1:
            kind = kinds.pop(owner[0], KindInfo(name=owner[0], count=0))
            if kind.count + step:
                update = {"count": kind.count + step, "attributes": attributes}
                kinds[owner[0]] = kind.model_copy(update=update)
            continue
        relation = relations.pop(owner, None)
        count = step + (relation.count if relation else 0)
        undirected = delta.undirected[owner] + (relation.undirected if relation else 0)
        if count:
            relations[owner] = RelationInfo(
                type=owner[0],
                source_kind=owner[1],
                target_kind=owner[2],
                count=count,
                directed=undirected < count,
                undirected=undirected,
                attributes=attributes,
            )
    return Schema(
        kinds=dict(sorted(kinds.items())),
        relations=[relations[owner] for owner in sorted(relations)],
        descriptions=schema.descriptions,
        exact=schema.exact,
    )


def _owner_infos(schema: Schema, owner: Owner) -> dict[str, AttributeInfo]:
    if len(owner) == 1:
        kind = schema.kinds.get(owner[0])
        return kind.attributes if kind else {}
    return next((r.attributes for r in schema.relations if _owner(r) == owner), {})


def _owner(relation: RelationInfo) -> Owner:
    return (relation.type, relation.source_kind, relation.target_kind)


@dataclass
class _Update:
    """Of one attribute of one owner."""

    owner: Owner
    name: str
    after: Counted

    def info(self, old: AttributeInfo | None, change: AttributeCounts) -> AttributeInfo:
        if old is None:
            return change.info(self.name)
        counts = AttributeCounts()
        for kind, unit, n in old.forms:
            counts.forms[kind, unit] = n
        for value, n in zip(old.values, old.counts, strict=True):
            assert not isinstance(value, list)  # lists are counted by their members
            counts.cells[scalar_type(value), value] = n
        if old.distinct <= VALUES:
            counts.merge(change)
            return counts.info(self.name)
        counts.forms.update(change.forms)
        return self._partial(old, change, counts) or self._anew()

    def _partial(
        self, old: AttributeInfo, change: AttributeCounts, counts: AttributeCounts
    ) -> AttributeInfo | None:
        """Where not all values are listed; ``None`` if that does not tell enough."""
        if len(self.owner) > 1 or any(kind == "list" for kind, _ in counts.forms):
            return None
        distinct, listed = old.distinct, counts.cells
        numbers = [x for x in (old.minimum, old.maximum) if x is not None]
        steps = {cell: step for cell, step in change.cells.items() if step}
        unlisted = [cell for cell in steps if cell not in listed]
        values = [value for _, value in unlisted]
        after = dict(zip(unlisted, self.after.tally(self.owner[0], self.name, values), strict=True))
        lost = False
        for cell, step in steps.items():
            now = after[cell] if cell in after else listed[cell] + step
            distinct += (now > 0) - (now > step)
            if now:
                listed[cell] = now
                if cell[0] == "number":
                    numbers.append(float(cell[1]))
            else:
                listed.pop(cell, None)
                lost |= cell[0] == "number" and cell[1] in (old.minimum, old.maximum)
        if distinct <= VALUES or len(listed) < VALUES // 2:
            return None  # all are to be listed, or too few of those that are remain
        low, high = min(numbers, default=None), max(numbers, default=None)
        if lost:
            inner = [float(value) for kind, value in listed if kind == "number"]
            if not inner or low is None or high is None:
                return None
            low = self._extreme(low, min(inner), highest=False)
            high = self._extreme(high, max(inner), highest=True)
        return make_info(
            self.name, counts.forms, listed, distinct=distinct, minimum=low, maximum=high
        )

    def _extreme(self, bound: float, inner: float, *, highest: bool) -> float:
        """The highest or lowest number: none lies beyond ``bound``, and ``inner`` occurs."""
        share = 1 / 1024
        while math.isfinite(bound - inner):
            edge = bound + (inner - bound) * share if share < 1 else inner
            beyond = Comparison(attribute=self.name, op=">=" if highest else "<=", value=edge)
            found = self.after.select(self.owner, [beyond])
            if found or share >= 1:
                readings = self.after.readings(self.name, found).values()
                held = [float(r.value) for r in readings if isinstance(r.value, (int, float))]
                return max(held, default=inner) if highest else min(held, default=inner)
            share *= 2
        return inner

    def _anew(self) -> AttributeInfo:
        if len(self.owner) == 1:
            members = self.after.select(self.owner)
            return summarise(self.name, self.after.readings(self.name, members).values())
        edges = self.after.relations([self.owner[0]])
        infos = {_owner(r): r for r in relation_infos(self.after, edges)}
        return infos[self.owner].attributes[self.name]


def relation_infos(graph: Counted, edges: Iterable[Relation]) -> list[RelationInfo]:
    """What is known of ``edges``, whose ends are in ``graph``."""
    edges, delta = list(edges), Delta()
    ends = graph.entities({end for edge in edges for end in (edge.source, edge.target)})
    kinds = {i: entity.kind for i, entity in ends.items()}
    for edge in edges:
        delta.add_edge(edge, kinds, 1)
    return updated(Schema(), delta, graph).relations
