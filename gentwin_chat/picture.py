"""The neighbourhood of an answer, drawn as SVG on the server: no script, nothing to fetch.

Names come from the user's network and may hold anything, markup included; whatever goes into the
page passes :func:`escape`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from gentwin_chat.domain import Entity, Relation, Triple, words
from gentwin_chat.indexing.graph.protocol import GraphReader

WIDTH, HEIGHT = 720, 460
SIDE, EDGE = 84, 34  # margins left and right, where half a label must fit; above and below
COLOURS = 8  # of kinds, in the style sheet; further kinds share the last one
LINE = 15  # height of a label
LABEL = 18  # characters; the whole name is in the tooltip


@dataclass(frozen=True)
class Neighbourhood:
    """A small part of the graph.

    Attributes:
        entities: id → entity, those of the answer first.
        relations: between them.
        focus: ids of the answer itself.
        hidden: neighbours left out because there was no room.
    """

    entities: dict[str, Entity]
    relations: list[Relation]
    focus: frozenset[str]
    hidden: int = 0


def neighbourhood(reader: GraphReader, facts: Sequence[Triple], limit: int = 24) -> Neighbourhood:
    """What surrounds the entities that ``facts`` speak of: they, then their neighbours.

    Args:
        reader: the version of the twin that was asked.
        facts: of an answer, in priority order.
        limit: at most this many entities.
    """
    focus = list(reader.entities(mentioned(facts[: 4 * limit])))[:limit]
    if not focus:
        return Neighbourhood({}, [], frozenset())
    touching = reader.relations(sources=focus, limit=20 * limit) + reader.relations(
        targets=focus, limit=20 * limit
    )
    around = dict.fromkeys(end for r in touching for end in (r.source, r.target))
    others = [i for i in around if i not in set(focus)]
    degrees = reader.degrees(others)
    others.sort(key=lambda i: -degrees.get(i, 0))
    shown = reader.entities([*focus, *others[: limit - len(focus)]])
    relations = {r.identity: r for r in touching if r.source in shown and r.target in shown}
    return Neighbourhood(
        shown,
        list(relations.values()),
        frozenset(focus),
        hidden=max(0, len(focus) + len(others) - len(shown)),
    )


def mentioned(facts: Sequence[Triple]) -> list[str]:
    """Whatever in ``facts`` may be the id of an entity, in their order."""
    terms = (
        term
        for fact in facts
        for term in (
            fact.subject,
            *(fact.object if isinstance(fact.object, list) else [fact.object]),
        )
    )
    return list(dict.fromkeys(term for term in terms if isinstance(term, str)))


def draw(part: Neighbourhood) -> str:
    """``part`` as an HTML figure with an inline SVG; an invitation if there is nothing in it.

    Each node is a button: its ``data-ask`` holds the question that a click asks.
    """
    if not part.entities:
        return '<p class="gt-empty">The things that an answer speaks of are drawn here.</p>'
    places = _layout(part)
    kinds = list(dict.fromkeys(e.kind for e in part.entities.values()))
    colour = {kind: min(n, COLOURS - 1) for n, kind in enumerate(kinds)}
    lines = "".join(_edge(r, places) for r in part.relations)
    labelled = _room_for_labels(part, places)
    nodes = "".join(
        _node(e, places[i], colour[e.kind], i in part.focus, i in labelled)
        for i, e in part.entities.items()
    )
    legend = "".join(
        f'<li><span class="gt-dot gt-k{colour[k]}"></span>{escape(words(k))}</li>' for k in kinds
    )
    more = f"<li>{part.hidden} more neighbours</li>" if part.hidden else ""
    named = ", ".join(escape(part.entities[i].label) for i in part.entities if i in part.focus)
    return (
        f'<figure class="gt-graph"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Neighbourhood of {named}">'
        '<defs><marker id="gt-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="6" '
        'markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
        f"{lines}{nodes}</svg><figcaption><ul>{legend}{more}</ul></figcaption></figure>"
    )


def escape(text: object) -> str:
    """``text`` fit for HTML text and attributes, and inert for the page's own templates.

    Besides HTML's five characters, those that open JavaScript or Handlebars templates
    (``${…}``, ``{{…}}``, backtick) become entities, because Gradio runs both over a value.
    """
    safe = html.escape(str(text), quote=True)
    return safe.translate({ord(c): f"&#{ord(c)};" for c in "`${}\\"})


def shorten(text: str, length: int = LABEL) -> str:
    """``text`` cut to ``length`` characters, with an ellipsis if something was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _layout(part: Neighbourhood) -> dict[str, tuple[float, float]]:
    """Id → x, y in the drawing; the same for the same part."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(part.entities)
    graph.add_edges_from((r.source, r.target) for r in part.relations)
    if len(graph) == 1:
        return {next(iter(graph)): (WIDTH / 2, HEIGHT / 2)}
    # The layout needs one component: chain the parts by their best connected members.
    hubs = [max(sorted(c), key=graph.degree) for c in nx.connected_components(graph)]
    nx.add_path(graph, hubs)
    raw = nx.kamada_kawai_layout(graph)
    xs, ys = [float(x) for x, _ in raw.values()], [float(y) for _, y in raw.values()]

    def fit(value: float, values: list[float], size: int, margin: int) -> float:
        low, span = min(values), max(values) - min(values)
        if span < 1e-9:
            return size / 2
        return margin + (value - low) / span * (size - 2 * margin)

    return {
        i: (round(fit(float(x), xs, WIDTH, SIDE), 1), round(fit(float(y), ys, HEIGHT, EDGE), 1))
        for i, (x, y) in raw.items()
    }


def _edge(relation: Relation, places: dict[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = places[relation.source], places[relation.target]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    stop = max(0.0, 1 - 13 / length)  # before the target's circle, so that the arrow shows
    x2, y2 = x1 + (x2 - x1) * stop, y1 + (y2 - y1) * stop
    arrow = ' marker-end="url(#gt-arrow)"' if relation.directed else ""
    dashed = "" if relation.inferred is None else ' class="gt-inferred"'
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2:.1f}" y2="{y2:.1f}"{arrow}{dashed}>'
        f"<title>{escape(words(relation.type))}</title></line>"
    )


def _room_for_labels(part: Neighbourhood, places: dict[str, tuple[float, float]]) -> set[str]:
    """Ids whose label overlaps no label before it; the others show theirs on hover."""
    free: list[tuple[float, float, float]] = []
    labelled = set()
    for i, entity in part.entities.items():
        x, y = places[i]
        half = 3.9 * len(shorten(entity.label)) + 4
        if all(abs(x - a) > half + b or abs(y - c) > LINE for a, b, c in free):
            free.append((x, half, y))
            labelled.add(i)
    return labelled


def _node(
    entity: Entity, place: tuple[float, float], colour: int, focus: bool, labelled: bool
) -> str:
    x, y = place
    name, kind = escape(entity.label), escape(words(entity.kind))
    state = "" if entity.active else " (inactive)"
    css = f"gt-node gt-k{colour}" + (" gt-focus" if focus else "") + (" gt-off" if state else "")
    css += "" if labelled else " gt-quiet"
    return (
        f'<g class="{css}" tabindex="0" role="button" data-ask="Tell me about {name}" '
        f'aria-label="{kind} {name}{state}"><title>{kind} {name}{state}</title>'
        f'<circle cx="{x}" cy="{y}" r="{11 if focus else 8}"/>'
        f'<text x="{x}" y="{y + 24}">{escape(shorten(entity.label))}</text></g>'
    )
