"""Continuous learning: is the new learnt, and the old kept? (Alg. 1 line 14)

    python -m gentwin_chat.eval.continual [--adapter DIR] [--output FILE.json]

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
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.eval.told_city import told_city
from gentwin_chat.finetune import log_styles, tasks
from gentwin_chat.finetune.continuous import UPDATE, ContinuousLearner, Experience
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.relations import answer, evaluate, questions, samples
from gentwin_chat.finetune.weights import WEIGHTS

RESULT = RESULTS / "continual.json"
SEEN = 64  # samples of an update
PHRASINGS = 48  # answers that phrasing is measured on, and so many others are replayed


def measure(adapter: Path, seed: int) -> dict[str, Any]:
    """Both updates; see the module."""
    begin = time.process_time()
    old, new = told_city(seed), told_city(seed, log_styles.HELD_OUT)
    rng = random.Random(seed)
    pairs = sorted(new.holds | new.fails.keys())
    rng.shuffle(pairs)
    half = frozenset(pairs[: len(pairs) // 2])
    asked = [q for q in questions(new) if q.pair in half]
    learner = Learner.of(adapter)
    fresh = [Experience(q.prompt, q.pair, answer(new, q)) for q in rng.sample(asked, SEEN)]
    known = samples(old, questions(old), learner.tokenizer)
    told = tasks.samples(learner.tokenizer, PHRASINGS, 0, seed)["phrasing"]
    unseen = tasks.samples(learner.tokenizer, PHRASINGS, 0, seed, held_out=True)["phrasing"]

    def scores() -> dict[str, dict[str, float]]:
        sets = {
            "old wordings": evaluate(old, learner.judge),
            "new wordings, relations seen": evaluate(new, learner.judge, half),
            "new wordings, other relations": evaluate(
                new, learner.judge, frozenset(pairs[len(pairs) // 2 :])
            ),
        }
        found = {
            name: {k: round(getattr(s, k), 4) for k in ("accuracy", "l1", "f1")}
            for name, s in sets.items()
        }
        phrasing = learner.measures(unseen)
        found["phrasing"] = {k: round(getattr(phrasing, k), 4) for k in ("accuracy", "l1", "loss")}
        return found

    results: dict[str, dict[str, dict[str, float]]] = {}
    seconds: dict[str, float] = {}
    half_each = [*random.Random(seed).sample(known, len(told)), *told]
    arms = {"both tasks replayed": half_each, "relations replayed": known, "nothing replayed": []}
    for name, replay in arms.items():
        learner.take_up(adapter)
        results.setdefault("before", scores())
        with tempfile.TemporaryDirectory() as folder:
            follower = ContinuousLearner(
                learner, replay, publish=lambda _: None, folder=Path(folder)
            )
            start = time.process_time()
            follower.learn(fresh)
            seconds[name] = round(time.process_time() - start, 1)
        results[name] = scores()
    return record(
        {
            "results": results,
            "update": {**UPDATE.model_dump(mode="json"), "samples": len(fresh)},
            "cpu_seconds_of_an_update": seconds,
            "cpu_seconds": round(time.process_time() - begin),
            "tables": [
                {
                    "title": measure.upper() if measure != "accuracy" else "Accuracy",
                    "columns": ["scored on", *results],
                    "rows": [
                        [on, *(results[when][on][measure] for when in results)]
                        for on in results["before"]
                    ],
                }
                for measure in ("accuracy", "l1")
            ],
        },
        what="continuous learning: new wordings learnt, old ones and phrasing kept",
        command=f"python -m gentwin_chat.eval.continual --seed {seed}",
        seed=seed,
    )


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m gentwin_chat.eval.continual", description=__doc__
    )
    parser.add_argument("--adapter", type=Path, default=WEIGHTS, help="Folder of the adapter.")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    options = parser.parse_args(argv)
    result = measure(options.adapter, options.seed)
    save(options.output, result)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
