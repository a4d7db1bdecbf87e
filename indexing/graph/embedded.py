"""The embedded store: twin versions in one SQLite file, or in memory.

A commit in WAL mode with ``synchronous=FULL`` is on the disk before :meth:`EmbeddedGraph.apply`
returns (https://www.sqlite.org/wal.html), so it outlives a kill of the process. Any number of
threads read while one writes: each read is one transaction and sees one version.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from gentwin_chat.domain import Change, Entity, Reading, Relation
from gentwin_chat.errors import VersionError

from .draft import Draft, as_utc
from .embedded_connections import Connections
from .embedded_read import Snapshot
from .embedded_schema import compute, refresh
from .embedded_write import write
from .names import NameIndex
from .protocol import Comparison, NameHit, Schema
from .stale import Stale

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SCHEMAS = 8  # schemas of versions kept in memory


class _Reads:
    """The reads of the protocol, on the store itself or on one of its versions."""

    def __init__(self, store: EmbeddedGraph, version: int | None) -> None:
        self._store, self._version = store, version

    @property
    def version(self) -> int:
        if self._version is not None:
            return self._version
        with self._read() as snapshot:
            return snapshot.version

    @contextmanager
    def _read(self) -> Iterator[Snapshot]:
        with self._store._connections.read() as connection:
            newest = _newest(connection)
            version = newest if self._version is None else self._version
            yield Snapshot(connection, version, version == newest)

    def schema(self) -> Schema:
        with self._read() as snapshot:
            return self._store._schema_of(snapshot)

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        with self._read() as snapshot:
            return snapshot.entities(ids)

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        with self._read() as snapshot:
            return snapshot.select(kinds, where, ids, limit)

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        with self._read() as snapshot:
            return snapshot.relations(types, sources, targets, where, limit)

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        with self._read() as snapshot:
            return snapshot.readings(attribute, ids)

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        with self._read() as snapshot:
            return snapshot.degrees(ids)

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        with self._read() as snapshot:
            return snapshot.named(keys)

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        with self._read() as snapshot:
            return self._store._similar(snapshot, text, limit)


class EmbeddedGraph(_Reads):
    """A :class:`~gentwin_chat.indexing.graph.protocol.GraphStore` on SQLite.

    A new store is empty and has version 0; the first :meth:`apply` makes version 1.

    Args:
        path: the file, made if it is not there; ``None`` keeps the twin in memory.

    Raises:
        StoreError: the file cannot be opened, or is no twin.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        super().__init__(self, None)
        self._connections = Connections(Path(path) if path is not None else None)
        self._names = NameIndex()
        self._schemas: dict[int, Schema] = {}
        self._stale: dict[int, Stale] = {}  # version → what it made wrong in the schema before it
        self._cache_lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def apply(
        self,
        changes: Iterable[Change],
        *,
        time: datetime | None = None,
        descriptions: Mapping[str, str] | None = None,
    ) -> int:
        stamp = (as_utc(time or datetime.now(UTC)) - _EPOCH) // timedelta(microseconds=1)
        with self._connections.write() as connection:
            newest = _newest(connection)
            draft = Draft(Snapshot(connection, newest, newest=True), changes)
            version = newest + 1
            write(connection, draft, version, stamp, descriptions or {})
        stale = Stale.of(draft, descriptions=bool(descriptions))
        with self._cache_lock:
            self._stale[version] = stale
            for old in [v for v in self._stale if v <= version - 1000]:
                del self._stale[old]
        return version

    def at(self, version: int | datetime) -> _Reads:
        with self._connections.read() as connection:
            number = version if isinstance(version, int) else self._number_at(connection, version)
            newest = _newest(connection)
            if not 0 <= number <= newest or (
                number > 0
                and not connection.execute(
                    "SELECT 1 FROM version WHERE version = ?", (number,)
                ).fetchone()
            ):
                raise VersionError(
                    f"There is no version {number}. The newest is {newest}; "
                    f"versions() lists those that are kept."
                )
        return _Reads(self, number)

    @staticmethod
    def _number_at(connection: sqlite3.Connection, time: datetime) -> int:
        stamp = (as_utc(time) - _EPOCH) // timedelta(microseconds=1)
        (number,) = connection.execute(
            "SELECT max(version) FROM version WHERE time <= ?", (stamp,)
        ).fetchone()
        if number is None:
            raise VersionError(
                f"The twin has no version as old as {time.isoformat()}. "
                f"Ask for a later time; versions() lists those that are kept."
            )
        return int(number)

    def versions(self) -> list[tuple[int, datetime]]:
        with self._connections.read() as connection:
            rows = connection.execute("SELECT version, time FROM version ORDER BY version")
            return [(number, _EPOCH + timedelta(microseconds=stamp)) for number, stamp in rows]

    def changed(self, since: int, until: int | None = None) -> list[str]:
        last = self.version if until is None else until
        for version in (since, last):
            self.at(version)
        with self._connections.read() as connection:
            rows = connection.execute(
                "SELECT id FROM node WHERE n IN "
                "(SELECT n FROM touched WHERE version > ? AND version <= ?) ORDER BY sort, id",
                (min(since, last), max(since, last)),
            )
            return [identifier for (identifier,) in rows]

    def close(self) -> None:
        self._connections.close()

    # --- caches over the tables -----------------------------------------------------------------

    def _schema_of(self, snapshot: Snapshot) -> Schema:
        version = snapshot.version
        with self._cache_lock:
            if version in self._schemas:
                return self._schemas[version]
            base = max((v for v in self._schemas if v < version), default=None)
            steps = [self._stale.get(v) for v in range((base or 0) + 1, version + 1)]
            old = self._schemas.get(base) if base is not None else None
        schema = None
        if old is not None and all(steps) and len(steps) < 1000:
            stale = Stale()
            for step in steps:
                stale |= step or Stale()
            schema = refresh(snapshot, old, stale)
        else:
            schema = compute(snapshot)
        with self._cache_lock:
            self._schemas[version] = schema
            while len(self._schemas) > _SCHEMAS:
                del self._schemas[min(self._schemas)]
        return schema

    def _similar(self, snapshot: Snapshot, text: str, limit: int) -> list[NameHit]:
        known = len(self._names)
        rows = snapshot.connection.execute(
            "SELECT key FROM name_key WHERE k > ? ORDER BY k", (known,)
        )
        if keys := [key for (key,) in rows]:
            self._names.add(keys, after=known)
        near = dict(self._names.nearest(text))
        hits: dict[str, NameHit] = {}
        for key, bearers in snapshot.named(near).items():
            for hit in bearers:
                best = hits.get(hit.id)
                if best is None or best.score < near[key]:
                    hits[hit.id] = hit.model_copy(update={"score": near[key]})
        # named() gives priority order within one name; the sort is stable.
        return sorted(hits.values(), key=lambda hit: -hit.score)[:limit]


def _newest(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT coalesce(max(version), 0) FROM version").fetchone()
    return int(number)
