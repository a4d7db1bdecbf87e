"""What goes wrong between the twin and a Neo4j server, with the real server and real sockets."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j_fixture import cypher

from gentwin_chat.domain import Entity, Observation, Observe, PutEntity, Reading
from gentwin_chat.errors import StoreError
from gentwin_chat.eval.neo4j_server import Server, running
from gentwin_chat.indexing.graph import open_graph
from gentwin_chat.indexing.graph.neo4j_connection import Neo4jConnection, Run
from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph

pytestmark = [
    pytest.mark.neo4j,
    # A driver whose server is gone says so again when its connections are collected.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@contextmanager
def listening(answer: Callable[[socket.socket], None] | None) -> Iterator[int]:
    """A port where somebody listens who is no Neo4j."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while answer is not None:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                with client:
                    answer(client)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]


def refused(uri: str, message: str) -> None:
    """Opening ``uri`` says ``message``, in one line without the password, and soon."""
    start = time.monotonic()
    with pytest.raises(StoreError, match=message) as caught:
        Neo4jConnection(uri, patience=0.5)
    assert time.monotonic() - start < 20  # the driver itself would try for 30
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is not None


def test_nobody_there() -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    refused(f"bolt://neo4j:secret@127.0.0.1:{port}", "cannot be reached. Start the server")
    refused(f"neo4j://neo4j:secret@127.0.0.1:{port}", "cannot be reached. Start the server")
    refused("bolt://neo4j:secret@nowhere.invalid:7687", "no such host is known. Check the name")
    refused("bolt://neo4j:secret@127.0.0.1:99999", "cannot be reached|no address")


def test_somebody_else_there() -> None:
    def web(client: socket.socket) -> None:
        client.recv(1000)
        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with listening(None) as port:
        refused(
            f"bolt://neo4j:secret@127.0.0.1:{port}", "does not answer. See whether it stands still"
        )
    with listening(lambda client: None) as port:
        refused(
            f"bolt://neo4j:secret@127.0.0.1:{port}",
            "breaks off at once. Write .s after the scheme|cannot be reached|does not answer",
        )
    with listening(web) as port:
        refused(f"bolt://neo4j:secret@127.0.0.1:{port}", "Give the port of Bolt, 7687")


def test_the_server_refuses(neo4j_uri: str) -> None:
    host = neo4j_uri.split("@")[1]
    refused(f"bolt://neo4j:secret@{host}", "refuses the user or password.*NEO4J_PASSWORD")
    refused(f"{neo4j_uri}/nowhere", "no database 'nowhere'.*SHOW DATABASES")
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+ssc"):
        refused(neo4j_uri.replace("bolt", scheme, 1), "does not agree on TLS. Write bolt://")


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    """A folder with ``ca.crt`` and, signed by it for 127.0.0.1, what a server of TLS needs."""

    def openssl(words: str) -> None:
        subprocess.run(["openssl", *words.split()], cwd=tmp_path, check=True, capture_output=True)

    key = "-newkey rsa:2048 -nodes -keyout"
    openssl(f"req -x509 -days 2 -subj /CN=tests {key} ca.key -out ca.crt")
    openssl(f"req -subj /CN=server {key} private.key -out request")
    (tmp_path / "names").write_text("subjectAltName=IP:127.0.0.1")
    signed = "-CA ca.crt -CAkey ca.key -CAcreateserial -extfile names -out public.crt"
    openssl(f"x509 -req -in request -days 2 {signed}")
    return tmp_path


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
@pytest.mark.usefixtures("neo4j_server")  # or it is skipped as the others are
def test_tls(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(tls=certificates) as server:

        def of(scheme: str, host: str = "127.0.0.1") -> str:
            return server.uri.replace("bolt", scheme, 1).replace("127.0.0.1", host)

        refused(of("bolt"), "breaks off at once. Write .s after the scheme")
        for scheme in ("bolt+s", "neo4j+s"):
            refused(of(scheme), "certificate that is not trusted.*SSL_CERT_FILE.*.ssc")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.crt"))
        refused(of("bolt+s", "localhost"), "certificate for another name. Write the name")
        for scheme in ("bolt+s", "neo4j+s", "bolt+ssc"):
            with Neo4jConnection(of(scheme)) as connection:
                assert connection.read(lambda run: run("RETURN 7"))[0][0] == 7
        with Neo4jGraph(of("bolt+s")) as graph:
            graph.apply([PutEntity(entity=Entity(id="a", kind="k"))])
            assert graph.select() == ["a"]


def test_all_connections_in_use(neo4j_uri: str) -> None:
    with Neo4jConnection(neo4j_uri, connections=2, patience=0.5) as connection:
        full, done = threading.Barrier(3), threading.Event()

        def hold(run: Run) -> None:
            run("RETURN 1")
            full.wait()
            done.wait()

        holders = [threading.Thread(target=connection.read, args=(hold,)) for _ in range(2)]
        for thread in holders:
            thread.start()
        full.wait()
        try:
            with pytest.raises(StoreError, match=r"no connection free.*at most 2.*Ask less"):
                connection.read(lambda run: run("RETURN 1"))
        finally:
            done.set()
        for thread in holders:
            thread.join()
        assert connection.read(lambda run: run("RETURN 7"))[0][0] == 7


def test_a_slow_answer_is_ended_by_the_server(neo4j_uri: str) -> None:
    endless = "UNWIND range(1, 100000) AS i UNWIND range(1, 1000000) AS j RETURN sum(i * j)"
    with Neo4jConnection(neo4j_uri, timeout=0.5) as connection:
        start = time.monotonic()
        with pytest.raises(StoreError, match=r"no answer within.*Narrow the question|terminated"):
            connection.read(lambda run: run(endless))
        assert time.monotonic() - start < 60  # it would run for hours
        assert connection.read(lambda run: run("RETURN 7"))[0][0] == 7


def test_what_the_server_has_no_memory_for_is_told(neo4j_server: Server) -> None:
    hungry = "UNWIND range(1, 100000000) AS i WITH collect(toString(i)) AS texts RETURN size(texts)"
    with Neo4jConnection(neo4j_server.uri, patience=1) as connection:
        with pytest.raises(StoreError, match=r"more memory.*raise server\.memory\.heap\.max_size"):
            connection.read(lambda run: run(hungry))
        assert connection.read(lambda run: run("RETURN 7"))[0][0] == 7


def test_a_server_that_stands_still_is_not_waited_for(neo4j_server: Server) -> None:
    neo4j_server.pause()
    try:
        refused(neo4j_server.uri, "does not answer. See whether it stands still")
    finally:
        neo4j_server.resume()


def value(n: int) -> Observe:
    seen = Observation(entity="a", attribute="n", reading=Reading(value=n))
    return Observe(observation=seen)


def test_a_server_killed_in_a_transaction_keeps_what_it_acknowledged(
    neo4j_server: Server, empty_neo4j: str
) -> None:
    with Neo4jGraph(neo4j_server.uri, patience=1.0) as graph:
        graph.apply([PutEntity(entity=Entity(id="a", kind="k"))])
        graph.apply([value(2)])
        inside, killed = threading.Event(), threading.Event()
        caught: list[StoreError] = []

        def cut_off() -> None:
            def work(run: Run) -> None:
                run("MATCH (n:TwinEntity {id: 'a'}) SET n.n = 99, n.half = true")
                inside.set()
                killed.wait()
                run("RETURN 1")

            try:
                graph._connection.write(work)
            except StoreError as e:
                caught.append(e)

        writer = threading.Thread(target=cut_off)
        writer.start()
        assert inside.wait(30)
        neo4j_server.kill()
        killed.set()
        with pytest.raises(StoreError, match=r"cannot be reached\. Start the server"):
            graph.schema()
        writer.join()
        assert len(caught) == 1
        neo4j_server.start()
        assert graph.version == 2, "the same object goes on where the server is back"
        assert graph.entities(["a"])["a"].attributes["n"].value == 2
        with cypher(empty_neo4j) as run:
            assert run("MATCH (n:TwinEntity {id: 'a'}) RETURN n.n, n.half") == [[2, None]]
        assert graph.apply([value(3)]) == 3
    again = open_graph(neo4j_server.uri)
    assert isinstance(again, Neo4jGraph)
    assert [n for n, _ in again.versions()] == [1, 2, 3]
    assert again.at(2).readings("n", ["a"])["a"].value == 2
    again.close()
