"""What a scenario does to the network: who is lost, who is left alone, and what the pools make of
it. Every figure is computed on both sides; nothing is estimated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx
from pydantic import BaseModel, Field

from gentwin_chat.domain import Entity, Relation
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.whatif.applying import Applied
from gentwin_chat.whatif.choosing import kinds_of
from gentwin_chat.whatif.scenario import Scenario


class Orphan(BaseModel):
    """An entity that keeps no relation of a type to a kind, though it had some."""

    id: str
    kind: str
    relation: str
    lost: str  # the kind that it had the relation to


class Service(BaseModel):
    """A service that fewer working sensors take part in than before; lost if none is left."""

    id: str
    before: int
    after: int


class PoolChange(BaseModel):
    """One priority pool: members and weight W (eq. 6) on both sides, and α (eq. 7)."""

    members_before: int
    members_after: int
    weight_before: float
    weight_after: float
    alpha: float


class Difference(BaseModel):
    """A scenario's outcome against the twin.

    Attributes:
        scenario: its name.
        readings: how each action was understood.
        version: of the twin that was forked.
        entities, relations: how many there are, before and after.
        added, removed: ids that come or go.
        silent: ids that were active and no longer are.
        orphaned: who keeps no relation to a kind, though it had some; without those that the
            scenario itself takes out or switches off.
        unreachable: ids that were in the largest connected part and no longer are.
        services_lost, services_weakened: by the sensors that work for them.
        working_before, working_after: sensors that are active and have an active gateway (where
            the network has gateways), as share of all; ``None`` without sensors.
        pools: by priority level.
    """

    scenario: str
    readings: list[str]
    version: int
    entities: tuple[int, int]
    relations: tuple[int, int]
    added: list[str] = Field(default_factory=list)
    removed: list[str] = Field(default_factory=list)
    silent: list[str] = Field(default_factory=list)
    orphaned: list[Orphan] = Field(default_factory=list)
    unreachable: list[str] = Field(default_factory=list)
    services_lost: list[Service] = Field(default_factory=list)
    services_weakened: list[Service] = Field(default_factory=list)
    working_before: float | None = None
    working_after: float | None = None
    pools: dict[str, PoolChange] = Field(default_factory=dict)


def difference(scenario: Scenario, reader: GraphReader) -> Difference:
    """Try ``scenario`` on a fork of ``reader`` and compare. Reads both sides whole.

    Raises:
        ScenarioError: it names something that the twin does not have.
    """
    applied = Applied(scenario.actions, reader)
    before, after = _Side(reader), _Side(applied.fork)
    gone = [i for i in before.entities if i not in after.entities]
    silent = [
        i
        for i, e in before.entities.items()
        if e.active and i in after.entities and not after.entities[i].active
    ]
    out = {*gone, *silent, *applied.down}
    lost, weakened = _services(before, after)
    main = before.main()
    kept = after.main(main)
    pools = PriorityPools(before.entities.values(), before.relations)
    sizes, weights = {p: len(m) for p, m in pools.pools().items()}, pools.weights()
    for change in applied.changes:
        pools.apply(change)
    members, masses, alpha = pools.pools(), pools.weights(), pools.alpha()
    return Difference(
        scenario=scenario.name,
        readings=applied.readings,
        version=reader.version,
        entities=(len(before.entities), len(after.entities)),
        relations=(len(before.relations), len(after.relations)),
        added=[i for i in after.entities if i not in before.entities],
        removed=gone,
        silent=silent,
        orphaned=list(_orphans(before, after, out)),
        unreachable=[i for i in before.entities if i in main and i not in kept and i not in out],
        services_lost=lost,
        services_weakened=weakened,
        working_before=before.coverage(),
        working_after=after.coverage(),
        pools={
            p.value: PoolChange(
                members_before=sizes[p],
                members_after=len(members[p]),
                weight_before=weights[p],
                weight_after=masses[p],
                alpha=alpha[p],
            )
            for p in members
        },
    )


class _Side:
    """One side of the comparison, read once."""

    def __init__(self, reader: GraphReader) -> None:
        self.entities: dict[str, Entity] = reader.entities(reader.select())
        self.relations: list[Relation] = reader.relations()
        schema = reader.schema()
        self._sensors = set(kinds_of(schema, "sensor"))
        self._gateways = set(kinds_of(schema, "gateway"))
        self._services = set(kinds_of(schema, "service"))
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for r in self.relations:
            self._near[r.source].add(r.target)
            self._near[r.target].add(r.source)

    def working(self) -> set[str]:
        """Sensors that are active and, where the network has gateways, have an active one."""
        return {
            i
            for i, e in self.entities.items()
            if e.active
            and e.kind in self._sensors
            and (
                not self._gateways
                or any(
                    (other := self.entities[o]).active and other.kind in self._gateways
                    for o in self._near[i]
                )
            )
        }

    def coverage(self) -> float | None:
        sensors = sum(e.kind in self._sensors for e in self.entities.values())
        return len(self.working()) / sensors if sensors else None

    def services(self) -> dict[str, int]:
        """Service → sensors that work for it."""
        working = self.working()
        return {
            i: len(self._near[i] & working)
            for i, e in self.entities.items()
            if e.kind in self._services
        }

    def main(self, of: set[str] | None = None) -> set[str]:
        """The largest connected part; that with the most of ``of``, if given."""
        graph: nx.Graph[str] = nx.Graph()
        graph.add_edges_from((r.source, r.target) for r in self.relations)
        parts = nx.connected_components(graph)
        return max(parts, key=len if of is None else lambda part: len(part & of), default=set())

    def links(self) -> Mapping[tuple[str, str, str], int]:
        """(entity, relation type, kind of the other end) → how many."""
        count: Counter[tuple[str, str, str]] = Counter()
        for r in self.relations:
            count[r.source, r.type, self.entities[r.target].kind] += 1
            count[r.target, r.type, self.entities[r.source].kind] += 1
        return count


def _orphans(before: _Side, after: _Side, out: set[str]) -> Iterable[Orphan]:
    now = after.links()
    for i, relation, kind in before.links():
        if i not in out and not now.get((i, relation, kind)):
            yield Orphan(id=i, kind=before.entities[i].kind, relation=relation, lost=kind)


def _services(before: _Side, after: _Side) -> tuple[list[Service], list[Service]]:
    was, now = before.services(), after.services()
    fewer = [Service(id=i, before=n, after=now[i]) for i, n in was.items() if n and i in now]
    fewer = [s for s in fewer if s.after < s.before]
    return [s for s in fewer if not s.after], [s for s in fewer if s.after]
