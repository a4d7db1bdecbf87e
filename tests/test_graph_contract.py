"""What every graph reader and store does, on each of them: embedded, fork, and a real Neo4j."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from graph_model import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_graph_properties import changes, check, comparisons, possible

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
    RemoveRelation,
    SetPresence,
)
from gentwin_chat.errors import QueryError, StoreError, VersionError
from gentwin_chat.indexing.graph import EmbeddedGraph, open_graph, open_store
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import (
    Comparison,
    GraphHistory,
    GraphReader,
    GraphStore,
    Operator,
)
from gentwin_chat.indexing.graph.retention import Retention

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NASTY = "`}) DETACH DELETE n // \\u0060 ' \" ; DROP TABLE node; --\nß Ж 🛰"


def reading(value: object, **more: object) -> Reading:
    return Reading.model_validate({"value": value, **more})


def network() -> list[Change]:
    """Two gateways, three sensors, a service, with relations of every form."""
    gateways = [
        Entity(id="gw-2", kind="gateway", name="North Gate", attributes={"load": reading(0.5)}),
        Entity(id="gw-10", kind="gateway", aliases=("Roof",), attributes={"load": reading(0.9)}),
    ]
    temperature = reading(21.5, unit="CEL", time=NOON.astimezone(timezone(timedelta(hours=2))))
    sensors = [
        Entity(
            id="urn:ngsi-ld:AirQuality:aq-1",
            kind="sensor",
            name="PM2.5 Library",
            attributes={
                "temperature": temperature,
                "status": reading("OK"),
                "measures": reading(["pm25", "NO2"]),
                "battery": reading(True),
            },
        ),
        Entity(id="aq-3", kind="sensor", attributes={"temperature": reading(4)}),
        Entity(id="aq-20", kind="sensor", attributes={"temperature": reading("broken")}),
    ]
    service = Entity(id="7", kind="service", numeric_id=True)
    relations = [
        Relation(source=sensors[0].id, type="connectedTo", target="gw-2", inferred=0.75),
        Relation(
            source="aq-3", type="connectedTo", target="gw-2", attributes={"rssi": reading(-70)}
        ),
        Relation(source="aq-20", type="connectedTo", target="gw-10"),
        Relation(source="gw-2", type="linked", target="gw-10", directed=False),
        Relation(source="gw-2", type="linked", target="gw-10", directed=False, key="backup"),
        Relation(source="gw-2", type="hosts", target="7"),
    ]
    return [
        *(PutEntity(entity=e) for e in (*gateways, *sensors, service)),
        *(PutRelation(relation=r) for r in relations),
    ]


@pytest.fixture(params=["memory", "file", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    target = {"memory": None, "file": tmp_path / "twin.db"}.get(request.param)
    if request.param == "neo4j":
        target = request.getfixturevalue("empty_neo4j")
    graph = open_store(target)
    yield graph
    graph.close()


@pytest.fixture(params=["store", "version", "fork"])
def reader(request: pytest.FixtureRequest, store: GraphStore) -> GraphReader:
    """The network, read from a store, from an earlier version of it, and from a fork."""
    parts = network()
    if request.param == "fork":
        half = [*parts[:5], PutEntity(entity=Entity(id="old", kind="sensor")), parts[6]]
        store.apply(half)
        return Fork(store, [RemoveEntity(id="old"), *parts])
    store.apply(parts)
    if request.param == "version":
        later: list[Change] = [RemoveEntity(id="gw-2"), SetPresence(id="gw-10", active=False)]
        store.apply([*later, Observe(observation=observe("aq-3", "temperature", 99))])
        return store.at(1)
    return store


def observe(entity: str, attribute: str, value: object, **more: object) -> Observation:
    return Observation(entity=entity, attribute=attribute, reading=reading(value, **more))


def where(attribute: str, op: Operator, value: object = None) -> list[Comparison]:
    return [Comparison.model_validate({"attribute": attribute, "op": op, "value": value})]


AQ1 = "urn:ngsi-ld:AirQuality:aq-1"


def test_entities_come_as_they_were_given_in_the_order_asked(reader: GraphReader) -> None:
    given_entities = {c.entity.id: c.entity for c in network() if isinstance(c, PutEntity)}
    asked = ["7", "nobody", AQ1, "gw-10"]
    found = reader.entities(asked)
    assert list(found) == ["7", AQ1, "gw-10"]
    assert found == {i: given_entities[i] for i in found}
    time = found[AQ1].attributes["temperature"].time
    assert time is not None
    assert time.utcoffset() == timedelta(hours=2)
    assert found["7"].key == 7


def test_select_orders_by_priority_then_naturally(reader: GraphReader) -> None:
    assert reader.select() == ["gw-2", "gw-10", "7", "aq-3", "aq-20", AQ1]
    assert reader.select(["sensor", "service"], limit=2) == ["7", "aq-3"]
    assert reader.select(ids=["aq-20", "gw-10", "nobody", "aq-20"]) == ["gw-10", "aq-20"]
    assert reader.select(["nothing"]) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (("temperature", ">", 4), [AQ1]),
        (("temperature", "<=", 21.5), ["aq-3", AQ1]),
        (("temperature", ">", "a"), ["aq-20"]),
        (("temperature", "=", 4.0), ["aq-3"]),
        (("temperature", "!=", 4), [AQ1]),
        (("temperature", "!=", "x"), ["aq-20"]),
        (("temperature", "exists"), ["aq-3", "aq-20", AQ1]),
        (("temperature", "missing"), ["gw-2", "gw-10", "7"]),
        (("status", "=", "ok"), []),
        (("status", "contains", "o"), [AQ1]),
        (("measures", "=", "NO2"), [AQ1]),
        (("measures", "!=", "NO2"), []),
        (("measures", "=", ["pm25", "NO2"]), [AQ1]),
        (("measures", "contains", "PM"), [AQ1]),
        (("measures", "<", "z"), []),
        (("battery", "=", True), [AQ1]),
        (("battery", "=", 1), []),
        (("kind", "=", "service"), ["7"]),
        (("name", "contains", "gate"), ["gw-2"]),
        (("name", "missing"), ["gw-10", "7", "aq-3", "aq-20"]),
        (("id", "=", 7), ["7"]),
        (("id", "=", "7"), ["7"]),
        (("id", "contains", "AQ-"), ["aq-3", "aq-20", AQ1]),
        (("active", "=", False), []),
        (("no such", "=", 1), []),
        ((NASTY, "=", NASTY), []),
    ],
)
def test_conditions(
    reader: GraphReader, condition: tuple[object, ...], expected: list[str]
) -> None:
    assert reader.select(where=where(*condition)) == expected  # type: ignore[arg-type]


def test_a_condition_without_its_value_is_refused(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="'load' has no value"):
        store.select(where=where("load", ">"))


def test_relations_by_type_end_and_condition(reader: GraphReader) -> None:
    given_relations = {c.relation.identity: c.relation for c in network() if c.op == "put_relation"}
    assert {r.identity: r for r in reader.relations()} == given_relations
    linked = reader.relations(["linked"])
    assert [r.key for r in linked] == ["", "backup"]
    assert {r.source for r in reader.relations(targets=["gw-2"])} == {"aq-3", AQ1}
    assert [r.target for r in reader.relations(sources=["aq-3", "nobody"])] == ["gw-2"]
    assert reader.relations(sources=["aq-3"], targets=["gw-10"]) == []
    assert reader.relations(sources=[]) == []
    assert [r.source for r in reader.relations(where=where("rssi", "<", -60))] == ["aq-3"]
    assert len(reader.relations(limit=2)) == 2


def test_degrees_and_readings(reader: GraphReader) -> None:
    assert reader.degrees(["gw-2", "7", "nobody"]) == {"gw-2": 5, "7": 1, "nobody": 0}
    found = reader.readings("temperature", ["aq-20", "gw-2", AQ1])
    assert {i: r.value for i, r in found.items()} == {"aq-20": "broken", AQ1: 21.5}
    assert found[AQ1].unit == "CEL"


def test_names_fold_and_near_names_are_found(reader: GraphReader) -> None:
    hits = reader.named(["northgate", "gw10", "aq1", "roof", "nothing"])
    assert {key: [h.id for h in found] for key, found in hits.items()} == {
        "northgate": ["gw-2"],
        "gw10": ["gw-10"],
        "aq1": [AQ1],
        "roof": ["gw-10"],
    }
    assert hits["aq1"][0].name == "PM2.5 Library"
    for text, expected in [
        ("gw-1O", "gw-10"),
        ("pm25 libary", AQ1),
        ("library pm2.5", AQ1),
        ("nort gate", "gw-2"),
        ("North Gate", "gw-2"),
    ]:
        assert reader.similar(text)[0].id == expected, text
    assert reader.similar("North Gate")[0].score == 1.0
    assert reader.similar("") == reader.similar("–?!") == []
    assert reader.similar("zzzzqqqq") == []


def test_schema(reader: GraphReader) -> None:
    schema = reader.schema()
    assert (schema.entity_count, schema.relation_count) == (6, 6)
    assert {kind: info.count for kind, info in schema.kinds.items()} == {
        "gateway": 2,
        "sensor": 3,
        "service": 1,
    }
    temperature = schema.kinds["sensor"].attributes["temperature"]
    assert (temperature.type, temperature.count, temperature.distinct) == ("mixed", 3, 3)
    assert (temperature.minimum, temperature.maximum, temperature.units) == (4, 21.5, ["CEL"])
    measures = schema.kinds["sensor"].attributes["measures"]
    assert (measures.type, sorted(map(str, measures.values))) == ("list", ["NO2", "pm25"])
    connected, _, linked = (
        next(r for r in schema.relations if r.type == t) for t in ("connectedTo", "hosts", "linked")
    )
    assert (connected.source_kind, connected.target_kind, connected.count) == (
        "sensor",
        "gateway",
        3,
    )
    assert connected.attributes["rssi"].minimum == -70
    assert connected.directed
    assert not linked.directed


def test_versions_times_and_what_changed(store: GraphStore) -> None:
    assert store.version == 0
    assert store.versions() == []
    assert store.apply(network(), time=NOON, descriptions={"sensor": "It measures."}) == 1
    store.apply([Observe(observation=observe("gw-2", "load", 0.7))], time=NOON + timedelta(hours=1))
    store.apply([RemoveRelation(source="aq-3", target="gw-2")], time=NOON + timedelta(hours=2))
    assert store.versions() == [(n, NOON + timedelta(hours=n - 1)) for n in (1, 2, 3)]
    assert store.changed(1, 2) == ["gw-2"]
    assert store.changed(2) == ["aq-3", "gw-2"]
    assert set(store.changed(0)) == set(store.select())
    assert store.at(NOON + timedelta(minutes=90)).version == 2
    assert store.at(2).entities(["gw-2"])["gw-2"].attributes["load"].value == 0.7
    assert store.at(1).entities(["gw-2"])["gw-2"].attributes["load"].value == 0.5
    assert store.at(0).select() == []
    assert store.schema().descriptions == {"sensor": "It measures."}
    for missing in (4, -1, NOON - timedelta(days=1)):
        with pytest.raises(VersionError):
            store.at(missing)


def test_marks_are_set_with_a_version_or_not_at_all(store: GraphStore) -> None:
    store.apply(network(), marks={"feed": "at 10", NASTY: NASTY})
    assert store.marks(["feed", NASTY, "never set"]) == {"feed": "at 10", NASTY: NASTY}
    unknown = Observe(observation=observe("nobody", "n", 1))
    with pytest.raises(StoreError):
        store.apply([unknown], marks={"feed": "at 20"})
    assert store.marks(["feed"]) == {"feed": "at 10"}
    store.mark({"feed": "at 30", NASTY: None})
    assert store.marks(["feed", NASTY]) == {"feed": "at 30"}
    assert store.version == 1


def test_a_time_may_be_text(store: GraphStore) -> None:
    store.apply(network(), time=NOON)
    store.apply([RemoveEntity(id="7")], time=NOON + timedelta(hours=1))
    assert store.at("2026-01-01T12:30").version == 1
    assert store.at("2026-01-01T14:00:00+01:00").version == 2
    assert store.at("2026-01-01T13:59:59+01:00").version == 1
    for text in ("yesterday", "2025-01-01"):
        with pytest.raises(VersionError, match=text):
            store.at(text)


def test_an_earlier_version_knows_the_history_up_to_itself(store: GraphStore) -> None:
    for n in range(3):
        store.apply([*(network() if not n else ()), Observe(observation=observe("7", "n", n))])
    view = store.at(2)
    assert isinstance(view, GraphHistory)
    assert not isinstance(view, GraphStore)
    assert [n for n, _ in view.versions()] == [1, 2]
    assert view.changed(1) == ["7"]
    assert view.changed(0, 1) == store.changed(0, 1)
    assert view.at(1).version == 1
    with pytest.raises(VersionError, match="no version 3"):
        view.at(3)


def test_a_difference_names_what_came_went_and_changed(store: GraphStore) -> None:
    store.apply(network(), time=NOON)
    link = Relation(source="new", type="connectedTo", target="gw-10")
    weaker = Relation(
        source="aq-3", type="connectedTo", target="gw-2", attributes={"rssi": reading(-80)}
    )
    store.apply([Observe(observation=observe("gw-2", "load", 0.6))])
    store.apply(
        [
            RemoveEntity(id="aq-20"),
            PutEntity(entity=Entity(id="new", kind="sensor")),
            PutRelation(relation=link),
            PutRelation(relation=weaker),
            Observe(observation=observe("gw-2", "load", 0.5)),  # as it was in version 1
            Observe(observation=observe("aq-3", "battery", False)),
            SetPresence(id="gw-10", active=False),
        ]
    )
    found = store.diff(1)
    assert (found.since, found.until) == (1, 3)
    assert [e.id for e in found.added] == ["new"]
    assert [e.id for e in found.removed] == ["aq-20"]
    assert [r.source for r in found.unrelated] == ["aq-20"]
    assert found.related == (link,)
    ((edge),) = found.altered
    assert [(c.name, c.before and c.before.value, c.after) for c in edge.attributes] == [
        ("rssi", -70, reading(-80))
    ]
    changed = {c.after.id: c for c in found.changed}
    assert changed.keys() == {"aq-3", "gw-10"}
    (battery,) = changed["aq-3"].attributes
    assert (battery.name, battery.before, battery.after) == ("battery", None, reading(False))
    assert (changed["gw-10"].before.active, changed["gw-10"].after.active) == (True, False)
    back = store.diff(3, 1)
    assert (back.added, back.removed) == (found.removed, found.added)
    assert store.diff(3).is_empty
    assert not store.diff("2026-01-01T12:00", 2).is_empty


def test_retired_versions_are_gone_and_the_kept_ones_read_as_before(store: GraphStore) -> None:
    store.apply(network(), time=NOON)
    for hour in range(1, 8):
        more: list[Change] = [RemoveEntity(id="aq-20")] if hour == 3 else []
        load = observe("gw-2", "load", float(hour))
        store.apply([*more, Observe(observation=load)], time=NOON + timedelta(hours=hour))
    now = NOON + timedelta(hours=7, minutes=30)
    assert store.compact(Retention(last=2, younger_than=timedelta(hours=3)), now) == [1, 2, 3, 4, 5]
    assert [n for n, _ in store.versions()] == [6, 7, 8]
    for version in (6, 7, 8):
        view = store.at(version)
        assert view.readings("load", ["gw-2"])["gw-2"].value == version - 1
        assert view.select(["sensor"]) == ["aq-3", AQ1]
    for version in (1, 5):
        with pytest.raises(VersionError, match="versions\\(\\) lists those that are kept"):
            store.at(version)
    assert store.changed(6) == ["gw-2"]
    assert "aq-20" in store.changed(0, 6), "what a retired version touched is not forgotten"
    assert store.compact(Retention(last=10), now) == []
    assert store.compact(Retention(last=1), now) == [6, 7]
    assert store.readings("load", ["gw-2"])["gw-2"].value == 7
    assert store.apply([RemoveEntity(id="7")]) == 9


def test_who_reads_a_version_that_is_retired_meanwhile_is_told(store: GraphStore) -> None:
    store.apply(network())
    reader = store.at(1)
    fork = Fork(reader, [RemoveEntity(id="aq-20")])
    store.apply([Observe(observation=observe("gw-2", "load", 1.0))])
    assert reader.readings("load", ["gw-2"]) == fork.readings("load", ["gw-2"])
    store.compact(Retention(last=1))
    reads: list[Callable[[], object]] = [
        lambda: reader.readings("load", ["gw-2"]),
        lambda: reader.select(["sensor"]),
        lambda: fork.entities(["gw-2"]),
        lambda: reader.diff(0),
    ]
    for read in reads:
        with pytest.raises(VersionError, match="versions\\(\\) lists those that are kept"):
            read()


def test_keys_are_ids_in_the_type_of_the_source(reader: GraphReader) -> None:
    assert reader.keys(["gw-2", "7", "nobody"]) == {"gw-2": "gw-2", "7": 7, "nobody": "nobody"}


def test_a_number_that_kinds_share_is_the_key_without_the_kind_before_it(store: GraphStore) -> None:
    pole = Entity(id="pole-12", kind="pole", numeric_id=True, aliases=("12",))
    store.apply([PutEntity(entity=pole)])
    assert pole.key == 12
    assert store.keys(["pole-12"]) == {"pole-12": 12}
    more = [Comparison(attribute="id", op=">", value=11)]
    assert store.select(["pole"], more) == ["pole-12"]
    assert store.select(["pole"], [more[0].model_copy(update={"value": 12})]) == []


def test_an_old_reading_changes_nothing_and_a_removed_link_is_gone(store: GraphStore) -> None:
    store.apply(network())
    early = observe(AQ1, "temperature", -5, time=NOON - timedelta(seconds=1))
    store.apply([Observe(observation=early)])
    assert store.readings("temperature", [AQ1])[AQ1].value == 21.5
    assert store.changed(1) == []
    store.apply([RemoveRelation(source="gw-10", target="gw-2", type="linked")])  # no direction
    assert store.relations(["linked"]) == []
    assert store.degrees(["gw-2"]) == {"gw-2": 3}


@pytest.mark.parametrize(
    "bad",
    [
        RemoveEntity(id="ghost"),
        SetPresence(id="ghost", active=True),
        Observe(observation=observe("ghost", "x", 1)),
        PutRelation(relation=Relation(source="ghost", type="t", target="gw-2")),
        RemoveRelation(source="gw-2", target="ghost"),
    ],
)
def test_a_batch_is_kept_wholly_or_not_at_all(store: GraphStore, bad: Change) -> None:
    store.apply(network())
    with pytest.raises(StoreError, match=r"'ghost'.*Add it first"):
        store.apply([SetPresence(id="gw-2", active=False), bad])
    assert store.version == 1
    assert store.entities(["gw-2"])["gw-2"].active


def test_hostile_names_are_only_names(store: GraphStore) -> None:
    a = Entity(id=NASTY, kind=NASTY, name=NASTY, attributes={NASTY: reading(NASTY)})
    b = Entity(id="b", kind="TwinVersion", attributes={"_kind": reading(1), "": reading(2)})
    link = Relation(source=NASTY, type=NASTY, target="b", attributes={NASTY: reading(1)}, key=NASTY)
    store.apply([PutEntity(entity=a), PutEntity(entity=b), PutRelation(relation=link)])
    assert store.entities([NASTY, "b"]) == {NASTY: a, "b": b}
    assert store.select([NASTY], where(NASTY, "=", NASTY)) == [NASTY]
    assert store.select(where=where("_kind", "=", 1)) == ["b"]
    assert store.select(where=where("", "<", 3)) == ["b"]
    assert store.relations([NASTY], where=where(NASTY, "=", 1)) == [link]
    assert store.similar(NASTY)[0].id == NASTY
    assert set(store.schema().kinds) == {NASTY, "TwinVersion"}
    store.apply([PutEntity(entity=a.model_copy(update={"kind": "plain"})), RemoveEntity(id="b")])
    assert store.select(["plain"]) == [NASTY]
    assert store.at(1).entities([NASTY]) == {NASTY: a}
    assert store.version == 2


def test_values_keep_their_types(store: GraphStore) -> None:
    values = [0, False, 0.0, "0", 2**63, 89014103211118510720, float("inf"), [], [1, "a", True]]
    values += [[1, 2.5], "", "true", -1.5]
    attributes = {f"v{i}": reading(v) for i, v in enumerate(values)}
    store.apply([PutEntity(entity=Entity(id="x", kind="k", attributes=attributes))])
    found = store.entities(["x"])["x"].attributes
    assert [repr(found[f"v{i}"].value) for i in range(len(values))] == [repr(v) for v in values]
    for i, value in enumerate(values):
        assert store.select(where=where(f"v{i}", "=", value)) == ["x"], value
    assert store.select(where=where("v5", "=", 89014103211118510721)) == []
    assert store.select(where=where("v0", "=", False)) == []
    store.apply([Observe(observation=observe("x", "v0", False))])
    assert store.entities(["x"])["x"].attributes["v0"].value is False


@pytest.mark.parametrize("value", ["lone \ud800 surrogate", [1.0, float("nan")]])
def test_a_value_that_no_store_can_hold_is_refused_whole(store: GraphStore, value: Any) -> None:
    bad = Entity(id="x", kind="k", attributes={"a": Reading.model_construct(value=value)})
    try:
        store.apply([PutEntity(entity=Entity(id="y", kind="k")), PutEntity(entity=bad)])
    except StoreError as e:
        assert "cannot hold" in str(e)  # noqa: PT017
        assert (store.version, store.select()) == (0, [])
    else:  # a store may be able to hold it: then as it is
        assert repr(store.entities(["x"])["x"].attributes["a"].value) == repr(value)


def test_readers_see_whole_versions_while_another_thread_writes(store: GraphStore) -> None:
    ids = [f"e{i}" for i in range(20)]
    store.apply([PutEntity(entity=Entity(id=i, kind="k")) for i in ids])
    done = threading.Event()
    torn: list[object] = []

    def read() -> None:
        while not done.is_set():
            view = store.at(store.version)
            values = {r.value for r in view.readings("n", ids).values()}
            if values != ({view.version} if view.version > 1 else set()):
                torn.append((view.version, values))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    for version in range(2, 12):
        store.apply([Observe(observation=observe(i, "n", version)) for i in ids])
    done.set()
    for thread in readers:
        thread.join()
    assert torn == []


@pytest.mark.neo4j
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    batches=st.lists(st.lists(changes, min_size=3, max_size=10), min_size=3, max_size=3),
    conditions=st.lists(comparisons, min_size=4, max_size=8),
)
def test_neo4j_and_its_versions_equal_the_model(
    neo4j_uri: str, batches: list[list[Change]], conditions: list[Comparison]
) -> None:
    from gentwin_chat.indexing.graph.neo4j_store import Neo4jGraph

    model, states = Model(), [Model()]
    with Neo4jGraph(neo4j_uri) as graph:
        with suppress(StoreError):
            graph.apply([RemoveEntity(id=i) for i in graph.select()])
        base = graph.version
        for batch in batches:
            batch = possible(batch, model)
            graph.apply(batch)
            for change in batch:
                model.apply(change)
            check(graph, model, conditions)
            states.append(Model())
            states[-1].all, states[-1].edges = dict(model.all), list(model.edges)
            check(graph.at(base + 1), states[1], conditions)  # again, with more since
        for back, state in enumerate(states):
            check(graph.at(base + back), state, conditions)


def test_a_path_opens_the_embedded_store(tmp_path: Path) -> None:
    with EmbeddedGraph(tmp_path / "deep" / "twin.db") as graph:
        graph.apply(network())
    reopened = open_graph(str(tmp_path / "deep" / "twin.db"))
    assert isinstance(reopened, GraphStore)
    assert reopened.version == 1
    assert len(reopened.select()) == 6
    reopened.close()
    with pytest.raises(StoreError, match="closed"):
        reopened.select()
