"""Hand-written practice questions on the network ``bikeshare``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("bikeshare")

    def stations(s: Solver) -> list[str]:
        return s.kind("station")

    def bikes(s: Solver) -> list[str]:
        return s.kind("bike")

    def trips(s: Solver) -> list[str]:
        return s.kind("trip")

    def riders(s: Solver) -> list[str]:
        return s.kind("rider")

    def districts(s: Solver) -> list[str]:
        return s.kind("district")

    def docked(s: Solver, station: str) -> list[str]:
        return s.near(s.one(station), "docked_at", "bike")

    def trips_of(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "rider", "trip")

    def lane(s: Solver, a: str, b: str) -> float:
        ends = {s.one(a), s.one(b)}
        (found,) = s.edges("cycle_path", lambda r: {r.source, r.target} == ends)
        return float(str(found.attributes["length_m"].value))

    q(
        "lookup",
        "how many docks has Hop Market got",
        lambda s: s.value(s.one("Hop Market"), "docks"),
    )
    q(
        "lookup",
        "B0034: how far has it been ridden in total",
        lambda s: s.value("B0034", "odometer_km"),
    )
    q("lookup", "lock batery of B0069", lambda s: s.value("B0069", "lock_battery_pct"))
    q("lookup", "Which plan is Gesa on?", lambda s: s.value(s.one("Gesa"), "plan"))
    q(
        "lookup",
        "Does Technopark run on solar?",
        lambda s: s.value(s.one("Technopark"), "solar_powered"),
    )
    q(
        "lookup",
        "how many kilometres is it by bike path from Barge Basin to Exchange Street",
        lambda s: Gold(
            values=[lane(s, "Barge Basin", "Exchange Street") / 1000],
            accept=[[lane(s, "Barge Basin", "Exchange Street")]],
        ),
    )
    q("relation_out", "where is bike B0046 standing", lambda s: s.near("B0046", "docked_at"))
    q("relation_out", "districts covered by van-E", lambda s: s.near("van-E", "rebalances"))
    q(
        "relation_out",
        "trip T-eca1e4 ended at which station",
        lambda s: s.near("T-eca1e4", "ends_at"),
    )
    q("relation_in", "Which bikes can I find at Museum Lawn?", lambda s: docked(s, "Museum Lawn"))
    q(
        "relation_in",
        "what stations are in Muhlviertel",
        lambda s: s.near(s.one("Mühlviertel"), "lies_in", "station"),
    )
    q("relation_in", "Trips made by Elina", lambda s: trips_of(s, "Elina"))
    q(
        "relation_in",
        "bikes Chandra has on the bench",
        lambda s: s.near(s.one("Chandra"), "with_mechanic", "bike"),
    )
    q("list", "what bike models are there", lambda s: distinct(s, bikes(s), "model"))
    q("count", "How many bikes are broken?", lambda s: len(pick(s, bikes(s), state="broken")))
    q("count", "trips in the rain, count", lambda s: how_many(pick(s, trips(s), rain=True)))
    q(
        "filter",
        "E-Glides that are available and have more than 85 % in the lock battery",
        lambda s: s.where(
            pick(s, bikes(s), model="E-Glide", state="available"), "lock_battery_pct", ">", 85
        ),
    )
    q(
        "filter",
        "Which riders are in the red with more than 10 euros?",
        lambda s: s.where(riders(s), "balance_eur", "<", -10),
    )
    q(
        "filter",
        "solar stations with 24 docks or more",
        lambda s: s.where(pick(s, stations(s), solar_powered=True), "docks", ">=", 24),
    )
    q(
        "filter",
        "bikes serviced in the second half of december 2026",
        lambda s: s.where(bikes(s), "serviced_on", ">=", "2026-12-16"),
    )
    q(
        "filter",
        "stations where more than six bikes are docked",
        lambda s: [i for i in stations(s) if len(s.near(i, "docked_at", "bike")) > 6],
    )
    q(
        "filter",
        "bikes with between 10 and 20 % in their lock battery",
        lambda s: s.where(
            s.where(bikes(s), "lock_battery_pct", ">=", 10), "lock_battery_pct", "<=", 20
        ),
    )
    q(
        "superlative",
        "Which bike has the most kilometres on the clock?",
        lambda s: topmost(s, bikes(s), "odometer_km"),
    )
    q(
        "superlative",
        "At which station do the most trips begin?",
        lambda s: extreme(s, stations(s), lambda i: len(s.near(i, "starts_at", "trip"))),
    )
    q(
        "superlative",
        "Who made the most trips?",
        lambda s: extreme(s, riders(s), lambda r: len(s.near(r, "rider", "trip"))),
    )
    q("topk", "the 3 priciest trips, dearest first", lambda s: leaders(s, trips(s), "fare_eur", 3))
    q(
        "topk",
        "Two districts with the fewest residents, smallest first?",
        lambda s: leaders(s, districts(s), "residents", 2, low=True),
    )
    q(
        "aggregate",
        "What did Anouk pay for her trips in total?",
        lambda s: near(s.total(trips_of(s, "Anouk"), "fare_eur"), 0.001),
    )
    q(
        "aggregate",
        "how many kilometres did the yearly subscribers ride in all",
        lambda s: near(
            s.total(s.near(pick(s, riders(s), plan="yearly"), "rider", "trip"), "distance_km"),
            0.001,
        ),
    )
    q(
        "aggregate",
        "Share of trips ridden in the rain?",
        lambda s: share(pick(s, trips(s), rain=True), trips(s)),
    )
    q("group", "riders by plan", lambda s: tally(s, riders(s), "plan"))
    q(
        "group",
        "mean odometer reading for each state a bike can be in",
        lambda s: table(
            (t, s.mean(pick(s, bikes(s), state=t), "odometer_km"))
            for t in distinct(s, bikes(s), "state")
        ),
    )
    q(
        "compare",
        "Where do more people live, in Hafen or in Neufeld?",
        lambda s: topmost(s, [s.one("Hafen"), s.one("Neufeld")], "residents"),
    )
    q(
        "multihop",
        "Which vans can rebalance Velodrome?",
        lambda s: s.near(s.near(s.one("Velodrome"), "lies_in"), "rebalances", "van"),
    )
    q(
        "multihop",
        "broken bikes standing in Westend",
        lambda s: pick(
            s,
            s.near(s.near(s.one("Westend"), "lies_in", "station"), "docked_at", "bike"),
            state="broken",
        ),
    )
    q(
        "multihop",
        "Riders who ever rode bike B0113",
        lambda s: s.near(s.near("B0113", "bike", "trip"), "rider", "rider"),
    )
    q(
        "multihop",
        "where did Pilar's trips take her, which stations",
        lambda s: s.near(trips_of(s, "Pilar"), "ends_at", "station"),
    )
    q(
        "path",
        "I'm cycling from Quayside to Technopark on the cycle paths. Past which stations?",
        lambda s: route(s.paths(s.one("Quayside"), s.one("Technopark"), ("cycle_path",))),
    )
    q(
        "exists",
        "are any riders blocked",
        lambda s: Gold(values=[True], accept=[pick(s, riders(s), blocked=True)]),
    )
    q(
        "negation",
        "stations with no bike docked at all",
        lambda s: s.without(stations(s), "docked_at", "bike"),
    )
    q(
        "negation",
        "Which district is served by no van?",
        lambda s: s.without(districts(s), "rebalances", "van"),
    )
    q(
        "negation",
        "trips that have not ended yet, i.e. lack a station to end at",
        lambda s: s.without(trips(s), "ends_at", "station"),
    )
    q("definition", "what on earth is a district in this system", lambda s: says("district"))
    q(
        "summary",
        "Sum up Foundry Yard for the new manager.",
        lambda s: says("Foundry Yard", "16", "61"),
    )
    q(
        "whatif",
        "If van-C is off the road, which districts lose their last van?",
        lambda s: s.orphans(["van-C"], districts(s), "rebalances", "van"),
    )
    q(
        "whatif",
        "Ladywell st017 gets dug up: which stations drop off the cycle path network",
        lambda s: s.cut_off(["st017"], ("cycle_path",)),
    )
    q(
        "whatif",
        "van-B and van-E go in for inspection, which districts lose every van they had",
        lambda s: s.orphans(["van-B", "van-E"], districts(s), "rebalances", "van"),
    )
    q(
        "followup",
        "Which bikes are at Cathedral Close?",
        lambda s: docked(s, "Cathedral Close"),
        "a",
    )
    q(
        "followup",
        "how many of them are broken",
        lambda s: len(pick(s, docked(s, "Cathedral Close"), state="broken")),
        "a",
    )
    q(
        "followup",
        "What's the balance of Xenia?",
        lambda s: s.value(s.one("Xenia"), "balance_eur"),
        "b",
    )
    q("followup", "and is she blocked?", lambda s: s.value(s.one("Xenia"), "blocked"), "b")
    q("unknown", "How charged is the lock of B0113?", lambda s: UNKNOWN)
    q("unknown", "what colour is van-A", lambda s: UNKNOWN)
    q("unknown", "how many docks at Zoo Gate", lambda s: UNKNOWN)
    q("ambiguous", "Number of docks at Daisy Hill?", lambda s: AMBIGUOUS)
    return q
