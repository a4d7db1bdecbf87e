"""Which reading of eq. 8 learns best: ``python -m gentwin_chat.eval.adapter_forms``.

The forms of the twin adapter, LoRA and no adapter phrase answers in a vocabulary they have not
seen. All adapt the same modules, those of the upper layers, with as many parameters, learn from the
same examples in the same order, and take the rate that was best for them on data of another seed.
Then tokens a second of training, the forms taking turns on all layers; and the peak memory of a
process that trains one form.

The budget is small, so that the table takes minutes: it tells the forms apart, not how well any of
them would be after a whole training. The last line on stdout is one JSON document; everything else
goes to stderr.
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
from pathlib import Path
from typing import Any

import torch
from rich.console import Console

from gentwin_chat.eval.adapter_bench import MODULES, Bench
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN

RESULT = RESULTS / "adapter-forms.json"
FORMS = ("activation", "printed", "weight", "lora")
RATES = (5e-4, 2e-3, 8e-3)
UPPER = 4  # layers that are adapted in the comparison
TUNING_SEED = 1000
PARTS = ("rates", "learning", "speed", "memory")


def rates(bench: Bench, count: int, held_out: int, console: Console) -> dict[str, Any]:
    """The loss that each form comes to at each rate, on a seed that is not used again."""
    train = bench.samples(TRAIN, count, TUNING_SEED)
    judged = bench.samples(HELD_OUT, held_out, TUNING_SEED + 1)
    losses: dict[str, dict[str, float]] = {}
    for form in FORMS:
        runs = {r: bench.run(form, TUNING_SEED, r, train, judged) for r in RATES}
        losses[form] = {f"{r:g}": round(run["loss"], 4) for r, run in runs.items()}
        console.print(f"{form}: {losses[form]}")
    before = round(bench.fresh.loss, 4)
    return {"examples": count, "held_out": held_out, "before": before, "losses": losses}


def learning(
    bench: Bench,
    best: dict[str, float],
    seeds: Sequence[int],
    count: int,
    held_out: int,
    console: Console,
) -> dict[str, Any]:
    """Each form at its best rate, for each seed."""
    runs: dict[str, list[dict[str, Any]]] = {form: [] for form in ("none", *FORMS)}
    for seed in seeds:
        train = bench.samples(TRAIN, count, 2 * seed)
        validation = bench.samples(HELD_OUT, held_out, 2 * seed + 1)
        for form in FORMS:
            runs[form].append(bench.run(form, seed, best[form], train, validation))
            console.print(f"seed {seed}, {form}: loss {runs[form][-1]['loss']:.4f}")
        runs["none"].append(bench.fresh._asdict())
    return {form: _summed(found) for form, found in runs.items()}


def _summed(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Runs of a form as mean, deviation over the seeds, and every value."""
    found = {}
    for name in ("loss", "l1", "accuracy"):
        values = [run[name] for run in runs]
        found[name] = {
            "mean": round(statistics.mean(values), 4),
            "deviation": round(statistics.stdev(values), 4) if len(values) > 1 else None,
            "values": [round(v, 4) for v in values],
        }
    return found


def speed(bench: Bench, rounds: int, console: Console) -> dict[str, Any]:
    """Training tokens a second, the forms taking turns on the same batch, all layers adapted."""
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
    found = {
        form: {"tokens_per_second": round(statistics.median(taken[form]), 1),
               "of_lora": round(ratio, 3), "parameters": sizes[form]}
        for form, ratio in zip(FORMS, against, strict=True)
    }  # fmt: skip
    console.print(f"tokens a second: {found}")
    return found


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
    tables: list[dict[str, Any]] = []
    charts: list[dict[str, Any]] = []
    if tuning := result.get("rates"):
        rows = [[form, *losses.values()] for form, losses in tuning["losses"].items()]
        rows += [["none", *[tuning["before"]] * len(RATES)]]
        title = f"Loss by rate: {tuning['examples']} examples, one seed"
        tables.append({"title": title, "columns": ["form", *map(str, RATES)], "rows": rows})
    if forms := result.get("forms"):
        rows = [
            [form, row["loss"]["mean"], row["loss"]["deviation"], row["l1"]["mean"],
             row["accuracy"]["mean"]]
            for form, row in forms.items()
        ]  # fmt: skip
        title = (
            f"Each at its best rate: {result['examples']} examples, {len(result['seeds'])} seeds"
        )
        columns = ["form", "loss", "± over seeds", "L1", "accuracy"]
        tables.append({"title": title, "columns": columns, "rows": rows})
        points = [
            (form, row["loss"]["mean"], min(row["loss"]["values"]), max(row["loss"]["values"]))
            for form, row in forms.items()
        ]
        charts.append({"title": "Held-out loss, lowest to highest of the seeds", "x": "",
                       "y": "nats per token", "series": {"loss": points}, "bars": True,
                       "y_from": 0.0})  # fmt: skip
    if speeds := result.get("speed"):
        rows = [[f, r["parameters"], r["tokens_per_second"], r["of_lora"]]
                for f, r in speeds.items()]  # fmt: skip
        columns = ["form", "parameters", "tokens/s", "of LoRA's"]
        tables.append({"title": "Training speed, taking turns", "columns": columns, "rows": rows})
    if peaks := result.get("peak_memory_mib"):
        rows = [[name, mib] for name, mib in peaks.items()]
        tables.append({"title": "Peak memory", "columns": ["form", "MiB"], "rows": rows})
    return result | {"tables": tables, "charts": charts}


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.eval.adapter_forms")
    parser.add_argument("--seeds", type=int, default=3, help="runs of each form")
    parser.add_argument("--examples", type=int, default=64, help="training examples a run")
    parser.add_argument("--held-out", type=int, default=24, help="validation examples a run")
    parser.add_argument("--rounds", type=int, default=3, help="turns of the speed measurement")
    parser.add_argument("--threads", type=int, help="CPU threads; default: every core")
    parser.add_argument(
        "--parts",
        nargs="+",
        choices=PARTS,
        default=PARTS,
        help="only these; the others are kept",
    )
    parser.add_argument("--output", type=Path, default=RESULT, help="result file")
    args = parser.parse_args(argv)
    if args.threads:
        torch.set_num_threads(args.threads)
        os.environ["OMP_NUM_THREADS"] = str(args.threads)  # of the processes for memory
    console = Console(stderr=True, width=110)
    seeds = list(range(1, args.seeds + 1))
    command = (
        f"python -m gentwin_chat.eval.adapter_forms --seeds {args.seeds} --examples {args.examples}"
        f" --held-out {args.held_out} --rounds {args.rounds}"
    )
    about = {
        "seeds": seeds,
        "examples": args.examples,
        "threads": args.threads or os.cpu_count(),
        "precision": FitConfig().arithmetic,
        "modules": MODULES,
        "upper_layers": UPPER,
    }
    kept = json.loads(args.output.read_text("utf-8")) if args.output.is_file() else {}
    parts = ("rates", "forms", "speed", "peak_memory_mib")
    result: dict[str, Any] = {name: kept[name] for name in parts if name in kept}

    def write() -> dict[str, Any]:  # after each part, so that an interruption loses one at most
        what = "the readings of eq. 8 against LoRA and no adapter"
        whole = record(told(about | result), what=what, command=command, seed=1)
        save(args.output, whole)
        return whole

    bench = Bench(UPPER) if {"rates", "learning"} & {*args.parts} else None
    if bench and "rates" in args.parts:
        result["rates"] = rates(bench, args.examples // 2, args.held_out // 2, console)
        write()
    if bench and "learning" in args.parts:
        if "rates" not in result:
            parser.error("no rates yet: add rates to --parts")
        losses = result["rates"]["losses"]
        best = {form: float(min(losses[form], key=losses[form].__getitem__)) for form in FORMS}
        result["forms"] = learning(bench, best, seeds, args.examples, args.held_out, console)
        write()
    del bench
    if "speed" in args.parts:
        result["speed"] = speed(Bench(), args.rounds, console)
        write()
    if "memory" in args.parts:
        peaks = {form: memory(form) for form in FORMS}
        peaks["activation, checkpointing"] = memory("activation", checkpointing=True)
        result["peak_memory_mib"] = peaks
    print(json.dumps(write(), ensure_ascii=False))


if __name__ == "__main__":
    main()
