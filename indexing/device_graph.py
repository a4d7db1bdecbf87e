"""Who is connected to whom, in what role, and to how many sensors: N, ⊥ and d of every node.

Kept change by change. A node is *withdrawn* before its numbers change and *entered* afterwards, so
whoever keeps sums over nodes (`pools`) only has to listen to these two calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from gentwin_chat.domain import (
    Change,
    Entity,
    Observe,
    PutEntity,
    PutRelation,
    RemoveEntity,
    RemoveRelation,
    SetPresence,
)
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.roles import makes_gateway, makes_sensor, role_of_kind

Identity: TypeAlias = tuple[str, str, str, str]


@dataclass(slots=True)
class Node:
    """One node as the pooling sees it.

    Attributes:
        id, kind, active: of the entity.
        by_kind: its role by rules 1 and 2 of `roles`.
        role: its role by all rules.
        incident: identity → directed, of the relations that touch it; Nᵢ is their number.
        neighbours: id → number of relations shared with it.
        as_gateway, as_sensor: relations that give it a role by rule 3.
        sensors: dᵢ, distinct sensors beside it, kept for gateways; 0 for others.
    """

    id: str
    kind: str
    active: bool
    by_kind: Role
    role: Role
    incident: dict[Identity, bool] = field(default_factory=dict)
    neighbours: Counter[str] = field(default_factory=Counter)
    as_gateway: int = 0
    as_sensor: int = 0
    sensors: int = 0

    @property
    def x(self) -> int:
        """Nᵢ·⊥ᵢ, the numerator of eq. 3."""
        return len(self.incident) if self.active else 0

    @property
    def rank(self) -> int:
        """n·wᵢ, the numerator of eq. 5."""
        return self.sensors if self.role is Role.GATEWAY else 1


class Listener(Protocol):
    """Keeps sums over nodes."""

    def withdraw(self, node: Node) -> None:
        """``node`` is about to change or to go."""

    def enter(self, node: Node) -> None:
        """``node`` is new or has changed."""


class DeviceGraph:
    """The nodes and relations of a live network.

    Args:
        listener: told of every node whose numbers change.
        stated: kind → role (rule 1 of `roles`).

    Attributes:
        nodes: id → node.
        relations: M, the number of unique relations.
    """

    def __init__(self, listener: Listener, stated: Mapping[str, Role]) -> None:
        self.nodes: dict[str, Node] = {}
        self.relations = 0
        self._listener = listener
        self._stated = stated

    def node(self, identifier: str) -> Node:
        """The node with this id.

        Raises:
            StoreError: there is none.
        """
        node = self.nodes.get(identifier)
        if node is None:
            raise StoreError(
                f"The pools hold no entity {identifier!r}. Add it first with PutEntity."
            )
        return node

    def apply(self, change: Change) -> None:
        """Take one change into account.

        O(1) for a relation that is put or a presence that is set; O(Nᵢ) for an entity that is
        removed or gets a kind of another role, and for a relation that gives or takes a node's role
        by rule 3; for a relation that is removed, the lesser N of its two ends.

        Raises:
            StoreError: the change names an entity that is not there; nothing has been changed.
        """
        match change:
            case PutEntity(entity=entity):
                self._put(entity)
            case RemoveEntity(id=identifier):
                node = self.node(identifier)
                for identity in tuple(node.incident):
                    self._detach(identity)
                self._listener.withdraw(node)
                del self.nodes[identifier]
            case PutRelation(relation=relation):
                source, target = self.node(relation.source), self.node(relation.target)
                if relation.identity in source.incident:
                    source.incident[relation.identity] = relation.directed
                    target.incident[relation.identity] = relation.directed
                else:
                    self._attach(relation.identity, relation.directed)
            case RemoveRelation(source=a, target=b, type=type_):
                fewer = min(self.node(a), self.node(b), key=lambda n: len(n.incident))
                for identity, directed in tuple(fewer.incident.items()):
                    ends = (identity[0], identity[2])
                    between = ends == (a, b) or (not directed and ends == (b, a))
                    if between and type_ in (None, identity[1]):
                        self._detach(identity)
            case SetPresence(id=identifier, active=active):
                node = self.node(identifier)
                self._listener.withdraw(node)
                node.active = active
                self._listener.enter(node)
            case Observe(observation=observation):
                self.node(observation.entity)  # a reading alone changes no number here

    def _put(self, entity: Entity) -> None:
        by_kind = role_of_kind(entity.kind, self._stated)
        node = self.nodes.get(entity.id)
        if node is None:
            node = Node(entity.id, entity.kind, entity.active, by_kind, by_kind)
            self.nodes[entity.id] = node
            self._listener.enter(node)
            return
        edges = {} if by_kind is node.by_kind else dict(node.incident)
        for identity in edges:
            self._detach(identity)
        self._listener.withdraw(node)
        node.kind, node.active, node.by_kind = entity.kind, entity.active, by_kind
        node.role = _role(node)
        self._listener.enter(node)
        for identity, directed in edges.items():
            self._attach(identity, directed)

    def _attach(self, identity: Identity, directed: bool) -> None:
        ends = self._ends(identity)
        for node in ends:
            self._listener.withdraw(node)
            node.incident[identity] = directed
        self._link(identity, +1)
        self._reveal(identity, +1)
        self.relations += 1
        for node in ends:
            self._listener.enter(node)

    def _detach(self, identity: Identity) -> None:
        ends = self._ends(identity)
        for node in ends:
            self._listener.withdraw(node)
            del node.incident[identity]
        self._reveal(identity, -1)
        self._link(identity, -1)
        self.relations -= 1
        for node in ends:
            self._listener.enter(node)

    def _ends(self, identity: Identity) -> tuple[Node, ...]:
        """Both ends, or the one end of a loop."""
        source, target = self.nodes[identity[0]], self.nodes[identity[2]]
        return (source,) if source is target else (source, target)

    def _link(self, identity: Identity, step: int) -> None:
        """Count one relation more or less between two withdrawn nodes."""
        ends = self._ends(identity)
        if len(ends) == 1:
            return
        for here, there in (ends, ends[::-1]):
            shared = here.neighbours[there.id] + step
            if shared:
                here.neighbours[there.id] = shared
            else:
                del here.neighbours[there.id]
            is_change = shared == (1 if step > 0 else 0)
            if is_change and here.role is Role.GATEWAY and there.role is Role.SENSOR:
                here.sensors += step

    def _reveal(self, identity: Identity, step: int) -> None:
        """Count what a relation says of the roles of its withdrawn ends (rule 3)."""
        source, type_, target = self.nodes[identity[0]], identity[1], self.nodes[identity[2]]
        if makes_gateway(type_):
            target.as_gateway += step
        if makes_sensor(type_, target.by_kind):
            source.as_sensor += step
        for node, other in ((source, target), (target, source)):
            role = _role(node)
            if role is not node.role:
                self._change_role(node, role, withdrawn=other)

    def _change_role(self, node: Node, role: Role, *, withdrawn: Node) -> None:
        """Give a withdrawn node another role, and the gateways beside it their new d."""
        step = (role is Role.SENSOR) - (node.role is Role.SENSOR)
        node.role = role
        beside = [self.nodes[i] for i in node.neighbours]
        node.sensors = 0
        if role is Role.GATEWAY:
            node.sensors = sum(neighbour.role is Role.SENSOR for neighbour in beside)
        for neighbour in beside:
            if not step or neighbour.role is not Role.GATEWAY:
                continue
            if neighbour is withdrawn:
                neighbour.sensors += step
            else:
                self._listener.withdraw(neighbour)
                neighbour.sensors += step
                self._listener.enter(neighbour)


def _role(node: Node) -> Role:
    if node.by_kind is not Role.OTHER:
        return node.by_kind
    if node.as_gateway:
        return Role.GATEWAY
    return Role.SENSOR if node.as_sensor else Role.OTHER
