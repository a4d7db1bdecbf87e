"""Reads of one version of the embedded store, as SQL on one connection."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, number_of

from .compare import is_wide, scalar_type
from .embedded_tables import decode
from .embedded_where import (
    Parameters,
    attribute_row,
    bearers,
    entity_condition,
    entity_row,
    holds,
    is_field,
    relation_condition,
    valid,
)
from .intervals import way
from .protocol import Comparison, NameHit

_COLUMNS = "{0}.value, {0}.type, {0}.raw, {0}.unit, {0}.time, {0}.datatype"
_IDS = "json_each({0}) j CROSS JOIN node ON node.id = j.value"
_ORDER = "e.degree * e.active DESC, e.sort, node.id"
_ARMS = 50  # kinds of which each is read in order by itself


class Snapshot:
    """The reads of a :class:`GraphReader`, but for the schema and ``similar``.

    Args:
        connection: inside a transaction, so that several statements see one state.
        version: the version to read.
        newest: the newest one in this transaction.
    """

    def __init__(self, connection: sqlite3.Connection, version: int, newest: int) -> None:
        self.connection, self.version = connection, version
        self.newest = version == newest
        self._own = {"v": version, "way": json.dumps(way(version, newest))}

    def rows(self, sql: str, parameters: Parameters) -> Iterator[tuple[Any, ...]]:
        """Run a statement whose ``:v`` is this version and whose ``:way`` leads to it."""
        return self.connection.execute(sql, {**parameters, **self._own})

    def entity(self, alias: str, n: str) -> str:
        """SQL: ``alias`` is the row of entity number ``n``."""
        return entity_row(alias, n, self.newest)

    def table(self, name: str, alias: str, tests: Iterable[str] = ()) -> str:
        """SQL: the rows of a table that hold and pass ``tests`` on ``alias``."""
        more = "".join(f" AND ({test})" for test in tests)
        return " UNION ALL ".join(
            f"SELECT {alias}.* FROM {name} {alias} WHERE {held}{more}"
            for held in valid(alias, self.newest)
        )

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(dict.fromkeys(ids))
        p = Parameters()
        source = _IDS.format(p(json.dumps(asked)))
        attributes: defaultdict[int, dict[str, Reading]] = defaultdict(dict)
        row = attribute_row("a", "has.n", "has.name", self.newest)
        for n, name, *columns in self.rows(
            f"SELECT node.n, a.name, {_COLUMNS.format('a')} FROM {source} "
            f"CROSS JOIN has ON has.n = node.n CROSS JOIN attribute a ON {row}",
            p,
        ):
            attributes[n][name] = decode(*columns)
        found = {
            i: Entity.model_construct(
                id=i,
                kind=kind,
                name=name,
                attributes=attributes.get(n, {}),
                numeric_id=bool(numeric),
                active=bool(active),
                aliases=tuple(json.loads(aliases)),
            )
            for i, n, kind, name, numeric, active, aliases in self.rows(
                f"SELECT node.id, node.n, e.kind, e.name, e.numeric_id, e.active, e.aliases "
                f"FROM {source} CROSS JOIN entity e ON {self.entity('e', 'node.n')}",
                p,
            )
        }
        return {i: found[i] for i in asked if i in found}

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        asked: dict[str, str | int] = {i: i for i in ids}
        p = Parameters()
        if not any(self.rows("SELECT 1 FROM entity WHERE numeric_id LIMIT 1", p)):
            return asked
        source = _IDS.format(p(json.dumps(list(asked))))
        join = f"CROSS JOIN entity e ON {self.entity('e', 'node.n')}"
        numbers = self.rows(f"SELECT node.id, e.kind FROM {source} {join} WHERE e.numeric_id", p)
        return asked | {i: number_of(i, kind) for i, kind in numbers}

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        p = Parameters()
        tests = list(where)
        among = [f"e.kind IN (SELECT value FROM json_each({p(json.dumps(list(kinds)))}))"]
        among = among if kinds else []
        node, arms = "CROSS JOIN node ON node.n =", ["true"]
        if ids is not None:
            asked = _IDS.format(p(json.dumps(list(dict.fromkeys(ids)))))
            source = f"{asked} CROSS JOIN entity e ON {self.entity('e', 'node.n')}"
        elif held := [c for c in where if not is_field(c) and c.op != "missing"]:
            tests = [c for c in where if c not in held]
            sets = (f"SELECT n FROM ({bearers(c, p, self.newest)})" for c in held)
            source = f"({' INTERSECT '.join(sets)}) c {node} c.n "
            source += f"CROSS JOIN entity e ON {self.entity('e', 'c.n')}"
        else:
            source, arms = f"entity e {node} e.n", valid("e", self.newest)
            if limit is not None and 0 < len(kinds) <= _ARMS:
                own = [f"e.kind = {p(kind)}" for kind in dict.fromkeys(kinds)]
                arms, among = [f"{arm} AND {one}" for arm in arms for one in own], []
        among += [entity_condition(c, p, self.newest) for c in tests]
        cut = _limit(limit, p)
        # Each arm is cut by itself: where an index has it in order, no more of it is read.
        first = f"ORDER BY {_ORDER} {cut}" if cut else ""
        found = " UNION ALL ".join(
            f"SELECT * FROM (SELECT node.id AS id, e.degree * e.active AS rank, e.sort AS sort "
            f"FROM {source} WHERE {' AND '.join(f'({t})' for t in (arm, *among))} "
            f"{first})"
            for arm in arms
        )
        rows = self.rows(f"SELECT id FROM ({found}) ORDER BY rank DESC, sort, id {cut}", p)
        return [i for (i,) in rows]

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        p = Parameters()
        tests = []
        ends = {
            column: list(dict.fromkeys(ids))
            for column, ids in (("source", sources), ("target", targets))
            if ids is not None
        }
        # The index of the smaller end is used; a plus keeps SQLite off the others.
        best = min(ends, key=lambda column: len(ends[column]), default="type")
        if types:
            ends["type"] = list(types)
        for column, terms in ends.items():
            value = "value" if column == "type" else "node.n"
            among = p(json.dumps(terms))
            source = f"json_each({among})" if column == "type" else _IDS.format(among)
            plus = "" if column == best else "+"
            tests.append(f"{plus}x.{column} IN (SELECT {value} FROM {source})")
        tests += [relation_condition(c, p) for c in where]
        chosen = (
            f"SELECT x.r, s.id, x.type, t.id, x.key, x.directed, x.inferred "
            f"FROM ({self.table('relation', 'x', tests)}) x CROSS JOIN node s ON s.n = x.source "
            f"CROSS JOIN node t ON t.n = x.target "
            f"ORDER BY s.sort, s.id, x.type, t.sort, t.id, x.key {_limit(limit, p)}"
        )
        rows = list(self.rows(chosen, p))
        attributes = self._relation_attributes([row[0] for row in rows])
        return [
            Relation.model_validate(  # which is faster than to construct it unchecked
                {
                    "source": source,
                    "type": kind,
                    "target": target,
                    "attributes": attributes.get(r, {}),
                    "directed": bool(directed),
                    "key": key,
                    "inferred": inferred,
                }
            )
            for r, source, kind, target, key, directed, inferred in rows
        ]

    def _relation_attributes(self, numbers: list[int]) -> dict[int, dict[str, Reading]]:
        found: defaultdict[int, dict[str, Reading]] = defaultdict(dict)
        p = Parameters()
        for r, name, *columns in self.rows(
            f"SELECT a.r, a.name, {_COLUMNS.format('a')} "
            f"FROM json_each({p(json.dumps(numbers))}) j "
            f"CROSS JOIN relation_attribute a ON a.r = j.value",
            p,
        ):
            found[r][name] = decode(*columns)
        return found

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        asked = list(dict.fromkeys(ids))
        p = Parameters()
        source = _IDS.format(p(json.dumps(asked)))
        row = attribute_row("a", "node.n", p(attribute), self.newest)
        found = {
            i: decode(*columns)
            for i, *columns in self.rows(
                f"SELECT node.id, {_COLUMNS.format('a')} FROM {source} "
                f"CROSS JOIN attribute a ON {row}",
                p,
            )
        }
        return {i: found[i] for i in asked if i in found}

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        typed = [(scalar_type(v), v) for v in values]
        simple = {cell for cell in typed if not is_wide(cell[1]) and _is_json(cell[1])}
        found: dict[tuple[str, Scalar], int] = {}
        for value_type in {t for t, _ in simple}:
            p = Parameters()
            name, some = (
                p(attribute),
                p(json.dumps([v for t, v in simple if t == value_type])),
            )
            for held in valid("a", self.newest):
                for value, n in self.rows(
                    f"SELECT a.value, count(*) FROM json_each({some}) j CROSS JOIN attribute a "
                    f"ON {held} AND a.name = {name} AND a.type = '{value_type}' "
                    f"AND a.value = j.value AND a.raw IS NULL "
                    f"CROSS JOIN entity e ON {self.entity('e', 'a.n')} "
                    f"WHERE e.kind = {p(kind)} GROUP BY 1",
                    p,
                ):
                    found[value_type, value] = found.get((value_type, value), 0) + n
        return [
            found.get(cell, 0)
            if cell in simple
            else len(self.select([kind], [Comparison(attribute=attribute, op="=", value=cell[1])]))
            for cell in typed
        ]

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        degrees = dict.fromkeys(ids, 0)
        p = Parameters()
        source = _IDS.format(p(json.dumps(list(degrees))))
        degrees.update(
            self.rows(
                f"SELECT node.id, e.degree FROM {source} "
                f"CROSS JOIN entity e ON {self.entity('e', 'node.n')}",
                p,
            )
        )
        return degrees

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        asked = list(dict.fromkeys(keys))
        p = Parameters()
        found: defaultdict[str, list[NameHit]] = defaultdict(list)
        for key, i, kind, name in self.rows(
            f"SELECT c.key, node.id, e.kind, e.name FROM json_each({p(json.dumps(asked))}) j "
            f"CROSS JOIN called c ON c.key = j.value AND {holds('c', self.newest)} "
            f"CROSS JOIN node ON node.n = c.n "
            f"CROSS JOIN entity e ON {self.entity('e', 'c.n')} "
            f"ORDER BY {_ORDER}",
            p,
        ):
            label = Entity.model_construct(id=i, kind=kind, name=name).label
            found[key].append(NameHit(id=i, name=label, kind=kind, score=1.0))
        return {key: found[key] for key in asked if key in found}


def _is_json(value: Scalar) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


def _limit(limit: int | None, p: Parameters) -> str:
    return "" if limit is None else f"LIMIT {p(limit)}"
