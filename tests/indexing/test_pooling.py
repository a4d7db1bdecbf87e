"""Equations 1 to 7: values worked by hand, and properties."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gentwin_chat.indexing import pooling
from gentwin_chat.indexing.pooling import (
    KeyValue,
    Pool,
    Role,
    key_value,
    partition,
    pool_weight,
    presence,
    priority,
    update_trigger,
    weight,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SIX = timedelta(seconds=6)


@pytest.mark.parametrize(
    ("last_seen", "off", "expected"),
    [
        (NOON - timedelta(seconds=5), False, 1),
        (NOON - timedelta(seconds=6), False, 1),
        (NOON - timedelta(seconds=7), False, 0),
        (NOON, True, 0),
        (None, False, 0),
    ],
)
def test_eq1_presence(last_seen: datetime | None, off: bool, expected: int) -> None:
    assert presence(last_seen, NOON, SIX, reported_off=off) == expected


def test_eq2_key_value() -> None:
    assert key_value(Role.SENSOR, "aq-17", kind="AirQualitySensor", gateway="gw-12") == KeyValue(
        ":s", "aq-17", "gw-12"
    )
    assert key_value(Role.GATEWAY, "gw-12", kind="Gateway", sensors=7) == (":gw", "gw-12", 7)
    assert key_value(Role.OTHER, "r1", kind="Room") == (":Room", "r1", None)


def test_eq3_priority() -> None:
    assert priority(9, 1, 580) == Fraction(9, 580)
    assert priority(9, 0, 580) == 0
    assert priority(0, 1, 0) == 0


def test_eq4_partition_with_both_borders() -> None:
    # The average of 8, 4, 3, 2.5, 2 and 4.5 is 4: the borders are 3 and 2, and belong below.
    p: dict[str, int | Fraction] = {
        "a": 8,
        "b": 4,
        "c": 3,
        "d": Fraction(5, 2),
        "e": 2,
        "f": Fraction(9, 2),
    }
    pools = partition({node: Fraction(value) / 100 for node, value in p.items()})
    assert pools == {Pool.HIGH: {"a", "b", "f"}, Pool.MEDIUM: {"c", "d"}, Pool.LOW: {"e"}}


def test_eq4_without_any_priority_everything_is_low() -> None:
    assert partition({"a": Fraction(0)})[Pool.LOW] == {"a"}
    assert partition({}) == {pool: set() for pool in Pool}


@given(st.dictionaries(st.integers(), st.fractions(min_value=0, max_value=1)))
def test_eq4_pools_partition_the_nodes_and_are_ordered(p: dict[int, Fraction]) -> None:
    pools = partition(p)
    assert sum(map(len, pools.values())) == len(p)
    assert set().union(*pools.values()) == p.keys()
    highest_first = [[p[n] for n in pools[pool]] for pool in Pool if pools[pool]]
    for above, below in pairwise(highest_first):
        assert min(above) > max(below)


@given(
    st.dictionaries(st.integers(), st.integers(0, 9), min_size=1),
    st.integers(1, 50),
)
def test_eq4_does_not_depend_on_m(x: dict[int, int], total: int) -> None:
    assert partition({n: Fraction(v, total) for n, v in x.items()}) == partition(
        {n: Fraction(v) for n, v in x.items()}
    )


def test_eq5_weight() -> None:
    assert weight(Role.SENSOR, 0, 300) == 1 / 300
    assert weight(Role.GATEWAY, 7, 300) == 7 / 300
    assert weight(Role.GATEWAY, 0, 300) == 0
    assert weight(Role.OTHER, 0, 300) == 1 / 300


def test_eq6_pool_weight() -> None:
    # Two gateways with 7 and 5 sensors and three sensors: (8 + 6 + 1 + 1 + 1) / 50.
    assert pool_weight([7, 5, 0, 0, 0], 50) == 17 / 50
    assert pool_weight([], 50) == 0


@given(st.floats(0, 10), st.floats(0, 10))
def test_eq7_update_trigger(before: float, after: float) -> None:
    assert update_trigger(before, after) == update_trigger(after, before) >= 0
    assert update_trigger(before, before) == 0
    assert update_trigger(0.25, 0.75) == 0.5


def test_the_docstrings_say_which_equation_each_function_is() -> None:
    functions = [
        *(presence, key_value, priority, partition, weight, pool_weight, update_trigger),
    ]
    for number, function in enumerate(functions, 1):
        first_line = str(function.__doc__).splitlines()[0]
        assert first_line.startswith(f"Eq. {number}: ")
        assert function.__module__ == pooling.__name__
