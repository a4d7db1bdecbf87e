"""Hand-written held-out questions on the network ``piste``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near
from gentwin_chat.eval.hand.sheet import Sheet, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("piste")

    def lifts(s: Solver) -> list[str]:
        return s.kind("SkiLift")

    q(
        "lookup",
        "queue at the Panorama right now?",
        lambda s: s.value(s.one("Panorama"), "queueTime"),
    )
    q("lookup", "Is Talblick running?", lambda s: s.value(s.one("Talblick"), "running"))
    q(
        "relation_out",
        "How do I reach run-4 — by which lifts?",
        lambda s: s.near(s.one("run-4"), "refSkiLift"),
    )
    q(
        "relation_in",
        "runs you can ski from Murmel",
        lambda s: s.near(s.one("Murmel"), "refSkiLift"),
    )
    q(
        "count",
        "snow cannons in manual, how many",
        lambda s: len(s.where(s.kind("SnowGun"), "mode", "=", "manual")),
    )
    q("list", "all the black runs", lambda s: s.where(s.kind("SkiRun"), "difficulty", "=", "black"))
    q(
        "filter",
        "groomed blue runs",
        lambda s: s.where(
            s.where(s.kind("SkiRun"), "difficulty", "=", "blue"), "groomed", "=", True
        ),
    )
    q(
        "filter",
        "lifts where you wait longer than a quarter of an hour (15 min)",
        lambda s: s.where(lifts(s), "queueTime", ">", 15),
    )
    q("superlative", "longest piste", lambda s: topmost(s, s.kind("SkiRun"), "length"))
    q(
        "aggregate",
        "kilometres of red runs altogether",
        lambda s: near(s.total(s.where(s.kind("SkiRun"), "difficulty", "=", "red"), "length")),
    )
    q("group", "lift count by type", lambda s: tally(s, lifts(s), "liftType"))
    q(
        "multihop",
        "snow guns on black runs",
        lambda s: s.near(s.where(s.kind("SkiRun"), "difficulty", "=", "black"), "refSkiRun"),
    )
    q("negation", "guns covering no run", lambda s: s.without(s.kind("SnowGun"), "refSkiRun"))
    q("negation", "Which lifts stand still?", lambda s: s.where(lifts(s), "running", "=", False))
    q("negation", "lifts with no run attached", lambda s: s.without(lifts(s), "refSkiLift"))
    q(
        "whatif",
        "Murmel breaks down — which runs become unreachable?",
        lambda s: s.orphans([s.one("Murmel")], s.kind("SkiRun"), "refSkiLift", "SkiLift"),
    )
    q("ambiguous", "how long is the wait at Fuchsbahn", lambda s: AMBIGUOUS)
    q("unknown", "price of a day ticket", lambda s: UNKNOWN)
    q(
        "followup",
        "Which lift has the shortest wait?",
        lambda s: topmost(s, lifts(s), "queueTime", low=True),
        "a",
    )
    q(
        "followup",
        "is it running?",
        lambda s: s.values(s.top(lifts(s), "queueTime", low=True), "running"),
        "a",
    )
    return q
