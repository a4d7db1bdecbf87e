"""What a foreign Neo4j graph holds, learnt at a cost that does not follow its size.

Numbers come from Neo4j's count store; attributes, ids and the ends of relations from samples of a
bounded size. A kind or relation type that fits in a sample is known exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gentwin_chat.errors import StoreError

from .neo4j_connection import Neo4jConnection, Run
from .neo4j_nodes import NAMES, NO_LABEL, Key, Naming, is_native, reading
from .neo4j_quoting import quote
from .protocol import AttributeInfo, KindInfo, RelationInfo, Schema
from .summary import summarise

SAMPLE = 1000  # nodes of one label, or relationships of one type
_ALL_SAMPLES = 20_000  # rows of all samples together, about
_FEWEST = 20
_SURE_IDS = ("id", "uid", "uuid", "key", "code")
_ID_NAMES = (*_SURE_IDS, "name", "title")


@dataclass
class Catalog:
    """A foreign graph's vocabulary.

    Attributes:
        schema: with labels as kinds; a node with several labels counts for each.
        naming: how nodes become entities.
        named: label → the properties that name its nodes.
        indexed: (label, property) pairs that an index of the server serves.
        texts: full-text index → the names it covers are searched by it.
        foreign: attributes that Neo4j does not compare as their readings compare.
    """

    schema: Schema = field(default_factory=Schema)
    naming: Naming = field(default_factory=Naming)
    named: dict[str, list[str]] = field(default_factory=dict)
    indexed: set[tuple[str, str]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)


@dataclass
class _Sample:
    """Some nodes of a label, and whether they are all."""

    rows: list[Any]
    count: int

    @property
    def whole(self) -> bool:
        return len(self.rows) >= self.count


def read_catalog(connection: Neo4jConnection) -> Catalog:
    """Learn the vocabulary anew.

    Raises:
        StoreError: the server cannot be reached or refuses.
    """
    try:
        unique, indexed, texts = connection.read(_indexes)
    except StoreError:  # a user who may read the graph need not be one who may see its indexes
        unique, indexed, texts = set(), set(), []
    return connection.read(lambda run: _read(run, unique, indexed, texts))


def _indexes(run: Run) -> tuple[set[tuple[str, str]], set[tuple[str, str]], list[str]]:
    """Properties that are unique in a label, that are indexed, and full-text indexes."""
    unique, indexed, texts = set(), set(), []
    for row in run(
        "SHOW INDEXES YIELD name, type, state, entityType, labelsOrTypes, properties, "
        "owningConstraint RETURN *"
    ):
        if row["entityType"] != "NODE" or row["state"] != "ONLINE":
            continue
        if row["type"] == "FULLTEXT" and set(row["properties"]) & set(NAMES):
            texts.append(row["name"])
        if row["type"] == "RANGE" and len(row["properties"]) == 1:
            pair = (row["labelsOrTypes"][0], row["properties"][0])
            indexed.add(pair)
            if row["owningConstraint"]:
                unique.add(pair)
    return unique, indexed, texts


def _read(
    run: Run, unique: set[tuple[str, str]], indexed: set[tuple[str, str]], texts: list[str]
) -> Catalog:
    labels = [row[0] for row in run("CALL db.labels()")]
    types = [row[0] for row in run("CALL db.relationshipTypes()")]
    size = max(_FEWEST, min(SAMPLE, _ALL_SAMPLES // max(1, len(labels) + len(types))))
    samples = {}
    for label in labels:
        count = int(run(f"MATCH (n:{quote(label)}) RETURN count(n)")[0][0])
        if count:
            rows = run(
                f"MATCH (n:{quote(label)}) RETURN elementId(n) AS element, labels(n) AS labels, "
                f"properties(n) AS properties LIMIT {size}"
            )
            samples[label] = _Sample(rows, count)
    total = int(run("MATCH (n) RETURN count(n)")[0][0])
    if bare := _without_label(run, samples, total, size):
        samples[NO_LABEL] = bare
    naming = _naming(samples, unique)
    catalog = Catalog(naming=naming, indexed=indexed, texts=texts)
    kinds = {}
    for label, sample in sorted(samples.items()):
        kinds[label] = _kind(label, sample)
        held = {name for row in sample.rows for name in row["properties"]}
        catalog.named[label] = [name for name in NAMES if name in held]
        own = naming.keys.get(label, Key()).property
        if own and own not in catalog.named[label]:
            catalog.named[label].append(own)
        catalog.foreign |= {
            name
            for row in sample.rows
            for name, value in row["properties"].items()
            if not is_native(value)
        }
    relations = [info for t in sorted(types) for info in _relations(run, t, naming, size)]
    catalog.schema = Schema(kinds=kinds, relations=relations, total=total, exact=False)
    return catalog


def _without_label(
    run: Run, samples: Mapping[str, _Sample], total: int, size: int
) -> _Sample | None:
    """Nodes that have no label, if there are any among the first so many of all."""
    rows = run(
        f"MATCH (n) WITH n LIMIT {size} WHERE size(labels(n)) = 0 "
        "RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties"
    )
    least = total - sum(sample.count for sample in samples.values())
    return _Sample(rows, max(len(rows), least)) if rows or least > 0 else None


def _naming(samples: Mapping[str, _Sample], unique: set[tuple[str, str]]) -> Naming:
    ranked = sorted(samples, key=lambda label: (samples[label].count, label))
    naming = Naming({label: k for k, label in enumerate(ranked)})
    ids: dict[str, set[str]] = {}
    numbered: list[str] = []
    for kind, sample in samples.items():
        rows = [r["properties"] for r in sample.rows if naming.kind(r["labels"]) == kind]
        name = _id_name(kind, rows, sample.whole, unique)
        naming.keys[kind] = Key(name)
        ids[kind] = {str(row[name]) for row in rows} if name else set()
        if name and rows and isinstance(rows[0][name], int):
            numbered.append(kind)
    bearers = Counter(i for some in ids.values() for i in some)
    for kind, some in ids.items():
        alike = len(numbered) > 1 and kind in numbered
        if alike or any(bearers[i] > 1 for i in some):
            naming.keys[kind] = Key(naming.keys[kind].property, prefix=True)
    return naming


def _id_name(
    kind: str, rows: Sequence[Mapping[str, Any]], whole: bool, unique: set[tuple[str, str]]
) -> str | None:
    """The property that tells the nodes of a kind apart, if one is known to.

    It does if the server says so, or if it does among all nodes; in a mere sample, only a property
    whose name says that it is an id is believed.
    """
    if not rows:
        return None
    own = (f"{kind}Id", f"{kind[:1].lower()}{kind[1:]}Id")
    usual = [*_SURE_IDS[:3], *own, *_SURE_IDS[3:], "name", "title"]
    names = [n for n in usual if n in rows[0]]
    names += sorted(n for n in rows[0] if n not in usual and n.lower().endswith("id"))
    for name in names:
        values = [row.get(name) for row in rows]
        fit = all(isinstance(v, (str, int)) and not isinstance(v, bool) and v != "" for v in values)
        sure = whole or (kind, name) in unique or name in (*_SURE_IDS, *own)
        if fit and sure and len({str(v) for v in values}) == len(values):
            return name
    return None


def _kind(label: str, sample: _Sample) -> KindInfo:
    readings = defaultdict(list)
    for row in sample.rows:
        for name, value in row["properties"].items():
            if name not in ("id", "name"):
                readings[name].append(reading(value))
        if len(row["labels"]) > 1:
            readings["labels"].append(reading(sorted(row["labels"])))
    share = 1.0 if sample.whole else sample.count / len(sample.rows)
    return KindInfo(
        name=label,
        count=sample.count,
        attributes={
            name: _scaled(summarise(name, readings[name]), share) for name in sorted(readings)
        },
    )


def _scaled(info: AttributeInfo, share: float) -> AttributeInfo:
    """What a sample tells of all; its extremes are not those of all."""
    if share == 1.0:
        return info
    # Many values in a sample are a part of more; few are likely to be all.
    open_ended = info.distinct > max(50, info.count // 10)
    return info.model_copy(
        update={
            "count": round(info.count * share),
            "distinct": max(1001, round(info.distinct * share)) if open_ended else info.distinct,
            "minimum": None,
            "maximum": None,
        }
    )


def _relations(run: Run, relation_type: str, naming: Naming, size: int) -> list[RelationInfo]:
    """The pairs of kinds that a type relates, as a sample of it shows."""
    quoted = quote(relation_type)
    count = int(run(f"MATCH ()-[r:{quoted}]->() RETURN count(r)")[0][0])
    if not count:
        return []
    rows = run(
        f"MATCH (a)-[r:{quoted}]->(b) WITH a, r, b LIMIT {size} "
        "RETURN labels(a) AS source, labels(b) AS target, properties(r) AS properties"
    )
    groups = defaultdict(list)
    for row in rows:
        pair = (naming.kind(row["source"]), naming.kind(row["target"]))
        groups[pair].append(row["properties"])
    share = 1.0 if len(rows) >= count else count / len(rows)
    infos = []
    for (source, target), group in sorted(groups.items()):
        names = sorted({name for properties in group for name in properties})
        attributes = {
            name: _scaled(summarise(name, [reading(p[name]) for p in group if name in p]), share)
            for name in names
        }
        infos.append(
            RelationInfo(
                type=relation_type,
                source_kind=source,
                target_kind=target,
                count=round(len(group) * share),
                attributes=attributes,
            )
        )
    return infos
