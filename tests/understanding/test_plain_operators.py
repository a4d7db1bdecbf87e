"""What an operator says in passing: owners, states yet to come, reach, links of two, what is down.
Gold by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def dock() -> Iterator[Twin]:
    """A boatyard: sheds joined by ramps, boats in slips, crews who paint them, hoists that reach
    over each other, and their parts in stock."""
    boats = [
        ("B1", "Merlin", "ketch", 7.5, True, True),
        ("B2", "Pelican", "sloop", 3.0, False, True),
        ("B3", "Gannet", "sloop", 4.5, False, False),
    ]
    graph = store(
        [
            *(
                entity(
                    i,
                    "Boat",
                    name,
                    rig=rig,
                    gross_t=tonnes,
                    insured=safe,
                    surveyed=seen,
                    crates=len(name),
                    on_hold=safe,
                )
                for i, name, rig, tonnes, safe, seen in boats
            ),
            *(entity(f"S{k}", "Slip", closed_for_winter=k == 2) for k in (1, 2, 3)),
            *(
                entity(i, "Shed", name, visitorsToday=n, waitMin=n + 1)
                for i, name, n in (("H1", "North", 12), ("H2", "East", 40), ("H3", "Loft", 7))
            ),
            entity("P1", "Painter", "Ulf Berg", startedWork="2011-03-01"),
            entity("P2", "Painter", "Ida Moe", startedWork="2019-08-12"),
            entity("J1", "PaintRound", minutes=90),
            entity("J2", "PaintRound", minutes=45),
            entity("O1", "Owner", "Greta Lie"),
            *(
                entity(i, "Hoist", jib_m=m, tech=t, healthy=ok, status="up" if ok else "down")
                for i, m, t, ok in (
                    ("C1", 30, "chain", True),
                    ("C2", 24, "rope", False),
                    ("C3", 18, "rope", True),
                )
            ),
            entity("K1", "Spare", "Shackle", inStock=40, bestBefore="2026-02-01"),
            entity("K2", "Spare", "Thimble", inStock=15, bestBefore="2027-09-01"),
        ],
        [
            relation("B1", "belongsTo", "O1"),
            relation("B2", "belongsTo", "O1"),
            relation("B1", "liesIn", "S1"),
            relation("B2", "liesIn", "S2"),
            *(relation(b, "queuedAt", h) for b, h in (("B1", "H1"), ("B2", "H1"), ("B3", "H2"))),
            relation("H1", "rampTo", "H2", directed=False),
            relation("H2", "rampTo", "H3", directed=False),
            relation("C1", "reachOverlap", "C2", directed=False, overlap_m=6),
            relation("J1", "covered", "B1"),
            relation("J2", "covered", "B1"),
            relation("J1", "paintedBy", "P1"),
            relation("J2", "paintedBy", "P2"),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


CASES: list[tuple[str, list[object]]] = [
    # owners, those by whom something was done
    ("whose boat is Merlin", ["O1"]),
    ("who painted Merlin?", ["P1", "P2"]),
    ("2 longest serving painters", [["P1", "2011-03-01"], ["P2", "2019-08-12"]]),
    # what is not yet so, not so, or nowhere
    ("how many boats are still to be surveyed", [1]),
    ("uninsurd sloops", ["B2", "B3"]),
    ("slips that are open", ["S1", "S3"]),
    ("empty slips", ["S3"]),
    ("any hoists down?", [True]),
    # the one link of two
    ("do C1 and C3 overlap?", [False]),
    ("By how much do C1 and C2 overlap?", [6]),
    # units, and what is measured
    ("heaviest boat so far", [["B1", 7.5]]),
    ("difference in jib length between C1 and C3", [12]),
    ("average jib for each hoist technology", [["chain", 30], ["rope", 21]]),
    ("busiest shed today?", [["H2", 40]]),
    ("how many more bags of Shackle than of Thimble are in stock", [25]),
    ("spares that expire before the end of 2026", ["K1"]),
    ("how long is the wait at North", [13]),
    ("how many crates are on hold", [6]),
    ("Merlin or Gannet, which of the two is heavier?", ["B1"]),
    ("sheds where the wait is longer than the number of visitors", ["H1", "H2", "H3"]),
    # what is supposed
    ("East is closed off: which sheds can you no longer walk to from North?", ["H3"]),
    ("H2 burns down, which other sheds lose their connection to Loft", ["H1"]),
    ("say C2 gets repaired, how many healthy hoists would we have", [3]),
]


@pytest.mark.parametrize(("question", "values"), CASES)
def test_plain_words_are_understood(dock: Twin, question: str, values: list[object]) -> None:
    answer = dock.ask(question)
    assert answer.status == "answered", answer.text
    found = answer.rows if values and isinstance(values[0], list) else answer.values
    assert sorted(map(str, found)) == sorted(map(str, values)), answer.text


def test_a_refused_question_still_says_of_whom_one_speaks(dock: Twin) -> None:
    chat = dock.chat()
    assert chat.ask("what colour is Pelican painted in?").status == "unknown"
    assert chat.ask("and how many crates has it got?").values == [7]


def test_only_some_of_those_just_listed(dock: Twin) -> None:
    chat = dock.chat()
    assert sorted(map(str, chat.ask("which sloops are there?").values)) == ["B2", "B3"]
    assert chat.ask("just the unsurveyed").values == ["B3"]


@pytest.mark.parametrize(
    "question",
    [
        "how high is the rig of Merlin",
        "What is Merlin's blood type?",
        "Who was the architect of North?",
        "which sheds need sweeping?",
        "boats in Fore Street",
    ],
)
def test_what_the_twin_does_not_hold_is_not_answered_with_something_near(
    dock: Twin, question: str
) -> None:
    assert dock.ask(question).status == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "paint round - what does the word mean?",
        "what exactly counts as a hoist here",
        "slip - explain to my apprentice",
    ],
)
def test_a_term_is_explained_to_whoever_asks(dock: Twin, question: str) -> None:
    assert dock.ask(question).text.startswith("In this network")


@pytest.fixture(scope="module")
def waterworks() -> Iterator[Twin]:
    """Pumps in stations that feed towers; only pumps have a state, only stations a screen."""
    graph = store(
        [
            *(entity(f"P{k}", "Pump", state="fault" if k == 2 else "ok") for k in (1, 2, 3)),
            *(
                entity(f"S{k}", "Station", f"North {k}", screen_ok=k == 1, last_cleaned=day)
                for k, day in ((1, "2026-01-04"), (2, "2026-02-09"))
            ),
            entity("T1", "Tower", "Hilltop"),
            entity("T2", "Tower", "Quarry"),
        ],
        [
            *(
                relation(f"P{k}", "pumping_station", s)
                for k, s in ((1, "S1"), (2, "S2"), (3, "S2"))
            ),
            relation("S1", "feeds_tower", "T1"),
            relation("S2", "feeds_tower", "T2"),
        ],
    )
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize("question", ["stations with a broken screen", "who cleans North 2?"])
def test_a_state_of_others_and_a_date_answer_for_nobody(waterworks: Twin, question: str) -> None:
    assert waterworks.ask(question).status == "unknown"


def test_a_kind_before_its_verb_is_asked_for(waterworks: Twin) -> None:
    found = waterworks.ask("pumps sending water to Quarry").values
    assert sorted(map(str, found)) == ["P2", "P3"]
