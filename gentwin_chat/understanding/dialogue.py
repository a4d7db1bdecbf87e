"""What a thread remembers, and how a follow-up is read in its light."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit
from gentwin_chat.query import Compare, Count, Edges, ListAll, Lookup, Question, Selection, Summary
from gentwin_chat.understanding.linking import Linked, Mention

_POSSESSIVES = ("its", "their")
_SEVERAL = ("two", "three", "four", "five", "pair", "lot", "bunch")
_COPULAS = (["are"], ["were"], ["have"], ["use"])
_DETERMINERS = ("that", "this", "these", "those")


@dataclass
class Thread:
    """A conversation so far.

    Attributes:
        question: the last query that was answered.
        focus: the entities that the last answer was about.
        subject: the entity last spoken of.
        mentioned: the entities that the last question named, or that a pronoun of it stood for.
        described: the sets that were listed, by their members: who "them" were.
        recent: the last two entities that were named one after the other.
    """

    question: Question | None = None
    focus: tuple[str, ...] = ()
    subject: str | None = None
    mentioned: tuple[str, ...] = field(default=())
    described: dict[tuple[str, ...], Selection] = field(default_factory=dict)
    recent: tuple[str, ...] = ()

    def remember(self, question: Question, focus: tuple[str, ...]) -> None:
        """Note an answered question: whom it named stays the subject, whom it gave is the focus."""
        question = _described(question, self.described)
        self.question = question
        listed = isinstance(question, ListAll) and len(focus) > 1
        if listed and isinstance(question.of, Selection):
            self.described[focus] = question.of
        named = _ids(question)
        if len(named) == 1:
            self.recent = (*(i for i in self.recent if i != named[0]), *named)[-2:]
        if isinstance(question, Compare) and len(focus) == 1:
            self.subject = focus[0]  # the one that won
        elif named:
            self.subject = named[0]
        elif len(focus) == 1:
            self.subject = focus[0]
        self.focus = focus or tuple(named)
        self.mentioned = tuple(named)

    def resolve(self, linked: Linked, reader: GraphReader) -> None:
        """Give pronouns their entities: "it" the subject, "they" the last answer."""
        if any(m.entities for m in linked.mentions) and not any(
            m.pronoun == "they" for m in linked.mentions
        ):
            return
        self._comparative(linked, reader)
        self._unsaid(linked, reader)
        for k, mention in enumerate(linked.mentions):
            if mention.pronoun is None or mention.terms or mention.entities:
                continue
            if mention.text.lower() in _POSSESSIVES and any(
                m.terms and m.terms[0].term.role == "kind" for m in linked.mentions[:k]
            ):
                continue  # "the lamps and their cabinets"
            before = linked.mentions[k - 1] if k else None
            if (
                mention.text.lower() == "that"
                and before is not None
                and (before.end == mention.start and before.terms)
            ):
                continue  # "devices that …" is no pronoun
            if mention.text.lower() in _DETERMINERS and (noun := self._determined(linked, k)):
                ids = [
                    i
                    for i in self._referents(mention.pronoun, mention.text.lower()) or self.focus
                    if i in reader.entities([i])
                ]
                kinds = {m.term.name for m in noun.terms if m.term.role == "kind"}
                found = {
                    i: e for i, e in reader.entities([*ids, *self.focus]).items() if e.kind in kinds
                }
                if found:
                    hits = tuple(
                        NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0)
                        for e in found.values()
                    )
                    linked.mentions[k : k + 2] = [
                        replace(
                            noun,
                            start=mention.start,
                            entities=hits,
                            terms=(),
                            pronoun="they",
                            score=1.0,
                        )
                    ]
                    return
                continue
            referents = self._referents(mention.pronoun, mention.text.lower())
            if not referents:
                continue
            found = reader.entities(referents)
            hits = tuple(
                NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0) for e in found.values()
            )
            linked.mentions[k] = replace(mention, entities=hits, score=1.0)
            return

    def _comparative(self, linked: Linked, reader: GraphReader) -> None:
        """ "The bigger one", "which of the two": the last answer's members."""
        both = "the two" in " ".join(t.lower for t in linked.tokens) and len(self.recent) == 2
        those = self.recent if both and len(self.focus) != 2 else self.focus
        if len(those) < 2:
            return
        for k, mention in enumerate(linked.mentions):
            before = linked.mentions[k - 1] if k else None
            degree = before is not None and before.end == mention.start and before.cue is not None
            one = mention.text.lower() == "one" and degree
            opened = [t.lower for t in linked.tokens[max(0, mention.start - 2) : mention.start]]
            some = mention.text.lower() in _SEVERAL and opened == ["of", "the"]
            if one or some:
                found = reader.entities(those).values()
                hits = tuple(NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0) for e in found)
                linked.mentions[k] = replace(
                    mention, entities=hits, number=None, cue=None, pronoun="they", score=1.0
                )
                return
        named = any(m.entities or m.terms or m.pronoun for m in linked.mentions)
        which = next((m for m in linked.mentions if m.cue and m.cue.kind == "which"), None)
        compared = any(m.cue and m.cue.kind in ("more", "less") for m in linked.mentions)
        if len(self.focus) == 2 and compared and which is not None and not named:
            found = reader.entities(self.focus).values()  # "which is heavier?"
            hits = tuple(NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0) for e in found)
            both = Mention(which.end, which.end, "they", entities=hits, pronoun="they")
            linked.mentions.insert(linked.mentions.index(which) + 1, both)

    def _unsaid(self, linked: Linked, reader: GraphReader) -> None:
        """ "How many are helium?", "which have a roof?": of those just listed."""
        opened = [t.lower for t in linked.tokens[:3]]
        many = opened[:2] == ["how", "many"] and opened[2:] in _COPULAS
        which = opened[:1] == ["which"] and opened[1:2] in _COPULAS
        kinds = any(
            m.entities or m.pronoun or any(t.term.role == "kind" and t.score > 0.8 for t in m.terms)
            for m in linked.mentions
        )
        if len(self.focus) < 2 or not (many or which) or kinds:
            return
        at = 2 if many else 1
        found = reader.entities(self.focus).values()
        hits = tuple(NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0) for e in found)
        place = sum(m.start < at for m in linked.mentions)
        linked.mentions.insert(place, Mention(at, at, "they", entities=hits, pronoun="they"))

    def _referents(self, pronoun: str, text: str = "") -> tuple[str, ...]:
        """Whom a pronoun means: "it" the subject spoken of, "they" all of the last answer."""
        if pronoun == "they":
            return self.focus or ((self.subject,) if self.subject else ())
        if text in ("that", "this") and len(self.focus) == 1:
            return self.focus
        return (self.subject,) if self.subject else self.focus[:1]

    @staticmethod
    def _determined(linked: Linked, k: int) -> Mention | None:
        """The kind that a "that" or "those" stands before ("those sensors")."""
        mention = linked.mentions[k]
        following = linked.mentions[k + 1] if k + 1 < len(linked.mentions) else None
        if following is None or following.start != mention.end or not following.terms:
            return None
        return following if following.terms[0].term.role == "kind" else None

    def ellipsis(self, linked: Linked, read: Question | None, score: float) -> Question | None:
        """The last question with one part changed: "and gw-13?", "how many?"."""
        if self.question is None:
            return None
        cues = {m.cue.kind for m in linked.mentions if m.cue}
        entities = [m.entities[0].id for m in linked.mentions if m.entities]
        named = {m.start for m in linked.mentions if m.entities}
        terms = [
            m
            for m in linked.mentions
            if m.terms
            and not m.entities
            and not (m.terms[0].term.role == "kind" and m.end in named)  # "gateway 7"
        ]
        opens = bool(cues & {"followup", "correction", "same"}) or len(linked.tokens) <= 3
        if not opens:
            return None
        again = isinstance(read, Summary) or bool(cues & {"same", "correction"})
        if len(entities) == 1 and not terms and again and self.mentioned:
            return _substitute(self.question, self.mentioned[0], entities[0])
        if not entities and not terms and "count" in cues and isinstance(self.question, ListAll):
            return Count(of=self.question.of)
        if (
            not entities
            and not terms
            and cues & {"list", "which"}
            and isinstance(self.question, Count)
        ):
            return ListAll(of=self.question.of)
        if (
            not entities
            and len(terms) == 1
            and terms[0].terms[0].term.role == "attribute"
            and self.subject
        ):
            match = terms[0].terms[0].term
            if isinstance(self.question, Lookup) and isinstance(self.question.of, Selection):
                return self.question.model_copy(update={"attributes": (match.name,)})
        return None


def _described(question: Question, described: dict[tuple[str, ...], Selection]) -> Question:
    """A query of "them" as one of the set that they were, so that it can be asked of another."""
    of = getattr(question, "of", None)
    if not isinstance(of, Selection) or of.ids not in described:
        return question
    held = described[of.ids]
    joint = held.model_copy(
        update={
            "kinds": of.kinds or held.kinds,
            "where": (*held.where, *of.where),
            "related": (*held.related, *of.related),
            "either": held.either or of.either,
        }
    )
    whole: Question = question.model_copy(update={"of": joint})
    return whole


def _ids(question: Question) -> list[str]:
    """Every entity id that a query names, in order of appearance."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, Selection) and node.ids:
            found.extend(node.ids)
        if isinstance(node, Summary) and node.id:
            found.append(node.id)
        if isinstance(node, tuple):
            for n in node:
                walk(n)
        elif hasattr(node, "model_fields_set"):
            for name in type(node).model_fields:
                walk(getattr(node, name))

    walk(question)
    path = [getattr(question, "source", None), getattr(question, "target", None)]
    found += [p for p in path if isinstance(p, str)]
    found += list(getattr(question, "ids", ()) or ())
    return list(dict.fromkeys(found))


def _substitute(question: Question, old: str, new: str) -> Question:
    """The same question of another entity."""

    def walk(node: Any) -> Any:
        if node == old and isinstance(node, str):
            return new
        if isinstance(node, tuple):
            return tuple(walk(n) for n in node)
        if isinstance(node, Selection | Edges) or hasattr(node, "model_fields_set"):
            changed = {n: walk(getattr(node, n)) for n in type(node).model_fields}
            return node.model_copy(update=changed)
        return node

    result: Question = walk(question)
    return result
