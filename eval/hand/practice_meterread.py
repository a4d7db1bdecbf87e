"""Hand-written practice questions on the network ``meterread``."""

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
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("meterread")

    def meters(s: Solver) -> list[str]:
        return s.kind("WaterMeter")

    def customers(s: Solver) -> list[str]:
        return s.kind("Customer")

    def hubs(s: Solver) -> list[str]:
        return s.kind("Concentrator")

    def areas(s: Solver) -> list[str]:
        return s.kind("SupplyArea")

    def valves(s: Solver) -> list[str]:
        return s.kind("Valve")

    def meters_in(s: Solver, area: str) -> list[str]:
        return s.near(s.one(area), "refSupplyArea", "WaterMeter")

    def meters_of(s: Solver, customer: str) -> list[str]:
        return s.near(s.one(customer), "refCustomer", "WaterMeter")

    def text_or_number(s: Solver, meter: str, attribute: str) -> Gold:
        held = str(s.value(s.one(meter), attribute))
        return Gold(values=[held], accept=[[int(held)]])

    q(
        "lookup",
        "What's flowing through WM0078 at the moment?",
        lambda s: s.value(s.one("WM0078"), "currentFlow"),
    )
    q(
        "lookup",
        "nominal diameter of WM0055?",
        lambda s: text_or_number(s, "WM0055", "nominalDiameter"),
    )
    q(
        "lookup",
        "How much do we lose in Fairview, as a percentage?",
        lambda s: Gold(
            values=[s.number(s.one("Fairview"), "lossRate") * 100],
            accept=[[s.number(s.one("Fairview"), "lossRate")]],
        ),
    )
    q(
        "lookup",
        "WM0002's total so far in litres",
        lambda s: converted(s, s.one("WM0002"), "volumeIndex", 1000),
    )
    q(
        "lookup",
        "How much is Yilmaz behind with payments?",
        lambda s: s.value(s.one("Yilmaz"), "arrears"),
    )
    q(
        "relation_out",
        "Where does Lower Town get its water from?",
        lambda s: s.near(s.one("Lower Town"), "refFedFrom", "SupplyArea", "out"),
    )
    q(
        "relation_out",
        "fallback of the bell tower concentrator",
        lambda s: s.near(s.one("Bell Tower"), "refFallback", "Concentrator", "out"),
    )
    q(
        "relation_out",
        "Soraya's patch covers which areas?",
        lambda s: s.near(s.one("Soraya"), "refPatch"),
    )
    q(
        "relation_out",
        "which concentrators pick up WM0026",
        lambda s: s.near(s.one("WM0026"), "refConcentrator"),
    )
    q("relation_in", "meters belonging to Bakery Corner", lambda s: meters_of(s, "Bakery Corner"))
    q(
        "relation_in",
        "Which valves isolate Maltings?",
        lambda s: s.near(s.one("Maltings"), "refIsolates"),
    )
    q(
        "relation_in",
        "areas fed out of Vineyards directly",
        lambda s: s.near(s.one("Vineyards"), "refFedFrom", "SupplyArea", "in"),
    )
    q("relation_in", "What meters are there in Upper Town?", lambda s: meters_in(s, "Upper Town"))
    q("list", "Which tariffs do we bill?", lambda s: distinct(s, customers(s), "tariff"))
    q(
        "count",
        "How many meters hang on the Hilltop concentrator?",
        lambda s: len(s.near(s.one("Hilltop"), "refConcentrator", "WaterMeter")),
    )
    q(
        "count",
        "customers on paper bills - how many",
        lambda s: how_many(pick(s, customers(s), paperBill=True)),
    )
    q(
        "count",
        "How many meters in Lower Town have a battery under 3 volts?",
        lambda s: len(s.where(meters_in(s, "Lower Town"), "batteryVoltage", "<", 3)),
    )
    q(
        "filter",
        "which batteries are below 2.65 V",
        lambda s: s.where(meters(s), "batteryVoltage", "<", 2.65),
    )
    q(
        "filter",
        "who owes us more than 550 euros",
        lambda s: s.where(customers(s), "arrears", ">", 550),
    )
    q(
        "filter",
        "throttled valves that were last moved in 2024",
        lambda s: [
            v
            for v in pick(s, valves(s), position="throttled")
            if str(s.value(v, "lastMoved")).startswith("2024")
        ],
    )
    q(
        "filter",
        "whats due: meters last calibrated in 2014",
        lambda s: [m for m in meters(s) if str(s.value(m, "calibratedOn")).startswith("2014")],
    )
    q(
        "filter",
        "tariff C customers on paper whose arrears exceed 400",
        lambda s: s.where(pick(s, customers(s), tariff="C", paperBill=True), "arrears", ">", 400),
    )
    q(
        "filter",
        "meters in Fairview that have run over 3000 cubic metres",
        lambda s: s.where(meters_in(s, "Fairview"), "volumeIndex", ">", 3000),
    )
    q(
        "filter",
        "Customers with five meters or more",
        lambda s: [c for c in customers(s) if len(s.near(c, "refCustomer", "WaterMeter")) >= 5],
    )
    q(
        "superlative",
        "who has the largest number of meters",
        lambda s: extreme(s, customers(s), lambda c: len(s.near(c, "refCustomer", "WaterMeter"))),
    )
    q(
        "superlative",
        "which concentrator hears the most meters",
        lambda s: extreme(s, hubs(s), lambda h: len(s.near(h, "refConcentrator", "WaterMeter"))),
    )
    q("topk", "Top five debtors", lambda s: leaders(s, customers(s), "arrears", 5))
    q(
        "topk",
        "the three areas with the strongest inflow, strongest first",
        lambda s: leaders(s, areas(s), "inletFlow", 3),
    )
    q(
        "aggregate",
        "average battery voltage of the meters in Maltings",
        lambda s: near(s.mean(meters_in(s, "Maltings"), "batteryVoltage")),
    )
    q(
        "aggregate",
        "How much do all tariff B people owe altogether?",
        lambda s: near(s.total(pick(s, customers(s), tariff="B"), "arrears"), 0.001),
    )
    q(
        "aggregate",
        "what percentage of all meters has a leak alarm on",
        lambda s: share(pick(s, meters(s), leakAlarm=True), meters(s)),
    )
    q("group", "customers per tariff", lambda s: tally(s, customers(s), "tariff"))
    q(
        "group",
        "How many meters does each supply area hold?",
        lambda s: number_of(s, areas(s), "refSupplyArea", "WaterMeter"),
    )
    q(
        "group",
        "mean arrears tariff by tariff",
        lambda s: table(
            (t, s.mean(pick(s, customers(s), tariff=t), "arrears"))
            for t in distinct(s, customers(s), "tariff")
        ),
    )
    q(
        "compare",
        "Is the pressure better in Riverside or in Brookside?",
        lambda s: topmost(s, [s.one("Riverside"), s.one("Brookside")], "pressure"),
    )
    q(
        "multihop",
        "in which areas do Gym Titan's meters sit",
        lambda s: s.near(meters_of(s, "Gym Titan"), "refSupplyArea", "SupplyArea"),
    )
    q(
        "multihop",
        "Inspectors for the area of WM0034?",
        lambda s: s.near(s.near(s.one("WM0034"), "refSupplyArea"), "refPatch", "Inspector"),
    )
    q(
        "multihop",
        "pressure where WM0101 is installed",
        lambda s: s.values(s.near(s.one("WM0101"), "refSupplyArea"), "pressure"),
    )
    q(
        "path",
        "Trace the feed from Vineyards to Fairview, area by area.",
        lambda s: route(s.paths(s.one("Vineyards"), s.one("Fairview"), ("refFedFrom",))),
    )
    q(
        "exists",
        "has Moreau got a meter in Vineyards",
        lambda s: bool(set(meters_of(s, "Moreau")) & set(meters_in(s, "Vineyards"))),
    )
    q(
        "negation",
        "meters heard by no concentrator",
        lambda s: s.without(meters(s), "refConcentrator", "Concentrator"),
    )
    q(
        "negation",
        "Which of our customers has no meter?",
        lambda s: s.without(customers(s), "refCustomer", "WaterMeter"),
    )
    q("definition", "In plain words, what's a concentrator?", lambda s: says("concentrator"))
    q("summary", "Brief me on Riverside", lambda s: says("Riverside", "95.4", "5.8"))
    q(
        "whatif",
        "Suppose the Hilltop concentrator burns down, which meters lose the only one they had?",
        lambda s: s.orphans([s.one("Hilltop")], meters(s), "refConcentrator", "Concentrator"),
    )
    q(
        "whatif",
        "Marek and Ilse both leave. Which areas lose all the inspectors they had?",
        lambda s: s.orphans([s.one("Marek"), s.one("Ilse")], areas(s), "refPatch", "Inspector"),
    )
    q(
        "followup",
        "Which meters does Hotel Aurora have?",
        lambda s: meters_of(s, "Hotel Aurora"),
        "a",
    )
    q(
        "followup",
        "which of them has the larger flow right now",
        lambda s: topmost(s, meters_of(s, "Hotel Aurora"), "currentFlow"),
        "a",
    )
    q(
        "followup",
        "how many turns on VLV-25e783",
        lambda s: s.value(s.one("VLV-25e783"), "turns"),
        "b",
    )
    q(
        "followup",
        "oh no, VLV-b426b6 was the one I meant",
        lambda s: s.value(s.one("VLV-b426b6"), "turns"),
        "b",
    )
    q("unknown", "current flow of WM0060?", lambda s: UNKNOWN)
    q("unknown", "What is the hardness of the water in Brookside?", lambda s: UNKNOWN)
    q("unknown", "Give me the reading of WM0145.", lambda s: UNKNOWN)
    q("ambiguous", "does Engel still get a paper bill", lambda s: AMBIGUOUS)
    q("ambiguous", "How much does O'Sullivan owe?", lambda s: AMBIGUOUS)
    return q
