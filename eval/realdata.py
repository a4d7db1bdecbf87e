"""Plain readers of three real data sets, for computing gold without the product's own readers.

They read only what the questions need: published networks that lie outside the repository.
"""

from __future__ import annotations

import json
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


def smart_data_models(folder: Path) -> Topology:
    """The normalized NGSI-LD examples: every entity, and relations between those present."""
    topology = Topology()
    links: list[tuple[str, str, str]] = []
    for path in sorted(folder.glob("**/examples/example-normalized.jsonld")):
        entity = json.loads(path.read_text(encoding="utf-8"))
        readings = {}
        for name, attribute in entity.items():
            if not isinstance(attribute, dict):
                continue
            if attribute.get("type") == "Relationship":
                target = attribute.get("object")
                targets = target if isinstance(target, list) else [target]
                links += [(entity["id"], name, t) for t in targets]
            elif isinstance(value := attribute.get("value"), str | int | float | bool):
                readings[name] = Reading(value=value, unit=attribute.get("unitCode"))
        named = readings.pop("name", None)
        topology.entities[entity["id"]] = Entity(
            id=entity["id"],
            kind=entity["type"],
            name=str(named.value) if named else None,
            attributes=readings,
        )
    for source, name, target in links:
        if target in topology.entities:
            topology.relations.append(Relation(source=source, type=name, target=target))
    return topology


def read(name: str, data: Path) -> Topology:
    """One of :data:`REAL` below the folder ``data``."""
    reader = {"nycmesh": nycmesh, "campusiot-grenoble": campusiot}.get(name, smart_data_models)
    return reader(data / name)
