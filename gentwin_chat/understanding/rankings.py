"""Questions for the worst single failure: "which gateway failure would hurt most?"."""

from __future__ import annotations

import re

from gentwin_chat.query import Failures, Selection
from gentwin_chat.understanding.lexicon import NUMBER_WORDS
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.phrases import Item, readings
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.whatif.choosing import kinds_of

_FAILING = re.compile(
    r"\b(?:fail(?:s|ed|ing|ures?)?|outages?|loss(?:es)?|losing|lose|lost|crash\w*|breakdowns?"
    r"|(?:breaks?|goes|going|went|go) (?:down|off|offline|out)|die[sd]?|dying|removal|removing"
    r"|removed|(?:taken|taking|took|take|knocked|knocking) (?:out|down|away)|dropping|gone"
    r"|shut(?:ting)? down)\b",
    re.I,
)
_WORST = re.compile(
    r"\b(?:most|worst|biggest|greatest|largest|highest|rank(?:ed|ing|s)?|top|sever\w*|hurt\w*"
    r"|damag\w*|harm\w*|serious|catastroph\w*|fatal|matters?|order(?:ed)? by|sort(?:ed)?)\b",
    re.I,
)
_SINGLE_POINT = re.compile(
    r"\b(?:single points? of failure|spofs?|articulation points?|cut[- ]?vert(?:ex|ices)"
    r"|weakest (?:link|point|spot)s?|bottlenecks?|linchpins?|achilles\W? heels?"
    r"|points? of failure)\b",
    re.I,
)
_CRITICAL = re.compile(
    r"\b(?:most |more |how |by |by its |are |is )?(?:critical(?:ity)?|crucial|vital|indispensable"
    r"|essential)\b",
    re.I,
)
_CUT_OFF = re.compile(
    r"\b(?:cut\w* off|unreachable|isolat\w*|disconnect\w*|split\w*|separat\w*|partition\w*"
    r"|fragment\w*|articulation|cut[- ]?vert\w*|cut)\b",
    re.I,
)
_ORPHANED = re.compile(r"\b(?:orphan\w*|strand\w*|without|lose (?:its|their)|unserved)\b", re.I)
_NUMBER = re.compile(r"\b(?:top|worst|the|first)? ?(\d+|" + "|".join(NUMBER_WORDS) + r")\b", re.I)


def failures_asked(question: str, linker: Linker) -> Failures | None:
    """The ranking that ``question`` asks for, ``None`` if it asks for none."""
    single = _SINGLE_POINT.search(question)
    failing = _FAILING.search(question)
    worst = _WORST.search(question)
    critical = _CRITICAL.search(question)
    mark = single or (failing if worst else None) or critical
    if mark is None:
        return None
    linked = linker.link(question)
    if (
        _names_one(linked)
        or any(m.cue and m.cue.kind in ("new", "old", "when") for m in linked.mentions)
        or linked.missing_names
        or (critical and not single and _is_term(linked, "critical"))
        or (mark is failing and _is_reading(linked, mark.group().lower()))
        or (mark is failing and _is_amount(linked, worst))
    ):
        return None
    if mark is critical and not (
        failing or re.search(r"\b(?:most|rank|how|top)\b", question, re.I)
    ):
        return None
    kinds = [(m, item) for m in linked.mentions if (item := _kind(m)) is not None]
    at = len(linked.text(0, _word_at(linked, mark.start())).split()) if mark.start() else 0
    kinds.sort(key=lambda pair: min(abs(pair[0].start - at), abs(pair[0].end - at)))
    if not kinds and re.search(r"\b(?:attribute|reading|value)s?\b", question, re.I):
        return None
    schema = linker.vocabulary.schema
    devices = (*kinds_of(schema, "gateway"), *kinds_of(schema, "sensor"))
    of = kinds[0][1].names if kinds else devices or ()
    hurt = next((i.names for _, i in kinds[1:] if not set(i.names) & set(of)), None)
    if mark is failing and not kinds and not re.search(r"\bwhich|what|whose\b", question, re.I):
        return None
    effect = "hurt"
    if _CUT_OFF.search(question) and not (single and single.group().lower().startswith("cut")):
        effect = "cut_off"
    elif _ORPHANED.search(question):
        effect = "orphaned"
    return Failures(
        of=Selection(kinds=of),
        hurt=None if hurt is None else Selection(kinds=hurt),
        effect=effect,
        k=_how_many(question, single is not None),
        wanted="count" if re.search(r"\bhow many\b|\bnumber of\b", question, re.I) else "list",
    )


def _names_one(linked: Linked) -> bool:
    """Whether an entity is named; the number of "top 3" is no name, though one may be called so."""
    ranked = {k for k, t in enumerate(linked.tokens, 1) if t.lower in ("top", "worst", "first")}
    return any(m.entities and m.start not in ranked for m in linked.mentions)


def _how_many(question: str, single: bool) -> int | None:
    text = re.sub(r"\b(?:single|one point|points? of failure)\b", "", question, flags=re.I)
    if (m := _NUMBER.search(text)) and not re.search(rf"\bany {re.escape(m[1])}\b", text, re.I):
        word = m[1].lower()
        return max(1, int(word) if word.isdigit() else int(NUMBER_WORDS[word]))
    if re.search(r"\brank\w*|\border(?:ed)? by|\bsort", question, re.I):
        return None
    return None if single or re.search(r"\bhow many\b", question, re.I) else 1


def _kind(mention: Mention) -> Item | None:
    if mention.cue is not None and not mention.terms:
        return None
    return next((i for i in readings(mention) if i.role == "kind" and i.score >= 0.75), None)


def _word_at(linked: Linked, position: int) -> int:
    return max(1, sum(t.start < position for t in linked.tokens))


def _is_reading(linked: Linked, word: str) -> bool:
    """Whether the network holds what the word says: it measures an insertion loss, or lists its
    outages."""
    return any(
        word in m.text.lower()
        and any(t.term.role in ("attribute", "kind") and t.score >= SURE for t in m.terms)
        for m in linked.mentions
    )


def _is_amount(linked: Linked, worst: re.Match[str] | None) -> bool:
    """The minutes of "which cell lost the most minutes": a number that is held."""
    end = worst.end() if worst and worst.group().lower() == "most" else -1
    following = [m for m in linked.mentions if 0 <= linked.tokens[m.start].start - end <= 1]
    return (
        bool(following)
        and bool(following[0].terms)
        and (following[0].terms[0].term.role == "attribute")
    )


def _is_term(linked: Linked, word: str) -> bool:
    """Whether the network itself speaks of what is critical."""
    return any(
        word in m.text.lower() and any(t.score >= 0.9 for t in m.terms) for m in linked.mentions
    )
