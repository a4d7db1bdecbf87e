"""Questions about the relations themselves: "60GHz links", "the distance between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Count,
    Direction,
    Edges,
    Exists,
    ListAll,
    Lookup,
    Question,
    Step,
    Top,
)
from gentwin_chat.understanding.forms import Forms
from gentwin_chat.understanding.phrases import Item, NounPhrase, edge_set

_ASKS = ("count", "list", "which", "average", "sum", "most", "least", "distinct")


@dataclass
class Links(Forms):
    """Composes questions whose set is one of relations."""

    def _edges(self, phrases: list[NounPhrase]) -> Question | None:
        """The question if relations are counted, listed or looked up; else ``None``."""
        if self.has("per"):
            return None
        ends: list[NounPhrase] = []
        for p in phrases:
            new = p.selection() not in [e.selection() for e in ends]
            if new and not p.per and p.count is None:
                ends.append(p)
        for r in self.free("relation"):
            held = [a for a in self._link_attributes() if set(r.names) & a.owners]
            if self._is_about_links(r, ends, held):
                r.used = True
                return self._of_links(self._link_set(r.names, ends), held, ends, r)
        attributes = self._link_attributes()
        if attributes and len([e for e in ends if not e.is_set]) == 2:
            # "the distance between A and B": only links have a distance
            types = tuple(sorted(attributes[0].owners))
            return self._of_links(self._link_set(types, ends), attributes, ends, attributes[0])
        return None

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
            return Aggregate(of=of, function="average", measure=measure)
        if self.has("sum"):
            return Aggregate(of=of, function="sum", measure=measure)
        ranks = self.cues("most", "least", "old", "new")
        if ranks and ranks[0].cue:
            largest = ranks[0].cue.kind in ("most", "new")
            which = any(0 <= r.start - c.end <= 1 for c in self.cues("which"))
            if which or (ranks[0].end <= r.start and attribute.start > r.end):
                return Top(of=of, measure=measure, k=self.k or 1, largest=largest)
            return Aggregate(of=of, function="maximum" if largest else "minimum", measure=measure)
        named = any(e.ids is not None for e in ends)
        return Lookup(of=of, attributes=(attribute.name,), distinct=not named)
