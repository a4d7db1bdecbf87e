"""Scenarios as people write them: what they change on a fork, and how they fail."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from small_network import changes, entity, store

from gentwin_chat.data import CITY, SCENARIOS
from gentwin_chat.domain import SetPresence
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph import open_store
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.sources import load
from gentwin_chat.twin import Twin
from gentwin_chat.whatif import Choice, Scenario
from gentwin_chat.whatif.choosing import choose
from gentwin_chat.whatif.difference import difference


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
    assert not fork.entities(["g1"])["g1"].active
    assert not fork.relations(targets=["g1"])
    assert not fork.entities(["s4"])["s4"].active
    assert ends(fork, "connectedTo", "s4") == ["g2"]
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
        fork_of(store(), {"remove": "g1"}, {"fail": "g1"})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"actions: [", "is no YAML"),
        (b"", "Input should be a valid dictionary"),
        (b"\xff\xfe\xfa", "is no text|is no YAML"),
        (b"actions: [{fail: g1, off: g2}]", "actions.0: .*exactly one of"),
        (b"actions: [{fail: null}]", "exactly one of"),
        (b"actions: [{explode: g1}]", "actions.0: .*no action 'explode', but fail, blackout"),
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
        "name: Storm\nactions:\n  - remove: g1\n  - off: s1\n  - move: {entity: s4, to: g3}\n"
    )
    scenario = Scenario.read(file)
    assert scenario.name == "Storm"
    assert [c.op for c in scenario.changes(store())] == [
        "remove_entity",
        "set_presence",
        "remove_relation",
        "put_relation",
    ]


def test_what_fails_stays_and_comes_back_with_its_links() -> None:
    graph = store()
    both = fork_of(graph, {"fail": ["g1", "g2"]}, {"restore": "g1"})
    assert [both.entities([g])[g].active for g in ("g1", "g2")] == [True, False]
    assert len(both.relations(["connectedTo"], targets=["g1"])) == 4
    assert both.relations(sources=["g1"]) == [], "its link to g2, which is still off"
    again = fork_of(graph, {"fail": ["g1", "g2"]}, {"restore": ["g1", "g2"]})
    assert {r.identity for r in again.relations()} == {r.identity for r in graph.relations()}


def test_a_blackout_takes_what_lies_in_the_place() -> None:
    fork = fork_of(store(), {"blackout": "r1"})
    dark = [i for i in ("r1", "s1", "s2", "s3") if not fork.entities([i])[i].active]
    assert dark == ["r1", "s1", "s2"]


def test_sensors_are_rolled_out_as_those_there_are() -> None:
    fork = fork_of(store(), {"roll_out": {"count": 3, "to": "g2"}})
    there = sorted(r.source for r in fork.relations(["connectedTo"], targets=["g2"]))
    assert there == ["new-1", "new-2", "new-3", "s4"]
    moved = fork_of(store(), {"roll_out": {"count": 1, "to": "g3", "kind": "Sensor"}})
    assert ends(moved, "connectedTo", "new-1") == ["g3"]


def test_growth_copies_readings_and_links() -> None:
    graph = store()
    fork = fork_of(graph, {"grow": {"factor": 3}})
    assert len(fork.select(["Sensor"])) == 15
    assert len(fork.relations(["connectedTo"])) == 3 * len(graph.relations(["connectedTo"]))
    assert fork.readings("battery", ["s2-x3"])["s2-x3"].value == 20
    with_rooms = fork_of(graph, {"grow": {"factor": 2, "of": ["s1", "r1"]}})
    assert ends(with_rooms, "inRoom", "s1-x2") == ["r1-x2"]


def test_a_merge_moves_every_relation() -> None:
    fork = fork_of(store(), {"merge": {"entity": "g1", "into": "g2"}})
    assert not fork.entities(["g1"])
    assert {r.source for r in fork.relations(targets=["g2"])} >= {"s1", "s2", "s3", "s4"}
    with pytest.raises(ScenarioError, match="merged into itself"):
        fork_of(store(), {"merge": {"entity": "g1", "into": "g1"}})


def test_rollback_goes_to_the_version_before_by_number() -> None:
    graph = store()
    held = {"s1": "1.9.0", "s2": "1.10.0", "s3": "1.10.0"}
    graph.apply([entity(i, "Sensor", firmwareVersion=v) for i, v in held.items()])
    fork = fork_of(graph, {"rollback": {"attribute": "firmware"}})
    values = {i: r.value for i, r in fork.readings("firmwareVersion", held).items()}
    assert values == dict.fromkeys(held, "1.9.0")
    with pytest.raises(ScenarioError, match="no older"):
        fork_of(store(), {"rollback": {"attribute": "status", "of": "s1"}})


def test_a_cut_is_absence_once_three_messages_are_missed() -> None:
    short = fork_of(store(), {"cut": {"seconds": 6}})
    assert all(e.active for e in short.entities(short.select()).values())
    long = fork_of(store(), {"cut": {"seconds": 6.5}})
    assert not any(e.active for e in long.entities(long.select(["Sensor", "Gateway"])).values())
    assert ends(long, "connectedTo", "s4") == ["g2"], "links are not lost by silence"


def test_an_update_rate_is_an_attribute_with_its_unit() -> None:
    fork = fork_of(store(), {"rate": {"seconds": 30, "of": "s1"}})
    assert fork.readings("updateInterval", ["s1"])["s1"].unit == "SEC"


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({"role": "gateway", "rank": "weight"}, ["g1", "g2", "g3"]),
        ({"role": "gateway", "rank": "weight", "skip": 1, "take": 1}, ["g2"]),
        ({"role": "place"}, ["r1", "r2", "r3"]),
        ({"kind": "Sensor", "inside": "r1"}, ["s1", "s2"]),
        ({"role": "sensor", "beside": "g2"}, ["s4"]),
        ({"kind": "Sensor", "where": {"status": "low"}}, ["s3"]),
        ({"kind": "Sensor", "beside": "g1", "inside": {"role": "place", "take": 1}}, ["s1", "s2"]),
    ],
)
def test_choices_fit_any_network(choice: dict[str, Any], ids: list[str]) -> None:
    assert choose(store(), Choice.model_validate(choice)) == ids


@pytest.mark.parametrize(
    ("choice", "said"),
    [({"role": "service"}, "no service"), ({"kind": "Pump"}, "no kind"), ({"skip": 99}, "skip 99")],
)
def test_a_choice_that_nothing_fits_is_told(choice: dict[str, Any], said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        choose(store(), Choice.model_validate(choice))


def test_the_difference_worked_by_hand() -> None:
    outcome = difference(Scenario.model_validate({"actions": [{"fail": "g1"}]}), store())
    assert outcome.readings == [
        "g1 fails: it stays in the twin, off, and 5 links carry nothing any more"
    ]
    assert (outcome.entities, outcome.relations) == ((11, 11), (11, 6))
    assert outcome.silent == ["g1"]
    lost = {(o.id, o.relation, o.lost) for o in outcome.orphaned}
    assert lost == {(s, "connectedTo", "Gateway") for s in ("s1", "s2", "s3")}
    # Of what hung together, g2, g3, s4 and s1, s2, r1 are left, three each, and s3, r2.
    assert len(outcome.unreachable) == 5
    assert (outcome.working_before, outcome.working_after) == (4 / 5, 1 / 5)
    for pool in outcome.pools.values():
        assert pool.alpha == pytest.approx(abs(pool.weight_before - pool.weight_after))
    assert sum(p.members_after for p in outcome.pools.values()) == 11


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda p: p.stem)
def test_the_library_changes_the_example_city(path: Path, city: EmbeddedGraph) -> None:
    scenario = Scenario.read(path)
    outcome = difference(scenario, city)
    assert scenario.questions
    assert scenario.about
    assert len(outcome.readings) == len(scenario.actions)
    assert scenario.changes(city)


@pytest.fixture(scope="module")
def city() -> EmbeddedGraph:
    graph = EmbeddedGraph(None)
    graph.apply(load(CITY).changes())
    return graph


def test_what_fails_says_so_in_the_words_of_the_network() -> None:
    graph = store()
    graph.apply([entity("s4", "Sensor", status="offline")])
    fork = fork_of(graph, {"fail": "s1"})
    assert fork.readings("status", ["s1"])["s1"].value == "offline"
    assert "status" not in fork_of(graph, {"fail": "s5"}).entities(["s5"])["s5"].attributes


@pytest.mark.parametrize("place", ["file", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_a_fork_is_unmoved_while_the_twin_is_updated(
    place: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where = tmp_path / "twin.db" if place == "file" else request.getfixturevalue("empty_neo4j")
    graph = open_store(where)
    graph.apply(changes())
    twin = Twin(graph)
    stop, failed = Event(), list[BaseException]()

    def update() -> None:
        n = 0
        while not stop.wait(0.02):  # a version has to stay for as long as one read takes
            n += 1
            try:
                graph.apply([SetPresence(id="s2", active=bool(n % 2)), entity(f"x{n}", "Sensor")])
            except BaseException as e:  # noqa: BLE001 - told to the test below
                failed.append(e)
                return

    updating = Thread(target=update)
    updating.start()
    try:
        for _ in range(20):
            fork = twin.what_if(Scenario.model_validate({"actions": [{"fail": "g1"}]})).reader
            first = fork.select(["Sensor"]), fork.relations(), fork.entities(["s2"])
            sleep(0.01)
            assert (fork.select(["Sensor"]), fork.relations(), fork.entities(["s2"])) == first
    finally:
        stop.set()
        updating.join()
    assert not failed
    assert graph.entities(["g1"])["g1"].active, "the twin itself was not touched"
    assert len(graph.relations(targets=["g1"])) == 4
    assert graph.version > 3
    graph.close()
