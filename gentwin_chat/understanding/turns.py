"""Turns of phrase about the first and last of a set, headings, and ways from one to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gentwin_chat.domain import words
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SURE, SYNONYM, Vocabulary

_HAPPENED = r"(?P<verb>\w+(?:ed|en|lt|rd|de|ut))"
_FIRST = (  # the earliest of a set: "which node was installed first", "the first node installed"
    re.compile(
        rf"\b(?:which|what) (?P<noun>\w+) (?:was|were|got) (?:{_HAPPENED} (?P<place>first|last)"
        r"|(?P<place2>first|last) (?P<verb2>\w+))(?=\W*$)",
        re.I,
    ),
    re.compile(
        r"\b(?P<place>first|last) (?P<noun>\w+) (?:ever |that was |to be |which was )*"
        rf"{_HAPPENED}(?=\W*$)",
        re.I,
    ),
    re.compile(rf"\b(?P<place>first|last) {_HAPPENED} (?P<noun>\w+)(?=\W*$)", re.I),
)
_LAST_TIME = re.compile(
    r"\bwhen (?:was|is) the (?P<place>first|last) time (?P<whose>.+?)"
    r" (?:was|were|got) (?P<verb>\w+)",
    re.I,
)
_HEADINGS = {
    "north": ("highest", "latitude"),
    "south": ("lowest", "latitude"),
    "east": ("highest", "longitude"),
    "west": ("lowest", "longitude"),
}
_HEADING = rf"(?P<way>{'|'.join(_HEADINGS)})"
_FURTHEST = re.compile(
    rf"\b(?:(?:furthest|farthest|most) (?:to the |in the )?{_HEADING}(?:ern|erly)?"
    rf"|{_HEADING.replace('way', 'way2')}(?:ern)?most)\b",
    re.I,
)
_REACHES = (
    re.compile(
        r"^(?P<yes>can (?:i|we|you|one|it)|how (?:do|can) (?:i|we|you))"
        r" (?:still )?(?:reach|get to) (?P<to>.+?) (?:from|starting at) (?P<of>.+?)(?=\W*$)",
        re.I,
    ),
    re.compile(
        r"^(?P<yes>can|does|how (?:does|can|do)) (?P<of>.+?) (?:still )?(?:reach|get to) "
        r"(?P<to>.+?)(?=\W*$)",
        re.I,
    ),
)


def turned(question: str, vocabulary: Vocabulary) -> str:
    """``question`` by superlatives and paths, where the graph has what they need."""
    question = _LAST_TIME.sub(lambda m: _last_time(m, vocabulary), question)
    for first in _FIRST:
        question = first.sub(lambda m: _earliest(m, vocabulary), question)
    question = _FURTHEST.sub(lambda m: _heading(m, vocabulary), question)
    for reaches in _REACHES:
        question = reaches.sub(lambda m: _reached(m, vocabulary), question)
    return question


def _moment(phrases: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The one attribute with the moment that a phrase tells of (``installDate`` of installed)."""
    for phrase in phrases:
        found = {
            m.term.name
            for m in vocabulary.match(phrase)
            if m.score >= SYNONYM
            and m.term.role == "attribute"
            and not m.term.of_edges
            and all(is_date(i) for i in vocabulary.held(m.term))
        }
        if len(found) == 1:
            return words(found.pop())
    return None


def _earliest(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Which node was installed first" as "which node has the earliest install date"."""
    groups = asked.groupdict()
    place = (groups["place"] or groups["place2"]).lower()
    verb, noun = groups["verb"] or groups["verb2"], groups["noun"]
    nouns = [m.term.role for m in vocabulary.match(noun) if m.score >= SURE]
    of_kind = "kind" in nouns or "value" in nouns
    moment = _moment((f"{place} {verb}", verb), vocabulary) if of_kind else None
    if moment is None:
        return asked[0]
    degree = "earliest" if place == "first" else "latest"
    return f"which {noun} has the {degree} {moment}"


def _last_time(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "When was the last time X was seen" as "when was X last seen"."""
    said = f"{asked['place']} {asked['verb']}"
    known = _moment((said.lower(),), vocabulary) is not None
    return f"when was {asked['whose']} {said}" if known else asked[0]


def _heading(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Furthest north", "northernmost" as "with the highest latitude"."""
    degree, axis = _HEADINGS[(asked["way"] or asked["way2"]).lower()]
    known = any(m.term.role == "attribute" and m.score >= SURE for m in vocabulary.match(axis))
    return f"with the {degree} {axis}" if known else asked[0]


def _reached(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Can I reach A from B" as "is there a path from B to A", where nothing is called reach."""
    if any(m.score >= SURE for m in vocabulary.match("reach")):
        return asked[0]
    path = "how do i get" if asked["yes"].lower().startswith("how") else "is there a path"
    return f"{path} from {asked['of']} to {asked['to']}"
