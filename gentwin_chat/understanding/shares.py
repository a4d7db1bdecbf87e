"""Questions about a part of a set: "what share of the gateways is offline?", "are all online?".

Both say a whole and, after it, what the part meets. The part is what "how many …" counts; the
whole is what the words before the last condition describe.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from gentwin_chat.domain import words
from gentwin_chat.query import Count, Exists, Question, Selection
from gentwin_chat.understanding.lexicon import AUXILIARIES, LIGHT
from gentwin_chat.understanding.mentions import Linked
from gentwin_chat.understanding.speech import is_participle
from gentwin_chat.understanding.vocabulary import SURE

_SHARE = re.compile(
    r"(?<!\d)(?<!\d )(?:\b(?:share|per ?cent(?:age)?|proportion|fraction|pct)|%)"
    r" of (?:all )?(?:of )?",
    re.I,
)
_OF_THEM = re.compile(
    r"^(?:out )?of (?:all )?(.+?),? (?:what|which|how many) "
    r"(?:(?:share|per ?cent(?:age)?|proportion|fraction|pct)\b|%)(?: of them\b)? ?",
    re.I,
)
_ALL = re.compile(
    r"^(?:are|were|do|does|did|have|has|is) (?:all|every|each)(?: one)?(?: of)? (?=\w)", re.I
)
_RELATIVE = frozenset({"that", "which", "who", "whose"})

Ask = Callable[[str], Question | None]


def share_asked(question: str, link: Callable[[str], Linked]) -> str | None:
    """What follows "the share of", ``None`` if no share of a set is asked; only a question with
    such a word is linked for it."""
    if found := _OF_THEM.match(question):
        return f"{found[1]} {question[found.end() :]}"
    found = _SHARE.search(question)
    if found is None or _is_attribute(link(question), found.start()):
        return None
    return question[found.end() :]


def all_asked(question: str) -> str | None:
    """What follows "are all", ``None`` if that is not how the question begins."""
    found = _ALL.match(question.strip())
    return question.strip()[found.end() :] if found else None


def share(said: str, ask: Ask) -> Count | None:
    """The share that ``said`` speaks of ("gateways that are offline")."""
    part = _part(said, ask)
    if part is None:
        return None
    whole = _whole(said, part, ask, before=True)
    return Count(of=part, among=whole) if whole is not None else None


def every(said: str, ask: Ask) -> Exists | None:
    """Whether all that ``said`` speaks of ("gateways in Northgate online") meet its end."""
    part = _part(said, ask)
    whole = _whole(said, part, ask, before=False) if part is not None else None
    return Exists(of=whole, every=part) if part is not None and whole is not None else None


def _part(said: str, ask: Ask) -> Selection | None:
    counted = ask(f"how many {said}")
    of = counted.of if isinstance(counted, Count) and counted.distinct is None else None
    return of if isinstance(of, Selection) and of.restricted and of.ids is None else None


def _whole(said: str, part: Selection, ask: Ask, *, before: bool) -> Selection | None:
    """The set that ``part`` is a part of: what is said up to the verb; without one, of the
    phrases that leave a condition out, the longest."""
    tokens = said.rstrip(" ?.!").split()
    verb = next((k for k, t in enumerate(tokens) if t.lower() in AUXILIARIES | _RELATIVE), None)
    if verb and tokens[verb].lower() in _RELATIVE and _size(part) > 1:
        return None  # "washers that are idle stand in Lower Hall": it may end after either verb
    if verb:
        return _set(" ".join(tokens[:verb]), part, ask)
    if before:  # "offline gateways in Northgate": the adjective tells the part
        for k in range(1, len(tokens)):
            if tokens[k].lower() in LIGHT or is_participle(tokens[k].lower()):
                continue  # "ridden in the rain" is no set
            found = _set(" ".join(tokens[k:]), part, ask)
            if found is not None and _size(found) == _size(part) - 1:
                return found
    for k in range(len(tokens) - 1, 0, -1):
        found = _set(" ".join(tokens[:k]), part, ask)
        if found is not None and _size(found) < _size(part):
            return found
    return Selection(kinds=part.kinds) if _size(part) == 1 else None


def _set(said: str, part: Selection, ask: Ask) -> Selection | None:
    """The set that a noun phrase describes, if it is of the kinds of ``part``."""
    listed = ask(f"how many {said} are there")
    of = listed.of if isinstance(listed, Count) else None
    return of if isinstance(of, Selection) and of.kinds == part.kinds else None


def _size(of: Selection) -> int:
    return len(of.where) + len(of.related) + len(of.either)


def _is_attribute(linked: Linked, at: int) -> bool:
    """Whether the network itself has a share or a percentage of that name ("fill percentage")."""
    for m in linked.mentions:
        said = [t for t in linked.tokens[m.start : m.end] if t.start == at]
        if said and any(
            t.term.role == "attribute"
            and t.score >= SURE
            and (m.end - m.start > 1 or words(t.term.name) == said[0].lower)
            for t in m.terms
        ):
            return True
    return False
