"""Tables of questions: what is asked of which network, in several wordings, and what must come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gentwin_chat.answer import Draft
from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.query import Related, Selection, Step


class Plain:
    """Says every draft as it stands: what is tested here is not the model."""

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        yield str(draft)


@dataclass(frozen=True)
class Wrong:
    """A wording that is not yet read as it should be, and how it is read instead."""

    text: str
    reason: str


def cases(*groups: tuple[str, Any, tuple[str | Wrong, ...]]) -> list[Any]:
    """Parameters ``(network, question, expected)``, one for each wording of each group."""
    found = []
    for network, expected, wordings in groups:
        for wording in wordings:
            text = wording if isinstance(wording, str) else wording.text
            marks = (
                [pytest.mark.xfail(strict=True, reason=wording.reason)]
                if isinstance(wording, Wrong)
                else []
            )
            found.append(pytest.param(network, text, expected, marks=marks, id=text[:60]))
    return found


def group(network: str, expected: Any, *wordings: str | Wrong) -> tuple[str, Any, Any]:
    return network, expected, wordings


# --- typed queries, shortly ----------------------------------------------------------------------


def one(*ids: str) -> Selection:
    return Selection(ids=ids)


def some(kind: str, *conditions: Comparison | Related) -> Selection:
    return Selection(
        kinds=(kind,),
        where=tuple(c for c in conditions if isinstance(c, Comparison)),
        related=tuple(c for c in conditions if isinstance(c, Related)),
    )


def having(attribute: str, op: Any, value: Any) -> Comparison:
    return Comparison(attribute=attribute, op=op, value=value)


def to(type: str, target: Selection | None = None, **counted: Any) -> Related:
    """Over ``type`` outward."""
    return Related(step=Step(types=(type,), direction="out"), target=target, **counted)


def by(type: str, target: Selection | None = None, **counted: Any) -> Related:
    """Over ``type`` inward."""
    return Related(step=Step(types=(type,), direction="in"), target=target, **counted)


def beside(type: str, target: Selection | None = None, **counted: Any) -> Related:
    """Over ``type`` in either direction."""
    return Related(step=Step(types=(type,)), target=target, **counted)


def meaning(query: Any) -> Any:
    """A query without what only its wording is told from (the noun of a set)."""
    if hasattr(query, "model_dump"):
        query = query.model_dump()
    if isinstance(query, dict):
        return {k: meaning(v) for k, v in query.items() if k != "noun"}
    if isinstance(query, list | tuple):
        return [meaning(v) for v in query]
    return query
