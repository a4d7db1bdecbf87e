"""Reads of one version in Neo4j, by parametrised Cypher in one transaction.

The newest version is what the entities and relations hold. An older one is those of them that have
not changed since, and the past states that held in it, which an index finds (see ``intervals``): so
it costs what the newest does, however much was written meanwhile.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, name_key, number_of

from .compare import is_wide, readings_satisfy
from .intervals import way
from .names import LOOK_ALIKE, likeness, near_enough
from .neo4j_connection import Rows, Run
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
_RANKED = "n._rank AS rank, n._sort AS sort, n.id AS id"
_NATURAL = "source_sort, source, type, target_sort, target, key"
_ENTITY = (
    "n.id AS id, n._kind AS kind, n.name AS name, n._numeric_id AS numeric_id, "
    "n._active AS active, n._aliases AS aliases, n._readings AS readings"
)
_RELATION = (
    "r._type AS type, r._key AS key, r._directed AS directed, r._inferred AS inferred, "
    "r._readings AS readings"
)
_SEEK = "USING INDEX SEEK {}:TwinEntity(id)"
_BY_ID = "UNWIND $ids AS i MATCH (n:{} {{id: i}})"
_CALLED = "c.since <= $v AND coalesce(c.until, $v + 1) > $v"
_CANDIDATES = 200


class Neo4jReads:
    """The reads of a :class:`GraphReader` through ``run``.

    Args:
        run: runs one statement in the transaction at hand.
        version: the version that is read, if known already.
        newest: the newest one, if that may be another.
    """

    def __init__(self, run: Run, version: int | None = None, newest: int | None = None) -> None:
        self._run, self._version = run, version
        self._newest = version is None or newest is None or version >= newest
        self._own = {} if self._newest else {"v": version, "way": way(version or 0, newest or 0)}

    @property
    def version(self) -> int:
        if self._version is not None:
            return self._version
        rows = self._run("MATCH (s:TwinState {id: 'twin'}) RETURN s.version")
        return int(rows[0][0]) if rows else 0

    def _entities(
        self,
        columns: str,
        *tests: str,
        begin: str = "MATCH (n:{})",
        limit: str | None = None,
        order: str = _PRIORITY,
        **parameters: Any,
    ) -> Rows:
        """``columns`` of the entities ``n`` that pass ``tests``.

        Args:
            begin: Cypher that finds them, with a place for their label.
            limit: Cypher that cuts them off, in priority order; ``None``: in any order.
            order: that order, as an index has it.
        """
        ranked = limit is not None
        columns = f"{_RANKED}, {columns}" if ranked else columns
        # Each arm is cut by itself: where an index has it in order, no more of it is read.
        cut = f"ORDER BY {order} {limit}" if ranked and (limit or self._newest) else ""
        each = [
            f"{begin.format(label)} {_where([*held, *tests])} RETURN {columns} {cut}"
            for label, held in self._arms("n", "_kind", "TwinEntity", "TwinPast")
        ]
        return self._united(each, f"ORDER BY rank, sort, id {limit}" if ranked else "", parameters)

    def _arms(self, x: str, by: str, live: str, past: str) -> list[tuple[str, list[str]]]:
        """(what to look among, tests on ``x``) of the states that hold in this version: those that
        still do, and those that did, of which an index on ``_fork`` and ``by`` finds the few."""
        if self._newest:
            return [(live, [])]
        held = [f"{x}._fork IN $way", f"{x}.{by} IS NOT NULL", f"{x}._until > $v"]
        began = f"{x}._since <= $v"
        return [(live, [began]), (past, [*held, began])]

    def _united(self, arms: list[str], order: str, parameters: dict[str, Any]) -> Rows:
        """The rows of all ``arms`` in ``order``; the newest version has one, itself in order."""
        if self._newest:
            return self._run(arms[0], **parameters)
        united = f"CALL () {{ {' UNION ALL '.join(arms)} }} RETURN * {order}"
        return self._run(united, **parameters, **self._own)

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        asked: dict[str, str | int] = {i: i for i in ids}
        some = "MATCH (n:{}) WHERE n._number IS NOT NULL RETURN 1 LIMIT 1"
        labels = [label for label, _ in self._arms("n", "_kind", "TwinEntity", "TwinPast")]
        if not any(self._run(some.format(label)) for label in labels):
            return asked
        columns = "n.id AS id, n._kind AS kind"
        rows = self._entities(columns, "n._numeric_id", begin=_BY_ID, ids=list(asked))
        return asked | {row["id"]: number_of(row["id"], row["kind"]) for row in rows}

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(dict.fromkeys(ids))
        found = {
            row["id"]: Entity.model_construct(
                id=row["id"],
                kind=row["kind"],
                name=row["name"],
                attributes=readings_of(row["readings"]),
                numeric_id=row["numeric_id"],
                active=row["active"],
                aliases=tuple(row["aliases"]),
            )
            for row in self._entities(_ENTITY, begin=_BY_ID, ids=asked)
        }
        return {i: found[i] for i in asked if i in found}

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        p = Parameters()
        order, tests = _PRIORITY, [f"n._kind IN {p(list(kinds))}"] if kinds else []
        tests += [field_condition(c, p) for c in where if is_field(c)]
        own = [c for c in where if not is_field(c)]
        odd = self._odd() if own else frozenset()
        unsure = [c for c in own if c.attribute in odd or not is_plain_name(c.attribute)]
        tests += [property_condition(c, "n", p) for c in own if c not in unsure]
        tests += [attribute_condition(c, "n", p) for c in unsure]
        if limit is not None and not where and ids is None and len(kinds) < 2:
            # True of all, and lets the server read them in order from the index.
            tests = ["n._rank <= 0 AND n._sort IS NOT NULL AND n.id IS NOT NULL"]
            if kinds:
                tests.append(f"n._kind = {p(kinds[0])}")
                order = f"n._kind, {_PRIORITY}"
        rows = self._entities(
            f"{_undecided('n', unsure, p)} AS readings",
            *tests,
            begin="MATCH (n:{})" if ids is None else _BY_ID,
            limit="" if unsure else _limit(limit, p),
            order=order,
            ids=None if ids is None else list(dict.fromkeys(ids)),
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
        counts = [0] * len(values)
        for row in self._entities(
            "k, count(n) AS count",
            f"n.{quote(attribute)} = x",
            "n._kind = $kind",
            begin="UNWIND range(0, size($values) - 1) AS k WITH k, $values[k] AS x MATCH (n:{})",
            values=[None if is_wide(v) else v for v in values],
            kind=kind,
        ):
            counts[row["k"]] += row["count"]
        return counts

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
        other = None
        if begin is not None and (end is None or len(begin) <= len(end)):
            first, other = f"UNWIND {p(begin)} AS i ", end
            live = first + f"MATCH (a:TwinEntity {{id: i}})-[r]->(b:TwinEntity) {_SEEK.format('a')}"
            past = first + "MATCH (r:TwinPastRelation {_source: i})"
        elif end is not None:
            first, other = f"UNWIND {p(end)} AS i ", begin
            live = first + f"MATCH (a:TwinEntity)-[r]->(b:TwinEntity {{id: i}}) {_SEEK.format('b')}"
            past = first + "MATCH (r:TwinPastRelation {_target: i})"
        else:
            # A type that is a parameter would be sought among all relationships.
            quoted = "|".join(quote(token(t)) for t in dict.fromkeys(types))
            live = f"MATCH (a:TwinEntity)-[r{':' if quoted else ''}{quoted}]->(b:TwinEntity)"
            past = "MATCH (r:TwinPastRelation)"
        tests = ["r._type IS NOT NULL"]
        tests += [f"r._type IN {p(list(types))}"] if types else []
        tests += [attribute_condition(c, "r", p) for c in where]
        ends = {live: ("a.id", "a._sort", "b.id", "b._sort")}
        ends[past] = ("r._source", "r._source_sort", "r._target", "r._target_sort")
        far = None if other is None else p(dict.fromkeys(other, True))
        cut = "" if where else _limit(limit, p)
        arms = []
        for match, held in self._arms("r", "_type", live, past):
            source, source_sort, target, target_sort = ends[match]
            # Looked up in a map, which no index serves: else each start may seek all other ends.
            own = [f"{far}[{source if other is begin else target}]"] if far else []
            arms.append(
                f"{match} {_where([*held, *tests, *own])} RETURN {source} AS source, "
                f"{source_sort} AS source_sort, {target} AS target, {target_sort} AS target_sort, "
                f"{_RELATION} ORDER BY {_NATURAL} {cut}"
            )
        rows = self._united(arms, f"ORDER BY {_NATURAL} {cut}", p)
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
        asked = list(dict.fromkeys(ids))
        rows = self._entities(
            "n.id AS id, n._readings AS readings",
            "(n[$name] IS NOT NULL OR $name IN n._odd)",
            begin=_BY_ID,
            ids=asked,
            name=attribute,
        )
        held = ((row["id"], reading_of(row["readings"], attribute)) for row in rows)
        found = {i: reading for i, reading in held if reading is not None}
        return {i: found[i] for i in asked if i in found}

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        degrees = dict.fromkeys(ids, 0)
        columns = "n.id AS id, n._degree AS degree"
        rows = self._entities(columns, begin=_BY_ID, ids=list(degrees))
        return degrees | {row["id"]: row["degree"] for row in rows}

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        found: defaultdict[str, list[NameHit]] = defaultdict(list)
        asked = list(dict.fromkeys(keys))
        held = "c.until IS NULL" if self._newest else _CALLED
        for row in self._entities(
            "k AS key, n._kind AS kind, n.name AS name",
            held,
            begin="UNWIND $keys AS k MATCH (c:TwinName {{key: k}}) MATCH (n:{} {{id: c.of}})",
            limit="",
            keys=asked,
        ):
            label = Entity.model_construct(id=row["id"], kind="", name=row["name"]).label
            hit = NameHit(id=row["id"], name=label, kind=row["kind"], score=1.0)
            found[row["key"]].append(hit)
        return {key: found[key] for key in asked if key in found}

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        scores: dict[str, float] = {}
        for query in _lucene(text) if name_key(text) else ():
            rows = self._run(
                "CALL db.index.fulltext.queryNodes('twin_name_text', $query, {limit: $limit}) "
                "YIELD node RETURN DISTINCT node.key AS key",
                query=query,
                limit=_CANDIDATES,
            )
            likenesses = {row["key"]: likeness(text, row["key"]) for row in rows}
            if scores := {key: x for key, x in likenesses.items() if near_enough(x)}:
                break
        hits: dict[str, NameHit] = {}
        for key, bearers in self.named(scores).items():
            for hit in bearers:
                if hit.id not in hits or hits[hit.id].score < scores[key]:
                    hits[hit.id] = hit.model_copy(update={"score": scores[key]})
        return sorted(hits.values(), key=lambda hit: -hit.score)[:limit]

    def schema(self) -> Schema:
        """The schema, counted from every entity and relation."""
        members: defaultdict[str, int] = defaultdict(int)
        readings: defaultdict[str, defaultdict[str, list[Reading]]]
        readings = defaultdict(lambda: defaultdict(list))
        for row in self._entities("n._kind AS kind, n._readings AS readings"):
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


def _lucene(text: str) -> Iterator[str]:
    """Queries of the full-text index, the next one for where the ones before find nothing near.

    The whole name or words of it with up to two typos are looked up; what is only a part of a word
    is sought in all words there are, so that comes last. Words are letters and digits only, so
    nothing of Lucene's syntax gets in.
    """
    words = [w for w in map(name_key, re.findall(r"\w+", text)) if len(w) > 1]
    whole = name_key(text)
    parts = [f"key:{whole}~2^4", f"shape:{whole.translate(LOOK_ALIKE)}~2^4"]
    yield " ".join([*parts, *(f"text:{w}~2" for w in words)])
    if words:
        yield " ".join(f"key:*{w}*" for w in words)
