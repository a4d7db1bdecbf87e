"""Hand-written practice questions on the network ``satops``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    extreme,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("satops")

    def satellites(s: Solver) -> list[str]:
        return s.kind("Satellite")

    def antennas(s: Solver) -> list[str]:
        return s.kind("Antenna")

    def passes(s: Solver) -> list[str]:
        return s.kind("Pass")

    def payloads(s: Solver) -> list[str]:
        return s.kind("Payload")

    def anomalies(s: Solver) -> list[str]:
        return s.kind("Anomaly")

    def passes_of(s: Solver, satellite: str) -> list[str]:
        return s.near(s.one(satellite), "spacecraft", "Pass")

    def tracked_by(s: Solver, antenna: str) -> list[str]:
        return s.near(s.one(antenna), "trackedBy", "Pass")

    q(
        "lookup",
        "What's Corvid's state of charge in percent?",
        lambda s: converted(s, s.one("Corvid"), "stateOfCharge", 100),
    )
    q("lookup", "what mode is drake in", lambda s: s.value(s.one("Drake"), "mode"))
    q(
        "lookup",
        "How high up does Nimbus orbit?",
        lambda s: s.value(s.one("Nimbus"), "orbitAltitude"),
    )
    q("lookup", "ant14 dish diameter", lambda s: s.value(s.one("ant14"), "dishDiameter"))
    q("lookup", "When was Isopod launched?", lambda s: s.value(s.one("Isopod"), "launchedOn"))
    q(
        "lookup",
        "duration of p0030 in minutes pls",
        lambda s: converted(s, s.one("p0030"), "duration", 1 / 60),
    )
    q("lookup", "noise temprature of ant13", lambda s: s.value(s.one("ant13"), "noiseTemperature"))
    q(
        "relation_out",
        "Which satellite is pl-e4be6a carried on?",
        lambda s: s.near(s.one("pl-e4be6a"), "carriedOn"),
    )
    q(
        "relation_out",
        "p0018: tracked by which antenna",
        lambda s: s.near(s.one("p0018"), "trackedBy"),
    )
    q(
        "relation_out",
        "For what satellites is Farid Haddad responsible?",
        lambda s: s.near(s.one("Farid Haddad"), "responsibleFor"),
    )
    q("relation_in", "antennas at Troll", lambda s: s.near(s.one("Troll"), "site"))
    q("relation_in", "Show all passes of Halcyon.", lambda s: passes_of(s, "Halcyon"))
    q(
        "relation_in",
        "what payloads has Gyre got on board",
        lambda s: s.near(s.one("Gyre"), "carriedOn"),
    )
    q(
        "relation_in",
        "Ember is acting up, who is responsible for it?",
        lambda s: s.near(s.one("Ember"), "responsibleFor"),
    )
    q("list", "What types of payload do we fly?", lambda s: distinct(s, payloads(s), "payloadType"))
    q("count", "How many passes did we miss?", lambda s: len(pick(s, passes(s), outcome="missed")))
    q(
        "count",
        "satellites in safe mode, number please",
        lambda s: len(pick(s, satellites(s), mode="safe")),
    )
    q(
        "count",
        "how many anomalies are not resolved",
        lambda s: len(pick(s, anomalies(s), resolved=False)),
    )
    q(
        "filter",
        "satellites with over 20 kg of propellant left",
        lambda s: s.where(satellites(s), "propellantLeft", ">", 20),
    )
    q(
        "filter",
        "X band antennas with a dish bigger than 10 m",
        lambda s: s.where(pick(s, antennas(s), frequencyBand="X"), "dishDiameter", ">", 10),
    )
    q(
        "filter",
        "Which satellites are charged to less than 50 percent?",
        lambda s: s.where(satellites(s), "stateOfCharge", "<", 0.5),
    )
    q(
        "filter",
        "open anomalies, meaning unresolved ones, of severity 3 or higher",
        lambda s: s.where(pick(s, anomalies(s), resolved=False), "severity", ">=", 3),
    )
    q(
        "filter",
        "Successful passes that lasted longer than 12 minutes",
        lambda s: s.where(pick(s, passes(s), outcome="success"), "duration", ">", 720),
    )
    q(
        "filter",
        "flight controllers whose certificate ends in 2026",
        lambda s: s.where(s.kind("FlightController"), "certifiedUntil", "<", "2027-01-01"),
    )
    q(
        "superlative",
        "Which of our satellites was launched last?",
        lambda s: earliest(s, satellites(s), "launchedOn", last=True),
    )
    q(
        "superlative",
        "busiest antenna, I mean the one that tracked the most passes",
        lambda s: extreme(s, antennas(s), lambda i: len(s.near(i, "trackedBy"))),
    )
    q(
        "topk",
        "3 passes with the largest data volume",
        lambda s: leaders(s, passes(s), "dataVolume", 3),
    )
    q(
        "topk",
        "Which two satellites fly lowest? Lowest first.",
        lambda s: leaders(s, satellites(s), "orbitAltitude", 2, low=True),
    )
    q(
        "aggregate",
        "data volume of all Gyre passes put together",
        lambda s: near(s.total(passes_of(s, "Gyre"), "dataVolume"), 0.001),
    )
    q(
        "aggregate",
        "How many watts does a camera draw on average?",
        lambda s: near(s.mean(pick(s, payloads(s), payloadType="camera"), "powerDraw")),
    )
    q("group", "passes per outcome", lambda s: tally(s, passes(s), "outcome"))
    q(
        "group",
        "For each ground station, how many antennas are there on site?",
        lambda s: number_of(s, s.kind("GroundStation"), "site", "Antenna"),
    )
    q(
        "group",
        "avg power draw by payload type",
        lambda s: table(
            (x, s.mean(pick(s, payloads(s), payloadType=x), "powerDraw"))
            for x in distinct(s, payloads(s), "payloadType")
        ),
    )
    q(
        "compare",
        "Which is in the higher orbit, Bittern or Isopod?",
        lambda s: topmost(s, [s.one("Bittern"), s.one("Isopod")], "orbitAltitude"),
    )
    q(
        "multihop",
        "At which ground stations do the antennas stand that tracked passes of Isopod?",
        lambda s: s.near(s.near(passes_of(s, "Isopod"), "trackedBy"), "site", "GroundStation"),
    )
    q(
        "multihop",
        "payloads on satellites in safe mode",
        lambda s: s.near(pick(s, satellites(s), mode="safe"), "carriedOn", "Payload"),
    )
    q(
        "multihop",
        "Which satellites carry a payload that has an unresolved anomaly?",
        lambda s: s.near(
            s.near(pick(s, anomalies(s), resolved=False), "concernsPayload"),
            "carriedOn",
            "Satellite",
        ),
    )
    q(
        "multihop",
        "controllers responsible for the satellite of pass p0010",
        lambda s: s.near(
            s.near(s.one("p0010"), "spacecraft"), "responsibleFor", "FlightController"
        ),
    )
    q(
        "path",
        "How many hops does a message need from Bittern to Ember over the laser links at least?",
        lambda s: s.hops(s.one("Bittern"), s.one("Ember"), ("laserLink",)),
    )
    q(
        "exists",
        "has Kiruna got an S band antenna",
        lambda s: Gold(
            values=[True], accept=[pick(s, s.near(s.one("Kiruna"), "site"), frequencyBand="S")]
        ),
    )
    q(
        "negation",
        "Are there passes that no antenna tracked? Which ones?",
        lambda s: s.without(passes(s), "trackedBy"),
    )
    q(
        "negation",
        "satellites nobody is responsible for",
        lambda s: s.without(satellites(s), "responsibleFor"),
    )
    q(
        "definition",
        "What's meant by a ground station here?",
        lambda s: says("ground station|groundstation"),
    )
    q("summary", "Krill at a glance", lambda s: says("Krill", "539", "27.8"))
    q(
        "whatif",
        "Hiro Mori falls ill. Which satellites lose the only controller responsible for them?",
        lambda s: s.orphans(
            [s.one("Hiro Mori")], satellites(s), "responsibleFor", "FlightController"
        ),
    )
    q(
        "whatif",
        "what if we lost the Inuvik ground station, which antennas would be without a site",
        lambda s: s.orphans([s.one("Inuvik")], antennas(s), "site", "GroundStation"),
    )
    q(
        "whatif",
        "Lumen goes dark. Which other satellites are then severed from the bulk of the "
        "laser network?",
        lambda s: s.cut_off([s.one("Lumen")], ("laserLink",)),
    )
    q("followup", "Which passes did ant15 track?", lambda s: tracked_by(s, "ant15"), "a")
    q(
        "followup",
        "Which of them were a success?",
        lambda s: pick(s, tracked_by(s, "ant15"), outcome="success"),
        "a",
    )
    q(
        "followup",
        "who is the investigator of AR-011",
        lambda s: s.near(s.one("AR-011"), "investigator"),
        "b",
    )
    q("followup", "which console is he on", lambda s: s.value(s.one("Dinesh Rao"), "console"), "b")
    q("unknown", "propellant left on Lumen", lambda s: UNKNOWN)
    q("unknown", "How much did it cost to build Marlin?", lambda s: UNKNOWN)
    q("unknown", "mode of Osprey?", lambda s: UNKNOWN)
    q("ambiguous", "Which console does Cleo Vance sit at?", lambda s: AMBIGUOUS)
    return q
