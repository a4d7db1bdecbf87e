"""Digital twins of DTDL models, as Azure Digital Twins exports and imports them.

One document with ``digitalTwins`` and ``relationships`` (alone or under ``digitalTwinsGraph``),
or JSON lines of both. A twin has an id ``$dtId``, and its kind is the last part of its model:
``dtmi:org:brickschema:schema:Brick:AHU;1`` → ``AHU``. A relationship goes from ``$sourceId`` to
``$targetId`` and is called ``$relationshipName``; its other members are its attributes.

See https://learn.microsoft.com/azure/digital-twins/how-to-manage-graph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from gentwin_chat.domain import Reading

from .assembly import Assembly
from .values import flatten, moment, reading
from .vocabulary import NAME_COLUMNS, RDF_TIMES, RDF_UNITS, RDF_VALUES

_Item = tuple[int | None, Any]

_MODEL = re.compile(r"dtmi:(?:[\w.]+:)*([\w.]+)(?:;[\d.]+)?")


def graph_in(value: Mapping[str, Any]) -> list[_Item] | None:
    """The twins and relationships of a document, or ``None`` if it is none of twins."""
    graph = value.get("digitalTwinsGraph", value)
    if not isinstance(graph, Mapping) or not isinstance(graph.get("digitalTwins"), list):
        return None
    relationships = graph.get("relationships")
    items = graph["digitalTwins"] + (relationships if isinstance(relationships, list) else [])
    return [(None, item) for item in items]


def is_twins(items: Sequence[_Item]) -> bool:
    """Whether some of the first hundred items are twins; between them may stand other sections."""
    return any(_is_twin(item) or _is_relationship(item) for _, item in items[:100])


def _is_twin(item: object) -> bool:
    return isinstance(item, Mapping) and "$dtId" in item


def _is_relationship(item: object) -> bool:
    return isinstance(item, Mapping) and {"$sourceId", "$targetId"} <= set(item)


def read_twins(items: Sequence[_Item], file: str, into: Assembly) -> None:
    """Put twins and relationships, each with its line, into ``into``.

    Items that are neither (models, the heads of sections) are passed over.
    """
    for line, item in items:
        if _is_twin(item):
            attributes = _attributes(item)
            name = next((w for w in NAME_COLUMNS if isinstance(item.get(w), str)), None)
            if name is not None:
                attributes.pop(name, None)
            into.put(
                str(item["$dtId"]),
                _kind(item),
                attributes,
                name=(item[name].strip() or None) if name is not None else None,
                file=file,
                line=line,
            )
        elif _is_relationship(item):
            into.relate(
                str(item["$sourceId"]),
                str(item.get("$relationshipName") or "relationship"),
                str(item["$targetId"]),
                _attributes(item),
                file=file,
                line=line,
            )


def _kind(twin: Mapping[str, Any]) -> str:
    about = twin.get("$metadata")
    model = about.get("$model") if isinstance(about, Mapping) else None
    found = _MODEL.fullmatch(model) if isinstance(model, str) else None
    return found[1] if found else "twin"


def _attributes(item: Mapping[str, Any]) -> dict[str, Reading]:
    """What an item says of itself: its members without ``$``, those of its components dotted.

    A value that comes with its time or its unit is one reading.
    """
    made: dict[str, Reading] = {}
    for key, value in item.items():
        if key.startswith("$"):
            continue
        if (whole := _measured(key, value)) is not None:
            made[key] = whole
            continue
        for leaf, kept in flatten(key, value):
            if "$" not in leaf and (found := reading(leaf, kept)) is not None:
                made[leaf] = found
    return made


def _measured(key: str, value: object) -> Reading | None:
    if not isinstance(value, Mapping):
        return None
    held = next((k for k in value if k in RDF_VALUES), None)
    rest = set(value) - {held}
    if held is None or not rest or not rest <= RDF_TIMES | RDF_UNITS:
        return None
    unit = next((str(value[k]) for k in rest & RDF_UNITS), None)
    time = next((moment(value[k]) for k in rest & RDF_TIMES), None)
    return reading(key, value[held], unit=unit, time=time)
