"""The frozen phase of Fig. 3: a pre-trained Llama whose parameters are used and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from gentwin_chat.errors import ModelError


def load_base(
    folder: Path,
    dtype: torch.dtype,
    *,
    quantised: bool = False,
    gradient_checkpointing: bool = False,
) -> Any:
    """A Llama to train an adapter on.

    Args:
        folder: ``config.json`` and ``*.safetensors``.
        dtype: of the frozen weights, or of the arithmetic where they are quantised.
        quantised: keep the linear layers' weights in 4 bits (NF4).
        gradient_checkpointing: compute hidden states twice instead of keeping them.

    Returns:
        A ``LlamaForCausalLM``, all of it frozen.

    Raises:
        ModelError: it cannot be loaded, or not quantised here.
    """
    from peft import prepare_model_for_kbit_training
    from transformers import LlamaForCausalLM

    options: dict[str, Any] = {"dtype": dtype}
    if quantised:
        options["quantization_config"] = _four_bits(dtype)
        if torch.cuda.is_available():
            from accelerate import PartialState

            options["device_map"] = {"": PartialState().device}
    try:
        llama = LlamaForCausalLM.from_pretrained(folder, **options)
    except (OSError, ValueError, ImportError, RuntimeError) as e:
        raise ModelError(f"{folder}: cannot be loaded for training: {e}. Name a Llama.") from e
    if quantised:
        llama = prepare_model_for_kbit_training(  # type: ignore[no-untyped-call]
            llama, use_gradient_checkpointing=False
        )
    llama.requires_grad_(False)
    if gradient_checkpointing:
        llama.activation_checkpointing_enable()
    return llama


def upper_modules(llama: Any, names: Sequence[str], layers: int | None) -> str:
    """The modules of so many of the upper layers, half of them if ``None``, as PEFT names them."""
    depth = llama.config.num_hidden_layers
    upper = range(max(0, depth - (layers or (depth + 1) // 2)), depth)
    return rf".*\.layers\.({'|'.join(map(str, upper))})\..*\.({'|'.join(names)})"


def _four_bits(dtype: torch.dtype) -> Any:
    from importlib.util import find_spec

    from transformers import BitsAndBytesConfig

    if find_spec("bitsandbytes") is None:
        raise ModelError("4-bit weights need bitsandbytes. Run: pip install 'gentwin-chat[gpu]'.")
    return BitsAndBytesConfig(  # type: ignore[no-untyped-call]
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
    )
