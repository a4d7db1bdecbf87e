"""A followed log: nothing is lost or read twice, whatever happens to the file."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from gentwin_chat.indexing.feeds.follow import LogFollower
from gentwin_chat.indexing.feeds.inbox import DeadLetters, Inbox
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.message import Message, Unread
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


def line(number: int) -> str:
    return f"2026-05-04T08:00:{number:02}Z sensor/s-{number} pm10={number}\n"


class Reader:
    """A follower whose messages are read at once."""

    opened: ClassVar[list[Reader]] = []

    def __init__(self, path: Path, position: str | None = None) -> None:
        self.opened.append(self)
        self.told: list[str | None] = []
        self.letters: list[Unread] = []
        self.follower = LogFollower(path, lambda feed, why: self.told.append(why))
        self.follower.resume(position)
        self.inbox, self.stop = Inbox(100), threading.Event()
        self.position = position

    def read(self) -> list[str]:
        """Ids heard in what was appended."""
        while self.follower.step(self.inbox, self.stop) or self.follower._file is None:
            if self.follower._file is None and not self.follower.path.exists():
                break
        heard: list[str] = []
        for message in self.inbox.take(100, 0.01):
            heard += message.heard
            self.letters += message.unread
            self.position = message.position
        return heard


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while Reader.opened:
        Reader.opened.pop().follower.close()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "city.log"
    path.write_text(line(1) + line(2))
    return path


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_what_is_appended_comes_in_line_by_line_once(log: Path) -> None:
    reader = Reader(log)
    assert reader.read() == ["s-1", "s-2"]
    assert reader.read() == []
    append(log, line(3) + line(4)[:20])
    assert reader.read() == ["s-3"]
    append(log, line(4)[20:])
    assert reader.read() == ["s-4"]


def test_a_log_may_appear_later(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "late.log")
    assert reader.read() == []
    assert reader.told == ["there is no such file yet"]
    append(tmp_path / "late.log", line(1))
    assert reader.read() == ["s-1"]
    assert reader.told[-1] is None


def test_a_rotated_log_is_read_to_its_end_before_the_next(log: Path) -> None:
    reader = Reader(log)
    reader.read()
    append(log, line(3))
    log.rename(log.with_name("city.log.1"))
    assert reader.read() == ["s-3"]
    append(log.with_name("city.log.1"), line(4) + line(5).rstrip("\n"))  # by who has it open
    append(log, line(6))
    assert reader.read() == ["s-4", "s-5", "s-6"]


@pytest.mark.parametrize("then", [line(7), line(7) + line(8) + line(9)])
def test_a_truncated_log_is_read_from_its_new_start(log: Path, then: str) -> None:
    reader = Reader(log)
    reader.read()
    with log.open("r+", encoding="utf-8") as file:  # as copytruncate does
        file.truncate(0)
        file.write(then)
    assert reader.read()[0] == "s-7"


def test_a_restart_goes_on_where_it_stopped(log: Path) -> None:
    reader = Reader(log)
    reader.read()
    append(log, line(3))
    assert Reader(log, reader.position).read() == ["s-3"]


def test_a_restart_after_a_rotation_finds_the_rest_of_the_old_file(log: Path) -> None:
    reader = Reader(log)
    reader.read()
    append(log, line(3))
    log.rename(log.with_name("city.log.1"))
    append(log, line(4))
    assert Reader(log, reader.position).read() == ["s-3", "s-4"]


def test_a_restart_on_another_log_reads_all_of_it(log: Path) -> None:
    reader = Reader(log)
    reader.read()
    log.unlink()
    append(log, line(5) + line(6) + line(7))
    assert Reader(log, reader.position).read() == ["s-5", "s-6", "s-7"]


def test_lines_that_are_none_go_to_the_dead_letters_and_hold_up_nothing(log: Path) -> None:
    reader = Reader(log)
    append(log, "\n# a comment\nno line at all\n" + line(3))
    assert reader.read() == ["s-1", "s-2", "s-3"]
    append(log, "again none\n")
    assert reader.read() == []
    append(log, line(4))
    assert reader.read() == ["s-4"]
    assert [(text, reason.partition(":")[0]) for reason, text in reader.letters] == [
        ("no line at all", "line 5"),
        ("again none", "line 7"),
    ]


def test_each_line_that_is_none_is_kept_however_many_there_are(log: Path) -> None:
    reader = Reader(log)
    none = [f"none {i} of them" for i in range(2000)]
    append(log, "\n".join([*none, ""]))
    reader.read()
    assert [text for _, text in reader.letters] == none


def test_a_line_that_is_none_is_one_dead_letter_however_often_the_twin_is_started(
    log: Path, tmp_path: Path
) -> None:
    append(log, "no line at all\n")
    letters = tmp_path / "dead.jsonl"
    for stored in (False, True, True):  # the first time it dies between reading and storing
        with EmbeddedGraph(tmp_path / "twin.db") as store:
            twin = LivingTwin(store, NOW, dead=DeadLetters(letters))
            reader = Reader(log, twin.position(f"log:{log.resolve()}"))
            reader.follower.step(reader.inbox, reader.stop)
            if stored:
                twin.take(reader.inbox.take(10, 0.01), NOW)
        append(log, "again none\n")  # now with nothing good beside it
    letters_of = [json.loads(text)["message"] for text in letters.read_text().splitlines()]
    assert letters_of == ["no line at all", "again none", "again none"]


def test_nothing_is_lost_or_counted_twice_where_the_twin_dies_before_it_has_stored(
    log: Path, tmp_path: Path
) -> None:
    """The position is that of the store, whatever the follower had read."""
    seen: list[Message] = []
    for _ in range(2):  # the first time it dies between reading and storing
        with EmbeddedGraph(tmp_path / "twin.db") as store:
            twin = LivingTwin(store, NOW)
            reader = Reader(log, twin.position(f"log:{log.resolve()}"))
            reader.follower.step(reader.inbox, reader.stop)
            seen = reader.inbox.take(10, 0.01)
    with EmbeddedGraph(tmp_path / "twin.db") as store:
        twin = LivingTwin(store, NOW)
        twin.take(seen, NOW)
        reader = Reader(log, twin.position(f"log:{log.resolve()}"))
        assert reader.read() == []
        assert set(store.select()) == {"s-1", "s-2"}
        assert store.version == 1
