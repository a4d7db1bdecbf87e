"""Bringing a schema up to date, through the reads that every graph has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gentwin_chat.domain import Relation

from .protocol import GraphReader, KindInfo, RelationInfo, Schema
from .stale import Stale
from .summary import summarise


def updated(schema: Schema, after: GraphReader, stale: Stale) -> Schema:
    """``schema`` with what is ``stale`` counted anew.

    Args:
        schema: of the state before.
        after: a reader of the state after (its ``schema`` is not called).
    """
    return Schema(
        kinds=_kinds(schema, after, stale),
        relations=_relations(schema, after, stale),
        descriptions=schema.descriptions,
    )


def _kinds(schema: Schema, after: GraphReader, stale: Stale) -> dict[str, KindInfo]:
    kinds = dict(schema.kinds)
    touched = stale.kinds | {kind for kind, _ in stale.attributes}
    members = {kind: after.select([kind]) for kind in touched}
    for kind, ids in members.items():
        info = kinds.pop(kind, KindInfo(name=kind, count=0))
        if ids:
            kinds[kind] = info.model_copy(update={"count": len(ids)})
    for kind, name in stale.attributes:
        if kind not in kinds:
            continue
        infos = {k: v for k, v in kinds[kind].attributes.items() if k != name}
        if readings := after.readings(name, members[kind]):
            infos[name] = summarise(name, readings.values())
        ordered = dict(sorted(infos.items()))
        kinds[kind] = kinds[kind].model_copy(update={"attributes": ordered})
    return dict(sorted(kinds.items()))


def _relations(schema: Schema, after: GraphReader, stale: Stale) -> list[RelationInfo]:
    if stale.all_relations:
        return relation_infos(after, after.relations())
    types = stale.relation_types
    infos = [info for info in schema.relations if info.type not in types]
    if types:
        infos += relation_infos(after, after.relations(sorted(types)))
    return sorted(infos, key=lambda r: (r.type, r.source_kind, r.target_kind))


def relation_infos(graph: GraphReader, edges: Iterable[Relation]) -> list[RelationInfo]:
    """What is known of ``edges``, whose ends are in ``graph``."""
    edges = list(edges)
    ends = graph.entities({end for edge in edges for end in (edge.source, edge.target)})
    groups: defaultdict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for edge in edges:
        groups[edge.type, ends[edge.source].kind, ends[edge.target].kind].append(edge)
    return [
        RelationInfo(
            type=relation_type,
            source_kind=source,
            target_kind=target,
            count=len(group),
            directed=any(edge.directed for edge in group),
            attributes={
                name: summarise(name, [e.attributes[name] for e in group if name in e.attributes])
                for name in sorted({name for edge in group for name in edge.attributes})
            },
        )
        for (relation_type, source, target), group in sorted(groups.items())
    ]
