"""LlamaIndex: a PropertyGraphIndex on Neo4j, asked by Cypher that the Llama writes.

Set up as "Neo4j Property Graph Index" and the TextToCypherRetriever of "Using a Property Graph
Index" of its documentation say: a Neo4jPropertyGraphStore on a server with APOC, which reads the
schema; ``PropertyGraphIndex.from_existing``; a validator of the query, here what stands within a
fence, mended by the store's own CypherQueryCorrector.
"""

from __future__ import annotations

import os
import re

from llama_index.core import PropertyGraphIndex
from llama_index.core.graph_stores.types import EntityNode, Relation
from llama_index.core.indices.property_graph import TextToCypherRetriever
from llama_index.graph_stores.neo4j import CypherQueryCorrector, Neo4jPropertyGraphStore, Schema

from gentwin_chat.domain import Topology
from gentwin_chat.eval.peers.llamaindex import MiniLM, node
from gentwin_chat.eval.peers.side import ANSWER_TOKENS, STEP_TOKENS, Answerer, serve
from gentwin_chat.llamaindex import TwinLlama

_FENCED = re.compile(r"```(?:[a-zA-Z]+\n)?(.*?)(?:```|$)", re.DOTALL)


def setup(topology: Topology) -> Answerer:
    store = Neo4jPropertyGraphStore("neo4j", os.environ["NEO4J_PASSWORD"], os.environ["NEO4J_URI"])
    nodes = {i: EntityNode(**node(topology, i)) for i in topology.entities}
    store.upsert_nodes(list(nodes.values()))
    store.upsert_relations(
        [
            Relation(label=r.type, source_id=nodes[r.source].id, target_id=nodes[r.target].id)
            for r in topology.relations
        ]
    )
    store.refresh_schema()
    paths = store.structured_schema["relationships"]
    corrector = CypherQueryCorrector([Schema(p["start"], p["type"], p["end"]) for p in paths])

    def validated(said: str) -> str:
        fenced = _FENCED.search(said)
        query = fenced[1] if fenced else said
        return str(corrector.correct_query(query)) or query

    answers = TwinLlama(max_tokens=ANSWER_TOKENS)
    index = PropertyGraphIndex.from_existing(
        property_graph_store=store,
        llm=answers,
        embed_model=MiniLM(model_name="all-MiniLM-L6-v2"),
        use_async=False,
    )
    retriever = TextToCypherRetriever(
        store, llm=TwinLlama(max_tokens=STEP_TOKENS), cypher_validator=validated
    )
    engine = index.as_query_engine(llm=answers, sub_retrievers=[retriever])

    def answer(question: str) -> tuple[str, list[str]]:
        response = engine.query(question)
        return str(response), [n.get_content() for n in response.source_nodes]

    return answer


if __name__ == "__main__":
    serve(setup)
