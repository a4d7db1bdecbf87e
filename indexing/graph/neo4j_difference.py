"""What lies between an earlier version in Neo4j and the newest one, kept up by what changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from gentwin_chat.domain import Entity, Relation

from .draft import Difference, Identity
from .neo4j_connection import Run
from .neo4j_read import Neo4jReads
from .neo4j_values import load_entity, load_relation

Entities: TypeAlias = Mapping[str, tuple[Entity | None, Entity | None]]
Relations: TypeAlias = Mapping[Identity, tuple[Relation | None, Relation | None]]


@dataclass(frozen=True)
class Since:
    """All that was written after ``version`` up to ``newest``.

    Attributes:
        entities: id → (in ``newest``, in ``version``), ``None`` where it is not there.
        relations: likewise.
        difference: what it comes to, from the state of ``newest`` to that of ``version``.
    """

    version: int
    newest: int
    difference: Difference
    entities: Entities = field(default_factory=dict)
    relations: Relations = field(default_factory=dict)

    @classmethod
    def nothing(cls, run: Run, version: int) -> Self:
        """As long as it is the newest."""
        return cls(version, version, Difference(Neo4jReads(run), {}, {}))

    def until(self, run: Run, newest: int) -> Since:
        """The same up to a later version: it costs what was written from ``self.newest`` on."""
        reads = Neo4jReads(run, newest)
        ids, identities = touched(run, self.newest, newest)
        rows = run(
            "MATCH (p:TwinPast) WHERE p.until > $known AND p.since <= $version "
            "RETURN p.what AS what, p.state AS state",
            known=self.newest,
            version=self.version,
        )
        before = [load_entity(r["state"]) for r in rows if r["what"] == "entity"]
        edges = [load_relation(r["state"]) for r in rows if r["what"] == "relation"]
        then = {e.id: e for e in before} | {i: pair[1] for i, pair in self.entities.items()}
        edges_then = {e.identity: e for e in edges} | {
            i: pair[1] for i, pair in self.relations.items()
        }
        now = reads.entities(ids)
        edges_now = _between(reads, identities)
        entities = {**self.entities, **{i: (now.get(i), then.get(i)) for i in ids}}
        relations = {
            **self.relations,
            **{i: (edges_now.get(i), edges_then.get(i)) for i in identities},
        }
        difference = Difference(reads, entities, relations)
        return Since(self.version, newest, difference, entities, relations)


def _between(reads: Neo4jReads, identities: Iterable[Identity]) -> dict[Identity, Relation]:
    begin, end = {i[0] for i in identities}, {i[2] for i in identities}
    return {edge.identity: edge for edge in reads.relations(sources=begin, targets=end)}


def touched(run: Run, since: int, until: int) -> tuple[set[str], set[Identity]]:
    """Entities and relations that the versions after ``since`` up to ``until`` wrote."""
    rows = run(
        "MATCH (v:TwinVersion) WHERE v.version > $since AND v.version <= $until "
        "RETURN v.entities AS entities, v.relations AS relations",
        since=since,
        until=until,
    )
    entities = {i for row in rows for i in row["entities"]}
    relations: set[Identity] = {tuple(json.loads(t)) for row in rows for t in row["relations"]}
    return entities, relations
