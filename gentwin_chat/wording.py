"""Say the graph's own terms in English: plurals, relation phrases, values with units, lists.

Used to draft answers (``drafting``) and to write candidate queries out as sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import lru_cache

import inflection

from gentwin_chat.domain import Entity, Reading, Scalar, short_id, words
from gentwin_chat.quantities import attribute_words

LONGEST = 200  # characters of one value or name that a sentence gives room to
_OF_F = {
    "halves", "calves", "elves", "selves", "shelves", "wolves", "leaves", "loaves", "knives",
    "lives", "wives", "thieves", "sheaves", "hooves", "scarves", "wharves", "dwarves",
}  # fmt: skip
_PREPOSITIONS = {"to", "in", "by", "of", "from", "at", "with", "on", "for", "into", "via", "under"}

# UN/CEFACT recommendation 20 codes that NGSI's unitCode uses, and QUDT's names that Brick uses, as
# people write them.
UNIT_SYMBOLS = {
    "CEL": "°C", "FAH": "°F", "KEL": "K", "P1": "%", "DD": "°", "MTR": "m", "KMT": "km",
    "CMT": "cm", "MMT": "mm", "MTK": "m²", "MTQ": "m³", "LTR": "l", "KGM": "kg", "GRM": "g",
    "SEC": "s", "MIN": "min", "HUR": "h", "C26": "ms", "MTS": "m/s", "KMH": "km/h", "WTT": "W",
    "KWT": "kW", "MAW": "MW", "KWH": "kWh", "WHR": "Wh", "VLT": "V", "2Z": "mV", "AMP": "A",
    "HTZ": "Hz", "KHZ": "kHz", "MHZ": "MHz", "A97": "hPa", "PAL": "Pa", "KPA": "kPa", "BAR": "bar",
    "2N": "dB", "DBM": "dBm", "GP": "mg/m³", "GQ": "µg/m³", "59": "ppm", "LUX": "lx", "LUM": "lm",
    "D54": "W/m²", "E36": "PB", "KMK": "km²", "HAR": "ha", "TNE": "t", "KVA": "kVA", "4L": "MB",
    "E34": "GB", "B10": "bit/s", "C37": "kbit/s", "E20": "Mbit/s", "FOT": "ft",
    "DAY": "d", "WEE": "weeks", "MON": "months", "ANN": "years", "INH": "in", "SMI": "mi",
    "LBR": "lb", "MLT": "ml", "HLT": "hl",
    "DEG_C": "°C", "DEG_F": "°F", "PERCENT": "%", "PPM": "ppm", "M": "m", "M2": "m²", "M3": "m³",
    "FT2": "ft²", "KiloW": "kW", "MegaW": "MW", "KiloW-HR": "kWh", "W-HR": "Wh", "KiloV": "kV",
    "KiloV-A": "kVA", "KiloPA": "kPa", "HectoPA": "hPa", "L-PER-SEC": "l/s", "L-PER-MIN": "l/min",
    "M3-PER-HR": "m³/h", "M-PER-SEC": "m/s", "KiloM-PER-HR": "km/h", "KiloM": "km", "KiloGM": "kg",
    "MilliSEC": "ms", "HR": "h", "DECIBEL": "dB", "KiloHZ": "kHz",
}  # fmt: skip


def plural(noun: str) -> str:
    """``gateway`` → ``gateways``; what is plural already stays."""
    if noun.lower().split()[-1:] == ["cow"]:  # else "kine"
        return f"{noun}s"
    return inflection.pluralize(noun)


@lru_cache(maxsize=16384)  # a question asks for the same words hundreds of times
def singular(noun: str) -> str:
    """``gateways`` → ``gateway``; words that only look plural (``gas``, ``status``) stay."""
    if len(noun.split()[-1] if noun.split() else "") < 4 or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ves") and noun.split()[-1].lower() not in _OF_F:  # else "valf", "drife"
        return noun[:-1]
    return inflection.singularize(noun)


def counted(n: int, noun: str) -> str:
    """``(1, "gateway")`` → ``gateway``; any other number → ``gateways``."""
    return noun if n == 1 else plural(noun)


def article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"


def relation_form(relation: str) -> tuple[str, str]:
    """``(form, words)`` of a relation type, so that it can stand in a sentence.

    ``participle``: ``connectedTo`` → "connected to" (X is … Y). ``verb``: ``serves`` (X … Y).
    ``noun``: ``refGateway``, ``link`` → "gateway", "link" (Y is the … of X).
    """
    parts = words(relation).split() or [relation]
    if parts[0] == "ref" and len(parts) > 1:
        parts = parts[1:]
    if parts[0] == "is" and len(parts) > 1:
        parts = parts[1:]
    if parts[-1] in _PREPOSITIONS and len(parts) > 1:
        form = "verb" if parts[0].endswith("s") and not parts[0].endswith("ss") else "participle"
    elif len(parts) == 1 and parts[0].endswith("s") and not parts[0].endswith("ss"):
        form = "verb"
    elif parts[0] == "has" and len(parts) > 1:
        form, parts = "noun", parts[1:]
    else:
        form = "noun"
    return form, " ".join(parts)


def third_person_plural(verb: str) -> str:
    """The verb of many: ``serves berth`` → ``serve berth``."""
    first, _, rest = verb.partition(" ")
    if first == "has":
        first = "have"
    elif first.endswith(("shes", "ches", "sses", "xes", "zes")):
        first = first[:-2]
    elif first.endswith("s") and not first.endswith("ss"):
        first = first[:-1]
    return f"{first} {rest}".strip()


def say_relation(relation: str, subject: str, other: str) -> str:
    """``subject –relation→ other`` as a clause."""
    form, text = relation_form(relation)
    if form == "verb":
        return f"{subject} {text} {other}"
    if form == "participle":
        return f"{subject} is {text} {other}"
    return f"{subject} has {text} {other}"


def say_number(value: float) -> str:
    """A number as people write it, without losing any of it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def as_date(value: Scalar) -> str | None:
    """ISO text of an epoch number (seconds or milliseconds) or of ISO text itself."""
    if isinstance(value, str):
        return value
    seconds = value / 1000 if abs(value) > 1e11 else value
    try:
        moment = datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.strftime("%Y-%m-%d %H:%M UTC")


def one_line(text: str, limit: int = LONGEST) -> str:
    """Text from the network fit for a sentence: no line breaks, and cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def moment(reading: Reading) -> float | None:
    """A date as a number that orders it (seconds since 1970); ``None`` if it is none."""
    value = reading.value
    if reading.datatype != "datetime" or isinstance(value, bool | list):
        return None
    if isinstance(value, str):
        try:
            when = datetime.fromisoformat(value)
        except ValueError:
            return None
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    return value / 1000 if abs(value) > 1e11 else float(value)


def say_value(value: Scalar, unit: str | None = None, datatype: str | None = None) -> str:
    """One value with its unit: ``21.5 °C``, ``yes``, ``2019-11-24 05:00 UTC``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if datatype == "datetime" and (date := as_date(value)):
            return date
        symbol = UNIT_SYMBOLS.get(unit or "", unit or "")
        return f"{say_number(value)} {symbol}".strip()
    return one_line(value) + (f" {UNIT_SYMBOLS.get(unit, unit)}" if unit else "")


def say_boolean(attribute: str, holds: bool) -> str:
    """What a yes-or-no attribute says of its entity: ``is open``, ``has no roof access``."""
    text = attribute_words(attribute)
    is_state = text.startswith("is ") or text.endswith(("ed", "able", "ible", "open", "active"))
    text = text.removeprefix("is ").removeprefix("has ")
    verb = ("is" if holds else "is not") if is_state else ("has" if holds else "has no")
    return f"{verb} {text}"


def say_reading(reading: Reading) -> str:
    """A reading's value or values with the unit."""
    many = reading.value if isinstance(reading.value, list) else [reading.value]
    return join([say_value(v, reading.unit, reading.datatype) for v in many])


def join(items: Sequence[str], last: str = "and") -> str:
    """``a, b and c``; names that hold commas themselves are parted by semicolons."""
    if len(items) < 2:
        return "".join(items)
    if any(", " in i for i in items):
        return "; ".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def name_entities(entities: Collection[Entity]) -> dict[str, str]:
    """id → how to say each in one sentence: its name, with the id where names repeat."""
    labels = {e.id: one_line(e.label) or e.id for e in entities}
    ids = {e.id: short_id(e.id) for e in entities if e.name}
    often = Counter(labels.values())
    return {
        i: f"{label} ({ids[i]})" if often[label] > 1 and i in ids else label
        for i, label in labels.items()
    }
