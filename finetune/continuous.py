"""Continuous learning (Alg. 1 line 14): the adapter follows the network, in the background.

When α passes the trigger, the living twin hands over its new pools. What was seen of the entities
in the pools that changed is learnt, with as much replayed of what was learnt before, so that it is
not forgotten; the new adapter then takes the place of the old one at once.

    follower = ContinuousLearner(learner, replay, publish=reader.adapt, folder=folder)
    LivingTwin(store, now, on_rebuild=[follower.rebuilt])
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.indexing.pooling import Pool, update_trigger
from gentwin_chat.indexing.pools import PoolSnapshot

UPDATE = FitConfig(epochs=6, batch=32, rate=5e-4, save_every=10**6)
"""A gentle update: a quarter of the rate of training."""


@dataclass(frozen=True)
class Experience:
    """A sample of what was observed, and between whom."""

    sample: Sample
    source: str
    target: str


class ContinuousLearner:
    """Updates an adapter on changed pools, one update at a time, in a thread of its own.

    Args:
        learner: the adapter as it is now.
        replay: samples of what it knows.
        publish: takes a new adapter's folder into use, as ``Llama.adapt`` does.
        pools: as they are now; unknown if ``None``, and then all will have changed.
        folder: new adapters are written below it, ``1``, ``2`` and so on.
        trigger: α of a pool (eq. 7) from which on it has changed.
        config: of an update.
        on_error: told of an update that failed; the adapter in use stays.
    """

    def __init__(
        self,
        learner: Learner,
        replay: Sequence[Sample],
        *,
        publish: Callable[[Path], None],
        folder: Path,
        pools: PoolSnapshot | None = None,
        trigger: float = 0.0,
        config: FitConfig = UPDATE,
        on_error: Callable[[ModelError], None] = lambda error: None,
    ) -> None:
        self.learner, self.folder, self.trigger, self.config = learner, folder, trigger, config
        self.updates = 0
        self._replay = list(replay)
        self._publish, self._on_error = publish, on_error
        self._fresh: list[Experience] = []
        self._lock = threading.Lock()
        self._before = pools
        self._thread: threading.Thread | None = None
        self._rng = random.Random(config.seed)

    def observe(self, experience: Experience) -> None:
        """Something was seen whose truth is known; kept until its pool changes."""
        with self._lock:
            self._fresh.append(experience)

    def rebuilt(self, pools: PoolSnapshot) -> None:
        """New pools: learn, in the background, what was seen of those that changed.

        While an update runs, nothing new begins; what was seen meanwhile waits for the next.
        """
        before, self._before = self._before, pools
        if self._thread is not None and self._thread.is_alive():
            self._before = before  # α goes on adding up
            return
        ids = {i for pool in changed(before, pools, self.trigger) for i in pools.members[pool]}
        with self._lock:
            due = [e.sample for e in self._fresh if {e.source, e.target} & ids]
            self._fresh = [e for e in self._fresh if not {e.source, e.target} & ids]
        if due:
            self._thread = threading.Thread(target=self.update, args=(due,), daemon=True)
            self._thread.start()

    def update(self, samples: Sequence[Sample]) -> None:
        """Learn, and take the new adapter into use; what goes wrong leaves the old one in use."""
        old = self._rng.sample(self._replay, min(len(samples), len(self._replay)))
        target = self.folder / str(self.updates + 1)
        try:
            self.learner.fit([*samples, *old], self.config)
            self.learner.save(target)
            self._publish(target)
        except ModelError as e:
            self._on_error(e)
            return
        self._replay += samples
        self.updates += 1

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the update that is under way, if there is one."""
        if self._thread is not None:
            self._thread.join(timeout)


def changed(before: PoolSnapshot | None, after: PoolSnapshot, trigger: float) -> set[Pool]:
    """The pools whose α (eq. 7) is greater than ``trigger``; all, where there were none before."""
    if before is None:
        return set(Pool)
    return {
        pool
        for pool in Pool
        if update_trigger(before.pool_weights[pool], after.pool_weights[pool]) > trigger
    }
