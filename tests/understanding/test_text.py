"""Words, stems, contractions and courtesies of a question."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gentwin_chat.understanding.text import normalise, stem, stems, tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("?!… —", []),
        ("gw-12", ["gw", "12"]),
        ("aq_17's", ["aq", "17", "s"]),
        ("PM2.5 above 80%", ["PM2.5", "above", "80", "%"]),
        ("1,340 or 2.5", ["1,340", "or", "2.5"]),
        ("power >= 4", ["power", ">=", "4"]),
        ("Łódź São-Paulo 東京", ["Łódź", "São", "Paulo", "東京"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenise(text)] == tokens


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say_and_in_order(text: str) -> None:
    found = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert tokenise(text) == found


@pytest.mark.parametrize(
    "forms",
    [
        ("links", "linked", "linking", "link", "LINKS"),
        ("batteries", "battery"),
        ("connections", "connection"),
        ("café", "cafe", "cafés"),
    ],
)
def test_inflected_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(f) for f in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("gas", "ga"), ("status", "state"), ("bus", "busy")])
def test_words_that_only_look_alike_keep_their_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("verb", ["serve", "drive", "receive"])
def test_verbs_in_ve_share_a_stem(verb: str) -> None:
    assert stem(verb + "s") == stem(verb)


def test_irregular_forms_share_a_stem() -> None:
    assert stems("fed") == stems("feeds")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Which lamps aren't on?", "Which lamps are not on?"),
        ("which lamps arent on", "which lamps are not on"),
        ("it can't reach", "it can not reach"),
        ("won't it fail?", "will not it fail?"),
        ("What's gw-12's status?", "What is gw-12 's status?"),
        ("what’s the cranes’ power", "what is the cranes 's power"),
        ("pumps w/o power", "pumps without power"),
        ("Please tell me which pumps are on", "which pumps are on"),
        ("Could you please list the pumps?", "list the pumps?"),
        ("Tell me if p-1 is on", "whether p-1 is on"),
        ("do you know whether p-1 is on", "whether p-1 is on"),
        ("if p-1 fails, what then?", "if p-1 fails, what then?"),
        ("  many\tspaces\n here ", "many spaces here"),
        ("ﬁne １２", "fine 12"),
        ("please", "please"),
    ],
)
def test_contractions_and_courtesies(said: str, meant: str) -> None:
    assert normalise(said) == meant


@given(st.text(max_size=200))
def test_normalising_loses_no_question_that_has_words(text: str) -> None:
    if tokenise(unicodedata.normalize("NFKC", text)):
        assert tokenise(normalise(text))


@pytest.mark.parametrize(
    "question", ["a" * 50_000, "hello " * 5_000, "\u200b" * 1000, "'s " * 2000, "(" * 20_000]
)
def test_enormous_questions_take_no_time(question: str) -> None:
    assert len(tokenise(normalise(question))) <= 5_000
