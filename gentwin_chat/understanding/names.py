"""Names of entities: in full, by number after their kind, misspelt, or as the only of a kind."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from gentwin_chat.domain import name_key, short_id
from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit
from gentwin_chat.understanding.lexicon import LIGHT
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.text import stem, stems
from gentwin_chat.understanding.vocabulary import EXACT, HYPERNYM, SURE, Match, Term, Vocabulary
from gentwin_chat.wording import singular

_SAMPLE, _NEARLY = 40, 0.7  # names of a kind that are looked at; the share with the same noun
_SMALL_KIND = 200  # entities of a kind up to which part of a name is enough
_PLACED = re.compile(r"(?<=\w)\s+(?:at|in|on|of|near|by|for|from|to)\s", re.I)  # "PM10 at Mill"
# Letters first, a digit somewhere, joined by hyphens or the like: "gw-77".
_IDENTIFIER = re.compile(r"(?=[^\W\d_])(?=.*\d)(?=.*[-_:])[\w:-]{2,80}")


class Names:
    """Finds entities by what they are called.

    Args:
        reader: the version whose entities may be named.
        vocabulary: the terms of its schema.
    """

    def __init__(self, reader: GraphReader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary
        self._kind_names: dict[str, list[tuple[str, set[str]]]] = {}
        self._id_numbers: dict[str, dict[int, list[str]]] = {}
        self._only: dict[str, NameHit | None] = {}
        self._labels: dict[str, list[set[str]]] = {}

    def _named_by_kind(self, linked: Linked, spans: list[Mention]) -> list[Mention]:
        """ "The parking service": the one service whose name has the words before its kind."""
        found = []
        named = {k for s in spans if s.terms or s.entities or s.cue for k in range(s.start, s.end)}
        for k, token in enumerate(linked.tokens[:-1]):  # "bore 2", of things called "Deep Bore 02"
            if k not in named and linked.tokens[k + 1].text.isdigit() and token.text.isalpha():
                lone = Mention(k, k + 1, token.text)
                if (
                    numbered := self._numbered(linked, lone, self._called(token.lower))
                ) is not None:
                    found.append(numbered)
        for span in spans:
            kinds = [
                m.term.name for m in span.terms if m.term.role == "kind" and m.score >= HYPERNYM
            ]
            if span.cue is not None or span.entities:
                continue
            near = [m.term.name for m in span.terms if m.term.role == "kind"]
            if near and (numbered := self._numbered(linked, span, near)) is not None:
                found.append(numbered)
            if not kinds:
                continue
            for length in (3, 2, 1):
                start = span.start - length
                said = [t.stem for t in linked.tokens[max(0, start) : span.start]]
                before = linked.tokens[max(0, start) : span.start]
                if start < 0 or any(t.lower in LIGHT or t.text.isdigit() for t in before):
                    continue
                ids = [i for k in kinds for i, stems_ in self._names_of(k) if set(said) <= stems_]
                if len(ids) == 1:
                    (entity,) = self.reader.entities(ids).values()
                    hit = NameHit(id=entity.id, name=entity.label, kind=entity.kind, score=0.95)
                    text = linked.text(start, span.end)
                    found.append(Mention(start, span.end, text, entities=(hit,), score=0.95))
                    break
        return found

    def _numbered(self, linked: Linked, kind: Mention, kinds: list[str]) -> Mention | None:
        """ "Lamp 8" for SL-0008: the one entity of the kind whose id ends with the number."""
        digits = linked.tokens[kind.end].text if kind.end < len(linked.tokens) else ""
        said = linked.tokens[kind.start : kind.end]
        if any(t.lower in LIGHT for t in said) or not digits.isdigit():
            return None
        text = linked.text(kind.start, kind.end + 1)
        called = self.reader.named({digits, name_key(text)})
        bare = [h for hits in called.values() for h in hits if h.id != f"{h.kind}-{digits}"]
        if bare:  # somebody is called just so
            return None
        fitting = [i for k in kinds for i in self._ids_of(k).get(int(digits), ())]
        if len(fitting) != 1:
            return None
        (entity,) = self.reader.entities(fitting).values()
        hit = NameHit(id=entity.id, name=entity.label, kind=entity.kind, score=0.95)
        return Mention(kind.start, kind.end + 1, text, entities=(hit,), score=0.95)

    def _ids_of(self, kind: str) -> dict[int, list[str]]:
        """Number → the entities of a kind whose ids end with it."""
        if kind not in self._id_numbers:
            found: dict[int, list[str]] = defaultdict(list)
            for identifier in self.reader.select([kind]):
                if ending := re.search(r"\d+$", identifier):
                    found[int(ending.group())].append(identifier)
            self._id_numbers[kind] = found
        return self._id_numbers[kind]

    def _only_ones(self, linked: Linked) -> list[Mention]:
        """ "The charging station", where there is one: it is named by its kind."""
        named = {m.start: m for m in linked.mentions if m.entities}
        found = []
        for m in linked.mentions:
            best = m.terms[0] if m.terms and not (m.entities or m.cue) else None
            last = linked.tokens[m.end - 1].lower
            definite = m.start > 0 and linked.tokens[m.start - 1].lower in ("the", "this")
            kinds = {t.term.name for t in m.terms if t.term.role == "kind" and t.score >= HYPERNYM}
            if (
                best is not None
                and best.term.role == "kind"
                and len(kinds) == 1
                and definite
                and singular(last) == last
                and m.end not in named
                and (one := self._only_one(best.term.name)) is not None
            ):
                kind = tuple(t for t in m.terms if t.term.role == "kind")
                m = replace(m, entities=(one,), terms=kind)
            found.append(m)
        return found

    def _only_one(self, kind: str) -> NameHit | None:
        """The entity of a kind that has one; those that are only referred to do not count."""
        if kind not in self._only:
            small = self.vocabulary.schema.kinds[kind].count <= _SMALL_KIND
            ids = self.reader.select([kind]) if small else []
            held = [e for e in self.reader.entities(ids).values() if e.attributes or len(ids) == 1]
            hits = [NameHit(id=e.id, name=e.label, kind=kind, score=EXACT) for e in held]
            self._only[kind] = hits[0] if len(hits) == 1 else None
        return self._only[kind]

    def _names_of(self, kind: str) -> list[tuple[str, set[str]]]:
        """Every entity of a small kind with the stems of its name; large kinds are not searched."""
        if kind not in self._kind_names:
            small = self.vocabulary.schema.kinds[kind].count <= _SMALL_KIND
            ids = self.reader.select([kind]) if small else []
            named = self.reader.entities(ids).values()
            self._kind_names[kind] = [(e.id, set(stems(e.label))) for e in named]
        return self._kind_names[kind]

    def _called(self, word: str) -> list[str]:
        """The kinds of which nearly every member has ``word`` in its name: the "event" of
        earthquakes called "event 107", the "mast" of relays called "Omega Mast"."""
        said = stem(word)
        found = []
        for kind in self.vocabulary.schema.kinds:
            if kind not in self._labels:
                sample = self.reader.entities(self.reader.select([kind], limit=_SAMPLE)).values()
                named = (e.label for e in sample if e.label != e.id)
                self._labels[kind] = [set(stems(_PLACED.split(n)[0])) for n in named]
            labels = self._labels[kind]
            if len(labels) > 2 and sum(said in s for s in labels) > _NEARLY * len(labels):
                found.append(kind)
        return found

    def _by_names(self, text: str, found: list[Match]) -> tuple[Match, ...]:
        """``found``, but a word that only means a kind at large names that whose members are
        called so: the "stations" of things called "Air Station 07", beside ``sensor``."""
        kinds = {m.term.name for m in found if m.term.role == "kind"}
        best = max((m.score for m in found), default=EXACT)
        said = [w for w in text.lower().split() if w not in LIGHT]
        if not kinds or best >= EXACT or len(said) != 1:
            return tuple(found)
        called = self._called(said[0])
        if not called or kinds & {*called}:
            return tuple(found)
        rest = [m for m in found if m.term.role != "kind"]
        own = [Match(Term("kind", kind), HYPERNYM) for kind in called]
        return tuple(sorted([*own, *rest], key=lambda m: -m.score))

    def _broken_names(self, linked: Linked) -> list[str]:
        """Identifiers that the graph does not know: "gw-77", "station 795"."""
        missing = []
        for match in re.finditer(r"\S+", linked.question):
            if not _IDENTIFIER.fullmatch(match.group().strip(".,;:!?()'\"")):
                continue
            inside = [
                m
                for m in linked.mentions
                if linked.tokens[m.start].start < match.end()
                and linked.tokens[m.end - 1].end > match.start()
            ]
            if len(inside) > 1:
                missing.append(match.group().strip(".,;:!?()'\""))
        for left, right in pairwise(linked.mentions):
            if self._half_known(linked, left, right):
                missing.append(linked.text(left.start, right.end))
            kind = left.terms and left.terms[0].term.role == "kind" and left.cue is None
            lone = right.number is not None and not right.entities and not right.terms
            if not lone or right.unit is not None or not right.text.isdigit():
                continue
            if kind and right.start == left.end:
                missing.append(linked.text(left.start, right.end))
            attribute = left.terms and left.terms[0].term.role == "attribute"
            between = [t.lower for t in linked.tokens[left.end : right.start]]
            if attribute and between in ([], ["at"], ["on"], ["in"], ["for"]):
                missing += [right.text] * self._names_nobody(left, right)  # "pressure at 30099"
            opens = linked.tokens[left.start - 1].lower if left.start else ""
            of = right.start - left.end == 1 and linked.tokens[left.end].lower == "of"
            if attribute and of and opens not in ("with", "having", "a", "an"):
                missing.append(right.text)  # "battery of 999"
        return missing

    @staticmethod
    def _half_known(linked: Linked, left: Mention, right: Mention) -> bool:
        """The "Mill Street" of a town with a Mill Weir and a Quay Street."""
        if right.start != left.end or left.entities or right.entities or not left.terms:
            return False
        best = left.terms[0]
        apart = {m.term.name for m in right.terms if m.score < EXACT}
        titled = all(t.text.istitle() for t in linked.tokens[left.start : right.end])
        partly = best.term.role == "value" and best.score < SURE
        return titled and left.start > 0 and partly and best.term.name in apart

    def _names_nobody(self, attribute: Mention, number: Mention) -> bool:
        """Whether a number is none that the attribute could have, and is written as the names of
        those that have it are."""
        term = attribute.terms[0].term
        held = [i for i in self.vocabulary.held(term) if i.maximum is not None]
        if (
            term.of_edges
            or not held
            or any((number.number or 0) <= 2 * (i.maximum or 0) for i in held)
        ):
            return False
        return any(
            len(number.text) == len(name) and name.isdigit()
            for kind in term.owners
            for e in self.reader.entities(self.reader.select([kind], limit=_SAMPLE)).values()
            for name in (short_id(e.id), e.label)
        )

    def _near_name(self, text: str) -> NameHit | None:
        """An entity whose name ``text`` is a likely misspelling of. Digits must agree: gw-12 is no
        typo of gw-21."""
        digits = re.sub(r"\D", "", text)
        hits = [
            h
            for h in self.reader.similar(text, 3)
            if h.score >= 0.82 and re.sub(r"\D", "", h.name) in (digits, digits if digits else "")
        ]
        if not hits or (len(hits) > 1 and hits[0].score - hits[1].score < 0.02):
            return None
        return replace_score(hits[0], hits[0].score * 0.9)


def replace_score(hit: NameHit, score: float) -> NameHit:
    return hit.model_copy(update={"score": score})
