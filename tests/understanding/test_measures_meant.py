"""Which number a ranking, an average or a comparison is about, and over whom it is taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def laundry() -> Iterator[Twin]:
    """Washers in rooms, on drains, run by attendants."""
    units = {"noise_limit_db": "dB", "laeq_db": "dB", "linen_mass": "kg", "drum_volume": "l"}
    washers = [
        ("w1", 60, 71.5, 8.0, 90, 2.1, True, "r1", "d1"),
        ("w2", 75, 52.0, 3.5, 140, 0.4, False, "r1", "d1"),
        ("w3", 55, 64.0, 12.0, 60, 3.9, True, "r2", "d2"),
        ("w4", 55, 80.5, 1.0, 110, 1.2, False, "r2", "d2"),
    ]
    entities = [
        *(
            entity(
                i,
                "washer",
                units=units,
                noise_limit_db=limit,
                laeq_db=noise,
                linen_mass=mass,
                drum_volume=drum,
                vibration=shake,
                leased=leased,
                maker=("Kolm", "Brandt")[drum > 100],
                style=("top loader", "front loader")[mass > 5],
            )
            for i, limit, noise, mass, drum, shake, leased, _, _ in washers
        ),
        entity("r1", "room", name="Lower Hall", hooks=4),
        entity("r2", "room", name="Upper Hall", hooks=9),
        entity("d1", "drain", laid=1931),
        entity("d2", "drain", laid=1987),
        entity("d3", "drain", laid=1960),
        entity("a1", "attendant", name="Ida Moss", service_years=21),
        entity("a2", "attendant", name="Olaf Berg", service_years=4),
    ]
    relations = [
        *(relation(i, "stands_in", r) for i, *_, r, _ in washers),
        *(relation(i, "empties_into", d) for i, *_, d in washers),
        relation("a1", "minds", "w1"),
        relation("a2", "minds", "w2"),
        relation("a2", "minds", "w3"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # a yes-or-no attribute narrows what is averaged, added up, ranked and counted by group
        ("average drum volume of the leased washers", [75]),
        ("total linen mass of the washers that are not leased", [4.5]),
        ("which leased washer has the least linen mass", ["w1", 8.0]),
        ("for each room tell me how many of its washers are leased", ["r1", 1, "r2", 1]),
        ("washer count by maker", ["Kolm", 2, "Brandt", 2]),
        # an adjective means what it measures, and no limit of it
        ("which washer is the loudest?", ["w4", 80.5]),
        ("the quietest washer", ["w2", 52.0]),
        ("which washer has the heaviest drum?", ["w3", 12.0]),
        ("who is the most experienced attendant", ["a1", 21]),
        ("is it noisier at w1 than at w3?", [True]),
        # the worst of what does harm is the most of it
        ("which washer has the worst vibration", ["w3", 3.9]),
        ("worst vibration of the washers in Lower Hall", [2.1]),
        ("which washer has the best vibration", ["w2", 0.4]),
        # how much, or whose
        ("among all washers, what is the highest vibration?", [3.9]),
        ("looking for the lowest-vibration washer", ["w2", 0.4]),
        # the older has the earlier date and the greater age
        ("which is older, d1 or d2?", ["d1"]),
        ("is d3 older than d2?", [True]),
        # the same one is not the same number of them
        ("do w1 and w3 empty into the same drain?", [False]),
        ("are w1 and w2 in the same room?", [True]),
        ("which of Ida Moss and Olaf Berg has more washers to mind?", ["a2"]),
        # what an adjective or a verb measures is averaged and added up
        ("how loud are the washers on average", [67]),
        ("how much linen mass do we have", [24.5]),
        # more than any other is the most
        ("which attendant minds more washers than anyone else", ["a2", 2]),
        # the choices offered, and the sort asked for
        ("w1 is made by whom, Brandt or Kolm?", ["Kolm"]),
        ("w2: Kolm or Brandt?", ["Brandt"]),
        ("what kind of machine is w3", ["front loader"]),
        # those around the one that a ranking puts first
        ("which room is the loudest washer in?", ["r2"]),
        ("who minds the quietest washer?", ["a2"]),
        ("which attendant minds the washer with the highest vibration", ["a2"]),
        ("how many attendants mind the loudest washer in Lower Hall", [1]),
        # only those are counted of which the question speaks
        ("which attendant minds the most washers in Lower Hall", ["a1", 1, "a2", 1]),
        # a unit in place of what is counted
        ("how many decibels is w2 putting out", [52.0]),
        # a guess at what is counted needs something that bears it out
        ("how many propellers does w1 have", None),
        # every one, each for itself
        ("How many washers does every attendant mind?", ["a1", 1, "a2", 2]),
        ("how many washers stand in every room", ["r1", 2, "r2", 2]),
        ("how many washers are there for each washer style", ["front loader", 2, "top loader", 2]),
        # a scale alone, and what was done so many times
        ("washers with a drum volume over a hundred", ["w2", "w4"]),
        # a comma parts a number from the unit that follows
        ("laeq of washer 3, in dB", [64.0]),
    ],
)
def test_measure(laundry: Twin, question: str, values: list[object] | None) -> None:
    """``None``: the twin says that it does not know."""
    answer = laundry.ask(question)
    if values is None:
        assert answer.status == "unknown", answer.text
        return
    assert answer.status == "answered", answer.text
    found = [cell for row in answer.rows for cell in row] if answer.rows else answer.values
    assert sorted(map(str, found)) == sorted(map(str, values)), answer.text


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("washers by vibration, lowest first", ["w2", "w4", "w1", "w3"]),
        ("sort the washers by drum volume", ["w2", "w4", "w1", "w3"]),
        ("list the washers in ascending order of linen mass", ["w4", "w2", "w1", "w3"]),
        ("the washers in Upper Hall from loudest to quietest", ["w4", "w3"]),
        ("rank the attendants by number of washers", ["a2", "a1"]),
        ("the two heaviest washers by linen mass", ["w3", "w1"]),
        # an order said last repeats which end is meant, or alone says what is measured
        ("Which two washers are loudest? Loudest one first.", ["w4", "w1"]),
        ("which two washers are worst for vibration, worst first", ["w3", "w1"]),
        ("our two gentlest washers, least vibration first", ["w2", "w4"]),
    ],
)
def test_order(laundry: Twin, question: str, order: list[str]) -> None:
    answer = laundry.ask(question)
    assert answer.values == order, answer.text
