"""LlamaIndex: a PropertyGraphIndex over the given graph, with both of its default retrievers.

Set up as "Using a Property Graph Index" of its documentation says for a graph that exists already:
nodes and relations upserted into a SimplePropertyGraphStore, ``PropertyGraphIndex.from_existing``,
an LLMSynonymRetriever and a VectorContextRetriever as sub-retrievers, and the query engine made of
them. Node texts hold the readings, for a node's properties are read only if asked for.
"""

from __future__ import annotations

from typing import Any

from llama_index.core import PropertyGraphIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.graph_stores import SimplePropertyGraphStore
from llama_index.core.graph_stores.types import EntityNode, Relation
from llama_index.core.indices.property_graph import LLMSynonymRetriever, VectorContextRetriever
from llama_index.core.vector_stores import SimpleVectorStore

from gentwin_chat.domain import Topology
from gentwin_chat.embedding import encode
from gentwin_chat.eval.peers.side import ANSWER_TOKENS, STEP_TOKENS, Answerer, label, serve
from gentwin_chat.llamaindex import TwinLlama


class MiniLM(BaseEmbedding):
    """The product's sentence embeddings by LlamaIndex's interface."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return [float(x) for x in encode([text])[0]]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in encode(texts)]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def setup(topology: Topology) -> Answerer:
    store, vectors = SimplePropertyGraphStore(), SimpleVectorStore()
    nodes = {i: EntityNode(**node(topology, i)) for i in topology.entities}
    embedder = MiniLM(model_name="all-MiniLM-L6-v2")
    embeddings = embedder.get_text_embedding_batch([str(n) for n in nodes.values()])
    for made, vector in zip(nodes.values(), embeddings, strict=True):
        made.embedding = vector
    store.upsert_nodes(list(nodes.values()))
    store.upsert_relations(
        [
            Relation(label=r.type, source_id=nodes[r.source].id, target_id=nodes[r.target].id)
            for r in topology.relations
        ]
    )
    steps, answers = TwinLlama(max_tokens=STEP_TOKENS), TwinLlama(max_tokens=ANSWER_TOKENS)
    index = PropertyGraphIndex.from_existing(
        property_graph_store=store,
        vector_store=vectors,
        llm=answers,
        embed_model=embedder,
        use_async=False,
    )
    _embed(vectors, nodes.values())
    shared: dict[str, Any] = {"include_text": False, "include_properties": True}
    engine = index.as_query_engine(
        llm=answers,
        sub_retrievers=[
            LLMSynonymRetriever(store, llm=steps, **shared),
            VectorContextRetriever(store, embed_model=embedder, vector_store=vectors, **shared),
        ],
    )

    def answer(question: str) -> tuple[str, list[str]]:
        response = engine.query(question)
        return str(response), [n.get_content() for n in response.source_nodes]

    return answer


def node(topology: Topology, identifier: str) -> dict[str, Any]:
    """The fields of an ``EntityNode``: readings are properties."""
    entity = topology.entities[identifier]
    held = {k: f"{r.value} {r.unit or ''}".strip() for k, r in entity.attributes.items()}
    return {"name": label(entity), "label": entity.kind, "properties": held}


def _embed(vectors: SimpleVectorStore, nodes: Any) -> None:
    """Put the nodes' vectors where the index puts those of nodes that it has made itself."""
    from llama_index.core.graph_stores.types import VECTOR_SOURCE_KEY
    from llama_index.core.schema import TextNode

    vectors.add(
        [
            TextNode(
                id_=n.id, text=str(n), metadata={VECTOR_SOURCE_KEY: n.id}, embedding=n.embedding
            )
            for n in nodes
        ]
    )


if __name__ == "__main__":
    serve(setup)
