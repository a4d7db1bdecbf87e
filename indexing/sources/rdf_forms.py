"""Whether a text or a JSON document is RDF; told without importing rdflib."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gentwin_chat.errors import SourceError

_HEAD = re.compile(r"^\s*(?:@prefix|@base|prefix\s+[\w-]*:\s*<|base\s+<)", re.I | re.M)


_TRIPLE = re.compile(r"^\s*(?:<[^>\s]+>|_:\S+)\s+<[^>\s]+>\s+\S.*\.\s*$", re.M)


def rdf_format(text: str) -> str | None:
    """The rdflib name of the format of ``text`` (not JSON), or ``None`` if it is no RDF."""
    head = text[:4000]
    if "<rdf:RDF" in head:
        return "xml"
    if _HEAD.search(head):
        return "turtle"
    return "nt" if _TRIPLE.search(head) else None


def is_json_ld(value: object) -> bool:
    """Whether a JSON document is RDF's JSON-LD: it has ``@graph``, ``@id`` or ``@type``."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(v, Mapping) and is_json_ld(v) for v in value)
    if not isinstance(value, Mapping):
        return False
    if any(key in value for key in ("@graph", "@id", "@type")):
        return True
    context = value.get("@context")
    return isinstance(context, Mapping) and any(
        v in ("@id", "@type", "@graph") for v in context.values()
    )


def refuse_remote_context(value: object, file: str) -> None:
    """Raise ``SourceError`` if JSON-LD rests on a context that would have to be fetched."""
    pending = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, list):
            pending.extend(part)
        elif isinstance(part, Mapping):
            context = part.get("@context")
            given = context if isinstance(context, list) else [context]
            remote = next((c for c in given if isinstance(c, str)), None)
            imported = next(
                (c["@import"] for c in given if isinstance(c, dict) and "@import" in c), None
            )
            if remote or imported:
                raise SourceError(
                    f"The JSON-LD context is on the web: {remote or imported}.",
                    remedy="Put the context itself into the file, or save the data as Turtle.",
                    file=file,
                )
            pending.extend(part.values())
