"""Hand-written practice questions on the network ``parkcharge``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says
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
    q = Sheet("parkcharge")

    def garages(s: Solver) -> list[str]:
        return s.kind("ParkingGarage")

    def spots(s: Solver) -> list[str]:
        return s.kind("ParkingSpot")

    def chargers(s: Solver) -> list[str]:
        return s.kind("EVCharger")

    def machines(s: Solver) -> list[str]:
        return s.kind("TicketMachine")

    def inside(s: Solver, garage: str, kind: str = "ParkingSpot") -> list[str]:
        return s.near(s.one(garage), "refParkingGarage", kind)

    q(
        "lookup",
        "max headroom at the Velodrome car park?",
        lambda s: s.value(s.one("Velodrome"), "maximumHeight"),
    )
    q(
        "lookup",
        "what does one hour at central station cost me",
        lambda s: s.value(s.one("Central Station"), "pricePerHour"),
    )
    q("lookup", "Do they have staff at the Cinema?", lambda s: s.value(s.one("Cinema"), "staffed"))
    q(
        "lookup",
        "evc-16, energy delivered so far",
        lambda s: s.value(s.one("evc-16"), "energyDelivered"),
    )
    q(
        "lookup",
        "What's the longest I may stay in the Olive zone?",
        lambda s: Gold(values=[s.number(s.one("Olive"), "maximumStay")], accept=[[4]]),
    )

    q(
        "relation_out",
        "which pillar gives evc-19 its power",
        lambda s: s.near(s.one("evc-19"), "poweredBy"),
    )
    q(
        "relation_out",
        "In what tariff zone is Market Square?",
        lambda s: s.near(s.one("Market Square"), "refTariffZone"),
    )
    q(
        "relation_out",
        "Riverbank overflows to which other garage?",
        lambda s: s.near(s.one("Riverbank"), "overflowTo", way="out"),
    )
    q(
        "relation_in",
        "cameras on the entrance of Central Station",
        lambda s: s.near(s.one("Central Station"), "watchesEntranceOf"),
    )
    q(
        "relation_in",
        "Which garages send their overflow to Hospital East?",
        lambda s: s.near(s.one("Hospital East"), "overflowTo", way="in"),
    )
    q("relation_in", "Who's patrolling Crimson?", lambda s: s.near(s.one("Crimson"), "patrols"))

    q("list", "Show me all the tariff zones.", lambda s: s.kind("TariffZone"))
    q(
        "list",
        "what kinds of parking spot are there (category)",
        lambda s: distinct(s, spots(s), "category"),
    )
    q(
        "count",
        "How many EV chargers are out of order today?",
        lambda s: len(pick(s, chargers(s), chargerState="out of order")),
    )
    q(
        "count",
        "disabled spots belonging to Town Hall, how many",
        lambda s: len(pick(s, inside(s, "Town Hall"), category="disabled")),
    )
    q(
        "count",
        "how many ticket machines take contactless",
        lambda s: len(pick(s, machines(s), contactless=True)),
    )
    q(
        "count",
        "Count the standard spots that are closed on level -3.",
        lambda s: len(pick(s, spots(s), category="standard", status="closed", level=-3)),
    )

    q(
        "filter",
        "My van is 2.1 m tall. Which garages have enough headroom for it?",
        lambda s: s.where(garages(s), "maximumHeight", ">=", 2.1),
    )
    q(
        "filter",
        "free disabled spots",
        lambda s: pick(s, spots(s), status="free", category="disabled"),
    )
    q(
        "filter",
        "Where can I park for less than two euros an hour?",
        lambda s: s.where(garages(s), "pricePerHour", "<", 2),
    )
    q(
        "filter",
        "tickt machines with under 15% paper left",
        lambda s: s.where(machines(s), "paperLeft", "<", 15),
    )
    q(
        "filter",
        "Please list chargers of 22 kW that are idle and were inspected in 2026.",
        lambda s: s.where(
            pick(s, chargers(s), ratedPower=22, chargerState="idle"),
            "inspectedOn",
            ">=",
            "2026-01-01",
        ),
    )

    q(
        "superlative",
        "which garage is the dearest",
        lambda s: topmost(s, garages(s), "pricePerHour"),
    )
    q(
        "superlative",
        "Warden with the highest number of fines today?",
        lambda s: topmost(s, s.kind("Warden"), "finesToday"),
    )
    q(
        "superlative",
        "On which feeder pillar do most chargers hang?",
        lambda s: extreme(s, s.kind("FeederPillar"), lambda i: len(s.near(i, "poweredBy"))),
    )
    q(
        "topk",
        "three largest garages by total spots, in order",
        lambda s: leaders(s, garages(s), "totalSpotNumber", 3),
    )
    q(
        "aggregate",
        "What did the ticket machines at the University take today, all in all?",
        lambda s: near(s.total(inside(s, "University", "TicketMachine"), "takingsToday"), 0.001),
    )
    q(
        "aggregate",
        "avg read rate of the cameras that are online",
        lambda s: near(s.mean(pick(s, s.kind("PlateCamera"), online=True), "readRate")),
    )
    q("group", "parking spots split by status", lambda s: tally(s, spots(s), "status"))
    q(
        "group",
        "For each feeder pillar: number of chargers it powers",
        lambda s: number_of(s, s.kind("FeederPillar"), "poweredBy"),
    )
    q(
        "compare",
        "is it cheaper to park at the Opera than at the Cinema",
        lambda s: (
            s.number(s.one("Opera"), "pricePerHour") < s.number(s.one("Cinema"), "pricePerHour")
        ),
    )
    q(
        "compare",
        "Who has fined more people today, Pia Lund or Ulla Brink?",
        lambda s: topmost(s, [s.one("Pia Lund"), s.one("Ulla Brink")], "finesToday"),
    )

    q(
        "multihop",
        "Which chargers are in the Central Station garage?",
        lambda s: s.near(inside(s, "Central Station"), "refParkingSpot", "EVCharger"),
    )
    q(
        "multihop",
        "tariff zone of spot-066?",
        lambda s: s.near(
            s.near(s.one("spot-066"), "refParkingGarage"), "refTariffZone", "TariffZone"
        ),
    )
    q(
        "multihop",
        "wardens that patrol the zone in which the Velodrome stands",
        lambda s: s.near(
            s.near(s.one("Velodrome"), "refTariffZone", "TariffZone"), "patrols", "Warden"
        ),
    )
    q(
        "path",
        "Through which garages does the overflow run from Riverbank down to Old Tannery?",
        lambda s: route(s.paths(s.one("Riverbank"), s.one("Old Tannery"), ("overflowTo",))),
    )
    q(
        "exists",
        "does fp-3 power evc-11?",
        lambda s: s.related(s.one("fp-3"), s.one("evc-11"), "poweredBy"),
    )
    q(
        "exists",
        "Are there any free family spots up on level 4?",
        lambda s: Gold(
            values=[True], accept=[pick(s, spots(s), status="free", category="family", level=4)]
        ),
    )
    q(
        "negation",
        "chargers that aren't tied to a parking spot",
        lambda s: s.without(chargers(s), "refParkingSpot"),
    )
    q(
        "negation",
        "At which garages is there no camera watching the entrance?",
        lambda s: s.without(garages(s), "watchesEntranceOf"),
    )

    q(
        "summary",
        "I'm new here. Can you describe Hospital East to me?",
        lambda s: says("Hospital East", "350", "1.1"),
    )
    q(
        "whatif",
        "fp-5 trips. Which chargers go dead?",
        lambda s: s.orphans([s.one("fp-5")], chargers(s), "poweredBy", "FeederPillar"),
    )
    q(
        "whatif",
        "Suppose both Pia Lund and Ulla Brink are off sick - which zones does nobody patrol then?",
        lambda s: s.orphans(
            [s.one("Pia Lund"), s.one("Ulla Brink")], s.kind("TariffZone"), "patrols", "Warden"
        ),
    )
    q(
        "whatif",
        "if the Opera put its hourly price up to 2.40, how many garages would cost over 2 euros",
        lambda s: len({*s.where(garages(s), "pricePerHour", ">", 2), s.one("Opera")}),
    )

    q("followup", "which spots belong to the velodrome", lambda s: inside(s, "Velodrome"), "a")
    q(
        "followup",
        "how many of them are free?",
        lambda s: len(pick(s, inside(s, "Velodrome"), status="free")),
        "a",
    )
    q(
        "followup",
        "How powerful is evc-12?",
        lambda s: s.value(s.one("evc-12"), "ratedPower"),
        "b",
    )
    q(
        "followup",
        "And at which spot is it?",
        lambda s: s.near(s.one("evc-12"), "refParkingSpot"),
        "b",
    )
    q(
        "followup",
        "and its last inspection date?",
        lambda s: s.value(s.one("evc-12"), "inspectedOn"),
        "b",
    )

    q("unknown", "Which company runs the Opera garage?", lambda s: UNKNOWN)
    q("unknown", "How wide is spot-045?", lambda s: UNKNOWN)
    q("unknown", "price per hour at Airport Parking", lambda s: UNKNOWN)
    q(
        "ambiguous",
        "How many fines did Vito Sarno hand out today?",
        lambda s: AMBIGUOUS,
    )
    return q
