"""The things a twin is made of: entities, readings, relations, observations, changes.

Everything right of here (sources, pooling, stores, retriever) speaks in these types; they know
nothing of files, databases or models. The source's own vocabulary is kept as it stands: kinds,
attribute names and relation types are never translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[Scalar]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reading(_Frozen):
    """The value of one attribute.

    Attributes:
        value: as the source gives it; nested objects are flattened by the source reader.
        unit: the source's unit text or UN/CEFACT code (``"CEL"``, ``"%"``, ``"W"``), if it has one.
        time: when it was observed, if known.
        datatype: the source's own type where the JSON type does not show it (``"datetime"`` for ISO
            text or epoch numbers; anything else as the source names it).
    """

    value: Value
    unit: str | None = None
    time: datetime | None = None
    datatype: str | None = None


def number_of(id: str, kind: str) -> int:
    """The source's number of an entity with a numeric id: 7 of ``7`` and of ``sensor-7``."""
    return int(id.removeprefix(f"{kind}-"))


class Entity(_Frozen):
    """A node of the twin: a device, a place, a service, a table row.

    Attributes:
        id: unique in the twin; text, also where the source has numbers.
        kind: the source's type, class or table (singular), as it stands.
        name: a human name, where there is one beside the id.
        attributes: attribute name → reading.
        numeric_id: the source holds the id as a number, so answers give it as a number; where kinds
            share their numbers, ``id`` has the kind before it (``sensor-7``).
        active: the presence ⊥ of eq. 1 as last known.
        aliases: other ids and names under which the source refers to it.
    """

    id: str
    kind: str
    name: str | None = None
    attributes: dict[str, Reading] = Field(default_factory=dict)
    numeric_id: bool = False
    active: bool = True
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str | int:
        """The id as the source writes it and in its type: what ``Answer.values`` holds."""
        return number_of(self.id, self.kind) if self.numeric_id else self.id

    @property
    def label(self) -> str:
        """How a sentence names it."""
        return self.name or short_id(self.id)


class Relation(_Frozen):
    """A directed edge ``source –type→ target``, with readings of its own.

    Attributes:
        type: the source's relation name, as it stands.
        attributes: attribute name → reading (a link's status, an RSSI).
        directed: ``False`` where the source states no direction (an undirected graph, a cable).
        key: tells parallel edges of one type between the same two apart; empty where there is one.
        inferred: probability in (0, 1] if a model generated this edge, ``None`` if it was observed.
    """

    source: str
    type: str
    target: str
    attributes: dict[str, Reading] = Field(default_factory=dict)
    directed: bool = True
    key: str = ""
    inferred: float | None = None

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two relations the same edge: (source, type, target, key)."""
        return (self.source, self.type, self.target, self.key)


class Triple(_Frozen):
    """One fact that an answer rests on.

    Attributes:
        subject: entity id.
        predicate: attribute name, relation type, or a computed measure such as ``count(sensor)``.
        object: the value, or the id of the other entity.
        unit: unit of ``object``, if any.
        time: when it was observed, if known.
        version: the twin version that it was read from.
        computed: it is a computation over facts rather than a stored fact.
        inferred: probability in (0, 1] if a model generated it, ``None`` if it was observed.
    """

    subject: str
    predicate: str
    object: Value
    unit: str | None = None
    time: datetime | None = None
    version: int | None = None
    computed: bool = False
    inferred: float | None = None

    def __str__(self) -> str:
        return f"{self.subject} –{self.predicate}→ {self.object}" + (
            f" {self.unit}" if self.unit else ""
        )


class Observation(_Frozen):
    """One thing seen in the physical space: ``entity``'s ``attribute`` had ``reading``."""

    entity: str
    attribute: str
    reading: Reading


# --- changes: the only way in which a twin moves from one version to the next ----------------


class PutEntity(_Frozen):
    """Add an entity, or replace the one with this id (its relations stay)."""

    op: Literal["put_entity"] = "put_entity"
    entity: Entity


class RemoveEntity(_Frozen):
    """Remove an entity and every relation that touches it."""

    op: Literal["remove_entity"] = "remove_entity"
    id: str


class PutRelation(_Frozen):
    """Add a relation, or replace the one with the same identity. Both ends must exist."""

    op: Literal["put_relation"] = "put_relation"
    relation: Relation


class RemoveRelation(_Frozen):
    """Remove the relations of ``type`` between two entities (any type if ``None``)."""

    op: Literal["remove_relation"] = "remove_relation"
    source: str
    target: str
    type: str | None = None


class Observe(_Frozen):
    """Set one attribute of one entity; a reading older than the stored one changes nothing."""

    op: Literal["observe"] = "observe"
    observation: Observation


class SetPresence(_Frozen):
    """Eq. 1 decided: the entity is active (⊥ = 1) or not (⊥ = 0)."""

    op: Literal["set_presence"] = "set_presence"
    id: str
    active: bool


Change: TypeAlias = Annotated[
    PutEntity | RemoveEntity | PutRelation | RemoveRelation | Observe | SetPresence,
    Field(discriminator="op"),
]


class Reject(_Frozen):
    """A part of a source that could not be read: where, and why."""

    file: str
    line: int | None
    reason: str


class Topology(BaseModel):
    """A whole network as a source gives it, before it enters a store.

    Attributes:
        entities: id → entity.
        relations: every relation; both ends are in ``entities``.
        rejects: what the source held and could not be read.
        descriptions: vocabulary term (kind, attribute, relation) → the source's own words on it
            (``rdfs:comment``, a JSON schema's description), for definitions.
    """

    entities: dict[str, Entity] = Field(default_factory=dict)
    relations: list[Relation] = Field(default_factory=list)
    rejects: list[Reject] = Field(default_factory=list)
    descriptions: dict[str, str] = Field(default_factory=dict)

    def changes(self) -> Iterable[Change]:
        """The changes that build this network from nothing."""
        for entity in self.entities.values():
            yield PutEntity(entity=entity)
        for relation in self.relations:
            yield PutRelation(relation=relation)


def short_id(identifier: str) -> str:
    """The part of a URN or URL id that people say: ``urn:ngsi-ld:Device:gw-12`` → ``gw-12``."""
    if identifier.startswith("urn:"):
        parts = identifier.split(":")
        return ":".join(parts[3:] if len(parts) > 3 else parts[2:]) or identifier
    if "://" in identifier:
        return re.split(r"[/#]", identifier.rstrip("/#"))[-1] or identifier
    return identifier


def name_key(text: str) -> str:
    """Fold a name for comparison: case, accents, spaces and punctuation do not count.

    ``gw-12``, ``GW 12`` and ``gw_12`` fold to ``gw12``.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if c.isalnum() and not unicodedata.combining(c))


def entity_keys(entity: Entity) -> frozenset[str]:
    """Every folded name under which a person may refer to ``entity``."""
    names = [entity.id, short_id(entity.id), entity.name or "", *entity.aliases]
    return frozenset(k for k in map(name_key, names) if k)


# Names of techniques whose capitals part no words.
_MIXED_CASE = re.compile(
    r"LoRaWAN|LoRa|IoT|WiFi|ZigBee|BACnet|GraphQL|PoE|CO2|PM2\.5|[kKMG]Wh(?![a-z])"
)


def words(term: str) -> str:
    """A vocabulary term as people say it: ``availableSpotNumber`` → ``available spot number``."""
    term = _MIXED_CASE.sub(lambda m: f" {m.group().lower()} ", short_id(term))
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-./:]+", " ", term)
    return " ".join(spaced.split()).lower()
