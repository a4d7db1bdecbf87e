"""Presence over time: silence makes a node absent, a word makes it present again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gentwin_chat.domain import Observation, Reading, SetPresence
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pooling import Pool, Role
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.indexing.presence import PresenceMonitor

START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def says(entity: str, attribute: str = "no2", value: str | float = 1.0) -> Observation:
    return Observation(entity=entity, attribute=attribute, reading=Reading(value=value))


def test_silence_beyond_the_expected_interval_is_absence() -> None:
    monitor = PresenceMonitor(timedelta(seconds=6), ["a", "b", "c"], START)
    assert list(monitor.hear(says("b"), at(4))) == []
    assert list(monitor.expire(at(6))) == []
    assert list(monitor.expire(at(6.5))) == [
        SetPresence(id="a", active=False),
        SetPresence(id="c", active=False),
    ]
    assert list(monitor.expire(at(7))) == []
    assert list(monitor.hear(says("a"), at(8))) == [SetPresence(id="a", active=True)]
    assert [change.id for change in monitor.expire(at(20))] == ["b", "a"]


def test_a_node_that_reports_itself_off_is_absent_at_once() -> None:
    monitor = PresenceMonitor(timedelta(seconds=6), ["a"], START)
    off = says("a", "status", "offline")
    assert list(monitor.hear(off, at(1))) == [SetPresence(id="a", active=False)]
    assert list(monitor.hear(off, at(2))) == []
    assert list(monitor.hear(says("a", "status", "online"), at(3))) == [
        SetPresence(id="a", active=True)
    ]


def test_who_is_removed_is_not_missed() -> None:
    monitor = PresenceMonitor(timedelta(seconds=6), ["a"], START)
    monitor.forget("a")
    monitor.forget("never seen")
    assert list(monitor.expire(at(60))) == []


def test_a_cut_gateway_moves_the_pools_until_it_is_back() -> None:
    space = PhysicalSpace(100, seed=3)
    topology = space.topology()
    pools = PriorityPools(topology.entities.values(), topology.relations, trigger=0.05)
    opening, weights = pools.pools(), pools.weights()
    gateway = next(i for i in pools.by_weight() if pools.role(i) is Role.GATEWAY)
    devices = [i for i in topology.entities if pools.role(i) is not Role.OTHER]
    monitor = PresenceMonitor(timedelta(seconds=6), devices, space.now)
    space.cut(10, 10, gateway)
    due_at = []
    for _ in range(15):
        due = False
        for event in space.run(2):
            if isinstance(event, Observation):
                for change in monitor.hear(event, space.now):
                    due |= pools.apply(change)
        for change in monitor.expire(space.now):
            due |= pools.apply(change)
        if due:
            due_at.append(space.clock)
            pools.rebuild()
        if space.clock == 16:
            assert pools.pool(gateway) is Pool.LOW  # last heard at 8 s
    assert due_at == [16.0, 20.0]
    assert pools.pools() == opening
    assert pools.weights() == weights
