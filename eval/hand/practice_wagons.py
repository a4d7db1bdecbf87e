"""Hand-written practice questions on the network ``wagons``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    Solve,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    severed,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("wagons")

    def wagons(s: Solver, **equal: str) -> list[str]:
        return pick(s, s.kind("wagon"), **equal)

    def trackers(s: Solver) -> list[str]:
        return s.kind("tracker")

    def trains(s: Solver) -> list[str]:
        return s.kind("train")

    def consist(s: Solver, train: str) -> list[str]:
        return s.near(train, "in_train", "wagon")

    def hired(s: Solver, shipper: str) -> list[str]:
        return s.near(s.one(shipper), "hired_by")

    def value(name: str, attribute: str) -> Solve:
        return lambda s: s.value(s.one(name), attribute)

    q("lookup", "tonnes on 3780-073?", value("3780-073", "load_t"))
    q("lookup", "How late is train 40371?", value("40371", "delay_min"))
    q("lookup", "what class of wagon is 3780-044", value("3780-044", "wagon_class"))
    q("lookup", "When is 3780-012 up for its next overhaul?", value("3780-012", "next_overhaul"))
    q("lookup", "TK994a37 battery", value("TK994a37", "battery_v"))
    q(
        "lookup",
        "Tare of 3780-080 in tonnes, please.",
        lambda s: Gold(values=[29.5], accept=[[29500]]),
    )
    q("relation_out", "Where is 40771 headed?", lambda s: s.near("40771", "bound_for"))
    q(
        "relation_out",
        "which wagon is TK94320f bolted to",
        lambda s: s.near("TK94320f", "bolted_to"),
    )
    q("relation_out", "3780-070: hired by whom?", lambda s: s.near("3780-070", "hired_by"))
    q("relation_in", "wagons running in 40571", lambda s: consist(s, "40571"))
    q(
        "relation_in",
        "Which trains does locomotive 185-007 haul?",
        lambda s: s.near("185-007", "hauled_by"),
    )
    q("relation_in", "everything Chemie Süd has on hire", lambda s: hired(s, "Chemie Süd"))
    q("list", "which wagon classes are there?", lambda s: distinct(s, wagons(s), "wagon_class"))
    q("list", "Name our shippers.", lambda s: s.kind("shipper"))
    q("count", "How long is 40171, in wagons?", lambda s: how_many(consist(s, "40171")))
    q("count", "number of Zacns wagons", lambda s: how_many(wagons(s, wagon_class="Zacns")))
    q(
        "count",
        "how many yards have a hump",
        lambda s: how_many(pick(s, s.kind("yard"), hump=True)),
    )
    q(
        "count",
        "How many wagons were last seen at Lindau?",
        lambda s: how_many(s.near(s.one("Lindau"), "last_seen_at")),
    )
    q(
        "filter",
        "Eanos wagons carrying over 50 t",
        lambda s: s.where(wagons(s, wagon_class="Eanos"), "load_t", ">", 50),
    )
    q(
        "filter",
        "Which trackers are down to less than 2.8 volts?",
        lambda s: s.where(trackers(s), "battery_v", "<", 2.8),
    )
    q(
        "filter",
        "trains running more than two hours late",
        lambda s: s.where(trains(s), "delay_min", ">", 120),
    )
    q(
        "filter",
        "Show the wagons whose overhaul falls due before July 2026.",
        lambda s: s.where(wagons(s), "next_overhaul", "<", "2026-07-01"),
    )
    q(
        "filter",
        "trains with dangerus goods doing more than 80 km/h",
        lambda s: s.where(pick(s, trains(s), dangerous_goods=True), "speed_kmh", ">", 80),
    )
    q(
        "filter",
        "wagons hired by Holz & Co with the brake isolated",
        lambda s: pick(s, hired(s, "Holz & Co"), brake_state="isolated"),
    )
    q("superlative", "worst delayed train", lambda s: topmost(s, trains(s), "delay_min"))
    q(
        "superlative",
        "In which yard is the longest track?",
        lambda s: topmost(s, s.kind("yard"), "longest_track_m"),
    )
    q(
        "superlative",
        "who hires most of our wagons?",
        lambda s: extreme(s, s.kind("shipper"), lambda i: len(s.near(i, "hired_by"))),
    )
    q(
        "topk",
        "the three fastest trains at the moment",
        lambda s: leaders(s, trains(s), "speed_kmh", 3),
    )
    q(
        "aggregate",
        "What is the load of train 40271 altogether, in tonnes?",
        lambda s: near(s.total(consist(s, "40271"), "load_t")),
    )
    q("aggregate", "mean delay of trains", lambda s: near(s.mean(trains(s), "delay_min")))
    q("group", "how many wagons of each class", lambda s: tally(s, wagons(s), "wagon_class"))
    q("group", "locos per operator", lambda s: tally(s, s.kind("locomotive"), "operator"))
    q(
        "compare",
        "Is 40971 going faster than 40171?",
        lambda s: s.number("40971", "speed_kmh") > s.number("40171", "speed_kmh"),
    )
    q(
        "compare",
        "which yard has more tracks: Grünwald or Brunnfeld",
        lambda s: topmost(s, [s.one("Grünwald"), s.one("Brunnfeld")], "tracks"),
    )
    q(
        "multihop",
        "Whose locomotives are pulling 40471? I mean the operators.",
        lambda s: distinct(s, s.near("40471", "hauled_by"), "operator"),
    )
    q(
        "multihop",
        "trackers on the wagons of train 40571",
        lambda s: s.near(consist(s, "40571"), "bolted_to", "tracker"),
    )
    q(
        "multihop",
        "Which shippers have hired wagons that run in 40371?",
        lambda s: s.near(consist(s, "40371"), "hired_by", "shipper"),
    )
    q(
        "multihop",
        "To which yard is wagon 3780-023 on its way?",
        lambda s: s.near(s.near("3780-023", "in_train"), "bound_for", "yard"),
    )
    q(
        "path",
        "shortest way by track from Castrop to Lindau, yard by yard",
        lambda s: route(s.paths(s.one("Castrop"), s.one("Lindau"), ("track_to",))),
    )
    q(
        "exists",
        "Is there a direct track between Falkenau and Elsbach?",
        lambda s: s.related(s.one("Falkenau"), s.one("Elsbach"), "track_to"),
    )
    q(
        "exists",
        "any tracker on 3780-094?",
        lambda s: Gold(values=[True], accept=[s.near("3780-094", "bolted_to")]),
    )
    q(
        "negation",
        "trackers that aren't on a wagon",
        lambda s: s.without(trackers(s), "bolted_to"),
    )
    q(
        "negation",
        "Which engines have no train to pull?",
        lambda s: s.without(s.kind("locomotive"), "hauled_by"),
    )
    q("summary", "sum up train 40671 for me", lambda s: says("40671", "98", "64"))
    q(
        "whatif",
        "185-007 breaks down. Which trains are left with no engine at all?",
        lambda s: s.orphans(["185-007"], trains(s), "hauled_by", "locomotive"),
    )
    q(
        "whatif",
        "both 185-007 and 185-012 out of order: which trains stand still?",
        lambda s: s.orphans(["185-007", "185-012"], trains(s), "hauled_by", "locomotive"),
    )
    q(
        "whatif",
        "If Lindau is closed, which yards can't be reached by track from Maschen any more?",
        lambda s: severed(s, s.one("Maschen"), [s.one("Lindau")], ("track_to",)),
    )
    q("followup", "brake state of 3780-018?", value("3780-018", "brake_state"), "a")
    q("followup", "where was it seen last", lambda s: s.near("3780-018", "last_seen_at"), "a")
    q("followup", "has that yard got a hump?", value("Altheim", "hump"), "a")
    q("followup", "What has Milchhof hired?", lambda s: hired(s, "Milchhof"), "b")
    q(
        "followup",
        "which of those is the heaviest loaded?",
        lambda s: topmost(s, hired(s, "Milchhof"), "load_t"),
        "b",
    )
    q("unknown", "Who is driving 40171?", lambda s: UNKNOWN)
    q("unknown", "load of wagon 3780-016", lambda s: UNKNOWN)
    q("unknown", "How fast is train 49971?", lambda s: UNKNOWN)
    q("ambiguous", "how many tracks does Dornum have", lambda s: AMBIGUOUS)
    return q
