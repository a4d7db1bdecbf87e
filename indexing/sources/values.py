"""From the values that files hold to readings: flattening, date-times, absence, presence.

One place decides these questions, so that the same fact read from a CSV, an NGSI payload or a
log gives the same reading.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from gentwin_chat.domain import Reading, Scalar, Value, name_key, words
from gentwin_chat.quantities import split_unit

from .vocabulary import GEOMETRIES, NGSI_LD_TYPES, OFF, ONLINE, OWN_PLACE, STATUS, TIME_WORDS

MAX_DEPTH = 16
"""Objects nested deeper than this stay JSON text: no one asks for an attribute 16 dots long."""

_ISO = re.compile(
    r"\d{4}([-/])\d{2}\1\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
# Plausible epochs: 1990-01-01 … 2100-01-01 in seconds.
_EPOCH_MIN, _EPOCH_MAX = 631_152_000, 4_102_444_800


def scalar(value: object) -> Scalar | None:
    """``value`` as a scalar of the twin, or ``None`` where it says nothing (null, NaN, ``""``).

    Text keeps its spaces. Integers beyond 64 bits become text, which every store can hold.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -(2**63) <= value < 2**63 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value if value.strip() else None
    return None


def moment(value: object) -> datetime | None:
    """ISO 8601 text or an epoch in seconds or milliseconds as an aware UTC date-time.

    A time without a zone is taken as UTC.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if _EPOCH_MIN <= value <= _EPOCH_MAX:
            return datetime.fromtimestamp(value, UTC)
        if _EPOCH_MIN * 1000 <= value <= _EPOCH_MAX * 1000:
            return datetime.fromtimestamp(value / 1000, UTC)
        return None
    if isinstance(value, str) and _ISO.fullmatch(text := value.strip()):
        # fromisoformat knows neither the comma of ISO 8601 nor a blank before the zone.
        try:
            text = text.replace(",", ".").replace(" Z", "Z").replace("/", "-")
            parsed = datetime.fromisoformat(text)
        except ValueError:
            return None
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    return None


def is_datetime(name: str, value: Value) -> bool:
    """Whether ``value`` of attribute ``name`` is a point in time.

    ISO text always is; a number is if it is a plausible epoch and the name speaks of time
    (``installDate``, ``updated_at``, ``timestamp``, ``first``).
    """
    if isinstance(value, str):
        return moment(value) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if moment(value) is None:
        return False
    said = words(name).split()
    return bool(TIME_WORDS.intersection(said)) or bool(said and said[-1] in ("at", "on", "ts"))


def reading(
    name: str,
    value: object,
    *,
    unit: str | None = None,
    time: datetime | None = None,
    datatype: str | None = None,
) -> Reading | None:
    """One reading, or ``None`` if the value is absent. Lists lose their absent members.

    A number without a unit of its own has the one that ``name`` ends with, if any.
    """
    kept: Value | None
    if isinstance(value, list | tuple):
        members = [s for v in value if (s := scalar(v)) is not None]
        kept = members or None
    else:
        kept = scalar(value)
    if kept is None:
        return None
    if datatype is None and not isinstance(kept, bool) and is_datetime(name, kept):
        datatype = "datetime"
        if isinstance(kept, str):  # as all else that reads dates expects them: "2024/05/31"
            kept = kept.replace("/", "-")
    if not unit and datatype is None and _is_numeric(kept):
        unit = split_unit(name)[1]
    return Reading(value=kept, unit=unit or None, time=time, datatype=datatype)


def _is_numeric(value: Value) -> bool:
    cells = value if isinstance(value, list) else [value]
    return all(isinstance(v, int | float) and not isinstance(v, bool) for v in cells)


def is_geometry(value: object) -> bool:
    """Whether ``value`` is a GeoJSON geometry (RFC 7946 §3.1)."""
    return (
        isinstance(value, dict)
        and value.get("type") in GEOMETRIES
        and ("coordinates" in value or "geometries" in value)
    )


def flatten(name: str, value: object, depth: int = 0) -> Iterator[tuple[str, Value]]:
    """Leaf attributes of a possibly nested value, as ``(dotted name, value)``.

    A GeoJSON Point gives ``latitude`` and ``longitude`` (prefixed where ``name`` is not the
    entity's own place); other geometries and lists of objects stay JSON text.
    """
    if isinstance(value, dict):
        if is_geometry(value):
            yield from _geometry(name, value)
        elif _is_wrapped(value):  # {"type": "Property", "value": 3} inside a structured value
            yield from flatten(name, value.get("value", value.get("@value")), depth)
        elif set(value) == {"value", "label"}:  # a choice: a code, and what it is shown as
            said = value["value"]
            yield from flatten(name, said if isinstance(said, str) else value["label"], depth)
        elif depth >= MAX_DEPTH:
            yield name, json.dumps(value, ensure_ascii=False)
        else:
            for key, inner in value.items():
                yield from flatten(f"{name}.{key}", inner, depth + 1)
        return
    if isinstance(value, list | tuple):
        if any(isinstance(v, dict | list | tuple) for v in value):
            yield name, json.dumps(value, ensure_ascii=False)
        elif members := [s for v in value if (s := scalar(v)) is not None]:
            yield name, members
        return
    if (kept := scalar(value)) is not None:
        yield name, kept


def _is_wrapped(value: Mapping[str, Any]) -> bool:
    """Whether a member of a structured value is written as a property of its own (NGSI) or as a
    typed literal (JSON-LD)."""
    if "@value" in value:
        return set(value) <= {"@value", "@type", "@language"}
    return value.get("type") in NGSI_LD_TYPES and set(value) == {"type", "value"}


def _geometry(name: str, value: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    place = value.get("coordinates")
    if value["type"] == "Point" and isinstance(place, list) and len(place) >= 2:
        prefix = "" if name_key(name) in OWN_PLACE else f"{name}."
        for axis, number in zip(("longitude", "latitude", "altitude"), place, strict=False):
            if isinstance(number, int | float) and (kept := scalar(number)) is not None:
                yield f"{prefix}{axis}", kept
    else:
        yield name, json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    # Attribute names are few and come once per entity.
    return name_key(name)


def is_active(attributes: Mapping[str, Reading]) -> bool:
    """Eq. 1's presence ⊥ as far as the source itself reports it; true unless it says otherwise.

    An entity is inactive if a status attribute (``status``, ``state``, ``deviceState``,
    ``operationalStatus``, …) says off, offline, inactive, powered off, down, out of service or
    the like, or if a flag (``active``, ``online``, ``enabled``, ``connected``) is false. Two
    exceptions: the ``state`` of a lamp or a valve may be "off" or "down" while the device is
    there, so for ``state`` those bare words say nothing; and any other word ("planned",
    "closed", "No Reply") is no report of absence.
    """
    for name, found in attributes.items():
        key, value = _folded_name(name), found.value
        if key in ONLINE and value is False:
            return False
        if key in STATUS and isinstance(value, str):
            word = name_key(value)
            if word in OFF and not (key == "state" and word in ("off", "down")):
                return False
    return True
