"""The product, as its users ask it."""

from __future__ import annotations

from gentwin_chat.domain import Topology
from gentwin_chat.eval.peers.side import Answerer, serve
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin


def setup(topology: Topology) -> Answerer:
    graph = EmbeddedGraph(None)
    graph.apply(topology.changes(), descriptions=topology.descriptions)
    twin = Twin(graph)
    twin.warm_up()

    def answer(question: str) -> tuple[str, list[str]]:
        got = twin.ask(question)
        return got.text, [str(fact) for fact in got.facts]

    return answer


if __name__ == "__main__":
    serve(setup)
