"""Hand-written sealed questions on the network ``quarry``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    namesakes,
    oldest,
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("quarry")

    def belts(s: Solver) -> list[str]:
        return s.kind("Belt")

    def scales(s: Solver) -> list[str]:
        return s.kind("Belt_Scale")

    def piles(s: Solver) -> list[str]:
        return s.kind("Stockpile")

    def dumpers(s: Solver) -> list[str]:
        return s.kind("Dumper")

    def blasts(s: Solver) -> list[str]:
        return s.kind("Blast")

    def seismos(s: Solver) -> list[str]:
        return s.kind("Seismograph")

    def tipping(s: Solver, crusher: str) -> list[str]:
        return s.near(s.one(crusher), "tipsInto", "Dumper")

    def felt(s: Solver, house: str) -> list[str]:
        return s.near(s.one(house), "feltAt", "Blast")

    q("lookup", "what gap is Gnasher set to", lambda s: s.value(s.one("Gnasher"), "gapMm"))
    q(
        "lookup",
        "hours left on the liners of Molar?",
        lambda s: s.value(s.one("Molar"), "linerHoursLeft"),
    )
    q("lookup", "Is belt B010 going?", lambda s: Gold(values=["stopped"], accept=[[False]]))
    q(
        "lookup",
        "how much dynamite went into BL-013, kilos",
        lambda s: s.value(s.one("BL-013"), "explosiveKg"),
    )
    q(
        "lookup",
        "BS-c74a1a's throughput just now",
        lambda s: s.value(s.one("BS-c74a1a"), "tonnesPerHour"),
    )
    q("relation_out", "where does DT03 tip", lambda s: s.near(s.one("DT03"), "tipsInto"))
    q("relation_out", "screens Nutcracker feeds", lambda s: s.near(s.one("Nutcracker"), "sendsTo"))
    q(
        "relation_out",
        "BL-012, where did they feel it?",
        lambda s: s.near(s.one("BL-012"), "feltAt"),
    )
    q("relation_in", "who drives DT08", lambda s: s.near(s.one("DT08"), "drives", "Driver"))
    q(
        "relation_in",
        "Scales on belt B017?",
        lambda s: s.near(s.one("B017"), "weighs", "Belt_Scale"),
    )
    q("relation_in", "blasts that were felt at Dairy Cottage", lambda s: felt(s, "Dairy Cottage"))
    q(
        "list",
        "what products are lying in the stockpiles",
        lambda s: distinct(s, piles(s), "product"),
    )
    q(
        "count",
        "How many blasts were misfires?",
        lambda s: how_many(pick(s, blasts(s), misfire=True)),
    )
    q(
        "count",
        "dumpers tipping into Big Bertha - how many",
        lambda s: how_many(tipping(s, "Big Bertha")),
    )
    q(
        "filter",
        "piles of armour over 10 thousand tonnes",
        lambda s: s.where(pick(s, piles(s), product="armour"), "tonnes", ">", 10000),
    )
    q(
        "filter",
        "Belts longer than 150 m that are running",
        lambda s: s.where(pick(s, belts(s), runState="running"), "lengthM", ">", 150),
    )
    q(
        "filter",
        "which seismographs went over their own limit",
        lambda s: [x for x in seismos(s) if s.number(x, "peakMmS") > s.number(x, "limitMmS")],
    )
    q(
        "filter",
        "trucks of 50 tonnes or more payload that arent parked up",
        lambda s: s.where(pick(s, dumpers(s), parkedUp=False), "payloadT", ">=", 50),
    )
    q(
        "filter",
        "Belt scales not verified since the start of 2025",
        lambda s: s.where(scales(s), "verifiedOn", "<", "2025-01-01"),
    )
    q(
        "filter",
        "drivers with their medical due in 2026",
        lambda s: s.where(
            s.where(s.kind("Driver"), "medicalDue", ">=", "2026-01-01"),
            "medicalDue",
            "<=",
            "2026-12-31",
        ),
    )
    q("superlative", "largest stockpile in tonnes", lambda s: topmost(s, piles(s), "tonnes"))
    q(
        "superlative",
        "which dumper's got the softest tyres",
        lambda s: topmost(s, dumpers(s), "tyrePressureBar", low=True),
    )
    q(
        "superlative",
        "Which seismograph has felt the most blasts?",
        lambda s: extreme(s, seismos(s), lambda x: len(s.near(x, "feltAt", "Blast"))),
    )
    q(
        "topk",
        "top three blasts for kilos of explosive",
        lambda s: leaders(s, blasts(s), "explosiveKg", 3),
    )
    q(
        "topk",
        "two belts with the freshest splice, newest first",
        lambda s: oldest(s, belts(s), "spliced", 2, last=True),
    )
    q(
        "aggregate",
        "Average engine hours of the 30 tonners",
        lambda s: near(s.mean(pick(s, dumpers(s), payloadT=30), "engineHours")),
    )
    q(
        "aggregate",
        "how many holes did we drill for all the blasts fired in April",
        lambda s: s.total(
            s.where(
                s.where(blasts(s), "firedOn", ">=", "2026-04-01"), "firedOn", "<=", "2026-04-30"
            ),
            "holes",
        ),
    )
    q("group", "belts by run state", lambda s: tally(s, belts(s), "runState"))
    q(
        "group",
        "total tonnage per product",
        lambda s: table(
            (p, s.total(pick(s, piles(s), product=str(p)), "tonnes"))
            for p in distinct(s, piles(s), "product")
        ),
    )
    q(
        "group",
        "For each crusher: type and motor amps",
        lambda s: table(
            (c, str(s.value(c, "crusherType")), s.number(c, "motorAmps")) for c in s.kind("Crusher")
        ),
    )
    q(
        "compare",
        "is pile-H bigger than pile-F",
        lambda s: truth(
            s.number(s.one("pile-H"), "tonnes") > s.number(s.one("pile-F"), "tonnes"),
            [s.one("pile-H")],
        ),
    )
    q(
        "compare",
        "Who's been in the job longer, Huw Pugh or Kev Scaife?",
        lambda s: topmost(s, [s.one("Huw Pugh"), s.one("Kev Scaife")], "yearsIn"),
    )
    q(
        "compare",
        "how many amps more is Cruncher pulling than Old Faithful",
        lambda s: near(
            s.number(s.one("Cruncher"), "motorAmps") - s.number(s.one("Old Faithful"), "motorAmps"),
            0.001,
        ),
    )
    q(
        "multihop",
        "drivers whose truck tips into Molar",
        lambda s: s.near(tipping(s, "Molar"), "drives", "Driver"),
    )
    q(
        "multihop",
        "which piles end up with the stuff from Gnasher",
        lambda s: s.near(s.near(s.one("Gnasher"), "sendsTo"), "heapsOnto", "Stockpile"),
    )
    q(
        "multihop",
        "which scales sit on the belts fed by Old Faithful",
        lambda s: s.near(s.near(s.one("Old Faithful"), "fedBy", "Belt"), "weighs", "Belt_Scale"),
    )
    q(
        "multihop",
        "products made out of what DT09 tips, following crusher and screens to the heaps",
        lambda s: distinct(
            s,
            s.near(
                s.near(s.near(s.one("DT09"), "tipsInto"), "sendsTo", "Screen"),
                "heapsOnto",
                "Stockpile",
            ),
            "product",
        ),
    )
    q(
        "path",
        "belt to belt from B011 down to B001, what's the run",
        lambda s: route(s.paths(s.one("B011"), s.one("B001"), ("runsTo",))),
    )
    q(
        "exists",
        "does SCR07 throw onto pile-C",
        lambda s: s.related(s.one("SCR07"), s.one("pile-C"), "heapsOnto"),
    )
    q(
        "exists",
        "Was any misfire felt at the Rectory?",
        lambda s: truth(True, pick(s, felt(s, "Rectory"), misfire=True)),
    )
    q(
        "negation",
        "piles no screen heaps onto",
        lambda s: s.without(piles(s), "heapsOnto", "Screen"),
    )
    q(
        "negation",
        "which trucks have no driver",
        lambda s: s.without(dumpers(s), "drives", "Driver"),
    )
    q("definition", "whats a belt scale", lambda s: says("belt"))
    q(
        "summary",
        "give me pile-F in a nutshell",
        lambda s: says("pile-F", "13000|13,000", "chippings"),
    )
    q(
        "whatif",
        "If Edie Nash number drv08 goes off sick, which dumpers lose their only driver?",
        lambda s: s.orphans([s.one("drv08")], dumpers(s), "drives", "Driver"),
    )
    q(
        "whatif",
        "SCR02 and SCR04 taken out: what stockpiles get nothing any more",
        lambda s: s.orphans([s.one("SCR02"), s.one("SCR04")], piles(s), "heapsOnto", "Screen"),
    )
    q(
        "whatif",
        "Suppose DT10 gets sent to Big Bertha too, number of trucks tipping there would be?",
        lambda s: len({*tipping(s, "Big Bertha"), s.one("DT10")}),
    )
    q(
        "followup",
        "which blasts did the Infant School feel",
        lambda s: felt(s, "Infant School"),
        "a",
    )
    q("followup", "when was it fired", lambda s: s.value(s.one("BL-002"), "firedOn"), "a")
    q(
        "followup",
        "Belts fed by Cruncher?",
        lambda s: s.near(s.one("Cruncher"), "fedBy", "Belt"),
        "b",
    )
    q(
        "followup",
        "only those over 70 metres",
        lambda s: s.where(s.near(s.one("Cruncher"), "fedBy", "Belt"), "lengthM", ">", 70),
        "b",
    )
    q("unknown", "tyre pressure on DT01?", lambda s: unheld(s, s.one("DT01"), "tyrePressureBar"))
    q("unknown", "how much diesel did the trucks burn last week", lambda s: UNKNOWN)
    q("unknown", "holes drilled for BL-027", lambda s: unnamed(s, "BL-027"))
    q(
        "ambiguous",
        "until when is Cliff Orrell's medical good",
        lambda s: namesakes(s, "Cliff Orrell", "medicalDue"),
    )
    return q
