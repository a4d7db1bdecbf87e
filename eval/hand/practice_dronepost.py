"""Hand-written practice questions on the network ``dronepost``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
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
    q = Sheet("dronepost")

    def drones(s: Solver) -> list[str]:
        return s.kind("drone")

    def pads(s: Solver) -> list[str]:
        return s.kind("pad")

    def flights(s: Solver) -> list[str]:
        return s.kind("flight")

    def batteries(s: Solver) -> list[str]:
        return s.kind("battery")

    def based_at(s: Solver, pad: str) -> list[str]:
        return s.near(s.one(pad), "home_pad", "drone")

    def ordered_by(s: Solver, client: str) -> list[str]:
        return s.near(s.one(client), "ordered_by", "flight")

    q("lookup", "How many hours has 4103 flown?", lambda s: s.value("4103", "flight_hours"))
    q("lookup", "4107 firmware", lambda s: s.value("4107", "firmware"))
    q("lookup", "how windy is it at the lido", lambda s: s.value(s.one("Lido"), "wind_kmh"))
    q(
        "lookup",
        "What's the most that 4104 can carry, in kilograms?",
        lambda s: converted(s, "4104", "max_cargo_g", 1 / 1000),
    )
    q(
        "lookup",
        "When does Bertil Ek's licence run out?",
        lambda s: s.value(s.one("Bertil Ek"), "licence_until"),
    )
    q("lookup", "cargo on FL-0011?", lambda s: s.value("FL-0011", "cargo"))
    q("lookup", "Was FL-0012 deliverd?", lambda s: s.value("FL-0012", "delivered"))
    q("relation_out", "Which pad is home to 4105?", lambda s: s.near("4105", "home_pad"))
    q("relation_out", "FL-0008 supervisor", lambda s: s.near("FL-0008", "supervisor"))
    q("relation_out", "What pads does nfz4 overlap?", lambda s: s.near("nfz4", "overlaps"))
    q("relation_in", "flights ordered by Eye Centre", lambda s: ordered_by(s, "Eye Centre"))
    q(
        "relation_in",
        "Which drones have the Dispensary Roof as their home?",
        lambda s: based_at(s, "Dispensary Roof"),
    )
    q("relation_in", "what batteries are fitted in 4109", lambda s: s.near("4109", "fitted_in"))
    q(
        "relation_in",
        "I'd like to land at Ferry Quay. Any no-fly zones that overlap it? List them.",
        lambda s: s.near(s.one("Ferry Quay"), "overlaps"),
    )
    q("list", "Which sorts of cargo have been flown?", lambda s: distinct(s, flights(s), "cargo"))
    q("count", "How many drones are grounded?", lambda s: len(pick(s, drones(s), state="grounded")))
    q("count", "floodlit pads, just the count", lambda s: len(pick(s, pads(s), floodlit=True)))
    q(
        "count",
        "flights landing on the Old Racecourse?",
        lambda s: how_many(s.near(s.one("Old Racecourse"), "lands_on")),
    )
    q(
        "filter",
        "batteries below 60% health",
        lambda s: s.where(batteries(s), "health_pct", "<", 60),
    )
    q(
        "filter",
        "Which priority 3 flights were not delivered?",
        lambda s: pick(s, flights(s), priority=3, delivered=False),
    )
    q(
        "filter",
        "herons with over a thousand flight hours",
        lambda s: s.where(pick(s, drones(s), model="Heron"), "flight_hours", ">", 1000),
    )
    q(
        "filter",
        "At which pads does the wind blow harder than 13 metres per second?",
        lambda s: s.where(pads(s), "wind_kmh", ">", 13 * 3.6),
    )
    q(
        "filter",
        "flights flown in October 2026",
        lambda s: s.where(
            s.where(flights(s), "flown_on", ">=", "2026-10-01"), "flown_on", "<", "2026-11-01"
        ),
    )
    q(
        "filter",
        "For a test in the dark: which pads are neither occupied nor floodlit?",
        lambda s: pick(s, pads(s), floodlit=False, occupied=False),
    )
    q(
        "superlative",
        "Which flight went the furthest?",
        lambda s: topmost(s, flights(s), "distance_km"),
    )
    q(
        "superlative",
        "pilot who supervised the most flights",
        lambda s: extreme(s, s.kind("pilot"), lambda i: len(s.near(i, "supervisor"))),
    )
    q(
        "topk",
        "three batteries with the most charge cycles",
        lambda s: leaders(s, batteries(s), "charge_cycles", 3),
    )
    q(
        "topk",
        "What are our two freshest drones, fewest flight hours first?",
        lambda s: leaders(s, drones(s), "flight_hours", 2, low=True),
    )
    q(
        "aggregate",
        "How many kilometres have we flown for Gull Chandlers all told?",
        lambda s: near(s.total(ordered_by(s, "Gull Chandlers"), "distance_km"), 0.001),
    )
    q(
        "aggregate",
        "average radius of the no-fly zones that aren't permanent",
        lambda s: near(s.mean(pick(s, s.kind("no_fly_zone"), permanent=False), "radius_m"), 0.001),
    )
    q("group", "drones per model", lambda s: tally(s, drones(s), "model"))
    q(
        "group",
        "How many flights has each client ordered?",
        lambda s: number_of(s, s.kind("client"), "ordered_by"),
    )
    q(
        "group",
        "mean distance by cargo",
        lambda s: table(
            (x, s.mean(pick(s, flights(s), cargo=x), "distance_km"))
            for x in distinct(s, flights(s), "cargo")
        ),
    )
    q(
        "compare",
        "Who has had more incidents, Hasan Uzun or Bertil Ek?",
        lambda s: topmost(s, [s.one("Hasan Uzun"), s.one("Bertil Ek")], "incidents"),
    )
    q(
        "multihop",
        "Which pads are the home of a drone that has flown a blood sample?",
        lambda s: s.near(
            s.near(pick(s, flights(s), cargo="blood sample"), "aircraft"), "home_pad", "pad"
        ),
    )
    q(
        "multihop",
        "pilots who supervised a flight of 4102",
        lambda s: s.near(s.near("4102", "aircraft", "flight"), "supervisor", "pilot"),
    )
    q(
        "multihop",
        "Which clients ordered the flights that land on Ferry Quay?",
        lambda s: s.near(s.near(s.one("Ferry Quay"), "lands_on", "flight"), "ordered_by", "client"),
    )
    q(
        "multihop",
        "batteries in drones that are docked right now",
        lambda s: s.near(pick(s, drones(s), state="docked"), "fitted_in", "battery"),
    )
    q(
        "path",
        "With as few corridors as possible, over which pads do I fly from Old Racecourse "
        "to Millpond?",
        lambda s: route(s.paths(s.one("Old Racecourse"), s.one("Millpond"), ("corridor_to",))),
    )
    q(
        "exists",
        "is there a no fly zone because of a hospital",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("no_fly_zone"), reason="hospital")]),
    )
    q(
        "negation",
        "Which drones have no battery fitted?",
        lambda s: s.without(drones(s), "fitted_in", "battery"),
    )
    q("negation", "flights without any supervisor", lambda s: s.without(flights(s), "supervisor"))
    q("definition", "my boss asks what a no-fly zone is", lambda s: says("no-fly|no_fly|no fly"))
    q("summary", "Profile of drone 4103, please.", lambda s: says("4103", "Heron", "charging"))
    q(
        "whatif",
        "If the pad on the Dispensary Roof is closed down, which drones lose their home pad?",
        lambda s: s.orphans([s.one("Dispensary Roof")], drones(s), "home_pad", "pad"),
    )
    q(
        "whatif",
        "suppose nothing can fly via the post office, which pads are cut off from most "
        "of the corridors",
        lambda s: s.cut_off([s.one("Post Office")], ("corridor_to",)),
    )
    q(
        "whatif",
        "Bertil Ek resigns. How many flights lose their supervisor?",
        lambda s: how_many(s.orphans([s.one("Bertil Ek")], flights(s), "supervisor", "pilot")),
    )
    q("followup", "Which drones are based at Millpond?", lambda s: based_at(s, "Millpond"), "a")
    q(
        "followup",
        "and which of those two has flown more hours",
        lambda s: topmost(s, based_at(s, "Millpond"), "flight_hours"),
        "a",
    )
    q("followup", "reason for nfz4", lambda s: s.value("nfz4", "reason"), "b")
    q(
        "followup",
        "And its radius, in km?",
        lambda s: converted(s, "nfz4", "radius_m", 1 / 1000),
        "b",
    )
    q("unknown", "charger power at the Lido", lambda s: UNKNOWN)
    q("unknown", "What make of camera does 4109 have?", lambda s: UNKNOWN)
    q("unknown", "wind at Cathedral Close?", lambda s: UNKNOWN)
    q("ambiguous", "How many incidents has Esme Faye had?", lambda s: AMBIGUOUS)
    return q
