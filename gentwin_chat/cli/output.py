"""How commands speak: JSON and answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, TypeVar

Item = TypeVar("Item")


def print_json(value: Any) -> None:
    """One JSON document as one line, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def fail(text: str) -> None:
    """One line on stderr, whatever ``text`` holds."""
    print("gentwin: " + " ".join(text.split()), file=sys.stderr, flush=True)


def public(address: str) -> str:
    """A file or an address as it may be shown: without user and password."""
    return re.sub(r"^(\w[\w+.-]*://)[^/]*@", r"\1", address)


def track(items: Iterable[Item], what: str, total: int | None = None) -> Iterable[Item]:
    """``items``, with a progress bar on stderr where that is a terminal."""
    from rich.console import Console
    from rich.progress import track as bar

    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    return bar(items, what, total=total, console=console, transient=True)
