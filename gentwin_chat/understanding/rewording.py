"""Turns of phrase that stand for what the graph says plainly: "second in turnover" is the second
highest turnover, "in the red" a balance below zero."""

from __future__ import annotations

import re

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import AttributeInfo
from gentwin_chat.understanding.lexicon import ACCOUNTS, DEBTS, ORDINALS
from gentwin_chat.understanding.turns import turned
from gentwin_chat.understanding.units import holds_years, is_date
from gentwin_chat.understanding.vocabulary import PART, SIGNS, SURE, SYNONYM, Match, Vocabulary
from gentwin_chat.wording import plural, singular

_SIGNED = re.compile(r"(?<![\w+-])(?P<base>[A-Za-z]{1,3})(?P<sign>[+-])(?=[\s,.?!]|$)")
_OFTEN = re.compile(
    r"^(?:how (?:many times|often) (?:has|have|does|do|did|was|is|were|are) (?P<whom>.+?)"
    r" (?:been )?(?P<verb>\w+)"
    r"|(?P<who>.+?) (?:(?:has|have|was|is|were|are) )?(?:been )?(?P<done>\w+)"
    r" how (?:many times|often))[?.!\s]*$",
    re.I,
)
_KIND_OF = re.compile(r"\b(?:which|what) (?:kind|type|sort) of (\w+) (is|are|was)\b", re.I)
_EACH_KIND = re.compile(
    r"\b(?P<each>each|every|per|by) (?:kind|type|sort) of (?P<what>\w+)\b", re.I
)
_YET_TO_BE = re.compile(  # "samples still to be processed"
    r"\b(?:(?:has|have) yet|still|yet|waiting|remaining|remains?) to be (?=\w+(?:ed|en)\b)",
    re.I,
)
_EMPTY = re.compile(r"\b(?P<how>empty|vacant|unoccupied) (?P<what>\w+)\b", re.I)
_MORE_OF = re.compile(
    r"\bhow many (?P<degree>more|fewer) (?P<noun>\w+) of (?P<one>.+?) than (?:of )?", re.I
)
_LEGS = re.compile(
    r"^how many (?:(?P<by>\w+) )?(?P<noun>legs|stages|jumps|hops|steps|stops|links|sections)"
    r" (?:separate|lie between|are there between|are between|divide) (?P<one>.+?) (?:from|and) "
    r"(?P<other>.+?)(?: at (?:the )?(?:least|minimum))?[?.!\s]*$",
    re.I,
)
_COMPARE_BY = re.compile(r"^compare (?:all )?(?:(?:the|our) )?(?P<what>\w+s) by (?:their )?", re.I)
_THAN_THE_NUMBER = re.compile(
    r"\bthan (?:(?:the|its|their) )?(?:number|count) of (?P<what>\w+)", re.I
)
_WHICH_OF_TWO = re.compile(r"(?<=\w),?\s+which (?:one )?of (?:the two|the pair|them both)\b", re.I)
_IT_IS_IN = re.compile(
    r"^is it (?P<how>\w+er) (?P<in>in|at|on) (?P<one>.+?) than (?:in|at|on) (?P<other>.+)$", re.I
)
_NOT_ONE = re.compile(
    r"(?P<no>\b(?:not|never|without|no)|n't)(?P<rest>(?: \w+){0,3}?) a single\b", re.I
)
_WHOSE = re.compile(r"^whose (?P<what>\w+) (?P<be>is|are) (?P<whom>[^,?!]+?)[?.!\s]*$", re.I)
_VARIETIES = re.compile(
    r"\b(?:which|what) (?P<what>\w+) (?:varieties|types|kinds|sorts|brands|makes|classes)"
    r"(?= (?:do|are|have|can|does)\b|[?.!\s]*$)",
    re.I,
)
_PLACED = re.compile(
    rf"\b(?:(?:in|on) )?(?P<place>first|{'|'.join(ORDINALS)}|last)(?: place)? (?:in|by|for|on)"
    r" (?:terms of )?(?:the )?(?P<number>(?:number|count) of )?(?P<said>\w+(?: \w+)?)",
    re.I,
)
_HAPPENED = re.compile(r"\b(?P<what>\w+) (?P<place>first|last)(?=\s*(?:[?.!,;]|$))", re.I)
_FIRST_DONE = re.compile(
    r"\b(?P<place>first|last) (?P<noun>\w+)(?: ever| to be| that (?:was|were))*"
    r" (?P<what>\w+ed)(?=\s*(?:[?.!,;]|$))",
    re.I,
)
_DOING_MOST = re.compile(
    r"^(?:what|which) (?P<what>\w+s) (?:the )?most (?P<noun>\w+?)(?P<rest>\b.*)$", re.I
)
_STRETCH = re.compile(
    r"\b(?:(?P<many>stretches|sections|segments|lengths|legs|runs|pieces)"
    r"|(?P<one>stretch|section|segment|length|leg|run|piece)) of (?P<what>[a-z]+)\b",
    re.I,
)
_APART = re.compile(
    r",?\s*\b(?P<one>\w+) (?:and|vs\.?|versus) (?P<other>\w+) (?:apart|separately|split)\b", re.I
)
_ITS_ENDS = re.compile(
    r"\s*[:;,?–-]\s*(?:and )?(?:between )?(?:which|what) two \w+"
    r"(?: (?:does|do) (?:it|they) (?:join|connect|link|run between|lie between))?[?.!\s]*$",
    re.I,
)
_PARTLY = 0.7  # score of one of the two words of a term
_MORE = r"(?:more than|over|above|at least|exceeding|upwards of|north of|in excess of)"
_LESS = r"(?:less than|under|below|at most|no more than|up to)"
_OWING = re.compile(
    r"\b(?:(?:deep(?:ly|est)? )?in (?:the red|debt|arrears)|overdrawn|indebted"
    r"|ow(?:es?|ed|ing)(?: (?:us|me|them|you))?)\b"
    r"(?:(?P<most> (?:the )?most(?: money)?)|(?: (?:with|by|for|to the tune of))?"
    rf" (?:(?P<more>{_MORE})|(?P<less>{_LESS})) (?=[\d€$£])"
    r"|(?: (?:money|anything|something))?(?=[\s,.?!]*(?:$|[,.?!]|and|or|live|with|in|at)))",
    re.I,
)

_ASKS_HOW_MUCH = re.compile(r"\b(?:how much|what) (?:do|does|did|is|am|are)\b", re.I)


def reworded(question: str, vocabulary: Vocabulary) -> str:
    """``question`` in plainer words, where the graph holds what they are about."""
    question = _SIGNED.sub(lambda m: _signed(m, vocabulary), question)
    question = _OFTEN.sub(lambda m: _times(m, vocabulary), question)
    question = _KIND_OF.sub(lambda m: _type_of(m, vocabulary), question)
    question = _EACH_KIND.sub(lambda m: _each(m, vocabulary), question)
    question = _YET_TO_BE.sub("not ", question)
    question = _NOT_ONE.sub(r"\g<no>\g<rest> any", question)
    question = _WHOSE.sub(lambda m: _owner(m, vocabulary), question)
    question = _COMPARE_BY.sub(r"rank the \g<what> by ", question)
    question = _THAN_THE_NUMBER.sub(lambda m: _than(m, vocabulary), question)
    question = _WHICH_OF_TWO.sub(", which", question)
    question = _IT_IS_IN.sub(r"is \g<one> \g<how> than \g<other>", question)
    question = _MORE_OF.sub(lambda m: _how_much_more(m, vocabulary), question)
    question = _LEGS.sub(lambda m: _hops(m, vocabulary), question)
    question = _EMPTY.sub(lambda m: _uninhabited(m, vocabulary), question)
    question = turned(question, vocabulary)
    question = _VARIETIES.sub(lambda m: _varieties(m, vocabulary), question)
    question = _PLACED.sub(lambda m: _place(m, vocabulary), question)
    question = _HAPPENED.sub(lambda m: _happened(m, vocabulary), question)
    question = _FIRST_DONE.sub(lambda m: _happened(m, vocabulary), question)
    question = _DOING_MOST.sub(lambda m: _commonest(m, vocabulary), question)
    question = _STRETCH.sub(lambda m: _stretch(m, vocabulary), question)
    question = _APART.sub(lambda m: _per_value(m, vocabulary), question)
    if (ends := _ITS_ENDS.search(question)) and _speaks_of_links(
        question[: ends.start()], vocabulary
    ):
        question = question[: ends.start()]  # a link is told with its ends anyway
    if (
        _OWING.search(question)
        and not _ASKS_HOW_MUCH.search(question)
        and (account := _account(vocabulary)) is not None
    ):
        question = _OWING.sub(lambda m: _owed(m, *account), question)
    return question


def _signed(said: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "O-" as "O negative", where values are written with such signs."""
    spoken = f"{said['base']} {SIGNS[said['sign']]}"
    held = any(m.term.role == "value" and m.score >= SURE for m in vocabulary.match(spoken))
    return spoken if held else said[0]


def _times(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "How many times has X donated" as the donation count of X, where something has one."""
    whom, verb = asked["whom"] or asked["who"], asked["verb"] or asked["done"]
    for m in vocabulary.match(f"number of {verb}"):
        if m.term.role == "attribute" and m.score >= SURE and _is_number(m, vocabulary):
            return f"what is the {m.term.name} of {whom}"
    return asked[0]


def _type_of(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "What kind of van is …" as "what is the van type of …", where something has a type."""
    phrase = f"{asked[1]} type"
    held = any(
        m.term.role == "attribute" and m.score >= SURE and "type" in words(m.term.name).split()
        for m in vocabulary.match(phrase)
    )
    return f"what {asked[2]} the {phrase} of" if held else asked[0]


def _each(said: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "For each kind of cargo" as "for each cargo", where something has a cargo in so many
    words."""
    best = next((m for m in vocabulary.match(said["what"]) if m.score >= SURE), None)
    held = vocabulary.held(best.term) if best and best.term.role == "attribute" else []
    texts = bool(held) and all(i.type == "text" for i in held)
    return f"{said['each']} {said['what']}" if texts else said[0]


def _uninhabited(said: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Empty kennels" as "kennels with no patient", where nothing else says how full they are, and
    one relation says what is in them."""
    kinds = [m.term.name for m in vocabulary.match(said["what"]) if m.term.role == "kind"][:1]
    own = [m for m in vocabulary.match(said["how"].lower()) if m.term.owners & {*kinds}]
    inside = {
        r.source_kind
        for r in vocabulary.schema.relations
        if [r.target_kind] == kinds
        and words(r.type).split()[-1] in ("in", "inside", "within", "on")
    }
    if own or len(inside) != 1:
        return said[0]
    return f"{said['what']} with no {words(inside.pop())}"


def _than(said: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Longer than the number of bays" as "longer than the bays", where each has its ``bays``."""
    best = next(iter(vocabulary.match(said["what"])), None)
    held = best is not None and best.term.role == "attribute" and _is_number(best, vocabulary)
    return f"than {said['what']}" if held else said[0]


def _how_much_more(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "How many more packs of A than of B are in stock": of packs, the graph says no more than
    how many there are."""
    known = any(m.score >= SYNONYM for m in vocabulary.match(asked["noun"]))
    return asked[0] if known else f"how many {asked['degree']} of {asked['one']} than of "


def _hops(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "How many diversion legs separate A from B" as hops by diversion."""
    by = asked["by"] or ""
    if by and not any(m.term.role == "relation" for m in vocabulary.match(by)):
        return asked[0]
    way = f" by {by}" if by else ""
    return f"how many hops is it{way} from {asked['one']} to {asked['other']}"


def _owner(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Whose pet is Bramble" as "who owns Bramble", where pets have owners."""
    owned = vocabulary.match("owns")
    own = any(m.term.role in ("relation", "attribute") and m.score >= SYNONYM for m in owned)
    known = any(m.term.role == "relation" for m in vocabulary.match(asked["what"]))
    return f"who owns {asked['whom']}" if own and not known else asked[0]


def _varieties(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "What grape varieties do we grow": the different grapes, where something has a grape."""
    if any(m.score >= SYNONYM and m.term.role != "value" for m in vocabulary.match(asked[0][5:])):
        return asked[0]
    terms = [m for m in vocabulary.match(asked["what"]) if m.score >= SURE]
    held = [i for m in terms if m.term.role == "attribute" for i in vocabulary.held(m.term)]
    said = bool(held) and terms[0].term.role == "attribute" and all(i.type == "text" for i in held)
    return f"what different {plural(asked['what'])} are there" if said else asked[0]


def _place(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Third in turnover" as "with the third highest turnover", "first by number of sensors" as
    "with the most sensors"."""
    said = asked["said"]
    for phrase in dict.fromkeys((said, said.split()[0])):
        terms = [m for m in vocabulary.match(phrase) if m.score >= _PARTLY]
        number = any(_is_number(m, vocabulary) for m in terms)
        counted = singular(phrase) != phrase and any(m.term.role == "kind" for m in terms)
        if not (number or counted):
            continue
        place = asked["place"].lower()
        high, low = ("highest", "lowest") if number else ("most", "fewest")
        degree = low if place == "last" else high
        nth = "" if place in ("first", "last") else f"{place} "
        return f"with the {nth}{degree} {said}"
    return asked[0]


def _happened(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Which unit expires first", "the last club founded": the one with the earliest or the latest
    such date or year."""
    terms = [m.term for m in vocabulary.match(asked["what"]) if m.score >= SURE]
    held = [i for t in terms if t.role == "attribute" for i in vocabulary.held(t)]
    if not held or not all(is_date(i) or holds_years(i) for i in held):
        return asked[0]
    end = "earliest" if asked["place"].lower() == "first" else "latest"
    noun = f"{asked['noun']} " if "noun" in asked.re.groupindex else ""
    return f"{noun}with the {end} {words(held[0].name)}"


def _commonest(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "What causes the most outages" as "what is the commonest cause of outages", where each
    outage has a cause."""
    nouns = vocabulary.match(asked["noun"])
    kinds = {m.term.name for m in nouns if m.term.role == "kind" and m.score >= SURE}
    terms = [m.term for m in vocabulary.match(asked["what"]) if m.score >= SURE]
    own = [t for t in terms if t.role == "attribute" and t.owners & kinds and not t.of_edges]
    if not own or not all(i.type == "text" for i in vocabulary.held(own[0])):
        return asked[0]
    return f"what is the commonest {words(own[0].name)} of {asked['noun']}{asked['rest']}"


def _stretch(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "Stretches of towpath" as "towpaths", where a towpath is what joins two locks."""
    head, what = asked["many"] or asked["one"], asked["what"]
    if any(m.score >= SURE for m in vocabulary.match(head)):
        return asked[0]
    if not any(m.term.role == "relation" and m.score >= PART for m in vocabulary.match(what)):
        return asked[0]
    return plural(what) if asked["many"] else what


def _per_value(asked: re.Match[str], vocabulary: Vocabulary) -> str:
    """ "…, underground and overhead apart" as "per underground": both are values of one thing."""
    one, other = (
        {
            m.term.name
            for m in vocabulary.match(w.lower())
            if m.score >= SYNONYM - 0.1 and _states(m)
        }
        for w in (asked["one"], asked["other"])
    )
    shared = sorted(one & other)
    return f" per {words(shared[0])}" if len(shared) == 1 else asked[0]


def _states(match: Match) -> bool:
    return match.term.role in ("value", "attribute")


def _speaks_of_links(clause: str, vocabulary: Vocabulary) -> bool:
    found = (m for word in clause.split() for m in vocabulary.match(word.lower()))
    return any(m.term.role == "relation" and m.score >= PART for m in found)


def _is_number(match: Match, vocabulary: Vocabulary) -> bool:
    held = vocabulary.held(match.term) if match.term.role == "attribute" else []
    return any(i.type in ("number", "mixed") for i in held)


def _account(vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The attribute that says what somebody owes, as it is said, and whether a debt is negative
    there."""
    infos = [i for k in vocabulary.schema.kinds.values() for i in k.attributes.values()]
    numbers = [i for i in infos if i.type == "number"]
    for names, negative in ((DEBTS, False), (ACCOUNTS, True)):
        called = [i for i in numbers if _called(i, names)]
        found = {i.name for i in called if not negative or (i.minimum or 0) < 0}
        if len(found) == 1:
            return words(found.pop()), negative
    return None


def _called(info: AttributeInfo, names: frozenset[str]) -> bool:
    return bool(names & set(words(info.name).split()))


def _owed(asked: re.Match[str], account: str, negative: bool) -> str:
    if asked["most"]:
        return f"with the {'lowest' if negative else 'highest'} {account}"
    above = bool(asked["more"])
    if not (asked["more"] or asked["less"]):
        return f"with {account} {'below' if negative else 'above'} 0"
    return f"with {account} {'below' if above is negative else 'above'} {'-' if negative else ''}"
