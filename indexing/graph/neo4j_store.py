"""The twin in Neo4j: the newest state as plain nodes and relationships, earlier ones beside it.

A Cypher user reads and queries the newest state as in any graph (see ``neo4j_values``). Each
version lists what it changed (``TwinVersion``) and keeps the states that it replaced
(``TwinPast``), so an earlier version is read as the newest with what changed since put back.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Self, TypeVar

from gentwin_chat.domain import Change, Entity, Reading, Relation
from gentwin_chat.errors import StoreError, VersionError

from .draft import Difference, Draft, Identity, as_utc
from .fork import Overlay
from .neo4j_connection import Neo4jConnection, Run
from .neo4j_foreign import ForeignNeo4j
from .neo4j_read import Neo4jReads
from .neo4j_values import load_entity, load_relation
from .neo4j_write import INDEXES, lock, write
from .order import natural_key
from .protocol import Comparison, GraphReader, NameHit, Schema
from .schema_update import updated
from .stale import Stale

T = TypeVar("T")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LEAST = (5, 26)  # the first with dynamic labels and types
_TRIES = 10


class _Reads:
    """The reads of the protocol, each given to :meth:`_read`."""

    def _read(self, work: Callable[[GraphReader], T]) -> T:
        raise NotImplementedError

    @property
    def version(self) -> int:
        return self._read(lambda graph: graph.version)

    def schema(self) -> Schema:
        return self._read(lambda graph: graph.schema())

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(ids)
        return self._read(lambda graph: graph.entities(asked))

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        among = None if ids is None else list(ids)
        return self._read(lambda graph: graph.select(kinds, where, among, limit))

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        begin = None if sources is None else list(sources)
        end = None if targets is None else list(targets)
        return self._read(lambda graph: graph.relations(types, begin, end, where, limit))

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        asked = list(ids)
        return self._read(lambda graph: graph.readings(attribute, asked))

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        asked = list(ids)
        return self._read(lambda graph: graph.degrees(asked))

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        asked = list(keys)
        return self._read(lambda graph: graph.named(asked))

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        return self._read(lambda graph: graph.similar(text, limit))


class Neo4jGraph(_Reads):
    """A :class:`~gentwin_chat.indexing.graph.protocol.GraphStore` in a Neo4j database of its own.

    Reads go through read transactions; every name and value is a parameter. Arguments as
    :class:`~gentwin_chat.indexing.graph.neo4j_connection.Neo4jConnection`.

    Raises:
        StoreError: the server cannot be reached, refuses, is too old, or the database holds another
            graph (open that with ``ForeignNeo4j``).
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
        *,
        timeout: float = 60.0,
        max_rows: int = 2_000_000,
    ) -> None:
        self._connection = Neo4jConnection(uri, auth, database, timeout=timeout, max_rows=max_rows)
        self._schema: tuple[int, Schema] | None = None
        self._stale: dict[int, Stale] = {}
        self._lock = threading.Lock()
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self) -> None:
        where = self._connection.uri
        version = self._connection.read(server_version)
        if version < _LEAST:
            raise StoreError(
                f"Neo4j at {where} is version {'.'.join(map(str, version))}, and the twin needs "
                f"5.26 or newer. Update the server."
            )
        if self._connection.read(is_foreign):
            raise StoreError(
                f"Neo4j at {where} holds a graph that is not ours. Open it read-only with "
                f"ForeignNeo4j, or name an empty database."
            )
        for statement in INDEXES:
            self._connection.define(statement)
        self._connection.define("CALL db.awaitIndexes(60)")

    def _read(self, work: Callable[[GraphReader], T]) -> T:
        return self._connection.read(lambda run: work(Neo4jReads(run)))

    def schema(self) -> Schema:
        version = self.version
        with self._lock:
            known = self._schema
            if known and known[0] == version:
                return known[1]
            steps = range(known[0] + 1, version + 1) if known else ()
            stale = [self._stale.get(v) for v in steps]
        if known and all(stale):
            merged = Stale()
            for step in stale:
                merged |= step or Stale()
            schema = self._connection.read(
                lambda run: updated(known[1], Neo4jReads(run), merged).model_copy(
                    update={"descriptions": Neo4jReads(run).descriptions()}
                )
            )
        else:
            schema = super().schema()
        with self._lock:
            self._schema = (version, schema)
            self._stale = {v: s for v, s in self._stale.items() if v > version}
        return schema

    def apply(
        self,
        changes: Iterable[Change],
        *,
        time: datetime | None = None,
        descriptions: Mapping[str, str] | None = None,
    ) -> int:
        wanted = list(changes)
        stamp = (as_utc(time or datetime.now(UTC)) - _EPOCH) // timedelta(microseconds=1)

        def work(run: Run) -> tuple[int, Draft]:
            version = lock(run) + 1
            reads = Neo4jReads(run, version - 1)
            draft = Draft(reads, wanted)
            terms = reads.descriptions() | dict(descriptions) if descriptions else None
            write(run, draft, version, stamp, terms)
            return version, draft

        version, draft = self._connection.write(work)
        with self._lock:
            if self._schema:
                self._stale[version] = Stale.of(draft, descriptions=bool(descriptions))
        return version

    def at(self, version: int | datetime) -> GraphReader:
        if isinstance(version, datetime):
            return Neo4jPast(self, self._number_at(version))
        newest = self.version
        if not 0 <= version <= newest:
            raise VersionError(
                f"There is no version {version}. The newest is {newest}; versions() lists all."
            )
        return Neo4jPast(self, version)

    def _number_at(self, time: datetime) -> int:
        stamp = (as_utc(time) - _EPOCH) // timedelta(microseconds=1)
        rows = self._connection.read(
            lambda run: run(
                "MATCH (v:TwinVersion) WHERE v.time <= $time RETURN max(v.version)", time=stamp
            )
        )
        if rows[0][0] is None:
            raise VersionError(
                f"The twin has no version as old as {time.isoformat()}. "
                f"Ask for a later time; versions() lists all."
            )
        return int(rows[0][0])

    def versions(self) -> list[tuple[int, datetime]]:
        rows = self._connection.read(
            lambda run: run("MATCH (v:TwinVersion) RETURN v.version, v.time ORDER BY v.version")
        )
        return [(row[0], _EPOCH + timedelta(microseconds=row[1])) for row in rows]

    def changed(self, since: int, until: int | None = None) -> list[str]:
        last = self.version if until is None else until
        for version in (since, last):
            self.at(version)
        entities, relations = self._connection.read(
            lambda run: _touched(run, min(since, last), max(since, last))
        )
        ends = {end for identity in relations for end in (identity[0], identity[2])}
        return sorted(entities | ends, key=lambda i: (natural_key(i), i))

    def close(self) -> None:
        self._connection.close()


class Neo4jPast(_Reads):
    """An earlier version: the newest state with what changed since put back.

    Costs what changed since then. Later changes do not move it.
    """

    def __init__(self, store: Neo4jGraph, number: int) -> None:
        self._store, self._number = store, number
        self._known: tuple[int, GraphReader] | None = None

    @property
    def version(self) -> int:
        return self._number

    def _read(self, work: Callable[[GraphReader], T]) -> T:
        for _ in range(_TRIES):
            newest = self._store.version
            if self._known is None or self._known[0] != newest:
                self._known = (newest, self._overlay())
            result = work(self._known[1])
            if self._store.version == newest:
                return result
        raise StoreError("The twin changes too fast to read an earlier version. Try again.")

    def _overlay(self) -> GraphReader:
        store, number = self._store, self._number

        def past(run: Run) -> Difference:
            reads = Neo4jReads(run)
            ids, identities = _touched(run, number, reads.version)
            rows = run(
                "MATCH (p:TwinPast) WHERE p.since <= $v AND p.until > $v "
                "RETURN p.what AS what, p.state AS state",
                v=number,
            )
            before = [load_entity(r["state"]) for r in rows if r["what"] == "entity"]
            edges = [load_relation(r["state"]) for r in rows if r["what"] == "relation"]
            now = reads.entities(ids)
            then = {entity.id: entity for entity in before}
            begin, end = {i[0] for i in identities}, {i[2] for i in identities}
            found = reads.relations(sources=begin, targets=end)
            edges_now = {edge.identity: edge for edge in found}
            edges_then = {edge.identity: edge for edge in edges}
            return Difference(
                reads,
                {i: (now.get(i), then.get(i)) for i in ids},
                {i: (edges_now.get(i), edges_then.get(i)) for i in identities},
            )

        return Overlay(store, store._connection.read(past), number)


def _touched(run: Run, since: int, until: int) -> tuple[set[str], set[Identity]]:
    """Entities and relations that the versions after ``since`` up to ``until`` wrote."""
    rows = run(
        "MATCH (v:TwinVersion) WHERE v.version > $since AND v.version <= $until "
        "RETURN v.entities AS entities, v.relations AS relations",
        since=since,
        until=until,
    )
    entities = {i for row in rows for i in row["entities"]}
    relations: set[Identity] = {tuple(json.loads(t)) for row in rows for t in row["relations"]}
    return entities, relations


def server_version(run: Run) -> tuple[int, ...]:
    """The server's version, as far as it is numbers: (5, 26, 12), (2025, 10, 1)."""
    rows = run("CALL dbms.components() YIELD name, versions RETURN versions[0] ORDER BY name")
    return tuple(int(n) for n in re.findall(r"\d+", str(rows[-1][0]))[:3])


def is_foreign(run: Run) -> bool:
    """Whether the database holds nodes, and none of them is ours."""
    if run("MATCH (s:TwinState {id: 'twin'}) RETURN 1"):
        return False
    return bool(run("MATCH (n) RETURN 1 LIMIT 1"))


def open_neo4j(uri: str) -> Neo4jGraph | ForeignNeo4j:
    """Our graph at ``uri`` (made if the database is empty), or the foreign one that is there.

    Raises:
        StoreError: the server cannot be reached or refuses.
    """
    with Neo4jConnection(uri) as connection:
        foreign = connection.read(is_foreign)
    return ForeignNeo4j(uri) if foreign else Neo4jGraph(uri)
