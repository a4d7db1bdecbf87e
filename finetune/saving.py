"""Adapters as files: PEFT's own form, in bfloat16, and without the paths of this machine; and the
link by which running processes find the newest."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from gentwin_chat.errors import ModelError

if TYPE_CHECKING:
    from peft import PeftModel


def save_adapter(model: PeftModel, folder: Path) -> None:
    """Write the adapter of ``model`` to ``folder``, made if need be.

    bfloat16 suffices for the weights; the base model's local path is nobody's business.

    Raises:
        ModelError: it cannot be written.
    """
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    from gentwin_chat.llama.source import HUB_ID
    from gentwin_chat.settings import settings

    options = copy.copy(model.peft_config["default"])
    options.base_model_name_or_path = settings().model or HUB_ID
    options.inference_mode = True
    try:
        folder.mkdir(parents=True, exist_ok=True)
        options.save_pretrained(str(folder))
        part = folder / "adapter_model.safetensors.part"
        weights = get_peft_model_state_dict(model, save_embedding_layers=False)
        save_file(
            {k: v.to(torch.bfloat16).contiguous() for k, v in weights.items()},
            part,
            metadata={"format": "pt"},
        )
        part.replace(folder / "adapter_model.safetensors")
    except OSError as e:
        raise ModelError(f"{folder}: cannot be written: {e}. Name another folder.") from e


def lead(link: Path, folder: Path) -> None:
    """Have ``link`` lead to an adapter's folder: a reader finds the old one or the new one.

    Raises:
        ModelError: it cannot be made.
    """
    part = link.with_name(link.name + ".part")
    try:
        link.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.symlink_to(folder.resolve(), target_is_directory=True)
        part.replace(link)
    except OSError as e:
        raise ModelError(f"{link}: cannot be made: {e}. Name another folder.") from e
