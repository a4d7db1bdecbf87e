"""Readings that do not go with what is said beside them."""

from __future__ import annotations

from itertools import pairwise

from gentwin_chat.query import Edges, Lookup, Question
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence
from gentwin_chat.understanding.vocabulary import SURE


def mismatched(sentence: Sentence, question: Question) -> float:
    """The strain of such readings of a sentence, and of the question they made."""
    strain = 0.3 * sum(_is_elsewhere(sentence, a, b) for a, b in pairwise(sentence.items))
    if isinstance(question, Lookup) and isinstance(question.of, Edges):
        # "is A linked to B" is answered by yes or no, not by a LinkType
        strain += 0.3 * sentence._is_yes_no([t.lower for t in sentence.linked.tokens])
    return strain + 0.3 * sum(_names_another(sentence, i) for i in sentence.items)


def _is_elsewhere(sentence: Sentence, said: Item, state: Item) -> bool:
    """ "Auto-update switched off": the state of that flag, rather than of another."""
    return (
        (said.role, state.role) == ("attribute", "value")
        and isinstance(state.value, bool)
        and said.name != state.name
        and sentence.type_of(said) == "boolean"
    )


def _names_another(sentence: Sentence, item: Item) -> bool:
    """ "Which gateway does A use", "nodes that use B as gateway": the one they have as it, rather
    than whether they are one (``is_gateway``)."""
    another = any(m.term.role == "relation" and m.score >= SURE for m in item.mention.terms)
    if not another or item.role not in ("attribute", "kind"):
        return False
    if sentence.lower(item.start - 1) == "as":
        return True
    which = any(c.end == item.start for c in sentence.cues("which"))
    doing = sentence.lower(item.end) in ("do", "does", "did", "is", "has")
    flag = item.role == "attribute" and sentence.type_of(item) == "boolean"
    return which and doing and flag
