"""A what-if question in two: what is supposed, and what is asked of it.

"If gw-3 fails, which …?", "which … when gw-3 fails?", "gw-3 fails. Which …?", "what if gw-3
fails?", "what is the impact of gw-3 failing?". Several ways of splitting are offered, likeliest
first; the one whose first part can be read as a change is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 1000  # characters of a question that are looked at
TO = "what happens to"  # before whom the outcome is asked for
_OPENER = re.compile(
    r"^(?:[\w' ]{1,20}[,:!] )?(?:and |so |now |ok |okay |but |please )?"
    r"(?P<opener>what (?:happens|would happen|will happen|changes|would change|breaks|would break)"
    r"(?: in the network| to the network| then| now)? (?:if|when|once|after|should|were)|what if"
    r"|what would it mean if|let us say|let's say|say|if|suppose|supposing|assume|assuming|imagine"
    r"|pretend|in case|should|were|once|when|after|given|provided|with|without)"
    r"(?: that| it that| we were to| we)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_EFFECT_OF = re.compile(
    r"^(?:and |so )?"
    r"(?:what(?:'s| is| are| would be| will be)|show(?: me)?|give me|tell me|describe) "
    r"(?:the )?(?:\w+ )?(?:impact|effect|consequence|damage|result|outcome|fallout)s? "
    r"(?:of|if|when) (?P<rest>.+)$",
    re.IGNORECASE,
)
_HOW_AFFECT = re.compile(
    r"^how (?:would|does|will|do|could|might|is|are|badly would) (?P<rest>.+?) "
    r"(?:affect|impact|hurt|harm|hit|influence) (?P<whom>.+)$",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"^(?P<asked>.+?),? (?P<opener>if|when|once|should|after|in case|supposing|assuming"
    r"|suppose|given that|provided)(?: that| we were to| we)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_GOES_WITH = re.compile(
    r"^(?P<asked>.+? (?:dies?|goe?s?|fails?|falls?|vanish(?:es)?)) with (?P<rest>.+)$",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(
    r"^(?:and |so )?(?:what|how)(?:'s)?\b(?: would| will| does| do| is| are| else| all| exactly)*"
    r"(?: the)?(?: (?:happens?|changes?|breaks?|impact|effect|effects|consequences?|damage|go wrong"
    r"|goes wrong|is affected|gets affected|be affected|suffers?|be the impact|be the effect"
    r"|be the damage|be the consequences|bad is it|stops? working|be lost|is lost|do we lose"
    r"|would we lose))?(?: then| now| next| in the network| to the network| to us)?$",
    re.IGNORECASE,
)
_HAPPENS_TO = re.compile(
    r"^what (?:would|will|does|could)? ?(?:happens?|becomes?|changes?) (?:to|of|with|for) "
    r"(?P<whom>.+)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*[,:;—–?!](?=\s)|\.(?=\s)|\s+-(?=\s)|\s+(?=then\b)"
    r"|\s+(?=(?:which|what|who|how many|how much|how|where|list|name|show|count)\b)",
    re.IGNORECASE,
)
_TEMPORAL = {"when", "once", "after", "given", "with", "without", "were", "should"}
_PAUSE = re.compile(r"\s*[,:;—–?!.](?=\s)|\s+-(?=\s)")


class Split(NamedTuple):
    """A question in two.

    Attributes:
        supposed: the clause that may say a change.
        asked: the rest; empty where the outcome is asked.
        opened: a word such as "if" says that something is supposed; "when" may speak of a time.
        told: it is a sentence of its own, which may be no more than the scene of the question.
    """

    supposed: str
    asked: str
    opened: bool
    told: bool = False


def splits(question: str) -> Iterator[Split]:
    """Ways to part a question, likeliest first; those that a word opens before the others."""
    text = " ".join(question[:_LONGEST].split()).rstrip("?!. ")
    if m := _EFFECT_OF.match(text):
        yield Split(m["rest"], "", True)
    if m := _HOW_AFFECT.match(text):
        yield Split(m["rest"], f"{TO} {m['whom']}", True)
    if m := _OPENER.match(text):
        rest, opened = m["rest"], m["opener"].lower() not in _TEMPORAL
        if m["opener"].lower() == "without":
            rest = f"loss of {rest}"
        for b in _BREAK.finditer(rest):
            yield Split(rest[: b.start()], _asked(rest[b.end() :]), opened)
        if opened:
            yield Split(rest, "", True)
    if m := _MIDDLE.match(text):
        whom, opened = _HAPPENS_TO.match(m["asked"]), m["opener"].lower() not in _TEMPORAL
        for b in _BREAK.finditer(m["rest"]):  # "what happens to … if …: which ones …"
            more = _asked(m["rest"][b.end() :])
            if whom is not None and more:
                noun = re.sub(r"^(?:the|our|all) ", "", whom["whom"])
                yield Split(m["rest"][: b.start()], re.sub(r"\bones\b", noun, more), opened)
        yield Split(m["rest"], _asked(m["asked"]), opened)
        for b in _BREAK.finditer(m["rest"]):  # "which … if …, please"
            yield Split(m["rest"][: b.start()], _asked(m["asked"]), opened)
    if m := _GOES_WITH.match(text):
        yield Split(f"loss of {m['rest']}", m["asked"], False)
    for b in _PAUSE.finditer(text):  # "gw-3 dies. Which …?"
        yield Split(text[: b.start()], _asked(text[b.end() :]), False, told=True)


def _asked(text: str) -> str:
    text = re.sub(r"^(?:\W|then\b|and\b|so\b|now\b)+", "", text.strip(), flags=re.IGNORECASE)
    if _NOTHING_MORE.match(text):
        return ""
    if m := _HAPPENS_TO.match(text):
        return f"{TO} {m['whom']}"
    return text
