"""The embedded store as a file: foreign files, two processes, size."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gentwin_chat.domain import (
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import Comparison


@pytest.mark.parametrize(
    "content", [b"not a database, but a text " * 50, b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt.*Choose another file"):
        EmbeddedGraph(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE version (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        EmbeddedGraph(path)
    assert path.read_bytes() == before


def test_a_format_of_another_time_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twin.db"
    EmbeddedGraph(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(StoreError, match="format 99"):
        EmbeddedGraph(path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Choose another place"):
        EmbeddedGraph(tmp_path / "file" / "twin.db")
    with pytest.raises(StoreError, match="Check that the place exists"):
        EmbeddedGraph(tmp_path)


def test_two_stores_on_one_file_see_each_other(tmp_path: Path) -> None:
    entity = PutEntity(entity=Entity(id="a", kind="k", attributes={"n": Reading(value=1)}))
    with EmbeddedGraph(tmp_path / "twin.db") as one, EmbeddedGraph(tmp_path / "twin.db") as two:
        one.apply([entity])
        assert two.schema().kinds["k"].count == 1
        two.apply(
            [Observe(observation=Observation(entity="a", attribute="n", reading=Reading(value=2)))]
        )
        assert one.schema().kinds["k"].attributes["n"].values == [2]
        assert one.version == two.version == 2


def test_values_are_listed_up_to_a_thousand() -> None:
    def things(count: int, repeat: int) -> list[PutEntity]:
        return [
            PutEntity(
                entity=Entity(
                    id=f"{count}-{i}",
                    kind=f"k{count}",
                    attributes={"code": Reading(value=f"c{i % count}")},
                )
            )
            for i in range(count + repeat)
        ]

    with EmbeddedGraph() as graph:
        graph.apply([*things(1000, 7), *things(1001, 0)])
        full = graph.schema().kinds["k1000"].attributes["code"]
        more = graph.schema().kinds["k1001"].attributes["code"]
    assert (full.count, full.distinct, len(set(map(str, full.values)))) == (1007, 1000, 1000)
    assert set(full.values[:7]) == {f"c{i}" for i in range(7)}, "most frequent first"
    assert (more.distinct, len(more.values)) == (1001, 1000)


def test_cost_follows_what_is_asked_not_the_network_nor_its_history() -> None:
    """Steps of SQLite's virtual machine, which unlike times are the same on every machine."""

    def steps(size: int, versions: int) -> dict[str, int]:
        with EmbeddedGraph() as graph:
            things = [
                Entity(id=f"s{i}", kind="s", attributes={"t": Reading(value=i)})
                for i in range(size)
            ]
            edges = [Relation(source=f"s{i}", type="r", target=f"s{i // 8}") for i in range(size)]
            graph.apply(
                [*(PutEntity(entity=e) for e in things), *(PutRelation(relation=r) for r in edges)]
            )
            for n in range(versions):
                seen = Observation(entity="s9", attribute="t", reading=Reading(value=-n))
                graph.apply([Observe(observation=seen)])
            graph.schema()
            graph.similar("s9")
            connection = graph._connections._writer
            count = 0

            def step() -> None:
                nonlocal count
                count += 1

            connection.set_progress_handler(step, 1)
            costs = {}
            old = graph.at(1)
            observed = Observation(entity="s8", attribute="t", reading=Reading(value=5.5))
            high = [Comparison(attribute="t", op=">", value=size - 4)]
            reads: dict[str, Callable[[], object]] = {
                "entity": lambda: graph.entities(["s9"]),
                "old entity": lambda: old.entities(["s9"]),
                "old reading": lambda: old.readings("t", ["s9"]),
                "relations": lambda: graph.relations(sources=["s9"]),
                "both ends": lambda: graph.relations(targets=["s9"]),
                "old relations": lambda: old.relations(targets=["s9"]),
                "named": lambda: graph.named(["s9"]),
                "degree": lambda: graph.degrees(["s9"]),
                "range": lambda: graph.select(where=high),
                "few of a kind": lambda: graph.select(["s"], limit=3),
                "few of a kind, old": lambda: old.select(["s"], limit=3),
                "apply": lambda: graph.apply([Observe(observation=observed)]),
            }
            for name, read in reads.items():
                count = 0
                read()
                costs[name] = count
            connection.set_progress_handler(None, 1)
            return costs

    small, large, aged = steps(300, 3), steps(6000, 3), steps(300, 300)
    for name, cost in small.items():
        assert large[name] < 2 * cost + 50, (name, cost, large[name])
        assert aged[name] < 2 * cost + 50, (name, cost, aged[name])
