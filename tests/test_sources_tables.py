"""Folders of tables: keys, references, relation tables, merging, mapping, rejects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import load
from gentwin_chat.indexing.sources.tables import singular


def folder(path: Path, **files: object) -> Path:
    """Write files into ``path``; ``__`` in a name is a dot, what is no text is written as JSON."""
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (path / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return path


def edges(topology: Topology) -> set[tuple[str, str, str, bool]]:
    return {(r.source, r.type, r.target, r.directed) for r in topology.relations}


def values(topology: Topology, id: str) -> dict[str, object]:
    return {k: r.value for k, r in topology.entities[id].attributes.items()}


def test_tables_are_kinds_and_foreign_keys_are_relations(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            masts__json=[{"id": 4, "status": "Installed"}, {"id": 9, "status": "Powered Off"}],
            antennas__json=[
                {"mastId": 4, "radius": 0.3, "device": "wAP60Gx3 "},
                {"mastId": 4, "radius": None, "device": ""},
            ],
            links__json=[{"from": 4, "to": 9, "status": "active", "installDate": 1420088400000}],
        )
    )
    assert {e.kind for e in topology.entities.values()} == {"mast", "antenna"}
    assert topology.entities["4"].numeric_id
    assert topology.entities["4"].key == 4
    assert [e.active for e in topology.entities.values() if e.kind == "mast"] == [True, False]
    assert edges(topology) == {
        ("4", "link", "9", False),
        ("antenna-1", "mast", "4", True),
        ("antenna-2", "mast", "4", True),
    }
    assert values(topology, "antenna-1") == {"radius": 0.3, "device": "wAP60Gx3 "}  # blank kept
    assert values(topology, "antenna-2") == {}
    link = next(r for r in topology.relations if r.type == "link")
    assert link.attributes["status"].value == "active"
    assert link.attributes["installDate"].value == 1420088400000
    assert link.attributes["installDate"].datatype == "datetime"
    assert topology.rejects == []


def test_relation_column_names_the_relation_and_repeated_edges_are_parallel(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            nodes__csv="id,kind,name\ns1,sensor,Quay air\ng1,gateway,Quay\n",
            edges__csv="source,target,relation,rssi\ns1,g1,hears,-80\ns1,g1,hears,-90\n",
        )
    )
    assert topology.entities["s1"].kind == "sensor"
    assert topology.entities["s1"].name == "Quay air"
    assert [(r.type, r.key, r.directed) for r in topology.relations] == [
        ("hears", "1", True),
        ("hears", "2", True),
    ]
    assert [r.attributes["rssi"].value for r in topology.relations] == [-80, -90]


def test_tables_that_describe_the_same_entities_merge_whatever_the_case(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            devices__json=[{"devEUI": "a81758fffe04b1c1", "frames": 7}],
            gateways__json=[{"gatewayID": "02070479354051368acb"}],
            links__json=[
                {"devEUI": "a81758fffe04b1c1", "gatewayID": "02070479354051368acb", "rssi": -97.5}
            ],
            field_endpoints__csv=(
                "Name;DevEUI;place\nTower;A81758FFFE04B1C1;Top\nNew;B81758FFFE04B1C2;\n"
            ),
            more__json={"A81758FFFE04B1C1": {"model": "EMS", "frames": 9}},
        )
    )
    device = topology.entities["a81758fffe04b1c1"]
    assert (device.kind, device.name) == ("device", "Tower")
    assert "A81758FFFE04B1C1" in device.aliases
    assert values(topology, device.id) == {"frames": 7, "place": "Top", "model": "EMS"}
    assert topology.entities["B81758FFFE04B1C2"].kind == "device"
    assert edges(topology) == {("a81758fffe04b1c1", "link", "02070479354051368acb", True)}


def test_ids_shared_by_kinds_get_their_kind_before_them(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            zones__csv="id,name\n1,North\n2,South\n",
            sensors__csv="id,zone_id,active\n1,2,true\n2,2,false\n",
        )
    )
    assert set(topology.entities) == {"zone-1", "zone-2", "sensor-1", "sensor-2"}
    assert topology.entities["zone-1"].aliases == ("1",)
    assert edges(topology) == {
        ("sensor-1", "zone", "zone-2", True),
        ("sensor-2", "zone", "zone-2", True),
    }
    assert not topology.entities["sensor-2"].active


def test_csv_dialects_types_units_and_leading_zeros(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            pumps__csv=(
                "\ufeffid;power (kW);on;note\n007;1,5;TRUE;a;b\n008;2,25;false; x \n009;NaN;;\n"
            ),
        )
    )
    assert [(r.line, "5 fields" in r.reason) for r in topology.rejects] == [(2, True)]
    pump = topology.entities["008"]
    assert not pump.numeric_id
    assert pump.attributes["power"].value == 2.25
    assert pump.attributes["power"].unit == "kW"
    assert pump.attributes["on"].value is False
    assert pump.attributes["note"].value == " x "
    assert values(topology, "009") == {}


def test_nested_objects_points_lists_and_dates(tmp_path: Path) -> None:
    row = {
        "id": "p1",
        "address": {"streetAddress": "Quay 1", "geo": {"type": "Point", "coordinates": [5, 45]}},
        "location": {"type": "Point", "coordinates": [5.5, 45.5]},
        "area": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]},
        "tags": ["a", None, "b"],
        "seen_at": 1_700_000_000,
        "serial": 1_700_000_000,
        "since": "2024-02-01",
    }
    topology = load(folder(tmp_path, posts__json=[row]))
    post = topology.entities["p1"]
    assert values(topology, "p1") == {
        "address.streetAddress": "Quay 1",
        "address.geo.latitude": 45,
        "address.geo.longitude": 5,
        "latitude": 45.5,
        "longitude": 5.5,
        "area": json.dumps(row["area"]),
        "tags": ["a", "b"],
        "seen_at": 1_700_000_000,
        "serial": 1_700_000_000,
        "since": "2024-02-01",
    }
    assert post.attributes["seen_at"].datatype == "datetime"
    assert post.attributes["since"].datatype == "datetime"
    assert post.attributes["serial"].datatype is None


def test_references_by_name_in_lists_and_to_the_own_table(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            rooms__json=[{"id": "r1", "sensors": ["s1", "s2"]}],
            floors__csv="id,name\nf1,Ground\n",
            sensors__csv="id,parent,floor\ns1,,Ground\ns2,s1,Ground\n",
        )
    )
    assert edges(topology) == {
        ("r1", "sensors", "s1", True),
        ("r1", "sensors", "s2", True),
        ("s2", "parent", "s1", True),
        ("s1", "floor", "f1", True),
        ("s2", "floor", "f1", True),
    }


def test_measurement_tables_are_readings_and_the_newest_wins(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            sensors__csv="id\na\nb\n",
            readings__csv=(
                "sensor_id,time,metric,value,unit\na,2026-01-02T00:00:00Z,temp,25,CEL\n"
                "a,2026-01-01T00:00:00Z,temp,20,CEL\nzz,2026-01-01T00:00:00Z,temp,1,CEL\n"
            ),
        )
    )
    temp = topology.entities["a"].attributes["temp"]
    assert (temp.value, temp.unit) == (25, "CEL")
    assert temp.time is not None
    assert temp.time.day == 2
    assert set(topology.entities) == {"a", "b"}
    assert [r.line for r in topology.rejects] == [4]


def test_one_document_may_hold_several_tables(tmp_path: Path) -> None:
    city = {
        "sensors": [{"id": "s1", "gateway": "g1"}],
        "gateways": [{"id": "g1", "name": "Mill"}],
        "cables": [{"id": "c9", "from": "g1", "to": "s1", "length": 3}],
    }
    path = tmp_path / "city.json"
    path.write_text(json.dumps(city))
    topology = load(path)
    assert edges(topology) == {("s1", "gateway", "g1", True), ("g1", "cable", "s1", True)}


def test_a_table_of_edges_alone_makes_its_nodes(tmp_path: Path) -> None:
    topology = load(folder(tmp_path, edges__csv="source,target\n1,2\n2,3\n"))
    assert [(e.id, e.kind, e.numeric_id) for e in topology.entities.values()] == [
        ("1", "node", True),
        ("2", "node", True),
        ("3", "node", True),
    ]
    assert edges(topology) == {("1", "edge", "2", False), ("2", "edge", "3", False)}


def test_rejects_name_file_and_line_and_the_good_part_loads(tmp_path: Path) -> None:
    nodes = '[\n{"id": 1},\n{"id": 2},\n"three",\n{"id": 2, "x": 1}\n]'
    topology = load(
        folder(
            tmp_path,
            nodes__json=nodes,
            links__csv="from,to\n1,2\n1,77\n",
            notes__json="[1, 2",
            README__md="# nothing to see",
        )
    )
    found = {(Path(r.file).name, r.line) for r in topology.rejects}
    assert found == {("nodes.json", 4), ("nodes.json", 5), ("links.csv", 3), ("notes.json", 1)}
    assert set(topology.entities) == {"1", "2"}
    assert len(topology.relations) == 1


def test_a_table_whose_edges_all_dangle_is_an_error(tmp_path: Path) -> None:
    folder(tmp_path, nodes__csv="id\n1\n2\n", edges__csv="source,target\n8,9\n7,9\n")
    with pytest.raises(SourceError, match=r"edges\.csv:2: .*gentwin\.yaml"):
        load(tmp_path)


MAPPING = """
tables:
  things:
    id: num
    kind_column: cls
    references: {gw: {table: things, relation: upstream}}
    units: {p: W}
  wires:
    relation: {source: x, target: y, type: wire, directed: false}
  scratch: {ignore: true}
"""


def test_the_mapping_overrules_the_guess(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            things__csv="num,cls,gw,p\n7,Pump,8,3\n8,Valve,,\n",
            wires__csv="x,y\n7,8\n",
            scratch__csv="id\n1\n",
            gentwin__yaml=MAPPING,
        )
    )
    assert {e.id: e.kind for e in topology.entities.values()} == {"7": "Pump", "8": "Valve"}
    assert edges(topology) == {("7", "upstream", "8", True), ("7", "wire", "8", False)}
    assert topology.entities["7"].attributes["p"].unit == "W"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("tables: {things: {id: nope}}", "'nope'"),
        ("tables: {other: {id: num}}", "'other'"),
        ("tables: {things: {colour: red}}", "colour"),
        ("tables: [", "not valid YAML"),
    ],
)
def test_a_mapping_that_does_not_fit_is_an_error(tmp_path: Path, mapping: str, said: str) -> None:
    folder(tmp_path, things__csv="num,x\n7,1\n", other__yaml=mapping)
    with pytest.raises(SourceError, match=said):
        load(tmp_path / "things.csv", mapping=tmp_path / "other.yaml")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("nodes", "node"),
        ("bus_stops", "bus_stop"),
        ("cities", "city"),
        ("switches", "switch"),
        ("boxes", "box"),
        ("bus", "bus"),
        ("status", "status"),
        ("vertices", "vertex"),
        ("network", "network"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
