"""The twin adapter as PEFT knows it: identity at first, saved and loaded, switched on and off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel, get_peft_model
from tiny_llama import write_tiny
from transformers import LlamaForCausalLM

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.export import export
from gentwin_chat.finetune.projection import (
    Form,
    increment,
    pool_matrix,
    project,
    project_printed,
)
from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig, TwinAdapterLayer
from gentwin_chat.llama import Llama
from gentwin_chat.llama.checkpoint import fingerprint, read_adapter
from gentwin_chat.llama.decoder import Decoder

# transformers 5 deprecates a name that PEFT 0.21 still uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")

IDS = torch.arange(40).unsqueeze(0)
FORMS: tuple[Form, ...] = ("activation", "printed", "weight")


def test_equation_8_by_hand() -> None:
    h = torch.tensor([[1.0, -2.0]])
    w_down = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])  # [l=3, k=2]: h·W_D = 1, -2, -1
    w_up = torch.tensor([[2.0, 5.0, 5.0], [3.0, 5.0, 5.0]])  # [k=2, l=3]: only ReLU(1) passes
    assert project(h, w_down, w_up).tolist() == [[3.0, 1.0]]
    assert project(h, w_down, torch.zeros_like(w_up)).tolist() == h.tolist()
    assert project(h, w_down, w_up, pool=torch.tensor([0])).tolist() == h.tolist()


def test_equation_8_as_printed_by_hand() -> None:
    h = torch.tensor([[1.0, -2.0]])
    w_down = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])  # h·W_D = 1, -2, -1
    w_up = torch.tensor([[2.0, -1.0, 0.0], [3.0, 5.0, 5.0]])  # ·W_U = 4, -12: ReLU passes the 4
    assert project_printed(h, w_down, w_up).tolist() == [[5.0, -2.0]]
    assert project_printed(h, w_down, w_up, pool=torch.tensor([0])).tolist() == h.tolist()


def test_equation_8_on_weights_by_hand() -> None:
    pool = pool_matrix(torch.tensor([[1.0, 1.0], [0.0, 2.0]]), torch.tensor([2.0, 1.0]))
    assert pool.tolist() == [[2 / 8, 2 / 8], [2 / 8, 6 / 8]]  # 2·(1,1)(1,1)ᵀ + (0,2)(0,2)ᵀ, / 8
    w_down, w_up = torch.tensor([[4.0], [0.0]]), torch.tensor([[3.0, -1.0, 2.0]])  # k=2, l=1, n=3
    assert increment(pool, w_down, w_up).tolist() == [[3.0, 0.0, 2.0], [3.0, 0.0, 2.0]]


@pytest.fixture
def base(tmp_path: Path) -> LlamaForCausalLM:
    return LlamaForCausalLM.from_pretrained(write_tiny(tmp_path / "base"), dtype=torch.float32)


def trained(model: LlamaForCausalLM, **options: Any) -> PeftModel:
    """An adapter with weights as training might leave them."""
    adapted = get_peft_model(
        model, TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=4, **options)
    )
    shake(adapted, "default")
    if options.get("form") == "weight":
        tuner: Any = adapted.base_model
        tuner.extract(pool_matrix(torch.randn(30, 16), torch.rand(30)))
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


@pytest.mark.parametrize("form", ["printed", "weight"])
@torch.no_grad()
def test_where_relu_comes_last_it_starts_near_the_identity(
    base: LlamaForCausalLM, form: Form
) -> None:
    before = base(IDS).logits
    adapted = get_peft_model(base, TwinAdapterConfig(task_type="CAUSAL_LM", form=form))
    found = adapted(IDS).logits
    assert not torch.equal(found, before)
    torch.testing.assert_close(found, before, atol=0.05, rtol=0)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_learns_from_its_start(base: LlamaForCausalLM, form: Form) -> None:
    adapted = get_peft_model(base, TwinAdapterConfig(task_type="CAUSAL_LM", form=form))
    adapted(IDS).logits[..., 0].sum().backward()
    slopes = {n: p.grad for n, p in adapted.named_parameters() if "twin_adapter_up" in n}
    assert slopes
    assert all(g is not None and g.abs().sum() > 0 for g in slopes.values())


@pytest.mark.parametrize("form", FORMS)
@torch.no_grad()
def test_saved_and_loaded_it_gives_the_same_logits(
    base: LlamaForCausalLM, tmp_path: Path, form: Form
) -> None:
    folder = tmp_path / "base"
    adapted = trained(base, form=form, base_fingerprint=fingerprint(folder))
    expected = adapted(IDS).logits
    adapted.save_pretrained(str(tmp_path / "adapter"))
    assert not list((tmp_path / "adapter").glob("*.bin"))
    again = PeftModel.from_pretrained(
        LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32), tmp_path / "adapter"
    )
    assert torch.equal(again(IDS).logits, expected)
    if form != "activation":
        with pytest.raises(ModelError, match=f"'{form}'"):
            read_adapter(tmp_path / "adapter", fingerprint(folder))
        return
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


@pytest.mark.parametrize("form", FORMS)
@torch.no_grad()
def test_an_adapter_of_any_form_joins_another_and_is_saved_and_loaded_with_it(
    base: LlamaForCausalLM, tmp_path: Path, form: Form
) -> None:
    adapted = trained(base)
    first = adapted(IDS).logits
    adapted.add_adapter("other", TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=8, form=form))
    shake(adapted, "other")
    tuner: Any = adapted.base_model
    if form == "weight":
        tuner.extract(pool_matrix(torch.randn(30, 16), torch.rand(30)), "other")
    adapted.set_adapter("other")
    second = adapted(IDS).logits
    tuner.set_adapter(["default", "other"])  # their increments add up
    both = adapted(IDS).logits
    assert not torch.equal(both, first)
    assert not torch.equal(both, second)
    adapted.save_pretrained(str(tmp_path / "adapters"))
    again = PeftModel.from_pretrained(
        LlamaForCausalLM.from_pretrained(tmp_path / "base", dtype=torch.float32),
        tmp_path / "adapters",
    )
    again.load_adapter(str(tmp_path / "adapters" / "other"), "other")
    assert torch.equal(again(IDS).logits, first)
    again.set_adapter("other")
    assert torch.equal(again(IDS).logits, second)
    again.set_adapter("default")
    again.delete_adapter("other")
    assert torch.equal(again(IDS).logits, first)
    assert not [n for n, _ in again.named_buffers() if n.endswith("twin_adapter_pool.other")]


@pytest.mark.parametrize("form", ["activation", "printed"])
def test_forms_on_activations_cannot_be_merged_and_say_why(
    base: LlamaForCausalLM, form: Form
) -> None:
    with pytest.raises(ValueError, match="cannot be merged"):
        trained(base, form=form).merge_and_unload()


@torch.no_grad()
def test_the_weight_form_merges_and_comes_out_again(base: LlamaForCausalLM) -> None:
    before = base(IDS).logits
    adapted = trained(base, form="weight")
    expected = adapted(IDS).logits
    assert (expected - before).abs().max() > 0.1
    adapted.merge_adapter()
    torch.testing.assert_close(adapted(IDS).logits, expected, atol=1e-4, rtol=1e-4)
    with adapted.disable_adapter():
        torch.testing.assert_close(adapted(IDS).logits, before, atol=1e-4, rtol=1e-4)
    adapted.add_adapter("other", TwinAdapterConfig(task_type="CAUSAL_LM", bottleneck=4))
    adapted.delete_adapter("other")
    plain = adapted.merge_and_unload()
    assert not [n for n, m in plain.named_modules() if isinstance(m, TwinAdapterLayer)]
    torch.testing.assert_close(plain(IDS).logits, expected, atol=1e-4, rtol=1e-4)


@torch.no_grad()
def test_exported_it_is_a_plain_llama(
    base: LlamaForCausalLM, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, adapter, out = tmp_path / "base", tmp_path / "adapter", tmp_path / "plain"
    adapted = trained(base, form="weight", base_fingerprint=fingerprint(folder))
    adapted.save_pretrained(str(adapter))
    monkeypatch.setattr("gentwin_chat.finetune.export.locate", lambda: folder)
    export(adapter, out, dtype="float32")
    plain = LlamaForCausalLM.from_pretrained(out, dtype=torch.float32)
    expected = adapted(IDS).logits
    torch.testing.assert_close(plain(IDS).logits, expected, atol=1e-4, rtol=1e-4)
    llama = Llama(out)  # what answers reads it as any other, its tokenizer with it
    decoder = Decoder(out, dtype=torch.float32)
    found = decoder.logits(decoder.forward(IDS, decoder.cache()))
    torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)
    assert llama.tokenizer.encode("gw-1") == Llama(folder).tokenizer.encode("gw-1")
    trained(LlamaForCausalLM.from_pretrained(folder)).save_pretrained(str(tmp_path / "other"))
    with pytest.raises(ModelError, match="cannot be merged"):
        export(tmp_path / "other", out)


def test_the_weight_form_needs_the_width_of_the_model(base: LlamaForCausalLM) -> None:
    with pytest.raises(ValueError, match="8 outputs"):
        trained(base, form="weight", target_modules=["k_proj"])
    adapted = trained(LlamaForCausalLM(base.config))
    tuner: Any = adapted.base_model
    with pytest.raises(ValueError, match="no weight form"):
        tuner.extract(torch.eye(16))


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
