"""Hand-written practice questions on the network ``microgrid``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
    table,
)
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
    q = Sheet("microgrid")

    def strings(s: Solver) -> list[str]:
        return s.kind("pv_string")

    def inverters(s: Solver) -> list[str]:
        return s.kind("inverter")

    def loads(s: Solver) -> list[str]:
        return s.kind("consumer")

    def on(s: Solver, bus: str) -> list[str]:
        return s.near(bus, "fed_from")

    q(
        "lookup",
        "What is the Sawmill pulling at the moment, in kW?",
        lambda s: Gold(values=[17.1], accept=[[17100]]),
    )
    q("lookup", "state of INV-K11", lambda s: s.value("INV-K11", "state"))
    q("lookup", "how full is battery Ember", lambda s: Gold(values=[0.6], accept=[[60]]))
    q("lookup", "DC voltage of PV string 29?", lambda s: s.value("29", "dc_voltage"))
    q("lookup", "Is the clinic a critical load?", lambda s: s.value(s.one("Clinic"), "critical"))
    q(
        "relation_out",
        "Into which inverter is string 21 wired?",
        lambda s: s.near("21", "wired_into"),
    )
    q(
        "relation_out",
        "which inverters charge Boulder",
        lambda s: s.near(s.one("Boulder"), "charged_by"),
    )
    q(
        "relation_out",
        "Where does INV-J10 export its power to?",
        lambda s: s.near("INV-J10", "exports_to"),
    )
    q("relation_in", "Who is fed from BB3?", lambda s: on(s, "BB3"))
    q("relation_in", "strings on INV-H8", lambda s: s.near("INV-H8", "wired_into"))
    q("list", "Which types of panel have we got?", lambda s: distinct(s, strings(s), "panel_type"))
    q(
        "count",
        "How many inverters are producing?",
        lambda s: how_many(pick(s, inverters(s), state="producing")),
    )
    q(
        "count",
        "critical consumers, how many of them",
        lambda s: how_many(pick(s, loads(s), critical=True)),
    )
    q(
        "filter",
        "strings that have lost more than 30 percent to dirt (soiling)",
        lambda s: s.where(strings(s), "soiling", ">", 0.3),
    )
    q(
        "filter",
        "Which tripped inverters were good for over 90 kW?",
        lambda s: s.where(pick(s, inverters(s), state="tripped"), "ac_power_kw", ">", 90),
    )
    q(
        "filter",
        "batteries at 60 percent or above",
        lambda s: s.where(s.kind("battery"), "soc", ">=", 0.6),
    )
    q(
        "filter",
        "critical loads on the night tariff drawing more than 15 kilowatts",
        lambda s: s.where(pick(s, loads(s), critical=True, tariff="night"), "demand_w", ">", 15000),
    )
    q(
        "filter",
        "poly strings under 450 volts",
        lambda s: s.where(pick(s, strings(s), panel_type="poly"), "dc_voltage", "<", 450),
    )
    q(
        "filter",
        "Inverters with an efficiency below 90 %",
        lambda s: s.where(inverters(s), "efficiency", "<", 0.9),
    )
    q(
        "filter",
        "batteries between 1000 and 2000 cycles",
        lambda s: s.where(s.where(s.kind("battery"), "cycles", ">=", 1000), "cycles", "<=", 2000),
    )
    q("superlative", "Which consumer needs the most?", lambda s: topmost(s, loads(s), "demand_w"))
    q(
        "superlative",
        "least efficient inverter",
        lambda s: topmost(s, inverters(s), "efficiency", low=True),
    )
    q(
        "superlative",
        "busbar feeding the largest number of consumers",
        lambda s: extreme(s, s.kind("busbar"), lambda i: len(on(s, i))),
    )
    q(
        "superlative",
        "most worn battery by cycles?",
        lambda s: topmost(s, s.kind("battery"), "cycles"),
    )
    q(
        "topk",
        "The 3 dirtiest strings please, worst first",
        lambda s: leaders(s, strings(s), "soiling", 3),
    )
    q(
        "aggregate",
        "Total AC output of all inverters?",
        lambda s: near(s.total(inverters(s), "ac_power_kw")),
    )
    q(
        "aggregate",
        "How much battery capacity do we have in MWh?",
        lambda s: Gold(
            values=[s.total(s.kind("battery"), "capacity_kwh") / 1000],
            accept=[[s.total(s.kind("battery"), "capacity_kwh")]],
        ),
    )
    q(
        "aggregate",
        "mean dc voltage of the bifacial strings",
        lambda s: near(s.mean(pick(s, strings(s), panel_type="bifacial"), "dc_voltage")),
    )
    q("group", "inverters by state", lambda s: tally(s, inverters(s), "state"))
    q(
        "group",
        "How many strings does each inverter take?",
        lambda s: number_of(s, inverters(s), "wired_into"),
    )
    q(
        "group",
        "demand of the consumers added up per tariff",
        lambda s: table(
            (t, s.total(pick(s, loads(s), tariff=str(t)), "demand_w"))
            for t in distinct(s, loads(s), "tariff")
        ),
    )
    q(
        "compare",
        "Does the Ice Store need more than the School House?",
        lambda s: (
            s.number(s.one("Ice Store"), "demand_w") > s.number(s.one("School House"), "demand_w")
        ),
    )
    q(
        "compare",
        "cobalt vs drum: bigger capacity?",
        lambda s: topmost(s, [s.one("Cobalt"), s.one("Drum")], "capacity_kwh"),
    )
    q(
        "multihop",
        "Which busbar does PV string 18 end up feeding, via its inverter?",
        lambda s: s.near(s.near("18", "wired_into"), "exports_to", "busbar"),
    )
    q(
        "multihop",
        "inverters that export to a bus the Radio Mast is fed from",
        lambda s: s.near(s.near(s.one("Radio Mast"), "fed_from"), "exports_to", "inverter"),
    )
    q(
        "multihop",
        "What panel types are behind INV-B2?",
        lambda s: distinct(s, s.near("INV-B2", "wired_into", "pv_string"), "panel_type"),
    )
    q(
        "multihop",
        "States of the inverters that charge Cobalt",
        lambda s: distinct(s, s.near(s.one("Cobalt"), "charged_by"), "state"),
    )
    q(
        "multihop",
        "which strings can charge Anvil, through any inverter",
        lambda s: s.near(s.near(s.one("Anvil"), "charged_by"), "wired_into", "pv_string"),
    )
    q(
        "path",
        "Over which busbars does power get from BB2 to BB4, using ties only?",
        lambda s: route(s.paths("BB2", "BB4", ("tie",))),
    )
    q(
        "exists",
        "Is Net Loft fed from BB1?",
        lambda s: s.related(s.one("Net Loft"), "BB1", "fed_from"),
    )
    q(
        "negation",
        "Which inverters export to no busbar at all?",
        lambda s: s.without(inverters(s), "exports_to"),
    )
    q(
        "negation",
        "inverters that aren't charging any battery",
        lambda s: s.without(inverters(s), "charged_by"),
    )
    q(
        "negation",
        "consumers that hang on no busbar",
        lambda s: s.without(loads(s), "fed_from"),
    )
    q(
        "whatif",
        "BB2 is taken out for maintenance. Which consumers are in the dark?",
        lambda s: s.orphans(["BB2"], loads(s), "fed_from", "busbar"),
    )
    q(
        "whatif",
        "If INV-B2 and INV-A1 both fail, which batteries can't be charged any more?",
        lambda s: s.orphans(["INV-B2", "INV-A1"], s.kind("battery"), "charged_by", "inverter"),
    )
    q(
        "whatif",
        "how many strings hang useless when INV-D4 trips",
        lambda s: len(s.orphans(["INV-D4"], strings(s), "wired_into", "inverter")),
    )
    q("unknown", "Who manufactured INV-E5?", lambda s: UNKNOWN)
    q("unknown", "soiling on string 24?", lambda s: UNKNOWN)
    q("unknown", "demand of the Lighthouse", lambda s: UNKNOWN)
    q("ambiguous", "How much does the Post Office draw?", lambda s: AMBIGUOUS)
    q("definition", "What should I understand by a PV string?", lambda s: says("string"))
    q("summary", "What's the set-up here, roughly?", lambda s: says("34", "12", "inverter"))
    q(
        "followup",
        "Which batteries does INV-L12 charge?",
        lambda s: s.near("INV-L12", "charged_by"),
        "a",
    )
    q(
        "followup",
        "Which of those is fuller?",
        lambda s: topmost(s, s.near("INV-L12", "charged_by"), "soc"),
        "a",
    )
    q("followup", "and its cycle count?", lambda s: s.value(s.one("Boulder"), "cycles"), "a")
    q("followup", "no no, I meant Cobalt's", lambda s: s.value(s.one("Cobalt"), "cycles"), "a")
    return q
