"""The vocabulary of some versions, and what each version changes of it, kept in the database: a
store just opened need not count all there is."""

from __future__ import annotations

import math

from .neo4j_connection import Run
from .protocol import Schema
from .schema_delta import Delta, from_text, to_text, way

SAVED_AFTER = 1000  # entities and relations touched: about so many from one saved to the next


def save(run: Run, version: int, schema: Schema) -> None:
    """Keep the schema of ``version`` with it."""
    run(
        "MATCH (v:TwinVersion {version: $version}) SET v:TwinSchema, v.schema = $text",
        version=version,
        text=to_text(schema),
    )


def saved(run: Run, version: int, within: float = math.inf) -> tuple[int, Schema] | None:
    """The nearest version to ``version`` whose schema is kept, and the schema; ``None`` if it is
    not nearer than ``within``."""
    rows = run(
        "MATCH (v:TwinSchema) WHERE abs(v.version - $version) < $within "
        "WITH v ORDER BY abs(v.version - $version), v.version LIMIT 1 RETURN v.version, v.schema",
        version=version,
        within=within,
    )
    return (int(rows[0][0]), from_text(rows[0][1])) if rows else None


def any_saved(run: Run) -> bool:
    """Whether any schema is kept."""
    return bool(run("MATCH (v:TwinSchema) RETURN 1 LIMIT 1"))


def save_delta(run: Run, version: int, delta: Delta) -> None:
    """Keep what ``version`` changes."""
    run(
        "MATCH (v:TwinVersion {version: $version}) SET v.delta = $text",
        version=version,
        text=delta.to_json(),
    )


def delta_between(run: Run, version: int, other: int) -> Delta | None:
    """What has changed from ``version`` up to ``other``, or back; ``None`` if that is not kept."""
    first, last = sorted((version, other))
    rows = run(
        "MATCH (v:TwinVersion) WHERE v.version >= $first AND v.version <= $last "
        "RETURN v.version, v.delta",
        first=first,
        last=last,
    )
    return way({row[0]: row[1] for row in rows}, version, other)
