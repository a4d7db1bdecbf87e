"""Presence over time: who is heard is present, and silence is weighed by what may have made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from gentwin_chat.domain import Observation, RemoveEntity, SetPresence
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.indexing.presence import PresenceFilter

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
FOUR = ("a", "b", "c", "d")


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


class Network:
    """Devices that send every two seconds to a filter that knows it."""

    def __init__(self, devices: Iterable[str] = FOUR, interval: float | None = 2.0) -> None:
        self.filter = PresenceFilter(interval)
        self.clock = 0.0
        self.ways: dict[str, str] = {}
        self.devices = list(devices)
        if interval:
            for device in self.devices:
                self.filter.watch(device, START)

    def pass_time(
        self, seconds: float, but: Iterable[str] = (), loss: float = 0.0, seed: int = 0
    ) -> Iterator[tuple[float, SetPresence]]:
        """All devices except ``but`` send; the changes of presence, with their second."""
        rng, silent = Random(seed), set(but)
        end = self.clock + seconds
        while self.clock + 2 <= end:
            self.clock += 2
            for device in self.devices:
                if device not in silent and rng.random() >= loss:
                    for change in self.filter.hear(
                        device, at(self.clock), way=self.ways.get(device)
                    ):
                        yield self.clock, change
            for change in self.filter.expire(at(self.clock)):
                yield self.clock, change

    def probability(self, device: str) -> float:
        belief = self.filter.belief(device, at(self.clock))
        assert belief is not None
        return belief.probability


def absent(changes: Iterable[tuple[float, SetPresence]]) -> list[str]:
    return [change.id for _, change in changes if not change.active]


def test_one_message_missed_is_a_loss_and_several_in_a_row_an_absence() -> None:
    network = Network()
    assert absent(network.pass_time(60)) == []
    assert absent(network.pass_time(2, but="a")) == []
    belief = network.filter.belief("a", at(network.clock))
    assert belief is not None
    assert belief.seen  # within its interval and the grace
    assert absent(network.pass_time(4)) == []
    assert absent(network.pass_time(20, but="a")) == ["a"]
    assert network.probability("a") < 0.5 < network.probability("b")


def test_a_word_makes_it_present_again_at_once() -> None:
    network = Network()
    list(network.pass_time(60))
    list(network.pass_time(60, but="a"))
    assert list(network.pass_time(2)) == [(network.clock, SetPresence(id="a", active=True))]
    assert network.probability("a") == 1.0


def test_who_says_that_it_goes_off_is_absent_at_once_and_surely() -> None:
    network = Network()
    off = list(network.filter.hear("a", at(1), off=True))
    assert off == [SetPresence(id="a", active=False)]
    assert list(network.filter.hear("a", at(2), off=True)) == []
    belief = network.filter.belief("a", at(900))
    assert belief is not None
    assert belief.seen
    assert belief.probability == 0.0
    assert list(network.filter.hear("a", at(901))) == [SetPresence(id="a", active=True)]


def test_who_is_removed_is_not_missed_though_it_comes_and_goes_again() -> None:
    network = Network()
    for _ in range(3):
        network.filter.forget("a")
        network.filter.watch("a", START)
    network.filter.forget("a")
    network.filter.forget("never seen")
    assert absent(network.pass_time(60, but="a")) == []
    assert network.filter.belief("a", at(60)) is None


@pytest.mark.parametrize("seconds", [10, 60, 120])
def test_a_cut_feed_makes_nobody_absent_but_less_sure_with_time(seconds: int) -> None:
    network = Network()
    list(network.pass_time(60))
    assert absent(network.pass_time(seconds, but=FOUR)) == []
    early = network.probability("a")
    assert absent(network.pass_time(seconds, but=FOUR)) == []
    assert 0.9 < network.probability("a") < early < 1.0
    assert network.filter.silent_ways(at(network.clock)) == {None: at(60)}
    assert absent(network.pass_time(60)) == []
    assert network.filter.silent_ways(at(network.clock)) == {}


def test_a_cut_gateway_speaks_for_its_devices_and_for_no_others() -> None:
    behind = [f"s{i}" for i in range(5)]
    network = Network([*FOUR, "gw", *behind])
    network.ways = dict.fromkeys([*behind, "gw"], "gw")
    list(network.pass_time(60))
    gone = absent(network.pass_time(60, but=["gw", *behind, "a"]))
    assert gone[0] == "a"
    assert not set(gone) & set(behind)
    assert network.probability("s1") > 0.5
    assert "gw" in network.filter.silent_ways(at(network.clock))


def test_silence_of_a_feed_that_is_known_to_be_cut_says_nothing_while_another_goes_on() -> None:
    one, other = [f"a{i}" for i in range(5)], [f"b{i}" for i in range(5)]
    gone: dict[bool, list[str]] = {}
    for known in (False, True):
        presence = PresenceFilter(2.0)
        for second in range(0, 200, 2):
            now = START + timedelta(seconds=second)
            if second == 100 and known:
                presence.cut = frozenset({"mqtt"})
            for device in one if second < 100 else ():
                list(presence.hear(device, now, feed="mqtt"))
            for device in other:
                list(presence.hear(device, now, feed="http"))
            gone.setdefault(known, []).extend(c.id for c in presence.expire(now) if not c.active)
    assert gone == {False: one, True: []}
    belief = presence.belief("a1", START + timedelta(seconds=198))
    assert belief is not None
    assert not belief.seen
    assert 0.9 < belief.probability < 1


def test_leaves_during_a_cut_are_noticed_after_it() -> None:
    network = Network()
    list(network.pass_time(60))
    assert absent(network.pass_time(60, but=FOUR)) == []
    assert absent(network.pass_time(20, but="b")) == ["b"]


@pytest.mark.parametrize("seed", range(3))
def test_heavy_loss_is_learned_and_a_departure_still_noticed(seed: int) -> None:
    devices = [f"d{i}" for i in range(30)]
    network = Network(devices)
    list(network.pass_time(60, loss=0.5, seed=seed))
    false_alarms = absent(network.pass_time(200, loss=0.5, seed=seed + 10))
    assert len(false_alarms) <= 2  # of 3000 messages due
    assert absent(network.pass_time(120, but=["d7"], loss=0.5, seed=seed + 20))[:1] == ["d7"]


def test_silence_means_nothing_before_two_gaps_are_known() -> None:
    heard_once = PresenceFilter()
    assert list(heard_once.hear("building", at(0))) == []
    assert list(heard_once.expire(at(1e6))) == []
    belief = heard_once.belief("building", at(1e6))
    assert belief is not None
    assert belief.probability == 1.0
    network = Network(interval=None)
    assert absent(network.pass_time(20)) == []
    assert absent(network.pass_time(30, but="c")) == ["c"]


def test_several_messages_of_one_moment_are_one_sighting() -> None:
    network = Network(interval=None)
    for second in range(0, 120, 2):
        for part in range(5):
            for device in FOUR:
                list(network.filter.hear(device, at(second + part / 1000)))
    network.clock = 120.0
    assert absent(network.pass_time(2, but="a")) == []
    assert absent(network.pass_time(20, but="a")) == ["a"]


def test_a_told_interval_is_expected() -> None:
    network = Network()
    list(network.pass_time(60))
    network.filter.expect("a", 60.0)
    assert absent(network.pass_time(80, but="a")) == []
    assert absent(network.pass_time(400, but="a")) == ["a"]


@pytest.mark.parametrize("error", [-3600.0, 3600.0])
def test_a_wrong_clock_is_no_delay_nor_is_one_that_is_set(error: float) -> None:
    network = Network(["b", "c", "d"])
    for second in range(2, 120, 2):
        off = error if second < 60 else 0.0  # somebody corrects it
        changes = list(network.filter.hear("a", at(second), stamp=at(second + off)))
        network.clock = second - 2.0
        changes += [c for _, c in network.pass_time(2)]
        assert second in range(60, 76) or not absent((0.0, c) for c in changes)
    belief = network.filter.belief("a", at(118))
    assert belief is not None
    assert belief.last == at(118)


def test_a_message_that_was_held_up_is_a_sighting_of_when_it_was_sent() -> None:
    network = Network()
    for second in range(2, 62, 2):
        list(network.filter.hear("a", at(second), stamp=at(second)))
    list(network.filter.hear("a", at(300), stamp=at(70)))
    belief = network.filter.belief("a", at(300))
    assert belief is not None
    assert belief.last == at(70)


def test_sensors_that_left_unheard_move_the_pools() -> None:
    space = PhysicalSpace(100, seed=3)
    topology = space.topology()
    pools = PriorityPools(topology.entities.values(), topology.relations, trigger=0.05)
    presence = PresenceFilter(space.interval)
    sensors = [i for i in topology.entities if pools.role(i) is Role.SENSOR]
    for sensor in sensors:
        presence.watch(sensor, space.now)
    space.cut(10, 10)
    for sensor in sensors[:20]:
        space.leave(12, sensor)
    due_at = []
    while space.clock < 40:
        changes: list[SetPresence] = []
        for event in space.run(2):
            assert not isinstance(event, RemoveEntity)
            if isinstance(event, Observation) and event.entity in presence:
                changes += presence.hear(event.entity, space.now)
        for change in [*changes, *presence.expire(space.now)]:
            if pools.apply(change):
                due_at.append(space.clock)
                presence.regroup(pools.rebuild().members)
    assert due_at
    assert min(due_at) > 20.0  # not while the feed was cut
    assert {i for i in sensors if pools.priority(i) == 0} == set(sensors[:20])
