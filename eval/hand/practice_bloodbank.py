"""Hand-written practice questions on the network ``bloodbank``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    share,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("bloodbank")

    def units(s: Solver) -> list[str]:
        return s.kind("BloodUnit")

    def donors(s: Solver) -> list[str]:
        return s.kind("Donor")

    def requests(s: Solver) -> list[str]:
        return s.kind("Request")

    def hospitals(s: Solver) -> list[str]:
        return s.kind("Hospital")

    def fridges(s: Solver) -> list[str]:
        return s.kind("Fridge")

    q("lookup", "blood group of unit-0026", lambda s: s.value(s.one("unit-0026"), "bloodGroup"))
    q("lookup", "how cold is FR-02 inside", lambda s: s.value(s.one("FR-02"), "innerTempC"))
    q("lookup", "When does unit-0044 expire?", lambda s: s.value(s.one("unit-0044"), "expiresOn"))
    q(
        "lookup",
        "Olga Petrenko has donated how many times?",
        lambda s: s.value(s.one("Olga Petrenko"), "donationCount"),
    )
    q("lookup", "kofi badus haemoglobin", lambda s: s.value(s.one("Kofi Badu"), "haemoglobinGdl"))
    q("lookup", "Is rq-51fc9b fulfilled?", lambda s: s.value(s.one("rq-51fc9b"), "fulfilled"))
    q("relation_out", "Who gave unit-0030?", lambda s: s.near(s.one("unit-0030"), "givenBy"))
    q(
        "relation_out",
        "which hospital placed rq-96a964",
        lambda s: s.near(s.one("rq-96a964"), "placedBy"),
    )
    q("relation_out", "where does Milo deliver", lambda s: s.near(s.one("Milo"), "deliversTo"))
    q("relation_in", "What's stored in FR-01?", lambda s: s.near(s.one("FR-01"), "storedIn"))
    q(
        "relation_in",
        "donors who give on the Ruby bus",
        lambda s: s.near(s.one("Ruby"), "donatesOn"),
    )
    q(
        "relation_in",
        "couriers serving Bridge Street Clinic",
        lambda s: s.near(s.one("Bridge Street Clinic"), "deliversTo"),
    )
    q("list", "Which blood groups do we hold?", lambda s: distinct(s, units(s), "bloodGroup"))
    q(
        "count",
        "how many plasma bags do we have",
        lambda s: how_many(pick(s, units(s), component="plasma")),
    )
    q("count", "Number of O negative units", lambda s: how_many(pick(s, units(s), bloodGroup="O-")))
    q(
        "count",
        "How many units are kept in FR-03?",
        lambda s: how_many(s.near(s.one("FR-03"), "storedIn")),
    )
    q(
        "filter",
        "irradiated platelets",
        lambda s: pick(s, units(s), component="platelets", irradiated=True),
    )
    q(
        "filter",
        "A- red cells that expire before June 2026",
        lambda s: s.where(
            pick(s, units(s), component="red cells", bloodGroup="A-"),
            "expiresOn",
            "<",
            "2026-06-01",
        ),
    )
    q(
        "filter",
        "fridges warmer than 6 degrees",
        lambda s: s.where(fridges(s), "innerTempC", ">", 6),
    )
    q(
        "filter",
        "Unfulfilled requests for more than 7 units",
        lambda s: s.where(pick(s, requests(s), fulfilled=False), "unitsWanted", ">", 7),
    )
    q(
        "filter",
        "donors with haemoglobin under 13",
        lambda s: s.where(donors(s), "haemoglobinGdl", "<", 13),
    )
    q(
        "filter",
        "Donors born after 2000 who are not deferred",
        lambda s: s.where(pick(s, donors(s), deferred=False), "birthYear", ">", 2000),
    )
    q("filter", "units of more than 0.45 litres", lambda s: s.where(units(s), "volumeMl", ">", 450))
    q(
        "superlative",
        "our most faithful donor, by number of donations",
        lambda s: topmost(s, donors(s), "donationCount"),
    )
    q("superlative", "Which unit expires first?", lambda s: earliest(s, units(s), "expiresOn"))
    q(
        "superlative",
        "hospital with the most requests",
        lambda s: extreme(s, hospitals(s), lambda h: len(s.near(h, "placedBy", "Request"))),
    )
    q("topk", "3 warmest fridges, warmest first", lambda s: leaders(s, fridges(s), "innerTempC", 3))
    q(
        "topk",
        "The two smallest hospitals by beds",
        lambda s: leaders(s, hospitals(s), "bedCount", 2, low=True),
    )
    q(
        "aggregate",
        "total volume of the O+ red cells in ml",
        lambda s: s.total(pick(s, units(s), bloodGroup="O+", component="red cells"), "volumeMl"),
    )
    q(
        "aggregate",
        "average haemoglobin of the deferred donors",
        lambda s: near(s.mean(pick(s, donors(s), deferred=True), "haemoglobinGdl")),
    )
    q(
        "aggregate",
        "what percent of the requests are fulfilled?",
        lambda s: share(pick(s, requests(s), fulfilled=True), requests(s)),
    )
    q(
        "group",
        "For each courier, what vehicle and when does the shift end?",
        lambda s: table(
            (c, str(s.value(c, "vehicle")), str(s.value(c, "shiftEnds"))) for c in s.kind("Courier")
        ),
    )
    q(
        "group",
        "How many units are in each fridge?",
        lambda s: number_of(s, fridges(s), "storedIn", "BloodUnit"),
    )
    q(
        "group",
        "total units wanted per urgency",
        lambda s: table(
            (k, s.total(pick(s, requests(s), urgency=str(k)), "unitsWanted"))
            for k in distinct(s, requests(s), "urgency")
        ),
    )
    q(
        "compare",
        "Has Scarlet or Crimson driven further?",
        lambda s: topmost(s, [s.one("Scarlet"), s.one("Crimson")], "odometerKm"),
    )
    q(
        "multihop",
        "which hospital is unit-0031 reserved for in the end?",
        lambda s: s.near(s.near(s.one("unit-0031"), "reservedFor"), "placedBy", "Hospital"),
    )
    q(
        "multihop",
        "Donors whose blood lies in FR-06",
        lambda s: s.near(s.near(s.one("FR-06"), "storedIn"), "givenBy", "Donor"),
    )
    q(
        "multihop",
        "Which courier delivers to the hospital that placed rq-0d9111?",
        lambda s: s.near(s.near(s.one("rq-0d9111"), "placedBy"), "deliversTo", "Courier"),
    )
    q(
        "multihop",
        "what blood groups are reserved for rq-cc5cc8",
        lambda s: distinct(s, s.near(s.one("rq-cc5cc8"), "reservedFor"), "bloodGroup"),
    )
    q(
        "path",
        "how is Bridge Street Clinic linked to Grange Hospice through shared stock",
        lambda s: route(
            s.paths(s.one("Bridge Street Clinic"), s.one("Grange Hospice"), ("sharesStockWith",))
        ),
    )
    q("exists", "Is any fridge door open?", lambda s: bool(pick(s, fridges(s), doorOpen=True)))
    q(
        "negation",
        "units with no donor on record",
        lambda s: s.without(units(s), "givenBy", "Donor"),
    )
    q(
        "negation",
        "Which bags aren't in any fridge?",
        lambda s: s.without(units(s), "storedIn", "Fridge"),
    )
    q("definition", "What is a blood unit?", lambda s: says("blood"))
    q("summary", "give me the gist on FR-08", lambda s: says("FR-08", "8.5", "high"))
    q(
        "whatif",
        "FR-05 fails. Which units have no fridge then?",
        lambda s: s.orphans([s.one("FR-05")], units(s), "storedIn", "Fridge"),
    )
    q(
        "whatif",
        "if Milo is ill, which hospitals have no courier left",
        lambda s: s.orphans([s.one("Milo")], hospitals(s), "deliversTo", "Courier"),
    )
    q("followup", "Who gave unit-0052?", lambda s: s.near(s.one("unit-0052"), "givenBy"), "a")
    q(
        "followup",
        "when did she last give blood",
        lambda s: s.value(s.one("Rosa Lima"), "lastGaveOn"),
        "a",
    )
    q(
        "followup",
        "requests from Dene Infirmary",
        lambda s: s.near(s.one("Dene Infirmary"), "placedBy"),
        "b",
    )
    q(
        "followup",
        "Which one is still unfulfilled?",
        lambda s: pick(s, s.near(s.one("Dene Infirmary"), "placedBy"), fulfilled=False),
        "b",
    )
    q("unknown", "haemoglobin of Umar Siddiq", lambda s: UNKNOWN)
    q("unknown", "Who is the head nurse of Forth Hospital?", lambda s: UNKNOWN)
    q("unknown", "temperature of FR-12", lambda s: UNKNOWN)
    q("ambiguous", "When did Hana Mori last give?", lambda s: AMBIGUOUS)
    return q
