"""The one shape in which every feed hands over what it brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

from gentwin_chat.domain import Change, Observation

Event: TypeAlias = Observation | Change
Settle: TypeAlias = Callable[[bool], None]
Told: TypeAlias = Callable[[str, str | None], None]
"""Told of a feed that it is cut off, and why, or with ``None`` that it is there again. Returns at
once, raises nothing, and may be called from any thread."""


class Unread(NamedTuple):
    """A part of a message that could not be read: why, and its text."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one notification, one publication, some lines of a log or one beat of a simulator say.

    Attributes:
        feed: by which it came; positions and identities are those of this feed.
        events: in their order. A `PutEntity` or `PutRelation` states what an entity and its
            relations of one type are now; what it leaves out stays as it is.
        heard: ids of the devices that speak in it; others are only spoken of.
        sent: when it was sent, by the sender's clock, where it says so.
        identity: equal for two deliveries of one message; ``None`` if it cannot come twice.
        repeated: it may be a second delivery; the first had the same identity.
        position: where its feed goes on after it, to be kept with the version that holds it.
        unread: parts of it that could not be read, for the dead letters once the rest is stored.
        raw: its text, for whoever has to look into why it failed.
        settle: called once: with ``True`` when the store holds it, with ``False`` if it never will.
    """

    feed: str
    events: tuple[Event, ...]
    heard: tuple[str, ...] = ()
    sent: datetime | None = None
    identity: str | None = None
    repeated: bool = False
    position: str | None = None
    unread: tuple[Unread, ...] = ()
    raw: str = ""
    settle: Settle = lambda held: None
