"""The solver against graphs small enough to work out by hand."""

from __future__ import annotations

import pytest

from gentwin_chat.domain import Entity, Reading, Relation, Topology
from gentwin_chat.eval.solver import Solver


def entity(ident: str, kind: str, name: str | None = None, **attributes: object) -> Entity:
    readings = {k: Reading(value=v) for k, v in attributes.items()}
    return Entity(id=ident, kind=kind, name=name, attributes=readings)


@pytest.fixture
def solver() -> Solver:
    """Two gateways in a line of three rooms; s3 hears both gateways, s4 none.

    s1 → g1, s2 → g1, s3 → g1 and g2; rooms r1 – r2 – r3 joined without direction.
    """
    entities = [
        entity("s1", "sensor", "North", t=10, ok=True),
        entity("s2", "sensor", "South", t=30, ok=False),
        entity("s3", "sensor", "North", t=20, tags=["a", "b"]),
        entity("s4", "sensor"),
        entity("g1", "gateway"),
        entity("g2", "gateway"),
        *(entity(f"r{i}", "room") for i in (1, 2, 3)),
    ]
    hears = [("s1", "g1"), ("s2", "g1"), ("s3", "g1"), ("s3", "g2")]
    doors = [("r1", "r2"), ("r3", "r2")]
    relations = [Relation(source=a, type="hears", target=b) for a, b in hears]
    relations += [Relation(source=a, type="door", target=b, directed=False) for a, b in doors]
    relations.append(Relation(source="s4", type="pings", target="s4"))
    return Solver(Topology(entities={e.id: e for e in entities}, relations=relations))


def test_names(solver: Solver) -> None:
    assert solver.named("north") == ["s1", "s3"]
    assert solver.one("SOUTH") == "s2"
    with pytest.raises(KeyError, match="names 2"):
        solver.one("North")


def test_conditions_leave_out_what_lacks_the_attribute(solver: Solver) -> None:
    sensors = solver.kind("sensor")
    assert solver.where(sensors, "t", ">=", 20) == ["s2", "s3"]
    assert solver.where(sensors, "t", "!=", 20) == ["s1", "s2"]
    assert solver.where(sensors, "ok", "=", False) == ["s2"]
    assert solver.where(sensors, "tags", "=", "b") == ["s3"]
    assert solver.where(sensors, "ok", "=", 1) == []  # a truth is no number
    assert solver.lacking(sensors, "t") == ["s4"]


def test_relations_have_direction_unless_they_say_not(solver: Solver) -> None:
    assert solver.near("s3", "hears", way="out") == ["g1", "g2"]
    assert solver.near("g1", "hears", way="out") == []
    assert solver.near("g1", "hears", "sensor", "in") == ["s1", "s2", "s3"]
    assert solver.near("r2", "door", way="out") == ["r1", "r3"]
    assert solver.near(["s1", "s3"], "hears") == ["g1", "g2"]
    assert solver.without(solver.kind("sensor"), "hears") == ["s4"]
    assert solver.near("s4") == []  # it pings itself only
    assert [solver.degree(i) for i in ("g1", "r2", "s4")] == [3, 2, 1]


def test_measures(solver: Solver) -> None:
    sensors = solver.kind("sensor")
    assert solver.mean(sensors, "t") == 20
    assert solver.total(sensors, "t") == 60
    assert solver.numbers(sensors, "ok") == []
    assert solver.top(sensors, "t", 2) == ["s2", "s3"]
    assert solver.top(sensors, "t", low=True) == ["s1"]
    assert solver.best(solver.kind("room"), solver.degree, low=True) == ["r1", "r3"]
    with pytest.raises(ValueError, match="tie"):
        solver.top(solver.kind("room"), solver.degree, 2)
    groups = solver.group(sensors, lambda i: [solver.entity(i).name])
    assert groups == {"North": ["s1", "s3"], "South": ["s2"]}


def test_paths_and_failures(solver: Solver) -> None:
    assert solver.paths("r1", "r3") == [["r1", "r2", "r3"]]
    assert solver.hops("s1", "s3") == 2
    assert solver.hops("s1", "r1") is None
    assert solver.orphans(["g1"], solver.kind("sensor"), "hears", "gateway") == ["s1", "s2"]
    assert solver.orphans(["g1", "g2"], solver.kind("sensor"), "hears", None) == ["s1", "s2", "s3"]
    # the largest component is s1, s2, s3, g1, g2; without g1 only s3 – g2 hold together
    assert solver.cut_off(["g1"]) == ["s1", "s2"]
