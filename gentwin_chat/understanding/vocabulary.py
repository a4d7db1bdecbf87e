"""The graph's own terms, and how near a phrase is to each of them.

A phrase names a term by its very words, by part of them ("battery" for ``batteryLevel``), by a
synonym of general English, with a typo, or by meaning (sentence embeddings). Each way has its
score in (0, 1]; nothing is tuned to any one network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Literal, TypeAlias

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from gentwin_chat.domain import Scalar, name_key, words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Schema
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.roles import makes_gateway, makes_sensor, role_of_kind
from gentwin_chat.quantities import attribute_words
from gentwin_chat.understanding import lexicon
from gentwin_chat.understanding.abbreviations import full_forms, is_short, shortened
from gentwin_chat.understanding.lexicon import CONNECTION_WORDS, LIGHT, PRESENCE, THESAURUS
from gentwin_chat.understanding.speech import (
    describes,
    is_english,
    is_modifier,
    is_participle,
    is_past,
    names_a_thing,
)
from gentwin_chat.understanding.text import stem, stems
from gentwin_chat.understanding.units import (
    QUANTITY_NOUNS,
    can_say,
    held_in,
    is_length,
    likely,
    measures,
    quantity,
)
from gentwin_chat.wording import relation_form, singular

TermRole: TypeAlias = Literal["kind", "attribute", "relation", "value"]
Encoder: TypeAlias = Callable[[Sequence[str]], np.ndarray]

EXACT, HYPERNYM, SYNONYM, INFLECTED, TYPO = 1.0, 0.9, 0.8, 0.8, 0.8
NESTED = 0.02  # how much less a member of a structured value is meant
SURE = 0.75  # score from which words surely say something of the network
PART = 0.55  # of a word that, or a synonym of which, is a part of a term
GUESS, GUESS_FLOOR = 0.5, 0.15  # a noun that must name a kind, and the least cosine with it
DIMENSION_FLOOR = 0.4  # cosine of a describing word's noun with the attribute that measures it
RANKED_FLOOR, RANKED_LEAD = 0.3, 0.06  # of the only measure that a ranking can mean
KINDRED = 0.25  # cosine of a word with the values of an attribute that it could be one of
COUSIN = 0.42  # … and with the most like of them, where nothing says that it is one
_CATEGORIES = 30  # values of an attribute that sorts things, at the most
PERSON = 0.09  # how much nearer to a person than to a thing a kind must be
MEANING_FLOOR = 0.46  # cosine below which two phrases are taken to mean different things
KINDRED_FLOOR, VALUE_FLOOR = 0.58, 0.72  # of values: oak is near to beech, and another wood

SIGNS = {"+": "positive", "-": "negative"}  # of a blood group, an ion, a grade
_GLUE = {
    stem(w)
    for w in ["of", "the", "a", "an", "to", "in", "by", "at", "on", "for", "with", "is", "has", "s"]
}

_OUT = {"out", "off", "not", "no", "without"}
_STATISTICS = {stem(w) for w in ("min", "max", "mean", "average", "avg", "median")}
VAGUE_HEADS = {stem(w) for w in lexicon.VAGUE_HEADS}  # fmt: skip


@dataclass(frozen=True)
class Term:
    """One term of the graph's vocabulary.

    Attributes:
        role: what it is.
        name: the kind, attribute or relation type as the graph writes it.
        owners: the kinds that have the attribute or value; for an attribute of relations, the
            relation types.
        value: the attribute's value, for ``role="value"``.
        of_edges: it belongs to relations, not to entities.
    """

    role: TermRole
    name: str
    owners: frozenset[str] = frozenset()
    value: Scalar | None = None
    of_edges: bool = False


@dataclass(frozen=True)
class Match:
    """A term and how well a phrase names it."""

    term: Term
    score: float


_SWITCHED = {
    "on": True,
    "off": False,
    "up": True,
    "down": False,
    "running": True,
    "stopped": False,
    "standing still": False,
    "at a standstill": False,
}
_TIMES = {"ms", "s", "sec", "secs", "seconds", "min", "mins", "minutes", "h", "hrs", "hours"}
_GENERIC = {"value", "state", "status", "reading"}  # what a point calls what it reads
_RUNNING = {"running", "on", "enabled", "active", "powered", "operating", "working", "lit"}
_NAMING = {"code", "id", "name", "no", "nr", "number", "ref"}
_ABLE = re.compile(r"(\w{3,})[ai]ble")
_SYNONYMS: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
for _group in THESAURUS:
    _keys = {tuple(sorted(stems(w))) for w in _group}
    for _key in _keys:
        _SYNONYMS[_key] |= _keys - {_key}


_LITERAL: dict[str, set[tuple[str, ...]]] = defaultdict(set)
for _group in THESAURUS:
    for _word in _group:
        _LITERAL[_word] |= {tuple(sorted(stems(w))) for w in _group if w != _word}
_IDIOMS = {stems(w) for group in THESAURUS for w in group if " " in w}
_GROUPS = [{w: set(stems(w)) for w in group} for group in THESAURUS]


@dataclass
class Vocabulary:
    """An index over the terms of one schema.

    Args:
        schema: the graph's schema.
        encoder: sentences → unit vectors (n, d); without it, meaning is not compared.
    """

    schema: Schema
    encoder: Encoder | None = None
    _by_words: dict[tuple[str, ...], list[Term]] = field(default_factory=lambda: defaultdict(list))
    _by_stem: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    _by_key: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _phrases: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _heads: dict[tuple[str, ...], str] = field(default_factory=dict)
    _vectors: np.ndarray | None = None
    _roles: dict[str, Role] = field(default_factory=dict)
    _surface: set[str] = field(default_factory=set)
    _short: set[str] = field(default_factory=set)
    _switches: list[Term] = field(default_factory=list)
    _measures: dict[tuple[tuple[str, ...], tuple[str, ...], bool], str | None] = field(
        default_factory=dict
    )
    booleans: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        values: dict[tuple[str, Scalar], set[str]] = defaultdict(set)
        for kind in self.schema.kinds.values():
            self._add(Term("kind", kind.name), words(kind.name))
            for info in kind.attributes.values():
                if info.type == "boolean":
                    self.booleans.add(info.name)
                    if info.name.lower() in _GENERIC and {"on", "off", "run"} & {
                        *words(kind.name).split()
                    }:  # the value of a Fan_On_Off_Status
                        self._switches.append(Term("attribute", info.name, frozenset({kind.name})))
                owners[info.name].add(kind.name)
                for value in _texts(info):
                    values[info.name, value].add(kind.name)
        edge_owners: dict[str, set[str]] = defaultdict(set)
        edge_values: dict[tuple[str, Scalar], set[str]] = defaultdict(set)
        for relation in self.schema.relations:
            for info in relation.attributes.values():
                edge_owners[info.name].add(relation.type)
                for value in _texts(info):
                    edge_values[info.name, value].add(relation.type)
        for relation_type in dict.fromkeys(r.type for r in self.schema.relations):
            term = Term("relation", relation_type)
            self._add(term, words(relation_type))
            self._add(term, relation_form(relation_type)[1])
        for relation in self.schema.relations:
            form, said = relation_form(relation.type)
            tail = words(relation.target_kind).split()[-1:]
            if form == "noun" and said.split()[-1:] == tail and said != words(relation.target_kind):
                self._add(Term("kind", relation.target_kind), said)  # a "central station"
        for found, of_edges in ((owners, False), (edge_owners, True)):
            for name, who in found.items():
                term = Term("attribute", name, frozenset(who), of_edges=of_edges)
                self._add(term, words(name))
                for full in full_forms(words(name)):
                    self._add(term, full)  # the "vibration" of vib
                held = self.held(term)
                if of_edges and held and all(i.type == "boolean" for i in held):
                    self.booleans.add(name)
                if name in self.booleans and set(words(name).split()) & _RUNNING:
                    self._switches.append(term)
                if base := _ABLE.fullmatch(words(name)):
                    self._add(term, base[1])  # "can it be booked": bookable
                if (bare := attribute_words(name)) != words(name):
                    self._add(term, bare)  # the "stay" of stay_min
                if "." in name:
                    self._add(term, words(name.rsplit(".", 1)[1]))
                *rest, last = words(name).split() or [name]
                if of_edges and rest and last in _TIMES:
                    self._add(term, " ".join([*rest, "time"]))  # of response_min
                if rest and last in lexicon.UNIT_WORDS and last != "min":
                    self._add(term, " ".join(rest))  # the "latency" of latency_ms
                for noun, some in ({} if of_edges else self._quantities(name, who)).items():
                    if noun not in words(name):  # inlet_c is a temperature
                        first = rest if rest and last in lexicon.UNIT_WORDS else words(name).split()
                        self._add(Term("attribute", name, some), " ".join([*first, noun]))
                if rest and not {*rest} & QUANTITY_NOUNS and any(is_length(i) for i in held):
                    self._add(term, " ".join([*rest, "length"]))  # of jib_m
        for taken, of_edges in ((values, False), (edge_values, True)):
            for (name, scalar), bearers in taken.items():
                held_value = Term("value", name, frozenset(bearers), scalar, of_edges)
                said = str(scalar)
                signed = [f"{words(said)} {SIGNS[said[-1]]}"] if said[-1:] in SIGNS else []
                for phrase in (words(said), *full_forms(words(said)), *signed):
                    self._add(held_value, phrase)

        for term_name, text in self.schema.descriptions.items():
            for terms in list(self._by_key.get(name_key(term_name), ())):
                if terms.role == "attribute" and terms.name == term_name and len(text) < 200:
                    self._phrases[text.split(". ")[0][:100]].append(terms)
        self._roles = _roles(self.schema)
        spoken = {w for p in self._phrases for w in p.split()}
        forms = [
            set(stems(p))
            for p, terms in self._phrases.items()
            if any(t.role != "value" for t in terms)
        ]
        for group in _GROUPS:  # words that people have for the graph's own may be misspelt too
            if any(said <= form for said in group.values() for form in forms):
                spoken |= {w for said in group for w in said.split() if w not in LIGHT}
        states = {words(b) for b in self.booleans}
        spoken |= {f"un{state}" for state in states if state.endswith("ed")}  # "uninsured"
        self._surface = {w for w in spoken if len(w) > 3 and w.isalpha()}
        self._short = {w for w in spoken if is_short(w) and w not in lexicon.UNIT_WORDS}

    def _quantities(self, name: str, owners: Iterable[str]) -> dict[str, frozenset[str]]:
        """What an attribute measures by its units → the kinds of which it measures that: the
        ``value`` of one sensor is a temperature, that of another a pressure."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind in owners:
            if noun := quantity(self.schema.kinds[kind].attributes[name]):
                found[noun].add(kind)
        return {noun: frozenset(kinds) for noun, kinds in found.items()}

    def _add(self, term: Term, phrase: str) -> None:
        initials = "".join(w[0] for w in phrase.split())
        spoken = initials in LIGHT | lexicon.AUXILIARIES  # the "is" of an ``in_sector``
        if term.role == "kind" and len(initials) > 1 and not spoken:
            self._by_key[initials].append(term)  # "AHU"
        ordered = stems(phrase)
        said = tuple(s for s in ordered if s not in _GLUE) or ordered
        for form in {tuple(sorted(ordered)), tuple(sorted(said))}:
            if form and term not in self._by_words[form]:
                self._by_words[form].append(term)
                self._heads[form] = said[-1]
                for s in form:
                    self._by_stem[s].add(form)
        key = name_key(str(term.value) if term.role == "value" else term.name)
        if key and term not in self._by_key[key]:
            self._by_key[key].append(term)
        digits = " ".join(_DIGITS.get(w, w) for w in phrase.split())
        if digits != phrase and term.role != "value":  # threeD: "3D"
            self._by_key[name_key(digits)].append(term)
        if phrase and (term.role != "value" or len(phrase) < 40):
            self._phrases[phrase].append(term)

    def match(self, phrase: str) -> list[Match]:
        """Terms that ``phrase`` names by its words, a part of them or a synonym, best first."""
        wanted = content(phrase)
        best: dict[Term, float] = {}

        def found(terms: Iterable[Term], score: float) -> None:
            for term in terms:
                best[term] = max(score, best.get(term, 0.0))

        key = name_key(phrase)
        found(self._by_key.get(key, ()), EXACT)
        if phrase.endswith("s") and phrase not in lexicon.AUXILIARIES:  # "AHUs", but not "was"
            found([t for t in self._by_key.get(key[:-1], ()) if t.role == "kind"], EXACT)
        if not wanted:
            found(self._by_words.get(tuple(sorted(stems(phrase))), ()), EXACT)
            self._match_presence(phrase.casefold(), best)
            return _ranked(best)
        same = self._by_words.get(wanted, ())
        turned = [s for s in stems(phrase) if s not in _GLUE][-1] != self._heads.get(wanted)
        for term in same:  # "runs" is not quite "running", nor "power" quite "powered by"
            if term.role != "value":
                literal = {singular(w) for w in words(term.name).split()} & {
                    singular(w) for w in phrase.lower().split()
                }
                near = EXACT - 0.03 if term.role == "relation" else INFLECTED
                turn = 0.8 if turned and term.role == "kind" else EXACT
                several = len(wanted) > 1 or (" " in phrase and term.role != "kind")
                found([term], turn if literal or several else near)
        # "charge" is not quite the value "charging"; "supernodes" is "supernode"
        spoken = {phrase.casefold(), singular(phrase.casefold())}
        found([t for t in same if str(t.value).casefold() in spoken], EXACT)
        found([t for t in same if t.role == "value"], INFLECTED - 0.05)
        self._match_part(wanted, 1.0, found, said=phrase)
        if (counted := phrase.lower().removeprefix("number of ")) != phrase.lower():
            held = self._by_words.get(content(f"{counted} count"), ())
            found([t for t in held if t.role == "attribute"], EXACT)
        literally = _LITERAL.get(phrase.casefold(), set())
        last = next((s for s in reversed(stems(phrase)) if s not in _GLUE), "")
        for other in _rephrased(wanted):
            terms = self._by_words.get(other, ())
            head = self._heads.get(other, "")
            headed = other in _SYNONYMS.get(wanted, ()) or _same(last, head)
            said = [t for t in terms if headed or t.role not in ("kind", "relation")]
            found([t for t in said if t.role != "value"], SYNONYM)
            if " " in phrase or other in literally:  # "drained" is empty, "drain" is not
                found([t for t in terms if t.role == "value"], SYNONYM - 0.1)
            if headed:
                self._match_part(other, SYNONYM, found)
        stated = " " in phrase or not is_past(phrase.lower())  # "took" is not taken
        for other in _OPPOSITES.get(wanted, ()) if stated else ():  # "stopped": not running
            begun = [  # "open": not ``closed_for_cleaning``
                t
                for form in self._by_stem.get("".join(other[:1]), ())
                for t in self._by_words[form]
                if tuple(stems(words(t.name))[: len(other)]) == other
            ]
            told = dict.fromkeys([*self._by_words.get(other, ()), *begun])
            terms = [t for t in told if t.name in self.booleans]
            found(
                [
                    Term("value", t.name, t.owners, False, t.of_edges)
                    for t in terms
                    if t.role == "attribute"
                ],
                SYNONYM,
            )
        if (base := denied(phrase)) is not None:  # "unoccupied": not occupied
            states = [m for m in self.match(base) if m.term.name in self.booleans]
            found([_false(m.term) for m in states if m.score >= SYNONYM], SYNONYM)
        found([Term("kind", k) for k in self._agents(phrase)], SYNONYM)
        whole = tuple(sorted(stems(phrase)))
        if is_idiom(phrase):  # "drain into": the preposition is part of what is said
            for other in _SYNONYMS.get(whole, ()):
                terms = self._by_words.get(other, ())
                found([t for t in terms if t.role == "relation"], SYNONYM)
        named = any(t.role == "kind" and s >= SYNONYM for t, s in best.items())
        if not (named and wanted in _MEASURING):
            self._match_role(wanted, found)
        head = singular(phrase.lower())
        if len(head) > 3 and head.isalpha():  # "poles" are snowpoles
            for kind in self.schema.kinds:
                last = singular(words(kind).split()[-1:][0]) if words(kind) else ""
                if last.endswith(head) and last != head:
                    found([Term("kind", kind)], HYPERNYM)
        if " ".join(wanted) in _CONNECTION and not any(
            t.role == "relation" and s >= SYNONYM for t, s in best.items()
        ):
            found(
                [t for terms in self._by_words.values() for t in terms if t.role == "relation"],
                SYNONYM - 0.05,
            )
        self._match_presence(phrase.casefold(), best)
        self._match_owner(phrase.casefold(), best)
        self._match_cases(phrase.casefold(), best)
        for term in best:  # what something has itself before what a part of it has
            if "." in term.name and best[term] < EXACT:
                best[term] -= NESTED
        kinds = [s for t, s in best.items() if t.role == "kind"]
        if kinds:  # "gateway" names the kind rather than the relation that leads to it
            for term in best:
                if term.role == "relation" and relation_form(term.name)[0] == "noun":
                    best[term] = min(best[term], max(kinds) - 0.05)
        return _ranked(best)

    def _match_presence(self, word: str, best: dict[Term, float]) -> None:
        """ "Active" is eq. 1's presence, and so is "down", of kinds without such a state of their
        own; for "online" a synonym is enough of one. "On" and "off" are said of what runs."""
        if word in _SWITCHED:  # of a boolean such as ``running``
            lights = set() if word in ("on", "off") else {"lit"}  # lamps are on, and do not run
            for term in [t for t in self._switches if not lights & {*words(t.name).split()}]:
                state = Term("value", term.name, term.owners, _SWITCHED[word], term.of_edges)
                best[state] = max(SYNONYM, best.get(state, 0.0))
        if word not in PRESENCE:
            return
        enough = SYNONYM - 0.1 if word in ("online", "offline") else EXACT
        own = [t for t, s in best.items() if t.role == "value" and s >= enough]
        named = [t for t, s in best.items() if s >= EXACT and name_key(t.name) == word]
        owners = frozenset(self.schema.kinds).difference(*(t.owners for t in own))
        if named or not owners:
            return
        if not own:  # the "active" of active power stays a reading
            for term in [t for t in best if word not in words(t.name).split()]:
                del best[term]
        score = EXACT - 0.05 if own else EXACT
        best[Term("value", "active", owners, PRESENCE[word])] = score

    def _match_cases(self, word: str, best: dict[Term, float]) -> None:
        """ "Leaks", where meters have a ``leak`` or not: those that have."""
        one = singular(word)
        if " " in word or one == word or not names_a_thing(one):
            return
        for term in [t for t in best if t.role == "attribute" and t.name in self.booleans]:
            if words(term.name).split()[-1:] == [one] and not term.of_edges:
                best[Term("value", term.name, term.owners, True)] = best[term]
                best[term] -= 0.03

    def _match_owner(self, word: str, best: dict[Term, float]) -> None:
        """ "Belts", where a kind has a ``beltSpeed``: a plural that only says whose the reading is
        means the kind itself, if no kind is called so."""
        if " " in word or singular(word) == word or word in lexicon.UNIT_WORDS:
            return
        if any(t.role == "kind" and score >= SURE - 0.05 for t, score in best.items()):
            return
        for term, score in list(best.items()):
            *rest, last = words(term.name).split()
            if term.role != "attribute" or term.of_edges or score >= HYPERNYM or not rest:
                continue
            if last in _NAMING:  # the roads of ``road_no`` are no sites
                continue
            read = {self.schema.kinds[k].attributes[term.name].type for k in term.owners}
            headed = stem(last) in VAGUE_HEADS and read != {"text"}  # the battery of batteryLevel
            said = rest if last in lexicon.UNIT_WORDS else [*rest, last]
            counted = any(singular(w) != w for w in said)  # the homes of ``homes_passed``
            if not (headed or counted or stem(last) == stem(word)):
                lead = -0.02 if last in lexicon.UNIT_WORDS else 0.02
                for kind in term.owners:
                    best[Term("kind", kind)] = max(score + lead, best.get(Term("kind", kind), 0.0))

    def owners(self, word: str, matches: Sequence[Match]) -> list[Match]:
        """``matches`` with the kinds that ``word`` may stand for, as whose readings they are."""
        best = {m.term: m.score for m in matches}
        self._match_owner(word.casefold(), best)
        return _ranked(best)

    def _match_part(
        self,
        wanted: tuple[str, ...],
        factor: float,
        found: Callable[[Iterable[Term], float], None],
        *,
        said: str = "",
    ) -> None:
        """Terms of which ``wanted`` is a part: "sensor" of "air quality sensor". Of values it has
        to be a part as ``said``: there is no parking in Bastion Park."""
        candidates = set.intersection(*(self._by_stem.get(s, set()) for s in wanted))
        for form in candidates:
            if len(form) <= len(wanted) or not set(wanted) <= set(form):
                continue
            share = len(wanted) / len(form)
            head = self._heads[form]
            headed = head in wanted or head in VAGUE_HEADS or head in _STATISTICS
            score = factor * ((0.78 if headed else 0.62) + 0.2 * share)
            terms = self._by_words[form]
            if _OUT & {*form} - {*wanted}:  # "in the water" is not ``out_of_water``
                terms = [t for t in terms if t.name not in self.booleans]
            found([t for t in terms if t.role in ("attribute", "relation")], score)
            ordered = headed and (not said or " of " in said or stems(said)[-1] == head)
            found([t for t in terms if t.role == "kind"], factor * HYPERNYM if ordered else score)
            short = len(form) <= 4 and not all(s in _LIGHT_STEMS for s in wanted)
            if said and short:
                values = [t for t in terms if t.role == "value" and _has_word(t, said)]
                found([t for t in values if not _only_a_colour(t, said)], score - 0.1)

    def _match_role(
        self, wanted: tuple[str, ...], found: Callable[[Iterable[Term], float], None]
    ) -> None:
        """ "Sensors" and "gateways" are also what eq. 2 takes for such; "devices" are both."""
        for role, names in _ROLE_WORDS.items():
            if wanted in names:
                kinds = [k for k, r in self._roles.items() if r in role]
                if wanted in _MEASURING:  # seismometers
                    kinds += [k for k in self.schema.kinds if _METER.search(words(k))]
                named = [t for t in self._by_words.get(wanted, ()) if t.role == "kind"]
                if not named:
                    found([Term("kind", k) for k in kinds], HYPERNYM)

    def _agents(self, word: str) -> list[str]:
        """The kinds whose members do what a noun in "-er" says: those that ride, for "riders"."""
        noun = singular(word.lower())
        if not noun.endswith("er") or " " in word or len(noun) < 5:
            return []
        verbs = {stem(noun[:-1]), stem(noun[:-2]), stem(noun[:-3])}  # rider, feeder, runner
        found = set()
        for r in self.schema.relations:
            form, said = relation_form(r.type)
            first, *rest = said.split()
            if stem(first) in verbs and (form == "verb" or rest[:1] == ["by"]):
                found.add(r.target_kind if rest[:1] == ["by"] else r.source_kind)
        return sorted(found)

    def abbreviated(self, initials: str) -> list[Term]:
        """The attributes of several words that ``initials`` stand for."""
        said = initials.lower()
        held = {t for terms in self._by_words.values() for t in terms if t.role == "attribute"}
        names = {t: words(t.name).split() for t in held}
        found = [t for t, ws in names.items() if len(ws) > 1 and "".join(w[0] for w in ws) == said]
        return sorted(found, key=lambda t: t.name)

    def match_unit(self, unit: str) -> list[Match]:
        """The attributes held in ``unit``, what "how many litres" asks for, or, less likely, in a
        unit that converts to it."""
        terms = {t for terms in self._by_key.values() for t in terms if t.role == "attribute"}
        own = {t for t in terms if any(held_in(i, unit) for i in self.held(t))}
        near = {t for t in terms - own if any(measures(i, unit) for i in self.held(t))}
        found = [Match(t, SYNONYM) for t in own] + [Match(t, SYNONYM - 0.1) for t in near]
        return sorted(found, key=lambda m: (-m.score, m.term.name))

    def held(self, term: Term) -> list[AttributeInfo]:
        """What is known of an attribute, of each of its owners."""
        if term.of_edges:
            held = [r.attributes for r in self.schema.relations if r.type in term.owners]
        else:
            held = [self.schema.kinds[k].attributes for k in term.owners]
        return [a[term.name] for a in held if term.name in a]

    def counts(self, term: Term) -> bool:
        """Whether an attribute holds plain numbers, without a unit: storeys, not temperatures."""
        return all(i.type == "number" and not i.units for i in self.held(term))

    def measured_in(self, unit: str) -> bool:
        """Whether anything in the graph can be said in ``unit``."""
        infos = [i for k in self.schema.kinds.values() for i in k.attributes.values()]
        infos += [i for r in self.schema.relations for i in r.attributes.values()]
        return any(i.type in ("number", "mixed") and can_say(i, unit) for i in infos)

    def match_typo(self, word: str) -> list[Match]:
        """Terms that have a word which ``word`` seems to be a misspelling of."""
        corrected = correct(word, self._surface)
        if corrected is None:
            return []
        found = [m for m in self.match(corrected) if m.term.name != "active"]
        return [Match(m.term, m.score * TYPO) for m in found]

    def match_short(self, word: str) -> list[Match]:
        """Terms that have the one short form of ``word``: ``tilt_dgr`` for "degree"."""
        short = shortened(word, self._short)
        found = self.match(short) if short is not None else []
        return [Match(m.term, m.score * TYPO) for m in found]

    def match_meaning(
        self, phrases: Sequence[str], kind_floors: Sequence[float]
    ) -> list[list[Match]]:
        """For each phrase, the terms nearest in meaning, best first; the score is the cosine.

        Args:
            phrases: to be understood.
            kind_floors: for each, the least cosine for kinds; lower where grammar already says
                that the phrase must name a kind. Other terms need ``MEANING_FLOOR``.
        """
        if self.encoder is None or not phrases or not self._phrases:
            return [[] for _ in phrases]
        if self._vectors is None:
            self._vectors = self.encoder(list(self._phrases))
        similarity = self.encoder(list(phrases)) @ self._vectors.T  # (phrases, terms)
        keys = list(self._phrases)
        found = []
        for phrase, row, kind_floor in zip(phrases, similarity, kind_floors, strict=True):
            opposite = any(denied(word) for word in phrase.lower().split())
            best: dict[Term, float] = {}
            for k in np.argsort(-row)[:8]:
                for term in self._phrases[keys[k]]:
                    floor = KINDRED_FLOOR if term.role == "value" else MEANING_FLOOR
                    floor = kind_floor if term.role == "kind" else floor
                    if row[k] >= floor:
                        if opposite and term.role == "attribute" and term.name in self.booleans:
                            term = _false(term)  # "inaccessible": no access
                        best[term] = max(float(row[k]), best.get(term, 0.0))
            found.append(_ranked(best))
        return found

    def nearest_kinds(self, noun: str) -> list[Match]:
        """The kinds that an unexplained noun may stand for, likeliest first; never surely."""
        kinds = list(self.schema.kinds)
        if self.encoder is None or not kinds:
            return []
        cosines = self.encoder([words(k) for k in kinds]) @ self.encoder([singular(noun)])[0]
        return [
            Match(Term("kind", kinds[k]), GUESS + 0.2 * float(cosines[k]))
            for k in np.argsort(-cosines)[:3]
            if cosines[k] >= GUESS_FLOOR
        ]

    def absent_value(self, word: str, attribute: Term) -> Match | None:
        """ "Coal", where the fuels are gas and biomass: a value that ``attribute`` could have, but
        has nowhere. ``None`` where its values are not known as words or are other things."""
        kinds = [self.schema.kinds[k] for k in attribute.owners if k in self.schema.kinds]
        held = [v for k in kinds for v in _texts(k.attributes[attribute.name])]
        if attribute.of_edges or not held or self.encoder is None:
            return None
        alike = float((self.encoder(held) @ self.encoder([word])[0]).max())
        if alike < KINDRED:
            return None
        return Match(Term("value", attribute.name, attribute.owners, word), SURE)

    def absent_of(self, word: str, kind: str, *, surely: bool) -> Match | None:
        """The value ``word`` of the attribute of ``kind`` whose values are most like it, though
        none is: the trade of an electrician, where all fitters are mechanics.

        Args:
            surely: grammar says that it is such a value; else it has to be much like the others.
        """
        if self.encoder is None:
            return None
        likeness: dict[str, tuple[float, float]] = {}
        for name, info in self.schema.kinds[kind].attributes.items():
            held = _texts(info)
            if 1 < len(held) <= _CATEGORIES:
                cosines = self.encoder(held) @ self.encoder([word])[0]
                likeness[name] = (float(cosines.mean()), float(cosines.max()))
        if not likeness:
            return None
        name = max(likeness, key=lambda n: likeness[n])
        mean, top = likeness[name]
        if not surely and not (top >= COUSIN and mean >= KINDRED):
            return None
        return Match(Term("value", name, frozenset({kind}), word), SURE)

    def alike_in_form(self, name: str) -> Match | None:
        """The value ``name`` of the attribute whose values are written like it: "n41" is a band,
        where others are "n28" and "n78"."""
        form = _form(name)
        terms = {t for terms in self._by_key.values() for t in terms if t.role == "value"}
        alike = {(t.name, t.owners, t.of_edges) for t in terms if _form(str(t.value)) == form}
        if len(alike) != 1:
            return None
        (attribute, owners, of_edges) = alike.pop()
        return Match(Term("value", attribute, owners, name, of_edges), SURE)

    def people(self, kinds: Sequence[str]) -> list[str]:
        """Those of ``kinds`` that are persons, as far as their names tell."""
        if self.encoder is None or not kinds:
            return []
        person, thing = self.encoder(["a person, a worker", "a thing, a place"])
        vectors = self.encoder([f"a {words(k)}" for k in kinds])
        leaning = vectors @ (person - thing)
        least = max(PERSON, 0.6 * float(leaning.max()))
        return [k for k, lean in zip(kinds, leaning, strict=True) if lean >= least]

    def dimension(
        self, nouns: Sequence[str], attributes: Sequence[str], *, ranked: bool = False
    ) -> str | None:
        """The attribute that measures one of ``nouns`` ("depth" → ``depth_cm``), if any does.

        Args:
            ranked: whether the question ranks or compares by it, so that one of ``attributes`` is
                likely meant: one clearly nearer in meaning than the rest is then near enough.
        """
        asked = (tuple(nouns), tuple(attributes), ranked)
        if asked not in self._measures:  # every reading of a question asks the same
            self._measures[asked] = self._nearest_measure(nouns, attributes, ranked)
        return self._measures[asked]

    def _nearest_measure(
        self, nouns: Sequence[str], attributes: Sequence[str], ranked: bool
    ) -> str | None:
        names = [words(a) for a in attributes]
        shortest = sorted(
            zip(names, attributes, strict=True),
            key=lambda n: (is_limit(n[1]), len(n[0].split())),
        )
        worded = next(
            (
                attribute
                for wanted in [content(n) for n in nouns]
                for name, attribute in shortest
                for form in [content(name)]
                if set(wanted) <= set(form) or form in _SYNONYMS.get(wanted, ())
            ),
            None,
        )
        if worded is not None and not is_limit(worded):
            return worded
        rates = [a for a in attributes if "speed" in nouns and _RATE.search(words(a))]
        if len(rates) == 1 and worded is None:  # the sheets per hour of the fastest press
            return rates[0]
        infos = {a.name: a for k in self.schema.kinds.values() for a in k.attributes.values()}
        measured = [quantity(infos[a]) if a in infos else None for a in attributes]
        fitting = [a for a, q in zip(attributes, measured, strict=True) if q in nouns]
        fitting = [a for a in fitting if not is_limit(a)] or fitting
        if len(fitting) == 1 or worded is not None:
            return fitting[0] if len(fitting) == 1 else worded
        if self.encoder is None or not attributes:
            return None
        said = [(k, _pithy(n)) for k, n in enumerate(names)]
        for k, attribute in enumerate(attributes):
            if text := self.schema.descriptions.get(attribute):
                said.append((k, text.split(". ")[0][:100]))
        spoken = self.encoder([_pithy(n) for n in nouns])
        similarity = spoken @ self.encoder([text for _, text in said]).T  # (nouns, texts)
        nearest: dict[str, float] = {}
        for (k, _), cosine in zip(said, similarity.max(axis=0), strict=True):
            nearest[attributes[k]] = max(float(cosine), nearest.get(attributes[k], -1.0))
        order = sorted(nearest, key=lambda a: -nearest[a])
        alone = len(attributes) == 1  # what else would a gauge of rain measure
        order = [
            a for a in order if a not in infos or likely(infos[a], nouns, nearest[a], alone=alone)
        ]
        if not order:
            return None
        first = nearest[order[0]]
        second = nearest[order[1]] if len(order) > 1 else 0.0
        clearly = ranked and first >= RANKED_FLOOR and first - second >= RANKED_LEAD
        clearly &= not is_limit(order[0])
        return order[0] if first >= DIMENSION_FLOOR or clearly else None

    def nearest(
        self, phrase: str, roles: Sequence[TermRole] = ("kind", "attribute", "relation")
    ) -> list[str]:
        """The graph's terms nearest to an unknown phrase, to offer instead."""
        candidates = [
            p for p, terms in self._phrases.items() if any(t.role in roles for t in terms)
        ]
        if not candidates:
            return []
        if self.encoder is not None:
            if self._vectors is None:
                self._vectors = self.encoder(list(self._phrases))
            index = {p: k for k, p in enumerate(self._phrases)}
            row = self._vectors[[index[p] for p in candidates]] @ self.encoder([phrase])[0]
            return [candidates[k] for k in np.argsort(-row)[:3]]
        return [p for p, _, _ in process.extract(phrase, candidates, scorer=fuzz.WRatio, limit=3)]


def _form(value: str) -> str:
    """How a value is written: its letters, with a nine for every digit."""
    return re.sub(r"\d", "9", value.casefold())


def _only_a_colour(term: Term, said: str) -> bool:
    """The "green" of "gateways that are green", where Castle Green is a place."""
    return describes(said) and said not in str(term.value)


def is_limit(attribute: str) -> bool:
    """Whether an attribute says what a reading may or should be, rather than what it is."""
    return bool(lexicon.LIMITS & set(words(attribute).split()))


def is_connection(phrase: str) -> bool:
    """Whether ``phrase`` says no more than that two things are related ("joined to")."""
    return " ".join(content(phrase)) in _CONNECTION


def is_idiom(phrase: str) -> bool:
    """Whether ``phrase`` as a whole, its light words included, says something ("drain into")."""
    return " " in phrase and stems(phrase) in _IDIOMS


def denied(word: str) -> str | None:
    """What a word with a negative prefix denies: "inaccessible" → "accessible"."""
    lower = word.lower()
    for prefix in _DENYING:
        base = lower.removeprefix(prefix)
        undone = prefix == "un" and (
            is_participle(lower) or is_participle(base) or not is_english(lower)
        )
        said = is_modifier(lower) or undone
        if (
            base != lower
            and len(base) > (2 if undone else 4)
            and is_english(base)
            and (said or prefix == "non-")
        ):
            return base
    return None


def _false(term: Term) -> Term:
    return Term("value", term.name, term.owners, False, term.of_edges)


def correct(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` is a likely misspelling of: one slip, or two in a long word.

    A swap of neighbours is one slip (optimal string alignment); the first letter is usually right.
    """
    if len(word) < 4 or not word.isalpha():
        return None
    slips = 2 if len(word) > 7 else 1
    near = [
        match
        for form in dict.fromkeys((word, singular(word)))
        # rapidfuzz's stubs know similarities only; a distance is as good a scorer to it
        for match in process.extract(form, known, scorer=OSA.distance, limit=3, score_cutoff=slips)  # type: ignore[arg-type]
    ]
    # of equals the longer one: letters are left out more often than put in
    good = [(d, w[0] != word[0], -len(w), w) for w, d, _ in near if len(w) > 3]
    return min(good)[3] if good and min(good)[:2] != (2, True) else None


def _pithy(phrase: str) -> str:
    """A phrase without a head that says little: "sound level" → "sound"."""
    kept = [w for w in phrase.split() if stem(w) not in VAGUE_HEADS]
    return " ".join(kept) or phrase


def content(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase without articles, prepositions and the like, in alphabetic order."""
    return tuple(sorted(s for s in stems(phrase) if s not in _GLUE))


def _rephrased(wanted: tuple[str, ...]) -> set[tuple[str, ...]]:
    """A phrase said with synonyms: of the whole, or of its words ("free spots")."""
    found = set(_SYNONYMS.get(wanted, ()))
    if 2 <= len(wanted) <= 3:
        options = [[(s,), *_SYNONYMS.get((s,), ())] for s in wanted]
        for choice in islice(product(*options), 200):
            found.add(tuple(sorted({s for part in choice for s in part})))
    found.discard(wanted)
    return found


def _same(one: str, other: str) -> bool:
    """Whether two stems are of the same word or of synonyms."""
    return one == other or (other,) in _SYNONYMS.get((one,), ())


def _roles(schema: Schema) -> dict[str, Role]:
    """Kinds that are sensors or gateways to eq. 2, by the rules of ``indexing.roles``."""
    roles = {kind: role_of_kind(kind) for kind in schema.kinds}
    for r in schema.relations:
        if makes_gateway(r.type) and roles.get(r.target_kind) is Role.OTHER:
            roles[r.target_kind] = Role.GATEWAY
    for r in schema.relations:
        target = roles.get(r.target_kind, Role.OTHER)
        if makes_sensor(r.type, target) and roles.get(r.source_kind) is Role.OTHER:
            roles[r.source_kind] = Role.SENSOR
    return roles


def _group_of(word: str) -> set[tuple[str, ...]]:
    """The forms of all that stand for ``word`` in the thesaurus, itself included."""
    said = [group for group in THESAURUS if word in group] + [{word}]
    return {content(w) for group in said for w in group}


_OPPOSITES: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
for _one, _other in lexicon.OPPOSITES:
    for _a in _group_of(_one):
        _OPPOSITES[_a] |= _group_of(_other)
    for _b in _group_of(_other):
        _OPPOSITES[_b] |= _group_of(_one)
_CONNECTION = {" ".join(content(w)) for w in CONNECTION_WORDS}
_DIGITS = {
    word: str(n) for word, n in lexicon.NUMBER_WORDS.items() if n < 20 and word not in lexicon.LIGHT
}
_RATE = re.compile(rf"\bper (?:{'|'.join(lexicon.SPANS_OF_TIME)})\b")
_METER = re.compile(r"\w(?:graph|meter|scope|sonde)$")
_MEASURING = {content(w) for w in ("station", "instrument")}  # where no other kind is called so
_ROLE_WORDS: dict[tuple[Role, ...], set[tuple[str, ...]]] = {
    (Role.SENSOR,): {content(w) for w in ("sensor", "sensing device")} | _MEASURING,
    (Role.GATEWAY,): {content(w) for w in ("gateway", "access point", "base station", "gw")},
    (Role.SENSOR, Role.GATEWAY): {content(w) for w in ("device", "smart device", "iot device")},
}
_DENYING = ("un", "in", "im", "ir", "il", "dis", "non-", "non")
_NAME_WORDS = 6  # words in a value that is a name rather than a sentence
_LIGHT_STEMS = {stem(w) for w in LIGHT}


def _has_word(term: Term, said: str) -> bool:
    """Whether a value holds one of the words said, in the singular or plural; a sentence is too
    long to be named by a part of it."""
    if len(str(term.value).split()) > _NAME_WORDS:
        return False
    parts = re.findall(r"\d+(?:\.\d+)+|\w+", str(term.value).casefold())  # 2 is no part of 1.2.0
    held = {singular(w) for w in parts}
    return bool(held & {singular(w) for w in re.findall(r"\w+", said.casefold())})


def _texts(info: AttributeInfo) -> list[str]:
    """The values of an attribute that people may say as words: short texts, all of them known."""
    if info.distinct > 1000 or info.type in ("number", "boolean", "datetime"):
        return []
    flat = [v for value in info.values for v in (value if isinstance(value, list) else [value])]
    return [v for v in dict.fromkeys(flat) if isinstance(v, str) and 0 < len(v) <= 60]


def _ranked(best: dict[Term, float]) -> list[Match]:
    order = sorted(best.items(), key=lambda x: (-x[1], x[0].role, x[0].name, str(x[0].value)))
    return [Match(t, s) for t, s in order]
