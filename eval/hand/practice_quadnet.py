"""Hand-written practice questions on the network ``quadnet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, best, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    Solve,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    severed,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("quadnet")

    def waps(s: Solver, **equal: str) -> list[str]:
        return pick(s, s.kind("wap"), **equal)

    def handlers(s: Solver) -> list[str]:
        return s.kind("air_handler")

    def stats(s: Solver) -> list[str]:
        return s.kind("thermostat")

    def mounted(s: Solver, hall: str) -> list[str]:
        return s.near(s.one(hall), "mounted_in")

    def value(name: str, attribute: str) -> Solve:
        return lambda s: s.value(s.one(name), attribute)

    q("lookup", "clients on wap17", value("wap17", "clients"))
    q("lookup", "How noisy is it at wap09 (noise floor)?", value("wap09", "noise_floor"))
    q("lookup", "What is stat-258fdf set to?", value("stat-258fdf", "setpoint"))
    q("lookup", "which vlan is Janitor", value("Janitor", "vlan"))
    q("lookup", "When did ah3 get its present filter?", value("ah3", "filter_fitted"))
    q(
        "lookup",
        "for how many days has wap20 been up, roughly?",
        lambda s: Gold(values=[764 / 24], accept=[[764], [31], [32]], tolerance=0.01),
    )
    q("relation_out", "Which switch is wap12 cabled to?", lambda s: s.near("wap12", "cabled_to"))
    q("relation_out", "networks wap05 is broadcasting", lambda s: s.near("wap05", "broadcasts"))
    q(
        "relation_out",
        "Which halls does ah5 blow its air into?",
        lambda s: s.near("ah5", "ventilates"),
    )
    q("relation_in", "access points in Fenwick Hall", lambda s: mounted(s, "Fenwick Hall"))
    q(
        "relation_in",
        "By which thermostats is ah1 commanded?",
        lambda s: s.near("ah1", "commands"),
    )
    q("relation_in", "who gets cooling from chl2", lambda s: s.near("chl2", "chilled_by"))
    q("list", "all the wifi networks (ssids) we have", lambda s: s.kind("ssid"))
    q(
        "list",
        "What models of switch sit in our closets?",
        lambda s: distinct(s, s.kind("closet_switch"), "model"),
    )
    q("count", "how many waps are down?", lambda s: how_many(waps(s, status="down")))
    q(
        "count",
        "Number of access points on the Visitor network",
        lambda s: how_many(s.near(s.one("Visitor"), "broadcasts")),
    )
    q(
        "count",
        "termostats in Chapel Court, count",
        lambda s: how_many(s.near(s.one("Chapel Court"), "fixed_in")),
    )
    q(
        "count",
        "How many of the halls are heritage?",
        lambda s: how_many(pick(s, s.kind("hall"), heritage=True)),
    )
    q("filter", "waps with over 70 clients", lambda s: s.where(waps(s), "clients", ">", 70))
    q(
        "filter",
        "Which thermostats measure more than 24 degrees?",
        lambda s: s.where(stats(s), "measured", ">", 24),
    )
    q(
        "filter",
        "air handlers with a filter from 2024",
        lambda s: s.where(handlers(s), "filter_fitted", "<", "2025-01-01"),
    )
    q(
        "filter",
        "degraded access points of standard be",
        lambda s: waps(s, status="degraded", standard="be"),
    )
    q(
        "filter",
        "switches having fewer than 10 ports free",
        lambda s: s.where(s.kind("closet_switch"), "ports_free", "<", 10),
    )
    q(
        "filter",
        "Please find the thermostats somebody has overridden.",
        lambda s: pick(s, stats(s), overridden=True),
    )
    q("superlative", "most crowded access point?", lambda s: topmost(s, waps(s), "clients"))
    q(
        "superlative",
        "Which air handler has the oldest filter?",
        lambda s: best(["ah3"], min(str(v) for v in s.values(handlers(s), "filter_fitted"))),
    )
    q(
        "superlative",
        "the hall with the most access points",
        lambda s: extreme(s, s.kind("hall"), lambda i: len(s.near(i, "mounted_in"))),
    )
    q(
        "topk",
        "Three air handlers with the highest fan speed, in order",
        lambda s: leaders(s, handlers(s), "fan_speed", 3),
    )
    q(
        "aggregate",
        "how many clients are online in Ashworth Hall in total",
        lambda s: s.total(mounted(s, "Ashworth Hall"), "clients"),
    )
    q(
        "aggregate",
        "What's the average measured temperature in Chapel Court?",
        lambda s: near(s.mean(s.near(s.one("Chapel Court"), "fixed_in"), "measured")),
    )
    q("group", "access points by status", lambda s: tally(s, waps(s), "status"))
    q(
        "group",
        "Total clients for each wifi standard?",
        lambda s: table(
            (d, s.total(waps(s, standard=str(d)), "clients"))
            for d in distinct(s, waps(s), "standard")
        ),
    )
    q(
        "compare",
        "Is the fan of ah4 turning faster than that of ah7?",
        lambda s: s.number("ah4", "fan_speed") > s.number("ah7", "fan_speed"),
    )
    q(
        "compare",
        "wap06 vs wap21: more clients?",
        lambda s: topmost(s, ["wap06", "wap21"], "clients"),
    )
    q(
        "multihop",
        "Which chiller is behind the air in Fenwick Hall?",
        lambda s: s.near(s.near(s.one("Fenwick Hall"), "ventilates"), "chilled_by", "chiller"),
    )
    q(
        "multihop",
        "ssids on the air in Gresham Rooms",
        lambda s: s.near(mounted(s, "Gresham Rooms"), "broadcasts", "ssid"),
    )
    q(
        "multihop",
        "Which switch models serve the access points of Everett House?",
        lambda s: distinct(s, s.near(mounted(s, "Everett House"), "cabled_to"), "model"),
    )
    q(
        "path",
        "How do I get from cs-F to cs-B over the uplinks?",
        lambda s: route(s.paths("cs-F", "cs-B", ("uplinks_to",))),
    )
    q(
        "exists",
        "does wap10 broadcast Scholar",
        lambda s: s.related("wap10", s.one("Scholar"), "broadcasts"),
    )
    q(
        "exists",
        "Is any of our networks unencrypted?",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("ssid"), encrypted=False)]),
    )
    q("negation", "waps with no cable to a switch", lambda s: s.without(waps(s), "cabled_to"))
    q(
        "negation",
        "Which hall isn't ventilated by anything?",
        lambda s: s.without(s.kind("hall"), "ventilates"),
    )
    q(
        "negation",
        "air handlers that no thermostat commands",
        lambda s: s.without(handlers(s), "commands"),
    )
    q("definition", "what do you understand by a thermostat?", lambda s: says("thermostat"))
    q("summary", "Brief me on ah6.", lambda s: says("ah6", "26.5", "occupied"))
    q(
        "whatif",
        "cs-D loses power - which access points go with it?",
        lambda s: s.orphans(["cs-D"], waps(s), "cabled_to", "closet_switch"),
    )
    q(
        "whatif",
        "If chl3 stops, which air handlers have no chiller any more?",
        lambda s: s.orphans(["chl3"], handlers(s), "chilled_by", "chiller"),
    )
    q(
        "whatif",
        "We pull cs-C out. What switches can't get to cs-A any longer?",
        lambda s: severed(s, "cs-A", ["cs-C"], ("uplinks_to",)),
    )
    q("followup", "Where's wap22 mounted?", lambda s: s.near("wap22", "mounted_in"), "a")
    q("followup", "status?", value("wap22", "status"), "a")
    q("followup", "how about wap23", value("wap23", "status"), "a")
    q(
        "followup",
        "what does ah2's supply air measure in degrees",
        value("ah2", "supply_temp"),
        "b",
    )
    q("followup", "which chiller is that one on?", lambda s: s.near("ah2", "chilled_by"), "b")
    q("unknown", "What's the password of the Visitor network?", lambda s: UNKNOWN)
    q("unknown", "measured temperature stat-3a61fd", lambda s: UNKNOWN)
    q("unknown", "how many clients has wap33", lambda s: UNKNOWN)
    q("ambiguous", "How many storeys has Brewster Tower?", lambda s: AMBIGUOUS)
    return q
