"""Hand-written practice questions on the network ``tramdepot``."""

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
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("tramdepot")

    def trams(s: Solver) -> list[str]:
        return s.kind("tram")

    def tracks(s: Solver) -> list[str]:
        return s.kind("stabling_track")

    def defects(s: Solver) -> list[str]:
        return s.kind("defect")

    def points(s: Solver) -> list[str]:
        return s.kind("point_machine")

    def on(s: Solver, track: str) -> list[str]:
        return s.near(s.one(track), "stabled_on", "tram")

    def still_open(s: Solver) -> list[str]:
        return pick(s, defects(s), closed=False)

    q("lookup", "How far has tram 2015 run so far?", lambda s: s.value("2015", "mileage_km"))
    q("lookup", "sand on board 2019", lambda s: s.value("2019", "sand_kg"))
    q(
        "lookup",
        "When is 2006 due for inspection next?",
        lambda s: s.value("2006", "next_inspection"),
    )
    q("lookup", "T07 length", lambda s: s.value("T07", "length_m"))
    q(
        "lookup",
        "Every how many minutes does a tram come on the Ring?",
        lambda s: s.value(s.one("Ring"), "headway_min"),
    )
    q("lookup", "is the heater of pm05 on", lambda s: s.value("pm05", "heater_on"))
    q(
        "lookup",
        "I need the wheel diameter of 2016 in centimetres",
        lambda s: Gold(values=[s.number("2016", "wheel_diameter_mm") / 10], accept=[[666]]),
    )
    q("relation_out", "Which line does 2008 run on?", lambda s: s.near("2008", "runs_on"))
    q("relation_out", "2010: where stabled?", lambda s: s.near("2010", "stabled_on"))
    q(
        "relation_out",
        "Who have we put on D-7945ec?",
        lambda s: s.near("D-7945ec", "assigned_to"),
    )
    q("relation_in", "defects found on 2014", lambda s: s.near("2014", "found_on"))
    q(
        "relation_in",
        "Which fitters do I meet when I walk into bay-C?",
        lambda s: s.near("bay-C", "works_in"),
    )
    q(
        "relation_in",
        "all the trams that run on the Old Town line",
        lambda s: s.near(s.one("Old Town"), "runs_on"),
    )
    q(
        "relation_in",
        "Which point machines give access to T04?",
        lambda s: s.near("T04", "gives_access_to"),
    )
    q("list", "What series of tram have we got?", lambda s: distinct(s, trams(s), "series"))
    q("list", "all workshop bays", lambda s: s.kind("workshop_bay"))
    q(
        "count",
        "How many trams are in service at the moment?",
        lambda s: len(pick(s, trams(s), state="in service")),
    )
    q("count", "number of open defects", lambda s: len(still_open(s)))
    q("count", "trams parked on T01?", lambda s: how_many(on(s, "T01")))
    q("filter", "trams under 15 kg sand", lambda s: s.where(trams(s), "sand_kg", "<", 15))
    q(
        "filter",
        "Which Combinos have done more than 750,000 km?",
        lambda s: s.where(pick(s, trams(s), series="Combino"), "mileage_km", ">", 750000),
    )
    q(
        "filter",
        "Show me the roofed tracks that are longer than 100 metres.",
        lambda s: s.where(pick(s, tracks(s), roofed=True), "length_m", ">", 100),
    )
    q(
        "filter",
        "whose wheels are worn down below 610 mm?",
        lambda s: s.where(trams(s), "wheel_diameter_mm", "<", 610),
    )
    q(
        "filter",
        "trams with an inspection date before 1 April 2026",
        lambda s: s.where(trams(s), "next_inspection", "<", "2026-04-01"),
    )
    q(
        "superlative",
        "Which tram has the most kilometres on the clock?",
        lambda s: topmost(s, trams(s), "mileage_km"),
    )
    q(
        "superlative",
        "our problem child, i.e. the tram with the most defects on it?",
        lambda s: extreme(s, trams(s), lambda i: len(s.near(i, "found_on"))),
    )
    q(
        "topk",
        "Three trams with least sand, emptiest first",
        lambda s: leaders(s, trams(s), "sand_kg", 3, low=True),
    )
    q(
        "topk",
        "the two defects that cost us the most downtime",
        lambda s: leaders(s, defects(s), "downtime_h", 2),
    )
    q(
        "aggregate",
        "avg wheel diameter of the Tatras",
        lambda s: near(s.mean(pick(s, trams(s), series="Tatra"), "wheel_diameter_mm")),
    )
    q(
        "aggregate",
        "How many hours of downtime did HVAC defects cause altogether?",
        lambda s: near(s.total(pick(s, defects(s), system="HVAC"), "downtime_h")),
    )
    q("group", "defects by system", lambda s: tally(s, defects(s), "system"))
    q(
        "group",
        "For each line, how many trams run on it?",
        lambda s: number_of(s, s.kind("line"), "runs_on"),
    )
    q(
        "group",
        "mean milage per series",
        lambda s: table(
            (x, s.mean(pick(s, trams(s), series=str(x)), "mileage_km"))
            for x in distinct(s, trams(s), "series")
        ),
    )
    q(
        "compare",
        "Has 2003 or 2013 got the bigger wheels?",
        lambda s: topmost(s, ["2003", "2013"], "wheel_diameter_mm"),
    )
    q(
        "multihop",
        "In which bay does the fitter on D-c17b93 work?",
        lambda s: s.near(s.near("D-c17b93", "assigned_to"), "works_in"),
    )
    q(
        "multihop",
        "trams with a defect assigned to Cem Aydin",
        lambda s: s.near(s.near(s.one("Cem Aydin"), "assigned_to"), "found_on", "tram"),
    )
    q(
        "multihop",
        "Which point machines give access to the track that 2022 is stabled on?",
        lambda s: s.near(s.near("2022", "stabled_on"), "gives_access_to", "point_machine"),
    )
    q(
        "multihop",
        "on which lines do trams with an open bogie or pantograph defect run",
        lambda s: s.near(
            s.near(
                [i for i in still_open(s) if s.value(i, "system") in ("bogie", "pantograph")],
                "found_on",
            ),
            "runs_on",
            "line",
        ),
    )
    q(
        "path",
        "Shortest way from T07 to T06, track by track?",
        lambda s: route(s.paths("T07", "T06", ("joins",))),
    )
    q(
        "exists",
        "do T02 and T04 join each other",
        lambda s: s.related("T02", "T04", "joins"),
    )
    q(
        "exists",
        "Is there an electrician among the fitters?",
        lambda s: bool(pick(s, s.kind("fitter"), trade="electrician")),
    )
    q(
        "negation",
        "Which bays have no fitter?",
        lambda s: s.without(s.kind("workshop_bay"), "works_in"),
    )
    q(
        "negation",
        "Are there open defects that nobody has been given yet? Which?",
        lambda s: s.without(still_open(s), "assigned_to"),
    )
    q("definition", "what's a point machine", lambda s: says("point"))
    q("summary", "Give me a rundown of bay-E.", lambda s: says("bay-E", "10", "14.7"))
    q(
        "whatif",
        "If pm03 packs up, which tracks lose their only point machine?",
        lambda s: s.orphans(["pm03"], tracks(s), "gives_access_to", "point_machine"),
    )
    q(
        "whatif",
        "Goran Babic calls in sick for a month. Which defects lose their fitter by that?",
        lambda s: s.orphans([s.one("Goran Babic")], defects(s), "assigned_to", "fitter"),
    )
    q(
        "whatif",
        "suppose T04 gets dug up, which tracks are cut off from the rest",
        lambda s: s.cut_off(["T04"], ("joins",)),
    )
    q("followup", "Which trams are stabled on T08?", lambda s: on(s, "T08"), "a")
    q(
        "followup",
        "which one has the fewest kilometres",
        lambda s: topmost(s, on(s, "T08"), "mileage_km", low=True),
        "a",
    )
    q("followup", "And on what line is it?", lambda s: s.near("2007", "runs_on"), "a")
    q("unknown", "Who drove 2004 last night?", lambda s: UNKNOWN)
    q("unknown", "wheel diameter 2021", lambda s: UNKNOWN)
    q("unknown", "Where is tram 2031 stabled?", lambda s: UNKNOWN)
    q("ambiguous", "What is Bruna Falk's trade?", lambda s: AMBIGUOUS)
    return q
