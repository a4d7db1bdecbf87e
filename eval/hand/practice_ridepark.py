"""Hand-written practice questions on the network ``ridepark``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    number_of,
    pick,
    severed,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("ridepark")

    def rides(s: Solver) -> list[str]:
        return s.kind("Ride")

    def sensors(s: Solver) -> list[str]:
        return s.kind("QueueSensor")

    def checks(s: Solver) -> list[str]:
        return s.kind("SafetyCheck")

    def inside(s: Solver, land: str) -> list[str]:
        return s.near(s.one(land), "locatedIn", "Ride")

    def examined(s: Solver, ride: str) -> list[str]:
        return s.near(s.one(ride), "examined", "SafetyCheck")

    q(
        "lookup",
        "how long's the wait at Lava Rapids",
        lambda s: s.value(s.one("Lava Rapids"), "waitMin"),
    )
    q(
        "lookup",
        "How tall must you be for the Fire Mine?",
        lambda s: s.value(s.one("Fire Mine"), "minHeightCm"),
    )
    q(
        "lookup",
        "hours Boyd Vance has logged on the Dizzy Teacups",
        lambda s: link_value(
            s, s.one("Boyd Vance"), s.one("Dizzy Teacups"), "operates", "hoursLogged"
        ),
    )
    q("lookup", "noise in Gold Creek, dB", lambda s: s.value(s.one("Gold Creek"), "soundDb"))
    q("lookup", "how did CHK0028 turn out", lambda s: s.value(s.one("CHK0028"), "verdict"))
    q(
        "relation_out",
        "which land is the Hurricane in",
        lambda s: s.near(s.one("Hurricane"), "locatedIn"),
    )
    q("relation_out", "veh12 belongs to which ride?", lambda s: s.near(s.one("veh12"), "runsOn"))
    q(
        "relation_out",
        "rides Dee Farrow can operate",
        lambda s: s.near(s.one("Dee Farrow"), "operates"),
    )
    q(
        "relation_in",
        "what runs on Jolly Horses, vehicles i mean",
        lambda s: s.near(s.one("Jolly Horses"), "runsOn", "Vehicle"),
    )
    q("relation_in", "All rides over in Viking Bay", lambda s: inside(s, "Viking Bay"))
    q(
        "relation_in",
        "checks with Joss Kemp's signature",
        lambda s: s.near(s.one("Joss Kemp"), "signedBy", "SafetyCheck"),
    )
    q(
        "list",
        "what can you buy at our snack huts?",
        lambda s: distinct(s, s.kind("SnackHut"), "sells"),
    )
    q(
        "count",
        "how many rides are stopped",
        lambda s: how_many(pick(s, rides(s), opState="stopped")),
    )
    q(
        "count",
        "Number of safety checks that ended in a fail",
        lambda s: how_many(pick(s, checks(s), verdict="fail")),
    )
    q(
        "filter",
        "which coasters may my son go on, he's 1.30 m",
        lambda s: s.where(pick(s, rides(s), rideType="coaster"), "minHeightCm", "<=", 130),
    )
    q(
        "filter",
        "lidars running out of juice, below 15 percent",
        lambda s: s.where(pick(s, sensors(s), tech="lidar"), "batteryPct", "<", 15),
    )
    q(
        "filter",
        "vehicels whose wheels are worn by more than 5 mm",
        lambda s: s.where(s.kind("Vehicle"), "wheelWearMm", ">", 5),
    )
    q(
        "filter",
        "Brake checks we failed",
        lambda s: pick(s, checks(s), part="brakes", verdict="fail"),
    )
    q(
        "filter",
        "rides from before 1990 that are not running at the moment",
        lambda s: s.where(s.where(rides(s), "built", "<", 1990), "opState", "!=", "running"),
    )
    q("superlative", "fastest thing in the park?", lambda s: topmost(s, rides(s), "topSpeedKmh"))
    q(
        "superlative",
        "which hut took the most money",
        lambda s: topmost(s, s.kind("SnackHut"), "takingsEur"),
    )
    q(
        "superlative",
        "of the rides that are running, where do people wait longest",
        lambda s: topmost(s, pick(s, rides(s), opState="running"), "waitMin"),
    )
    q(
        "topk",
        "Three longest waits - which rides, longest first",
        lambda s: leaders(s, rides(s), "waitMin", 3),
    )
    q(
        "topk",
        "two worst paid hosts, worst first",
        lambda s: leaders(s, s.kind("Host"), "hourlyPay", 2, low=True),
    )
    q(
        "aggregate",
        "what have the chip huts taken between them",
        lambda s: s.total(pick(s, s.kind("SnackHut"), sells="chips"), "takingsEur"),
    )
    q(
        "aggregate",
        "Average wait across the rides of Bayou?",
        lambda s: near(s.mean(inside(s, "Bayou"), "waitMin")),
    )
    q(
        "group",
        "rides per operating state, just the numbers",
        lambda s: tally(s, rides(s), "opState"),
    )
    q(
        "group",
        "how many vehicles has each ride got",
        lambda s: number_of(s, rides(s), "runsOn", "Vehicle"),
    )
    q(
        "group",
        "Average duration of a check for each part",
        lambda s: means(s, checks(s), "part", "tookMin"),
    )
    q(
        "compare",
        "is it louder in Orbit than in Bayou",
        lambda s: truth(
            s.number(s.one("Orbit"), "soundDb") > s.number(s.one("Bayou"), "soundDb"),
            [s.one("Orbit")],
        ),
    )
    q(
        "compare",
        "How much faster does Nessie go than the Fire Mine, km/h?",
        lambda s: near(
            s.number(s.one("Nessie"), "topSpeedKmh") - s.number(s.one("Fire Mine"), "topSpeedKmh"),
            0.001,
        ),
    )
    q(
        "multihop",
        "hosts operating anything in Orbit",
        lambda s: s.near(inside(s, "Orbit"), "operates", "Host"),
    )
    q(
        "multihop",
        "Queue sensors for the rides of Viking Bay",
        lambda s: s.near(inside(s, "Viking Bay"), "watchesQueueOf", "QueueSensor"),
    )
    q(
        "multihop",
        "in what land stands the ride that CHK0006 was about",
        lambda s: s.near(s.near(s.one("CHK0006"), "examined"), "locatedIn", "Land"),
    )
    q(
        "multihop",
        "where can i get a snack near the Amber Comet - huts in the same land",
        lambda s: s.near(s.near(s.one("Amber Comet"), "locatedIn"), "pitchedIn", "SnackHut"),
    )
    q(
        "path",
        "On foot along the promenades from Fairyland to Atlantis, what lands lie on the way?",
        lambda s: route(s.paths(s.one("Fairyland"), s.one("Atlantis"), ("promenade",))),
    )
    q(
        "path",
        "how many promenades is it from orbit to gold creek",
        lambda s: s.hops(s.one("Orbit"), s.one("Gold Creek"), ("promenade",)),
    )
    q(
        "exists",
        "can Finn Oakes operate the Black Kraken",
        lambda s: s.related(s.one("Finn Oakes"), s.one("Black Kraken"), "operates"),
    )
    q("negation", "Rides without any operator", lambda s: s.without(rides(s), "operates", "Host"))
    q(
        "negation",
        "queue sensors watching no ride",
        lambda s: s.without(sensors(s), "watchesQueueOf", "Ride"),
    )
    q("definition", "what's meant by a land in this park", lambda s: says("land"))
    q(
        "summary",
        "ghost galleon: the key facts",
        lambda s: says("Ghost Galleon", "1982", "drop tower"),
    )
    q(
        "whatif",
        "Cory Nash and Dee Farrow both call in sick. which rides have no operator left?",
        lambda s: s.orphans(
            [s.one("Cory Nash"), s.one("Dee Farrow")], rides(s), "operates", "Host"
        ),
    )
    q(
        "whatif",
        "if we close Bayou, which other lands can't be reached from Gold Creek any more",
        lambda s: severed(s, s.one("Gold Creek"), [s.one("Bayou")], ("promenade",)),
    )
    q(
        "whatif",
        "take veh03 off the Fire Mine, how many vehicles are left on it?",
        lambda s: len(s.near(s.one("Fire Mine"), "runsOn", "Vehicle")) - 1,
    )
    q("followup", "safety checks done on Lava Rapids", lambda s: examined(s, "Lava Rapids"), "a")
    q(
        "followup",
        "the failed ones?",
        lambda s: pick(s, examined(s, "Lava Rapids"), verdict="fail"),
        "a",
    )
    q(
        "followup",
        "how many minutes did those take in total",
        lambda s: s.total(pick(s, examined(s, "Lava Rapids"), verdict="fail"), "tookMin"),
        "a",
    )
    q("followup", "battery of QS-019?", lambda s: s.value(s.one("QS-019"), "batteryPct"), "b")
    q("followup", "oops, QS-022 i meant", lambda s: s.value(s.one("QS-022"), "batteryPct"), "b")
    q(
        "unknown",
        "How much battery has QS-025 got left?",
        lambda s: unheld(s, s.one("QS-025"), "batteryPct"),
    )
    q("unknown", "drop height of the Moon Drop in metres", lambda s: UNKNOWN)
    q("unknown", "waiting time at the Silver Bullet", lambda s: unnamed(s, "Silver Bullet"))
    q(
        "ambiguous",
        "what does Gia Ricci earn an hour",
        lambda s: namesakes(s, "Gia Ricci", "hourlyPay"),
    )
    q(
        "ambiguous",
        "When did Hal Brandt start with us?",
        lambda s: namesakes(s, "Hal Brandt", "startedOn"),
    )
    return q
