"""Sets that a ranking inside a question picks: "the driver of the fastest truck"."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from gentwin_chat.domain import Triple
from gentwin_chat.query import Selection
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.retrieval.measures import top

Query = TypeVar("Query", bound=BaseModel)


class NothingRanked(Exception):
    """A ranking inside a question has no numbers to rank by; ``result`` says so."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


def settled(context: Context, query: Query) -> tuple[Query, list[Triple]]:
    """``query`` with the members that its rankings put first in their place, innermost first, and
    the facts that put them there.

    Raises:
        NothingRanked: nobody has the number that a ranking goes by.
    """
    facts: list[Triple] = []
    changed: dict[str, object] = {}
    for name in type(query).model_fields:
        part = getattr(query, name)
        if isinstance(part, BaseModel):
            changed[name], found = settled(context, part)
            facts += found
        elif isinstance(part, tuple) and any(isinstance(p, BaseModel) for p in part):
            inner = [settled(context, p) for p in part]
            changed[name] = tuple(p for p, _ in inner)
            facts += [f for _, found in inner for f in found]
    query = query.model_copy(update=changed) if facts else query
    if isinstance(query, Selection) and query.ranked is not None:
        ranked = top(context, query.ranked)
        if ranked.status == "unknown":
            raise NothingRanked(ranked)
        picked = {"ids": ranked.focus, "kinds": (), "ranked": None}
        return query.model_copy(update=picked), [*facts, *ranked.facts]
    return query, facts
