"""Hand-written practice questions on the network ``floodwatch``."""

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
    q = Sheet("floodwatch")

    def gauges(s: Solver) -> list[str]:
        return s.kind("gauge")

    def rain(s: Solver) -> list[str]:
        return s.kind("rain_gauge")

    def on(s: Solver, river: str) -> list[str]:
        return s.near(s.one(river, "river"), "river")

    def level(s: Solver, name: str) -> float:
        return s.number(s.one(name), "level_m")

    q("lookup", "How high is the water at Stone Weir?", lambda s: level(s, "Stone Weir"))
    q("lookup", "battery voltage lg-014", lambda s: s.value("LG-014", "battery_v"))
    q(
        "lookup",
        "When was the gauge at Corn Quay last serviced?",
        lambda s: s.value(s.one("Corn Quay"), "last_service"),
    )
    q("lookup", "is siren S-5 armed", lambda s: s.value("S-5", "armed"))
    q(
        "lookup",
        "what sort of backhaul does beacon hill have",
        lambda s: s.value(s.one("Beacon Hill"), "backhaul"),
    )
    q(
        "lookup",
        "How much rain fell at RG-08 in the last 24 hours",
        lambda s: s.value("RG-08", "rain_24h_mm"),
    )
    q("lookup", "lenght of the garrow in km?", lambda s: s.value(s.one("Garrow"), "length_km"))
    q(
        "lookup",
        "Is Hanna Voss on call at the moment?",
        lambda s: s.value(s.one("Hanna Voss"), "on_call"),
    )

    q(
        "relation_out",
        "Which river does the Nettle Dam gauge measure?",
        lambda s: s.near(s.one("Nettle Dam"), "river"),
    )
    q("relation_out", "who hears Old Sluice", lambda s: s.near(s.one("Old Sluice"), "heard_by"))
    q("relation_out", "What sets off siren S-10?", lambda s: s.near("S-10", "triggered_by"))
    q(
        "relation_out",
        "Where does the Fenny flow?",
        lambda s: s.near(s.one("Fenny"), "flows_into", way="out"),
    )
    q(
        "relation_in",
        "Which rivers run into the Fenny?",
        lambda s: s.near(s.one("Fenny"), "flows_into", way="in"),
    )
    q("relation_in", "gauges on the Esker pls", lambda s: on(s, "Esker"))
    q("relation_in", "Who looks after siren S-8?", lambda s: s.near("S-8", "looks_after"))
    q(
        "relation_in",
        "which rain gauges send their data through the grain silo",
        lambda s: s.near(s.one("Grain Silo"), "uplink"),
    )

    q("list", "list the rivers", lambda s: s.kind("river"))
    q("list", "What states can a level gauge be in?", lambda s: distinct(s, gauges(s), "state"))
    q("count", "How many level gauges have we got on the Garrow?", lambda s: len(on(s, "Garrow")))
    q(
        "count",
        "number of gateways on lte",
        lambda s: how_many(pick(s, s.kind("gateway"), backhaul="lte")),
    )
    q(
        "count",
        "How many sirens are disarmed?",
        lambda s: how_many(pick(s, s.kind("siren"), armed=False)),
    )

    q("filter", "Gauges in alarm, please.", lambda s: pick(s, gauges(s), state="alarm"))
    q(
        "filter",
        "Rain gauges with more than 6 cm of rain in 24 h",
        lambda s: s.where(rain(s), "rain_24h_mm", ">", 60),
    )
    q(
        "filter",
        "which gauges have a level above 4 metres but still report normal",
        lambda s: s.where(pick(s, gauges(s), state="normal"), "level_m", ">", 4),
    )
    q(
        "filter",
        "Could you tell me which level gauges on the Fenny are not offline?",
        lambda s: s.where(on(s, "Fenny"), "state", "!=", "offline"),
    )
    q(
        "filter",
        "gauges not serviced since the end of 2022",
        lambda s: s.where(gauges(s), "last_service", "<", "2023-01-01"),
    )
    q(
        "filter",
        (
            "Gauges where the water stands higher than their own alert level and whose state is "
            "offline"
        ),
        lambda s: [
            i
            for i in pick(s, gauges(s), state="offline")
            if s.numbers([i], "level_m") and s.number(i, "level_m") > s.number(i, "alert_level_m")
        ],
    )
    q(
        "filter",
        "heated rain gauges reporting less than 40 mm",
        lambda s: s.where(pick(s, rain(s), heated=True), "rain_24h_mm", "<", 40),
    )
    q(
        "filter",
        "armed sirens of at least 110 decibels",
        lambda s: s.where(pick(s, s.kind("siren"), armed=True), "loudness_db", ">=", 110),
    )
    q(
        "filter",
        "Which wardens had their training before 2021?",
        lambda s: s.where(s.kind("warden"), "trained_on", "<", "2021-01-01"),
    )

    q(
        "superlative",
        "Which river is the longest?",
        lambda s: topmost(s, s.kind("river"), "length_km"),
    )
    q(
        "superlative",
        "where's the water highest right now",
        lambda s: topmost(s, gauges(s), "level_m"),
    )
    q(
        "superlative",
        "What gauge has the weakest battery?",
        lambda s: topmost(s, gauges(s), "battery_v", low=True),
    )
    q(
        "superlative",
        "Which gateway hears the most level gauges?",
        lambda s: extreme(s, s.kind("gateway"), lambda i: len(s.near(i, "heard_by"))),
    )
    q(
        "topk",
        "The three wettest rain gauges, wettest first.",
        lambda s: leaders(s, rain(s), "rain_24h_mm", 3),
    )
    q(
        "topk",
        "2 gateways that were restarted most recently",
        lambda s: leaders(s, s.kind("gateway"), "uptime_days", 2, low=True),
    )

    q(
        "aggregate",
        "avg 24h rainfall over all rain gauges",
        lambda s: near(s.mean(rain(s), "rain_24h_mm")),
    )
    q(
        "aggregate",
        "How many kilometres of river do we watch in total?",
        lambda s: near(s.total(s.kind("river"), "length_km")),
    )
    q(
        "aggregate",
        "What is the mean water level on the Hollin?",
        lambda s: near(s.mean(on(s, "Hollin"), "level_m")),
    )
    q(
        "group",
        "How many level gauges does each river have?",
        lambda s: table((r, len(s.near(r, "river"))) for r in s.kind("river")),
    )
    q("group", "break the gauges down by state", lambda s: tally(s, gauges(s), "state"))
    q(
        "group",
        "For every gateway give me its name and the number of rain gauges that use it.",
        lambda s: number_of(s, s.kind("gateway"), "uplink", "rain_gauge"),
    )
    q(
        "group",
        "per river: highest water level",
        lambda s: table(
            (r, max(s.numbers(s.near(r, "river"), "level_m"))) for r in s.kind("river")
        ),
    )

    q(
        "compare",
        "Is it wetter at RG-03 than at RG-12?",
        lambda s: s.number("RG-03", "rain_24h_mm") > s.number("RG-12", "rain_24h_mm"),
    )
    q(
        "compare",
        "which catchment is bigger, the Cray's or the Aldwater's",
        lambda s: topmost(s, [s.one("Cray"), s.one("Aldwater")], "catchment_km2"),
    )

    q(
        "multihop",
        "Which sirens would the gauges on the Cray set off?",
        lambda s: s.near(on(s, "Cray"), "triggered_by"),
    )
    q(
        "multihop",
        "What backhaul do the gateways that hear Whitewater LG-019 use?",
        lambda s: distinct(s, s.near("LG-019", "heard_by"), "backhaul"),
    )
    q(
        "multihop",
        "wardens responsible for sirens that hang on gauges of the Brannock",
        lambda s: s.near(s.near(on(s, "Brannock"), "triggered_by"), "looks_after"),
    )
    q(
        "multihop",
        "On which rivers are the gauges that trigger the sirens Emyr Pugh looks after?",
        lambda s: s.near(
            s.near(s.near(s.one("Emyr Pugh"), "looks_after"), "triggered_by"), "river"
        ),
    )
    q(
        "path",
        "Which way does water go from the Dulse down to the Brannock?",
        lambda s: route(s.paths("R8", "R1", ("flows_into",))),
    )
    q(
        "path",
        "how many steps from the Hollin to the Cray, river to river",
        lambda s: s.hops("R7", "R3", ("flows_into",)),
    )

    q(
        "exists",
        "Does the church tower pick up Sheepwash?",
        lambda s: s.related(s.one("Church Tower"), s.one("Sheepwash"), "heard_by"),
    )
    q(
        "exists",
        "is there any siren louder than 125 dB?",
        lambda s: bool(s.where(s.kind("siren"), "loudness_db", ">", 125)),
    )
    q(
        "negation",
        "level gauges that no gateway can hear",
        lambda s: s.without(gauges(s), "heard_by"),
    )
    q(
        "negation",
        "which sirens don't have a warden",
        lambda s: s.without(s.kind("siren"), "looks_after"),
    )
    q(
        "negation",
        "How many gauges give no water level?",
        lambda s: how_many(s.lacking(gauges(s), "level_m")),
    )

    q(
        "whatif",
        "If the fire station gateway dies, which level gauges are heard by nobody any more?",
        lambda s: s.orphans([s.one("Fire Station")], gauges(s), "heard_by", "gateway"),
    )
    q(
        "whatif",
        (
            "Suppose Town Hall Roof and Church Tower both lose power. How many rain gauges lose "
            "their uplink?"
        ),
        lambda s: len(
            s.orphans(
                [s.one("Town Hall Roof"), s.one("Church Tower")], rain(s), "uplink", "gateway"
            )
        ),
    )
    q(
        "whatif",
        (
            "what happens to the sirens if LG-024 breaks: which ones have no gauge left to "
            "trigger them?"
        ),
        lambda s: s.orphans(["LG-024"], s.kind("siren"), "triggered_by", "gauge"),
    )

    q("definition", "what's a rain gauge?", lambda s: says("rain gauge"))
    q(
        "summary",
        "Tell me everything about Pike Island",
        lambda s: says("Pike Island", "1.59", "normal"),
    )
    q("summary", "what is in this network?", lambda s: says("34", "gauge", "siren"))
    q("unknown", "Who is the manufacturer of LG-020?", lambda s: UNKNOWN)
    q("unknown", "What's the water level at Nettle Dam?", lambda s: UNKNOWN)
    q("unknown", "level at Rotten Row gauge", lambda s: UNKNOWN)
    q("ambiguous", "How high is the water at Hangman's Lane?", lambda s: AMBIGUOUS)
    q("ambiguous", "when did farah aziz have her training", lambda s: AMBIGUOUS)

    q(
        "followup",
        "What state is Yarrow Foot in?",
        lambda s: s.value(s.one("Yarrow Foot"), "state"),
        "a",
    )
    q("followup", "Which river is that on?", lambda s: s.near(s.one("Yarrow Foot"), "river"), "a")
    q("followup", "And how long is it?", lambda s: s.value(s.one("Garrow"), "length_km"), "a")
    q(
        "followup",
        "How many sirens does Chidi Obi look after?",
        lambda s: how_many(s.near(s.one("Chidi Obi"), "looks_after")),
        "b",
    )
    q(
        "followup",
        "are they armed",
        lambda s: Gold(
            values=[True, False],
            accept=[["S-8", False, "S-7", True], ["S-7", True, "S-8", False], ["S-7"], [False]],
        ),
        "b",
    )
    q(
        "followup",
        "no, I meant Bram Tully's sirens, which are they?",
        lambda s: s.near(s.one("Bram Tully"), "looks_after"),
        "b",
    )
    return q
