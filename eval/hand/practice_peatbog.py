"""Hand-written practice questions on the network ``peatbog``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    number_of,
    pick,
    severed,
    tally,
    topmost,
    truth,
    unheld,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("peatbog")

    def wells(s: Solver) -> list[str]:
        return s.kind("Dipwell")

    def dams(s: Solver) -> list[str]:
        return s.kind("PeatDam")

    def loggers(s: Solver) -> list[str]:
        return s.kind("Logger")

    def sunk(s: Solver, compartment: str) -> list[str]:
        return s.near(s.one(compartment), "sunkIn", "Dipwell")

    def damming(s: Solver, ditch: str) -> list[str]:
        return s.near(s.one(ditch), "blocks", "PeatDam")

    q("lookup", "water table at DW-019", lambda s: s.value(s.one("DW-019"), "waterTable"))
    q(
        "lookup",
        "How deep is the peat on Drake Pool, in metres?",
        lambda s: converted(s, s.one("Drake Pool"), "peatDepth", 0.01),
    )
    q(
        "lookup",
        "cable length DW-029 to its logger?",
        lambda s: link_value(s, s.one("DW-029"), s.one("LG-ad66ef"), "readBy", "cable"),
    )
    q("relation_in", "dipwells on Black Hag", lambda s: sunk(s, "Black Hag"))
    q("relation_out", "what reads DW-020", lambda s: s.near(s.one("DW-020"), "readBy"))
    q("relation_out", "Which ditch does DAM20 block?", lambda s: s.near(s.one("DAM20"), "blocks"))
    q(
        "relation_out",
        "compartmets Cormac Hay minds",
        lambda s: s.near(s.one("Cormac Hay"), "minds"),
    )
    q(
        "relation_in",
        "who minds Adder Moss",
        lambda s: s.near(s.one("Adder Moss"), "minds", "Warden"),
    )
    q(
        "relation_in",
        "ditches that drain the Sundew bit",
        lambda s: s.near(s.one("Sundew"), "drains", "Ditch"),
    )
    q("count", "how many dams are leaking", lambda s: how_many(pick(s, dams(s), leaking=True)))
    q(
        "superlative",
        "driest well, i.e. deepest water table",
        lambda s: topmost(s, wells(s), "waterTable", low=True),
    )
    q(
        "list",
        "What's growing on our compartments? vegetation types",
        lambda s: distinct(s, s.kind("Compartment"), "vegetation"),
    )
    q("list", "materials dams were built from", lambda s: distinct(s, dams(s), "builtFrom"))
    q("count", "Dams on D-G?", lambda s: how_many(damming(s, "D-G")))
    q(
        "count",
        "number of wells LG-32e59a reads",
        lambda s: how_many(s.near(s.one("LG-32e59a"), "readBy", "Dipwell")),
    )
    q(
        "filter",
        "wells where water stands above the surface (table over 0)",
        lambda s: s.where(wells(s), "waterTable", ">", 0),
    )
    q(
        "filter",
        "Loggers still logging with less than 40 % battery",
        lambda s: s.where(pick(s, loggers(s), state="logging"), "battery", "<", 40),
    )
    q(
        "filter",
        "peat dams older than 2020 - built before, I mean - that are made of peat",
        lambda s: s.where(pick(s, dams(s), builtFrom="peat"), "builtOn", "<", "2020-01-01"),
    )
    q(
        "filter",
        "steel dipwells with a ph under 4",
        lambda s: s.where(pick(s, wells(s), tubeMaterial="steel"), "ph", "<", 4),
    )
    q(
        "superlative",
        "Which ditch runs the strongest?",
        lambda s: topmost(s, s.kind("Ditch"), "flow"),
    )
    q("superlative", "newest dam", lambda s: earliest(s, dams(s), "builtOn", last=True))
    q(
        "topk",
        "the three largest compartments",
        lambda s: leaders(s, s.kind("Compartment"), "area", 3),
    )
    q("topk", "top 2 dams by head difference", lambda s: leaders(s, dams(s), "headDifference", 2))
    q(
        "aggregate",
        "Total hectares of sphagnum",
        lambda s: near(
            s.total(pick(s, s.kind("Compartment"), vegetation="sphagnum"), "area"), 0.001
        ),
    )
    q(
        "aggregate",
        "average water table on Lapwing Dome",
        lambda s: near(s.mean(sunk(s, "Lapwing Dome"), "waterTable")),
    )
    q(
        "aggregate",
        "how many metres of ditch are blocked, in total",
        lambda s: s.total(pick(s, s.kind("Ditch"), blocked=True), "length"),
    )
    q("group", "loggers per state", lambda s: tally(s, loggers(s), "state"))
    q("group", "Dams each ditch has", lambda s: number_of(s, s.kind("Ditch"), "blocks", "PeatDam"))
    q(
        "group",
        "mean head difference by what the dam is built from",
        lambda s: means(s, dams(s), "builtFrom", "headDifference"),
    )
    q(
        "compare",
        "is the peat deeper on Lapwing Dome than on Heron Flat?",
        lambda s: truth(
            s.number(s.one("Lapwing Dome"), "peatDepth")
            > s.number(s.one("Heron Flat"), "peatDepth"),
            [s.one("Lapwing Dome")],
        ),
    )
    q(
        "compare",
        "more acid - DW-025 or DW-031",
        lambda s: topmost(s, [s.one("DW-025"), s.one("DW-031")], "ph", low=True),
    )
    q(
        "compare",
        "By how many cm does DAM09's head beat DAM01's?",
        lambda s: (
            s.number(s.one("DAM09"), "headDifference") - s.number(s.one("DAM01"), "headDifference")
        ),
    )
    q(
        "multihop",
        "which loggers cover Fen Edge",
        lambda s: s.near(sunk(s, "Fen Edge"), "readBy", "Logger"),
    )
    q(
        "multihop",
        "Dams on the ditches that drain Cotton Flow?",
        lambda s: s.near(s.near(s.one("Cotton Flow"), "drains", "Ditch"), "blocks", "PeatDam"),
    )
    q(
        "multihop",
        "in what compartments has a flooded logger got wells",
        lambda s: s.near(
            s.near(pick(s, loggers(s), state="flooded"), "readBy", "Dipwell"),
            "sunkIn",
            "Compartment",
        ),
    )
    q(
        "path",
        "follow the water from D-L down to D-A, shortest line of ditches",
        lambda s: route(s.paths(s.one("D-L"), s.one("D-A"), ("flowsInto",))),
    )
    q(
        "path",
        "How many ditch-to-ditch steps does it take from D-K to D-B?",
        lambda s: s.hops(s.one("D-K"), s.one("D-B"), ("flowsInto",)),
    )
    q(
        "exists",
        "does ditch D-F flow into D-E",
        lambda s: s.related(s.one("D-F"), s.one("D-E"), "flowsInto"),
    )
    q(
        "exists",
        "Is any grazed compartment bare peat?",
        lambda s: truth(True, pick(s, s.kind("Compartment"), grazed=True, vegetation="bare peat")),
    )
    q("negation", "wells read by no logger", lambda s: s.without(wells(s), "readBy", "Logger"))
    q(
        "negation",
        "loggers that don't read a single well",
        lambda s: s.without(loggers(s), "readBy", "Dipwell"),
    )
    q("definition", "What's a dipwell?", lambda s: says("dipwell"))
    q("definition", "peat dam - what does the word mean", lambda s: says("dam"))
    q(
        "summary",
        "Gorsey Lagg, short profile please",
        lambda s: says("Gorsey Lagg", "bare peat", "95"),
    )
    q(
        "whatif",
        "if LG-450929 packs up, which wells go unread",
        lambda s: s.orphans([s.one("LG-450929")], wells(s), "readBy", "Logger"),
    )
    q(
        "whatif",
        "D-E silts up completely, which other ditches lose their connection to D-A",
        lambda s: severed(s, s.one("D-A"), [s.one("D-E")], ("flowsInto",), "Ditch"),
    )
    q(
        "whatif",
        "What if we put one more dam in D-K, how many has it got then?",
        lambda s: len(damming(s, "D-K")) + 1,
    )
    q("followup", "Which wells are on Gorsey Lagg?", lambda s: sunk(s, "Gorsey Lagg"), "a")
    q(
        "followup",
        "what's their average ph",
        lambda s: near(s.mean(sunk(s, "Gorsey Lagg"), "ph")),
        "a",
    )
    q("followup", "is D-J blocked", lambda s: s.value(s.one("D-J"), "blocked"), "b")
    q(
        "followup",
        "and where does it flow to?",
        lambda s: s.near(s.one("D-J"), "flowsInto", "Ditch", "out"),
        "b",
    )
    q(
        "unknown",
        "peat temperature at DW-014?",
        lambda s: unheld(s, s.one("DW-014"), "peatTemperature"),
    )
    q("unknown", "How much carbon does Sundew store?", lambda s: UNKNOWN)
    q("ambiguous", "when was Gil Peat hired", lambda s: namesakes(s, "Gil Peat", "hiredOn"))
    q(
        "ambiguous",
        "Has Fern Ashby a quad licence?",
        lambda s: namesakes(s, "Fern Ashby", "quadLicence"),
    )
    return q
