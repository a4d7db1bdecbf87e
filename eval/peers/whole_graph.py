"""All of the graph as sentences in the prompt, and the question after them."""

from __future__ import annotations

from gentwin_chat.domain import Topology
from gentwin_chat.eval.peers.side import Answerer, chat, described, relations, serve

PROMPT = "Here is all that is known of a network.\n\n{graph}\n\nAnswer briefly: {question}"


def setup(topology: Topology) -> Answerer:
    lines = [*map(described, topology.entities.values()), *relations(topology)]
    graph = "\n".join(lines)

    def answer(question: str) -> tuple[str, list[str]]:
        return chat(PROMPT.format(graph=graph, question=question)), lines

    return answer


if __name__ == "__main__":
    serve(setup)
