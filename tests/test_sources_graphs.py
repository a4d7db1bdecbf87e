"""Node-link JSON and GraphML: what networkx writes comes back, whatever kind of graph it was."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import load

_WORD = st.text("abcdefgh", min_size=1, max_size=5)
_VALUE = st.one_of(
    st.integers(-10, 10), st.booleans(), _WORD, st.floats(-5, 5, allow_nan=False, width=16)
)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[Any]:
    """A graph of any of networkx's four classes, with numeric or textual nodes."""
    graph: nx.Graph[Any] = draw(
        st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
    )()
    count = draw(st.integers(1, 8))
    numeric = draw(st.booleans())
    nodes: list[Any] = [i if numeric else f"n{i}" for i in range(count)]
    for node in nodes:
        graph.add_node(node, size=draw(_VALUE), kind=draw(st.sampled_from(["pump", "valve"])))
    for _ in range(draw(st.integers(0, 10))):
        ends = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        graph.add_edge(*ends, weight=draw(st.integers(0, 5)))
    return graph


def check(graph: nx.Graph[Any], topology: Topology) -> None:
    assert set(topology.entities) == {str(n) for n in graph}
    assert not topology.rejects
    for node, data in graph.nodes(data=True):
        entity = topology.entities[str(node)]
        assert entity.kind == data["kind"]
        assert entity.key == node
        assert entity.attributes["size"].value == data["size"]
    assert all(r.directed == graph.is_directed() for r in topology.relations)

    def ends(source: object, target: object) -> tuple[str, ...]:
        pair = str(source), str(target)
        return pair if graph.is_directed() else tuple(sorted(pair))

    expected = Counter((ends(s, t), d["weight"]) for s, t, d in graph.edges(data=True))
    found = Counter(
        (ends(r.source, r.target), r.attributes["weight"].value) for r in topology.relations
    )
    assert found == expected
    assert len({r.identity for r in topology.relations}) == len(topology.relations)


@settings(max_examples=60, deadline=None)
@given(graph=graphs(), under=st.sampled_from(["links", "edges"]))
def test_node_link_round_trip(graph: nx.Graph[Any], under: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.json")
        path.write_text(json.dumps(nx.node_link_data(graph, edges=under)))
        check(graph, load(path))


@settings(max_examples=40, deadline=None)
@given(graph=graphs())
def test_graphml_round_trip(graph: nx.Graph[Any]) -> None:
    # GraphML has one type for each attribute name.
    for _, data in graph.nodes(data=True):
        data["size"] = float(len(str(data["size"])))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.graphml")
        nx.write_graphml(graph, path)
        check(graph, load(path))


def test_relation_names_and_keys(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", name="Tower")
    graph.add_edge("a", "b", key="hears", rssi=-80)
    graph.add_edge("a", "b", key="feeds")
    path = tmp_path / "g.json"
    path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")))
    topology = load(path)
    assert {(r.type, r.key) for r in topology.relations} == {("hears", ""), ("feeds", "")}
    assert topology.entities["a"].name == "Tower"
    assert topology.entities["b"].kind == "node"


def test_tuple_nodes_have_the_same_id_in_both_forms(tmp_path: Path) -> None:
    grid = nx.grid_2d_graph(2, 2)
    (tmp_path / "a.json").write_text(json.dumps(nx.node_link_data(grid, edges="links")))
    nx.write_graphml(grid, tmp_path / "b.graphml")
    assert set(load(tmp_path / "a.json").entities) == set(load(tmp_path / "b.graphml").entities)


def test_dangling_edges_are_rejected_by_line(tmp_path: Path) -> None:
    text = '{"nodes": [{"id": 1}, {"id": 2}, {"x": 1}],\n"links": [\n{"source": 1, "target": 2},\n'
    text += '{"source": 1, "target": 9}\n]}'
    path = tmp_path / "g.json"
    path.write_text(text)
    topology = load(path)
    assert [r.line for r in topology.rejects] == [1, 4]
    assert [(r.type, r.directed) for r in topology.relations] == [("link", False)]
    path.write_text('{"nodes": [{"id": 1}],\n"links": [{"source": 1, "target": 9}]}')
    with pytest.raises(SourceError, match=r"g\.json:2: No edge"):
        load(path)


def test_broken_graphml(tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    path.write_text("<graphml>\n<graph>\n</oops>")
    with pytest.raises(SourceError, match=r"g\.graphml:3: .*well-formed"):
        load(path)
