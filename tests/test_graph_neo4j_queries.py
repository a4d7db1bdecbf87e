"""Every statement sent to Neo4j: served by an index, read-only, with names that are only names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_fixture import cypher, driver

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
from gentwin_chat.errors import QueryError, StoreError
from gentwin_chat.eval.scale_network import network
from gentwin_chat.indexing.graph.neo4j_connection import Neo4jConnection, Run
from gentwin_chat.indexing.graph.neo4j_foreign import ForeignNeo4j
from gentwin_chat.indexing.graph.neo4j_quoting import quote
from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader

pytestmark = pytest.mark.neo4j

SCANS = ("AllNodesScan", "NodeByLabelScan", "AllRelationshipsScan", "RelationshipTypeScan")
Sent = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The statements that read transactions run, with their parameters."""
    statements: Sent = []
    before = neo4j.ManagedTransaction.run

    def run(self: Any, query: str, parameters: Any = None, **more: Any) -> neo4j.Result:
        statements.append((query, parameters or {}))
        return before(self, query, parameters, **more)

    monkeypatch.setattr(neo4j.ManagedTransaction, "run", run)
    return statements


@pytest.fixture(scope="module")
def plans(neo4j_uri: str) -> Iterator[Plans]:
    """Gives the plan of a statement, with the hits on the database if it is carried out."""
    with driver(neo4j_uri) as d, d.session() as session:

        def plan(query: str, parameters: dict[str, Any], *, carry_out: bool = False) -> Plan:
            word = "PROFILE" if carry_out else "EXPLAIN"
            with session.begin_transaction() as transaction:
                summary = transaction.run(f"{word} {query}", parameters).consume()
            todo, operators, hits = [summary.profile if carry_out else summary.plan], set(), 0
            while todo:
                step = todo.pop()
                assert step is not None
                operators.add(step["operatorType"].split("@")[0])
                hits += step.get("dbHits", 0)
                todo += step.get("children", [])
            return Plan(operators, hits)

        yield plan


class Plan(NamedTuple):
    operators: set[str]
    hits: int

    @property
    def scans(self) -> list[str]:
        """Operators that go through all there is of something."""
        return [o for o in self.operators if any(scan in o for scan in SCANS)]


Plans = Callable[..., Plan]


def where(attribute: str, op: Any, value: Any) -> list[Comparison]:
    return [Comparison(attribute=attribute, op=op, value=value)]


READS: dict[str, Callable[[GraphReader], object]] = {
    "version": lambda g: g.version,
    "entities": lambda g: g.entities(["s-1", "gw-0"]),
    "keys": lambda g: g.keys(["s-1"]),
    "readings": lambda g: g.readings("value", ["s-1"]),
    "degrees": lambda g: g.degrees(["s-1"]),
    "relations from": lambda g: g.relations(sources=["s-1"]),
    "relations to": lambda g: g.relations(targets=["gw-0"]),
    "relations of a type": lambda g: g.relations(["connectedTo"], sources=["s-1"]),
    "relations between": lambda g: g.relations([], ["s-1"], ["gw-0"]),
    "named": lambda g: g.named(["sensor1", "gw0"]),
    "similar": lambda g: g.similar("Sensr 1"),
    "the first": lambda g: g.select(limit=3),
    "the first of a kind": lambda g: g.select(["gateway"], limit=3),
    "of a kind": lambda g: g.select(["gateway"]),
    "of ids": lambda g: g.select(["gateway"], where("load", ">", 0.5), ids=["gw-0"]),
    "by id": lambda g: g.select(where=where("id", "=", "s-1")),
    "by name": lambda g: g.select(where=where("name", "=", "Sensor 1")),
    "by kind": lambda g: g.select(where=where("kind", "=", "gateway")),
    "by text": lambda g: g.select(where=where("calibration", "=", "rare")),
    "by number": lambda g: g.select(where=where("value", "=", 20.0)),
    "by range": lambda g: g.select(where=where("value", ">", 39)),
    "by truth": lambda g: g.select(where=where("flagged", "=", True)),
    "by existence": lambda g: g.select(where=where("flagged", "exists", None)),
    "by two": lambda g: g.select(
        ["gateway"], [*where("load", ">", 0.9), *where("name", "=", "Gateway 3")]
    ),
}


@pytest.fixture(scope="module")
def filled(neo4j_uri: str) -> str:
    with cypher(neo4j_uri) as run:
        run("MATCH (n) DETACH DELETE n")
        for (name,) in run("SHOW CONSTRAINTS YIELD name"):
            run(f"DROP CONSTRAINT `{name}`")
        for name, _ in run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
            run(f"DROP INDEX `{name}`")  # other tests' attributes leave no room for ours
    with Neo4jGraph(neo4j_uri) as graph:
        graph.apply(network(300))
        graph.apply([RemoveEntity(id="s-9")])
    with cypher(neo4j_uri) as run:
        run("CALL db.awaitIndexes(60)")
    return neo4j_uri


@pytest.fixture(scope="module")
def twin(filled: str) -> Iterator[Neo4jGraph]:
    with Neo4jGraph(filled) as graph:
        yield graph


@pytest.mark.parametrize("version", [2, 1])
@pytest.mark.parametrize("read", READS)
def test_each_read_starts_at_an_index(
    twin: Neo4jGraph, plans: Plans, sent: Sent, read: str, version: int
) -> None:
    READS[read](twin if version == 2 else twin.at(version))
    assert sent
    for query, parameters in sent:
        assert not plans(query, parameters).scans, query


@pytest.mark.parametrize("kinds", [[], ["gateway"]])
def test_the_first_are_read_in_order_and_no_others(
    twin: Neo4jGraph, plans: Plans, sent: Sent, kinds: list[str]
) -> None:
    assert twin.select(kinds, limit=3) == twin.select(kinds)[:3]
    (query, parameters), *_ = (one for one in sent if "LIMIT" in one[0] and "rank" in one[0])
    assert plans(query, parameters, carry_out=True).hits < 10


def test_each_write_starts_at_an_index(filled: str, plans: Plans, sent: Sent) -> None:
    seen = Observation(entity="s-1", attribute="value", reading=Reading(value=1.0))
    changes: list[Change] = [
        Observe(observation=seen),
        PutEntity(entity=Entity(id="new", kind="gateway")),
        PutRelation(relation=Relation(source="s-1", type="connectedTo", target="new")),
        RemoveEntity(id="s-2"),
    ]
    with Neo4jGraph(filled) as graph:
        sent.clear()
        graph.apply(changes)
    assert sent
    for query, parameters in sent:
        assert not plans(query, parameters).scans, query


def test_a_foreign_graph_is_read_by_element_and_index(
    empty_neo4j: str, plans: Plans, sent: Sent
) -> None:
    with cypher(empty_neo4j) as run:
        run("CREATE CONSTRAINT pump_code IF NOT EXISTS FOR (p:Pump) REQUIRE p.code IS UNIQUE")
        run(
            "UNWIND range(1, 50) AS i CREATE (:Pump {code: 'p' + i, level: i})"
            "-[:IN]->(:Hall {code: 'h' + i})"
        )
        try:
            with ForeignNeo4j(empty_neo4j) as graph:
                graph.select(["Pump"])
                sent.clear()
                graph.entities(["p1"])
                graph.readings("level", ["p1"])
                graph.degrees(["p1"])
                graph.relations(["IN"], sources=["p1"])
                graph.select(["Pump"], where("level", ">", 4), ids=["p1", "p9"])
            with ForeignNeo4j(empty_neo4j) as anew:
                anew._catalog.naming.keys.pop("Hall")  # which has no index
                anew.entities(["p7"])
            asked = [s for s in sent if "$elements" in s[0] or "$values" in s[0] or "$p" in s[0]]
            assert len(asked) >= 6
            for query, parameters in asked:
                assert not plans(query, parameters).scans, query
        finally:
            run("DROP CONSTRAINT pump_code")


def test_learning_a_foreign_graph_touches_as_much_of_it_whatever_its_size(
    empty_neo4j: str, plans: Plans, sent: Sent
) -> None:
    hits = []
    with cypher(empty_neo4j) as run:
        for start, end in ((1, 3000), (3001, 12_000)):
            run(
                "UNWIND range($start, $end) AS i CREATE (d:Device {code: 'd' + i, level: i % 7}) "
                "CREATE (d)-[:IN]->(:Room {name: 'Room ' + i})",
                start=start,
                end=end,
            )
            sent.clear()
            with ForeignNeo4j(empty_neo4j) as graph:
                assert graph.schema().kinds["Device"].count == end
            learning = [s for s in sent if not s[0].startswith("SHOW")]
            hits.append(sum(plans(q, p, carry_out=True).hits for q, p in learning))
    assert hits[0] == hits[1] > 0


def test_reads_are_refused_to_write_and_bounded(neo4j_uri: str) -> None:
    with Neo4jConnection(neo4j_uri, max_rows=10) as connection:
        for statement in (
            "CREATE (:Planted)",
            "MATCH (n) DETACH DELETE n",
            "CREATE INDEX FOR (n:A) ON (n.b)",
        ):
            with pytest.raises(StoreError, match=r"[Ww]rit|may not|[Ss]chema|access"):
                connection.read(lambda run, s=statement: run(s))  # type: ignore[misc]
        with pytest.raises(StoreError, match="over 10 rows"):
            connection.read(lambda run: run("UNWIND range(1, 11) AS i RETURN i"))


# --- names ----------------------------------------------------------------------------------------

hostile = st.text(
    st.one_of(
        st.sampled_from(list("`'\"\\u0060{}[]()$;:/*\n\r\t -|%!&")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)
tricks = st.sampled_from(
    ["`", "``", "\\u0060", "\\\\u0060", "\\u005Cu0060", "a`) DETACH DELETE n //", "\n", "\u2028"]
)
names = st.one_of(hostile, tricks, st.builds(str.__add__, hostile, tricks))
fuzz = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@fuzz
@given(some=st.lists(names, min_size=1, max_size=6, unique=True))
def test_a_quoted_name_is_that_name_and_nothing_else(neo4j_uri: str, some: list[str]) -> None:
    def work(run: Run) -> None:
        for name in some:
            try:
                quoted = quote(name)
            except QueryError:
                assert not name or "\0" in name
                continue
            run("MATCH (n:TwinFuzz) DETACH DELETE n")
            run("CREATE (n:TwinFuzz)-[:$($name)]->(n) SET n:$($name) SET n[$name] = 1", name=name)
            found = run(
                f"MATCH (n:{quoted})-[r:{quoted}]->() WHERE n.{quoted} = 1 "
                "RETURN [l IN labels(n) WHERE l <> 'TwinFuzz'], type(r), keys(n)"
            )
            assert [list(row.values()) for row in found] == [
                [[name] if name != "TwinFuzz" else [], name, [name]]
            ]
        run("MATCH (n:TwinFuzz) DETACH DELETE n")

    with Neo4jConnection(neo4j_uri) as connection:
        connection.write(work)


@pytest.mark.parametrize("name", ["", "a\0b", "\ud800", "x" * 20_000])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="Leave it out"):
        quote(name)


@fuzz
@given(
    batch=st.lists(st.tuples(names, names, names), min_size=1, max_size=6),
    asked=st.lists(names, max_size=3),
)
def test_hostile_vocabularies_stay_data(
    empty_neo4j: str, batch: list[tuple[str, str, str]], asked: list[str]
) -> None:
    """As kind, attribute, relation type, value and id, written, read and asked for."""
    with Neo4jGraph(empty_neo4j) as graph:
        graph.apply([RemoveEntity(id=i) for i in graph.select()])
        entities = {
            f"e{k} {name}": Entity(
                id=f"e{k} {name}", kind=kind or "k", attributes={name: Reading(value=kind)}
            )
            for k, (kind, name, _) in enumerate(batch)
        }
        first = next(iter(entities))
        relations = [
            Relation(source=first, type=kind or "t", target=i)
            for i, (_, _, kind) in zip(entities, batch, strict=True)
        ]
        puts: list[Change] = [PutEntity(entity=e) for e in entities.values()]
        graph.apply([*puts, *(PutRelation(relation=r) for r in relations)])
        assert graph.entities(list(entities)) == entities
        for entity in entities.values():
            ((name, reading),) = entity.attributes.items()
            assert entity.id in graph.select([entity.kind], where(name, "=", reading.value))
            assert graph.readings(name, [entity.id])[entity.id] == reading
            assert graph.tally(entity.kind, name, [reading.value])[0] >= 1  # type: ignore[list-item]
        for r in relations:
            assert r in graph.relations([r.type], sources=[r.source])
        for name in asked:
            graph.select([name], where(name, "=", name))
            graph.named([name])
            graph.similar(name)
            graph.readings(name, list(entities))
        assert len(graph.select()) == len(entities)
        assert json.loads(json.dumps(sorted(graph.schema().kinds))) == sorted(
            {e.kind for e in entities.values()}
        )
