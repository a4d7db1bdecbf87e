"""Confidence against being right: bins and errors."""

from __future__ import annotations

from typing import Any

import pytest

from gentwin_chat.eval.reliability import Given, bins, errors
from gentwin_chat.eval.view import view


def answers(confidence: float, right: int, wrong: int) -> list[Given]:
    return [Given(confidence, confidence, k < right) for k in range(right + wrong)]


def test_each_answer_falls_into_one_bin() -> None:
    given = [*answers(0.5, 1, 1), *answers(0.9, 3, 1), *answers(1.0, 2, 0)]
    rows = bins([g.confidence for g in given], given)
    assert [(r["n"], r["right"]) for r in rows] == [(2, 0.5), (4, 0.75), (2, 1.0)]


def test_errors_are_none_where_confidence_is_the_share_that_is_right() -> None:
    given = answers(0.75, 3, 1)
    assert errors([0.75] * 4, given)["calibration_error"] == 0
    assert errors([1.0] * 4, given)["calibration_error"] == pytest.approx(0.25)


def test_the_result_can_be_shown() -> None:
    given = [*answers(0.9, 9, 1), *answers(0.6, 5, 5)]
    stated = [g.confidence for g in given]
    said = {**errors(stated, given), "bins": bins(stated, given)}
    figures: dict[str, Any] = {"n": 20, "exact": 0.7, "exact_95": [0.5, 0.9], "answered": 20}
    figures |= {"right_of_answered": 0.7, "explained": said, "stated": said}
    shown = view("reliability", figures)
    assert "70" in shown.notes[0]
    assert len(shown.tables) == 2
