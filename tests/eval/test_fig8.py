"""Fig. 8's episodes: dynamicity as asked for, and waiting as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from gentwin_chat.domain import Change, PutEntity, SetPresence
from gentwin_chat.eval.fig8 import News, Space, burst, respond
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pools import PriorityPools


class Slow:
    """Takes 0.5 s for an update and 0.1 s for an answer, of a clock that only it moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock, self.taken = 0.0, list[int]()
        monkeypatch.setattr("time.process_time", lambda: self.clock)

    def take(self, news: Sequence[Change]) -> None:
        self.taken.append(len(news))
        self.clock += 0.5

    def ask(self, question: str) -> None:
        self.clock += 0.1


@pytest.mark.parametrize(
    ("arrivals", "at", "milliseconds", "taken"),
    [
        ([], 1.0, 100, []),
        ([0.2], 1.0, 100, [1]),  # long done
        ([0.8], 1.0, 400, [1]),  # 0.3 s of waiting
        ([0.8, 0.9, 1.0], 1.0, 900, [1, 2]),  # what came meanwhile is served by one more
        ([0.8, 1.5], 1.0, 400, [1, 1]),  # what comes later is not waited for
    ],
)
def test_a_request_waits_for_what_came_before_it(
    monkeypatch: pytest.MonkeyPatch,
    arrivals: list[float],
    at: float,
    milliseconds: float,
    taken: list[int],
) -> None:
    twin = Slow(monkeypatch)
    news = [News(t, (SetPresence(id="s", active=True),)) for t in arrivals]
    assert respond(twin, news, "?", at) == pytest.approx(milliseconds)
    assert twin.taken == taken


@pytest.mark.parametrize("alpha", [0.05, 0.3])
def test_a_burst_reaches_its_alpha_and_is_taken_back(alpha: float) -> None:
    network = PhysicalSpace(60, 12, 2, seed=1).topology()
    away, back, reached = burst(network, alpha, Random(5))
    pools = PriorityPools(network.entities.values(), network.relations)
    space = Space(network)
    for news in away:
        for change in news.changes:
            pools.apply(change)
            space.apply(change)
    assert max(pools.alpha().values()) == pytest.approx(reached)
    assert alpha <= reached < alpha + 0.05
    for news in back:
        for change in news.changes:
            pools.apply(change)
            space.apply(change)
    assert max(pools.alpha().values()) == pytest.approx(0)
    assert space.entities == network.entities
    assert set(space.relations) == {r.identity for r in network.relations}
    assert any(isinstance(c, PutEntity) for news in back for c in news.changes)
