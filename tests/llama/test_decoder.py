"""The lean forward pass computes what transformers computes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from tiny_llama import write_tiny
from transformers import LlamaForCausalLM

from gentwin_chat.errors import ModelError
from gentwin_chat.llama import Llama
from gentwin_chat.llama.checkpoint import fingerprint, read_adapter
from gentwin_chat.llama.decoder import Decoder

LLAMA_3 = {"rope_type": "llama3", "rope_theta": 500000.0, "factor": 8.0, "low_freq_factor": 1.0,
           "high_freq_factor": 4.0, "original_max_position_embeddings": 64}  # fmt: skip


@pytest.mark.parametrize("rope", [None, LLAMA_3])
def test_logits_equal_those_of_transformers(tmp_path: Path, rope: dict[str, Any] | None) -> None:
    options: dict[str, Any] = {"rope_parameters": rope} if rope else {}
    folder = write_tiny(tmp_path, **options)
    reference = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    decoder = Decoder(folder, dtype=torch.float32)
    ids = torch.randint(0, 256, (2, 300), generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        expected = reference(ids).logits
    cache = decoder.cache(batch=2)
    found = [
        decoder.logits(decoder.forward(part, cache)) for part in torch.split(ids, [200, 1, 99], 1)
    ]
    torch.testing.assert_close(torch.cat(found, 1), expected, atol=1e-4, rtol=1e-4)


@pytest.mark.llama
def test_logits_of_the_real_model_equal_those_of_transformers(bare: Llama) -> None:
    reference = LlamaForCausalLM.from_pretrained(bare.folder, dtype=torch.float32)
    decoder = Decoder(bare.folder, dtype=torch.float32)
    ids = torch.tensor([bare.tokenizer.encode("The gateway gw-12 serves three sensors and a")])
    with torch.no_grad():
        expected = reference(ids).logits
    found = decoder.logits(decoder.forward(ids, decoder.cache()))
    torch.testing.assert_close(found, expected, atol=1e-3, rtol=1e-3)


def test_scores_among_a_few_are_those_of_all(tiny: Llama) -> None:
    decoder = Decoder(tiny.folder, dtype=torch.float32)
    hidden = decoder.forward(torch.tensor([[5, 6, 7]]), decoder.cache())[0, -1]
    among = torch.tensor([9, 200, 31])
    torch.testing.assert_close(decoder.logits(hidden, among), decoder.logits(hidden)[among])


def test_too_long_a_text_is_refused(tmp_path: Path) -> None:
    decoder = Decoder(write_tiny(tmp_path, max_position_embeddings=8))
    with pytest.raises(ModelError, match="9 tokens are more than the 8"):
        decoder.forward(torch.zeros(1, 9, dtype=torch.long), decoder.cache())


def test_fingerprint_tells_models_apart(tmp_path: Path) -> None:
    one, same, other = (
        fingerprint(write_tiny(tmp_path / str(i), seed)) for i, seed in enumerate((0, 0, 1))
    )
    assert one == same != other


def test_unfit_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        Decoder(tmp_path)
    folder = write_tiny(tmp_path / "a")
    (folder / "model.safetensors").write_bytes(b"not safetensors")
    with pytest.raises(ModelError, match="cannot be read"):
        Decoder(folder)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="Only safetensors"):
        Decoder(folder)
    other = write_tiny(tmp_path / "b", model_type="gpt2")
    with pytest.raises(ModelError, match="Name a Llama"):
        Decoder(other)


def _write_adapter(folder: Path, base: str, module: str = "mlp.down_proj") -> Path:
    folder.mkdir()
    name = f"base_model.model.model.layers.0.{module}.twin_adapter_"
    save_file(
        {f"{name}down": torch.ones(4, 16), f"{name}up": torch.ones(16, 4)},
        folder / "adapter_model.safetensors",
    )
    config = {"peft_type": "TWIN_ADAPTER", "form": "activation", "base_fingerprint": base}
    (folder / "adapter_config.json").write_text(json.dumps(config))
    return folder


def test_the_adapter_takes_part_from_the_token_named(tmp_path: Path) -> None:
    torch.manual_seed(0)
    adapter = {"model.layers.1.mlp.down_proj": (torch.randn(4, 16), torch.randn(16, 4))}
    decoder = Decoder(write_tiny(tmp_path), dtype=torch.float32, adapter=adapter)
    ids = torch.randint(0, 256, (2, 9), generator=torch.Generator().manual_seed(1))
    every, none = (decoder.forward(ids, decoder.cache(9, 2), adapted=a) for a in (0, None))
    cache = decoder.cache(9, 2)
    read = [decoder.forward(ids[:, :6], cache, adapted=None), decoder.forward(ids[:, 6:], cache)]
    found = decoder.forward(ids, decoder.cache(9, 2), adapted=6)
    torch.testing.assert_close(found, torch.cat(read, 1), atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(found[:, :6], none[:, :6])
    assert not torch.allclose(found[:, 6:], none[:, 6:], atol=0.01)
    assert not torch.allclose(found[:, :6], every[:, :6], atol=0.01)


def test_an_adapter_of_another_base_is_refused(tmp_path: Path) -> None:
    folder = _write_adapter(tmp_path / "a", "f00d")
    assert list(read_adapter(folder, "f00d")) == ["model.layers.0.mlp.down_proj"]
    with pytest.raises(ModelError, match=r"trained on another base model .*GENTWIN_ADAPTER=none"):
        read_adapter(folder, "beef")


def test_an_adapter_on_what_is_no_hidden_state_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no hidden state"):
        read_adapter(_write_adapter(tmp_path / "a", "f00d", "self_attn.q_proj"), "f00d")


def test_a_missing_adapter_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_adapter(tmp_path / "none", "f00d")
