"""What `import gentwin_chat` gives, what it costs, and which name a wheel claims."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import gentwin_chat

ROOT = Path(__file__).parent.parent


def python(code: str, *, cwd: Path | None = None) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=cwd
    ).stdout


def test_exported_members() -> None:
    assert gentwin_chat.__all__ == sorted(gentwin_chat.__all__)
    assert set(gentwin_chat.__all__) == {
        *("Twin", "Conversation", "ask", "Answer", "Scenario", "Status", "Timing"),
        *("Entity", "Reading", "Relation", "Topology", "Triple"),
        *("TwinError", "SourceError", "StoreError", "VersionError", "QueryError"),
        *("ScenarioError", "ModelError", "SettingsError"),
    }


@pytest.mark.parametrize("name", gentwin_chat.__all__)
def test_every_export_exists(name: str) -> None:
    assert getattr(gentwin_chat, name) is not None
    assert name in dir(gentwin_chat)


def test_what_is_not_exported_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Twine'"):
        importlib.import_module("gentwin_chat").Twine  # noqa: B018


def test_import_is_quick_and_light() -> None:
    busy, loaded = json.loads(
        python(
            "import json, sys, time; t = time.process_time(); import gentwin_chat;"
            "from gentwin_chat import Answer, Triple, TwinError;"
            "print(json.dumps([time.process_time() - t, sorted(sys.modules)]))"
        )
    )
    assert busy < 3  # seconds of processor time; torch alone takes more
    assert not {"torch", "transformers", "gradio", "neo4j", "networkx"} & set(loaded)


def test_the_twin_itself_imports_without_torch() -> None:
    loaded = python("import sys; from gentwin_chat import Twin, ask; print(*sorted(sys.modules))")
    assert not {"torch", "transformers", "gradio"} & set(loaded.split())


def test_every_package_of_the_checkout_is_installed() -> None:
    """A folder with an ``__init__.py`` that `packages` forgets would be missing from the wheel."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    folders = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for top in ("gentwin_chat", "indexing", "finetune", "eval", "data")
        for init in (ROOT / top).rglob("__init__.py")
    }
    expected = {
        name if name.startswith("gentwin_chat") else f"gentwin_chat.{name}" for name in folders
    }
    assert set(setuptools["packages"]) == expected


def test_a_wheel_claims_one_name_only(tmp_path: Path) -> None:
    """Built as pip builds it, without asking a registry for the build tools."""
    copy = tmp_path / "checkout"
    for top in ("gentwin_chat", "indexing", "finetune", "eval", "data"):
        shutil.copytree(ROOT / top, copy / top, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy)
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(tmp_path), str(copy)),
        ],
        check=True,
        capture_output=True,
    )
    from zipfile import ZipFile

    (wheel,) = tmp_path.glob("*.whl")
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"gentwin_chat"}
    for needed in (
        "py.typed",
        "chat_ui.css",
        "data/city/entities.jsonl",
        "indexing/graph/protocol.py",
    ):
        assert f"gentwin_chat/{needed}" in names


def test_it_is_the_same_package_from_elsewhere(tmp_path: Path) -> None:
    where = python("import gentwin_chat.indexing as i; print(i.__file__)", cwd=tmp_path).strip()
    assert Path(where).name == "__init__.py"
    for claimed in ("indexing", "finetune", "eval", "data"):
        found = python(f"import importlib.util as u; print(u.find_spec({claimed!r}))", cwd=tmp_path)
        assert str(ROOT) not in found
