"""Answers over a living store: how old what they rest on is, said where it matters and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from gentwin_chat.aging import aged
from gentwin_chat.answer import Draft, Slot, Status
from gentwin_chat.domain import Triple
from gentwin_chat.indexing.feeds import living
from gentwin_chat.indexing.feeds.freshness import LIVE, Live, Silence, silence_key
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.simulated import SimulatedFeed
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.ingest import fill
from gentwin_chat.indexing.physical_space import PhysicalSpace
from gentwin_chat.retrieval.context import Result
from gentwin_chat.twin import Twin

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph(None) as graph:
        fill(graph, PhysicalSpace(5, seed=1).topology())
        yield graph


def silence(store: EmbeddedGraph, minutes: float, probability: float, *ids: str) -> None:
    """As a living twin writes it, with a feed that is listened to."""
    last = NOW - timedelta(minutes=minutes)
    told = Silence(last=last, probability=probability).model_dump_json()
    live = Live(heard=NOW, until=NOW + timedelta(seconds=30)).model_dump_json()
    every = {silence_key(i): None for i in store.select()}
    store.mark({**every, **{silence_key(i): told for i in ids}, LIVE: live})


def answer(*ids: str, time: datetime | None = NOW, status: Status = "answered") -> Result:
    """An answer that rests on a reading of each of ``ids``, or without a time on a relation."""
    value = {"predicate": "no2", "object": 1} if time else {"predicate": "in", "object": "gw-1"}
    facts = [Triple.model_validate({"subject": i, "time": time, **value}) for i in ids]
    said = Draft(parts=("The no2 is ", Slot(text="1"), "."))
    return Result(status=status, draft=said, facts=facts, focus=ids)


def added(store: EmbeddedGraph, result: Result, now: datetime = NOW) -> str:
    """What is said beyond the answer; each number of it stands in a fact."""
    old = aged(result, store, store, now)
    new = [str(f) for f in old.facts[len(result.facts) :]]
    for slot in old.draft.slots[len(result.draft.slots) :]:
        named = {e.label for e in store.entities(result.focus).values()}
        assert slot in named or any(slot in fact for fact in new)
    return str(old.draft).removeprefix(str(result.draft)).strip()


def sensors(store: EmbeddedGraph) -> list[str]:
    return [e.id for e in store.entities(store.select()).values() if "Sensor" in e.kind]


def test_one_silent_device_is_named_with_its_age_and_probability(store: EmbeddedGraph) -> None:
    one = sensors(store)[0]
    name = store.entities([one])[one].label
    silence(store, 3, 0.973, one)
    said = f"{name} was last heard 3 minutes ago and is inferred to be present (97 %)."
    assert added(store, answer(one)) == said
    silence(store, 300, 0.004, one)
    said = f"{name} was last heard 5 hours ago and is inferred to be gone (over 99 %)."
    assert added(store, answer(one)) == said


def test_of_several_the_least_sure_speaks_for_all(store: EmbeddedGraph) -> None:
    ids = sensors(store)
    silence(store, 1, 0.91, *ids[:2])
    last = NOW - timedelta(minutes=10)
    store.mark({silence_key(ids[1]): Silence(last=last, probability=0.8).model_dump_json()})
    assert added(store, answer(*ids)) == (
        "2 of these were last heard at least 60 seconds ago and are inferred to be present (80 %)."
    )


def test_nothing_is_said_where_nothing_is_stale_or_nothing_ages(store: EmbeddedGraph) -> None:
    one, other, *_ = sensors(store)
    silence(store, 3, 0.97, one)
    assert added(store, answer(other)) == ""
    assert added(store, answer(one, time=None)) == ""  # such as whose gateway it has
    assert added(store, answer(one, status="unknown")) == ""
    with EmbeddedGraph(None) as unfed:
        assert added(unfed, answer(one)) == ""


def test_a_reading_ages_also_where_the_feed_says_no_time(store: EmbeddedGraph) -> None:
    one = sensors(store)[0]
    silence(store, 3, 0.97, one)
    untimed = Triple(subject=one, predicate="no2", object=1)
    result = answer(one).model_copy(update={"facts": [untimed]})
    assert "last heard 3 minutes ago" in added(store, result)
    number = untimed.model_copy(update={"predicate": "count(links)", "computed": True})
    assert added(store, result.model_copy(update={"facts": [number]})) == ""


def test_a_feed_to_which_nobody_listens_is_said_to_be_so(store: EmbeddedGraph) -> None:
    one = sensors(store)[0]
    silence(store, 3, 0.97, one)
    later = NOW + timedelta(days=3)
    assert added(store, answer(one), later) == "The feed was last heard 3 days ago."


def test_a_feed_that_is_cut_off_is_said_to_be_so_and_who_is_silent_besides(
    store: EmbeddedGraph,
) -> None:
    one, other, *_ = sensors(store)
    silence(store, 3, 0.973, one)
    until, cut = NOW + timedelta(seconds=30), {"mqtt:broker:1883": NOW - timedelta(minutes=4)}
    store.mark({LIVE: Live(heard=NOW, until=until, cut=cut).model_dump_json()})
    said = "The feed mqtt:broker:1883 has been cut off for 4 minutes."
    assert added(store, answer(other)) == said
    name = store.entities([one])[one].label
    silent = f"{name} was last heard 3 minutes ago and is inferred to be present (97 %)."
    assert added(store, answer(one)) == f"{said} {silent}"
    assert added(store, answer(one, time=None)) == ""
    cut["http"] = NOW - timedelta(seconds=5)
    store.mark({LIVE: Live(until=until, cut=cut).model_dump_json()})
    both = "The feeds http and mqtt:broker:1883 have been cut off for up to 4 minutes."
    assert added(store, answer(other)) == both


class Plain:
    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        yield str(draft)


def test_a_twin_answers_through_a_cut_and_heals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "_MISSED", 100)  # simulated time is not that of the answer
    now = datetime.now(UTC)
    space = PhysicalSpace(20, seed=1, start=now - timedelta(seconds=100))
    device = next(i for i in sorted(space.devices()) if "AirQuality" in i)
    question = f"What is the no2 of {device}?"
    with EmbeddedGraph(None) as store:
        fill(store, space.topology())
        alive = LivingTwin(store, space.now, interval=2.0)
        feed = SimulatedFeed(space)
        twin = Twin(store, phraser=Plain())

        def live(until: float) -> None:
            while space.clock < until:
                message = feed.beat()
                alive.take([message] if message else [], space.now)

        space.cut(40, 40)
        live(38)
        before = twin.ask(question)
        assert before.status == "answered"
        assert "last heard" not in before.text
        live(78)
        during = twin.ask(question)
        assert during.values == before.values
        assert "last heard" in during.text
        assert during.facts[-1].predicate == "presence (inferred)"
        live(90)
        after = twin.ask(question)
        assert after.status == "answered"
        assert "last heard" not in after.text
        assert after.version > during.version
