"""The schema of one version of the embedded store, by SQL; only what changed is computed anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from .embedded_read import Snapshot
from .embedded_tables import decode_value
from .embedded_where import Parameters, attribute_row
from .protocol import AttributeInfo, KindInfo, RelationInfo, Schema
from .stale import Stale
from .summary import VALUES, AttributeParts

Group: TypeAlias = tuple[str, ...]  # (kind,) or (type, source kind, target kind)


def compute(snapshot: Snapshot) -> Schema:
    """The whole schema of the snapshot's version."""
    counts = _kind_counts(snapshot, ())
    attributes = _kind_attributes(snapshot, None)
    return Schema(
        kinds={
            kind: KindInfo(name=kind, count=counts[kind], attributes=attributes.get((kind,), {}))
            for kind in sorted(counts)
        },
        relations=_relations(snapshot, None),
        descriptions=_descriptions(snapshot),
    )


def refresh(snapshot: Snapshot, schema: Schema, stale: Stale) -> Schema:
    """``schema`` brought to the snapshot's version, ``stale`` being what changed in between."""
    kinds = dict(schema.kinds)
    counts = _kind_counts(snapshot, stale.kinds) if stale.kinds else {}
    for kind in stale.kinds:
        old = kinds.pop(kind, None)
        if kind in counts:
            attributes = old.attributes if old else {}
            kinds[kind] = KindInfo(name=kind, count=counts[kind], attributes=attributes)
    for kind, name in stale.attributes:
        if kind in kinds:
            infos = dict(kinds[kind].attributes)
            infos.pop(name, None)
            infos |= _kind_attributes(snapshot, (kind, name)).get((kind,), {})
            ordered = dict(sorted(infos.items()))
            kinds[kind] = kinds[kind].model_copy(update={"attributes": ordered})
    if stale.all_relations:
        relations = _relations(snapshot, None)
    else:
        relations = [r for r in schema.relations if r.type not in stale.relation_types]
        for relation_type in stale.relation_types:
            relations += _relations(snapshot, relation_type)
    return Schema(
        kinds=dict(sorted(kinds.items())),
        relations=sorted(relations, key=lambda r: (r.type, r.source_kind, r.target_kind)),
        descriptions=_descriptions(snapshot) if stale.descriptions else schema.descriptions,
    )


def _kind_counts(snapshot: Snapshot, kinds: Iterable[str]) -> dict[str, int]:
    p = Parameters()
    only = f"AND e.kind IN ({', '.join(map(p, kinds))})" if kinds else ""
    return dict(
        snapshot.rows(
            f"SELECT e.kind, count(*) FROM entity e WHERE {snapshot.alive('e')} {only} GROUP BY 1",
            p,
        )
    )


def _kind_attributes(
    snapshot: Snapshot, pair: tuple[str, str] | None
) -> dict[Group, dict[str, AttributeInfo]]:
    p = Parameters()
    only = f"AND e.kind = {p(pair[0])} AND a.name = {p(pair[1])}" if pair else ""
    if snapshot.newest:
        source = f"attribute a CROSS JOIN entity e ON e.n = a.n AND {snapshot.alive('e')}"
        where = f"{snapshot.alive('a')} {only}"
    else:
        row = attribute_row("a", "e.n", "has.name", newest=False)
        source = f"entity e CROSS JOIN has ON has.n = e.n CROSS JOIN attribute a ON {row}"
        where = f"{snapshot.alive('e')} {only}"
    return _attributes(snapshot, source, where, ["e.kind"], p)


def _relations(snapshot: Snapshot, only_type: str | None) -> list[RelationInfo]:
    p = Parameters()
    only = f"AND x.type = {p(only_type)}" if only_type is not None else ""
    ends = (
        f"CROSS JOIN entity s ON s.n = x.source AND {snapshot.alive('s')} "
        f"CROSS JOIN entity t ON t.n = x.target AND {snapshot.alive('t')}"
    )
    where = f"{snapshot.alive('x')} {only}"
    group = ["x.type", "s.kind", "t.kind"]
    attributes: dict[Group, dict[str, AttributeInfo]] = {}
    if any(snapshot.rows("SELECT 1 FROM relation_attribute LIMIT 1", Parameters())):
        own = "CROSS JOIN relation_attribute a ON a.r = x.r"
        attributes = _attributes(snapshot, f"relation x {own} {ends}", where, group, p)
    return [
        RelationInfo(
            type=relation_type,
            source_kind=source,
            target_kind=target,
            count=count,
            directed=bool(directed),
            attributes=attributes.get((relation_type, source, target), {}),
        )
        for relation_type, source, target, count, directed in snapshot.rows(
            f"SELECT {', '.join(group)}, count(*), max(x.directed) "
            f"FROM relation x {ends} WHERE {where} "
            f"GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            p,
        )
    ]


def _attributes(
    snapshot: Snapshot, source: str, where: str, group: list[str], p: Parameters
) -> dict[Group, dict[str, AttributeInfo]]:
    """group → attribute → info, over the attribute rows ``a`` of ``source``."""
    parts: defaultdict[tuple[Group, str], AttributeParts] = defaultdict(AttributeParts)
    size = len(group)
    columns = ", ".join(f"{c} AS g{i}" for i, c in enumerate(group))
    keys = ", ".join(f"g{i}" for i in range(size))
    for row in snapshot.rows(
        f"SELECT {columns}, a.name, a.type, a.datatype IS 'datetime', a.unit, count(*) "
        f"FROM {source} WHERE {where} GROUP BY {', '.join(map(str, range(1, size + 5)))}",
        p,
    ):
        name, kind, is_datetime, unit, count = row[size:]
        parts[row[:size], name].saw(kind, bool(is_datetime), unit, count)
    # A list counts by its members, as "=" compares them.
    member_type = "CASE WHEN j.type IN ('true','false') THEN 'boolean' WHEN j.type = 'text' "
    member_type += "THEN 'text' ELSE 'number' END"
    cells = (
        f"SELECT {columns}, a.name AS name, a.type AS type, a.value AS value, a.raw AS raw "
        f"FROM {source} "
        f"WHERE {where} AND a.type != 'list' AND a.value IS NOT NULL UNION ALL "
        f"SELECT {columns}, a.name, {member_type}, j.value, NULL FROM {source} "
        f"CROSS JOIN json_each(a.raw) j WHERE {where} AND a.type = 'list'"
    )
    counted = (
        f"SELECT {keys}, name, type, value, raw, count(*) AS c FROM ({cells}) "
        f"GROUP BY {keys}, name, type, value, raw"
    )
    window = f"PARTITION BY {keys}, name"
    for row in snapshot.rows(
        f"SELECT * FROM (SELECT *, "
        f"row_number() OVER ({window} ORDER BY c DESC, type, value, raw) AS i, "
        f"min(iif(type = 'number', value, NULL)) OVER ({window}), "
        f"max(iif(type = 'number', value, NULL)) OVER ({window}) FROM ({counted})) "
        f"WHERE i <= {VALUES + 1} ORDER BY {keys}, name, i",
        p,
    ):
        name, kind, value, raw, _, _, low, high = row[size:]
        parts[row[:size], name].holds(decode_value(value, kind, raw), low, high)
    infos: defaultdict[Group, dict[str, AttributeInfo]] = defaultdict(dict)
    for (owner, name), part in sorted(parts.items()):
        infos[owner][name] = part.info(name)
    return infos


def _descriptions(snapshot: Snapshot) -> dict[str, str]:
    return dict(
        snapshot.rows(
            f"SELECT term, text FROM description d WHERE {snapshot.alive('d')} ORDER BY term",
            Parameters(),
        )
    )
