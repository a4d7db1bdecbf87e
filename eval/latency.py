"""How long answers take, and where the time goes.

    python -m gentwin_chat.eval.latency [--source PATH] [--questions FILE.jsonl] [--repeat N]
        [--count N] [--calm] [--json] [--output FILE]

Every question goes through ``Twin.ask`` on a warm twin; its stages are timed from outside
(:mod:`gentwin_chat.eval.stopwatch`). Then many users at once, networks of other sizes, and a twin
that changes (:mod:`gentwin_chat.eval.latency_conditions`), unless ``--calm``. Figures of a process
(import, start to first answer) come from fresh interpreters. The last line on stdout is one JSON
document; everything else goes to stderr.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from gentwin_chat.answer import Answer
from gentwin_chat.data import CITY
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.latency_conditions import by_load, by_size, row, while_changing
from gentwin_chat.eval.record import quantiles, record, save
from gentwin_chat.eval.score import read_questions
from gentwin_chat.eval.stopwatch import mean_stages, timed
from gentwin_chat.twin import Twin

CITY_QUESTIONS = Path(__file__).parent / "questions" / "dev" / "city.jsonl"
_COUNT, _REPEAT = 50, 4


def spread(questions: Sequence[Question], count: int) -> list[Question]:
    """The first ``count`` questions, taken in turn from each kind; threads are left out, for each
    question is asked alone. Fewer than ``count`` are asked again from the start."""
    kinds: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.thread is None:
            kinds[question.kind].append(question)
    turns = [q for q in chain.from_iterable(zip_longest(*kinds.values())) if q is not None]
    return [turns[k % len(turns)] for k in range(count)] if turns else []


def measure(
    twin: Twin, questions: Sequence[Question], repeat: int = 1, console: Console | None = None
) -> dict[str, Any]:
    """Ask every question ``repeat`` times on a warm twin.

    Returns:
        Milliseconds: ``total``, ``first_token``, ``retrieve`` as quantiles; ``kinds`` → ``total``
        and ``first_token``; ``stages`` → mean and share of the total; ``slowest`` questions.
    """
    twin.warm_up()
    for question in questions[:3]:  # what is loaded on first use, the units and the tagger, is
        twin.ask(question.question)
    taken: list[tuple[Question, Answer, dict[str, float]]] = []
    rounds = [q for _ in range(repeat) for q in questions]
    for question in track(rounds, "asking", console=console, transient=True):
        taken.append((question, *timed(twin, question.question)))
    kinds: dict[str, list[tuple[Answer, dict[str, float]]]] = defaultdict(list)
    for question, answer, spent in taken:
        kinds[question.kind].append((answer, spent))
    whole = sum(answer.timing.total for _, answer, _ in taken)
    means = mean_stages([spent for _, _, spent in taken])
    share = len(taken) / whole if whole else 0.0
    stages = {s: {"mean": ms, "share": round(ms * share, 3)} for s, ms in means.items()}
    slowest = sorted(taken, key=lambda t: -t[1].timing.total)[:5]
    return row([(answer, spent) for _, answer, spent in taken]) | {
        "distinct": len({q.question for q in questions}),
        "retrieve": quantiles([answer.timing.retrieve for _, answer, _ in taken]),
        "kinds": {kind: row(got) for kind, got in sorted(kinds.items())},
        "stages": stages,
        "slowest": [
            {"question": q.question, "total": a.timing.total, "stages": s} for q, a, s in slowest
        ],
    }


_IMPORT = """
import sys, time
started = time.perf_counter()
import gentwin_chat
took = time.perf_counter() - started
print(took, int("torch" in sys.modules))
"""


def process_figures(source: Path, question: str, timeout: float = 600) -> dict[str, Any]:
    """Figures of fresh interpreters, in seconds: importing the package, and from process start to
    the end of the first answer. The model's cache must be warm.

    Raises:
        subprocess.CalledProcessError: the command line failed.
    """
    run = subprocess.run(
        [sys.executable, "-c", _IMPORT], capture_output=True, text=True, timeout=timeout, check=True
    )
    seconds, torch = run.stdout.split()
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "gentwin_chat.cli", "ask", str(source), question, "--json"],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=True,
    )
    return {
        "import_s": round(float(seconds), 3),
        "import_loads_torch": bool(int(torch)),
        "first_answer_s": round(time.perf_counter() - started, 2),
    }


def show(figures: dict[str, Any], console: Console) -> None:
    """The figures as tables."""
    table = Table("milliseconds", "p50", "p95", "p99", title=f"{figures['asked']} answers, warm")
    rows = {k: figures[k] for k in ("total", "first_token", "retrieve")}
    rows |= {kind: figures["kinds"][kind]["total"] for kind in figures["kinds"]}
    for name, spread_ in rows.items():
        table.add_row(name, *(f"{spread_[p]:.1f}" for p in ("p50", "p95", "p99")))
    console.print(table)
    parts = Table("stage", "mean ms", "share")
    for stage, spent in figures["stages"].items():
        parts.add_row(stage, f"{spent['mean']:.1f}", f"{spent['share']:.0%}")
    console.print(parts)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="gentwin eval latency", description="Measure how long answers take."
    )
    parser.add_argument("--source", type=Path, default=CITY, help="default: the bundled city")
    parser.add_argument("--questions", type=Path, default=CITY_QUESTIONS, help="JSON lines")
    parser.add_argument(
        "--count", type=int, default=_COUNT, help="questions, spread over the kinds"
    )
    parser.add_argument("--repeat", type=int, default=_REPEAT, help="times that each is asked")
    parser.add_argument("--calm", action="store_true", help="one user, one size, no change")
    parser.add_argument("--json", action="store_true", help="print the JSON line only")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    args = parser.parse_args(argv)
    if args.count < 1 or args.repeat < 1:
        parser.error("--count and --repeat must be at least 1")
    console = Console(stderr=True, quiet=args.json, width=100)
    questions = spread(read_questions(args.questions), args.count)
    if not questions:
        parser.error(f"{args.questions} holds no question that stands alone")
    with console.status("timing fresh processes"):
        fresh = process_figures(args.source, questions[0].question)
    with Twin.open(args.source) as twin:
        figures = measure(twin, questions, args.repeat, console)
        if not args.calm:
            asked = [q.question for q in questions]
            with console.status("asking as many users"):
                figures["load"] = by_load(twin, asked * 2)
            with console.status("asking while the network changes"):
                figures["changing"] = while_changing(twin, asked * 2)
            with console.status("asking networks of other sizes"):
                figures["sizes"] = by_size(twin.phraser)
    show(figures, console)
    words = ["--calm"] if args.calm else []
    words += [f"--count {args.count}"] if args.count != _COUNT else []
    words += [f"--repeat {args.repeat}"] if args.repeat != _REPEAT else []
    result = record(
        {"source": args.source.name, **figures, "process": fresh},
        what="milliseconds from a question to its answer",
        command=" ".join(["python -m gentwin_chat.eval.latency", *words]),
        seed=0,
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
