"""What is Neo4j's own: how the twin looks to a Cypher user, foreign graphs, failures."""

from __future__ import annotations

import pytest
from neo4j_fixture import cypher

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
from gentwin_chat.indexing.graph import open_graph
from gentwin_chat.indexing.graph.neo4j_connection import Neo4jConnection
from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph

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
