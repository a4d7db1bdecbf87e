"""Hand-written practice questions on the network ``bodyshop``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    number_of,
    part,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("bodyshop")

    def cells(s: Solver) -> list[str]:
        return s.kind("Cell")

    def robots(s: Solver) -> list[str]:
        return s.kind("Robot")

    def guns(s: Solver) -> list[str]:
        return s.kind("Gun")

    def stops(s: Solver) -> list[str]:
        return s.kind("Stop")

    def robots_in(s: Solver, cell: str) -> list[str]:
        return s.near(cell, "WORKS_IN", "Robot")

    def buffer(s: Solver, a: str, b: str) -> int:
        (found,) = s.edges("CONVEYS_TO", lambda r: {r.source, r.target} == {a, b})
        return int(str(found.attributes["Buffer_bodies"].value))

    q("lookup", "takt time of cell 07", lambda s: s.value("BS1-CELL-07", "Takt_Time_s"))
    q(
        "lookup",
        "What's robot BS1-RB-14 rated to lift?",
        lambda s: s.value("BS1-RB-14", "Payload_kg"),
    )
    q(
        "lookup",
        "How worn is the tip of BS1-GUN-08?",
        lambda s: s.value("BS1-GUN-08", "Tip_Wear_pct"),
    )
    q(
        "lookup",
        "Is the gate of BS1-CELL-08 standing open?",
        lambda s: s.value("BS1-CELL-08", "Gate_Open"),
    )
    q("lookup", "why did we have stop BS1-ST-015", lambda s: s.value("BS1-ST-015", "Reason"))
    q("lookup", "which shift is Farida Zaman on", lambda s: s.value(s.one("Farida Zaman"), "Shift"))
    q(
        "lookup",
        "How many bodies sit in the buffer between BS1-CELL-09 and BS1-CELL-03?",
        lambda s: buffer(s, "BS1-CELL-09", "BS1-CELL-03"),
    )
    q("relation_out", "what robot carries gun 12", lambda s: s.near("BS1-GUN-12", "MOUNTED_ON"))
    q(
        "relation_out",
        "Which PLC runs BS1-CELL-03?",
        lambda s: s.near("BS1-CELL-03", "CONTROLLED_BY"),
    )
    q(
        "relation_out",
        "what has gerd pohl been trained on",
        lambda s: s.near(s.one("Gerd Pohl"), "TRAINED_ON"),
    )
    q("relation_in", "which robots stand in CELL-09", lambda s: robots_in(s, "BS1-CELL-09"))
    q(
        "relation_in",
        "Who knows their way around BS1-RB-12, I mean who had the training?",
        lambda s: s.near("BS1-RB-12", "TRAINED_ON", "Fitter"),
    )
    q(
        "relation_in",
        "tools mounted on BS1-RB-21",
        lambda s: s.near("BS1-RB-21", "MOUNTED_ON", "Gun"),
    )
    q(
        "relation_in",
        "Which cells hand bodies over to BS1-CELL-03?",
        lambda s: s.near("BS1-CELL-03", "CONVEYS_TO", "Cell", "in"),
    )
    q(
        "list",
        "what robot makers do we have on the floor",
        lambda s: distinct(s, robots(s), "Maker"),
    )
    q(
        "count",
        "How many robots are in e-stop at the moment?",
        lambda s: len(pick(s, robots(s), State="e-stop")),
    )
    q("count", "number of Kolbe machines", lambda s: how_many(pick(s, robots(s), Maker="Kolbe")))
    q("filter", "cells with an OEE below 60 percent", lambda s: s.where(cells(s), "OEE", "<", 0.6))
    q(
        "filter",
        "Give me the guns whose tips are worn by more than 90 %.",
        lambda s: s.where(guns(s), "Tip_Wear_pct", ">", 90),
    )
    q(
        "filter",
        "robots running hotter than 80 on axis two",
        lambda s: s.where(robots(s), "Axis2_Temp_C", ">", 80),
    )
    q(
        "filter",
        "Which 300 kg robots are in automatic?",
        lambda s: pick(s, robots(s), Payload_kg=300, State="automatic"),
    )
    q(
        "filter",
        "collisions nobody has confirmed yet",
        lambda s: pick(s, stops(s), Reason="collision", Confirmed=False),
    )
    q(
        "filter",
        "cells with four robots or more in them",
        lambda s: [c for c in cells(s) if len(robots_in(s, c)) >= 4],
    )
    q(
        "filter",
        "robots that are neither automatic nor in e-stop",
        lambda s: pick(s, robots(s), State="manual"),
    )
    q(
        "superlative",
        "Which robot has clocked up the most hours?",
        lambda s: topmost(s, robots(s), "Hours"),
    )
    q(
        "superlative",
        "When was the earliest stop this year, and which one was it?",
        lambda s: earliest(s, stops(s), "Date"),
    )
    q(
        "superlative",
        "Which cell lost most minutes to stops altogether?",
        lambda s: extreme(
            s,
            [c for c in cells(s) if s.near(c, "HAPPENED_IN")],
            lambda c: s.total(s.near(c, "HAPPENED_IN"), "Minutes"),
        ),
    )
    q("topk", "top 2 cells for bodies today", lambda s: leaders(s, cells(s), "Bodies_Today", 2))
    q(
        "topk",
        "Which three stops ate the most minutes? Worst one on top.",
        lambda s: leaders(s, stops(s), "Minutes", 3),
    )
    q(
        "aggregate",
        "minutes lost to collisions in total",
        lambda s: s.total(pick(s, stops(s), Reason="collision"), "Minutes"),
    )
    q("aggregate", "What is the mean OEE over all cells?", lambda s: part(s.mean(cells(s), "OEE")))
    q(
        "aggregate",
        "what share of our robots is running in automatic",
        lambda s: share(pick(s, robots(s), State="automatic"), robots(s)),
    )
    q("group", "robots by state", lambda s: tally(s, robots(s), "State"))
    q(
        "group",
        "How many stops did every cell have?",
        lambda s: number_of(s, cells(s), "HAPPENED_IN", "Stop"),
    )
    q(
        "compare",
        "BS1-CELL-04 vs BS1-CELL-05: who built more bodies today",
        lambda s: topmost(s, ["BS1-CELL-04", "BS1-CELL-05"], "Bodies_Today"),
    )
    q(
        "multihop",
        "guns working in BS1-CELL-04",
        lambda s: s.near(robots_in(s, "BS1-CELL-04"), "MOUNTED_ON", "Gun"),
    )
    q(
        "multihop",
        "BS1-GUN-14 leaks water. In which cell do I find it?",
        lambda s: s.near(s.near("BS1-GUN-14", "MOUNTED_ON"), "WORKS_IN", "Cell"),
    )
    q(
        "multihop",
        "Which fitters fixed stops in BS1-CELL-07?",
        lambda s: s.near(s.near("BS1-CELL-07", "HAPPENED_IN"), "FIXED_BY", "Fitter"),
    )
    q(
        "path",
        "which cells does a body pass on its way from BS1-CELL-09 to BS1-CELL-01",
        lambda s: route(s.paths("BS1-CELL-09", "BS1-CELL-01", ("CONVEYS_TO",))),
    )
    q(
        "exists",
        "Is there any PLC with a low battery?",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("PLC"), Battery_Low=True)]),
    )
    q("negation", "robots that carry no gun", lambda s: s.without(robots(s), "MOUNTED_ON", "Gun"))
    q(
        "negation",
        "Which stops haven't been fixed by anyone?",
        lambda s: s.without(stops(s), "FIXED_BY", "Fitter"),
    )
    q("definition", "Sorry, what does PLC mean on our line?", lambda s: says("PLC"))
    q("summary", "give me the picture on BS1-CELL-02", lambda s: says("BS1-CELL-02", "52.4", "448"))
    q(
        "whatif",
        "If BS1-PLC-B dies, which cells have no controller any more?",
        lambda s: s.orphans(["BS1-PLC-B"], cells(s), "CONTROLLED_BY", "PLC"),
    )
    q(
        "whatif",
        "we lift BS1-RB-16 out for overhaul. Which guns lose their robot?",
        lambda s: s.orphans(["BS1-RB-16"], guns(s), "MOUNTED_ON", "Robot"),
    )
    q(
        "whatif",
        "we bypass BS1-CELL-03. Which cells are severed from the rest of the line?",
        lambda s: s.cut_off(["BS1-CELL-03"], ("CONVEYS_TO",)),
    )
    q("followup", "What state is BS1-RB-18 in?", lambda s: s.value("BS1-RB-18", "State"), "a")
    q(
        "followup",
        "who can be sent to it, i.e. who is trained on it?",
        lambda s: s.near("BS1-RB-18", "TRAINED_ON", "Fitter"),
        "a",
    )
    q(
        "followup",
        "how many stops has Gerd Pohl fixed",
        lambda s: len(s.near(s.one("Gerd Pohl"), "FIXED_BY", "Stop")),
        "b",
    )
    q(
        "followup",
        "and Enzo Bassi?",
        lambda s: len(s.near(s.one("Enzo Bassi"), "FIXED_BY", "Stop")),
        "b",
    )
    q("unknown", "air pressure at BS1-GUN-09", lambda s: UNKNOWN)
    q("unknown", "How much does a Hexatron robot cost?", lambda s: UNKNOWN)
    q("unknown", "hours on BS1-RB-31", lambda s: UNKNOWN)
    q("ambiguous", "which robots is alun parry trained on?", lambda s: AMBIGUOUS)
    return q
