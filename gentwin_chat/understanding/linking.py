"""Which words of a question name what: entities, terms of the graph, numbers, cues.

Every span of words is looked up; of the spans that overlap, the set that explains the most of the
question is kept. A kept span may have several readings; the planner decides between them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gentwin_chat.domain import name_key, words
from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit
from gentwin_chat.understanding.dates import Span, dates_said
from gentwin_chat.understanding.lexicon import (
    AUXILIARIES,
    COMMON_WORDS,
    CUES,
    DIMENSIONS,
    GENERIC_NOUNS,
    LIGHT,
    LOW,
    NUMBER_WORDS,
    ORDINAL_SHARES,
    PARTS,
    PLURAL_PRONOUNS,
    SCALES,
    SHARES,
    SINGULAR_PRONOUNS,
    STATIVE,
    UNIT_WORDS,
    WHOLES,
    Cue,
)
from gentwin_chat.understanding.speech import (
    adjective,
    describes,
    is_comparative,
    is_english,
    is_modifier,
    is_superlative,
    is_verb,
    names_a_thing,
)
from gentwin_chat.understanding.text import Token, normalise, stems, tokenise
from gentwin_chat.understanding.vocabulary import (
    EXACT,
    GUESS,
    HYPERNYM,
    PART,
    SURE,
    SYNONYM,
    VAGUE_HEADS,
    Match,
    Term,
    Vocabulary,
    content,
    correct,
    is_idiom,
)
from gentwin_chat.wording import singular

_LONGEST_QUESTION = 2000  # characters that are read
_ENDS_A_STATE = ("", "or", "and", "but", "now", "today", "in", "at", "right", ",")
_EXTREMES = ("most", "least")
_SMALL_KIND = 200  # entities of a kind up to which part of a name is enough
_LONGEST = 9  # words in a name
_MEANINGS = 40  # phrases of one question that are compared by meaning
_CUE_WORDS = max(len(p) for p in CUES)
# Letters first, a digit somewhere, joined by hyphens or the like: "gw-77".
_IDENTIFIER = re.compile(r"(?=[^\W\d_])(?=.*\d)(?=.*[-_:])[\w:-]{2,80}")
_RESTATED = re.compile(
    r"(?<=\w)[\s,;–—-]+(?:i\.e\.?|that is to say|in other words|meaning)[\s,]", re.I
)
_POSSESSED = re.compile(r"s 's (?=\w)")  # "Students' Union", as ``normalise`` writes it
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Mention:
    """Words ``start:end`` of the question (token indices) and what they may name.

    Attributes:
        text: the words as written.
        entities: entities of this name.
        terms: terms of the graph's vocabulary, best first.
        cue: what the words do in the question.
        number: the number they are.
        unit: the unit written after the number.
        span: the days that they name, of which ``number`` is the year.
        pronoun: ``"it"`` or ``"they"``.
        score: how sure the best reading is.
        size: words that count in favour of a long mention; 0: all of them.
    """

    start: int
    end: int
    text: str
    entities: tuple[NameHit, ...] = ()
    terms: tuple[Match, ...] = ()
    cue: Cue | None = None
    number: float | None = None
    unit: str | None = None
    span: Span | None = None
    pronoun: str | None = None
    score: float = 1.0
    size: int = 0


@dataclass
class Linked:
    """A question with its mentions, in order, and the words that nothing explains.

    ``unknown`` words name things, so a question that has any is not answered; ``vague`` ones
    (verbs, adverbs, part of a compound) only make the reading less sure. ``assumed`` words
    must name a kind by their place, so the rest of the question can tell which one.
    ``missing_names`` are identifiers that the graph does not have; ``unit`` is the one in which
    the answer is wanted.
    """

    question: str
    tokens: list[Token]
    mentions: list[Mention]
    unknown: list[Token] = field(default_factory=list)
    vague: list[Token] = field(default_factory=list)
    assumed: list[Token] = field(default_factory=list)
    missing_names: list[str] = field(default_factory=list)
    unit: str | None = None

    @property
    def restated(self) -> int:
        """Where the question says in other words what it has said ("… , i.e. …"); 0 if nowhere."""
        found = _RESTATED.search(self.question)
        return found.start() if found else 0

    def text(self, start: int, end: int) -> str:
        return self.question[self.tokens[start].start : self.tokens[end - 1].end]


class Linker:
    """Links questions to one version of a graph.

    Args:
        reader: where names are looked up.
        vocabulary: the graph's terms.
    """

    def __init__(self, reader: GraphReader, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary
        self._kind_names: dict[str, list[tuple[str, set[str]]]] = {}
        self._id_numbers: dict[str, dict[int, list[str]]] = {}
        self._only: dict[str, NameHit | None] = {}

    def link(self, question: str, reach: float = 1.25) -> Linked:
        """Find every mention. Cost: one name look-up for all spans, one embedding of the rest.

        Args:
            question: as typed.
            reach: how much longer mentions are preferred to several short ones.
        """
        question, unit = self._unit_asked(normalise(question[:_LONGEST_QUESTION]))
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
        return linked

    def _unit_asked(self, question: str) -> tuple[str, str | None]:
        """ "… in MW", ", in percent": the question without it, and the unit, where the graph holds
        something that can be said in it."""
        for match in _IN_UNIT.finditer(question):
            unit, rest = match[1], question[match.end() :]
            letter = len(unit) == 1 and unit.isalpha() and re.search(r"\w", rest)  # "in a row"
            parts = unit.lower().split()[-1].split("/")
            known = set(parts) <= UNIT_WORDS and unit.lower() not in _SPANS_OF_TIME
            if known and not letter and self.vocabulary.measured_in(unit):
                return question[: match.start()] + rest, unit
        return question, None

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
            if _qualifies(mention, head):
                linked.vague.append(linked.tokens[mention.start])
                continue  # the "water" of "water level"
            idle = mention.end - mention.start == 1 and mention.text.lower().endswith("ing")
            owned = any(m.term.owners & kinds or m.term.role == "kind" for m in mention.terms)
            if kinds and not mention.entities and self._only_describes(linked, mention, k, kinds):
                linked.vague.append(linked.tokens[mention.start])
                continue
            if kinds and idle and mention.terms and not owned and not mention.entities:
                linked.vague.append(linked.tokens[mention.start])
            else:
                kept.append(mention)
        return kept

    def _only_describes(self, linked: Linked, mention: Mention, k: int, kinds: set[str]) -> bool:
        """The "nursing" of "nursing desk", the "level" of "level gauges": a noun before a kind that
        says what sort it is, and no value of it."""
        if mention.cue is not None or mention.end - mention.start > 1 or not mention.terms:
            return False
        best = mention.terms[0]
        after_noun = any(
            m.end == mention.start and (m.entities or m.terms) for m in linked.mentions
        )
        if best.term.role == "relation" and mention.text.lower().endswith("ing") and not after_noun:
            stated = any(m.term.role == "value" and m.score >= SYNONYM for m in mention.terms)
            return not stated and mention.start > 0  # "heating plants"
        if best.term.role == "kind":
            return mention.text.lower().endswith("ing") and best.score < 1.0
        if best.term.role != "attribute" or best.term.name in self.vocabulary.booleans:
            return False
        before = linked.tokens[mention.start - 1].lower if mention.start else ""
        degree = any(
            m.end == mention.start and m.cue and m.cue.kind in _DEGREES for m in linked.mentions
        )
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
            )
            if k in named or known or (k and token.text[0].isupper()):
                continue
            right = correct(word, COMMON_WORDS)
            swapped = right is not None and sorted(right) == sorted(word)
            if right is not None and (  # "bots" are no "lots", "mored" is moored
                swapped or (len(word) > 4 and not self.vocabulary.match_typo(word))
            ):
                question = question[: token.start] + right + question[token.end :]
        return question

    def _spans(self, linked: Linked) -> list[Mention]:
        tokens = linked.tokens
        n = len(tokens)
        keys = {
            (i, j): name_key(_POSSESSED.sub("s ", linked.text(i, j)))
            for i in range(n)
            for j in range(i + 1, min(n, i + _LONGEST) + 1)
        }
        named = self.reader.named({k for k in keys.values() if k})
        spans: list[Mention] = []
        for (i, j), key in keys.items():
            if not (tokens[i].lower[0].isalnum() and tokens[j - 1].lower[-1].isalnum()):
                if j - i == 1 and (sign := CUES.get((tokens[i].lower,))):
                    spans.append(Mention(i, j, tokens[i].text, cue=sign, score=0.98))
                continue  # no name begins or ends with a sign
            text = linked.text(i, j)
            lowers = tuple(t.lower for t in tokens[i:j])
            trimmed = lowers[0] not in LIGHT and lowers[-1] not in LIGHT
            hits = tuple(named.get(key, ()))
            if hits and j - i == 1 and lowers[0] in LIGHT | AUXILIARIES and not lowers[0].isdigit():
                hits = tuple(h for h in hits if tokens[i].text == h.name)  # "The", "Is" as names
            terms: tuple[Match, ...] = ()
            if j - i <= 6:
                terms = tuple(self.vocabulary.match(text))
                first = CUES.get(lowers[:1])
                final = CUES.get(lowers[-1:])
                degree = any(c and c.kind in _DEGREES for c in (first, final))
                if j - i > 1 and degree:  # "warmest thermometer"
                    terms = tuple(m for m in terms if m.score >= 1.0)
                if re.search(r"\d'?s$", text) and not terms:  # "the Kestrel 3s"
                    terms = tuple(self.vocabulary.match(text[:-1].rstrip("'")))
                    terms = tuple(m for m in terms if m.term.role != "attribute")
                if not trimmed:  # light words name a term only if they are a part of it
                    grouped = i > 0 and tokens[i - 1].lower in ("by", "per")
                    noun = j - i == 1 and self._noun_slot(tokens, i)
                    asked = noun and tokens[i - 1].lower in ("which", "what")  # "which city"
                    literal = j - i > 1 and len(content(text)) == j - i  # "first use"
                    amount = i > 1 and tokens[i - 1].lower in UNIT_WORDS  # "80 % full"
                    amount = amount and tokens[i - 2].text[-1].isdigit()
                    of = j - i == 1 and j < len(tokens) and tokens[j].lower == "of"
                    idiom = is_idiom(text)
                    verb = j - i == 1 and _is_verb(tokens, i)  # "where do the Ferrets work"
                    who = idiom and lowers[0] == "who"  # "who runs"
                    terms = tuple(
                        m
                        for m in terms
                        if (m.score >= 1.0 and _whole(m, text) and not _is_grammar(m, lowers, text))
                        or m.term.name == "active"
                        or (isinstance(m.term.value, bool) and m.score >= SYNONYM)
                        or (grouped and m.term.role == "attribute")
                        or (m.term.role == "relation" and idiom and m.score >= SYNONYM)
                        or (who and m.term.role == "attribute" and m.score >= SYNONYM - 0.12)
                        or (m.term.role == "value" and idiom and m.score >= SYNONYM - 0.1)
                        or (amount and m.term.role == "attribute" and m.score >= SYNONYM)
                        or (m.term.role == "kind" and idiom and lowers[0] not in _PARTICLES)
                        or (of and m.term.role == "attribute")  # "year of the bridge"
                        or (noun and m.term.role == "kind" and m.score >= HYPERNYM)
                        or (verb and m.term.role == "relation" and m.score >= SYNONYM)
                        or (asked and m.term.role == "attribute" and m.score >= SYNONYM)
                        or (literal and m.term.role == "attribute" and m.score >= _LITERALLY)
                    )
                    terms = terms if idiom else self._predicative(tokens, i, j, terms)
            if _names_unit(tokens, i, j):  # "how many square metres"
                counted = j - i == 1 and i > 0 and tokens[i - 1].lower == "many"
                held = self.vocabulary.match_unit(text.lower()) if counted or not terms else []
                terms = tuple(held) or terms
            if j - i == 1 and _is_verb(tokens, i):  # "where does Hugo charge"
                booleans = self.vocabulary.booleans  # "can I book it": bookable
                terms = tuple(
                    m for m in terms if m.term.role == "relation" or m.term.name in booleans
                )
            if j - i == 2 and lowers[0] in ("switched", "turned", "powered", "shut"):
                state = self.vocabulary.match(tokens[i + 1].text)
                terms = terms or tuple(
                    m for m in state if m.term.role == "value" and m.score >= 1.0
                )
            if hits or terms:
                if hits and not any(
                    text.casefold() in (h.name.casefold(), h.id.casefold()) for h in hits
                ):
                    hits = tuple(replace_score(h, 0.97) for h in hits)  # "PM2.5" is not quite pm-25
                score = max(1.05 * hits[0].score if hits else 0.0, terms[0].score if terms else 0.0)
                weighty = sum(t not in LIGHT for t in lowers) or j - i
                whole = not trimmed and terms and is_idiom(text)
                whole = whole or any(m.score >= 1.0 and _whole(m, text) for m in terms)
                size = j - i if hits or whole else weighty
                spans.append(Mention(i, j, text, hits, terms, score=score, size=size))
            if j - i <= _CUE_WORDS and (cue := CUES.get(lowers)):
                spans.append(Mention(i, j, text, cue=cue, score=0.98))
            if j - i == 1:
                spans += self._numbers(linked, i)
                pronoun = (
                    "it"
                    if lowers[0] in SINGULAR_PRONOUNS
                    else "they"
                    if lowers[0] in PLURAL_PRONOUNS
                    else None
                )
                if lowers[0] == "there" and i and tokens[i - 1].lower in _PLACING:
                    pronoun = "it"
                if pronoun:
                    spans.append(Mention(i, j, text, pronoun=pronoun, score=0.3))
        for first, last, span in dates_said(linked.question):
            inside = [k for k, t in enumerate(tokens) if first <= t.start and t.end <= last]
            if inside:
                i, j = inside[0], inside[-1] + 1
                year = span.start.year
                spans.append(Mention(i, j, linked.text(i, j), number=year, span=span))
        return spans

    def _named_by_kind(self, linked: Linked, spans: list[Mention]) -> list[Mention]:
        """ "The parking service": the one service whose name has the words before its kind."""
        found = []
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
        if self.reader.named({digits, name_key(text)}):  # somebody is called just so
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
                m = replace(m, entities=(one,))
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

    @staticmethod
    def _noun_slot(tokens: list[Token], i: int) -> bool:
        """A light word ("run", "record") stands as a noun after a determiner or an adjective."""
        before = tokens[i - 1].lower if i else ""
        plural = tokens[i].lower.endswith("s")
        degree = CUES.get((before,))
        if (degree and degree.kind in _DEGREES) or is_superlative(before):
            return True  # "dearest site"
        if before in _KIND_SLOT | _OWNING | {"a", "mean"} or (plural and not before):
            return True
        return plural and before not in LIGHT and before not in AUXILIARIES

    def _described(self, tokens: list[Token], j: int) -> set[str]:
        """The kinds that the noun at ``j`` names, or the one after a participle ("top-mounted")."""
        for k in (j, j + 1)[: 2 if tokens[j].lower.endswith("ed") else 1]:
            if k < len(tokens):
                terms = self.vocabulary.match(tokens[k].text)
                kinds = {
                    m.term.name for m in terms if m.term.role == "kind" and m.score >= HYPERNYM
                }
                if kinds:
                    return kinds
        return set()

    def _predicative(
        self, tokens: list[Token], i: int, j: int, terms: tuple[Match, ...]
    ) -> tuple[Match, ...]:
        """A light word that is also a value ("on", "up") is one only where a state can stand."""
        before = tokens[i - 1].lower if i else ""
        after = tokens[j].lower if j < len(tokens) else ""
        if tokens[i].lower in ("on", "up", "down") and after not in _ENDS_A_STATE:
            return tuple(m for m in terms if m.term.role != "value")  # "which fans are on J20"
        if tokens[i].lower == "working" and after in ("in", "on", "at", "for", "with", "as"):
            return ()  # people work in a ward
        ends = not after and tokens[0].lower in STATIVE  # "is gw-12 up"
        if before in STATIVE or before == "on" or ends or (i == 0 and not after):
            return terms
        beside = {m.term.name for m in self.vocabulary.match(before)} if before else set()
        if own := tuple(m for m in terms if m.term.name in beside and _as_written(m, tokens[i])):
            return own  # "zone A"
        if after in ("or", "and") and before:
            return terms
        named = j + 1 if after in ("as", "for") else j  # "running as segment state"
        held = {
            m.term.name for t in tokens[named : named + 1] for m in self.vocabulary.match(t.text)
        }
        if same := tuple(m for m in terms if m.term.role == "value" and m.term.name in held):
            return same  # "the day tariff"
        if j < len(tokens) and after not in LIGHT and (kinds := self._described(tokens, j)):
            return tuple(m for m in terms if m.term.role != "value" or m.term.owners & kinds)
        return tuple(m for m in terms if m.term.role != "value")

    def _numbers(self, linked: Linked, i: int) -> list[Mention]:
        token = linked.tokens[i]
        following = [t.lower for t in linked.tokens[i + 1 : i + 3]]
        before = linked.tokens[i - 1].lower if i else ""
        if (
            token.lower in SHARES
            and following[:1] in (["a"], ["an"])
            and set(following[1:]) & UNIT_WORDS
        ):
            said, part = linked.text(i, i + 3), SHARES[token.lower] / 100  # "half a tonne"
            return [Mention(i, i + 3, said, number=part, unit=following[1], score=0.9)]
        if token.lower in ORDINAL_SHARES and before in ("a", "an", "one"):  # "a tenth"
            share, end = 100 / ORDINAL_SHARES[token.lower], i + 1
            if following[:2] in (["of", "a"], ["of", "the"], ["of", "its"], ["of", "their"]):
                end = min(i + 4, len(linked.tokens))  # "… of a tank", "… of the time"
            said = linked.text(i - 1, end)
            return [Mention(i - 1, end, said, number=share, unit="%", score=0.9)]
        if token.lower in SHARES:  # "less than half"
            share = SHARES[token.lower]
            return [Mention(i, i + 1, token.text, number=share, unit="%", score=0.6)]
        if token.lower in ("a", "an") and 0 < i < len(linked.tokens) - 1:
            noun, before = linked.tokens[i + 1], linked.tokens[i - 1].lower
            compared = before in ("than", "over", "under", "above", "below")
            if compared and len(noun.lower) > 3 and noun.lower in UNIT_WORDS:
                said = linked.text(i, i + 2)  # "larger than a hectare"
                return [Mention(i, i + 2, said, number=1, unit=noun.text, score=0.9)]
        found = self._amount(linked, i)
        if found is None:
            return []
        number, unit, end = found
        then = linked.tokens[end].lower if end < len(linked.tokens) else ""
        if unit is None and then in PARTS:  # "two thirds"
            text = linked.text(i, end + 1)
            return [Mention(i, end + 1, text, number=100 * number / PARTS[then], unit="%")]
        if unit is None and then in SCALES:  # "200 thousand km"
            number, end = number * SCALES[then], end + 1
        if unit is None and end < len(linked.tokens):
            after = linked.tokens[end]
            possessive = linked.question[after.start - 1] in "'’"  # "13's"
            power = linked.tokens[end + 1].text if end + 1 < len(linked.tokens) else ""
            if after.lower in ("square", "cubic") and power.lower in UNIT_WORDS:
                return [
                    Mention(
                        i,
                        end + 2,
                        linked.text(i, end + 2),
                        number=number,
                        unit=f"{after.lower} {power}",
                        score=0.9,
                    )
                ]
            apart = "," in linked.question[linked.tokens[end - 1].end : after.start]
            unit_word = after.lower in UNIT_WORDS and after.text != "a"  # "is 48 a hub"
            if unit_word and not (possessive or apart):
                unit, end = after.text, end + 1
                per = linked.tokens[end] if end < len(linked.tokens) else None
                if per is not None and linked.question[after.end : per.start] == "/":
                    unit, end = f"{unit}/{per.text}", end + 1  # "km/h"
                elif per is not None and per.lower in ("per", "a", "an"):
                    of = linked.tokens[end + 1].text if end + 1 < len(linked.tokens) else ""
                    if of.lower() in UNIT_WORDS:  # "milligrams per litre", "euros an hour"
                        unit, end = f"{unit}/{of}", end + 2
                then = linked.tokens[end].lower if end < len(linked.tokens) else ""
                if after.lower in ("degree", "degrees") and then in _SCALES:
                    unit, end = then, end + 1
        score = 0.5 if token.lower in NUMBER_WORDS and end == i + 1 else 0.6
        if unit is not None and unit.lower() not in LIGHT:
            score = 0.9  # "20 kW" is no name and a unit
        if before in ("minus", "negative"):
            return [Mention(i - 1, end, linked.text(i - 1, end), number=-number, unit=unit)]
        return [Mention(i, end, linked.text(i, end), number=number, unit=unit, score=score)]

    @staticmethod
    def _amount(linked: Linked, i: int) -> tuple[float, str | None, int] | None:
        """The number at word ``i``, the unit written onto it ("5km"), and where it ends."""
        token = linked.tokens[i]
        if token.lower in NUMBER_WORDS:
            before = linked.tokens[i - 1].lower if i else ""
            alone = token.lower in ("one", "single") and before in _DETERMINERS
            return None if alone else (NUMBER_WORDS[token.lower], None, i + 1)
        match = re.fullmatch(r"(\d+(?:[.,]\d+)*)([a-zµ°%/²³]*)", token.lower)
        if not match:
            return None
        digits = (
            match[1].replace(",", "")
            if re.fullmatch(r"\d{1,3}(,\d{3})+", match[1])
            else match[1].replace(",", ".")
        )
        try:
            number = float(digits)
        except ValueError:
            return None
        start = token.start
        if (
            start
            and linked.question[start - 1] == "-"
            and (start < 2 or linked.question[start - 2] in " (,")
        ):
            number = -number
        return int(number) if number.is_integer() else number, match[2] or None, i + 1

    def _rescue(self, linked: Linked) -> None:
        """Explain the content words left over: misspellings, then meaning; the rest is unknown."""
        covered = {k for m in linked.mentions for k in range(m.start, m.end)}
        loose = [
            k
            for k, t in enumerate(linked.tokens)
            if k not in covered and t.lower not in LIGHT and t.lower not in AUXILIARIES
            if t not in linked.vague
        ]
        extra: list[Mention] = []
        rest: list[int] = []
        linked.unknown += [
            t for k, t in enumerate(linked.tokens) if k not in covered and _is_switched(linked, k)
        ]
        for k in list(loose):
            if (measure := self._measure_slot(linked, k)) is not None:
                extra.append(measure)
                loose.remove(k)
        for i, j in _runs(loose):
            text = linked.text(i, j)
            if j - i > 1 and (hit := self._near_name(text)):
                extra.append(Mention(i, j, text, entities=(hit,), score=hit.score))
                continue
            for k in range(i, j):
                if _is_verb(linked.tokens, k):
                    linked.vague.append(linked.tokens[k])
                    continue
                found = self._misspelt(linked.tokens[k], k)
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
            if token.lower in DIMENSIONS and k and linked.tokens[k - 1].lower == "how":
                continue  # "how wet"
            owned = k > 1 and linked.tokens[k - 1].lower in ("its", "their") and k == rest[-1]
            given = owned and any(m.entities and m.end == k - 1 for m in linked.mentions)
            if given:  # "which router gives hh17 its internet"
                linked.vague.append(token)
                continue
            if token.lower in UNIT_WORDS and _counted(linked, k):
                linked.unknown.append(token)  # "how many kilometres", where none are held
                continue
            aside = token.lower in UNIT_WORDS or self._place_of_all(linked, k)
            if aside or self._of_how(linked, k) or token.end <= linked.restated:
                linked.vague.append(token)
                continue
            proper = token.text[:1].isupper() and k > 0
            slot = _in_kind_slot(linked, k)
            noun = (names_a_thing(token.text) or slot) and not self._verb_slot(linked, k)
            if noun and (absent := self._absent_value(linked, k)) is not None:
                guesses.append(absent)
                continue
            if self._restricts(linked, k):
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
            if _qualifies(mention, head):
                linked.vague.append(linked.tokens[mention.start])
                linked.mentions.remove(mention)
        linked.missing_names = [t.text for t in linked.unknown if t.looks_like_name]
        linked.missing_names += self._broken_names(linked)

    @staticmethod
    def _whole_network(linked: Linked, k: int) -> bool:
        """ "This warehouse", "our farm", "the whole house": the network itself."""
        before = [t.lower for t in linked.tokens[max(0, k - 2) : k]]
        return before[-1:] in (["this"], ["our"], ["whole"], ["entire"]) and (
            k + 1 >= len(linked.tokens) or not linked.tokens[k + 1].looks_like_name
        )

    def _guess(self, token: Token, k: int) -> Mention:
        """A noun whose place says that it names a kind: the kinds nearest in meaning, if any is.

        The rest of the question (its relations and attributes) tells which one fits.
        """
        if singular(token.lower) in GENERIC_NOUNS:
            everything = [Match(Term("kind", k), GUESS) for k in self.vocabulary.schema.kinds]
            return Mention(k, k + 1, token.text, terms=tuple(everything), score=GUESS)
        unit = token.lower in UNIT_WORDS
        near = [] if unit else self.vocabulary.nearest_kinds(token.text)
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
        found = self.vocabulary.dimension([linked.tokens[k].lower], list(held), ranked=True)
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
        would be, in a question to which "no" is an answer."""
        if not _asks_whether(linked) or linked.tokens[k].looks_like_name:
            return None
        for m in linked.mentions:
            gap = linked.tokens[k + 1 : m.start] if m.start > k else linked.tokens[m.end : k]
            beside = (m.start > k or m.end <= k) and [t.lower for t in gap] in _BINDING
            named = bool(m.terms) and m.terms[0].term.role == "attribute" and not m.entities
            if beside and named and m.terms[0].score >= SURE:
                found = self.vocabulary.absent_value(linked.tokens[k].lower, m.terms[0].term)
                if found is not None:
                    text = linked.tokens[k].text
                    return Mention(k, k + 1, text, terms=(found,), score=found.score)
        return None

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
        ranked = before is not None and before.cue is not None and before.cue.kind in _DEGREES
        joined = linked.question[linked.tokens[k].start - 1] == "-" if k else False
        return not (named or ranked or joined or (before is not None and before.terms))

    @staticmethod
    def _number_at(linked: Linked, k: int) -> bool:
        return any(m.start == k and m.number is not None for m in linked.mentions)

    @staticmethod
    def _place_of_all(linked: Linked, k: int) -> bool:
        """ "On campus", "in the house": where the whole network is."""
        before = [t.lower for t in linked.tokens[max(0, k - 2) : k] if t.lower not in _ARTICLES]
        return linked.tokens[k].lower in WHOLES and before[-1:] in (
            *(["in"], ["on"], ["at"], ["of"], ["across"], ["over"]),
        )

    @staticmethod
    def _of_how(linked: Linked, k: int) -> bool:
        """The water of "how deep is the water at …": what the describing word is said of."""
        said = [t.lower for t in linked.tokens[max(0, k - 4) : k]]
        asks = len(said) == 4 and said[0] == "how" and said[1] in DIMENSIONS
        return asks and said[2] in ("is", "are", "was") and said[3] == "the"

    @staticmethod
    def _verb_slot(linked: Linked, k: int) -> bool:
        """The word stands where English has the verb: "pumps that act as", "units end up in"."""
        token = linked.tokens[k]
        after = linked.tokens[k + 1].lower if k + 1 < len(linked.tokens) else ""
        if not is_english(token.text):
            return False
        said = [t.lower for t in linked.tokens[:k] if not t.lower.endswith("ly")]
        named = next((m for m in linked.mentions if m.end == k and m.entities), None)
        asks = named is not None and {"do", "does", "did"} & set(said[-6:])
        if asks or said[-1:] in (["who"], ["they"]):
            return True  # "does FAN-1 blow air to", "drivers who currently haul"
        if after not in _PARTICLES:
            return False
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
        """ "Opening date", "water level": the head adds nothing to the attribute beside it."""
        return linked.tokens[k].stem in VAGUE_HEADS and any(
            m.end == k or m.start == k + 1
            for m in linked.mentions
            if m.terms and m.terms[0].term.role == "attribute"
        )

    def _misspelt(self, token: Token, k: int) -> Mention | None:
        if is_comparative(token.lower):
            cue = Cue("less" if adjective(token.lower) in LOW else "more")
            return Mention(k, k + 1, token.text, cue=cue, score=0.7)
        if is_english(token.lower) and not is_superlative(token.lower):
            return None
        terms = self.vocabulary.match_typo(token.lower)
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
            if any(
                _counted(linked, k) and linked.tokens[k].lower in UNIT_WORDS for k in (i, j - 1)
            ):
                continue
            if i in ends:
                phrases.append((ends[i].start, j))
            if j in partial:
                phrases.append((i, partial[j].end))
            phrases.append((i, j))
            if j - i > 1:
                phrases += [(k, k + 1) for k in range(i, j)]
        phrases = [p for p in phrases if p[1] - p[0] <= _LONGEST][:_MEANINGS]
        texts = [linked.text(i, j) for i, j in phrases]
        floors = [
            _KIND_FLOOR if _in_kind_slot(linked, i) else _LOOSE_KIND_FLOOR for i, _ in phrases
        ]
        meanings = self.vocabulary.match_meaning(texts, floors)
        taken: set[int] = set()
        ranked = sorted(zip(phrases, meanings, strict=True), key=lambda x: x[0][0] - x[0][1])
        for (i, j), terms in ranked:
            words_ = set(range(i, j))
            nearest = max((m.score for m in terms if m.term.role == "kind"), default=0.0)
            terms = [m for m in terms if m.term.role != "kind" or m.score > nearest - _CLOSE]
            if j - i == 1 and linked.tokens[i].lower.endswith("ing"):  # "trucks carrying vaccines"
                terms = [m for m in terms if m.term.role != "attribute"]
            if j - i == 1 and is_verb(linked.tokens[i].lower):  # "when did we hear from …"
                terms = [m for m in terms if m.term.role != "attribute" or m.score >= _SAME_VERB]
            if not terms or taken & words_:
                continue
            if j - i == 1 and _in_kind_slot(linked, i):
                terms = self.vocabulary.owners(linked.tokens[i].lower, terms)
            placed = i > 0 and linked.tokens[i - 1].lower in ("in", "on", "of", "with", "by")
            if j - i == 1 and placed and _asks_whether(linked):  # "is any plant on coal"
                word, best = linked.tokens[i].lower, terms[0].term
                absent = (
                    self.vocabulary.absent_value(word, best) if best.role == "attribute" else None
                )
                terms = [absent] if absent else terms
            overlapped = [m for m in linked.mentions if m.start < j and m.end > i]
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
                if not (m.term.role == "relation" and _in_kind_slot(linked, i))
            ]
            if not terms:
                continue
            extra.append(Mention(i, j, linked.text(i, j), terms=tuple(terms), score=score))
            taken |= words_
        return taken

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
            kind = left.terms and left.terms[0].term.role == "kind" and left.cue is None
            lone = right.number is not None and not right.entities and not right.terms
            if not lone or right.unit is not None or not right.text.isdigit():
                continue
            if kind and right.start == left.end:
                missing.append(linked.text(left.start, right.end))
            attribute = left.terms and left.terms[0].term.role == "attribute"
            opens = linked.tokens[left.start - 1].lower if left.start else ""
            of = right.start - left.end == 1 and linked.tokens[left.end].lower == "of"
            if attribute and of and opens not in ("with", "having", "a", "an"):
                missing.append(right.text)  # "battery of 999"
        return missing

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


def _qualifies(mention: Mention, head: Mention | None) -> bool:
    """The "water" of "water level", where the attribute is "level": near in meaning to a term, but
    said of the attribute beside it."""
    if head is None or head.start != mention.end or head.score < EXACT or not head.terms:
        return False
    only_terms = mention.terms and not (mention.cue or mention.entities or mention.pronoun)
    weak = bool(only_terms) and mention.number is None and mention.score < _MEANT
    return weak and head.terms[0].term.role == "attribute"


def replace_score(hit: NameHit, score: float) -> NameHit:
    return hit.model_copy(update={"score": score})


def _is_grammar(match: Match, lowers: tuple[str, ...], text: str) -> bool:
    """The "it" of "what is it", though some country is IT."""
    pronoun = len(lowers) == 1 and lowers[0] in SINGULAR_PRONOUNS | PLURAL_PRONOUNS | AUXILIARIES
    return pronoun and match.term.role == "value" and str(match.term.value) != text


def _as_written(match: Match, token: Token) -> bool:
    return match.term.role == "value" and str(match.term.value) == token.text


def _whole(match: Match, text: str) -> bool:
    """Light words are a term only where the graph has them as one ("name", "connected to")."""
    term = match.term
    own = name_key(str(term.value) if term.role == "value" else term.name)
    if own in (name_key(text), name_key(singular(text))):  # "on days": the day shift
        return True
    spoken = words(term.name).split()
    if len(spoken) > 1 and spoken[-1] in UNIT_WORDS:  # the "level" of level_m
        spoken = spoken[:-1]
    return term.role != "value" and sorted(stems(text)) == sorted(stems(" ".join(spoken)))


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
    kept = []
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
    return kept


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


def _runs(indices: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for k in indices:
        if runs and runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return runs


def _near_cue(word: str) -> Cue | None:
    """A single-word cue with a letter wrong: ``avrage``, ``wich``."""
    corrected = correct(word, _SINGLE_CUES)
    return CUES[(corrected,)] if corrected else None


_CLOSE = 0.04  # of kinds that mean alike: "wheels" are rather trucks than drivers
_KIND_FLOOR, _LOOSE_KIND_FLOOR = 0.4, 0.55  # grammar says that it names a kind, or it does not
_OWNING = {"its", "their", "our", "your"}
_KIND_SLOT = {
    "which",
    "what",
    "many",
    "each",
    "every",
    "per",
    "all",
    "any",
    "the",
    "of",
    "list",
    "show",
    "no",
}


def _in_kind_slot(linked: Linked, i: int) -> bool:
    """A plural, or a noun after "which", "each", …: grammar says that it names a kind."""
    token = linked.tokens[i]
    before = linked.tokens[i - 1].lower if i else ""
    plural = token.lower.endswith("s") and not token.lower.endswith("ss")
    counted = before.isdigit() or before in NUMBER_WORDS
    return before in ("which", "many", "each", "every", "per", "no") or (
        plural and (counted or before in _KIND_SLOT | {""})
    )


def _asks_whether(linked: Linked) -> bool:
    """A question that "no" answers: "is there any …", "does any …"."""
    return linked.tokens[0].lower in AUXILIARIES or any(
        m.cue and m.cue.kind == "exists" for m in linked.mentions
    )


def _names_unit(tokens: list[Token], i: int, j: int) -> bool:
    """A unit that stands as a noun, without a number: "how many litres", "litres of milk"."""
    if j - i > 2 or tokens[j - 1].lower not in UNIT_WORDS or len(tokens[j - 1].text) < 4:
        return False
    if j - i == 2 and tokens[i].lower not in ("square", "cubic"):
        return False
    before = tokens[i - 1].lower if i else ""
    after = tokens[j].lower if j < len(tokens) else ""
    return before in ("many", "total", "the", "of") or (not before and after == "of")


def _is_switched(linked: Linked, k: int) -> bool:
    """The "off" of "which fans are off?": a state, which must not be passed over."""
    before = linked.tokens[k - 1].lower if k else ""
    off = linked.tokens[k].lower == "off" and before in ("is", "are", "was", "were", "switched")
    return off and k == len(linked.tokens) - 1


def _counted(linked: Linked, k: int) -> bool:
    """Whether "how many" or "how much" stands right before a word."""
    return any(m.end == k and m.cue and m.cue.kind == "count" for m in linked.mentions) or (
        k > 1 and [t.lower for t in linked.tokens[k - 2 : k]] == ["how", "much"]
    )


def _is_verb(tokens: list[Token], i: int) -> bool:
    """The verb of "where does Hugo charge", "how many robots charge there"."""
    before = [t.lower for t in tokens[max(0, i - 5) : i]]
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if i + 1 < len(tokens) and tokens[i + 1].start - tokens[i].end > 1:
        after = ""  # a sentence ends here
    if len(before) > 1 and before[-1] in _SUBJECTS and before[-2] in AUXILIARIES:
        return after != "of" and not is_modifier(tokens[i].lower)  # "how do I reach …"
    if len(before) > 1 and before[-1] in _MODALS and before[-2] in _SUBJECTS:
        return True  # "the runs you can ski"
    if (
        not before
        or before[-1] in _DETERMINERS | LIGHT
        or after in ("of", "above", "below", "over")
    ):
        return False
    does = [k for k, w in enumerate(before) if w in ("do", "does", "did")]
    if does:  # nothing but the subject stands between
        return after in ("", "at", "to", "in", "on", "from", "with", "into", "through", "by", "via")
    return after in ("there", "here")


_SAME_VERB = 0.47  # cosine from which a verb names an attribute: "burn" the fuel
_LITERALLY = 0.85  # score of words that are a part of an attribute's name, its head among them
_MEANT = 0.78  # scores below are of words that are only near in meaning
_PARTICLES = {
    *("in", "on", "at", "to", "from", "into", "onto", "with", "as", "by", "up", "off", "out"),
    *("through", "via", "over", "under", "for", "down", "away", "across"),
}
_SINGLE_CUES = [p[0] for p in CUES if len(p) == 1 and len(p[0]) > 4]
_OF_TIME = ("before", "after", "since")  # what is due before 2026 is no measure
_DEGREES = ("most", "least", "more", "less", "old", "new")
_ARTICLES = {"the", "our", "this", "whole", "entire"}
_SUBJECTS = {"i", "you", "we", "they", "one", "people"}
_MODALS = {"can", "could", "may", "might", "must", "should", "will", "would"}
_IN_UNIT = re.compile(
    r",?\s+(?:in|as a|as)\s+((?:(?:square|cubic)\s+)?(?:[^\W\d_]+(?:/[^\W\d_]+)?|%))(?![\w-])"
)
_PLACING = {"in", "at", "on", "from", "to", "into"}  # "in there"
_SPANS_OF_TIME = {"per", "day", "days", "week", "month", "year", "years"}  # "in years past"
_BINDING = ([], ["as"], ["for"], ["of"], ["as", "a"], ["as", "the"], ["as", "its"])
_SCALES = {"celsius", "fahrenheit", "kelvin", "c", "f"}
_DETERMINERS = {"which", "that", "the", "this", "no", "any", "what", "a", "each", "every", "other"}
