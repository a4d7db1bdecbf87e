"""Hand-written dev questions on the network ``waterworks``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("waterworks", kind, text, solve, thread)

    def junctions(s: Solver) -> list[str]:
        return s.kind("junction")

    return [
        q("lookup", "Pressure at J18?", lambda s: s.value("J18", "pressure_bar")),
        q("lookup", "is PU4 running", lambda s: s.value("PU4", "running")),
        q(
            "lookup",
            "water level in Hollin Hill",
            lambda s: s.value(s.one("Hollin Hill"), "level_m"),
        ),
        q(
            "relation_out",
            "which pumps does Upper Dean supply?",
            lambda s: s.near("RES1", "supplies"),
        ),
        q("relation_in", "what tank buffers J28", lambda s: s.near("J28", "buffers", "tank")),
        q("relation_out", "Junctions piped straight to J10", lambda s: s.near("J10", "pipe")),
        q(
            "count",
            "how many pipes are cast iron?",
            lambda s: len(s.edges("pipe", lambda r: r.attributes["material"].value == "cast iron")),
        ),
        q(
            "count",
            "junctions in the docks zone, how many",
            lambda s: len(s.where(junctions(s), "zone", "=", "docks")),
        ),
        q(
            "filter",
            "Where is the pressure below 2 bar?",
            lambda s: s.where(junctions(s), "pressure_bar", "<", 2),
        ),
        q(
            "filter",
            "east junctions over 150 m elevation",
            lambda s: s.where(s.where(junctions(s), "zone", "=", "east"), "elevation", ">", 150),
        ),
        q(
            "superlative",
            "Strongest pump that is running?",
            lambda s: s.top(s.where(s.kind("pump"), "running", "=", True), "power_kw"),
        ),
        q(
            "superlative",
            "lowest reservoir by water level",
            lambda s: s.top(s.kind("reservoir"), "level_m", low=True),
        ),
        q(
            "aggregate",
            "combined capacity of the reservoirs",
            lambda s: s.total(s.kind("reservoir"), "capacity_m3"),
        ),
        q(
            "aggregate",
            "avg pressure in the west zone",
            lambda s: near(s.mean(s.where(junctions(s), "zone", "=", "west"), "pressure_bar")),
        ),
        q(
            "group",
            "highest elevation per zone",
            lambda s: table(
                (z, max(s.numbers(i, "elevation")))
                for z, i in s.group(junctions(s), lambda j: s.values([j], "zone")).items()
            ),
        ),
        q(
            "compare",
            "Which tank is fuller, TK1 or TK3?",
            lambda s: s.top(["TK1", "TK3"], "level_m"),
        ),
        q(
            "multihop",
            "Into which junctions does water from Upper Dean get pumped?",
            lambda s: s.near(s.near("RES1", "supplies"), "pumps_into"),
        ),
        q(
            "path",
            "Trace the pipes from J12 to J8.",
            lambda s: route(s.paths("J12", "J8", ("pipe",))),
        ),
        q("path", "how many pipes apart are J1 and J22", lambda s: s.hops("J1", "J22", ("pipe",))),
        q(
            "exists",
            "Is there a direct pipe between J4 and J9?",
            lambda s: s.related("J4", "J9", "pipe"),
        ),
        q(
            "negation",
            "which pumps have no reservoir behind them",
            lambda s: s.without(s.kind("pump"), "supplies"),
        ),
        q(
            "whatif",
            "J5 bursts and is shut. Which junctions are cut off from the main network?",
            lambda s: Gold(
                values=[i for i in s.cut_off(["J5"]) if s.entity(i).kind == "junction"],
                accept=[s.cut_off(["J5"], ("pipe",))],
            ),
        ),
        q(
            "whatif",
            "Going by pipes alone, how many junctions fall off the main network if J10 fails?",
            lambda s: len(s.cut_off(["J10"], ("pipe",))),
        ),
        q("unknown", "chlorine level at J3", lambda s: UNKNOWN),
        q("unknown", "pressure at J1", lambda s: UNKNOWN),
        q("list", "names of the reservoirs", lambda s: s.kind("reservoir")),
        q("followup", "How high is J7?", lambda s: s.value("J7", "elevation"), "water-a"),
        q("followup", "what zone is it in?", lambda s: s.value("J7", "zone"), "water-a"),
        q(
            "followup",
            "and how many pipes does it have",
            lambda s: s.degree("J7", "pipe"),
            "water-a",
        ),
    ]
