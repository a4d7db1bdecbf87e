"""Hand-written practice questions on the network ``hydrants``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    measured,
    namesakes,
    number_of,
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("hydrants")

    def hydrants(s: Solver) -> list[str]:
        return s.kind("Hydrant")

    def engines(s: Solver) -> list[str]:
        return s.kind("Appliance")

    def crew(s: Solver) -> list[str]:
        return s.kind("Firefighter")

    def callouts(s: Solver) -> list[str]:
        return s.kind("Callout")

    def riding(s: Solver, appliance: str) -> list[str]:
        return s.near(s.one(appliance), "RIDES", "Firefighter")

    def based(s: Solver, station: str) -> list[str]:
        return s.near(s.one(station), "BASED_AT", "Appliance")

    q(
        "lookup",
        "how many minutes did AP13 take to get to CO-00004",
        lambda s: link_value(s, s.one("CO-00004"), s.one("AP13"), "ATTENDED_BY", "Response_Min"),
    )
    q(
        "lookup",
        "What does 30007 flow in litres per second?",
        lambda s: converted(s, s.one("30007"), "Flow_LPM", 1 / 60),
    )
    q("definition", "callout - what does that mean exactly", lambda s: says("callout"))
    q("relation_out", "Which main does 30029 tap?", lambda s: s.near(s.one("30029"), "TAPS"))
    q(
        "relation_out",
        "what does Hayley Quinn ride on",
        lambda s: s.near(s.one("Hayley Quinn"), "RIDES"),
    )
    q(
        "relation_out",
        "Appliances that attended CO-00018",
        lambda s: s.near(s.one("CO-00018"), "ATTENDED_BY"),
    )
    q("relation_in", "hydrants on main WM-M", lambda s: s.near(s.one("WM-M"), "TAPS", "Hydrant"))
    q("relation_in", "Who rides AP13?", lambda s: riding(s, "AP13"))
    q("relation_in", "aplliances based at Donkey Lane", lambda s: based(s, "Donkey Lane"))
    q("list", "What classes of appliance have we got?", lambda s: distinct(s, engines(s), "Class"))
    q("list", "materials the mains are made of", lambda s: distinct(s, s.kind("Main"), "Material"))
    q(
        "count",
        "how many hydrants are out of service",
        lambda s: how_many(pick(s, hydrants(s), Out_of_Service=True)),
    )
    q(
        "count",
        "How many callouts has AP11 been to?",
        lambda s: how_many(s.near(s.one("AP11"), "ATTENDED_BY", "Callout")),
    )
    q(
        "count",
        "callouts that drew from more than one hydrant: how many",
        lambda s: how_many([c for c in callouts(s) if len(s.near(c, "DREW_FROM")) > 1]),
    )
    q(
        "filter",
        "hydrants giving more than 2000 litres a minute at over 5 bar",
        lambda s: s.where(s.where(hydrants(s), "Flow_LPM", ">", 2000), "Pressure_Bar", ">", 5),
    )
    q(
        "filter",
        "Double-outlet hydrants last tested before 2024",
        lambda s: s.where(pick(s, hydrants(s), Outlet="double"), "Last_Test", "<", "2024-01-01"),
    )
    q(
        "filter",
        "false alarms that took us longer than four hours",
        lambda s: s.where(pick(s, callouts(s), Nature="false alarm"), "Duration_Min", ">", 240),
    )
    q(
        "filter",
        "Green Watch members who are not BA trained",
        lambda s: pick(s, crew(s), Watch="Green", BA_Trained=False),
    )
    q(
        "superlative",
        "Weakest hydrant for pressure?",
        lambda s: topmost(s, hydrants(s), "Pressure_Bar", low=True),
    )
    q(
        "superlative",
        "who in the brigade has served longest",
        lambda s: earliest(s, crew(s), "Joined"),
    )
    q(
        "superlative",
        "Station with the most appliances",
        lambda s: extreme(s, s.kind("Station"), lambda x: len(s.near(x, "BASED_AT", "Appliance"))),
    )
    q(
        "topk",
        "three hydrants with the lowest flow, lowest first",
        lambda s: leaders(s, hydrants(s), "Flow_LPM", 3, low=True),
    )
    q(
        "topk",
        "The 3 most recently laid mains, newest first",
        lambda s: leaders(s, s.kind("Main"), "Laid", 3),
    )
    q(
        "aggregate",
        "average response time of AP11, minutes",
        lambda s: near(
            fmean(
                measured(r, "Response_Min")
                for r in s.edges("ATTENDED_BY")
                if r.target == s.one("AP11")
            )
        ),
    )
    q(
        "aggregate",
        "How many people were injured in house fires altogether?",
        lambda s: s.total(pick(s, callouts(s), Nature="house fire"), "Injured"),
    )
    q(
        "aggregate",
        "mean number of riders on an appliance, leaving out those nobody rides",
        lambda s: near(
            fmean(len(r) for e in engines(s) if (r := s.near(e, "RIDES", "Firefighter")))
        ),
    )
    q("group", "callouts by nature", lambda s: tally(s, callouts(s), "Nature"))
    q(
        "group",
        "Average mileage for each class of appliance",
        lambda s: means(s, engines(s), "Class", "Mileage"),
    )
    q(
        "group",
        "how many firefighters ride each appliance",
        lambda s: number_of(s, engines(s), "RIDES", "Firefighter"),
    )
    q(
        "compare",
        "AP05 or AP07, which has done more miles?",
        lambda s: topmost(s, [s.one("AP05"), s.one("AP07")], "Mileage"),
    )
    q(
        "compare",
        "is Eastbrook station older than Harbourside",
        lambda s: truth(
            s.number(s.one("Eastbrook"), "Opened") < s.number(s.one("Harbourside"), "Opened"),
            [s.one("Eastbrook")],
        ),
    )
    q(
        "compare",
        "By how many bar does 30034 beat 30028?",
        lambda s: near(
            s.number(s.one("30034"), "Pressure_Bar") - s.number(s.one("30028"), "Pressure_Bar"),
            0.001,
        ),
    )
    q(
        "multihop",
        "firefighters riding the appliances of Harbourside",
        lambda s: s.near(based(s, "Harbourside"), "RIDES", "Firefighter"),
    )
    q(
        "multihop",
        "Which stations sent appliances to CO-00001?",
        lambda s: s.near(s.near(s.one("CO-00001"), "ATTENDED_BY"), "BASED_AT", "Station"),
    )
    q(
        "multihop",
        "what mains do the hydrants used at CO-00014 tap",
        lambda s: s.near(s.near(s.one("CO-00014"), "DREW_FROM"), "TAPS", "Main"),
    )
    q(
        "path",
        "Trace the mains from WM-J to WM-I for me",
        lambda s: route(s.paths(s.one("WM-J"), s.one("WM-I"), ("JOINS",))),
    )
    q(
        "path",
        "how many joins between WM-L and WM-G, shortest way",
        lambda s: s.hops(s.one("WM-L"), s.one("WM-G"), ("JOINS",)),
    )
    q(
        "exists",
        "Did AP12 go to CO-00015?",
        lambda s: s.related(s.one("CO-00015"), s.one("AP12"), "ATTENDED_BY"),
    )
    q(
        "exists",
        "is any ladder available",
        lambda s: truth(True, pick(s, engines(s), Class="ladder", Available=True)),
    )
    q(
        "negation",
        "Hydrants no station tests",
        lambda s: s.without(hydrants(s), "TESTED_BY", "Station"),
    )
    q(
        "negation",
        "who doesn't ride any appliance",
        lambda s: s.without(crew(s), "RIDES", "Appliance"),
    )
    q("definition", "What does the brigade mean by an appliance?", lambda s: says("appliance"))
    q("summary", "Cornmarket station in a nutshell", lambda s: says("Cornmarket", "2012", "day"))
    q(
        "whatif",
        "If WM-M bursts, how many hydrants lose their main?",
        lambda s: how_many(s.orphans([s.one("WM-M")], hydrants(s), "TAPS", "Main")),
    )
    q(
        "whatif",
        "Isolate WM-F: which other mains are cut off?",
        lambda s: s.cut_off([s.one("WM-F")], ("JOINS",)),
    )
    q(
        "whatif",
        "say AP08 breaks down and is no longer available, how many appliances still are",
        lambda s: len({*pick(s, engines(s), Available=True)} - {s.one("AP08")}),
    )
    q("followup", "Who rides AP05?", lambda s: riding(s, "AP05"), "a")
    q(
        "followup",
        "and which of them are watch managers",
        lambda s: pick(s, riding(s, "AP05"), Rank="watch manager"),
        "a",
    )
    q("followup", "outlet on 30051", lambda s: s.value(s.one("30051"), "Outlet"), "b")
    q(
        "followup",
        "And when was it last tested?",
        lambda s: s.value(s.one("30051"), "Last_Test"),
        "b",
    )
    q("unknown", "last test date of 30013", lambda s: unheld(s, s.one("30013"), "Last_Test"))
    q("unknown", "What caused the house fire CO-00006?", lambda s: UNKNOWN)
    q("unknown", "pressure at 30099?", lambda s: unnamed(s, "30099"))
    q("ambiguous", "Which watch is Euan Lamb on?", lambda s: namesakes(s, "Euan Lamb", "Watch"))
    q("ambiguous", "will darcy's rank", lambda s: namesakes(s, "Will Darcy", "Rank"))
    return q
