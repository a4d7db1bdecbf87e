"""What a word of the network means: "what is a gateway?", "battery level, what is that?"."""

from __future__ import annotations

from collections.abc import Sequence

from gentwin_chat.query import Define
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence

_TERMS = ("kind", "attribute", "relation", "value")
_ARTICLES = {"a", "an"}
_HEDGES = {"exactly", "actually", "really", "again", "here", "please", "even", "this", "that", "it"}
_WHOLE = {"network", "twin", "system", "graph"}
_BEING = {"is", "are", "s", "'s", "means", "mean"}
_MORE_ASKED = (
    "count", "average", "sum", "most", "least", "old", "new", "per", "distinct", "negation",
    "list", "op", "between", "every",
)  # fmt: skip


def definition(sentence: Sentence) -> Define | None:
    """The term that is to be explained, if nothing more is asked of it than what it is."""
    terms = sentence.free(*_TERMS)
    spoken_of = [i for i in sentence.free("pronoun") if not _is_idle(sentence, i)]
    if not terms or spoken_of or sentence.free("entity", "number"):
        return None
    first, last = terms[0], terms[-1]
    before = [w for w in sentence.between(0, first.start) if w not in _HEDGES]
    if len(before) > 1 and before[1] in _WHOLE:  # "in this network, …"
        before = before[2:]
    after = sentence.between(last.end, len(sentence.linked.tokens))
    article = before[-1:] in ([a] for a in _ARTICLES)
    before = before[:-1] if article else before
    explicit = _explicit(sentence, terms, before, after)
    others = [
        o
        for o in sentence.cues(*_MORE_ASKED)
        if o.mention.text.lower() not in ({"mean"} if explicit else set()) | _HEDGES
    ]
    if others or (before[-1:] == ["the"] and not explicit):
        return None
    asks = before[-2:] in (["what", "is"], ["what", "are"], ["what", "does"], ["what", "s"])
    asks |= before[-1:] == ["whats"]
    alone = len(terms) == 1 and len(before) <= 2
    bare = asks and alone and (first.role in ("kind", "attribute") or _quoted(sentence, first))
    if not (explicit or bare or (asks and article and (len(terms) == 1 or len(after) <= 1))):
        return None
    for term in terms:
        term.used = True
    best = _meant(sentence, terms)
    return Define(term=str(best.value) if best.role == "value" else best.name, role=best.role)


def _explicit(
    sentence: Sentence, terms: Sequence[Item], before: Sequence[str], after: Sequence[str]
) -> bool:
    """ "Define X", "what does X mean", "tell me what an X is", "X, what is that?"."""
    if sentence.has("define") or (before[:2] == ["what", "does"] and "mean" in after):
        return True
    about = sentence.has("summary") and not _WHOLE.intersection(sentence.said)
    if about and len(terms) == len(terms[0].names) == 1:
        return True
    rest = [w for w in after if w not in _HEDGES]
    clause = before[-1:] == ["what"] and rest[:1] and rest[0] in _BEING and not rest[1:]
    tag = not before and rest[:1] == ["what"] and {*rest[1:]} <= _BEING and len(after) > 1
    return bool(clause or tag)


def _meant(sentence: Sentence, terms: Sequence[Item]) -> Item:
    """The surest term; of "the load of a gateway" the load."""
    of = sentence.between(terms[0].end, terms[1].start)[:1] if len(terms) > 1 else []
    if terms[0].role == "attribute" and of == ["of"]:
        return terms[0]
    return min(terms, key=lambda t: (-round(t.score, 1), _TERMS.index(t.role)))


def _is_idle(sentence: Sentence, pronoun: Item) -> bool:
    """The "this" of "this network" and the "that" of "…, what is that?"."""
    last = pronoun.end == len(sentence.linked.tokens)
    return sentence.lower(pronoun.end) in _WHOLE or (
        last and pronoun.start > 1 and sentence.lower(pronoun.start - 1) in _BEING
    )


def _quoted(sentence: Sentence, item: Item) -> bool:
    tokens = sentence.linked.tokens
    start = tokens[item.start].start
    return sentence.linked.question[max(0, start - 1) : start] in ("'", '"', "“", "‘", "«", "`")
