"""NGSI-LD (ETSI GS CIM 009) and NGSI-v2 entities, normalized, concise and key-values.

What becomes what:

* A Relationship (also multi-valued, ``ListRelationship``, NGSI-v2's type ``Relationship``), an
  attribute named ``ref…`` with text, and in key-values any ``urn:ngsi-ld:`` text, is a relation
  of the attribute's name. Its sub-attributes are attributes of the relation. A target that is
  not in the data becomes an entity: its kind is the type in its URN, else the relationship's
  ``objectType``, else the attribute's name without ``ref`` (``refDevice`` → ``Device``).
* Every other attribute is a reading: unit from ``unitCode`` or the metadata ``unitCode``/``unit``,
  time from ``observedAt`` or the metadata ``observedAt``/``TimeInstant``/``timestamp``.
* Of the instances of a multi-attribute the one without ``datasetId`` has the plain name, each
  other one ``name.<end of the datasetId>``.
* Properties of properties and members of structured values have dotted names.
* GeoJSON features (``type: Feature``) are entities whose attributes are in ``properties``.
* An NGSI-v2 id ``X`` and an NGSI-LD id ``urn:ngsi-ld:<type>:X`` of the same type are one entity.

Sources: ETSI GS CIM 009 V1.8.1 §4.5; FIWARE-NGSI v2 "JSON attribute representation".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from gentwin_chat.domain import Reading, short_id

from .assembly import Assembly
from .values import flatten, is_geometry, moment, reading
from .vocabulary import NGSI_LD_TYPES, NGSI_MEMBERS

_VALUE_KEYS = ("value", "languageMap", "vocab", "json", "valueList", "@value")
_OBJECT_KEYS = ("object", "objectList")
_ENTITY_KEYS = frozenset(("id", "type", "@id", "@type", "@context"))
_REF = re.compile(r"ref[A-Z_]\w*")
_CAMEL = re.compile(r"[A-Z][A-Za-z0-9]+")
_URN = re.compile(r"urn:ngsi-ld:([^:]*):(.+)", re.S)


def is_ngsi(item: object, *, alone: bool = False) -> bool:
    """Whether a JSON object is an NGSI entity, by its content.

    Args:
        item: the decoded JSON.
        alone: it is a document of its own rather than a row among rows; then text ``id`` and
            ``type`` are enough.
    """
    if not isinstance(item, dict):
        return False
    if item.get("type") == "Feature":
        inner = item.get("properties")
        if not isinstance(inner, dict) or not _says(inner.get("type")):
            return False
        return any(_is_attribute(v) for v in inner.values()) or (
            isinstance(item.get("id"), str) and bool(_CAMEL.fullmatch(str(inner["type"])))
        )
    id, kind = _id(item), item.get("type", item.get("@type"))
    if not isinstance(id, str) or not _says(kind):
        return False
    if "id" not in item:  # "@id" alone is RDF's JSON-LD, unless the attributes are NGSI's
        return any(_is_attribute(v) for v in item.values())
    if alone or id.startswith("urn:ngsi-ld:") or "@context" in item:
        return True
    return any(
        _is_attribute(value) or (_REF.fullmatch(name) and isinstance(value, str))
        for name, value in item.items()
        if name not in _ENTITY_KEYS
    )


def read_entities(items: Sequence[tuple[int | None, Any]], file: str, into: Assembly) -> None:
    """Put NGSI entities, given with their lines, into ``into``; what is no entity is rejected."""
    for line, item in items:
        if not is_ngsi(item, alone=True):
            into.reject(file, line, f"not an NGSI entity: {_why_not(item)}")
            continue
        if item.get("type") == "Feature":
            item = _from_feature(item)
        _read_entity(item, file, line, into)


def _why_not(item: object) -> str:
    if not isinstance(item, dict):
        return f"a JSON {type(item).__name__}, not an object"
    missing = [key for key in ("id", "type") if not item.get(key)]
    return f"no {' and no '.join(missing)}" if missing else "id and type must be text"


def same_entities(into: Assembly) -> dict[str, str]:
    """Merge NGSI-v2 entities into their NGSI-LD forms; return other id → id for relations."""
    renamed: dict[str, str] = {}
    stubs = {edge.target: edge.stub_kind for edge in into.edges if edge.stub_kind}
    kinds = {**stubs, **{id: draft.kind for id, draft in into.drafts.items()}}
    for id, kind in kinds.items():
        urn = _URN.fullmatch(id)
        if urn is None or urn.group(1) != kind or kinds.get(urn.group(2)) != kind:
            continue
        renamed[urn.group(2)] = id
        if urn.group(2) in into.drafts:
            into.rename(urn.group(2), id)
    return renamed


def _id(item: Mapping[str, Any]) -> object:
    return item.get("id", item.get("@id"))


def _says(kind: object) -> bool:
    return (isinstance(kind, str) and bool(kind)) or (
        isinstance(kind, list) and bool(kind) and all(isinstance(k, str) and k for k in kind)
    )


def _is_attribute(value: object) -> bool:
    """Whether this is a normalized attribute of either version."""
    if isinstance(value, list):
        return bool(value) and all(_is_attribute(v) for v in value)
    if not isinstance(value, dict) or is_geometry(value):
        return False
    if value.get("type") in NGSI_LD_TYPES:
        return any(key in value for key in (*_VALUE_KEYS, *_OBJECT_KEYS))
    v2 = isinstance(value.get("type"), str) and "value" in value
    return v2 and set(value) <= {"type", "value", "metadata"}


def _from_feature(feature: Mapping[str, Any]) -> dict[str, Any]:
    item = {"id": feature.get("id"), **feature["properties"]}
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and "value" in geometry:
        geometry = geometry["value"]
    if is_geometry(geometry) and not any(key in item for key in ("location", "geometry")):
        item["location"] = geometry
    return item


def _read_entity(item: Mapping[str, Any], file: str, line: int | None, into: Assembly) -> None:
    id, kinds = str(_id(item)), item.get("type", item.get("@type"))
    kind = short_id(kinds[0] if isinstance(kinds, list) else str(kinds))
    normalized = any(_is_attribute(v) for k, v in item.items() if k not in _ENTITY_KEYS)
    attributes: dict[str, Reading] = {}
    aliases: list[str] = []
    name: str | None = None
    for attribute, value in item.items():
        if attribute in _ENTITY_KEYS:
            continue
        label = short_id(attribute)
        for key, instance in _instances(label, value):
            targets = _targets(label, instance, normalized)
            if targets is not None:
                extra = dict(_sub_attributes("", instance))
                for target, stub in targets:
                    into.relate(id, label, target, extra, stub_kind=stub, file=file, line=line)
                continue
            found = dict(_readings(key, instance))
            said = found.get(label)
            if label == "name" and said is not None and isinstance(said.value, str):
                name = said.value
            elif label == "alternateName" and said is not None and isinstance(said.value, str):
                aliases.append(said.value)
                attributes[label] = said
            else:
                attributes.update(found)
            for sub, target, stub in _sub_relations(key, instance):
                into.relate(id, sub, target, stub_kind=stub, file=file, line=line)
    into.put(
        id, kind, attributes, name=name, aliases=aliases, file=file, line=line, newer_wins=True
    )


def _instances(label: str, value: object) -> Iterator[tuple[str, object]]:
    """The instances of a (multi-)attribute with the attribute name of each."""
    if not (isinstance(value, list) and value and all(_is_attribute(v) for v in value)):
        yield label, value
        return
    taken: set[str] = set()
    for number, instance in enumerate(value, 1):
        dataset = instance.get("datasetId")
        key = f"{label}.{short_id(dataset)}" if isinstance(dataset, str) else label
        if key in taken:
            key = f"{label}.{number}"
        taken.add(key)
        yield key, instance


def _targets(label: str, value: object, normalized: bool) -> list[tuple[str, str]] | None:
    """``(target id, kind if it is missing)`` for each end, or ``None`` if no relation."""
    wanted: object = None
    declared: object = None
    if isinstance(value, dict) and not is_geometry(value):
        relationship = value.get("type") in ("Relationship", "ListRelationship")
        concise = "object" in value and not _says(value.get("type"))
        declared = value.get("objectType")
        if relationship or concise:
            wanted = next(
                (value[k] for k in (*_OBJECT_KEYS, "value") if value.get(k) is not None), None
            )
            if wanted is None:
                return []
        elif _REF.fullmatch(label) and _is_attribute(value):
            wanted = value.get("value")
    elif _REF.fullmatch(label) or (not normalized and _all_urns(value)):
        wanted = value
    members = wanted if isinstance(wanted, list) else [wanted]
    ids = [m.get("object") if isinstance(m, dict) else m for m in members]
    if not ids or not all(isinstance(i, str) and i.strip() for i in ids):
        return None
    kinds = declared if isinstance(declared, list) else [declared] * len(ids)
    return [
        (str(i), _kind_of(str(i), label, k))
        for i, k in zip(ids, [*kinds, *[None] * len(ids)], strict=False)
    ]


def _all_urns(value: object) -> bool:
    members = value if isinstance(value, list) else [value]
    return bool(members) and all(
        isinstance(m, str) and m.startswith("urn:ngsi-ld:") for m in members
    )


def _kind_of(id: str, label: str, declared: object) -> str:
    urn = _URN.fullmatch(id)
    if urn and urn.group(1):
        return urn.group(1)
    if isinstance(declared, str) and declared:
        return short_id(declared)
    bare = re.sub(r"^ref_?(?=[A-Z\w])", "", label) if _REF.fullmatch(label) else label
    return bare[:1].upper() + bare[1:]


def _readings(name: str, value: object) -> Iterator[tuple[str, Reading]]:
    """Readings of one attribute instance: its value's leaves, then its sub-properties."""
    if not isinstance(value, dict) or is_geometry(value) or not _holds_value(value):
        if isinstance(value, dict) and value.get("type") in NGSI_LD_TYPES:
            return  # a property without value
        for leaf, kept in flatten(name, value):
            if (made := reading(leaf, kept)) is not None:
                yield leaf, made
        return
    held = next((value[k] for k in _VALUE_KEYS if k in value), None)
    declared = value.get("type", value.get("@type"))
    if isinstance(held, dict) and "@value" in held:
        declared, held = held.get("@type", declared), held["@value"]
    datatype = "datetime" if declared in ("DateTime", "Date", "Time") else None
    metadata = value.get("metadata")
    unit = value.get("unitCode") or _meta(metadata, "unitCode") or _meta(metadata, "unit")
    unit = unit or _unit_property(value)
    if declared == "geo:point" and isinstance(held, str) and held.count(",") == 1:
        latitude, longitude = (_number(part) for part in held.split(","))
        held = {"type": "Point", "coordinates": [longitude, latitude]}
    leaves = list(flatten(name, held))
    for leaf, kept in leaves:
        made = reading(
            leaf,
            kept,
            unit=unit if isinstance(unit, str) else None,
            time=_time(value, metadata),
            datatype=datatype if moment(kept) else None,
        )
        if made is not None:
            yield leaf, made
    yield from _sub_attributes(f"{name}.", value)


def _unit_property(value: Mapping[str, Any]) -> object:
    """The unit that a property of the property gives ("UnitCode", as some write it)."""
    for key, inner in value.items():
        if key.lower() == "unitcode" and isinstance(inner, dict):
            return inner.get("value")
    return None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _holds_value(value: Mapping[str, Any]) -> bool:
    """A normalized or concise property: has a value, and nothing that speaks against it."""
    if _is_attribute(value):
        return True
    if "@value" in value:
        return set(value) <= {"@value", "@type", "@language"}
    return "value" in value and set(value) <= NGSI_MEMBERS and not _says(value.get("@type"))


def _meta(metadata: object, name: str) -> object:
    if isinstance(metadata, dict) and isinstance(entry := metadata.get(name), dict):
        return entry.get("value")
    return None


def _time(value: Mapping[str, Any], metadata: object) -> datetime | None:
    for stamp in (
        value.get("observedAt"),
        *(_meta(metadata, key) for key in ("observedAt", "TimeInstant", "timestamp")),
    ):
        if isinstance(stamp, dict):
            stamp = stamp.get("@value", stamp.get("value"))
        if (found := moment(stamp)) is not None:
            return found
    return None


def _sub_attributes(prefix: str, value: object) -> Iterator[tuple[str, Reading]]:
    """Properties of a property or relationship; for NGSI-v2 the metadata that say something."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key in NGSI_MEMBERS or not _is_attribute(inner):
            continue
        if _targets(key, inner, normalized=True) is None:
            yield from _readings(f"{prefix}{short_id(key)}", inner)
    metadata = value.get("metadata")
    if isinstance(metadata, dict):
        for key in metadata:
            if key in ("unitCode", "unit", "observedAt", "TimeInstant", "timestamp"):
                continue
            made = reading(key, _meta(metadata, key))
            if made is not None:
                yield f"{prefix}{key}", made


def _sub_relations(name: str, value: object) -> Iterator[tuple[str, str, str]]:
    """Relationships of a property, as ``(dotted name, target, kind if missing)``."""
    if not isinstance(value, dict) or not _is_attribute(value):
        return
    for key, inner in value.items():
        if key in NGSI_MEMBERS or not isinstance(inner, dict):
            continue
        for target, stub in _targets(key, inner, normalized=True) or ():
            yield f"{name}.{short_id(key)}", target, stub
