"""Every single failure of a network at once, ranked by damage.

A fork for each would read the network once for each. Here it is read once: who would be left alone
follows from counting neighbours, and who would be cut off from the tree of biconnected components
(Hopcroft and Tarjan 1973): what hangs on a cut vertex are the subtrees around it. Cost: O(V + E).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

import networkx as nx

from gentwin_chat.domain import Relation
from gentwin_chat.indexing.graph.protocol import GraphReader

Block: TypeAlias = int


class Damage(NamedTuple):
    """What the failure of one entity would do to others.

    Attributes:
        id: whose failure.
        orphaned: others that keep no relation of some type to its kind, though it had one; entities
            of its own kind do not count, since they are no less connected for it alone.
        cut_off: others that would no longer hang together with the largest part of the network; of
            parts that are equally large, with the one that leaves the fewest hurt.
        hurt: either of the two.
    """

    id: str
    orphaned: int
    cut_off: int
    hurt: int


def failures(
    reader: GraphReader,
    ids: Sequence[str],
    *,
    types: Sequence[str] = (),
    counted: Collection[str] | None = None,
) -> list[Damage]:
    """The damage of the failure of each of ``ids``, in their order.

    Args:
        reader: the version to ask; all of its relations of ``types`` are read once.
        ids: whose failures.
        types: relation types that connect; all if empty.
        counted: only damage to these counts; to everyone if ``None``.
    """
    kind_of = {i: kind for kind in reader.schema().kinds for i in reader.select([kind])}
    relations = reader.relations(types)
    network = _Network(relations, counted)
    orphans = _orphans(relations, kind_of, set(ids))
    return [_damage(i, orphans.get(i, set()), network) for i in ids]


def _damage(identifier: str, orphans: set[str], network: _Network) -> Damage:
    counted = network.counted
    left_alone = orphans if counted is None else orphans & counted
    sides = network.sides(identifier)
    if len(sides) < 2:
        return Damage(identifier, len(left_alone), 0, len(left_alone))
    largest = max(size for size, _ in sides.values())
    total = sum(weight for _, weight in sides.values())
    outcomes: list[Damage] = []
    for kept, (size, weight) in sides.items():
        if size == largest:
            connected = sum(network.side_of(identifier, o) in (kept, None) for o in left_alone)
            cut_off = total - weight
            outcomes.append(Damage(identifier, len(left_alone), cut_off, cut_off + connected))
    return min(outcomes, key=lambda damage: damage.hurt)


def _orphans(
    relations: Iterable[Relation], kind_of: dict[str, str], victims: set[str]
) -> dict[str, set[str]]:
    """Victim → who has it as the only neighbour of its kind over some type."""
    only: dict[tuple[str, str, str], str | None] = {}  # (entity, type, kind) → the one, if one
    for r in relations:
        for here, there in ((r.source, r.target), (r.target, r.source)):
            kind = kind_of[there]
            if here == there or kind == kind_of[here]:
                continue
            key = (here, r.type, kind)
            only[key] = there if only.get(key, there) == there else None
    found: dict[str, set[str]] = defaultdict(set)
    for (here, _, _), there_or_none in only.items():
        if there_or_none in victims:
            found[there_or_none].add(here)
    return found


class _Network:
    """The largest connected part as a tree of blocks and cut vertices.

    Args:
        relations: what connects, whatever the direction.
        counted: entities that weigh 1; all do if ``None``.
    """

    def __init__(self, relations: Iterable[Relation], counted: Collection[str] | None) -> None:
        self.counted = None if counted is None else frozenset(counted)
        graph: nx.Graph[str] = nx.Graph()
        graph.add_edges_from((r.source, r.target) for r in relations if r.source != r.target)
        main = max(nx.connected_components(graph), key=len, default=set())
        blocks: Any = nx.biconnected_components(graph.subgraph(main))  # its stubs nest too deep
        self._blocks: list[set[str]] = list(blocks)
        self._of: dict[str, list[Block]] = defaultdict(list)  # entity → blocks that hold it
        for block, members in enumerate(self._blocks):
            for member in members:
                self._of[member].append(block)
        self._all = self._size(main)
        self._parent: dict[str, Block] = {}  # cut vertex → the block towards the root
        self._below: dict[Block, tuple[int, int]] = {}  # block → size without its own root vertex
        self._measure()

    def sides(self, vertex: str) -> dict[Block, tuple[int, int]]:
        """What the main part falls into without ``vertex``: block beside it → entities, weight."""
        blocks = self._of.get(vertex, [])
        if len(blocks) < 2:
            return {}
        sides = {b: self._below[b] for b in blocks if b != self._parent[vertex]}
        size, weight = self._size((vertex,))
        below = [sum(side[k] for side in sides.values()) for k in (0, 1)]
        sides[self._parent[vertex]] = (
            self._all[0] - size - below[0],
            self._all[1] - weight - below[1],
        )
        return sides

    def side_of(self, vertex: str, neighbour: str) -> Block | None:
        """The block that holds both, which are neighbours; ``None`` outside of the main part."""
        shared = set(self._of.get(vertex, ())) & set(self._of.get(neighbour, ()))
        return next(iter(shared), None)

    def _size(self, members: Iterable[str]) -> tuple[int, int]:
        held = list(members)
        if self.counted is None:
            return len(held), len(held)
        return len(held), sum(m in self.counted for m in held)

    def _measure(self) -> None:
        """Walk the tree from block 0: parents on the way down, sizes on the way up."""
        if not self._blocks:
            return
        above: dict[Block, str | None] = {0: None}  # block → the cut vertex above it
        order, k = [0], 0
        while k < len(order):
            block = order[k]
            k += 1
            for vertex in self._blocks[block]:
                if len(self._of[vertex]) > 1 and vertex != above[block]:
                    self._parent[vertex] = block
                    for child in self._of[vertex]:
                        if child != block:
                            above[child] = vertex
                            order.append(child)
        hanging: dict[Block, list[tuple[int, int]]] = defaultdict(list)
        for block in reversed(order):
            root = above[block]
            own = self._size(m for m in self._blocks[block] if m != root)
            parts = [own, *hanging.pop(block, [])]
            self._below[block] = (sum(p[0] for p in parts), sum(p[1] for p in parts))
            if root is not None:
                hanging[self._parent[root]].append(self._below[block])
