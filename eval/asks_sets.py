"""Generators of questions whose answer is a value or a set of entities."""

from __future__ import annotations

from gentwin_chat.eval.draws import UNITS, Ask, Made, Slots, Unsuitable, few, oriented
from gentwin_chat.eval.gold import gold
from gentwin_chat.eval.networks import Attr, Kind


def lookup(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") or a.has(k, "text"))
    attr = a.attr(kind, a.r.choice([s for s in ("number", "text") if a.has(kind, s)]))
    ident = a.entity(kind, attr)
    slots = {"e": a.ref(ident), "a": a.noun(attr), "k": a.say(kind)[0]}
    return "lookup", slots, gold(a.solver, a.solver.value(ident, attr.name))


def lookup_flag(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "flag"))
    attr = a.attr(kind, "flag")
    ident = a.entity(kind, attr)
    slots = {"e": a.ref(ident), "a": a.noun(attr), "k": a.say(kind)[0]}
    return "lookup", slots, gold(a.solver, a.solver.value(ident, attr.name))


def relation_out(a: Ask) -> Made:
    rel = a.rel()
    ident = a.r.choice(a.solver.kind(rel.source))
    found = few(a.related(ident, rel, "out"), 12)
    return "relation_out", a.words(rel) | {"e": a.ref(ident)}, gold(a.solver, found)


def relation_in(a: Ask) -> Made:
    rel = a.rel(oriented)
    ident = a.r.choice(a.solver.kind(rel.target))
    found = few(a.related(ident, rel, "in"))
    return "relation_in", a.words(rel) | {"e": a.ref(ident)}, gold(a.solver, found)


def count_kind(a: Ask) -> Made:
    kind = a.kind()
    return (
        "count",
        {"k": kind.say[0][0], "ks": a.say(kind)[1]},
        gold(a.solver, len(a.solver.kind(kind.name))),
    )


def count_related(a: Ask) -> Made:
    rel = a.rel(oriented)
    ident = a.r.choice(a.solver.kind(rel.target))
    found = a.related(ident, rel, "in")
    return "count", a.words(rel) | {"e": a.ref(ident)}, gold(a.solver, len(found))


def count_value(a: Ask) -> Made:
    _, slots, found = _by_value(a)
    return "count", slots, gold(a.solver, len(found))


def list_kind(a: Ask) -> Made:
    kind = a.kind(lambda k: k.count <= 30)
    return (
        "list",
        {"k": kind.say[0][0], "ks": a.say(kind)[1]},
        gold(a.solver, a.solver.kind(kind.name)),
    )


def list_values(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "text"))
    attr = a.attr(kind, "text")
    values = sorted(set(a.solver.values(a.solver.kind(kind.name), attr.name)), key=str)
    if len(values) > 8:
        raise Unsuitable
    return (
        "list",
        {"ks": a.say(kind)[1], "k": a.say(kind)[0], "a": attr.say[0]},
        gold(a.solver, values),
    )


def _by_value(a: Ask) -> tuple[Kind, Slots, list[str]]:
    kind = a.kind(lambda k: a.has(k, "text"))
    attr = a.attr(kind, "text")
    ids = a.solver.kind(kind.name)
    value = a.r.choice(a.solver.values(ids, attr.name))
    if len(set(a.solver.values(ids, attr.name))) > 8:
        raise Unsuitable
    slots = {"ks": a.say(kind)[1], "a": attr.say[0], "v": str(value)}
    return kind, slots, a.solver.where(ids, attr.name, "=", value)


def filter_value(a: Ask) -> Made:
    _, slots, found = _by_value(a)
    return "filter", slots, gold(a.solver, few(found))


def filter_number(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 4)
    attr = a.attr(kind, "number")
    ids = a.solver.kind(kind.name)
    limit = a.border(a.solver.numbers(ids, attr.name))
    over = a.r.random() < 0.5
    found = few(a.solver.where(ids, attr.name, ">" if over else "<", limit))
    slots = {"ks": a.say(kind)[1], "a": a.noun(attr), "v": _with_unit(a, limit, attr)}
    slots["cmp"] = "over" if over else "under"
    return "filter", slots, gold(a.solver, found)


def _with_unit(a: Ask, limit: int | float, attr: Attr) -> str:
    unit = UNITS.get(attr.unit or "")
    return f"{limit} {unit}" if unit and a.r.random() < 0.5 else str(limit)


def filter_related(a: Ask) -> Made:
    """A relation and a number at once."""
    rel = a.rel(lambda x: oriented(x) and a.has(a.domain.kind(x.source), "number"))
    kind = a.domain.kind(rel.source)
    attr = a.attr(kind, "number")
    ident = a.r.choice(a.solver.kind(rel.target))
    members = a.related(ident, rel, "in")
    limit = a.border(a.solver.numbers(members, attr.name))
    over = a.r.random() < 0.5
    found = few(a.solver.where(members, attr.name, ">" if over else "<", limit))
    slots = a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr), "v": str(limit)}
    slots["cmp"] = "over" if over else "under"
    return "filter", slots, gold(a.solver, found)
