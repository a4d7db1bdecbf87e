"""Hand-written practice questions on the network ``roadtunnel``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("roadtunnel")

    def sections(s: Solver) -> list[str]:
        return s.kind("section")

    def fans(s: Solver) -> list[str]:
        return s.kind("jet_fan")

    def detectors(s: Solver) -> list[str]:
        return s.kind("smoke_detector")

    def stoppages(s: Solver) -> list[str]:
        return s.kind("stoppage")

    def cabinets(s: Solver) -> list[str]:
        return s.kind("cabinet")

    def hydrants_in(s: Solver, section: str) -> list[str]:
        return s.near(section, "placed_in", "hydrant")

    q(
        "lookup",
        "How much carbon monoxide is there in sec14?",
        lambda s: s.value("sec14", "carbon_monoxide"),
    )
    q("lookup", "sec03 visibilty", lambda s: s.value("sec03", "visibility"))
    q("lookup", "What is vms5 showing to the drivers?", lambda s: s.value("vms5", "showing"))
    q(
        "lookup",
        "jf05's thrust in kilonewtons",
        lambda s: converted(s, "jf05", "thrust", 1 / 1000),
    )
    q("lookup", "is xp5 pressurised", lambda s: s.value("xp5", "pressurised"))
    q(
        "lookup",
        "How many members does the Copper Crew have?",
        lambda s: s.value(s.one("Copper Crew"), "members"),
    )
    q("lookup", "when did sd-ac2065 get tested", lambda s: s.value("sd-ac2065", "tested"))
    q("relation_out", "From which cabinet is jf11 fed?", lambda s: s.near("jf11", "fed_by"))
    q("relation_out", "stp018 blocked which sections", lambda s: s.near("stp018", "blocked"))
    q(
        "relation_out",
        "If I go through xp3, which sections does it open into?",
        lambda s: s.near("xp3", "opens_into"),
    )
    q("relation_in", "jet fans hanging in sec04", lambda s: s.near("sec04", "hangs_in"))
    q("relation_in", "Which detectors watch sec07?", lambda s: s.near("sec07", "watches"))
    q(
        "relation_in",
        "what has Echo Crew cleared so far",
        lambda s: s.near(s.one("Echo Crew"), "cleared_by"),
    )
    q(
        "relation_in",
        "The lights flicker: which sections are lit from Shaft Head?",
        lambda s: s.near(s.one("Shaft Head"), "lit_from"),
    )
    q(
        "list",
        "What causes of stoppages are on record?",
        lambda s: distinct(s, stoppages(s), "cause"),
    )
    q(
        "count",
        "How many smoke detectors are in alarm?",
        lambda s: len(pick(s, detectors(s), in_alarm=True)),
    )
    q("count", "fans in fault, how many?", lambda s: how_many(pick(s, fans(s), mode="fault")))
    q("count", "number of hydrants in sec15", lambda s: len(hydrants_in(s, "sec15")))
    q(
        "filter",
        "sections over 70 ppm carbon monoxide",
        lambda s: s.where(sections(s), "carbon_monoxide", ">", 70),
    )
    q(
        "filter",
        "Which fans vibrate at more than 9 mm/s?",
        lambda s: s.where(fans(s), "vibration", ">", 9),
    )
    q(
        "filter",
        "breakdowns that stopped traffic for over two hours",
        lambda s: s.where(pick(s, stoppages(s), cause="breakdown"), "lasted", ">", 120),
    )
    q(
        "filter",
        "sections with a closed lane where the visibility is still above 80 percent",
        lambda s: s.where(pick(s, sections(s), lane_closed=True), "visibility", ">", 80),
    )
    q(
        "filter",
        "Smoke detectors whose test dates from before 1 April 2025",
        lambda s: s.where(detectors(s), "tested", "<", "2025-04-01"),
    )
    q(
        "filter",
        "fans in sec12 that are stopped or in fault",
        lambda s: [
            i for i in s.near("sec12", "hangs_in") if s.value(i, "mode") in ("stopped", "fault")
        ],
    )
    q(
        "superlative",
        "Which fan has the most running hours?",
        lambda s: topmost(s, fans(s), "hours_run"),
    )
    q("superlative", "longest section of the tunnel", lambda s: topmost(s, sections(s), "length"))
    q(
        "topk",
        "the three stoppages that lasted longest",
        lambda s: leaders(s, stoppages(s), "lasted", 3),
    )
    q(
        "topk",
        "Which two message signs are worst for dead pixels, worst one first?",
        lambda s: leaders(s, s.kind("message_sign"), "dead_pixels", 2),
    )
    q(
        "aggregate",
        "average ups charge over all the cabinets",
        lambda s: near(s.mean(cabinets(s), "ups_charge")),
    )
    q(
        "aggregate",
        "How many minutes of stoppage do we owe to collisions altogether?",
        lambda s: s.total(pick(s, stoppages(s), cause="collision"), "lasted"),
    )
    q("group", "stoppages by cause", lambda s: tally(s, stoppages(s), "cause"))
    q(
        "group",
        "How many jet fans does each cabinet feed?",
        lambda s: number_of(s, cabinets(s), "fed_by", "jet_fan"),
    )
    q(
        "group",
        "for each cause the average length of the stoppages, please",
        lambda s: table(
            (x, s.mean(pick(s, stoppages(s), cause=x), "lasted"))
            for x in distinct(s, stoppages(s), "cause")
        ),
    )
    q(
        "compare",
        "Did stp006 last longer than stp009?",
        lambda s: s.number("stp006", "lasted") > s.number("stp009", "lasted"),
    )
    q(
        "multihop",
        "Which cabinets feed the jet fans of sec12?",
        lambda s: s.near(s.near("sec12", "hangs_in"), "fed_by", "cabinet"),
    )
    q(
        "multihop",
        "crews that cleared stoppages in sec10",
        lambda s: s.near(s.near("sec10", "blocked"), "cleared_by", "crew"),
    )
    q(
        "multihop",
        "smoke detectors in the sections that are lit from Lay-by Two",
        lambda s: s.near(s.near(s.one("Lay-by Two"), "lit_from"), "watches", "smoke_detector"),
    )
    q(
        "multihop",
        "Somebody left a cabinet door open. Which fans are fed by a cabinet with an open door?",
        lambda s: s.near(pick(s, cabinets(s), door_open=True), "fed_by", "jet_fan"),
    )
    q(
        "path",
        "Driving from sec02 to sec09, one section after the other: which sections is that?",
        lambda s: route(s.paths("sec02", "sec09", ("continues_into",))),
    )
    q(
        "exists",
        "is there a hydrant in sec16",
        lambda s: Gold(values=[True], accept=[hydrants_in(s, "sec16")]),
    )
    q(
        "negation",
        "Which sections have no jet fan?",
        lambda s: s.without(sections(s), "hangs_in", "jet_fan"),
    )
    q(
        "negation",
        "stoppages not cleared by any crew",
        lambda s: s.without(stoppages(s), "cleared_by", "crew"),
    )
    q(
        "definition",
        "what is a cross passage for a start?",
        lambda s: says("cross passage|cross_passage|cross-passage"),
    )
    q(
        "summary",
        "How are things at North Portal? A short report, please.",
        lambda s: says("North Portal", "46", "48.3"),
    )
    q(
        "whatif",
        "Old Adit goes dead. Which jet fans have no cabinet feeding them then?",
        lambda s: s.orphans([s.one("Old Adit")], fans(s), "fed_by", "cabinet"),
    )
    q(
        "whatif",
        "if we take jf12 down, which sections are left with no jet fan",
        lambda s: s.orphans(["jf12"], sections(s), "hangs_in", "jet_fan"),
    )
    q(
        "whatif",
        "Suppose sec10 has to be shut. Which sections are then severed from the rest of the road?",
        lambda s: s.cut_off(["sec10"], ("continues_into",)),
    )
    q("followup", "Which hydrants are there in sec02?", lambda s: hydrants_in(s, "sec02"), "a")
    q(
        "followup",
        "which one of them is frozen",
        lambda s: pick(s, hydrants_in(s, "sec02"), frozen=True),
        "a",
    )
    q("followup", "what was the cause of stp020", lambda s: s.value("stp020", "cause"), "b")
    q("followup", "and that of stp021?", lambda s: s.value("stp021", "cause"), "b")
    q("unknown", "carbon monoxide in sec04", lambda s: UNKNOWN)
    q("unknown", "How many cars went through sec06 yesterday?", lambda s: UNKNOWN)
    q("unknown", "vibration of jf31?", lambda s: UNKNOWN)
    q("ambiguous", "What's the UPS charge in the Pump Room?", lambda s: AMBIGUOUS)
    return q
