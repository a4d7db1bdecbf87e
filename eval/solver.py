"""The right answers, computed straight on a topology by a few plain functions.

Nothing of the product's understanding, retriever or store is used here: what checks must not
share the faults of what is checked. Every method returns entity ids or plain values; questions
are turned into these calls by people (or by the grammar that also wrote the question), never by
parsing text.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean
from typing import Any

import networkx as nx

from gentwin_chat.domain import Entity, Relation, Scalar, Topology, Value, entity_keys, name_key

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Solver:
    """Answers typed questions on one topology.

    Args:
        topology: the network; it is not changed.
    """

    def __init__(self, topology: Topology) -> None:
        self.topology = topology
        self._out: dict[str, list[Relation]] = {i: [] for i in topology.entities}
        self._in: dict[str, list[Relation]] = {i: [] for i in topology.entities}
        for relation in topology.relations:
            self._out[relation.source].append(relation)
            self._in[relation.target].append(relation)
            if not relation.directed:
                self._out[relation.target].append(relation)
                self._in[relation.source].append(relation)

    # -- entities ------------------------------------------------------------------------------

    def entity(self, ident: str) -> Entity:
        return self.topology.entities[ident]

    def named(self, text: str, kind: str | None = None) -> list[str]:
        """Ids of the entities that ``text`` names, exactly but for case and punctuation."""
        key = name_key(text)
        return [
            e.id
            for e in self.topology.entities.values()
            if key in entity_keys(e) and kind in (None, e.kind)
        ]

    def one(self, text: str, kind: str | None = None) -> str:
        """The id of the one entity that ``text`` names.

        Raises:
            KeyError: it names none, or several.
        """
        found = self.named(text, kind)
        if len(found) != 1:
            raise KeyError(f"{text!r} names {len(found)} entities")
        return found[0]

    def kind(self, *kinds: str) -> list[str]:
        return [e.id for e in self.topology.entities.values() if e.kind in kinds]

    def value(self, ident: str, attribute: str) -> Value | None:
        """The value of an attribute (``name`` and ``id`` are attributes too), None if missing."""
        entity = self.entity(ident)
        if attribute == "name":
            return entity.name
        if attribute == "id":
            return entity.id
        reading = entity.attributes.get(attribute)
        return None if reading is None else reading.value

    def values(self, ids: Iterable[str], attribute: str) -> list[Scalar]:
        """Values of those that have the attribute, repeats kept; lists are flattened."""
        found: list[Scalar] = []
        for ident in ids:
            value = self.value(ident, attribute)
            if isinstance(value, list):
                found += value
            elif value is not None:
                found.append(value)
        return found

    def where(self, ids: Iterable[str], attribute: str, op: str, value: Scalar) -> list[str]:
        """Those whose attribute compares so; who lacks the attribute is left out."""
        kept = []
        for ident in ids:
            own = self.value(ident, attribute)
            if own is None:
                continue
            members = own if isinstance(own, list) else [own]
            if any(_comparable(m, value) and _OPERATORS[op](m, value) for m in members):
                kept.append(ident)
        return kept

    def lacking(self, ids: Iterable[str], attribute: str) -> list[str]:
        return [i for i in ids if self.value(i, attribute) is None]

    # -- relations -----------------------------------------------------------------------------

    def _edges(self, ident: str, way: str) -> list[tuple[str, Relation]]:
        found = []
        if way in ("out", "both"):
            found += [(r.target if r.source == ident else r.source, r) for r in self._out[ident]]
        if way in ("in", "both"):
            found += [(r.source if r.target == ident else r.target, r) for r in self._in[ident]]
        return found

    def near(
        self,
        ids: str | Iterable[str],
        type: str | None = None,
        kind: str | None = None,
        way: str = "both",
    ) -> list[str]:
        """Ids one relation away from any of ``ids``, each once, in order of first meeting.

        Args:
            type: relation type; any if None. An entity is no neighbour of itself by a loop.
            kind: kind of the far end; any if None.
            way: ``out``, ``in`` or ``both``; an undirected relation goes either way.
        """
        found: dict[str, None] = {}
        for ident in [ids] if isinstance(ids, str) else ids:
            for other, relation in self._edges(ident, way):
                if other == ident or type not in (None, relation.type):
                    continue
                if kind in (None, self.entity(other).kind):
                    found[other] = None
        return list(found)

    def related(self, a: str, b: str, type: str | None = None) -> bool:
        return b in self.near(a, type)

    def without(
        self,
        ids: Iterable[str],
        type: str | None = None,
        kind: str | None = None,
        way: str = "both",
    ) -> list[str]:
        """Those of ``ids`` that have no such neighbour."""
        return [i for i in ids if not self.near(i, type, kind, way)]

    def degree(self, ident: str, type: str | None = None) -> int:
        """Relations that touch the entity."""
        return sum(
            type in (None, r.type) for r in self.topology.relations if ident in (r.source, r.target)
        )

    def edges(
        self, type: str | None = None, where: Callable[[Relation], bool] | None = None
    ) -> list[Relation]:
        return [
            r
            for r in self.topology.relations
            if type in (None, r.type) and (where is None or where(r))
        ]

    # -- measures ------------------------------------------------------------------------------

    def top(
        self,
        ids: Iterable[str],
        measure: str | Callable[[str], float],
        k: int = 1,
        low: bool = False,
    ) -> list[str]:
        """The ``k`` with the highest (lowest) measure, best first.

        Raises:
            ValueError: a tie at the border or within the list makes the answer arbitrary.
        """
        measured = []
        for ident in ids:
            value = self.value(ident, measure) if isinstance(measure, str) else measure(ident)
            if isinstance(value, int | float):
                measured.append((value, ident))
        measured.sort(key=lambda pair: pair[0], reverse=not low)
        head = measured[: k + 1]
        if len({value for value, _ in head}) < len(head):
            raise ValueError(f"tie among the first {k}")
        return [ident for _, ident in measured[:k]]

    def best(
        self, ids: Iterable[str], measure: Callable[[str], float], low: bool = False
    ) -> list[str]:
        """All that share the highest (lowest) measure."""
        measured = {i: measure(i) for i in ids}
        edge = (min if low else max)(measured.values())
        return [i for i, value in measured.items() if value == edge]

    def mean(self, ids: Iterable[str], attribute: str) -> float:
        return fmean(self.numbers(ids, attribute))

    def total(self, ids: Iterable[str], attribute: str) -> float:
        return sum(self.numbers(ids, attribute))

    def numbers(self, ids: Iterable[str], attribute: str) -> list[int | float]:
        return [
            v
            for v in self.values(ids, attribute)
            if isinstance(v, int | float) and not isinstance(v, bool)
        ]

    def number(self, ident: str, attribute: str) -> int | float:
        """The number that an attribute is.

        Raises:
            KeyError: the entity lacks it, or it is no number.
        """
        found = self.numbers([ident], attribute)
        if len(found) != 1:
            raise KeyError(f"{ident} has no number {attribute}")
        return found[0]

    def group(
        self, ids: Iterable[str], by: Callable[[str], Iterable[Scalar | None]]
    ) -> dict[Scalar, list[str]]:
        """Members by group; who is in no group is left out, who is in several is in each."""
        found: dict[Scalar, list[str]] = {}
        for ident in ids:
            for key in by(ident):
                if key is not None:
                    found.setdefault(key, []).append(ident)
        return found

    # -- paths and failures --------------------------------------------------------------------

    def graph(self, types: Sequence[str] = ()) -> nx.Graph[str]:
        """Who touches whom, directions dropped, parallel relations merged."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.topology.entities)
        graph.add_edges_from(
            (r.source, r.target) for r in self.topology.relations if not types or r.type in types
        )
        return graph

    def paths(self, a: str, b: str, types: Sequence[str] = (), limit: int = 20) -> list[list[str]]:
        """Every shortest path between two (at most ``limit``); empty if there is none."""
        try:
            found = nx.all_shortest_paths(self.graph(types), a, b)
            return [path for _, path in zip(range(limit), found, strict=False)]
        except nx.NetworkXNoPath:
            return []

    def hops(self, a: str, b: str, types: Sequence[str] = ()) -> int | None:
        paths = self.paths(a, b, types, 1)
        return len(paths[0]) - 1 if paths else None

    def cut_off(self, failed: Iterable[str], types: Sequence[str] = ()) -> list[str]:
        """Who falls off the main network once ``failed`` are gone.

        The main network is the largest component before, and the largest piece of it after.
        """
        graph = self.graph(types)
        gone = set(failed)
        main = max(nx.connected_components(graph), key=len)
        pieces = nx.connected_components(graph.subgraph(main - gone))
        left = max(pieces, key=len, default=set())
        return [i for i in self.topology.entities if i in main and i not in left and i not in gone]

    def orphans(
        self, failed: Iterable[str], ids: Iterable[str], type: str | None, kind: str | None
    ) -> list[str]:
        """Those of ``ids`` that had a neighbour so related and have lost the last one."""
        gone = set(failed)
        lost = []
        for ident in ids:
            had = set(self.near(ident, type, kind))
            if had and had <= gone and ident not in gone:
                lost.append(ident)
        return lost


def _comparable(a: object, b: object) -> bool:
    numbers = (int, float)
    if isinstance(a, bool) or isinstance(b, bool):
        return isinstance(a, bool) and isinstance(b, bool)
    return (isinstance(a, numbers) and isinstance(b, numbers)) or type(a) is type(b)
