"""Actions on what there is and how it is related: link, unlink, move, merge, remove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gentwin_chat.domain import Change, PutRelation, Relation, RemoveEntity, RemoveRelation
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.whatif.choosing import choose, find
from gentwin_chat.whatif.reading import agreeing, listed, number
from gentwin_chat.whatif.scenario import Link, Merge, Move


def removing(ids: Iterable[str]) -> Iterator[RemoveEntity]:
    """Changes that take entities out."""
    return (RemoveEntity(id=i) for i in ids)


def relation_between(reader: GraphReader, source: str, target: str, type_: str | None) -> Relation:
    """The relation that would link two entities: the named one, or the only one that the network
    has between their kinds.

    Raises:
        ScenarioError: it is not named, and the kinds have several or none.
    """
    ends = reader.entities([source, target])
    pair = (ends[source].kind, ends[target].kind)
    known = [r for r in reader.schema().relations if (r.source_kind, r.target_kind) == pair]
    types = {r.type for r in known}
    if type_ is None and len(types) != 1:
        raise ScenarioError(f"Which relation links {source} to {target} is not said. Name it.")
    relation = type_ or types.pop()
    directed = next((r.directed for r in known if r.type == relation), True)
    return Relation(source=source, type=relation, target=target, directed=directed)


def link(new: Link, reader: GraphReader) -> tuple[list[Change], str]:
    """A relation comes."""
    source, target = find(reader, new.source), find(reader, new.target)
    relation = relation_between(reader, source, target, new.relation)
    said = f"{listed(reader, [source])} gets a {relation.type} link to {listed(reader, [target])}"
    return [PutRelation(relation=relation)], said


def unlink(old: Link, reader: GraphReader) -> tuple[list[Change], str]:
    """The relations between two go."""
    source, target = find(reader, old.source), find(reader, old.target)
    types = [old.relation] if old.relation is not None else []
    backward = reader.relations(types, [target], [source])
    if not reader.relations(types, [source], [target]) and all(r.directed for r in backward):
        what = f"{old.relation} relation" if old.relation else "relation"
        raise ScenarioError(f"There is no {what} from {source} to {target} that could go.")
    said = f"{listed(reader, [source])} loses its link to {listed(reader, [target])}"
    return [RemoveRelation(source=source, target=target, type=old.relation)], said


def move(move: Move, reader: GraphReader) -> tuple[list[Change], str]:
    """Relations to one kind lead elsewhere, whichever way they point."""
    to = find(reader, move.to)
    moved = choose(reader, move.entity)
    changes = [c for entity in moved for c in _move(reader, entity, to)]
    said = agreeing(f"is linked to {listed(reader, [to])} instead", len(moved))
    return changes, f"{listed(reader, moved)} {said}"


def _move(reader: GraphReader, entity: str, to: str) -> Iterator[Change]:
    """Relations from ``entity``, or, where none fits, those to it."""
    kind = reader.entities([to])[to].kind
    outgoing = reader.relations(sources=[entity])
    incoming = reader.relations(targets=[entity])
    kinds = reader.entities({r.target for r in outgoing} | {r.source for r in incoming})
    others = {i for i, e in kinds.items() if e.kind == kind and i != to}
    leaving = [r for r in outgoing if r.target in others]
    end = "target" if leaving else "source"
    leaving = leaving or [r for r in incoming if r.source in others]
    if not leaving and to in kinds:
        return  # it is there already
    if not leaving:
        raise ScenarioError(
            f"{entity} has no relation to another {kind}, so it cannot move to {to}."
        )
    for r in leaving:
        yield RemoveRelation(source=r.source, target=r.target, type=r.type)
    for first in {r.type: r for r in reversed(leaving)}.values():
        yield PutRelation(relation=first.model_copy(update={end: to}))


def merge(merge: Merge, reader: GraphReader) -> tuple[list[Change], str, list[str]]:
    """What was related to some is related to another, and they go; the last are their ids."""
    (into, *more) = choose(reader, merge.into)
    if more:
        raise ScenarioError("A merge leads into one entity. Choose one, or say take: 1.")
    gone = [i for i in choose(reader, merge.entity) if i != into]
    if not gone:
        raise ScenarioError(f"{into} cannot be merged into itself. Name two.")
    apart = set(gone)
    relations = {r.identity: r for r in reader.relations(sources=gone)}
    relations |= {r.identity: r for r in reader.relations(targets=gone)}
    changes: list[Change] = list(removing(gone))
    for r in relations.values():
        source = into if r.source in apart else r.source
        target = into if r.target in apart else r.target
        if source != target:
            moved = r.model_copy(update={"source": source, "target": target})
            changes.append(PutRelation(relation=moved))
    said = agreeing(f"becomes part of {listed(reader, [into])}", len(gone))
    links = number(len(relations), "link")
    return changes, f"{listed(reader, gone)} {said}, with {links}", gone
