"""What is asked of the noun phrases: their members, number, values, or whether there are any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
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
    Summary,
    Top,
)
from gentwin_chat.understanding.choices import Choices
from gentwin_chat.understanding.joining import REVERSE
from gentwin_chat.understanding.lexicon import AUXILIARIES, DIMENSIONS, LIGHT, UNIT_WORDS
from gentwin_chat.understanding.phrases import WEAK, Item, NounPhrase, begins
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.speech import is_verb
from gentwin_chat.understanding.tallies import commonest, tally
from gentwin_chat.understanding.text import stems
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.wording import singular

_SERVING = {"use", "uses", "using", "has", "have", "hold", "holds", "keep", "keeps", "got"}
_WHO = ("who", "whom")
_PLACING = {"in", "at", "on", "to", "into", "onto", "for", "under", "inside", "within", "behind"}
_PLACES = {"located", "location", "site", "place", "zone", "room", "area", "position", "stop"}
_PLACE_NAMES = ("location", "address", "place", "site", "latitude", "longitude", "position")
_LACKING = {"without", "no", "lack", "lacks", "not", "lacking", "non"}
_HAVING = {"with", "having"} | _LACKING - {"non"}
_BEING = {"has", "have", "are", "is"}
_ATTACHING = ("at", "on", "in", "under", "behind", "from", "to", "off", "through", "via")


@dataclass
class Asked(Choices):
    """Decides between list, count, look-up and yes or no."""

    def _wanted(self, phrases: list[NounPhrase]) -> Question:
        tokens = [t.lower for t in self.linked.tokens]
        yes_no = self._is_yes_no(tokens)
        ranks = [c for c in self.cues("most", "least", "old", "new", "degree") if not c.used]
        if self._above_all(tokens):
            ranks += self.cues("more", "less")
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
            return ranked
        projected = self._projection(phrases, yes_no)
        groups = [p for p in phrases if p.per]
        grouped = [a for a in projected if any(0 <= a.start - p.end <= 1 for p in self.cues("per"))]
        if grouped and (self.has("count") or not groups):
            return self._group("count", phrases)
        if self.has("per") and not projected:
            return self._group(
                "count" if not self.has("list") or self.has("count") else "list", phrases
            )
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
                r.used = r.used or (r.score < SURE and len(phrases) == 1)
        self._implicit(phrases, projected)
        root = self._root(phrases)
        assert root is not None
        if projected and not any(set(p.all_kinds) & a.owners for p in phrases for a in projected):
            root = NounPhrase(projected[0].start, projected[0].end, kinds=self.owners(projected[0]))
            phrases = sorted([*phrases, root], key=lambda p: p.start)
        elif projected:
            holders = [p for p in phrases if set(p.all_kinds) & projected[0].owners]
            if root not in holders:
                root = holders[0]
        if not projected and not root.is_set and len(phrases) == 1:
            return self._around(root)
        self._join(root, phrases)
        self._absorb(root)
        if projected:
            names = tuple(dict.fromkeys(a.name for a in projected))
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
        if self.lower(0) in _WHO and len(root.kinds) > 1:  # "who is at work on the carousel"
            root.kinds = tuple(self.vocabulary.people(root.kinds)) or root.kinds
        return ListAll(of=root.selection())

    def _owners(self, root: NounPhrase) -> Question | None:
        """ "Whose pallets are on the truck": the people around them."""
        if self.lower(0) != "whose" or root.start != 1 or not root.is_set:
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
            sets = any(p.is_set for p in phrases if not p.per)
            if asked and unit and sets and not self.has("per"):
                return self._aggregate("sum", phrases, a)
        return None

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
        relative |= {e + 1 for e in relative if self.lower(e) in _PLACING}  # "zones in which …"
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

    def _flags(self, phrases: list[NounPhrase]) -> None:
        """A yes-or-no attribute says which members of a set are meant: "the locked cases"."""
        free = [a for a in self.free("attribute") if not a.of_edges]
        for a in free:
            grouped = any(0 <= a.start - p.end <= 1 for p in self.cues("per"))
            if self.type_of(a) != "boolean" or grouped:
                continue
            holders = [p for p in phrases if p.is_set and set(p.all_kinds) & a.owners]
            if any(b is not a and b.name == a.name and not b.used for b in free):
                a.used = True  # "whose fan is not running": said in two words
            elif holders and (not self.has("per") or self._conditional(a, holders)):
                beside = next((p for p in holders if p.start == a.end), holders[0])
                stated = not self._negated(a)
                beside.where.append(Comparison(attribute=a.name, op="=", value=stated))
                self._state(a)

    def _conditional(self, a: Item, holders: Sequence[NounPhrase]) -> bool:
        """Whether an attribute is said as something that the members of a set have or are."""
        prefix = {self.lower(a.start - 1), self.lower(a.start - 2)}
        said = bool(prefix & _HAVING or (prefix & _BEING and self.has("which", "count", "list")))
        boolean = self.type_of(a) == "boolean"
        return said or (boolean and any(p.start == a.end for p in holders))

    def _negated(self, a: Item) -> bool:
        return bool({self.lower(a.start - 1), self.lower(a.start - 2)} & _LACKING)

    def _state(self, a: Item) -> None:
        """Note that an attribute is said as a condition, with the negation before it."""
        a.used = True
        for n in self.cues("negation"):
            if 0 <= a.start - n.end <= 1:
                n.used = True

    def _projection(self, phrases: list[NounPhrase], yes_no: bool) -> list[Item]:
        """Attributes that are asked for, rather than part of a condition."""
        bound = {c.attribute for i, c, *_ in self.conditions if i and i.role == "attribute"}
        kept: list[Item] = []
        for a in [a for a in self.free("attribute") if not a.of_edges]:
            said_twice = a.name in bound  # "… more than 30 % to dirt (soiling)"
            if said_twice or self._is_carried(phrases, a):
                a.used = True
                continue
            holders = [p for p in phrases if p.is_set and set(p.all_kinds) & a.owners]
            denied = None if self._negated(a) else self._denied(a)
            lacking = denied or (self._negated(a) and self._conditional(a, holders))
            if holders and lacking and not yes_no:
                holders[0].where.append(Comparison(attribute=a.name, op="missing"))
                self._state(a)
                if denied is not None:
                    denied.used = True
                continue
            if any(p.end == a.start for p in holders or phrases if p.ids is None) and self.lower(
                a.end
            ) in ("the", "a", "all"):  # "which substations power the cranes"
                self.penalty += 0.3
            grouping = any(0 <= a.start - p.end <= 1 for p in self.cues("per"))
            if not grouping and self._asks_for_members(phrases, a):  # not "lift count by type"
                self.penalty += 0.3
            kept.append(a)
        return kept

    def _denied(self, a: Item) -> Item | None:
        """The "not" of "probes that are not giving an inlet temperature": nothing but a verb
        stands between."""
        said = {t.lower for t in self.linked.vague} | LIGHT
        for n in self.cues("negation"):
            stated = any(n.end <= i.start < a.start and i.role != "cue" for i in self.items)
            if n.end <= a.start and not stated and set(self.between(n.end, a.start)) <= said:
                return n
        return None

    def _asks_for_members(self, phrases: list[NounPhrase], a: Item) -> bool:
        """ "Which pumps …", "pumps on which …": members are asked for, not what they hold (but
        "… and their")."""
        near = {self.lower(k) for k in range(a.start - 3, a.start)}
        if "with" in near and not any(0 <= a.start - p.end <= 2 for p in phrases):
            near.discard("with")  # "which handlers deal with the bags of PD 24"
        if any(c.end == a.start for c in self.cues("which", "count")) and begins(
            a.mention.text, a.name
        ):
            return True  # "which boxes came off the ship"
        sets = [p for p in phrases if p.ids is None]
        asked = any(0 <= p.start - c.end <= 1 for p in sets for c in self.cues("which"))
        opens = a.score < WEAK and any(p.start == 0 and a.start - p.end > 1 for p in sets)
        wanted = near & {"and", "their", "its", "with", "plus"}
        return (asked and not wanted | near & {"what", "which"}) or (opens and not wanted)

    def _is_carried(self, phrases: list[NounPhrase], a: Item) -> bool:
        """ "Where does it send its power to": what goes there, and nothing that is asked for."""
        if self.lower(a.start - 1) == "whose" and a.start > 1:
            return any(p.end == a.start - 1 for p in phrases)  # "flights whose bags arrive at X"
        owned = self.lower(a.start - 1) in ("its", "his", "her", "their")
        ends = self.lower(a.end) in ("to", "into", "onto", "from", "in", "at", "")
        asks = self.has("where") or any(c.start <= 1 for c in self.cues("which"))
        return owned and ends and asks and bool(self.free("relation"))

    def _no_phrase(self, projected: list[Item], yes_no: bool) -> Question:
        """No entity and no kind is named: an attribute or a relation stands alone."""
        if projected:
            a = projected[0]
            a.used = True
            of = Selection(kinds=self.owners(a))
            number = self.type_of(a) == "number" and not self.has("distinct")
            if self._counts(a) or (self.has("count") and number):
                return Aggregate(of=of, function="sum", measure=AttributeMeasure(attribute=a.name))
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

    def _around(self, root: NounPhrase) -> Question:
        """One entity and nothing that is asked of it could be placed."""
        if self.has("where"):
            if places := self._places(root.all_kinds):
                return Lookup(of=root.selection(), attributes=places)
            if (place := self._place_of(root)) is not None:
                return place
        if self.has("when") and (date := self._date_of(root)) is not None:
            return Lookup(of=root.selection(), attributes=(date,))
        assert root.ids is not None
        if self.has("when"):
            self.penalty += 0.5
        who = any(c.mention.text.lower() in ("who", "whom") for c in self.cues("which"))
        if who or (
            self.lower(0) in ("what", "whose")
            and self.lower(root.start - 1) in _ATTACHING
            and root.start > 1
        ):  # "who lies at berth 5?": whatever is related to it
            acts = [self.lower(k) for k in range(1, root.start) if is_verb(self.lower(k))]
            known = AUXILIARIES | _SERVING | {self.lower(k) for k in self._before_particle()}
            if self.linked.vague or not set(acts) <= known:
                self.penalty += 0.6  # "who built US05?"
            ends = {k for k, _, _ in self.joins.around(root.all_kinds)}
            people = self.vocabulary.people(sorted(ends)) if who else []
            step = Step() if people else Step(direction="out")
            return ListAll(
                of=Selection(
                    kinds=tuple(people), related=(Related(step=step, target=root.selection()),)
                )
            )
        if self.lower(0) == "how" and (nouns := DIMENSIONS.get(self.lower(1))):
            numbers = [
                n
                for kind in root.all_kinds
                for n, info in self.joins.schema.kinds[kind].attributes.items()
                if info.type in ("number", "mixed", "datetime")
            ]
            if (found := self.vocabulary.dimension(nouns, numbers)) is not None:
                return Lookup(of=root.selection(), attributes=(found,))
        self.penalty += 0.15 if not (self.linked.unknown or self.linked.vague) else 0.6
        if root.where or root.related:
            return Exists(of=root.selection())
        return Summary(id=root.ids[0])

    def _places(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """The attributes that say where something is."""
        held = dict.fromkeys(n for k in kinds for n in self.joins.schema.kinds[k].attributes)
        return tuple(n for n in held if any(p in n.lower() for p in _PLACE_NAMES))[:4]

    def _date_of(self, root: NounPhrase) -> str | None:
        """The date of which "when does … end", "when was … installed" asks: the one named for what
        is said to happen, or the only one if nothing in particular is."""
        kinds = [self.joins.schema.kinds[k] for k in root.all_kinds]
        dates = [n for k in kinds for n, info in k.attributes.items() if is_date(info)]
        tokens = [
            t
            for k, t in enumerate(self.linked.tokens)
            if not root.start <= k < root.end and t.lower not in AUXILIARIES | {"when", "the"}
        ]
        named = [d for d in dates if {t.stem for t in tokens} & set(stems(words(d)))]
        if named or not dates:
            return min(named, key=len) if named else None
        verbs = [t.lower for t in tokens if t.lower not in LIGHT]
        return self.vocabulary.dimension(verbs, dates) if verbs else dates[0]

    def _reading_of(self, root: NounPhrase) -> str | None:
        """ "CO2 level in Lab A", "damper position of VAV-3": what the sensor there reads, where the
        quantity is named and not the sensor."""
        said = next((i for i in self.items if i.role == "kind" and i.start == root.start), None)
        if said is None or root.ids is not None or not root.related or self.has("list", "per"):
            return None
        stemmed = stems(said.mention.text)
        heads = {stems(words(k))[-1:] for k in root.kinds}
        last = said.mention.text.split()[-1].lower()
        asked = [c for c in self.cues("which") if c.mention.text.lower() != "what"]
        if asked or singular(last) != last or any(set(h) <= set(stemmed) for h in heads):
            return None
        return self._main_attribute(root.kinds, generic_only=True)

    def _doer(self, root: NounPhrase) -> Question | None:
        """ "Who tends the yard where H007 stands": those at the other end of what is said of the
        set, rather than the set."""
        who = next((c for c in self.cues("which") if c.mention.text.lower() in _WHO), None)
        said = [r for r in root.related if r.target is None and (r.op, r.count) == (">=", 1)]
        if who is None or len(said) != 1 or root.start - who.end < 1 or not root.is_set:
            return None
        root.related.remove(said[0])
        step = said[0].step
        kinds = self.joins.reachable(root.all_kinds, step.types, step.direction)
        back = step.model_copy(update={"direction": REVERSE[step.direction]})
        return ListAll(
            of=Selection(kinds=kinds, related=(Related(step=back, target=root.selection()),))
        )

    def _before_particle(self) -> list[int]:
        """Where a verb is followed by "at", "on" and the like: "who lies at berth 5"."""
        return [k for k in range(len(self.linked.tokens)) if self.lower(k + 1) in _ATTACHING]

    def _place_of(self, root: NounPhrase) -> Question | None:
        """ "Where does case 16 stand", "where is truck 11 headed": what the one relation leads to
        that says where, or that the verb names."""
        out = {r.type for _, way, r in self.joins.around(root.all_kinds) if way == "out"}
        verbs = {t.stem for t in self.linked.tokens[1:] if t.lower not in AUXILIARIES}
        said = [r for r in out if verbs & set(stems(words(r)))]
        placing = [r for r in out if set(words(r).split()) & (_PLACING | _PLACES)]
        types = said or placing
        if len(types) != 1:
            return None
        step = Step(types=tuple(types), direction="in")
        kinds = self.joins.reachable(root.all_kinds, types, "out")
        return ListAll(
            of=Selection(kinds=kinds, related=(Related(step=step, target=root.selection()),))
        )

    def _asks_existence(self) -> bool:
        words = {t.lower for t in self.linked.tokens}
        return self.has("exists") or bool(
            words & {"exist", "exists", "have", "know", "known", "twin"}
        )

    def _alternative(self) -> bool:
        """ "Is it on days or nights?": an "or" beside the value asks which of the two."""
        values = [i for i in self.items if i.role == "value"]
        return any("or" in (self.lower(v.start - 1), self.lower(v.end)) for v in values)

    def _any_of(self, phrases: list[NounPhrase]) -> NounPhrase | None:
        """The set of which it is asked whether it has any member."""
        return next(
            (
                p
                for p in phrases
                for c in self.cues("exists")
                if p.is_set and not p.per and 0 <= p.start - c.end <= 1
            ),
            None,
        )

    def _yes_no(
        self, root: NounPhrase, phrases: list[NounPhrase], projected: list[Item]
    ) -> Question:
        named = [p for p in phrases if p.ids is not None and not p.per]
        if any_of := self._any_of(phrases):  # "do any gateways in Northgate have …"
            named, root = [], any_of
        subject = named[0] if named else root
        if named and projected and not (subject.where or len(phrases) > 1):
            attribute = projected[0]
            attribute.used = True
            if self.type_of(attribute) == "boolean":
                return Lookup(of=subject.selection(), attributes=(attribute.name,))
            subject.where.append(Comparison(attribute=attribute.name, op="exists"))
            return Exists(of=subject.selection())
        either = [c for c in subject.where if isinstance(c.value, list)]
        if named and not either and len(subject.where) == 1 and self._alternative():
            return Lookup(of=Selection(ids=subject.ids), attributes=(subject.where[0].attribute,))
        if named and either and "or" in [t.lower for t in self.linked.tokens]:  # "is it on or off?"
            return Lookup(of=Selection(ids=subject.ids), attributes=(either[0].attribute,))
        kinds = [p for p in phrases if p.kinds and p is not subject and p.ids is None]
        if self.has("every") and not named:
            where, related = root.where, root.related
            root.where, root.related = [], []
            everyone = root.selection()
            root.where, root.related = where, related
            self._join(root, phrases)
            self._absorb(root)
            return Exists(of=everyone, every=root.selection())
        if named and len(phrases) == 1 and not (subject.where or self.free("relation")):
            if (activity := self._activity(subject.all_kinds)) is not None:
                return Lookup(of=Selection(ids=subject.ids), attributes=(activity,))
            if not self._asks_existence():
                self.penalty += 0.6  # what is asked of it was not understood
        state = subject.where[0] if len(subject.where) == 1 else None
        they = any(i.mention.pronoun == "they" for i in self.items)
        if named and they and len(phrases) == 1 and isinstance(state and state.value, bool):
            assert state is not None
            return Lookup(of=Selection(ids=subject.ids), attributes=(state.attribute,))
        if named and len(kinds) == 1 and len(phrases) == 2 and not self.free("relation"):
            kind = kinds[0]
            gap = self.between(subject.end, kind.start)
            owns = {"have", "has", "contain", "got", "with"} & set(gap)
            if (gap and gap[0] in ("a", "an", "one") and len(gap) == 1) or not (
                owns or self.joins.step(subject.all_kinds, kind.kinds)
            ):
                merged = Selection(
                    kinds=kind.kinds, ids=subject.ids, where=(*subject.where, *kind.where)
                )
                return Exists(of=merged)
        self._join(subject, phrases)
        self._absorb(subject)
        return Exists(of=subject.selection())
