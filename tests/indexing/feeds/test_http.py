"""Notifications over HTTP, on a real server."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from gentwin_chat.errors import SettingsError
from gentwin_chat.indexing.feeds import http
from gentwin_chat.indexing.feeds.control import Callback, Control, Outbox
from gentwin_chat.indexing.feeds.http import HttpFeed
from gentwin_chat.indexing.feeds.inbox import DeadLetters, Inbox
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.runner import run
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph


class Server:
    """A living twin that listens on a free port."""

    def __init__(self, store: EmbeddedGraph, folder: Path, size: int, *, runs: bool) -> None:
        self.inbox, self.stop = Inbox(size), threading.Event()
        self.dead, self.said = DeadLetters(folder / "dead.jsonl"), list[Control]()
        outbox = Outbox([self.said.append])
        self.twin = LivingTwin(store, datetime.now(UTC), outbox=outbox, dead=self.dead)
        self.feed = HttpFeed(self.twin, self.inbox, self.dead, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.feed.port}"
        self.runs = runs

    def live(self) -> None:
        if self.runs:
            run(self.twin, self.inbox, [self.feed.run], self.stop, gather=0.02)
        else:
            self.feed.run(self.inbox, self.stop)


@contextmanager
def serving(folder: Path, size: int = 100, *, runs: bool = True) -> Iterator[Server]:
    with EmbeddedGraph(folder / "twin.db") as store:
        server = Server(store, folder, size, runs=runs)
        thread = threading.Thread(target=server.live)
        thread.start()
        try:
            yield server
        finally:
            server.stop.set()
            thread.join(20)
            assert not thread.is_alive()


def counted(client: httpx.Client, messages: int) -> dict[str, int]:
    """What the twin says of itself once it has counted so many messages, which it does just after
    it has acknowledged them."""
    end = time.monotonic() + 10
    while True:
        health: dict[str, int] = client.get("/health").json()
        if health["messages"] == messages or time.monotonic() > end:
            assert health["messages"] == messages
            return health
        time.sleep(0.01)


def entity(name: str, value: float) -> dict[str, object]:
    return {
        "id": f"urn:ngsi-ld:Sensor:{name}",
        "type": "Sensor",
        "pm10": {"type": "Property", "value": value, "observedAt": "2026-05-04T08:00:00Z"},
    }


def notification(number: int, *data: object) -> dict[str, object]:
    sent = {"notifiedAt": "2026-05-04T08:00:01Z", "data": list(data)}
    return {"id": f"urn:ngsi-ld:Notification:{number}", "type": "Notification", **sent}


def test_a_notification_is_acknowledged_when_the_store_holds_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:
        answer = client.post("/notify", json=notification(1, entity("a", 1), entity("b", 2)))
        assert answer.status_code == 204
        assert set(server.twin.store.select()) == {"urn:ngsi-ld:Sensor:a", "urn:ngsi-ld:Sensor:b"}
        assert client.post("/notify", json=notification(1, entity("a", 9))).status_code == 204
        assert server.twin.store.version == 1  # the repetition said nothing new
        v2 = {"subscriptionId": "s", "data": [{"id": "c", "type": "Sensor", "x": 1}]}
        assert client.post("/notify", json=v2).status_code == 204
        health = counted(client, 3)
        assert (health["repeated"], health["versions"]) == (1, 2)


def test_a_second_delivery_of_ngsi_v2_is_told_by_its_correlator(tmp_path: Path) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:

        def notify(value: str, flow: str) -> None:
            lamp = {"id": "lamp", "type": "Lamp", "state": value}
            body = {"subscriptionId": "57edf5", "data": [lamp]}
            headers = {"Fiware-Correlator": flow}
            assert client.post("/notify", json=body, headers=headers).status_code == 204

        notify("on", "a-1; cbnotif=1")
        notify("off", "a-2; cbnotif=1")
        notify("on", "a-1; cbnotif=1")  # the first once more, too late
        state = server.twin.store.readings("state", ["lamp"])
        assert state["lamp"].value == "off"
        notify("on", "a-3; cbnotif=1")  # it is on again
        state = server.twin.store.readings("state", ["lamp"])
        assert state["lamp"].value == "on"
        assert counted(client, 4)["repeated"] == 1


def test_without_a_correlator_the_same_values_of_the_same_time_are_one_delivery(
    tmp_path: Path,
) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:

        def notify(value: int, time: str | None) -> None:
            metadata = {"TimeInstant": {"type": "DateTime", "value": time}} if time else {}
            level = {"type": "Number", "value": value, "metadata": metadata}
            body = {
                "subscriptionId": "57edf5",
                "data": [{"id": "t", "type": "Tank", "level": level}],
            }
            assert client.post("/notify", json=body).status_code == 204

        notify(3, "2026-01-01T12:00:00Z")
        notify(3, "2026-01-01T12:00:00Z")
        assert counted(client, 2)["repeated"] == 1
        notify(3, "2026-01-01T12:01:00Z")  # measured anew
        notify(3, None)
        notify(3, None)  # may be anew: nothing says that it is not
        assert counted(client, 5)["repeated"] == 1


def test_many_senders_at_once_share_versions(tmp_path: Path) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:
        statuses: list[int] = []

        def send(number: int) -> None:
            body = notification(number, entity(f"s{number}", number))
            statuses.append(client.post("/notify", json=body, timeout=30).status_code)

        threads = [threading.Thread(target=send, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [204] * 20
        assert len(server.twin.store.select()) == 20
        assert server.twin.store.version < 20


def test_what_cannot_be_read_is_refused_and_kept(tmp_path: Path) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:
        answer = client.post("/notify", content=b'{"broken": ')
        assert answer.status_code == 400
        assert "no JSON" in answer.json()["reason"]
        mixed = notification(1, entity("a", 1), {"id": "x"})
        assert client.post("/notify", json=mixed).status_code == 204
        assert server.dead.count == 2
        letters = (tmp_path / "dead.jsonl").read_text().splitlines()
        assert json.loads(letters[0])["message"] == '{"broken": '
        assert "no type" in json.loads(letters[1])["reason"]


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_LARGEST", 1000)
    with serving(tmp_path) as server:
        answer = httpx.post(f"{server.url}/notify", content=b" " * 2000)
        assert answer.status_code == 413


def test_a_full_inbox_sends_senders_away_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_PATIENCE", 0.2)
    with serving(tmp_path, size=1, runs=False) as server:
        slow = httpx.post(f"{server.url}/notify", json=notification(1, entity("a", 1)))
        assert slow.status_code == 503  # nobody took it in
        full = httpx.post(f"{server.url}/notify", json=notification(2, entity("a", 2)))
        assert full.status_code == 503
        assert int(full.headers["Retry-After"]) > 0
        assert len(server.inbox) == 1


def test_orders_go_on_to_the_physical_space(tmp_path: Path) -> None:
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:
        client.post("/notify", json=notification(1, entity("a", 1)))
        order = {"device": "urn:ngsi-ld:Sensor:a", "interval": 30}
        assert client.post("/control", json=order).status_code == 202
        client.post("/notify", json=notification(2, entity("a", 2)))
        assert [(c.device, c.interval) for c in server.said] == [("urn:ngsi-ld:Sensor:a", 30)]
        assert server.twin.presence.interval("urn:ngsi-ld:Sensor:a") == 30
        assert client.post("/control", json={"interval": -1}).status_code == 400


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with serving(tmp_path, runs=False) as server, pytest.raises(SettingsError, match="--http"):
        HttpFeed(server.twin, server.inbox, server.dead, "127.0.0.1", server.feed.port)


def test_control_messages_are_posted_and_tried_again() -> None:
    got: list[dict[str, object]] = []
    arrived = threading.Event()

    class Receiver(BaseHTTPRequestHandler):
        tries = 0

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            Receiver.tries += 1
            self.send_response(500 if Receiver.tries == 1 else 204)
            self.end_headers()
            if Receiver.tries > 1:
                got.append(json.loads(body))
                arrived.set()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    told: list[str] = []
    address = f"127.0.0.1:{server.server_port}/"
    callback = Callback(f"http://user:secret@{address}", report=told.append)
    try:
        callback(Control(device="a", interval=5))
        assert arrived.wait(10)
    finally:
        callback.close()
        server.shutdown()
        thread.join()
        server.server_close()
    assert [(c["device"], c["interval"]) for c in got] == [("a", 5.0)]
    assert told == [
        f"Control messages do not reach http://{address} (status 500); tried again.",
        f"Control messages reach http://{address} again.",
    ]
    with pytest.raises(SettingsError, match="http://"):
        Callback("ftp://host")
