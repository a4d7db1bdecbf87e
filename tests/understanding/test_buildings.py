"""Buildings as Brick and REC have them: what feeds what over several hops, points and parts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def school() -> Iterator[Twin]:
    """A boiler heats manifolds, these loops, which warm halls; the boiler stands in one of them."""
    entities = [
        entity("boiler-1", "Boiler"),
        *(entity(f"mf-{n}", "Manifold") for n in (1, 2)),
        *(entity(f"loop-{n}", "Heating_Loop") for n in (1, 2)),
        *(entity(f"hall-{n}", "Hall", area=a) for n, a in ((1, 40), (2, 90), (3, 60))),
        entity("cellar", "Hall", area=15),
        *(entity(f"th-{n}", "Temperature_Sensor", value=18 + n) for n in (1, 2)),
        entity("cmd-1", "Valve_Command", value=1),
        entity("pump-1", "Pump"),
        entity("impeller-1", "Impeller"),
    ]
    relations = [
        *(relation("boiler-1", "feeds", f"mf-{n}") for n in (1, 2)),
        *(relation(f"mf-{n}", "feeds", f"loop-{n}") for n in (1, 2)),
        relation("loop-1", "hasPart", "hall-1"),
        relation("loop-2", "hasPart", "hall-2"),
        relation("loop-2", "hasPart", "hall-3"),
        relation("boiler-1", "locatedIn", "cellar"),
        relation("mf-2", "locatedIn", "cellar"),
        relation("hall-1", "hasPoint", "th-1"),
        relation("mf-1", "hasPoint", "cmd-1"),
        relation("mf-1", "hasPoint", "th-2"),
        relation("pump-1", "hasComponent", "impeller-1"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # a verb that goes on over hops, rather than the one relation that joins the two directly
        ("which halls does boiler-1 feed", ["hall-1", "hall-2", "hall-3"]),
        ("which halls does boiler-1 supply?", ["hall-1", "hall-2", "hall-3"]),
        ("how many halls does mf-2 feed", [2]),
        ("halls fed by mf-2", ["hall-2", "hall-3"]),
        ("which manifold supplies hall-3", ["mf-2"]),
        ("what is the total area of the halls that boiler-1 feeds", [190]),
        # the relation that joins them directly, where it is the one that is said
        ("which hall is boiler-1 located in", ["cellar"]),
        ("which manifolds does boiler-1 feed", ["mf-1", "mf-2"]),
        # what a thing has by a relation, by the noun in the relation's name
        ("points of mf-1", ["cmd-1", "th-2"]),
        ("how many points does mf-1 have", [2]),
        ("which manifolds have no points", ["mf-2"]),
        ("list the components of pump-1", ["impeller-1"]),
    ],
)
def test_buildings(school: Twin, question: str, values: list[object]) -> None:
    answer = school.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
