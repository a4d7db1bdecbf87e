"""Graph stores: one protocol, an embedded store and Neo4j, and forks of either."""

from __future__ import annotations

from pathlib import Path

from .embedded import EmbeddedGraph
from .protocol import GraphReader, GraphStore

_SCHEMES = tuple(f"{name}{tls}://" for name in ("neo4j", "bolt") for tls in ("", "+s", "+ssc"))


def is_neo4j(target: str | Path | None) -> bool:
    """Whether ``target`` is the address of a Neo4j server."""
    return isinstance(target, str) and target.lower().startswith(_SCHEMES)


def open_graph(target: str | Path | None) -> GraphReader:
    """Open what ``target`` names: a :class:`GraphStore`, or a foreign graph, which is only read.

    Args:
        target: ``neo4j://`` or ``bolt://`` URI: our graph in that database, or a foreign one;
            user, password and database stand in the URI or in ``NEO4J_USERNAME``,
            ``NEO4J_PASSWORD``, ``NEO4J_DATABASE``. A path: the embedded store in that file, made if
            it is not there. ``None``: an embedded store in memory.

    Raises:
        StoreError: it cannot be opened.
    """
    if isinstance(target, str) and is_neo4j(target):
        from .neo4j_store import open_neo4j

        return open_neo4j(target)
    return EmbeddedGraph(target)


def open_store(target: str | Path | None) -> GraphStore:
    """The same to write to.

    Raises:
        StoreError: it cannot be opened, or it is a foreign graph.
    """
    if isinstance(target, str) and is_neo4j(target):
        from .neo4j_store import Neo4jGraph

        return Neo4jGraph(target)
    return EmbeddedGraph(target)


__all__ = ["EmbeddedGraph", "GraphStore", "is_neo4j", "open_graph", "open_store"]
