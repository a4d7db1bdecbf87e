"""Merge a twin adapter of the form ``weight`` into its Llama: ``… .finetune.export --help``.

What is written is a plain Llama folder, which knows nothing of adapters: transformers, vLLM and
llama.cpp's converter read it as they read the base model, and so does ``GENTWIN_MODEL``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from gentwin_chat.errors import ModelError
from gentwin_chat.llama import locate


def export(adapter: Path, output: Path, *, dtype: str = "bfloat16") -> Path:
    """Write the base model with an adapter merged into its weights.

    Args:
        adapter: folder of an adapter whose form is ``weight``.
        output: folder to write; made if need be.
        dtype: of the written weights; the sum itself is made in float32.

    Returns:
        ``output``: ``config.json``, ``*.safetensors``, and the base model's tokenizer.

    Raises:
        ModelError: the adapter cannot be merged, belongs to another base, or the folder cannot be
            written.
    """
    import torch
    from peft import PeftModel

    from gentwin_chat.finetune.base import load_base
    from gentwin_chat.finetune.twin_adapter import TwinAdapterConfig
    from gentwin_chat.llama.checkpoint import fingerprint

    base = locate()
    try:
        config: Any = TwinAdapterConfig.from_pretrained(str(adapter))
        if config.base_fingerprint not in (None, fingerprint(base)):
            raise ModelError(f"{adapter}: trained on another base. Name its own by GENTWIN_MODEL.")
        model = PeftModel.from_pretrained(load_base(base, torch.float32), str(adapter))
        merged: Any = model.merge_and_unload(safe_merge=True)
        merged.to(getattr(torch, dtype)).save_pretrained(output)
        for file in (*base.glob("tokenizer*.json"), *base.glob("*.jinja")):
            shutil.copyfile(file, output / file.name)
    except (OSError, ValueError) as e:
        raise ModelError(f"{adapter}: cannot be exported: {e}") from e
    return output


def main(words: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m gentwin_chat.finetune.export")
    parser.add_argument("adapter", type=Path, help="Folder of an adapter of the form “weight”.")
    parser.add_argument("output", type=Path, help="Folder for the plain Llama.")
    parser.add_argument("--dtype", default="bfloat16", choices=("bfloat16", "float16", "float32"))
    options = parser.parse_args(words)
    try:
        print(export(options.adapter, options.output, dtype=options.dtype))
    except ModelError as e:
        print("gentwin: " + " ".join(str(e).split()), file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
