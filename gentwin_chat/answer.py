"""What an answer is: text, status, values, and always the facts that it rests on."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from gentwin_chat.domain import Scalar, Triple

Status: TypeAlias = Literal["answered", "unknown", "ambiguous"]


class Slot(BaseModel):
    """A piece of a draft that must be said as it stands: an entity, a number, a list of values."""

    model_config = ConfigDict(frozen=True)

    text: str


class Draft(BaseModel):
    """What an answer has to say, before the model phrases it (the (k,v) pairs of eq. 10).

    A plain, correct sentence cut into words that may be rephrased and slots that may not. The
    slots appear in the final text verbatim and in this order; nothing else that is an entity or a
    number may appear.

    Attributes:
        parts: words (``str``) and slots, in order; joined as they stand they read as a sentence.
        fixed: say it exactly as it stands (definitions, refusals, long summaries).
    """

    model_config = ConfigDict(frozen=True)

    parts: tuple[str | Slot, ...]
    fixed: bool = False

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.parts if isinstance(p, Slot))

    def __str__(self) -> str:
        return "".join(p.text if isinstance(p, Slot) else p for p in self.parts)


class Timing(BaseModel):
    """Milliseconds since the question came in, and where they went."""

    retrieve: float = 0.0
    first_token: float = 0.0
    total: float = 0.0


class Answer(BaseModel):
    """The answer to one question.

    Attributes:
        text: one to three sentences.
        status: ``answered``; ``unknown`` (the twin does not hold it; the text says what is
            missing); ``ambiguous`` (the text asks back with the choices).
        values: the machine-readable answer, flat; empty unless answered.
        rows: the same as rows where the question asks for several columns.
        facts: what the answer rests on, in priority order.
        confidence: how likely the question was understood, as a probability; ``None`` unless
            answered. No part of the JSON form, whose keys are fixed.
        version: of the twin that answered.
        timing: milliseconds.
    """

    text: str
    status: Status
    values: list[Scalar] = Field(default_factory=list)
    rows: list[list[Scalar]] = Field(default_factory=list)
    facts: list[Triple] = Field(default_factory=list)
    confidence: float | None = Field(default=None, exclude=True)
    version: int = 0
    timing: Timing = Field(default_factory=Timing)
