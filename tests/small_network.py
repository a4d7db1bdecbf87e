"""A network small enough to work every answer out by hand.

    s1 ═connectedTo (twice)═► g1      s1, s2 ─inRoom─► r1 «Lab One»
    s2, s3 ──────────────────► g1      s3     ─inRoom─► r2
    s4 ──────────────────────► g2      r3 is empty, s5 alone
    g1 ─link 100─ g2 ─link 50─ g3 ⟲    links have no direction

Relations touching: g1 5, g2 3, s1 3, s2 2, s3 2, s4 1, s5 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from gentwin_chat.domain import Change, Entity, PutEntity, PutRelation, Reading, Relation, Value
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.query import Selection, Step

SENSORS, GATEWAYS = Selection(kinds=("Sensor",)), Selection(kinds=("Gateway",))
ROOMS = Selection(kinds=("Room",))
TO_GATEWAY = Step(types=("connectedTo",), direction="out")
FROM_GATEWAY = Step(types=("connectedTo",), direction="in")
IN_ROOM = Step(types=("inRoom",), direction="out")
LINK = Step(types=("link",))


def one(*ids: str) -> Selection:
    return Selection(ids=ids)


def entity(
    identifier: str, kind: str, name: str | None = None, unit: str | None = None, **held: Value
) -> Change:
    readings = {
        k: Reading(value=v, unit=unit if isinstance(v, int | float) else None)
        for k, v in held.items()
    }
    return PutEntity(entity=Entity(id=identifier, kind=kind, name=name, attributes=readings))


def relation(source: str, kind: str, target: str, key: str = "", **held: Value) -> Change:
    readings = {k: Reading(value=v) for k, v in held.items()}
    return PutRelation(
        relation=Relation(
            source=source,
            type=kind,
            target=target,
            key=key,
            directed=kind != "link",
            attributes=readings,
        )
    )


def changes() -> Iterator[Change]:
    yield from (entity(g, "Gateway") for g in ("g1", "g2", "g3"))
    yield entity("s1", "Sensor", unit="P1", battery=10, status="ok", tags=["a", "b"])
    yield entity("s2", "Sensor", unit="P1", battery=20, status="ok", tags=["a"])
    yield entity("s3", "Sensor", unit="P1", battery=30, status="low")
    yield entity("s4", "Sensor", unit="P1", battery=30, status="ok")
    yield entity("s5", "Sensor", hasCover=True)
    yield entity("r1", "Room", "Lab\n One")
    yield from (entity(r, "Room") for r in ("r2", "r3"))
    for source, target, key in (
        ("s1", "g1", ""),
        ("s1", "g1", "b"),
        ("s2", "g1", ""),
        ("s3", "g1", ""),
        ("s4", "g2", ""),
    ):
        yield relation(source, "connectedTo", target, key)
    yield from (relation(s, "inRoom", r) for s, r in (("s1", "r1"), ("s2", "r1"), ("s3", "r2")))
    yield relation("g1", "link", "g2", capacity=100)
    yield relation("g2", "link", "g3", capacity=50)
    yield relation("g3", "link", "g3")


def store() -> EmbeddedGraph:
    graph = EmbeddedGraph(None)
    graph.apply(changes())
    return graph
