"""Hand-written held-out questions on the network ``campusiot-grenoble``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, table
from gentwin_chat.eval.hand.sheet import Sheet, extreme, leaders, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("campusiot-grenoble")

    def gws(s: Solver) -> list[str]:
        return s.kind("gateway")

    def heard(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "link")

    def rssi(s: Solver, a: str, key: str) -> list[float]:
        return [
            float(str(r.attributes[key].value)) for r in s.edges("link") if r.source == s.one(a)
        ]

    q(
        "lookup",
        "How many frames did IMST_C727B send?",
        lambda s: s.value(s.one("IMST_C727B"), "frames"),
    )
    q(
        "lookup",
        "receptions at gateway 02070479354051368acb9442acf01d37",
        lambda s: s.value("02070479354051368acb9442acf01d37", "receptions"),
    )
    q(
        "lookup",
        "network of 001f39ba99d0d14895b7e02c85a9734d",
        lambda s: s.value("001f39ba99d0d14895b7e02c85a9734d", "network"),
    )
    q(
        "relation_out",
        "Which gateways have picked up WYRES_32_SAINTEYNARD_DOOR?",
        lambda s: heard(s, "WYRES_32_SAINTEYNARD_DOOR"),
    )
    q(
        "relation_in",
        "devices heard by 02070479354051368acb9442acf01d37",
        lambda s: s.near("02070479354051368acb9442acf01d37", "link"),
    )
    q("list", "Which devices were heard by any gateway?", lambda s: s.kind("device"))
    q(
        "list",
        "Which networks do the gateways belong to?",
        lambda s: sorted(set(s.values(gws(s), "network"))),
    )
    q(
        "count",
        "count of campusiot gateways",
        lambda s: len(s.where(gws(s), "network", "=", "campusiot")),
    )
    q("count", "how many gateways heard FTD_20CAC_TS", lambda s: len(heard(s, "FTD_20CAC_TS")))
    q(
        "filter",
        "gateways with over 10000 receptions",
        lambda s: s.where(gws(s), "receptions", ">", 10000),
    )
    q(
        "filter",
        "devices that sent more than 14000 frames",
        lambda s: s.where(s.kind("device"), "frames", ">", 14000),
    )
    q("superlative", "Busiest gateway by receptions?", lambda s: topmost(s, gws(s), "receptions"))
    q(
        "superlative",
        "which device was heard by the most gateways",
        lambda s: extreme(s, s.kind("device"), lambda i: len(s.near(i, "link"))),
    )
    q(
        "superlative",
        "highest-standing gateway (altitude)",
        lambda s: extreme(
            s, s.where(gws(s), "altitude", ">", -999), lambda i: int(s.number(i, "altitude"))
        ),
    )
    q("topk", "top 3 devices by frames", lambda s: leaders(s, s.kind("device"), "frames", 3))
    q("aggregate", "frames of all devices together", lambda s: s.total(s.kind("device"), "frames"))
    q(
        "aggregate",
        "average receptions per campusiot gateway",
        lambda s: near(s.mean(s.where(gws(s), "network", "=", "campusiot"), "receptions")),
    )
    q("group", "gateways by network", lambda s: tally(s, gws(s), "network"))
    q(
        "group",
        "for each device that was heard at all, the number of gateways that heard it",
        lambda s: table((d, len(s.near(d, "link"))) for d in s.kind("device")),
    )
    q(
        "compare",
        "Did FTP_20CA0 send more frames than IMST_C727B?",
        lambda s: s.number(s.one("FTP_20CA0"), "frames") > s.number(s.one("IMST_C727B"), "frames"),
    )
    q(
        "multihop",
        "campusiot gateways that heard ELSYS_EMS_B1C1_PERRET_SOO",
        lambda s: s.where(heard(s, "ELSYS_EMS_B1C1_PERRET_SOO"), "network", "=", "campusiot"),
    )
    q(
        "multihop",
        "Which gateways heard both WYRES devices, the door and the station?",
        lambda s: [
            i
            for i in heard(s, "WYRES_32_SAINTEYNARD_DOOR")
            if i in heard(s, "WYRES_33_SAINTEYNARD_STATION")
        ],
    )
    q(
        "negation",
        "Any gateway that never heard a device? How many?",
        lambda s: Gold(values=[len(s.without(gws(s), "link"))], accept=[[False]]),
    )
    q(
        "exists",
        "Did gateway 02070479354051368acb9442acf01d37 hear IMST_C727B?",
        lambda s: s.related("02070479354051368acb9442acf01d37", s.one("IMST_C727B")),
    )
    q("unknown", "battery of FTD_20CBC", lambda s: UNKNOWN)
    q("unknown", "frames sent by MILESIGHT_77", lambda s: UNKNOWN)
    q(
        "followup",
        "When was FTD_20CBC first seen?",
        lambda s: s.value(s.one("FTD_20CBC"), "first"),
        "a",
    )
    q("followup", "and last?", lambda s: s.value(s.one("FTD_20CBC"), "last"), "a")
    return q
