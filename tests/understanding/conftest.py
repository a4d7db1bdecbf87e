"""The small networks, each loaded once, with a planner and a twin of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin
from gentwin_chat.understanding.planner import Planner
from understanding import small_networks
from understanding.asking import Plain

NETWORKS = ("harbour", "lorawan", "building", "hostile")


@pytest.fixture(scope="session")
def graphs() -> Iterator[dict[str, EmbeddedGraph]]:
    stores = {name: getattr(small_networks, name)() for name in NETWORKS}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture(scope="session")
def planners(graphs: dict[str, EmbeddedGraph]) -> dict[str, Planner]:
    """Planners with the real encoder, which is loaded when a word needs it."""
    return {name: Planner(graph, encode) for name, graph in graphs.items()}


@pytest.fixture(scope="session")
def twins(graphs: dict[str, EmbeddedGraph]) -> dict[str, Twin]:
    """Twins with the real encoder, which say their drafts as they stand."""
    return {name: Twin(graph, phraser=Plain(), encoder=encode) for name, graph in graphs.items()}


@pytest.fixture
def fresh() -> Iterator[Callable[[EmbeddedGraph], Twin]]:
    """A twin of a store of one's own, closed afterwards."""
    opened: list[EmbeddedGraph] = []

    def make(graph: EmbeddedGraph) -> Twin:
        opened.append(graph)
        return Twin(graph, phraser=Plain(), encoder=encode)

    yield make
    for graph in opened:
        graph.close()
