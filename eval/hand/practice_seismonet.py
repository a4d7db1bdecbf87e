"""Hand-written practice questions on the network ``seismonet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    leaders,
    number_of,
    pick,
    severed,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("seismonet")

    def stations(s: Solver) -> list[str]:
        return s.kind("seismometer")

    def quakes(s: Solver) -> list[str]:
        return s.kind("earthquake")

    def masts(s: Solver) -> list[str]:
        return s.kind("relay")

    def heard_by(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "detected", "earthquake")

    def link(s: Solver, station: str, mast: str) -> float:
        ends = {s.one(station), s.one(mast)}
        (found,) = s.edges("transmits to", lambda r: {r.source, r.target} == ends)
        return float(str(found.attributes["loss_pct"].value))

    def out_of_sight(s: Solver, mast: str, lost: str) -> Gold:
        found = severed(s, s.one(mast), [s.one(lost)], ("sees",), "relay")
        return Gold(values=found, accept=[[*found, s.one(lost)]])

    q("lookup", "magnitude of event 116?", lambda s: s.value(s.one("event 116"), "magnitude"))
    q("lookup", "How deep was event 104?", lambda s: s.value(s.one("event 104"), "depth_km"))
    q(
        "lookup",
        "what alert colour is Cerro Pardo on today",
        lambda s: s.value(s.one("Cerro Pardo"), "alert"),
    )
    q(
        "lookup",
        "when did Monte Rosso last blow its top",
        lambda s: s.value(s.one("Monte Rosso"), "last_eruption"),
    )
    q(
        "lookup",
        "elevaton of crater rim in km",
        lambda s: converted(s, s.one("Crater Rim"), "elevation_m", 1 / 1000),
    )
    q("lookup", "Did people feel event 103?", lambda s: s.value(s.one("event 103"), "felt"))
    q(
        "lookup",
        "What's the loss on the radio link from High Pass to Beta Mast?",
        lambda s: link(s, "High Pass", "Beta Mast"),
    )
    q("relation_out", "which quakes did Juniper pick up", lambda s: heard_by(s, "Juniper"))
    q(
        "relation_out",
        "Where does Sigma Mast forward its data?",
        lambda s: s.near(s.one("Sigma Mast"), "forwards to", way="out"),
    )
    q(
        "relation_out",
        "what volcano is Goat Island on?",
        lambda s: s.near(s.one("Goat Island"), "stands on"),
    )
    q("relation_in", "who recorded event 117", lambda s: s.near(s.one("event 117"), "detected"))
    q(
        "relation_in",
        "seismometers that send through Beta Mast",
        lambda s: s.near(s.one("Beta Mast"), "transmits to"),
    )
    q(
        "relation_in",
        "Which earthquakes lay beneath Mount Ash?",
        lambda s: s.near(s.one("Mount Ash"), "lies beneath"),
    )
    q(
        "list",
        "What languages do the volunteers speak?",
        lambda s: distinct(s, s.kind("volunteer"), "language"),
    )
    q("count", "How many earthquakes were felt?", lambda s: len(pick(s, quakes(s), felt=True)))
    q(
        "count",
        "number of stations that stand on cerro pardo",
        lambda s: len(s.near(s.one("Cerro Pardo"), "stands on")),
    )
    q(
        "filter",
        "anything of magnitude 4.5 or above",
        lambda s: s.where(quakes(s), "magnitude", ">=", 4.5),
    )
    q(
        "filter",
        "Quakes shallower than 6 km, please",
        lambda s: s.where(quakes(s), "depth_km", "<", 6),
    )
    q(
        "filter",
        "which stations are down to 11.1 volts or less",
        lambda s: s.where(stations(s), "battery_v", "<=", 11.1),
    )
    q(
        "filter",
        "short-period instruments that are buried",
        lambda s: pick(s, stations(s), bandwidth="short-period", buried=True),
    )
    q(
        "filter",
        "seismometers above one kilometre of altitude",
        lambda s: s.where(stations(s), "elevation_m", ">", 1000),
    )
    q(
        "filter",
        "Events since the first of March 2026.",
        lambda s: s.where(quakes(s), "day", ">=", "2026-03-01"),
    )
    q(
        "filter",
        "earthquakes picked up by at least three stations",
        lambda s: [i for i in quakes(s) if len(s.near(i, "detected")) >= 3],
    )
    q(
        "filter",
        "tremors between magnitude 2 and 3",
        lambda s: s.where(s.where(quakes(s), "magnitude", ">=", 2), "magnitude", "<=", 3),
    )
    q(
        "superlative",
        "what's the strongest quake in the catalogue",
        lambda s: topmost(s, quakes(s), "magnitude"),
    )
    q(
        "superlative",
        "Which site is the quietest, going by its noise level?",
        lambda s: topmost(s, stations(s), "noise_level_db", low=True),
    )
    q(
        "superlative",
        "Which earthquake was noticed by the largest number of stations?",
        lambda s: extreme(s, quakes(s), lambda i: len(s.near(i, "detected"))),
    )
    q("topk", "deepest three earthquakes in order", lambda s: leaders(s, quakes(s), "depth_km", 3))
    q(
        "topk",
        "the two stations lowest above the sea, lowest first",
        lambda s: leaders(s, stations(s), "elevation_m", 2, low=True),
    )
    q(
        "aggregate",
        "Average magnitude of the felt earthquakes?",
        lambda s: near(s.mean(pick(s, quakes(s), felt=True), "magnitude")),
    )
    q(
        "group",
        "seismometers by bandwidth, how many of each",
        lambda s: tally(s, stations(s), "bandwidth"),
    )
    q(
        "group",
        "For each volcano, how many quakes lie beneath it?",
        lambda s: number_of(s, s.kind("volcano"), "lies beneath", "earthquake"),
    )
    q(
        "group",
        "mean elevation of the stations, volcano by volcano",
        lambda s: table(
            (v, s.mean(s.near(v, "stands on"), "elevation_m")) for v in s.kind("volcano")
        ),
    )
    q(
        "compare",
        "event 107 or event 108, which was bigger?",
        lambda s: topmost(s, [s.one("event 107"), s.one("event 108")], "magnitude"),
    )
    q(
        "multihop",
        "To which centres do the readings of Fumarole end up going?",
        lambda s: s.near(s.near(s.one("Fumarole"), "transmits to"), "forwards to", "centre", "out"),
    )
    q(
        "multihop",
        "earthquakes seen by instruments standing on Monte Rosso",
        lambda s: s.near(s.near(s.one("Monte Rosso"), "stands on"), "detected", "earthquake"),
    )
    q(
        "multihop",
        "Which stations transmit to both Omega Mast and Delta Mast?",
        lambda s: [
            i
            for i in s.near(s.one("Omega Mast"), "transmits to")
            if s.related(i, s.one("Delta Mast"), "transmits to")
        ],
    )
    q(
        "path",
        "How does a message hop from Omega Mast to Sigma Mast, always to a mast in sight?",
        lambda s: route(s.paths(s.one("Omega Mast"), s.one("Sigma Mast"), ("sees",))),
    )
    q(
        "exists",
        "has Lava Field detected event 118?",
        lambda s: s.related(s.one("Lava Field"), s.one("event 118"), "detected"),
    )
    q(
        "negation",
        "Which quakes were detected by no station at all?",
        lambda s: s.without(quakes(s), "detected"),
    )
    q(
        "negation",
        "seismometers nobody visits",
        lambda s: s.without(stations(s), "visits", "volunteer"),
    )
    q(
        "negation",
        "felt quakes that lie beneath no volcano",
        lambda s: s.without(pick(s, quakes(s), felt=True), "lies beneath"),
    )
    q("definition", "explain what a relay is", lambda s: says("relay"))
    q("summary", "tell me about Mount Ash", lambda s: says("Mount Ash", "1894", "1437"))
    q(
        "whatif",
        "if beta mast fails which stations are left with no relay",
        lambda s: s.orphans([s.one("Beta Mast")], stations(s), "transmits to", "relay"),
    )
    q(
        "whatif",
        "Gamma Mast is knocked over. Which masts can Alpha Mast no longer see, "
        "not even by way of others?",
        lambda s: out_of_sight(s, "Alpha Mast", "Gamma Mast"),
    )
    q(
        "whatif",
        "Say we shut the Data Hall: which masts lose the centre they forward to?",
        lambda s: s.orphans([s.one("Data Hall")], masts(s), "forwards to", "centre"),
    )
    q("followup", "When was Elodie trained?", lambda s: s.value(s.one("Elodie"), "trained"), "a")
    q("followup", "has she got a 4x4", lambda s: s.value(s.one("Elodie"), "four_wheel_drive"), "a")
    q(
        "followup",
        "which earthquakes did Eagle Nest detect",
        lambda s: heard_by(s, "Eagle Nest"),
        "b",
    )
    q(
        "followup",
        "only those stronger than 2",
        lambda s: s.where(heard_by(s, "Eagle Nest"), "magnitude", ">", 2),
        "b",
    )
    q("unknown", "battery voltage at Obsidian", lambda s: UNKNOWN)
    q("unknown", "How many people were injured in event 107?", lambda s: UNKNOWN)
    q("unknown", "Depth of event 131?", lambda s: UNKNOWN)
    q("ambiguous", "what language does Bruno speak?", lambda s: AMBIGUOUS)
    return q
