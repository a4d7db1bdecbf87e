"""Follow-ups that only say what is different: "and gw-13?", "how many?", "and the lowest?", "what
about pumps?": the last question with one part changed."""

from __future__ import annotations

from typing import Any

from gentwin_chat.indexing.graph.protocol import Comparison, Schema
from gentwin_chat.query import Aggregate, Count, Edges, ListAll, Lookup, Question, Selection, Top
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.vocabulary import SURE, Term

_OPENING = {"followup", "correction", "same"}
_SHORT = 3  # words of a question that says only what is different
_EXTREMES = {"most": True, "least": False, "new": True, "old": False}
_FLIPPED: dict[str, Any] = {"minimum": "maximum", "maximum": "minimum"}


def opens(linked: Linked) -> bool:
    """Whether a question is put as one that goes on from the last."""
    cues = {m.cue.kind for m in linked.mentions if m.cue}
    refused = linked.tokens[0].lower == "no" and linked.question[2:3] in (",", " ")
    return bool(cues & _OPENING) or refused or len(linked.tokens) <= _SHORT


def resumed(
    question: Question, linked: Linked, mentioned: tuple[str, ...], schema: Schema
) -> Question | None:
    """``question`` with the part changed that ``linked`` says; ``None`` if it says more.

    Args:
        mentioned: the entities that ``question`` names.
    """
    cues = {m.cue.kind for m in linked.mentions if m.cue}
    entities = [m.entities[0] for m in linked.mentions if m.entities]
    named = {m.start for m in linked.mentions if m.entities}
    terms = [
        m
        for m in linked.mentions
        if m.terms
        and not m.entities
        and not (m.terms[0].term.role == "kind" and m.end in named)  # "gateway 7"
    ]
    if len(entities) == 1 and not terms and mentioned:
        return substitute(question, mentioned[0], entities[0].id)
    if entities:
        return None
    if not terms:
        return _asked_otherwise(question, cues)
    if len(terms) == 1 and not cues & {"count", "most", "least", "average", "sum", "exists"}:
        return _of_another(question, terms[0], schema)
    return None


def _asked_otherwise(question: Question, cues: set[str]) -> Question | None:
    """ "How many?" of a list, "which ones?" of a number, "and the lowest?" of the highest."""
    if "count" in cues and isinstance(question, ListAll):
        return Count(of=question.of)
    if cues & {"list", "which"} and isinstance(question, Count):
        return ListAll(of=question.of)
    wanted = next((_EXTREMES[c] for c in cues if c in _EXTREMES), None)
    if wanted is None:
        return None
    if isinstance(question, Top) and question.largest != wanted:
        return question.model_copy(update={"largest": wanted})
    if isinstance(question, Aggregate) and question.function in _FLIPPED:
        function = "maximum" if wanted else "minimum"
        return question.model_copy(update={"function": function})
    return None


def _of_another(question: Question, said: Mention, schema: Schema) -> Question | None:
    """The question of another attribute, of another kind, or with another value."""
    best = said.terms[0]
    term = best.term
    if best.score < SURE or term.of_edges:
        return None
    if term.role == "attribute":
        if isinstance(question, Lookup) and isinstance(question.of, Selection):
            return question.model_copy(update={"attributes": (term.name,)})
        measure = getattr(question, "measure", None)
        if measure is not None and getattr(measure, "attribute", None):
            changed = measure.model_copy(update={"attribute": term.name})
            return question.model_copy(update={"measure": changed})
        return None
    of = getattr(question, "of", None)
    if not isinstance(of, Selection) or of.ids is not None or not of.kinds:
        return None
    if term.role == "kind":
        names = tuple(m.term.name for m in said.terms if m.term.role == "kind")[:1]
        asked = {c.attribute for c in of.where} | set(getattr(question, "attributes", ()))
        held = schema.kinds[names[0]].attributes
        if of.related or of.either or not asked <= held.keys() | {"active"} or names == of.kinds:
            return None
        return question.model_copy(update={"of": of.model_copy(update={"kinds": names})})
    return _with_value(question, of, term)


def _with_value(question: Question, of: Selection, term: Term) -> Question | None:
    """ "And the closed ones?" of the open ones."""
    if term.role != "value" or not term.owners & set(of.kinds):
        return None
    new = Comparison(attribute=term.name, op="=", value=term.value)
    if not any(c.attribute == term.name for c in of.where):
        return None
    where = tuple(new if c.attribute == term.name else c for c in of.where)
    return question.model_copy(update={"of": of.model_copy(update={"where": where})})


def substitute(question: Question, old: str, new: str) -> Question:
    """The same question of another entity."""

    def walk(node: Any) -> Any:
        if node == old and isinstance(node, str):
            return new
        if isinstance(node, tuple):
            return tuple(walk(n) for n in node)
        if isinstance(node, Selection | Edges) or hasattr(node, "model_fields_set"):
            changed = {n: walk(getattr(node, n)) for n in type(node).model_fields}
            return node.model_copy(update=changed)
        return node

    result: Question = walk(question)
    return result
