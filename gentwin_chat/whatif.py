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
from gentwin_chat.errors import ScenarioError, StoreError
from gentwin_chat.indexing.graph.fork import Fork
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

    @model_validator(mode="before")
    @classmethod
    def _off_is_a_word(cls, content: Any) -> Any:
        """To YAML 1.1 an unquoted ``off`` is false."""
        if isinstance(content, dict):
            return {"off" if key is False else key: value for key, value in content.items()}
        return content

    @model_validator(mode="after")
    def _one(self) -> Action:
        fields = type(self).model_fields
        if sum(getattr(self, name) is not None for name in fields) != 1:
            raise ValueError("an action has exactly one of " + ", ".join(fields))
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
        except UnicodeDecodeError as e:
            raise ScenarioError(f"{path}: is no text ({e.reason}). Save it as UTF-8.") from e
        except yaml.YAMLError as e:
            raise ScenarioError(f"{path}: is no YAML: {' '.join(str(e).split())}") from e
        except ValidationError as e:
            first = e.errors()[0]
            where = ": ".join([str(path), *filter(None, [".".join(map(str, first["loc"]))])])
            raise ScenarioError(f"{where}: {first['msg']}.") from e

    def changes(self, reader: GraphReader) -> list[Change]:
        """The scenario as changes to the version that ``reader`` reads.

        Each action is read in the light of those before it, so what one adds another may link.

        Raises:
            ScenarioError: an action names an entity or relation that is not there, or one name of
                several.
        """
        done: list[Change] = []
        state = reader
        for action in self.actions:
            done += _changes(action, state)
            try:
                state = Fork(reader, done)
            except StoreError as e:
                raise ScenarioError(str(e)) from e
        return done


def _changes(action: Action, reader: GraphReader) -> Iterator[Change]:
    if (gone := action.fail if action.fail is not None else action.remove) is not None:
        yield RemoveEntity(id=_find(reader, gone))
    elif action.off is not None:
        yield SetPresence(id=_find(reader, action.off), active=False)
    elif action.restore is not None:
        yield SetPresence(id=_find(reader, action.restore), active=True)
    elif action.add is not None:
        yield from _add(action.add, reader)
    elif action.move is not None:
        yield from _move(action.move, reader)
    elif action.set is not None:
        yield _set(action.set, reader)
    elif action.link is not None:
        yield _link(action.link, reader)
    elif action.unlink is not None:
        yield _unlink(action.unlink, reader)


def _add(new: Add, reader: GraphReader) -> Iterator[Change]:
    if reader.entities([new.id]):
        raise ScenarioError(
            f"The twin has a {new.id} already. Give the new entity an id of its own."
        )
    readings = {k: Reading(value=v) for k, v in new.attributes.items()}
    put = PutEntity(entity=Entity(id=new.id, kind=new.kind, name=new.name, attributes=readings))
    yield put
    having_it = Fork(reader, [put])
    for link in new.links:
        yield _link(link, having_it)


def _set(change: SetAttribute, reader: GraphReader) -> Change:
    """The new value in the unit that the old one has."""
    entity = _find(reader, change.entity)
    old = reader.readings(change.attribute, [entity]).get(entity)
    reading = Reading(
        value=change.value,
        unit=old.unit if old else None,
        datatype=old.datatype if old else None,
    )
    return Observe(
        observation=Observation(entity=entity, attribute=change.attribute, reading=reading)
    )


def _link(link: Link, reader: GraphReader) -> Change:
    source, target = _find(reader, link.source), _find(reader, link.target)
    ends = reader.entities([source, target])
    pair = (ends[source].kind, ends[target].kind)
    known = [r for r in reader.schema().relations if (r.source_kind, r.target_kind) == pair]
    types = {r.type for r in known}
    if link.relation is None and len(types) != 1:
        raise ScenarioError(f"Which relation links {source} to {target} is not said. Name it.")
    relation = link.relation or types.pop()
    directed = next((r.directed for r in known if r.type == relation), True)
    return PutRelation(
        relation=Relation(source=source, type=relation, target=target, directed=directed)
    )


def _unlink(link: Link, reader: GraphReader) -> Change:
    source, target = _find(reader, link.source), _find(reader, link.target)
    types = [link.relation] if link.relation is not None else []
    backward = reader.relations(types, [target], [source])
    if not reader.relations(types, [source], [target]) and all(r.directed for r in backward):
        what = f"{link.relation} relation" if link.relation else "relation"
        raise ScenarioError(f"There is no {what} from {source} to {target} that could go.")
    return RemoveRelation(source=source, target=target, type=link.relation)


def _move(move: Move, reader: GraphReader) -> Iterator[Change]:
    """Whichever way its relations to that kind point: from it, or, where none does, to it."""
    entity, to = _find(reader, move.entity), _find(reader, move.to)
    kind = reader.entities([to])[to].kind
    outgoing = reader.relations(sources=[entity])
    incoming = reader.relations(targets=[entity])
    kinds = reader.entities({r.target for r in outgoing} | {r.source for r in incoming})
    others = {i for i, e in kinds.items() if e.kind == kind and i != to}
    leaving = [r for r in outgoing if r.target in others]
    end = "target" if leaving else "source"
    leaving = leaving or [r for r in incoming if r.source in others]
    if not leaving:
        raise ScenarioError(
            f"{move.entity} has no relation to another {kind}, so it cannot move to {move.to}."
        )
    for r in leaving:
        yield RemoveRelation(source=r.source, target=r.target, type=r.type)
    for first in {r.type: r for r in reversed(leaving)}.values():
        yield PutRelation(relation=first.model_copy(update={end: to}))


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
