"""Questions to start with, made from the loaded graph's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gentwin_chat.domain import words
from gentwin_chat.indexing.graph.protocol import AttributeInfo, GraphReader, KindInfo


def starters(reader: GraphReader, limit: int = 6) -> list[str]:
    """At most ``limit`` questions that this network can answer, each of another kind."""
    return list(dict.fromkeys(islice(_questions(reader), limit)))


def _questions(reader: GraphReader) -> Iterator[str]:
    schema = reader.schema()
    kinds = sorted(schema.kinds.values(), key=lambda k: (-len(k.attributes), -k.count))
    if not kinds:
        return
    first = kinds[0]
    for relation in sorted(schema.relations, key=lambda r: -r.count)[:1]:
        example = _someone(reader, relation.source_kind)
        if example:
            yield f"Which {words(relation.target_kind)} is {example} connected to?"
    for kind in kinds:
        number = next((a for a in kind.attributes.values() if _measures(a, kind)), None)
        if number:
            yield f"Which {words(kind.name)} has the highest {words(number.name)}?"
            break
    largest = max(kinds, key=lambda k: k.count)
    yield f"How many entities of kind {words(largest.name)} are there?"
    example = _someone(reader, first.name)
    if example:
        told = next((a for a in first.attributes.values() if a.count == first.count), None)
        if told:
            yield f"What is the {words(told.name)} of {example}?"
        yield f"Tell me about {example}."
    yield f"What is a {words(largest.name)}?"


def _measures(attribute: AttributeInfo, kind: KindInfo) -> bool:
    """A number that differs between entities: worth a ranking."""
    return (
        attribute.type == "number"
        and attribute.distinct > 2
        and 2 * attribute.count > kind.count
        and attribute.name.lower() not in {"latitude", "longitude", "lat", "lon", "x", "y"}
    )


def _someone(reader: GraphReader, kind: str) -> str | None:
    """The name of the most connected entity of ``kind``."""
    ids = reader.select(kinds=[kind], limit=1)
    entities = reader.entities(ids)
    return next((e.label for e in entities.values()), None)
