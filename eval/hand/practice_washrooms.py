"""Hand-written practice questions on the network ``washrooms``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    means,
    namesakes,
    number_of,
    oldest,
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
    q = Sheet("washrooms")

    def rooms(s: Solver) -> list[str]:
        return s.kind("Washroom")

    def units(s: Solver) -> list[str]:
        return s.kind("Dispenser")

    def rounds(s: Solver) -> list[str]:
        return s.kind("CleaningRound")

    def inside(s: Solver, room: str) -> list[str]:
        return s.near(s.one(room), "fittedIn", "Dispenser")

    def cleaned(s: Solver, room: str) -> list[str]:
        return s.near(s.one(room), "covered", "CleaningRound")

    q("lookup", "how full is DSP-021", lambda s: s.value(s.one("DSP-021"), "fillLevel"))
    q(
        "count",
        "how many toilets are closed for cleaning right now",
        lambda s: how_many(pick(s, rooms(s), closedForCleaning=True)),
    )
    q(
        "lookup",
        "ammonia reading at the Ellipse?",
        lambda s: s.value(s.one("Ellipse"), "ammoniaPpm"),
    )
    q("relation_in", "Dispensers in Rail Concourse", lambda s: inside(s, "Rail Concourse"))
    q("relation_in", "what reports via HUBC", lambda s: s.near(s.one("HUBC"), "reportsVia"))
    q(
        "relation_in",
        "rounds Celia Reyes did",
        lambda s: s.near(s.one("Celia Reyes"), "doneBy", "CleaningRound"),
    )
    q(
        "relation_out",
        "Which washrooms did CR-0012 cover?",
        lambda s: s.near(s.one("CR-0012"), "covered"),
    )
    q(
        "relation_out",
        "where's dispenser DSP-033 fitted",
        lambda s: s.near(s.one("DSP-033"), "fittedIn"),
    )
    q(
        "relation_out",
        "HUBF uplinks to which hub?",
        lambda s: s.near(s.one("HUBF"), "uplinksTo", "Hub", "out"),
    )
    q(
        "superlative",
        "emptiest dispenser of the lot",
        lambda s: topmost(s, units(s), "fillLevel", low=True),
    )
    q(
        "list",
        "What refills do we need to keep in the store?",
        lambda s: distinct(s, units(s), "refill"),
    )
    q(
        "list",
        "technologies used for counting people",
        lambda s: distinct(s, s.kind("PeopleCounter"), "technology"),
    )
    q(
        "count",
        "Number of soap dispensers below 20 %",
        lambda s: how_many(s.where(pick(s, units(s), refill="soap"), "fillLevel", "<", 20)),
    )
    q(
        "count",
        "how often was the bus bay cleaned? count the rounds",
        lambda s: how_many(cleaned(s, "Bus Bay")),
    )
    q("filter", "jammed dispensors", lambda s: pick(s, units(s), jammed=True))
    q(
        "filter",
        "washrooms with step free access that are open",
        lambda s: pick(s, rooms(s), stepFree=True, closedForCleaning=False),
    )
    q(
        "filter",
        "Rounds for a spill that took longer than half an hour",
        lambda s: s.where(pick(s, rounds(s), reason="spill"), "took", ">", 30),
    )
    q(
        "filter",
        "batteries under 2.3 V, which dispensers",
        lambda s: s.where(units(s), "batteryVolt", "<", 2.3),
    )
    q("superlative", "Busiest washroom today?", lambda s: topmost(s, rooms(s), "visitorsToday"))
    q(
        "superlative",
        "which washroom has the most dispensers",
        lambda s: extreme(s, rooms(s), lambda w: len(s.near(w, "fittedIn", "Dispenser"))),
    )
    q(
        "topk",
        "the three smelliest washrooms going by ammonia, worst first",
        lambda s: leaders(s, rooms(s), "ammoniaPpm", 3),
    )
    q(
        "topk",
        "2 longest serving cleaners",
        lambda s: oldest(s, s.kind("Cleaner"), "startedWork", 2),
    )
    q(
        "aggregate",
        "How many people used our washrooms today, all together?",
        lambda s: s.total(rooms(s), "visitorsToday"),
    )
    q(
        "aggregate",
        "average fill of the paper towel dispensers",
        lambda s: near(s.mean(pick(s, units(s), refill="paper towel"), "fillLevel")),
    )
    q(
        "aggregate",
        "minutes spent on complaint rounds in total",
        lambda s: s.total(pick(s, rounds(s), reason="complaint"), "took"),
    )
    q("group", "rounds per reason", lambda s: tally(s, rounds(s), "reason"))
    q("group", "Mean fill level by refill", lambda s: means(s, units(s), "refill", "fillLevel"))
    q(
        "group",
        "how many dispensers does each hub carry",
        lambda s: number_of(s, s.kind("Hub"), "reportsVia", "Dispenser"),
    )
    q(
        "compare",
        "Has Gate Nine more cubicles than the Cinema Level?",
        lambda s: truth(
            s.number(s.one("Gate Nine"), "cubicles") > s.number(s.one("Cinema Level"), "cubicles"),
            [s.one("Gate Nine")],
        ),
    )
    q(
        "compare",
        "which hub has been up longer, HUBA or HUBG",
        lambda s: topmost(s, [s.one("HUBA"), s.one("HUBG")], "uptimeDays"),
    )
    q(
        "compare",
        "How many more visitors did Departures get than the Mezzanine?",
        lambda s: (
            s.number(s.one("Departures"), "visitorsToday")
            - s.number(s.one("Mezzanine"), "visitorsToday")
        ),
    )
    q(
        "multihop",
        "who has done rounds in the washrooms where HUBA's dispensers hang",
        lambda s: s.near(
            s.near(
                s.near(s.near(s.one("HUBA"), "reportsVia", "Dispenser"), "fittedIn", "Washroom"),
                "covered",
                "CleaningRound",
            ),
            "doneBy",
            "Cleaner",
        ),
    )
    q(
        "multihop",
        "Who has cleaned the Arrivals Hall?",
        lambda s: s.near(cleaned(s, "Arrivals Hall"), "doneBy", "Cleaner"),
    )
    q(
        "multihop",
        "washrooms with a jammed dispenser in them",
        lambda s: s.near(pick(s, units(s), jammed=True), "fittedIn", "Washroom"),
    )
    q(
        "path",
        "by what hubs do HUBF's messages get to HUBA",
        lambda s: route(s.paths(s.one("HUBF"), s.one("HUBA"), ("uplinksTo",))),
    )
    q(
        "path",
        "number of uplink hops from HUBF to HUBG",
        lambda s: s.hops(s.one("HUBF"), s.one("HUBG"), ("uplinksTo",)),
    )
    q(
        "exists",
        "did Ines Lobo do CR-0010?",
        lambda s: s.related(s.one("CR-0010"), s.one("Ines Lobo"), "doneBy"),
    )
    q(
        "exists",
        "is there a people counter at the Mezzanine",
        lambda s: truth(
            bool(s.near(s.one("Mezzanine"), "countsAt", "PeopleCounter")),
            s.near(s.one("Mezzanine"), "countsAt", "PeopleCounter"),
        ),
    )
    q(
        "negation",
        "cleaners who haven't done a single round",
        lambda s: s.without(s.kind("Cleaner"), "doneBy", "CleaningRound"),
    )
    q(
        "negation",
        "Washrooms without any people counter",
        lambda s: s.without(rooms(s), "countsAt", "PeopleCounter"),
    )
    q("definition", "what is a people counter for", lambda s: says("count"))
    q("definition", "Explain 'cleaning round'", lambda s: says("cleaning"))
    q("summary", "Sum up the Sky Deck washroom", lambda s: says("Sky Deck", "200", "7.2"))
    q(
        "whatif",
        "HUBD breaks. dispensers that go dark?",
        lambda s: s.orphans([s.one("HUBD")], units(s), "reportsVia", "Hub"),
    )
    q(
        "whatif",
        "If HUBB falls over, which other hubs are cut off from HUBA?",
        lambda s: severed(s, s.one("HUBA"), [s.one("HUBB")], ("uplinksTo",), "Hub"),
    )
    q(
        "whatif",
        "move DSP-040 from Hotel Link to the Mezzanine - how many dispensers are there then",
        lambda s: len(inside(s, "Mezzanine")) + 1,
    )
    q("followup", "which rounds covered the Mezzanine?", lambda s: cleaned(s, "Mezzanine"), "a")
    q(
        "followup",
        "And how many of those were inspected",
        lambda s: how_many(pick(s, cleaned(s, "Mezzanine"), inspected=True)),
        "a",
    )
    q(
        "followup",
        "visitors today at the Food Court",
        lambda s: s.value(s.one("Food Court"), "visitorsToday"),
        "b",
    )
    q(
        "followup",
        "and at hotel link?",
        lambda s: s.value(s.one("Hotel Link"), "visitorsToday"),
        "b",
    )
    q(
        "unknown",
        "battery voltage of DSP-019?",
        lambda s: unheld(s, s.one("DSP-019"), "batteryVolt"),
    )
    q("unknown", "how many hand dryers are there in Departures", lambda s: UNKNOWN)
    q("unknown", "Is the washroom at Gate Twelve open?", lambda s: unnamed(s, "Gate Twelve"))
    q(
        "ambiguous",
        "contract hours of Horst Kling",
        lambda s: namesakes(s, "Horst Kling", "contractHours"),
    )
    q(
        "ambiguous",
        "has boris petkov got a night pass?",
        lambda s: namesakes(s, "Boris Petkov", "nightPass"),
    )
    return q
