"""Every span of words that names something of the graph or does something in a question."""

from __future__ import annotations

import re

from gentwin_chat.domain import name_key, words
from gentwin_chat.understanding.amounts import DETERMINERS, Amounts
from gentwin_chat.understanding.dates import dates_said
from gentwin_chat.understanding.lexicon import (
    AUXILIARIES,
    CUES,
    IDLE,
    LIGHT,
    PLURAL_PRONOUNS,
    SINGULAR_PRONOUNS,
    STATIVE,
    UNIT_WORDS,
    Cue,
)
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.names import Names, replace_score
from gentwin_chat.understanding.speech import (
    is_modifier,
    is_participle,
    is_superlative,
    is_verb,
    names_a_thing,
)
from gentwin_chat.understanding.text import Token, stems
from gentwin_chat.understanding.units import is_date
from gentwin_chat.understanding.vocabulary import (
    EXACT,
    HYPERNYM,
    NESTED,
    PART,
    SURE,
    SYNONYM,
    Match,
    content,
    is_idiom,
)
from gentwin_chat.wording import singular

_ENDS_A_STATE = ("", "or", "and", "but", "now", "today", "in", "at", "right", ",")
LONGEST_NAME = 9  # words in a name
_CUE_WORDS = max(len(p) for p in CUES)
_POSSESSED = re.compile(r"s 's (?=\w)")  # "Students' Union", as ``normalise`` writes it
_OWNING = {"its", "their", "our", "your"}
_OWNERS = _OWNING | {"his", "her", "my"}
KIND_SLOT = {
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
_IDLY = 0.3  # score of a turn of phrase, less than of any term that its words name
_BESIDE_KIND = EXACT - 0.05  # score of a relation named as a kind is too
_LITERALLY = 0.85  # score of words that are a part of an attribute's name, its head among them
PARTICLES = {
    *("in", "on", "at", "to", "from", "into", "onto", "with", "as", "by", "up", "off", "out"),
    *("through", "via", "over", "under", "for", "down", "away", "across"),
}
DEGREES = ("most", "least", "more", "less", "old", "new")
_SUBJECTS = {"i", "you", "we", "they", "one", "people"}
_MODALS = {"can", "could", "may", "might", "must", "should", "will", "would"}
_PLACING = {"in", "at", "on", "from", "to", "into"}  # "in there"
_STATES = ("attribute", "value")
_PLACED = _PLACING - {"on"}
_COPULAS = {"is", "are", "was", "were"}
_UP_OR_DOWN = {"down", "off", "on", "up"}
_ANYTHING = {"anything", "everything", "nothing", "something"}
_ASKING = {"what", "who"}  # "what reads DW-020"
_ARTICLES = {"a", "an", "the"}
_INDEFINITE = {"a", "an", "any", "each", "every"}


class Spans(Names, Amounts):
    """Finds the spans, each with all that its words may stand for."""

    def _spans(self, linked: Linked) -> list[Mention]:
        tokens = linked.tokens
        n = len(tokens)
        keys = {
            (i, j): name_key(_POSSESSED.sub("s ", linked.text(i, j)))
            for i in range(n)
            for j in range(i + 1, min(n, i + LONGEST_NAME) + 1)
        }
        nearly = {span: _variants(tokens, *span, key) for span, key in keys.items()}
        variants = {v for forms in nearly.values() for v in forms}
        named = self.reader.named({k for k in keys.values() if k} | variants)
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
            hits = hits or next((tuple(named[v]) for v in nearly[i, j] if named.get(v)), ())
            if hits and j - i == 1 and lowers[0] in LIGHT | AUXILIARIES and not lowers[0].isdigit():
                hits = tuple(h for h in hits if tokens[i].text == h.name)  # "The", "Is" as names
            terms: tuple[Match, ...] = ()
            switched: tuple[Match, ...] = ()
            counting = False
            if j - i <= 6:
                terms = self._by_names(text, self.vocabulary.match(text))
                first = CUES.get(lowers[:1])
                final = CUES.get(lowers[-1:])
                degree = any(c and c.kind in DEGREES for c in (first, final))
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
                    told = j - i == 1 and i > 0 and tokens[i - 1].lower in _COPULAS
                    tallied = lowers[:2] == ("number", "of")  # "number of donations"
                    literal |= tallied
                    amount = i > 1 and tokens[i - 1].lower in UNIT_WORDS  # "80 % full"
                    amount = amount and tokens[i - 2].text[-1].isdigit()
                    of = j - i == 1 and j < len(tokens) and tokens[j].lower == "of"
                    of |= i == 0 and j == 1 < len(tokens) and tokens[j].lower in _PLACED | {"on"}
                    own = j - i == 1 and i > 0 and tokens[i - 1].lower in _OWNERS  # "its hours"
                    own &= j == len(tokens)
                    idiom = is_idiom(text)
                    last = idiom and j == len(tokens)  # "when was it put up", "by running hours"
                    stated = idiom and lowers[-1] not in _PLACED  # "mounted at" is no state
                    verb = j - i == 1 and stands_as_verb(tokens, i)  # "where do the Ferrets work"
                    verb |= j - i == 1 and _did(tokens, i)  # "who recorded it"
                    who = idiom and lowers[0] == "who"  # "who runs"
                    named_next = any(named.get(keys.get((j, e), "")) for e in (j + 1, j + 2))
                    verb |= j - i == 1 and named_next and tokens[i - 1].lower in _ASKING and i == 1
                    terms = tuple(
                        m
                        for m in terms
                        if (
                            m.score >= (_BESIDE_KIND if m.term.role == "relation" else EXACT)
                            and _whole(m, text)
                            and not _is_grammar(m, lowers, text)
                        )
                        or m.term.name == "active"
                        or (isinstance(m.term.value, bool) and m.score >= SYNONYM)
                        or (grouped and m.term.role == "attribute")
                        or (m.term.role == "relation" and idiom and m.score >= SYNONYM)
                        or (who and m.term.role == "attribute" and m.score >= SYNONYM - 0.14)
                        or (m.term.role == "value" and stated and m.score >= SYNONYM - 0.1)
                        or (amount and m.term.role == "attribute" and m.score >= SYNONYM)
                        or (m.term.role == "kind" and idiom and lowers[0] not in PARTICLES)
                        or (of and m.term.role == "attribute")  # "year of the bridge"
                        or (own and m.term.role == "attribute" and m.score >= SYNONYM)
                        or (last and m.term.role == "attribute" and m.score >= SYNONYM)
                        or (told and _inflects(m, text))
                        or (noun and m.term.role == "kind" and m.score >= HYPERNYM)
                        or (literal and _spelt(m, text))  # "false alarms"
                        or (verb and m.term.role == "relation" and m.score >= SYNONYM)
                        or (asked and m.term.role == "attribute" and m.score >= SYNONYM - NESTED)
                        or (literal and m.term.role == "attribute" and m.score >= _LITERALLY)
                    )
                    stated_so = tuple(m for m in terms if told and _inflects(m, text))
                    terms = terms if idiom else self._predicative(tokens, i, j, terms)
                    terms = terms or stated_so
                    counting = bool(tallied and terms)
            if j - i == 1 and _is_passive(tokens, i):  # "which stations are located in Nice"
                given = self._given_after(tokens, j + 1)  # "were activated by OTAA"
                terms = tuple(
                    m
                    for m in terms
                    if m.term.role not in _STATES or m.score >= EXACT or m.term.name in given
                )
            if j - i == 1 and is_modifier(lowers[0]):
                terms = self._states_first(terms, lowers[0])
            if j - i == 1 and lowers[0].endswith("ed") and j < n and tokens[j].lower == "by":
                given = self._given_after(tokens, j + 1)
                terms = tuple(
                    m
                    for m in terms
                    if m.term.role != "attribute" or m.score >= SURE or m.term.name in given
                )
            if j - i > 1 and i and is_proper(tokens, i, j):  # "Station Road" is no road at large
                terms = tuple(m for m in terms if m.score >= HYPERNYM or m.term.role == "value")
            if j - i > 1 and lowers[-1].endswith("ing"):  # "pumps sending water to …"
                before = self.vocabulary.match(linked.text(i, j - 1))[:1]
                if any(m.term.role == "kind" and m.score >= EXACT for m in before):
                    terms = tuple(m for m in terms if m.score >= EXACT)
            if _ARTICLES & set(lowers[1:-1]):  # two nouns: "manufacturer of the model"
                terms = tuple(m for m in terms if m.score >= EXACT)
            if "by" in lowers[1:-1]:  # "turnstiles by state": groups of them
                terms = tuple(m for m in terms if "by" in words(m.term.name).split())
            if _names_unit(tokens, i, j):  # "how many square metres"
                counted = j - i == 1 and i > 0 and tokens[i - 1].lower == "many"
                counted &= not any(m.term.role == "kind" and m.score >= HYPERNYM for m in terms)
                held = self.vocabulary.match_unit(text.lower()) if counted or not terms else []
                terms = tuple(held) or terms
            if j - i == 1 and stands_as_verb(tokens, i):  # "where does Hugo charge"
                booleans = self.vocabulary.booleans  # "can I book it": bookable
                what = tokens[0].lower == "what"  # "what does P-2 flow"
                terms = tuple(
                    m
                    for m in terms
                    if m.term.role == "relation"
                    or m.term.name in booleans
                    or (m.term.role == "attribute" and _says_what(m.term.name, text))
                    or (m.term.role == "attribute" and what and m.score >= EXACT)
                )
            if j - i == 2 and lowers[0] in ("switched", "turned", "powered", "shut"):
                by = j < len(tokens) and tokens[j].lower == "by"  # "switched on by pir1"
                switched = () if by else self._switched(tokens, i + 1)
                terms = switched or terms
            if hits or terms:
                if hits and not any(
                    text.casefold() in (h.name.casefold(), h.id.casefold()) for h in hits
                ):
                    hits = tuple(replace_score(h, 0.97) for h in hits)  # "PM2.5" is not quite pm-25
                score = max(1.05 * hits[0].score if hits else 0.0, terms[0].score if terms else 0.0)
                weighty = sum(t not in LIGHT for t in lowers) or j - i
                whole = not trimmed and terms and is_idiom(text)
                whole = (
                    whole
                    or bool(switched)
                    or counting
                    or any(m.score >= 1.0 and _whole(m, text) for m in terms)
                )
                size = j - i if hits or whole else weighty
                spans.append(Mention(i, j, text, hits, terms, score=score, size=size))
            if tuple("the" if w in _OWNERS else w for w in lowers) in IDLE:
                light = sum((w,) in CUES or w in _OWNERS for w in lowers)
                score = _IDLY + light  # more than its light words, less than any term besides
                spans.append(Mention(i, j, text, cue=Cue("idle"), score=score, size=1))
            if j - i <= _CUE_WORDS and (cue := CUES.get(lowers)) and not self._is_held(cue):
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
        for begin, stop, span in dates_said(linked.question):
            inside = [k for k, t in enumerate(tokens) if begin <= t.start and t.end <= stop]
            if inside:
                i, j = inside[0], inside[-1] + 1
                year = span.start.year
                spans.append(Mention(i, j, linked.text(i, j), number=year, span=span))
        return spans

    def _states_first(self, terms: tuple[Match, ...], word: str) -> tuple[Match, ...]:
        """An adjective is a state rather than the date of what its verb does: tickets that are
        "open" are not closed, whenever they were ``opened``."""
        if not any(isinstance(m.term.value, bool) and m.score >= SYNONYM - 0.1 for m in terms):
            return terms
        return tuple(
            m
            for m in terms
            if m.term.role != "attribute"
            or word in words(m.term.name).split()
            or not all(map(is_date, self.vocabulary.held(m.term)))
        )

    def _given_after(self, tokens: list[Token], at: int) -> set[str]:
        """The attributes of which the word at ``at`` is a value."""
        said = tokens[at].text if at < len(tokens) else ""
        found = self.vocabulary.match(said) if said else []
        return {m.term.name for m in found if m.term.role == "value" and m.score >= SURE}

    def _is_held(self, cue: Cue) -> bool:
        """Whether what a cue asks of the schema is an attribute here: the unit of a sensor that
        states its ``unit_of_measurement``."""
        return cue.kind == "unit" and any(
            m.term.role == "attribute" and m.score >= PART for m in self.vocabulary.match("unit")
        )

    def _switched(self, tokens: list[Token], at: int) -> tuple[Match, ...]:
        """The values that "switched on" has here: of a state with such a value, or of a boolean."""
        state = [m for m in self.vocabulary.match(tokens[at].text) if m.term.role == "value"]
        told = [m for m in state if m.score >= EXACT or isinstance(m.term.value, bool)]
        own = [m for m in told if m.term.name != "active"] or told
        return tuple(Match(m.term, EXACT) for m in own)

    @staticmethod
    def _noun_slot(tokens: list[Token], i: int) -> bool:
        """A light word ("run", "record") stands as a noun after a determiner or an adjective."""
        before = tokens[i - 1].lower if i else ""
        plural = tokens[i].lower.endswith("s")
        degree = CUES.get((before,))
        if (degree and degree.kind in DEGREES) or is_superlative(before):
            return True  # "dearest site"
        if before in KIND_SLOT | _OWNING | {"a", "mean"} or (plural and not before):
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
        if tokens[i].text == "a" and after not in _ENDS_A_STATE:
            return tuple(m for m in terms if m.term.role != "value")  # "what is a pump"
        if tokens[i].lower in ("on", "up", "down") and after not in _ENDS_A_STATE:
            return tuple(m for m in terms if m.term.role not in _STATES)  # "which fans are on J20"
        if tokens[i].lower == "working" and after in ("in", "on", "at", "for", "with", "as"):
            return ()  # people work in a ward
        ends = not after and tokens[0].lower in STATIVE  # "is gw-12 up"
        if before in _INDEFINITE and names_a_thing(tokens[i].lower):
            return terms  # "the rate of a twin"
        if before in STATIVE or before == "on" or ends or (i == 0 and not after):
            return terms
        noun = self.vocabulary.match(before) if before else []
        if tokens[i].lower in _UP_OR_DOWN and after in _ENDS_A_STATE:  # "any gateways down?"
            kinds = {m.term.name for m in noun[:1] if m.term.role == "kind"}
            told = tuple(m for m in terms if m.term.role in _STATES and m.term.owners & kinds)
            if told or before in _ANYTHING:
                return told or terms
        beside = {m.term.name for m in noun}
        if own := tuple(
            m
            for m in terms
            if m.term.name in beside
            and (_as_written(m, tokens[i]) or isinstance(m.term.value, bool))
        ):
            return own  # "zone A", "with the generator off"
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
        stranded = tokens[i:j][-1].lower == "on" and not after  # "what pole is cam-3 on"
        return tuple(m for m in terms if m.term.role not in (_STATES if stranded else ("value",)))


def _is_grammar(match: Match, lowers: tuple[str, ...], text: str) -> bool:
    """The "it" of "what is it", though some country is IT; the "a" of "a programme", though some
    programmes are of priority A."""
    grammar = SINGULAR_PRONOUNS | PLURAL_PRONOUNS | AUXILIARIES | _ARTICLES
    alone = len(lowers) == 1 and lowers[0] in grammar
    return alone and match.term.role == "value" and str(match.term.value) != text


def _as_written(match: Match, token: Token) -> bool:
    return match.term.role == "value" and str(match.term.value) == token.text


def _inflects(match: Match, text: str) -> bool:
    """The "running" of "is running", where a state is called "run"; no article: some are "A"."""
    said = match.term.role == "value" and stems(text) == stems(str(match.term.value))
    return said and not _is_grammar(match, (text.lower(),), text)


def _spelt(match: Match, text: str) -> bool:
    """Whether a value is what was said, in the singular or plural."""
    said = {text.casefold(), singular(text.casefold())}
    return match.term.role == "value" and str(match.term.value).casefold() in said


def _whole(match: Match, text: str) -> bool:
    """Light words are a term only where the graph has them as one ("name", "connected to")."""
    term = match.term
    own = name_key(str(term.value) if term.role == "value" else term.name)
    if own in (name_key(text), name_key(singular(text))):  # "on days": the day shift
        return True
    spoken = words(term.name).split()
    if len(spoken) > 1 and spoken[-1] in UNIT_WORDS:  # the "level" of level_m
        spoken = spoken[:-1]
    noun = spoken[-1:] == ["of"] or spoken[:1] == ["has"]
    if term.role == "relation" and noun and singular(text) != text:
        return content(text) == content(" ".join(spoken))  # "members" of member_of, of has_member
    return term.role != "value" and sorted(stems(text)) == sorted(stems(" ".join(spoken)))


def _names_unit(tokens: list[Token], i: int, j: int) -> bool:
    """A unit that stands as a noun, without a number: "how many litres", "litres of milk"."""
    if j - i > 2 or tokens[j - 1].lower not in UNIT_WORDS:
        return False
    if j - i == 2 and tokens[i].lower not in ("square", "cubic"):
        return False
    before = tokens[i - 1].lower if i else ""
    if len(tokens[j - 1].text) < (2 if before == "many" else 4):  # "how many km"
        return False
    after = tokens[j].lower if j < len(tokens) else ""
    return before in ("many", "total", "the", "of") or (not before and after == "of")


def is_proper(tokens: list[Token], i: int, j: int) -> bool:
    """Whether words are written as a name is, in a question that is not all written so."""
    titled = [t.text[:1].isupper() and t.text[1:].islower() for t in tokens]
    return all(titled[i:j]) and not all(titled[1:i] + titled[j:] or [True])


def _variants(tokens: list[Token], i: int, j: int, key: str) -> list[str]:
    """Other spellings of a name of several words: "pump station 7" of "Pump Station 07", "relay
    cabinets" of the "Relay Cabinet"."""
    last = tokens[j - 1].text
    if j - i < 2 or any(t.lower in LIGHT for t in (tokens[i], tokens[j - 1])):
        return []
    if last.isdigit():
        bare = key.removesuffix(last)
        numbers = {last.lstrip("0"), *(last.zfill(n) for n in range(2, 5))} - {last, ""}
        return [bare + number for number in sorted(numbers, key=len)] if bare else []
    one = name_key(singular(last.lower()))
    return [key.removesuffix(name_key(last)) + one] if one != name_key(last) else []


def _is_passive(tokens: list[Token], i: int) -> bool:
    """The "located" of "are located in", the "reached" of "be reached from"."""
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return (
        tokens[i].lower.endswith("ed")
        and before in STATIVE
        and tokens[0].lower != "how"  # "how many spots are occupied at …"
        and (after in PARTICLES or after == "directly")
    )


def _did(tokens: list[Token], i: int) -> bool:
    """The past tense of "who recorded it", "stations that recorded it", "has ordered"."""
    before = ("who", "that", "has", "have")
    return i > 0 and tokens[i - 1].lower in before and is_participle(tokens[i].lower)


def _says_what(attribute: str, verb: str) -> bool:
    """Whether an attribute is the verb itself, as a sentence about its owner has it: the
    ``measures`` of "what do these sensors measure"."""
    return attribute.lower() != verb.lower() and attribute.lower() == f"{verb.lower()}s"


def stands_as_verb(tokens: list[Token], i: int) -> bool:
    """The verb of "where does Hugo charge", "how many robots charge there"."""
    if tokens[i].lower in _UP_OR_DOWN:
        return False  # "do we have a tool down"
    before = [t.lower for t in tokens[max(0, i - 5) : i]]
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if i + 1 < len(tokens) and tokens[i + 1].start - tokens[i].end > 1:
        after = ""  # a sentence ends here
    if len(before) > 1 and before[-1] in _SUBJECTS and before[-2] in AUXILIARIES:
        return after != "of" and not is_modifier(tokens[i].lower)  # "how do I reach …"
    if len(before) > 1 and before[-1] in _MODALS and before[-2] in _SUBJECTS:
        return True  # "the runs you can ski"
    if not before or before[-1] in DETERMINERS | LIGHT or after in ("of", "above", "below", "over"):
        return False
    does = [k for k, w in enumerate(before) if w in ("do", "does", "did")]
    if does:  # nothing but the subject stands between
        said = [w for w in before[does[-1] + 1 :] if w != "not"]
        if is_verb(said[0] if said else ""):
            return False  # "which trucks don't burn diesel"
        return after in ("", "at", "to", "in", "on", "from", "with", "into", "through", "by", "via")
    return after in ("there", "here")
