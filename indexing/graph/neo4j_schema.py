"""The vocabulary of some versions, and what each version changes of it, kept in the database: a
store just opened need not count all there is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from .neo4j_connection import Run
from .protocol import Schema
from .schema_delta import Delta

SAVED_AFTER = 1000  # entities and relations touched: about so many from one saved to the next


def save(run: Run, version: int, schema: Schema) -> None:
    """Keep the schema of ``version`` with it."""
    run(
        "MATCH (v:TwinVersion {version: $version}) SET v:TwinSchema, v.schema = $text",
        version=version,
        text=json.dumps(schema.model_dump()),  # unlike pydantic's own JSON it writes infinity
    )


def saved(run: Run, version: int) -> tuple[int, Schema] | None:
    """The nearest version to ``version`` whose schema is kept, and the schema."""
    rows = run(
        "MATCH (v:TwinSchema) WITH v ORDER BY abs(v.version - $version), v.version LIMIT 1 "
        "RETURN v.version, v.schema",
        version=version,
    )
    return (int(rows[0][0]), Schema.model_validate(json.loads(rows[0][1]))) if rows else None


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
    deltas = {row[0]: row[1] for row in rows}
    if last not in deltas or (first and first not in deltas):
        return None  # one is retired: what it changed is told with the next one's
    deltas.pop(first, None)
    return total(deltas.values(), 1 if version < other else -1)


def total(deltas: Iterable[str | None], sign: int = 1) -> Delta | None:
    """The sum of kept deltas; ``None`` if one of them is not known."""
    total = Delta()
    for text in deltas:
        if text is None:
            return None
        total.add(Delta.from_json(text), sign)
    return total
