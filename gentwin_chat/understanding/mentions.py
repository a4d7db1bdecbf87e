"""What a question mentions: spans of its words, and what each may stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gentwin_chat.indexing.graph.protocol import NameHit
from gentwin_chat.understanding.dates import Span
from gentwin_chat.understanding.lexicon import Cue
from gentwin_chat.understanding.text import Token
from gentwin_chat.understanding.vocabulary import SURE, Match

_RESTATED = re.compile(
    r"(?<=\w)[\s,;–—-]+(?:i\.e\.?|that is to say|in other words|meaning)[\s,]", re.I
)

# A sentence, or two, that something asked follows.
_SCENE = re.compile(
    r"(?:[^.!?]{8,}[.!]\s+)+(?=(?:(?:at|in|on|for|to|from|by) )?(?:who|whom|whose|what|which|where"
    r"|when|how|is|are|was|does|do|did|has|have|can|could|list|show|give|name|find|count)\b)",
    re.I,
)
_ANNOUNCED = re.compile(r"[^.!?:]{6,}:\s+(?=\w)")
_TELLING = {"idle", "followup", "new", "old", "per"}  # what a sentence that tells may begin with


@dataclass(frozen=True)
class Mention:
    """Words ``start:end`` of the question (token indices) and what they may name.

    Attributes:
        text: the words as written.
        entities: entities of this name.
        terms: terms of the graph's vocabulary, best first.
        cue: what the words do in the question.
        number: the number they are.
        unit: the unit written after the number.
        span: the days that they name, of which ``number`` is the year.
        pronoun: ``"it"`` or ``"they"``.
        score: how sure the best reading is.
        size: words that count in favour of a long mention; 0: all of them.
    """

    start: int
    end: int
    text: str
    entities: tuple[NameHit, ...] = ()
    terms: tuple[Match, ...] = ()
    cue: Cue | None = None
    number: float | None = None
    unit: str | None = None
    span: Span | None = None
    pronoun: str | None = None
    score: float = 1.0
    size: int = 0


@dataclass
class Linked:
    """A question with its mentions, in order, and the words that nothing explains.

    ``unknown`` words name things, so a question that has any is not answered; ``vague`` ones
    (verbs, adverbs, part of a compound) only make the reading less sure. ``assumed`` words
    must name a kind by their place, so the rest of the question can tell which one.
    ``missing_names`` are identifiers that the graph does not have; ``unit`` is the one in which
    the answer is wanted.
    """

    question: str
    tokens: list[Token]
    mentions: list[Mention]
    unknown: list[Token] = field(default_factory=list)
    vague: list[Token] = field(default_factory=list)
    assumed: list[Token] = field(default_factory=list)
    missing_names: list[str] = field(default_factory=list)
    unit: str | None = None

    @property
    def restated(self) -> int:
        """Where the question says in other words what it has said ("… , i.e. …"); 0 if nowhere."""
        found = _RESTATED.search(self.question)
        return found.start() if found else 0

    @property
    def scene(self) -> int:
        """Where the question proper begins after a sentence that sets the scene; 0 if it does at
        once."""
        found = _SCENE.match(self.question) or self._announced()
        opening = self.mentions[0].cue if self.mentions and self.mentions[0].start == 0 else None
        return found.end() if found and (opening is None or opening.kind in _TELLING) else 0

    def _announced(self) -> re.Match[str] | None:
        """ "Power cut in zone 3: which lamps …": up to a colon, if a set is named only after it."""
        found = _ANNOUNCED.match(self.question)
        kinds = [
            m
            for m in self.mentions
            if m.terms and m.terms[0].term.role == "kind" and m.score >= SURE
        ]
        starts = [m for m in kinds if found and self.tokens[m.start].start >= found.end()]
        told = [  # "above 60 degrees: which vessels" says all before the colon
            m
            for m in self.mentions
            if found and self.tokens[m.start].start >= found.end() and m not in kinds
            if m.cue is None or m.cue.kind not in ("which", "list", "count")
        ]
        said = [  # "soiling: is it higher at PV-1 …" begins with what is asked about
            m
            for m in self.mentions
            if found and self.tokens[m.start].start < found.end()
            if m.terms and not m.entities and m.score >= SURE
        ]
        return found if found and told and starts and not said else None

    def text(self, start: int, end: int) -> str:
        return self.question[self.tokens[start].start : self.tokens[end - 1].end]
