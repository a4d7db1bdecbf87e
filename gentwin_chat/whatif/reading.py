"""How a scenario was understood, in words."""

from __future__ import annotations

from collections.abc import Sequence

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.wording import counted, join, name_entities

SHOWN = 5


def listed(reader: GraphReader, ids: Sequence[str]) -> str:
    """Entities by their names; of many, the first few and how many more."""
    found = name_entities(reader.entities(ids[:SHOWN]).values())
    names = [found.get(i, i) for i in ids[:SHOWN]]
    return join([*names, f"{len(ids) - SHOWN} more"] if len(ids) > SHOWN else names)


def number(n: int, kind: str) -> str:
    """``3, "StreetLight"`` → ``3 street lights``."""
    return f"{n} {counted(n, words(kind))}"


def agreeing(clause: str, n: int) -> str:
    """A clause that begins with a verb, for one subject or for several: "fails" → "fail"."""
    verb, _, rest = clause.partition(" ")
    plurals = {"is": "are", "has": "have", "goes": "go", "loses": "lose", "carries": "carry"}
    return clause if n == 1 else f"{plurals.get(verb, verb.removesuffix('s'))} {rest}".strip()
