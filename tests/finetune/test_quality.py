"""The score of free texts: every value, nothing foreign."""

from __future__ import annotations

import pytest

from gentwin_chat.answer import Draft, Slot
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.quality import Quality, faithful, told
from gentwin_chat.finetune.vocabulary import HELD_OUT

EXAMPLE = Example(
    question="How warm is pump-7?",
    draft=Draft(
        parts=("The temperature of ", Slot(text="pump-7"), " is ", Slot(text="21.5 °C"), ".")
    ),
    target="pump-7 has a temperature of 21.5 °C.",
)


@pytest.mark.parametrize(
    "text",
    [
        "The temperature of pump-7 is 21.5 °C.",
        "pump-7 has a temperature of 21.5 °C.",
        "pump-7 is warm: its temperature is 21.5 °C.",
    ],
)
def test_every_value_and_nothing_foreign_is_right_in_any_form(text: str) -> None:
    assert faithful(EXAMPLE, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The temperature of pump-7 is fine.", "a value is missing"),
        ("The temperature of pump-8 is 21.5 °C.", "another name"),
        ("21.5 °C is the temperature of pump-7.", "the order is not the draft's"),
        ("The temperature of pump-7 is 21.5 °C, 3 above average.", "a number of its own"),
        ("The temperature of pump-7 is 21.5 °C in Lisbon.", "a word of its own"),
        ("The temperature of pump-7 is not 21.5 °C.", "a denial"),
    ],
)
def test_what_is_missing_or_foreign_is_wrong(text: str, why: str) -> None:
    assert not faithful(EXAMPLE, text), why


def test_each_target_and_each_draft_would_score() -> None:
    for example in examples(HELD_OUT, 60, 5):
        assert faithful(example, example.target)
        assert faithful(example, str(example.draft))


def test_shares_stand_beside_their_intervals() -> None:
    one = Quality(
        choices=40, by_chance=0.4, chosen=0.3, free=30, faithful=0.5, exact=0.1, texts=["…"]
    )
    two = one.model_copy(update={"chosen": 0.9, "faithful": 1.0, "exact": 0.8})
    (table,) = told({"base": one, "tuned": two})["tables"]
    assert table["columns"] == ["", "base", "95 %", "tuned", "95 %"]
    first = table["rows"][0]
    assert first[1:] == [0.5, "0.332 – 0.668", 1.0, "0.886 – 1.000"]
