"""The schema of one version of the embedded store, counted by SQL."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from .embedded_read import Snapshot
from .embedded_tables import decode_value
from .embedded_where import Parameters, holds
from .protocol import AttributeInfo, KindInfo, RelationInfo, Schema
from .summary import AttributeCounts

Group: TypeAlias = tuple[str, ...]  # (kind,) or (type, source kind, target kind)


def compute(snapshot: Snapshot) -> Schema:
    """The whole schema of the snapshot's version."""
    entities = snapshot.table("entity", "e")
    counts: dict[str, int] = dict(
        snapshot.rows(f"SELECT kind, count(*) FROM ({entities}) GROUP BY 1", Parameters())
    )
    source = f"({snapshot.table('attribute', 'a')}) a CROSS JOIN entity e"
    attributes = _attributes(snapshot, f"{source} ON {snapshot.entity('e', 'a.n')}", ["e.kind"])
    return Schema(
        kinds={
            kind: KindInfo(name=kind, count=counts[kind], attributes=attributes.get((kind,), {}))
            for kind in sorted(counts)
        },
        relations=_relations(snapshot),
        descriptions=descriptions_of(snapshot),
    )


def _relations(snapshot: Snapshot) -> list[RelationInfo]:
    ends = (
        f"CROSS JOIN entity s ON {snapshot.entity('s', 'x.source')} "
        f"CROSS JOIN entity t ON {snapshot.entity('t', 'x.target')}"
    )
    relations = f"({snapshot.table('relation', 'x')}) x"
    group = ["x.type", "s.kind", "t.kind"]
    attributes: dict[Group, dict[str, AttributeInfo]] = {}
    if any(snapshot.rows("SELECT 1 FROM relation_attribute LIMIT 1", Parameters())):
        own = "CROSS JOIN relation_attribute a ON a.r = x.r"
        attributes = _attributes(snapshot, f"{relations} {own} {ends}", group)
    return [
        RelationInfo(
            type=relation_type,
            source_kind=source,
            target_kind=target,
            count=count,
            directed=undirected < count,
            undirected=undirected,
            attributes=attributes.get((relation_type, source, target), {}),
        )
        for relation_type, source, target, count, undirected in snapshot.rows(
            f"SELECT {', '.join(group)}, count(*), sum(NOT x.directed) "
            f"FROM {relations} {ends} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            Parameters(),
        )
    ]


def _attributes(
    snapshot: Snapshot, source: str, group: list[str]
) -> dict[Group, dict[str, AttributeInfo]]:
    """group → attribute → info, over the attribute rows ``a`` of ``source``."""
    parts: defaultdict[tuple[Group, str], AttributeCounts] = defaultdict(AttributeCounts)
    size = len(group)
    for row in snapshot.rows(
        f"SELECT {', '.join(group)}, a.name, a.type, a.value, a.raw, a.unit, "
        f"a.datatype IS 'datetime', count(*) FROM {source} "
        f"GROUP BY {', '.join(map(str, range(1, size + 7)))}",
        Parameters(),
    ):
        name, kind, value, raw, unit, is_datetime, count = row[size:]
        counts = parts[row[:size], name]
        counts.add_value(decode_value(value, kind, raw), bool(is_datetime), unit, count)
    infos: defaultdict[Group, dict[str, AttributeInfo]] = defaultdict(dict)
    for (owner, name), part in sorted(parts.items(), key=lambda item: item[0]):
        infos[owner][name] = part.info(name)
    return infos


def descriptions_of(snapshot: Snapshot) -> dict[str, str]:
    """Vocabulary term → the source's own words on it."""
    held = holds("d", snapshot.newest)
    return dict(
        snapshot.rows(
            f"SELECT term, text FROM description d WHERE {held} ORDER BY term",
            Parameters(),
        )
    )
