"""What is ranked, averaged, compared and counted per group, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gentwin_chat.domain import words
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Compare,
    DegreeMeasure,
    Exists,
    Function,
    Group,
    ListAll,
    Measure,
    Question,
    Related,
    Selection,
    Step,
    Top,
)
from gentwin_chat.understanding.joining import REVERSE, Joining
from gentwin_chat.understanding.lexicon import ACTIVITIES, AUXILIARIES, DIMENSIONS, HARMFUL, LIGHT
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.speech import adjective, is_verb
from gentwin_chat.understanding.units import quantity
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.wording import singular

_PLAIN = {  # superlatives that say nothing of what is measured
    *("highest", "lowest", "max", "min", "maximum", "minimum", "peak", "top", "bottom", "best"),
    *("worst", "most", "least", "largest", "smallest", "biggest", "greatest", "maximal", "minimal"),
}
_AFTER_RANK = {"of", "in", "at", "among", "on", "for", "by", "from", "to", "now", "right", "is"}
_COUNTING = {  # describing words that may count relations too
    *("larger", "bigger", "greater", "smaller", "higher", "lower", "busier", "fuller", "busiest"),
    *("fewest", "fewer", "less"),
}
_DURATIONS = {"time", "duration", "delay", "latency", "fade", "interval", "seconds", "minutes"}
_DATING = {"year", "date", "since", "built", "made", "commissioned", "installed", "born", "opened"}
_HEIGHTS = ("altitude", "elevation", "height", "floor")
_STANDING = {"stand", "stands", "sit", "sits", "hang", "hangs", "located", "mounted", "placed"}
_GEOGRAPHY = {"latitude", "longitude", "lat", "lon", "lng", "altitude"}


@dataclass
class Measures(Joining):
    """Composes superlatives, aggregates, groups and comparisons."""

    def _measure(
        self, cues: Sequence[Item], kinds: Sequence[str], skip: Item | None = None
    ) -> Measure | None:
        """What is compared or ranked: the attribute, or the counted relation, nearest the cue."""
        if not cues:
            return None
        at = cues[0]
        options: list[tuple[int, Item]] = []
        for i in self.free("attribute", "relation", "kind"):
            if i is skip or i.of_edges:
                continue
            if i.role == "attribute":
                if self.type_of(i) in ("boolean", "text", "list") and not any(
                    c.cue and c.cue.kind == "same" for c in cues
                ):
                    continue
                fits = not kinds or not i.owners or bool(set(kinds) & i.owners)
                if not fits:
                    continue
            if i.role != "attribute" and self._describes_a_number(at):
                continue
            if i.role == "relation" and i.start == at.end and self._is_mass(i):
                continue
            if i.role == "kind" and (not kinds or self.joins.step(kinds, i.names) is None):
                continue
            if (
                i.role == "kind"
                and set(i.names) & set(kinds)
                and not self.joins.direct(kinds, i.names)
            ):
                continue
            gap = i.start - at.end if i.start >= at.end else at.start - i.end + 3
            if i is at:
                gap = 0
            options.append((gap, i))
        dates = {c.cue.kind for c in cues if c.cue} & {"old", "new"}
        if not options and dates and (date := self._date_measure(kinds)) is not None:
            return date
        if not options and (dimension := self._dimension(cues, kinds)) is not None:
            return dimension
        if not options:
            if any(c.cue and c.cue.kind == "degree" for c in cues):
                return DegreeMeasure(step=Step())
            if at.mention.terms:  # "hottest" names temperature by itself
                for m in at.mention.terms:
                    if m.term.role == "attribute" and (not kinds or set(kinds) & m.term.owners):
                        return AttributeMeasure(attribute=m.term.name)
            return None
        _, best = min(options, key=lambda o: o[0])
        best.used = True
        if best.role == "attribute":
            return AttributeMeasure(attribute=best.name)
        if best.role == "relation":
            step = self.joins.step(kinds, (), best.names)
            if step is None and kinds:
                return None  # none of them can have any
            return DegreeMeasure(step=step or Step(types=best.names))
        step = self.joins.step(kinds, best.names)
        assert step is not None
        for r in self.free("relation"):  # "more sites to look after"
            r.used = set(r.names) <= set(step.types)
        where = [
            c
            for item, c, owners, *_ in self.conditions
            if item and item.end == best.start and set(owners) & set(best.names)
        ]
        if where:
            self.conditions = [x for x in self.conditions if x[1] not in where]
            for i in self.items:
                if i.role == "value" and i.end == best.start:
                    i.used = True
        return DegreeMeasure(step=step, target=Selection(kinds=best.names, where=tuple(where)))

    def _describes_a_number(self, cue: Item) -> bool:
        """ "Cheapest", "warmer": no count of relations is meant."""
        word = self.lower(cue.end - 1)
        word = self.lower(cue.end - 2) if word == "than" else word
        return word not in _PLAIN and adjective(word) is not None and word not in _COUNTING

    @staticmethod
    def _is_mass(item: Item) -> bool:
        """The "feed" of "more feed": nothing that can be counted."""
        last = item.mention.text.lower().split()[-1]
        return singular(last) == last

    def _overrule(self, cue: Item) -> None:
        """A noun that only loosely names an attribute, beside a word that says what is measured:
        the "contents" of "heaviest contents", the "box" of "heaviest box"."""
        word = self.lower(cue.end - 1)
        nouns = DIMENSIONS.get(word, ())
        for a in self.free("attribute"):
            if a.start != cue.end or a.score >= SURE or not nouns or word in _PLAIN:
                continue
            numbers = self._numbers(self.owners(a))
            a.used = self.vocabulary.dimension(nouns, numbers) not in (None, a.name)

    def _numbers(self, kinds: Sequence[str]) -> list[str]:
        """The attributes of these kinds (of any kind, if none is given) that can be ranked."""
        held = [self.joins.schema.kinds[k].attributes for k in kinds or self.joins.schema.kinds]
        ranked = ("number", "mixed", "datetime")
        return list(dict.fromkeys(n for a in held for n, i in a.items() if i.type in ranked))

    def _dimension(self, cues: Sequence[Item], kinds: Sequence[str]) -> Measure | None:
        """What "busiest", "louder", "most populous" measure, if the kinds have such a number."""
        tokens = self.linked.tokens
        said = [tokens[k].lower for c in cues for k in range(c.start, min(c.end + 1, len(tokens)))]
        bases = [base for w in said if (base := adjective(w)) is not None]
        nouns = [n for w in (*said, *bases) for n in DIMENSIONS.get(w, ())] or bases
        degree = self._degree_of(cues)
        nouns = nouns or degree
        high = {self.lower(c.end - 1) for c in cues} & {"highest", "lowest", "higher", "lower"}
        stands = bool(high) and bool(_STANDING & {t.lower for t in tokens})
        beside = any(k.start == c.end for c in cues for k in self.items if k.role == "kind")
        beside |= any(i.mention.pronoun == "they" for i in self.items)
        stands |= bool(high) and beside and self._main_attribute(kinds, generic_only=True) is None
        if stands:  # "which gateway stands highest"
            nouns = list(_HEIGHTS)
        numeric = [
            name
            for name in self._numbers(kinds)
            if name.lower() not in _GEOGRAPHY or (stands and name.lower() == "altitude")
        ]
        plain = all(self.lower(c.end - 1) in _PLAIN for c in cues)
        telling = not plain or nouns == degree
        found = self.vocabulary.dimension(nouns, numeric, ranked=telling) if nouns else None
        if found is None:
            return None
        return AttributeMeasure(attribute=found)

    def _degree_of(self, cues: Sequence[Item]) -> list[str]:
        """The "valuable" of "most valuable", the "needs" of "needs the most"."""
        covered = {k for i in self.items if i.role != "cue" for k in range(i.start, i.end)}
        said = []
        for cue in cues:
            if self.lower(cue.end - 1) in ("most", "least", "more", "less"):
                beside = [cue.end, cue.start - 1, cue.start - 2]
                said += [self.lower(k) for k in beside if k not in covered]
        verbs = [w for w in said if w not in LIGHT or is_verb(w)]
        return [w for w in verbs if w.isalpha() and w not in AUXILIARIES][:1]

    def _date_measure(self, kinds: Sequence[str]) -> Measure | None:
        for kind in kinds or self.joins.schema.kinds:
            for info in self.joins.schema.kinds[kind].attributes.values():
                if info.type == "datetime":
                    return AttributeMeasure(attribute=info.name)
        return None

    def _comparison(self) -> Question | None:
        entities = self.free("entity")
        cue = self.cues("more", "less", "same", "difference", "most", "least", "old", "new", "op")
        cue = [c for c in cue if not c.used]
        ids = [self._one(e) for e in entities]
        if len(ids) == 1 and entities[0].mention.pronoun == "they":
            ids = [(i,) for i in ids[0]]  # "which of the two", "which of them is taller"
            cue = [c for c in cue if c.cue and c.cue.kind in ("more", "less")]
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
        elif "difference" in kinds:
            how = "difference"
        elif kinds & {"less", "least", "old"} or any(c.cue and c.cue.value == "<" for c in cue):
            how = "less"
        if how in ("more", "less") and self._turned(cue[0], measure, compared):
            how = "less" if how == "more" else "more"
        tokens = [t.lower for t in self.linked.tokens]
        claim = tokens[0] in AUXILIARIES and "or" not in tokens and how in ("more", "less")
        return Compare(ids=tuple(g[0] for g in ids), measure=measure, how=how, claim=claim)

    def _shared(self, ids: Sequence[tuple[str, ...]], measure: Measure) -> Question | None:
        """ "Are A and B in the same district?", "which district do A and B share": the districts
        that both are in; without a word for how many, their number is not what is the same."""
        counted = {"many", "much", "number", "count"} & set(self.said)
        if not isinstance(measure, DegreeMeasure) or counted or measure.target is None:
            return None
        step = measure.step.model_copy(update={"direction": REVERSE[measure.step.direction]})
        both = tuple(Related(step=step, target=Selection(ids=group[:1])) for group in ids)
        related = (*measure.target.related, *both)
        both_in = measure.target.model_copy(update={"related": related})
        return Exists(of=both_in) if self._is_yes_no([*self.said]) else ListAll(of=both_in)

    def _ranked(
        self, ranks: list[Item], phrases: list[NounPhrase], root: NounPhrase | None
    ) -> Question | None:
        cue = ranks[0]
        assert cue.cue is not None
        largest = cue.cue.kind in ("most", "new", "degree", "more") and not (
            cue.cue.kind == "degree" and "least" in cue.mention.text.lower()
        )
        sets = [p for p in phrases if p.is_set and not p.per and not p.negated]
        whos = self.cues("which")
        explicit_who = any(w.mention.text.lower() in ("who", "which", "whose") for w in whos)
        explicit_who |= self.has("where")
        asked_for = [p for p in sets for w in whos if 0 <= p.start - w.end <= 2]
        plainly = cue.mention.text.lower() in ("min", "max", "minimum", "maximum", "peak")
        before = [p for p in sets if p.end <= cue.start]
        after = [p for p in sets if p.start >= cue.end]
        self._overrule(cue)
        attributes = self.free("attribute")
        subject: NounPhrase | None = None
        if plainly and attributes and not explicit_who and self.k is None:
            holder = next((p for p in phrases if set(p.all_kinds) & attributes[0].owners), None)
            return self._extreme(attributes[0], largest, phrases, holder)
        doers = self._doers(cue, before, after)
        if doers is not None:
            subject = doers
            phrases.append(subject)
        elif asked_for:
            subject = asked_for[0]
        elif before and not self._asks_how_much(cue, attributes):
            subject = before[0]
        elif after and not (attributes and min(a.start for a in attributes) < after[0].start):
            subject = after[0]
        elif after and any(a.start == cue.end and a.end == after[0].start for a in attributes):
            subject = after[0]  # "the least charged car", "the highest-wear oven"
        if subject is not None and subject in after and not explicit_who:
            # "largest sector radius": the set stands between the cue and its attribute
            tail = [
                a
                for a in attributes
                if a.start >= subject.end
                and a.start - subject.end <= 1
                and set(subject.all_kinds) & a.owners
            ]
            aside = (
                tail
                and "("
                in self.linked.question[
                    self.linked.tokens[subject.end - 1].end : self.linked.tokens[
                        tail[0].start
                    ].start
                ]
            )
            if tail and self.k is None and not aside and self.lower(tail[0].start - 1) != "by":
                return self._extreme(tail[0], largest, phrases, subject)
        if subject is None and attributes and not explicit_who and self.k is None:
            holder = next((p for p in phrases if set(p.all_kinds) & attributes[0].owners), None)
            return self._extreme(attributes[0], largest, phrases, holder)
        if subject is None and attributes:
            subject = next(
                (p for p in after if set(p.all_kinds) & attributes[0].owners), None
            ) or NounPhrase(cue.start, cue.end, kinds=self.owners(attributes[0]))
            if subject not in phrases:
                phrases.append(subject)
        if subject is None and (relation := next(iter(self.free("relation")), None)):
            kinds = tuple(
                dict.fromkeys(
                    r.source_kind for r in self.joins.schema.relations if r.type in relation.names
                )
            )
            subject = NounPhrase(cue.start, cue.end, kinds=kinds)
            phrases.append(subject)
        if subject is None and isinstance(about := self._dimension([cue], ()), AttributeMeasure):
            kinds = tuple(
                kind
                for kind, info in self.joins.schema.kinds.items()
                if about.attribute in info.attributes
            )  # "where is it loudest?"
            subject = NounPhrase(cue.start, cue.end, kinds=kinds)
            phrases.append(subject)
        if subject is None and cue.cue.kind == "degree":
            subject = NounPhrase(cue.start, cue.end)
            phrases.append(subject)
        if subject is None:
            return None
        # The phrase counted ("the most sensors") is the measure, not a condition.
        measured = next(
            (
                p
                for p in phrases
                if p is not subject
                and p.ids is None
                and p.start >= cue.end
                and (p.start - cue.end <= 3 or self._is_yardstick(p))
                and not p.per
            ),
            None,
        )
        measure: Measure | None = None
        if measured is not None and self._describes_a_number(cue):
            measured = None  # "the heaviest pallet on the trucks"
        if measured is not None and not any(
            a.start >= cue.end and a.start < measured.start for a in attributes
        ):
            step = self.joins.step(subject.all_kinds, measured.all_kinds)
            if step is not None:
                measure = DegreeMeasure(step=step, target=measured.selection())
                phrases.remove(measured)
                for r in self.free("relation"):
                    if set(r.names) & set(step.types):
                        r.used = True
        if measure is None:
            measure = self._measure(ranks, subject.all_kinds)
        plain = self.lower(cue.start) in _PLAIN or cue.mention.text.lower() in _PLAIN
        covered = {k for i in self.items for k in range(i.start, i.end)}
        named = cue.end < len(self.linked.tokens) and cue.end not in covered
        named = named and self.lower(cue.end) not in _AFTER_RANK
        if (
            measure is None
            and not named
            and (main := self._main_attribute(subject.all_kinds, generic_only=not plain))
        ):
            measure = AttributeMeasure(attribute=main)
        if measure is None:
            return None
        self._join(subject, list(phrases))
        self._absorb(subject)
        largest = largest is not self._turned(cue, measure, subject.all_kinds)
        return Top(of=subject.selection(), measure=measure, k=self.k or 1, largest=largest)

    def _asks_how_much(self, cue: Item, attributes: Sequence[Item]) -> bool:
        """ "Among all ovens, what is the highest wear": a number is asked for, not its owner."""
        verb = self.lower(cue.start - 1) in ("is", "was")
        said = self.between(cue.start - (2 if verb else 3), cue.start)
        what = "what" in said or "what's" in said
        return (
            what
            and "the" in self.between(cue.start - 1, cue.end)
            and any(a.start == cue.end and a.end == len(self.linked.tokens) for a in attributes)
        )

    def _turned(self, cue: Item, measure: Measure, kinds: Sequence[str]) -> bool:
        """Whether the word asks for the other end of what is measured: the slowest takes longest,
        the oldest has the most years, the worst loss is the greatest."""
        if not isinstance(measure, AttributeMeasure) or cue.cue is None:
            return False
        said = set(words(measure.attribute).split())
        if self.lower(cue.end - 1) in ("worst", "best", "worse", "better"):
            return bool(said & HARMFUL)
        infos = self.joins.attributes(kinds, measure.attribute)
        if "speed" in DIMENSIONS.get(self.lower(cue.end - 1), ()):
            return bool(said & _DURATIONS) or any(quantity(i) == "time" for i in infos)
        numbers = bool(infos) and all(i.type == "number" for i in infos)
        years = any((i.minimum or 0) >= 1500 and (i.maximum or 0) <= 2200 for i in infos)
        dated = bool(said & _DATING) or years
        aged = self.lower(cue.start) in ("older", "newer", "younger")
        if cue.cue.kind in ("old", "new") or (aged and cue.cue.kind == "op"):
            return numbers and not dated
        return aged and (dated or not numbers) is (self.lower(cue.start) == "older")

    def _middle(self) -> Function:
        """The average, unless the median is asked for."""
        cues = [c.cue for c in self.cues("average") if c.cue]
        return "median" if any(c.value == "median" for c in cues) else "average"

    def _doers(
        self, cue: Item, before: Sequence[NounPhrase], after: Sequence[NounPhrase]
    ) -> NounPhrase | None:
        """ "Who looks after the most gauges": those at the other end of the relation."""
        who = any(c.mention.text.lower() in ("who", "whom") for c in self.cues("which"))
        relation = next((r for r in self.free("relation") if r.end <= cue.start), None)
        if not who or before or not after or relation is None:
            return None
        kinds = self.joins.reachable(after[0].all_kinds, relation.names, "both")
        kinds = tuple(k for k in kinds if k not in after[0].all_kinds)
        return NounPhrase(relation.start, relation.end, kinds=kinds) if kinds else None

    def _is_yardstick(self, phrase: NounPhrase) -> bool:
        """ "… by number of sensors", "… by how many sensors they have"."""
        return any(
            0 <= phrase.start - c.end <= 1 and "by" in self.between(c.start - 2, c.start)
            for c in self.cues("count")
        )

    def _per_attributes(self) -> list[Item]:
        return [
            a
            for a in self.free("attribute")
            if any(0 <= a.start - p.end <= 1 for p in self.cues("per"))
        ]

    def _extreme(
        self, attribute: Item, largest: bool, phrases: list[NounPhrase], holder: NounPhrase | None
    ) -> Question:
        attribute.used = True
        if holder is None:
            holder = NounPhrase(attribute.start, attribute.end, kinds=self.owners(attribute))
            phrases.append(holder)
        groups = [p for p in phrases if p.per] or self._per_attributes()
        measure = AttributeMeasure(attribute=attribute.name)
        for cue in self.cues("most", "least"):
            largest = largest is not self._turned(cue, measure, holder.all_kinds)
        function: Function = "maximum" if largest else "minimum"
        if groups:
            return self._group(function, phrases, measure, holder)
        self._join(holder, phrases)
        return Aggregate(of=holder.selection(), function=function, measure=measure)

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
        if rank is None or rank.cue is None or not heads:
            return None
        heads[0].per = True
        grouped = self._group(function, phrases, measure, holder)
        return grouped.model_copy(update={"largest": rank.cue.kind == "most"})

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
            measure = DegreeMeasure(
                step=self.joins.step(head.all_kinds, (), relation.names)
                or Step(types=relation.names)
            )
        else:
            raise Unplaced("nothing counted")
        for r in self.free("relation"):
            r.used = True
        extra = [p for p in phrases if p is not head and p.ids is None]
        tokens = {t.lower for t in self.linked.tokens}
        present = bool({"only", "counting"} & tokens and {"with", "any", "having", "at"} & tokens)
        self._join(head, [p for p in phrases if p not in extra])
        return Aggregate(of=head.selection(), function=function, measure=measure, present=present)

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
