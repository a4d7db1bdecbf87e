"""The measurement of scale asks what it says it asks, and tells growth from none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.eval.scale import OPENED, OPENED_OLD, charts, growth_of, tables, verdicts
from gentwin_chat.eval.scale_network import network
from gentwin_chat.eval.scale_questions import BOUNDED, GROWING
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin

UNKNOWN = ("nearly", "unknown")  # ended by saying what is known that is like it


@pytest.fixture(scope="module")
def small_and_large() -> Iterator[list[Twin]]:
    with EmbeddedGraph() as small, EmbeddedGraph() as large:
        small.apply(network(240))
        large.apply(network(960))
        yield [Twin(small), Twin(large)]


@pytest.mark.parametrize("kind", BOUNDED)
def test_a_bounded_answer_has_one_size_in_any_network(
    small_and_large: list[Twin], kind: str
) -> None:
    small, large = (twin.retrieve(BOUNDED[kind]) for twin in small_and_large)
    assert small.status == large.status == ("unknown" if kind in UNKNOWN else "answered")
    assert len(small.values) == len(large.values)
    assert abs(len(small.facts) - len(large.facts)) <= 3


@pytest.mark.parametrize("kind", GROWING)
def test_a_growing_answer_rests_on_more_in_a_larger_network(
    small_and_large: list[Twin], kind: str
) -> None:
    small, large = (twin.retrieve(GROWING[kind]) for twin in small_and_large)
    assert small.status == large.status == "answered"
    if kind not in ("for each", "negation"):  # few in number, over all members
        assert len(large.facts) > len(small.facts)


def test_growth_is_told() -> None:
    flat = dict.fromkeys([*BOUNDED, *GROWING], 2.0)
    steep = {kind: 2.0 * (3 if kind == "path" else 1) for kind in flat}
    assert growth_of({300: flat, 1000: flat}, list(BOUNDED)) == 1.0
    assert growth_of({300: flat, 1000: steep}, ["path"]) == 3.0
    writes = {"version of 1 value": 1.0, "version of 100 values": 2.0, "fork": 1.0}
    writes |= {OPENED: 2.0, OPENED_OLD: 3.0}
    figures = {
        "ingest": {300: {"seconds": 1.0}, 1000: {"seconds": 2.0}},
        "writes": {300: writes, 1000: writes},
        "newest": {300: flat, 1000: steep},
        "old": {300: steep, 1000: steep},
    }
    said = list(verdicts("embedded", figures))
    assert "most, 3.0, for: path" in said[0]
    assert any("the version 30 back takes 1.50 times" in line for line in said)
    shown = [row for table in tables("embedded", figures) for row in table["rows"]]
    assert ["path", 2.0, 6.0, 3.0] in shown
    assert charts({"embedded": figures})[1]["series"] == {"embedded": [[300, 2.0], [1000, 2.0]]}
