"""Reads of the newest version in Neo4j, by parametrised Cypher in one transaction."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, name_key

from .compare import is_wide, readings_satisfy
from .names import LOOK_ALIKE, likeness, near_enough
from .neo4j_connection import Run
from .neo4j_quoting import quote
from .neo4j_values import is_plain_name, reading_of, readings_of, token
from .neo4j_where import (
    Parameters,
    attribute_condition,
    field_condition,
    is_field,
    property_condition,
)
from .protocol import AttributeInfo, Comparison, KindInfo, NameHit, Schema
from .schema_delta import relation_infos
from .summary import summarise

_PRIORITY = "n._rank, n._sort, n.id"  # what the index twin_entity_rank has in order
_ENTITY = (
    "n.id AS id, n._kind AS kind, n.name AS name, n._numeric_id AS numeric_id, "
    "n._active AS active, n._aliases AS aliases, n._readings AS readings"
)
_CANDIDATES = 200


class Neo4jReads:
    """The reads of a :class:`GraphReader` through ``run``.

    Args:
        run: runs one statement in the transaction at hand.
        version: the version that is read, if known already.
    """

    def __init__(self, run: Run, version: int | None = None) -> None:
        self._run, self._version = run, version

    @property
    def version(self) -> int:
        if self._version is not None:
            return self._version
        rows = self._run("MATCH (s:TwinState {id: 'twin'}) RETURN s.version")
        return int(rows[0][0]) if rows else 0

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        asked: dict[str, str | int] = {i: i for i in ids}
        if not self._run("MATCH (n:TwinEntity) WHERE n._number IS NOT NULL RETURN 1 LIMIT 1"):
            return asked
        rows = self._run(
            "UNWIND $ids AS i MATCH (n:TwinEntity {id: i}) WHERE n._numeric_id RETURN n.id",
            ids=list(asked),
        )
        return asked | {row[0]: int(row[0]) for row in rows}

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(dict.fromkeys(ids))
        rows = self._run(
            f"UNWIND $ids AS i MATCH (n:TwinEntity {{id: i}}) RETURN {_ENTITY}",
            ids=asked,
        )
        return {
            row["id"]: Entity.model_construct(
                id=row["id"],
                kind=row["kind"],
                name=row["name"],
                attributes=readings_of(row["readings"]),
                numeric_id=row["numeric_id"],
                active=row["active"],
                aliases=tuple(row["aliases"]),
            )
            for row in rows
        }

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        p = Parameters()
        source = "MATCH (n:TwinEntity)"
        if ids is not None:
            asked = p(list(dict.fromkeys(ids)))
            source = f"UNWIND {asked} AS i MATCH (n:TwinEntity {{id: i}})"
        tests = [f"n._kind IN {p(list(kinds))}"] if kinds else []
        tests += [field_condition(c, p) for c in where if is_field(c)]
        own = [c for c in where if not is_field(c)]
        odd = self._odd() if own else frozenset()
        unsure = [c for c in own if c.attribute in odd or not is_plain_name(c.attribute)]
        tests += [property_condition(c, "n", p) for c in own if c not in unsure]
        tests += [attribute_condition(c, "n", p) for c in unsure]
        if limit is not None and not tests and ids is None:
            # True of all, and lets the server read them in order from the index.
            tests = ["n._rank <= 0 AND n._sort IS NOT NULL AND n.id IS NOT NULL"]
        rows = self._run(
            f"{source} {_where(tests)} "
            f"RETURN n.id AS id, {_undecided('n', unsure, p)} AS readings ORDER BY {_PRIORITY} "
            + ("" if unsure else _limit(limit, p)),
            **p,
        )
        return [row["id"] for row in rows if _satisfied(row["readings"], unsure)][:limit]

    def _odd(self) -> frozenset[str]:
        """Attributes that some entity has or had in a form that no index serves."""
        rows = self._run("MATCH (s:TwinState {id: 'twin'}) RETURN coalesce(s.odd, [])")
        return frozenset(rows[0][0]) if rows else frozenset()

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        if not is_plain_name(attribute) or attribute in self._odd():
            one = (Comparison(attribute=attribute, op="=", value=v) for v in values)
            return [len(self.select([kind], [c])) for c in one]
        rows = self._run(
            "UNWIND range(0, size($values) - 1) AS k WITH k, $values[k] AS x "
            f"MATCH (n:TwinEntity) WHERE n.{quote(attribute)} = x AND n._kind = $kind "
            "RETURN k, count(n) AS count",
            values=[None if is_wide(v) else v for v in values],
            kind=kind,
        )
        counts = {row["k"]: row["count"] for row in rows}
        return [counts.get(k, 0) for k in range(len(values))]

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        p = Parameters()
        begin = None if sources is None else list(dict.fromkeys(sources))
        end = None if targets is None else list(dict.fromkeys(targets))
        tests = ["r._type IS NOT NULL"]
        if begin is not None and (end is None or len(begin) <= len(end)):
            source = f"UNWIND {p(begin)} AS i MATCH (a:TwinEntity {{id: i}})-[r]->(b:TwinEntity)"
            if end is not None:
                tests.append(f"b.id IN {p(end)}")
        elif end is not None:
            source = f"UNWIND {p(end)} AS i MATCH (a:TwinEntity)-[r]->(b:TwinEntity {{id: i}})"
            if begin is not None:
                tests.append(f"a.id IN {p(begin)}")
        elif types:
            # A type that is a parameter would be sought among all relationships.
            quoted = "|".join(quote(token(t)) for t in dict.fromkeys(types))
            source = f"MATCH (a:TwinEntity)-[r:{quoted}]->(b:TwinEntity)"
        else:
            source = "MATCH (a:TwinEntity)-[r]->(b:TwinEntity)"
        if types:
            tests.append(f"r._type IN {p(list(types))}")
        tests += [attribute_condition(c, "r", p) for c in where]
        rows = self._run(
            f"{source} {_where(tests)} RETURN a.id AS source, b.id AS target, r._type AS type, "
            f"r._key AS key, r._directed AS directed, r._inferred AS inferred, "
            f"r._readings AS readings "
            f"ORDER BY a._sort, a.id, type, b._sort, b.id, key "
            + ("" if where else _limit(limit, p)),
            **p,
        )
        found = [
            Relation.model_construct(
                source=row["source"],
                type=row["type"],
                target=row["target"],
                attributes=readings_of(row["readings"]),
                directed=row["directed"],
                key=row["key"],
                inferred=row["inferred"],
            )
            for row in rows
        ]
        return [edge for edge in found if all(readings_satisfy(edge.attributes, c) for c in where)][
            :limit
        ]

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        rows = self._run(
            "UNWIND $ids AS i MATCH (n:TwinEntity {id: i}) "
            "WHERE n[$name] IS NOT NULL OR $name IN n._odd "
            "RETURN n.id AS id, n._readings AS readings",
            ids=list(dict.fromkeys(ids)),
            name=attribute,
        )
        found = ((row["id"], reading_of(row["readings"], attribute)) for row in rows)
        return {i: reading for i, reading in found if reading is not None}

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        degrees = dict.fromkeys(ids, 0)
        rows = self._run(
            "UNWIND $ids AS i MATCH (n:TwinEntity {id: i}) RETURN n.id, n._degree",
            ids=list(degrees),
        )
        return degrees | {row[0]: row[1] for row in rows}

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        found: defaultdict[str, list[NameHit]] = defaultdict(list)
        asked = list(dict.fromkeys(keys))
        for row in self._run(
            "UNWIND $keys AS k MATCH (c:TwinName {key: k}) MATCH (n:TwinEntity {id: c.of}) "
            f"RETURN k AS key, n.id AS id, n._kind AS kind, n.name AS name ORDER BY {_PRIORITY}",
            keys=asked,
        ):
            label = Entity.model_construct(id=row["id"], kind="", name=row["name"]).label
            hit = NameHit(id=row["id"], name=label, kind=row["kind"], score=1.0)
            found[row["key"]].append(hit)
        return {key: found[key] for key in asked if key in found}

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        rows = (
            self._run(
                "CALL db.index.fulltext.queryNodes('twin_name_text', $query, {limit: $limit}) "
                "YIELD node RETURN DISTINCT node.key AS key",
                query=_lucene(text),
                limit=_CANDIDATES,
            )
            if name_key(text)
            else []
        )
        scores = {row["key"]: likeness(text, row["key"]) for row in rows}
        good = {key: score for key, score in scores.items() if near_enough(score)}
        hits: dict[str, NameHit] = {}
        for key, bearers in self.named(good).items():
            for hit in bearers:
                if hit.id not in hits or hits[hit.id].score < good[key]:
                    hits[hit.id] = hit.model_copy(update={"score": good[key]})
        return sorted(hits.values(), key=lambda hit: -hit.score)[:limit]

    def schema(self) -> Schema:
        """The schema, counted from every entity and relation."""
        members: defaultdict[str, int] = defaultdict(int)
        readings: defaultdict[str, defaultdict[str, list[Reading]]]
        readings = defaultdict(lambda: defaultdict(list))
        for row in self._run(
            "MATCH (n:TwinEntity) RETURN n._kind AS kind, n._readings AS readings"
        ):
            members[row["kind"]] += 1
            for name, reading in readings_of(row["readings"]).items():
                readings[row["kind"]][name].append(reading)
        return Schema(
            kinds={
                kind: KindInfo(name=kind, count=members[kind], attributes=_infos(readings[kind]))
                for kind in sorted(members)
            },
            relations=relation_infos(self, self.relations()),
            descriptions=self.descriptions(),
        )

    def descriptions(self) -> dict[str, str]:
        rows = self._run("MATCH (s:TwinState {id: 'twin'}) RETURN s.descriptions")
        return dict(json.loads(rows[0][0])) if rows and rows[0][0] else {}


def _infos(readings: dict[str, list[Reading]]) -> dict[str, AttributeInfo]:
    return {name: summarise(name, readings[name]) for name in sorted(readings)}


def _where(tests: list[str]) -> str:
    return f"WHERE {' AND '.join(tests)}" if tests else ""


def _limit(limit: int | None, p: Parameters) -> str:
    return "" if limit is None else f"LIMIT {p(limit)}"


def _undecided(variable: str, where: Sequence[Comparison], p: Parameters) -> str:
    """Cypher: all readings, if an attribute of ``where`` is one that Cypher cannot compare."""
    names = p([c.attribute for c in where])
    return f"CASE WHEN any(o IN {variable}._odd WHERE o IN {names}) THEN {variable}._readings END"


def _satisfied(readings: str | None, where: Sequence[Comparison]) -> bool:
    if readings is None:
        return True
    attributes = readings_of(readings)
    return all(readings_satisfy(attributes, c) for c in where)


def _lucene(text: str) -> str:
    """A query of the full-text index: each word with up to two typos, or as a part of a name.

    Words are letters and digits only, so nothing of Lucene's syntax gets in.
    """
    words = [name_key(w) for w in re.findall(r"\w+", text)]
    whole = name_key(text)
    parts = [f"key:{whole}~2^4", f"shape:{whole.translate(LOOK_ALIKE)}~2^4"]
    parts += [f"text:{w}~2 key:*{w}*" for w in words if len(w) > 1]
    return " ".join(parts)
