"""Hand-written dev questions on the network ``office``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, says, table
from gentwin_chat.eval.hand.sheet import Solve, how_many
from gentwin_chat.eval.solver import Solver


def _warmth_of_print_shop(s: Solver) -> Gold:
    """Two sensors measure it: both readings, or their mean."""
    sensors = s.near(s.one("Print Shop"), "isPointOf")
    mean = s.mean(sensors, "reading")
    return Gold(values=s.values(sensors, "reading"), accept=[[mean]], tolerance=0.01)


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("office", kind, text, solve, thread)

    def zones(s: Solver) -> list[str]:
        return s.kind("HVAC_Zone")

    return [
        q(
            "lookup",
            "what's the set point for the cafeteria",
            lambda s: s.value(s.one("Cafeteria"), "setpoint"),
        ),
        q(
            "lookup",
            "Is anybody in the Mail Room?",
            lambda s: s.value(s.one("Mail Room"), "occupied"),
        ),
        q("lookup", "damper position VAV017", lambda s: s.value(s.one("VAV017"), "damperPosition")),
        q("relation_out", "AHU3 feeds what?", lambda s: s.near(s.one("AHU3"), "feeds", way="out")),
        q(
            "relation_in",
            "Which boxes feed the Quiet Room?",
            lambda s: s.near(s.one("Quiet Room"), "feeds", "VAV", "in"),
        ),
        q("relation_in", "sensors in Library 2", lambda s: s.near(s.one("Library 2"), "isPointOf")),
        q("count", "zones on floor 1?", lambda s: how_many(s.near(s.one("Floor1"), "isPartOf"))),
        q(
            "filter",
            "occupied zones with the setpoint at 20",
            lambda s: s.where(s.where(zones(s), "occupied", "=", True), "setpoint", "=", 20),
        ),
        q(
            "filter",
            "VAVs more than 70% open",
            lambda s: s.where(s.kind("VAV"), "damperPosition", ">", 70),
        ),
        q(
            "superlative",
            "Which air handler has the greatest rated airflow?",
            lambda s: s.top(s.kind("Air_Handling_Unit"), "ratedAirflow"),
        ),
        q(
            "superlative",
            "warmest thermometer",
            lambda s: s.top(s.kind("Zone_Air_Temperature_Sensor"), "reading"),
        ),
        q(
            "multihop",
            "how warm is it in the Print Shop",
            _warmth_of_print_shop,
        ),
        q(
            "multihop",
            "Which zones does AHU2 end up serving through its VAV boxes?",
            lambda s: s.near(
                s.near(s.one("AHU2"), "feeds", "VAV", "out"), "feeds", "HVAC_Zone", "out"
            ),
        ),
        q(
            "multihop",
            "which floor is VAV004's zone on",
            lambda s: s.near(s.near(s.one("VAV004"), "feeds", "HVAC_Zone"), "isPartOf"),
        ),
        q(
            "negation",
            "zones without a temperature sensor",
            lambda s: s.without(zones(s), "isPointOf"),
        ),
        q(
            "negation",
            "VAV boxes that no air handling unit feeds",
            lambda s: s.without(s.kind("VAV"), "feeds", "Air_Handling_Unit", "in"),
        ),
        q(
            "group",
            "for each floor the number of occupied zones",
            lambda s: table(
                (f, len(s.where(s.near(f, "isPartOf"), "occupied", "=", True)))
                for f in s.kind("Floor")
            ),
        ),
        q(
            "exists",
            "Does AHU1 feed VAV009?",
            lambda s: s.related(s.one("AHU1"), s.one("VAV009"), "feeds"),
        ),
        q(
            "whatif",
            "What VAVs lose their only air handler if AHU2 breaks down?",
            lambda s: s.orphans([s.one("AHU2")], s.kind("VAV"), "feeds", "Air_Handling_Unit"),
        ),
        q(
            "definition",
            "what does VAV mean",
            lambda s: says("variable air volume|throttles|damper"),
        ),
        q("ambiguous", "Is Reception occupied?", lambda s: AMBIGUOUS),
        q("unknown", "How humid is it in the Studio?", lambda s: UNKNOWN),
        q("unknown", "reading of TS3?", lambda s: UNKNOWN),
        q(
            "followup",
            "What feeds the Studio 2?",
            lambda s: s.near(s.one("Studio 2"), "feeds", way="in"),
            "office-a",
        ),
        q(
            "followup",
            "how far is its damper open?",
            lambda s: s.values(s.near(s.one("Studio 2"), "feeds", way="in"), "damperPosition"),
            "office-a",
        ),
        q(
            "aggregate",
            "average temperature on Floor3",
            lambda s: near(
                s.mean(s.near(s.near(s.one("Floor3"), "isPartOf"), "isPointOf"), "reading")
            ),
        ),
    ]
