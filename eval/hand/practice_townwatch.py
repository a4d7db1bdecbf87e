"""Hand-written practice questions on the network ``townwatch``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    part,
    pick,
    share,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("townwatch")

    def cams(s: Solver) -> list[str]:
        return s.kind("Camera")

    def poles(s: Solver) -> list[str]:
        return s.kind("Pole")

    def incidents(s: Solver) -> list[str]:
        return s.kind("Incident")

    def beats(s: Solver) -> list[str]:
        return s.kind("Beat")

    q("lookup", "frame rate of cam-015?", lambda s: s.value(s.one("cam-015"), "frameRate"))
    q("lookup", "Is camera 25 switched on?", lambda s: s.value(s.one("cam-025"), "on"))
    q(
        "lookup",
        "How full is the disk of nvr-5?",
        lambda s: part(s.number(s.one("nvr-5"), "diskUsed")),
    )
    q(
        "lookup",
        "when does Honor Speed's licence run out",
        lambda s: s.value(s.one("Honor Speed"), "licenceUntil"),
    )
    q(
        "lookup",
        "temperature inside the cabinet at Opera Corner",
        lambda s: s.value(s.one("Opera Corner"), "cabinetTemperature"),
    )
    q("relation_out", "What pole is cam-033 on?", lambda s: s.near(s.one("cam-033"), "mountedOn"))
    q(
        "relation_out",
        "wich recorder stores cam-019",
        lambda s: s.near(s.one("cam-019"), "recordedBy"),
    )
    q(
        "relation_out",
        "Beats watched by Aoife Daly",
        lambda s: s.near(s.one("Aoife Daly"), "monitors"),
    )
    q(
        "relation_in",
        "cameras on the Leather Market pole",
        lambda s: s.near(s.one("Leather Market"), "mountedOn", "Camera"),
    )
    q(
        "relation_in",
        "Who monitors the West Beat?",
        lambda s: s.near(s.one("West Beat"), "monitors"),
    )
    q(
        "relation_in",
        "incidents caught by cam-042",
        lambda s: s.near(s.one("cam-042"), "seenBy", "Incident"),
    )
    q(
        "list",
        "Which categories of incident are there?",
        lambda s: distinct(s, incidents(s), "category"),
    )
    q("count", "how many cams are off", lambda s: how_many(pick(s, cams(s), on=False)))
    q(
        "count",
        "Number of 4K cameras recorded on nvr-5",
        lambda s: how_many(
            pick(s, s.near(s.one("nvr-5"), "recordedBy", "Camera"), resolution="4K")
        ),
    )
    q(
        "count",
        "How many incidents has Fadila Noor logged?",
        lambda s: how_many(s.near(s.one("Fadila Noor"), "loggedBy")),
    )
    q(
        "filter",
        "crowd cameras with more than 9 Mbit/s",
        lambda s: s.where(pick(s, cams(s), cameraUsage="CROWD"), "bitRate", ">", 9),
    )
    q(
        "filter",
        "thefts where the police was called",
        lambda s: pick(s, incidents(s), category="theft", policeCalled=True),
    )
    q(
        "filter",
        "Cameras mounted higher than 11 metres",
        lambda s: s.where(cams(s), "mountHeight", ">", 11),
    )
    q(
        "filter",
        "cameras whose lens was last cleaned before April 2025",
        lambda s: s.where(cams(s), "lensCleanedOn", "<", "2025-04-01"),
    )
    q(
        "filter",
        "Poles with a cabinet hotter than 50 degrees",
        lambda s: s.where(poles(s), "cabinetTemperature", ">", 50),
    )
    q(
        "filter",
        "severity 5 incidents nobody called the police for",
        lambda s: pick(s, incidents(s), severity=5, policeCalled=False),
    )
    q(
        "filter",
        "Cameras losing over 7 % of packets on the way to their recorder",
        lambda s: [
            r.source
            for r in s.edges(
                "recordedBy", lambda r: float(str(r.attributes["packetLoss"].value)) > 7
            )
        ],
    )
    q(
        "superlative",
        "Which pole carries the most cameras?",
        lambda s: extreme(s, poles(s), lambda p: len(s.near(p, "mountedOn", "Camera"))),
    )
    q(
        "superlative",
        "which incident had the longest response time",
        lambda s: topmost(s, incidents(s), "responseTime"),
    )
    q("superlative", "camera hung lowest", lambda s: topmost(s, cams(s), "mountHeight", low=True))
    q(
        "topk",
        "the 3 fullest recorders, fullest first",
        lambda s: leaders(s, s.kind("Recorder"), "diskUsed", 3),
    )
    q(
        "aggregate",
        "average response time for thefts, in minutes",
        lambda s: near(s.mean(pick(s, incidents(s), category="theft"), "responseTime")),
    )
    q(
        "aggregate",
        "how many officers are there over all the beats",
        lambda s: s.total(beats(s), "officers"),
    )
    q(
        "aggregate",
        "What proportion of the cameras is off?",
        lambda s: share(pick(s, cams(s), on=False), cams(s)),
    )
    q(
        "group",
        "state and retention of every recorder",
        lambda s: table(
            (r, str(s.value(r, "state")), s.number(r, "retention")) for r in s.kind("Recorder")
        ),
    )
    q("group", "How many poles per beat?", lambda s: number_of(s, beats(s), "withinBeat", "Pole"))
    q(
        "group",
        "average severity per category",
        lambda s: table(
            (k, s.mean(pick(s, incidents(s), category=str(k)), "severity"))
            for k in distinct(s, incidents(s), "category")
        ),
    )
    q(
        "compare",
        "Does cam-002 or cam-005 hang higher?",
        lambda s: topmost(s, [s.one("cam-002"), s.one("cam-005")], "mountHeight"),
    )
    q(
        "multihop",
        "which beat is cam-024 in?",
        lambda s: s.near(s.near(s.one("cam-024"), "mountedOn"), "withinBeat", "Beat"),
    )
    q(
        "multihop",
        "Cameras in the Ring Beat",
        lambda s: s.near(s.near(s.one("Ring Beat"), "withinBeat"), "mountedOn", "Camera"),
    )
    q(
        "multihop",
        "Who watches the beat where cam-034 hangs?",
        lambda s: s.near(
            s.near(s.near(s.one("cam-034"), "mountedOn"), "withinBeat"), "monitors", "Operator"
        ),
    )
    q(
        "multihop",
        "recorders that hold footage of inc-0014",
        lambda s: s.near(s.near(s.one("inc-0014"), "seenBy"), "recordedBy", "Recorder"),
    )
    q(
        "path",
        "Fibre route from Kings Head to Opera Corner, pole by pole",
        lambda s: route(s.paths(s.one("Kings Head"), s.one("Opera Corner"), ("fibreTo",))),
    )
    q(
        "exists",
        "Is there a camera on the Abbey Steps pole?",
        lambda s: bool(s.near(s.one("Abbey Steps"), "mountedOn", "Camera")),
    )
    q(
        "negation",
        "cameras that no recorder records",
        lambda s: s.without(cams(s), "recordedBy", "Recorder"),
    )
    q(
        "negation",
        "Which operators have no beat to monitor?",
        lambda s: s.without(s.kind("Operator"), "monitors", "Beat"),
    )
    q("definition", "what do you mean by a beat", lambda s: says("beat"))
    q("summary", "nvr-4 in brief", lambda s: says("nvr-4", "degraded", "31"))
    q(
        "whatif",
        "If nvr-3 dies, which cameras are no longer recorded?",
        lambda s: s.orphans([s.one("nvr-3")], cams(s), "recordedBy", "Recorder"),
    )
    q(
        "whatif",
        "A lorry knocks over the Mercer Row pole. Which poles lose fibre contact with the rest?",
        lambda s: s.cut_off([s.one("Mercer Row")], ("fibreTo",)),
    )
    q(
        "whatif",
        "suppose Dorota Lis and Eamon Fry call in sick: beats with nobody left to monitor them?",
        lambda s: s.orphans(
            [s.one("Dorota Lis"), s.one("Eamon Fry")], beats(s), "monitors", "Operator"
        ),
    )
    q(
        "followup",
        "What incidents did Brendan Cole log?",
        lambda s: s.near(s.one("Brendan Cole"), "loggedBy"),
        "a",
    )
    q(
        "followup",
        "worst of those by severity?",
        lambda s: topmost(s, s.near(s.one("Brendan Cole"), "loggedBy"), "severity"),
        "a",
    )
    q("followup", "resolution of cam-017", lambda s: s.value(s.one("cam-017"), "resolution"), "b")
    q("followup", "and its frame rate", lambda s: s.value(s.one("cam-017"), "frameRate"), "b")
    q("unknown", "Bit rate of cam-026?", lambda s: UNKNOWN)
    q("unknown", "who was arrested after inc-0016", lambda s: UNKNOWN)
    q("unknown", "Which pole is cam-060 on?", lambda s: UNKNOWN)
    q("ambiguous", "What's Joss Pell's rank?", lambda s: AMBIGUOUS)
    q("ambiguous", "cameras at the Undercroft", lambda s: AMBIGUOUS)
    return q
