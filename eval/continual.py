"""Continuous learning: is the new learnt, and the old kept? (Alg. 1 line 14)

    python -m gentwin_chat.eval.continual [--adapter DIR] [--seeds 3] [--output FILE.json]

A firmware update changes how the devices of the paper's network speak: what concerns the entities
of the changed pools is told in wordings that were held out. The shipped adapter is updated on half
of what is new: with old samples of both its tasks replayed, of reading relations alone, and of
none. Scored (eq. 9) are the relations of the network as it spoke before, those of the new wordings
that the update saw, and the others, before the update and after; and phrasing, on answers never
seen. The last line on stdout is JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from gentwin_chat.eval.record import RESULTS, interval_of_mean, record, save
from gentwin_chat.eval.told_city import told_city
from gentwin_chat.finetune import log_styles, tasks
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.continuous import UPDATE, ContinuousLearner, Experience
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.relation_logs import Log
from gentwin_chat.finetune.relations import answer, evaluate, questions, samples
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.generation import Pair

RESULT = RESULTS / "continual.json"
SEEN = 64  # samples of an update
PHRASINGS = 48  # answers that phrasing is measured on, and so many others are replayed
BOTH = "both tasks replayed"

Scores = dict[str, dict[str, float]]
"""Of each set that is scored: accuracy, L1 and F1 or loss."""


def scores(
    learner: Learner, old: Log, new: Log, halves: Sequence[frozenset[Pair]], unseen: list[Sample]
) -> Scores:
    """What the adapter is worth now, on each set."""
    sets = {
        "old wordings": evaluate(old, learner.judge),
        "new wordings, relations seen": evaluate(new, learner.judge, halves[0]),
        "new wordings, other relations": evaluate(new, learner.judge, halves[1]),
    }
    found = {name: {k: getattr(s, k) for k in ("accuracy", "l1", "f1")} for name, s in sets.items()}
    phrasing = learner.measures(unseen)
    found["phrasing"] = {k: getattr(phrasing, k) for k in ("accuracy", "l1", "loss")}
    return found


def run(
    learner: Learner, adapter: Path, seed: int, told: list[Sample], unseen: list[Sample]
) -> tuple[dict[str, Scores], dict[str, float]]:
    """All updates of one network: scores before and after each, and its CPU seconds."""
    old, new = told_city(seed), told_city(seed, log_styles.HELD_OUT)
    rng = random.Random(seed)
    pairs = sorted(new.holds | new.fails.keys())
    rng.shuffle(pairs)
    halves = [frozenset(pairs[: len(pairs) // 2]), frozenset(pairs[len(pairs) // 2 :])]
    asked = [q for q in questions(new) if q.pair in halves[0]]
    fresh = [Experience(q.prompt, q.pair, answer(new, q)) for q in rng.sample(asked, SEEN)]
    known = samples(old, questions(old), learner.tokenizer)
    half_each = [*random.Random(seed).sample(known, len(told)), *told]
    arms = {BOTH: half_each, "relations replayed": known, "nothing replayed": []}
    found: dict[str, Scores] = {}
    seconds: dict[str, float] = {}
    for name, replay in arms.items():
        learner.take_up(adapter)
        if not found:
            found["before"] = scores(learner, old, new, halves, unseen)
        with tempfile.TemporaryDirectory() as folder:
            follower = ContinuousLearner(
                learner, replay, publish=lambda _: None, folder=Path(folder)
            )
            start = time.process_time()
            follower.learn(fresh)
            seconds[name] = round(time.process_time() - start, 1)
        found[name] = scores(learner, old, new, halves, unseen)
    return found, seconds


def measure(adapter: Path, seeds: int) -> dict[str, Any]:
    """Every update of every network; see the module."""
    begin = time.process_time()
    learner = Learner.of(adapter)
    told = tasks.samples(learner.tokenizer, PHRASINGS, 0, 0)["phrasing"]
    unseen = tasks.samples(learner.tokenizer, PHRASINGS, 0, 0, held_out=True)["phrasing"]
    runs, seconds = zip(
        *(run(learner, adapter, s, told, unseen) for s in range(seeds)), strict=True
    )
    when, on = [*runs[0]], [*runs[0]["before"]]
    results = {
        w: {o: {k: mean(r[w][o][k] for r in runs) for k in runs[0][w][o]} for o in on} for w in when
    }
    changes = {
        o: [round(x, 4) for x in interval_of_mean(
            [r[BOTH][o]["accuracy"] - r["before"][o]["accuracy"] for r in runs])]
        for o in on
    }  # fmt: skip
    return record(
        {
            "seeds": seeds,
            "results": results,
            "accuracy_gained": changes,
            "update": {**UPDATE.model_dump(mode="json"), "samples": SEEN},
            "cpu_seconds_of_an_update": seconds,
            "cpu_seconds": round(time.process_time() - begin),
            "tables": [
                {
                    "title": f"{title}, mean of {seeds} networks",
                    "columns": ["scored on", *when],
                    "rows": [[o, *(results[w][o][measure] for w in when)] for o in on],
                }
                for title, measure in (("Accuracy", "accuracy"), ("L1", "l1"))
            ]
            + [
                {
                    "title": f"Accuracy gained, {BOTH}",
                    "columns": ["scored on", "mean", "95 % from", "to"],
                    "rows": [[o, *changes[o]] for o in on],
                }
            ],
        },
        what="continuous learning: new wordings learnt, old ones and phrasing kept",
        command=f"python -m gentwin_chat.eval.continual --seeds {seeds}",
        seed=0,
    )


def mean(values: Iterable[float]) -> float:
    return round(statistics.mean(values), 4)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m gentwin_chat.eval.continual", description=__doc__
    )
    parser.add_argument("--adapter", type=Path, default=WEIGHTS, help="Folder of the adapter.")
    parser.add_argument("--seeds", type=int, default=3, help="Networks, each with its own log.")
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    options = parser.parse_args(argv)
    result = measure(options.adapter, options.seeds)
    save(options.output, result)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
