"""Write the parts of the README that say what the code says: commands, settings, equations; and
``docs/results.md`` with its figures, from the result files.

``python docs/generate.py`` rewrites them; a test fails where that would change anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import typer

from gentwin_chat.cli import app
from gentwin_chat.eval.report import results_page, write_figures
from gentwin_chat.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
RESULTS = ROOT / "eval" / "results"
RESULTS_PAGE = ROOT / "docs" / "results.md"
FIGURES = ROOT / "docs" / "figures"
FOLDERS = ("indexing", "finetune", "gentwin_chat")


def commands() -> str:
    """Each command with its arguments and the first line of its help, as a code block."""
    group = typer.main.get_group(app)
    rows = []
    for name, command in group.commands.items():
        with command.make_context(f"gentwin {name}", [], resilient_parsing=True) as context:
            usage = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", "").split()
        said = (command.help or "").split("\n")[0]
        rows.append((" ".join(["gentwin", name, *usage]), said))
    width = max(len(usage) for usage, _ in rows)
    return "\n".join(["```", *(f"{usage:{width}}  {said}" for usage, said in rows), "```"])


def settings() -> str:
    """Each environment variable with its meaning, as a table."""
    rows = [
        f"| `GENTWIN_{name.upper()}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| variable | meaning |", "|---|---|", *rows])


def equations() -> str:
    """The functions whose docstring begins ``Eq. n:``, with its first sentence, as a table."""
    rows = [f"| {number} | {where} | {text} |" for number, where, text in sorted(_equations())]
    return "\n".join(["| eq. | function | what it says |", "|---|---|---|", *rows])


def _equations() -> Iterator[tuple[int, str, str]]:
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


def written(readme: str) -> str:
    """``readme`` with every generated part put between its marks."""
    for part in (commands, settings, equations):
        begin = f"<!-- {part.__name__}: written by docs/generate.py -->\n"
        end = f"<!-- /{part.__name__} -->"
        before, rest = readme.split(begin)
        readme = f"{before}{begin}\n{part()}\n\n{end}{rest.split(end, 1)[1]}"
    return readme


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
    RESULTS_PAGE.write_text(results_page(RESULTS), encoding="utf-8")
    write_figures(RESULTS, FIGURES)
