"""Networks as NGSI-LD (ETSI GS CIM 009), normalized form.

An attribute becomes a Property with `unitCode` and `observedAt`, a relation a Relationship of its
source entity; several of one type are instances told apart by `datasetId` (§4.5.5). What NGSI-LD
has no place for, the meaning of the vocabulary, goes into the `gentwin.yaml` beside the data.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import yaml

from gentwin_chat.domain import Entity, Reading, Relation, Topology
from gentwin_chat.errors import SourceError

CONTEXT = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld"


def ngsi_ld_entities(topology: Topology) -> Iterator[dict[str, Any]]:
    """Each entity of ``topology`` as an NGSI-LD document, in the topology's order.

    Ids that are no URIs, which NGSI-LD does not allow, become ``urn:ngsi-ld:<kind>:<id>``.
    """
    uris = {entity.id: _uri(entity) for entity in topology.entities.values()}
    outgoing: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in topology.relations:
        outgoing[relation.source].append(relation)
    for entity in topology.entities.values():
        document: dict[str, Any] = {"id": uris[entity.id], "type": entity.kind}
        if entity.name is not None:
            document["name"] = {"type": "Property", "value": entity.name}
        for name, reading in entity.attributes.items():
            document[name] = _property(reading)
        for relation in outgoing[entity.id]:
            instance: dict[str, Any] = {"type": "Relationship", "object": uris[relation.target]}
            for name, reading in relation.attributes.items():
                instance[name] = _property(reading)
            earlier = document.get(relation.type)
            if earlier is None:
                document[relation.type] = instance
                continue
            if isinstance(earlier, dict):
                earlier = document[relation.type] = [earlier]
            instance["datasetId"] = f"urn:ngsi-ld:Dataset:{len(earlier) + 1}"
            earlier.append(instance)
        document["@context"] = CONTEXT
        yield document


def write_ngsi_ld(
    topology: Topology, path: Path, *, form: Literal["lines", "array"] | None = None
) -> int:
    """Write ``topology`` to ``path``.

    Args:
        topology: the network.
        path: the file to write; its folder must exist.
        form: ``lines`` writes one entity a line, ``array`` one JSON array; if not given, the file
            name decides (``.jsonl`` and ``.ndjson`` mean lines).

    Returns:
        The number of entities written.

    Raises:
        SourceError: the file cannot be written.
    """
    if form is None:
        form = "lines" if path.suffix in (".jsonl", ".ndjson") else "array"
    lines = [
        json.dumps(d, ensure_ascii=False, separators=(",", ":")) for d in ngsi_ld_entities(topology)
    ]
    text = "\n".join(lines) if form == "lines" else "[\n" + ",\n".join(lines) + "\n]"
    _write(path, text + "\n")
    return len(lines)


def write_city(topology: Topology, folder: Path) -> None:
    """Write ``topology`` as a source folder: ``entities.jsonl`` and ``gentwin.yaml``.

    Raises:
        SourceError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise SourceError(
            str(e), remedy="Choose a folder that can be made.", file=str(folder)
        ) from e
    write_ngsi_ld(topology, folder / "entities.jsonl")
    undirected = sorted({r.type for r in topology.relations if not r.directed})
    mapping: dict[str, Any] = {"undirected": undirected} if undirected else {}
    mapping["descriptions"] = topology.descriptions
    _write(
        folder / "gentwin.yaml",
        yaml.safe_dump(mapping, sort_keys=False, allow_unicode=True, width=96),
    )


def _uri(entity: Entity) -> str:
    return entity.id if ":" in entity.id else f"urn:ngsi-ld:{entity.kind}:{entity.id}"


def _property(reading: Reading) -> dict[str, Any]:
    value: Any = reading.value
    if reading.datatype == "datetime" and isinstance(value, str):
        value = {"@type": "DateTime" if "T" in value else "Date", "@value": value}
    result: dict[str, Any] = {"type": "Property", "value": value}
    if reading.unit is not None:
        result["unitCode"] = reading.unit
    if reading.time is not None:
        result["observedAt"] = iso(reading.time)
    return result


def iso(moment: datetime) -> str:
    """ISO 8601 with ``Z`` for UTC, as NGSI-LD asks (§4.6.3); no fraction where it is zero."""
    return moment.isoformat().replace("+00:00", "Z")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as e:
        raise SourceError(
            str(e), remedy="Choose a path that can be written.", file=str(path)
        ) from e
