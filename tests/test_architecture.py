"""Imports point one way: from the faces to the domain types, never back.

domain, errors → sources, physical space → pooling → graph → query → understanding, retriever
→ verbaliser, Llama → twin → faces
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "gentwin_chat"

# The layers in their order; a module belongs to the layer with its longest prefix. A name that ends
# in a dot is a package's own module without what lies in the package.
_SPACE = (
    "city_plan",
    "device_catalogue",
    "gazetteer",
    "ngsi_ld_writer",
    "physical_space",
    "signals",
)
LAYERS: list[tuple[str, ...]] = [
    ("domain", "errors", "answer", "settings", "quantities"),
    ("data", "indexing.sources", "indexing.graph.order", *(f"indexing.{m}" for m in _SPACE)),
    ("indexing",),  # pooling
    ("indexing.graph", "indexing.ingest", "indexing.feeds", "indexing.traditional"),
    ("query", "wording", "drafting", "whatif", "evaluation"),
    ("embedding", "understanding"),
    ("retriever", "retrieval", "impact", "phrasing", "aging"),
    ("finetune.", "finetune.projection", "finetune.twin_adapter", "finetune.weights"),
    ("verbaliser", "llama", "mentions", "generation", "completion"),
    ("twin", "algorithm"),
    ("cli", "chat_ui", "llamaindex", "batch", "panels", "picture", "starters", "finetune", "eval"),
]


def modules() -> Iterator[tuple[str, Path]]:
    for top in (PACKAGE, "indexing", "finetune", "eval", "data"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = list(path.relative_to(ROOT).with_suffix("").parts)
            if parts[0] == PACKAGE:
                parts = parts[1:]
            if parts[-1] == "__init__":
                parts = parts[:-1]
            yield ".".join(parts), path


def layer(module: str) -> int:
    parts = module.split(".")
    for number, names in enumerate(LAYERS):
        if f"{module}." in names:
            return number
    for cut in range(len(parts), 0, -1):
        prefix = ".".join(parts[:cut])
        for number, names in enumerate(LAYERS):
            if prefix in names:
                return number
    raise AssertionError(f"{module} stands in no layer: give it one in LAYERS")


def imports(module: str, path: Path) -> Iterator[str]:
    """Each name that ``path`` imports, made absolute, inside functions too."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [PACKAGE, *package[: len(package) - node.level + 1]] if node.level else []
            target = [*base, *([node.module] if node.module else [])]
            yield from (".".join([*target, alias.name]) for alias in node.names)


MODULES = dict(modules())


def ours(name: str) -> str | None:
    """``gentwin_chat.x.y.Name`` → the module ``x.y`` that it names; ``None`` if it is not ours."""
    if name != PACKAGE and not name.startswith(f"{PACKAGE}."):
        return None
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in MODULES:
        parts.pop()
    return ".".join(parts)


@pytest.mark.parametrize("module", [m for m in MODULES if m])
def test_nothing_imports_rightward(module: str) -> None:
    for name in imports(module, MODULES[module]):
        target = ours(name)
        if target:
            assert layer(target) <= layer(module), f"{module} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(("indexing", "data"))])
def test_storage_never_imports_torch(module: str) -> None:
    tops = {name.split(".")[0] for name in imports(module, MODULES[module])}
    assert not tops & {"torch", "transformers", "peft", "sentence_transformers", "gradio"}


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("finetune.twin_adapter")])
def test_the_adapter_depends_on_nothing_of_ours_but_errors(module: str) -> None:
    used = {ours(name) for name in imports(module, MODULES[module])} - {None}
    own = ("finetune.twin_adapter", "finetune.projection")  # the projections hold eq. 8 itself
    assert all(u == "errors" or str(u).startswith(own) for u in used)


def test_the_rule_can_fail(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("from gentwin_chat.twin import Twin\nimport torch\n")
    found = [*imports("indexing.bad", tmp_path / "bad.py")]
    assert found == ["gentwin_chat.twin.Twin", "torch"]
    assert layer("twin") > layer("indexing.graph.protocol") > layer("indexing.sources.ngsi")


@pytest.mark.parametrize(
    "name",
    ["gentwin_chat.understanding.composer.Composer", "gentwin_chat.understanding.linking.Linker"],
)
def test_stages_that_build_on_each_other_share_no_method_by_accident(name: str) -> None:
    module, _, last = name.rpartition(".")
    seen: dict[str, type] = {}
    for stage in getattr(import_module(module), last).__mro__[:-1]:
        for method in vars(stage):
            if method.startswith("__") or not callable(vars(stage)[method]):
                continue
            assert method not in seen, (
                f"{method} of {stage.__name__} and of {seen[method].__name__}"
            )
            seen[method] = stage
