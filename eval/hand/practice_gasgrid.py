"""Hand-written practice questions on the network ``gasgrid``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
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
    q = Sheet("gasgrid")

    def stations(s: Solver) -> list[str]:
        return s.kind("ValveStation")

    def points(s: Solver) -> list[str]:
        return s.kind("DeliveryPoint")

    def units(s: Solver) -> list[str]:
        return s.kind("RTU")

    def surveys(s: Solver) -> list[str]:
        return s.kind("LeakSurvey")

    def compressors(s: Solver) -> list[str]:
        return s.kind("Compressor")

    def overdrawn(s: Solver) -> list[str]:
        return [i for i in points(s) if s.number(i, "flow_m3h") > s.number(i, "contract_m3h")]

    q("lookup", "What pressure have we got at VS-014?", lambda s: s.value("VS-014", "press_bar"))
    q("lookup", "VS-020 gas temp", lambda s: s.value("VS-020", "gas_temp_c"))
    q("lookup", "CS4, is that one running at the moment?", lambda s: s.value("CS4", "running"))
    q(
        "lookup",
        "How much flow is Castle Mill drawing?",
        lambda s: s.value(s.one("Castle Mill"), "flow_m3h"),
    )
    q(
        "lookup",
        "power of CS6 in megawatt",
        lambda s: converted(s, "CS6", "power_kw", 1 / 1000),
    )
    q(
        "lookup",
        "Over what kind of link do we talk to rtu-ec2f24?",
        lambda s: s.value("rtu-ec2f24", "link"),
    )
    q("lookup", "elevasion of valve station VS-009", lambda s: s.value("VS-009", "elev_m"))
    q(
        "relation_out",
        "Which valve stations does CS3 discharge into?",
        lambda s: s.near("CS3", "discharges_into"),
    )
    q("relation_out", "what does rtu-9541e2 poll", lambda s: s.near("rtu-9541e2", "polls"))
    q(
        "relation_out",
        "Marsh End branches off where?",
        lambda s: s.near(s.one("Marsh End"), "branch_off"),
    )
    q("relation_in", "delivery points off VS-011", lambda s: s.near("VS-011", "branch_off"))
    q("relation_in", "Which RTUs are polling PR01?", lambda s: s.near("PR01", "polls"))
    q("relation_in", "leak surveys done at VS-015", lambda s: s.near("VS-015", "done_at"))
    q(
        "relation_in",
        "By which regulators is Castle Mill protected?",
        lambda s: s.near(s.one("Castle Mill"), "protects"),
    )
    q(
        "list",
        "Which kinds of customer do we have at the delivery points?",
        lambda s: distinct(s, points(s), "customer"),
    )
    q(
        "count",
        "How many valve stations stand open?",
        lambda s: len(pick(s, stations(s), valve_pos="open")),
    )
    q(
        "count",
        "surveys that aren't closed out yet: how many",
        lambda s: len(pick(s, surveys(s), closed_out=False)),
    )
    q("count", "no. of RTUs on satellite", lambda s: len(pick(s, units(s), link="satellite")))
    q("filter", "stations above 70 bar", lambda s: s.where(stations(s), "press_bar", ">", 70))
    q("filter", "Which delivery points have a flow higher than their contract allows?", overdrawn)
    q(
        "filter",
        "rtus with less than 12 volts in the battery",
        lambda s: s.where(units(s), "batt_v", "<", 12),
    )
    q(
        "filter",
        "drone surveys that found more than 1000 ppm of methane",
        lambda s: s.where(pick(s, surveys(s), method="drone"), "methane_ppm", ">", 1000),
    )
    q(
        "filter",
        "Regulators that were serviced in 2023",
        lambda s: s.where(
            s.where(s.kind("Regulator"), "serviced", ">=", "2023-01-01"),
            "serviced",
            "<",
            "2024-01-01",
        ),
    )
    q(
        "filter",
        "RTUs whose last poll is over 50 minutes old",
        lambda s: s.where(units(s), "last_poll_s", ">", 3000),
    )
    q(
        "superlative",
        "At which station is the gas hottest?",
        lambda s: topmost(s, stations(s), "gas_temp_c"),
    )
    q(
        "superlative",
        "what station has had the most leak surveys",
        lambda s: extreme(s, stations(s), lambda i: len(s.near(i, "done_at"))),
    )
    q(
        "topk",
        "the three surveys with the worst methane",
        lambda s: leaders(s, surveys(s), "methane_ppm", 3),
    )
    q(
        "topk",
        "Of the compressors that are running, which two turn slowest?",
        lambda s: leaders(s, pick(s, compressors(s), running=True), "speed_rpm", 2, low=True),
    )
    q(
        "aggregate",
        "combined power of all running compressors",
        lambda s: s.total(pick(s, compressors(s), running=True), "power_kw"),
    )
    q(
        "aggregate",
        "What is the mean flow at our municipal delivery points?",
        lambda s: near(s.mean(pick(s, points(s), customer="municipal"), "flow_m3h"), 0.001),
    )
    q("group", "delivery points by customer", lambda s: tally(s, points(s), "customer"))
    q(
        "group",
        "Average ppm of methane for each survey method, please",
        lambda s: table(
            (x, s.mean(pick(s, surveys(s), method=x), "methane_ppm"))
            for x in distinct(s, surveys(s), "method")
        ),
    )
    q(
        "group",
        "how many RTUs poll each regulator",
        lambda s: number_of(s, s.kind("Regulator"), "polls", "RTU"),
    )
    q(
        "compare",
        "Where is the pressure higher, VS-006 or VS-023?",
        lambda s: topmost(s, ["VS-006", "VS-023"], "press_bar"),
    )
    q(
        "multihop",
        "CS7 feeds into some stations. Which delivery points branch off those?",
        lambda s: s.near(s.near("CS7", "discharges_into"), "branch_off", "DeliveryPoint"),
    )
    q(
        "multihop",
        "rtus polling a regulator that protects Oakham Ferry",
        lambda s: s.near(s.near(s.one("Oakham Ferry"), "protects"), "polls", "RTU"),
    )
    q(
        "multihop",
        "Which leak surveys were done at the station Dunmore branches off from?",
        lambda s: s.near(s.near(s.one("Dunmore"), "branch_off"), "done_at", "LeakSurvey"),
    )
    q(
        "multihop",
        "compressors discharging into a station whose valve is closed",
        lambda s: s.near(pick(s, stations(s), valve_pos="closed"), "discharges_into", "Compressor"),
    )
    q(
        "path",
        "Following the pipes from station to station, either direction, what is the "
        "shortest way from VS-020 to VS-018?",
        lambda s: route(s.paths("VS-020", "VS-018", ("downstream",))),
    )
    q("exists", "does any RTU poll VS-008", lambda s: bool(s.near("VS-008", "polls")))
    q("negation", "RTUs that poll nothing at all", lambda s: s.without(units(s), "polls"))
    q(
        "negation",
        "Which delivery points have no regulator to protect them?",
        lambda s: s.without(points(s), "protects", "Regulator"),
    )
    q("definition", "Sorry, first week: what's an RTU?", lambda s: says("RTU"))
    q("summary", "PR06 - the essentials, if you would", lambda s: says("PR06", "7.1", "2.1"))
    q(
        "whatif",
        "If rtu-9541e2 dies, which stations or regulators does nobody poll any more?",
        lambda s: s.orphans(["rtu-9541e2"], [*stations(s), *s.kind("Regulator")], "polls", "RTU"),
    )
    q(
        "whatif",
        "suppose VS-012 is taken out of the ground, which valve stations lose their pipe "
        "link to the bulk of the network",
        lambda s: s.cut_off(["VS-012"], ("downstream",)),
    )
    q(
        "whatif",
        "PR05 and PR11 go for maintenance at the same time. Which delivery points are "
        "then left without a regulator?",
        lambda s: s.orphans(["PR05", "PR11"], points(s), "protects", "Regulator"),
    )
    q(
        "followup",
        "Which delivery points branch off VS-017?",
        lambda s: s.near("VS-017", "branch_off"),
        "a",
    )
    q(
        "followup",
        "which of the two has more flow",
        lambda s: topmost(s, s.near("VS-017", "branch_off"), "flow_m3h"),
        "a",
    )
    q("followup", "setpoint of PR12?", lambda s: s.value("PR12", "setpoint_bar"), "b")
    q("followup", "no sorry, I meant PR13", lambda s: s.value("PR13", "setpoint_bar"), "b")
    q("unknown", "outlet pressure PR08", lambda s: UNKNOWN)
    q("unknown", "What does Kelby pay us per cubic metre?", lambda s: UNKNOWN)
    q("unknown", "valve position of VS-048?", lambda s: UNKNOWN)
    q("ambiguous", "What's the flow at Eastwick?", lambda s: AMBIGUOUS)
    return q
