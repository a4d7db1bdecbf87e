"""Ways of saying things that leave the network's own words out: what members are called, what they
get from whom, how far from a limit they are, a month without its year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def infirmary() -> Iterator[Twin]:
    """Beds of three sorts in wings, with heaters on boilers, and visits to them."""
    units = {"warmth_c": "°C", "setpoint_c": "°C", "fee_eur": "EUR"}
    beds = [
        ("bed-1", "twin", 24.0, 18.0, 310, False, "w1"),
        ("bed-2", "single", 17.0, 19.0, 95, True, "w2"),
        ("bed-3", "twin", 21.0, 20.5, 290, True, "w2"),
        ("bed-4", "suite", 20.0, 20.0, 400, False, "w3"),
    ]
    entities = [
        *(
            entity(i, "bed", None, units, sort=s, warmth_c=t, setpoint_c=p, fee_eur=f, alarm=a)
            for i, s, t, p, f, a, _ in beds
        ),
        *(
            entity(f"w{k}", "ward_area", f"{name} Wing", storey=k)
            for k, name in enumerate(("Amber", "Birch", "Coral"), 1)
        ),
        *(entity(f"ht{k}", "heater", lit=k != 2, load=0.35 * k + 0.1) for k in (1, 2, 3)),
        entity("boil-1", "boiler", "Vulcan"),
        entity("boil-2", "boiler", "Hestia"),
        entity("v1", "visit", "visit 1", started_on="2026-03-04", confirmed=True),
        entity("v2", "visit", "visit 2", started_on="2026-04-11", confirmed=False),
        entity("v3", "visit", "visit 3", started_on="2026-04-30", confirmed=False),
        entity("s1", "strain_meter", voltage=3.1),
        entity("s2", "strain_meter", voltage=2.2),
    ]
    relations = [
        *(relation(i, "stands_in", w) for i, *_, w in beds),
        relation("ht1", "supplied_by", "boil-1"),
        relation("ht2", "supplied_by", "boil-2"),
        relation("ht3", "supplied_by", "boil-1"),
        *(relation(f"ht{k}", "warms", f"bed-{k}") for k in (1, 2, 3)),
        *(relation(f"v{k}", "of_bed", f"bed-{k}") for k in (1, 2, 3)),
        relation("s1", "detected", "v1"),
        relation("w1", "opens_into", "w2"),
        relation("w2", "opens_into", "w3"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("average fee of a twin", [300.0]),
        ("twins or suites above 300 euros", ["bed-1", "bed-4"]),
        ("which beds are at least 5 degrees warmer than their setpoint", ["bed-1"]),
        ("beds more than one degree colder than their setpoint", ["bed-2"]),
        ("Where does ht2 get its hot water from?", ["boil-2"]),
        ("which heaters get their heat from Vulcan", ["ht1", "ht3"]),
        ("ht3 gets its water from where", ["boil-1"]),
        ("how many wings are there", [3]),
        ("beds on the second storey", ["bed-2", "bed-3"]),
        ("visits started in April", ["v2", "v3"]),
        ("visits since the first of April 2026", ["v2", "v3"]),
        ("what percentage of beds has an alarm on", [50.0]),
        ("which heaters are switched on", ["ht1", "ht3"]),
        ("who recorded visit 1", ["s1"]),
        ("how many beds stand in each of the wings", ["w1", 1, "w2", 2, "w3", 1]),
        ("mean fee, wing by wing", ["w1", 310, "w2", 192.5, "w3", 400]),
        ("which visits has nobody confirmed yet", ["v2", "v3"]),
        ("heaters with a load over 100 %", ["ht3"]),
        ("load of ht1 in percent", [45.0]),
        ("how much warmer is bed-1 than bed-3", [3.0]),
        ("stations under 3 volts", ["s2"]),
        ("leak on the roof: which wing is on the third storey", ["w3"]),
        ("I am in Amber Wing and must be in Coral Wing. Through which wings?", ["w1", "w2", "w3"]),
        ("by how many degrees is it warmer at bed-1 than at bed-2", [7.0]),
    ],
)
def test_what_is_said_otherwise_is_read(
    infirmary: Twin, question: str, values: list[object]
) -> None:
    answer = infirmary.ask(question)
    said = [cell for row in answer.rows for cell in row] or list(answer.values)
    assert answer.status == "answered"
    assert said == values or sorted(map(str, said)) == sorted(map(str, values))


@pytest.mark.parametrize(
    "question",
    ["which beds need a follow-up", "what did bed-1 cost to build", "who directed visit 2"],
)
def test_what_the_network_does_not_hold_is_said_to_be_unknown(
    infirmary: Twin, question: str
) -> None:
    assert infirmary.ask(question).status == "unknown"
