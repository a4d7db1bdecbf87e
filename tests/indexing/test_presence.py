"""Presence over time: silence makes a node absent, a word makes it present again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gentwin_chat.domain import Observation, Reading, SetPresence
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
