"""Questions about names and words: what an entity is called, its id and its kind; which kinds,
relation types, attributes and units the network has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from gentwin_chat.query import Identify, TermRole, Terms
from gentwin_chat.understanding.lexicon import AUXILIARIES, IDENTITY, LIGHT, TERM_WORDS
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence
from gentwin_chat.understanding.vocabulary import SURE, SYNONYM
from gentwin_chat.wording import singular

_TERM_CUES = ("which", "list", "count", "per", "distinct", "exists", "every", "unit")
_CONTENT = ("entity", "kind", "attribute", "relation", "value", "number", "pronoun")


def identity(sentence: Sentence) -> Identify | None:
    """ "What is gw-12 called?", "id of the ferry terminal mast", "what kind of thing is aq-17":
    one entity, and no word of anything else that the network holds."""
    entities = sentence.free("entity")
    if len(entities) != 1 or len(ids := sentence._one(entities[0])) != 1:
        return None
    kinds = set(sentence.kinds_of(ids))
    rest = [i for i in sentence.free(*_CONTENT) if i is not entities[0]]
    foreign = [i for i in rest if i.score >= 0.5 and not (i.role == "kind" and kinds & {*i.names})]
    entity = range(entities[0].start, entities[0].end)
    said = [t.lower for k, t in enumerate(sentence.linked.tokens) if k not in entity]
    asked = [IDENTITY[word] for word in said if word in IDENTITY]
    if foreign or not asked or sentence.linked.unknown or sentence.linked.vague:
        return None
    at = next(k for k, t in enumerate(sentence.linked.tokens) if t.lower in IDENTITY)
    if at and at - 1 not in entity and sentence.lower(at - 1) not in LIGHT | AUXILIARIES:
        return None  # "blood type"
    _place(entities[0], *rest)
    return Identify(id=ids[0], aspect=asked[0])


def terms(sentence: Sentence) -> Terms | None:
    """ "What kinds of sensors are there?", "devices by type", "what attributes do gateways have?",
    "which relations does the network know?", "the unit of no2"."""
    if not all(sentence.cues(*_TERM_CUES).count(i) for i in sentence.items if i.role == "cue"):
        return None
    for role in get_args(TermRole):
        for k, word in enumerate(sentence.said):
            if word in TERM_WORDS[role] and (asked := _asked(sentence, role, k)) is not None:
                return asked
    return None


def _asked(sentence: Sentence, role: TermRole, at: int) -> Terms | None:
    """What word ``at`` asks of the network's terms, if all else that is said limits these."""
    content = sentence.free(*_CONTENT)
    own = [i for i in content if i.start <= at < i.end]
    rest = [i for i in content if i not in own]
    kinds = [i for i in rest if i.role == "kind" and i.score > 0.6]
    names = tuple(dict.fromkeys(n for i in kinds for n in i.names))
    if role == "unit":
        named = [i for i in rest if i.role == "attribute"]
        if own or len(named) != 1 or any(i.role not in ("attribute", "kind") for i in rest):
            return None
        _place(*content)
        return Terms(role=role, of=named[0].names)
    if len(rest) != len(kinds) or sentence.linked.unknown or sentence.linked.vague:
        return None
    grouped = role == "kind" and (sentence.has("per") or sentence.lower(at - 1) == "by")
    if role == "kind":
        several = singular(sentence.lower(at)) != sentence.lower(at)
        if not (several or grouped) or len(names) == 1 or _stated(own, names):
            return None
    if role == "relation" and not set(sentence.said) & TERM_WORDS["kind"] and sentence.has("count"):
        return None  # how many relations, not how many kinds of them
    if role == "attribute" and any(i.score >= SURE for i in own):
        return None  # the network has "properties"
    if role == "relation" and sentence.lower(at - 1) in ("a", "an") and own:
        return None  # "what is a link", of a network that has links
    _place(*content)
    wanted = "tally" if grouped else "count" if sentence.has("count") else "list"
    return Terms(role=role, of=names, wanted=wanted)


def _stated(own: Sequence[Item], kinds: Sequence[str]) -> bool:
    """ "Plug types", or "vans by type" where vans have one: an attribute says it."""
    held = [i for i in own if i.role == "attribute" and i.score > SYNONYM]
    return any(i.end - i.start > 1 or (kinds and {*kinds} <= i.owners) for i in held)


def _place(*items: Item) -> None:
    for item in items:
        item.used = True
