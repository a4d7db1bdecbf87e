"""Who is meant: names, and choices by what an entity is to any network.

A part is played by kinds, which is read off the schema: sensors and gateways by the rules of
``indexing.roles``; services by their name; places by their name, or because other things lie in
them by a relation that says so (``locatedIn``, ``mounted_in``, ``contains``).
"""

from __future__ import annotations

from collections import defaultdict

from gentwin_chat.domain import name_key, words
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.protocol import Comparison, GraphReader, RelationInfo, Schema
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.roles import makes_gateway, makes_sensor, role_of_kind
from gentwin_chat.whatif.scenario import Choice, Part, Target


def _set(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


_PLACES = _set(
    "district area zone room floor storey building site ward rack region city town neighbourhood "
    "quarter campus hall wing sector field orchard street park plant location space house "
    "warehouse aisle department section place"
)
_INSIDE = _set(
    "in inside within located location situated mounted installed housed placed site part"
)
_HOLDS = _set("contains contain houses holds includes include has")
_SERVICES = _set("service services application app")


def kinds_of(schema: Schema, part: Part) -> tuple[str, ...]:
    """The kinds that play a part in a network."""
    by_kind = {k: role_of_kind(k) for k in schema.kinds}
    if part == "service":
        return tuple(k for k in schema.kinds if _SERVICES.intersection(words(k).split()[-1:]))
    if part == "place":
        holding = {end for r in schema.relations if (end := _holder(r)) is not None}
        return tuple(k for k in schema.kinds if k in holding)
    gateways = {k for k, role in by_kind.items() if role is Role.GATEWAY}
    free = {k for k, role in by_kind.items() if role is Role.OTHER}
    gateways |= {
        r.target_kind for r in schema.relations if makes_gateway(r.type) and r.target_kind in free
    }
    if part == "gateway":
        return tuple(k for k in schema.kinds if k in gateways)
    sensors = {k for k, role in by_kind.items() if role is Role.SENSOR}
    sensors |= {
        r.source_kind
        for r in schema.relations
        if r.source_kind in free - gateways and makes_sensor(r.type, by_kind[r.target_kind])
    }
    return tuple(k for k in schema.kinds if k in sensors)


def is_place(kind: str) -> bool:
    """Whether the name of a kind says that it is a place."""
    return bool(_PLACES.intersection(words(kind).split()[-1:]))


def _holder(r: RelationInfo) -> str | None:
    """The kind at that end of a relation in which the other end lies; ``None`` if neither."""
    said = set(words(r.type).split())
    to_place, from_place = is_place(r.target_kind), is_place(r.source_kind)
    names_it = bool(said & set(words(r.target_kind).split()))  # refRoom → Room
    if said & _INSIDE and not said & {"of"} and (to_place or said & {"in", "inside", "within"}):
        return r.target_kind
    if said & {"of"} and said & _INSIDE:  # partOf, isLocationOf
        if "location" in said:
            return r.source_kind
        return r.target_kind if to_place else None
    if to_place and not from_place and (names_it or said & {"at", "on", "belongs"}):
        return r.target_kind
    return r.source_kind if from_place and said & _HOLDS else None


def inside(reader: GraphReader, places: list[str]) -> list[str]:
    """Everything that lies in ``places``, over places within places; the nearest first."""
    ways: dict[tuple[str, bool], set[str]] = defaultdict(set)  # (type, holder is target) → kinds
    for r in reader.schema().relations:
        if (holder := _holder(r)) is not None:
            ways[r.type, holder == r.target_kind].add(holder)
    found: dict[str, None] = {}
    around = places
    while around:
        kinds = {i: e.kind for i, e in reader.entities(around).items()}
        nearer: dict[str, None] = {}
        for (type_, at_target), holders in ways.items():
            ends = [i for i in around if kinds.get(i) in holders]
            if not ends:
                continue
            if at_target:
                nearer |= dict.fromkeys(r.source for r in reader.relations([type_], targets=ends))
            else:
                nearer |= dict.fromkeys(r.target for r in reader.relations([type_], sources=ends))
        around = [i for i in nearer if i not in found and i not in places]
        found |= dict.fromkeys(around)
    return list(found)


def find(reader: GraphReader, name: str) -> str:
    """The id of the entity with this id or this name.

    Raises:
        ScenarioError: there is none, or there are several.
    """
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


def choose(reader: GraphReader, target: Target) -> list[str]:
    """The ids that ``target`` means, never none.

    Raises:
        ScenarioError: nothing fits, or a name is not there or not unique.
    """
    if isinstance(target, str):
        return [find(reader, target)]
    if isinstance(target, list):
        there = reader.entities(target)
        return list(dict.fromkeys(i if i in there else find(reader, i) for i in target))
    found = _chosen(reader, target)[target.skip :][: target.take]
    if not found:
        said = ", ".join(f"{k} {v}" for k, v in target.model_dump(exclude_defaults=True).items())
        raise ScenarioError(f"Nothing in this network fits the choice ({said}). Name an entity.")
    return found


def _chosen(reader: GraphReader, choice: Choice) -> list[str]:
    schema = reader.schema()
    kinds: tuple[str, ...] = (choice.kind,) if choice.kind is not None else ()
    if choice.kind is not None and choice.kind not in schema.kinds:
        known = ", ".join(schema.kinds)
        raise ScenarioError(f"The twin has no kind “{choice.kind}”. It has: {known}.")
    if choice.role is not None:
        kinds = kinds_of(schema, choice.role)
        if not kinds and choice.role == "gateway":  # the hubs of a network without gateways
            places = kinds_of(schema, "place")
            kinds = tuple(k for k in schema.kinds if k not in places)
        if not kinds:
            raise ScenarioError(f"This network has no {choice.role}. Choose by kind instead.")
    where = [Comparison(attribute=a, op="=", value=v) for a, v in choice.where.items()]
    ids: list[str] | None = None
    if choice.inside is not None:
        ids = inside(reader, choose(reader, choice.inside))
    if choice.beside is not None:
        near = beside(reader, choose(reader, choice.beside))
        ids = [i for i in near if ids is None or i in set(ids)]
    found = reader.select(kinds, where, ids)
    if choice.rank == "weight":
        sensors = set(reader.select(kinds_of(schema, "sensor") or tuple(schema.kinds)))
        weights = {i: len(sensors & set(beside(reader, [i]))) for i in found}
        found.sort(key=lambda i: -weights[i])  # stable: priority order among equals
    elif choice.role == "place":  # the fullest first
        held = {i: len(inside(reader, [i])) for i in found}
        found.sort(key=lambda i: -held[i])
    return found


def beside(reader: GraphReader, ids: list[str]) -> list[str]:
    """The other ends of every relation of ``ids``."""
    ends = [r.target for r in reader.relations(sources=ids)]
    ends += [r.source for r in reader.relations(targets=ids)]
    return list(dict.fromkeys(e for e in ends if e not in ids))
