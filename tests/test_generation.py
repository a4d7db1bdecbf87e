"""Relations out of free text: names in lines, what lines say folded, and what is generated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gentwin_chat.completion import (
    complete,
    completed,
    read_relations,
    signature,
    write_relations,
)
from gentwin_chat.domain import Entity, PutEntity, PutRelation, Relation
from gentwin_chat.errors import ModelError, SettingsError, SourceError, StoreError
from gentwin_chat.generation import Beliefs, LogReader, Ontology, Pair, Verdict, generate
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.llama import Llama
from gentwin_chat.mentions import Names, bare, masked
from gentwin_chat.twin import Twin

GATEWAYS = [Entity(id=f"urn:ngsi-ld:Gateway:gw-{n}", kind="Gateway") for n in (1, 2, 12)]
SENSORS = [Entity(id="aq-1", kind="Sensor", name="Old Mill"), Entity(id="aq-2", kind="Sensor")]
ENTITIES = {e.id: e for e in [*GATEWAYS, *SENSORS]}
GW1, GW2, GW12 = (e.id for e in GATEWAYS)
OBSERVED = [Relation(source="aq-1", type="connectedTo", target=GW1)]
ONTOLOGY = Ontology.of(ENTITIES, OBSERVED)


def by_words(prompts: Sequence[str]) -> list[Verdict]:
    """A reader that knows three wordings."""
    said = {"joined": Verdict(0.9, 0.05), "left": Verdict(0.02, 0.95)}
    return [next((v for w, v in said.items() if w in p), Verdict(0.01, 0.04)) for p in prompts]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("aq-1 joined via GW-1", ["aq-1", GW1]),
        ("gw-12 accepted aq-2", [GW12, "aq-2"]),  # the longer of two names at one place
        ("Old Mill, then urn:ngsi-ld:Gateway:gw-2.", ["aq-1", GW2]),
        ("aq-11 and xaq-1 and aq-1-b and gw-1.3 and my.gw-1", []),
    ],
)
def test_lines_name_whole_names_only(line: str, found: list[str]) -> None:
    assert [m.id for m in Names(ENTITIES.values()).find(line)] == found


def test_a_name_of_two_entities_names_neither() -> None:
    twins = [Entity(id="a", kind="Room", name="Hall"), Entity(id="b", kind="Room", name="hall")]
    assert Names(twins).find("the Hall is dark") == []


@pytest.mark.parametrize(
    "line",
    [
        "2026-05-04T10:00:01.5Z INFO aq-1 joined",
        "<13>May  4 10:00:01 aq-1 joined",
        "[1777888001] warning: aq-1 joined",
        "2026-05-04 aq-1 joined",
        "  aq-1 joined",
    ],
)
def test_timestamp_and_level_are_no_part_of_what_is_said(line: str) -> None:
    assert bare(line) == "aq-1 joined"


def test_only_the_wording_is_left_of_a_line() -> None:
    line = "netmgr[17]: moved aq-1 from gw-1 to gw-2"
    mentions = Names(ENTITIES.values()).find(line)
    assert masked(line, mentions, "aq-1", GW2) == "netmgr[n]: moved X from Z to Y"


def test_a_line_is_asked_only_of_what_may_be_related() -> None:
    asked = LogReader(ENTITIES, ONTOLOGY).questions(["aq-1 and aq-2 near gw-2", "gw-1 gw-2"])
    assert [(q.line, q.pair) for q in asked] == [
        (0, Pair("aq-1", "connectedTo", GW2)),
        (0, Pair("aq-2", "connectedTo", GW2)),
    ]
    assert asked[0].prompt == "X and Z near Y\nX connected to Y?"


def test_undirected_pairs_are_one_pair() -> None:
    links = [Relation(source="b", type="link", target="a", directed=False)]
    nodes = {i: Entity(id=i, kind="Node") for i in "ab"}
    ontology = Ontology.of(nodes, links)
    asked = LogReader(nodes, ontology).questions(["b sees a"])
    assert [q.pair for q in asked] == [ontology.pair("b", "link", "a")] == [Pair("a", "link", "b")]


def test_an_undirected_relation_is_asked_for_whichever_kind_comes_first() -> None:
    nodes = {"b": Entity(id="b", kind="Hub"), "a": Entity(id="a", kind="Mast")}
    link = Relation(source="b", type="link", target="a", directed=False)
    asked = LogReader(nodes, Ontology.of(nodes, [link])).questions(["b sees a"])
    assert [q.pair for q in asked] == [Pair("a", "link", "b")]


def test_what_lines_say_is_folded_in_their_order() -> None:
    one, two = Pair("s", "on", "g"), Pair("s", "on", "h")
    beliefs = Beliefs(frozenset())
    beliefs.read([(one, Verdict(0.8, 0.1))])
    assert beliefs.held[one] == pytest.approx(0.8)
    beliefs.read([(one, Verdict(0.1, 0.5)), (two, Verdict(0.6, 0.2))])
    assert beliefs.held[one] == pytest.approx(0.1 + 0.4 * 0.8)
    assert beliefs.held[two] == pytest.approx(0.6)


def test_a_new_target_ends_the_old_one_where_there_is_one_at_a_time() -> None:
    one, two = Pair("s", "on", "g"), Pair("s", "on", "h")
    beliefs = Beliefs(frozenset({"on"}))
    beliefs.read([(one, Verdict(0.8, 0.1))])
    beliefs.read([(two, Verdict(0.75, 0.0))])
    assert beliefs.held[one] == pytest.approx(0.8 * 0.25)


def test_generated_relations_say_how_sure_they_are_and_leave_the_observed_alone() -> None:
    lines = ["aq-2 joined gw-1", "aq-2 left gw-1", "aq-2 joined gw-12", "aq-1 joined gw-2"]
    found = generate(lines, ENTITIES, ONTOLOGY, by_words, known=OBSERVED)
    assert [(r.source, r.target) for r in found] == [("aq-2", GW12)]
    assert found[0].inferred == pytest.approx(0.9)
    assert found[0].type == "connectedTo"


@pytest.fixture
def store() -> EmbeddedGraph:
    graph = EmbeddedGraph(None)
    graph.apply(
        [
            *(PutEntity(entity=e) for e in ENTITIES.values()),
            *(PutRelation(relation=r) for r in OBSERVED),
        ]
    )
    return graph


def test_a_graph_is_completed_beside_itself(store: EmbeddedGraph, tmp_path: Path) -> None:
    found = complete(store, ["aq-2 joined gw-12"], by_words)
    assert len(store.relations()) == 1
    assert store.version == 1
    write_relations(found, tmp_path / "generated.jsonl")
    assert read_relations(tmp_path / "generated.jsonl") == found
    assert {r.target for r in completed(store, found).relations()} == {GW1, GW12}
    assert len(store.relations()) == 1


def test_answers_leave_generated_relations_out_unless_asked(store: EmbeddedGraph) -> None:
    question = "Which gateway is aq-2 connected to?"
    twin = Twin(store)
    sure = twin.retrieve(question)
    assert (sure.status, sure.values) != ("answered", [GW12])
    with_generated = twin.with_generated(complete(store, ["aq-2 joined gw-12"], by_words))
    result = with_generated.retrieve(question)
    assert (result.status, result.values) == ("answered", [GW12])
    marked = [f for f in result.facts if f.predicate == "connectedTo"]
    assert [f.inferred for f in marked] == [pytest.approx(0.9)]
    observed = with_generated.retrieve("Which gateway is aq-1 connected to?")
    assert all(f.inferred is None for f in observed.facts)


def test_relations_that_the_graph_never_held_can_be_named(store: EmbeddedGraph) -> None:
    lines = ["gw-1 joined gw-2"]
    assert complete(store, lines, by_words) == []
    found = complete(store, lines, by_words, more=[signature("Gateway:peersWith:Gateway")])
    assert {(r.source, r.type, r.target) for r in found} == {
        (GW1, "peersWith", GW2),
        (GW2, "peersWith", GW1),
    }
    with pytest.raises(SettingsError, match=r"'Valve'.*Gateway"):
        complete(store, lines, by_words, more=[signature("Valve:feeds:Gateway")])
    with pytest.raises(SettingsError, match="Sensor:connectedTo:Gateway"):
        signature("Gateway peersWith Gateway")


def test_bad_files_of_relations_are_named(store: EmbeddedGraph, tmp_path: Path) -> None:
    bad = tmp_path / "generated.jsonl"
    bad.write_text('{"source": "aq-1"}\n')
    with pytest.raises(SourceError, match=r"generated\.jsonl:1"):
        read_relations(bad)
    with pytest.raises(SourceError, match="gentwin generate"):
        read_relations(tmp_path / "none.jsonl")
    with pytest.raises(StoreError, match="not generated"):
        completed(store, OBSERVED)


def test_chances_are_those_of_one_prompt_alone(tiny: Llama) -> None:
    prompts = ["X joined Y", "X left Y?", "short", "X joined Z"]
    together = list(tiny.chances(prompts, ("yes", "no", "maybe")))
    alone = [next(iter(tiny.chances([p], ("yes", "no", "maybe")))) for p in prompts]
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=1e-4)
        assert sum(one) == pytest.approx(1)
    with pytest.raises(ModelError, match="different tokens"):
        list(tiny.chances(prompts, ("maybe", "more")))
    with pytest.raises(ModelError, match="empty"):
        list(tiny.chances([""], ("yes", "no")))
