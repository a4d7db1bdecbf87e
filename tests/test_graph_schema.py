"""A schema that is brought up to date equals one that is counted from all there is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
)
from gentwin_chat.indexing.graph import embedded, neo4j_store, open_store
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.neo4j_read import Neo4jReads
from gentwin_chat.indexing.graph.neo4j_schema import SAVED_AFTER
from gentwin_chat.indexing.graph.protocol import AttributeInfo, GraphReader, GraphStore, Schema
from gentwin_chat.indexing.graph.retention import Retention

MANY = 1500  # more distinct values than a schema lists


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    uri = request.getfixturevalue("empty_neo4j") if request.param == "neo4j" else None
    graph = open_store(uri)
    yield graph
    graph.close()


def put(i: int, value: float | str) -> Change:
    reading = Reading(value=value, unit="CEL" if isinstance(value, float) else None)
    return PutEntity(entity=Entity(id=f"s{i}", kind="s", attributes={"t": reading}))


def values_of(reader: GraphReader) -> Counter[object]:
    found = reader.readings("t", reader.select(["s"]))
    return Counter(r.value for r in found.values())


def check(reader: GraphReader) -> None:
    """Against the values themselves."""
    held = values_of(reader)
    info: AttributeInfo = reader.schema().kinds["s"].attributes["t"]
    numbers = [v for v in held if isinstance(v, float)]
    assert info.count == sum(held.values())
    assert info.distinct == len(held)
    assert (info.minimum, info.maximum) == (min(numbers), max(numbers))
    listed = dict(zip(info.values, info.counts, strict=True))
    assert len(listed) == len(held) or (len(held) > 1000 and 500 <= len(listed) <= 1000)
    assert all(held[value] == n for value, n in listed.items())
    assert [n for _, n in held.most_common(3)] == info.counts[:3]
    kinds = Counter("text" if isinstance(v, str) else "number" for v in held.elements())
    assert {kind: n for kind, _, n in info.forms} == kinds


def test_of_many_values(store: GraphStore) -> None:
    chance = random.Random(7)
    values = [float(v) for v in chance.sample(range(100_000), MANY)]
    store.apply([*(put(i, v) for i, v in enumerate(values)), *(put(-i, 5.5) for i in (1, 2, 3))])
    check(store)
    lowest, highest = values.index(min(values)), values.index(max(values))
    steps: list[list[Change]] = [
        [put(lowest, 50_000.5)],
        [put(highest, "broken")],
        [put(k, float(k)) for k in range(40)],
        [RemoveEntity(id=f"s{k}") for k in range(40, 60)],
        [put(-k, -1.0) for k in range(1, 20)],
        [RemoveEntity(id=f"s{k}") for k in range(60, MANY - 300)],
    ]
    for step in steps:
        before = store.at(store.version)
        check(Fork(before, step))
        store.apply(step)
        check(store)
        check(before)
        check(store.at(1))


@pytest.fixture(params=["file", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a store lies that can be opened twice."""
    if request.param == "file":
        return tmp_path / "twin.db"
    uri: str = request.getfixturevalue("empty_neo4j")
    return uri


def test_one_known_of_a_version_that_is_retired_since_is_no_start(place: str | Path) -> None:
    with closing(open_store(place)) as mine, closing(open_store(place)) as theirs:
        mine.apply(put(i, i / 4) for i in range(9))
        assert mine.schema().kinds["s"].count == 9
        for value in (70.5, 71.5):
            theirs.apply([put(3, value), put(12, "new")])
        theirs.compact(Retention(last=1))
        check(mine)


def forbid_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no schema may be counted from all there is."""

    def counted(*_: object) -> Schema:
        raise AssertionError("counted from all there is")

    monkeypatch.setattr(Neo4jReads, "schema", counted)
    monkeypatch.setattr(embedded, "compute", counted)


def test_a_store_just_opened_starts_from_the_one_that_was_kept(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [put(i, float("inf") if i == 1 else i / 4) for i in range(SAVED_AFTER)]
    with closing(open_store(place)) as graph:
        graph.apply(many, descriptions={"s": "a sensor"})
        graph.apply([put(3, "broken"), put(-1, 2.0)])
        known = {version: graph.at(version).schema() for version in (1, 2)}
    forbid_counting(monkeypatch)
    for version in known:
        with closing(open_store(place)) as graph:
            assert graph.at(version).schema() == known[version]


def test_a_store_just_opened_starts_from_one_that_is_kept_where_most_versions_are_retired(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(place)) as graph:
        graph.apply(put(i, i / 4) for i in range(SAVED_AFTER))
        for i in range(6):
            graph.apply([put(i, "broken"), put(-i, 2.5)])
        graph.compact(Retention(last=3))
        known = {version: graph.at(version).schema() for version in (5, 6, 7)}
    forbid_counting(monkeypatch)
    for version in known:
        with closing(open_store(place)) as graph:
            assert graph.at(version).schema() == known[version]


def test_what_many_versions_changed_is_not_summed_up_where_one_kept_is_nearer(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "FAR", 3)
    monkeypatch.setattr(neo4j_store, "FAR", 3)
    with closing(open_store(place)) as mine, closing(open_store(place)) as theirs:
        mine.apply(put(i, 1.5) for i in range(4))
        assert mine.schema().kinds["s"].count == 4
        theirs.apply(put(i, i / 4) for i in range(SAVED_AFTER))
        for i in range(4):
            theirs.apply([put(i, "broken")])
        forbid_counting(monkeypatch)
        check(mine)


def test_a_file_of_before_vocabularies_were_kept_is_read_and_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "twin.db"
    with EmbeddedGraph(path) as graph:
        graph.apply(put(i, i / 4) for i in range(5))
        graph.apply([put(1, "broken")])
        with graph._connections.write() as connection:
            connection.execute("DROP TABLE vocabulary")
            connection.execute("DROP TABLE vocabulary_change")
    with EmbeddedGraph(path) as graph:
        check(graph)
        graph.apply(put(i, 7.5) for i in range(5))
        graph.apply(put(i, i / 8) for i in range(5))
        graph.compact(Retention(last=1))
    with EmbeddedGraph(path) as graph:
        check(graph)


def test_of_a_kind_that_changes_takes_its_relations_along(store: GraphStore) -> None:
    a, b = Entity(id="a", kind="x"), Entity(id="b", kind="y")
    edge = Relation(
        source="a", type="t", target="b", directed=False, attributes={"w": Reading(value=1)}
    )
    store.apply([PutEntity(entity=a), PutEntity(entity=b), PutRelation(relation=edge)])
    assert [(r.source_kind, r.undirected) for r in store.schema().relations] == [("x", 1)]
    step = [PutEntity(entity=a.model_copy(update={"kind": "z"}))]
    (forked,) = Fork(store.at(1), step).schema().relations
    store.apply(step)
    (now,) = store.schema().relations
    assert now == forked
    assert (now.source_kind, now.count, now.directed) == ("z", 1, False)
    assert now.attributes["w"].values == [1]
    assert set(store.schema().kinds) == {"y", "z"}
    assert set(store.at(1).schema().kinds) == {"x", "y"}


def test_bringing_it_up_to_date_costs_what_changed() -> None:
    """Steps of SQLite's virtual machine, the same on every machine."""

    def steps(size: int) -> int:
        with EmbeddedGraph() as graph:
            graph.apply([put(i, i / 7) for i in range(size)])
            graph.schema()
            seen = Observation(entity="s9", attribute="t", reading=Reading(value=0.5))
            graph.apply([Observe(observation=seen)])
            count = 0

            def step() -> None:
                nonlocal count
                count += 1

            graph._connections._writer.set_progress_handler(step, 1)
            graph.schema()
            graph.at(1).schema()
            Fork(graph.at(2), [RemoveEntity(id="s5")]).schema()
            return count

    assert steps(20_000) < 2 * steps(2000)


@pytest.mark.parametrize(
    ("changed", "extremes"),
    [
        ({"highest": 5}, (-5000, 4000)),  # to one that is not among the values listed
        ({"lowest": 5}, (-2000, 10_000)),
        ({"lowest": 5, "s7": 20_000}, (-2000, 20_000)),
        ({"highest": 5, "s7": -20_000}, (-20_000, 4000)),
        ({"highest": 5, "lowest": 5, "higher": 6, "lower": 6}, (0, 999)),
    ],
)
def test_the_extremes_of_many_values_stay_true_whoever_loses_them(
    changed: dict[str, int], extremes: tuple[int, int]
) -> None:
    values = {f"s{i}": i % 1000 for i in range(2000)}  # twice each, so that these are listed
    values |= {"highest": 10_000, "higher": 4000, "lowest": -5000, "lower": -2000}
    with EmbeddedGraph() as graph:
        graph.apply(
            PutEntity(entity=Entity(id=i, kind="s", attributes={"x": Reading(value=v)}))
            for i, v in values.items()
        )
        graph.schema()
        graph.apply(
            Observe(observation=Observation(entity=i, attribute="x", reading=Reading(value=v)))
            for i, v in changed.items()
        )
        x = graph.schema().kinds["s"].attributes["x"]
    assert (x.minimum, x.maximum) == extremes
