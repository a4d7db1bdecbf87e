"""Plain readers of networks not made here, for gold computed without the product's own readers.

The bundled city, and three published data sets that lie outside the repository. They read only
what the questions need.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gentwin_chat.domain import Entity, Reading, Relation, Topology

REAL = ("nycmesh", "campusiot-grenoble", "smart-data-models")


def _readings(row: dict[str, Any], leave: tuple[str, ...]) -> dict[str, Reading]:
    return {k: Reading(value=v) for k, v in row.items() if k not in leave and v is not None}


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def nycmesh(folder: Path) -> Topology:
    """NYC Mesh: nodes, undirected links between known nodes, sectors standing on nodes."""
    topology = Topology()
    for row in _rows(folder / "nodes.json"):
        ident = str(row["id"])
        topology.entities[ident] = Entity(
            id=ident, kind="node", numeric_id=True, attributes=_readings(row, ("id",))
        )
    for row in _rows(folder / "links.json"):
        if not {str(row["from"]), str(row["to"])} <= topology.entities.keys():
            continue
        topology.relations.append(
            Relation(
                source=str(row["from"]),
                target=str(row["to"]),
                type="link",
                directed=False,
                attributes=_readings(row, ("from", "to")),
            )
        )
    for i, row in enumerate(_rows(folder / "sectors.json")):
        ident = f"sector:{i}"
        topology.entities[ident] = Entity(
            id=ident, kind="sector", attributes=_readings(row, ("nodeId",))
        )
        if str(row["nodeId"]) in topology.entities:
            topology.relations.append(
                Relation(source=ident, target=str(row["nodeId"]), type="sector")
            )
    return topology


def campusiot(folder: Path) -> Topology:
    """CampusIoT Grenoble: devices, gateways, and which heard which."""
    topology = Topology()
    for row in _rows(folder / "devices.json"):
        topology.entities[row["devEUI"]] = Entity(
            id=row["devEUI"],
            kind="device",
            name=row["name"],
            attributes=_readings(row, ("devEUI", "name", "loc")),
        )
    for row in _rows(folder / "gateways.json"):
        topology.entities[row["gatewayID"]] = Entity(
            id=row["gatewayID"], kind="gateway", attributes=_readings(row, ("gatewayID",))
        )
    for row in _rows(folder / "links.json"):
        topology.relations.append(
            Relation(
                source=row["devEUI"],
                target=row["gatewayID"],
                type="link",
                attributes=_readings(row, ("devEUI", "gatewayID")),
            )
        )
    return topology


def ngsi_ld(entities: Iterable[dict[str, Any]], undirected: tuple[str, ...] = ()) -> Topology:
    """Normalized NGSI-LD entities, and the relations between those that are there."""
    topology = Topology()
    links: list[tuple[str, str, str]] = []
    for entity in entities:
        readings = {}
        for name, attribute in entity.items():
            for one in attribute if isinstance(attribute, list) else [attribute]:
                if not isinstance(one, dict):
                    continue
                if one.get("type") == "Relationship":
                    target = one.get("object")
                    targets = target if isinstance(target, list) else [target]
                    links += [(entity["id"], name, str(t)) for t in targets]
                    continue
                value = one.get("value")
                value = value.get("@value") if isinstance(value, dict) else value
                if isinstance(value, str | int | float | bool):
                    readings[name] = Reading(value=value, unit=one.get("unitCode"))
        named = readings.pop("name", None)
        topology.entities[entity["id"]] = Entity(
            id=entity["id"],
            kind=entity["type"],
            name=str(named.value) if named else None,
            attributes=readings,
        )
    topology.relations = [
        Relation(source=source, type=name, target=target, directed=name not in undirected)
        for source, name, target in links
        if target in topology.entities
    ]
    return topology


def model_examples(folder: Path) -> list[Path]:
    """The normalized NGSI-LD example of each data model."""
    return sorted(folder.glob("**/examples/example-normalized.jsonld"))


def city(folder: Path) -> Topology:
    """The bundled city, whose borders and radio neighbours have no direction."""
    lines = (folder / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    return ngsi_ld(map(json.loads, lines), undirected=("borders", "neighbourOf"))


def read(name: str, data: Path) -> Topology:
    """One of :data:`REAL`, as it lies below the folder ``data``."""
    if name == "nycmesh":
        return nycmesh(data / name)
    if name == "campusiot-grenoble":
        return campusiot(data / name)
    examples = model_examples(data / name)
    return ngsi_ld(json.loads(path.read_text(encoding="utf-8")) for path in examples)


def source(name: str, data: Path, folder: Path) -> Path:
    """The file or folder to open for one of :data:`REAL`.

    The Smart Data Models come in four forms of the same examples, with the same ids; one of the
    forms is copied below ``folder``, so that the network is what the questions are about.
    """
    if name != "smart-data-models":
        return data / name
    copied = folder / name
    copied.mkdir(parents=True, exist_ok=True)
    for path in model_examples(data / name):
        shutil.copy(path, copied / f"{path.parent.parent.name}.jsonld")
    return copied
