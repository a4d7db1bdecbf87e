"""Priority pooling (§II-B.1): equations 1 to 7, one pure function each.

Priorities are exact rationals, so a node that lies on a border between two pools falls on the same
side however its priority was reached. `pools` holds the engine that keeps all of this up to date.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Role(StrEnum):
    """What a node is to the pooling: a sensor (S), a gateway (Gw), or neither."""

    SENSOR = "s"
    GATEWAY = "gw"
    OTHER = "other"


class Pool(StrEnum):
    """The three priority levels, highest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class KeyValue(NamedTuple):
    """A (k, v) pair of eq. 2.

    Attributes:
        key: ``:s``, ``:gw``, or ``:`` and the kind of another node.
        id: of the node.
        link: the id of a sensor's gateway (``None`` without one), a gateway's number of sensors d;
            ``None`` for other nodes.
    """

    key: str
    id: str
    link: str | int | None


def presence(
    last_seen: datetime | None, now: datetime, expected: timedelta, *, reported_off: bool = False
) -> int:
    """Eq. 1: presence ⊥ᵢ, 1 while a node is active, else 0.

    A node is active if it was seen within its expected interval and did not report itself off.

    Args:
        last_seen: when it was last heard; ``None`` if never.
        now: the moment of the question.
        expected: the longest silence of an active node.
        reported_off: its last word was that it goes off.
    """
    if reported_off or last_seen is None:
        return 0
    return int(now - last_seen <= expected)


def key_value(
    role: Role, identifier: str, *, kind: str, gateway: str | None = None, sensors: int = 0
) -> KeyValue:
    """Eq. 2: the pair (kᵢ, vᵢ), a node's label and its connectivity.

    A sensor has k = [:s] and v = {id, its gateway}, a gateway k = [:gw] and v = {id, dᵢ}. Any other
    node keeps its own kind as the label and has only its id as value.

    Args:
        role: of the node.
        identifier: its id.
        kind: its own label.
        gateway: of a sensor, the gateway that it is connected to.
        sensors: of a gateway, dᵢ, the number of sensors connected to it.
    """
    if role is Role.SENSOR:
        return KeyValue(":s", identifier, gateway)
    if role is Role.GATEWAY:
        return KeyValue(":gw", identifier, sensors)
    return KeyValue(f":{kind}", identifier, None)


def priority(relations: int, present: int, total: int) -> Fraction:
    """Eq. 3: priority pᵢ = Nᵢ·⊥ᵢ / M.

    Args:
        relations: Nᵢ, relations that touch the node.
        present: ⊥ᵢ of eq. 1.
        total: M, unique relations in the network; priorities are 0 in a network without any.
    """
    return Fraction(relations * present, total) if total else Fraction(0)


def partition(priorities: Mapping[Node, Fraction]) -> dict[Pool, set[Node]]:
    """Eq. 4: the priority pools P_H, P_M, P_L, by the average priority.

    P_H holds p > ¾·avg, P_M ½·avg < p ≤ ¾·avg, P_L p ≤ ½·avg: a partition. (As printed, P_M is
    empty, since it asks for ¾·avg ≤ p < ½·avg.)
    """
    result: dict[Pool, set[Node]] = {pool: set() for pool in Pool}
    if not priorities:
        return result
    average = sum(priorities.values(), Fraction(0)) / len(priorities)
    for node, p in priorities.items():
        if p > average * Fraction(3, 4):
            result[Pool.HIGH].add(node)
        elif p > average / 2:
            result[Pool.MEDIUM].add(node)
        else:
            result[Pool.LOW].add(node)
    return result


def weight(role: Role, sensors: int, devices: int) -> float:
    """Eq. 5: weight wᵢ of a device, 1/n for a sensor and dᵢ/n for a gateway.

    Nodes that are neither weigh as a sensor does.

    Args:
        role: of the node.
        sensors: dᵢ, sensors connected to the gateway.
        devices: n, smart devices in the network (sensors and gateways), at least 1.
    """
    return (sensors if role is Role.GATEWAY else 1) / devices


def pool_weight(sensors: Collection[int], devices: int) -> float:
    """Eq. 6: weight W_p = (1/n)·Σ_{i∈pool}(1 + dᵢ) of a pool.

    Args:
        sensors: dᵢ of each member of the pool; 0 for members that are no gateways.
        devices: n, smart devices in the network, at least 1.
    """
    return (len(sensors) + sum(sensors)) / devices


def update_trigger(before: float, after: float) -> float:
    """Eq. 7: update trigger αᵢ = |W_p(t) − W_p(t+1)|, how much the weight of a pool has changed."""
    return abs(before - after)
