"""Names, ids and kinds of entities; the kinds, relation types, attributes and units of a graph."""

from __future__ import annotations

from collections import defaultdict

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Scalar, short_id, words
from gentwin_chat.drafting import draft, shown, unit_symbol
from gentwin_chat.quantities import attribute_words
from gentwin_chat.query import Identify, Terms
from gentwin_chat.retrieval.context import Context, Result, refuse
from gentwin_chat.wording import counted, one_line, plural


def identify(context: Context, q: Identify) -> Result:
    """What one entity is called, its id, or its kind."""
    entity = context.reader.entities([q.id]).get(q.id)
    if entity is None:
        return refuse("the twin holds no ", Slot(text=one_line(short_id(q.id))), ".")
    key = context.keys([q.id])[q.id]
    held = {"name": entity.name, "id": str(key), "kind": short_id(entity.kind)}[q.aspect]
    if not held:
        return refuse("the twin holds no name for ", Slot(text=str(key)), ".")
    stated = {"name": entity.name, "id": entity.id, "kind": entity.kind}[q.aspect]
    facts = [context.sets.fact(entity.id, q.aspect, stated or held)]
    if q.aspect == "id":
        facts.append(context.sets.fact(entity.id, "name", entity.label))
    whose = Slot(text=one_line(entity.label if q.aspect != "name" else str(key)))
    text = draft(f"the {q.aspect} of ", whose, " is ", Slot(text=one_line(held)), ".")
    values = [key if q.aspect == "id" else held]
    return Result(values=values, facts=facts, draft=text, focus=(entity.id,))


def list_terms(context: Context, q: Terms) -> Result:
    """The graph's own words of one role, the most frequent first."""
    if q.role == "unit":
        return _units(context, q)
    found = {"kind": _kinds, "relation": _relations, "attribute": _attributes}[q.role](context, q)
    ranked = sorted(found.items(), key=lambda pair: -pair[1])
    names = [short_id(name) for name, _ in ranked]
    noun = {"kind": "kind", "relation": "kind of relation", "attribute": "attribute"}[q.role]
    nouns = noun if len(names) == 1 else {"kind of relation": "kinds of relation"}.get(noun)
    tally = context.computed(f"count({noun})", len(names))
    facts = [context.sets.fact(name, "count", n, computed=True) for name, n in ranked]
    said = [f"{words(name)}: {n}" if q.wanted == "tally" else words(name) for name, n in ranked]
    whose = f" of {' and '.join(plural(words(k)) for k in q.of)}" if len(q.of) in (1, 2) else ""
    text = draft(
        "there are " if len(names) != 1 else "there is ",
        Slot(text=str(len(names))),
        f" {nouns or counted(len(names), noun)}{whose}",
        [": ", *shown(said)] if said else "",
        ".",
    )
    rows: list[list[Scalar]] = [[name, n] for name, (_, n) in zip(names, ranked, strict=True)]
    values: dict[str, list[Scalar]] = {
        "list": [*names],
        "count": [len(names)],
        "tally": [cell for row in rows for cell in row],
    }
    rows = rows if q.wanted == "tally" else []
    return Result(values=values[q.wanted], rows=rows, facts=[*facts, tally], draft=text)


def _kinds(context: Context, q: Terms) -> dict[str, int]:
    kinds = context.reader.schema().kinds
    return {name: kind.count for name, kind in kinds.items() if not q.of or name in q.of}


def _relations(context: Context, q: Terms) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for r in context.reader.schema().relations:
        if not q.of or {r.source_kind, r.target_kind} & {*q.of}:
            counts[r.type] += r.count
    return counts


def _attributes(context: Context, q: Terms) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for name, kind in context.reader.schema().kinds.items():
        for info in kind.attributes.values() if not q.of or name in q.of else ():
            counts[info.name] += info.count
    return counts


def _units(context: Context, q: Terms) -> Result:
    """In which units an attribute is held."""
    schema = context.reader.schema()
    holders = [k.attributes for k in schema.kinds.values()]
    holders += [r.attributes for r in schema.relations]
    units = dict.fromkeys(u for held in holders for a in q.of if a in held for u in held[a].units)
    said = [unit_symbol(u) for u in units]
    names = " and ".join(attribute_words(a) for a in q.of)
    if not said:
        return refuse(f"the twin holds no unit of {names}.")
    facts = [context.sets.fact(a, "unit", unit) for a in q.of for unit in said]
    verb = "is" if len(said) == 1 else "are"
    lead = f"the {counted(len(said), 'unit')} of {names} {verb} "
    return Result(values=[*said], facts=facts, draft=draft(lead, shown(said), "."))
