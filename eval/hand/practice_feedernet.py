"""Hand-written practice questions on the network ``feedernet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    commonest,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
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
    q = Sheet("feedernet")

    def feeders(s: Solver) -> list[str]:
        return s.kind("Feeder")

    def breakers(s: Solver) -> list[str]:
        return s.kind("Breaker")

    def kiosks(s: Solver) -> list[str]:
        return s.kind("Kiosk")

    def outages(s: Solver) -> list[str]:
        return s.kind("Outage")

    def fed_from(s: Solver, transformer: str) -> list[str]:
        return s.near(s.one(transformer), "fedFrom", "Feeder")

    def protecting(s: Solver, feeder: str) -> list[str]:
        return s.near(s.one(feeder), "protects", "Breaker")

    q(
        "lookup",
        "what size is the cable between Gin Pit and Dane Bank, in mm2",
        lambda s: link_value(s, s.one("Gin Pit"), s.one("Dane Bank"), "lvCable", "sizeMm2"),
    )
    q(
        "lookup",
        "How many customers hang off FDR-07?",
        lambda s: s.value(s.one("FDR-07"), "customers"),
    )
    q("lookup", "what position is breaker CB011 in", lambda s: s.value(s.one("CB011"), "position"))
    q(
        "relation_out",
        "Which transformer is FDR-12 fed from?",
        lambda s: s.near(s.one("FDR-12"), "fedFrom"),
    )
    q(
        "relation_out",
        "Pear Mill kiosk: teed off what?",
        lambda s: s.near(s.one("Pear Mill"), "teedOff"),
    )
    q("relation_out", "feeders hit by OUT-0005", lambda s: s.near(s.one("OUT-0005"), "hit"))
    q(
        "relation_in",
        "transformers at Denton Moor",
        lambda s: s.near(s.one("Denton Moor"), "installedIn", "Transformer"),
    )
    q("relation_in", "What breakers protect FDR-01?", lambda s: protecting(s, "FDR-01"))
    q(
        "relation_in",
        "outages the Dynamos restored",
        lambda s: s.near(s.one("Dynamos"), "restoredBy", "Outage"),
    )
    q("list", "causes of outages on record", lambda s: distinct(s, outages(s), "cause"))
    q(
        "list",
        "Which kinds of cooling do our transformers have?",
        lambda s: distinct(s, s.kind("Transformer"), "cooling"),
    )
    q(
        "count",
        "how many breakers have tripped",
        lambda s: how_many(pick(s, breakers(s), position="tripped")),
    )
    q("count", "Feeders on TX10 - how many?", lambda s: how_many(fed_from(s, "TX10")))
    q(
        "count",
        "tally of LV cables with 300 mm2",
        lambda s: len(s.edges("lvCable", lambda r: r.attributes["sizeMm2"].value == 300)),
    )
    q(
        "filter",
        "overhead feeders longer than 10 km with more than 100 amps on them",
        lambda s: s.where(
            s.where(pick(s, feeders(s), underground=False), "lengthKm", ">", 10), "loadA", ">", 100
        ),
    )
    q(
        "filter",
        "Feeders hit by more than two outages",
        lambda s: [f for f in feeders(s) if len(s.near(f, "hit", "Outage")) > 2],
    )
    q(
        "filter",
        "vacuum breakers last serviced before 2018",
        lambda s: s.where(pick(s, breakers(s), medium="vacuum"), "lastServiced", "<", "2018-01-01"),
    )
    q("definition", "And what do you people call a kiosk?", lambda s: says("kiosk"))
    q("superlative", "What causes the most outages?", lambda s: commonest(s, outages(s), "cause"))
    q(
        "superlative",
        "Which kiosk has the most solar on it?",
        lambda s: topmost(s, kiosks(s), "solarKW"),
    )
    q(
        "superlative",
        "feeder with the most breakers",
        lambda s: extreme(s, feeders(s), lambda f: len(s.near(f, "protects", "Breaker"))),
    )
    q(
        "topk",
        "Top three feeders by number of customers",
        lambda s: leaders(s, feeders(s), "customers", 3),
    )
    q(
        "topk",
        "four worst earths among the kiosks, highest ohms first",
        lambda s: leaders(s, kiosks(s), "earthOhm", 4),
    )
    q(
        "aggregate",
        "How many customers do the feeders on TX10 have between them?",
        lambda s: s.total(fed_from(s, "TX10"), "customers"),
    )
    q(
        "aggregate",
        "mean minutes off for the digger outages",
        lambda s: near(s.mean(pick(s, outages(s), cause="digger"), "minutesOff")),
    )
    q(
        "aggregate",
        "How many km of underground feeder do we run?",
        lambda s: near(s.total(pick(s, feeders(s), underground=True), "lengthKm"), 0.001),
    )
    q("group", "outages per cause", lambda s: tally(s, outages(s), "cause"))
    q(
        "group",
        "Average length of the feeders, underground and overhead apart",
        lambda s: table(
            (u, s.mean(pick(s, feeders(s), underground=u), "lengthKm")) for u in (True, False)
        ),
    )
    q(
        "group",
        "how many transformers are in each substation",
        lambda s: number_of(s, s.kind("Substation"), "installedIn", "Transformer"),
    )
    q(
        "compare",
        "Brook Lane or Ardwick Grid: which has the greater firm capacity?",
        lambda s: topmost(s, [s.one("Brook Lane"), s.one("Ardwick Grid")], "firmCapacityMVA"),
    )
    q(
        "compare",
        "is TX08 running hotter than TX10",
        lambda s: truth(s.number(s.one("TX08"), "oilTempC") > s.number(s.one("TX10"), "oilTempC")),
    )
    q(
        "compare",
        "How many years after Denton Moor was Eccles Road commissioned?",
        lambda s: (
            s.number(s.one("Eccles Road"), "commissioned")
            - s.number(s.one("Denton Moor"), "commissioned")
        ),
    )
    q(
        "multihop",
        "Which substation does Zinc Foundry get its power from in the end?",
        lambda s: s.near(
            s.near(s.near(s.one("Zinc Foundry"), "teedOff"), "fedFrom"), "installedIn", "Substation"
        ),
    )
    q(
        "multihop",
        "crews that restored outages on FDR-09",
        lambda s: s.near(s.near(s.one("FDR-09"), "hit"), "restoredBy", "Crew"),
    )
    q(
        "multihop",
        "Kiosks on feeders of TX05",
        lambda s: s.near(fed_from(s, "TX05"), "teedOff", "Kiosk"),
    )
    q(
        "path",
        "Follow the LV cables from Fletcher Fold to Ladybarn, kiosk by kiosk",
        lambda s: route(s.paths(s.one("Fletcher Fold"), s.one("Ladybarn"), ("lvCable",))),
    )
    q(
        "path",
        "how many lv cables lie between Silk Street and Kay Gardens at the least",
        lambda s: s.hops(s.one("Silk Street"), s.one("Kay Gardens"), ("lvCable",)),
    )
    q(
        "exists",
        "Is there an LV cable straight from Pear Mill to the Dye Works?",
        lambda s: s.related(s.one("Pear Mill"), s.one("Dye Works"), "lvCable"),
    )
    q(
        "exists",
        "have we still got any SF6 breakers",
        lambda s: truth(True, pick(s, breakers(s), medium="SF6")),
    )
    q(
        "negation",
        "kiosks not teed off any feeder",
        lambda s: s.without(kiosks(s), "teedOff", "Feeder"),
    )
    q(
        "negation",
        "Feeders that no breaker protects",
        lambda s: s.without(feeders(s), "protects", "Breaker"),
    )
    q("definition", "what's a feeder, for the apprentice?", lambda s: says("feeder"))
    q(
        "summary",
        "Coal Wharf substation, short summary please",
        lambda s: says("Coal Wharf", "132", "1987"),
    )
    q(
        "whatif",
        "If TX05 trips, which feeders lose their supply?",
        lambda s: s.orphans([s.one("TX05")], feeders(s), "fedFrom", "Transformer"),
    )
    q(
        "whatif",
        "Take Dane Bank out. Which other kiosks come adrift from the LV network?",
        lambda s: s.cut_off([s.one("Dane Bank")], ("lvCable",)),
    )
    q(
        "whatif",
        "suppose CB005 trips as well, how many breakers are tripped then",
        lambda s: len({*pick(s, breakers(s), position="tripped"), s.one("CB005")}),
    )
    q("followup", "Customers on FDR-04?", lambda s: s.value(s.one("FDR-04"), "customers"), "a")
    q("followup", "and how long is it", lambda s: s.value(s.one("FDR-04"), "lengthKm"), "a")
    q("followup", "Which breakers protect FDR-13?", lambda s: protecting(s, "FDR-13"), "b")
    q(
        "followup",
        "only the closed ones",
        lambda s: pick(s, protecting(s, "FDR-13"), position="closed"),
        "b",
    )
    q(
        "unknown",
        "how much solar is there at Beswick",
        lambda s: unheld(s, s.one("Beswick"), "solarKW"),
    )
    q("unknown", "When will Tib Lane get its new cable?", lambda s: UNKNOWN)
    q("unknown", "load on FDR-23?", lambda s: unnamed(s, "FDR-23"))
    q(
        "ambiguous",
        "What's the demand at Waterloo?",
        lambda s: namesakes(s, "Waterloo", "demandKVA"),
    )
    q(
        "ambiguous",
        "earth reading for union bridge",
        lambda s: namesakes(s, "Union Bridge", "earthOhm"),
    )
    return q
