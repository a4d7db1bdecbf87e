"""Numbers over a set: totals, averages, extremes, and who has the most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

import inflection

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Reading, Scalar, Triple
from gentwin_chat.drafting import SHOWN, Part, draft, unit_symbol
from gentwin_chat.errors import QueryError
from gentwin_chat.evaluation import EVIDENCE
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Comparison
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    DegreeMeasure,
    Edges,
    Function,
    Measure,
    Selection,
    Top,
)
from gentwin_chat.retrieval.context import Context, Result, edge_label, plain, refuse
from gentwin_chat.retrieval.whole_kinds import counted_values
from gentwin_chat.understanding.units import convert, measures, say_in
from gentwin_chat.wording import (
    counted,
    join,
    moment,
    relation_form,
    say_reading,
    say_value,
)

FUNCTION_WORDS: dict[Function, str] = {
    "count": "number",
    "average": "average",
    "median": "median",
    "sum": "total",
    "minimum": "lowest",
    "maximum": "highest",
}


_FIRST = 100  # the most connected members, measured before any others
_ABSENT = Comparison(attribute="active", op="=", value=False)
_DATES: dict[Function, str] = {"minimum": "earliest", "maximum": "latest", "count": "number"}


@dataclass
class Measured:
    """The numbers of the members of a set.

    Attributes:
        numbers: member → number, in priority order; members without one are left out. Members of
            ``Edges`` stand as ``context.edge_label``.
        unit: of the numbers, if all have the same one.
        evidence: a member's facts.
        ends: of members that are edges, their two entities.
        mixed: units that do not convert into each other, if there are such; no numbers then.
        dates: the readings, where what is measured is a moment; the numbers order them.
    """

    numbers: dict[str, float]
    unit: str | None
    evidence: Callable[[str], list[Triple]]
    ends: dict[str, tuple[str, str]]
    mixed: tuple[str, ...] = ()
    dates: dict[str, Reading] = field(default_factory=dict)

    def value(self, member: str) -> Scalar:
        """What ``member`` has, as the source gives it."""
        if member in self.dates:
            value = self.dates[member].value
            return value if not isinstance(value, list) else value[0]
        return self.numbers[member]

    def say(self, member: str) -> str:
        """What ``member`` has, in words."""
        if member in self.dates:
            return say_reading(self.dates[member])
        return say_value(self.numbers[member], self.unit)

    def facts(self, members: Iterable[str]) -> list[Triple]:
        """The facts of ``members``, of the first so many."""
        return [f for i, _ in zip(members, range(EVIDENCE), strict=False) for f in self.evidence(i)]


def measure(context: Context, of: Selection | Edges, by: Measure) -> Measured:
    """Measure each member of a set.

    Raises:
        QueryError: the degree of relations is asked for.
    """
    if isinstance(of, Edges):
        if not isinstance(by, AttributeMeasure):
            raise QueryError("A relation leads nowhere but to its ends. Ask for an attribute.")
        edges = {edge_label(s, t, r): (s, t, r) for s, t, r in context.sets.edges(of)}
        readings = {
            label: r.attributes[by.attribute]
            for label, (_, _, r) in edges.items()
            if by.attribute in r.attributes
        }
        ends = {label: (s, t) for label, (s, t, _) in edges.items()}
        return _of_readings(context, by, readings, ends)
    ids = context.sets.members(of)
    if isinstance(by, AttributeMeasure):
        found = context.reader.readings(by.attribute, ids)
        return _of_readings(context, by, {i: found[i] for i in ids if i in found}, {})
    linked = context.sets.neighbours(by.step, None if of.is_everything else ids, by.target)
    counts: dict[str, float] = {i: len(linked.get(i, ())) for i in ids}
    label = f"count({noun_of(context, by)})"

    def evidence(i: str) -> list[Triple]:
        return [context.sets.fact(i, label, counts[i], computed=True)]

    return Measured(counts, None, evidence, {})


def _of_readings(
    context: Context,
    by: AttributeMeasure,
    readings: dict[str, Reading],
    ends: dict[str, tuple[str, str]],
) -> Measured:
    """Numbers that were read, in the unit asked for; where units differ and none was, in the most
    frequent one. Dates are in order."""
    attribute = by.attribute
    if moments := {i: m for i, r in readings.items() if (m := moment(r)) is not None}:
        return Measured(
            moments,
            None,
            lambda i: _dated(context, i, attribute, readings[i]),
            ends,
            dates={i: readings[i] for i in moments},
        )
    values = {
        i: r.value
        for i, r in readings.items()
        if isinstance(r.value, int | float) and not isinstance(r.value, bool)
    }
    held = Counter(readings[i].unit for i in values)
    symbols = {unit_symbol(u) for u in held if u}
    numbers: dict[str, float] = dict(values)
    unit = next(iter(held)) if len(held) == 1 else None
    if len(symbols) > 1:
        unit = next(u for u, _ in held.most_common() if u)
        into = AttributeInfo(
            name=attribute, type="number", count=len(values), distinct=1, units=[unit]
        )
        if not all(measures(into, u) for u in held if u):
            return Measured({}, None, lambda _: [], ends, mixed=tuple(sorted(symbols)))
        numbers = {i: convert(v, readings[i].unit, [into]) for i, v in values.items()}
    if by.unit and numbers and (said := say_in(numbers, unit, by.unit)):
        numbers, unit = said

    def evidence(i: str) -> list[Triple]:
        facts = context.sets.reading_facts(i, attribute, readings[i])
        if numbers[i] != values[i]:
            in_unit = f"{attribute} in {unit_symbol(unit)}"
            facts.append(context.sets.fact(i, in_unit, numbers[i], unit, computed=True))
        return facts

    return Measured(numbers, unit, evidence, ends)


def _dated(context: Context, member: str, attribute: str, reading: Reading) -> list[Triple]:
    facts = context.sets.reading_facts(member, attribute, reading)
    if not isinstance(reading.value, str):  # said in another form than it is stored
        said = say_reading(reading)
        facts.append(context.sets.fact(member, f"{attribute} as a date", said, computed=True))
    return facts


def no_numbers(
    context: Context, of: Selection | Edges, by: Measure, measured: Measured, n: int | None = None
) -> Result:
    """The honest ending where nothing could be measured."""
    noun, said = noun_of(context, by), _said(context, of, n)
    if measured.mixed:
        units = join(list(measured.mixed))
        return refuse(
            "the twin holds the ", noun, " of ", said, f" in {units}, which do not compare."
        )
    return refuse("the twin holds no ", noun, " for ", said, ".")


def noun_of(context: Context, by: Measure, n: int | None = None) -> str:
    """What is measured: ``battery level``, ``sensors``."""
    if isinstance(by, AttributeMeasure):
        return attribute_words(by.attribute)
    if by.target and by.target.kinds:
        return plain(context.wording.selection(by.target, n))
    if by.step.where:
        return plain(context.wording.edges(Edges(step=by.step), n))
    noun = join([relation_form(t)[1] for t in by.step.types], "or") or "relation"
    return counted(2 if n is None else n, noun)


def _said(context: Context, of: Selection | Edges, n: int | None = None) -> list[Part]:
    if isinstance(of, Edges):
        return context.wording.edges(of)
    return context.wording.selection(of, n)


def aggregate(context: Context, q: Aggregate) -> Result:
    """One number over a set."""
    extreme = q.function in ("minimum", "maximum")
    told = _told(context, q)
    measured = told[0] if told else measure(context, q.of, q.measure)
    numbers = {i: v for i, v in measured.numbers.items() if v or not q.present}
    values = told[1] if told else list(numbers.values())
    if not numbers or (measured.dates and not extreme and q.function != "count"):
        return no_numbers(context, q.of, q.measure, measured)
    noun, said = noun_of(context, q.measure), _said(context, q.of)
    value: Scalar = reduce(q.function, values)
    unit = None if q.function == "count" else measured.unit
    bearers = [i for i, v in numbers.items() if v == value] if extreme else []
    value = measured.value(bearers[0]) if bearers else value
    spoken = measured.say(bearers[0]) if bearers else say_value(value, unit)
    facts = [
        *measured.facts(dict.fromkeys([*bearers, *numbers])),
        context.computed(f"{q.function}({noun} of {plain(said)})", value, unit),
        context.computed(f"count({plain(said)})", len(values)),
    ]
    spelt = isinstance(q.of, Selection) and bool(q.of.ids) and not q.of.restricted
    tallied = q.present or (len(values) > 1 and not spelt)
    function = (_DATES if measured.dates else FUNCTION_WORDS)[q.function]
    text = draft(
        f"the {function} {noun} of ",
        [Slot(text=str(len(values))), " "] if tallied else "",
        said,
        [" with any"] if q.present else "",
        " is ",
        Slot(text=spoken),
        ".",
    )
    few = isinstance(q.of, Selection) and len(bearers) <= 5
    return Result(values=[value], facts=facts, draft=text, focus=tuple(bearers) if few else ())


def _told(context: Context, q: Aggregate) -> tuple[Measured, list[float]] | None:
    """The numbers of whole kinds as the schema counts them, with those members alone that are shown
    as evidence: the first, and whoever has an extreme that is asked for."""
    of, by = q.of, q.measure
    if not isinstance(of, Selection) or not isinstance(by, AttributeMeasure) or by.unit:
        return None
    infos = counted_values(context, of, by.attribute)
    if infos is None or q.present:
        return None
    forms = {(kind, unit) for info in infos for kind, unit, _ in info.forms}
    if len(forms) > 1 or {kind for kind, _ in forms} != {"number"}:
        return None
    counts = [(v, n) for i in infos for v, n in zip(i.values, i.counts, strict=True)]
    values = [v for v, n in counts if isinstance(v, int | float) for _ in range(n)]
    shown = context.reader.select(of.kinds, limit=EVIDENCE)
    if q.function in ("minimum", "maximum"):
        bound = Comparison(attribute=by.attribute, op="=", value=reduce(q.function, values))
        shown = [*context.reader.select(of.kinds, [bound]), *shown]
    measured = measure(context, Selection(ids=tuple(shown), noun=of.noun), by)
    return (measured, values) if measured.numbers else None


def top(context: Context, q: Top) -> Result:
    """The members with the largest or smallest measure, a row each."""
    measured = _leaders(context, q)
    if measured is None or not measured.numbers:
        measured = measure(context, q.of, q.measure)
    if q.far_end and isinstance(q.of, Edges):
        measured = _of_far_ends(context, q.of, measured, q.largest)
    numbers = measured.numbers
    if not numbers:
        return no_numbers(context, q.of, q.measure, measured, q.k)
    ranked = sorted(numbers, key=lambda i: -numbers[i] if q.largest else numbers[i])
    places = list(dict.fromkeys(numbers[i] for i in ranked))
    if len(places) < q.rank:
        held = Slot(text=str(len(places)))
        tally = context.computed("count(different)", len(places))
        return refuse("the twin holds only ", held, " different ones to rank.", facts=[tally])
    shared = [i for i in ranked if numbers[i] == places[q.rank - 1]]
    chosen = shared if q.k == 1 else ranked[: q.k]
    noun = noun_of(context, q.measure)
    degree = isinstance(q.measure, DegreeMeasure)
    superlative = (
        ("most" if q.largest else "fewest") if degree else ("highest" if q.largest else "lowest")
    )
    if measured.dates:
        superlative = "latest" if q.largest else "earliest"
    if q.rank > 1:
        superlative = f"{inflection.ordinalize(q.rank)} {superlative}"
    names = _names(context, measured, chosen[:SHOWN])
    tail: list[Part] = []
    for k, name in enumerate(names):
        tail += [", " if k else "", Slot(text=name)]
        if len(chosen) == 1 or q.k != 1:
            tail += [" with ", Slot(text=measured.say(chosen[k]))]
    facts = measured.facts(chosen)
    if len(chosen) > SHOWN:
        tail += [" and ", Slot(text=f"{len(chosen) - SHOWN} more")]
        facts.append(context.computed("count(listed)", len(chosen)))
    if q.k == 1 and len(chosen) > 1:
        tail += [", all with ", Slot(text=measured.say(chosen[0]))]
    said = _said(context, q.of, 2)
    lead = [f"the {superlative} {noun} among ", *said]
    if q.k is None:
        lead = [*said, f" by {noun}, {superlative} first"]
    text = draft(lead, ": ", tail, ".")
    edges = isinstance(q.of, Edges) and not q.far_end
    keys: list[Scalar] = [*chosen] if edges else list(context.keys(chosen).values())
    return Result(
        values=keys,
        rows=[[key, measured.value(i)] for key, i in zip(keys, chosen, strict=True)],
        facts=facts,
        draft=text,
        focus=() if edges else tuple(chosen),
    )


def _of_far_ends(context: Context, of: Edges, edges: Measured, largest: bool) -> Measured:
    """Measured relations as the entities that they lead to from ``of.source``; of parallel ones
    the best counts."""
    given = set(context.sets.members(of.source)) if of.source is not None else set()
    order = sorted(edges.numbers, key=lambda e: edges.numbers[e], reverse=largest)
    edge_of: dict[str, str] = {}
    for label in order:
        source, target = edges.ends[label]
        edge_of.setdefault(target if source in given else source, label)
    return Measured(
        {i: edges.numbers[e] for i, e in edge_of.items()},
        edges.unit,
        lambda i: edges.evidence(edge_of[i]),
        {},
        mixed=edges.mixed,
        dates={i: edges.dates[e] for i, e in edge_of.items() if e in edges.dates},
    )


def _leaders(context: Context, q: Top) -> Measured | None:
    """The measure of a few, where it shows that nobody else comes into the answer."""
    of, by = q.of, q.measure
    if not isinstance(of, Selection):
        return None
    if isinstance(by, DegreeMeasure):
        return _most_connected(context, q, of, by)
    few = _extreme(context, of, by, largest=q.largest) if q.k == q.rank == 1 else None
    return measure(context, few, by) if few else None


def _most_connected(context: Context, q: Top, of: Selection, by: DegreeMeasure) -> Measured | None:
    """The measure of those who may be among the first: a member leads to no more entities than it
    has relations, so whoever has fewer than the last that is told of leads to need not be looked
    at. ``None`` where that spares nothing."""
    if not q.largest or q.k is None or max(q.k, q.rank) > _FIRST:
        return None
    if found := _first_in_order(context, q, of, by):
        return found
    relations = context.reader.degrees(context.sets.members(of))
    order = sorted(relations, key=lambda i: -relations[i])
    if len(order) <= _FIRST:
        return None
    first = measure(context, Selection(ids=tuple(order[:_FIRST]), noun=of.noun), by)
    least = _least(q, first)
    if least is None:
        return None
    rivals = tuple(i for i in order if relations[i] >= least)
    if len(rivals) <= _FIRST:
        return first
    return measure(context, Selection(ids=rivals, noun=of.noun), by) if least else None


def _first_in_order(context: Context, q: Top, of: Selection, by: DegreeMeasure) -> Measured | None:
    """The same where they stand out, by reading no others: those of a kind who are present come in
    the order of their relations, and those who are not come last."""
    if not of.kinds or of != Selection(kinds=of.kinds, noun=of.noun):
        return None
    first = context.reader.select(of.kinds, limit=_FIRST)
    absent = context.reader.select(of.kinds, [_ABSENT], limit=_FIRST)
    if len(first) < _FIRST or len(absent) == _FIRST:
        return None
    last = first[-1]
    beyond = -1 if last in absent else context.reader.degrees([last])[last]
    found = measure(context, Selection(ids=tuple({*first, *absent}), noun=of.noun), by)
    least = _least(q, found)
    return found if least is not None and least > beyond else None


def _least(q: Top, measured: Measured) -> float | None:
    """What the last has of those that are told of; ``None`` if there are not so many."""
    counts = sorted(measured.numbers.values(), reverse=True)
    places = list(dict.fromkeys(counts))
    if q.k is None or len(counts) < q.k or len(places) < q.rank:
        return None
    return min(counts[q.k - 1], places[q.rank - 1])


def _extreme(
    context: Context, of: Selection, by: AttributeMeasure, *, largest: bool
) -> Selection | None:
    """Those of some kinds who hold the extreme that the schema tells, whom an index finds; ``None``
    where it does not tell."""
    if not of.kinds or of != Selection(kinds=of.kinds, noun=of.noun):
        return None
    kinds = context.reader.schema().kinds
    infos = [kinds[k].attributes.get(by.attribute) for k in of.kinds if k in kinds]
    held = [info for info in infos if info is not None]
    ends = [info.maximum if largest else info.minimum for info in held]
    bounds = [end for end in ends if end is not None]
    units = {unit for info in held for unit in info.units}
    if len(bounds) < max(1, len(held)) or len(units) > 1 or {i.type for i in held} != {"number"}:
        return None
    bound = max(bounds) if largest else min(bounds)
    extreme = Comparison(attribute=by.attribute, op=">=" if largest else "<=", value=bound)
    return of.model_copy(update={"where": (extreme,)})


def _names(context: Context, measured: Measured, members: Sequence[str]) -> list[str]:
    ends = {i: measured.ends[i] for i in members if i in measured.ends}
    entities = [end for i in members for end in ends.get(i, (i,))]
    names = context.wording.names(entities)
    return ["–".join(names[end] for end in ends.get(i, (i,))) for i in members]


def reduce(function: Function, numbers: Iterable[float]) -> float:
    """One number of many; there is at least one."""
    values = list(numbers)
    match function:
        case "count":
            return len(values)
        case "sum":
            return tidy(math.fsum(values))
        case "minimum":
            return min(values)
        case "maximum":
            return max(values)
        case "median":
            return tidy(median(values), digits=6)
        case "average":
            return tidy(math.fsum(values) / len(values), digits=6)


def tidy(value: float, digits: int = 12) -> float:
    """``value`` without the noise of binary fractions, to so many significant digits, but whole
    units and hundredths are always kept; so text, facts and values say the same number."""
    if math.isfinite(value) and value:
        value = round(value, max(2, digits - 1 - math.floor(math.log10(abs(value)))))
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value
