"""Hand-written dev questions on the network ``warehouse``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, says, table
from gentwin_chat.eval.hand.sheet import Solve, how_many
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("warehouse", kind, text, solve, thread)

    def bots(s: Solver) -> list[str]:
        return s.kind("robot")

    return [
        q("lookup", "What's Gemma doing?", lambda s: s.value(s.one("Gemma"), "task")),
        q(
            "lookup",
            "how full is dexters battery",
            lambda s: s.value(s.one("Dexter"), "battery_pct"),
        ),
        q("relation_out", "Where does Hugo charge?", lambda s: s.near(s.one("Hugo"), "home_dock")),
        q(
            "relation_in",
            "Which bots are working aisle A4?",
            lambda s: s.near("A4", "aisle", "robot"),
        ),
        q("count", "beacons in A7?", lambda s: how_many(s.near("A7", "aisle", "beacon"))),
        q(
            "count",
            "how many pickers are in fault",
            lambda s: len(s.where(bots(s), "task", "=", "fault")),
        ),
        q(
            "filter",
            "Oxen robots with less than half a battery",
            lambda s: s.where(s.where(bots(s), "model", "=", "Oxen"), "battery_pct", "<", 50),
        ),
        q(
            "filter",
            "robots carrying over 80 kg",
            lambda s: s.where(bots(s), "payload_kg", ">", 80),
        ),
        q(
            "superlative",
            "Who has the lowest battery?",
            lambda s: s.top(bots(s), "battery_pct", low=True),
        ),
        q(
            "multihop",
            "how warm is it where Cleo works",
            lambda s: s.values(s.near(s.one("bot_04"), "aisle"), "temperature_c"),
        ),
        q(
            "multihop",
            "robots working in cold chain aisles",
            lambda s: s.near(s.where(s.kind("aisle"), "cold_chain", "=", True), "aisle", "robot"),
        ),
        q("negation", "bots not assigned to an aisle", lambda s: s.without(bots(s), "aisle")),
        q(
            "group",
            "for every dock, how many robots charge there",
            lambda s: table((d, len(s.near(d, "home_dock"))) for d in s.kind("dock")),
        ),
        q(
            "aggregate",
            "mean battery of the Kestrel 3s",
            lambda s: near(s.mean(s.where(bots(s), "model", "=", "Kestrel 3"), "battery_pct")),
        ),
        q("unknown", "payload of Quinn?", lambda s: UNKNOWN),
        q("unknown", "What is robot Zorro up to?", lambda s: UNKNOWN),
        q(
            "whatif",
            "If dock-1 burns out, which robots have nowhere to charge?",
            lambda s: s.orphans(["dock-1"], bots(s), "home_dock", "dock"),
        ),
        q(
            "summary",
            "Give me an overview of this warehouse",
            lambda s: says("26", "robot", "beacon"),
        ),
    ]
