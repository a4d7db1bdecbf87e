"""What several test modules share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tiny_llama import write_tiny

from gentwin_chat.data.build import city
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.llama import Llama

pytest_plugins = ["neo4j_fixture"]


@pytest.fixture(scope="session")
def city_graph() -> Iterator[EmbeddedGraph]:
    """The example city in a store of its own; tests only read it."""
    store = EmbeddedGraph(None)
    topology = city().topology()
    store.apply(topology.changes(), descriptions=topology.descriptions)
    yield store
    store.close()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Llama:
    """A Llama of random weights."""
    return Llama(write_tiny(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="session")
def bare() -> Llama:
    """The real Llama, fetched on first use, without an adapter."""
    return Llama()
