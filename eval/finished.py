"""What an interrupted measurement has come to, so that the next run of it goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

from gentwin_chat.eval.record import save


class Finished:
    """What an interrupted run has measured so far, in a file beside its result.

    Args:
        file: where it is kept.
        options: what a run of others left there is not taken up.
        console: told of each measurement.
    """

    def __init__(self, file: Path, options: dict[str, Any], console: Console | None = None) -> None:
        self._file, self._console = file, console
        left = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        same = left.get("options") == options
        self._state: dict[str, Any] = left if same else {"options": options, "found": {}}

    def get(self, name: str, measure: Callable[[], Any]) -> Any:
        """What ``name`` was measured to be; measured now if it was not yet."""
        found: dict[str, Any] = self._state["found"]
        if name not in found:
            found[name] = measure()
            save(self._file, self._state)
            if self._console is not None:
                self._console.print(f"{name}: {found[name]}")
        return found[name]

    def done(self) -> None:
        """The result is written: nothing need be kept."""
        self._file.unlink(missing_ok=True)
