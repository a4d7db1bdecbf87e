"""What is asked of the noun phrases: their members, number, values, or whether there are any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Count,
    DegreeMeasure,
    Edges,
    Exists,
    Function,
    ListAll,
    Lookup,
    Question,
    Related,
    Selection,
    Step,
    Top,
)
from gentwin_chat.understanding.lexicon import UNIT_WORDS
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.surroundings import PLACING, WHO
from gentwin_chat.understanding.tallies import commonest, tally
from gentwin_chat.understanding.units import adds_up
from gentwin_chat.understanding.vocabulary import SURE, SYNONYM
from gentwin_chat.understanding.yes_no import YesNo


@dataclass
class Asked(YesNo):
    """Decides between list, count, look-up and yes or no."""

    def _wanted(self, phrases: list[NounPhrase]) -> Question:
        tokens = [t.lower for t in self.linked.tokens]
        yes_no = self._is_yes_no(tokens)
        ranks = [c for c in self.cues("most", "least", "old", "new", "degree") if not c.used]
        if self._above_all(tokens):
            ranks += self.cues("more", "less")
        ranks = self._said_last(ranks)
        averages = [c for c in self.cues("average") if not c.used]
        sums = self.cues("sum")
        root = self._root(phrases)

        if self.tallied and root is not None:
            return tally(self, root, phrases, self.tallied)
        if (mode := commonest(self, phrases)) is not None:
            return mode
        if (owned := self._links_owned(phrases)) is not None:
            return owned
        if edges := self._edges(phrases):
            return edges
        self._flags(phrases)
        root = self._root(phrases)
        summed = sums and (self.free("attribute") or self._done(root.all_kinds if root else ()))
        if averages or summed:
            function: Function = self._middle() if averages else "sum"
            return self._aggregate(function, phrases, (averages or sums)[0])
        if (total := self._in_total(phrases)) is not None:
            return total
        if (dated := self._dated(root)) is not None:
            return dated
        if (ordered := self._in_order(ranks, phrases, root)) is not None:
            return ordered
        if ranks and (ranked := self._ranked(ranks, phrases, root)) is not None:
            return self._place_of_first(ranked) or ranked
        projected = self._projection(phrases, yes_no)
        groups = [p for p in phrases if p.per]
        grouped = [a for a in projected if any(0 <= a.start - p.end <= 1 for p in self.cues("per"))]
        if grouped and (self.has("count") or not groups):
            return self._group("count", phrases)
        if self.has("per") and not projected:
            return self._group(
                "count" if not self.has("list") or self.has("count") else "list", phrases
            )
        if (summed_per := self._summed_per(groups, projected, phrases)) is not None:
            return summed_per
        if groups and projected:
            phrases = [p for p in phrases if p is not groups[0]] or phrases
            root = self._root(phrases)
            groups[0].per = False
        if root is None:
            return self._no_phrase(projected, yes_no)
        if yes_no:
            return self._yes_no(root, phrases, projected)
        if any(p.ids and set(p.all_kinds) & a.owners for p in phrases for a in projected):
            for r in self.free("relation"):  # "how many fish are swimming in pen-11"
                ends = self.joins.reachable(phrases[0].all_kinds, r.names, "both")
                idle = r.score < SURE or not any({*ends} & a.owners for a in projected)
                r.used = r.used or (idle and len(phrases) == 1)  # "what flow does P-2 deliver"
        self._implicit(phrases, projected)
        root = self._root(phrases)
        assert root is not None
        if projected and not any(set(p.all_kinds) & a.owners for p in phrases for a in projected):
            doing = SYNONYM if self.linked.vague else SYNONYM - 0.01
            if projected[0].score <= doing:  # "price of gw-5": hardly what something else has
                self.penalty += 0.4
            root = NounPhrase(projected[0].start, projected[0].end, kinds=self.owners(projected[0]))
            phrases = sorted([*phrases, root], key=lambda p: p.start)
        elif projected:
            holders = [p for p in phrases if set(p.all_kinds) & projected[0].owners]
            if not holders:
                raise Unplaced("nothing that is spoken of has what is asked")
            if root not in holders:
                root = holders[0]
        if not projected and not root.is_set and len(phrases) == 1:
            return self._around(root)
        self._join(root, phrases)
        self._absorb(root)
        if projected:
            sure = [a for a in projected if a.score >= SURE]
            listed = {"and", "or", "plus", "with"} & {*self.said} or "," in self.linked.question
            told = projected if listed or not sure else sure  # the people that live in a zone
            names = tuple(dict.fromkeys(a.name for a in told))
            for a in projected:
                a.used = True
            if self.has("count") and root.ids is None and self.has("distinct"):
                return Count(of=root.selection(), distinct=names[0])
            if root.is_set and len(names) == 1 and self._counts(projected[0]):
                measure = AttributeMeasure(attribute=names[0])
                return Aggregate(of=root.selection(), function="sum", measure=measure)
            distinct = root.ids is None and not self.has("per") and not self._one_each(projected)
            distinct |= self.has("distinct")
            return Lookup(of=root.selection(), attributes=names, distinct=distinct)
        if self.has("count"):
            return Count(of=root.selection())
        if (doer := self._doer(root)) is not None:
            return doer
        if not root.is_set and (root.where or root.related) and not self.has("which", "list"):
            return Exists(of=root.selection())  # "Hanne is moored at berth-2, right?"
        if self.has("where") and root.is_set and (places := self._places(root.all_kinds)):
            return Lookup(of=root.selection(), attributes=places)
        if (reading := self._reading_of(root)) is not None:
            return Lookup(of=root.selection(), attributes=(reading,))
        if (owners := self._owners(root)) is not None:
            return owners
        if (people := self._people_of(root)) is not None:
            return people
        if self.lower(0) in WHO and len(root.kinds) > 1:  # "who is at work on the carousel"
            root.kinds = tuple(self.vocabulary.people(root.kinds)) or root.kinds
        return ListAll(of=root.selection())

    def _people_of(self, root: NounPhrase) -> Question | None:
        """ "Who has cleaned the hall?", where cleaning rounds covered it: those by whom the rounds
        were done; "who has a copy of Emma": those who borrowed one."""
        done = any(i.role == "kind" and is_participle(i.mention.text) for i in self.items)
        has = self.lower(1) in ("has", "have") and self.lower(2) in ("a", "an", "the", "any")
        placed = self.lower(root.start - 1) == "the" and self.lower(root.start - 2) in PLACING
        if self.lower(0) not in WHO or not root.related or not (done or has or placed):
            return None
        around = self.joins.around(root.kinds)
        ends = sorted({k for k, way, _ in around if has or way == "out"})
        people = self.vocabulary.people(ends)
        if not people or self.vocabulary.people(root.kinds):
            return None
        step = self.joins.step(people, root.kinds)
        if step is None or len(step.types) > 1:
            return None
        related = Related(step=step, target=root.selection())
        return ListAll(of=Selection(kinds=tuple(people), related=(related,)))

    def _summed_per(
        self, groups: list[NounPhrase], projected: list[Item], phrases: list[NounPhrase]
    ) -> Question | None:
        """ "Tickets scanned per gate": amounts that the turnstiles of a gate add up to."""
        if len(groups) != 1 or len(projected) != 1 or projected[0].of_edges:
            return None
        a = projected[0]
        infos = self.joins.attributes(self.owners(a), a.name)
        if set(groups[0].all_kinds) & a.owners or not infos or not all(map(adds_up, infos)):
            return None
        a.used = True
        holder = next((p for p in phrases if set(p.all_kinds) & a.owners and not p.per), None)
        if holder is None:
            holder = NounPhrase(a.start, a.end, kinds=self.owners(a))
            phrases.append(holder)
        return self._group("sum", phrases, AttributeMeasure(attribute=a.name), holder)

    def _owners(self, root: NounPhrase) -> Question | None:
        """ "Whose pallets are on the truck": the people around them."""
        if self.lower(0) != "whose" or root.start != 1 or not (root.is_set and root.noun):
            return None
        people = self.vocabulary.people(sorted({k for k, _, _ in self.joins.around(root.kinds)}))
        step = self.joins.step(people, root.kinds) if people else None
        if step is None:
            return None
        related = Related(step=step, target=root.selection())
        return ListAll(of=Selection(kinds=tuple(people), related=(related,)))

    def _links_owned(self, phrases: list[NounPhrase]) -> Question | None:
        """ "Total number of links of the hubs", "how many links do the hubs have with kiosks": what
        each of them has, added up."""
        sets: list[NounPhrase] = []
        for p in phrases:
            if not p.is_set or p.ids is not None or p.per or p.negated:
                return None
            if p.selection() not in [s.selection() for s in sets]:  # "…, i.e. …"
                sets.append(p)
        relation = next(iter(self.free("relation")), None)
        if relation is None or not 1 <= len(sets) <= 2:
            return None
        counted = any(0 <= relation.start - c.end <= 1 for c in self.cues("count"))
        plural = self.linked.tokens[relation.end - 1]
        after = self.between(relation.end, sets[0].start)
        having = after[:1] in (["do"], ["does"]) and {"have", "got"} & set(
            self.between(sets[0].end, len(self.linked.tokens))
        )
        of = after[:1] == ["of"] and len(sets) == 1
        step = self.joins.step(sets[0].kinds, sets[-1].kinds if sets[1:] else (), relation.names)
        if not counted or plural.lower == plural.stem or not (having or of) or step is None:
            return None
        if self.edge_conditions or self.has("average", "most", "least", "distinct"):
            return None
        for r in self.free("relation"):
            r.used = r.used or set(r.names) <= set(relation.names)
        target = sets[1].selection() if sets[1:] else None
        measure = DegreeMeasure(step=step, target=target)
        return Aggregate(of=sets[0].selection(), function="sum", measure=measure)

    def _dated(self, root: NounPhrase | None) -> Question | None:
        """ "Which monitor was calibrated last": a date whose own name says last or first."""
        for a in self.free("attribute"):
            last = self.lower(a.end - 1) in ("last", "latest")
            asked = any(root and 0 <= root.start - w.end <= 1 for w in self.cues("which"))
            if not asked or root is None or not (last or self.lower(a.end - 1) == "first"):
                continue
            if root.is_set and self.type_of(a) == "datetime" and root.end <= a.start:
                a.used = True
                self._join(root, [root])
                measure = AttributeMeasure(attribute=a.name)
                return Top(of=root.selection(), measure=measure, largest=last)
        return None

    def _in_total(self, phrases: list[NounPhrase]) -> Question | None:
        """ "How many square metres do the labs have": a unit in place of what is counted."""
        for a in self.free("attribute"):
            asked = a.start <= 2 or self.has("count")
            unit = set(a.mention.text.lower().split()) <= UNIT_WORDS | {"square", "cubic"}
            sets = any(
                p.is_set or self._owns(p, a) for p in phrases if not p.per
            )  # "how many hectares does Ott farm": those of the parcels
            if asked and unit and sets and not self.has("per"):
                return self._aggregate("sum", phrases, a)
        return None

    def _owns(self, phrase: NounPhrase, a: Item) -> bool:
        """Whether only what is beside the entity named holds the amount."""
        kinds = phrase.all_kinds
        own = bool(set(kinds) & a.owners) or a.of_edges
        return not own and len(a.owners) == 1 and bool(self.joins.direct(kinds, self.owners(a)))

    @staticmethod
    def _above_all(said: list[str]) -> bool:
        """ "More … than any other": the most."""
        rest = set(said[said.index("than") + 1 :] if "than" in said else ())
        return bool({"other", "others", "else", "rest"} & rest)

    def _counts(self, a: Item) -> bool:
        """ "How many fish are there at Kvalvik": an attribute that says how many, of several."""
        near = any(0 <= a.start - c.end <= 1 for c in self.cues("count"))
        much = next((k for k in range(a.start) if self.between(k, k + 2) == ["how", "much"]), None)
        near |= much is not None and a.start - much <= 4  # "how much battery capacity have we"
        return near and self.type_of(a) == "number" and not self.has("distinct", "per")

    def _one_each(self, projected: Sequence[Item]) -> bool:
        """Numbers, and what is asked with its members ("gateways with their status"), are told of
        each member: which of them has it is lost among the different values."""
        owned = any(self.lower(a.start - 1) in ("their", "its") for a in projected)
        return owned or any(self.type_of(a) == "number" for a in projected)

    def _root(self, phrases: list[NounPhrase]) -> NounPhrase | None:
        """The phrase that the question is about."""
        candidates = [p for p in phrases if not p.per]
        if not candidates:
            return phrases[0] if phrases else None
        relative = {p.end for p in phrases if p.is_set}  # "sensors which …", "nodes whose …"
        relative |= {e + 1 for e in relative if self.lower(e) in PLACING}  # "zones in which …"
        starts = [c.end for c in self.cues("count", "which", "list") if c.start not in relative]
        if self.lower(0) in ("for", "take", "from", "given", "among", "of", "with"):
            starts.append(self._after_break())  # "take the lamps on X: their cabinets"
        sets = [p for p in candidates if p.is_set and not p.negated and p.count is None]
        for s in starts:
            near = [p for p in sets if 0 <= p.start - s <= 3]
            if near:
                return near[0]
        if (
            len(sets) > 1
            and sets[1].start - sets[0].end == 1
            and self.lower(sets[0].end).endswith(("ing", "ed", "less", "equipped"))
        ):  # "sector-bearing nodes"
            return sets[1]
        return sets[0] if sets else candidates[0]

    def _after_break(self) -> int:
        """The first word after the first colon, comma or full stop; past the end if none."""
        match = re.search(r"[:;,.](?=\s)", self.linked.question)
        tokens = self.linked.tokens
        at = match.start() if match else len(self.linked.question)
        return next((k for k, t in enumerate(tokens) if t.start > at), len(tokens) + 9)

    def _no_phrase(self, projected: list[Item], yes_no: bool) -> Question:
        """No entity and no kind is named: an attribute or a relation stands alone."""
        if projected:
            a = projected[0]
            a.used = True
            of = Selection(kinds=self.owners(a))
            number = self.type_of(a) == "number" and not self.has("distinct")
            if self._counts(a) or (self.has("count") and number):
                return Aggregate(of=of, function="sum", measure=AttributeMeasure(attribute=a.name))
            counted = any(c.end == a.start for c in self.cues("count"))  # "how many rain"
            told = self.type_of(a) == "boolean" and not counted
            if told and not self.has("distinct", "per"):  # "who is in"
                held = Comparison(attribute=a.name, op="=", value=not self._negated(a))
                self._state(a)
                so = of.model_copy(update={"where": (held,)})
                if yes_no:
                    return Exists(of=so)
                return Count(of=so) if self.has("count") else ListAll(of=so)
            if self.has("count"):
                return Count(of=of, distinct=a.name)
            return Lookup(of=of, attributes=(a.name,), distinct=True)
        if relation := next(iter(self.free("relation")), None):
            relation.used = True
            edges = Edges(
                step=Step(types=relation.names, direction="out", where=tuple(self._edge_where()))
            )
            if self.has("count") or not self.has("list", "which"):
                return Count(of=edges)
            return ListAll(of=edges)
        everything = {
            "device",
            "devices",
            "entities",
            "nodes",
            "things",
            "items",
            "entity",
            "node",
            "objects",
        }
        if self.has("count", "list") and everything & {t.lower for t in self.linked.tokens}:
            return Count(of=Selection()) if self.has("count") else ListAll(of=Selection())
        raise Unplaced("nothing named")
