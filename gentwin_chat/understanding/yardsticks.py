"""Conditions whose yardstick is not said as a number: an average ("above average"), what another
entity has ("installed after gw-5"), another attribute of the same entity ("more load than its
limit")."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING, cast

from gentwin_chat.indexing.graph.protocol import Comparison, Operator
from gentwin_chat.query import Contrast
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence, Unplaced
from gentwin_chat.understanding.units import convert, is_percent

if TYPE_CHECKING:
    from gentwin_chat.understanding.conditions import Conditions

_IN_TIME = {"after", "before", "since"}
_OWNING = {"their", "its", "the", "his", "her"}
_DEGREES = {"degree", "degrees", "celsius", "c", "kelvin", "k"}  # of a difference, all alike
_MIRRORED: dict[Operator, Operator] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_OWN = {
    "the",
    "their",
    "its",
    "his",
    "her",
    "of",
    "number",
    "total",
    "what",
    "is",
    "are",
    "a",
    "an",
}


def bind_yardsticks(sentence: Conditions) -> None:
    """Make such comparisons conditions of the sentence."""
    _bind_average(sentence)
    _bind_entity(sentence)
    _bind_offset(sentence)
    _bind_contrast(sentence)


def whole_of(sentence: Conditions, part: Item) -> str | None:
    """What ``part`` is a share of: the ``seats`` of an ``occupancy`` that is counted, not a
    percentage. ``None`` if its kinds have no such attribute."""
    infos = sentence.joins.attributes(sentence.owners(part), part.name)
    most = max((i.maximum for i in infos if i.maximum is not None), default=0.0)
    if most <= 100 or any(is_percent(u) for i in infos for u in i.units):
        return None
    larger = [
        info.name
        for kind in part.owners
        for info in sentence.joins.schema.kinds[kind].attributes.values()
        if info.type == "number"
        and info.name != part.name
        and (info.maximum or 0.0) >= most
        and {*info.units} == {u for i in infos for u in i.units}
    ]
    nouns = ("capacity", "seats", "total", "size", "limit")
    return sentence.vocabulary.dimension(nouns, larger, ranked=True) if larger else None


def _bind_average(sentence: Conditions) -> None:
    """ "Above average", "more memory than the average": by what the attribute averages over its
    kinds."""
    for average in sentence.cues("average"):
        compared = _comparison_before(sentence, average)
        if compared is None:
            continue
        numbers = [a for a in sentence.free("attribute") if sentence.type_of(a) == "number"]
        number = numbers[0] if numbers else sentence._dimension_of(compared[0], average)
        if number is None or number.of_edges:
            continue
        kinds = sorted(_named_kinds(sentence) & number.owners or number.owners)
        held = sentence.reader.readings(number.name, sentence.reader.select(kinds)).values()
        values = [r.value for r in held if isinstance(r.value, int | float)]
        if not values:
            continue
        bound = Comparison(attribute=number.name, op=compared[1], value=round(fmean(values), 4))
        sentence.conditions.append((number, bound, tuple(kinds), number.start, False))
        number.used = compared[0].used = average.used = True


def _bind_entity(sentence: Conditions) -> None:
    """ "Pumps heavier than P-4", "servers installed after srv023": by what the one named has.

    Raises:
        Unplaced: it has no such value.
    """
    entity = next(iter(sentence.free("entity")), None)
    if entity is None or len(ids := sentence._one(entity)) != 1:
        return
    kinds = sentence.kinds_of(ids)
    compared = _comparison_before(sentence, entity)
    if compared is None or not _named_kinds(sentence) & {*kinds}:
        return
    cue, op = compared
    attribute = _compared_by(sentence, cue, entity, kinds)
    if attribute is None:
        _bind_count(sentence, cue, op, entity)
        return
    reading = sentence.known[ids[0]].attributes.get(attribute.name)
    if reading is None or isinstance(reading.value, list | bool):
        raise Unplaced("nothing to compare with")
    bound = Comparison(attribute=attribute.name, op=op, value=reading.value)
    sentence.conditions.append((attribute, bound, kinds, attribute.start, False))
    attribute.used = cue.used = entity.used = True
    sentence.alike = sentence.alike or ids


def _bind_count(sentence: Conditions, cue: Item, op: Operator, entity: Item) -> None:
    """ "More sensors than gw-3": by how many of them the one named has."""
    (identifier,) = sentence._one(entity)
    counted = sentence.next_item(cue.end, "kind", "relation", reach=1)
    if counted is None or counted.start >= entity.start:
        return
    kinds = counted.names if counted.role == "kind" else ()
    types = counted.names if counted.role == "relation" else ()
    step = sentence.joins.step(sentence.kinds_of([identifier]), kinds, types)
    if step is None:
        return
    out = sentence.reader.relations(step.types, [identifier])
    into = sentence.reader.relations(step.types, None, [identifier])
    ends = {r.target for r in out} | {r.source for r in into}
    near = sentence.reader.entities(sorted(ends - {identifier})).values()
    number = sum(not kinds or e.kind in kinds for e in near)
    sentence.counts.append((counted.start, op, number, counted))
    cue.used = entity.used = True
    sentence.alike = sentence.alike or (identifier,)


def _compared_by(
    sentence: Conditions, cue: Item, entity: Item, kinds: Sequence[str]
) -> Item | None:
    """The attribute that is compared: the one named, the one that the word measures, or, of what
    comes before and after, the only date."""
    in_time = sentence.lower(cue.start) in _IN_TIME
    ranked = ("datetime",) if in_time else ("number", "mixed", "datetime")
    said = [
        a
        for a in sentence.free("attribute")
        if sentence.type_of(a) in ranked and {*kinds} & a.owners and not a.of_edges
    ]
    if said:
        return min(said, key=lambda a: abs(a.start - cue.start))
    if "than" in sentence.between(cue.start, entity.start):
        return sentence._dimension_of(cue, entity)
    return sentence._only_date(entity) if in_time else None


def _bind_offset(sentence: Conditions) -> None:
    """ "At least five degrees warmer than their setpoint", "3 bar below its limit": how far the one
    attribute lies from the other."""
    for number in sentence.free("number"):
        cue = next((c for c in sentence.cues("op", "more", "less") if c.start == number.end), None)
        amount = number.mention.number
        if cue is None or cue.cue is None or amount is None or cue.used:
            continue
        held = [a for a in sentence.free("attribute") if sentence.type_of(a) == "number"]
        after = [a for a in held if a.start >= cue.end]
        gap = set(sentence.between(cue.end, after[0].start)) if after else {"?"}
        if not after or not gap & _OWNING or not gap <= _OWN | {"than"}:
            continue
        second = after[0]
        first = next((a for a in held if a.start < number.start), None)
        first = first or sentence._dimension_of(cue, number)
        if first is None or first.name == second.name or not first.owners & second.owners:
            continue
        before = sentence.previous_item(number.start, "cue", reach=0)
        op: Operator = ">="
        if before is not None and before.cue is not None and before.cue.kind == "op":
            op, before.used = cast(Operator, before.cue.value), True
        infos = sentence.joins.attributes(sentence.owners(first), first.name)
        away = (
            amount
            if number.mention.unit in _DEGREES
            else convert(amount, number.mention.unit, infos)
        )
        if cue.cue.kind == "less" or cue.cue.value == "<":
            op, away = _MIRRORED.get(op, op), -away
        bound = Contrast(attribute=first.name, op=op, than=second.name, plus=away)
        kinds = tuple(sorted(first.owners & second.owners))
        sentence.conditions.append((first, bound, kinds, number.start, False))
        first.used = second.used = cue.used = number.used = True


def _bind_contrast(sentence: Conditions) -> None:
    """ "Whose load exceeds their limit", "more free docks than bikes", "use over half of it"."""
    numbers = [
        a for a in sentence.free("attribute") if sentence.type_of(a) == "number" and not a.of_edges
    ]
    if len(numbers) != 2 or sentence.free("entity"):
        return
    first, second = numbers
    compared = _comparison_before(sentence, second)
    owners = first.owners & second.owners
    if compared is None or not owners or first.name == second.name:
        return
    cue, op = compared
    if cue.cue is not None and cue.cue.kind == "op" and cue.start < first.start:
        return
    share = next((n for n in sentence.free("number") if cue.end <= n.start < second.start), None)
    factor = 1.0
    if share is not None:
        if share.mention.number is None or not is_percent(share.mention.unit or ""):
            return
        factor, share.used = share.mention.number / 100, True
    infos = sentence.joins.attributes(tuple(owners), second.name)
    unit = next((u for i in infos for u in i.units), None)
    factor *= convert(1.0, unit, sentence.joins.attributes(tuple(owners), first.name))
    bound = Contrast(attribute=first.name, op=op, than=second.name, factor=factor)
    sentence.conditions.append((first, bound, tuple(sorted(owners)), first.start, False))
    first.used = second.used = cue.used = True


def _named_kinds(sentence: Sentence) -> set[str]:
    return {k for i in sentence.items if i.role == "kind" for k in i.names}


def _comparison_before(sentence: Sentence, yardstick: Item) -> tuple[Item, Operator] | None:
    """ "Above" average, "more … than" the average, "after" gw-5: the word and what it asks."""
    for cue in sentence.cues("op", "more", "less"):
        between = sentence.between(cue.end, yardstick.start)
        if cue.used or cue.cue is None or cue.end > yardstick.start or len(between) > 5:
            continue
        kinds = [i for i in sentence.items if i.role == "kind" and i.end == yardstick.start]
        apposed = {w for i in kinds for w in sentence.between(i.start, i.end)}
        amounts = [i for i in sentence.items if i.role == "number" and i.start >= cue.end]
        apposed |= {w for i in amounts for w in sentence.between(i.start, i.end)}
        if cue.cue.kind == "op" and set(between) <= _OWN | apposed:
            return cue, cast(Operator, cue.cue.value)
        if cue.cue.kind != "op" and "than" in between:
            return cue, ">" if cue.cue.kind == "more" else "<"
    return None
