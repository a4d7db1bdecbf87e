"""Continuous learning (Alg. 1 lines 9, 10 and 14): the adapter follows the network, in the
background.

When α passes the trigger, the living twin hands over its new pools. What was read of the entities
in the pools that changed is learnt, with as much replayed of what was learnt before, so that it is
not forgotten; the new adapter then takes the place of the old one at once.

    follower = ContinuousLearner(learner, replay, publish=reader.adapt, folder=folder)
    LivingTwin(store, now, on_rebuild=[follower.project])
"""

from __future__ import annotations

import random
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gentwin_chat.answer import Answer
from gentwin_chat.errors import ModelError
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.fit import FitConfig, Progress
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.generation import Beliefs, Pair
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.pooling import Pool, update_trigger
from gentwin_chat.indexing.pools import PoolSnapshot

UPDATE = FitConfig(epochs=6, batch=32, rate=5e-4, save_every=10**6)
"""A gentle update: a fraction of the rate of training."""

REMEMBERED = 10_000
"""Experiences that are kept: a feed may run for years."""

KEPT = 1024
"""Texts whose states in the frozen Llama are kept from one update to the next; those of a line of a
log take about half a MiB."""

AT_ONCE = 256
"""Experiences that an update learns from, and of those learnt before, how many may be replayed."""


class _BrokenOff(Exception):
    """No more is to be learnt."""


@dataclass(frozen=True)
class Experience:
    """A line that was read of a pair, and what it turned out to say.

    Attributes:
        prompt: as :class:`gentwin_chat.generation.LogReader` asks it.
        pair: whom it is about.
        answer: one of the learner's answers.
    """

    prompt: str
    pair: Pair
    answer: str


class ContinuousLearner:
    """Updates an adapter on changed pools, one update at a time, in a thread of its own.

    Args:
        learner: the adapter as it is now.
        replay: samples of what it knows, of every task that is not to be forgotten.
        publish: takes a new adapter's folder into use, as ``Llama.adapt`` does.
        folder: new adapters are written below it, ``1``, ``2`` and so on after those there.
        pools: as they are now; unknown if ``None``, and then all will have changed.
        trigger: α of a pool (eq. 7) beyond which it has changed.
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
        self._known, self._learnt = list(replay), deque[Sample](maxlen=AT_ONCE)
        self._publish, self._on_error = publish, on_error
        self._read: deque[Experience] = deque(maxlen=REMEMBERED)
        self._fresh: deque[Experience] = deque(maxlen=REMEMBERED)
        self._lock = threading.Lock()  # of what was read
        self._using = threading.Lock()  # of the learner
        self._before = pools
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()
        self._rng = random.Random(config.seed)

    def observe(self, experience: Experience) -> None:
        """Something was read; it is kept until the pool of one of its ends changes."""
        with self._lock:
            self._read.append(experience)
            self._fresh.append(experience)

    def project(self, pools: PoolSnapshot) -> None:
        """Lines 9 and 10: learn, in the background, what was read of the pools that changed.

        While an update runs, nothing new begins; what is read meanwhile waits for the next.
        """
        if self.busy:
            return  # the pools before stay what they were, so α goes on adding up
        before, self._before = self._before, pools
        ids = {i for pool in changed(before, pools, self.trigger) for i in pools.members[pool]}
        with self._lock:
            due = [e for e in self._fresh if {e.pair.source, e.pair.target} & ids]
            left = [e for e in self._fresh if not {e.pair.source, e.pair.target} & ids]
            self._fresh = deque(left, maxlen=REMEMBERED)
        self._begin(due)

    def update(self, prompts: Iterable[Answer]) -> None:
        """Line 14: learn again, in the background, what was read of whom the prompts speak of."""
        ids = {str(end) for a in prompts for f in a.facts for end in (f.subject, f.object)}
        with self._lock:
            due = [e for e in self._read if {e.pair.source, e.pair.target} & ids]
        if not self.busy:
            self._begin(due)

    def loss(self, graph: GraphReader) -> float:
        """Line 12, eq. 9: the mean of |r − r̂| over the pairs that were read of; r by ``graph``,
        r̂ by the adapter from all that was read of them. 0 where nothing was."""
        with self._lock:
            read = list(self._read)
        if not read:
            return 0.0
        with self._using:
            verdicts = self.learner.judge([e.prompt for e in read])
        state = Beliefs(frozenset())
        for experience, verdict in zip(read, verdicts, strict=True):
            state.read([(experience.pair, verdict)])
        holds = {Pair(r.source, r.type, r.target) for r in graph.relations() if r.inferred is None}
        return sum(abs((p in holds) - chance) for p, chance in state.held.items()) / len(state.held)

    def learn(self, experiences: Sequence[Experience]) -> None:
        """Learn, and take the new adapter into use; what goes wrong leaves the old one in use.

        Of more than :data:`AT_ONCE`, one of each wording comes first, the newest of it, then what
        chance draws.
        """
        encode, choices = self.learner.tokenizer.encode, self.learner.answers
        new = [
            Sample(encode(e.prompt), encode(e.answer)[:1], choices=choices)
            for e in self._chosen(experiences)
        ]
        known = [*self._known, *self._learnt]
        old = self._rng.sample(known, min(len(new), len(known)))
        target = self.folder / str(1 + max(_numbers(self.folder), default=0))
        try:
            with self._using:
                self.learner.fit([*new, *old], self.config, self._go_on)
                self.learner.save(target)
            self._publish(target)
        except _BrokenOff:
            return
        except ModelError as e:
            self._on_error(e)
            return
        finally:
            self.learner.frozen.trim(KEPT, self._known)
        self._learnt += new
        self.updates += 1

    def _chosen(self, experiences: Sequence[Experience]) -> list[Experience]:
        """At most :data:`AT_ONCE` to learn from."""
        if len(experiences) <= AT_ONCE:
            return list(experiences)
        newest = {(e.prompt, e.answer): i for i, e in enumerate(experiences)}
        first = sorted(newest.values(), reverse=True)[:AT_ONCE]
        rest = sorted({*range(len(experiences))} - {*first})
        drawn = self._rng.sample(rest, min(AT_ONCE - len(first), len(rest)))
        return [experiences[i] for i in [*first, *drawn]]

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the update that is under way, if there is one."""
        if self._thread is not None:
            self._thread.join(timeout)

    def close(self) -> None:
        """Learn no more: an update that is under way is broken off after its step."""
        self._closed.set()
        self.wait()

    def _go_on(self, progress: Progress) -> None:
        if self._closed.is_set():
            raise _BrokenOff

    @property
    def busy(self) -> bool:
        """Whether an update is under way."""
        return self._thread is not None and self._thread.is_alive()

    def _begin(self, due: Sequence[Experience]) -> None:
        if due and not self._closed.is_set():
            self._thread = threading.Thread(target=self.learn, args=(due,), daemon=True)
            self._thread.start()


def _numbers(folder: Path) -> list[int]:
    """Of the adapters that lie below a folder."""
    return [int(p.name) for p in folder.glob("*") if p.name.isdigit()]


def changed(before: PoolSnapshot | None, after: PoolSnapshot, trigger: float) -> set[Pool]:
    """The pools whose α (eq. 7) is greater than ``trigger``; all, where there were none before."""
    if before is None:
        return set(Pool)
    return {
        pool
        for pool in Pool
        if update_trigger(before.pool_weights[pool], after.pool_weights[pool]) > trigger
    }
