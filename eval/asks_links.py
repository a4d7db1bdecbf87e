"""Generators of questions on comparison, hops, paths, absence, failures, and what is not known."""

from __future__ import annotations

from gentwin_chat.eval.draws import Ask, Made, Unsuitable, few, oriented, top
from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, best, gold, route


def compare(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 1)
    attr = a.attr(kind, "number")
    one, two = a.entity(kind, attr), a.entity(kind, attr)
    low = a.r.random() < 0.4
    if one == two:
        raise Unsuitable
    found = top(a, [one, two], attr, 1, low)
    slots = {
        "e": a.ref(one),
        "f": a.ref(two),
        "a": a.noun(attr),
        "sup": "lower" if low else "higher",
    }
    return "compare", slots, gold(a.solver, best(found, a.solver.numbers(found, attr.name)[0]))


def compare_same(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "text") and k.count > 1)
    attr = a.attr(kind, "text")
    one, two = a.entity(kind, attr), a.entity(kind, attr)
    if one == two:
        raise Unsuitable
    same = a.solver.value(one, attr.name) == a.solver.value(two, attr.name)
    return "compare", {"e": a.ref(one), "f": a.ref(two), "a": attr.say[0]}, gold(a.solver, same)


def hop_value(a: Ask) -> Made:
    """An attribute of what an entity is related to."""
    rel = a.rel(lambda x: oriented(x) and bool(a.domain.kind(x.target).attrs))
    attr = a.attr(a.domain.kind(rel.target), "any")
    ident = a.r.choice(a.solver.kind(rel.source))
    targets = a.related(ident, rel, "out")
    values = a.solver.values(targets, attr.name)
    if len(targets) != 1 or not values or a.sort(a.domain.kind(rel.target), attr) == "flag":
        raise Unsuitable
    return "multihop", a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr)}, gold(a.solver, values)


def hop_two(a: Ask) -> Made:
    """Into an entity by one relation, out by another."""
    first = a.rel(oriented)
    second = a.rel(lambda x: oriented(x) and x.source == first.source and x.type != first.type)
    ident = a.r.choice(a.solver.kind(first.target))
    members = a.related(ident, first, "in")
    found = a.solver.near(members, second.type, second.target, "out")
    theirs = a.words(second)
    slots = a.words(first) | {f"{key}2": word for key, word in theirs.items()} | {"e": a.ref(ident)}
    return "multihop", slots, gold(a.solver, few(found, 20))


def hop_filter(a: Ask) -> Made:
    """Sources by an attribute of their targets."""
    rel = a.rel(lambda x: oriented(x) and a.has(a.domain.kind(x.target), "text"))
    attr = a.attr(a.domain.kind(rel.target), "text")
    targets = a.solver.kind(rel.target)
    value = a.r.choice(a.solver.values(targets, attr.name))
    if len(set(a.solver.values(targets, attr.name))) > 8:
        raise Unsuitable
    chosen = a.solver.where(targets, attr.name, "=", value)
    found = a.solver.near(chosen, rel.type, rel.source, "in")
    slots = a.words(rel) | {"a": attr.say[0], "v": str(value)}
    return "multihop", slots, gold(a.solver, few(found))


def path(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source == x.target)
    one, two = a.r.sample(a.solver.kind(rel.source), 2)
    found = a.solver.paths(one, two)
    if not found or not 3 <= len(found[0]) <= 9 or len(found) > 6:
        raise Unsuitable
    made = gold(a.solver, route(found))
    if own := a.solver.paths(one, two, (rel.type,)):  # by that relation alone is a fair reading
        along = gold(a.solver, route(own))
        made.accept += [v for v in (along.values, *along.accept) if v not in made.accept]
    return "path", {"e": a.ref(one), "f": a.ref(two)}, made


def hops(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source == x.target)
    one, two = a.r.sample(a.solver.kind(rel.source), 2)
    number = a.solver.hops(one, two)
    if number is None or number < 2:
        raise Unsuitable
    made = gold(a.solver, number)
    own = a.solver.hops(one, two, (rel.type,))
    if own not in (None, number):
        made.accept.append([own])
    return "path", {"e": a.ref(one), "f": a.ref(two)}, made


def exists(a: Ask) -> Made:
    rel = a.rel()
    ident = a.r.choice(a.solver.kind(rel.source))
    targets = a.related(ident, rel, "out")
    others = [i for i in a.solver.kind(rel.target) if i not in targets and i != ident]
    if not targets or not others:
        raise Unsuitable
    holds = a.r.random() < 0.5
    other = a.r.choice(targets if holds else others)
    return "exists", a.words(rel) | {"e": a.ref(ident), "f": a.ref(other)}, gold(a.solver, holds)


def negation(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    found = a.solver.without(a.solver.kind(rel.source), rel.type, rel.target, "out")
    return "negation", a.words(rel), gold(a.solver, few(found))


def negation_in(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    found = a.solver.without(a.solver.kind(rel.target), rel.type, rel.source, "in")
    return "negation", a.words(rel), gold(a.solver, few(found))


def negation_value(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "text"))
    attr = a.attr(kind, "text")
    ids = a.solver.kind(kind.name)
    value = a.r.choice(a.solver.values(ids, attr.name))
    if len(set(a.solver.values(ids, attr.name))) > 8:
        raise Unsuitable
    found = a.solver.where(ids, attr.name, "!=", value)
    slots = {"ks": a.say(kind)[1], "a": attr.say[0], "v": str(value)}
    return "negation", slots, gold(a.solver, few(found))


def whatif(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    failed = a.r.choice(a.solver.kind(rel.target))
    found = a.solver.orphans([failed], a.solver.kind(rel.source), rel.type, rel.target)
    return "whatif", a.words(rel) | {"e": a.ref(failed)}, gold(a.solver, few(found))


def whatif_count(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    failed = a.r.choice(a.solver.kind(rel.target))
    found = a.solver.orphans([failed], a.solver.kind(rel.source), rel.type, rel.target)
    return "whatif", a.words(rel) | {"e": a.ref(failed)}, gold(a.solver, len(few(found)))


def unknown_entity(a: Ask) -> Made:
    kind = a.kind(lambda k: bool(k.attrs) and "{n" in k.ident)
    ident = kind.ident.format(n=a.r.randint(700, 990), hex="f0f0f0", letter="Z")
    ident = f"{kind.say[0][0]} {ident}" if kind.numeric else ident
    return "unknown", {"e": ident, "a": a.noun(a.attr(kind, "any")), "k": a.say(kind)[0]}, UNKNOWN


def unknown_attribute(a: Ask) -> Made:
    kind = a.kind()
    absent = ("serial number", "purchase price", "paint colour", "insurance policy", "MAC address")
    slots = {"e": a.ref(a.entity(kind)), "a": a.r.choice(absent), "k": a.say(kind)[0]}
    return "unknown", slots, UNKNOWN


def unknown_reading(a: Ask) -> Made:
    kind = a.kind(lambda k: any(x.missing for x in k.attrs))
    attr = a.r.choice([x for x in kind.attrs if x.missing])
    lacking = a.solver.lacking(a.solver.kind(kind.name), attr.name)
    if not lacking:
        raise Unsuitable
    slots = {"e": a.ref(a.r.choice(lacking)), "a": a.noun(attr), "k": a.say(kind)[0]}
    return "unknown", slots, UNKNOWN


def ambiguous(a: Ask) -> Made:
    kind = a.kind(lambda k: k.repeat > 0 and bool(k.attrs))
    names = [str(n) for n in a.solver.values(a.solver.kind(kind.name), "name")]
    twice = [n for n in names if len(a.solver.named(n)) > 1]
    name, attr = a.r.choice(twice), a.attr(kind, "any")
    if a.sort(kind, attr) == "flag":
        raise Unsuitable
    return "ambiguous", {"e": name, "a": a.noun(attr), "k": a.say(kind)[0]}, AMBIGUOUS


def thread(a: Ask) -> list[Made]:
    """An attribute, another one of the same entity, the same of another entity."""
    kind = a.kind(lambda k: len([x for x in k.attrs if a.sort(k, x) != "flag"]) >= 2)
    one, two = a.r.sample([x for x in kind.attrs if a.sort(kind, x) != "flag"], 2)
    ids = [
        i
        for i in a.solver.kind(kind.name)
        if len(a.solver.values([i], one.name) + a.solver.values([i], two.name)) == 2
    ]
    if len(ids) < 2:
        raise Unsuitable
    first, other = a.r.sample(ids, 2)
    slots = {
        "e": a.ref(first),
        "f": a.ref(other),
        "a": a.noun(one),
        "b": a.noun(two),
        "k": a.say(kind)[0],
    }
    values = [a.solver.value(i, x.name) for i, x in ((first, one), (first, two), (other, two))]
    return [("followup", slots, gold(a.solver, v)) for v in values if v is not None]
