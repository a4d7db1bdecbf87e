"""Hand-written practice questions on the network ``apron``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("apron")

    def stands(s: Solver) -> list[str]:
        return s.kind("ParkingStand")

    def bridges(s: Solver) -> list[str]:
        return s.kind("BoardingBridge")

    def masts(s: Solver) -> list[str]:
        return s.kind("FloodlightMast")

    def lights(s: Solver) -> list[str]:
        return s.kind("TaxiwayLight")

    def regulators(s: Solver) -> list[str]:
        return s.kind("CurrentRegulator")

    def at(s: Solver, pier: str) -> list[str]:
        return s.near(s.one(pier), "belongsTo", "ParkingStand")

    def on(s: Solver, taxiway: str) -> list[str]:
        return s.near(s.one(taxiway), "onTaxiway")

    q("lookup", "How tall is mast-11?", lambda s: s.value(s.one("mast-11"), "mastHeight"))
    q("lookup", "gate G8 wingspan limit", lambda s: s.value(s.one("G8"), "maxWingspan"))
    q(
        "lookup",
        "What colour does agl-ad0c66 shine in?",
        lambda s: s.value(s.one("agl-ad0c66"), "beamColour"),
    )
    q(
        "lookup",
        "when did taxiway Kilo last get fresh paint",
        lambda s: s.value(s.one("Kilo"), "paintedOn"),
    )
    q(
        "lookup",
        "How many watts is mast-8 pulling?",
        lambda s: Gold(values=[7250], accept=[[7.25]]),
    )
    q("relation_out", "Which stand does pbb-10 serve?", lambda s: s.near(s.one("pbb-10"), "serves"))
    q(
        "relation_out",
        "ccr-4 - where is it housed",
        lambda s: s.near(s.one("ccr-4"), "housedIn"),
    )
    q(
        "relation_out",
        "Please tell me from which taxiways one gets onto G22.",
        lambda s: s.near(s.one("G22"), "enteredFrom"),
    )
    q("relation_in", "bridges at G18?", lambda s: s.near(s.one("G18"), "serves"))
    q(
        "relation_in",
        "Which masts get their power from the Old Fire House?",
        lambda s: s.near(s.one("Old Fire House"), "suppliedBy"),
    )
    q("relation_in", "what floods G20 with light", lambda s: s.near(s.one("G20"), "illuminates"))
    q(
        "list",
        "Which makes of boarding bridge do we operate?",
        lambda s: distinct(s, bridges(s), "madeBy"),
    )
    q("list", "names of the taxiways pls", lambda s: s.kind("Taxiway"))
    q(
        "count",
        "How many stands are occupied right now?",
        lambda s: how_many(pick(s, stands(s), occupied=True)),
    )
    q(
        "count",
        "failed taxiway lights, just the number",
        lambda s: len(pick(s, lights(s), lampState="failed")),
    )
    q(
        "count",
        "How many lights hang on ccr-6?",
        lambda s: how_many(s.near(s.one("ccr-6"), "fedBy")),
    )
    q(
        "count",
        "I'd like to know how many stands Pier Ost has got.",
        lambda s: how_many(at(s, "Pier Ost")),
    )
    q(
        "filter",
        "free stands for a wingspan of 65 m or more",
        lambda s: s.where(pick(s, stands(s), occupied=False), "maxWingspan", ">=", 65),
    )
    q(
        "filter",
        "Which bridges have docked nine times or more today?",
        lambda s: s.where(bridges(s), "dockingsToday", ">=", 9),
    )
    q(
        "filter",
        "masts dimmed below 40 %",
        lambda s: s.where(masts(s), "dimLevel", "<", 40),
    )
    q(
        "filter",
        "red lights that have burned more than 8000 hours",
        lambda s: s.where(pick(s, lights(s), beamColour="red"), "burningHours", ">", 8000),
    )
    q(
        "filter",
        "where do pilots get less than 15 lux on the stand? list the stands",
        lambda s: s.where(stands(s), "illuminance", "<", 15),
    )
    q("superlative", "tallest mast on the apron", lambda s: topmost(s, masts(s), "mastHeight"))
    q(
        "superlative",
        "Which regulator has the poorest insulation?",
        lambda s: topmost(s, regulators(s), "insulation", low=True),
    )
    q(
        "superlative",
        "Which gate has got the most bridges?",
        lambda s: extreme(s, stands(s), lambda i: len(s.near(i, "serves"))),
    )
    q(
        "topk",
        "Give me the three taxiway lights with the most burning hours, longest first.",
        lambda s: leaders(s, lights(s), "burningHours", 3),
    )
    q(
        "aggregate",
        "how much power do the masts draw all together, in kW",
        lambda s: near(s.total(masts(s), "powerDraw")),
    )
    q(
        "aggregate",
        "Average illuminance of the stands at Pier West?",
        lambda s: near(s.mean(at(s, "Pier West"), "illuminance")),
    )
    q("group", "number of taxiway lights by color", lambda s: tally(s, lights(s), "beamColour"))
    q(
        "group",
        "For each pier tell me how many of its stands are taken.",
        lambda s: table(
            (p, len(pick(s, s.near(p, "belongsTo"), occupied=True))) for p in s.kind("Pier")
        ),
    )
    q(
        "compare",
        "Is it hotter in Vault West than in Vault East?",
        lambda s: (
            s.number(s.one("Vault West"), "roomTemperature")
            > s.number(s.one("Vault East"), "roomTemperature")
        ),
    )
    q(
        "compare",
        "G10 or G14, which is the brighter stand",
        lambda s: topmost(s, [s.one("G10"), s.one("G14")], "illuminance"),
    )
    q(
        "multihop",
        "In which vault is the regulator that feeds agl-e4a0bb?",
        lambda s: s.near(s.near(s.one("agl-e4a0bb"), "fedBy"), "housedIn"),
    )
    q(
        "multihop",
        "Boarding bridges on Pier West",
        lambda s: s.near(at(s, "Pier West"), "serves"),
    )
    q(
        "multihop",
        "on which taxiways is there a green light that failed",
        lambda s: s.near(pick(s, lights(s), beamColour="green", lampState="failed"), "onTaxiway"),
    )
    q(
        "path",
        "Shortest way for a tug from Echo to Golf, taxiway by taxiway?",
        lambda s: route(s.paths(s.one("Echo"), s.one("Golf"), ("meets",))),
    )
    q("exists", "do Alpha and Bravo meet?", lambda s: s.related(s.one("Alpha"), s.one("Bravo")))
    q(
        "exists",
        "Has G3 got a TK Elevator bridge?",
        lambda s: bool(pick(s, s.near(s.one("G3"), "serves"), madeBy="TK Elevator")),
    )
    q("negation", "Which stands have no bridge?", lambda s: s.without(stands(s), "serves"))
    q(
        "negation",
        "masts without a vault behind them",
        lambda s: s.without(masts(s), "suppliedBy"),
    )
    q("definition", "What is a floodlight mast?", lambda s: says("mast"))
    q(
        "summary",
        "Everything you know about ccr-2, please.",
        lambda s: says("ccr-2", "5.72", "45.4"),
    )
    q(
        "whatif",
        "If ccr-6 trips, which taxiway lights lose their feed?",
        lambda s: s.orphans([s.one("ccr-6")], lights(s), "fedBy", "CurrentRegulator"),
    )
    q(
        "whatif",
        "Suppose mast-3 and mast-6 both fail tonight. Which stands lose their last mast?",
        lambda s: s.orphans(
            [s.one("mast-3"), s.one("mast-6")], stands(s), "illuminates", "FloodlightMast"
        ),
    )
    q(
        "whatif",
        "fire in Vault East: which regulators and masts go out with it",
        lambda s: s.near(s.one("Vault East")),
    )
    q(
        "followup",
        "What is the state of pbb-05?",
        lambda s: s.value(s.one("pbb-05"), "bridgeStatus"),
        "a",
    )
    q("followup", "and at which stand?", lambda s: s.near(s.one("pbb-05"), "serves"), "a")
    q(
        "followup",
        "has that stand got a fuel hydrant?",
        lambda s: s.value(s.one("G19"), "fuelHydrant"),
        "a",
    )
    q(
        "followup",
        "Which lights on Alpha are yellow?",
        lambda s: pick(s, on(s, "Alpha"), beamColour="yellow"),
        "b",
    )
    q(
        "followup",
        "how many of them are lit",
        lambda s: how_many(pick(s, on(s, "Alpha"), beamColour="yellow", lampState="lit")),
        "b",
    )
    q("unknown", "Which airline is on G7?", lambda s: UNKNOWN)
    q("unknown", "height of mast-22", lambda s: UNKNOWN)
    q("unknown", "How many kilometres long is taxiway Foxtrot?", lambda s: UNKNOWN)
    q("ambiguous", "is G15 occupied", lambda s: AMBIGUOUS)
    return q
