"""What is Neo4j's own: how the twin looks to a Cypher user, foreign graphs, failures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from neo4j_fixture import cypher, driver

from gentwin_chat.cli import main
from gentwin_chat.domain import (
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    SetPresence,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph import open_graph
from gentwin_chat.indexing.graph.neo4j_connection import Run
from gentwin_chat.indexing.graph.neo4j_read import Neo4jReads
from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader

pytestmark = pytest.mark.neo4j


def test_a_cypher_user_sees_labels_types_and_plain_properties(empty_neo4j: str) -> None:
    sensor = Entity(
        id="aq-1",
        kind="Sensor",
        name="Library",
        attributes={
            "temperature": Reading(value=12.3, unit="CEL"),
            "measures": Reading(value=["pm25", "no2"]),
        },
    )
    link = Relation(
        source="aq-1", type="connectedTo", target="gw-1", attributes={"rssi": Reading(value=-70)}
    )
    with Neo4jGraph(empty_neo4j) as graph, cypher(empty_neo4j) as run:
        gateway = Entity(id="gw-1", kind="Gateway")
        graph.apply([PutEntity(entity=sensor), PutEntity(entity=gateway)])
        graph.apply([PutRelation(relation=link)])
        assert run(
            "MATCH (s:Sensor)-[r:connectedTo]->(g:Gateway) WHERE s.temperature > 12 "
            "RETURN s.id, s.name, s.temperature, s.measures, r.rssi, g.id"
        ) == [["aq-1", "Library", 12.3, ["pm25", "no2"], -70, "gw-1"]]
        graph.apply([PutEntity(entity=sensor.model_copy(update={"kind": "Station"}))])
        cold = Observation(entity="aq-1", attribute="temperature", reading=Reading(value=9))
        graph.apply([Observe(observation=cold)])
        assert run("MATCH (s:Sensor) RETURN count(s)") == [[0]]
        assert run("MATCH (s:Station)-->() RETURN s.temperature") == [[9]]
        indexes = run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name)")
        assert {"twin_entity_id", "twin_name_key", "twin_name_text"} <= set(indexes[0][0])


def test_the_queries_that_the_manual_gives_do_what_it_says(empty_neo4j: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / "neo4j.md").read_text(encoding="utf-8")
    asked = re.findall(r"```cypher\n(.*?)```", page, re.DOTALL)
    kinds = {"gw-1": "Gateway", "gw-2": "Gateway", "aq-1": "AirQualitySensor"}
    kinds |= {"aq-2": "AirQualitySensor"}
    things = [Entity(id=i, kind=kind) for i, kind in kinds.items()]
    links = [Relation(source=f"aq-{k}", type="connectedTo", target=f"gw-{k}") for k in (1, 2)]

    def pm25(identifier: str, value: float) -> Observe:
        reading = Reading(value=value, unit="GQ")
        return Observe(
            observation=Observation(entity=identifier, attribute="pm25", reading=reading)
        )

    with Neo4jGraph(empty_neo4j) as graph, cypher(empty_neo4j) as run:
        graph.apply(
            [*(PutEntity(entity=e) for e in things), *(PutRelation(relation=r) for r in links)]
        )
        graph.apply([pm25("aq-1", 31.0), pm25("aq-2", 8.0)])
        graph.apply([pm25("aq-1", 40.5), SetPresence(id="aq-2", active=False)])
        newest, above, silent, versions, past = map(run, asked)
    assert newest == [["aq-1", 40.5, "gw-1"], ["aq-2", 8.0, "gw-2"]]
    assert above == [["gw-1", 1]]
    assert silent == [["aq-2"]]
    assert [row[0] for row in versions] == [3, 2, 1]
    assert past == [[1, 2, None], [2, 3, 31.0]]


def test_our_graph_is_ours_again_when_reopened(empty_neo4j: str) -> None:
    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply([PutEntity(entity=Entity(id="a", kind="k"))], descriptions={"k": "a thing"})
    again = open_graph(empty_neo4j)
    assert isinstance(again, Neo4jGraph)
    assert again.version == 1
    assert again.schema().descriptions == {"k": "a thing"}
    again.close()


def test_a_twin_whose_past_lies_otherwise_is_refused(empty_neo4j: str) -> None:
    with cypher(empty_neo4j) as run:
        run("CREATE (:TwinState {id: 'twin', version: 3})")
    with pytest.raises(StoreError, match=r"another release.*empty database"):
        Neo4jGraph(empty_neo4j)


def test_the_first_read_of_an_old_version_does_not_touch_all_that_was_written_since(
    empty_neo4j: str,
) -> None:
    """By the server's own count of what it reads."""

    def value(identifier: int, number: int) -> Observe:
        reading = Reading(value=number)
        return Observe(
            observation=Observation(entity=f"s{identifier}", attribute="level", reading=reading)
        )

    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply([PutEntity(entity=Entity(id=f"s{i}", kind="sensor")) for i in range(40)])
        graph.apply([value(i, -1) for i in range(40)])
        while graph.version < 30:
            graph.apply([value(i, graph.version) for i in range(40)])
        with cypher(empty_neo4j) as run:
            run("CALL db.prepareForReplanning(60)")  # plans as on a server at rest
        assert _hits(empty_neo4j, graph.version) < 28 * 40
        assert graph.at(2).readings("level", ["s7"])["s7"].value == -1


@contextmanager
def profiled(uri: str) -> Iterator[tuple[Run, Callable[[], int]]]:
    """Runs statements; and says what the database has touched for them."""
    total = 0
    with driver(uri) as d, d.session() as session, session.begin_transaction() as transaction:

        def run(query: str, **parameters: Any) -> list[Any]:
            nonlocal total
            result = transaction.run(f"PROFILE {query}", parameters)
            rows, todo = list(result), [result.consume().profile]
            while todo:
                step = todo.pop()
                assert step is not None
                total += step.get("dbHits", 0)
                todo += step.get("children", [])
            return rows

        yield run, lambda: total


def _hits(uri: str, newest: int) -> int:
    """What the database touches to read one reading of version 2 and who has its value."""
    with profiled(uri) as (run, touched):
        reads = Neo4jReads(run, 2, newest)
        reads.readings("level", ["s7"])
        reads.relations(sources=["s7"])
        reads.named(["s7"])
        reads.select(["sensor"], [Comparison(attribute="level", op="<", value=-5)])
    return touched()


def test_thousands_go_in_one_version(empty_neo4j: str) -> None:
    things = [Entity(id=f"s{i}", kind="s", name=f"Sensor {i}") for i in range(5000)]
    edges = [Relation(source=f"s{i}", type="t", target="s0") for i in range(5000)]
    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply(
            [*(PutEntity(entity=e) for e in things), *(PutRelation(relation=r) for r in edges)]
        )
        assert graph.version == 1
        assert graph.degrees(["s0"]) == {"s0": 5000}
        assert graph.select(limit=2) == ["s0", "s1"]
        assert graph.similar("Sensor 4Oll")[0].id == "s4011"


def test_a_command_shows_no_password(
    empty_neo4j: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, password = tmp_path / "city.log", empty_neo4j.partition("@")[0].rpartition(":")[2]
    log.write_text("2026-05-04T08:00:00Z sensor/s-1 pm10=8 gateway=gw-1\n")
    said = ""
    for argv in (
        ["ingest", str(log), "--store", empty_neo4j],
        ["ingest", str(log), "--store", empty_neo4j, "--json"],
        ["feed", empty_neo4j, "--follow", str(log), "--seconds", "0"],
    ):
        with pytest.raises(SystemExit) as ended:
            main(argv)
        assert ended.value.code == 0
        said += "".join(capsys.readouterr())
    assert empty_neo4j.partition("@")[2] in said
    assert password not in said


def test_relations_among_many_are_sought_once(empty_neo4j: str) -> None:
    """Whatever the planner thinks best, not from each source among all targets anew."""
    hits = []
    with Neo4jGraph(empty_neo4j) as graph:
        for start, end in ((0, 100), (100, 800)):
            puts = [PutEntity(entity=Entity(id=f"s{i}", kind="s")) for i in range(start, end)]
            ties = [
                PutRelation(relation=Relation(source=f"s{i}", type="t", target=f"s{i // 2}"))
                for i in range(start, end)
            ]
            graph.apply([*puts, *ties])
            ids = [f"s{i}" for i in range(end)]
            with profiled(empty_neo4j) as (run, touched):
                assert len(Neo4jReads(run).relations(sources=ids, targets=ids)) == end
            hits.append(touched())
    assert hits[1] < 16 * hits[0]


def test_a_read_that_a_commit_cut_in_two_is_made_again(empty_neo4j: str) -> None:
    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply(
            [PutEntity(entity=Entity(id="a", kind="k", attributes={"n": Reading(value=1)}))]
        )
        view, reads = graph.at(1), []

        def halved(read: GraphReader) -> dict[str, Reading]:
            reads.append(read)
            if len(reads) == 1:  # the commit comes, and a part of the node is not to be read
                graph.apply(
                    [
                        Observe(
                            observation=Observation(
                                entity="a", attribute="n", reading=Reading(value=2)
                            )
                        )
                    ]
                )
                raise TypeError("not NoneType")
            return read.readings("n", ["a"])

        assert view._read(halved)["a"].value == 1
        assert len(reads) == 2


def test_a_value_that_cannot_be_read_is_an_error_where_nothing_came_between(
    empty_neo4j: str,
) -> None:
    def broken(read: GraphReader) -> None:
        raise TypeError("not NoneType")

    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply([PutEntity(entity=Entity(id="a", kind="k"))])
        with pytest.raises(StoreError, match="not NoneType"):
            graph.at(1)._read(broken)
