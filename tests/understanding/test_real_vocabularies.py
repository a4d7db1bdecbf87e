"""Readings that real data needs: ids that are numbers, dates, addresses, links with readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


def _owls() -> EmbeddedGraph:
    """Tagged owls heard by masts that have numbers for ids, one hide that watches them."""
    masts = [
        ("30", "hub", 410, 90, "owl", "2019-04-02"),
        ("90", "hub", 180, 30, "helio", "2021-06-30"),
        ("45", "spur", 95, 270, "owl", "2020-01-15"),
        ("270", "spur", 260, 90, "owl", "2018-11-03"),
    ]
    entities = [
        entity(i, "mast", role=role, altitude=alt, bearing=b, scheme=net, raisedOn=day, calls=alt)
        for i, role, alt, b, net, day in masts
    ]
    entities += [entity(f"tag-{n}", "tag", name, scheme="helio") for n, name in enumerate("ABC")]
    held: dict[str, Any] = {
        "address.addressLocality": "Ullapool",
        "operator": "Ben Rae",
        "mast_open": True,
    }
    entities.append(entity("hide-1", "hide", "Loch hide", None, **held))
    heard = [
        ("tag-0", "30", -120, -100, -70, 400),
        ("tag-0", "90", -130, -90, -85, 2500),
        ("tag-1", "30", -110, -95, -60, 12000),
        ("tag-1", "45", -99, -98, -97, 900),
        ("tag-2", "30", -125, -121, -119, 300),
    ]
    return store(
        entities,
        [
            *(
                relation(t, "link", m, rssi_min=a, rssi_mean=b, rssi_max=c, distance_m=d)
                for t, m, a, b, c, d in heard
            ),
            relation("30", "wire", "90", directed=False, state="live"),
            relation("30", "wire", "45", directed=False, state="planned"),
            relation("90", "wire", "45", directed=False, state="live"),
            relation("45", "wire", "270", directed=False, state="live"),
        ],
    )


@pytest.fixture(scope="module")
def owls() -> Iterator[Twin]:
    graph = _owls()
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("is 30 a hub?", [True]),
        ("masts with a bearing of 90", ["30", "270"]),
        ("masts whose bearing is 270: how many?", [1]),
        ("masts with more than 2 wires", ["45"]),
        ("when was mast 30 raised", ["2019-04-02"]),
        ("common wires of 30 and 45", ["90"]),
        ("masts wired to both 30 and 45", ["90"]),
        ("which masts do the tags A and B have in common", ["30"]),
        ("state of the wire between 30 and 45", ["planned"]),
        ("is the wire from 30 to 90 live?", [True]),
        ("helio masts", ["90"]),
        ("masts heard by only one tag", ["90", "45"]),
        ("highest mast", ["30"]),
        ("links longer than 2 km: how many", [2]),
        ("how many links have a mean rssi below -97", [3]),
        ("best RSSI that A was received with", [-70]),
        ("which mast is farthest from B?", ["30"]),
        ("the mast nearest to A", ["30"]),
        ("which mast hears A with the best mean rssi", ["90"]),
        ("median altitude of the masts", [220]),
        ("which scheme is the rarest among masts?", ["helio"]),
        ("which role do most masts with scheme owl have", ["spur"]),
        ("total number of wires of the hubs", [4]),
        ("what kinds of things are there", ["hide", "mast", "tag"]),
        ("how many entity types are there", [3]),
        ("which town is the hide in", ["Ullapool"]),
        ("who runs the hide?", ["Ben Rae"]),
    ],
)
def test_it_is_read_as_people_mean_it(owls: Twin, question: str, values: list[object]) -> None:
    answer = owls.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(map(str, answer.values)) == sorted(map(str, values)), answer.text
