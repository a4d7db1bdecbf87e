"""Tab. IV's measure: what is missing and what is wrong both cost."""

from __future__ import annotations

import pytest

from gentwin_chat.eval import completeness
from gentwin_chat.eval.completeness import Conditions, interval95, run


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completeness, "LENGTH", 100.0)
    monkeypatch.setattr(completeness, "BEGIN", 40.0)


def test_a_cut_feed_costs_eq_1_what_the_filter_saves() -> None:
    whole, cut = run(Conditions(10), 0), run(Conditions(10, outage=20), 0)
    assert whole.completeness == whole.eq1 == cut.completeness == 1.0
    assert cut.eq1 == pytest.approx(1 - 9 / 50)  # silent from 40 to 58 s, the first beat by grace


def test_what_nobody_saw_is_missed_and_held_wrongly() -> None:
    score = run(Conditions(10, outage=20, unseen=2), 0)
    assert score.missing > 0
    assert score.wrong > 0
    assert score.completeness == pytest.approx(1 - score.missing - score.wrong)


def test_the_interval_holds_the_mean_and_grows_with_the_spread() -> None:
    low, high = interval95([0.9, 1.0, 0.95, 0.97])
    assert low < 95.5 < high
    assert interval95([1.0] * 5) == [100.0, 100.0]
