"""Two or more entities against each other."""

from __future__ import annotations

from collections.abc import Mapping

from gentwin_chat.answer import Slot
from gentwin_chat.drafting import Part, draft, unit_symbol
from gentwin_chat.evaluation import share
from gentwin_chat.query import AttributeMeasure, Compare, Selection
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.retrieval.measures import Measured, measure, no_numbers, noun_of, tidy
from gentwin_chat.understanding.units import holds_years
from gentwin_chat.wording import counted, join, say_reading, say_value

_DAY = 86400  # seconds, in which moments are counted


def compare(context: Context, q: Compare) -> Result:
    """Who has more, whether they have the same, or by how much they differ."""
    of = Selection(ids=q.ids)
    measured = measure(context, of, q.measure)
    if q.how == "same" and isinstance(q.measure, AttributeMeasure):
        return _same_values(context, q, q.measure.attribute, measured.numbers)
    if measured.mixed or not all(i in measured.numbers for i in q.ids):
        return no_numbers(context, of, q.measure, measured)
    noun, numbers = noun_of(context, q.measure), measured.numbers
    facts = measured.facts(q.ids)
    each = _each(context, q, measured)
    if q.how == "same":
        same = len(set(numbers.values())) == 1
        return context.truth(same, [noun, ": ", *each], facts, claim=each, focus=q.ids)
    if q.how == "difference":
        first, second = q.ids[:2]
        apart, unit = abs(numbers[first] - numbers[second]), measured.unit
        if measured.dates:
            apart, unit = apart / _DAY, counted(int(apart / _DAY), "day")
        elif _are_years(context, q):
            unit = counted(int(apart), "year")
        value = tidy(apart)
        label = f"difference({noun}, {second})"
        facts.append(context.sets.fact(first, label, value, unit, computed=True))
        amount = Slot(text=say_value(value, unit))
        text = draft(f"the difference in {noun} is ", amount, ": ", each, ".")
        return Result(values=[value], facts=facts, draft=text, focus=q.ids)
    best = (max if q.how == "more" else min)(numbers[i] for i in q.ids)
    winners = [i for i in q.ids if numbers[i] == best]
    if q.claim:
        holds = winners == [q.ids[0]]
        return context.truth(holds, [noun, ": ", *each], facts, claim=each, focus=q.ids)
    names = context.wording.names(q.ids)
    timed = bool(measured.dates) or _are_years(context, q)
    how = {"more": "the later", "less": "the earlier"}[q.how] if timed else q.how
    text = draft(
        Slot(text=join([names[i] for i in winners])),
        f" has {how} {noun}: " if len(winners) == 1 else f" have the same {noun}: ",
        each,
        ".",
    )
    values = list(context.keys(winners).values())
    return Result(values=values, facts=facts, draft=text, focus=tuple(winners))


def _are_years(context: Context, q: Compare) -> bool:
    """Whether what is compared are years, which are later rather than more."""
    if not isinstance(q.measure, AttributeMeasure):
        return False
    held = [kind.attributes for kind in context.reader.schema().kinds.values()]
    infos = [a[q.measure.attribute] for a in held if q.measure.attribute in a]
    return bool(infos) and all(map(holds_years, infos))


def _each(context: Context, q: Compare, measured: Measured) -> list[Part]:
    """``[a] has [5 %] and [b] has [3 %]``."""
    names = context.wording.names(q.ids)
    parts: list[Part] = []
    for k, i in enumerate(q.ids):
        parts += [" and " if k else "", Slot(text=names[i]), " has ", Slot(text=measured.say(i))]
    return parts


def _same_values(
    context: Context, q: Compare, attribute: str, numbers: Mapping[str, float]
) -> Result:
    """Whether readings of any type are the same; ``numbers`` are those in one unit."""
    readings = context.reader.readings(attribute, q.ids)
    if lacking := tuple(i for i in q.ids if i not in readings):
        return context.unknown([attribute], Selection(ids=lacking))
    facts = share(context.sets.reading_facts(i, attribute, readings[i]) for i in q.ids)
    if all(i in numbers for i in q.ids):
        same = len(set(numbers.values())) == 1
    else:
        same = len({(repr(r.value), unit_symbol(r.unit)) for r in readings.values()}) == 1
    names, noun = context.wording.names(q.ids), noun_of(context, q.measure)
    parts: list[Part] = [f"the {noun} of "]
    for k, i in enumerate(q.ids):
        parts += [" and that of " if k else "", Slot(text=names[i]), " is "]
        parts.append(Slot(text=say_reading(readings[i])))
    return context.truth(same, parts, facts, focus=q.ids)
