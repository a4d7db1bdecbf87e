"""``gentwin eval``: measure the product, and tell what was measured.

    gentwin eval                       list the experiments
    gentwin eval NAME [OPTIONS]        run one; NAME --help tells its options
    gentwin eval all [--out DIR] [--again NAME] [--skip NAME]
                                       run all that DIR holds no result of, write DIR/report.html
    gentwin eval report [--out FILE] [--results DIR]
                                       write the report from the results that ship, or those of DIR

A part that fails does not end ``all``; the report says so, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gentwin_chat.eval.experiments import BY_NAME, EXPERIMENTS, Experiment
from gentwin_chat.eval.record import RESULTS
from gentwin_chat.eval.report import write_report


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    name, rest = (words[0], words[1:]) if words else ("", [])
    if name in ("", "-h", "--help"):
        _list()
        return 0
    if name == "all":
        return _all(rest)
    if name == "report":
        return _report(rest)
    if name in BY_NAME:
        return _start(BY_NAME[name], rest)
    known = ", ".join([*BY_NAME, "all", "report"])
    print(f"gentwin: no experiment is called {name!r}. Name one of: {known}.", file=sys.stderr)
    return 2


def _list() -> None:
    console = Console()
    console.print(__doc__, markup=False, highlight=False)
    table = Table("name", "what", "minutes, about", box=None)
    for e in EXPERIMENTS:
        table.add_row(e.name, e.title, f"{e.minutes:g}")
    console.print(table)


def _start(experiment: Experiment, more: Sequence[str]) -> int:
    words = [sys.executable, "-m", experiment.module, *experiment.options, *more]
    return subprocess.run(words, check=False).returncode


def _all(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="gentwin eval all")
    parser.add_argument(
        "--out", type=Path, default=Path("gentwin-eval"), help="folder of results and report"
    )
    parser.add_argument("--again", action="append", default=[], choices=BY_NAME, metavar="NAME")
    parser.add_argument("--skip", action="append", default=[], choices=BY_NAME, metavar="NAME")
    args = parser.parse_args(words)
    console = Console(stderr=True)
    failed: list[str] = []
    for number, experiment in enumerate(EXPERIMENTS, start=1):
        label = f"[{number}/{len(EXPERIMENTS)}] {experiment.name}"
        output = args.out / f"{experiment.name}.json"
        if experiment.name in args.skip:
            console.print(f"{label}: skipped", markup=False)
            continue
        if output.exists() and experiment.name not in args.again:
            console.print(f"{label}: done before; --again {experiment.name} repeats it")
            continue
        console.print(f"{label}: about {experiment.minutes:g} minutes", markup=False)
        started = time.perf_counter()
        status = _start(experiment, ["--output", str(output)])
        if status:
            failed.append(experiment.name)
        took = time.perf_counter() - started
        console.print(f"{label}: exit status {status} after {took:.0f} s", markup=False)
    path = write_report(args.out / "report.html", args.out, failed)
    console.print(f"report: {path}", markup=False)
    return 1 if failed else 0


def _report(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="gentwin eval report")
    parser.add_argument("--out", type=Path, default=Path("gentwin-eval.html"))
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder of result files")
    args = parser.parse_args(words)
    print(write_report(args.out, args.results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
