"""Hand-written practice questions on the network ``weighroad``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    pick,
    severed,
    share,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("weighroad")

    def loops(s: Solver) -> list[str]:
        return s.kind("axle_sensor")

    def weighings(s: Solver) -> list[str]:
        return s.kind("weighing")

    def taken(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "taken_at", "weighing")

    def fleet(s: Solver, haulier: str) -> list[str]:
        return s.near(s.one(haulier), "run_by", "lorry")

    def weighed(s: Solver, lorry: str) -> list[str]:
        return s.near(s.one(lorry), "of_lorry", "weighing")

    q("lookup", "W00023 gross, in kilos?", lambda s: converted(s, s.one("W00023"), "gross_t", 1000))
    q(
        "relation_in",
        "what's been weighed at Heathside? the weighing numbers",
        lambda s: taken(s, "Heathside"),
    )
    q(
        "lookup",
        "detour between Long Barn and Marlow Rise, how many km",
        lambda s: link_value(s, s.one("Long Barn"), s.one("Marlow Rise"), "diversion", "detour_km"),
    )
    q("relation_out", "Who runs LRY-019?", lambda s: s.near(s.one("LRY-019"), "run_by"))
    q("relation_out", "which lorry was W00031", lambda s: s.near(s.one("W00031"), "of_lorry"))
    q(
        "relation_out",
        "where is Glen Tait posted",
        lambda s: s.near(s.one("Glen Tait"), "posted_to"),
    )
    q(
        "filter",
        "Weighings that came out overweight at under 70 km/h",
        lambda s: s.where(pick(s, weighings(s), outcome="overweight"), "speed_kmh", "<", 70),
    )
    q("relation_in", "lorries of Arrow Bulk", lambda s: fleet(s, "Arrow Bulk"))
    q(
        "relation_in",
        "cameras watching Beacon Hill",
        lambda s: s.near(s.one("Beacon Hill"), "watches", "plate_camera"),
    )
    q(
        "list",
        "which roads have we got sites on",
        lambda s: distinct(s, s.kind("weigh_site"), "road_no"),
    )
    q("list", "Sensor technologies in the tarmac?", lambda s: distinct(s, loops(s), "tech"))
    q(
        "count",
        "how many axle sensors aren't healthy",
        lambda s: how_many(pick(s, loops(s), healthy=False)),
    )
    q("count", "Number of lorries Brightway has with us", lambda s: how_many(fleet(s, "Brightway")))
    q(
        "count",
        "weighings above 44 t: how many?",
        lambda s: how_many(s.where(weighings(s), "gross_t", ">", 44)),
    )
    q(
        "filter",
        "quartz sensors with an error of more than 8 %",
        lambda s: s.where(pick(s, loops(s), tech="quartz"), "error_pct", ">", 8),
    )
    q(
        "filter",
        "euro V lorries plated at 44 tonnes",
        lambda s: pick(s, s.kind("lorry"), euro_class="V", plated_weight_t=44),
    )
    q(
        "filter",
        "red band hauliers from Dover",
        lambda s: pick(s, s.kind("haulier"), risk_band="red", base_town="Dover"),
    )
    q("superlative", "Heaviest weighing so far", lambda s: topmost(s, weighings(s), "gross_t"))
    q(
        "superlative",
        "site with the most axle sensors in the ground",
        lambda s: extreme(
            s, s.kind("weigh_site"), lambda w: len(s.near(w, "buried_at", "axle_sensor"))
        ),
    )
    q(
        "superlative",
        "which site's certificate is the oldest",
        lambda s: earliest(s, s.kind("weigh_site"), "last_certified"),
    )
    q(
        "topk",
        "3 biggest hauliers by fleet",
        lambda s: leaders(s, s.kind("haulier"), "fleet_size", 3),
    )
    q(
        "topk",
        "two worst plate cameras for read rate, worst first",
        lambda s: leaders(s, s.kind("plate_camera"), "read_rate_pct", 2, low=True),
    )
    q(
        "aggregate",
        "mean speed of what was weighed at Dunmore",
        lambda s: near(s.mean(taken(s, "Dunmore"), "speed_kmh")),
    )
    q(
        "aggregate",
        "Average read rate of the infrared cameras?",
        lambda s: near(s.mean(pick(s, s.kind("plate_camera"), infrared=True), "read_rate_pct")),
    )
    q(
        "aggregate",
        "what share of weighings were ok",
        lambda s: share(pick(s, weighings(s), outcome="ok"), weighings(s)),
    )
    q("group", "weighings by outcome", lambda s: tally(s, weighings(s), "outcome"))
    q(
        "group",
        "average error for each sensor technology",
        lambda s: means(s, loops(s), "tech", "error_pct"),
    )
    q(
        "group",
        "List the sites with their road and km marker",
        lambda s: table(
            (w, str(s.value(w, "road_no")), s.number(w, "km_marker")) for w in s.kind("weigh_site")
        ),
    )
    q(
        "compare",
        "is Gorse Timber's fleet larger than Hallam Movers'",
        lambda s: truth(
            s.number(s.one("Gorse Timber"), "fleet_size")
            > s.number(s.one("Hallam Movers"), "fleet_size")
        ),
    )
    q(
        "compare",
        "Hotter pavement: AXS015 or AXS016?",
        lambda s: topmost(s, [s.one("AXS015"), s.one("AXS016")], "pavement_temp_c"),
    )
    q(
        "compare",
        "how many tonnes lay between W00026 and W00042",
        lambda s: near(
            s.number(s.one("W00026"), "gross_t") - s.number(s.one("W00042"), "gross_t"), 0.001
        ),
    )
    q(
        "multihop",
        "hauliers whose lorries have been weighed at Chalk Pit",
        lambda s: s.near(s.near(taken(s, "Chalk Pit"), "of_lorry", "lorry"), "run_by", "haulier"),
    )
    q(
        "multihop",
        "At which sites have Caspian Freight's trucks turned up?",
        lambda s: s.near(
            s.near(fleet(s, "Caspian Freight"), "of_lorry", "weighing"), "taken_at", "weigh_site"
        ),
    )
    q(
        "multihop",
        "inspectors posted at the sites where Gorse Timber lorries got weighed",
        lambda s: s.near(
            s.near(
                s.near(fleet(s, "Gorse Timber"), "of_lorry", "weighing"), "taken_at", "weigh_site"
            ),
            "posted_to",
            "inspector",
        ),
    )
    q(
        "path",
        "route by diversions from Chalk Pit to Beacon Hill, fewest legs",
        lambda s: route(s.paths(s.one("Chalk Pit"), s.one("Beacon Hill"), ("diversion",))),
    )
    q(
        "path",
        "How many diversion legs separate Dunmore from Heathside at least?",
        lambda s: s.hops(s.one("Dunmore"), s.one("Heathside"), ("diversion",)),
    )
    q(
        "exists",
        "is faye okoro posted to Chalk Pit?",
        lambda s: s.related(s.one("Faye Okoro"), s.one("Chalk Pit"), "posted_to"),
    )
    q(
        "exists",
        "any trainee on duty",
        lambda s: truth(True, pick(s, s.kind("inspector"), grade="trainee", on_duty=True)),
    )
    q(
        "negation",
        "weighings where we never identified the lorry",
        lambda s: s.without(weighings(s), "of_lorry", "lorry"),
    )
    q(
        "negation",
        "lorries that have never been weighed",
        lambda s: s.without(s.kind("lorry"), "of_lorry", "weighing"),
    )
    q("definition", "What's a haulier?", lambda s: says("haulier"))
    q("definition", "axle sensor, what is that", lambda s: says("axle"))
    q("summary", "Quick overview of Long Barn", lambda s: says("Long Barn", "M20"))
    q(
        "whatif",
        "if Frith Lay-by shuts, what sites can diversions no longer reach from Gallows Corner?",
        lambda s: severed(
            s, s.one("Gallows Corner"), [s.one("Frith Lay-by")], ("diversion",), "weigh_site"
        ),
    )
    q(
        "whatif",
        "PLC-11 fails: which sites have no camera left because of it",
        lambda s: s.orphans([s.one("PLC-11")], s.kind("weigh_site"), "watches", "plate_camera"),
    )
    q(
        "whatif",
        "say AXS006 gets repaired, how many healthy sensors would we have",
        lambda s: len({*pick(s, loops(s), healthy=True), s.one("AXS006")}),
    )
    q("followup", "weighings of LRY-026", lambda s: weighed(s, "LRY-026"), "a")
    q(
        "followup",
        "what was the heaviest of them?",
        lambda s: topmost(s, weighed(s, "LRY-026"), "gross_t"),
        "a",
    )
    q(
        "followup",
        "Risk band of Eastgate Haulage?",
        lambda s: s.value(s.one("Eastgate Haulage"), "risk_band"),
        "b",
    )
    q(
        "followup",
        "and where are they based",
        lambda s: s.value(s.one("Eastgate Haulage"), "base_town"),
        "b",
    )
    q(
        "unknown",
        "when was the lens of PLC-05 last cleaned",
        lambda s: unheld(s, s.one("PLC-05"), "lens_cleaned"),
    )
    q("unknown", "Which driver sat in the cab at W00003?", lambda s: UNKNOWN)
    q("unknown", "plated weight of LRY-040", lambda s: unnamed(s, "LRY-040"))
    q(
        "ambiguous",
        "warrant number of Ali Danso please",
        lambda s: namesakes(s, "Ali Danso", "warrant_no"),
    )
    q("ambiguous", "Where is Beryl Cox working?", lambda s: namesakes(s, "Beryl Cox"))
    return q
