"""Evaluate the sets of a typed query on a graph reader, keeping what puts each member in.

Only ``GraphReader`` calls are made here, each of which the store answers from an index, so the
cost follows the entities touched. Facts are made for what an answer shows, not for all it read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice

from gentwin_chat.domain import Reading, Relation, Scalar, Triple
from gentwin_chat.errors import QueryError
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader, Operator
from gentwin_chat.query import OPPOSITE, Contrast, Edges, Related, Selection, Step

EVIDENCE = 1000  # supporting facts of one answer, about
_FEW = 1000  # entities whose relations are read before the other end is narrowed down

Neighbours = Mapping[str, Mapping[str, Relation]]
"""Entity → other end → a relation between them."""

_COMPARE: dict[Operator, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@dataclass
class Found:
    """The members of a selection, and the relations that its conditions met.

    Attributes:
        selection: what was asked.
        ids: the members in priority order.
        links: for each of ``selection.related``, what was found for it.
        options: for each of ``selection.either``, what it describes.
    """

    selection: Selection
    ids: list[str]
    links: list[Neighbours] = field(default_factory=list)
    options: list[Found] = field(default_factory=list)


class Evaluation:
    """One question's view of one version: sets, hops and their supporting facts.

    Args:
        reader: the version to read.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader
        self.version = reader.version

    # --- sets ---------------------------------------------------------------------------------

    def members(self, selection: Selection) -> list[str]:
        """The ids in ``selection``, in priority order."""
        return self.find(selection).ids

    def find(self, selection: Selection) -> Found:
        """The members of ``selection``, with what :meth:`support` needs to show why.

        Raises:
            QueryError: a count is compared by an operator that is not for numbers.
        """
        ids = None if selection.ids is None else list(selection.ids)
        links: list[Neighbours] = []
        for related in selection.related:
            found = (
                self.surrounding(related)
                if related.most > 1
                else self.neighbours(related.step, ids, related.target)
            )
            links.append(found)
            ids = self._holding(selection, related, found, ids)
        options = [
            self.find(one.model_copy(update={"kinds": one.kinds or selection.kinds}))
            for one in selection.either
        ]
        if options:
            fitting = dict.fromkeys(chain.from_iterable(o.ids for o in options))
            ids = list(fitting) if ids is None else [i for i in ids if i in fitting]
        dropped = set(selection.excluding)
        chosen = [i for i in self._select(selection, ids) if i not in dropped]
        return Found(selection, chosen, links, options)

    def _holding(
        self, selection: Selection, related: Related, found: Neighbours, ids: list[str] | None
    ) -> list[str]:
        """Those of ``ids`` (of all, if ``None``) with as many neighbours as ``related`` says."""
        if related.op not in _COMPARE:
            raise QueryError(f"A number of relations cannot be compared by {related.op!r}. Use =.")
        compare = _COMPARE[related.op]
        if compare(0, related.count):  # those without any such relation belong to the set as well
            everyone = self.reader.select(selection.kinds, (), ids)
            return [i for i in everyone if compare(len(found.get(i, ())), related.count)]
        among = found if ids is None else [i for i in ids if i in found]
        return [i for i in among if compare(len(found[i]), related.count)]

    def _select(self, selection: Selection, ids: Iterable[str] | None) -> list[str]:
        """Entities by kind and conditions; a list of values in ``=`` means any of them."""
        either = [c for c in selection.where if c.op == "=" and isinstance(c.value, list)]
        contrasts = [c for c in selection.where if isinstance(c, Contrast)]
        plain = [c for c in selection.where if c not in (*either, *contrasts)]
        chosen = self.reader.select(selection.kinds, plain, ids)
        for contrast in contrasts:
            chosen = self._contrasted(contrast, chosen)
        for condition in either:
            any_of: set[str] = set()
            for value in condition.value if isinstance(condition.value, list) else ():
                one = Comparison(attribute=condition.attribute, op="=", value=value)
                any_of.update(self.reader.select(selection.kinds, [one], chosen))
            chosen = [i for i in chosen if i in any_of]
        return chosen

    def _contrasted(self, contrast: Contrast, ids: Sequence[str]) -> list[str]:
        """Those of ``ids`` whose one attribute compares so with their other; both are numbers.

        Raises:
            QueryError: the operator is not for numbers.
        """
        if contrast.op not in _COMPARE:
            raise QueryError(f"Two attributes cannot be compared by {contrast.op!r}. Use <.")
        compare = _COMPARE[contrast.op]
        held = self.reader.readings(contrast.attribute, ids)
        yardsticks = self.reader.readings(contrast.than, ids)
        return [
            i
            for i in ids
            if i in held
            and i in yardsticks
            and isinstance(value := held[i].value, int | float)
            and isinstance(than := yardsticks[i].value, int | float)
            and compare(value, contrast.factor * than + contrast.plus)
        ]

    # --- relations ----------------------------------------------------------------------------

    def edges(self, edges: Edges) -> list[tuple[str, str, Relation]]:
        """``(source, target, relation)`` of every edge of a set, each once; loops are kept."""
        sources = None if edges.source is None else self.members(edges.source)
        targets = None if edges.target is None else self.members(edges.target)
        seen: dict[tuple[str, str, str, str], tuple[str, str, Relation]] = {}
        for end, other, relation in self.hop(edges.step, sources, targets):
            seen.setdefault(relation.identity, (end, other, relation))
        return list(seen.values())

    def hop(
        self, step: Step, ids: Sequence[str] | None, others: Sequence[str] | None = None
    ) -> Iterator[tuple[str, str, Relation]]:
        """Every ``(entity, other, relation)`` that ``step`` leads over, ends restricted if given.

        An edge that can be followed from both of its ends comes twice. Two reads of the store,
        one if neither end is restricted.
        """
        forward = self.reader.relations(step.types, ids, others, step.where)
        backward = (
            forward
            if ids is None and others is None
            else self.reader.relations(step.types, others, ids, step.where)
        )
        for r in forward:
            if step.direction != "in" or not r.directed:
                yield r.source, r.target, r
        for r in backward:
            if step.direction != "out" or not r.directed:
                yield r.target, r.source, r

    def neighbours(
        self, step: Step, ids: Sequence[str] | None, target: Selection | None = None
    ) -> Neighbours:
        """Entity → other end in ``target`` → a relation; no entity is a neighbour of itself."""
        narrow = target if target is not None and not target.is_everything else None
        # Around a few entities, whom they lead to is fewer than all that the target describes.
        late = narrow is not None and ids is not None and len(ids) <= _FEW
        others = None if narrow is None or late else self.members(narrow)
        found: dict[str, dict[str, Relation]] = defaultdict(dict)
        for entity, other, relation in self.hop(step, ids, others):
            if entity != other:
                found[entity].setdefault(other, relation)
        if narrow is None or not late:
            return found
        reached = dict.fromkeys(chain.from_iterable(found.values()))
        asked = reached.keys() if narrow.ids is None else reached.keys() & set(narrow.ids)
        fitting = set(self.members(narrow.model_copy(update={"ids": tuple(asked)})))
        if len(fitting) == len(reached):
            return found
        kept = {i: {o: r for o, r in ends.items() if o in fitting} for i, ends in found.items()}
        return {i: ends for i, ends in kept.items() if ends}

    def surrounding(self, related: Related) -> Neighbours:
        """Entity → the ends before it on its shortest ways from ``related.target`` → a relation,
        for those of which the way is as long as ``related`` says."""
        step = related.step.model_copy(update={"direction": OPPOSITE[related.step.direction]})
        frontier = self.members(related.target or Selection())
        seen = set(frontier)
        found: dict[str, dict[str, Relation]] = defaultdict(dict)
        for hops in range(1, related.most + 1):
            reached = [
                (near, far, r) for near, far, r in self.hop(step, frontier) if far not in seen
            ]
            frontier = list(dict.fromkeys(far for _, far, _ in reached))
            seen.update(frontier)
            if hops >= related.fewest:
                for near, far, relation in reached:
                    found[far].setdefault(near, relation)
        return found

    # --- attributes ---------------------------------------------------------------------------

    def readings(self, attribute: str, ids: Sequence[str]) -> dict[str, Reading]:
        """``id → reading`` for those of ``ids`` that have ``attribute``; ``"kind"`` is one too."""
        if attribute != "kind":
            return self.reader.readings(attribute, ids)
        return {i: Reading(value=e.kind) for i, e in self.reader.entities(ids).items()}

    # --- evidence -----------------------------------------------------------------------------

    def support(self, found: Found, ids: Sequence[str] | None = None) -> list[Triple]:
        """The facts that put ``ids`` (all members, if ``None``) into a set, without repeats.

        At most about :data:`EVIDENCE` facts: each of the first so many members has at least one,
        and where that is too many for all, each has an equal share. A member that was selected by
        its kind alone has its kind as its fact.
        """
        shown = list(found.ids if ids is None else ids)[:EVIDENCE]
        held = self._reasons(found, shown)
        bare = [i for i in shown if not held[i]]
        for i, entity in self.reader.entities(bare).items():
            held[i].append(self.fact(i, "kind", entity.kind))
        return share(held.values())

    def _reasons(self, found: Found, shown: Sequence[str]) -> dict[str, list[Triple]]:
        """Id → the facts by which it is a member."""
        held: dict[str, list[Triple]] = {i: [] for i in shown}
        for condition in found.selection.where:
            for i, facts in self._condition_facts(condition, shown).items():
                held[i] += facts
            if isinstance(condition, Contrast):
                for i, reading in self.reader.readings(condition.than, shown).items():
                    held[i] += self.reading_facts(i, condition.than, reading)
        for related, links in zip(found.selection.related, found.links, strict=True):
            for i in shown:
                ends = links.get(i, {})
                if (related.op, related.count) != (">=", 1):
                    what = "/".join(related.step.types) or "any relation"
                    held[i].append(self.fact(i, f"count({what})", len(ends), computed=True))
                held[i] += map(self.relation_fact, islice(ends.values(), EVIDENCE))
        for option in found.options:
            fitting = set(option.ids)
            for i, facts in self._reasons(option, [i for i in shown if i in fitting]).items():
                held[i] += facts
        return held

    def _condition_facts(
        self, condition: Comparison, ids: Sequence[str]
    ) -> dict[str, list[Triple]]:
        """Id → the facts by which it satisfies ``condition``."""
        name = condition.attribute
        if name in ("id", "name", "kind", "active"):
            entities = self.reader.entities(ids).items()
            values = {i: getattr(e, name) for i, e in entities}
            return {i: [self.fact(i, name, v)] for i, v in values.items() if v is not None}
        if condition.op == "missing":
            return {i: [self.fact(i, f"has {name}", False, computed=True)] for i in ids}
        readings = self.reader.readings(name, ids)
        return {i: self.reading_facts(i, name, r) for i, r in readings.items()}

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
        fact = self.fact(relation.source, relation.type, relation.target)
        if relation.inferred is None:
            return fact
        return fact.model_copy(update={"inferred": relation.inferred})


def share(groups: Iterable[list[Triple]]) -> list[Triple]:
    """The facts of several things in turn, without repeats; about :data:`EVIDENCE` at most, of
    which each thing has an equal share."""
    groups = [g for g in islice(groups, EVIDENCE) if g]
    if sum(map(len, groups)) > EVIDENCE:
        groups = [g[: max(1, EVIDENCE // len(groups))] for g in groups]
    return list(dict.fromkeys(chain.from_iterable(groups)))
