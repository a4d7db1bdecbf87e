"""Hand-written practice questions on the network ``lido``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    commonest,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    namesakes,
    number_of,
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
    q = Sheet("lido")

    def pools(s: Solver) -> list[str]:
        return s.kind("Pool")

    def filters(s: Solver) -> list[str]:
        return s.kind("Sand_Filter")

    def pumps(s: Solver) -> list[str]:
        return s.kind("Circulation_Pump")

    def sensors(s: Solver) -> list[str]:
        return s.kind("Water_Sensor")

    def sessions(s: Solver) -> list[str]:
        return s.kind("Session")

    def held_in(s: Solver, pool: str) -> list[str]:
        return s.near(s.one(pool), "isHeldIn", "Session")

    q(
        "lookup",
        "how warm is the Learner Pool",
        lambda s: s.value(s.one("Learner Pool"), "waterTempC"),
    )
    q(
        "lookup",
        "Splash Bay: volume in litres?",
        lambda s: converted(s, s.one("Splash Bay"), "volumeM3", 1000),
    )
    q("definition", "circulation pump, what's it for?", lambda s: says("water"))
    q(
        "relation_out",
        "which filters clean the Competition Pool",
        lambda s: s.near(s.one("Competition Pool"), "isFilteredBy"),
    )
    q("relation_out", "Pools that BLR3 heats", lambda s: s.near(s.one("BLR3"), "heats"))
    q("relation_out", "where is session ses016 held", lambda s: s.near(s.one("ses016"), "isHeldIn"))
    q(
        "relation_in",
        "Sensors in the Outdoor Lido",
        lambda s: s.near(s.one("Outdoor Lido"), "isPointOf", "Water_Sensor"),
    )
    q(
        "relation_in",
        "who is guarding the diving pit",
        lambda s: s.near(s.one("Diving Pit"), "guards", "Lifeguard"),
    )
    q(
        "relation_in",
        "pumps that feed SF12",
        lambda s: s.near(s.one("SF12"), "feeds", "Circulation_Pump"),
    )
    q("list", "What do the water sensors measure?", lambda s: distinct(s, sensors(s), "measures"))
    q("list", "kinds of activity on offer", lambda s: distinct(s, sessions(s), "activity"))
    q(
        "count",
        "how many pumps are in fault",
        lambda s: how_many(pick(s, pumps(s), runStatus="fault")),
    )
    q("count", "Sessions at Splash Bay, how many?", lambda s: how_many(held_in(s, "Splash Bay")))
    q(
        "count",
        "How many pools share filter SF01?",
        lambda s: how_many(s.near(s.one("SF01"), "isFilteredBy", "Pool")),
    )
    q(
        "filter",
        "pools open now with water over 30 degrees",
        lambda s: s.where(pick(s, pools(s), openNow=True), "waterTempC", ">", 30),
    )
    q(
        "filter",
        "pH sensors with a drift above 2 %",
        lambda s: s.where(pick(s, sensors(s), measures="pH"), "driftPct", ">", 2),
    )
    q(
        "filter",
        "Lane swims starting at 16:00",
        lambda s: pick(s, sessions(s), activity="lane swim", startsAt="16:00"),
    )
    q(
        "filter",
        "filters backwashed before May 2026 that show more than 60 kPa",
        lambda s: s.where(
            s.where(filters(s), "backwashedOn", "<", "2026-05-01"), "differentialKPa", ">", 60
        ),
    )
    q(
        "superlative",
        "What activity do we put on most often?",
        lambda s: commonest(s, sessions(s), "activity"),
    )
    q(
        "superlative",
        "which filter is the most clogged, going by its differential",
        lambda s: topmost(s, filters(s), "differentialKPa"),
    )
    q(
        "superlative",
        "pool with the most sensors",
        lambda s: extreme(s, pools(s), lambda p: len(s.near(p, "isPointOf", "Water_Sensor"))),
    )
    q("topk", "Three biggest pools by volume", lambda s: leaders(s, pools(s), "volumeM3", 3))
    q(
        "topk",
        "the two filters whose backwash is longest ago, most overdue first",
        lambda s: oldest(s, filters(s), "backwashedOn", 2),
    )
    q(
        "aggregate",
        "mean humidity of the accessible changing areas",
        lambda s: near(s.mean(pick(s, s.kind("Changing_Area"), accessible=True), "humidityPct")),
    )
    q(
        "aggregate",
        "How many places do all the lessons have together?",
        lambda s: s.total(pick(s, sessions(s), activity="lesson"), "places"),
    )
    q(
        "aggregate",
        "combined power of the pumps that are running",
        lambda s: near(s.total(pick(s, pumps(s), runStatus="run"), "powerKW"), 0.001),
    )
    q("group", "sensors by what they measure", lambda s: tally(s, sensors(s), "measures"))
    q(
        "group",
        "Total booked for each activity",
        lambda s: table(
            (a, s.total(pick(s, sessions(s), activity=str(a)), "booked"))
            for a in distinct(s, sessions(s), "activity")
        ),
    )
    q(
        "group",
        "how many lifeguards has each pool",
        lambda s: number_of(s, pools(s), "guards", "Lifeguard"),
    )
    q(
        "compare",
        "Is the Plunge Pool deeper than Splash Bay?",
        lambda s: truth(
            s.number(s.one("Plunge Pool"), "maxDepthM")
            > s.number(s.one("Splash Bay"), "maxDepthM"),
            [s.one("Plunge Pool")],
        ),
    )
    q(
        "compare",
        "more lockers: chg-D or chg-G",
        lambda s: topmost(s, [s.one("chg-D"), s.one("chg-G")], "lockers"),
    )
    q(
        "compare",
        "How many degrees warmer is the Hydrotherapy Pool than the Competition Pool?",
        lambda s: near(
            s.number(s.one("Hydrotherapy Pool"), "waterTempC")
            - s.number(s.one("Competition Pool"), "waterTempC"),
            0.001,
        ),
    )
    q(
        "multihop",
        "Which pumps push water through the filters of the Learner Pool?",
        lambda s: s.near(
            s.near(s.one("Learner Pool"), "isFilteredBy"), "feeds", "Circulation_Pump"
        ),
    )
    q(
        "multihop",
        "lifeguards on the pools BLR2 heats",
        lambda s: s.near(s.near(s.one("BLR2"), "heats"), "guards", "Lifeguard"),
    )
    q(
        "multihop",
        "what activities take place in the pool that chg-A opens to",
        lambda s: distinct(
            s, s.near(s.near(s.one("chg-A"), "opensTo"), "isHeldIn", "Session"), "activity"
        ),
    )
    q(
        "path",
        "Barefoot from chg-C to chg-F: which changing areas do I go through?",
        lambda s: route(s.paths(s.one("chg-C"), s.one("chg-F"), ("connectsTo",))),
    )
    q(
        "path",
        "how many connections from chg-G to chg-D at least",
        lambda s: s.hops(s.one("chg-G"), s.one("chg-D"), ("connectsTo",)),
    )
    q(
        "exists",
        "does BLR1 heat Splash Bay",
        lambda s: s.related(s.one("BLR1"), s.one("Splash Bay"), "heats"),
    )
    q(
        "exists",
        "Is there a turbidity sensor in the Diving Pit?",
        lambda s: truth(
            True,
            pick(s, s.near(s.one("Diving Pit"), "isPointOf", "Water_Sensor"), measures="turbidity"),
        ),
    )
    q(
        "negation",
        "Lifeguards not guarding any pool",
        lambda s: s.without(s.kind("Lifeguard"), "guards", "Pool"),
    )
    q(
        "negation",
        "which filters does no pool use",
        lambda s: s.without(filters(s), "isFilteredBy", "Pool"),
    )
    q("definition", "What is a sand filter?", lambda s: says("sand"))
    q("summary", "boiler BLR2, the main facts", lambda s: says("BLR2", "140", "biomass"))
    q(
        "whatif",
        "If SF03 is shut down, which pools lose their only filter?",
        lambda s: s.orphans([s.one("SF03")], pools(s), "isFilteredBy", "Sand_Filter"),
    )
    q(
        "whatif",
        "BLR2 and BLR4 both fail: which pools lose all their heating",
        lambda s: s.orphans([s.one("BLR2"), s.one("BLR4")], pools(s), "heats", "Boiler"),
    )
    q(
        "whatif",
        "Suppose SF13 goes on bypass too. How many filters are bypassed then?",
        lambda s: len({*pick(s, filters(s), bypassed=True), s.one("SF13")}),
    )
    q(
        "followup",
        "Which sessions are in the Plunge Pool?",
        lambda s: held_in(s, "Plunge Pool"),
        "a",
    )
    q(
        "followup",
        "how many people are booked on those altogether",
        lambda s: s.total(held_in(s, "Plunge Pool"), "booked"),
        "a",
    )
    q("followup", "flue temperature of BLR3", lambda s: s.value(s.one("BLR3"), "flueTempC"), "b")
    q("followup", "What does it burn?", lambda s: s.value(s.one("BLR3"), "fuel"), "b")
    q("unknown", "drift of WS-86161c?", lambda s: unheld(s, s.one("WS-86161c"), "driftPct"))
    q("unknown", "how much is a season ticket", lambda s: UNKNOWN)
    q("unknown", "What's the age of LG21?", lambda s: unnamed(s, "LG21"))
    q("ambiguous", "How old is Kian Rowe?", lambda s: namesakes(s, "Kian Rowe", "age"))
    q("ambiguous", "weekly hours blake orme", lambda s: namesakes(s, "Blake Orme", "hoursPerWeek"))
    return q
