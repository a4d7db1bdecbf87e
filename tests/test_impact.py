"""Paths, what a change cuts off, and what-if answers, worked out by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from small_network import (
    FROM_GATEWAY,
    GATEWAYS,
    LINK,
    SENSORS,
    TO_GATEWAY,
    entity,
    one,
    relation,
    store,
)

from gentwin_chat.domain import RemoveEntity, RemoveRelation, Scalar
from gentwin_chat.errors import QueryError
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.impact import shortest_path
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.query import (
    Changed,
    Count,
    Define,
    Impact,
    ListAll,
    Path,
    Question,
    Step,
    Summary,
    WhatIf,
)
from gentwin_chat.retriever import Result, Retriever

GRAPH = store()


def ask(question: Question) -> Result:
    return Retriever(GRAPH).retrieve(question)


def without(identifier: str, then: Question) -> WhatIf:
    changes = (RemoveEntity(id=identifier),)
    return WhatIf(changes=changes, said=f"{identifier} fails", then=then)


LEFT_ALONE = Impact(of=SENSORS, effect="isolated", step=TO_GATEWAY)
CUT_OFF = Impact(of=SENSORS, effect="unreachable")


@pytest.mark.parametrize(
    ("question", "values", "text"),
    [
        (
            Path(source="s1", target="g3"),
            ["s1", "g1", "g2", "g3"],
            "The shortest path from s1 to g3 takes 3 hops: s1 → g1 → g2 → g3.",
        ),
        (Path(source="s1", target="g3", wanted="hops"), [3], None),
        (Path(source="s1", target="g3", wanted="exists"), [True], None),
        (Path(source="s1", target="s1", wanted="hops"), [0], None),
        (Path(source="s1", target="s5"), [], "There is no path between s1 and s5."),
        (Path(source="s1", target="s5", wanted="exists"), [False], None),
        (Path(source="g1", target="s1", step=TO_GATEWAY), [], None),  # against the direction
        (Path(source="g1", target="s1", step=FROM_GATEWAY), ["g1", "s1"], None),
        (
            Path(source="g3", target="g1", step=Step(types=("link",), direction="out")),
            ["g3", "g2", "g1"],
            None,
        ),
        (without("g1", LEFT_ALONE), ["s1", "s2", "s3"], None),
        (
            without("g3", LEFT_ALONE),
            [],
            "If g3 fails, no sensors are left not connected to anything.",
        ),
        (without("g2", LEFT_ALONE.model_copy(update={"wanted": "count"})), [1], None),
        (without("g2", LEFT_ALONE.model_copy(update={"wanted": "exists"})), [True], None),
        (without("s1", LEFT_ALONE), [], None),  # it is gone, not left alone
        (
            without("g2", CUT_OFF),
            ["s4"],
            "If g2 fails, 1 sensor loses all connection to the main part of the network: s4.",
        ),
        (
            without("g2", CUT_OFF.model_copy(update={"target": one("g3")})),
            ["s1", "s2", "s3", "s4"],
            None,
        ),
        (without("g1", Count(of=GATEWAYS)), [2], "If g1 fails, there are 2 gateways."),
    ],
)
def test_worked_by_hand(question: Question, values: list[Scalar], text: str | None) -> None:
    result = ask(question)
    assert result.status == "answered"
    assert sorted(map(str, result.values)) == sorted(map(str, values))
    assert text is None or str(result.draft) == text
    spoken = {str(end) for f in result.facts for end in (f.subject, f.object)}
    assert {str(v) for v in values} <= spoken


def test_a_what_if_leaves_the_twin_alone() -> None:
    before = ask(ListAll(of=SENSORS))
    ask(without("s1", ListAll(of=SENSORS)))
    assert ask(ListAll(of=SENSORS)) == before
    gone = ask(without("s1", Summary(id="s1")))
    assert (gone.status, str(gone.draft)) == ("unknown", "If s1 fails, the twin holds no s1.")


def test_a_link_that_goes_hurts_both_ends() -> None:
    cut = RemoveRelation(source="g2", target="g3")  # undirected: either order names it
    alone = Impact(of=GATEWAYS, effect="isolated", step=LINK)
    assert ask(WhatIf(changes=(cut,), said="the link breaks", then=alone)).values == ["g3"]


def test_an_impact_needs_a_change() -> None:
    with pytest.raises(QueryError):
        ask(LEFT_ALONE)


def test_long_paths_cost_few_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = EmbeddedGraph(None)
    ids = [f"n{i}" for i in range(300)]
    graph.apply([entity(i, "Node") for i in ids])
    graph.apply([relation(a, "next", b) for a, b in pairwise(ids)])
    reads = 0
    relations = EmbeddedGraph.relations

    def counting(*args: object, **more: object) -> object:
        nonlocal reads
        reads += 1
        return relations(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedGraph, "relations", counting)
    walk = shortest_path(Evaluation(graph), "n0", "n299", Step())
    assert walk is not None
    assert [a for a, _, _ in walk] == ids[:-1]
    assert reads <= 20


def test_what_changed_since() -> None:
    graph = store()
    graph.apply([entity("s6", "Sensor"), RemoveEntity(id="s4"), entity("s5", "Sensor", battery=5)])
    result = Retriever(graph).retrieve(Changed(since=1))
    told = {f.subject: f.object for f in result.facts if f.predicate == "since version 1"}
    assert told | {"twin": 0} == {
        "s4": "gone",
        "g2": "different",
        "s5": "different",
        "s6": "new",
        "twin": 0,
    }
    assert Retriever(graph).retrieve(Changed(since=9)).status == "unknown"
    early = Retriever(graph.at(1))
    assert early.retrieve(Changed(since=1)).values == [], "its history ends with itself"
    assert early.retrieve(Changed(since=2)).status == "unknown"


def test_overviews_say_only_what_is_there() -> None:
    assert "is a sensor: battery 10 %; status ok" in str(ask(Summary(id="s1")).draft)
    assert "The network has 11 entities: 5 sensors, 3 gateways and 3 rooms" in str(
        ask(Summary()).draft
    )
    assert "there are 5" in str(ask(Define(term="Sensor", role="kind")).draft)
    assert "10 to 30 %" in str(ask(Define(term="battery", role="attribute")).draft)
    assert "sensors to gateways (5 times)" in str(
        ask(Define(term="connectedTo", role="relation")).draft
    )
    assert "“low” is a value of status of sensors" in str(
        ask(Define(term="low", role="value")).draft
    )
    for role in ("kind", "attribute", "relation", "value"):
        nothing = Define.model_validate({"term": "flux", "role": role})
        assert ask(nothing).status == "unknown"
