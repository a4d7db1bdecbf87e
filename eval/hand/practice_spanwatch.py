"""Hand-written practice questions on the network ``spanwatch``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    means,
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
    q = Sheet("spanwatch")

    def gauges(s: Solver) -> list[str]:
        return s.kind("StrainGauge")

    def spans(s: Solver, bridge: str) -> list[str]:
        return s.near(s.one(bridge), "partOf", "Span")

    def fitted(s: Solver, bridge: str) -> list[str]:
        return s.near(spans(s, bridge), "bondedTo", "StrainGauge")

    def checks(s: Solver, span: str) -> list[str]:
        return s.near(s.one(span), "lookedAt", "Inspection")

    q(
        "lookup",
        "microstrain at SG-022 right now?",
        lambda s: s.value(s.one("SG-022"), "microstrain"),
    )
    q(
        "relation_in",
        "all the gauges stuck on SP04",
        lambda s: s.near(s.one("SP04"), "bondedTo", "StrainGauge"),
    )
    q(
        "superlative",
        "Oldest bridge on our books?",
        lambda s: topmost(s, s.kind("Bridge"), "builtYear", low=True),
    )
    q(
        "count",
        "how many spans has pinder crossing got",
        lambda s: how_many(spans(s, "Pinder Crossing")),
    )
    q(
        "lookup",
        "what's DL4's battery down to, in volts",
        lambda s: s.value(s.one("DL4"), "batteryV"),
    )
    q(
        "relation_out",
        "which span is sg-031 glued to",
        lambda s: s.near(s.one("SG-031"), "bondedTo"),
    )
    q(
        "filter",
        "Gauges over 350 microstrain that nevertheless show normal",
        lambda s: s.where(pick(s, gauges(s), alarmState="normal"), "microstrain", ">", 350),
    )
    q(
        "relation_out",
        "Bridges that Fergal Boyle cares for",
        lambda s: s.near(s.one("Fergal Boyle"), "caresFor"),
    )
    q("group", "gauges per alarm state please", lambda s: tally(s, gauges(s), "alarmState"))
    q("relation_out", "who led INS-012?", lambda s: s.near(s.one("INS-012"), "ledBy"))
    q(
        "relation_in",
        "whats wired into DL8",
        lambda s: s.near(s.one("DL8"), "wiredTo", "StrainGauge"),
    )
    q(
        "relation_in",
        "Which engineers have Kelder Viaduct in their care?",
        lambda s: s.near(s.one("Kelder Viaduct"), "caresFor", "BridgeEngineer"),
    )
    q("list", "What types of gauge do we run?", lambda s: distinct(s, gauges(s), "gaugeType"))
    q(
        "list",
        "firmware versions on the data loggers, each once",
        lambda s: distinct(s, s.kind("DataLogger"), "firmware"),
    )
    q(
        "count",
        "Number of gauges in alarm",
        lambda s: how_many(pick(s, gauges(s), alarmState="alarm")),
    )
    q(
        "count",
        "how many inspections turned up corrosion and still aren't signed off",
        lambda s: how_many(pick(s, s.kind("Inspection"), defect="corrosion", signedOff=False)),
    )
    q(
        "filter",
        "vibrating wire gauges on watch",
        lambda s: pick(s, gauges(s), gaugeType="vibrating wire", alarmState="watch"),
    )
    q(
        "filter",
        "steel spans longer than 90 m",
        lambda s: s.where(pick(s, s.kind("Span"), material="steel"), "spanLengthM", ">", 90),
    )
    q(
        "filter",
        "inspections since the start of 2026 scoring below 30",
        lambda s: s.where(
            s.where(s.kind("Inspection"), "carriedOut", ">=", "2026-01-01"),
            "conditionScore",
            "<",
            30,
        ),
    )
    q(
        "superlative",
        "gauge with the lowest (most negative) strain",
        lambda s: topmost(s, gauges(s), "microstrain", low=True),
    )
    q(
        "superlative",
        "Which logger has the most gauges wired to it?",
        lambda s: extreme(
            s, s.kind("DataLogger"), lambda d: len(s.near(d, "wiredTo", "StrainGauge"))
        ),
    )
    q(
        "topk",
        "three longest bridges, longest first",
        lambda s: leaders(s, s.kind("Bridge"), "totalLengthM", 3),
    )
    q(
        "topk",
        "the 2 loggers with the weakest batteries, lowest voltage first",
        lambda s: leaders(s, s.kind("DataLogger"), "batteryV", 2, low=True),
    )
    q(
        "aggregate",
        "average steel temperature over the gauges on Ravenscar",
        lambda s: near(s.mean(fitted(s, "Ravenscar"), "steelTempC")),
    )
    q(
        "aggregate",
        "Steel spans, how many metres all told?",
        lambda s: near(s.total(pick(s, s.kind("Span"), material="steel"), "spanLengthM"), 0.001),
    )
    q(
        "aggregate",
        "mean condition score of the inspections that found a crack",
        lambda s: near(s.mean(pick(s, s.kind("Inspection"), defect="crack"), "conditionScore")),
    )
    q(
        "group",
        "Mean microstrain by gauge type",
        lambda s: means(s, gauges(s), "gaugeType", "microstrain"),
    )
    q(
        "group",
        "a list of the bridges with deck type and year built",
        lambda s: table(
            (b, str(s.value(b, "deckType")), s.number(b, "builtYear")) for b in s.kind("Bridge")
        ),
    )
    q(
        "compare",
        "Is Tollbar longer than Old Saltway?",
        lambda s: truth(
            s.number(s.one("Tollbar"), "totalLengthM")
            > s.number(s.one("Old Saltway"), "totalLengthM"),
            [s.one("Tollbar")],
        ),
    )
    q(
        "compare",
        "SP02 or SP04 - which has the bigger expansion gap",
        lambda s: topmost(s, [s.one("SP02"), s.one("SP04")], "expansionGapMm"),
    )
    q(
        "compare",
        "by how many years is Withy Bridge older than Stonegate",
        lambda s: (
            s.number(s.one("Stonegate"), "builtYear") - s.number(s.one("Withy Bridge"), "builtYear")
        ),
    )
    q(
        "multihop",
        "who looks after the bridges that have a gauge on DL3",
        lambda s: s.near(
            s.near(
                s.near(s.near(s.one("DL3"), "wiredTo", "StrainGauge"), "bondedTo", "Span"),
                "partOf",
                "Bridge",
            ),
            "caresFor",
            "BridgeEngineer",
        ),
    )
    q(
        "multihop",
        "Engineers who have led an inspection on Monksferry",
        lambda s: s.near(
            s.near(spans(s, "Monksferry"), "lookedAt", "Inspection"), "ledBy", "BridgeEngineer"
        ),
    )
    q(
        "multihop",
        "on which bridges is a gauge in alarm",
        lambda s: s.near(
            s.near(pick(s, gauges(s), alarmState="alarm"), "bondedTo", "Span"), "partOf", "Bridge"
        ),
    )
    q(
        "path",
        "How does data hop from DL9 to DL7 over the mesh, shortest way?",
        lambda s: route(s.paths(s.one("DL9"), s.one("DL7"), ("meshLink",))),
    )
    q(
        "path",
        "mesh hops between DL8 and DL5",
        lambda s: s.hops(s.one("DL8"), s.one("DL5"), ("meshLink",)),
    )
    q(
        "exists",
        "does Agnes Holm care for Withy Bridge",
        lambda s: s.related(s.one("Agnes Holm"), s.one("Withy Bridge"), "caresFor"),
    )
    q(
        "exists",
        "Have we any fibre bragg gauge in alarm?",
        lambda s: truth(True, pick(s, gauges(s), gaugeType="fibre Bragg", alarmState="alarm")),
    )
    q(
        "negation",
        "guages not wired to any logger",
        lambda s: s.without(gauges(s), "wiredTo", "DataLogger"),
    )
    q(
        "negation",
        "Which spans has nobody inspected?",
        lambda s: s.without(s.kind("Span"), "lookedAt", "Inspection"),
    )
    q("definition", "what exactly counts as a span here", lambda s: says("support"))
    q("definition", "strain gauge - explain to my apprentice", lambda s: says("gauge"))
    q("summary", "Ravenscar, brief me", lambda s: says("Ravenscar", "truss", "2006"))
    q(
        "whatif",
        "If DL9 dies, which gauges go silent?",
        lambda s: s.orphans([s.one("DL9")], gauges(s), "wiredTo", "DataLogger"),
    )
    q(
        "whatif",
        "DL2 drops out of the mesh: which other loggers can't get through to DL7 any more?",
        lambda s: severed(s, s.one("DL7"), [s.one("DL2")], ("meshLink",)),
    )
    q(
        "whatif",
        "suppose we bond two more gauges on SP12, how many would it carry then",
        lambda s: len(s.near(s.one("SP12"), "bondedTo", "StrainGauge")) + 2,
    )
    q("followup", "inspections of SP20?", lambda s: checks(s, "SP20"), "a")
    q(
        "followup",
        "which of these are not signed off yet",
        lambda s: pick(s, checks(s, "SP20"), signedOff=False),
        "a",
    )
    q("followup", "spans of Withy Bridge", lambda s: spans(s, "Withy Bridge"), "b")
    q("followup", "sorry, I meant Old Saltway", lambda s: spans(s, "Old Saltway"), "b")
    q(
        "unknown",
        "weight limit on Monksferry?",
        lambda s: unheld(s, s.one("Monksferry"), "weightLimitT"),
    )
    q("unknown", "Who was the architect of Stonegate?", lambda s: UNKNOWN)
    q("unknown", "strain at SG-050", lambda s: unnamed(s, "SG-050"))
    q(
        "ambiguous",
        "how long has Edda Lund been in post",
        lambda s: namesakes(s, "Edda Lund", "yearsInPost"),
    )
    q("ambiguous", "Which bridges are Edda Lund's?", lambda s: namesakes(s, "Edda Lund"))
    return q
