"""Hand-written practice questions on the network ``districtheat``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    severed,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("districtheat")

    def stations(s: Solver) -> list[str]:
        return s.kind("substation")

    def houses(s: Solver) -> list[str]:
        return s.kind("building")

    def chambers(s: Solver) -> list[str]:
        return s.kind("chamber")

    def heated(s: Solver, station: str) -> list[str]:
        return s.near(station, "heated_by")

    q(
        "lookup",
        "What does Riverbank Works burn?",
        lambda s: s.value(s.one("Riverbank Works"), "fuel"),
    )
    q("lookup", "supply temp us13", lambda s: s.value("US13", "supply_c"))
    q(
        "lookup",
        "how far is the valve of US24 open, in percent",
        lambda s: Gold(values=[90], accept=[[0.9]]),
    )
    q("lookup", "Peak Boiler output in kW", lambda s: Gold(values=[16800], accept=[[16.8]]))
    q("lookup", "When was chamber 14 last inspected?", lambda s: s.value("14", "inspected"))
    q(
        "lookup",
        "how old is 3 Sluice Walk, what year was it built",
        lambda s: s.value(s.one("3 Sluice Walk"), "built"),
    )
    q("lookup", "Is there a leak alarm in chamber 18?", lambda s: s.value("18", "leak_alarm"))
    q(
        "lookup",
        "contracted load of 52 Viaduct Road?",
        lambda s: s.value(s.one("52 Viaduct Road"), "contract_kw"),
    )

    q(
        "relation_out",
        "Which substation heats 7 Almond Grove?",
        lambda s: s.near(s.one("7 Almond Grove"), "heated_by"),
    )
    q(
        "relation_out",
        "Where does Incinerator East push its heat into the net?",
        lambda s: s.near(s.one("Incinerator East"), "injects_into"),
    )
    q(
        "relation_out",
        "from which chamber is US17 supplied",
        lambda s: s.near("US17", "supplied_from"),
    )
    q("relation_in", "buildings heated by US06", lambda s: heated(s, "US06"))
    q(
        "relation_in",
        "Which substations hang on chamber 15?",
        lambda s: s.near("15", "supplied_from"),
    )
    q("relation_in", "Chambers joined to chamber 6 by a main", lambda s: s.near("6", "main_to"))
    q("list", "names of all heating plants", lambda s: s.kind("plant"))
    q(
        "list",
        "Which kinds of use do our customers' buildings have?",
        lambda s: distinct(s, houses(s), "use"),
    )
    q("count", "how many buildings does US01 heat", lambda s: how_many(heated(s, "US01")))
    q(
        "count",
        "How many schools are on the network?",
        lambda s: how_many(pick(s, houses(s), use="school")),
    )
    q(
        "count",
        "Tell me the number of substations with status bypassed.",
        lambda s: how_many(pick(s, stations(s), status="bypassed")),
    )
    q(
        "count",
        "How many mains are of DN 300?",
        lambda s: len(s.edges("main_to", lambda r: r.attributes["dn"].value == 300)),
    )

    q(
        "filter",
        "substations returning hotter than 50",
        lambda s: s.where(stations(s), "return_c", ">", 50),
    )
    q(
        "filter",
        "Which fouled or bypassed substations have a flow over 14 cubic metres an hour?",
        lambda s: [
            i
            for i in s.where(stations(s), "flow_m3h", ">", 14)
            if s.value(i, "status") in ("fouled", "bypassed")
        ],
    )
    q(
        "filter",
        "swimming pools built before 1960",
        lambda s: s.where(pick(s, houses(s), use="swimming pool"), "built", "<", 1960),
    )
    q(
        "filter",
        "Valves more than two thirds open: which substations?",
        lambda s: s.where(stations(s), "valve_opening", ">", 2 / 3),
    )
    q("filter", "chambers deeper than 4 metres", lambda s: s.where(chambers(s), "depth_m", ">", 4))
    q(
        "filter",
        "Would you list the chambers that have a leak alarm?",
        lambda s: pick(s, chambers(s), leak_alarm=True),
    )
    q(
        "filter",
        "flats with a contract of 0.7 MW or more",
        lambda s: s.where(pick(s, houses(s), use="flats"), "contract_kw", ">=", 700),
    )
    q(
        "filter",
        "which chambers were inspected in 2025",
        lambda s: s.where(chambers(s), "inspected", ">=", "2025-01-01"),
    )
    q(
        "filter",
        "Substations that are ok but get water colder than 70 degrees",
        lambda s: s.where(pick(s, stations(s), status="ok"), "supply_c", "<", 70),
    )
    q("filter", "shops heated by US09", lambda s: pick(s, heated(s, "US09"), use="shop"))

    q("superlative", "Strongest plant?", lambda s: topmost(s, s.kind("plant"), "output_mw"))
    q(
        "superlative",
        "Which chamber is the shallowest?",
        lambda s: topmost(s, chambers(s), "depth_m", low=True),
    )
    q(
        "superlative",
        "the substation with the most buildings on it",
        lambda s: extreme(s, stations(s), lambda i: len(heated(s, i))),
    )
    q(
        "superlative",
        "which chamber went longest without an inspection",
        lambda s: [min(chambers(s), key=lambda i: str(s.value(i, "inspected")))],
    )
    q(
        "superlative",
        "Biggest contract among the offices?",
        lambda s: topmost(s, pick(s, houses(s), use="office"), "contract_kw"),
    )
    q(
        "topk",
        "three oldest buildings on the network, oldest first",
        lambda s: Gold(
            values=["bld-004", "bld-027", "bld-007"],
            accept=[
                ["bld-027", "bld-004", "bld-007"],
                ["bld-004", 1906, "bld-027", 1906, "bld-007", 1907],
                ["bld-027", 1906, "bld-004", 1906, "bld-007", 1907],
            ],
            order_matters=True,
        ),
    )
    q(
        "topk",
        "top 2 substations by supply temperature",
        lambda s: leaders(s, stations(s), "supply_c", 2),
    )
    q(
        "aggregate",
        "What can all the plants put out together?",
        lambda s: near(s.total(s.kind("plant"), "output_mw")),
    )
    q("aggregate", "mean return temperature", lambda s: near(s.mean(stations(s), "return_c")))
    q(
        "aggregate",
        "How many kilowatts have the schools contracted in sum?",
        lambda s: s.total(pick(s, houses(s), use="school"), "contract_kw"),
    )
    q("group", "number of buildings by use", lambda s: tally(s, houses(s), "use"))
    q(
        "group",
        "Contracted kW per use, summed up",
        lambda s: table(
            (u, s.total(pick(s, houses(s), use=str(u)), "contract_kw"))
            for u in distinct(s, houses(s), "use")
        ),
    )
    q(
        "group",
        "How many substations does each chamber supply? Leave out those that supply none.",
        lambda s: number_of(
            s, [c for c in chambers(s) if s.near(c, "supplied_from")], "supplied_from"
        ),
    )
    q("group", "substations by status please", lambda s: tally(s, stations(s), "status"))

    q(
        "compare",
        "Is the flow at US03 greater than at US16?",
        lambda s: s.number("US03", "flow_m3h") > s.number("US16", "flow_m3h"),
    )
    q(
        "compare",
        "which one's deeper, chamber 6 or chamber 19?",
        lambda s: topmost(s, ["6", "19"], "depth_m"),
    )
    q(
        "compare",
        "Do 4 Canal Row and 50 Viaduct Road hang on the same substation?",
        lambda s: (
            s.near(s.one("4 Canal Row"), "heated_by")
            == s.near(s.one("50 Viaduct Road"), "heated_by")
        ),
    )

    q(
        "multihop",
        "From which chamber does 71 High Street get its heat in the end?",
        lambda s: s.near(s.near(s.one("71 High Street"), "heated_by"), "supplied_from"),
    )
    q(
        "multihop",
        "Which buildings are behind chamber 10?",
        lambda s: s.near(s.near("10", "supplied_from", "substation"), "heated_by", "building"),
    )
    q(
        "multihop",
        "status of the substation that 17 Quarry Rise is on",
        lambda s: s.values(s.near(s.one("17 Quarry Rise"), "heated_by"), "status"),
    )
    q(
        "multihop",
        "what uses do the buildings served by US18 and US22 have",
        lambda s: distinct(s, s.near(["US18", "US22"], "heated_by", "building"), "use"),
    )
    q(
        "multihop",
        "How much contracted load is behind chamber 15, all buildings of its substations added up?",
        lambda s: s.total(
            s.near(s.near("15", "supplied_from", "substation"), "heated_by", "building"),
            "contract_kw",
        ),
    )
    q(
        "multihop",
        "Which substations sit on a chamber with a leak alarm?",
        lambda s: s.near(pick(s, chambers(s), leak_alarm=True), "supplied_from", "substation"),
    )
    q(
        "path",
        "shortest run of mains from chamber 26 to chamber 1",
        lambda s: route(s.paths("26", "1", ("main_to",))),
    )
    q(
        "path",
        "How many mains are between chamber 24 and chamber 9, by the shortest way?",
        lambda s: s.hops("24", "9", ("main_to",)),
    )

    q(
        "exists",
        "Is there a main between chamber 10 and chamber 6?",
        lambda s: s.related("10", "6", "main_to"),
    )
    q(
        "exists",
        "is 40 Abbot Lane heated by US10?",
        lambda s: s.related(s.one("40 Abbot Lane"), "US10", "heated_by"),
    )
    q(
        "exists",
        "Do we have any plant on coal?",
        lambda s: bool(pick(s, s.kind("plant"), fuel="coal")),
    )
    q(
        "negation",
        "buildings not connected to a substation",
        lambda s: s.without(houses(s), "heated_by"),
    )
    q("negation", "Which substations heat nobody?", lambda s: s.without(stations(s), "heated_by"))
    q(
        "negation",
        "substations with no supply temperature reading",
        lambda s: s.lacking(stations(s), "supply_c"),
    )
    q(
        "negation",
        "chambers without any substation, count them",
        lambda s: how_many(s.without(chambers(s), "supplied_from")),
    )

    q(
        "whatif",
        "If chamber 15 has to be closed, which substations lose their supply?",
        lambda s: s.orphans(["15"], stations(s), "supplied_from", "chamber"),
    )
    q(
        "whatif",
        "US01 fails in January. Who is left in the cold? I mean the buildings.",
        lambda s: s.orphans(["US01"], houses(s), "heated_by", "substation"),
    )
    q(
        "whatif",
        (
            "when chamber 18 floods, which chambers can no longer be reached over the mains from "
            "chamber 1?"
        ),
        lambda s: severed(s, "1", ["18"], ("main_to",)),
    )
    q(
        "whatif",
        "How many buildings lose heat if both US02 and US09 are down?",
        lambda s: len(s.orphans(["US02", "US09"], houses(s), "heated_by", "substation")),
    )

    q("definition", "what is a substation", lambda s: says("substation"))
    q("summary", "US11, give me the whole picture", lambda s: says("US11", "81.8", "fouled"))
    q(
        "summary",
        "overview of the heat network please",
        lambda s: says("24", "substation", "44", "building"),
    )
    q("unknown", "Which firm built US05?", lambda s: UNKNOWN)
    q("unknown", "supply temperature US01", lambda s: UNKNOWN)
    q("unknown", "How hot is the water in chamber 77?", lambda s: UNKNOWN)
    q("ambiguous", "Which substation is 22 Station Parade on?", lambda s: AMBIGUOUS)
    q("ambiguous", "contract of 1 Tram Depot Road", lambda s: AMBIGUOUS)

    q("followup", "What status has US20?", lambda s: s.value("US20", "status"), "a")
    q(
        "followup",
        "which buildings does it heat?",
        lambda s: Gold(values=heated(s, "US20"), status_accept=["unknown"]),
        "a",
    )
    q("followup", "and US21?", lambda s: heated(s, "US21"), "a")
    q(
        "followup",
        "which of these is the biggest by contract",
        lambda s: topmost(s, heated(s, "US21"), "contract_kw"),
        "a",
    )
    q("followup", "How deep is chamber 22?", lambda s: s.value("22", "depth_m"), "b")
    q("followup", "when was it inspected", lambda s: s.value("22", "inspected"), "b")
    q("followup", "actually I need that for chamber 23", lambda s: s.value("23", "inspected"), "b")
    return q
