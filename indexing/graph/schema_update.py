"""Bringing a schema up to date by a difference, through the reads that every graph has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gentwin_chat.domain import Relation

from .draft import Difference, differing
from .protocol import GraphReader, KindInfo, RelationInfo, Schema
from .summary import summarise


def updated(schema: Schema, after: GraphReader, difference: Difference) -> Schema:
    """``schema`` after ``difference``: what that touches is counted anew.

    Args:
        schema: of the state before.
        after: a reader of the state after (its ``schema`` is not called).
    """
    return Schema(
        kinds=_kinds(schema, after, difference),
        relations=_relation_infos(schema, after, difference),
        descriptions=schema.descriptions,
    )


def _kinds(schema: Schema, after: GraphReader, difference: Difference) -> dict[str, KindInfo]:
    counts, attributes = _touched(difference)
    kinds = dict(schema.kinds)
    for kind, step in counts.items():
        info = kinds.pop(kind, KindInfo(name=kind, count=0))
        if info.count + step:
            kinds[kind] = info.model_copy(update={"count": info.count + step})
    members = {kind: after.select([kind]) for kind, _ in attributes if kind in kinds}
    for kind, name in attributes:
        if kind not in kinds:
            continue
        infos = {k: v for k, v in kinds[kind].attributes.items() if k != name}
        if readings := after.readings(name, members[kind]):
            infos[name] = summarise(name, readings.values())
        ordered = dict(sorted(infos.items()))
        kinds[kind] = kinds[kind].model_copy(update={"attributes": ordered})
    return dict(sorted(kinds.items()))


def _touched(difference: Difference) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """How the number of each kind changes, and the (kind, attribute) pairs that differ."""
    counts: defaultdict[str, int] = defaultdict(int)
    attributes: set[tuple[str, str]] = set()
    for old, new in difference.entities.values():
        for entity, other, step in ((old, new, -1), (new, old, 1)):
            if entity is None:
                continue
            counts[entity.kind] += step
            same = other is not None and other.kind == entity.kind
            names = differing(entity, other if same else None)
            attributes |= {(entity.kind, name) for name in names}
    return counts, attributes


def _relation_infos(
    schema: Schema, after: GraphReader, difference: Difference
) -> list[RelationInfo]:
    pairs = difference.entities.items()
    moved = {i for i, (old, new) in pairs if old and new and old.kind != new.kind}
    types = {identity[1] for identity in difference.relations}
    if moved:  # their remaining relations now join another pair of kinds
        touching = after.relations(sources=moved) + after.relations(targets=moved)
        types |= {edge.type for edge in touching}
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
