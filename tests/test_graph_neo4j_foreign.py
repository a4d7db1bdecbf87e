"""A graph that someone else keeps in Neo4j, chatted with where it lies."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j.spatial import WGS84Point
from neo4j_fixture import cypher

from gentwin_chat.domain import RemoveEntity
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph import open_graph, open_store
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.neo4j_foreign import ForeignNeo4j
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader

pytestmark = pytest.mark.neo4j


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
            *run("SHOW INDEXES YIELD name RETURN name ORDER BY name"),
        ]


def test_it_is_read_in_its_own_words_and_never_written(empty_neo4j: str) -> None:
    plant(empty_neo4j)
    before = everything(empty_neo4j)
    graph = open_graph(empty_neo4j)
    assert isinstance(graph, GraphReader)
    assert isinstance(graph, ForeignNeo4j)
    schema = graph.schema()
    assert {kind: info.count for kind, info in schema.kinds.items()} == {
        "Person": 1,
        "Film": 1,
        "Movie": 2,  # a film is a movie
        "Shop": 1,
        "Order": 1,
        "Nameless": 1,
        "Node": 1,
    }
    assert (schema.entity_count, schema.relation_count) == (7, 4)
    assert graph.select(["Movie"]) == ["The Matrix", "Speed"]
    assert graph.select(["Movie"], [Comparison(attribute="released", op="<", value=1995)]) == [
        "Speed"
    ]
    assert graph.select(where=[Comparison(attribute="kind", op="=", value="Movie")]) == [
        "The Matrix",
        "Speed",
    ]
    assert graph.select(where=[Comparison(attribute="tags", op="=", value="sf")]) == ["The Matrix"]
    late = Comparison(attribute="premiere", op=">", value="1999-01-01")
    assert graph.select(where=[late]) == ["The Matrix"]
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
    assert graph.degrees(["Keanu Reeves", "nobody"]) == {"Keanu Reeves": 3, "nobody": 0}
    assert {hit.kind for hit in graph.named(["1"])["1"]} == {"Shop", "Order"}
    assert graph.named(["keanureeves"])["keanureeves"][0].id == "Keanu Reeves"
    assert graph.similar("the matriks")[0].id == "The Matrix"
    (alone,) = graph.select(["Node"])
    assert graph.entities([alone])[alone].kind == "Node"
    fork = Fork(graph, [RemoveEntity(id="Speed")])
    assert fork.select(["Movie"]) == ["The Matrix"]
    assert fork.relations(targets=["Speed"]) == []
    assert not hasattr(graph, "apply")
    graph.close()
    with pytest.raises(StoreError, match=r"not ours.*only read.*empty database"):
        open_store(empty_neo4j)
    assert everything(empty_neo4j) == before


def test_what_changes_there_is_seen_at_once_and_new_words_on_refresh(empty_neo4j: str) -> None:
    plant(empty_neo4j)
    with ForeignNeo4j(empty_neo4j) as graph, cypher(empty_neo4j) as run:
        assert graph.refresh() == 1, "nothing is new"
        run("MATCH (m:Movie {title: 'Speed'}) SET m.released = 1995")
        assert graph.readings("released", ["Speed"])["Speed"].value == 1995
        run("MATCH (s:Shop) DELETE s")
        assert graph.select(["Shop"]) == []
        assert graph.refresh() == 2
        assert "Shop" not in graph.schema().kinds


def test_numbers_stay_numbers(empty_neo4j: str) -> None:
    with cypher(empty_neo4j) as run:
        run("UNWIND [10, 9, 2] AS i CREATE (:Device {id: i, serial: 'x' + i})")
    with ForeignNeo4j(empty_neo4j) as graph:
        assert graph.select() == ["2", "9", "10"]
        assert graph.entities(["9"])["9"].key == 9
    with ForeignNeo4j(empty_neo4j) as anew:
        assert anew.keys(["9", "nobody"]) == {"9": 9, "nobody": "nobody"}
        assert anew.readings("serial", ["10"])["10"].value == "x10"


def test_a_graph_larger_than_a_sample_is_known_and_searched(empty_neo4j: str) -> None:
    size = 3000
    with cypher(empty_neo4j) as run:
        run("CREATE CONSTRAINT device_code IF NOT EXISTS FOR (d:Device) REQUIRE d.code IS UNIQUE")
        run(
            "UNWIND range(1, $n) AS i CREATE (d:Device {code: 'd' + i, level: i % 7, x: i}) "
            "CREATE (d)-[:IN]->(:Room {name: 'Room ' + i})",
            n=size,
        )
        try:
            with ForeignNeo4j(empty_neo4j) as graph:
                schema = graph.schema()
                assert schema.kinds["Device"].count == size
                (inside,) = schema.relations
                assert inside.count == size
                level = schema.kinds["Device"].attributes["level"]
                assert (level.count, sorted(level.values)) == (size, list(range(7)))
                assert schema.kinds["Device"].attributes["x"].distinct > 1000
                x = Comparison(attribute="x", op="=", value=2500)
                assert graph.select(where=[x]) == ["d2500"]
                assert [h.id for h in graph.named(["d2999"])["d2999"]] == ["d2999"]
                (room,) = graph.named(["room77"])["room77"]
                assert room.name == "Room 77"
                assert graph.similar("rom 77")[0].name == "Room 77"
                assert [r.source for r in graph.relations(targets=[room.id])] == ["d77"]
        finally:
            run("DROP CONSTRAINT device_code")


def test_two_of_one_name_stay_two(empty_neo4j: str) -> None:
    """Beyond a sample nothing tells that names repeat; the nodes must not become one."""
    with cypher(empty_neo4j) as run:
        run("UNWIND range(1, 1500) AS i CREATE (:Pump {id: toString(i % 1400)})")
    with ForeignNeo4j(empty_neo4j) as graph:
        assert len(graph.select(["Pump"])) == 1500


def test_a_full_text_index_of_theirs_is_used(empty_neo4j: str) -> None:
    with cypher(empty_neo4j) as run:
        run("UNWIND ['North Gate', 'South Gate', 'Boiler'] AS n CREATE (:Place {name: n})")
        run("CREATE FULLTEXT INDEX places FOR (p:Place) ON EACH [p.name]")
        run("CALL db.awaitIndexes(30)")
        try:
            with ForeignNeo4j(empty_neo4j) as graph:
                assert graph.similar("bolier")[0].id == "Boiler"
                assert graph.similar("nort gate")[0].id == "North Gate"
                assert graph.similar("{}:*~") == []
        finally:
            run("DROP INDEX places")
