"""Writing a draft into the embedded store as one new version."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from gentwin_chat.domain import Entity, Reading, entity_keys

from .draft import Draft, differing
from .embedded_tables import FOREVER, encode
from .order import natural_key


def write(
    connection: sqlite3.Connection,
    draft: Draft,
    version: int,
    time: int,
    descriptions: Mapping[str, str],
) -> None:
    """Write ``draft`` as ``version``; the caller holds the transaction.

    Args:
        time: microseconds since 1970, UTC.
        descriptions: vocabulary terms to add or replace.
    """
    many = connection.executemany
    connection.execute("INSERT INTO version VALUES (?, ?)", (version, time))
    numbers = _numbers(connection, draft)
    many(
        "INSERT INTO touched VALUES (?, ?)",
        ((version, numbers[i]) for i in draft.touched),
    )
    _write_relations(connection, draft, numbers, version)
    _write_entities(connection, draft, numbers, version)
    _write_attributes(connection, draft, numbers, version)
    _write_names(connection, draft, numbers, version)
    terms = [(version, term) for term in descriptions]
    many(f"UPDATE description SET until = ? WHERE until = {FOREVER} AND term = ?", terms)
    many(
        f"INSERT INTO description VALUES (?, ?, {version}, {FOREVER})",
        descriptions.items(),
    )


def _close(table: str, version: int) -> str:
    """SQL, to be followed by the rows: they end with ``version``."""
    return (
        f"UPDATE {table} SET until = {version}, fork = fork(since, {version}) "
        f"WHERE until = {FOREVER}"
    )


def _numbers(connection: sqlite3.Connection, draft: Draft) -> dict[str, int]:
    """id → n of all that is touched, new ids included."""
    touched = sorted(draft.touched)
    connection.executemany(
        "INSERT OR IGNORE INTO node (id, sort) VALUES (?, ?)",
        ((i, natural_key(i)) for i in touched),
    )
    found = connection.execute(
        "SELECT node.id, node.n FROM json_each(?) j CROSS JOIN node ON node.id = j.value",
        (json.dumps(touched),),
    )
    return dict(found.fetchall())


def _write_entities(
    connection: sqlite3.Connection, draft: Draft, numbers: dict[str, int], version: int
) -> None:
    heads = {i for i, (old, new) in draft.entities.items() if _head(old) != _head(new)}
    heads |= draft.degrees.keys()
    wanted = json.dumps([numbers[i] for i in heads])
    degrees: dict[int, int] = dict(
        connection.execute(
            "SELECT e.n, e.degree FROM json_each(?) j CROSS JOIN entity e ON e.n = j.value "
            f"WHERE e.until = {FOREVER}",
            (wanted,),
        ).fetchall()
    )
    connection.executemany(
        f"{_close('entity', version)} AND n = ?",
        ((n,) for n in degrees),
    )
    rows = []
    for i in heads:
        if entity := draft.known.get(i):
            n = numbers[i]
            degree = degrees.get(n, 0) + draft.degrees.get(i, 0)
            rows.append((n, natural_key(i), *_columns(entity), degree))
    connection.executemany(
        "INSERT INTO entity "
        "(n, sort, kind, name, numeric_id, active, aliases, degree, since, until) "
        f"VALUES (?, ?, ?, ?, ?, ?, ?, ?, {version}, {FOREVER})",
        sorted(rows),
    )


def _columns(entity: Entity) -> tuple[Any, ...]:
    aliases = json.dumps(entity.aliases)
    return (entity.kind, entity.name, entity.numeric_id, entity.active, aliases)


def _head(entity: Entity | None) -> tuple[Any, ...] | None:
    return _columns(entity) if entity else None


def _write_attributes(
    connection: sqlite3.Connection, draft: Draft, numbers: dict[str, int], version: int
) -> None:
    closed: list[tuple[int, str]] = []
    opened: list[tuple[int, str, Reading]] = []
    for i, (old, new) in draft.entities.items():
        n = numbers[i]
        closed += [(n, name) for name in differing(old, new)]
        opened += [(n, name, new.attributes[name]) for name in differing(new, old) if new]
    connection.executemany(
        f"{_close('attribute', version)} AND n = ? AND name = ?",
        closed,
    )
    connection.executemany(
        "INSERT INTO attribute "
        "(n, name, type, value, raw, unit, time, datatype, since, until) "
        f"VALUES (?, ?, ?, ?, ?, ?, ?, ?, {version}, {FOREVER})",
        ((n, name, *encode(reading)) for n, name, reading in opened),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO has VALUES (?, ?)", ((n, name) for n, name, _ in opened)
    )


def _write_relations(
    connection: sqlite3.Connection, draft: Draft, numbers: dict[str, int], version: int
) -> None:
    connection.executemany(
        f"{_close('relation', version)} AND source = ? AND type = ? AND target = ? AND key = ?",
        (
            (numbers[source], kind, numbers[target], key)
            for (source, kind, target, key), (old, _) in draft.relations.items()
            if old
        ),
    )
    (last,) = connection.execute("SELECT coalesce(max(r), 0) FROM relation").fetchone()
    new = list(enumerate((n for _, n in draft.relations.values() if n), start=last + 1))
    connection.executemany(
        "INSERT INTO relation (r, source, type, target, key, directed, inferred, since, until) "
        f"VALUES (?, ?, ?, ?, ?, ?, ?, {version}, {FOREVER})",
        (
            (
                r,
                numbers[x.source],
                x.type,
                numbers[x.target],
                x.key,
                x.directed,
                x.inferred,
            )
            for r, x in new
        ),
    )
    connection.executemany(
        "INSERT INTO relation_attribute (r, name, type, value, raw, unit, time, datatype) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((r, name, *encode(reading)) for r, x in new for name, reading in x.attributes.items()),
    )


def _write_names(
    connection: sqlite3.Connection, draft: Draft, numbers: dict[str, int], version: int
) -> None:
    closed: list[tuple[str, int]] = []
    opened: list[tuple[str, int]] = []
    for i, (old, new) in draft.entities.items():
        was, now = _keys(old), _keys(new)
        closed += [(key, numbers[i]) for key in was - now]
        opened += [(key, numbers[i]) for key in now - was]
    connection.executemany(
        f"UPDATE called SET until = {version} WHERE key = ? AND n = ? AND until = {FOREVER}",
        closed,
    )
    connection.executemany(f"INSERT INTO called VALUES (?, ?, {version}, {FOREVER})", opened)
    connection.executemany(
        "INSERT OR IGNORE INTO name_key (key) VALUES (?)", ((key,) for key, _ in opened)
    )


def _keys(entity: Entity | None) -> frozenset[str]:
    return entity_keys(entity) if entity else frozenset()
