"""How fast the recipe that ships trains, beside PEFT's LoRA of the same size, and in what memory.

    python -m gentwin_chat.eval.adapter_speed [--rounds 3] [--output FILE.json]

A miniature of ``gentwin finetune`` with its defaults: both tasks, the upper half of the layers, two
epochs. Twin adapter and LoRA take turns in one process, each in two ways: on whole texts, as PEFT's
methods usually train, and as shipped, where what comes before a prompt's last token is read once,
by the frozen Llama, and kept; the time of that reading counts. Peak memory is of processes of their
own. The last line on stdout is one JSON document.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch

from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.finetune import tasks
from gentwin_chat.finetune.base import load_base, upper_modules
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, fit
from gentwin_chat.finetune.frozen import Frozen
from gentwin_chat.finetune.options import FinetuneConfig
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig
from gentwin_chat.llama import ChatTokenizer, locate

RESULT = RESULTS / "adapter-speed.json"
METHODS = ("twin adapter", "LoRA")
WAYS = ("whole texts", "prompts read once")
PHRASINGS, RELATIONS = 16, 32  # in the proportion of the recipe; a batch of each, and one more
RECIPE: dict[str, Any] = {name: f.default for name, f in FinetuneConfig.model_fields.items()}


class Trainer:
    """The frozen Llama and what is learnt from, for one method after the other."""

    def __init__(self) -> None:
        folder = locate()
        own = {name: RECIPE[name] for name in FitConfig.model_fields}
        self.config = FitConfig(**own)
        self.llama = load_base(folder, self.config.dtype)
        drawn = tasks.samples(ChatTokenizer(folder), PHRASINGS, RELATIONS, 0)
        self.samples = drawn["phrasing"] + drawn["relations"] * RECIPE["repeats"]
        self.tokens = sum(map(len, self.samples)) * self.config.epochs

    def adapted(self, method: str) -> Any:
        """The Llama with a new adapter; ``unload`` it before the next. LoRA has the rank that
        gives as many parameters."""
        from peft import LoraConfig, get_peft_model

        width, shape = RECIPE["bottleneck"], self.llama.config
        common: Any = {
            "task_type": "CAUSAL_LM",
            "target_modules": upper_modules(self.llama, RECIPE["target_modules"], RECIPE["layers"]),
        }
        torch.manual_seed(0)
        if method != "LoRA":
            return get_peft_model(self.llama, TwinAdapterConfig(bottleneck=width, **common))
        rank = round(2 * width * shape.hidden_size / (shape.hidden_size + shape.intermediate_size))
        return get_peft_model(self.llama, LoraConfig(r=rank, lora_alpha=rank, **common))

    def run(
        self, method: str, way: str, samples: list[Sample], config: FitConfig
    ) -> dict[str, Any]:
        """Train a new adapter; seconds by the clock, and parameters that learnt."""
        model = self.adapted(method)
        once = Frozen(model) if way != WAYS[0] else None
        with once.attached() if once else nullcontext():
            history = fit(model, once.kept(samples) if once else samples, {}, config)
        learning = sum(p.numel() for p in model.parameters() if p.requires_grad)
        model.unload()
        return {"seconds": history.seconds, "parameters": learning}


def speed(rounds: int) -> dict[str, dict[str, dict[str, Any]]]:
    """Method → way → tokens of texts a second, as a share of LoRA's in the same way and on whole
    texts, and parameters."""
    trainer = Trainer()
    arms = [(method, way) for way in WAYS for method in METHODS]
    once = trainer.config.model_copy(update={"epochs": 1})
    for method, way in arms:  # warms up
        trainer.run(method, way, trainer.samples[-trainer.config.batch :], once)
    runs = [
        {arm: trainer.run(*arm, trainer.samples, trainer.config) for arm in arms}
        for _ in range(rounds)
    ]

    def against(arm: tuple[str, str], other: tuple[str, str]) -> float:
        ratios: list[float] = [run[other]["seconds"] / run[arm]["seconds"] for run in runs]
        return round(statistics.median(ratios), 3)

    return {
        method: {
            way: {
                "tokens_per_second": round(
                    trainer.tokens / statistics.median(r[method, way]["seconds"] for r in runs), 1
                ),
                "of_lora": against((method, way), ("LoRA", way)),
                "of_lora_on_whole_texts": against((method, way), ("LoRA", WAYS[0])),
                "parameters": runs[0][method, way]["parameters"],
            }
            for way in WAYS
        }
        for method in METHODS
    }


def memory(method: str, way: str) -> float:
    """Peak resident memory in MiB of a process of its own that trains for an epoch."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        peak: float = pool.apply(_train_once, (method, way))
    return peak


def _train_once(method: str, way: str) -> float:
    trainer = Trainer()
    once = trainer.config.model_copy(update={"epochs": 1})
    trainer.run(method, way, trainer.samples, once)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20, 1)


def told(speeds: dict[str, Any], peaks: dict[str, Any]) -> dict[str, Any]:
    """Both, with their table."""
    rows = [
        [method, way, found["parameters"], found["tokens_per_second"], found["of_lora"],
         found["of_lora_on_whole_texts"], peaks[method][way]]
        for way in WAYS
        for method in METHODS
        for found in [speeds[method][way]]
    ]  # fmt: skip
    columns = ["method", "texts", "parameters", "tokens/s", "of LoRA's in the same way",
               "of LoRA's on whole texts", "peak MiB"]  # fmt: skip
    title = "A miniature of the shipped training"
    tables = [{"title": title, "columns": columns, "rows": rows}]
    return {"speed": speeds, "peak_memory_mib": peaks, "tables": tables}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m gentwin_chat.eval.adapter_speed", description=__doc__
    )
    parser.add_argument("--rounds", type=int, default=3, help="Turns of each method and way.")
    parser.add_argument("--output", type=Path, default=RESULT, help="Result file.")
    options = parser.parse_args(argv)
    speeds = speed(options.rounds)
    peaks = {method: {way: memory(method, way) for way in WAYS} for method in METHODS}
    about = {
        "rounds": options.rounds,
        "threads": torch.get_num_threads(),
        "precision": FitConfig().arithmetic,
        "phrasings": PHRASINGS,
        "relations": RELATIONS,
    }
    result = record(
        about | told(speeds, peaks),
        what="training speed and memory of the shipped recipe, beside LoRA",
        command=f"python -m gentwin_chat.eval.adapter_speed --rounds {options.rounds}",
        seed=0,
    )
    save(options.output, result)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
