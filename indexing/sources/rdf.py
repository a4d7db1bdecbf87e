"""RDF by rdflib: Turtle, N-Triples, JSON-LD, RDF/XML; Brick and ASHRAE 223P buildings among them.

* Everything with an ``rdf:type`` that is not itself vocabulary (a class, a property, a shape) is
  an entity; its id is its IRI, its kind the local name of its class. Of several classes the one
  that is no superclass of another counts, then the longest name; all are kept as ``type``.
* An object property is a relation, a literal an attribute, both by local name. An IRI that the
  graph does not describe is an entity of kind ``Resource`` if it lies in a namespace of entities,
  else a word of some vocabulary (``unit:DEG_C``): an attribute with its local name.
* ``rdfs:label`` is the name, ``skos:altLabel`` and further labels are aliases. ``rdfs:comment``
  and ``skos:definition`` of classes and properties are descriptions of these terms.
* A value node (a blank node with ``brick:value``, ``qudt:numericValue``, …) is a reading, with its
  unit (``hasUnit``) and time (``timestamp``). The value of an entity takes unit and time from the
  entity in the same way. Other blank nodes are entities ``<kind>-<n>`` if they have a type, else
  their members get dotted names. RDF lists are lists.
* A property declared ``owl:SymmetricProperty``, and 223P's ``cnx`` and ``connected``, has no
  direction.

JSON-LD with a context on the web is refused, as nothing here reaches out to the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SDO, SH, SKOS
from rdflib.term import Node

from gentwin_chat.domain import Reading, Scalar
from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .rdf_parsing import parse_rdf
from .values import moment, reading
from .vocabulary import RDF_TIMES, RDF_UNITS, RDF_VALUES

_LABELS = (RDFS.label, SKOS.prefLabel, SDO.name, FOAF.name, DCTERMS.title)
_META = tuple(str(space) for space in (OWL, RDF, RDFS, SH))
_223P = "ashrae.org/standard223"
_SYMMETRIC_223P = frozenset(("cnx", "connected", "pairedConnectionPoint"))


def read_rdf(text: str, format: str, file: str, into: Assembly) -> None:
    """Put an RDF document into ``into``.

    Args:
        format: ``turtle``, ``nt``, ``json-ld`` or ``xml``.

    Raises:
        SourceError: it does not parse, or nothing in it has a type.
    """
    graph = parse_rdf(text, format, file, into)
    before = len(into.drafts)
    _Reader(graph, file, into).read()
    if len(into.drafts) == before and not into.descriptions:
        raise SourceError(
            "No resource in this RDF has a type, so there is no entity.",
            remedy="Give instances with rdf:type.",
            file=file,
        )


def _local(term: Node) -> str:
    """The local name of an IRI: after the last ``#`` or ``/``, else after the last ``:``."""
    text = str(term)
    if not isinstance(term, URIRef):
        return text
    return re.split(r"[/#]" if re.search(r"[/#].", text) else ":", text.rstrip("/#"))[-1] or text


def _space(term: Node) -> str:
    return re.sub(r"[^/#]*$", "", str(term))


class _Reader:
    """One graph being read."""

    def __init__(self, graph: Graph, file: str, into: Assembly) -> None:
        self.graph, self.file, self.into = graph, file, into
        self.terms = self._vocabulary()
        self.kinds: dict[Node, list[URIRef]] = {}
        for subject, kind in graph.subject_objects(RDF.type):
            if subject not in self.terms and isinstance(kind, URIRef) and not _is_meta(kind):
                self.kinds.setdefault(subject, []).append(kind)
        self.ids = self._ids()
        self.spaces = {_space(node) for node in self.ids if isinstance(node, URIRef)}
        self.symmetric = set(graph.subjects(RDF.type, OWL.SymmetricProperty))

    def _vocabulary(self) -> set[Node]:
        """Classes, properties, shapes, ontologies: what is said about words, not about things."""
        terms: set[Node] = set()
        for subject, kind in self.graph.subject_objects(RDF.type):
            if _is_meta(kind) and kind not in (OWL.NamedIndividual, OWL.Thing, RDFS.Resource):
                terms.add(subject)
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, RDFS.domain):
            terms.update(self.graph.subjects(predicate, None))
        return terms

    def _ids(self) -> dict[Node, str]:
        """Entities → ids: typed nodes, and IRIs without type that something is said about."""
        ids: dict[Node, str] = {}
        counts: dict[str, int] = {}
        for node in self.kinds:
            if isinstance(node, URIRef):
                ids[node] = str(node)
            elif not self._is_value_node(node):
                kind = self._kind(node)
                counts[kind] = counts.get(kind, 0) + 1
                ids[node] = f"{kind}-{counts[kind]}"
        for subject in self.graph.subjects(unique=True):
            if isinstance(subject, URIRef) and subject not in self.terms:
                ids.setdefault(subject, str(subject))
        return ids

    def _kind(self, node: Node) -> str:
        kinds = self.kinds.get(node, [])
        if not kinds:
            return "Resource"
        above = {
            up
            for kind in kinds
            for up in self.graph.transitive_objects(kind, RDFS.subClassOf)
            if up != kind
        }
        lowest = [kind for kind in kinds if kind not in above] or kinds
        return max(map(_local, lowest), key=lambda name: (len(name), name))

    def read(self) -> None:
        for term in self.terms:
            for predicate in (RDFS.comment, SKOS.definition):
                said = self._text(term, predicate)
                if said and isinstance(term, URIRef):
                    self.into.descriptions.setdefault(_local(term), said)
        for node in list(self.ids):
            self._read_entity(node)

    def _text(self, node: Node, predicate: URIRef) -> str | None:
        found = [o for o in self.graph.objects(node, predicate) if isinstance(o, Literal)]
        best = _best_language(found)
        return str(best[0]) if best else None

    def _read_entity(self, node: Node) -> None:
        attributes: dict[str, Reading] = {}
        self._collect(node, "", node, attributes, frozenset((node,)))
        labels = [str(o) for p in _LABELS for o in _best_language(self.graph.objects(node, p))]
        aliases = [*labels[1:], *map(str, self.graph.objects(node, SKOS.altLabel))]
        kinds = self.kinds.get(node, [])
        if len(kinds) > 1:
            names: list[Scalar] = [*sorted(map(_local, kinds))]
            attributes.setdefault("type", Reading(value=names))
        self.into.put(
            self.ids[node],
            self._kind(node),
            attributes,
            name=labels[0] if labels else None,
            # The local name is what people say; domain.short_id does not part a URN at "#".
            aliases=[*aliases, *([_local(node)] if isinstance(node, URIRef) else [])],
            file=self.file,
        )

    def _collect(
        self,
        node: Node,
        prefix: str,
        owner: Node,
        attributes: dict[str, Reading],
        path: frozenset[Node],
    ) -> None:
        """Attributes and relations that ``node`` states, in the name of ``owner``."""
        unit, time = self._unit(node), self._time(node)
        grouped: dict[Node, list[Node]] = {}
        for predicate, value in self.graph.predicate_objects(node):
            if predicate != RDF.type and predicate not in (*_LABELS, SKOS.altLabel):
                grouped.setdefault(predicate, []).append(value)
        for predicate, values in grouped.items():
            name = prefix + _local(predicate)
            plain: list[Scalar] = [_python(literal) for literal in _best_language(values)]
            for value in values:
                if isinstance(value, Literal):
                    continue
                if value in self.ids:
                    self._relate(owner, name, predicate, value)
                elif isinstance(value, URIRef):
                    if _space(value) in self.spaces and value not in self.terms:
                        self._relate(owner, name, predicate, value)
                    else:
                        plain.append(_local(value))
                elif (value, RDF.first, None) in self.graph:
                    plain.extend(self._list(owner, name, predicate, value))
                elif (found := self._value(value)) is not None:
                    if found.unit is None and _local(predicate) in RDF_VALUES:
                        found = found.model_copy(update={"unit": unit})
                    attributes[name] = found
                elif value not in path:
                    self._collect(value, f"{name}.", owner, attributes, path | {value})
            if plain:
                is_value = _local(predicate) in RDF_VALUES
                made = reading(
                    name,
                    plain[0] if len(plain) == 1 else plain,
                    unit=unit if is_value else None,
                    time=time if is_value else None,
                )
                if made is not None:
                    attributes[name] = made

    def _relate(self, owner: Node, name: str, predicate: Node, target: Node) -> None:
        symmetric = predicate in self.symmetric or (
            _223P in str(predicate) and _local(predicate) in _SYMMETRIC_223P
        )
        ends = self.ids[owner], self.ids.get(target, str(target))
        if symmetric and (target, predicate, owner) in self.graph and ends[0] > ends[1]:
            return  # the same edge, said from the other end
        self.into.relate(
            ends[0],
            name,
            ends[1],
            directed=not symmetric,
            stub_kind="Resource",
            file=self.file,
        )

    def _list(self, owner: Node, name: str, predicate: Node, head: Node) -> Iterator[Scalar]:
        try:
            members = list(Collection(self.graph, head))
        except ValueError:  # a list that bites its own tail
            return
        for member in members:
            if isinstance(member, Literal):
                yield _python(member)
            elif member in self.ids:
                self._relate(owner, name, predicate, member)
            elif isinstance(member, URIRef):
                yield _local(member)

    def _is_value_node(self, node: Node) -> bool:
        return isinstance(node, BNode) and self._value(node) is not None

    def _value(self, node: Node) -> Reading | None:
        """The reading that a blank value node holds."""
        for predicate, value in self.graph.predicate_objects(node):
            if isinstance(value, Literal) and _local(predicate) in RDF_VALUES:
                return reading(
                    _local(predicate), _python(value), unit=self._unit(node), time=self._time(node)
                )
        return None

    def _unit(self, node: Node) -> str | None:
        for predicate, value in self.graph.predicate_objects(node):
            if _local(predicate) in RDF_UNITS and not isinstance(value, BNode):
                return _local(value)
        return None

    def _time(self, node: Node) -> datetime | None:
        for predicate, value in self.graph.predicate_objects(node):
            if _local(predicate) in RDF_TIMES and isinstance(value, Literal):
                return moment(str(value))
        return None


def _is_meta(kind: Node) -> bool:
    return str(kind).startswith(_META)


def _best_language(values: Any) -> list[Literal]:
    """The literals without language, or in English, or in the one language that comes first."""
    literals = [v for v in values if isinstance(v, Literal)]
    plain = [v for v in literals if not v.language]
    english = [v for v in literals if (v.language or "").lower().startswith("en")]
    if plain or english:
        return plain or english
    first = min((v.language or "" for v in literals), default="")
    return [v for v in literals if v.language == first]


def _python(literal: Literal) -> Scalar:
    value = literal.toPython()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) and "." not in str(literal) else float(value)
    if isinstance(value, bool | int | float):
        return value
    return str(literal)
