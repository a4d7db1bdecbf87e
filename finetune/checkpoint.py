"""The state of a training run on disk, so that an interrupted run goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.batching import Sample

NAME = "checkpoint.pt"


def identity(options: dict[str, Any], *parts: Sequence[Sample]) -> str:
    """SHA-256 of what determines a run: its options and every token it learns from."""
    digest = hashlib.sha256(json.dumps(options, sort_keys=True, default=str).encode())
    for samples in parts:
        for sample in samples:
            digest.update(repr((list(sample.prompt), list(sample.completion))).encode())
            rest = (sample.pool, sample.weight, sample.verdict, sample.choices)
            digest.update(repr(rest).encode())
    return digest.hexdigest()


def save(
    file: Path,
    run: str,
    weights: dict[str, Tensor],
    optimizer: dict[str, Any],
    progress: dict[str, Any],
) -> None:
    """Write the state; a reader finds the old file or the new one, never half of one.

    Args:
        file: where to.
        run: the run's :func:`identity`.
        weights: what learns, by parameter name.
        optimizer: its ``state_dict``.
        progress: plain values: position and history.

    Raises:
        ModelError: it cannot be written.
    """
    state = {"run": run, "weights": weights, "optimizer": optimizer, "progress": progress,
             "rng": torch.get_rng_state()}  # fmt: skip
    part = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            torch.save(state, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as e:
        raise ModelError(f"{file}: cannot be written: {e}. Name another folder.") from e


def load(file: Path, run: str) -> dict[str, Any] | None:
    """The state that :func:`save` wrote, with torch's random state put back; ``None`` if none.

    Raises:
        ModelError: the file is damaged, or is of another run.
    """
    if not file.is_file():
        return None
    remedy = "Delete it to begin anew, or name another output folder."
    try:
        state: dict[str, Any] = torch.load(file, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as e:
        raise ModelError(f"{file}: cannot be read: {e}. {remedy}") from e
    if state.get("run") != run:
        raise ModelError(f"{file}: left by a run of other options or data. {remedy}")
    torch.set_rng_state(state["rng"])
    return state
