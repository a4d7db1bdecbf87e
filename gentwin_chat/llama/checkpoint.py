"""What lies in a model's folder: configuration, safetensors, a fingerprint; and an adapter's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from gentwin_chat.errors import ModelError


def fingerprint(folder: Path) -> str:
    """SHA-256 that tells one base model from another: every tensor's name, shape and first bytes.

    Reads 4 KiB a tensor, so that it costs milliseconds also for a large model.
    """
    digest = hashlib.sha256()
    for path in _shards(folder):
        with path.open("rb") as stream:
            size = int.from_bytes(stream.read(8), "little")
            header: dict[str, Any] = json.loads(stream.read(size))
            header.pop("__metadata__", None)
            for name, entry in sorted(header.items()):
                begin, end = entry["data_offsets"]
                stream.seek(8 + size + begin)
                digest.update(f"{name}{entry['dtype']}{entry['shape']}".encode())
                digest.update(stream.read(min(4096, end - begin)))
    return digest.hexdigest()


def read_adapter(folder: Path, base: str) -> dict[str, tuple[Tensor, Tensor]]:
    """Read a twin adapter that was trained on the base model with the fingerprint ``base``.

    Returns:
        Module name → (W_D [l, d], W_U [d, l]).

    Raises:
        ModelError: it cannot be read, was trained on another base, or adapts modules whose output
            is no hidden state.
    """
    try:
        config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
        with safe_open(folder / "adapter_model.safetensors", framework="pt") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, ValueError, SafetensorError) as e:
        raise ModelError(
            f"{folder}: the twin adapter cannot be read: {e}. "
            "Name a folder with adapter_config.json and adapter_model.safetensors."
        ) from e
    if config.get("peft_type") != "TWIN_ADAPTER":
        raise ModelError(f"{folder}: no twin adapter. Train one by gentwin finetune.")
    if config.get("form") != "activation":
        raise ModelError(
            f"{folder}: a twin adapter of the form {config.get('form')!r}; answers are given with "
            "the form 'activation'. Merge the form 'weight' by gentwin_chat.finetune.export."
        )
    if config.get("base_fingerprint") != base:
        raise ModelError(
            f"{folder}: trained on another base model (fingerprint "
            f"{str(config.get('base_fingerprint'))[:12]}…, this one has {base[:12]}…). "
            "Name its own base by GENTWIN_MODEL, or set GENTWIN_ADAPTER=none."
        )
    pairs: dict[str, tuple[Tensor, Tensor]] = {}
    for name, tensor in tensors.items():
        module, _, kind = name.removesuffix(".weight").rpartition(".")
        if kind == "twin_adapter_down":
            module = module.removeprefix("base_model.model.")
            if not module.endswith((".o_proj", ".down_proj")):
                raise ModelError(f"{folder}: adapts {module}, whose output is no hidden state.")
            pairs[module] = (tensor, tensors[name.replace("adapter_down", "adapter_up")])
    return pairs


def read_config(folder: Path) -> dict[str, Any]:
    """The configuration of a Llama.

    Raises:
        ModelError: there is none, or it is that of another kind of model.
    """
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise ModelError(f"{folder}: config.json cannot be read: {e}. Name a model folder.") from e
    if config.get("model_type") != "llama":
        raise ModelError(f"{folder}: holds a {config.get('model_type')} model. Name a Llama.")
    if config.get("attention_bias") or config.get("mlp_bias") or config["hidden_act"] != "silu":
        raise ModelError(f"{folder}: a Llama with biases or without SiLU. Name a usual one.")
    return config


def _shards(folder: Path) -> Sequence[Path]:
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        names = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
        return sorted(folder / name for name in names)
    if not (shards := sorted(folder.glob("*.safetensors"))):
        raise ModelError(f"{folder}: no *.safetensors. Only safetensors are loaded.")
    return shards


def read_weights(folder: Path, dtype: torch.dtype) -> dict[str, Tensor]:
    """Every weight by name, from safetensors only.

    Raises:
        ModelError: a file is missing or damaged.
    """
    weights = {}
    for path in _shards(folder):
        try:
            with safe_open(path, framework="pt") as file:
                for name in file.keys():  # noqa: SIM118 – not a mapping
                    weights[name] = file.get_tensor(name).to(dtype)
        except (OSError, SafetensorError) as e:
            raise ModelError(f"{path}: cannot be read: {e}. Delete it and fetch it anew.") from e
    return weights
