"""Numbers said in one unit, held in another ("above 80 percent" where the graph has 0.8)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from tokenize import TokenError
from typing import TYPE_CHECKING

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import AttributeInfo
from gentwin_chat.understanding.lexicon import UNIT_WORDS
from gentwin_chat.wording import UNIT_SYMBOLS, singular

if TYPE_CHECKING:
    import pint

_PURE = {"C62", "1"}  # units of what has none, by UN/CEFACT recommendation 20 and UCUM
_OVERFULL = 1.5  # the most that a part of a whole may be: an overload of a half
_CLOCK = re.compile(r"[0-2]?\d[:.h][0-5]\d(?::[0-5]\d)?")

_SPOKEN = {
    "percent": "%",
    "pct": "%",
    "degrees": "degC",
    "degree": "degC",
    "celsius": "degC",
    "c": "degC",
    "°c": "degC",
    "cel": "degC",
    "fahrenheit": "degF",
    "°f": "degF",
    "k": "kelvin",
    "kw": "kW",
    "w": "W",
    "mw": "MW",
    "kwh": "kWh",
    "wh": "Wh",
    "mwh": "MWh",
    "gwh": "GWh",
    "gw": "GW",
    "kv": "kV",
    "ma": "mA",
    "kilo": "kg",
    "kilos": "kg",
    "ton": "tonne",
    "tons": "tonne",
    "gramme": "gram",
    "grammes": "gram",
    "v": "V",
    "mv": "mV",
    "a": "A",
    "amp": "A",
    "amps": "A",
    "ka": "kA",
    "ah": "A*hour",
    "mah": "mA*hour",
    "kva": "kVA",
    "mva": "MVA",
    "kilogramme": "kg",
    "kilogrammes": "kg",
    "milligramme": "mg",
    "milligrammes": "mg",
    "cm2": "cm**2",
    "lpm": "liter/minute",
    "lph": "liter/hour",
    "gpm": "gallon/minute",
    "mbits": "megabit",
    "hz": "Hz",
    "khz": "kHz",
    "mhz": "MHz",
    "ghz": "GHz",
    "kmh": "km/hour",
    "km/h": "km/hour",
    "kph": "km/hour",
    "m/s": "m/second",
    "µg/m³": "microgram/m**3",
    "μg/m3": "microgram/m**3",  # as NFKC writes it
    "mg/m³": "milligram/m**3",
    "euro": "EUR",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "chf": "CHF",
    "euros": "EUR",
    "€": "EUR",
    "cent": "eurocent",
    "cents": "eurocent",
    "dollars": "USD",
    "hpa": "hPa",
    "kpa": "kPa",
    "pa": "Pa",
    "db": "dB",
    "decibel": "dB",
    "decibels": "dB",
    "l": "liter",
    "m²": "m**2",
    "m2": "m**2",
    "sqm": "m**2",
    "km2": "km**2",
    "m³": "m**3",
    "m3": "m**3",
    "min": "minute",
    "h": "hour",
    "s": "second",
    "kbps": "kilobit/second",
    "mbps": "megabit/second",
    "gbps": "gigabit/second",
    "mbit/s": "megabit/second",
    "mbit": "megabit",
    "kbit": "kilobit",
    "gbit": "gigabit",
    "kbit/s": "kilobit/second",
    "gb": "gigabyte",
    "mb": "megabyte",
    "kb": "kilobyte",
    "tb": "terabyte",
}


_PERIODS = {"hour", "day", "week", "month", "year"}
_POWERS = {"square": 2, "cubic": 3}

# What pint raises on texts that are no units; its own errors are among the first three.
_UNREADABLE = (AttributeError, ValueError, TypeError, ArithmeticError, AssertionError, TokenError)


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for coin, hundredth in (("EUR", "eurocent"), ("USD", "uscent"), ("GBP", "penny")):
        registry.define(f"{coin} = [{coin}]")
        registry.define(f"{hundredth} = {coin} / 100")
    return registry


def _unit(text: str) -> str:
    symbol = UNIT_SYMBOLS.get(text, text).strip()
    power, _, base = symbol.lower().partition(" ")
    if base and power in _POWERS:  # "square metres"
        return f"({_unit(base)}) ** {_POWERS[power]}"
    if "/" in symbol and symbol.lower() not in _SPOKEN:
        return "/".join(map(_unit, symbol.split("/")))  # "cents/kWh"
    return _SPOKEN.get(symbol.lower(), symbol)


def convert(amount: float, unit: str | None, held: Sequence[AttributeInfo]) -> float:
    """``amount`` of ``unit`` in the unit that the attribute is held in.

    Without a unit on either side, or between units that do not convert, it stays as it is. A
    percentage becomes a fraction where the attribute is held as one.
    """
    if unit is None:
        return amount
    units = {u for info in held for u in info.units}
    units = units or {
        u
        for i in held
        if i.name.lower() != i.name or "_" in i.name or _is_spelt_unit(i.name)
        for u in _in_name(i)
    }
    said = _unit(unit)
    if said == "%":
        numbers = [n for info in held for n in _ends(info)]
        percent = bool(units & {"%", "P1", "percent", "PERCENT"})
        return amount / 100 if _are_fractions(numbers) and not percent else amount
    if len(units) != 1:
        return amount
    try:
        registry = _registry()
        value = registry.Quantity(amount, said).to(_unit(next(iter(units)))).magnitude
    except _UNREADABLE:
        return amount
    return _tidy(value)


def _is_spelt_unit(name: str) -> bool:
    """Whether an attribute is called by a unit as it is spelt: ``metres``, ``litres``."""
    return len(name) > 3 and name in UNIT_WORDS


def is_percent(unit: str) -> bool:
    """Whether a unit is the hundredth part: "%", "percent"."""
    return _unit(unit) == "%"


def can_say(info: AttributeInfo, unit: str) -> bool:
    """Whether the values of an attribute can be said in ``unit``."""
    if is_percent(unit):
        return "%" in map(_unit, info.units) or (
            {*info.units} <= _PURE and _are_fractions(_ends(info))
        )
    return bool(info.units) and measures(info, unit)


def say_in(
    numbers: Mapping[str, float], held: str | None, unit: str
) -> tuple[dict[str, float], str] | None:
    """Numbers in the unit in which they were asked for, and its symbol.

    Args:
        numbers: owner → number, all of one attribute.
        held: the unit that they are held in; ``None``: a fraction of 1, or nothing known.
        unit: as said in the question.

    Returns:
        ``None`` where they cannot be said so.
    """
    said = _unit(unit)
    if said == "%":
        if held is not None and _unit(held) == "%":
            return dict(numbers), "%"
        if (held is None or held in _PURE) and _are_fractions(numbers.values()):
            return {k: _tidy(100 * v) for k, v in numbers.items()}, "%"
        return None
    try:
        registry = _registry()
        into = registry.Unit(said)
        found = {
            k: _tidy(registry.Quantity(v, _unit(held or "")).to(into).magnitude)
            for k, v in numbers.items()
        }
    except _UNREADABLE:
        return None
    return found, f"{into:~P}"


def _ends(info: AttributeInfo) -> list[float]:
    return [n for n in (info.minimum, info.maximum) if n is not None]


def _are_fractions(numbers: Collection[float]) -> bool:
    """Whether numbers without a unit are parts of a whole: within 0 … 1, or somewhat above, as a
    load of 1.07 is."""
    if not numbers or min(numbers) < 0 or max(numbers) > _OVERFULL:
        return False
    return max(numbers) <= 1 or not all(float(n).is_integer() for n in numbers)


def _tidy(value: float) -> float:
    return float(f"{value:.12g}")


def measures(info: AttributeInfo, unit: str) -> bool:
    """Whether an attribute is held in ``unit`` or one that converts to it (by unit or name)."""
    said = _parsed(unit)
    held = [u for text in [*info.units, *_in_name(info)] if (u := _parsed(text)) is not None]
    if said is None or any(u.is_compatible_with(said) for u in held):
        return said is not None
    if not info.units and any("/" in text for text in _in_name(info)):  # hours_week
        return False
    if "per" in words(info.name).split() and "/" in unit:  # a price per hour, held in euros
        return measures(info, unit.split("/")[0])
    nouns = _QUANTITIES.get(_dimension(said), set())
    return not info.units and bool(nouns & set(words(info.name).split()))


def held_in(info: AttributeInfo, unit: str) -> bool:
    """Whether an attribute is held in ``unit`` itself, not in one that converts to it."""
    return _parsed(unit) in [_parsed(text) for text in (*info.units, *_in_name(info))]


def holds_years(info: AttributeInfo) -> bool:
    """Whether an attribute's numbers are years: 1987, 2019."""
    low, high = info.minimum, info.maximum
    return low is not None and high is not None and 1500 <= low <= high <= 2200


def is_date(info: AttributeInfo) -> bool:
    """Whether an attribute says when: a moment, a year, or a time of the day."""
    if info.type == "datetime" or "year" in words(info.name).split():
        return True
    return bool(info.values) and all(_CLOCK.fullmatch(str(v)) for v in info.values)


def quantity(info: AttributeInfo) -> str | None:
    """The noun for what an attribute's unit measures: "temperature" of ``inlet_c``."""
    for text in [*info.units, *(_in_name(info) if len(words(info.name).split()) > 1 else [])]:
        symbol = _unit(text).lower()
        for noun, units in _MEASURED_IN.items():
            if symbol in units or text.lower() in units:
                return noun
    return None


def is_length(info: AttributeInfo) -> bool:
    """Whether an attribute is held in a unit of length."""
    held = [u for text in (*info.units, *_in_name(info)) if (u := _parsed(text)) is not None]
    return info.type == "number" and any(_dimension(u) == "[length]" for u in held)


def likely(info: AttributeInfo, nouns: Sequence[str], alike: float, *, alone: bool = False) -> bool:
    """Whether an attribute near in meaning to ``nouns``, the aptest first, can measure them: a
    power in watts is no price, a width no length; without a unit, only what is much ``alike`` (a
    cosine) is one. ``alone``: nothing else is there that could."""
    sorts = [{d for d, names in _QUANTITIES.items() if noun in names} for noun in nouns]
    if "size" in nouns or not sorts:
        return True
    if len(sorts[0]) != 1:  # traffic and fullness have no dimension, an area and a power have
        held = {d for u in info.units if (p := _parsed(u)) is not None and (d := _dimension(p))}
        physical = held - {"dimensionless"}
        return alone or not physical or bool(physical & set().union(*sorts)) or alike >= _ALIKE
    asked = set().union(*(s for s in sorts if len(s) == 1))  # a load may be in tonnes or in watts
    said = {*words(info.name).split()}
    lengths = said & _QUANTITIES["[length]"]
    years = 1500 <= (info.minimum or 0) <= (info.maximum or 0) <= 2200 and not info.units
    if is_date(info) or years or (lengths and not lengths & {*nouns}):
        return "[time]" in asked and not lengths
    symbols = [*info.units, *(_in_name(info) if len(said) > 1 else [])]
    held = {_dimension(u) for text in symbols if (u := _parsed(text)) is not None}
    if "[length] / [time]" in asked:  # what takes longest is slowest; and bits have their speed
        asked |= {d for d in held if d.endswith("[time]")}
    if held:
        return bool(held & asked)
    return bool(said & _ANY_READING) or alike >= _UNMEASURED


def _dimension(unit: pint.Unit) -> str:
    """What a unit measures; of all coins "[money]"."""
    said = str(unit.dimensionality)
    return "[money]" if said.strip("[]") in _COINS else said


def adds_up(info: AttributeInfo) -> bool:
    """Whether the values of several make a total: counts of things ("tickets scanned"), weights,
    energy; not temperatures, levels or percentages."""
    counted = not info.units and any(singular(w) != w for w in words(info.name).split())
    amount = quantity(info) in ("energy", "weight") or (counted and quantity(info) is None)
    return info.type == "number" and amount


def conflicts(info: AttributeInfo, unit: str) -> bool:
    """Whether an attribute is held in known units of which none converts to ``unit``."""
    said, held = _parsed(unit), [_parsed(text) for text in info.units]
    return (
        bool(held)
        and said is not None
        and all(u is not None and not u.is_compatible_with(said) for u in held)
        and not measures(info, unit)
    )


def _in_name(info: AttributeInfo) -> list[str]:
    """The unit that the name of an attribute ends with (``latency_ms``, ``flow_l_per_h``,
    ``hours_week``)."""
    said = words(info.name).split()
    if said[1:] and said[-1] == "a":
        return ["A"]  # amperes, rather than years
    if said[-1:] and said[-1] in _PERIODS and {*said[-2:-1]} & UNIT_WORDS:
        return ["/".join(said[-2:])]
    return ["/".join(said[-3::2])] if said[-2:-1] == ["per"] else said[-1:]


def _parsed(text: str) -> pint.Unit | None:
    try:
        return _registry().Unit(_unit(text))
    except _UNREADABLE:
        return None


_COINS = {"EUR", "USD", "GBP"}
_ANY_READING = {"value", "reading", "measurement"}
_ALIKE = 0.6  # cosine from which the nouns may be said of a quantity that they do not name
_UNMEASURED = 0.45  # cosine from which a number without unit may be what is asked for

_MEASURED_IN = {
    "temperature": {"degc", "degf", "kelvin", "celsius", "°c", "°f", "cel"},
    "power": {"w", "kw", "mw", "kva", "kwt"},
    "energy": {"kwh", "mwh", "wh"},
    "pressure": {"bar", "pa", "hpa", "kpa", "mbar", "psi"},
    "speed": {"km/hour", "m/second", "kmh", "mph", "knots"},
    "weight": {"g", "kg", "t", "tonnes", "tonne", "kgm", "tne"},
    "area": {"m**2", "ha", "hectare", "m2", "sqm"},
    "voltage": {"v", "kv", "mv"},
    "current": {"a", "ma", "amps"},
    "noise": {"db", "dba", "db(a)"},
    "time": {"minute", "second", "hour", "ms", "days"},
    "money": {"eur", "usd", "gbp", "chf", "cent", "cents", "eurocent"},
}

# What attributes are called that hold a quantity, where the graph states no unit.
_QUANTITIES = {
    "[money]": {"price", "cost", "fee", "fare", "tariff", "money", "revenue", "takings"},
    "[length]": {
        *("height", "length", "depth", "distance", "width", "elevation", "altitude", "diameter"),
        *("radius", "range", "thickness"),
    },
    "[temperature]": {"temp", "temperature"},
    "[time]": {
        *("time", "duration", "runtime", "uptime", "wait", "delay", "age", "interval", "latency"),
        *("years", "months", "weeks", "days", "hours", "minutes"),
    },
    "[mass]": {"mass", "weight", "payload", "load"},
    "[length] / [time]": {"speed", "velocity"},
    "[length] ** 2": {"area"},
    "[length] ** 3": {"volume", "capacity"},
    "[mass] * [length] ** 2 / [time] ** 3": {"power", "output", "load", "wattage", "demand"},
    "[mass] * [length] ** 2 / [time] ** 2": {"energy", "consumption", "usage"},
    "[mass] * [length] ** 2 / [time] ** 3 / [current]": {"voltage"},
    "[current]": {"current", "amperage"},
    "[mass] / [length] / [time] ** 2": {"pressure"},
}
QUANTITY_NOUNS = frozenset().union(*_QUANTITIES.values()) - UNIT_WORDS
