"""Random changes: every read of the embedded store and of forks equals a naive model."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from graph_model import Model, at_utc, plain_schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    name_key,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader
from gentwin_chat.indexing.graph.retention import Retention

IDS = ["gw-2", "gw-10", "GW-02", "7", "urn:ngsi-ld:Device:aq-1", "Ümlaut \" ' ` ; --", "x", "x10"]
KINDS = ["gateway", "Sensor`; DROP", "Ж"]
NAMES = ["temperature", "a `b`", "status\nline"]
TYPES = ["connectedTo", "is part of"]

scalars = st.one_of(
    st.integers(-3, 3),
    st.sampled_from([0.5, 1.0, 2**64 + 1, -(10**30), float("inf")]),
    st.booleans(),
    st.sampled_from(["ok", "OK", "low", "", "7", "straße"]),
)
lists = st.lists(
    st.one_of(st.integers(0, 2), st.booleans(), st.sampled_from(["ok", "b"])), max_size=3
)
readings = st.builds(
    Reading,
    value=st.one_of(scalars, lists),
    unit=st.sampled_from([None, None, "CEL", "%"]),
    time=st.one_of(st.none(), st.integers(0, 5).map(at_utc)),
    datatype=st.sampled_from([None, None, "datetime", "other"]),
)
attributes = st.dictionaries(st.sampled_from(NAMES), readings, max_size=3)
entities = st.builds(
    Entity,
    id=st.sampled_from(IDS),
    kind=st.sampled_from(KINDS),
    name=st.sampled_from([None, "North Gate", "north-gate", "Library"]),
    attributes=attributes,
    active=st.booleans(),
    aliases=st.sampled_from([(), ("N1",), ("Library", "x-10")]),
)
ids = st.sampled_from(IDS)
relations = st.builds(
    Relation,
    source=ids,
    type=st.sampled_from(TYPES),
    target=ids,
    attributes=attributes,
    directed=st.booleans(),
    key=st.sampled_from(["", "", "2"]),
    inferred=st.sampled_from([None, 0.5]),
)
changes = st.one_of(
    st.builds(PutEntity, entity=entities),
    st.builds(PutEntity, entity=entities),
    st.builds(PutRelation, relation=relations),
    st.builds(PutRelation, relation=relations),
    st.builds(RemoveEntity, id=ids),
    st.builds(RemoveRelation, source=ids, target=ids, type=st.sampled_from([None, *TYPES])),
    st.builds(
        Observe,
        observation=st.builds(
            Observation, entity=ids, attribute=st.sampled_from(NAMES), reading=readings
        ),
    ),
    st.builds(SetPresence, id=ids, active=st.booleans()),
)
comparisons = st.builds(
    Comparison,
    attribute=st.sampled_from([*NAMES, "id", "name", "kind", "active"]),
    op=st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "contains", "exists", "missing"]),
    value=st.one_of(scalars, lists, ids, st.sampled_from(["gate", "North Gate", *KINDS])),
)


def possible(batch: list[Change], state: Model) -> list[Change]:
    """The changes of ``batch`` that name only what is there when their turn comes."""
    model, kept = Model(), []
    model.all, model.edges = dict(state.all), list(state.edges)
    for change in batch:
        match change:
            case PutRelation(relation=r):
                named = {r.source, r.target}
            case RemoveRelation():
                named = {change.source, change.target}
            case RemoveEntity() | SetPresence():
                named = {change.id}
            case Observe():
                named = {change.observation.entity}
            case _:
                named = set()
        if named <= model.all.keys():
            model.apply(change)
            kept.append(change)
    return kept


def types_of(entities: dict[str, Entity]) -> list[str]:
    """Python holds 0 == False == 0.0; the twin must not."""
    return [
        f"{i} {name} {entity.attributes[name].value!r}"
        for i, entity in entities.items()
        for name in sorted(entity.attributes)
    ]


def check(reader: GraphReader, model: Model, where: list[Comparison]) -> None:
    """Every read of ``reader`` against ``model``."""
    asked = [*IDS, "nobody"]
    expected = {i: model.all[i] for i in asked if i in model.all}
    assert reader.entities(asked) == expected
    assert types_of(reader.entities(asked)) == types_of(expected)
    assert reader.degrees(asked) == {i: model.degree(i) for i in asked}
    assert reader.keys(asked) == {i: expected[i].key if i in expected else i for i in asked}
    assert reader.select() == model.select()
    assert reader.select(KINDS[:2], ids=IDS[:5]) == model.select(KINDS[:2], ids=IDS[:5])
    assert reader.select(KINDS[1:], limit=2) == model.select(KINDS[1:], limit=2)
    for comparison in where:
        assert reader.select(where=[comparison]) == model.select(where=[comparison])
    assert reader.select(KINDS[:2], where[:2], limit=3) == model.select(
        KINDS[:2], where[:2], limit=3
    )
    for name in NAMES:
        assert reader.readings(name, asked) == model.readings(name, asked)

    def relations(*args: Any, **kw: Any) -> list[Relation]:
        return sorted(reader.relations(*args, **kw), key=lambda r: r.identity)

    assert relations() == model.relations()
    assert relations(TYPES[:1]) == model.relations(TYPES[:1])
    assert relations(sources=IDS[:3]) == model.relations(sources=IDS[:3])
    assert relations([], IDS[:4], IDS[2:]) == model.relations([], IDS[:4], IDS[2:])
    for comparison in where:
        own = comparison.model_copy(update={"attribute": NAMES[0]})
        assert relations(where=[own]) == model.relations(where=[own])
    assert reader.relations(limit=2) == reader.relations()[:2]
    keys = [name_key(k) for k in (*IDS, "north gate", "n1", "library", "nothing")]
    bearers = {key: model.named(key) for key in keys}
    found = {key: [hit.id for hit in hits] for key, hits in reader.named(keys).items()}
    assert found == {key: ids for key, ids in bearers.items() if ids}
    near = [hit.id for hit in reader.similar("Librari")]
    assert set(near[: len(model.named("library"))]) == set(model.named("library"))
    assert plain_schema(model, reader.schema()) == model.schema()


quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(
    batches=st.lists(st.lists(changes, max_size=8), min_size=1, max_size=5),
    where=st.lists(comparisons, min_size=2, max_size=5),
)
def test_every_version_of_the_embedded_store_equals_the_model(
    batches: list[list[Change]], where: list[Comparison]
) -> None:
    model, states = Model(), [Model()]
    with EmbeddedGraph() as graph:
        for number, batch in enumerate(batches, start=1):
            batch = possible(batch, model)
            assert graph.apply(batch, time=at_utc(number)) == number
            for change in batch:
                model.apply(change)
            check(graph, model, where)
            states.append(Model())
            states[-1].all, states[-1].edges = dict(model.all), list(model.edges)
        for version, state in enumerate(states):
            view = graph.at(version)
            assert view.version == version
            check(view, state, where)
            if version:
                assert graph.at(at_utc(version)).version == version
        for since in range(len(states)):
            moved = set(graph.changed(since))
            assert moved >= {
                i
                for i in states[since].all.keys() | model.all.keys()
                if states[since].all.get(i) != model.all.get(i)
                or states[since].degree(i) != model.degree(i)
            }
        assert graph.changed(len(batches)) == []


@quick
@given(
    batches=st.lists(st.lists(changes, max_size=6), min_size=3, max_size=8),
    where=st.lists(comparisons, min_size=2, max_size=3),
    last=st.integers(1, 4),
    hours=st.integers(1, 6),
)
def test_what_retention_keeps_equals_the_model(
    batches: list[list[Change]], where: list[Comparison], last: int, hours: int
) -> None:
    model, states = Model(), {0: Model()}
    start = at_utc(0)
    with EmbeddedGraph() as graph:
        for number, batch in enumerate(batches, start=1):
            batch = possible(batch, model)
            graph.apply(batch, time=start + timedelta(hours=number))
            for change in batch:
                model.apply(change)
            states[number] = Model()
            states[number].all, states[number].edges = dict(model.all), list(model.edges)
        newest = len(batches)
        policy = Retention(last=last, younger_than=timedelta(hours=hours))
        graph.compact(policy, start + timedelta(hours=newest))
        kept = [n for n, _ in graph.versions()]
        assert kept == list(range(max(1, newest + 1 - max(last, hours)), newest + 1))
        for version in kept:
            check(graph.at(version), states[version], where)
        for since in kept:
            different = {
                i
                for i in states[since].all.keys() | model.all.keys()
                if states[since].all.get(i) != model.all.get(i)
            }
            assert set(graph.changed(since)) >= different
            found = graph.diff(since)
            assert {e.id for e in found.added} == model.all.keys() - states[since].all.keys()
            assert {e.id for e in found.removed} == states[since].all.keys() - model.all.keys()
            assert {c.after.id for c in found.changed} >= {
                i for i in different if i in model.all and i in states[since].all
            }


@quick
@given(
    batches=st.lists(st.lists(changes, max_size=8), min_size=3, max_size=3),
    where=st.lists(comparisons, min_size=2, max_size=4),
)
def test_a_fork_and_a_fork_of_it_equal_the_model_and_leave_the_base_alone(
    batches: list[list[Change]], where: list[Comparison]
) -> None:
    model = Model()
    with EmbeddedGraph() as graph:
        first = possible(batches[0] * 2, model)
        graph.apply(first)
        for change in first:
            model.apply(change)
        before = Model(first)
        reader: GraphReader = graph
        for batch in batches[1:]:
            batch = possible(batch, model)
            reader = Fork(reader, batch)
            for change in batch:
                model.apply(change)
            check(reader, model, where)
        check(graph, before, where)
        assert graph.version == 1


@quick
@given(good=st.lists(changes, max_size=6), more=st.lists(changes, max_size=6))
def test_a_batch_with_an_unknown_entity_changes_nothing(
    good: list[Change], more: list[Change]
) -> None:
    with EmbeddedGraph() as graph:
        good = possible(good, Model())
        graph.apply(good)
        model = Model(good)
        bad = [*possible(more, model), SetPresence(id="nobody", active=False)]
        with pytest.raises(StoreError, match="'nobody'"):
            graph.apply(bad)
        check(graph, model, [])
        assert graph.version == 1
        assert [number for number, _ in graph.versions()] == [1]
