"""Eq. 8 in its readings: the one place where each is computed, for training and for answering.

The paper prints W_A = W_A + ReLU((P(·)·W_D)·W_U), and says neither what W_A multiplies nor what of
the pool P(·) is. Three readings: the increment goes to the hidden state that a frozen layer hands
on, with the ReLU between the projections (as adapters usually are) or behind both (as printed); or
it goes to the frozen layer's own weights. k is the model's hidden size, l the bottleneck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor

Form = Literal["activation", "printed", "weight"]


def project(h: Tensor, w_down: Tensor, w_up: Tensor, pool: Tensor | None = None) -> Tensor:
    """Eq. 8: form *activation*, h + ReLU(P(h)·W_D)·W_U on the hidden states of the pool's tokens.

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
    return _extracted(h, down @ w_up.T, pool)  # up projection: [..., k]


def project_printed(h: Tensor, w_down: Tensor, w_up: Tensor, pool: Tensor | None = None) -> Tensor:
    """Eq. 8: form *printed*, h + ReLU((P(h)·W_D)·W_U), the activation in the order of the paper.

    Arguments as of :func:`project`. No component of h can fall, and where W_U = 0 nothing learns,
    as ReLU has no slope there: W_U has to start off zero.
    """
    down = h.to(w_down.dtype) @ w_down.T  # down projection: [..., l]
    return _extracted(h, (down @ w_up.T).relu(), pool)  # up projection, ReLU: [..., k]


def increment(pool: Tensor, w_down: Tensor, w_up: Tensor) -> Tensor:
    """Eq. 8: form *weight*, ΔW_A = ReLU((P·W_D)·W_U), which a linear layer's weights take up.

    Args:
        pool: P, the second moment of the pools' embeddings (see :func:`pool_matrix`), [k, k].
        w_down: W_D, [k, l].
        w_up: W_U, [l, n], for a layer with n inputs; n = k where the layer is square.

    Returns:
        [k, n], the layout of a linear layer's weights; nowhere negative.
    """
    return ((pool @ w_down) @ w_up).relu()  # down projection [k, l], up projection, ReLU


def pool_matrix(embeddings: Tensor, weights: Tensor) -> Tensor:
    """P of the weight form: the pools' embeddings, weighted.

    Args:
        embeddings: of each node with its relations, less what all words have in common, [m, k].
        weights: w of eq. 5 of each node, [m]; not all 0.

    Returns:
        Σᵢ wᵢ·eᵢ·eᵢᵀ / Σᵢ wᵢ·|eᵢ|², [k, k]: symmetric, of trace 1.
    """
    moment = (embeddings * weights.unsqueeze(-1)).T @ embeddings
    return moment / moment.trace()


def _extracted(h: Tensor, up: Tensor, pool: Tensor | None) -> Tensor:
    up = up.to(h.dtype)
    return h + (up if pool is None else up * pool.to(h.dtype).unsqueeze(-1))
