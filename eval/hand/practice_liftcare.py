"""Hand-written practice questions on the network ``liftcare``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
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
    q = Sheet("liftcare")

    def lifts(s: Solver) -> list[str]:
        return s.kind("lift")

    def buildings(s: Solver) -> list[str]:
        return s.kind("building")

    def callouts(s: Solver) -> list[str]:
        return s.kind("callout")

    def fitted(s: Solver, building: str) -> list[str]:
        return s.near(s.one(building), "in_building", "lift")

    def on_link(
        s: Solver, type: str, source: str, target: str, attribute: str
    ) -> str | int | float:
        (link,) = s.edges(type, lambda r: {r.source, r.target} == {s.one(source), s.one(target)})
        value = link.attributes[attribute].value
        assert not isinstance(value, list)
        return value

    def longest(s: Solver) -> Gold:
        parts = s.kind("part")
        days = max(s.numbers(parts, "lead_time_days"))
        return Gold(values=[days], accept=[[*pick(s, parts, lead_time_days=days), days]])

    q("lookup", "trips LFT-0037 today", lambda s: s.value("LFT-0037", "trips_today"))
    q(
        "lookup",
        "How many tonnes may LFT-0023 carry?",
        lambda s: Gold(values=[1.6], accept=[[1600]]),
    )
    q(
        "lookup",
        "how many brake coils have we got in stock",
        lambda s: s.value(s.one("brake coil"), "in_stock"),
    )
    q("lookup", "price of a governor rope?", lambda s: s.value(s.one("governor rope"), "price_eur"))
    q(
        "lookup",
        "How long did the people of co-020 have to wait for us, in minutes?",
        lambda s: s.value("co-020", "response_min"),
    )
    q(
        "lookup",
        "quantity of guide shoes that went into co-019",
        lambda s: on_link(s, "used_part", "co-019", "guide shoe", "quantity"),
    )
    q(
        "lookup",
        "How many minutes is it to drive from Atlas House to Tivoli?",
        lambda s: on_link(s, "drive_to", "Atlas House", "Tivoli", "minutes"),
    )
    q("relation_out", "who handled co-013", lambda s: s.near("co-013", "handled_by"))
    q(
        "relation_out",
        "buildings Cyrus Hahn covers",
        lambda s: s.near(s.one("Cyrus Hahn"), "covers"),
    )
    q(
        "relation_out",
        "Which parts did we use up on callout co-017?",
        lambda s: s.near("co-017", "used_part"),
    )
    q(
        "relation_in",
        "Something's wrong at the Market Arcade. Which technicians cover it?",
        lambda s: s.near(s.one("Market Arcade"), "covers"),
    )
    q("relation_in", "callouts for LFT-0007?", lambda s: s.near("LFT-0007", "concerns"))
    q(
        "relation_in",
        "what reports via mdm-62cb3c",
        lambda s: s.near("mdm-62cb3c", "reports_via"),
    )
    q("list", "Which makes of lift do we look after?", lambda s: distinct(s, lifts(s), "make"))
    q("list", "owners of the buildings", lambda s: distinct(s, buildings(s), "owner"))
    q(
        "count",
        "How many lifts are out of order?",
        lambda s: len(pick(s, lifts(s), status="out of order")),
    )
    q("count", "unresolved callouts?", lambda s: how_many(pick(s, callouts(s), resolved=False)))
    q(
        "filter",
        "Which lifts were last inspected before April 2024?",
        lambda s: s.where(lifts(s), "inspected_on", "<", "2024-04-01"),
    )
    q(
        "filter",
        "On which callouts did it take us more than two and a half hours to respond?",
        lambda s: s.where(callouts(s), "response_min", ">", 150),
    )
    q(
        "filter",
        "Krone REIT buildings from before 1971",
        lambda s: s.where(pick(s, buildings(s), owner="Krone REIT"), "year_built", "<", 1971),
    )
    q(
        "filter",
        "whose certificate runs out in 2026?",
        lambda s: s.where(s.kind("technician"), "certificate_until", "<", "2027-01-01"),
    )
    q(
        "filter",
        "parked traction lifts for 1000 kilos or more",
        lambda s: s.where(
            pick(s, lifts(s), status="parked", drive="traction"), "rated_load_kg", ">=", 1000
        ),
    )
    q(
        "filter",
        "I'd like the modems whose signal is weaker than -105 dBm.",
        lambda s: s.where(s.kind("modem"), "signal_dbm", "<", -105),
    )
    q(
        "superlative",
        "Which lift has had the most callouts?",
        lambda s: extreme(s, lifts(s), lambda i: len(s.near(i, "concerns"))),
    )
    q("superlative", "our dearest part?", lambda s: topmost(s, s.kind("part"), "price_eur"))
    q("topk", "five busiest lifts by trips", lambda s: leaders(s, lifts(s), "trips_today", 5))
    q(
        "topk",
        "Where were we quickest? The two callouts with the shortest response, please.",
        lambda s: leaders(s, callouts(s), "response_min", 2, low=True),
    )
    q(
        "aggregate",
        "mean response time for door faults",
        lambda s: near(s.mean(pick(s, callouts(s), reason="door fault"), "response_min")),
    )
    q(
        "aggregate",
        "How many trips have the lifts in the Old Mint made today, all of them together?",
        lambda s: s.total(fitted(s, "Old Mint"), "trips_today"),
    )
    q(
        "aggregate",
        "longest lead time of any part",
        lambda s: longest(s),
    )
    q("group", "callouts by reason", lambda s: tally(s, callouts(s), "reason"))
    q(
        "group",
        "How many lifts does each building have?",
        lambda s: number_of(s, buildings(s), "in_building", "lift"),
    )
    q(
        "group",
        "average trips for hydraulic and traction lifts, each",
        lambda s: table(
            (d, s.mean(pick(s, lifts(s), drive=str(d)), "trips_today"))
            for d in distinct(s, lifts(s), "drive")
        ),
    )
    q(
        "compare",
        "are LFT-0001 and LFT-0014 the same make",
        lambda s: s.value("LFT-0001", "make") == s.value("LFT-0014", "make"),
    )
    q(
        "multihop",
        "In which building is the lift that co-026 was about?",
        lambda s: s.near(s.near("co-026", "concerns"), "in_building", "building"),
    )
    q(
        "multihop",
        "technicians who handled a callout at Sky Plaza",
        lambda s: s.near(
            s.near(fitted(s, "Sky Plaza"), "concerns", "callout"), "handled_by", "technician"
        ),
    )
    q(
        "multihop",
        "What parts have gone into LFT-0007 over all its callouts?",
        lambda s: s.near(s.near("LFT-0007", "concerns", "callout"), "used_part", "part"),
    )
    q(
        "path",
        "Driving from Market Arcade to Tivoli past as few buildings as possible: by which ones?",
        lambda s: route(s.paths(s.one("Market Arcade"), s.one("Tivoli"), ("drive_to",))),
    )
    q(
        "exists",
        "does LFT-0022 report via a modem",
        lambda s: bool(s.near("LFT-0022", "reports_via")),
    )
    q(
        "exists",
        "Is any technician covering Quay Nine?",
        lambda s: Gold(values=[True], accept=[s.near(s.one("Quay Nine"), "covers")]),
    )
    q("negation", "buildings no technician covers", lambda s: s.without(buildings(s), "covers"))
    q(
        "negation",
        "Which callouts were never handled by anybody?",
        lambda s: s.without(callouts(s), "handled_by"),
    )
    q("definition", "What's an escalator?", lambda s: says("escalator"))
    q("summary", "LFT-0016 in short", lambda s: says("LFT-0016", "Schindler", "474"))
    q(
        "whatif",
        "If mdm-2efe2c dies, how many lifts can't report any more?",
        lambda s: len(s.orphans(["mdm-2efe2c"], lifts(s), "reports_via", "modem")),
    )
    q(
        "whatif",
        "Gregor Matt and Cyrus Hahn both go on holiday. Which buildings does nobody cover then "
        "that are covered now?",
        lambda s: s.orphans(
            [s.one("Gregor Matt"), s.one("Cyrus Hahn")], buildings(s), "covers", "technician"
        ),
    )
    q("followup", "lifts in Linden Court?", lambda s: fitted(s, "Linden Court"), "a")
    q(
        "followup",
        "Which of them are running?",
        lambda s: pick(s, fitted(s, "Linden Court"), status="running"),
        "a",
    )
    q(
        "followup",
        "and which one of these made the most trips today",
        lambda s: topmost(s, pick(s, fitted(s, "Linden Court"), status="running"), "trips_today"),
        "a",
    )
    q(
        "followup",
        "How many comb plates are in stock?",
        lambda s: s.value(s.one("comb plate"), "in_stock"),
        "b",
    )
    q("followup", "And encoders?", lambda s: s.value(s.one("encoder"), "in_stock"), "b")
    q("unknown", "trips of LFT-0025 today?", lambda s: UNKNOWN)
    q("unknown", "When were the walls of Sky Plaza last painted?", lambda s: UNKNOWN)
    q("unknown", "is co-077 resolved", lambda s: UNKNOWN)
    q("ambiguous", "Which buildings does Fritzi Kern cover?", lambda s: AMBIGUOUS)
    return q
