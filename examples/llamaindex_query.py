"""Ask a twin through LlamaIndex: ``python examples/llamaindex_query.py [SOURCE [QUESTION]]``.

Our retriever and our Llama in LlamaIndex's own query engine, with a post-processor of LlamaIndex
between them; each part could be replaced by another.
"""

from __future__ import annotations

import sys
from pathlib import Path

from llama_index.core.postprocessor import SimilarityPostprocessor
from llama_index.core.query_engine import RetrieverQueryEngine

from gentwin_chat import Twin
from gentwin_chat.data import CITY
from gentwin_chat.llamaindex import TwinLlama, TwinRetriever


def main(source: str | Path = CITY, question: str = "How many gateways are there?") -> None:
    """Print the engine's answer and the facts that it was given."""
    with Twin.open(source) as twin:
        engine = RetrieverQueryEngine.from_args(
            TwinRetriever(twin),
            llm=TwinLlama(),
            node_postprocessors=[SimilarityPostprocessor(similarity_cutoff=0.2)],
        )
        response = engine.query(question)
    print(response)
    for found in response.source_nodes:
        print(f"  {found.score:.2f}  {found.node.get_content()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
