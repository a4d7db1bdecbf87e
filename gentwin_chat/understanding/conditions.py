"""Numbers to their comparison and attribute, values to their attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from gentwin_chat.domain import Scalar, name_key, words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Comparison, Operator
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Contrast
from gentwin_chat.understanding.amounts import ABLE
from gentwin_chat.understanding.bindings import bind_likeness, bind_tally
from gentwin_chat.understanding.dates import Span, bounds
from gentwin_chat.understanding.lexicon import DIMENSIONS, GENERIC_NOUNS, LIMITS, UNIT_WORDS
from gentwin_chat.understanding.mentions import Mention
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.sentence import Sentence
from gentwin_chat.understanding.speech import adjective
from gentwin_chat.understanding.text import stems
from gentwin_chat.understanding.units import (
    can_say,
    conflicts,
    convert,
    held_in,
    holds_years,
    is_date,
    is_percent,
    measures,
)
from gentwin_chat.understanding.vocabulary import content
from gentwin_chat.understanding.yardsticks import bind_yardsticks, whole_of
from gentwin_chat.wording import singular

_HOUSEKEEPING = {
    "latitude",
    "longitude",
    "lat",
    "lon",
    "altitude",
    "battery",
    "rssi",
    "snr",
    "uptime",
    "year",
    "height",
    "mounting",
    "interval",
    "port",
    "floor",
}

_CONTRARY: dict[Operator, Operator] = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "=": "!="}
_TURNED: dict[Operator, Operator] = {">": "<", "<": ">"}
_TICKS = 1e8  # numbers above count seconds since 1970
_AGED = ("older", "newer")
_DO = ("do", "does", "did")


def _is_year(mention: Mention) -> bool:
    return mention.unit is None and bool(re.fullmatch(r"(?:19|20)\d\d", mention.text))


@dataclass
class Conditions(Sentence):
    """Binds what a question says of attributes."""

    def _bind_conditions(self) -> None:
        """Numbers to their comparison and attribute; values to the attribute named beside them."""
        self.conditions: list[tuple[Item | None, Comparison, tuple[str, ...], int, bool]] = []
        self.counts: list[tuple[int, str, int, Item]] = []  # position, op, n, the counted item
        self.k: int | None = None
        self.alike = bind_likeness(self)
        self.tallied = bind_tally(self)
        bind_yardsticks(self)
        for number in self.free("number"):
            if not number.used:
                self._bind_number(number)
        for value in self.free("value"):
            if self._dates(value):
                value.used = True  # "installed in 2019": when, whatever became of it since
                continue
            self._bind_value(value)

    def _dates(self, value: Item) -> bool:
        """Whether a value only says what happened on the date behind it, after which the date's
        attribute is called."""
        return any(
            item is not None
            and 0 <= at - value.end <= 2
            and {*content(value.mention.text)} <= {*stems(words(c.attribute))}
            and self._says_when(item)
            for item, c, _, at, _ in self.conditions
        )

    def _bind_number(self, number: Item) -> None:
        before = self.previous_item(number.start, "cue", reach=2)
        op: Operator | None = None
        m = number.mention
        amount = m.number
        assert amount is not None
        if before and before.cue and before.cue.kind == "op" and before.end >= number.start - 1:
            op = cast(Operator, before.cue.value)
            before.used = True
        elif (early := self._op_before_attribute(number)) is not None and early.cue:
            op = cast(Operator, early.cue.value)
            early.used = True
        after, end = self.next_item(number.end, "cue", reach=1), number.end
        if after and after.cue and after.cue.kind == "op" and after.mention.text.startswith("or "):
            op = cast(Operator, after.cue.value)
            after.used, end = True, max(end, after.end)  # "ten or more sensors"
        near_rank = [
            c
            for c in self.cues("most", "least", "old", "new", "degree")
            if m.unit is None and (abs(c.start - number.end) <= 1 or abs(number.start - c.end) <= 1)
        ]
        first = self.lower(number.start - 1) in ("top", "first", "bottom", "the") and op is None
        if m.text.lower() == "one" and before is not None and self.lower(number.end) == "first":
            number.used = True  # "…, heaviest one first"
            return
        if op is None and (
            near_rank or (first and self.has("most", "least", "old", "new", "degree"))
        ):
            self.k, number.used = int(amount), True
            return
        than = before is not None and "than" in self.between(before.end, number.start)
        if than and op is None and before and before.cue and before.cue.kind in ("more", "less"):
            op = ">" if before.cue.kind == "more" else "<"  # "deeper than 10 m"
            before.used = True
        counted = self.next_item(number.end, "kind", "relation", "entity", reach=1)
        place = number.start
        if counted is None and end > number.end:
            counted = self.next_item(end, "kind", reach=0)
            place = end - 1
        if counted is not None and not (
            self.same_clause(number.end - 1, counted.start)
            and self.lower(number.end) not in ("which", "what", "who", "whose")
        ):
            counted = None
        ranked = self.has("most", "least", "old", "new") and m.unit is None
        noun = counted or self.next_item(number.end, "value", reach=0)  # "3 hubs": of that role
        if noun is None and self.lower(number.start - 1) in ("which", "what"):
            asked = self.next_item(number.end, "attribute", reach=0)  # "which 2 makers have …"
            noun = asked if asked and self.type_of(asked) == "text" else None
        if op is None and ranked and noun is not None and noun.role != "relation":
            self.k, number.used = int(amount), True  # "which three cranes have the highest …"
            return
        if m.unit is None and (unit := self._unit_of_range(number)) is not None:
            m = replace(m, unit=unit)  # "between 200 and 300 metres"
        attribute = self._attribute_for(number)
        if before is not None and before.used and attribute is not None and attribute.used:
            attribute = self._dimension_of(before, number) or attribute  # "… and colder than 5"
        if attribute is not None and self._names_span(attribute, number):
            number.used = True
            return
        if m.unit and (
            attribute is None
            or not any(
                (can_say if is_percent(m.unit) else measures)(i, m.unit)
                for i in self.joins.attributes(self.owners(attribute), attribute.name)
            )
        ):
            said = before is not None and "than" in self.between(before.start, number.start)
            named = self._dimension_of(before, number) if said and before is not None else None
            fits = named is not None and any(
                measures(i, m.unit) for i in self.joins.attributes(self.owners(named), named.name)
            )
            other = named if fits else self._measured_in(number, m.unit)
            attribute = other or (None if self._conflicts(attribute, m.unit) else attribute)
        elif attribute is None and (m.span or _is_year(m)):
            attribute = self._only_date(number)
        elif attribute is None and op and op not in ("=", "!=") and place == number.start:
            attribute = self._measured_in(number, None)
        if (
            counted is not None
            and counted.role != "entity"
            and attribute is None
            and m.unit is None
        ):
            alone = self.lower(number.start - 1) in ("only", "just", "one")
            if op is None and m.text.lower() in ("one", "single") and not alone:
                number.used = True
                return
            number.used = True
            self.counts.append((place, op or "=", int(amount), counted))
            return
        if attribute is None and before is not None and before.used:
            attribute = self._dimension_of(before, number)
        if attribute is None:
            return
        between = next((c for c in self.cues("between") if 0 <= number.start - c.end <= 1), None)
        upper = self.next_item(number.end, "number", reach=2)
        unit = m.unit
        if between and upper is not None and upper.mention.number is not None:
            low = self._in_units(attribute, amount, unit or upper.mention.unit)
            high = self._in_units(attribute, upper.mention.number, upper.mention.unit)
            number.used = upper.used = attribute.used = True
            self._condition(attribute, ">=", low, number.start)
            self._condition(attribute, "<=", high, number.start)
            return
        number.used = attribute.used = True
        if m.unit and "for" in self.between(attribute.end, number.start):
            for n in self.cues("negation"):  # "not heard for over 15 hours": so long ago
                n.used = n.used or 0 <= attribute.start - n.end <= 1
        aged = before is not None and before.used and self.lower(before.start) in _AGED
        if aged and not self._says_when(attribute):
            op = _TURNED.get(op or "=", op)  # of an age: the older, the more
        if self._negated_before(before.start if before else number.start, attribute):
            already = before is not None and before.mention.text.lower() == "since before"
            op = op if already else _CONTRARY.get(op or "=", op)
        if op in (None, "=") and self._negated_before(number.start, reach=2):
            op = "!="
        if op is None and m.unit and ABLE & set(self.between(0, number.start)):
            op = ">="  # "can carry two tonnes"
        if is_percent(unit or "") and (whole := whole_of(self, attribute)) is not None:
            share = Contrast(
                attribute=attribute.name, op=op or "=", than=whole, factor=amount / 100
            )
            self.conditions.append(
                (attribute, share, self.owners(attribute), number.start, attribute.of_edges)
            )
            return
        for r in self.free("relation"):  # "lent more than 50 times", of the times lent
            same = r.mention is attribute.mention or set(stems(r.mention.text)) <= set(
                stems(words(attribute.name))
            )
            r.used = r.used or (same and 0 <= number.start - r.end <= 3)
        value = self._in_units(attribute, amount, unit)
        self._condition(attribute, op or "=", value, number.start, m.span)

    def _says_when(self, attribute: Item) -> bool:
        """Whether an attribute is a date or a year, which are earlier of what is older."""
        infos = self.joins.attributes(self.owners(attribute), attribute.name)
        ticks = any(i.maximum is not None and i.maximum > _TICKS for i in infos)
        return ticks or any(is_date(i) or holds_years(i) for i in infos)

    def _op_before_attribute(self, number: Item) -> Item | None:
        """ "Above a methane level of 1 percent": the comparison stands before what it is of."""
        held = self.previous_item(number.start, "attribute", reach=2)
        if held is None or self.lower(number.start - 1) != "of":
            return None
        near = [c for c in self.cues("op") if 0 <= held.start - c.end <= 1 and not c.used]
        return near[0] if near else None

    def _unit_of_range(self, number: Item) -> str | None:
        between = any(0 <= number.start - c.end <= 1 for c in self.cues("between"))
        upper = self.next_item(number.end, "number", reach=2)
        return upper.mention.unit if between and upper is not None else None

    def _names_span(self, attribute: Item, number: Item) -> bool:
        """The 24 hours of ``rain_24h``: the number is a part of the attribute's name."""
        digits = re.findall(r"\d+", attribute.name)
        beside = attribute.end == number.start  # the second of "axis two"
        beside &= any(self.lower(number.start - 1) in a for a in words(attribute.name).split())
        if f"{number.mention.number:g}" not in digits or not (number.mention.unit or beside):
            return False
        last = [c for c in self.cues("new") if c.end == number.start]
        self.items = [i for i in self.items if i not in last]
        return True

    def _conflicts(self, attribute: Item | None, unit: str) -> bool:
        """Whether the attribute is held in units of another quantity than ``unit``."""
        if attribute is None:
            return False
        infos = self.joins.attributes(self.owners(attribute), attribute.name)
        return bool(infos) and all(conflicts(i, unit) for i in infos)

    def _condition(
        self, attribute: Item, op: Operator, value: Scalar, at: int, span: Span | None = None
    ) -> None:
        dated = self.type_of(attribute) == "datetime"
        if dated and span is None and isinstance(value, int) and 1800 < value < 2200:
            span = Span.year(value)
        if dated and span is not None:
            if span.yearly:
                held = self._days_held(attribute)
                fitting = {v: day.year for v, day in held.items() if day in span.of(day.year)}
                if op == "=" and len({*fitting.values()}) > 1:  # "opened in April", of any year
                    listed = Comparison(attribute=attribute.name, op="=", value=[*fitting])
                    self.conditions.append(
                        (attribute, listed, self.owners(attribute), at, attribute.of_edges)
                    )
                    return
                years = {*fitting.values()} if op == "=" else set()
                span = span.of(years.pop()) if years else span.latest(held.values())
            last = [c for c in self.cues("new") if c.mention.text == "last" and c.end < at]
            self.items = [i for i in self.items if i not in last]  # "last emptied before …"
            if op == "!=":
                self.two_sided.append(at)
            for bound, moment in bounds(op, span, self._is_epoch(attribute)):
                c = Comparison(attribute=attribute.name, op=bound, value=moment)
                self.conditions.append(
                    (attribute, c, self.owners(attribute), at, attribute.of_edges)
                )
            return
        c = Comparison(attribute=attribute.name, op=op, value=value)
        self.conditions.append((attribute, c, self.owners(attribute), at, attribute.of_edges))

    def _days_held(self, attribute: Item) -> dict[str, date]:
        """The dates of an attribute that are known, as they are written."""
        infos = self.joins.attributes(self.owners(attribute), attribute.name)
        texts = [str(v) for i in infos for v in i.values if re.match(r"\d{4}-\d\d-\d\d", str(v))]
        return {text: date.fromisoformat(text[:10]) for text in texts}

    def _is_epoch(self, attribute: Item) -> float:
        """Ticks a second of a date held as a number (1000: milliseconds); 0 for ISO text."""
        infos = self.joins.attributes(self.owners(attribute), attribute.name)
        top = max((i.maximum for i in infos if i.maximum is not None), default=0.0)
        return 0 if not top else 1000 if top > 1e11 else 1

    def _attribute_for(self, number: Item) -> Item | None:
        """The numeric attribute that a number is compared with: the nearest one named."""
        types = ("datetime",) if number.mention.span else ("number", "datetime", "mixed")
        numeric = [a for a in self.items if a.role == "attribute" and self.type_of(a) in types]

        def distance(a: Item) -> tuple[int, int]:
            gap = number.start - a.end if a.end <= number.start else a.start - number.end + 2
            return (gap, a.start)

        near = sorted((a for a in numeric if distance(a)[0] <= 6), key=distance)
        return near[0] if near else None

    def _measured_in(self, number: Item, unit: str | None) -> Item | None:
        """The attribute of a kind in the question that is held in ``unit``; without a unit, the one
        that the kind is there to measure."""
        following = self.next_item(number.end, "kind", "relation", reach=1)
        if unit is None and following and self.same_clause(number.end - 1, following.start):
            return None
        kinds = [
            k
            for i in self.items
            if i.role in ("kind", "value")
            for k in (i.names if i.role == "kind" else i.owners)
        ]
        named = [k for i in self.items if i.role == "entity" for k in self.kinds_of(self._one(i))]
        kinds = list(dict.fromkeys(kinds or named))
        if not kinds and unit is not None:  # "who owes more than 500 euros"
            kinds = list(self.joins.schema.kinds)
            kinds = (self.vocabulary.people(kinds) if self.lower(0) == "who" else []) or kinds
        if unit is not None and (of_links := self._measured_of_links(number, unit)) is not None:
            return of_links
        name = None
        if unit is not None:
            fits = {
                info.name: info
                for kind in kinds
                for info in self.joins.schema.kinds[kind].attributes.values()
                if info.type in ("number", "mixed")
                and (can_say if is_percent(unit) else measures)(info, unit)
            }
            able = bool(ABLE & set(self.between(0, number.start)))
            name = self._meant_of(fits, unit, able)
        name = name or self._main_attribute(kinds, generic_only=unit is not None)
        if name is None and unit is None:  # "sailors under 20"
            aged = {n for k in kinds for n in self.joins.schema.kinds[k].attributes}
            name = next((n for n in sorted(aged) if "age" in words(n).split()), None)
        if name is None:
            return None
        owners = frozenset(k for k in kinds if name in self.joins.schema.kinds[k].attributes)
        found = Item("attribute", number.mention, 0.8, (name,), owners)
        return None if unit is not None and self._conflicts(found, unit) else found

    def _meant_of(self, fits: Mapping[str, AttributeInfo], unit: str, able: bool) -> str | None:
        """Of the attributes that ``unit`` measures, the one meant: a level rather than its limit
        (the limit, if it is asked what they are ``able`` to bear), the ``hoursUsed`` of "have used
        50 hours", the mileage rather than the wheel's millimetres for "750 km"."""
        tokens = [t for t in self.linked.tokens if singular(t.lower) not in GENERIC_NOUNS]
        said = {t.stem for t in tokens if t.lower not in UNIT_WORDS}
        left = list(fits)
        for better in (
            [f for f in left if bool(set(words(f).split()) & LIMITS) is able],
            [f for f in left if said & set(stems(words(f)))],
            [f for f in left if held_in(fits[f], unit)],
        ):
            left = [f for f in left if f in better] or left
        return left[0] if len(left) == 1 else None

    def _measured_of_links(self, number: Item, unit: str) -> Item | None:
        """ "Links longer than 2 km": the attribute of the relation just before that is held in
        ``unit``."""
        said = self.previous_item(number.start, "relation", reach=3)
        infos = {
            name: info
            for r in self.joins.schema.relations
            if said is not None and r.type in said.names
            for name, info in r.attributes.items()
            if info.type in ("number", "mixed") and measures(info, unit)
        }
        if said is None or len(infos) != 1:
            return None
        (name,) = infos
        return Item("attribute", number.mention, 0.8, (name,), frozenset(said.names), of_edges=True)

    def _only_date(self, number: Item) -> Item | None:
        """The only date, or year, that a kind of the question has: "cabinets put in after 2018"."""
        kinds = {k for i in self.items if i.role == "kind" for k in i.names}
        dates = {
            info.name
            for kind in kinds
            for info in self.joins.schema.kinds[kind].attributes.values()
            if info.type == "datetime" or (not number.mention.span and holds_years(info))
        }
        if len(dates) != 1:
            return None
        (name,) = dates
        owners = frozenset(k for k in kinds if name in self.joins.schema.kinds[k].attributes)
        return Item("attribute", number.mention, 0.8, (name,), owners)

    def _dimension_of(self, cue: Item, number: Item) -> Item | None:
        """ "Deeper than 10": the attribute of a kind in the question that measures depth."""
        nouns: Sequence[str] = DIMENSIONS.get(self.lower(cue.start), ())
        kinds = [k for i in self.items if i.role == "kind" for k in i.names]
        kinds = kinds or [k for i in self.items if i.role == "value" for k in i.owners]
        numbers = [
            info.name
            for kind in kinds
            for info in self.joins.schema.kinds[kind].attributes.values()
            if info.type in ("number", "mixed")
        ]
        nouns = nouns or [base for base in [adjective(self.lower(cue.start))] if base is not None]
        name = self.vocabulary.dimension(nouns, numbers, ranked=True) if nouns and numbers else None
        if name is None:
            return None
        owners = frozenset(k for k in kinds if name in self.joins.schema.kinds[k].attributes)
        return Item("attribute", number.mention, 0.8, (name,), owners)

    def _main_attribute(self, kinds: Sequence[str], *, generic_only: bool = False) -> str | None:
        """What a kind of sensor is there to measure: the number named like the kind, or "value",
        "reading", or the only number that is not about the device itself (unless
        ``generic_only``)."""
        numbers = {
            info.name
            for kind in kinds
            if kind in self.joins.schema.kinds  # what is ranked may be relations
            for info in self.joins.schema.kinds[kind].attributes.values()
            if info.type == "number"
        }
        named = [
            n for n in numbers if any(name_key(attribute_words(n)) in name_key(k) for k in kinds)
        ]
        generic = [
            n for n in numbers if set(words(n).split()) & {"value", "reading", "measurement"}
        ]
        own = [n for n in numbers if not set(words(n).split()) & _HOUSEKEEPING]
        for choice in (named, generic) if generic_only else (named, generic, own):
            if len(choice) == 1:
                return choice[0]
        return None

    def _in_units(self, attribute: Item, amount: float, unit: str | None) -> float:
        infos = (
            self.joins.edge_attributes(tuple(attribute.owners), attribute.name)
            if attribute.of_edges
            else self.joins.attributes(tuple(attribute.owners), attribute.name)
        )
        if self.type_of(attribute) == "datetime":
            return amount
        return convert(amount, unit, infos)

    def _negated_before(self, position: int, attribute: Item | None = None, reach: int = 1) -> bool:
        """Whether a "not" stands before a number, or before its attribute: "not made in 2019"."""
        starts = [position]
        if attribute is not None and attribute.end <= position:
            starts.append(attribute.start - 1)
        for n in self.cues("negation"):
            if n.mention.text.lower() == "not" and any(0 <= s - n.end <= reach for s in starts):
                n.used = True
                return True
        return False

    def _reach_of(self, negation: Item) -> int:
        """How many words may stand between a negation and its value: "don't usually stand open",
        "nor in an e-stop"."""
        if negation.mention.text.lower() == "nor":
            return 3
        return 4 if self.lower(negation.start - 1) in _DO else 1

    def _bind_value(self, value: Item) -> None:
        """A value takes the attribute named beside it ("role of kiosk", "status installed")."""
        for a in self.free("attribute"):
            if a.name == value.name and a.of_edges == value.of_edges:
                gap = (
                    self.between(a.end, value.start)
                    if a.end <= value.start
                    else self.between(value.end, a.start)
                )
                if len(gap) <= 3:
                    a.used = True
        op: Operator = "="
        before = self.between(max(0, value.start - 6), value.start)
        if before[-1:] == ["but"] and {"any", "all", "every"} & set(before):
            op = "!="  # "any state but open"
        negation = next(
            (
                n
                for n in self.cues("negation")
                if 0 <= value.start - n.end <= self._reach_of(n)
                and n.mention.text.lower()
                in ("not", "non", "neither", "nor", "except", "excluding")
            ),
            None,
        )
        other = next(
            (
                c
                for c in self.cues("op")
                if c.cue and c.cue.value == "!=" and 0 <= value.start - c.end <= 1
            ),
            None,
        )
        if negation or other:
            op = "!="
            for cue in (negation, other):
                if cue is not None:
                    cue.used = True
        c = Comparison(attribute=value.name, op=op, value=value.value)
        self.conditions.append((value, c, self.owners(value), value.start, value.of_edges))
