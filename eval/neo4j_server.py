"""A real Neo4j community server, fetched by Maven and started on loopback, to try things on.

    python -m gentwin_chat.eval.neo4j_server      starts one and prints its address

Its jars are copied once into the cache folder; a start from there takes seconds. It keeps its data
until it is closed, through any number of kills and starts.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

VERSION = "5.26.12"  # of the newest long-term-support line that runs on Java 17
USER, PASSWORD = "neo4j", "for-tests-only"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_START_SECONDS = 120.0
_SILENT_SECONDS = 3.0
_SERVER = (("org.neo4j", "neo4j"), ("org.neo4j.app", "neo4j-server"))
_APOC = (("org.neo4j.procedure", "apoc-core"), ("org.neo4j.procedure", "apoc-common"))
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>gentwin</groupId>
  <artifactId>neo4j-to-try</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>{dependencies}</dependencies>
</project>
"""
_DEPENDENCY = """
    <dependency>
      <groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>
    </dependency>"""


class NotAvailableError(Exception):
    """No server can be had here; the text says why."""


def jars() -> Path:
    """The folder of the server's jars, filled by Maven the first time.

    Raises:
        NotAvailableError: Java or Maven is not there, or Maven cannot fetch them.
    """
    return _fetched(f"neo4j-{VERSION}", _SERVER)


def apoc() -> Path:
    """The folder of the APOC plugin and what it needs, filled by Maven the first time.

    Raises:
        NotAvailableError: as :func:`jars`.
    """
    return _fetched(f"neo4j-apoc-{VERSION}", _APOC)


def _fetched(name: str, artifacts: Sequence[tuple[str, str]]) -> Path:
    """The folder of the artifacts, (group, id), at :data:`VERSION` and what they depend on."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gentwin"
    folder = cache / name / "lib"
    ready = folder.parent / "ready"
    if ready.exists():
        return folder
    if not shutil.which("mvn") or not shutil.which("java"):
        raise NotAvailableError("Maven and Java 17 are needed to fetch and start Neo4j")
    folder.parent.mkdir(parents=True, exist_ok=True)
    pom = folder.parent / "pom.xml"
    wanted = [_DEPENDENCY.format(group=g, artifact=a, version=VERSION) for g, a in artifacts]
    pom.write_text(_POM.format(dependencies="".join(wanted)), encoding="utf-8")
    command = ["mvn", "-q", "-B", "-f", str(pom), _COPY]
    command += [f"-DoutputDirectory={folder}", "-DincludeScope=runtime"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise NotAvailableError(f"Maven could not fetch {name}: {done.stdout[-500:]}")
    ready.touch()
    return folder


def share_classes() -> None:
    """Keep the classes that a server loads in a form that later starts need not check again, which
    halves what they cost (JEP 350). Takes a minute, once.

    Raises:
        NotAvailableError: no server can be had.
    """
    archive = _archive()
    if archive.exists():
        return
    made = archive.with_suffix(f".{os.getpid()}")
    with tempfile.TemporaryDirectory(prefix="gentwin-neo4j-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home))
        server.start(f"-XX:ArchiveClassesAtExit={made}")
        server.stop()
    made.replace(archive)


def _archive() -> Path:
    return jars().parent / "classes.jsa"


class Server:
    """A server with a folder of its own, which can be killed and started again.

    Args:
        home: its folder.
        heap: its largest heap, MiB.
        plugins: folder of plugins, which may do anything; none if ``None``.
        tls: a folder with ``private.key`` and ``public.crt``, for a server that takes nothing but
            TLS; ``None``: one that does without.
    """

    def __init__(
        self,
        home: Path,
        heap: int = 768,
        plugins: Path | None = None,
        tls: Path | None = None,
    ) -> None:
        self._home, self._heap, self._plugins, self._lib = home, heap, plugins, jars()
        self._tls = tls
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self._port = int(s.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None
        self._new = True
        self._configure()

    @property
    def bare_uri(self) -> str:
        """Its address without user and password."""
        return f"bolt://127.0.0.1:{self._port}"

    @property
    def uri(self) -> str:
        """Its address with user and password."""
        return self.bare_uri.replace("://", f"://{USER}:{PASSWORD}@")

    @property
    def pid(self) -> int | None:
        """Its process, if it runs."""
        return self._process.pid if self._process else None

    def start(self, *more: str) -> None:
        """Start it, and wait until it answers.

        Args:
            more: options of Java.

        Raises:
            NotAvailableError: it does not.
        """
        # G1 would only slow the start of so small a server.
        options = [f"-Xms{min(256, self._heap)}m", f"-Xmx{self._heap}m", "-XX:+UseSerialGC"]
        options += ["-XX:TieredStopAtLevel=1"] if self._heap < 1024 else []
        opened = ["java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch"]
        opened += ["java.base/java.lang", "java.base/java.util.concurrent"]
        options += [f"--add-opens={module}=ALL-UNNAMED" for module in opened]
        if not more and (archive := _archive()).exists():
            more = (f"-XX:SharedArchiveFile={archive}",)
        entry = "org.neo4j.server.CommunityEntryPoint"
        arguments = [f"--home-dir={self._home}", f"--config-dir={self._home}/conf"]
        # As Neo4j's own script has it: plugins lie in its path of classes, and before its own.
        classes = [f"{folder}/*" for folder in (self._plugins, self._lib) if folder]
        with open(self._home / "console.log", "ab") as log:
            self._process = subprocess.Popen(
                ["java", *options, *more, "-cp", os.pathsep.join(classes), entry, *arguments],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    @property
    def peak_mib(self) -> int:
        """The most memory that it has had so far, MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(x for x in status.splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) // 1024

    @property
    def cpu_s(self) -> float:
        """Seconds of the processors that it has had so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it as it ends by itself (SIGTERM)."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once (SIGKILL), whatever it is doing."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        self._signal(number)
        if self._process:
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """Let it stand still (SIGSTOP), with its connections open."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """End a pause."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(number)

    def _configure(self) -> None:
        (self._home / "conf").mkdir(parents=True)
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self._port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self._port}",
            "server.http.enabled": "false",
            "server.memory.pagecache.size": f"{max(64, self._heap // 4)}m",
            "dbms.usage_report.enabled": "false",
            "server.jvm.additional": "-Dlog4j2.disable.jmx=true",
        }
        if self._plugins:
            settings["server.directories.plugins"] = str(self._plugins)
            settings["dbms.security.procedures.unrestricted"] = "*"
        if self._tls:
            policy = "dbms.ssl.policy.bolt"
            settings |= {
                f"{policy}.enabled": "true",
                f"{policy}.base_directory": str(self._tls),
                f"{policy}.private_key": "private.key",
                f"{policy}.public_certificate": "public.crt",
                f"{policy}.client_auth": "NONE",
                "server.bolt.tls_level": "REQUIRED",
            }
        text = "".join(f"{key}={value}\n" for key, value in settings.items())
        (self._home / "conf" / "neo4j.conf").write_text(text)

    def _wait(self) -> None:
        """Until it answers; the first time, sets the password in place of the initial one."""
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                log = (self._home / "console.log").read_text()
                raise NotAvailableError(f"Neo4j ended at once: {log[-1000:]}")
            try:
                # Not execute_query, which would go on retrying with ever longer pauses.
                if self._new:
                    self._run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password")
                    self._new = False
                self._run("RETURN $password")
                return
            except (DriverError, Neo4jError):
                time.sleep(0.2)
        raise NotAvailableError(f"Neo4j did not start in {_START_SECONDS:.0f} s")

    def _run(self, statement: str) -> None:
        password, database = ("neo4j", "system") if self._new else (PASSWORD, "neo4j")
        uri = self.bare_uri.replace("bolt", "bolt+ssc", 1) if self._tls else self.bare_uri
        with (
            # A server that is still starting may take a connection and then say nothing.
            GraphDatabase.driver(
                uri,
                auth=(USER, password),
                connection_timeout=_SILENT_SECONDS,
                connection_acquisition_timeout=_SILENT_SECONDS,
            ) as driver,
            driver.session(database=database) as session,
        ):
            session.run(statement, password=PASSWORD).consume()


@contextmanager
def running(
    heap: int = 768, plugins: Path | None = None, tls: Path | None = None
) -> Iterator[Server]:
    """A fresh :class:`Server`, started; its data goes with it. Arguments as there.

    Raises:
        NotAvailableError: it cannot be fetched or does not start.
    """
    jars()
    with tempfile.TemporaryDirectory(prefix="gentwin-neo4j-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home), heap, plugins, tls)
        try:
            server.start()
            yield server
        finally:
            server.resume()
            server.kill()


if __name__ == "__main__":
    with running() as started:
        print(started.bare_uri, USER, PASSWORD, flush=True)
        sys.stdin.read()
