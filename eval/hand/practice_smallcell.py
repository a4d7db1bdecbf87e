"""Hand-written practice questions on the network ``smallcell``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says
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
    q = Sheet("smallcell")

    def cells(s: Solver) -> list[str]:
        return s.kind("SmallCell")

    def sites(s: Solver) -> list[str]:
        return s.kind("Site")

    def alarms(s: Solver) -> list[str]:
        return s.kind("Alarm")

    def at(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "deployedAt", "SmallCell")

    def backhaul(s: Solver, site: str, attribute: str) -> str | int | float:
        (link,) = s.edges("backhauledTo", lambda r: r.source == s.one(site))
        value = link.attributes[attribute].value
        assert not isinstance(value, list)
        return value

    q("lookup", "pci of NR-b296b7", lambda s: s.value("NR-b296b7", "pci"))
    q(
        "lookup",
        "How many users are on NR-b48a61 right now?",
        lambda s: s.value("NR-b48a61", "activeUsers"),
    )
    q(
        "lookup",
        "If the mains goes at Water Tower, how many hours does the UPS last?",
        lambda s: Gold(values=[1.6], accept=[[96]]),
    )
    q(
        "lookup",
        "Until when may we stay at Mill Lane (permit)?",
        lambda s: s.value(s.one("Mill Lane"), "permitUntil"),
    )
    q("lookup", "what caused ALM0014", lambda s: s.value("ALM0014", "cause"))
    q(
        "lookup",
        "latency of the backhaul from the Tannery",
        lambda s: backhaul(s, "Tannery", "latencyMs"),
    )
    q(
        "lookup",
        "Is Plaza Norte backhauled over fibre or microwave?",
        lambda s: backhaul(s, "Plaza Norte", "medium"),
    )
    q("relation_out", "DU of NR-f835db?", lambda s: s.near("NR-f835db", "controlledBy"))
    q(
        "relation_out",
        "which hub is the Fish Market backhauled to",
        lambda s: s.near(s.one("Fish Market"), "backhauledTo"),
    )
    q(
        "relation_out",
        "For which tenants does NR-85d94c broadcast?",
        lambda s: s.near("NR-85d94c", "broadcastsFor"),
    )
    q("relation_in", "cells at College Green", lambda s: at(s, "College Green"))
    q(
        "relation_in",
        "Which alarms has NR-c910db raised?",
        lambda s: s.near("NR-c910db", "raisedBy"),
    )
    q(
        "relation_in",
        "who looks after north pier?",
        lambda s: s.near(s.one("North Pier"), "looksAfter"),
    )
    q(
        "relation_in",
        "I'm on my way to the Arena - which DUs are hosted there?",
        lambda s: s.near(s.one("Arena"), "hostedIn"),
    )
    q("list", "Which bands are we on the air with?", lambda s: distinct(s, cells(s), "band"))
    q("list", "tenants", lambda s: s.kind("Tenant"))
    q(
        "count",
        "count critical alarms that are not acknowledged",
        lambda s: len(pick(s, alarms(s), severity="critical", acknowledged=False)),
    )
    q(
        "count",
        "rooftop sites?",
        lambda s: how_many(pick(s, sites(s), mount="rooftop")),
    )
    q(
        "count",
        "how many cells hang off DU-E",
        lambda s: len(s.near("DU-E", "controlledBy")),
    )
    q(
        "filter",
        "Which n78 cells have more than 100 active users?",
        lambda s: s.where(pick(s, cells(s), band="n78"), "activeUsers", ">", 100),
    )
    q(
        "filter",
        "lamp post sites higher than 20 m",
        lambda s: s.where(pick(s, sites(s), mount="lamp post"), "heightM", ">", 20),
    )
    q(
        "filter",
        "For which sites does the permit expire before 2028?",
        lambda s: s.where(sites(s), "permitUntil", "<", "2028-01-01"),
    )
    q(
        "filter",
        "sites with a microwave backhaul",
        lambda s: [
            r.source
            for r in s.edges("backhauledTo", lambda r: r.attributes["medium"].value == "microwave")
        ],
    )
    q(
        "filter",
        "Can you tell me which unlocked cells are in sleep mode?",
        lambda s: pick(s, cells(s), adminState="unlocked", sleepMode=True),
    )
    q("superlative", "busiest cell by active users", lambda s: topmost(s, cells(s), "activeUsers"))
    q(
        "superlative",
        "which engineer has the fewest sites to look after",
        lambda s: extreme(
            s, s.kind("FieldEngineer"), lambda i: len(s.near(i, "looksAfter")), low=True
        ),
    )
    q(
        "topk",
        "Our four cheapest sites, cheapest first?",
        lambda s: leaders(s, sites(s), "rentEur", 4, low=True),
    )
    q("topk", "top 3 cells by prb load", lambda s: leaders(s, cells(s), "prbLoadPct", 3))
    q(
        "aggregate",
        "mean prb load of the n258 cells",
        lambda s: near(s.mean(pick(s, cells(s), band="n258"), "prbLoadPct")),
    )
    q(
        "aggregate",
        "How many active users do the cells at Bishop Street serve between them?",
        lambda s: s.total(at(s, "Bishop Street"), "activeUsers"),
    )
    q("group", "cells per band", lambda s: tally(s, cells(s), "band"))
    q("group", "Break the alarms down by severity.", lambda s: tally(s, alarms(s), "severity"))
    q(
        "group",
        "for every hub the number of sites backhauled to it",
        lambda s: number_of(s, s.kind("Hub"), "backhauledTo"),
    )
    q(
        "compare",
        "opera corner or tannery, which costs more rent?",
        lambda s: topmost(s, [s.one("Opera Corner"), s.one("Tannery")], "rentEur"),
    )
    q(
        "multihop",
        "alarms at North Pier",
        lambda s: s.near(at(s, "North Pier"), "raisedBy", "Alarm"),
    )
    q(
        "multihop",
        "ALM0007 - whose customers are hit, i.e. which tenants are on that cell?",
        lambda s: s.near(s.near("ALM0007", "raisedBy"), "broadcastsFor", "Tenant"),
    )
    q(
        "path",
        "shortest chain of neighbours from NR-834e78 to NR-568e60",
        lambda s: route(s.paths("NR-834e78", "NR-568e60", ("neighbourOf",))),
    )
    q(
        "exists",
        "Are NR-c910db and NR-bf2965 neighbours?",
        lambda s: s.related("NR-c910db", "NR-bf2965", "neighbourOf"),
    )
    q("exists", "do we have cells on n41", lambda s: bool(pick(s, cells(s), band="n41")))
    q(
        "negation",
        "Which small cells aren't deployed at any site?",
        lambda s: s.without(cells(s), "deployedAt"),
    )
    q(
        "negation",
        "sites nobody looks after",
        lambda s: s.without(sites(s), "looksAfter"),
    )
    q(
        "negation",
        "Which cells at Fish Market have not raised an alarm?",
        lambda s: s.without(at(s, "Fish Market"), "raisedBy"),
    )
    q("definition", "What is a distributed unit?", lambda s: says("unit"))
    q(
        "summary",
        "What do we know about Ferry Steps?",
        lambda s: says("Ferry Steps", "26.2", "640"),
    )
    q(
        "whatif",
        "DU-B crashes. Which cells have no controller then?",
        lambda s: s.orphans(["DU-B"], cells(s), "controlledBy", "DistributedUnit"),
    )
    q(
        "whatif",
        "if water tower burns down which sites lose their backhaul",
        lambda s: s.orphans([s.one("Water Tower")], sites(s), "backhauledTo", "Hub"),
    )
    q(
        "whatif",
        "Suppose Gil Tran resigns: which sites would have no engineer any more?",
        lambda s: s.orphans([s.one("Gil Tran")], sites(s), "looksAfter", "FieldEngineer"),
    )
    q(
        "followup",
        "Which cells are there at Victoria Arcade?",
        lambda s: at(s, "Victoria Arcade"),
        "a",
    )
    q(
        "followup",
        "how many users in total have they got",
        lambda s: s.total(at(s, "Victoria Arcade"), "activeUsers"),
        "a",
    )
    q(
        "followup",
        "Which of the two is more heavily loaded?",
        lambda s: topmost(s, at(s, "Victoria Arcade"), "prbLoadPct"),
        "a",
    )
    q("followup", "and its DU?", lambda s: s.near("NR-834e78", "controlledBy"), "a")
    q("unknown", "What's the wind load on the mount at Old Brewery?", lambda s: UNKNOWN)
    q("unknown", "prb load NR-b81712", lambda s: UNKNOWN)
    q("unknown", "Is NR-00ff00 locked?", lambda s: UNKNOWN)
    q("ambiguous", "How high is Station Forecourt?", lambda s: AMBIGUOUS)
    return q
