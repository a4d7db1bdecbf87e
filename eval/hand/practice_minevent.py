"""Hand-written practice questions on the network ``minevent``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
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
    q = Sheet("minevent")

    def gas(s: Solver) -> list[str]:
        return s.kind("GasDetector")

    def at(s: Solver, junction: str, kind: str) -> list[str]:
        return s.near(junction, kind=kind)

    q("lookup", "How deep underground is J15?", lambda s: s.value("J15", "depthM"))
    q("lookup", "methane at GD11", lambda s: s.value("GD11", "methanePercent"))
    q("lookup", "what are the Otters up to", lambda s: s.value(s.one("Otters"), "task"))
    q("lookup", "Is FAN-5 on?", lambda s: s.value("FAN-5", "running"))
    q("lookup", "how many people fit into rc-c", lambda s: s.value("RC-C", "places"))
    q("relation_out", "Where do the Ferrets work?", lambda s: s.near(s.one("Ferrets"), "worksAt"))
    q(
        "relation_out",
        "which junctions does FAN-1 blow air to",
        lambda s: s.near("FAN-1", "ventilates"),
    )
    q(
        "relation_out",
        "Between which two junctions does door VD8 stand?",
        lambda s: s.near("VD8", "separates"),
    )
    q("relation_in", "gas sniffers at J13", lambda s: at(s, "J13", "GasDetector"))
    q("relation_in", "Which crews would run to RC-A?", lambda s: s.near("RC-A", "assignedTo"))
    q("relation_in", "Junctions next to J9 by an airway?", lambda s: s.near("J9", "airwayTo"))
    q("list", "What tasks are the gangs on?", lambda s: distinct(s, s.kind("Crew"), "task"))
    q(
        "count",
        "How many fans are standing still?",
        lambda s: how_many(pick(s, s.kind("Fan"), running=False)),
    )
    q("count", "number of dead detectors", lambda s: how_many(pick(s, gas(s), health="dead")))
    q(
        "filter",
        "detectors seeing more than 1.7 percent methane",
        lambda s: s.where(gas(s), "methanePercent", ">", 1.7),
    )
    q(
        "filter",
        "Which drifting gas detectors haven't been calibrated in 2025?",
        lambda s: s.where(pick(s, gas(s), health="drifting"), "calibrated", "<", "2025-01-01"),
    )
    q(
        "filter",
        "doors that aren't shut",
        lambda s: s.where(s.kind("VentDoor"), "position", "!=", "shut"),
    )
    q(
        "filter",
        "fans over 0.4 MW that are not running",
        lambda s: s.where(pick(s, s.kind("Fan"), running=False), "powerKw", ">", 400),
    )
    q(
        "filter",
        "Junctions between 200 and 300 metres down",
        lambda s: s.where(s.where(s.kind("Junction"), "depthM", ">=", 200), "depthM", "<=", 300),
    )
    q(
        "filter",
        "drilling crews of at least 8 people",
        lambda s: s.where(pick(s, s.kind("Crew"), task="drilling"), "headcount", ">=", 8),
    )
    q(
        "superlative",
        "Where is the most carbon monoxide, which detector?",
        lambda s: topmost(s, gas(s), "carbonMonoxidePpm"),
    )
    q(
        "superlative",
        "smallest refuge",
        lambda s: topmost(s, s.kind("RefugeChamber"), "places", low=True),
    )
    q(
        "superlative",
        "Which fan shakes the worst?",
        lambda s: topmost(s, s.kind("Fan"), "vibrationMmS"),
    )
    q(
        "superlative",
        "what junction has the most gas detectors",
        lambda s: extreme(s, s.kind("Junction"), lambda i: len(s.near(i, "mountedAt"))),
    )
    q("topk", "3 strongest fans", lambda s: leaders(s, s.kind("Fan"), "powerKw", 3))
    q(
        "aggregate",
        "How many people are underground, all crews counted?",
        lambda s: s.total(s.kind("Crew"), "headcount"),
    )
    q(
        "aggregate",
        "mean methane over the healthy (good) detectors",
        lambda s: near(s.mean(pick(s, gas(s), health="good"), "methanePercent")),
    )
    q(
        "group",
        "people assigned to each refuge, added up over the crews",
        lambda s: Gold(
            values=[
                c
                for r in s.kind("RefugeChamber")
                for c in (r, s.total(s.near(r, "assignedTo"), "headcount"))
            ],
            rows=[
                [r, s.total(s.near(r, "assignedTo"), "headcount")] for r in s.kind("RefugeChamber")
            ],
            tolerance=0.01,
        ),
    )
    q("group", "gas detectors by health", lambda s: tally(s, gas(s), "health"))
    q(
        "compare",
        "Is J8 deeper than J12?",
        lambda s: s.number("J8", "depthM") > s.number("J12", "depthM"),
    )
    q(
        "compare",
        "who has more hands, the Otters or the Weasels",
        lambda s: topmost(s, [s.one("Otters"), s.one("Weasels")], "headcount"),
    )
    q(
        "multihop",
        "What does the air hold where the Moles work: methane readings there?",
        lambda s: s.values(
            s.near(s.near(s.one("Moles"), "worksAt"), "mountedAt", "GasDetector"), "methanePercent"
        ),
    )
    q(
        "multihop",
        "Which fans ventilate the junction where the Beavers are?",
        lambda s: s.near(s.near(s.one("Beavers"), "worksAt"), "ventilates", "Fan"),
    )
    q(
        "multihop",
        "At what depth is the refuge of the Badgers?",
        lambda s: s.values(
            s.near(s.near(s.one("Badgers"), "assignedTo"), "locatedAt", "Junction"), "depthM"
        ),
    )
    q(
        "multihop",
        "detectors hanging at junctions that FAN-4 ventilates",
        lambda s: s.near(s.near("FAN-4", "ventilates"), "mountedAt", "GasDetector"),
    )
    q(
        "path",
        "How do I walk from J24 to J14 through the airways, fewest junctions?",
        lambda s: route(s.paths("J24", "J14", ("airwayTo",))),
    )
    q(
        "path",
        "airways between J23 and J1, least number",
        lambda s: s.hops("J23", "J1", ("airwayTo",)),
    )
    q("exists", "Is there an airway from J15 to J4?", lambda s: s.related("J15", "J4", "airwayTo"))
    q("exists", "Do the Voles work at J10?", lambda s: s.related(s.one("Voles"), "J10", "worksAt"))
    q(
        "negation",
        "junctions without a single gas detector",
        lambda s: s.without(s.kind("Junction"), "mountedAt"),
    )
    q(
        "negation",
        "Which junctions does no fan ventilate? Just how many.",
        lambda s: how_many(s.without(s.kind("Junction"), "ventilates")),
    )
    q(
        "negation",
        "gas detectors that give no methane reading",
        lambda s: s.lacking(gas(s), "methanePercent"),
    )
    q(
        "whatif",
        "If FAN-5 stops, which junctions are no longer ventilated by any fan?",
        lambda s: s.orphans(["FAN-5"], s.kind("Junction"), "ventilates", "Fan"),
    )
    q(
        "whatif",
        "Suppose J12 caves in. Which junctions can't be reached through airways from J1 any more?",
        lambda s: severed(s, "J1", ["J12"], ("airwayTo",), "Junction"),
    )
    q(
        "whatif",
        "We lose RC-C. Which crews have no refuge then?",
        lambda s: s.orphans(["RC-C"], s.kind("Crew"), "assignedTo", "RefugeChamber"),
    )
    q("unknown", "What is the humidity at J7?", lambda s: UNKNOWN)
    q("unknown", "vibration of FAN-1", lambda s: UNKNOWN)
    q("ambiguous", "Where are the Shrews working?", lambda s: AMBIGUOUS)
    q("summary", "Sum up FAN-2 for me", lambda s: says("FAN-2", "330", "7.8"))
    q("followup", "Which gas detectors are at J17?", lambda s: at(s, "J17", "GasDetector"), "a")
    q("followup", "Are any of them not good?", lambda s: Gold(values=[False], accept=[[]]), "a")
    q("followup", "how deep is that junction anyway", lambda s: s.value("J17", "depthM"), "a")
    q("followup", "No, the other one, J7.", lambda s: s.value("J7", "depthM"), "a")
    return q
