"""Network maps as mesh communities and monitoring tools publish them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gentwin_chat.indexing.sources.loader import load
from gentwin_chat.indexing.sources.wrappers import opened


def test_members_of_a_wrapper_are_those_of_the_row() -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "metadata": {"roof": "flat", "deviceInfo": {"height": 3}}},
        {"id": 2},
    ]
    assert opened(rows) == [{"id": 1, "roof": "flat", "height": 3}, {"id": 2}]


def test_a_name_that_two_wrappers_give_to_different_things_keeps_its_wrapper() -> None:
    rows: list[dict[str, Any]] = [
        {"flags": {"uplink": True}, "stats": {"uplink": "ab12", "load": 1}},
        {"flags": {"uplink": False, "up": True}},
    ]
    assert opened(rows) == [
        {"load": 1, "flags": {"uplink": True}, "stats": {"uplink": "ab12"}},
        {"up": True, "flags": {"uplink": False}},
    ]


def test_a_name_of_the_row_itself_is_not_overwritten_from_a_wrapper() -> None:
    assert opened([{"id": 4, "attributes": {"id": 9}}]) == [{"id": 4, "attributes": {"id": 9}}]


def test_two_wrappers_that_say_the_same_are_both_opened() -> None:
    assert opened([{"stats": {"mast": 5}, "details": {"mast": 5}}]) == [{"mast": 5}]


def test_only_the_place_of_a_row_loses_its_name() -> None:
    rows = [{"location": {"lat": 1.5, "lng": 2.5}, "antenna": {"lat": 7}}]
    assert opened(rows) == [{"lat": 1.5, "lng": 2.5, "antenna": {"lat": 7}}]


def _write(folder: Path, **documents: object) -> Path:
    for name, document in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(document))
    return folder


def test_properties_of_nodes_and_links_of_a_graph_are_opened(tmp_path: Path) -> None:
    net = load(
        _write(
            tmp_path,
            net={
                "type": "NetworkGraph",
                "nodes": [
                    {"id": "10.1.0.1", "label": "Mill", "properties": {"mast": 12}},
                    {"id": "10.1.0.2", "label": "Barn", "properties": {"mast": 7}},
                ],
                "links": [
                    {"source": "10.1.0.1", "target": "10.1.0.2", "properties": {"quality": 0.5}}
                ],
            },
        )
    )
    assert net.entities["10.1.0.1"].attributes["mast"].value == 12
    assert net.relations[0].attributes["quality"].value == 0.5


@pytest.mark.parametrize("identified", [True, False])
def test_edges_may_count_the_nodes_of_their_list(tmp_path: Path, identified: bool) -> None:
    nodes = [{"name": n, **({"id": n[:1]} if identified else {})} for n in ("Ash", "Elm", "Oak")]
    links = [{"source": 0, "target": 2}, {"source": 1, "target": 2}]
    net = load(_write(tmp_path, trees={"batadv": {"nodes": nodes, "links": links}}))
    named = {(net.entities[r.source].name, net.entities[r.target].name) for r in net.relations}
    assert named == {("Ash", "Oak"), ("Elm", "Oak")}


def test_the_ends_of_links_tell_the_key_of_the_nodes(tmp_path: Path) -> None:
    nodes = [
        {"address": f"0x0{i}", "short": i * 5, "friendlyName": n, "type": t}
        for i, (n, t) in enumerate([("hub", "Hub"), ("lamp", "Lamp"), ("spot", "Lamp")])
    ]
    links = [
        {"source": {"address": "0x01", "short": 5}, "target": {"address": "0x00"}, "quality": 70},
        {"source": {"address": "0x02", "short": 10}, "target": {"address": "0x01"}, "quality": 9},
    ]
    envelope = {"data": {"kind": "raw", "value": {"nodes": nodes, "links": links}}, "ok": "yes"}
    net = load(_write(tmp_path, scan=envelope))
    assert net.entities["0x01"].name == "lamp"
    assert net.entities["0x00"].kind == "Hub"
    assert [(r.source, r.type, r.target) for r in net.relations] == [
        ("0x01", "link", "0x00"),
        ("0x02", "link", "0x01"),
    ]


def test_ends_may_stand_inside_longer_column_names(tmp_path: Path) -> None:
    (tmp_path / "switches.csv").write_text(
        "id,name,ports\n7,attic-sw,8\n8,shed-sw,5\n9,yard-sw,5\n"
    )
    (tmp_path / "cables.csv").write_text(
        "id,side_a_device,side_b_device,type\n1,attic-sw,shed-sw,cat6\n2,shed-sw,yard-sw,smf\n"
    )
    net = load(tmp_path)
    assert {(r.source, r.type, r.target, r.directed) for r in net.relations} == {
        ("7", "cable", "8", False),
        ("8", "cable", "9", False),
    }
    assert {str(r.attributes["type"].value) for r in net.relations} == {"cat6", "smf"}


def test_the_type_of_a_link_is_its_relation_only_where_it_says_one(tmp_path: Path) -> None:
    (tmp_path / "pumps.csv").write_text("id,bar\np1,3\np2,4\np3,4\n")
    (tmp_path / "connections.csv").write_text("from,to,type\np1,p2,feeds\np2,p3,drained_by\n")
    assert {r.type for r in load(tmp_path).relations} == {"feeds", "drained_by"}


def test_gml_is_read_with_its_parallel_edges(tmp_path: Path) -> None:
    (tmp_path / "isles.gml").write_text(
        'graph [\n  label "Isles"\n'
        '  node [ id 0 label "Iona" Country "Scotland" ]\n'
        '  node [ id 1 label "Mull" ]\n'
        '  edge [ source 0 target 1 LinkSpeed "10" ]\n  edge [ source 0 target 1 ]\n]\n'
    )
    net = load(tmp_path)
    assert [e.name for e in net.entities.values()] == ["Iona", "Mull"]
    assert len(net.relations) == 2
    assert not net.relations[0].directed


def test_a_choice_with_code_and_label_is_one_value(tmp_path: Path) -> None:
    rows = [{"id": 1, "status": {"value": "staged", "label": "Staged"}}, {"id": 2}]
    net = load(_write(tmp_path, racks=rows))
    assert net.entities["1"].attributes["status"].value == "staged"


def test_a_column_that_only_writes_the_name_again_is_left_out(tmp_path: Path) -> None:
    rows = [{"id": 1, "name": "East Rack", "slug": "east-rack", "display": "East Rack (2)"}]
    assert set(load(_write(tmp_path, racks=rows)).entities["1"].attributes) == {"display"}


def test_a_unit_may_stand_in_a_column_beside_its_number(tmp_path: Path) -> None:
    rows = [{"id": 1, "length": 3, "length_unit": {"value": "m", "label": "Metres"}}, {"id": 2}]
    assert load(_write(tmp_path, cords=rows)).entities["1"].attributes["length"].unit == "m"
