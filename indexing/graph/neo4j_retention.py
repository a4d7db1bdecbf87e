"""Retiring versions in Neo4j."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from .intervals import fork
from .neo4j_connection import Rows, Run
from .schema_delta import total


def retire(run: Run, versions: Sequence[int], retired: Sequence[int]) -> None:
    """Forget ``retired`` of ``versions`` and every past state that held in none of those kept.

    What a retired version touched is from then on touched by the next one that is kept; the newest
    is among those. The caller holds the lock of the twin.
    """
    kept = sorted(set(versions) - set(retired))
    heirs: defaultdict[int, list[int]] = defaultdict(list)
    for version in retired:
        heirs[kept[bisect_right(kept, version)]].append(version)
    for heir, gone in heirs.items():
        rows = run(
            "MATCH (v:TwinVersion) WHERE v.version IN $all "
            "RETURN v.entities AS entities, v.relations AS relations, v.delta AS delta",
            all=[heir, *gone],
        )
        delta = total(row["delta"] for row in rows)
        run(
            "MATCH (v:TwinVersion {version: $heir}) "
            "SET v.entities = $entities, v.relations = $relations, v.delta = $delta",
            heir=heir,
            delta=delta and delta.to_json(),
            entities=list(dict.fromkeys(i for row in rows for i in row["entities"])),
            relations=list(dict.fromkeys(i for row in rows for i in row["relations"])),
        )
    run("MATCH (v:TwinVersion) WHERE v.version IN $gone DELETE v", gone=list(retired))
    for label, kind in (("TwinPast", "_kind"), ("TwinPastRelation", "_type")):
        run(
            f"UNWIND $spans AS span MATCH (p:{label}) "
            f"WHERE p._fork = span.fork AND p.{kind} IS NOT NULL "
            "AND p._since = span.since AND p._until = span.until DELETE p",
            spans=_empty(run(f"MATCH (p:{label}) RETURN DISTINCT {_SPAN.format('p._')}"), kept),
        )
    ended = "MATCH (p:TwinName) WHERE p.until IS NOT NULL RETURN DISTINCT "
    run(
        "UNWIND $spans AS span MATCH (p:TwinName {until: span.until}) "
        "WHERE p.since = span.since DELETE p",
        spans=_empty(run(ended + _SPAN.format("p.")), kept),
    )


_SPAN = "{0}since AS since, {0}until AS until"


def _empty(spans: Rows, kept: Sequence[int]) -> list[dict[str, int]]:
    """Those of ``spans`` in which no version is kept."""
    return [
        {"since": since, "until": until, "fork": fork(since, until)}
        for since, until in spans
        if bisect_left(kept, since) == bisect_left(kept, until)
    ]
