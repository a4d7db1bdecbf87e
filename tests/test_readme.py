"""The README cannot go stale: lists are generated, links lead somewhere, its Python runs."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from gentwin_chat.eval.figures import fingerprint
from gentwin_chat.eval.report import sections

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_up_to_date(generate: ModuleType) -> None:
    assert generate.written(README) == README, "run: python docs/generate.py"


def test_results_page_says_what_the_result_files_say(generate: ModuleType) -> None:
    page = generate.RESULTS_PAGE.read_text(encoding="utf-8")
    assert generate.results_page(generate.RESULTS) == page, "run: python docs/generate.py"


def test_each_chart_was_drawn_from_the_result_that_ships(generate: ModuleType) -> None:
    drawn = {path.stem: path.read_text(encoding="utf-8") for path in generate.FIGURES.glob("*.svg")}
    for part in sections(generate.RESULTS):
        for k, chart in enumerate(part.view.charts):
            assert fingerprint(chart) in drawn[f"{part.name}-{k + 1}"], (
                "run: python docs/generate.py"
            )


def test_every_equation_has_its_function(generate: ModuleType) -> None:
    numbers = {int(n) for n in re.findall(r"^\| (\d+) \|", generate.equations(), re.MULTILINE)}
    assert numbers == set(range(1, 11))


def test_links_lead_to_files() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_its_two_commands_are_in_the_makefile() -> None:
    block = re.search(r"## Two commands\n+```\n(.*?)```", README, re.DOTALL)
    assert block is not None
    commands = [line.split("#")[0].split() for line in block[1].splitlines()]
    assert commands == [["make", "chat"], ["make", "test"]]
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"chat", "test"} <= set(targets)
    assert "make test" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.llama
def test_its_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The first block; the others name networks that only a reader has."""
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block is not None
    names: dict[str, object] = {}
    exec(compile(block[1], "README.md", "exec"), names)
    assert getattr(names["answer"], "values", None) == [50]
    assert capsys.readouterr().out.strip()
