"""Readings as a pure function of (seed, device, measure, time).

Nothing is remembered between two readings, so the truth of any moment can be computed without
replaying the ones before it, and two runs with one seed agree whatever was lost in between.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from gentwin_chat.domain import Scalar
from gentwin_chat.indexing.device_catalogue import Measure

_MASK = (1 << 64) - 1


def mix(*parts: int) -> int:
    """A 64-bit hash of integers (SplitMix64 finaliser, Steele et al. 2014)."""
    state = 0x9E3779B97F4A7C15
    for part in parts:
        state = (state + part + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state


def uniform(*parts: int) -> float:
    """A number in [0, 1) that depends on ``parts`` alone."""
    return mix(*parts) / 2**64


def normal(*parts: int) -> float:
    """A number of roughly unit variance and mean 0 (sum of four 16-bit uniforms)."""
    bits = mix(*parts)
    total = sum((bits >> shift) & 0xFFFF for shift in (0, 16, 32, 48)) / 65536.0
    return (total - 2.0) * math.sqrt(3.0)


def read(
    measure: Measure,
    index: int,
    device: int,
    moment: int,
    hour: float,
    fixed: Mapping[str, Scalar],
) -> Scalar:
    """What a device reports.

    Args:
        measure: what is measured.
        index: its place among the measures of the device.
        device: the device's own seed.
        moment: seconds since the epoch.
        hour: local hour of the day, 0 ≤ h < 24.
        fixed: the device's fixed attributes, of which a measure may be a fraction.
    """
    level = measure.curve(hour) * (1.0 + measure.spread * normal(device, index))
    whole = fixed[measure.of] if measure.of else 1.0
    assert isinstance(whole, int | float)
    value = level * whole
    if measure.noise:
        # A slow swing of twenty minutes to an hour and a half, and the jitter of one reading.
        period = 1200.0 + 4200.0 * uniform(device, index, 1)
        phase = uniform(device, index, 2)
        swing = math.sin(math.tau * (moment / period + phase))
        value += measure.noise * (swing + 0.4 * normal(device, index, 3, moment))
    if measure.state:
        return measure.state(value)
    value = min(max(value, measure.low), whole if measure.of else measure.high)
    return round(value, measure.decimals) if measure.decimals else round(value)
