"""Hand-written sealed questions on the network ``lakebuoys``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    edge,
    extreme,
    how_many,
    leaders,
    link_value,
    measured,
    namesakes,
    number_of,
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("lakebuoys")

    def basins(s: Solver) -> list[str]:
        return s.kind("basin")

    def buoys(s: Solver) -> list[str]:
        return s.kind("buoy")

    def sondes(s: Solver) -> list[str]:
        return s.kind("sonde")

    def streams(s: Solver) -> list[str]:
        return s.kind("stream")

    def alerts(s: Solver) -> list[str]:
        return s.kind("bloom_alert")

    def moored(s: Solver, basin: str) -> list[str]:
        return s.near(s.one(basin), "moored in", "buoy")

    def hanging(s: Solver, buoy: str) -> list[str]:
        return s.near(s.one(buoy), "hangs from", "sonde")

    q(
        "lookup",
        "how deep does the Dun Water get",
        lambda s: s.value(s.one("Dun Water"), "max_depth_m"),
    )
    q("lookup", "voltage on by-08's battery", lambda s: s.value(s.one("by-08"), "battery_v"))
    q(
        "lookup",
        "At what depth is sn-c26be9 hanging?",
        lambda s: link_value(s, s.one("sn-c26be9"), s.one("by-16"), "hangs from", "depth_m"),
    )
    q(
        "lookup",
        "how strong does the Boat Club hear by-06, rssi",
        lambda s: link_value(s, s.one("by-06"), s.one("Boat Club"), "radios to", "rssi_dbm"),
    )
    q(
        "lookup",
        "bathing status of Gull Basin at the moment?",
        lambda s: s.value(s.one("Gull Basin"), "bathing"),
    )
    q(
        "relation_out",
        "which basin is by-05 moored in",
        lambda s: s.near(s.one("by-05"), "moored in"),
    )
    q("relation_out", "masts by-11 gets through to", lambda s: s.near(s.one("by-11"), "radios to"))
    q(
        "relation_out",
        "Where does the Black Beck come out?",
        lambda s: s.near(s.one("Black Beck"), "drains into"),
    )
    q("relation_in", "what's dangling from by-12", lambda s: hanging(s, "by-12"))
    q(
        "relation_in",
        "Which becks and streams feed Birch Bay?",
        lambda s: s.near(s.one("Birch Bay"), "drains into", "stream"),
    )
    q(
        "relation_in",
        "who services by-13",
        lambda s: s.near(s.one("by-13"), "services", "limnologist"),
    )
    q(
        "list",
        "what can our sondes measure, all the parameters",
        lambda s: distinct(s, sondes(s), "parameter"),
    )
    q("count", "how many buoys in Heron Broad", lambda s: how_many(moored(s, "Heron Broad")))
    q(
        "count",
        "number of bloom alerts still not lifted",
        lambda s: how_many(pick(s, alerts(s), lifted=False)),
    )
    q(
        "count",
        "How many narrows are wider than 300 metres?",
        lambda s: len(s.edges("narrows", lambda r: measured(r, "width_m") > 300)),
    )
    q(
        "filter",
        "buoys with less than 11.7 volts",
        lambda s: s.where(buoys(s), "battery_v", "<", 11.7),
    )
    q(
        "filter",
        "chlorophyll sondes over 60 % fouled without a wiper",
        lambda s: s.where(
            pick(s, sondes(s), parameter="chlorophyll", wiper=False), "fouling_pct", ">", 60
        ),
    )
    q(
        "filter",
        "Red alerts that are still on",
        lambda s: pick(s, alerts(s), severity="red", lifted=False),
    )
    q(
        "filter",
        "streams carrying above 200 ug/l phosphate at more than 2 cumecs",
        lambda s: s.where(s.where(streams(s), "phosphate_ugl", ">", 200), "flow_m3s", ">", 2),
    )
    q(
        "filter",
        "pH sondes last calibrated in 2025",
        lambda s: s.where(
            s.where(pick(s, sondes(s), parameter="pH"), "calibrated_on", ">=", "2025-01-01"),
            "calibrated_on",
            "<=",
            "2025-12-31",
        ),
    )
    q("superlative", "smallest basin by area", lambda s: topmost(s, basins(s), "area_ha", low=True))
    q(
        "superlative",
        "which buoy has been out on the water longest",
        lambda s: earliest(s, buoys(s), "deployed_on"),
    )
    q(
        "superlative",
        "Buoy that has raised the most alerts?",
        lambda s: extreme(s, buoys(s), lambda b: len(s.near(b, "raised by", "bloom_alert"))),
    )
    q(
        "topk",
        "three filthiest sondes, most fouling first",
        lambda s: leaders(s, sondes(s), "fouling_pct", 3),
    )
    q(
        "aggregate",
        "what do the streams bring in per second altogether, in m3",
        lambda s: near(s.total(streams(s), "flow_m3s"), 0.001),
    )
    q(
        "aggregate",
        "average fouling of the turbidity sondes",
        lambda s: near(s.mean(pick(s, sondes(s), parameter="turbidity"), "fouling_pct")),
    )
    q(
        "aggregate",
        "highest cell count in any amber alert",
        lambda s: edge(s, pick(s, alerts(s), severity="amber"), "cells_per_ml"),
    )
    q("group", "sondes by parameter", lambda s: tally(s, sondes(s), "parameter"))
    q(
        "group",
        "How many buoys are there per basin?",
        lambda s: number_of(s, basins(s), "moored in", "buoy"),
    )
    q(
        "group",
        "each mast with its height and uplink",
        lambda s: table(
            (m, s.number(m, "height_m"), str(s.value(m, "uplink"))) for m in s.kind("mast")
        ),
    )
    q(
        "compare",
        "is Crane Sound deeper than Gull Basin",
        lambda s: truth(
            s.number(s.one("Crane Sound"), "max_depth_m")
            > s.number(s.one("Gull Basin"), "max_depth_m"),
            [s.one("Gull Basin")],
        ),
    )
    q(
        "compare",
        "Ivy Beck or Elder Beck, whose catchment is the larger?",
        lambda s: topmost(s, [s.one("Ivy Beck"), s.one("Elder Beck")], "catchment_km2"),
    )
    q(
        "multihop",
        "Sondes in Eel Pool, on any buoy there",
        lambda s: s.near(moored(s, "Eel Pool"), "hangs from", "sonde"),
    )
    q(
        "multihop",
        "which basins had a red alert",
        lambda s: s.near(
            s.near(pick(s, alerts(s), severity="red"), "raised by"), "moored in", "basin"
        ),
    )
    q(
        "multihop",
        "who looks after the buoys that talk to the Pump House mast",
        lambda s: s.near(
            s.near(s.one("Pump House"), "radios to", "buoy"), "services", "limnologist"
        ),
    )
    q(
        "multihop",
        "oxygen sondes on the buoys serviced by Bram Kuiper",
        lambda s: pick(
            s,
            s.near(s.near(s.one("Bram Kuiper"), "services"), "hangs from", "sonde"),
            parameter="dissolved oxygen",
        ),
    )
    q(
        "path",
        "by boat from Heron Broad to Dun Water: which basins do I cross",
        lambda s: route(s.paths(s.one("Heron Broad"), s.one("Dun Water"), ("narrows",))),
    )
    q(
        "exists",
        "anything adrift in Abbot's Deep?",
        lambda s: truth(True, pick(s, moored(s, "Abbot's Deep"), adrift=True)),
    )
    q(
        "exists",
        "does Esme Wilde service any buoy",
        lambda s: truth(bool(s.near(s.one("Esme Wilde"), "services", "buoy"))),
    )
    q(
        "negation",
        "buoys with no radio link to any mast",
        lambda s: s.without(buoys(s), "radios to", "mast"),
    )
    q(
        "negation",
        "which sondes are not hung from a buoy",
        lambda s: s.without(sondes(s), "hangs from", "buoy"),
    )
    q("definition", "sonde? never heard that word, explain", lambda s: says("sonde"))
    q(
        "summary",
        "the Alder Brook, what do we know about it",
        lambda s: says("Alder Brook", "5.33", "47.6"),
    )
    q(
        "whatif",
        "Boat Club and Pump House masts both come down: which buoys lose their last radio link",
        lambda s: s.orphans(
            [s.one("Boat Club"), s.one("Pump House")], buoys(s), "radios to", "mast"
        ),
    )
    q(
        "whatif",
        "Weed blocks Friar's Reach. What basins can't be reached from the others by water?",
        lambda s: s.cut_off([s.one("Friar's Reach")], ("narrows",)),
    )
    q(
        "whatif",
        "we haul by-16 out for the winter: how many sondes come out with it",
        lambda s: how_many(hanging(s, "by-16")),
    )
    q("followup", "buoys moored in Eel Pool", lambda s: moored(s, "Eel Pool"), "a")
    q(
        "followup",
        "who services them",
        lambda s: s.near(moored(s, "Eel Pool"), "services", "limnologist"),
        "a",
    )
    q(
        "followup",
        "And the ones in Gull Basin?",
        lambda s: Gold(
            values=list(s.near(moored(s, "Gull Basin"), "services", "limnologist")),
            accept=[moored(s, "Gull Basin")],
        ),
        "a",
    )
    q(
        "followup",
        "how tall is the mast at the Monastery",
        lambda s: s.value(s.one("Monastery"), "height_m"),
        "b",
    )
    q("followup", "is it live?", lambda s: s.value(s.one("Monastery"), "live"), "b")
    q(
        "unknown",
        "phosphate in the Alder Brook?",
        lambda s: unheld(s, s.one("Alder Brook"), "phosphate_ugl"),
    )
    q("unknown", "battery voltage by-19", lambda s: unnamed(s, "by-19"))
    q("unknown", "what fish live in Eel Pool", lambda s: UNKNOWN)
    q("ambiguous", "field days Dag Moen has done", lambda s: namesakes(s, "Dag Moen", "field_days"))
    return q
