"""What of a schema a difference makes wrong, so that only that is counted anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from .draft import Difference, differing


@dataclass
class Stale:
    """Parts of a schema to be counted anew.

    Attributes:
        kinds: kinds whose number of entities changed.
        attributes: (kind, attribute) pairs with a changed reading.
        relation_types: types with a changed relation.
        all_relations: an entity changed its kind, and its relations with it.
        descriptions: vocabulary terms were described.
    """

    kinds: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    relation_types: set[str] = field(default_factory=set)
    all_relations: bool = False
    descriptions: bool = False

    @classmethod
    def of(cls, difference: Difference, *, descriptions: bool = False) -> Stale:
        """What ``difference`` makes wrong in the schema of the state before it."""
        stale = cls(descriptions=descriptions)
        for old, new in difference.entities.values():
            same = old is not None and new is not None and old.kind == new.kind
            stale.all_relations |= old is not None and new is not None and not same
            for entity, other in ((old, new), (new, old)):
                if entity is not None:
                    if not same:
                        stale.kinds.add(entity.kind)
                    names = differing(entity, other if same else None)
                    stale.attributes |= {(entity.kind, name) for name in names}
        stale.relation_types = {kind for _, kind, _, _ in difference.relations}
        return stale

    def __or__(self, other: Stale) -> Stale:
        return Stale(
            self.kinds | other.kinds,
            self.attributes | other.attributes,
            self.relation_types | other.relation_types,
            self.all_relations or other.all_relations,
            self.descriptions or other.descriptions,
        )
