"""Does an answer say only what its own facts hold, and does its text say its values?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from gentwin_chat.domain import Scalar, name_key, short_id
from gentwin_chat.eval.matching import Names, number

_NUMBER = re.compile(r"(?<![\w.])[-+−]?\d[\d,]*(?:\.\d+)?(?![\w])")


_STATED_WITHOUT_FACT = {0.0, 1.0, 2.0, 3.0}  # "of the two", "first 3": counting words, not readings


def _near(said: float, known: Iterable[float]) -> bool:
    """Whether a number is one of ``known``, perhaps rounded for saying."""
    return any(
        math.isclose(said, k, rel_tol=0.006, abs_tol=0.051) if k != int(k) else said == k
        for k in known
    )


def unfaithful(said: str, answer: Mapping[str, Any], names: Names) -> list[str]:
    """What ``text`` and ``values`` name that the facts do not hold: entities, then numbers.

    What was ``said`` (the question, and those before it in the conversation) may be repeated.
    Numbers that only count what is shown (how many facts or values there are) are derived from the
    facts and allowed; a rounded reading is too.
    """
    facts: list[Mapping[str, Any]] = answer.get("facts") or []
    cells = [
        c
        for fact in facts
        for c in (fact.get("subject"), fact.get("predicate"), fact.get("object"))
    ]
    flat = [m for c in cells for m in (c if isinstance(c, list) else [c]) if m is not None]
    known_ids = {i for c in flat for i in names.ids(c)}
    known_text = " ".join([said, *(str(c) for c in flat)])
    known_folded = name_key(known_text)
    for found in names.spoken(known_text).values():
        known_ids |= found
    counts = {len(facts), len(answer.get("values") or []), len(answer.get("rows") or [])}
    for position in ("subject", "object"):
        counts.add(len({str(f.get(position)) for f in facts}))
    known_numbers = {n for c in flat if (n := number(c)) is not None}
    known_numbers |= {n for m in _NUMBER.findall(known_text) if (n := number(m)) is not None}
    known_numbers |= _STATED_WITHOUT_FACT | {float(c) for c in counts}
    for shown in (len(answer.get("values") or []), len(answer.get("rows") or [])):
        known_numbers |= {float(shown - k) for k in range(min(shown, 12))}  # "and 5 more"
    if units := {f.get("unit") for f in facts if f.get("unit")}:
        known_folded += name_key(" ".join(map(str, units)))

    text = str(answer.get("text", ""))
    strange = [
        n
        for n, ids in names.spoken(text).items()
        if not ids & known_ids and name_key(n) not in known_folded
    ]
    masked = text.casefold()
    for name in sorted(names.spoken(text), key=len, reverse=True):
        masked = masked.replace(name, " ")
    for word in re.findall(r"[^\s,;()]*\d[^\s,;()]*", masked):
        plain = number(word.strip(".:")) is not None  # else it is a name: "gw-12"
        if not plain and name_key(word) and name_key(word) in known_folded:
            continue
        for token in _NUMBER.findall(word.strip(".:")):
            amount = number(token)
            if amount is not None and not _near(amount, known_numbers):
                strange.append(token)
    for value in answer.get("values") or []:
        amount = number(value)
        if isinstance(value, bool) or (amount is not None and _near(amount, known_numbers)):
            continue
        if not (names.ids(value) & known_ids) and name_key(str(value)) not in known_folded:
            strange.append(str(value))
    return strange


def carries(answer: Mapping[str, Any], names: Names, shown: int = 3) -> bool:
    """Whether the text says the values: all of a short list, else at least ``shown`` or their
    number; yes or no for a truth."""
    values: list[Scalar] = answer.get("values") or []
    text = str(answer.get("text", ""))
    folded = name_key(text)
    numbers = [n for m in _NUMBER.findall(text) if (n := number(m)) is not None]
    spoken = {i for ids in names.spoken(text).values() for i in ids}

    def said(value: Scalar) -> bool:
        if isinstance(value, bool):
            return bool(text)
        amount = number(value)
        if amount is not None and any(_near(n, [amount]) for n in numbers):
            return True
        return (
            name_key(str(value)) in folded
            or name_key(short_id(str(value))) in folded
            or bool(names.ids(value) & spoken)
        )

    hits = sum(said(v) for v in values)
    return hits == len(values) or hits >= shown or float(len(values)) in numbers
