"""Makes questions about a made network, with gold, in many wordings.

A generator picks something to ask and computes the answer; a phrase of the set in use
(:mod:`phrases_dev`, :mod:`phrases_heldout`, no wording in common) says it; then some questions
lose their capitals and marks, gain politeness, or get a typo in a common word (never in a name or
value). Which phrases exist is the only thing that the dev and held-out sets do not share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

from gentwin_chat.domain import short_id
from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Question,
    best,
    gold,
    near,
    ranked,
    route,
    table,
)
from gentwin_chat.eval.networks import Attr, Domain, Kind, Rel
from gentwin_chat.eval.solver import Solver

Slots: TypeAlias = dict[str, str]
Made: TypeAlias = tuple[str, Slots, Gold]

_UNITS = {
    "P1": "%", "CMT": "cm", "DAY": "days", "KWH": "kWh", "MTR": "m", "HAR": "hectares",
    "KMH": "km/h", "DBM": "dBm", "E32": "l/min", "CEL": "°C", "KWT": "kW", "KGM": "kg",
    "TNE": "tonnes", "LTR": "litres", "MIN": "minutes", "VLT": "V", "P/H": "persons/h",
}  # fmt: skip


_ORDERS = ("list", "show", "give", "tell", "count", "name", "find", "add", "work", "walk", "say")


class Unsuitable(Exception):
    """The draw has no clear answer (a tie, an empty list, nothing of that sort here)."""


@dataclass
class Ask:
    """One network seen by the generators: draws from it and words for what is drawn."""

    domain: Domain
    solver: Solver
    r: Random

    def kind(self, needs: Callable[[Kind], bool] = lambda kind: True) -> Kind:
        found = [k for k in self.domain.kinds if needs(k)]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def say(self, kind: Kind) -> tuple[str, str]:
        return self.r.choice(kind.say)

    def noun(self, attr: Attr) -> str:
        return self.r.choice(attr.say)

    def attr(self, kind: Kind, sort: str) -> Attr:
        """An attribute whose values are ``number``, ``text``, ``flag`` or ``any``."""
        found = [a for a in kind.attrs if sort in ("any", self.sort(kind, a))]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def sort(self, kind: Kind, attr: Attr) -> str:
        value = next(iter(self.solver.values(self.solver.kind(kind.name), attr.name)), "")
        if isinstance(value, bool):
            return "flag"
        return "text" if isinstance(value, str) else "number"

    def has(self, kind: Kind, sort: str) -> bool:
        return any(sort in ("any", self.sort(kind, a)) for a in kind.attrs)

    def entity(self, kind: Kind, attr: Attr | None = None) -> str:
        ids = self.solver.kind(kind.name)
        if attr is not None:
            ids = [i for i in ids if self.solver.value(i, attr.name) is not None]
        return self.r.choice(ids)

    def ref(self, ident: str) -> str:
        """How the question names an entity: by its name if that is unique, or by its id."""
        entity = self.solver.entity(ident)
        if entity.name and len(self.solver.named(entity.name)) == 1 and self.r.random() < 0.6:
            return entity.name
        if entity.numeric_id:
            return f"{self.domain.kind(entity.kind).say[0][0]} {entity.id}"
        return short_id(ident)

    def rel(self, needs: Callable[[Rel], bool] = lambda rel: True) -> Rel:
        found = [x for x in self.domain.rels if needs(x)]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def words(self, rel: Rel) -> Slots:
        """``vs`` reports to, ``vp`` report to, ``aux`` does, ``auxp`` do, ``rest`` report to."""
        single, plural = rel.verb
        be = plural.startswith("are ")
        source, target = self.domain.kind(rel.source), self.domain.kind(rel.target)
        (k, ks), (tk, tks) = self.say(source), self.say(target)
        return {
            "vs": single,
            "vp": plural,
            "aux": "is" if be else "does",
            "auxp": "are" if be else "do",
            "rest": plural.removeprefix("are ") if be else plural,
            "k": k,
            "ks": ks,
            "tk": tk,
            "tks": tks,
        }

    def related(self, ident: str, rel: Rel, way: str) -> list[str]:
        other = rel.target if way == "out" else rel.source
        return self.solver.near(ident, rel.type, other, way if rel.directed else "both")

    def border(self, values: list[int | float]) -> int | float:
        """A threshold that no value equals, with something on either side."""
        ordered = sorted(set(values))
        if len(ordered) < 4:
            raise Unsuitable
        at = self.r.randint(1, len(ordered) - 2)
        low, high = ordered[at], ordered[at + 1]
        middle = (low + high) / 2
        for digits in range(4):
            rounded = round(middle, digits)
            if low < rounded < high:
                return int(rounded) if digits == 0 else rounded
        raise Unsuitable


def _some(ids: list[str], most: int = 30) -> list[str]:
    if not 1 <= len(ids) <= most:
        raise Unsuitable
    return ids


def _measured(attr: Attr) -> bool:
    return attr.unit is not None


def _oriented(rel: Rel) -> bool:
    """Whether its two ends can be told apart, by direction or by kind."""
    return rel.directed or rel.source != rel.target


def lookup(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") or a.has(k, "text"))
    attr = a.attr(kind, a.r.choice([s for s in ("number", "text") if a.has(kind, s)]))
    ident = a.entity(kind, attr)
    slots = {"e": a.ref(ident), "a": a.noun(attr), "k": a.say(kind)[0]}
    return "lookup", slots, gold(a.solver, a.solver.value(ident, attr.name))  # type: ignore[arg-type]


def lookup_flag(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "flag"))
    attr = a.attr(kind, "flag")
    ident = a.entity(kind, attr)
    slots = {"e": a.ref(ident), "a": a.noun(attr), "k": a.say(kind)[0]}
    return "lookup", slots, gold(a.solver, a.solver.value(ident, attr.name))  # type: ignore[arg-type]


def relation_out(a: Ask) -> Made:
    rel = a.rel()
    ident = a.r.choice(a.solver.kind(rel.source))
    found = _some(a.related(ident, rel, "out"), 12)
    return "relation_out", a.words(rel) | {"e": a.ref(ident)}, gold(a.solver, found)


def relation_in(a: Ask) -> Made:
    rel = a.rel(_oriented)
    ident = a.r.choice(a.solver.kind(rel.target))
    found = _some(a.related(ident, rel, "in"))
    return "relation_in", a.words(rel) | {"e": a.ref(ident)}, gold(a.solver, found)


def count_kind(a: Ask) -> Made:
    kind = a.kind()
    return (
        "count",
        {"k": kind.say[0][0], "ks": a.say(kind)[1]},
        gold(a.solver, len(a.solver.kind(kind.name))),
    )


def count_related(a: Ask) -> Made:
    rel = a.rel(_oriented)
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
    return "filter", slots, gold(a.solver, _some(found))


def filter_number(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 4)
    attr = a.attr(kind, "number")
    ids = a.solver.kind(kind.name)
    limit = a.border(a.solver.numbers(ids, attr.name))
    over = a.r.random() < 0.5
    found = _some(a.solver.where(ids, attr.name, ">" if over else "<", limit))
    slots = {"ks": a.say(kind)[1], "a": a.noun(attr), "v": _with_unit(a, limit, attr)}
    slots["cmp"] = "over" if over else "under"
    return "filter", slots, gold(a.solver, found)


def _with_unit(a: Ask, limit: int | float, attr: Attr) -> str:
    unit = _UNITS.get(attr.unit or "")
    return f"{limit} {unit}" if unit and a.r.random() < 0.5 else str(limit)


def filter_related(a: Ask) -> Made:
    """A relation and a number at once."""
    rel = a.rel(lambda x: _oriented(x) and a.has(a.domain.kind(x.source), "number"))
    kind = a.domain.kind(rel.source)
    attr = a.attr(kind, "number")
    ident = a.r.choice(a.solver.kind(rel.target))
    members = a.related(ident, rel, "in")
    limit = a.border(a.solver.numbers(members, attr.name))
    over = a.r.random() < 0.5
    found = _some(a.solver.where(members, attr.name, ">" if over else "<", limit))
    slots = a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr), "v": str(limit)}
    slots["cmp"] = "over" if over else "under"
    return "filter", slots, gold(a.solver, found)


def superlative(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 2)
    attr = a.attr(kind, "number")
    low = a.r.random() < 0.4
    found = _top(a, a.solver.kind(kind.name), attr, 1, low)
    slots = {"k": a.say(kind)[0], "a": a.noun(attr), "sup": "lowest" if low else "highest"}
    slots["adj"] = (attr.low if low else attr.high) or f"{slots['sup']}-{attr.say[0]}"
    return "superlative", slots, gold(a.solver, best(found, a.solver.numbers(found, attr.name)[0]))


def _top(a: Ask, ids: list[str], attr: Attr, k: int, low: bool) -> list[str]:
    try:
        found = a.solver.top(ids, attr.name, k, low)
    except ValueError as e:
        raise Unsuitable from e
    if len(found) < k:
        raise Unsuitable
    return found


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
    found = _top(a, a.solver.kind(kind.name), attr, k, low)
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
    rel = a.rel(lambda x: _oriented(x) and a.has(a.domain.kind(x.source), "number"))
    attr = a.attr(a.domain.kind(rel.source), "number")
    ident = a.r.choice(a.solver.kind(rel.target))
    numbers = a.solver.numbers(a.related(ident, rel, "in"), attr.name)
    if len(numbers) < 2:
        raise Unsuitable
    slots = a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr)}
    return "aggregate", slots, near(sum(numbers) / len(numbers))


def group_related(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    targets = _some(a.solver.kind(rel.target), 12)
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


def compare(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "number") and k.count > 1)
    attr = a.attr(kind, "number")
    one, two = a.entity(kind, attr), a.entity(kind, attr)
    low = a.r.random() < 0.4
    if one == two:
        raise Unsuitable
    found = _top(a, [one, two], attr, 1, low)
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
    rel = a.rel(lambda x: _oriented(x) and bool(a.domain.kind(x.target).attrs))
    attr = a.attr(a.domain.kind(rel.target), "any")
    ident = a.r.choice(a.solver.kind(rel.source))
    targets = a.related(ident, rel, "out")
    values = a.solver.values(targets, attr.name)
    if len(targets) != 1 or not values or a.sort(a.domain.kind(rel.target), attr) == "flag":
        raise Unsuitable
    return "multihop", a.words(rel) | {"e": a.ref(ident), "a": a.noun(attr)}, gold(a.solver, values)


def hop_two(a: Ask) -> Made:
    """Into an entity by one relation, out by another."""
    first = a.rel(_oriented)
    second = a.rel(lambda x: _oriented(x) and x.source == first.source and x.type != first.type)
    ident = a.r.choice(a.solver.kind(first.target))
    members = a.related(ident, first, "in")
    found = a.solver.near(members, second.type, second.target, "out")
    theirs = a.words(second)
    slots = a.words(first) | {f"{key}2": word for key, word in theirs.items()} | {"e": a.ref(ident)}
    return "multihop", slots, gold(a.solver, _some(found, 20))


def hop_filter(a: Ask) -> Made:
    """Sources by an attribute of their targets."""
    rel = a.rel(lambda x: _oriented(x) and a.has(a.domain.kind(x.target), "text"))
    attr = a.attr(a.domain.kind(rel.target), "text")
    targets = a.solver.kind(rel.target)
    value = a.r.choice(a.solver.values(targets, attr.name))
    if len(set(a.solver.values(targets, attr.name))) > 8:
        raise Unsuitable
    chosen = a.solver.where(targets, attr.name, "=", value)
    found = a.solver.near(chosen, rel.type, rel.source, "in")
    slots = a.words(rel) | {"a": attr.say[0], "v": str(value)}
    return "multihop", slots, gold(a.solver, _some(found))


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
    return "negation", a.words(rel), gold(a.solver, _some(found))


def negation_in(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    found = a.solver.without(a.solver.kind(rel.target), rel.type, rel.source, "in")
    return "negation", a.words(rel), gold(a.solver, _some(found))


def negation_value(a: Ask) -> Made:
    kind = a.kind(lambda k: a.has(k, "text"))
    attr = a.attr(kind, "text")
    ids = a.solver.kind(kind.name)
    value = a.r.choice(a.solver.values(ids, attr.name))
    if len(set(a.solver.values(ids, attr.name))) > 8:
        raise Unsuitable
    found = a.solver.where(ids, attr.name, "!=", value)
    slots = {"ks": a.say(kind)[1], "a": attr.say[0], "v": str(value)}
    return "negation", slots, gold(a.solver, _some(found))


def whatif(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    failed = a.r.choice(a.solver.kind(rel.target))
    found = a.solver.orphans([failed], a.solver.kind(rel.source), rel.type, rel.target)
    return "whatif", a.words(rel) | {"e": a.ref(failed)}, gold(a.solver, _some(found))


def whatif_count(a: Ask) -> Made:
    rel = a.rel(lambda x: x.source != x.target)
    failed = a.r.choice(a.solver.kind(rel.target))
    found = a.solver.orphans([failed], a.solver.kind(rel.source), rel.type, rel.target)
    return "whatif", a.words(rel) | {"e": a.ref(failed)}, gold(a.solver, len(_some(found)))


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


GENERATORS: tuple[Callable[[Ask], Made], ...] = (
    lookup, lookup_flag, relation_out, relation_in, count_kind, count_related, count_value,
    list_kind, list_values, filter_value, filter_number, filter_related, superlative, most_related,
    topk, aggregate, aggregate_related, group_related, group_value, compare, compare_same,
    hop_value, hop_two, hop_filter, path, hops, exists, negation, negation_in, negation_value,
    whatif, whatif_count, unknown_entity, unknown_attribute, unknown_reading, ambiguous,
)  # fmt: skip


@dataclass(frozen=True)
class Phrases:
    """The wordings of one set.

    Attributes:
        say: generator name (``aggregate_average`` and so on for aggregates) → patterns.
        over, under: words for comparisons.
        thread: three lists of patterns, one for each turn.
        polite: patterns around a whole question ``{q}`` (its first letter in lower case).
    """

    say: dict[str, tuple[str, ...]]
    over: tuple[str, ...]
    under: tuple[str, ...]
    thread: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    polite: tuple[str, ...]


def _typo(word: str, r: Random) -> str:
    """Swap or drop one inner letter of a long word."""
    words = word.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 6 and w.isalpha()]
    if not long:
        return word
    i = r.choice(long)
    at = r.randint(1, len(words[i]) - 3)
    w = words[i]
    words[i] = (
        w[:at] + w[at + 1] + w[at] + w[at + 2 :] if r.random() < 0.5 else w[:at] + w[at + 1 :]
    )
    return " ".join(words)


def _worded(name: str, slots: Slots, phrases: Phrases, r: Random) -> str:
    slots = dict(slots)
    if cmp := slots.get("cmp"):
        slots["cmp"] = r.choice(phrases.over if cmp == "over" else phrases.under)
    style = r.random()
    if style < 0.15:
        hit = r.choice([k for k in ("k", "ks", "a", "tk", "tks") if k in slots] or ["e"])
        if hit != "e":
            slots[hit] = _typo(slots[hit], r)
    pattern = r.choice(phrases.say[name])
    if slots.get("e", "").lower().startswith(slots.get("k", "\0").lower()):
        pattern = pattern.replace("{k} {e}", "{e}")
    return _styled(pattern.format(**slots), r, style, phrases)


def _styled(text: str, r: Random, style: float, phrases: Phrases) -> str:
    text = (
        text[0].upper() + text[1:]
        if style < 0.6 and text[0].islower() and r.random() < 0.7
        else text
    )
    if 0.6 <= style < 0.8:
        return text.lower().rstrip("?.")
    if style >= 0.88:
        bare = text.rstrip("?.")
        first = bare.split(" ")[0]
        plain = first[:1].isupper() and first[1:].islower()
        bare = bare[0].lower() + bare[1:] if plain else bare
        if first in ("I", "I'm"):
            return text
        if first.lower() in _ORDERS:
            return f"Please {bare}."
        return r.choice(phrases.polite).format(q=bare)
    return text


def _draws(a: Ask, make: Callable[[Ask], Any], tries: int = 60) -> Iterator[Any]:
    for _ in range(tries):
        try:
            yield make(a)
        except Unsuitable:
            continue


def compose(domain: Domain, solver: Solver, which: str, share: float = 0.55) -> list[Question]:
    """Grammar-made questions on one network: each generator with chance ``share``, one thread."""
    if which == "dev":
        from gentwin_chat.eval.phrases_dev import PHRASES as phrases
    else:
        from gentwin_chat.eval.phrases_heldout import PHRASES as phrases
    r = Random(f"{which}/{domain.name}/questions")
    a = Ask(domain, solver, r)
    made: list[Question] = []

    def add(kind: str, text: str, right: Gold, thread: str | None = None) -> None:
        made.append(
            Question(
                id=f"{domain.name}-g{len(made) + 1:02d}",
                network=domain.name,
                kind=kind,
                question=text,
                thread=thread,
                wording="grammar",
                gold=right,
            )
        )

    for generator in GENERATORS:
        if r.random() > share:
            continue
        for kind, slots, right in _draws(a, generator):
            name = kind if kind.startswith("aggregate_") else generator.__name__
            kind = kind.split("_")[0] if name == kind != generator.__name__ else kind
            add(kind, _worded(name, slots, phrases, r), right)
            break
    for turns in _draws(a, thread):
        label = f"{domain.name}-t"
        for (kind, slots, right), patterns in zip(turns, phrases.thread, strict=True):
            text = _styled(r.choice(patterns).format(**slots), r, r.random() * 0.8, phrases)
            add(kind, text, right, label)
        break
    return made
