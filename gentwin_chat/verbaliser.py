"""The function g of eq. 10: O = g_(k,v)(q, R), the facts of R said as an answer to q."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from gentwin_chat.answer import Draft
from gentwin_chat.llama.tokens import ChatTokenizer, Message
from gentwin_chat.phrasing import wordings

INSTRUCTION = "Answer the question with the facts. Keep all names and numbers; add nothing."
_QUESTION = 300  # characters of a question that are worth reading for its tone
_FACTS = 1200  # characters of a draft beyond which it is said as it stands


class Chooser(Protocol):
    """What the verbaliser needs of a language model (``gentwin_chat.llama.Llama`` has it)."""

    @property
    def tokenizer(self) -> ChatTokenizer: ...

    def prime(self, prefix: Sequence[int]) -> None: ...

    def narrow(
        self, prefix: Sequence[int], prompt: Sequence[int], branches: Sequence[Sequence[int]]
    ) -> Iterator[list[int]]: ...


class Verbaliser:
    """Phrases drafts with a language model that cannot leave them.

    The model decodes greedily within the wordings of a draft (:mod:`gentwin_chat.phrasing`):
    where they agree, slots above all, nothing is left to it; where they part, it chooses the next
    token among theirs. The same question and draft always give the same text.

    Args:
        llama: the model.
    """

    def __init__(self, llama: Chooser) -> None:
        self._llama = llama
        one, other = self._chat("a", ""), self._chat("b", "")
        self._shared = _agreed([one, other])  # the template up to the user's words
        llama.prime(one[: self._shared])

    def phrase(self, question: str, draft: Draft) -> Iterator[str]:
        """Eq. 10: say the draft as an answer to the question.

        Args:
            question: q, as the user typed it; whatever it holds, it is read as plain text.
            draft: the (k, v) pairs that the retriever R found, as a correct sentence.

        Yields:
            Pieces of the text as they are decided. Joined: every slot verbatim, in order.

        Raises:
            ModelError: the model cannot be run.
        """
        texts = wordings(question, draft)
        if len(texts) == 1 or len(texts[0]) > _FACTS:
            yield texts[0]
            return
        if given := _agreed(texts):
            yield texts[0][:given]
        encode, end = self._llama.tokenizer.encode, min(self._llama.tokenizer.eos, default=0)
        branches = [[*encode(text), end] for text in texts]
        ids = self._chat(question, texts[0])
        for live in self._llama.narrow(ids[: self._shared], ids[self._shared :], branches):
            agreed = _agreed([texts[i] for i in live])
            if agreed > given:
                yield texts[live[0]][given:agreed]
                given = agreed

    def _chat(self, question: str, facts: str) -> list[int]:
        return self._llama.tokenizer.chat(messages(question, facts))


@cache
def default_verbaliser() -> Verbaliser:
    """The verbaliser of this process, with the Llama and the adapter that the settings name.

    Raises:
        ModelError: model or adapter cannot be loaded, or they do not belong together.
    """
    from gentwin_chat.llama import load

    return Verbaliser(load())


def messages(question: str, facts: str) -> list[Message]:
    """The conversation that the model reads before it answers; training uses the same."""
    content = f"Question: {' '.join(question[:_QUESTION].split())}\nFacts: {facts}"
    return [Message(role="system", content=INSTRUCTION), Message(role="user", content=content)]


def _agreed(sequences: Sequence[Sequence[object]]) -> int:
    """How many elements all the sequences begin with in common."""
    shared = 0
    for column in zip(*sequences, strict=False):
        if any(element != column[0] for element in column):
            break
        shared += 1
    return shared
