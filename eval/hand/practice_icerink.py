"""Hand-written practice questions on the network ``icerink``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    means,
    namesakes,
    oldest,
    pick,
    share,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("icerink")

    def sheets(s: Solver) -> list[str]:
        return s.kind("IceSheet")

    def loops(s: Solver) -> list[str]:
        return s.kind("BrineLoop")

    def chillers(s: Solver) -> list[str]:
        return s.kind("Chiller")

    def sensors(s: Solver) -> list[str]:
        return s.kind("IceSensor")

    def bookings(s: Solver) -> list[str]:
        return s.kind("IceBooking")

    def booked(s: Solver, sheet: str) -> list[str]:
        return s.near(s.one(sheet), "bookedOn", "IceBooking")

    q(
        "lookup",
        "ice temp on the Training Pad?",
        lambda s: s.value(s.one("Training Pad"), "surfaceTemperature"),
    )
    q(
        "lookup",
        "How thick is the Outdoor Oval, in centimetres",
        lambda s: converted(s, s.one("Outdoor Oval"), "iceThickness", 0.1),
    )
    q(
        "lookup",
        "when did old blue last get a new blade",
        lambda s: s.value(s.one("Old Blue"), "bladeChanged"),
    )
    q(
        "lookup",
        "what is CHL-B's compressor up to",
        lambda s: s.value(s.one("CHL-B"), "compressorState"),
    )
    q("lookup", "Slot of booking BK-0016", lambda s: s.value(s.one("BK-0016"), "slot"))
    q("relation_out", "BL14 keeps which sheet cold?", lambda s: s.near(s.one("BL14"), "cools"))
    q("relation_out", "brine loops on CHL-E", lambda s: s.near(s.one("CHL-E"), "supplies"))
    q("relation_out", "who's minding BK-0012", lambda s: s.near(s.one("BK-0012"), "overseenBy"))
    q(
        "relation_in",
        "Which sensors keep an eye on the Arena Sheet?",
        lambda s: s.near(s.one("Arena Sheet"), "monitors", "IceSensor"),
    )
    q("relation_in", "everything booked on the outdoor oval", lambda s: booked(s, "Outdoor Oval"))
    q(
        "relation_in",
        "who is allowed to drive Zelda",
        lambda s: s.near(s.one("Zelda"), "mayDrive", "RinkHand"),
    )
    q(
        "list",
        "which refrigerants do our chillers run on",
        lambda s: distinct(s, chillers(s), "refrigerant"),
    )
    q(
        "count",
        "brine loops with a suspected leak - how many is that",
        lambda s: how_many(pick(s, loops(s), leakSuspected=True)),
    )
    q(
        "count",
        "How many of the sensors are offline?",
        lambda s: how_many(pick(s, sensors(s), online=False)),
    )
    q(
        "count",
        "number of bookings not paid for",
        lambda s: how_many(pick(s, bookings(s), paid=False)),
    )
    q(
        "filter",
        "embedded sensors below 20% battery",
        lambda s: s.where(pick(s, sensors(s), sensorType="embedded"), "batteryLevel", "<", 20),
    )
    q(
        "filter",
        "Hockey at 20:00 that nobody's paid for yet",
        lambda s: pick(s, bookings(s), activity="hockey", slot="20:00", paid=False),
    )
    q(
        "filter",
        "loops fed colder than -13",
        lambda s: s.where(loops(s), "supplyTemperature", "<", -13),
    )
    q(
        "filter",
        "Ammonia chillers whose overhaul was before 2024",
        lambda s: s.where(
            pick(s, chillers(s), refrigerant="ammonia"), "overhauledOn", "<", "2024-01-01"
        ),
    )
    q(
        "filter",
        "sheets with more than 5 cm of ice",
        lambda s: s.where(sheets(s), "iceThickness", ">", 50),
    )
    q(
        "filter",
        "which rink hands with ammonia training do 30 hrs a week or more",
        lambda s: s.where(
            pick(s, s.kind("RinkHand"), ammoniaTrained=True), "weeklyHours", ">=", 30
        ),
    )
    q(
        "superlative",
        "Where's the ice warmest at the surface?",
        lambda s: topmost(s, sheets(s), "surfaceTemperature"),
    )
    q(
        "superlative",
        "resurfacer with the fewest operatng hours",
        lambda s: topmost(s, s.kind("Resurfacer"), "operatingHours", low=True),
    )
    q(
        "superlative",
        "which loop has most chillers supplying it",
        lambda s: extreme(s, loops(s), lambda x: len(s.near(x, "supplies", "Chiller"))),
    )
    q(
        "topk",
        "three chillers with most cooling power, strongest first",
        lambda s: leaders(s, chillers(s), "coolingPower", 3),
    )
    q(
        "topk",
        "2 longest-serving rink hands, longest first",
        lambda s: oldest(s, s.kind("RinkHand"), "employedSince", 2),
    )
    q(
        "aggregate",
        "skaters for the discos, all added up",
        lambda s: s.total(pick(s, bookings(s), activity="disco"), "skaters"),
    )
    q(
        "aggregate",
        "Average battery of the hygrometers",
        lambda s: near(s.mean(pick(s, sensors(s), sensorType="hygrometer"), "batteryLevel")),
    )
    q(
        "aggregate",
        "what percentage of our sensors is online",
        lambda s: share(pick(s, sensors(s), online=True), sensors(s)),
    )
    q("group", "bookings split by activity", lambda s: tally(s, bookings(s), "activity"))
    q(
        "group",
        "mean number of skaters for each slot",
        lambda s: means(s, bookings(s), "slot", "skaters"),
    )
    q(
        "group",
        "table of the resurfacers: propulsion, snow tank",
        lambda s: table(
            (r, str(s.value(r, "propulsion")), s.number(r, "snowTank"))
            for r in s.kind("Resurfacer")
        ),
    )
    q(
        "compare",
        "Is the Arena Sheet's surface colder than the one in Kids Corner?",
        lambda s: truth(
            s.number(s.one("Arena Sheet"), "surfaceTemperature")
            < s.number(s.one("Kids Corner"), "surfaceTemperature")
        ),
    )
    q(
        "compare",
        "CHL-A against CHL-F: who packs more cooling",
        lambda s: topmost(s, [s.one("CHL-A"), s.one("CHL-F")], "coolingPower"),
    )
    q(
        "multihop",
        "which chillers stand behind the loops of the Curling Hall",
        lambda s: s.near(
            s.near(s.one("Curling Hall"), "cools", "BrineLoop"), "supplies", "Chiller"
        ),
    )
    q(
        "multihop",
        "who may drive the machines that shave the Arena Sheet?",
        lambda s: s.near(
            s.near(s.one("Arena Sheet"), "shaves", "Resurfacer"), "mayDrive", "RinkHand"
        ),
    )
    q(
        "multihop",
        "Sheets that CHL-A helps keep cold",
        lambda s: s.near(s.near(s.one("CHL-A"), "supplies"), "cools", "IceSheet"),
    )
    q(
        "multihop",
        "rink hands overseeing something on Kids Corner",
        lambda s: s.near(booked(s, "Kids Corner"), "overseenBy", "RinkHand"),
    )
    q(
        "path",
        "through which valved loops would brine go from BL15 to BL01",
        lambda s: route(s.paths(s.one("BL15"), s.one("BL01"), ("valvedTo",))),
    )
    q(
        "exists",
        "have we an infrared sensor on the Arena Sheet",
        lambda s: truth(
            True,
            pick(s, s.near(s.one("Arena Sheet"), "monitors", "IceSensor"), sensorType="infrared"),
        ),
    )
    q(
        "negation",
        "sensors that monitor no sheet at all",
        lambda s: s.without(sensors(s), "monitors", "IceSheet"),
    )
    q(
        "negation",
        "Which brine loops does no chiller supply?",
        lambda s: s.without(loops(s), "supplies", "Chiller"),
    )
    q("definition", "whats a resurfacer when its at home", lambda s: says("resurfacer"))
    q(
        "summary",
        "Kids Corner for the morning report, short",
        lambda s: says("Kids Corner", "35", "6.5"),
    )
    q(
        "whatif",
        "CHL-E packs up: which loops are left without a chiller?",
        lambda s: s.orphans([s.one("CHL-E")], loops(s), "supplies", "Chiller"),
    )
    q(
        "whatif",
        "glide and frosty both in the workshop, which sheets can no longer be shaved",
        lambda s: s.orphans([s.one("Glide"), s.one("Frosty")], sheets(s), "shaves", "Resurfacer"),
    )
    q(
        "whatif",
        "if we shut BL09 off, which other loops lose touch with the rest of the valve network",
        lambda s: s.cut_off([s.one("BL09")], ("valvedTo",)),
    )
    q("followup", "bookings on the Community Pad", lambda s: booked(s, "Community Pad"), "a")
    q("followup", "just the unpaid", lambda s: pick(s, booked(s, "Community Pad"), paid=False), "a")
    q(
        "followup",
        "How big is Blizzard's snow tank?",
        lambda s: s.value(s.one("Blizzard"), "snowTank"),
        "b",
    )
    q(
        "followup",
        "and how many hours has it done",
        lambda s: s.value(s.one("Blizzard"), "operatingHours"),
        "b",
    )
    q("unknown", "battery on is017", lambda s: unheld(s, s.one("is017"), "batteryLevel"))
    q("unknown", "what do we charge per hour for the Curling Hall", lambda s: UNKNOWN)
    q("unknown", "Flow rate in BL18?", lambda s: unnamed(s, "BL18"))
    q(
        "ambiguous",
        "is Bram Kok ammonia trained",
        lambda s: namesakes(s, "Bram Kok", "ammoniaTrained"),
    )
    return q
