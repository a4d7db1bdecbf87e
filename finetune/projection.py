"""Eq. 8, activation reading: the one place where it is computed, for training and answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor


def project(h: Tensor, w_down: Tensor, w_up: Tensor, pool: Tensor | None = None) -> Tensor:
    """Eq. 8, read on activations: h + ReLU(P(h)·W_D)·W_U.

    The paper adds the projected pool to a weight matrix W_A whose shape it does not give; here the
    increment goes to the hidden state that the frozen layer hands on.

    Args:
        h: hidden states [..., k].
        w_down: W_D, stored as linear layers are, [l, k].
        w_up: W_U, [k, l].
        pool: P(·): 1 for the tokens drawn from a priority pool, 0 for the others, [...]; all
            tokens if ``None``.

    Returns:
        Hidden states [..., k] in the dtype of ``h``; equal to ``h`` while W_U = 0.
    """
    down = (h.to(w_down.dtype) @ w_down.T).relu()  # down projection, ReLU: [..., l]
    up = (down @ w_up.T).to(h.dtype)  # up projection: [..., k]
    return h + (up if pool is None else up * pool.to(h.dtype).unsqueeze(-1))
