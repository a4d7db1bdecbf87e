"""The planner: a question in, the best typed query out, or an honest ending.

Readings of the mentions are combined, each combination is composed, and the composition that
explains the most of the question wins. What it leaves unexplained decides between answering and
saying what the twin does not know.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pydantic import BaseModel

from gentwin_chat.answer import Draft, Slot
from gentwin_chat.domain import Triple, short_id, words
from gentwin_chat.drafting import draft
from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit
from gentwin_chat.query import ListAll, Lookup, Path, Question, Selection, WhatIf, in_unit
from gentwin_chat.understanding.composer import Composer, Composition
from gentwin_chat.understanding.dialogue import Thread, narrowed
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.namesakes import chosen, described, identified
from gentwin_chat.understanding.phrases import Item, Joins, readings
from gentwin_chat.understanding.rankings import failures_asked
from gentwin_chat.understanding.sentence import Unplaced
from gentwin_chat.understanding.several import functions_asked, several
from gentwin_chat.understanding.shares import all_asked, every, share, share_asked
from gentwin_chat.understanding.units import can_say
from gentwin_chat.understanding.vocabulary import Encoder, Vocabulary
from gentwin_chat.understanding.whatifs import WhatIfs
from gentwin_chat.wording import join, plural

CONFIDENT = 0.45  # below this the twin does not claim to have understood
CONFIDENT_WHAT_IF = 0.8  # of a change and a question that were both read
CONFIDENT_SHARE = 0.8  # of a whole and a part that were both read
CONFIDENT_FOLLOWUP = 0.8  # of what a thread completes
DOUBTFUL = 0.7  # below this a second reading is tried
_REACHES = (1.25, 1.75, 0.75)
_COMBINATIONS = 60
_UNKNOWN_WORD, _ASSUMED_WORD, _VAGUE_WORD = 0.35, 0.2, 0.08


class Plan(BaseModel):
    """What the planner came to.

    Attributes:
        question: the query to run; ``None`` if there is none to run.
        refusal: what to say instead.
        ambiguous: the refusal asks back.
        confidence: how much of the question is explained, in [0, 1].
        facts: that the refusal rests on: the entities that it names.
        choices: whom it asks back for.
        named: whom a question that is refused names nevertheless.
    """

    question: Question | None = None
    refusal: Draft | None = None
    ambiguous: bool = False
    confidence: float = 0.0
    facts: list[Triple] = []
    choices: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Planner:
    """Plans questions on one version of a graph.

    Args:
        reader: the version.
        encoder: sentence embeddings, for words that the graph spells otherwise.
    """

    def __init__(self, reader: GraphReader, encoder: Encoder | None = None) -> None:
        self.reader = reader
        schema = reader.schema()
        self.vocabulary = Vocabulary(schema, encoder)
        self.linker = Linker(reader, self.vocabulary)
        self.joins = Joins(schema)

    def plan(self, question: str, thread: Thread | None = None) -> Plan:
        """The query that ``question`` asks, read in the light of ``thread``.

        A reply to what the twin asked back completes the question that was asked before.
        """
        if thread is None:
            return self._plan(question, None)
        if thread.unsettled is not None:
            asked, ids = thread.unsettled
            picked = chosen(self.reader, ids, self.linker.link(question))
            if picked is not None:
                thread.meant |= {picked}
                question = asked
        plan = self._plan(narrowed(question), thread)
        thread.unsettled = (question, plan.choices) if plan.ambiguous else None
        return plan

    def _plan(self, question: str, thread: Thread | None) -> Plan:
        """A reading that leaves doubt is tried again with longer mentions ("free spots" as one) and
        with shorter ones ("sensor technology": the technology of a sensor)."""
        if (ranking := failures_asked(question, self.linker)) is not None:
            return Plan(question=ranking, confidence=CONFIDENT_WHAT_IF)
        if (supposed := WhatIfs(self).plan(question)) is not None:
            return Plan(question=supposed, confidence=CONFIDENT_WHAT_IF)
        if (part := self._part(question, thread)) is not None:
            return part
        plan = self._read(question, thread, _REACHES[0])
        if plan.confidence < DOUBTFUL and not plan.ambiguous:
            again = self._read(question, thread, _REACHES[1])
            if again.confidence > plan.confidence + 0.05 and (
                again.question is not None or plan.question is None
            ):
                plan = again
        if plan.question is None and not plan.ambiguous:
            again = self._read(question, thread, _REACHES[2])
            if again.question is not None and again.confidence >= DOUBTFUL:
                return again
        return plan

    def _part(self, question: str, thread: Thread | None) -> Plan | None:
        """Several numbers, a share of a set, or whether all of it are so, if these are asked."""

        def ask(said: str) -> Question | None:
            return self._read(said, thread, _REACHES[0]).question

        if (asked_of := functions_asked(question)) and (both := several(asked_of, ask)):
            return Plan(question=both, confidence=CONFIDENT_SHARE)
        if (said := all_asked(question)) is not None:
            found = every(said, ask)
            return Plan(question=found, confidence=CONFIDENT_SHARE) if found else None
        if (said := share_asked(question, self.linker.link)) is None:
            return None
        if (asked := share(said, ask)) is not None:
            return Plan(question=asked, confidence=CONFIDENT_SHARE)
        plan = self._read(question, thread, _REACHES[0])  # "what share of bags does s-4 reject"
        if plan.question is None or isinstance(plan.question, Lookup):
            return plan
        return self._not_understood(self.linker.link(question), 0.0)

    def listed(self, noun_phrase: str) -> ListAll | None:
        """The set that a noun phrase describes, if it is surely one."""
        plan = self._read(f"list all {noun_phrase}", None, _REACHES[0])
        sure = isinstance(plan.question, ListAll) and plan.confidence >= DOUBTFUL
        return plan.question if sure and isinstance(plan.question, ListAll) else None

    def of(self, reader: GraphReader) -> Planner:
        """A planner of another state of the same network."""
        return Planner(reader, self.vocabulary.encoder)

    def _read(self, question: str, thread: Thread | None, reach: float) -> Plan:
        linked = self.linker.link(question, reach)
        if not linked.tokens:
            return Plan(refusal=draft("please ask a question about the network.", fixed=True))
        if thread is not None:
            thread.resolve(linked, self.reader)
        if linked.missing_names:
            return self._no_such(linked)
        mentions = self._disambiguate(linked, thread.meant if thread is not None else frozenset())
        if isinstance(mentions, Plan):
            return mentions
        linked.mentions = mentions
        best = self._best(linked)
        if best is None:
            if thread is not None and (resumed := self._resumed(linked, None, thread)) is not None:
                return resumed
            return self._not_understood(linked, 0.0)
        of_path = isinstance(best.question, Path)  # its ends say enough: "what lies on the way …"
        strange = 0 if of_path else len(linked.unknown)
        assumed = 0 if of_path else len(linked.assumed)
        score = best.score - _UNKNOWN_WORD * strange - _VAGUE_WORD * len(linked.vague)
        score -= _ASSUMED_WORD * assumed * (1.0 if _restricted(best.question) else 3.0)
        score -= _UNKNOWN_WORD * (assumed > 0 and len(_kinds(best.question)) > 1)  # "which emperor"
        if thread is not None and (resumed := self._resumed(linked, best, thread)) is not None:
            return resumed
        if score < CONFIDENT or strange:
            return self._not_understood(linked, max(0.0, score))
        asked = (
            best.question if thread is None else thread.besides(linked, best.question, self.reader)
        )
        if linked.unit:
            asked = in_unit(asked, linked.unit)
            if asked != best.question and not self._can_say(asked, linked.unit):
                return self._not_in(linked.unit)
        return Plan(question=asked, confidence=min(1.0, score))

    def _resumed(self, linked: Linked, read: Composition | None, thread: Thread) -> Plan | None:
        """A follow-up that leaves out what the last question said, or of whom it spoke."""
        question = read.question if read is not None else None
        if (elliptic := thread.ellipsis(linked, question, self.reader.schema())) is not None:
            return Plan(question=elliptic, confidence=CONFIDENT_FOLLOWUP)
        of = getattr(question, "of", None)
        if linked.unknown or (isinstance(of, Selection) and of.restricted):
            return None
        if (implied := thread.implied(linked, self.reader)) is None:
            return None
        best = self._best(implied)
        if best is None or best.score < DOUBTFUL:
            return None
        return Plan(question=best.question, confidence=CONFIDENT_FOLLOWUP)

    def _best(self, linked: Linked) -> Composition | None:
        """The composition that explains the most, over the likeliest readings of the mentions."""
        named = {h.id for m in linked.mentions for h in m.entities}
        known = self.reader.entities(named)
        best: Composition | None = None
        for combination in _combinations([readings(m) for m in linked.mentions]):
            items = [Item(**vars(i)) for i in combination]
            composer = Composer(linked, items, self.joins, self.reader, known, self.vocabulary)
            try:
                made = composer.compose()
            except (Unplaced, LookupError):  # a reading that does not fit is none
                continue
            if best is None or made.score > best.score + 1e-6:
                best = made
        return best

    # --- honest endings --------------------------------------------------------------------------

    def _no_such(self, linked: Linked) -> Plan:
        name = linked.missing_names[0]
        near = self.reader.similar(name, 3)
        said = join(list(dict.fromkeys(h.name for h in near)), "or")
        refusal = draft(
            "the twin knows nothing called ",
            Slot(text=f"“{name}”"),
            ".",
            [" The nearest it knows: ", Slot(text=said), "."] if said else "",
            fixed=True,
        )
        facts = [Triple(subject=h.id, predicate="name", object=h.name) for h in near]
        return Plan(refusal=refusal, facts=facts)

    def _not_understood(self, linked: Linked, confidence: float) -> Plan:
        unknown = " ".join(t.text for t in linked.unknown or linked.assumed)
        named = [h for m in linked.mentions for h in m.entities[:1]]
        facts = [Triple(subject=h.id, predicate="name", object=h.name) for h in named]
        if not unknown:
            parts = ["the twin cannot tell what is asked here; it knows ", self._overview(), "."]
        elif not linked.mentions or all(m.cue or m.pronoun for m in linked.mentions):
            parts = [
                f"the twin does not know: nothing in this network is about “{unknown}”. It knows ",
                self._overview(),
                ".",
            ]
        else:
            near = self.vocabulary.nearest(unknown)
            of = f" for {join([h.name for h in named])}" if named else ""
            parts = [f"the twin holds nothing on “{unknown}”{of}."]
            parts += [f" The nearest it knows: {join(near, 'or')}."] if near else []
        ids = tuple(h.id for h in named)
        text = draft(parts, fixed=True)
        return Plan(refusal=text, facts=facts, confidence=confidence, named=ids)

    def _can_say(self, question: Question, unit: str) -> bool:
        """Whether any attribute that ``question`` wants in ``unit`` can be said in it."""
        if isinstance(question, WhatIf):
            return self._can_say(question.then, unit)
        measure = getattr(question, "measure", None)
        names = {*getattr(question, "attributes", ()), getattr(measure, "attribute", None)}
        schema = self.reader.schema()
        holders = [k.attributes for k in schema.kinds.values()]
        holders += [r.attributes for r in schema.relations]
        return any(can_say(held[n], unit) for held in holders for n in names if n in held)

    @staticmethod
    def _not_in(unit: str) -> Plan:
        said = Slot(text=f"“{unit}”")
        return Plan(refusal=draft("the twin cannot say that in ", said, ".", fixed=True))

    def _overview(self) -> str:
        schema = self.reader.schema()
        kinds = sorted(schema.kinds.values(), key=lambda k: -k.count)[:5]
        return join([plural(words(k.name)) for k in kinds]) or "nothing yet"

    # --- names that several entities bear ------------------------------------------------------

    def _disambiguate(
        self, linked: Linked, meant: frozenset[str] = frozenset()
    ) -> list[Mention] | Plan:
        """One entity per name: the one ``meant`` before, or by the kind or the value said beside
        it, else ask back."""
        mentions = identified(linked.mentions)
        for k, mention in enumerate(mentions):
            hits = mention.entities
            if len(hits) < 2 or mention.pronoun:
                continue
            said_kinds = {
                m.term.name
                for j in (k - 1, k + 1)
                if 0 <= j < len(mentions) and abs(_gap(mention, mentions[j])) <= 1
                for m in mentions[j].terms
                if m.term.role == "kind" and m.score >= 0.6
            }
            fitting = tuple(h for h in hits if h.id in meant)
            fitting = fitting or tuple(h for h in hits if h.kind in said_kinds) or hits
            for beside in mentions[k + 1 : k + 2] if len(fitting) > 1 else ():
                near = beside.start == mention.end and beside.terms and not beside.entities
                if near and (said := described(self.reader, fitting, [beside])):
                    fitting = said  # "the Market Square parking sensor"
                    mentions[k + 1] = replace(beside, terms=(), cue=None)
            if len(fitting) > 1:
                fitting = self._by_attributes(fitting, mentions) or fitting
            if len(fitting) > 1:
                return self._ask_back(mention, fitting)
            mentions[k] = replace(mention, entities=fitting)
        return mentions

    def _by_attributes(
        self, hits: Sequence[NameHit], mentions: Sequence[Mention]
    ) -> tuple[NameHit, ...]:
        """Those of the namesakes that have what the question asks for."""
        owners = [
            m.terms[0].term.owners
            for m in mentions
            if m.terms and m.terms[0].term.role == "attribute" and m.terms[0].score > 0.7
        ]
        return tuple(h for h in hits if owners and all(h.kind in o for o in owners))

    def _ask_back(self, mention: Mention, hits: Sequence[NameHit]) -> Plan:
        found = self.reader.entities([h.id for h in hits[:5]])
        said = [f"{short_id(e.id)} ({words(e.kind)})" for e in found.values()]
        more = f" (of {len(hits)})" if len(hits) > 5 else ""
        text = draft(
            "several things are called ",
            Slot(text=mention.text),
            ". Which one do you mean: ",
            Slot(text=join(said, "or")),
            more,
            "?",
            fixed=True,
        )
        facts = [Triple(subject=e.id, predicate="kind", object=e.kind) for e in found.values()]
        choices = tuple(h.id for h in hits)
        return Plan(refusal=text, ambiguous=True, facts=facts, choices=choices)


def _restricted(question: Question) -> bool:
    """Whether a query says enough of its set (a condition, a relation, a measure) for the noun that
    named it not to be needed."""
    of = getattr(question, "of", None)
    said = isinstance(of, Selection) and of.restricted
    return bool(said or getattr(question, "measure", None) or getattr(question, "attributes", None))


def _kinds(question: Question) -> tuple[str, ...]:
    """The kinds of which a query lists members, where no value that they have tells more."""
    if not isinstance(question, ListAll) or not isinstance(question.of, Selection):
        return ()
    return () if question.of.where else question.of.kinds


def _gap(a: Mention, b: Mention) -> int:
    return b.start - a.end if b.start >= a.end else a.start - b.end


def _combinations(options: list[list[Item]]) -> Iterator[list[Item]]:
    """Combinations of one reading per mention, best total score first."""
    options = [o for o in options if o]
    if not options:
        yield []
        return
    start = (0,) * len(options)

    def cost(choice: tuple[int, ...]) -> float:
        return sum(o[0].score - o[c].score for o, c in zip(options, choice, strict=True))

    heap = [(0.0, start)]
    seen = {start}

    def pop() -> Iterator[list[Item]]:
        while heap:
            _, choice = heapq.heappop(heap)
            yield [o[c] for o, c in zip(options, choice, strict=True)]
            for k in range(len(options)):
                if choice[k] + 1 < len(options[k]):
                    nxt = (*choice[:k], choice[k] + 1, *choice[k + 1 :])
                    if nxt not in seen:
                        seen.add(nxt)
                        heapq.heappush(heap, (cost(nxt), nxt))

    for items in islice(pop(), _COMBINATIONS):
        cue_free = items
        yield cue_free
