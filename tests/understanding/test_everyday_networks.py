"""Questions as people ask them of everyday networks: free places, ages, verbs that look like nouns,
exceptions, walks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def moorings() -> Iterator[Twin]:
    """Marinas with berths, joined by footpaths; boats on shore-power posts; depth gauges."""
    marinas = [
        ("m1", "Old Basin", 120, 14, True, 2.5, 90),
        ("m2", "Lock Side", 60, 0, False, 1.4, 240),
        ("m3", "Mill Pool", 45, 9, False, 3.1, 60),
    ]
    boats = [("b1", 8, "p1", "m1"), ("b2", 31, "p2", "m1"), ("b3", 15, "p2", "m3")]
    entities = [
        *(
            entity(
                i,
                "marina",
                name,
                {"max_stay_min": "min"},
                berths=berths,
                vacant=vacant,
                guarded=guarded,
                draught_limit_m=limit,
                max_stay_min=stay,
            )
            for i, name, berths, vacant, guarded, limit, stay in marinas
        ),
        entity("p1", "power_post", current_a=16),
        entity("p2", "power_post", current_a=32),
        *(entity(i, "boat", hull_age_years=age, power_w=400) for i, age, _, _ in boats),
        entity(
            "c1", "camera", "Heron", lens="wide", smeared=True, fault=True, fitted_on="2021-04-02"
        ),
        entity(
            "c2", "camera", "Heron", lens="long", smeared=False, fault=False, fitted_on="2023-01-09"
        ),
        entity("g1", "depth_gauge", None, {"depth_m": "m"}, depth_m=4.25, battery_pct=70),
    ]
    relations = [
        *(relation(post, "supplying", i) for i, _, post, _ in boats),
        *(relation(i, "visited", m) for i, _, _, m in boats),
        relation("b1", "visited", "m3"),
        relation("m1", "footpath", "m2", surface="gravel", width_m=2),
        relation("m2", "footpath", "m3", surface="paved", width_m=3),
        relation("m3", "footpath", "m1", surface="gravel", width_m=1),
        relation("g1", "mounted_in", "m3"),
        relation("c1", "watches", "m1"),
        relation("c2", "watches", "m3"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("vacant berths at Old Basin", [14]),
        ("which marinas have vacant berths?", ["m1", "m3"]),
        ("which marina has no vacant berths?", ["m2"]),
        ("marinas with more than 10 vacant berths", ["m1"]),
        ("unguarded marinas", ["m2", "m3"]),
        ("boats with a hull older than 180 months", ["b2"]),
        ("boats that visited Mill Pool but not Old Basin", ["b3"]),
        ("boats at Mill Pool, excluding those that visited Old Basin", ["b3"]),
        ("which post powers b3", ["p2"]),
        ("reading of g1", [4.25]),
        ("what is g1 measuring, in cm", [425]),
        ("Max draught limit at Lock Side?", [1.4]),
        ("max stay at Lock Side in hours", [4]),
        ("How would I walk from Old Basin to Lock Side?", ["m1", "m2"]),
        ("Can you walk from Old Basin to Mill Pool?", [True]),
        ("footpaths by surface", ["gravel", 2, "paved", 1]),
        ("breakdown of cameras by lens", ["wide", 1, "long", 1]),
        ("average width per marina", ["m2", 2.5, "m3", 2, "m1", 1.5]),
        ("which marinas have a fault?", ["m1"]),
        ("how many faults are there?", [1]),
        ("any fault at Mill Pool?", [False]),
        ("is Old Basin smeared?", [True]),
        ("cameras fitted in 2021", ["c1"]),
    ],
)
def test_everyday_questions_are_read_as_they_are_meant(
    moorings: Twin, question: str, values: list[object]
) -> None:
    answer = moorings.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(answer.values, key=str) == sorted(values, key=str), answer.text


def test_a_proper_name_is_no_part_of_the_vocabulary(moorings: Twin) -> None:
    assert moorings.ask("Boats at Swan Marina").status == "unknown"


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (["lens of Heron", "the one at Mill Pool"], ["long"]),
        (["lens of Heron", "c1"], ["wide"]),
        (["lens of Heron", "the second one"], ["long"]),
        (["lens of Heron", "c1", "and is it smeared?"], [True]),
        (["lens of Heron", "how many boats are there?"], [3]),
        (["Which marinas are not guarded?", "how many is that?"], [2]),
        (["Which boats are there?", "how many are at Old Basin?"], [2]),
    ],
)
def test_a_reply_is_read_in_the_light_of_what_was_asked(
    moorings: Twin, said: list[str], values: list[object]
) -> None:
    chat = moorings.chat()
    answers = [chat.ask(question) for question in said]
    assert answers[-1].values == values, answers[-1].text
