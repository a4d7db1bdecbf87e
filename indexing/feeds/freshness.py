"""How old what the twin holds is (age of twin), written beside the graph for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel

from gentwin_chat.indexing.graph.protocol import GraphStore

LIVE = "live"
"""The mark of a store that is fed."""


class Live(BaseModel):
    """The feed as a whole.

    Attributes:
        heard: when anything was last heard.
        until: if this has not been renewed by then, nobody listens any more.
        cut: feeds that are known to be cut off, with the time since when.
    """

    heard: datetime | None = None
    until: datetime
    cut: dict[str, datetime] = {}


class Silence(BaseModel):
    """A device that is past its interval.

    Attributes:
        last: when it was last heard.
        probability: that it is present all the same.
    """

    last: datetime
    probability: float


class Freshness(BaseModel):
    """What an answer has to say of the age of what it rests on.

    Attributes:
        live: the feed as a whole; ``None`` if the store was never fed.
        silent: id → silence, of those asked about that are past their interval.
    """

    live: Live | None = None
    silent: dict[str, Silence] = {}


def silence_key(identifier: str) -> str:
    """The mark of a device's silence."""
    return f"silent/{identifier}"


def freshness(store: GraphStore, ids: Iterable[str]) -> Freshness:
    """Read the marks for ``ids``.

    Raises:
        StoreError: the store cannot be read.
    """
    keys = {silence_key(i): i for i in ids}
    marks = store.marks([LIVE, *keys])
    live = marks.pop(LIVE, None)
    return Freshness(
        live=Live.model_validate_json(live) if live else None,
        silent={keys[k]: Silence.model_validate_json(text) for k, text in marks.items()},
    )
