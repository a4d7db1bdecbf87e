"""Words that the network spells otherwise: by how much, un-, initials, units. Gold by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def ferries() -> Iterator[Twin]:
    """Two ferries between three piers, their crews, beacons and breakdowns."""
    graph = store(
        [
            entity("F1", "Vessel", "Osprey", hullM=42.0, built=1998, ratedA=120, heated=True),
            entity("F2", "Vessel", "Tern", hullM=30.5, built=2011, ratedA=80, heated=False),
            entity("P1", "Pier", "Stone Quay", first_crossing="06:40", lit=True),
            entity("P2", "Pier", "Long Slip", first_crossing="05:55", lit=False),
            entity("P3", "Pier", "Marsh End", first_crossing="07:10", lit=False),
            entity("M1", "Mate", "Ada Lund", hours_week=38),
            entity("M2", "Mate", "Bo Riis", hours_week=22),
            entity("M3", "Mate", "Cy Holt", hours_week=41),
            entity("B1", "Beacon", spread_factor=7, measures="wind"),
            entity("B2", "Beacon", spread_factor=12, measures="fog"),
            entity("B3", "Beacon", spread_factor=12, measures="wind"),
            entity("D1", "Breakdown", cause="rope", minutesOff=40, cleared=True),
            entity("D2", "Breakdown", cause="rope", minutesOff=15, cleared=False),
            entity("D3", "Breakdown", cause="fuel", minutesOff=90, cleared=True),
        ],
        [
            relation("M1", "steers", "F1"),
            relation("M3", "steers", "F1"),
            relation("M2", "steers", "F2"),
            *(relation(b, "mountedAt", p) for b, p in (("B1", "P1"), ("B2", "P2"), ("B3", "P3"))),
            relation("P1", "crossingTo", "P2", directed=False, lengthKm=1.5, tolled=True),
            relation("P2", "crossingTo", "P3", directed=False, lengthKm=4.0, tolled=False),
            *(relation(d, "struck", f) for d, f in (("D1", "F1"), ("D2", "F1"), ("D3", "F2"))),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


CASES: list[tuple[str, list[object]]] = [
    # by how much
    ("how many metres longer is Osprey than Tern", [11.5]),
    ("How many years after Osprey was Tern built?", [13]),
    ("which was built first, Osprey or Tern?", ["F1"]),
    # what a prefix denies, and what is named by what it does
    ("unlit piers", ["P2", "P3"]),
    ("how many piers are unlit", [2]),
    ("how many steerers has Osprey?", [2]),
    ("who steers more than 30 hours a week", ["M1", "M3"]),
    # initials and their number, verbs that are attributes, values told apart
    ("beacons on SF12", ["B2", "B3"]),
    ("what do the beacons measure?", ["wind", "fog"]),
    ("beacons by what they measure", [["wind", 2], ["fog", 1]]),
    ("vessels of more than 100 amps", ["F1"]),
    # what is listed is asked for, and not supposed
    ("What causes the most breakdowns?", [["rope", 2]]),
    ("which breakdown lasted longest", [["D3", 90]]),
    ("which breakdowns are still open", ["D2"]),
    # what joins two, and when
    ("how many stretches of crossing are tolled?", [1]),
    ("what time is the first crossing at Long Slip?", ["05:55"]),
    ("how many km are all the crossings together", [5.5]),
]


@pytest.mark.parametrize(("question", "values"), CASES)
def test_words_of_another_form_mean_the_network_s_own(
    ferries: Twin, question: str, values: list[object]
) -> None:
    answer = ferries.ask(question)
    assert answer.status == "answered", answer.text
    found = answer.rows if values and isinstance(values[0], list) else answer.values
    assert sorted(map(str, found)) == sorted(map(str, values)), answer.text


def test_that_one_is_the_one_just_counted(ferries: Twin) -> None:
    chat = ferries.chat()
    chat.ask("Which vessels are there?")
    chat.ask("how many of them are heated?")
    assert sorted(map(str, chat.ask("who steers that one?").values)) == ["M1", "M3"]


def test_they_are_those_of_whom_it_can_be_said(ferries: Twin) -> None:
    chat = ferries.chat()
    chat.ask("Which breakdowns struck Osprey?")
    chat.ask("which mates steer Osprey?")
    assert chat.ask("what are their minutes off in total?").values == [55]
