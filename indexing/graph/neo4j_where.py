"""Comparisons as Cypher. Attribute names and values are always parameters."""

from __future__ import annotations

from types import NoneType
from typing import Any

from .compare import comparable, is_wide, operand, scalar_type
from .neo4j_quoting import quote
from .protocol import Comparison

_IS = {
    "number": "IS :: INTEGER NOT NULL | FLOAT NOT NULL",
    "text": "IS :: STRING NOT NULL",
    "boolean": "IS :: BOOLEAN NOT NULL",
}
_FIELDS = {"id": "n.id", "name": "n.name", "kind": "n._kind", "active": "n._active"}
_ORDERINGS = ("<", "<=", ">", ">=")
_OPERATORS = {"=": "=", "!=": "<>", **{op: op for op in _ORDERINGS}}


class Parameters(dict[str, Any]):
    """Parameters of one statement; calling it adds one and gives its placeholder."""

    def __call__(self, value: Any) -> str:
        name = f"p{len(self)}"
        self[name] = value
        return f"${name}"


def is_field(comparison: Comparison) -> bool:
    return comparison.attribute in ("id", "name", "kind", "active")


def attribute_condition(comparison: Comparison, variable: str, p: Parameters) -> str:
    """Cypher on a node or relationship: it satisfies ``comparison``, or holds the attribute in a
    form that Cypher cannot compare, for the caller to decide."""
    name = p(comparison.attribute)
    test = _test(comparison, f"{variable}[{name}]", p)
    return f"({name} IN coalesce({variable}._odd, []) OR ({test}))"


def property_condition(comparison: Comparison, variable: str, p: Parameters) -> str:
    """The same where every value is a scalar in a property, in a form that its index serves."""
    value, op = f"{variable}.{quote(comparison.attribute)}", comparison.op
    if op not in ("=", *_ORDERINGS) or isinstance(comparison.value, (list, NoneType)):
        return f"({_test(comparison, value, p)})"
    wanted = comparison.value
    if is_wide(wanted) and op == "=":
        return "false"
    if op != "=" and isinstance(wanted, bool):
        return "false"
    return f"{value} {op} {p(comparable(wanted))}"


def field_condition(comparison: Comparison, p: Parameters) -> str:
    """Cypher on a node ``n``: its own id, name, kind or presence satisfies ``comparison``."""
    value = comparison.value
    if comparison.op == "=" and isinstance(value, str):  # in the form that an index serves
        return f"{_FIELDS[comparison.attribute]} = {p(value)}"
    if (
        comparison.attribute == "id"
        and isinstance(value, (int, float))
        and comparison.op not in ("exists", "missing")
    ):
        if comparison.op == "=" and not isinstance(value, bool) and not is_wide(value):
            return f"n._number = {p(comparable(value))}"
        return f"({_test(comparison, 'n._number', p)})"  # a boolean equals no number
    return f"({_test(comparison, _FIELDS[comparison.attribute], p)})"


def _test(comparison: Comparison, value: str, p: Parameters) -> str:
    op = comparison.op
    if op == "exists":
        return f"{value} IS NOT NULL"
    if op == "missing":
        return f"{value} IS NULL"
    wanted = operand(comparison)
    if isinstance(wanted, list):
        if op not in ("=", "!="):
            return "false"
        whole = p(wanted)
        return f"{value} IS :: LIST<ANY> NOT NULL AND {value} {_OPERATORS[op]} {whole}"
    kind = scalar_type(wanted)
    is_kind = _IS[kind]
    if op == "contains":
        if kind != "text":
            return "false"
        part = p(str(wanted).lower())
        return _either(
            value,
            f"toLower(v) CONTAINS {part}",
            f"any(m IN v WHERE toLower(m) CONTAINS {part})",
        ).replace("IS_KIND", is_kind)
    if op in _ORDERINGS and kind == "boolean":
        return "false"
    if is_wide(wanted) and op in ("=", "!="):  # no property holds such an integer
        return "false" if op == "=" else _either(value, "true", "true").replace("IS_KIND", is_kind)
    x = p(comparable(wanted))
    if op in _ORDERINGS:
        return f"({value} {is_kind}) AND {value} {op} {x}"
    if op == "=":
        return _either(value, f"v = {x}", f"{x} IN v").replace("IS_KIND", is_kind)
    return _either(value, f"v <> {x}", f"size(v) > 0 AND NOT {x} IN v").replace("IS_KIND", is_kind)


def _either(value: str, scalar: str, members: str) -> str:
    """A test ``scalar`` on a value ``v``, or ``members`` on a list ``v``; lists hold one type."""
    return (
        f"any(v IN [{value}] WHERE CASE WHEN v IS :: LIST<ANY> NOT NULL "
        f"THEN (v[0] IS_KIND) AND {members} ELSE (v IS_KIND) AND {scalar} END)"
    )
