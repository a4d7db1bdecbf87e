"""Readings that do not go with what is said beside them."""

from __future__ import annotations

from itertools import pairwise

from gentwin_chat.query import AttributeMeasure, Edges, Group, Lookup, Question
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SURE

_BEING = {"is", "are", "was", "were"}
_PARTLY = 0.7  # score from which a word is a part of what an attribute is called
_MANY = ("most", "least", "fewest")
_NUMBERS = {"phone", "telephone"}


def mismatched(sentence: Sentence, question: Question) -> float:
    """The strain of such readings of a sentence, and of the question they made."""
    strain = 0.3 * sum(_is_elsewhere(sentence, a, b) for a, b in pairwise(sentence.items))
    strain += 0.5 * any(_is_of_others(sentence, a, b) for a, b in pairwise(sentence.items))
    if isinstance(question, Lookup) and isinstance(question.of, Edges):
        # "is A linked to B" is answered by yes or no, not by a LinkType
        strain += 0.3 * sentence._is_yes_no([t.lower for t in sentence.linked.tokens])
    strain += 0.5 * _counts_nobody(sentence, question)
    strain += 0.6 * any(
        ask(sentence, question) for ask in (_is_to_come, _acts_unread, _is_no_number)
    )
    if isinstance(question, Group) and isinstance(question.measure, AttributeMeasure):
        # "average load per cargo": no load for each load
        strain += 0.3 * (question.attribute == question.measure.attribute)
    return strain + 0.3 * sum(_names_another(sentence, i) for i in sentence.items)


def _counts_nobody(sentence: Sentence, question: Question) -> bool:
    """ "Which driver's fares have drawn the most gripes": ranked by how many, not by what else
    drivers have."""
    measure = getattr(question, "measure", None)
    if not isinstance(measure, AttributeMeasure) or question.ask not in ("top", "group"):
        return False
    told = any(i.role == "attribute" and i.used and not i.of_edges for i in sentence.items)
    counted = {c.end for c in sentence.cues("most", "least") if sentence.lower(c.end - 1) in _MANY}
    return not told and any(i.role == "kind" and i.start in counted for i in sentence.items)


def _is_to_come(sentence: Sentence, question: Question) -> bool:
    """ "Will it snow?", "when will the cable come?": of what is to come, the twin knows the dates
    that it holds."""
    at = next((k for k in range(2) if sentence.lower(k) == "will"), None)
    opens = at == 0 or (at == 1 and sentence.lower(0) in ("when", "and", "so"))
    named = any(i.role == "entity" and i.start <= (at or 0) < i.end for i in sentence.items)
    if not opens or named or question.ask == "path":
        return False
    said = [i for i in sentence.items if i.used and i.role in ("attribute", "value")]
    held = [i for a in said for i in sentence.joins.attributes(sentence.owners(a), a.name)]
    whether = '"op":"exists"' in question.model_dump_json()  # "will it arrive today?"
    return whether or not any(map(is_date, held))


def _acts_unread(sentence: Sentence, question: Question) -> bool:
    """ "What caused the fire C-6?", "what does a ticket cost?": an attribute that a word is only
    near to in meaning does not answer for the verb."""
    if not isinstance(question, Lookup) or sentence.lower(0) not in ("what", "who", "how"):
        return False
    told = [i for i in sentence.items if i.role == "attribute" and i.used]
    asked = sentence.said[1:3] if sentence.lower(0) == "how" else ("much", *sentence.said[1:2])
    bare = asked in (("much", "do"), ("much", "does"), ("much", "did"))  # no noun is asked for
    left = sentence.linked.tokens[-1] in sentence.linked.vague
    doing = any(i.start == 1 and i.score < SURE for i in told) and is_participle(sentence.lower(1))
    return bool(told) and ((bare and left) or doing)


def _is_no_number(sentence: Sentence, question: Question) -> bool:
    """The "phone number" of somebody whose ``contact`` is "by post": a number has digits."""
    if not isinstance(question, Lookup):
        return False
    for item in sentence.items:
        numbered = sentence.lower(item.end) == "number" or sentence.lower(item.start) in _NUMBERS
        if item.role != "attribute" or not (item.used and numbered) or item.score >= SURE:
            continue
        infos = sentence.joins.attributes(sentence.owners(item), item.name)
        values = [str(v) for i in infos for v in i.values]
        texts = bool(values) and all(i.type == "text" for i in infos)
        if texts and not any(c.isdigit() for v in values for c in v):
            return True
    return False


def _is_elsewhere(sentence: Sentence, said: Item, state: Item) -> bool:
    """ "Auto-update switched off": the state of that flag, rather than of another."""
    return (
        (said.role, state.role) == ("attribute", "value")
        and isinstance(state.value, bool)
        and said.name != state.name
        and sentence.type_of(said) == "boolean"
    )


def _is_of_others(sentence: Sentence, one: Item, other: Item) -> bool:
    """ "A broken screen", "whose screen is broken", read as whoever else is in fault: a state that
    a word only resembles, of kinds that do not have what it is said of."""
    said, state = (other, one) if one.role == "value" else (one, other)
    if state.role != "value" or state.score >= SURE or state.of_edges or said.score >= SURE:
        return False
    terms = [m.term for m in said.mention.terms if m.score >= _PARTLY]
    owners = [t.owners for t in terms if t.role == "attribute" and not t.of_edges]
    beside = {*sentence.between(one.end, other.start)} <= _BEING
    return beside and bool(owners) and not any(o & state.owners for o in owners)


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
