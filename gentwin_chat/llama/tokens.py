"""Text to tokens and back, with a chat template that a message's content cannot break out of."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict
from tokenizers import Tokenizer

from gentwin_chat.errors import ModelError


class Message(BaseModel):
    """One turn of a conversation."""

    model_config = ConfigDict(frozen=True)

    role: Literal["system", "user", "assistant"]
    content: str


class ChatTokenizer:
    """A Llama's own tokenizer, chat template and end-of-sequence tokens.

    Args:
        folder: holds ``tokenizer.json``, ``tokenizer_config.json`` and ``config.json``.

    Attributes:
        eos: token ids that end an answer.
        size: entries of the vocabulary.

    Raises:
        ModelError: a file is missing or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = _read(folder / "tokenizer_config.json")
            config = _read(folder / "config.json")
        except Exception as e:  # tokenizers raises bare Exception
            raise ModelError(
                f"{folder}: the tokenizer cannot be read: {e}. "
                "A Llama's folder holds tokenizer.json, tokenizer_config.json and config.json."
            ) from e
        generation = folder / "generation_config.json"
        if generation.is_file():
            config = {**config, **_read(generation)}
        # Content is always plain text: "<|im_end|>" typed by a user is nine characters.
        self._tokenizer.encode_special_tokens = True
        self._special = {
            token.content: i
            for i, token in self._tokenizer.get_added_tokens_decoder().items()
            if token.special
        }
        self._split = re.compile(
            "(" + "|".join(map(re.escape, sorted(self._special, key=len, reverse=True))) + ")"
        )
        eos = config.get("eos_token_id")
        self.eos = frozenset([eos] if isinstance(eos, int) else eos or [])
        self.size: int = self._tokenizer.get_vocab_size()
        self._names = {
            k: v["content"] if isinstance(v, dict) else v
            for k, v in options.items()
            if k in ("bos_token", "eos_token") and v
        }
        self._template = self._compile(options, folder)

    def _compile(self, options: dict[str, Any], folder: Path) -> Any:
        source = options.get("chat_template")
        if (beside := folder / "chat_template.jinja").is_file():
            source = beside.read_text(encoding="utf-8")
        if not isinstance(source, str):
            return None
        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        environment.globals["raise_exception"] = _refuse
        return environment.from_string(source)

    def encode(self, text: str) -> list[int]:
        """Plain text → token ids; special tokens have no power in it."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Token ids → text; special tokens are left out."""
        text: str = self._tokenizer.decode(list(ids), skip_special_tokens=True)
        return text

    def chat(self, messages: Sequence[Message], *, reply: bool = True) -> list[int]:
        """Render a conversation by the model's own template, contents encoded as plain text.

        Args:
            messages: the turns.
            reply: whether to end with the opening of the assistant's turn.

        Raises:
            ModelError: the model has no template, or the template refuses these roles.
        """
        if self._template is None:
            raise ModelError("This Llama has no chat template. Use an instruction-tuned one.")
        # The template sees marks in place of contents, so what it writes around them is all that
        # is read for special tokens. The marks are noncharacters: no encoded text holds them.
        marks = [f"\ufdd0{i}\ufdd1" for i in range(len(messages))]
        try:
            rendered: str = self._template.render(
                messages=[
                    {"role": m.role, "content": mark}
                    for m, mark in zip(messages, marks, strict=True)
                ],
                add_generation_prompt=reply,
                **self._names,
            )
        except TemplateError as e:
            raise ModelError(f"The chat template refuses the conversation: {e}.") from e
        ids: list[int] = []
        for i, piece in enumerate(re.split("\ufdd0(\\d+)\ufdd1", rendered)):
            ids += self.encode(messages[int(piece)].content) if i % 2 else self._scaffold(piece)
        return ids

    def _scaffold(self, text: str) -> list[int]:
        ids: list[int] = []
        for piece in self._split.split(text):
            ids += [self._special[piece]] if piece in self._special else self.encode(piece)
        return ids


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _refuse(message: str) -> NoReturn:
    raise TemplateError(message)
