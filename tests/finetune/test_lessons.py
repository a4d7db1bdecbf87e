"""A feed's own log lines teach the adapter, once the pools have changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tiny_llama import write_tiny

from gentwin_chat.domain import Entity, PutEntity, PutRelation, Relation
from gentwin_chat.finetune.continuous import ContinuousLearner, Experience
from gentwin_chat.finetune.fit import FitConfig
from gentwin_chat.finetune.learner import Learner
from gentwin_chat.finetune.lessons import Lessons
from gentwin_chat.indexing.feeds.decode import read_lines
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

ANSWERS = ("yes", "no", "maybe")
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
MOVED = (
    "2026-05-04T08:00:00Z INFO sensor/s-1 left gw-1 for gw-2, connectedTo->gateway/gw-2\n"
    "2026-05-04T08:00:01Z INFO sensor/s-2 seen by gw-1 rssi=-70\n"
    "2026-05-04T08:00:02Z INFO gateway/gw-2 hears s-2; neighbour<->gateway/gw-1\n"
)

pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing.*:FutureWarning")


@pytest.fixture
def store() -> EmbeddedGraph:
    graph = EmbeddedGraph(None)
    gateways = [Entity(id=f"gw-{n}", kind="gateway") for n in (1, 2)]
    sensors = [Entity(id=f"s-{n}", kind="sensor") for n in (1, 2, 3)]
    graph.apply(
        [
            *(PutEntity(entity=e) for e in gateways + sensors),
            *(
                PutRelation(relation=Relation(source=s.id, type="connectedTo", target="gw-1"))
                for s in sensors
            ),
        ]
    )
    return graph


def test_lines_that_state_a_relation_are_lessons_and_others_none(store: EmbeddedGraph) -> None:
    got: list[Experience] = []
    lessons = Lessons(store, got.append, ANSWERS)
    message = read_lines(MOVED, "log")
    assert message.unread == ()
    lessons.take(message)
    assert {(e.pair.source, e.pair.target): e.answer for e in got} == {
        ("s-1", "gw-2"): "yes",
        ("s-1", "gw-1"): "no",  # it has one gateway at a time
        ("s-2", "gw-1"): "maybe",  # named beside a relation of others
        ("s-2", "gw-2"): "maybe",
    }


def test_what_a_feed_states_is_learnt_when_its_pools_are_rebuilt(
    store: EmbeddedGraph, tmp_path: Path
) -> None:
    base = write_tiny(tmp_path / "base")
    learner = Learner(0, layers=1, bottleneck=4, base=base, answers=ANSWERS)
    published: list[Path] = []
    follower = ContinuousLearner(
        learner,
        [],
        publish=published.append,
        folder=tmp_path / "adapters",
        config=FitConfig(epochs=1, batch=4, precision="fp32", save_every=10**6),
    )
    lessons = Lessons(store, follower.observe, ANSWERS)
    twin = LivingTwin(
        store, NOW, on_taken=[lessons.take], on_rebuild=[lessons.refresh, follower.project]
    )
    message = read_lines(MOVED, "log")
    twin.take([message], NOW)
    assert published == []
    twin.rebuild()
    follower.wait()
    assert published == [tmp_path / "adapters" / "1"]
    assert (published[0] / "adapter_model.safetensors").exists()


def test_a_network_that_was_not_there_before_teaches_at_once() -> None:
    got: list[Experience] = []
    with EmbeddedGraph(None) as empty:
        lessons = Lessons(empty, got.append, ANSWERS)
        twin = LivingTwin(empty, NOW, on_taken=[lessons.take])
        message = read_lines(MOVED, "log")
        twin.take([message], NOW)
    assert ("s-1", "gw-2") in {(e.pair.source, e.pair.target) for e in got}
