"""Amounts said with number words, and answers in the unit that the question names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gentwin_chat import Twin

from .asking import Plain

PUMPS = {
    "directed": True,
    "multigraph": False,
    "graph": {},
    "nodes": [
        {"id": "p1", "kind": "pump", "power_kW": 1500, "run_km": 250000, "wear": 0.5},
        {"id": "p2", "kind": "pump", "power_kW": 500, "run_km": 80000, "wear": 0.75},
        {"id": "p3", "kind": "pump", "power_kW": 250, "run_km": 900, "wear": 0.1},
    ],
    "links": [],
}


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    file: Path = tmp_path_factory.mktemp("pumps") / "pumps.json"
    file.write_text(json.dumps(PUMPS))
    return Twin(Twin.open(file).reader, phraser=Plain())


@pytest.mark.parametrize(
    ("question", "values", "said"),
    [
        ("total power of all pumps in MW", [2.25], "2.25 MW"),
        ("power of p2 in watts", [500_000], "500000 W"),
        ("What is the wear of p2, in percent?", [75], "75 %"),
        ("wear of p2", [0.75], "0.75"),
        ("pumps with more than 100 thousand km", ["p1"], "100000 km"),
        ("pumps with a wear above two thirds", ["p2"], "p2"),
        ("pumps with a power of at least five hundred kW", ["p1", "p2"], "500 kW"),
    ],
)
def test_scales_and_units_asked_for(
    twin: Twin, question: str, values: list[object], said: str
) -> None:
    answer = twin.ask(question)
    assert answer.values == values
    assert said in answer.text


def test_a_unit_that_does_not_fit_is_not_made_up(twin: Twin) -> None:
    answer = twin.ask("power of p2 in metres")
    assert answer.values != [500]


def test_what_was_converted_rests_on_what_is_held(twin: Twin) -> None:
    facts = twin.ask("power of p2 in watts").facts
    assert {(f.predicate, f.object, f.unit) for f in facts} >= {
        ("power_kW", 500, "kW"),
        ("power_kW in W", 500_000, "W"),
    }
