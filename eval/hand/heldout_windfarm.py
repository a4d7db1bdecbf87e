"""Hand-written held-out questions on the network ``windfarm``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand
from gentwin_chat.eval.hand.sheet import Sheet, leaders, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("windfarm")

    def mills(s: Solver) -> list[str]:
        return s.kind("Turbine")

    q("lookup", "what's T-02 putting out", lambda s: s.value("T-02", "activePowerKw"))
    q("lookup", "Condition of turbine T-11?", lambda s: s.value("T-11", "condition"))
    q("relation_out", "strings that collect T-08", lambda s: s.near("T-08", "collectedBy"))
    q("relation_in", "turbines on feeder D", lambda s: s.near("feeder D", "collectedBy"))
    q(
        "count",
        "how many are stopped or, say, in condition stopped",
        lambda s: len(s.where(mills(s), "condition", "=", "stopped")),
    )
    q(
        "filter",
        "140 m turbines with a nacelle over 60 degrees",
        lambda s: s.where(s.where(mills(s), "hubHeight", "=", 140), "nacelleTemp", ">", 60),
    )
    q("superlative", "Which turbine runs hottest?", lambda s: topmost(s, mills(s), "nacelleTemp"))
    q(
        "topk",
        "best four producers right now, by output",
        lambda s: leaders(s, mills(s), "activePowerKw", 4),
    )
    q(
        "aggregate",
        "farm output, summed over all turbines",
        lambda s: s.total(mills(s), "activePowerKw"),
    )
    q("group", "turbines per condition", lambda s: tally(s, mills(s), "condition"))
    q(
        "multihop",
        "wind speed that T-01's forecast rests on",
        lambda s: s.values(s.near("T-01", "forecastFrom"), "windSpeed"),
    )
    q(
        "multihop",
        "At which transformers does the power of T-05 step up?",
        lambda s: s.near(s.near("T-05", "collectedBy"), "stepsUpAt"),
    )
    q("negation", "turbines on no feeder", lambda s: s.without(mills(s), "collectedBy"))
    q(
        "whatif",
        "Feeder E is damaged: which turbines can't deliver any more?",
        lambda s: s.orphans(["feeder E"], mills(s), "collectedBy", "Feeder"),
    )
    q(
        "whatif",
        "TR2 out, any feeder stranded?",
        lambda s: Gold(
            values=s.orphans(["TR2"], s.kind("Feeder"), "stepsUpAt", "Transformer"),
            accept=[[False]],
        ),
    )
    q(
        "compare",
        "is it windier at MM2 than at MM1",
        lambda s: s.number("MM2", "windSpeed") > s.number("MM1", "windSpeed"),
    )
    q("unknown", "output of T-10", lambda s: UNKNOWN)
    q("unknown", "blade pitch on T-03?", lambda s: UNKNOWN)
    return q
