"""Networks of one form in any size, for measuring how cost grows.

Of every 60 devices 50 are sensors and 10 gateways with five sensors each, as in the paper's network
(§III); a street holds ten gateways. The neighbourhood of a device is the same in any size, so that
a question about it has an answer of the same size.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    PutRelation,
    Reading,
    Relation,
)

SENSORS_PER_GATEWAY, GATEWAYS_PER_STREET = 5, 10
PARAMETERS = ("temperature", "humidity", "pm25", "noise")
STATUS = ("online", "online", "online", "degraded", "maintenance")
START = datetime(2026, 1, 1, tzinfo=UTC)


def network(devices: int) -> Iterator[Change]:
    """The changes that build a network of about ``devices`` sensors and gateways.

    The one sensor ``s-7`` holds ``flagged``, and three sensors have the calibration ``rare``.
    """
    chance = random.Random(devices)
    gateways = max(GATEWAYS_PER_STREET, devices // (SENSORS_PER_GATEWAY + 1))
    streets = gateways // GATEWAYS_PER_STREET
    for street in range(streets):
        yield PutEntity(entity=Entity(id=f"st-{street}", kind="street", name=f"Street {street}"))
    for g in range(gateways):
        load = Reading(value=round(chance.random(), 2), unit="1", time=START)
        yield PutEntity(
            entity=Entity(
                id=f"gw-{g}", kind="gateway", name=f"Gateway {g}", attributes={"load": load}
            )
        )
        yield _link(f"gw-{g}", "locatedIn", f"st-{min(g // GATEWAYS_PER_STREET, streets - 1)}")
    for s in range(gateways * SENSORS_PER_GATEWAY):
        yield PutEntity(entity=_sensor(s, chance))
        yield _link(f"s-{s}", "connectedTo", f"gw-{s // SENSORS_PER_GATEWAY}")


def _sensor(number: int, chance: random.Random) -> Entity:
    calibration = "rare" if number in (3, 11, 19) else chance.choice(("factory", "field"))
    attributes = {
        "value": Reading(value=round(chance.gauss(20, 5), 3), unit="CEL", time=START),
        "battery": Reading(value=chance.randrange(5, 101), unit="P1", time=START),
        "status": Reading(value=chance.choice(STATUS)),
        "calibration": Reading(value=calibration),
    }
    if number == 7:
        attributes["flagged"] = Reading(value=True)
    return Entity(
        id=f"s-{number}",
        kind=f"{PARAMETERS[number % len(PARAMETERS)]} sensor",
        name=f"Sensor {number}",
        attributes=attributes,
    )


def observations(sensors: int, count: int, chance: random.Random) -> list[Change]:
    """``count`` new values, each of another of the first ``sensors`` sensors."""
    return [
        Observe(
            observation=Observation(
                entity=f"s-{number}",
                attribute="value",
                reading=Reading(value=round(chance.gauss(20, 5), 3), unit="CEL"),
            )
        )
        for number in chance.sample(range(sensors), count)
    ]


def _link(source: str, kind: str, target: str) -> Change:
    return PutRelation(relation=Relation(source=source, type=kind, target=target))
