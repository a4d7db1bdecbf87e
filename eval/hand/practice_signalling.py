"""Hand-written practice questions on the network ``signalling``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("signalling")

    def signals(s: Solver) -> list[str]:
        return s.kind("Signal")

    def sections(s: Solver) -> list[str]:
        return s.kind("TrackSection")

    def points(s: Solver) -> list[str]:
        return s.kind("Points")

    def controls(s: Solver, box: str, kind: str) -> list[str]:
        return s.near(s.one(box), "controlledBy", kind)

    q("lookup", "What is SG017 showing?", lambda s: s.value("SG017", "aspect"))
    q("lookup", "lamp hours of sg013", lambda s: s.value("SG013", "lampHours"))
    q("lookup", "Is TC12 occupied?", lambda s: s.value("TC12", "occupied"))
    q(
        "lookup",
        "how are the barriers at Dean End",
        lambda s: s.value(s.one("Dean End"), "barriers"),
    )
    q(
        "lookup",
        "What shift does Carys Lloyd work?",
        lambda s: s.value(s.one("Carys Lloyd"), "shift"),
    )
    q("lookup", "P7A lies how, normal or reverse?", lambda s: s.value("P7A", "position"))
    q("lookup", "throw time of P11A in seconds", lambda s: Gold(values=[3.79], accept=[[3790]]))
    q(
        "lookup",
        "when was the Eastgate interlocking commissioned",
        lambda s: s.value(s.one("Eastgate"), "commissioned"),
    )

    q("relation_out", "Which interlocking controls P9A?", lambda s: s.near("P9A", "controlledBy"))
    q(
        "relation_out",
        "what track sections does SG018 protect",
        lambda s: s.near("SG018", "protects"),
    )
    q("relation_out", "Where are points P10A?", lambda s: s.near("P10A", "liesIn"))
    q("relation_out", "Where does TC18 lead to?", lambda s: s.near("TC18", "leadsTo", way="out"))
    q(
        "relation_in",
        "From which sections can you come into TC18?",
        lambda s: s.near("TC18", "leadsTo", way="in"),
    )
    q("relation_in", "signals protecting TC28", lambda s: s.near("TC28", "protects"))
    q("relation_in", "Who maintains P10A?", lambda s: s.near("P10A", "maintains"))
    q("relation_in", "which level crossings are on TC14", lambda s: s.near("TC14", "crosses"))

    q("list", "List the interlockings.", lambda s: s.kind("Interlocking"))
    q("list", "which aspects are shown at present", lambda s: distinct(s, signals(s), "aspect"))
    q(
        "count",
        "How many signals does Tunnel Mouth control?",
        lambda s: how_many(controls(s, "Tunnel Mouth", "Signal")),
    )
    q(
        "count",
        "how many sections are occupied right now",
        lambda s: how_many(pick(s, sections(s), occupied=True)),
    )
    q(
        "count",
        "Number of filament signals",
        lambda s: how_many(pick(s, signals(s), lampType="filament")),
    )

    q("filter", "dark signals please", lambda s: pick(s, signals(s), aspect="dark"))
    q(
        "filter",
        "Which LED signals have burned for more than 20000 hours?",
        lambda s: s.where(pick(s, signals(s), lampType="LED"), "lampHours", ">", 20000),
    )
    q(
        "filter",
        "occupied track sections with a speed limit of 160",
        lambda s: pick(s, sections(s), occupied=True, maxSpeedKmh=160),
    )
    q(
        "filter",
        "Track sections longer than 1.9 km",
        lambda s: s.where(sections(s), "lengthM", ">", 1900),
    )
    q(
        "filter",
        "points that take over 5 seconds to throw",
        lambda s: s.where(points(s), "throwTimeMs", ">", 5000),
    )
    q(
        "filter",
        "Points that were last greased in 2023",
        lambda s: s.where(points(s), "lastGreased", "<", "2024-01-01"),
    )
    q(
        "filter",
        "signals showing green that can be seen from more than 500 m",
        lambda s: s.where(pick(s, signals(s), aspect="green"), "sightingDistanceM", ">", 500),
    )
    q(
        "filter",
        "Which red signals belong to Marlow Junction?",
        lambda s: pick(s, controls(s, "Marlow Junction", "Signal"), aspect="red"),
    )
    q(
        "filter",
        "level crossings with over 100 trains a day and raised barriers",
        lambda s: s.where(
            pick(s, s.kind("LevelCrossing"), barriers="raised"), "trainsPerDay", ">", 100
        ),
    )
    q(
        "filter",
        "I wonder which night-shift maintainers there are.",
        lambda s: pick(s, s.kind("Maintainer"), shift="night"),
    )

    q("superlative", "Longest section of track?", lambda s: topmost(s, sections(s), "lengthM"))
    q(
        "superlative",
        "oldest interlocking",
        lambda s: topmost(s, s.kind("Interlocking"), "commissioned", low=True),
    )
    q(
        "superlative",
        "Which signal is hardest to see from afar, i.e. has the shortest sighting distance?",
        lambda s: topmost(s, signals(s), "sightingDistanceM", low=True),
    )
    q(
        "superlative",
        "which track section is guarded by the most signals",
        lambda s: extreme(s, sections(s), lambda i: len(s.near(i, "protects"))),
    )
    q(
        "superlative",
        "busiest level crossing",
        lambda s: topmost(s, s.kind("LevelCrossing"), "trainsPerDay"),
    )
    q(
        "topk",
        "three slowest points by throw time",
        lambda s: leaders(s, points(s), "throwTimeMs", 3),
    )
    q(
        "topk",
        "Top 4 signals by lamp hours, highest first",
        lambda s: leaders(s, signals(s), "lampHours", 4),
    )
    q(
        "aggregate",
        "total length of track in km",
        lambda s: Gold(
            values=[s.total(sections(s), "lengthM") / 1000],
            accept=[[s.total(sections(s), "lengthM")]],
        ),
    )
    q(
        "aggregate",
        "average throw time of the points at Eastgate",
        lambda s: near(s.mean(controls(s, "Eastgate", "Points"), "throwTimeMs")),
    )
    q(
        "aggregate",
        "How many trains a day go over our crossings, taken together?",
        lambda s: s.total(s.kind("LevelCrossing"), "trainsPerDay"),
    )
    q("group", "signals by aspect", lambda s: tally(s, signals(s), "aspect"))
    q(
        "group",
        "For each interlocking, how many points does it control?",
        lambda s: number_of(s, s.kind("Interlocking"), "controlledBy", "Points"),
    )
    q(
        "group",
        "mean lamp hours by lamp type",
        lambda s: table(
            (t, s.mean(pick(s, signals(s), lampType=str(t)), "lampHours"))
            for t in distinct(s, signals(s), "lampType")
        ),
    )
    q(
        "group",
        "How many maintainers are on each shift?",
        lambda s: tally(s, s.kind("Maintainer"), "shift"),
    )

    q(
        "compare",
        "Is TC17 longer than TC25?",
        lambda s: s.number("TC17", "lengthM") > s.number("TC25", "lengthM"),
    )
    q(
        "compare",
        "which is busier, Mill Lane or Priory Street",
        lambda s: topmost(s, [s.one("Mill Lane"), s.one("Priory Street")], "trainsPerDay"),
    )
    q(
        "compare",
        "Do SG002 and SG004 show the same aspect?",
        lambda s: s.value("SG002", "aspect") == s.value("SG004", "aspect"),
    )

    q(
        "multihop",
        "Which signals protect the section that P1A lies in?",
        lambda s: s.near(s.near("P1A", "liesIn"), "protects", "Signal"),
    )
    q(
        "multihop",
        "What's the speed limit where P5A is?",
        lambda s: s.values(s.near("P5A", "liesIn"), "maxSpeedKmh"),
    )
    q(
        "multihop",
        "maintainers looking after points controlled from Harbour Yard",
        lambda s: s.near(controls(s, "Harbour Yard", "Points"), "maintains", "Maintainer"),
    )
    q(
        "multihop",
        "interlockings of the signals that protect TC03",
        lambda s: s.near(s.near("TC03", "protects"), "controlledBy", "Interlocking"),
    )
    q(
        "multihop",
        "In which track sections are the points that Ana Reyes maintains?",
        lambda s: s.near(s.near(s.one("Ana Reyes"), "maintains"), "liesIn", "TrackSection"),
    )
    q(
        "multihop",
        "Which level crossings lie on a section protected by SG021?",
        lambda s: s.near(s.near("SG021", "protects"), "crosses", "LevelCrossing"),
    )
    q(
        "path",
        "Shortest way from TC28 to TC18 along the track",
        lambda s: route(s.paths("TC28", "TC18", ("leadsTo",))),
    )
    q(
        "path",
        "how many sections do you move on from TC26 to TC20, in hops",
        lambda s: s.hops("TC26", "TC20", ("leadsTo",)),
    )

    q("exists", "Does SG006 protect TC01?", lambda s: s.related("SG006", "TC01", "protects"))
    q(
        "exists",
        "is any level crossing out of order (barriers failed)?",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("LevelCrossing"), barriers="failed")]),
    )
    q("negation", "points nobody maintains", lambda s: s.without(points(s), "maintains"))
    q(
        "negation",
        "Which track sections aren't protected by any signal?",
        lambda s: s.without(sections(s), "protects"),
    )
    q(
        "negation",
        "signals for which no sighting distance is known",
        lambda s: s.lacking(signals(s), "sightingDistanceM"),
    )
    q(
        "negation",
        "level crossings whose barriers are not raised",
        lambda s: s.where(s.kind("LevelCrossing"), "barriers", "!=", "raised"),
    )

    q(
        "whatif",
        "If SG013 fails, which sections are no longer protected by any signal?",
        lambda s: s.orphans(["SG013"], sections(s), "protects", "Signal"),
    )
    q(
        "whatif",
        "Eastgate goes down. Which points can't be controlled then?",
        lambda s: s.orphans([s.one("Eastgate")], points(s), "controlledBy", "Interlocking"),
    )
    q(
        "whatif",
        "how many points would have nobody to maintain them if Dev Nair quit",
        lambda s: len(s.orphans([s.one("Dev Nair")], points(s), "maintains", "Maintainer")),
    )

    q(
        "definition",
        "What do you mean by a level crossing?",
        lambda s: says("level crossing|levelcrossing"),
    )
    q("summary", "Everything about IXL-C", lambda s: says("Harbour Yard", "1971", "electronic"))
    q("unknown", "What's the serial number of P3A?", lambda s: UNKNOWN)
    q("unknown", "sighting distance of SG032", lambda s: UNKNOWN)
    q("unknown", "Is SG404 red?", lambda s: UNKNOWN)
    q("ambiguous", "How many trains pass Ferry Lane each day?", lambda s: AMBIGUOUS)

    q(
        "followup",
        "Which points does Bert Cole maintain?",
        lambda s: s.near(s.one("Bert Cole"), "maintains"),
        "a",
    )
    q("followup", "when were they last greased", lambda s: s.value("P8A", "lastGreased"), "a")
    q(
        "followup",
        "and which interlocking are they under?",
        lambda s: s.near("P8A", "controlledBy"),
        "a",
    )
    q("followup", "What does SG027 show?", lambda s: s.value("SG027", "aspect"), "b")
    q("followup", "no, SG028", lambda s: s.value("SG028", "aspect"), "b")
    q("followup", "Which section does it protect?", lambda s: s.near("SG028", "protects"), "b")
    q("followup", "is that one occupied?", lambda s: s.value("TC07", "occupied"), "b")
    return q
