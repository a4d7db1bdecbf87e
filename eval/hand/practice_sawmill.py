"""Hand-written practice questions on the network ``sawmill``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, best, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("sawmill")

    def machines(s: Solver) -> list[str]:
        return s.kind("Machine")

    def packs(s: Solver) -> list[str]:
        return s.kind("Pack")

    def motors(s: Solver) -> list[str]:
        return s.kind("Motor")

    def orders(s: Solver) -> list[str]:
        return s.kind("Order")

    def drying(s: Solver, kiln: str) -> list[str]:
        return s.near(kiln, "dryingIn", "Pack")

    def greased(s: Solver, motor: str) -> str:
        return str(s.value(motor, "greasedOn"))

    def afternoon(s: Solver) -> list[str]:
        return pick(s, s.kind("Operator"), shift="afternoon")

    q("lookup", "feed speed of the Resaw", lambda s: s.value(s.one("Resaw"), "feedSpeedMpm"))
    q(
        "lookup",
        "How hot is the winding of MT-5d5fed?",
        lambda s: s.value("MT-5d5fed", "windingTempC"),
    )
    q("lookup", "moisture P0034", lambda s: s.value("P0034", "moisturePct"))
    q("lookup", "SO-008 is due when?", lambda s: s.value("SO-008", "dueOn"))
    q(
        "lookup",
        "Just checking before I go in there: is the guard of the head rig closed?",
        lambda s: s.value(s.one("Head Rig"), "guardClosed"),
    )
    q(
        "lookup",
        "hours on the planer's blade",
        lambda s: s.value(s.one("Planer"), "bladeHours"),
    )
    q(
        "lookup",
        "How fast does belt B12 move, in metres per minute?",
        lambda s: Gold(
            values=[s.number("B12", "beltSpeedMps") * 60], accept=[[3.18]], tolerance=0.005
        ),
    )
    q("relation_out", "where does B14 deliver to", lambda s: s.near("B14", "deliversTo"))
    q(
        "relation_out",
        "Which machines does Fia Nord run?",
        lambda s: s.near(s.one("Fia Nord"), "runs"),
    )
    q("relation_in", "Which motors power the Grader?", lambda s: s.near(s.one("Grader"), "powers"))
    q(
        "relation_in",
        "who can run the debarker",
        lambda s: s.near(s.one("Debarker"), "runs", "Operator"),
    )
    q(
        "relation_in",
        "I want to know which belts bring wood to the Bandmill.",
        lambda s: s.near(s.one("Bandmill"), "deliversTo"),
    )
    q("relation_in", "packs for order SO-003", lambda s: s.near("SO-003", "cutFor"))
    q(
        "list",
        "customers with an order in the book",
        lambda s: distinct(s, orders(s), "customer"),
    )
    q(
        "count",
        "How many packs are sitting in a kiln?",
        lambda s: len([i for i in packs(s) if s.near(i, "dryingIn")]),
    )
    q("count", "number of jammed machines", lambda s: len(pick(s, machines(s), status="jammed")))
    q(
        "filter",
        "spruce packs wetter than 50 %",
        lambda s: s.where(pick(s, packs(s), species="spruce"), "moisturePct", ">", 50),
    )
    q(
        "filter",
        "Which motors have a winding above 110 degrees?",
        lambda s: s.where(motors(s), "windingTempC", ">", 110),
    )
    q("filter", "packs > 4 m3", lambda s: s.where(packs(s), "volumeM3", ">", 4))
    q(
        "filter",
        "Which of our people were hired before 2019?",
        lambda s: s.where(s.kind("Operator"), "hiredOn", "<", "2019-01-01"),
    )
    q(
        "filter",
        "55 kW motors that shake at more than 8 mm/s",
        lambda s: s.where(pick(s, motors(s), ratedKw=55), "vibrationMms", ">", 8),
    )
    q(
        "filter",
        "anything we sawed in March 2026? list the packs",
        lambda s: s.where(
            s.where(packs(s), "sawnOn", ">=", "2026-03-01"), "sawnOn", "<", "2026-04-01"
        ),
    )
    q(
        "filter",
        "Please list the belts with a metal detector that run slower than two metres a second.",
        lambda s: s.where(pick(s, s.kind("Belt"), metalDetector=True), "beltSpeedMps", "<", 2),
    )
    q(
        "superlative",
        "Which motor has gone the longest without being greased?",
        lambda s: best([i := min(motors(s), key=lambda k: greased(s, k))], greased(s, i)),
    )
    q(
        "superlative",
        "order that brings in the most money",
        lambda s: topmost(s, orders(s), "priceEur"),
    )
    q(
        "topk",
        "top three motors for vibration",
        lambda s: leaders(s, motors(s), "vibrationMms", 3),
    )
    q(
        "aggregate",
        "how many cubic metres of larch do we have in all",
        lambda s: near(s.total(pick(s, packs(s), species="larch"), "volumeM3")),
    )
    q(
        "aggregate",
        "Average moisture of the packs in K2?",
        lambda s: near(s.mean(drying(s, "K2"), "moisturePct")),
    )
    q(
        "aggregate",
        "rated motor power on the Grader, all of it together",
        lambda s: s.total(s.near(s.one("Grader"), "powers"), "ratedKw"),
    )
    q("group", "packs by grade", lambda s: tally(s, packs(s), "grade"))
    q(
        "group",
        "How many packs are there in each kiln?",
        lambda s: number_of(s, s.kind("Kiln"), "dryingIn"),
    )
    q(
        "group",
        "total volume for each species",
        lambda s: table(
            (x, s.total(pick(s, packs(s), species=str(x)), "volumeM3"))
            for x in distinct(s, packs(s), "species")
        ),
    )
    q(
        "compare",
        "P0006 or P0031 - which is wetter",
        lambda s: topmost(s, ["P0006", "P0031"], "moisturePct"),
    )
    q(
        "compare",
        "Do Aino Laine and Bo Strand work the same shift?",
        lambda s: s.value(s.one("Aino Laine"), "shift") == s.value(s.one("Bo Strand"), "shift"),
    )
    q(
        "multihop",
        "Which kilns hold packs cut for an order of Kitzler Roofs?",
        lambda s: s.near(
            s.near(pick(s, orders(s), customer="Kitzler Roofs"), "cutFor", "Pack"), "dryingIn"
        ),
    )
    q(
        "multihop",
        "the operators of whatever is jammed",
        lambda s: s.near(pick(s, machines(s), status="jammed"), "runs", "Operator"),
    )
    q(
        "multihop",
        "To which machine does the wood go after the Trimmer?",
        lambda s: s.near(
            s.near(s.one("Trimmer"), "dischargesOnto"), "deliversTo", "Machine", way="out"
        ),
    )
    q(
        "multihop",
        "motors on machines that Egil Moen runs",
        lambda s: s.near(s.near(s.one("Egil Moen"), "runs"), "powers", "Motor"),
    )
    q(
        "path",
        "How does a board get from the Sorter to the Bandmill, over which belts and machines?",
        lambda s: route(
            s.paths(s.one("Sorter"), s.one("Bandmill"), ("dischargesOnto", "deliversTo"))
        ),
    )
    q(
        "exists",
        "is there any beech in stock",
        lambda s: bool(pick(s, packs(s), species="beech")),
    )
    q("negation", "motors that don't power any machine", lambda s: s.without(motors(s), "powers"))
    q(
        "negation",
        "how many packs haven't been cut for any order?",
        lambda s: len(s.without(packs(s), "cutFor")),
    )
    q("definition", "Explain what a kiln is, please", lambda s: says("kiln"))
    q("summary", "all about the Chipper", lambda s: says("Chipper", "running", "98"))
    q(
        "whatif",
        "If MT-34a8db burns out, which machine has lost its last motor?",
        lambda s: s.orphans(["MT-34a8db"], machines(s), "powers", "Motor"),
    )
    q(
        "whatif",
        "B16 tears. which machines then have no belt to discharge onto?",
        lambda s: s.orphans(["B16"], machines(s), "dischargesOnto", "Belt"),
    )
    q(
        "whatif",
        "Egil Moen is off all week, so which machines have nobody left who runs them?",
        lambda s: s.orphans([s.one("Egil Moen")], machines(s), "runs", "Operator"),
    )
    q("followup", "Which packs are drying in K1?", lambda s: drying(s, "K1"), "a")
    q(
        "followup",
        "How many cubic metres is that?",
        lambda s: near(s.total(drying(s, "K1"), "volumeM3")),
        "a",
    )
    q(
        "followup",
        "which of these packs is the driest",
        lambda s: topmost(s, drying(s, "K1"), "moisturePct", low=True),
        "a",
    )
    q(
        "followup",
        "what order is it for?",
        lambda s: s.near("P0016", "cutFor"),
        "a",
    )
    q("unknown", "How wet is P0019?", lambda s: UNKNOWN)
    q("unknown", "How many logs came in by lorry today?", lambda s: UNKNOWN)
    q("unknown", "phase of kiln K7", lambda s: UNKNOWN)
    q("ambiguous", "When did Gunnar Rask start with us?", lambda s: AMBIGUOUS)
    return q
