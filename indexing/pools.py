"""Priority pools kept up to date change by change (Alg. 1, lines 2 to 8).

Bound: a change costs what it touches in `device_graph` (O(1), or O(Nᵢ) of the node it names where
that node's relations go or its role changes) plus O(1) for each bucket that a threshold of eq. 4
crosses in `pool_buckets`: at most ⌈¾·|Δ(S/m)|⌉ for each of the two, which is one for one relation,
and does not grow with the network. Reading W, α, `due` and the pool of one node is O(1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gentwin_chat.domain import Change, Entity, PutEntity, PutRelation, Relation
from gentwin_chat.indexing.device_graph import DeviceGraph, Node
from gentwin_chat.indexing.graph.order import natural_key
from gentwin_chat.indexing.pool_buckets import PoolBuckets
from gentwin_chat.indexing.pooling import (
    KeyValue,
    Pool,
    Role,
    key_value,
    partition,
    pool_weight,
    priority,
    update_trigger,
    weight,
)


@dataclass(frozen=True, slots=True)
class PoolSnapshot:
    """The pools 𝒫 = {P, W} as one rebuild made them.

    Attributes:
        key_values: id → (k, v) of eq. 2.
        priorities: id → p of eq. 3.
        members: pool → ids, in priority order.
        weights: id → w of eq. 5.
        pool_weights: pool → W of eq. 6.
    """

    key_values: Mapping[str, KeyValue]
    priorities: Mapping[str, float]
    members: Mapping[Pool, tuple[str, ...]]
    weights: Mapping[str, float]
    pool_weights: Mapping[Pool, float]


class PriorityPools:
    """The pools of a live network.

    Args:
        entities, relations: the network at the start: a `Topology`'s, or what a graph store gives.
        trigger: a rebuild is `due` once α of some pool is greater than this.
        roles: kind → role, where the words of the kind would mislead (rule 1 of `roles`).

    Raises:
        StoreError: a relation names an entity that is not there.
    """

    def __init__(
        self,
        entities: Iterable[Entity] = (),
        relations: Iterable[Relation] = (),
        *,
        trigger: float = 0.0,
        roles: Mapping[str, Role] | None = None,
    ) -> None:
        self.trigger = trigger
        self._sums = _Sums()
        self._graph = DeviceGraph(self._sums, dict(roles or {}))
        for entity in entities:
            self._graph.apply(PutEntity(entity=entity))
        for relation in relations:
            self._graph.apply(PutRelation(relation=relation))
        self._sums.buckets.settle()
        self._settled = self.weights()

    def __len__(self) -> int:
        """m, the number of nodes."""
        return len(self._graph.nodes)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._graph.nodes

    @property
    def relations(self) -> int:
        """M, the number of unique relations."""
        return self._graph.relations

    @property
    def devices(self) -> int:
        """n, the number of smart devices; of all nodes, where none is known to be a device."""
        roles = self._sums.roles
        return roles[Role.SENSOR] + roles[Role.GATEWAY] or len(self)

    # --- one node; StoreError if it is not there --------------------------------------------------

    def role(self, identifier: str) -> Role:
        """What the node is to the pooling."""
        return self._graph.node(identifier).role

    def key_value(self, identifier: str) -> KeyValue:
        """(kᵢ, vᵢ) of eq. 2."""
        node = self._graph.node(identifier)
        return key_value(
            node.role, node.id, kind=node.kind, gateway=self._gateway(node), sensors=node.sensors
        )

    def priority(self, identifier: str) -> float:
        """pᵢ of eq. 3."""
        node = self._graph.node(identifier)
        return float(priority(len(node.incident), int(node.active), self.relations))

    def weight(self, identifier: str) -> float:
        """wᵢ of eq. 5."""
        node = self._graph.node(identifier)
        return weight(node.role, node.sensors, self.devices)

    def pool(self, identifier: str) -> Pool:
        """The pool in which the node is now."""
        return self._sums.buckets.pool(self._graph.node(identifier).x)

    # --- all of them ------------------------------------------------------------------------------

    def pools(self) -> dict[Pool, set[str]]:
        """The members of each pool now (eq. 4); costs what it returns."""
        return self._sums.buckets.members()

    def weights(self) -> dict[Pool, float]:
        """W of each pool now (eq. 6)."""
        n = self.devices
        return {pool: mass / n if n else 0.0 for pool, mass in self._sums.buckets.mass.items()}

    def alpha(self) -> dict[Pool, float]:
        """α of each pool (eq. 7), accumulated since the last rebuild.

        Eq. 7 compares the sums of eq. 6, so what cancels in them leaves no α: a sensor that moves
        between two gateways of one pool, or a node that goes and comes back. It needs no rebuild,
        for nothing that is read here waits for one: pairs, priorities, weights and pools are as of
        the last change. Only a `PoolSnapshot`, from which adapter and presence learn, is older.
        """
        now = self.weights()
        return {pool: update_trigger(self._settled[pool], now[pool]) for pool in Pool}

    @property
    def due(self) -> bool:
        """Whether α of some pool has passed the trigger."""
        return any(a > self.trigger for a in self.alpha().values())

    def by_priority(self) -> Iterator[str]:
        """Selection by priority (§II-B.2): ids by p, highest first, ties in natural order.

        Lazy: the first ids cost no more than the buckets in which they are.
        """
        for bucket in self._sums.buckets.descending():
            yield from sorted(bucket, key=_natural)

    def by_weight(self) -> Iterator[str]:
        """Selection by weight (§II-B.2): ids by w, highest first, ties by priority. Lazy too."""
        nodes, ranks = self._graph.nodes, self._sums.ranks
        for rank in sorted(ranks, reverse=True):
            yield from sorted(ranks[rank], key=lambda i: (-nodes[i].x, *_natural(i)))

    # --- the loop of Alg. 1 -----------------------------------------------------------------------

    def apply(self, change: Change) -> bool:
        """Take one change into account; return whether a rebuild is now `due`.

        Raises:
            StoreError: the change names an entity that is not there; nothing has been changed.
        """
        self._graph.apply(change)
        self._sums.buckets.settle()
        return self.due

    def rebuild(self) -> PoolSnapshot:
        """Alg. 1, lines 3 to 7: build the pools anew by eq. 2 to 6, and set every α back to 0.

        Visits every node, which is what the trigger of eq. 7 saves.
        """
        n, nodes = self.devices, self._graph.nodes
        p = {
            i: priority(len(node.incident), int(node.active), self.relations)
            for i, node in nodes.items()
        }
        members = {
            pool: tuple(sorted(ids, key=lambda i: (-p[i], *_natural(i))))
            for pool, ids in partition(p).items()
        }
        self._settled = self.weights()
        return PoolSnapshot(
            key_values={i: self.key_value(i) for i in nodes},
            priorities={i: float(value) for i, value in p.items()},
            members=members,
            weights={i: weight(node.role, node.sensors, n) for i, node in nodes.items()},
            pool_weights={
                pool: pool_weight([nodes[i].sensors for i in ids], n) if n else 0.0
                for pool, ids in members.items()
            },
        )

    def _gateway(self, node: Node) -> str | None:
        """The gateway beside a sensor, the first in natural order if there are several."""
        if node.role is not Role.SENSOR:
            return None
        nodes = self._graph.nodes
        beside = (i for i in node.neighbours if nodes[i].role is Role.GATEWAY)
        return min(beside, key=_natural, default=None)


class _Sums:
    """What is summed over all nodes: buckets of eq. 4, ranks of eq. 5, devices by role."""

    def __init__(self) -> None:
        self.buckets = PoolBuckets()
        self.ranks: dict[int, set[str]] = {}  # n·w → ids
        self.roles: Counter[Role] = Counter()

    def enter(self, node: Node) -> None:
        self.buckets.add(node.id, node.x, 1 + node.sensors)
        self.ranks.setdefault(node.rank, set()).add(node.id)
        self.roles[node.role] += 1

    def withdraw(self, node: Node) -> None:
        self.buckets.remove(node.id, node.x, 1 + node.sensors)
        self.ranks[node.rank].remove(node.id)
        if not self.ranks[node.rank]:
            del self.ranks[node.rank]
        self.roles[node.role] -= 1


def _natural(identifier: str) -> tuple[str, str]:
    return natural_key(identifier), identifier
