"""The command line as a person or a script meets it: exit status, one line on stderr, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gentwin_chat.cli import app, main

NETWORK = {
    "directed": True,
    "nodes": [
        {"id": "gw-1", "kind": "gateway", "name": "Mill roof", "load": 12.5},
        {"id": "gw-2", "kind": "gateway", "name": "Harbour", "load": 40.0},
        {"id": "s-1", "kind": "sensor", "name": "Plane Street"},
    ],
    "edges": [{"source": "s-1", "target": "gw-1", "type": "connectedTo"}],
}


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "network.json"
    path.write_text(json.dumps(NETWORK))
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    out, err = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, out, err


@pytest.mark.parametrize(
    ("argv", "remedy"),
    [
        ([], "gentwin --help"),
        (["aks"], "gentwin --help"),
        (["ask"], 'gentwin ask "question"'),
        (["ask", "."], 'gentwin ask . "question"'),
        (["ask", "neo4j://nowhere"], 'gentwin ask neo4j://nowhere "question"'),
        (["ask", "--jsno", "x"], "gentwin --help"),
        (["ask", ".", "why?", "--batch", "q.jsonl"], "leave 'why?' out"),
        (["ask", ".", "--batch", "/nonexistent.jsonl"], "/nonexistent.jsonl: "),
        (["ask", "/nonexistent", "why?"], "/nonexistent"),
        (["ingest", "/nonexistent", "--store", "x.db"], "/nonexistent"),
        (["generate", "/nonexistent.log", "--out", "x"], "/nonexistent.log: "),
        (["generate", "-", "--out", "x", "--relation", "a b"], "Sensor:connectedTo:Gateway"),
        (["simulate", "/nonexistent/x.json"], "path that can be written"),
        (["simulate", "x.json", "--loss", "7"], "0..1"),
        (["chat", "--port", "70000"], "GENTWIN_PORT"),
        (["feed", "x.db"], "--simulate"),
        (["feed", "/proc/x.db", "--simulate", "5"], "may be written"),
        (["feed", "x.db", "--mqtt", "http://host"], "mqtt://host:1883"),
        (["feed", "x.db", "--simulate", "5", "--control", "host"], "http://host/path"),
        (["whatif", "storm"], "of the library: district-power-cut, "),
    ],
)
def test_unusable_input(capsys: pytest.CaptureFixture[str], argv: list[str], remedy: str) -> None:
    status, out, err = run(capsys, *argv)
    assert status == 2
    assert out == ""
    assert err.startswith("gentwin: ")
    assert err.count("\n") == 1
    assert remedy in err


@pytest.mark.parametrize("command", ["", "chat", "ask", "ingest", "simulate"])
def test_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    status, out, _ = run(capsys, *command.split(), "--help")
    assert status == 0
    assert out.startswith("Usage: ")


def test_help_is_quick() -> None:
    """Nothing heavy is loaded to say what there is."""
    code = (
        "import sys; sys.argv = ['gentwin', '--help']\n"
        "from gentwin_chat.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"torch", "transformers", "gradio", "networkx"} & set(done.stderr.split())


def test_simulate_then_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gentwin_chat.indexing.sources import load

    sizes = set()
    for name in ("a.json", "a.jsonl", "a.log", "folder"):
        path = tmp_path / name
        status, out, _ = run(capsys, "simulate", str(path), "--sensors", "30", "--json")
        assert status == 0
        assert json.loads(out)["file"] == str(path)
        topology = load(path)
        assert topology.rejects == []
        sizes.add((len(topology.entities), len(topology.relations)))
    assert len(sizes) == 1, "every form holds the same network"


def test_ingest_makes_versions(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "twin.db")
    status, out, _ = run(capsys, "ingest", source, "--store", store, "--json")
    result = json.loads(out)
    assert status == 0
    assert result["entities"] == {"gateway": 2, "sensor": 1}
    assert result["relations"] == {"connectedTo": 1}
    assert result["rejects"] == []
    status, out, _ = run(capsys, "ingest", source, "--store", store)
    assert status == 0
    assert f"version {result['version'] + 1} of {store}" in out


def test_ingest_shows_what_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "entities.jsonl"
    path.write_text('{"id": "urn:ngsi-ld:Device:a", "type": "Device"}\n{oops\n')
    status, out, err = run(capsys, "ingest", str(path), "--store", str(tmp_path / "t.db"))
    assert status == 0
    assert out.startswith("1 entities")
    assert f"not read: {path}:2:" in err


@pytest.mark.llama
def test_ask_in_words_and_in_json(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, words, _ = run(capsys, "ask", source, "How many gateways are there?")
    assert status == 0
    assert "2" in words
    status, out, _ = run(capsys, "ask", source, "How many gateways are there?", "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["status"] == "answered"
    assert answer["values"] == [2]
    assert answer["facts"]
    assert set(answer) == {"text", "status", "values", "rows", "facts", "version", "timing"}


@pytest.mark.llama
def test_batch_keeps_threads_and_survives_a_bad_line(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": "a", "question": "Which gateway is Plane Street connected to?", "thread": "t"}\n'
        "not json\n"
        '{"id": "b", "question": "What is the load of Harbour?"}\n'
        '{"id": "c", "question": "And what is its load?", "thread": "t"}\n'
    )
    status, out, err = run(capsys, "ask", source, "--batch", str(file))
    first, second, third = map(json.loads, out.splitlines())
    assert status == 2
    assert f"{file}:2: not a question" in err
    assert (first["id"], first["values"]) == ("a", ["gw-1"])
    assert (second["id"], second["values"]) == ("b", [40.0])
    assert (third["id"], third["values"]) == ("c", [12.5])


def test_every_command_says_what_it_does() -> None:
    assert all((c.callback.__doc__ or "").strip() for c in app.registered_commands if c.callback)


def test_a_scenario_of_the_library_is_tried(
    capsys: pytest.CaptureFixture[str], source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GENTWIN_ADAPTER", "none")
    status, out, err = run(capsys, "whatif", "gateway-failure", source, "--json")
    assert (status, err) == (0, "")
    outcome = json.loads(out)["difference"]
    assert outcome["readings"] == [
        "Mill roof fails: it stays in the twin, off, and 1 link carries nothing any more"
    ]
    assert [o["id"] for o in outcome["orphaned"]] == ["s-1"]
    status, out, _ = run(capsys, "whatif", "service-merge", source)
    assert status == 2


def test_a_store_lives_on_its_feeds_and_is_asked_meanwhile(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    store, log = str(tmp_path / "live.db"), tmp_path / "city.log"
    log.write_text("2026-05-04T08:00:00Z sensor/extra-1 pm10=8\nno line\n")
    letters = ["--dead", str(tmp_path / "dead.jsonl")]
    feeds = ["--simulate", "5", "--follow", str(log), "--http", "0"]
    status, out, err = run(capsys, "feed", store, *feeds, *letters, "--seconds", "5", "--json")
    assert status == 0, err
    assert "/notify" in err
    told = json.loads(out)
    assert told["messages"] >= 2
    assert told["dead_letters"] == 1
    status, out, _ = run(capsys, "ask", store, "How many sensors are there?", "--json")
    assert status == 0
    assert json.loads(out)["version"] == told["version"]
    # A second run takes up where the first stopped: the log is not read again.
    again = ["--follow", str(log), *letters, "--seconds", "1", "--json"]
    status, out, _ = run(capsys, "feed", store, *again)
    assert status == 0
    assert json.loads(out)["messages"] == 0


@pytest.mark.llama
def test_relations_are_read_out_of_notes(
    capsys: pytest.CaptureFixture[str], source: str, tmp_path: Path
) -> None:
    network = json.loads(Path(source).read_text())
    network["nodes"].append({"id": "s-2", "kind": "sensor"})
    Path(source).write_text(json.dumps(network))
    notes, out = tmp_path / "notes.log", tmp_path / "generated.jsonl"
    notes.write_text(
        "2026-05-04T10:00:00Z netmgr[7]: parent(s-2) = gw-2\nsame battery batch: s-2, gw-1\n"
    )
    status, said, _ = run(capsys, "generate", str(notes), source, "--out", str(out), "--json")
    assert status == 0
    assert json.loads(said) == {"file": str(out), "lines": 2, "relations": {"connectedTo": 1}}
    found = json.loads(out.read_text())
    assert (found["source"], found["target"]) == ("s-2", "gw-2")
    assert 0.5 < found["inferred"] <= 1
