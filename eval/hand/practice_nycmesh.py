"""Hand-written practice questions on the network ``nycmesh``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, table
from gentwin_chat.eval.hand.sheet import Sheet, extreme, how_many, pick, tally
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("nycmesh")

    def role(s: Solver, name: str) -> list[str]:
        return pick(s, s.kind("node"), role=name)

    def degree(s: Solver, ident: str) -> int:
        return len(s.near(ident, "link"))

    def between(s: Solver, a: str, b: str) -> list[object]:
        return [
            r.attributes["status"].value
            for r in s.topology.relations
            if {r.source, r.target} == {a, b}
        ]

    q("lookup", "is 1340 a hub?", lambda s: s.value("1340", "role") == "hub")
    q("lookup", "Is there a way onto the roof at 713?", lambda s: s.value("713", "roofAccess"))
    q("lookup", "when was node 48 installed", lambda s: s.value("48", "installDate"))
    q("lookup", "Which status has the link between 3 and 268?", lambda s: between(s, "3", "268"))
    q("exists", "is the link from 3 to 227 active?", lambda s: "active" in between(s, "3", "227"))
    q("exists", "Can 2 reach 227?", lambda s: s.hops("2", "227", ("link",)) is not None)
    q(
        "count",
        "sectors with an azimuth of 180: how many?",
        lambda s: how_many(pick(s, s.kind("sector"), azimuth=180)),
    )
    q(
        "count",
        "How many nodes have no status?",
        lambda s: how_many(s.lacking(s.kind("node"), "status")),
    )
    q(
        "filter",
        "access points that are not installed",
        lambda s: [
            i
            for i in role(s, "ap")
            if s.value(i, "status") is not None and s.value(i, "status") != "Installed"
        ],
    )
    q(
        "filter",
        "nodes with more than 30 links",
        lambda s: [i for i in s.kind("node") if degree(s, i) > 30],
    )
    q(
        "filter",
        "hubs on inaccessible roofs",
        lambda s: pick(s, role(s, "hub"), roofAccess=False),
    )
    q(
        "filter",
        "Which nodes have a vpn link to 227?",
        lambda s: [n for n in s.near("227", "link") if "vpn" in between(s, n, "227")],
    )
    q(
        "superlative",
        "which supernode has the most links?",
        lambda s: extreme(s, role(s, "supernode"), lambda i: degree(s, i)),
    )
    q("superlative", "Which role is the rarest?", lambda s: ["remote"])
    q(
        "aggregate",
        "median sector azimuth",
        lambda s: sorted(s.numbers(s.kind("sector"), "azimuth"))[len(s.kind("sector")) // 2],
    )
    q(
        "aggregate",
        "average number of links of a hub",
        lambda s: near(sum(degree(s, i) for i in role(s, "hub")) / len(role(s, "hub"))),
    )
    q(
        "group",
        "Number of abandoned sectors per device",
        lambda s: tally(s, pick(s, s.kind("sector"), status="abandoned"), "device"),
    )
    q(
        "group",
        "how many nodes does each role have",
        lambda s: table(
            (r, len(role(s, str(r)))) for r in dict.fromkeys(s.values(s.kind("node"), "role"))
        ),
    )
    q(
        "multihop",
        "common neighbours of 227 and 713",
        lambda s: [n for n in s.near("227", "link") if n in s.near("713", "link")],
    )
    q(
        "whatif",
        "If supernode 227 goes down, how many nodes drop out of the main network?",
        lambda s: how_many([i for i in s.cut_off(["227"], ("link",)) if i in s.kind("node")]),
    )
    q("unknown", "IP address of 227?", lambda s: UNKNOWN)
    q("followup", "How many links has 713?", lambda s: degree(s, "713"), "a")
    q("followup", "and 584?", lambda s: degree(s, "584"), "a")
    q("followup", "which of the two is the better connected?", lambda s: ["713"], "a")
    q("followup", "how many sectors has 155?", lambda s: how_many(s.near("155", "sector")), "b")
    q(
        "followup",
        "and how wide are they?",
        lambda s: s.numbers(s.near("155", "sector"), "width"),
        "b",
    )
    return q
