"""Many questions from one file: JSON lines in, JSON lines out, in order.

In: ``{"id", "question", "thread"?}``; lines of one ``thread`` are one conversation. Out: the ``id``
and the fields of :class:`~gentwin_chat.answer.Answer`. Unknown keys (a gold answer) are ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from gentwin_chat.answer import Answer
from gentwin_chat.errors import SourceError, TwinError


class Line(BaseModel):
    """One question of a batch."""

    model_config = ConfigDict(extra="ignore", strict=True)

    id: str | int | None = None
    question: str
    thread: str | int | None = None


class Talks(Protocol):
    """One conversation."""

    def ask(self, question: str) -> Answer: ...


class Answers(Protocol):
    """A twin, as far as a batch needs it."""

    def ask(self, question: str) -> Answer: ...

    def chat(self) -> Talks: ...


def answer_lines(
    twin: Answers, lines: Iterable[bytes], file: str
) -> Iterator[dict[str, Any] | SourceError]:
    """Answer each line as it comes.

    Args:
        twin: who answers.
        lines: raw lines of UTF-8; blank ones are skipped.
        file: their name, for errors.

    Yields:
        For each line its answer as plain JSON types, or an error that names file and line. An
        error does not end the batch.
    """
    threads: dict[str | int, Talks] = {}
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            line = Line.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
            talker: Answers | Talks = twin
            if line.thread is not None:
                talker = threads.setdefault(line.thread, twin.chat())
            answer = talker.ask(line.question)
        except ValidationError as e:
            yield SourceError(
                f"not a question: {_first_reason(e)}.",
                remedy='Write one JSON object a line: {"id": "1", "question": "…"}.',
                file=file,
                line=number,
            )
        except TwinError as e:
            yield SourceError(str(e), file=file, line=number)
        else:
            yield {"id": line.id, **answer.model_dump(mode="json")}


def _first_reason(e: ValidationError) -> str:
    first = e.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else str(first["msg"])
