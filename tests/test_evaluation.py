"""Sets and hops, worked out by hand on the small network."""

from __future__ import annotations

import pytest
from small_network import (
    FROM_GATEWAY,
    GATEWAYS,
    LINK,
    SENSORS,
    TO_GATEWAY,
    changes,
    entity,
    one,
    relation,
    store,
)

from gentwin_chat.domain import PutRelation, Relation
from gentwin_chat.errors import QueryError
from gentwin_chat.evaluation import EVIDENCE, Evaluation
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.query import Edges, Related, Selection, Step


@pytest.fixture
def ev() -> Evaluation:
    return Evaluation(store())


def sensors(*related: Related, **more: object) -> Selection:
    return SENSORS.model_copy(update={"related": related, **more})


def test_members_come_in_priority_order(ev: Evaluation) -> None:
    assert ev.members(SENSORS) == ["s1", "s2", "s3", "s4", "s5"]
    assert ev.members(GATEWAYS) == ["g1", "g2", "g3"]


@pytest.mark.parametrize(
    ("op", "count", "expected"),
    [
        (">=", 1, ["s1", "s2", "s3", "s4"]),
        ("=", 0, ["s5"]),
        ("<", 1, ["s5"]),
        ("!=", 1, ["s5"]),  # two parallel edges of s1 lead to one gateway
        ("<=", 1, ["s1", "s2", "s3", "s4", "s5"]),
        (">", 1, []),
    ],
)
def test_numbers_of_relations(ev: Evaluation, op: str, count: int, expected: list[str]) -> None:
    related = Related.model_validate({"step": TO_GATEWAY, "op": op, "count": count})
    assert ev.members(sensors(related)) == expected


def test_both_directions_and_undirected_edges(ev: Evaluation) -> None:
    assert ev.members(sensors(Related(step=TO_GATEWAY, target=one("g1")))) == ["s1", "s2", "s3"]
    assert ev.members(sensors(Related(step=FROM_GATEWAY, target=one("g1")))) == []
    for direction in ("out", "in", "both"):  # links have no direction
        step = Step.model_validate({"types": ("link",), "direction": direction})
        linked = GATEWAYS.model_copy(update={"related": (Related(step=step, target=one("g2")),)})
        assert ev.members(linked) == ["g1", "g3"]


def test_a_type_with_and_without_direction_is_followed_edge_by_edge() -> None:
    graph = EmbeddedGraph(None)
    graph.apply([entity(i, "Node") for i in "abc"])
    graph.apply([relation("a", "wire", "b"), relation("b", "link", "c")])
    mixed = Relation(source="c", type="wire", target="a", directed=False)
    graph.apply([PutRelation(relation=mixed)])
    out = Evaluation(graph).neighbours(Step(types=("wire",), direction="out"), None)
    assert {i: set(ends) for i, ends in out.items()} == {"a": {"b", "c"}, "c": {"a"}}


def test_a_loop_makes_nothing_its_own_neighbour(ev: Evaluation) -> None:
    assert set(ev.neighbours(LINK, ["g3"])["g3"]) == {"g2"}
    loops = [(s, t) for s, t, _ in ev.edges(Edges(step=LINK))]
    assert sorted(loops) == [("g1", "g2"), ("g2", "g3"), ("g3", "g3")]  # but it is an edge


def test_parallel_edges_are_two_edges_and_one_neighbour(ev: Evaluation) -> None:
    edges = Edges(step=TO_GATEWAY, source=one("s1"))
    assert [r.key for *_, r in ev.edges(edges)] == ["", "b"]
    assert list(ev.neighbours(TO_GATEWAY, ["s1"])["s1"]) == ["g1"]


def test_nested_sets_excluding_and_lists_of_values(ev: Evaluation) -> None:
    hub = GATEWAYS.model_copy(update={"related": (Related(step=LINK, op=">", count=1),)})
    assert ev.members(hub) == ["g2"]
    assert ev.members(sensors(Related(step=TO_GATEWAY, target=hub))) == ["s4"]
    assert ev.members(sensors(excluding=("s1", "s5"))) == ["s2", "s3", "s4"]
    either = Comparison(attribute="status", op="=", value=["low", "ok"])
    assert ev.members(sensors(where=(either,))) == ["s1", "s2", "s3", "s4"]
    member = Comparison(attribute="tags", op="=", value="b")
    assert ev.members(sensors(where=(member,))) == ["s1"]


def test_a_small_set_narrowed_late_is_the_same_as_early(
    ev: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = SENSORS.model_copy(update={"excluding": ("s2",)})
    late = {i: list(e) for i, e in ev.neighbours(FROM_GATEWAY, ["g1", "g2"], target).items()}
    monkeypatch.setattr("gentwin_chat.evaluation._FEW", 0)
    early = {i: list(e) for i, e in ev.neighbours(FROM_GATEWAY, ["g1", "g2"], target).items()}
    assert late == early == {"g1": ["s1", "s3"], "g2": ["s4"]}


def test_support_says_why(ev: Evaluation) -> None:
    low = Comparison(attribute="battery", op="<", value=15)
    found = ev.find(sensors(Related(step=TO_GATEWAY, target=one("g1")), where=(low,)))
    assert [str(f) for f in ev.support(found)] == ["s1 –battery→ 10 P1", "s1 –connectedTo→ g1"]
    lacking = ev.find(sensors(where=(Comparison(attribute="battery", op="missing"),)))
    assert [str(f) for f in ev.support(lacking)] == ["s5 –has battery→ False"]
    alone = ev.find(sensors(Related(step=TO_GATEWAY, op="=", count=0)))
    assert [str(f) for f in ev.support(alone)] == ["s5 –count(connectedTo)→ 0"]
    assert [str(f) for f in ev.support(ev.find(one("r2")))] == ["r2 –kind→ Room"]


def test_evidence_is_bounded_and_shared() -> None:
    graph = EmbeddedGraph(None)
    graph.apply([entity("hub", "Hub"), entity("rim", "Hub")])
    many = [f"n{i}" for i in range(EVIDENCE + 500)]
    graph.apply([entity(i, "Node") for i in many])
    graph.apply([relation(i, "feeds", "hub") for i in many] + [relation("n1", "feeds", "rim")])
    ev = Evaluation(graph)
    assert len(ev.support(ev.find(Selection(kinds=("Node",))))) == EVIDENCE
    fed = Selection(kinds=("Hub",), related=(Related(step=Step(types=("feeds",))),))
    facts = ev.support(ev.find(fed))
    assert len(facts) <= EVIDENCE
    assert {f.object for f in facts} == {"hub", "rim"}


def test_a_count_is_no_text(ev: Evaluation) -> None:
    with pytest.raises(QueryError):
        ev.members(sensors(Related(step=TO_GATEWAY, op="contains")))


def test_changes_are_what_the_drawing_shows() -> None:
    assert store().degrees(["g1", "g2", "s1", "s2", "s3", "s4", "s5"]) == {
        "g1": 5, "g2": 3, "s1": 3, "s2": 2, "s3": 2, "s4": 1, "s5": 0,
    }  # fmt: skip
    assert len(list(changes())) == 22
