"""The product, as its users ask it."""

from __future__ import annotations

from gentwin_chat.domain import Topology, Triple
from gentwin_chat.eval.peers.side import Answerer, serve
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.twin import Twin


def shown(fact: Triple) -> str:
    """A fact as a piece of context. Of one that was computed nothing but what it is about: that a
    number of it is right must follow from the others."""
    if not fact.computed:
        return str(fact)
    return "" if fact.subject == "twin" else fact.subject


def setup(topology: Topology) -> Answerer:
    graph = EmbeddedGraph(None)
    graph.apply(topology.changes(), descriptions=topology.descriptions)
    twin = Twin(graph)
    twin.warm_up()

    def answer(question: str) -> tuple[str, list[str]]:
        got = twin.ask(question)
        return got.text, [piece for fact in got.facts if (piece := shown(fact))]

    return answer


if __name__ == "__main__":
    serve(setup)
