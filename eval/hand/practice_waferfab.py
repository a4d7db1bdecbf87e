"""Hand-written practice questions on the network ``waferfab``."""

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
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("waferfab")

    def tools(s: Solver) -> list[str]:
        return s.kind("tool")

    def counters(s: Solver) -> list[str]:
        return s.kind("particle_counter")

    def lots(s: Solver) -> list[str]:
        return s.kind("lot")

    def alarms(s: Solver) -> list[str]:
        return s.kind("alarm")

    def standing(s: Solver, bay: str) -> list[str]:
        return s.near(s.one(bay), "stands_in", "tool")

    def thrown(s: Solver, tool: str) -> list[str]:
        return s.near(s.one(tool), "thrown_by", "alarm")

    def queue(s: Solver, tool: str) -> list[str]:
        return s.near(s.one(tool), "queued_at", "lot")

    q("lookup", "chamber temp TL-012", lambda s: s.value(s.one("TL-012"), "chamber_temp"))
    q("lookup", "what did L00030 yield", lambda s: s.value(s.one("L00030"), "yield"))
    q("lookup", "Which revision is RCP-H at?", lambda s: s.value(s.one("RCP-H"), "revision"))
    q("lookup", "how humid is it in Acorn", lambda s: s.value(s.one("Acorn"), "rh"))
    q(
        "lookup",
        "last check of counter pc-b2a242, when was that",
        lambda s: s.value(s.one("pc-b2a242"), "checked"),
    )
    q(
        "relation_out",
        "where is lot L00021 queueing",
        lambda s: s.near(s.one("L00021"), "queued_at"),
    )
    q(
        "relation_out",
        "recipies TL-020 is qualified for",
        lambda s: s.near(s.one("TL-020"), "qualified_for"),
    )
    q("relation_out", "who acked AL-0015?", lambda s: s.near(s.one("AL-0015"), "acked_by"))
    q("relation_in", "lots waiting at tl-022", lambda s: queue(s, "TL-022"))
    q(
        "relation_in",
        "Which counters sample the air in Delta Row?",
        lambda s: s.near(s.one("Delta Row"), "samples", "particle_counter"),
    )
    q(
        "relation_in",
        "whos trained on TL-006",
        lambda s: s.near(s.one("TL-006"), "trained_on", "operator"),
    )
    q(
        "list",
        "devices we've got lots of in the line, each named once",
        lambda s: distinct(s, lots(s), "device"),
    )
    q(
        "count",
        "How many alarms are still not cleared?",
        lambda s: how_many(pick(s, alarms(s), cleared=False)),
    )
    q("count", "tools in Basalt - how many", lambda s: how_many(standing(s, "Basalt")))
    q("filter", "hot lots that are on hold", lambda s: pick(s, lots(s), prio="hot", on_hold=True))
    q(
        "filter",
        "etch tools that are up but have under 70 % uptime",
        lambda s: s.where(pick(s, tools(s), process="etch", state="up"), "uptime", "<", 70),
    )
    q(
        "filter",
        "0.1 micron counters reading over 600 per cubic metre",
        lambda s: s.where(pick(s, counters(s), size_um=0.1), "count_m3", ">", 600),
    )
    q(
        "filter",
        "Critical alarms nobody has cleared",
        lambda s: pick(s, alarms(s), severity="crit", cleared=False),
    )
    q(
        "filter",
        "which tools are down and had their PM due before June 2026",
        lambda s: s.where(pick(s, tools(s), state="down"), "pm_due", "<", "2026-06-01"),
    )
    q(
        "superlative",
        "worst yield so far, which lot",
        lambda s: topmost(s, lots(s), "yield", low=True),
    )
    q(
        "superlative",
        "Tool with the longest queue of lots?",
        lambda s: extreme(s, tools(s), lambda t: len(s.near(t, "queued_at", "lot"))),
    )
    q("topk", "top 3 tools for uptime", lambda s: leaders(s, tools(s), "uptime", 3))
    q(
        "topk",
        "the three recipes that take longest, longest at the top",
        lambda s: leaders(s, s.kind("recipe"), "step_min", 3),
    )
    q(
        "aggregate",
        "How many wafers are stuck on hold altogether?",
        lambda s: s.total(pick(s, lots(s), on_hold=True), "wafers"),
    )
    q(
        "aggregate",
        "average yield on MCU7",
        lambda s: near(s.mean(pick(s, lots(s), device="MCU7"), "yield")),
    )
    q("group", "tool count per state", lambda s: tally(s, tools(s), "state"))
    q("group", "mean yield by device", lambda s: means(s, lots(s), "device", "yield"))
    q(
        "group",
        "for every tool the number of alarms it has thrown",
        lambda s: number_of(s, tools(s), "thrown_by", "alarm"),
    )
    q(
        "compare",
        "is it damper in Indigo than in Halo",
        lambda s: truth(
            s.number(s.one("Indigo"), "rh") > s.number(s.one("Halo"), "rh"), [s.one("Indigo")]
        ),
    )
    q(
        "compare",
        "L00014 or L00020, which of the two has more wafers?",
        lambda s: topmost(s, [s.one("L00014"), s.one("L00020")], "wafers"),
    )
    q(
        "multihop",
        "in which bays do we have a tool down",
        lambda s: s.near(pick(s, tools(s), state="down"), "stands_in", "bay"),
    )
    q(
        "multihop",
        "Operators trained on anything in Cobalt",
        lambda s: s.near(standing(s, "Cobalt"), "trained_on", "operator"),
    )
    q(
        "multihop",
        "tools qualified for the recipe that L00022 needs next",
        lambda s: s.near(s.near(s.one("L00022"), "next_recipe"), "qualified_for", "tool"),
    )
    q(
        "path",
        "Shortest way through the airlocks from Indigo to Ember?",
        lambda s: route(s.paths(s.one("Indigo"), s.one("Ember"), ("airlock_to",))),
    )
    q(
        "path",
        "airlocks between Cobalt and Delta Row, fewest",
        lambda s: s.hops(s.one("Cobalt"), s.one("Delta Row"), ("airlock_to",)),
    )
    q(
        "exists",
        "is TL-007 qualified for RCP-C",
        lambda s: s.related(s.one("TL-007"), s.one("RCP-C"), "qualified_for"),
    )
    q(
        "exists",
        "any polish tool up?",
        lambda s: truth(True, pick(s, tools(s), process="polish", state="up")),
    )
    q(
        "negation",
        "lots that aren't queued at any tool",
        lambda s: s.without(lots(s), "queued_at", "tool"),
    )
    q(
        "negation",
        "Who has no tool training whatsoever?",
        lambda s: s.without(s.kind("operator"), "trained_on", "tool"),
    )
    q("definition", "what do we call a lot here?", lambda s: says("lot"))
    q("definition", "particle counter, meaning", lambda s: says("particle"))
    q("summary", "L00017 at a glance", lambda s: says("L00017", "PowerMOS", "19"))
    q(
        "whatif",
        "Say TL-003 and TL-013 are both scrapped: which recipes have no qualified tool left?",
        lambda s: s.orphans(
            [s.one("TL-003"), s.one("TL-013")], s.kind("recipe"), "qualified_for", "tool"
        ),
    )
    q(
        "whatif",
        "seal off Halo, what other bays are cut off",
        lambda s: s.cut_off([s.one("Halo")], ("airlock_to",)),
    )
    q(
        "whatif",
        "we put L00018 in the queue at TL-012. how many lots wait there then",
        lambda s: len(queue(s, "TL-012")) + 1,
    )
    q("followup", "Alarms from TL-011?", lambda s: thrown(s, "TL-011"), "a")
    q("followup", "only the warnings", lambda s: pick(s, thrown(s, "TL-011"), severity="warn"), "a")
    q(
        "followup",
        "who acknowledged those",
        lambda s: s.near(pick(s, thrown(s, "TL-011"), severity="warn"), "acked_by", "operator"),
        "a",
    )
    q("followup", "what shift does chen wu work", lambda s: s.value(s.one("Chen Wu"), "shift"), "b")
    q("followup", "And the overtime?", lambda s: s.value(s.one("Chen Wu"), "overtime"), "b")
    q("unknown", "yield of L00009?", lambda s: unheld(s, s.one("L00009"), "yield"))
    q("unknown", "which vendor made TL-014", lambda s: UNKNOWN)
    q("unknown", "is L00039 on hold", lambda s: unnamed(s, "L00039"))
    q(
        "ambiguous",
        "How much overtime has Bo Lindh got?",
        lambda s: namesakes(s, "Bo Lindh", "overtime"),
    )
    q("ambiguous", "tools Gero Pohl is trained on", lambda s: namesakes(s, "Gero Pohl"))
    return q
