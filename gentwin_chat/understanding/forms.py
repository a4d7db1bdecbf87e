"""Questions with a form of their own: paths, definitions, summaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gentwin_chat.domain import words
from gentwin_chat.query import (
    OPPOSITE,
    Changed,
    Count,
    ListAll,
    Lookup,
    Path,
    Question,
    Related,
    Selection,
    Step,
    Summary,
)
from gentwin_chat.understanding.comparisons import Comparisons
from gentwin_chat.understanding.lexicon import (
    ACTIVITIES,
    AUXILIARIES,
    DIMENSIONS,
    READINGS,
    SPANS_OF_TIME,
    UNIT_WORDS,
    Cue,
)
from gentwin_chat.understanding.mentions import Mention
from gentwin_chat.understanding.phrases import Item, has_agent
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.text import stem
from gentwin_chat.wording import singular

_BUSY = (
    "average",
    "sum",
    "count",
    "most",
    "least",
    "old",
    "new",
    "more",
    "less",
    "same",
    "difference",
    "per",
    "hops",
)


_KINDS = ("kind", "type", "sort", "class")
_ANYTHING = ("thing", "entity", "object", "item", "element")
_HOLDING = {"part", "parts", "contains", "contain", "holds", "houses", "includes", "has"}
_STANDING_IN = {
    "in",
    "on",
    "at",
    "within",
    "location",
    "located",
    "inside",
    "room",
    "site",
    "floor",
}
_WALKING = {"drive", "driving", "walk", "walking"}
_HOW_DOES = (("how", "does"), ("how", "do"), ("how", "can"))
_SHORT = {"shortest", "quickest", "fewest", "fastest", "as few"}
_PASSING = {"over", "through", "via"}  # "through which rooms do I go"
_OVER = {"over", "through", "via", "by", "past", "across", "which", "of"}
_WHOLE = {"network", "twin", "system", "graph"}


@dataclass
class Forms(Comparisons):
    """Recognises the forms that need no noun phrases."""

    def _mark_groups(self) -> None:
        """ "… by role" makes groups; "each role once" does not."""
        for per in self.cues("per"):  # "breakdown of pumps by maker": how many of each
            if per.mention.text.lower().endswith(" of") and "by" in self.said[per.end :]:
                counting = replace(per.mention, cue=Cue("count"))
                self.items[self.items.index(per)] = Item("cue", counting, 0.9)
        for per in self.cues("per"):
            term = self.next_item(per.end, "attribute", "kind", reach=1)
            if term is not None and self.lower(term.end) == "once":
                self.items = [i for i in self.items if i is not per and i is not term]
            if self.lower(per.end - 1) == "per" and self.lower(per.end) in SPANS_OF_TIME:
                last = self.next_item(per.end, "attribute", reach=0)  # "ml per hour", a unit
                self.items = [i for i in self.items if i is not per and i is not last]
        self._mark_counted()
        for kind, held in pairwise(self.items):  # "by probe height": the height of the probes
            pair = (kind.role, held.role) == ("kind", "attribute") and kind.end == held.start
            if not pair or not set(kind.names) & held.owners:
                continue
            if any(per.end == kind.start for per in self.cues("per")):  # "for each probe height"
                each = replace(kind.mention, text="each", cue=Cue("per"), terms=())
                self.items[self.items.index(kind)] = Item("cue", each, 0.9)
                return
            if self.lower(kind.start - 1) == "by":
                mention = replace(kind.mention, text="by", cue=Cue("per"), terms=())
                self.items[self.items.index(kind)] = Item("cue", mention, 0.9)
                return
        for k, i in enumerate(self.items):
            if (
                i.role not in ("attribute", "kind")
                or self.lower(i.start - 1) != "by"
                or i.start < 2
                or any(c.end == i.start for c in self.cues("define"))  # "what's meant by load"
            ):
                continue
            ranked = any(n.role == "number" for n in self.items) or self.has(
                "most", "least", "old", "new"
            )
            verb = self.previous_item(i.start, "relation", reach=1)
            verb = verb if verb is not None and has_agent(verb.names) else None
            late = len(self.linked.tokens) - i.end <= 4 or "down" in self.between(0, i.start)
            done = self.lower(i.start - 2)
            passive = (i.role == "kind" and done.endswith(("ed", "en"))) or (
                i.role == "attribute" and self._given(i) and is_participle(done)
            )
            if verb is None and not ranked and late and not passive:
                mention = Mention(i.start - 1, i.start, "by", cue=Cue("per"))
                self.items.insert(k, Item("cue", mention, 0.9))
                return

    def _given(self, attribute: Item) -> bool:
        """ "Fed by phase L2": whether the value of an attribute is said with it."""
        return any(
            v.role == "value" and v.name == attribute.name and v.start == attribute.end
            for v in self.items
        )

    def _mark_counted(self) -> None:
        """ "Every mast with its number of turbines", "zones and how many lamps they have": a count
        for each. "Alarm state tally": one for each value."""
        heads = [i for i in self.items if i.role == "kind"]
        counts = self.cues("count")
        for per in self.cues("per") if counts and len(heads) > 1 else ():
            back = self.lower(per.end - 1) == "each" and per.start >= heads[-1].end
            if back and heads[0].end <= counts[0].start:  # "the yards and how many hives in each"
                mention = Mention(heads[0].start, heads[0].start, "each", cue=Cue("per"))
                self.items.remove(per)
                self.items.insert(self.items.index(heads[0]), Item("cue", mention, 0.9))
                return
        if self.has("per"):
            return
        for every in self.cues("every"):  # "how many nests does every warden watch"
            beside = [i for i in heads if i.start == every.end]
            asked = any(c.end <= i.start < every.start for c in counts for i in heads)
            if every.mention.text.lower() == "every" and beside and asked:
                mention = replace(every.mention, cue=Cue("per"))
                self.items[self.items.index(every)] = Item("cue", mention, 0.9)
                return
        for count in self.cues("count"):
            heads = [i for i in self.items if i.role == "kind" and i.end <= count.start]
            joint = self.lower(count.start - 1)
            owned = joint in ("its", "their", "with", "and") or (
                joint == "the" and self.lower(count.start - 2) in ("with", "and")
            )
            counted = self.next_item(count.end, "kind", "relation", reach=3)
            if owned and heads and counted is not None and counted is not heads[-1]:
                head = heads[-1]
                mention = Mention(head.start, head.start, "each", cue=Cue("per"))
                self.items.insert(self.items.index(head), Item("cue", mention, 0.9))
                return
            if count.mention.text.lower().startswith("tally"):
                value = next(iter(self.free("attribute")), None)
                if value is not None and self.type_of(value) in ("text", "boolean", "list"):
                    mention = Mention(value.start, value.start, "each", cue=Cue("per"))
                    self.items.insert(self.items.index(value), Item("cue", mention, 0.9))
                    return

    def _path(self) -> Question | None:
        ends = self.free("entity")
        cue = self.cues("path", "hops")
        if self.lower(0) == "how" and self.lower(1) in ("is", "are") and self.free("relation"):
            cue = cue or self.free("relation")  # "how is A connected to B?"
        said = {t.lower for t in self.linked.tokens}
        spans = {"from", "to"} <= said or {"between", "and"} <= said
        short = [c for c in self.cues("least") if c.mention.text.lower() in _SHORT]
        if len(ends) == 2 and short and spans:
            cue = cue or short  # "the shortest run of pipes from A to B"
        if len(ends) == 2 and spans and not cue and self._alike(ends):
            cue = self.cues("least", "count")  # "how many doorways from the salon to the hall"
        if len(ends) == 2 and not cue and self._alike(ends):
            cue = [c for c in self.cues("which") if self.lower(c.start - 1) in _PASSING]
        if len(ends) == 2 and not cue and {"from", "to"} <= said and self._alike(ends):
            cue = self._passed(ends)
        if len(ends) != 2 or not cue or self.range or self._weighs(ends):
            return None
        if self.said[:2] in _HOW_DOES:
            for who in self.free("attribute", "value", "kind"):
                who.used |= who.start == 2  # "how do visitors walk from A to B"
        if any(
            c.mention.text.lower() in ("way", "ways", "walk", "step", "steps", "travel")
            for c in cue
        ) and (self.free("attribute")):
            return None
        passed = self.has("which") and bool(self._passed(ends))  # "which paddocks do I cross"
        source, target = (self._one(e)[0] for e in ends)
        for i in ends:
            i.used = True
        types: list[str] = []
        for r in self.free("relation", "kind", "attribute", "value", "number"):
            if (
                r.role == "relation"
                and r.score > 0.8
                and not {words(n) for n in r.names} & {words(k) for k in self.kinds_of([source])}
                and self.joins.direct(self.kinds_of([source]), (), r.names)
            ):
                types += r.names
            if r.role in ("relation", "number") or r.score < 0.7:
                r.used = True
        over = self._over_kinds(ends)
        types = types or over or self._way_said(cue, source)
        if _WALKING & said and not types and self._alike(ends):  # people are no way
            kinds = self.kinds_of([source])
            types = list(self.joins.direct(kinds, kinds))
        wanted = "nodes"
        walks = {"route", "path", "walk", "get", "way", "trace", "travel", "go"} & {
            t.lower for t in self.linked.tokens
        }
        counted = (
            self.has("count")
            or (self.has("hops") and not walks and self.said[:2] not in _HOW_DOES and not passed)
            or any(
                t.lower in ("many", "length", "distance", "far", "count", "number")
                for t in self.linked.tokens
            )
        )
        if counted:
            wanted = "hops"
        elif self.linked.tokens[0].lower in AUXILIARIES or self.has("exists"):
            wanted = "exists"
        return Path(
            source=source,
            target=target,
            step=Step(types=tuple(dict.fromkeys(types))),
            wanted=wanted,
        )

    def _passed(self, ends: Sequence[Item]) -> list[Item]:
        """ "From A to B: which buoys do I go by?": what lies between, of the kind of the ends."""
        beside = {e.start for e in ends} | {e.end for e in ends}
        kinds = set(self.kinds_of(i for e in ends for i in self._one(e)))
        free = [k for k in self.free("kind") if set(k.names) & kinds]
        return [k for k in free if not {k.start, k.end} & beside]

    def _weighs(self, ends: Sequence[Item]) -> bool:
        """ "How many minutes is it to drive from A to B": a number that their own link holds."""
        kinds = [self.kinds_of(self._one(e)) for e in ends]
        joining = self.joins.direct(*kinds)
        counted = {c.end for c in self.cues("count")}
        return any(
            a.of_edges
            and set(joining) & a.owners
            and a.start in counted
            and set(self.between(a.start, a.end)) <= UNIT_WORDS
            for a in self.free("attribute")
        )

    def _way_said(self, cue: Sequence[Item], source: str) -> list[str]:
        """ "How do I walk from A to B", where walkways are held: the relations called after it."""
        said = [stem(w) for c in cue for w in c.mention.text.lower().split() if len(w) > 3]
        near = self.joins.direct(self.kinds_of([source]), ())
        return [t for t in near if any(w.startswith(s) for s in said for w in words(t).split())]

    def _over_kinds(self, ends: Sequence[Item]) -> list[str]:
        """ "The shortest chain of cues from A to B", "over which belts and machines": the relations
        that need nothing but the kinds named."""
        kinds = set(self.kinds_of(i for e in ends for i in self._one(e)))
        beside = {e.start for e in ends} | {e.end for e in ends}
        over: set[str] = set()
        for k in self.free("kind"):
            apposed = bool({k.start, k.end} & beside)  # "sensor A": what A is, no more
            passed = bool(_OVER & set(self.between(k.start - 3, k.start)))
            if not apposed and (passed or kinds <= set(k.names)):
                over |= set(k.names)
            k.used = apposed or passed or kinds <= set(k.names)
        within = [
            r.type
            for r in self.joins.schema.relations
            if over and {r.source_kind, r.target_kind} <= kinds | over
        ]
        return list(dict.fromkeys(within))

    def _alike(self, ends: Sequence[Item]) -> bool:
        """Whether two entities are of one kind, whose members are related to each other."""
        first, second = (set(self.kinds_of(self._one(e))) for e in ends)
        kinds = tuple(first & second)
        return len(kinds) == 1 and bool(self.joins.direct(kinds, kinds))

    def _kinds(self) -> Question | None:
        """ "What kinds of thing are there?", "how many entity types": the graph's own kinds."""
        words_ = [singular(t.lower) for t in self.linked.tokens]
        pairs = {*pairwise(words_)}
        of = {(a, c) for a, b, c in zip(words_, words_[1:], words_[2:], strict=False) if b == "of"}
        asked = any(
            p in pairs or p[::-1] in of for n in _ANYTHING for k in _KINDS for p in [(n, k)]
        )
        if not asked or self.free("entity", "kind", "attribute", "value", "relation", "number"):
            return None
        if self.has("count"):
            return Count(of=Selection(), distinct="kind")
        return Lookup(of=Selection(), attributes=("kind",), distinct=True)

    def _changed(self) -> Question | None:
        """ "What changed since version 3?"; without a number, since the version before."""
        if not self.has("changed") or self.free("entity", "kind", "attribute", "value"):
            return None
        number = next(iter(self.free("number")), None)
        if number is None or number.mention.number is None:
            return Changed(since=max(0, self.reader.version - 1))
        number.used = True
        return Changed(since=int(number.mention.number))

    def _how(self) -> Question | None:
        """ "How high is it mounted", "how warm is it in the lobby": the attribute that the
        adjective is about, of the entity named, or of what stands there to measure it."""
        entities = self.free("entity")
        at = next((k for k in range(len(self.linked.tokens) - 1) if self.lower(k) == "how"), None)
        if at is None or len(entities) > 1 or self.free("number") or self.has(*_BUSY):
            return None
        nouns = DIMENSIONS.get(self.lower(at + 1), ())
        asked = Selection(ids=self._one(entities[0])) if entities else self._only_one()
        kinds = asked.kinds or self.kinds_of(asked.ids or ())
        if not nouns or len(kinds) != 1:
            return None
        said = {k for i in self.free("kind") for k in i.names} - {*kinds}
        attribute = self._measured(nouns, kinds) if not said else None
        if attribute is None:
            around = [r for r in self.joins.around(kinds) if not said or r[0] in said]
            # the traffic counters of a busy district rather than its gateways
            around.sort(key=lambda r: not {*nouns} & {*words(r[0]).split()})
            told = [(r, a) for r in around if (a := self._measured(nouns, (r[0],))) is not None]
            if told:
                (_, way, relation), attribute = told[0]
                alike = [
                    k for (k, w, r), a in told if (w, r.type, a) == (way, relation.type, attribute)
                ]
                step = Step(types=(relation.type,), direction=OPPOSITE[way])
                related = (Related(step=step, target=asked),)
                asked = Selection(kinds=tuple(dict.fromkeys(alike)), related=related)
        if attribute is None:
            return None
        for i in self.items:
            i.used = True
        return Lookup(of=asked, attributes=(attribute,))

    def _only_one(self) -> Selection:
        """ "The bike lane", where there is one bike lane."""
        named = self.free("kind")
        kinds = named[0].names if len(named) == 1 else ()
        alone = len(kinds) == 1 and self.joins.schema.kinds[kinds[0]].count == 1
        return Selection(kinds=kinds) if alone else Selection()

    def _measured(self, nouns: Sequence[str], kinds: Sequence[str]) -> str | None:
        """The number of a kind that measures one of ``nouns``, or its reading if it is a sensor
        named for one."""
        held = [self.joins.schema.kinds[k].attributes for k in kinds]
        numbers = [n for a in held for n, info in a.items() if info.type in ("number", "mixed")]
        if found := self.vocabulary.dimension(nouns, numbers):
            return found
        about = any(n in words(k) for n in nouns for k in kinds)
        return self._main_attribute(kinds) if about else None

    def _activity(self, kinds: Sequence[str]) -> str | None:
        """ "What is it doing?", "what does it show": the attribute that holds what is asked."""
        names = {k for i in self.items if i.role == "entity" for k in range(i.start, i.end)}
        free = [t for k, t in enumerate(self.linked.tokens) if k not in names]
        verbs = [v for t in free if (v := ACTIVITIES.get(t.lower))]
        held = {n: i for k in kinds for n, i in self.joins.schema.kinds[k].attributes.items()}
        for nouns in verbs:
            for noun in nouns:
                named = [n for n in held if noun in words(n).split()]
                if len(named) == 1:
                    return named[0]
        if READINGS & {t.lower for t in free} and (main := self._main_attribute(kinds)):
            return main
        texts = [n for n, i in held.items() if i.type == "text" and 1 < i.distinct <= 12]
        return texts[0] if verbs and len(texts) == 1 else None

    def _asks_who(self, entity: Item) -> bool:
        """ "Who works on Burns": somebody related to the entity, not the entity itself."""
        who = [c for c in self.cues("which") if c.mention.text.lower() in ("who", "whom")]
        return bool(who) and who[0].end < entity.start

    def _contents(self, entity: Item) -> Question | None:
        """ "What is on the third floor?", "what's in R-2": what is part of it or stands there."""
        before = [w for w in self.between(0, entity.start) if w not in ("the", "s", "is", "there")]
        if len(before) != 2 or before[0] != "what" or before[1] not in ("in", "on", "at", "inside"):
            return None
        kinds = self.kinds_of(self._one(entity))
        held: list[tuple[str, str]] = []
        for _, way, relation in self.joins.around(kinds):
            said = set(words(relation.type).split())
            if said & (_HOLDING if way == "out" else _STANDING_IN):
                held.append((relation.type, way))
        if not held or len({way for _, way in held}) > 1:
            return None
        types = tuple(dict.fromkeys(t for t, _ in held))
        step = Step(types=types, direction="in" if held[0][1] == "out" else "out")
        entity.used = True
        inside = Related(step=step, target=Selection(ids=self._one(entity)))
        ends = self.joins.reachable(kinds, types, "out" if held[0][1] == "out" else "in")
        return ListAll(of=Selection(kinds=ends, related=(inside,)))

    def _summary(self) -> Question | None:
        if self.range is not None:
            return None
        entities = self.free("entity")
        rest = self.free("kind", "attribute", "relation", "value", "number")
        apposed = [
            k
            for k in rest
            if k.role == "kind"
            and entities
            and set(k.names) & set(self.kinds_of(self._one(entities[0])))
        ]
        busy = self.cues(
            "count",
            "average",
            "sum",
            "most",
            "least",
            "per",
            "negation",
            "same",
            "difference",
            "where",
            "when",
            "hops",
            "path",
            "other",
        )
        busy += [c for c in self.cues("op") if c.cue and c.cue.value in ("!=", "<", ">")]
        compared = self.cues("op", "more", "less")
        busy += [c for c in compared if "than" in self.between(c.start, c.end + 3)]
        strange = [t for t in self.linked.vague if t.lower not in ACTIVITIES.keys() | AUXILIARIES]
        if (
            self.lower(0) == "how"
            or self.linked.unknown
            or busy
            or (strange and not self.has("summary"))
        ):
            return None
        single = len(entities) == 1 and len(self._one(entities[0])) == 1
        if single and not self.has("summary") and self._asks_who(entities[0]):
            return None
        if single and len(rest) == len(apposed):
            for k in apposed:  # "noise at ns-9": the word names what the sensor measures
                if set(self.between(k.end, entities[0].start)) & {
                    "at",
                    "of",
                    "in",
                    "on",
                    "for",
                    "near",
                }:
                    main = self._main_attribute(self.kinds_of(self._one(entities[0])))
                    if main is not None:
                        k.used = entities[0].used = True
                        of = Selection(ids=self._one(entities[0]))
                        return Lookup(of=of, attributes=(main,))
            if self.linked.tokens[0].lower in AUXILIARIES and not self.has("summary"):
                return None
            if (inside := self._contents(entities[0])) is not None:
                return inside
            kinds = self.kinds_of(self._one(entities[0]))
            activity = None if self.has("summary") else self._activity(kinds)
            if activity is None and self.linked.vague and not self.has("summary"):
                return None  # "what does it weigh", where no weight is held
            for i in [*apposed, *entities]:
                i.used = True
            if activity is not None:
                return Lookup(of=Selection(ids=self._one(entities[0])), attributes=(activity,))
            return Summary(id=self._one(entities[0])[0])
        if not entities and not rest and self.has("summary"):
            return Summary()
        whole = next((t for t, w in enumerate(self.linked.tokens) if w.lower in _WHOLE), None)
        about = whole is not None and all(i.end == whole for i in rest)  # "the heat network"
        if not entities and about and self.has("summary"):
            for i in rest:
                i.used = True
            return Summary()
        consists = {"consist", "made", "comprise"} & {t.lower for t in self.linked.tokens}
        if not entities and not rest and whole is not None and consists:
            return Summary()
        words_ = {t.lower for t in self.linked.tokens}
        if (
            not entities
            and not rest
            and words_ & {"network", "twin", "system", "graph"}
            and self.has("which", "list", "summary", "exists")
        ):
            return Summary()
        return None
