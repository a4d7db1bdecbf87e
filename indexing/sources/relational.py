"""From tables to a network: entities, their references to one another, relation tables.

What each table is, ``roles`` decides; here the rows are turned into entities and relations.
Ids compare without regard to case. An edge whose end is in no table is rejected; if there is no
table of nodes at all, the ends are the nodes. A table all of whose edges dangle is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from gentwin_chat.domain import Reading, Value, name_key, words
from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .groups import Group, Role
from .keys import folded, written
from .mapping import SourceMapping
from .roles import decide_roles
from .series import put_series
from .tables import Row, Table
from .values import reading
from .vocabulary import MEDIA, NAME_COPIES, PREPOSITIONS, RELATION_COLUMNS, UNDIRECTED


def assemble(tables: Sequence[Table], mapping: SourceMapping, into: Assembly) -> None:
    """Put the network that ``tables`` describe into ``into``.

    Raises:
        SourceError: the mapping names a column or table that is not there, or no edge of a table
            has both its ends.
    """
    roles, groups = decide_roles(tables, mapping, into)
    shared = _shared_ids(groups)
    for group in groups:
        for role in group.roles:
            _put_entities(role, group, shared, mapping, into)
    for role in roles:
        if role.relation is not None:
            _put_relations(role, groups, mapping, into)
        elif role.series is not None:
            _put_series(role, role.series, mapping, into)
        else:
            _put_references(role, into)


def _shared_ids(groups: Sequence[Group]) -> set[str]:
    """Names of the groups whose ids are also ids of others: these need their kind before them."""
    seen: dict[str, str] = {}
    shared: set[str] = set()
    for group in groups:
        for key in group.index:
            if (other := seen.setdefault(key, group.kind)) != group.kind:
                shared.update((other, group.kind))
    return shared


def _put_entities(
    role: Role, group: Group, shared: set[str], mapping: SourceMapping, into: Assembly
) -> None:
    table, numeric = role.table, role.numeric_ids()
    special = role.special | _repeated(role)
    first_line: dict[str, int | None] = {}
    for number, row in enumerate(table.rows, 1):
        raw = role.raw_id(row, number)
        key = folded(raw)
        if key in first_line:
            where = f" (first in line {first_line[key]})" if first_line[key] else ""
            into.reject(table.file, row.line, f"{role.kind} {raw!r} is there twice{where}")
            continue
        first_line[key] = row.line
        kind = role.row_kind(row) or group.kinds.get(key) or group.kind
        bare = group.index.get(key, raw)
        prefixed = group.kind in shared and role.key is not None
        id = f"{kind}-{bare}" if prefixed else bare
        aliases = [a for a in (bare, raw) if a != id] if role.key is not None else []
        name = row.cells.get(role.name) if role.name else None
        taken = into.put(
            id,
            kind,
            _readings(table, row, special, role.units(mapping)),
            name=str(name) if name is not None else None,
            numeric_id=numeric,
            aliases=aliases,
            file=table.file,
            line=row.line,
        )
        if taken:
            role.ids[number - 1] = id
            group.ids[key] = id
            if name is not None:
                group.names.setdefault(name_key(str(name)), []).append(id)


def _repeated(role: Role) -> set[str]:
    """Columns that only write the name again, for screens and addresses (``display``, ``slug``)."""
    return {
        column
        for column in role.table.columns
        if role.name is not None
        and name_key(column) in NAME_COPIES
        and all(
            name_key(str(row.cells.get(column, ""))) == name_key(str(row.cells.get(role.name, "")))
            for row in role.table.rows
        )
    }


def _readings(
    table: Table, row: Row, special: Iterable[str], units: dict[str, str]
) -> dict[str, Reading]:
    made: dict[str, Reading] = {}
    skip = set(special)
    unit_cell = row.cells.get("unit", row.cells.get("unitCode"))
    for column, value in row.cells.items():
        if column in skip:
            continue
        unit = units.get(column)
        stated = unit_cell if column == "value" else row.cells.get(f"{column}_unit")
        if unit is None and isinstance(stated, str):
            unit = stated
        if (found := reading(column, value, unit=unit)) is not None:
            made[column] = found
    return made


def _put_references(role: Role, into: Assembly) -> None:
    table = role.table
    for column, reference in role.references.items():
        for index, row in enumerate(table.rows):
            source = role.ids.get(index)
            if source is None or column not in row.cells:
                continue
            for member in reference.members(row.cells[column]):
                target = reference.group.find(member, by_name=True)
                if target is None:
                    reason = f"{column} {member!r} is no {reference.group.kind}"
                    into.reject(table.file, row.line, reason)
                elif target != source or reference.group.kind != role.kind:
                    into.relate(source, reference.relation, target, file=table.file, line=row.line)


def _put_series(role: Role, subject: str, mapping: SourceMapping, into: Assembly) -> None:
    found: dict[int, str] = {}
    for index, row in enumerate(role.table.rows):
        value = row.cells.get(subject)
        id = role.references[subject].group.find(value, by_name=True)
        if id is None:
            reason = f"{subject} is missing" if value is None else f"{subject} {value!r} is unknown"
            into.reject(role.table.file, row.line, reason)
        else:
            found[index] = id
    put_series(role.table, subject, found, role.units(mapping), into)


def _put_relations(
    role: Role, groups: Sequence[Group], mapping: SourceMapping, into: Assembly
) -> None:
    table, relation = role.table, role.relation
    assert relation is not None
    type_column = relation.type_column
    if relation.type is None and type_column is None:
        type_column = _type_column(table, (relation.source, relation.target))
    special = {relation.source, relation.target, *([type_column] if type_column else [])}
    source_groups = _end_groups(role, relation.source, groups)
    target_groups = _end_groups(role, relation.target, groups)
    dangling: list[tuple[int | None, str]] = []
    put = 0
    for row in table.rows:
        ends = row.cells.get(relation.source), row.cells.get(relation.target)
        found = [
            _end(value, among, into, free=not groups)
            for value, among in zip(ends, (source_groups, target_groups), strict=True)
        ]
        (source, source_group), (target, target_group) = found
        if source is None or target is None:
            dangling.append((row.line, _dangling_reason(role, ends, (source, target))))
            continue
        held = row.cells.get(type_column) if type_column else None
        type = relation.type or (str(held).strip() if held is not None else table.singular)
        directed = relation.directed
        if directed is None:
            alike = source_group is target_group
            directed = not (alike and UNDIRECTED.intersection(words(type).split()))
        into.relate(
            source,
            type,
            target,
            _readings(table, row, special, role.units(mapping)),
            directed=directed,
            parallel=True,
            file=table.file,
            line=row.line,
        )
        put += 1
    if dangling and not put:
        line, reason = dangling[0]
        raise SourceError(
            f"No edge of this table has both its ends: {reason}.",
            remedy="Put the table of the nodes beside it, or name the columns in gentwin.yaml.",
            file=table.file,
            line=line,
        )
    for line, reason in dangling:
        into.reject(table.file, line, reason)


def _dangling_reason(
    role: Role, ends: tuple[Value | None, Value | None], found: tuple[str | None, str | None]
) -> str:
    assert role.relation is not None
    columns = (role.relation.source, role.relation.target)
    return " and ".join(
        f"{column} is missing" if value is None else f"{column} {value!r} is no known entity"
        for column, value, id in zip(columns, ends, found, strict=True)
        if id is None
    )


def _end_groups(role: Role, column: str, groups: Sequence[Group]) -> list[Group]:
    """Where to look for the ids of one end: the table it names, else where most of them are."""
    if (named := role.end_groups.get(column)) is not None:
        return [named]
    values = list(role.table.values(column))[:2000]
    hits = Counter(
        {
            i: sum(g.find(v, by_name=True) is not None for v in values if not isinstance(v, list))
            for i, g in enumerate(groups)
        }
    )
    return [groups[i] for i, n in hits.most_common() if n]


def _end(
    value: Value | None, among: Sequence[Group], into: Assembly, *, free: bool
) -> tuple[str | None, Group | None]:
    """The entity at one end of an edge, and the group it is of; with ``free`` it may be new."""
    if value is None or isinstance(value, list):
        return None, None
    for by_name in (False, True):
        for group in among:
            if (id := group.find(value, by_name=by_name)) is not None:
                return id, group
    if free:
        id = written(value)
        if id not in into.drafts:
            into.put(id, "node", {}, numeric_id=isinstance(value, int), file="")
        return id, None
    return None, None


def _is_medium(table: Table, values: Sequence[Value]) -> bool:
    """Whether values tell what a link is made of (``wifi``, ``vpn``, ``cat6``), not what it says:
    a verb or a word with a preposition (``feeds``, ``mounted_on``) does that."""
    if not MEDIA.intersection(words(table.singular).split()):
        return False
    said = {word for v in values for word in words(str(v)).split()}
    return not any(w in PREPOSITIONS or re.search(r"[^s]s$|ed$", w) for w in said)


def _type_column(table: Table, ends: tuple[str, str]) -> str | None:
    """The column that names the type of each row's relation: text, with values that repeat."""
    by_fold = {name_key(c): c for c in reversed(table.columns) if c not in ends}
    for wanted in RELATION_COLUMNS:
        if (column := by_fold.get(wanted)) is None:
            continue
        values = list(table.values(column))
        if not all(isinstance(v, str) for v in values):
            continue
        if wanted in ("type", "kind", "label") and _is_medium(table, values):
            continue
        if len(values) < 10 or len(set(map(str, values))) <= len(values) // 2:
            return column
    return None
