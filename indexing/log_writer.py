"""The feed of the physical space as a sensor log, in the grammar of `sources.logs`.

The paper hands its simulator's output over as text files (§III-A); these are ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path

from gentwin_chat.domain import (
    Change,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
    Topology,
)
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources.logs import format_line


@dataclass(slots=True)
class _Line:
    """What is to be said of one entity at one time."""

    entity: str
    time: datetime
    name: str | None = None
    readings: dict[str, Reading] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)


def log_lines(
    events: Iterable[Observation | Change], start: datetime, topology: Topology | None = None
) -> Iterator[str]:
    """Log lines, without newlines, for what a feed delivers.

    Consecutive events of one entity and time share a line. Changes have no time of their own and
    get that of the last observation before them. A log cannot say that an entity is gone: one that
    is removed gets the status "removed", which readers take as absent.

    Args:
        events: what `PhysicalSpace.run` yields.
        start: the time of what comes before the first observation.
        topology: announced first, so that the log holds the whole network; otherwise a device that
            no event announces has the kind "device".

    Raises:
        SourceError: an id does not fit the log's grammar, or a single relation is removed, for
            which it has no line.
    """
    kinds = {e.id: e.kind for e in topology.entities.values()} if topology else {}
    line: _Line | None = None
    for event in chain(_announcement(topology) if topology else (), events):
        entity = _entity(event)
        if isinstance(event, Observe):
            event = event.observation
        time = event.reading.time if isinstance(event, Observation) else None
        if line and (line.entity != entity or (time or line.time) != line.time):
            yield from _written(line, kinds)
            start = line.time
            line = None
        line = line or _Line(entity, time or start)
        match event:
            case Observation(attribute=attribute, reading=reading):
                line.readings[attribute] = reading
            case PutEntity(entity=e):
                kinds[entity] = e.kind
                line.name = e.name
                line.readings.update(e.attributes)
            case PutRelation(relation=relation):
                line.relations.append(relation)
            case SetPresence(active=active):
                line.readings["status"] = Reading(value="online" if active else "offline")
            case RemoveEntity():
                line.readings["status"] = Reading(value="removed")
    if line:
        yield from _written(line, kinds)


def write_log(
    events: Iterable[Observation | Change],
    path: Path,
    *,
    start: datetime,
    topology: Topology | None = None,
) -> int:
    """Write a feed to ``path`` as it comes; the arguments are those of `log_lines`.

    Returns:
        The number of lines written.

    Raises:
        SourceError: the file cannot be written, or an event does not fit the log's grammar.
    """
    count = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            for line in log_lines(events, start, topology):
                file.write(line + "\n")
                count += 1
    except OSError as e:
        raise SourceError(
            str(e), remedy="Choose a path that can be written.", file=str(path)
        ) from e
    return count


def _announcement(topology: Topology) -> Iterator[Change]:
    """Each entity with its relations behind it, for one line must hold all of one type: in a log
    the newest line that states them counts."""
    outgoing: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in topology.relations:
        outgoing[relation.source].append(relation)
    for entity in topology.entities.values():
        yield PutEntity(entity=entity)
        yield from (PutRelation(relation=relation) for relation in outgoing[entity.id])


def _entity(event: Observation | Change) -> str:
    match event:
        case Observe(observation=o) | (Observation() as o):
            return o.entity
        case PutEntity(entity=e):
            return e.id
        case PutRelation(relation=r):
            return r.source
        case RemoveEntity(id=i) | SetPresence(id=i):
            return i
        case RemoveRelation(source=source, target=target):
            raise SourceError(
                f"A log cannot say that a relation of {source!r} to {target!r} ends.",
                remedy="Write the network as NGSI-LD.",
            )


def _written(line: _Line, kinds: dict[str, str]) -> Iterator[str]:
    """The line, and a second one for its relations without direction, which look different."""
    kind = kinds.get(line.entity, "device")
    links: dict[bool, list[tuple[str, str, str]]] = {True: [], False: []}
    for r in line.relations:
        links[r.directed].append((r.type, kinds.get(r.target, "device"), r.target))
    try:
        if line.name is not None or line.readings or links[True]:
            yield format_line(
                *(line.time, kind, line.entity, line.readings, links[True]), name=line.name
            )
        if links[False]:
            yield format_line(line.time, kind, line.entity, relations=links[False], directed=False)
    except ValueError as e:
        raise SourceError(str(e), remedy="Write the network as NGSI-LD.") from e
