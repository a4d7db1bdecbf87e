"""What a :class:`~gentwin_chat.indexing.graph.protocol.Comparison` means, on plain values.

The stores push comparisons down to their engines; this module is the meaning they must agree with,
and what an overlay in memory (a fork) evaluates.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from operator import ge, gt, le, lt
from typing import Any, Literal, TypeAlias

from gentwin_chat.domain import Entity, Reading, Scalar, Value
from gentwin_chat.errors import QueryError

from .protocol import Comparison

ScalarType: TypeAlias = Literal["number", "text", "boolean"]

_ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def scalar_type(value: Scalar) -> ScalarType:
    """Values compare only within a type; a boolean is no number."""
    if isinstance(value, bool):
        return "boolean"
    return "text" if isinstance(value, str) else "number"


def operand(comparison: Comparison) -> Value:
    """The value compared with.

    Raises:
        QueryError: there is none, and the operator needs one.
    """
    if comparison.value is None:
        raise QueryError(
            f"The condition on {comparison.attribute!r} has no value to compare with. "
            f"Give one, or use 'exists' or 'missing'."
        )
    return comparison.value


def satisfies(value: Value | None, comparison: Comparison) -> bool:
    """Does an attribute's ``value`` (``None`` = missing) satisfy ``comparison``?

    On a list, ``=`` and ``contains`` hold if any member does, ``!=`` if members of the operand's
    type exist and none equals it. A list as operand is compared as a whole. Anything else across
    types is incomparable and holds for no operator.
    """
    if comparison.op in ("exists", "missing"):
        return (value is not None) == (comparison.op == "exists")
    wanted = operand(comparison)
    if value is None:
        return False
    if isinstance(wanted, list):
        if not isinstance(value, list) or comparison.op not in ("=", "!="):
            return False
        return _equal_lists(value, wanted) == (comparison.op == "=")
    kind = scalar_type(wanted)
    if order := _ORDER.get(comparison.op):
        return (
            not isinstance(value, list)
            and kind != "boolean"
            and scalar_type(value) == kind
            and order(value, wanted)
        )
    members = value if isinstance(value, list) else [value]
    alike = [m for m in members if scalar_type(m) == kind and m == m]  # NaN equals nothing
    if comparison.op == "contains":
        return kind == "text" and any(str(wanted).lower() in str(m).lower() for m in alike)
    equal = wanted in alike
    return equal if comparison.op == "=" else bool(alike) and not equal


def _equal_lists(a: list[Any], b: list[Any]) -> bool:
    return a == b and [scalar_type(m) for m in a] == [scalar_type(m) for m in b]


def entity_satisfies(entity: Entity, comparison: Comparison) -> bool:
    """The same for an entity; ``id``, ``name``, ``kind`` and ``active`` are its own fields.

    A numeric id compares both as text and as the number it is.
    """
    if comparison.attribute == "id":
        numeric = not isinstance(comparison.value, (str, list)) and entity.numeric_id
        return satisfies(entity.key if numeric else entity.id, comparison)
    if comparison.attribute in ("name", "kind", "active"):
        return satisfies(getattr(entity, comparison.attribute), comparison)
    return readings_satisfy(entity.attributes, comparison)


def readings_satisfy(attributes: Mapping[str, Reading], comparison: Comparison) -> bool:
    """The same for the readings of an entity or a relation."""
    reading = attributes.get(comparison.attribute)
    return satisfies(reading.value if reading else None, comparison)


def comparable(value: Scalar) -> Scalar:
    """``value`` as a database can compare it: an integer over 64 bits as the nearest float."""
    if isinstance(value, str) or not is_wide(value):
        return value
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value)


def is_wide(value: Scalar) -> bool:
    """An integer over 64 bits, which databases cannot hold, as some serial numbers are."""
    return isinstance(value, int) and not -(2**63) <= value < 2**63
