"""The incremental engine says at every moment what a computation from nothing says."""

from __future__ import annotations

import sys
from fractions import Fraction
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing import device_graph, pool_buckets, pools
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pooling import Pool, Role, partition, pool_weight, priority
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.indexing.roles import makes_gateway, makes_sensor, role_of_kind

IDS = [f"n{i}" for i in range(7)]
KINDS = ["Sensor", "Gateway", "Room", "Service"]
TYPES = ["connectedTo", "refGateway", "locatedIn"]


class Network:
    """The plainest model of a network: what a change means, and eq. 1 to 6 from nothing."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.relations: dict[tuple[str, str, str, str], Relation] = {}

    def apply(self, change: Change) -> None:
        match change:
            case PutEntity(entity=e):
                self.entities[e.id] = e
            case RemoveEntity(id=i):
                del self.entities[i]
                self._drop(lambda r: i in (r.source, r.target))
            case PutRelation(relation=r):
                if not {r.source, r.target} <= self.entities.keys():
                    raise KeyError
                self.relations[r.identity] = r
            case RemoveRelation(source=a, target=b, type=t):
                if not {a, b} <= self.entities.keys():
                    raise KeyError
                self._drop(
                    lambda r: (
                        t in (None, r.type)
                        and (
                            (r.source, r.target) == (a, b)
                            or (not r.directed and (r.target, r.source) == (a, b))
                        )
                    )
                )
            case SetPresence(id=i, active=active):
                self.entities[i] = self.entities[i].model_copy(update={"active": active})
            case Observe(observation=o):
                _ = self.entities[o.entity]

    def _drop(self, gone: Any) -> None:
        self.relations = {k: r for k, r in self.relations.items() if not gone(r)}

    def role(self, identifier: str) -> Role:
        by_kind = role_of_kind(self.entities[identifier].kind)
        if by_kind is not Role.OTHER:
            return by_kind
        relations = self.relations.values()
        if any(r.target == identifier and makes_gateway(r.type) for r in relations):
            return Role.GATEWAY
        for r in relations:
            target = role_of_kind(self.entities[r.target].kind)
            if r.source == identifier and makes_sensor(r.type, target):
                return Role.SENSOR
        return Role.OTHER

    def touching(self, identifier: str) -> list[Relation]:
        return [r for r in self.relations.values() if identifier in (r.source, r.target)]

    def sensors(self, identifier: str) -> int:
        if self.role(identifier) is not Role.GATEWAY:
            return 0
        beside = {e for r in self.touching(identifier) for e in (r.source, r.target)} - {identifier}
        return sum(self.role(i) is Role.SENSOR for i in beside)

    def priorities(self) -> dict[str, Fraction]:
        return {
            i: priority(len(self.touching(i)), int(e.active), len(self.relations))
            for i, e in self.entities.items()
        }

    def weights(self) -> dict[Pool, float]:
        n = sum(self.role(i) is not Role.OTHER for i in self.entities) or len(self.entities)
        return {
            pool: pool_weight([self.sensors(i) for i in members], n) if n else 0.0
            for pool, members in partition(self.priorities()).items()
        }


def relations() -> st.SearchStrategy[Relation]:
    return st.builds(
        Relation,
        source=st.sampled_from(IDS),
        type=st.sampled_from(TYPES),
        target=st.sampled_from(IDS),
        directed=st.booleans(),
        key=st.sampled_from(["", "2"]),
    )


def changes() -> st.SearchStrategy[Change]:
    ids = st.sampled_from(IDS)
    entity = st.builds(Entity, id=ids, kind=st.sampled_from(KINDS), active=st.booleans())
    put_relation = st.builds(PutRelation, relation=relations())
    return st.one_of(
        st.builds(PutEntity, entity=entity),
        put_relation,
        put_relation,
        put_relation,
        st.builds(RemoveEntity, id=ids),
        st.builds(
            RemoveRelation,
            source=ids,
            target=ids,
            type=st.one_of(st.none(), st.sampled_from(TYPES)),
        ),
        st.builds(SetPresence, id=ids, active=st.booleans()),
        st.builds(
            Observe,
            observation=st.builds(
                Observation, entity=ids, attribute=st.just("t"), reading=st.just(Reading(value=1))
            ),
        ),
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(KINDS), max_size=7), st.lists(changes(), max_size=40))
def test_incremental_equals_from_scratch(kinds: list[str], sequence: list[Change]) -> None:
    network, engine = Network(), PriorityPools()
    start = network.weights()
    founding = [
        PutEntity(entity=Entity(id=i, kind=kind)) for i, kind in zip(IDS, kinds, strict=False)
    ]
    for change in [*founding, *sequence]:
        try:
            network.apply(change)
        except KeyError:
            with pytest.raises(StoreError):
                engine.apply(change)
        else:
            engine.apply(change)
        assert engine.pools() == partition(network.priorities())
        assert engine.weights() == network.weights()
        assert engine.relations == len(network.relations)
        for pool, alpha in engine.alpha().items():
            assert alpha == abs(start[pool] - network.weights()[pool])
    for identifier in network.entities:
        assert engine.role(identifier) is network.role(identifier)
        assert engine.priority(identifier) == float(network.priorities()[identifier])
        assert identifier in engine.pools()[engine.pool(identifier)]
    _check_orders(engine, network)
    _check_snapshot(engine)


def _check_orders(engine: PriorityPools, network: Network) -> None:
    p = network.priorities()
    assert list(engine.by_priority()) == sorted(p, key=lambda i: (-p[i], i))
    weights = {i: engine.weight(i) for i in p}
    assert list(engine.by_weight()) == sorted(p, key=lambda i: (-weights[i], -p[i], i))


def _check_snapshot(engine: PriorityPools) -> None:
    live = engine.weights()
    snapshot = engine.rebuild()
    assert {pool: set(ids) for pool, ids in snapshot.members.items()} == engine.pools()
    assert [i for pool in Pool for i in snapshot.members[pool]] == list(engine.by_priority())
    assert snapshot.pool_weights == live
    assert set(engine.alpha().values()) == {0.0}
    assert not engine.due


def city(sensors: int, **options: Any) -> PriorityPools:
    topology = PhysicalSpace(sensors, **options).topology()
    return PriorityPools(topology.entities.values(), topology.relations)


def test_the_papers_network() -> None:
    engine = city(250)
    assert (len(engine), engine.relations, engine.devices) == (303, 580, 300)
    # A sensor has 2 of 580 relations; the average is 2·580/303 relations, ¾ of it 2.87.
    assert engine.priority("urn:ngsi-ld:AirQualitySensor:aq-17") == 2 / 580
    assert engine.pool("urn:ngsi-ld:AirQualitySensor:aq-17") is Pool.MEDIUM
    assert engine.pool("urn:ngsi-ld:Service:air-quality") is Pool.HIGH
    # Σ over the pools of Σ(1+d): every node once and every sensor once more at its gateway.
    assert sum(engine.weights().values()) == pytest.approx((303 + 250) / 300)


def test_key_values_say_gateway_and_number_of_sensors() -> None:
    topology = PhysicalSpace(30).topology()
    engine = PriorityPools(topology.entities.values(), topology.relations)
    link = next(r for r in topology.relations if r.type == "connectedTo")
    d = sum(r.type == "connectedTo" and r.target == link.target for r in topology.relations)
    assert engine.key_value(link.source) == (":s", link.source, link.target)
    assert engine.key_value(link.target) == (":gw", link.target, d)
    assert engine.key_value("urn:ngsi-ld:Service:air-quality").key == ":Service"


def test_alpha_accumulates_until_the_trigger_is_passed() -> None:
    topology = PhysicalSpace(100).topology()
    engine = PriorityPools(topology.entities.values(), topology.relations, trigger=0.02)
    sensors = [i for i in engine.by_priority() if engine.role(i) is Role.SENSOR]
    due = [engine.apply(SetPresence(id=i, active=False)) for i in sensors[:4]]
    # Each silent sensor moves 1 of n = 120 from P_M to P_L: α = 1/120, 2/120, 3/120 …
    assert due == [False, False, True, True]
    assert engine.alpha()[Pool.LOW] == pytest.approx(4 / 120)
    engine.rebuild()
    assert not engine.due
    for i in sensors[:4]:
        engine.apply(SetPresence(id=i, active=True))
    assert engine.due


def test_what_comes_back_leaves_no_alpha() -> None:
    engine = city(30)
    before = engine.weights()
    gateway = next(i for i in engine.by_weight() if engine.role(i) is Role.GATEWAY)
    engine.apply(SetPresence(id=gateway, active=False))
    assert engine.due
    engine.apply(SetPresence(id=gateway, active=True))
    assert engine.weights() == before
    assert not engine.due


def test_what_cancels_in_the_weight_of_a_pool_is_seen_all_the_same() -> None:
    """Eq. 7 compares sums: a sensor that moves between gateways of one pool leaves no α."""
    engine = city(250)
    high = [i for i in engine.by_weight() if engine.pool(i) is Pool.HIGH]
    old, new = [i for i in high if engine.role(i) is Role.GATEWAY][:2]

    def sensors(gateway: str) -> int:
        link = engine.key_value(gateway).link
        assert isinstance(link, int)
        return link

    before = sensors(old), sensors(new)
    snapshot = engine.rebuild()
    sensor = next(i for i, pair in snapshot.key_values.items() if pair.link == old)
    engine.apply(RemoveRelation(source=sensor, target=old))
    engine.apply(PutRelation(relation=Relation(source=sensor, type="connectedTo", target=new)))
    assert engine.alpha()[Pool.HIGH] == 0
    assert not engine.due
    assert engine.key_value(sensor).link == new
    assert (sensors(old), sensors(new)) == (before[0] - 1, before[1] + 1)
    assert set(engine.by_priority()) == set(snapshot.priorities)
    assert engine.pools() == {pool: set(ids) for pool, ids in engine.rebuild().members.items()}


def test_a_reading_moves_nothing() -> None:
    engine = city(30)
    reading = Reading(value=3.5)
    sensor = "urn:ngsi-ld:AirQualitySensor:aq-1"
    observation = Observation(entity=sensor, attribute="no2", reading=reading)
    assert not engine.apply(Observe(observation=observation))


def test_a_stated_role_outweighs_the_words_of_the_kind() -> None:
    entities = [Entity(id="h", kind="Node"), Entity(id="n", kind="Hub")]
    relation = Relation(source="n", type="link", target="h")
    engine = PriorityPools(entities, [relation], roles={"Node": Role.GATEWAY, "Hub": Role.SENSOR})
    assert engine.key_value("h") == (":gw", "h", 1)
    assert engine.key_value("n") == (":s", "n", "h")


def test_without_devices_all_nodes_count() -> None:
    entities = [Entity(id=i, kind="node") for i in "abcd"]
    engine = PriorityPools(entities, [Relation(source="a", type="link", target="b")])
    assert engine.devices == 4
    assert sum(engine.weights().values()) == 1.0


def steps(engine: PriorityPools, change: Change) -> int:
    """Lines executed in our modules while ``change`` is applied: cost without a clock."""
    ours = {m.__file__ for m in (pools, device_graph, pool_buckets)}
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in ours:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        engine.apply(change)
    finally:
        sys.settrace(before)
    return count


def test_the_cost_of_a_change_does_not_depend_on_the_network() -> None:
    def costs(sensors: int) -> list[int]:
        engine = city(sensors, seed=5)
        a, b = "urn:ngsi-ld:AirQualitySensor:aq-1", "urn:ngsi-ld:AirQualitySensor:aq-2"
        service = "urn:ngsi-ld:Service:air-quality"
        observation = Observation(entity=a, attribute="no2", reading=Reading(value=1.0))
        sequence: list[Change] = [
            Observe(observation=observation),
            SetPresence(id=a, active=False),
            SetPresence(id=a, active=True),
            PutRelation(relation=Relation(source=a, type="neighbourOf", target=b)),
            RemoveRelation(source=a, target=b),
            RemoveRelation(source=b, target=service),
            RemoveEntity(id=b),
            PutEntity(entity=Entity(id=b, kind="AirQualitySensor")),
            PutRelation(relation=Relation(source=b, type="partOf", target=service)),
        ]
        return [steps(engine, change) for change in sequence]

    small, large = costs(250), costs(8000)
    # What may differ is how many buckets a threshold crosses: at most one each, 4 lines a bucket.
    assert max(small) < 450
    assert all(abs(s - b) <= 12 for s, b in zip(small, large, strict=True)), (small, large)


def test_one_relation_moves_at_most_one_bucket_per_threshold() -> None:
    buckets = pool_buckets.PoolBuckets()
    xs = [number % 17 for number in range(200)]
    for number, x in enumerate(xs):
        buckets.add(str(number), x, 1)
    buckets.settle()
    moved = 0
    for step in range(1000):
        for number in {step % 200, (step * 7 + 1) % 200}:
            buckets.remove(str(number), xs[number], 1)
            xs[number] += 1
            buckets.add(str(number), xs[number], 1)
        crossed = buckets.settle()
        assert crossed <= 2
        moved += crossed
    assert moved > 5  # the thresholds did move
