"""Hand-written dev questions on the network ``metro``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, best, near, ranked, route, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("metro", kind, text, solve, thread)

    def stops(s: Solver) -> list[str]:
        return s.kind("station")

    return [
        q("lookup", "when did Parliament open", lambda s: s.value(s.one("Parliament"), "opened")),
        q(
            "lookup",
            "Can I get a wheelchair into Clocktower, i.e. is it step free?",
            lambda s: s.value(s.one("Clocktower"), "step_free"),
        ),
        q("relation_out", "Next stops from Bastion?", lambda s: s.near(s.one("Bastion"))),
        q(
            "relation_out",
            "which stations is Academy connected to",
            lambda s: s.near(s.one("Academy")),
        ),
        q(
            "count",
            "How many stations are in fare zone 3?",
            lambda s: len(s.where(stops(s), "fare_zone", "=", 3)),
        ),
        q(
            "count",
            "how many track sections belong to the amber line",
            lambda s: len(s.edges("track", lambda r: r.attributes["line"].value == "amber")),
        ),
        q(
            "filter",
            "stations w/o step-free access and over 50000 riders a day",
            lambda s: s.where(
                s.where(stops(s), "step_free", "=", False), "daily_riders", ">", 50000
            ),
        ),
        q("superlative", "What's our busiest station?", lambda s: s.top(stops(s), "daily_riders")),
        q(
            "superlative",
            "least used stop in zone 2",
            lambda s: s.top(s.where(stops(s), "fare_zone", "=", 2), "daily_riders", low=True),
        ),
        q(
            "superlative",
            "Which station has the most connections?",
            lambda s: best(t := s.best(stops(s), s.degree), s.degree(t[0])),
        ),
        q(
            "topk",
            "Five busiest stations in order",
            lambda s: ranked(t := s.top(stops(s), "daily_riders", 5), s.values(t, "daily_riders")),
        ),
        q(
            "aggregate",
            "average ridership of the zone 1 stations",
            lambda s: near(s.mean(s.where(stops(s), "fare_zone", "=", 1), "daily_riders")),
        ),
        q(
            "group",
            "number of stations by fare zone",
            lambda s: table(
                (z, len(i))
                for z, i in s.group(stops(s), lambda j: s.values([j], "fare_zone")).items()
            ),
        ),
        q(
            "compare",
            "Does the Zoo see more passengers than the Airport?",
            lambda s: (
                s.number(s.one("Zoo"), "daily_riders") > s.number(s.one("Airport"), "daily_riders")
            ),
        ),
        q(
            "compare",
            "are weir and citadel in the same fare zone",
            lambda s: s.value(s.one("Weir"), "fare_zone") == s.value(s.one("Citadel"), "fare_zone"),
        ),
        q(
            "path",
            "How do I get from Ropewalk to the Zoo with the fewest stops?",
            lambda s: route(s.paths(s.one("Ropewalk"), s.one("Zoo"))),
        ),
        q(
            "path",
            "stops between Exhibition and Polytechnic: how many hops is that?",
            lambda s: s.hops(s.one("Exhibition"), s.one("Polytechnic")),
        ),
        q(
            "exists",
            "is there track directly between Foundry and Arsenal",
            lambda s: s.related(s.one("Foundry"), s.one("Arsenal")),
        ),
        q(
            "negation",
            "which stations are not step free in zone 2",
            lambda s: s.where(s.where(stops(s), "fare_zone", "=", 2), "step_free", "=", False),
        ),
        q(
            "whatif",
            "Toll Gate closes for works. Which stations get separated from the main network?",
            lambda s: s.cut_off([s.one("Toll Gate")]),
        ),
        q(
            "multihop",
            "fare zones of the stations next to Bastion",
            lambda s: sorted(set(s.values(s.near(s.one("Bastion")), "fare_zone"))),
        ),
        q("unknown", "where's Victoria station", lambda s: UNKNOWN),
        q("unknown", "How many platforms does the Zoo have?", lambda s: UNKNOWN),
        q(
            "followup",
            "How many passengers a day at Garrison?",
            lambda s: s.value(s.one("Garrison"), "daily_riders"),
            "metro-a",
        ),
        q(
            "followup",
            "And at Linden Square?",
            lambda s: s.value(s.one("Linden Square"), "daily_riders"),
            "metro-a",
        ),
        q(
            "followup",
            "which of the two is older?",
            lambda s: s.top(
                [s.one("Garrison"), s.one("Linden Square")],
                lambda i: int(str(s.value(i, "opened")).replace("-", "")),
                low=True,
            ),
            "metro-a",
        ),
        q(
            "lookup",
            "wich fare zone is Harbor Street in",
            lambda s: s.value(s.one("Harbour Street"), "fare_zone"),
        ),
    ]
