"""What a conversation remembers: pronouns, ellipsis, corrections, and what it must forget."""

from __future__ import annotations

from typing import Any

import pytest

from gentwin_chat.twin import Twin
from gentwin_chat.understanding.dialogue import Thread
from gentwin_chat.understanding.planner import Planner
from understanding.asking import Wrong


def turns(*cases: tuple[str, list[str | Wrong], list[Any]]) -> list[Any]:
    """``(network, questions, values of the last answer)``; a ``Wrong`` last turn is expected to
    fail."""
    found = []
    for network, said, values in cases:
        last = said[-1]
        text = [s if isinstance(s, str) else s.text for s in said]
        marks = (
            [pytest.mark.xfail(strict=True, reason=last.reason)] if isinstance(last, Wrong) else []
        )
        found.append(pytest.param(network, text, values, marks=marks, id=" / ".join(text)[:90]))
    return found


def last(twin: Twin, questions: list[str]) -> tuple[str, list[Any]]:
    chat = twin.chat()
    answer = [chat.ask(q) for q in questions][-1]
    return answer.status, answer.values


@pytest.mark.parametrize(
    ("network", "said", "values"),
    turns(
        ("harbour", ["What is the power of Titan?", "Which berths does it serve?"],
         ["berth-1", "berth-2"]),
        ("harbour", ["Tell me about Hanne.", "What is its flag?"], ["Denmark"]),
        ("harbour", ["Which crane has the highest lift capacity?", "Is it motorised?"], [False]),
        ("harbour", ["Which cranes serve berth-2?", "Which of them has the most power?"],
         ["crane-1"]),
        ("harbour", ["Which cranes serve berth-2?", "What is their average power?"], [375]),
        ("harbour", ["which ships are moored?", "how many are they?"], [3]),
        ("lorawan", ["battery of 101", "which gateways hear it?"], ["7", "12"]),
        ("building", ["which room is ts-02 in?", "How large is its floor area?"], [65]),
        # "it" is the one that was found, unless only the one named before has what is asked
        ("harbour", ["Which berths does Goliath serve?", "which ships are moored in there?"],
         ["ship-2"]),
        ("lorawan", ["which gateways hear 101?", "what is its battery?"], [91]),
        ("harbour", ["Which cranes serve berth-2?", "Which one has the lowest power?"],
         ["crane-2"]),
        ("harbour", ["power of Titan", "which berths does that one serve?"],
         ["berth-1", "berth-2"]),
        ("harbour", ["power of Titan", "and at which berths?"], ["berth-1", "berth-2"]),
    ),
)  # fmt: skip
def test_pronouns(twins: dict[str, Twin], network: str, said: list[str], values: list[Any]) -> None:
    status, found = last(twins[network], said)
    assert status == "answered"
    assert sorted(map(str, found)) == sorted(map(str, values))


@pytest.mark.parametrize(
    ("network", "said", "values"),
    turns(
        ("harbour", ["What is the power of Titan?", "and Atlas?"], [300]),
        ("harbour", ["What is the power of Titan?", "What about Goliath?"], [800]),
        ("harbour", ["power of Titan", "and its utilisation?"], [0.85]),
        ("harbour", ["power of Titan", "utilisation?"], [0.85]),
        ("harbour", ["Which berths does Titan serve?", "how many?"], [2]),
        (
            "harbour",
            ["How many berths does Titan serve?", "which ones?"],
            ["berth-1", "berth-2"],
        ),
        ("harbour", ["Which berths does Titan serve?", "and Goliath?"], ["berth-3"]),
        ("lorawan", ["battery of 101", "and 102?"], [17]),
        ("harbour", ["Which crane has the most power?", "and the least?"], ["crane-4"]),
        ("lorawan", ["how many nodes does gateway 12 hear?", "and 7?"], [2]),
        ("lorawan", ["how many nodes does gateway 12 hear?", "and gateway 7?"], [2]),
    ),
)
def test_ellipsis(twins: dict[str, Twin], network: str, said: list[str], values: list[Any]) -> None:
    status, found = last(twins[network], said)
    assert status == "answered"
    assert sorted(map(str, found)) == sorted(map(str, values))


@pytest.mark.parametrize(
    ("network", "said", "values"),
    turns(
        ("harbour", ["power of Titan", "no, I meant Atlas"], [300]),
        ("harbour", ["power of Titan", "sorry, of Goliath"], [800]),
        ("harbour", ["power of Titan", "I mean the utilisation"], [0.85]),
    ),
)
def test_corrections(
    twins: dict[str, Twin], network: str, said: list[str], values: list[Any]
) -> None:
    assert last(twins[network], said) == ("answered", values)


def test_a_choice_answers_the_question_asked_back(twins: dict[str, Twin]) -> None:
    chat = twins["harbour"].chat()
    assert chat.ask("What is the length of Aurora?").status == "ambiguous"
    assert chat.ask("What is the length of ship-3?").values == [210]


def test_a_bare_choice_answers_the_question_asked_back(twins: dict[str, Twin]) -> None:
    chat = twins["harbour"].chat()
    chat.ask("What is the length of Aurora?")
    assert chat.ask("ship-3").values == [210]


def test_a_new_question_owes_nothing_to_the_thread(twins: dict[str, Twin]) -> None:
    alone = twins["harbour"].ask("How many cranes are there?")
    assert last(twins["harbour"], ["power of Titan", "How many cranes are there?"]) == (
        alone.status,
        alone.values,
    )


def test_threads_do_not_hear_one_another(twins: dict[str, Twin]) -> None:
    one, other = twins["harbour"].chat(), twins["harbour"].chat()
    one.ask("power of Titan")
    other.ask("power of Atlas")
    assert one.ask("and its utilisation?").values == [0.85]
    assert other.ask("and its utilisation?").values == [0.4]


@pytest.mark.parametrize(
    "question",
    [
        "and it?",
        "how many?",
        pytest.param(
            "Which berths does it serve?",
            marks=pytest.mark.xfail(strict=True, reason="read as berths that anything serves"),
        ),
    ],
)
def test_a_pronoun_without_a_thread_is_not_guessed(twins: dict[str, Twin], question: str) -> None:
    answer = twins["harbour"].ask(question)
    assert answer.status in ("unknown", "ambiguous")
    assert answer.values == []


def test_of_what_was_not_answered_only_whom_it_named_is_remembered(twins: dict[str, Twin]) -> None:
    chat = twins["harbour"].chat()
    chat.ask("power of Titan")
    asked = chat.thread.question
    assert chat.ask("What is the colour of Atlas?").status == "unknown"
    assert (chat.thread.subject, chat.thread.question) == ("crane-2", asked)


def test_planning_does_not_change_a_thread(planners: dict[str, Planner]) -> None:
    thread = Thread(subject="crane-1", focus=("crane-1",))
    before = thread.__dict__.copy()
    first = planners["harbour"].plan("what is its power?", thread)
    again = planners["harbour"].plan("what is its power?", thread)
    assert first.model_dump_json() == again.model_dump_json()
    assert thread.__dict__ == before


def test_an_entity_that_is_gone_is_not_meant(planners: dict[str, Planner]) -> None:
    plan = planners["harbour"].plan("what is its power?", Thread(subject="gone", focus=("gone",)))
    assert "gone" not in plan.model_dump_json()
