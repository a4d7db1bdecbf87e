"""Evaluate the sets of a typed query on a graph reader, keeping the facts that put each member in.

Only ``GraphReader`` calls are made here, each of which the store answers from an index, so the
cost follows the entities touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain

from gentwin_chat.domain import Reading, Relation, Scalar, Triple
from gentwin_chat.indexing.graph.protocol import GraphReader, Operator
from gentwin_chat.query import Edges, Related, Selection, Step

_COMPARE: dict[Operator, Callable[[int, int], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Evaluation:
    """One question's view of one version: sets, hops and their supporting facts.

    Args:
        reader: the version to read.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader
        self.version = reader.version
        self._undirected = {r.type for r in reader.schema().relations if not r.directed}
        self._support: dict[str, list[Triple]] = defaultdict(list)

    def members(self, selection: Selection) -> list[str]:
        """The ids in ``selection``, in priority order."""
        ids: Iterable[str] | None = selection.ids
        for related in selection.related:
            found = self._related(selection, related, None if ids is None else list(ids))
            ids = found if ids is None else [i for i in ids if i in found]
        chosen = self._select(selection, ids)
        dropped = set(selection.excluding)
        chosen = [i for i in chosen if i not in dropped]
        for condition in selection.where:
            if condition.attribute not in ("id", "name", "kind", "active"):
                for i, reading in self.reader.readings(condition.attribute, chosen).items():
                    self._support[i] += self.reading_facts(i, condition.attribute, reading)
        return chosen

    def _select(self, selection: Selection, ids: Iterable[str] | None) -> list[str]:
        """Entities by kind and conditions; a list of values in ``=`` means any of them."""
        either = [c for c in selection.where if c.op == "=" and isinstance(c.value, list)]
        plain = [c for c in selection.where if c not in either]
        chosen = self.reader.select(selection.kinds, plain, ids)
        for condition in either:
            assert isinstance(condition.value, list)
            any_of: set[str] = set()
            for value in condition.value:
                one = condition.model_copy(update={"value": value})
                any_of.update(self.reader.select(selection.kinds, [one], chosen))
            chosen = [i for i in chosen if i in any_of]
        return chosen

    def edges(self, edges: Edges) -> list[tuple[str, str, Relation]]:
        """``(source, target, relation)`` of every edge of a set; loops and repeats are kept."""
        sources = None if edges.source is None else self.members(edges.source)
        targets = None if edges.target is None else self.members(edges.target)
        seen = {}
        for end, other, relation in self.hop(edges.step, sources, targets):
            seen.setdefault(relation.identity, (end, other, relation))
        return list(seen.values())

    def hop(
        self, step: Step, ids: Iterable[str] | None, others: Iterable[str] | None = None
    ) -> Iterator[tuple[str, str, Relation]]:
        """Every ``(entity, other, relation)`` that ``step`` leads over, ends restricted if given."""
        ids = None if ids is None else list(ids)
        others = None if others is None else list(others)
        if step.direction != "in":
            for r in self.reader.relations(step.types, ids, others, step.where):
                yield r.source, r.target, r
        backward = step.direction != "out"
        if backward or self._undirected & set(step.types or self._undirected):
            for r in self.reader.relations(step.types, others, ids, step.where):
                if backward or not r.directed:
                    yield r.target, r.source, r
        if step.direction == "in":
            for r in self.reader.relations(step.types, ids, others, step.where):
                if not r.directed:
                    yield r.source, r.target, r

    def neighbours(
        self, step: Step, ids: Iterable[str] | None, target: Selection | None = None
    ) -> dict[str, dict[str, Relation]]:
        """Entity → other end → a relation between them; an entity is no neighbour of itself."""
        others = None
        if target is not None and target != Selection():
            others = self.members(target)
        found: dict[str, dict[str, Relation]] = defaultdict(dict)
        for entity, other, relation in self.hop(step, ids, others):
            if entity != other:
                found[entity].setdefault(other, relation)
        return found

    def _related(self, selection: Selection, related: Related, ids: list[str] | None) -> set[str]:
        found = self.neighbours(related.step, ids, related.target)
        compare = _COMPARE[related.op]
        holds = {i for i, others in found.items() if compare(len(others), related.count)}
        if compare(0, related.count):  # those without any such relation belong to the set as well
            everyone = self.reader.select(selection.kinds, (), ids)
            none = [i for i in everyone if i not in found]
            holds |= set(none)
            what = "/".join(related.step.types) or "any relation"
            for i in none:
                self._support[i].append(self.fact(i, f"count({what})", 0, computed=True))
        for i in holds:
            self._support[i] += [self.relation_fact(r) for r in found.get(i, {}).values()]
        return holds

    def support(self, ids: Iterable[str]) -> list[Triple]:
        """The facts that put ``ids`` into the sets evaluated so far, without repeats.

        An entity without any (it was selected by its kind alone) gets its kind as the fact.
        """
        ids = list(ids)
        bare = [i for i in ids if not self._support.get(i)]
        kinds = {i: e.kind for i, e in self.reader.entities(bare).items()}
        facts = chain.from_iterable(
            self._support[i] if self._support.get(i) else [self.fact(i, "kind", kinds[i])]
            for i in ids
            if i in kinds or self._support.get(i)
        )
        return list(dict.fromkeys(facts))

    def fact(
        self,
        subject: str,
        predicate: str,
        value: Scalar,
        unit: str | None = None,
        *,
        time: datetime | None = None,
        computed: bool = False,
    ) -> Triple:
        """One fact of this version; ``computed`` marks a computation over stored facts."""
        return Triple(
            subject=subject,
            predicate=predicate,
            object=value,
            unit=unit,
            time=time,
            version=self.version,
            computed=computed,
        )

    def reading_facts(self, subject: str, attribute: str, reading: Reading) -> list[Triple]:
        """A reading as facts: one for each member of a list value."""
        many = reading.value if isinstance(reading.value, list) else [reading.value]
        return [self.fact(subject, attribute, v, reading.unit, time=reading.time) for v in many]

    def relation_fact(self, relation: Relation) -> Triple:
        return self.fact(relation.source, relation.type, relation.target)
