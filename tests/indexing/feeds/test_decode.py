"""Payloads as brokers and devices send them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from gentwin_chat.domain import Observation, PutEntity, PutRelation, RemoveEntity
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.feeds.decode import decode
from gentwin_chat.indexing.feeds.message import Message

SENSOR = {
    "id": "urn:ngsi-ld:AirQuality:aq-1",
    "type": "AirQuality",
    "no2": {"type": "Property", "value": 21.4, "unitCode": "GQ"},
    "pm10": {"type": "Property", "value": 8, "observedAt": "2026-05-04T07:59:00Z"},
    "connectedTo": {"type": "Relationship", "object": "urn:ngsi-ld:Gateway:gw-1"},
}


def notification(*data: dict[str, Any]) -> dict[str, Any]:
    """As ETSI GS CIM 009 §5.3.1 has it."""
    return {
        "id": "urn:ngsi-ld:Notification:1",
        "type": "Notification",
        "subscriptionId": "urn:ngsi-ld:Subscription:1",
        "notifiedAt": "2026-05-04T08:00:00Z",
        "data": list(data),
    }


def read(content: object, topic: str = "") -> Message:
    payload = content if isinstance(content, bytes) else json.dumps(content).encode()
    return decode(payload, "test", topic)


def test_an_ngsi_ld_notification_states_its_entities_as_of_when_it_was_sent() -> None:
    message = read(notification(SENSOR))
    assert message.unread == ()
    assert message.identity == "urn:ngsi-ld:Notification:1"
    assert message.repeated
    assert message.heard == (SENSOR["id"],)
    entities = {e.entity.id: e.entity for e in message.events if isinstance(e, PutEntity)}
    assert set(entities) == {SENSOR["id"], "urn:ngsi-ld:Gateway:gw-1"}  # the gateway as a stub
    readings = entities[str(SENSOR["id"])].attributes
    assert readings["no2"].time == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert readings["no2"].unit == "GQ"
    assert readings["pm10"].time == datetime(2026, 5, 4, 7, 59, tzinfo=UTC)
    assert [e.relation.type for e in message.events if isinstance(e, PutRelation)] == [
        "connectedTo"
    ]


def test_an_ngsi_v2_notification_has_no_identity() -> None:
    room = {
        "id": "Room1",
        "type": "Room",
        "temperature": {"type": "Number", "value": 23, "metadata": {}},
    }
    message = read({"subscriptionId": "57edf55231cee478fe9fff1f", "data": [room]})
    assert message.heard == ("Room1",)
    assert message.identity is None
    assert not message.repeated


def test_a_deleted_entity_is_gone() -> None:
    gone = {"id": "urn:ngsi-ld:AirQuality:aq-1", "type": "AirQuality", "deletedAt": "2026-05-04"}
    message = read(notification(gone))
    assert message.events == (RemoveEntity(id="urn:ngsi-ld:AirQuality:aq-1"),)
    assert message.heard == ()


def test_the_good_part_of_a_notification_is_taken() -> None:
    message = read(notification(SENSOR, {"id": "x"}))
    assert message.heard == (SENSOR["id"],)
    assert message.unread == (("entity 2: not an NGSI entity: no type", '{"id": "x"}'),)


def test_a_measure_on_a_devices_topic_is_the_devices() -> None:
    message = read({"t": 21.4, "TimeInstant": "2026-05-04T08:00:00Z"}, "/json/key/aq-1/attrs")
    (event,) = message.events
    assert isinstance(event, Observation)
    assert (event.entity, event.attribute, event.reading.value) == ("aq-1", "t", 21.4)
    assert event.reading.time == message.sent == datetime(2026, 5, 4, 8, tzinfo=UTC)


def test_log_lines_are_a_message_and_bad_ones_are_named() -> None:
    message = read(b"2026-05-04T08:00:00Z sensor/aq-1 pm10=8\nno line at all\n")
    assert message.heard == ("aq-1",)
    ((reason, text),) = message.unread
    assert reason.startswith("line 2: ")
    assert text == "no line at all"


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe", b"{", b"[]x", b"[" * 100_000, b'{"data": [3]}', b'{"a": 1}', b"no line"],
)
def test_what_cannot_be_read_says_why(payload: bytes) -> None:
    with pytest.raises(SourceError, match=r"\. "):
        read(payload)


def test_a_measure_without_a_value_is_refused() -> None:
    with pytest.raises(SourceError, match="no value"):
        read({"TimeInstant": "2026-05-04T08:00:00Z"}, "a/attrs")
