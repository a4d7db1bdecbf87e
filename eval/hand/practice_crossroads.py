"""Hand-written practice questions on the network ``crossroads``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    number_of,
    part,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("crossroads")

    def junctions(s: Solver) -> list[str]:
        return s.kind("Junction")

    def controllers(s: Solver) -> list[str]:
        return s.kind("Controller")

    def heads(s: Solver) -> list[str]:
        return s.kind("SignalHead")

    def detectors(s: Solver) -> list[str]:
        return s.kind("Detector")

    def faults(s: Solver) -> list[str]:
        return s.kind("Fault")

    def heads_at(s: Solver, junction: str) -> list[str]:
        return s.near(s.one(junction), "location", "SignalHead")

    def street(s: Solver, a: str, b: str, attribute: str) -> str | int | float | bool:
        ends = {s.one(a), s.one(b)}
        (found,) = s.edges("street", lambda r: {r.source, r.target} == ends)
        value = found.attributes[attribute].value
        assert not isinstance(value, list)
        return value

    q("lookup", "cycle time at fiveways", lambda s: s.value(s.one("Fiveways"), "cycleTimeS"))
    q(
        "lookup",
        "Saturation of Bank Circus in percent?",
        lambda s: Gold(
            values=[s.number(s.one("Bank Circus"), "saturation") * 100],
            accept=[[s.number(s.one("Bank Circus"), "saturation")]],
        ),
    )
    q(
        "lookup",
        "Do buses get priority at Chapel Cross?",
        lambda s: s.value(s.one("Chapel Cross"), "busPriority"),
    )
    q("lookup", "ctl013 - last backup when?", lambda s: s.value("ctl013", "lastBackup"))
    q(
        "lookup",
        "How many cars an hour does det-6ef4d7 see?",
        lambda s: s.value("det-6ef4d7", "vehiclesPerHour"),
    )
    q(
        "lookup",
        "how long is the street from Peel Street to Iron Bridge",
        lambda s: street(s, "Peel Street", "Iron Bridge", "lengthM"),
    )
    q(
        "relation_out",
        "corridors that Ropery belongs to",
        lambda s: s.near(s.one("Ropery"), "corridor"),
    )
    q("relation_out", "Who is F00015 assigned to?", lambda s: s.near("F00015", "assignee"))
    q("relation_out", "which signal head is F00007 about", lambda s: s.near("F00007", "subject"))
    q("relation_in", "signal heads at Queensway", lambda s: heads_at(s, "Queensway"))
    q(
        "relation_in",
        "detectors on the approaches to oldgate",
        lambda s: s.near(s.one("Oldgate"), "approach"),
    )
    q("relation_in", "Faults reported for SH-001, please", lambda s: s.near("SH-001", "subject"))
    q("list", "who makes our controllers?", lambda s: distinct(s, controllers(s), "vendor"))
    q(
        "count",
        "How many controllers are in manual mode?",
        lambda s: len(pick(s, controllers(s), mode="manual")),
    )
    q(
        "count",
        "tram signals, how many in all?",
        lambda s: how_many(pick(s, heads(s), headType="tram")),
    )
    q(
        "count",
        "how many signal heads are there along the Hospital Axis",
        lambda s: len(s.near(s.near(s.one("Hospital Axis"), "corridor"), "location", "SignalHead")),
    )
    q(
        "filter",
        "junctions running above capacity, i.e. saturation over 100 %",
        lambda s: s.where(junctions(s), "saturation", ">", 1),
    )
    q(
        "filter",
        "High severity faults that aren't closed",
        lambda s: pick(s, faults(s), severity="high", closed=False),
    )
    q(
        "filter",
        "Which Sigtec boxes still have firmware 4.1 and run adaptive?",
        lambda s: pick(s, controllers(s), vendor="Sigtec", firmware="4.1", mode="adaptive"),
    )
    q(
        "filter",
        "junctions with a two minute cycle but no pedestrian phase",
        lambda s: pick(s, junctions(s), cycleTimeS=120, pedestrianPhase=False),
    )
    q(
        "filter",
        "faults opened in february 2026",
        lambda s: [f for f in faults(s) if str(s.value(f, "openedOn")).startswith("2026-02")],
    )
    q(
        "filter",
        "Detectors with an occupancy between 50 and 60 percent?",
        lambda s: s.where(
            s.where(detectors(s), "occupancyPct", ">=", 50), "occupancyPct", "<=", 60
        ),
    )
    q("superlative", "most saturated junction?", lambda s: topmost(s, junctions(s), "saturation"))
    q(
        "superlative",
        "Which controller's backup is the stalest?",
        lambda s: earliest(s, controllers(s), "lastBackup"),
    )
    q(
        "superlative",
        "which junction has the most streets meeting at it",
        lambda s: extreme(s, junctions(s), lambda j: len(s.near(j, "street"))),
    )
    q(
        "topk",
        "busiest three detectors by vehicles per hour",
        lambda s: leaders(s, detectors(s), "vehiclesPerHour", 3),
    )
    q(
        "aggregate",
        "mean saturation of the junctions on East Radial",
        lambda s: part(s.mean(s.near(s.one("East Radial"), "corridor"), "saturation")),
    )
    q(
        "aggregate",
        "How many watts do all pedestrian heads draw together?",
        lambda s: near(s.total(pick(s, heads(s), headType="pedestrian"), "lampPowerW"), 0.001),
    )
    q("group", "signal heads by type", lambda s: tally(s, heads(s), "headType"))
    q(
        "group",
        "How many faults has each technician got?",
        lambda s: number_of(s, s.kind("Technician"), "assignee", "Fault"),
    )
    q(
        "group",
        "average occupancy per detector technology",
        lambda s: table(
            (t, s.mean(pick(s, detectors(s), technology=t), "occupancyPct"))
            for t in distinct(s, detectors(s), "technology")
        ),
    )
    q(
        "compare",
        "Which is more saturated, Kiln Lane or Monument?",
        lambda s: topmost(s, [s.one("Kiln Lane"), s.one("Monument")], "saturation"),
    )
    q(
        "multihop",
        "controller mode at the junction where SH-004 hangs",
        lambda s: s.values(s.near(s.near("SH-004", "location"), "controller"), "mode"),
    )
    q(
        "multihop",
        "Which technicians are responsible for the controller of Elephant Gate?",
        lambda s: s.near(
            s.near(s.one("Elephant Gate"), "controller"), "responsibility", "Technician"
        ),
    )
    q(
        "multihop",
        "detectors along the Stadium Approach",
        lambda s: s.near(s.near(s.one("Stadium Approach"), "corridor"), "approach", "Detector"),
    )
    q(
        "multihop",
        "Which junctions lie on the Inner Ring as well as on Stadium Approach?",
        lambda s: [
            j
            for j in s.near(s.one("Inner Ring"), "corridor")
            if s.related(j, s.one("Stadium Approach"), "corridor")
        ],
    )
    q(
        "path",
        "How do I drive from Lighthouse Road to Kiln Lane with the fewest junctions?",
        lambda s: route(s.paths(s.one("Lighthouse Road"), s.one("Kiln Lane"), ("street",))),
    )
    q(
        "path",
        "how many streets lie between Queensway and Upper Mall at least?",
        lambda s: s.hops(s.one("Queensway"), s.one("Upper Mall"), ("street",)),
    )
    q(
        "exists",
        "any detector at Upper Mall",
        lambda s: bool(s.near(s.one("Upper Mall"), "approach", "Detector")),
    )
    q(
        "negation",
        "controllers that control no junction",
        lambda s: s.without(controllers(s), "controller", "Junction"),
    )
    q(
        "negation",
        "Which faults have no assignee yet?",
        lambda s: s.without(faults(s), "assignee", "Technician"),
    )
    q(
        "definition",
        "i keep reading signal head, what is that",
        lambda s: says("signal head|signalhead"),
    )
    q("summary", "Status of Jamaica Row in a nutshell", lambda s: says("Jamaica Row", "72", "1.07"))
    q(
        "whatif",
        "ctl001 burns out. Which junctions are without a controller?",
        lambda s: s.orphans(["ctl001"], junctions(s), "controller", "Controller"),
    )
    q(
        "whatif",
        "If Peel Street is shut to all traffic, which junctions are cut off?",
        lambda s: s.cut_off([s.one("Peel Street")], ("street",)),
    )
    q(
        "whatif",
        "Femke Vos quits. Which controllers lose the only technician responsible for them?",
        lambda s: s.orphans([s.one("Femke Vos")], controllers(s), "responsibility", "Technician"),
    )
    q(
        "followup",
        "What is attached to Tollhouse in the way of detectors?",
        lambda s: s.near(s.one("Tollhouse"), "approach", "Detector"),
        "a",
    )
    q(
        "followup",
        "which of those is busier",
        lambda s: topmost(s, s.near(s.one("Tollhouse"), "approach", "Detector"), "vehiclesPerHour"),
        "a",
    )
    q("followup", "severity of F00011?", lambda s: s.value("F00011", "severity"), "b")
    q("followup", "and who's the assignee there", lambda s: s.near("F00011", "assignee"), "b")
    q("followup", "is he on call", lambda s: s.value("tech-F", "onCall"), "b")
    q("unknown", "cpu temp of ctl004", lambda s: UNKNOWN)
    q("unknown", "How many accidents happened at Gallows Corner?", lambda s: UNKNOWN)
    q("unknown", "what's the mode of ctl027?", lambda s: UNKNOWN)
    q("ambiguous", "How saturated is Navigation Street?", lambda s: AMBIGUOUS)
    return q
