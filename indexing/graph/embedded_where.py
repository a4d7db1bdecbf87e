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

_JSON_TYPES = {
    "number": "('integer','real')",
    "text": "('text')",
    "boolean": "('true','false')",
}
_SQL = {"=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class Parameters(dict[str, Any]):
    """Named parameters of one statement; calling it adds one and gives its placeholder."""

    def __call__(self, value: Any) -> str:
        name = f"p{len(self)}"
        self[name] = value
        return f":{name}"


def valid(alias: str, newest: bool) -> list[str]:
    """SQL tests, any of which says that the row holds in version ``:v``, each by an index.

    In an older version: the rows that still hold and began by then, and those that have ended and
    lie on the ``:way`` to it.
    """
    live = f"{alias}.until = {FOREVER}"
    if newest:
        return [live]
    return [
        f"{live} AND {alias}.since <= :v",
        f"{alias}.until < {FOREVER} AND {alias}.fork IN (SELECT value FROM json_each(:way)) "
        f"AND {alias}.since <= :v AND {alias}.until > :v",
    ]


def holds(alias: str, newest: bool) -> str:
    """SQL: the row holds in version ``:v``, for tables whose rows are few for each key."""
    if newest:
        return f"{alias}.until = {FOREVER}"
    return f"{alias}.since <= :v AND {alias}.until > :v"


def entity_row(alias: str, n: str, newest: bool) -> str:
    """SQL: ``alias`` is the row of entity number ``n`` in version ``:v``."""
    return _first_row(f"{alias}.n = {n}", alias, f"entity WHERE n = {n}", newest)


def attribute_row(alias: str, n: str, name: str, newest: bool) -> str:
    """SQL: ``alias`` is the row of one attribute of one entity in version ``:v``."""
    key = f"{alias}.n = {n} AND {alias}.name = {name}"
    return _first_row(key, alias, f"attribute WHERE n = {n} AND name = {name}", newest)


def _first_row(key: str, alias: str, rows: str, newest: bool) -> str:
    """In an older version, the first row that ended after it: one seek, however many came later."""
    if newest:
        return f"{key} AND {alias}.until = {FOREVER}"
    first = f"SELECT min(until) FROM {rows} AND until > :v"
    return f"{key} AND {alias}.until = ({first}) AND {alias}.since <= :v"


def is_field(comparison: Comparison) -> bool:
    """Whether it is about an entity's own id, name, kind or presence."""
    return comparison.attribute in ("id", "name", "kind", "active")


def bearers(comparison: Comparison, p: Parameters, newest: bool) -> str:
    """SQL: the numbers ``n`` of the entities whose attribute satisfies ``comparison``, each once;
    a search of an index a branch."""
    name = p(comparison.attribute)
    branches = [
        f"SELECT a.n FROM attribute a WHERE {held} AND a.name = {name} AND {test}"
        for test in _branches(comparison, p)
        for held in valid("a", newest)
    ]
    return " UNION ALL ".join(branches) or "SELECT NULL AS n WHERE FALSE"


def entity_condition(comparison: Comparison, p: Parameters, newest: bool) -> str:
    """SQL on ``e`` (entity) and ``node``: the entity satisfies ``comparison``."""
    if is_field(comparison):
        return _field_condition(comparison, p)
    row = attribute_row("a", "e.n", p(comparison.attribute), newest)
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
        own = (  # without the kind before it, as in "sensor-7"
            "substr(node.id, 1 + (length(e.kind) + 1)"
            " * (substr(node.id, 1, length(e.kind) + 1) = e.kind || '-'))"
        )
        return f"e.numeric_id AND CAST({own} AS NUMERIC) {_SQL[op]} {p(comparable(wanted))}"
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
