"""What each table is: a kind, a relation, more columns of another table; and what refers to what.

Rules, in order; a mapping (``mapping``) overrides each of them:

1. **Keys.** The key of a table is ``id``, the keys of an object by id, ``<table>Id`` or
   ``<start of table>EUI`` (``devEUI`` of devices), ``uuid``, else a column that ends in ``Id`` or
   ``EUI`` and is no reference, else a name or code; these last two only if it is there and
   different in every row. A table without one numbers its rows: ``sector-1``.
2. **Relation tables.** A table with two ends (``source``/``target``, ``from``/``to``, …), or with
   two references to other tables, and no key of its own, holds relations. Their type is the row's
   ``relation``, ``type`` or ``label``, else the table's name in the singular; other columns are
   the relation's attributes. Edges that repeat are parallel edges.
3. **Kinds.** Every other table is a kind, by its name in the singular (``sectors.json`` →
   ``sector``), except that tables called nodes, devices, entities and the like take the kind of
   each row from a ``kind``, ``type`` or ``category`` column.
4. **Merging.** Two tables describe the same entities if they share ids that cannot be shared by
   chance (eight characters or more, with a digit), or at least half of their ids under one key
   name, or at least half and one is named after the other (``node_status``, ``nodes``). The
   table of the shorter name gives the kind; the others fill in what is missing.
5. **References.** A column that is called after another table or its key (``nodeId``, ``gateway``)
   and holds ids (or names) of it, is a relation of that name without ``Id``. So is a column of
   textual ids that are all ids of one table, whatever its name.
6. **Ids** must be unique in the twin: where tables of different kinds share ids, these become
   ``<kind>-<id>``, with the bare id as an alias.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gentwin_chat.domain import name_key, words
from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .groups import Group, Reference, Role, relation_name
from .keys import (
    end_columns,
    folded,
    is_plain,
    is_unique,
    kind_column,
    name_column,
    own_key,
    stem,
    unique_id_column,
    unique_name_column,
)
from .mapping import RelationMapping, SourceMapping, TableMapping
from .series import is_series
from .tables import Table
from .vocabulary import (
    ENDS,
    FIRM_ENDS,
    SELF_REFERENCES,
    UNDIRECTED,
)

_SAMPLE = 5000
"""Values of a column that are looked at to tell what it refers to."""


def decide_roles(
    tables: Sequence[Table], mapping: SourceMapping, into: Assembly
) -> tuple[list[Role], list[Group]]:
    """The role of every table that is not ignored, and the groups of entities they make.

    Entities that other forms put into ``into`` already are groups too, without tables.

    Raises:
        SourceError: the mapping names a table or a column that is not there.
    """
    _check_mapping(tables, mapping)
    roles = []
    for table in tables:
        said = mapping.tables.get(table.name, TableMapping())
        if said.ignore:
            continue
        if not table.rows:
            into.reject(table.file, None, f"table {table.name} has no rows")
            continue
        roles.append(Role(table, said, said.kind or table.singular, relation=said.relation))
    for role in roles:
        role.key = role.mapping.id or (
            None if role.relation else own_key(role.table, {t.singular for t in tables})
        )
    _find_used_keys(roles)
    _find_ends(roles)
    known = {name_key(role.key) for role in roles if role.key and not is_plain(role.key)}
    for role in roles:
        if role.key is None and role.relation is None:
            role.key = unique_id_column(role.table, known)
    _find_two_references(roles)
    for role in roles:
        if role.relation is None:
            role.key = role.key or unique_name_column(role.table)
            role.kind_column = role.mapping.kind_column or (
                None if role.mapping.kind else kind_column(role.table, role.key)
            )
            role.name = role.mapping.name or name_column(role.table, role.key)
    groups = _foreign_groups(into) + _merge([r for r in roles if r.relation is None])
    for role in roles:
        if role.relation is None:
            role.references = _references(role, groups)
            _find_series(role, groups)
        else:
            for column in (role.relation.source, role.relation.target):
                if (named := _named_group(column, groups)) is not None:
                    role.end_groups[column] = named
    return roles, groups


def _check_mapping(tables: Sequence[Table], mapping: SourceMapping) -> None:
    by_name = {table.name: table for table in tables}
    for name, said in mapping.tables.items():
        table = by_name.get(name)
        if table is None:
            there = ", ".join(sorted(by_name)) or "none"
            raise SourceError(
                f"The mapping names a table {name!r} that is not there.",
                remedy=f"The tables are: {there}.",
            )
        for column in said.columns():
            if column not in table.columns:
                raise SourceError(
                    f"The mapping names a column {column!r} that {name} does not have.",
                    remedy=f"Its columns are: {', '.join(table.columns)}.",
                    file=table.file,
                )


def _find_used_keys(roles: Sequence[Role]) -> None:
    """Let the ends of another table's edges say which column is the key of a table without one
    (``ieeeAddr`` of nodes where links have ``source.ieeeAddr``)."""
    for role in roles:
        if role.key is not None or role.relation is not None:
            continue
        unique = {
            column: {folded(v) for v in role.table.values(column)}
            for column in role.table.columns
            if is_unique(role.table, column)
        }
        ends = (
            {folded(v) for column in columns for v in other.table.values(column)}
            for other in roles
            if other is not role
            for pair in ENDS
            for columns in end_columns(other.table, pair)
        )
        for used in ends:
            fits = [c for c, ids in unique.items() if used and len(used & ids) * 2 >= len(used)]
            if fits:
                role.key = fits[0]
                break


def _find_ends(roles: Sequence[Role]) -> None:
    """Mark the tables whose columns are called as the two ends of an edge."""
    edge_like = {"relation", "relationship", "arc", "edge"} | UNDIRECTED
    for role in roles:
        if role.relation is not None or role.mapping.id or role.mapping.kind:
            continue
        table = role.table
        if role.key is not None and not edge_like.intersection(words(table.singular).split()):
            continue
        named = ((pair, ends) for pair in ENDS for ends in end_columns(table, pair))
        for pair, (source, target) in named:
            firm = pair in FIRM_ENDS and not table.nested and _says_only(source, pair[0])
            if firm or _hold_ids(role, (source, target), roles):
                role.relation = RelationMapping(
                    source=source, target=target, directed=table.directed
                )
                role.key = None
                break


def _says_only(column: str, end: str) -> bool:
    return name_key(column).removeprefix(end) in ("", "id", "node", "nodeid")


def _hold_ids(role: Role, columns: Sequence[str], roles: Sequence[Role]) -> bool:
    """Whether the values of ``columns`` are mostly ids, or names, of some other table."""
    ids = {
        folded(v)
        for other in roles
        if other is not role
        for column in (other.key, name_column(other.table, other.key))
        if column is not None
        for v in other.table.values(column)
    }
    values = [v for c in columns for v in role.table.values(c)][:_SAMPLE]
    return bool(values) and sum(folded(v) in ids for v in values) * 2 >= len(values)


def _find_two_references(roles: Sequence[Role]) -> None:
    """Mark the tables without key whose rows join just two other tables."""
    keyed = [r for r in roles if r.key is not None]
    for role in roles:
        if role.key is not None or role.relation is not None or role.mapping.kind:
            continue
        if unique_name_column(role.table) is not None:
            continue
        found = []
        for column in role.table.columns:
            for other in keyed:
                if _names(column, other) and _refers(role.table, column, other):
                    found.append(column)
                    break
        if len(found) == 2:
            role.relation = RelationMapping(
                source=found[0], target=found[1], directed=role.table.directed
            )


def _names(column: str, other: Role) -> bool:
    said = {name_key(column), name_key(stem(column))}
    own = {name_key(other.kind), name_key(other.table.singular)}
    if other.key and not is_plain(other.key):
        own |= {name_key(other.key), name_key(stem(other.key))}
    return bool(said & own) or name_key(column) in {f"{o}id" for o in own}


def _refers(table: Table, column: str, other: Role) -> bool:
    assert other.key is not None
    ids = {folded(v) for v in other.table.values(other.key)}
    values = [v for v in table.values(column) if not isinstance(v, list)][:_SAMPLE]
    return bool(values) and sum(folded(v) in ids for v in values) * 2 >= len(values)


def _foreign_groups(into: Assembly) -> list[Group]:
    """Entities that other files of the source gave already, by kind."""
    groups: dict[str, Group] = {}
    for id, draft in into.drafts.items():
        group = groups.setdefault(draft.kind, Group(draft.kind))
        group.index[folded(id)] = group.ids[folded(id)] = id
        if draft.name:
            group.names.setdefault(name_key(draft.name), []).append(id)
    return list(groups.values())


def _merge(roles: Sequence[Role]) -> list[Group]:
    """Groups of tables that describe the same entities, in the order of the tables."""
    keys = {id(r): {folded(v) for v in r.table.values(r.key)} if r.key else set() for r in roles}
    called = {name_key(r.table.singular) for r in roles}
    order = sorted(
        roles,
        key=lambda r: (
            _has_foreign_id(r, called), len(words(r.table.name).split()), -len(r.table.rows)
        ),
    )  # fmt: skip
    groups: list[tuple[Group, set[str]]] = []
    for role in order:
        for group, ids in groups:
            base = group.roles[0]
            if role.mapping.kind in (None, group.kind) and _same(role, keys[id(role)], base, ids):
                group.roles.append(role)
                _index(group, role)
                ids |= keys[id(role)]
                role.kind = group.kind
                break
        else:
            if not _extend_by_reference(role, groups):
                groups.append(_new_group(role, keys[id(role)]))
    place = {id(role): n for n, role in enumerate(roles)}
    return sorted((g for g, _ in groups), key=lambda g: place[id(g.roles[0])])


def _has_foreign_id(role: Role, called: set[str]) -> bool:
    """Whether its key is called as another table is: ``trip_id`` of ``frequencies``."""
    if role.key is None or is_plain(role.key):
        return False
    said = name_key(stem(role.key))
    return said in called and said != name_key(role.table.singular)


def _new_group(role: Role, ids: set[str]) -> tuple[Group, set[str]]:
    group = Group(role.kind, [role])
    _index(group, role)
    return group, set(ids)


def _index(group: Group, role: Role) -> None:
    for number, row in enumerate(role.table.rows, 1):
        raw = role.raw_id(row, number)
        group.index.setdefault(folded(raw), raw)
        if (kind := role.row_kind(row)) is not None:
            group.kinds.setdefault(folded(raw), kind)


def _same(role: Role, ids: set[str], base: Role, base_ids: set[str]) -> bool:
    """Rule 4: whether two keyed tables describe the same entities."""
    shared = ids & base_ids
    if not shared or role.key is None or base.key is None:
        return False
    if all(len(i) >= 8 and re.search(r"\d", i) for i in shared):
        return True
    if len(shared) * 2 < min(len(ids), len(base_ids)):
        return False
    if not is_plain(role.key) and name_key(role.key) == name_key(base.key):
        return True
    return _named_after(role, base)


def _named_after(role: Role, base: Role) -> bool:
    """``node_status`` and ``nodes_2024`` are named after ``nodes``."""
    last = words(base.table.singular).split()
    said = words(role.table.name).split()
    plural = words(base.table.name).split()
    return any(said[i : i + len(w)] == w for w in (last, plural) for i in range(len(said)))


def _extend_by_reference(role: Role, groups: list[tuple[Group, set[str]]]) -> bool:
    """``node_status(node_id, …)``, one row a node, has more columns of the nodes."""
    if role.key is not None or is_series(role.table):
        return False
    for group, _ in groups:
        base = group.roles[0]
        if base.key is None or not _named_after(role, base):
            continue
        for column in role.table.columns:
            if (
                _names(column, base)
                and is_unique(role.table, column)
                and _refers(role.table, column, base)
            ):
                role.key, role.kind = column, group.kind
                group.roles.append(role)
                _index(group, role)
                return True
    return False


def _named_group(column: str, groups: Sequence[Group]) -> Group | None:
    said = {name_key(column), name_key(stem(column))}
    return next((g for g in groups if said & g.called()), None)


def _references(role: Role, groups: Sequence[Group]) -> dict[str, Reference]:
    """Rule 5, for every column of an entity table."""
    own = next(g for g in groups if role in g.roles)
    called = [(g, g.called()) for g in groups]
    found: dict[str, Reference] = {}
    for column, said in role.mapping.references.items():
        group = next((g for g in groups if _is_called(g, said.table)), None)
        if group is None:
            raise SourceError(
                f"The mapping lets {column} refer to {said.table!r}, which is not there.",
                remedy=f"There are: {', '.join(g.kind for g in groups)}.",
                file=role.table.file,
            )
        found[column] = Reference(group, said.relation or relation_name(column, group.kind))
    taken = {role.key, role.name, role.kind_column, *found}
    for column in role.table.columns:
        if column in taken:
            continue
        values = _flat(role.table, column)
        if not values or any(isinstance(v, bool | float) for v in values):
            continue
        if (group := _referred(column, values, called, own)) is not None:
            found[column] = Reference(group, relation_name(column, group.kind))
    return found


def _find_series(role: Role, groups: list[Group]) -> None:
    """Take a table of measurements out of the entities; its rows are readings of another table."""
    own = next(g for g in groups if role in g.roles)
    alone = len(own.roles) == 1 and not role.mapping.kind
    if alone and len(role.references) == 1 and is_series(role.table):
        ((role.series, reference),) = role.references.items()
        if reference.group is own:
            role.series = None
        else:
            groups.remove(own)


def _is_called(group: Group, table: str) -> bool:
    return table == group.kind or any(r.table.name == table for r in group.roles)


def _flat(table: Table, column: str) -> list[object]:
    out: list[object] = []
    for value in table.values(column):
        out.extend(value if isinstance(value, list) else [value])
        if len(out) >= _SAMPLE:
            break
    return out


def _referred(
    column: str, values: list[object], called: Sequence[tuple[Group, set[str]]], own: Group
) -> Group | None:
    said = name_key(stem(column))
    tail = name_key(words(stem(column)).split()[-1]) if words(stem(column)) else said
    for wanted in (said, name_key(column).removesuffix("id"), tail):
        for group, names in called:
            if wanted in names and _share(values, group) * 2 >= 1:
                return group
    if said in SELF_REFERENCES and _share(values, own) >= 0.9:
        return own
    marked = stem(column) != column  # "buriedIn_id" says that it refers to something
    if not all(isinstance(v, str) and (marked or re.search(r"[\d:/]", v)) for v in values):
        return None
    fits = [g for g, _ in called if g.index and all(g.has(v) for v in values)]
    return fits[0] if len(fits) == 1 else None


def _share(values: Sequence[object], group: Group) -> float:
    """The part of ``values`` that are ids, or names, of the group or lists of such."""
    names = group.names or {
        name_key(str(v)): [""] for r in group.roles if r.name for v in r.table.values(r.name)
    }

    def fits(value: object) -> bool:
        if group.has(value) or name_key(str(value)) in names:
            return True
        parts = re.split(r"\s*[;|,]\s*", str(value)) if isinstance(value, str) else []
        return len(parts) > 1 and all(group.has(p) or name_key(p) in names for p in parts if p)

    return sum(map(fits, values)) / len(values)
