"""A batch answers in order, keeps threads apart, and loses nothing to a bad line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from gentwin_chat.answer import Answer
from gentwin_chat.batch import answer_lines
from gentwin_chat.errors import SourceError, StoreError


class Echo:
    """Stands for the twin: a batch must only pass questions on."""

    def __init__(self, talk: int = 0) -> None:
        self.talk, self.talks, self.asked = talk, 0, 0

    def ask(self, question: str) -> Answer:
        if question == "fail":
            raise StoreError("The store is gone. Open it again.")
        self.asked += 1
        return Answer(text=f"{self.talk}.{self.asked} {question}", status="answered")

    def chat(self) -> Echo:
        self.talks += 1
        return Echo(self.talks)


def run(*lines: str | bytes) -> list[dict[str, object] | SourceError]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return list(answer_lines(Echo(), raw, "q.jsonl"))


def test_threads_are_conversations() -> None:
    out = run(
        '{"id": 1, "question": "a", "thread": "x"}',
        '{"id": 2, "question": "b"}',
        '{"id": 3, "question": "c", "thread": "y"}',
        '{"id": "4", "question": "d", "thread": "x", "gold": {"status": "answered"}}',
    )
    assert [(o["id"], o["text"]) for o in out if isinstance(o, dict)] == [
        (1, "1.1 a"),
        (2, "0.1 b"),
        (3, "2.1 c"),
        ("4", "1.2 d"),
    ]


def test_the_form_of_a_result() -> None:
    (result,) = run('\ufeff{"id": "é", "question": "a"}')
    assert isinstance(result, dict)
    shown = [name for name, field in Answer.model_fields.items() if not field.exclude]
    assert list(result) == ["id", *shown]
    json.dumps(result)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "EOF"),
        ("[]", "object"),
        ('{"id": 1}', "question"),
        ('{"id": 1, "question": 7}', "question"),
        (b'{"id": 1, "question": "\xff"}', "unicode"),
        ('{"id": 1, "question": "fail"}', "The store is gone"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_answered(bad: str | bytes, reason: str) -> None:
    first, second, third = run('{"id": 1, "question": "a"}\n', bad, '{"id": 3, "question": "c"}')
    assert isinstance(first, dict)
    assert isinstance(third, dict)
    assert isinstance(second, SourceError)
    assert str(second).startswith("q.jsonl:2: ")
    assert reason in str(second)


def test_blank_lines_count_but_are_skipped() -> None:
    out = run("\n", '{"id": 1, "question": "a"}', "  \n", "oops")
    assert isinstance(out[0], dict)
    assert isinstance(out[1], SourceError)
    assert out[1].line == 4


def test_answers_come_as_the_lines_come() -> None:
    """A pipe that stays open gets each answer at once."""
    taken = []

    def lines() -> Iterator[bytes]:
        for i in range(3):
            taken.append(i)
            yield b'{"question": "a"}'

    results = answer_lines(Echo(), lines(), "stdin")
    next(results)
    assert taken == [0]
