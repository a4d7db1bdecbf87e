"""Hand-written held-out questions on the network ``ispmesh``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route
from gentwin_chat.eval.hand.sheet import Sheet, extreme, how_many, leaders, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("ispmesh")

    def routers(s: Solver) -> list[str]:
        return s.kind("router")

    def peers(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "radio_link")

    q("lookup", "How long has the bakery been up?", lambda s: s.value(s.one("bakery"), "uptime_h"))
    q("lookup", "board in rt-211d18", lambda s: s.value("rt-211d18", "board"))
    q("relation_out", "radio neighbours of the sawmill", lambda s: peers(s, "sawmill"))
    q(
        "relation_out",
        "Which router gives hh17 its internet?",
        lambda s: s.near("hh17", "served_by"),
    )
    q(
        "relation_in",
        "subscribers behind the vicarage",
        lambda s: s.near(s.one("vicarage"), "served_by"),
    )
    q(
        "count",
        "how many 60GHz radio links exist",
        lambda s: len(s.edges("radio_link", lambda r: r.attributes["band"].value == "60GHz")),
    )
    q(
        "count",
        "customers on the 100 plan",
        lambda s: how_many(s.where(s.kind("household"), "plan_mbit", "=", 100)),
    )
    q(
        "filter",
        "routers loaded past 92 percent",
        lambda s: s.where(routers(s), "load_pct", ">", 92),
    )
    q(
        "filter",
        "Which Osprey boards act as gateway?",
        lambda s: s.where(s.where(routers(s), "board", "=", "Osprey"), "gateway_mode", "=", True),
    )
    q(
        "filter",
        "households with worse than 85 ms ping",
        lambda s: s.where(s.kind("household"), "latency_ms", ">", 85),
    )
    q("superlative", "longest-running router", lambda s: topmost(s, routers(s), "uptime_h"))
    q(
        "superlative",
        "Which router serves the most households?",
        lambda s: extreme(s, routers(s), lambda i: len(s.near(i, "served_by"))),
    )
    q(
        "topk",
        "five lowest pings among customers, ascending",
        lambda s: leaders(s, s.kind("household"), "latency_ms", 5, low=True),
    )
    q(
        "aggregate",
        "mean latency of the 25 Mbit households",
        lambda s: near(s.mean(s.where(s.kind("household"), "plan_mbit", "=", 25), "latency_ms")),
    )
    q("group", "routers by board type", lambda s: tally(s, routers(s), "board"))
    q(
        "compare",
        "whose load is higher, mill's or depot's?",
        lambda s: topmost(s, [s.one("mill"), s.one("depot")], "load_pct"),
    )
    q(
        "multihop",
        "What boards do the neighbours of old-cinema have?",
        lambda s: sorted(set(s.values(peers(s, "old-cinema"), "board"))),
    )
    q(
        "multihop",
        "load of the router that serves hh4",
        lambda s: s.values(s.near("hh4", "served_by"), "load_pct"),
    )
    q(
        "path",
        "Route from vicarage to depot with as few radio hops as possible",
        lambda s: route(s.paths(s.one("vicarage"), s.one("depot"))),
    )
    q("path", "library to boathouse: hops?", lambda s: s.hops(s.one("library"), s.one("boathouse")))
    q(
        "exists",
        "do church-tower and allotments talk directly",
        lambda s: s.related(s.one("church-tower"), s.one("allotments")),
    )
    q("negation", "households nobody serves", lambda s: s.without(s.kind("household"), "served_by"))
    q(
        "negation",
        "routers that have no customers, number",
        lambda s: len(s.without(routers(s), "served_by")),
    )
    q(
        "whatif",
        "Lightning kills water-tower. Households that lose service at once?",
        lambda s: s.orphans([s.one("water-tower")], s.kind("household"), "served_by", "router"),
    )
    q(
        "whatif",
        "With rt-2003a3 gone, which routers are separated from the main mesh?",
        lambda s: Gold(
            values=s.cut_off(["rt-2003a3"], ("radio_link",)),
            accept=[[i for i in s.cut_off(["rt-2003a3"]) if s.entity(i).kind == "router"]],
        ),
    )
    q("unknown", "IP of the library", lambda s: UNKNOWN)
    q("unknown", "load at church-tower", lambda s: UNKNOWN)
    q(
        "followup",
        "Which households does the bakery serve?",
        lambda s: s.near(s.one("bakery"), "served_by"),
        "a",
    )
    q(
        "followup",
        "their plans?",
        lambda s: s.values(s.near(s.one("bakery"), "served_by"), "plan_mbit"),
        "a",
    )
    return q
