"""Hand-written practice questions on the network ``boxport``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, best, near, route, says
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
    q = Sheet("boxport")

    def boxes(s: Solver) -> list[str]:
        return s.kind("Container")

    def yard(s: Solver) -> list[str]:
        return s.kind("YardCrane")

    def big(s: Solver) -> list[str]:
        return s.kind("ShipToShoreCrane")

    def blocks(s: Solver) -> list[str]:
        return s.kind("StackBlock")

    def stacked(s: Solver, block: str) -> list[str]:
        return s.near(s.one(block), "stackedIn")

    def off(s: Solver, ship: str) -> list[str]:
        return s.near(s.one(ship), "unloadedFrom")

    def leaves(s: Solver, ship: str) -> str:
        return str(s.value(ship, "expectedDeparture"))

    def held(s: Solver, block: str) -> list[str]:
        return pick(s, stacked(s, block), cargoClass="hazardous", customsHold=True)

    def in_tonnes(kilos: float) -> Gold:
        return Gold(values=[kilos / 1000], accept=[[kilos]])

    q("lookup", "what's sts-6 doing right now", lambda s: s.value(s.one("sts-6"), "craneState"))
    q(
        "lookup",
        "TRXU0036 weighs how many tonnes?",
        lambda s: in_tonnes(s.number(s.one("TRXU0036"), "grossWeight")),
    )
    q(
        "lookup",
        "Is customs holding box TRXU0035?",
        lambda s: s.value(s.one("TRXU0035"), "customsHold"),
    )
    q(
        "lookup",
        "Under which flag does the Ondine sail?",
        lambda s: s.value(s.one("Ondine"), "flagState"),
    )
    q(
        "lookup",
        "charge left in tt-013",
        lambda s: s.value(s.one("tt-013"), "batteryLevel"),
    )

    q(
        "relation_out",
        "At which quay will I find the Halcyon Bay?",
        lambda s: s.near(s.one("Halcyon Bay"), "berthedAt"),
    )
    q("relation_out", "rtg-05 spans what", lambda s: s.near(s.one("rtg-05"), "spans"))
    q(
        "relation_out",
        "I'm looking for TRXU0048, what block is it stacked in?",
        lambda s: s.near(s.one("TRXU0048"), "stackedIn"),
    )
    q(
        "relation_in",
        "Trucks that shuttle for sts-8, please.",
        lambda s: s.near(s.one("sts-8"), "shuttlesFor"),
    )
    q("relation_in", "who drives rtg-03?", lambda s: s.near(s.one("rtg-03"), "drives"))
    q(
        "relation_in",
        "Which boxes came off the Halcyon Bay?",
        lambda s: off(s, "Halcyon Bay"),
    )

    q("list", "What are the quays called?", lambda s: s.kind("Quay"))
    q(
        "list",
        "classes of cargo we handle",
        lambda s: distinct(s, boxes(s), "cargoClass"),
    )

    q("count", "how many containers do we have on the books alltogether", lambda s: len(boxes(s)))
    q(
        "count",
        "Number of broken-down yard cranes?",
        lambda s: len(pick(s, yard(s), craneState="broken down")),
    )
    q(
        "count",
        "boxes in blk-D - how many?",
        lambda s: len(stacked(s, "blk-D")),
    )
    q(
        "count",
        "Tell me how many 20 foot containers are empties.",
        lambda s: len(pick(s, boxes(s), boxLength=20, cargoClass="empty")),
    )

    q(
        "filter",
        "containers heavier than 29 tonnes",
        lambda s: s.where(boxes(s), "grossWeight", ">", 29000),
    )
    q(
        "filter",
        "Which reefers have been standing here for more than two weeks?",
        lambda s: s.where(pick(s, boxes(s), cargoClass="reefer"), "dwellTime", ">", 14),
    )
    q(
        "filter",
        "diesel yard cranes w/ over 20,000 engine hours",
        lambda s: s.where(pick(s, yard(s), energySource="diesel"), "engineHours", ">", 20000),
    )
    q(
        "filter",
        "At which ship-to-shore cranes is it blowing harder than 50 km/h?",
        lambda s: s.where(big(s), "windSpeed", ">", 50 / 3.6),
    )
    q(
        "filter",
        "Could you list the crane drivers whose license runs out before 2027?",
        lambda s: s.where(s.kind("CraneDriver"), "licensedUntil", "<", "2027-01-01"),
    )

    q("superlative", "heaviest box?", lambda s: topmost(s, boxes(s), "grossWeight"))
    q(
        "superlative",
        "Which ship is due to leave first?",
        lambda s: best([i := min(s.kind("Ship"), key=lambda k: leaves(s, k))], leaves(s, i)),
    )
    q(
        "superlative",
        "Where are the fewest containers piled up, by block?",
        lambda s: extreme(s, blocks(s), lambda i: len(s.near(i, "stackedIn")), low=True),
    )
    q(
        "topk",
        "Give me the two trucks with the emptiest batteries, emptiest first",
        lambda s: leaders(s, s.kind("TerminalTruck"), "batteryLevel", 2, low=True),
    )
    q(
        "aggregate",
        "Combined weight of everything unloaded from the Ondine?",
        lambda s: Gold(values=[t := s.total(off(s, "Ondine"), "grossWeight")], accept=[[t / 1000]]),
    )
    q(
        "aggregate",
        "hazardous boxes: mean dwell time in days",
        lambda s: near(s.mean(pick(s, boxes(s), cargoClass="hazardous"), "dwellTime")),
    )
    q("group", "container count by cargo class", lambda s: tally(s, boxes(s), "cargoClass"))
    q(
        "group",
        "For every quay, how many of the big ship-to-shore cranes run along it?",
        lambda s: number_of(s, s.kind("Quay"), "railedAlong"),
    )
    q(
        "compare",
        "Which has deeper water, the Feeder Quay or the Deepwater Quay?",
        lambda s: topmost(s, [s.one("Feeder Quay"), s.one("Deepwater Quay")], "waterDepth"),
    )
    q(
        "compare",
        "does sts-7 manage more lifts an hour than sts-8",
        lambda s: (
            s.number(s.one("sts-7"), "liftsPerHour") > s.number(s.one("sts-8"), "liftsPerHour")
        ),
    )

    q(
        "multihop",
        "Who can drive a crane over blk-C?",
        lambda s: s.near(s.near(s.one("blk-C"), "spans", "YardCrane"), "drives", "CraneDriver"),
    )
    q(
        "multihop",
        "the ship that brought TRXU0010: at what quay is she lying",
        lambda s: s.near(s.near(s.one("TRXU0010"), "unloadedFrom"), "berthedAt", "Quay"),
    )
    q(
        "multihop",
        "Which trucks are shuttling for cranes on the Deepwater Quay?",
        lambda s: s.near(
            s.near(s.one("Deepwater Quay"), "railedAlong"), "shuttlesFor", "TerminalTruck"
        ),
    )
    q(
        "path",
        "Using lanes between blocks only, how does a truck get from blk-J to blk-A?",
        lambda s: route(s.paths(s.one("blk-J"), s.one("blk-A"), ("laneTo",))),
    )
    q(
        "exists",
        "any hazardous stuff on customs hold in blk-F?",
        lambda s: Gold(values=[bool(held(s, "blk-F"))], accept=[held(s, "blk-F")]),
    )
    q(
        "exists",
        "Is Bruno Pires one of the drivers of rtg-04?",
        lambda s: s.related(s.one("Bruno Pires"), s.one("rtg-04"), "drives"),
    )
    q(
        "negation",
        "Which containers aren't stacked in any block?",
        lambda s: s.without(boxes(s), "stackedIn"),
    )
    q(
        "negation",
        "yard cranes nobody drives",
        lambda s: s.without(yard(s), "drives"),
    )
    q("definition", "what is meant by a stack block?", lambda s: says("stack block|stackblock"))
    q(
        "summary",
        "Give me the low-down on the Cape Merrow",
        lambda s: says("Cape Merrow", "9.7", "Liberia"),
    )

    q(
        "whatif",
        "rtg-07 is towed away for good: which blocks lose their last yard crane?",
        lambda s: s.orphans([s.one("rtg-07")], blocks(s), "spans", "YardCrane"),
    )
    q(
        "whatif",
        "If we closed the Deepwater Quay, which ships would lose their berth?",
        lambda s: s.orphans([s.one("Deepwater Quay")], s.kind("Ship"), "berthedAt", "Quay"),
    )
    q(
        "whatif",
        "say TRXU0031 gets moved to blk-C. how many boxes would that block hold then",
        lambda s: len({*stacked(s, "blk-C"), s.one("TRXU0031")}),
    )

    q(
        "followup",
        "Which containers sit in blk-B?",
        lambda s: stacked(s, "blk-B"),
        "a",
    )
    q(
        "followup",
        "and which of these does customs hold?",
        lambda s: pick(s, stacked(s, "blk-B"), customsHold=True),
        "a",
    )
    q(
        "followup",
        "what shift does dorte holm work",
        lambda s: s.value(s.one("Dorte Holm"), "shift"),
        "b",
    )
    q(
        "followup",
        "Her cranes, which are they?",
        lambda s: s.near(s.one("Dorte Holm"), "drives"),
        "b",
    )

    q("unknown", "Which haulage firm picks up TRXU0009?", lambda s: UNKNOWN)
    q("unknown", "dwell time of TRXU0026", lambda s: UNKNOWN)
    q("unknown", "Is sts-12 working?", lambda s: UNKNOWN)
    q("ambiguous", "When does Hilda Nygard's licence expire?", lambda s: AMBIGUOUS)
    return q
