"""``gentwin eval``: measure the product, and tell what was measured.

    gentwin eval                       list the experiments
    gentwin eval NAME [OPTIONS]        run one; NAME --help tells its options
    gentwin eval all [--out DIR] [--data DIR] [--quick] [--only NAME] [--skip NAME] [--again NAME]
                                       run all that DIR holds no result of, write DIR/report.html
    gentwin eval report [--out FILE] [--results DIR]
                                       write the report from the results that ship, or those of DIR

A part that fails does not end ``all``; the report says so, and the exit status is 1. What is cut is
not lost: the same command goes on with the part that was running, and Fig. 6, 7 and 8, the forms of
the adapter and the comparison with peers go on within. ``--quick`` is a trial of every part on few
samples.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gentwin_chat.eval.experiments import BY_NAME, EXPERIMENTS, Experiment
from gentwin_chat.eval.record import RESULTS
from gentwin_chat.eval.report import write_report

_PATIENCE = 20.0  # seconds that an interrupted part has to end its own processes


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
        "--out", type=Path, help="folder of results and report; default: gentwin-eval[-quick]"
    )
    parser.add_argument("--data", type=Path, help="folder of published networks, which take part")
    parser.add_argument("--quick", action="store_true", help="every part, on few samples")
    parser.add_argument("--only", action="append", default=[], choices=BY_NAME, metavar="NAME")
    parser.add_argument("--skip", action="append", default=[], choices=BY_NAME, metavar="NAME")
    parser.add_argument("--again", action="append", default=[], choices=BY_NAME, metavar="NAME")
    args = parser.parse_args(words)
    out = args.out or Path("gentwin-eval-quick" if args.quick else "gentwin-eval")
    wanted = [e for e in EXPERIMENTS if not args.only or e.name in args.only]
    wanted = [e for e in wanted if e.name not in args.skip]
    done = {e.name for e in wanted if (out / f"{e.name}.json").exists()} - {*args.again}
    console, failed = Console(stderr=True), list[str]()
    status = 0
    try:
        for number, experiment in enumerate(wanted, start=1):
            label = f"[{number}/{len(wanted)}] {experiment.name}"
            if experiment.name in done:
                console.print(f"{label}: done before; --again {experiment.name} repeats it")
                continue
            left = [e.minutes for e in wanted[number - 1 :] if e.name not in done]
            of = f" of {sum(left):g} that are left"
            about = "" if args.quick else f" about {experiment.minutes:g} minutes{of}"
            console.print(f"{label}:{about}", markup=False)
            started = time.perf_counter()
            if _measured(experiment, out, args.data, args.quick):
                console.print(f"{label}: {time.perf_counter() - started:.0f} s", markup=False)
            else:
                failed.append(experiment.name)
                console.print(f"{label}: FAILED", style="red", markup=False)
        status = 1 if failed else 0
    except KeyboardInterrupt:
        console.print("interrupted: the same command goes on", markup=False)
        status = 130
    path = write_report(out / "report.html", out, failed)
    console.print(f"report: {path}", markup=False)
    return status


def _measured(experiment: Experiment, out: Path, data: Path | None, quick: bool) -> bool:
    """Run an experiment. Its result is moved to where it belongs once it is whole; until then it
    lies, with what an interrupted run goes on from, in a folder of its own."""
    running = out / "unfinished" / f"{experiment.name}.json"
    running.parent.mkdir(parents=True, exist_ok=True)
    more = [*(experiment.quick if quick else ()), "--output", str(running)]
    more += ["--data", str(data)] if data and experiment.published else []
    words = [sys.executable, "-m", experiment.module, *experiment.options, *more]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        try:
            status = process.wait()
        except KeyboardInterrupt:  # it has heard it too, and ends what it has started
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
            process.terminate()
            raise
    if status or not running.exists():
        return False
    running.replace(out / running.name)
    return True


def _report(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="gentwin eval report")
    parser.add_argument("--out", type=Path, default=Path("gentwin-eval.html"))
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder of result files")
    args = parser.parse_args(words)
    print(write_report(args.out, args.results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
