"""Hand-written practice questions on the network ``glasshouse``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    leaders,
    number_of,
    pick,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("glasshouse")

    def beds(s: Solver) -> list[str]:
        return s.kind("bed")

    def houses(s: Solver) -> list[str]:
        return s.kind("house")

    def probes(s: Solver) -> list[str]:
        return s.kind("substrate_probe")

    def valves(s: Solver) -> list[str]:
        return s.kind("solenoid")

    def in_house(s: Solver, house: str) -> list[str]:
        return s.near(s.one(house), "stands_in", "bed")

    q("lookup", "how hot is it in Begonia", lambda s: s.value(s.one("Begonia"), "air_temp"))
    q("lookup", "When was bed-09 sown?", lambda s: s.value("bed-09", "sown"))
    q("lookup", "bed-14 - is that an organic one?", lambda s: s.value("bed-14", "organic"))
    q("lookup", "ph reading of sp-ab2f0c", lambda s: s.value("sp-ab2f0c", "ph"))
    q(
        "lookup",
        "How full is reservoir res-D at present?",
        lambda s: Gold(values=[s.number("res-D", "fill")], accept=[[14]]),
    )

    q(
        "relation_out",
        "where does sol-9 take its water from",
        lambda s: s.near("sol-9", "draws_from"),
    )
    q("relation_out", "In which house does bed-20 stand?", lambda s: s.near("bed-20", "stands_in"))
    q("relation_out", "reservoirs enriched by dose-2", lambda s: s.near("dose-2", "enriches"))
    q("relation_in", "What beds are there in Dahlia?", lambda s: in_house(s, "Dahlia"))
    q(
        "relation_in",
        "who's in charge of Gerbera",
        lambda s: s.near(s.one("Gerbera"), "in_charge_of"),
    )
    q(
        "relation_in",
        "Please give me the probes sitting in bed-22.",
        lambda s: s.near("bed-22", "buried_in"),
    )

    q("list", "Which crops do we grow?", lambda s: distinct(s, beds(s), "crop"))
    q("list", "names of all the greenhouses", houses)
    q(
        "count",
        "how many solenoids have jammed",
        lambda s: len(pick(s, valves(s), position="jammed")),
    )
    q(
        "count",
        "Number of strawberry beds?",
        lambda s: len(pick(s, beds(s), crop="strawberry")),
    )
    q("count", "probes in bed-17, count", lambda s: len(s.near("bed-17", "buried_in")))
    q(
        "count",
        "How many of our lettuce beds are organic?",
        lambda s: len(pick(s, beds(s), crop="lettuce", organic=True)),
    )

    q(
        "filter",
        "houses warmer than 82 °F",
        lambda s: s.where(houses(s), "air_temp", ">", (82 - 32) / 1.8),
    )
    q(
        "filter",
        "Which probes are bone dry, I mean less than 20 percent moisture?",
        lambda s: s.where(probes(s), "moisture", "<", 20),
    )
    q(
        "filter",
        "probe bateries under 2.7 volts - which probes?",
        lambda s: s.where(probes(s), "battery", "<", 2.7),
    )
    q(
        "filter",
        "closed solenoids with more than 60000 cycles on them",
        lambda s: s.where(pick(s, valves(s), position="closed"), "cycles", ">", 60000),
    )
    q(
        "filter",
        "I need the beds that aren't organic and were sown before 2026",
        lambda s: s.where(pick(s, beds(s), organic=False), "sown", "<", "2026-01-01"),
    )

    q(
        "superlative",
        "Where is the air most humid?",
        lambda s: topmost(s, houses(s), "humidity"),
    )
    q("superlative", "bed w/ the most plants", lambda s: topmost(s, beds(s), "plants"))
    q(
        "superlative",
        "Which reservoir do the greatest number of solenoids draw from?",
        lambda s: extreme(s, s.kind("reservoir"), lambda i: len(s.near(i, "draws_from"))),
    )
    q(
        "topk",
        "3 saltiest probes (highest EC), saltiest first please",
        lambda s: leaders(s, probes(s), "ec", 3),
    )
    q(
        "aggregate",
        "What do all our reservoirs hold together when full?",
        lambda s: Gold(values=[t := s.total(s.kind("reservoir"), "capacity")], accept=[[t * 1000]]),
    )
    q(
        "aggregate",
        "mean moisture of the probes in bed-26",
        lambda s: near(s.mean(s.near("bed-26", "buried_in"), "moisture")),
    )
    q(
        "group",
        "plants per crop (added up)",
        lambda s: table(
            (c, s.total(pick(s, beds(s), crop=str(c)), "plants"))
            for c in distinct(s, beds(s), "crop")
        ),
    )
    q(
        "group",
        "How many beds has each house got?",
        lambda s: number_of(s, houses(s), "stands_in"),
    )
    q(
        "compare",
        "fuller one: res-B or res-A?",
        lambda s: topmost(s, ["res-B", "res-A"], "fill"),
    )
    q(
        "compare",
        "Did Cora Lindt start here before Abel Ruiz?",
        lambda s: (
            str(s.value(s.one("Cora Lindt"), "started"))
            < str(s.value(s.one("Abel Ruiz"), "started"))
        ),
    )

    q(
        "multihop",
        "To which house does the bed with probe sp-304ba6 belong?",
        lambda s: s.near(s.near("sp-304ba6", "buried_in"), "stands_in", "house"),
    )
    q(
        "multihop",
        "what crops get their water out of res-D",
        lambda s: distinct(
            s, s.near(s.near("res-D", "draws_from", "solenoid"), "waters", "bed"), "crop"
        ),
    )
    q(
        "multihop",
        "Solenoids that water any of the beds in Clivia?",
        lambda s: s.near(in_house(s, "Clivia"), "waters", "solenoid"),
    )
    q(
        "path",
        "How does what dose-3 puts in reach bed-07? Step by step please",
        lambda s: route(s.paths("dose-3", "bed-07")),
    )
    q(
        "exists",
        "does bed-06 get water from sol-4",
        lambda s: s.related("bed-06", "sol-4", "waters"),
    )
    q(
        "exists",
        "Is any house over 30 degrees although its vents are open?",
        lambda s: bool(s.where(pick(s, houses(s), vents="open"), "air_temp", ">", 30)),
    )
    q(
        "negation",
        "Which beds get no water from any solenoid?",
        lambda s: s.without(beds(s), "waters"),
    )
    q(
        "negation",
        "number of probes that are not buried in a bed",
        lambda s: len(s.without(probes(s), "buried_in")),
    )
    q("definition", "substrate probe, what's that?", lambda s: says("probe"))
    q("summary", "Sum up this whole estate for me", lambda s: says("26", "34"))

    q(
        "whatif",
        "res-C has to be drained and goes out of service. Which solenoids lose their water?",
        lambda s: s.orphans(["res-C"], valves(s), "draws_from", "reservoir"),
    )
    q(
        "whatif",
        "if sol-10 and sol-17 both pack up, what beds are left dry that weren't before?",
        lambda s: s.orphans(["sol-10", "sol-17"], beds(s), "waters", "solenoid"),
    )
    q(
        "whatif",
        "imagine sol-3 is freed and set to closed; how many jammed solenoids remain?",
        lambda s: len(set(pick(s, valves(s), position="jammed")) - {"sol-3"}),
    )

    q("followup", "beds standing in Clivia?", lambda s: in_house(s, "Clivia"), "a")
    q(
        "followup",
        "Which of them holds the most plants?",
        lambda s: topmost(s, in_house(s, "Clivia"), "plants"),
        "a",
    )
    q("followup", "What position is sol-13 in?", lambda s: s.value("sol-13", "position"), "b")
    q("followup", "which beds does it water then", lambda s: s.near("sol-13", "waters"), "b")
    q(
        "followup",
        "and the houses those are in?",
        lambda s: s.near(s.near("sol-13", "waters"), "stands_in", "house"),
        "b",
    )

    q("unknown", "Which fungicide was last sprayed in Erica?", lambda s: UNKNOWN)
    q("unknown", "moisture at sp-c400c7?", lambda s: UNKNOWN)
    q("unknown", "are the vents in Hyacinth open", lambda s: UNKNOWN)
    q("ambiguous", "Since when has Greta Solheim been with us?", lambda s: AMBIGUOUS)
    return q
