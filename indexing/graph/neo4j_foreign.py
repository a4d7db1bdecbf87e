"""A graph that someone else keeps in Neo4j: asked where it lies, never written, never copied.

Its labels become kinds, its properties attributes and its relationships relations, as they stand.
Each read is one read transaction with parameters, a timeout and a cap on rows.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Self

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, entity_keys, name_key

from .compare import entity_satisfies, readings_satisfy, satisfies
from .fork import relation_key
from .names import likeness, near_enough
from .neo4j_catalog import read_catalog
from .neo4j_connection import Neo4jConnection, Rows
from .neo4j_folding import DROPPED, folded, halves, variants
from .neo4j_nodes import NO_LABEL, Key, reading, relation
from .neo4j_quoting import quote
from .neo4j_where import Parameters, is_field, property_condition
from .order import priority_key
from .protocol import Comparison, NameHit, Schema

_REMEMBERED = 100_000  # ids whose nodes are known
_SECONDS = 60.0  # that a catalog is taken for true
_CANDIDATES = 300
_SCAN = 20_000  # nodes of a label whose names are folded one by one though there is an index
_ELEMENT = re.compile(r"\d+:[0-9a-fA-F-]+:\d+")
_NODE = "elementId({0}) AS element, labels({0}) AS labels"
_WHOLE = f"{_NODE}, properties({{0}}) AS properties, COUNT {{{{ ({{0}})--() }}}} AS degree"
_OWN = "[p IN $own | {}[p]]"


class ForeignNeo4j:
    """A :class:`~gentwin_chat.indexing.graph.protocol.GraphReader` over a foreign Neo4j graph.

    Its version counts how often the graph's vocabulary was seen to have changed. Arguments as
    :class:`~gentwin_chat.indexing.graph.neo4j_connection.Neo4jConnection`.

    Raises:
        StoreError: the server cannot be reached or refuses.
    """

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int = 500_000,
    ) -> None:
        self._source = Neo4jConnection(uri, auth, database, timeout=timeout, max_rows=max_rows)
        self._lock = threading.Lock()
        self._elements: OrderedDict[str, tuple[str, str | int]] = OrderedDict()
        self._version = 1
        try:
            self._catalog = read_catalog(self._source)
        except BaseException:
            self._source.close()
            raise
        self._read_at = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._source.close()

    @property
    def version(self) -> int:
        if time.monotonic() - self._read_at > _SECONDS:
            self.refresh()
        return self._version

    def refresh(self) -> int:
        """Read the vocabulary again; if it differs, the version is a new one."""
        catalog = read_catalog(self._source)
        with self._lock:
            if (catalog.schema, catalog.naming) != (self._catalog.schema, self._catalog.naming):
                self._version += 1
                self._elements.clear()
            self._catalog, self._read_at = catalog, time.monotonic()
            return self._version

    def schema(self) -> Schema:
        return self._catalog.schema

    # --- nodes ----------------------------------------------------------------------------------

    def keys(self, ids: Iterable[str]) -> dict[str, str | int]:
        asked = list(ids)
        found = self._found(asked)
        return {i: found[i][1] if i in found else i for i in asked}

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        asked = list(dict.fromkeys(ids))
        rows = self._rows(
            f"MATCH (n) WHERE elementId(n) IN $elements RETURN {_NODE.format('n')}, "
            "properties(n) AS properties",
            elements=self._elements_of(asked),
        )
        found = {entity.id: entity for entity in map(self._entity, rows)}
        return {i: found[i] for i in asked if i in found}

    def select(
        self,
        kinds: Sequence[str] = (),
        where: Sequence[Comparison] = (),
        ids: Iterable[str] | None = None,
        limit: int | None = None,
    ) -> list[str]:
        p = Parameters()
        tests, later = [], []
        for c in where:
            if c.attribute == "id" and c.op == "=" and isinstance(c.value, (str, int)):
                ids = [str(c.value)] if ids is None else [i for i in ids if i == str(c.value)]
            if is_field(c) or c.attribute == "labels" or c.attribute in self._catalog.foreign:
                later.append(c)
                if not is_field(c) and c.attribute != "labels" and c.op != "missing":
                    tests.append(f"n.{quote(c.attribute)} IS NOT NULL")
            else:
                tests.append(property_condition(c, "n", p))
        if ids is not None:
            tests.append(f"elementId(n) IN {p(self._elements_of(list(ids)))}")
            if kinds:
                tests.append(_of_kinds("n", kinds, p))
        cut = "" if limit is None or later else f"LIMIT {p(limit)}"
        passing = f"WHERE {' AND '.join(tests)}" if tests else ""
        rows = self._rows(
            f"MATCH (n{_label(kinds) if ids is None else ''}) {passing} "
            f"WITH n, COUNT {{ (n)--() }} AS degree ORDER BY degree DESC {cut} "
            f"RETURN {_NODE.format('n')}, degree, {_OWN.format('n')} AS own, "
            f"{'properties(n)' if later else 'null'} AS properties",
            **p,
        )
        degrees = {}
        for row in rows:
            if later:
                entity = self._entity(row)
                if not all(self._satisfies(entity, c) for c in later):
                    continue
            degrees[self._identify(row["element"], row["labels"], row["own"])] = row["degree"]
        return sorted(degrees, key=lambda i: priority_key(i, degrees[i]))[:limit]

    @staticmethod
    def _satisfies(entity: Entity, comparison: Comparison) -> bool:
        """A kind is any of a node's labels."""
        labels = entity.attributes.get("labels")
        if comparison.attribute == "kind" and labels is not None:
            return satisfies(labels.value, comparison)
        return entity_satisfies(entity, comparison)

    def readings(self, attribute: str, ids: Iterable[str]) -> dict[str, Reading]:
        asked = list(dict.fromkeys(ids))
        if attribute == "labels":
            entities = self.entities(asked).items()
            return {i: e.attributes["labels"] for i, e in entities if "labels" in e.attributes}
        by_element = {element: i for i, (element, _) in self._found(asked).items()}
        rows = self._rows(
            "MATCH (n) WHERE elementId(n) IN $elements AND n[$name] IS NOT NULL "
            "RETURN elementId(n) AS element, n[$name] AS value",
            elements=list(by_element),
            name=attribute,
        )
        found = {by_element[row["element"]]: reading(row["value"]) for row in rows}
        return {i: found[i] for i in asked if i in found}

    def tally(self, kind: str, attribute: str, values: Sequence[Scalar]) -> list[int]:
        one = (Comparison(attribute=attribute, op="=", value=v) for v in values)
        return [len(self.select([kind], [c])) for c in one]

    def degrees(self, ids: Iterable[str]) -> dict[str, int]:
        asked = list(dict.fromkeys(ids))
        by_element = {element: i for i, (element, _) in self._found(asked).items()}
        rows = self._rows(
            "MATCH (n) WHERE elementId(n) IN $elements "
            "RETURN elementId(n) AS element, COUNT { (n)--() } AS degree",
            elements=list(by_element),
        )
        return dict.fromkeys(asked, 0) | {by_element[r["element"]]: r["degree"] for r in rows}

    # --- relationships --------------------------------------------------------------------------

    def relations(
        self,
        types: Sequence[str] = (),
        sources: Iterable[str] | None = None,
        targets: Iterable[str] | None = None,
        where: Sequence[Comparison] = (),
        limit: int | None = None,
    ) -> list[Relation]:
        p, tests = Parameters(), []
        for variable, ids in (("a", sources), ("b", targets)):
            if ids is not None:
                tests.append(f"elementId({variable}) IN {p(self._elements_of(list(ids)))}")
        of = ":" + "|".join(quote(t) for t in dict.fromkeys(types)) if types else ""
        passing = f"WHERE {' AND '.join(tests)}" if tests else ""
        rows = self._rows(
            f"MATCH (a)-[r{of}]->(b) {passing} "
            "RETURN elementId(a) AS source, labels(a) AS source_labels, "
            f"{_OWN.format('a')} AS source_own, elementId(b) AS target, "
            f"labels(b) AS target_labels, {_OWN.format('b')} AS target_own, "
            "type(r) AS type, properties(r) AS properties, elementId(r) AS element",
            **p,
        )
        parallel: Counter[tuple[str, str, str]] = Counter()
        found = []
        for row in sorted(rows, key=lambda r: _number(r["element"])):
            ends = [
                self._identify(row[end], row[f"{end}_labels"], row[f"{end}_own"])
                for end in ("source", "target")
            ]
            parallel[ends[0], row["type"], ends[1]] += 1
            number = parallel[ends[0], row["type"], ends[1]]
            found.append(relation(ends[0], ends[1], row, number))
        kept = [e for e in found if all(readings_satisfy(e.attributes, c) for c in where)]
        return sorted(kept, key=relation_key)[:limit]

    # --- names ----------------------------------------------------------------------------------

    def named(self, keys: Iterable[str]) -> dict[str, list[NameHit]]:
        texts = list(dict.fromkeys(keys))
        asked = list(dict.fromkeys(k for k in map(name_key, texts) if k))
        if not asked:
            return {}
        schema, statements = self._catalog.schema, []
        for label, properties in self._catalog.named.items():
            for name in properties:
                value = f"n.{quote(name)}"
                served = (label, name) in self._catalog.indexed
                if served and schema.kinds[label].count > _SCAN:
                    test = f"{value} IN $variants"
                else:
                    test = f"{folded(value)} IN $keys"
                statements.append(
                    f"MATCH (n{_label([label])}) WHERE {test} RETURN {_WHOLE.format('n')}"
                )
        rows = self._all_rows(statements, keys=asked, variants=variants(texts), dropped=DROPPED)
        known = [k for k in asked if k in self._elements]
        degrees, entities = self._entities(rows)
        entities |= self.entities(known)
        order = sorted(entities, key=lambda i: priority_key(i, degrees.get(i, 0)))
        found: defaultdict[str, list[NameHit]] = defaultdict(list)
        for i in order:
            for key in entity_keys(entities[i]) & set(asked):
                found[key].append(_hit(entities[i], 1.0))
        return {key: found[key] for key in asked if key in found}

    def similar(self, text: str, limit: int = 5) -> list[NameHit]:
        parts = list(dict.fromkeys(part for w in text.split() for part in halves(name_key(w))))
        if not parts:
            return []
        words = [w for w in map(name_key, re.findall(r"\w+", text)) if w]
        statements = [
            f"CALL db.index.fulltext.queryNodes($texts[{k}], $query, {{limit: {_CANDIDATES}}}) "
            f"YIELD node AS n RETURN {_WHOLE.format('n')}"
            for k in range(len(self._catalog.texts))
        ]
        for label, properties in self._catalog.named.items() if not statements else ():
            for name in properties:
                value = f"n.{quote(name)}"
                statements.append(
                    f"MATCH (n{_label([label])}) WHERE {value} IS NOT NULL "
                    f"WITH n, {folded(value)} AS folded "
                    "WITH n, size([part IN $parts WHERE folded CONTAINS part]) AS shared "
                    f"WHERE shared > 0 ORDER BY shared DESC LIMIT {_CANDIDATES} "
                    f"RETURN {_WHOLE.format('n')}"
                )
        rows = self._all_rows(
            statements,
            texts=self._catalog.texts,
            query=" ".join(f"{w}~2" for w in words),
            parts=parts,
            dropped=DROPPED,
        )
        degrees, entities = self._entities(rows)
        scores = {i: max(likeness(text, k) for k in entity_keys(e)) for i, e in entities.items()}
        best = [i for i, score in scores.items() if near_enough(score)]
        best.sort(key=lambda i: (-scores[i], priority_key(i, degrees[i])))
        return [_hit(entities[i], scores[i]) for i in best[:limit]]

    # --- ids and elements -----------------------------------------------------------------------

    def _rows(self, cypher: str, **parameters: Any) -> Rows:
        own = self._catalog.naming.properties
        return self._source.read(lambda run: run(cypher, own=own, **parameters))

    def _all_rows(self, statements: Iterable[str], **parameters: Any) -> Rows:
        """The rows of several statements, in one transaction."""
        return self._source.read(
            lambda run: [row for cypher in statements for row in run(cypher, **parameters)]
        )

    def _entities(self, rows: Rows) -> tuple[dict[str, int], dict[str, Entity]]:
        """Degrees and entities of whole nodes, by id."""
        degrees, entities = {}, {}
        for row in rows:
            entity = self._entity(row)
            degrees[entity.id], entities[entity.id] = row["degree"], entity
        return degrees, entities

    def _entity(self, row: Any) -> Entity:
        """A node with all its properties."""
        naming, properties = self._catalog.naming, row["properties"]
        own = [properties.get(name) for name in naming.properties]
        key = self._key(row["element"], row["labels"], own)
        return naming.entity(key, row["labels"], properties)

    def _identify(self, element: str, labels: list[str], own: list[Any]) -> str:
        return str(self._key(element, labels, own))

    def _key(self, element: str, labels: list[str], own: list[Any]) -> str | int:
        """The id of a node. One that another node has already, as a sample could not show, is left
        to that one."""
        naming = self._catalog.naming
        key = naming.identify(element, labels, dict(zip(naming.properties, own, strict=True)))
        known = self._elements.get(str(key))
        if known and known[0] != element and self._is_there(known[0]):
            key = element
        with self._lock:
            self._elements[str(key)] = (element, key)
            self._elements.move_to_end(str(key))
            while len(self._elements) > _REMEMBERED:
                self._elements.popitem(last=False)
        return key

    def _is_there(self, element: str) -> bool:
        return bool(self._rows("MATCH (n) WHERE elementId(n) = $element RETURN 1", element=element))

    def _elements_of(self, ids: Sequence[str]) -> list[str]:
        return [element for element, _ in self._found(ids).values()]

    def _found(self, ids: Sequence[str]) -> dict[str, tuple[str, str | int]]:
        """id → element id and the id in its own type, of those that are there."""
        with self._lock:
            found = {i: self._elements[i] for i in ids if i in self._elements}
        rest = [i for i in dict.fromkeys(ids) if i not in found]
        elements = [i for i in rest if _ELEMENT.fullmatch(i)]
        rows: list[Any] = []
        if elements:
            rows += self._rows(
                f"MATCH (n) WHERE elementId(n) IN $elements RETURN {_NODE.format('n')}, "
                f"{_OWN.format('n')} AS own",
                elements=elements,
            )
        for kind, key in self._catalog.naming.keys.items() if rest else ():
            if key.property is None or not (values := _values(kind, key, rest)):
                continue
            rows += self._rows(
                f"MATCH (n{_label([kind])}) WHERE n.{quote(key.property)} IN $values "
                f"RETURN {_NODE.format('n')}, {_OWN.format('n')} AS own",
                values=values,
            )
        wanted = set(rest)
        for row in rows:
            i = self._identify(row["element"], row["labels"], row["own"])
            if i in wanted:
                found[i] = self._elements[i]
        return found


def _values(kind: str, key: Key, ids: Sequence[str]) -> list[str | int]:
    """What the id property of a kind may hold for the nodes of ``ids``."""
    start = f"{kind} " if key.prefix else ""
    texts = [i[len(start) :] for i in ids if i.startswith(start)]
    numbers = [int(t) for t in texts if re.fullmatch(r"-?\d{1,18}", t)]
    return [*texts, *numbers]


def _label(kinds: Sequence[str]) -> str:
    """The label expression of a node pattern; nodes without a label have none of any."""
    return ":" + "|".join("!%" if k == NO_LABEL else quote(k) for k in kinds) if kinds else ""


def _of_kinds(variable: str, kinds: Sequence[str], p: Parameters) -> str:
    test = f"any(l IN labels({variable}) WHERE l IN {p(list(kinds))})"
    return f"({test} OR size(labels({variable})) = 0)" if NO_LABEL in kinds else test


def _number(element: str) -> tuple[int, str]:
    """The order in which relationships came."""
    last = element.rsplit(":", 1)[-1]
    return (int(last), element) if last.isdigit() else (0, element)


def _hit(entity: Entity, score: float) -> NameHit:
    return NameHit(id=entity.id, name=entity.label, kind=entity.kind, score=score)
