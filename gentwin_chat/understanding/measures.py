"""Which number a ranking, a comparison or an average is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
from gentwin_chat.query import (
    AttributeMeasure,
    DegreeMeasure,
    Measure,
    Selection,
    Step,
)
from gentwin_chat.understanding.joining import Joining
from gentwin_chat.understanding.lexicon import (
    AUXILIARIES,
    DIMENSIONS,
    HARMFUL,
    LASTING,
    LIGHT,
    UNIT_WORDS,
)
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.speech import adjective, is_verb
from gentwin_chat.understanding.units import holds_years, is_date, likely, quantity
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.wording import singular

PLAIN = {  # superlatives that say nothing of what is measured
    *("highest", "lowest", "max", "min", "maximum", "minimum", "peak", "top", "bottom", "best"),
    *("worst", "most", "least", "largest", "smallest", "biggest", "greatest", "maximal", "minimal"),
}
_COUNTING = {  # describing words that may count relations too
    *("larger", "bigger", "greater", "smaller", "higher", "lower", "busier", "fuller", "busiest"),
    *("fewest", "fewer", "less"),
}
_SIZES = {"largest", "biggest", "smallest", "larger", "bigger", "smaller"}
_DURATIONS = {"time", "duration", "delay", "latency", "fade", "interval", "seconds", "minutes"}
_DATING = {"year", "date", "since", "built", "made", "commissioned", "installed", "born", "opened"}
_TIME = {"date", "age", "year", "time", "due", "deadline", "start", "end", "soon"}
_HEIGHTS = ("altitude", "elevation", "height", "floor")
_STANDING = {"stand", "stands", "sit", "sits", "hang", "hangs", "located", "mounted", "placed"}
_STANDING |= {"fly", "flies", "flying", "orbit", "orbits", "hung", "hanging", "fitted", "fixed"}
GEOGRAPHY = {"latitude", "longitude", "lat", "lon", "lng", "altitude"}


@dataclass
class Measures(Joining):
    """Finds the measure that words name."""

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
                if self._describes_a_number(at) and self._is_asked_for(i):
                    continue  # "which book is the cheapest", where books are what shelves hold
                fits = not kinds or not i.owners or bool(set(kinds) & i.owners)
                if not fits:
                    continue
                if i.mention.text.lower() in UNIT_WORDS and self._dimension(cues, kinds):
                    i.used = True  # "by how many degrees is it warmer"
                    continue
            if i.role != "attribute" and self._describes_a_number(at):
                continue
            sized = self.lower(at.end - 1) in _SIZES  # "the largest crew"
            if i.role == "relation" and i.start == at.end and self._is_mass(i) and not sized:
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
            if step is not None and step.direction != "both" and self._has_one(kinds, step):
                return None  # each has one at most: "the most borrowed copy"
            step = step or Step(types=best.names)
            return DegreeMeasure(step=step.model_copy(update={"where": tuple(self._edge_where())}))
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

    def _has_one(self, kinds: Sequence[str], step: Step) -> bool:
        """Whether nobody of these kinds can have more than one, as far as their number tells."""
        ends = {k for k, _, r in self.joins.around(kinds) if r.type in step.types}
        return step.direction == "out" and self.joins.leads_to_one(step.types, sorted(ends))

    def _describes_a_number(self, cue: Item) -> bool:
        """ "Cheapest", "warmer": no count of relations is meant."""
        word = self.lower(cue.end - 1)
        word = self.lower(cue.end - 2) if word == "than" else word
        return word not in PLAIN and adjective(word) is not None and word not in _COUNTING

    def _is_asked_for(self, item: Item) -> bool:
        """Whether "which" stands right before it: it is what is ranked."""
        return any(c.end == item.start for c in self.cues("which"))

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
            beside = cue.end == a.start or a.end == cue.start  # "where is the soil driest"
            if not beside or a.score >= SURE or not nouns or word in PLAIN:
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
        up = any(self.lower(c.end) in ("up", "down") for c in cues)  # "is A higher up than B"
        stands = bool(high) and (up or bool(_STANDING & {t.lower for t in tokens}))
        stands |= bool(high) and any(  # "which gateway is highest?"
            c.end == len(tokens) and self.lower(c.start - 1) in ("is", "are") for c in cues
        )
        beside = any(k.start == c.end for c in cues for k in self.items if k.role == "kind")
        beside |= any(i.mention.pronoun == "they" for i in self.items)
        stands |= bool(high) and beside and self._main_attribute(kinds, generic_only=True) is None
        if stands:  # "which gateway stands highest"
            nouns = list(_HEIGHTS)
        numeric = [
            name
            for name in self._numbers(kinds)
            if name.lower() not in GEOGRAPHY or (stands and name.lower() == "altitude")
        ]
        if not _TIME & set(nouns):
            numeric = [n for n in numeric if not self._is_moment(n, kinds)]
        plain = all(self.lower(c.end - 1) in PLAIN for c in cues)
        dated = any(c.cue and c.cue.kind in ("old", "new") for c in cues)  # no amount of memory
        telling = (not plain or nouns == degree) and not dated
        found = self.vocabulary.dimension(nouns, numeric, ranked=telling) if nouns else None
        if found is None:
            return None
        return AttributeMeasure(attribute=found)

    def _can_measure(self, cue: Item, attribute: str, kinds: Sequence[str]) -> bool:
        """Whether the word may measure an attribute: no micrograms make the longest road."""
        nouns = DIMENSIONS.get(self.lower(cue.end - 1), ())
        return all(likely(i, nouns, 0.0) for i in self.joins.attributes(kinds, attribute))

    def _is_moment(self, attribute: str, kinds: Sequence[str]) -> bool:
        return any(i.type == "datetime" for i in self.joins.attributes(kinds, attribute))

    def _degree_of(self, cues: Sequence[Item]) -> list[str]:
        """The "valuable" of "most valuable", the "needs" of "needs the most"."""
        covered = {k for i in self.items if i.role != "cue" for k in range(i.start, i.end)}
        said = []
        for cue in cues:
            degree = self.lower(cue.end - 1)
            if degree in ("most", "least", "more", "less"):
                beside = [cue.end, cue.start - 1, cue.start - 2]
                said += [self.lower(k) for k in beside if k not in covered]
            elif degree in PLAIN and self.lower(cue.end).endswith(("ing", "ed")):
                said += [self.lower(cue.end)] * (cue.end not in covered)  # "best selling stalls"
        verbs = [w for w in said if w not in LIGHT or is_verb(w)]
        return [w for w in verbs if w.isalpha() and w not in AUXILIARIES][:1]

    def _date_measure(self, kinds: Sequence[str]) -> Measure | None:
        """The date that tells an age: the first that is not of what goes on ever since, or else
        the only year."""
        dates = [
            info.name
            for kind in kinds or self.joins.schema.kinds
            for info in self.joins.schema.kinds[kind].attributes.values()
            if info.type == "datetime"
        ]
        dates.sort(key=lambda name: bool(LASTING & set(words(name).split())))
        if dates:
            return AttributeMeasure(attribute=dates[0])
        aged = {"oldest", "newest", "older", "newer", "youngest", "eldest"} & {*self.said}
        years = [n for n in self._numbers(kinds) if aged and self._tells_year(n, kinds)]
        return AttributeMeasure(attribute=years[0]) if len(years) == 1 else None

    def _tells_year(self, attribute: str, kinds: Sequence[str]) -> bool:
        infos = self.joins.attributes(kinds, attribute)
        named = "year" in words(attribute).split()
        return all(holds_years(i) or (named and (i.minimum or 0) >= 1000) for i in infos)

    def _since_long(self, cue: Item, measure: Measure, kinds: Sequence[str]) -> bool:
        """ "Longest without service", where a date says when it was serviced: the earliest."""
        name = measure.attribute if isinstance(measure, AttributeMeasure) else ""
        dated = any(map(is_date, self.joins.attributes(kinds, name)))
        return dated and self.lower(cue.end - 1) in ("longest", "longer")

    def _turned(self, cue: Item, measure: Measure, kinds: Sequence[str]) -> bool:
        """Whether the word asks for the other end of what is measured: the slowest takes longest,
        the oldest has the most years, the worst loss is the greatest."""
        if not isinstance(measure, AttributeMeasure) or cue.cue is None:
            return False
        said = set(words(measure.attribute).split())
        if self.lower(cue.end - 1) in ("worst", "best", "worse", "better"):
            return bool(said & HARMFUL)
        if self.lower(cue.end - 1) in ("cleanest", "cleaner"):
            return bool(said & HARMFUL.union(DIMENSIONS["clean"]))
        infos = self.joins.attributes(kinds, measure.attribute)
        if self._since_long(cue, measure, kinds):
            return True
        if "speed" in DIMENSIONS.get(self.lower(cue.end - 1), ()):
            return bool(said & _DURATIONS) or any(quantity(i) == "time" for i in infos)
        numbers = bool(infos) and all(i.type == "number" for i in infos)
        years = any((i.minimum or 0) >= 1500 and (i.maximum or 0) <= 2200 for i in infos)
        dated = bool(said & _DATING) or years
        aged = self.lower(cue.start) in ("older", "newer", "younger")
        if cue.cue.kind in ("old", "new") or (aged and cue.cue.kind == "op"):
            return numbers and not dated
        return aged and (dated or not numbers) is (self.lower(cue.start) == "older")
