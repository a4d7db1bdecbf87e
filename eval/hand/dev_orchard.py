"""Hand-written dev questions on the network ``orchard``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, ranked, says, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("orchard", kind, text, solve, thread)

    def probes(s: Solver) -> list[str]:
        return s.kind("SoilProbe")

    def valves(s: Solver) -> list[str]:
        return s.kind("IrrigationValve")

    return [
        q(
            "lookup",
            "how wet is the soil at sp-013",
            lambda s: s.value(s.one("sp-013"), "soilMoisture"),
        ),
        q("lookup", "What are we growing on Foxhole?", lambda s: s.value(s.one("Foxhole"), "crop")),
        q("lookup", "firmware on lgw 3?", lambda s: s.value(s.one("lgw-3"), "firmware")),
        q(
            "relation_out",
            "Where is probe sp-022 buried?",
            lambda s: s.near(s.one("sp-022"), "buriedIn"),
        ),
        q(
            "relation_out",
            "which plots get water from Old Barn 2",
            lambda s: s.near(s.one("Old Barn 2"), "irrigates"),
        ),
        q(
            "relation_in",
            "Which valves water Quarry?",
            lambda s: s.near(s.one("Quarry"), "irrigates", way="in"),
        ),
        q(
            "relation_in",
            "everything buried in Ashbed please",
            lambda s: s.near(s.one("Ashbed"), "buriedIn", way="in"),
        ),
        q(
            "count",
            "number of probes talking to lgw-5",
            lambda s: len(s.near(s.one("lgw-5"), "refGateway")),
        ),
        q(
            "count",
            "How many valves are stuck right now?",
            lambda s: len(s.where(valves(s), "valveState", "=", "stuck")),
        ),
        q(
            "list",
            "Which crops do we have?",
            lambda s: sorted(set(s.values(s.kind("Plot"), "crop"))),
        ),
        q(
            "filter",
            "probes with under 15 percent battery",
            lambda s: s.where(probes(s), "batteryLevel", "<", 15),
        ),
        q(
            "filter",
            "Show me the pear plots bigger than 3 hectares.",
            lambda s: s.where(s.where(s.kind("Plot"), "crop", "=", "pear"), "areaHa", ">", 3),
        ),
        q(
            "filter",
            "open valves flowing at more than 11",
            lambda s: s.where(s.where(valves(s), "valveState", "=", "open"), "flowRate", ">", 11),
        ),
        q("superlative", "Which plot is the biggest?", lambda s: s.top(s.kind("Plot"), "areaHa")),
        q(
            "superlative",
            "What's the driest probe we have",
            lambda s: s.top(probes(s), "soilMoisture", low=True),
        ),
        q(
            "topk",
            "the three gateways that have been up longest, longest first",
            lambda s: ranked(
                t := s.top(s.kind("LoRaGateway"), "uptimeDays", 3), s.values(t, "uptimeDays")
            ),
        ),
        q(
            "aggregate",
            "average moisture across all the cherry plots' probes",
            lambda s: near(
                s.mean(
                    s.near(s.where(s.kind("Plot"), "crop", "=", "cherry"), "buriedIn", "SoilProbe"),
                    "soilMoisture",
                )
            ),
        ),
        q(
            "aggregate",
            "total area under apple",
            lambda s: near(s.total(s.where(s.kind("Plot"), "crop", "=", "apple"), "areaHa")),
        ),
        q(
            "group",
            "For each gateway, how many probes report to it?",
            lambda s: table((g, len(s.near(g, "refGateway"))) for g in s.kind("LoRaGateway")),
        ),
        q(
            "compare",
            "Is Longmead larger than Windy Corner?",
            lambda s: (
                s.number(s.one("Longmead"), "areaHa") > s.number(s.one("Windy Corner"), "areaHa")
            ),
        ),
        q(
            "compare",
            "sp-001 or sp-003, which one has more charge left?",
            lambda s: s.top([s.one("sp-001"), s.one("sp-003")], "batteryLevel"),
        ),
        q(
            "multihop",
            "Which gateways hear the probes in Sandpit?",
            lambda s: s.near(s.near(s.one("Sandpit"), "buriedIn"), "refGateway"),
        ),
        q(
            "multihop",
            "what crop is sp-010 sitting in",
            lambda s: s.values(s.near(s.one("sp-010"), "buriedIn"), "crop"),
        ),
        q(
            "exists",
            "does sp-005 report to lgw-3",
            lambda s: s.related(s.one("sp-005"), s.one("lgw-3"), "refGateway"),
        ),
        q(
            "exists",
            "Any plots with olives?",
            lambda s: bool(s.where(s.kind("Plot"), "crop", "=", "olive")),
        ),
        q(
            "negation",
            "Which probes aren't reporting to any gateway?",
            lambda s: s.without(probes(s), "refGateway"),
        ),
        q(
            "negation",
            "plots that no valve irrigates",
            lambda s: s.without(s.kind("Plot"), "irrigates"),
        ),
        q(
            "negation",
            "probes that give no moisture reading",
            lambda s: s.lacking(probes(s), "soilMoisture"),
        ),
        q(
            "whatif",
            "If lgw-3 goes down, which probes can't reach any gateway any more?",
            lambda s: s.orphans([s.one("lgw-3")], probes(s), "refGateway", "LoRaGateway"),
        ),
        q(
            "whatif",
            "how many probes would we lose if both lgw-2 and lgw-4 died",
            lambda s: len(
                s.orphans([s.one("lgw-2"), s.one("lgw-4")], probes(s), "refGateway", "LoRaGateway")
            ),
        ),
        q("definition", "What is a soil probe?", lambda s: says("soil probe")),
        q("summary", "Tell me about Priory.", lambda s: says("Priory", "pear", "5.1")),
        q("unknown", "What is the pH at sp-004?", lambda s: UNKNOWN),
        q("unknown", "how wet is sp-499", lambda s: UNKNOWN),
        q("unknown", "flow rate of iv-05", lambda s: UNKNOWN),
        q("ambiguous", "What state is the Walnut valve in?", lambda s: AMBIGUOUS),
        q(
            "followup",
            "how deep is sp-024?",
            lambda s: s.value(s.one("sp-024"), "depthCm"),
            "orchard-a",
        ),
        q(
            "followup",
            "and its battery?",
            lambda s: s.value(s.one("sp-024"), "batteryLevel"),
            "orchard-a",
        ),
        q(
            "followup",
            "sorry, I meant sp-020",
            lambda s: s.value(s.one("sp-020"), "batteryLevel"),
            "orchard-a",
        ),
    ]
