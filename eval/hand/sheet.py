"""What the hand-written sets have in common: a sheet to write on, and often-used golds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import networkx as nx

from gentwin_chat.domain import Relation, Scalar
from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    Result,
    best,
    ranked,
    route,
    table,
)
from gentwin_chat.eval.solver import Solver

Solve: TypeAlias = Callable[[Solver], Result | None]


class Sheet(list[Hand]):
    """The questions on one network, in order; call it to add one."""

    def __init__(self, network: str) -> None:
        super().__init__()
        self.network = network

    def __call__(self, kind: str, text: str, solve: Solve, thread: str | None = None) -> None:
        label = f"{self.network}-{thread}" if thread else None
        self.append(Hand(self.network, kind, text, solve, label))


def topmost(s: Solver, ids: list[str], attribute: str, low: bool = False) -> Gold:
    """All that share the highest (lowest) value of an attribute."""
    having = [i for i in ids if s.numbers([i], attribute)]
    return extreme(s, having, lambda i: s.number(i, attribute), low)


def extreme(s: Solver, ids: list[str], measure: Callable[[str], float], low: bool = False) -> Gold:
    """All that share the highest (lowest) measure."""
    found = s.best(ids, measure, low)
    return best(found, measure(found[0]))


def earliest(s: Solver, ids: Iterable[str], attribute: str, last: bool = False) -> Gold:
    """All that share the earliest (last) date; ISO dates sort as text."""
    dates = {i: str(s.value(i, attribute)) for i in ids if s.value(i, attribute) is not None}
    edge = (max if last else min)(dates.values())
    return best([i for i, date in dates.items() if date == edge], edge)


def converted(s: Solver, ident: str, attribute: str, factor: float) -> Gold:
    """A number in another unit, rounded perhaps; as the network holds it, it is right too."""
    held = s.number(ident, attribute)
    return Gold(values=[held * factor], accept=[[held]], tolerance=0.005)


def leaders(s: Solver, ids: list[str], attribute: str, k: int, low: bool = False) -> Gold:
    """The first ``k`` by an attribute, in order."""
    found = s.top(ids, attribute, k, low)
    return ranked(found, list(s.numbers(found, attribute)))


def oldest(s: Solver, ids: Iterable[str], attribute: str, k: int, last: bool = False) -> Gold:
    """The first (last) ``k`` by a date, in order; ISO dates sort as text."""
    dates = {i: str(s.value(i, attribute)) for i in ids if s.value(i, attribute) is not None}
    found = sorted(dates, key=lambda i: dates[i], reverse=last)
    assert len({dates[i] for i in found[: k + 1]}) == k + 1, "a tie among them"
    return ranked(found[:k], [dates[i] for i in found[:k]])


def edge(s: Solver, ids: Iterable[str], attribute: str, low: bool = False) -> Gold:
    """The highest (lowest) value itself; said with whoever has it, it is right too."""
    having = [i for i in ids if s.numbers([i], attribute)]
    holders = s.best(having, lambda i: s.number(i, attribute), low)
    value = s.number(holders[0], attribute)
    return Gold(values=[value], accept=[[i, value] for i in holders], tolerance=0.001)


def commonest(s: Solver, ids: list[str], attribute: str) -> Gold:
    """The value that most of them have."""
    groups = s.group(ids, lambda i: s.values([i], attribute))
    most = max(len(members) for members in groups.values())
    (value,) = (key for key, members in groups.items() if len(members) == most)
    return Gold(values=[value], accept=[[value, most]])


def measured(relation: Relation, attribute: str) -> int | float:
    """The number that a relation holds."""
    value = relation.attributes[attribute].value
    assert isinstance(value, int | float)
    return value


def longest_link(s: Solver, type: str, attribute: str) -> Gold:
    """The two ends of the one relation of this type that measures the most."""
    links = s.edges(type)
    most = max(measured(r, attribute) for r in links)
    (found,) = (r for r in links if measured(r, attribute) == most)
    ends = [found.source, found.target]
    return Gold(values=list(ends), accept=[[*ends, most]])


def truth(holds: bool, *because: Iterable[str]) -> Gold:
    """Yes or no, where naming the things that make it so would answer as well."""
    return Gold(values=[holds], accept=[list(ids) for ids in because])


def means(s: Solver, ids: list[str], by: str, attribute: str) -> Gold:
    """The mean of an attribute for each value of another."""
    groups = s.group(ids, lambda i: s.values([i], by))
    return table((key, s.mean(members, attribute)) for key, members in groups.items())


def tally(s: Solver, ids: list[str], attribute: str) -> Gold:
    """How many have each value of an attribute."""
    groups = s.group(ids, lambda i: s.values([i], attribute))
    return table((key, len(members)) for key, members in groups.items())


def how_many(ids: list[str]) -> Gold:
    """A number, where naming the things would answer as well ("beacons in A7?")."""
    return Gold(values=[len(ids)], accept=[list(ids)])


def pick(s: Solver, ids: Iterable[str], **equal: Scalar) -> list[str]:
    """Those whose attributes equal what is given."""
    kept = list(ids)
    for attribute, value in equal.items():
        kept = s.where(kept, attribute, "=", value)
    return kept


def share(some: list[str], of: list[str]) -> Gold:
    """How much of the whole some are, in percent; said as a part of one, it is right too."""
    part = len(some) / len(of)
    return Gold(values=[part * 100], accept=[[part]], tolerance=0.01)


def part(value: float) -> Gold:
    """A measure that the network holds as a part of one; said in percent, it is right too."""
    return Gold(values=[value], accept=[[value * 100]], tolerance=0.01)


def distinct(s: Solver, ids: Iterable[str], attribute: str) -> list[Scalar]:
    """The different values of an attribute, each once."""
    return list(dict.fromkeys(s.values(ids, attribute)))


def number_of(
    s: Solver, ids: Iterable[str], type: str | None = None, kind: str | None = None
) -> Gold:
    """For each of ``ids`` the number of its neighbours so related; leaving out those with none
    is right as well."""
    rows = [(i, len(s.near(i, type, kind))) for i in ids]
    made = table(rows)
    made.accept.append([cell for row in rows if row[1] for cell in row])
    return made


def link_value(s: Solver, a: str, b: str, type: str, attribute: str) -> Scalar:
    """What the one relation of this type between two holds."""
    (found,) = (r for r in s.edges(type) if {r.source, r.target} == {a, b})
    value = found.attributes[attribute].value
    assert not isinstance(value, list)
    return value


def severed(
    s: Solver, root: str, gone: Iterable[str], types: Sequence[str], kind: str | None = None
) -> list[str]:
    """Who could reach ``root`` over relations of these types and no longer can without ``gone``."""
    before, after = s.graph(types), s.graph(types)
    lost = set(gone)
    after.remove_nodes_from(lost)
    reached = nx.node_connected_component(before, root)
    left = nx.node_connected_component(after, root)
    return [
        i
        for i in s.topology.entities
        if i in reached - left - lost and kind in (None, s.entity(i).kind)
    ]


def detour(s: Solver, a: str, b: str, gone: Iterable[str], types: Sequence[str]) -> Gold:
    """The shortest ways between two that are left without ``gone``."""
    left = s.graph(types)
    left.remove_nodes_from(list(gone))
    return route([list(path) for path in nx.all_shortest_paths(left, a, b)])


def unheld(s: Solver, ident: str, attribute: str) -> Gold:
    """The network holds no value of it, though others of its kind have one."""
    assert s.value(ident, attribute) is None
    assert s.values(s.kind(s.entity(ident).kind), attribute)
    return UNKNOWN


def unnamed(s: Solver, text: str) -> Gold:
    """Nothing in the network is named so."""
    assert not s.named(text)
    return UNKNOWN


def namesakes(s: Solver, text: str, attribute: str | None = None) -> Gold:
    """Several are named so; what is asked of them differs, if it is an attribute."""
    found = s.named(text)
    assert len(found) > 1
    assert attribute is None or len(set(s.values(found, attribute))) > 1
    return AMBIGUOUS
