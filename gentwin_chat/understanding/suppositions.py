"""What a clause supposes: "20 sensors are added to gw-5" → actions of a scenario."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gentwin_chat.evaluation import Evaluation
from gentwin_chat.query import Selection
from gentwin_chat.understanding.happenings import Clause
from gentwin_chat.understanding.lexicon import AUXILIARIES
from gentwin_chat.understanding.parties import (
    Party,
    Questions,
    Unread,
    parties,
)
from gentwin_chat.whatif.scenario import (
    Action,
)

_ASKING = {"if", "when", "what", "who", "whose", "how", "which"}


@dataclass
class Supposed:
    """What a clause supposes.

    Attributes:
        actions: in the order said.
        focus: ids that the clause names, in the order said.
        state: the word for a state that somebody gets or leaves.
        place: whom the clause names last, in its words: "there" in what is asked.
    """

    actions: list[Action]
    focus: tuple[str, ...]
    state: str | None = None
    place: str | None = None


class Suppositions:
    """Reads clauses in the words of one network.

    Args:
        questions: reads the noun phrases.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._reader = questions.reader

    def read(self, clause: str, *, opened: bool) -> Supposed | None:
        """The actions that ``clause`` says, ``None`` if it says none.

        Args:
            opened: a word such as "if" says that something is supposed; without one, the clause
                must say what happens in words that mean nothing else in this network.
        """
        parts = re.split(r",? and (?:also |then )?|[,;] ", clause)
        read = [self._part(part, opened=False) for part in parts] if len(parts) > 1 else [None]
        if not all(read):
            read = [self._part(clause, opened=opened)]
        said = [r for r in read if r is not None]
        if len(said) < len(read):
            return None
        return Supposed(
            [a for r in said for a in r.actions],
            tuple(dict.fromkeys(i for r in said for i in r.focus)),
            next((r.state for r in said if r.state), None),
            next((r.place for r in said[::-1] if r.place), None),
        )

    def read_who(self, noun_phrase: str) -> list[str] | None:
        """The entities that a noun phrase names or describes; ``None`` if it names none here."""
        try:
            found = parties(self._questions.linker.link(noun_phrase), self._questions)
        except Unread:
            return None
        if len(found) == 1 and isinstance(found[0], Party):
            return list(found[0].ids)
        listed = self._questions.listed(noun_phrase)
        if listed is None or not isinstance(listed.of, Selection):
            return None
        return Evaluation(self._reader).members(listed.of)

    def _part(self, clause: str, *, opened: bool) -> Supposed | None:
        linked = self._questions.linker.link(clause)
        words = {t.lower for t in linked.tokens}
        if not words or words & _ASKING or linked.tokens[0].lower in AUXILIARIES:
            return None
        try:
            said = Clause(linked, parties(linked, self._questions), self._questions)
            actions = said.actions(opened=opened)
        except Unread:
            return None
        if not actions:
            return None
        named = [p for p in said.parties if isinstance(p, Party)]
        focus = tuple(dict.fromkeys(i for p in named for i in p.ids))
        place = linked.text(named[-1].start, named[-1].end) if named else None
        return Supposed(actions, focus, said.state, place)
