"""Questions about the shape of the network: shortest paths, and what a change cuts off."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from gentwin_chat.domain import (
    Change,
    PutRelation,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    Triple,
)
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.query import Impact, Selection, Step


def shortest_path(
    ev: Evaluation, source: str, target: str, step: Step
) -> list[tuple[str, str, Relation]] | None:
    """The hops ``(from, to, relation)`` of a shortest path, or ``None``; breadth first, one read
    of the store per level. ``[]`` if both are the same."""
    came: dict[str, tuple[str, Relation]] = {}
    frontier, seen = [source], {source}
    while frontier and target not in seen:
        found = ev.neighbours(step, frontier)
        frontier = []
        for entity, others in found.items():
            for other, relation in others.items():
                if other not in seen:
                    seen.add(other)
                    came[other] = (entity, relation)
                    frontier.append(other)
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
            case RemoveRelation():
                ids |= {change.source, change.target}
            case PutRelation():
                ids |= {change.relation.source, change.relation.target}
    return ids


def impacted(
    before: Evaluation, after: Evaluation, changes: Iterable[Change], impact: Impact
) -> tuple[list[str], list[Triple]]:
    """Members of ``impact.of`` that the changes hurt, and the facts that show it."""
    hit = touched(changes)
    members = before.members(impact.of)
    alive = set(after.reader.entities(members))
    if impact.effect == "isolated":
        near = {o for others in before.neighbours(Step(), list(hit)).values() for o in others}
        members = [i for i in members if i in alive and i in near | hit]
        had = before.neighbours(impact.step, members, impact.target)
        target = impact.target
        if target and target.ids and not set(target.ids) & set(after.reader.entities(target.ids)):
            kept: dict[str, dict[str, Relation]] = {}
        else:
            kept = after.neighbours(impact.step, members, target)
        lost = [i for i in members if had.get(i) and not kept.get(i)]
        return lost, [before.relation_fact(r) for i in lost for r in had[i].values()]
    reach_before = _reach(before, impact.step, impact.target)
    reach_after = _reach(after, impact.step, impact.target)
    lost = [i for i in members if i in alive and i in reach_before and i not in reach_after]
    links = before.neighbours(impact.step, lost)
    return lost, [before.relation_fact(r) for i in lost for r in links.get(i, {}).values()]


def _reach(ev: Evaluation, step: Step, target: Selection | None) -> set[str]:
    """All that can reach ``target``; without one, the largest connected part."""
    graph = nx.Graph((a, b) for a, b, _ in ev.hop(step, None))
    if target is None:
        return max(nx.connected_components(graph), key=len, default=set())
    reached: set[str] = set()
    for goal in ev.members(target):
        if goal in graph and goal not in reached:
            reached |= nx.node_connected_component(graph, goal)
    return reached
