"""Hand-written practice questions on the network ``dccool``."""

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
    q = Sheet("dccool")

    def crahs(s: Solver) -> list[str]:
        return s.kind("crah")

    def probes(s: Solver) -> list[str]:
        return s.kind("probe")

    def in_aisle(s: Solver, aisle: str) -> list[str]:
        return s.near(s.one(aisle), "sits_in")

    def feeding(s: Solver, manifold: str) -> list[str]:
        return s.near(manifold, "returns_to", way="in")

    q("lookup", "How cold is the water leaving CH-3?", lambda s: s.value("CH-3", "leaving_water_c"))
    q("lookup", "PMP05 draws how many kilowatts?", lambda s: Gold(values=[10.7], accept=[[10700]]))
    q("lookup", "inlet temperature of t-ccd442", lambda s: s.value("t-ccd442", "inlet_c"))
    q("lookup", "is Vega contained?", lambda s: s.value(s.one("Vega"), "contained"))
    q("lookup", "mode of chiller 4", lambda s: s.value("CH-4", "mode"))
    q(
        "lookup",
        "when did they last change the filter in crah-10",
        lambda s: s.value("crah-10", "filter_changed"),
    )
    q("lookup", "fan speed crah-12, in percent", lambda s: Gold(values=[87], accept=[[0.87]]))
    q(
        "lookup",
        "What's the heat load in Capella?",
        lambda s: s.value(s.one("Capella"), "heat_load_kw"),
    )

    q("relation_out", "Which aisles does crah-07 cool?", lambda s: s.near("crah-07", "cools"))
    q("relation_out", "where does CH-2 send its cold", lambda s: s.near("CH-2", "chills"))
    q("relation_out", "what loops does PMP07 circulate", lambda s: s.near("PMP07", "circulates"))
    q(
        "relation_out",
        "From which manifold is crah-18 tapped?",
        lambda s: s.near("crah-18", "tapped_from"),
    )
    q("relation_in", "pumps on loop-B", lambda s: s.near("loop-B", "circulates"))
    q("relation_in", "Which units cool Sirius?", lambda s: s.near(s.one("Sirius"), "cools"))
    q("relation_in", "probes sitting in Deneb", lambda s: in_aisle(s, "Deneb"))
    q("relation_in", "What returns straight into MF6?", lambda s: feeding(s, "MF6"))

    q("list", "list aisles", lambda s: s.kind("aisle"))
    q("list", "What filter states occur?", lambda s: distinct(s, crahs(s), "filter_state"))
    q(
        "count",
        "How many temperature probes are there in Polaris?",
        lambda s: len(in_aisle(s, "Polaris")),
    )
    q(
        "count",
        "how many of our crahs have a clogged filter",
        lambda s: how_many(pick(s, crahs(s), filter_state="clogged")),
    )
    q(
        "count",
        "Number of isolated manifolds",
        lambda s: how_many(pick(s, s.kind("manifold"), isolated=True)),
    )

    q("filter", "probes reading over 30 degrees", lambda s: s.where(probes(s), "inlet_c", ">", 30))
    q(
        "filter",
        "Pumps drawing more than 6.5 kW",
        lambda s: s.where(s.kind("pump"), "power_w", ">", 6500),
    )
    q(
        "filter",
        "top-mounted probes with humidity above 70 percent",
        lambda s: s.where(pick(s, probes(s), height="top"), "humidity", ">", 0.7),
    )
    q(
        "filter",
        "which crahs have the fan below 30%",
        lambda s: s.where(crahs(s), "fan_speed", "<", 0.3),
    )
    q(
        "filter",
        "I need the uncontained aisles with a heat load over 240 kW.",
        lambda s: s.where(pick(s, s.kind("aisle"), contained=False), "heat_load_kw", ">", 240),
    )
    q(
        "filter",
        "Air handlers whose filter hasn't been changed since 2023",
        lambda s: s.where(crahs(s), "filter_changed", "<", "2024-01-01"),
    )
    q(
        "filter",
        "chillers on standby that can do at least 1 MW",
        lambda s: s.where(pick(s, s.kind("chiller"), mode="standby"), "capacity_kw", ">=", 1000),
    )
    q(
        "filter",
        "Bottom probes in Sirius hotter than 27",
        lambda s: s.where(pick(s, in_aisle(s, "Sirius"), height="bottom"), "inlet_c", ">", 27),
    )
    q(
        "filter",
        "crah units with a dirty or clogged filter and supply air warmer than 24 C",
        lambda s: [
            i
            for i in s.where(crahs(s), "supply_air_c", ">", 24)
            if s.value(i, "filter_state") in ("dirty", "clogged")
        ],
    )

    q("superlative", "hottest probe", lambda s: topmost(s, probes(s), "inlet_c"))
    q(
        "superlative",
        "Which chiller is the most efficient? (COP)",
        lambda s: topmost(s, s.kind("chiller"), "cop"),
    )
    q(
        "superlative",
        "What aisle has the most crahs cooling it?",
        lambda s: extreme(s, s.kind("aisle"), lambda i: len(s.near(i, "cools"))),
    )
    q("superlative", "slowest pump", lambda s: topmost(s, s.kind("pump"), "speed_rpm", low=True))
    q(
        "superlative",
        "Where's the highest pressure among the manifolds?",
        lambda s: topmost(s, s.kind("manifold"), "pressure_kpa"),
    )
    q("topk", "three thirstiest pumps by power", lambda s: leaders(s, s.kind("pump"), "power_w", 3))
    q(
        "topk",
        "List the 4 aisles with the largest heat load, biggest first.",
        lambda s: leaders(s, s.kind("aisle"), "heat_load_kw", 4),
    )
    q(
        "aggregate",
        "total pump power in kW",
        lambda s: Gold(
            values=[s.total(s.kind("pump"), "power_w") / 1000],
            accept=[[s.total(s.kind("pump"), "power_w")]],
        ),
    )
    q(
        "aggregate",
        "average inlet temp of the probes in Capella",
        lambda s: near(s.mean(in_aisle(s, "Capella"), "inlet_c")),
    )
    q(
        "aggregate",
        "lowest humidity measured anywhere?",
        lambda s: Gold(
            values=[0.21], accept=[[21], ["t-4a1040", "t-958a2b"], ["t-4a1040", "t-958a2b", 0.21]]
        ),
    )
    q(
        "aggregate",
        "What cooling capacity do the running chillers have between them?",
        lambda s: s.total(pick(s, s.kind("chiller"), mode="running"), "capacity_kw"),
    )
    q("group", "probes per aisle", lambda s: number_of(s, s.kind("aisle"), "sits_in"))
    q(
        "group",
        "crahs grouped by filter state, with counts",
        lambda s: tally(s, crahs(s), "filter_state"),
    )
    q(
        "group",
        "for each loop, how many pumps push it?",
        lambda s: number_of(s, s.kind("loop"), "circulates"),
    )
    q(
        "group",
        "Average inlet temperature by probe height",
        lambda s: table(
            (h, s.mean(pick(s, probes(s), height=h), "inlet_c"))
            for h in ("top", "middle", "bottom")
        ),
    )

    q(
        "compare",
        "Is there more heat to get rid of in Rigel than in Mira?",
        lambda s: (
            s.number(s.one("Rigel"), "heat_load_kw") > s.number(s.one("Mira"), "heat_load_kw")
        ),
    )
    q(
        "compare",
        "crah-03 or crah-17, who blows more?",
        lambda s: topmost(s, ["crah-03", "crah-17"], "fan_speed"),
    )
    q(
        "compare",
        "Do crah-09 and crah-13 get the same water, i.e. the same manifold?",
        lambda s: s.near("crah-09", "tapped_from") == s.near("crah-13", "tapped_from"),
    )

    q(
        "multihop",
        "Which probes are in an aisle cooled by crah-16?",
        lambda s: s.near(s.near("crah-16", "cools"), "sits_in", "probe"),
    )
    q(
        "multihop",
        "what aisles depend on manifold MF2 through their crahs",
        lambda s: s.near(s.near("MF2", "tapped_from", "crah"), "cools"),
    )
    q(
        "multihop",
        "Which chillers chill the loops that PMP01 circulates?",
        lambda s: s.near(s.near("PMP01", "circulates"), "chills", "chiller"),
    )
    q(
        "multihop",
        "heat load of the aisles cooled by crah-11, each",
        lambda s: Gold(
            values=list(s.values(t := s.near("crah-11", "cools"), "heat_load_kw")),
            accept=[[c for a in t for c in (a, s.number(a, "heat_load_kw"))]],
        ),
    )
    q(
        "multihop",
        "For the aisle where probe t-e5a757 sits: from which manifolds are its crahs tapped?",
        lambda s: s.near(s.near(s.near("t-e5a757", "sits_in"), "cools", "crah"), "tapped_from"),
    )
    q(
        "path",
        "How does water get from MF13 to MF1 through the manifolds, shortest way?",
        lambda s: route(s.paths("MF13", "MF1", ("returns_to",))),
    )
    q(
        "path",
        "number of hops from MF9 to MF3 along the manifolds",
        lambda s: s.hops("MF9", "MF3", ("returns_to",)),
    )

    q(
        "exists",
        "does crah-05 cool altair",
        lambda s: s.related("crah-05", s.one("Altair"), "cools"),
    )
    q(
        "exists",
        "Is any chiller in lockout?",
        lambda s: bool(pick(s, s.kind("chiller"), mode="lockout")),
    )
    q(
        "exists",
        "Is there a pipe from MF13 to MF11?",
        lambda s: s.related("MF13", "MF11", "returns_to"),
    )
    q("negation", "Which loops have no chiller?", lambda s: s.without(s.kind("loop"), "chills"))
    q(
        "negation",
        "manifolds no crah is tapped from",
        lambda s: s.without(s.kind("manifold"), "tapped_from"),
    )
    q(
        "negation",
        "Which probes aren't giving an inlet temperature?",
        lambda s: s.lacking(probes(s), "inlet_c"),
    )
    q(
        "negation",
        "crahs whose filter is not clean",
        lambda s: s.where(crahs(s), "filter_state", "!=", "clean"),
    )

    q(
        "whatif",
        "If crah-06 stops, which aisles are left with no cooling at all?",
        lambda s: Gold(
            values=s.orphans(["crah-06"], s.kind("aisle"), "cools", "crah"),
            status_accept=["unknown"],
        ),
    )
    q(
        "whatif",
        (
            "Suppose crah-04, crah-13, crah-14, crah-15, crah-16 and crah-18 all trip. Which "
            "aisles have nothing cooling them any more?"
        ),
        lambda s: s.orphans(
            ["crah-04", "crah-13", "crah-14", "crah-15", "crah-16", "crah-18"],
            s.kind("aisle"),
            "cools",
            "crah",
        ),
    )
    q(
        "whatif",
        "we shut manifold MF10 for repair. which crahs lose their water?",
        lambda s: s.orphans(["MF10"], crahs(s), "tapped_from", "manifold"),
    )
    q(
        "whatif",
        "If pumps PMP03, PMP06, PMP07 and PMP08 fail, which loops are left without a pump?",
        lambda s: s.orphans(
            ["PMP03", "PMP06", "PMP07", "PMP08"], s.kind("loop"), "circulates", "pump"
        ),
    )

    q("definition", "explain what a crah is", lambda s: says("crah"))
    q("summary", "Describe MF13.", lambda s: says("Cross", "205"))
    q("summary", "What does this system consist of?", lambda s: says("18", "crah", "44", "probe"))
    q("unknown", "bearing temperature of the pump PMP99", lambda s: UNKNOWN)
    q("unknown", "Which rack vendor is in Polaris?", lambda s: UNKNOWN)
    q("unknown", "inlet temp at t-67f6e5?", lambda s: UNKNOWN)
    q("ambiguous", "Which crahs get their water from Hairpin?", lambda s: AMBIGUOUS)
    q("ambiguous", "how much pressure on Cross", lambda s: AMBIGUOUS)

    q("followup", "Which crahs cool Rigel?", lambda s: s.near(s.one("Rigel"), "cools"), "a")
    q(
        "followup",
        "Which of them has the highest fan speed?",
        lambda s: topmost(s, s.near(s.one("Rigel"), "cools"), "fan_speed"),
        "a",
    )
    q(
        "followup",
        "and what's its supply air temperature?",
        lambda s: s.value("crah-17", "supply_air_c"),
        "a",
    )
    q("followup", "how many probes in Mira", lambda s: len(in_aisle(s, "Mira")), "b")
    q(
        "followup",
        "their average inlet temperature?",
        lambda s: near(s.mean(in_aisle(s, "Mira"), "inlet_c")),
        "b",
    )
    q(
        "followup",
        "no wait, I meant for Vega",
        lambda s: near(s.mean(in_aisle(s, "Vega"), "inlet_c")),
        "b",
    )
    return q
