"""JSON as it is published: envelopes around the rows, and other things inside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gentwin_chat.domain import Topology
from gentwin_chat.indexing.sources.loader import load


def folder(tmp_path: Path, files: dict[str, Any]) -> Path:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def kinds(topology: Topology) -> dict[str, int]:
    found: dict[str, int] = {}
    for entity in topology.entities.values():
        found[entity.kind] = found.get(entity.kind, 0) + 1
    return found


def edges(topology: Topology) -> set[tuple[str, str, str]]:
    named = {e.id: e.name or e.id for e in topology.entities.values()}
    return {(named[r.source], r.type, named[r.target]) for r in topology.relations}


def test_feeds_in_envelopes_describe_the_same_stations(tmp_path: Path) -> None:
    about = {"last_updated": 1_700_000_000, "ttl": 30, "version": "2.3"}
    docks = [{"dock_id": "d-17", "name": "Quay", "slots": 12, "region_id": "r1"}]
    state = [
        {
            "dock_id": "d-17",
            "is_open": True,
            "models_available": [{"model_id": "cargo", "count": 2}],
        }
    ]
    topology = load(
        folder(
            tmp_path,
            {
                "dock_information.json": {**about, "data": {"docks": docks}},
                "dock_status.json": {**about, "data": {"docks": state}},
                "regions.json": {
                    **about,
                    "data": {"regions": [{"region_id": "r1", "name": "East"}]},
                },
                "models.json": {**about, "data": {"models": [{"model_id": "cargo", "seats": 1}]}},
            },
        )
    )
    assert kinds(topology) == {"dock": 1, "region": 1, "model": 1}
    dock = topology.entities["d-17"]
    assert {k: r.value for k, r in dock.attributes.items()} == {"slots": 12, "is_open": True}
    assert edges(topology) == {("Quay", "region", "East"), ("Quay", "models_available", "cargo")}
    (held,) = [r for r in topology.relations if r.type == "models_available"]
    assert held.attributes["count"].value == 2


def test_expanded_things_hold_streams_and_their_shared_sensor(tmp_path: Path) -> None:
    def stream(id: int, thing: str, result: float) -> dict[str, Any]:
        return {
            "@iot.id": id,
            "@iot.selfLink": f"https://x/v1.1/Datastreams({id})",
            "name": f"Level of {thing}",
            "unitOfMeasurement": {"name": "metre", "symbol": "m"},
            "Sensor": {"@iot.id": 9, "name": "Radar gauge", "encodingType": "text/plain"},
            "Observations": [
                {"@iot.id": id * 10, "phenomenonTime": "2025-05-01T00:00:00Z", "result": result},
                {"@iot.id": id * 10 + 1, "phenomenonTime": "2025-05-02T00:00:00Z", "result": 3.5},
            ],
            "Observations@iot.navigationLink": f"https://x/v1.1/Datastreams({id})/Observations",
        }

    things = [
        {
            "@iot.id": n,
            "name": name,
            "properties": {"river": "Alder"},
            "Datastreams": [stream(n + 4, name, 2.0)],
        }
        for n, name in ((1, "Weir"), (2, "Mill"))
    ]
    topology = load(folder(tmp_path, {"Things.json": {"@iot.count": 2, "value": things}}))
    assert kinds(topology) == {"Thing": 2, "Datastream": 2, "Sensor": 1}
    assert edges(topology) == {
        ("Weir", "Datastreams", "Level of Weir"),
        ("Mill", "Datastreams", "Level of Mill"),
        ("Level of Weir", "Sensor", "Radar gauge"),
        ("Level of Mill", "Sensor", "Radar gauge"),
    }
    weir = next(e for e in topology.entities.values() if e.name == "Weir")
    assert {k: r.value for k, r in weir.attributes.items()} == {"river": "Alder"}
    level = next(e for e in topology.entities.values() if e.name == "Level of Weir")
    assert (level.attributes["result"].value, level.attributes["result"].unit) == (3.5, "m")
    assert not any("iot." in name for name in level.attributes)


def test_collections_that_expand_only_ids_refer_to_one_another(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            {
                "Things.json": {"value": [{"@iot.id": 1, "name": "Weir"}]},
                "Datastreams.json": {
                    "value": [{"@iot.id": 1, "name": "Level", "Thing": {"@iot.id": 1}}]
                },
            },
        )
    )
    assert edges(topology) == {("Level", "Thing", "Weir")}


def test_registries_are_read_by_the_names_of_their_lists(tmp_path: Path) -> None:
    def registry(key: str, **data: Any) -> dict[str, Any]:
        return {"version": 1, "minor_version": 3, "key": key, "data": data}

    topology = load(
        folder(
            tmp_path,
            {
                "core.room_registry": registry("core.room", rooms=[{"id": "loft", "name": "Loft"}]),
                "core.device_registry": registry(
                    "core.device",
                    devices=[
                        {"id": "a9f3", "name": "Hub", "room_id": "loft", "via_device_id": None},
                        {"id": "b7c1", "name": "Lamp", "room_id": "loft", "via_device_id": "a9f3"},
                    ],
                    deleted_devices=[],
                ),
                "core.sense_registry": registry(
                    "core.sense",
                    senses=[{"id": "77e0", "sense_id": "light.lamp", "device_id": "b7c1"}],
                ),
            },
        )
    )
    assert kinds(topology) == {"room": 1, "device": 2, "sense": 1}
    assert edges(topology) == {
        ("Hub", "room", "Loft"),
        ("Lamp", "room", "Loft"),
        ("Lamp", "via_device", "Hub"),
        ("light.lamp", "device", "Lamp"),
    }


def test_lists_without_ids_are_relations_or_parts_of_their_row(tmp_path: Path) -> None:
    meters = [
        {
            "id": "m1",
            "heard_by": [{"gateway_id": "g1", "rssi": -90}, {"gateway_id": "g2", "rssi": -99}],
            "valves": [{"size_mm": 20}, {"size_mm": 25}],
        },
        {"id": "m2", "heard_by": [{"gateway_id": "g2", "rssi": -70}], "valves": [{"size_mm": 40}]},
    ]
    topology = load(
        folder(
            tmp_path,
            {"meters.json": meters, "gateways.json": [{"gateway_id": "g1"}, {"gateway_id": "g2"}]},
        )
    )
    assert kinds(topology) == {"meter": 2, "gateway": 2, "valve": 3}
    heard = {
        (r.source, r.target): r.attributes["rssi"].value
        for r in topology.relations
        if r.type == "heard_by"
    }
    assert heard == {("m1", "g1"): -90, ("m1", "g2"): -99, ("m2", "g2"): -70}
    assert sorted(r.target for r in topology.relations if r.type == "meter") == ["m1", "m1", "m2"]


def test_ids_that_count_within_their_list_make_no_shared_entities(tmp_path: Path) -> None:
    racks = [
        {"id": "rack-a", "slots": [{"id": 1, "card": "LTE"}, {"id": 2, "card": "GPS"}]},
        {"id": "rack-b", "slots": [{"id": 1, "card": "WiFi"}]},
    ]
    topology = load(folder(tmp_path, {"racks.json": racks}))
    assert kinds(topology) == {"rack": 2, "slot": 3}
    cards = {
        (r.target, topology.entities[r.source].attributes["card"].value) for r in topology.relations
    }
    assert cards == {("rack-a", "LTE"), ("rack-a", "GPS"), ("rack-b", "WiFi")}


def test_a_nested_from_and_to_that_are_no_ids_do_not_spoil_the_load(tmp_path: Path) -> None:
    shops = [{"id": "s1", "opening": [{"from": "08:00", "to": "17:00"}]}, {"id": "s2"}]
    topology = load(folder(tmp_path, {"shops.json": shops}))
    assert kinds(topology)["shop"] == 2
    assert not topology.rejects


def test_text_tables_of_one_row_and_tables_named_after_another(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            {
                "operators.txt": 'operator_id,operator_name,url\nop1,"Ferries, North",https://x\n',
                "crossings.txt": "crossing_id,operator_id,sign\nc1,op1,Isle\nc2,op1,Quay\n",
                "cadences.txt": "crossing_id,headway_min,exact\nc1,30,0\nc2,20,1\n",
                "NOTES.txt": "These are the ferries, as of May.\nAsk us, if you like.\n",
            },
        )
    )
    assert kinds(topology) == {"operator": 1, "crossing": 2}
    assert topology.entities["c2"].attributes["headway_min"].value == 20
    assert edges(topology) == {
        ("c1", "operator", "Ferries, North"),
        ("c2", "operator", "Ferries, North"),
    }


def test_the_id_of_a_compound_kind_may_name_its_last_word(tmp_path: Path) -> None:
    topology = load(
        folder(
            tmp_path,
            {
                "streetlamps.csv": "OBJECTID,LAMP_ID,CABINET_ID\n1,L-1,C-1\n2,L-2,C-1\n3,L-3,\n",
                "cabinets.csv": "CABINET_ID,VOLTS\nC-1,240\n",
            },
        )
    )
    assert set(topology.entities) == {"L-1", "L-2", "L-3", "C-1"}
    assert {(r.source, r.target) for r in topology.relations} == {("L-1", "C-1"), ("L-2", "C-1")}
