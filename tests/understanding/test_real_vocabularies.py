"""Readings that real data needs: ids that are numbers, dates, addresses, links with readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


def _owls() -> EmbeddedGraph:
    """Tagged owls heard by masts that have numbers for ids, one hide that watches them."""
    masts = [
        ("30", "hub", 410, 90, "owl", "2019-04-02"),
        ("90", "hub", 180, 30, "helio", "2021-06-30"),
        ("45", "spur", 95, 270, "owl", "2020-01-15"),
        ("270", "spur", 260, 90, "owl", "2018-11-03"),
    ]
    entities = [
        entity(i, "mast", role=role, altitude=alt, bearing=b, scheme=net, raisedOn=day, calls=alt)
        for i, role, alt, b, net, day in masts
    ]
    entities += [entity(f"tag-{n}", "tag", name, scheme="helio") for n, name in enumerate("ABC")]
    held: dict[str, Any] = {
        "address.addressLocality": "Ullapool",
        "operator": "Ben Rae",
        "mast_open": True,
    }
    entities.append(entity("hide-1", "hide", "Loch hide", None, **held))
    heard = [
        ("tag-0", "30", -120, -100, -70, 400),
        ("tag-0", "90", -130, -90, -85, 2500),
        ("tag-1", "30", -110, -95, -60, 12000),
        ("tag-1", "45", -99, -98, -97, 900),
        ("tag-2", "30", -125, -121, -119, 300),
    ]
    return store(
        entities,
        [
            *(
                relation(t, "link", m, rssi_min=a, rssi_mean=b, rssi_max=c, distance_m=d)
                for t, m, a, b, c, d in heard
            ),
            relation("30", "wire", "90", directed=False, state="live"),
            relation("30", "wire", "45", directed=False, state="planned"),
            relation("90", "wire", "45", directed=False, state="live"),
            relation("45", "wire", "270", directed=False, state="live"),
        ],
    )


@pytest.fixture(scope="module")
def owls() -> Iterator[Twin]:
    graph = _owls()
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("is 30 a hub?", [True]),
        ("masts with a bearing of 90", ["30", "270"]),
        ("masts whose bearing is 270: how many?", [1]),
        ("masts with more than 2 wires", ["45"]),
        ("when was mast 30 raised", ["2019-04-02"]),
        ("common wires of 30 and 45", ["90"]),
        ("masts wired to both 30 and 45", ["90"]),
        ("which masts do the tags A and B have in common", ["30"]),
        ("state of the wire between 30 and 45", ["planned"]),
        ("is the wire from 30 to 90 live?", [True]),
        ("helio masts", ["90"]),
        ("masts heard by only one tag", ["90", "45"]),
        ("highest mast", ["30"]),
        ("links longer than 2 km: how many", [2]),
        ("how many links have a mean rssi below -97", [3]),
        ("best RSSI that A was received with", [-70]),
        ("which mast is farthest from B?", ["30"]),
        ("the mast nearest to A", ["30"]),
        ("which mast hears A with the best mean rssi", ["90"]),
        ("median altitude of the masts", [220]),
        ("which scheme is the rarest among masts?", ["helio"]),
        ("which role do most masts with scheme owl have", ["spur"]),
        ("total number of wires of the hubs", [4]),
        ("what kinds of things are there", ["hide", "mast", "tag"]),
        ("how many entity types are there", [3]),
        ("which town is the hide in", ["Ullapool"]),
        ("who runs the hide?", ["Ben Rae"]),
    ],
)
def test_it_is_read_as_people_mean_it(owls: Twin, question: str, values: list[object]) -> None:
    answer = owls.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text


def _town() -> EmbeddedGraph:
    """A town as smart data models have it: addresses and counts in parts, models apart."""
    bays: dict[str, Any] = {
        "address.addressLocality": "Lyon",
        "location.type": 1,
        "availableBayNumber": 12,
        "occupiedBayNumber": 30,
        "coachBays.occupiedBayNumber": 4,
    }
    return store(
        [
            entity("garage-1", "CoachGarage", "Perrache", **bays),
            entity(
                "garage-2", "CoachGarage", "Vaise", None, **{"address.addressLocality": "Oullins"}
            ),
            entity("tender-1", "HarbourCraft", None, harbourCraftType="pilot boat"),
            entity("craft-9", "Craft", None, hull="steel"),
            entity("meter-7", "Meter", None, batteryLevel=0.5),
            entity("m-200", "MeterModel", None, manufacturerName="Sagem"),
            entity("m-300", "MeterModel", None, manufacturerName="Itron"),
            entity("kiosk-1", "Kiosk", None, colour="green"),
        ],
        [
            relation("tender-1", "craft", "craft-9"),
            relation("meter-7", "refMeterModel", "m-200"),
        ],
    )


@pytest.fixture(scope="module")
def town() -> Iterator[Twin]:
    graph = _town()
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("how many bays are occupied at Perrache?", [30]),
        ("occupied coach bays of Perrache", [4]),
        ("which garages are located in Lyon", ["garage-1"]),
        ("what kind of craft is tender-1?", ["pilot boat"]),
        ("manufacturer of the model of meter-7?", ["Sagem"]),
    ],
)
def test_parts_of_values_are_told_apart(town: Twin, question: str, values: list[object]) -> None:
    answer = town.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text


def test_what_something_named_lacks_is_not_given_of_others(town: Twin) -> None:
    assert town.ask("battery level of the kiosk").status == "unknown"


def _house() -> EmbeddedGraph:
    """A building as Brick has it: points that hold a ``value``, each of its own quantity."""
    celsius, ppm = {"value": "DEG_C"}, {"value": "PPM"}
    return store(
        [
            entity("hall", "Hall", "East hall"),
            entity("loft", "Loft", "Top loft"),
            entity("storey-2", "Storey", "Second storey"),
            entity("fan-1", "Exhaust_Fan", "Exhaust fan one", {"rated": "KiloW"}, rated=2.5),
            entity("t1", "Air_Temperature_Sensor", None, celsius, value=21.5),
            entity("t2", "Air_Temperature_Sensor", None, celsius, value=17.0),
            entity("c1", "CO2_Level_Sensor", None, ppm, value=640),
            entity("s1", "Run_Status", None, value=False),
        ],
        [
            relation("t1", "isPointOf", "hall"),
            relation("c1", "isPointOf", "hall"),
            relation("t2", "isPointOf", "loft"),
            relation("fan-1", "hasPoint", "s1"),
            relation("storey-2", "hasPart", "hall"),
            relation("storey-2", "hasPart", "loft"),
        ],
    )


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("temperature in the East hall", [21.5]),
        ("CO2 level in the East hall?", [640]),
        ("rated power of the exhaust fan in watts", [2500.0]),
        ("What's on the second storey?", ["hall", "loft"]),
        ("average temperature of the loft", [17]),
    ],
)
def test_points_are_asked_for_by_what_they_measure(question: str, values: list[object]) -> None:
    graph = _house()
    answer = Twin(graph, phraser=Plain(), encoder=encode).ask(question)
    graph.close()
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
