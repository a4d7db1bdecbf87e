"""Hand-written practice questions on the network ``taxirank``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    detour,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    pick,
    topmost,
    truth,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("taxirank")

    def cabs(s: Solver) -> list[str]:
        return s.kind("CAB")

    def drivers(s: Solver) -> list[str]:
        return s.kind("DRIVER")

    def fares(s: Solver) -> list[str]:
        return s.kind("FARE")

    def ranks(s: Solver) -> list[str]:
        return s.kind("RANK")

    def gripes(s: Solver) -> list[str]:
        return s.kind("GRIPE")

    def driven(s: Solver, driver: str) -> list[str]:
        return s.near(driver, "DRIVEN_BY", "FARE")

    def begun(s: Solver, rank: str) -> list[str]:
        return s.near(s.one(rank), "BEGAN_AT", "FARE")

    def owned(s: Solver, firm: str) -> list[str]:
        return s.near(s.one(firm), "OWNED_BY", "CAB")

    def volkov(s: Solver) -> list[str]:
        return pick(s, driven(s, s.one("Dmitri Volkov")), TENDER="card")

    q("lookup", "whats CAB13 got on the clock", lambda s: s.value(s.one("CAB13"), "ODO_KM"))
    q("lookup", "What did F00018 come to?", lambda s: s.value(s.one("F00018"), "PAID"))
    q(
        "lookup",
        "km from the Casino rank to the Opera by road",
        lambda s: link_value(s, s.one("Casino"), s.one("Opera"), "ROAD", "KM"),
    )
    q("lookup", "when's the licence up on cab21", lambda s: s.value(s.one("CAB21"), "LIC_EXP"))
    q("relation_out", "Chidi Obi drives which cab?", lambda s: s.near(s.one("Chidi Obi"), "DRIVES"))
    q("relation_out", "who drove F00025", lambda s: s.near(s.one("F00025"), "DRIVEN_BY"))
    q(
        "relation_out",
        "F00031, where was the pick-up",
        lambda s: s.near(s.one("F00031"), "BEGAN_AT"),
    )
    q("relation_in", "Who drives CAB14?", lambda s: s.near(s.one("CAB14"), "DRIVES", "DRIVER"))
    q("relation_in", "bluebirds cabs", lambda s: owned(s, "Bluebird"))
    q("relation_in", "Fares picked up at the Grand Hotel", lambda s: begun(s, "Grand Hotel"))
    q(
        "list",
        "how do people pay us, what ways are there",
        lambda s: distinct(s, fares(s), "TENDER"),
    )
    q("count", "how many cabs show vacant", lambda s: how_many(pick(s, cabs(s), METER="vacant")))
    q(
        "count",
        "Gripes still unsettled, number?",
        lambda s: how_many(pick(s, gripes(s), SETTLED=False)),
    )
    q(
        "filter",
        "eletric cabs with a ramp please",
        lambda s: pick(s, cabs(s), FUEL="electric", RAMP=True),
    )
    q(
        "filter",
        "cash fares above 60",
        lambda s: s.where(pick(s, fares(s), TENDER="cash"), "PAID", ">", 60),
    )
    q(
        "filter",
        "Night drivers sitting on 8 or more points",
        lambda s: s.where(pick(s, drivers(s), NIGHTS=True), "POINTS", ">=", 8),
    )
    q(
        "filter",
        "cabs whose licence expires before September 2026",
        lambda s: s.where(cabs(s), "LIC_EXP", "<", "2026-09-01"),
    )
    q(
        "filter",
        "detour gripes we haven't settled",
        lambda s: pick(s, gripes(s), SUBJECT="detour", SETTLED=False),
    )
    q(
        "filter",
        "ranks where the queue is bigger than the number of bays",
        lambda s: [r for r in ranks(s) if s.number(r, "QUEUE") > s.number(r, "BAYS")],
    )
    q("superlative", "best rated driver, by stars", lambda s: topmost(s, drivers(s), "STARS"))
    q(
        "superlative",
        "Which fare was the cheapest of all?",
        lambda s: topmost(s, fares(s), "PAID", low=True),
    )
    q(
        "superlative",
        "which driver's fares have drawn the most gripes",
        lambda s: extreme(s, drivers(s), lambda d: len(s.near(driven(s, d), "ABOUT", "GRIPE"))),
    )
    q(
        "topk",
        "five longest trips by km, longest first",
        lambda s: leaders(s, fares(s), "TRIP_KM", 5),
    )
    q(
        "topk",
        "The three cabs with most km on them, in order",
        lambda s: leaders(s, cabs(s), "ODO_KM", 3),
    )
    q(
        "aggregate",
        "card takings in total",
        lambda s: near(s.total(pick(s, fares(s), TENDER="card"), "PAID"), 0.001),
    )
    q(
        "aggregate",
        "How long is a trip with Nadia Rahim on average?",
        lambda s: near(s.mean(driven(s, s.one("Nadia Rahim")), "TRIP_KM")),
    )
    q("group", "mean odometer for each fuel", lambda s: means(s, cabs(s), "FUEL", "ODO_KM"))
    q(
        "group",
        "what have the fares from each rank brought in, rank by rank",
        lambda s: table((r, s.total(s.near(r, "BEGAN_AT", "FARE"), "PAID")) for r in ranks(s)),
    )
    q(
        "group",
        "Firms with founding year and the cut they take",
        lambda s: table(
            (f, s.number(f, "FOUNDED"), s.number(f, "CUT_PCT")) for f in s.kind("FIRM")
        ),
    )
    q(
        "compare",
        "does Kingsway take a bigger cut than Fivestar",
        lambda s: truth(
            s.number(s.one("Kingsway"), "CUT_PCT") > s.number(s.one("Fivestar"), "CUT_PCT"),
            [s.one("Kingsway")],
        ),
    )
    q(
        "compare",
        "how much dearer was F00013 than F00014",
        lambda s: near(
            s.number(s.one("F00013"), "PAID") - s.number(s.one("F00014"), "PAID"), 0.001
        ),
    )
    q(
        "multihop",
        "Drivers of Swift's cabs",
        lambda s: s.near(owned(s, "Swift"), "DRIVES", "DRIVER"),
    )
    q(
        "multihop",
        "who was at the wheel on the fare GRP-013 is about",
        lambda s: s.near(s.near(s.one("GRP-013"), "ABOUT"), "DRIVEN_BY", "DRIVER"),
    )
    q(
        "multihop",
        "Which firms own the cabs Abdul Qadir drives?",
        lambda s: s.near(s.near(s.one("Abdul Qadir"), "DRIVES"), "OWNED_BY", "FIRM"),
    )
    q(
        "multihop",
        "at which ranks do Hung Tran's cabs wait",
        lambda s: s.near(s.near(s.one("Hung Tran"), "DRIVES"), "WAITS_AT", "RANK"),
    )
    q(
        "path",
        "fewest roads from University to Opera, ranks in between?",
        lambda s: route(s.paths(s.one("University"), s.one("Opera"), ("ROAD",))),
    )
    q(
        "path",
        "how many roads apart are Fish Market and Bus Station",
        lambda s: s.hops(s.one("Fish Market"), s.one("Bus Station"), ("ROAD",)),
    )
    q(
        "exists",
        "have City Radio Cars got a stand at the Bus Station",
        lambda s: s.related(s.one("City Radio Cars"), s.one("Bus Station"), "HAS_STAND"),
    )
    q("negation", "drivers with no cab to drive", lambda s: s.without(drivers(s), "DRIVES", "CAB"))
    q("negation", "Which cabs belong to no firm?", lambda s: s.without(cabs(s), "OWNED_BY", "FIRM"))
    q("definition", "what is a gripe in this system", lambda s: says("gripe"))
    q("summary", "rundown of the Fish Market rank", lambda s: says("Fish Market", "19", "24h"))
    q(
        "whatif",
        "Pier Head is blocked - how do i get from Grand Hotel to Bus Station then?",
        lambda s: detour(
            s, s.one("Grand Hotel"), s.one("Bus Station"), [s.one("Pier Head")], ("ROAD",)
        ),
    )
    q(
        "whatif",
        "CAB14 and CAB18 are off the road. Which drivers have nothing left to drive?",
        lambda s: s.orphans([s.one("CAB14"), s.one("CAB18")], drivers(s), "DRIVES", "CAB"),
    )
    q(
        "whatif",
        "if Bluebird buys CAB09, how many cabs does it own then",
        lambda s: len(owned(s, "Bluebird")) + 1,
    )
    q("followup", "fares Dmitri Volkov drove", lambda s: driven(s, s.one("Dmitri Volkov")), "a")
    q("followup", "those paid by card?", volkov, "a")
    q(
        "followup",
        "what do they come to in all",
        lambda s: near(s.total(volkov(s), "PAID"), 0.001),
        "a",
    )
    q(
        "followup",
        "How many bays at the Racecourse?",
        lambda s: s.value(s.one("Racecourse"), "BAYS"),
        "b",
    )
    q("followup", "and is there a shelter", lambda s: s.value(s.one("Racecourse"), "SHELTER"), "b")
    q("unknown", "home address of Pat Doyle", lambda s: UNKNOWN)
    q("unknown", "What colour is CAB17?", lambda s: UNKNOWN)
    q("unknown", "points on DR027", lambda s: unnamed(s, "DR027"))
    q(
        "ambiguous",
        "how many stars does Ozan Tekin stand at",
        lambda s: namesakes(s, "Ozan Tekin", "STARS"),
    )
    q(
        "ambiguous",
        "Since when has George Pappas been driving for us?",
        lambda s: namesakes(s, "George Pappas", "SINCE"),
    )
    return q
