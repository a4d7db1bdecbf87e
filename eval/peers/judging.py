"""Judging free text, alike for every system: none of them but the product gives values.

Right is a text that says every value of the gold and no other entity; the question may be repeated,
and a name that several bear stands for the one that is meant. Of what cannot be known, right is a
text that says so and names nothing that was not asked. Faithful is a text that names no entity or
number absent from what it rests on, except what follows from it: a number that can be reckoned from
what is shown (:func:`reckoned`), and what is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean

from gentwin_chat.domain import Scalar, name_key
from gentwin_chat.eval.faithfulness import unfaithful
from gentwin_chat.eval.gold import Gold
from gentwin_chat.eval.matching import Names, number

_NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?(?![\w])")
_NOT = re.compile(r"\b(no|not|none|nothing|unknown|unable|cannot|\w+n[’']t)\b", re.IGNORECASE)
_TRUTH = re.compile(r"\b(yes|no|true|false)\b", re.IGNORECASE)


def right(question: str, gold: Gold, text: str, names: Names) -> bool:
    """Whether ``text`` answers ``question`` as ``gold`` does."""
    if gold.status != "answered":
        strange = unfaithful(question, {"text": text, "facts": [], "values": []}, names)
        return bool(_NOT.search(text)) and not strange
    if gold.text_must and not gold.values:
        folded = name_key(text)
        return all(any(name_key(o) in folded for o in m.split("|")) for m in gold.text_must)
    return any(_says(question, v, gold, text, names) for v in (gold.values, *gold.accept) if v)


def _says(question: str, values: Sequence[Scalar], gold: Gold, text: str, names: Names) -> bool:
    if len(values) == 1 and isinstance(values[0], bool):
        first = _TRUTH.search(text)
        return first is not None and (first[0].casefold() in ("yes", "true")) == values[0]
    spoken = {i for ids in names.spoken(text).values() for i in ids}
    asked = {i for ids in names.spoken(question).values() for i in ids}
    meant: set[str] = set()
    said_numbers = [n for m in _NUMBER.findall(text) if (n := number(m)) is not None]
    for value in values:
        ids, amount = names.ids(value), number(value)
        meant |= ids
        if ids & spoken:
            continue
        if amount is not None and any(_close(n, amount, gold.tolerance) for n in said_numbers):
            continue
        if amount is None and name_key(str(value)) in name_key(text):
            continue
        return False
    allowed = meant | asked | _namesakes(values, names)
    return all(ids & allowed for ids in names.spoken(text).values())


def _namesakes(values: Sequence[Scalar], names: Names) -> set[str]:
    """Entities that a value names without being one ("north", said of a street called North)."""
    return {i for v in values for ids in names.spoken(str(v)).values() for i in ids}


def _close(a: float, b: float, tolerance: float) -> bool:
    return abs(a - b) <= max(tolerance * abs(b), 0.051 if b != int(b) else 1e-9)


def faithful(question: str, gold: Gold, text: str, context: Sequence[str], names: Names) -> bool:
    """Whether ``text`` names only what ``context`` or the question does, or follows from them."""
    is_right = right(question, gold, text, names)
    values = [v for some in (gold.values, *gold.accept) for v in some] if is_right else []
    numbers = [*reckoned(context), *names.sizes.values(), *([len(gold.values)] if is_right else [])]
    numbers += [n - len(names.spoken(text)) for n in numbers]  # "… and 3 more"
    said = " ".join([question, *(f"{n:.12g}" for n in numbers)])
    facts: list[dict[str, object]] = [{"subject": p, "object": _TOKEN.findall(p)} for p in context]
    facts[:1] = [{**fact, "predicate": values} for fact in facts[:1] or [{}]]
    return not unfaithful(said, {"text": text, "facts": facts, "values": []}, names)


_TOKEN = re.compile(r"[^\s,;:()\[\]{}'\"–→]+(?:[:][^\s,;:()\[\]{}'\"–→]+)*")  # an id is one


def reckoned(context: Sequence[str]) -> Iterator[float]:
    """Numbers that follow from the pieces of a context: how many have a word in common; of what
    stands after the same word, how many different; of numbers there, the sum, the mean, and of two
    the difference."""
    having: Counter[str] = Counter()
    after: defaultdict[str, list[str]] = defaultdict(list)
    for piece in context:
        said = _TOKEN.findall(piece.casefold())
        having.update(set(said))
        for word, following in pairwise(said):
            after[word].append(following)
    yield from map(float, {len(context), *having.values()})
    for said in after.values():
        yield len(set(said))
        if amounts := [n for word in said if (n := number(word)) is not None]:
            yield from (sum(amounts), fmean(amounts))
            if len(amounts) == 2:
                yield abs(amounts[0] - amounts[1])
