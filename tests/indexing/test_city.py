"""The bundled city is what the simulator writes, and what the sources read."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC
from pathlib import Path

import pytest

from gentwin_chat.data import CITY
from gentwin_chat.data.build import city
from gentwin_chat.domain import Entity, PutRelation, Reading, Relation, RemoveRelation, Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.log_writer import log_lines, write_log
from gentwin_chat.indexing.ngsi_ld_writer import ngsi_ld_entities, write_city, write_ngsi_ld
from gentwin_chat.indexing.physical_space import START, PhysicalSpace
from gentwin_chat.indexing.sources import load


def test_the_command_gives_the_bundled_city_byte_by_byte(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gentwin_chat.data.build", str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    files = sorted(path.name for path in CITY.iterdir())
    assert files == sorted(path.name for path in tmp_path.iterdir())
    for name in files:
        assert (tmp_path / name).read_bytes() == (CITY / name).read_bytes()
    assert sum(path.stat().st_size for path in CITY.iterdir()) < 1_000_000


def test_the_bundled_city_reads_back_without_loss() -> None:
    read, wanted = load(CITY), city().topology()
    assert not read.rejects
    assert read.entities == wanted.entities
    assert sorted(read.relations, key=lambda r: r.identity) == sorted(
        wanted.relations, key=lambda r: r.identity
    )
    assert read.descriptions == wanted.descriptions


def test_the_city_reads_like_a_city() -> None:
    entities = load(CITY).entities
    kinds = Counter(e.kind for e in entities.values())
    assert (kinds["Gateway"], kinds["Service"], kinds["District"]) == (50, 3, 8)
    assert len(entities) == 250 + 50 + 3 + 8
    shared = Counter(e.name for e in entities.values())
    assert {e.kind for e in entities.values() if e.name == "Market Square"} > {"ParkingSensor"}
    assert [name for name, count in shared.items() if count > 1] == ["Market Square"]
    assert any(not e.active for e in entities.values())
    assert entities["urn:ngsi-ld:AirQualitySensor:aq-17"].attributes["pm25"].unit == "GQ"


@pytest.mark.parametrize("name", ["city.jsonl", "city.json"])
def test_ngsi_ld_reads_back_in_both_forms(tmp_path: Path, name: str) -> None:
    topology = PhysicalSpace(30, seed=6, faults=0.2).topology()
    assert write_ngsi_ld(topology, tmp_path / name) == len(topology.entities)
    lines = (tmp_path / name).read_text().splitlines()
    assert (len(lines) == len(topology.entities)) == name.endswith("l")
    assert load(tmp_path / name).entities == topology.entities


def test_ngsi_ld_of_any_network() -> None:
    moment = START.replace(microsecond=500_000)
    topology = Topology(
        entities={
            "7": Entity(id="7", kind="Pump", attributes={"on": Reading(value=True, time=moment)}),
            "x": Entity(id="x", kind="Pipe"),
        },
        relations=[
            Relation(source="7", type="feeds", target="x", key=key, attributes=attributes)
            for key, attributes in (("", {}), ("2", {"flow": Reading(value=2.5, unit="LTR")}))
        ],
    )
    pump, pipe = ngsi_ld_entities(topology)
    assert pump["id"] == "urn:ngsi-ld:Pump:7"
    assert pump["on"]["observedAt"] == "2026-05-04T08:00:00.500000Z"
    first, second = pump["feeds"]
    assert first == {"type": "Relationship", "object": pipe["id"]}
    assert second["datasetId"] == "urn:ngsi-ld:Dataset:2"
    assert second["flow"] == {"type": "Property", "value": 2.5, "unitCode": "LTR"}


def test_a_log_holds_what_the_feed_said(tmp_path: Path) -> None:
    space = PhysicalSpace(60, seed=9, districts=True)
    space.switch("urn:ngsi-ld:StreetLight:sl-1", "offline")
    space.join(at=2)
    space.leave(at=6, sensor="urn:ngsi-ld:AirQualitySensor:aq-2")
    announced, path = space.truth(), tmp_path / "feed.log"
    written = write_log(space.run(10), path, start=space.start, topology=announced)
    assert written == len(path.read_text().splitlines())
    read, truth = load(path), space.truth()
    assert not read.rejects
    # A log cannot say that something is gone; it is read as absent.
    assert read.entities.keys() - truth.entities.keys() == {"urn:ngsi-ld:AirQualitySensor:aq-2"}
    assert not read.entities["urn:ngsi-ld:AirQualitySensor:aq-2"].active
    for entity in truth.entities.values():
        found = read.entities[entity.id]
        assert (found.kind, found.name, found.active) == (entity.kind, entity.name, entity.active)
        assert {n: (r.value, r.unit) for n, r in found.attributes.items()} == {
            n: (r.value, r.unit) for n, r in entity.attributes.items()
        }
    edges = {(*r.identity, r.directed) for r in read.relations}
    assert edges >= {(*r.identity, r.directed) for r in truth.relations}


def test_what_a_log_cannot_say_is_refused() -> None:
    with pytest.raises(SourceError, match="ends"):
        list(log_lines([RemoveRelation(source="a", target="b")], START))
    odd = PutRelation(relation=Relation(source="a b", type="feeds", target="c"))
    with pytest.raises(SourceError, match="a b"):
        list(log_lines([odd], START))


def test_paths_that_cannot_be_written_are_reported(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    topology = PhysicalSpace(3, 3).topology()
    with pytest.raises(SourceError, match="missing"):
        write_ngsi_ld(topology, tmp_path / "missing" / "city.json")
    with pytest.raises(SourceError, match="missing"):
        write_log([], tmp_path / "missing" / "feed.log", start=START)
    with pytest.raises(SourceError, match="file"):
        write_city(topology, blocked / "city")
    assert START.tzinfo is UTC
