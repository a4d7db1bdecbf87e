"""Vectors of texts: the same whoever asks, and worked out once."""

from __future__ import annotations

import numpy as np
import pytest

from gentwin_chat import embedding


class Counting:
    """A model that notes what it is given; a vector is of the text's length."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def encode(self, texts: list[str], **options: object) -> np.ndarray:
        self.given += texts
        return np.array([[len(t), 1.0] for t in texts], np.float32)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Counting:
    made = Counting()
    monkeypatch.setattr(embedding, "_model", lambda: made)
    monkeypatch.setattr(embedding, "_kept", {})
    return made


def test_a_text_is_worked_out_once(model: Counting) -> None:
    first = embedding.encode(["lamp", "gateway", "lamp"])
    again = embedding.encode(["gateway", "sluice"])
    assert model.given == ["lamp", "gateway", "sluice"]
    assert first[:, 0].tolist() == [4, 7, 4]
    assert again[:, 0].tolist() == [7, 6]


def test_what_is_kept_has_a_bound(model: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_KEPT", 2)
    assert len(embedding.encode(["a", "bb", "ccc"])) == 3
    embedding.encode(["a", "bb"])
    embedding.encode(["dddd"])
    assert set(embedding._kept) == {"dddd"}


def test_no_texts_have_no_vectors(model: Counting) -> None:
    assert embedding.encode([]).shape == (0, 384)
