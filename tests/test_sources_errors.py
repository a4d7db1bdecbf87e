"""Hostile and hopeless input: one SourceError with file, line and remedy, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError
from gentwin_chat.indexing.sources import load

_LOL = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(12))

BAD: dict[str, tuple[bytes, int | None, str]] = {
    "deep.json": (b"[" * 100_000, None, "nested too deeply"),
    "objects.json": (b'{"a":' * 100_000, None, "nested too deeply"),
    "cut.json": (b'[\n{"id": 1},\n{"id": 2,}\n]', 3, "not valid JSON"),
    "trailing.json": (b'[{"id": 1}]\nxx', 2, "not valid JSON"),
    "digits.json": (b'[{"id": ' + b"9" * 5000 + b"}]", None, "cannot be decoded"),
    "number.json": (b"5", None, "no form that we know"),
    "empty-array.json": (b"[]", None, "no objects"),
    "empty-object.json": (b"{}", None, "no objects"),
    "numbers.json": (b"[1, 2]", None, "no objects"),
    "empty-graph.json": (b'{"nodes": [], "links": []}', None, "no objects"),
    "empty.csv": (b"", None, "empty"),
    "blank.csv": (b" \n\n", None, "empty"),
    "head.csv": (b"id,name\n", None, "no rows"),
    "quote.csv": (b'id,name\n1,"abc\n2,x\n', 2, "cannot be read"),
    "latin.csv": ("id,name\n1,café\n".encode("latin-1"), 2, "not UTF-8"),
    "wide.csv": ("id,name\n1,x\n".encode("utf-16"), None, "UTF-16"),
    "zeros.csv": (b"id,name\n1,a\0b\n", 2, "binary"),
    "picture.json": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", 1, "binary"),
    "lines.jsonl": (b"x\ny\n", 1, "No line is JSON"),
    "words.log": (b"foo\nbar\n", None, "no form that we know"),
    "open.graphml": (b"<graphml><graph>", 1, "not well-formed"),
    "laughs.graphml": (
        f'<!DOCTYPE x [{_LOL}]><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<graph edgedefault="directed"><node id="&l11;"/></graph></graphml>'.encode(),
        1,
        "not well-formed",
    ),
    "page.xml": (b"<html><body/></html>", None, "no form that we know"),
    "prefix.ttl": (b"@prefix x: <http://x/> .\n", None, "no entity"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_hopeless_file_is_one_source_error(tmp_path: Path, name: str) -> None:
    content, line, said = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SourceError, match=said) as caught:
        load(path)
    error = caught.value
    assert error.file == str(path)
    assert error.line == line
    assert error.remedy
    assert "\n" not in str(error)


def test_missing_file_empty_folder_and_address(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load(tmp_path / "nowhere")
    with pytest.raises(SourceError, match="folder is empty"):
        load(tmp_path)
    with pytest.raises(SourceError, match=r"Twin\.open"):
        load("neo4j://localhost")
    (tmp_path / "README").write_text("words only")
    with pytest.raises(SourceError, match="no entity"):
        load(tmp_path)


def test_a_folder_outlives_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"id": "s1"}]')
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\0")
    topology = load(tmp_path)
    assert list(topology.entities) == ["s1"]
    assert [Path(r.file).name for r in topology.rejects] == ["deep.json"]


def test_half_characters_and_odd_ids_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(
        r'[{"id": "\ud800x", "v": "\ud83d\ude00"}, {"id": null}, {"id": 7.0, "v": NaN}]'
    )
    topology = load(path)
    assert set(topology.entities) == {"�x", "odd-2", "7"}
    assert topology.entities["�x"].attributes["v"].value == "😀"
    topology.model_dump_json().encode()


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["id", "type", "@id", "@type", "nodes", "links", "source", "target", "value",
                 "object", "features", "properties", "geometry", "coordinates", "refX", "data"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=15,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(value=_JSON)
def test_any_json_loads_or_is_refused(
    value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import json

    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(value))
    check(path)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60), ending=st.sampled_from(["csv", "log", "ttl", "nt", "txt", "xml"]))
def test_any_text_loads_or_is_refused(
    text: str, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any.{ending}"
    path.write_text(text, encoding="utf-8")
    check(path)


def check(path: Path) -> None:
    try:
        topology = load(path)
    except SourceError:
        return
    assert consistent(topology)
    topology.model_dump_json().encode()


def consistent(topology: Topology) -> bool:
    """Ids are keys, both ends of each relation exist, no two relations are the same edge."""
    identities = [r.identity for r in topology.relations]
    return (
        all(key == entity.id for key, entity in topology.entities.items())
        and all(r.source in topology.entities for r in topology.relations)
        and all(r.target in topology.entities for r in topology.relations)
        and len(set(identities)) == len(identities)
    )
