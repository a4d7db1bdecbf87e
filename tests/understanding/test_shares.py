"""Parts of a set: what percentage of it is so, and whether all of it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def laundry() -> Iterator[Twin]:
    """Washers in two halls, one of them without a load percentage."""
    washers = [
        ("w1", "spinning", 90, "h1"),
        ("w2", "spinning", 40, "h1"),
        ("w3", "idle", 10, "h1"),
        ("w4", "idle", 5, "h2"),
        ("w5", "idle", None, "h2"),
    ]
    entities = [
        *(
            entity(
                i, "washer", None, None, state=s, **({} if p is None else {"load_percentage": p})
            )
            for i, s, p, _ in washers
        ),
        entity("h1", "hall", name="Upper Hall"),
        entity("h2", "hall", name="Lower Hall"),
    ]
    graph = store(entities, [relation(i, "stands_in", h) for i, *_, h in washers])
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("what share of the washers is spinning?", [40.0]),
        ("percentage of washers idle", [60.0]),
        ("how many percent of washers are idle", [60.0]),
        ("what % of washers stand in Upper Hall", [60.0]),
        ("proportion of spinning washers", [40.0]),
        ("what fraction of the washers in Upper Hall is idle?", [33.33]),
        ("of the washers in Lower Hall, what percentage is idle?", [100.0]),
        ("share of idle washers in Upper Hall", [33.33]),
        ("what share of washers that are idle stand in Lower Hall", None),
        ("load percentage of w2", [40]),
        ("are all washers idle?", [False]),
        ("are all the washers in Upper Hall idle?", [False]),
        ("are all washers in Lower Hall idle", [True]),
        ("do all washers stand in Upper Hall?", [False]),
    ],
)
def test_part_of_a_set(laundry: Twin, question: str, values: list[float | bool] | None) -> None:
    answer = laundry.ask(question)
    if values is None:
        assert answer.status == "unknown", answer.text
    else:
        assert answer.values == values, answer.text


def test_share_of_what_is_unknown_or_empty_is_refused(laundry: Twin) -> None:
    for question in ("what share of washers is purple?", "what share of w1 is idle?"):
        answer = laundry.ask(question)
        assert (answer.status, answer.values) == ("unknown", []), answer.text
