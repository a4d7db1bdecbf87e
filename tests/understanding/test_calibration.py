"""Confidence is a probability, and grows with what was explained of a question."""

from __future__ import annotations

from gentwin_chat.twin import Twin
from gentwin_chat.understanding.calibration import probability


def test_it_is_a_probability_that_grows_with_what_is_explained() -> None:
    found = [probability(step / 100) for step in range(101)]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1


def test_only_what_is_answered_is_stated_with_confidence(twins: dict[str, Twin]) -> None:
    twin = twins["harbour"]
    assert twin.ask("How many cranes are there?").confidence == probability(1.0)
    assert twin.ask("What does the moon weigh?").confidence is None
