"""The simulated city is the paper's network, is the same for the same seed, and keeps what is true
apart from what is delivered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

import pytest

from gentwin_chat.domain import (
    Change,
    Observation,
    PutEntity,
    PutRelation,
    RemoveEntity,
    Topology,
)
from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.device_catalogue import (
    DESCRIPTIONS,
    PARKING_SENSOR,
    SERVICES,
    STREET_LIGHT,
)
from gentwin_chat.indexing.physical_space import START, PhysicalSpace
from gentwin_chat.indexing.signals import normal, read, uniform


def heard(events: Iterable[Observation | Change]) -> dict[float, set[str]]:
    """Seconds since the start → the entities heard then."""
    result: defaultdict[float, set[str]] = defaultdict(set)
    for event in events:
        if isinstance(event, Observation) and event.reading.time:
            result[(event.reading.time - START).total_seconds()].add(event.entity)
    return result


@pytest.mark.parametrize(
    ("sensors", "nodes", "relations"), [(30, 36, 70), (100, 120, 232), (250, 300, 580)]
)
def test_the_papers_sizes(sensors: int, nodes: int, relations: int) -> None:
    topology = PhysicalSpace(sensors).topology()
    kinds = Counter(e.kind for e in topology.entities.values())
    assert kinds["Service"] == 3
    assert len(topology.entities) - kinds["Service"] == nodes
    assert len({r.identity for r in topology.relations}) == len(topology.relations) == relations
    assert {r.source for r in topology.relations} <= topology.entities.keys()
    assert {r.target for r in topology.relations} <= topology.entities.keys()


@pytest.mark.parametrize("services", [2, 3])
def test_every_sensor_has_one_gateway_of_its_own_service(services: int) -> None:
    topology = PhysicalSpace(250, 50, services, seed=3).topology()
    to: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for r in topology.relations:
        to[r.source, r.type].append(r.target)
    gateways = {e.id for e in topology.entities.values() if e.kind == "Gateway"}
    sensors = [e.id for e in topology.entities.values() if e.kind not in ("Gateway", "Service")]
    assert len(gateways) == 50
    for sensor in sensors:
        (gateway,), (service,) = to[sensor, "connectedTo"], to[sensor, "partOf"]
        assert gateway in gateways
        assert to[gateway, "serves"] == [service]
    sizes = Counter(to[sensor, "partOf"][0] for sensor in sensors)
    assert max(sizes.values()) - min(sizes.values()) <= 1
    assert len(sizes) == services


def test_equal_seeds_give_equal_cities_and_feeds() -> None:
    def all_of(seed: int) -> tuple[Topology, list[Observation | Change]]:
        space = PhysicalSpace(60, seed=seed, loss=0.1, churn=20, faults=0.1)
        return space.topology(), list(space.run(60))

    assert all_of(4) == all_of(4)
    assert all_of(4)[0] != all_of(5)[0]


def test_every_device_reports_at_every_interval() -> None:
    space = PhysicalSpace(30)
    devices = {i for i, e in space.topology().entities.items() if e.kind != "Service"}
    sent = heard(space.run(10))
    assert sorted(sent) == [2, 4, 6, 8, 10]
    assert all(found == devices for found in sent.values())
    space.interval = 5.0
    assert sorted(heard(space.run(10))) == [15, 20]


def test_what_is_delivered_last_is_what_is_true() -> None:
    space = PhysicalSpace(60, seed=1, faults=0.2)
    told = space.topology()
    latest = {
        (o.entity, o.attribute): o.reading for o in space.run(20) if isinstance(o, Observation)
    }
    truth = space.truth()
    silent = [e for e in truth.entities.values() if not e.active]
    assert silent
    assert latest
    for (i, attribute), reading in latest.items():
        assert truth.entities[i].attributes[attribute] == reading
    heard_of = {i for i, _ in latest}
    for entity in silent:
        assert entity.id not in heard_of
        live = [n for n, r in entity.attributes.items() if r.time and n != "status"]
        assert live
        for name in live:
            found = entity.attributes[name]
            assert found == told.entities[entity.id].attributes[name]
            assert found.time
            assert found.time < START


def test_a_cut_silences_the_feed_for_its_length_and_no_longer() -> None:
    space = PhysicalSpace(30)
    space.cut(4, 10)
    assert sorted(heard(space.run(20))) == [2, 14, 16, 18, 20]
    assert space.truth().entities["urn:ngsi-ld:Gateway:gw-1"].attributes["status"].time == space.now


def test_a_cut_gateway_silences_itself_and_its_sensors() -> None:
    space = PhysicalSpace(30, seed=2)
    gateway = next(r.target for r in space.topology().relations if r.type == "connectedTo")
    behind = {r.source for r in space.topology().relations if r.target == gateway}
    behind = {i for i in behind if "Gateway" not in i} | {gateway}
    space.cut(0, 4, gateway)
    sent = heard(space.run(4))
    assert sent[4.0] - sent[2.0] == behind
    with pytest.raises(SettingsError, match="gw-99"):
        space.cut(0, 1, "gw-99")


def test_a_switched_off_gateway_takes_its_sensors_with_it() -> None:
    space = PhysicalSpace(30, seed=2)
    opening = space.topology()
    gateway = next(r.target for r in opening.relations if r.type == "connectedTo")
    behind = {r.source for r in opening.relations if (r.target, r.type) == (gateway, "connectedTo")}
    everyone = heard(space.run(2))[2.0]
    space.switch(gateway, "offline")
    assert everyone - heard(space.run(2))[4.0] == behind | {gateway}
    found = space.truth().entities[gateway]
    assert not found.active
    assert found.attributes["status"].value == "offline"
    assert found.attributes["cpuLoad"].time == START + timedelta(seconds=2)
    assert space.truth().entities[min(behind)].active
    assert space.topology() == opening
    space.switch(gateway, "online")
    assert heard(space.run(2))[6.0] == everyone
    with pytest.raises(SettingsError, match="aq-99"):
        space.switch("aq-99", "offline")


def test_loss_is_about_as_large_as_asked() -> None:
    space = PhysicalSpace(100, loss=0.3)
    sent = sum(len(found) for found in heard(space.run(100)).values())
    assert 0.67 < sent / (120 * 50) < 0.73


def test_joins_and_leaves_are_announced_and_true() -> None:
    space = PhysicalSpace(30, seed=8, districts=True)
    space.join(at=3)
    space.leave(at=5, sensor="urn:ngsi-ld:ParkingSensor:pk-1")
    events = list(space.run(8))
    (joined,) = [e.entity for e in events if isinstance(e, PutEntity)]
    links = [e.relation for e in events if isinstance(e, PutRelation)]
    assert {r.type for r in links} == {"connectedTo", "partOf", "locatedIn"}
    assert {r.source for r in links} == {joined.id}
    assert [e.id for e in events if isinstance(e, RemoveEntity)] == [
        "urn:ngsi-ld:ParkingSensor:pk-1"
    ]
    sent = heard(events)
    assert [joined.id in sent[t] for t in (2, 4, 6, 8)] == [False, True, True, True]
    assert ["urn:ngsi-ld:ParkingSensor:pk-1" in sent[t] for t in (2, 4, 6)] == [True, True, False]
    before, after = space.topology(), space.truth()
    assert after.entities.keys() - before.entities.keys() == {joined.id}
    assert before.entities.keys() - after.entities.keys() == {"urn:ngsi-ld:ParkingSensor:pk-1"}
    assert all({r.source, r.target} <= after.entities.keys() for r in after.relations)


def test_nobody_hears_of_what_happens_during_a_cut() -> None:
    space = PhysicalSpace(30)
    space.cut(0, 6)
    space.join(at=2)
    space.leave(at=4)
    events = list(space.run(8))
    assert all(isinstance(e, Observation) for e in events)
    known = space.topology().entities.keys()
    strangers = heard(events)[8.0] - known
    assert len(strangers) == 1  # it reports, though it was never announced
    assert strangers < space.truth().entities.keys()


def test_churn_keeps_the_size_on_average() -> None:
    space = PhysicalSpace(200, seed=1, churn=30)
    events = list(space.run(600))
    joins = sum(isinstance(e, PutEntity) for e in events)
    leaves = sum(isinstance(e, RemoveEntity) for e in events)
    assert 240 < joins < 360
    assert 240 < leaves < 360
    ids = [e.entity.id for e in events if isinstance(e, PutEntity)]
    assert len(set(ids)) == len(ids)


def test_readings_follow_the_day_and_stay_in_their_range() -> None:
    at_night, at_noon = (
        PhysicalSpace(250, start=START.replace(hour=hour)).topology() for hour in (3, 17)
    )

    def mean(topology: Topology, attribute: str) -> float:
        found = [e.attributes.get(attribute) for e in topology.entities.values()]
        values = [r.value for r in found if r]
        assert values
        assert all(isinstance(v, int | float) and v >= 0 for v in values)
        return sum(map(float, values)) / len(values)  # type: ignore[arg-type]

    assert mean(at_noon, "intensity") > 4 * mean(at_night, "intensity")
    assert mean(at_noon, "no2") > mean(at_night, "no2")
    assert mean(at_noon, "activePower") == 0 < mean(at_night, "activePower")
    for topology in (at_night, at_noon):
        for e in topology.entities.values():
            if e.kind == "ParkingSensor":
                free, spots = (
                    e.attributes[a].value for a in ("availableSpotNumber", "totalSpotNumber")
                )
                assert 0 <= free <= spots  # type: ignore[operator]
            if e.kind == "StreetLight":
                assert e.attributes["powerState"].value == ("on" if topology is at_night else "off")


def test_a_reading_depends_on_nothing_but_its_arguments() -> None:
    (spots,) = PARKING_SENSOR.measures
    args = (spots, 0, 99, 1_777_881_600, 8.0, {"totalSpotNumber": 40})
    assert read(*args) == read(*args)
    assert isinstance(read(*args), int)
    assert read(STREET_LIGHT.measures[0], 0, 1, 0, 23.0, {}) == "on"
    draws = [normal(7, n) for n in range(4000)]
    assert abs(sum(draws) / 4000) < 0.05
    assert abs(sum(d * d for d in draws) / 4000 - 1) < 0.1
    assert 0 <= min(uniform(n) for n in range(1000)) < 0.01


def test_every_term_of_the_vocabulary_is_described() -> None:
    topology = PhysicalSpace(250, districts=True).topology()
    terms = {r.type for r in topology.relations}
    for entity in topology.entities.values():
        terms |= {entity.kind, *entity.attributes}
    assert topology.descriptions.keys() == terms
    assert terms >= {spec.kind for service in SERVICES for spec in service.kinds}
    assert topology.descriptions["PM25Sensor"].startswith("A PM2.5 sensor measures")
    assert DESCRIPTIONS.keys() == terms  # nothing is described that does not exist


@pytest.mark.parametrize(
    "options",
    [
        {"sensors": -1},
        {"services": 4},
        {"services": 0},
        {"gateways": 2, "services": 3},
        {"interval": 0},
        {"loss": 1.5},
        {"churn": -1},
        {"faults": 2},
    ],
)
def test_senseless_arguments_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(SettingsError):
        PhysicalSpace(**{"sensors": 10, **options})  # type: ignore[arg-type]


def test_a_city_grows_to_any_size() -> None:
    space = PhysicalSpace(5000, seed=1)
    topology = space.topology()
    assert len(topology.relations) == 2 * 5000 + 1000 + 600
    assert len(topology.entities) == 6003
    names = Counter(e.name for e in topology.entities.values() if e.name != "Market Square")
    assert names.most_common(1)[0][1] == 1
    assert space.now - START == timedelta(0)


def test_a_device_that_is_told_an_interval_keeps_it() -> None:
    space = PhysicalSpace(5, seed=1)
    device = min(space.devices())
    space.set_interval(device, 5.0)
    told = [second for second, ids in heard(space.run(20)).items() if device in ids]
    assert told == [5, 10, 15, 20]
    space.set_interval(device, None)
    told = [second for second, ids in heard(space.run(6)).items() if device in ids]
    assert told == [22, 24, 26]
    with pytest.raises(SettingsError, match="above 0"):
        space.set_interval(device, 0.0)
    with pytest.raises(SettingsError, match="no device"):
        space.set_interval("nobody", 1.0)


def test_who_is_asked_states_itself_once_with_its_next_message() -> None:
    space = PhysicalSpace(5, seed=1)
    space.cut(0, 4)
    space.join(2)
    assert not [e for e in space.run(4) if isinstance(e, PutEntity)]
    space.announce()
    stated = {e.entity.id for e in space.run(2) if isinstance(e, PutEntity)}
    assert stated == space.devices()
    assert not [e for e in space.run(2) if isinstance(e, PutEntity | PutRelation)]
    one = max(i for i in space.devices() if "Gateway" not in i)
    space.announce(one)
    assert [e.entity.id for e in space.run(2) if isinstance(e, PutEntity)] == [one]
