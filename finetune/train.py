"""Train a twin adapter: ``gentwin finetune --help``.

The Llama is frozen; only W_D and W_U of eq. 8 learn, from two tasks at once: to phrase answers, and
to say of a line of text whether by it a relation holds (Alg. 1 line 11). In the second, 𝒫(·)
extracts the last token of a prompt, so that what comes before is read once.

One command with one seed gives the same adapter again, also if it was interrupted and started anew.
On several GPUs: ``accelerate launch -m gentwin_chat.finetune.train …``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from gentwin_chat.data import CITY
from gentwin_chat.errors import SettingsError, TwinError
from gentwin_chat.finetune import checkpoint, relations, report
from gentwin_chat.finetune.base import load_base, upper_modules
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.extraction import extract
from gentwin_chat.finetune.fit import fit
from gentwin_chat.finetune.frozen import Frozen
from gentwin_chat.finetune.options import FinetuneConfig, read_config
from gentwin_chat.finetune.phrasebook import Example, examples
from gentwin_chat.finetune.saving import save_adapter
from gentwin_chat.finetune.vocabulary import HELD_OUT, TRAIN
from gentwin_chat.generation import NEITHER, NO, YES
from gentwin_chat.indexing.sources import load
from gentwin_chat.llama import ChatTokenizer, locate
from gentwin_chat.verbaliser import messages

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
    frozen = Frozen(model, [tokenizer.encode(a)[0] for a in (YES, NO, NEITHER)])
    with report.ProgressBar(console) as bar, frozen.beside_texts():
        train: list[Sample] = []
        held_out: dict[str, list[Sample]] = {}
        seed, count = config.seed, config.held_out
        if config.phrasings:
            train += [sample(tokenizer, e) for e in examples(TRAIN, config.phrasings, seed)]
            held_out["phrasing"] = [
                sample(tokenizer, e) for e in examples(HELD_OUT, count, seed + 1)
            ]
        if config.relations:
            asked = relations.examples(config.relations, seed, tokenizer)
            train += config.repeats * frozen.among_texts(asked)
            asked = relations.examples(count, seed + 1, tokenizer, held_out=True)
            held_out["relations"] = frozen.among_texts(asked)
        history = fit(model, train, held_out, config, bar, resume=config.output / checkpoint.NAME)
    if _first():
        for task, found in history.validation.items():
            console.print(f"{task}, held out, before: {report.said_of(found[0])}")
            console.print(f"after {history.cpu_seconds:.0f} CPU s: {report.said_of(found[-1])}")
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
