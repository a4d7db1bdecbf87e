"""Payloads of feeds → messages: NGSI notifications and entities, IoT-agent measures, log lines.

* NGSI-LD notifications (ETSI GS CIM 009 V1.8.1 §5.3.1): ``id``, ``notifiedAt``, ``data``; an entity
  in it with ``deletedAt`` is gone.
* NGSI-v2 notifications ("Notification Messages"): ``subscriptionId``, ``data``.
* One NGSI entity, or an array of them, as `sources.ngsi` reads them.
* ``{"temperature": 21.4}`` on a topic ``…/<device>/attrs``: a measure of FIWARE's IoT agent for
  JSON ("Southbound API").
* Text: lines of `sources.logs`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from gentwin_chat.domain import Entity, Observation, PutEntity, PutRelation, RemoveEntity
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import logs, ngsi
from gentwin_chat.indexing.sources.assembly import Assembly
from gentwin_chat.indexing.sources.values import flatten, moment, reading

from .message import Event, Message, Unread

_REMEDY = "Send NGSI-LD or NGSI-v2 notifications or entities, or lines of a sensor log."


def decode(payload: bytes, feed: str, topic: str = "") -> Message:
    """One payload as a message.

    Args:
        payload: as it came.
        feed: by which it came.
        topic: on which, where the feed has topics.

    Raises:
        SourceError: nothing of it can be read.
    """
    try:
        text = payload.decode("utf-8").strip()
    except UnicodeDecodeError as e:
        raise SourceError(f"This is no UTF-8 text ({e.reason}).", remedy=_REMEDY) from e
    if text[:1] not in ("{", "["):
        message = read_lines(text, feed)
        if not message.heard:
            why = message.unread[0].reason if message.unread else "nothing in it"
            raise SourceError(f"No line of a sensor log: {why}.", remedy=_REMEDY)
        return message
    try:
        content = json.loads(text)
    except ValueError as e:
        raise SourceError(f"This is no JSON: {e}.", remedy=_REMEDY) from e
    except RecursionError as e:
        raise SourceError("This JSON is nested too deeply.", remedy=_REMEDY) from e
    if isinstance(content, dict) and (device := _device(topic)) and not ngsi.is_ngsi(content):
        return _measure(content, device, feed, text)
    return _entities(content, feed, text)


def read_lines(text: str, feed: str, after: int = 0) -> Message:
    """Lines of a sensor log as one message.

    Args:
        text: whole lines.
        feed: by which they came.
        after: how many lines of the log came before.
    """
    into = Assembly()
    logs.read_log(text, feed, into)
    unread = _unread(into, "line", text.split("\n"), after)
    return Message(feed, _events(into), tuple(into.drafts), unread=unread, raw=text)


def _unread(into: Assembly, what: str, parts: Sequence[str], after: int = 0) -> tuple[Unread, ...]:
    """What could not be read of some parts, by their numbers."""
    numbered = ((r.line or 1, r.reason) for r in into.rejects)
    return tuple(Unread(f"{what} {after + n}: {reason}", parts[n - 1]) for n, reason in numbered)


def _entities(content: Any, feed: str, text: str) -> Message:
    """A notification of either version, an entity, or an array."""
    notification = content if isinstance(content, dict) and "data" in content else {}
    data = notification.get("data", content)
    items = data if isinstance(data, list) else [data]
    into = Assembly()
    gone = [i for i in items if isinstance(i, dict) and i.get("deletedAt") and i.get("id")]
    ngsi.read_entities([(n, i) for n, i in enumerate(items, 1) if i not in gone], feed, into)
    heard = tuple(into.drafts)
    removed = [RemoveEntity(id=str(item["id"])) for item in gone]
    if items and not heard and not removed:
        reason = into.rejects[0].reason if into.rejects else "nothing in it"
        raise SourceError(f"This is no NGSI: {reason}.", remedy=_REMEDY)
    sent = moment(notification.get("notifiedAt"))
    identity = notification.get("id") if notification.get("type") == "Notification" else None
    return Message(
        feed,
        (*_events(into, sent), *removed),
        heard,
        sent,
        identity if isinstance(identity, str) else None,
        repeated=isinstance(identity, str),
        unread=_unread(into, "entity", [json.dumps(i, ensure_ascii=False) for i in items]),
        raw=text,
    )


def _measure(content: Mapping[str, Any], device: str, feed: str, text: str) -> Message:
    sent = moment(content.get("TimeInstant"))
    events = []
    for name, value in content.items():
        for leaf, kept in flatten(name, value) if name != "TimeInstant" else ():
            if (made := reading(leaf, kept, time=sent)) is not None:
                events.append(Observation(entity=device, attribute=leaf, reading=made))
    if not events:
        raise SourceError("This measure has no value.", remedy=_REMEDY)
    return Message(feed, tuple(events), (device,), sent, raw=text)


def _events(into: Assembly, sent: datetime | None = None) -> tuple[Event, ...]:
    """What an assembly came to; readings without a time of their own are as of ``sent``."""
    topology = into.finish(ngsi.same_entities(into))
    entities: Iterable[Entity] = topology.entities.values()
    if sent is not None:
        entities = [
            e.model_copy(
                update={
                    "attributes": {
                        name: r if r.time else r.model_copy(update={"time": sent})
                        for name, r in e.attributes.items()
                    }
                }
            )
            for e in entities
        ]
    return (
        *(PutEntity(entity=e) for e in entities),
        *(PutRelation(relation=r) for r in topology.relations),
    )


def _device(topic: str) -> str | None:
    """The device of an IoT agent's topic ``…/<device>/attrs``."""
    parts = topic.split("/")
    return parts[-2] if len(parts) > 1 and parts[-1] == "attrs" else None
