"""What lies around one entity: where it is, since when, who is at it, what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
from gentwin_chat.query import (
    OPPOSITE,
    Exists,
    ListAll,
    Lookup,
    Question,
    Related,
    Selection,
    Step,
    Summary,
    Top,
)
from gentwin_chat.understanding.lexicon import AUXILIARIES, DIMENSIONS, LIGHT
from gentwin_chat.understanding.phrases import NounPhrase
from gentwin_chat.understanding.projection import Projection
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.speech import is_verb
from gentwin_chat.understanding.text import stems
from gentwin_chat.understanding.units import is_date
from gentwin_chat.wording import singular

_SERVING = {"use", "uses", "using", "has", "have", "hold", "holds", "keep", "keeps", "got"}
WHO = ("who", "whom")
PLACING = {"in", "at", "on", "to", "into", "onto", "for", "under", "inside", "within", "behind"}
_PLACES = {"located", "location", "site", "place", "zone", "room", "area", "position", "stop"}
_PLACE_NAMES = ("location", "address", "place", "site", "latitude", "longitude", "position")
_LEADING = {"for": {"for", "to"}, "to": {"to", "for"}, "from": {"from", "by"}, "by": {"by"}}
_ATTACHING = ("at", "on", "in", "under", "behind", "from", "to", "off", "through", "via")


@dataclass
class Surroundings(Projection):
    """Finds what is asked of one entity when no attribute is named."""

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
            people = people or (list(ends) if len(ends) == 1 and who else [])
            step = Step() if people else Step(direction="out")
            if people and (meant := self._for_whom(root, people)) is not None:
                step, people = meant
            elif len(people) > 1:
                self.penalty += 0.4  # who of these is asked for
            if not people and all(way == "out" for _, way, _ in self.joins.around(root.all_kinds)):
                raise Unplaced("nobody is related to it")
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

    def _for_whom(self, root: NounPhrase, people: list[str]) -> tuple[Step, list[str]] | None:
        """ "Who is parcel 38 for": the one relation with people that leads that way, by its
        preposition."""
        last = self.said[-1] if self.said else ""
        ways = _LEADING.get(last, set())
        around = [
            r for k, way, r in self.joins.around(root.all_kinds) if k in people and way == "out"
        ]
        types = {r.type for r in around if words(r.type).split()[-1] in ways}
        if len(types) != 1:
            return None
        kinds = self.joins.reachable(root.all_kinds, types, "out")
        return Step(types=tuple(types), direction="in"), [k for k in kinds if k in people]

    def _places(self, kinds: Sequence[str]) -> tuple[str, ...]:
        """The attributes that say where something is."""
        held = {n: i for k in kinds for n, i in self.joins.schema.kinds[k].attributes.items()}
        placing = [n for n in held if any(p in n.lower() for p in _PLACE_NAMES)]
        counts = {n for n in placing if held[n].type == "number" and singular(n) != n}  # "places"
        return tuple(n for n in placing if n not in counts)[:4]

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
        who = next((c for c in self.cues("which") if c.mention.text.lower() in WHO), None)
        bare = ((">=", 1), ("=", 0))  # "who isn't crewing any boat": those without one
        said = [r for r in root.related if r.target is None and (r.op, r.count) in bare]
        if who is None or len(said) != 1 or root.start - who.end < 1 or not root.is_set:
            return None
        named = any(i.role == "kind" and set(i.names) & set(root.kinds) for i in self.items)
        if not named and self.vocabulary.people(root.kinds):
            return None  # "who drives more than 30 hours a week": they themselves
        root.related.remove(said[0])
        step = said[0].step
        kinds = self.joins.reachable(root.all_kinds, step.types, step.direction)
        back = step.model_copy(update={"direction": OPPOSITE[step.direction]})
        related = said[0].model_copy(update={"step": back, "target": root.selection()})
        return ListAll(of=Selection(kinds=kinds, related=(related,)))

    def _before_particle(self) -> list[int]:
        """Where a verb is followed by "at", "on" and the like: "who lies at berth 5"."""
        return [k for k in range(len(self.linked.tokens)) if self.lower(k + 1) in _ATTACHING]

    def _place_of(self, root: NounPhrase) -> Question | None:
        """ "Where does case 16 stand", "where is truck 11 headed": what the one relation leads to
        that says where, or that the verb names."""
        return self._place(root.all_kinds, root.selection())

    def _place_of_first(self, ranked: Question) -> Question | None:
        """ "Where is the fastest train going": the place of the one that the ranking puts first."""
        named = [i for i in self.items if i.role == "kind"]
        of = ranked.of if isinstance(ranked, Top) else None
        if self.lower(0) != "where" or not isinstance(of, Selection) or len(named) != 1:
            return None
        if not any(c.end == named[0].start for c in self.cues("most", "least", "old", "new")):
            return None  # "where is the highest pressure among the manifolds"
        if not set(named[0].names) & set(of.kinds):
            return None  # "where do the most bins stand": the ranking is of places
        first = Selection(kinds=of.kinds, ranked=ranked)
        if (place := self._place(of.kinds, first)) is not None:
            return place
        if places := self._places(of.kinds):
            return Lookup(of=first, attributes=places)
        raise Unplaced("nothing says where it is")

    def _place(self, kinds: Sequence[str], of: Selection) -> Question | None:
        out = {r.type for _, way, r in self.joins.around(kinds) if way == "out"}
        verbs = {t.stem for t in self.linked.tokens[1:] if t.lower not in AUXILIARIES}
        said = [r for r in out if verbs & set(stems(words(r)))]
        placing = [r for r in out if set(words(r).split()) & (PLACING | _PLACES)]
        types = said or placing
        if len(types) != 1:
            return None
        step = Step(types=tuple(types), direction="in")
        ends = self.joins.reachable(kinds, types, "out")
        return ListAll(of=Selection(kinds=ends, related=(Related(step=step, target=of),)))
