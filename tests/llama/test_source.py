"""Finding, fetching and converting the base model."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_llama import write_tiny

from gentwin_chat.errors import ModelError
from gentwin_chat.llama import locate, source
from gentwin_chat.llama.model import load
from gentwin_chat.settings import Settings


def test_a_named_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert locate(Settings(model=str(tmp_path), cache=tmp_path / "unused")) == tmp_path
    assert not (tmp_path / "unused").exists()


def test_what_is_no_folder_is_named() -> None:
    with pytest.raises(ModelError, match="No model at"):
        locate(Settings(model="./nowhere"))


def test_the_hub_is_asked_only_if_allowed() -> None:
    with pytest.raises(ModelError, match="GENTWIN_ALLOW_HUB"):
        locate(Settings(model="some/llama"))


def test_a_damaged_file_is_refused_and_leaves_no_cache(tmp_path: Path) -> None:
    (tmp_path / Path(source.GGUF_IN_WHEEL).name).write_bytes(b"GGUF, but not the one")
    with pytest.raises(ModelError, match="SHA-256"):
        locate(Settings(cache=tmp_path))
    assert not (tmp_path / source.FOLDER).exists()


def test_an_interrupted_conversion_leaves_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(gguf: Path, folder: Path) -> None:
        (folder / "tokenizer.json").write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr("gentwin_chat.llama.gguf.convert", interrupted)
    monkeypatch.setattr(source, "_check", lambda gguf: None)
    (tmp_path / Path(source.GGUF_IN_WHEEL).name).write_bytes(b"")
    with pytest.raises(KeyboardInterrupt):
        locate(Settings(cache=tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == [Path(source.GGUF_IN_WHEEL).name]


@pytest.mark.llama
def test_the_wheel_is_fetched_and_converted_once(tmp_path: Path, capfd: object) -> None:
    folder = locate(Settings(cache=tmp_path))
    stamp = (folder / "model.safetensors").stat().st_mtime_ns
    assert locate(Settings(cache=tmp_path)) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == stamp
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        source.FOLDER,
        Path(source.GGUF_IN_WHEEL).name,
    ]


def test_another_base_gets_no_adapter_unless_one_is_named(tmp_path: Path) -> None:
    folder = str(write_tiny(tmp_path))
    assert load(Settings(model=folder)).adapter is None
    with pytest.raises(ModelError, match="cannot be read"):
        load(Settings(model=folder, adapter=str(tmp_path / "none")))
