"""The vocabulary of a recent version, kept in the database: a store just opened starts from there
and counts what changed since, instead of all there is."""

from __future__ import annotations

import json

from .neo4j_connection import Run
from .protocol import Schema

SAVED_AFTER = 1000  # entities and relations touched: at most so many are counted after an opening


def save(run: Run, version: int, schema: Schema) -> None:
    """Keep ``schema``, unless one of a later version is kept."""
    run(
        "MATCH (s:TwinState {id: 'twin'}) WHERE coalesce(s.schema_version, -1) < $version "
        "SET s.schema_version = $version, s.schema = $text",
        version=version,
        text=json.dumps(schema.model_dump()),  # unlike pydantic's own JSON it writes infinity
    )


def saved(run: Run) -> tuple[int, Schema] | None:
    """The version of the schema that is kept, and the schema."""
    rows = run(
        "MATCH (s:TwinState {id: 'twin'}) WHERE s.schema IS NOT NULL "
        "RETURN s.schema_version, s.schema"
    )
    return (int(rows[0][0]), Schema.model_validate(json.loads(rows[0][1]))) if rows else None
