"""Marks of the embedded store: small texts beside the graph that belong to no version."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from .protocol import Marks


def set_marks(connection: sqlite3.Connection, marks: Marks) -> None:
    """Set marks, and take away those that are ``None``; the caller holds the transaction."""
    connection.executemany(
        "INSERT OR REPLACE INTO mark VALUES (?, ?)",
        ((key, value) for key, value in marks.items() if value is not None),
    )
    connection.executemany(
        "DELETE FROM mark WHERE key = ?", ((key,) for key, value in marks.items() if value is None)
    )


def marks_of(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, str]:
    """Those of the marks ``keys`` that are set."""
    rows = connection.execute(
        "SELECT mark.key, mark.value FROM json_each(?) j CROSS JOIN mark ON mark.key = j.value",
        (json.dumps(list(keys)),),
    )
    return dict(rows.fetchall())
