"""Which attributes a question asks for, and which only narrow what it asks about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.understanding.choices import Choices
from gentwin_chat.understanding.lexicon import LIGHT, NOTHING
from gentwin_chat.understanding.phrases import WEAK, Item, NounPhrase, begins
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.text import stems
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SYNONYM

_LACKING = {"without", "no", "lack", "lacks", "not", "lacking", "non", "nobody", "never"}
_BETWEEN = {"has", "have", "had", "been", "be", "yet", "ever", "got", "so", "far"}
_HAVING = {"with", "having"} | _LACKING - {"non"}
_ARTICLES = {"the", "a", "an"}
_SOME = {"with", "having", "have", "has", "any", "show", "shows"}
_BEING = {"has", "have", "are", "is"}
_OF_A_DEED = {"by", "at", "on", "since", "date", "time"}


@dataclass
class Projection(Choices):
    """Tells the attributes that are asked for from those that a condition is made of."""

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
            elif not phrases and any(b.owners & a.owners and self._how_many(b) for b in free):
                so = Comparison(attribute=a.name, op="=", value=not self._negated(a))
                phrases.append(NounPhrase(a.start, a.end, kinds=self.owners(a), where=[so]))
                self._state(a)  # "how many wafers are on hold": those of the lots that are
            elif self._found_there(a, phrases):
                so = Comparison(attribute=a.name, op="=", value=True)
                phrases.append(NounPhrase(a.start, a.end, kinds=self.owners(a), where=[so]))
                a.used = True

    def _how_many(self, a: Item) -> bool:
        """ "How many wafers", of lots that have so many."""
        return self.type_of(a) == "number" and any(c.end == a.start for c in self.cues("count"))

    def _found_there(self, a: Item, phrases: Sequence[NounPhrase]) -> bool:
        """ "Which rooms are occupied?", "any leak in Westfield?": whether a yes-or-no attribute is
        said of a place, where only what stands there has it."""
        near = [p for p in phrases if p.is_set or p.ids]
        if len(near) != 1 or near[0].per or set(near[0].all_kinds) & a.owners:
            return False
        if self._negated(a) or self.has("negation", "per", "same", "difference"):
            return False
        article = self.lower(a.start - 1) in ("a", "an")
        before = self.lower(a.start - (2 if article else 1))
        stated = before in _BEING and self.has("which", "count", "list")
        return stated or self._is_yes_no([*self.said])

    def _conditional(self, a: Item, holders: Sequence[NounPhrase]) -> bool:
        """Whether an attribute is said as something that the members of a set have or are."""
        prefix = {self.lower(a.start - 1), self.lower(a.start - 2)}
        said = bool(prefix & _HAVING or (prefix & _BEING and self.has("which", "count", "list")))
        boolean = self.type_of(a) == "boolean"
        return said or (boolean and any(p.start == a.end for p in holders))

    def _negated(self, a: Item) -> bool:
        at, own = a.start - 1, set(stems(words(a.name)))
        if self.lower(at) in _ARTICLES and own & {*stems(self.lower(at - 1))}:
            at -= 1  # "nobody called the police"
        while self.lower(at) in _BETWEEN or own & {*stems(self.lower(at))}:
            at -= 1  # "nobody has yet confirmed"
        return bool({self.lower(at), self.lower(at - 1)} & _LACKING) or self._off(a) is not None

    def _off(self, a: Item) -> Item | None:
        """The "switched off" of "whose beacon is switched off": that this flag is not set."""
        for c in self.cues("fail"):
            off = c.mention.text.lower().endswith(" off")
            if off and a.end <= c.start and set(self.between(a.end, c.start)) <= _BEING:
                return c
        return None

    def _ends_name(self, a: Item, b: Item) -> bool:
        """The "address" of "mac address", another word for the ``mac`` before it."""
        if a.end != b.start:
            return False
        whole = self.vocabulary.match(f"{a.mention.text} {b.mention.text}")
        return any(m.term.name == a.name and m.score >= SYNONYM for m in whole)

    def _state(self, a: Item) -> None:
        """Note that an attribute is said as a condition, with the negation before it."""
        a.used = True
        if (off := self._off(a)) is not None:
            off.used = True
        for n in self.cues("negation"):
            gap = self.between(n.end, a.start) if n.end <= a.start else None
            if gap is not None and (len(gap) <= 1 or set(gap) <= _BETWEEN | LIGHT):
                n.used = True

    def _projection(self, phrases: list[NounPhrase], yes_no: bool) -> list[Item]:
        """Attributes that are asked for, rather than part of a condition."""
        bound = {c.attribute for i, c, *_ in self.conditions if i and i.role == "attribute"}
        kept: list[Item] = []
        for a in [a for a in self.free("attribute") if not a.of_edges]:
            said_twice = a.name in bound  # "… more than 30 % to dirt (soiling)"
            said_twice |= bool(kept) and self._ends_name(kept[-1], a)
            if said_twice or self._is_carried(phrases, a):
                a.used = True
                continue
            holders = [p for p in phrases if p.is_set and set(p.all_kinds) & a.owners]
            if holders and self._is_deed(a, phrases):
                a.used = True
                continue
            denied = None if self._negated(a) else self._denied(a)
            lacking = denied or (self._negated(a) and self._conditional(a, holders))
            some = self._some_have(a) if holders else False
            if some and self.lower(a.start - 1) in _SOME and not (lacking or yes_no):
                holders[0].where.append(Comparison(attribute=a.name, op=">", value=0))
                self._state(a)  # "car parks with free spaces"
                continue
            if holders and lacking and (not yes_no or self.has("exists")):
                none = Comparison(attribute=a.name, op="=", value=0)
                holders[0].where.append(none if some else self._missing(a))
                self._state(a)
                if denied is not None:
                    denied.used = True
                continue
            if holders and not yes_no and self._has_happened(a):
                holders[0].where.append(Comparison(attribute=a.name, op="exists"))
                self._state(a)  # "which valves are locked", where some have a ``locked_by``
                continue
            if any(p.end == a.start for p in holders or phrases if p.ids is None) and self.lower(
                a.end
            ) in ("the", "a", "all"):  # "which substations power the cranes"
                self.penalty += 0.3
            grouping = any(0 <= a.start - p.end <= 1 for p in self.cues("per"))
            if not grouping and self._asks_for_members(phrases, a):  # not "lift count by type"
                self.penalty += 0.4
            kept.append(a)
        return kept

    def _is_deed(self, a: Item, phrases: Sequence[NounPhrase]) -> bool:
        """ "Patrols that Idris Bell walked", "checks done on Lava Rapids": what was done, of those
        that are asked for, and not when, though it is what a date is called."""
        first = a.mention.text.lower().split()[0]
        dates = all(map(is_date, self.joins.attributes(self.owners(a), a.name)))
        asked = self.has("when", "most", "least", "old", "new") or {"date", "dates", "day"} & {
            *self.said
        }
        named = any(p.ids for p in phrases)
        return dates and is_participle(first) and named and not asked

    def _some_have(self, a: Item) -> bool:
        """Whether an attribute is a number that all its owners have, and 0 of some: to have it is
        to have some of it."""
        kinds = [self.joins.schema.kinds[k] for k in a.owners]
        return all(
            k.attributes[a.name].type == "number"
            and k.attributes[a.name].minimum == 0
            and k.attributes[a.name].count >= k.count
            for k in kinds
        )

    def _missing(self, a: Item) -> Comparison:
        """That something has none: as the values say it ("none", "n/a"), or else without one."""
        infos = self.joins.attributes(self.owners(a), a.name)
        said = [v for i in infos for v in i.values if str(v).strip().lower() in NOTHING]
        if said:
            return Comparison(attribute=a.name, op="=", value=[*dict.fromkeys(said)])
        return Comparison(attribute=a.name, op="missing")

    def _has_happened(self, a: Item) -> bool:
        """Whether an attribute tells by whom or when something was done that was not done to all
        that could have it, and only the deed is said: the "locked" of ``locked_by``."""
        done, *more = words(a.name).split()
        stated = self.lower(a.start - 1) in ("is", "are", "been", "was", "were", "that")
        kinds = [self.joins.schema.kinds[k] for k in a.owners]
        return (
            len(more) == 1
            and more[0] in _OF_A_DEED
            and a.mention.text.lower() == done
            and (done.endswith("ed") or is_participle(done))
            and (stated or any(k.start == a.end for k in self.items if k.role == "kind"))
            and all(k.attributes[a.name].count < k.count for k in kinds)
        )

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
