"""The twin adapter as PEFT knows it: identity at first, saved and loaded, switched on and off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel, get_peft_model
from tiny_llama import write_tiny
from transformers import LlamaForCausalLM

from gentwin_chat.finetune.projection import project
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig, TwinAdapterLayer
from gentwin_chat.llama import Llama
from gentwin_chat.llama.checkpoint import fingerprint, read_adapter
from gentwin_chat.llama.decoder import Decoder

# transformers 5 deprecates a name that PEFT 0.21 still uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")

IDS = torch.arange(40).unsqueeze(0)


def test_equation_8_by_hand() -> None:
    h = torch.tensor([[1.0, -2.0]])
    w_down = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])  # [l=3, k=2]: h·W_D = 1, -2, -1
    w_up = torch.tensor([[2.0, 5.0, 5.0], [3.0, 5.0, 5.0]])  # [k=2, l=3]: only ReLU(1) passes
    assert project(h, w_down, w_up).tolist() == [[3.0, 1.0]]
    assert project(h, w_down, torch.zeros_like(w_up)).tolist() == h.tolist()
    assert project(h, w_down, w_up, pool=torch.tensor([0])).tolist() == h.tolist()


@pytest.fixture
def base(tmp_path: Path) -> LlamaForCausalLM:
    return LlamaForCausalLM.from_pretrained(write_tiny(tmp_path / "base"), dtype=torch.float32)


def trained(model: LlamaForCausalLM, **options: Any) -> PeftModel:
    """An adapter with weights as training might leave them."""
    adapted = get_peft_model(
        model, TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=4, **options)
    )
    shake(adapted, "default")
    return adapted


def shake(adapted: PeftModel, name: str) -> None:
    for key, parameter in adapted.named_parameters():
        if key.endswith(f"twin_adapter_up.{name}"):
            torch.nn.init.normal_(parameter, std=0.3)


@torch.no_grad()
def test_it_starts_as_the_identity_and_only_it_learns(base: LlamaForCausalLM) -> None:
    before = base(IDS).logits
    adapted = get_peft_model(base, TwinAdapterConfig(task_type="CAUSAL_LM"))
    assert torch.equal(adapted(IDS).logits, before)
    learning = {n for n, p in adapted.named_parameters() if p.requires_grad}
    assert learning
    assert all("twin_adapter_" in name for name in learning)


@torch.no_grad()
def test_saved_and_loaded_it_gives_the_same_logits(base: LlamaForCausalLM, tmp_path: Path) -> None:
    folder = tmp_path / "base"
    adapted = trained(base, base_fingerprint=fingerprint(folder))
    expected = adapted(IDS).logits
    adapted.save_pretrained(str(tmp_path / "adapter"))
    assert not list((tmp_path / "adapter").glob("*.bin"))
    again = PeftModel.from_pretrained(
        LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32), tmp_path / "adapter"
    )
    assert torch.equal(again(IDS).logits, expected)
    weights = read_adapter(tmp_path / "adapter", fingerprint(folder))
    decoder = Decoder(folder, dtype=torch.float32, adapter=weights)
    found = decoder.logits(decoder.forward(IDS, decoder.cache()))
    torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)


@torch.no_grad()
def test_switched_off_or_without_pool_tokens_it_changes_nothing(base: LlamaForCausalLM) -> None:
    before = base(IDS).logits
    adapted = trained(base)
    assert not torch.equal(adapted(IDS).logits, before)
    with adapted.disable_adapter():
        assert torch.equal(adapted(IDS).logits, before)
    tuner: Any = adapted.base_model
    with tuner.pool(torch.zeros_like(IDS)):
        assert torch.equal(adapted(IDS).logits, before)
    late = torch.zeros_like(IDS)
    late[:, 20:] = 1
    with tuner.pool(late):  # tokens before the pool's are as they were
        found = adapted(IDS).logits
    assert torch.equal(found[:, :20], before[:, :20])
    assert not torch.equal(found[:, 20:], before[:, 20:])
    assert torch.equal(adapted.unload()(IDS).logits, before)


@torch.no_grad()
def test_several_adapters_take_turns(base: LlamaForCausalLM) -> None:
    adapted = trained(base)
    first = adapted(IDS).logits
    adapted.add_adapter("other", TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=8))
    adapted.set_adapter("other")
    shake(adapted, "other")
    second = adapted(IDS).logits
    assert not torch.equal(first, second)
    adapted.set_adapter("default")
    assert torch.equal(adapted(IDS).logits, first)


def test_it_cannot_be_merged_and_says_why(base: LlamaForCausalLM) -> None:
    with pytest.raises(ValueError, match="cannot be merged"):
        trained(base).merge_and_unload()


def test_modules_are_chosen_by_name(base: LlamaForCausalLM) -> None:
    adapted = trained(
        base, target_modules=["o_proj", "down_proj"], exclude_modules=r".*layers\.0\..*"
    )
    names = {n for n, m in adapted.named_modules() if isinstance(m, TwinAdapterLayer)}
    assert {n.split("layers.")[1] for n in names} == {"1.self_attn.o_proj", "1.mlp.down_proj"}


@pytest.mark.parametrize("options", [{"bottleneck": 0}, {"form": "magic"}])
def test_options_without_meaning_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="give"):
        TwinAdapterConfig(**options)


@pytest.mark.llama
@torch.no_grad()
def test_the_real_model_saves_and_loads_it(bare: Llama, tmp_path: Path) -> None:
    ids = torch.tensor([bare.tokenizer.encode("The gateway gw-12 serves")])
    adapted = trained(LlamaForCausalLM.from_pretrained(bare.folder, dtype=torch.float32))
    expected = adapted(ids).logits
    adapted.save_pretrained(str(tmp_path))
    again = PeftModel.from_pretrained(
        LlamaForCausalLM.from_pretrained(bare.folder, dtype=torch.float32), tmp_path
    )
    assert torch.equal(again(ids).logits, expected)
