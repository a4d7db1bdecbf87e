"""A followed log file: what is appended comes in, through rotation, truncation and restarts."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel

from gentwin_chat.errors import SourceError

from .decode import read_lines
from .inbox import Inbox
from .message import Told

_CHUNK = 256 * 1024  # bytes read at once
_HEAD = 256  # bytes at the beginning by which a file is recognised
_PAUSE = 0.3  # seconds between two looks at the file


class Place(BaseModel):
    """How far a log has been read.

    Attributes:
        inode: of the file; a renamed file keeps it.
        head: digest of its first bytes, and how many: another file may get the same inode.
        offset: bytes read.
        line: lines read.
    """

    inode: int
    head: tuple[str, int]
    offset: int = 0
    line: int = 0


class LogFollower:
    """Follows one log file, and its successors under the same name.

    Args:
        path: the log; it may appear later.
        told: told while it is not there.
    """

    def __init__(self, path: Path, told: Told = lambda feed, why: None) -> None:
        self.path, self.feed = path, f"log:{path.resolve()}"
        self._told = told
        self._file: BinaryIO | None = None
        self._place: Place | None = None

    def resume(self, position: str | None) -> None:
        """Go on where an earlier follower stopped, as its messages said."""
        if position is not None:
            self._open_where(Place.model_validate_json(position))

    def run(self, inbox: Inbox, stop: threading.Event) -> None:
        """Hand over what is appended until ``stop``."""
        while not stop.is_set():
            if not self.step(inbox, stop):
                stop.wait(_PAUSE)
        self.close()

    def step(self, inbox: Inbox, stop: threading.Event) -> bool:
        """Hand over the next lines; whether there were any."""
        if self._file is None:
            self._open_next()
        if self._file is None or self._place is None:
            return False
        if not self._is_at(self._place):  # truncated in place, and perhaps written anew
            self._start(self._file)
        text = self._complete_lines()
        if text is None:
            if self._replaced():
                self.close()  # it was read to its end: what is there now comes next
            return False
        place = self._place.model_copy()
        return self._hand_over(text, place, inbox, stop)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None

    def _hand_over(self, data: bytes, place: Place, inbox: Inbox, stop: threading.Event) -> bool:
        message = read_lines(data.decode("utf-8", "replace"), self.feed, place.line)
        after = place.model_copy(
            update={"offset": place.offset + len(data), "line": place.line + data.count(b"\n")}
        )
        after.head = self._head(after.offset)
        if message.heard or message.unread:
            position = after.model_dump_json()
            if not inbox.put(replace(message, position=position), stop):
                return False
        self._place = after
        return True

    # --- the file ---------------------------------------------------------------------------------

    def _complete_lines(self) -> bytes | None:
        """What comes next, up to the end of a line; ``None`` while there is none."""
        assert self._file is not None
        assert self._place is not None
        self._file.seek(self._place.offset)
        data = self._file.read(_CHUNK)
        while data and b"\n" not in data and (more := self._file.read(_CHUNK)):
            data += more
        end = data.rfind(b"\n") + 1
        if not end and data and self._replaced():
            end = len(data)  # nobody will finish this line
        return data[:end] or None

    def _open_next(self) -> None:
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            self._told(self.feed, "there is no such file yet")
            return
        except OSError as e:
            remedy = "Name a log that may be read."
            raise SourceError(str(e.strerror), remedy=remedy, file=str(self.path)) from e
        self._told(self.feed, None)
        self._start(file)

    def _start(self, file: BinaryIO) -> None:
        self._file = file
        self._place = Place(inode=os.fstat(file.fileno()).st_ino, head=self._head(0))

    def _open_where(self, place: Place) -> None:
        """Go on in the file of ``place``, which may have been renamed, else start anew."""
        for candidate in self._candidates():
            try:
                if candidate.stat().st_ino != place.inode:
                    continue
                file = candidate.open("rb")
            except OSError:
                continue
            self._file = file
            if self._is_at(place):
                self._place = place
                return
            self.close()

    def _is_at(self, place: Place) -> bool:
        """Whether the open file holds what was read up to ``place``."""
        assert self._file is not None
        size = os.fstat(self._file.fileno()).st_size
        return size >= place.offset and self._head(place.offset) == place.head

    def _candidates(self) -> Iterator[Path]:
        yield self.path
        yield from sorted(self.path.parent.glob(f"{self.path.stem}*"))

    def _replaced(self) -> bool:
        """Whether another file has the name now."""
        assert self._place is not None
        try:
            return self.path.stat().st_ino != self._place.inode
        except FileNotFoundError:
            return False  # renamed, and the next not there yet

    def _head(self, offset: int) -> tuple[str, int]:
        """Digest of the first bytes among the ``offset`` that were read."""
        assert self._file is not None
        size = min(offset, _HEAD)
        self._file.seek(0)
        return hashlib.sha256(self._file.read(size)).hexdigest(), size
