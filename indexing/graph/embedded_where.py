"""Comparisons as SQL, pushed down to the indexes of the embedded store.

They mean what :mod:`~gentwin_chat.indexing.graph.compare` says. Attribute names and values are
always parameters.
"""

from __future__ import annotations

from typing import Any

from gentwin_chat.errors import QueryError

from .compare import comparable, is_wide, operand, scalar_type
from .embedded_tables import FOREVER, dump_list
from .protocol import Comparison

_JSON_TYPES = {"number": "('integer','real')", "text": "('text')", "boolean": "('true','false')"}
_SQL = {"=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class Parameters(dict[str, Any]):
    """Named parameters of one statement; calling it adds one and gives its placeholder."""

    def __call__(self, value: Any) -> str:
        name = f"p{len(self)}"
        self[name] = value
        return f":{name}"


def alive(alias: str, newest: bool) -> str:
    """SQL: the row holds in version ``:v``. In the newest, by equality, as indexes like it."""
    if newest:
        return f"{alias}.until = {FOREVER}"
    return f"{alias}.since <= :v AND {alias}.until > :v"


def attribute_row(alias: str, n: str, name: str, newest: bool) -> str:
    """SQL: ``alias`` is the row of one attribute of one entity in version ``:v``.

    In an older version, the first row that ended after it: one seek, however many readings came
    later.
    """
    row = f"{alias}.n = {n} AND {alias}.name = {name}"
    if newest:
        return f"{row} AND {alias}.until = {FOREVER}"
    first = f"SELECT min(until) FROM attribute WHERE n = {n} AND name = {name} AND until > :v"
    return f"{row} AND {alias}.until = ({first}) AND {alias}.since <= :v"


def entity_condition(comparison: Comparison, p: Parameters, newest: bool) -> str:
    """SQL on ``e`` (entity) and ``node``: the entity satisfies ``comparison``."""
    if comparison.attribute in ("id", "name", "kind", "active"):
        return _field_condition(comparison, p)
    name = p(comparison.attribute)
    if newest:
        # One search of attribute_by_value a branch.
        alternatives = " UNION ALL ".join(
            f"SELECT a.n FROM attribute a WHERE a.until = {FOREVER} AND a.name = {name} AND {test}"
            for test in _branches(comparison, p)
        )
        outside = "NOT " if comparison.op == "missing" else ""
        return f"e.n {outside}IN ({alternatives})" if alternatives else "FALSE"
    row = attribute_row("a", "e.n", name, newest)
    return _exists(comparison, p, f"FROM attribute a WHERE {row}")


def relation_condition(comparison: Comparison, p: Parameters) -> str:
    """SQL on ``x`` (relation): the relation satisfies ``comparison``."""
    name = p(comparison.attribute)
    return _exists(comparison, p, f"FROM relation_attribute a WHERE a.r = x.r AND a.name = {name}")


def _exists(comparison: Comparison, p: Parameters, source: str) -> str:
    tests = _branches(comparison, p)
    outside = "NOT " if comparison.op == "missing" else ""
    return f"{outside}EXISTS (SELECT 1 {source} AND ({' OR '.join(tests)}))" if tests else "FALSE"


def _branches(comparison: Comparison, p: Parameters) -> list[str]:
    """Tests on a row ``a`` of an attribute table, of which any suffices; none: never satisfied."""
    op = comparison.op
    if op in ("exists", "missing"):
        return ["TRUE"]
    wanted = operand(comparison)
    if isinstance(wanted, list):
        if op not in ("=", "!="):
            return []
        return [f"a.type = 'list' AND a.raw {_SQL[op]} {p(_list_text(wanted))}"]
    kind = scalar_type(wanted)
    member = f"SELECT 1 FROM json_each(a.raw) j WHERE j.type IN {_JSON_TYPES[kind]}"
    if op == "contains":
        if kind != "text":
            return []
        text = p(str(wanted).lower())
        return [
            f"a.type = 'text' AND contains(a.value, {text})",
            f"a.type = 'list' AND EXISTS ({member} AND contains(j.value, {text}))",
        ]
    value = p(comparable(wanted))
    scalar = f"a.type = '{kind}' AND a.value {_SQL[op]} {value}"
    if is_wide(wanted) and op in ("=", "!="):  # equal floats need not be equal integers
        same = f"(a.value = {value} AND a.raw IS {p(str(wanted))})"
        scalar = f"a.type = '{kind}' AND {'' if op == '=' else 'NOT '}{same}"
    if op == "=":
        return [scalar, f"a.type = 'list' AND EXISTS ({member} AND j.value = {value})"]
    if op == "!=":
        no_equal = f"NOT EXISTS ({member} AND j.value = {value})"
        return [scalar, f"a.type = 'list' AND EXISTS ({member}) AND {no_equal}"]
    return [scalar] if kind != "boolean" else []


def _field_condition(comparison: Comparison, p: Parameters) -> str:
    column = "node.id" if comparison.attribute == "id" else f"e.{comparison.attribute}"
    op = comparison.op
    if op in ("exists", "missing"):
        return f"{column} IS {'NOT ' if op == 'exists' else ''}NULL"
    wanted = operand(comparison)
    if isinstance(wanted, list):
        return "FALSE"
    kind = scalar_type(wanted)
    if comparison.attribute == "active":
        return f"{column} {op} {p(wanted)}" if kind == "boolean" and op in ("=", "!=") else "FALSE"
    if comparison.attribute == "id" and kind == "number" and op in _SQL:
        return f"e.numeric_id AND CAST(node.id AS NUMERIC) {_SQL[op]} {p(comparable(wanted))}"
    if kind != "text":
        return "FALSE"
    if op == "contains":
        return f"contains({column}, {p(str(wanted).lower())})"
    return f"{column} {_SQL[op]} {p(wanted)}"


def _list_text(value: list[Any]) -> str:
    try:
        return dump_list(value)
    except ValueError as e:
        raise QueryError("A list to compare with holds NaN or infinity. Leave it out.") from e
