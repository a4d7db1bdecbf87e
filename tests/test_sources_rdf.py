"""RDF: Brick and ASHRAE 223P idioms, in every serialisation."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest
import rdflib

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import load

BUILDING = """
@prefix brick: <https://brickschema.org/schema/Brick#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix s223: <http://data.ashrae.org/standard223#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix b: <urn:example:b#> .

brick:AHU a owl:Class ; rdfs:comment "Moves and conditions air." .
brick:Sensor a owl:Class .
brick:Temperature_Sensor a owl:Class ; rdfs:subClassOf brick:Sensor .
b:ahu a brick:AHU ; rdfs:label "Air handler"@en, "Lüftung"@de ;
    brick:feeds b:vav1, b:vav2 ; brick:hasPoint b:temp ; brick:isOn true .
b:vav1 a brick:VAV ; brick:hasPart [ a brick:Damper ; rdfs:label "Damper of vav1" ] .
b:temp a brick:Sensor, brick:Temperature_Sensor ; brick:hasUnit unit:DEG_C ;
    brick:lastKnownValue [ brick:value 18.5 ;
        brick:timestamp "2026-01-01T00:00:00Z"^^xsd:dateTime ] .
b:room a brick:Room ; brick:area [ brick:value 250 ; brick:hasUnit unit:M2 ] ;
    b:note [ b:by "Kim" ; b:day "2024-05-06"^^xsd:date ] ; b:list ( 1 2 ) .
b:prop a s223:QuantifiableObservableProperty ; qudt:hasUnit unit:PERCENT ; s223:hasValue 45.5 .
b:j1 a s223:Junction ; s223:cnx b:j2 .
b:j2 a s223:Junction ; s223:cnx b:j1 .
"""


def check(topology: Topology) -> None:
    of = {e.id.removeprefix("urn:example:b#"): e for e in topology.entities.values()}
    assert {k: e.kind for k, e in of.items()} == {
        "ahu": "AHU",
        "vav1": "VAV",
        "vav2": "Resource",
        "temp": "Temperature_Sensor",
        "room": "Room",
        "prop": "QuantifiableObservableProperty",
        "j1": "Junction",
        "j2": "Junction",
        "Damper-1": "Damper",
    }
    assert (of["ahu"].name, of["ahu"].aliases) == ("Air handler", ("ahu",))
    assert of["ahu"].attributes["isOn"].value is True
    reading = of["temp"].attributes["lastKnownValue"]
    assert (reading.value, reading.unit) == (18.5, "DEG_C")
    assert reading.time == datetime(2026, 1, 1, tzinfo=UTC)
    assert of["temp"].attributes["type"].value == ["Sensor", "Temperature_Sensor"]
    area = of["room"].attributes["area"]
    assert (area.value, area.unit) == (250, "M2")
    assert of["room"].attributes["note.by"].value == "Kim"
    assert of["room"].attributes["note.day"].datatype == "datetime"
    assert of["room"].attributes["list"].value == [1, 2]
    assert of["prop"].attributes["hasValue"].unit == "PERCENT"
    short = {i: k for k, e in of.items() for i in [e.id]}
    edges = {(short[r.source], r.type, short[r.target], r.directed) for r in topology.relations}
    assert edges == {
        ("ahu", "feeds", "vav1", True),
        ("ahu", "feeds", "vav2", True),
        ("ahu", "hasPoint", "temp", True),
        ("vav1", "hasPart", "Damper-1", True),
        ("j1", "cnx", "j2", False),
    }
    assert topology.descriptions == {"AHU": "Moves and conditions air."}


@pytest.mark.parametrize(
    ("format", "ending"), [("turtle", "ttl"), ("nt", "nt"), ("json-ld", "jsonld"), ("xml", "rdf")]
)
def test_every_serialisation_gives_the_same_network(
    tmp_path: Path, format: str, ending: str
) -> None:
    path = tmp_path / f"building.{ending}"
    if format == "turtle":
        path.write_text(BUILDING)
    else:
        graph = rdflib.Graph().parse(data=BUILDING, format="turtle")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # rdflib warns about its own default encoding
            path.write_text(graph.serialize(format=format), encoding="utf-8")
    check(load(path))


def test_bad_turtle_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "b.ttl"
    path.write_text("@prefix b: <urn:b#> .\nb:x a b:Y .\nb:z a ; .\n")
    with pytest.raises(SourceError, match=r"b\.ttl:3: ") as caught:
        load(path)
    assert "\n" not in str(caught.value)
    path.write_text("@prefix b: <urn:b#> .\nb:x a")
    with pytest.raises(SourceError, match=r"b\.ttl:2: "):
        load(path)


def test_a_bad_line_of_n_triples_costs_one_line(tmp_path: Path) -> None:
    path = tmp_path / "b.nt"
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    path.write_text(f"<urn:x:1> {type_} <urn:x#Pump> .\nrubbish\n")
    topology = load(path)
    assert [e.kind for e in topology.entities.values()] == ["Pump"]
    assert [r.line for r in topology.rejects] == [2]


def test_contexts_on_the_web_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonld"
    path.write_text('{"@context": "https://example.invalid/c", "@id": "urn:x:1", "@type": "Pump"}')
    with pytest.raises(SourceError, match="on the web"):
        load(path)
