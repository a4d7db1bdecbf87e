"""The twin as a whole: the same questions on every store, streams, threads, forks, one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from small_network import changes
from understanding.asking import Plain

from gentwin_chat import Scenario, Twin, ask
from gentwin_chat.data import CITY
from gentwin_chat.indexing.graph import open_store
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.whatif import Action

QUESTIONS = (
    "how many sensors are there?",
    "battery of s1",
    "sensors connected to g1",
    "Which sensor has the highest battery?",
    "gateways without a sensor",
    "how many sensors per gateway",
    "is s4 connected to g2",
    "s9's battery",
    "if g2 fails, which sensors lose their gateway?",
    "tell me about g1",
)


@pytest.fixture
def twin() -> Iterator[Twin]:
    store = EmbeddedGraph(None)
    store.apply(changes())
    with Twin(store, phraser=Plain()) as opened:
        yield opened


@pytest.mark.neo4j
def test_neo4j_and_memory_give_the_same_answers(twin: Twin, empty_neo4j: str) -> None:
    store = open_store(empty_neo4j)
    store.apply(changes())
    with Twin(store, phraser=Plain()) as other:
        for question in QUESTIONS:
            here, there = twin.ask(question), other.ask(question)
            assert (here.status, here.values, here.rows) == (there.status, there.values, there.rows)
            if here.status == "answered":  # which names are near, each store says for itself
                assert here.text == there.text


@pytest.mark.neo4j
def test_a_graph_that_others_made_is_chatted_with_as_it_stands(empty_neo4j: str) -> None:
    user, password = empty_neo4j.split("://")[1].split("@")[0].split(":")
    bare = empty_neo4j.replace(f"{user}:{password}@", "")
    with neo4j.GraphDatabase.driver(bare, auth=(user, password)) as driver:
        driver.execute_query(
            "CREATE (v:Valve {id: 'v1', pressure: 4.2})-[:FEEDS]->(t:Tank {id: 't1'}), "
            "(:Valve {id: 'v2', pressure: 3.1})-[:FEEDS]->(t)"
        )
        with Twin(Twin.open(empty_neo4j).reader, phraser=Plain()) as foreign:
            assert foreign.ask("which valves feed t1?").values == ["v1", "v2"]
            assert foreign.ask("highest pressure").values == [4.2]
        found = driver.execute_query("MATCH (n) RETURN count(n) AS n").records
        assert found[0]["n"] == 3  # nothing was written


def test_the_stream_is_the_text(twin: Twin) -> None:
    assert "".join(twin.stream("battery of s1")).strip() == twin.ask("battery of s1").text


def test_every_answer_names_its_version_and_its_time(twin: Twin) -> None:
    answer = twin.ask("battery of s1")
    assert answer.version == twin.version == 1
    assert 0 < answer.timing.retrieve <= answer.timing.first_token <= answer.timing.total


def test_a_thread_keeps_what_was_spoken_of_and_a_new_one_knows_nothing(twin: Twin) -> None:
    chat = twin.chat()
    assert chat.ask("battery of s1").values == [10]
    assert chat.ask("and its status?").values == ["ok"]
    assert twin.ask("and its status?").values != ["ok"]


def test_a_fork_answers_for_itself_and_leaves_the_twin_alone(twin: Twin) -> None:
    with twin.what_if(Scenario(actions=[Action(remove="g2")])) as fork:
        assert fork.ask("how many gateways are there?").values == [2]
    with twin.what_if(Scenario(actions=[Action(fail="g2")])) as fork:
        assert fork.ask("how many gateways are there?").values == [3], "it stays, and is off"
        assert fork.ask("which sensors are connected to g2?").values == []
    assert twin.ask("how many gateways are there?").values == [3]


def test_a_store_file_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "twin.db"
    store = EmbeddedGraph(path)
    store.apply(changes())
    store.close()
    with Twin.open(path) as opened:
        assert opened.retrieve("how many sensors are there?").values == [5]


@pytest.mark.llama
def test_one_line_asks_a_source_with_the_real_llama() -> None:
    answer = ask("How many gateways are there?", twin=CITY)
    assert (answer.status, answer.values) == ("answered", [50])
    assert "50" in answer.text
