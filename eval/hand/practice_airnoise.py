"""Hand-written practice questions on the network ``airnoise``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("airnoise")

    def stations(s: Solver) -> list[str]:
        return s.kind("station")

    def meters(s: Solver) -> list[str]:
        return s.kind("sound_meter")

    def roads(s: Solver) -> list[str]:
        return s.kind("road")

    def schools(s: Solver) -> list[str]:
        return s.kind("school")

    def lying_in(s: Solver, district: str, kind: str = "station") -> list[str]:
        return s.near(s.one(district), "situated_in", kind)

    q("lookup", "NO2 at AQ06?", lambda s: s.value("AQ06", "no2_ug_m3"))
    q(
        "lookup",
        "how many children go to st ursula",
        lambda s: s.value(s.one("St Ursula"), "pupils"),
    )
    q(
        "lookup",
        "What is the speed limit on Lindenallee?",
        lambda s: s.value(s.one("Lindenallee"), "speed_limit_kmh"),
    )
    q(
        "lookup",
        "Is the Hafenstadt district a low emission zone?",
        lambda s: s.value(s.one("Hafenstadt"), "low_emission_zone"),
    )
    q("lookup", "SLM-010 windshield condition", lambda s: s.value("SLM-010", "windshield"))

    q("relation_out", "what road does SLM-013 face", lambda s: s.near("SLM-013", "facing"))
    q(
        "relation_out",
        "Through which districts does Turmstrasse run?",
        lambda s: s.near(s.one("Turmstrasse"), "runs_through"),
    )
    q(
        "relation_out",
        "nearest station to Kepler College pls",
        lambda s: s.near(s.one("Kepler College"), "nearest_station"),
    )
    q("relation_in", "Which stations are situated in Glashof?", lambda s: lying_in(s, "Glashof"))
    q("relation_in", "who audits AQ14", lambda s: s.near("AQ14", "audits"))
    q(
        "relation_in",
        "For which microsensors is AQ11 the reference?",
        lambda s: s.near("AQ11", "reference_station"),
    )

    q("list", "Give the names of all inspectors.", lambda s: s.kind("inspector"))
    q("list", "site classes of the stations", lambda s: distinct(s, stations(s), "site_class"))
    q(
        "count",
        "How many sound meters has Hafenstadt got?",
        lambda s: len(lying_in(s, "Hafenstadt", "sound_meter")),
    )
    q(
        "count",
        "stations that aren't operational, how many?",
        lambda s: len(pick(s, stations(s), operational=False)),
    )
    q(
        "count",
        "no. of roads running thru Birkenau",
        lambda s: len(s.near(s.one("Birkenau"), "runs_through")),
    )
    q(
        "count",
        "On how many roads is the limit 30 km/h and traffic above 30,000 vehicles a day?",
        lambda s: len(
            s.where(pick(s, roads(s), speed_limit_kmh=30), "vehicles_per_day", ">", 30000)
        ),
    )

    q("filter", "sound meters above 78 dB", lambda s: s.where(meters(s), "laeq_db", ">", 78))
    q(
        "filter",
        "Which schools with more than 600 pupils have no air filter?",
        lambda s: s.where(pick(s, schools(s), air_filter=False), "pupils", ">", 600),
    )
    q(
        "filter",
        "microsensors that need a new battery soon (below 10 %)",
        lambda s: s.where(s.kind("microsensor"), "battery_pct", "<", 10),
    )
    q(
        "filter",
        "Roads on which heavy vehicles make up at least a quarter of the traffic",
        lambda s: s.where(roads(s), "heavy_share", ">=", 0.25),
    )
    q(
        "filter",
        "roadside stations where pm2.5 exceeds 25 µg/m³",
        lambda s: s.where(pick(s, stations(s), site_class="roadside"), "pm25_ug_m3", ">", 25),
    )

    q(
        "superlative",
        "Which sound meter is the loudest?",
        lambda s: topmost(s, meters(s), "laeq_db"),
    )
    q(
        "superlative",
        "smalest district by area",
        lambda s: topmost(s, s.kind("district"), "area_km2", low=True),
    )
    q(
        "superlative",
        "Where do we have most air stations, which district?",
        lambda s: extreme(
            s, s.kind("district"), lambda i: len(s.near(i, "situated_in", "station"))
        ),
    )
    q(
        "topk",
        "our three busiest roads by vehicles per day, busiest first",
        lambda s: leaders(s, roads(s), "vehicles_per_day", 3),
    )
    q(
        "aggregate",
        "How many pupils in total are at schools without an air filter?",
        lambda s: s.total(pick(s, schools(s), air_filter=False), "pupils"),
    )
    q(
        "aggregate",
        "mean NO2, industrial stations only",
        lambda s: near(s.mean(pick(s, stations(s), site_class="industrial"), "no2_ug_m3")),
    )
    q(
        "group",
        "number of sound meters by district",
        lambda s: number_of(s, s.kind("district"), "situated_in", "sound_meter"),
    )
    q(
        "group",
        "How are the stations spread over the site classes?",
        lambda s: tally(s, stations(s), "site_class"),
    )
    q(
        "compare",
        "Do more people live in Flussau or in Clarapark?",
        lambda s: topmost(s, [s.one("Flussau"), s.one("Clarapark")], "residents"),
    )
    q(
        "compare",
        "is it noisier at SLM-019 than at SLM-005",
        lambda s: s.number("SLM-019", "laeq_db") > s.number("SLM-005", "laeq_db"),
    )

    q(
        "multihop",
        "PM2.5 at the station nearest to St Ursula?",
        lambda s: s.values(s.near(s.one("St Ursula"), "nearest_station"), "pm25_ug_m3"),
    )
    q(
        "multihop",
        "which district is the reference station of ms-39e5aa in",
        lambda s: s.near(s.near("ms-39e5aa", "reference_station"), "situated_in", "district"),
    )
    q(
        "multihop",
        "I'd like to talk to every inspector who audits a station in Eichwald. Who are they?",
        lambda s: s.near(lying_in(s, "Eichwald"), "audits", "inspector"),
    )
    q(
        "path",
        "By road only: over which roads do I get from Kaistrasse to Turmstrasse?",
        lambda s: route(s.paths(s.one("Kaistrasse"), s.one("Turmstrasse"), ("meets",))),
    )
    q(
        "exists",
        "does gartenweg run through altmarkt",
        lambda s: s.related(s.one("Gartenweg"), s.one("Altmarkt"), "runs_through"),
    )
    q(
        "exists",
        "Is there a roadside station that isn't operational?",
        lambda s: Gold(
            values=[True], accept=[pick(s, stations(s), site_class="roadside", operational=False)]
        ),
    )
    q(
        "negation",
        "Districts without a single air quality station",
        lambda s: s.without(s.kind("district"), "situated_in", "station"),
    )
    q(
        "negation",
        "which stations does no inspector audit?",
        lambda s: s.without(stations(s), "audits"),
    )
    q(
        "definition",
        "And what is a microsensor, please?",
        lambda s: says("microsensor|micro sensor"),
    )
    q(
        "summary",
        "Brief me on Clarapark.",
        lambda s: says("Clarapark", "58650|58,650"),
    )

    q(
        "whatif",
        "Lotte Vik retires: which stations lose their only auditor?",
        lambda s: s.orphans([s.one("Lotte Vik")], stations(s), "audits", "inspector"),
    )
    q(
        "whatif",
        "How many microsensors would have no reference any more if AQ12 were dismantled?",
        lambda s: len(s.orphans(["AQ12"], s.kind("microsensor"), "reference_station", "station")),
    )
    q(
        "whatif",
        "what if AQ01 becomes operational again, how many stations are operational then",
        lambda s: len({*pick(s, stations(s), operational=True), "AQ01"}),
    )

    q("followup", "What stations do we run in Eichwald?", lambda s: lying_in(s, "Eichwald"), "a")
    q(
        "followup",
        "only the industrial ones",
        lambda s: pick(s, lying_in(s, "Eichwald"), site_class="industrial"),
        "a",
    )
    q(
        "followup",
        "traffic on bahnhofsweg per day?",
        lambda s: s.value(s.one("Bahnhofsweg"), "vehicles_per_day"),
        "b",
    )
    q(
        "followup",
        "And what is its heavy share?",
        lambda s: Gold(values=[s.number(s.one("Bahnhofsweg"), "heavy_share")], accept=[[19]]),
        "b",
    )

    q("unknown", "What's the wind speed at AQ03?", lambda s: UNKNOWN)
    q("unknown", "ozone AQ13", lambda s: UNKNOWN)
    q("unknown", "night limit of SLM-044?", lambda s: UNKNOWN)
    q("ambiguous", "How many pupils are there at Oakridge?", lambda s: AMBIGUOUS)
    return q
