"""Write the README's table of equations from the docstrings that begin ``Eq. n``.

``python docs/equations.py`` rewrites the README; a test fails where it would change anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FOLDERS = ("indexing", "finetune", "gentwin_chat")
BEGIN, END = "<!-- equations: written by docs/equations.py -->\n", "<!-- /equations -->"


def equations() -> Iterator[tuple[int, str, str]]:
    """Number, where the function stands (Markdown), and the first sentence of its docstring."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                    continue
                said = ast.get_docstring(node) or ""
                if match := re.match(r"Eq\. (\d+):\s+(.+?)\.(?:\s|$)", said, re.DOTALL):
                    where = path.relative_to(ROOT).as_posix()
                    text = " ".join(match[2].split()).replace("|", "\\|")
                    yield int(match[1]), f"[`{node.name}`]({where})", text


def table() -> str:
    """The table as Markdown, in the order of the equations."""
    rows = sorted(equations())
    lines = [f"| {number} | {where} | {text} |" for number, where, text in rows]
    return "\n".join(["| eq. | function | what it says |", "|---|---|---|", *lines, ""])


def written(readme: str) -> str:
    """``readme`` with the table put between its two marks."""
    before, rest = readme.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END, 1)[1]


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
