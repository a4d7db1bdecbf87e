"""LlamaIndex's own engine, with our retriever and our Llama, and each of them beside its parts."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.llms import LLM
from llama_index.core.llms.mock import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.retrievers import BaseRetriever

from gentwin_chat import Twin
from gentwin_chat.data import CITY
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.llama import Llama
from gentwin_chat.llamaindex import TwinLlama, TwinRetriever

ROOT = Path(__file__).parent.parent
QUESTION = "How many gateways are there?"


@pytest.fixture(scope="module")
def llama() -> TwinLlama:
    return TwinLlama(Llama(), max_tokens=24)


def test_facts_as_nodes(city_graph: EmbeddedGraph) -> None:
    retriever = TwinRetriever(Twin(city_graph), limit=5)
    assert isinstance(retriever, BaseRetriever)
    nodes = retriever.retrieve(QUESTION)
    assert len(nodes) == 5
    scores = [node.get_score() for node in nodes]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert "50" in nodes[0].get_content()
    assert nodes[0].metadata == {"status": "answered"}
    assert {"subject", "predicate", "object", "version"} <= set(nodes[1].metadata)
    assert asyncio.run(retriever.aretrieve(QUESTION))[0].get_content() == nodes[0].get_content()


def test_what_the_twin_does_not_hold(city_graph: EmbeddedGraph) -> None:
    nodes = TwinRetriever(Twin(city_graph)).retrieve("What is the battery level of zz-999?")
    assert [node.metadata["status"] for node in nodes] == ["unknown"]


def test_our_retriever_with_another_model(city_graph: EmbeddedGraph) -> None:
    """LlamaIndex's mock gives back its prompt: what it was shown is what counts here."""
    engine = RetrieverQueryEngine.from_args(TwinRetriever(Twin(city_graph)), llm=MockLLM())
    assert "50 gateways" in str(engine.query(QUESTION))


@pytest.mark.llama
def test_the_llama_as_a_model(llama: TwinLlama) -> None:
    assert isinstance(llama, LLM)
    assert llama.metadata.is_chat_model
    assert llama.metadata.num_output == 24
    asked = [
        ChatMessage(role=MessageRole.SYSTEM, content="You answer briefly."),
        ChatMessage(role=MessageRole.USER, content="Name a colour."),
    ]
    whole = llama.chat(asked).message.content
    assert whole
    pieces = list(llama.stream_chat(asked))
    assert "".join(piece.delta or "" for piece in pieces) == whole
    assert pieces[-1].message.content == whole
    assert llama.complete("Name a colour.").text
    continued = [piece.delta or "" for piece in llama.stream_complete("One, two,", formatted=True)]
    assert "three" in "".join(continued)


@pytest.mark.llama
def test_the_example_runs() -> None:
    done = subprocess.run(
        [sys.executable, "examples/llamaindex_query.py", str(CITY), QUESTION],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    answer, *nodes = done.stdout.splitlines()
    assert answer
    assert "50 gateways" in nodes[0]
