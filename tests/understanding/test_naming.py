"""What things are called, and what words a network has for its kinds, attributes and relations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def ferry() -> Iterator[Twin]:
    """Ferries and lifeboats at piers; ferries have a class of their own called hull type."""
    entities = [
        entity("f1", "ferry", name="Gannet", units={"draught": "m"}, draught=2.5, hull_type="mono"),
        entity("f2", "ferry", name="Petrel", units={"draught": "m"}, draught=3.0, hull_type="flat"),
        entity("l1", "lifeboat", name="Ruth", crew=5),
        entity("p1", "pier", depth=4),
        entity("p2", "pier", depth=6),
    ]
    graph = store(
        entities,
        [
            relation("f1", "moored_at", "p1"),
            relation("f2", "moored_at", "p2"),
            relation("l1", "moored_at", "p1"),
            relation("p1", "leads_to", "p2"),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("What is the name of f1?", ["Gannet"]),
        ("what's f2 called", ["Petrel"]),
        ("id of Ruth please", ["l1"]),
        ("what kind of thing is Petrel?", ["ferry"]),
        ("which type is l1", ["lifeboat"]),
        ("what is the id of the pier where Ruth is moored", ["p1"]),
        ("What kinds of things are there?", ["ferry", "pier", "lifeboat"]),
        ("list all entity types", ["ferry", "pier", "lifeboat"]),
        ("how many kinds of entities are there", [3]),
        ("number of entities per kind", ["ferry", 2, "pier", 2, "lifeboat", 1]),
        ("which hull types are there", ["mono", "flat"]),
        ("what kinds of hull are there", ["mono", "flat"]),
        ("What attributes do ferries have?", ["draught", "hull_type"]),
        ("how many attributes do piers have", [1]),
        ("what types of relations exist?", ["moored_at", "leads_to"]),
        ("which relations does the network have", ["moored_at", "leads_to"]),
        ("in what unit is draught", ["m"]),
        ("how many ferries are mono and how many flat", ["mono", 1, "flat", 1]),
        ("which hull type do the most ferries moored at p1 have", ["mono"]),
        ("what is the most common hull type of ferries at p2", ["flat"]),
    ],
)
def test_names_and_words_are_told_as_the_network_has_them(
    ferry: Twin, question: str, values: list[object]
) -> None:
    answer = ferry.ask(question)
    assert (answer.status, answer.values) == ("answered", values)


def test_a_nameless_thing_has_no_name(ferry: Twin) -> None:
    assert ferry.ask("what is the name of p1").status == "unknown"


def test_a_unit_that_nothing_states_is_not_made_up(ferry: Twin) -> None:
    assert ferry.ask("what is the unit of depth").status == "unknown"


def test_a_kind_is_told_about_rather_than_listed(ferry: Twin) -> None:
    answer = ferry.ask("tell me about the ferries")
    assert "kind of entity" in answer.text
    assert answer.values == []
