"""``load``: a file or folder of any known form → one ``Topology``."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from gentwin_chat.domain import Topology
from gentwin_chat.errors import SourceError

from . import descriptions, frames, graphs, haystack, logs, ngsi, rdf_forms, twins
from .assembly import Assembly
from .files import Document, parse_json, parse_json_lines, read_text
from .mapping import MAPPING_NAMES, SourceMapping, read_mapping
from .objects import json_tables, table_of_objects, unwrapped
from .relational import assemble
from .tables import Table, read_csv

DATA_SUFFIXES = frozenset(
    (
        ".json", ".jsonl", ".ndjson", ".jsonld", ".geojson", ".csv", ".tsv", ".graphml", ".gml",
        ".ttl", ".nt", ".n3", ".rdf", ".xml", ".log",
    )
)  # fmt: skip
"""Endings that promise data: in a folder such a file is reported if it cannot be read."""

_FORMS = (
    "Known forms are NGSI entities, node-link JSON, GraphML, GML, tables (CSV, JSON, JSON lines), "
    "Turtle, JSON-LD, Haystack grids, digital twins of DTDL models and sensor logs."
)


def load(source: str | Path, *, mapping: Path | None = None) -> Topology:
    """Read a network from a file or a folder (with its subfolders).

    Forms are told apart by content. A folder may mix them; in it, files of no known form are
    passed over (README, licence), unless their ending promises data.

    Args:
        source: the file or folder.
        mapping: a YAML file that overrules the guess about tables (see ``mapping``); in a folder
            ``gentwin.yaml`` or ``mapping.yaml`` is found by itself.

    Returns:
        The network. What could not be read is in its ``rejects``, by file and line.

    Raises:
        SourceError: nothing of the source can be used; names file, line and remedy.
    """
    path = Path(source)
    if "://" in str(source):
        raise SourceError(
            f"{source} is an address, not a file.", remedy="Open a database with Twin.open."
        )
    files = _files(path)
    into, tables = Assembly(), list[Table]()
    failures: list[SourceError] = []
    for file in files:
        try:
            tables += _read(file, into)
        except SourceError as e:
            if path.is_dir() and file.suffix.lower() not in DATA_SUFFIXES:
                continue  # a README or a picture beside the data
            if not path.is_dir():
                raise
            failures.append(e)
            into.reject(e.file or str(file), e.line, f"{e.problem} {e.remedy}".strip())
    if failures and not into.drafts and not tables:
        raise failures[0]
    said = _mapping(path, mapping)
    assemble(tables, said, into)
    into.descriptions.update(said.descriptions)
    topology = into.finish(ngsi.same_entities(into))
    if said.undirected:
        topology.relations = [
            r.model_copy(update={"directed": False}) if r.type in said.undirected else r
            for r in topology.relations
        ]
    if not topology.entities:
        where = str(path)
        first = topology.rejects[0] if topology.rejects else None
        raise SourceError(
            first.reason[:1].upper() + first.reason[1:] + "." if first else "It holds no entity.",
            remedy=_FORMS,
            file=first.file if first else where,
            line=first.line if first else None,
        )
    return topology


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise SourceError(
            "There is no such file or folder.", remedy="Check the path.", file=str(path)
        )
    if not path.is_dir():
        return [path]
    found = []
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(s for s in subfolders if not s.startswith((".", "__")))
        found += [
            Path(folder, name)
            for name in sorted(names)
            if not name.startswith(".") and name not in MAPPING_NAMES
        ]
    if not found:
        raise SourceError("The folder is empty.", remedy="Put data files in it.", file=str(path))
    return found


def _mapping(path: Path, given: Path | None) -> SourceMapping:
    if given is not None:
        return read_mapping(given)
    if path.is_dir():
        for name in MAPPING_NAMES:
            if (path / name).is_file():
                return read_mapping(path / name)
    return SourceMapping()


def _read(path: Path, into: Assembly) -> list[Table]:
    """Read one file: entities go ``into`` the assembly, tables are returned."""
    text, file, suffix = read_text(path), str(path), path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _read_json_lines(text, path, into)
    if text.lstrip()[:1] in ("{", "["):
        if suffix not in (".json", ".jsonld", ".geojson") and _is_json_lines(text):
            return _read_json_lines(text, path, into)
        try:
            return _read_json(parse_json(text, file), path, into)
        except SourceError:
            if _is_json_lines(text):
                return _read_json_lines(text, path, into)
            raise
    if suffix in (".json", ".jsonld", ".geojson"):
        parse_json(text, file)
    if text.lstrip()[:1] == "<" and "<graphml" in text[:4000]:
        graphs.read_graphml(text, file, into)
        return []
    if (format := rdf_forms.rdf_format(text)) or suffix in (".ttl", ".n3", ".nt"):
        from .rdf import read_rdf  # rdflib: only when there is RDF

        read_rdf(text, format or ("nt" if suffix == ".nt" else "turtle"), file, into)
        return []
    if graphs.is_gml(text):
        graphs.read_gml(text, file, into)
        return []
    lines = text.split("\n")
    if logs.looks_like_log(lines[:200]):
        logs.read_log(text, file, into)
        return []
    if suffix in (".csv", ".tsv") or (suffix in ("", ".txt", ".dat", ".tab") and _is_csv(lines)):
        return [read_csv(text, path.stem, file, into)]
    raise SourceError("This is no form that we know.", remedy=_FORMS, file=file)


def _is_csv(lines: list[str]) -> bool:
    """A head line and rows that one separator, outside quotes, parts into as many fields.

    A head of two columns needs two rows: prose too may have a comma in each of two lines.
    """
    head = [re.sub(r'"[^"]*"', "", line) for line in lines if line.strip()][:20]
    for mark in ";\t|,":
        counts = {line.count(mark) for line in head}
        if len(counts) == 1 and len(head) > (1 if min(counts) > 1 else 2) and min(counts) > 0:
            return True
    return False


def _is_json_lines(text: str) -> bool:
    good, _ = parse_json_lines("\n".join(text.split("\n", 20)[:20]))
    return len(good) > 1 and all(isinstance(v, dict) for _, v in good)


def _read_json_lines(text: str, path: Path, into: Assembly) -> list[Table]:
    good, bad = parse_json_lines(text)
    if not good:
        line, reason = bad[0]
        raise SourceError(
            f"No line is JSON: {reason}.", remedy="Write one object a line.", file=str(path),
            line=line,
        )  # fmt: skip
    for line, reason in bad:
        into.reject(str(path), line, reason)
    return _read_items(list(good), path, into)


def _read_json(document: Document, path: Path, into: Assembly) -> list[Table]:
    value, lines, file = document.value, document.lines, str(path)
    if (inner := unwrapped(value)) is not value:
        value, lines = inner, {}
    if (rows := frames.with_rows(value)) is not value:
        value, lines = rows, {}
    if isinstance(value, dict):
        if set(value) == {"@context"}:
            return []
        if descriptions.is_json_schema(value):
            descriptions.read_json_schema(value, into)
            return []
        if haystack.is_grid(value):
            grid = [(lines.get(("rows", i)), row) for i, row in enumerate(value["rows"])]
            haystack.read_records(grid, file, into)
            return []
        if (held := twins.graph_in(value)) is not None:
            twins.read_twins(held, file, into)
            return []
        value = graphs.with_named_ends(value)
        if graphs.is_node_link(value):
            graphs.read_node_link(value, lines, file, into)
            return []
        if ngsi.is_ngsi(value, alone=True):
            ngsi.read_entities([(1, value)], file, into)
            return []
        if value.get("type") == "FeatureCollection":
            features = value.get("features")
            if isinstance(features, list) and any(ngsi.is_ngsi(f) for f in features):
                rows = [(lines.get(("features", i)), f) for i, f in enumerate(features)]
                ngsi.read_entities(rows, file, into)
                return []
    if rdf_forms.is_json_ld(value):
        rdf_forms.refuse_remote_context(value, file)
        from .rdf import read_rdf  # rdflib: only when there is RDF

        read_rdf(json.dumps(value), "json-ld", file, into)
        return []
    if isinstance(value, list):
        return _read_items([(lines.get((i,)), v) for i, v in enumerate(value)], path, into)
    return json_tables(value, lines, path.stem, file, into)


def _read_items(items: list[tuple[int | None, Any]], path: Path, into: Assembly) -> list[Table]:
    """An array, or lines, of objects: NGSI if the first hundred are mostly so, else a table."""
    head = items[:100]
    if sum(ngsi.is_ngsi(item) for _, item in head) * 2 >= max(len(head), 1):
        ngsi.read_entities(items, str(path), into)
        return []
    if haystack.is_records(items):
        haystack.read_records(items, str(path), into)
        return []
    if twins.is_twins(items):
        twins.read_twins(items, str(path), into)
        return []
    if not any(isinstance(item, dict) for _, item in items):
        raise SourceError(
            "This JSON holds no objects, so there is nothing to make a network of.",
            remedy=_FORMS,
            file=str(path),
        )
    return table_of_objects(items, path.stem, str(path), into)
