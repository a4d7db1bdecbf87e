"""What a question line is, and how the right answer gets into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from gentwin_chat.domain import Scalar
from gentwin_chat.eval.solver import Solver

KINDS = (
    "lookup", "relation_out", "relation_in", "list", "count", "filter", "superlative", "topk",
    "aggregate", "group", "compare", "multihop", "path", "exists", "negation", "definition",
    "summary", "whatif", "followup", "unknown", "ambiguous",
)  # fmt: skip

Cells: TypeAlias = list[Scalar]


class Gold(BaseModel):
    """The right answer to one question.

    Attributes:
        status: ``answered``, ``unknown`` or ``ambiguous``.
        status_accept: other statuses that count as right.
        values: flat answer; entities by id. A set unless ``order_matters``.
        accept: other lists of values that count as right.
        rows: where the question asks for several columns; ``values`` is then the rows laid flat.
        tolerance: relative, for numbers.
        text_must: what the text must hold, ``a|b``: either; case does not count.
    """

    model_config = ConfigDict(extra="forbid")

    status: Literal["answered", "unknown", "ambiguous"] = "answered"
    status_accept: list[str] = Field(default_factory=list)
    values: Cells = Field(default_factory=list)
    accept: list[Cells] = Field(default_factory=list)
    rows: list[Cells] = Field(default_factory=list)
    order_matters: bool = False
    tolerance: float = 1e-6
    text_must: list[str] = Field(default_factory=list)


class Question(BaseModel):
    """One line of a question set; the program under test sees id, question and thread only."""

    model_config = ConfigDict(extra="forbid")

    id: str
    network: str
    kind: str
    question: str
    thread: str | None = None
    wording: Literal["hand", "grammar"]
    gold: Gold

    def line(self) -> str:
        """The question as one line of JSON; the gold always shows its status and values."""
        made = self.model_dump(exclude_defaults=True)
        made["gold"] = {"status": self.gold.status, "values": self.gold.values} | made["gold"]
        return json.dumps(made, ensure_ascii=False)


Result: TypeAlias = Gold | Scalar | Iterable[Any]


@dataclass(frozen=True)
class Hand:
    """A question written by a person; ``solve`` computes its answer."""

    network: str
    kind: str
    question: str
    solve: Callable[[Solver], Result | None]
    thread: str | None = None


def gold(solver: Solver, result: Result | None) -> Gold:
    """Make a gold of what a solver call gave; entity ids get the type that the source gives them.

    Raises:
        ValueError: the result is None; say ``UNKNOWN`` where that is meant.
    """
    if result is None:
        raise ValueError("the solver found nothing; if that is the answer, say UNKNOWN")
    if isinstance(result, Gold):
        made = result
    else:
        flat = [result] if isinstance(result, str | int | float | bool) else list(result)
        made = Gold(values=flat)

    def key(value: Scalar) -> Scalar:
        entity = solver.topology.entities.get(value) if isinstance(value, str) else None
        return value if entity is None else entity.key

    return made.model_copy(
        update={
            "values": [key(v) for v in made.values],
            "accept": [[key(v) for v in one] for one in made.accept],
            "rows": [[key(v) for v in row] for row in made.rows],
        }
    )


UNKNOWN = Gold(status="unknown")
AMBIGUOUS = Gold(status="ambiguous")


def near(value: float, tolerance: float = 0.01) -> Gold:
    """A computed number that may be rounded."""
    return Gold(values=[value], tolerance=tolerance)


def table(rows: Iterable[tuple[Scalar, ...]], tolerance: float = 0.01) -> Gold:
    """An answer of several columns."""
    listed = [list(row) for row in rows]
    return Gold(values=[c for row in listed for c in row], rows=listed, tolerance=tolerance)


def says(*must: str) -> Gold:
    """An answer judged by its text."""
    return Gold(text_must=list(must))


def ranked(ids: list[str], measures: list[Scalar]) -> Gold:
    """An ordered list; naming each with its measure counts too."""
    pairs = [c for pair in zip(ids, measures, strict=True) for c in pair]
    return Gold(values=list(ids), accept=[pairs], order_matters=True)


def best(ids: list[str], measure: Scalar) -> Gold:
    """A superlative: any one of those that share the best measure, or all, with it or without."""
    accept: list[Cells] = [[*ids, measure]]
    if len(ids) > 1:
        accept += [[i] for i in ids]
        accept += [[i, measure] for i in ids]
    return Gold(values=list(ids), accept=accept)


def route(paths: list[list[str]]) -> Gold:
    """Any of the shortest paths, from either end, with or without its ends."""
    first, *others = paths
    accept: list[Cells] = [[*p] for p in others]
    accept += [[*p[::-1]] for p in paths]
    accept += [[*p[1:-1]] for p in paths if len(p) > 2]
    return Gold(values=list(first), accept=accept, order_matters=True)
