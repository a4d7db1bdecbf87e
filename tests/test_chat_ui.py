"""The chat in the browser, without a browser: each step's values, then the served page itself."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gentwin_chat import Twin, chat_ui
from gentwin_chat.answer import Draft
from gentwin_chat.errors import ModelError
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

ROOT = Path(__file__).parent.parent
PLANTED = "<img src=x onerror=steal()>"


class Plainly:
    """Says drafts as they stand: what the page does with words is tested, not the words."""

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        if "break" in question:
            raise ModelError("The model is gone. Start again.")
        yield from re.findall(r"\S+\s*", str(draft))


@pytest.fixture
def twin(city_graph: EmbeddedGraph) -> Twin:
    return Twin(city_graph, phraser=Plainly())


def session(twin: Twin) -> chat_ui.Session:
    value = chat_ui._begin(twin)[0]
    assert isinstance(value, chat_ui.Session)
    return value


def said(history: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(m["role"], m["content"]) for m in history]


def test_a_turn_streams_and_then_shows_its_evidence(twin: Twin) -> None:
    steps = list(chat_ui._respond(" How many gateways are there? ", [], session(twin)))
    assert steps[0][0] == "", "the question leaves the box at once"
    assert said(steps[0][1]) == [("user", "How many gateways are there?")]
    growing = [step[1][-1]["content"] for step in steps[1:]]
    assert len(growing) > 2
    assert all(later.startswith(earlier.strip()) for earlier, later in itertools.pairwise(growing))
    _, history, status, facts, picture = steps[-1]
    assert "50" in history[-1]["content"]
    assert "Answered" in status
    assert "<table>" in facts
    assert "<svg" in picture


def test_a_tab_keeps_its_own_thread(twin: Twin) -> None:
    one, two = session(twin), session(twin)
    assert one.talk is not two.talk
    assert one.afresh().talk is not one.talk


def test_an_error_is_said_in_the_chat(twin: Twin) -> None:
    *_, last = chat_ui._respond("break it: how many gateways are there?", [], session(twin))
    assert last[1][-1] == {"role": "assistant", "content": "The model is gone. Start again."}


def test_nothing_asked_nothing_changed(twin: Twin) -> None:
    (only,) = chat_ui._respond("   ", [], session(twin))
    assert all(isinstance(value, dict) and "value" not in value for value in only)


def test_planted_names_reach_the_page_as_text(tmp_path: Path) -> None:
    source = tmp_path / "network.json"
    nodes = [{"id": "a", "kind": "gateway", "name": PLANTED}, {"id": "b", "kind": "gateway"}]
    edges = [{"source": "a", "target": "b", "type": PLANTED}]
    source.write_text(json.dumps({"directed": True, "nodes": nodes, "edges": edges}))
    twin = Twin(Twin.open(source).reader, phraser=Plainly())
    shown = [value for value in chat_ui._begin(twin)[2:] if isinstance(value, str)]
    for question in ("Tell me about a.", f"What is {PLANTED}?", "Which gateways are there?"):
        *_, last = chat_ui._respond(question, [], session(twin))
        shown += [message["content"] for message in last[1]]
        shown += [value for value in last[2:] if isinstance(value, str)]
    assert any("&lt;img" in text for text in shown)
    assert not any("<img" in text for text in shown)
    twin.close()


def test_own_network_from_several_files(twin: Twin, tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,kind,name\np1,pump,North\nt1,tank,Hill\n")
    (tmp_path / "links.csv").write_text("source,target,type\np1,t1,fills\n")
    files = [str(tmp_path / name) for name in ("nodes.csv", "links.csv")]
    first = session(twin)
    opened, _, _, _, _, tries, news = chat_ui._open(first, files, "", twin)
    assert opened.twin is not twin
    assert "2 entities, 1 relations" in news
    assert "pump" in tries
    folder = opened.folder
    assert folder is not None
    again = chat_ui._restart(opened, twin)
    assert again[0].twin is twin
    assert not folder.exists(), "what a tab uploaded goes with it"
    assert twin.ask("How many gateways are there?").values == [50]


def test_an_unreadable_network_changes_nothing(twin: Twin, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    *kept, news = chat_ui._open(session(twin), [str(bad)], "", twin)
    assert all(isinstance(value, dict) for value in kept)
    assert "bad.json" in news
    *kept, news = chat_ui._open(session(twin), None, " ", twin)
    assert "Choose files" in news


def test_only_a_local_page_opens_paths(twin: Twin) -> None:
    async def places(local: bool) -> list[object]:
        """In a running loop: without one Gradio makes its own and leaves it open."""
        blocks = chat_ui.build(twin, local=local).blocks.values()
        return [b.visible for b in blocks if "a path" in str(getattr(b, "label", ""))]

    assert asyncio.run(places(local=True)) == [True]
    assert asyncio.run(places(local=False)) == [False]


@pytest.fixture
def served() -> Iterator[str]:
    """``python app.py`` in a process of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "True"}  # the page itself says no
    process = subprocess.Popen(
        [sys.executable, "app.py", "--no-browser", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, process.stderr and process.stderr.read().decode()
            try:
                httpx.get(address, timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)
        if process.stderr:
            process.stderr.close()


@pytest.mark.llama
def test_the_app_answers_over_http(served: str) -> None:
    """The page forbids other hosts, and a conversation runs over Gradio's own protocol."""
    with httpx.Client(base_url=served, timeout=120) as client:
        page = client.get("/")
        policy = page.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "http" not in policy
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page.text)
        calls = {c["targets"][0][1]: c["id"] for c in client.get("/config").json()["dependencies"]}

        def call(event: str, data: list[Any]) -> Any:
            body = {"data": data, "fn_index": calls[event], "session_hash": "one"}
            client.post("/gradio_api/queue/join", json=body).raise_for_status()
            with client.stream("GET", "/gradio_api/queue/data?session_hash=one") as stream:
                for line in stream.iter_lines():
                    message = json.loads(line.removeprefix("data: ") or "{}")
                    if message.get("msg") == "process_completed":
                        assert message["success"], message
                        return message["output"]["data"]
            raise AssertionError("the stream ended early")

        tries = call("load", [])[5]
        assert "data-ask" in tries
        output = call("submit", ["How many gateways are there?", [], None])
        assert "Answered" in output[2]
