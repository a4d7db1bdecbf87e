"""Hand-written practice questions on the network ``cranesite``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    measured,
    namesakes,
    pick,
    severed,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("cranesite")

    def cranes(s: Solver) -> list[str]:
        return s.kind("tower_crane")

    def jobs(s: Solver) -> list[str]:
        return s.kind("lift_job")

    def tags(s: Solver) -> list[str]:
        return s.kind("wearable")

    def hoisted(s: Solver, crane: str) -> list[str]:
        return s.near(s.one(crane), "hoisted_by", "lift_job")

    def seen(s: Solver, zone: str) -> list[str]:
        return s.near(s.one(zone), "seen_in", "wearable")

    q(
        "lookup",
        "whats hanging on TC3's hook, tonnes",
        lambda s: s.value(s.one("TC3"), "hook_load_t"),
    )
    q(
        "lookup",
        "By how much do the jibs of TC5 and TC3 overlap?",
        lambda s: link_value(s, s.one("TC5"), s.one("TC3"), "jib_overlap", "overlap_m"),
    )
    q(
        "relation_in",
        "who holds a ticket for TC7",
        lambda s: s.near(s.one("TC7"), "ticketed_for", "operator"),
    )
    q(
        "count",
        "How many cranes are weathervaning?",
        lambda s: how_many(pick(s, cranes(s), mode="weathervaning")),
    )
    q("relation_out", "what crane did LJ030", lambda s: s.near(s.one("LJ030"), "hoisted_by"))
    q("relation_out", "Where does TC6 stand?", lambda s: s.near(s.one("TC6"), "stands_in"))
    q(
        "relation_out",
        "cranes fitz moran may drive",
        lambda s: s.near(s.one("Fitz Moran"), "ticketed_for"),
    )
    q(
        "superlative",
        "gustiest anemometer at the moment",
        lambda s: topmost(s, s.kind("anemometer"), "gust_ms"),
    )
    q(
        "relation_in",
        "Anemometers up on TC1",
        lambda s: s.near(s.one("TC1"), "mounted_on", "anemometer"),
    )
    q(
        "relation_in",
        "which wearables are in the Delivery Yard just now",
        lambda s: seen(s, "Delivery Yard"),
    )
    q("list", "what sorts of cargo do we lift", lambda s: distinct(s, jobs(s), "cargo"))
    q("list", "trades carrying a wearable", lambda s: distinct(s, tags(s), "trade"))
    q("count", "how many lifts has TC4 on its list", lambda s: how_many(hoisted(s, "TC4")))
    q(
        "count",
        "rebar lifts not done yet: number?",
        lambda s: how_many(pick(s, jobs(s), cargo="rebar", done=False)),
    )
    q(
        "filter",
        "lifts of more than 7 t that took over 20 minutes a cycle",
        lambda s: s.where(s.where(jobs(s), "load_t", ">", 7), "cycle_min", ">", 20),
    )
    q(
        "filter",
        "riggers whose wearable is under 20 percent battery - the wearables I mean",
        lambda s: s.where(pick(s, tags(s), trade="rigger"), "battery_pct", "<", 20),
    )
    q(
        "filter",
        "zones louder than 80 dB",
        lambda s: s.where(s.kind("site_zone"), "noise_db", ">", 80),
    )
    q(
        "filter",
        "early shift people whose medical runs out before 2027",
        lambda s: s.where(
            pick(s, s.kind("operator"), shift="early"), "medical_until", "<", "2027-01-01"
        ),
    )
    q("superlative", "Crane with the longest jib?", lambda s: topmost(s, cranes(s), "jib_m"))
    q(
        "superlative",
        "where do most of the lifts land",
        lambda s: extreme(s, s.kind("site_zone"), lambda z: len(s.near(z, "lands_in", "lift_job"))),
    )
    q(
        "topk",
        "top three operators by hours in the seat",
        lambda s: leaders(s, s.kind("operator"), "seat_hours", 3),
    )
    q(
        "topk",
        "the 2 quietest zones, quietest first",
        lambda s: leaders(s, s.kind("site_zone"), "noise_db", 2, low=True),
    )
    q(
        "aggregate",
        "how many tonnes is all the formwork together",
        lambda s: near(s.total(pick(s, jobs(s), cargo="formwork"), "load_t"), 0.001),
    )
    q(
        "aggregate",
        "Average cycle time of the jobs TC3 hoisted",
        lambda s: near(s.mean(hoisted(s, "TC3"), "cycle_min")),
    )
    q(
        "aggregate",
        "mean length of the walkways that aren't scaffolded",
        lambda s: near(
            fmean(
                measured(r, "walk_m")
                for r in s.edges("walkway")
                if r.attributes["scaffolded"].value is False
            )
        ),
    )
    q("group", "jobs by cargo, how many of each", lambda s: tally(s, jobs(s), "cargo"))
    q(
        "group",
        "average load for each kind of cargo",
        lambda s: means(s, jobs(s), "cargo", "load_t"),
    )
    q(
        "group",
        "for every crane its hook height and what it may lift at most",
        lambda s: table(
            (c, s.number(c, "hook_height_m"), s.number(c, "max_load_t")) for c in cranes(s)
        ),
    )
    q(
        "compare",
        "is the hook of TC6 higher than TC5's",
        lambda s: truth(
            s.number(s.one("TC6"), "hook_height_m") > s.number(s.one("TC5"), "hook_height_m"),
            [s.one("TC6")],
        ),
    )
    q(
        "compare",
        "Noisier: Roof Slab or Core South?",
        lambda s: topmost(s, [s.one("Roof Slab"), s.one("Core South")], "noise_db"),
    )
    q(
        "compare",
        "difference in jib length between TC8 and TC3, metres",
        lambda s: s.number(s.one("TC8"), "jib_m") - s.number(s.one("TC3"), "jib_m"),
    )
    q(
        "multihop",
        "zones that TC5 has put loads down in",
        lambda s: s.near(hoisted(s, "TC5"), "lands_in", "site_zone"),
    )
    q(
        "multihop",
        "who is ticketed for a crane standing in the Delivery Yard",
        lambda s: s.near(
            s.near(s.one("Delivery Yard"), "stands_in", "tower_crane"), "ticketed_for", "operator"
        ),
    )
    q(
        "multihop",
        "Which anemometers sit on the cranes that Elif Kaya can operate?",
        lambda s: s.near(s.near(s.one("Elif Kaya"), "ticketed_for"), "mounted_on", "anemometer"),
    )
    q(
        "path",
        "quickest way on foot, in fewest walkways, from Core South to the Basement",
        lambda s: route(s.paths(s.one("Core South"), s.one("Basement"), ("walkway",))),
    )
    q(
        "path",
        "How many walkways from the Roof Slab to the Plant Deck?",
        lambda s: s.hops(s.one("Roof Slab"), s.one("Plant Deck"), ("walkway",)),
    )
    q(
        "exists",
        "do the jibs of TC7 and TC8 overlap?",
        lambda s: s.related(s.one("TC7"), s.one("TC8"), "jib_overlap"),
    )
    q(
        "exists",
        "any glazier with a fall alarm going",
        lambda s: truth(True, pick(s, tags(s), trade="glazier", fall_alarm=True)),
    )
    q(
        "negation",
        "operators with no crane ticket at all",
        lambda s: s.without(s.kind("operator"), "ticketed_for", "tower_crane"),
    )
    q(
        "negation",
        "Cranes that carry no anemometer",
        lambda s: s.without(cranes(s), "mounted_on", "anemometer"),
    )
    q("definition", "what's an anemometer", lambda s: says("anemometer"))
    q("definition", "Jib overlap, meaning?", lambda s: says("overlap"))
    q("summary", "tell me about TC8 in two lines", lambda s: says("TC8", "67"))
    q(
        "whatif",
        "if TC3 is taken down, which cranes have no jib left that overlaps theirs?",
        lambda s: s.orphans([s.one("TC3")], cranes(s), "jib_overlap", "tower_crane"),
    )
    q(
        "whatif",
        "East Podium gets sealed off: which zones can you no longer walk to from the Atrium?",
        lambda s: severed(s, s.one("Atrium"), [s.one("East Podium")], ("walkway",), "site_zone"),
    )
    q(
        "whatif",
        "TC6 is out of order, how many lift jobs lose their crane",
        lambda s: how_many(s.orphans([s.one("TC6")], jobs(s), "hoisted_by", "tower_crane")),
    )
    q(
        "followup",
        "lifts landing in Core South",
        lambda s: s.near(s.one("Core South"), "lands_in", "lift_job"),
        "a",
    )
    q(
        "followup",
        "only the finished ones",
        lambda s: pick(s, s.near(s.one("Core South"), "lands_in", "lift_job"), done=True),
        "a",
    )
    q("followup", "What is TC2 doing?", lambda s: s.value(s.one("TC2"), "mode"), "b")
    q(
        "followup",
        "who can operate it",
        lambda s: s.near(s.one("TC2"), "ticketed_for", "operator"),
        "b",
    )
    q("unknown", "when was AN-09 calibrated", lambda s: unheld(s, s.one("AN-09"), "calibrated"))
    q("unknown", "Rental cost of TC1 per week?", lambda s: UNKNOWN)
    q("unknown", "hook load of TC9", lambda s: unnamed(s, "TC9"))
    q("ambiguous", "Which shift is Baz Hurley on?", lambda s: namesakes(s, "Baz Hurley", "shift"))
    q("ambiguous", "colm daly seat hours", lambda s: namesakes(s, "Colm Daly", "seat_hours"))
    return q
