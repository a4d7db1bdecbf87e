"""Feeds in threads of their own, one twin that takes in what they bring."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TypeAlias

from gentwin_chat.errors import StoreError, TwinError

from .inbox import Inbox
from .living import LivingTwin
from .message import Message

Feed: TypeAlias = Callable[[Inbox, threading.Event], None]
"""Puts messages into the inbox until the event is set."""

BATCH = 500  # messages that one version takes in at most
_PAUSE = 2.0  # seconds before a store that failed is tried again


def run(
    living: LivingTwin,
    inbox: Inbox,
    feeds: Iterable[Feed],
    stop: threading.Event,
    *,
    gather: float = 0.25,
    report: Callable[[str], None] = lambda text: None,
) -> None:
    """Let the twin live until ``stop`` is set or every feed has ended; then take in what is left.

    Args:
        gather: seconds for which messages are gathered into one version.
        report: told when the store fails, which is tried again, and when it is back.

    Raises:
        TwinError: a feed failed.
    """
    failures: list[TwinError] = []

    def guarded(feed: Feed) -> None:
        try:
            feed(inbox, stop)
        except TwinError as e:
            failures.append(e)
            stop.set()

    threads = [threading.Thread(target=guarded, args=(feed,), daemon=True) for feed in feeds]
    for thread in threads:
        thread.start()
    waiting: list[Message] = []
    failed = ""
    while waiting or len(inbox) or any(t.is_alive() for t in threads):
        if not waiting:
            waiting = inbox.take(1, gather)
            if waiting and not stop.is_set():
                stop.wait(gather)
            waiting += inbox.take(BATCH, 0.0) if waiting else []
        living.ease(len(inbox) / inbox.size)
        try:
            living.take(waiting)
            if living.due:
                living.rebuild()
        except StoreError as e:
            if str(e) != failed:
                report(str(e))
            failed = str(e)
            if stop.is_set():
                break  # unacknowledged, so their senders keep them
            stop.wait(_PAUSE)
            continue
        if failed:
            report("The store is there again.")
        waiting, failed = [], ""
    stop.set()
    for thread in threads:
        thread.join(timeout=5)
    living.close()
    if failures:
        raise failures[0]
