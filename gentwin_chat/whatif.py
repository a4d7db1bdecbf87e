"""What-if scenarios (§II-B.3, SPEC §3): changes in people's terms, applied to a fork.

name: Harbour gateway fails
actions:
  - fail: gw-12
  - move: {entity: aq-17, to: gw-13}
  - set: {entity: pk-3, attribute: status, value: maintenance}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    Value,
    name_key,
)
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.protocol import GraphReader


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Link(_Part):
    """Two entities and the relation between them (any, if ``relation`` is left out)."""

    source: str
    target: str
    relation: str | None = None


class Add(_Part):
    """A new entity, with links from it."""

    id: str
    kind: str
    name: str | None = None
    attributes: dict[str, Value] = Field(default_factory=dict)
    links: list[Link] = Field(default_factory=list)


class Move(_Part):
    """Relations of ``entity`` to what is of the kind of ``to`` now lead to ``to``."""

    entity: str
    to: str


class SetAttribute(_Part):
    entity: str
    attribute: str
    value: Value


class Action(_Part):
    """One change; exactly one field is given.

    Attributes:
        fail, remove: the entity is gone, with its relations (a failed device serves nobody).
        off, restore: the entity is inactive (⊥ = 0), or active again.
        add, move, set: see their classes.
        link, unlink: a relation comes or goes.
    """

    fail: str | None = None
    remove: str | None = None
    off: str | None = None
    restore: str | None = None
    add: Add | None = None
    move: Move | None = None
    set: SetAttribute | None = None
    link: Link | None = None
    unlink: Link | None = None

    @model_validator(mode="after")
    def _one(self) -> Action:
        if len(self.model_fields_set) != 1:
            raise ValueError("an action has exactly one of " + ", ".join(type(self).model_fields))
        return self


class Scenario(_Part):
    """A named list of changes to try on a fork of the twin.

    Attributes:
        name: what it is called in reports.
        actions: applied in order. Entities are named by id or by a name that is unique.
        questions: asked of the twin and of the fork, for the comparison.
    """

    name: str = "what if"
    actions: list[Action] = Field(default_factory=list)
    questions: list[str] = Field(default_factory=list)

    @classmethod
    def read(cls, path: str | Path) -> Scenario:
        """A scenario from a YAML file.

        Raises:
            ScenarioError: the file is missing, is no YAML, or says something that is no scenario.
        """
        try:
            content: Any = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
            return cls.model_validate(content)
        except OSError as e:
            raise ScenarioError(f"{path}: cannot be read ({e.strerror}). Give a YAML file.") from e
        except yaml.YAMLError as e:
            raise ScenarioError(f"{path}: is no YAML: {e}") from e
        except ValidationError as e:
            first = e.errors()[0]
            where = ".".join(str(p) for p in first["loc"])
            raise ScenarioError(f"{path}: {where}: {first['msg']}.") from e

    def changes(self, reader: GraphReader) -> list[Change]:
        """The scenario as changes to the version that ``reader`` reads.

        Raises:
            ScenarioError: an action names an entity that is not there, or one name of several.
        """
        return [change for action in self.actions for change in _changes(action, reader)]


def _changes(action: Action, reader: GraphReader) -> Iterator[Change]:
    if gone := action.fail or action.remove:
        yield RemoveEntity(id=_find(reader, gone))
    elif action.off or action.restore:
        yield SetPresence(
            id=_find(reader, action.off or action.restore or ""), active=not action.off
        )
    elif action.add:
        new = action.add
        readings = {k: Reading(value=v) for k, v in new.attributes.items()}
        yield PutEntity(entity=Entity(id=new.id, kind=new.kind, name=new.name, attributes=readings))
        for link in new.links:
            yield from _link(link, reader, {new.id})
    elif action.move:
        yield from _move(action.move, reader)
    elif action.set:
        observed = Observation(
            entity=_find(reader, action.set.entity),
            attribute=action.set.attribute,
            reading=Reading(value=action.set.value),
        )
        yield Observe(observation=observed)
    elif action.link:
        yield from _link(action.link, reader)
    elif action.unlink:
        yield RemoveRelation(
            source=_find(reader, action.unlink.source),
            target=_find(reader, action.unlink.target),
            type=action.unlink.relation,
        )


def _link(link: Link, reader: GraphReader, new: set[str] | None = None) -> Iterator[Change]:
    source, target = (
        i if new and i in new else _find(reader, i) for i in (link.source, link.target)
    )
    relation = link.relation
    if relation is None:
        kinds = reader.entities([source, target])
        pair = [kinds[i].kind for i in (source, target) if i in kinds]
        known = [
            r.type for r in reader.schema().relations if [r.source_kind, r.target_kind] == pair
        ]
        if len(set(known)) != 1:
            raise ScenarioError(f"Which relation links {source} to {target} is not said. Name it.")
        relation = known[0]
    yield PutRelation(relation=Relation(source=source, type=relation, target=target))


def _move(move: Move, reader: GraphReader) -> Iterator[Change]:
    entity, to = _find(reader, move.entity), _find(reader, move.to)
    kind = reader.entities([to])[to].kind
    old = [
        r
        for r in reader.relations(sources=[entity])
        if r.target != to and reader.entities([r.target])[r.target].kind == kind
    ]
    if not old:
        raise ScenarioError(
            f"{move.entity} has no relation to any {kind}, so it cannot move to {move.to}."
        )
    for r in old:
        yield RemoveRelation(source=entity, target=r.target, type=r.type)
    yield PutRelation(relation=old[0].model_copy(update={"target": to}))


def _find(reader: GraphReader, name: str) -> str:
    if name in reader.entities([name]):
        return name
    hits = reader.named([name_key(name)]).get(name_key(name), [])
    if len(hits) == 1:
        return hits[0].id
    if hits:
        choices = ", ".join(h.id for h in hits[:5])
        raise ScenarioError(f"“{name}” names several entities. Use one id of: {choices}.")
    near = ", ".join(h.name for h in reader.similar(name, 3))
    raise ScenarioError(f"The twin has no “{name}”." + (f" The nearest: {near}." if near else ""))
