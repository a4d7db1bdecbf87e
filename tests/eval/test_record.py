"""A result file says what its figures are, and is never half written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gentwin_chat.eval.record import environment, record, save


def test_environment_names_the_machine() -> None:
    about = environment()
    assert about["cpu"]
    assert about["cores"] >= 1
    assert set(about["versions"]) >= {"torch", "gentwin-chat"}


def test_environment_names_the_commit_and_whether_it_was_changed() -> None:
    head = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(head, cwd=Path(__file__).parent, capture_output=True, text=True)
    if commit.returncode:
        pytest.skip("not a checkout")
    assert commit.stdout.strip() in environment()["revision"]


def test_a_result_says_what_made_it(tmp_path: Path) -> None:
    result = record({"n": 3}, what="three things", command="count things", seed=7)
    assert {"what", "command", "seed", "n", "made", "environment"} == result.keys()
    save(tmp_path / "deep" / "things.json", result)
    assert json.loads((tmp_path / "deep" / "things.json").read_text()) == result


def test_a_result_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    save(path, {"n": 1})
    with pytest.raises(TypeError):
        save(path, {"n": object()})
    assert json.loads(path.read_text()) == {"n": 1}
