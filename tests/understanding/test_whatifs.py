"""What-if questions in plain words, on networks that share no word. Gold is worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin
from gentwin_chat.understanding.clauses import splits
from understanding.asking import Plain
from understanding.small_networks import entity, harbour, lorawan, relation, store


def water() -> EmbeddedGraph:
    """R1 ── P1 ── J1 ── J2 ── J3 ── T1, and J2 ── J4 ── J5; meters M1 … M7 measure junctions."""
    pipes = [("R1", "P1"), ("P1", "J1"), ("J1", "J2"), ("J2", "J3"), ("J3", "T1")]
    pipes += [("J2", "J4"), ("J4", "J5")]
    kinds = {"R": "reservoir", "P": "pump", "J": "junction", "T": "tank", "M": "meter"}
    at = {"M1": "J1", "M2": "J1", "M3": "J2", "M4": "J3", "M5": "J3", "M6": "J3", "M7": "J1"}
    ids = dict.fromkeys([end for pipe in pipes for end in pipe])
    return store(
        [entity(i, kinds[i[0]]) for i in [*ids, *at]],
        [
            *(relation(a, "pipe", b, directed=False) for a, b in pipes),
            *(relation(meter, "measures", junction) for meter, junction in at.items()),
        ],
    )


def hospital() -> EmbeddedGraph:
    """Monitors stand in wards and report to desks; ward East holds m1 to m3 and desk D1."""
    wards = {"m1": "East", "m2": "East", "m3": "East", "m4": "West", "m5": "West"}
    desks = {"m1": "D1", "m2": "D1", "m3": "D2", "m4": "D1", "m5": "D2"}
    status = {"m5": "offline"}
    return store(
        [
            entity("w-e", "Ward", "East"),
            entity("w-w", "Ward", "West"),
            *(entity(d, "NursingDesk") for d in ("D1", "D2")),
            *(entity(m, "BedsideMonitor", status=status.get(m, "online")) for m in wards),
        ],
        [
            *(relation(m, "locatedIn", f"w-{w[0].lower()}") for m, w in wards.items()),
            *(relation(m, "reportsTo", d) for m, d in desks.items()),
            relation("D1", "locatedIn", "w-e"),
            relation("D2", "locatedIn", "w-w"),
        ],
    )


NETWORKS = {"water": water, "hospital": hospital, "lorawan": lorawan, "harbour": harbour}


@pytest.fixture(scope="module")
def asked() -> Iterator[dict[str, Twin]]:
    stores = {name: make() for name, make in NETWORKS.items()}
    yield {name: Twin(graph, phraser=Plain(), encoder=encode) for name, graph in stores.items()}
    for graph in stores.values():
        graph.close()


CASES: list[tuple[str, str, list[object]]] = [
    # one fails, and the outcome is asked
    ("hospital", "What if D1 fails?", ["m1", "m2", "m4"]),
    ("hospital", "what is the impact of losing D1", ["m1", "m2", "m4"]),
    ("water", "what happens if J2 bursts?", ["J3", "T1", "J4", "J5", "M4", "M5", "M6", "M3"]),
    ("hospital", "What would happen to m3 if D1 failed?", []),
    # whom it hurts
    (
        "hospital",
        "D1 is taken offline tonight. Which monitors lose their desk?",
        ["m1", "m2", "m4"],
    ),
    ("hospital", "how many monitors lose their desk if both D1 and D2 fail?", [5]),
    ("lorawan", "If gateway 12 goes down, which end nodes are heard by no gateway?", [103, 104]),
    ("harbour", "which cranes are affected if sub-2 is switched off", ["crane-2"]),
    # a place loses power
    ("hospital", "If ward East loses power, which monitors go dark?", ["m1", "m2", "m3", "m4"]),
    ("hospital", "there is a power cut in ward West: how many monitors are affected?", [3]),
    # many at once
    ("hospital", "If all desks fail, how many monitors have no desk?", [5]),
    ("water", "suppose all meters of J3 fail. How many meters are left?", [4]),
    # what is counted afterwards
    ("hospital", "if m1 fails, how many monitors are offline?", [2]),
    ("hospital", "what if m1 is removed: how many monitors are left?", [4]),
    ("lorawan", "which gateway hears the most end nodes if 12 is removed?", [7]),
    ("lorawan", "If gateway 12 fails, which gateway hears the most end nodes?", [7]),
    # new ones, moves, links
    ("hospital", "we add 4 monitors to D2: how many monitors does D2 have?", [6]),
    ("hospital", "What happens when we add 4 monitors to D2?", [6]),
    ("hospital", "suppose m4 is moved to D2: how many monitors does D2 have?", [3]),
    (
        "hospital",
        "If all monitors of D1 are moved to D2, how many monitors does D2 have then?",
        [5],
    ),
    ("hospital", "how many monitors does D1 have if m3 moves to D1?", [4]),
    (
        "water",
        "if the pipe between J2 and J4 breaks, which junctions have a pipe to J2?",
        ["J1", "J3"],
    ),
    ("hospital", "if the number of monitors doubled, how many monitors would there be?", [10]),
    ("hospital", "what if m5 comes back online: how many monitors does D2 have?", [2]),
    ("hospital", "if m5 moves to D1, which desks have no monitor that is offline?", ["D2"]),
    ("hospital", "If ward East loses power, how many wards are there?", [2]),
    # whatever befalls somebody puts them out, in words that no list holds
    (
        "hospital",
        "D1 got soaked by the sprinklers: which monitors lose their desk?",
        ["m1", "m2", "m4"],
    ),
    (
        "hospital",
        "suppose D1 and D2 both give up the ghost. Which monitors are in the dark?",
        ["m1", "m2", "m3", "m4", "m5"],
    ),
    ("hospital", "D1 needs new firmware. Which monitors drop off meanwhile?", ["m1", "m2", "m4"]),
    ("water", "J1 collapses: which meters go blind?", ["M1", "M2", "M7"]),
    # reach, over the relation that is named
    (
        "water",
        "Suppose J2 caves in. Which junctions can't be reached by pipe from J1 any more?",
        ["J3", "J4", "J5"],
    ),
    # what falls off the largest piece that is left, over what joins those asked about
    (
        "water",
        "J2 is dug up. Which junctions can no longer be reached from the rest?",
        ["J3", "J4", "J5"],
    ),
    (
        "water",
        "if J4 has to be shut, which junctions are severed from the rest of the town",
        ["J5"],
    ),
    ("water", "suppose J4 is dug up, how many junctions lose their pipe to the bulk of them", [1]),
    # "it" and "that desk" are those that the change is about
    ("hospital", "say m4 is handed over to D2; how many monitors would that desk have then", [3]),
    ("hospital", "if we moved m3 to D1, how many monitors are in there?", [4]),
    # values
    ("hospital", "imagine m5 becomes online; how many offline monitors are there?", [0]),
    ("lorawan", "if 101 put its battery up to 99, which end node has the highest battery?", [101]),
    ("lorawan", "if the battery of 101 drops to 5, which end node has the lowest battery?", [101]),
    # rankings
    ("hospital", "which desk failure would hurt most?", ["D1"]),
    ("water", "Which junction failure would cut off the most meters?", ["J2"]),
    ("water", "rank the junctions by how critical they are", ["J2", "J3", "J1", "J4"]),
    ("lorawan", "losing which gateway would orphan the most end nodes?", [12]),
    ("water", "How many pumps are single points of failure?", [1]),
]


@pytest.mark.parametrize(("network", "question", "values"), CASES, ids=[c[1][:60] for c in CASES])
def test_answers_worked_by_hand(
    asked: dict[str, Twin], network: str, question: str, values: list[object]
) -> None:
    twin = asked[network]
    version, relations = twin.version, len(twin.reader.relations())
    answer = twin.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
    assert (twin.version, len(twin.reader.relations())) == (version, relations)


@pytest.mark.parametrize(
    ("network", "question"),
    [
        ("hospital", "Which monitors are offline?"),
        ("hospital", "Take the monitors that report to D1. Which wards are they in?"),
        ("harbour", "When was Titan commissioned?"),
        ("harbour", "Which cranes have the most power?"),
        ("lorawan", "How many end nodes are lost?"),
        ("lorawan", "with which gateways is 101 in contact?"),
        ("harbour", "comparing Titan with Atlas, which has the higher power?"),
        ("harbour", "Hanne lies in which berth?"),
        ("hospital", "D1 is acting up, which monitors report to it?"),
        ("hospital", "m3 has vanished again. Which desk does it report to?"),
        ("hospital", "D2 smells of smoke: how many monitors report to it?"),
        ("harbour", "they say Titan squeaks, what is its power?"),
    ],
)
def test_nothing_is_supposed_where_nothing_is(
    asked: dict[str, Twin], network: str, question: str
) -> None:
    question_read = asked[network].planner.plan(question).question
    assert question_read is None or question_read.ask not in ("whatif", "failures")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("D1 is acting up, which monitors report to it?", ["m1", "m2", "m4"]),
        ("m3 has vanished again. Which desk does it report to?", ["D2"]),
        ("m4 flickers: in which ward is it?", ["w-w"]),
    ],
)
def test_a_scene_changes_nothing(
    asked: dict[str, Twin], question: str, values: list[object]
) -> None:
    answer = asked["hospital"].ask(question)
    assert sorted(map(str, answer.values)) == values, answer.text


def test_the_reading_is_said_aloud(asked: dict[str, Twin]) -> None:
    text = asked["hospital"].ask("What if D1 fails?").text
    assert text.startswith("If D1 fails, 3 bedside monitors keep no nursing desk (reports to): ")
    text = asked["hospital"].ask("If ward East loses power, which monitors go dark?").text
    assert text.startswith("If East loses power, 4 bedside monitors are left ")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("If gw-3 fails, which sensors are lost?", ("gw-3 fails", "which sensors are lost")),
        ("Which sensors are lost when gw-3 fails?", ("gw-3 fails", "Which sensors are lost")),
        ("What happens if gw-3 fails?", ("gw-3 fails", "")),
        ("gw-3 fails. Then which are lost?", ("gw-3 fails", "which are lost")),
        ("what are the effects of gw-3 failing", ("gw-3 failing", "")),
    ],
)
def test_a_question_in_two(question: str, parts: tuple[str, str]) -> None:
    assert parts in [(s.supposed, s.asked) for s in splits(question)]


def test_long_questions_are_read_in_time(asked: dict[str, Twin]) -> None:
    started = process_time()
    for text in ("if m1 moves to D1 and " * 400, "a, " * 3000, "what if " + "of to in " * 500):
        asked["hospital"].planner.plan(text)
    assert process_time() - started < 10


@pytest.mark.parametrize(
    ("network", "question", "values"),
    [
        ("water", "J4 out of order: which junctions are affected?", {"J2", "J5"}),
        ("water", "how many junctions suffer if J4 fails", {2}),
        ("hospital", "losing D1: what share of monitors is without a desk?", {60.0}),
        ("hospital", "scrap D2: percentage of monitors that are offline", {20.0}),
    ],
)
def test_what_fails_is_not_among_those_affected_and_shares_may_be_asked(
    asked: dict[str, Twin], network: str, question: str, values: set[object]
) -> None:
    answer = asked[network].ask(question)
    assert set(answer.values) == values
    assert answer.text.startswith("If ")


def test_a_new_value_of_what_somebody_does_not_have_is_no_failure(asked: dict[str, Twin]) -> None:
    answer = asked["water"].ask("if the load of J4 rises to 90, how many junctions are cut off?")
    assert answer.status == "unknown"


def test_a_new_value_is_read_in_the_unit_that_it_is_said_in() -> None:
    vats = [entity(f"v{k}", "vat", power_kw=k / 10, fill=k / 10) for k in (2, 4, 6)]
    with store(vats) as graph:
        twin = Twin(graph, phraser=Plain(), encoder=encode)
        assert twin.ask("if v2 gets 900 W of power, which vat has the most power?").values == ["v2"]
        assert twin.ask("fill of v6 falls to 10 percent: which vat is fullest?").values == ["v4"]
