"""The training loop: any samples, any PEFT model of a Llama, one process or several.

Only what PEFT marks as trainable learns, by the next-token loss on the completions. Runs alone, or
under ``accelerate launch`` on several processes or GPUs: each takes its share of every batch, and
the gradients are those of the whole batch.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import torch
import torch.nn.functional as F
from pydantic import BaseModel, ConfigDict, Field
from torch import Tensor, nn

from gentwin_chat.finetune import checkpoint
from gentwin_chat.finetune.batching import Sample, Selection, batches
from gentwin_chat.llama.decoder import fast_dtype

if TYPE_CHECKING:
    from accelerate import Accelerator
    from peft import PeftModel


class FitConfig(BaseModel):
    """The options of the loop; with model and samples they determine its result."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    epochs: int = Field(default=1, ge=1, description="Times that each example is seen.")
    batch: int = Field(default=16, ge=1, description="Examples a step, over all processes.")
    rate: float = Field(default=2e-3, gt=0, description="Peak learning rate.")
    selection: Selection = Field(
        default="random",
        description="Order of examples drawn from pools: random, priority, weight.",
    )
    precision: Literal["auto", "bf16", "fp16", "fp32"] = Field(
        default="auto", description="Arithmetic; auto: bf16 where the hardware has it."
    )
    save_every: int = Field(default=25, ge=1, description="Steps between two checkpoints.")
    seed: int = Field(default=0, description="Of data, order and initial weights.")

    @property
    def arithmetic(self) -> Literal["bf16", "fp16", "no"]:
        """The mixed precision to compute in, as accelerate names it."""
        if self.precision == "fp32":
            return "no"
        if self.precision != "auto":
            return self.precision
        if torch.cuda.is_available():
            return "bf16" if torch.cuda.is_bf16_supported() else "fp16"
        return "bf16" if fast_dtype() is torch.bfloat16 else "no"

    @property
    def dtype(self) -> torch.dtype:
        """Of the frozen weights."""
        return {"bf16": torch.bfloat16, "fp16": torch.float16, "no": torch.float32}[self.arithmetic]


class Measures(NamedTuple):
    """Of some completions.

    Attributes:
        loss: nats per token.
        l1: eq. 9 for samples with a verdict: mean of |r − r̂| over the relations asked about; for
            others the mean of 1 − p(token).
        accuracy: share of relations on the right side of r̂ = ½; for others of tokens that are
            the likeliest.
    """

    loss: float
    l1: float
    accuracy: float


@dataclass
class History:
    """What a run has measured: a list entry per step, and for each set of samples to validate on
    one per epoch (0: before).

    Attributes:
        seconds: by the clock, from the first step on.
        cpu_seconds: of this process on all its cores, user and system, validation included: what
            the loop costs, however much else shares the machine.
    """

    train: list[Measures] = field(default_factory=list)
    validation: dict[str, list[Measures]] = field(default_factory=dict)
    tokens: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0


@dataclass(frozen=True)
class Progress:
    """Told after every step.

    Attributes:
        step: steps done, of ``steps``.
        epoch: 1-based.
        recent: means over the last 20 steps.
        left: seconds, by the tokens still to read.
    """

    step: int
    steps: int
    epoch: int
    recent: Measures
    left: float


def fit(
    model: PeftModel,
    samples: Sequence[Sample],
    validation: Mapping[str, Sequence[Sample]],
    config: FitConfig,
    on_progress: Callable[[Progress], None] | None = None,
    *,
    resume: Path | None = None,
) -> History:
    """Train ``model`` in place.

    The rate rises over a twentieth of the steps and falls as a cosine. With ``resume``, a run that
    was interrupted goes on from its last checkpoint and ends with the very weights of one that was
    not.

    Args:
        model: a Llama with an adapter of any PEFT method.
        samples: what to learn from.
        validation: what to measure on before, and after each epoch, by name; may be empty.
        config: the options.
        on_progress: called after every step, in the main process.
        resume: file of the checkpoint; none is kept if ``None``; removed when the run is done.

    Returns:
        The losses, L1 and accuracies, those before an interruption included.

    Raises:
        ModelError: the checkpoint is of another run, or cannot be written.
    """
    from accelerate import Accelerator

    spent = time.process_time()
    accelerator = Accelerator(
        mixed_precision=config.arithmetic, step_scheduler_with_optimizer=False
    )
    learning = {n: p for n, p in model.named_parameters() if p.requires_grad}
    optimizer: Any = torch.optim.AdamW(learning.values(), lr=config.rate, weight_decay=0.0)
    answers = _Answers(model)
    objective, optimizer = accelerator.prepare(answers, optimizer)
    epochs = [batches(samples, config.batch, config.selection, config.seed, e)
              for e in range(config.epochs)]  # fmt: skip
    steps = [(number, batch) for number, epoch in enumerate(epochs, 1) for batch in epoch]
    history, done = History(), 0
    run = checkpoint.identity(config.model_dump(mode="json"), samples, *validation.values())
    if resume and (state := checkpoint.load(resume, run)):
        for name, weight in state["weights"].items():
            learning[name].data.copy_(weight)
        optimizer.load_state_dict(state["optimizer"])
        history, done = _history(state["progress"]), len(state["progress"]["train"])

    def validate() -> None:
        for name, judged in validation.items():
            found = _validate(answers, judged, config, accelerator)
            history.validation.setdefault(name, []).append(found)

    if not history.validation:
        validate()
    begin, earlier = time.monotonic(), history.seconds
    spent -= history.cpu_seconds
    ahead = sum(map(_tokens, (batch for _, batch in steps[done:])))
    read = 0
    model.train()
    for step, (epoch, batch) in enumerate(steps[done:], done + 1):
        for group in optimizer.param_groups:
            group["lr"] = config.rate * _schedule(step - 1, len(steps))
        found = _step(objective, optimizer, list(learning.values()), batch, accelerator)
        history.train.append(found)
        read += _tokens(batch)
        history.tokens += _tokens(batch)
        if step == len(steps) or steps[step][0] != epoch:
            validate()
            model.train()
        history.seconds = earlier + time.monotonic() - begin
        history.cpu_seconds = time.process_time() - spent
        if resume and accelerator.is_main_process and step % config.save_every == 0:
            weights = {n: p.detach().cpu() for n, p in learning.items()}
            checkpoint.save(resume, run, weights, optimizer.state_dict(), _plain(history))
        if on_progress and accelerator.is_main_process:
            left = (time.monotonic() - begin) / read * (ahead - read)
            recent = Measures(*(sum(x) / len(x) for x in zip(*history.train[-20:], strict=True)))
            on_progress(Progress(step, len(steps), epoch, recent, left))
    accelerator.wait_for_everyone()
    if resume and accelerator.is_main_process:
        resume.unlink(missing_ok=True)
    accelerator.free_memory()
    return history


def measures(model: PeftModel, samples: Sequence[Sample], config: FitConfig) -> Measures:
    """What a model makes of samples as it is now."""
    from accelerate import Accelerator

    accelerator = Accelerator(mixed_precision=config.arithmetic)
    answers = accelerator.prepare_model(_Answers(model), evaluation_mode=True)
    return _validate(answers, samples, config, accelerator)


class _Answers(nn.Module):
    """Logits where a completion is learnt, and nowhere else."""

    def __init__(self, model: PeftModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, learnt: Tensor, among: Tensor | None = None) -> Tensor:
        """Ids [B, T] and where the next token is learnt [B, T] → [n, vocabulary], −∞ for what is
        not ``among``; that little is computed in float32."""
        llama: Any = self.model.get_base_model()
        hidden = llama.model(ids, use_cache=False).last_hidden_state[learnt]  # [n, d]
        if among is None:
            logits: Tensor = llama.lm_head(hidden)
            return logits
        with torch.autocast(hidden.device.type, enabled=False):
            chosen = hidden.float() @ llama.lm_head.weight[among].float().T
        closed = chosen.new_full((len(chosen), llama.lm_head.out_features), float("-inf"))
        found: Tensor = closed.index_copy(1, among, chosen)
        return found


def _padded(batch: Sequence[Sample], device: torch.device) -> tuple[Tensor, Tensor]:
    """Ids [B, T], padded on the right, and the next token where it is learnt, else −100."""
    ids = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
    target = torch.full_like(ids, -100)
    for row, goal, sample in zip(ids, target, batch, strict=True):
        begin = len(sample.prompt)
        row[: len(sample)] = torch.tensor([*sample.prompt, *sample.completion])
        goal[begin - 1 : len(sample) - 1] = row[begin : len(sample)]
    return ids.to(device), target.to(device)


def _among(logits: Tensor, batch: Sequence[Sample]) -> Tensor:
    """Logits [n, vocabulary], −∞ for what is none of a sample's choices."""
    if not any(s.choices for s in batch):
        return logits
    closed = torch.zeros_like(logits, dtype=torch.bool)
    at = 0
    for sample in batch:
        end = at + len(sample.completion)
        if sample.choices:
            closed[at:end] = True
            closed[at:end, list(sample.choices)] = False
        at = end
    return logits.masked_fill(closed, float("-inf"))


def _measure(objective: nn.Module, batch: Sequence[Sample], device: torch.device) -> Tensor:
    """Sums over a batch, [5]: loss, its tokens; L1 and right answers, and of how many."""
    ids, target = _padded(batch, device)
    choices = {s.choices for s in batch}
    common = choices.pop() if len(choices) == 1 else ()  # then nothing else need be computed
    allowed = torch.tensor(common, device=device) if common else None
    logits = objective(ids, target >= 0, allowed).float()  # [n, vocabulary]
    if allowed is None:
        logits = _among(logits, batch)
    answer = target[target >= 0]
    losses = F.cross_entropy(logits, answer, reduction="none")
    with torch.no_grad():
        error, right = 1 - (-losses).exp(), (logits.argmax(-1) == answer).float()
        l1, hits, among = [], [], []
        at = 0
        for sample in batch:
            end = at + len(sample.completion)
            if sample.verdict is None:
                l1.append(error[at:end].sum())
                hits.append(right[at:end].sum())
                among.append(len(sample.completion))
            else:  # eq. 9: r is whether the relation holds, r̂ its probability
                holds = logits[at, list(sample.verdict)].softmax(-1)[0]
                r = float(sample.completion[0] == sample.verdict[0])
                l1.append((r - holds).abs())
                hits.append(((holds > 0.5).float() == r).float())
                among.append(1)
            at = end
        tail = torch.stack([torch.stack(l1).sum(), torch.stack(hits).sum()])
    tail = torch.cat([tail, tail.new_tensor([sum(among)])])
    return torch.cat([losses.sum().unsqueeze(0), tail.new_tensor([len(losses)]), tail])


def _step(
    objective: nn.Module,
    optimizer: Any,
    learning: list[nn.Parameter],
    batch: Sequence[Sample],
    accelerator: Accelerator,
) -> Measures:
    count = accelerator.num_processes
    mine = batch[accelerator.process_index :: count]
    sums = _measure(objective, mine or batch[:1], accelerator.device)
    scale = count / sum(len(s.completion) for s in batch)  # processes are averaged over
    if not mine:  # a short batch: take part, and add nothing
        scale = 0.0
        sums = sums * 0.0
    accelerator.backward(sums[0] * scale)
    accelerator.clip_grad_norm_(learning, 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return _means(accelerator.reduce(sums.detach()))


@torch.no_grad()
def _validate(
    answers: nn.Module, samples: Sequence[Sample], config: FitConfig, accelerator: Accelerator
) -> Measures:
    answers.eval()
    sums = torch.zeros(5, device=accelerator.device)
    drawn = batches(samples, config.batch, "random", 0)
    for batch in drawn[accelerator.process_index :: accelerator.num_processes]:
        sums += _measure(answers, batch, accelerator.device)
    return _means(accelerator.reduce(sums))


def _means(sums: Tensor) -> Measures:
    loss, tokens, l1, right, among = sums.tolist()
    return Measures(loss / max(1, tokens), l1 / max(1, among), right / max(1, among))


def _schedule(step: int, steps: int) -> float:
    warmup = max(1, steps // 20)
    done = max(0.0, (step - warmup) / max(1, steps - warmup))
    return min((step + 1) / warmup, 0.5 * (1 + math.cos(math.pi * done)))


def _tokens(batch: Sequence[Sample]) -> int:
    return sum(map(len, batch))


def _plain(history: History) -> dict[str, Any]:
    return {
        "train": [list(m) for m in history.train],
        "validation": {k: [list(m) for m in found] for k, found in history.validation.items()},
        "tokens": history.tokens,
        "seconds": history.seconds,
        "cpu_seconds": history.cpu_seconds,
    }


def _history(progress: dict[str, Any]) -> History:
    return History(
        train=[Measures(*m) for m in progress["train"]],
        validation={k: [Measures(*m) for m in v] for k, v in progress["validation"].items()},
        tokens=progress["tokens"],
        seconds=progress["seconds"],
        cpu_seconds=progress["cpu_seconds"],
    )
