"""What systems have said so far, kept line by line, so that a run that was cut goes on."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Said:
    """What one system has said, and what it took.

    Attributes:
        index_s: seconds of the processor to set it up.
        answers: by the question's id.
    """

    index_s: float = 0.0
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)


class Journal:
    """Answers and figures by system, each written down as it comes.

    Args:
        path: of the file; nothing is kept if ``None``.
        conditions: what the answers depend on; those of other conditions are forgotten.
    """

    def __init__(self, path: Path | None, conditions: dict[str, Any]) -> None:
        self.said: defaultdict[str, Said] = defaultdict(Said)
        self._path = path
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        if not lines or json.loads(lines[0]) != conditions:
            path.write_text(json.dumps(conditions) + "\n", encoding="utf-8")
            return
        for line in lines[1:]:
            try:
                noted = json.loads(line)
            except ValueError:  # the line at which the run was cut
                continue
            if answer := noted.get("answer"):
                self.said[noted["system"]].answers[answer["id"]] = answer
            else:
                self.said[noted["system"]].index_s = noted["index_s"]

    def answered(self, system: str, answer: dict[str, Any]) -> None:
        """Keep an answer."""
        self.said[system].answers[answer["id"]] = answer
        self._write({"system": system, "answer": answer})

    def indexed(self, system: str, index_s: float) -> None:
        """Keep what it took to set a system up."""
        self.said[system].index_s = index_s
        self._write({"system": system, "index_s": index_s})

    def close(self) -> None:
        """The run is whole: its result stands elsewhere."""
        if self._path:
            self._path.unlink(missing_ok=True)

    def _write(self, noted: dict[str, Any]) -> None:
        if self._path:
            with self._path.open("a", encoding="utf-8") as f:
                f.write(json.dumps(noted, ensure_ascii=False) + "\n")
