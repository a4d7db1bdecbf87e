"""Hand-written practice questions on the network ``smarthome``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("smarthome")

    def rooms(s: Solver) -> list[str]:
        return s.kind("room")

    def lamps(s: Solver) -> list[str]:
        return s.kind("lamp")

    def pirs(s: Solver) -> list[str]:
        return s.kind("motion_sensor")

    def trvs(s: Solver) -> list[str]:
        return s.kind("radiator_valve")

    def sockets(s: Solver) -> list[str]:
        return s.kind("socket")

    def lamps_in(s: Solver, room: str) -> list[str]:
        return s.near(s.one(room), "in_room", "lamp")

    q(
        "lookup",
        "how warm is the living room",
        lambda s: s.value(s.one("living room"), "temperature"),
    )
    q("lookup", "Hows the humidity up in the attic?", lambda s: s.value(s.one("attic"), "humidity"))
    q(
        "lookup",
        "did somebody leave the nursery window open?",
        lambda s: s.value(s.one("nursery"), "window_open"),
    )
    q("lookup", "trv4 is set to what", lambda s: s.value("trv4", "target"))
    q(
        "lookup",
        "the freezer is drawing how many watts just now?",
        lambda s: s.value(s.one("freezer"), "power"),
    )
    q(
        "lookup",
        "When does Nora's alarm clock ring?",
        lambda s: s.value(s.one("Nora"), "alarm_clock"),
    )
    q("lookup", "what colour is lamp2 shining in", lambda s: s.value("lamp2", "colour"))
    q(
        "lookup",
        "Fan heater consumption in kW, please.",
        lambda s: Gold(
            values=[s.number(s.one("fan heater"), "power") / 1000],
            accept=[[s.number(s.one("fan heater"), "power")]],
            tolerance=0.005,
        ),
    )
    q("relation_out", "To which bridge does pir2 report?", lambda s: s.near("pir2", "reports_to"))
    q(
        "relation_out",
        "where was Grandma last spotted",
        lambda s: s.near(s.one("Grandma"), "spotted_in"),
    )
    q("relation_out", "lamps that pir4 switches", lambda s: s.near("pir4", "switches"))
    q(
        "relation_in",
        "What is plugged in in the kitchen?",
        lambda s: s.near(s.one("kitchen"), "plugged_in"),
    )
    q(
        "relation_in",
        "which motion detectors can turn on lamp6",
        lambda s: s.near("lamp6", "switches", "motion_sensor"),
    )
    q("relation_in", "all lamps talking to br1 pls", lambda s: s.near("br1", "paired_with", "lamp"))
    q(
        "list",
        "which colours do our lamps have at the moment",
        lambda s: distinct(s, lamps(s), "colour"),
    )
    q(
        "count",
        "motion sensors in the kitchen?",
        lambda s: how_many(s.near(s.one("kitchen"), "watches", "motion_sensor")),
    )
    q(
        "count",
        "In how many rooms is a window open?",
        lambda s: len(pick(s, rooms(s), window_open=True)),
    )
    q(
        "filter",
        "Which radiator valves are opened more than half way?",
        lambda s: s.where(trvs(s), "opening", ">", 50),
    )
    q(
        "filter",
        "thermostats with a battery under 35 percent",
        lambda s: s.where(trvs(s), "battery", "<", 35),
    )
    q(
        "filter",
        "sockets pulling over a kilowatt",
        lambda s: s.where(sockets(s), "power", ">", 1000),
    )
    q(
        "filter",
        "lamps that are off and dimmed below 20",
        lambda s: s.where(pick(s, lamps(s), on=False), "brightness", "<", 20),
    )
    q("filter", "who of us is at home?", lambda s: pick(s, s.kind("person"), at_home=True))
    q(
        "filter",
        "rooms with a humidity between 45 and 60 percent",
        lambda s: s.where(s.where(rooms(s), "humidity", ">=", 45), "humidity", "<=", 60),
    )
    q(
        "filter",
        "Lamps that are neither warm nor cold white?",
        lambda s: pick(s, lamps(s), colour="red"),
    )
    q(
        "superlative",
        "Which of the sensors has the flattest battery?",
        lambda s: topmost(s, pirs(s), "battery", low=True),
    )
    q("superlative", "dampest room of the house", lambda s: topmost(s, rooms(s), "humidity"))
    q(
        "topk",
        "What are the 3 thirstiest appliances on the plugs?",
        lambda s: leaders(s, sockets(s), "power", 3),
    )
    q(
        "topk",
        "two coolest rooms, coldest of all first",
        lambda s: leaders(s, rooms(s), "temperature", 2, low=True),
    )
    q("aggregate", "mean room temperature?", lambda s: near(s.mean(rooms(s), "temperature")))
    q(
        "aggregate",
        "Add up what all the sockets draw.",
        lambda s: near(s.total(sockets(s), "power"), 0.001),
    )
    q(
        "aggregate",
        "What percentage of the lamps is switched on?",
        lambda s: share(pick(s, lamps(s), on=True), lamps(s)),
    )
    q("group", "number of lamps for each colour", lambda s: tally(s, lamps(s), "colour"))
    q(
        "group",
        "How many lamps hang in each of the rooms?",
        lambda s: number_of(s, rooms(s), "in_room", "lamp"),
    )
    q(
        "group",
        "average brightness per colour of lamp",
        lambda s: table(
            (c, s.mean(pick(s, lamps(s), colour=c), "brightness"))
            for c in distinct(s, lamps(s), "colour")
        ),
    )
    q(
        "compare",
        "Is it warmer in the kitchen or in the study?",
        lambda s: topmost(s, [s.one("kitchen"), s.one("study")], "temperature"),
    )
    q(
        "compare",
        "by how many degrees is it warmer in the living room than in the hallway",
        lambda s: near(
            s.number(s.one("living room"), "temperature")
            - s.number(s.one("hallway"), "temperature")
        ),
    )
    q(
        "multihop",
        "Temperature of the room that trv5 heats?",
        lambda s: s.values(s.near("trv5", "heats"), "temperature"),
    )
    q(
        "multihop",
        "which lamps get switched by the sensors watching the kitchen",
        lambda s: s.near(s.near(s.one("kitchen"), "watches"), "switches", "lamp"),
    )
    q(
        "multihop",
        "What lamps are there in the room where Ines was spotted?",
        lambda s: s.near(s.near(s.one("Ines"), "spotted_in"), "in_room", "lamp"),
    )
    q(
        "path",
        "I'm in the living room and need the bathroom. Through which rooms do I go?",
        lambda s: route(s.paths(s.one("living room"), s.one("bathroom"), ("door_to",))),
    )
    q("exists", "is there a lamp in the study", lambda s: bool(lamps_in(s, "study")))
    q(
        "negation",
        "rooms without a radiator valve",
        lambda s: s.without(rooms(s), "heats", "radiator_valve"),
    )
    q("definition", "what is a bridge, I'm new to this", lambda s: says("bridge"))
    q("summary", "Quick rundown of the garage.", lambda s: says("garage", "18.1", "53"))
    q(
        "whatif",
        "Say br2 loses power: which motion sensors are without a bridge?",
        lambda s: s.orphans(["br2"], pirs(s), "reports_to", "bridge"),
    )
    q(
        "whatif",
        "they're painting the hallway, nobody can pass. Which rooms get cut off from the others?",
        lambda s: s.cut_off([s.one("hallway")], ("door_to",)),
    )
    q(
        "whatif",
        "pir2 and pir3 both run flat: which lamps lose every sensor that could switch them?",
        lambda s: s.orphans(["pir2", "pir3"], lamps(s), "switches", "motion_sensor"),
    )
    q(
        "followup",
        "Which socket has the router on it, and is it child-locked?",
        lambda s: [s.one("router"), bool(s.value(s.one("router"), "child_lock"))],
        "a",
    )
    q("followup", "what room is it in", lambda s: s.near("plug6", "plugged_in"), "a")
    q("followup", "How bright is lamp9?", lambda s: s.value("lamp9", "brightness"), "b")
    q("followup", "sorry, lamp6 I mean", lambda s: s.value("lamp6", "brightness"), "b")
    q("unknown", "temp in the nursery?", lambda s: UNKNOWN)
    q("unknown", "Is the front door locked?", lambda s: UNKNOWN)
    q("unknown", "brightness of lamp14", lambda s: UNKNOWN)
    q("ambiguous", "how much is the washing machine using", lambda s: AMBIGUOUS)
    return q
