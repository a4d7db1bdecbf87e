"""What the short words in a graph's names are short for: ``lvl``, ``vib``, ``prio``, ``mfr``.

People cut a word off ("vib") or leave its vowels out ("lvl"). What no rule tells ("st", "hrs")
stands in ``thesaurus.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gentwin_chat.understanding.lexicon import ABBREVIATIONS, DIMENSIONS, THESAURUS
from gentwin_chat.understanding.speech import is_english

_LONGEST = 5  # letters of an abbreviation
_VOWELS = set("aeiou")
_WHOLE = {  # words of which a name may hold a short form
    *(word for group in THESAURUS for word in group),
    *(noun for nouns in DIMENSIONS.values() for noun in nouns),
}


def shortens(short: str, word: str) -> bool:
    """Whether ``short`` is ``word`` cut off after three to five letters, or with letters left out
    down to consonants, the first and the last of which stay."""
    if not (3 <= len(short) <= _LONGEST and len(short) + 2 <= len(word) and word.isalpha()):
        return False
    if word.startswith(short):
        return True
    rest = iter(word)
    in_order = all(letter in rest for letter in short)
    bare = not _VOWELS & set(short)
    last = next((c for c in reversed(word) if c not in _VOWELS), "")
    return in_order and bare and short[0] == word[0] and short[-1] == last


def is_short(word: str) -> bool:
    """Whether ``word`` of a name may be the short form of another: it is none of English."""
    return word.isalpha() and len(word) <= _LONGEST and not is_english(word)


@cache
def spelt_out(word: str) -> tuple[str, ...]:
    """The words that a short word in a name may stand for; none for a word in itself."""
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    if word in _WHOLE or not is_short(word):
        return ()
    return tuple(sorted(w for w in _WHOLE if shortens(word, w)))


def full_forms(phrase: str) -> list[str]:
    """``phrase`` with each of its short words spelt out."""
    said = phrase.split()
    return [
        " ".join([*said[:k], long, *said[k + 1 :]])
        for k, word in enumerate(said)
        for long in spelt_out(word)
    ]


def shortened(word: str, known: Iterable[str]) -> str | None:
    """The known short form of ``word``, if there is just one: cut off, or without any vowel."""
    bare = word[:1] + "".join(c for c in word[1:] if c not in _VOWELS)
    found = [s for s in known if shortens(s, word) and (word.startswith(s) or s == bare)]
    return found[0] if len(found) == 1 else None
