"""Tables in JSON: the arrays of a document, and the objects inside their rows.

Documents come in envelopes (``{"last_updated": …, "data": {"stations": […]}}`` of GBFS,
``{"@iot.count": …, "value": […]}`` of OData), and their rows hold other things: a thing its
datastreams, a device the gateways that heard it. ``nested`` takes these out as tables of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .nested import NestedTables
from .tables import KEY_COLUMN, Table
from .vocabulary import ENVELOPES, ROW_HEADS, ROW_LISTS

Lines = Mapping[tuple[str | int, ...], int]


def unwrapped(value: object) -> object:
    """What the envelopes around a document hold: ``{"ttl": 60, "data": {…}}`` → ``{…}``.

    An envelope has one member called data, result or the like, or one that is a graph, and else
    only what is said of the transfer: neither an id nor a name nor other objects.
    """
    while isinstance(value, Mapping):
        held = [
            k
            for k, v in value.items()
            if isinstance(v, Mapping) and (k.lower() in ENVELOPES or _is_graph(v))
        ]
        about = [v for k, v in value.items() if k not in held]
        if (
            len(held) != 1
            or "id" in value
            or "name" in value
            or any(isinstance(v, Mapping | list) and v for v in about)
        ):
            break
        value = value[held[0]]
    return value


def _is_graph(value: Mapping[str, Any]) -> bool:
    """``{"nodes": […], "links": […]}``, under whatever key (``batadv``, ``value``)."""
    return isinstance(value.get("nodes"), list) and any(
        isinstance(value.get(under), list) for under in ("links", "edges")
    )


def table_of_objects(
    items: Sequence[tuple[int | None, Any]], name: str, file: str, into: Assembly
) -> list[Table]:
    """A table of JSON objects given with their lines, and the tables nested in its rows.

    What is no object is rejected.
    """
    rows = []
    for line, item in items:
        if isinstance(item, Mapping):
            rows.append((line, _properties(item)))
        else:
            into.reject(file, line, f"a row must be a JSON object, not {type(item).__name__}")
    return NestedTables(file).tables(rows, name)


def _properties(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """A GeoJSON feature's own properties beside its geometry; another object as it is."""
    if item.get("type") != "Feature" or not isinstance(item.get("properties"), Mapping):
        return item
    own = {k: v for k, v in item.items() if k not in ("type", "properties", "geometry")}
    return {**own, **item["properties"], "geometry": item.get("geometry")}


def json_tables(value: object, lines: Lines, name: str, file: str, into: Assembly) -> list[Table]:
    """The tables of a JSON document.

    It may be an array of objects, a GeoJSON FeatureCollection, an object of arrays (each a table
    under its key), an object of objects (rows by id), or one object (a table of one row).

    Raises:
        SourceError: it holds no objects at all.
    """
    if isinstance(value, list) and any(isinstance(v, Mapping) for v in value):
        rows = [(lines.get((i,)), v) for i, v in enumerate(value)]
        return table_of_objects(rows, name, file, into)
    if isinstance(value, Mapping) and value:
        if value.get("type") == "FeatureCollection" and isinstance(value.get("features"), list):
            rows = [(lines.get(("features", i)), v) for i, v in enumerate(value["features"])]
            return table_of_objects(rows, name, file, into)
        if tables := _tables_by_key(value, lines, name, file, into):
            return tables
        if all(isinstance(v, Mapping) for v in value.values()):
            return _keyed_tables(value, lines, name, file)
        tables = table_of_objects([(1, value)], name, file, into)
        if tables[0].columns:
            return tables
    raise SourceError(
        "This JSON holds no objects, so there is nothing to make a network of.",
        remedy="Give entities, a table of rows, or nodes and links.",
        file=file,
    )


def _tables_by_key(
    value: Mapping[str, Any], lines: Lines, name: str, file: str, into: Assembly
) -> list[Table]:
    """``{"sensors": [{…}, …], "gateways": [{…}, …]}``; a lone wrapper keeps the file's name."""
    if "id" in value or "name" in value:
        return []  # one row that happens to hold lists of objects
    held = {
        key: member
        for key, member in value.items()
        if isinstance(member, list) and member and all(isinstance(m, Mapping) for m in member)
    }
    directed = value.get("directed")
    listed = [key for key in held if key.lower() in ROW_LISTS]
    if listed:  # beside the rows, what is said of their columns
        held = {key: member for key, member in held.items() if key.lower() not in ROW_HEADS}
    tables: list[Table] = []
    for key, members in held.items():
        rows = [(lines.get((key, i)), m) for i, m in enumerate(members)]
        found = table_of_objects(rows, name if listed == [key] else key, file, into)
        found[0].directed = directed if isinstance(directed, bool) else None
        tables += found
    for key, member in value.items():
        by_id = isinstance(member, Mapping) and len(member) > 1
        if held and by_id and all(isinstance(m, Mapping) for m in member.values()):
            tables += _keyed_tables(member, {}, key, file)
    return tables


def _keyed_tables(value: Mapping[str, Any], lines: Lines, name: str, file: str) -> list[Table]:
    rows = [(lines.get((key,)), {KEY_COLUMN: key, **inner}) for key, inner in value.items()]
    return NestedTables(file).tables(rows, name)
