"""Asks the product a whole question set and scores what it says.

    python -m gentwin_chat.eval.run --set dev [--network X] [--data DIR] [--show]
    python -m gentwin_chat.eval.run --set dev --without llama --show       (seconds, not minutes)

The product runs as its users run it: one ``gentwin ask SOURCE --batch`` process for each network.
With ``--in-process`` it runs in this process, which is faster and shows the query behind each wrong
answer; ``--without PART`` (implies it) leaves a part out. Published networks take part if they lie
below ``--data``; their gold is computed then.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from gentwin_chat.data import CITY
from gentwin_chat.eval.answering import GENTWIN, PARTS, by_command, in_process, open_without
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.make_questions import make
from gentwin_chat.eval.networks import SETS, build, domains
from gentwin_chat.eval.realdata import REAL
from gentwin_chat.eval.realdata import source as real_source
from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.score import (
    Mark,
    known_names,
    mark_all,
    read_questions,
    report,
    show_wrong,
    summary,
)
from gentwin_chat.eval.writers import write

QUESTIONS = Path(__file__).parent / "questions"


def networks(
    which: str, folder: Path, data: Path | None = None, only: Sequence[str] = ()
) -> Iterator[tuple[str, Path, list[Question]]]:
    """Each network of a set: its name, what to open (written below ``folder``), its questions.

    Args:
        data: folder of published networks; without it they take no part.
        only: names to keep; all if empty.
    """
    made = domains(which)
    sets = {p.stem: read_questions(p) for p in sorted((QUESTIONS / which).glob("*.jsonl"))}
    if data:
        sets |= {n: qs for n, qs in make(which, data).items() if n in REAL}
    for network, questions in sets.items():
        if only and network not in only:
            continue
        if network in made:
            source = write(build(made[network]), made[network], folder / network)
        elif network == "city" or data is None:
            source = CITY
        else:
            source = real_source(network, data, folder)
        yield network, source, questions


def _said(args: argparse.Namespace) -> Iterator[str]:
    """The options that figures depend on, without the paths of one machine."""
    yield f"--set {args.set}"
    yield from (f"--network {name}" for name in args.network or ())
    yield from (f"--kind {kind}" for kind in args.kind or ())
    yield from (f"--without {part}" for part in args.without)
    if args.in_process:
        yield "--in-process"
    if args.data:
        yield "--data DIR"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="gentwin eval questions", description="Ask a question set and score the answers."
    )
    parser.add_argument("--set", choices=SETS, default="dev")
    parser.add_argument("--network", action="append", help="only this one (may be repeated)")
    parser.add_argument(
        "--kind", action="append", help="only this kind of question (threads stay whole)"
    )
    parser.add_argument("--data", type=Path, help="folder of real networks, one folder each")
    parser.add_argument("--command", default=shlex.join(GENTWIN), help="how to start the product")
    parser.add_argument(
        "--in-process",
        action="store_true",
        help="ask in this process, all networks after each other; --show then tells the query",
    )
    parser.add_argument(
        "--without",
        action="append",
        choices=PARTS,
        default=[],
        help="leave this part out, in this process (may be repeated): "
        + "; ".join(f"{part}: {then}" for part, then in PARTS.items()),
    )
    parser.add_argument("--keep", type=Path, help="write networks and answers here")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    parser.add_argument("--show", action="store_true", help="print wrong answers")
    parser.add_argument("--json", action="store_true", help="print the JSON line only")
    args = parser.parse_args(argv)
    console = Console(width=110)
    marks: list[Mark] = []
    latency: list[float] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for network, source, asked in networks(args.set, folder, args.data, args.network or ()):
            kept = {q.thread or q.id for q in asked if not args.kind or q.kind in args.kind}
            questions = [q for q in asked if (q.thread or q.id) in kept]
            if not questions:
                continue
            started = time.perf_counter()
            if args.in_process or args.without:
                with open_without(source, args.without) as twin:
                    answers = in_process(twin, questions)
            else:
                answers = by_command(source, questions, folder, shlex.split(args.command))
            took = time.perf_counter() - started
            (folder / f"{network}.answers.jsonl").write_text(
                "".join(json.dumps(a) + "\n" for a in answers.values()), encoding="utf-8"
            )
            own = mark_all(questions, answers, known_names([network], {network: source}))
            latency += [float(a.get("timing", {}).get("total", 0)) for a in answers.values()]
            marks += own
            if not args.json:
                right = sum(m.exact for m in own)
                console.print(f"{network}: {right}/{len(own)} exact, {took:.1f} s")
            if args.show:
                show_wrong(questions, answers, own, console)
    if not marks:
        sys.exit("nothing was asked: no network of the set is at hand under this name")
    if not args.json:
        report(marks, console)
    latency.sort()
    figures = summary(marks) | {"p50_ms": round(latency[len(latency) // 2], 1) if latency else None}
    result = record(
        figures,
        what=f"answers to the {args.set} questions, scored against computed gold",
        command=" ".join(["python -m gentwin_chat.eval.run", *_said(args)]),
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result))
    if not result["given"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
