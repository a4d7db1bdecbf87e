"""Amounts said in one unit and held in another."""

from __future__ import annotations

import pytest

from gentwin_chat.indexing.graph.protocol import AttributeInfo
from gentwin_chat.understanding.units import convert, measures


def held(
    name: str = "load", *units: str, maximum: float | None = 100.0, minimum: float | None = 0.0
) -> AttributeInfo:
    return AttributeInfo(
        name=name,
        type="number",
        count=3,
        distinct=3,
        units=list(units),
        minimum=minimum,
        maximum=maximum,
    )


@pytest.mark.parametrize(
    ("amount", "unit", "info", "expected"),
    [
        (80, "percent", held(maximum=0.95), 0.8),
        (80, "%", held(maximum=1.0), 0.8),
        (80, "pct", held(maximum=97), 80),
        (80, "%", held("load", "%", maximum=0.9), 80),  # all of them below 1 %, but in percent
        (80, "%", held("load", "P1", maximum=0.9), 80),
        (0.8, None, held(maximum=0.95), 0.8),
        (400_000, "W", held("power", "KWT"), 400),
        (2, "kW", held("power", "W"), 2000),
        (0.3, "MW", held("power", "kW"), 300),
        (1, "kilowatt", held("power", "WTT"), 1000),
        (1000, "cm", held("depth", "MTR"), 10),
        (1, "km", held("altitude", "m"), 1000),
        (2, "hours", held("uptime", "min"), 120),
        (36, "km/h", held("speed", "MTS"), 10),
        (1, "gbps", held("speed", "Mbit/s"), 1000),
        (1, "bar", held("pressure", "KPA"), 100),
        (212, "fahrenheit", held("temperature", "CEL"), 100),
        (20, "celsius", held("temperature", "°C"), 20),
        (20, "degrees", held("temperature", "CEL"), 20),
        (5, "m", held("depth_cm"), 500),  # the unit stands in the attribute's name
        (500, "mm", held("rain_mm"), 500),
    ],
)
def test_convert(amount: float, unit: str | None, info: AttributeInfo, expected: float) -> None:
    assert convert(amount, unit, [info]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("unit", "info"),
    [
        ("kg", held("power", "W")),  # another dimension
        ("parsnips", held("power", "W")),  # no unit at all
        ("W", held("power")),  # the graph names none
        ("W", held("serial_no")),
        ("W", held("power", "bogons")),
        ("", held("power", "W")),
    ],
)
def test_what_does_not_convert_stays(unit: str, info: AttributeInfo) -> None:
    assert convert(7.5, unit, [info]) == 7.5


def test_an_attribute_held_in_two_units_is_left_alone() -> None:
    assert convert(1, "km", [held("range", "m"), held("range", "cm")]) == 1


def test_conversion_leaves_no_dust() -> None:
    assert convert(4.1, "kW", [held("power", "W")]) == 4100.0


@pytest.mark.parametrize(
    ("info", "unit", "expected"),
    [
        (held("power", "KWT"), "W", True),
        (held("power", "KWT"), "kilowatts", True),
        (held("depth_cm"), "metres", True),
        (held("depth_cm"), "kg", False),
        (held("power"), "W", True),  # no unit is stated, but the name is of that quantity
        (held("count"), "W", False),
        (held("power", "W"), "parsnips", False),
        (held("temperature", "CEL"), "fahrenheit", True),
    ],
)
def test_measures(info: AttributeInfo, unit: str, expected: bool) -> None:
    assert measures(info, unit) is expected


@pytest.mark.parametrize("unit", ["#", "1/", "count/", "m^", "(", "{}", "__import__('os')"])
def test_units_that_cannot_be_parsed_stay(unit: str) -> None:
    """Sources write what they like into a unit; the question must not fail for it."""
    assert convert(7.5, "W", [held("load", unit)]) == 7.5
    assert not measures(held("load", unit), "W")
