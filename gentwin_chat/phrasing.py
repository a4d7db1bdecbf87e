"""What a draft may become: every wording that says the same, as the model may speak it.

A draft is correct but blunt. Rules rewrite a sentence as a whole (the paraphrase of a clause, not
of a word), so each wording keeps every slot verbatim and in order, every negation, comparison and
preposition, and adds only words of the closed list :data:`ADDED`. The model chooses among the
wordings token by token; it has no way to say anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from gentwin_chat.answer import Draft, Slot

ADDED = frozenset(
    [
        *("a", "an", "are", "for", "has", "have", "in", "is"),
        *("namely", "node", "of", "the", "total", "we"),
    ]
)
"""All the words that a wording may have and its draft may not."""

_LIMIT = 64  # wordings; a draft of several sentences multiplies them
_FIRST, _LAST = 0xE000, 0xF8FF  # private-use characters stand for slots while rules apply
_SLOT = f"[{chr(_FIRST)}-{chr(_LAST)}]"

# "The <what> of <whom> is <value>." with the copula that belongs to <what>.
_ATTRIBUTE = re.compile(rf"The ([^:,{_SLOT[1:-1]}]+?) of ([^:,]+) (is|are) ({_SLOT}[^:]*)\.")
_SUPERLATIVE = re.compile(r"\w+est\b|(first|last|most|least|only|same|next|number)\b")
# "There are <n> <things>: <list>."
_LISTED = re.compile(rf"There (is|are) ({_SLOT} [^:]+): (.+)\.")
_EXISTS = re.compile(rf"There (?:is|are) ((?:{_SLOT}|no) .+\.)")
_COUNTED = re.compile(rf"There (is|are) {_SLOT} [^:]+\.")
_SUPREME = re.compile(rf"The ([^:,{_SLOT[1:-1]}]+) among ([^:]+): ({_SLOT}) with ({_SLOT})\.")
_VALUES = re.compile(rf"({_SLOT} [^:{_SLOT[1:-1]}]+ of [^:]+): (.+)\.")


def wordings(question: str, draft: Draft) -> list[str]:
    """Every text that may be said for ``draft``, the draft's own first.

    Args:
        question: its wording decides which of the rules apply.
        draft: what has to be said.
    """
    own = str(draft)
    slots = draft.slots
    words = "".join(p for p in draft.parts if isinstance(p, str))
    if draft.fixed or len(slots) > _LAST - _FIRST or any(_FIRST <= ord(c) <= _LAST for c in words):
        return [own]
    marks = iter(range(_FIRST, _LAST))
    text = "".join(chr(next(marks)) if isinstance(p, Slot) else p for p in draft.parts)
    asked = frozenset(re.findall(r"[a-z]+", question.lower()))
    values = {chr(_FIRST + i): slot for i, slot in enumerate(slots)}
    sentences = re.split(r"(?<=[.!?]) (?=[A-Z\ue000-\uf8ff])", text)
    variants = []
    for sentence in sentences:
        said = dict.fromkeys([sentence, *_rewrite(sentence, asked, values)])
        said |= dict.fromkeys(_named_as_asked(said, question, values))
        variants.append(list(said))
    result = dict.fromkeys([own])
    for choice, _ in zip(product(*variants), range(_LIMIT), strict=False):
        spoken = " ".join(choice)
        result["".join(values.get(c, c) for c in spoken)] = None
    return list(result)


def _rewrite(sentence: str, asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(sentence):
            yield from rule(match, asked, values)


def _attribute(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``The role of [227] is [hub].`` → ``[227]'s role is [hub].`` and others."""
    what, whom, verb, value = m.groups()
    clauses = len(re.findall(r" (?:is|are) ", whom)) - len(re.findall(r"that |whose |which ", whom))
    if clauses > 0 or " and the " in whom:  # a second statement was taken for a part of <whom>
        return
    if one := whom in values:
        yield f"For {whom}, the {what} {verb} {value}."
    if verb == "are":
        return
    if one:
        yield f"{whom}'s {what} is {value}."
    if asked & {"have", "has", "with"} and not _SUPERLATIVE.match(what):
        if one:
            yield f"{whom} has {_article(what)} {what} of {value}."
        elif values.get(whom[0], "").isdigit():
            have = "has" if values[whom[0]] == "1" else "have"
            yield f"The {whom} {have} {_article(what)} {what} of {value}."


def _listed(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``There are [2] gateways: [a and b].`` → ``The [2] gateways are [a and b].``"""
    verb, what, members = m.groups()
    if verb == "are":
        yield f"The {what} are {members}."
    yield f"There {verb} {what}, namely {members}."


def _exists(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``There are [3] hubs.`` → ``We have [3] hubs.``, asked what *we* have."""
    if "we" in asked and "have" in asked:
        yield f"We have {m[1]}"


def _counted(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``There are [3] hubs.`` → ``In total, there are [3] hubs.``, asked for a total."""
    if asked & {"total", "altogether", "overall"}:
        yield f"In total, t{m[0][1:]}"


def _values(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``[2] roles of nodes: [a and b].`` → ``The [2] roles of nodes are [a and b].``"""
    if values[m[1][0]] != "1":
        yield f"The {m[1]} are {m[2]}."


def _supreme(m: re.Match[str], asked: frozenset[str], values: dict[str, str]) -> Iterator[str]:
    """``The highest load among pumps: [p] with [9].`` → ``Among pumps, [p] has the highest …``"""
    what, among, best, value = m.groups()
    yield f"Among {among}, {best} has the {what} with {value}."


_Rule = Callable[[re.Match[str], frozenset[str], dict[str, str]], Iterable[str]]
_RULES: Sequence[tuple[re.Pattern[str], _Rule]] = (
    (_ATTRIBUTE, _attribute),
    (_LISTED, _listed),
    (_EXISTS, _exists),
    (_COUNTED, _counted),
    (_VALUES, _values),
    (_SUPREME, _supreme),
)


def _named_as_asked(said: Iterable[str], question: str, values: dict[str, str]) -> Iterator[str]:
    """``[48] has …`` → ``Node [48] has …``, asked about *node 48*."""
    for sentence in said:
        name = values.get(sentence[0])
        if name and re.search(rf"\bnode {re.escape(name)}(?!\w)", question, re.IGNORECASE):
            yield f"Node {sentence}"


def _article(noun: str) -> str:
    vowel = noun[:1].lower() in "aeio" or re.match(r"u(?!ni|s[ae]|tili)", noun)
    return "an" if vowel else "a"
