"""A real Neo4j community server for the tests, fetched by Maven and started on loopback.

The version stands in ``neo4j/pom.xml``. Its jars are copied once into a cache folder outside the
checkout; a start from there takes seconds. Run as a program, it starts a server and prints its URI.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError, ServiceUnavailable

PASSWORD = "for-tests-only"
_POM = Path(__file__).with_name("neo4j") / "pom.xml"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_START_SECONDS = 90.0


class NotAvailableError(Exception):
    """No server can be had here; the text says why."""


def jars() -> Path:
    """The folder of the server's jars, filled by Maven the first time."""
    version = ET.parse(_POM).findtext(".//{*}neo4j.version")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gentwin"
    folder = cache / f"neo4j-{version}" / "lib"
    ready = folder.parent / "ready"
    if ready.exists():
        return folder
    if not shutil.which("mvn") or not shutil.which("java"):
        raise NotAvailableError("Maven and Java 17 are needed to fetch and start Neo4j")
    command = ["mvn", "-q", "-B", "-f", str(_POM), _COPY]
    command += [f"-DoutputDirectory={folder}", "-DincludeScope=runtime"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise NotAvailableError(f"Maven could not fetch Neo4j: {done.stdout[-500:]}")
    ready.touch()
    return folder


@contextmanager
def running() -> Iterator[str]:
    """A fresh server with the user ``neo4j`` and :data:`PASSWORD`; its bolt URI.

    Raises:
        NotAvailableError: it cannot be fetched or does not start.
    """
    lib = jars()
    with tempfile.TemporaryDirectory(prefix="gentwin-neo4j-", ignore_cleanup_errors=True) as home:
        port = _free_port()
        _configure(Path(home), port)
        # G1 and a large heap would only slow the start of so small a server.
        options = ["-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        opened = ["java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch"]
        opened += ["java.base/java.lang", "java.base/java.util.concurrent"]
        options += [f"--add-opens={module}=ALL-UNNAMED" for module in opened]
        entry = "org.neo4j.server.CommunityEntryPoint"
        arguments = [f"--home-dir={home}", f"--config-dir={home}/conf"]
        with (
            open(Path(home) / "console.log", "w+") as log,
            subprocess.Popen(
                ["java", *options, "-cp", f"{lib}/*", entry, *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
            ) as server,
        ):
            try:
                uri = f"bolt://127.0.0.1:{port}"
                _wait(uri, server, Path(home) / "console.log")
                yield uri
            finally:
                server.kill()


def _configure(home: Path, port: int) -> None:
    (home / "conf").mkdir()
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
        "server.jvm.additional": "-Dlog4j2.disable.jmx=true",
    }
    text = "".join(f"{key}={value}\n" for key, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(text)


def _wait(uri: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; sets the password in place of the initial one."""
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            raise NotAvailableError(f"Neo4j ended at once: {log.read_text()[-1000:]}")
        try:
            with (
                GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
                driver.session(database="system") as session,
            ):
                # Not execute_query, which would go on retrying with ever longer pauses.
                session.run(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=PASSWORD
                ).consume()
                return
        except (ServiceUnavailable, Neo4jError):
            time.sleep(0.3)
    raise NotAvailableError(f"Neo4j did not start in {_START_SECONDS:.0f} s")


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


if __name__ == "__main__":
    with running() as uri:
        print(uri, "neo4j", PASSWORD, flush=True)
        sys.stdin.read()
