"""Results become pages: nothing measured is left out, nothing missing is passed over."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gentwin_chat.eval import __main__ as command
from gentwin_chat.eval.experiments import EXPERIMENTS, Experiment
from gentwin_chat.eval.figures import fingerprint, svg
from gentwin_chat.eval.glance import glance
from gentwin_chat.eval.record import RESULTS, record, save
from gentwin_chat.eval.report import results_page, sections, write_figures, write_report
from gentwin_chat.eval.view import Chart, Table, lines, view

OWN: dict[str, Any] = {
    "what": "how many lamps",
    "command": "count lamps",
    "seed": 3,
    "tables": [{"title": "Lamps", "columns": ["street", "lamps"], "rows": [["Mill|Lane", 1234]]}],
    "charts": [
        {"title": "Lamps", "x": "year", "y": "n", "series": {"lit": [[1, 2, 1, 3], [2, 4, 3, 5]]}}
    ],
    "notes": ["Counted by day."],
}


def test_a_missing_result_is_named_with_its_command(tmp_path: Path) -> None:
    page = results_page(tmp_path)
    for e in EXPERIMENTS:
        assert f"Not measured yet: `{e.command}`." in page


def test_a_result_of_an_unknown_form_is_shown_as_it_says(tmp_path: Path) -> None:
    save(tmp_path / "lamps.json", OWN)
    page = results_page(tmp_path)
    assert "## How many lamps" in page
    assert "`count lamps`; seed 3; file" in page
    assert "| Mill\\|Lane | 1,234 |" in page
    assert "![Lamps](figures/lamps-1.svg)" in page
    assert "- Counted by day." in page


def test_a_result_without_tables_shows_its_numbers() -> None:
    [table] = view("lamps", {"what": "x", "lit": {"share": 0.5, "on": True}, "n": 3}).tables
    assert table.rows == [["lit share", 0.5], ["n", 3]]


def test_the_papers_figures_stand_beside_ours() -> None:
    found = {p.name: p.result for p in sections(RESULTS) if p.result is not None}
    told = {str(row[0]): row for row in glance(found).rows}
    assert {what.split(":")[0] for what in told} >= {"Fig. 6", "Fig. 7", "Tab. IV"}
    assert all(row[1] and row[2] and row[3] for row in told.values())
    [missing] = [row for row in glance({}).rows if row[0] == "Fig. 8"]
    assert "not measured" in missing


def test_what_was_learnt_from_is_no_better_than_the_paper() -> None:
    result = json.loads((RESULTS / "fig7.json").read_text(encoding="utf-8"))
    seen = result["share_of_validation_prompts_seen_in_training"]
    [row] = [r for r in glance({"fig7": result}).rows if "relations held out" in str(r[0])]
    assert ("no comparison" in str(row[3])) is bool(seen)
    assert any("word for word" in note for note in view("fig7", result).notes)


def test_a_difference_worse_than_the_papers_is_said_to_be_worse() -> None:
    def end(alpha: float, percent: float) -> dict[str, Any]:
        side = {"mean": 100.0}
        gap = {"mean": percent, "mean_95": [percent - 1, percent + 1]}
        moment = {"gentwin_ms": side, "traditional_ms": side, "difference_percent": gap}
        return {"alpha": alpha, "found": moment, "told": moment}

    fig8 = {
        "curve": [end(0.01, -9), end(0.5, -60)],
        "paper_percent": {"lowest": -13, "highest": -53},
    }
    rows = [r for r in glance({"fig8": fig8}).rows if "traditional twin's" in str(r[0])]
    assert [r[3] for r in rows] == ["worse", "worse", "better", "better"]


def test_every_committed_result_of_a_known_form_is_shown() -> None:
    for part in sections(RESULTS):
        assert part.result is None or part.view.tables, part.name


def test_a_table_as_markdown() -> None:
    table = Table("", ["a", "b"], [["x", 0.123456], ["y", None]])
    assert list(lines(table)) == ["| a | b |", "|---|---|", "| x | 0.1235 |", "| y | – |"]


def test_a_chart_is_the_same_twice_and_tells_its_data() -> None:
    chart = Chart("T", "x", "y", {"a": [(1, 2, 1, 3), (10, 4, 3, 5)]}, log_x=True)
    bars = Chart("T", "", "y", {"a": [("one", 2)], "b": [("one", 3)]}, bars=True, y_from=0)
    assert svg(chart) == svg(chart)
    assert fingerprint(chart) in svg(chart)
    assert fingerprint(chart) != fingerprint(bars)
    assert svg(bars).count("<svg") == 1


def test_old_pictures_go(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "gone-1.svg").write_text("")
    save(tmp_path / "results" / "lamps.json", OWN)
    write_figures(tmp_path / "results", tmp_path / "figures")
    assert [p.name for p in (tmp_path / "figures").iterdir()] == ["lamps-1.svg"]


def test_the_report_needs_no_other_file(tmp_path: Path) -> None:
    save(tmp_path / "lamps.json", OWN | {"notes": ["<b>planted</b>"]})
    text = write_report(tmp_path / "report.html", tmp_path, ["latency"]).read_text("utf-8")
    assert "<svg" in text
    assert "&lt;b&gt;planted" in text
    assert 'class="failed"' in text
    assert "src=" not in text


GOOD = """
import json, sys
open("runs", "a").write(" ".join(sys.argv[1:]) + ";")
json.dump({"n": 1}, open(sys.argv[sys.argv.index("--output") + 1], "w"))
"""
CUT = """
import os, signal, sys
from pathlib import Path
output = Path(sys.argv[sys.argv.index("--output") + 1])
output.write_text('{"n": "not whole"}')
partial = output.with_suffix(".partial")
if not partial.exists():
    partial.write_text("half")
    os.kill(os.getpid() if sys.argv[1] == "die" else os.getppid(), signal.SIGINT)
    sys.exit(1)
"""


@pytest.fixture
def two_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An experiment that writes its result and notes its runs, and one that fails."""
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text("raise SystemExit(3)")
    (tmp_path / "cut.py").write_text(CUT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    of(monkeypatch, Experiment("bad", "Bad", "bad"), good("good"))
    return tmp_path


def good(name: str) -> Experiment:
    return Experiment(name, "Good", "good", ("--own", "1"), quick=("--few",), published=True)


def of(monkeypatch: pytest.MonkeyPatch, *parts: Experiment) -> None:
    monkeypatch.setattr(command, "EXPERIMENTS", parts)
    monkeypatch.setattr(command, "BY_NAME", {e.name: e for e in parts})


def test_all_goes_on_after_a_failure_and_does_not_repeat_what_is_done(two_parts: Path) -> None:
    assert command.main(["all"]) == 1
    out = two_parts / "gentwin-eval"
    assert json.loads((out / "good.json").read_text()) == {"n": 1}
    assert command.main(["all", "--skip", "bad"]) == 0
    assert (two_parts / "runs").read_text().count(";") == 1
    assert command.main(["all", "--only", "good", "--again", "good"]) == 0
    assert (two_parts / "runs").read_text().count(";") == 2


def test_all_says_how_long_what_is_left_takes(
    two_parts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of(monkeypatch, replace(good("first"), minutes=30), replace(good("second"), minutes=4))
    assert command.main(["all"]) == 0
    told = capsys.readouterr().err
    assert "about 30 minutes of 34 that are left" in told
    assert "about 4 minutes of 4 that are left" in told


def test_a_trial_of_all_is_kept_apart(two_parts: Path) -> None:
    command.main(["all", "--quick", "--data", "nets", "--skip", "bad"])
    assert (two_parts / "gentwin-eval-quick" / "good.json").exists()
    assert not (two_parts / "gentwin-eval").exists()
    assert "--few" in (two_parts / "runs").read_text()
    assert "--data nets" in (two_parts / "runs").read_text()


@pytest.mark.parametrize("who", ["die", "interrupt"])
def test_a_part_that_was_cut_is_not_taken_for_whole(
    two_parts: Path, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    of(monkeypatch, Experiment("cut", "Cut", "cut", (who,)), good("next"))
    # What is started in the background of a shell is born deaf to Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert command.main(["all"]) == {"die": 1, "interrupt": 130}[who]
    finally:
        signal.signal(signal.SIGINT, before)
    out = two_parts / "gentwin-eval"
    assert not (out / "cut.json").exists()
    assert (out / "next.json").exists() is (who == "die")
    assert (out / "unfinished" / "cut.partial").read_text() == "half"
    assert command.main(["all"]) == 0  # what is left of the first run lets the second end
    assert (out / "cut.json").exists()


def test_an_unknown_experiment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["latncy"]) == 2
    said = capsys.readouterr().err
    assert "latncy" in said
    assert "latency" in said


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda e: e.name)
def test_every_experiment_knows_its_options(
    experiment: Experiment, capsys: pytest.CaptureFixture[str]
) -> None:
    found = find_spec(experiment.module)
    assert found is not None
    module = experiment.module + (".__main__" if found.submodule_search_locations else "")
    given = [*experiment.options, *experiment.quick, "--output", "x.json"]
    with pytest.raises(SystemExit) as ended:
        import_module(module).main([*given, "--help"])
    assert ended.value.code == 0
    known = capsys.readouterr().out
    given += ["--data"] if experiment.published else []
    assert all(word in known for word in given if word.startswith("--"))


def test_record_survives_the_page(tmp_path: Path) -> None:
    save(tmp_path / "x.json", record({"n": 1}, what="one thing", command="count"))
    assert "cores" in results_page(tmp_path)
