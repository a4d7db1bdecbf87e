"""Hand-written practice questions on the network ``campusiot-grenoble``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.domain import Relation
from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("campusiot-grenoble")

    def devices(s: Solver) -> list[str]:
        return s.kind("device")

    def gateways(s: Solver) -> list[str]:
        return s.kind("gateway")

    def heard(s: Solver, name: str) -> list[str]:
        return s.near(s.one(name), "link", "gateway")

    def own(s: Solver) -> list[str]:
        return pick(s, gateways(s), network="campusiot")

    q(
        "lookup",
        "what altitude is gateway 46fdb1ece0994a446068563bd5ed2d34 at",
        lambda s: s.value("46fdb1ece0994a446068563bd5ed2d34", "altitude"),
    )
    q(
        "lookup",
        "Number of frames from the door sensor WYRES_32_SAINTEYNARD_DOOR?",
        lambda s: s.value(s.one("WYRES_32_SAINTEYNARD_DOOR"), "frames"),
    )
    q(
        "lookup",
        "When did we last hear from IMST_C727B?",
        lambda s: s.value(s.one("IMST_C727B"), "last"),
    )
    q(
        "relation_out",
        "who received wyres_33_sainteynard_station",
        lambda s: heard(s, "WYRES_33_SAINTEYNARD_STATION"),
    )
    q(
        "relation_in",
        "What devices does gateway 100210b935d4ef152547bdb410de9865 receive?",
        lambda s: s.near("100210b935d4ef152547bdb410de9865", "link", "device"),
    )
    q("list", "Please list the campusiot gateways", own)
    q(
        "count",
        "How many Helium gateways took part?",
        lambda s: how_many(pick(s, gateways(s), network="helium")),
    )
    q("count", "number of gateways in reach of IMST_C727B", lambda s: len(heard(s, "IMST_C727B")))
    q(
        "filter",
        "campusiot gateways above 250 metres",
        lambda s: s.where(own(s), "altitude", ">", 250),
    )
    q(
        "filter",
        "Which devices sent fewer than 5000 frames?",
        lambda s: s.where(devices(s), "frames", "<", 5000),
    )
    q(
        "filter",
        "gateways of the campusiot network with under 1000 receptions",
        lambda s: s.where(own(s), "receptions", "<", 1000),
    )
    q("superlative", "chattiest device?", lambda s: topmost(s, devices(s), "frames"))
    q(
        "superlative",
        "Which campusiot gateway stands highest?",
        lambda s: topmost(s, own(s), "altitude"),
    )
    q(
        "superlative",
        "the device reached by the fewest gateways",
        lambda s: extreme(s, devices(s), lambda i: len(s.near(i, "link")), low=True),
    )
    q(
        "topk",
        "5 busiest campusiot gateways, most receptions first",
        lambda s: leaders(s, own(s), "receptions", 5),
    )
    q(
        "aggregate",
        "How many frames did an average device send?",
        lambda s: near(s.mean(devices(s), "frames")),
    )
    q(
        "aggregate",
        "all receptions of the campusiot gateways put together",
        lambda s: s.total(own(s), "receptions"),
    )
    q(
        "group",
        "total receptions per network",
        lambda s: table(
            (n, s.total(pick(s, gateways(s), network=str(n)), "receptions"))
            for n in distinct(s, gateways(s), "network")
        ),
    )
    q(
        "compare",
        "Which one got heard by more gateways, FTP_20CA0 or FTD_20CBC?",
        lambda s: extreme(
            s, [s.one("FTP_20CA0"), s.one("FTD_20CBC")], lambda i: len(s.near(i, "link"))
        ),
    )
    q(
        "multihop",
        "networks of the gateways that heard FTD_20CBC",
        lambda s: distinct(s, heard(s, "FTD_20CBC"), "network"),
    )
    q(
        "multihop",
        "Which other devices are heard by the gateways that hear WYRES_33_SAINTEYNARD_STATION?",
        lambda s: Gold(
            values=[
                d
                for d in s.near(heard(s, "WYRES_33_SAINTEYNARD_STATION"), "link", "device")
                if d != s.one("WYRES_33_SAINTEYNARD_STATION")
            ],
            accept=[s.near(heard(s, "WYRES_33_SAINTEYNARD_STATION"), "link", "device")],
        ),
    )
    q(
        "exists",
        "did gateway 489ebde27fabee5863cb111ba9720cb9 ever pick up FTD_20CAC_TS?",
        lambda s: s.related("489ebde27fabee5863cb111ba9720cb9", s.one("FTD_20CAC_TS"), "link"),
    )
    q(
        "negation",
        "campusiot gateways that did not hear ELSYS_EMS_B1C1_PERRET_SOO",
        lambda s: [g for g in own(s) if g not in heard(s, "ELSYS_EMS_B1C1_PERRET_SOO")],
    )
    q(
        "negation",
        "how many gateways have no altitude on record",
        lambda s: how_many(s.lacking(gateways(s), "altitude")),
    )
    q(
        "whatif",
        "If every campusiot gateway went silent, which devices would nobody hear?",
        lambda s: Gold(
            values=s.orphans(own(s), devices(s), "link", "gateway"), status_accept=["unknown"]
        ),
    )
    q("unknown", "Firmware version of FTP_20CA0?", lambda s: UNKNOWN)
    q("unknown", "How many frames did MICROCHIP_9 send?", lambda s: UNKNOWN)
    q("summary", "a word on IMST_C727B please", lambda s: says("IMST_C727B", "13352|13,352"))
    q(
        "followup",
        "How many gateways heard FTD_20CAC_TS?",
        lambda s: len(heard(s, "FTD_20CAC_TS")),
        "a",
    )
    q(
        "followup",
        "how many of them are campusiot ones?",
        lambda s: how_many(pick(s, heard(s, "FTD_20CAC_TS"), network="campusiot")),
        "a",
    )
    q(
        "followup",
        "Same for WYRES_32_SAINTEYNARD_DOOR please",
        lambda s: how_many(pick(s, heard(s, "WYRES_32_SAINTEYNARD_DOOR"), network="campusiot")),
        "a",
    )

    def links(s: Solver, name: str) -> list[Relation]:
        ident = s.one(name)
        return s.edges("link", lambda r: r.source == ident)

    def of_link(r: Relation, attribute: str) -> float:
        return float(str(r.attributes[attribute].value))

    def farthest(s: Solver, name: str, low: bool = False) -> list[str]:
        placed = [r for r in links(s, name) if "distance_m" in r.attributes]
        ordered = sorted(placed, key=lambda r: of_link(r, "distance_m"), reverse=not low)
        return [ordered[0].target]

    q(
        "aggregate",
        "best RSSI that FTP_20CA0 was ever received with",
        lambda s: max(of_link(r, "rssi_max") for r in links(s, "FTP_20CA0")),
    )
    q(
        "superlative",
        "Which gateway is farthest from IMST_C727B?",
        lambda s: farthest(s, "IMST_C727B"),
    )
    q("superlative", "nearest gateway to FTD_20CBC", lambda s: farthest(s, "FTD_20CBC", low=True))
    q("superlative", "highest gateway", lambda s: topmost(s, gateways(s), "altitude"))
    q(
        "count",
        "how many links have a mean rssi below -120",
        lambda s: len(s.edges("link", lambda r: of_link(r, "rssi_mean") < -120)),
    )
    q(
        "count",
        "links longer than 10 km: how many",
        lambda s: len(
            s.edges(
                "link",
                lambda r: "distance_m" in r.attributes and of_link(r, "distance_m") > 10_000,
            )
        ),
    )
    q(
        "count",
        "gateways heard by only one device: how many?",
        lambda s: how_many([g for g in gateways(s) if len(s.near(g, "link", "device")) == 1]),
    )
    q(
        "multihop",
        "gateways that heard both FTD_20CBC and FTP_20CA0",
        lambda s: [g for g in heard(s, "FTD_20CBC") if g in heard(s, "FTP_20CA0")],
    )
    q(
        "filter",
        "which devices were last heard in 2022?",
        lambda s: [d for d in devices(s) if str(s.value(d, "last")).startswith("2022")],
    )
    q("lookup", "first uplink of FTD_20CBC", lambda s: s.value(s.one("FTD_20CBC"), "first"))
    q("list", "which devices measure humidity", lambda s: [s.one("ELSYS_EMS_B1C1_PERRET_SOO")])
    q(
        "aggregate",
        "average distance of the links",
        lambda s: near(
            fmean(of_link(r, "distance_m") for r in s.edges("link") if "distance_m" in r.attributes)
        ),
    )
    q("followup", "gateways hearing IMST_C727B", lambda s: heard(s, "IMST_C727B"), "b")
    q(
        "followup",
        "how many are helium?",
        lambda s: how_many(pick(s, heard(s, "IMST_C727B"), network="helium")),
        "b",
    )
    return q
