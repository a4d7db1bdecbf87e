"""NGSI-LD and NGSI-v2: both notations of both versions give the same network."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import load


def read(tmp_path: Path, content: Any, name: str = "data.json") -> Topology:
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return load(path)


LD = {
    "id": "urn:ngsi-ld:AirQualityObserved:aq-17",
    "type": "AirQualityObserved",
    "name": {"type": "Property", "value": "Quay 17"},
    "pm10": {
        "type": "Property",
        "value": 18.5,
        "unitCode": "GQ",
        "observedAt": "2026-03-01T08:00:00Z",
        "accuracy": {"type": "Property", "value": 0.5},
        "measuredBy": {"type": "Relationship", "object": "urn:ngsi-ld:Probe:p1"},
    },
    "installed": {
        "type": "Property",
        "value": {"@type": "DateTime", "@value": "2024-01-01T00:00:00Z"},
    },
    "location": {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [5.7, 45.2]}},
    "address": {"type": "Property", "value": {"streetAddress": "Quay 1", "type": "PostalAddress"}},
    "refDevice": {
        "type": "Relationship",
        "object": ["urn:ngsi-ld:Device:d1", "urn:ngsi-ld:Device:d2"],
        "since": {"type": "Property", "value": 2024},
    },
    "@context": ["https://example.org/context.jsonld"],
}  # fmt: skip

V2 = {
    "id": "aq-17",
    "type": "AirQualityObserved",
    "pm10": {
        "type": "Number",
        "value": 18.5,
        "metadata": {
            "unitCode": {"type": "Text", "value": "GQ"},
            "TimeInstant": {"type": "DateTime", "value": "2026-03-01T08:00:00Z"},
        },
    },
    "refDevice": {"type": "Text", "value": "d1"},
    "controls": {"type": "Relationship", "value": "lamp-3"},
    "spot": {"type": "geo:point", "value": "45.2, 5.7"},
}


def test_normalized_ngsi_ld(tmp_path: Path) -> None:
    topology = read(tmp_path, LD)
    entity = topology.entities["urn:ngsi-ld:AirQualityObserved:aq-17"]
    assert (entity.kind, entity.name) == ("AirQualityObserved", "Quay 17")
    pm10 = entity.attributes["pm10"]
    assert (pm10.value, pm10.unit) == (18.5, "GQ")
    assert pm10.time == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert entity.attributes["pm10.accuracy"].value == 0.5
    assert entity.attributes["installed"].datatype == "datetime"
    assert entity.attributes["latitude"].value == 45.2
    assert entity.attributes["address.streetAddress"].value == "Quay 1"
    found = {(r.type, r.target) for r in topology.relations}
    assert found == {
        ("refDevice", "urn:ngsi-ld:Device:d1"),
        ("refDevice", "urn:ngsi-ld:Device:d2"),
        ("pm10.measuredBy", "urn:ngsi-ld:Probe:p1"),
    }
    assert topology.relations[-1].attributes or topology.relations[0].attributes
    assert topology.entities["urn:ngsi-ld:Device:d2"].kind == "Device"
    assert topology.entities["urn:ngsi-ld:Probe:p1"].kind == "Probe"


def test_normalized_ngsi_v2(tmp_path: Path) -> None:
    topology = read(tmp_path, V2)
    pm10 = topology.entities["aq-17"].attributes["pm10"]
    assert (pm10.value, pm10.unit, pm10.time) == (18.5, "GQ", datetime(2026, 3, 1, 8, tzinfo=UTC))
    assert topology.entities["aq-17"].attributes["spot.latitude"].value == 45.2
    assert topology.entities["d1"].kind == "Device"
    assert topology.entities["lamp-3"].kind == "Controls"
    assert {(r.type, r.target) for r in topology.relations} == {
        ("refDevice", "d1"),
        ("controls", "lamp-3"),
    }


def test_both_versions_of_an_entity_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text(json.dumps(LD))
    (tmp_path / "b.json").write_text(json.dumps(V2))
    topology = load(tmp_path)
    entity = topology.entities["urn:ngsi-ld:AirQualityObserved:aq-17"]
    assert entity.aliases == ("aq-17",)
    assert "spot.latitude" in entity.attributes
    assert sum(e.kind == "AirQualityObserved" for e in topology.entities.values()) == 1
    assert sum(r.target.endswith("d1") for r in topology.relations) == 1


def test_key_values_and_json_lines(tmp_path: Path) -> None:
    lines = [
        {"id": "urn:ngsi-ld:Room:1", "type": "Room", "temp": 20, "isPartOf": "urn:ngsi-ld:Hall:b"},
        {"id": "urn:ngsi-ld:Room:2", "type": "Room", "peers": ["urn:ngsi-ld:Room:1"], "n": None},
        {"id": "urn:ngsi-ld:Room:1", "type": "Room", "temp": 21},
    ]
    text = "\n".join(map(json.dumps, lines)) + '\n{"id": 1}\nnot json\n'
    topology = read(tmp_path, text, "rooms.jsonl")
    assert topology.entities["urn:ngsi-ld:Room:1"].attributes["temp"].value == 21
    assert {(r.source, r.type, r.target) for r in topology.relations} == {
        ("urn:ngsi-ld:Room:1", "isPartOf", "urn:ngsi-ld:Hall:b"),
        ("urn:ngsi-ld:Room:2", "peers", "urn:ngsi-ld:Room:1"),
    }
    assert topology.entities["urn:ngsi-ld:Room:2"].attributes == {}
    assert sorted((r.line or 0, r.reason[:14]) for r in topology.rejects) == [
        (4, "not an NGSI en"),
        (5, "not valid JSON"),
    ]


def test_the_newer_of_two_observations_stays(tmp_path: Path) -> None:
    def state(time: str, value: int) -> dict[str, Any]:
        temp = {"type": "Property", "value": value, "observedAt": time}
        return {"id": "urn:ngsi-ld:Room:1", "type": "Room", "temp": temp}

    topology = read(tmp_path, [state("2026-01-02T00:00:00Z", 2), state("2026-01-01T00:00:00Z", 1)])
    assert topology.entities["urn:ngsi-ld:Room:1"].attributes["temp"].value == 2


def test_instances_of_a_multi_attribute(tmp_path: Path) -> None:
    speed = [
        {"type": "Property", "value": 54},
        {"type": "Property", "value": 55, "datasetId": "urn:ngsi-ld:Dataset:gps"},
    ]
    car = {"id": "urn:ngsi-ld:Car:1", "type": "https://example.org/voc#Car", "speed": speed}
    entity = read(tmp_path, car).entities["urn:ngsi-ld:Car:1"]
    assert entity.kind == "Car"
    assert {k: r.value for k, r in entity.attributes.items()} == {"speed": 54, "speed.gps": 55}


def test_geojson_features_of_ngsi(tmp_path: Path) -> None:
    feature = {
        "id": "urn:ngsi-ld:Parking:p",
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-8.6, 41.1]},
        "properties": {"type": "Parking", "free": {"type": "Property", "value": 3}},
    }
    topology = read(tmp_path, {"type": "FeatureCollection", "features": [feature]})
    entity = topology.entities["urn:ngsi-ld:Parking:p"]
    assert entity.kind == "Parking"
    assert {k: r.value for k, r in entity.attributes.items()} == {
        "free": 3,
        "latitude": 41.1,
        "longitude": -8.6,
    }


def test_presence_follows_a_reported_status(tmp_path: Path) -> None:
    states = {"a": "offline", "b": "ok", "c": "Out of Service", "d": "planned"}
    items = [
        {"id": f"urn:ngsi-ld:Device:{k}", "type": "Device", "deviceState": v}
        for k, v in states.items()
    ]
    topology = read(tmp_path, items)
    assert [e.active for e in topology.entities.values()] == [False, True, False, True]


def test_an_id_of_another_kind_is_rejected(tmp_path: Path) -> None:
    items = [{"id": "urn:ngsi-ld:X:1", "type": t, "v": t} for t in ("Lamp", "Pole")]
    topology = read(tmp_path, items)
    assert topology.entities["urn:ngsi-ld:X:1"].kind == "Lamp"
    assert "already the id of a Lamp" in topology.rejects[0].reason


def test_a_json_schema_beside_the_data_describes_its_words(tmp_path: Path) -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "A place to sit.",
        "allOf": [
            {
                "properties": {
                    "type": {"enum": ["Bench"]},
                    "seats": {"description": "How many fit."},
                }
            }
        ],
    }
    (tmp_path / "schema.json").write_text(json.dumps(schema))
    (tmp_path / "b.json").write_text(json.dumps({"id": "b1", "type": "Bench", "seats": 3}))
    topology = load(tmp_path)
    assert topology.descriptions == {"Bench": "A place to sit.", "seats": "How many fit."}
    assert list(topology.entities) == ["b1"]


def test_a_file_without_any_entity_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, {"@context": "https://example.org/c.jsonld"})
