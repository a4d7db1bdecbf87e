"""A reader on top of a reader: what-if forks, and old states where a store keeps the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from gentwin_chat.domain import Change, Entity, Reading, Relation, Scalar

from .compare import ScalarType, entity_satisfies, readings_satisfy, scalar_type
from .draft import Difference, Draft
from .names import likeness, near_enough
from .order import natural_key, priority_key
from .protocol import Comparison, GraphReader, NameHit, Schema
from .schema_delta import Delta, updated

_OFF = [Comparison(attribute="active", op="=", value=False)]


class Overlay:
    """A :class:`~gentwin_chat.indexing.graph.protocol.GraphReader` of ``base`` with a difference.

    It holds what differs and asks ``base`` for the rest, so it costs what differs, not the network.

    Args:
        base: the reader to start from.
        difference: from the state of ``base`` to the one that is read here.
        version: the version to answer for; that of ``base`` if ``None``.
    """

    def __init__(
        self, base: GraphReader, difference: Difference, version: int | None = None
    ) -> None:
        self._base, self._difference, self._version = base, difference, version
        self._own, self._replaced = difference.known, difference.replaced

    @property
    def version(self) -> int:
        return self._base.version if self._version is None else self._version

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        keys = self._base.keys(ids)
        for i in self._replaced & keys.keys():
            keys[i] = self._own[i].key if i in self._own else i
        return keys

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(dict.fromkeys(ids))
        found = self._base.entities([i for i in asked if i not in self._replaced])
        found |= {i: self._own[i] for i in asked if i in self._own}
        return {i: found[i] for i in asked if i in found}

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        among = None if ids is None else frozenset(ids)

        def fits(entity: Entity | None) -> bool:
            return (
                entity is not None
                and (not kinds or entity.kind in kinds)
                and all(entity_satisfies(entity, c) for c in where)
            )

        # Of what differs, most is where it was: base is right about it. The rest is left out, or
        # put in its place.
        replaced = self._replaced if among is None else self._replaced & among
        displaced, pairs = self._difference.displaced, self._difference.entities
        right, wrong, own = set(), 0, []
        for i in replaced:
            now = self._own.get(i)
            before, after = fits(pairs[i][0] if i in pairs else now), fits(now)
            if before and after and i not in displaced:
                right.add(i)
            else:
                wrong += before
                own += [i] if after else []
        found = self._base.select(kinds, where, among, None if limit is None else limit + wrong)
        rest = [i for i in found if i not in replaced or i in right]
        chosen = self._in_priority_order(rest, own) if own else rest
        return chosen[:limit]

    def _in_priority_order(self, rest: list[str], own: list[str]) -> list[str]:
        """``rest``, which is in order, and ``own`` together."""
        degrees = self.degrees(own)
        active = {i: degrees[i] if self._own[i].active else 0 for i in own}
        order = {i: priority_key(i, active[i]) for i in own}
        own = sorted(own, key=lambda i: order[i])
        # Each of own seeks its place by halving; all take a step at a time, by one read of base.
        low, high = dict.fromkeys(own, 0), dict.fromkeys(own, len(rest))
        while seeking := [i for i in own if low[i] < high[i]]:
            middle = {i: (low[i] + high[i]) // 2 for i in seeking}
            probes = list({rest[place] for place in middle.values()})
            found = self._base.degrees(probes)
            found |= dict.fromkeys(self._base.select(where=_OFF, ids=probes), 0)
            for i, place in middle.items():
                if priority_key(rest[place], found[rest[place]]) < order[i]:
                    low[i] = place + 1
                else:
                    high[i] = place
        merged: list[str] = []
        done = 0
        for i in own:
            merged += rest[done : low[i]]
            merged.append(i)
            done = low[i]
        return merged + rest[done:]

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        begin = None if sources is None else frozenset(sources)
        end = None if targets is None else frozenset(targets)
        changed = self._difference.relations
        own = [
            edge
            for edge in self._difference.edges
            if (not types or edge.type in types)
            and (begin is None or edge.source in begin)
            and (end is None or edge.target in end)
            and all(readings_satisfy(edge.attributes, c) for c in where)
        ]
        wanted = None if limit is None else limit + len(changed)
        rest = self._base.relations(types, begin, end, where, wanted)
        rest = [edge for edge in rest if edge.identity not in changed]
        return (sorted(rest + own, key=relation_key) if own else rest)[:limit]

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        asked = list(dict.fromkeys(ids))
        found = self._base.readings(attribute, [i for i in asked if i not in self._replaced])
        own = {i: self._own[i].attributes.get(attribute) for i in asked if i in self._own}
        found |= {i: reading for i, reading in own.items() if reading}
        return {i: found[i] for i in asked if i in found}

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        counts = self._base.tally(kind, attribute, values)
        place: defaultdict[tuple[ScalarType, Scalar], list[int]] = defaultdict(list)
        for k, value in enumerate(values):
            place[scalar_type(value), value].append(k)
        pairs = self._difference.entities
        for i in self._replaced:
            # An entity whose relations alone differ is itself the same.
            before, after = pairs.get(i, (None, None))
            for entity, sign in ((before, -1), (after, 1)):
                reading = entity.attributes.get(attribute) if entity else None
                if (
                    entity
                    and entity.kind == kind
                    and reading
                    and not isinstance(reading.value, list)
                ):
                    for k in place.get((scalar_type(reading.value), reading.value), ()):
                        counts[k] += sign
        return counts

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        difference = self._difference.degrees
        return {
            i: 0 if i in self._replaced and i not in self._own else degree + difference.get(i, 0)
            for i, degree in self._base.degrees(ids).items()
        }

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        asked = list(dict.fromkeys(keys))
        base, displaced = self._base.named(asked), self._difference.displaced
        found: dict[str, list[NameHit]] = {}
        for key in asked:
            hits = {hit.id: hit for hit in base.get(key, []) if hit.id not in displaced}
            if own := self._difference.called.get(key):
                order = self._in_priority_order(list(hits), own)
                hits = {i: hits.get(i) or self._hit(i, 1.0) for i in order}
            if hits:
                found[key] = list(hits.values())
        return found

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        displaced = self._difference.displaced
        found = self._base.similar(text, limit + len(displaced))
        hits = [hit for hit in found if hit.id not in displaced]
        best: dict[str, float] = {}
        for key, ids in self._difference.called.items():
            if near_enough(score := likeness(text, key)):
                best |= {i: max(score, best.get(i, 0.0)) for i in ids}
        hits += [self._hit(i, score) for i, score in best.items()]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def _hit(self, identifier: str, score: float) -> NameHit:
        entity = self._own[identifier]
        return NameHit(id=identifier, name=entity.label, kind=entity.kind, score=score)

    def schema(self) -> Schema:
        return self._schema

    @cached_property
    def _schema(self) -> Schema:
        return updated(self._base.schema(), Delta.of(self._difference, self), self)


class Fork(Overlay):
    """A what-if: ``base`` with ``changes``, and ``base`` stays as it is. It may be forked again.

    Args:
        base: the reader to start from; pass ``store.at(version)`` to be unmoved by later changes.
        changes: what is different here.

    Raises:
        StoreError: a change names an entity that is not there.
    """

    def __init__(self, base: GraphReader, changes: Iterable[Change]) -> None:
        super().__init__(base, Draft(base, changes))


def relation_key(edge: Relation) -> tuple[str, ...]:
    """Natural order of relations: source, type, target, key."""
    source, target = natural_key(edge.source), natural_key(edge.target)
    return (source, edge.source, edge.type, target, edge.target, edge.key)
