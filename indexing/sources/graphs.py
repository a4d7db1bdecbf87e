"""Node-link JSON, GraphML and GML, as networkx and the graph collections write them.

* A node's kind is its text attribute ``kind``, ``type``, ``category`` or ``class``, if that is
  there for at least half of the nodes and its values repeat; else ``node``.
* An edge's relation is its text attribute ``relation``, ``type``, ``label``, ``kind`` …, chosen
  by the same rule, else a textual multigraph key, else ``edge`` (``link`` where they stand under
  ``links``).
* All other attributes are kept as they are. ``directed`` is what the file says; a node-link
  document that says nothing is undirected, as networkx reads it.
* Edges with an end that is not among the nodes are rejected.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from gentwin_chat.domain import Reading, name_key
from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .values import flatten, reading
from .vocabulary import KIND_COLUMNS, NAME_COLUMNS, RELATION_COLUMNS
from .wrappers import opened

_ENDS = ("source", "target")

_GML = re.compile(r"^\s*graph\s*\[", re.MULTILINE)

_Line = int | None
_Node = tuple[_Line, Any, Mapping[str, Any]]
_Edge = tuple[_Line, Any, Any, Any, Mapping[str, Any]]


def is_node_link(value: object) -> bool:
    """Whether a JSON document is a node-link graph: nodes with ids, edges with both ends."""
    if not isinstance(value, Mapping):
        return False
    if (found := _parts(value)) is None:
        return False
    nodes, edges = found
    others = [v for k, v in value.items() if k not in ("nodes", "links", "edges", "graph")]
    if any(isinstance(v, list) and v and isinstance(v[0], Mapping) for v in others):
        return False  # further tables: read by the rules for tables
    having = sum(isinstance(n, Mapping) and "id" in n for n in nodes)
    joined = sum(isinstance(e, Mapping) and {"source", "target"} <= set(e) for e in edges)
    return having * 2 > len(nodes) and (not edges or joined * 2 > len(edges))


def _parts(value: Mapping[str, Any]) -> tuple[list[Any], list[Any]] | None:
    nodes, edges = value.get("nodes"), value.get("links", value.get("edges"))
    if not isinstance(nodes, list) or not isinstance(edges, list) or not nodes:
        return None
    return nodes, edges


def with_named_ends(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A node-link document whose edges give the ids of their ends, not places in the list.

    D3 counts nodes from 0 (``{"source": 0, "target": 1}``). Nodes without an id get this number.
    """
    if (found := _parts(value)) is None or not found[1]:
        return value
    nodes, edges = found
    ends = [e.get(end) if isinstance(e, Mapping) else None for e in edges for end in _ENDS]
    places = range(len(nodes))
    if not all(isinstance(n, Mapping) for n in nodes) or not all(
        isinstance(end, int) and not isinstance(end, bool) and end in places for end in ends
    ):
        return value
    if {n.get("id") for n in nodes if _can_be_id(n.get("id"))}.issuperset(ends):
        return value
    ids = [n.get("id", place) for place, n in enumerate(nodes)]
    under = "links" if "links" in value else "edges"
    return {
        **value,
        "nodes": [{**n, "id": id} for id, n in zip(ids, nodes, strict=True)],
        under: [{**e, **{end: ids[e[end]] for end in _ENDS}} for e in edges],
    }


def read_node_link(
    value: Mapping[str, Any],
    lines: Mapping[tuple[str | int, ...], int],
    file: str,
    into: Assembly,
) -> None:
    """Put a node-link graph into ``into``; ``lines`` are those of ``files.Document``.

    Raises:
        SourceError: there are edges, and none has both its ends.
    """
    under = "links" if "links" in value else "edges"
    nodes: list[_Node] = []
    for index, node in enumerate(_opened(value["nodes"])):
        line = lines.get(("nodes", index))
        if not isinstance(node, Mapping) or not _can_be_id(node.get("id")):
            into.reject(file, line, "a node needs an id that is text or a number")
        else:
            nodes.append((line, node["id"], {k: v for k, v in node.items() if k != "id"}))
    edges: list[_Edge] = []
    structural = {"source", "target"} | ({"key"} if value.get("multigraph") else set())
    for index, edge in enumerate(_opened(value[under])):
        line = lines.get((under, index))
        if not isinstance(edge, Mapping) or not {"source", "target"} <= set(edge):
            into.reject(file, line, "an edge needs a source and a target")
            continue
        key = edge.get("key") if value.get("multigraph") else None
        rest = {k: v for k, v in edge.items() if k not in structural}
        edges.append((line, edge["source"], edge["target"], key, rest))
    directed = value.get("directed") is True
    _put(nodes, edges, directed, under[:-1], file, into)


def read_graphml(text: str, file: str, into: Assembly) -> None:
    """Put a GraphML document into ``into``.

    Raises:
        SourceError: it is not well-formed, or not GraphML that networkx reads.
    """
    import networkx as nx  # a second to import, and only these forms need it

    remedy = "Write it with networkx.write_graphml, or export it again."
    try:
        graph: Any = nx.read_graphml(io.BytesIO(text.encode()))
    except ParseError as e:
        raise SourceError(
            f"This is not well-formed XML: {e}.", remedy=remedy, file=file, line=e.position[0]
        ) from e
    except (nx.NetworkXException, KeyError, ValueError, TypeError, RecursionError) as e:
        raise SourceError(f"This is not usable GraphML: {e}.", remedy=remedy, file=file) from e
    # GraphML writes every id as text; whole numbers without leading zeros were numbers.
    numeric = all(re.fullmatch(r"-?(?:0|[1-9]\d*)", str(id)) for id in graph)
    _put_graph(graph, int if numeric else str, file, into)


def is_gml(text: str) -> bool:
    """Whether a text is GML: ``graph [ node [ id 0 … ] edge [ source 0 target 1 ] ]``."""
    return _GML.search(text[:8000]) is not None


def read_gml(text: str, file: str, into: Assembly) -> None:
    """Put a GML document into ``into``. Of parallel edges all are kept, said or not.

    Raises:
        SourceError: it is not GML that networkx reads.
    """
    import networkx as nx

    if "multigraph" not in text:  # the Topology Zoo has parallel edges and does not say so
        text = _GML.sub(lambda m: f"{m.group()} multigraph 1 ", text, count=1)
    try:
        graph: Any = nx.parse_gml(text, label="id")
    except (nx.NetworkXException, KeyError, ValueError, TypeError, RecursionError) as e:
        raise SourceError(
            f"This is not usable GML: {e}.",
            remedy="Write it with networkx.write_gml, or export it again.",
            file=file,
        ) from e
    _put_graph(graph, lambda id: id, file, into)


def _put_graph(graph: Any, of: Callable[[Any], Any], file: str, into: Assembly) -> None:
    """Put a networkx graph; ``of`` gives the id that a node had in the file."""
    nodes: list[_Node] = [
        (None, of(id), {k: v for k, v in data.items() if k != "id" or str(v) != str(id)})
        for id, data in graph.nodes(data=True)
    ]
    edges: list[_Edge] = (
        [(None, of(s), of(t), k, d) for s, t, k, d in graph.edges(data=True, keys=True)]
        if graph.is_multigraph()
        else [(None, of(s), of(t), None, d) for s, t, d in graph.edges(data=True)]
    )
    _put(nodes, edges, graph.is_directed(), "edge", file, into)


def _opened(items: Sequence[Any]) -> list[Any]:
    rows = iter(opened([item for item in items if isinstance(item, Mapping)]))
    return [next(rows) if isinstance(item, Mapping) else item for item in items]


def _can_be_id(value: object) -> bool:
    return isinstance(value, str | int | float) or (
        isinstance(value, list) and bool(value) and all(_can_be_id(v) for v in value)
    )


def _id(value: object) -> str:
    # Nodes that are tuples are lists in JSON; networkx writes them as tuples in GraphML.
    return str(_tuple(value)) if isinstance(value, list) else str(value)


def _tuple(value: object) -> object:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value


def _put(
    nodes: Sequence[_Node],
    edges: Sequence[_Edge],
    directed: bool,
    relation: str,
    file: str,
    into: Assembly,
) -> None:
    whole = _with_both_ends(edges, {_id(raw) for _, raw, _ in nodes}, file, into)
    kind_key = _naming_key([data for _, _, data in nodes], KIND_COLUMNS)
    name_keys = [c for c in NAME_COLUMNS if c != kind_key]
    numeric = all(isinstance(id, int) and not isinstance(id, bool) for _, id, _ in nodes)
    seen: set[str] = set()
    for line, raw, data in nodes:
        id = _id(raw)
        if id in seen:
            into.reject(file, line, f"node {id!r} is there twice")
            continue
        seen.add(id)
        said = data.get(kind_key) if kind_key else None
        kind = said.strip() if isinstance(said, str) and said.strip() else "node"
        name_column = next(
            (k for w in name_keys for k in data if name_key(k) == w and isinstance(data[k], str)),
            None,
        )
        skip = {name_column, *([kind_key] if isinstance(said, str) else [])}
        into.put(
            id,
            kind,
            _readings(data, skip),
            name=(str(data[name_column]).strip() or None) if name_column else None,
            numeric_id=numeric,
            file=file,
            line=line,
        )
    _put_edges(whole, directed, relation, file, into)


def _with_both_ends(
    edges: Sequence[_Edge], known: set[str], file: str, into: Assembly
) -> list[_Edge]:
    whole: list[_Edge] = []
    dangling: list[tuple[_Line, str]] = []
    for edge in edges:
        missing = [repr(end) for end in map(_id, edge[1:3]) if end not in known]
        if missing:
            dangling.append((edge[0], f"{' and '.join(missing)} is not among the nodes"))
        else:
            whole.append(edge)
    if dangling and not whole:
        line, reason = dangling[0]
        raise SourceError(
            f"No edge has both its ends: {reason}.",
            remedy="Give every end of an edge as a node.",
            file=file,
            line=line,
        )
    for line, reason in dangling:
        into.reject(file, line, reason)
    return whole


def _put_edges(
    edges: Sequence[_Edge],
    directed: bool,
    relation: str,
    file: str,
    into: Assembly,
) -> None:
    type_key = _naming_key([data for *_, data in edges], RELATION_COLUMNS)
    for line, source, target, key, data in edges:
        ends = _id(source), _id(target)
        said = data.get(type_key) if type_key else None
        typed = isinstance(said, str) and bool(said.strip())
        by_key = isinstance(key, str) and not typed and not re.fullmatch(r"e?\d+|", key)
        into.relate(
            ends[0],
            said.strip() if typed and isinstance(said, str) else key if by_key else relation,
            ends[1],
            _readings(data, {type_key} if typed else set()),
            directed=directed,
            key="" if key is None or by_key else str(key),
            parallel=True,
            file=file,
            line=line,
        )


def _readings(data: Mapping[str, Any], skip: set[str | None]) -> dict[str, Reading]:
    made = {}
    for key, value in data.items():
        if key in skip:
            continue
        for leaf, kept in flatten(str(key), value):
            if (found := reading(leaf, kept)) is not None:
                made[leaf] = found
    return made


def _naming_key(datas: Sequence[Mapping[str, Any]], wanted: Sequence[str]) -> str | None:
    """The attribute that names what each item is: text in most items, with values that repeat."""
    keys = {name_key(k): k for data in datas for k in data}
    for word in wanted:
        if (key := keys.get(word)) is None:
            continue
        values = [data[key] for data in datas if key in data]
        texts = [v for v in values if isinstance(v, str) and v.strip()]
        few = len(set(texts)) <= max(20, len(texts) // 10)
        if few and len(texts) == len(values) and len(texts) * 2 >= len(datas):
            return key
    return None
