"""Asking in this process gives what a batch gives, and parts of the product can be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gentwin_chat.eval.ablation import sampled
from gentwin_chat.eval.answering import in_process, open_without
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.run import main, networks


def question(number: int, text: str, thread: str | None = None) -> Question:
    fields = {"id": f"q{number}", "network": "masts", "kind": "list", "question": text}
    return Question.model_validate(
        fields | {"thread": thread, "wording": "hand", "gold": {"status": "answered"}}
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Mast 2 has the most relations, mast 10 fewer, mast 1 none: N orders them so."""
    folder = tmp_path / "masts"
    folder.mkdir()
    nodes = ["id,kind", "mast-1,mast", "mast-2,mast", "mast-10,mast", "a,lamp", "b,lamp", "c,lamp"]
    edges = ["source,target,relation", "a,mast-2,hangs on", "b,mast-2,hangs on"]
    edges += ["c,mast-10,hangs on"]
    (folder / "nodes.csv").write_text("\n".join(nodes))
    (folder / "edges.csv").write_text("\n".join(edges))
    return folder


def test_each_answer_tells_its_query(source: Path) -> None:
    asked = [question(1, "list the masts"), question(2, "who is the mayor?")]
    with open_without(source, ["llama", "embeddings"]) as twin:
        answers = in_process(twin, asked)
    assert answers["q1"]["values"] == ["mast-2", "mast-10", "mast-1"]
    assert "mast" in answers["q1"]["query"]
    assert answers["q2"]["query"] is None


def test_a_thread_is_one_conversation(source: Path) -> None:
    asked = [
        question(1, "which lamps hang on mast-2?", "t"),
        question(2, "list the masts"),
        question(3, "and on mast-10?", "t"),
    ]
    with open_without(source, ["llama", "embeddings"]) as twin:
        answers = in_process(twin, asked)
    assert answers["q3"]["values"] == ["c"]


def test_without_priority_ids_come_in_natural_order(source: Path) -> None:
    with open_without(source, ["llama", "embeddings", "priority"]) as twin:
        answers = in_process(twin, [question(1, "list the masts")])
    assert answers["q1"]["values"] == ["mast-1", "mast-2", "mast-10"]


def test_networks_of_a_set_are_written_where_they_can_be_opened(tmp_path: Path) -> None:
    [(name, path, questions)] = networks("dev", tmp_path, only=["metro"])
    assert name == "metro"
    assert path.exists()
    assert {q.network for q in questions} == {"metro"}


def test_a_run_without_the_llama_scores(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--network", "metro", "--kind", "count", "--without", "llama", "--without", "embeddings"])
    assert '"exact"' in capsys.readouterr().out.splitlines()[-1]


def test_a_sample_keeps_conversations_whole() -> None:
    asked = [question(k, "?", "t" if k in (2, 3) else None) for k in range(6)]
    assert [q.id for q in sampled(asked, 2)] == ["q0", "q2", "q3", "q5"]
