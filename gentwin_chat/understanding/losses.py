"""Whom a failure hurts: "which lamps lose their cabinet", "how many pumps go dark", "which yards
can no longer be reached by track from Maschen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gentwin_chat.domain import Reading
from gentwin_chat.indexing.sources.values import is_active
from gentwin_chat.query import Impact, Related, Selection, Step
from gentwin_chat.understanding.happenings import BECOMING
from gentwin_chat.understanding.lexicon import AUXILIARIES
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.parties import Questions
from gentwin_chat.understanding.phrases import Item, Joins, readings
from gentwin_chat.whatif.choosing import kinds_of
from gentwin_chat.wording import singular

_MARKS = ("unreachable", "isolated", "alone", "fail", "negation")
_OWN = 0.95  # score from which a word is the network's own for a state
_TOUCHED = re.compile(
    r"\b(?:affect|impact|hit|suffer|hurt|trouble|disrupt|touch|feel|degrad|involv)\w*\b"
    r"|\b(?:get|have|receive)s? (?:less|fewer|lower|reduced|worse)\b|\bgo(?:es)? short\b",
    re.I,
)
_MAIN_PART = re.compile(
    r"\b(?:main|largest|core) (?:mesh|network|net|part|component|cluster|grid|island)\b", re.I
)
_REST = re.compile(r"\b(?:from|to|with) (?:all )?the (?:rest|bulk|remainder|others)\b", re.I)
_REACHING = re.compile(r"\b(?:reach\w*|get to|contact|access|connect(?:ion|ed))\b", re.I)
_BARRED = re.compile(r"\bcan(?:no|'?)t? (?:\w+ ){1,4}(?:to|through|into|over|across)\b", re.I)
_NEEDING = re.compile(r"\bneeds? (?:a )?(?:new|another|different|other)\b", re.I)  # "… place"
_OVER = {"by", "via", "over", "using", "through"}
_NOTHING = {  # words that say nothing of what becomes of somebody
    *("then", "now", "still", "left", "remain", "remains", "remaining", "over", "there", "we"),
    *("of", "in", "the", "a", "any", "all", "please", "you", "i", "to", "for", "and", "at", "on"),
    *("exactly", "instead", "afterwards", "total", "together", "be", "would", "it", "them"),
}


@dataclass
class Losses:
    """Reads what is asked of a network in which some are down.

    Args:
        questions: reads questions of the network as it was.
        down: ids that are down.
        places: those of them that are places, so that what stands in them is down with them.
    """

    questions: Questions
    joins: Joins
    down: Sequence[str]
    places: Sequence[str] = ()

    def read(self, asked: str) -> Impact | None:
        """Whom of the set asked about the failure hurts; ``None`` if anything else is asked."""
        linked = self.questions.linker.link(asked)
        if linked.missing_names or self.asks_state(linked):
            return None
        touched = _TOUCHED.search(asked) is not None
        apart = _MAIN_PART.search(asked)  # "drop out of the main network"
        mark = self._mark(linked)
        if mark is None and not touched and apart is None:
            return None
        apart = apart or _REST.search(asked)  # "severed from the rest of the road"
        mark = len(linked.tokens) if mark is None else mark
        of = self._subject(linked, mark)
        target, step = self._lost(linked, mark, of)
        wanted = _wanted(linked)
        if apart is not None:
            if not step.types and self.joins.direct(of.kinds, of.kinds):
                step = self.joins.step(of.kinds, of.kinds) or step
                step = step.model_copy(update={"direction": "both"})
            return Impact(of=of, effect="unreachable", step=step, wanted=wanted)
        if touched:
            others = of if self.places else of.model_copy(update={"excluding": tuple(self.down)})
            return self._impact(others, wanted, self._hanging(of, "any"), downed=True)
        cut_off = is_barred(asked) or _REACHING.search(asked) or self._says_cut_off(linked)
        own = self._own(of, target, step) if cut_off else None
        if own is not None:
            return Impact(of=of, effect="unreachable", step=own, wanted=wanted, target=target)
        if self._cuts_off(linked, asked, target, of):
            if target is not None and target.ids and not step.types:
                step = self.joins.step(of.kinds, self._kinds(target.ids)) or Step()
                step = step.model_copy(update={"direction": "both"})
            return Impact(of=of, effect="unreachable", step=step, wanted=wanted, target=target)
        if target is None and not step.types:
            target = self._hanging(of, "last")
        dark = bool(self.places)
        if target is None and not dark and not step.types:
            target = Selection(ids=tuple(self.down))
        return self._impact(of, wanted, target, step=step, downed=dark)

    def _impact(
        self,
        of: Selection,
        wanted: Literal["list", "count", "exists"],
        target: Selection | None,
        *,
        step: Step | None = None,
        downed: bool = False,
    ) -> Impact:
        step = step or Step()
        return Impact(
            of=of, effect="isolated", step=step, target=target, wanted=wanted, downed=downed
        )

    def _mark(self, linked: Linked) -> int | None:
        """Where it is said that somebody is hurt: a word such as "lose", else the first word after
        a kind that means nothing in this network ("go dark", "stand still")."""
        marks = [m.start for m in linked.mentions if m.cue and m.cue.kind in _MARKS]
        if needing := _NEEDING.search(linked.question):
            marks += [k for k, t in enumerate(linked.tokens) if t.start == needing.start()]
        if marks:
            return min(marks)
        kinds = [m for m in linked.mentions if _kind(m) is not None]
        said = [m for m in linked.mentions if _is_own(m)]
        if not kinds or any(m.entities or m.number is not None for m in linked.mentions):
            return None
        if any(m not in kinds and m.cue is None and m.pronoun is None for m in said):
            return None
        covered = {k for m in said for k in range(m.start, m.end)}
        after = range(kinds[0].end, len(linked.tokens))
        strange = [
            k
            for k in after
            if k not in covered and linked.tokens[k].lower not in AUXILIARIES | _NOTHING
        ]
        return strange[0] if strange else None

    def asks_state(self, linked: Linked) -> bool:
        """Whether it asks who is off, in the network's own word for it."""
        marks = [m for m in linked.mentions if m.cue and m.cue.kind in _MARKS]
        return any(
            t.term.role == "value"
            and t.score >= _OWN
            and t.term.value is not None
            and (not is_active({t.term.name: Reading(value=t.term.value)}) or marks == [m])
            and linked.tokens[m.start - 1].stem not in BECOMING
            for m in linked.mentions
            for t in m.terms[:3]
        )

    def _subject(self, linked: Linked, mark: int) -> Selection:
        """The set asked about: what stands before the mark, with what is said of it."""
        nouns = [(m, k) for m in linked.mentions if (k := _kind(m, floor=0.0)) is not None]
        if not nouns:  # "which lanterns": an attribute that begins so
            nouns = [(m, i) for m in linked.mentions for i in readings(m) if i.role == "kind"]
        before = [pair for pair in nouns if pair[0].start < mark] or nouns
        if not before:
            ids = [h.id for m in linked.mentions for h in m.entities[:1] if m.start < mark]
            held = [i for m in linked.mentions for i in readings(m)[:1] if i.role == "attribute"]
            if held and not ids and not held[0].of_edges:  # "whose alarms get lost"
                return Selection(kinds=tuple(sorted(held[0].owners)))
            sort = [m for m in linked.mentions if m.start < mark and m.terms and not m.cue]
            if sort and not ids:  # "which tanks", where each has its type
                listed = self.questions.listed(linked.text(sort[0].start, sort[-1].end))
                if listed is not None and isinstance(listed.of, Selection) and listed.of.where:
                    return listed.of
            return Selection(ids=tuple(ids)) if ids else Selection()
        first, item = before[0]
        names, last = item.names, first
        for m, other in before[1:]:
            if m.start == last.end:  # "bee colonies": the last noun is the head
                names, item, last = other.names, other, m
            elif set(linked.text(last.end, m.start).lower().split()) <= {"and", "or", ","}:
                names, last = (*names, *other.names), m  # "regulators and masts"
        start = first.start
        for m in reversed(linked.mentions):
            if m.end == start and m.cue is None and m.terms:
                start = m.start  # "the online sensors"
        end = next((k for k in range(last.end, mark) if self._ends(linked, k)), mark)
        if names == item.names and (end > last.end or start < first.start):
            listed = self.questions.listed(linked.text(start, end))
            of = listed.of if listed is not None else None
            if isinstance(of, Selection) and of.kinds:
                return of
        return Selection(kinds=names, noun=singular(item.mention.text.lower()) * (len(names) > 1))

    @staticmethod
    def _ends(linked: Linked, k: int) -> bool:
        return linked.tokens[k].lower in AUXILIARIES | {"be", "then", "that", "which", "get", "go"}

    def _lost(self, linked: Linked, mark: int, of: Selection) -> tuple[Selection | None, Step]:
        """What is lost: a kind or an entity named after the mark, or a relation."""
        step = Step()
        target: Selection | None = None
        victims = self._kinds(self.down)
        for m in linked.mentions:
            ids = tuple(h.id for h in m.entities[:1])
            if ids and m.start > mark and not set(ids) & set(self.down):
                target = target or Selection(ids=ids)
            item = next((i for i in readings(m) if i.role != "cue"), None)
            if item is None or m.entities:
                continue
            over = linked.tokens[m.start - 1].lower in _OVER
            later = m.start >= mark or m.start > self._last_kind(linked, mark) or over
            means = over and _REACHING.search(linked.question)  # "be reached by bike"
            if means and item.role == "kind":
                continue
            if item.role == "kind" and item.score >= 0.6 and m.start > mark and target is None:
                near = self.joins.direct(of.kinds, item.names) and item.names != of.kinds
                target = Selection(kinds=item.names) if near or not of.kinds else None
            elif item.role == "relation" and later:
                ends = target.kinds if target is not None and target.kinds else victims
                if self.joins.direct(of.kinds, ends, item.names):
                    step = Step(types=item.names)
        return target, step

    @staticmethod
    def _last_kind(linked: Linked, mark: int) -> int:
        return max((m.start for m in linked.mentions if _kind(m) and m.start < mark), default=0)

    def _cuts_off(
        self, linked: Linked, asked: str, target: Selection | None, of: Selection
    ) -> bool:
        """Whether reach is asked about, rather than a relation of one's own."""
        if not self._says_cut_off(linked) and not (_REACHING.search(asked) and target is not None):
            return False
        if target is not None and target.ids:
            return True
        others = target.kinds if target is not None else self._kinds(self.down)
        apart = not set(others) & set(of.kinds)
        return not (apart and self.joins.direct(of.kinds, others))

    @staticmethod
    def _says_cut_off(linked: Linked) -> bool:
        return any(m.cue and m.cue.kind == "unreachable" for m in linked.mentions)

    def _own(self, of: Selection, target: Selection | None, step: Step) -> Step | None:
        """The relation by which those asked about are joined among themselves, where what is down
        (and from where one would go) is of their kind: "which other locks are cut off" goes by the
        towpath, and not by the keepers that two of them share."""
        kinds = self._kinds(self.places or self.down)
        ends = [] if target is None else [target.kinds or self._kinds(target.ids or ())]
        if any(set(k) != set(of.kinds) for k in (kinds, *ends)):
            return None
        own = self.joins.step(of.kinds, kinds, step.types)
        return own.model_copy(update={"direction": "both"}) if own is not None else None

    def _hanging(self, of: Selection, how: Literal["any", "last"]) -> Selection | None:
        """That on which members of ``of`` depend: the victims or their kind, over others where
        they are not beside it. ``any``: these victims themselves; ``last``: any of their kind."""
        down = Selection(ids=tuple(self.down))
        kinds = self._kinds(self.down)
        of_kinds = of.kinds or self._kinds(of.ids or ())
        if not of_kinds:
            return down if how == "any" else None
        near = [k for k in kinds if self.joins.direct(of_kinds, (k,))]
        if how == "last":
            places = set(kinds_of(self.joins.schema, "place"))
            near = [k for k in near if k not in places] or near
        if near or self.places:
            if how == "any":
                return down
            return Selection(kinds=tuple(near)) if near else None
        routes = self.joins.route(of_kinds, kinds)
        if not routes or len(routes[0]) < 3:
            return down if how == "any" else None
        goal = down if how == "any" else Selection(kinds=(routes[0][-1],))
        chain = routes[0]
        for here, there in zip(chain[-2:0:-1], chain[:1:-1], strict=True):
            step = self.joins.step((here,), (there,)) or Step()
            goal = Selection(kinds=(here,), related=(Related(step=step, target=goal),))
        return goal

    def _kinds(self, ids: Sequence[str]) -> tuple[str, ...]:
        found = self.questions.reader.entities(list(ids)).values()
        return tuple(dict.fromkeys(e.kind for e in found))


def is_barred(asked: str) -> bool:
    """Whether it asks where one cannot get: "which lawns can't you walk to"."""
    return _BARRED.search(asked) is not None


def _kind(mention: Mention, floor: float = 0.6) -> Item | None:
    if mention.entities:
        return None
    best = next((i for i in readings(mention) if i.role != "cue"), None)
    return best if best is not None and best.role == "kind" and best.score >= floor else None


def _is_own(mention: Mention) -> bool:
    """Whether the words are the network's own, or say how a question is put."""
    best = next((i for i in readings(mention) if i.role != "cue"), None)
    if best is None:
        return mention.cue is not None
    sure = _OWN if best.role in ("value", "attribute") else 0.75
    return best.score >= sure or _kind(mention) is not None


def _wanted(linked: Linked) -> Literal["list", "count", "exists"]:
    kinds = {m.cue.kind for m in linked.mentions if m.cue}
    if "count" in kinds:
        return "count"
    yes_no = linked.tokens[0].lower in AUXILIARIES or "exists" in kinds
    return "exists" if yes_no and not kinds & {"which", "list"} else "list"
