"""What a kill -9 leaves: a short run of the same loop that the measurement takes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rich.console import Console

from gentwin_chat.domain import Observation, Observe, Reading
from gentwin_chat.eval.crash import DEVICES, Survived, changes_of, check, kill_writers
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph

QUIET = Console(quiet=True)


def test_killing_who_writes_a_file_loses_nothing_acknowledged(tmp_path: Path) -> None:
    seen = kill_writers(str(tmp_path / "x.twin"), 2, random.Random(1), QUIET)
    assert (seen.kills, seen.lost) == (2, ())
    assert seen.checked == seen.acknowledged >= 2


@pytest.mark.neo4j
def test_killing_who_writes_to_neo4j_loses_nothing_acknowledged(empty_neo4j: str) -> None:
    seen = kill_writers(empty_neo4j, 1, random.Random(1), QUIET)
    assert (seen.kills, seen.lost) == (1, ())
    assert seen.checked == seen.acknowledged >= 1


def test_a_version_that_is_acknowledged_only_after_the_kill_counts_as_read() -> None:
    seen = Survived()
    with EmbeddedGraph() as graph:
        graph.apply(changes_of(1))
        graph.apply(changes_of(2))
        check(graph, [1], 0, seen)
        assert (seen.acknowledged, seen.checked, seen.kept_unsaid) == (1, 1, 1)
        graph.apply(changes_of(3))
        check(graph, [1, 2, 3], 2, seen)
    assert (seen.acknowledged, seen.checked, seen.lost) == (3, 3, ())


def test_a_loss_would_be_seen() -> None:
    with EmbeddedGraph() as graph:
        graph.apply(changes_of(1))
        graph.apply(changes_of(2))
        missing, torn = Survived(), Survived()
        check(graph, [1, 2, 3], 0, missing)
        torn_value = Observation(entity=DEVICES[0], attribute="n", reading=Reading(value=9))
        graph.apply([Observe(observation=torn_value)])
        check(graph, [1, 2], 2, torn)
    assert "acknowledged up to 3, the newest is 2" in missing.lost
    assert "version 3 is not what was written" in torn.lost
