"""Hand-written practice questions on the network ``campus``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("campus")

    def rooms(s: Solver) -> list[str]:
        return s.kind("Room")

    def boxes(s: Solver) -> list[str]:
        return s.kind("VAV_Box")

    def floors(s: Solver, building: str) -> list[str]:
        return s.near(s.one(building), "isPartOf", "Floor")

    def rooms_in(s: Solver, building: str) -> list[str]:
        return s.near(floors(s, building), "isPartOf", "Room")

    def sensors_in(s: Solver, ids: list[str] | str) -> list[str]:
        return s.near(ids, "isPointOf", "Temperature_Sensor")

    q("lookup", "How many seats does Darwin have?", lambda s: s.value(s.one("Darwin"), "seats"))
    q(
        "lookup",
        "when was the sports hall built",
        lambda s: s.value(s.one("Sports Hall"), "yearBuilt"),
    )
    q("lookup", "VAV-13 damper?", lambda s: s.value(s.one("VAV-13"), "damperPosition"))
    q("lookup", "Can I book the Curie room?", lambda s: s.value(s.one("Curie"), "bookable"))
    q("lookup", "what's Noether used for", lambda s: s.value(s.one("Noether"), "usage"))
    q(
        "lookup",
        "Electricity used today according to EM6, please",
        lambda s: s.value(s.one("EM6"), "kWhToday"),
    )
    q(
        "lookup",
        "Is the supply fan of AHU-4 running?",
        lambda s: s.value(s.one("AHU-4"), "supplyFanRunning"),
    )
    q("lookup", "reading of TS-6048bd", lambda s: s.value(s.one("TS-6048bd"), "value"))

    q("relation_out", "Which boxes does AHU-2 feed?", lambda s: s.near(s.one("AHU-2"), "feeds"))
    q("relation_out", "on what floor is hypatia", lambda s: s.near(s.one("Hypatia"), "isPartOf"))
    q(
        "relation_out",
        "VAV-11 supplies air to which rooms?",
        lambda s: s.near(s.one("VAV-11"), "feeds", "Room"),
    )
    q("relation_out", "Which building does EM7 meter?", lambda s: s.near(s.one("EM7"), "meters"))
    q("relation_in", "What feeds Faraday?", lambda s: s.near(s.one("Faraday"), "feeds"))
    q(
        "relation_in",
        "Which temperature sensors are there in Meitner?",
        lambda s: sensors_in(s, s.one("Meitner")),
    )
    q("relation_in", "rooms on FL3", lambda s: s.near(s.one("FL3"), "isPartOf", "Room"))
    q(
        "relation_in",
        "which air handling units serve VAV-14?",
        lambda s: s.near(s.one("VAV-14"), "feeds", "Air_Handling_Unit"),
    )

    q("list", "What buildings are there on campus?", lambda s: s.kind("Building"))
    q("list", "tell me the different uses of rooms", lambda s: distinct(s, rooms(s), "usage"))
    q(
        "count",
        "How many lecture rooms do we have?",
        lambda s: how_many(pick(s, rooms(s), usage="lecture")),
    )
    q(
        "count",
        "number of floors in the students union",
        lambda s: how_many(floors(s, "Students' Union")),
    )
    q(
        "count",
        "How many electrical meters does the Main Library have?",
        lambda s: len(s.near(s.one("Main Library"), "meters")),
    )

    q(
        "filter",
        "bookable seminar rooms",
        lambda s: pick(s, rooms(s), bookable=True, usage="seminar"),
    )
    q(
        "filter",
        "Which rooms hold more than 300 people?",
        lambda s: s.where(rooms(s), "seats", ">", 300),
    )
    q(
        "filter",
        "I'm looking for a bookable lecture room with at least 100 seats",
        lambda s: s.where(pick(s, rooms(s), bookable=True, usage="lecture"), "seats", ">=", 100),
    )
    q(
        "filter",
        "Temperature sensors above 28 degrees",
        lambda s: s.where(s.kind("Temperature_Sensor"), "value", ">", 28),
    )
    q(
        "filter",
        "vav boxes more than 90 percent open",
        lambda s: s.where(boxes(s), "damperPosition", ">", 90),
    )
    q(
        "filter",
        "Buildings from before the Second World War (built before 1939)",
        lambda s: s.where(s.kind("Building"), "yearBuilt", "<", 1939),
    )
    q(
        "filter",
        "Are there buildings larger than a hectare? Which?",
        lambda s: s.where(s.kind("Building"), "grossAreaM2", ">", 10000),
    )
    q(
        "filter",
        "temperature sensors commissioned in 2022",
        lambda s: s.where(
            s.where(s.kind("Temperature_Sensor"), "commissioned", ">=", "2022-01-01"),
            "commissioned",
            "<",
            "2023-01-01",
        ),
    )
    q(
        "filter",
        "AHUs whose fan isn't running and whose filter pressure drop exceeds 200",
        lambda s: s.where(
            pick(s, s.kind("Air_Handling_Unit"), supplyFanRunning=False),
            "filterPressureDrop",
            ">",
            200,
        ),
    )
    q(
        "filter",
        "rooms on FL7 that can't be booked",
        lambda s: pick(s, s.near(s.one("FL7"), "isPartOf", "Room"), bookable=False),
    )

    q(
        "superlative",
        "Oldest building?",
        lambda s: topmost(s, s.kind("Building"), "yearBuilt", low=True),
    )
    q("superlative", "What is our largest room by seats?", lambda s: topmost(s, rooms(s), "seats"))
    q(
        "superlative",
        "which sensor is coldest",
        lambda s: topmost(s, s.kind("Temperature_Sensor"), "value", low=True),
    )
    q(
        "superlative",
        "Which air handler feeds the most VAV boxes?",
        lambda s: extreme(s, s.kind("Air_Handling_Unit"), lambda i: len(s.near(i, "feeds"))),
    )
    q(
        "topk",
        "the three biggest buildings by gross area, largest first",
        lambda s: leaders(s, s.kind("Building"), "grossAreaM2", 3),
    )
    q(
        "topk",
        "5 hottest temperature sensors",
        lambda s: leaders(s, s.kind("Temperature_Sensor"), "value", 5),
    )
    q(
        "aggregate",
        "How many seats are there in total in the bookable rooms?",
        lambda s: s.total(pick(s, rooms(s), bookable=True), "seats"),
    )
    q(
        "aggregate",
        "avg damper position of all vav boxes",
        lambda s: near(s.mean(boxes(s), "damperPosition")),
    )
    q(
        "aggregate",
        "kWh used today by the main library, all its meters together",
        lambda s: near(s.total(s.near(s.one("Main Library"), "meters"), "kWhToday")),
    )
    q("group", "how many rooms of each usage", lambda s: tally(s, rooms(s), "usage"))
    q(
        "group",
        "Floors per building",
        lambda s: number_of(s, s.kind("Building"), "isPartOf", "Floor"),
    )
    q(
        "group",
        "For each use of room, the average number of seats",
        lambda s: table(
            (u, s.mean(pick(s, rooms(s), usage=str(u)), "seats"))
            for u in distinct(s, rooms(s), "usage")
        ),
    )
    q(
        "group",
        "today's kWh of each building",
        lambda s: Gold(
            values=[
                c
                for b in s.kind("Building")
                if s.near(b, "meters")
                for c in (b, s.total(s.near(b, "meters"), "kWhToday"))
            ],
            rows=[
                [b, s.total(s.near(b, "meters"), "kWhToday")]
                for b in s.kind("Building")
                if s.near(b, "meters")
            ],
            accept=[
                [
                    c
                    for b in s.kind("Building")
                    for c in (b, s.total(s.near(b, "meters"), "kWhToday"))
                ]
            ],
            tolerance=0.01,
        ),
    )

    q(
        "compare",
        "Is Chemistry older than the Law School?",
        lambda s: (
            s.number(s.one("Chemistry"), "yearBuilt") < s.number(s.one("Law School"), "yearBuilt")
        ),
    )
    q(
        "compare",
        "more seats: Turing or Gauss?",
        lambda s: topmost(s, [s.one("Turing"), s.one("Gauss")], "seats"),
    )
    q(
        "compare",
        "Are Sagan and Herschel on the same floor?",
        lambda s: s.near(s.one("Sagan"), "isPartOf") == s.near(s.one("Herschel"), "isPartOf"),
    )

    q(
        "multihop",
        "In which building is Mendel?",
        lambda s: s.near(s.near(s.one("Mendel"), "isPartOf"), "isPartOf", "Building"),
    )
    q(
        "multihop",
        "how warm is it in cantor",
        lambda s: s.values(sensors_in(s, s.one("Cantor")), "value"),
    )
    q(
        "multihop",
        "Which rooms get air from AHU-4, through whatever box?",
        lambda s: s.near(s.near(s.one("AHU-4"), "feeds", "VAV_Box"), "feeds", "Room"),
    )
    q("multihop", "all rooms in the sports hall", lambda s: rooms_in(s, "Sports Hall"))
    q(
        "multihop",
        "What is the average temperature in the Students' Union?",
        lambda s: near(s.mean(sensors_in(s, rooms_in(s, "Students' Union")), "value")),
    )
    q(
        "multihop",
        "Which air handling units are behind the air in Kepler?",
        lambda s: Gold(
            values=s.near(s.near(s.one("Kepler"), "feeds", "VAV_Box"), "feeds", "Air_Handling_Unit")
        ),
    )
    q(
        "multihop",
        "sensors in rooms that VAV-08 feeds",
        lambda s: sensors_in(s, s.near(s.one("VAV-08"), "feeds", "Room")),
    )
    q(
        "path",
        "How is AHU-2 linked to Curie?",
        lambda s: route(s.paths(s.one("AHU-2"), s.one("Curie"), ("feeds",))),
    )
    q(
        "path",
        "How many steps is it from EM5 to the room Banach at the least?",
        lambda s: s.hops(s.one("EM5"), s.one("Banach")),
    )

    q(
        "exists",
        "Does VAV-17 feed Galois?",
        lambda s: s.related(s.one("VAV-17"), s.one("Galois"), "feeds"),
    )
    q(
        "exists",
        "is there a room with more than 500 seats",
        lambda s: bool(s.where(rooms(s), "seats", ">", 500)),
    )
    q(
        "negation",
        "Which buildings have no electrical meter?",
        lambda s: s.without(s.kind("Building"), "meters"),
    )
    q(
        "negation",
        "vav boxes with no air handling unit behind them",
        lambda s: s.without(boxes(s), "feeds", "Air_Handling_Unit"),
    )
    q(
        "negation",
        "Rooms without a temperature sensor: how many?",
        lambda s: how_many(s.without(rooms(s), "isPointOf")),
    )
    q(
        "negation",
        "sensors not assigned to any room",
        lambda s: s.without(s.kind("Temperature_Sensor"), "isPointOf"),
    )

    q(
        "whatif",
        "If AHU-5 breaks down, which VAV boxes have no air handler left?",
        lambda s: s.orphans([s.one("AHU-5")], boxes(s), "feeds", "Air_Handling_Unit"),
    )
    q(
        "whatif",
        "Suppose we take out VAV-10. Which rooms lose their only box?",
        lambda s: s.orphans([s.one("VAV-10")], rooms(s), "feeds", "VAV_Box"),
    )

    q("definition", "What is a VAV box?", lambda s: says("terminal box|throttles"))
    q("definition", "define electrical meter", lambda s: says("counts|electrical energy"))
    q("summary", "Tell me about the Law School.", lambda s: says("Law School", "1987", "2400"))
    q("unknown", "What is the CO2 level in Hopper?", lambda s: UNKNOWN)
    q("unknown", "how many seats in Planck", lambda s: UNKNOWN)
    q("unknown", "Where is the Dijkstra room?", lambda s: UNKNOWN)
    q("ambiguous", "How many seats are there in Euler?", lambda s: AMBIGUOUS)
    q("ambiguous", "which floor is Bohr on?", lambda s: AMBIGUOUS)

    q(
        "followup",
        "Which rooms are on FL5?",
        lambda s: s.near(s.one("FL5"), "isPartOf", "Room"),
        "a",
    )
    q(
        "followup",
        "which of those has the fewest seats?",
        lambda s: topmost(s, s.near(s.one("FL5"), "isPartOf", "Room"), "seats", low=True),
        "a",
    )
    q("followup", "is it bookable", lambda s: s.value(s.one("Wegener"), "bookable"), "a")
    q("followup", "What feeds Turing?", lambda s: s.near(s.one("Turing"), "feeds"), "b")
    q(
        "followup",
        "how far open are their dampers?",
        lambda s: Gold(
            values=list(s.values(t := s.near(s.one("Turing"), "feeds"), "damperPosition")),
            accept=[[c for b in t for c in (b, s.number(b, "damperPosition"))]],
        ),
        "b",
    )
    q(
        "followup",
        "Sorry, I meant what feeds Hubble.",
        lambda s: s.near(s.one("Hubble"), "feeds"),
        "b",
    )
    return q
