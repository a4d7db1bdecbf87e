"""Confidence as a probability: how often an answer is right whose question was so far explained.

What a reading explains of a question orders readings, but is no probability. The shares below were
counted over 370 answers on eight networks that the planner had never met, before anyone read them;
``gentwin eval reliability`` tells whether they hold on networks since.
"""

from __future__ import annotations

from bisect import bisect_right

_BOUNDS = (0.75, 0.96)
_RIGHT = (0.59, 0.85, 0.94)


def probability(explained: float) -> float:
    """The chance that an answer is exactly right.

    Args:
        explained: how much of the question its reading explains, in [0, 1].
    """
    return _RIGHT[bisect_right(_BOUNDS, explained)]
