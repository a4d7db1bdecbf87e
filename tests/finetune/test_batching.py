"""Selection by priority and by weight (§II-B, end): what an epoch draws first."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gentwin_chat.finetune.batching import Sample, Selection, batches
from gentwin_chat.indexing.pooling import Pool

POOLS = [*Pool, None]


def draw(count: int, seed: int = 0) -> list[Sample]:
    rng = random.Random(seed)
    return [
        Sample([i] * rng.randint(1, 30), [1], pool=rng.choice(POOLS), weight=rng.random())
        for i in range(count)
    ]


@given(
    count=st.integers(0, 60),
    size=st.integers(1, 9),
    selection=st.sampled_from(["random", "priority", "weight"]),
    epoch=st.integers(0, 3),
)
def test_every_sample_is_in_exactly_one_batch(
    count: int, size: int, selection: Selection, epoch: int
) -> None:
    samples = draw(count)
    found = batches(samples, size, selection, 1, epoch)
    assert all(0 < len(b) <= size for b in found)
    assert sorted(s.prompt[0] for b in found for s in b) == list(range(count))
    assert found == batches(samples, size, selection, 1, epoch)


def test_by_priority_the_high_pool_comes_first() -> None:
    order = [s.pool for b in batches(draw(200), 8, "priority", 0) for s in b]
    ranks = [POOLS.index(pool) for pool in order]
    assert ranks == sorted(ranks)


def test_by_weight_the_heaviest_come_first() -> None:
    found = batches(draw(400), 4, "weight", 0)
    window = 8  # batches among which length may decide
    means = [
        sum(s.weight for b in found[i : i + window] for s in b)
        for i in range(0, len(found) - window, window)
    ]
    assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("selection", ["random", "priority", "weight"])
def test_epochs_differ_in_order(selection: Selection) -> None:
    samples = draw(64)
    assert batches(samples, 4, selection, 0, 0) != batches(samples, 4, selection, 0, 1)


def test_batches_hold_texts_of_like_length() -> None:
    for batch in batches(draw(400), 8, "random", 0):
        lengths = [len(s) for s in batch]
        assert max(lengths) - min(lengths) <= 2
