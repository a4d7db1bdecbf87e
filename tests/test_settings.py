"""The one settings model: environment, overrides, errors that name the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from gentwin_chat.errors import SettingsError
from gentwin_chat.settings import Settings, load


def test_environment_and_overrides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GENTWIN_CACHE", str(tmp_path))
    monkeypatch.setenv("GENTWIN_NEO4J_PASSWORD", "s3cret")
    monkeypatch.setenv("GENTWIN_PORT", "9000")
    read = load(port=9001, host=None)
    assert read.cache == tmp_path
    assert read.port == 9001
    assert read.host == "127.0.0.1"
    assert read.neo4j_database is None
    assert read.neo4j_password.get_secret_value() == "s3cret"
    assert "s3cret" not in repr(read), "a password must not reach a log"


def test_neo4j_s_own_names_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "reader")
    assert load().neo4j_user == "reader"
    monkeypatch.setenv("GENTWIN_NEO4J_USER", "writer")
    assert load().neo4j_user == "writer"


def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENTWIN_THREADS", "few")
    with pytest.raises(SettingsError, match="GENTWIN_THREADS is 'few'"):
        load()


def test_every_option_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())
