"""The embedded store: twin versions in one SQLite file, or in memory.

A commit in WAL mode with ``synchronous=FULL`` is on the disk before :meth:`EmbeddedGraph.apply`
returns (https://www.sqlite.org/wal.html), so it outlives a kill of the process. Any number of
threads read while one writes: each read is one transaction and sees one version.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from gentwin_chat.domain import Change, Entity, Reading, Relation, Scalar
from gentwin_chat.errors import StoreError, VersionError

from .diff import VersionDiff, diff
from .draft import Draft, between
from .embedded_connections import Connections
from .embedded_marks import marks_of, set_marks
from .embedded_read import Snapshot
from .embedded_retention import retire
from .embedded_schema import compute, descriptions_of
from .embedded_vocabulary import (
    SAVED_AFTER,
    delta_between,
    save,
    save_delta,
    saved,
    unsaved,
)
from .embedded_write import write
from .moments import from_stamp, moment, no_time, no_version, stamp
from .names import NameIndex
from .protocol import Comparison, Marks, Moment, NameHit, Schema
from .retention import Retention
from .schema_cache import FAR, LARGE, SchemaCache
from .schema_delta import Delta


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
            if version != newest:
                _check(connection, version, newest)  # it may have been retired since
            yield Snapshot(connection, version, newest)

    # --- history --------------------------------------------------------------------------------

    def at(self, version: Moment) -> _Reads:
        with self._read() as snapshot:
            return _Reads(self._store, _number(snapshot, version))

    def versions(self) -> list[tuple[int, datetime]]:
        with self._read() as snapshot:
            rows = snapshot.connection.execute(
                "SELECT version, time FROM version WHERE version <= ? ORDER BY version",
                (snapshot.version,),
            )
            return [(number, from_stamp(time)) for number, time in rows]

    def changed(self, since: int, until: int | None = None) -> list[str]:
        with self._read() as snapshot:
            first = _number(snapshot, since)
            last = snapshot.version if until is None else _number(snapshot, until)
            return _touched(snapshot, *sorted((first, last)))

    def diff(self, since: Moment, until: Moment | None = None) -> VersionDiff:
        before, after = (
            self.at(since),
            self.at(self.version if until is None else until),
        )
        return diff(before, after, self.changed(before.version, after.version))

    # --- reads ----------------------------------------------------------------------------------

    def schema(self) -> Schema:
        with self._read() as snapshot:
            return self._store._schema_of(snapshot)

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        with self._read() as snapshot:
            return snapshot.keys(ids)

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

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        with self._read() as snapshot:
            return snapshot.tally(kind, attribute, values)

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
        self._schemas = SchemaCache()
        self._unsaved = 0  # entities and relations written since the schema was saved
        if self._connections.lasting:
            with self._connections.read() as connection:
                self._unsaved = unsaved(connection)

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
        marks: Marks | None = None,
    ) -> int:
        with self._connections.write() as connection:
            newest = _newest(connection)
            draft = Draft(Snapshot(connection, newest, newest), changes)
            version = newest + 1
            write(
                connection,
                draft,
                version,
                stamp(time or datetime.now(UTC)),
                descriptions or {},
            )
            set_marks(connection, marks or {})
            size, delta = len(draft.entities) + len(draft.relations), None
            wanted = self._connections.lasting or self._schemas.distance(version) < math.inf
            if wanted and size <= LARGE:
                after = Snapshot(connection, version, version)
                delta = Delta.of(draft, after, descriptions=bool(descriptions))
            if self._connections.lasting:
                save_delta(connection, version, delta)
        self._schemas.add(version, delta)
        self._unsaved += size
        if self._unsaved >= SAVED_AFTER and self._connections.lasting:
            self._save_schema(version)
        return version

    def _save_schema(self, version: int) -> None:
        self._unsaved = 0
        with suppress(StoreError):  # a shortcut: the version is written anyway
            schema = self.at(version).schema()
            with self._connections.write() as connection:
                save(connection, version, schema)

    def mark(self, marks: Marks) -> None:
        with self._connections.write() as connection:
            set_marks(connection, marks)

    def marks(self, keys: Iterable[str]) -> dict[str, str]:
        with self._connections.read() as connection:
            return marks_of(connection, keys)

    def compact(self, retention: Retention, now: datetime | None = None) -> list[int]:
        """See the protocol. The file does not shrink: what is freed is used again."""
        with self._connections.write() as connection:
            rows = connection.execute("SELECT version, time FROM version ORDER BY version")
            versions = [(number, from_stamp(time)) for number, time in rows]
            retired = retention.retired(versions, now)
            retire(connection, retired)
        if retired and self._connections.lasting:
            with self._connections.read() as connection:
                kept = saved(connection, versions[-1][0])
            if kept is None:
                self._save_schema(versions[-1][0])
        return retired

    def close(self) -> None:
        self._connections.close()

    # --- caches over the tables -----------------------------------------------------------------

    def _schema_of(self, snapshot: Snapshot) -> Schema:
        known = self._schemas.distance(snapshot.version)
        if known > FAR and (kept := saved(snapshot.connection, snapshot.version, known)):
            self._schemas.keep(*kept)
        return self._schemas.schema(
            snapshot.version,
            snapshot,
            lambda: compute(snapshot),
            lambda: descriptions_of(snapshot),
            lambda version: _since(snapshot, version),
        )

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


def _touched(snapshot: Snapshot, first: int, last: int) -> list[str]:
    """Ids of what the versions after ``first`` up to ``last`` touched, in natural order."""
    rows = snapshot.connection.execute(
        "SELECT id FROM node WHERE n IN "
        "(SELECT n FROM touched WHERE version > ? AND version <= ?) ORDER BY sort, id",
        (first, last),
    )
    return [identifier for (identifier,) in rows]


def _since(snapshot: Snapshot, version: int) -> Delta | None:
    """What has changed from another version up to ``snapshot``; ``None`` if that is much, or the
    other is retired."""
    connection = snapshot.connection
    if (kept := delta_between(connection, version, snapshot.version)) is not None:
        return kept
    kept = connection.execute("SELECT 1 FROM version WHERE version = ?", (version,)).fetchone()
    ids = _touched(snapshot, *sorted((version, snapshot.version)))
    if (version and kept is None) or len(ids) > LARGE:
        return None
    before = Snapshot(connection, version, _newest(connection))
    return Delta.of(between(before, snapshot, ids), snapshot, descriptions=True)


def _number(snapshot: Snapshot, version: Moment) -> int:
    """The number of a version that is kept and not after that of ``snapshot``."""
    connection, newest = snapshot.connection, snapshot.version
    wanted = moment(version)
    if isinstance(wanted, datetime):
        (number,) = connection.execute(
            "SELECT max(version) FROM version WHERE time <= ? AND version <= ?",
            (stamp(wanted), newest),
        ).fetchone()
        if number is None:
            raise VersionError(no_time(wanted))
        return int(number)
    _check(connection, wanted, newest)
    return wanted


def _check(connection: sqlite3.Connection, version: int, newest: int) -> None:
    """Raise an error if ``version`` is not kept, or is after ``newest``."""
    kept = connection.execute("SELECT 1 FROM version WHERE version = ?", (version,)).fetchone()
    if not 0 <= version <= newest or (version and not kept):
        raise VersionError(no_version(version, newest))
