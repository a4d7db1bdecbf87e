"""Hand-written practice questions on the network ``sewerlift``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    severed,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("sewerlift")

    def stations(s: Solver) -> list[str]:
        return s.kind("lift_station")

    def pumps(s: Solver) -> list[str]:
        return s.kind("pump")

    def rtus(s: Solver) -> list[str]:
        return s.kind("rtu")

    def jobs(s: Solver) -> list[str]:
        return s.kind("job")

    def pumps_of(s: Solver, station: str) -> list[str]:
        return s.near(s.one(station), "sits_in", "pump")

    q("lookup", "level at Hythe", lambda s: s.value(s.one("Hythe"), "lvl"))
    q("lookup", "How many hours has P018 run?", lambda s: s.value(s.one("P018"), "hrs"))
    q("lookup", "Mudbank inflow in litres per second", lambda s: s.value(s.one("Mudbank"), "q_in"))
    q("lookup", "rtu-0d2a8d firmware", lambda s: s.value(s.one("rtu-0d2a8d"), "fw"))
    q(
        "lookup",
        "has Cooper Wharf got mains power",
        lambda s: Gold(values=["lost"], accept=[[False]]),
    )
    q(
        "lookup",
        "How much rain at the Cricket Ground in the last 24 h, in cm?",
        lambda s: converted(s, s.one("Cricket Ground"), "rain24", 0.1),
    )
    q("relation_out", "where does P022 sit?", lambda s: s.near(s.one("P022"), "sits_in"))
    q(
        "relation_out",
        "Which stations does crew-C look after?",
        lambda s: s.near(s.one("crew-C"), "looks_after"),
    )
    q(
        "relation_out",
        "what station is Jackdaw Lane upstream of",
        lambda s: s.near(s.one("Jackdaw Lane"), "upstream_of", way="out"),
    )
    q("relation_in", "pumps in Ferry Road", lambda s: pumps_of(s, "Ferry Road"))
    q(
        "relation_in",
        "Which stations feed straight into Hythe?",
        lambda s: s.near(s.one("Hythe"), "upstream_of", "lift_station", "in"),
    )
    q("relation_in", "jobs on P017", lambda s: s.near(s.one("P017"), "on_pump"))
    q(
        "relation_in",
        "what stations discharge to Eastness works",
        lambda s: s.near(s.one("Eastness"), "discharges_to"),
    )
    q("list", "which pump makers do we have", lambda s: distinct(s, pumps(s), "mfr"))
    q("count", "How many pumps have tripped?", lambda s: how_many(pick(s, pumps(s), st="trip")))
    q("count", "rtus on firmware r7, how many", lambda s: how_many(pick(s, rtus(s), fw="r7")))
    q("count", "how many jobs arent done yet", lambda s: how_many(pick(s, jobs(s), done=False)))
    q("filter", "Pumps vibrating above 8 mm/s", lambda s: s.where(pumps(s), "vib", ">", 8))
    q(
        "filter",
        "standby pumps with more than 30000 hours",
        lambda s: s.where(pick(s, pumps(s), st="stby"), "hrs", ">", 30000),
    )
    q("filter", "stations with over 75 ppm H2S", lambda s: s.where(stations(s), "h2s", ">", 75))
    q("filter", "RTUs with a battery below 11 volts", lambda s: s.where(rtus(s), "batt", "<", 11))
    q("filter", "priority 1 jobs", lambda s: pick(s, jobs(s), prio=1))
    q(
        "filter",
        "Ragging jobs opened since October that are not done",
        lambda s: s.where(
            pick(s, jobs(s), type="ragging", done=False), "opened", ">=", "2026-10-01"
        ),
    )
    q(
        "filter",
        "Grumm pumps drawing between 20 and 40 amps",
        lambda s: s.where(
            s.where(pick(s, pumps(s), mfr="Grumm"), "amps", ">=", 20), "amps", "<=", 40
        ),
    )
    q(
        "superlative",
        "which station has the highest level",
        lambda s: topmost(s, stations(s), "lvl"),
    )
    q("superlative", "Most vibration, which pump?", lambda s: topmost(s, pumps(s), "vib"))
    q(
        "superlative",
        "weakest radio signal among the rtus",
        lambda s: topmost(s, rtus(s), "sig", low=True),
    )
    q("topk", "top three pumps by running hours", lambda s: leaders(s, pumps(s), "hrs", 3))
    q(
        "aggregate",
        "total rain over all gauges",
        lambda s: near(s.total(s.kind("rain_gauge"), "rain24"), 0.001),
    )
    q(
        "aggregate",
        "mean hours of the KSP pumps",
        lambda s: near(s.mean(pick(s, pumps(s), mfr="KSP"), "hrs")),
    )
    q(
        "aggregate",
        "What percentage of pumps is running?",
        lambda s: share(pick(s, pumps(s), st="run"), pumps(s)),
    )
    q("group", "pumps per state", lambda s: tally(s, pumps(s), "st"))
    q(
        "group",
        "How many jobs does each crew have?",
        lambda s: number_of(s, s.kind("crew"), "given_to", "job"),
    )
    q(
        "group",
        "avarage vibration by manufacturer",
        lambda s: table(
            (k, s.mean(pick(s, pumps(s), mfr=str(k)), "vib")) for k in distinct(s, pumps(s), "mfr")
        ),
    )
    q(
        "compare",
        "higher inflow: Glebe or Kelp Row?",
        lambda s: topmost(s, [s.one("Glebe"), s.one("Kelp Row")], "q_in"),
    )
    q(
        "multihop",
        "Which crew covers the station where P024 is?",
        lambda s: s.near(s.near(s.one("P024"), "sits_in"), "looks_after", "crew"),
    )
    q(
        "multihop",
        "pumps at stations that lost mains",
        lambda s: s.near(pick(s, stations(s), mains="lost"), "sits_in", "pump"),
    )
    q(
        "multihop",
        "At which stations are the pumps with seal leak jobs?",
        lambda s: s.near(
            s.near(pick(s, jobs(s), type="seal leak"), "on_pump"), "sits_in", "lift_station"
        ),
    )
    q(
        "multihop",
        "rtus at the stations crew-D looks after",
        lambda s: s.near(s.near(s.one("crew-D"), "looks_after"), "telemeters", "rtu"),
    )
    q(
        "path",
        "How does sewage get from Dyke Road to Inkpen, station by station?",
        lambda s: route(s.paths(s.one("Dyke Road"), s.one("Inkpen"), ("upstream_of",))),
    )
    q(
        "exists",
        "is any pump at Dyke Road running",
        lambda s: Gold(values=[True], accept=[pick(s, pumps_of(s, "Dyke Road"), st="run")]),
    )
    q(
        "negation",
        "Pumps that sit in no station",
        lambda s: s.without(pumps(s), "sits_in", "lift_station"),
    )
    q("negation", "stations without an RTU", lambda s: s.without(stations(s), "telemeters", "rtu"))
    q("definition", "so what is a rain gauge, exactly", lambda s: says("rain"))
    q("summary", "short report on P005 please", lambda s: says("P005", "trip", "53.4"))
    q(
        "whatif",
        "If crew-A stops work, which stations have no crew left?",
        lambda s: s.orphans([s.one("crew-A")], stations(s), "looks_after", "crew"),
    )
    q(
        "whatif",
        "Limekiln floods and fails. Which stations can't get their sewage to Inkpen any more?",
        lambda s: severed(s, s.one("Inkpen"), [s.one("Limekiln")], ("upstream_of",)),
    )
    q(
        "whatif",
        "rain gauge Fire Tower breaks, which stations are left without a gauge",
        lambda s: s.orphans([s.one("Fire Tower")], stations(s), "indicates_for", "rain_gauge"),
    )
    q("followup", "who made P029?", lambda s: s.value(s.one("P029"), "mfr"), "a")
    q("followup", "its hours?", lambda s: s.value(s.one("P029"), "hrs"), "a")
    q("followup", "Which pumps are in Cooper Wharf?", lambda s: pumps_of(s, "Cooper Wharf"), "b")
    q(
        "followup",
        "how many of them are on standby",
        lambda s: how_many(pick(s, pumps_of(s, "Cooper Wharf"), st="stby")),
        "b",
    )
    q("unknown", "amps drawn by P017", lambda s: UNKNOWN)
    q("unknown", "What is the phone number of crew-B?", lambda s: UNKNOWN)
    q("ambiguous", "h2s at Bleachfield?", lambda s: AMBIGUOUS)
    return q
