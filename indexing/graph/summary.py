"""What is known of one attribute over many entities: the making of ``AttributeInfo``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TypeAlias

from gentwin_chat.domain import Reading, Scalar, Value

from .compare import ScalarType, scalar_type
from .protocol import AttributeInfo

VALUES = 1000  # distinct values up to this number are listed completely

Cell: TypeAlias = tuple[ScalarType, Scalar]
"""A value within its type, for to Python ``False`` equals 0."""


@dataclass
class AttributeCounts:
    """How often an attribute has what.

    Attributes:
        forms: (type, unit) → readings of that form.
        cells: value → how often it occurs. A list counts by its members, as "=" compares them;
            NaN does not count, as it equals nothing.
    """

    forms: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    cells: Counter[Cell] = field(default_factory=Counter)

    def add(self, reading: Reading, times: int = 1) -> None:
        """Count a reading ``times`` times."""
        is_datetime = reading.datatype == "datetime"
        self.add_value(reading.value, is_datetime, reading.unit, times)

    def add_value(self, value: Value, is_datetime: bool, unit: str | None, times: int) -> None:
        """The same for the parts of a reading."""
        kind = "list" if isinstance(value, list) else scalar_type(value)
        self.forms["datetime" if is_datetime and kind != "list" else kind, unit] += times
        for member in value if isinstance(value, list) else (value,):
            if not (isinstance(member, float) and math.isnan(member)):
                self.cells[scalar_type(member), member] += times

    def merge(self, other: AttributeCounts, sign: int = 1) -> None:
        """Add the counts of ``other``, or with ``sign`` -1 take them off."""
        for form, n in other.forms.items():
            self.forms[form] += sign * n
        for cell, n in other.cells.items():
            self.cells[cell] += sign * n

    def info(self, name: str) -> AttributeInfo:
        """These counts as what a schema says of the attribute."""
        cells = {cell: n for cell, n in self.cells.items() if n > 0}
        numbers = [value for kind, value in cells if kind == "number"]
        return make_info(
            name,
            self.forms,
            cells,
            distinct=len(cells),
            minimum=min(numbers, default=None),
            maximum=max(numbers, default=None),
        )


def make_info(
    name: str,
    forms: Counter[tuple[str, str | None]],
    cells: dict[Cell, int],
    *,
    distinct: int,
    minimum: Scalar | None,
    maximum: Scalar | None,
) -> AttributeInfo:
    """``AttributeInfo`` of what was counted; ``cells`` may be a part of all."""
    held = {form: n for form, n in forms.items() if n > 0}
    types = {kind for kind, _ in held}
    units: Counter[str] = Counter()
    for (_, unit), n in held.items():
        if unit is not None:
            units[unit] += n
    listed = nsmallest(VALUES, cells.items(), key=lambda c: (-c[1], c[0][0], c[0][1]))
    return AttributeInfo(
        name=name,
        type=next(iter(types)) if len(types) == 1 else "mixed",
        count=sum(held.values()),
        distinct=distinct,
        values=[value for (_, value), _ in listed],
        counts=[n for _, n in listed],
        forms=[(kind, unit, n) for (kind, unit), n in sorted(held.items(), key=str)],
        units=sorted(units, key=lambda unit: (-units[unit], unit)),
        minimum=None if minimum is None else float(minimum),
        maximum=None if maximum is None else float(maximum),
    )


def summarise(name: str, readings: Iterable[Reading]) -> AttributeInfo:
    """``AttributeInfo`` of readings in memory."""
    counts = AttributeCounts()
    for reading in readings:
        counts.add(reading)
    return counts.info(name)
