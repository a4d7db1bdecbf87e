"""Which nodes of any network are sensors and which are gateways.

The paper's network says so; real ones have kinds of their own (``LoRaWANGateway``, ``Meter``,
``AirQualityObserved``, ``node``). A node's role follows, in this order:

1. what the caller says of its kind;
2. the words of its kind: *gateway, hub, router, concentrator, access point, base station* … make a
   gateway, *sensor, meter, detector, counter, camera, device* … a sensor, unless the last word says
   that it is something about devices (``DeviceModel``, ``SensorType``);
3. its relations: the target of a relation whose name speaks of a gateway (``refGateway``,
   ``uplinkGateway``) is a gateway and its source a sensor; the source of a relation that speaks of
   a connection (``connectedTo``, ``attachedTo``, ``reportsTo``) to a gateway of rule 2 is a sensor;
4. otherwise it is neither. It is pooled by eq. 3 all the same, under its own label.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from gentwin_chat.domain import words
from gentwin_chat.indexing.pooling import Role


def _set(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


GATEWAY_WORDS = _set(
    "gateway gateways gw hub hubs router routers concentrator collector coordinator repeater "
    "accesspoint basestation edgenode supernode"
)
SENSOR_WORDS = _set(
    "sensor sensors meter meters detector counter probe thermometer thermostat hygrometer "
    "anemometer camera tracker beacon transmitter device devices endpoint observed actuator "
    "streetlight luminaire weatherstation"
)
ABOUT_WORDS = _set(
    "model type kind class category group profile service operation measurement event status "
    "manufacturer vendor owner"
)
LINK_WORDS = _set(
    "connected connects connect connection attached attaches uplink via reports sends transmits "
    "paired joined"
)
# Two words that together name a device, where each alone does not.
_PAIRS = {
    ("access", "point"): "accesspoint",
    ("base", "station"): "basestation",
    ("edge", "node"): "edgenode",
    ("super", "node"): "supernode",
    ("street", "light"): "streetlight",
    ("street", "lamp"): "streetlight",
    ("weather", "station"): "weatherstation",
}


@lru_cache(maxsize=4096)
def _said(term: str) -> frozenset[str]:
    spoken = words(term).split()
    pairs = {_PAIRS[p] for p in pairwise(spoken) if p in _PAIRS}
    return frozenset(spoken) | pairs


def role_of_kind(kind: str, stated: Mapping[str, Role] | None = None) -> Role:
    """Rules 1 and 2: the role that the kind alone gives, `Role.OTHER` if it says nothing.

    A word for a gateway outweighs one for a sensor: a ``GatewayDevice`` is a gateway.
    """
    if stated and kind in stated:
        return stated[kind]
    if ABOUT_WORDS.intersection(words(kind).split()[-1:]):
        return Role.OTHER
    said = _said(kind)
    if said & GATEWAY_WORDS:
        return Role.GATEWAY
    return Role.SENSOR if said & SENSOR_WORDS else Role.OTHER


def makes_gateway(relation: str) -> bool:
    """Rule 3: whether a relation of this name says that its target is a gateway."""
    return bool(_said(relation) & GATEWAY_WORDS)


def makes_sensor(relation: str, target: Role) -> bool:
    """Rule 3: whether a relation of this name to a node of role ``target`` (by rules 1 and 2) says
    that its source is a sensor."""
    return makes_gateway(relation) or (
        target is Role.GATEWAY and bool(_said(relation) & LINK_WORDS)
    )
