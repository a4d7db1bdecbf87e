"""All of the graph as sentences in the prompt, and the question after them.

The graph is read once and its keys and values are kept, as servers of language models do with what
prompts have in common.
"""

from __future__ import annotations

from itertools import takewhile

from gentwin_chat.domain import Topology
from gentwin_chat.eval.peers.side import ANSWER_TOKENS, Answerer, described, relations, serve
from gentwin_chat.llama import Message, load

PROMPT = "Here is all that is known of a network.\n\n{graph}\n\nAnswer briefly: {question}"


def setup(topology: Topology) -> Answerer:
    llama = load()
    lines = [*map(described, topology.entities.values()), *relations(topology)]
    graph = "\n".join(lines)

    def asked(question: str) -> list[Message]:
        return [Message(role="user", content=PROMPT.format(graph=graph, question=question))]

    one, other = (llama.tokenizer.chat(asked(q)) for q in ("Where?", "How many?"))
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

    def answer(question: str) -> tuple[str, list[str]]:
        return "".join(llama.generate(asked(question), max_tokens=ANSWER_TOKENS, kept=kept)), lines

    answer("Where?")  # reads the graph
    return answer


if __name__ == "__main__":
    serve(setup)
