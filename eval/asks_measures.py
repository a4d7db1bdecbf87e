"""Generators of questions that measure: superlative, top-k, aggregate, group-by."""

from __future__ import annotations

from collections.abc import Callable

from gentwin_chat.eval.draws import Ask, Made, Unsuitable, few, oriented, top
from gentwin_chat.eval.gold import best, gold, near, ranked, table


def superlative(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 2)
    attr = a.attr(kind, "number")
    low = a.r.random() < 0.4
    found = top(a, a.solver.kind(kind.name), attr, 1, low)
    slots = {"k": a.say(kind)[0], "a": a.noun(attr), "sup": "lowest" if low else "highest"}
    slots["adj"] = (attr.low if low else attr.high) or f"{slots['sup']}-{attr.say[0]}"
    return "superlative", slots, gold(a.solver, best(found, a.solver.numbers(found, attr.name)[0]))


def most_related(a: Ask) -> Made:
    """The one that most others are related to."""
    rel = a.rel(lambda x: x.source != x.target)
    targets = a.solver.kind(rel.target)
    if len(targets) < 3:
        raise Unsuitable
    found = a.solver.best(targets, lambda i: len(a.related(i, rel, "in")))
    if len(found) > 1:
        raise Unsuitable
    number = len(a.related(found[0], rel, "in"))
    return "superlative", a.words(rel), gold(a.solver, best(found, number))


def topk(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 6)
    attr = a.attr(kind, "number")
    k, low = a.r.randint(2, 5), a.r.random() < 0.4
    found = top(a, a.solver.kind(kind.name), attr, k, low)
    slots = {
        "ks": a.say(kind)[1],
        "a": a.noun(attr),
        "n": str(k),
        "sup": "lowest" if low else "highest",
    }
    return "topk", slots, gold(a.solver, ranked(found, a.solver.values(found, attr.name)))


_FUNCTIONS: dict[str, Callable[[list[int | float]], float]] = {
    "average": lambda v: sum(v) / len(v), "sum": sum, "minimum": min, "maximum": max,
}  # fmt: skip


def aggregate(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number"))
    attr = a.attr(kind, "number")
    name = a.r.choice(list(_FUNCTIONS))
    numbers = a.solver.numbers(a.solver.kind(kind.name), attr.name)
    slots = {"ks": a.say(kind)[1], "a": a.noun(attr), "fn": name}
    return f"aggregate_{name}", slots, near(_FUNCTIONS[name](numbers))


def aggregate_related(a: Ask) -> Made:
    rel = a.rel(lambda x: oriented(x) and a.has(a.domain.kind(x.source), "number"))
    attr = a.attr(a.domain.kind(rel.source), "number")
    ident = a.r.choice(a.solver.kind(rel.target))
    numbers = a.solver.numbers(a.related(ident, rel, "in"), attr.name)
    if len(numbers) < 2:
        raise Unsuitable
    slots = a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr)}
    return "aggregate", slots, near(sum(numbers) / len(numbers))


def group_related(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    targets = few(a.solver.kind(rel.target), 12)
    rows = [(i, len(a.related(i, rel, "in"))) for i in targets]
    empty_too = table(rows)
    full = [row for row in rows if row[1]]
    made = gold(a.solver, empty_too)
    if len(full) < len(rows):  # leaving out the zeros is no fault
        made.accept.append(gold(a.solver, table(full)).values)
    return "group", a.words(rel), made


def group_value(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "text") and a.has(k, "number") and k.count > 8)
    by, attr = a.attr(kind, "text"), a.attr(kind, "number")
    groups = a.solver.group(a.solver.kind(kind.name), lambda i: a.solver.values([i], by.name))
    if not 2 <= len(groups) <= 8:
        raise Unsuitable
    rows = []
    for value, members in sorted(groups.items(), key=lambda pair: str(pair[0])):
        numbers = a.solver.numbers(members, attr.name)
        if not numbers:
            raise Unsuitable
        rows.append((value, sum(numbers) / len(numbers)))
    slots = {"ks": a.say(kind)[1], "k": a.say(kind)[0], "a": a.noun(attr), "by": by.say[0]}
    return "group", slots, gold(a.solver, table(rows))
