"""Held-out questions as people who work with those networks would put them.

Not to be read by whoever tunes the planner. ``s`` is the solver, ``o`` the one entity named.
"""

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


class _Sheet(list[Hand]):
    """The questions on one network, in order."""

    def __init__(self, network: str) -> None:
        super().__init__()
        self.network = network

    def __call__(self, kind: str, text: str, solve: Solve, thread: str | None = None) -> None:
        label = f"{self.network}-{thread}" if thread else None
        self.append(Hand(self.network, kind, text, solve, label))


def _top(s: Solver, ids: list[str], measure: str, low: bool = False) -> Gold:
    having = [i for i in ids if s.numbers([i], measure)]
    found = s.best(having, lambda i: s.numbers([i], measure)[0], low)
    return best(found, s.numbers(found, measure)[0])


def _first(s: Solver, ids: list[str], measure: str, k: int, low: bool = False) -> Gold:
    found = s.top(ids, measure, k, low)
    return ranked(found, list(s.numbers(found, measure)))


def _most(s: Solver, ids: list[str], count: Callable[[str], int], low: bool = False) -> Gold:
    found = s.best(ids, count, low)
    return best(found, count(found[0]))


def _counts(s: Solver, ids: list[str], attribute: str) -> Gold:
    groups = s.group(ids, lambda i: s.values([i], attribute))
    return table((key, len(members)) for key, members in groups.items())


def _hospital() -> list[Hand]:
    q = _Sheet("hospital")

    def mon(s: Solver) -> list[str]:
        return s.kind("monitor")

    def on(s: Solver, ward: str) -> list[str]:
        return s.near(s.one(ward), "ward")

    q("lookup", "pulse on MON-017?", lambda s: s.value("MON-017", "heart_rate"))
    q("lookup", "How many beds has Oncology got", lambda s: s.value(s.one("Oncology"), "beds"))
    q("lookup", "MON-020 last calibrated when?", lambda s: s.value("MON-020", "last_calibrated"))
    q("lookup", "is Moreau on days or nights", lambda s: s.value(s.one("Moreau"), "shift"))
    q(
        "relation_out",
        "On which ward is nurse Nakata?",
        lambda s: s.near(s.one("Nakata"), "assigned_ward"),
    )
    q(
        "relation_out",
        "where do alarms of MON-012 go",
        lambda s: s.near("MON-012", "central_station"),
    )
    q("relation_in", "Who's working in Renal?", lambda s: s.near(s.one("Renal"), "assigned_ward"))
    q("relation_in", "Stroke unit: its monitors?", lambda s: on(s, "Stroke"))
    q("list", "wards, please, all of them", lambda s: s.kind("ward"))
    q(
        "count",
        "total number of nurses on nights",
        lambda s: len(s.where(s.kind("nurse"), "shift", "=", "night")),
    )
    q(
        "count",
        "How many red alarms have we got at the moment?",
        lambda s: len(s.where(mon(s), "alarm", "=", "red")),
    )
    q(
        "filter",
        "Anyone saturating below 86?",
        lambda s: Gold(values=(v := s.where(mon(s), "spo2", "<", 86)), accept=[[True], [True, *v]]),
    )
    q(
        "filter",
        "monitors in Trauma showing a heart rate of 120 or more",
        lambda s: s.where(on(s, "Trauma"), "heart_rate", ">=", 120),
    )
    q("filter", "grade 7 nurses", lambda s: s.where(s.kind("nurse"), "grade", "=", 7))
    q(
        "superlative",
        "Which ward is biggest by beds?",
        lambda s: _most(s, s.kind("ward"), lambda i: int(s.numbers([i], "beds")[0])),
    )
    q(
        "superlative",
        "ward where the fewest monitors are",
        lambda s: _most(s, s.kind("ward"), lambda i: len(s.near(i, "ward")), low=True),
    )
    q("aggregate", "beds in the whole house", lambda s: s.total(s.kind("ward"), "beds"))
    q(
        "aggregate",
        "typical (mean) SpO2 on Oncology",
        lambda s: near(s.mean(on(s, "Oncology"), "spo2")),
    )
    q(
        "group",
        "Break the nurses down by ward.",
        lambda s: Gold(
            rows=(t := table((w, len(s.near(w, "assigned_ward"))) for w in s.kind("ward"))).rows,
            values=t.values,
            tolerance=0.01,
            accept=[[c for row in t.rows if row[1] for c in row]],
        ),
    )
    q("group", "alarm state tally", lambda s: _counts(s, mon(s), "alarm"))
    q(
        "compare",
        "Has Trauma got more beds than Cardiology?",
        lambda s: s.value("W2", "beds") > s.value("W3", "beds"),
    )  # type: ignore[operator]
    q(
        "multihop",
        "What software runs on the desk that MON-014 alarms at?",
        lambda s: s.values(s.near("MON-014", "central_station"), "software"),
    )
    q(
        "multihop",
        "monitors standing in isolation wards, how many?",
        lambda s: len(s.near(s.where(s.kind("ward"), "isolation", "=", True), "ward")),
    )
    q(
        "multihop",
        "Which nurses look after the ward where MON-001 stands?",
        lambda s: s.near(s.near("MON-001", "ward"), "assigned_ward"),
    )
    q(
        "exists",
        "Is Orthopaedics an isolation ward?",
        lambda s: s.value(s.one("Orthopaedics"), "isolation"),
    )
    q("exists", "anybody of grade 8?", lambda s: False)
    q("negation", "monitors that alarm nowhere", lambda s: s.without(mon(s), "central_station"))
    q(
        "negation",
        "Which wards does no nursing desk cover?",
        lambda s: s.without(s.kind("ward"), "covers"),
    )
    q(
        "negation",
        "Oncology monitors without a pulse reading",
        lambda s: s.lacking(on(s, "Oncology"), "heart_rate"),
    )
    q(
        "whatif",
        "CS6 crashes: whose alarms get lost?",
        lambda s: s.orphans(["CS6"], mon(s), "central_station", "station"),
    )
    q("ambiguous", "Which shift does Quigley do?", lambda s: AMBIGUOUS)
    q("unknown", "blood pressure at MON-002", lambda s: UNKNOWN)
    q("unknown", "What's the pulse on MON-009?", lambda s: UNKNOWN)
    q("unknown", "how many beds in Neurology", lambda s: UNKNOWN)
    q("unknown", "Should I give the patient more morphine?", lambda s: UNKNOWN)
    q(
        "followup",
        "Tell me who works on Burns.",
        lambda s: s.near(s.one("Burns"), "assigned_ward"),
        "a",
    )
    q(
        "followup",
        "Which of them do nights?",
        lambda s: s.where(s.near(s.one("Burns"), "assigned_ward"), "shift", "=", "night"),
        "a",
    )
    q(
        "followup",
        "And in Oncology?",
        lambda s: s.where(s.near(s.one("Oncology"), "assigned_ward"), "shift", "=", "night"),
        "a",
    )
    return q


def _harbour() -> list[Hand]:
    q = _Sheet("harbour")

    def ships(s: Solver) -> list[str]:
        return s.kind("Vessel")

    q("lookup", "draft of the Hanne Marie", lambda s: s.value(s.one("Hanne Marie"), "draught"))
    q("lookup", "What's Samson up to?", lambda s: s.value(s.one("Samson"), "operatingMode"))
    q("lookup", "under what flag does Selkie sail", lambda s: s.value(s.one("Selkie"), "flagState"))
    q(
        "relation_out",
        "Where's the Oder Star tied up?",
        lambda s: s.near(s.one("Oder Star"), "mooredAt"),
    )
    q(
        "relation_out",
        "berths within reach of Goliath",
        lambda s: s.near(s.one("Goliath"), "servesBerth"),
    )
    q("relation_in", "Who lies at berth 5?", lambda s: s.near(s.one("berth-5"), "mooredAt"))
    q(
        "relation_in",
        "cranes that can work berth 7",
        lambda s: s.near(s.one("berth-7"), "servesBerth"),
    )
    q("relation_in", "what hangs on sub-C", lambda s: s.near(s.one("sub-C"), "fedBy"))
    q(
        "count",
        "no. of ships in port with a Liberian flag",
        lambda s: len(s.where(ships(s), "flagState", "=", "Liberia")),
    )
    q(
        "count",
        "reefer sockets in use?",
        lambda s: len(s.where(s.kind("ReeferPlug"), "inUse", "=", True)),
    )
    q(
        "filter",
        "berths deep enough for 14 metres draught, so deeper than 14",
        lambda s: s.where(s.kind("Berth"), "depth", ">", 14),
    )
    q(
        "filter",
        "Danish ships over 5000 TEU",
        lambda s: s.where(s.where(ships(s), "flagState", "=", "Denmark"), "teu", ">", 5000),
    )
    q(
        "filter",
        "parked cranes that lift at least 100 tonnes",
        lambda s: s.where(
            s.where(s.kind("QuayCrane"), "operatingMode", "=", "parked"), "liftCapacity", ">=", 100
        ),
    )
    q("superlative", "Deepest-lying ship?", lambda s: _top(s, ships(s), "draught"))
    q(
        "superlative",
        "shortest quay we have",
        lambda s: _top(s, s.kind("Berth"), "quayLength", low=True),
    )
    q(
        "topk",
        "rank the 3 most productive cranes by moves per hour",
        lambda s: _first(s, s.kind("QuayCrane"), "movesPerHour", 3),
    )
    q(
        "aggregate",
        "What do the reefer plugs on sub-A draw together?",
        lambda s: near(s.total(s.near(s.one("sub-A"), "fedBy", "ReeferPlug"), "currentDraw")),
    )
    q(
        "aggregate",
        "average TEU of the Maltese ships",
        lambda s: near(s.mean(s.where(ships(s), "flagState", "=", "Malta"), "teu")),
    )
    q("group", "Ships by flag, numbers only", lambda s: _counts(s, ships(s), "flagState"))
    q(
        "group",
        "per substation: how many reefer plugs",
        lambda s: table((b, len(s.near(b, "fedBy", "ReeferPlug"))) for b in s.kind("Substation")),
    )
    q(
        "compare",
        "is the quay at berth 7 longer than at berth 5?",
        lambda s: s.value(s.one("berth-7"), "quayLength") > s.value(s.one("berth-5"), "quayLength"),
    )  # type: ignore[operator]
    q(
        "multihop",
        "Which cranes could unload the Silver Tern?",
        lambda s: s.near(s.near(s.one("Silver Tern"), "mooredAt"), "servesBerth"),
    )
    q(
        "multihop",
        "how deep is the water where Cape Verity lies",
        lambda s: s.values(s.near(s.one("Cape Verity"), "mooredAt"), "depth"),
    )
    q(
        "multihop",
        "Which substations power the cranes that serve berth-8?",
        lambda s: s.near(s.near(s.one("berth-8"), "servesBerth"), "fedBy"),
    )
    q(
        "exists",
        "Is the Selkie moored at berth-7?",
        lambda s: s.related(s.one("Selkie"), s.one("berth-7")),
    )
    q("negation", "ships that aren't moored anywhere", lambda s: s.without(ships(s), "mooredAt"))
    q("negation", "berths with no crane", lambda s: s.without(s.kind("Berth"), "servesBerth"))
    q(
        "negation",
        "Which berths are empty, i.e. have no ship?",
        lambda s: s.without(s.kind("Berth"), "mooredAt"),
    )
    q(
        "whatif",
        "If sub-A blows, which cranes stand without power?",
        lambda s: s.orphans([s.one("sub-A")], s.kind("QuayCrane"), "fedBy", "Substation"),
    )
    q(
        "whatif",
        "how many reefer plugs die with sub-B",
        lambda s: len(s.orphans([s.one("sub-B")], s.kind("ReeferPlug"), "fedBy", "Substation")),
    )
    q(
        "definition",
        "What's a reefer plug for?",
        lambda s: says("refrigerat|cold", "socket|contain"),
    )
    q(
        "summary",
        "Marstal Trader: what do you know?",
        lambda s: says("Marstal Trader", "Panama", "13000", "4.9"),
    )
    q("ambiguous", "moves per hour of Old Faithful", lambda s: AMBIGUOUS)
    q("unknown", "When will the Corvus arrive?", lambda s: UNKNOWN)
    q("unknown", "moves per hour of Titan", lambda s: UNKNOWN)
    q("unknown", "where is the Queen Mary", lambda s: UNKNOWN)
    q(
        "followup",
        "Which ships lie at berth-2?",
        lambda s: s.near(s.one("berth-2"), "mooredAt"),
        "a",
    )
    q(
        "followup",
        "the bigger one by TEU?",
        lambda s: _top(s, s.near(s.one("berth-2"), "mooredAt"), "teu"),
        "a",
    )
    q(
        "followup",
        "What's its draught?",
        lambda s: s.values(s.top(s.near(s.one("berth-2"), "mooredAt"), "teu"), "draught"),
        "a",
    )
    return q


def _ispmesh() -> list[Hand]:
    q = _Sheet("ispmesh")

    def routers(s: Solver) -> list[str]:
        return s.kind("router")

    def peers(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "radio_link")

    q("lookup", "How long has the bakery been up?", lambda s: s.value(s.one("bakery"), "uptime_h"))
    q("lookup", "board in rt-211d18", lambda s: s.value("rt-211d18", "board"))
    q("relation_out", "radio neighbours of the sawmill", lambda s: peers(s, "sawmill"))
    q(
        "relation_out",
        "Which router gives hh17 its internet?",
        lambda s: s.near("hh17", "served_by"),
    )
    q(
        "relation_in",
        "subscribers behind the vicarage",
        lambda s: s.near(s.one("vicarage"), "served_by"),
    )
    q(
        "count",
        "how many 60GHz radio links exist",
        lambda s: len(s.edges("radio_link", lambda r: r.attributes["band"].value == "60GHz")),
    )
    q(
        "count",
        "customers on the 100 plan",
        lambda s: len(s.where(s.kind("household"), "plan_mbit", "=", 100)),
    )
    q(
        "filter",
        "routers loaded past 92 percent",
        lambda s: s.where(routers(s), "load_pct", ">", 92),
    )
    q(
        "filter",
        "Which Osprey boards act as gateway?",
        lambda s: s.where(s.where(routers(s), "board", "=", "Osprey"), "gateway_mode", "=", True),
    )
    q(
        "filter",
        "households with worse than 85 ms ping",
        lambda s: s.where(s.kind("household"), "latency_ms", ">", 85),
    )
    q("superlative", "longest-running router", lambda s: _top(s, routers(s), "uptime_h"))
    q(
        "superlative",
        "Which router serves the most households?",
        lambda s: _most(s, routers(s), lambda i: len(s.near(i, "served_by"))),
    )
    q(
        "topk",
        "five lowest pings among customers, ascending",
        lambda s: _first(s, s.kind("household"), "latency_ms", 5, low=True),
    )
    q(
        "aggregate",
        "mean latency of the 25 Mbit households",
        lambda s: near(s.mean(s.where(s.kind("household"), "plan_mbit", "=", 25), "latency_ms")),
    )
    q("group", "routers by board type", lambda s: _counts(s, routers(s), "board"))
    q(
        "compare",
        "whose load is higher, mill's or depot's?",
        lambda s: _top(s, [s.one("mill"), s.one("depot")], "load_pct"),
    )
    q(
        "multihop",
        "What boards do the neighbours of old-cinema have?",
        lambda s: sorted(set(s.values(peers(s, "old-cinema"), "board"))),
    )
    q(
        "multihop",
        "load of the router that serves hh4",
        lambda s: s.values(s.near("hh4", "served_by"), "load_pct"),
    )
    q(
        "path",
        "Route from vicarage to depot with as few radio hops as possible",
        lambda s: route(s.paths(s.one("vicarage"), s.one("depot"))),
    )
    q("path", "library to boathouse: hops?", lambda s: s.hops(s.one("library"), s.one("boathouse")))
    q(
        "exists",
        "do church-tower and allotments talk directly",
        lambda s: s.related(s.one("church-tower"), s.one("allotments")),
    )
    q("negation", "households nobody serves", lambda s: s.without(s.kind("household"), "served_by"))
    q(
        "negation",
        "routers that have no customers, number",
        lambda s: len(s.without(routers(s), "served_by")),
    )
    q(
        "whatif",
        "Lightning kills water-tower. Households that lose service at once?",
        lambda s: s.orphans([s.one("water-tower")], s.kind("household"), "served_by", "router"),
    )
    q(
        "whatif",
        "With rt-2003a3 gone, which routers are separated from the main mesh?",
        lambda s: Gold(
            values=s.cut_off(["rt-2003a3"], ("radio_link",)),
            accept=[[i for i in s.cut_off(["rt-2003a3"]) if s.entity(i).kind == "router"]],
        ),
    )
    q("unknown", "IP of the library", lambda s: UNKNOWN)
    q("unknown", "load at church-tower", lambda s: UNKNOWN)
    q(
        "followup",
        "Which households does the bakery serve?",
        lambda s: s.near(s.one("bakery"), "served_by"),
        "a",
    )
    q(
        "followup",
        "their plans?",
        lambda s: s.values(s.near(s.one("bakery"), "served_by"), "plan_mbit"),
        "a",
    )
    return q


def _labs() -> list[Hand]:
    q = _Sheet("labs")

    def labs(s: Solver) -> list[str]:
        return s.kind("Laboratory")

    def inside(s: Solver, lab: str, kind: str) -> list[str]:
        return s.near(s.one(lab), "hasLocation", kind)

    q("lookup", "CO2 at CO2-13?", lambda s: s.value(s.one("CO2-13"), "ppm"))
    q("lookup", "Has FH16 been left open?", lambda s: s.value(s.one("FH16"), "sashOpen"))
    q(
        "lookup",
        "biosafety class of Polymers",
        lambda s: s.value(s.one("Polymers"), "biosafetyLevel"),
    )
    q(
        "relation_out",
        "Which lab does FCU17 condition?",
        lambda s: s.near(s.one("FCU17"), "conditions"),
    )
    q("relation_out", "fan coils on CH1", lambda s: s.near(s.one("CH1"), "chills"))
    q(
        "relation_in",
        "which hoods stand in Catalysis",
        lambda s: inside(s, "Catalysis", "Fume_Hood"),
    )
    q(
        "relation_in",
        "What conditions Laser Bay?",
        lambda s: s.near(s.one("Laser Bay"), "conditions"),
    )
    q(
        "count",
        "dirty filters: how many units",
        lambda s: len(s.where(s.kind("Fan_Coil_Unit"), "filterState", "=", "dirty")),
    )
    q("count", "fume hoods in Cell Culture?", lambda s: len(inside(s, "Cell Culture", "Fume_Hood")))
    q(
        "filter",
        "Where does CO2 exceed 1500 ppm?",
        lambda s: Gold(
            values=(v := s.where(s.kind("CO2_Sensor"), "ppm", ">", 1500)),
            accept=[s.near(v, "hasLocation")],
        ),
    )
    q(
        "filter",
        "open hoods with face velocity under 0.3",
        lambda s: s.where(
            s.where(s.kind("Fume_Hood"), "sashOpen", "=", True), "faceVelocity", "<", 0.3
        ),
    )
    q(
        "filter",
        "BSL 3 labs smaller than 50 m2 — I mean biosafety level 3",
        lambda s: s.where(s.where(labs(s), "biosafetyLevel", "=", 3), "floorArea", "<", 50),
    )
    q("superlative", "roomiest laboratory", lambda s: _top(s, labs(s), "floorArea"))
    q(
        "aggregate",
        "How many square metres do all labs add up to?",
        lambda s: near(s.total(labs(s), "floorArea")),
    )
    q(
        "aggregate",
        "mean CO2 concentration in Cell Culture",
        lambda s: near(s.mean(inside(s, "Cell Culture", "CO2_Sensor"), "ppm")),
    )
    q(
        "group",
        "number of labs at each biosafety level",
        lambda s: _counts(s, labs(s), "biosafetyLevel"),
    )
    q(
        "multihop",
        "Which labs depend on chiller CH3 through their fan coils?",
        lambda s: s.near(s.near(s.one("CH3"), "chills"), "conditions"),
    )
    q(
        "multihop",
        "biosafety level of the lab with CO2-16",
        lambda s: s.values(s.near(s.one("CO2-16"), "hasLocation"), "biosafetyLevel"),
    )
    q(
        "multihop",
        "chillers behind Microscopy",
        lambda s: s.near(s.near(s.one("Microscopy"), "conditions"), "chills"),
    )
    q(
        "negation",
        "labs lacking a CO2 sensor",
        lambda s: [i for i in labs(s) if not s.near(i, "hasLocation", "CO2_Sensor")],
    )
    q(
        "negation",
        "fan coils that don't condition any lab",
        lambda s: s.without(s.kind("Fan_Coil_Unit"), "conditions"),
    )
    q("exists", "Does CH2 chill FCU05?", lambda s: s.related(s.one("CH2"), s.one("FCU05")))
    q(
        "compare",
        "Genomics or Polymers: the larger room?",
        lambda s: _top(s, [s.one("Genomics"), s.one("Polymers")], "floorArea"),
    )
    q(
        "whatif",
        "When CH3 is serviced, what fan coils have no chiller left?",
        lambda s: s.orphans([s.one("CH3")], s.kind("Fan_Coil_Unit"), "chills", "Chiller"),
    )
    q("definition", "explain fume hood", lambda s: says("vapour|extract|cabinet"))
    q("ambiguous", "How large is Mass Spec?", lambda s: AMBIGUOUS)
    q("unknown", "fan speed of FCU19", lambda s: UNKNOWN)
    q("unknown", "Who's the head of the Laser Bay?", lambda s: UNKNOWN)
    q(
        "followup",
        "Which hoods are in Clean Room?",
        lambda s: inside(s, "Clean Room", "Fume_Hood"),
        "a",
    )
    q(
        "followup",
        "which of those has the faster air?",
        lambda s: _top(s, inside(s, "Clean Room", "Fume_Hood"), "faceVelocity"),
        "a",
    )
    return q


def _avalanche() -> list[Hand]:
    q = _Sheet("avalanche")

    def poles(s: Solver) -> list[str]:
        return s.kind("snowpole")

    def upon(s: Solver, slope: str) -> list[str]:
        return s.near(s.one(slope), "stands_on")

    q("lookup", "how much snow at pole 13", lambda s: s.value("pole-13", "snow_depth"))
    q("lookup", "Danger level Rotgang?", lambda s: s.value(s.one("Rotgang"), "danger"))
    q("relation_out", "which relay takes geo-K11's data", lambda s: s.near("geo-K11", "uplink"))
    q(
        "relation_in",
        "What geophones watch the Grauwand?",
        lambda s: s.near(s.one("Grauwand"), "watches"),
    )
    q("relation_in", "poles up on Schneetal", lambda s: upon(s, "Schneetal"))
    q("count", "iced poles, number of", lambda s: len(s.where(poles(s), "state", "=", "iced")))
    q(
        "filter",
        "poles under more than 290 cm of snow",
        lambda s: s.where(poles(s), "snow_depth", ">", 290),
    )
    q(
        "filter",
        "Which poles are above freezing?",
        lambda s: s.where(poles(s), "slope_temp", ">", 0),
    )
    q(
        "filter",
        "geophones nearly flat, below 40 % charge",
        lambda s: s.where(s.kind("geophone"), "charge", "<", 40),
    )
    q(
        "superlative",
        "Which geophone shakes hardest (amplitude)?",
        lambda s: _top(s, s.kind("geophone"), "amplitude"),
    )
    q(
        "aggregate",
        "mean depth of snow on Teufelshang",
        lambda s: near(s.mean(upon(s, "Teufelshang"), "snow_depth")),
    )
    q(
        "group",
        "poles per slope",
        lambda s: table((i, len(s.near(i, "stands_on"))) for i in s.kind("slope")),
    )
    q(
        "multihop",
        "Radio channel that pole-09 transmits on via its relay?",
        lambda s: s.values(s.near("pole-09", "uplink"), "channel"),
    )
    q(
        "multihop",
        "poles on north-facing slopes, count",
        lambda s: len(s.near(s.where(s.kind("slope"), "aspect", "=", "north"), "stands_on")),
    )
    q(
        "negation",
        "slopes nobody listens to with a geophone",
        lambda s: s.without(s.kind("slope"), "watches"),
    )
    q("negation", "poles with no relay", lambda s: s.without(poles(s), "uplink"))
    q(
        "whatif",
        "rep-6 freezes up. Which devices go silent?",
        lambda s: s.orphans(["rep-6"], [*poles(s), *s.kind("geophone")], "uplink", "repeater"),
    )
    q("exists", "is geo-A1 watching Rotgang", lambda s: s.related("geo-A1", s.one("Rotgang")))
    q(
        "compare",
        "more snow at pole-01 or pole-02?",
        lambda s: _top(s, ["pole-01", "pole-02"], "snow_depth"),
    )
    q("unknown", "wind at pole-05", lambda s: UNKNOWN)
    q("unknown", "snow depth pole-22", lambda s: UNKNOWN)
    q("followup", "State of pole-06?", lambda s: s.value("pole-06", "state"), "a")
    q("followup", "which slope is that one on", lambda s: s.near("pole-06", "stands_on"), "a")
    q(
        "followup",
        "how dangerous is it there?",
        lambda s: s.values(s.near("pole-06", "stands_on"), "danger"),
        "a",
    )
    return q


def _windfarm() -> list[Hand]:
    q = _Sheet("windfarm")

    def mills(s: Solver) -> list[str]:
        return s.kind("Turbine")

    q("lookup", "what's T-02 putting out", lambda s: s.value("T-02", "activePowerKw"))
    q("lookup", "Condition of turbine T-11?", lambda s: s.value("T-11", "condition"))
    q("relation_out", "strings that collect T-08", lambda s: s.near("T-08", "collectedBy"))
    q("relation_in", "turbines on feeder D", lambda s: s.near("feeder D", "collectedBy"))
    q(
        "count",
        "how many are stopped or, say, in condition stopped",
        lambda s: len(s.where(mills(s), "condition", "=", "stopped")),
    )
    q(
        "filter",
        "140 m turbines with a nacelle over 60 degrees",
        lambda s: s.where(s.where(mills(s), "hubHeight", "=", 140), "nacelleTemp", ">", 60),
    )
    q("superlative", "Which turbine runs hottest?", lambda s: _top(s, mills(s), "nacelleTemp"))
    q(
        "topk",
        "best four producers right now, by output",
        lambda s: _first(s, mills(s), "activePowerKw", 4),
    )
    q(
        "aggregate",
        "farm output, summed over all turbines",
        lambda s: s.total(mills(s), "activePowerKw"),
    )
    q("group", "turbines per condition", lambda s: _counts(s, mills(s), "condition"))
    q(
        "multihop",
        "wind speed that T-01's forecast rests on",
        lambda s: s.values(s.near("T-01", "forecastFrom"), "windSpeed"),
    )
    q(
        "multihop",
        "At which transformers does the power of T-05 step up?",
        lambda s: s.near(s.near("T-05", "collectedBy"), "stepsUpAt"),
    )
    q("negation", "turbines on no feeder", lambda s: s.without(mills(s), "collectedBy"))
    q(
        "whatif",
        "Feeder E is damaged: which turbines can't deliver any more?",
        lambda s: s.orphans(["feeder E"], mills(s), "collectedBy", "Feeder"),
    )
    q(
        "whatif",
        "TR2 out, any feeder stranded?",
        lambda s: Gold(
            values=s.orphans(["TR2"], s.kind("Feeder"), "stepsUpAt", "Transformer"),
            accept=[[False]],
        ),
    )
    q(
        "compare",
        "is it windier at MM2 than at MM1",
        lambda s: s.value("MM2", "windSpeed") > s.value("MM1", "windSpeed"),
    )  # type: ignore[operator]
    q("unknown", "output of T-10", lambda s: UNKNOWN)
    q("unknown", "blade pitch on T-03?", lambda s: UNKNOWN)
    return q


def _piste() -> list[Hand]:
    q = _Sheet("piste")

    def lifts(s: Solver) -> list[str]:
        return s.kind("SkiLift")

    q(
        "lookup",
        "queue at the Panorama right now?",
        lambda s: s.value(s.one("Panorama"), "queueTime"),
    )
    q("lookup", "Is Talblick running?", lambda s: s.value(s.one("Talblick"), "running"))
    q(
        "relation_out",
        "How do I reach run-4 — by which lifts?",
        lambda s: s.near(s.one("run-4"), "refSkiLift"),
    )
    q(
        "relation_in",
        "runs you can ski from Murmel",
        lambda s: s.near(s.one("Murmel"), "refSkiLift"),
    )
    q(
        "count",
        "snow cannons in manual, how many",
        lambda s: len(s.where(s.kind("SnowGun"), "mode", "=", "manual")),
    )
    q("list", "all the black runs", lambda s: s.where(s.kind("SkiRun"), "difficulty", "=", "black"))
    q(
        "filter",
        "groomed blue runs",
        lambda s: s.where(
            s.where(s.kind("SkiRun"), "difficulty", "=", "blue"), "groomed", "=", True
        ),
    )
    q(
        "filter",
        "lifts where you wait longer than a quarter of an hour (15 min)",
        lambda s: s.where(lifts(s), "queueTime", ">", 15),
    )
    q("superlative", "longest piste", lambda s: _top(s, s.kind("SkiRun"), "length"))
    q(
        "aggregate",
        "kilometres of red runs altogether",
        lambda s: near(s.total(s.where(s.kind("SkiRun"), "difficulty", "=", "red"), "length")),
    )
    q("group", "lift count by type", lambda s: _counts(s, lifts(s), "liftType"))
    q(
        "multihop",
        "snow guns on black runs",
        lambda s: s.near(s.where(s.kind("SkiRun"), "difficulty", "=", "black"), "refSkiRun"),
    )
    q("negation", "guns covering no run", lambda s: s.without(s.kind("SnowGun"), "refSkiRun"))
    q("negation", "Which lifts stand still?", lambda s: s.where(lifts(s), "running", "=", False))
    q("negation", "lifts with no run attached", lambda s: s.without(lifts(s), "refSkiLift"))
    q(
        "whatif",
        "Murmel breaks down — which runs become unreachable?",
        lambda s: s.orphans([s.one("Murmel")], s.kind("SkiRun"), "refSkiLift", "SkiLift"),
    )
    q("ambiguous", "how long is the wait at Fuchsbahn", lambda s: AMBIGUOUS)
    q("unknown", "price of a day ticket", lambda s: UNKNOWN)
    q(
        "followup",
        "Which lift has the shortest wait?",
        lambda s: _top(s, lifts(s), "queueTime", low=True),
        "a",
    )
    q(
        "followup",
        "is it running?",
        lambda s: s.values(s.top(lifts(s), "queueTime", low=True), "running"),
        "a",
    )
    return q


def _brewery() -> list[Hand]:
    q = _Sheet("brewery")

    def tuns(s: Solver) -> list[str]:
        return s.kind("vessel")

    q("lookup", "what's in the Whirlpool", lambda s: s.value(s.one("Whirlpool"), "content"))
    q("lookup", "temp fermenter bert", lambda s: s.value(s.one("Fermenter Bert"), "temp_c"))
    q(
        "relation_out",
        "where does Fermenter Cora drain to",
        lambda s: s.near(s.one("Fermenter Cora"), "pipes_to", way="out"),
    )
    q(
        "relation_in",
        "Which vessels drain into the Copper?",
        lambda s: s.near(s.one("Copper"), "pipes_to", way="in"),
    )
    q("count", "vessels full of stout?", lambda s: len(s.where(tuns(s), "content", "=", "stout")))
    q(
        "filter",
        "wort above 60 degrees: which vessels",
        lambda s: s.where(s.where(tuns(s), "content", "=", "wort"), "temp_c", ">", 60),
    )
    q("superlative", "Coldest vessel in the house?", lambda s: _top(s, tuns(s), "temp_c", low=True))
    q(
        "aggregate",
        "hectolitres of water in stock",
        lambda s: s.total(s.where(tuns(s), "content", "=", "water"), "volume_hl"),
    )
    q(
        "group",
        "total volume for each content",
        lambda s: table(
            (k, s.total(v, "volume_hl"))
            for k, v in s.group(tuns(s), lambda i: s.values([i], "content")).items()
        ),
    )
    q(
        "path",
        "Way from the Fermenter Anna to the Copper?",
        lambda s: route(s.paths(s.one("Fermenter Anna"), s.one("Copper"))),
    )
    q("negation", "vessels that no valve guards", lambda s: s.without(tuns(s), "guards"))
    q(
        "multihop",
        "which vessels do the open valves guard",
        lambda s: s.near(s.where(s.kind("valve"), "position", "=", "open"), "guards"),
    )
    q("exists", "anything in the house holding cider?", lambda s: False)
    q("unknown", "temperature of Fermenter Anna 2", lambda s: UNKNOWN)
    q("unknown", "alcohol content of vessel 3", lambda s: UNKNOWN)
    return q


def _campusiot() -> list[Hand]:
    q = _Sheet("campusiot-grenoble")

    def gws(s: Solver) -> list[str]:
        return s.kind("gateway")

    def heard(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "link")

    def rssi(s: Solver, a: str, key: str) -> list[float]:
        return [
            float(str(r.attributes[key].value)) for r in s.edges("link") if r.source == s.one(a)
        ]

    q(
        "lookup",
        "How many frames did IMST_C727B send?",
        lambda s: s.value(s.one("IMST_C727B"), "frames"),
    )
    q(
        "lookup",
        "receptions at gateway 02070479354051368acb9442acf01d37",
        lambda s: s.value("02070479354051368acb9442acf01d37", "receptions"),
    )
    q(
        "lookup",
        "network of 001f39ba99d0d14895b7e02c85a9734d",
        lambda s: s.value("001f39ba99d0d14895b7e02c85a9734d", "network"),
    )
    q(
        "relation_out",
        "Which gateways have picked up WYRES_32_SAINTEYNARD_DOOR?",
        lambda s: heard(s, "WYRES_32_SAINTEYNARD_DOOR"),
    )
    q(
        "relation_in",
        "devices heard by 02070479354051368acb9442acf01d37",
        lambda s: s.near("02070479354051368acb9442acf01d37", "link"),
    )
    q("list", "names of all devices", lambda s: s.kind("device"))
    q(
        "list",
        "Which networks do the gateways belong to?",
        lambda s: sorted(set(s.values(gws(s), "network"))),
    )
    q(
        "count",
        "count of campusiot gateways",
        lambda s: len(s.where(gws(s), "network", "=", "campusiot")),
    )
    q("count", "how many gateways heard FTD_20CAC_TS", lambda s: len(heard(s, "FTD_20CAC_TS")))
    q(
        "filter",
        "gateways with over 10000 receptions",
        lambda s: s.where(gws(s), "receptions", ">", 10000),
    )
    q(
        "filter",
        "devices that sent more than 14000 frames",
        lambda s: s.where(s.kind("device"), "frames", ">", 14000),
    )
    q("superlative", "Busiest gateway by receptions?", lambda s: _top(s, gws(s), "receptions"))
    q(
        "superlative",
        "which device was heard by the most gateways",
        lambda s: _most(s, s.kind("device"), lambda i: len(s.near(i, "link"))),
    )
    q(
        "superlative",
        "highest-standing gateway (altitude)",
        lambda s: _most(
            s, s.where(gws(s), "altitude", ">", -999), lambda i: int(s.numbers([i], "altitude")[0])
        ),
    )
    q("topk", "top 3 devices by frames", lambda s: _first(s, s.kind("device"), "frames", 3))
    q("aggregate", "frames of all devices together", lambda s: s.total(s.kind("device"), "frames"))
    q(
        "aggregate",
        "average receptions per campusiot gateway",
        lambda s: near(s.mean(s.where(gws(s), "network", "=", "campusiot"), "receptions")),
    )
    q("group", "gateways by network", lambda s: _counts(s, gws(s), "network"))
    q(
        "group",
        "for each device, the number of gateways that heard it",
        lambda s: table((d, len(s.near(d, "link"))) for d in s.kind("device")),
    )
    q(
        "compare",
        "Did FTP_20CA0 send more frames than IMST_C727B?",
        lambda s: s.value(s.one("FTP_20CA0"), "frames") > s.value(s.one("IMST_C727B"), "frames"),
    )  # type: ignore[operator]
    q(
        "multihop",
        "campusiot gateways that heard ELSYS_EMS_B1C1_PERRET_SOO",
        lambda s: s.where(heard(s, "ELSYS_EMS_B1C1_PERRET_SOO"), "network", "=", "campusiot"),
    )
    q(
        "multihop",
        "Which gateways heard both WYRES devices, the door and the station?",
        lambda s: [
            i
            for i in heard(s, "WYRES_32_SAINTEYNARD_DOOR")
            if i in heard(s, "WYRES_33_SAINTEYNARD_STATION")
        ],
    )
    q(
        "negation",
        "Any gateway that never heard a device? How many?",
        lambda s: len(s.without(gws(s), "link")),
    )
    q(
        "exists",
        "Did gateway 02070479354051368acb9442acf01d37 hear IMST_C727B?",
        lambda s: s.related("02070479354051368acb9442acf01d37", s.one("IMST_C727B")),
    )
    q("unknown", "battery of FTD_20CBC", lambda s: UNKNOWN)
    q("unknown", "frames sent by MILESIGHT_77", lambda s: UNKNOWN)
    q(
        "followup",
        "When was FTD_20CBC first seen?",
        lambda s: s.value(s.one("FTD_20CBC"), "first"),
        "a",
    )
    q("followup", "and last?", lambda s: s.value(s.one("FTD_20CBC"), "last"), "a")
    return q


def _models() -> list[Hand]:
    q = _Sheet("smart-data-models")

    def of(s: Solver, kind: str, attribute: str) -> Result | None:
        return s.value(s.kind(kind)[0], attribute)  # type: ignore[return-value]

    q(
        "lookup",
        "free spots at Parque de estacionamento Trindade",
        lambda s: of(s, "OffStreetParking", "availableSpotNumber"),
    )
    q("lookup", "battery level of device-9845A", lambda s: of(s, "Device", "batteryLevel"))
    q(
        "lookup",
        "What brand is the street light control cabinet?",
        lambda s: of(s, "StreetlightControlCabinet", "brandName"),
    )
    q(
        "lookup",
        "speed limit (maximum allowed) on the road segment Valladolid-Dueñas",
        lambda s: of(s, "RoadSegment", "maximumAllowedSpeed"),
    )
    q(
        "lookup",
        "what is the pH of the sea at Mar en la Playa Levante",
        lambda s: of(s, "SeaConditions", "pH"),
    )
    q(
        "lookup",
        "salinity of the sea conditions record",
        lambda s: of(s, "SeaConditions", "salinity"),
    )
    q("lookup", "How long is road A-62?", lambda s: of(s, "Road", "length"))
    q(
        "lookup",
        "what fuel does the Econic vehicle model burn",
        lambda s: of(s, "VehicleModel", "fuelType"),
    )
    q("lookup", "power state of the streetlight?", lambda s: of(s, "Streetlight", "powerState"))
    q(
        "relation_out",
        "Which road is segment Valladolid-Dueñas part of, by its road reference?",
        lambda s: s.near(s.kind("RoadSegment")[0], "refRoad"),
    )
    q(
        "relation_out",
        "device model of device-9845A",
        lambda s: s.near(s.kind("Device")[0], "refDeviceModel"),
    )
    q(
        "relation_in",
        "Which parking sites refer to the group daoiz-velarde-1-5-disabled?",
        lambda s: s.near(s.kind("ParkingGroup")[0], "refParkingGroup", way="in"),
    )
    q(
        "compare",
        "Does the off-street parking have more free spots than the on-street parking?",
        lambda s: True,
    )
    q("exists", "is there any bike lane", lambda s: True)
    q(
        "exists",
        "Are there any trams in here, I mean entities of kind Tram?",
        lambda s: Gold(values=[False]),
    )
    q(
        "multihop",
        "brand of the model of the waste management vehicle C Recogida 1",
        lambda s: s.values(s.near(s.kind("Vehicle")[0], "refVehicleModel"), "brandName"),
    )
    q("unknown", "number of charging plugs at Parque de estacionamento Trindade", lambda s: UNKNOWN)
    q(
        "count",
        "how many bikes can be taken at the bike hire docking station",
        lambda s: of(s, "BikeHireDockingStation", "availableBikeNumber"),
    )
    return q


QUESTIONS = [
    *_hospital(),
    *_harbour(),
    *_ispmesh(),
    *_labs(),
    *_avalanche(),
    *_windfarm(),
    *_piste(),
    *_brewery(),
    *_campusiot(),
    *_models(),
]
