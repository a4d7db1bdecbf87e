"""SQLite connections of the embedded store: many that read, one that writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gentwin_chat.errors import StoreError, TwinError

from .embedded_tables import APPLICATION_ID, DERIVED, FORMAT, TABLES
from .intervals import fork

_BUSY_SECONDS = 10.0


class Connections:
    """Hands out connections inside a transaction, and wraps what SQLite raises.

    A file has one connection that writes and a pool of connections that read, which WAL mode lets
    work side by side; a twin in memory has one connection for all, taken in turn.

    Args:
        path: the file; ``None`` for a twin in memory.

    Attributes:
        lasting: what is written can be opened again.
    """

    def __init__(self, path: Path | None) -> None:
        self.lasting = path is not None
        self._path = path
        self._where = str(path) if path else "the twin in memory"
        self._writing = threading.RLock()
        self._pooling = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        with self._wrapped():
            self._writer = self._connect()
        try:
            with self._wrapped():
                self._prepare()
        except BaseException:
            self._writer.close()
            raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection in a read transaction."""
        if self._path is None:
            with self._writing, self._wrapped():
                yield self._open(self._writer)
            return
        with self._wrapped():
            with self._pooling:
                self._open(self._writer)
                connection = self._idle.pop() if self._idle else self._connect()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                if connection.in_transaction:
                    connection.rollback()
                with self._pooling:
                    if self._closed:
                        connection.close()
                    else:
                        self._idle.append(connection)

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The connection that writes; commits at the end, rolls back on any error."""
        with self._writing, self._wrapped():
            connection = self._open(self._writer)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def close(self) -> None:
        with self._writing, self._pooling:
            self._closed = True
            for connection in (*self._idle, self._writer):
                connection.close()
            self._idle.clear()

    def _open(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"{self._where} is closed. Open it again to use it.")
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path or ":memory:",
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.create_function("contains", 2, _contains, deterministic=True)
        connection.create_function("fork", 2, fork, deterministic=True)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")  # KiB
        return connection

    def _prepare(self) -> None:
        """Make the tables of a new file, or check that the file is one of ours."""
        connection = self._writer
        if self._path:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if tables and application != APPLICATION_ID:
                raise StoreError(
                    f"{self._where} is a database of another program. Choose another file."
                )
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")  # two processes may open a new file at once
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        wanted = {0: f"{TABLES};\n{DERIVED}", FORMAT: DERIVED}.get(found, "")
        for statement in wanted.split(";\n"):
            connection.execute(statement)
        connection.commit()
        if found not in (0, FORMAT):
            raise StoreError(
                f"{self._where} has format {found}, and this program reads {FORMAT}. "
                f"Open it with the program that wrote it, or load its source anew."
            )

    @contextmanager
    def _wrapped(self) -> Iterator[None]:
        try:
            yield
        except TwinError:
            raise
        except sqlite3.Error as e:
            raise StoreError(f"{self._where}: {e}. {_remedy(e)}") from e
        except OSError as e:
            raise StoreError(f"{self._where}: {e.strerror}. Choose another place.") from e
        except (ValueError, OverflowError) as e:
            raise StoreError(
                f"{self._where} cannot hold a value: {e}. Mend it in the source."
            ) from e


def _contains(text: str | None, lowered: str) -> bool:
    return text is not None and lowered in text.lower()


def _remedy(error: sqlite3.Error) -> str:
    match getattr(error, "sqlite_errorname", "").split("_")[1:2]:
        case ["NOTADB" | "CORRUPT"]:
            return "Choose another file, or restore this one from a copy."
        case ["BUSY" | "LOCKED"]:
            return "Another process is writing to it: wait for it or close it."
        case ["FULL"]:
            return "Make room on the disk."
        case ["CANTOPEN" | "READONLY" | "PERM" | "IOERR"]:
            return "Check that the place exists and may be written."
        case _:
            return "Nothing of this call is kept."
