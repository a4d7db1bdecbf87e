"""Whom a clause speaks of: its noun phrases, each read as any question is.

"both crah-04 and crah-13 trip" has one party of two entities; "all monitors of D1 are moved to D2"
has two parties; "4 more monitors" are new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from gentwin_chat.evaluation import Evaluation
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.query import ListAll, Selection
from gentwin_chat.understanding.lexicon import AUXILIARIES, NUMBER_WORDS
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.namesakes import identified
from gentwin_chat.understanding.phrases import Item, readings

_ARTICLES = {"the", "our", "its", "their", "this", "that"}
_EVERY = {"all", "both", "every", "each"}
_SOME = {"a", "an", "another", "one"}
_MORE = {"new", "more", "extra", "additional", "further", "other"}
_ATTACHING = {"of", "in", "at", "on", "under", "with", "near", "inside", "and"}
_RELATIVE = {"that", "which", "who", "whose"}
_KIND = 0.6  # score from which a word surely names a kind beside a verb


class Questions(Protocol):
    """Whoever reads questions of one version: the planner."""

    reader: GraphReader
    linker: Linker

    def listed(self, noun_phrase: str) -> ListAll | None:
        """The set that a noun phrase describes, if it is surely one."""
        ...


@dataclass(frozen=True)
class Party:
    """Entities that the words ``start:end`` of a clause name, or describe as a set."""

    start: int
    end: int
    ids: tuple[str, ...]
    described: bool = False


@dataclass(frozen=True)
class Newcomers:
    """So many entities that are not there yet, of one of ``kinds``."""

    start: int
    end: int
    count: int
    kinds: tuple[str, ...]


class Unread(Exception):
    """A part of a clause means nothing in this network, or nobody definite."""


def parties(linked: Linked, questions: Questions) -> list[Party | Newcomers]:
    """The noun phrases of a clause, in order; those that stand for nobody definite are left out.

    Raises:
        Unread: a name is missing, or borne by several.
    """
    if linked.missing_names:
        raise Unread
    linked.mentions = identified(linked.mentions)
    found: list[Party | Newcomers] = []
    for k, mention in enumerate(linked.mentions):
        last = found[-1] if found else None
        if last is not None and mention.start < last.end:
            continue
        kind = kind_reading(mention)
        if kind is not None and (new := _newcomers(linked, mention, kind)) is not None:
            found.append(new)
        elif mention.entities:
            one = _named(linked, k)
            joined = isinstance(last, Party) and not last.described and _joined(linked, last, one)
            if isinstance(last, Party) and joined:
                found[-1] = Party(last.start, one.end, (*last.ids, *one.ids))
            else:
                found.append(one)
        elif kind is not None and not _apposed(linked, k):
            found += _described(linked, k, kind, questions)
    return found


def kind_reading(mention: Mention) -> Item | None:
    """What kind a mention surely names, if that is its likeliest reading."""
    best = next((i for i in readings(mention) if i.role != "cue"), None)
    return best if best is not None and best.role == "kind" and best.score >= _KIND else None


def _lower(linked: Linked, k: int) -> str:
    return linked.tokens[k].lower if 0 <= k < len(linked.tokens) else ""


def _newcomers(linked: Linked, mention: Mention, kind: Item) -> Newcomers | None:
    """ "4 more monitors", "another pump"."""
    k = mention.start - 1
    while _lower(linked, k) in _MORE:
        k -= 1
    word = _lower(linked, k)
    if word in _SOME:
        return Newcomers(k, mention.end, 1, kind.names)
    if word.isdigit() or word in NUMBER_WORDS:
        return Newcomers(k, mention.end, int(NUMBER_WORDS.get(word) or word), kind.names)
    return None


def _named(linked: Linked, k: int) -> Party:
    """One entity, by the kind said beside it where several bear the name."""
    mention = linked.mentions[k]
    beside = [
        (m, item)
        for m in (linked.mentions[k - 1 : k] if k else []) + linked.mentions[k + 1 : k + 2]
        if (m.end == mention.start or m.start == mention.end) and not m.entities
        for item in [i for i in readings(m) if i.role != "cue"][:1]
        if item.role == "kind" or (item.role == "value" and m.end == mention.start)
    ]
    kinds = {n for _, item in beside for n in (item.owners or item.names)}
    fitting = [h for h in mention.entities if h.kind in kinds] or list(mention.entities)
    if len(fitting) > 1:
        raise Unread
    apposed = [m for m, item in beside if fitting[0].kind in (item.owners or item.names)]
    start = min(m.start for m in (mention, *apposed))
    while _lower(linked, start - 1) in _ARTICLES | _EVERY:
        start -= 1
    return Party(start, max(m.end for m in (mention, *apposed)), (fitting[0].id,))


def _apposed(linked: Linked, k: int) -> bool:
    """Whether a kind only says what the entity after it is: "gateway gw-3"."""
    if k + 1 >= len(linked.mentions):
        return False
    after = linked.mentions[k + 1]
    return bool(after.entities) and after.start == linked.mentions[k].end


def _joined(linked: Linked, last: Party, one: Party) -> bool:
    between = linked.question[linked.tokens[last.end - 1].end : linked.tokens[one.start].start]
    return between.strip().lower() in ("", ",", "and", ", and", "&", "as well as")


def _described(linked: Linked, k: int, kind: Item, questions: Questions) -> Iterator[Party]:
    """The set that starts with this kind, as far as the words describe it."""
    start = _first(linked, k)
    mention = linked.mentions[k]
    opening = {_lower(linked, j) for j in range(start, mention.start)}
    noun = linked.tokens[mention.end - 1]
    plural = bool(opening & _EVERY) or noun.lower.endswith(("s", "people", "children"))
    bare = start
    while _lower(linked, bare) in _ARTICLES | _EVERY | {"of"}:
        bare += 1
    if not plural and not opening & _ARTICLES:
        return
    for end in _ends(linked, k):
        listed = questions.listed(linked.text(bare, end))
        if listed is None or not isinstance(listed.of, Selection):
            continue
        ids = Evaluation(questions.reader).members(listed.of)
        if ids and (plural or len(ids) == 1):
            yield Party(start, end, tuple(ids), described=True)
            return


def _first(linked: Linked, k: int) -> int:
    """Where the noun phrase of a kind begins: "all the offline monitors"."""
    start = linked.mentions[k].start
    for before in reversed(linked.mentions[:k]):
        adjective = before.end == start and before.cue is None and not before.entities
        if not adjective or kind_reading(before) is not None:
            break
        start = before.start
    while _lower(linked, start - 1) in _ARTICLES | _EVERY | {"of"}:
        start -= 1
    return start


def _ends(linked: Linked, k: int) -> list[int]:
    """Where the noun phrase of a kind may end, the farthest first."""
    ends = [linked.mentions[k].end]
    relative = False
    for mention in linked.mentions[k + 1 :]:
        between = {_lower(linked, j) for j in range(ends[-1], mention.start)}
        relative |= bool(between & _RELATIVE) or mention.text.lower() in _RELATIVE
        if not relative and (mention.cue is not None or not between <= _ATTACHING | _ARTICLES):
            break
        if not relative and between & AUXILIARIES:
            break
        if mention.entities or mention.terms or mention.number is not None:
            ends.append(mention.end)
    return ends[::-1]
