"""Fig. 8's episodes: dynamicity as asked for, and waiting as it would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gentwin_chat.answer import Draft
from gentwin_chat.domain import Change, PutEntity, SetPresence
from gentwin_chat.eval.fig8 import News, Space, Tick, _difference, burst, episode
from gentwin_chat.eval.finished import Finished
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.retriever import Result


class Slow:
    """Takes 0.5 s for an update, 0.1 s to retrieve and 0.2 s to phrase, of a clock that only it
    moves; it is its own twin and phraser."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock, self.taken = 0.0, list[int]()
        self.twin: Any = self
        self.phraser = self
        monkeypatch.setattr("time.process_time", lambda: self.clock)

    def take(self, news: Sequence[Change]) -> None:
        self.taken.append(len(news))
        self.clock += 0.5

    def retrieve(self, question: str) -> Result:
        self.clock += 0.1
        return Result(status="answered", draft=Draft(parts=("Ready.",)))

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        self.clock += 0.2
        yield "Ready."


def news_at(*arrivals: float) -> list[News]:
    return [News(t, (SetPresence(id="s", active=True),)) for t in arrivals]


@pytest.mark.parametrize(
    ("arrivals", "at", "waited", "taken"),
    [
        ([], 1.0, 0, []),
        ([0.2], 1.0, 0, [1]),  # long done
        ([0.8], 1.0, 300, [1]),
        ([0.8, 0.9, 1.0], 1.0, 800, [1, 2]),  # what came meanwhile is served by one more
        ([0.8, 1.5], 1.0, 300, [1, 1]),  # what comes later is not waited for
    ],
)
def test_a_request_waits_for_what_came_before_it(
    monkeypatch: pytest.MonkeyPatch,
    arrivals: list[float],
    at: float,
    waited: float,
    taken: list[int],
) -> None:
    twin = Slow(monkeypatch)
    tick = Tick(twin, news_at(*arrivals))
    got = tick.respond("?", at)
    tick.end()
    assert got == pytest.approx((waited, waited + 100, waited + 300))
    assert twin.taken == taken


def test_requests_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    tick = Tick(Slow(monkeypatch), news_at(0.8))
    first, second = tick.respond("?", 1.0), tick.respond("?", 1.1)
    assert first.waited == pytest.approx(300)
    assert second.waited == pytest.approx(200)


def test_both_twins_meet_the_same_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = [Slow(monkeypatch), Slow(monkeypatch)]
    monkeypatch.setattr("time.process_time", lambda: twins[0].clock + twins[1].clock)
    found = episode(twins, news_at(0.1, 0.7, 1.9), ["?", "??", "???"], Random(1))
    assert len(found) == 3
    assert all(ours == pytest.approx(theirs) for ours, theirs in found)
    assert twins[0].taken == twins[1].taken


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


def test_a_difference_is_of_the_means_and_its_interval_of_whole_ticks() -> None:
    ticks = [[(50.0, 100.0), (60.0, 100.0)], [(40.0, 80.0), (30.0, 80.0)]]
    got = _difference(ticks, seed=0)
    assert got["mean"] == -50
    assert got["mean_95"] == [pytest.approx(-56.2), -45]


def test_what_was_measured_before_an_interruption_is_kept(tmp_path: Path) -> None:
    file, options = tmp_path / "fig8.partial", {"seed": 0}
    assert Finished(file, options).get("0.5 0", lambda: [1, 2]) == [1, 2]
    again = Finished(file, options)
    assert again.get("0.5 0", lambda: [3]) == [1, 2]
    assert Finished(file, {"seed": 1}).get("0.5 0", lambda: [3]) == [3]
    again.done()
    assert not file.exists()
