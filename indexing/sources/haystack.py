"""Grids of Project Haystack in JSON: sites, spaces, equipment and points as tagged records.

A record is an object with an ``id`` that is a reference, markers (``"ahu": "m:"``) and typed
values: ``"curVal": "n:73 °F"``, ``"siteRef": "r:p:demo:r:1f Carytown"``. Haystack has three
spellings of these in JSON: with a letter before a colon (version 3), as objects with a ``_kind``
(version 4, "Hayson"), and as its text form has them (``"@1f \\"Carytown\\""``, ``"M"``).

* The kind of a point is made of its markers in the order in which people say them:
  ``Discharge_Air_Temperature_Sensor``; that of equipment and spaces is the marker that is a noun.
* A reference is a relation, by its tag without ``Ref``; its target need not be in the grid. The
  ``equipRef`` of a point says that it ``isPointOf`` the equipment.
* Markers that are not in the kind are kept in ``markers``.

See https://project-haystack.org/doc/docHaystack/Json and …/Kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gentwin_chat.domain import Reading, Value, words

from .assembly import Assembly
from .values import moment, reading
from .vocabulary import (
    HAYSTACK_ABOUT,
    HAYSTACK_FUNCTIONS,
    HAYSTACK_NOUNS,
    HAYSTACK_QUALITIES,
    HAYSTACK_WORDS,
)

_Item = tuple[int | None, Any]

_REFERENCE = re.compile(r'(?:r:|@)([^\s"]+)(?:\s+"?(.*?)"?)?')
_NUMBER = re.compile(r"(?:n:)?\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)[\s_]*([^\d\s].*)?")
_DATE_TIME = re.compile(r"(?:t:)?(\d{4}-\d\d-\d\dT\S+)(?: \S+)?")
_PLACE = re.compile(r"(?:c:|C\()\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\)?")


def is_grid(value: object) -> bool:
    """Whether a JSON document is a grid: rows of records, beside ``cols`` or ``meta``."""
    if not isinstance(value, Mapping) or not isinstance(rows := value.get("rows"), list):
        return False
    return is_records([(None, row) for row in rows])


def is_records(items: Sequence[_Item]) -> bool:
    """Whether most of the first hundred items have a reference as their id, and markers."""
    head = [item for _, item in items[:100]]
    return bool(head) and 2 * sum(map(_is_record, head)) > len(head)


def _is_record(item: object) -> bool:
    return (
        isinstance(item, Mapping)
        and _reference(item.get("id")) is not None
        and any(map(_is_marker, item.values()))
    )


def read_records(items: Iterable[_Item], file: str, into: Assembly) -> None:
    """Put the records of a grid into ``into``; each with its line."""
    for line, item in items:
        own = _reference(item.get("id")) if isinstance(item, Mapping) else None
        if own is None:
            into.reject(file, line, "a record needs a reference as its id")
            continue
        id, display = own
        markers = [k for k, v in item.items() if _is_marker(v)]
        is_point = "point" in markers or _plain(item.get("kind")) in ("Number", "Bool", "Str")
        kind = _kind(markers, is_point)
        said = _plain(item.get("dis"))
        local = _plain(item.get("navName"))
        # A name with "$" is a macro over other tags; the id's display mostly has it filled in.
        names = [n for n in (said, display, local) if isinstance(n, str) and n and "$" not in n]
        unit = _plain(item.get("unit"))
        into.put(
            id,
            kind,
            _attributes(item, unit, _further(markers, kind)),
            name=names[0] if names else None,
            aliases=names[1:],
            file=file,
            line=line,
        )
        for tag, value in item.items():
            if tag == "id" or (target := _reference(value)) is None:
                continue
            bare = tag.removesuffix("Ref") or tag
            into.relate(
                id,
                "isPointOf" if is_point and tag == "equipRef" else bare,
                target[0],
                stub_kind=bare,
                stub_name=target[1] or None,
                file=file,
                line=line,
            )


def _further(markers: Sequence[str], kind: str) -> list[str]:
    """The markers that say more than the kind does."""
    said = set(words(kind).split())
    return [
        m
        for m in markers
        if m not in HAYSTACK_ABOUT
        and not said.issuperset(words(HAYSTACK_FUNCTIONS.get(m, HAYSTACK_WORDS.get(m, m))).split())
    ]


def _kind(markers: Sequence[str], is_point: bool) -> str:
    """What people call a record with these markers."""
    held = set(markers)
    if is_point:
        said = [HAYSTACK_WORDS.get(m, m) for m in HAYSTACK_QUALITIES if m in held]
        said.append(next((w for m, w in HAYSTACK_FUNCTIONS.items() if m in held), "point"))
        return "_".join(word[:1].upper() + word[1:] for word in said)
    if noun := next((m for m in HAYSTACK_NOUNS if m in held), None):
        return noun
    others = [
        m for m in markers if m not in HAYSTACK_ABOUT and m not in HAYSTACK_QUALITIES
        and m not in ("equip", "device")
    ]  # fmt: skip
    return others[-1] if others else "device" if "device" in held else "equip"


def _attributes(
    item: Mapping[str, Any], unit: Value | None, markers: list[str]
) -> dict[str, Reading]:
    made: dict[str, Reading] = {}
    for tag, value in item.items():
        if tag in ("id", "dis", "disMacro", "navName") or _reference(value) is not None:
            continue
        for name, held, own_unit in _values(tag, value):
            if own_unit is None and tag in ("curVal", "writeVal") and isinstance(unit, str):
                own_unit = unit
            if (found := reading(name, held, unit=own_unit)) is not None:
                made[HAYSTACK_WORDS.get(name, name)] = found
    if markers and (found := reading("markers", markers)) is not None:
        made["markers"] = found
    return made


def _values(tag: str, value: object) -> Iterator[tuple[str, Value, str | None]]:
    """The attributes that a tag gives, each with its value and unit; a place gives two."""
    if _is_marker(value):
        return
    if isinstance(value, Mapping):
        kind, held = value.get("_kind"), value.get("val")
        if kind == "coord":
            yield "latitude", float(value["lat"]), None
            yield "longitude", float(value["lng"]), None
        elif isinstance(held, int | float | str):
            unit = value.get("unit")
            yield tag, held, unit if isinstance(unit, str) else None
        return
    if isinstance(value, list):
        kept = [v for v in map(_plain, value) if v is not None and not isinstance(v, list)]
        if kept:
            yield tag, kept, None
        return
    if isinstance(value, str):
        if place := _PLACE.fullmatch(value):
            yield "latitude", float(place[1]), None
            yield "longitude", float(place[2]), None
            return
        if (number := _NUMBER.fullmatch(value)) and (value[:2] == "n:" or number[2] in _TEXT_UNITS):
            exact = float(number[1])
            whole = int(exact) if exact.is_integer() and abs(exact) < 2**53 else exact
            yield tag, whole, number[2]
            return
    if (plain := _plain(value)) is not None:
        yield tag, plain, None


_TEXT_UNITS = frozenset(
    ("cfm", "kW", "kWh", "°F", "°C", "%", "gpm", "psi", "inH₂O", "ft²", "m²", "V", "A", "Hz", "ppm")
)
"""Units behind a number that is written as text without saying so."""


def _plain(value: object) -> Value | None:
    """Text, number or truth without the letter of its type; ``None`` where it is no such thing."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        held = value.get("val")
        return held if isinstance(held, str | int | float) else None
    if not isinstance(value, str) or value in ("m:", "M", "x:", "-:", "z:"):
        return None
    if (when := _DATE_TIME.fullmatch(value)) and moment(when[1]) is not None:
        return when[1]
    if value[1:2] == ":" and value[0] in "shdubt":
        return value[2:].strip() or None
    return value.strip() or None


def _is_marker(value: object) -> bool:
    return value in ("m:", "M", "✓") or (
        isinstance(value, Mapping) and value.get("_kind") == "marker"
    )


def _reference(value: object) -> tuple[str, str] | None:
    """The id and the display name that a reference holds."""
    if isinstance(value, Mapping) and value.get("_kind") == "ref":
        return str(value.get("val")), str(value.get("dis") or "")
    if isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
        return found[1], (found[2] or "").strip()
    return None
