"""Entities against each other: which has more, whether they have the same, by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.query import (
    OPPOSITE,
    AttributeMeasure,
    Compare,
    DegreeMeasure,
    Exists,
    ListAll,
    Lookup,
    Measure,
    Question,
    Related,
    Selection,
)
from gentwin_chat.understanding.lexicon import AUXILIARIES, UNIT_WORDS
from gentwin_chat.understanding.orders import Orders
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.units import can_say, holds_years, measures

_POWERS = {"square", "cubic"}
_SIDE_BY_SIDE = {"compare", "contrast"}
_COORDINATES = {"latitude", "longitude", "location", "coordinates"}


@dataclass
class Comparisons(Orders):
    """Composes comparisons."""

    def _comparison(self) -> Question | None:
        entities = self.free("entity")
        cue = self.cues("more", "less", "same", "difference", "most", "least", "old", "new", "op")
        cue = [c for c in cue if not c.used]
        ids = [self._one(e) for e in entities]
        if len(ids) == 1 and entities[0].mention.pronoun == "they":
            ids = [(i,) for i in ids[0]]  # "which of the two", "which of them is taller"
            cue = [c for c in cue if c.cue and c.cue.kind in ("more", "less")]
        if len(ids) >= 2 and self.lower(0) in _SIDE_BY_SIDE and (table := self._table(entities)):
            return table
        if len(ids) < 2 or not cue:
            return None
        kinds = {c.cue.kind for c in cue if c.cue}
        self._overrule(cue[0])
        compared = self.kinds_of(i for group in ids for i in group)
        measure = self._measure(cue, compared)
        if measure is None:
            return None
        values = list(self.conditions)
        if values:
            return None
        for e in entities:
            e.used = True
        for kind in self.free("kind"):
            if set(kind.names) & set(compared):
                kind.used = True
        how = "more"
        if "same" in kinds and (shared := self._shared(ids, measure)) is not None:
            return shared
        if "same" in kinds:
            how = "same"
        elif "difference" in kinds or any(map(self._asks_how_far, cue)):
            how = "difference"
            measure = self._in_asked_unit(measure, cue[0], compared)
        elif kinds & {"less", "least", "old"} or any(c.cue and c.cue.value == "<" for c in cue):
            how = "less"
        if how in ("more", "less") and self._turned(cue[0], measure, compared):
            how = "less" if how == "more" else "more"
        tokens = [t.lower for t in self.linked.tokens]
        claim = tokens[0] in AUXILIARIES and "or" not in tokens and how in ("more", "less")
        return Compare(ids=tuple(g[0] for g in ids), measure=measure, how=how, claim=claim)

    def _table(self, entities: Sequence[Item]) -> Lookup | None:
        """ "Compare A and B", "compare A and B by load": what both of them hold, or what is named,
        side by side."""
        ids = tuple(i for e in entities for i in self._one(e))
        kinds = [self.joins.schema.kinds[k].attributes for k in self.kinds_of(ids)]
        shared = [a for a in kinds[0] if all(a in held for held in kinds)]
        asked = [a for a in self.free("attribute") if a.name in shared]
        names = [a.name for a in asked] or [a for a in shared if a not in _COORDINATES]
        if not names or any(p.role == "kind" for p in self.free("kind")):
            return None
        for item in (*entities, *asked):
            item.used = True
        return Lookup(of=Selection(ids=ids), attributes=tuple(dict.fromkeys(names)))

    def _asks_how_far(self, cue: Item) -> bool:
        """ "How much warmer is A than B", "how many square metres more has A than B"."""
        said = self.between(0, cue.start)
        while said and said[-1] in UNIT_WORDS | _POWERS:
            said.pop()
        return said[-2:] in (["how", "much"], ["how", "many"])

    def _in_asked_unit(self, measure: Measure, cue: Item, kinds: Sequence[str]) -> Measure:
        """The feet of "how many feet longer", where what is compared can be said in them."""
        words = self.between(0, cue.start)
        unit = words[-1] if words and words[-1] in UNIT_WORDS else ""
        if not unit or not isinstance(measure, AttributeMeasure):
            return measure
        infos = self.joins.attributes(tuple(kinds), measure.attribute)
        said = f"{words[-2]} {unit}" if words[-2:-1] and words[-2] in _POWERS else unit
        if bool(infos) and all(can_say(i, said) for i in infos):
            return measure.model_copy(update={"unit": said})
        held = {n: i for k in kinds for n, i in self.joins.schema.kinds[k].attributes.items()}
        told = [n for n, i in held.items() if i.type == "number" and measures(i, said)]
        dated = bool(infos) and all(map(holds_years, infos)) and unit in ("year", "years")
        return AttributeMeasure(attribute=told[0]) if len(told) == 1 and not dated else measure

    def _shared(self, ids: Sequence[tuple[str, ...]], measure: Measure) -> Question | None:
        """ "Are A and B in the same district?", "which district do A and B share": the districts
        that both are in; without a word for how many, their number is not what is the same."""
        counted = {"many", "much", "number", "count"} & set(self.said)
        if not isinstance(measure, DegreeMeasure) or counted or measure.target is None:
            return None
        step = measure.step.model_copy(update={"direction": OPPOSITE[measure.step.direction]})
        both = tuple(Related(step=step, target=Selection(ids=group[:1])) for group in ids)
        related = (*measure.target.related, *both)
        both_in = measure.target.model_copy(update={"related": related})
        return Exists(of=both_in) if self._is_yes_no([*self.said]) else ListAll(of=both_in)
