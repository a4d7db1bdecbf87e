"""Relations asked for by verbs, by nouns and from either end. Gold is worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def wharf() -> Iterator[Twin]:
    """Sailors train one another and own boats, which lie at jetties in basins; boilers heat loops;
    freight comes off barges."""
    sailors = {"r1": "Olga Reed", "r2": "Piet Vos", "r3": "Ines Lund"}
    entities = [
        *(entity(i, "sailor", name) for i, name in sailors.items()),
        *(entity(i, "boat", name) for i, name in (("t1", "Heron"), ("t2", "Wren"), ("t3", "Kite"))),
        *(entity(f"j{n}", "jetty") for n in (1, 2, 3)),
        *(entity(f"s{n}", "basin") for n in (1, 2)),
        entity("b1", "boiler", heatOutput=40),
        entity("b2", "boiler", heatOutput=25),
        *(entity(f"l{n}", "loop") for n in (1, 2)),
        *(entity(f"f{n}", "freight", crateWeight=w) for n, w in ((1, 30), (2, 45), (3, 12))),
        *(entity(i, "barge", name) for i, name in (("g1", "Marla"), ("g2", "Otter"))),
    ]
    relations = [
        relation("r2", "trained_by", "r1"),
        relation("r3", "trained_by", "r2"),
        *(relation(r, "owns", t) for r, t in (("r1", "t1"), ("r2", "t2"), ("r3", "t3"))),
        *(relation(t, "moored_at", j) for t, j in (("t1", "j1"), ("t2", "j1"), ("t3", "j3"))),
        *(relation(j, "lies_in", s) for j, s in (("j1", "s1"), ("j2", "s1"), ("j3", "s2"))),
        relation("b1", "delivers_to", "l1"),
        relation("b2", "delivers_to", "l2"),
        *(relation(f, "unloaded_from", g) for f, g in (("f1", "g1"), ("f2", "g1"), ("f3", "g2"))),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # a verb whose relation has a passive name, from either end
        ("Who trained Piet Vos?", ["r1"]),
        ("Which sailors has Olga Reed trained?", ["r2"]),
        ("Who is Ines Lund trained by?", ["r2"]),
        # what is asked for stands behind a preposition
        ("At which jetty does Ines Lund pick up her boat?", ["j3"]),
        ("basins in which Heron has a jetty", ["s1"]),
        ("Whose boats are moored at j1?", ["r1", "r2"]),
        # what goes along a relation is not what is asked for
        ("Where does b2 deliver its heat to?", ["l2"]),
        ("Which crates came off the Marla?", ["f1", "f2"]),
        ("how many crates were unloaded from Marla", [2]),
        ("What is the crate weight of f3?", [12]),
        # words that only open or round off a question
        ("Hm. Which jetty is Kite moored at?", ["j3"]),
        ("for the harbour log, which boats are moored at j1?", ["t1", "t2"]),
        ("shortest path from Heron to s1, step by step", ["t1", "j1", "s1"]),
    ],
)
def test_relations(wharf: Twin, question: str, values: list[object]) -> None:
    answer = wharf.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text


@pytest.mark.parametrize("question", ["Fill me in on Olga Reed", "Heron in a nutshell"])
def test_summaries(wharf: Twin, question: str) -> None:
    plan = wharf.planner.plan(question)
    assert plan.question is not None
    assert plan.question.ask == "summary"
