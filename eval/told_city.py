"""The paper's network (§III-B) told as a log, and cut into instances."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from gentwin_chat.finetune import log_styles
from gentwin_chat.finetune.log_styles import Wordings
from gentwin_chat.finetune.relation_logs import Log, tell
from gentwin_chat.generation import Pair
from gentwin_chat.indexing.physical_space import PhysicalSpace

SENSORS, GATEWAYS, SERVICES = 250, 50, 3
INSTANCES = 1000
LAYERS = 8  # adapted: the upper ones, so that a figure costs minutes


def told_city(seed: int, styles: Mapping[str, Wordings] = log_styles.COMMON) -> Log:
    """The network of 250 sensors, 50 gateways and 580 relations as a log of about 1200 lines."""
    network = PhysicalSpace(SENSORS, GATEWAYS, SERVICES, seed=seed).topology()
    return tell(network, styles, random.Random(seed))


@dataclass(frozen=True)
class Split:
    """Instances parted into 70 % to train on, 15 % to validate on, 15 % to test on."""

    train: frozenset[Pair]
    validation: frozenset[Pair]
    test: frozenset[Pair]


def split(log: Log, seed: int) -> Split:
    """The paper's 1000 instances: the 580 relations that hold, and pairs of the same kinds that
    the log names though they do not."""
    rng = random.Random(seed)
    holds = sorted(log.holds)
    fails = rng.sample(sorted(log.fails), INSTANCES - len(holds))
    drawn = [*holds, *fails]
    rng.shuffle(drawn)
    ends = round(0.7 * len(drawn)), round(0.85 * len(drawn))
    return Split(*map(frozenset, (drawn[: ends[0]], drawn[ends[0] : ends[1]], drawn[ends[1] :])))
