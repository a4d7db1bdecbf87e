"""Several numbers over one set in one answer: a row a group with a column for each."""

from __future__ import annotations

from collections.abc import Sequence

from gentwin_chat.answer import Draft
from gentwin_chat.domain import Scalar
from gentwin_chat.retrieval.context import Result


def together(results: Sequence[Result]) -> Result:
    """The numbers side by side, in the order of the first; a part that is not known is told
    instead."""
    unknown = next((r for r in results if r.status != "answered"), None)
    if unknown is not None:
        return unknown
    first = results[0]
    columns: list[dict[Scalar, list[Scalar]]] = [{r[0]: r[1:] for r in x.rows} for x in results]
    rows = [[key, *(cell for c in columns for cell in c.get(key, []))] for key in columns[0]]
    numbers = [v for r in results for v in r.values]
    said = [p for k, r in enumerate(results) for p in ([" "] if k else []) + [*r.draft.parts]]
    return Result(
        values=[cell for row in rows for cell in row] if rows else numbers,
        rows=rows,
        facts=[fact for r in results for fact in r.facts],
        draft=Draft(parts=tuple(said)),
        focus=first.focus,
    )
