"""Which of several that bear one name is meant, by what is said of it: "the parking sensor", "the
one in Harbour", "the second", "gw-7"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gentwin_chat.indexing.graph.protocol import GraphReader, NameHit
from gentwin_chat.understanding.lexicon import ORDINALS
from gentwin_chat.understanding.mentions import Linked, Mention
from gentwin_chat.understanding.vocabulary import SYNONYM

_REPLYING = ("correction", "followup", "idle")
_PLACES = {"first": 0, "last": -1, "former": 0, "latter": -1}
_PLACES |= {word: n - 1 for word, n in ORDINALS.items()}


def described(
    reader: GraphReader, hits: Sequence[NameHit], mentions: Sequence[Mention]
) -> tuple[NameHit, ...]:
    """Those of ``hits`` of which everything that ``mentions`` say is so; () if they say nothing."""
    left = tuple(hits)
    for mention in mentions:
        fits = _so(reader, left, mention)
        left = fits or left
    return left if len(left) < len(hits) else ()


def _so(reader: GraphReader, hits: Sequence[NameHit], mention: Mention) -> tuple[NameHit, ...]:
    """Those that are named by a mention, are of its kind, have its value, or relate to it."""
    ids = [h.id for h in hits]
    if mention.entities:
        named = {h.id for h in mention.entities}
        if own := tuple(h for h in hits if h.id in named):
            return own
        edges = reader.relations((), ids, named) + reader.relations((), named, ids)
        ends = {end for edge in edges for end in (edge.source, edge.target)}
        return tuple(h for h in hits if h.id in ends)
    kinds = {m.term.name for m in mention.terms if m.term.role == "kind" and m.score >= SYNONYM}
    if of_kind := tuple(h for h in hits if h.kind in kinds):
        return of_kind
    found = reader.entities(ids)
    values = [(m.term.name, m.term.value) for m in mention.terms if m.term.role == "value"]
    return tuple(
        h
        for h in hits
        if any(n in (held := found[h.id].attributes) and held[n].value == v for n, v in values)
    )


def chosen(reader: GraphReader, ids: Sequence[str], reply: Linked) -> str | None:
    """Which of the ``ids`` that were offered a reply picks; ``None`` if not one of them."""
    said = [t.lower for t in reply.tokens if t.lower not in ("the", "one", "please", "i", "mean")]
    if len(said) == 1 and said[0] in _PLACES and _PLACES[said[0]] < len(ids):
        return ids[_PLACES[said[0]]]
    if any(m.cue and m.cue.kind not in _REPLYING for m in reply.mentions) or any(
        m.terms and m.terms[0].term.role == "attribute" and m.score >= SYNONYM
        for m in reply.mentions
    ):
        return None  # a question of its own
    found = reader.entities(ids)
    hits = [NameHit(id=i, name=e.label, kind=e.kind, score=1.0) for i, e in found.items()]
    fits = described(reader, hits, [m for m in reply.mentions if m.cue is None])
    return fits[0].id if len(fits) == 1 else None


def identified(mentions: Sequence[Mention]) -> list[Mention]:
    """ "Whitewater LG-019": a name that several bear, with the id of one of them beside it."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        beside = last is not None and last.end == mention.start and last.cue is None
        if last is not None and beside and last.entities and mention.entities:
            ids = {h.id for h in last.entities} & {h.id for h in mention.entities}
            if len(ids) == 1:
                one = tuple(h for h in mention.entities if h.id in ids)
                kept[-1] = replace(last, end=mention.end, entities=one, terms=())
                continue
        kept.append(mention)
    return kept
