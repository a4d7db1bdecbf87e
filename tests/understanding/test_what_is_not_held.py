"""What a word means, whoever says it; and what the twin must not answer by something near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.query import Define
from gentwin_chat.twin import Twin
from gentwin_chat.understanding.planner import Planner
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def ferries() -> Iterator[Twin]:
    """Ferries call at piers that are numbered, skippers steer them, incidents befall them."""
    units = {"depth": "MTR", "seats": "C62"}
    graph = store(
        [
            *(entity(p, "Pier", None, units, depth=d) for p, d in PIERS.items()),
            *(
                entity(f"F{n}", "Ferry", name, units, seats=seats, next_refit=refit)
                for n, (name, seats, refit) in enumerate(FERRIES)
            ),
            *(entity(s, "Skipper", contact=c) for s, c in SKIPPERS.items()),
            *(entity(f"INC-{n}", "Incident", injured=n, nature="fire") for n in (1, 2)),
        ],
        [
            *(relation(f"F{n}", "callsAt", "401") for n in range(len(FERRIES))),
            *(relation(s, "steers", "F0") for s in SKIPPERS),
            *(relation(f"INC-{n}", "aboard", "F1") for n in (1, 2)),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


PIERS = {"401": 4.5, "402": 3.1, "403": 6.0}
FERRIES = [("Heron", 120, "2027-03-01"), ("Curlew", 80, "2027-09-15"), ("Teal", 60, "2028-01-10")]
SKIPPERS = {"Ida": "radio", "Olaf": "letter"}


@pytest.mark.parametrize(
    "question",
    [
        "what's a ferry, for the apprentice?",
        "what is a ferry, for a new deckhand",
        "ferry - what does that mean exactly",
        "What does the harbour board mean by a ferry?",
        "ferry, what's it for?",
        "Explain a ferry to the newcomers",
        "What's a ferry for a landlubber?",
    ],
)
def test_a_word_is_explained_whoever_says_it_to_whom(ferries: Twin, question: str) -> None:
    plan = Planner(ferries.reader, encode).plan(question)
    assert isinstance(plan.question, Define), plan.refusal
    assert plan.question.term == "Ferry"


@pytest.mark.parametrize(
    "question",
    [
        "What does a day ticket cost?",
        "how much does a ferry cost?",
        "When will the Heron get its new engine?",
        "Will it rain on Thursday?",
        "will the Heron sail tomorrow?",
        "phone number of Ida",
        "What caused the fire INC-1?",
    ],
)
def test_what_nothing_holds_is_not_known(ferries: Twin, question: str) -> None:
    answer = ferries.ask(question)
    assert answer.status == "unknown", answer.text


@pytest.mark.parametrize("question", ["depth at 499?", "depth on 499", "depth of pier 499?"])
def test_a_number_like_a_name_names_somebody(ferries: Twin, question: str) -> None:
    answer = ferries.ask(question)
    assert answer.status == "unknown"
    assert "nothing called" in answer.text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("depth at 402?", [3.1]),
        ("when will the Heron have its next refit?", ["2027-03-01"]),
        ("contact of Ida", ["radio"]),
        ("how many were injured in INC-2?", [2]),
    ],
)
def test_what_is_held_is_still_told(ferries: Twin, question: str, values: list[object]) -> None:
    assert ferries.ask(question).values == values
