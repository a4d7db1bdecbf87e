"""Hand-written held-out questions on the network ``labs``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, says
from gentwin_chat.eval.hand.sheet import Sheet, how_many, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("labs")

    def labs(s: Solver) -> list[str]:
        return s.kind("Laboratory")

    def inside(s: Solver, lab: str, kind: str) -> list[str]:
        return s.near(s.one(lab), "hasLocation", kind)

    q("lookup", "CO2 at CO2-13?", lambda s: s.value(s.one("CO2-13"), "ppm"))
    q("lookup", "Has FH16 been left open?", lambda s: s.value(s.one("FH16"), "sashOpen"))
    q(
        "lookup",
        "biosafety class of Polymers",
        lambda s: s.value(s.one("Polymers"), "biosafetyLevel"),
    )
    q(
        "relation_out",
        "Which lab does FCU17 condition?",
        lambda s: s.near(s.one("FCU17"), "conditions"),
    )
    q("relation_out", "fan coils on CH1", lambda s: s.near(s.one("CH1"), "chills"))
    q(
        "relation_in",
        "which hoods stand in Catalysis",
        lambda s: inside(s, "Catalysis", "Fume_Hood"),
    )
    q(
        "relation_in",
        "What conditions Laser Bay?",
        lambda s: s.near(s.one("Laser Bay"), "conditions"),
    )
    q(
        "count",
        "dirty filters: how many units",
        lambda s: len(s.where(s.kind("Fan_Coil_Unit"), "filterState", "=", "dirty")),
    )
    q(
        "count",
        "fume hoods in Cell Culture?",
        lambda s: how_many(inside(s, "Cell Culture", "Fume_Hood")),
    )
    q(
        "filter",
        "Where does CO2 exceed 1500 ppm?",
        lambda s: Gold(
            values=(v := s.where(s.kind("CO2_Sensor"), "ppm", ">", 1500)),
            accept=[s.near(v, "hasLocation")],
        ),
    )
    q(
        "filter",
        "open hoods with face velocity under 0.3",
        lambda s: s.where(
            s.where(s.kind("Fume_Hood"), "sashOpen", "=", True), "faceVelocity", "<", 0.3
        ),
    )
    q(
        "filter",
        "BSL 3 labs smaller than 50 m2 — I mean biosafety level 3",
        lambda s: s.where(s.where(labs(s), "biosafetyLevel", "=", 3), "floorArea", "<", 50),
    )
    q("superlative", "roomiest laboratory", lambda s: topmost(s, labs(s), "floorArea"))
    q(
        "aggregate",
        "How many square metres do all labs add up to?",
        lambda s: near(s.total(labs(s), "floorArea")),
    )
    q(
        "aggregate",
        "mean CO2 concentration in Cell Culture",
        lambda s: near(s.mean(inside(s, "Cell Culture", "CO2_Sensor"), "ppm")),
    )
    q(
        "group",
        "number of labs at each biosafety level",
        lambda s: tally(s, labs(s), "biosafetyLevel"),
    )
    q(
        "multihop",
        "Which labs depend on chiller CH3 through their fan coils?",
        lambda s: s.near(s.near(s.one("CH3"), "chills"), "conditions"),
    )
    q(
        "multihop",
        "biosafety level of the lab with CO2-16",
        lambda s: s.values(s.near(s.one("CO2-16"), "hasLocation"), "biosafetyLevel"),
    )
    q(
        "multihop",
        "chillers behind Microscopy",
        lambda s: s.near(s.near(s.one("Microscopy"), "conditions"), "chills"),
    )
    q(
        "negation",
        "labs lacking a CO2 sensor",
        lambda s: [i for i in labs(s) if not s.near(i, "hasLocation", "CO2_Sensor")],
    )
    q(
        "negation",
        "fan coils that don't condition any lab",
        lambda s: s.without(s.kind("Fan_Coil_Unit"), "conditions"),
    )
    q("exists", "Does CH2 chill FCU05?", lambda s: s.related(s.one("CH2"), s.one("FCU05")))
    q(
        "compare",
        "Genomics or Polymers: the larger room?",
        lambda s: topmost(s, [s.one("Genomics"), s.one("Polymers")], "floorArea"),
    )
    q(
        "whatif",
        "When CH3 is serviced, what fan coils have no chiller left?",
        lambda s: s.orphans([s.one("CH3")], s.kind("Fan_Coil_Unit"), "chills", "Chiller"),
    )
    q("definition", "explain fume hood", lambda s: says("vapour|extract|cabinet"))
    q("ambiguous", "How large is Mass Spec?", lambda s: AMBIGUOUS)
    q("unknown", "fan speed of FCU19", lambda s: UNKNOWN)
    q("unknown", "Who's the head of the Laser Bay?", lambda s: UNKNOWN)
    q(
        "followup",
        "Which hoods are in Clean Room?",
        lambda s: inside(s, "Clean Room", "Fume_Hood"),
        "a",
    )
    q(
        "followup",
        "which of those has the faster air?",
        lambda s: topmost(s, inside(s, "Clean Room", "Fume_Hood"), "faceVelocity"),
        "a",
    )
    return q
