"""Forms in which buildings and grids are published: Haystack, DTDL twins, frames of pandas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gentwin_chat.domain import Topology
from gentwin_chat.indexing.sources import load


def _write(folder: Path, name: str, content: object) -> Path:
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


def _relations(found: Topology) -> set[tuple[str, str, str]]:
    return {(r.source, r.type, r.target) for r in found.relations}


_VERSION_3 = [
    {"id": "r:s1 Mill Lane", "site": "m:", "dis": "Mill Lane", "area": "n:420 m²",
     "geoCoord": "c:51.5,-0.25", "occupiedStart": "h:08:00:00"},
    {"id": "r:e1 Mill Lane AHU-2", "dis": "AHU-2", "equip": "m:", "hvac": "m:", "ahu": "m:",
     "siteRef": "r:s1 Mill Lane", "weatherRef": "r:w9 Shoreham"},
    {"id": "r:p1 Mill Lane AHU-2 DAT", "disMacro": "$equipRef $navName", "navName": "DAT",
     "point": "m:", "discharge": "m:", "air": "m:", "temp": "m:", "sensor": "m:", "his": "m:",
     "equipRef": "r:e1 Mill Lane AHU-2", "kind": "Number", "unit": "°C", "curVal": "n:18.5 °C",
     "hisEnd": "t:2024-03-12T23:45:00Z UTC"},
]  # fmt: skip
_VERSION_4 = [
    {"id": {"_kind": "ref", "val": "s1", "dis": "Mill Lane"}, "site": {"_kind": "marker"},
     "dis": "Mill Lane", "area": {"_kind": "number", "val": 420, "unit": "m²"},
     "geoCoord": {"_kind": "coord", "lat": 51.5, "lng": -0.25},
     "occupiedStart": {"_kind": "time", "val": "08:00:00"}},
    {"id": {"_kind": "ref", "val": "e1"}, "dis": "AHU-2", "equip": {"_kind": "marker"},
     "ahu": {"_kind": "marker"}, "hvac": {"_kind": "marker"},
     "siteRef": {"_kind": "ref", "val": "s1"},
     "weatherRef": {"_kind": "ref", "val": "w9", "dis": "Shoreham"}},
    {"id": {"_kind": "ref", "val": "p1", "dis": "Mill Lane AHU-2 DAT"}, "navName": "DAT",
     "point": {"_kind": "marker"}, "discharge": {"_kind": "marker"}, "air": {"_kind": "marker"},
     "temp": {"_kind": "marker"}, "sensor": {"_kind": "marker"},
     "equipRef": {"_kind": "ref", "val": "e1"}, "kind": "Number", "unit": "°C",
     "curVal": {"_kind": "number", "val": 18.5, "unit": "°C"},
     "hisEnd": {"_kind": "dateTime", "val": "2024-03-12T23:45:00Z", "tz": "UTC"}},
]  # fmt: skip
_AS_TEXT = [
    {"id": '@s1 "Mill Lane"', "site": "M", "dis": "Mill Lane", "area": "420m²",
     "geoCoord": "C(51.5,-0.25)", "occupiedStart": "08:00:00"},
    {"id": '@e1 "Mill Lane AHU-2"', "dis": "AHU-2", "equip": "M", "ahu": "M", "hvac": "M",
     "siteRef": '@s1 "Mill Lane"', "weatherRef": '@w9 "Shoreham"'},
    {"id": '@p1 "Mill Lane AHU-2 DAT"', "disMacro": "\\$equipRef \\$navName", "navName": "DAT",
     "discharge": "M", "air": "M", "temp": "M", "sensor": "M", "equipRef": '@e1 "AHU-2"',
     "kind": "Number", "unit": "°C", "curVal": "18.5°C", "hisEnd": "2024-03-12T23:45:00Z UTC"},
]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        {"meta": {"ver": "3.0"}, "cols": [{"name": "id"}], "rows": _VERSION_3},
        {"_kind": "grid", "meta": {"ver": "3.0"}, "cols": [], "rows": _VERSION_4},
        {"rows": _AS_TEXT},
        _VERSION_3,
    ],
    ids=["version 3", "version 4", "as its text form", "bare records"],
)
def test_a_haystack_grid_gives_the_same_building_in_each_spelling(
    tmp_path: Path, content: object
) -> None:
    found = load(_write(tmp_path, "mill.json", content))
    assert {(e.id, e.kind, e.name) for e in found.entities.values()} == {
        ("s1", "site", "Mill Lane"),
        ("e1", "ahu", "AHU-2"),
        ("p1", "Discharge_Air_Temperature_Sensor", "Mill Lane AHU-2 DAT"),
        ("w9", "weather", "Shoreham"),
    }
    assert _relations(found) == {
        ("e1", "site", "s1"),
        ("e1", "weather", "w9"),
        ("p1", "isPointOf", "e1"),
    }
    point, site = found.entities["p1"], found.entities["s1"]
    assert "DAT" in point.aliases
    read = point.attributes["currentValue"]
    assert (read.value, read.unit) == (18.5, "°C")
    assert point.attributes["hisEnd"].datatype == "datetime"
    assert (site.attributes["area"].value, site.attributes["area"].unit) == (420, "m²")
    assert site.attributes["latitude"].value == 51.5
    assert site.attributes["occupiedStart"].value == "08:00:00"
    assert found.entities["e1"].attributes["markers"].value == ["hvac"]
    assert "markers" not in point.attributes
    assert not found.rejects


def test_an_item_of_a_grid_without_a_reference_as_id_is_rejected(tmp_path: Path) -> None:
    grid = {"meta": {}, "cols": [], "rows": [*_VERSION_3, {"dis": "stray"}]}
    found = load(_write(tmp_path, "mill.json", grid))
    assert ["reference" in r.reason for r in found.rejects] == [True]


_TWINS = [
    {"$dtId": "Hall", "$etag": 'W/"1"', "area": 40.5,
     "$metadata": {"$model": "dtmi:org:w3id:rec:Room;1"}},
    {"$dtId": "T9", "name": "hall thermometer", "$metadata": {
        "$model": "dtmi:org:brickschema:schema:Brick:Air_Temperature_Sensor;1"},
     "lastKnownValue": {"value": 20.5, "timestamp": "2024-05-01T10:00:00Z"}},
]  # fmt: skip
_LINKS = [
    {"$relationshipId": "r1", "$sourceId": "Hall", "$targetId": "T9",
     "$relationshipName": "hasPoint", "$etag": 'W/"2"', "since": "2023-01-02"}
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.json", {"digitalTwinsFileInfo": {"fileVersion": "1.0.0"},
                    "digitalTwinsGraph": {"digitalTwins": _TWINS, "relationships": _LINKS},
                    "digitalTwinsModels": [{"@id": "dtmi:org:w3id:rec:Room;1"}]}),
        ("t.json", {"digitalTwins": _TWINS, "relationships": _LINKS}),
        ("t.ndjson", "\n".join(map(json.dumps, [
            {"Section": "Header"}, {"fileVersion": "1.0.0"}, {"Section": "Twins"}, *_TWINS,
            {"Section": "Relationships"}, *_LINKS]))),
    ],
    ids=["graph", "bare", "import job"],
)  # fmt: skip
def test_twins_of_dtdl_models_are_entities_of_the_kind_of_their_model(
    tmp_path: Path, name: str, content: object
) -> None:
    found = load(_write(tmp_path, name, content))
    assert {(e.id, e.kind, e.name) for e in found.entities.values()} == {
        ("Hall", "Room", None),
        ("T9", "Air_Temperature_Sensor", "hall thermometer"),
    }
    assert _relations(found) == {("Hall", "hasPoint", "T9")}
    assert set(found.relations[0].attributes) == {"since"}
    assert set(found.entities["Hall"].attributes) == {"area"}
    value = found.entities["T9"].attributes["lastKnownValue"]
    assert value.value == 20.5
    assert value.time is not None


def _frame(columns: list[str], index: list[int], data: list[list[object]]) -> dict[str, object]:
    return {"columns": columns, "index": index, "data": data}


def test_a_pandapower_net_is_its_tables(tmp_path: Path) -> None:
    def wrapped(frame: dict[str, object]) -> dict[str, object]:
        return {"_module": "pandas.core.frame", "_class": "DataFrame",
                "_object": json.dumps(frame), "orient": "split"}  # fmt: skip

    place = '{"coordinates": [4.5, 52.0], "type": "Point"}'
    buses = _frame(["name", "vn_kv", "geo"], [0, 1], [["East", 20.0, place], ["West", 20.0, None]])
    net = {
        "_module": "pandapower.auxiliary",
        "_class": "pandapowerNet",
        "_object": {
            "bus": wrapped(buses),
            "line": wrapped(_frame(["from_bus", "to_bus", "length_km"], [0], [[0, 1, 2.5]])),
            "sgen": wrapped(_frame(["name", "bus"], [], [])),
            "std_types": {"line": {"NAYY": {"r": 0.6}}},
            "f_hz": 50,
        },
    }
    found = load(_write(tmp_path, "net.json", net))
    kinds = sorted(e.kind for e in found.entities.values())
    assert kinds == ["bus", "bus", "line"]
    east = next(e for e in found.entities.values() if e.name == "East")
    line = next(e for e in found.entities.values() if e.kind == "line")
    assert (east.attributes["vn_kv"].value, east.attributes["vn_kv"].unit) == (20.0, "kV")
    assert east.attributes["latitude"].value == 52.0
    assert line.attributes["length_km"].value == 2.5
    assert (line.id, "from_bus", east.id) in _relations(found)
    assert len(found.relations) == 2


def test_a_lone_frame_is_a_table(tmp_path: Path) -> None:
    frame = _frame(["name", "height_m"], [7, 9], [["mast A", 30], ["mast B", 12]])
    found = load(_write(tmp_path, "masts.json", frame))
    assert {(e.kind, e.name) for e in found.entities.values()} == {
        ("mast", "mast A"),
        ("mast", "mast B"),
    }
