"""Hand-written practice questions on the network ``gritting``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    detour,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    means,
    namesakes,
    number_of,
    pick,
    share,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("gritting")

    def sensors(s: Solver) -> list[str]:
        return s.kind("RoadSensor")

    def lorries(s: Solver) -> list[str]:
        return s.kind("GritterLorry")

    def routes(s: Solver) -> list[str]:
        return s.kind("TreatmentRoute")

    def villages(s: Solver) -> list[str]:
        return s.kind("Village")

    def sensors_on(s: Solver, route: str) -> list[str]:
        return s.near(s.one(route), "refRoute", "RoadSensor")

    q("lookup", "surface temp at rs-014?", lambda s: s.value(s.one("rs-014"), "surfaceTemperature"))
    q(
        "lookup",
        "How much salt is Frosty carrying, in kilos?",
        lambda s: converted(s, s.one("Frosty"), "saltLoad", 1000),
    )
    q("lookup", "when was GR09 last done", lambda s: s.value(s.one("GR09"), "lastTreated"))
    q(
        "relation_out",
        "Where does Gritney load her salt?",
        lambda s: s.near(s.one("Gritney"), "refLoadsAt"),
    )
    q(
        "relation_out",
        "villages GR10 goes through",
        lambda s: s.near(s.one("GR10"), "refPassesThrough"),
    )
    q(
        "relation_out",
        "what's Donnie Weir driving",
        lambda s: s.near(s.one("Donnie Weir"), "refDrives"),
    )
    q(
        "relation_in",
        "Which lorries load at Blackrigg?",
        lambda s: s.near(s.one("Blackrigg"), "refLoadsAt", "GritterLorry"),
    )
    q("relation_in", "road sensors on GR02", lambda s: sensors_on(s, "GR02"))
    q(
        "relation_in",
        "who drives the Salty Dog",
        lambda s: s.near(s.one("Salty Dog"), "refDrives", "Driver"),
    )
    q("list", "all the salt barns", lambda s: s.kind("SaltBarn"))
    q(
        "list",
        "What surface states do the sensors report?",
        lambda s: distinct(s, sensors(s), "surfaceState"),
    )
    q("list", "which villages do we look after, all of them", lambda s: villages(s))
    q(
        "count",
        "How many routes pass through Craigend?",
        lambda s: how_many(s.near(s.one("Craigend"), "refPassesThrough", "TreatmentRoute")),
    )
    q(
        "count",
        "On how many routes does a sensor report snow?",
        lambda s: how_many(
            s.near(pick(s, sensors(s), surfaceState="snow"), "refRoute", "TreatmentRoute")
        ),
    )
    q(
        "filter",
        "sensors colder than minus five",
        lambda s: s.where(sensors(s), "surfaceTemperature", "<", -5),
    )
    q(
        "filter",
        "icy sensors with a grip under 0.3",
        lambda s: s.where(pick(s, sensors(s), surfaceState="ice"), "grip", "<", 0.3),
    )
    q(
        "filter",
        "Gritters with a plough and less than 5 tonnes of salt aboard",
        lambda s: s.where(pick(s, lorries(s), ploughFitted=True), "saltLoad", "<", 5),
    )
    q(
        "filter",
        "Villages above 300 m with over 3000 people",
        lambda s: s.where(s.where(villages(s), "altitude", ">", 300), "population", ">", 3000),
    )
    q(
        "superlative",
        "slipperiest spot? lowest grip I mean",
        lambda s: topmost(s, sensors(s), "grip", low=True),
    )
    q(
        "superlative",
        "Which barn do the most gritters load at?",
        lambda s: extreme(
            s, s.kind("SaltBarn"), lambda b: len(s.near(b, "refLoadsAt", "GritterLorry"))
        ),
    )
    q(
        "superlative",
        "which route has gone untreated the longest",
        lambda s: earliest(s, routes(s), "lastTreated"),
    )
    q(
        "topk",
        "Three fullest gritters, by salt load",
        lambda s: leaders(s, lorries(s), "saltLoad", 3),
    )
    q(
        "topk",
        "the 4 longest routes, longest first",
        lambda s: leaders(s, routes(s), "routeLength", 4),
    )
    q(
        "aggregate",
        "mean surface temperature on GR09",
        lambda s: near(s.mean(sensors_on(s, "GR09"), "surfaceTemperature")),
    )
    q(
        "aggregate",
        "how many km are all the priority 3 routes together",
        lambda s: near(s.total(pick(s, routes(s), priority=3), "routeLength"), 0.001),
    )
    q(
        "aggregate",
        "what percentage of the sensors is out of service",
        lambda s: share(pick(s, sensors(s), inService=False), sensors(s)),
    )
    q(
        "group",
        "each treatment route with its priority and its length",
        lambda s: table(
            (r, s.number(r, "priority"), s.number(r, "routeLength")) for r in routes(s)
        ),
    )
    q(
        "group",
        "Average grip for each surface state",
        lambda s: means(s, sensors(s), "surfaceState", "grip"),
    )
    q(
        "group",
        "how many lorries load at each barn",
        lambda s: number_of(s, s.kind("SaltBarn"), "refLoadsAt", "GritterLorry"),
    )
    q(
        "compare",
        "GR08 or GR12, which one is longer?",
        lambda s: topmost(s, [s.one("GR08"), s.one("GR12")], "routeLength"),
    )
    q(
        "compare",
        "do Muirdean and Harelaw both have a school",
        lambda s: all(s.value(s.one(v), "hasSchool") for v in ("Muirdean", "Harelaw")),
    )
    q(
        "compare",
        "By how many metres does Muirdean lie higher than Fintry Cross?",
        lambda s: (
            s.number(s.one("Muirdean"), "altitude") - s.number(s.one("Fintry Cross"), "altitude")
        ),
    )
    q(
        "multihop",
        "Which villages does Meltan John keep clear?",
        lambda s: s.near(s.near(s.one("Meltan John"), "refTreats"), "refPassesThrough", "Village"),
    )
    q(
        "multihop",
        "drivers of the lorries that load at Whinfell",
        lambda s: s.near(s.near(s.one("Whinfell"), "refLoadsAt"), "refDrives", "Driver"),
    )
    q(
        "multihop",
        "sensors on routes treated by Grit Expectations",
        lambda s: s.near(s.near(s.one("Grit Expectations"), "refTreats"), "refRoute", "RoadSensor"),
    )
    q(
        "path",
        "Road from Kirkhope to Glenhove, fewest villages in between",
        lambda s: route(s.paths(s.one("Kirkhope"), s.one("Glenhove"), ("refRoadTo",))),
    )
    q(
        "path",
        "how many roads do I take from Balnore to Inverlochy Brae",
        lambda s: s.hops(s.one("Balnore"), s.one("Inverlochy Brae"), ("refRoadTo",)),
    )
    q(
        "exists",
        "Is there a road straight from Drumlaw to Glenhove?",
        lambda s: s.related(s.one("Drumlaw"), s.one("Glenhove"), "refRoadTo"),
    )
    q(
        "exists",
        "does any sensor on GR06 report ice",
        lambda s: truth(True, pick(s, sensors_on(s, "GR06"), surfaceState="ice")),
    )
    q(
        "negation",
        "Routes that no gritter treats",
        lambda s: s.without(routes(s), "refTreats", "GritterLorry"),
    )
    q("negation", "lorries nobody drives", lambda s: s.without(lorries(s), "refDrives", "Driver"))
    q("definition", "new here, what is a treatment route", lambda s: says("route"))
    q("summary", "Give me the low-down on Moss Side", lambda s: says("Moss Side", "5190|5,190"))
    q(
        "whatif",
        "Suppose rs-008 dries up. How many sensors are still reporting ice?",
        lambda s: len({*pick(s, sensors(s), surfaceState="ice")} - {s.one("rs-008")}),
    )
    q(
        "whatif",
        "Frosty, Grit Expectations and Snowbi Wan all break down: routes losing every gritter?",
        lambda s: s.orphans(
            [s.one(n) for n in ("Frosty", "Grit Expectations", "Snowbi Wan")],
            routes(s),
            "refTreats",
            "GritterLorry",
        ),
    )
    q(
        "whatif",
        "If Eskmouth is snowed in, how do I get by road from Kirkhope to Harelaw?",
        lambda s: detour(
            s, s.one("Kirkhope"), s.one("Harelaw"), [s.one("Eskmouth")], ("refRoadTo",)
        ),
    )
    q("followup", "Which sensors are on GR07?", lambda s: sensors_on(s, "GR07"), "a")
    q(
        "followup",
        "and which of those is the coldest?",
        lambda s: topmost(s, sensors_on(s, "GR07"), "surfaceTemperature", low=True),
        "a",
    )
    q(
        "followup",
        "engine hours of Spready Mercury",
        lambda s: s.value(s.one("Spready Mercury"), "engineHours"),
        "b",
    )
    q(
        "followup",
        "has it got a plough",
        lambda s: s.value(s.one("Spready Mercury"), "ploughFitted"),
        "b",
    )
    q("unknown", "salt residue at rs-027", lambda s: unheld(s, s.one("rs-027"), "saltResidue"))
    q("unknown", "Will it snow on Thursday?", lambda s: UNKNOWN)
    q("unknown", "grip at rs-052?", lambda s: unnamed(s, "rs-052"))
    q(
        "ambiguous",
        "How many hours has Sir Salter Scott's engine done?",
        lambda s: namesakes(s, "Sir Salter Scott", "engineHours"),
    )
    q("ambiguous", "which shift is Betty Rae on", lambda s: namesakes(s, "Betty Rae", "shift"))
    return q
