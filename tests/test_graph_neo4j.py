"""What is Neo4j's own: how the twin looks to a Cypher user, foreign graphs, failures."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
import pytest
from neo4j.spatial import WGS84Point

from gentwin_chat.domain import (
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph import open_graph
from gentwin_chat.indexing.graph.neo4j_connection import Neo4jConnection
from gentwin_chat.indexing.graph.neo4j_foreign import ForeignNeo4j
from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph
from gentwin_chat.indexing.graph.protocol import Comparison, GraphStore

pytestmark = pytest.mark.neo4j


@contextmanager
def cypher(uri: str) -> Iterator[Any]:
    """Plain Cypher, as a user types it; gives rows as lists."""
    scheme, rest = uri.split("://")
    credentials, host = rest.split("@")
    user, password = credentials.split(":")
    with neo4j.GraphDatabase.driver(f"{scheme}://{host}", auth=(user, password)) as driver:

        def run(text: str, **parameters: Any) -> list[list[Any]]:
            records = driver.execute_query(text, parameters).records
            return [list(record.values()) for record in records]

        yield run


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


def test_a_read_can_write_nothing(empty_neo4j: str) -> None:
    with Neo4jConnection(empty_neo4j) as connection:
        with pytest.raises(StoreError, match=r"[Ww]rit"):
            connection.read(lambda run: run("CREATE (:Planted)"))
        assert connection.read(lambda run: run("MATCH (n:Planted) RETURN n")) == []


def test_a_read_has_an_end(empty_neo4j: str) -> None:
    with Neo4jConnection(empty_neo4j, timeout=0.5, max_rows=100) as connection:
        with pytest.raises(StoreError, match="over 100 rows"):
            connection.read(lambda run: run("UNWIND range(1, 101) AS i RETURN i"))
        endless = "UNWIND range(1, 100000) AS i UNWIND range(1, 1000000) AS j RETURN sum(i * j)"
        with pytest.raises(StoreError, match=r"Narrow the question|terminated"):
            connection.read(lambda run: run(endless))


def test_failures_say_what_to_do(neo4j_uri: str) -> None:
    host = neo4j_uri.split("@")[1]
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        nobody = f"bolt://127.0.0.1:{s.getsockname()[1]}"
    for uri, message in [
        (nobody, "cannot be reached. Start the server"),
        (f"bolt://neo4j:wrong@{host}", "refuses the user or password.*NEO4J_PASSWORD"),
        (f"{neo4j_uri}/nowhere", "no database 'nowhere'"),
        (neo4j_uri.replace("bolt://", "bolt+s://"), "does not agree on TLS"),
        (neo4j_uri.replace("bolt://", "bolt+ssc://"), "does not agree on TLS"),
        ("bolt://127.0.0.1:99999", "cannot be reached|no address"),
    ]:
        with pytest.raises(StoreError, match=message) as caught:
            open_graph(uri)
        assert "wrong" not in str(caught.value), "a password in a message"
        assert caught.value.__cause__ is not None


def plant(uri: str) -> None:
    with cypher(uri) as run:
        run(
            "CREATE (a:Person {name: 'Keanu Reeves', born: 1964}), "
            "(m:Film:Movie {title: 'The Matrix', released: 1999, "
            "premiere: datetime('1999-03-31T20:00:00Z'), place: $place, tags: ['sf', 'action']}), "
            "(h:Movie {title: 'Speed', released: 1994}), "
            "(a)-[:ACTED_IN {roles: ['Neo']}]->(m), (a)-[:ACTED_IN]->(m), (a)-[:ACTED_IN]->(h), "
            "(:Shop {id: 1}), (:Order {id: 1})-[:OF]->(:Nameless), ()",
            place=WGS84Point((-118.2, 34.1)),
        )


def everything(uri: str) -> list[Any]:
    with cypher(uri) as run:
        return [
            *run("MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n)"),
            *run(
                "MATCH ()-[r]->() RETURN elementId(r), type(r), properties(r) ORDER BY elementId(r)"
            ),
            *run("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
        ]


def test_a_foreign_graph_is_read_in_its_own_words_and_never_written(empty_neo4j: str) -> None:
    plant(empty_neo4j)
    before = everything(empty_neo4j)
    graph: GraphStore = open_graph(empty_neo4j)
    assert isinstance(graph, ForeignNeo4j)
    assert {kind: info.count for kind, info in graph.schema().kinds.items()} == {
        "Person": 1,
        "Film": 1,
        "Movie": 1,
        "Shop": 1,
        "Order": 1,
        "Nameless": 1,
        "Node": 1,
    }
    assert graph.select(["Movie"], [Comparison(attribute="released", op="<", value=1995)]) == [
        "Speed"
    ]
    matrix = graph.entities(["The Matrix"])["The Matrix"].attributes
    assert matrix["premiere"].datatype == "datetime"
    assert matrix["premiere"].value == "1999-03-31T20:00:00.000000000+00:00"
    assert matrix["place"].value == [-118.2, 34.1]
    assert matrix["labels"].value == ["Film", "Movie"]
    acted = graph.relations(["ACTED_IN"], sources=["Keanu Reeves"])
    assert [(r.target, r.key) for r in acted] == [
        ("Speed", ""),
        ("The Matrix", ""),
        ("The Matrix", "2"),
    ]
    assert {hit.kind for hit in graph.named(["1"])["1"]} == {"Shop", "Order"}
    assert graph.similar("the matriks")[0].id == "The Matrix"
    graph.apply([RemoveEntity(id="Speed")])
    assert "Speed" not in graph.select()
    graph.close()
    assert everything(empty_neo4j) == before
    with pytest.raises(StoreError, match=r"not ours.*ForeignNeo4j"):
        Neo4jGraph(empty_neo4j)


def test_a_foreign_graph_is_read_again_on_demand(empty_neo4j: str) -> None:
    plant(empty_neo4j)
    with ForeignNeo4j(empty_neo4j) as graph, cypher(empty_neo4j) as run:
        assert graph.refresh() == 1, "nothing is new"
        run("MATCH (m:Movie {title: 'Speed'}) SET m.released = 1995")
        run("MATCH ()-[r:OF]->() DELETE r")
        run("MATCH (s:Shop) DELETE s")
        assert graph.refresh() == 2
        assert graph.entities(["Speed"])["Speed"].attributes["released"].value == 1995
        assert graph.relations(["OF"]) == []
        assert graph.select(["Shop"]) == []
        assert graph.at(1).select(["Shop"]) != []


def test_a_numbered_foreign_graph_keeps_its_numbers(empty_neo4j: str) -> None:
    with cypher(empty_neo4j) as run:
        run("UNWIND [10, 9, 2] AS i CREATE (:Device {id: i, serial: 'x' + i})")
    with ForeignNeo4j(empty_neo4j) as graph:
        assert graph.select() == ["2", "9", "10"]
        assert graph.entities(["9"])["9"].key == 9


def test_our_graph_is_ours_again_when_reopened(empty_neo4j: str) -> None:
    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply([PutEntity(entity=Entity(id="a", kind="k"))], descriptions={"k": "a thing"})
    again = open_graph(empty_neo4j)
    assert isinstance(again, Neo4jGraph)
    assert again.version == 1
    assert again.schema().descriptions == {"k": "a thing"}
    again.close()


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
