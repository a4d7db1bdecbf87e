"""Hand-written practice questions on the network ``coldchain``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("coldchain")

    def trucks(s: Solver) -> list[str]:
        return s.kind("truck")

    def pallets(s: Solver) -> list[str]:
        return s.kind("pallet")

    def load(s: Solver, truck: str) -> list[str]:
        return s.near(truck, "loaded_on", "pallet")

    def to(s: Solver, depot: str) -> list[str]:
        return s.near(s.one(depot), "bound_for", "truck")

    def orders(s: Solver, customer: str) -> list[str]:
        return s.near(s.one(customer), "ordered_by", "pallet")

    q("lookup", "How cold is it inside TRK-05?", lambda s: s.value("TRK-05", "cargo_temp"))
    q("lookup", "fuel in truck 12, percent", lambda s: Gold(values=[10], accept=[[0.1]]))
    q("lookup", "what's on plt-8c8694", lambda s: s.value("plt-8c8694", "goods"))
    q(
        "lookup",
        "How long has Ivo Horak been behind the wheel?",
        lambda s: s.value(s.one("Ivo Horak"), "hours"),
    )
    q("relation_out", "Where is TRK-11 headed?", lambda s: s.near("TRK-11", "bound_for"))
    q("relation_out", "who's driving TRK-08", lambda s: s.near("TRK-08", "driven_by"))
    q(
        "relation_in",
        "What trucks does Tess Vidal drive?",
        lambda s: s.near(s.one("Tess Vidal"), "driven_by"),
    )
    q("relation_in", "pallets riding on TRK-14", lambda s: load(s, "TRK-14"))
    q(
        "relation_in",
        "Everything the Riverside Pharmacy has ordered, pallets I mean.",
        lambda s: orders(s, "Riverside Pharmacy"),
    )
    q("list", "what sorts of goods are we moving?", lambda s: distinct(s, pallets(s), "goods"))
    q(
        "count",
        "How many vaccine pallets are there?",
        lambda s: how_many(pick(s, pallets(s), goods="vaccines")),
    )
    q("count", "lorries on their way to Culham, number", lambda s: how_many(to(s, "Culham")))
    q("filter", "trucks with an open door", lambda s: pick(s, trucks(s), door="open"))
    q(
        "filter",
        "Which lorries are running on less than a fifth of a tank?",
        lambda s: s.where(trucks(s), "fuel", "<", 0.2),
    )
    q(
        "filter",
        "pallets of fish over half a tonne",
        lambda s: s.where(pick(s, pallets(s), goods="fish"), "weight", ">", 500),
    )
    q(
        "filter",
        "trucks warmer than minus 5 inside",
        lambda s: s.where(trucks(s), "cargo_temp", ">", -5),
    )
    q(
        "filter",
        "ice cream pallets packed before July 2025",
        lambda s: s.where(pick(s, pallets(s), goods="ice cream"), "packed", "<", "2025-07-01"),
    )
    q(
        "filter",
        "Which insulin pallets did Polar Foods order?",
        lambda s: pick(s, orders(s, "Polar Foods"), goods="insulin"),
    )
    q(
        "superlative",
        "Who has been driving the longest?",
        lambda s: topmost(s, s.kind("driver"), "hours"),
    )
    q(
        "superlative",
        "whats the heaviest pallet on TRK-09",
        lambda s: topmost(s, load(s, "TRK-09"), "weight"),
    )
    q("superlative", "coldest depot", lambda s: topmost(s, s.kind("depot"), "store_temp", low=True))
    q(
        "topk",
        "Give me the two fastest trucks right now.",
        lambda s: leaders(s, trucks(s), "speed", 2),
    )
    q(
        "aggregate",
        "How much weight does TRK-01 carry in total?",
        lambda s: s.total(load(s, "TRK-01"), "weight"),
    )
    q(
        "aggregate",
        "mean weight of a salad pallet",
        lambda s: near(s.mean(pick(s, pallets(s), goods="salad"), "weight")),
    )
    q("group", "number of pallets by goods", lambda s: tally(s, pallets(s), "goods"))
    q(
        "group",
        "for each depot, how many trucks are coming",
        lambda s: number_of(s, s.kind("depot"), "bound_for"),
    )
    q(
        "compare",
        "Is TRK-03 colder than TRK-10?",
        lambda s: s.number("TRK-03", "cargo_temp") < s.number("TRK-10", "cargo_temp"),
    )
    q(
        "compare",
        "Which weighs more, plt-60dbe3 or plt-9b471e?",
        lambda s: topmost(s, ["plt-60dbe3", "plt-9b471e"], "weight"),
    )
    q("multihop", "Whose pallets are on TRK-07?", lambda s: s.near(load(s, "TRK-07"), "ordered_by"))
    q(
        "multihop",
        "To which depot is pallet plt-2ca282 travelling?",
        lambda s: s.near(s.near("plt-2ca282", "loaded_on"), "bound_for"),
    )
    q(
        "multihop",
        "what goods are being driven to falkirk",
        lambda s: distinct(s, s.near(to(s, "Falkirk"), "loaded_on", "pallet"), "goods"),
    )
    q(
        "multihop",
        "Drivers who currently haul something for the Saint Anne Hospital",
        lambda s: s.near(
            s.near(orders(s, "Saint Anne Hospital"), "loaded_on", "truck"), "driven_by"
        ),
    )
    q(
        "path",
        "By which depots does freight go from Drogheda to Emden, shortest relay?",
        lambda s: route(s.paths(s.one("Drogheda"), s.one("Emden"), ("relays_to",))),
    )
    q(
        "exists",
        "Is plt-cfa75e on TRK-09?",
        lambda s: s.related("plt-cfa75e", "TRK-09", "loaded_on"),
    )
    q(
        "exists",
        "any customer with gold priority?",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("customer"), priority="gold")]),
    )
    q(
        "negation",
        "pallets that haven't been loaded onto any truck",
        lambda s: s.without(pallets(s), "loaded_on"),
    )
    q(
        "negation",
        "which trucks report no cargo temperature",
        lambda s: s.lacking(trucks(s), "cargo_temp"),
    )
    q(
        "negation",
        "Depots no truck is heading for",
        lambda s: s.without(s.kind("depot"), "bound_for"),
    )
    q(
        "whatif",
        "Tess Vidal falls ill. Which trucks then stand without a driver?",
        lambda s: s.orphans([s.one("Tess Vidal")], trucks(s), "driven_by", "driver"),
    )
    q(
        "whatif",
        "suppose TRK-02 breaks down on the road, which pallets are stuck on it",
        lambda s: load(s, "TRK-02"),
    )
    q("unknown", "What's the number plate of TRK-06?", lambda s: UNKNOWN)
    q("unknown", "inside temperature of TRK-08?", lambda s: UNKNOWN)
    q("ambiguous", "Which truck is Lena Graf driving?", lambda s: AMBIGUOUS)
    q("definition", "what do we call a pallet", lambda s: says("pallet"))
    q(
        "followup",
        "How many docks has Bergen got?",
        lambda s: s.value(s.one("Bergen"), "docks"),
        "a",
    )
    q("followup", "which trucks are coming in there?", lambda s: to(s, "Bergen"), "a")
    q(
        "followup",
        "What's the slowest of them?",
        lambda s: topmost(s, to(s, "Bergen"), "speed", low=True),
        "a",
    )
    q(
        "followup",
        "sorry, I mean for Drogheda",
        lambda s: topmost(s, to(s, "Drogheda"), "speed", low=True),
        "a",
    )
    return q
