"""Training samples, and the order in which an epoch draws them (§II-B, end).

The paper feeds the adapter by two criteria, *selection by priority* and *selection by weight*: the
prior and the most weighted samples are used first. Within what the criterion leaves open, samples
of like length share a batch, so that little is spent on padding.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from gentwin_chat.indexing.pooling import Pool

Selection = Literal["random", "priority", "weight"]

_WINDOW = 8  # batches of neighbouring weight within which lengths may be sorted
_RANK = {pool: rank for rank, pool in enumerate(Pool)}  # highest first


@dataclass(frozen=True)
class Sample:
    """A text to learn: the model reads ``prompt`` and learns ``completion``.

    Attributes:
        prompt: token ids that are read only.
        completion: token ids that are learnt; at least one.
        pool: priority pool (eq. 4) that the sample was drawn from, for selection by priority.
        weight: w of eq. 5 or 6, for selection by weight.
        verdict: the ids of the first completion token where the relation asked about holds, and
            where it does not; makes L1 and accuracy those of eq. 9.
        choices: the ids among which a completion's tokens are sought; all if empty.
    """

    prompt: Sequence[int]
    completion: Sequence[int]
    pool: Pool | None = None
    weight: float = 0.0
    verdict: tuple[int, int] | None = None
    choices: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def batches(
    samples: Sequence[Sample], size: int, selection: Selection, seed: int, epoch: int = 0
) -> list[list[Sample]]:
    """The batches of an epoch in their order; every sample is in exactly one.

    Args:
        samples: what there is to draw from.
        size: samples a batch; the last of a pool may have fewer.
        selection: ``priority``: P_H first, then P_M, then P_L, then what has no pool; ``weight``:
            the heaviest first; ``random``: as if there were no pools.
        seed: of the order that the selection leaves open; the same seed gives the same order.
        epoch: 0-based; each has another order.
    """
    rng = random.Random(f"{seed}:{epoch}")
    drawn: list[list[Sample]] = []
    for window in _windows(samples, size, selection, rng):
        ordered = sorted(window, key=len)
        found = [ordered[i : i + size] for i in range(0, len(ordered), size)]
        rng.shuffle(found)
        drawn.extend(found)
    return drawn


def _windows(
    samples: Sequence[Sample], size: int, selection: Selection, rng: random.Random
) -> Iterator[list[Sample]]:
    """Runs of samples among which the criterion sees no difference worth keeping."""
    order = list(samples)
    rng.shuffle(order)
    if selection == "random":
        yield order
    elif selection == "priority":
        order.sort(key=_rank)
        for _, pool in groupby(order, key=_rank):
            yield list(pool)
    else:
        order.sort(key=lambda s: -s.weight)
        for start in range(0, len(order), size * _WINDOW):
            yield order[start : start + size * _WINDOW]


def _rank(sample: Sample) -> int:
    return len(_RANK) if sample.pool is None else _RANK[sample.pool]
