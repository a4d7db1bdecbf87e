"""How far from a thing: "hubs within two hops of gw-3", "three links away from it"."""

from __future__ import annotations

from gentwin_chat.understanding.phrases import Item, Range
from gentwin_chat.understanding.sentence import Sentence

_AWAY = {"away", "apart", "off"}
_UP_TO = {"within", "in", "inside"}
_FURTHEST = 9  # hops; beyond that a number counts something else


def bind_range(sentence: Sentence) -> Range | None:
    """Take the words that say how many hops from an entity something is, if any do.

    "Two hops away" is exactly two, "within" or "in two hops" is up to two.
    """
    entities = sentence.free("entity")
    if len(entities) > 1 and sentence.has("path"):
        return None  # "from A to B in four hops"
    for number in sentence.free("number"):
        amount = number.mention.number or 0
        hop = next((i for i in sentence.items if i.start == number.end), None)
        if hop is None or number.mention.unit or not 1 <= amount <= _FURTHEST:
            continue
        before = {sentence.lower(number.start - 1)}
        counted = hop.role == "cue" and hop.cue is not None and hop.cue.kind == "hops"
        told = {sentence.lower(hop.end)} & _AWAY or "within" in before
        if amount != int(amount) or not (counted or (hop.role == "relation" and told)):
            continue
        bound = next((c for c in sentence.cues("op") if c.end == number.start), None)
        op = str(bound.cue.value) if bound and bound.cue else "<=" if before & _UP_TO else "="
        most = int(amount) - (op == "<")
        after = [e for e in entities if e.start >= hop.end]
        anchor = after[0] if after else entities[0] if entities else None
        if anchor is None or op not in ("=", "<", "<=") or most < 1:
            continue
        sentence.items = [
            i for i in sentence.items if i not in (number, hop, bound) and not _says_away(i)
        ]
        types = hop.names if hop.role == "relation" else ()
        return Range(anchor, most if op == "=" else 1, most, types)
    return None


def _says_away(item: Item) -> bool:
    return item.role in ("cue", "vague") and item.mention.text.lower() in _AWAY
