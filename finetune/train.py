"""Train a twin adapter: ``gentwin finetune --help``.

The Llama is frozen; only W_D and W_U of eq. 8 learn. One command with one seed gives the same
adapter again, also if it was interrupted and started anew. On several GPUs:
``accelerate launch -m gentwin_chat.finetune.train …``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import Field, ValidationError
from rich.console import Console

from gentwin_chat.errors import SettingsError, TwinError
from gentwin_chat.finetune import checkpoint, report
from gentwin_chat.finetune.base import load_base
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, fit
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.saving import save_adapter
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN
from gentwin_chat.llama import ChatTokenizer, locate
from gentwin_chat.verbaliser import messages

if TYPE_CHECKING:
    from peft import PeftModel


class FinetuneConfig(FitConfig):
    """The options of a training run; with the code and the base model they determine its result."""

    output: Path = Field(description="Folder for the adapter, made if need be.")
    examples: int = Field(default=2400, ge=1, description="Training examples.")
    held_out: int = Field(default=96, ge=1, description="Examples of the validation.")
    bottleneck: int = Field(default=64, ge=1, description="Width l of eq. 8.")
    quantised: bool = Field(default=False, description="Keep the frozen weights in 4 bits.")
    gradient_checkpointing: bool = Field(
        default=False, description="Compute hidden states twice to save memory."
    )
    threads: int | None = Field(default=None, ge=1, description="CPU threads; unset: every core.")


def finetune(config: FinetuneConfig, *, console: Console | None = None) -> Path:
    """Train a twin adapter and write it as safetensors.

    A run that was interrupted is taken up where its last checkpoint stands in the output folder.

    Args:
        config: the options.
        console: where the progress is shown; stderr if ``None``.

    Returns:
        The folder of the adapter: ``adapter_config.json``, ``adapter_model.safetensors``,
        ``training.json`` (options, and loss, L1 and accuracy of each step) and ``training.svg``.

    Raises:
        ModelError: the base model cannot be loaded, the folder not written, or it holds the
            checkpoint of another run.
    """
    import torch

    if config.threads:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    console = console or Console(stderr=True)
    base = locate()
    tokenizer = ChatTokenizer(base)
    train = [sample(tokenizer, e) for e in examples(TRAIN, config.examples, config.seed)]
    held_out = [sample(tokenizer, e) for e in examples(HELD_OUT, config.held_out, config.seed + 1)]
    model = _adapted(base, config)
    with report.ProgressBar(console) as bar:
        history = fit(model, train, held_out, config, bar, resume=config.output / checkpoint.NAME)
    before, after = history.validation[0], history.validation[-1]
    console.print(f"Held-out vocabulary, before: {report.said_of(before)}")
    console.print(f"after {history.seconds:.0f} s of training: {report.said_of(after)}")
    if _first():
        save_adapter(model, config.output)
        options = config.model_dump(mode="json", exclude={"output"})
        report.write(config.output, {"config": options, **report.figures(history)})
    return config.output


def sample(tokenizer: ChatTokenizer, example: Example) -> Sample:
    """A phrasing example, as the trainer takes it: the conversation is read, the answer learnt."""
    prompt = tokenizer.chat(messages(example.question, str(example.draft)))
    return Sample(prompt, [*tokenizer.encode(example.target), min(tokenizer.eos)])


def _adapted(base: Path, config: FinetuneConfig) -> PeftModel:
    from peft import get_peft_model

    from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig
    from gentwin_chat.llama.checkpoint import fingerprint

    llama = load_base(
        base,
        config.dtype,
        quantised=config.quantised,
        gradient_checkpointing=config.gradient_checkpointing,
    )
    return get_peft_model(
        llama,
        TwinAdapterConfig(
            task_type="CAUSAL_LM",
            bottleneck=config.bottleneck,
            base_fingerprint=fingerprint(base),
        ),
    )


def _first() -> bool:
    """Whether this is the process that writes, of those that accelerate launched."""
    from accelerate import PartialState

    return bool(PartialState().is_main_process)


def read_config(words: list[str] | None) -> tuple[FinetuneConfig, bool]:
    """The options of a command line, and whether it asks for JSON.

    Raises:
        SettingsError: an option has no meaning, or the YAML file cannot be read.
    """
    parser = argparse.ArgumentParser(prog="gentwin finetune")
    parser.add_argument("--config", type=Path, help="YAML of the options below; flags win over it.")
    for name, field in FinetuneConfig.model_fields.items():
        said = str(field.description).replace("%", "%%")
        said += "" if field.is_required() else f" (default: {field.default})"
        flag: dict[str, Any] = {"action": argparse.BooleanOptionalAction} if (
            field.annotation is bool) else {}  # fmt: skip
        parser.add_argument(f"--{name.replace('_', '-')}", default=None, help=said, **flag)
    parser.add_argument("--json", action="store_true", help="Print the report as JSON.")
    given = vars(parser.parse_args(words))
    file, as_json = given.pop("config"), given.pop("json")
    options = {**(_yaml(file) if file else {}), **{k: v for k, v in given.items() if v is not None}}
    try:
        return FinetuneConfig.model_validate(options), as_json
    except ValidationError as e:
        first = e.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise SettingsError(f"--{name}: {first['msg']}. See gentwin finetune --help.") from e


def _yaml(file: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise SettingsError(f"{file}: cannot be read: {e}. Name a YAML file of options.") from e
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: holds no options. Write lines such as “epochs: 2”.")
    return {str(k).replace("-", "_"): v for k, v in found.items()}


def main(words: list[str] | None = None) -> None:
    """Command line of the training run; exit status 2 on what cannot be used."""
    try:
        config, as_json = read_config(words)
        folder = finetune(config)
    except TwinError as e:
        print("gentwin: " + " ".join(str(e).split()), file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("gentwin: interrupted; the same command goes on from here.", file=sys.stderr)
        sys.exit(130)
    if _first():
        print(json.dumps(json.loads((folder / "training.json").read_text())) if as_json else folder)


if __name__ == "__main__":
    main()
