"""The entities that tables describe together, and what each table is to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gentwin_chat.domain import Value, name_key

from .keys import folded, is_plain, stem, written
from .mapping import RelationMapping, SourceMapping, TableMapping
from .tables import Row, Table


def relation_name(column: str, kind: str) -> str:
    """What the relation of a reference is called: ``gateway_id`` → ``gateway``."""
    bare = stem(column)
    if len(bare) > 1 and bare != column and name_key(kind).startswith(name_key(bare)):
        return kind if name_key(bare) != name_key(kind) else bare  # devEUI → device
    if name_key(column) == f"{name_key(kind)}id":
        return column[:-2]
    return bare


@dataclass
class Group:
    """The entities that one or more tables describe together.

    Attributes:
        kind: of its rows, unless a row says its own.
        roles: the base table first.
        index: folded id → id as the base table writes it.
        kinds: folded id → kind, where rows say their own.
        ids: folded id → id in the twin, once it is put.
        names: folded name → ids that bear it.
    """

    kind: str
    roles: list[Role] = field(default_factory=list)
    index: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def has(self, value: object) -> bool:
        """Whether ``value`` is one of its ids."""
        return folded(value) in self.index

    def find(self, value: object, *, by_name: bool = False) -> str | None:
        """The twin's id for an id of the tables, or with ``by_name`` for a name borne once."""
        found = self.ids.get(folded(value))
        if found is None and by_name:
            bearers = self.names.get(name_key(str(value)), [])
            return bearers[0] if len(bearers) == 1 else None
        return found

    def called(self) -> set[str]:
        """Folded words for one of its members: kinds, table names, specific key names."""
        said = {name_key(self.kind), *map(name_key, self.kinds.values())}
        for role in self.roles:
            said.update((name_key(role.table.singular), name_key(role.table.name)))
            if role.key and not is_plain(role.key):
                said.update((name_key(role.key), name_key(stem(role.key))))
        return said


@dataclass
class Reference:
    """A column whose values are ids of ``group``."""

    group: Group
    relation: str

    def members(self, value: Value) -> Iterator[Value]:
        """The ids that a cell holds: a list, or text with separators, may hold several."""
        if isinstance(value, list):
            yield from value
        elif (
            isinstance(value, str)
            and self.group.find(value, by_name=True) is None
            and len(parts := [p for p in re.split(r"\s*[;|,]\s*", value.strip()) if p]) > 1
            and any(self.group.find(p, by_name=True) for p in parts)
        ):
            yield from parts
        else:
            yield value


@dataclass
class Role:
    """What one table is, as decided.

    Attributes:
        key: the column that is the id, ``None`` if rows are numbered.
        relation: set if its rows are relations.
        series: the column that names the entity, if its rows are measurements over time.
        ids: row index → id in the twin, once it is put.
        end_groups: end column → the group it refers to, where the column's name says so.
    """

    table: Table
    mapping: TableMapping
    kind: str
    key: str | None = None
    name: str | None = None
    kind_column: str | None = None
    relation: RelationMapping | None = None
    references: dict[str, Reference] = field(default_factory=dict)
    series: str | None = None
    end_groups: dict[str, Group] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)

    @property
    def special(self) -> set[str]:
        """Columns that do not become attributes."""
        named = {self.key, self.name, self.kind_column, *self.references}
        return {column for column in named if column is not None}

    def units(self, mapping: SourceMapping) -> dict[str, str]:
        """Column → unit: the head's, overruled by the mapping's."""
        return {**self.table.units, **mapping.units, **self.mapping.units}

    def raw_id(self, row: Row, number: int) -> str:
        """The id of a row as the table writes it, or ``<kind>-<number>``."""
        held = row.cells.get(self.key) if self.key else None
        return ("" if held is None else written(held)) or f"{self.kind}-{number}"

    def row_kind(self, row: Row) -> str | None:
        """The kind that the row itself states."""
        held = row.cells.get(self.kind_column) if self.kind_column else None
        return held.strip() if isinstance(held, str) else None

    def numeric_ids(self) -> bool:
        """Whether all ids are whole numbers in the source."""
        return self.key is not None and all(
            (isinstance(v, int) and not isinstance(v, bool))
            or (isinstance(v, float) and v.is_integer())
            for v in self.table.values(self.key)
        )
