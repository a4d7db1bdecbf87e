"""How far confidence can be trusted: the share of right answers among those of one confidence.

    python -m gentwin_chat.eval.reliability [--set sealed] [--data DIR] [--output FILE]

What a planner explained of a question orders its answers, and is no probability;
:mod:`gentwin_chat.understanding.calibration` makes it one by what other networks have shown.
Drafts are not phrased: what is right is right before it is said. The last line on stdout is one
JSON document.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track

from gentwin_chat.eval.answering import in_process, open_without
from gentwin_chat.eval.networks import SETS
from gentwin_chat.eval.record import record, save
from gentwin_chat.eval.run import networks
from gentwin_chat.eval.score import interval, known_names, mark_all

EDGES = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Bounds of the bins: answers are given from 0.45 on, and crowd near 1."""


@dataclass(frozen=True)
class Given:
    """One answer that was given.

    Attributes:
        explained: how much of its question the planner explained.
        confidence: that was stated with it.
        right: whether it is exactly right.
    """

    explained: float
    confidence: float
    right: bool


def bins(said: Sequence[float], given: Sequence[Given]) -> list[dict[str, Any]]:
    """A row for each bin that holds answers: their mean confidence and the share that is right."""
    rows = []
    places = np.clip(np.digitize(said, EDGES[1:-1], right=True), 0, len(EDGES) - 2)
    for k in range(len(EDGES) - 1):
        inside = [i for i, place in enumerate(places) if place == k]
        if not inside:
            continue
        right = [float(given[i].right) for i in inside]
        low, high = interval(right)
        rows.append(
            {
                "from": EDGES[k],
                "to": EDGES[k + 1],
                "n": len(inside),
                "confidence": round(float(np.mean([said[i] for i in inside])), 4),
                "right": round(float(np.mean(right)), 4),
                "right_95": [round(low, 4), round(high, 4)],
            }
        )
    return rows


def errors(said: Sequence[float], given: Sequence[Given]) -> dict[str, float]:
    """Expected calibration error (over :data:`EDGES`) and Brier score; 0 is best of both."""
    gaps = [row["n"] * abs(row["confidence"] - row["right"]) for row in bins(said, given)]
    squares = [(s - g.right) ** 2 for s, g in zip(said, given, strict=True)]
    return {
        "calibration_error": round(sum(gaps) / len(given), 4),
        "brier": round(float(np.mean(squares)), 4),
    }


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="gentwin eval reliability", description="Compare confidence with being right."
    )
    parser.add_argument("--set", choices=SETS, default="sealed")
    parser.add_argument("--data", type=Path, help="folder of real networks, one folder each")
    parser.add_argument("--output", type=Path, help="write the JSON here too")
    args = parser.parse_args(argv)
    given: list[Given] = []
    exact: list[float] = []
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as temporary:
        chosen = list(networks(args.set, Path(temporary), args.data))
        for network, source, asked in track(chosen, "asking", console=console):
            with open_without(source, ("llama",)) as twin:
                answers = in_process(twin, asked)
            marks = mark_all(asked, answers, known_names([network], {network: source}))
            exact += [float(m.exact) for m in marks]
            for mark in marks:
                answer = answers.get(mark.id, {})
                if answer.get("status") == "answered":
                    explained, stated = answer["explained"], answer["confidence"]
                    given.append(Given(float(explained), float(stated), mark.exact))
    raw, said = [g.explained for g in given], [g.confidence for g in given]
    low, high = interval(exact)
    words = [f"--set {args.set}", *(["--data DIR"] if args.data else [])]
    result = record(
        {
            "set": args.set,
            "n": len(exact),
            "exact": round(float(np.mean(exact)), 4),
            "exact_95": [round(low, 4), round(high, 4)],
            "answered": len(given),
            "right_of_answered": round(float(np.mean([g.right for g in given])), 4),
            "explained": {**errors(raw, given), "bins": bins(raw, given)},
            "stated": {**errors(said, given), "bins": bins(said, given)},
        },
        what="share of exactly right answers at each confidence, as stated, and by what was "
        "explained of the question",
        command=" ".join(["python -m gentwin_chat.eval.reliability", *words]),
        seed=0,
    )
    if args.output:
        save(args.output, result)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
