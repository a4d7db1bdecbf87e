"""The unit that an attribute's name ends with: ``load_kW``, ``mileage_km``, ``latencyMs``.

Tables and plain JSON have no place for units, so people write them into the name. Letters that
are as often something else ("phase_a", "zone_c") count only beside the name of a quantity.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gentwin_chat.domain import words

_SYMBOLS = (
    *("km", "cm", "mm", "kg", "mg", "kW", "MW", "Wh", "kWh", "MWh", "kV", "mV", "kVA", "MVA"),
    "kvar",
    *("Hz", "kHz", "MHz", "GHz", "ms", "ppm", "ppb", "dB", "dBm", "dBi", "bar", "mbar", "hPa"),
    *("kPa", "psi", "rpm", "kB", "MB", "GB", "TB", "mph", "lux", "lm", "days", "hours"),
)
_UNITS = {
    **{symbol.lower(): symbol for symbol in _SYMBOLS},
    **dict.fromkeys(("sec", "secs", "seconds"), "s"),
    **dict.fromkeys(("mins", "minutes"), "min"),
    **dict.fromkeys(("hrs", "hr"), "h"),
    **dict.fromkeys(("celsius", "degc"), "°C"),
    **dict.fromkeys(("fahrenheit", "degf"), "°F"),
    **dict.fromkeys(("pct", "percent", "perc"), "%"),
    **dict.fromkeys(("m2", "sqm"), "m²"),
    **dict.fromkeys(("m3", "cbm"), "m³"),
    **dict.fromkeys(("kmh", "kph"), "km/h"),
    **dict.fromkeys(("metres", "meters"), "m"),
    **dict.fromkeys(("litres", "liters"), "l"),
    **{symbol: symbol for symbol in ("ml", "cl", "hl")},
    "mps": "m/s",
    "lps": "l/s",
    "lpm": "l/min",
    "lph": "l/h",
    "m3h": "m³/h",
    "ugm3": "µg/m³",
    "bps": "bit/s",
    "kbps": "kbit/s",
    "mbps": "Mbit/s",
    "gbps": "Gbit/s",
    "volts": "V",
    "watts": "W",
}

_TIME = {"time", "interval", "duration", "period", "timeout", "delay", "uptime", "headway", "wait"}
_TIME |= {"age", "runtime", "latency", "dwell", "stay"}
_LENGTH = {"length", "height", "depth", "distance", "width", "altitude", "elevation", "diameter"}
_LENGTH |= {"radius", "range", "level", "head", "clearance", "span"}
_HEAT = {"temp", "temperature", "setpoint", "dewpoint"}
_POWER = {"power", "load", "consumption", "output", "draw", "demand", "capacity"}
_MASS = {"mass", "weight", "payload", "load", "tonnage", "capacity", "gross", "net", "tare"}

# Ambiguous endings: what the rest of the name must speak of.
_BESIDE: dict[str, tuple[str, set[str]]] = {
    "m": ("m", _LENGTH),
    "ft": ("ft", _LENGTH),
    "mi": ("mi", _LENGTH),
    "s": ("s", _TIME),
    "min": ("min", _TIME),
    "h": ("h", _TIME),
    "c": ("°C", _HEAT),
    "f": ("°F", _HEAT),
    "k": ("K", _HEAT),
    "w": ("W", _POWER),
    "v": ("V", {"voltage", "battery", "volt", "supply"}),
    "a": ("A", {"current", "amperage", "load"}),
    "ma": ("mA", {"current", "amperage", "draw"}),
    "pa": ("Pa", {"pressure"}),
    "g": ("g", _MASS),
    "t": ("t", _MASS),
    "l": ("l", {"volume", "capacity", "tank", "fuel", "level"}),
}

# One unit by another: "flow_l_min", "pm25_ug_m3", "speed_km_per_h".
_SPACE = {"m3": "m³", "l": "l", "ml": "ml"}
_TIMES = {
    "s": "s",
    "sec": "s",
    "min": "min",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "day": "d",
    "d": "d",
}
_MASSES = {"ng": "ng", "ug": "µg", "mg": "mg", "g": "g", "kg": "kg", "t": "t"}
_FLOWING = {**_SPACE, **_MASSES, "m": "m", "km": "km", "mm": "mm", "kwh": "kWh"}
_RADIATED = {"w": "W", "kw": "kW", "lm": "lm", "kwh": "kWh", "kg": "kg"}
_RATIOS = {
    (above, below): f"{one}/{other}"
    for tops, bottoms in ((_FLOWING, _TIMES), (_MASSES, _SPACE), (_RADIATED, {"m2": "m²"}))
    for above, one in tops.items()
    for below, other in bottoms.items()
}

_RATIO = re.compile(r"(.*?[^\W_])[_\-. ]+([^\W_]+)[_\-. /]+(?:per[_\-. ]+)?([^\W_]+)")
_ENDING = re.compile(r"(.*[^\W_])[_\-. ]+([^\W_]+)|(.*[a-z0-9])([A-Z][A-Za-z]*)")


@lru_cache(maxsize=4096)
def split_unit(attribute: str) -> tuple[str, str | None]:
    """An attribute's name in words, and the unit that it ends with.

    ``mileage_km`` → ``("mileage", "km")``; ``temp_c`` → ``("temp", "°C")``; ``pm25_ug_m3`` →
    ``("pm25", "µg/m³")``; ``phase_c`` → ``("phase c", None)``.

    Args:
        attribute: as the source has it.
    """
    if match := _RATIO.fullmatch(attribute):
        stem, above, below = match.groups()
        if unit := _RATIOS.get((above.lower(), below.lower())):
            return words(stem), unit
    if match := _ENDING.fullmatch(attribute):
        stem, ending = (match[1], match[2]) if match[1] else (match[3], match[4])
        said = words(stem)
        if said.endswith(" per"):
            return words(attribute), None  # "r_ohm_per_km" is in a unit that we do not know
        unit = _UNITS.get(ending.lower())
        if unit is None and ending.lower() in _BESIDE:
            symbol, quantities = _BESIDE[ending.lower()]
            unit = symbol if quantities & set(said.split()) else None
        if unit is not None:
            return said, unit
    return words(attribute), None


def attribute_words(attribute: str) -> str:
    """An attribute as people say it, without its unit: ``load_kW`` → ``load``."""
    return split_unit(attribute)[0]
