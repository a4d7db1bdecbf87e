"""Train the adapter that reads relations: ``python -m gentwin_chat.finetune.train_relations``.

It learns from random networks told as logs, in many vocabularies and wordings, and is measured on
networks whose kinds, relations and wordings it has never seen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from gentwin_chat.errors import TwinError
from gentwin_chat.finetune import checkpoint, report
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.relations import examples
from gentwin_chat.finetune.weights.relations import RELATIONS


def train(
    output: Path,
    config: FitConfig,
    *,
    count: int = 1200,
    held_out: int = 90,
    layers: int = 15,
    bottleneck: int = 32,
    console: Console | None = None,
) -> Path:
    """Train and write an adapter.

    An interrupted run is taken up at its last checkpoint in the output folder.

    Args:
        output: folder for the adapter, made if need be.
        config: the options of the loop.
        count: distinct training samples.
        held_out: samples of the validation, of held-out vocabulary and wordings.
        layers: how many of the upper layers are adapted.
        bottleneck: l of eq. 8.
        console: where the progress is shown; stderr if ``None``.

    Raises:
        ModelError: the base model cannot be loaded, or the folder not written.
    """
    learner = Learner(config.seed, layers=layers, bottleneck=bottleneck)
    samples = examples(count, config.seed, learner.tokenizer)
    validation = examples(held_out, config.seed + 1, learner.tokenizer, held_out=True)
    with report.ProgressBar(console) as bar:
        history = learner.fit(
            samples, config, bar, validation=validation, resume=output / checkpoint.NAME
        )
    learner.save(output)
    options: dict[str, Any] = {**config.model_dump(mode="json"), "samples": len(samples),
                               "layers": layers, "bottleneck": bottleneck}  # fmt: skip
    report.write(output, {"config": options, **report.figures(history)})
    return output


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m gentwin_chat.finetune.train_relations", description=__doc__
    )
    parser.add_argument("--output", type=Path, default=RELATIONS, help="Folder for the adapter.")
    parser.add_argument("--samples", type=int, default=1200, help="Training samples.")
    parser.add_argument("--layers", type=int, default=15, help="Upper layers that are adapted.")
    parser.add_argument("--bottleneck", type=int, default=32, help="Width l of eq. 8.")
    for name, default in (("epochs", 6), ("batch", 32), ("rate", 1e-3), ("seed", 0)):
        kind = type(default)
        said = FitConfig.model_fields[name].description
        parser.add_argument(f"--{name}", type=kind, default=default, help=said)
    options = parser.parse_args(argv)
    try:
        config = FitConfig(
            epochs=options.epochs, batch=options.batch, rate=options.rate, seed=options.seed
        )
        folder = train(
            options.output,
            config,
            count=options.samples,
            layers=options.layers,
            bottleneck=options.bottleneck,
        )
    except (TwinError, ValueError) as e:
        parser.error(str(e))
    sys.stdout.write(json.dumps({"adapter": str(folder)}) + "\n")


if __name__ == "__main__":
    main()
