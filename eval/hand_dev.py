"""Questions as people who work with the dev networks would put them, with their computation."""

from __future__ import annotations

from collections.abc import Callable

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    Result,
    best,
    near,
    ranked,
    route,
    says,
    table,
)
from gentwin_chat.eval.solver import Solver

Solve = Callable[[Solver], Result | None]


def _orchard() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("orchard", kind, text, solve, thread)

    probes = lambda s: s.kind("SoilProbe")  # noqa: E731
    valves = lambda s: s.kind("IrrigationValve")  # noqa: E731
    return [
        q(
            "lookup",
            "how wet is the soil at sp-013",
            lambda s: s.value(s.one("sp-013"), "soilMoisture"),
        ),
        q("lookup", "What are we growing on Foxhole?", lambda s: s.value(s.one("Foxhole"), "crop")),
        q("lookup", "firmware on lgw 3?", lambda s: s.value(s.one("lgw-3"), "firmware")),
        q(
            "relation_out",
            "Where is probe sp-022 buried?",
            lambda s: s.near(s.one("sp-022"), "buriedIn"),
        ),
        q(
            "relation_out",
            "which plots get water from Old Barn 2",
            lambda s: s.near(s.one("Old Barn 2"), "irrigates"),
        ),
        q(
            "relation_in",
            "Which valves water Quarry?",
            lambda s: s.near(s.one("Quarry"), "irrigates", way="in"),
        ),
        q(
            "relation_in",
            "everything buried in Ashbed please",
            lambda s: s.near(s.one("Ashbed"), "buriedIn", way="in"),
        ),
        q(
            "count",
            "number of probes talking to lgw-5",
            lambda s: len(s.near(s.one("lgw-5"), "refGateway")),
        ),
        q(
            "count",
            "How many valves are stuck right now?",
            lambda s: len(s.where(valves(s), "valveState", "=", "stuck")),
        ),
        q(
            "list",
            "Which crops do we have?",
            lambda s: sorted(set(s.values(s.kind("Plot"), "crop"))),
        ),
        q(
            "filter",
            "probes with under 15 percent battery",
            lambda s: s.where(probes(s), "batteryLevel", "<", 15),
        ),
        q(
            "filter",
            "Show me the pear plots bigger than 3 hectares.",
            lambda s: s.where(s.where(s.kind("Plot"), "crop", "=", "pear"), "areaHa", ">", 3),
        ),
        q(
            "filter",
            "open valves flowing at more than 11",
            lambda s: s.where(s.where(valves(s), "valveState", "=", "open"), "flowRate", ">", 11),
        ),
        q("superlative", "Which plot is the biggest?", lambda s: s.top(s.kind("Plot"), "areaHa")),
        q(
            "superlative",
            "What's the driest probe we have",
            lambda s: s.top(probes(s), "soilMoisture", low=True),
        ),
        q(
            "topk",
            "the three gateways that have been up longest, longest first",
            lambda s: ranked(
                t := s.top(s.kind("LoRaGateway"), "uptimeDays", 3), s.values(t, "uptimeDays")
            ),
        ),
        q(
            "aggregate",
            "average moisture across all the cherry plots' probes",
            lambda s: near(
                s.mean(
                    s.near(s.where(s.kind("Plot"), "crop", "=", "cherry"), "buriedIn", "SoilProbe"),
                    "soilMoisture",
                )
            ),
        ),
        q(
            "aggregate",
            "total area under apple",
            lambda s: near(s.total(s.where(s.kind("Plot"), "crop", "=", "apple"), "areaHa")),
        ),
        q(
            "group",
            "For each gateway, how many probes report to it?",
            lambda s: table((g, len(s.near(g, "refGateway"))) for g in s.kind("LoRaGateway")),
        ),
        q(
            "compare",
            "Is Longmead larger than Windy Corner?",
            lambda s: (
                s.value(s.one("Longmead"), "areaHa") > s.value(s.one("Windy Corner"), "areaHa")
            ),
        ),
        q(
            "compare",
            "sp-001 or sp-003, which one has more charge left?",
            lambda s: s.top([s.one("sp-001"), s.one("sp-003")], "batteryLevel"),
        ),
        q(
            "multihop",
            "Which gateways hear the probes in Sandpit?",
            lambda s: s.near(s.near(s.one("Sandpit"), "buriedIn"), "refGateway"),
        ),
        q(
            "multihop",
            "what crop is sp-010 sitting in",
            lambda s: s.values(s.near(s.one("sp-010"), "buriedIn"), "crop"),
        ),
        q(
            "exists",
            "does sp-005 report to lgw-3",
            lambda s: s.related(s.one("sp-005"), s.one("lgw-3"), "refGateway"),
        ),
        q(
            "exists",
            "Any plots with olives?",
            lambda s: bool(s.where(s.kind("Plot"), "crop", "=", "olive")),
        ),
        q(
            "negation",
            "Which probes aren't reporting to any gateway?",
            lambda s: s.without(probes(s), "refGateway"),
        ),
        q(
            "negation",
            "plots that no valve irrigates",
            lambda s: s.without(s.kind("Plot"), "irrigates"),
        ),
        q(
            "negation",
            "probes that give no moisture reading",
            lambda s: s.lacking(probes(s), "soilMoisture"),
        ),
        q(
            "whatif",
            "If lgw-3 goes down, which probes can't reach any gateway any more?",
            lambda s: s.orphans([s.one("lgw-3")], probes(s), "refGateway", "LoRaGateway"),
        ),
        q(
            "whatif",
            "how many probes would we lose if both lgw-2 and lgw-4 died",
            lambda s: len(
                s.orphans([s.one("lgw-2"), s.one("lgw-4")], probes(s), "refGateway", "LoRaGateway")
            ),
        ),
        q("definition", "What is a soil probe?", lambda s: says("soil", "water|measur")),
        q("summary", "Tell me about Priory.", lambda s: says("Priory", "pear", "5.1")),
        q("unknown", "What is the pH at sp-004?", lambda s: UNKNOWN),
        q("unknown", "how wet is sp-499", lambda s: UNKNOWN),
        q("unknown", "flow rate of iv-05", lambda s: UNKNOWN),
        q("ambiguous", "What state is the Walnut valve in?", lambda s: AMBIGUOUS),
        q(
            "followup",
            "how deep is sp-024?",
            lambda s: s.value(s.one("sp-024"), "depthCm"),
            "orchard-a",
        ),
        q(
            "followup",
            "and its battery?",
            lambda s: s.value(s.one("sp-024"), "batteryLevel"),
            "orchard-a",
        ),
        q(
            "followup",
            "sorry, I meant sp-020",
            lambda s: s.value(s.one("sp-020"), "batteryLevel"),
            "orchard-a",
        ),
    ]


def _racks() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("racks", kind, text, solve, thread)

    def servers(s: Solver) -> list[str]:
        return s.kind("server")

    def in_rack(s: Solver, rack: str) -> list[str]:
        return s.near(s.one(rack), "mounted_in")

    return [
        q("lookup", "what os is srv012 running", lambda s: s.value("srv012", "os")),
        q("lookup", "How much memory has srv006 got?", lambda s: s.value("srv006", "ram_gb")),
        q(
            "relation_out",
            "Which rack do I find srv021 in?",
            lambda s: s.near("srv021", "mounted_in"),
        ),
        q("relation_out", "switches srv004 hangs off", lambda s: s.near("srv004", "plugged_into")),
        q("relation_in", "what's powered from pdu-2", lambda s: s.near("pdu-2", "powered_by")),
        q(
            "list",
            "Which switch vendors are we using?",
            lambda s: sorted(set(s.values(s.kind("switch"), "vendor"))),
        ),
        q("count", "How many hosts live in R05?", lambda s: len(in_rack(s, "R05"))),
        q(
            "count",
            "count of debian boxes that are down",
            lambda s: len(s.where(s.where(servers(s), "os", "=", "debian"), "state", "=", "down")),
        ),
        q(
            "filter",
            "servers above 32 degrees at the inlet",
            lambda s: s.where(servers(s), "inlet_temp", ">", 32),
        ),
        q(
            "filter",
            "Which machines with 96 cores are in maintenance?",
            lambda s: s.where(
                s.where(servers(s), "cpu_cores", "=", 96), "state", "=", "maintenance"
            ),
        ),
        q(
            "filter",
            "ubuntu servers in R01 that are up",
            lambda s: s.where(s.where(in_rack(s, "R01"), "os", "=", "ubuntu"), "state", "=", "up"),
        ),
        q(
            "superlative",
            "hottest server?",
            lambda s: best(
                t := s.best(
                    s.where(servers(s), "inlet_temp", ">", -99),
                    lambda i: s.numbers([i], "inlet_temp")[0],
                ),
                s.value(t[0], "inlet_temp"),
            ),
        ),
        q(
            "superlative",
            "Which PDU carries the highest load?",
            lambda s: s.top(s.kind("pdu"), "load_w"),
        ),
        q(
            "superlative",
            "Which rack has the most servers mounted in it?",
            lambda s: best(
                t := s.best(s.kind("rack"), lambda r: len(s.near(r, "mounted_in"))),
                len(s.near(t[0], "mounted_in")),
            ),
        ),
        q(
            "topk",
            "top 4 pdus by load",
            lambda s: ranked(t := s.top(s.kind("pdu"), "load_w", 4), s.values(t, "load_w")),
        ),
        q(
            "aggregate",
            "mean inlet temperature of rack R02",
            lambda s: near(s.mean(in_rack(s, "R02"), "inlet_temp")),
        ),
        q(
            "aggregate",
            "How much RAM do the rocky machines have altogether?",
            lambda s: s.total(s.where(servers(s), "os", "=", "rocky"), "ram_gb"),
        ),
        q(
            "group",
            "servers per operating system",
            lambda s: table(
                (k, len(v)) for k, v in s.group(servers(s), lambda i: [s.value(i, "os")]).items()
            ),
        ),
        q(
            "group",
            "Give me each rack with its average inlet temperature.",
            lambda s: table(
                (r, s.mean(s.near(r, "mounted_in"), "inlet_temp")) for r in s.kind("rack")
            ),
        ),
        q(
            "compare",
            "Which is drawing more, pdu-5 or pdu-6?",
            lambda s: s.top(["pdu-5", "pdu-6"], "load_w"),
        ),
        q(
            "compare",
            "do srv001 and srv009 sit in the same rack?",
            lambda s: s.near("srv001", "mounted_in") == s.near("srv009", "mounted_in"),
        ),
        q(
            "multihop",
            "In which row does srv014 stand?",
            lambda s: s.values(s.near("srv014", "mounted_in"), "row"),
        ),
        q(
            "multihop",
            "vendors of the switches that serve rack R03's servers",
            lambda s: sorted(set(s.values(s.near(in_rack(s, "R03"), "plugged_into"), "vendor"))),
        ),
        q(
            "multihop",
            "Which PDUs feed the servers that are plugged into sw-H8?",
            lambda s: s.near(s.near("sw-H8", "plugged_into"), "powered_by"),
        ),
        q(
            "path",
            "Shortest way from sw-K11 to sw-L12 over the uplinks?",
            lambda s: route(s.paths("sw-K11", "sw-L12", ("uplink_to",))),
        ),
        q(
            "path",
            "how many hops between sw-D4 and sw-E5 via uplinks",
            lambda s: s.hops("sw-D4", "sw-E5", ("uplink_to",)),
        ),
        q(
            "exists",
            "is srv010 powered by pdu-9?",
            lambda s: s.related("srv010", "pdu-9", "powered_by"),
        ),
        q(
            "exists",
            "Do we have any server with more than 128 cores?",
            lambda s: bool(s.where(servers(s), "cpu_cores", ">", 128)),
        ),
        q(
            "negation",
            "servers with no switch at all",
            lambda s: s.without(servers(s), "plugged_into"),
        ),
        q(
            "negation",
            "Which machines in R06 are not up?",
            lambda s: s.where(in_rack(s, "R06"), "state", "!=", "up"),
        ),
        q(
            "whatif",
            "pdu-9 trips. Which servers go dark?",
            lambda s: s.orphans(["pdu-9"], servers(s), "powered_by", "pdu"),
        ),
        q(
            "whatif",
            "If we pull sw-F6, which servers end up with no switch?",
            lambda s: s.orphans(["sw-F6"], servers(s), "plugged_into", "switch"),
        ),
        q("unknown", "serial number of srv030?", lambda s: UNKNOWN),
        q("unknown", "Which rack is srv999 in?", lambda s: UNKNOWN),
        q("unknown", "Who won the 1998 world cup?", lambda s: UNKNOWN),
        q("summary", "give me a rundown of R08", lambda s: says("R08", "north", "8")),
        q(
            "followup",
            "which rack is srv005 in",
            lambda s: s.near("srv005", "mounted_in"),
            "racks-a",
        ),
        q(
            "followup",
            "who else is in there?",
            lambda s: Gold(
                values=[i for i in in_rack(s, "R05") if i != "srv005"],
                accept=[list(in_rack(s, "R05"))],
            ),
            "racks-a",
        ),
        q(
            "followup",
            "only the ones that are down",
            lambda s: s.where(in_rack(s, "R05"), "state", "=", "down"),
            "racks-a",
        ),
        q(
            "followup",
            "how many servers does pdu-1 power?",
            lambda s: len(s.near("pdu-1", "powered_by")),
            "racks-b",
        ),
        q("followup", "and pdu-3?", lambda s: len(s.near("pdu-3", "powered_by")), "racks-b"),
    ]


def _water() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("waterworks", kind, text, solve, thread)

    def junctions(s: Solver) -> list[str]:
        return s.kind("junction")

    return [
        q("lookup", "Pressure at J18?", lambda s: s.value("J18", "pressure_bar")),
        q("lookup", "is PU4 running", lambda s: s.value("PU4", "running")),
        q(
            "lookup",
            "water level in Hollin Hill",
            lambda s: s.value(s.one("Hollin Hill"), "level_m"),
        ),
        q(
            "relation_out",
            "which pumps does Upper Dean supply?",
            lambda s: s.near("RES1", "supplies"),
        ),
        q("relation_in", "what tank buffers J28", lambda s: s.near("J28", "buffers", "tank")),
        q("relation_out", "Junctions piped straight to J10", lambda s: s.near("J10", "pipe")),
        q(
            "count",
            "how many pipes are cast iron?",
            lambda s: len(s.edges("pipe", lambda r: r.attributes["material"].value == "cast iron")),
        ),
        q(
            "count",
            "junctions in the docks zone, how many",
            lambda s: len(s.where(junctions(s), "zone", "=", "docks")),
        ),
        q(
            "filter",
            "Where is the pressure below 2 bar?",
            lambda s: s.where(junctions(s), "pressure_bar", "<", 2),
        ),
        q(
            "filter",
            "east junctions over 150 m elevation",
            lambda s: s.where(s.where(junctions(s), "zone", "=", "east"), "elevation", ">", 150),
        ),
        q(
            "superlative",
            "Strongest pump that is running?",
            lambda s: s.top(s.where(s.kind("pump"), "running", "=", True), "power_kw"),
        ),
        q(
            "superlative",
            "lowest reservoir by water level",
            lambda s: s.top(s.kind("reservoir"), "level_m", low=True),
        ),
        q(
            "aggregate",
            "combined capacity of the reservoirs",
            lambda s: s.total(s.kind("reservoir"), "capacity_m3"),
        ),
        q(
            "aggregate",
            "avg pressure in the west zone",
            lambda s: near(s.mean(s.where(junctions(s), "zone", "=", "west"), "pressure_bar")),
        ),
        q(
            "group",
            "highest elevation per zone",
            lambda s: table(
                (z, max(s.numbers(i, "elevation")))
                for z, i in s.group(junctions(s), lambda j: [s.value(j, "zone")]).items()
            ),
        ),
        q(
            "compare",
            "Which tank is fuller, TK1 or TK3?",
            lambda s: s.top(["TK1", "TK3"], "level_m"),
        ),
        q(
            "multihop",
            "Into which junctions does water from Upper Dean get pumped?",
            lambda s: s.near(s.near("RES1", "supplies"), "pumps_into"),
        ),
        q(
            "path",
            "Trace the pipes from J12 to J8.",
            lambda s: route(s.paths("J12", "J8", ("pipe",))),
        ),
        q("path", "how many pipes apart are J1 and J22", lambda s: s.hops("J1", "J22", ("pipe",))),
        q(
            "exists",
            "Is there a direct pipe between J4 and J9?",
            lambda s: s.related("J4", "J9", "pipe"),
        ),
        q(
            "negation",
            "which pumps have no reservoir behind them",
            lambda s: s.without(s.kind("pump"), "supplies"),
        ),
        q(
            "whatif",
            "J5 bursts and is shut. Which junctions are cut off from the main network?",
            lambda s: Gold(
                values=[i for i in s.cut_off(["J5"]) if s.entity(i).kind == "junction"],
                accept=[s.cut_off(["J5"], ("pipe",))],
            ),
        ),
        q(
            "whatif",
            "Going by pipes alone, how many junctions fall off the main network if J10 fails?",
            lambda s: len(s.cut_off(["J10"], ("pipe",))),
        ),
        q("unknown", "chlorine level at J3", lambda s: UNKNOWN),
        q("unknown", "pressure at J1", lambda s: UNKNOWN),
        q("list", "names of the reservoirs", lambda s: s.kind("reservoir")),
        q("followup", "How high is J7?", lambda s: s.value("J7", "elevation"), "water-a"),
        q("followup", "what zone is it in?", lambda s: s.value("J7", "zone"), "water-a"),
        q(
            "followup",
            "and how many pipes does it have",
            lambda s: s.degree("J7", "pipe"),
            "water-a",
        ),
    ]


def _office() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("office", kind, text, solve, thread)

    def zones(s: Solver) -> list[str]:
        return s.kind("HVAC_Zone")

    return [
        q(
            "lookup",
            "what's the set point for the cafeteria",
            lambda s: s.value(s.one("Cafeteria"), "setpoint"),
        ),
        q(
            "lookup",
            "Is anybody in the Mail Room?",
            lambda s: s.value(s.one("Mail Room"), "occupied"),
        ),
        q("lookup", "damper position VAV017", lambda s: s.value(s.one("VAV017"), "damperPosition")),
        q("relation_out", "AHU3 feeds what?", lambda s: s.near(s.one("AHU3"), "feeds", way="out")),
        q(
            "relation_in",
            "Which boxes feed the Quiet Room?",
            lambda s: s.near(s.one("Quiet Room"), "feeds", "VAV", "in"),
        ),
        q("relation_in", "sensors in Library 2", lambda s: s.near(s.one("Library 2"), "isPointOf")),
        q("count", "zones on floor 1?", lambda s: len(s.near(s.one("Floor1"), "isPartOf"))),
        q(
            "filter",
            "occupied zones with the setpoint at 20",
            lambda s: s.where(s.where(zones(s), "occupied", "=", True), "setpoint", "=", 20),
        ),
        q(
            "filter",
            "VAVs more than 70% open",
            lambda s: s.where(s.kind("VAV"), "damperPosition", ">", 70),
        ),
        q(
            "superlative",
            "Which air handler has the greatest rated airflow?",
            lambda s: s.top(s.kind("Air_Handling_Unit"), "ratedAirflow"),
        ),
        q(
            "superlative",
            "warmest thermometer",
            lambda s: s.top(s.kind("Zone_Air_Temperature_Sensor"), "reading"),
        ),
        q(
            "multihop",
            "how warm is it in the Print Shop",
            lambda s: s.values(s.near(s.one("Print Shop"), "isPointOf"), "reading"),
        ),
        q(
            "multihop",
            "Which zones does AHU2 end up serving through its VAV boxes?",
            lambda s: s.near(
                s.near(s.one("AHU2"), "feeds", "VAV", "out"), "feeds", "HVAC_Zone", "out"
            ),
        ),
        q(
            "multihop",
            "which floor is VAV004's zone on",
            lambda s: s.near(s.near(s.one("VAV004"), "feeds", "HVAC_Zone"), "isPartOf"),
        ),
        q(
            "negation",
            "zones without a temperature sensor",
            lambda s: s.without(zones(s), "isPointOf"),
        ),
        q(
            "negation",
            "VAV boxes that no air handling unit feeds",
            lambda s: s.without(s.kind("VAV"), "feeds", "Air_Handling_Unit", "in"),
        ),
        q(
            "group",
            "for each floor the number of occupied zones",
            lambda s: table(
                (f, len(s.where(s.near(f, "isPartOf"), "occupied", "=", True)))
                for f in s.kind("Floor")
            ),
        ),
        q(
            "exists",
            "Does AHU1 feed VAV009?",
            lambda s: s.related(s.one("AHU1"), s.one("VAV009"), "feeds"),
        ),
        q(
            "whatif",
            "What VAVs lose their only air handler if AHU2 breaks down?",
            lambda s: s.orphans([s.one("AHU2")], s.kind("VAV"), "feeds", "Air_Handling_Unit"),
        ),
        q(
            "definition",
            "what does VAV mean",
            lambda s: says("variable air volume|throttles|damper"),
        ),
        q("ambiguous", "Is Reception occupied?", lambda s: AMBIGUOUS),
        q("unknown", "How humid is it in the Studio?", lambda s: UNKNOWN),
        q("unknown", "reading of TS3?", lambda s: UNKNOWN),
        q(
            "followup",
            "What feeds the Studio 2?",
            lambda s: s.near(s.one("Studio 2"), "feeds", way="in"),
            "office-a",
        ),
        q(
            "followup",
            "how far is its damper open?",
            lambda s: s.values(s.near(s.one("Studio 2"), "feeds", way="in"), "damperPosition"),
            "office-a",
        ),
        q(
            "aggregate",
            "average temperature on Floor3",
            lambda s: near(
                s.mean(s.near(s.near(s.one("Floor3"), "isPartOf"), "isPointOf"), "reading")
            ),
        ),
    ]


def _metro() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("metro", kind, text, solve, thread)

    def stops(s: Solver) -> list[str]:
        return s.kind("station")

    return [
        q("lookup", "when did Parliament open", lambda s: s.value(s.one("Parliament"), "opened")),
        q(
            "lookup",
            "Can I get a wheelchair into Clocktower, i.e. is it step free?",
            lambda s: s.value(s.one("Clocktower"), "step_free"),
        ),
        q("relation_out", "Next stops from Bastion?", lambda s: s.near(s.one("Bastion"))),
        q(
            "relation_out",
            "which stations is Academy connected to",
            lambda s: s.near(s.one("Academy")),
        ),
        q(
            "count",
            "How many stations are in fare zone 3?",
            lambda s: len(s.where(stops(s), "fare_zone", "=", 3)),
        ),
        q(
            "count",
            "how many track sections belong to the amber line",
            lambda s: len(s.edges("track", lambda r: r.attributes["line"].value == "amber")),
        ),
        q(
            "filter",
            "stations w/o step-free access and over 50000 riders a day",
            lambda s: s.where(
                s.where(stops(s), "step_free", "=", False), "daily_riders", ">", 50000
            ),
        ),
        q("superlative", "What's our busiest station?", lambda s: s.top(stops(s), "daily_riders")),
        q(
            "superlative",
            "least used stop in zone 2",
            lambda s: s.top(s.where(stops(s), "fare_zone", "=", 2), "daily_riders", low=True),
        ),
        q(
            "superlative",
            "Which station has the most connections?",
            lambda s: best(t := s.best(stops(s), s.degree), s.degree(t[0])),
        ),
        q(
            "topk",
            "Five busiest stations in order",
            lambda s: ranked(t := s.top(stops(s), "daily_riders", 5), s.values(t, "daily_riders")),
        ),
        q(
            "aggregate",
            "average ridership of the zone 1 stations",
            lambda s: near(s.mean(s.where(stops(s), "fare_zone", "=", 1), "daily_riders")),
        ),
        q(
            "group",
            "number of stations by fare zone",
            lambda s: table(
                (z, len(i))
                for z, i in s.group(stops(s), lambda j: [s.value(j, "fare_zone")]).items()
            ),
        ),
        q(
            "compare",
            "Does the Zoo see more passengers than the Airport?",
            lambda s: (
                s.value(s.one("Zoo"), "daily_riders") > s.value(s.one("Airport"), "daily_riders")
            ),
        ),
        q(
            "compare",
            "are weir and citadel in the same fare zone",
            lambda s: s.value(s.one("Weir"), "fare_zone") == s.value(s.one("Citadel"), "fare_zone"),
        ),
        q(
            "path",
            "How do I get from Ropewalk to the Zoo with the fewest stops?",
            lambda s: route(s.paths(s.one("Ropewalk"), s.one("Zoo"))),
        ),
        q(
            "path",
            "stops between Exhibition and Polytechnic: how many hops is that?",
            lambda s: s.hops(s.one("Exhibition"), s.one("Polytechnic")),
        ),
        q(
            "exists",
            "is there track directly between Foundry and Arsenal",
            lambda s: s.related(s.one("Foundry"), s.one("Arsenal")),
        ),
        q(
            "negation",
            "which stations are not step free in zone 2",
            lambda s: s.where(s.where(stops(s), "fare_zone", "=", 2), "step_free", "=", False),
        ),
        q(
            "whatif",
            "Toll Gate closes for works. Which stations get separated from the main part of the network?",
            lambda s: s.cut_off([s.one("Toll Gate")]),
        ),
        q(
            "multihop",
            "fare zones of the stations next to Bastion",
            lambda s: sorted(set(s.values(s.near(s.one("Bastion")), "fare_zone"))),
        ),
        q("unknown", "where's Victoria station", lambda s: UNKNOWN),
        q("unknown", "How many platforms does the Zoo have?", lambda s: UNKNOWN),
        q(
            "followup",
            "How many passengers a day at Garrison?",
            lambda s: s.value(s.one("Garrison"), "daily_riders"),
            "metro-a",
        ),
        q(
            "followup",
            "And at Linden Square?",
            lambda s: s.value(s.one("Linden Square"), "daily_riders"),
            "metro-a",
        ),
        q(
            "followup",
            "which of the two is older?",
            lambda s: s.top(
                [s.one("Garrison"), s.one("Linden Square")],
                lambda i: int(str(s.value(i, "opened")).replace("-", "")),
                low=True,
            ),
            "metro-a",
        ),
        q(
            "lookup",
            "wich fare zone is Harbor Street in",
            lambda s: s.value(s.one("Harbour Street"), "fare_zone"),
        ),
    ]


def _lights() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("streetlights", kind, text, solve, thread)

    def lamps(s: Solver) -> list[str]:
        return s.kind("Streetlight")

    def on_road(s: Solver, road: str) -> list[str]:
        return s.near(s.one(road), "refRoad")

    return [
        q("lookup", "is SL-0017 on or off?", lambda s: s.value(s.one("SL-0017"), "powerState")),
        q("lookup", "speed limit Tower Road", lambda s: s.value(s.one("Tower Road"), "speedLimit")),
        q(
            "relation_out",
            "Which cabinet switches lamp 0008?",
            lambda s: s.near(s.one("SL-0008"), "refStreetlightControlCabinet"),
        ),
        q("relation_in", "lamps along Elm Avenue", lambda s: on_road(s, "Elm Avenue")),
        q(
            "count",
            "how many lights hang on cabinet CC-6",
            lambda s: len(s.near(s.one("CC-6"), "refStreetlightControlCabinet")),
        ),
        q(
            "filter",
            "broken lanterns on Bishop Way",
            lambda s: s.where(on_road(s, "Bishop Way"), "status", "=", "brokenLantern"),
        ),
        q(
            "filter",
            "Which lamps are taller than 11.5 m and switched off?",
            lambda s: s.where(
                s.where(lamps(s), "lanternHeight", ">", 11.5), "powerState", "=", "off"
            ),
        ),
        q(
            "list",
            "what kinds of lamp status occur?",
            lambda s: sorted(set(s.values(lamps(s), "status"))),
        ),
        q(
            "superlative",
            "cabinet that used the most energy",
            lambda s: s.top(s.kind("StreetlightControlCabinet"), "energyConsumed"),
        ),
        q(
            "aggregate",
            "total energy of the Ostlicht cabinets",
            lambda s: near(
                s.total(
                    s.where(s.kind("StreetlightControlCabinet"), "brandName", "=", "Ostlicht"),
                    "energyConsumed",
                )
            ),
        ),
        q(
            "group",
            "lights per road",
            lambda s: table((r, len(s.near(r, "refRoad"))) for r in s.kind("Road")),
        ),
        q(
            "multihop",
            "On which roads do the lamps of CC-3 stand?",
            lambda s: s.near(s.near(s.one("CC-3"), "refStreetlightControlCabinet"), "refRoad"),
        ),
        q(
            "negation",
            "lamps that no cabinet controls",
            lambda s: s.without(lamps(s), "refStreetlightControlCabinet"),
        ),
        q(
            "whatif",
            "CC-5 loses power, which lamps go with it?",
            lambda s: s.orphans([s.one("CC-5")], lamps(s), "refStreetlightControlCabinet", None),
        ),
        q(
            "exists",
            "are there defective lamps on Pike Lane?",
            lambda s: bool(s.where(on_road(s, "Pike Lane"), "status", "=", "defectiveLamp")),
        ),
        q("unknown", "wattage of SL-0002", lambda s: UNKNOWN),
        q(
            "followup",
            "Which lamps stand on Ring East?",
            lambda s: on_road(s, "Ring East"),
            "lights-a",
        ),
        q(
            "followup",
            "Are any of them off? Which?",
            lambda s: s.where(on_road(s, "Ring East"), "powerState", "=", "off"),
            "lights-a",
        ),
    ]


def _warehouse() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("warehouse", kind, text, solve, thread)

    def bots(s: Solver) -> list[str]:
        return s.kind("robot")

    return [
        q("lookup", "What's Gemma doing?", lambda s: s.value(s.one("Gemma"), "task")),
        q(
            "lookup",
            "how full is dexters battery",
            lambda s: s.value(s.one("Dexter"), "battery_pct"),
        ),
        q("relation_out", "Where does Hugo charge?", lambda s: s.near(s.one("Hugo"), "home_dock")),
        q(
            "relation_in",
            "Which bots are working aisle A4?",
            lambda s: s.near("A4", "aisle", "robot"),
        ),
        q("count", "beacons in A7?", lambda s: len(s.near("A7", "aisle", "beacon"))),
        q(
            "count",
            "how many pickers are in fault",
            lambda s: len(s.where(bots(s), "task", "=", "fault")),
        ),
        q(
            "filter",
            "Oxen robots with less than half a battery",
            lambda s: s.where(s.where(bots(s), "model", "=", "Oxen"), "battery_pct", "<", 50),
        ),
        q(
            "filter",
            "robots carrying over 80 kg",
            lambda s: s.where(bots(s), "payload_kg", ">", 80),
        ),
        q(
            "superlative",
            "Who has the lowest battery?",
            lambda s: s.top(bots(s), "battery_pct", low=True),
        ),
        q(
            "multihop",
            "how warm is it where Cleo works",
            lambda s: s.values(s.near(s.one("bot_04"), "aisle"), "temperature_c"),
        ),
        q(
            "multihop",
            "robots working in cold chain aisles",
            lambda s: s.near(s.where(s.kind("aisle"), "cold_chain", "=", True), "aisle", "robot"),
        ),
        q("negation", "bots not assigned to an aisle", lambda s: s.without(bots(s), "aisle")),
        q(
            "group",
            "for every dock, how many robots charge there",
            lambda s: table((d, len(s.near(d, "home_dock"))) for d in s.kind("dock")),
        ),
        q(
            "aggregate",
            "mean battery of the Kestrel 3s",
            lambda s: near(s.mean(s.where(bots(s), "model", "=", "Kestrel 3"), "battery_pct")),
        ),
        q("unknown", "payload of Quinn?", lambda s: UNKNOWN),
        q("unknown", "What is robot Zorro up to?", lambda s: UNKNOWN),
        q(
            "whatif",
            "If dock-1 burns out, which robots have nowhere to charge?",
            lambda s: s.orphans(["dock-1"], bots(s), "home_dock", "dock"),
        ),
        q(
            "summary",
            "Give me an overview of this warehouse",
            lambda s: says("26", "robot", "beacon"),
        ),
    ]


def _nycmesh() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("nycmesh", kind, text, solve, thread)

    def role(s: Solver, name: str) -> list[str]:
        return s.where(s.kind("node"), "role", "=", name)

    def linked(s: Solver, ident: str) -> list[str]:
        return s.near(ident, "link")

    return [
        q("lookup", "what role does node 713 play", lambda s: s.value("713", "role")),
        q("lookup", "status of 1934?", lambda s: s.value("1934", "status")),
        q("relation_out", "who is 3461 linked with", lambda s: linked(s, "3461")),
        q("relation_out", "direct neighbours of 383 please", lambda s: linked(s, "383")),
        q("list", "list the kiosks", lambda s: role(s, "kiosk")),
        q(
            "list",
            "What roles are there for nodes?",
            lambda s: sorted(set(s.values(s.kind("node"), "role"))),
        ),
        q("count", "how many kiosks do we have", lambda s: len(role(s, "kiosk"))),
        q(
            "count",
            "nodes installed with the omni role, how many?",
            lambda s: len(s.where(role(s, "omni"), "status", "=", "Installed")),
        ),
        q(
            "count",
            "number of vpn links",
            lambda s: len(s.edges("link", lambda r: r.attributes["status"].value == "vpn")),
        ),
        q(
            "count",
            "How many LAP-120 sectors are abandoned?",
            lambda s: len(
                s.where(
                    s.where(s.kind("sector"), "device", "=", "LAP-120"), "status", "=", "abandoned"
                )
            ),
        ),
        q(
            "filter",
            "Which supernodes have no roof access?",
            lambda s: s.where(role(s, "supernode"), "roofAccess", "=", False),
        ),
        q(
            "filter",
            "hubs that are powered off",
            lambda s: s.where(role(s, "hub"), "status", "=", "Powered Off"),
        ),
        q(
            "superlative",
            "node with the most sectors",
            lambda s: best(
                t := s.best(s.kind("node"), lambda i: len(s.near(i, "sector"))),
                len(s.near(t[0], "sector")),
            ),
        ),
        q(
            "aggregate",
            "mean radius of the Omni sectors",
            lambda s: near(s.mean(s.where(s.kind("sector"), "device", "=", "Omni"), "radius")),
        ),
        q(
            "group",
            "how many nodes for each role",
            lambda s: table(
                (k, len(v))
                for k, v in s.group(s.kind("node"), lambda i: [s.value(i, "role")]).items()
            ),
        ),
        q(
            "compare",
            "713 vs 3461: who has more links",
            lambda s: best(
                t := s.best(["713", "3461"], lambda i: s.degree(i, "link")), s.degree(t[0], "link")
            ),
        ),
        q(
            "multihop",
            "Which hubs link straight to 227?",
            lambda s: s.where(linked(s, "227"), "role", "=", "hub"),
        ),
        q(
            "multihop",
            "devices on the neighbours of 115",
            lambda s: sorted(set(s.values(s.near(linked(s, "115"), "sector"), "device"))),
        ),
        q("path", "fewest hops from 3 to 713", lambda s: s.hops("3", "713", ("link",))),
        q(
            "exists",
            "does a direct link exist between 227 and 713",
            lambda s: s.related("227", "713", "link"),
        ),
        q("negation", "which hubs have no links", lambda s: s.without(role(s, "hub"), "link")),
        q(
            "negation",
            "How many hubs carry no sector?",
            lambda s: len(s.without(role(s, "hub"), "sector")),
        ),
        q(
            "whatif",
            "if supernode 713 goes down how many nodes get cut off from the main mesh",
            lambda s: len(s.cut_off(["713"], ("link",))),
        ),
        q("unknown", "IP address of node 227", lambda s: UNKNOWN),
        q("unknown", "node 888888's neighbours", lambda s: UNKNOWN),
        q("followup", "How many links has 1084?", lambda s: s.degree("1084", "link"), "nyc-a"),
        q(
            "followup",
            "Which of its neighbours are hubs?",
            lambda s: s.where(linked(s, "1084"), "role", "=", "hub"),
            "nyc-a",
        ),
        q(
            "followup",
            "no, 5916 I mean",
            lambda s: s.where(linked(s, "5916"), "role", "=", "hub"),
            "nyc-a",
        ),
    ]


QUESTIONS = [
    *_orchard(), *_racks(), *_water(), *_office(), *_metro(), *_lights(), *_warehouse(), *_nycmesh(),
]  # fmt: skip
