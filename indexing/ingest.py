"""From a source to a graph: what ``Twin.open`` and ``gentwin ingest`` do first."""

from __future__ import annotations

from pathlib import Path

from gentwin_chat.domain import Reject, Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.graph import open_graph
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import GraphReader, GraphStore
from gentwin_chat.indexing.sources import load

_SQLITE_MAGIC = b"SQLite format 3\x00"


def is_uri(source: str | Path) -> bool:
    """Whether a source is a Neo4j server rather than a file."""
    return "://" in str(source) and not Path(source).exists()


def open_source(source: str | Path) -> tuple[GraphReader, list[Reject]]:
    """A reader of whatever ``source`` is, and what could not be read of it.

    A source is a Neo4j URI, a store file, or files to load. Files are loaded into a store in
    memory; ``ingest`` keeps them.

    Raises:
        SourceError, StoreError: see ``sources.load`` and ``graph.open_graph``.
    """
    if is_uri(source):
        return open_graph(str(source)), []
    path = Path(source)
    if _is_store(path):
        return open_graph(path), []
    store = EmbeddedGraph(None)
    _, rejects = fill(store, load(path))
    return store, rejects


def _is_store(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as f:
            return f.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    except OSError as e:
        remedy = "Give a file that may be read."
        raise SourceError(f"cannot be read ({e.strerror}).", remedy=remedy, file=str(path)) from e


def fill(store: GraphStore, topology: Topology) -> tuple[int, list[Reject]]:
    """Write a topology into a store as one version; what the source rejected is handed on."""
    version = store.apply(topology.changes(), descriptions=topology.descriptions)
    return version, topology.rejects
