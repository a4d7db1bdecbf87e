"""Readings of mentions, noun phrases, and how the graph's relations can join them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Literal, TypeAlias

from gentwin_chat.domain import Scalar, words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, Comparison, RelationInfo, Schema
from gentwin_chat.query import Direction, Edges, Related, Selection, Step, Top
from gentwin_chat.understanding.lexicon import UNIT_WORDS, Cue
from gentwin_chat.understanding.mentions import Mention
from gentwin_chat.understanding.vocabulary import Match
from gentwin_chat.wording import relation_form, singular

ItemRole: TypeAlias = Literal[
    "entity", "kind", "attribute", "relation", "value", "number", "cue", "pronoun", "vague"
]

_COUNTS = {"count", "number", "total", "amount", "num"}
WEAK = 0.9  # a reading below this may be no reading at all
_BEGUN = 0.15  # how much less an attribute that only begins so is meant
NEAR, FAR = 0.12, 0.35  # how far below the best reading (of its role, of all) one may be


@dataclass
class Item:
    """One reading of one mention."""

    role: ItemRole
    mention: Mention
    score: float
    names: tuple[str, ...] = ()  # kinds, relation types, or the one attribute
    owners: frozenset[str] = frozenset()
    value: Scalar | None = None
    of_edges: bool = False
    used: bool = False

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def cue(self) -> Cue | None:
        return self.mention.cue


@dataclass
class NounPhrase:
    """A set of entities that a question speaks of, while it is being put together."""

    start: int
    end: int
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    where: list[Comparison] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    excluding: tuple[str, ...] = ()
    negated: bool = False
    count: tuple[str, int] | None = None
    per: bool = False
    ranked: Top | None = None  # only those that it puts first
    noun: str = ""
    several: bool = False  # "them", "those": a set, though it is spelt out
    other_kinds: tuple[str, ...] = ()  # kinds of ``ids``, for finding relations
    ors: tuple[int, ...] = ()  # where the question says "or", or a condition has two sides
    spots: list[tuple[int, Comparison | Related]] = field(default_factory=list)

    def add(self, condition: Comparison | Related, at: int) -> None:
        """Note a condition that the question says at word ``at``."""
        if isinstance(condition, Related):
            self.related.append(condition)
        else:
            self.where.append(condition)
        self.spots.append((at, condition))

    def _alternatives(self) -> list[Comparison | Related]:
        """The conditions between which the question says "or"."""
        found: list[Comparison | Related] = []
        held = [s for s in self.spots if s[1] in self.where or s[1] in self.related]
        for (a, left), (b, right) in pairwise(sorted(held, key=lambda s: s[0])):
            if any(a < p < b or a == p == b for p in self.ors):
                found += [c for c in (left, right) if c not in found]
        return found

    @property
    def is_set(self) -> bool:
        """It stands for a set that can be counted, listed and narrowed."""
        return self.ids is None or self.several

    @property
    def all_kinds(self) -> tuple[str, ...]:
        return self.kinds or self.other_kinds

    def selection(self) -> Selection:
        kinds = self.kinds if self.ids is None or self.several else ()
        either = self._alternatives()
        return Selection(
            kinds=kinds,
            ids=self.ids,
            where=tuple(c for c in self.where if c not in either),
            related=tuple(r for r in self.related if r not in either),
            either=tuple(
                Selection(related=(c,)) if isinstance(c, Related) else Selection(where=(c,))
                for c in either
            ),
            excluding=self.excluding,
            ranked=self.ranked,
            noun=self.noun if len(kinds) > 1 else "",
        )


@dataclass(frozen=True)
class Range:
    """Fewest and most hops from an entity, over relations of ``types`` (any, if empty)."""

    entity: Item
    fewest: int
    most: int
    types: tuple[str, ...]

    def of(self, phrase: NounPhrase, step: Step) -> Related:
        """The condition to be so far from what ``phrase`` says; ``step`` is one hop."""
        target = Selection(ids=phrase.ids)
        return Related(step=step, target=target, fewest=self.fewest, most=self.most)


def readings(mention: Mention) -> list[Item]:
    """The readings of a mention worth trying, likeliest first."""
    items: list[Item] = []
    if mention.entities:
        score = max(h.score for h in mention.entities)
        items.append(Item("entity", mention, score))
    if mention.terms:
        best: dict[str, float] = {}
        for m in mention.terms:
            best[m.term.role] = max(m.score, best.get(m.term.role, 0.0))
        top = max(best.values())
        first = {role: next(m.term for m in mention.terms if m.term.role == role) for role in best}
        near = [
            m
            for m in mention.terms
            if m.score >= top - FAR
            and (
                m.term.role == "attribute"
                or m.score >= best[m.term.role] - NEAR
                or (m.term.role == "value" and not m.term.owners & first["value"].owners)
            )
        ]
        items += _terms(mention, near)
    if mention.number is not None:
        items.append(Item("number", mention, 0.95))
    figurative = mention.cue is not None and mention.cue.kind in ("most", "least", "order")
    if figurative and any(i.role == "relation" and i.score > 0.95 for i in items):
        return items  # "who leads P26", "has ordered the most", where somebody leads or orders
    if mention.cue is not None:
        items.append(Item("cue", mention, 0.97))
    if (
        items
        and mention.terms
        and not mention.entities
        and mention.cue is None
        and items[0].score < WEAK
    ):
        items.append(Item("vague", mention, 0.5))  # perhaps it names nothing after all
    if mention.pronoun is not None and not items:
        items.append(Item("pronoun", mention, 0.9))
    return items


def _terms(mention: Mention, matches: Sequence[Match]) -> list[Item]:
    """Kinds that match alike are one reading ("sensors" of every sort), and so are relations."""
    items: list[Item] = []
    for role in ("kind", "relation"):
        same = [m for m in matches if m.term.role == role]
        if same:
            best = same[0].score
            names = tuple(m.term.name for m in same if m.score >= best - 0.08)
            items.append(Item(role, mention, best, names))
    owned = [
        m
        for m in matches
        if m.term.role == "attribute" and not m.term.of_edges and begins(mention.text, m.term.name)
    ]
    if owned and not any(i.role == "kind" for i in items):
        names = tuple(sorted(owned[0].term.owners))
        items.append(Item("kind", mention, owned[0].score - 0.02, names))
    for m in matches:
        if m.term.role in ("attribute", "value"):
            items.append(
                Item(
                    m.term.role,
                    mention,
                    m.score,
                    (m.term.name,),
                    m.term.owners,
                    m.term.value,
                    m.term.of_edges,
                )
            )
    if any(i.role == "kind" and i.score >= WEAK for i in items):  # "rooms" are no room types
        for i in items:
            i.score -= _BEGUN if i.role == "attribute" and begins(mention.text, i.name) else 0.0
    values = [i for i in items if i.role == "value"]
    exact = [i for i in values if str(i.value).strip() == mention.text.strip()]
    held = frozenset().union(*(i.owners for i in exact))
    items = [  # "mAnt19" as written beats "mANT19" of the same kinds
        i for i in items if i.role != "value" or i in exact or not i.owners <= held
    ]
    for other in values if exact else ():
        other.score -= 0.0 if other in exact else 0.05
    said = mention.text.casefold()
    return sorted(items, key=lambda i: (-round(i.score, 2), not _is_mean(i), said not in i.names))[
        :8
    ]


def begins(text: str, attribute: str) -> bool:
    """Whether a plural noun is only what an attribute's name begins with: "boxes" are what has a
    ``boxLength``, rather than lengths; but "fish" are counted by a ``fishCount``."""
    name, said = words(attribute).split(), text.lower()
    part = singular(said) != said and singular(said) in name[:-1]
    return part and name[-1] not in _COUNTS | UNIT_WORDS and len(name[-1]) > 3


def _is_mean(item: Item) -> bool:
    """Of ``rssi_min``, ``rssi_mean`` and ``rssi_max``, plain "rssi" is the mean."""
    return bool({"mean", "average", "avg", "median"} & set(words(item.names[0]).split()))


class Joins:
    """The relations of a schema as ways from one kind to another.

    Args:
        schema: of the graph.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._from: dict[str, list[tuple[str, Direction, RelationInfo]]] = defaultdict(list)
        for r in schema.relations:
            if r.source_kind == r.target_kind and not r.directed:
                self._from[r.source_kind].append((r.target_kind, "both", r))
                continue
            self._from[r.source_kind].append((r.target_kind, "out", r))
            self._from[r.target_kind].append((r.source_kind, "in", r))

    def direct(
        self, here: Sequence[str], there: Sequence[str], types: Iterable[str] = ()
    ) -> dict[str, set[Direction]]:
        """Relation type → directions (seen from ``here``) in which it joins the two."""
        wanted = set(types)
        found: dict[str, set[Direction]] = defaultdict(set)
        for kind in here or list(self._from):
            for other, direction, r in self._from.get(kind, ()):
                if (not there or other in there) and (not wanted or r.type in wanted):
                    found[r.type].add(direction)
        return found

    def reachable(
        self, here: Sequence[str], types: Iterable[str], direction: Direction
    ) -> tuple[str, ...]:
        """The kinds that relations of ``types`` lead to from ``here``."""
        wanted = set(types)
        kinds = [
            other
            for kind in here or list(self._from)
            for other, way, r in self._from.get(kind, ())
            if r.type in wanted and (direction in ("both", way) or way == "both")
        ]
        return tuple(dict.fromkeys(kinds))

    def around(self, here: Sequence[str]) -> list[tuple[str, Direction, RelationInfo]]:
        """Every kind that a relation joins to one of ``here``, with the way and the relation."""
        return [end for kind in here for end in self._from.get(kind, ())]

    def leads_to_one(self, types: Iterable[str], there: Sequence[str]) -> bool:
        """Whether relations of ``types`` lead to at most one of ``there`` from anywhere, as far as
        their number tells ("heated by S1 and S2" is then said of two groups)."""
        said = set(types)
        counts = []
        for r in self.schema.relations:
            if r.type in said and r.target_kind in there:
                counts.append((r.count, self.schema.kinds[r.source_kind].count))
            elif r.type in said and r.source_kind in there:
                counts.append((r.count, self.schema.kinds[r.target_kind].count))
        return bool(counts) and all(n <= entities for n, entities in counts)

    def route(
        self, here: Sequence[str], there: Sequence[str], longest: int = 3
    ) -> list[tuple[str, ...]]:
        """Shortest chains of kinds between two kinds, ends included; [] if none is short enough."""
        goal = set(there)
        chains: list[tuple[str, ...]] = [(k,) for k in here]
        seen = set(here)
        for _ in range(longest):
            longer = [
                (*chain, other) for chain in chains for other, _, _ in self._from.get(chain[-1], ())
            ]
            done = [c for c in dict.fromkeys(longer) if c[-1] in goal]
            if done:
                return list(islice(done, 4))
            chains = [c for c in dict.fromkeys(longer) if c[-1] not in seen]
            seen |= {c[-1] for c in chains}
        return []

    def led(
        self, here: Sequence[str], there: Sequence[str], types: Sequence[str], doing: bool
    ) -> list[tuple[str, ...]]:
        """Chains as of :meth:`route` in which the one that does what ``types`` say (the kinds
        ``here`` if ``doing``, else ``there``) does it to the next, and this to the next after it
        as far as that goes; then the shortest way on. Of doers of several kinds, the nearest."""
        doer, goal = (here, there) if doing else (there, here)
        lines: list[tuple[str, ...]] = [(kind,) for kind in doer]
        done: list[tuple[int, tuple[str, ...]]] = []
        for hops in range(1, 4):
            lines = [
                (*line, other)
                for line in lines
                for other in self.reachable(line[-1:], types, "out")
                if other not in line
            ]
            for line in lines:
                on = [(line[-1],)] if line[-1] in goal else self.route(line[-1:], goal, 2)
                done += [(hops, (*line[:-1], *way)) for way in on if not set(way) & {*line[:-1]}]
            lines = [line for line in lines if line[-1] not in goal]
        done.sort(key=lambda f: (-f[0] if len(doer) == 1 else 0, len(f[1])))
        return [chain if doing else chain[::-1] for _, chain in done if len(chain) > 2]

    def step(
        self,
        here: Sequence[str],
        there: Sequence[str],
        types: Sequence[str] = (),
        subject: bool | None = None,
        where: tuple[Comparison, ...] = (),
    ) -> Step | None:
        """The hop that joins two kinds, over ``types`` if said.

        Args:
            subject: whether ``here`` is the subject of the relation's verb, where the question
                shows it; decides the direction between two of a kind.
        """
        found = self.direct(here, there, types)
        if not found:
            return None
        ways = set().union(*found.values())
        direction: Direction = "both"
        if len(ways) == 1:
            direction = next(iter(ways))
        elif subject is not None and "both" not in ways and has_agent(found):
            direction = "out" if subject else "in"
        return Step(types=tuple(found), direction=direction, where=where)

    def attributes(self, kinds: Sequence[str], name: str) -> list[AttributeInfo]:
        """What is known of an attribute of these kinds (of any kind, if none is given)."""
        return [
            info.attributes[name]
            for kind, info in self.schema.kinds.items()
            if (not kinds or kind in kinds) and name in info.attributes
        ]

    def edge_attributes(self, types: Sequence[str], name: str) -> list[AttributeInfo]:
        return [
            r.attributes[name]
            for r in self.schema.relations
            if (not types or r.type in types) and name in r.attributes
        ]


def has_agent(types: Iterable[str]) -> bool:
    """Whether the relations are verbs that one end does to the other ("feeds"); a noun like
    "track" or "pipe" holds both ways."""
    return any(relation_form(t)[0] != "noun" for t in types)


def edge_set(step: Step, source: Selection | None, target: Selection | None) -> Edges:
    """Edges with the ends that say something."""
    empty = Selection()
    return Edges(
        step=step,
        source=None if source == empty else source,
        target=None if target == empty else target,
    )
