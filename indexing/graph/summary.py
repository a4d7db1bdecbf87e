"""What is known of one attribute over many entities: the making of ``AttributeInfo``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gentwin_chat.domain import Reading, Scalar, Value

from .compare import scalar_type
from .protocol import AttributeInfo

VALUES = 1000  # distinct values up to this number are listed completely


@dataclass
class AttributeParts:
    """Collects the parts of an :class:`AttributeInfo`."""

    count: int = 0
    types: set[str] = field(default_factory=set)
    units: Counter[str] = field(default_factory=Counter)
    values: list[Value] = field(default_factory=list)
    minimum: float | None = None
    maximum: float | None = None

    def saw(self, kind: str, is_datetime: bool, unit: str | None, count: int = 1) -> None:
        """``count`` readings of one type and unit."""
        self.count += count
        self.types.add("datetime" if is_datetime and kind != "list" else kind)
        if unit is not None:
            self.units[unit] += count

    def holds(self, value: Scalar, low: float | None, high: float | None) -> None:
        """The next distinct value, most frequent first; the extremes of all."""
        self.values.append(value)
        self.minimum, self.maximum = low, high

    def info(self, name: str) -> AttributeInfo:
        units = sorted(self.units, key=lambda unit: (-self.units[unit], unit))
        return AttributeInfo(
            name=name,
            type=next(iter(self.types)) if len(self.types) == 1 else "mixed",
            count=self.count,
            distinct=len(self.values),
            values=self.values[:VALUES],
            units=units,
            minimum=self.minimum,
            maximum=self.maximum,
        )


def summarise(name: str, readings: Iterable[Reading]) -> AttributeInfo:
    """``AttributeInfo`` of readings in memory. A list counts by its members, NaN not at all."""
    parts = AttributeParts()
    counts: Counter[tuple[str, Scalar]] = Counter()
    for reading in readings:
        value = reading.value
        members = value if isinstance(value, list) else [value]
        kind = "list" if isinstance(value, list) else scalar_type(value)
        parts.saw(kind, reading.datatype == "datetime", reading.unit)
        counts.update(
            (scalar_type(m), m) for m in members if not (isinstance(m, float) and math.isnan(m))
        )
    numbers = [value for kind, value in counts if kind == "number" and not isinstance(value, str)]
    low, high = (min(numbers), max(numbers)) if numbers else (None, None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1]))
    for (_, value), _ in ordered[: VALUES + 1]:
        parts.holds(value, low, high)
    return parts.info(name)
