"""Numbers over all of a kind: the schema, tells what reading all tells."""

from __future__ import annotations

import random
from typing import get_args

import pytest

from gentwin_chat.domain import (
    Change,
    Entity,
    Observation,
    Observe,
    PutEntity,
    Reading,
    RemoveEntity,
    Value,
)
from gentwin_chat.evaluation import EVIDENCE, Evaluation
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.fork import Fork
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.query import Aggregate, AttributeMeasure, Function, Group, Question, Selection
from gentwin_chat.retriever import Result, Retriever

SIZE = EVIDENCE + 300
KINDS = Selection(kinds=("meter", "pump"))


def network(*odd: Value) -> list[Change]:
    """Meters and pumps with levels of few values and a status; the last have ``odd`` levels."""
    chance = random.Random(3)
    levels: list[Value] = [chance.randrange(100) / 4 for _ in range(SIZE)]
    levels[SIZE - len(odd) :] = odd
    return [
        PutEntity(
            entity=Entity(
                id=f"d{i}",
                kind=chance.choice(("meter", "pump")),
                attributes={
                    "level": Reading(value=level, unit="MTR"),
                    "status": Reading(value=chance.choice(("on", "on", "off", True))),
                },
            )
        )
        for i, level in enumerate(levels)
    ]


def asked(of: Selection) -> list[Question]:
    level = AttributeMeasure(attribute="level")
    return [
        *(Aggregate(function=f, of=of, measure=level) for f in get_args(Function)),
        Group(of=of, attribute="status"),
        Group(of=of, attribute="status", largest=True),
    ]


def check(reader: GraphReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask of the kinds, and of each of their members by its id; and see how many were read."""
    every = Selection(ids=tuple(reader.select(KINDS.kinds)), noun="device")
    for whole, one_by_one in zip(asked(KINDS), asked(every), strict=True):
        wanted: Result = Retriever(reader).retrieve(one_by_one)
        most = 0
        members = Evaluation.members

        def counted(self: Evaluation, selection: Selection) -> list[str]:
            nonlocal most
            found = members(self, selection)  # noqa: B023
            most = max(most, len(found))
            return found

        with monkeypatch.context() as patch:
            patch.setattr(Evaluation, "members", counted)
            found = Retriever(reader).retrieve(whole)
        assert found.status == "answered"
        assert sorted(map(str, found.values)) == sorted(map(str, wanted.values))
        assert sorted(map(str, found.rows)) == sorted(map(str, wanted.rows))  # ties in any order
        assert found.facts
        assert most < SIZE - 100, whole


def test_what_the_schema_counts_is_what_reading_all_comes_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with EmbeddedGraph() as graph:
        graph.apply(network())
        check(graph, monkeypatch)
        seen = Observation(entity="d5", attribute="level", reading=Reading(value=99, unit="MTR"))
        changes: list[Change] = [Observe(observation=seen), RemoveEntity(id="d7")]
        check(Fork(graph.at(1), changes), monkeypatch)
        graph.apply(changes)
        check(graph, monkeypatch)
        check(graph.at(1), monkeypatch)


@pytest.mark.parametrize("odd", [(float("nan"),), ([1, 2],), ("none",)])
def test_members_are_read_where_the_schema_does_not_list_all_as_numbers(
    odd: tuple[Value, ...],
) -> None:
    """The unlike value is told apart as if each were read."""
    with EmbeddedGraph() as graph:
        graph.apply(network(*odd))
        level = AttributeMeasure(attribute="level")
        every = Selection(ids=tuple(graph.select(KINDS.kinds)))
        for function in ("average", "maximum"):
            answers = [
                Retriever(graph).retrieve(Aggregate(function=function, of=of, measure=level)).values
                for of in (KINDS, every)
            ]
            assert str(answers[0]) == str(answers[1])
