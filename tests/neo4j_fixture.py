"""Fixtures on a real Neo4j: ``NEO4J_URI`` if set, else a community server of our own.

Where neither can be had the tests are skipped with a loud line; where ``CI`` is set they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import neo4j
import pytest

from gentwin_chat.eval.neo4j_server import NotAvailableError, Server, running


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A server of our own, one for all tests, which a test may kill and start again."""
    try:
        with running() as server:
            yield server
    except NotAvailableError as e:
        message = f"NO NEO4J: its tests did not run. {e}. Set NEO4J_URI to a server of yours."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def neo4j_uri(request: pytest.FixtureRequest) -> str:
    """A URI with user and password, of a server that the tests may empty."""
    if uri := os.environ.get("NEO4J_URI"):
        return uri
    server: Server = request.getfixturevalue("neo4j_server")
    return server.uri


@pytest.fixture
def empty_neo4j(neo4j_uri: str) -> str:
    """The same with nothing in the database."""
    with driver(neo4j_uri) as d, d.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
    return neo4j_uri


def driver(uri: str) -> neo4j.Driver:
    """The driver alone, for what a user of Neo4j does without us."""
    parts = urlsplit(uri)
    bare = f"{parts.scheme}://{parts.hostname}:{parts.port}"
    return neo4j.GraphDatabase.driver(bare, auth=(parts.username or "", parts.password or ""))


@contextmanager
def cypher(uri: str) -> Iterator[Any]:
    """Plain Cypher, as a user types it; gives rows as lists."""
    with driver(uri) as d:

        def run(text: str, **parameters: Any) -> list[list[Any]]:
            records = d.execute_query(text, parameters).records
            return [list(record.values()) for record in records]

        yield run
