"""The items of a question in one reading, and small looks at them that every stage takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gentwin_chat.domain import Entity
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader
from gentwin_chat.understanding.lexicon import AUXILIARIES
from gentwin_chat.understanding.mentions import Linked
from gentwin_chat.understanding.phrases import Item, Joins, Range
from gentwin_chat.understanding.vocabulary import Vocabulary

_DOING = {"did", "do", "does"}
_THOSE = {"one", "ones", "s", "is", "are", "it", "they", "those"}


class Unplaced(Exception):
    """The items do not make a question; the reading is dropped."""


@dataclass
class Sentence:
    """One reading of a question: an item for each mention, in order.

    Args:
        linked: the question.
        items: one reading per mention, in order.
        joins: the graph's relations.
        reader: to look entities up.
        known: the entities mentioned, by id.
        vocabulary: the graph's terms.

    Attributes:
        penalty: what the reading strains, taken off its score.
        conditions: on attributes, with the item that says each, the owners of the attribute, where
            it stands, and whether it is about relations.
        counts: "more than 3 sensors": position, operator, number, the counted item.
        two_sided: where conditions stand that hold before a span of time and after it.
        k: how many a ranking asks for.
        tallied: the attribute of which each value is counted for itself.
        alike: an entity that others are likened to ("the same model as gw-12").
        edge_conditions: conditions on the relations' own attributes.
        range: how far from an entity something is.
    """

    linked: Linked
    items: list[Item]
    joins: Joins
    reader: GraphReader
    known: dict[str, Entity]
    vocabulary: Vocabulary
    penalty: float = 0.0
    conditions: list[tuple[Item | None, Comparison, tuple[str, ...], int, bool]] = field(
        default_factory=list
    )
    counts: list[tuple[int, str, int, Item]] = field(default_factory=list)
    two_sided: list[int] = field(default_factory=list)
    k: int | None = None
    alike: tuple[str, ...] = ()
    tallied: str | None = None
    edge_conditions: list[Comparison] = field(default_factory=list)
    range: Range | None = None

    def cues(self, *kinds: str) -> list[Item]:
        return [i for i in self.items if i.role == "cue" and i.cue and i.cue.kind in kinds]

    def has(self, *kinds: str) -> bool:
        return bool(self.cues(*kinds))

    def free(self, *roles: str) -> list[Item]:
        return [i for i in self.items if i.role in roles and not i.used]

    def lower(self, k: int) -> str:
        return self.linked.tokens[k].lower if 0 <= k < len(self.linked.tokens) else ""

    @property
    def ors(self) -> tuple[int, ...]:
        """The words "or" that join conditions rather than numbers ("two or more"), and where
        conditions of two sides stand."""
        said = (
            t
            for t in range(len(self.linked.tokens))
            if self.lower(t) == "or" and self.lower(t + 1) not in ("more", "less", "fewer", "not")
        )
        return (*said, *self.two_sided)

    def same_clause(self, a: int, b: int) -> bool:
        """Whether no punctuation parts the words ``a`` and ``b``."""
        tokens = self.linked.tokens
        if not 0 <= a < b < len(tokens):
            return True
        return not re.search(
            r"[:;,.?!](?=\s)", self.linked.question[tokens[a].end - 1 : tokens[b].start]
        )

    @property
    def said(self) -> tuple[str, ...]:
        """The words of the question, in lower case."""
        return tuple(t.lower for t in self.linked.tokens)

    def between(self, a: int, b: int) -> list[str]:
        return [t.lower for t in self.linked.tokens[a:b]]

    def next_item(self, end: int, *roles: str, reach: int = 3) -> Item | None:
        """The first unused item of these roles that starts within ``reach`` words after ``end``."""
        for i in self.items:
            if i.start >= end and i.role in roles and not i.used:
                return i if i.start - end <= reach else None
        return None

    def previous_item(self, start: int, *roles: str, reach: int = 4) -> Item | None:
        for i in reversed(self.items):
            if i.end <= start and i.role in roles and not i.used:
                return i if start - i.end <= reach else None
        return None

    def kinds_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.known[i].kind for i in ids if i in self.known))

    def owners(self, item: Item) -> tuple[str, ...]:
        return tuple(sorted(item.owners))

    def type_of(self, item: Item) -> str:
        infos = (
            self.joins.edge_attributes(tuple(item.owners), item.name)
            if item.of_edges
            else self.joins.attributes(tuple(item.owners), item.name)
        )
        return infos[0].type if infos else "text"

    def _one(self, item: Item) -> tuple[str, ...]:
        """The ids of an entity item."""
        return tuple(h.id for h in item.mention.entities)

    def _is_yes_no(self, tokens: list[str]) -> bool:
        last = [] if tokens[0] in _DOING else self.cues("which", "list")[-1:]  # "did Ed find it?"
        after = tokens[last[0].end :] if last else []
        if last and last[0].start > 2 and (len(after) <= 1 or set(after) <= _THOSE):
            return False  # "is there any …? which ones"
        if any(c.end == len(tokens) for c in self.cues("count")):
            return False  # "any …? how many?"
        if tokens[0] in AUXILIARIES or "whether" in tokens:
            return True
        return bool(self.cues("exists")) and not self.has("which", "count", "list", "distinct")

    def _edge_where(self) -> list[Comparison]:
        where, self.edge_conditions = self.edge_conditions, []
        return where
