"""How entities and relations lie in Neo4j, so that a Cypher user sees plain properties.

``(:TwinEntity:Sensor {id: "aq-17", name: "Library", temperature: 21.4, …})``: the kind is a label
and each attribute a property. Properties that begin with ``_`` are the store's: ``_readings`` holds
every reading in full (unit, time, type) as JSON, ``_odd`` the names of attributes that cannot be a
property as they stand (lists of mixed types, integers over 64 bits, very long texts, reserved
names).

A state that a later version replaced is a ``(:TwinPast {…})`` with the same properties and, as
``_since`` ≤ v < ``_until``, the versions that it held in; a relation that is no more a
``(:TwinPastRelation {_source, _target, …})``. ``_fork`` files them (see ``intervals``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gentwin_chat.domain import Entity, Reading, Relation, Value

from .compare import comparable
from .order import natural_key

_LONGEST_NAME = 1000  # characters
_LONGEST_VALUE = 1800  # characters: an index takes no more than 8 kB, and UTF-8 may need four each
LABELS = frozenset(
    f"Twin{name}" for name in ("Entity", "Mark", "Name", "Past", "PastRelation", "State", "Version")
)


def token(name: str) -> str:
    """``name`` as a label or relationship type: the same, but where Neo4j or the store forbids it.

    It is only ever passed as a parameter of a dynamic label or type, never written into Cypher.
    """
    plain = name.replace("\0", "␀")
    return f"_{plain}" if not plain or plain in LABELS else plain


def entity_properties(entity: Entity, version: int) -> dict[str, Any]:
    """The properties of an entity's node, but for its degree and rank."""
    return {
        **_attribute_properties(entity.attributes),
        "id": entity.id,
        "name": entity.name,
        "_kind": entity.kind,
        "_active": entity.active,
        "_aliases": list(entity.aliases),
        "_numeric_id": entity.numeric_id,
        "_number": comparable(entity.key) if entity.numeric_id else None,
        "_sort": natural_key(entity.id),
        "_since": version,
    }


def relation_properties(relation: Relation, version: int) -> dict[str, Any]:
    """The properties of a relationship."""
    return {
        **_attribute_properties(relation.attributes),
        "_type": relation.type,
        "_key": relation.key,
        "_directed": relation.directed,
        "_inferred": relation.inferred,
        "_since": version,
    }


def _attribute_properties(attributes: Mapping[str, Reading]) -> dict[str, Any]:
    plain = {n: r.value for n, r in attributes.items() if _is_plain(n, r.value)}
    odd = [name for name in attributes if name not in plain]
    readings = {n: r.model_dump(exclude_none=True) for n, r in attributes.items()}
    return {**plain, "_odd": odd, "_readings": _dump(readings)}


def odd_names(entity: Entity) -> list[str]:
    """The attributes of an entity that an index on the property does not serve as the protocol
    compares them: those that are no plain property, and lists."""
    return [
        name
        for name, r in entity.attributes.items()
        if isinstance(r.value, list) or not _is_plain(name, r.value)
    ]


def is_plain_name(name: str) -> bool:
    """Whether a property of this name is an attribute."""
    return bool(name) and "\0" not in name and name[0] != "_" and name not in ("id", "name")


def _is_plain(name: str, value: Value) -> bool:
    """Whether Neo4j can hold, compare and index it as a property of this name."""
    if not is_plain_name(name) or len(name) > _LONGEST_NAME:
        return False
    members = value if isinstance(value, list) else [value]
    if len({type(m) for m in members}) > 1:
        return False
    if sum(len(m) if isinstance(m, str) else 8 for m in members) > _LONGEST_VALUE:
        return False
    return all(
        math.isfinite(m)
        if isinstance(m, float)
        else not isinstance(m, int) or -(2**63) <= m < 2**63
        for m in members
    )


def readings_of(text: str) -> dict[str, Reading]:
    """The readings that ``_readings`` holds."""
    return {name: _reading(parts) for name, parts in json.loads(text).items()}


def reading_of(text: str, name: str) -> Reading | None:
    """One of them."""
    parts = json.loads(text).get(name)
    return None if parts is None else _reading(parts)


def _reading(parts: dict[str, Any]) -> Reading:
    if "time" in parts:
        parts["time"] = datetime.fromisoformat(parts["time"])
    return Reading.model_validate(parts)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_time)


def _time(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of a reading")
