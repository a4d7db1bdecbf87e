"""Sets as people describe them: by dates, by what is missing, by part of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from gentwin_chat.understanding.dates import Span, bounds, dates_said
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def laundry() -> Iterator[Twin]:
    """Washers and tubs in shops: the tubs drain into each other, attendants mind the washers."""
    washers = [
        ("w1", "2024-11-30", 900, 20, "cotton", "idle", True, 61.0, 95, "s1"),
        ("w2", "2025-03-14", 1400, 31, "wool", "spinning", False, 38.5, 60, "s1"),
        ("w3", "2025-07-02", 1200, 24, "cotton", "spinning", False, None, 60, "s2"),
        ("w4", "2026-01-01", 700, 18, "silk", "idle", True, 29.0, 40, "s2"),
    ]
    units = {"price": "EUR/h", "water_temp": "°C", "temp_limit": "°C"}
    entities = [
        *(
            entity(
                i,
                "washing_unit",
                units=units,
                serviced=d,
                drum_speed=r,
                price=p / 10,
                fabric=f,
                cycle=c,
                locked=k,
                temp_limit=limit,
                **cast(dict[str, Any], {"water_temp": t} if t is not None else {}),
            )
            for i, d, r, p, f, c, k, t, limit, _ in washers
        ),
        *(entity(f"t{k}", "tub", years_used=k) for k in (1, 2, 3)),
        *(entity(f"s{k}", "shop", name=n) for k, n in enumerate(("Quay", "Mill"), 1)),
        entity("a1", "attendant", name="Ivo Renz"),
        entity("d1", "lint_filter"),
        entity("d2", "lint_filter"),
    ]
    relations = [
        *(relation(i, "stands_in", s) for i, *_, s in washers),
        relation("t1", "drains_into", "t2"),
        relation("t2", "drains_into", "t3"),
        relation("a1", "minds", "w1"),
        relation("a1", "minds", "w2"),
        relation("d1", "clipped_to", "t1"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("washing units serviced before July 2025", ["w1", "w2"]),
        ("which washing units were last serviced before 14 March 2025?", ["w1"]),
        ("washing units serviced on 2025-07-02", ["w3"]),
        ("washing units not serviced in 2025", ["w1", "w4"]),
        ("washing units not serviced since March 2025", ["w1"]),
        ("washing units seen to after 2025", ["w4"]),
        ("washing units serviced in the second half of 2025", ["w3"]),
        ("washing units serviced in July", ["w3"]),
        ("washing units serviced from March to July", ["w2", "w3"]),
        ("washing units serviced between 10 and 20 March 2025", ["w2"]),
        ("washing units not serviced since before 15 March", ["w1", "w2"]),
        ("drums faster than 1000", ["w2", "w3"]),
        ("how many drums stand in Quay?", [2]),
        ("which washing units don't give a water temperature?", ["w3"]),
        ("washing units above 35 degrees", ["w1", "w2"]),
        ("washing units above a water temperature of 100 °F", ["w1", "w2"]),
        ("washing units under 220 cents an hour", ["w1", "w4"]),
        ("which washing units are unlocked?", ["w2", "w3"]),
        ("tubs that nothing drains into", ["t1"]),
        ("which washing units does nobody mind?", ["w3", "w4"]),
        ("tubs with over two years of use", ["t3"]),
        ("which tub filters are clipped to no tub?", ["d2"]),
        ("is there a spinning washing unit for wool? which one?", ["w2"]),
        ("is there any washing unit with linen as fabric?", [False]),
        ("antique washing units", None),
        ("battered tubs", None),
    ],
)
def test_reading(laundry: Twin, question: str, values: list[object] | None) -> None:
    """``None``: the twin says that it does not know."""
    answer = laundry.ask(question)
    if values is None:
        assert answer.status == "unknown", answer.text
        return
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text


def test_what_restricts_a_set_and_is_not_known_is_named(laundry: Twin) -> None:
    assert "antique" in laundry.ask("antique washing units").text


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("since 2025-02", date(2025, 2, 1), date(2025, 3, 1)),
        ("on 2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("in Dec 2023", date(2023, 12, 1), date(2024, 1, 1)),
        ("the 3rd of August 2022", date(2022, 8, 3), date(2022, 8, 4)),
        ("May 5th, 2021", date(2021, 5, 5), date(2021, 5, 6)),
        ("the second half of April 2023", date(2023, 4, 16), date(2023, 5, 1)),
        ("in the first week of June 2020", date(2020, 6, 1), date(2020, 6, 8)),
        ("the last quarter of 2024", date(2024, 10, 1), date(2025, 1, 1)),
        ("from November to February 2025", date(2024, 11, 1), date(2025, 3, 1)),
        ("between March and May 2024", date(2024, 3, 1), date(2024, 6, 1)),
    ],
)
def test_the_days_of_a_date(said: str, start: date, end: date) -> None:
    assert [span for *_, span in dates_said(said)] == [Span(start, end)]


@pytest.mark.parametrize(
    ("said", "days"),
    [("in April", (4, 1, 5, 1)), ("before the 3rd of June", (6, 3, 6, 4))],
)
def test_a_date_of_any_year(said: str, days: tuple[int, int, int, int]) -> None:
    ((_, _, span),) = dates_said(said)
    assert span.yearly
    found = span.of(2023)
    assert (found.start, found.end) == (date(2023, *days[:2]), date(2023, *days[2:]))
    assert span.latest([date(2024, 3, 9)]) == found


@pytest.mark.parametrize(
    "said",
    ["2024-13-01", "30 February 2024", "room 2024-117", "may 12 tubs", "what may it be", "for Jan"],
)
def test_no_date(said: str) -> None:
    assert list(dates_said(said)) == []


def test_a_span_is_left_out_by_its_two_sides() -> None:
    june = Span(date(2025, 6, 1), date(2025, 7, 1))
    assert bounds("!=", june, 0) == [("<", "2025-06-01"), (">=", "2025-07-01")]
    assert bounds("<=", Span.year(2025), 0) == [("<", "2026")]
    assert bounds(">", june, 1000) == [(">=", 1751328000000.0)]
