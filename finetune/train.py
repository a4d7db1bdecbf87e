"""Train a twin adapter: ``gentwin finetune --help``.

The Llama is frozen; only W_D and W_U of eq. 8 learn, from two tasks at once: to phrase answers, and
to say of a line of text whether by it a relation holds (Alg. 1 line 11). In both, 𝒫(·) extracts the
tokens from a prompt's last one on, so that what comes before is read once, by the frozen Llama.

One command with one seed gives the same adapter again, also if it was interrupted and started anew.
On several GPUs: ``accelerate launch -m gentwin_chat.finetune.train …``.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from gentwin_chat.data import CITY
from gentwin_chat.errors import SettingsError, TwinError
from gentwin_chat.finetune import checkpoint, report
from gentwin_chat.finetune.base import load_base, upper_modules
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.extraction import extract
from gentwin_chat.finetune.fit import fit
from gentwin_chat.finetune.frozen import Frozen
from gentwin_chat.finetune.options import FinetuneConfig, read_config
from gentwin_chat.finetune.saving import save_adapter
from gentwin_chat.finetune.tasks import samples
from gentwin_chat.indexing.sources import load
from gentwin_chat.llama import ChatTokenizer, locate

if TYPE_CHECKING:
    from peft import PeftModel


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
        SettingsError: there is nothing to learn from.
        ModelError: the base model cannot be loaded, the folder not written, or it holds the
            checkpoint of another run.
    """
    import torch

    if not config.phrasings and not config.relations:
        raise SettingsError("Nothing to learn from. Give --phrasings or --relations.")

    if config.threads:
        torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    console = console or Console(stderr=True)
    base = locate()
    tokenizer = ChatTokenizer(base)
    model = _adapted(base, config)
    frozen = Frozen(model)
    # what is merged into the weights takes part everywhere
    learnt = frozen.kept if config.form != "weight" else list
    attached = frozen.attached() if config.form != "weight" else nullcontext()
    train: list[Sample] = []
    for task, drawn in samples(tokenizer, config.phrasings, config.relations, config.seed).items():
        train += learnt(drawn) * (config.repeats if task == "relations" else 1)
    held, seed = config.held_out, config.seed + 1
    held_out = {
        task: learnt(drawn)
        for task, drawn in samples(
            tokenizer,
            held if config.phrasings else 0,
            held if config.relations else 0,
            seed,
            held_out=True,
        ).items()
    }
    with report.ProgressBar(console) as bar, attached:
        history = fit(model, train, held_out, config, bar, resume=config.output / checkpoint.NAME)
    if _first():
        for task, found in history.validation.items():
            console.print(f"{task}, held out, before: {report.said_of(found[0])}")
            console.print(f"after {history.cpu_seconds:.0f} CPU s: {report.said_of(found[-1])}")
        save_adapter(model, config.output)
        options = config.model_dump(mode="json", exclude={"output"})
        used = {"config": options, "arithmetic": config.arithmetic}
        report.write(config.output, used | report.figures(history))
    return config.output


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
    model = get_peft_model(
        llama,
        TwinAdapterConfig(
            task_type="CAUSAL_LM",
            form=config.form,
            bottleneck=config.bottleneck,
            target_modules=upper_modules(llama, config.target_modules, config.layers),
            base_fingerprint=fingerprint(base),
        ),
    )
    if config.form == "weight":
        network = load(config.pool or CITY)
        table = llama.get_input_embeddings().weight
        pool = extract(network.entities.values(), network.relations, ChatTokenizer(base), table)
        tuner: Any = model.base_model
        tuner.extract(pool)
    return model


def _first() -> bool:
    """Whether this is the process that writes, of those that accelerate launched."""
    from accelerate import PartialState

    return bool(PartialState().is_main_process)


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
