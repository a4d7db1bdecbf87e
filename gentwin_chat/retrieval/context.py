"""What every kind of answer is made with: one question's view of one version, and its result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, Field

from gentwin_chat.answer import Draft, Slot, Status
from gentwin_chat.domain import Relation, Scalar, Triple
from gentwin_chat.drafting import SHOWN, Part, Wording, draft
from gentwin_chat.evaluation import EVIDENCE, Evaluation
from gentwin_chat.impact import touched
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Compare, Edges, Identify, Path, Selection, Summary, WhatIf
from gentwin_chat.wording import as_date, join


class Result(BaseModel):
    """What a query came to.

    Attributes:
        status, values, rows: as in ``Answer``; ``values`` are complete, however many they are.
        facts: what the answer rests on, in priority order. Every number and entity of the text
            and of the first ``evaluation.EVIDENCE`` values stands in one of them; of a larger set
            the rest is vouched for by its count.
        draft: the sentence to phrase.
        focus: the entities that the answer is about, for follow-up questions.
        confidence: as in ``Answer``.
    """

    status: Status = "answered"
    values: list[Scalar] = Field(default_factory=list)
    rows: list[list[Scalar]] = Field(default_factory=list)
    facts: list[Triple] = Field(default_factory=list)
    draft: Draft
    focus: tuple[str, ...] = ()
    confidence: float | None = None


class Context:
    """One question's view of one version.

    Attributes:
        reader: the version.
        sets: evaluates selections and edges, and makes facts.
        wording: names what is found.
    """

    def __init__(self, reader: GraphReader) -> None:
        self.reader = reader
        self.sets = Evaluation(reader)
        self.wording = Wording(reader)

    def keys(self, ids: Iterable[str]) -> dict[str, Scalar]:
        """id → the id in the source's own type; an id that the twin does not hold stays text."""
        return {**self.reader.keys(ids)}

    def computed(self, measure: str, value: Scalar, unit: str | None = None) -> Triple:
        """A fact about the twin as a whole that was computed here."""
        return self.sets.fact("twin", measure, value, unit, computed=True)

    def tally(self, said: Sequence[Part], n: int) -> list[Triple]:
        """How many there are, and how many of those a sentence leaves unnamed."""
        unnamed = [self.computed("count(not named)", n - SHOWN)] if n > SHOWN else []
        return [*unnamed, self.computed(f"count({plain(said)})", n)]

    def truth(
        self,
        holds: bool,
        said: Sequence[Part],
        facts: Sequence[Triple],
        *,
        claim: Sequence[Part] | None = None,
        focus: tuple[str, ...] = (),
    ) -> Result:
        """Yes or no, and why.

        Args:
            holds: which of them.
            said: the clause that follows "Yes, " or "No, ".
            facts: what it rests on.
            claim: what was asked, if that is not ``said``.
            focus: as in :class:`Result`.
        """
        asked = self.computed(f"exists({plain(said if claim is None else claim)})", holds)
        text = draft(Slot(text="Yes" if holds else "No"), ", ", said, ".")
        return Result(values=[holds], facts=[*facts, asked], draft=text, focus=focus)

    def unknown(self, attributes: Iterable[str], of: Selection | Edges) -> Result:
        """The twin holds none of ``attributes`` for ``of``."""
        said = self.wording.edges(of) if isinstance(of, Edges) else self.wording.selection(of, 1)
        missing = join([attribute_words(a) for a in attributes], "or")
        return refuse("the twin holds no ", missing, " for ", said, ".")

    def name_the_named(self, question: BaseModel, result: Result) -> Result:
        """``result`` with a fact for each entity and each number that the question names and no
        fact speaks of: a bound may have been said in another unit."""
        spoken = {end for f in result.facts for end in (f.subject, f.object)}
        bounds = [
            self.computed(f"{attribute} {op}", said)
            for attribute, op, value in dict.fromkeys(_bounds(question))
            if (said := self._said(attribute, value)) not in spoken
        ]
        result = result.model_copy(update={"facts": [*result.facts, *bounds]})
        silent = [i for i in dict.fromkeys(_named(question)) if i not in spoken]
        if not silent:
            return result
        found = self.reader.entities(silent).values()
        kinds = [self.sets.fact(e.id, "kind", e.kind) for e in found]
        return result.model_copy(update={"facts": [*result.facts, *kinds]})

    def _said(self, attribute: str, bound: float) -> Scalar:
        """A bound as the text says it: a date where ticks are counted."""
        date = as_date(bound) if self.wording.tells_time(attribute) else None
        return bound if date is None else date


def refuse(*parts: Part | Sequence[Part], facts: Sequence[Triple] = ()) -> Result:
    """An honest ending: what is missing, in fixed words."""
    return Result(status="unknown", draft=draft(*parts, fixed=True), facts=list(facts))


def plain(parts: Iterable[Part]) -> str:
    """Parts of a sentence as text."""
    return "".join(p.text if isinstance(p, Slot) else p for p in parts)


def edge_label(source: str, target: str, relation: Relation) -> str:
    """An edge as the subject of a fact: ``a –link– b``, with its key where it has one."""
    return f"{source} –{relation.type}– {target}" + (f" {relation.key}" if relation.key else "")


def _bounds(query: BaseModel) -> Iterator[tuple[str, str, float]]:
    """The numbers that a query compares with, and what with which: ``("wear", ">", 0.8)``."""
    if isinstance(query, Comparison):
        if isinstance(query.value, int | float) and not isinstance(query.value, bool):
            yield query.attribute, query.op, query.value
        return
    for name in type(query).model_fields:
        part = getattr(query, name)
        for inner in part if isinstance(part, tuple) else (part,):
            if isinstance(inner, BaseModel):
                yield from _bounds(inner)


def _named(query: BaseModel) -> Iterator[str]:
    """Ids that a query names, as far as a sentence would."""
    match query:
        case Selection():
            yield from (query.ids or ())[:SHOWN]
            yield from query.excluding[:SHOWN]
        case Compare():
            yield from query.ids
        case Path():
            yield from (query.source, query.target)
        case Summary(id=str(one)) | Identify(id=one):
            yield one
        case WhatIf():
            yield from sorted(touched(query.changes))[:EVIDENCE]
    for name in type(query).model_fields:
        part = getattr(query, name)
        for inner in part if isinstance(part, tuple) else (part,):
            if isinstance(inner, BaseModel):
                yield from _named(inner)
