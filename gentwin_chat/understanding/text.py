"""Tokens and stems of a question."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from gentwin_chat.understanding.lexicon import IRREGULAR, ORDINALS

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?=%|\b)|[^\W_]+(?:\.\d+)?|%|[<>]=?|=")
_CONTRACTIONS = (
    (re.compile(r"\b(can)['’]?t\b", re.I), "can not"),
    (re.compile(r"\b(wo)n['’]t\b", re.I), "will not"),
    (
        re.compile(
            r"\b(is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]?t\b", re.I
        ),
        r"\1 not",
    ),
    (re.compile(r"\b(what|which|who|where|how|that|it|there|here)['’]s\b", re.I), r"\1 is"),
    (re.compile(r"\b(what|which|who|where|how|they|there|we|you)['’]re\b", re.I), r"\1 are"),
    (re.compile(r"\b(what|where|who|how|when)s\b", re.I), r"\1 is"),
    (re.compile(r"^no,? wait\b", re.I), "no"),
    (re.compile(r"\bfree of charge\b", re.I), "free"),
    (re.compile(r",? or what(?=[?.!\s]*$)", re.I), ""),
    (re.compile(r"\b(i)['’]m\b", re.I), r"\1 am"),
    (re.compile(r"\b(\w+)['’]s\b"), r"\1 's"),
    (re.compile(r"\b(\w+s)['’](?=\s)"), r"\1 's"),
    (re.compile(r"\b(\w+)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b(\w+)['’](?:d|ll)\b"), r"\1 would"),
)

_DAYS = {"first": 1} | {word: n for word, n in ORDINALS.items() if word.isalpha()}
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Token:
    """One word of a question: as written, in lower case, its stem, and where it stands."""

    text: str
    lower: str
    stem: str
    start: int
    end: int

    @property
    def looks_like_name(self) -> bool:
        """It holds a digit, or is written like an identifier: it is meant to name something."""
        return any(c.isdigit() for c in self.text)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem that inflected forms share: ``links``, ``linked``, ``linking`` → ``link``."""
    lower = "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)
    )
    if not lower.isalpha() or len(lower) < 3:
        return lower
    return str(_stemmer.stemWord(IRREGULAR.get(lower, lower)))


def stems(text: str) -> tuple[str, ...]:
    """The stems of every word of ``text``."""
    return tuple(t.stem for t in tokenise(text))


# "How low does the pressure go": the least, not a height.
_REACH = re.compile(
    r"\bhow (low|high) (?:do|does|did|can|could) (.+?) (?:go|get|drop|climb|rise|fall|reach)\b",
    re.I,
)
# "How long has it been up": its running time; "idle pumps, number": how many there are.
_BEEN = re.compile(r"\bhow long (?:has|have) (.+?) been (?:up|running|online|on)\b", re.I)
_NUMBER_LAST = re.compile(
    r"^(?!how many)(.+?)\s*[,:–—-]\s*(?:the )?(?:number|count|quantity)\s*(?:please)?[.?!]*$", re.I
)
_THAT_MANY = re.compile(  # "how many is that?": of the last answer
    r"^((?:and |so |ok,? )?how many) (?:is|are|were) (?:that|those|these|they)"
    r"(?: in (?:total|all)| altogether)?\s*[.?!]*$",
    re.I,
)
_EACH_BY_EACH = re.compile(r",?\s*\b(\w{3,}) by \1\b", re.I)  # "zone by zone"
_STEPWISE = {"bit", "hop", "leg", "little", "one", "piece", "point", "step", "word"}  # of a way
# "Which films last longer than two hours": no latest of anything.
_LASTING = re.compile(
    r"(?<!ed )(?<!the )\blast(?:s|ed|ing)? (?=(?:longer|shorter|less|more|over|under|up to|at least"
    r"|at most|between|exactly)\b)",
    re.I,
)
_FIRST_OF = re.compile(rf"\b({'|'.join(_DAYS)}) of (?={'|'.join(month_name[1:])})", re.I)
_MINUTES = (
    (re.compile(r"\b(?:a )?quarter of an hour\b", re.I), "15 minutes"),
    (re.compile(r"\b(?:half an|a half) hour\b", re.I), "30 minutes"),
    (re.compile(r"\bthree quarters of an hour\b", re.I), "45 minutes"),
)
# "6 milligrams of oxygen per litre": the unit is in two pieces; "82 °F": a degree is no letter.
_PER = re.compile(r"(\d\s*[^\W\d_]+) of ([^\W\d_]+) (per [^\W\d_]+)\b", re.I)
_DEGREES = (
    (re.compile(r"(\d)\s*°\s*C\b"), r"\1 celsius"),
    (re.compile(r"(\d)\s*°\s*F\b"), r"\1 fahrenheit"),
)
_BY_WHAT = re.compile(r"\bby what (?:they|each|it) (\w+)(?=[?.!\s]*$)", re.I)
_WHAT_TIME = re.compile(
    r"\b(?:at )?what time (?=(?:is|are|was|were|do|does|did|will|has|have)\b)", re.I
)
_TAKE_PLACE = re.compile(r"\btak(?:e|es|ing) place\b", re.I)
_DEFINING = ("what is a ", "what is an ", "what does ", "define ", "explain ", "what's a ")
_IN_SHORT = re.compile(
    r",?\s*\bin (?:just )?(?:a|one|two|three|\d+|a few|a couple of) (?:short )?"
    r"(?:words?|lines?|sentences?)\b",
    re.I,
)
_COURTESY = re.compile(
    r"""^\s*
    (?:(?:hi|hello|hey|please|pls|ok|okay|so|well|now|quick\ question|question|just|good\ morning
      |yes\ or\ no|true\ or\ false|one\ thing|h+m+|um+|uh|ah|oh|great
      |for\ (?:the|my|our)\ (?:\w+\ )?(?:report|log|logbook|record|records|notes|files|handover)
      |do\ (?:me|us)\ a\ favou?r)\b(?![-–]\w)[\s,.:!–-]*)*  # "SO-8" is a name
    (?:(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+)?
      (?!(?:walk|get|go|travel|drive|cycle|sail|ride)\s+(?:from|to|directly|straight)\b))?
    (?:do\s+you\s+(?:happen\s+to\s+)?know\s+
      |i\s+(?:would|want|need)(?:\s+like)?\s+to\s+(?:know|see|find\ out)\s+
      |i\s+(?:wonder|am\ wondering|was\ wondering)\s+
      |any\s+idea\s+
      |let\s+me\s+know\s+
      |(?:check|find\s+out|say|tell\s+me|tell\s+us|verify|confirm)\s+
        (?=(?:if|whether|which|what|who|how|where|when|is|are|does|do|has|have)\b)
    )?""",
    re.I | re.X,
)


# "Get by road from A to B": what one goes by is said last.
_GO_BY = re.compile(
    r"\b(get|go|come|travel|reach|walk|drive|ride|sail|fly|send \w+|way|route|path)"
    r" ((?:by|via|over|along|using|on) (?:the )?[^\W\d_]+(?: [^\W\d_]+)?)"
    r" (from .+? to [^?.!,;]+?)"
    r"(?=\s*(?:[?.!,;]|$)|\s+(?:if|when|once|after|should|with|without|while)\b)",
    re.I,
)
_ON_TOP = re.compile(
    r"(?<!out )(?<!comes )\b(?:on|at the) top(?=[.?!]*$)", re.I
)  # "…, worst one on top"


def normalise(question: str) -> str:
    """Write contractions out ("isn't", "gw-12's"), and leave courtesies away.

    What then begins with "if" after a "tell me" is a yes-or-no question: it gets "whether".
    """
    question = " ".join(unicodedata.normalize("NFKC", question).split())
    question = re.sub(r"\bi\.e\.", "i.e.,", question, flags=re.I)
    question = _EACH_BY_EACH.sub(
        lambda m: "" if m[1].lower() in _STEPWISE else f" for each {m[1]}", question
    )
    question = re.sub(r"\bstraight (?=(?:in)?to\b)", "", question, flags=re.I)
    defined = question.lower().startswith(_DEFINING)  # "what is a pump, in a sentence?"
    question = _IN_SHORT.sub("" if defined else " in a nutshell", question)
    question = _FIRST_OF.sub(lambda m: f"{_DAYS[m[1].lower()]} ", question)
    question = _LASTING.sub("", question)
    question = _THAT_MANY.sub(r"\1", question)
    question = _BEEN.sub(r"what is the uptime of \1", question)
    question = _NUMBER_LAST.sub(r"how many \1", question)
    for pattern, replacement in (*_MINUTES, *_DEGREES):
        question = pattern.sub(replacement, question)
    question = _GO_BY.sub(r"\1 \3 \2", question)
    question = _ON_TOP.sub("first", question)
    question = _WHAT_TIME.sub("when ", question)
    question = _TAKE_PLACE.sub("occur", question)
    question = _BY_WHAT.sub(r"by \1", question)
    question = _PER.sub(r"\1 \3 of \2", question)
    question = re.sub(r"\bw/o\b", "without", question, flags=re.I)
    question = _REACH.sub(
        lambda m: f"{'minimum' if m[1].lower() == 'low' else 'maximum'} {m[2]}", question
    )
    for pattern, replacement in _CONTRACTIONS:
        question = pattern.sub(replacement, question)
    courtesy = _COURTESY.match(question)
    rest = question[courtesy.end() :] if courtesy else question
    if rest != question and re.search(
        r"\b(?:tell|check|know|wonder\w*|verify|confirm)\b", question[: -len(rest)], re.I
    ):
        rest = re.sub(r"^if\b", "whether", rest, flags=re.I)
    return rest or question


def tokenise(text: str) -> list[Token]:
    """Words, numbers and signs of ``text``; joined words (``gw-12``, ``supernode-hub``) fall apart
    and are put together again by the linker where the graph knows them as one."""
    return [
        Token(m.group(), m.group().casefold(), stem(m.group()), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]
