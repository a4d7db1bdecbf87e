"""What is averaged, added up and counted per group, and over whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    DegreeMeasure,
    Function,
    Group,
    Measure,
    Question,
    Step,
)
from gentwin_chat.understanding.lexicon import ACTIVITIES, AUXILIARIES, DIMENSIONS
from gentwin_chat.understanding.measures import Measures
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.tallies import tally


@dataclass
class Aggregates(Measures):
    """Composes aggregates and groups."""

    def _aggregate(self, function: Function, phrases: list[NounPhrase], cue: Item) -> Question:
        groups = [p for p in phrases if p.per]
        attributes = [a for a in self.free("attribute") if self.type_of(a) in ("number", "mixed")]
        if attributes:
            a = attributes[0]
            a.used = True
            measure: Measure = AttributeMeasure(attribute=a.name)
            holder = next((p for p in phrases if set(p.all_kinds) & a.owners and not p.per), None)
            if holder is None:
                holder = NounPhrase(a.start, a.end, kinds=self.owners(a))
                phrases.append(holder)
            if not groups and (ranked := self._ranked_groups(function, phrases, measure, holder)):
                return ranked
            if groups or self.has("per"):
                if (
                    groups
                    and groups[0].kinds
                    and set(groups[0].kinds) & a.owners
                    and not [
                        p for p in phrases if p is not groups[0] and set(p.all_kinds) & a.owners
                    ]
                ):
                    holder = groups[0]
                    holder.per = False
                else:
                    return self._group(function, phrases, measure, holder)
            self._join(holder, phrases)
            self._absorb(holder)
            if function == "sum" and not holder.is_set:
                self.penalty += 0.3  # of one there is nothing to add up
            return Aggregate(of=holder.selection(), function=function, measure=measure)
        # "how many sensors does a gateway have on average", "links per node on average"
        sets = [p for p in phrases if p.is_set]
        if sets and not groups and (done := self._done(sets[0].all_kinds)) is not None:
            self._join(sets[0], phrases)
            self._absorb(sets[0])
            return Aggregate(of=sets[0].selection(), function=function, measure=done)
        if sets and not groups and not self.has("count") and not self.free("relation"):
            main = self._main_attribute(sets[0].kinds)
            if main is not None:
                self._join(sets[0], phrases)
                return Aggregate(
                    of=sets[0].selection(),
                    function=function,
                    measure=AttributeMeasure(attribute=main),
                )
        heads = groups or sets[-1:]
        if not heads:
            raise Unplaced("nothing to average")
        head = heads[0]
        head.per = False
        relation = next(iter(self.free("relation")), None)
        same = relation is not None  # "links per node": the second "node" is the first again
        counted = next(
            (p for p in sets if p is not head and not (same and p.kinds == head.kinds)), None
        )
        if counted is not None and (step := self.joins.step(head.all_kinds, counted.all_kinds)):
            measure = DegreeMeasure(step=step, target=counted.selection())
            phrases = [p for p in phrases if p is not counted]
        elif relation is not None:
            step = self.joins.step(head.all_kinds, (), relation.names)
            step = step or Step(types=relation.names)
            where = tuple(self._edge_where())
            measure = DegreeMeasure(step=step.model_copy(update={"where": where}))
        else:
            raise Unplaced("nothing counted")
        for r in self.free("relation"):
            r.used = True
        extra = [p for p in phrases if p is not head and p.ids is None]
        tokens = {t.lower for t in self.linked.tokens}
        present = bool({"only", "counting"} & tokens and {"with", "any", "having", "at"} & tokens)
        self._join(head, [p for p in phrases if p not in extra])
        return Aggregate(of=head.selection(), function=function, measure=measure, present=present)

    def _ranked_groups(
        self, function: Function, phrases: list[NounPhrase], measure: Measure, holder: NounPhrase
    ) -> Question | None:
        """ "Which district has the highest average pm10": the best of the groups that are asked
        for, each measured over its members."""
        rank = next((c for c in self.cues("most", "least") if not c.used), None)
        asked = [w.end for w in self.cues("which", "where")] or [0]
        heads = [
            p
            for p in phrases
            if p.is_set and p is not holder and any(0 <= p.start - end <= 1 for end in asked)
        ]
        if rank is None or rank.cue is None:
            return None
        if not heads:
            values = [a for a in self.free("attribute") if self.type_of(a) in ("text", "boolean")]
            named = [a for a in values if any(0 <= a.start - end <= 1 for end in asked)]
            if not named or not set(holder.all_kinds) & named[0].owners:
                return None
            named[0].used = True
            grouped = tally(self, holder, phrases, named[0].name)
            return grouped.model_copy(
                update={
                    "function": function,
                    "measure": measure,
                    "largest": rank.cue.kind == "most",
                    "k": self.k or 1,
                }
            )
        heads[0].per = True
        by_end = self._group(function, phrases, measure, holder)
        return by_end.model_copy(update={"largest": rank.cue.kind == "most"})

    def _middle(self) -> Function:
        """The average, unless the median is asked for."""
        cues = [c.cue for c in self.cues("average") if c.cue]
        return "median" if any(c.value == "median" for c in cues) else "average"

    def _done(self, kinds: Sequence[str]) -> Measure | None:
        """ "How full are the bins on average", "what do the plants put out together": what the
        adjective or the verb measures."""
        said = self.between(0, len(self.linked.tokens))
        nouns = [n for a, b in pairwise(said) if a == "how" for n in DIMENSIONS.get(b, ())]
        if not nouns and not self.has("count") and not self.free("relation"):
            verbs = [word for word in said if word not in AUXILIARIES]
            nouns = [n for word in verbs for n in ACTIVITIES.get(word, ())]
        found = self.vocabulary.dimension(nouns, self._numbers(kinds)) if nouns else None
        return AttributeMeasure(attribute=found) if found is not None else None

    def _told_separately(self, phrases: list[NounPhrase]) -> tuple[NounPhrase, str] | None:
        """ "… for red and blue crews, each": the values listed are the groups."""
        ends = any(c.end == len(self.linked.tokens) for c in self.cues("per"))
        for p in phrases if ends else ():
            for c in p.where:
                if isinstance(c.value, list):
                    return p, c.attribute
        return None

    def _group(
        self,
        function: str,
        phrases: list[NounPhrase],
        measure: Measure | None = None,
        of: NounPhrase | None = None,
    ) -> Question:
        head = next((p for p in phrases if p.per), None)
        attribute = None
        per = self.cues("per")
        if head is None:
            for a in self.free("attribute"):
                if any(0 <= a.start - p.end <= 1 for p in per) or not phrases or measure is None:
                    attribute = a
                    break
            if attribute is None and (listed := self._told_separately(phrases)) is not None:
                of = of or listed[0]
                self._join(of, phrases)
                self._absorb(of)
                return Group(
                    of=of.selection(), attribute=listed[1], function=function, measure=measure
                )
            if attribute is None:
                raise Unplaced("no group")
            attribute.used = True
            of = of or next((p for p in phrases if set(p.all_kinds) & attribute.owners), None)
            if of is None:
                of = NounPhrase(0, 0, kinds=self.owners(attribute))
                phrases.append(of)
            self._join(of, phrases)
            self._absorb(of)
            return Group(
                of=of.selection(), attribute=attribute.name, function=function, measure=measure
            )
        others = [p for p in phrases if p is not head]
        of = of or next((p for p in others if p.ids is None), None)
        if of is None or of is head:
            relation = next(iter(self.free("relation")), None)
            if relation is None:
                raise Unplaced("nothing to count per group")
            relation.used = True
            step = self.joins.step(head.all_kinds, (), relation.names)
            if step is None:
                raise Unplaced("relation does not fit")
            kinds = self.joins.reachable(head.all_kinds, relation.names, step.direction)
            of = NounPhrase(relation.start, relation.end, kinds=kinds)
        said = self._between_relation(of, head)
        step = self.joins.step(of.all_kinds, head.all_kinds, said.names if said else ())
        if step is None:
            raise Unplaced("groups are not related")
        if said:
            said.used = True
        if measure is None and function != "list":
            function = "count"
        self._join(of, [p for p in others if p is not head])
        self._absorb(of)
        return Group(
            of=of.selection(),
            step=step,
            target=head.selection(),
            function=function,
            measure=measure,
        )
