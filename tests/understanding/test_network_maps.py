"""Questions of mesh communities: flags beside roles, firsts and lasts, headings, ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def village() -> Iterator[Twin]:
    """Repeaters and sensors of a village radio network, each with a relay that it goes through."""
    repeaters = [
        ("r1", "mill", 50.4, 7.1, "2021-03-01T00:00:00Z", True, True),
        ("r2", "barn", 50.9, 7.6, "2019-05-02T00:00:00Z", False, False),
        ("r3", "silo", 50.1, 7.9, "2023-01-09T00:00:00Z", False, True),
    ]
    entities = [
        *(
            entity(
                i,
                "Repeater",
                name=n,
                latitude=y,
                longitude=x,
                mountDate=since,
                mac=f"0a:0{i[1]}",
                addresses=f"10.0.0.{i[1]}",
                model=f"Box {i[1]}",
                is_relay=relay,
                beacon=beacon,
                online=True,
            )
            for i, n, y, x, since, relay, beacon in repeaters
        ),
        entity("s1", "Sensor", name="well", beacon=False, online=True),
    ]
    relations = [
        relation("r1", "link", "r2", False, LinkType="radio"),
        relation("r2", "link", "r3", False, LinkType="radio"),
        relation("r2", "relay", "r1"),
        relation("r3", "relay", "r1"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # the first of a set is the one with the earliest such date
        ("first repeater ever mounted", ["r2"]),
        ("which repeater was mounted last?", ["r3"]),
        ("what was the first mounted repeater", ["r2"]),
        # headings are of latitude and longitude
        ("which repeater is furthest north?", ["r2"]),
        ("southernmost repeater", ["r3"]),
        ("most westerly repeater", ["r1"]),
        # what one reaches, it has a way to
        ("can i reach silo from mill?", [True]),
        ("can mill reach well?", [False]),
        ("how does silo reach mill", ["r3", "r1"]),
        # yes or no, though the links have a type
        ("is mill directly linked to barn?", [True]),
        # the relay of one, rather than whether it is one
        ("which relay does barn use?", ["r1"]),
        ("what repeaters use mill as relay", ["r2", "r3"]),
        # two words for one attribute
        ("mac address of barn", ["0a:02"]),
        ("what hardware is the silo?", ["Box 3"]),
        # the state of the flag that is named
        ("which repeaters have the beacon switched off?", ["r2"]),
    ],
)
def test_what_is_asked_of_a_network_map(village: Twin, question: str, values: list[object]) -> None:
    answer = village.ask(question)
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
