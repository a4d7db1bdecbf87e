"""Actions that bring new entities: one, some at each of several, or everything n times over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gentwin_chat.domain import Change, Entity, PutEntity, PutRelation, Reading, Relation, words
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.whatif.choosing import beside, choose, find, kinds_of
from gentwin_chat.whatif.reading import listed, number
from gentwin_chat.whatif.scenario import Add, Grow, RollOut
from gentwin_chat.whatif.wiring import relation_between
from gentwin_chat.wording import join


def add(new: Add, reader: GraphReader) -> tuple[list[Change], str]:
    """One new entity with its links."""
    if reader.entities([new.id]):
        raise ScenarioError(
            f"The twin has a {new.id} already. Give the new entity an id of its own."
        )
    readings = {k: Reading(value=v) for k, v in new.attributes.items()}
    put = PutEntity(entity=Entity(id=new.id, kind=new.kind, name=new.name, attributes=readings))
    having_it = Fork(reader, [put])
    links = [
        relation_between(
            having_it, find(having_it, n.source), find(having_it, n.target), n.relation
        )
        for n in new.links
    ]
    changes: list[Change] = [put, *(PutRelation(relation=r) for r in links)]
    return changes, f"{new.id}, a new {words(new.kind)}, comes with {number(len(links), 'link')}"


def roll_out(plan: RollOut, reader: GraphReader) -> tuple[list[Change], str]:
    """New entities at each target, linked as one that is there already; no reading has come yet."""
    targets = choose(reader, plan.to)
    fresh = _fresh_ids(reader)
    changes: list[Change] = []
    came: Counter[str] = Counter()
    for target in targets:
        model, links = _model(reader, target, plan.kind)
        came[model.kind] += plan.count
        for _ in range(plan.count):
            one = next(fresh)
            entity = Entity(id=one, kind=model.kind)
            changes.append(PutEntity(entity=entity))
            changes += [PutRelation(relation=_as_of(r, model.id, one)) for r in links]
    what = " and ".join(number(n, kind) for kind, n in came.items())
    return changes, f"{what} are added at {listed(reader, targets)}, linked as those there are"


def _model(reader: GraphReader, target: str, kind: str | None) -> tuple[Entity, list[Relation]]:
    """What a new one at ``target`` is like, and its links with one of them leading to ``target``.

    It is like one of its kind beside ``target``, else like any of that kind, moved there.
    """
    near = reader.entities(beside(reader, [target]))
    if kind is None:
        sensors = kinds_of(reader.schema(), "sensor")
        kinds = Counter(e.kind for e in near.values() if not sensors or e.kind in sensors)
        kind = kinds.most_common(1)[0][0] if kinds else next(iter(sensors), None)
    if kind is None or kind not in reader.schema().kinds:
        raise ScenarioError(f"What is added at {target} is not said. Name its kind.")
    at_target = [e for e in near.values() if e.kind == kind]
    # Outside of its relations to the target's kind it is like the first of its kind.
    ids = [e.id for e in at_target] or reader.select([kind], limit=1)
    model = reader.entities(ids[:1])[ids[0]]
    links = list(reader.relations(sources=[model.id]))
    links += [r for r in reader.relations(targets=[model.id]) if r.source != model.id]
    if at_target:
        return model, links
    home = reader.entities([target])[target].kind
    ends = reader.entities({r.target if r.source == model.id else r.source for r in links})
    moved: list[Relation] = []
    for r in links:
        end, other = ("target", r.target) if r.source == model.id else ("source", r.source)
        same = ends[other].kind == home
        if same and any(getattr(m, end) == target and m.type == r.type for m in moved):
            continue
        moved.append(r.model_copy(update={end: target}) if same else r)
    if not any(target in (r.source, r.target) for r in moved):
        raise ScenarioError(f"No {words(kind)} is linked to a {words(home)} here. Use add.")
    return model, moved


def grow(plan: Grow, reader: GraphReader) -> tuple[list[Change], str]:
    """Copies with the same readings and links, a link between two copies where both have one."""
    ids = choose(reader, plan.of)
    originals = reader.entities(ids)
    links = {r.identity: r for r in reader.relations(sources=ids)}
    links |= {r.identity: r for r in reader.relations(targets=ids)}
    changes: list[Change] = []
    for k in range(2, plan.factor + 1):
        twin = {i: f"{i}-x{k}" for i in originals}
        for i, entity in originals.items():
            name = f"{entity.name} ({k})" if entity.name else None
            copy = entity.model_copy(update={"id": twin[i], "name": name, "aliases": ()})
            changes.append(PutEntity(entity=copy.model_copy(update={"numeric_id": False})))
        for r in links.values():
            ends = {"source": twin.get(r.source, r.source), "target": twin.get(r.target, r.target)}
            changes.append(PutRelation(relation=r.model_copy(update=ends)))
    kinds = Counter(e.kind for e in originals.values())
    what = join([f"{number(n, k)} become {n * plan.factor}" for k, n in kinds.most_common()])
    return changes, f"{what}, the new ones linked as those there are"


def _as_of(relation: Relation, model: str, one: str) -> Relation:
    ends = {
        "source": one if relation.source == model else relation.source,
        "target": one if relation.target == model else relation.target,
    }
    return Relation(type=relation.type, directed=relation.directed, key=relation.key, **ends)


def _fresh_ids(reader: GraphReader) -> Iterator[str]:
    """Ids that the twin does not have: ``new-1``, ``new-2`` and so on."""
    taken = 0
    while True:
        some = [f"new-{n}" for n in range(taken + 1, taken + 101)]
        there = reader.entities(some)
        yield from (i for i in some if i not in there)
        taken += 100
