"""Hand-written practice questions on the network ``baggage``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
    table,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("baggage")

    def belts(s: Solver) -> list[str]:
        return s.kind("ConveyorSegment")

    def flights(s: Solver) -> list[str]:
        return s.kind("Flight")

    def bags_for(s: Solver, carousel: str) -> list[str]:
        return s.near(s.one(carousel), "deliveredTo")

    q("lookup", "Where's flight KB 19 coming from?", lambda s: s.value(s.one("KB 19"), "origin"))
    q("lookup", "how late is qx 377", lambda s: s.value(s.one("QX 377"), "delay"))
    q(
        "lookup",
        "What share of bags does scanner xr-4 raise the alarm on?",
        lambda s: Gold(values=[0.24], accept=[[24]]),
    )
    q(
        "lookup",
        "is cb017 moving or jammed or what",
        lambda s: s.value(s.one("cb017"), "segmentState"),
    )
    q(
        "relation_out",
        "My bags were on VN 93. Which carousel do I go to?",
        lambda s: s.near(s.one("VN 93"), "deliveredTo"),
    )
    q(
        "relation_out",
        "which belt comes straight after cb019",
        lambda s: s.near(s.one("cb019"), "dischargesTo", way="out"),
    )
    q(
        "relation_in",
        "Who's working the Oversize carousel?",
        lambda s: s.near(s.one("Oversize"), "staffs"),
    )
    q(
        "relation_in",
        "flights whose luggage arrives at Domestic B",
        lambda s: bags_for(s, "Domestic B"),
    )
    q(
        "relation_in",
        "Belts emptying onto cb007?",
        lambda s: s.near(s.one("cb007"), "dischargesTo", way="in"),
    )
    q(
        "list",
        "From what cities do today's flights come?",
        lambda s: distinct(s, flights(s), "origin"),
    )
    q(
        "count",
        "how many belts have jammed",
        lambda s: how_many(pick(s, belts(s), segmentState="jammed")),
    )
    q(
        "count",
        "I need to know how many flights already landed.",
        lambda s: how_many(pick(s, flights(s), flightStatus="landed")),
    )
    q(
        "filter",
        "flights from Turin more than an hour late",
        lambda s: s.where(pick(s, flights(s), origin="Turin"), "delay", ">", 60),
    )
    q(
        "filter",
        "Which scanners are switched off although they'd manage over 1200 bags an hour?",
        lambda s: s.where(
            pick(s, s.kind("ScreeningMachine"), enabled=False), "throughputPerHour", ">", 1200
        ),
    )
    q(
        "filter",
        "running belts quicker than 2.2 m/s",
        lambda s: s.where(pick(s, belts(s), segmentState="running"), "beltSpeed", ">", 2.2),
    )
    q(
        "filter",
        "screening machines alarming on less than a tenth of the bags",
        lambda s: s.where(s.kind("ScreeningMachine"), "alarmRate", "<", 0.1),
    )
    q(
        "filter",
        "Is there a landed flight with fewer than 50 bags? Which one(s)?",
        lambda s: s.where(pick(s, flights(s), flightStatus="landed"), "bagCount", "<", 50),
    )
    q(
        "superlative",
        "Which flight has the most luggage on it?",
        lambda s: topmost(s, flights(s), "bagCount"),
    )
    q(
        "superlative",
        "busiest carousel, going by the number of flights",
        lambda s: extreme(s, s.kind("ReclaimCarousel"), lambda i: len(s.near(i, "deliveredTo"))),
    )
    q(
        "topk",
        "3 most delayed flights from Leeds, worst first",
        lambda s: leaders(s, pick(s, flights(s), origin="Leeds"), "delay", 3),
    )
    q(
        "aggregate",
        "How many bags are coming to Pier East altogether?",
        lambda s: s.total(bags_for(s, "Pier East"), "bagCount"),
    )
    q(
        "aggregate",
        "avg delay of the diverted ones (flights)",
        lambda s: near(s.mean(pick(s, flights(s), flightStatus="diverted"), "delay")),
    )
    q(
        "group",
        "bags per origin, summed",
        lambda s: table(
            (o, s.total(pick(s, flights(s), origin=str(o)), "bagCount"))
            for o in distinct(s, flights(s), "origin")
        ),
    )
    q(
        "group",
        "How many flights has each carousel got?",
        lambda s: number_of(s, s.kind("ReclaimCarousel"), "deliveredTo"),
    )
    q(
        "compare",
        "Can Transfer Hall hold more bags than Domestic A?",
        lambda s: (
            s.number(s.one("Transfer Hall"), "capacityBags")
            > s.number(s.one("Domestic A"), "capacityBags")
        ),
    )
    q(
        "multihop",
        "Which handlers deal with the bags of PD 24?",
        lambda s: s.near(s.near(s.one("PD 24"), "deliveredTo"), "staffs", "Handler"),
    )
    q(
        "multihop",
        "from what belts is the carousel of flight LM 1460 fed",
        lambda s: s.near(s.near(s.one("LM 1460"), "deliveredTo"), "fedBy"),
    )
    q(
        "multihop",
        "Cities whose bags end up on a carousel that Okoro staffs",
        lambda s: distinct(
            s, s.near(s.near(s.one("Okoro"), "staffs"), "deliveredTo", "Flight"), "origin"
        ),
    )
    q(
        "path",
        "Trace a bag from cb026 to cb002 the shortest way",
        lambda s: route(s.paths(s.one("cb026"), s.one("cb002"), ("dischargesTo",))),
    )
    q(
        "exists",
        "does cb005 discharge to cb018",
        lambda s: s.related(s.one("cb005"), s.one("cb018"), "dischargesTo"),
    )
    q(
        "negation",
        "Which flights haven't been given a carousel yet?",
        lambda s: s.without(flights(s), "deliveredTo"),
    )
    q(
        "negation",
        "belts nothing else discharges to: how many?",
        lambda s: how_many(s.without(belts(s), "dischargesTo", way="in")),
    )
    q(
        "whatif",
        "If cb025 seizes up, which carousels are left with no belt feeding them?",
        lambda s: Gold(
            values=s.orphans(
                [s.one("cb025")], s.kind("ReclaimCarousel"), "fedBy", "ConveyorSegment"
            )
        ),
    )
    q(
        "whatif",
        "Iqbal and Okoro call in sick. Does any carousel lose all its people, and which?",
        lambda s: Gold(
            values=s.orphans(
                [s.one("Iqbal"), s.one("Okoro")], s.kind("ReclaimCarousel"), "staffs", "Handler"
            ),
            accept=[[False]],
        ),
    )
    q("unknown", "Which gate does ZT 5010 park at?", lambda s: UNKNOWN)
    q("unknown", "delay of KB 112 please", lambda s: UNKNOWN)
    q("ambiguous", "which carousels does Silva work", lambda s: AMBIGUOUS)
    q("summary", "Fill me in on the Transfer Hall.", lambda s: says("Transfer Hall", "170"))
    q(
        "followup",
        "What's happening at Domestic A, which flights?",
        lambda s: bags_for(s, "Domestic A"),
        "a",
    )
    q(
        "followup",
        "which of them has more bags?",
        lambda s: topmost(s, bags_for(s, "Domestic A"), "bagCount"),
        "a",
    )
    q(
        "followup",
        "and is it delayed? by how much",
        lambda s: s.value(s.one("LM 1460"), "delay"),
        "a",
    )
    q(
        "followup",
        "Hm, I was actually after OR 650.",
        lambda s: s.value(s.one("OR 650"), "delay"),
        "a",
    )
    return q
