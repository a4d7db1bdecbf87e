"""Objects in rows that only wrap members of the row itself.

``{"id": 7, "properties": {"altitude": 30}}`` means what ``{"id": 7, "altitude": 30}`` does: the
wrapper's name says nothing. It stays where it tells two members apart (``flags.gateway`` and
``statistics.gateway``); which names clash is decided over all rows of a table, so that a column
has one name in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gentwin_chat.domain import name_key

from .values import is_geometry
from .vocabulary import COORDINATES, OWN_PLACE, PROPERTY_BAGS

_DEPTH = 4
"""A wrapper may hold a wrapper (``nodeinfo.location``), this many times."""


def opened(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the members of their wrappers as their own, where no two names clash."""
    made = [dict(row) for row in rows]
    for _ in range(_DEPTH):
        wrappers = _wrappers(made)
        if not wrappers:
            break
        free = _free(made, wrappers)
        kept = False
        for row in made:
            for wrapper in wrappers:
                held = row.pop(wrapper, None) or {}
                row.update({k: v for k, v in held.items() if k in free})
                rest = {k: v for k, v in held.items() if k not in free and row.get(k) != v}
                if rest:
                    row[wrapper] = rest
                    kept = True
        if kept:
            break
    return made


def _wrappers(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Members that hold, in each row that has them, an object which is such a wrapper."""
    fits: dict[str, bool] = {}
    for row in rows:
        for key, value in row.items():
            if value is not None:
                fits[key] = fits.get(key, True) and _is_wrapper(key, value)
    return [key for key, fit in fits.items() if fit]


def _is_wrapper(key: str, value: object) -> bool:
    if not isinstance(value, Mapping) or is_geometry(value):
        return False
    said = name_key(key)
    if said in OWN_PLACE:
        return bool(value) and all(name_key(k) in COORDINATES for k in value)
    return said in PROPERTY_BAGS or (said.endswith("info") and len(said) > len("info"))


def _free(rows: Sequence[Mapping[str, Any]], wrappers: Sequence[str]) -> set[str]:
    """Members of wrappers whose names no other member of the rows has, or none of other value."""
    own = {key for row in rows for key in row if key not in wrappers}
    clash = set(own)
    for row in rows:
        said: dict[str, Any] = {}
        for wrapper in wrappers:
            for name, value in (row.get(wrapper) or {}).items():
                if said.setdefault(name, value) != value:
                    clash.add(name)
    return {k for row in rows for wrapper in wrappers for k in (row.get(wrapper) or {})} - clash
