"""Hand-written held-out questions on the network ``avalanche``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, table
from gentwin_chat.eval.hand.sheet import Sheet, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("avalanche")

    def poles(s: Solver) -> list[str]:
        return s.kind("snowpole")

    def upon(s: Solver, slope: str) -> list[str]:
        return s.near(s.one(slope), "stands_on")

    q("lookup", "how much snow at pole 13", lambda s: s.value("pole-13", "snow_depth"))
    q("lookup", "Danger level Rotgang?", lambda s: s.value(s.one("Rotgang"), "danger"))
    q("relation_out", "which relay takes geo-K11's data", lambda s: s.near("geo-K11", "uplink"))
    q(
        "relation_in",
        "What geophones watch the Grauwand?",
        lambda s: s.near(s.one("Grauwand"), "watches"),
    )
    q("relation_in", "poles up on Schneetal", lambda s: upon(s, "Schneetal"))
    q("count", "iced poles, number of", lambda s: len(s.where(poles(s), "state", "=", "iced")))
    q(
        "filter",
        "poles under more than 290 cm of snow",
        lambda s: s.where(poles(s), "snow_depth", ">", 290),
    )
    q(
        "filter",
        "Which poles are above freezing?",
        lambda s: s.where(poles(s), "slope_temp", ">", 0),
    )
    q(
        "filter",
        "geophones nearly flat, below 40 % charge",
        lambda s: s.where(s.kind("geophone"), "charge", "<", 40),
    )
    q(
        "superlative",
        "Which geophone shakes hardest (amplitude)?",
        lambda s: topmost(s, s.kind("geophone"), "amplitude"),
    )
    q(
        "aggregate",
        "mean depth of snow on Teufelshang",
        lambda s: near(s.mean(upon(s, "Teufelshang"), "snow_depth")),
    )
    q(
        "group",
        "poles per slope",
        lambda s: table((i, len(s.near(i, "stands_on"))) for i in s.kind("slope")),
    )
    q(
        "multihop",
        "Radio channel that pole-09 transmits on via its relay?",
        lambda s: s.values(s.near("pole-09", "uplink"), "channel"),
    )
    q(
        "multihop",
        "poles on north-facing slopes, count",
        lambda s: len(s.near(s.where(s.kind("slope"), "aspect", "=", "north"), "stands_on")),
    )
    q(
        "negation",
        "slopes nobody listens to with a geophone",
        lambda s: s.without(s.kind("slope"), "watches"),
    )
    q("negation", "poles with no relay", lambda s: s.without(poles(s), "uplink"))
    q(
        "whatif",
        "rep-6 freezes up. Which devices go silent?",
        lambda s: s.orphans(["rep-6"], [*poles(s), *s.kind("geophone")], "uplink", "repeater"),
    )
    q("exists", "is geo-A1 watching Rotgang", lambda s: s.related("geo-A1", s.one("Rotgang")))
    q(
        "compare",
        "more snow at pole-01 or pole-02?",
        lambda s: topmost(s, ["pole-01", "pole-02"], "snow_depth"),
    )
    q("unknown", "wind at pole-05", lambda s: UNKNOWN)
    q("unknown", "snow depth pole-22", lambda s: UNKNOWN)
    q("followup", "State of pole-06?", lambda s: s.value("pole-06", "state"), "a")
    q("followup", "which slope is that one on", lambda s: s.near("pole-06", "stands_on"), "a")
    q(
        "followup",
        "how dangerous is it there?",
        lambda s: s.values(s.near("pole-06", "stands_on"), "danger"),
        "a",
    )
    return q
