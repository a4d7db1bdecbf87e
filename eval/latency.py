"""How long answers take, and where the time goes.

    python -m gentwin_chat.eval.latency [--source PATH] [--questions FILE.jsonl] [--repeat N]
        [--count N] [--calm] [--json] [--output FILE]

Every question goes through ``Twin.ask`` on a warm twin. The parts are timed by wrapping public
calls from outside, so that what is measured is what users run:

    link      ``Linker.link``: words → mentions
    plan      ``Planner.plan`` without the link: mentions → typed query
    query     ``Retriever.retrieve``: typed query → values, facts, draft
    prefill   the Llama reads the question and the facts
    decode    the Llama chooses the words
    phrase    ``Phraser.phrase`` without the Llama: the wordings of the draft

Then many users at once, networks of other sizes, and a twin that changes
(:mod:`gentwin_chat.eval.latency_conditions`), unless ``--calm``. Figures of a process (import,
start to first answer) come from fresh interpreters. The last line on stdout is one JSON document;
everything else goes to stderr.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from gentwin_chat.answer import Answer, Draft
from gentwin_chat.data import CITY
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.latency_conditions import by_load, by_size, row, while_changing
from gentwin_chat.eval.record import quantiles, record, save
from gentwin_chat.eval.score import read_questions
from gentwin_chat.retriever import Retriever
from gentwin_chat.twin import Phraser, Twin
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.planner import Planner

CITY_QUESTIONS = Path(__file__).parent / "questions" / "dev" / "city.jsonl"
STAGES = ("link", "plan", "query", "prefill", "decode", "phrase")
_COUNT, _REPEAT = 50, 4
_WITHIN = {"plan": ("link",), "phrase": ("prefill", "decode")}


def spread(questions: Sequence[Question], count: int) -> list[Question]:
    """The first ``count`` questions, taken in turn from each kind; threads are left out, for each
    question is asked alone. Fewer than ``count`` are asked again from the start."""
    kinds: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.thread is None:
            kinds[question.kind].append(question)
    turns = [q for q in chain.from_iterable(zip_longest(*kinds.values())) if q is not None]
    return [turns[k % len(turns)] for k in range(count)] if turns else []


class Stopwatch:
    """Milliseconds spent in each stage while it is attached."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)
        self._read = False  # whether the Llama has read this question

    @contextmanager
    def attached(self, twin: Twin) -> Iterator[Stopwatch]:
        """Time the stages of ``twin``; the classes are as before when this ends."""
        from gentwin_chat.llama.decoder import Decoder

        wrapped: list[tuple[type, str, Callable[[], str]]] = [
            (Linker, "link", lambda: "link"),
            (Planner, "plan", lambda: "plan"),
            (Retriever, "retrieve", lambda: "query"),
            (Decoder, "forward", self._reading),
        ]
        before = [(cls, name, getattr(cls, name)) for cls, name, _ in wrapped]
        phraser = twin.phraser
        twin._phraser = _TimedPhraser(phraser, self.spent)
        for cls, name, stage in wrapped:
            setattr(cls, name, self._timed(getattr(cls, name), stage))
        try:
            yield self
        finally:
            twin._phraser = phraser
            for cls, name, original in before:
                setattr(cls, name, original)

    def take(self) -> dict[str, float]:
        """What was spent since the last time; a stage does not hold those within it."""
        taken = dict(self.spent)
        for stage, parts in _WITHIN.items():
            taken[stage] = max(0.0, taken[stage] - sum(taken[p] for p in parts))
        self.spent.update(dict.fromkeys(STAGES, 0.0))
        self._read = False
        return {stage: round(ms, 3) for stage, ms in taken.items()}

    def _reading(self) -> str:
        """The first pass of the Llama in an answer reads; those after it decide."""
        stage = "decode" if self._read else "prefill"
        self._read = True
        return stage

    def _timed(self, call: Callable[..., Any], stage: Callable[[], str]) -> Callable[..., Any]:
        depth = 0  # a what-if query retrieves within a retrieval: count the outer call only

        def timed(*args: Any, **kwargs: Any) -> Any:
            nonlocal depth
            started = time.perf_counter()
            depth += 1
            try:
                return call(*args, **kwargs)
            finally:
                depth -= 1
                if not depth:
                    self.spent[stage()] += (time.perf_counter() - started) * 1000

        return timed


class _TimedPhraser:
    def __init__(self, phraser: Phraser, spent: dict[str, float]) -> None:
        self._phraser, self._spent = phraser, spent

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        started = time.perf_counter()
        pieces = self._phraser.phrase(question, draft)
        while True:
            piece = next(pieces, None)
            self._spent["phrase"] += (time.perf_counter() - started) * 1000
            if piece is None:
                return
            yield piece
            started = time.perf_counter()


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
    with Stopwatch().attached(twin) as watch:
        watch.take()
        for question in track(rounds, "asking", console=console, transient=True):
            taken.append((question, twin.ask(question.question), watch.take()))
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for question, answer, _ in taken:
        kinds[question.kind].append(answer)
    whole = sum(answer.timing.total for _, answer, _ in taken)
    stages = {}
    for stage in STAGES:
        spent = sum(s[stage] for _, _, s in taken)
        stages[stage] = {
            "mean": round(spent / len(taken), 2),
            "share": round(spent / whole, 3) if whole else 0.0,
        }
    slowest = sorted(taken, key=lambda t: -t[1].timing.total)[:5]
    return row(answer for _, answer, _ in taken) | {
        "distinct": len({q.question for q in questions}),
        "retrieve": quantiles([answer.timing.retrieve for _, answer, _ in taken]),
        "kinds": {kind: row(answers) for kind, answers in sorted(kinds.items())},
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
