"""Questions about the shape of the network: shortest paths, and what a change cuts off."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from gentwin_chat.domain import (
    Change,
    Observe,
    PutEntity,
    PutRelation,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    Triple,
)
from gentwin_chat.evaluation import EVIDENCE, Evaluation, Neighbours, share
from gentwin_chat.query import Impact, Selection, Step

_LEVELS = 8  # of a breadth-first search that are read one by one
_WIDE = 2000  # entities of one level beyond which reading all edges costs less


def shortest_path(
    ev: Evaluation, source: str, target: str, step: Step
) -> list[tuple[str, str, Relation]] | None:
    """The hops ``(from, to, relation)`` of a shortest path, or ``None``; ``[]`` if both are the
    same. Breadth first: one hop of the store a level, at most :data:`_LEVELS` times, then the
    rest of the graph at once."""
    came: dict[str, tuple[str, Relation]] = {}
    frontier, seen = [source], {source}
    level, whole = 0, None
    while frontier and target not in seen:
        if whole is None and (level >= _LEVELS or len(frontier) > _WIDE):
            whole = ev.neighbours(step, None)
        found: Neighbours = whole if whole is not None else ev.neighbours(step, frontier)
        nearest, frontier = frontier, []
        for entity in nearest:
            for other, relation in found.get(entity, {}).items():
                if other not in seen:
                    seen.add(other)
                    came[other] = (entity, relation)
                    frontier.append(other)
        level += 1
    if target not in seen:
        return None
    walk: list[tuple[str, str, Relation]] = []
    at = target
    while at != source:
        before, relation = came[at]
        walk.append((before, at, relation))
        at = before
    return walk[::-1]


def touched(changes: Iterable[Change]) -> set[str]:
    """The entities that the changes name."""
    ids: set[str] = set()
    for change in changes:
        match change:
            case RemoveEntity() | SetPresence():
                ids.add(change.id)
            case PutEntity():
                ids.add(change.entity.id)
            case Observe():
                ids.add(change.observation.entity)
            case RemoveRelation():
                ids |= {change.source, change.target}
            case PutRelation():
                ids |= {change.relation.source, change.relation.target}
    return ids


def impacted(
    before: Evaluation, after: Evaluation, changes: Iterable[Change], impact: Impact
) -> tuple[list[str], list[Triple]]:
    """Members of ``impact.of`` that the changes hurt, and the facts that show it.

    What the changes remove or switch off is not hurt but gone. Three or four reads of each version,
    of which ``unreachable`` reads all edges.
    """
    members = before.members(impact.of)
    if impact.effect == "isolated":
        if impact.target is None or not impact.target.related:  # only who is near can be hurt
            hit = touched(changes)
            near = before.neighbours(Step(), sorted(hit)).values()
            near_by = {o for others in near for o in others} | hit
            members = [i for i in members if i in near_by]
        members = _present(after, members, changes)
        links = before.neighbours(impact.step, members, impact.target)
        kept = after.neighbours(impact.step, members, impact.target)
        lost = [i for i in members if links.get(i) and not kept.get(i)]
        if impact.downed:
            down = _switched_off(changes)
            lost = [i for i in before.members(impact.of) if i in down or i in set(lost)]
            links = before.neighbours(impact.step, lost)
    else:
        reach_before = _reach(before, impact.step, impact.target)
        reach_after = _reach(after, impact.step, impact.target, reach_before)
        cut_off = [i for i in members if i in reach_before and i not in reach_after]
        lost = _present(after, cut_off, changes)
        links = before.neighbours(impact.step, lost)
    shown = lost[:EVIDENCE]
    return lost, share([before.relation_fact(r) for r in links.get(i, {}).values()] for i in shown)


def _present(ev: Evaluation, ids: list[str], changes: Iterable[Change]) -> list[str]:
    """Those of ``ids`` that there are and that the changes do not switch off, in their order."""
    there = set(ev.reader.select(ids=ids)) - _switched_off(changes)
    return [i for i in ids if i in there]


def _switched_off(changes: Iterable[Change]) -> set[str]:
    return {c.id for c in changes if isinstance(c, SetPresence) and not c.active}


def _reach(
    ev: Evaluation, step: Step, target: Selection | None, main: set[str] | None = None
) -> set[str]:
    """All that is connected to ``target``, whatever the direction; without one, the largest
    connected part, or what is left of ``main`` in one piece."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((a, b) for a, b, _ in ev.hop(step, None))
    if target is None:
        parts = nx.connected_components(graph)
        return max(parts, key=len if main is None else lambda p: len(p & main), default=set())
    reached: set[str] = set()
    for goal in ev.members(target):  # which reaches itself, whoever else is gone
        if goal not in reached:
            reached |= nx.node_connected_component(graph, goal) if goal in graph else {goal}
    return reached
