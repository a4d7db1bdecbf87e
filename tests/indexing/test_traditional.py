"""The traditional twin: rebuilt whole, it holds what the physical space is, and nothing else."""

from __future__ import annotations

from gentwin_chat.domain import Topology
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.traditional import TraditionalTwin


def held(graph: EmbeddedGraph) -> tuple[object, object]:
    entities = graph.entities(graph.select())
    return entities, {r.identity: r for r in graph.relations()}


def stated(state: Topology) -> tuple[object, object]:
    return state.entities, {r.identity: r for r in state.relations}


def test_each_update_is_a_version_of_the_whole_state() -> None:
    space = PhysicalSpace(20, 4, 2, seed=3, churn=60.0)
    graph = EmbeddedGraph(None)
    twin = TraditionalTwin(graph)
    for version in (1, 2, 3):
        state = space.truth()
        assert twin.update(state) == version
        assert held(graph) == stated(state)
        before = set(state.entities)
        for _ in space.run(10.0):
            pass
        assert set(space.truth().entities) != before, "sensors joined and left meanwhile"
    twin.update(Topology())
    assert held(graph) == ({}, {})
    assert graph.at(1).select(), "the versions before are kept"
    graph.close()
