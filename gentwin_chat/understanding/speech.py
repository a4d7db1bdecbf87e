"""Parts of speech, for the words of a question that the graph does not explain."""

from __future__ import annotations

from functools import cache
from typing import Any

from gentwin_chat.understanding.text import Token


@cache
def _tagger() -> Any:
    from textblob.en.taggers import PatternTagger

    return PatternTagger()


def names_a_thing(question: str, token: Token) -> bool:
    """Whether ``token`` is a noun, a name or a describing word, so that ignoring it would change
    the question; verbs and adverbs that the graph has no term for mostly do not."""
    tags = dict(_tagger().tag(question))
    tag = tags.get(token.text, "NN")
    return bool(
        tag.startswith(("NN", "CD", "FW")) or (tag == "JJ" and not token.lower.endswith("ed"))
    )


@cache
def _lexicon() -> Any:
    from textblob.en import lexicon

    lexicon.load()
    return lexicon


def is_english(word: str) -> bool:
    """Whether ``word`` is an English word as it stands, so that it is no misspelling."""
    return word in _lexicon() or (word.endswith("s") and word[:-1] in _lexicon())


def is_superlative(word: str) -> bool:
    """Whether ``word`` is an "-est" form of an English word: "hardest", "roomiest"."""
    if not word.endswith("est") or len(word) < 6 or _lexicon().get(word, "").startswith("NN"):
        return False
    base = word.removesuffix("est")
    forms = (base, base + "e", base[:-1], base.removesuffix("i") + "y")
    return any(_lexicon().get(form, "").startswith(("JJ", "RB", "VB")) for form in forms)
