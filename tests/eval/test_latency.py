"""The latency benchmark measures what it says, on a network of three lamps."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from gentwin_chat.answer import Draft
from gentwin_chat.domain import Entity, PutEntity, Reading
from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.latency import measure, spread
from gentwin_chat.eval.latency_conditions import by_load, by_size, while_changing
from gentwin_chat.eval.record import quantiles
from gentwin_chat.eval.scale_network import network
from gentwin_chat.eval.stopwatch import STAGES, Stopwatch
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.retriever import Retriever
from gentwin_chat.twin import Twin
from gentwin_chat.understanding.linking import Linker
from gentwin_chat.understanding.planner import Planner


class Slow:
    """Says a draft after 20 ms, in two pieces."""

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        time.sleep(0.01)
        yield str(draft)[:5]
        time.sleep(0.01)
        yield str(draft)[5:]


def no_meaning(texts: Sequence[str]) -> np.ndarray:
    return np.zeros((len(texts), 4), dtype=np.float32)


def question(number: int, kind: str, text: str, thread: str | None = None) -> Question:
    return Question.model_validate(
        {
            "id": f"q{number}",
            "network": "lamps",
            "kind": kind,
            "question": text,
            "thread": thread,
            "wording": "hand",
            "gold": {"status": "answered", "values": [1]},
        }
    )


@pytest.fixture
def twin() -> Iterator[Twin]:
    graph = EmbeddedGraph(None)
    graph.apply(
        PutEntity(entity=Entity(id=f"l{n}", kind="lamp", attributes={"power": Reading(value=n)}))
        for n in range(3)
    )
    with Twin(graph, phraser=Slow(), encoder=no_meaning) as opened:
        yield opened


def test_questions_are_spread_over_kinds_and_threads_left_out() -> None:
    asked = [question(1, "count", "a"), question(2, "count", "b"), question(3, "list", "c")]
    asked.append(question(4, "followup", "d", thread="t"))
    assert [q.question for q in spread(asked, 3)] == ["a", "c", "b"]
    assert [q.question for q in spread(asked, 5)] == ["a", "c", "b", "a", "c"]
    assert spread(asked[3:], 5) == []


def test_quantiles_are_values_that_occurred() -> None:
    assert quantiles([float(n) for n in range(101)]) == {"p50": 50, "p95": 95, "p99": 99}
    assert quantiles([3.0]) == {"p50": 3, "p95": 3, "p99": 3}


def test_measure_tells_where_the_time_goes(twin: Twin) -> None:
    calls = (Linker.link, Planner.plan, Retriever.retrieve, twin.phraser)
    asked = [question(1, "count", "how many lamps?"), question(2, "lookup", "power of l1")]
    figures = measure(twin, asked, repeat=2)
    assert figures["asked"] == 4
    assert figures["distinct"] == 2
    assert figures["total"]["p50"] >= 20
    assert figures["retrieve"]["p50"] < figures["first_token"]["p50"] < figures["total"]["p50"]
    assert {k: v["asked"] for k, v in figures["kinds"].items()} == {"count": 2, "lookup": 2}
    assert all(v["first_token"]["p50"] < v["total"]["p50"] for v in figures["kinds"].values())
    assert figures["stages"]["phrase"]["mean"] >= 20
    assert all(figures["stages"][s]["mean"] > 0 for s in STAGES if s not in ("prefill", "decode"))
    assert sum(s["share"] for s in figures["stages"].values()) <= 1.01
    assert (Linker.link, Planner.plan, Retriever.retrieve, twin.phraser) == calls


@pytest.mark.llama
def test_the_llama_reads_before_it_decides() -> None:
    graph = EmbeddedGraph(None)
    graph.apply(
        PutEntity(entity=Entity(id=f"l{n}", kind="lamp", attributes={"power": Reading(value=n)}))
        for n in range(3)
    )
    with Twin(graph) as twin:
        twin.warm_up()
        with Stopwatch().attached(twin) as watch:
            watch.take()
            twin.ask("What is the power of l1?")
            spent = watch.take()
    assert spent["prefill"] > 0
    assert spent["phrase"] >= 0


def test_each_number_of_users_asks_every_question(twin: Twin) -> None:
    rows = by_load(twin, ["how many lamps?", "power of l1"] * 4, users=(1, 4))
    assert [(r["users"], r["asked"]) for r in rows] == [(1, 8), (4, 8)]
    assert all(r["per_s"] > 0 for r in rows)
    assert rows[0]["total"]["p50"] >= 20


def test_users_ask_at_once() -> None:
    together = threading.Barrier(4, timeout=60)  # nobody is answered before four have asked

    class Waiting:
        def phrase(self, question: str, draft: Draft) -> Iterator[str]:
            together.wait()
            yield str(draft)

    graph = EmbeddedGraph(None)
    graph.apply([PutEntity(entity=Entity(id="l1", kind="lamp"))])
    with Twin(graph, phraser=Waiting(), encoder=no_meaning) as twin:
        assert by_load(twin, ["how many lamps?"] * 8, users=(4,))[0]["asked"] == 8


def test_questions_about_any_size_are_understood() -> None:
    rows = by_size(Slow(), sizes=(300,), repeat=1)
    assert {(r["devices"], r["about"]) for r in rows} == {
        (300, "a few devices"),
        (300, "all devices"),
    }


def test_a_changing_twin_is_asked_in_every_condition() -> None:
    graph = EmbeddedGraph(None)
    graph.apply(network(120))
    with Twin(graph, phraser=Slow(), encoder=no_meaning) as twin:
        rows = while_changing(twin, ["How many streets are there?"] * 3, per_s=50)
        assert twin.version >= 4  # one change for each question of one condition, and updates
    assert len(rows) == 5
    assert all(r["asked"] == 3 and r["total"]["p50"] >= 20 for r in rows)
    assert all(r["stages"]["link"] > 0 and r["stages"]["phrase"] >= 20 for r in rows)
