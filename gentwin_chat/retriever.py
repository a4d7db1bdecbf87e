"""The retriever R of eq. 10: run a typed query on one version and bring back values and facts.

Values are computed here, never by the model. Facts come in priority order (eq. 3: the store
gives ids by N·⊥) and every value that an answer holds stands in one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gentwin_chat.errors import QueryError
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.query import (
    Aggregate,
    Changed,
    Compare,
    Consequence,
    Count,
    Define,
    Exists,
    Failures,
    Group,
    Identify,
    Impact,
    ListAll,
    Lookup,
    Path,
    Question,
    Several,
    Summary,
    Terms,
    Top,
    WhatIf,
)
from gentwin_chat.retrieval.comparisons import compare
from gentwin_chat.retrieval.consequences import consequences
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.retrieval.entities import look_up
from gentwin_chat.retrieval.failures import rank
from gentwin_chat.retrieval.groups import group
from gentwin_chat.retrieval.measures import aggregate, top
from gentwin_chat.retrieval.naming import identify, list_terms
from gentwin_chat.retrieval.network_shape import damage, path, supposing
from gentwin_chat.retrieval.overview import changed, define, summarise
from gentwin_chat.retrieval.rankings import NothingRanked, settled
from gentwin_chat.retrieval.sets import count, exists, list_all
from gentwin_chat.retrieval.several import together

__all__ = ["Result", "Retriever"]

_ANSWERS: dict[type, Callable[[Context, Any], Result]] = {
    Lookup: look_up,
    ListAll: list_all,
    Count: count,
    Exists: exists,
    Aggregate: aggregate,
    Top: top,
    Group: group,
    Compare: compare,
    Path: path,
    Define: define,
    Summary: summarise,
    Identify: identify,
    Terms: list_terms,
    Changed: changed,
    Failures: rank,
}


class Retriever:
    """Runs typed queries on one version of a twin.

    Args:
        reader: the version.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader

    def retrieve(self, question: Question) -> Result:
        """Run one query.

        Raises:
            QueryError: it asks for something that has no meaning.
            StoreError: the store cannot be read, or a change of a what-if does not fit it.
        """
        context = Context(self.reader)
        return context.name_the_named(question, self._answer(context, question))

    def _answer(self, context: Context, question: Question) -> Result:
        if isinstance(question, WhatIf):
            fork = Fork(self.reader, question.changes)
            if isinstance(question.then, Impact):
                return damage(context, Context(fork), question, question.then)
            if isinstance(question.then, Consequence):
                return consequences(context, Context(fork), question, question.then)
            return supposing(context, question, Retriever(fork).retrieve(question.then))
        if isinstance(question, Several):
            return together([self._answer(context, part) for part in question.parts])
        if isinstance(question, Impact | Consequence):
            raise QueryError("An impact is that of a change. Ask it as the rest of a WhatIf.")
        try:
            plain, facts = settled(context, question)
        except NothingRanked as e:
            return e.result
        result = _ANSWERS[type(plain)](context, plain)
        result.facts[:0] = facts
        return result
