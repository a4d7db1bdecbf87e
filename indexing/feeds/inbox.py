"""The bounded queue between the feeds and the twin, and the file of what could not be read."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from .message import Message


class Inbox:
    """Messages that wait. What does not fit has to wait with its sender: nothing is dropped.

    Args:
        size: messages that may wait.
    """

    def __init__(self, size: int = 1000) -> None:
        self.size = size
        self._queue: queue.Queue[Message] = queue.Queue(size)

    def __len__(self) -> int:
        return self._queue.qsize()

    def offer(self, message: Message) -> bool:
        """Take ``message`` if there is room."""
        try:
            self._queue.put_nowait(message)
        except queue.Full:
            return False
        return True

    def put(self, message: Message, stop: threading.Event) -> bool:
        """Take ``message`` as soon as there is room; whether it was taken before ``stop``."""
        while not stop.is_set():
            try:
                self._queue.put(message, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False

    def take(self, most: int, wait: float) -> list[Message]:
        """What waits, ``most`` at once; up to ``wait`` seconds for the first."""
        try:
            taken = [self._queue.get(timeout=wait)]
        except queue.Empty:
            return []
        while len(taken) < most:
            try:
                taken.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return taken


class DeadLetters:
    """What no feed could make sense of, as JSON lines ``{time, feed, reason, message}``.

    Args:
        path: the file, appended to; ``None`` only counts.
        report: told where it cannot be written, which holds up nothing.
    """

    _LONGEST = 10_000  # characters of a message

    def __init__(
        self, path: Path | None = None, report: Callable[[str], None] = lambda text: None
    ) -> None:
        self.count = 0
        self._report = report
        self._path = path
        self._lock = threading.Lock()

    def add(self, feed: str, reason: str, message: str) -> None:
        """Put one aside."""
        letter = {
            "time": datetime.now(UTC).isoformat(),
            "feed": feed,
            "reason": reason,
            "message": message[: self._LONGEST],
        }
        with self._lock:
            self.count += 1
            if self._path is None:
                return
            try:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(letter, ensure_ascii=False) + "\n")
            except OSError as e:
                self._report(f"A dead letter is lost ({reason}): {self._path}: {e.strerror}.")
