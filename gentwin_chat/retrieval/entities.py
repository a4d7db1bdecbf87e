"""Attributes of entities and of relations: what ``Lookup`` asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Reading, Scalar, Triple
from gentwin_chat.drafting import SHOWN, Part, draft, shown
from gentwin_chat.evaluation import EVIDENCE, Evaluation, share
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Edges, Lookup, Selection
from gentwin_chat.retrieval.context import Context, Result, edge_label
from gentwin_chat.understanding.units import say_in
from gentwin_chat.wording import counted, join, say_boolean, say_reading, say_value

Readings = Mapping[str, Mapping[str, Reading]]
"""Attribute → entity → reading."""


def look_up(context: Context, q: Lookup) -> Result:
    """Values of attributes, of one entity or of every member of a set."""
    if isinstance(q.of, Edges):
        return _of_edges(context, q, q.of)
    ids = context.sets.members(q.of)
    found: Readings = {a: context.sets.readings(a, ids) for a in q.attributes}
    holders = [i for i in ids if any(i in found[a] for a in q.attributes)]
    if not holders:
        return context.unknown(q.attributes, q.of)
    facts = share(_facts(context.sets, i, found) for i in holders[:EVIDENCE])
    if q.unit:
        held, found = found, {a: _in_unit(readings, q.unit) for a, readings in found.items()}
        facts += [
            context.sets.fact(i, f"{a} in {r.unit}", r.value, r.unit, computed=True)
            for a, readings in found.items()
            for i, r in list(readings.items())[:EVIDENCE]
            if r is not held[a][i] and not isinstance(r.value, list)
        ]
    if q.distinct and len(q.attributes) == 1:
        return _values(context, q.attributes[0], q.of, found[q.attributes[0]], holders, facts)
    if len(holders) == 1:
        return _of_one(context, q, holders[0], found, facts, without=_without(ids, holders))
    return _of_many(context, q, holders, found, facts, without=_without(ids, holders))


def _in_unit(readings: Mapping[str, Reading], unit: str) -> dict[str, Reading]:
    """The readings with their numbers in ``unit``, where all of them can be said so."""
    numbers = {
        i: r.value
        for i, r in readings.items()
        if isinstance(r.value, int | float) and not isinstance(r.value, bool)
    }
    units = {readings[i].unit for i in numbers}
    said = say_in(numbers, next(iter(units)), unit) if len(units) == 1 else None
    if said is None:
        return dict(readings)
    return {
        i: r.model_copy(update={"value": said[0][i], "unit": said[1]}) if i in numbers else r
        for i, r in readings.items()
    }


def _facts(ev: Evaluation, identifier: str, found: Readings) -> list[Triple]:
    """The readings of one entity; a date that is said in another form than it is stored, twice."""
    held = [(a, readings[identifier]) for a, readings in found.items() if identifier in readings]
    facts = [f for a, reading in held for f in ev.reading_facts(identifier, a, reading)]
    return facts + [f for a, r in held for f in date_facts(ev, identifier, a, r)]


def date_facts(ev: Evaluation, subject: str, attribute: str, reading: Reading) -> list[Triple]:
    """The date that an epoch number is said as."""
    if reading.datatype != "datetime" or isinstance(reading.value, str | list):
        return []
    return [ev.fact(subject, f"{attribute} as a date", say_reading(reading), computed=True)]


def _without(ids: Sequence[str], holders: Sequence[str]) -> list[str]:
    held = set(holders)
    return [i for i in ids if i not in held]


def _nothing_for(context: Context, without: Sequence[str]) -> list[Part]:
    """A closing clause on those that were asked about and have nothing."""
    return ["; nothing is known for ", *context.wording.listed(without)] if without else []


def _values(
    context: Context,
    attribute: str,
    of: Selection,
    readings: Mapping[str, Reading],
    holders: Sequence[str],
    facts: list[Triple],
) -> Result:
    """The distinct values of one attribute over a set."""
    held = [readings[i] for i in holders]
    units = {r.unit for r in held}
    unit = units.pop() if len(units) == 1 else None
    datatypes = {r.datatype for r in held}
    datatype = datatypes.pop() if len(datatypes) == 1 else None
    values = distinct(v for r in held for v in cells(r))
    said = [say_value(v, unit, datatype) for v in values[:SHOWN]]
    noun = attribute_words(attribute)
    text = draft(
        Slot(text=str(len(values))),
        f" {counted(len(values), noun)} of ",
        context.wording.selection(of),
        ": ",
        shown(said, len(values)),
        ".",
    )
    if len(values) == 1:
        whose = context.wording.selection(of)
        text = draft(f"the {noun} of ", whose, " is ", Slot(text=said[0]), ".")
    tally = context.computed(f"count(different {counted(2, noun)})", len(values))
    return Result(values=values, facts=[*facts, tally], draft=text, focus=tuple(holders))


def _of_one(
    context: Context,
    q: Lookup,
    identifier: str,
    found: Readings,
    facts: list[Triple],
    *,
    without: Sequence[str],
) -> Result:
    """A sentence on one entity; a truth is said as yes or no."""
    name = context.wording.name(identifier)
    held = {a: found[a][identifier] for a in q.attributes if identifier in found[a]}
    parts: list[Part] = []
    for k, (attribute, reading) in enumerate(held.items()):
        parts.append(", and " if k else "")
        if isinstance(reading.value, bool):
            if not k:
                parts += [Slot(text="Yes" if reading.value else "No"), ", "]
            parts += [Slot(text=name), " " + say_boolean(attribute, reading.value)]
        else:
            parts += [f"the {attribute_words(attribute)} of ", Slot(text=name), " is "]
            parts.append(Slot(text=say_reading(reading)))
    values = [v for r in held.values() for v in cells(r)]
    text = draft(parts, _nothing_for(context, without), ".")
    return Result(values=values, facts=facts, draft=text, focus=(identifier,))


def _of_many(
    context: Context,
    q: Lookup,
    holders: Sequence[str],
    found: Readings,
    facts: list[Triple],
    *,
    without: Sequence[str],
) -> Result:
    """A row an entity."""
    assert isinstance(q.of, Selection)
    keys = context.keys(holders)
    rows = [[keys[i], *(_cell(found[a].get(i)) for a in q.attributes)] for i in holders]
    values = [v for i in holders for a in q.attributes if i in found[a] for v in cells(found[a][i])]
    names = context.wording.names(holders[:SHOWN])
    said = [
        f"{name}: " + join([say_reading(found[a][i]) for a in q.attributes if i in found[a]])
        for i, name in names.items()
    ]
    more = len(holders) - len(said)
    noun = context.wording.noun(q.of, 1)
    text = draft(
        f"{join([attribute_words(a) for a in q.attributes])} of ",
        Slot(text=str(len(holders))),
        " ",
        counted(len(holders), noun),
        ": ",
        Slot(text="; ".join(said)),
        [" and ", Slot(text=f"{more} more")] if more else "",
        _nothing_for(context, without) if q.of.ids is not None else "",
        ".",
    )
    tally = context.computed(f"count({noun})", len(holders))
    return Result(values=values, rows=rows, facts=[*facts, tally], draft=text, focus=tuple(holders))


def _of_edges(context: Context, q: Lookup, of: Edges) -> Result:
    """What the relations themselves hold (a link's capacity)."""
    held = [
        (source, target, relation, attribute, relation.attributes[attribute])
        for source, target, relation in context.sets.edges(of)
        for attribute in q.attributes
        if attribute in relation.attributes
    ]
    if not held:
        return context.unknown(q.attributes, of)
    facts = share(
        context.sets.reading_facts(edge_label(s, t, r), a, reading)
        for s, t, r, a, reading in held[:EVIDENCE]
    )
    if q.unit:
        labels = {f"{k}": edge_label(s, t, r) for k, (s, t, r, *_) in enumerate(held)}
        converted = _in_unit({f"{k}": reading for k, (*_, reading) in enumerate(held)}, q.unit)
        facts += [
            context.sets.fact(labels[k], f"{a} in {r.unit}", r.value, r.unit, computed=True)
            for (k, r), (*_, a, reading) in zip(converted.items(), held[:EVIDENCE], strict=False)
            if r is not reading and not isinstance(r.value, list)
        ]
        held = [(*h[:4], converted[f"{k}"]) for k, h in enumerate(held)]
    values = [v for *_, reading in held for v in cells(reading)]
    if q.distinct:
        values = distinct(values)
        said = list(dict.fromkeys(say_reading(reading) for *_, reading in held))
        total = len(said)
    else:
        first = held[:SHOWN]
        names = context.wording.names({i for s, t, *_ in first for i in (s, t)})
        said = [f"{names[s]}–{names[t]}: {say_reading(r)}" for s, t, _, _, r in first]
        total = len(held)
    text = draft(
        f"the {join([attribute_words(a) for a in q.attributes])} of ",
        context.wording.edges(of, total),
        " is " if total == 1 else ": ",
        shown(said, total),
        ".",
    )
    noun = plain_noun(q.attributes)
    return Result(
        values=values, facts=[*facts, context.computed(f"count({noun})", total)], draft=text
    )


def plain_noun(attributes: Sequence[str]) -> str:
    return join([attribute_words(a) for a in attributes])


def cells(reading: Reading) -> list[Scalar]:
    """The value or values of a reading."""
    return list(reading.value) if isinstance(reading.value, list) else [reading.value]


def distinct(values: Iterable[Scalar]) -> list[Scalar]:
    """Each value once, in order; to Python, ``True`` equals 1, to a reader of the twin not."""
    return [v for _, v in dict.fromkeys((isinstance(v, bool), v) for v in values)]


def _cell(reading: Reading | None) -> Scalar:
    if reading is None:
        return ""
    value = reading.value
    return join([str(v) for v in value]) if isinstance(value, list) else value
