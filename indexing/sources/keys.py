"""What columns are by their names and values: keys, names, kinds, ends of edges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gentwin_chat.domain import name_key, words

from .tables import KEY_COLUMN, Table
from .vocabulary import GENERIC_TABLES, KIND_COLUMNS, NAME_COLUMNS

_ID_SUFFIX = re.compile(
    r"(?i:[_\-. ]+(?:ids?|uuid|guid|eui|ref|key|fk))$"
    r"|(?<=[a-z0-9])(?:I[Dd]s?|E[Uu][Ii]|U[Uu][Ii][Dd]|Ref|Key)$"
)


def written(value: object) -> str:
    """An id as text; a whole number is written as such also where the source says ``7.0``."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()


def folded(value: object) -> str:
    """An id as it is compared: without case and outer blanks."""
    return written(value).casefold()


def stem(column: str) -> str:
    """A column's name without its id suffix: ``nodeId``, ``node_id`` → ``node``."""
    return _ID_SUFFIX.sub("", column) or column


def is_plain(column: str) -> bool:
    """A key name that says nothing of what it identifies."""
    return column == KEY_COLUMN or name_key(column) in (
        "id", "uuid", "guid", "eui", "key", "name", "code", "index", "uri", "urn",
    )  # fmt: skip


def is_unique(table: Table, column: str) -> bool:
    """Whether each row has a value of ``column``, and no two the same."""
    values = [folded(v) for v in table.values(column) if not isinstance(v, list)]
    return len(values) == len(table.rows) == len(set(values))


def own_key(table: Table, kinds: set[str]) -> str | None:
    """The column that names itself the id of this table."""
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    if KEY_COLUMN in table.columns:
        return KEY_COLUMN
    one = name_key(table.singular)
    for wanted in ("id", f"{one}id", f"{one}uuid", f"{one}eui", "uuid", "guid", "urn", "uri"):
        if (column := by_fold.get(wanted)) is not None and not column.startswith("_"):
            return column
    others = {name_key(kind) for kind in kinds} - {one}
    last = name_key(words(table.singular).split()[-1]) if words(table.singular) else one
    for column in table.columns:
        bare = name_key(stem(column))
        if (
            bare != name_key(column)
            and len(bare) > 1
            and bare not in others
            and (one.startswith(bare) or one.endswith(bare) or last.startswith(bare))
            and is_unique(table, column)
        ):
            return column
    return by_fold.get("id")  # the "_id" by which a store counts its rows


def unique_id_column(table: Table, known: set[str]) -> str | None:
    """A column that ends in Id or EUI and tells all rows apart.

    One that is called as another table's key too, is taken only if it is the only such column:
    with two of them the table is a relation.
    """
    marked = [c for c in table.columns if stem(c) != c or name_key(c) in known]
    if len(marked) != 1 or not is_unique(table, marked[0]):
        return None
    column = marked[0]
    return column if name_key(column) in known or name_key(stem(column)) not in known else None


def unique_name_column(table: Table) -> str | None:
    """A name or code that tells all rows apart, if the table has one."""
    one = name_key(table.singular)
    for column in table.columns:
        said = name_key(column)
        fits = said in (one, "name", "code", "identifier", "hostname", "serial", "serialnumber",
                        "mac", "macaddress", f"{one}name", f"{one}code", "label")  # fmt: skip
        if fits and is_unique(table, column):
            return column
    return None


def end_columns(table: Table, pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The columns called as the two ends, also with ``id`` or ``node`` behind; and those that
    differ by these words alone (``source.address``/``target.address``, ``side_a_device``/…)."""
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    found = []
    for end in pair:
        named = (by_fold.get(end + tail) for tail in ("", "id", "node", "nodeid"))
        found.append(next((c for c in named if c is not None), None))
    if found[0] is not None and found[1] is not None:
        yield found[0], found[1]
    for column in table.columns:
        said = words(column).split()
        if len(said) > 1 and pair[0] in said:
            other = by_fold.get("".join(pair[1] if w == pair[0] else w for w in said))
            if other is not None and other != column and (column, other) != tuple(found):
                yield column, other


def kind_column(table: Table, key: str | None) -> str | None:
    """The column with the kind of each row, in a table whose name does not say what a row is."""
    generic = name_key(table.singular) in GENERIC_TABLES
    if not generic and words(table.singular).split()[-1:] != ["node"]:
        return None
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    for wanted in KIND_COLUMNS:
        if (column := by_fold.get(wanted)) is None or column == key:
            continue
        values = list(table.values(column))
        different = len(set(map(str, values)))
        if (
            len(values) == len(table.rows)
            and all(isinstance(v, str) for v in values)
            and different <= max(20, len(values) // 10)
        ):
            return column
    return None


def name_column(table: Table, key: str | None) -> str | None:
    """The column with a human name beside the key; else the id by which people refer to a row
    (``entity_id`` beside a bare ``id``)."""
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    one = name_key(table.singular)
    for wanted in (NAME_COLUMNS[0], f"{one}name", *NAME_COLUMNS[1:]):
        column = by_fold.get(wanted)
        if column is None or column == key:
            continue
        if all(isinstance(v, str) for v in table.values(column)):
            return column
    for column in table.columns:  # route_long_name
        said = name_key(column)
        if said.startswith(one) and said.endswith("name") and column != key:
            values = list(table.values(column))
            if len(values) == len(table.rows) and all(isinstance(v, str) for v in values):
                return column
    column = by_fold.get(f"{one}id")
    if column is not None and column != key and is_unique(table, column):
        return column if all(isinstance(v, str) for v in table.values(column)) else None
    return None
