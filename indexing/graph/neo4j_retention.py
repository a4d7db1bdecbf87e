"""Retiring versions in Neo4j."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from .neo4j_connection import Run


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
            "RETURN v.entities AS entities, v.relations AS relations",
            all=[heir, *gone],
        )
        run(
            "MATCH (v:TwinVersion {version: $heir}) "
            "SET v.entities = $entities, v.relations = $relations",
            heir=heir,
            entities=list(dict.fromkeys(i for row in rows for i in row["entities"])),
            relations=list(dict.fromkeys(i for row in rows for i in row["relations"])),
        )
    run("MATCH (v:TwinVersion) WHERE v.version IN $gone DELETE v", gone=list(retired))
    spans = run("MATCH (p:TwinPast) RETURN DISTINCT p.since AS since, p.until AS until")
    empty = [
        [row["since"], row["until"]]
        for row in spans
        if bisect_left(kept, row["since"]) == bisect_left(kept, row["until"])
    ]
    run(
        "UNWIND $empty AS span MATCH (p:TwinPast {until: span[1]}) WHERE p.since = span[0] "
        "DELETE p",
        empty=empty,
    )
