"""Hand-written practice questions on the network ``biogas``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    namesakes,
    oldest,
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("biogas")

    def tanks(s: Solver) -> list[str]:
        return s.kind("Digester")

    def probes(s: Solver) -> list[str]:
        return s.kind("GasProbe")

    def stirrers(s: Solver) -> list[str]:
        return s.kind("Agitator")

    def loads(s: Solver) -> list[str]:
        return s.kind("Delivery")

    def tipped(s: Solver, tank: str) -> list[str]:
        return s.near(s.one(tank), "tippedInto", "Delivery")

    def on(s: Solver, tank: str) -> list[str]:
        return s.near(s.one(tank), "fittedTo", "GasProbe")

    q("lookup", "how hot is the slurry inside Emma", lambda s: s.value(s.one("Emma"), "slurryTemp"))
    q("lookup", "Frieda's pH?", lambda s: s.value(s.one("Frieda"), "phValue"))
    q(
        "lookup",
        "gas going from Clara over to CHP5, what's the flow",
        lambda s: link_value(s, s.one("Clara"), s.one("CHP5"), "sendsGasTo", "gasFlow"),
    )
    q(
        "lookup",
        "how long has AG14 been run so far, hours",
        lambda s: s.value(s.one("AG14"), "runHours"),
    )
    q(
        "lookup",
        "Until which year have we got Jansen under contract?",
        lambda s: s.value(s.one("Jansen"), "contractUntil"),
    )
    q(
        "relation_out",
        "Dora feeds gas to which engines?",
        lambda s: s.near(s.one("Dora"), "sendsGasTo"),
    )
    q("relation_out", "what tank does AG12 stir", lambda s: s.near(s.one("AG12"), "stirs"))
    q(
        "relation_out",
        "load DLV-0017 came from which farm",
        lambda s: s.near(s.one("DLV-0017"), "broughtBy"),
    )
    q("relation_in", "whats fitted on greta in the way of gas probes", lambda s: on(s, "Greta"))
    q(
        "relation_in",
        "Who looks after Emma?",
        lambda s: s.near(s.one("Emma"), "looksAfter", "Technician"),
    )
    q(
        "relation_in",
        "list the loads Goose Green has brought",
        lambda s: s.near(s.one("Goose Green"), "broughtBy", "Delivery"),
    )
    q("list", "what sorts of feedstock do we take in", lambda s: distinct(s, loads(s), "feedstock"))
    q(
        "count",
        "agitators standing still at the moment, how many",
        lambda s: how_many(pick(s, stirrers(s), switchedOn=False)),
    )
    q(
        "count",
        "How many loads did we turn away?",
        lambda s: how_many(pick(s, loads(s), rejected=True)),
    )
    q("count", "number of probes on Dora", lambda s: how_many(on(s, "Dora")))
    q(
        "filter",
        "agitators that are switched on and vibrate above 7",
        lambda s: s.where(pick(s, stirrers(s), switchedOn=True), "vibration", ">", 7),
    )
    q(
        "filter",
        "methane probes with calibration due before the end of 2026",
        lambda s: s.where(
            pick(s, probes(s), quantity="methane"), "calibrationDue", "<", "2026-12-31"
        ),
    )
    q(
        "filter",
        "organic farms less than 7 km away",
        lambda s: s.where(pick(s, s.kind("Farm"), organic=True), "haulDistance", "<", 7),
    )
    q(
        "filter",
        "Accepted cattle slurry of 20 tonnes and up - which loads?",
        lambda s: s.where(
            pick(s, loads(s), feedstock="cattle slurry", rejected=False), "tonnage", ">=", 20
        ),
    )
    q("filter", "which tanks are foaming", lambda s: pick(s, tanks(s), foaming=True))
    q(
        "filter",
        "pig slurry that arrived in July 2026",
        lambda s: s.where(
            s.where(pick(s, loads(s), feedstock="pig slurry"), "arrivedOn", ">=", "2026-07-01"),
            "arrivedOn",
            "<=",
            "2026-07-31",
        ),
    )
    q(
        "superlative",
        "Who's our furthest supplier?",
        lambda s: topmost(s, s.kind("Farm"), "haulDistance"),
    )
    q(
        "superlative",
        "engine with the hottest exhaust",
        lambda s: topmost(s, s.kind("GasEngine"), "exhaustTemp"),
    )
    q(
        "superlative",
        "Which farm turns up most often, by number of loads?",
        lambda s: extreme(s, s.kind("Farm"), lambda f: len(s.near(f, "broughtBy", "Delivery"))),
    )
    q(
        "topk",
        "three roomiest digesters, biggest first",
        lambda s: leaders(s, tanks(s), "workingVolume", 3),
    )
    q(
        "topk",
        "The two engines waiting longest for fresh oil, longest first",
        lambda s: oldest(s, s.kind("GasEngine"), "oilChanged", 2),
    )
    q(
        "aggregate",
        "tonnes of food waste in total",
        lambda s: near(s.total(pick(s, loads(s), feedstock="food waste"), "tonnage"), 0.001),
    )
    q(
        "aggregate",
        "avarage dry matter in the maize",
        lambda s: near(s.mean(pick(s, loads(s), feedstock="maize silage"), "dryMatter")),
    )
    q(
        "aggregate",
        "What can all the engines put out together, in MW?",
        lambda s: Gold(
            values=[s.total(s.kind("GasEngine"), "electricalOutput") / 1000],
            accept=[[s.total(s.kind("GasEngine"), "electricalOutput")]],
            tolerance=0.005,
        ),
    )
    q("group", "number of loads for every feedstock", lambda s: tally(s, loads(s), "feedstock"))
    q(
        "group",
        "tonnes brought by each farm, please",
        lambda s: table(
            (f, s.total(s.near(f, "broughtBy", "Delivery"), "tonnage")) for f in s.kind("Farm")
        ),
    )
    q("group", "Probes broken down by state", lambda s: tally(s, probes(s), "probeState"))
    q(
        "compare",
        "does Anna hold more than Emma",
        lambda s: truth(
            s.number(s.one("Anna"), "workingVolume") > s.number(s.one("Emma"), "workingVolume")
        ),
    )
    q(
        "compare",
        "AG05 or AG11: which one shakes worse?",
        lambda s: topmost(s, [s.one("AG05"), s.one("AG11")], "vibration"),
    )
    q(
        "multihop",
        "which farms has Clara been fed by",
        lambda s: s.near(tipped(s, "Clara"), "broughtBy", "Farm"),
    )
    q(
        "multihop",
        "Technicians looking after whichever digester carries GP-013",
        lambda s: s.near(s.near(s.one("GP-013"), "fittedTo"), "looksAfter", "Technician"),
    )
    q(
        "multihop",
        "who services the engines that get Emma's gas?",
        lambda s: s.near(s.near(s.one("Emma"), "sendsGasTo"), "services", "Technician"),
    )
    q(
        "multihop",
        "agitators in the tanks that send gas to CHP3",
        lambda s: s.near(s.near(s.one("CHP3"), "sendsGasTo", "Digester"), "stirs", "Agitator"),
    )
    q(
        "path",
        "If Frieda runs over, by what way does it get to Berta?",
        lambda s: route(s.paths(s.one("Frieda"), s.one("Berta"), ("overflowsTo",))),
    )
    q(
        "exists",
        "does any of Anna's gas go to CHP1",
        lambda s: s.related(s.one("Anna"), s.one("CHP1"), "sendsGasTo"),
    )
    q(
        "negation",
        "probes that are not fitted to a tank",
        lambda s: s.without(probes(s), "fittedTo", "Digester"),
    )
    q(
        "negation",
        "Loads that never got tipped into any digester?",
        lambda s: s.without(loads(s), "tippedInto", "Digester"),
    )
    q("definition", "new here - what is an agitator?", lambda s: says("agitator"))
    q("summary", "Dora: give me the essentials", lambda s: says("Dora", "3750", "mesophilic"))
    q(
        "whatif",
        "CHP2 and CHP5 both trip. Which digesters have no engine left for their gas?",
        lambda s: s.orphans([s.one("CHP2"), s.one("CHP5")], tanks(s), "sendsGasTo", "GasEngine"),
    )
    q(
        "whatif",
        "TE-02 goes on leave, which tanks have nobody looking after them then that had someone",
        lambda s: s.orphans([s.one("TE-02")], tanks(s), "looksAfter", "Technician"),
    )
    q(
        "whatif",
        "suppose three more agitators went into Clara, how many would stir her",
        lambda s: len(s.near(s.one("Clara"), "stirs", "Agitator")) + 3,
    )
    q("followup", "What was tipped into Frieda?", lambda s: tipped(s, "Frieda"), "a")
    q(
        "followup",
        "how many tonnes is that altogether",
        lambda s: near(s.total(tipped(s, "Frieda"), "tonnage"), 0.001),
        "a",
    )
    q("followup", "last oil change on CHP1", lambda s: s.value(s.one("CHP1"), "oilChanged"), "b")
    q("followup", "and CHP3's?", lambda s: s.value(s.one("CHP3"), "oilChanged"), "b")
    q(
        "unknown",
        "when's GP-012 due for calibration",
        lambda s: unheld(s, s.one("GP-012"), "calibrationDue"),
    )
    q("unknown", "Which firm built the Greta tank?", lambda s: UNKNOWN)
    q("unknown", "vibration of AG19?", lambda s: unnamed(s, "AG19"))
    q(
        "ambiguous",
        "how many standby hours has Holger Pries done",
        lambda s: namesakes(s, "Holger Pries", "standbyHours"),
    )
    return q
