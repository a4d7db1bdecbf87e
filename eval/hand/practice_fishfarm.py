"""Hand-written practice questions on the network ``fishfarm``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
    table,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("fishfarm")

    def pens(s: Solver) -> list[str]:
        return s.kind("SeaPen")

    def probes(s: Solver) -> list[str]:
        return s.kind("Probe")

    def at(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "belongsToSite", "SeaPen")

    def fed(s: Solver, barge: str) -> list[str]:
        return s.near(s.one(barge), "suppliesFeedTo")

    q(
        "lookup",
        "How many fish are swimming in pen-11?",
        lambda s: s.value(s.one("pen-11"), "fishCount"),
    )
    q("lookup", "oxygen pen 25", lambda s: s.value(s.one("pen-25"), "dissolvedOxygen"))
    q(
        "lookup",
        "what's left in the silos of Big Ladle?",
        lambda s: s.value(s.one("Big Ladle"), "feedStock"),
    )
    q(
        "lookup",
        "till when does Teisten have a licence",
        lambda s: s.value(s.one("Teisten"), "licenceUntil"),
    )
    q(
        "lookup",
        "how much charge does probe pr-b4f2bd still have, in %",
        lambda s: Gold(values=[12], accept=[[0.12]]),
    )
    q("relation_out", "Which pens does the Grete feed?", lambda s: fed(s, "Grete"))
    q(
        "relation_out",
        "what pen is pr-772adb hanging in",
        lambda s: s.near(s.one("pr-772adb"), "immersedIn"),
    )
    q("relation_in", "cages at Skjerdal", lambda s: at(s, "Skjerdal"))
    q(
        "relation_in",
        "Which barges bring feed to pen-21?",
        lambda s: s.near(s.one("pen-21"), "suppliesFeedTo"),
    )
    q(
        "relation_in",
        "Is anybody servicing Storholm, and who?",
        lambda s: s.near(s.one("Storholm"), "servicing"),
    )
    q(
        "relation_in",
        "which sites lie directly downstream of Havneset",
        lambda s: s.near(s.one("Havneset"), "downstreamOf", way="in"),
    )
    q("list", "Species we farm?", lambda s: distinct(s, pens(s), "species"))
    q(
        "count",
        "how many pens have a hole in the net (torn)",
        lambda s: how_many(pick(s, pens(s), netCondition="torn")),
    )
    q(
        "count",
        "How many probes hang in pen-23?",
        lambda s: how_many(s.near(s.one("pen-23"), "immersedIn")),
    )
    q(
        "filter",
        "pens below 6 milligrams of oxygen per litre",
        lambda s: s.where(pens(s), "dissolvedOxygen", "<", 6),
    )
    q(
        "filter",
        "Salmon pens with over a hundred thousand fish",
        lambda s: s.where(pick(s, pens(s), species="salmon"), "fishCount", ">", 100000),
    )
    q(
        "filter",
        "Which probes are nearly flat, say under ten percent?",
        lambda s: s.where(probes(s), "battery", "<", 0.1),
    )
    q(
        "filter",
        "sites whose licence runs out before 2026",
        lambda s: s.where(s.kind("FarmSite"), "licenceUntil", "<", "2026-01-01"),
    )
    q(
        "filter",
        "barges with the generator off and less than 120 tonnes of feed",
        lambda s: s.where(
            pick(s, s.kind("FeedBarge"), generatorRunning=False), "feedStock", "<", 120
        ),
    )
    q(
        "filter",
        "probes deeper than 15 metres in water warmer than 12 degrees",
        lambda s: s.where(
            s.where(probes(s), "mountingDepth", ">", 15), "waterTemperature", ">", 12
        ),
    )
    q(
        "filter",
        "fouled trout pens",
        lambda s: pick(s, pens(s), species="trout", netCondition="fouled"),
    )
    q(
        "superlative",
        "Which cage has the fewest fish?",
        lambda s: topmost(s, pens(s), "fishCount", low=True),
    )
    q(
        "superlative",
        "warmest water: which probe?",
        lambda s: topmost(s, probes(s), "waterTemperature"),
    )
    q(
        "superlative",
        "barge with the most pens to feed",
        lambda s: extreme(s, s.kind("FeedBarge"), lambda i: len(s.near(i, "suppliesFeedTo"))),
    )
    q(
        "topk",
        "Two deepest sites, deepest first",
        lambda s: leaders(s, s.kind("FarmSite"), "waterDepth", 2),
    )
    q("topk", "the five fullest pens", lambda s: leaders(s, pens(s), "fishCount", 5))
    q(
        "aggregate",
        "How many fish do we have at Kvalvik all told?",
        lambda s: s.total(at(s, "Kvalvik"), "fishCount"),
    )
    q(
        "aggregate",
        "mean water temperature over all probes",
        lambda s: near(s.mean(probes(s), "waterTemperature")),
    )
    q(
        "aggregate",
        "total feed aboard the barges, in tonnes",
        lambda s: near(s.total(s.kind("FeedBarge"), "feedStock")),
    )
    q(
        "group",
        "fish per species, totals",
        lambda s: table(
            (p, s.total(pick(s, pens(s), species=str(p)), "fishCount"))
            for p in distinct(s, pens(s), "species")
        ),
    )
    q(
        "group",
        "How many pens does each site have?",
        lambda s: number_of(s, s.kind("FarmSite"), "belongsToSite", "SeaPen"),
    )
    q(
        "compare",
        "Is there more oxygen in pen-10 than in pen-08?",
        lambda s: (
            s.number(s.one("pen-10"), "dissolvedOxygen")
            > s.number(s.one("pen-08"), "dissolvedOxygen")
        ),
    )
    q(
        "compare",
        "which has more feed left, havmaten or big ladle",
        lambda s: topmost(s, [s.one("Havmaten"), s.one("Big Ladle")], "feedStock"),
    )
    q(
        "multihop",
        "At which sites are the pens that Ocean Provider feeds?",
        lambda s: s.near(fed(s, "Ocean Provider"), "belongsToSite"),
    )
    q(
        "multihop",
        "water temps measured in the pens of Storholm",
        lambda s: s.values(s.near(at(s, "Storholm"), "immersedIn", "Probe"), "waterTemperature"),
    )
    q(
        "multihop",
        "Which workboats service the site that pen-12 belongs to?",
        lambda s: s.near(s.near(s.one("pen-12"), "belongsToSite"), "servicing", "Workboat"),
    )
    q(
        "multihop",
        "barges that feed a pen at Lundefjord",
        lambda s: s.near(at(s, "Lundefjord"), "suppliesFeedTo", "FeedBarge"),
    )
    q(
        "path",
        "how do you follow the current from Skjerdal up to Kvalvik, site by site, shortest",
        lambda s: route(s.paths(s.one("Skjerdal"), s.one("Kvalvik"), ("downstreamOf",))),
    )
    q(
        "exists",
        "Does Fjord Pantry feed pen-13?",
        lambda s: s.related(s.one("Fjord Pantry"), s.one("pen-13"), "suppliesFeedTo"),
    )
    q("exists", "Do we keep any halibut?", lambda s: bool(pick(s, pens(s), species="halibut")))
    q(
        "negation",
        "Which pens get no feed from any barge?",
        lambda s: s.without(pens(s), "suppliesFeedTo"),
    )
    q(
        "negation",
        "workboats that aren't servicing a site",
        lambda s: s.without(s.kind("Workboat"), "servicing"),
    )
    q(
        "negation",
        "pens with nets that are not intact at Storholm",
        lambda s: s.where(at(s, "Storholm"), "netCondition", "!=", "intact"),
    )
    q(
        "whatif",
        "If the Grete sinks, which pens go without feed?",
        lambda s: s.orphans([s.one("Grete")], pens(s), "suppliesFeedTo", "FeedBarge"),
    )
    q(
        "whatif",
        "How many pens would have no barge left if both Havmaten and Big Ladle broke down?",
        lambda s: len(
            s.orphans(
                [s.one("Havmaten"), s.one("Big Ladle")], pens(s), "suppliesFeedTo", "FeedBarge"
            )
        ),
    )
    q("unknown", "What's the lice count in pen-03?", lambda s: UNKNOWN)
    q("unknown", "water temperature at pr-faa8dd?", lambda s: UNKNOWN)
    q("ambiguous", "What is the Tern doing?", lambda s: AMBIGUOUS)
    q("summary", "Tell me about Lundefjord", lambda s: says("Lundefjord", "83", "2027-11-05"))
    q("followup", "Which pens are at Teisten?", lambda s: at(s, "Teisten"), "a")
    q(
        "followup",
        "how many fish is that in all",
        lambda s: s.total(at(s, "Teisten"), "fishCount"),
        "a",
    )
    q(
        "followup",
        "Which one has the least oxygen?",
        lambda s: topmost(s, at(s, "Teisten"), "dissolvedOxygen", low=True),
        "a",
    )
    q("followup", "who feeds that one?", lambda s: s.near(s.one("pen-19"), "suppliesFeedTo"), "a")
    return q
