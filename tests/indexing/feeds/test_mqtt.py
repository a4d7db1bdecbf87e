"""MQTT against a real broker in a process of its own: mosquitto where it is installed, else amqtt,
which is a package like any other but does not deliver again what was not acknowledged."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.feeds.control import Control, Outbox
from gentwin_chat.indexing.feeds.inbox import DeadLetters, Inbox
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.mqtt import MqttFeed
from gentwin_chat.indexing.feeds.runner import run
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin

BROKER = """
import asyncio, sys
from amqtt.broker import Broker
async def main():
    listener = {"type": "tcp", "bind": "127.0.0.1:" + sys.argv[1]}
    plugins = {"amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": False}}
    broker = Broker({"listeners": {"default": listener}, "plugins": plugins})
    await broker.start()
    await asyncio.Event().wait()
asyncio.run(main())
"""

MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    command = [sys.executable, "-c", BROKER, str(number)]
    if MOSQUITTO:
        config = tmp_path_factory.mktemp("mosquitto") / "mosquitto.conf"
        config.write_text(f"listener {number} 127.0.0.1\nallow_anonymous true\n")
        command = [MOSQUITTO, "-c", str(config)]
    broker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: _listens(number), 30)
        yield number
    finally:
        broker.kill()
        broker.wait()


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to be in time"
        time.sleep(0.02)


@contextmanager
def client(port: int) -> Iterator[mqtt.Client]:
    """Somebody else on the broker."""
    other = mqtt.Client(CallbackAPIVersion.VERSION2)
    other.username_pw_set("somebody", "else")
    other.connect("127.0.0.1", port)
    other.loop_start()
    try:
        yield other
    finally:
        other.disconnect()
        other.loop_stop()


class Living:
    """A twin that lives on the broker."""

    def __init__(self, store: EmbeddedGraph, folder: Path, port: int, name: str) -> None:
        self.store = store
        self.inbox, self.stop = Inbox(10), threading.Event()
        self.dead = DeadLetters(folder / "dead.jsonl")
        url = f"mqtt://twin:secret@127.0.0.1:{port}/{name}/#"
        self.feed = MqttFeed(url, name, self.dead, lambda feed, why: self.twin.told(feed, why))
        self.said: list[Control] = []
        outbox = Outbox([self.feed.say, self.said.append])
        self.twin = LivingTwin(store, datetime.now(UTC), outbox=outbox, dead=self.dead)
        self.thread = threading.Thread(
            target=run, args=(self.twin, self.inbox, [self.feed.run], self.stop)
        )

    def __enter__(self) -> Living:
        self.thread.start()
        wait_for(lambda: self.feed.connected)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(20)
        self.feed.close()
        assert not self.thread.is_alive()


def sensor(name: str, value: float) -> str:
    no2 = {"type": "Property", "value": value}
    return json.dumps({"id": f"urn:ngsi-ld:Sensor:{name}", "type": "Sensor", "no2": no2})


def test_publications_of_every_form_reach_the_store(tmp_path: Path, port: int) -> None:
    with EmbeddedGraph(tmp_path / "twin.db") as store, client(port) as other:
        with Living(store, tmp_path, port, "forms") as living:
            other.publish("forms/ngsi", sensor("a", 1), qos=1)
            other.publish("forms/json/key/b/attrs", '{"t": 21.5}', qos=0)
            other.publish("forms/log", "2026-05-04T08:00:00Z sensor/c pm10=8", qos=1)
            other.publish("forms/bad", "nothing of ours", qos=1)
            wait_for(lambda: living.twin.tally.messages == 3 and living.dead.count == 1)
        assert set(store.select()) == {"urn:ngsi-ld:Sensor:a", "b", "c"}
        assert "forms/bad" in (tmp_path / "dead.jsonl").read_text()


def test_what_comes_while_the_twin_is_away_is_there_when_it_is_back(
    tmp_path: Path, port: int
) -> None:
    with EmbeddedGraph(tmp_path / "twin.db") as store, client(port) as other:
        with Living(store, tmp_path, port, "away") as living:
            other.publish("away/x", sensor("a", 1), qos=1)
            wait_for(lambda: living.twin.tally.messages == 1)
        other.publish("away/x", sensor("a", 2), qos=1).wait_for_publish(5)
        other.publish("away/x", sensor("b", 3), qos=1).wait_for_publish(5)
        with Living(store, tmp_path, port, "away") as living:
            wait_for(lambda: living.twin.tally.messages == 2)
        readings = store.readings("no2", store.select())
        assert {r.value for r in readings.values()} == {2, 3}


@pytest.mark.skipif(not MOSQUITTO, reason="needs a broker that delivers again: mosquitto")
def test_what_was_not_stored_is_not_acknowledged(tmp_path: Path, port: int) -> None:
    """A twin that dies after reading and before storing gets the message again."""
    dying = MqttFeed(f"mqtt://twin:secret@127.0.0.1:{port}/die/#", "die", DeadLetters())
    inbox, stop = Inbox(10), threading.Event()
    thread = threading.Thread(target=dying.run, args=(inbox, stop))
    thread.start()
    with client(port) as other:
        wait_for(lambda: dying.connected)
        other.publish("die/x", sensor("a", 7), qos=1)
        wait_for(lambda: len(inbox) == 1)
    stop.set()
    thread.join()
    dying.close()
    with (
        EmbeddedGraph(tmp_path / "twin.db") as store,
        Living(store, tmp_path, port, "die") as living,
    ):
        wait_for(lambda: living.twin.tally.messages == 1)
        assert store.select() == ["urn:ngsi-ld:Sensor:a"]


class OneSession:
    """The broker's side of one session by its packets (OASIS MQTT 3.1.1 §3), so that a test says
    what is delivered again and sees what is acknowledged.

    Args:
        connected: the return code of CONNACK (§3.2.2.3), 0 for yes.
        subscribed: that of SUBACK (§3.9.3), the QoS or 0x80 for no.
    """

    def __init__(self, connected: int = 0, subscribed: int = 1) -> None:
        self._connected, self._subscribed = connected, subscribed
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._socket: socket.socket | None = None
        self.acknowledged: list[int] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def deliver(self, packet: int, topic: str, payload: str, *, again: bool = False) -> None:
        """A publication of QoS 1; ``again`` sets DUP (§3.3.1.1)."""
        assert self._socket is not None
        name = topic.encode()
        body = len(name).to_bytes(2, "big") + name + packet.to_bytes(2, "big") + payload.encode()
        length, header = len(body), bytearray([0x32 | again << 3])
        while length:  # §2.2.3
            length, digit = divmod(length, 128)
            header.append(digit | (0x80 if length else 0))
        self._socket.sendall(bytes(header) + body)

    def go_away(self) -> None:
        """Break the connection off, and refuse others: "Server unavailable"."""
        assert self._socket is not None
        self._connected = 3
        self._socket.shutdown(socket.SHUT_RDWR)

    def come_back(self) -> None:
        self._connected = 0

    def close(self) -> None:
        self._server.close()

    def _serve(self) -> None:
        with suppress(OSError):  # closed at the end of the test
            while True:
                self._socket, _ = self._server.accept()
                with self._socket, self._socket.makefile("rb") as packets:
                    while head := packets.read(1):
                        length = digit = shift = 0
                        while not shift or digit & 0x80:  # §2.2.3
                            digit = packets.read(1)[0]
                            length, shift = length | (digit & 0x7F) << shift, shift + 7
                        self._answer(head[0], packets.read(length), self._socket)

    def _answer(self, head: int, body: bytes, to: socket.socket) -> None:
        match head >> 4:
            case 1:  # CONNECT → CONNACK
                to.sendall(bytes([0x20, 2, 0, self._connected]))
            case 8:  # SUBSCRIBE → SUBACK
                to.sendall(bytes([0x90, 3, *body[:2], self._subscribed]))
            case 3:  # PUBLISH of QoS 1 → PUBACK
                name = int.from_bytes(body[:2], "big")
                to.sendall(bytes([0x40, 2, *body[2 + name : 4 + name]]))
            case 12:  # PINGREQ → PINGRESP
                to.sendall(bytes([0xD0, 0]))
            case 4:  # PUBACK
                self.acknowledged.append(int.from_bytes(body[:2], "big"))


def test_what_is_delivered_again_is_acknowledged_and_counts_once(tmp_path: Path) -> None:
    old, new = sensor("a", 1), sensor("a", 2)
    with (
        closing(OneSession()) as broker,
        EmbeddedGraph(tmp_path / "twin.db") as store,
    ):
        dying = MqttFeed(f"mqtt://127.0.0.1:{broker.port}/x", "twin", DeadLetters())
        inbox, stop = Inbox(10), threading.Event()
        thread = threading.Thread(target=dying.run, args=(inbox, stop))
        thread.start()
        wait_for(lambda: dying.connected)
        broker.deliver(1, "x/1", old)
        wait_for(lambda: len(inbox) == 1)
        stop.set()
        thread.join()
        dying.close()
        assert broker.acknowledged == []  # read, and not stored
        with Living(store, tmp_path, broker.port, "x") as living:
            broker.deliver(1, "x/1", old, again=True)
            wait_for(lambda: broker.acknowledged == [1])
            broker.deliver(2, "x/1", new)
            wait_for(lambda: broker.acknowledged == [1, 2])
            assert (living.twin.tally.versions, living.twin.tally.repeated) == (2, 0)
        with Living(store, tmp_path, broker.port, "x") as living:
            for packet, payload in ((1, old), (2, new)):  # as if both had not been heard
                broker.deliver(packet, "x/1", payload, again=True)
            wait_for(lambda: broker.acknowledged == [1, 2, 1, 2])
            wait_for(lambda: living.twin.tally.repeated == 2)
            assert living.twin.tally.versions == 0
        (reading,) = store.readings("no2", store.select()).values()
        assert reading.value == 2


def test_a_broker_that_is_lost_is_told_of_and_so_is_its_return(tmp_path: Path) -> None:
    with (
        closing(OneSession()) as broker,
        EmbeddedGraph(tmp_path / "twin.db") as store,
        Living(store, tmp_path, broker.port, "x") as living,
    ):
        broker.deliver(1, "x/1", sensor("a", 1))
        wait_for(lambda: broker.acknowledged == [1])
        twin, name = Twin(store), living.feed.feed
        question = "What is the no2 of a?"
        assert "cut off" not in str(twin.retrieve(question).draft)
        broker.go_away()
        wait_for(lambda: name in living.twin.cut)
        wait_for(lambda: "cut off" in str(twin.retrieve(question).draft))
        broker.come_back()
        wait_for(lambda: not living.twin.cut)  # the client connects again by itself
        wait_for(lambda: "cut off" not in str(twin.retrieve(question).draft))
        assert [c.insight for c in living.said] == [
            f"The feed {name} is cut off: the broker is lost, and tried again.",
            f"The feed {name} is there again.",
        ]
        broker.deliver(2, "x/1", sensor("a", 2))
        wait_for(lambda: broker.acknowledged == [1, 2])


def test_control_messages_go_back_on_topics_of_their_own(tmp_path: Path, port: int) -> None:
    got: list[tuple[str, bytes]] = []
    with EmbeddedGraph(tmp_path / "twin.db") as store, client(port) as other:
        other.on_message = lambda c, u, m: got.append((m.topic, bytes(m.payload)))
        other.subscribe("gentwin/control/#", qos=1)
        with Living(store, tmp_path, port, "control") as living:
            living.twin.request(Control(device="a/1", interval=5))
            wait_for(lambda: bool(got))
    ((topic, payload),) = got
    assert topic == "gentwin/control/a_1"
    assert json.loads(payload)["interval"] == 5


@pytest.mark.parametrize("url", ["http://x", "mqtt://", "mqtt://127.0.0.1:1/x"])
def test_a_broker_that_is_none_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="MQTT"):
        MqttFeed(url, "x", DeadLetters()).run(Inbox(), threading.Event())


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((4, 1), "Bad user name or password. Check user and password"),
        ((5, 1), "Not authorized. Check user and password"),
        ((0, 0x80), "'city/#'. Name topics that this user may read"),
    ],
)
def test_a_broker_that_refuses_ends_the_feed(codes: tuple[int, int], said: str) -> None:
    with closing(OneSession(*codes)) as broker:
        feed = MqttFeed(f"mqtt://a:b@127.0.0.1:{broker.port}/city/#", "x", DeadLetters())
        with closing(feed), pytest.raises(SettingsError, match=re.escape(said)):
            feed.run(Inbox(), threading.Event())
