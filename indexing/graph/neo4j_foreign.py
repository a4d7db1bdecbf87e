"""A graph that someone else keeps in Neo4j: read, never written.

Its labels become kinds, its properties attributes and its relationships relations, as they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from neo4j.spatial import Point
from neo4j.time import DateTime

from gentwin_chat.domain import (
    Change,
    Entity,
    Reading,
    Relation,
    RemoveEntity,
    RemoveRelation,
    Scalar,
    Topology,
)

from .draft import Draft
from .embedded import EmbeddedGraph
from .neo4j_connection import Neo4jConnection, Rows

_NO_LABEL = "Node"
_ID_NAMES = ("id", "uid", "uuid", "key", "code", "name", "title")
_NAMES = ("name", "title", "label", "displayName")


class ForeignNeo4j(EmbeddedGraph):
    """A :class:`~gentwin_chat.indexing.graph.protocol.GraphStore` over a foreign Neo4j graph.

    The graph is read once, in read transactions, into a twin in memory, which answers from then on;
    :meth:`refresh` reads it again. Changes that are applied stay in that twin: Neo4j is never
    written. Arguments as :class:`~gentwin_chat.indexing.graph.neo4j_connection.Neo4jConnection`.

    Raises:
        StoreError: the server cannot be reached or refuses.
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
        *,
        timeout: float = 300.0,
        max_rows: int = 2_000_000,
    ) -> None:
        self._source = Neo4jConnection(uri, auth, database, timeout=timeout, max_rows=max_rows)
        try:
            topology = read_topology(self._source)
            super().__init__(None)
        except BaseException:
            self._source.close()
            raise
        self.apply(topology.changes())

    def refresh(self) -> int:
        """Read the graph again; if it differs, a new version holds what it is now."""
        topology = read_topology(self._source)
        changes = list(self._towards(topology))
        if Draft(self, changes).touched:
            return self.apply(changes)
        return self.version

    def _towards(self, topology: Topology) -> Iterable[Change]:
        for i in self.select():
            if i not in topology.entities:
                yield RemoveEntity(id=i)
        wanted = {relation.identity for relation in topology.relations}
        for edge in self.relations():
            gone = edge.source not in topology.entities or edge.target not in topology.entities
            if not gone and edge.identity not in wanted:
                yield RemoveRelation(source=edge.source, target=edge.target, type=edge.type)
        yield from topology.changes()

    def close(self) -> None:
        self._source.close()
        super().close()


def read_topology(connection: Neo4jConnection) -> Topology:
    """The whole graph of a Neo4j database, in its own vocabulary.

    The kind of a node is its rarest label, which is the most specific; where it has several, the
    attribute ``labels`` holds them all. Its id is the first of the usual id properties that every
    node of its kind has and no two share, else Neo4j's element id.
    """
    nodes, edges = connection.read(
        lambda run: (
            run(
                "MATCH (n) RETURN elementId(n) AS element, labels(n) AS labels, "
                "properties(n) AS properties ORDER BY element"
            ),
            run(
                "MATCH (a)-[r]->(b) RETURN elementId(a) AS source, elementId(b) AS target, "
                "type(r) AS type, properties(r) AS properties ORDER BY elementId(r)"
            ),
        )
    )
    entities = _entities(nodes)
    parallel: Counter[tuple[str, str, str]] = Counter()
    relations = []
    for row in edges:
        source, target = entities[row["source"]].id, entities[row["target"]].id
        parallel[source, row["type"], target] += 1
        number = parallel[source, row["type"], target]
        relations.append(
            Relation(
                source=source,
                type=row["type"],
                target=target,
                attributes=_readings(row["properties"]),
                key="" if number == 1 else str(number),
            )
        )
    return Topology(entities={e.id: e for e in entities.values()}, relations=relations)


def _entities(nodes: Rows) -> dict[str, Entity]:
    """Element id → entity."""
    common = Counter(label for row in nodes for label in row["labels"])
    kinds = {
        row["element"]: min(row["labels"], key=lambda x: (common[x], x), default=_NO_LABEL)
        for row in nodes
    }
    members: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in nodes:
        members[kinds[row["element"]]].append(row["properties"])
    id_names = {kind: _id_name(kind, rows) for kind, rows in members.items()}

    def own_id(row: Any) -> Any:
        name = id_names[kinds[row["element"]]]
        return row["element"] if name is None else row["properties"][name]

    shared = Counter(str(own_id(row)) for row in nodes)
    found = {}
    for row in nodes:
        kind, identifier, properties = (
            kinds[row["element"]],
            own_id(row),
            row["properties"],
        )
        alone = shared[str(identifier)] == 1
        name = next((properties[n] for n in _NAMES if isinstance(properties.get(n), str)), None)
        attributes = _readings({k: v for k, v in properties.items() if k not in ("id", "name")})
        if len(row["labels"]) > 1:
            attributes.setdefault("labels", Reading(value=sorted(row["labels"])))
        found[row["element"]] = Entity(
            # Where kinds number their nodes alike, the kind tells them apart.
            id=str(identifier) if alone else f"{kind} {identifier}",
            kind=kind,
            name=name,
            attributes=attributes,
            numeric_id=alone and isinstance(identifier, int),
            aliases=() if alone else (str(identifier),),
        )
    return found


def _id_name(kind: str, rows: list[Mapping[str, Any]]) -> str | None:
    """The property that tells the nodes of a kind apart, if one does."""
    usual = [
        *_ID_NAMES[:3],
        f"{kind}Id",
        f"{kind[:1].lower()}{kind[1:]}Id",
        *_ID_NAMES[3:],
    ]
    names = [n for n in usual if n in rows[0]]
    names += sorted(n for n in rows[0] if n not in usual and n.lower().endswith("id"))
    for name in names:
        values = [row.get(name) for row in rows]
        fit = all(isinstance(v, (str, int)) and not isinstance(v, bool) for v in values)
        if fit and len({str(v) for v in values}) == len(values):
            return name
    return None


def _readings(properties: Mapping[str, Any]) -> dict[str, Reading]:
    return {name: _reading(value) for name, value in properties.items()}


def _reading(value: Any) -> Reading:
    if isinstance(value, list):
        return Reading(value=[_scalar(member) for member in value])
    if isinstance(value, Point):
        return Reading(value=[float(x) for x in value], datatype="point")
    if isinstance(value, DateTime):
        return Reading(value=value.iso_format(), datatype="datetime")
    return Reading(value=_scalar(value))


def _scalar(value: Any) -> Scalar:
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
