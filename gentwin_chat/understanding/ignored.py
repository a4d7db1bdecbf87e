"""What a question says and its query does not hold: a superlative, a "not", whom it asks for.

Each lowers the score of a composition.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gentwin_chat.domain import words
from gentwin_chat.query import Lookup, Question, Selection
from gentwin_chat.understanding.asked import Asked
from gentwin_chat.understanding.lexicon import (
    ACTIVITIES,
    DIMENSIONS,
    LIGHT,
    LOW,
    PEOPLE,
    REASONS,
    UNIT_WORDS,
)
from gentwin_chat.understanding.measures import GEOGRAPHY
from gentwin_chat.understanding.phrases import Item
from gentwin_chat.understanding.speech import (
    describes,
    is_modifier,
    is_participle,
    names_a_thing,
)
from gentwin_chat.understanding.surroundings import WHO
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import SURE, SYNONYM

_PARTLY = 0.7  # score from which a word is a part of a kind's name
_BECOMING = {"is", "are", "was", "were", "gone", "went", "become", "became", "turned", "got"}
_DOING = ("did", "do", "does", "has", "have", "had")
_NEEDING = ("need", "needs", "require", "requires", "want", "wants")
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
class Ignored(Asked):
    """Weighs what a composition leaves out."""

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
        picked = [i for i in self.items if i.role == "value" and i.start in asks]
        loss += 0.5 * any(i.mention.text.lower() in words(str(i.value)).split()[1:] for i in picked)
        of_all = asked == "top" and not any(i.role in ("kind", "entity") for i in self.items)
        texts = [i for i in self.items if i.role == "attribute" and i.start in asks]
        loss += 0.4 * (of_all and any(self.type_of(i) == "text" for i in texts))
        loss += 0.55 * self._need_unread()
        which = {c.end for c in self.cues("which", "list")}  # "which rooms", of spaces
        lost = [i for i in self.items if i.role == "vague" and i.start in which]
        roles = ("kind", "attribute") if asked == "top" else ("kind",)  # "which street is busiest"
        loss += 0.35 * any(_surely(i, role) for i in lost for role in roles)
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
        if asked == "summary" and not self.has("summary") and self.lower(0) in ("what", "whats"):
            loss += 0.6 * (self.lower(1) in _DOING)  # "what did F00018 come to"
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
            said = [i for i in self.items if i.used and i.score >= SURE and i.role == "attribute"]
            said = [
                i for i in said if i.name in question.attributes and self.type_of(i) == "number"
            ]
            if not said and self.vocabulary.dimension(nouns, question.attributes) is None:
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
        if self.lower(0) == "where" and isinstance(question, Lookup):  # no flow says where it flows
            infos = [i for a in named_ if a for i in self.joins.attributes((), a)]
            placed = {a.lower() for a in question.attributes} & GEOGRAPHY
            numbers = bool(infos) and all(i.type in ("number", "boolean") for i in infos)
            loss += 0.5 * (numbers and not placed)
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

    def _need_unread(self) -> bool:
        """ "Bins that need emptying", "that need to be emptied": nothing says which do."""
        needing = {k + d for k, w in enumerate(self.said) if w in _NEEDING for d in (1, 2, 3)}
        said = [i.mention.text.lower() for i in self.items if i.start in needing and i.score < SURE]
        tokens = enumerate(self.linked.tokens)
        said += [t.lower for k, t in tokens if k in needing and t in self.linked.vague]
        return any(word.endswith("ing") or is_participle(word) for word in said)

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
            counted = bool(infos) and all(n.type in ("number", "boolean") for n in infos)
            return 0.5 * bool(verbs) + 0.5 * (dated or counted)
        of = getattr(question, "of", None)
        if question.ask != "list" or not isinstance(of, Selection) or not of.kinds:
            return 0.0
        people = self.vocabulary.people(list(self.joins.schema.kinds))
        said = [i for i in self.items if i.role == "relation" and i.used and i.score > SURE + 0.1]
        return 0.35 * (bool(people) and not said and not set(people) & set(of.kinds))

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

    def _how_unanswered(self) -> bool:
        """ "How humid is it": nothing in the question's query measures it."""
        covered = {k for i in self.items for k in range(i.start, i.end)}
        return any(
            self.lower(k) in DIMENSIONS and self.lower(k - 1) == "how" and k not in covered
            for k in range(1, len(self.linked.tokens))
        )


def _surely(item: Item, role: str) -> bool:
    """Whether what is read as nothing is a synonym of a term of that role, if not the term."""
    return any(m.term.role == role and m.score >= SYNONYM for m in item.mention.terms)
