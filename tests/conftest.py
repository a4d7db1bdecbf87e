"""What several test modules share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.data.build import city
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph


@pytest.fixture(scope="session")
def city_graph() -> Iterator[EmbeddedGraph]:
    """The example city in a store of its own; tests only read it."""
    store = EmbeddedGraph(None)
    topology = city().topology()
    store.apply(topology.changes(), descriptions=topology.descriptions)
    yield store
    store.close()
