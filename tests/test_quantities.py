"""Units that names of attributes end with."""

from __future__ import annotations

import pytest

from gentwin_chat.indexing.sources.values import reading
from gentwin_chat.quantities import attribute_words, split_unit


@pytest.mark.parametrize(
    ("name", "spoken", "unit"),
    [
        ("mileage_km", "mileage", "km"),
        ("load_kW", "load", "kW"),
        ("activePowerKw", "active power", "kW"),
        ("latencyMs", "latency", "ms"),
        ("humidity_pct", "humidity", "%"),
        ("temp_c", "temp", "°C"),
        ("tank_level_m", "tank level", "m"),
        ("gross_t", "gross", "t"),
        ("headway_min", "headway", "min"),
        ("flow-m3h", "flow", "m³/h"),
        ("pm25_ug_m3", "pm25", "µg/m³"),
        ("wind_m_s", "wind", "m/s"),
        ("speed_km_per_h", "speed", "km/h"),
        ("irradiance_W_m2", "irradiance", "W/m²"),
        ("milk_kg_per_day", "milk", "kg/d"),
    ],
)
def test_a_unit_at_the_end_of_a_name_is_read(name: str, spoken: str, unit: str) -> None:
    assert split_unit(name) == (spoken, unit)


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("temperature_min", "temperature min"),  # the minimum
        ("phase_a", "phase a"),
        ("queue_per_hour", "queue per hour"),
        ("zone_c", "zone c"),
        ("km", "km"),
        ("battery_level", "battery level"),
        ("ref_gw", "ref gw"),
        ("column", "column"),
        ("availableSpotNumber", "available spot number"),
    ],
)
def test_letters_that_are_something_else_stay(name: str, spoken: str) -> None:
    assert split_unit(name) == (spoken, None)
    assert attribute_words(name) == spoken


def test_only_numbers_without_a_unit_take_it() -> None:
    held = reading("mileage_km", 12.5)
    assert held is not None
    assert held.unit == "km"
    stated = reading("mileage_km", 12.5, unit="KMT")
    assert stated is not None
    assert stated.unit == "KMT"
    for value in ("far", True, "2024-05-01T00:00:00Z"):
        other = reading("mileage_km", value)
        assert other is not None
        assert other.unit is None
