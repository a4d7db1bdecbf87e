"""A row a group: members counted, listed or measured by an attribute or by whom they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Relation, Scalar, Triple
from gentwin_chat.drafting import SHOWN, Part, draft
from gentwin_chat.errors import QueryError
from gentwin_chat.evaluation import EVIDENCE, share
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Edges, Group, Selection, Step
from gentwin_chat.retrieval.context import Context, Result, edge_label, plain
from gentwin_chat.retrieval.entities import cells
from gentwin_chat.retrieval.measures import FUNCTION_WORDS, measure, no_numbers, noun_of, reduce
from gentwin_chat.retrieval.whole_kinds import counted_values
from gentwin_chat.wording import join, say_value


@dataclass
class _Group:
    """One group.

    Attributes:
        key: what ``rows`` call it.
        members: ids in priority order.
        subject: what facts call it.
        entity: whether that is an entity.
        value: its number.
        links: the relations by which the members belong to it, where it is an entity.
    """

    key: Scalar
    members: list[str]
    subject: str
    entity: bool
    value: float = 0
    links: list[Relation] = field(default_factory=list)


def group(context: Context, q: Group) -> Result:
    """The members of a set by group; with ``largest``, the group or groups with the most alone.

    Raises:
        QueryError: it is not said by what to group, or what to measure; relations would be listed.
    """
    told = _told(context, q)
    ids = [] if isinstance(q.of, Edges) or told else context.sets.members(q.of)
    if isinstance(q.of, Edges) and q.function == "list":
        raise QueryError("Relations by group are counted or measured, not listed. Count them.")
    if isinstance(q.of, Edges):
        groups, by = _of_links(context, q, q.of)
        if not groups:
            return context.unknown([q.attribute or "relation"], q.of)
    elif told:
        groups, by = told, attribute_words(q.attribute or "")
    elif q.attribute is not None:
        groups, by = _by_attribute(context, q.attribute, ids), attribute_words(q.attribute)
        if not groups:
            return context.unknown([q.attribute], q.of)
    elif q.step is not None:
        target = q.target or Selection()
        groups, by = _by_step(context, q.step, target, ids), context.wording.noun(target, 1)
        if not groups:
            said = context.wording.selection(target)
            tally = context.computed(f"count({plain(said)})", 0)
            return Result(facts=[tally], draft=draft("there are no ", said, "."))
    else:
        raise QueryError("A grouping names neither an attribute nor a relation. Name one.")
    said_set = _said(context, q.of)
    noun = plain(said_set) if isinstance(q.of, Edges) else context.wording.noun(q.of, 1)
    unit = None
    for g in groups:
        g.value = g.value or len(g.members)
    if q.function != "count" and q.function != "list":
        if q.measure is None:
            raise QueryError(f"The {q.function} of each group is asked, but not of what. Say it.")
        measured = measure(context, q.of, q.measure)
        if not measured.numbers:
            return no_numbers(context, q.of, q.measure, measured)
        noun = noun_of(context, q.measure)
        if q.largest is None or q.function not in ("minimum", "maximum"):
            noun = f"{FUNCTION_WORDS[q.function]} {noun}"
        unit = measured.unit
        groups = [g for g in groups if any(i in measured.numbers for i in g.members)]
        for g in groups:
            numbers = [measured.numbers[i] for i in g.members if i in measured.numbers]
            g.value = reduce(q.function, numbers)
    if q.function != "list":
        groups.sort(key=lambda g: -g.value)
    if q.largest is not None:
        ranked = sorted(groups, key=lambda g: -g.value if q.largest else g.value)
        best = ranked[0].value
        groups = ranked[: q.k] if q.k > 1 else [g for g in groups if g.value == best]
    members = q.function in ("count", "list")
    what = said_set if members else [noun]
    alone = q.largest is not None and q.function != "list"
    most, fewest = ("most", "fewest") if members else ("highest", "lowest")
    tally = context.computed(f"count({by})", len(groups))
    facts = [*_facts(context, q, groups, f"{q.function}({noun})", unit), tally]
    rows, said_of = _rows(context, q, groups, unit)
    more = len(groups) - len(said_of)
    text = draft(
        f"the {most if q.largest else fewest} " if alone else "",
        what,
        f" per {by}: ",
        Slot(text="; ".join(said_of)),
        [" and ", Slot(text=f"{more} more")] if more else "",
        ".",
    )
    return Result(
        values=[r[0] for r in rows] if alone else [cell for r in rows for cell in r],
        rows=rows,
        facts=facts,
        draft=text,
        focus=tuple(g.subject for g in groups if g.entity),
    )


def _said(context: Context, of: Selection | Edges) -> list[Part]:
    return context.wording.edges(of) if isinstance(of, Edges) else context.wording.selection(of)


def _of_links(context: Context, q: Group, of: Edges) -> tuple[list[_Group], str]:
    """Relations by the values of their attribute, or by their first end, and what these are."""
    groups: dict[Scalar, _Group] = {}
    edges = context.sets.edges(of)
    if q.attribute is None:
        labels = {r.identity: edge_label(end, other, r) for end, other, r in edges}
        heads = context.sets.members(q.target or Selection())
        keys = context.keys(heads)
        for end, _, r in context.sets.hop(of.step, heads):  # undirected ones count at both ends
            if r.identity in labels:
                new = _Group(keys[end], [], end, entity=True)
                groups.setdefault(end, new).members.append(labels[r.identity])
        return list(groups.values()), context.wording.noun(q.target or Selection(), 1)
    for end, other, r in edges:
        for value in cells(r.attributes[q.attribute]) if q.attribute in r.attributes else ():
            new = _Group(value, [], str(value), entity=False)
            groups.setdefault(value, new).members.append(edge_label(end, other, r))
    return list(groups.values()), attribute_words(q.attribute)


def _told(context: Context, q: Group) -> list[_Group] | None:
    """The members of whole kinds counted by value, as the schema counts them."""
    if q.attribute is None or q.function != "count":
        return None
    counts: Counter[tuple[bool, Scalar]] = Counter()
    for info in counted_values(context, q.of, q.attribute) or ():
        for value, n in zip(info.values, info.counts, strict=True):
            if not isinstance(value, list):
                counts[isinstance(value, bool), value] += n
    return [_Group(v, [], str(v), entity=False, value=n) for (_, v), n in counts.items()] or None


def _by_attribute(context: Context, attribute: str, ids: list[str]) -> list[_Group]:
    """A group for each value; an entity with several values is in several groups."""
    groups: dict[tuple[bool, Scalar], _Group] = {}
    for i, reading in context.sets.readings(attribute, ids).items():
        for value in cells(reading):
            key = (isinstance(value, bool), value)
            new = _Group(value, [], str(value), entity=False)
            groups.setdefault(key, new).members.append(i)
    return list(groups.values())


def _by_step(context: Context, step: Step, target: Selection, ids: list[str]) -> list[_Group]:
    """A group for each entity of ``target``, those without members included."""
    heads = context.sets.members(target)
    keys = context.keys(heads)
    groups = {h: _Group(keys[h], [], h, entity=True) for h in heads}
    linked = context.sets.neighbours(step, ids, target)
    for i in ids:
        for head, relation in linked.get(i, {}).items():
            groups[head].members.append(i)
            groups[head].links.append(relation)
    return list(groups.values())


def _rows(
    context: Context, q: Group, groups: list[_Group], unit: str | None
) -> tuple[list[list[Scalar]], list[str]]:
    """The rows of all groups, and how the first few are said."""
    first = groups[:SHOWN]
    names = context.wording.names([g.subject for g in first if g.entity])
    said = [names[g.subject] if g.entity else say_value(g.key) for g in first]
    if q.function != "list":
        numbers = [f"{s}: {say_value(g.value, unit)}" for s, g in zip(said, first, strict=True)]
        return [[g.key, g.value] for g in groups], numbers
    keys = context.keys(dict.fromkeys(i for g in groups for i in g.members))
    listed = [f"{s}: {_few(context, g.members)}" for s, g in zip(said, first, strict=True)]
    return [[g.key, keys[i]] for g in groups for i in g.members], listed


def _few(context: Context, members: list[str]) -> str:
    names = list(context.wording.names(members[:SHOWN]).values())
    if len(members) > SHOWN:
        names.append(f"{len(members) - SHOWN} more")
    return join(names) or "none"


def _facts(
    context: Context, q: Group, groups: list[_Group], label: str, unit: str | None
) -> list[Triple]:
    """What each group came to; of listed groups, what puts their members there as well."""
    shown = groups[:EVIDENCE]
    if q.function != "list":
        return [context.sets.fact(g.subject, label, g.value, unit, computed=True) for g in shown]
    assert isinstance(q.of, Selection)
    size = f"count({context.wording.noun(q.of)})"
    return share(
        [context.sets.fact(g.subject, size, g.value, computed=True), *_belonging(context, q, g)]
        for g in shown
    )


def _belonging(context: Context, q: Group, of: _Group) -> Iterator[Triple]:
    """What puts the members of a group into it."""
    if q.attribute is not None:
        yield from (context.sets.fact(i, q.attribute, of.key) for i in of.members[:EVIDENCE])
    yield from (context.sets.relation_fact(r) for r in of.links[:EVIDENCE])
