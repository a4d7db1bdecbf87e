"""Hand-written practice questions on the network ``binround``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    number_of,
    part,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("binround")

    def bins(s: Solver) -> list[str]:
        return s.kind("WasteContainer")

    def points(s: Solver) -> list[str]:
        return s.kind("CollectionPoint")

    def rounds(s: Solver) -> list[str]:
        return s.kind("Round")

    def trucks(s: Solver) -> list[str]:
        return s.kind("Vehicle")

    def workers(s: Solver) -> list[str]:
        return s.kind("Worker")

    def complaints(s: Solver) -> list[str]:
        return s.kind("Complaint")

    def bins_at(s: Solver, point: str) -> list[str]:
        return s.near(s.one(point), "locatedAt", "WasteContainer")

    def road(s: Solver, a: str, b: str) -> float | int:
        ends = {s.one(a), s.one(b)}
        (found,) = s.edges("roadTo", lambda r: {r.source, r.target} == ends)
        return float(str(found.attributes["distance"].value))

    q(
        "lookup",
        "how full is bin-017",
        lambda s: Gold(values=[s.number(s.one("bin-017"), "fillingLevel")], accept=[[99]]),
    )
    q(
        "lookup",
        "What kind of rubbish goes into bin-054?",
        lambda s: s.value(s.one("bin-054"), "wasteType"),
    )
    q(
        "lookup",
        "when was bin-030 last emptied?",
        lambda s: s.value(s.one("bin-030"), "dateLastEmptying"),
    )
    q(
        "lookup",
        "bin-012 size in cubic metres",
        lambda s: converted(s, s.one("bin-012"), "volume", 1 / 1000),
    )
    q("lookup", "what does truck-C run on", lambda s: s.value(s.one("truck-C"), "fuelType"))
    q(
        "lookup",
        "how far apart are Elder Mews and Orchard Gate by road",
        lambda s: road(s, "Elder Mews", "Orchard Gate"),
    )
    q(
        "relation_out",
        "Where does round-4 tip its load?",
        lambda s: s.near(s.one("round-4"), "unloadsAt"),
    )
    q(
        "relation_out",
        "In which spot is bin-044 standing?",
        lambda s: s.near(s.one("bin-044"), "locatedAt"),
    )
    q("relation_out", "C-0017 was handled by whom", lambda s: s.near(s.one("C-0017"), "handledBy"))
    q("relation_in", "bins in canal walk", lambda s: bins_at(s, "Canal Walk"))
    q(
        "relation_in",
        "Which collection points does round-9 serve?",
        lambda s: s.near(s.one("round-9"), "servedBy"),
    )
    q(
        "relation_in",
        "who's on the rota for round-6",
        lambda s: s.near(s.one("round-6"), "rosteredOn"),
    )
    q(
        "relation_in",
        "What have people complained about concerning bin-003? Give me the complaints.",
        lambda s: s.near(s.one("bin-003"), "concerns"),
    )
    q("list", "which waste types do we collect", lambda s: distinct(s, bins(s), "wasteType"))
    q(
        "count",
        "How many glass containers have we got?",
        lambda s: len(pick(s, bins(s), wasteType="glass")),
    )
    q("count", "open lids, how many are there", lambda s: how_many(pick(s, bins(s), lidOpen=True)))
    q("filter", "bins over 90 percent full", lambda s: s.where(bins(s), "fillingLevel", ">", 0.9))
    q(
        "filter",
        "Any container hotter than 58 degrees? Might be smouldering.",
        lambda s: s.where(bins(s), "temperature", ">", 58),
    )
    q(
        "filter",
        "Which residual bins are less than a fifth full?",
        lambda s: s.where(pick(s, bins(s), wasteType="residual"), "fillingLevel", "<", 0.2),
    )
    q(
        "filter",
        "bins not emptied since before 15 February",
        lambda s: s.where(bins(s), "dateLastEmptying", "<", "2026-02-15"),
    )
    q(
        "filter",
        "complaints about overflowing that are still open",
        lambda s: pick(s, complaints(s), reason="overflowing", resolved=False),
    )
    q(
        "filter",
        "which trucks don't burn diesel",
        lambda s: s.where(trucks(s), "fuelType", "!=", "diesel"),
    )
    q("superlative", "who's been with us longest", lambda s: earliest(s, workers(s), "joinedOn"))
    q(
        "superlative",
        "Where do the most bins stand?",
        lambda s: extreme(s, points(s), lambda p: len(s.near(p, "locatedAt", "WasteContainer"))),
    )
    q(
        "superlative",
        "which round passes the greatest number of bins",
        lambda s: extreme(
            s,
            rounds(s),
            lambda r: len(s.near(s.near(r, "servedBy"), "locatedAt", "WasteContainer")),
        ),
    )
    q(
        "topk",
        "Name the two trucks with the heaviest load aboard.",
        lambda s: leaders(s, trucks(s), "payload", 2),
    )
    q(
        "aggregate",
        "How full are the organic bins on average?",
        lambda s: part(s.mean(pick(s, bins(s), wasteType="organic"), "fillingLevel")),
    )
    q(
        "aggregate",
        "total km planned for the wednesday rounds",
        lambda s: near(s.total(pick(s, rounds(s), weekday="Wednesday"), "plannedDistance"), 0.001),
    )
    q(
        "aggregate",
        "Percentage of complaints that are resolved?",
        lambda s: share(pick(s, complaints(s), resolved=True), complaints(s)),
    )
    q("group", "containers by waste type", lambda s: tally(s, bins(s), "wasteType"))
    q(
        "group",
        "How many people are rostered on each round?",
        lambda s: number_of(s, rounds(s), "rosteredOn", "Worker"),
    )
    q(
        "group",
        "mean filling level for each type of waste",
        lambda s: table(
            (w, s.mean(pick(s, bins(s), wasteType=w), "fillingLevel"))
            for w in distinct(s, bins(s), "wasteType")
        ),
    )
    q(
        "compare",
        "Weir Works or Greenfold, which takes more per day?",
        lambda s: topmost(s, [s.one("Weir Works"), s.one("Greenfold")], "dailyLimit"),
    )
    q(
        "compare",
        "is bin-052 fuller than bin-043?",
        lambda s: (
            s.number(s.one("bin-052"), "fillingLevel") > s.number(s.one("bin-043"), "fillingLevel")
        ),
    )
    q(
        "multihop",
        "On which rounds does bin-021 get collected?",
        lambda s: s.near(s.near(s.one("bin-021"), "locatedAt"), "servedBy", "Round"),
    )
    q(
        "multihop",
        "bins along round-4",
        lambda s: s.near(s.near(s.one("round-4"), "servedBy"), "locatedAt", "WasteContainer"),
    )
    q(
        "multihop",
        "which trucks drive to Southside Tip",
        lambda s: s.near(s.near(s.one("Southside Tip"), "unloadsAt"), "usesVehicle", "Vehicle"),
    )
    q(
        "multihop",
        "At what sites are the bins that smell, according to complaints?",
        lambda s: s.near(
            s.near(pick(s, complaints(s), reason="smell"), "concerns"),
            "locatedAt",
            "CollectionPoint",
        ),
    )
    q(
        "path",
        "best way by road from Heron Quay to Rope Walk, via the fewest points",
        lambda s: route(s.paths(s.one("Heron Quay"), s.one("Rope Walk"), ("roadTo",))),
    )
    q(
        "exists",
        "Are there any glass bins at Market Hall?",
        lambda s: Gold(
            values=[True], accept=[pick(s, bins_at(s, "Market Hall"), wasteType="glass")]
        ),
    )
    q("negation", "workers on no round", lambda s: s.without(workers(s), "rosteredOn", "Round"))
    q(
        "negation",
        "complaints nobody is handling",
        lambda s: s.without(complaints(s), "handledBy", "Worker"),
    )
    q(
        "definition",
        "whats a collection point then",
        lambda s: says("collection point|collectionpoint"),
    )
    q(
        "summary",
        "Tell me the main facts about truck-E.",
        lambda s: says("truck-E|truck e", "286500|286,500|286 500", "4700|4,700|4 700"),
    )
    q(
        "whatif",
        "If round-8 is cancelled, which collection points get no round at all?",
        lambda s: s.orphans([s.one("round-8")], points(s), "servedBy", "Round"),
    )
    q(
        "whatif",
        "truck-F goes to the scrapyard; which rounds have no vehicle then",
        lambda s: s.orphans([s.one("truck-F")], rounds(s), "usesVehicle", "Vehicle"),
    )
    q(
        "whatif",
        "Nelson Green is dug up so no road leads through it any more. Who is cut off?",
        lambda s: s.cut_off([s.one("Nelson Green")], ("roadTo",)),
    )
    q(
        "followup",
        "which bins are there at Inkerman Steps",
        lambda s: bins_at(s, "Inkerman Steps"),
        "a",
    )
    q(
        "followup",
        "and the fullest of them is?",
        lambda s: topmost(s, bins_at(s, "Inkerman Steps"), "fillingLevel"),
        "a",
    )
    q(
        "followup",
        "What did Oskar Lind sign up as, driver or loader?",
        lambda s: s.value(s.one("Oskar Lind"), "role"),
        "b",
    )
    q(
        "followup",
        "which complaints does he handle",
        lambda s: s.near(s.one("Oskar Lind"), "handledBy"),
        "b",
    )
    q("unknown", "How full is bin-022?", lambda s: UNKNOWN)
    q("unknown", "what does a collection cost per bin", lambda s: UNKNOWN)
    q("unknown", "Which round serves Tulip Avenue?", lambda s: UNKNOWN)
    q("ambiguous", "Which bins stand at Dyer Court?", lambda s: AMBIGUOUS)
    return q
