"""Nothing acknowledged is lost: kill -9 in a loop, of who writes and of the Neo4j server.

    python -m gentwin_chat.eval.crash [--kills N] [--server-kills N] [--seed S] [--output FILE]

A process applies one version after the other and notes each that was acknowledged. It is killed in
the middle of that, or the server under it is. Then the store is opened anew: the newest version is
the last acknowledged one or, for a kill may fall between keeping and acknowledging, the one after
it; and each version acknowledged since the last kill still holds exactly what was written in it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import track

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
)
from gentwin_chat.errors import StoreError, VersionError
from gentwin_chat.eval.neo4j_server import running, share_classes
from gentwin_chat.eval.record import record, save
from gentwin_chat.indexing.graph import GraphStore, open_store
from gentwin_chat.indexing.graph.protocol import GraphReader

DEVICES = tuple(f"s-{k}" for k in range(20))
_LONGEST = 0.3  # seconds from the first acknowledgement to the kill
_PATIENCE = 180.0  # seconds that a store may need to be back


@dataclass
class Survived:
    """What was seen in a number of kills.

    Attributes:
        kills: how many.
        acknowledged: versions that the writer was told are kept.
        read: versions that were read again after a kill.
        checked: those of them that were acknowledged, be it only after the kill.
        kept_unsaid: kills after which a version was kept that the writer had not heard of yet.
        lost: what was wrong, one line each.
    """

    kills: int = 0
    acknowledged: int = 0
    read: frozenset[int] = field(default=frozenset(), repr=False)
    checked: int = 0
    kept_unsaid: int = 0
    lost: tuple[str, ...] = ()


def changes_of(version: int) -> list[Change]:
    """Of version ``n``: every device reads ``n``, and one more is joined to the first, so that a
    half of it would show."""
    puts: list[Change] = []
    if version == 1:
        puts += [PutEntity(entity=Entity(id=i, kind="sensor")) for i in DEVICES]
    puts.append(PutEntity(entity=Entity(id=f"new-{version}", kind="sensor")))
    link = Relation(source=f"new-{version}", type="reports to", target=DEVICES[0])
    reading = Reading(value=version)
    seen = [Observation(entity=i, attribute="n", reading=reading) for i in DEVICES]
    return [*puts, PutRelation(relation=link), *(Observe(observation=o) for o in seen)]


def holds(graph: GraphReader, version: int) -> bool:
    """Whether ``graph`` is what :func:`changes_of` made of this version and those before."""
    readings = graph.readings("n", DEVICES)
    return (
        [readings[i].value for i in readings] == [version] * len(DEVICES)
        and graph.degrees([DEVICES[0]]) == {DEVICES[0]: version}
        and set(graph.entities([f"new-{version}", f"new-{version + 1}"])) == {f"new-{version}"}
    )


def write(where: str, ledger: Path) -> None:
    """Apply versions for ever, and note the number of each once it is acknowledged."""
    graph = _opened(where)
    with ledger.open("ab", buffering=0) as noted:
        while True:
            try:
                number = graph.apply(changes_of(graph.version + 1))
            except StoreError:  # the server was killed: go on when it is back
                if "://" not in where:
                    raise
                time.sleep(0.2)
                continue
            noted.write(b"%d\n" % number)


def _opened(where: str) -> GraphStore:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return open_store(where)
        except StoreError:
            if "://" not in where or time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def writing(where: str, ledger: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that writes; killed at the end."""
    words = [sys.executable, "-m", "gentwin_chat.eval.crash", "--write", where, str(ledger)]
    with subprocess.Popen(words) as process:
        try:
            yield process
        finally:
            process.kill()


def acknowledged(ledger: Path) -> list[int]:
    """The versions noted, without a last line that was cut off."""
    whole = ledger.read_bytes().rpartition(b"\n")[0] if ledger.exists() else b""
    return [int(line) for line in whole.split()]


def wait_for_more(ledger: Path, than: int, process: subprocess.Popen[bytes]) -> None:
    """Until more versions than that are acknowledged.

    Raises:
        RuntimeError: the writer ended, or nothing comes.
    """
    end = time.monotonic() + _PATIENCE
    while len(acknowledged(ledger)) <= than:
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the writer wrote nothing, status {process.poll()}")
        time.sleep(0.01)


def check(graph: GraphStore, noted: Sequence[int], since: int, seen: Survived) -> None:
    """Whether what was acknowledged, the versions after ``since`` one by one, is there."""
    newest, wrong = graph.version, list(seen.lost)
    last = noted[-1] if noted else 0
    if not last <= newest <= last + 1:
        wrong.append(f"acknowledged up to {last}, the newest is {newest}")
    seen.kept_unsaid += newest == last + 1
    fresh = [n for n in noted if n > since]
    for number in dict.fromkeys([*fresh, newest]):
        try:
            if not holds(graph.at(number), number):
                wrong.append(f"version {number} is not what was written")
        except VersionError as e:
            wrong.append(f"version {number}: {e}")
    seen.read |= {*fresh, newest}
    seen.checked = len(seen.read.intersection(noted))
    seen.acknowledged, seen.lost = len(noted), tuple(wrong)


def kill_writers(where: str, kills: int, chance: random.Random, console: Console) -> Survived:
    """Kill the writing process, look, start it again."""
    seen = Survived()
    with tempfile.TemporaryDirectory() as folder:
        ledger, since = Path(folder) / "acknowledged", 0
        for _ in track(range(kills), "killing writers", console=console, transient=True):
            before = len(acknowledged(ledger))
            with writing(where, ledger) as process:
                wait_for_more(ledger, before, process)
                time.sleep(chance.uniform(0, _LONGEST))
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
            noted = acknowledged(ledger)
            with closing(open_store(where)) as graph:
                check(graph, noted, since, seen)
                since = graph.version
            seen.kills += 1
            if seen.lost:
                break
    return seen


def kill_servers(kills: int, chance: random.Random, console: Console) -> Survived:
    """Kill the server under a process that goes on writing, start it again, look."""
    seen = Survived()
    with console.status("making starts of the server cheap"):
        share_classes()
    with running() as server, tempfile.TemporaryDirectory() as folder:
        ledger, since = Path(folder) / "acknowledged", 0
        with writing(server.uri, ledger) as process:
            for _ in track(range(kills), "killing servers", console=console, transient=True):
                wait_for_more(ledger, len(acknowledged(ledger)), process)
                time.sleep(chance.uniform(0, _LONGEST))
                server.kill()
                process.send_signal(signal.SIGSTOP)  # so that it writes nothing while we look
                server.start()
                with closing(open_store(server.uri)) as graph:
                    check(graph, acknowledged(ledger), since, seen)
                    since = graph.version
                process.send_signal(signal.SIGCONT)
                seen.kills += 1
                if seen.lost:
                    break
    return seen


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Kill what writes, and see what is lost.")
    parser.add_argument("--kills", type=int, default=50, help="of the process that writes")
    parser.add_argument("--server-kills", type=int, default=50, help="of the Neo4j server")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    parser.add_argument("--write", nargs=2, metavar=("STORE", "LEDGER"), help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.write:
        write(args.write[0], Path(args.write[1]))
    console, chance = Console(stderr=True, width=100), random.Random(args.seed)
    seen: dict[str, Survived] = {}

    def note(name: str, survive: Callable[[], Survived]) -> None:
        seen[name] = survive()
        console.print(f"{name}: {seen[name]}", highlight=False)

    if args.kills:
        with tempfile.TemporaryDirectory(prefix="gentwin-crash-") as folder:
            file = f"{folder}/crash.twin"
            note("embedded, the writer", lambda: kill_writers(file, args.kills, chance, console))
        with running() as server:
            note("Neo4j, the writer", lambda: kill_writers(server.uri, args.kills, chance, console))
    if args.server_kills:
        note("Neo4j, the server", lambda: kill_servers(args.server_kills, chance, console))
    columns = ["store, what is killed", "kills", "acknowledged", "read again", "lost or torn"]
    columns += ["kept before the kill, not yet acknowledged"]
    rows = [
        [name, s.kills, s.acknowledged, s.checked, len(s.lost), s.kept_unsaid]
        for name, s in seen.items()
    ]
    result = record(
        {
            "tables": [{"title": "kill -9", "columns": columns, "rows": rows}],
            "notes": [line for s in seen.values() for line in s.lost],
        },
        what="whether a kill loses what was acknowledged",
        command=f"python -m gentwin_chat.eval.crash --kills {args.kills} "
        f"--server-kills {args.server_kills} --seed {args.seed}",
        seed=args.seed,
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result, ensure_ascii=False))
    return 1 if any(s.lost for s in seen.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
