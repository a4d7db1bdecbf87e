"""Several numbers over one set, asked for at once: "the average and the highest load per class"."""

from __future__ import annotations

import re
from collections.abc import Callable

from gentwin_chat.query import Aggregate, Group, Question, Several

_FUNCTION = (
    r"(?:averages?|avg|means?|medians?|maximums?|minimums?|max|min|highest|lowest|largest|smallest"
    r"|totals?|sum)"
)
_SEVERAL = re.compile(
    rf"\b{_FUNCTION}(?:(?:,? (?:and|as well as)|,| &| plus) (?:the )?{_FUNCTION})+\b", re.I
)
_ONE = re.compile(rf"\b{_FUNCTION}\b", re.I)


def functions_asked(question: str) -> tuple[str, ...]:
    """``question`` once for each of the functions that it names together; () if it does not."""
    found = _SEVERAL.search(question)
    if found is None:
        return ()
    before, after = question[: found.start()], question[found.end() :]
    return tuple(f"{before}{word}{after}" for word in _ONE.findall(found.group()))


def several(questions: tuple[str, ...], ask: Callable[[str], Question | None]) -> Several | None:
    """The queries of ``questions``, if they differ in what they compute alone."""
    parts = [p for q in questions if isinstance(p := ask(q), Aggregate | Group)]
    sets = [p.model_copy(update={"function": "count", "measure": None}) for p in parts]
    measures = {p.measure for p in parts}
    alike = len(parts) == len(questions) and len(measures) == 1 and None not in measures
    return Several(parts=tuple(parts)) if alike and all(s == sets[0] for s in sets) else None
