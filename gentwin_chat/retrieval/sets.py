"""Sets of entities or of relations: their members, their number, whether there are any."""

from __future__ import annotations

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Relation, Scalar, Triple, words
from gentwin_chat.drafting import SHOWN, Part, draft, shown
from gentwin_chat.evaluation import EVIDENCE, share
from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Contrast, Count, Edges, Exists, ListAll, Related, Selection
from gentwin_chat.retrieval.context import Context, Result, edge_label, plain, refuse
from gentwin_chat.retrieval.entities import cells, distinct
from gentwin_chat.wording import (
    article,
    counted,
    one_line,
    say_boolean,
    say_number,
    say_reading,
    third_person_plural,
)

_Edge = tuple[str, str, Relation]


def list_all(context: Context, q: ListAll) -> Result:
    """The members of a set; of relations, a row each."""
    if isinstance(q.of, Edges):
        return _list_edges(context, q.of)
    found = context.sets.find(q.of)
    ids, n = found.ids, len(found.ids)
    said = context.wording.selection(q.of, n)
    tally = context.computed(f"count({plain(said)})", n)
    if not ids:
        return Result(facts=[tally], draft=draft("there are no ", said, "."))
    lead = context.wording.about(q.of, n) or [*_there_are(n), *said, ": "]
    return Result(
        values=list(context.keys(ids).values()),
        facts=[*context.sets.support(found), tally],
        draft=draft(lead, context.wording.listed(ids), "."),
        focus=tuple(ids),
    )


def _list_edges(context: Context, of: Edges) -> Result:
    edges = context.sets.edges(of)
    n = len(edges)
    said = context.wording.edges(of, n)
    tally = context.computed(f"count({plain(context.wording.edges(of))})", n)
    if not edges:
        return Result(facts=[tally], draft=draft("there are no ", said, "."))
    keys = context.keys({i for s, t, _ in edges for i in (s, t)})
    first = edges[:SHOWN]
    names = context.wording.names({i for s, t, _ in first for i in (s, t)})
    listed = shown([f"{names[s]}–{names[t]}" for s, t, _ in first], n)
    values: list[Scalar] = [f"{keys[s]}–{keys[t]}" for s, t, _ in edges]
    called = share(
        [
            context.sets.relation_fact(r),
            context.sets.fact(str(value), "relation", r.type, computed=True),
        ]
        for value, (_, _, r) in zip(values[:EVIDENCE], edges, strict=False)
    )
    return Result(
        values=values,
        rows=[[keys[s], r.type, keys[t]] for s, t, r in edges],
        facts=[*called, tally],
        draft=draft(_there_are(n), said, ": ", listed, "."),
    )


def count(context: Context, q: Count) -> Result:
    """How many members a set has, or how many values an attribute takes among them."""
    if isinstance(q.of, Edges):
        return _count_edges(context, q, q.of)
    if q.among is not None:
        return _count_among(context, q.of, q.among)
    found = context.sets.find(q.of)
    if q.distinct is None:
        n, facts = len(found.ids), context.sets.support(found)
        said = context.wording.selection(q.of, n)
    else:
        readings = context.sets.readings(q.distinct, found.ids)
        n = len(distinct(v for r in readings.values() for v in cells(r)))
        held = list(readings.items())[:EVIDENCE]
        facts = share(context.sets.reading_facts(i, q.distinct, r) for i, r in held)
        said = _different(n, q.distinct, context.wording.selection(q.of))
    return _number(context, n, said, facts, focus=tuple(found.ids))


def _count_among(context: Context, of: Selection, among: Selection) -> Result:
    """How many in a hundred of a set lie in another; of an empty set nothing can be said to."""
    whole = context.sets.find(among)
    part = context.sets.find(of.model_copy(update={"ids": _within(of, whole.ids)}))
    total, n = len(whole.ids), len(part.ids)
    said = context.wording.selection(among)
    if not total:
        return refuse("there are no ", *said, " to take a share of.")
    percent = round(100 * n / total, 2)
    counted_part = context.wording.selection(of, n)
    text = draft(
        Slot(text=f"{say_number(percent)} %"), " of the ", Slot(text=str(total)), " ", said, ": ",
        _there_are(n), counted_part, ".",
    )  # fmt: skip
    facts = [
        *context.sets.support(part),
        context.computed(f"count({plain(said)})", total),
        context.computed(f"count({plain(counted_part)})", n),
        context.computed(f"share({plain(counted_part)})", percent, "%"),
    ]
    return Result(values=[percent], facts=facts, draft=text, focus=tuple(part.ids))


def _count_edges(context: Context, q: Count, of: Edges) -> Result:
    edges = context.sets.edges(of)
    if q.distinct is None:
        said = context.wording.edges(of, len(edges))
        return _number(context, len(edges), said, _edge_facts(context, edges))
    held = [(s, t, r) for s, t, r in edges if q.distinct in r.attributes]
    n = len(distinct(v for _, _, r in held for v in cells(r.attributes[q.distinct])))
    facts = share(
        context.sets.reading_facts(edge_label(s, t, r), q.distinct, r.attributes[q.distinct])
        for s, t, r in held[:EVIDENCE]
    )
    return _number(context, n, _different(n, q.distinct, context.wording.edges(of)), facts)


def _different(n: int, attribute: str, among: list[Part]) -> list[Part]:
    return [f"different {counted(n, attribute_words(attribute))} among ", *among]


def _number(
    context: Context, n: int, said: list[Part], facts: list[Triple], focus: tuple[str, ...] = ()
) -> Result:
    tally = context.computed(f"count({plain(said)})", n)
    text = draft(_there_are(n), said, ".")
    return Result(values=[n], facts=[*facts, tally], draft=text, focus=focus)


def _there_are(n: int) -> list[Part]:
    return ["there is " if n == 1 else "there are ", Slot(text=str(n)), " "]


def _edge_facts(context: Context, edges: list[_Edge]) -> list[Triple]:
    return share([context.sets.relation_fact(r)] for _, _, r in edges[:EVIDENCE])


# --- yes or no --------------------------------------------------------------------------------


def exists(context: Context, q: Exists) -> Result:
    """Whether a set has a member, or lies in another."""
    if isinstance(q.of, Edges):
        edges = context.sets.edges(q.of)
        n = len(edges)
        claim = context.wording.edges(q.of, n)
        lead: list[Part] = [*_there_are(n), *claim] if n else ["there are no ", *claim]
        facts = [*_edge_facts(context, edges), context.computed(f"count({plain(claim)})", n)]
        return context.truth(bool(n), lead, facts, claim=claim)
    if q.every is not None:
        return _every(context, q.of, q.every)
    if q.of.ids is not None and len(q.of.ids) == 1:
        return _of_one(context, q.of, q.of.ids[0])
    found = context.sets.find(q.of)
    n = len(found.ids)
    claim = context.wording.selection(q.of, n)
    said: list[Part] = (
        [*_there_are(n), *claim, ": ", *context.wording.listed(found.ids)]
        if n
        else ["there are no ", *claim]
    )
    facts = [*context.sets.support(found), *context.tally(claim, n)]
    return context.truth(bool(n), said, facts, claim=claim, focus=tuple(found.ids))


def _every(context: Context, of: Selection, every: Selection) -> Result:
    """Whether all of a set lie in another; of an empty set nothing can be said to."""
    found = context.sets.find(of)
    inside = context.sets.find(every.model_copy(update={"ids": _within(every, found.ids)}))
    inner = set(inside.ids)
    outside = [i for i in found.ids if i not in inner]
    holds = bool(found.ids) and not outside
    claim = context.wording.selection(every)
    said: list[Part]
    if not found.ids:
        said = ["there are no ", *context.wording.selection(of)]
    elif holds:
        said = ["all ", Slot(text=str(len(found.ids)))]
    else:
        said = [Slot(text=f"{len(outside)} of {len(found.ids)}"), " do not: "]
        said += context.wording.listed(outside)
    facts = [
        *context.sets.support(inside if holds else found, outside or None),
        *_held_instead(context, every, outside),
        context.computed("count(members)", len(found.ids)),
        context.computed("count(exceptions)", len(outside)),
    ]
    return context.truth(holds, said, facts, claim=claim, focus=tuple(outside))


def _within(every: Selection, ids: list[str]) -> tuple[str, ...]:
    if every.ids is None:
        return tuple(ids)
    asked = set(every.ids)
    return tuple(i for i in ids if i in asked)


def _held_instead(context: Context, of: Selection, ids: list[str]) -> list[Triple]:
    """What ``ids`` hold of that which ``of`` demands and they do not meet."""
    ids = ids[:SHOWN]
    facts: list[Triple] = []
    for condition in of.where:
        for i, reading in context.reader.readings(condition.attribute, ids).items():
            facts += context.sets.reading_facts(i, condition.attribute, reading)
    for related in of.related:
        for ends in context.sets.neighbours(related.step, ids).values():
            facts += map(context.sets.relation_fact, list(ends.values())[:SHOWN])
    return facts


def _of_one(context: Context, of: Selection, identifier: str) -> Result:
    """Yes or no about one entity, with what is so instead where it is no."""
    entity = context.reader.entities([identifier]).get(identifier)
    if entity is None:
        return context.truth(
            False, [Slot(text=context.wording.name(identifier)), " is not in the twin"], []
        )
    found = context.sets.find(of)
    holds = bool(found.ids)
    name = context.wording.name(identifier)
    parts: list[list[Part]] = []
    yardsticks = [
        Comparison(attribute=c.than, op="exists") for c in of.where if isinstance(c, Contrast)
    ]
    for condition in (*of.where, *yardsticks):
        clause = _state(context, identifier, name, condition)
        if clause is None:
            return context.unknown([condition.attribute], Selection(ids=of.ids))
        parts.append(clause)
    facts = context.sets.support(found) if holds else _held_instead(context, of, [identifier])
    if of.related:
        parts.append(_connection(context, of, name, holds))
    if not parts and of.kinds:
        noun = words(entity.kind)
        parts = [[Slot(text=name), f" is {article(noun)} {noun}"]]
        facts.append(context.sets.fact(identifier, "kind", entity.kind))
    if not parts:
        parts = [[Slot(text=name), " is in the twin"]]
    said = [p for k, clause in enumerate(parts) for p in ([" and "] if k else []) + clause]
    return context.truth(holds, said, facts, focus=of.ids or ())


def _state(
    context: Context, identifier: str, name: str, condition: Comparison
) -> list[Part] | None:
    """What is so of the attribute that a condition is about; ``None`` if that is not known."""
    attribute = condition.attribute
    if attribute in ("id", "name", "kind", "active"):
        value = getattr(context.reader.entities([identifier])[identifier], attribute)
        if isinstance(value, bool):
            return [Slot(text=name), " " + say_boolean(attribute, value)]
        if value is not None:
            return [f"the {attribute} of ", Slot(text=name), " is ", Slot(text=one_line(value))]
        reading = None
    else:
        reading = context.reader.readings(attribute, [identifier]).get(identifier)
    if reading is None:
        none: list[Part] = [Slot(text=name), f" has no {attribute_words(attribute)}"]
        return none if condition.op in ("exists", "missing") else None
    if isinstance(reading.value, bool):
        return [Slot(text=name), " " + say_boolean(attribute, reading.value)]
    return [
        f"the {attribute_words(attribute)} of ",
        Slot(text=name),
        " is ",
        Slot(text=say_reading(reading)),
    ]


def _connection(context: Context, of: Selection, name: str, holds: bool) -> list[Part]:
    """Whether an entity is related as ``of`` says."""
    parts: list[Part] = []
    for k, related in enumerate(of.related):
        none = (related.op, related.count) in (("=", 0), ("<", 1))
        parts += [" and "] if k else []
        if related.most > 1:
            target = context.wording.selection(related.target or Selection())
            said = f" is {'' if holds else 'not '}"
            parts += [Slot(text=name), said, *context.wording.how_far(related), *target]
        elif none or (related.op, related.count) == (">=", 1):
            parts += _tie(context, related, name, holds is not none)
        else:
            first, *rest = context.wording.related(related)
            verb = "has" if holds else "does not have"
            parts += [Slot(text=name), f" {verb} {str(first).removeprefix('with ')}", *rest]
    return parts


def _tie(context: Context, related: Related, name: str, holds: bool) -> list[Part]:
    """``X is connected to Y``, ``Y feeds X``, ``X has Y as gateway``, or the denial of it."""
    form, text = context.wording.step(related.step)
    target = related.target or Selection()
    one = target.is_entity
    whom: list[Part] = ["anything"] if target == Selection() else context.wording.selection(target)
    this: list[Part] = [Slot(text=name)]
    direction = related.step.direction
    if form == "noun":
        if direction == "in":
            return [*this, f" is {'' if holds else 'not '}the {text} of ", *whom]
        if direction == "out":
            return [*this, f" {'has' if holds else 'does not have'} ", *whom, f" as {text}"]
        return [*this, f" has {'a' if holds else 'no'} {text} to ", *whom]
    doer, other = (whom, this) if direction == "in" else (this, whom)
    single = one or direction != "in"
    if form == "participle":
        verb = f"{'is' if single else 'are'} {'' if holds else 'not '}{text}"
    elif holds:
        verb = text if single else third_person_plural(text)
    else:
        verb = f"{'does' if single else 'do'} not {third_person_plural(text)}"
    return [*doer, f" {verb} ", *other]
