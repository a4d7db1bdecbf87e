"""One reading of every mention → one typed query, put together as English puts it together.

The stages stand in modules of their own, each a class that adds its step to the one before:
``sentence`` (the items), ``conditions``, ``nouns``, ``joining``, ``measures``, ``aggregates``,
``superlatives``, ``comparisons``, ``forms``, ``links``, ``choices``, ``projection``,
``surroundings``, ``yes_no``, ``asked``, ``ignored``. Whatever item finds no place lowers the score;
the planner keeps the composition that places the most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations, pairwise

from gentwin_chat.query import Question, Selection
from gentwin_chat.understanding.definitions import definition
from gentwin_chat.understanding.ignored import Ignored
from gentwin_chat.understanding.lexicon import UNIT_WORDS
from gentwin_chat.understanding.mismatches import mismatched
from gentwin_chat.understanding.naming import identity, terms
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.ranges import bind_range
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.surroundings import WHO
from gentwin_chat.understanding.vocabulary import SURE
from gentwin_chat.wording import singular

_BEING = {"that", "which", "who", "is", "are", "was", "were", "still", "now", "currently", "yet"}


@dataclass
class Composition:
    """A query and how well it explains the question."""

    question: Question
    score: float


@dataclass
class Composer(Ignored):
    """Composes one question on one graph."""

    def compose(self) -> Composition:
        """Put the question together.

        Raises:
            Unplaced: this reading makes no question.
        """
        question = self._compose()
        leftover = [
            i
            for i in self.items
            if not i.used and i.role not in ("cue", "pronoun", "vague") and i.score >= 0.5
        ]
        scores = [i.score for i in self.items if i.role not in ("cue", "number")]
        quality = sum(scores) / len(scores) if scores else 0.9
        for left, right in pairwise(self.items):  # "zone 3" after an attribute is its value
            if right.role == "entity" and right.mention.text.isdigit():
                value = right.start == left.end or self._gives_value(left, right)
                sure = left.role == "attribute" and left.score > 0.6
                self.penalty += 0.35 if sure and value and self._can_be(left, right) else 0.0
            if (  # "wheel diameter 2021", of what is called so
                (left.role, right.role) == ("attribute", "number")
                and right.start == left.end
                and right.mention.entities
                and not self._can_be(left, right)
            ):
                self.penalty += 0.5
            if (  # "vessel 13's temperature": the number is a name
                right.role == "number"
                and right.start == left.end
                and {h.kind for h in right.mention.entities}
                & {m.term.name for m in left.mention.terms if m.term.role == "kind"}
            ):
                self.penalty += 0.5
            if (  # "3 tanks": the number counts, though something is called 3
                left.role == "entity"
                and left.mention.number is not None
                and right.role in ("kind", "value")
                and right.start == left.end
                and singular(right.mention.text.lower()) != right.mention.text.lower()
            ):
                self.penalty += 0.5
            for number, cue in ((right, left), (left, right)):
                if (
                    number.role == "entity"
                    and number.mention.text.isdigit()
                    and cue.role == "cue"
                    and cue.cue
                ):
                    self.penalty += (
                        0.2 if cue.cue.kind in ("op", "most", "least", "degree") else 0.0
                    )
        said = [i for i in self.items if i.role in ("value", "attribute")]
        self.penalty += 0.2 * sum(map(self._misowned, said))
        # "which depot" is the kind of that name, rather than a relation that a garage stands for
        self.penalty += 0.4 * sum(
            i.role == "relation"
            and i.score < 1.0
            and any(m.term.role == "kind" and m.score >= 1.0 for m in i.mention.terms)
            for i in self.items
        )
        self.penalty += 0.4 * self._doer_guessed(question) + mismatched(self, question)
        self.penalty += self._ignored(question) + self._foreign() + 0.3 * self._guessed()
        self.penalty += 0.2 * self._of_ends() + 0.15 * self._told_apart()
        self.penalty += self._strange_states(question) + 0.4 * self._unheld(question)
        numbers = sum(i.role == "number" and i.mention.text.isdigit() for i in leftover)
        numbers += sum(i.role == "number" and i.mention.unit is not None for i in leftover)
        numbers += sum(i.role == "entity" for i in leftover)  # somebody named and not heeded
        score = quality - 0.3 * len(leftover) - 0.4 * numbers - self.penalty
        return Composition(question, score)

    def _gives_value(self, attribute: Item, number: Item) -> bool:
        """ "With an azimuth of 180", "whose azimuth is 180": a value, though something is called so
        ("the azimuth of 180" is asked of what is called 180)."""
        between = self.between(attribute.end, number.start)
        before = self.lower(attribute.start - 1)
        owned = before in ("a", "an", "with", "having") and between == ["of"]
        return owned or (before == "whose" and between in (["is"], ["equals"]))

    def _can_be(self, attribute: Item, number: Item) -> bool:
        """Whether any entity could have such a value, by those that are held."""
        infos = self.joins.attributes(self.owners(attribute), attribute.name)
        held = [i for i in infos if i.minimum is not None and i.maximum is not None]
        amount = float(number.mention.text) if number.mention.text.isdigit() else None
        return not held or any(
            amount is None or (i.minimum or 0) <= amount <= (i.maximum or 0) for i in held
        )

    def _misowned(self, word: Item) -> bool:
        """ "Helium gateways", "free CCS plugs": read as of others, though such a kind has a value
        of that name too."""
        end = word.end
        for head in self.items:
            if head.role == "kind" and head.end < word.start and self._told_of(head, word):
                own = set(head.names)
                return not word.owners & own and self._has_such(word, own, 0.25)
            if head.start != end or head.role not in ("value", "kind"):
                continue
            end = head.end
            own = set(head.names)
            if head.role == "kind":
                return not word.owners & own and self._has_such(word, own, 0.06)
        return False

    def _told_of(self, kind: Item, word: Item) -> bool:
        """The "open" of "surveys that are still open"."""
        between = set(self.between(kind.end, word.start))
        return word.role == "value" and bool(between) and between <= _BEING

    @staticmethod
    def _has_such(word: Item, kinds: set[str], slack: float) -> bool:
        return any(
            m.term.role == "value"
            and m.term.owners & kinds
            and (m.score >= word.score - slack or word.role == "attribute")
            for m in word.mention.terms
        )

    def _told_apart(self) -> int:
        """How many pairs of words are read as two attributes, though one attribute has both: the
        "spots" and "occupied" of ``occupiedSpotNumber``."""
        held = [i for i in self.items if i.role == "attribute" and not i.of_edges]
        bound = {c.attribute for i, c, *_ in self.conditions if i and i.role == "attribute"}
        lent = [  # the cycle of "a two minute cycle": of the time that it takes, no type of lamp
            i
            for i in self.items
            if i.role == "value"
            and i.name not in bound
            and any(m.term.role == "attribute" and m.term.name in bound for m in i.mention.terms)
        ]
        return 2 * len(lent) + sum(
            a.name != b.name
            and any(
                m.term.name == n.term.name and min(m.score, n.score) >= SURE
                for m in a.mention.terms
                for n in b.mention.terms
                if m.term.role == n.term.role == "attribute"
            )
            for a, b in combinations(held, 2)
        )

    def _of_ends(self) -> int:
        """How many words about "the link between A and B" are read as about A or B, or those of
        "links per status" and "active links" as about what they join."""
        before = {i.end for i in self.items if i.role == "value"}
        links = [
            r
            for r in self.items
            if r.role == "relation"
            and (
                r.start in before
                or self.lower(r.end) in ("by", "per")
                or (self.lower(r.start - 1) == "many" and self.has("per"))  # "… are there by …"
                or (
                    self.lower(r.start - 1) in ("the", "a", "this")
                    and self.lower(r.end) in ("between", "from", "to")
                )
            )
        ]
        types = {t for r in links for t in r.names}
        kinds = {k for i in self.items if i.role == "kind" for k in i.names}
        near = self.joins.direct(tuple(kinds), ()).keys() if kinds else set()
        return sum(
            i.role in ("attribute", "value")
            and not i.of_edges
            and any(
                m.term.of_edges
                and m.score >= SURE
                and (m.term.owners & types or (m.term.owners & near and not i.owners & kinds))
                for m in i.mention.terms
            )
            for i in self.items
        )

    def _doer_guessed(self, question: Question) -> bool:
        """ "Who directed film 7", where the verb is only near in meaning to what joins films."""
        of = getattr(question, "of", None)
        if self.lower(0) not in WHO or not isinstance(of, Selection):
            return False
        guessed = [i for i in self.items if i.used and i.role == "relation" and i.score < SURE]
        verb = any(is_participle(i.mention.text.lower()) for i in guessed)
        return verb and not self.vocabulary.people(of.kinds)

    def _guessed(self) -> bool:
        """ "How many wheels does the truck have": the kind is a guess, and nothing said bears it
        out."""
        assumed = {t.start for t in self.linked.assumed}
        tokens = self.linked.tokens
        kinds = [i for i in self.items if i.role == "kind" and i.used]
        guess = any(t.start in assumed for i in kinds for t in tokens[i.start : i.end])
        said = ("relation", "attribute", "value")
        return guess and not any(i.used and i.role in said for i in self.items)

    def _unheld(self, question: Question) -> int:
        """How many of the entities and values read are nowhere in the query."""
        held = question.model_dump_json()
        named = [i for i in self.items if i.role == "entity" and i.used]
        lost = sum(not any(json.dumps(k) in held for k in self._one(i)) for i in named)
        beside = {i.start for i in named} | {i.end for i in named}
        values = [i for i in self.items if i.role == "value" and i.used]
        values = [i for i in values if not {i.start, i.end} & beside]  # "supernode 713"
        asked = getattr(question, "attributes", ())  # "normal or reverse?" asks for the position
        values = [i for i in values if i.name not in asked]
        return lost + sum(json.dumps(i.value) not in held for i in values)

    def _foreign(self) -> float:
        """The strain of attributes that are of no kind that the question names, though it names
        some; more if the same words could be an attribute of these."""
        named = {k for i in self.items if i.role == "kind" for k in i.names if not self._heads(i)}
        for i in self.items:
            if i.role == "entity":
                named |= set(self.kinds_of(self._one(i)))
        if not named:  # "how many tonnes is the formwork": of what has such a value
            values = [i for i in self.items if i.role == "value" and not i.of_edges]
            named = {k for i in values for k in i.owners}
        strain = 0.0
        for i in self.items:
            if i.role == "attribute" and not i.of_edges and named and not named & i.owners:
                own = any(
                    m.term.role == "attribute" and m.term.owners & named and m.score >= SURE
                    for m in i.mention.terms
                )
                unit = i.mention.text.lower() in UNIT_WORDS  # "minutes", of all that are told so
                strain += (0.35 if unit else 0.2) if own else 0.05
                if not own and not self.joins.direct(sorted(named), sorted(i.owners)):
                    strain += 0.4  # "which ovens are dusty", where dust is measured in shops
        return strain

    def _heads(self, kind: Item) -> bool:
        """ "By ward": the groups, of which nothing else is said."""
        return any(0 <= kind.start - per.end <= 1 for per in self.cues("per"))

    def _strange_states(self, question: Question) -> float:
        """States that are known of other kinds only than that of the one asked about."""
        of = getattr(question, "of", None)
        if not isinstance(of, Selection) or of.ids is None:
            return 0.0
        kinds = set(self.kinds_of(of.ids))
        states = [i for i in self.items if i.role == "value" and i.used and not i.of_edges]
        asked = {c.attribute for c in of.where}
        return 0.5 * sum(bool(asked & set(i.names)) and not kinds & i.owners for i in states)

    def _compose(self) -> Question:
        self._mark_groups()
        self.range = bind_range(self)
        if (
            special := identity(self)
            or terms(self)
            or self._stretch()
            or self._mutual()
            or self._between()
            or self._path()
            or self._how()
            or self._changed()
            or self._kinds()
            or definition(self)
            or self._summary()
            or self._choice()
            or self._sort_of()
            or self._sorts_of()
        ) is not None:
            return special
        self._bind_conditions()
        if (special := self._comparison()) is not None:
            return special
        phrases = self._phrases()
        return self._wanted(phrases)
