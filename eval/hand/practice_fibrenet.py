"""Hand-written practice questions on the network ``fibrenet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("fibrenet")

    def onts(s: Solver) -> list[str]:
        return s.kind("ONT")

    def cabinets(s: Solver) -> list[str]:
        return s.kind("cabinet")

    def splitters(s: Solver) -> list[str]:
        return s.kind("splitter")

    def lit(s: Solver, splitter: str) -> list[str]:
        return s.near(splitter, "lit_by")

    def housed(s: Solver, cabinet: str) -> list[str]:
        return s.near(cabinet, "housed_in")

    q("lookup", "rx power ONT0076", lambda s: s.value("ONT0076", "rx_power_dbm"))
    q("lookup", "What's the split ratio of SPL-19?", lambda s: s.value("SPL-19", "ratio"))
    q(
        "lookup",
        "which tariff has the customer on ONT0069 got",
        lambda s: s.value("ONT0069", "tariff"),
    )
    q(
        "lookup",
        "Firmware version running at Docklands, please?",
        lambda s: s.value(s.one("Docklands"), "firmware"),
    )
    q(
        "lookup",
        "Has somebody left the door of CAB-010 open?",
        lambda s: s.value("CAB-010", "door_open"),
    )
    q(
        "lookup",
        "length of the duct between CAB-013 and CAB-008",
        lambda s: [
            r.attributes["length_m"].value
            for r in s.edges("duct_to", lambda r: {r.source, r.target} == {"CAB-013", "CAB-008"})
        ],
    )

    q(
        "relation_out",
        "Which cabinets does Parkside feed?",
        lambda s: s.near(s.one("Parkside"), "feeds", "cabinet"),
    )
    q("relation_out", "ONT0094 is lit by what?", lambda s: s.near("ONT0094", "lit_by"))
    q(
        "relation_out",
        "On what street do I find ONT0063?",
        lambda s: s.near("ONT0063", "located_on"),
    )
    q("relation_in", "who is on call for cab-001", lambda s: s.near("CAB-001", "on_call_for"))
    q("relation_in", "Splitters inside CAB-012?", lambda s: housed(s, "CAB-012"))
    q("relation_in", "CAB-009 gets fed by which OLTs", lambda s: s.near("CAB-009", "feeds", "OLT"))

    q("list", "streets we cover, all of them", lambda s: s.kind("street"))
    q("list", "What tariffs are in use?", lambda s: distinct(s, onts(s), "tariff"))
    q("count", "how many ONTs are down", lambda s: len(pick(s, onts(s), link="down")))
    q("count", "How many customers (ONTs) hang on SPL-22?", lambda s: len(lit(s, "SPL-22")))
    q(
        "count",
        "1:32 splitters: quantity?",
        lambda s: len(pick(s, splitters(s), ratio="1:32")),
    )
    q(
        "count",
        "number of ducts that have 96 fibres",
        lambda s: len(s.edges("duct_to", lambda r: r.attributes["fibres"].value == 96)),
    )

    q(
        "filter",
        "cabinets running hotter than 45 °C",
        lambda s: s.where(cabinets(s), "temp_c", ">", 45),
    )
    q(
        "filter",
        "Which ONTs receive less than -30 dBm?",
        lambda s: s.where(onts(s), "rx_power_dbm", "<", -30),
    )
    q(
        "filter",
        "Pro 2500 customers whos link is down, which ONTs",
        lambda s: pick(s, onts(s), tariff="Pro 2500", link="down"),
    )
    q(
        "filter",
        "Could you find me the ONTs at the end of more than 9.5 kilometres of fibre?",
        lambda s: s.where(onts(s), "fibre_length_m", ">", 9500),
    )
    q(
        "filter",
        "battery powered cabinets put in after 2018",
        lambda s: s.where(
            pick(s, cabinets(s), power_source="battery"), "installed_on", ">=", "2019-01-01"
        ),
    )

    q("superlative", "Hottest cabinet right now?", lambda s: topmost(s, cabinets(s), "temp_c"))
    q(
        "superlative",
        "which splitter loses most (insertion loss)",
        lambda s: topmost(s, splitters(s), "insertion_loss_db"),
    )
    q(
        "superlative",
        "In which street are there more ONTs than in any other?",
        lambda s: extreme(s, s.kind("street"), lambda i: len(s.near(i, "located_on"))),
    )
    q(
        "topk",
        "top 3 streets by homes passed, in descending order",
        lambda s: leaders(s, s.kind("street"), "homes_passed", 3),
    )
    q(
        "aggregate",
        "How many homes do we pass, all streets taken together?",
        lambda s: s.total(s.kind("street"), "homes_passed"),
    )
    q(
        "aggregate",
        "average receive power over the ONTs lit by SPL-22",
        lambda s: near(s.mean(lit(s, "SPL-22"), "rx_power_dbm")),
    )
    q("group", "ONTs per tariff", lambda s: tally(s, onts(s), "tariff"))
    q(
        "group",
        "For each OLT, how many cabinets does it feed?",
        lambda s: number_of(s, s.kind("OLT"), "feeds"),
    )
    q(
        "compare",
        "Who's at the end of the longer fibre: ONT0001 or ONT0016?",
        lambda s: topmost(s, ["ONT0001", "ONT0016"], "fibre_length_m"),
    )
    q(
        "compare",
        "is the docklands cpu busier than northway's",
        lambda s: s.number(s.one("Docklands"), "cpu_pct") > s.number(s.one("Northway"), "cpu_pct"),
    )

    q(
        "multihop",
        "In which cabinet sits the splitter that lights ONT0061?",
        lambda s: s.near(s.near("ONT0061", "lit_by"), "housed_in", "cabinet"),
    )
    q(
        "multihop",
        "OLTs feeding the cabinet that SPL-22 is housed in",
        lambda s: s.near(s.near("SPL-22", "housed_in"), "feeds", "OLT"),
    )
    q(
        "multihop",
        "All ONTs served out of CAB-016, whichever splitter lights them",
        lambda s: s.near(housed(s, "CAB-016"), "lit_by", "ONT"),
    )
    q(
        "path",
        "What is the shortest way through the ducts from CAB-010 to CAB-012?",
        lambda s: route(s.paths("CAB-010", "CAB-012", ("duct_to",))),
    )
    q(
        "exists",
        "Does Northway feed CAB-004?",
        lambda s: s.related(s.one("Northway"), "CAB-004", "feeds"),
    )
    q(
        "exists",
        "any 1:32 splitter with a loss above 13 dB?",
        lambda s: bool(s.where(pick(s, splitters(s), ratio="1:32"), "insertion_loss_db", ">", 13)),
    )
    q("negation", "ONTs not lit by any splitter", lambda s: s.without(onts(s), "lit_by"))
    q(
        "negation",
        "Which cabinets have nobody on call?",
        lambda s: s.without(cabinets(s), "on_call_for"),
    )
    q(
        "summary",
        "Quick overview of CAB-009 before I drive out there?",
        lambda s: says("CAB-009", "55.2", "grid"),
    )

    q(
        "whatif",
        "Suppose Hillcrest burns down. Which cabinets lose their only OLT?",
        lambda s: s.orphans([s.one("Hillcrest")], cabinets(s), "feeds", "OLT"),
    )
    q(
        "whatif",
        "SPL-13 breaks, how many ONTs go dark",
        lambda s: len(s.orphans(["SPL-13"], onts(s), "lit_by", "splitter")),
    )
    q(
        "whatif",
        "if we moved SPL-21 over to CAB-009, how many splitters would be in there?",
        lambda s: len({*housed(s, "CAB-009"), "SPL-21"}),
    )

    q("followup", "what splitters are in CAB-015", lambda s: housed(s, "CAB-015"), "a")
    q(
        "followup",
        "which one has the lowest insertion loss?",
        lambda s: topmost(s, housed(s, "CAB-015"), "insertion_loss_db", low=True),
        "a",
    )
    q("followup", "Link state of ONT0110?", lambda s: s.value("ONT0110", "link"), "b")
    q("followup", "Hm. What splitter is it lit by?", lambda s: s.near("ONT0110", "lit_by"), "b")
    q(
        "followup",
        "and where's that one housed",
        lambda s: s.near(s.near("ONT0110", "lit_by"), "housed_in", "cabinet"),
        "b",
    )

    q("unknown", "IP address of the Docklands OLT?", lambda s: UNKNOWN)
    q("unknown", "How strong a signal does ONT0088 receive?", lambda s: UNKNOWN)
    q("unknown", "is the door of CAB-031 shut", lambda s: UNKNOWN)
    q(
        "ambiguous",
        "how many joints did Zeno Matic make this month?",
        lambda s: AMBIGUOUS,
    )
    return q
