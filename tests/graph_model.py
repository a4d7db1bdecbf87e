"""A graph as plain lists, read by going through all of them: what every store must agree with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from gentwin_chat.domain import (
    Change,
    Entity,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    entity_keys,
)
from gentwin_chat.indexing.graph.protocol import Comparison


def holds(value: Any, comparison: Comparison) -> bool:
    """The words of ``Comparison``, one by one."""
    op, wanted = comparison.op, comparison.value
    if op == "exists":
        return value is not None
    if op == "missing":
        return value is None
    if value is None:
        return False

    def type_of(x: Any) -> str:
        names = {bool: "boolean", int: "number", float: "number", str: "text", list: "list"}
        return names[type(x)]

    if type_of(wanted) == "list":
        if type_of(value) != "list":
            return False
        return (value == wanted) if op == "=" else (value != wanted) if op == "!=" else False
    if op in ("<", "<=", ">", ">="):
        if type_of(value) != type_of(wanted) or type_of(wanted) == "boolean":
            return False
        ordered: bool = {
            "<": value < wanted,
            "<=": value <= wanted,
            ">": value > wanted,
            ">=": value >= wanted,
        }[op]
        return ordered
    same = [
        m for m in (value if type_of(value) == "list" else [value]) if type_of(m) == type_of(wanted)
    ]
    if op == "contains":
        return isinstance(wanted, str) and any(wanted.lower() in m.lower() for m in same)
    if op == "=":
        return any(m == wanted for m in same)
    return len(same) > 0 and all(m != wanted for m in same)


def natural(identifier: str) -> list[tuple[int, int, str]]:
    parts = re.findall(r"[0-9]+|[^0-9]", identifier.lower())
    return [(ord("0"), int(p), "") if p[0] in "0123456789" else (ord(p), 0, "") for p in parts]


class Model:
    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self.all: dict[str, Entity] = {}
        self.edges: list[Relation] = []
        for change in changes:
            self.apply(change)

    def apply(self, change: Change) -> None:
        match change:
            case PutEntity():
                self.all[change.entity.id] = change.entity
            case RemoveEntity():
                del self.all[change.id]
                self.edges = [e for e in self.edges if change.id not in (e.source, e.target)]
            case PutRelation(relation=r):
                assert r.source in self.all
                assert r.target in self.all
                self.edges = [e for e in self.edges if e.identity != r.identity] + [r]
            case RemoveRelation(source=s, target=t):
                self.edges = [
                    e
                    for e in self.edges
                    if not (
                        change.type in (None, e.type)
                        and (
                            (e.source, e.target) == (s, t)
                            or (not e.directed and (e.target, e.source) == (s, t))
                        )
                    )
                ]
            case Observe(observation=o):
                entity = self.all[o.entity]
                old = entity.attributes.get(o.attribute)
                if old and old.time and o.reading.time and o.reading.time < old.time:
                    return
                self.all[o.entity] = entity.model_copy(
                    update={"attributes": {**entity.attributes, o.attribute: o.reading}}
                )
            case SetPresence():
                self.all[change.id] = self.all[change.id].model_copy(
                    update={"active": change.active}
                )

    def degree(self, i: str) -> int:
        return sum(i in (e.source, e.target) for e in self.edges)

    def order(self, ids: Iterable[str]) -> list[str]:
        return sorted(
            ids,
            key=lambda i: (-self.degree(i) * self.all[i].active, natural(i), i),
        )

    def value(self, entity: Entity, attribute: str) -> Any:
        if attribute in ("id", "name", "kind", "active"):
            return getattr(entity, attribute)
        reading = entity.attributes.get(attribute)
        return reading.value if reading else None

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        among = set(self.all) if ids is None else set(ids)
        return self.order(
            i
            for i, e in self.all.items()
            if i in among
            and (not kinds or e.kind in kinds)
            and all(holds(self.value(e, c.attribute), c) for c in where)
        )[:limit]

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
    ) -> list[Relation]:
        begin = set(self.all) if sources is None else set(sources)
        end = set(self.all) if targets is None else set(targets)

        def value(e: Relation, name: str) -> Any:
            return e.attributes[name].value if name in e.attributes else None

        return sorted(
            (
                e
                for e in self.edges
                if (not types or e.type in types)
                and e.source in begin
                and e.target in end
                and all(holds(value(e, c.attribute), c) for c in where)
            ),
            key=lambda e: e.identity,
        )

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        return {
            i: self.all[i].attributes[attribute]
            for i in ids
            if i in self.all and attribute in self.all[i].attributes
        }

    def named(self, key: str) -> list[str]:
        return self.order(i for i, e in self.all.items() if key in entity_keys(e))

    def schema(self) -> dict[str, Any]:
        """The schema as nested plain values, comparable with :func:`plain_schema`."""
        kinds = {}
        for kind in {e.kind for e in self.all.values()}:
            members = [e for e in self.all.values() if e.kind == kind]
            names = {name for e in members for name in e.attributes}
            kinds[kind] = (
                len(members),
                {
                    name: self.info([e.attributes[name] for e in members if name in e.attributes])
                    for name in names
                },
            )
        relations = {}
        groups: dict[tuple[str, str, str], list[Relation]] = {}
        for e in self.edges:
            group = (e.type, self.all[e.source].kind, self.all[e.target].kind)
            groups.setdefault(group, []).append(e)
        for group, edges in groups.items():
            names = {name for e in edges for name in e.attributes}
            relations[group] = (
                len(edges),
                any(e.directed for e in edges),
                {
                    name: self.info([e.attributes[name] for e in edges if name in e.attributes])
                    for name in names
                },
            )
        return {"kinds": kinds, "relations": relations}

    def info(self, readings: list[Reading]) -> tuple[Any, ...]:
        types, cells = set(), []
        for r in readings:
            cells += r.value if isinstance(r.value, list) else [r.value]
            types.add(
                "list"
                if isinstance(r.value, list)
                else "datetime"
                if r.datatype == "datetime"
                else {bool: "boolean", str: "text"}.get(type(r.value), "number")
            )
        counts = Counter((type(c) is bool, c) for c in cells)
        numbers = [float(c) for c in cells if type(c) in (int, float)]
        return (
            types.pop() if len(types) == 1 else "mixed",
            len(readings),
            len(counts),
            {(str(is_bool), value) for is_bool, value in counts},
            max(counts.values(), default=0),
            {r.unit for r in readings if r.unit},
            min(numbers, default=None),
            max(numbers, default=None),
        )


def plain_schema(model: Model, schema: Any) -> dict[str, Any]:
    """A store's schema in the form of :meth:`Model.schema`; ``model`` counts the first value."""

    def infos(attributes: Any, readings: Any) -> dict[str, Any]:
        result = {}
        for name, a in attributes.items():
            assert a.name == name
            first = a.values[0] if a.values else None
            cells: list[Any] = []
            for r in readings(name):
                cells += r.value if isinstance(r.value, list) else [r.value]
            result[name] = (
                a.type,
                a.count,
                a.distinct,
                {(str(type(v) is bool), v) for v in a.values},
                sum(type(c) is bool and c is first for c in cells)
                if type(first) is bool
                else sum(type(c) is not bool and c == first for c in cells),
                set(a.units),
                a.minimum,
                a.maximum,
            )
        return result

    kinds = {}
    for kind, info in schema.kinds.items():
        assert info.name == kind
        members = [e for e in model.all.values() if e.kind == kind]
        kinds[kind] = (
            info.count,
            infos(
                info.attributes,
                lambda n, m=members: [e.attributes[n] for e in m if n in e.attributes],
            ),
        )
    relations = {}
    for r in schema.relations:
        edges = [
            e
            for e in model.edges
            if (e.type, model.all[e.source].kind, model.all[e.target].kind)
            == (r.type, r.source_kind, r.target_kind)
        ]
        relations[r.type, r.source_kind, r.target_kind] = (
            r.count,
            r.directed,
            infos(
                r.attributes,
                lambda n, m=edges: [e.attributes[n] for e in m if n in e.attributes],
            ),
        )
    return {"kinds": kinds, "relations": relations}


def at_utc(second: int) -> datetime:
    return datetime.fromtimestamp(1_700_000_000 + second, UTC)
