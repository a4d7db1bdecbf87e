"""Asks the product a whole question set and scores what it says.

    python -m gentwin_chat.eval.run --set dev [--network X] [--data DIR] [--show]

The product runs as its users run it: one ``gentwin ask SOURCE --batch`` process for each network.
Published networks take part if they lie below ``--data``; their gold is computed then.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from gentwin_chat.data import CITY
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.make_questions import make
from gentwin_chat.eval.networks import build, domains
from gentwin_chat.eval.realdata import REAL
from gentwin_chat.eval.realdata import source as real_source
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
GENTWIN = (str(Path(sys.executable).with_name("gentwin")),)


def batch(
    source: Path,
    questions: Sequence[Question],
    folder: Path,
    command: Sequence[str] = GENTWIN,
    timeout: float = 1800,
) -> dict[str, dict[str, Any]]:
    """Answers by question id, as one process gives them; what it did not answer is missing."""
    asked = folder / f"{questions[0].network}.questions.jsonl"
    lines = [
        q.model_dump(include={"id", "question", "thread"}, exclude_none=True) for q in questions
    ]
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        [*command, "ask", str(source), "--batch", str(asked)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        print(
            f"{questions[0].network}: exit status {done.returncode}\n{done.stderr[-2000:]}",
            file=sys.stderr,
        )
    found = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            answer = json.loads(line)
            found[str(answer["id"])] = answer
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Ask a question set and score the answers.")
    parser.add_argument("--set", choices=("dev", "heldout"), default="dev")
    parser.add_argument("--network", action="append", help="only this one (may be repeated)")
    parser.add_argument(
        "--kind", action="append", help="only this kind of question (threads stay whole)"
    )
    parser.add_argument("--data", type=Path, help="folder of real networks, one folder each")
    parser.add_argument("--command", default=shlex.join(GENTWIN), help="how to start the product")
    parser.add_argument("--keep", type=Path, help="write networks and answers here")
    parser.add_argument("--show", action="store_true", help="print wrong answers")
    parser.add_argument("--json", action="store_true", help="print the JSON line only")
    args = parser.parse_args()
    console = Console(width=110)
    marks: list[Mark] = []
    latency: list[float] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = domains(args.set)
        sets = {p.stem: read_questions(p) for p in sorted((QUESTIONS / args.set).glob("*.jsonl"))}
        if args.data:
            sets |= {n: qs for n, qs in make(args.set, args.data).items() if n in REAL}
        for network, asked in sets.items():
            questions = [q for q in asked if not args.kind or q.kind in args.kind]
            if (args.network and network not in args.network) or not questions:
                continue
            if network in made:
                source = write(build(made[network]), made[network], folder / network)
            elif network == "city":
                source = CITY
            else:
                source = real_source(network, args.data, folder)
            started = time.perf_counter()
            answers = batch(source, questions, folder, shlex.split(args.command))
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
    result = summary(marks) | {"p50_ms": round(latency[len(latency) // 2], 1) if latency else None}
    print(json.dumps(result))
    if not result["given"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
