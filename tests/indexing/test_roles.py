"""Roles of nodes in networks whose kinds we have not chosen."""

from __future__ import annotations

import pytest

from gentwin_chat.domain import Entity, Relation
from gentwin_chat.indexing.pooling import Role
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.indexing.roles import role_of_kind


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("Gateway", Role.GATEWAY),
        ("LoRaWANGateway", Role.GATEWAY),
        ("gateway_device", Role.GATEWAY),
        ("WiFi Access Point", Role.GATEWAY),
        ("BaseStation", Role.GATEWAY),
        ("PM25Sensor", Role.SENSOR),
        ("AirQualityObserved", Role.SENSOR),
        ("https://brickschema.org/schema/Brick#Zone_Air_Temperature_Sensor", Role.SENSOR),
        ("WeatherStation", Role.SENSOR),
        ("StreetLight", Role.SENSOR),
        ("DeviceModel", Role.OTHER),
        ("SensorType", Role.OTHER),
        ("Railway Station", Role.OTHER),
        ("Room", Role.OTHER),
        ("", Role.OTHER),
    ],
)
def test_the_words_of_a_kind(kind: str, role: Role) -> None:
    assert role_of_kind(kind) is role


def test_a_stated_role_comes_first() -> None:
    assert role_of_kind("Gateway", {"Gateway": Role.OTHER}) is Role.OTHER


def test_relations_reveal_what_kinds_do_not_say() -> None:
    entities = [
        Entity(id="n1", kind="Node"),
        Entity(id="n2", kind="Node"),
        Entity(id="g", kind="Gateway"),
        Entity(id="p", kind="Pump"),
        Entity(id="room", kind="Room"),
    ]
    pools = PriorityPools(
        entities,
        [
            Relation(source="n1", type="refGateway", target="n2"),
            Relation(source="p", type="connectedTo", target="g"),
            Relation(source="g", type="locatedIn", target="room"),
        ],
    )
    roles = {e.id: pools.role(e.id) for e in entities}
    assert roles == {
        "n1": Role.SENSOR,
        "n2": Role.GATEWAY,
        "g": Role.GATEWAY,
        "p": Role.SENSOR,
        "room": Role.OTHER,
    }
    assert pools.key_value("n2") == (":gw", "n2", 1)
    assert pools.key_value("p") == (":s", "p", "g")
