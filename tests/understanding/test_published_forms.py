"""What published exports ask of the reading of questions: things of a general kind with telling
names, numbers padded with zeros, units and deeds held as attributes, the commonest values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.sources import load
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import store

QUANTITIES = ((1, "Turbidity", "NTU"), (2, "Chlorine", "mg/l"))


def _stream(id: int, well: int, quantity: int) -> dict[str, Any]:
    number, name, unit = QUANTITIES[quantity]
    return {
        "@iot.id": id,
        "name": f"{name} at Shaft {well:02d}",
        "unitOfMeasurement": {"name": unit, "symbol": unit},
        "ObservedProperty": {"@iot.id": number, "name": name, "units": unit},
        "Observations": [
            {"@iot.id": id + 50, "phenomenonTime": "2025-06-01T00:00:00Z", "result": id}
        ],
    }


@pytest.fixture(scope="module")
def wells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    """Water wells as an export of things, three of them with one stream only; and their locks."""
    folder = tmp_path_factory.mktemp("wells")
    parishes = ("Ockham", "Ripley", "Ockham", "Send", "Ockham", "Ripley")
    makers = ("Grundfos", "Grundfos", "Lowara", "Grundfos", "Lowara", "Ebara")
    things = [
        {
            "@iot.id": n,
            "name": f"Deep Shaft {n:02d}",
            "properties": {"parish": parish, "maker": maker, "HEAD_FT": 10 * n},
            "Datastreams": [_stream(10 * n + q, n, q) for q in range(1 if n % 2 else 2)],
        }
        for n, (parish, maker) in enumerate(zip(parishes, makers, strict=True), 1)
    ]
    locks = [
        {"id": f"k{n}", "lock_id": f"lock.gate_{n}", "sealed_by": "warden" if n == 3 else None}
        | {"FITTED": f"20{20 - n}/03/0{n} 00:00:00+00"}
        for n in range(1, 5)
    ]
    (folder / "Things.json").write_text(json.dumps({"value": things}), encoding="utf-8")
    (folder / "core.locks").write_text(
        json.dumps({"version": 1, "key": "locks", "data": {"locks": locks}}), encoding="utf-8"
    )
    topology = load(folder)
    assert not topology.rejects
    graph = store(topology.entities.values(), topology.relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


CASES = [
    ("how many shafts are there", [6]),
    ("shafts in Ockham", [1, 3, 5]),
    ("Which parish is deep shaft 4 in?", ["Send"]),
    ("maker of shaft 6", ["Ebara"]),
    ("Which shafts have no chlorine datastream?", [1, 3, 5]),
    ("which shafts lack a turbidity datastream", []),
    ("unit of Chlorine", ["mg/l"]),
    ("head of shaft 2", [20]),
    ("head of deep shaft 2 in metres", [pytest.approx(6.096)]),
    ("top 2 makers by number of shafts", ["Grundfos", "Lowara"]),
    ("which 2 parishes have the most shafts", ["Ockham", "Ripley"]),
    ("Which locks are sealed?", ["k3"]),
    ("how many sealed locks", [1]),
    ("how many locks are not sealed", [3]),
    ("who sealed lock.gate_3?", ["warden"]),
    ("oldest lock", ["k4"]),
    ("locks fitted before 2018", ["k3", "k4"]),
]


@pytest.mark.parametrize(("question", "expected"), CASES)
def test_exports_are_asked_as_people_speak_of_them(
    wells: Twin, question: str, expected: list[Any]
) -> None:
    answer = wells.ask(question)
    assert sorted(answer.values, key=str) == sorted(expected, key=str), answer.text


def test_a_number_is_no_part_of_a_version(tmp_path: Path) -> None:
    rows = [
        {"id": f"n{n}", "firmware": f"1.{n}.2", "vendor": vendor}
        for n, vendor in enumerate("AABBBC")
    ]
    (tmp_path / "probes.json").write_text(json.dumps(rows), encoding="utf-8")
    graph = store(load(tmp_path).entities.values())
    assert Twin(graph, phraser=Plain(), encoder=encode).ask("top 2 vendors by probes").values == [
        "B",
        "A",
    ]
    graph.close()


QUAYS = [
    {
        "_id": 1,
        "quay_id": "Q7",
        "name": "Coal Quay",
        "harbour": "East",
        "tenant": "Ros",
        "length_m": 90,
    }
    | {"last_survey": "2019-01-05", "built": "1931-04-02"},
    {
        "_id": 2,
        "quay_id": "Q8",
        "name": "Fish Quay",
        "harbour": "West",
        "tenant": "Ros",
        "length_m": 120,
    }
    | {"last_survey": "2024-03-05", "built": "1902-06-11"},
    {
        "_id": 3,
        "quay_id": "Q9",
        "name": "Salt Quay",
        "harbour": "East",
        "tenant": "Bay",
        "length_m": 70,
    }
    | {"last_survey": "2018-11-20", "built": "1978-02-01"},
]


@pytest.fixture(scope="module")
def quays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twin]:
    """Quays as a data store's search gives them: rows beside what is said of their columns."""
    result = {"fields": [{"id": "_id", "type": "int"}], "records": QUAYS, "total": 3}
    path = tmp_path_factory.mktemp("quays") / "harbour_quays.json"
    path.write_text(json.dumps({"success": True, "result": result}), encoding="utf-8")
    topology = load(path)
    assert {(e.id, e.kind) for e in topology.entities.values()} == {
        (quay, "harbour_quay") for quay in ("Q7", "Q8", "Q9")
    }
    graph = store(topology.entities.values())
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which harbour has the greatest total length", ["East"]),
        ("Which harbour has the shortest average length?", ["East"]),
        ("which tenant has the highest total length", ["Ros"]),
        ("tenant with the most quays", ["Ros"]),
        ("which quays are worked by Bay", ["Q9"]),
        ("oldest quay", ["Q8"]),
        ("newest quay", ["Q9"]),
        ("which quay was last surveyed in 2024?", ["Q8"]),
    ],
)
def test_values_are_ranked_by_their_bearers_and_ages_told_by_beginnings(
    quays: Twin, question: str, expected: list[Any]
) -> None:
    answer = quays.ask(question)
    assert answer.values == expected, answer.text
