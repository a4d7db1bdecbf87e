"""What differs between two versions, entity by entity and relation by relation."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from gentwin_chat.domain import Entity, Reading, Relation

from .draft import same_reading
from .protocol import GraphReader


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class AttributeChange(_Part):
    """An attribute of an entity or relation, before and after; ``None`` where it is not there."""

    name: str
    before: Reading | None
    after: Reading | None


class EntityChange(_Part):
    """An entity that both versions have, and what is not the same.

    Attributes:
        before, after: the whole entity.
        attributes: those that differ; kind, name and presence are read off the two.
    """

    before: Entity
    after: Entity
    attributes: tuple[AttributeChange, ...]


class RelationChange(_Part):
    """A relation that both versions have, with other readings, direction or probability."""

    before: Relation
    after: Relation
    attributes: tuple[AttributeChange, ...]


class VersionDiff(_Part):
    """What happened from one version to another.

    Attributes:
        since, until: the two versions.
        added, removed: entities that only the later or the earlier one has.
        changed: entities that both have and that differ in themselves.
        related, unrelated: relations that only the later or the earlier one has.
        altered: relations that both have and that differ.
    """

    since: int
    until: int
    added: tuple[Entity, ...] = ()
    removed: tuple[Entity, ...] = ()
    changed: tuple[EntityChange, ...] = ()
    related: tuple[Relation, ...] = ()
    unrelated: tuple[Relation, ...] = ()
    altered: tuple[RelationChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the versions hold the same."""
        parts = (self.added, self.removed, self.changed)
        return not any((*parts, self.related, self.unrelated, self.altered))


def diff(before: GraphReader, after: GraphReader, ids: Iterable[str]) -> VersionDiff:
    """What differs between two readers, as far as ``ids`` tell of every entity that was touched.

    Costs what was touched; what comes out is in the order of ``ids``.
    """
    asked = list(ids)
    old, new = before.entities(asked), after.entities(asked)
    # A relation that changed touches both of its ends.
    was = {r.identity: r for r in before.relations(sources=asked, targets=asked)}
    now = {r.identity: r for r in after.relations(sources=asked, targets=asked)}
    both = [(was[i], now[i]) for i in was if i in now]
    return VersionDiff(
        since=before.version,
        until=after.version,
        added=tuple(new[i] for i in new if i not in old),
        removed=tuple(old[i] for i in old if i not in new),
        changed=tuple(
            EntityChange(before=old[i], after=new[i], attributes=changes)
            for i in old
            if i in new and ((changes := _attributes(old[i], new[i])) or old[i] != new[i])
        ),
        related=tuple(now[i] for i in now if i not in was),
        unrelated=tuple(was[i] for i in was if i not in now),
        altered=tuple(
            RelationChange(before=a, after=b, attributes=changes)
            for a, b in both
            if (changes := _attributes(a, b)) or a != b
        ),
    )


def _attributes(a: Entity | Relation, b: Entity | Relation) -> tuple[AttributeChange, ...]:
    return tuple(
        AttributeChange(name=name, before=old, after=new)
        for name in dict.fromkeys([*a.attributes, *b.attributes])
        if not same_reading(old := a.attributes.get(name), new := b.attributes.get(name))
    )
