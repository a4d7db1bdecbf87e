"""What each part of the product is worth: the same questions with one part left out at a time.

    python -m gentwin_chat.eval.ablation [--set heldout] [--every N] [--data DIR] [--network X]
        [--output FILE]

Everything runs in this process (:mod:`gentwin_chat.eval.answering`), network by network, so that
each variant meets the same load of the machine. The last line on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from gentwin_chat.eval.answering import PARTS, in_process, open_without
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.networks import SETS
from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.run import networks
from gentwin_chat.eval.score import Mark, known_names, mark_all, summary

VARIANTS: dict[str, tuple[str, ...]] = {"whole": (), **{f"without {p}": (p,) for p in PARTS}}


def variant(name: str, marks: Sequence[Mark], took: Sequence[float]) -> dict[str, Any]:
    """The row of one variant; ``took``: milliseconds of each answer."""
    total = summary(marks)
    kept = ("exact", "exact_95", "f1", "status", "faithful", "text_carries_values")
    median = round(sorted(took)[len(took) // 2], 1) if took else None
    return {"name": name, **{k: total[k] for k in kept}, "p50_ms": median}


def sampled(questions: Sequence[Question], every: int) -> list[Question]:
    """Each ``every``-th question or conversation."""
    threads = list(dict.fromkeys(q.thread or q.id for q in questions))[::every]
    return [q for q in questions if (q.thread or q.id) in threads]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="gentwin eval ablation", description="Score with one part left out at a time."
    )
    parser.add_argument("--set", choices=SETS, default="heldout")
    parser.add_argument("--network", action="append", help="only this one (may be repeated)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth question")
    parser.add_argument("--data", type=Path, help="folder of real networks, one folder each")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    args = parser.parse_args(argv)
    console = Console(stderr=True)
    marks: dict[str, list[Mark]] = {name: [] for name in VARIANTS}
    took: dict[str, list[float]] = {name: [] for name in VARIANTS}
    with tempfile.TemporaryDirectory() as temporary:
        chosen = list(networks(args.set, Path(temporary), args.data, args.network or ()))
        chosen = [(n, source, sampled(asked, args.every)) for n, source, asked in chosen]
        rounds = [(name, *network) for network in chosen for name in VARIANTS]
        for name, network, source, questions in track(rounds, "asking", console=console):
            with open_without(source, VARIANTS[name]) as twin:
                answers = in_process(twin, questions)
            took[name] += [a["timing"]["total"] for a in answers.values()]
            names = known_names([network], {network: source})
            marks[name] += mark_all(questions, answers, names)
    words = [f"--set {args.set}", *(f"--network {n}" for n in args.network or ())]
    words += [f"--every {args.every}"] if args.every > 1 else []
    words += ["--data DIR"] if args.data else []
    result = record(
        {
            "n": len(marks["whole"]),
            "set": args.set,
            "variants": [variant(name, marks[name], took[name]) for name in VARIANTS],
        },
        what="answers to one question set with one part of the product left out at a time",
        command=" ".join(["python -m gentwin_chat.eval.ablation", *words]),
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
