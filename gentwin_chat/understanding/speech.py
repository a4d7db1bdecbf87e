"""Parts of speech, for the words of a question that the graph does not explain.

The words and their likeliest Penn Treebank tags are those of Brill's lexicon, as TextBlob ships it.
Only that file is read: TextBlob's own import brings NLTK along, which takes seconds.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gentwin_chat.errors import ModelError
from gentwin_chat.understanding.lexicon import DIMENSIONS


@cache
def _lexicon() -> dict[str, str]:
    """Word → its likeliest tag, 94 000 of them."""
    spec = find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("The English lexicon is missing. Install textblob.")
    path = Path(spec.submodule_search_locations[0], "en", "en-lexicon.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines if line and not line.startswith(";;;"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def names_a_thing(word: str) -> bool:
    """Whether ``word`` is a noun, a name or a describing word, so that ignoring it would change
    the question; verbs and adverbs that the graph has no term for mostly do not."""
    tags = _lexicon()
    tag = tags.get(word) or tags.get(word.lower()) or "NN"
    return tag.startswith(("NN", "CD", "FW")) or (tag == "JJ" and not word.lower().endswith("ed"))


def is_verb(word: str) -> bool:
    """Whether ``word`` is most likely a verb."""
    tags = _lexicon()
    return tags.get(word, tags.get(word.removesuffix("s"), "")).startswith("VB")


def is_modifier(word: str) -> bool:
    """Whether ``word`` is most likely an adjective or adverb: "last", "still"."""
    return _lexicon().get(word, "").startswith(("JJ", "RB"))


def describes(word: str) -> bool:
    """Whether ``word`` is an adjective or a participle in "-ed": said of a noun, it says which."""
    return _lexicon().get(word, "") == "JJ" or (is_participle(word) and word.endswith("ed"))


def is_participle(word: str) -> bool:
    """Whether ``word`` is most likely a past participle, or the past: "sold", "painted"."""
    return _lexicon().get(word, "") in ("VBN", "VBD")


def is_past(word: str) -> bool:
    """Whether ``word`` is a past tense that is no participle: "took", which nobody is."""
    return _lexicon().get(word, "") == "VBD" and not word.endswith("ed")


def is_english(word: str) -> bool:
    """Whether ``word`` is an English word as it stands, so that it is no misspelling."""
    return word in _lexicon() or (word.endswith("s") and word[:-1] in _lexicon())


def adjective(word: str) -> str | None:
    """The adjective that a comparative or superlative is of: "windier" → "windy"."""
    for ending in ("est", "er"):
        if not word.endswith(ending) or _lexicon().get(word, "").startswith("NN"):
            continue
        base = word.removesuffix(ending)
        for form in (base.removesuffix("i") + "y", base + "e", base, base[:-1]):
            tags = ("JJ", "RB", "VB") if ending == "est" else ("JJ",)
            known = form in DIMENSIONS or _lexicon().get(form, "").startswith(tags)
            if len(form) > 2 and known:
                return form
    return None


def is_comparative(word: str) -> bool:
    """Whether ``word`` is an "-er" form of an English adjective: "windier", "roomier"."""
    return word.endswith("er") and len(word) > 4 and adjective(word) is not None


def is_superlative(word: str) -> bool:
    """Whether ``word`` is an "-est" form of an English word: "hardest", "roomiest"."""
    return word.endswith("est") and len(word) > 5 and adjective(word) is not None
