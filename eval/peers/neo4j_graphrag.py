"""neo4j-graphrag on a Neo4j server: its retrievers and its GraphRAG, by its user guide for RAG."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

import neo4j
from neo4j_graphrag.embeddings.base import Embedder
from neo4j_graphrag.generation import GraphRAG
from neo4j_graphrag.indexes import create_vector_index, upsert_vectors
from neo4j_graphrag.llm.base import LLMInterface
from neo4j_graphrag.llm.types import LLMResponse
from neo4j_graphrag.retrievers import Text2CypherRetriever, VectorCypherRetriever

from gentwin_chat.domain import Topology, words
from gentwin_chat.embedding import encode
from gentwin_chat.eval.peers.side import (
    ANSWER_TOKENS,
    STEP_TOKENS,
    Answerer,
    chat,
    closed,
    described,
    label,
)

_NEIGHBOURHOOD = """
OPTIONAL MATCH (node)-[r]-(:Entity)
WITH node, collect(DISTINCT startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name) AS relations
RETURN reduce(said = node.text, x IN relations | said + ' ' + x + '.') AS info
"""


class Llama(LLMInterface):  # type: ignore[misc]  # its package is not in the product's environment
    """The Llama by the interface that the package has users write."""

    def __init__(self, max_tokens: int) -> None:
        super().__init__("SmolLM2-135M-Instruct")
        self.max_tokens = max_tokens

    def invoke(
        self, input: str, message_history: Any = None, system_instruction: str | None = None
    ) -> LLMResponse:
        return LLMResponse(content=closed(chat(input, self.max_tokens, system_instruction)))

    async def ainvoke(
        self, input: str, message_history: Any = None, system_instruction: str | None = None
    ) -> LLMResponse:
        return self.invoke(input, message_history, system_instruction)


class MiniLM(Embedder):  # type: ignore[misc]
    """The product's sentence embeddings."""

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in encode([text])[0]]


def _name(text: str) -> str:
    """A label, type or key as Cypher takes it without quoting, which a small model forgets."""
    return re.sub(r"\W+", "_", text)


def fill(driver: neo4j.Driver, topology: Topology) -> None:
    """Write the network: one label a kind, readings as properties, ``name`` and ``text``; and the
    vector index over ``text``."""
    driver.execute_query("MATCH (n) DETACH DELETE n")
    create_vector_index(driver, "texts", "Entity", "embedding", 384, "cosine")
    texts = [described(e) for e in topology.entities.values()]
    ids = []
    for entity, text in zip(topology.entities.values(), texts, strict=True):
        held = {_name(k): r.value for k, r in entity.attributes.items()}
        found = driver.execute_query(
            f"CREATE (n:Entity:{_name(entity.kind)} {{key: $key, name: $name, text: $text}}) "
            "SET n += $held RETURN elementId(n) AS id",
            key=entity.id,
            name=label(entity),
            text=text,
            held=held,
        )
        ids.append(found.records[0]["id"])
    upsert_vectors(driver, ids, "embedding", [[float(x) for x in v] for v in encode(texts)])
    for r in topology.relations:
        driver.execute_query(
            "MATCH (a:Entity {key: $a}), (b:Entity {key: $b}) "
            f"CREATE (a)-[:{_name(r.type)}]->(b)",
            a=r.source,
            b=r.target,
        )
    driver.execute_query("CALL db.awaitIndexes()")


def schema(topology: Topology) -> str:
    """The schema as the package writes it, without what serves the vector index alone."""
    kinds: dict[str, dict[str, str]] = {}
    for e in topology.entities.values():
        types = {_name(k): _type(r.value) for k, r in e.attributes.items()}
        kinds.setdefault(_name(e.kind), {"name": "STRING"}).update(types)
    of = topology.entities
    edges = {
        f"(:{_name(of[r.source].kind)})-[:{_name(r.type)}]->(:{_name(of[r.target].kind)})"
        for r in topology.relations
    }
    lines = ["Node properties:"]
    for kind, held in kinds.items():
        lines.append(f"{kind} {{{', '.join(f'{k}: {t}' for k, t in held.items())}}}")
    return "\n".join([*lines, "The relationships:", *sorted(edges)])


def examples(topology: Topology) -> list[str]:
    """Pairs of a question and its Cypher, in the form of the user guide, of this network's words: a
    count, a reading, a relation."""
    of, relation = topology.entities, topology.relations[0]
    start, end = of[relation.source], of[relation.target]
    measured = next(e for e in of.values() if e.attributes)
    attribute = next(iter(measured.attributes))
    pairs = [
        (
            f"How many {words(start.kind)}s are there?",
            f"MATCH (n:{_name(start.kind)}) RETURN count(n)",
        ),
        (
            f"What is the {words(attribute)} of {label(measured)}?",
            f"MATCH (n {{name: '{label(measured)}'}}) RETURN n.{_name(attribute)}",
        ),
        (
            f"Which {words(start.kind)}s {words(relation.type)} {label(end)}?",
            f"MATCH (n:{_name(start.kind)})-[:{_name(relation.type)}]->"
            f"(m {{name: '{label(end)}'}}) RETURN n.name",
        ),
    ]
    return [f"USER INPUT: '{asked}' QUERY: {query}" for asked, query in pairs]


def _type(value: object) -> str:
    return {bool: "BOOLEAN", int: "INTEGER", float: "FLOAT"}.get(type(value), "STRING")


def answerer(make: Callable[[neo4j.Driver, Topology], Any]) -> Callable[[Topology], Answerer]:
    """The setup of a system whose retriever ``make`` makes."""

    def setup(topology: Topology) -> Answerer:
        auth = ("neo4j", os.environ["NEO4J_PASSWORD"])
        driver = neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=auth)
        fill(driver, topology)
        rag = GraphRAG(retriever=make(driver, topology), llm=Llama(ANSWER_TOKENS))

        def answer(question: str) -> tuple[str, list[str]]:
            got = rag.search(query_text=question, return_context=True)
            items = got.retriever_result.items if got.retriever_result else []
            return got.answer, [str(item.content) for item in items]

        return answer

    return setup


def by_vector(driver: neo4j.Driver, topology: Topology) -> Any:
    """The five nearest entities by their text, each with all its relations."""
    return VectorCypherRetriever(driver, "texts", _NEIGHBOURHOOD, MiniLM())


def by_cypher(driver: neo4j.Driver, topology: Topology) -> Any:
    """The Llama writes Cypher over the given schema, after examples."""
    return Text2CypherRetriever(
        driver, Llama(STEP_TOKENS), neo4j_schema=schema(topology), examples=examples(topology)
    )
