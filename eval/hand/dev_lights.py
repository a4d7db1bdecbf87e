"""Hand-written dev questions on the network ``streetlights``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("streetlights", kind, text, solve, thread)

    def lamps(s: Solver) -> list[str]:
        return s.kind("Streetlight")

    def on_road(s: Solver, road: str) -> list[str]:
        return s.near(s.one(road), "refRoad")

    return [
        q("lookup", "is SL-0017 on or off?", lambda s: Gold(values=["off"], accept=[[False]])),
        q("lookup", "speed limit Tower Road", lambda s: s.value(s.one("Tower Road"), "speedLimit")),
        q(
            "relation_out",
            "Which cabinet switches lamp 0008?",
            lambda s: s.near(s.one("SL-0008"), "refStreetlightControlCabinet"),
        ),
        q("relation_in", "lamps along Elm Avenue", lambda s: on_road(s, "Elm Avenue")),
        q(
            "count",
            "how many lights hang on cabinet CC-6",
            lambda s: len(s.near(s.one("CC-6"), "refStreetlightControlCabinet")),
        ),
        q(
            "filter",
            "broken lanterns on Bishop Way",
            lambda s: s.where(on_road(s, "Bishop Way"), "status", "=", "brokenLantern"),
        ),
        q(
            "filter",
            "Which lamps are taller than 11.5 m and switched off?",
            lambda s: s.where(
                s.where(lamps(s), "lanternHeight", ">", 11.5), "powerState", "=", "off"
            ),
        ),
        q(
            "list",
            "what kinds of lamp status occur?",
            lambda s: sorted(set(s.values(lamps(s), "status"))),
        ),
        q(
            "superlative",
            "cabinet that used the most energy",
            lambda s: s.top(s.kind("StreetlightControlCabinet"), "energyConsumed"),
        ),
        q(
            "aggregate",
            "total energy of the Ostlicht cabinets",
            lambda s: near(
                s.total(
                    s.where(s.kind("StreetlightControlCabinet"), "brandName", "=", "Ostlicht"),
                    "energyConsumed",
                )
            ),
        ),
        q(
            "group",
            "lights per road",
            lambda s: table((r, len(s.near(r, "refRoad"))) for r in s.kind("Road")),
        ),
        q(
            "multihop",
            "On which roads do the lamps of CC-3 stand?",
            lambda s: s.near(s.near(s.one("CC-3"), "refStreetlightControlCabinet"), "refRoad"),
        ),
        q(
            "negation",
            "lamps that no cabinet controls",
            lambda s: s.without(lamps(s), "refStreetlightControlCabinet"),
        ),
        q(
            "whatif",
            "CC-5 loses power, which lamps go with it?",
            lambda s: s.orphans([s.one("CC-5")], lamps(s), "refStreetlightControlCabinet", None),
        ),
        q(
            "exists",
            "are there defective lamps on Pike Lane?",
            lambda s: bool(s.where(on_road(s, "Pike Lane"), "status", "=", "defectiveLamp")),
        ),
        q("unknown", "wattage of SL-0002", lambda s: UNKNOWN),
        q(
            "followup",
            "Which lamps stand on Ring East?",
            lambda s: on_road(s, "Ring East"),
            "lights-a",
        ),
        q(
            "followup",
            "Are any of them off? Which?",
            lambda s: Gold(
                values=s.where(on_road(s, "Ring East"), "powerState", "=", "off"), accept=[[False]]
            ),
            "lights-a",
        ),
    ]
