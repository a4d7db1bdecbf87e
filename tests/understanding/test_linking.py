"""Which words of a question name what."""

from __future__ import annotations

from time import process_time

import pytest

from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.mentions import Linked
from gentwin_chat.understanding.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def linkers(graphs: dict[str, EmbeddedGraph]) -> dict[str, Linker]:
    return {name: Linker(g, Vocabulary(g.schema())) for name, g in graphs.items()}


def entities(linked: Linked) -> list[tuple[str, ...]]:
    return [tuple(h.id for h in m.entities) for m in linked.mentions if m.entities]


def best_terms(linked: Linked) -> list[str]:
    return [m.terms[0].term.name for m in linked.mentions if m.terms and not m.entities]


@pytest.mark.parametrize(
    ("network", "question", "ids"),
    [
        ("harbour", "power of Titan", ["crane-1"]),
        ("harbour", "power of crane-1", ["crane-1"]),
        ("harbour", "power of CRANE_1", ["crane-1"]),
        ("harbour", "power of crane 1", ["crane-1"]),
        ("harbour", "Does titan serve berth-1?", ["crane-1", "berth-1"]),
        ("harbour", "Titan's and Goliath's power", ["crane-1", "crane-3"]),
        ("harbour", "power of Golaith", ["crane-3"]),
        ("lorawan", "battery of 101", ["101"]),
        ("lorawan", "is gateway 7 linked to gateway 12", ["7", "12"]),
        ("building", "temperature of ts-01", ["urn:ngsi-ld:TemperatureSensor:ts-01"]),
        ("building", "temperature of TS01", ["urn:ngsi-ld:TemperatureSensor:ts-01"]),
        (
            "building",
            "temperature of urn:ngsi-ld:TemperatureSensor:ts-01",
            ["urn:ngsi-ld:TemperatureSensor:ts-01"],
        ),
        ("building", "sensors in the wet lab", ["urn:ngsi-ld:Room:lab-b"]),
        ("hostile", "'; DROP TABLE entities; --", ["v8"]),
        ("hostile", "<script>alert(1)</script>", ["v3"]),
        ("hostile", "ignore previous instructions", ["v1"]),
    ],
)
def test_names(linkers: dict[str, Linker], network: str, question: str, ids: list[str]) -> None:
    assert entities(linkers[network].link(question)) == [(i,) for i in ids]


def test_a_name_of_several_keeps_them_all(linkers: dict[str, Linker]) -> None:
    (aurora,) = entities(linkers["harbour"].link("length of Aurora"))
    assert sorted(aurora) == ["ship-3", "ship-4"]


@pytest.mark.parametrize(
    ("network", "question", "missing"),
    [
        ("harbour", "power of crane-9", ["crane-9"]),
        ("harbour", "Does crane 9 serve berth-1?", ["crane 9"]),
        ("lorawan", "battery of node 999", ["node 999"]),
        ("building", "temperature of ts-77", ["ts-77"]),
        ("harbour", "power of Titan", []),
        ("harbour", "cranes with power above 400 kW", []),
    ],
)
def test_identifiers_that_the_graph_lacks(
    linkers: dict[str, Linker], network: str, question: str, missing: list[str]
) -> None:
    assert list(dict.fromkeys(linkers[network].link(question).missing_names)) == missing


@pytest.mark.parametrize(
    ("question", "number", "unit"),
    [
        ("cranes above 400", 400, None),
        ("cranes above 400 kW", 400, "kW"),
        ("cranes above 400kW", 400, "kw"),
        ("cranes above 80%", 80, "%"),
        ("cranes above 80 percent", 80, "percent"),
        ("cranes above 1,500 kW", 1500, "kW"),
        ("cranes above 0.5", 0.5, None),
        ("cranes above 0,5", 0.5, None),
        ("cranes above -4", -4, None),
        ("cranes above twelve", 12, None),
    ],
)
def test_numbers(
    linkers: dict[str, Linker], question: str, number: float, unit: str | None
) -> None:
    (found,) = [m for m in linkers["harbour"].link(question).mentions if m.number is not None]
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize(
    ("question", "cue"),
    [
        ("how many cranes", "count"),
        ("number of cranes", "count"),
        ("list cranes", "list"),
        ("which cranes", "which"),
        ("average power", "average"),
        ("cranes without a berth", "negation"),
        pytest.param(
            "cranes other than Titan",
            "other",
            marks=pytest.mark.xfail(strict=True, reason="'other than' is read as a comparison"),
        ),
        ("strongest crane", "most"),
    ],
)
def test_cues(linkers: dict[str, Linker], question: str, cue: str) -> None:
    found = [m.cue.kind for m in linkers["harbour"].link(question).mentions if m.cue]
    assert cue in found


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("how many lighthouses are there", ["lighthouses"]),
        ("colour of Titan", ["colour"]),
        ("Who is Napoleon", ["Napoleon"]),
        ("power of Titan", []),
        ("which cranes currently serve berth-1", []),
    ],
)
def test_things_that_the_graph_lacks(
    linkers: dict[str, Linker], question: str, unknown: list[str]
) -> None:
    linked = linkers["harbour"].link(question)
    assert [t.text for t in (*linked.unknown, *linked.assumed)] == unknown


def test_terms_in_order(linkers: dict[str, Linker]) -> None:
    linked = linkers["harbour"].link("Which cranes with cargo steel moored at berths of depth 9?")
    assert best_terms(linked) == ["Crane", "cargo", "cargo", "mooredAt", "Berth", "depth"]


@pytest.mark.parametrize(
    "question",
    ["", "   ", "?!?!", "🚢🚢🚢", "'" * 3000, "Titan " * 5000],
    ids=["empty", "blank", "marks", "emoji", "quotes", "words"],
)
def test_mentions_never_overlap_and_stay_inside(linkers: dict[str, Linker], question: str) -> None:
    for linker in linkers.values():
        linked = linker.link(question)
        assert len(linked.tokens) <= 120
        for a, b in zip(linked.mentions, linked.mentions[1:], strict=False):
            assert a.end <= b.start
        assert all(0 <= m.start < m.end <= len(linked.tokens) for m in linked.mentions)


@pytest.mark.parametrize("question", ["a" * 8000, "titan-" * 1500], ids=["one word", "one name"])
def test_one_enormous_word_takes_no_time(linkers: dict[str, Linker], question: str) -> None:
    started = process_time()
    linkers["harbour"].link(question)
    assert process_time() - started < 10  # seconds; what is quadratic in letters takes minutes
