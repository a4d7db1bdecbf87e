"""MQTT topics as a feed, and as a way back (OASIS MQTT 3.1.1).

Publications are acknowledged when the store holds them (QoS 1, a session that the broker keeps), so
what was not is delivered again after a restart or a broken connection.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.reasoncodes import ReasonCode

from gentwin_chat.errors import SettingsError, SourceError

from .control import Control
from .decode import decode
from .inbox import DeadLetters, Inbox
from .message import Told, Unread

CONTROL = "gentwin/control"
"""Control messages go to this topic, those for one device to ``gentwin/control/<device>``."""

_PORTS = {"mqtt": 1883, "mqtts": 8883}


class MqttFeed:
    """Subscribes to topics of one broker.

    Args:
        url: ``mqtt://user:password@host:1883/topic/filter`` (``mqtts`` for TLS); the filter is
            ``#`` if left out, without the topics of our own control messages.
        client_id: under which the broker keeps what was not acknowledged; one per store.
        dead: where payloads go that cannot be read.
        told: told while the broker is lost.

    Raises:
        SettingsError: ``url`` is no such address; from :meth:`run`, the broker cannot be reached,
            or refuses the user or the topics.
    """

    def __init__(
        self,
        url: str,
        client_id: str,
        dead: DeadLetters,
        told: Told = lambda feed, why: None,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise SettingsError(f"{url!r} is no MQTT broker. Write mqtt://host:1883/topic/filter.")
        self.feed = f"mqtt:{parts.hostname}:{parts.port or _PORTS[parts.scheme]}"
        # The wildcard "#" is no fragment here.
        self._topics = unquote(url.partition("://")[2].partition("/")[2]) or "#"
        self._dead, self._told = dead, told
        self._inbox: Inbox | None = None
        self._stop = threading.Event()
        self._subscribed = False
        self._refusal: SettingsError | None = None
        self._client = mqtt.Client(
            CallbackAPIVersion.VERSION2, client_id, clean_session=False, manual_ack=True
        )
        if parts.username:
            self._client.username_pw_set(unquote(parts.username), unquote(parts.password or ""))
        if parts.scheme == "mqtts":
            self._client.tls_set()
        self._client.reconnect_delay_set(1, 30)
        self._client.on_connect = self._connected
        self._client.on_subscribe = self._taken
        self._client.on_disconnect = self._lost
        self._client.on_message = self._arrived
        self._address = (parts.hostname, parts.port or _PORTS[parts.scheme])

    def run(self, inbox: Inbox, stop: threading.Event) -> None:
        """Hand over publications until ``stop``."""
        self._inbox, self._stop = inbox, stop
        try:
            self._client.connect(*self._address, keepalive=30)
        except OSError as e:
            host, port = self._address
            raise SettingsError(
                f"The MQTT broker {host}:{port} cannot be reached ({e}). Check the address."
            ) from e
        self._client.loop_start()
        stop.wait()
        if self._refusal is not None:
            raise self._refusal

    @property
    def connected(self) -> bool:
        """Whether the broker has taken the subscription."""
        return self._subscribed

    def close(self) -> None:
        """Leave the broker, once the last acknowledgements are on their way."""
        self._client.disconnect()
        self._client.loop_stop()

    def say(self, control: Control) -> None:
        """A sink of the external loop."""
        topic = CONTROL if control.device is None else f"{CONTROL}/{_level(control.device)}"
        self._client.publish(topic, control.model_dump_json(exclude_none=True), qos=1)

    def _connected(
        self, client: mqtt.Client, _: Any, flags: Any, reason: ReasonCode, *more: Any
    ) -> None:
        if not reason.is_failure:
            client.subscribe(self._topics, qos=1)
        elif reason == "Server unavailable":  # that is tried again
            self._told(self.feed, str(reason))
        else:
            self._refuse(f"{reason}. Check user and password in the address")

    def _taken(
        self, client: mqtt.Client, _: Any, mid: int, reasons: list[ReasonCode], *more: Any
    ) -> None:
        if any(reason.is_failure for reason in reasons):
            self._refuse(f"no leave to read {self._topics!r}. Name topics that this user may read")
        else:
            self._subscribed = True
            self._told(self.feed, None)

    def _lost(
        self, client: mqtt.Client, _: Any, flags: Any, reason: ReasonCode, *more: Any
    ) -> None:
        """The connection is gone; the client tries to get it back, and asks for the topics anew."""
        self._subscribed = False
        if reason.is_failure and not self._stop.is_set():
            self._told(self.feed, "the broker is lost, and tried again")

    def _refuse(self, why: str) -> None:
        host, port = self._address
        self._refusal = SettingsError(f"The MQTT broker {host}:{port} refuses: {why}.")
        self._stop.set()

    def _arrived(self, client: mqtt.Client, _: Any, publication: mqtt.MQTTMessage) -> None:
        assert self._inbox is not None
        topic, payload = publication.topic, bytes(publication.payload)
        if topic == CONTROL or topic.startswith(f"{CONTROL}/"):
            client.ack(publication.mid, publication.qos)
            return
        try:
            message = decode(payload, self.feed, topic)
        except SourceError as e:
            self._dead.add(self.feed, f"{topic}: {e}", payload.decode("utf-8", "replace"))
            client.ack(publication.mid, publication.qos)
            return

        def settle(held: bool) -> None:
            client.ack(publication.mid, publication.qos)

        digest = hashlib.sha256(topic.encode() + payload).hexdigest()[:16]
        message = replace(
            message,
            heard=() if publication.retain else message.heard,  # said once, to whoever comes later
            identity=message.identity or digest,
            repeated=message.repeated or publication.dup,
            unread=tuple(Unread(f"{topic}: {reason}", text) for reason, text in message.unread),
            settle=settle,
        )
        # While this waits, nothing more is read: the broker's own flow control does the rest.
        self._inbox.put(message, self._stop)


def _level(device: str) -> str:
    """A device's id as one level of a topic: MQTT forbids ``+`` and ``#`` there (§4.7)."""
    return device.replace("/", "_").replace("+", "_").replace("#", "_")
