"""Objects inside the rows of a table, which are rows of other tables.

- An object with an id of its own (``"Sensor": {"id": 3, "name": …}``) is an entity to which the
  row refers; repeated in many rows, it is one.
- A list of objects with ids is a list of references likewise.
- A list of objects without ids (``"receptions": [{"gateway_id": …, "rssi": …}]``) is a table
  whose rows refer to the row they stand in, by a column ``<table>_id``. So is a list of
  measurements, whatever it has.

What says nothing of the thing itself is left out: links of the transfer (``@iot.selfLink``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gentwin_chat.domain import Value, name_key, words

from .keys import own_key, unique_id_column, unique_name_column, written
from .tables import Row, Table, singular
from .values import flatten, is_geometry
from .vocabulary import SERIES_TABLES
from .wrappers import opened

Item = tuple[int | None, Mapping[str, Any]]

_DEPTH = 6
"""Tables are sought in objects this deep at most; what is deeper stays JSON text."""


def _cells(item: Mapping[str, Any]) -> dict[str, Value]:
    """Column → value of one object, its nested values flattened."""
    cells: dict[str, Value] = {}
    for key, value in item.items():
        if not isinstance(value, Mapping) or value:
            cells.update(flatten(key, value))
    return cells


def _members(item: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The members of an object but those of the transfer; ``@iot.id`` as its id."""
    for key, value in item.items():
        if key in ("@iot.id", "@id") and "id" not in item:
            yield "id", value
        elif not (key.startswith(("@iot.", "@odata.")) or "@iot." in key or "@odata." in key):
            yield str(key), value


class NestedTables:
    """The tables of one list of objects: its own first, then those inside its rows."""

    def __init__(self, file: str) -> None:
        self.file = file

    def tables(self, items: Sequence[Item], name: str, depth: int = 0) -> list[Table]:
        """The table ``name`` of ``items``, each with its line, and the tables nested in them."""
        opened_rows = opened([dict(_members(item)) for _, item in items])
        members = [(line, row) for (line, _), row in zip(items, opened_rows, strict=True)]
        refer: dict[str, bool] = {}
        inner: dict[str, list[tuple[int, Mapping[str, Any]]]] = {}
        for column in dict.fromkeys(c for _, row in members for c in row) if depth < _DEPTH else ():
            found = [(i, v) for i, (_, row) in enumerate(members) if (v := row.get(column))]
            if all(_is_list_of_objects(v) for _, v in found) and found:
                inner[column] = [(i, o) for i, v in found for o in v]
                refer[column] = not _is_series(column) and _all_identified(column, inner[column])
            elif all(_is_identified(column, v) for _, v in found) and found:
                inner[column] = found
                refer[column] = True
        flat = [
            Row(line, _cells({k: v for k, v in row.items() if k not in inner}))
            for line, row in members
        ]
        table = Table(name, self.file, flat, nested=depth > 0)
        key = own_key(table, set()) or unique_id_column(table, set()) or unique_name_column(table)
        made: list[Table] = []
        for column, objects in inner.items():
            if refer[column]:
                made += self._referred(column, objects, members, flat, depth)
            elif key is not None:
                made += self._owned(column, objects, table, key, depth)
            else:
                for index, (_, row) in enumerate(members):
                    if column in row:
                        flat[index].cells.update(flatten(column, row[column]))
        return [Table(name, self.file, flat, nested=depth > 0), *made]

    def _referred(
        self,
        column: str,
        objects: Sequence[tuple[int, Mapping[str, Any]]],
        members: Sequence[tuple[int | None, Mapping[str, Any]]],
        flat: Sequence[Row],
        depth: int,
    ) -> list[Table]:
        """Let the rows refer to the objects in ``column`` by their ids; these once each."""
        merged: dict[str, dict[str, Any]] = {}
        ids: dict[int, list[Any]] = {}
        for index, item in objects:
            id = item[str(_id_member(column, item))]
            ids.setdefault(index, []).append(id)
            known = merged.setdefault(written(id).casefold(), {})
            known.update({k: v for k, v in item.items() if k not in known})
        for index, held in ids.items():
            several = isinstance(members[index][1][column], list)
            flat[index].cells[column] = held if several else held[0]
        if all(len(item) == 1 for item in merged.values()):
            return []  # ids alone: of a table that stands elsewhere
        rows: list[Item] = [(None, item) for item in merged.values()]
        return self.tables(rows, column, depth + 1)

    def _owned(
        self,
        column: str,
        objects: Sequence[tuple[int, Mapping[str, Any]]],
        table: Table,
        key: str,
        depth: int,
    ) -> list[Table]:
        """Let the objects in ``column`` refer to the row in which they stand.

        Ids that count within the list get the row's id before them.
        """
        back = f"{table.singular}_id"
        rows: list[Item] = []
        for index, item in objects:
            row = table.rows[index]
            if (owner := row.cells.get(key)) is None:
                continue
            if (member := _id_member(column, item)) is not None and not _is_series(column):
                item = {**item, member: f"{owner}-{item[member]}"}
            rows.append((row.line, {back: owner, **item}))
        return self.tables(rows, column, depth + 1)


def _is_series(column: str) -> bool:
    return bool(SERIES_TABLES.intersection(words(singular(column)).split()))


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(v, Mapping) and not is_geometry(v) for v in value
    )


def _id_member(column: str, item: Mapping[str, Any]) -> str | None:
    """The member of an object that is its id, if it has one."""
    one = name_key(singular(column))
    for key, value in item.items():
        named = key in ("@iot.id", "@id") or name_key(key) in ("id", "uuid", f"{one}id")
        if named and isinstance(value, str | int) and not isinstance(value, bool):
            return key
    return None


def _is_identified(column: str, value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and not is_geometry(value)
        and _id_member(column, value) is not None
    )


def _all_identified(column: str, objects: Sequence[tuple[int, Mapping[str, Any]]]) -> bool:
    """Whether all objects of a list have ids that tell them apart also beyond their list."""
    seen: dict[str, Mapping[str, Any]] = {}
    for _, item in objects:
        if (member := _id_member(column, item)) is None:
            return False
        other = seen.setdefault(written(item[member]).casefold(), item)
        if any(item[k] != other[k] for k in item.keys() & other.keys()):
            return False  # ids that count within the list
    return True
