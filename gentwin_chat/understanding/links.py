"""Questions about the relations themselves: "60GHz links", "the distance between A and B"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Comparison
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Compare,
    Count,
    Direction,
    Edges,
    Exists,
    Function,
    Group,
    ListAll,
    Lookup,
    Question,
    Related,
    Selection,
    Step,
    Top,
)
from gentwin_chat.understanding.forms import Forms
from gentwin_chat.understanding.lexicon import DIMENSIONS, UNIT_WORDS
from gentwin_chat.understanding.phrases import Item, NounPhrase, edge_set
from gentwin_chat.understanding.units import measures
from gentwin_chat.wording import singular

_HAVING = {"has", "have", "had", "with", "having", "got"}
_ASKS = ("count", "list", "which", "average", "sum", "most", "least", "distinct")


@dataclass
class Links(Forms):
    """Composes questions whose set is one of relations."""

    def _stretch(self) -> Question | None:
        """ "How far is it from A to B", "how many metres of pipe lie between A and B": what the
        one link that joins the two holds."""
        ends = self.free("entity")
        if len(ends) != 2 or any(len(self._one(e)) != 1 for e in ends):
            return None
        first, second = (self._one(e) for e in ends)
        joining = self.joins.direct(self.kinds_of(first), self.kinds_of(second))
        said = {t for r in self.free("relation") for t in r.names} & {*joining}
        types = tuple(said or joining)
        held = {
            name: info
            for r in self.joins.schema.relations
            if r.type in types
            for name, info in r.attributes.items()
            if info.type in ("number", "mixed")
        }
        name, unit = self._asked_of(held)
        if name is None or not (
            self.reader.relations(types, first, second)
            or self.reader.relations(types, second, first)
        ):
            return None
        for i in self.items:
            i.used = True
        step = Step(types=types, direction="both")
        of = edge_set(step, Selection(ids=first), Selection(ids=second))
        return Lookup(of=of, attributes=(name,), unit=unit)

    def _mutual(self) -> Question | None:
        """ "Do A and B overlap?", "by how much do the jibs of A and B overlap": the one link of the
        two, rather than what each of them has."""
        ends = self.free("entity")
        if len(ends) != 2 or any(len(self._one(e)) != 1 for e in ends) or self.free("value"):
            return None
        first, second = (self._one(e) for e in ends)
        joining = self.joins.direct(self.kinds_of(first), self.kinds_of(second))
        said = [r for r in self.free("relation") if {*r.names} & {*joining}]
        beside = self.between(ends[0].end, ends[1].start) == ["and"]
        if (
            not said
            or not beside
            or said[-1].start < ends[1].end
            or self.kinds_of(first) != (self.kinds_of(second))
        ):
            return None
        step = Step(types=tuple(t for t in said[-1].names if t in joining), direction="both")
        if self._is_yes_no([*self.said]) and not self.has("both", "count"):
            target = Related(step=step, target=Selection(ids=second))
            asked: Question = Exists(of=Selection(ids=first, related=(target,)))
        elif self.has("difference") or self.said[:2] == ("how", "much"):
            numbers = {
                name
                for r in self.joins.schema.relations
                if r.type in step.types
                for name, info in r.attributes.items()
                if info.type == "number"
            }
            if len(numbers) != 1:
                return None
            of = edge_set(step, Selection(ids=first), Selection(ids=second))
            asked = Lookup(of=of, attributes=tuple(numbers))
        else:
            return None
        for i in self.items:
            i.used = True
        return asked

    def _between(self) -> Compare | None:
        """ "How many tonnes lie between A and B", which no link joins: by how much the one number
        that each of them has in tonnes differs."""
        ends = self.free("entity")
        if len(ends) != 2 or any(len(self._one(e)) != 1 for e in ends) or self.free("relation"):
            return None
        first, second = (self._one(e) for e in ends)
        kinds = self.kinds_of(first)
        after = {c.end for c in self.cues("count")}
        units = [i for i in self.items if i.start in after and i.mention.text.lower() in UNIT_WORDS]
        said = self.lower(ends[0].start - 1), *self.between(ends[0].end, ends[1].start)
        if said != ("between", "and") or kinds != self.kinds_of(second) or not units:
            return None
        unit = units[0].mention.text.lower()
        held = [i for k in kinds for i in self.joins.schema.kinds[k].attributes.values()]
        fitting = [i.name for i in held if i.type == "number" and measures(i, unit)]
        if len(fitting) != 1:
            return None
        for i in self.items:
            i.used = True
        measure = AttributeMeasure(attribute=fitting[0], unit=unit)
        return Compare(ids=(*first, *second), measure=measure, how="difference")

    def _asked_of(self, held: Mapping[str, AttributeInfo]) -> tuple[str | None, str | None]:
        """Which of the numbers that links hold "how long", "how far" or "how many metres" asks
        for, and the unit."""
        counted = {c.end for c in self.cues("count")}
        for a in self.free("attribute"):
            unit = self.lower(a.end - 1)
            if a.start in counted and set(a.mention.text.lower().split()) <= UNIT_WORDS:
                fitting = [name for name, info in held.items() if measures(info, unit)]
                return (fitting[0], unit) if len(fitting) == 1 else (None, None)
            if a.of_edges and a.name in held and a.start in counted:
                return a.name, None  # "how many bodies sit in the buffer between A and B"
        how = next((k for k, word in enumerate(self.said) if word == "how"), len(self.said))
        nouns = DIMENSIONS.get(self.lower(how + 1), ())
        return (self.vocabulary.dimension(nouns, sorted(held)) if nouns and held else None), None

    def _edges(self, phrases: list[NounPhrase]) -> Question | None:
        """The question if relations are counted, listed or looked up; else ``None``."""
        if self.has("per"):
            return self._links_grouped(phrases)
        if (best := self._best_end(phrases)) is not None:
            return best
        if (best := self._best_by_links(phrases)) is not None:
            return best
        ends: list[NounPhrase] = []
        for p in phrases:
            new = p.selection() not in [e.selection() for e in ends]
            if new and not p.per and p.count is None:
                ends.append(p)
        for r in self.free("relation"):
            self._bind_states(r)
            held = [a for a in self._link_attributes() if set(r.names) & a.owners]
            if self._is_about_links(r, ends, held):
                r.used = True
                return self._of_links(self._link_set(r.names, ends), held, ends, r)
        if (longest := self._best_link(ends)) is not None:
            return longest
        attributes = self._link_attributes()
        named = [e for e in ends if not e.is_set]
        alone = not ends and self.has("average", "sum")  # "average rssi"
        owners = attributes[0].owners if attributes else ()
        if any(not self.joins.direct(e.all_kinds, (), owners) for e in named):
            return None  # a boat has no leg from buoy to buoy
        if attributes and (alone or len(named) == 2 or (len(named) == len(ends) == 1)):
            # "the distance between A and B", "the weakest signal of A": only links have them
            types = tuple(sorted(attributes[0].owners))
            return self._of_links(self._link_set(types, ends), attributes, ends, attributes[0])
        return None

    def _links_grouped(self, phrases: list[NounPhrase]) -> Question | None:
        """ "Links per status", "the average RSSI per gateway": by what links hold, or by an end."""
        per = self.cues("per")
        held = self._link_attributes()
        by = next((a for a in held if any(0 <= a.start - p.end <= 1 for p in per)), None)
        heads = [p for p in phrases if p.per]
        measured = next((a for a in held if a is not by and self.type_of(a) == "number"), None)
        functions: dict[str, Function] = {"sum": "sum", "most": "maximum", "least": "minimum"}
        said = [f for cue, f in functions.items() if self.has(cue)]
        function: Function | None = (
            self._middle() if self.has("average") else next(iter(said), None)
        )
        about = by or measured
        types = tuple(sorted(about.owners)) if about is not None else ()
        relation = next((r for r in self.free("relation") if set(r.names) & {*types}), None)
        others = [p for p in phrases if not p.per]
        if (measured is None) != (function is None) or others or (by is None) == (not heads):
            return None
        if (by is not None and relation is None) or (by is None and measured is None):
            return None
        of = self._link_set(relation.names if relation is not None else types, heads[:1])
        for i in (by, measured, relation):
            if i is not None:
                i.used = True
        return Group(
            of=of,
            attribute=by.name if by is not None else None,
            target=heads[0].selection() if heads else None,
            function=function or "count",
            measure=AttributeMeasure(attribute=measured.name) if measured is not None else None,
        )

    def _bind_states(self, r: Item) -> None:
        """ "Tracks that aren't electrified", "electrified tracks": a yes or no that links hold."""
        if not self.has("count", "list", "which"):
            return
        for a in self._link_attributes():
            if self.type_of(a) == "boolean" and set(r.names) & a.owners:
                denied = self._negated_before(a.start, reach=2)
                a.used = True
                for n in self.cues("negation") if denied else ():
                    n.used = n.used or 0 <= a.start - n.end <= 2
                self.edge_conditions.append(Comparison(attribute=a.name, op="=", value=not denied))

    def _best_end(self, phrases: list[NounPhrase]) -> Question | None:
        """ "Which gateway is farthest from A", "which gateway hears A with the best SNR": the other
        end of the link of A that has the most of what only links have."""
        ranks = [c for c in self.cues("most", "least") if not c.used]
        sets = [p for p in phrases if p.is_set]
        named = [p for p in phrases if not p.is_set]
        if len(phrases) != 2 or len(sets) != 1 or len(named) != 1 or not ranks or self.has("count"):
            return None
        found = self.joins.direct(sets[0].all_kinds, named[0].all_kinds)
        said = [a for a in self._link_attributes() if set(found) & a.owners]
        name = said[0].name if said else self._link_dimension(ranks[0], sets[0], found)
        if name is None:
            return None
        for i in (*said[:1], *self.free("relation")):
            i.used = True
        of = self._link_set(tuple(found), [named[0], sets[0]])
        largest = ranks[0].cue is not None and ranks[0].cue.kind == "most"
        measure = AttributeMeasure(attribute=name)
        return Top(of=of, measure=measure, k=self.k or 1, largest=largest, far_end=True)

    def _best_by_links(self, phrases: list[NounPhrase]) -> Question | None:
        """ "Which device has the most receptions", "the device with the longest link": whose
        links have the most of what only links hold; amounts add up."""
        ranks = [c for c in self.cues("most", "least") if not c.used]
        if len(phrases) != 1 or not phrases[0].is_set or len(ranks) != 1 or self.k:
            return None
        head, rank = phrases[0], ranks[0]
        if not (head.end <= rank.start and _HAVING & {*self.between(head.end, rank.start)}):
            return None
        near = self.joins.direct(head.all_kinds, ())
        held = [a for a in self._link_attributes() if near.keys() & a.owners]
        numbers = [a for a in held if self.type_of(a) == "number" and rank.end <= a.start]
        links = [r for r in self.free("relation") if {*r.names} <= near.keys()]
        dimension = self._link_dimension(rank, head, near) if links and not held else None
        if not numbers and dimension is None:
            return None
        types = tuple(sorted(near.keys() & numbers[0].owners)) if numbers else links[0].names
        last = numbers[0].mention.text.split()[-1].lower() if numbers else ""
        largest = rank.cue is not None and rank.cue.kind == "most"
        extreme: Function = "maximum" if largest else "minimum"
        function = self._middle() if self.has("average") else extreme
        if singular(last) != last and self.lower(rank.end - 1) in ("most", "fewest", "least"):
            function = "sum"
        for i in (*numbers[:1], *links):
            i.used = True
        return Group(
            of=self._link_set(types, [head]),
            target=head.selection(),
            function=function,
            measure=AttributeMeasure(attribute=numbers[0].name if numbers else str(dimension)),
            largest=largest,
        )

    def _best_link(self, ends: Sequence[NounPhrase]) -> Question | None:
        """ "The longest track": the link with the most of what the word measures."""
        ranks = [c for c in self.cues("most", "least") if not c.used]
        relation = next((r for r in self.free("relation") for c in ranks if r.start == c.end), None)
        if relation is None or len(ends) > 2:
            return None
        name = self._link_dimension(ranks[0], NounPhrase(0, 0), relation.names)
        if name is None:
            return None
        relation.used = True
        of = self._link_set(relation.names, ends)
        largest = ranks[0].cue is not None and ranks[0].cue.kind == "most"
        return Top(of=of, measure=AttributeMeasure(attribute=name), k=self.k or 1, largest=largest)

    def _link_dimension(self, rank: Item, phrase: NounPhrase, types: Collection[str]) -> str | None:
        """What "farthest" measures of links, where no attribute is named and their ends have no
        such number."""
        nouns = DIMENSIONS.get(self.lower(rank.end - 1), ())
        if not nouns or self.free("attribute"):
            return None
        if phrase.all_kinds and self._dimension([rank], phrase.all_kinds):
            return None
        held = {
            name
            for r in self.joins.schema.relations
            if r.type in types
            for name, info in r.attributes.items()
            if info.type in ("number", "mixed")
        }
        return self.vocabulary.dimension(nouns, sorted(held))

    def _sibling(self, attribute: Item, largest: bool) -> str:
        """Of ``rssi_min``, ``rssi_mean`` and ``rssi_max``, the best "RSSI" is in the last."""
        wanted = "max" if largest else "min"
        said = words(attribute.mention.text).split()
        like = [n for a in attribute.mention.terms for n in [a.term.name] if a.term.of_edges]
        fitting = [
            n for n in like if wanted in words(n).split() and set(said) < {*words(n).split()}
        ]
        return fitting[0] if len(fitting) == 1 else attribute.name

    def _link_attributes(self) -> list[Item]:
        return [a for a in self.free("attribute") if a.of_edges]

    def _is_about_links(self, r: Item, ends: Sequence[NounPhrase], held: Sequence[Item]) -> bool:
        """Whether the relation ``r`` is the set asked for, rather than what joins two others."""
        named = [e for e in ends if e.ids is not None]
        sets = [e for e in ends if e.ids is None]
        near = 2 + len(self.edge_conditions)
        counted = any(0 <= r.start - c.end <= near for c in self.cues(*_ASKS))
        last = self.linked.tokens[r.end - 1]
        plural = last.lower != last.stem
        if held:
            return bool(named) or not ends
        if named:
            return False
        if sets and self.has("most", "least", "average"):
            return False  # "which node has the most active links"
        tied = any(counted is r for *_, counted in self.counts) or any(
            0 <= r.start - n.end < near for n in self.cues("negation")
        )
        if sets and tied:
            return False  # "nodes with more than 20 active links", "with no active link"
        both = counted and plural and len(sets) == 2 and self.has("count")
        return bool(self.edge_conditions and (counted or plural)) or both

    def _link_set(self, types: tuple[str, ...], ends: Sequence[NounPhrase]) -> Edges:
        direction: Direction = "both" if ends else "out"
        if len(ends) == 2:
            found = self.joins.step(ends[0].all_kinds, ends[1].all_kinds, types, subject=True)
            direction = found.direction if found is not None else "both"
        step = Step(types=types, direction=direction, where=tuple(self._edge_where()))
        selections = [e.selection() for e in ends[:2]] + [None, None]
        return edge_set(step, selections[0], selections[1])

    def _of_links(
        self, of: Edges, held: Sequence[Item], ends: Sequence[NounPhrase], r: Item
    ) -> Question:
        """What is asked of the links ``of``: an attribute's values or extremes, or the links."""
        if not held:
            if self._is_yes_no([t.lower for t in self.linked.tokens]):
                return Exists(of=of)
            listed = self.has("list", "which") and not self.has("count", "sum")
            return ListAll(of=of) if listed else Count(of=of)
        attribute = held[0]
        attribute.used = True
        measure = AttributeMeasure(attribute=attribute.name)
        if self.has("average"):
            return Aggregate(of=of, function=self._middle(), measure=measure)
        if self.has("sum"):
            return Aggregate(of=of, function="sum", measure=measure)
        ranks = self.cues("most", "least", "old", "new")
        if ranks and ranks[0].cue:
            largest = ranks[0].cue.kind in ("most", "new")
            which = any(0 <= r.start - c.end <= 1 for c in self.cues("which"))
            if which or (ranks[0].end <= r.start and attribute.start > r.end):
                return Top(of=of, measure=measure, k=self.k or 1, largest=largest)
            extreme = AttributeMeasure(attribute=self._sibling(attribute, largest))
            return Aggregate(of=of, function="maximum" if largest else "minimum", measure=extreme)
        named = any(e.ids is not None for e in ends)
        return Lookup(of=of, attributes=(attribute.name,), distinct=not named)
