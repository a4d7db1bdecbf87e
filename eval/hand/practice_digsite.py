"""Hand-written practice questions on the network ``digsite``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    pick,
    tally,
    topmost,
    truth,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("digsite")

    def finds(s: Solver) -> list[str]:
        return s.kind("Small_Find")

    def contexts(s: Solver) -> list[str]:
        return s.kind("Context")

    def within(s: Solver, trench: str) -> list[str]:
        return s.near(s.one(trench), "LIES_IN", "Context")

    def out_of(s: Solver, context: str) -> list[str]:
        return s.near(s.one(context), "FROM_CONTEXT", "Small_Find")

    def packed(s: Solver, crate: str) -> list[str]:
        return s.near(s.one(crate), "PACKED_IN", "Small_Find")

    q("lookup", "weight of SF0041?", lambda s: s.value(s.one("SF0041"), "Weight_g"))
    q("relation_in", "what came out of context 1012", lambda s: out_of(s, "1012"))
    q(
        "lookup",
        "how many days has Abel Crowe put in at the Mint",
        lambda s: link_value(s, s.one("Abel Crowe"), s.one("Mint"), "WORKS_IN", "Days"),
    )
    q("relation_out", "Who found SF0033?", lambda s: s.near(s.one("SF0033"), "FOUND_BY"))
    q("relation_out", "which crate is SF0018 in", lambda s: s.near(s.one("SF0018"), "PACKED_IN"))
    q(
        "relation_out",
        "contexts directly beneath 1009",
        lambda s: s.near(s.one("1009"), "ABOVE", "Context", "out"),
    )
    q("superlative", "heaviest small find of all", lambda s: topmost(s, finds(s), "Weight_g"))
    q("relation_in", "Contexts lying in the Bathhouse trench", lambda s: within(s, "Bathhouse"))
    q(
        "relation_in",
        "who is working in the Churchyard",
        lambda s: s.near(s.one("Churchyard"), "WORKS_IN", "Digger"),
    )
    q(
        "list",
        "What kinds of object have turned up so far?",
        lambda s: distinct(s, finds(s), "Object"),
    )
    q("list", "phases present on site", lambda s: distinct(s, contexts(s), "Phase"))
    q("count", "how many coins have we got", lambda s: how_many(pick(s, finds(s), Object="coin")))
    q(
        "count",
        "Number of soil samples still to be processed",
        lambda s: how_many(pick(s, s.kind("Soil_Sample"), Processed=False)),
    )
    q("count", "finds in crate CRT-E, how many?", lambda s: how_many(packed(s, "CRT-E")))
    q("filter", "bronze brooches", lambda s: pick(s, finds(s), Object="brooch", Made_Of="bronze"))
    q(
        "filter",
        "Saxon walls not fully dug yet",
        lambda s: pick(s, contexts(s), Ctx_Type="wall", Phase="Saxon", Fully_Dug=False),
    )
    q(
        "filter",
        "silver things above 150 g that were never x-rayed",
        lambda s: s.where(pick(s, finds(s), Made_Of="silver", X_Rayed=False), "Weight_g", ">", 150),
    )
    q(
        "filter",
        "Roman fills thicker than a metre",
        lambda s: s.where(
            pick(s, contexts(s), Ctx_Type="fill", Phase="Roman"), "Thickness_cm", ">", 100
        ),
    )
    q("superlative", "Deepest trench?", lambda s: topmost(s, s.kind("Trench"), "Max_Depth_m"))
    q(
        "superlative",
        "which context yielded most small finds",
        lambda s: extreme(s, contexts(s), lambda c: len(s.near(c, "FROM_CONTEXT", "Small_Find"))),
    )
    q(
        "topk",
        "three diggers with the most seasons behind them",
        lambda s: leaders(s, s.kind("Digger"), "Seasons", 3),
    )
    q(
        "topk",
        "the 2 lightest finds, lightest first",
        lambda s: leaders(s, finds(s), "Weight_g", 2, low=True),
    )
    q(
        "aggregate",
        "total weight of the iron finds, grams",
        lambda s: near(s.total(pick(s, finds(s), Made_Of="iron"), "Weight_g"), 0.001),
    )
    q(
        "aggregate",
        "What do the excavators earn a day on average?",
        lambda s: near(s.mean(pick(s, s.kind("Digger"), Role="excavator"), "Daily_Rate")),
    )
    q(
        "aggregate",
        "how many litres of flotation samples in all",
        lambda s: s.total(pick(s, s.kind("Soil_Sample"), Purpose="flotation"), "Litres"),
    )
    q("group", "finds by material, how many each", lambda s: tally(s, finds(s), "Made_Of"))
    q(
        "group",
        "Average thickness per phase",
        lambda s: means(s, contexts(s), "Phase", "Thickness_cm"),
    )
    q(
        "group",
        "all crates, with shelf and humidity",
        lambda s: table(
            (c, s.number(c, "Shelf"), s.number(c, "Humidity_Pct")) for c in s.kind("Crate")
        ),
    )
    q(
        "compare",
        "Was SF0010 found before SF0009?",
        lambda s: (
            str(s.value(s.one("SF0010"), "Found_On")) < str(s.value(s.one("SF0009"), "Found_On"))
        ),
    )
    q(
        "compare",
        "bigger area - North Rampart or Granary",
        lambda s: topmost(s, [s.one("North Rampart"), s.one("Granary")], "Area_sqm"),
    )
    q(
        "compare",
        "how much deeper does Orchard Strip go than the Mint, in m",
        lambda s: near(
            s.number(s.one("Orchard Strip"), "Max_Depth_m")
            - s.number(s.one("Mint"), "Max_Depth_m"),
            0.001,
        ),
    )
    q(
        "multihop",
        "all small finds from the Granary",
        lambda s: s.near(within(s, "Granary"), "FROM_CONTEXT", "Small_Find"),
    )
    q(
        "multihop",
        "In which trenches did beads come up?",
        lambda s: s.near(
            s.near(pick(s, finds(s), Object="bead"), "FROM_CONTEXT", "Context"), "LIES_IN", "Trench"
        ),
    )
    q(
        "multihop",
        "who found the things packed in CRT-B",
        lambda s: s.near(packed(s, "CRT-B"), "FOUND_BY", "Digger"),
    )
    q(
        "path",
        "stratigraphic chain from 1028 down to 1008, shortest",
        lambda s: route(s.paths(s.one("1028"), s.one("1008"), ("ABOVE",))),
    )
    q(
        "path",
        "how many steps down from 1026 to 1014",
        lambda s: s.hops(s.one("1026"), s.one("1014"), ("ABOVE",)),
    )
    q(
        "exists",
        "Did Ed Marlow find SF0047?",
        lambda s: s.related(s.one("SF0047"), s.one("Ed Marlow"), "FOUND_BY"),
    )
    q(
        "exists",
        "is any pollen sample processed",
        lambda s: truth(True, pick(s, s.kind("Soil_Sample"), Purpose="pollen", Processed=True)),
    )
    q(
        "negation",
        "finds that aren't packed in a crate yet",
        lambda s: s.without(finds(s), "PACKED_IN", "Crate"),
    )
    q(
        "negation",
        "Unstratified finds - ones from no context",
        lambda s: s.without(finds(s), "FROM_CONTEXT", "Context"),
    )
    q("definition", "whats a context, i'm new on the dig", lambda s: says("context"))
    q("definition", "small find: meaning?", lambda s: says("find"))
    q("summary", "Long Field trench, the gist please", lambda s: says("Long Field", "64"))
    q(
        "whatif",
        "If Isla Wren and Abel Crowe both fall ill, which trenches are left with no digger at all?",
        lambda s: s.orphans(
            [s.one("Isla Wren"), s.one("Abel Crowe")], s.kind("Trench"), "WORKS_IN", "Digger"
        ),
    )
    q(
        "whatif",
        "crate CRT-D gets lost - how many finds go with it",
        lambda s: how_many(packed(s, "CRT-D")),
    )
    q(
        "whatif",
        "suppose SF0047 gets x-rayed as well, how many would be x-rayed in total",
        lambda s: len({*pick(s, finds(s), X_Rayed=True), s.one("SF0047")}),
    )
    q("followup", "Finds from 1008", lambda s: out_of(s, "1008"), "a")
    q("followup", "which of them are pins", lambda s: pick(s, out_of(s, "1008"), Object="pin"), "a")
    q(
        "followup",
        "and who found those?",
        lambda s: s.near(pick(s, out_of(s, "1008"), Object="pin"), "FOUND_BY", "Digger"),
        "a",
    )
    q("followup", "Is CRT-F sealed?", lambda s: s.value(s.one("CRT-F"), "Sealed"), "b")
    q("followup", "what shelf is it on", lambda s: s.value(s.one("CRT-F"), "Shelf"), "b")
    q("unknown", "Which emperor is on the coin SF0014?", lambda s: UNKNOWN)
    q("unknown", "thickness of 1044", lambda s: unnamed(s, "1044"))
    q(
        "ambiguous",
        "how many seasons has Bea Stokes done",
        lambda s: namesakes(s, "Bea Stokes", "Seasons"),
    )
    q("ambiguous", "What's Cass Lundy's role?", lambda s: namesakes(s, "Cass Lundy", "Role"))
    return q
