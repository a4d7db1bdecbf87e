"""Which of a set comes first, and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Count,
    DegreeMeasure,
    Function,
    Group,
    ListAll,
    Measure,
    Question,
    Selection,
    Top,
)
from gentwin_chat.understanding.aggregates import Aggregates
from gentwin_chat.understanding.lexicon import DIMENSIONS, ORDINALS
from gentwin_chat.understanding.measures import PLAIN
from gentwin_chat.understanding.phrases import Item, NounPhrase
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.whatif.choosing import kinds_of
from gentwin_chat.wording import singular

_WHO = ("who", "whom")
_WITH = (["with"], ["with", "the"], ["having"], ["having", "the"])
_GOING_BY = {"by", "for", "in", "on"}
_RECEIVING = {"get", "gets", "got", "receive", "receives", "received"}
_GRADES = {"best", "finest", "poorest", "worst"}
_MANY = ("most", "least", "fewest")
_AFTER_RANK = {"of", "in", "at", "among", "on", "for", "by", "from", "to", "now", "right", "is"}


@dataclass
class Superlatives(Aggregates):
    """Composes rankings and extremes."""

    def _ranked(
        self, ranks: list[Item], phrases: list[NounPhrase], root: NounPhrase | None
    ) -> Question | None:
        ranks = self._of_clause(ranks, phrases)
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
        if (said := self._said_by(cue)) is not None:  # "biggest book by pages"
            explicit_who = True
            for a in self.free("attribute"):
                a.used = a.used or (a is not said and a.start == cue.end)
        attributes = self.free("attribute")
        subject: NounPhrase | None = None
        measure: Measure | None = None
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
        elif after and not attributes and (holders := self._who_has(cue, after[0])) is not None:
            subject = holders
            phrases.append(subject)
        elif after and not attributes and self._counts_of(cue, after[0]):
            subject = None  # how many of them somebody has, and nobody is named who could
        elif after and not (attributes and min(a.start for a in attributes) < after[0].start):
            subject = after[0]
        elif after and any(a.start == cue.end and a.end == after[0].start for a in attributes):
            subject = after[0]  # "the least charged car", "the highest-wear oven"
        if (nested := self._of_extreme(cue, largest, subject, phrases)) is not None:
            return nested
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
            if (
                tail
                and self.k is None
                and not aside
                and self.lower(tail[0].start - 1) not in _GOING_BY
            ):
                return self._extreme(tail[0], largest, phrases, subject)
        if subject is None and attributes and not explicit_who and self.k is None:
            holder = next((p for p in phrases if set(p.all_kinds) & attributes[0].owners), None)
            return self._extreme(attributes[0], largest, phrases, holder)
        if subject is None and attributes:
            subject = next(
                (p for p in after if set(p.all_kinds) & attributes[0].owners), None
            ) or NounPhrase(cue.start, cue.end, kinds=self.owners(attributes[0]))
            if self.lower(0) in _WHO and not self.vocabulary.people(subject.all_kinds):
                self.penalty += 0.2  # "who owes the most money" asks for no drug
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
        if subject is None and (about := self._of_anybody(cue)) is not None:
            measure, pool = about
            held = self.joins.schema.kinds
            kinds = tuple(k for k in pool if measure.attribute in held[k].attributes)
            subject = NounPhrase(cue.start, cue.end, kinds=kinds)
            self.penalty += 0.05  # nobody is named whom it ranks
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
        lines = any(r.start == cue.end for r in self.free("relation"))  # "longest queue of lots"
        if measured is not None and self._describes_a_number(cue) and not lines:
            measured = None  # "the heaviest pallet on the trucks"
        if measured is not None and self.lower(cue.end - 1) in _GRADES:
            return None  # "the worst air quality" is not the fewest sensors of it
        if measured is not None and not any(
            a.start >= cue.end and a.start < measured.start for a in attributes
        ):
            ends = subject.all_kinds, measured.all_kinds
            steps = (self.joins.step(*ends, r.names) for r in self.free("relation"))
            step = next((s for s in steps if s is not None), None) or self.joins.step(*ends)
            if step is not None:
                for p in self._narrow(measured, subject, phrases):
                    phrases.remove(p)
                measure = DegreeMeasure(step=step, target=measured.selection())
                phrases.remove(measured)
                for r in self.free("relation"):
                    if set(r.names) & set(step.types):
                        r.used = True
        alone = measure is None and phrases == [subject]
        if alone and (best := self._best_neighbour(cue, subject, largest)) is not None:
            return best
        if measure is None:
            measure = self._measure(ranks, subject.all_kinds)
        plain = self.lower(cue.start) in PLAIN or cue.mention.text.lower() in PLAIN
        covered = {k for i in self.items for k in range(i.start, i.end)}
        named = cue.end < len(self.linked.tokens) and cue.end not in covered
        named = named and self.lower(cue.end) not in _AFTER_RANK
        if (
            measure is None
            and not named
            and (main := self._main_attribute(subject.all_kinds, generic_only=not plain))
            and self._can_measure(cue, main, subject.all_kinds)
        ):
            measure = AttributeMeasure(attribute=main)
        if measure is None:
            return None
        self._join(subject, list(phrases))
        self._absorb(subject)
        largest = largest is not self._turned(cue, measure, subject.all_kinds)
        if self._since_long(cue, measure, subject.all_kinds):
            for n in self.cues("negation"):  # "has gone longest without being greased"
                n.used = n.used or n.mention.text.lower() in ("without", "not")
        rank = ORDINALS.get(self.lower(cue.start - 1), 1)
        of = subject.selection()
        return Top(of=of, measure=measure, k=self.k or 1, rank=rank, largest=largest)

    def _best_neighbour(self, cue: Item, subject: NounPhrase, largest: bool) -> Group | None:
        """ "Which district has the highest temperature", "the hottest room": what stands there
        measures it, and they themselves do not."""
        kinds = subject.all_kinds
        held = [a for a in self.free("attribute") if a.start >= cue.end and a.score >= SURE]
        own = any(a.owners & {*kinds} for a in self.free("attribute"))
        if own or not kinds or not subject.is_set or (held and held[0].of_edges):
            return None
        near = [k for k, *_ in self.joins.around(kinds) if k not in kinds]
        if held:
            name, near = held[0].name, [k for k in near if k in held[0].owners]
            numbers = self.type_of(held[0]) == "number"
        else:
            graded = self.lower(cue.end - 1) in _MANY and self.lower(cue.end) in DIMENSIONS
            told = cue.end if graded else cue.end - 1  # "most polluted", "hottest"
            nouns = DIMENSIONS.get(self.lower(told), ())
            if not nouns or self.lower(told) in PLAIN:
                return None
            if self.vocabulary.dimension(nouns, self._numbers(kinds)) is not None:
                return None
            if not {*kinds} <= {*kinds_of(self.joins.schema, "place")}:
                return None  # what a warden walked says nothing of how long he has been here
            near = [k for k, way, _ in self.joins.around(kinds) if way == "in" and k in near]
            near = [k for k in near if {*nouns} & {*words(k).split()}] or near  # traffic counters
            numeric = [n for n in self._numbers(near) if not self._is_moment(n, near)]
            found = self.vocabulary.dimension(nouns, numeric) if near else None
            name, numbers = found or "", found is not None
            near = [k for k in near if name in self.joins.schema.kinds[k].attributes]
        members = tuple(dict.fromkeys(near))
        step = self.joins.step(members, kinds) if members and numbers else None
        if step is None:
            return None
        for a in held[:1]:
            a.used = True
        measure = AttributeMeasure(attribute=name)
        largest = largest is not self._turned(cue, measure, members)  # the cleanest has least dust
        extreme: Function = "maximum" if largest else "minimum"
        return Group(
            of=Selection(kinds=members),
            step=step,
            target=subject.selection(),
            function=self._middle() if self.has("average") else extreme,
            measure=measure,
            largest=largest,
            k=self.k or 1,
        )

    def _said_by(self, cue: Item) -> Item | None:
        """The pages of "biggest book by pages": an attribute that is named as the measure."""
        later = [a for a in self.free("attribute") if a.start > cue.end and not a.of_edges]
        return next((a for a in later if self.lower(a.start - 1) == "by"), None)

    def _of_anybody(self, cue: Item) -> tuple[AttributeMeasure, list[str]] | None:
        """ "Where is it loudest?", "who has been with us longest": what the word measures, and the
        kinds among which it does: all, or those of people."""
        kinds = list(self.joins.schema.kinds)
        who = self.lower(0) in _WHO
        if who and not (kinds := self.vocabulary.people(kinds)):
            return None
        about = self._dimension([cue], kinds)
        if about is None and who and self.lower(cue.end - 1) == "longest":
            dated = [k for k in kinds if self._date_measure([k]) is not None]
            about, kinds = (self._date_measure(dated), dated) if len(dated) == 1 else (None, [])
        return (about, kinds) if isinstance(about, AttributeMeasure) else None

    def _counts_of(self, cue: Item, phrase: NounPhrase) -> bool:
        """ "The most sensors": how many there are, of whatever is ranked by that."""
        word = self.lower(phrase.end - 1)
        adjacent = self.lower(cue.end - 1) in _MANY and phrase.start == cue.end
        return adjacent and phrase.is_set and singular(word) != word

    def _of_clause(self, ranks: list[Item], phrases: Sequence[NounPhrase]) -> list[Item]:
        """ "Where were we quickest? The two calls with the shortest wait": of several, the word in
        the clause that says whom it ranks."""
        beside = [
            r
            for r in ranks
            if any(
                p.is_set and self.same_clause(*sorted((r.start, max(p.start, p.end - 1))))
                for p in phrases
            )
        ]
        return (beside or ranks) if len(ranks) > 1 else ranks

    def _of_extreme(
        self, cue: Item, largest: bool, subject: NounPhrase | None, phrases: list[NounPhrase]
    ) -> Question | None:
        """ "Which driver drives the fastest truck", "the depot of the lorry with the highest
        load": those around whom the ranking puts first."""
        sets = [p for p in phrases if p.is_set and not p.per]
        beside = next((p for p in sets if p.start == cue.end), None)
        behind = next((p for p in sets if self.between(p.end, cue.start) in _WITH), None)
        extreme = beside if beside and self._describes_a_number(cue) else behind
        if extreme is None:
            return None
        if subject is None or subject is extreme:
            near = sorted({k for k, _, _ in self.joins.around(extreme.kinds)})
            people = self.vocabulary.people(near) if self.lower(0) in _WHO else []
            if not people or self.vocabulary.people(extreme.kinds):
                return None
            subject = NounPhrase(0, 1, kinds=tuple(people))
            phrases.append(subject)
        if subject.end > extreme.start or set(extreme.all_kinds) & set(subject.all_kinds):
            return None
        measure = self._measure([cue], extreme.all_kinds)
        if measure is None:
            return None
        narrowing = self._narrow(extreme, subject, phrases)
        largest = largest is not self._turned(cue, measure, extreme.all_kinds)
        extreme.ranked = Top(
            of=extreme.selection(), measure=measure, k=self.k or 1, largest=largest
        )
        extreme.where, extreme.related, extreme.spots = [], [], []
        self._join(subject, [p for p in phrases if not any(p is n for n in narrowing)])
        self._absorb(subject)
        return (
            Count(of=subject.selection()) if self.has("count") else ListAll(of=subject.selection())
        )

    def _who_has(self, cue: Item, counted: NounPhrase) -> NounPhrase | None:
        """ "Who has the most meters": the people they are joined with, or else what alone is."""
        if self.lower(0) not in _WHO or self._describes_a_number(cue):
            return None
        if set(self.between(cue.end, counted.start)) - {"number", "of"}:
            return None  # "who is the most experienced attendant"
        near = sorted({k for k, _, _ in self.joins.around(counted.kinds)} - {*counted.kinds})
        holders = self.vocabulary.people(near) or (near if len(near) == 1 else [])
        if self.lower(1) in _RECEIVING:  # to whom they go, rather than by whom they come
            led = [r for k, _, r in self.joins.around(counted.kinds) if k in holders]
            goes = [r for r in led if words(r.type).split()[-1] in ("to", "for")]
            holders = sorted({r.target_kind for r in goes} & {*holders}) or holders
        if len(holders) > 1 and self.lower(1) not in ("has", "have", "had", "holds"):
            self.penalty += 0.4
        if not holders or self.joins.step(tuple(holders), counted.all_kinds) is None:
            return None
        return NounPhrase(0, 1, kinds=tuple(holders))

    def _narrow(
        self, measured: NounPhrase, subject: NounPhrase, phrases: list[NounPhrase]
    ) -> list[NounPhrase]:
        """ "The most pallets on TRK-9": what follows says which of them are counted."""
        later = [p for p in phrases if p.start >= measured.end and p is not subject and not p.per]
        if not later or not self._related(measured, later[0], dry=True):
            return []
        self._join(measured, [measured, *later])
        return later

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

    def _doers(
        self, cue: Item, before: Sequence[NounPhrase], after: Sequence[NounPhrase]
    ) -> NounPhrase | None:
        """ "Who looks after the most gauges", "where do the most bins stand": those at the other
        end of the relation."""
        who = any(c.mention.text.lower() in ("who", "whom") for c in self.cues("which"))
        where = self.has("where")
        relation = next((r for r in self.free("relation") if where or r.end <= cue.start), None)
        if not (who or where) or before or not after or relation is None:
            return None
        kinds = self.joins.reachable(after[0].all_kinds, relation.names, "out" if where else "both")
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
            if rank := ORDINALS.get(self.lower(cue.start - 1)):  # "the second highest load"
                self._join(holder, phrases)
                of = holder.selection()
                return Top(of=of, measure=measure, rank=rank, largest=largest)
        function: Function = "maximum" if largest else "minimum"
        if groups:
            return self._group(function, phrases, measure, holder)
        self._join(holder, phrases)
        return Aggregate(of=holder.selection(), function=function, measure=measure)
