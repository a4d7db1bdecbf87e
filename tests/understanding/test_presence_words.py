"""Words for eq. 1's presence (active, down, working) of kinds without a state so called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gentwin_chat import Twin

from .asking import Plain

# gw-2 says that it is off; of a barrier, "down" is a position.
NETWORK = {
    "directed": True,
    "multigraph": False,
    "graph": {},
    "nodes": [
        {"id": "gw-1", "kind": "gateway", "status": "ok", "active_power_kW": 2.5},
        {"id": "gw-2", "kind": "gateway", "status": "powered off", "active_power_kW": 0.5},
        {"id": "bar-1", "kind": "barrier", "position": "down"},
        {"id": "bar-2", "kind": "barrier", "position": "up"},
    ],
    "links": [],
}


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    file: Path = tmp_path_factory.mktemp("presence") / "network.json"
    file.write_text(json.dumps(NETWORK))
    return Twin(Twin.open(file).reader, phraser=Plain())


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Which gateways are active?", ["gw-1"]),
        ("which gateways are down", ["gw-2"]),
        ("How many gateways are not working?", [1]),
        ("Is gw-1 up?", [True]),
        ("is gw-2 online", [False]),
        ("list the inactive gateways", ["gw-2"]),
        ("active power of gw-1", [2.5]),
        ("Which barriers are down?", ["bar-1"]),
        ("is bar-2 up", [True]),
    ],
)
def test_presence_is_asked_in_plain_words(twin: Twin, question: str, values: list[object]) -> None:
    assert twin.ask(question).values == values
