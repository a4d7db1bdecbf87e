"""Changes of a network: what they make of it, alike for the product and for the gold."""

from __future__ import annotations

import json
from random import Random

import pytest

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    Reading,
    Relation,
    SetPresence,
    Topology,
)
from gentwin_chat.eval import perturbation
from gentwin_chat.eval.gold import Hand
from gentwin_chat.eval.matching import Names
from gentwin_chat.eval.networks import build, domains
from gentwin_chat.eval.perturbation import Network, Tally, asked, recall
from gentwin_chat.eval.perturbing import PERTURBATIONS, applied
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

METRO = build(domains("dev")["metro"])


def plain(topology: Topology) -> tuple[object, object]:
    entities = {
        e.id: (e.kind, e.name, {k: r.value for k, r in e.attributes.items()})
        for e in topology.entities.values()
    }
    ends = sorted(
        (x.type, *((x.source, x.target) if x.directed else sorted((x.source, x.target))))
        for x in topology.relations
    )
    return entities, ends


@pytest.mark.parametrize("name", PERTURBATIONS)
@pytest.mark.parametrize("network", ["metro", "office"])
def test_the_store_becomes_what_the_gold_is_computed_on(name: str, network: str) -> None:
    topology = build(domains("dev")[network])
    changes = PERTURBATIONS[name](topology, Random(1))
    graph = EmbeddedGraph(None)
    graph.apply(topology.changes())
    if changes:
        graph.apply(changes)
    held = Topology(entities=graph.entities(graph.select()), relations=graph.relations())
    assert plain(held) == plain(applied(topology, changes))
    assert (plain(held) != plain(topology)) is (name != "none")


def test_a_drawn_change_is_drawn_again_from_its_seed() -> None:
    for draw in PERTURBATIONS.values():
        assert draw(METRO, Random(5)) == draw(METRO, Random(5))


def test_a_change_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        applied(METRO, [SetPresence(id="1", active=False)])


def lamps(*powers: int | None) -> Topology:
    entities = {
        f"l{k}": Entity(
            id=f"l{k}",
            kind="lamp",
            attributes={} if power is None else {"power": Reading(value=power)},
        )
        for k, power in enumerate(powers)
    }
    relations = [Relation(source="l0", type="beside", target="l1")]
    return Topology(entities=entities, relations=relations)


HANDS = [
    Hand("lamps", "count", "How many lamps are there?", lambda s: len(s.kind("lamp"))),
    Hand("lamps", "lookup", "What is the power of l1?", lambda s: s.number("l1", "power")),
    Hand("lamps", "list", "Which lamps are beside l0?", lambda s: s.near("l0", "beside")),
]


def test_gold_is_computed_anew_and_left_out_where_there_is_none() -> None:
    assert [q.gold.values for q in asked(HANDS, lamps(5, 7), frozenset())] == [[2], [7], ["l1"]]
    assert [q.gold.values for q in asked(HANDS, lamps(5, None), frozenset())] == [[2], ["l1"]]
    assert [q.gold.values for q in asked(HANDS, lamps(5, 7), frozenset({"l0"}))] == [[2], [7]]


def test_recall_is_the_share_of_values_that_are_there() -> None:
    topology = lamps(1, 2, 3, 4)
    [_, _, question] = asked(HANDS, topology, frozenset())
    right = question.gold.model_copy(update={"values": ["l1", "l2", "l3"]})
    assert recall(right, {"values": ["l1", "l3"]}, Names(topology), False) == pytest.approx(2 / 3)
    assert recall(right, {"values": []}, Names(topology), True) == 1


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perturbation, "LEFT_OUT", ("llama", "embeddings"))


def score(network: Network, store: EmbeddedGraph, truth: Topology, changes: list[Change]) -> Tally:
    tally = Tally()
    network.score(network.answers(store), truth, changes, tally, None)
    return tally


def test_a_twin_that_does_not_hear_of_a_change_is_found_wrong() -> None:
    network = Network(lamps(5, 7, 9), HANDS)
    store = network.store()
    assert score(network, store, network.topology, []).exact == [1, 1, 1]
    reading = Reading(value=8)
    first = Observe(observation=Observation(entity="l1", attribute="power", reading=reading))
    truth = applied(network.topology, [first])
    deaf = score(network, store, truth, [first])
    assert deaf.followed == [0]
    store.apply([first])
    assert score(network, store, truth, [first]).followed == [1]


def test_a_run_tells_each_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(perturbation, "topologies", lambda which: {"lamps": lamps(5, 7, 9, 11)})
    monkeypatch.setattr(perturbation, "hand_written", lambda which: HANDS)
    perturbation.main(["--network", "lamps"])
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    rows = {row["name"]: row for row in result["changes"]}
    assert set(rows) > set(PERTURBATIONS)
    assert rows["none"]["moved"] == 0
    assert rows["none"]["exact"] == 1
    added = rows["entities added (10 %)"]
    assert (added["moved"], added["followed_exact"]) == (1, 1)  # one lamp more
    assert all(row["live_and_what_if_disagree"] == 0 for row in rows.values())
