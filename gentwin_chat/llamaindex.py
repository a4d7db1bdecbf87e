"""The twin by LlamaIndex's own interfaces: retriever and language model.

    from llama_index.core.query_engine import RetrieverQueryEngine
    from gentwin_chat import Twin
    from gentwin_chat.llamaindex import TwinLlama, TwinRetriever

    twin = Twin.open("my-network/")
    engine = RetrieverQueryEngine.from_args(TwinRetriever(twin), llm=TwinLlama())

Either can be combined with LlamaIndex's own or other people's parts. The engine's text is free
generation: unlike ``Twin.ask`` it is not held to the facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.base.llms.types import (
    ChatMessage,
    ChatResponse,
    ChatResponseGen,
    CompletionResponse,
    CompletionResponseGen,
    LLMMetadata,
    MessageRole,
)
from llama_index.core.llms import CustomLLM
from llama_index.core.llms.callbacks import llm_chat_callback, llm_completion_callback
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import Field, PrivateAttr

from gentwin_chat.domain import Triple
from gentwin_chat.llama import Llama, Message, load

if TYPE_CHECKING:
    from gentwin_chat.twin import Twin


class TwinRetriever(BaseRetriever):
    """Facts of a twin that answer a question, as LlamaIndex nodes.

    The first node states the computed answer; each further node is one fact. Scores fall from 1
    with the priority of the facts; metadata hold subject, predicate, object, unit, time, version.

    Args:
        twin: the network to ask.
        limit: at most this many nodes.
    """

    def __init__(self, twin: Twin, limit: int = 12, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.twin, self.limit = twin, limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        result = self.twin.retrieve(query_bundle.query_str)
        stated = TextNode(text=str(result.draft), metadata={"status": result.status})
        nodes = [stated, *map(_node, result.facts[: self.limit - 1])]
        return [
            NodeWithScore(node=node, score=1 - rank / len(nodes)) for rank, node in enumerate(nodes)
        ]


def _node(fact: Triple) -> TextNode:
    metadata = fact.model_dump(mode="json", exclude_none=True)
    hidden = list(metadata)  # the text says it already
    return TextNode(
        id_=f"{fact}@{fact.version}",
        text=str(fact),
        metadata=metadata,
        excluded_llm_metadata_keys=hidden,
        excluded_embed_metadata_keys=hidden,
    )


class TwinLlama(CustomLLM):
    """The Llama with the twin adapter, as LlamaIndex's language model.

    Args:
        llama: a loaded model; the one that the settings name if not given.
    """

    max_tokens: int = Field(default=160, gt=0, description="At most so many tokens are generated.")
    temperature: float = Field(default=0.0, ge=0.0, description="0: the likeliest token each time.")
    _llama: Llama = PrivateAttr()

    def __init__(self, llama: Llama | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._llama = llama or load()

    @classmethod
    def class_name(cls) -> str:
        return "TwinLlama"

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(
            context_window=self._llama.decoder.limit,
            num_output=self.max_tokens,
            is_chat_model=True,
            model_name=self._llama.folder.name,
        )

    @llm_chat_callback()
    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        text = "".join(self._reply(_messages(messages)))
        return ChatResponse(message=ChatMessage(role=MessageRole.ASSISTANT, content=text))

    @llm_chat_callback()
    def stream_chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponseGen:
        def pieces() -> ChatResponseGen:
            text = ""
            for piece in self._reply(_messages(messages)):
                text += piece
                message = ChatMessage(role=MessageRole.ASSISTANT, content=text)
                yield ChatResponse(message=message, delta=piece)

        return pieces()

    @llm_completion_callback()
    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        return CompletionResponse(text="".join(self._reply(_prompt(prompt, formatted))))

    @llm_completion_callback()
    def stream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: Any
    ) -> CompletionResponseGen:
        def pieces() -> CompletionResponseGen:
            text = ""
            for piece in self._reply(_prompt(prompt, formatted)):
                text += piece
                yield CompletionResponse(text=text, delta=piece)

        return pieces()

    def _reply(self, prompt: str | list[Message]) -> Iterator[str]:
        return self._llama.generate(
            prompt, max_tokens=self.max_tokens, temperature=self.temperature
        )


def _prompt(prompt: str, formatted: bool) -> str | list[Message]:
    """An instruction becomes the user's turn; what is ``formatted`` is continued as it stands."""
    return prompt if formatted else [Message(role="user", content=prompt)]


def _messages(messages: Sequence[ChatMessage]) -> list[Message]:
    roles = {MessageRole.SYSTEM: "system", MessageRole.ASSISTANT: "assistant"}
    return [
        Message.model_validate({"role": roles.get(m.role, "user"), "content": m.content or ""})
        for m in messages
    ]
