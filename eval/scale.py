"""How costs grow with the network: writing, versions, forks, memory, and finding answers.

    python -m gentwin_chat.eval.scale [--sizes N …] [--neo4j-sizes N …] [--rounds N]
        [--output FILE]

Networks of one form (:mod:`~gentwin_chat.eval.scale_network`) are ingested, each in a process of
its own, which tells its peak memory. Then all sizes lie open in one process and everything is done
on each in turn, again and again, so that what else the machine does falls on all sizes alike; the
least of the rounds is kept (https://docs.python.org/3/library/timeit.html#timeit.Timer.repeat).
Finding an answer is ``Twin.retrieve``: understanding and retrieval with all facts, without the
Llama, whose time does not depend on the network. On the embedded store, which works in this
process, that is CPU time; on Neo4j the time that passes.

The Neo4j servers are of one kind and run side by side on this machine, one for each size.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.domain import RemoveEntity
from gentwin_chat.eval.neo4j_server import running
from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.scale_network import network, observations
from gentwin_chat.eval.scale_questions import BOUNDED, GROWING
from gentwin_chat.indexing.graph import GraphStore, open_store
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.twin import Twin

SEED = 5
MANY = 100  # values of one update
BACK = 30  # versions between the old one that is read and the newest
FLAT = 1.5
OPENED = "first answer of a store just opened"
OPENED_OLD = f"that, of {BACK} versions before"

Clock = Callable[[], float]
Figures = dict[int, dict[str, float]]
"""Size → what was done → milliseconds."""


def ingest(devices: int, where: str, ask: bool) -> dict[str, float]:
    """Build a network as the first version of a store, in this process.

    Args:
        devices: about so many sensors and gateways.
        where: a file, or an address of Neo4j.
        ask: whether every question is asked too, so that the peak holds what that takes.

    Returns:
        ``seconds``; ``changes``, a second; ``peak_mib`` of this process, at the end of the ingest,
        and ``peak_asked_mib`` after the questions.
    """
    changes = list(network(devices))
    store = open_store(where)
    with Twin(store) as twin:
        started = time.perf_counter()
        store.apply(changes)
        seconds = time.perf_counter() - started
        figures = {
            "seconds": round(seconds, 2),
            "per_s": round(len(changes) / seconds),
            "devices_per_s": round(devices / seconds),
            "peak_mib": _peak(),
        }
        del changes
        if ask:
            for question in (*BOUNDED.values(), *GROWING.values()):
                twin.retrieve(question)
            figures["peak_asked_mib"] = _peak()
    return figures


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _apart(devices: int, where: str, ask: bool) -> dict[str, float]:
    """:func:`ingest` in a process of its own."""
    words = [sys.executable, "-m", "gentwin_chat.eval.scale", "--ingest", str(devices), where]
    words += ["--ask"] if ask else []
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"ingesting {devices} devices failed: {done.stderr[-2000:]}")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


# --- in turn --------------------------------------------------------------------------------------


def _ask(twins: Mapping[int, Twin], question: str, size: int) -> object:
    return twins[size].retrieve(question)


class Bench:
    """The stores of every size, open side by side.

    Args:
        stores: size → store.
        rounds: how often each thing is done on each.
        clock: seconds, for what only reads.
        console: where progress is shown.
    """

    def __init__(
        self,
        stores: Mapping[int, GraphStore],
        rounds: int,
        clock: Clock,
        console: Console,
    ) -> None:
        self.stores, self._rounds, self._console = stores, rounds, console
        self._clock = clock
        self.twins = {size: Twin(store) for size, store in stores.items()}
        self._chance = random.Random(SEED)

    def least(
        self,
        what: str,
        jobs: Mapping[str, Callable[[int], object]],
        clock: Clock,
        rounds: int | None = None,
    ) -> Figures:
        """Milliseconds that each job takes on each size, the least of all rounds."""
        best: Figures = {size: dict.fromkeys(jobs, float("inf")) for size in self.stores}
        for _ in track(range(rounds or self._rounds), what, console=self._console, transient=True):
            for name, job in jobs.items():
                for size in self.stores:
                    started = clock()
                    job(size)
                    took = (clock() - started) * 1000
                    best[size][name] = min(best[size][name], round(took, 3))
        return best

    def values(self, size: int, count: int) -> object:
        """A new version with so many new values."""
        return self.stores[size].apply(observations(size // 6 * 5, count, self._chance))

    def fork(self, size: int) -> object:
        """What if a gateway failed: the fork, its schema and what is left around it."""
        store = self.stores[size]
        fork = Fork(store.at(store.version), [RemoveEntity(id="gw-3")])
        return fork.schema(), fork.relations(targets=["gw-3"]), fork.degrees(["st-0"])

    def writes(self) -> Figures:
        """Versions and forks."""
        return self.least(
            "versions and forks",
            {
                "version of 1 value": lambda n: self.values(n, 1),
                f"version of {MANY} values": lambda n: self.values(n, MANY),
                "vocabulary of that version": lambda n: self.stores[n].schema(),
                "fork": self.fork,
            },
            time.perf_counter,
        )

    def after_a_change(self) -> Figures:
        """The first answers once a version has just come: of it, and of one ``BACK`` before."""
        old = {size: twin.at(twin.version - BACK) for size, twin in self.twins.items()}
        asked = {"first answer after a change": self.twins, "the same, of an old version": old}
        best: Figures = {size: dict.fromkeys(asked, float("inf")) for size in self.stores}
        for _ in range(self._rounds):
            for size in self.stores:
                self.values(size, 1)
                for name, twins in asked.items():
                    started = time.perf_counter()
                    _ask(twins, BOUNDED["attribute"], size)
                    took = (time.perf_counter() - started) * 1000
                    best[size][name] = min(best[size][name], round(took, 3))
        return best

    def just_opened(self, addresses: Mapping[int, str]) -> Figures:
        """The first answer of a store that was opened for it, so that nothing is known yet: of the
        newest version, and of one ``BACK`` before."""
        back = {OPENED: 0, OPENED_OLD: BACK}
        best: Figures = {size: dict.fromkeys(back, float("inf")) for size in self.stores}
        rounds = track(range(self._rounds), "just opened", console=self._console, transient=True)
        for _ in rounds:
            for size, address in addresses.items():
                for name, versions in back.items():
                    with Twin(open_store(address)) as twin:
                        asked = twin.at(twin.version - versions) if versions else twin
                        started = self._clock()
                        asked.retrieve(BOUNDED["attribute"])
                        took = (self._clock() - started) * 1000
                    best[size][name] = min(best[size][name], round(took, 3))
        return best

    def questions(self, old: bool = False) -> Figures:
        """Finding the answer to each question, of the newest version or ``BACK`` before it."""
        twins = {
            size: twin.at(twin.version - BACK) if old else twin for size, twin in self.twins.items()
        }
        what = "old version" if old else "newest version"

        def jobs(asked: Mapping[str, str]) -> dict[str, Callable[[int], object]]:
            return {kind: partial(_ask, twins, question) for kind, question in asked.items()}

        figures = self.least(what, jobs(BOUNDED), self._clock)
        more = self.least(f"{what}, all of a kind", jobs(GROWING), self._clock, rounds=2)
        return {size: figures[size] | more[size] for size in figures}

    def age(self) -> None:
        """Versions enough to read an old one."""
        for size in self.stores:
            for _ in range(BACK):
                self.values(size, MANY)


def measure(
    addresses: Mapping[int, str], rounds: int, clock: Clock, ask: bool, console: Console
) -> dict[str, Any]:
    """All figures of one kind of store, at each of ``addresses``; see :class:`Bench`."""
    ingested = {}
    for size, where in addresses.items():
        with console.status(f"ingesting {size} devices"):
            ingested[size] = _apart(size, where, ask)
        console.print(f"{size} devices: {ingested[size]}", highlight=False)
    with ExitStack() as stack:
        stores = {n: stack.enter_context(closing(open_store(w))) for n, w in addresses.items()}
        bench = Bench(stores, rounds, clock, console)
        bench.age()
        for twin in bench.twins.values():
            for question in (*BOUNDED.values(), *GROWING.values()):
                twin.retrieve(question)
        newest, old = bench.questions(), bench.questions(old=True)
        writes, after = bench.writes(), bench.after_a_change()
        opened = bench.just_opened(addresses)
    return {
        "ingest": ingested,
        "writes": {n: writes[n] | after[n] | opened[n] for n in addresses},
        "newest": newest,
        "old": old,
    }


# --- what it comes to -----------------------------------------------------------------------------


def tables(name: str, figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The figures of one store as tables of milliseconds, with the growth from the smallest."""
    sizes = list(figures["ingest"])
    heads = [f"{n:,}" for n in sizes]
    keys = dict.fromkeys(key for row in figures["ingest"].values() for key in row)
    yield {
        "title": f"{name}: ingest, one version",
        "columns": ["", *heads],
        "rows": [[k, *(figures["ingest"][n].get(k) for n in sizes)] for k in keys],
    }
    growth = f"× from {heads[0]} to {heads[-1]}"
    for title, group, kinds in (
        ("versions and forks, ms", "writes", list(figures["writes"][sizes[0]])),
        ("finding an answer, ms", "newest", list(BOUNDED)),
        ("where what is read or said grows, ms", "newest", list(GROWING)),
        (f"the same of {BACK} versions ago, ms", "old", [*BOUNDED, *GROWING]),
    ):
        rows = figures[group]
        body = [[k, *(rows[n][k] for n in sizes), growth_of(rows, [k])] for k in kinds]
        if group != "writes":
            total = [round(mean(rows[n], kinds), 3) for n in sizes]
            body.append(["mean", *total, growth_of(rows, kinds)])
        yield {"title": f"{name}: {title}", "columns": ["", *heads, growth], "rows": body}


def mean(row: Mapping[str, float], kinds: Sequence[str]) -> float:
    return sum(row[k] for k in kinds) / len(kinds)


def growth_of(rows: Figures, kinds: Sequence[str]) -> float:
    """The mean over ``kinds`` at the largest size, in that at the smallest."""
    sizes = list(rows)
    return round(mean(rows[sizes[-1]], kinds) / mean(rows[sizes[0]], kinds), 2)


def verdicts(name: str, figures: Mapping[str, Any]) -> Iterator[str]:
    """What is to hold, and whether it does."""
    newest, old = figures["newest"], figures["old"]
    grown = growth_of(newest, list(BOUNDED))
    worst = max(BOUNDED, key=lambda k: growth_of(newest, [k]))
    yield (
        f"{name}: finding an answer of bounded size takes {grown} times as long at the largest "
        f"size as at the smallest (to hold: {FLAT}); most, {growth_of(newest, [worst])}, for: "
        f"{worst}."
    )
    for kinds, what in ((list(BOUNDED), "of bounded size"), (list(GROWING), "of a whole kind")):
        ratios = [mean(old[size], kinds) / mean(newest[size], kinds) for size in newest]
        yield (
            f"{name}: an answer {what} of the version {BACK} back takes {min(ratios):.2f} to "
            f"{max(ratios):.2f} times as long as of the newest (to hold: {FLAT})."
        )
    for size, row in figures["writes"].items():
        yield (
            f"{name}, {size:,} devices, just opened: the first answer of the version {BACK} back "
            f"takes {row[OPENED_OLD] / row[OPENED]:.2f} times as long as of the newest (to hold: "
            f"{FLAT})."
        )


def charts(results: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    def lines(value: Callable[[Mapping[str, Any], int], float]) -> dict[str, list[list[float]]]:
        return {
            name: [[n, value(figures, n)] for n in figures["newest"]]
            for name, figures in results.items()
        }

    answers = {
        f"{name}, {what}": [[n, round(mean(f[group][n], list(BOUNDED)), 3)] for n in f[group]]
        for name, f in results.items()
        for what, group in (("newest", "newest"), ("old version", "old"))
    }
    shared = {"x": "devices", "log_x": True, "log_y": True}
    return [
        {
            "title": "Finding an answer of bounded size, mean",
            "y": "ms",
            **shared,
            "series": answers,
        },
        {
            "title": f"A version of {MANY} values",
            "y": "ms",
            **shared,
            "series": lines(lambda f, n: f["writes"][n][f"version of {MANY} values"]),
        },
        {
            "title": "A fork",
            "y": "ms",
            **shared,
            "series": lines(lambda f, n: f["writes"][n]["fork"]),
        },
    ]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure how costs grow with the network.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1000, 10_000, 100_000])
    parser.add_argument("--neo4j-sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    parser.add_argument("--ingest", nargs=2, metavar=("N", "STORE"), help=argparse.SUPPRESS)
    parser.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.ingest:
        print(json.dumps(ingest(int(args.ingest[0]), args.ingest[1], args.ask)))
        return
    console = Console(stderr=True, width=100)
    results: dict[str, dict[str, Any]] = {}
    if args.sizes:
        with tempfile.TemporaryDirectory(prefix="gentwin-scale-") as folder:
            paths = {n: f"{folder}/{n}.twin" for n in sorted(args.sizes)}
            figures = results["embedded"] = measure(
                paths, args.rounds, time.process_time, True, console
            )
            for n in paths:
                size = sum(p.stat().st_size for p in Path(folder).glob(f"{n}.twin*"))
                figures["ingest"][n]["file_mib"] = round(size / 2**20, 1)
    if args.neo4j_sizes:
        with ExitStack() as stack:
            servers = {
                n: stack.enter_context(running(heap=max(1024, n // 25)))
                for n in sorted(args.neo4j_sizes)
            }
            uris = {n: s.uri for n, s in servers.items()}
            figures = measure(uris, args.rounds, time.perf_counter, False, console)
            for n, server in servers.items():
                figures["ingest"][n]["server_peak_mib"] = server.peak_mib
            results["Neo4j"] = figures
    result = record(
        {
            "tables": [t for name, f in results.items() for t in tables(name, f)],
            "charts": charts(results),
            "notes": [line for name, f in results.items() for line in verdicts(name, f)],
        },
        what="how costs grow with the network",
        command=" ".join(["python -m gentwin_chat.eval.scale", *_said(args)]),
        seed=SEED,
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result, ensure_ascii=False))


def _said(args: argparse.Namespace) -> Iterable[str]:
    yield "--sizes " + " ".join(map(str, args.sizes))
    yield "--neo4j-sizes " + " ".join(map(str, args.neo4j_sizes))
    yield f"--rounds {args.rounds}"


if __name__ == "__main__":
    main()
