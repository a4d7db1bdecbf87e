"""The training loop: an interrupted run ends as an uninterrupted one, measures are right."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from tiny_llama import write_tiny
from torch import Tensor

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.base import load_base
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, Progress, fit
from gentwin_chat.finetune.relations import mean_absolute_error
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig, TwinAdapterLayer

# transformers 5 deprecates a name that PEFT 0.21 still uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")

YES, NO = 121, 110
CONFIG = FitConfig(epochs=2, batch=4, rate=0.01, save_every=2, seed=3)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("fit") / "base")


def adapted(base: Path, **options: Any) -> PeftModel:
    torch.manual_seed(0)
    return get_peft_model(
        load_base(base, CONFIG.dtype, **options),
        TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=4),
    )


def learnt(model: PeftModel) -> dict[str, Tensor]:
    return {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}


def samples(count: int) -> list[Sample]:
    """Texts of 5 to 11 tokens; the last of the prompt says whether the answer is yes."""
    made = []
    for i in range(count):
        holds = i % 3 == 0
        prompt = [*range(65, 69 + i % 7), 43 if holds else 45]
        made.append(Sample(prompt, [YES if holds else NO], verdict=(YES, NO)))
    return made


class Stopped(Exception):
    pass


def test_an_interrupted_run_ends_with_the_same_weights(base: Path, tmp_path: Path) -> None:
    train, held_out = samples(22), samples(8)
    whole = adapted(base)
    expected = fit(whole, train, {"held out": held_out}, CONFIG)

    def stop(progress: Progress) -> None:
        if progress.step == 7:  # the last checkpoint is that of step 6, the first epoch's end
            raise Stopped

    file = tmp_path / "checkpoint.pt"
    with pytest.raises(Stopped):
        fit(adapted(base), train, {"held out": held_out}, CONFIG, stop, resume=file)
    interrupted = torch.load(file, weights_only=True)["progress"]
    assert interrupted["cpu_seconds"] > 0
    seen: list[int] = []
    resumed = adapted(base)
    found = fit(
        resumed, train, {"held out": held_out}, CONFIG, lambda p: seen.append(p.step), resume=file
    )
    assert seen == list(range(7, 13))
    assert not file.exists()
    assert found.train == expected.train
    assert found.validation == expected.validation
    assert found.tokens == expected.tokens == 2 * sum(map(len, train))
    assert interrupted["cpu_seconds"] < found.cpu_seconds
    for name, weight in learnt(whole).items():
        assert torch.equal(learnt(resumed)[name], weight), name


def test_a_checkpoint_of_another_run_is_refused(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.pt"

    def stop(progress: Progress) -> None:
        if progress.step == 3:
            raise Stopped

    with pytest.raises(Stopped):
        fit(adapted(base), samples(22), {}, CONFIG, stop, resume=file)
    other = CONFIG.model_copy(update={"rate": 0.02})
    with pytest.raises(ModelError, match="a run of other options"):
        fit(adapted(base), samples(22), {}, other, resume=file)
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(ModelError, match="cannot be read"):
        fit(adapted(base), samples(22), {}, CONFIG, resume=file)


def test_only_the_adapter_learns_and_it_learns(base: Path) -> None:
    model = adapted(base)
    before = {n: p.detach().clone() for n, p in model.named_parameters()}
    longer = CONFIG.model_copy(update={"epochs": 15, "rate": 0.05})
    history = fit(model, samples(24), {"held out": samples(9)}, longer)
    changed = {n for n, p in model.named_parameters() if not torch.equal(p, before[n])}
    assert changed
    assert all("twin_adapter_" in n for n in changed)
    first, last = history.validation["held out"][0], history.validation["held out"][-1]
    assert last.loss < first.loss
    assert last.accuracy == 1.0
    assert last.l1 < first.l1


def test_equation_9_by_hand() -> None:
    assert mean_absolute_error([1, 0, 1, 0], [0.75, 0.25, 0.0, 1.0]) == 2.5 / 4
    assert mean_absolute_error([1, 0], [1.0, 0.0]) == 0
    assert mean_absolute_error([], []) == 0
    with pytest.raises(ValueError, match="shorter"):
        mean_absolute_error([1, 0], [1.0])


def test_l1_is_the_mean_distance_of_the_probability(base: Path) -> None:
    """Eq. 9 recomputed from the model's own logits, sample by sample."""
    model = adapted(base).eval()
    found = fit(
        model, samples(4), {"held out": samples(5)}, CONFIG.model_copy(update={"epochs": 1})
    )
    model.eval()
    errors, right, loss = [], [], []
    for s in samples(5):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, CONFIG.arithmetic == "bf16"):
            logits = model(torch.tensor([list(s.prompt)])).logits[0, -1].float()
        yes = float(logits[[YES, NO]].softmax(-1)[0])
        r = float(s.completion[0] == YES)
        errors.append(abs(r - yes))
        right.append((yes > 0.5) == bool(r))
        loss.append(-float(logits.log_softmax(-1)[s.completion[0]]))
    last = found.validation["held out"][-1]
    assert math.isclose(last.l1, sum(errors) / 5, abs_tol=0.02)
    assert math.isclose(last.loss, sum(loss) / 5, abs_tol=0.05)
    assert last.accuracy == sum(right) / 5


def test_gradient_checkpointing_changes_memory_not_the_result(base: Path) -> None:
    exact = CONFIG.model_copy(update={"epochs": 1})
    plain, saving = adapted(base), adapted(base, gradient_checkpointing=True)
    fit(plain, samples(8), {}, exact)
    fit(saving, samples(8), {}, exact)
    for name, weight in learnt(plain).items():
        torch.testing.assert_close(learnt(saving)[name], weight, atol=1e-5, rtol=1e-3)


def test_any_peft_method_can_be_trained(base: Path) -> None:
    model = get_peft_model(
        load_base(base, CONFIG.dtype),
        LoraConfig(task_type="CAUSAL_LM", r=2, target_modules="all-linear"),
    )
    history = fit(model, samples(24), {"held out": samples(9)}, CONFIG)
    assert history.validation["held out"][-1].loss < history.validation["held out"][0].loss


def test_quantised_weights_need_bitsandbytes(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="bitsandbytes"):
        load_base(base, torch.bfloat16, quantised=True)


def test_an_adapter_learns_on_four_bits_and_is_loaded_on_them(base: Path, tmp_path: Path) -> None:
    """On a GPU or a CPU, where bitsandbytes is installed; the frozen weights stay as they are."""
    bitsandbytes = pytest.importorskip("bitsandbytes", reason="pip install 'gentwin-chat[gpu]'")
    model = adapted(base, quantised=True)
    layer = next(m for m in model.modules() if isinstance(m, TwinAdapterLayer))
    assert isinstance(layer.base_layer, bitsandbytes.nn.Linear4bit)
    packed = layer.base_layer.weight.detach().clone()
    history = fit(model, samples(24), {"held out": samples(9)}, CONFIG)
    first, last = history.validation["held out"][0], history.validation["held out"][-1]
    assert last.loss < first.loss
    assert torch.equal(layer.base_layer.weight, packed)
    ids = torch.arange(65, 90, device=packed.device).unsqueeze(0)
    model.eval()
    with torch.no_grad():
        expected = model(ids).logits
        model.save_pretrained(str(tmp_path / "adapter"))
        quantised = load_base(base, CONFIG.dtype, quantised=True)
        again = PeftModel.from_pretrained(quantised, tmp_path / "adapter").eval()
        assert torch.equal(again(ids).logits, expected)
    weights = adapted(base, quantised=True)
    weights.add_adapter(
        "merged", TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=4, form="weight")
    )
    weights.set_adapter("merged")
    with pytest.raises(ValueError, match="Quantised weights take up no increment"):
        weights.merge_adapter(["merged"])


def test_only_choices_are_weighed_where_a_sample_has_them(base: Path) -> None:
    model = adapted(base)
    free = samples(5)
    closed = [replace(s, choices=(YES, NO)) for s in free]
    config = CONFIG.model_copy(update={"epochs": 1, "rate": 1e-9})
    found = fit(model, free, {"free": free, "closed": closed, "both": [*free, *closed]}, config)
    loss = {name: measures[0].loss for name, measures in found.validation.items()}
    model.eval()
    expected = 0.0
    for s in free:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, CONFIG.arithmetic == "bf16"):
            logits = model(torch.tensor([list(s.prompt)])).logits[0, -1].float()
        expected -= float(logits[[YES, NO]].log_softmax(-1)[int(s.completion[0] == NO)]) / 5
    assert math.isclose(loss["closed"], expected, abs_tol=0.05)
    assert loss["closed"] < loss["free"] - 1
    assert math.isclose(loss["both"], (loss["free"] + loss["closed"]) / 2, abs_tol=0.05)
