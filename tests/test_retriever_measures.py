"""Totals, ranks, groups and comparisons, worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from small_network import (
    FROM_GATEWAY,
    GATEWAYS,
    IN_ROOM,
    LINK,
    ROOMS,
    SENSORS,
    TO_GATEWAY,
    entity,
    one,
    store,
)

from gentwin_chat.domain import Change, Entity, PutEntity, PutRelation, Relation, Scalar
from gentwin_chat.errors import QueryError
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Compare,
    DegreeMeasure,
    Edges,
    Group,
    Question,
    Related,
    Selection,
    Step,
    Top,
)
from gentwin_chat.retrieval.measures import tidy
from gentwin_chat.retriever import Result, Retriever

GRAPH = store()
BATTERY = AttributeMeasure(attribute="battery")
CAPACITY = AttributeMeasure(attribute="capacity")
FED = DegreeMeasure(step=FROM_GATEWAY, target=SENSORS)
LINKS = Edges(step=LINK)
LONELY = SENSORS.model_copy(update={"related": (Related(step=TO_GATEWAY, target=one("g3")),)})


def ask(question: Question) -> Result:
    return Retriever(GRAPH).retrieve(question)


def compared(*ids: str, how: str, by: AttributeMeasure | DegreeMeasure = BATTERY, **more: bool):  # type: ignore[no-untyped-def]
    return Compare.model_validate({"ids": ids, "measure": by, "how": how, **more})


@pytest.mark.parametrize(
    ("question", "values", "text"),
    [
        (
            Aggregate(of=SENSORS, function="average", measure=BATTERY),
            [22.5],
            "The average battery of 4 sensors is 22.5 %.",
        ),
        (Aggregate(of=SENSORS, function="sum", measure=BATTERY), [90], None),
        (Aggregate(of=SENSORS, function="minimum", measure=BATTERY), [10], None),
        (Aggregate(of=SENSORS, function="maximum", measure=BATTERY), [30], None),
        (Aggregate(of=GATEWAYS, function="average", measure=FED), [1.33333], None),
        (Aggregate(of=GATEWAYS, function="average", measure=FED, present=True), [2], None),
        (Aggregate(of=LINKS, function="sum", measure=CAPACITY), [150], None),
        (
            Top(of=SENSORS, measure=BATTERY),
            ["s3", "s4"],
            "The highest battery among sensors: s3, s4, all with 30 %.",
        ),
        (Top(of=SENSORS, measure=BATTERY, largest=False), ["s1"], None),
        (Top(of=SENSORS, measure=BATTERY, k=2, largest=False), ["s1", "s2"], None),
        (Top(of=SENSORS, measure=BATTERY, k=9), ["s3", "s4", "s2", "s1"], None),
        (
            Top(of=GATEWAYS, measure=FED),
            ["g1"],
            "The most sensors among gateways: g1 with 3.",
        ),
        (Top(of=GATEWAYS, measure=FED, largest=False), ["g3"], None),
        (Top(of=LINKS, measure=CAPACITY), ["g1 –link– g2"], None),
        (
            Group(of=SENSORS, attribute="status"),
            ["ok", 3, "low", 1],
            "Sensors per status: ok: 3; low: 1.",
        ),
        (Group(of=SENSORS, attribute="tags"), ["a", 2, "b", 1], None),
        (
            Group(of=SENSORS, step=IN_ROOM, target=ROOMS),
            ["r1", 2, "r2", 1, "r3", 0],
            "Sensors per room: Lab One: 2; r2: 1; r3: 0.",
        ),
        (Group(of=SENSORS, step=IN_ROOM, target=ROOMS, largest=False), ["r3"], None),
        (Group(of=SENSORS, step=IN_ROOM, target=ROOMS, largest=True), ["r1"], None),
        (
            Group(of=SENSORS, step=IN_ROOM, target=ROOMS, function="list"),
            ["r1", "s1", "r1", "s2", "r2", "s3"],
            "Sensors per room: Lab One: s1 and s2; r2: s3; r3: none.",
        ),
        (
            Group(of=SENSORS, step=IN_ROOM, target=ROOMS, function="average", measure=BATTERY),
            ["r2", 30, "r1", 15],
            "Average battery per room: r2: 30 %; Lab One: 15 %.",
        ),
        (Group(of=SENSORS, step=IN_ROOM, target=Selection(kinds=("Roof",))), [], None),
        (
            compared("s1", "s2", how="more"),
            ["s2"],
            "S2 has more battery: s1 has 10 % and s2 has 20 %.",
        ),
        (compared("s1", "s2", how="less"), ["s1"], None),
        (compared("s3", "s4", how="more"), ["s3", "s4"], None),
        (compared("s1", "s2", how="more", claim=True), [False], None),
        (compared("s2", "s1", how="more", claim=True), [True], None),
        (compared("s3", "s4", how="more", claim=True), [False], None),
        (compared("s1", "s3", how="difference"), [20], None),
        (compared("s3", "s4", how="same"), [True], None),
        (
            compared("s1", "s3", how="same", by=AttributeMeasure(attribute="status")),
            [False],
            "No, the status of s1 is ok and that of s3 is low.",
        ),
        (compared("g1", "g2", how="more", by=FED), ["g1"], None),
    ],
)
def test_worked_by_hand(question: Question, values: list[Scalar], text: str | None) -> None:
    result = ask(question)
    assert (result.status, result.values) == ("answered", values)
    assert text is None or str(result.draft).lower() == text.lower()
    spoken = {str(end) for f in result.facts for end in (f.subject, f.object)}
    assert {str(v) for v in values} <= spoken


@pytest.mark.parametrize(
    "question",
    [
        Aggregate(of=LONELY, function="average", measure=BATTERY),
        Top(of=LONELY, measure=BATTERY),
        Group(of=SENSORS, attribute="colour"),
        Group(of=ROOMS, step=LINK, target=GATEWAYS, function="sum", measure=BATTERY),
        compared("s1", "s5", how="more"),
        compared("s1", "s5", how="same"),
    ],
)
def test_without_numbers_nothing_is_said(question: Question) -> None:
    result = ask(question)
    assert (result.status, result.values) == ("unknown", [])
    assert result.draft.fixed


def test_units_compare_only_where_they_convert() -> None:
    graph = EmbeddedGraph(None)
    graph.apply(
        [
            entity("a", "Motor", unit="kW", power=2),
            entity("b", "Motor", unit="W", power=300),
            entity("c", "Motor", unit="kW", power=1),
            entity("d", "Pump", unit="kW", flow=1),
            entity("e", "Pump", unit="kg", flow=1),
        ]
    )

    def over(kind: str, attribute: str) -> Result:
        measure = AttributeMeasure(attribute=attribute)
        of = Selection(kinds=(kind,))
        return Retriever(graph).retrieve(Aggregate(of=of, function="sum", measure=measure))

    assert over("Motor", "power").values == [3.3]
    assert "3.3 kW" in str(over("Motor", "power").draft)
    refused = over("Pump", "flow")
    assert refused.status == "unknown"
    assert "kW and kg, which do not compare" in str(refused.draft)


def test_ill_formed_queries_are_refused() -> None:
    for question in (
        Group(of=SENSORS),
        Group(of=SENSORS, attribute="status", function="sum"),
        Top(of=LINKS, measure=FED),
    ):
        with pytest.raises(QueryError):
            ask(question)


def test_noise_goes_and_digits_stay() -> None:
    assert tidy(0.1 + 0.2) == 0.3
    assert tidy(1234567.891) == 1234567.891
    assert tidy(10 / 3, digits=6) == 3.33333
    assert tidy(2_000_000 / 3, digits=6) == 666666.67
    assert repr(tidy(4.0)) == "4"


@pytest.mark.parametrize("shape", [{"k": 1}, {"k": 3}, {"k": 1, "rank": 3}])
@pytest.mark.parametrize("hubs", [0, 1, 5])
def test_the_most_connected_are_those_that_measuring_all_finds(
    monkeypatch: pytest.MonkeyPatch, hubs: int, shape: dict[str, int]
) -> None:
    """Where few lead, few are measured; gateways that are off, and relations to others, count."""
    chance = random.Random(hubs)
    gateways = [f"g{i}" for i in range(400)]
    changes: list[Change] = [
        PutEntity(entity=Entity(id=g, kind="gateway", active=chance.random() > 0.1))
        for g in gateways
    ]
    changes.append(PutEntity(entity=Entity(id="room", kind="room")))
    for number, g in enumerate(gateways):
        changes += [_tie(g, "locatedIn", "room", str(n)) for n in range(chance.randrange(3))]
        for n in range(20 + number % 3 if number < hubs else chance.randrange(5)):
            changes.append(PutEntity(entity=Entity(id=f"s{number}-{n}", kind="sensor")))
            changes.append(_tie(f"s{number}-{n}", "connectedTo", g))
    with EmbeddedGraph() as graph:
        graph.apply(changes)
        fed = {
            g: len(graph.relations(["connectedTo"], targets=[g])) for g in graph.select(["gateway"])
        }
        ranked = sorted(fed, key=lambda g: -fed[g])
        places = sorted(set(fed.values()), reverse=True)
        shared = [g for g in ranked if fed[g] == places[shape.get("rank", 1) - 1]]
        read: list[int] = []
        whole = EmbeddedGraph.relations

        def relations(self: EmbeddedGraph, *args: Any, **more: Any) -> list[Relation]:
            found = whole(self, *args, **more)
            read.append(len(found))
            return found

        asked: list[int] = []
        degrees = EmbeddedGraph.degrees

        def counted(self: EmbeddedGraph, ids: Iterable[str]) -> dict[str, int]:
            found = degrees(self, ids)
            asked.append(len(found))
            return found

        monkeypatch.setattr(EmbeddedGraph, "relations", relations)
        monkeypatch.setattr(EmbeddedGraph, "degrees", counted)
        sensors = DegreeMeasure(
            step=Step(types=("connectedTo",), direction="in"), target=Selection(kinds=("sensor",))
        )
        top = Top.model_validate({"of": Selection(kinds=("gateway",)), "measure": sensors, **shape})
        found = Retriever(graph).retrieve(top).values
    assert found == (shared if shape["k"] == 1 else ranked[: shape["k"]])
    if hubs == 5:
        assert sum(read) < sum(fed.values())
        assert max(asked) < len(gateways)


def _tie(source: str, kind: str, target: str, key: str = "") -> PutRelation:
    return PutRelation(relation=Relation(source=source, type=kind, target=target, key=key))
