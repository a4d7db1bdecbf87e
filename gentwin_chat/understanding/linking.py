"""Which words of a question name what: entities, terms of the graph, numbers, cues.

Every span of words is looked up; of the spans that overlap, the set that explains the most of the
question is kept. A kept span may have several readings; the planner decides between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from gentwin_chat.domain import words
from gentwin_chat.understanding.explanations import explained
from gentwin_chat.understanding.leftovers import Leftovers, qualifies
from gentwin_chat.understanding.lexicon import AUXILIARIES, COMMON_WORDS, UNIT_WORDS
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.rewording import reworded
from gentwin_chat.understanding.spans import DEGREES
from gentwin_chat.understanding.speech import (
    describes,
    is_comparative,
    is_english,
    is_superlative,
)
from gentwin_chat.understanding.text import normalise, tokenise
from gentwin_chat.understanding.vocabulary import (
    EXACT,
    HYPERNYM,
    PART,
    SYNONYM,
    Match,
    Term,
    correct,
)
from gentwin_chat.wording import singular

_LONGEST_QUESTION = 2000  # characters that are read
_IN_UNIT = re.compile(
    r",?\s+(?:in|as a|as)\s+"
    r"((?:(?:square|cubic)\s+)?(?:[^\W\d_]+[23]?(?:(?:/|\s+(?:per|an?)\s+)[^\W\d_]+[23]?)?|%))(?![\w-])"
)
_PER = re.compile(r"\s+(?:per|an?)\s+")  # "metres per minute"
_FROM = r"(?:gets?|draws?|takes?|receives?) (?:its|their|his|her) [^\W\d_]+(?: [^\W\d_]+)? from"
_GETS = re.compile(rf"\b{_FROM}\b", re.I)
_WHERE_FROM = re.compile(  # "where does X get its water from", "X gets its water from where"
    rf"^(?:from )?where do(?:es)? (?P<whom>.+?) {_FROM}\b|^(?P<who>.+?) {_FROM} where\b", re.I
)
_SUPPLIED = ("fed from", "fed by", "supplied by", "supplied from", "powered by")
_HOLDS = re.compile(
    r"\bhow many (?P<what>\w+) (?:(?:can|could|does|do) (?P<whom>[^?.,]+?) "
    r"(?:hold|take|fit|seat|accommodate|sleep)|(?:can )?fit (?:in|into|on) "
    r"(?P<place>[^?.,]+))[?.\s]*$",
    re.I,
)
_INITIALS = re.compile(r"(?P<initials>[A-Za-z]{2,5})(?P<number>\d+(?:\.\d+)?)")
# "In years past" is no unit; ", in years?" is.
_SPANS_OF_TIME = {"per", "day", "days", "week", "weeks", "month", "months", "year", "years"}


class Linker(Leftovers):
    """Links questions to one version of a graph.

    Args:
        reader: where names are looked up.
        vocabulary: the graph's terms.
    """

    def link(self, question: str, reach: float = 1.25) -> Linked:
        """Find every mention. Cost: one name look-up for all spans, one embedding of the rest.

        Args:
            question: as typed.
            reach: how much longer mentions are preferred to several short ones.
        """
        question, unit = self._unit_asked(normalise(question[:_LONGEST_QUESTION]))
        question = reworded(explained(question, self.vocabulary), self.vocabulary)
        if (said := _WHERE_FROM.match(question)) and (whom := said["whom"] or said["who"]):
            question = _GETS.sub(self._supplied, f"what does {whom.strip()} get its share from")
        question = _GETS.sub(self._supplied, question)
        question = _HOLDS.sub(self._capacity_of, question)
        tokens = tokenise(question)[:120]
        linked = Linked(question, tokens, [], unit=unit)
        if not tokens:
            return linked
        spans = self._spans(linked)
        if (respelt := self._respelt(linked, spans)) != question:
            linked = Linked(respelt, tokenise(respelt)[:120], [], unit=unit)
            spans = self._spans(linked)
        spans += self._named_by_kind(linked, spans)
        covered = _agreeing(_best_cover(spans, len(tokens), reach))
        linked.mentions = self._modifiers_dropped(linked, covered)
        linked.mentions = self._only_ones(linked)
        self._rescue(linked)
        spelt_out = self._spelt_out(linked)
        return self.link(spelt_out, reach) if spelt_out != linked.question else linked

    def _spelt_out(self, linked: Linked) -> str:
        """The "SF12" of a network where nothing is called so, but devices have a
        ``spreading_factor`` of 12: its initials and a value."""
        question = linked.question
        for name in linked.missing_names:
            parts = _INITIALS.fullmatch(name)
            held = self.vocabulary.abbreviated(parts["initials"]) if parts else []
            numbers = [
                t
                for t in held
                if any(i.type in ("number", "mixed") for i in self.vocabulary.held(t))
            ]
            if parts and len({t.name for t in numbers}) == 1:
                said = f"{words(numbers[0].name)} {parts['number']}"
                question = re.sub(rf"\b{name}\b", said, question)
        return question

    def _unit_asked(self, question: str) -> tuple[str, str | None]:
        """ "… in MW", ", in percent": the question without it, and the unit, where the graph holds
        something that can be said in it."""
        for match in _IN_UNIT.finditer(question):
            unit, rest = _PER.sub("/", match[1]), question[match.end() :]
            if unit.lower() in ("percentage", "percentages"):
                unit = "percent"
            letter = len(unit) == 1 and unit.isalpha() and re.search(r"\w", rest)  # "in a row"
            parts = unit.lower().split()[-1].split("/")
            known = set(parts) <= UNIT_WORDS
            known &= unit.lower() not in _SPANS_OF_TIME or not rest.strip(" ?.!")
            if known and not letter and self.vocabulary.measured_in(unit):
                return question[: match.start()] + rest, unit
        return question, None

    def _supplied(self, said: re.Match[str]) -> str:
        """ "Gets its cold water from" as "is supplied by", where the network knows suppliers."""
        best = max(_SUPPLIED, key=self._names_relation)
        return f"is {best}" if self._names_relation(best) >= SYNONYM else said[0]

    def _names_relation(self, phrase: str) -> float:
        found = [m.score for m in self.vocabulary.match(phrase) if m.term.role == "relation"]
        return max(found, default=0.0)

    def _capacity_of(self, asked: re.Match[str]) -> str:
        """ "How many people fit in the canteen?" as "what is the capacity of the canteen", where
        something has a capacity and none of these people are held."""

        def held(word: str) -> bool:
            found = self.vocabulary.match(word)
            return any(m.term.role == "attribute" and m.score >= SYNONYM for m in found)

        each = (asked["whom"] or "").lower().startswith(("each ", "every "))
        if each or held(asked["what"]) or not held("capacity"):
            return asked[0]
        return f"what is the capacity of {asked['whom'] or asked['place']}"

    def _modifiers_dropped(self, linked: Linked, mentions: list[Mention]) -> list[Mention]:
        """Without the participles that only describe a kind: the "charging" of "charging dock",
        where docks themselves have no such value."""
        kept = []
        for k, mention in enumerate(mentions):
            head = mentions[k + 1] if k + 1 < len(mentions) else None
            kinds = (
                {m.term.name for m in head.terms if m.term.role == "kind" and m.score >= HYPERNYM}
                if head is not None and head.start == mention.end
                else set()
            )
            if qualifies(mention, head):
                linked.vague.append(linked.tokens[mention.start])
                continue  # the "water" of "water level"
            if kinds_asked := self._kinds_asked(linked, mentions, k):
                kept.append(replace(mention, terms=kinds_asked))
                continue
            if _says_what_it_does(mentions, k):
                verbs = tuple(m for m in mention.terms if m.term.role == "relation")
                if verbs:
                    kept.append(replace(mention, terms=verbs))
                else:
                    linked.vague.append(linked.tokens[mention.start])
                continue
            idle = mention.end - mention.start == 1 and mention.text.lower().endswith("ing")
            owned = any(m.term.owners & kinds or m.term.role == "kind" for m in mention.terms)
            if kinds and not mention.entities and self._only_describes(linked, mentions, k):
                linked.vague.append(linked.tokens[mention.start])
                continue
            if kinds and idle and mention.terms and not owned and not mention.entities:
                linked.vague.append(linked.tokens[mention.start])
            else:
                kept.append(mention)
        return kept

    @staticmethod
    def _kinds_asked(linked: Linked, mentions: list[Mention], k: int) -> tuple[Match, ...]:
        """The kinds of "which filters does no pool use", where a relation is called so too."""
        mention, asks = mentions[k], mentions[k - 1] if k else None
        if (
            asks is None
            or asks.cue is None
            or asks.cue.kind != "which"
            or asks.end != mention.start
        ):
            return ()
        after = linked.tokens[mention.end].lower if mention.end < len(linked.tokens) else ""
        several = singular(mention.text.lower()) != mention.text.lower()
        if mention.entities or not several or after not in AUXILIARIES:
            return ()
        if not any(m.term.role == "relation" for m in mention.terms):
            return ()
        return tuple(m for m in mention.terms if m.term.role == "kind" and m.score >= HYPERNYM)

    def _only_describes(self, linked: Linked, mentions: list[Mention], k: int) -> bool:
        """The "nursing" of "nursing desk", the "level" of "level gauges": a noun before a kind that
        says what sort it is, and no value of it."""
        mention = mentions[k]
        if mention.cue is not None or mention.end - mention.start > 1 or not mention.terms:
            return False
        best = mention.terms[0]
        previous = mentions[k - 1] if k and mentions[k - 1].end == mention.start else None
        after_noun = previous is not None and bool(previous.entities or previous.terms)
        if best.term.role == "relation" and mention.text.lower().endswith("ing") and not after_noun:
            stated = any(m.term.role == "value" and m.score >= SYNONYM for m in mention.terms)
            return not stated and mention.start > 0  # "heating plants"
        if best.term.role == "kind":
            return mention.text.lower().endswith("ing") and best.score < 1.0
        if best.term.role != "attribute" or best.term.name in self.vocabulary.booleans:
            return False
        if mention.text.lower().endswith("ed") and best.score >= EXACT:
            return False  # "the locked valves", where some have a ``locked_by``
        before = linked.tokens[mention.start - 1].lower if mention.start else ""
        cue = previous.cue if previous is not None else None
        degree = cue is not None and cue.kind in DEGREES  # "most recently laid mains"
        values = any(m.term.role == "value" and m.score >= SYNONYM - 0.1 for m in mention.terms)
        return not (degree or values or before.endswith("est") or before in ("average", "mean"))

    def _respelt(self, linked: Linked, spans: list[Mention]) -> str:
        """The question with its misspelt everyday words put right: "how meny", "lsit", "abuot"."""
        named = {k for s in spans if s.entities for k in range(s.start, s.end)}
        question = linked.question
        for k, token in reversed(list(enumerate(linked.tokens))):
            word = token.lower
            known = (
                is_english(word)
                or is_english(token.text)
                or word in COMMON_WORDS
                or word in UNIT_WORDS
                or self.vocabulary.match(word)
                or is_superlative(word)
                or is_comparative(word)
            )
            if k in named or known or (k and token.text[0].isupper()):
                continue
            right = correct(word, COMMON_WORDS)
            swapped = right is not None and sorted(right) == sorted(word)
            begins = right is not None and right[0] == word[0]  # "aiders" are not wider
            if right is not None and (  # "bots" are no "lots", "mored" is moored
                swapped or (len(word) > 4 and begins and not self.vocabulary.match_typo(word))
            ):
                question = question[: token.start] + right + question[token.end :]
        return question


def _best_cover(spans: list[Mention], n: int, reach: float) -> list[Mention]:
    """Of overlapping spans, the set with the greatest total weight (weighted interval schedule)."""
    best: list[tuple[float, tuple[Mention, ...]]] = [(0.0, ())]
    ending: dict[int, list[Mention]] = {}
    for span in spans:
        ending.setdefault(span.end, []).append(span)
    for end in range(1, n + 1):
        choice = best[end - 1]
        for span in ending.get(end, ()):
            weight = span.score * (span.size or span.end - span.start) ** reach
            total = best[span.start][0] + weight
            if total > choice[0] + 1e-9:
                choice = (total, (*best[span.start][1], span))
        best.append(choice)
    chosen = list(best[n][1])
    # Other readings of the very same words travel along.
    return [_merge(m, [s for s in spans if (s.start, s.end) == (m.start, m.end)]) for m in chosen]


def _agreeing(mentions: list[Mention]) -> list[Mention]:
    """ "Free spots": where two words both name the available spots, the one is no value of another
    attribute ("charge: free"); the other word has said it already."""
    kept, told = list[Mention](), set[Term]()
    named = {m.term.name for n in mentions for m in n.terms if m.term.role == "attribute"}
    for mention in mentions:
        best = mention.terms[0].term if mention.terms else None
        meant = {m.term for m in mention.terms if m.term.role == "attribute" and m.score >= PART}
        again = best is not None and best.role == "value" and not mention.entities
        again = again and best is not None and best.name not in named
        again = again and any(
            meant & {m.term for m in other.terms if m.score >= SYNONYM}
            and other.terms[0].term.role == "attribute"
            for other in mentions
            if other is not mention and other.terms
        )
        kept.append(replace(mention, terms=()) if again else mention)
        told |= meant if again else set()
    kept = [_only(m, told) for m in kept]  # the available spots, of the available and of all
    for k, (first, second) in enumerate(pairwise(kept)):
        if _only_counted(first, second):
            kept[k + 1] = replace(second, terms=())
        elif _only_counted(second, first, turned=True):  # "the fewest spaces free"
            kept[k] = replace(first, terms=())
    return kept


def _only(mention: Mention, meant: Collection[Term]) -> Mention:
    """The mention, if it may mean any of these attributes as one of them alone."""
    told = tuple(m for m in mention.terms if m.term in meant and not mention.entities)
    other = any(m.term.role == "attribute" and m.term not in meant for m in mention.terms)
    return replace(mention, terms=told) if told and other else mention


def _says_what_it_does(mentions: list[Mention], k: int) -> bool:
    """The "supplies" of "which cabinet supplies L-7", the "powers" of "which feeder powers L-7":
    the verb between whom it asks for and whom it names, though it looks like a noun."""
    if not 1 < k < len(mentions) - 1:
        return False
    asks, who, verb, named = mentions[k - 2 : k + 2]
    return (
        asks.cue is not None
        and asks.cue.kind == "which"
        and any(m.term.role == "kind" and m.score >= HYPERNYM for m in who.terms)
        and (who.start, who.end, verb.end) == (asks.end, verb.start, named.start)
        and verb.end - verb.start == 1
        and bool(verb.terms and named.entities and not verb.entities)
        and not any(m.term.role == "value" and m.score >= SYNONYM for m in verb.terms)
        and (verb.text.lower().endswith("s") or singular(who.text.lower()) != who.text.lower())
    )


def _only_counted(first: Mention, second: Mention, *, turned: bool = False) -> bool:
    """The "spaces" of "free spaces", where a car park has ``spaces`` and a number that are
    ``free``: what is counted, said once more; ``turned``: of "spaces free"."""
    beside = second.end == first.start if turned else first.end == second.start
    if not beside or not (first.terms and second.terms) or second.entities:
        return False
    said, again = first.terms[0], second.terms[0]
    return (
        said.term.role == again.term.role == "attribute"
        and min(said.score, again.score) >= EXACT
        and bool(said.term.owners & again.term.owners)
        and describes(first.text.lower())
        and singular(second.text.lower()) != second.text.lower()
    )


def _merge(mention: Mention, same: list[Mention]) -> Mention:
    for other in same:
        mention = replace(
            mention,
            entities=mention.entities or other.entities,
            terms=mention.terms or other.terms,
            cue=mention.cue or other.cue,
            number=mention.number if mention.number is not None else other.number,
            unit=mention.unit or other.unit,
            span=mention.span or other.span,
            pronoun=mention.pronoun or other.pronoun,
        )
    return mention
