"""Hand-written practice questions on the network ``buslines``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    number_of,
    oldest,
    pick,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("buslines")

    def stops(s: Solver) -> list[str]:
        return s.kind("stop")

    def buses(s: Solver) -> list[str]:
        return s.kind("vehicle")

    def buses_on(s: Solver, route: str) -> list[str]:
        return s.near(s.one(route), "running_on", "vehicle")

    def calls(s: Solver, route: str) -> list[str]:
        return s.near(s.one(route), "calls_at", "stop")

    def at(s: Solver, depot: str) -> list[str]:
        return s.near(s.one(depot), "garage", "vehicle")

    q(
        "lookup",
        "How many metres is it from the Library to Jubilee Park, by the bus?",
        lambda s: link_value(s, s.one("Library"), s.one("Jubilee Park"), "next_stop", "metres"),
    )
    q(
        "lookup",
        "What time does the first Dock Shuttle leave?",
        lambda s: s.value(s.one("Dock Shuttle"), "first_departure"),
    )
    q(
        "lookup",
        "kerb height at Ferry Lane in cm",
        lambda s: converted(s, s.one("Ferry Lane"), "kerb_height_mm", 0.1),
    )
    q("relation_out", "wich depot is 6254 garaged at", lambda s: s.near(s.one("6254"), "garage"))
    q(
        "relation_out",
        "What does Jerome Biggs drive?",
        lambda s: s.near(s.one("Jerome Biggs"), "drives"),
    )
    q("summary", "Millfield depot at a glance", lambda s: says("Millfield", "29", "9"))
    q("relation_in", "Which buses work the Circular?", lambda s: buses_on(s, "Circular"))
    q("relation_in", "who drives 6084", lambda s: s.near(s.one("6084"), "drives", "driver"))
    q(
        "relation_in",
        "routes that call at New Road",
        lambda s: s.near(s.one("New Road"), "calls_at", "route"),
    )
    q("list", "What fuels do our vehicles run on?", lambda s: distinct(s, buses(s), "fuel"))
    q("list", "names of the depots", lambda s: s.kind("depot"))
    q(
        "count",
        "how many stops have no shelter",
        lambda s: how_many(pick(s, stops(s), shelter=False)),
    )
    q(
        "count",
        "how many hybrids has Millfield got",
        lambda s: how_many(pick(s, at(s, "Millfield"), fuel="hybrid")),
    )
    q(
        "count",
        "How many displays have gone dark?",
        lambda s: how_many(pick(s, s.kind("display"), screen="dark")),
    )
    q(
        "filter",
        "electric buses built after 2015",
        lambda s: s.where(pick(s, buses(s), fuel="electric"), "built", ">", 2015),
    )
    q(
        "filter",
        "Stops that more than three routes call at",
        lambda s: [x for x in stops(s) if len(s.near(x, "calls_at", "route")) > 3],
    )
    q(
        "filter",
        "Unlit stops without a shelter",
        lambda s: pick(s, stops(s), lit=False, shelter=False),
    )
    q(
        "filter",
        "what's running more than 12 minutes late",
        lambda s: s.where(buses(s), "delay_min", ">", 12),
    )
    q(
        "superlative",
        "busiest stop, by boardings?",
        lambda s: topmost(s, stops(s), "daily_boardings"),
    )
    q(
        "superlative",
        "Which bus has the most kilometres on the clock?",
        lambda s: topmost(s, buses(s), "odometer_km"),
    )
    q(
        "superlative",
        "route with the most stops",
        lambda s: extreme(s, s.kind("route"), lambda r: len(s.near(r, "calls_at", "stop"))),
    )
    q(
        "topk",
        "5 stops with the fewest daily boardings, quietest first",
        lambda s: leaders(s, stops(s), "daily_boardings", 5, low=True),
    )
    q(
        "topk",
        "The three drivers hired longest ago, longest first",
        lambda s: oldest(s, s.kind("driver"), "hired", 3),
    )
    q(
        "aggregate",
        "average delay on the Red Line",
        lambda s: near(s.mean(buses_on(s, "Red Line"), "delay_min")),
    )
    q(
        "aggregate",
        "How many seats do the Quayside buses have in total?",
        lambda s: s.total(at(s, "Quayside"), "seats"),
    )
    q(
        "aggregate",
        "On average, how many stops does a route call at?",
        lambda s: near(fmean(len(s.near(r, "calls_at", "stop")) for r in s.kind("route"))),
    )
    q("group", "buses per depot", lambda s: number_of(s, s.kind("depot"), "garage", "vehicle"))
    q(
        "group",
        "mean weekly hours for each duty",
        lambda s: means(s, s.kind("driver"), "duty", "hours_week"),
    )
    q(
        "group",
        "every depot with its bays and its chargers",
        lambda s: table((d, s.number(d, "bays"), s.number(d, "chargers")) for d in s.kind("depot")),
    )
    q(
        "compare",
        "Do the Orbital and the Green Line run at the same headway?",
        lambda s: (
            s.value(s.one("Orbital"), "headway_min") == s.value(s.one("Green Line"), "headway_min")
        ),
    )
    q(
        "compare",
        "How many more chargers has Millfield than Ashgrove?",
        lambda s: (
            s.number(s.one("Millfield"), "chargers") - s.number(s.one("Ashgrove"), "chargers")
        ),
    )
    q(
        "multihop",
        "Which depots provide buses for the Orbital?",
        lambda s: s.near(buses_on(s, "Orbital"), "garage", "depot"),
    )
    q(
        "multihop",
        "drivers of the buses on the Circular",
        lambda s: s.near(buses_on(s, "Circular"), "drives", "driver"),
    )
    q(
        "multihop",
        "stops on the Hospital Link that have a display",
        lambda s: [x for x in calls(s, "Hospital Link") if s.near(x, "mounted_at", "display")],
    )
    q(
        "path",
        "Shortest way from Ferry Lane to University, stop by stop",
        lambda s: route(s.paths(s.one("Ferry Lane"), s.one("University"), ("next_stop",))),
    )
    q(
        "path",
        "how many hops along the stops from New Road to the Retail Park",
        lambda s: s.hops(s.one("New Road"), s.one("Retail Park"), ("next_stop",)),
    )
    q(
        "exists",
        "Does the Blue Line call at the Library?",
        lambda s: s.related(s.one("Blue Line"), s.one("Library"), "calls_at"),
    )
    q(
        "exists",
        "any bus whose ramp is not ok?",
        lambda s: truth(True, pick(s, buses(s), ramp_ok=False)),
    )
    q(
        "negation",
        "buses that aren't on any route",
        lambda s: s.without(buses(s), "running_on", "route"),
    )
    q(
        "negation",
        "Which stops does no route call at?",
        lambda s: s.without(stops(s), "calls_at", "route"),
    )
    q("definition", "what do you mean by a depot?", lambda s: says("depot"))
    q(
        "summary",
        "Tell me about the Airport Flyer",
        lambda s: says("Airport Flyer", "26.7", "04:55"),
    )
    q(
        "summary",
        "give me a quick overview of the whole network",
        lambda s: says("stop", "vehicle|bus", "route", "driver"),
    )
    q(
        "whatif",
        "Petra Kolar and Noreen Pike are both off sick. Which buses lose their last driver?",
        lambda s: s.orphans(
            [s.one("Petra Kolar"), s.one("Noreen Pike")], buses(s), "drives", "driver"
        ),
    )
    q(
        "whatif",
        "Elm Avenue is closed for roadworks. Which other stops are cut off from the rest?",
        lambda s: s.cut_off([s.one("Elm Avenue")], ("next_stop",)),
    )
    q(
        "whatif",
        "suppose we move 6204 to Quayside, how many buses would be garaged there then",
        lambda s: len({*at(s, "Quayside"), s.one("6204")}),
    )
    q(
        "followup",
        "Which buses are on the Dock Shuttle?",
        lambda s: buses_on(s, "Dock Shuttle"),
        "a",
    )
    q(
        "followup",
        "how many of them are electric",
        lambda s: how_many(pick(s, buses_on(s, "Dock Shuttle"), fuel="electric")),
        "a",
    )
    q(
        "followup",
        "who drives that one?",
        lambda s: s.near(pick(s, buses_on(s, "Dock Shuttle"), fuel="electric"), "drives", "driver"),
        "a",
    )
    q(
        "followup",
        "And the Circular, which buses run there?",
        lambda s: buses_on(s, "Circular"),
        "a",
    )
    q("unknown", "how late is 6174", lambda s: unheld(s, s.one("6174"), "delay_min"))
    q("unknown", "What does a day ticket cost?", lambda s: UNKNOWN)
    q("unknown", "seats on bus 6294?", lambda s: unnamed(s, "6294"))
    q(
        "ambiguous",
        "How high is the kerb at Dean Street?",
        lambda s: namesakes(s, "Dean Street", "kerb_height_mm"),
    )
    q("ambiguous", "what duty is Rashid Khan on", lambda s: namesakes(s, "Rashid Khan", "duty"))
    return q
