"""The indexes of the twin in Neo4j: whatever a question can name is found by one of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gentwin_chat.domain import Change, Observe, PutEntity

from .neo4j_quoting import quote
from .neo4j_values import is_plain_name

_UNIQUE = "CREATE CONSTRAINT {} IF NOT EXISTS FOR (n:{}) REQUIRE n.{} IS UNIQUE"
_INDEX = "CREATE INDEX {} IF NOT EXISTS FOR (n:{}) ON (n.{})"
_PAIR = "CREATE INDEX {} IF NOT EXISTS FOR (n:{}) ON (n.{}, n.{})"
INDEXES = {
    "twin_entity_id": _UNIQUE.format("twin_entity_id", "TwinEntity", "id"),
    "twin_state_id": _UNIQUE.format("twin_state_id", "TwinState", "id"),
    "twin_version": _UNIQUE.format("twin_version", "TwinVersion", "version"),
    "twin_mark_key": _UNIQUE.format("twin_mark_key", "TwinMark", "key"),
    "twin_entity_kind": _INDEX.format("twin_entity_kind", "TwinEntity", "_kind"),
    "twin_entity_name": _INDEX.format("twin_entity_name", "TwinEntity", "name"),
    "twin_entity_rank": (
        "CREATE INDEX twin_entity_rank IF NOT EXISTS FOR (n:TwinEntity) ON (n._rank, n._sort, n.id)"
    ),
    "twin_entity_kind_rank": (
        "CREATE INDEX twin_entity_kind_rank IF NOT EXISTS FOR (n:TwinEntity) "
        "ON (n._kind, n._rank, n._sort, n.id)"
    ),
    "twin_entity_number": _INDEX.format("twin_entity_number", "TwinEntity", "_number"),
    "twin_name_key": _INDEX.format("twin_name_key", "TwinName", "key"),
    "twin_name_of": _INDEX.format("twin_name_of", "TwinName", "of"),
    "twin_name_until": _INDEX.format("twin_name_until", "TwinName", "until"),
    "twin_past_id": _PAIR.format("twin_past_id", "TwinPast", "id", "_fork"),
    "twin_past_kind": _PAIR.format("twin_past_kind", "TwinPast", "_fork", "_kind"),
    "twin_past_number": _INDEX.format("twin_past_number", "TwinPast", "_number"),
    "twin_past_source": _PAIR.format("twin_past_source", "TwinPastRelation", "_source", "_fork"),
    "twin_past_target": _PAIR.format("twin_past_target", "TwinPastRelation", "_target", "_fork"),
    "twin_past_type": _PAIR.format("twin_past_type", "TwinPastRelation", "_fork", "_type"),
    "twin_name_text": (
        "CREATE FULLTEXT INDEX twin_name_text IF NOT EXISTS "
        "FOR (n:TwinName) ON EACH [n.key, n.shape, n.text] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
    ),
}
"""Name → the statement that makes it."""

ATTRIBUTE_INDEX = "twin_attribute_"
MOST_INDEXES = 64  # of attributes; each costs every write of it


def attribute_index(attribute: str) -> str:
    """The name of the index of an attribute."""
    return ATTRIBUTE_INDEX + hashlib.sha256(attribute.encode("utf-8", "replace")).hexdigest()[:16]


def index_statements(index: str, attribute: str) -> Iterable[str]:
    """The statements that make it, for the newest states and for past ones."""
    yield _PAIR.format(f"{index}_past", "TwinPast", "_fork", quote(attribute))
    yield _INDEX.format(index, "TwinEntity", quote(attribute))


def attributes_of(change: Change) -> Iterable[str]:
    """The attributes of entities that ``change`` sets, as far as they are plain properties."""
    match change:
        case PutEntity(entity=entity):
            names: Iterable[str] = entity.attributes
        case Observe(observation=observation):
            names = (observation.attribute,)
        case _:
            names = ()
    return (name for name in names if is_plain_name(name))
