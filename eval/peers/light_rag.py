"""LightRAG with the graph inserted as a custom knowledge graph, in its default mode ``mix``.

Its README's "Insert Custom KG" and "Query": entities with their readings as descriptions, relations
with theirs, and as chunks the same sentences. The token budgets are cut to the Llama's window.
"""

from __future__ import annotations

import asyncio
import tempfile
from typing import Any

import numpy as np
from lightrag import LightRAG, QueryParam
from lightrag.kg.shared_storage import initialize_pipeline_status
from lightrag.utils import EmbeddingFunc, Tokenizer

from gentwin_chat.domain import Topology, words
from gentwin_chat.embedding import encode
from gentwin_chat.eval.peers.side import (
    ANSWER_TOKENS,
    STEP_TOKENS,
    Answerer,
    chat,
    described,
    label,
    serve,
)
from gentwin_chat.llama import load

_ENTITY, _RELATION, _TOTAL = 1500, 1500, 5500  # tokens, of a window of 8192


class Tokens:
    """The Llama's tokenizer by LightRAG's interface."""

    def __deepcopy__(self, memo: Any) -> Tokens:
        return self

    def encode(self, content: str) -> list[int]:
        return list(load().tokenizer.encode(content))

    def decode(self, tokens: list[int]) -> str:
        return load().tokenizer.decode(tokens)


async def llm(prompt: str, system_prompt: str | None = None, **options: Any) -> str:
    keywords = options.get("response_format") is not None
    return chat(prompt, STEP_TOKENS if keywords else ANSWER_TOKENS, system_prompt)


async def embed(texts: list[str]) -> np.ndarray:
    return encode(texts)


def setup(topology: Topology) -> Answerer:
    loop = asyncio.new_event_loop()
    rag = loop.run_until_complete(_made(topology))
    budget = {"max_entity_tokens": _ENTITY, "max_relation_tokens": _RELATION}
    param = QueryParam(mode="mix", enable_rerank=False, max_total_tokens=_TOTAL, **budget)

    def answer(question: str) -> tuple[str, list[str]]:
        got = loop.run_until_complete(rag.aquery_llm(question, param=param))
        text = str((got.get("llm_response") or {}).get("content") or "")
        return text, _context(got.get("data") or {})

    return answer


def _context(data: dict[str, Any]) -> list[str]:
    """What was retrieved, as sentences."""
    found = [str(e.get("description")) for e in data.get("entities", [])]
    found += [str(r.get("description")) for r in data.get("relationships", [])]
    return found + [str(c.get("content")) for c in data.get("chunks", [])]


async def _made(topology: Topology) -> Any:
    rag = LightRAG(
        working_dir=tempfile.mkdtemp(prefix="lightrag-"),
        llm_model_func=llm,
        llm_model_name="SmolLM2-135M-Instruct",
        embedding_func=EmbeddingFunc(embedding_dim=384, max_token_size=256, func=embed),
        tokenizer=Tokenizer("SmolLM2", Tokens()),
        enable_llm_cache=False,
    )
    await rag.initialize_storages()
    await initialize_pipeline_status()
    of = topology.entities
    await rag.ainsert_custom_kg(
        {
            "chunks": [
                {"content": described(e), "source_id": f"c{k}"} for k, e in enumerate(of.values())
            ],
            "entities": [
                {
                    "entity_name": label(e),
                    "entity_type": words(e.kind),
                    "description": described(e),
                    "source_id": f"c{k}",
                }
                for k, e in enumerate(of.values())
            ],
            "relationships": [
                {
                    "src_id": label(of[r.source]),
                    "tgt_id": label(of[r.target]),
                    "description": f"{label(of[r.source])} {words(r.type)} {label(of[r.target])}.",
                    "keywords": words(r.type),
                    "source_id": f"c{list(of).index(r.source)}",
                }
                for r in topology.relations
            ],
        }
    )
    return rag


if __name__ == "__main__":
    serve(setup)
