"""Ways in which a network changes under the questions, and what the network then is.

A change is drawn as the product takes it (``gentwin_chat.domain.Change``); :func:`applied` says
what it makes of a topology, without any code of the product, so that gold can be computed on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import TypeAlias

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Relation,
    RemoveEntity,
    RemoveRelation,
    Topology,
)

Perturb: TypeAlias = Callable[[Topology, Random], list[Change]]


def _some(entities: Iterable[str], share: float, r: Random) -> list[str]:
    ids = list(entities)
    return r.sample(ids, max(1, round(share * len(ids))))


def nothing(topology: Topology, r: Random) -> list[Change]:
    """The network stays as it is."""
    return []


def remove(topology: Topology, r: Random, share: float = 0.1) -> list[Change]:
    """A tenth of the entities go, with their relations."""
    return [RemoveEntity(id=i) for i in _some(topology.entities, share, r)]


def add(topology: Topology, r: Random, share: float = 0.1) -> list[Change]:
    """A tenth more entities come: each like another one of its kind, related as that one is."""
    taken = set(topology.entities)
    changes: list[Change] = []
    for like in _some(topology.entities, share, r):
        old = topology.entities[like]
        new = _new_id(old, taken)
        taken.add(new)
        name = f"{old.name} {len(taken)}" if old.name else None
        changes.append(PutEntity(entity=old.model_copy(update={"id": new, "name": name})))
        changes += [
            PutRelation(relation=x.model_copy(update={"source": new}))
            for x in topology.relations
            if x.source == like
        ]
    return changes


def _new_id(old: Entity, taken: set[str]) -> str:
    """The id with another number at its end."""
    head, number, tail = re.fullmatch(r"(.*?)(\d*)(\D*)", old.id, re.DOTALL).groups()  # type: ignore[union-attr]
    k = 900
    while (new := f"{head}{str(k).zfill(len(number))}{tail}") in taken:
        k += 1
    return new


def move(topology: Topology, r: Random, share: float = 0.15) -> list[Change]:
    """Every seventh relation leads to another entity of the same kind."""
    ends = {(x.source, x.target) for x in topology.relations}
    joined = ends | {(b, a) for a, b in ends}
    changes: list[Change] = []
    for relation in r.sample(topology.relations, max(1, round(share * len(topology.relations)))):
        kind = topology.entities[relation.target].kind
        others = [
            i
            for i, e in topology.entities.items()
            if e.kind == kind and i != relation.source and (relation.source, i) not in joined
        ]
        if (
            not others
            or sum({x.source, x.target} == _ends(relation) for x in topology.relations) > 1
        ):
            continue
        new = r.choice(others)
        joined |= {(relation.source, new), (new, relation.source)}
        source, target = relation.source, relation.target
        changes.append(RemoveRelation(source=source, target=target, type=relation.type))
        changes.append(PutRelation(relation=relation.model_copy(update={"target": new})))
    return changes


def _ends(relation: Relation) -> set[str]:
    return {relation.source, relation.target}


def forget(topology: Topology, r: Random, share: float = 0.2) -> list[Change]:
    """A fifth of the readings are missing."""
    gone = set(r.sample(places := _readings(topology), max(1, round(share * len(places)))))
    changes: list[Change] = []
    for i in dict.fromkeys(i for i, _ in sorted(gone)):
        old = topology.entities[i]
        kept = {k: v for k, v in old.attributes.items() if (i, k) not in gone}
        changes.append(PutEntity(entity=old.model_copy(update={"attributes": kept})))
    return changes


def measure(topology: Topology, r: Random, share: float = 0.2) -> list[Change]:
    """A fifth of the readings take the value that another entity of the kind has."""
    places = _readings(topology)
    changes: list[Change] = []
    for i, attribute in r.sample(places, max(1, round(share * len(places)))):
        entity = topology.entities[i]
        alike = [e for e in topology.entities.values() if e.kind == entity.kind]
        values = [e.attributes[attribute] for e in alike if attribute in e.attributes]
        reading = r.choice(values).model_copy(update={"time": None})
        changes.append(
            Observe(observation=Observation(entity=i, attribute=attribute, reading=reading))
        )
    return changes


def _readings(topology: Topology) -> list[tuple[str, str]]:
    return [(i, k) for i, e in topology.entities.items() for k in e.attributes]


PERTURBATIONS: dict[str, Perturb] = {
    "none": nothing,
    "entities removed (10 %)": remove,
    "entities added (10 %)": add,
    "relations moved (15 %)": move,
    "readings changed (20 %)": measure,
    "readings missing (20 %)": forget,
}


def applied(topology: Topology, changes: Iterable[Change]) -> Topology:
    """The network after ``changes``; ``topology`` stays as it is.

    Raises:
        ValueError: a change of a form that is not drawn here.
    """
    entities, relations = dict(topology.entities), list(topology.relations)
    for change in changes:
        if isinstance(change, PutEntity):
            entities[change.entity.id] = change.entity
        elif isinstance(change, RemoveEntity):
            del entities[change.id]
            relations = [x for x in relations if change.id not in _ends(x)]
        elif isinstance(change, PutRelation):
            relations.append(change.relation)
        elif isinstance(change, RemoveRelation):
            gone = (change.source, change.target, change.type)
            relations = [x for x in relations if (x.source, x.target, x.type) != gone]
        elif isinstance(change, Observe):
            seen = change.observation
            old = entities[seen.entity]
            held = old.attributes | {seen.attribute: seen.reading}
            entities[seen.entity] = old.model_copy(update={"attributes": held})
        else:
            raise ValueError(f"no rule for {change}")
    return topology.model_copy(update={"entities": entities, "relations": relations})
