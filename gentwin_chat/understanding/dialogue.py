"""What a thread remembers, and how a follow-up is read in its light."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit, Schema
from gentwin_chat.query import Compare, Count, ListAll, Question, Selection, Summary
from gentwin_chat.understanding.ellipsis import opens, resumed
from gentwin_chat.understanding.lexicon import ACTIVITIES
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.spans import PARTICLES
from gentwin_chat.understanding.vocabulary import SURE

_ONLY = re.compile(
    r"^(?:(?:ok|and|now),? )?(?:just|only) (?:the )?"
    r"(?!number|count|total|names?|ids?|first|last)(?P<which>\w+)(?: ones)?[?.!\s]*$",
    re.I,
)
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
        unsettled: a question that was answered by asking back, and the entities offered.
        meant: the entities that were meant when the twin asked back.
    """

    question: Question | None = None
    focus: tuple[str, ...] = ()
    subject: str | None = None
    mentioned: tuple[str, ...] = field(default=())
    described: dict[tuple[str, ...], Selection] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    unsettled: tuple[str, tuple[str, ...]] | None = None
    meant: frozenset[str] = frozenset()

    def mention(self, ids: tuple[str, ...]) -> None:
        """Note whom a question names that is refused: "it" is the one."""
        if len(ids) == 1:
            self.subject, self.focus = ids[0], ids

    def remember(self, question: Question, focus: tuple[str, ...]) -> None:
        """Note an answered question: whom it named stays the subject, whom it gave is the focus."""
        spoken = _ids(question)
        asked, last = getattr(question, "of", None), getattr(self.question, "of", None)
        those = asked.ids if isinstance(asked, Selection) and asked.ids in self.described else ()
        if asked is not None and asked == last:  # "how many tonnes is that": of the same
            those = self.focus
        question = _described(question, self.described)
        self.question = question
        if isinstance(question, ListAll | Count) and isinstance(question.of, Selection):
            self.described |= {focus: question.of} if len(focus) > 1 else {}
        named = _ids(question)
        if len(named) == 1:
            self.recent = (*(i for i in self.recent if i != named[0]), *named)[-2:]
        if isinstance(question, Compare) and len(focus) == 1:
            self.subject = focus[0]  # the one that won
        elif named:
            self.subject = named[0]
        elif len(focus) == 1:
            self.subject = focus[0]
        self.focus = focus or those or tuple(named) or tuple(spoken)
        self.mentioned = tuple(named)

    def resolve(self, linked: Linked, reader: GraphReader) -> None:
        """Give pronouns their entities: "it" the subject, "they" the last answer."""
        if any(m.entities for m in linked.mentions) and not any(
            m.pronoun == "they" for m in linked.mentions
        ):
            self._placed(linked, reader)
            return
        self._comparative(linked, reader)
        self._unsaid(linked, reader)
        self._one(linked, reader)
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
                and mention.end - mention.start == 1  # not "that one"
                and before is not None
                and (before.end == mention.start and before.terms)
            ):
                continue  # "devices that …" is no pronoun
            if mention.text.lower() in _DETERMINERS and (noun := self._determined(linked, k)):
                ids = (
                    *self._referents(mention.pronoun, mention.text.lower(), linked, reader),
                    *self.focus,
                    *self.mentioned,
                )
                kinds = {m.term.name for m in noun.terms if m.term.role == "kind"}
                hits = tuple(h for h in _hits(reader, ids) if h.kind in kinds)
                if hits:
                    hits = hits if mention.pronoun == "they" else hits[:1]
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
            referents = self._referents(mention.pronoun, mention.text.lower(), linked, reader)
            if not referents:
                continue
            linked.mentions[k] = replace(mention, entities=_hits(reader, referents), score=1.0)
            after = linked.mentions[k + 1 : k + 2]
            if after and after[0].start == mention.end and after[0].number == len(referents):
                del linked.mentions[k + 1]  # "those two"
            return

    def besides(self, linked: Linked, question: Question, reader: GraphReader) -> Question:
        """ "What else does she lead?": without those that the last question named."""
        of = getattr(question, "of", None)
        if not isinstance(question, ListAll | Count) or not isinstance(of, Selection):
            return question
        if "else" not in {t.lower for t in linked.tokens}:
            return question
        spoken = reader.entities([*self.mentioned, *self.recent]).values()
        known = tuple(e.id for e in spoken if not of.kinds or e.kind in of.kinds)
        others = of.model_copy(update={"excluding": (*of.excluding, *known)})
        return question.model_copy(update={"of": others})

    def _one(self, linked: Linked, reader: GraphReader) -> None:
        """ "That one" is it; "which one" is which of the last answer's."""
        k = next((k for k, t in enumerate(linked.tokens) if t.lower in ("one", "ones")), 0)
        if not k:
            return
        before = next((m for m in linked.mentions if m.end == k), None)
        rest = [m for m in linked.mentions if m.start != k]
        if before is None:
            return
        if before.pronoun is not None and before.text.lower() in _DETERMINERS:
            linked.mentions = [replace(m, end=k + 1) if m is before else m for m in rest]
            return
        named = any(m.terms and m.terms[0].term.role == "kind" for m in rest)
        which = before.cue is not None and before.cue.kind == "which"
        if which and len(self.focus) > 1 and not named:
            all_ = Mention(k, k + 1, "ones", entities=_hits(reader, self.focus), pronoun="they")
            linked.mentions = sorted([*rest, all_], key=lambda m: m.start)

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
                hits = _hits(reader, those)
                linked.mentions[k] = replace(
                    mention, entities=hits, number=None, cue=None, pronoun="they", score=1.0
                )
                return
        named = any(m.entities or m.terms or m.pronoun for m in linked.mentions)
        which = next((m for m in linked.mentions if m.cue and m.cue.kind == "which"), None)
        compared = any(m.cue and m.cue.kind in ("more", "less") for m in linked.mentions)
        if len(self.focus) == 2 and compared and which is not None and not named:
            hits = _hits(reader, self.focus)  # "which is heavier?"
            they = Mention(which.end, which.end, "they", entities=hits, pronoun="they")
            linked.mentions.insert(linked.mentions.index(which) + 1, they)

    def _placed(self, linked: Linked, reader: GraphReader) -> None:
        """ "How many are on the third floor?", "which are at Dock 2?": of those just listed."""
        opened = [t.lower for t in linked.tokens[:4]]
        at = (
            3
            if opened[:3] == ["how", "many", "are"]
            else 2
            if opened[:2] == ["which", "are"]
            else 0
        )
        named = [m for m in linked.mentions if m.terms or m.entities or m.pronoun]
        if not at or opened[at:] == [] or opened[at] not in PARTICLES or len(self.focus) < 2:
            return
        if len(named) == 1 and named[0].entities and not {"there"} & set(opened):
            hits = _hits(reader, self.focus)
            they = Mention(at, at, "they", entities=hits, pronoun="they")
            linked.mentions.insert(linked.mentions.index(named[0]), they)

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
        hits = _hits(reader, self.focus)
        place = sum(m.start < at for m in linked.mentions)
        linked.mentions.insert(place, Mention(at, at, "they", entities=hits, pronoun="they"))

    def _referents(
        self, pronoun: str, text: str, linked: Linked, reader: GraphReader
    ) -> tuple[str, ...]:
        """Whom a pronoun means: "they" all of the last answer, "it" the one last given or spoken
        of that has what the question asks for."""
        if pronoun == "they":
            return self._able(linked, reader) or ((self.subject,) if self.subject else ())
        last = self.focus if len(self.focus) == 1 else ()
        if text in ("that", "this") and last:
            return last
        spoken = (self.subject,) if self.subject else self.focus[:1]
        found = reader.entities(list(dict.fromkeys((*last, *spoken, *self.mentioned))))
        if not found:
            return ()
        fits = {i: _fit(e.kind, linked, reader.schema()) for i, e in found.items()}
        order = [i for i in dict.fromkeys((*last, *spoken, *self.mentioned)) if i in found]
        return (max(order, key=lambda i: fits[i]),)

    def _able(self, linked: Linked, reader: GraphReader) -> tuple[str, ...]:
        """The last answer's entities, unless what is asked can be said of none of these but of a
        set before: "… and who brought them?", "what do they weigh together?"."""
        schema = reader.schema()
        for members in (self.focus, *reversed(self.described)):
            kinds = {e.kind for e in reader.entities(members[:1]).values()}
            if any(_fit(k, linked, schema) or _acts(k, linked, schema) for k in kinds):
                return members
        return self.focus

    @staticmethod
    def _determined(linked: Linked, k: int) -> Mention | None:
        """The kind that a "that" or "those" stands before ("those sensors")."""
        mention = linked.mentions[k]
        following = linked.mentions[k + 1] if k + 1 < len(linked.mentions) else None
        if following is None or following.start != mention.end or not following.terms:
            return None
        return following if following.terms[0].term.role == "kind" else None

    def ellipsis(self, linked: Linked, read: Question | None, schema: Schema) -> Question | None:
        """The last question with one part changed: "and gw-13?", "how many?"."""
        if self.question is None or not opens(linked):
            return None
        named = any(m.entities for m in linked.mentions)
        cues = {m.cue.kind for m in linked.mentions if m.cue}
        if named and not (isinstance(read, Summary) or cues & {"same", "correction"}):
            return None
        return resumed(self.question, linked, self.mentioned, schema)

    def implied(self, linked: Linked, reader: GraphReader) -> Linked | None:
        """A follow-up that names nobody, of the entity last spoken of: "and at which stand?"."""
        about = any(m.entities or m.pronoun for m in linked.mentions)
        whole = any(t.lower == "there" for t in linked.tokens)
        if not opens(linked) or about or whole:
            return None
        referents = self._referents("it", "", linked, reader)
        if not referents:
            return None
        n = len(linked.tokens)
        it = Mention(n, n, "it", entities=_hits(reader, referents), pronoun="it")
        return replace(linked, mentions=[*linked.mentions, it])


def narrowed(question: str) -> str:
    """ "Just the unpaid", "only the closed ones" as "which of them are unpaid"."""
    return _ONLY.sub(r"which of them are \g<which>", question)


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


def _fit(kind: str, linked: Linked, schema: Schema) -> int:
    """How many terms of a question can be said of an entity of ``kind``."""
    ends = {(r.type, k) for r in schema.relations for k in (r.source_kind, r.target_kind)}
    beside = {(r.source_kind, r.target_kind) for r in schema.relations}
    beside |= {(b, a) for a, b in beside}
    count = 0
    for mention in linked.mentions:
        for match in mention.terms[:1] if mention.terms and not mention.entities else ():
            term = match.term
            if match.score < SURE:
                continue
            if term.role == "kind":
                count += (kind, term.name) in beside
            elif term.role == "relation":
                count += (term.name, kind) in ends
            else:
                count += kind in term.owners
    return count


def _acts(kind: str, linked: Linked, schema: Schema) -> bool:
    """Whether an entity of ``kind`` measures what a verb tells of: the weight of "weigh"."""
    nouns = {n for t in linked.tokens for n in ACTIVITIES.get(t.lower, ())}
    return any(nouns & set(words(a).split()) for a in schema.kinds[kind].attributes)


def _hits(reader: GraphReader, ids: Iterable[str]) -> tuple[NameHit, ...]:
    found = reader.entities(list(ids)).values()
    return tuple(NameHit(id=e.id, name=e.label, kind=e.kind, score=1.0) for e in found)
