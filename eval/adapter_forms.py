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
from torch import Tensor, nn

from gentwin_chat.data.build import city
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.finetune.base import load_base
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.extraction import extract
from gentwin_chat.finetune.fit import FitConfig, Measures, fit
from gentwin_chat.finetune.phrasebook import examples
from gentwin_chat.finetune.train import sample
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN, Vocabulary
from gentwin_chat.llama import ChatTokenizer, locate

RESULT = RESULTS / "adapter-forms.json"
MODULES = ["down_proj"]
FORMS = ("activation", "printed", "weight", "lora")
RATES = (5e-4, 2e-3, 8e-3)
UPPER = 4  # layers that are adapted in the comparison
WIDTH = 64  # l of the activation forms; the others get the width with as many parameters
TUNING_SEED = 1000
PARTS = ("learning", "speed", "memory")


class _Recalled(nn.Module):
    """The lower layers, none of which is adapted: what they make of a batch is computed once."""

    def __init__(self, inner: Any, count: int) -> None:
        super().__init__()
        self._layers = (*inner.layers[:count],)  # in a tuple: no adapter is to find them
        self._seen: dict[bytes, Tensor] = {}
        self._ids = b""
        inner.embed_tokens.register_forward_pre_hook(self._note)

    def _note(self, module: nn.Module, args: tuple[Tensor, ...]) -> None:
        self._ids = args[0].numpy().tobytes() + bytes(args[0].shape)

    @torch.no_grad()
    def forward(self, hidden: Tensor, **kwargs: Any) -> Tensor:
        if self._ids not in self._seen:
            for layer in self._layers:
                hidden = layer(hidden, **kwargs)
            self._seen[self._ids] = hidden
        return self._seen[self._ids]


class Bench:
    """The frozen Llama, onto which one adapter after the other is put.

    Args:
        upper: adapt so many layers from above, and read those below once a batch; all if ``None``.
        checkpointing: whether hidden states are computed twice.
    """

    def __init__(self, upper: int | None = None, *, checkpointing: bool = False) -> None:
        self.folder = locate()
        self.tokenizer = ChatTokenizer(self.folder)
        self.config = FitConfig(batch=4)
        self.llama = load_base(self.folder, self.config.dtype, gradient_checkpointing=checkpointing)
        if upper is not None:
            inner = self.llama.model
            count = len(inner.layers) - upper
            recalled = _Recalled(inner, count)
            inner.layers = nn.ModuleList([recalled, *inner.layers[count:]])
        self.fresh = Measures(0, 0, 0)

    def samples(self, words: Vocabulary, count: int, seed: int) -> list[Sample]:
        return [sample(self.tokenizer, e) for e in examples(words, count, seed)]

    def adapted(self, form: str, seed: int) -> Any:
        """The Llama with a new adapter; ``unload`` it before the next."""
        from peft import LoraConfig, get_peft_model

        from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig

        torch.manual_seed(seed)
        k, n = self.llama.config.hidden_size, self.llama.config.intermediate_size
        matched = round(WIDTH * 2 * k / (k + n))
        if form == "lora":
            return get_peft_model(
                self.llama,
                LoraConfig(
                    task_type="CAUSAL_LM", r=matched, lora_alpha=matched, target_modules=MODULES
                ),
            )
        width = matched if form == "weight" else WIDTH
        config = TwinAdapterConfig(
            task_type="CAUSAL_LM",
            form=form,
            bottleneck=width,
            target_modules=MODULES,  # type: ignore[arg-type]
        )
        model = get_peft_model(self.llama, config)
        if form == "weight":
            network = city().topology()
            table = self.llama.get_input_embeddings().weight
            pool = extract(network.entities.values(), network.relations, self.tokenizer, table)
            model.base_model.extract(pool)
        return model

    def run(
        self, form: str, seed: int, rate: float, train: Sequence[Sample], held_out: Sequence[Sample]
    ) -> dict[str, Any]:
        """Train a new adapter once over ``train``; what it then makes of ``held_out``."""
        model = self.adapted(form, seed)
        config = self.config.model_copy(update={"seed": seed, "rate": rate})
        history = fit(model, train, held_out, config)
        learning = sum(p.numel() for p in model.parameters() if p.requires_grad)
        model.unload()
        self.fresh = history.validation[0]
        return {
            "parameters": learning,
            "tokens": history.tokens,
            "seconds": history.seconds,
            **history.validation[-1]._asdict(),
        }


def compare(
    bench: Bench, seeds: Sequence[int], count: int, held_out: int, console: Console
) -> dict[str, Any]:
    """Each form's best rate on the tuning seed, then its measures for each seed."""
    tuning = bench.samples(TRAIN, count // 2, TUNING_SEED)
    judged = bench.samples(HELD_OUT, held_out // 2, TUNING_SEED + 1)
    found: dict[str, Any] = {}
    for form in FORMS:
        losses = {r: bench.run(form, TUNING_SEED, r, tuning, judged)["loss"] for r in RATES}
        found[form] = {"rate": min(losses, key=lambda r: losses[r]), "tuning": losses, "runs": []}
        console.print(f"{form}: rate {found[form]['rate']:g} of {losses}")
    bare = []
    for seed in seeds:
        train = bench.samples(TRAIN, count, 2 * seed)
        validation = bench.samples(HELD_OUT, held_out, 2 * seed + 1)
        for form in FORMS:
            run = bench.run(form, seed, found[form]["rate"], train, validation)
            found[form]["runs"].append(run)
            console.print(f"seed {seed}, {form}: loss {run['loss']:.4f}")
        bare.append(bench.fresh._asdict() | {"parameters": 0})
    return {form: _summed(f) for form, f in ({"none": {"runs": bare}} | found).items()}


def _summed(found: dict[str, Any]) -> dict[str, Any]:
    """A form's runs as mean, deviation over the seeds, and every value."""
    runs = found.pop("runs")
    for name in ("loss", "l1", "accuracy"):
        values = [run[name] for run in runs]
        found[name] = {
            "mean": round(statistics.mean(values), 4),
            "deviation": round(statistics.stdev(values), 4) if len(values) > 1 else None,
            "values": [round(v, 4) for v in values],
        }
    return {"parameters": runs[0]["parameters"], **found}


def speed(bench: Bench, rounds: int, console: Console) -> dict[str, Any]:
    """Training tokens a second, the forms taking turns on the same batch, all layers adapted."""
    train = bench.samples(TRAIN, bench.config.batch, TUNING_SEED)
    rates: dict[str, list[float]] = {form: [] for form in FORMS}
    for number in range(rounds + 1):
        for form in FORMS:
            run = bench.run(form, 0, 1e-5, train, [])
            if number:  # the first round warms up
                rates[form].append(run["tokens"] / run["seconds"])
    against = [statistics.median(o / p for o, p in zip(rates[form], rates["lora"], strict=True))
               for form in FORMS]  # fmt: skip
    found = {
        form: {"tokens_per_second": round(statistics.median(rates[form]), 1),
               "of_lora": round(ratio, 3)}
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
    """``result`` with its table, and its chart of the loss."""
    forms = result.get("forms", {})
    rows: list[list[Any]] = []
    for form, row in forms.items():
        speed = result.get("speed", {}).get(form, {})
        rows.append([
            form, row["parameters"], row.get("rate"), row["loss"]["mean"], row["loss"]["deviation"],
            row["l1"]["mean"], row["accuracy"]["mean"], speed.get("tokens_per_second"),
            speed.get("of_lora"), result.get("peak_memory_mib", {}).get(form),
        ])  # fmt: skip
    columns = ["form", "parameters", "rate", "loss", "± over seeds", "L1", "accuracy",
               "tokens/s", "of LoRA's", "MiB"]  # fmt: skip
    points = [
        (form, row["loss"]["mean"], min(row["loss"]["values"]), max(row["loss"]["values"]))
        for form, row in forms.items()
    ]
    peaks = [[name, mib] for name, mib in result.get("peak_memory_mib", {}).items()]
    tables = [{"title": "On a vocabulary never seen", "columns": columns, "rows": rows}]
    tables += [{"title": "Peak memory", "columns": ["form", "MiB"], "rows": peaks}]
    chart = {"title": "Loss on a vocabulary never seen, lowest to highest of the seeds", "x": "",
             "y": "nats per token", "series": {"loss": points}, "bars": True,
             "y_from": 0.0}  # fmt: skip
    return result | {"tables": tables, "charts": [chart]}


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
        "threads": args.threads or os.cpu_count(),
        "precision": FitConfig().arithmetic,
        "modules": MODULES,
        "upper_layers": UPPER,
    }
    kept = json.loads(args.output.read_text("utf-8")) if args.output.is_file() else {}
    result = {name: kept[name] for name in ("forms", "speed", "peak_memory_mib") if name in kept}

    def write() -> dict[str, Any]:  # after each part, so that an interruption loses one at most
        what = "the readings of eq. 8 against LoRA and no adapter"
        whole = record(told(about | result), what=what, command=command, seed=1)
        save(args.output, whole)
        return whole

    if "learning" in args.parts:
        result["forms"] = compare(Bench(UPPER), seeds, args.examples, args.held_out, console)
        write()
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
