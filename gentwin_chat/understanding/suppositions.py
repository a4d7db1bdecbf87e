"""What a clause supposes: "20 sensors are added to gw-5" → actions of a scenario.

The patterns of ``supposing.yaml`` say what people do to networks in thought. Whom they do it to is
read as any question is: a name, or a description such as "all pumps in the east zone".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import yaml

from gentwin_chat.evaluation import Evaluation
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.query import ListAll, Selection
from gentwin_chat.understanding.lexicon import AUXILIARIES, LIGHT, NUMBER_WORDS
from gentwin_chat.understanding.linking import Linker, Mention
from gentwin_chat.understanding.phrases import readings
from gentwin_chat.understanding.speech import is_verb
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

_LONGEST_MISHAP = 80  # characters
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "ten": 10}
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_ARTICLE = re.compile(
    r"^(?:(?:all|both|every|each|any) (?:of )?(?:the |our )?|the |our |its |this |that )", re.I
)
_EVERY = re.compile(r"^(?:all|both|every|each)\b", re.I)
_CLAUSE = re.compile(r"\b(?:if|when|what|who|whose|how|then|list|show|name)\b", re.I)
_AND = ("and", "both")
_SOME = re.compile(r"^(?:an?|any|one|some|which|what)\b", re.I)
_VALUE_OF = [
    re.compile(
        r"^(?:the )?(?P<attribute>.+?) (?:of|at|on|in) (?P<who>.+?) "
        r"(?:is|was|were|be|becomes?|became|drops? to|dropped to|falls? to|fell to|rises? to"
        r"|rose to|goes? (?:up |down )?to|went to|reaches|reached|is set to|changes to"
        r"|increases to|decreases to) (?P<value>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?:we )?(?:set|change|raise|lower|put|increase|decrease)s? (?:the )?(?P<attribute>.+?) "
        r"(?:of|at|on|in) (?P<who>.+?) to (?P<value>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?P<who>.+?)(?:'s|s') (?P<attribute>.+?) (?:is|was|were|be|becomes?|drops? to|falls? to"
        r"|rises? to|goes? to|reaches|is set to|changes to) (?P<value>.+)$",
        re.I,
    ),
    re.compile(r"^(?P<who>.+?) (?:has|had) (?:an? )?(?P<attribute>.+?) of (?P<value>.+)$", re.I),
]


class Questions(Protocol):
    """Whoever reads questions of one version: the planner."""

    reader: GraphReader
    linker: Linker

    def listed(self, noun_phrase: str) -> ListAll | None:
        """The set that a noun phrase describes, if it is surely one."""
        ...


@dataclass
class Supposed:
    """What a clause supposes.

    Attributes:
        actions: in the order said.
        focus: ids that the clause names, in the order said.
        names: how it says them.
        by_name: it names entities alone, rather than describing them.
    """

    actions: list[Action]
    focus: tuple[str, ...]
    names: tuple[str, ...]
    by_name: bool


class Suppositions:
    """Reads clauses in the words of one network.

    Args:
        questions: reads the noun phrases.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._reader = questions.reader
        self._focus: dict[str, None] = {}
        self._names: list[str] = []
        self._described = False

    def read(self, clause: str, *, described: bool = True) -> Supposed | None:
        """The actions that ``clause`` says, ``None`` if it says none.

        Args:
            described: whether entities may be described rather than named.
        """
        self._focus, self._names, self._described = {}, [], False
        clause = re.sub(r"^(?:we|you|i|they|someone|somebody|one) ", "", clause.strip(), flags=re.I)
        actions = self._action(clause)
        if actions is None:
            parts = re.split(r",? and (?:also |then )?|, ", clause)
            read = [self._action(part) for part in parts] if len(parts) > 1 else [None]
            actions = [a for some in read for a in some or ()] if all(read) else None
        if not actions or (self._described and not described):
            return None
        return Supposed(actions, tuple(self._focus), tuple(self._names), not self._described)

    def mishap(self, clause: str) -> Supposed | None:
        """ "Tess Vidal falls ill", "J12 caves in": whoever opens a clause that says nothing else
        in the words of this network is taken to be out."""
        if len(clause) > _LONGEST_MISHAP:
            return None
        linked = self._questions.linker.link(clause)
        named = [m for m in linked.mentions if m.entities]
        strange = [m for m in linked.mentions if m.terms and not m.entities and m.score >= SURE]
        if not named or strange or linked.missing_names:
            return None
        verb = linked.tokens[named[-1].end : named[-1].end + 2]
        opening = [t.lower for t in linked.tokens[: named[0].start]]
        happens = any(is_verb(t.lower) and t.lower not in AUXILIARIES for t in verb)
        if not happens or not set(opening) <= {"the", "our", "both"}:
            return None
        try:
            ids = list(dict.fromkeys(self._meant(m, linked.mentions)[0] for m in named))
        except _Unread:
            return None
        names = tuple(m.text for m in named)
        return Supposed([Action(fail=ids)], tuple(ids), names, True)

    def read_who(self, noun_phrase: str) -> list[str] | None:
        """The entities that a noun phrase names or describes; ``None`` if it names none here."""
        try:
            return self._who(noun_phrase)
        except _Unread:
            return None

    def _action(self, clause: str) -> list[Action] | None:
        for do, pattern in _patterns():
            if match := pattern.fullmatch(clause):
                try:
                    return getattr(self, f"_{do}")(match.groupdict())  # type: ignore[no-any-return]
                except _Unread:
                    continue
        return self._set(clause)

    # --- one action each --------------------------------------------------------------------------

    def _fail(self, said: dict[str, str]) -> list[Action]:
        return [Action(fail=self._who(said["who"]))]

    def _remove(self, said: dict[str, str]) -> list[Action]:
        return [Action(remove=self._who(said["who"]))]

    def _restore(self, said: dict[str, str]) -> list[Action]:
        return [Action(restore=self._who(said["who"]))]

    def _blackout(self, said: dict[str, str]) -> list[Action]:
        ids = self._who(said["who"])
        held = inside(self._reader, ids)
        return [Action(blackout=ids) if held else Action(fail=ids)]

    def _roll_out(self, said: dict[str, str]) -> list[Action]:
        count = _number(said["n"])
        kinds = self._kinds(said["kind"])
        if not said.get("whom"):
            taken = self._reader.entities([f"new-{k}" for k in range(1, count + 1)])
            if len(kinds) != 1 or taken:
                raise _Unread
            new = [Add(id=f"new-{k}", kind=kinds[0]) for k in range(1, count + 1)]
            return [Action(add=one) for one in new]
        (whom,) = self._who(said["whom"], only=1)
        if len(kinds) > 1:  # "sensors": of the sort that is there
            near = self._reader.entities(beside(self._reader, [whom])).values()
            there = Counter(e.kind for e in near if e.kind in kinds)
            kinds = (there.most_common(1)[0][0],) if there else kinds[:1]
        return [Action(roll_out=RollOut(count=count, to=whom, kind=kinds[0]))]

    def _grow(self, said: dict[str, str]) -> list[Action]:
        times = said.get("times")
        stem = (times or "").lower().rstrip("sd")
        factor = _TIMES.get(stem, _TIMES.get(stem + "e", 0)) if times else _number(said["n"])
        kinds = self._kinds(_ARTICLE.sub("", said["kind"]))
        if factor < 2:
            raise _Unread
        self._described = True
        ids = self._reader.select(kinds)
        return [Action(grow=Grow(factor=factor, of=ids))]

    def _merge(self, said: dict[str, str]) -> list[Action]:
        who = self._who(said["who"])
        (into,) = self._who(said["whom"], only=1)
        return [Action(merge=Merge(entity=who, into=into))]

    def _move(self, said: dict[str, str]) -> list[Action]:
        who = self._who(said["who"])
        (to,) = self._who(said["whom"], only=1)
        return [Action(move=Move(entity=who, to=to))]

    def _link(self, said: dict[str, str]) -> list[Action]:
        first, second = self._pair(said)
        return [Action(link=Link(source=first, target=second, relation=self._tie(first, second)))]

    def _unlink(self, said: dict[str, str]) -> list[Action]:
        first, second = self._pair(said)
        if not self._reader.relations(sources=[first], targets=[second]):
            first, second = second, first
        if not self._reader.relations(sources=[first], targets=[second]):
            raise _Unread
        return [Action(unlink=Link(source=first, target=second))]

    def _cut(self, said: dict[str, str]) -> list[Action]:
        of = self._who(said["who"]) if said.get("who") else None
        return [Action(cut=Cut(seconds=_seconds(said), of=of))]

    def _rate(self, said: dict[str, str]) -> list[Action]:
        return [Action(rate=Rate(seconds=_seconds(said), of=self._who(said["who"])))]

    def _set(self, clause: str) -> list[Action] | None:
        """ "the battery of s-12 drops to 5 %"."""
        for pattern in _VALUE_OF:
            match = pattern.match(clause)
            if match is None:
                continue
            try:
                ids = self._who(match["who"])
                attribute = self._attribute(match["attribute"], ids)
                value = self._value(match["value"], attribute, ids)
            except _Unread:
                continue
            return [Action(set=SetAttribute(entity=ids, attribute=attribute, value=value))]
        return None

    # --- parts ------------------------------------------------------------------------------------

    def _who(self, text: str, *, only: int | None = None) -> list[str]:
        """The ids of a noun phrase.

        Raises:
            _Unread: it names nobody here, or is not definite.
        """
        text = text.strip(" ,")
        if _SOME.match(text) or _CLAUSE.search(text):
            raise _Unread
        bare = _ARTICLE.sub("", text)
        ids = self._named(bare)
        if ids is None:
            listed = self._questions.listed(bare) if self._plural(text, bare) else None
            if listed is None or not isinstance(listed.of, Selection):
                raise _Unread
            ids = Evaluation(self._reader).members(listed.of)
            self._described = True
        if not ids or (only is not None and len(ids) != only):
            raise _Unread
        if not self._described:
            self._focus |= dict.fromkeys(ids)
            self._names.append(bare)
        else:
            self._focus |= dict.fromkeys(ids)
        return ids

    def _named(self, text: str) -> list[str] | None:
        """The ids, if the words are names and at most say their kind beside them."""
        linked = self._questions.linker.link(text)
        named = [m for m in linked.mentions if m.entities]
        if not named or linked.missing_names:
            return None
        hits = [self._meant(m, linked.mentions) for m in named]
        kinds = {kind for _, kind in hits}
        for m in linked.mentions:
            if m.entities:
                continue
            own = {t.term.name for t in m.terms if t.term.role == "kind"}
            if not own & kinds and not (m.cue and m.cue.kind == "followup"):
                return None
        covered = {k for m in linked.mentions for k in range(m.start, m.end)}
        rest = [t.lower for k, t in enumerate(linked.tokens) if k not in covered]
        if any(word in AUXILIARIES or (word not in LIGHT and word not in _AND) for word in rest):
            return None
        return list(dict.fromkeys(i for i, _ in hits))

    def _meant(self, mention: Mention, beside_it: list[Mention]) -> tuple[str, str]:
        """The one entity of a name, by the kind said beside it where several bear the name."""
        kinds = {t.term.name for m in beside_it for t in m.terms if t.term.role == "kind"}
        fitting = [h for h in mention.entities if h.kind in kinds] or list(mention.entities)
        if len(fitting) > 1:
            raise _Unread
        return fitting[0].id, fitting[0].kind

    def _plural(self, text: str, bare: str) -> bool:
        """Whether a noun phrase stands for a set: "all …", or its noun is plural."""
        if _EVERY.match(text):
            return True
        linked = self._questions.linker.link(bare)
        nouns = [m for m in linked.mentions if any(t.term.role == "kind" for t in m.terms)]
        return any(m.text.lower().endswith(("s", "people", "children")) for m in nouns)

    def _kinds(self, text: str) -> tuple[str, ...]:
        linked = self._questions.linker.link(text)
        for mention in linked.mentions:
            for item in readings(mention):
                if item.role == "kind" and item.score >= 0.6:
                    return item.names
        raise _Unread

    def _pair(self, said: dict[str, str]) -> tuple[str, str]:
        whom = said["whom"] if not said.get("whom1") else said["whom1"]
        (first,), (second,) = self._who(said["who"], only=1), self._who(whom, only=1)
        return first, second

    def _tie(self, first: str, second: str) -> str | None:
        """The relation that such two have, if the schema has it one way only."""
        kinds = [self._reader.entities([i])[i].kind for i in (first, second)]
        ties = {
            r.type
            for r in self._reader.schema().relations
            if [r.source_kind, r.target_kind] == kinds
        }
        if not ties:
            raise _Unread
        if len(ties) > 1:
            raise _Unread
        return next(iter(ties))

    def _attribute(self, text: str, ids: list[str]) -> str:
        linked = self._questions.linker.link(_ARTICLE.sub("", text))
        kinds = {e.kind for e in self._reader.entities(ids).values()}
        for mention in linked.mentions:
            for item in readings(mention):
                if item.role == "attribute" and item.score >= 0.6 and item.owners & kinds:
                    return item.name
        raise _Unread

    def _value(self, text: str, attribute: str, ids: list[str]) -> str | int | float | bool:
        held = self._reader.readings(attribute, ids)
        number = re.match(r"^(-?\d+(?:[.,]\d+)?)\b", text.strip())
        if number and all(isinstance(r.value, int | float) for r in held.values()):
            value = float(number[1].replace(",", "."))
            return int(value) if value.is_integer() else value
        bare = text.strip(" .'\"")
        if bare.lower() in ("true", "false", "yes", "no"):
            return bare.lower() in ("true", "yes")
        known = self._questions.linker.link(bare).mentions
        terms = [t.term for m in known for t in m.terms if t.term.role == "value"]
        fitting = [t.value for t in terms if attribute in (t.name,) and t.value is not None]
        return fitting[0] if fitting else bare


class _Unread(Exception):
    """A part of a clause means nothing in this network."""


def _number(text: str) -> int:
    word = text.strip().lower()
    if word in ("a", "an", "another", "one more"):
        return 1
    if word.isdigit():
        return int(word)
    if word in NUMBER_WORDS:
        return int(NUMBER_WORDS[word])
    raise _Unread


def _seconds(said: dict[str, str]) -> float:
    return _number(said["n"]) * _SECONDS[said["unit"][0].lower()]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """``(action, pattern)`` in the order of the file, its parts put in."""
    text = files(__package__).joinpath("supposing.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    parts = {k: v for k, v in data.items() if isinstance(v, str)}
    parts["cut"] = parts["cut"].replace("{subject}", parts["subject"])
    parts["failing"] = parts["failing"].replace("{subject}", parts["subject"])
    parts |= {
        "who": "(?P<who>.+?)",
        "whom": "(?P<whom>.+?)",
        "whom1": "(?P<whom1>.+?)",
        "kind": "(?P<kind>.+?)",
        "n": r"(?P<n>\d+|an?|another|one more|" + "|".join(NUMBER_WORDS) + ")",
    }

    def filled(pattern: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: parts.get(m[1], m[0]), pattern)

    def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
        for entry in data["actions"]:
            for pattern in entry["patterns"]:
                yield entry["do"], re.compile(filled(pattern), re.IGNORECASE)

    return tuple(compiled())
