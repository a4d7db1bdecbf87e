"""Writing a draft into Neo4j as one new version, by batched ``UNWIND``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from gentwin_chat.domain import Entity, Relation, entity_keys, name_key, words

from .draft import Draft
from .intervals import forks
from .names import LOOK_ALIKE
from .neo4j_connection import Run
from .neo4j_values import entity_properties, odd_names, relation_properties, token
from .protocol import Marks

FORMAT = 2  # of how past states lie there
_BATCH = 2000
RANK = "n._rank = CASE WHEN n._active THEN -n._degree ELSE 0 END"
"""Cypher: keeps the place of a node ``n`` in priority order, the most connected first."""
_ENDED = "p._until = $version, p._fork = last([f IN $forks WHERE f >= p._since])"


def lock(run: Run) -> int:
    """Take the write lock of the twin, and give the number of its newest version."""
    rows = run(
        "MERGE (s:TwinState {id: 'twin'}) ON CREATE SET s.version = 0, s.format = $format "
        "SET s.writing = true REMOVE s.writing WITH s RETURN s.version",
        format=FORMAT,
    )
    return int(rows[0][0])


def write(
    run: Run,
    draft: Draft,
    version: int,
    time: int,
    descriptions: Mapping[str, str] | None,
) -> None:
    """Write ``draft`` as ``version``; the states that it replaces are kept.

    Args:
        time: microseconds since 1970, UTC.
        descriptions: all vocabulary terms from now on; ``None`` leaves them.
    """
    edges, nodes = draft.relations.values(), draft.entities
    gone = {"version": version, "forks": forks(version)}
    _keep_relations(run, [old for old, _ in edges if old], gone)
    _keep_entities(run, [i for i in {**nodes, **draft.degrees} if _was(draft, i)], gone)
    _remove(run, [i for i, (_, new) in nodes.items() if new is None])
    _put(run, draft, version)
    _relate(run, [new for _, new in edges if new], version)
    _name(run, draft, version)
    run(
        "CREATE (:TwinVersion {version: $version, time: $time, "
        "entities: $entities, relations: $relations})",
        version=version,
        time=time,
        entities=list(nodes),
        relations=[json.dumps(identity) for identity in draft.relations],
    )
    run(
        "MATCH (s:TwinState {id: 'twin'}) SET s.version = $version, "
        "s.odd = coalesce(s.odd, []) + [o IN $odd WHERE NOT o IN coalesce(s.odd, [])]",
        version=version,
        odd=sorted({name for _, new in nodes.values() if new for name in odd_names(new)}),
    )
    if descriptions is not None:
        run(
            "MATCH (s:TwinState {id: 'twin'}) SET s.descriptions = $text",
            text=json.dumps(dict(descriptions), ensure_ascii=False),
        )


def set_marks(run: Run, marks: Marks) -> None:
    """Set marks, and take away those that are ``None``."""
    _each(
        run,
        "UNWIND $rows AS row MERGE (m:TwinMark {key: row.key}) SET m.value = row.value",
        [{"key": key, "value": value} for key, value in marks.items() if value is not None],
    )
    _each(
        run,
        "UNWIND $rows AS key MATCH (m:TwinMark {key: key}) DELETE m",
        [key for key, value in marks.items() if value is None],
    )


def _each(run: Run, cypher: str, rows: Iterable[Any], **parameters: Any) -> None:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        run(cypher, rows=batch, **parameters)


def _keep_relations(run: Run, edges: list[Relation], gone: Mapping[str, Any]) -> None:
    rows = [
        {
            "source": edge.source,
            "target": edge.target,
            "token": token(edge.type),
            "type": edge.type,
            "key": edge.key,
        }
        for edge in edges
    ]
    _each(
        run,
        "UNWIND $rows AS row "
        "MATCH (a:TwinEntity {id: row.source}), (b:TwinEntity {id: row.target}) "
        "MATCH (a)-[r:$(row.token)]->(b) WHERE r._type = row.type AND r._key = row.key "
        "CREATE (p:TwinPastRelation) SET p = properties(r) SET p._source = a.id, "
        f"p._source_sort = a._sort, p._target = b.id, p._target_sort = b._sort, {_ENDED} DELETE r",
        rows,
        **gone,
    )


def _was(draft: Draft, identifier: str) -> bool:
    """Whether an entity that ``draft`` touches was there before."""
    return identifier not in draft.entities or draft.entities[identifier][0] is not None


def _keep_entities(run: Run, ids: list[str], gone: Mapping[str, Any]) -> None:
    _each(
        run,
        "UNWIND $rows AS i MATCH (n:TwinEntity {id: i}) "
        f"CREATE (p:TwinPast) SET p = properties(n) SET {_ENDED}",
        ids,
        **gone,
    )


def _remove(run: Run, ids: list[str]) -> None:
    _each(run, "UNWIND $rows AS i MATCH (n:TwinEntity {id: i}) DETACH DELETE n", ids)


def _put(run: Run, draft: Draft, version: int) -> None:
    _each(
        run,
        "UNWIND $rows AS row MATCH (n:TwinEntity {id: row.id}) REMOVE n:$(row.token)",
        [
            {"id": i, "token": token(old.kind)}
            for i, (old, new) in draft.entities.items()
            if old and new and old.kind != new.kind
        ],
    )
    rows = [
        {
            "id": i,
            "token": token(new.kind),
            "properties": entity_properties(new, version),
            "step": draft.degrees.get(i, 0),
        }
        for i, (_, new) in draft.entities.items()
        if new
    ]
    _each(
        run,
        "UNWIND $rows AS row MERGE (n:TwinEntity {id: row.id}) "
        "WITH n, row, coalesce(n._degree, 0) + row.step AS degree "
        f"SET n = row.properties SET n._degree = degree SET {RANK} SET n:$(row.token)",
        rows,
    )
    _each(
        run,
        "UNWIND $rows AS row MATCH (n:TwinEntity {id: row.id}) "
        f"SET n._degree = n._degree + row.step, n._since = $version SET {RANK}",
        [{"id": i, "step": s} for i, s in draft.degrees.items() if i not in draft.entities],
        version=version,
    )


def _relate(run: Run, edges: list[Relation], version: int) -> None:
    rows = [
        {
            "source": edge.source,
            "target": edge.target,
            "token": token(edge.type),
            "properties": relation_properties(edge, version),
        }
        for edge in edges
    ]
    _each(
        run,
        "UNWIND $rows AS row "
        "MATCH (a:TwinEntity {id: row.source}), (b:TwinEntity {id: row.target}) "
        "CREATE (a)-[r:$(row.token)]->(b) SET r = row.properties",
        rows,
    )


def _name(run: Run, draft: Draft, version: int) -> None:
    renamed = {
        i: new
        for i, (old, new) in draft.entities.items()
        if (entity_keys(old) if old else None) != (entity_keys(new) if new else None)
    }
    had = [i for i in renamed if draft.entities[i][0]]
    _each(
        run,
        "UNWIND $rows AS i MATCH (c:TwinName {of: i}) WHERE c.until IS NULL SET c.until = $version",
        had,
        version=version,
    )
    rows = [row for entity in renamed.values() if entity for row in _names(entity, version)]
    _each(run, "UNWIND $rows AS row CREATE (c:TwinName) SET c = row", rows)


def _names(entity: Entity, version: int) -> list[dict[str, Any]]:
    texts = {name_key(t): words(t) for t in (entity.id, entity.name or "", *entity.aliases)}
    return [
        {
            "of": entity.id,
            "since": version,
            "key": key,
            "shape": key.translate(LOOK_ALIKE),
            "text": texts.get(key, key),
        }
        for key in sorted(entity_keys(entity))
    ]
