"""Training lowers the loss and writes an adapter that the decoder takes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tiny_llama import write_tiny

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.train import FinetuneConfig, finetune
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.llama import Llama
from gentwin_chat.settings import settings


@pytest.fixture
def tiny_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = write_tiny(tmp_path / "base")
    monkeypatch.setenv("GENTWIN_MODEL", str(folder))
    settings.cache_clear()
    yield folder
    settings.cache_clear()


@pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")
def test_training_learns_and_is_repeatable(tiny_base: Path, tmp_path: Path) -> None:
    def run(name: str) -> dict[str, Any]:
        config = FinetuneConfig(
            output=tmp_path / name, examples=64, held_out=16, bottleneck=8, batch=8, rate=0.02
        )
        folder = finetune(config, console=Console(file=io.StringIO()))
        report: dict[str, Any] = json.loads((folder / "training.json").read_text())
        return report

    one, two = run("one"), run("two")
    assert one["held_out_loss"]["tuned"] < one["held_out_loss"]["base"]
    assert one["train_loss"] == two["train_loss"]
    weights = [(tmp_path / n / "adapter_model.safetensors").read_bytes() for n in ("one", "two")]
    assert weights[0] == weights[1]
    assert str(tmp_path) not in (tmp_path / "one" / "adapter_config.json").read_text().replace(
        str(tiny_base), ""
    )
    Llama(tiny_base, adapter=tmp_path / "one")
    other = write_tiny(tmp_path / "other", seed=1)
    with pytest.raises(ModelError, match="another base model"):
        Llama(other, adapter=tmp_path / "one")


@pytest.mark.llama
def test_the_shipped_weights_belong_to_the_default_base(bare: Llama) -> None:
    Llama(bare.folder, adapter=WEIGHTS)
    config = json.loads((WEIGHTS / "adapter_config.json").read_text())
    assert config["base_fingerprint"] == bare.fingerprint
    assert config["base_model_name_or_path"] == "HuggingFaceTB/SmolLM2-135M-Instruct"
    assert (WEIGHTS / "README.md").read_text().startswith("---")
