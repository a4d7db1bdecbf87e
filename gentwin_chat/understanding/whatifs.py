"""What-if questions beyond the failure of one named device: any change of ``whatif``, whomever it
befalls, and what is asked of the changed network.

What is asked is planned on the fork, so new devices are known there and those that failed are not.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from gentwin_chat.domain import Change, Reading, RemoveEntity
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.sources.values import is_active
from gentwin_chat.query import Consequence, Impact, Question, Selection, WhatIf
from gentwin_chat.understanding.clauses import TO, splits
from gentwin_chat.understanding.lexicon import AUXILIARIES, LIGHT
from gentwin_chat.understanding.phrases import readings
from gentwin_chat.understanding.suppositions import Supposed, Suppositions
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.whatif.applying import Applied
from gentwin_chat.whatif.choosing import kinds_of
from gentwin_chat.wording import join, singular

if TYPE_CHECKING:
    from gentwin_chat.understanding.planner import Planner

_SPLITS = 12  # ways to part a question that are tried
_LONGEST = 300  # characters of a supposition
_MARKS = ("unreachable", "isolated", "alone", "fail", "negation")
_PRONOUN = re.compile(r"\b(?:it|that one|this one)\b(?! is\b| are\b)", re.I)
_ASKS = re.compile(
    r"(?:which|what|who|whose|how|where|list|name|show|is|are|do|does|will|would|can|any)\b", re.I
)
_THERE = re.compile(
    r"\b(?:(?:are|is) (?:still |then )*(?:left|remaining|available)(?: over)?|remains?|would remain"
    r"|will remain|would be left|(?:would|will|do|does) we (?:then |still )*have(?: left)?"
    r"|would there be)\b",
    re.I,
)
_THEN = re.compile(r"\b(?:then|afterwards?|still|in that case|as a result|instead)\b", re.I)
_DARK = re.compile(r"\b(?:dark|offline|silent|power|down|out|with (?:it|them)|die|stop\w*)\b", re.I)
_TOUCHED = re.compile(
    r"\b(?:affect|impact|hit|suffer|hurt|trouble|disrupt|touch|feel|degrad|involv)\w*\b", re.I
)
_SPLIT_OFF = re.compile(
    r"\b(?:cut off|unreachable|separat\w+|isolated from|fall\w* off|drop\w* off|split\w*"
    r"|reach\w*)\b",
    re.I,
)


class WhatIfs:
    """Plans what-if questions of one network.

    Args:
        planner: of the network as it is.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._suppositions = Suppositions(planner)

    def plan(self, question: str) -> WhatIf | None:
        """The query, ``None`` where nothing is supposed that is understood."""
        for k, (supposed, asked) in enumerate(islice(splits(question), _SPLITS)):
            if len(supposed) > _LONGEST:
                continue
            opened = k == 0 or not asked or re.search(r"\b(?:if|when|suppos|assum)", question, re.I)
            said = self._suppositions.read(supposed, described=bool(opened))
            if said is None:
                continue
            return self._composed(said, asked)
        for supposed, asked in islice(splits(question), _SPLITS):
            if _ASKS.match(asked) and (said := self._suppositions.mishap(supposed)) is not None:
                return self._composed(said, asked)
        return None

    def _is_of_hurt(self, asked: str) -> bool:
        """Whether it asks who is hurt, rather than anything else of the changed network."""
        if self._asks_state(asked):
            return False
        linked = self._planner.linker.link(asked)
        return any(m.cue is not None and m.cue.kind in _MARKS for m in linked.mentions)

    def _composed(self, said: Supposed, asked: str) -> WhatIf | None:
        reader = self._planner.reader
        try:
            applied = Applied(said.actions, reader)
        except ScenarioError:
            return None
        changes: tuple[Change, ...] = tuple(applied.changes)
        down = list(applied.down)
        words = join(applied.clauses)
        focus = tuple(down) or said.focus
        if not asked:
            return WhatIf(changes=changes, said=words, then=Consequence(ids=focus))
        if asked.startswith(TO):
            whom = self._suppositions.read_who(asked.removeprefix(TO).strip())
            of = None if whom is None else Selection(ids=tuple(whom))
            return WhatIf(changes=changes, said=words, then=Consequence(ids=focus, of=of))
        then: Question | None
        touched = _TOUCHED.search(asked) is not None
        places = {i for a in said.actions for i in a.blackout or () if isinstance(i, str)}
        if touched or (down and self._is_of_hurt(asked)):
            then = None
            if down and not places and not (touched and len(down) > 1):
                then = self._planner.consequence(asked, down)
            if then is None and (touched or places):
                then = self._hurt(asked, said, down)
            return None if then is None else WhatIf(changes=changes, said=words, then=then)
        if down and self._is_figurative(asked) and not self._asks_state(asked):
            then = self._hurt(asked, said, down)
            return None if then is None else WhatIf(changes=changes, said=words, then=then)
        if down and not self._names(asked, said) and not self._asks_state(asked):
            gone = [RemoveEntity(id=i) for i in down if i not in places]
            # What failed is counted no more, but the place in which it stood remains.
            changes = tuple(gone) if not _others(said) else (*changes, *gone)
        fork = Fork(reader, changes)
        then = self._planner.of(fork).plan(self._put(asked, said)).question
        return None if then is None else WhatIf(changes=changes, said=words, then=then)

    def _is_figurative(self, asked: str) -> bool:
        """Whether it asks after a kind in words that mean nothing in this network: "which
        consumers are in the dark", "which pallets are stuck on it"."""
        linked = self._planner.linker.link(_PRONOUN.sub("", asked))
        said = [m for m in linked.mentions if m.terms and m.score >= SURE]
        kinds = [m for m in said if m.terms[0].term.role == "kind"]
        other = any(m.entities or m.number is not None for m in linked.mentions)
        strange = [
            t.lower
            for k, t in enumerate(linked.tokens)
            if t.lower not in LIGHT
            and t.lower not in AUXILIARIES
            and not any(m.start <= k < m.end for m in said)
            and not any(m.start <= k < m.end and m.cue for m in linked.mentions)
        ]
        return len(kinds) == 1 == len(said) and bool(strange) and not other

    def _names(self, asked: str, said: Supposed) -> bool:
        if _PRONOUN.search(asked):
            return True
        linked = self._planner.linker.link(asked)
        return any(h.id in said.focus for m in linked.mentions for h in m.entities)

    def _asks_state(self, asked: str) -> bool:
        """Whether it asks who is off, in the network's own word for it."""
        terms = [t.term for m in self._planner.linker.link(asked).mentions for t in m.terms[:3]]
        return any(
            t.role == "value"
            and t.value is not None
            and not is_active({t.name: Reading(value=t.value)})
            for t in terms
        )

    def _put(self, asked: str, said: Supposed) -> str:
        """``asked`` as a question about the fork: pronouns named, "left" and "then" dropped."""
        if said.names:
            asked = _PRONOUN.sub(said.names[-1].replace("\\", ""), asked)
        return " ".join(_THEN.sub("", _THERE.sub("are there", asked)).split())

    def _hurt(self, asked: str, said: Supposed, down: list[str]) -> Question | None:
        """Who is hurt, of the kind that is asked about."""
        linked = self._planner.linker.link(asked)
        nouns = [
            (item.names, singular(m.text.lower()))
            for m in linked.mentions
            for item in readings(m)[:1]
            if item.role == "kind" and item.score >= 0.6
        ]
        kinds = [names for names, _ in nouns]
        entities = [h.id for m in linked.mentions for h in m.entities[:1]]
        wanted = "list"
        if any(m.cue and m.cue.kind == "count" for m in linked.mentions):
            wanted = "count"
        elif re.match(r"(?:is|are|does|do|will|would|can|any)\b", asked, re.I):
            wanted = "exists"
        of = Selection()
        if kinds:
            of = Selection(kinds=kinds[0], noun=nouns[0][1] if len(kinds[0]) > 1 else "")
        if entities and not kinds:
            of = Selection(ids=tuple(entities))
        if not down:
            return Consequence(ids=said.focus, of=None if of.is_everything else of)
        target = Selection(kinds=kinds[1]) if len(kinds) > 1 else None
        if _TOUCHED.search(asked):
            target = Selection(ids=tuple(down))
            return Impact.model_validate(
                {"of": of, "effect": "isolated", "target": target, "wanted": wanted, "downed": True}
            )
        if _SPLIT_OFF.search(asked):
            return Impact.model_validate(
                {"of": of, "effect": "unreachable", "target": target, "wanted": wanted}
            )
        if target is None:
            found = self._planner.reader.entities(down).values()
            related = {
                kind
                for r in self._planner.reader.schema().relations
                for kind, other in ((r.source_kind, r.target_kind), (r.target_kind, r.source_kind))
                if other in of.kinds
            }
            places = kinds_of(self._planner.reader.schema(), "place")
            near = ({e.kind for e in found} & related) - set(places)
            target = Selection(kinds=tuple(sorted(near))) if near and of.kinds else None
        dark = any(a.blackout is not None for a in said.actions) or not said.by_name
        downed = dark and bool(_DARK.search(asked))
        if target is None and not downed:
            target = Selection(ids=tuple(down))
        return Impact.model_validate(
            {"of": of, "effect": "isolated", "target": target, "wanted": wanted, "downed": downed}
        )


def _others(said: Supposed) -> bool:
    return any(a.fail is None and a.blackout is None and a.remove is None for a in said.actions)
