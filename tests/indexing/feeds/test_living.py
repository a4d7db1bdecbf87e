"""The living twin: what messages do to the store, and what it says back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    Value,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.feeds.control import Control, Outbox, obey
from gentwin_chat.indexing.feeds.freshness import freshness
from gentwin_chat.indexing.feeds.inbox import DeadLetters
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.message import Message
from gentwin_chat.indexing.feeds.simulated import SimulatedFeed
from gentwin_chat.indexing.graph import open_store
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.retention import Retention
from gentwin_chat.indexing.ingest import fill
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.indexing.pooling import Pool

START = datetime(2026, 5, 4, 8, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def says(
    device: str, value: Value, sent: float | None = None, attribute: str = "no2", **more: object
) -> Message:
    """One reading of one device."""
    reading = Reading(value=value, time=None if sent is None else at(sent))
    event = Observation(entity=device, attribute=attribute, reading=reading)
    return Message("test", (event,), (device,), **more)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph(tmp_path / "twin.db") as graph:
        gateways = [Entity(id=i, kind="Gateway") for i in ("gw-1", "gw-2")]
        sensors = [Entity(id=i, kind="Sensor", name=i.upper()) for i in ("a", "b", "c", "d")]
        links = [Relation(source=s.id, type="connectedTo", target="gw-1") for s in sensors]
        changes: list[Change] = [PutEntity(entity=e) for e in [*gateways, *sensors]]
        graph.apply([*changes, *(PutRelation(relation=r) for r in links)])
        yield graph


def value(store: EmbeddedGraph, device: str, attribute: str = "no2") -> Value | None:
    reading = store.readings(attribute, [device]).get(device)
    return reading.value if reading else None


def test_messages_of_one_round_are_one_version_and_settled_after_it(store: EmbeddedGraph) -> None:
    settled: list[tuple[bool, int]] = []

    def settle(held: bool) -> None:
        settled.append((held, store.version))

    twin = LivingTwin(store, START)
    twin.take([says("a", 1, settle=settle), says("b", 2, settle=settle)], at(1))
    assert store.version == 2
    assert settled == [(True, 2), (True, 2)]
    assert (value(store, "a"), value(store, "b")) == (1, 2)
    assert store.entities(["a"])["a"].name == "A"  # what a message leaves out stays


def test_a_late_message_does_not_undo_a_newer_one(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    twin.take([says("a", "new", 10)], at(10))
    twin.take([says("a", "old", 5)], at(11))
    twin.take([says("a", "older", 3), says("a", "newest", 12)], at(12))
    assert value(store, "a") == "newest"


def test_a_repeated_message_counts_once_also_after_a_restart(store: EmbeddedGraph) -> None:
    settled: list[bool] = []
    again: dict[str, Any] = {"identity": "n-1", "repeated": True, "settle": settled.append}
    twin = LivingTwin(store, START)
    twin.take([says("a", 1, **again)], at(1))
    twin.take([says("a", 2)], at(2))
    twin.take([says("a", 1, **again)], at(3))
    assert value(store, "a") == 2
    twin.close(at(4))
    reborn = LivingTwin(store, at(5))
    reborn.take([says("a", 1, **again)], at(6))
    assert value(store, "a") == 2
    assert settled == [True, True, True]
    assert reborn.tally.repeated == 1


def test_equal_messages_that_are_no_repetition_both_count(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    twin.take([says("a", 1, identity="x")], at(1))
    twin.take([says("a", 2)], at(2))
    twin.take([says("a", 1, identity="x")], at(3))
    assert value(store, "a") == 1


def test_where_a_feed_was_read_to_stands_with_the_version(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    assert twin.position("test") is None
    twin.take([says("a", 1, position="10"), says("a", 2, position="20")], at(1))
    assert LivingTwin(store, at(2)).position("test") == "20"


def test_versions_older_than_is_kept_are_retired_while_the_twin_lives(
    store: EmbeddedGraph,
) -> None:
    twin = LivingTwin(store, START, retention=Retention(younger_than=timedelta(minutes=30)))
    for minute in range(0, 120, 5):
        twin.take([says("a", minute)], at(60 * minute))
    kept = [(time - START).total_seconds() / 60 for number, time in store.versions() if number > 1]
    assert kept == [85, 90, 95, 100, 105, 110, 115]  # looked for every ten minutes
    assert store.at(at(60 * 85)).readings("no2", ["a"])["a"].value == 85


def test_a_store_that_fails_leaves_everything_to_be_taken_again(
    store: EmbeddedGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[bool] = []
    message = says("a", 1, identity="n", repeated=True, settle=settled.append)
    twin = LivingTwin(store, START)

    def broken(*_: object, **__: object) -> int:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedGraph, "apply", broken)
        patch.setattr(EmbeddedGraph, "version", property(broken))
        with pytest.raises(StoreError, match="full"):
            twin.take([message], at(1))
    assert settled == []
    twin.take([message], at(2))
    assert settled == [True]
    assert value(store, "a") == 1
    assert twin.tally.repeated == 0


def test_a_message_that_the_store_refuses_does_not_take_others_with_it(
    store: EmbeddedGraph, tmp_path: Path
) -> None:
    settled: list[str] = []
    dead = DeadLetters(tmp_path / "dead.jsonl")
    twin = LivingTwin(store, START, dead=dead)
    bad = says("b", [float("nan")], raw="nan", settle=lambda held: settled.append(f"bad {held}"))
    good = says("a", 1, settle=lambda held: settled.append(f"good {held}"))
    twin.take([bad, good], at(1))
    assert sorted(settled) == ["bad False", "good True"]
    assert value(store, "a") == 1
    assert dead.count == 1
    assert '"feed": "test"' in (tmp_path / "dead.jsonl").read_text()


def test_relations_that_are_stated_replace_those_of_their_type(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    moved = Relation(source="a", type="connectedTo", target="gw-2")
    placed = Relation(source="a", type="inRoom", target="r-1")
    twin.take([Message("test", (PutRelation(relation=moved),), ("a",))], at(1))
    assert [r.target for r in store.relations(sources=["a"])] == ["gw-2"]
    twin.take([Message("test", (PutRelation(relation=placed),), ("a",))], at(2))
    assert {r.target for r in store.relations(sources=["a"])} == {"gw-2", "r-1"}
    assert store.entities(["r-1"])["r-1"].kind == "device"  # until it says more
    twin.take([Message("test", (PutEntity(entity=Entity(id="r-1", kind="Room")),))], at(3))
    assert store.entities(["r-1"])["r-1"].kind == "Room"


def test_a_renamed_entity_keeps_what_came_in_the_same_round(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    renamed = Entity(id="a", kind="Sensor", name="Alpha")
    twin.take([says("a", 5), Message("test", (PutEntity(entity=renamed),), ("a",))], at(1))
    assert store.entities(["a"])["a"].name == "Alpha"
    assert value(store, "a") == 5


def test_both_forms_of_an_ngsi_id_are_one_entity(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    long = Entity(id="urn:ngsi-ld:Sensor:a", kind="Sensor", attributes={"x": Reading(value=1)})
    twin.take([Message("test", (PutEntity(entity=long),), (long.id,))], at(1))
    assert value(store, "a", "x") == 1
    assert long.id not in store.entities([long.id])


@pytest.mark.parametrize("error", [-3600, 3600])
def test_a_wrong_clock_is_set_right_and_nothing_comes_from_the_future(
    store: EmbeddedGraph, error: float
) -> None:
    twin = LivingTwin(store, START, interval=2.0)
    for second in range(2, 20, 2):
        twin.take([says("a", second, second + error)], at(second))
    reading = store.readings("no2", ["a"])["a"]
    assert reading.time == at(18)
    assert reading.value == 18


def test_who_is_off_is_absent_and_who_speaks_is_present(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    twin.take([says("a", "offline", attribute="status")], at(1))
    assert not store.entities(["a"])["a"].active
    twin.take([says("a", 3)], at(2))
    assert store.entities(["a"])["a"].active
    twin.take([Message("test", (RemoveEntity(id="a"), RemoveEntity(id="nobody")))], at(3))
    assert not store.entities(["a"])
    assert "a" not in twin.presence


def test_an_unknown_device_is_held_and_asked_who_it_is(store: EmbeddedGraph) -> None:
    said: list[Control] = []
    twin = LivingTwin(store, START, outbox=Outbox([said.append]))
    twin.take([says("new", 1)], at(1))
    assert store.entities(["new"])["new"].kind == "device"
    assert [(c.device, c.announce) for c in said] == [("new", True)]


def beat(twin: LivingTwin, second: float, devices: Sequence[str]) -> None:
    twin.take([says(d, second, second) for d in devices], at(second))


ALL = ("a", "b", "c", "d", "gw-1", "gw-2")


def test_silence_is_written_down_with_its_probability_and_taken_back(store: EmbeddedGraph) -> None:
    said: list[Control] = []
    twin = LivingTwin(store, START, interval=2.0, outbox=Outbox([said.append]))
    for second in range(2, 60, 2):
        beat(twin, second, ALL)
    assert freshness(store, ALL).silent == {}
    for second in range(60, 80, 2):
        beat(twin, second, ())
    silent = freshness(store, ALL)
    assert silent.live is not None
    assert silent.live.heard == at(58)
    assert silent.live.until > at(78)
    assert silent.silent.keys() == set(ALL)
    assert all(s.last == at(58) and 0.9 < s.probability < 1 for s in silent.silent.values())
    assert all(e.active for e in store.entities(ALL).values())
    beat(twin, 80, ALL)
    beat(twin, 82, ALL)
    assert freshness(store, ALL).silent == {}
    assert [c.insight and c.insight.split(" since")[0] for c in said] == [
        "Nothing has come by the feed",
        "Messages come by the feed again.",
    ]
    assert said[-1].announce


def test_a_restart_is_no_absence_but_what_was_known_goes_on(store: EmbeddedGraph) -> None:
    twin = LivingTwin(store, START)
    for second in range(2, 60, 2):
        beat(twin, second, ALL)
    twin.close(at(60))
    reborn = LivingTwin(store, at(300))
    for second in range(302, 340, 2):
        beat(reborn, second, [d for d in ALL if d != "b"])
    absent = {i for i, e in store.entities(ALL).items() if not e.active}
    assert absent == {"b"}
    assert freshness(store, ["b"]).silent["b"].last == at(58)


@pytest.mark.parametrize("kind", ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_a_city_that_was_cut_off_heals(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    space = PhysicalSpace(10, seed=2)
    target = request.getfixturevalue("empty_neo4j") if kind == "neo4j" else tmp_path / "city.db"
    with closing(open_store(target)) as store:
        fill(store, space.topology())
        twin = LivingTwin(store, space.now, interval=2.0, outbox=Outbox([obey(space)]))
        feed = SimulatedFeed(space)
        space.cut(20, 16)
        space.join(28)
        for _ in range(2):
            space.leave(28)
        held: set[str] = set()
        while space.clock < 64:
            message = feed.beat()
            twin.take([message] if message else [], space.now)
            if twin.due:
                twin.rebuild()
            entities = store.entities(store.select()).values()
            held = {e.id for e in entities if e.active and e.kind != "Service"}
            assert len(held) >= 13 or space.clock > 36  # nobody is given up for the cut
        assert held == space.devices()
        truth = space.truth()
        kinds = {e.id: e.kind for e in store.entities(held).values()}
        assert kinds == {i: truth.entities[i].kind for i in held}  # the new one said who it is
        assert twin.tally.rebuilds > 0


def test_orders_reach_the_device_and_are_expected_to_be_obeyed(tmp_path: Path) -> None:
    space = PhysicalSpace(10, seed=2)
    with EmbeddedGraph(None) as store:
        fill(store, space.topology())
        twin = LivingTwin(store, space.now, interval=2.0, outbox=Outbox([obey(space)]))
        feed = SimulatedFeed(space)
        device = min(space.devices())
        twin.request(Control(device=device, interval=20.0))
        while space.clock < 90:
            message = feed.beat()
            twin.take([message] if message else [], space.now)
            assert store.entities([device])[device].active
        assert twin.presence.interval(device) == pytest.approx(20.0, abs=1.0)


def test_overload_slows_the_devices_of_the_lowest_pool_until_it_is_over(
    store: EmbeddedGraph,
) -> None:
    said: list[Control] = []
    twin = LivingTwin(store, START, interval=2.0, outbox=Outbox([said.append]))
    low = set(twin.snapshot.members[Pool.LOW])
    for second in range(2, 20, 2):
        beat(twin, second, ALL)
    twin.ease(0.9)
    twin.ease(0.95)
    assert {c.device for c in said} == low & set(ALL)
    assert said
    assert {c.interval for c in said} == {4.0}
    twin.ease(0.5)
    slowed = len(said)
    twin.ease(0.0)
    assert {c.interval for c in said[slowed:]} == {2.0}


def test_pools_are_due_where_alpha_passes_its_trigger(store: EmbeddedGraph) -> None:
    rebuilt: list[int] = []
    twin = LivingTwin(
        store, START, trigger=0.3, on_rebuild=[lambda pools: rebuilt.append(len(pools.weights))]
    )
    twin.take([says("a", 1)], at(1))
    assert not twin.due
    gone = tuple(RemoveEntity(id=i) for i in ("a", "b", "c"))
    twin.take([Message("test", gone)], at(2))
    assert twin.due
    twin.rebuild()
    assert rebuilt == [3]
    assert not twin.due
