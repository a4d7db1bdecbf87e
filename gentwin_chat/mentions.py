"""Which entities a line of free text names, and the line with their names masked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gentwin_chat.domain import Entity, short_id

_STAMP = re.compile(
    r"^\s*(?:<\d{1,3}>)?\s*(?:\d\s+)?\[?(?:"
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|[A-Z][a-z]{2}\s+\d{1,2}\s+\d\d:\d\d:\d\d(?:\.\d+)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}[ ,]+\d\d:\d\d(?::\d\d)?"
    r"|\d\d:\d\d(?::\d\d)?(?:\.\d+)?|\d{13}|\d{10}(?:\.\d+)?"
    r")\]?:?\s+(?:\[?(?:debug|info|notice|warn(?:ing)?|error|critical|fatal|trace)\]?:?\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_MAX_WORDS = 8  # a longer name is a sentence, and none that a log says


class Mention(NamedTuple):
    """An entity named in ``line[begin:end]``."""

    begin: int
    end: int
    id: str


def bare(line: str) -> str:
    """A line without timestamp and level, in the forms of ISO 8601, syslog and epoch numbers."""
    return _STAMP.sub("", line, count=1).strip()


class Names:
    """The names of a network's entities, ready to be found in text.

    A name that several entities bear names none of them.

    Args:
        entities: whose ids, short ids, names and aliases count; case does not.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for name in (entity.id, short_id(entity.id), entity.name or "", *entity.aliases):
                if 0 < len(_WORD.findall(name)) <= _MAX_WORDS:
                    bearers[name.casefold()].add(entity.id)
        by_word: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, ids in bearers.items():
            if len(ids) == 1 and (first := _WORD.match(name)):
                by_word[first.group()].append((name, next(iter(ids))))
        self._by_word: Mapping[str, Sequence[tuple[str, str]]] = {
            word: sorted(found, key=lambda pair: -len(pair[0])) for word, found in by_word.items()
        }

    def find(self, line: str) -> list[Mention]:
        """The entities that ``line`` names, from left to right; of two names at one place the
        longer one. ``gw-1`` is not named by ``gw-12`` or ``gw-1.2``."""
        folded = line.casefold()
        if len(folded) != len(line):  # a letter whose fold has another length
            folded = line.lower() if len(line.lower()) == len(line) else line
        found: list[Mention] = []
        at = 0
        for word in _WORD.finditer(folded):
            begin = word.start()
            if begin < at or not _opens(folded, begin):
                continue
            for name, identifier in self._by_word.get(word.group(), ()):
                end = begin + len(name)
                if folded.startswith(name, begin) and _closes(folded, end):
                    found.append(Mention(begin, end, identifier))
                    at = end
                    break
        return found


def _opens(line: str, at: int) -> bool:
    """Whether a name may begin here: not within a word, a hyphenated or a dotted one."""
    before = line[:at]
    return not before or not (before[-1] == "-" or re.search(r"\w[.:]$", before))


def _closes(line: str, at: int) -> bool:
    return re.match(r"[\w-]|[.:]\w", line[at:]) is None


def masked(line: str, mentions: Sequence[Mention], source: str, target: str) -> str:
    """``line`` with its source called X, its target Y, every other entity Z, every number n.

    What is left is the wording: the same for every network.
    """
    parts: list[str] = []
    at = 0
    for begin, end, identifier in mentions:
        parts.append(re.sub(r"\d+", "n", line[at:begin]))
        parts.append("X" if identifier == source else "Y" if identifier == target else "Z")
        at = end
    parts.append(re.sub(r"\d+", "n", line[at:]))
    return "".join(parts)
