"""Scenarios as people write them: what they change on a fork, and how they fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_network import store

from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.whatif import Scenario


def fork_of(graph: EmbeddedGraph, *actions: dict[str, Any]) -> Fork:
    scenario = Scenario.model_validate({"actions": actions})
    return Fork(graph, scenario.changes(graph))


def ends(fork: Fork | EmbeddedGraph, kind: str, source: str) -> list[str]:
    return [r.target for r in fork.relations([kind], [source])]


def test_actions_change_the_fork_and_not_the_twin() -> None:
    graph = store()
    before = graph.entities(graph.select()), graph.relations(), graph.version
    fork = fork_of(
        graph,
        {"fail": "G1"},  # names fold
        {"off": "s4"},
        {"set": {"entity": "s2", "attribute": "battery", "value": 5}},
        {"unlink": {"source": "g3", "target": "g2"}},  # undirected: either order
        {"link": {"source": "s5", "target": "g2"}},  # the one relation between such kinds
    )
    assert fork.select(["Gateway"]) == ["g2", "g3"]
    assert not fork.entities(["s4"])["s4"].active
    assert fork.readings("battery", ["s2"])["s2"].model_dump(include={"value", "unit"}) == {
        "value": 5,
        "unit": "P1",
    }
    assert ends(fork, "connectedTo", "s5") == ["g2"]
    assert [(r.source, r.target) for r in fork.relations(["link"])] == [("g3", "g3")]
    assert (graph.entities(graph.select()), graph.relations(), graph.version) == before


def test_moves_follow_relations_either_way() -> None:
    graph = store()
    there = fork_of(graph, {"move": {"entity": "s4", "to": "g3"}})
    assert ends(there, "connectedTo", "s4") == ["g3"]
    back = fork_of(graph, {"move": {"entity": "g2", "to": "s5"}})  # sensors point to gateways
    assert ends(back, "connectedTo", "s5") == ["g2"]
    assert ends(back, "connectedTo", "s4") == []


def test_an_action_sees_those_before_it() -> None:
    fork = fork_of(
        store(),
        {"add": {"id": "g4", "kind": "Gateway", "links": [{"source": "g4", "target": "g1"}]}},
        {"move": {"entity": "s1", "to": "g4"}},
        {"remove": "g1"},
    )
    assert ends(fork, "connectedTo", "s1") == ["g4"]
    assert fork.relations(sources=["g4"]) == []  # its link went with g1


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"fail": "g9"}, "no “g9”. The nearest: g"),
        ({"add": {"id": "g1", "kind": "Gateway"}}, "a g1 already"),
        ({"move": {"entity": "s5", "to": "g1"}}, "s5 has no relation to another Gateway"),
        ({"link": {"source": "s1", "target": "s2"}}, "Name it"),
        ({"unlink": {"source": "g1", "target": "s1"}}, "no relation from g1 to s1"),
        ({"unlink": {"source": "s1", "target": "g1", "relation": "link"}}, "no link relation"),
    ],
)
def test_what_cannot_be_done_is_said(action: dict[str, Any], said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        fork_of(store(), action)


def test_what_is_gone_cannot_go_again() -> None:
    with pytest.raises(ScenarioError, match="no “g1”"):
        fork_of(store(), {"fail": "g1"}, {"fail": "g1"})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"actions: [", "is no YAML"),
        (b"", "Input should be a valid dictionary"),
        (b"\xff\xfe\xfa", "is no text|is no YAML"),
        (b"actions: [{fail: g1, off: g2}]", "actions.0: .*exactly one of"),
        (b"actions: [{fail: null}]", "exactly one of"),
        (b"actions: [{explode: g1}]", "actions.0.explode"),
        (b"actions: [{set: {entity: s1}}]", "actions.0.set.attribute"),
    ],
)
def test_a_bad_file_is_named_with_its_fault(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_bytes(content)
    with pytest.raises(ScenarioError, match=said) as caught:
        Scenario.read(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        Scenario.read(tmp_path / "none.yaml")


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(
        "name: Storm\nactions:\n  - fail: g1\n  - off: s1\n  - move: {entity: s4, to: g3}\n"
    )
    scenario = Scenario.read(file)
    assert scenario.name == "Storm"
    assert [c.op for c in scenario.changes(store())] == [
        "remove_entity",
        "set_presence",
        "remove_relation",
        "put_relation",
    ]
