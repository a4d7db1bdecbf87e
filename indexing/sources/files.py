"""Files as text and as JSON that remembers its lines; every failure is a ``SourceError``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gentwin_chat.errors import SourceError

_DECODER = json.JSONDecoder()
_BLANK = " \t\n\r"
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a pair: one character
    r"|\\\\|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without byte order mark.

    Raises:
        SourceError: the file is missing, unreadable, empty, binary, or not UTF-8.
    """
    file = str(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError as e:
        raise SourceError("There is no such file.", remedy="Check the path.", file=file) from e
    except OSError as e:
        raise SourceError(
            f"It cannot be read: {e.strerror}.", remedy="Check its permissions.", file=file
        ) from e
    if not raw.strip():
        raise SourceError("The file is empty.", remedy="Export the data again.", file=file)
    resave = "Save it as UTF-8 text."
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("The text is UTF-16, not UTF-8.", remedy=resave, file=file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = raw.count(b"\n", 0, e.start) + 1
        problem = (
            "This is a binary file."
            if b"\0" in raw[:8192]
            else f"Byte 0x{raw[e.start]:02x} is not UTF-8 text."
        )
        raise SourceError(problem, remedy=resave, file=file, line=line) from e
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(
            "This is a binary file.", remedy="Export it as text.", file=file, line=line
        )
    return text


@dataclass
class Document:
    """A JSON document.

    Attributes:
        value: the decoded JSON.
        lines: path of keys and indices, at most two long, → 1-based line where that part begins.
    """

    value: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)


def parse_json(text: str, file: str) -> Document:
    """Decode JSON text, noting the line of each part of the two outermost levels.

    Raises:
        SourceError: the text is not JSON; its ``line`` is where it stops being so.
    """
    document, text = Document(None), _without_lone_surrogates(text)
    try:
        document.value, end = _Scanner(text, document.lines).value(_skip(text, 0), ())
        if (end := _skip(text, end)) != len(text):
            raise json.JSONDecodeError("Extra data", text, end)
    except json.JSONDecodeError as e:
        raise SourceError(
            f"This is not valid JSON: {e.msg[0].lower()}{e.msg[1:]} (column {e.colno}).",
            remedy="Mend that line, or export the file again.",
            file=file,
            line=e.lineno,
        ) from e
    except RecursionError as e:
        raise SourceError(
            "The JSON is nested too deeply to be a network.",
            remedy="Export entities, or rows of a table.",
            file=file,
        ) from e
    except ValueError as e:  # an integer of more than 4300 digits
        raise SourceError(
            f"This JSON cannot be decoded: {e}.", remedy="Export the file again.", file=file
        ) from e
    return document


def _without_lone_surrogates(text: str) -> str:
    """JSON can escape half a UTF-16 pair, which no store can hold: replaced as decoders do."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _ESCAPE.sub(lambda m: "\\ufffd" if m.group(1) else m.group(), text)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


class _Scanner:
    """Walks the outer levels by hand, for their lines, and leaves the rest to ``json``."""

    def __init__(self, text: str, lines: dict[tuple[str | int, ...], int]) -> None:
        self.text, self.lines = text, lines
        self.line, self.counted = 1, 0

    def value(self, at: int, path: tuple[str | int, ...]) -> tuple[Any, int]:
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        self.lines[path] = self.line
        opened = self.text[at : at + 1]
        # Rows stand in an array, or in the arrays or objects of an object: no need to go deeper.
        if not path or (len(path) == 1 and isinstance(path[0], str)):
            if opened == "[":
                return self._array(at, path)
            if opened == "{":
                return self._object(at, path)
        return _DECODER.raw_decode(self.text, at)

    def _array(self, at: int, path: tuple[str | int, ...]) -> tuple[list[Any], int]:
        found: list[Any] = []
        at = _skip(self.text, at + 1)
        if self.text[at : at + 1] == "]":
            return found, at + 1
        while True:
            member, at = self.value(at, (*path, len(found)))
            found.append(member)
            at, closed = self._separator(at, "]")
            if closed:
                return found, at

    def _object(self, at: int, path: tuple[str | int, ...]) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        at = _skip(self.text, at + 1)
        if self.text[at : at + 1] == "}":
            return found, at + 1
        while True:
            if self.text[at : at + 1] != '"':
                raise json.JSONDecodeError("Expecting property name", self.text, at)
            key, at = _DECODER.raw_decode(self.text, at)
            at = _skip(self.text, at)
            if self.text[at : at + 1] != ":":
                raise json.JSONDecodeError("Expecting ':' delimiter", self.text, at)
            found[key], at = self.value(_skip(self.text, at + 1), (*path, key))
            at, closed = self._separator(at, "}")
            if closed:
                return found, at

    def _separator(self, at: int, close: str) -> tuple[int, bool]:
        at = _skip(self.text, at)
        mark = self.text[at : at + 1]
        if mark == close:
            return at + 1, True
        if mark != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", self.text, at)
        return _skip(self.text, at + 1), False


def parse_json_lines(text: str) -> tuple[list[tuple[int, Any]], list[tuple[int, str]]]:
    """Decode JSON lines: ``(line, value)`` of the good ones, ``(line, reason)`` of the bad."""
    good: list[tuple[int, Any]] = []
    bad: list[tuple[int, str]] = []
    for number, line in enumerate(_without_lone_surrogates(text).split("\n"), 1):
        if not line.strip():
            continue
        try:
            good.append((number, json.loads(line)))
        except RecursionError:
            bad.append((number, "JSON nested too deeply"))
        except ValueError as e:
            reason = getattr(e, "msg", str(e))
            bad.append((number, f"not valid JSON: {reason[0].lower()}{reason[1:]}"))
    return good, bad
