"""Hand-written practice questions on the network ``hotel``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("hotel")

    def rooms(s: Solver) -> list[str]:
        return s.kind("GuestRoom")

    def coils(s: Solver) -> list[str]:
        return s.kind("FanCoilUnit")

    def locks(s: Solver) -> list[str]:
        return s.kind("DoorLock")

    def bookings(s: Solver) -> list[str]:
        return s.kind("Booking")

    def wings(s: Solver) -> list[str]:
        return s.kind("Corridor")

    def rooms_on(s: Solver, wing: str) -> list[str]:
        return s.near(s.one(wing), "opensOnto", "GuestRoom")

    q("lookup", "What's the CO2 in room-013?", lambda s: s.value(s.one("room-013"), "co2Ppm"))
    q(
        "lookup",
        "room 25 costs how much a night",
        lambda s: s.value(s.one("room-025"), "nightlyRateEur"),
    )
    q("lookup", "is anyone staying in room-010", lambda s: s.value(s.one("room-010"), "occupied"))
    q(
        "lookup",
        "battery left in lock LK-505229?",
        lambda s: s.value(s.one("LK-505229"), "batteryPct"),
    )
    q("lookup", "On what speed is fcu16 blowing?", lambda s: s.value(s.one("fcu16"), "fanSpeed"))
    q("lookup", "glacier: supply temperature", lambda s: s.value(s.one("Glacier"), "supplyTempC"))
    q(
        "relation_out",
        "Which room has Ms Ormond booked?",
        lambda s: s.near(s.one("Ms Ormond"), "reserves"),
    )
    q(
        "relation_out",
        "Which wings does Blessing clean?",
        lambda s: s.near(s.one("Blessing"), "cleans"),
    )
    q(
        "relation_out",
        "fcu09 gets its cold water from where?",
        lambda s: s.near(s.one("fcu09"), "isSuppliedBy"),
    )
    q("relation_in", "rooms along the Ebony Wing", lambda s: rooms_on(s, "Ebony Wing"))
    q(
        "relation_in",
        "Who has a reservation for room-027?",
        lambda s: s.near(s.one("room-027"), "reserves", "Booking"),
    )
    q(
        "relation_in",
        "which locks are fitted on room-017",
        lambda s: s.near(s.one("room-017"), "secures"),
    )
    q(
        "relation_in",
        "Which housekeepers look after the Birch Wing?",
        lambda s: s.near(s.one("Birch Wing"), "cleans"),
    )
    q("list", "what types of room do you offer", lambda s: distinct(s, rooms(s), "roomType"))
    q("count", "jammed locks: how many", lambda s: how_many(pick(s, locks(s), lockState="jammed")))
    q(
        "count",
        "Number of rooms free tonight, I mean not occupied.",
        lambda s: how_many(pick(s, rooms(s), occupied=False)),
    )
    q(
        "count",
        "how many of the rooms on the Coral Wing are occupied?",
        lambda s: len(pick(s, rooms_on(s, "Coral Wing"), occupied=True)),
    )
    q(
        "filter",
        "Where is it stuffy? Rooms above 1500 ppm, please.",
        lambda s: s.where(rooms(s), "co2Ppm", ">", 1500),
    )
    q(
        "filter",
        "occupied rooms warmer than 26 degrees",
        lambda s: s.where(pick(s, rooms(s), occupied=True), "airTempC", ">", 26),
    )
    q(
        "filter",
        "Fan coil units whose filter has done over 2500 hours",
        lambda s: s.where(coils(s), "filterHours", ">", 2500),
    )
    q(
        "filter",
        "which bookings for three guests include breakfast?",
        lambda s: pick(s, bookings(s), guests=3, breakfast=True),
    )
    q(
        "filter",
        "rooms that are at least five degrees warmer than their setpoint",
        lambda s: [
            r
            for r in rooms(s)
            if s.numbers([r], "airTempC")
            and s.number(r, "airTempC") - s.number(r, "setpointC") >= 5
        ],
    )
    q(
        "filter",
        "Who arrives in April?",
        lambda s: [b for b in bookings(s) if str(s.value(b, "arrivalOn")).startswith("2026-04")],
    )
    q(
        "filter",
        "suites or twins above 300 euros",
        lambda s: [
            r
            for r in s.where(rooms(s), "nightlyRateEur", ">", 300)
            if s.value(r, "roomType") in ("suite", "twin")
        ],
    )
    q("superlative", "which room is priciest", lambda s: topmost(s, rooms(s), "nightlyRateEur"))
    q(
        "superlative",
        "Weakest lock battery in the whole building?",
        lambda s: topmost(s, locks(s), "batteryPct", low=True),
    )
    q(
        "topk",
        "The three hottest rooms, hottest one first",
        lambda s: leaders(s, rooms(s), "airTempC", 3),
    )
    q(
        "topk",
        "cheapest 2 suites",
        lambda s: leaders(s, pick(s, rooms(s), roomType="suite"), "nightlyRateEur", 2, low=True),
    )
    q(
        "aggregate",
        "average nightly rate of a twin",
        lambda s: near(s.mean(pick(s, rooms(s), roomType="twin"), "nightlyRateEur")),
    )
    q(
        "aggregate",
        "How much cooling do the running chillers give altogether, in kW?",
        lambda s: s.total(pick(s, s.kind("Chiller"), running=True), "coolingKw"),
    )
    q(
        "group",
        "How many fan coil units does each chiller supply?",
        lambda s: number_of(s, s.kind("Chiller"), "isSuppliedBy", "FanCoilUnit"),
    )
    q(
        "group",
        "mean rate by room type",
        lambda s: table(
            (t, s.mean(pick(s, rooms(s), roomType=t), "nightlyRateEur"))
            for t in distinct(s, rooms(s), "roomType")
        ),
    )
    q(
        "compare",
        "Which one's dearer, room-001 or room-028?",
        lambda s: topmost(s, [s.one("room-001"), s.one("room-028")], "nightlyRateEur"),
    )
    q(
        "multihop",
        "Guest in room-031 is freezing. Which chiller feeds its fan coil?",
        lambda s: s.near(s.near(s.one("room-031"), "isConditionedBy"), "isSuppliedBy", "Chiller"),
    )
    q(
        "multihop",
        "which rooms get their cold from Polar in the end",
        lambda s: s.near(s.near(s.one("Polar"), "isSuppliedBy"), "isConditionedBy", "GuestRoom"),
    )
    q(
        "multihop",
        "Who cleans the corridor outside Ms Gillespie's rooms?",
        lambda s: s.near(
            s.near(s.near(s.one("Ms Gillespie"), "reserves"), "opensOnto"), "cleans", "Housekeeper"
        ),
    )
    q(
        "multihop",
        "bookings for rooms with a jammed lock",
        lambda s: s.near(
            s.near(pick(s, locks(s), lockState="jammed"), "secures"), "reserves", "Booking"
        ),
    )
    q(
        "multihop",
        "rooms on the second storey",
        lambda s: s.near(pick(s, wings(s), storey=2), "opensOnto", "GuestRoom"),
    )
    q(
        "path",
        "shortest walk from the Dune Wing to the Ebony Wing?",
        lambda s: route(s.paths(s.one("Dune Wing"), s.one("Ebony Wing"), ("isConnectedTo",))),
    )
    q(
        "exists",
        "are there any unlocked doors",
        lambda s: Gold(values=[True], accept=[pick(s, locks(s), lockState="unlocked")]),
    )
    q(
        "negation",
        "Which wing does no housekeeper clean?",
        lambda s: s.without(wings(s), "cleans", "Housekeeper"),
    )
    q(
        "negation",
        "fan coil units that condition no room",
        lambda s: s.without(coils(s), "isConditionedBy", "GuestRoom"),
    )
    q("definition", "What actually is a fan coil unit?", lambda s: says("fan"))
    q("summary", "all about room-021 in short", lambda s: says("room-021|room 021", "20.1", "126"))
    q(
        "whatif",
        "Fjord breaks down. Which fan coil units have no chiller then?",
        lambda s: s.orphans([s.one("Fjord")], coils(s), "isSuppliedBy", "Chiller"),
    )
    q(
        "whatif",
        "fcu05 is taken out for repair, so which rooms are left with nothing to condition them",
        lambda s: s.orphans([s.one("fcu05")], rooms(s), "isConditionedBy", "FanCoilUnit"),
    )
    q(
        "whatif",
        "If the firemen close the Birch Wing, which wings can't be reached from the rest?",
        lambda s: s.cut_off([s.one("Birch Wing")], ("isConnectedTo",)),
    )
    q(
        "followup",
        "what room type is room-016?",
        lambda s: s.value(s.one("room-016"), "roomType"),
        "a",
    )
    q("followup", "its air temperature?", lambda s: s.value(s.one("room-016"), "airTempC"), "a")
    q(
        "followup",
        "Which rooms is Mr Abernathy booked into?",
        lambda s: s.near(s.one("Mr Abernathy"), "reserves"),
        "b",
    )
    q(
        "followup",
        "is breakfast included for him",
        lambda s: s.value(s.one("Mr Abernathy"), "breakfast"),
        "b",
    )
    q("unknown", "Air temperature in room-029?", lambda s: UNKNOWN)
    q("unknown", "which guests complained about the noise", lambda s: UNKNOWN)
    q("unknown", "rate for room-045", lambda s: UNKNOWN)
    q("ambiguous", "How many nights is Mr Hartnell with us?", lambda s: AMBIGUOUS)
    return q
