"""Alg. 1 of the paper as one function, each line beside its number there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gentwin_chat.answer import Answer
from gentwin_chat.domain import Topology
from gentwin_chat.impact import touched
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.message import Message
from gentwin_chat.indexing.graph.protocol import GraphReader, GraphStore
from gentwin_chat.indexing.ingest import fill
from gentwin_chat.indexing.pooling import KeyValue, Pool
from gentwin_chat.indexing.pools import PoolSnapshot
from gentwin_chat.twin import Phraser, Twin
from gentwin_chat.whatif import Scenario


class Adapter(Protocol):
    """The twin adapter W_A, as the algorithm uses it: ``finetune.continuous.ContinuousLearner``."""

    def project(self, pools: PoolSnapshot) -> None:
        """Lines 9 and 10, eq. 8: learn from the pools, by priority and by weight."""
        ...

    def loss(self, graph: GraphReader) -> float:
        """Line 12, eq. 9: L1 over the relations of G."""
        ...

    def update(self, prompts: Sequence[Answer]) -> None:
        """Line 14: learn from the generated prompts."""
        ...


@dataclass(frozen=True)
class Episode:
    """One what-if scenario on one version.

    Attributes:
        scenario: its name.
        pairs: (k, v) of the nodes that it needs (eq. 2).
        version: the version that it was tried on.
        answers: to its questions, each with its response time.
    """

    scenario: str
    pairs: tuple[KeyValue, ...]
    version: int
    answers: tuple[Answer, ...]

    @property
    def response(self) -> float:
        """Mean response time, in milliseconds."""
        times = [answer.timing.total for answer in self.answers]
        return sum(times) / len(times) if times else 0.0


@dataclass(frozen=True)
class Round:
    """What one pass of the algorithm ensures: G, 𝒫 and P, and what was measured.

    Attributes:
        version: of G.
        alpha: α of each pool as it was when the dynamic patterns had come in (eq. 7).
        pools: 𝒫 = {P, W} as last built.
        loss: L1 (eq. 9).
        prompts: O (eq. 10).
        episodes: of the what-if module.
    """

    version: int
    alpha: dict[Pool, float]
    pools: PoolSnapshot
    loss: float
    prompts: tuple[Answer, ...]
    episodes: tuple[Episode, ...]


def gentwin(
    topology: Topology,
    patterns: Iterable[tuple[Sequence[Message], datetime]],
    *,
    store: GraphStore,
    adapter: Adapter,
    queries: Sequence[str] = (),
    scenarios: Sequence[Scenario] = (),
    trigger: float = 0.02,
    interval: float | None = None,
    start: datetime,
    phraser: Phraser | None = None,
) -> Iterator[Round]:
    """Algorithm 1, GenTwin: Generative-AI aided Digital Twinning.

    Args:
        topology: topology information.
        patterns: dynamic patterns: what came in, and by when.
        store: takes G, version by version; empty.
        adapter: W_A, initialised.
        queries: q of eq. 10.
        scenarios: of the smart city's services; their questions are asked of each twin.
        trigger: α beyond which the pools are built anew.
        interval: seconds between two messages of a device; ``None``: learned of each.
        start: the moment of ``topology``.
        phraser: g of eq. 10; the Llama with the shipped adapter if ``None``.

    Yields:
        One round for each of ``patterns``.

    Raises:
        StoreError, ModelError, ScenarioError: a part of it fails.
    """
    fill(store, topology)
    living = LivingTwin(store, start, interval=interval, trigger=trigger)  # 1: P_H, P_M, P_L, α
    twin = Twin(store, phraser=phraser)
    for messages, now in patterns:
        living.take(messages, now)  # 3: presence, eq. 1; 11: G, as one version
        alpha = living.pools.alpha()
        if living.due:  # 2: a change in α
            pools = living.rebuild()  # 4 to 7: (k, v), p, P_H P_M P_L, W, and α anew, eq. 2 to 7
            adapter.project(pools)  # 9, 10: projections, and W_A, eq. 8
        version = store.version
        loss = adapter.loss(store.at(version))  # 12: L1, eq. 9
        prompts = tuple(twin.ask(query) for query in queries)  # 13: O = g(q, R), eq. 10
        adapter.update(prompts)  # 14
        episodes = []
        for scenario in scenarios:  # 15, 16
            graph = twin.at(version)
            needed = [i for i in touched(scenario.changes(graph.reader)) if i in living.pools]  # 17
            pairs = tuple(living.pools.key_value(i) for i in sorted(needed))  # 18: eq. 2
            fork = graph.what_if(scenario)  # 19: the twin version that is requested
            answers = tuple(fork.ask(question) for question in scenario.questions)  # 20: timed
            episodes.append(Episode(scenario.name, pairs, version, answers))
        yield Round(version, alpha, living.snapshot, loss, prompts, tuple(episodes))
