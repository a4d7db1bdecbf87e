"""The vocabulary of some versions, and what each version changes of it, kept in the file: a store
just opened need not count all there is."""

from __future__ import annotations

import math
import sqlite3

from .protocol import Schema
from .schema_delta import Delta, from_text, to_text, way

SAVED_AFTER = 1000  # entities touched: about so many from one saved to the next


def save(connection: sqlite3.Connection, version: int, schema: Schema) -> None:
    """Keep the schema of ``version``, if that is still kept itself."""
    connection.execute(
        "INSERT OR REPLACE INTO vocabulary SELECT version, ? FROM version WHERE version = ?",
        (to_text(schema), version),
    )


def saved(
    connection: sqlite3.Connection, version: int, within: float = math.inf
) -> tuple[int, Schema] | None:
    """The nearest version to ``version`` whose schema is kept, and the schema; ``None`` if it is
    not nearer than ``within``."""
    before, after = connection.execute(
        "SELECT (SELECT max(version) FROM vocabulary WHERE version <= :v), "
        "(SELECT min(version) FROM vocabulary WHERE version > :v)",
        {"v": version},
    ).fetchone()
    known = [n for n in (before, after) if n is not None and abs(n - version) < within]
    if not known:
        return None
    nearest = min(known, key=lambda n: abs(n - version))
    (text,) = connection.execute(
        "SELECT schema FROM vocabulary WHERE version = ?", (nearest,)
    ).fetchone()
    return nearest, from_text(text)


def unsaved(connection: sqlite3.Connection) -> int:
    """How many entities were touched since a schema was last kept."""
    (count,) = connection.execute(
        "SELECT count(*) FROM touched "
        "WHERE version > (SELECT coalesce(max(version), 0) FROM vocabulary)"
    ).fetchone()
    return int(count)


def save_delta(connection: sqlite3.Connection, version: int, delta: Delta | None) -> None:
    """Keep what ``version`` changes, if that is known."""
    text = delta and delta.to_json()
    connection.execute("INSERT OR REPLACE INTO vocabulary_change VALUES (?, ?)", (version, text))


def delta_between(connection: sqlite3.Connection, version: int, other: int) -> Delta | None:
    """What has changed from ``version`` up to ``other``, or back; ``None`` if that is not kept."""
    rows = connection.execute(
        "SELECT version, delta FROM version LEFT JOIN vocabulary_change USING (version) "
        "WHERE version BETWEEN ? AND ?",
        sorted((version, other)),
    )
    return way(dict(rows.fetchall()), version, other)
