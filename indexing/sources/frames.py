"""Data frames inside JSON: ``pandas.DataFrame.to_json(orient="split")``, also as pandapower has it.

A frame is ``{"columns": […], "index": […], "data": [[…], …]}``. A pandapower net wraps each of
its frames, and itself, into ``{"_module": …, "_class": …, "_object": …}``, the frame as text. Each
frame is a table under its key, its index the id of a row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ID = "id"


def with_rows(value: object) -> object:
    """``value`` with its frames as lists of rows, and what wraps them left out.

    A document without frames is returned as it is.
    """
    opened = _opened(value)
    if not isinstance(opened, Mapping):
        return value
    if (alone := _rows(opened)) is not None:
        return alone
    held = {key: rows for key, member in opened.items() if (rows := _rows(member)) is not None}
    if not any(held.values()):
        return value
    # What stands beside the frames of a net are its settings and its libraries of types.
    return {key: rows for key, rows in held.items() if rows}


def _opened(value: object) -> object:
    """What a pandapower object holds."""
    if isinstance(value, Mapping) and "_object" in value and "_class" in value:
        held = value["_object"]
        if isinstance(held, str) and held[:1] in ("{", "["):
            try:
                return json.loads(held)
            except ValueError:
                return value
        return held
    return value


def _rows(value: object) -> list[dict[str, Any]] | None:
    frame = _opened(value)
    if not isinstance(frame, Mapping) or not {"columns", "data"} <= set(frame):
        return None
    columns, data, index = frame["columns"], frame["data"], frame.get("index")
    if not isinstance(columns, list) or not isinstance(data, list):
        return None
    if not all(isinstance(row, list) and len(row) == len(columns) for row in data):
        return None
    named = [str(c) for c in columns]
    rows = [
        {name: _cell(name, cell) for name, cell in zip(named, row, strict=True)} for row in data
    ]
    if _ID not in named and isinstance(index, list) and len(index) == len(rows):
        rows = [{_ID: id, **row} for id, row in zip(index, rows, strict=True)]
    return rows


def _cell(column: str, value: object) -> object:
    if isinstance(value, str) and value[:1] == "{":
        try:
            return json.loads(value)  # a geometry
        except ValueError:
            return value
    # A number as a name is what people call the row by, not a measure of it.
    return str(value) if column == "name" and isinstance(value, int) else value
