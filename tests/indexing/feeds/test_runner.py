"""Feeds and a store that fails for a while: nothing is lost, and it is told once, and once more."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from gentwin_chat.domain import Observation, Reading
from gentwin_chat.errors import StoreError
from gentwin_chat.indexing.feeds import runner
from gentwin_chat.indexing.feeds.inbox import Inbox
from gentwin_chat.indexing.feeds.living import LivingTwin
from gentwin_chat.indexing.feeds.message import Message
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph


def test_a_store_that_fails_for_a_while_is_told_of_and_so_is_its_return(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runner, "_PAUSE", 0.01)
    told: list[str] = []
    with EmbeddedGraph() as store:
        living = LivingTwin(store, datetime.now(UTC))
        take, tries = living.take, 0

        def failing(messages: list[Message]) -> None:
            nonlocal tries
            tries += bool(messages)
            if messages and tries <= 3:
                raise StoreError("The server is gone.")
            take(messages)

        monkeypatch.setattr(living, "take", failing)
        seen = Observation(entity="a", attribute="t", reading=Reading(value=1))

        def feed(inbox: Inbox, stop: threading.Event) -> None:
            inbox.put(Message("test", (seen,), ("a",)), stop)

        runner.run(living, Inbox(), [feed], threading.Event(), gather=0.01, report=told.append)
        assert told == ["The server is gone.", "The store is there again."]
        assert store.readings("t", ["a"])["a"].value == 1
