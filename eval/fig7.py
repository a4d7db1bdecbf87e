"""Fig. 7: accuracy and L1 (eq. 9) in training and validation, epoch by epoch.

    python -m gentwin_chat.eval.fig7 [--epochs 60] [--seed 0] [--output FILE.json]

The paper's network of 300 devices and 580 relations is told as a log; its 1000 instances are parted
70/15/15. The adapter learns from the lines on the training instances; after each epoch the whole
log is read and each relation judged by all that was said of it. Validation instances are relations
that were held out; the same network told in wordings that were held out is measured beside them.

An interrupted run goes on from its last epoch. The last line on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.eval.score import wilson
from gentwin_chat.eval.told_city import LAYERS, split, told_city
from gentwin_chat.finetune import log_styles
from gentwin_chat.finetune.fit import FitConfig, Progress
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.relations import evaluate, questions, samples
from gentwin_chat.finetune.report import ProgressBar

RESULT = RESULTS / "fig7.json"
CURVES = ("train", "validation", "held_out_wordings")
COLUMNS = ["instances", "relations", "accuracy", "95 %", "L1", "F1"]


def run(epochs: int, seed: int, output: Path) -> dict[str, Any]:
    """Train for ``epochs`` and measure after each; see the module."""
    log, unseen = told_city(seed), told_city(seed, log_styles.HELD_OUT)
    parts = split(log, seed)
    asked = [q for q in questions(log) if q.pair in parts.train]
    learner = Learner(seed, layers=LAYERS)
    train = samples(log, asked, learner.tokenizer)
    config = FitConfig(epochs=epochs, batch=256, rate=2e-3, seed=seed, save_every=1)
    partial, checkpoint = output.with_suffix(".partial"), output.with_suffix(".checkpoint")
    curves: dict[str, dict[str, Any]] = json.loads(partial.read_text()) if partial.exists() else {}

    def measure(epoch: int) -> None:
        curves[str(epoch)] = {
            "train": _figures(evaluate(log, learner.judge, parts.train)),
            "validation": _figures(evaluate(log, learner.judge, parts.validation)),
            "held_out_wordings": _figures(evaluate(unseen, learner.judge)),
        }
        partial.write_text(json.dumps(curves))

    begin = time.process_time()
    learner.frozen.kept(train)  # numbered first, and so alike in a run that goes on
    if not checkpoint.exists():
        measure(0)
    with ProgressBar() as bar:

        def after(progress: Progress) -> None:
            bar(progress)
            if progress.step % (progress.steps // epochs) == 0:
                measure(progress.epoch)

        learner.fit(train, config, after, resume=checkpoint)
    test = evaluate(log, learner.judge, parts.test)
    known = {q.prompt for q in asked}
    held_out = [q for q in questions(log) if q.pair in parts.validation]
    partial.unlink()
    sizes = {name: len(getattr(parts, name)) for name in ("train", "validation", "test")}
    last = curves[str(epochs)]
    sizes["held_out_wordings"] = len(unseen.holds | unseen.fails.keys())
    rows = table(last | {"test": _figures(test)}, sizes)
    return record(
        {
            "network": {"entities": len(log.network.entities), "relations": len(log.holds),
                        "lines": len(log.lines)},
            "instances": sizes,
            "config": {**config.model_dump(mode="json", exclude={"save_every"}), "layers": LAYERS},
            "curves": curves,
            "test": {**_figures(test), "accuracy_by_sort": test.by_sort},
            "share_of_validation_prompts_seen_in_training": round(
                sum(q.prompt in known for q in held_out) / len(held_out), 4
            ),
            "cpu_seconds": round(time.process_time() - begin),
            "tables": [{"title": f"After {epochs} epochs",
                        "columns": COLUMNS, "rows": rows}],
            "charts": [
                {"title": f"{title} by epoch", "x": "epoch", "y": title, "y_from": 0.0,
                 "series": {name.replace("_", " "):
                            [(int(e), row[name][measure]) for e, row in curves.items()]
                            for name in CURVES}}
                for measure, title in (("accuracy", "accuracy"), ("l1", "L1"))
            ],
        },
        what="accuracy and L1 (eq. 9) in training and validation",
        command=f"python -m gentwin_chat.eval.fig7 --epochs {epochs} --seed {seed}",
        seed=seed,
    )  # fmt: skip


def table(last: dict[str, dict[str, float]], sizes: dict[str, int]) -> list[list[Any]]:
    """Rows of :data:`COLUMNS`: how the instances of each name were judged in the end."""
    rows = []
    for name, found in last.items():
        low, high = wilson(round(found["accuracy"] * sizes[name]), sizes[name])
        said = f"{low:.3f} – {high:.3f}"
        rows.append([name.replace("_", " "), sizes[name], found["accuracy"], said, found["l1"],
                     found["f1"]])  # fmt: skip
    return rows


def _figures(score: Any) -> dict[str, float]:
    return {k: round(getattr(score, k), 4) for k in ("accuracy", "l1", "f1")}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.eval.fig7", description=__doc__)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    options = parser.parse_args(argv)
    result = run(options.epochs, options.seed, options.output)
    save(options.output, result)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
