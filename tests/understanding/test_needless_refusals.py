"""Words that a question can do without, and those that it cannot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def couriers() -> Iterator[Twin]:
    """Riders of crews on hired bikes, in bays that join each other."""
    bikes = [
        ("k1", 5200, 700, "2024-03-01", 90, "b12", "y1"),
        ("k2", 880, 622, "2025-08-20", 140, "b17", "y1"),
        ("k3", 4100, 700, "2023-11-05", 60, "b12", "y2"),
    ]
    riders = [
        ("r1", "Ada", "mechanic", 40),
        ("r2", "Bo", "dispatcher", 75),
        ("r3", "Cyd", "mechanic", 12),
    ]
    entities = [
        *(
            entity(i, "bike", mileage_km=km, wheel_mm=mm, serviced_on=day, rent_eur=eur, tyre=tyre)
            for i, km, mm, day, eur, tyre, _ in bikes
        ),
        *(entity(i, "rider", name, skill=skill, races=n) for i, name, skill, n in riders),
        entity("c1", "crew", "Red Crew", hours_booked=60, hours_ridden=80, takings_eur=500),
        entity("c2", "crew", "Blue Crew", hours_booked=90, hours_ridden=20, takings_eur=900),
        *(entity(i, "bay") for i in ("y1", "y2", "y3")),
    ]
    relations = [
        *(relation(i, "parked_in", bay) for i, *_, bay in bikes),
        *(relation(i, "member_of", c) for i, c in (("r1", "c1"), ("r2", "c1"), ("r3", "c2"))),
        relation("r2", "leads", "c1"),
        relation("y1", "joins", "y2"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("who leads Red Crew", ["r2"]),
        ("crews nobody leads", ["c2"]),
        ("which crew has the most members", ["c1", 2]),
        ("how many members does each crew have", ["c1", 2, "c2", 1]),
        ("do y1 and y2 join each other", [True]),
        ("which bike has the most kilometres on the clock", ["k1", 5200]),
        ("rider with the most races under their belt", ["r2", 75]),
        ("bikes that have done more than 4,000 km", ["k1", "k3"]),
        ("crews that have ridden more than 50 hours", ["c1"]),
        ("which bike has gone the longest without being serviced", ["k3", "2023-11-05"]),
        ("cheapest bike", ["k3", 60]),
        ("our two best earning crews", ["c2", 900, "c1", 500]),
        ("the two bikes that cost us the most rent", ["k2", 140, "k1", 90]),
        ("My brother forgot his helmet. Which bikes are parked in y1?", ["k1", "k2"]),
        ("Is there a plumber among the riders?", [False]),
        ("do we have bikes on b99", [False]),
        ("My aunt hates mechanics. Which riders are in Blue Crew?", ["r3"]),
        ("what does k2 cost?", [140]),
        ("How many riders does Red Crew have on its books?", [2]),
        ("Is there a crew nobody is leading?", [True]),
        ("mechanics on the roster?", ["r1", "r3"]),
    ],
)
def test_words_that_add_nothing_are_passed_over(
    couriers: Twin, question: str, values: list[object]
) -> None:
    answer = couriers.ask(question)
    assert answer.status == "answered", answer.text
    said = [v for row in answer.rows for v in row] or answer.values
    assert said == values or sorted(map(str, said)) == sorted(map(str, values)), answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("bikes with a kickstand", "kickstand"),
        ("are there bikes with wifi?", "wifi"),
        ("serial number of k1", "serial"),
        ("My brother forgot his helmet. Which bikes have a kickstand?", "kickstand"),
        ("which crew won the trophy", "trophy"),
    ],
)
def test_words_that_narrow_or_change_what_is_asked_are_not(
    couriers: Twin, question: str, missing: str
) -> None:
    answer = couriers.ask(question)
    assert answer.status == "unknown", answer.text
    assert missing in answer.text
