"""Retiring versions of the embedded store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from .embedded_tables import FOREVER


def retire(connection: sqlite3.Connection, versions: Iterable[int]) -> None:
    """Forget ``versions`` and every row that holds in none of those kept; the caller holds the
    transaction, and keeps the newest version.

    What a retired version touched is from then on touched by the next one that is kept.
    """
    connection.execute(
        "DELETE FROM version WHERE version IN (SELECT value FROM json_each(?))",
        (json.dumps(list(versions)),),
    )
    next_kept = "SELECT min(v.version) FROM version v WHERE v.version > touched.version"
    orphaned = "version NOT IN (SELECT version FROM version)"
    connection.execute(f"UPDATE OR IGNORE touched SET version = ({next_kept}) WHERE {orphaned}")
    connection.execute(f"DELETE FROM touched WHERE {orphaned}")
    for table in ("entity", "attribute", "relation", "called", "description"):
        kept = f"SELECT 1 FROM version v WHERE v.version >= {table}.since "
        kept += f"AND v.version < {table}.until"
        connection.execute(f"DELETE FROM {table} WHERE until < {FOREVER} AND NOT EXISTS ({kept})")
    connection.execute("DELETE FROM relation_attribute WHERE r NOT IN (SELECT r FROM relation)")
    connection.execute(
        "DELETE FROM has WHERE NOT EXISTS "
        "(SELECT 1 FROM attribute a WHERE a.n = has.n AND a.name = has.name)"
    )
