"""Hand-written practice questions on the network ``canal``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    detour,
    distinct,
    edge,
    how_many,
    leaders,
    link_value,
    longest_link,
    means,
    namesakes,
    number_of,
    oldest,
    pick,
    share,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("canal")

    def locks(s: Solver) -> list[str]:
        return s.kind("Lock")

    def pounds(s: Solver) -> list[str]:
        return s.kind("Pound")

    def boats(s: Solver) -> list[str]:
        return s.kind("Narrowboat")

    def gauges(s: Solver) -> list[str]:
        return s.kind("LevelGauge")

    def moored(s: Solver, pound: str) -> list[str]:
        return s.near(s.one(pound), "mooredIn", "Narrowboat")

    def longest(s: Solver) -> str:
        (boat,) = s.best(moored(s, "pound-11"), lambda b: s.number(b, "hullLength"))
        return boat

    q(
        "lookup",
        "How long is the Halcyon, in metres?",
        lambda s: converted(s, s.one("Halcyon"), "hullLength", 0.3048),
    )
    q(
        "lookup",
        "are the gates at Glebe open or what",
        lambda s: s.value(s.one("Glebe"), "gateState"),
    )
    q(
        "lookup",
        "How far is it along the towpath from Meaford to Cowley?",
        lambda s: link_value(s, s.one("Meaford"), s.one("Cowley"), "towpathTo", "distance"),
    )
    q(
        "relation_out",
        "Which pound does the Anchor lock lift into?",
        lambda s: s.near(s.one("Anchor"), "liftsInto"),
    )
    q(
        "relation_out",
        "where's Puddle Duck moored",
        lambda s: s.near(s.one("Puddle Duck"), "mooredIn"),
    )
    q(
        "relation_out",
        "locks worked by Bridget Shaw",
        lambda s: s.near(s.one("Bridget Shaw"), "worksLock"),
    )
    q("relation_in", "Which boats lie in pound-12?", lambda s: moored(s, "pound-12"))
    q(
        "relation_in",
        "guages fitted at Dimmock's",
        lambda s: s.near(s.one("Dimmock's"), "fittedAt", "LevelGauge"),
    )
    q(
        "relation_in",
        "who works Tardebigge?",
        lambda s: s.near(s.one("Tardebigge"), "worksLock", "LockKeeper"),
    )
    q("list", "makes of level gauge in use", lambda s: distinct(s, gauges(s), "make"))
    q("list", "Give me all the sluices", lambda s: s.kind("Sluice"))
    q("list", "every lock keeper we have, please", lambda s: s.kind("LockKeeper"))
    q(
        "count",
        "How many stretches of towpath are paved?",
        lambda s: len(s.edges("towpathTo", lambda r: r.attributes["paved"].value is True)),
    )
    q(
        "count",
        "how many locks lift into pound-03",
        lambda s: how_many(s.near(s.one("pound-03"), "liftsInto", "Lock")),
    )
    q(
        "filter",
        "Locks fitted with more than one gauge",
        lambda s: [x for x in locks(s) if len(s.near(x, "fittedAt", "LevelGauge")) > 1],
    )
    q(
        "filter",
        "mechanised locks with a fall of over 3 metres",
        lambda s: s.where(pick(s, locks(s), mechanised=True), "fall", ">", 3),
    )
    q(
        "filter",
        "Gauges with less than a quarter of battery left",
        lambda s: s.where(gauges(s), "batteryLevel", "<", 0.25),
    )
    q(
        "filter",
        "Which boat licences run out before April 2026?",
        lambda s: s.where(boats(s), "licenceUntil", "<", "2026-04-01"),
    )
    q(
        "superlative",
        "deepest lock, the one with the biggest fall",
        lambda s: topmost(s, locks(s), "fall"),
    )
    q(
        "superlative",
        "Which pound has the lowest water level?",
        lambda s: topmost(s, pounds(s), "waterLevel", low=True),
    )
    q(
        "superlative",
        "Longest stretch of towpath: between which two locks?",
        lambda s: longest_link(s, "towpathTo", "distance"),
    )
    q(
        "topk",
        "the three pounds with the most moorings",
        lambda s: leaders(s, pounds(s), "moorings", 3),
    )
    q(
        "topk",
        "two pounds dredged longest ago, oldest first",
        lambda s: oldest(s, pounds(s), "dredgedOn", 2),
    )
    q(
        "aggregate",
        "What's the shallowest draught in the fleet?",
        lambda s: edge(s, boats(s), "draught", low=True),
    )
    q(
        "aggregate",
        "average draught of the residential boats",
        lambda s: near(s.mean(pick(s, boats(s), use="residential"), "draught")),
    )
    q(
        "aggregate",
        "What share of the locks is mechanised?",
        lambda s: share(pick(s, locks(s), mechanised=True), locks(s)),
    )
    q("group", "boats by use", lambda s: tally(s, boats(s), "use"))
    q("group", "mean hull length per use", lambda s: means(s, boats(s), "use", "hullLength"))
    q(
        "group",
        "How many narrowboats are moored in each pound?",
        lambda s: number_of(s, pounds(s), "mooredIn", "Narrowboat"),
    )
    q(
        "compare",
        "Was Etruria built before Fradley?",
        lambda s: truth(
            s.number(s.one("Etruria"), "builtIn") < s.number(s.one("Fradley"), "builtIn")
        ),
    )
    q(
        "compare",
        "which sits deeper, Moonraker or Festina",
        lambda s: topmost(s, [s.one("Moonraker"), s.one("Festina")], "draught"),
    )
    q(
        "compare",
        "how many feet longer is Lazy Daze than Willow",
        lambda s: near(
            s.number(s.one("Lazy Daze"), "hullLength") - s.number(s.one("Willow"), "hullLength"),
            0.001,
        ),
    )
    q(
        "multihop",
        "Which locks lift into the pound where Rosie is moored?",
        lambda s: s.near(s.near(s.one("Rosie"), "mooredIn"), "liftsInto", "Lock"),
    )
    q(
        "multihop",
        "gauges on the locks that Alf Bowen works",
        lambda s: s.near(s.near(s.one("Alf Bowen"), "worksLock"), "fittedAt", "LevelGauge"),
    )
    q(
        "multihop",
        "How many sluices drain the pound that Northwich lifts into?",
        lambda s: how_many(s.near(s.near(s.one("Northwich"), "liftsInto"), "drains", "Sluice")),
    )
    q(
        "path",
        "walking the towpath from Cowley to Rushall, which locks do I pass",
        lambda s: route(s.paths(s.one("Cowley"), s.one("Rushall"), ("towpathTo",))),
    )
    q(
        "path",
        "Spill route from pound-12 to pound-01?",
        lambda s: route(s.paths(s.one("pound-12"), s.one("pound-01"), ("spillsInto",))),
    )
    q(
        "exists",
        "Is there a gauge at the Anchor?",
        lambda s: truth(
            bool(s.near(s.one("Anchor"), "fittedAt", "LevelGauge")),
            s.near(s.one("Anchor"), "fittedAt", "LevelGauge"),
        ),
    )
    q(
        "exists",
        "does pound-06 spill into pound-01",
        lambda s: s.related(s.one("pound-06"), s.one("pound-01"), "spillsInto"),
    )
    q("negation", "Boats with no mooring", lambda s: s.without(boats(s), "mooredIn", "Pound"))
    q(
        "negation",
        "locks that have no gauge",
        lambda s: s.without(locks(s), "fittedAt", "LevelGauge"),
    )
    q("definition", "What's a sluice, please?", lambda s: says("sluice"))
    q("summary", "pound-08 in brief", lambda s: says("pound-08", "40", "0.47"))
    q(
        "whatif",
        "Enid Wragg retires. Which locks lose their only keeper?",
        lambda s: s.orphans([s.one("Enid Wragg")], locks(s), "worksLock", "LockKeeper"),
    )
    q(
        "whatif",
        "Towpath shut at Lapworth: which other locks are cut off",
        lambda s: s.cut_off([s.one("Lapworth")], ("towpathTo",)),
    )
    q(
        "whatif",
        "With Meaford out of bounds, how do I walk from Bottom Lock to Stoke Top?",
        lambda s: detour(
            s, s.one("Bottom Lock"), s.one("Stoke Top"), [s.one("Meaford")], ("towpathTo",)
        ),
    )
    q("followup", "Which boats are in pound-11?", lambda s: moored(s, "pound-11"), "a")
    q(
        "followup",
        "the longest of them?",
        lambda s: topmost(s, moored(s, "pound-11"), "hullLength"),
        "a",
    )
    q("followup", "what's it used for", lambda s: s.value(longest(s), "use"), "a")
    q(
        "followup",
        "and when does its licence run out?",
        lambda s: s.value(longest(s), "licenceUntil"),
        "a",
    )
    q("unknown", "battery of lg-6f6be0?", lambda s: unheld(s, s.one("lg-6f6be0"), "batteryLevel"))
    q("unknown", "Who owns the Jack Tar?", lambda s: UNKNOWN)
    q("unknown", "draught of nb-0031", lambda s: unnamed(s, "nb-0031"))
    q("ambiguous", "What's the fall at Offenham?", lambda s: namesakes(s, "Offenham", "fall"))
    q(
        "ambiguous",
        "until when is Gypsy Rose licensed",
        lambda s: namesakes(s, "Gypsy Rose", "licenceUntil"),
    )
    return q
