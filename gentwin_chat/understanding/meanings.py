"""Words that name a term by meaning: misspelt, near to it, or where a measure or kind stands."""

from __future__ import annotations

import re
from dataclasses import replace

from gentwin_chat.understanding.lexicon import (
    ACTIVITIES,
    AUXILIARIES,
    CUES,
    DIMENSIONS,
    GENERIC_NOUNS,
    LOW,
    NUMBER_WORDS,
    PEOPLE,
    UNIT_WORDS,
    Cue,
)
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.spans import KIND_SLOT, LONGEST_NAME, Spans, is_proper
from gentwin_chat.understanding.speech import (
    adjective,
    describes,
    is_comparative,
    is_english,
    is_modifier,
    is_participle,
    is_superlative,
    is_verb,
    names_a_thing,
)
from gentwin_chat.understanding.text import Token
from gentwin_chat.understanding.vocabulary import (
    GUESS,
    SURE,
    SYNONYM,
    VALUE_FLOOR,
    Match,
    Term,
    correct,
)
from gentwin_chat.wording import singular

_EXTREMES = ("most", "least")
_MEANINGS = 40  # phrases of one question that are compared by meaning
_CLOSE = 0.04  # of kinds that mean alike: "wheels" are rather trucks than drivers
_KIND_FLOOR, _LOOSE_KIND_FLOOR = 0.4, 0.55  # grammar says that it names a kind, or it does not
_SAME_VALUE = 0.66  # cosine below which a value is rather another of its sort
_SAME_VERB = 0.47  # cosine from which a verb names an attribute: "burn" the fuel
_SINGLE_CUES = [p[0] for p in CUES if len(p) == 1 and len(p[0]) > 4]
_OF_TIME = ("before", "after", "since")  # what is due before 2026 is no measure
_ENDS = re.compile(r"[.:;?!]\s")  # of a sentence or clause
_ROOT = 4  # letters that a word shares with one made from it
_BEFORE_A_VALUE = ("in", "on", "of", "with", "by", "any")  # "is there any coal"
_BINDING: tuple[list[str], ...] = (
    [],
    ["as"],
    ["for"],
    ["of"],
    ["as", "a"],
    ["as", "the"],
    ["as", "its"],
)


class Meanings(Spans):
    """Finds the term that a word means though the graph spells it otherwise."""

    def _guess(self, token: Token, k: int) -> Mention:
        """A noun whose place says that it names a kind: the kinds nearest in meaning, if any is.

        The rest of the question (its relations and attributes) tells which one fits.
        """
        if singular(token.lower) in GENERIC_NOUNS:
            everything = [Match(Term("kind", k), GUESS) for k in self.vocabulary.schema.kinds]
            return Mention(k, k + 1, token.text, terms=tuple(everything), score=GUESS)
        unit = token.lower in UNIT_WORDS
        near = [] if unit else self.vocabulary.nearest_kinds(token.text)
        if token.lower in PEOPLE and near:  # persons are no things near in meaning
            people = self.vocabulary.people(sorted(self.vocabulary.schema.kinds))
            near = [m for m in near if m.term.name in people] or near
        score = near[0].score if near else 0.0
        return Mention(k, k + 1, token.text, terms=tuple(near), score=score)

    def _measure_slot(self, linked: Linked, k: int) -> Mention | None:
        """A word where a measure must stand: "worth" of "worth more than 3 million", "people" of
        "at least 8 people", "valuable" of "most valuable". The number nearest in meaning is it."""
        at = {m.start: m for m in linked.mentions}
        ends = {m.end: m for m in linked.mentions}
        after, before = at.get(k + 1), ends.get(k)
        compared = after is not None and after.cue is not None and after.cue.kind == "op"
        compared = compared and after is not None and self._number_at(linked, after.end)
        compared = compared and after is not None and after.text.lower() not in _OF_TIME
        counted = (
            before is not None
            and before.number is not None
            and before.unit is None
            and not before.entities
            and any(m.end == before.start and m.cue and m.cue.kind == "op" for m in linked.mentions)
        )
        ranked = before is not None and before.cue is not None and before.cue.kind in _EXTREMES
        ranked = ranked and linked.tokens[k - 1].lower in ("most", "least")
        if not (compared or counted or ranked) or linked.tokens[k].looks_like_name:
            return None
        if not is_english(linked.tokens[k].lower):
            return None  # misspelt, perhaps
        kinds = {
            kind
            for m in linked.mentions
            for t in m.terms
            if t.score >= SURE and t.term.role in ("kind", "value")
            for kind in ((t.term.name,) if t.term.role == "kind" else t.term.owners)
        }
        held = {
            name: kind
            for kind in kinds
            if kind in self.vocabulary.schema.kinds
            for name, info in self.vocabulary.schema.kinds[kind].attributes.items()
            if info.type in ("number", "mixed")
        }
        word = linked.tokens[k].lower
        nouns = DIMENSIONS.get(word, (word,))
        found = self.vocabulary.dimension(nouns, list(held), ranked=True)
        if found is None:
            return None
        owners = frozenset(
            kind for kind in kinds if found in self.vocabulary.schema.kinds[kind].attributes
        )
        match = Match(Term("attribute", found, owners), SYNONYM)
        text = linked.tokens[k].text
        return Mention(k, k + 1, text, terms=(match,), score=SYNONYM)

    def _absent_value(self, linked: Linked, k: int) -> Mention | None:
        """The lime of "is there any yard with lime as forage": beside an attribute whose value it
        would be, in a question to which "no" is an answer. Or the n41 of "any cells on n41", where
        there are n28 and n78; or the electrician of "is there an electrician among the fitters"."""
        if not _asks_whether(linked):
            return None
        if linked.tokens[k].looks_like_name:
            return self._value_at(linked, k, self.vocabulary.alike_in_form(linked.tokens[k].text))
        for m in linked.mentions:
            gap = linked.tokens[k + 1 : m.start] if m.start > k else linked.tokens[m.end : k]
            beside = (m.start > k or m.end <= k) and [t.lower for t in gap] in _BINDING
            named = bool(m.terms) and m.terms[0].term.role == "attribute" and not m.entities
            if beside and named and m.terms[0].score >= SURE:
                found = self.vocabulary.absent_value(linked.tokens[k].lower, m.terms[0].term)
                if found is not None:
                    return self._value_at(linked, k, found)
        kinds = [
            m
            for m in linked.mentions
            if m.terms and m.terms[0].term.role == "kind" and m.terms[0].score >= SURE
        ]
        if len(kinds) != 1 or any(m.entities or m.number is not None for m in linked.mentions):
            return None
        among = [t.lower for t in linked.tokens[k + 1 : kinds[0].start]][:1] == ["among"]
        name = kinds[0].terms[0].term.name
        found = self.vocabulary.absent_of(linked.tokens[k].lower, name, surely=among)
        return self._value_at(linked, k, found)

    @staticmethod
    def _value_at(linked: Linked, k: int, found: Match | None) -> Mention | None:
        if found is None:
            return None
        return Mention(k, k + 1, linked.tokens[k].text, terms=(found,), score=found.score)

    @staticmethod
    def _number_at(linked: Linked, k: int) -> bool:
        return any(m.start == k and m.number is not None for m in linked.mentions)

    def _misspelt(self, token: Token, k: int) -> Mention | None:
        if is_comparative(token.lower):
            cue = Cue("less" if adjective(token.lower) in LOW else "more")
            return Mention(k, k + 1, token.text, cue=cue, score=0.7)
        terms = self.vocabulary.match_short(token.lower)
        if not terms and is_english(token.lower) and not is_superlative(token.lower):
            return None
        terms = terms or self.vocabulary.match_typo(token.lower)
        if terms and terms[0].score > 0.5:
            return Mention(k, k + 1, token.text, terms=tuple(terms), score=terms[0].score)
        if is_superlative(token.lower):
            cue = Cue("least" if adjective(token.lower) in LOW else "most")
            return Mention(k, k + 1, token.text, cue=cue, score=0.7)
        if (near := _near_cue(token.lower)) is not None:
            return Mention(k, k + 1, token.text, cue=near, score=0.7)
        if len(token.text) > 3 and (hit := self._near_name(token.text)):
            return Mention(k, k + 1, token.text, entities=(hit,), score=hit.score)
        return None

    def _by_meaning(
        self, linked: Linked, left: list[tuple[int, int]], extra: list[Mention]
    ) -> set[int]:
        """Phrases of unexplained words, with a half-explained neighbour ("air handler") if there is
        one, that mean the same as a term. Returns the words explained."""
        partial = {
            m.start: m
            for m in linked.mentions
            if m.terms and not m.entities and m.cue is None and m.score < 0.95
        }
        ends = {m.end: m for m in partial.values()}
        phrases: list[tuple[int, int]] = []
        for i, j in left:
            if any(t.looks_like_name for t in linked.tokens[i:j]):
                continue
            units = [k for k in (i, j - 1) if linked.tokens[k].lower in UNIT_WORDS]
            if any(after_how_many(linked, k) for k in units):
                continue
            if i in ends and linked.tokens[i].lower not in ACTIVITIES:  # "what it costs"
                phrases.append((ends[i].start, j))
            if j in partial and linked.tokens[j - 1].lower not in ACTIVITIES:
                phrases.append((i, partial[j].end))
            phrases.append((i, j))
            if j - i > 1:
                phrases += [(k, k + 1) for k in range(i, j)]
        names = {p for p in phrases if p[1] - p[0] > 1 and p[0] and is_proper(linked.tokens, *p)}
        phrases = [p for p in phrases if not _ENDS.search(linked.text(*p))]
        phrases = [  # "Station Road" is a name, and no road at large
            p for p in phrases if p[1] - p[0] <= LONGEST_NAME and p not in names
        ][:_MEANINGS]
        texts = [linked.text(i, j) for i, j in phrases]
        floors = [_KIND_FLOOR if in_kind_slot(linked, i) else _LOOSE_KIND_FLOOR for i, _ in phrases]
        meanings = self.vocabulary.match_meaning(texts, floors)
        taken: set[int] = set()
        ranked = sorted(zip(phrases, meanings, strict=True), key=lambda x: x[0][0] - x[0][1])
        for (i, j), terms in ranked:
            words_ = set(range(i, j))
            terms = self._values_meant(linked, (i, j), terms)
            nearest = max((m.score for m in terms if m.term.role == "kind"), default=0.0)
            terms = [m for m in terms if m.term.role != "kind" or m.score > nearest - _CLOSE]
            if j - i == 1 and linked.tokens[i].lower.endswith("ing"):  # "trucks carrying vaccines"
                terms = [m for m in terms if m.term.role != "attribute"]
            if j - i == 1 and is_verb(linked.tokens[i].lower):  # "when did we hear from …"
                terms = [m for m in terms if m.term.role != "attribute" or m.score >= _SAME_VERB]
            if j - i == 1 and is_participle(linked.tokens[i].lower):  # "who directed it"
                terms = [m for m in terms if m.term.role != "kind"]
            if not terms or taken & words_:
                continue
            if j - i == 1 and in_kind_slot(linked, i):
                terms = self.vocabulary.owners(linked.tokens[i].lower, terms)
            placed = i > 0 and linked.tokens[i - 1].lower in _BEFORE_A_VALUE
            filled = i > 0 and linked.tokens[i - 1].lower == "with"  # "tanks filled with coal"
            if j - i == 1 and placed and (filled or _asks_whether(linked)):  # "is any … on coal"
                word, best = linked.tokens[i].lower, terms[0].term
                absent = (
                    self.vocabulary.absent_value(word, best) if best.role == "attribute" else None
                )
                terms = [absent] if absent else terms
            best = terms[0].term
            other = best.role == "value" and terms[0].score < _SAME_VALUE
            if j - i == 1 and other and _asks_whether(linked):
                word = linked.tokens[i].lower  # "is there any beech" is not of spruce
                terms = [Match(replace(best, value=word), terms[0].score)]
            overlapped = [m for m in linked.mentions if m.start < j and m.end > i]
            if overlapped:  # "bins smell" is no BinSense
                terms = [m for m in terms if m.term.role != "value"]
                if not terms:
                    continue
            modifies = any(
                m.start == j and m.terms and m.terms[0].term.role == "kind" and m.score >= 0.95
                for m in linked.mentions
            )
            if (overlapped and terms[0].score < 0.55) or (modifies and terms[0].score < 0.65):
                continue
            for m in overlapped:
                linked.mentions.remove(m)
            score = min(0.95, terms[0].score + 0.15)
            terms = [
                Match(m.term, min(0.95, m.score + 0.15))
                for m in terms
                if not (m.term.role == "relation" and in_kind_slot(linked, i))
            ]
            if not terms:
                continue
            extra.append(Mention(i, j, linked.text(i, j), terms=tuple(terms), score=score))
            taken |= words_
        return taken

    def _values_meant(
        self, linked: Linked, said: tuple[int, int], terms: list[Match]
    ) -> list[Match]:
        """``terms`` without values that are only of the same sort as what is said: beech is no
        spruce; whether there is any beech is asked of the species."""
        best = terms[0] if terms else None
        if best is not None and best.term.role == "value" and best.score < VALUE_FLOOR:
            word, held = linked.text(*said), best.term
            asked = Term("attribute", held.name, held.owners, of_edges=held.of_edges)
            placed = said[0] > 0 and linked.tokens[said[0] - 1].lower in _BEFORE_A_VALUE
            single = said[1] - said[0] == 1 and placed and _asks_whether(linked)
            single = single and names_a_thing(word) and not is_modifier(word)
            absent = self.vocabulary.absent_value(word, asked) if single else None
            if absent is not None:
                return [absent]
        first = linked.tokens[said[0]]
        telling = describes(first.lower) or first.text[0].isupper()
        begin = first.lower[:_ROOT] if telling else ""  # "Maltese": of Malta
        # a load is no loader
        doers = {f"{first.lower.removesuffix('e')}{ending}" for ending in ("er", "or")}
        terms = [m for m in terms if str(m.term.value).lower() not in doers]
        return [
            m
            for m in terms
            if m.term.role != "value"
            or m.score >= VALUE_FLOOR
            or (len(begin) == _ROOT and str(m.term.value).lower().startswith(begin))
        ]


def _near_cue(word: str) -> Cue | None:
    """A single-word cue with a letter wrong: ``avrage``, ``wich``."""
    corrected = correct(word, _SINGLE_CUES)
    return CUES[(corrected,)] if corrected else None


_SEVERAL = {"different", "distinct", "separate", "individual"}


def in_kind_slot(linked: Linked, i: int) -> bool:
    """A plural, or a noun after "which", "each", …: grammar says that it names a kind."""
    token = linked.tokens[i]
    before = linked.tokens[i - 1].lower if i else ""
    if before in _SEVERAL and i > 1:  # "how many different people"
        before = linked.tokens[i - 2].lower
    plural = token.lower.endswith("s") and not token.lower.endswith("ss")
    named = any(m.end == i and m.entities for m in linked.mentions)  # "room 25 costs"
    counted = (before.isdigit() or before in NUMBER_WORDS) and not named
    return before in ("which", "many", "each", "every", "per", "no") or (
        plural and (counted or before in KIND_SLOT | {""})
    )


def _asks_whether(linked: Linked) -> bool:
    """A question that "no" answers: "is there any …", "does any …"."""
    return linked.tokens[0].lower in AUXILIARIES or any(
        m.cue and m.cue.kind == "exists" for m in linked.mentions
    )


def after_how_many(linked: Linked, k: int) -> bool:
    """Whether "how many" or "how much" stands right before a word."""
    return any(m.end == k and m.cue and m.cue.kind == "count" for m in linked.mentions) or (
        k > 1 and [t.lower for t in linked.tokens[k - 2 : k]] == ["how", "much"]
    )
