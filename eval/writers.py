"""Writes a made network to disk in the file form of its domain."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from gentwin_chat.domain import Entity, Reading, Relation, Topology
from gentwin_chat.eval.networks import Domain


def write(topology: Topology, domain: Domain, folder: Path) -> Path:
    """Write ``topology`` below ``folder``; return the file or folder to open."""
    folder.mkdir(parents=True, exist_ok=True)
    return _WRITERS[domain.form](topology, domain, folder)


def _property(reading: Reading) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "Property", "value": reading.value}
    if reading.unit:
        made["unitCode"] = reading.unit
    return made


def _leaving(topology: Topology, entity: Entity) -> dict[str, list[Relation]]:
    grouped: dict[str, list[Relation]] = {}
    for relation in topology.relations:
        if relation.source == entity.id:
            grouped.setdefault(relation.type, []).append(relation)
    return grouped


def _ngsi_ld(topology: Topology, domain: Domain, folder: Path) -> Path:
    """JSON lines, normalized; several targets are instances told apart by ``datasetId``."""
    lines = []
    for entity in topology.entities.values():
        made: dict[str, Any] = {"id": entity.id, "type": entity.kind}
        if entity.name:
            made["name"] = {"type": "Property", "value": entity.name}
        made |= {name: _property(reading) for name, reading in entity.attributes.items()}
        for name, relations in _leaving(topology, entity).items():
            links = [
                {"type": "Relationship", "object": r.target}
                | {k: _property(v) for k, v in r.attributes.items()}
                for r in relations
            ]
            for i, link in enumerate(links[1:], 2):
                link["datasetId"] = f"urn:ngsi-ld:Dataset:{i}"
            made[name] = links[0] if len(links) == 1 else links
        lines.append(json.dumps(made))
    path = folder / f"{domain.name}.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _ngsi_v2(topology: Topology, domain: Domain, folder: Path) -> Path:
    """One array, normalized."""
    kinds = {bool: "Boolean", int: "Number", float: "Number", str: "Text"}
    made = []
    for entity in topology.entities.values():
        item: dict[str, Any] = {"id": entity.id, "type": entity.kind}
        if entity.name:
            item["name"] = {"type": "Text", "value": entity.name, "metadata": {}}
        for name, reading in entity.attributes.items():
            unit = {"unitCode": {"type": "Text", "value": reading.unit}} if reading.unit else {}
            item[name] = {
                "type": kinds.get(type(reading.value), "Text"),
                "value": reading.value,
                "metadata": unit,
            }
        for name, relations in _leaving(topology, entity).items():
            targets: str | list[str] = [r.target for r in relations]
            item[name] = {
                "type": "Relationship",
                "value": targets[0] if len(targets) == 1 else targets,
                "metadata": {},
            }
        made.append(item)
    path = folder / f"{domain.name}.json"
    path.write_text(json.dumps(made, indent=1), encoding="utf-8")
    return path


def _as_networkx(topology: Topology) -> nx.Graph[str]:
    directed = any(r.directed for r in topology.relations)
    graph: nx.Graph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for entity in topology.entities.values():
        extra = {"name": entity.name} if entity.name else {}
        values = {k: v.value for k, v in entity.attributes.items()}
        graph.add_node(entity.id, kind=entity.kind, **extra, **values)
    for r in topology.relations:
        values = {k: v.value for k, v in r.attributes.items()}
        graph.add_edge(r.source, r.target, relation=r.type, **values)
    return graph


def _node_link(topology: Topology, domain: Domain, folder: Path) -> Path:
    path = folder / f"{domain.name}.json"
    data = nx.node_link_data(_as_networkx(topology), edges="edges")
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    return path


def _graphml(topology: Topology, domain: Domain, folder: Path) -> Path:
    path = folder / f"{domain.name}.graphml"
    nx.write_graphml(_as_networkx(topology), path)
    return path


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _table(path: Path, rows: list[dict[str, object]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)


def _row(entity: Entity) -> dict[str, object]:
    row: dict[str, object] = {"id": entity.id}
    if entity.name:
        row["name"] = entity.name
    return row | {k: v.value for k, v in entity.attributes.items()}


def _tables(topology: Topology, domain: Domain, folder: Path) -> Path:
    """One CSV or JSON table a kind; a relation with one target is a column with its id.

    A relation with several targets is a table of pairs.
    """
    many = {r.type for r in domain.rels if r.each[1] > 1 or r.shape != "random"}
    for i, kind in enumerate(domain.kinds):
        rows = []
        for entity in (e for e in topology.entities.values() if e.kind == kind.name):
            row = _row(entity)
            for name, relations in _leaving(topology, entity).items():
                if name not in many:
                    row[f"{name}_id"] = relations[0].target
            rows.append(row)
        if i % 2:
            path = folder / f"{kind.name}s.json"
            path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        else:
            _table(folder / f"{kind.name}s.csv", rows)
    for name in sorted(many):
        pairs: list[dict[str, object]] = [
            {"source": r.source, "target": r.target} | {k: v.value for k, v in r.attributes.items()}
            for r in topology.relations
            if r.type == name
        ]
        _table(folder / f"{name}.csv", pairs)
    return folder


def _nodes_edges(topology: Topology, domain: Domain, folder: Path) -> Path:
    """``nodes.csv`` and ``edges.csv``."""
    nodes = [{"type": e.kind} | _row(e) for e in topology.entities.values()]
    _table(folder / "nodes.csv", nodes)
    edges: list[dict[str, object]] = [
        {"from": r.source, "to": r.target, "type": r.type}
        | {k: v.value for k, v in r.attributes.items()}
        for r in topology.relations
    ]
    _table(folder / "edges.csv", edges)
    return folder


def _turtle(topology: Topology, domain: Domain, folder: Path) -> Path:
    """Classes, labels, literals and object properties in one namespace."""
    ns = Namespace(f"https://{domain.name}.example/schema#")
    graph = Graph()
    graph.bind("s", ns)
    graph.bind("p", Namespace(f"https://{domain.name}.example/plant#"))
    for entity in topology.entities.values():
        node = URIRef(entity.id)
        graph.add((node, RDF.type, ns[entity.kind]))
        if entity.name:
            graph.add((node, RDFS.label, Literal(entity.name)))
        for name, reading in entity.attributes.items():
            graph.add((node, ns[name], Literal(reading.value)))
    for r in topology.relations:
        graph.add((URIRef(r.source), ns[r.type], URIRef(r.target)))
    for term, text in domain.about.items():
        graph.add((ns[term], RDF.type, OWL.Class))
        graph.add((ns[term], RDFS.comment, Literal(text)))
    path = folder / f"{domain.name}.ttl"
    graph.serialize(path, format="turtle")
    return path


def _log(topology: Topology, domain: Domain, folder: Path) -> Path:
    """One line an entity: ``time LEVEL kind/id words key=value[unit] relation->kind/id``."""

    def said(reading: Reading) -> str:
        value = reading.value
        if isinstance(value, str):
            return f'"{value}"' if " " in value else value
        return f"{_cell(value)}[{reading.unit}]" if reading.unit else str(_cell(value))

    start = datetime(2026, 2, 3, 5, 0, tzinfo=UTC)
    lines = []
    for i, entity in enumerate(topology.entities.values()):
        time = (start + timedelta(seconds=2 * i)).isoformat().replace("+00:00", "Z")
        words = [time, "INFO", f"{entity.kind}/{entity.id}", "report"]
        if entity.name:
            words.append(f'name="{entity.name}"')
        words += [f"{name}={said(reading)}" for name, reading in entity.attributes.items()]
        for name, relations in _leaving(topology, entity).items():
            targets = [topology.entities[r.target] for r in relations]
            words += [f"{name}->{target.kind}/{target.id}" for target in targets]
        lines.append(" ".join(words))
    path = folder / f"{domain.name}.log"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


_WRITERS = {
    "log": _log,
    "ngsi-ld": _ngsi_ld,
    "ngsi-v2": _ngsi_v2,
    "node-link": _node_link,
    "graphml": _graphml,
    "tables": _tables,
    "nodes-edges": _nodes_edges,
    "turtle": _turtle,
}
