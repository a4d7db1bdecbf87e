"""``gentwin finetune`` lowers the loss, repeats itself, and writes an adapter the decoder takes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from rich.console import Console
from safetensors.torch import load_file
from tiny_llama import write_tiny

from gentwin_chat.errors import ModelError, SettingsError
from gentwin_chat.finetune import report, train
from gentwin_chat.finetune.export import export
from gentwin_chat.finetune.fit import Progress
from gentwin_chat.finetune.options import FinetuneConfig, read_config
from gentwin_chat.finetune.train import finetune
from gentwin_chat.finetune.weights import WEIGHTS
from gentwin_chat.generation import NEITHER, NO, YES
from gentwin_chat.llama import Llama
from gentwin_chat.settings import settings

# transformers 5 deprecates a name that PEFT 0.21 still uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")


QUIET = Console(file=io.StringIO())


@pytest.fixture
def tiny_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = write_tiny(tmp_path / "base", words=(YES, NO, NEITHER))
    monkeypatch.setenv("GENTWIN_MODEL", str(folder))
    settings.cache_clear()
    yield folder
    settings.cache_clear()


def test_training_learns_and_is_repeatable(tiny_base: Path, tmp_path: Path) -> None:
    def run(name: str) -> dict[str, Any]:
        config = FinetuneConfig(
            output=tmp_path / name,
            phrasings=64,
            relations=16,
            repeats=2,
            epochs=1,
            held_out=16,
            bottleneck=8,
            batch=8,
            rate=0.02,
        )
        folder = finetune(config, console=QUIET)
        report: dict[str, Any] = json.loads((folder / "training.json").read_text())
        return report

    one, two = run("one"), run("two")
    for task in ("phrasing", "relations"):
        before, after = one["validation"][task]["loss"]
        assert after < before
    assert len(one["train"]["loss"]) == (64 + 2 * 16) / 8
    assert one["train"] == two["train"]
    assert one["arithmetic"] in ("bf16", "fp16", "no")
    weights = [(tmp_path / n / "adapter_model.safetensors").read_bytes() for n in ("one", "two")]
    assert weights[0] == weights[1]
    assert "<svg" in (tmp_path / "one" / "training.svg").read_text()
    assert str(tmp_path) not in (tmp_path / "one" / "adapter_config.json").read_text().replace(
        str(tiny_base), ""
    )
    Llama(tiny_base, adapter=tmp_path / "one")
    other = write_tiny(tmp_path / "other", seed=1)
    with pytest.raises(ModelError, match="another base model"):
        Llama(other, adapter=tmp_path / "one")


def test_the_weight_form_is_made_of_a_networks_pools(tiny_base: Path, tmp_path: Path) -> None:
    config = FinetuneConfig(
        output=tmp_path / "adapter",
        phrasings=8,
        relations=0,
        held_out=4,
        bottleneck=4,
        batch=8,
        form="weight",
    )
    folder = finetune(config, console=QUIET)
    weights = load_file(folder / "adapter_model.safetensors")
    pool = weights["base_model.twin_adapter_pool"].float()
    assert pool.shape == (16, 16)
    assert torch.equal(pool, pool.T)
    assert float(pool.trace()) == pytest.approx(1.0, abs=0.01)
    assert not torch.equal(pool, torch.diag(pool.diagonal()))  # no longer the identity
    plain = export(folder, tmp_path / "plain")
    assert Llama(plain).fingerprint != Llama(tiny_base).fingerprint


def test_two_processes_learn_what_one_does(tiny_base: Path, tmp_path: Path) -> None:
    """``accelerate launch`` as on two GPUs, on the CPU: each process has half of every batch."""
    options = ["--phrasings", "16", "--relations", "6", "--repeats", "1", "--held-out", "5"]
    options += ["--bottleneck", "8", "--batch", "8"]
    options += ["--rate", "0.02", "--precision", "fp32", "--threads", "1"]
    config, _ = read_config(["--output", str(tmp_path / "one"), *options])
    finetune(config, console=QUIET)
    command = [sys.executable, "-W", "ignore", "-m", "accelerate.commands.launch", "--multi_gpu"]
    command += ["--num_processes", "2", "--num_machines", "1", "--main_process_port", "0"]
    command += ["--mixed_precision", "no", "--dynamo_backend", "no"]
    command += ["-m", "gentwin_chat.finetune.train", "--output", str(tmp_path / "two"), *options]
    run = subprocess.run(
        command, env=os.environ | {"ACCELERATE_USE_CPU": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [str(tmp_path / "two")]  # one of them writes
    one, two = (load_file(tmp_path / n / "adapter_model.safetensors") for n in ("one", "two"))
    for name, weight in one.items():
        # The gradients agree to 5e-8, the least of them is 1e-5: no step of Adam turns. What is
        # left is a last bit of bfloat16, in which weights are saved.
        torch.testing.assert_close(two[name], weight, atol=1e-5, rtol=2**-7)


def test_options_come_from_a_file_and_from_flags(tmp_path: Path) -> None:
    file = tmp_path / "run.yaml"
    file.write_text("output: there\nepochs: 3\nselection: priority\ngradient-checkpointing: true\n")
    config, as_json = read_config(["--config", str(file), "--epochs", "2", "--json"])
    assert (config.output, config.epochs, config.selection) == (Path("there"), 2, "priority")
    assert config.gradient_checkpointing
    assert as_json
    file.write_text("output: there\nepoch: 3\n")
    with pytest.raises(SettingsError, match="--epoch: "):
        read_config(["--config", str(file)])
    with pytest.raises(SettingsError, match=r"nowhere\.yaml"):
        read_config(["--config", "nowhere.yaml"])


def test_what_cannot_be_used_ends_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        train.main(["--output", str(tmp_path), "--rate", "-1"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("gentwin: --rate: ")


@pytest.mark.llama
def test_the_shipped_weights_belong_to_the_default_base(bare: Llama) -> None:
    Llama(bare.folder, adapter=WEIGHTS)
    config = json.loads((WEIGHTS / "adapter_config.json").read_text())
    assert config["base_fingerprint"] == bare.fingerprint
    assert config["base_model_name_or_path"] == "HuggingFaceTB/SmolLM2-135M-Instruct"
    assert (WEIGHTS / "README.md").read_text().startswith("---")


@pytest.mark.llama
def test_the_command_begins_as_the_shipped_training_did(
    bare: Llama, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same data in the same order, the same initial weights: what the report holds of the
    first steps comes out again. Another processor rounds otherwise, hence the tolerance."""
    shipped = json.loads((WEIGHTS / "training.json").read_text())
    options = {k: v for k, v in shipped["config"].items() if k not in ("threads", "held_out")}
    config = FinetuneConfig(output=tmp_path, held_out=1, **options)
    default = FinetuneConfig(output=tmp_path)
    assert config.model_dump(exclude={"held_out", "save_every"}) == default.model_dump(
        exclude={"held_out", "save_every"}
    )
    found: list[Progress] = []

    class Ended(Exception):
        pass

    def note(bar: report.ProgressBar, progress: Progress) -> None:
        found.append(progress)
        if progress.step == 4:
            raise Ended

    monkeypatch.setattr(report.ProgressBar, "__call__", note)
    with pytest.raises(Ended):
        finetune(config, console=QUIET)
    assert found[-1].steps == len(shipped["train"]["loss"])
    for progress in found:
        expected = shipped["train"]["loss"][: progress.step]
        assert progress.recent.loss == pytest.approx(sum(expected) / len(expected), abs=0.03)
