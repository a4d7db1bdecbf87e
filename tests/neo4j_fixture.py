"""Fixtures on a real Neo4j: ``NEO4J_URI`` if set, else a community server of our own.

Where neither can be had the tests are skipped with a loud line; where ``CI`` is set they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
import neo4j_server
import pytest


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """A URI with user and password, of a server that the tests may empty."""
    if uri := os.environ.get("NEO4J_URI"):
        yield uri
        return
    try:
        with neo4j_server.running() as uri:
            yield uri.replace("://", f"://neo4j:{neo4j_server.PASSWORD}@")
    except neo4j_server.NotAvailableError as e:
        message = f"NO NEO4J: its tests did not run. {e}. Set NEO4J_URI to a server of yours."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture
def empty_neo4j(neo4j_uri: str) -> str:
    """The same with nothing in the database."""
    user, password = neo4j_uri.split("://")[1].split("@")[0].split(":")
    bare = neo4j_uri.replace(f"{user}:{password}@", "")
    with neo4j.GraphDatabase.driver(bare, auth=(user, password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return neo4j_uri


@contextmanager
def cypher(uri: str) -> Iterator[Any]:
    """Plain Cypher, as a user types it; gives rows as lists."""
    scheme, rest = uri.split("://")
    credentials, host = rest.split("@")
    user, password = credentials.split(":")
    with neo4j.GraphDatabase.driver(f"{scheme}://{host}", auth=(user, password)) as driver:

        def run(text: str, **parameters: Any) -> list[list[Any]]:
            records = driver.execute_query(text, parameters).records
            return [list(record.values()) for record in records]

        yield run
