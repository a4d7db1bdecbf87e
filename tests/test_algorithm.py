"""Alg. 1 as one function, on the simulated city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from gentwin_chat.algorithm import Round, gentwin
from gentwin_chat.answer import Answer, Draft
from gentwin_chat.indexing.feeds.message import Message
from gentwin_chat.indexing.feeds.simulated import SimulatedFeed
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pools import PoolSnapshot
from gentwin_chat.whatif import Scenario


class Recorder:
    """Notes what it is asked to learn from; what an adapter would learn is not at issue here."""

    def __init__(self) -> None:
        self.projected: list[PoolSnapshot] = []
        self.updated: list[Sequence[Answer]] = []

    def project(self, pools: PoolSnapshot) -> None:
        self.projected.append(pools)

    def loss(self, graph: GraphReader) -> float:
        return 1 / graph.version

    def update(self, prompts: Sequence[Answer]) -> None:
        self.updated.append(prompts)


class Plain:
    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        yield str(draft)


def beats(space: PhysicalSpace, count: int) -> Iterator[tuple[list[Message], datetime]]:
    feed = SimulatedFeed(space)
    for _ in range(count):
        message = feed.beat()
        yield [message] if message else [], space.now


def test_the_algorithm_rebuilds_on_alpha_alone_and_answers_on_every_version() -> None:
    space = PhysicalSpace(30, seed=1)
    gateway = min(i for i in space.devices() if "Gateway" in i)
    outage = Scenario.model_validate(
        {"name": "outage", "actions": [{"remove": gateway}], "questions": ["How many gateways?"]}
    )
    for _ in range(8):
        space.leave(5.0)
    adapter = Recorder()
    with EmbeddedGraph(None) as store:
        rounds: list[Round] = list(
            gentwin(
                space.topology(),
                beats(space, 4),
                store=store,
                adapter=adapter,
                queries=["How many gateways are there?"],
                scenarios=[outage],
                interval=space.interval,
                start=space.now,
                phraser=Plain(),
            )
        )
        gateways = len([e for e in space.topology().entities.values() if e.kind == "Gateway"])
    assert [r.version for r in rounds] == [2, 3, 4, 5]
    moved = [max(r.alpha.values()) > 0.02 for r in rounds]
    assert moved == [False, False, True, False]  # eight sensors left between the second and third
    assert adapter.projected == [rounds[2].pools]
    assert rounds[1].pools is not rounds[2].pools
    assert len(rounds[2].pools.weights) == len(rounds[1].pools.weights) - 8
    assert [r.loss for r in rounds] == [1 / 2, 1 / 3, 1 / 4, 1 / 5]
    assert [r.prompts[0].values for r in rounds] == [[gateways]] * 4
    assert adapter.updated == [r.prompts for r in rounds]
    for round in rounds:
        (episode,) = round.episodes
        assert episode.version == round.version
        assert [pair.key for pair in episode.pairs if pair.id == gateway] == [":gw"]
        assert episode.answers[0].values == [gateways - 1]
        assert episode.response > 0
