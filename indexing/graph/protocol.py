"""What every graph store can do. The retriever knows this page and nothing else of a store.

Reads are of one version and never change anything. Ids come back in **priority order**: eq. 3's
p = N·⊥/M descending (so, as M is common to all: N·⊥), ties by natural order of the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

from pydantic import BaseModel, ConfigDict

from gentwin_chat.domain import Change, Entity, Reading, Relation, Scalar, Value

if TYPE_CHECKING:
    from .diff import VersionDiff
    from .retention import Retention

Moment: TypeAlias = int | datetime | str
"""A version by its number, or the state at a time: a ``datetime`` or ISO 8601 text, UTC if it names
no zone."""

Marks: TypeAlias = Mapping[str, str | None]
"""Key → text; ``None`` takes the mark away."""

Operator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">=", "contains", "exists", "missing"]


class Comparison(BaseModel):
    """A condition on an attribute of an entity or relation.

    ``attribute`` may also be ``"id"``, ``"name"``, ``"kind"`` or ``"active"``. ``=`` and ``!=`` on
    text ignore nothing: the planner passes stored values; on a list value, ``=`` holds if any
    member equals. ``contains`` is case-insensitive substring. ``<`` and the like compare numbers
    with numbers and text with text; a missing or incomparable value satisfies no operator except
    ``missing``; ``!=`` too needs the attribute to be present.
    """

    model_config = ConfigDict(frozen=True)

    attribute: str
    op: Operator
    value: Value | None = None


class AttributeInfo(BaseModel):
    """What a store knows of one attribute of one kind (or of one relation type).

    Attributes:
        name: as the source has it.
        type: ``number``, ``boolean``, ``text``, ``datetime``, ``list`` or ``mixed``.
        count: entities that have it.
        distinct: number of distinct values.
        values: the distinct values, most frequent first; all of them if ``distinct`` ≤ 1000, else
            500 to 1000 of the most frequent.
        counts: how often each of ``values`` occurs.
        forms: how many have it as what, each as (type, unit, count).
        units: the units seen.
        minimum, maximum: of numbers.
    """

    name: str
    type: str
    count: int
    distinct: int
    values: list[Value] = []
    counts: list[int] = []
    forms: list[tuple[str, str | None, int]] = []
    units: list[str] = []
    minimum: float | None = None
    maximum: float | None = None


class KindInfo(BaseModel):
    """One kind of entity: its name, how many there are, its attributes."""

    name: str
    count: int
    attributes: dict[str, AttributeInfo] = {}


class RelationInfo(BaseModel):
    """One relation type between one pair of kinds.

    Attributes:
        directed: False if every such edge is undirected.
        undirected: how many are.
        attributes: of the edges themselves.
    """

    type: str
    source_kind: str
    target_kind: str
    count: int
    directed: bool = True
    undirected: int = 0
    attributes: dict[str, AttributeInfo] = {}


class Schema(BaseModel):
    """The graph's own vocabulary, as of one version.

    Attributes:
        total: how many entities there are, where an entity may be of several kinds.
        exact: it counts what is there now; else it may rest on samples, or on what was there.
    """

    kinds: dict[str, KindInfo] = {}
    relations: list[RelationInfo] = []
    descriptions: dict[str, str] = {}
    total: int | None = None
    exact: bool = True

    @property
    def entity_count(self) -> int:
        if self.total is not None:
            return self.total
        return sum(k.count for k in self.kinds.values())

    @property
    def relation_count(self) -> int:
        return sum(r.count for r in self.relations)


class NameHit(BaseModel):
    """An entity found by (part of) a name. ``score`` is 1.0 for an exact folded match."""

    id: str
    name: str
    kind: str
    score: float


@runtime_checkable
class GraphReader(Protocol):
    """Read access to one version of a twin."""

    @property
    def version(self) -> int: ...

    def schema(self) -> Schema:
        """Kinds, attributes, relations and descriptions of this version (cached by the store)."""
        ...

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        """``id → Entity.key`` of each: cheap, however many they are. An id that is not there is
        its own key."""
        ...

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        """The entities with these ids, in the order asked; unknown ids are left out."""
        ...

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        """Ids of the entities of any of ``kinds`` (all if empty), among ``ids`` if given, that
        satisfy every condition, in priority order."""
        ...

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        """Relations as stored (direction kept), ends restricted where given."""
        ...

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        """``id → reading`` for those of ``ids`` that have ``attribute``."""
        ...

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        """How many entities of ``kind`` have each of ``values``; list values do not count."""
        ...

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        """Nᵢ of eq. 3: relations that touch each entity, in either direction; 0 if none."""
        ...

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        """Folded name (``domain.name_key``) → the entities that bear it; keys without any are left
        out. One indexed look-up, whatever the size of the network."""
        ...

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        """Entities whose folded names are near ``text`` (typos, parts), best first."""
        ...


@runtime_checkable
class GraphHistory(GraphReader, Protocol):
    """A reader that knows the versions up to the one it reads."""

    def at(self, version: Moment) -> GraphHistory:
        """A reader of one version, or of the state at a time; later changes do not move it.

        Raises:
            VersionError: there is no such version, or it was retired; also at a read, if it has
                been retired since.
        """
        ...

    def versions(self) -> list[tuple[int, datetime]]:
        """Every kept version with its time, oldest first."""
        ...

    def changed(self, since: int, until: int | None = None) -> list[str]:
        """Ids of the entities that are new, gone, or touched (attribute, presence or relation)
        between two versions; ``until`` is the version that is read if ``None``."""
        ...

    def diff(self, since: Moment, until: Moment | None = None) -> VersionDiff:
        """What differs between two versions; ``until`` as in :meth:`changed`."""
        ...


@runtime_checkable
class GraphStore(GraphHistory, Protocol):
    """A store of twin versions: a reader of the newest one that also takes changes."""

    def apply(
        self,
        changes: Iterable[Change],
        *,
        time: datetime | None = None,
        descriptions: Mapping[str, str] | None = None,
        marks: Marks | None = None,
    ) -> int:
        """Apply ``changes`` as one new version, all or none; return its number.

        When this returns, the version survives a crash of the process. ``marks`` are set with it,
        both or neither.

        Raises:
            StoreError: a change names an entity that is not there, or the store failed; nothing of
                this call is kept.
        """
        ...

    def mark(self, marks: Marks) -> None:
        """Set marks: small texts beside the graph that belong to no version, such as how far a feed
        has been read. When this returns, they survive a crash of the process.

        Raises:
            StoreError: the store failed; none is set.
        """
        ...

    def marks(self, keys: Iterable[str]) -> dict[str, str]:
        """Those of the marks ``keys`` that are set."""
        ...

    def compact(self, retention: Retention, now: datetime | None = None) -> list[int]:
        """Retire the versions that ``retention`` does not keep; return their numbers.

        All or none are gone when this returns, and every kept version reads as before.
        """
        ...

    def close(self) -> None:
        """Release files and connections; the store cannot be used afterwards."""
        ...
