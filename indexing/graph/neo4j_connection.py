"""The connection to Neo4j by its official driver, and what its failures mean to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

import neo4j
from neo4j import exceptions

from gentwin_chat.errors import StoreError, TwinError
from gentwin_chat.settings import load

T = TypeVar("T")
WHOLE_SECONDS = 900.0
"""For what may concern a whole city: a change, or counting a vocabulary."""
Rows = list[neo4j.Record]
Run = Callable[..., Rows]
"""``run(cypher, **parameters)``: the rows of one statement inside the transaction at hand."""


class Neo4jConnection:
    """A driver for one database, with timeouts, a cap on rows, and errors in plain words.

    Args:
        uri: ``neo4j://`` or ``bolt://`` (``+s``, ``+ssc`` for TLS); it may hold user, password and,
            as its path, the database.
        auth: (user, password); from the URI or the settings if ``None``.
        database: from the URI or the settings if ``None``, else the server's default.
        timeout: seconds that one read may take.
        max_rows: rows that one read may bring.
        connections: at most so many at once; who finds none free waits for ``patience``.
        patience: seconds to wait for a connection. A server that accepted one and then stands still
            is given up when it was silent for as long as it promised not to be: two minutes,
            unless ``server.bolt.connection_keep_alive`` says otherwise.

    Raises:
        StoreError: the server cannot be reached or refuses.
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
        *,
        timeout: float = 60.0,
        max_rows: int = 2_000_000,
        connections: int = 50,
        patience: float = 10.0,
    ) -> None:
        parts, options = urlsplit(uri), load()
        host = parts.netloc.rpartition("@")[2]
        self.uri = urlunsplit((parts.scheme, host, "", parts.query, ""))
        self.database = database or parts.path.strip("/") or options.neo4j_database
        self._timeout, self._max_rows = timeout, max_rows
        self._connections, self._patience = connections, patience
        user = unquote(parts.username or "") or options.neo4j_user
        password = unquote(parts.password or "") or options.neo4j_password.get_secret_value()
        credentials = auth or ((user, password) if password else None)
        with self._wrapped():
            self._driver = neo4j.GraphDatabase.driver(
                self.uri,
                auth=credentials,
                max_connection_pool_size=connections,
                connection_timeout=patience,
                connection_acquisition_timeout=patience,
                max_transaction_retry_time=patience,
                # A connection that lay idle may have died meanwhile.
                liveness_check_timeout=60.0,
                notifications_min_severity="OFF",
            )
        try:
            with self._wrapped(), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()  # without the retries of a managed transaction
        except StoreError:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._driver.close()

    def read(self, work: Callable[[Run], T], seconds: float | None = None) -> T:
        """Run ``work`` in one read transaction, which the server lets write nothing, and ends after
        ``seconds`` (``None``: the timeout)."""
        with self._wrapped(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(self._unit(work, seconds or self._timeout))

    def write(self, work: Callable[[Run], T]) -> T:
        """Run ``work`` in one write transaction; it may be repeated after a transient failure."""
        with self._wrapped(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(self._unit(work, WHOLE_SECONDS))

    def define(self, statement: str) -> None:
        """Run a statement that makes an index or constraint."""
        with self._wrapped(), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(statement).consume()

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(
            database=self.database,
            default_access_mode=mode,
            # What one call wrote, the next one sees, on a cluster too.
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def _unit(
        self, work: Callable[[Run], T], seconds: float
    ) -> Callable[[neo4j.ManagedTransaction], T]:
        @neo4j.unit_of_work(timeout=seconds, metadata={"app": "gentwin-chat"})
        def unit(transaction: neo4j.ManagedTransaction) -> T:
            def run(cypher: str, **parameters: Any) -> Rows:
                result = transaction.run(cypher, parameters)
                rows = result.fetch(self._max_rows + 1)
                if len(rows) > self._max_rows:
                    raise StoreError(
                        f"Neo4j at {self.uri} gave over {self._max_rows} rows for one read. "
                        f"Narrow the question, or raise max_rows."
                    )
                return rows

            return work(run)

        return unit

    @contextmanager
    def _wrapped(self) -> Iterator[None]:
        try:
            yield
        except TwinError:
            raise
        except exceptions.AuthError as e:
            raise StoreError(
                f"Neo4j at {self.uri} refuses the user or password. Give them in the URI "
                f"(neo4j://user:password@host) or in NEO4J_USERNAME and NEO4J_PASSWORD."
            ) from e
        except exceptions.Neo4jError as e:
            raise StoreError(f"Neo4j at {self.uri}: {self._explained(e)}") from e
        except exceptions.ConfigurationError as e:
            raise StoreError(
                f"{self.uri!r} is no address of Neo4j: {e}. "
                f"Write neo4j://host:7687 or bolt://host:7687."
            ) from e
        except (OverflowError, UnicodeError, TypeError) as e:
            raise StoreError(
                f"Neo4j at {self.uri} cannot hold a value: {e}. Mend it in the source."
            ) from e
        except exceptions.IncompleteCommit as e:
            raise StoreError(
                f"Neo4j at {self.uri} broke off while it kept a change, and whether it is kept is "
                f"not known. See which version is the newest before you apply it again."
            ) from e
        except exceptions.ConnectionAcquisitionTimeoutError as e:
            raise StoreError(
                f"Neo4j at {self.uri} had no connection free for {self._patience:g} s; at most "
                f"{self._connections} are open at once. Ask less at once, or raise connections."
            ) from e
        except (exceptions.DriverError, OSError, ValueError) as e:
            raise StoreError(f"Neo4j at {self.uri} {_unreachable(e)}") from e

    def _explained(self, error: exceptions.Neo4jError) -> str:
        match (error.code or "").rsplit(".", 1)[-1]:
            case "DatabaseNotFound":
                return (
                    f"there is no database {self.database!r}. Name one that SHOW DATABASES lists, "
                    f"in NEO4J_DATABASE or as the path of the URI."
                )
            case "TransactionTimedOut" | "TransactionTimedOutClientConfiguration":
                return (
                    f"no answer within {self._timeout:g} s, or {WHOLE_SECONDS:g} s for a change. "
                    f"Narrow the question, raise timeout, or change less at once."
                )
            case "Forbidden" | "ReadOnly" | "WriteOnReadOnlyAccessDatabase" | "AccessMode":
                return f"the user may not do this ({error.message}). Use a user with that right."
            case "MemoryPoolOutOfMemoryError" | "TransactionOutOfMemoryError":
                return (
                    "this needs more memory than the server gives a transaction. Change less at "
                    "once, or raise server.memory.heap.max_size. Nothing of this call is kept."
                )
            case _:
                return f"{error.message} ({error.code}). Nothing of this call is kept."


_SIGNS = {
    ("Hostname mismatch", "IP address mismatch"): (
        "shows a certificate for another name. Write the name that it is for as the host, or +ssc "
        "after the scheme to take any certificate."
    ),
    ("CERTIFICATE_VERIFY_FAILED",): (
        "shows a certificate that is not trusted. Name the file of the CA that signed it in "
        "SSL_CERT_FILE, or write +ssc instead of +s to take any certificate."
    ),
    ("SSL", "BoltSecurity", "TLS", "encrypted"): (
        "does not agree on TLS. Write bolt:// or neo4j:// for a server without TLS, bolt+s:// "
        "or neo4j+s:// with a trusted certificate, +ssc for a self-signed one."
    ),
    ("incomplete handshake",): (
        "breaks off at once. Write +s after the scheme if it takes nothing but TLS; else see "
        "whether it is still starting, and whether the port is that of Bolt."
    ),
    ("looks like HTTP",): (
        "speaks HTTP at this port. Give the port of Bolt, 7687 unless it was changed."
    ),
    ("DNS resolve", "gaierror"): "cannot be found: no such host is known. Check the name.",
    ("refused",): "cannot be reached. Start the server or check host and port.",
    ("routing", "Routing"): (
        "cannot be reached by routing. Check host, port and TLS; for a single server write bolt:// "
        "instead of neo4j://."
    ),
    ("imed out", "imeout", "handshake"): (
        "does not answer. See whether it stands still or is still starting, whether the port is "
        "that of Bolt, and whether a firewall is between."
    ),
}
"""What a driver's error and its causes say → what that means. The first that fits is meant."""


def _unreachable(error: Exception) -> str:
    text = " ".join(_causes(error))
    for signs, meaning in _SIGNS.items():
        if any(sign in text for sign in signs):
            return meaning
    return f"cannot be reached, or broke off. Start it or check it. ({type(error).__name__})"


def _causes(error: BaseException | None) -> Iterator[str]:
    """What an error says, and all that led to it."""
    while error is not None:
        yield f"{type(error).__name__} {error}"
        if isinstance(error, BaseExceptionGroup):  # by routing, one for each address
            for one in error.exceptions:
                yield from _causes(one)
        error = error.__cause__ or error.__context__
