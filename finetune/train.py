"""Train a twin adapter to phrase answers: ``python -m gentwin_chat.finetune.train --help``.

The Llama is frozen in bfloat16; only W_D and W_U of eq. 8 learn, by the next-token loss on the
answer. Examples of like length share a batch, so that little is spent on padding.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN
from gentwin_chat.llama import ChatTokenizer, locate
from gentwin_chat.verbaliser import messages

if TYPE_CHECKING:
    from peft import PeftModel
    from torch import Tensor


class FinetuneConfig(BaseModel):
    """The options of a training run; with the code and the base model they determine its result."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    output: Path = Field(description="Folder for the adapter, made if need be.")
    examples: int = Field(default=2400, ge=1, description="Training examples, each seen once.")
    held_out: int = Field(default=96, ge=1, description="Examples of the validation loss.")
    bottleneck: int = Field(default=64, ge=1, description="Width l of eq. 8.")
    rate: float = Field(default=2e-3, gt=0, description="Peak learning rate.")
    batch: int = Field(default=16, ge=1, description="Examples a step.")
    seed: int = Field(default=0, description="Of data, order and initial weights.")
    threads: int | None = Field(default=None, ge=1, description="CPU threads; unset: every core.")


class _Sample(BaseModel):
    ids: list[int]
    answer: int  # where the answer begins


def finetune(config: FinetuneConfig, *, console: Console | None = None) -> Path:
    """Train a twin adapter and write it as safetensors.

    Args:
        config: the options.
        console: where the progress is shown; stderr if ``None``.

    Returns:
        The folder of the adapter: ``adapter_config.json``, ``adapter_model.safetensors`` and
        ``training.json`` (options, losses in nats per token, seconds).

    Raises:
        ModelError: the base model cannot be loaded, or the folder not written.
    """
    import torch

    if config.threads:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    base = locate()
    tokenizer = ChatTokenizer(base)
    train = [_sample(tokenizer, e) for e in examples(TRAIN, config.examples, config.seed)]
    held_out = [_sample(tokenizer, e) for e in examples(HELD_OUT, config.held_out, config.seed + 1)]
    model = _adapted(base, config)
    batches = list(_batches(train, config.batch, random.Random(config.seed)))
    console = console or Console(stderr=True)
    before = _validate(model, held_out, config.batch)
    console.print(f"Loss on held-out vocabulary before training: {before:.3f}")
    start = time.monotonic()
    losses = _fit(model, batches, config, console)
    seconds = time.monotonic() - start
    after = _validate(model, held_out, config.batch)
    console.print(f"After: {after:.3f}, in {seconds:.0f} s")
    report = {
        "config": config.model_dump(mode="json", exclude={"output"}),
        "tokens": sum(len(s.ids) for s in train),
        "seconds": round(seconds, 1),
        "train_loss": [round(x, 4) for x in losses],
        "held_out_loss": {"base": round(before, 4), "tuned": round(after, 4)},
    }
    _save(model, config.output, report)
    return config.output


def _sample(tokenizer: ChatTokenizer, example: Example) -> _Sample:
    prompt = tokenizer.chat(messages(example.question, str(example.draft)))
    answer = [*tokenizer.encode(example.target), min(tokenizer.eos)]
    return _Sample(ids=[*prompt, *answer], answer=len(prompt))


def _adapted(base: Path, config: FinetuneConfig) -> PeftModel:
    import torch
    from peft import get_peft_model
    from transformers import LlamaForCausalLM

    from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig
    from gentwin_chat.llama.checkpoint import fingerprint

    try:
        llama = LlamaForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    except (OSError, ValueError) as e:
        raise ModelError(f"{base}: cannot be loaded for training: {e}. Name a Llama.") from e
    return get_peft_model(
        llama,
        TwinAdapterConfig(
            task_type="CAUSAL_LM",
            bottleneck=config.bottleneck,
            base_fingerprint=fingerprint(base),
        ),
    )


def _batches(samples: Sequence[_Sample], size: int, rng: random.Random) -> Iterator[list[_Sample]]:
    """Batches of like length, in random order."""
    ordered = sorted(samples, key=lambda s: len(s.ids))
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(groups)
    yield from groups


def _loss(model: PeftModel, batch: Sequence[_Sample]) -> Tensor:
    """Mean next-token loss over the answers' tokens."""
    import torch
    import torch.nn.functional as F

    longest = max(len(s.ids) for s in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)  # [B, T], padded on the right
    target = torch.full((len(batch), longest), -100)
    for row, goal, sample in zip(ids, target, batch, strict=True):
        row[: len(sample.ids)] = torch.tensor(sample.ids)
        goal[sample.answer - 1 : len(sample.ids) - 1] = row[sample.answer : len(sample.ids)]
    llama: Any = model.get_base_model()
    with torch.autocast("cpu", torch.bfloat16):
        hidden = llama.model(ids, use_cache=False).last_hidden_state  # [B, T, d]
        logits = llama.lm_head(hidden[target >= 0])  # only where an answer is learnt
    return F.cross_entropy(logits.float(), target[target >= 0])


def _validate(model: PeftModel, samples: Sequence[_Sample], size: int) -> float:
    import torch

    model.eval()
    total = count = 0.0
    with torch.no_grad():
        for batch in _batches(samples, size, random.Random(0)):
            tokens = sum(len(s.ids) - s.answer for s in batch)
            total += float(_loss(model, batch)) * tokens
            count += tokens
    return total / count


def _fit(
    model: PeftModel,
    batches: Sequence[Sequence[_Sample]],
    config: FinetuneConfig,
    console: Console,
) -> list[float]:
    """One pass; the rate rises over a twentieth of it and falls as a cosine."""
    import torch

    learning = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=config.rate, weight_decay=0.0)
    warmup = max(1, len(batches) // 20)
    losses: list[float] = []
    model.train()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
               TextColumn("left"), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("loss –", total=len(batches))
        for step, batch in enumerate(batches):
            done = max(0.0, (step - warmup) / max(1, len(batches) - warmup))
            scale = min((step + 1) / warmup, 0.5 * (1 + math.cos(math.pi * done)))
            for group in optimizer.param_groups:
                group["lr"] = config.rate * scale
            loss = _loss(model, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(float(loss.detach()))
            recent = losses[-20:]
            said = f"loss {sum(recent) / len(recent):.3f}"
            progress.update(task, advance=1, description=said)
            if not console.is_terminal and (step + 1) % max(1, len(batches) // 10) == 0:
                console.print(f"step {step + 1} of {len(batches)}: {said}")
    return losses


def _save(model: PeftModel, folder: Path, report: dict[str, Any]) -> None:
    """bfloat16 suffices for the weights; the base model's local path is nobody's business."""
    import torch
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    from gentwin_chat.llama.source import HUB_ID
    from gentwin_chat.settings import settings

    options = model.peft_config["default"]
    options.base_model_name_or_path = settings().model or HUB_ID
    options.inference_mode = True
    try:
        folder.mkdir(parents=True, exist_ok=True)
        options.save_pretrained(str(folder))
        part = folder / "adapter_model.safetensors.part"
        weights = get_peft_model_state_dict(model, save_embedding_layers=False)
        save_file(
            {k: v.to(torch.bfloat16).contiguous() for k, v in weights.items()},
            part,
            metadata={"format": "pt"},
        )
        part.replace(folder / "adapter_model.safetensors")
        (folder / "training.json").write_text(json.dumps(report) + "\n")
    except OSError as e:
        raise ModelError(f"{folder}: cannot be written: {e}. Name another folder.") from e


def main() -> None:
    """Command line of the training run."""
    import argparse

    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.finetune.train")
    for name, field in FinetuneConfig.model_fields.items():
        required = field.is_required()
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            required=required,
            default=None if required else field.default,
            help=f"{field.description} (default: {None if required else field.default})",
        )
    parser.add_argument("--json", action="store_true", help="Print the report as JSON.")
    options = vars(parser.parse_args())
    as_json = options.pop("json")
    try:
        config = FinetuneConfig.model_validate(options)
    except ValidationError as e:
        first = e.errors(include_url=False)[0]
        parser.error(f"--{str(first['loc'][0]).replace('_', '-')}: {first['msg']}")
    try:
        folder = finetune(config)
    except ModelError as e:
        parser.error(str(e))
    print((folder / "training.json").read_text() if as_json else folder)


if __name__ == "__main__":
    main()
