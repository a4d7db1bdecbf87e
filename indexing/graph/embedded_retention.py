"""Retiring versions of the embedded store."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from .embedded_tables import FOREVER
from .embedded_vocabulary import save_delta
from .schema_delta import total


def retire(connection: sqlite3.Connection, versions: Iterable[int]) -> None:
    """Forget ``versions`` and every row that holds in none of those kept; the caller holds the
    transaction, and keeps the newest version.

    What a retired version touched is from then on touched by the next one that is kept.
    """
    retired = json.dumps(list(versions))
    connection.execute(
        "DELETE FROM version WHERE version IN (SELECT value FROM json_each(?))", (retired,)
    )
    next_kept = "SELECT min(v.version) FROM version v WHERE v.version > touched.version"
    orphaned = "version NOT IN (SELECT version FROM version)"
    connection.execute(f"DELETE FROM vocabulary WHERE {orphaned}")
    _inherit(connection, retired)
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


def _inherit(connection: sqlite3.Connection, retired: str) -> None:
    """What a retired version changed of the vocabulary is told with the next one that is kept.

    Args:
        retired: their numbers as JSON.
    """
    heirs: defaultdict[int, list[str | None]] = defaultdict(list)
    for heir, delta in connection.execute(
        "SELECT (SELECT min(v.version) FROM version v WHERE v.version > j.value), c.delta "
        "FROM json_each(?) j LEFT JOIN vocabulary_change c ON c.version = j.value",
        (retired,),
    ):
        heirs[heir].append(delta)
    for heir, deltas in heirs.items():
        own = "SELECT delta FROM vocabulary_change WHERE version = ?"
        row = connection.execute(own, (heir,)).fetchone()
        save_delta(connection, heir, total([*deltas, row and row[0]]))
    connection.execute(
        "DELETE FROM vocabulary_change WHERE version IN (SELECT value FROM json_each(?))",
        (retired,),
    )
