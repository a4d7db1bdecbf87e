"""The closed-class English of questions (``lexicon.yaml``) and what words stand for one another
(``thesaurus.yaml``). Neither knows of any network.

``CUES`` maps phrases (tuples of lower-case words) to what they do in a question. ``LIGHT`` words
carry grammar or courtesy. ``THESAURUS`` holds sets of words that people use for one another when
they speak of devices and places; ``DIMENSIONS`` says what a describing word ("busiest") is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import yaml


@dataclass(frozen=True)
class Cue:
    """What a phrase does; ``value`` refines it (a comparison operator, for instance)."""

    kind: str
    value: str = ""


def _read(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


_DATA, _WORDS = _read("lexicon.yaml"), _read("thesaurus.yaml")

CUES: dict[tuple[str, ...], Cue] = {
    tuple(phrase.split()): Cue(entry["kind"], entry.get("value", ""))
    for entry in _DATA["cues"]
    for phrase in entry["phrases"]
}
NUMBER_WORDS: dict[str, float] = _DATA["number_words"]
SHARES: dict[str, float] = _DATA["shares"]
SCALES: dict[str, int] = _DATA["scales"]
PRESENCE: dict[str, bool] = _DATA["presence"]
PARTS: dict[str, int] = _DATA["parts"]
ORDINAL_SHARES: dict[str, int] = _DATA["ordinal_shares"]
IRREGULAR: dict[str, str] = _DATA["irregular"]
SINGULAR_PRONOUNS = frozenset(_DATA["singular_pronouns"])
PLURAL_PRONOUNS = frozenset(_DATA["plural_pronouns"])
AUXILIARIES = frozenset(_DATA["auxiliaries"])
IDENTITY: dict[str, Literal["name", "id", "kind"]] = {
    word: aspect for aspect, said in _DATA["identity"].items() for word in said
}
TERM_WORDS: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["terms"].items()}
ORDINALS: dict[str, int] = _DATA["ordinals"]
LIGHT = frozenset(_DATA["light"]).union(IDENTITY, TERM_WORDS["attribute"], ORDINALS)
VAGUE_HEADS = frozenset(_DATA["vague_heads"])
STATIVE = frozenset(_DATA["stative"])
LASTING = frozenset(_DATA["lasting"])
SPANS_OF_TIME = frozenset(_DATA["spans_of_time"])
UNIT_WORDS = frozenset(_DATA["unit_words"]) | {
    f"{prefix}{unit}{plural}"
    for prefix in ("", *_DATA["unit_prefixes"])
    for unit in _DATA["base_units"]
    for plural in ("", "s")
}
# The words of which questions are made, whatever they are about.
COMMON_WORDS = frozenset(
    word
    for word in (*LIGHT, *AUXILIARIES, *(w for phrase in CUES for w in phrase))
    if len(word) > 3 and word.isalpha()
)
PEOPLE = frozenset(_DATA["people"])
IDLE: frozenset[tuple[str, ...]] = frozenset(tuple(p.split()) for p in _DATA["idle"])
WHOLES = frozenset(_DATA["wholes"])
READINGS = frozenset(_DATA["readings"])
GENERIC_NOUNS = frozenset(_DATA["generic_nouns"])
NOTHING = frozenset(_DATA["nothing"])
SORTS = frozenset(_DATA["sorts"])
REASONS = frozenset(_DATA["reasons"])
DEBTS = frozenset(_WORDS["debts"])
ACCOUNTS = frozenset(_WORDS["accounts"])
LIMITS = frozenset(_WORDS["limits"])
HARMFUL = frozenset(_WORDS["harmful"])
LOW = frozenset(_WORDS["low"])
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    short: tuple(said) for short, said in _WORDS["abbreviations"].items()
}
CONNECTION_WORDS: tuple[str, ...] = tuple(_DATA["connection_words"])
THESAURUS: tuple[frozenset[str], ...] = tuple(frozenset(group) for group in _WORDS["thesaurus"])
ACTIVITIES: dict[str, tuple[str, ...]] = {
    word: tuple(entry["nouns"]) for entry in _WORDS["activities"] for word in entry["words"]
}
OPPOSITES: tuple[tuple[str, str], ...] = tuple((a, b) for a, b in _WORDS["opposites"])
DIMENSIONS: dict[str, tuple[str, ...]] = {
    word: tuple(entry["nouns"]) for entry in _WORDS["dimensions"] for word in entry["words"]
}
