"""One reading of every mention → one typed query, put together as English puts it together.

The stages stand in modules of their own, each a class that adds its step to the one before:
``sentence`` (the items), ``conditions``, ``nouns``, ``joining``, ``measures``, ``aggregates``,
``superlatives``, ``comparisons``, ``forms``, ``links``, ``choices``, ``projection``,
``surroundings``, ``yes_no``, ``asked``. Whatever item finds no place lowers the score; the planner
keeps the composition that places the most.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations, pairwise

from gentwin_chat.domain import words
from gentwin_chat.query import Lookup, Question, Selection
from gentwin_chat.understanding.asked import Asked
from gentwin_chat.understanding.definitions import definition
from gentwin_chat.understanding.lexicon import (
    ACTIVITIES,
    DIMENSIONS,
    LIGHT,
    LOW,
    PEOPLE,
    REASONS,
    UNIT_WORDS,
)
from gentwin_chat.understanding.mismatches import mismatched
from gentwin_chat.understanding.naming import identity, terms
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.ranges import bind_range
from gentwin_chat.understanding.speech import (
    describes,
    is_modifier,
    is_participle,
    names_a_thing,
)
from gentwin_chat.understanding.surroundings import WHO
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SURE, SYNONYM
from gentwin_chat.wording import singular

_BEING = {"that", "which", "who", "is", "are", "was", "were", "still", "now", "currently", "yet"}
_PARTLY = 0.7  # score from which a word is a part of a kind's name
_BECOMING = {"is", "are", "was", "were", "gone", "went", "become", "became", "turned", "got"}
_OF = ("of", "at", "in", "on", "for")
_NEGATIONS = {
    "no",
    "no one",
    "nobody",
    "nothing",
    "nowhere",
    "not",
    "without",
    "never",
    "lack",
    "lacks",
    "lacking",
    "none",
    "neither",
    "cannot",
}  # fmt: skip


@dataclass
class Composition:
    """A query and how well it explains the question."""

    question: Question
    score: float


@dataclass
class Composer(Asked):
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

    def _ignored(self, question: Question) -> float:
        """What the question would change but the query does not hold: a superlative, a "not"."""
        loss = 0.0
        asked = question.ask
        ranked = asked in ("top", "aggregate", "compare", "group", "path")
        ranked |= '"ranked":{' in question.model_dump_json()  # "the driver of the fastest truck"
        told = {w for a in getattr(question, "attributes", ()) for w in words(a).split()}
        ranks = [c for c in self.cues("most", "least", "old", "new") if not self._happened(c)]
        ranks = [c for c in ranks if self.lower(c.start) not in told & {"last", "first"}]
        if ranks and not ranked:  # the last of ``lastTreated`` is said
            loss += 0.55
        of = {c.end for c in self.cues("distinct")}  # "kinds of waste": no one kind, all values
        loss += 0.3 * any(i.start in of and i.role == "value" for i in self.items)
        loss += 0.1 * any(i.start in of and i.role == "kind" for i in self.items)
        plain = asked in ("lookup", "list", "count", "exists", "summary")
        hidden = [
            i
            for i in self.items
            if i.role != "cue"
            and (plain or i.role != "attribute")
            and i.cue
            and i.cue.kind in ("most", "least")
            and not (i.role in ("value", "attribute") and i.score >= 1.0)
            and not (i.role == "relation" and i.score >= 0.95)
        ]
        loss += 0.55 * len(hidden)
        much = (self.lower(0), self.lower(1)) == ("how", "much")
        if asked in ("summary", "list", "exists") and (much or self._how_unanswered()):
            loss += 0.6
        held = {w for a in getattr(question, "attributes", ()) for w in words(a).split()}
        loss += 0.6 * ("why" in self.said[:2] and not held & REASONS)
        rivals = sum(len(self._one(i)) for i in self.items if i.role == "entity")
        if rivals > 1 and self.has("more", "less") and plain:
            loss += 0.5
        counted = {c.end for c in self.cues("count")}  # "how many bags …", "… different people"
        counted |= {c.end for c in self.cues("distinct") if c.start in counted}
        lost = [i for i in self.items if i.role == "vague" and i.start in counted]
        spared = UNIT_WORDS if asked != "count" else frozenset()  # minutes are no trams
        spared |= PEOPLE if asked == "aggregate" else frozenset()  # those "injured", in numbers
        loss += 0.5 * any(i.mention.text.lower() not in spared for i in lost)
        asks = {c.end for c in self.cues("which")}  # "which street", no value that holds the word
        held = [i for i in self.items if i.role == "value" and i.start in asks]
        loss += 0.5 * any(i.mention.text.lower() in words(str(i.value)).split()[1:] for i in held)
        which = {c.end for c in self.cues("which", "list")}  # "which rooms", of spaces
        lost = [i for i in self.items if i.role == "vague" and i.start in which]
        loss += 0.35 * any(_surely(i, "kind") for i in lost)
        heads = [i for i in self.items if i.role == "vague" and self.lower(i.end) == "of"]
        loss += 0.3 * len(heads)  # "price of diesel"
        if asked in ("list", "count", "exists"):  # "ovens that contain barley"
            last, asked_of = len(self.said), getattr(question, "of", None)
            restricted = isinstance(asked_of, Selection) and asked_of.restricted
            for i in [i for i in self.items if i.role == "vague"]:
                word, verb = i.mention.text, self.lower(i.start - 1) in ("is", "are", "was", "were")
                stated = verb and i.end == last  # "which boats were sold"
                noun = names_a_thing(word) and not is_modifier(word)
                noun &= not UNIT_WORDS & set(word.lower().split()) and not restricted
                loss += 0.35 if stated or noun else 0.1 * _surely(i, "relation")
        loss += 0.5 * self._doer_unsaid(question) + 0.6 * self._state_ignored()
        loss += self._no_person(question) + 0.6 * self._vaguely(question)
        if asked in ("list", "count", "exists"):  # "what did the harvest weigh"
            doing = {t.lower for t in self.linked.vague} & ACTIVITIES.keys()
            loss += 0.55 * bool(doing - LIGHT)
        if self.has("count") and asked in ("summary", "exists"):
            loss += 0.5
        loss += 0.4 * self._other_wanted(question) + 0.4 * self._of_others()
        if asked == "lookup" and not self.has("per") and self._counts_kind():
            loss += 0.5
        compared = [c for c in self.cues("op") if "than" in c.mention.text and not c.used]
        loss += 0.5 * bool(compared and asked in ("summary", "list", "exists", "count"))
        if asked == "summary":  # "owner of barge-2": more is asked than all about it
            loss += 0.2 * any(i.role == "attribute" and not i.used for i in self.items)
            loss += 0.35 * sum(i.role == "vague" for i in self.items)  # "what colour is van-A"
            picks = any(c.mention.text.lower() == "which" for c in self.cues("which"))
            loss += 0.6 if picks and not self.has("summary") else 0.0
        if asked in ("summary", "list", "exists"):  # "water level at the weir", where none is held
            said = [i for i in self.items if i.role not in ("cue", "pronoun", "number")]
            head = said[0] if said else None
            unread = head is not None and head.role == "vague" and self.lower(head.end) in _OF
            loss += 0.3 if unread else 0.0
        if isinstance(question, Lookup) and self._how_unanswered():
            nouns = [n for t in self.linked.tokens for n in DIMENSIONS.get(t.lower, ())]
            if self.vocabulary.dimension(nouns, question.attributes) is None:
                loss += 0.6  # "how old are the fish in pen 7"
        failed = any(
            i.role == "value" and i.used and i.cue and i.cue.kind == "fail" for i in self.items
        )
        failing = [c for c in self.cues("fail") if not c.used]
        if any(map(self._breaks, failing)) and asked != "group" and not failed:
            loss += 0.55  # "closed", "broken": a state that the graph does not know as a value
        losing = any(not c.used for c in self.cues("isolated", "unreachable"))
        loss += losing * (0.5 if asked in ("aggregate", "group", "top") else 0.6)  # minutes lost
        named = [i.start for i in self.items if i.role == "entity"]
        opened = [
            c for c in self.cues("suppose") if c.start == 0 and c.mention.text.lower() != "say"
        ]
        if opened and named and self.same_clause(0, named[0]):
            loss += 0.6  # "if X is …, how many …": what is supposed of X was not understood
        averaged = asked in ("aggregate", "group", "define")
        if not averaged and any(not c.used for c in self.cues("average")):
            loss += 0.4
        if self.has("per") and asked not in ("group", "aggregate", "lookup"):
            loss += 0.3
        if self.lower(0) == "when" and asked in ("list", "count", "exists", "summary"):
            loss += 0.4  # "when was node 48 installed": its date, not what is installed
        measured = getattr(getattr(question, "measure", None), "attribute", None)
        named_ = question.attributes if isinstance(question, Lookup) else (measured,)
        if self.lower(0) == "when" and (measured or isinstance(question, Lookup)):
            infos = [i for a in named_ if a for i in self.joins.attributes((), a)]
            loss += 0.0 if any(map(is_date, infos)) else 0.5
        loss += 0.6 * self._second_function(question)
        compared = self.cues("op", "more", "less")
        timed = [c for c in compared if self.lower(c.start) in ("before", "after") and not c.used]
        loss += 0.4 * bool(timed and asked in ("list", "count", "exists", "summary"))
        counts = self.counts or self.range
        if "than" in self.said and not counts and not any(c.used for c in compared):
            loss += 0.5 if asked in ("list", "count", "exists", "lookup", "aggregate") else 0.0
        ignored = [
            n for n in self.cues("negation") if not n.used and n.mention.text.lower() in _NEGATIONS
        ]
        return loss + (0.6 if ignored and asked not in ("summary", "define") else 0.0)

    def _of_others(self) -> bool:
        """ "Parking capacity": not that of bins, where sensors of parking are known."""
        for word, attribute in pairwise(self.items):
            if word.role != "vague" or word.end != attribute.start or attribute.role != "attribute":
                continue
            terms = word.mention.terms
            kinds = {m.term.name for m in terms if m.term.role == "kind" and m.score >= _PARTLY}
            if attribute.used and kinds and not kinds & attribute.owners:
                return True
        return False

    def _other_wanted(self, question: Question) -> bool:
        """ "Which pumps push water through …": pumps are asked for, not what another kind has of
        what a noun only begins like (``waterTemp``)."""
        if not isinstance(question, Lookup) or not isinstance(question.of, Selection):
            return False
        begins = {c.end for c in self.cues("which")}
        asked = [i for i in self.items if i.role == "kind" and i.start in begins]
        told = [i for i in self.items if i.role == "attribute" and i.name in question.attributes]
        kinds = {*question.of.kinds, *self.kinds_of(question.of.ids or ())}
        weak = all(i.score < SYNONYM for i in told)
        return bool(asked) and weak and not kinds & set(asked[0].names)

    def _vaguely(self, question: Question) -> bool:
        """ "Doors with a low battery", "who started first": no value says what is low, and nothing
        read says who was first."""
        covered = {k for i in self.items if i.role != "vague" for k in range(i.start, i.end)}
        if question.ask not in ("lookup", "list", "count", "exists"):
            return False
        last = len(self.said) - 1
        ends = last > 1 and self.said[last] in ("first", "last") and last not in covered
        of = getattr(question, "of", None)
        some = isinstance(of, Selection) and of.ids is None
        low = any(
            i.role == "attribute" and i.start - 1 not in covered
            and (i.used == (question.ask == "lookup"))
            and self.lower(i.start - 1) in LOW | {"high"}
            for i in self.items
        )  # fmt: skip
        return ends or (some and low)

    def _no_person(self, question: Question) -> float:
        """ "Who looks after S-4?": not the zones that it covers, where the network knows people;
        "who designed J-8?": nothing that a verb only resembles, and no yes or no."""
        if self.lower(0) not in WHO:
            return 0.0
        if isinstance(question, Lookup):
            told = [i for i in self.items if i.role == "attribute" and i.used]
            verbs = [i for i in told if i.score < SURE and is_participle(i.mention.text.lower())]
            infos = [n for a in told for n in self.joins.attributes((), a.name)]
            dated = bool(infos) and all(map(is_date, infos))
            return 0.5 * bool(verbs) + 0.2 * dated
        of = getattr(question, "of", None)
        if question.ask != "list" or not isinstance(of, Selection) or not of.kinds:
            return 0.0
        people = self.vocabulary.people(list(self.joins.schema.kinds))
        said = [i for i in self.items if i.role == "relation" and i.used and i.score > SURE + 0.1]
        return 0.35 * (bool(people) and not said and not set(people) & set(of.kinds))

    def _doer_guessed(self, question: Question) -> bool:
        """ "Who directed film 7", where the verb is only near in meaning to what joins films."""
        of = getattr(question, "of", None)
        if self.lower(0) not in WHO or not isinstance(of, Selection):
            return False
        guessed = [i for i in self.items if i.used and i.role == "relation" and i.score < SURE]
        verb = any(is_participle(i.mention.text.lower()) for i in guessed)
        return verb and not self.vocabulary.people(of.kinds)

    def _happened(self, cue: Item) -> bool:
        """The "last" of "where was Rex last seen", "when did it last move": the latest that there
        is of one thing, which is all that the graph holds."""
        named = any(i.role == "entity" and i.end <= cue.start for i in self.items)
        verb = any(
            i.start == cue.end and i.used and i.role in ("relation", "attribute")
            for i in self.items
        )
        return cue.mention.text.lower() == "last" and named and verb

    def _state_ignored(self) -> bool:
        """The "full" of "which car parks are full?", where nothing says what is."""
        last = len(self.said) - 1
        stated = last > 1 and self.lower(last - 1) in _BECOMING
        heard = [m for m in self.linked.mentions if m.start <= last < m.end and not m.terms]
        return (
            stated
            and is_modifier(self.lower(last))
            and describes(self.lower(last))
            and not any(i.start <= last < i.end and i.role != "vague" for i in self.items)
            and not heard  # the free of "how many spots are free": what another word says too
        )

    def _doer_unsaid(self, question: Question) -> bool:
        """ "Who reads the meters?": the meters are read, and read nothing."""
        of = getattr(question, "of", None)
        copula = self.lower(1) in ("is", "are", "was", "were")
        listed = question.ask == "list" and isinstance(of, Selection) and not of.restricted
        return self.lower(0) == "who" and listed and not copula

    def _second_function(self, question: Question) -> bool:
        """ "The average and the maximum load", "average load and mileage": two numbers are asked
        for, and the query gives one."""
        if question.ask not in ("aggregate", "group", "top"):
            return False
        functions = ("average", "sum", "most", "least", "count")
        cues = [i for i in self.items if i.cue and i.cue.kind in functions]
        held = ("attribute", "vague")
        measured = [i for i in self.items if i.role in held and not i.of_edges]
        pairs = [*pairwise(cues), *pairwise(measured)]
        return any(
            "and" in (between := self.between(a.end, b.start))
            and set(between) <= {"and", "the", "of", "their", "its", "which", "average", "mean"}
            and (a.cue is not None or not (a.used and b.used))
            for a, b in pairs
        )

    def _breaks(self, cue: Item) -> bool:
        """Whether a word of failure says one: "which pump is gone" does, "what has gone into it"
        and "has gone the longest without" do not."""
        ends = cue.end >= len(self.linked.tokens) or not self.same_clause(cue.end - 1, cue.end)
        return cue.mention.text.lower() != "gone" or ends

    def _counts_kind(self) -> bool:
        """ "How many hives …": members are counted, whatever else is said of them."""
        return any(
            i.role == "kind" and 0 <= i.start - c.end <= 1
            for c in self.cues("count")
            for i in self.items
        )

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
        strain = 0.0
        for i in self.items:
            if i.role == "attribute" and not i.of_edges and named and not named & i.owners:
                own = any(
                    m.term.role == "attribute" and m.term.owners & named and m.score >= SURE
                    for m in i.mention.terms
                )
                strain += 0.35 if own else 0.05
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

    def _how_unanswered(self) -> bool:
        """ "How humid is it": nothing in the question's query measures it."""
        covered = {k for i in self.items for k in range(i.start, i.end)}
        return any(
            self.lower(k) in DIMENSIONS and self.lower(k - 1) == "how" and k not in covered
            for k in range(1, len(self.linked.tokens))
        )

    def _compose(self) -> Question:
        self._mark_groups()
        self.range = bind_range(self)
        if (
            special := identity(self)
            or terms(self)
            or self._stretch()
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


def _surely(item: Item, role: str) -> bool:
    """Whether what is read as nothing is a synonym of a term of that role, if not the term."""
    return any(m.term.role == role and m.score >= SYNONYM for m in item.mention.terms)
