"""Noun phrases: entities and kinds with the conditions that belong to each."""

from __future__ import annotations

from dataclasses import dataclass

from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.understanding.conditions import Conditions
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.wording import singular

_BREAKS = {"and", "or", "in", "on", "at", "of", "for", "to", "from", "with", "by", "than"}


@dataclass
class Nouns(Conditions):
    """Builds the noun phrases of a question."""

    def _phrase(self, item: Item) -> NounPhrase:
        if item.role == "entity":
            ids = self._one(item)
            several = item.mention.pronoun == "they" and (len(ids) > 1 or self.has("count"))
            return NounPhrase(
                item.start,
                item.end,
                ids=ids,
                other_kinds=self.kinds_of(ids),
                several=several,
                ors=self.ors,
            )
        if item.role == "kind":
            noun = singular(item.mention.text.lower())
            return NounPhrase(item.start, item.end, kinds=item.names, noun=noun, ors=self.ors)
        condition = Comparison(attribute=item.name, op="=", value=item.value)
        return NounPhrase(item.start, item.end, kinds=self.owners(item), where=[condition])

    def _phrases(self) -> list[NounPhrase]:
        """Noun phrases in order of appearance, with their own conditions."""
        phrases: list[NounPhrase] = []
        negations = [n for n in self.cues("negation", "alone") if not n.used]
        for item in self.free("entity", "kind"):
            phrase = self._phrase(item)
            item.used = True
            previous = phrases[-1] if phrases else None
            if previous is not None and self._apposed(previous, phrase):
                continue
            if item.role == "kind" and self._said_before(item, phrases):
                continue
            if previous is not None and self._joined(previous, phrase):
                previous.ids = (*(previous.ids or ()), *(phrase.ids or ()))
                previous.end, previous.several = phrase.end, True
                continue
            if previous is not None and self._narrows(previous, phrase):
                previous.kinds, previous.end = phrase.kinds, phrase.end
                continue
            if previous is not None and self._modifies(previous, phrase):
                phrases.pop()
            phrase.per = any(0 <= item.start - p.end <= 1 for p in self.cues("per"))
            phrase.negated = any(
                n.mention.text.lower() not in ("missing",) and 0 <= item.start - n.end <= 2
                for n in negations
                if n.cue and n.cue.kind == "negation"
            )
            if phrase.negated and self._before_its_head(item, phrase):
                phrase.negated = False  # "no CO2 sensor": the sensor is denied, once
            for n in negations:
                if phrase.negated and 0 <= item.start - n.end <= 2:
                    n.used = True
            for position, op, count, counted in self.counts:
                if counted is item or position == item.start:
                    phrase.count = (op, count)
            if self.lower(item.start - 1) == "both" and phrase.ids is None:
                phrase.count = (">=", 2)
            for other in self.cues("other", "op"):
                if other.cue and other.cue.kind == "op" and other.cue.value != "!=":
                    continue
                if 0 <= item.start - other.end <= 1 and phrase.ids is not None and phrases:
                    other.used = True
                    if not self._contrasted(other, phrases, phrase):
                        phrases[0].excluding = phrase.ids
                        break
                    phrase.negated = True
            else:
                phrases.append(phrase)
        likened = set(self.kinds_of(self.alike))
        for phrase in phrases:
            if phrase.ids is None and likened & set(phrase.kinds):
                phrase.excluding = self.alike
                break
        self._give_conditions(phrases)
        phrases.sort(key=lambda p: p.start)
        return phrases

    def _before_its_head(self, item: Item, phrase: NounPhrase) -> bool:
        """The name in "no CO2 sensor", "without a Shell charger": it says which of another kind."""
        return item.role == "entity" and any(
            k.start == item.end and not set(k.names) & set(phrase.all_kinds)
            for k in self.free("kind")
        )

    @staticmethod
    def _contrasted(other: Item, phrases: list[NounPhrase], phrase: NounPhrase) -> bool:
        """ "Sensors heard by gw-1 but not gw-2": what is so of the one and not of the other, rather
        than all sensors but one."""
        alike = phrases[-1].ids is not None and phrases[-1].all_kinds == phrase.all_kinds
        asked = set(phrases[0].all_kinds)
        return (other.mention.text.lower() == "but not" and alike) or not (
            asked & set(phrase.all_kinds)
        )

    def _said_before(self, item: Item, phrases: list[NounPhrase]) -> bool:
        """ "… some lift; what is that lift's …", "lifts … : which lifts?": the kind only points
        back."""
        pointing = self.lower(item.start - 1) in ("that", "those", "these", "this", "such")
        asked = any(c.end == item.start for c in self.cues("which", "list"))
        last = item.end >= len(self.linked.tokens)
        pointing |= last and (asked or self.lower(item.start - 1) == "the")
        return pointing and any(p.ids is None and set(item.names) & set(p.kinds) for p in phrases)

    def _modifies(self, previous: NounPhrase, phrase: NounPhrase) -> bool:
        """The hive of "hive scales": a kind in the singular that says of what sort the next is."""
        adjacent = previous.end == phrase.start and self.same_clause(previous.end - 1, phrase.start)
        if not adjacent or not previous.kinds or not phrase.kinds:
            return False
        word, head = self.lower(previous.end - 1), self.lower(phrase.end - 1)
        return singular(word) == word and singular(head) != head

    def _joined(self, previous: NounPhrase, phrase: NounPhrase) -> bool:
        """ "gw-1 and gw-2": two of a kind that stand side by side are one set."""
        if previous.ids is None or phrase.ids is None or previous.all_kinds != phrase.all_kinds:
            return False
        between = set(self.between(previous.end, phrase.start))
        if "and" in between and self._in_common(previous):
            states = self._is_yes_no([*self.said]) and not self.free("relation")
            return states and between == {"and"}  # "are both P1 and P2 online"
        if "or" in between and between <= {"or", "either", "in", "on", "at", "to", "by", "s"}:
            return True
        relations = [
            i
            for i in self.items
            if i.role == "relation" and not self.joins.leads_to_one(i.names, phrase.all_kinds)
        ]
        if self.has("between", "path", "hops"):
            return False  # "the link between A and B"
        return "and" in between and between <= {"and", "s", "of", "both", "also"} and not relations

    def _in_common(self, first: NounPhrase) -> bool:
        """ "Heard both A and B", "common neighbours of A and B": what is so with each of them."""
        return self.lower(first.start - 1) == "both" or self.has("common")

    def _narrows(self, previous: NounPhrase, phrase: NounPhrase) -> bool:
        """ "How many of them are parking sensors", "which devices are routers": the kind narrows
        the set named before."""
        if phrase.ids is not None:
            return False
        between = set(self.between(previous.end, phrase.start))
        if not between <= {"are", "were", "is", "a", "an", "all"}:
            return False
        among = bool(between) and set(phrase.kinds) < set(previous.kinds)
        return previous.several or (previous.ids is None and among)

    def _apposed(self, left: NounPhrase, right: NounPhrase) -> bool:
        """ "node 48", "gw-12 gateway": the kind only says what the entity is."""
        among = self.between(left.end, right.start) in (["one", "of"], ["one", "of", "the"])
        if (right.start - left.end > 1 and not among) or (
            right.start - left.end == 1
            and self.lower(left.end)
            not in ("called", "named", "number", "no", "with", "at", "in", "on", "for")
        ):
            return False
        by_place = right.start > left.end and self.lower(left.end) in ("at", "in", "on", "for")
        if by_place and (right.ids is None or self.joins.direct(left.all_kinds, right.all_kinds)):
            return False  # "the gauge at Stone Weir" is that gauge, if it is one
        named, kind = (left, right) if left.ids is not None else (right, left)
        if named.ids is None or not kind.kinds or kind.ids is not None:
            return False
        fitting = tuple(
            i for i in named.ids if i in self.known and self.known[i].kind in kind.kinds
        )
        if not fitting:
            return False
        left.ids, left.kinds, left.end = fitting, (), right.end
        left.other_kinds = self.kinds_of(fitting)
        return True

    def _give_conditions(self, phrases: list[NounPhrase]) -> None:
        """Each condition goes to the nearest phrase whose kind has the attribute."""
        self.edge_conditions: list[Comparison] = []
        yes_no = self._is_yes_no([t.lower for t in self.linked.tokens])
        by_value: dict[tuple[int, str], NounPhrase] = {}
        for item, condition, owners, at, of_edges in self.conditions:
            if item is not None and item.role == "value":
                item.used = True
            if of_edges:
                self.edge_conditions.append(condition)
                continue
            fits = [p for p in phrases if set(p.all_kinds) & set(owners) and not p.per]
            beside = item is not None and any(p.start == item.end and not p.is_set for p in fits)
            if item is not None and item.role == "value" and beside:  # "supernode 713"
                continue
            if not yes_no:
                fits = [p for p in fits if p.is_set]
            before = [p for p in fits if p.end <= at]
            after = [p for p in fits if p.start >= at]
            size = item.end if item is not None else at + 1
            adjective = next(
                (p for p in after if p.start - size <= 1 and self.lower(size) not in _BREAKS), None
            )
            home = adjective or (before[-1] if before else after[0] if after else None)
            if home is None:
                home = by_value.get((0, condition.attribute)) if condition.op != "=" else None
            if home is None:
                home = NounPhrase(at, size, kinds=tuple(owners), ors=self.ors)
                by_value[0, condition.attribute] = home
                self._mark_phrase(home, at)
                phrases.append(home)
            same = [
                c
                for c in home.where
                if c.attribute == condition.attribute and c.op == condition.op == "="
            ]
            if (
                same
                and same[0].value != condition.value
                and home is not None
                and not self._listed(home, at)
            ):
                other = NounPhrase(at, size, kinds=tuple(owners), where=[condition])
                phrases.append(other)
                continue
            if same and same[0].value != condition.value:  # "installed or planned": either
                home.where.remove(same[0])
                merged = same[0].value if isinstance(same[0].value, list) else [same[0].value]
                home.where.append(same[0].model_copy(update={"value": [*merged, condition.value]}))
            else:
                home.add(condition, at)

    def _listed(self, home: NounPhrase, at: int) -> bool:
        """Whether the words before ``at`` go on with a list: "installed or planned"."""
        before = [i for i in self.items if i.role == "value" and i.end <= at]
        gap = self.between(before[-1].end, at) if before else ["?"]
        ends = before and self.lower(before[-1].start - 1) == "between"
        if ends and "and" in gap:  # "links between hubs and kiosks": two ends
            return False
        return set(gap) <= {"or", "and", "either", "the", "in", "to", "nor"} and 0 < len(gap) <= 3

    def _mark_phrase(self, phrase: NounPhrase, at: int) -> None:
        for n in self.cues("negation"):
            if (
                n.mention.text.lower() in ("no", "without", "lack", "lacks")
                and 0 <= at - n.end <= 1
            ):
                phrase.negated = n.used = True
        phrase.per = any(0 <= at - p.end <= 1 for p in self.cues("per"))
        for position, op, count, _ in self.counts:
            if position == at - 1:
                phrase.count = (op, count)
