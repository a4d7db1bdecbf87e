"""Turns of phrase that the graph says plainly, and what links between two hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def marina() -> Iterator[Twin]:
    """Berth holders with accounts that may be overdrawn, whose faults mend slowly; buoys that
    channels join."""
    entities = [
        entity("p1", "skipper", name="Ada Quill", balance_eur=-420.0, dues_checked=True),
        entity("p2", "skipper", name="Bo Marsh", balance_eur=35.5, dues_checked=False),
        entity("p3", "skipper", name="Cy Noor", balance_eur=-12.0, dues_checked=True),
        entity("f1", "fault", cause="corrosion", settled=False, strain=0.4, phase2_amps=31),
        entity("f2", "fault", cause="ice", settled=True, strain=1.2, phase2_amps=12),
        *(entity(f"b{k}", "buoy", name=n) for k, n in enumerate(("Gull", "Tern", "Ruff"), 1)),
    ]
    relations = [
        relation("b1", "channel", "b2", length_m=1250.0),
        relation("b2", "channel", "b3", length_m=300.0),
        relation("f1", "seen_by", "p1"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which skippers are in the red?", ["p1", "p3"]),
        ("who owes us more than 100 euros?", ["p1"]),
        ("who owes the most?", ["p1"]),
        ("skippers overdrawn by less than 50 euros", ["p2", "p3"]),
        ("which skipper is second in balance?", ["p3"]),
        ("why did f2 happen?", ["ice"]),
        ("which faults are still open?", ["f1"]),
        ("faults with over 20 amps on phase two", ["f1"]),
        ("how long is the channel from Gull to Tern?", [1250.0]),
        ("how many metres is it from Gull to Tern", [1250.0]),
        ("how far is it from Gull to Ruff", [2]),
    ],
)
def test_said_plainly(marina: Twin, question: str, values: list[object]) -> None:
    answer = marina.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
