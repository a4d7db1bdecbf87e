"""Nodes and relationships of a foreign Neo4j graph as entities and relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from neo4j.spatial import Point
from neo4j.time import DateTime

from gentwin_chat.domain import Entity, Reading, Relation, Scalar

NO_LABEL = "Node"
NAMES = ("name", "title", "label", "displayName")


@dataclass(frozen=True)
class Key:
    """How the nodes of a kind are told apart.

    Attributes:
        property: the property that does; ``None``: Neo4j's element id.
        prefix: other kinds number their nodes alike, so the kind goes before it.
    """

    property: str | None = None
    prefix: bool = False


@dataclass
class Naming:
    """The kinds of a graph and the ids of its nodes.

    Attributes:
        rank: labels, the rarest first: the first one that a node has is its kind.
        keys: kind → how its nodes are told apart.
    """

    rank: dict[str, int] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)

    def kind(self, labels: Sequence[str]) -> str:
        return min(labels, key=lambda x: (self.rank.get(x, -1), x), default=NO_LABEL)

    def identify(self, element: str, labels: Sequence[str], own: Mapping[str, Any]) -> str | int:
        """The id of a node in its own type, from the properties that ``own`` holds of it."""
        kind = self.kind(labels)
        key = self.keys.get(kind, Key())
        value = own.get(key.property) if key.property else None
        if isinstance(value, bool) or not isinstance(value, (str, int)) or value == "":
            return element
        return f"{kind} {value}" if key.prefix else value

    @property
    def properties(self) -> list[str]:
        """Those that :meth:`identify` needs."""
        return sorted({key.property for key in self.keys.values() if key.property})

    def entity(
        self, key: str | int, labels: Sequence[str], properties: Mapping[str, Any]
    ) -> Entity:
        """A node as an entity whose id is ``key``."""
        name = next((properties[n] for n in NAMES if isinstance(properties.get(n), str)), None)
        readings = readings_of({k: v for k, v in properties.items() if k not in ("id", "name")})
        if len(labels) > 1:
            readings.setdefault("labels", Reading(value=sorted(labels)))
        own = self.keys.get(self.kind(labels), Key())
        aliases = (str(properties[own.property]),) if own.prefix and own.property else ()
        return Entity(
            id=str(key),
            kind=self.kind(labels),
            name=name,
            attributes=readings,
            numeric_id=isinstance(key, int),
            aliases=aliases if str(key) not in aliases else (),
        )


def relation(source: str, target: str, row: Mapping[str, Any], number: int) -> Relation:
    """A relationship; ``number`` tells it from those of its type between the same two."""
    return Relation(
        source=source,
        type=row["type"],
        target=target,
        attributes=readings_of(row["properties"]),
        key="" if number == 1 else str(number),
    )


def readings_of(properties: Mapping[str, Any]) -> dict[str, Reading]:
    return {name: reading(value) for name, value in properties.items()}


def reading(value: Any) -> Reading:
    """A property as a reading; what is no text, number or boolean becomes text."""
    if isinstance(value, list):
        return Reading(value=[_scalar(member) for member in value])
    if isinstance(value, Point):
        return Reading(value=[float(x) for x in value], datatype="point")
    if isinstance(value, DateTime):
        return Reading(value=value.iso_format(), datatype="datetime")
    return Reading(value=_scalar(value))


def is_native(value: Any) -> bool:
    """Whether Neo4j compares a property as its reading compares."""
    return isinstance(value, (bool, int, float, str))


def _scalar(value: Any) -> Scalar:
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
