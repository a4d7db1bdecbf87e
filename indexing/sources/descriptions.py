"""What a JSON Schema says about kinds and attributes, for definitions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .assembly import Assembly


def is_json_schema(value: object) -> bool:
    """Whether a JSON document is a JSON Schema, rather than data."""
    return isinstance(value, Mapping) and (
        isinstance(value.get("$schema"), str) or isinstance(value.get("$defs"), Mapping)
    )


def read_json_schema(schema: Mapping[str, Any], into: Assembly) -> None:
    """Keep the descriptions of the kind (the value of its ``type`` property) and its properties."""
    properties: dict[str, Any] = {}
    parts = schema.get("allOf")
    for part in [schema, *(parts if isinstance(parts, list) else [])]:
        if isinstance(part, Mapping) and isinstance(part.get("properties"), Mapping):
            properties.update(part["properties"])
    said = schema.get("description")
    kind = properties.get("type")
    if isinstance(kind, Mapping) and isinstance(said, str):
        names = kind.get("enum") or [kind.get("const")]
        if isinstance(names, list) and names and isinstance(names[0], str):
            into.descriptions.setdefault(names[0], said)
    for name, member in properties.items():
        text = member.get("description") if isinstance(member, Mapping) else None
        if isinstance(text, str) and name not in ("id", "type"):
            into.descriptions.setdefault(name, text)
