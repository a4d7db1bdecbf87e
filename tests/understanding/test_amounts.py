"""Numbers beside words that are units elsewhere, and states that are denied one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def billing() -> Iterator[Twin]:
    """Meters of customers, in several states; nothing is measured in metres."""
    states = {"m1": "automatic", "m2": "e-lock", "m3": "manual", "m4": "spare"}
    entities = [
        entity("c1", "customer", name="Ann Lee", balance=-20),
        entity("c2", "customer", name="Bo Kim", balance=40),
        *(entity(i, "meter", state=state) for i, state in states.items()),
    ]
    relations = [relation("m1", "of_customer", "c1")]
    relations += [relation(i, "of_customer", "c2") for i in ("m2", "m3", "m4")]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("customers with two meters or more", ["c2"]),
        ("customers with two or more meters", ["c2"]),
        ("which customers have fewer than two meters?", ["c1"]),
        ("who has the most meters?", ["c2", 3]),
        ("meters that are neither automatic nor in e-lock", ["m3", "m4"]),
    ],
)
def test_what_is_counted_is_no_unit(billing: Twin, question: str, values: list[object]) -> None:
    answer = billing.ask(question)
    assert (answer.rows[0] if answer.rows else sorted(map(str, answer.values))) == values
