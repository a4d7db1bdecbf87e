"""Where the parts of a source come together: one growing network, merged by id.

Readers put entities and relations in any order; :meth:`Assembly.finish` resolves the ends of
relations, adds the entities that were only referred to, and tells parallel edges apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gentwin_chat.domain import Entity, Reading, Reject, Relation, Topology

from .values import is_active


@dataclass(slots=True)
class Draft:
    """An entity while it is being put together."""

    id: str
    kind: str
    name: str | None = None
    attributes: dict[str, Reading] = field(default_factory=dict)
    numeric_id: bool = False
    aliases: dict[str, None] = field(default_factory=dict)

    def entity(self) -> Entity:
        return Entity(
            id=self.id,
            kind=self.kind,
            name=self.name,
            attributes=self.attributes,
            numeric_id=self.numeric_id,
            active=is_active(self.attributes),
            aliases=tuple(a for a in self.aliases if a not in (self.id, self.name)),
        )


@dataclass(slots=True)
class Edge:
    """A relation before its ends are resolved.

    ``stub_kind``: the kind of a target that turns out not to be in the data; ``None`` if such an
    edge is to be rejected. ``stub_name``: what such a target is called. ``parallel``: a second
    equal edge is another edge, not a repetition.
    """

    source: str
    type: str
    target: str
    attributes: dict[str, Reading]
    directed: bool
    key: str
    stub_kind: str | None
    parallel: bool
    file: str
    line: int | None
    stub_name: str | None = None


class Assembly:
    """A topology under construction.

    Attributes:
        drafts: id → entity so far.
        edges: relations so far, ends not yet checked.
        rejects: what could not be read.
        descriptions: vocabulary term → the source's own words on it.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.edges: list[Edge] = []
        self.rejects: list[Reject] = []
        self.descriptions: dict[str, str] = {}

    def reject(self, file: str, line: int | None, reason: str) -> None:
        """Note a part of the source that could not be read."""
        self.rejects.append(Reject(file=file, line=line, reason=reason))

    def put(
        self,
        id: str,
        kind: str,
        attributes: Mapping[str, Reading],
        *,
        file: str,
        line: int | None = None,
        name: str | None = None,
        numeric_id: bool = False,
        aliases: Iterable[str] = (),
        newer_wins: bool = False,
    ) -> bool:
        """Add an entity, or merge into the one with this id.

        On a merge missing attributes are filled in. Of two readings of one attribute the newer
        stays; without times the first stays, or with ``newer_wins`` the later one. An id that a
        different kind bears already is rejected: an id is unique in the twin.

        Returns:
            Whether it was taken.
        """
        draft = self.drafts.get(id)
        if draft is None:
            self.drafts[id] = Draft(
                id, kind, name, dict(attributes), numeric_id, dict.fromkeys(aliases)
            )
            return True
        if draft.kind != kind:
            self.reject(file, line, f"id {id!r} of a {kind} is already the id of a {draft.kind}")
            return False
        for key, new in attributes.items():
            old = draft.attributes.get(key)
            if old is None or _supersedes(new, old, newer_wins):
                draft.attributes[key] = new
        if name is not None and (draft.name is None or newer_wins):
            draft.name = name
        elif name is not None and name != draft.name:
            draft.aliases[name] = None
        draft.aliases.update(dict.fromkeys(aliases))
        return True

    def relate(
        self,
        source: str,
        type: str,
        target: str,
        attributes: Mapping[str, Reading] | None = None,
        *,
        directed: bool = True,
        key: str = "",
        stub_kind: str | None = None,
        stub_name: str | None = None,
        parallel: bool = False,
        file: str = "",
        line: int | None = None,
    ) -> None:
        """Add a relation; see :class:`Edge` for what the options mean."""
        self.edges.append(
            Edge(
                source,
                type,
                target,
                dict(attributes or {}),
                directed,
                key,
                stub_kind,
                parallel,
                file,
                line,
                stub_name,
            )
        )

    def rename(self, old: str, new: str) -> None:
        """Merge draft ``old`` into ``new``, the id under which it is known from now on."""
        draft = self.drafts.pop(old)
        self.put(
            new,
            draft.kind,
            draft.attributes,
            file="",
            name=draft.name,
            aliases=(old, *draft.aliases),
        )

    def finish(self, renamed: Mapping[str, str] | None = None) -> Topology:
        """Everything put so far as one topology, in which both ends of each relation exist.

        Args:
            renamed: other ids under which relations may refer to an entity → its id.
        """
        renamed = renamed or {}
        groups: dict[tuple[str, str, str], list[Edge]] = {}
        for edge in self.edges:
            edge.source = renamed.get(edge.source, edge.source)
            edge.target = renamed.get(edge.target, edge.target)
            if self._ends_exist(edge):
                groups.setdefault((edge.source, edge.type, edge.target), []).append(edge)
        relations: list[Relation] = []
        for edges in groups.values():
            relations.extend(_distinct(edges))
        return Topology(
            entities={id: draft.entity() for id, draft in self.drafts.items()},
            relations=relations,
            rejects=self.rejects,
            descriptions=self.descriptions,
        )

    def _ends_exist(self, edge: Edge) -> bool:
        if edge.target not in self.drafts and edge.stub_kind:
            self.drafts[edge.target] = Draft(edge.target, edge.stub_kind, edge.stub_name)
        missing = [end for end in (edge.source, edge.target) if end not in self.drafts]
        if missing:
            what = " and ".join(repr(end) for end in missing)
            self.reject(edge.file, edge.line, f"{edge.type} refers to {what}, which is not there")
        return not missing


def _supersedes(new: Reading, old: Reading, newer_wins: bool) -> bool:
    if new.time is not None and old.time is not None and new.time != old.time:
        return new.time > old.time
    return newer_wins


def _distinct(edges: list[Edge]) -> list[Relation]:
    """Relations for edges of one type between the same two: repetitions merged, parallels keyed."""
    kept: list[Edge] = []
    for edge in edges:
        if edge.parallel or not kept:
            kept.append(edge)
        else:
            kept[0].attributes.update(edge.attributes)
    taken: set[str] = set()
    relations = []
    for number, edge in enumerate(kept, 1):
        key = edge.key if len(kept) > 1 else ""
        if len(kept) > 1 and (not key or key in taken):
            key = str(number)
            while key in taken:
                key += "'"
        taken.add(key)
        relations.append(
            Relation(
                source=edge.source,
                type=edge.type,
                target=edge.target,
                attributes=edge.attributes,
                directed=edge.directed,
                key=key,
            )
        )
    return relations
