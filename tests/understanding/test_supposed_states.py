"""What is supposed of somebody's state or place, and where one cannot get then. Gold by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store

PASSAGES = [("Hall", "Gallery"), ("Gallery", "Loft"), ("Loft", "Pool"), ("Pool", "Roost")]
PASSAGES += [("Hall", "Dome")]
LAMPS = {"L1": ("on", "Hall"), "L2": ("broken", "Gallery"), "L3": ("on", "Pool")}


@pytest.fixture(scope="module")
def caves() -> Iterator[Twin]:
    """Chambers Dome ─ Hall ─ Gallery ─ Loft ─ Pool ─ Roost; guides lead both ends."""
    chambers = dict.fromkeys([end for passage in PASSAGES for end in passage])
    states = {"Pool": "flooded", "Roost": "sealed"}
    graph = store(
        [
            *(entity(c, "Chamber", lit=c != "Loft", state=states.get(c, "open")) for c in chambers),
            *(entity(g, "Guide") for g in ("Ana", "Bo")),
            *(entity(i, "Lamp", state=state) for i, (state, _) in LAMPS.items()),
        ],
        [
            *(relation(a, "passageTo", b, directed=False) for a, b in PASSAGES),
            *(relation(g, "leadsIn", c) for g in ("Ana", "Bo") for c in ("Hall", "Roost")),
            *(relation(lamp, "hangsIn", c) for lamp, (_, c) in LAMPS.items()),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


CASES: list[tuple[str, list[object]]] = [
    # cut off, within a kind that has a relation of its own: not by the guides who lead both ends
    ("Rockfall at Loft: which other chambers are cut off?", ["Pool", "Roost"]),
    ("Pool gets blocked, which other chambers can't you walk to any more?", ["Roost"]),
    ("If the Pool fails, how many chambers can't be reached any more?", [1]),
    # a state, in a form of its own word
    ("suppose the Gallery floods too, how many chambers are flooded then?", [2]),
    ("Suppose we flood the Gallery. How many chambers are flooded?", [2]),
    ("if the Loft is lit, how many chambers are lit?", [6]),
    ("say the Hall is no longer lit, how many chambers still are?", [4]),
    ("Gallery is flooded. Which other chambers are cut off?", ["Hall", "Dome"]),
    ("if the Hall is unlit, how many chambers are lit?", [4]),
    # there, where somebody is moved to
    ("suppose L1 is moved to the Pool, which lamps hang there then?", ["L1", "L3"]),
    ("If L1 is moved to the Pool, how many lamps are there?", [2]),
    # a way
    ("how do I get by passage from Hall to Loft?", ["Hall", "Gallery", "Loft"]),
    (
        "If the Roost is shut, how do I get by passage from Hall to Loft?",
        ["Hall", "Gallery", "Loft"],
    ),
    ("If the Gallery floods, how do I get by passage from Hall to Loft?", []),
]


@pytest.mark.parametrize(("question", "values"), CASES)
def test_what_is_supposed_is_what_is_asked_of(
    caves: Twin, question: str, values: list[object]
) -> None:
    answer = caves.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text


def test_the_relation_that_one_is_cut_off_by_is_said(caves: Twin) -> None:
    assert "passage" in caves.ask("If the Pool fails, which other chambers are cut off?").text


@pytest.mark.parametrize(
    "question",
    [
        "if the Gallery is no longer open, how many chambers still are?",  # flooded, or sealed?
        "if the Gallery is dusty, how many chambers are dusty?",  # no failure
    ],
)
def test_a_state_that_the_network_does_not_know_is_not_guessed(caves: Twin, question: str) -> None:
    assert caves.ask(question).status == "unknown"
