"""Which reading of eq. 8 learns best: ``python -m gentwin_chat.eval.adapter_forms``.

The forms of the twin adapter, LoRA and no adapter phrase answers in a vocabulary they have not
seen. All adapt the same modules, those of the upper layers, with as many parameters, learn from the
same examples in the same order, and take the rate that was best for them on data of another seed.
Then tokens a second of training, the forms taking turns on all layers; and the peak memory of a
process that trains one form.

The budget is small, so that the table takes minutes: it tells the forms apart, not how well any of
them would be after a whole training. An interrupted run goes on after the last form and seed that
it finished. The last line on stdout is one JSON document; everything else goes to stderr.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import sys
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import torch
from rich.console import Console

from gentwin_chat.eval.adapter_bench import MODULES, Bench
from gentwin_chat.eval.finished import Finished
from gentwin_chat.eval.record import RESULTS, interval_of_mean, record, save
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN

RESULT = RESULTS / "adapter-forms.json"
FORMS = ("activation", "printed", "weight", "lora")
MEASURES = ("loss", "l1", "accuracy")
RATES = (5e-4, 2e-3, 4e-3, 8e-3, 1.6e-2, 3.2e-2)
UPPER = 4  # layers that are adapted in the comparison
TUNING_SEED = 1000


@cache
def drawn(bench: Bench, seed: int, count: int, held_out: int) -> tuple[list[Sample], list[Sample]]:
    """What a seed learns from, and what it is judged by; no two seeds share examples."""
    return bench.samples(TRAIN, count, 2 * seed), bench.samples(HELD_OUT, held_out, 2 * seed + 1)


def losses_by_rate(
    bench: Bench, count: int, held_out: int, finished: Finished
) -> dict[str, dict[str, float]]:
    """The loss that each form comes to at each rate, on a seed that is not used again."""

    def loss(form: str, rate: float) -> float:
        found = bench.run(form, TUNING_SEED, rate, *drawn(bench, TUNING_SEED, count, held_out))
        return round(float(found["loss"]), 4)

    return {
        form: {
            f"{rate:g}": finished.get(f"rate {rate:g}, {form}", partial(loss, form, rate))
            for rate in RATES
        }
        for form in FORMS
    }


def learning(
    bench: Bench,
    best: dict[str, float],
    seeds: Sequence[int],
    count: int,
    held_out: int,
    finished: Finished,
) -> dict[str, Any]:
    """Each form at its best rate, for each seed."""

    def measures(form: str, seed: int) -> dict[str, float]:
        found = bench.run(form, seed, best[form], *drawn(bench, seed, count, held_out))
        if form == "lora":  # its increment is exactly 0 before it learns: no adapter
            found |= {f"{m} without": getattr(bench.fresh, m) for m in MEASURES}
        return {k: v for k, v in found.items() if k.split()[0] in MEASURES}

    runs: dict[str, list[dict[str, float]]] = {form: [] for form in FORMS}
    for seed in seeds:
        for form in FORMS:
            name = f"seed {seed}, {form} at {best[form]:g}"
            runs[form].append(finished.get(name, partial(measures, form, seed)))
    runs["none"] = [{m: run[f"{m} without"] for m in MEASURES} for run in runs["lora"]]
    return {form: _summed(found, runs["activation"]) for form, found in runs.items()}


def _summed(runs: Sequence[dict[str, Any]], default: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Runs of a form as mean, 95 % interval of the mean over seeds, and every value; and by how
    much its loss is above that of the default form, seed by seed."""
    found: dict[str, Any] = {}
    for name in MEASURES:
        values = [run[name] for run in runs]
        found[name] = _interval(values) | {"values": [round(v, 4) for v in values]}
    above = [run["loss"] - other["loss"] for run, other in zip(runs, default, strict=True)]
    return found | {"loss_above_activation": _interval(above)}


def _interval(values: Sequence[float]) -> dict[str, float]:
    mean, low, high = interval_of_mean(values)
    return {"mean": round(mean, 4), "low": round(low, 4), "high": round(high, 4)}


def speed(rounds: int) -> dict[str, Any]:
    """Training tokens a second, the forms taking turns on the same batch, all layers adapted."""
    bench = Bench()
    train = bench.samples(TRAIN, bench.config.batch, TUNING_SEED)
    taken: dict[str, list[float]] = {form: [] for form in FORMS}
    sizes: dict[str, int] = {}
    for number in range(rounds + 1):
        for form in FORMS:
            run = bench.run(form, 0, 1e-5, train, [])
            sizes[form] = run["parameters"]
            if number:  # the first round warms up
                taken[form].append(run["tokens"] / run["seconds"])
    against = [statistics.median(o / p for o, p in zip(taken[form], taken["lora"], strict=True))
               for form in FORMS]  # fmt: skip
    return {
        form: {"tokens_per_second": round(statistics.median(taken[form]), 1),
               "of_lora": round(ratio, 3), "parameters": sizes[form]}
        for form, ratio in zip(FORMS, against, strict=True)
    }  # fmt: skip


def memory(form: str, *, checkpointing: bool = False) -> float:
    """Peak resident memory in MiB of a process of its own that trains on a batch of eight."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        peak: float = pool.apply(_train_a_little, (form, checkpointing))
    return peak


def _train_a_little(form: str, checkpointing: bool) -> float:
    bench = Bench(checkpointing=checkpointing)
    bench.config = bench.config.model_copy(update={"batch": 8})
    bench.run(form, 0, 1e-5, bench.samples(TRAIN, 8, TUNING_SEED), [])
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20, 1)


def told(result: dict[str, Any]) -> dict[str, Any]:
    """``result`` with its tables, and its chart of the loss."""
    tuning, forms = result["rates"], result["forms"]
    rows = [[form, *losses.values()] for form, losses in tuning["losses"].items()]
    by_rate = {
        "title": f"Loss by rate: {tuning['examples']} examples, one seed",
        "columns": ["form", *(f"{rate:g}" for rate in RATES)],
        "rows": rows,
    }
    rows = [
        [form, row["loss"]["mean"], _span(row["loss"]), row["loss_above_activation"]["mean"],
         _span(row["loss_above_activation"]), row["l1"]["mean"], row["accuracy"]["mean"]]
        for form, row in forms.items()
    ]  # fmt: skip
    columns = ["form", "loss", "95 %", "above activation's", "95 %", "L1", "accuracy"]
    title = f"Each at its best rate: {result['examples']} examples, {len(result['seeds'])} seeds"
    by_form = {"title": title, "columns": columns, "rows": rows}
    rows = [[f, r["parameters"], r["tokens_per_second"], r["of_lora"]]
            for f, r in result["speed"].items()]  # fmt: skip
    columns = ["form", "parameters", "tokens/s", "of LoRA's"]
    speeds = {"title": "Training speed, taking turns", "columns": columns, "rows": rows}
    rows = [[name, mib] for name, mib in result["peak_memory_mib"].items()]
    peaks = {"title": "Peak memory", "columns": ["form", "MiB"], "rows": rows}
    points = [(form, *(row["loss"][k] for k in ("mean", "low", "high")))
              for form, row in forms.items()]  # fmt: skip
    chart = {"title": "Held-out loss", "x": "", "y": "nats per token",
             "series": {"loss": points}, "bars": True, "y_from": 0.0}  # fmt: skip
    return result | {"tables": [by_form, by_rate, speeds, peaks], "charts": [chart]}


def _span(found: dict[str, float]) -> str:
    return f"{found['low']:.3f} to {found['high']:.3f}"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.eval.adapter_forms")
    parser.add_argument("--seeds", type=int, default=3, help="runs of each form")
    parser.add_argument("--examples", type=int, default=64, help="training examples a run")
    parser.add_argument("--held-out", type=int, default=48, help="validation examples a run")
    parser.add_argument("--rounds", type=int, default=2, help="turns of the speed measurement")
    parser.add_argument("--threads", type=int, help="CPU threads; default: every core")
    parser.add_argument("--output", type=Path, default=RESULT, help="result file")
    args = parser.parse_args(argv)
    if args.threads:
        torch.set_num_threads(args.threads)
        os.environ["OMP_NUM_THREADS"] = str(args.threads)  # of the processes for memory
    command = (
        f"python -m gentwin_chat.eval.adapter_forms --seeds {args.seeds} --examples {args.examples}"
        f" --held-out {args.held_out} --rounds {args.rounds}"
    )
    options = {k: getattr(args, k) for k in ("examples", "held_out", "rounds")}
    finished = Finished(args.output.with_suffix(".partial"), options, Console(stderr=True))
    seeds = range(1, args.seeds + 1)
    bench = Bench(UPPER)
    tuning = {"examples": args.examples, "held_out": args.held_out}
    losses = losses_by_rate(bench, args.examples, args.held_out, finished)
    best = {form: float(min(found, key=found.__getitem__)) for form, found in losses.items()}
    forms = learning(bench, best, seeds, args.examples, args.held_out, finished)
    del bench
    drawn.cache_clear()
    speeds = finished.get("speed", partial(speed, args.rounds))
    peaks = {form: finished.get(f"memory, {form}", partial(memory, form)) for form in FORMS}
    name = "activation, checkpointing"
    peaks[name] = finished.get(f"memory, {name}", lambda: memory("activation", checkpointing=True))
    result = {
        "seeds": [*seeds],
        "examples": args.examples,
        "held_out": args.held_out,
        "threads": args.threads or os.cpu_count(),
        "precision": FitConfig().arithmetic,
        "modules": MODULES,
        "upper_layers": UPPER,
        "rates": {**tuning, "losses": losses},
        "best_rate": best,
        "forms": forms,
        "speed": speeds,
        "peak_memory_mib": peaks,
    }
    what = "the readings of eq. 8 against LoRA and no adapter"
    whole = record(told(result), what=what, command=command, seed=1)
    save(args.output, whole)
    finished.done()
    print(json.dumps(whole, ensure_ascii=False))


if __name__ == "__main__":
    main()
