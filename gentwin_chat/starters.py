"""Questions to start with, made from the loaded graph's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import (
    AttributeInfo,
    GraphReader,
    KindInfo,
    RelationInfo,
    Schema,
)
from gentwin_chat.wording import article, plural, relation_form

_PLACES = {"latitude", "longitude", "lat", "lon", "lng", "x", "y", "z"}


def starters(reader: GraphReader, limit: int = 6) -> list[str]:
    """At most ``limit`` questions that this network can answer, each of another kind."""
    return list(islice(dict.fromkeys(_questions(reader, reader.schema())), limit))


def _questions(reader: GraphReader, schema: Schema) -> Iterator[str]:
    if not schema.kinds:
        return
    largest = max(schema.kinds.values(), key=lambda k: k.count)
    richest = max(schema.kinds.values(), key=lambda k: (len(k.attributes), k.count))
    if schema.relations:
        yield from _of_relation(reader, max(schema.relations, key=lambda r: r.count))
    yield f"How many {plural(words(largest.name))} are there?"
    for kind in sorted(schema.kinds.values(), key=lambda k: -k.count):
        number = next((a for a in kind.attributes.values() if _ranks(a, kind)), None)
        if number:
            yield f"Which {words(kind.name)} has the highest {words(number.name)}?"
            break
    example = _someone(reader, richest.name)
    if example:
        yield f"Tell me about {example}."
        known = (a for a in richest.attributes.values() if a.count == richest.count)
        for attribute in islice(known, 1):
            yield f"What is the {words(attribute.name)} of {example}?"
    kind_said = words(richest.name)
    yield f"What is {article(kind_said)} {kind_said}?"


def _of_relation(reader: GraphReader, relation: RelationInfo) -> Iterator[str]:
    form, text = relation_form(relation.type)
    source, target = words(relation.source_kind), words(relation.target_kind)
    if form == "verb":
        if example := _someone(reader, relation.target_kind):
            yield f"Which {source} {text} {example}?"
    elif example := _someone(reader, relation.source_kind):
        is_participle = form == "participle"
        yield (
            f"Which {target} is {example} {text}?"
            if is_participle
            else (f"Which {plural(text)} does {example} have?")
        )


def _ranks(attribute: AttributeInfo, kind: KindInfo) -> bool:
    """A number that most entities of the kind have and that tells them apart."""
    return (
        attribute.type == "number"
        and attribute.distinct > 2
        and 2 * attribute.count > kind.count
        and attribute.name.lower() not in _PLACES
    )


def _someone(reader: GraphReader, kind: str) -> str | None:
    """The name of the most connected entity of ``kind``."""
    entities = reader.entities(reader.select(kinds=[kind], limit=1))
    return next((e.label for e in entities.values()), None)
