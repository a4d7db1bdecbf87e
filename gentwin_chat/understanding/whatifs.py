"""What-if questions: a change of ``whatif``, whomever it befalls, and what is asked of the network
then.

What is asked is who is hurt (``losses``), all that follows, or any other question: it is planned on
the fork, in a thread that has just spoken of whom the change is about.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from gentwin_chat.domain import Change, RemoveEntity
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.query import Consequence, Impact, Question, Selection, WhatIf
from gentwin_chat.understanding.clauses import TO, splits
from gentwin_chat.understanding.dialogue import Thread
from gentwin_chat.understanding.losses import Losses, is_barred
from gentwin_chat.understanding.parties import kind_reading
from gentwin_chat.understanding.shares import share_asked
from gentwin_chat.understanding.suppositions import Supposed, Suppositions
from gentwin_chat.understanding.text import normalise, stems
from gentwin_chat.whatif.applying import Applied
from gentwin_chat.whatif.scenario import Action
from gentwin_chat.wording import join

if TYPE_CHECKING:
    from gentwin_chat.understanding.planner import Planner

_SPLITS = 12  # ways to part a question that are tried
_LONGEST = 300  # characters of a supposition
_ASKS = re.compile(
    r"(?:which|what|who|whose|how|where|list|name|show|is|are|do|does|will|would|can|any)\b", re.I
)
_COMPUTED = ("count", "average", "sum", "distinct", "list")
_LOST = ("isolated", "unreachable", "alone")
_THERE = re.compile(
    r"\b(?:(?:are|is) (?:still |then )*(?:left|remaining|available)(?: over)?|remains?|would remain"
    r"|will remain|would be left|(?:would|will|do|does) we (?:then |still )*have(?: left)?"
    r"|would there be)\b",
    re.I,
)
_THEN = re.compile(r"\b(?:then|afterwards?|still|in that case|as a result|instead)\b", re.I)
_ARE = re.compile(r"(?<!there )\b(are|is|would be|will be)(?: still| then| too)*$", re.I)
_PLACE = re.compile(  # of a place, and not of what there is
    r"(?<!are )(?<!is )(?<!be )(?<!were )\b(?:(?:in|over|up|down|out) )?there\b"
    r"(?! (?:are|is|be|would|will|were|was|still)\b)",
    re.I,
)
_IN_STATE = re.compile(r"\b(?:are|is|be) (?:also |now )?(\w+)(?: too| as well)?$", re.I)
_OUTCOME = re.compile(
    r"\b(?:would|could|will|left|remain\w*|lose|losing|without|no|none|no ?one|nobody|nothing"
    r"|longer|any ?more|not|now|meanwhile)\b",
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
        for supposed, asked, opened, told in islice(splits(normalise(question)), _SPLITS):
            if len(supposed) > _LONGEST or not (opened or self._asks(asked)):
                continue
            marked = opened or self._asks_losses(asked)
            said = self._suppositions.read(supposed, opened=marked)
            if said is None:
                continue
            mishap = said.state is None and all(a.fail for a in said.actions)
            if mishap and _echoes(supposed, asked):
                continue  # "if gate 1 is ajar, how many gates are ajar"
            if (made := self._composed(said, asked)) is None:
                continue
            scene = told and not marked and all(a.fail or a.blackout for a in said.actions)
            if scene and not isinstance(made.then, Impact | Consequence) and not _speaks_of(asked):
                continue  # "gw-3 is acting up. Who looks after it?"
            return made
        return None

    def _asks(self, text: str) -> bool:
        """Whether it begins as a question does, or with the set that it asks about."""
        if _ASKS.match(text):
            return True
        mentions = self._planner.linker.link(text).mentions
        for first in mentions[:1]:
            computed = first.cue is not None and first.cue.kind in _COMPUTED
            if first.start == 0 and (computed or kind_reading(first)):
                return True
        return share_asked(text, self._planner.linker.link) is not None

    def _asks_losses(self, asked: str) -> bool:
        """Whether its own words say that something happened: "… needs a reboot: who drops off"."""
        mentions = self._planner.linker.link(asked).mentions
        lost = any(m.cue is not None and m.cue.kind in _LOST for m in mentions)
        return lost or is_barred(asked)

    def _composed(self, said: Supposed, asked: str) -> WhatIf | None:
        if said.state is not None:  # "how many still are"
            asked = _ARE.sub(rf"\1 {said.state}", asked)
            if all(a.set for a in said.actions) and self._asks_losses(asked):
                failing = Action(fail=list(said.focus))  # "is flooded: who is cut off"
                said = replace(said, actions=[*said.actions, failing])
        try:
            applied = Applied(said.actions, self._planner.reader)
        except ScenarioError:
            return None
        changes: tuple[Change, ...] = tuple(applied.changes)
        down = list(applied.down)
        focus = tuple(down) or said.focus
        then: Question | None
        if not asked:
            then = Consequence(ids=focus)
        elif asked.startswith(TO):
            whom = self._suppositions.read_who(asked.removeprefix(TO).strip())
            of = None if whom is None else Selection(ids=tuple(whom))
            then = Consequence(ids=focus, of=of)
        else:
            places = [i for a in said.actions for i in a.blackout or () if isinstance(i, str)]
            losses = Losses(self._planner, self._planner.joins, down, places)
            shared = share_asked(asked, self._planner.linker.link) is not None
            then = losses.read(asked) if down and not shared else None
            if then is None:
                failed = [i for i in applied.fork.entities(down) if i not in places]
                changes = (*changes, *self._gone(said, failed, asked))
                then = self._ordinary(changes, said, asked)
        if then is None:
            return None
        return WhatIf(changes=changes, said=join(applied.clauses), then=then)

    def _gone(self, said: Supposed, down: list[str], asked: str) -> list[Change]:
        """What failed is counted no more, unless it is what the question is about; but the place
        in which it stood remains."""
        linked = self._planner.linker.link(asked)
        named = any(h.id in said.focus for m in linked.mentions for h in m.entities)
        about = any(m.pronoun for m in linked.mentions)
        state = Losses(self._planner, self._planner.joins, down).asks_state(linked)
        state |= said.state is not None and bool({*stems(said.state)} & {*stems(asked)})
        if named or about or state:
            return []
        return [RemoveEntity(id=i) for i in down]

    def _ordinary(self, changes: tuple[Change, ...], said: Supposed, asked: str) -> Question | None:
        """``asked`` of the fork, "it" being whom the change is about."""
        fork = Fork(self._planner.reader, changes)
        thread = Thread(focus=said.focus, subject=said.focus[-1] if said.focus else None)
        if not (self._planner.linker.vocabulary.match("available") and "available" in asked):
            asked = _THERE.sub("are there", asked)
        asked = re.sub(r"^will\b", "would", " ".join(_THEN.sub("", asked).split()), flags=re.I)
        if said.place is not None:
            if all(a.move for a in said.actions):  # of all lamps there are as many as before
                asked = re.sub(r"\b(are|is) there$", r"\1 in there", asked)
            asked = _PLACE.sub(lambda _: f"at {said.place}", asked)
        return self._planner.of(fork).plan(asked, thread).question


def _echoes(supposed: str, asked: str) -> bool:
    """Whether it asks who is in the very state that was supposed, which thus is no failure."""
    state = _IN_STATE.search(" ".join(_THEN.sub("", asked).split()))
    if state is None:
        return False
    told = {*stems(supposed)}
    return any(s in told or f"un{s}" in told for s in stems(state[1]))


def _speaks_of(asked: str) -> bool:
    """Whether it asks of what comes of a mishap, in its own words."""
    return any(words.search(asked) for words in (_THEN, _THERE, _OUTCOME))
