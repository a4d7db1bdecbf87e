"""Hand-written practice questions on the network ``lorapark``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    longest_link,
    means,
    measured,
    namesakes,
    number_of,
    oldest,
    pick,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("lorapark")

    def devices(s: Solver) -> list[str]:
        return s.kind("device")

    def lawns(s: Solver) -> list[str]:
        return s.kind("lawn")

    def tickets(s: Solver) -> list[str]:
        return s.kind("ticket")

    def planted(s: Solver, lawn: str) -> list[str]:
        return s.near(s.one(lawn), "planted on", "device")

    def hears(s: Solver, gateway: str) -> list[str]:
        return s.near(s.one(gateway), "heard by", "device")

    q("lookup", "battery voltage eui-525285", lambda s: s.value(s.one("eui-525285"), "battery_v"))
    q("definition", "what is a gateway, for a new volunteer", lambda s: says("gateway"))
    q(
        "lookup",
        "at what rssi does the tea room hear eui-61914a",
        lambda s: link_value(s, s.one("eui-61914a"), s.one("Tea Room"), "heard by", "rssi_dbm"),
    )
    q(
        "relation_out",
        "Which gateways hear eui-bba673?",
        lambda s: s.near(s.one("eui-bba673"), "heard by"),
    )
    q(
        "relation_out",
        "what app does eui-9cd0b9 send to",
        lambda s: s.near(s.one("eui-9cd0b9"), "sends to"),
    )
    q(
        "relation_out",
        "lawns on Gus Whelan's patrol",
        lambda s: s.near(s.one("Gus Whelan"), "patrols"),
    )
    q(
        "relation_in",
        "What have we planted on Bluebell Bank? the devices I mean",
        lambda s: planted(s, "Bluebell Bank"),
    )
    q(
        "relation_in",
        "who patrolls Archery Green",
        lambda s: s.near(s.one("Archery Green"), "patrols", "ranger"),
    )
    q(
        "relation_in",
        "tickets about eui-ded57f",
        lambda s: s.near(s.one("eui-ded57f"), "about", "ticket"),
    )
    q("list", "firmware versions out in the park", lambda s: distinct(s, devices(s), "fw"))
    q(
        "list",
        "What sort of problems have been ticketed?",
        lambda s: distinct(s, tickets(s), "problem"),
    )
    q(
        "count",
        "how many gateways are online",
        lambda s: how_many(pick(s, s.kind("gateway"), online=True)),
    )
    q(
        "count",
        "How many device-gateway links are weaker than -115 dBm?",
        lambda s: len(s.edges("heard by", lambda r: measured(r, "rssi_dbm") < -115)),
    )
    q(
        "count",
        "How many devices report to Hush?",
        lambda s: how_many(s.near(s.one("Hush"), "sends to", "device")),
    )
    q("filter", "devices below 2.4 volts", lambda s: s.where(devices(s), "battery_v", "<", 2.4))
    q(
        "filter",
        "footfall counters on SF12",
        lambda s: pick(s, devices(s), sensing="footfall", spreading_factor=12),
    )
    q(
        "filter",
        "Tickets still open with an urgency of at least 4",
        lambda s: s.where(pick(s, tickets(s), closed=False), "urgency", ">=", 4),
    )
    q(
        "filter",
        "which devices does the Conservatory hear weaker than -110 dBm",
        lambda s: [
            r.source
            for r in s.edges("heard by")
            if r.target == s.one("Conservatory") and measured(r, "rssi_dbm") < -110
        ],
    )
    q(
        "superlative",
        "flattest battery in the park?",
        lambda s: topmost(s, devices(s), "battery_v", low=True),
    )
    q(
        "superlative",
        "Which gateway hears the most devices?",
        lambda s: extreme(s, s.kind("gateway"), lambda g: len(s.near(g, "heard by", "device"))),
    )
    q(
        "superlative",
        "longest footpath: which two lawns does it join",
        lambda s: longest_link(s, "footpath", "length_m"),
    )
    q(
        "topk",
        "3 chattiest devices by uplinks in 24 h",
        lambda s: leaders(s, devices(s), "uplinks_24h", 3),
    )
    q(
        "topk",
        "The two rangers who joined first, earliest first",
        lambda s: oldest(s, s.kind("ranger"), "joined", 2),
    )
    q(
        "aggregate",
        "gateways per device on the average, counting only devices that are heard at all",
        lambda s: near(fmean(len(g) for d in devices(s) if (g := s.near(d, "heard by")))),
    )
    q(
        "aggregate",
        "How big are all the lawns together, in hectares?",
        lambda s: Gold(
            values=[s.total(lawns(s), "area_m2") / 10000],
            accept=[[s.total(lawns(s), "area_m2")]],
            tolerance=0.005,
        ),
    )
    q(
        "aggregate",
        "mean snr of what the Bandstand hears",
        lambda s: near(
            fmean(
                measured(r, "snr_db") for r in s.edges("heard by") if r.target == s.one("Bandstand")
            )
        ),
    )
    q(
        "group",
        "each gateway with height and backhaul",
        lambda s: table(
            (g, s.number(g, "height_m"), str(s.value(g, "backhaul"))) for g in s.kind("gateway")
        ),
    )
    q(
        "group",
        "Mean uplinks per spreading factor",
        lambda s: means(s, devices(s), "spreading_factor", "uplinks_24h"),
    )
    q(
        "group",
        "how many devices stand on each lawn",
        lambda s: number_of(s, lawns(s), "planted on", "device"),
    )
    q(
        "compare",
        "Which hangs higher, the Observation Tower gateway or the Boathouse one?",
        lambda s: topmost(s, [s.one("Observation Tower"), s.one("Boathouse")], "height_m"),
    )
    q(
        "compare",
        "are eui-e3f81f and eui-b6d379 on the same lawn",
        lambda s: (
            s.near(s.one("eui-e3f81f"), "planted on") == s.near(s.one("eui-b6d379"), "planted on")
        ),
    )
    q(
        "compare",
        "How many square metres more has Fountain Lawn than Elm Walk?",
        lambda s: (
            s.number(s.one("Fountain Lawn"), "area_m2") - s.number(s.one("Elm Walk"), "area_m2")
        ),
    )
    q(
        "multihop",
        "Which applications get data from the Hollow?",
        lambda s: s.near(planted(s, "Hollow"), "sends to", "application"),
    )
    q(
        "multihop",
        "gateways hearing the devices on duck meadow",
        lambda s: s.near(planted(s, "Duck Meadow"), "heard by", "gateway"),
    )
    q(
        "multihop",
        "rangers who took tickets about noise sensors",
        lambda s: s.near(
            s.near(pick(s, devices(s), sensing="noise"), "about", "ticket"), "taken by", "ranger"
        ),
    )
    q(
        "path",
        "Stroll from Jasmine Walk to Great Field by the fewest footpaths: which lawns?",
        lambda s: route(s.paths(s.one("Jasmine Walk"), s.one("Great Field"), ("footpath",))),
    )
    q(
        "path",
        "how many footpaths is it from the Hollow to the Croquet Lawn",
        lambda s: s.hops(s.one("Hollow"), s.one("Croquet Lawn"), ("footpath",)),
    )
    q(
        "exists",
        "does the bandstand hear eui-5fb5d9",
        lambda s: s.related(s.one("eui-5fb5d9"), s.one("Bandstand"), "heard by"),
    )
    q(
        "exists",
        "Is there a lawn where dogs are banned?",
        lambda s: truth(True, pick(s, lawns(s), dogs="banned")),
    )
    q(
        "negation",
        "devices no gateway hears",
        lambda s: s.without(devices(s), "heard by", "gateway"),
    )
    q(
        "negation",
        "Which tickets has nobody taken?",
        lambda s: s.without(tickets(s), "taken by", "ranger"),
    )
    q("definition", "what does spreading factor mean?", lambda s: says("spreading factor"))
    q("summary", "Dry Beds - what is it? sum it up", lambda s: says("Dry Beds", "24", "90"))
    q(
        "whatif",
        "If the Deer House gateway dies, which devices lose their only gateway?",
        lambda s: s.orphans([s.one("Deer House")], devices(s), "heard by", "gateway"),
    )
    q(
        "whatif",
        "Conservatory and Observation Tower both lose power: how many devices drop off?",
        lambda s: how_many(
            s.orphans(
                [s.one("Conservatory"), s.one("Observation Tower")],
                devices(s),
                "heard by",
                "gateway",
            )
        ),
    )
    q(
        "whatif",
        "bluebell bank gets fenced off, which other lawns can't you walk to any more",
        lambda s: s.cut_off([s.one("Bluebell Bank")], ("footpath",)),
    )
    q("followup", "Devices on the Croquet Lawn?", lambda s: planted(s, "Croquet Lawn"), "a")
    q(
        "followup",
        "which of those were activated by OTAA",
        lambda s: pick(s, planted(s, "Croquet Lawn"), activation="OTAA"),
        "a",
    )
    q(
        "followup",
        "antenna gain at East Lodge",
        lambda s: s.value(s.one("East Lodge"), "antenna_gain_dbi"),
        "b",
    )
    q("followup", "is it online?", lambda s: s.value(s.one("East Lodge"), "online"), "b")
    q("unknown", "battery of eui-79be08?", lambda s: unheld(s, s.one("eui-79be08"), "battery_v"))
    q("unknown", "Who laid out the Italian Terrace?", lambda s: UNKNOWN)
    q("unknown", "firmware on eui-40ac17", lambda s: unnamed(s, "eui-40ac17"))
    q("ambiguous", "What grade is Cat Moran?", lambda s: namesakes(s, "Cat Moran", "grade"))
    q("ambiguous", "when did abi stone join", lambda s: namesakes(s, "Abi Stone", "joined"))
    return q
