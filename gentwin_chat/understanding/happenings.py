"""One clause that supposes something, read by its build: whom it speaks of, what joins them, a
value said of them, and what the remaining words do (``supposing.yaml``).

Whatever else befalls somebody puts them out, so that no list of mishaps is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gentwin_chat.domain import Reading, Scalar, words
from gentwin_chat.indexing.graph.protocol import AttributeInfo
from gentwin_chat.indexing.sources.values import is_active
from gentwin_chat.understanding.lexicon import AUXILIARIES, LIGHT, NUMBER_WORDS
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.parties import (
    Newcomers,
    Party,
    Questions,
    Unread,
    kind_reading,
)
from gentwin_chat.understanding.phrases import Item, readings
from gentwin_chat.understanding.speech import is_english, is_verb
from gentwin_chat.understanding.text import stem, stems
from gentwin_chat.understanding.units import convert
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.whatif.choosing import beside, inside
from gentwin_chat.whatif.scenario import (
    Action,
    Add,
    Cut,
    Grow,
    Link,
    Merge,
    Move,
    Rate,
    RollOut,
    SetAttribute,
)

_STATED = 0.95  # score from which a word is the network's own for a value
_TOWARDS = {"to", "onto", "into", "under", "behind"}
_AT = {"in", "at", "on"}
_ATTACHING = _AT | {"of", "near", "inside"}
_PLACING = {"and", "for", "now", "please", "then", "too"}
_OUT = {"out", "down", "off", "gone", "dead", "away", "offline"}
_STANDING = {"for", "under", "during"}
_LEAVING = {"no", "not", "never", "stops", "stopped", "ceases"}
_SOMEBODY = {"we", "i", "they", "you", "someone", "somebody"}
BECOMING = {"go", "becom", "fall", "turn", "end", "get"}  # stems: "go offline"
_DETERMINERS = {"the", "our", "a", "an", "its", "their"}


class Clause:
    """One clause: its parties and the words between them.

    Args:
        linked: its words.
        found: the noun phrases in it.
        questions: reads the noun phrases.
    """

    def __init__(
        self, linked: Linked, found: list[Party | Newcomers], questions: Questions
    ) -> None:
        self.linked, self.parties, self._questions = linked, found, questions
        self._reader = questions.reader
        self.who = [p for p in found if isinstance(p, Party)]
        self.new = [p for p in found if isinstance(p, Newcomers)]
        taken = {k for p in found for k in range(p.start, p.end)}
        self.state: str | None = None  # the word for the state that is supposed
        self.rest = [k for k in range(len(linked.tokens)) if k not in taken]
        self.classes = {
            c
            for k in self.rest
            if self._lower(k - 1) not in _STANDING  # "for repair"
            for c in _classes().get(linked.tokens[k].stem, ())
        }

    def actions(self, *, opened: bool) -> list[Action] | None:
        """What the clause says is done or happens, ``None`` if it says nothing."""
        for read in (self._lasting, self._grown, self._added, self._set):
            if (actions := read()) is not None:
                return actions
        if self.new:
            return None
        if not self.who:
            return None
        if (joined := self._joined()) is not None:
            explicit = self.classes & {"move", "place", "link", "part", "merge", "ties"}
            return joined if opened or explicit else None
        if any(self._before(p) not in _ATTACHING for p in self.who[1:]):
            return None  # "comparing A with B"
        if (stated := self._stated()) is not None:
            return stated
        if not (self._happens() if opened else self._befalls()) or self._new_value():
            return None
        ids = list(self.who[0].ids)
        if "restore" in self.classes or self._lower(-1) == "on":
            return [Action(restore=ids), *self._fit_again(ids)]
        if "remove" in self.classes:
            return [Action(remove=ids)]
        if "power" in self.classes and inside(self._reader, ids):
            return [Action(blackout=ids)]
        return [Action(fail=ids)]

    def _lower(self, k: int) -> str:
        k = k + len(self.linked.tokens) if k < 0 else k
        return self.linked.tokens[k].lower if 0 <= k < len(self.linked.tokens) else ""

    # --- one sort of action each ------------------------------------------------------------------

    def _lasting(self) -> list[Action] | None:
        """ "nothing is heard of s-1 for 5 minutes", "s-1 reports every 30 s"."""
        for k in self.rest:
            seconds = _words()["seconds"].get(_singular(self._lower(k)))
            if seconds is None or self._lower(k - 2) not in ("for", "every"):
                continue
            span = _number(self._lower(k - 1)) * seconds
            ids = list(self.who[0].ids) if self.who else None
            if self._lower(k - 2) == "every":
                return None if ids is None else [Action(rate=Rate(seconds=span, of=ids))]
            if "silence" in self.classes:
                return [Action(cut=Cut(seconds=span, of=ids))]
        return None

    def _grown(self) -> list[Action] | None:
        """ "the number of monitors doubles", "there are three times as many monitors"."""
        factor = next((f for k in self.rest if (f := self._factor(k))), None)
        kinds = [item for m in self.linked.mentions if (item := kind_reading(m)) is not None]
        if factor is None or not kinds or any(not p.described for p in self.who):
            return None
        ids = self._reader.select(kinds[0].names)
        return [Action(grow=Grow(factor=factor, of=ids))]

    def _factor(self, k: int) -> int | None:
        times: dict[str, int] = _words()["times"]
        if word := next((t for t in times if stem(t) == self.linked.tokens[k].stem), None):
            return times[word]
        if self._lower(k) in ("times", "fold") and k:
            return _number(self._lower(k - 1))
        return None

    def _added(self) -> list[Action] | None:
        """ "4 more monitors are added to D2", "D2 gets 4 more monitors"."""
        more = bool(self.new) and bool({"more", "extra", "additional"} & {*self._new_words()})
        if not self.new or not ("add" in self.classes or (more and self.who)):
            return None
        count, kinds = self.new[0].count, self.new[0].kinds
        if not self.who:
            taken = self._reader.entities([f"new-{k}" for k in range(1, count + 1)])
            if len(kinds) != 1 or taken:
                raise Unread
            return [Action(add=Add(id=f"new-{k}", kind=kinds[0])) for k in range(1, count + 1)]
        whom = self._one(self.who[-1])
        if len(kinds) > 1:  # "sensors": of the sort that is there
            near = self._reader.entities(beside(self._reader, [whom])).values()
            there = Counter(e.kind for e in near if e.kind in kinds)
            kinds = (there.most_common(1)[0][0],) if there else kinds
        return [Action(roll_out=RollOut(count=count, to=whom, kind=kinds[0]))]

    def _new_words(self) -> list[str]:
        """The words of the newcomers: "two more gauges"."""
        return [self._lower(k) for k in range(self.new[0].start, self.new[0].end)]

    def _set(self) -> list[Action] | None:
        """ "the battery of s-12 drops to 5", "the Opera puts its price up to 2.40"."""
        for mention, name in self._attributes():
            owners = [p for p in self.who if p.start != mention.start]
            tail = self._tail(mention) or self._amount_of(mention)
            if tail is None:
                continue
            start, relative = tail
            who = [p for p in owners if p.end <= start]
            if not who or not self.linked.tokens[start:]:
                continue
            ids = [i for p in who[:1] for i in p.ids]
            value = self._value(start, name, ids)
            if value is None:
                continue
            if not relative or not isinstance(value, int | float):
                return [Action(set=SetAttribute(entity=ids, attribute=name, value=value))]
            sign = -1 if "lower" in self.classes else 1
            held = self._reader.readings(name, ids)
            return [
                Action(set=SetAttribute(entity=i, attribute=name, value=r.value + sign * value))
                for i, r in held.items()
                if isinstance(r.value, int | float)
            ]
        return None

    def _new_value(self) -> bool:
        """Whether a number is said to be reached ("its load rises to 5"): if the one spoken of has
        nothing such, nothing happens."""
        return any(
            m.number is not None
            and not m.entities
            and (self._lower(m.start - 1) in ("to", "by") or m.unit)
            for m in self.linked.mentions
        )

    def _attributes(self) -> Iterator[tuple[Mention, str]]:
        kinds = {e.kind for p in self.who for e in self._reader.entities(p.ids).values()}
        for mention in self.linked.mentions:
            for item in readings(mention):
                if item.role == "attribute" and item.score >= 0.6 and item.owners & kinds:
                    yield mention, item.name

    def _tail(self, attribute: Mention) -> tuple[int, bool] | None:
        """Where the new value stands, and whether it is a change of the old one."""
        for k in range(len(self.linked.tokens) - 1, attribute.end - 1, -1):
            if self._lower(k) in ("to", "by", "of", "is", "was", "becomes", "became", "reaches"):
                return k + 1, self._lower(k) == "by"
        return None

    def _amount_of(self, attribute: Mention) -> tuple[int, bool] | None:
        """ "Gets 64 GB of memory": the new value stands before what it is of."""
        before = [t.lower for t in self.linked.tokens[: attribute.start]]
        for m in self.linked.mentions:
            beside = m.end <= attribute.start and before[m.end :] in ([], ["of"])
            if m.number is not None and not m.entities and beside:
                return m.start, bool({"more", "another", "extra"} & {*before})
        return None

    def _value(self, start: int, attribute: str, ids: list[str]) -> Scalar | None:
        text = self.linked.text(start, len(self.linked.tokens))
        held = [r.value for r in self._reader.readings(attribute, ids).values()]
        if number := re.match(r"^-?\d+(?:[.,]\d+)?\b", text):
            if not all(isinstance(v, int | float) for v in held):
                return None
            value = float(number[0].replace(",", "."))
            said = next((m for m in self.linked.mentions if m.start == start), None)
            unit = said.unit if said is not None else None
            value = convert(value, unit, self._infos(attribute, ids))
            return int(value) if value.is_integer() else value
        if text.lower() in ("true", "false", "yes", "no"):
            return text.lower() in ("true", "yes")
        terms = [t.term for m in self.linked.mentions if m.start >= start for t in m.terms]
        values = [t.value for t in terms if t.role == "value" and t.name == attribute]
        if values:
            return values[0]
        return text if all(isinstance(v, str) for v in held) and len(text.split()) == 1 else None

    def _infos(self, attribute: str, ids: list[str]) -> list[AttributeInfo]:
        kinds = self._reader.schema().kinds
        held = [kinds[e.kind].attributes for e in self._reader.entities(ids).values()]
        return [a[attribute] for a in held if attribute in a]

    def _stated(self) -> list[Action] | None:
        """ "AQ01 becomes operational", "CB005 trips": a state in the network's own word for it.

        Raises:
            Unread: a state is left, and nothing says for which other.
        """
        ids = list(self.who[0].ids)
        kinds = {e.kind for e in self._reader.entities(ids).values()}
        for mention in self.linked.mentions:
            if mention.entities or mention.start not in self.rest:
                continue
            for item in readings(mention):
                boolean = item.role == "attribute" and item.name in self._booleans
                if item.of_edges or not (item.owners & kinds and (item.role == "value" or boolean)):
                    continue
                verb = item.score < _STATED
                if verb and not self._does(mention, item):
                    continue
                value = item.value if item.role == "value" else True
                if value is not None and self._left(mention):
                    value = self._opposite(item.name, value, kinds)
                self.state = mention.text
                if value is None or not is_active({item.name: Reading(value=value)}):
                    return [Action(fail=ids)]
                if item.name == "active":
                    return [Action(restore=ids)]
                new = SetAttribute(entity=ids, attribute=item.name, value=value)
                first = [Action(restore=ids)] if "restore" in self.classes else []
                fails = [m for m in self.linked.mentions if m.cue and m.cue.kind == "fail"]
                fails = fails if verb else [m for m in fails if m is not mention]
                if not first and (fails or (verb and "power" in self.classes)):
                    first = [Action(fail=ids)]  # "breaks down and is no longer available"
                return [*first, Action(set=new)]
        return None

    def _fit_again(self, ids: list[str]) -> list[Action]:
        """What is repaired is ``healthy`` again and no longer ``jammed``: the flags that say that
        something works or does not."""
        fit, unfit = ({*_words()[sort]} for sort in ("fit", "unfit"))
        kinds = self._reader.schema().kinds
        flags = {
            name: bool(said & fit)
            for e in self._reader.entities(ids).values()
            for name, info in kinds[e.kind].attributes.items()
            for said in [{*words(name).split()}]
            if info.type == "boolean" and said & (fit | unfit)
        }
        return [
            Action(set=SetAttribute(entity=ids, attribute=name, value=works))
            for name, works in flags.items()
            if self._reader.readings(name, ids)
        ]

    def _does(self, mention: Mention, item: Item) -> bool:
        """Whether a word is the verb of a state, and all that is said: "trips" of tripped, "goes on
        bypass" of bypassed; but not the "runs" of "runs dry"."""
        flag = item.role == "attribute" or isinstance(item.value, bool)
        state = stems(words(item.name) if flag else str(item.value))
        bare = mention.text.lower().removeprefix("un") if item.value is False else mention.text
        if stems(bare) != state or item.score < SURE:
            return False
        said = [k for k in self.rest if not mention.start <= k < mention.end]
        idle = LIGHT | AUXILIARIES | _PLACING | _OUT | _SOMEBODY | {"up", "also", "well"}
        own = BECOMING | {*stems(words(item.name))}  # "the gates at Glebe are opened"
        return all(self._lower(k) in idle or self.linked.tokens[k].stem in own for k in said)

    def _left(self, mention: Mention) -> bool:
        """Whether it is the state that somebody leaves: "is no longer available", "stops being
        lit"."""
        before = {self._lower(k) for k in range(self.who[0].end, mention.start)}
        return bool(before & _LEAVING)

    def _opposite(self, attribute: str, value: Scalar, kinds: set[str]) -> Scalar:
        """The only other value that there is.

        Raises:
            Unread: there are several.
        """
        if isinstance(value, bool):
            return not value
        schema = self._reader.schema().kinds
        infos = [schema[k].attributes[attribute] for k in kinds]
        others = {v for i in infos for v in i.values if not isinstance(v, list) and v != value}
        if len(others) != 1:
            raise Unread
        return next(iter(others))

    @property
    def _booleans(self) -> set[str]:
        return self._questions.linker.vocabulary.booleans

    def _joined(self) -> list[Action] | None:
        """Two parties: the one is moved to, linked to or parted from the other."""
        if self._is_tie() and (pair := self._tied()) is not None:
            first, second = pair
            built = "add" in self.classes or self._lower(0) in ("a", "another")
            return [self._link(first, second) if built else self._unlink(first, second)]
        if len(self.who) == 1 and len(self.who[0].ids) == 2 and not self.who[0].described:
            first, second = self.who[0].ids
            if "merge" in self.classes:
                return [Action(merge=Merge(entity=[first], into=[second]))]
            return [self._link(first, second)] if self.classes & {"link"} else None
        if len(self.who) < 2:
            return None
        who, whom = self.who[0], self.who[-1]
        by = self._before(whom)
        verbs = [k for k in self.rest if k >= whom.end and is_verb(self._lower(k))]
        if verbs:
            return None
        if "merge" in self.classes and by in ("into", "with", "to", "by"):
            return [Action(merge=Merge(entity=list(who.ids), into=[self._one(whom)]))]
        if "part" in self.classes and by == "from":
            return [self._unlink(self._one(who), self._one(whom))]
        if "link" in self.classes and by in ("to", "with") and "instead" not in self._said:
            return [self._link(self._one(who), self._one(whom))]
        if "instead" in self._said and self._verb_between(who, whom):  # "P4 feeds T3 instead"
            return [Action(move=Move(entity=list(who.ids), to=self._one(whom)))]
        if by in _TOWARDS or (by in _AT and self.classes & {"place"}):
            return [Action(move=Move(entity=list(who.ids), to=self._one(whom)))]
        return None

    def _verb_between(self, who: Party, whom: Party) -> bool:
        """Whether no more than a relation stands between two parties."""
        return any(
            (m.start, m.end) == (who.end, whom.start)
            and any(i.role == "relation" and i.score >= SURE for i in readings(m)[:1])
            for m in self.linked.mentions
        )

    @property
    def _said(self) -> set[str]:
        return {self._lower(k) for k in self.rest}

    def _before(self, party: Party) -> str:
        """The word that joins a party to what stands before it."""
        words = [self._lower(k) for k in range(party.start) if self._lower(k) not in _DETERMINERS]
        return words[-1] if words else ""

    def _is_tie(self) -> bool:
        """Whether a noun for what joins two is said: "the pipe between …", "its link to …"."""
        ties = {stem(w) for w in _words()["ties"]}
        nouns = [k for k in self.rest if self.linked.tokens[k].stem in ties]
        return any(
            (
                self._lower(k + 1) in ("between", "from", "to", "with")
                and not is_verb(self._lower(k).removesuffix("ed"))
            )
            or self._lower(k + 1) in ("between", "from")
            or self._lower(k - 1) in ("its", "the", "their")
            for k in nouns
        )

    def _tied(self) -> tuple[str, str] | None:
        ids = [i for p in self.who for i in p.ids]
        return (ids[0], ids[1]) if len(ids) == 2 else None

    def _link(self, first: str, second: str) -> Action:
        return Action(link=Link(source=first, target=second, relation=self._tie(first, second)))

    def _unlink(self, first: str, second: str) -> Action:
        if not self._reader.relations(sources=[first], targets=[second]):
            first, second = second, first
        if not self._reader.relations(sources=[first], targets=[second]):
            raise Unread
        return Action(unlink=Link(source=first, target=second))

    def _tie(self, first: str, second: str) -> str:
        """The relation that such two have, if the schema has one only.

        Raises:
            Unread: it has none or several.
        """
        kinds = [self._reader.entities([i])[i].kind for i in (first, second)]
        ties = {
            r.type
            for r in self._reader.schema().relations
            if [r.source_kind, r.target_kind] == kinds
        }
        if len(ties) != 1:
            raise Unread
        return next(iter(ties))

    @staticmethod
    def _one(party: Party) -> str:
        if len(party.ids) != 1:
            raise Unread
        return party.ids[0]

    # --- whether anything happens -----------------------------------------------------------------

    def _happens(self) -> bool:
        """Whether more is said than whom the clause is about: "D1 fails", "loss of D1"."""
        said = {self._lower(k) for k in self.rest if k > self.who[0].start}
        imperative = bool(self.rest) and is_verb(self._lower(self.rest[0]))
        happened = {self._lower(k) for k in self.rest if k < self.who[0].start}
        there = self._before(self.who[0]) in _AT and happened - _AT - LIGHT - AUXILIARIES
        return (
            self._is_out()
            or bool(said - _PLACING)
            or (imperative and self._lower(0) not in LIGHT)
            or bool(there)  # "a leak at J5", "towpath shut at Lapworth"
        )

    def _is_out(self) -> bool:
        """Whether words that can mean nothing else say so."""
        failing = any(m.cue is not None and m.cue.kind == "fail" for m in self.linked.mentions)
        named = self.classes & {"power", "remove", "restore"}
        return failing or bool(named) or bool(self._said & _OUT)

    def _befalls(self) -> bool:
        """Whether something happens to the one party, in words that mean nothing else here."""
        known = _classes()
        strange = [
            m
            for m in self.linked.mentions
            if m.terms
            and m.start in self.rest
            and m.score >= SURE
            and not m.cue
            and not any(self.linked.tokens[k].stem in known for k in range(m.start, m.end))
        ]
        start, end = self.who[0].start, self.who[0].end
        near = [self._lower(k) for k in range(start - 2, end + 3) if k in self.rest]
        verbs = {w for w in near if is_verb(w)} - AUXILIARIES - LIGHT
        after = self._lower(end)  # right after a name comes its verb: "J5 bursts"
        verbs |= {after} - AUXILIARIES - LIGHT if is_english(after) else set()
        happens = bool(verbs) and not self.who[0].described
        return not strange and (self._is_out() or happens)


def _singular(word: str) -> str:
    """ "secs" → "sec", "minutes" → "minute"; "s" stays."""
    return word.removesuffix("s") or word


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in ("a", "an"):
        return 1
    if word in NUMBER_WORDS:
        return int(NUMBER_WORDS[word])
    raise Unread


@cache
def _words() -> dict[str, Any]:
    text = files(__package__).joinpath("supposing.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def _classes() -> dict[str, set[str]]:
    """Stem → the classes of words that it is in."""
    found: dict[str, set[str]] = {}
    for name, members in _words().items():
        for word in members if isinstance(members, list) else ():
            found.setdefault(stem(word), set()).add(name)
    return found
