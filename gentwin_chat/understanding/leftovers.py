"""What no span explains: what its place in the sentence lets it mean; the rest is unknown."""

from __future__ import annotations

from itertools import pairwise

from gentwin_chat.understanding.lexicon import (
    AUXILIARIES,
    DIMENSIONS,
    LIGHT,
    PEOPLE,
    UNIT_WORDS,
    WHOLES,
)
from gentwin_chat.understanding.meanings import (
    Meanings,
    after_how_many,
    in_kind_slot,
)
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.spans import DEGREES, KIND_SLOT, PARTICLES, stands_as_verb
from gentwin_chat.understanding.speech import (
    describes,
    is_english,
    is_participle,
    is_verb,
    names_a_thing,
)
from gentwin_chat.understanding.units import QUANTITY_NOUNS
from gentwin_chat.understanding.vocabulary import EXACT, HYPERNYM, VAGUE_HEADS, Match, Term
from gentwin_chat.wording import singular

_MEANT = 0.78  # scores below are of words that are only near in meaning
_HARDLY = 0.6  # … and of those below, none says that it is near
_PARTS = {"bit", "part", "side", "end"}
_COPULAS = {"is", "are", "was", "were"}
_OBJECTS = {"me", "us", "them", "him", "her", "you", "it"}
_ARTICLES = {"the", "our", "this", "whole", "entire"}


def _joins(linked: Linked, k: int) -> bool:
    """The "clean" of "which filters clean the Competition Pool": between those asked for and
    somebody named, though it is no verb by its looks."""
    whom = k + 2 if linked.tokens[k + 1 : k + 2] and linked.tokens[k + 1].lower == "the" else k + 1
    named = any(m.start == whom and m.entities for m in linked.mentions)
    asked = next((m for m in linked.mentions if m.end == k and m.terms), None)
    if not named or asked is None:
        return False
    if not any(m.term.role == "kind" and m.score >= HYPERNYM for m in asked.terms):
        return False
    which = any(m.end == asked.start and m.cue and m.cue.kind == "which" for m in linked.mentions)
    return which and singular(asked.text.lower()) != asked.text.lower()


class Leftovers(Meanings):
    """Explains the words that are left over."""

    def _rescue(self, linked: Linked) -> None:
        """Explain the content words left over: misspellings, then meaning; the rest is unknown."""
        covered = {k for m in linked.mentions for k in range(m.start, m.end)}
        remark = _remark(linked)
        loose = [
            k
            for k, t in enumerate(linked.tokens)
            if k not in covered and t.lower not in LIGHT and t.lower not in AUXILIARIES
            if t not in linked.vague and k < remark
        ]
        extra: list[Mention] = []
        rest: list[int] = []
        linked.unknown += [
            t for k, t in enumerate(linked.tokens) if k not in covered and _is_switched(linked, k)
        ]
        for k in list(loose):
            if _costs(linked, k):
                linked.unknown.append(linked.tokens[k])
                loose.remove(k)
            elif (measure := self._measure_slot(linked, k)) is not None:
                extra.append(measure)
                loose.remove(k)
        for i, j in _runs(loose):
            text = linked.text(i, j)
            if j - i > 1 and (hit := self._near_name(text)):
                extra.append(Mention(i, j, text, entities=(hit,), score=hit.score))
                continue
            for k in range(i, j):
                if stands_as_verb(linked.tokens, k):
                    linked.vague.append(linked.tokens[k])
                    continue
                found = self._kind_called(linked, k) or self._misspelt(linked.tokens[k], k)
                if found is not None:
                    extra.append(found)
                else:
                    rest.append(k)
        taken = self._by_meaning(linked, _runs(rest), extra)
        linked.mentions = sorted([*linked.mentions, *extra], key=lambda m: m.start)
        kinds = {
            k
            for m in linked.mentions
            if m.terms and m.terms[0].term.role == "kind"
            for k in (m.start - 1, m.end)
        }
        guesses: list[Mention] = []
        for k in rest:
            token = linked.tokens[k]
            if k in taken:
                continue
            if self._vague_head(linked, k) or self._whole_network(linked, k):
                continue
            spoken = any((m.end <= k or m.entities) and not m.pronoun for m in linked.mentions)
            if self._summed_up(linked) and (token.stem in VAGUE_HEADS or self._for_whom(linked, k)):
                continue  # "the status of X in a nutshell", "sum up X for the new manager"
            if token.lower in PEOPLE and spoken and not in_kind_slot(linked, k):
                linked.vague.append(token)  # "where more than 40 people are queueing"
                continue
            if token.lower in DIMENSIONS and k and linked.tokens[k - 1].lower == "how":
                continue  # "how wet"
            owned = k > 1 and linked.tokens[k - 1].lower in ("its", "their") and k == rest[-1]
            given = owned and any(m.entities and m.end == k - 1 for m in linked.mentions)
            if given:  # "which router gives hh17 its internet"
                linked.vague.append(token)
                continue
            asked_for = token.lower in QUANTITY_NOUNS and not self._verb_slot(linked, k)
            if asked_for or (token.lower in UNIT_WORDS and after_how_many(linked, k)):
                linked.unknown.append(token)  # "how many kilometres", where none are held
                continue
            told = any(m.cue and m.cue.kind == "summary" for m in linked.mentions)
            if told and token.stem in VAGUE_HEADS:
                continue  # "status of P1 in a nutshell"
            aside = token.lower in UNIT_WORDS or self._place_of_all(linked, k)
            if aside or self._of_how(linked, k) or token.end <= linked.restated:
                linked.vague.append(token)
                continue
            proper = token.text[:1].isupper() and k > 0
            slot = in_kind_slot(linked, k) or self._heads_value(linked, k)
            determined = k > 0 and linked.tokens[k - 1].lower in ("a", "an")  # "need a follow-up"
            noun = names_a_thing(token.text) or slot or determined
            noun &= not self._verb_slot(linked, k)
            absent = self._absent_value(linked, k) if noun or token.looks_like_name else None
            if absent is not None:
                guesses.append(absent)
                continue
            if self._restricts(linked, k) or self._predicated(linked, k, rest):
                linked.unknown.append(token)
                continue
            if token.looks_like_name or proper or (k not in kinds and noun):
                if (
                    not token.looks_like_name
                    and not proper
                    and (slot or token.lower in ("node", "nodes"))
                ):
                    linked.assumed.append(token)
                    guesses.append(self._guess(token, k))
                else:
                    linked.unknown.append(token)
            else:
                linked.vague.append(token)
        guessed = [g for g in guesses if g.terms]
        linked.mentions = sorted([*linked.mentions, *guessed], key=lambda m: m.start)
        for mention, head in pairwise(list(linked.mentions)):
            if qualifies(mention, head):
                linked.vague.append(linked.tokens[mention.start])
                linked.mentions.remove(mention)
        self._set_scene(linked)
        linked.missing_names = [t.text for t in linked.unknown if t.looks_like_name]
        linked.missing_names += self._broken_names(linked)

    def _kind_called(self, linked: Linked, k: int) -> Mention | None:
        """ "Events", of a kind whose members are called "event 107"."""
        token = linked.tokens[k]
        if token.looks_like_name or len(token.text) < 3 or not names_a_thing(token.lower):
            return None
        terms = tuple(Match(Term("kind", kind), HYPERNYM) for kind in self._called(token.lower))
        return Mention(k, k + 1, token.text, terms=terms, score=HYPERNYM) if terms else None

    @staticmethod
    def _set_scene(linked: Linked) -> None:
        """Keep of what only sets the scene ("My mate's in a wheelchair. Which gates …?") no more
        than the names, numbers and very words of the graph."""
        begin = linked.scene
        if not begin:
            return
        refers = any(  # "We need a pump. Which halls have one?"
            (m.pronoun or m.text.lower() in ("one", "ones", "enough", "such"))
            and linked.tokens[m.start].start >= begin
            for m in linked.mentions
        )
        linked.mentions = [
            m
            for m in linked.mentions
            if linked.tokens[m.end - 1].end > begin
            or m.entities
            or m.number is not None
            or m.cue
            or (refers and m.terms and m.score >= EXACT)
        ]
        linked.unknown = [t for t in linked.unknown if t.start >= begin or t.looks_like_name]
        linked.vague = [t for t in linked.vague if t.start >= begin]
        linked.assumed = [t for t in linked.assumed if t.start >= begin]

    @staticmethod
    def _whole_network(linked: Linked, k: int) -> bool:
        """ "This warehouse", "our farm", "the whole house": the network itself."""
        before = [t.lower for t in linked.tokens[max(0, k - 2) : k]]
        return before[-1:] in (["this"], ["our"], ["whole"], ["entire"]) and (
            k + 1 >= len(linked.tokens) or not linked.tokens[k + 1].looks_like_name
        )

    @staticmethod
    def _restricts(linked: Linked, k: int) -> bool:
        """The "stationary" of "stationary trucks", the "abandoned" of "abandoned bikes": an
        adjective or participle right before a kind says which of them are meant."""
        head = next((m for m in linked.mentions if m.start == k + 1 and m.terms), None)
        if (
            head is None
            or head.terms[0].term.role != "kind"
            or not describes(linked.tokens[k].lower)
        ):
            return False
        named = any(m.start == head.end and m.entities for m in linked.mentions)  # "… pump P1"
        before = next((m for m in linked.mentions if m.end == k), None)
        ranked = before is not None and before.cue is not None and before.cue.kind in DEGREES
        joined = linked.question[linked.tokens[k].start - 1] == "-" if k else False
        return not (named or ranked or joined or (before is not None and before.terms))

    @staticmethod
    def _predicated(linked: Linked, k: int, rest: list[int]) -> bool:
        """The "rusty" of "which pumps are rusty?", the "painted red" of "boats painted red": what
        is said of those asked for, and nothing that it could be paraphrasing follows."""
        token = linked.tokens[k]
        after = linked.tokens[k + 1].lower if k + 1 < len(linked.tokens) else ""
        said = [t.lower for t in linked.tokens[:k] if not t.lower.endswith("ly")]
        if linked.tokens[k - 1] in linked.unknown and k:
            return describes(token.lower)  # the "red" of "painted red"
        if not after and not any(m.entities for m in linked.mentions) and said:
            last = next((m for m in linked.mentions if m.end == k and m.terms), None)
            kind = last is not None and last.terms[0].term.role == "kind"
            kinds = [m for m in linked.mentions if m.terms and m.terms[0].term.role == "kind"]
            if said[-1] in _COPULAS and token.lower.endswith("ing") and len(kinds) == 1:
                return True  # "bins that are overflowing"
            if kind and said[0] == "which":
                return True  # "which lamps flicker?"
        if "where" in said and not after and is_participle(token.lower):
            return False  # "the pressure where it is installed"
        told = describes(token.lower) or is_participle(token.lower)
        if not told or after in PARTICLES or not said or "how" in said[:1]:
            return False
        ended = next((m for m in linked.mentions if m.end == k and (m.terms or m.entities)), None)
        named = ended is not None and bool(ended.entities or ended.terms[0].term.role == "kind")
        if said[-1] in _COPULAS:
            return not after or k + 1 in rest
        asked = said[0] in _COPULAS and named
        return (asked and not after) or (named and token.lower.endswith("ed") and k + 1 in rest)

    @staticmethod
    def _place_of_all(linked: Linked, k: int) -> bool:
        """ "On campus", "in the house": where the whole network is."""
        before = [t.lower for t in linked.tokens[max(0, k - 2) : k] if t.lower not in _ARTICLES]
        named = linked.tokens[k].text[:1].isupper()  # "at Zoo Gate"
        return (
            not named
            and linked.tokens[k].lower in WHOLES
            and before[-1:] in (*(["in"], ["on"], ["at"], ["of"], ["across"], ["over"]),)
        )

    @staticmethod
    def _of_how(linked: Linked, k: int) -> bool:
        """The water of "how deep is the water at …": what the describing word is said of."""
        said = [t.lower for t in linked.tokens[max(0, k - 4) : k]]
        asks = len(said) == 4 and said[0] == "how" and said[1] in DIMENSIONS
        return asks and said[2] in ("is", "are", "was") and said[3] == "the"

    @staticmethod
    def _for_whom(linked: Linked, k: int) -> bool:
        return "for" in [t.lower for t in linked.tokens[max(0, k - 4) : k]] and not any(
            m.start >= k and not m.cue for m in linked.mentions
        )

    @staticmethod
    def _heads_value(linked: Linked, k: int) -> bool:
        """The boxes of "which Sigtec boxes": what has the value before it."""
        value = next((m for m in linked.mentions if m.end == k and m.terms), None)
        plural = singular(linked.tokens[k].lower) != linked.tokens[k].lower
        said = value is not None and value.terms[0].term.role == "value" and value.score >= EXACT
        if value is None or not (said and plural):
            return False
        lead = linked.tokens[value.start - 1].lower if value.start else ""
        return lead in KIND_SLOT | {""} or in_kind_slot(linked, value.start)

    @staticmethod
    def _summed_up(linked: Linked) -> bool:
        return any(m.cue and m.cue.kind == "summary" for m in linked.mentions)

    @staticmethod
    def _verb_slot(linked: Linked, k: int) -> bool:
        """The word stands where English has the verb: "pumps that act as", "units end up in",
        "what cost us the most"."""
        token = linked.tokens[k]
        after = linked.tokens[k + 1].lower if k + 1 < len(linked.tokens) else ""
        if not is_english(token.text):
            return False
        said = [t.lower for t in linked.tokens[:k] if not t.lower.endswith("ly")]
        named = next((m for m in linked.mentions if m.end == k and m.entities), None)
        asks = named is not None and {"do", "does", "did"} & set(said[-6:])
        if asks or said[-1:] in (["who"], ["they"]):
            return True  # "does FAN-1 blow air to", "drivers who currently haul"
        if _joins(linked, k):
            return True
        if after in _OBJECTS and said[-1:] in (["that"], ["which"], ["who"], ["what"]):
            return True
        if after not in PARTICLES | {"how", "what"}:  # "room 25 costs how much"
            return False
        then = linked.tokens[k + 2].lower if k + 2 < len(linked.tokens) else ""
        if token.lower.endswith("ing") and then in _OBJECTS:
            return True  # "the most streets meeting at it"
        if linked.tokens[k - 1].lower in ("that", "which", "who", "they", "it"):
            return k > 0
        before = next((m for m in linked.mentions if m.end == k), None)
        if before is None or before.cue is not None:
            return False
        subject = bool(before.entities) or (
            bool(before.terms)
            and before.terms[0].term.role in ("kind", "attribute")
            and singular(before.text.lower()) != before.text.lower()
        )
        plural = token.lower.endswith("s") and not token.lower.endswith("ss")
        return subject and plural == bool(before.entities)

    @staticmethod
    def _vague_head(linked: Linked, k: int) -> bool:
        """ "Opening date", "water level": the head adds nothing to the attribute beside it, nor
        that of "the Sundew bit" to a name."""
        named = any(m.entities and m.end == k for m in linked.mentions)
        if named and linked.tokens[k].lower in _PARTS:
            return True
        return linked.tokens[k].stem in VAGUE_HEADS and any(
            m.end == k or m.start == k + 1
            for m in linked.mentions
            if m.terms and m.terms[0].term.role == "attribute"
        )


def qualifies(mention: Mention, head: Mention | None) -> bool:
    """The "water" of "water level", where the attribute is "level": near in meaning to a term, but
    said of the attribute beside it."""
    if head is None or head.start != mention.end or not head.terms:
        return False
    if head.score < EXACT and mention.score >= _HARDLY:
        return False
    only_terms = mention.terms and not (mention.cue or mention.entities or mention.pronoun)
    weak = bool(only_terms) and mention.number is None and mention.score < _MEANT
    kinds = {m.term.name for m in mention.terms if m.term.role == "kind" and m.score >= _HARDLY}
    if kinds and not any(m.term.owners & kinds for m in head.terms):
        return False  # the "parking" of "parking capacity", where bins alone have such
    return weak and head.terms[0].term.role == "attribute"


def _remark(linked: Linked) -> int:
    """The word from which on a question is followed by a remark that names nothing of the graph
    ("… above 58 degrees? Might be smouldering.")."""
    end = linked.question.rfind("?") if not linked.question.endswith("?") else -1
    start = next((k for k, t in enumerate(linked.tokens) if 0 <= end < t.start), None)
    if start is None or any(m.end > start and not m.pronoun for m in linked.mentions):
        return len(linked.tokens)
    named = any(t.looks_like_name for t in linked.tokens[start:])
    return len(linked.tokens) if named else start


def _runs(indices: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for k in indices:
        if runs and runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return runs


def _costs(linked: Linked, k: int) -> bool:
    """The "build" of "what did it cost to build": what the cost is of."""
    said = [t.lower for t in linked.tokens[:k]]
    return (
        said[-1:] == ["to"]
        and bool({"cost", "costs"} & set(said))
        and is_verb(linked.tokens[k].lower)
    )


def _is_switched(linked: Linked, k: int) -> bool:
    """The "off" of "which fans are off?": a state, which must not be passed over."""
    if linked.tokens[k].lower != "off" or k < len(linked.tokens) - 1:
        return False
    named = any(m.end == k and m.terms for m in linked.mentions)  # "with the generator off"
    return named or bool(k and linked.tokens[k - 1].lower in (*_COPULAS, "switched"))
