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
