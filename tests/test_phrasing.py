"""Whatever a draft becomes, it says the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gentwin_chat.answer import Draft, Slot
from gentwin_chat.finetune.phrasebook import examples
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN
from gentwin_chat.phrasing import ADDED, wordings

# What a wording may drop or move: all else in a draft must be in every wording of it.
LOOSE = {"the", "there", "is", "are", "of", "among"}


def draft_of(text: str) -> Draft:
    """``"The role of [227] is [hub]."`` with slots in brackets."""
    pieces = re.split(r"\[(.*?)\]", text)
    return Draft(parts=tuple(Slot(text=p) if i % 2 else p for i, p in enumerate(pieces) if p))


CASES = {
    "What is 227's role?": (
        "The role of [227] is [supernode].",
        {"227's role is supernode.", "For 227, the role is supernode."},
    ),
    "What role does node 227 have?": (
        "The role of [227] is [supernode].",
        {"227 has a role of supernode.", "Node 227 has a role of supernode."},
    ),
    "How many hubs do we have in total?": (
        "There are [83] nodes with role [hub].",
        {"We have 83 nodes with role hub.", "In total, there are 83 nodes with role hub."},
    ),
    "Which hubs are there?": (
        "There are [2] hubs: [3 and 5].",
        {"The 2 hubs are 3 and 5.", "There are 2 hubs, namely 3 and 5."},
    ),
    "What average load do hubs have?": (
        "The average load of [5] hubs whose state is [on] is [7 %].",
        {"The 5 hubs whose state is on have an average load of 7 %."},
    ),
    "Which pump has the highest load?": (
        "The highest load among pumps: [p-1] with [9 kg].",
        {"Among pumps, p-1 has the highest load with 9 kg."},
    ),
    "What role has 1, and which state?": (
        "The role of [1] is [hub], and the state of [1] is [on].",
        {"1 has a role of hub, and the state of 1 is on."},
    ),
    "Do we have open valves?": ("There are no open valves.", {"We have no open valves."}),
}


@pytest.mark.parametrize("question", CASES)
def test_rules(question: str) -> None:
    text, expected = CASES[question]
    found = wordings(question, draft_of(text))
    assert found[0] == str(draft_of(text))
    assert expected <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "[48] has a link with [320 and 3461] ([2 of 2]).",
        "Yes, [3] has a link with [227].",
        "No, the state of [3] is [off].",
        "The role of [1] is [hub] and the role of [2] is [leaf].",
        "The shortest path from [a] to [b] takes [1] hop: [a → b].",
        "The twin holds no height for [a].",
        "[a] is not connected to [b].",
        "There are [3] sensors that no gateway is connected to.",
    ],
)
def test_what_no_rule_knows_is_said_as_it_stands(text: str) -> None:
    for question in ("x", "what does a have that we have?"):
        found = wordings(question, draft_of(text))
        assert found[0] == str(draft_of(text))
        assert len(found) == 1 or "we have" in question


def test_a_fixed_draft_has_one_wording() -> None:
    draft = Draft(parts=("The role of ", Slot(text="1"), " is ", Slot(text="hub"), "."), fixed=True)
    assert wordings("What role does 1 have?", draft) == ["The role of 1 is hub."]


def check(question: str, draft: Draft) -> None:
    texts = wordings(question, draft)
    assert texts[0] == str(draft)
    assert len(set(texts)) == len(texts)
    own = Counter(
        re.findall(r"[\w.]+", "".join(p for p in draft.parts if isinstance(p, str)).lower())
    )
    for text in texts:
        rest = text
        for slot in draft.slots:  # verbatim and in order
            _, found, rest = rest.partition(slot)
            assert found == slot
        assert rest  # ends as a sentence, not in a slot
    if any(slot in str(draft).replace(slot, "", 1) for slot in draft.slots):
        return  # slots that occur in words or in one another cannot be told apart below
    for text in texts:
        words = text
        for slot in draft.slots:
            words = words.replace(slot, " ", 1)
        said = Counter(re.findall(r"[\w.]+", words.replace("'s", "").lower()))
        lost, added = own - said, said - own
        assert {w.strip(".") for w in lost} <= LOOSE
        assert {w.strip(".") for w in added} <= ADDED
        for heavy in ("no", "not", "without", "below", "above"):
            assert said[heavy] == own[heavy]


@pytest.mark.parametrize("vocabulary", [TRAIN, HELD_OUT])
def test_wordings_of_many_drafts_keep_slots_and_add_only_closed_words(vocabulary: object) -> None:
    for example in examples(vocabulary, 500, seed=7):  # type: ignore[arg-type]
        check(example.question, example.draft)


words = st.text(alphabet="abc is are the of there no not with and among We:,.", max_size=25)
slots = st.text(min_size=1, max_size=12).map(lambda text: Slot(text=text))
drafts = st.lists(st.one_of(words, slots), min_size=1, max_size=8).map(
    lambda parts: Draft(parts=(*parts, "."))
)


@given(question=st.text(max_size=40) | st.just("what do we have in total?"), draft=drafts)
def test_any_draft_keeps_its_slots_in_order(question: str, draft: Draft) -> None:
    texts = wordings(question, draft)
    assert texts[0] == str(draft)
    for text in texts:
        for slot in draft.slots:
            _, found, text = text.partition(slot)
            assert found == slot


def test_every_training_target_is_a_wording() -> None:
    # ``examples`` raises where it is not; the same seed must give the same examples.
    assert list(examples(TRAIN, 50, seed=3)) == list(examples(TRAIN, 50, seed=3))
