"""The twin in Neo4j: the newest state as plain nodes and relationships, earlier ones beside it.

A Cypher user reads and queries the newest state as in any graph (see ``neo4j_values``). Each
version lists what it touched (``TwinVersion``) and keeps the states that it replaced, so that an
earlier version is read as the newest is (see ``neo4j_read``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Self, TypeVar

from gentwin_chat.domain import Change, Entity, Reading, Relation, Scalar
from gentwin_chat.errors import StoreError, TwinError, VersionError

from .diff import VersionDiff, diff
from .draft import Draft
from .moments import from_stamp, moment, no_time, no_version, stamp
from .neo4j_connection import WHOLE_SECONDS, Neo4jConnection, Run
from .neo4j_foreign import ForeignNeo4j
from .neo4j_indexes import (
    ATTRIBUTE_INDEX,
    INDEXES,
    MOST_INDEXES,
    attribute_index,
    attributes_of,
    index_statements,
)
from .neo4j_read import Neo4jReads
from .neo4j_retention import retire
from .neo4j_schema import SAVED_AFTER, any_saved, delta_between, save, save_delta, saved
from .neo4j_write import FORMAT, lock, set_marks, write
from .order import natural_key
from .protocol import Comparison, GraphReader, Marks, Moment, NameHit, Schema
from .retention import Retention
from .schema_cache import FAR, LARGE, SchemaCache
from .schema_delta import Delta

T = TypeVar("T")
_LEAST = (5, 26)  # the first with dynamic labels and types
_TRIES = 30


class _Reads:
    """The reads of the protocol, each given to :meth:`_read`, and the history up to there."""

    _store: Neo4jGraph

    def _read(self, work: Callable[[GraphReader], T]) -> T:
        raise NotImplementedError

    @property
    def version(self) -> int:
        return self._read(lambda graph: graph.version)

    # --- history --------------------------------------------------------------------------------

    def at(self, version: Moment) -> Neo4jPast:
        return Neo4jPast(self._store, self._number(version))

    def versions(self) -> list[tuple[int, datetime]]:
        newest = self.version
        return [v for v in self._store._connection.read(versions_of) if v[0] <= newest]

    def changed(self, since: int, until: int | None = None) -> list[str]:
        first, last = (
            self._number(since),
            self._number(self.version if until is None else until),
        )
        ids = self._store._connection.read(
            lambda run: touched(run, min(first, last), max(first, last))
        )
        return sorted(ids, key=lambda i: (natural_key(i), i))

    def diff(self, since: Moment, until: Moment | None = None) -> VersionDiff:
        before, after = (
            self.at(since),
            self.at(self.version if until is None else until),
        )
        return diff(before, after, self.changed(before.version, after.version))

    def _number(self, version: Moment) -> int:
        """The number of a version that is kept and not after this one."""
        wanted, newest = moment(version), self.version
        if isinstance(wanted, datetime):
            time = stamp(wanted)
            rows = self._store._connection.read(
                lambda run: run(
                    "MATCH (v:TwinVersion) WHERE v.time <= $time AND v.version <= $newest "
                    "RETURN max(v.version)",
                    time=time,
                    newest=newest,
                )
            )
            if rows[0][0] is None:
                raise VersionError(no_time(wanted))
            return int(rows[0][0])
        if not 0 <= wanted <= newest or not self._store._connection.read(
            lambda run: is_kept(run, wanted)
        ):
            raise VersionError(no_version(wanted, newest))
        return wanted

    # --- reads ----------------------------------------------------------------------------------

    def schema(self) -> Schema:
        return self._read(lambda graph: graph.schema())

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        asked = list(ids)
        return self._read(lambda graph: graph.keys(asked))

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

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        return self._read(lambda graph: graph.tally(kind, attribute, values))

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
            graph (open that with ``open_graph``) or a twin of another release.
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
        *,
        timeout: float = 60.0,
        max_rows: int = 2_000_000,
        patience: float = 10.0,
    ) -> None:
        self._connection = Neo4jConnection(
            uri, auth, database, timeout=timeout, max_rows=max_rows, patience=patience
        )
        self._store = self
        self._schemas = SchemaCache()
        self._seen = 0  # the newest version that the server is known to have
        self._unsaved = 0  # entities and relations written since the schema was saved
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
                f"Neo4j at {where} holds a graph that is not ours, and that is only read. "
                f"Name an empty database to keep a twin in."
            )
        if self._connection.read(format_of) not in (None, FORMAT):
            raise StoreError(
                f"Neo4j at {where} holds a twin whose past was written by another release. Read it "
                f"with that one, or ingest the network again into an empty database."
            )
        names = self._connection.read(
            lambda run: {row[0] for row in run("SHOW INDEXES YIELD name RETURN name")}
        )
        missing = [statement for name, statement in INDEXES.items() if name not in names]
        for statement in missing:
            self._connection.define(statement)
        if missing:
            self._connection.define("CALL db.awaitIndexes(60)")
        self._indexed = {name for name in names if name.startswith(ATTRIBUTE_INDEX)}

    def _index(self, changes: Iterable[Change]) -> None:
        """Indexes for the attributes that are new, up to a number that writes can bear."""
        named = dict.fromkeys(attribute for c in changes for attribute in attributes_of(c))
        wanted = {index: a for a in named if (index := attribute_index(a)) not in self._indexed}
        for index, attribute in list(wanted.items())[: max(0, MOST_INDEXES - len(self._indexed))]:
            for statement in index_statements(index, attribute):
                self._connection.define(statement)
            self._indexed.add(index)

    @property
    def version(self) -> int:
        return self._connection.read(lambda run: Neo4jReads(run).version)

    def _read(self, work: Callable[[GraphReader], T]) -> T:
        return self._newest._read(work)

    def schema(self) -> Schema:
        return self._newest.schema()

    @property
    def _newest(self) -> Neo4jPast:
        return Neo4jPast(self, self.version)

    def apply(
        self,
        changes: Iterable[Change],
        *,
        time: datetime | None = None,
        descriptions: Mapping[str, str] | None = None,
        marks: Marks | None = None,
    ) -> int:
        wanted = list(changes)
        self._index(wanted)
        when = stamp(time or datetime.now(UTC))

        def work(run: Run) -> tuple[int, Delta | None, int]:
            version = lock(run) + 1
            reads = Neo4jReads(run, version - 1)
            draft = Draft(reads, wanted)
            terms = reads.descriptions() | dict(descriptions) if descriptions else None
            write(run, draft, version, when, terms)
            set_marks(run, marks or {})
            after = Neo4jReads(run, version)
            size, delta = len(draft.entities) + len(draft.relations), None
            if size <= LARGE:
                delta = Delta.of(draft, after, descriptions=bool(descriptions))
                save_delta(run, version, delta)
            return version, delta, size

        version, delta, size = self._connection.write(work)
        self._schemas.add(version, delta)
        self._seen = version
        self._unsaved += size
        if self._unsaved >= SAVED_AFTER:
            self._save_schema(version)
        return version

    def _save_schema(self, version: int) -> None:
        self._unsaved = 0
        with suppress(StoreError):  # a shortcut: the version is written, whatever becomes of this
            schema = self.at(version).schema()
            self._connection.write(lambda run: save(run, version, schema))

    def _recall_schema(self, version: int) -> None:
        """Start from the nearest schema that the database keeps, if none is known near here."""
        known = self._schemas.distance(version)
        if known > FAR and (kept := self._connection.read(lambda r: saved(r, version, known))):
            self._schemas.keep(*kept)

    def mark(self, marks: Marks) -> None:
        self._connection.write(lambda run: set_marks(run, marks))

    def marks(self, keys: Iterable[str]) -> dict[str, str]:
        asked = list(keys)
        rows = self._connection.read(
            lambda run: run(
                "UNWIND $keys AS key MATCH (m:TwinMark {key: key}) RETURN m.key, m.value",
                keys=asked,
            )
        )
        return {row[0]: row[1] for row in rows}

    def compact(self, retention: Retention, now: datetime | None = None) -> list[int]:
        def work(run: Run) -> list[int]:
            lock(run)
            versions = versions_of(run)
            retired = retention.retired(versions, now)
            retire(run, [number for number, _ in versions], retired)
            return retired

        if (retired := self._connection.write(work)) and not self._connection.read(any_saved):
            self._save_schema(self.version)
        return retired

    def close(self) -> None:
        self._connection.close()


class Neo4jPast(_Reads):
    """One version. Later changes do not move it."""

    def __init__(self, store: Neo4jGraph, number: int) -> None:
        self._store, self._number_read = store, number

    @property
    def version(self) -> int:
        return self._number_read

    def schema(self) -> Schema:
        store, number = self._store, self.version
        store._recall_schema(number)
        return store._schemas.schema(
            number,
            self,
            lambda: self._read(lambda graph: graph.schema(), WHOLE_SECONDS),
            lambda: store._connection.read(lambda run: Neo4jReads(run).descriptions()),
            lambda other: store._connection.read(lambda run: delta_between(run, other, number)),
        )

    def _read(self, work: Callable[[GraphReader], T], seconds: float | None = None) -> T:
        number, newest = self.version, max(self.version, self._store._seen)

        # Neo4j does not isolate reads from a commit under way: of a node whose states before and
        # after are whole, a part may be missing. So see whether a version came meanwhile. They only
        # grow, and a commit shows the new number first, so that one look afterwards is enough.
        def settled(run: Run) -> None:
            if Neo4jReads(run).version != newest:
                raise _MovedError

        def once(run: Run) -> T:
            try:
                result = work(Neo4jReads(run, number, newest))
            except (TypeError, ValueError):
                settled(run)
                raise
            settled(run)
            if number != newest and not is_kept(run, number):  # it was retired since
                raise VersionError(no_version(number, newest))
            return result

        for _ in range(_TRIES):
            try:
                return self._store._connection.read(once, seconds)
            except _MovedError:
                # By a read that is brought to its end, the bookmark of which the next one waits
                # for: so nothing of that version is still under way.
                newest = self._store._seen = self._store.version
        raise StoreError("The twin changes too fast for one version of it to be read. Try again.")


class _MovedError(TwinError):
    """A version came while one was read."""


def touched(run: Run, since: int, until: int) -> set[str]:
    """The entities that the versions after ``since`` up to ``until`` wrote, or relations of."""
    rows = run(
        "MATCH (v:TwinVersion) WHERE v.version > $since AND v.version <= $until "
        "RETURN v.entities AS entities, v.relations AS relations",
        since=since,
        until=until,
    )
    identities = (json.loads(text) for row in rows for text in row["relations"])
    ends = {end for source, _, target, _ in identities for end in (source, target)}
    return ends.union(*(row["entities"] for row in rows))


def is_kept(run: Run, version: int) -> bool:
    """Whether a version is there still; the empty one before the first always is."""
    found = "MATCH (v:TwinVersion {version: $version}) RETURN 1"
    return version == 0 or bool(run(found, version=version))


def versions_of(run: Run) -> list[tuple[int, datetime]]:
    """Every kept version with its time, oldest first."""
    rows = run("MATCH (v:TwinVersion) RETURN v.version, v.time ORDER BY v.version")
    return [(row[0], from_stamp(row[1])) for row in rows]


def server_version(run: Run) -> tuple[int, ...]:
    """The server's version, as far as it is numbers: (5, 26, 12), (2025, 10, 1)."""
    rows = run("CALL dbms.components() YIELD name, versions RETURN versions[0] ORDER BY name")
    return tuple(int(n) for n in re.findall(r"\d+", str(rows[-1][0]))[:3])


def format_of(run: Run) -> int | None:
    """How the past lies in the database; ``None`` if there is no twin yet."""
    rows = run("MATCH (s:TwinState {id: 'twin'}) RETURN coalesce(s.format, 1)")
    return int(rows[0][0]) if rows else None


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
