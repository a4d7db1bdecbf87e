"""Every single failure at once gives what a fork for each gives."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from small_network import entity, relation, store

from gentwin_chat.data import CITY
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.sources import load
from gentwin_chat.whatif import Scenario
from gentwin_chat.whatif.difference import difference
from gentwin_chat.whatif.failures import Damage, failures


def by_fork(graph: EmbeddedGraph, identifier: str) -> tuple[set[str], int, int]:
    """Who is orphaned, how many are cut off, how many are either: from a fork of its own."""
    scenario = Scenario.model_validate({"actions": [{"remove": identifier}]})
    outcome = difference(scenario, graph)
    kind = graph.entities([identifier])[identifier].kind
    orphans = {o.id for o in outcome.orphaned if o.lost == kind != o.kind}
    main = max(parts(graph), key=lambda part: len(part)) - {identifier}
    left = [part & main for part in parts(Fork(graph, scenario.changes(graph)))]
    largest = max(map(len, left))
    cut_off = [main - part for part in left if len(part) == largest]
    best = min(cut_off, key=lambda some: len(some | orphans))
    assert len(best) == len(outcome.unreachable)
    return orphans, len(best), len(orphans | best)


def parts(graph: GraphReader) -> list[set[str]]:
    whole: nx.Graph[str] = nx.Graph()
    whole.add_nodes_from(graph.select())
    whole.add_edges_from((r.source, r.target) for r in graph.relations())
    return list(nx.connected_components(whole))


def random_mesh(seed: int) -> EmbeddedGraph:
    """A sparse network of two kinds, so that cut vertices and lost neighbours are many."""
    rng = Random(seed)
    graph = EmbeddedGraph(None)
    ids = [f"n{k}" for k in range(40)]
    graph.apply([entity(i, rng.choice(("Hub", "Leaf"))) for i in ids])
    for k in range(1, 40):
        if rng.random() < 0.9:
            graph.apply([relation(ids[k], rng.choice(("link", "via")), ids[rng.randrange(k)])])
    graph.apply([relation(rng.choice(ids), "link", rng.choice(ids)) for _ in range(6)])
    return graph


@pytest.mark.parametrize("seed", range(6))
def test_a_random_mesh_as_forks_say(seed: int) -> None:
    graph = random_mesh(seed)
    for damage in failures(graph, graph.select()):
        orphans, cut_off, hurt = by_fork(graph, damage.id)
        assert damage == Damage(damage.id, len(orphans), cut_off, hurt)


def test_the_example_city_as_forks_say() -> None:
    graph = EmbeddedGraph(None)
    graph.apply(load(CITY).changes())
    ranked = sorted(failures(graph, graph.select(["Gateway"])), key=lambda d: -d.hurt)
    assert (ranked[0].id, ranked[0].hurt) == ("urn:ngsi-ld:Gateway:gw-16", 13)
    for damage in (ranked[0], ranked[-1]):
        orphans, cut_off, hurt = by_fork(graph, damage.id)
        assert damage == Damage(damage.id, len(orphans), cut_off, hurt)


def test_only_damage_to_those_counted() -> None:
    graph = store()
    (g1,) = failures(graph, ["g1"])
    (sensors,) = failures(graph, ["g1"], counted=graph.select(["Sensor"]))
    # s1, s2, r1 | s3, r2 | g2, g3, s4 are left: one of the threes is kept.
    assert (g1.orphaned, g1.cut_off, g1.hurt) == (3, 5, 5)
    assert sensors == Damage("g1", 3, 3, 3)
    (alone,) = failures(graph, ["s5"])
    assert alone == Damage("s5", 0, 0, 0)
    (links,) = failures(graph, ["g2"], types=["link"])
    assert links.cut_off == 1
