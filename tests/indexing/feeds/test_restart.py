"""A feed that is killed at any moment, and started again: as if nothing had happened."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gentwin_chat.indexing.feeds.follow import Place
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

START = datetime(2026, 5, 4, 8, tzinfo=UTC)
DEVICES, ROUNDS = 20, 60


def lines() -> list[str]:
    """Each device counts up; the last line of each says how far."""
    said = []
    for count in range(ROUNDS):
        for device in range(DEVICES):
            stamp = (START + timedelta(seconds=count, milliseconds=device)).isoformat()
            said.append(f"{stamp} sensor/s-{device} count={count}\n")
    return said


def feeding(store: Path, log: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "gentwin_chat.cli", "feed", str(store)]
    letters = ["--dead", str(store.with_suffix(".jsonl"))]
    return subprocess.Popen(
        [*command, "--follow", str(log), *letters, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to be in time"
        time.sleep(0.1)


def test_kill_9_loses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    store, log = tmp_path / "twin.db", tmp_path / "city.log"
    rng, left = random.Random(1), lines()

    def write(count: int) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.writelines(left[:count])
        del left[:count]

    reached = 0
    for _ in range(2):
        write(100)
        process = feeding(store, log)
        before = reached
        wait_for(lambda before=before: _line(store, log) > before)  # type: ignore[misc]
        for _ in range(rng.randrange(5, 40)):
            write(10)
            time.sleep(0.02)
        process.kill()  # in the midst of it
        process.wait()
        reached = _line(store, log)
        assert reached > before
    write(len(left))
    last = feeding(store, log)
    wait_for(lambda: _line(store, log) == DEVICES * ROUNDS)
    last.terminate()  # politely
    assert last.wait(60) == 0
    with EmbeddedGraph(store) as graph:
        devices = [f"s-{n}" for n in range(DEVICES)]
        assert {r.value for r in graph.readings("count", devices).values()} == {ROUNDS - 1}
        assert sorted(graph.select()) == sorted(devices)
    assert not store.with_suffix(".jsonl").exists()


def _line(store: Path, log: Path) -> int:
    """How many lines the store says are in it."""
    key = f"position/log:{log.resolve()}"
    with EmbeddedGraph(store) as graph:
        position = graph.marks([key]).get(key)
    return Place.model_validate_json(position).line if position else 0
