"""Hand-written practice questions on the network ``vineprobe``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    part,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("vineprobe")

    def probes(s: Solver) -> list[str]:
        return s.kind("SoilProbe")

    def parcels(s: Solver) -> list[str]:
        return s.kind("Parcel")

    def probes_in(s: Solver, parcel: str) -> list[str]:
        return s.near(s.one(parcel), "refParcel", "SoilProbe")

    def parcels_of(s: Solver, grower: str) -> list[str]:
        return s.near(s.one(grower), "refGrower", "Parcel")

    q("lookup", "soil temperature at sp-021", lambda s: s.value(s.one("sp-021"), "soilTemperature"))
    q(
        "lookup",
        "how deep is probe sp-025, in metres",
        lambda s: converted(s, s.one("sp-025"), "depth", 0.01),
    )
    q("lookup", "moisture sp-046?", lambda s: part(s.number(s.one("sp-046"), "soilMoistureVwc")))
    q(
        "lookup",
        "What grape grows on the Fuchsloch?",
        lambda s: s.value(s.one("Fuchsloch"), "grape"),
    )
    q(
        "lookup",
        "Max Rieger fills how many bottles a year?",
        lambda s: s.value(s.one("Max Rieger"), "bottlesPerYear"),
    )
    q(
        "relation_out",
        "Which gateways recieve sp-018?",
        lambda s: s.near(s.one("sp-018"), "refGateway"),
    )
    q(
        "relation_out",
        "who is the grower of Goldgrube",
        lambda s: s.near(s.one("Goldgrube"), "refGrower"),
    )
    q("relation_out", "DL06 waters which parcels?", lambda s: s.near(s.one("DL06"), "refIrrigates"))
    q("relation_in", "Probes in the Hasenlauf", lambda s: probes_in(s, "Hasenlauf"))
    q(
        "relation_in",
        "What parcels does Ahrens & Sons have?",
        lambda s: parcels_of(s, "Ahrens & Sons"),
    )
    q(
        "relation_in",
        "drip lines on abtsberg",
        lambda s: s.near(s.one("Abtsberg"), "refIrrigates", "DripLine"),
    )
    q("list", "what grape varieties do we grow", lambda s: distinct(s, parcels(s), "grape"))
    q("count", "How many probes are 90 cm deep?", lambda s: how_many(pick(s, probes(s), depth=90)))
    q("count", "organic parcels - how many?", lambda s: how_many(pick(s, parcels(s), organic=True)))
    q(
        "count",
        "how many probes does the Water Tank gateway hear",
        lambda s: how_many(s.near(s.one("Water Tank"), "refGateway", "SoilProbe")),
    )
    q(
        "filter",
        "probes with less than 10 percent battery",
        lambda s: s.where(probes(s), "batteryLevel", "<", 0.1),
    )
    q("filter", "Parcels steeper than 45 %", lambda s: s.where(parcels(s), "slope", ">", 45))
    q(
        "filter",
        "soil moisture above 0.43, which probes",
        lambda s: s.where(probes(s), "soilMoistureVwc", ">", 0.43),
    )
    q(
        "filter",
        "Probes installed in 2019",
        lambda s: [p for p in probes(s) if str(s.value(p, "dateInstalled")).startswith("2019")],
    )
    q(
        "filter",
        "organic Riesling parcels over 1.5 ha",
        lambda s: s.where(pick(s, parcels(s), grape="Riesling", organic=True), "area", ">", 1.5),
    )
    q(
        "filter",
        "open drip lines with a flow of more than 400 litres an hour",
        lambda s: s.where(pick(s, s.kind("DripLine"), valveState="open"), "flowRate", ">", 400),
    )
    q(
        "filter",
        "Probes in Engelsfels warmer than 20 degrees",
        lambda s: s.where(probes_in(s, "Engelsfels"), "soilTemperature", ">", 20),
    )
    q(
        "superlative",
        "where is the soil driest? which probe I mean",
        lambda s: topmost(s, probes(s), "soilMoistureVwc", low=True),
    )
    q(
        "superlative",
        "Which parcel was planted first?",
        lambda s: topmost(s, parcels(s), "plantedIn", low=True),
    )
    q(
        "superlative",
        "grower with the largest number of parcels",
        lambda s: extreme(s, s.kind("Grower"), lambda g: len(s.near(g, "refGrower", "Parcel"))),
    )
    q(
        "topk",
        "three growers with the most bottles per year",
        lambda s: leaders(s, s.kind("Grower"), "bottlesPerYear", 3),
    )
    q(
        "topk",
        "The two gateways with the longest uptime, longest first",
        lambda s: leaders(s, s.kind("Gateway"), "uptime", 2),
    )
    q(
        "aggregate",
        "average soil moisture at 20 cm",
        lambda s: part(s.mean(pick(s, probes(s), depth=20), "soilMoistureVwc")),
    )
    q(
        "aggregate",
        "How many hectares does Familie Ott farm?",
        lambda s: near(s.total(parcels_of(s, "Familie Ott"), "area"), 0.001),
    )
    q(
        "aggregate",
        "what share of the probes has less than half a battery left",
        lambda s: share(s.where(probes(s), "batteryLevel", "<", 0.5), probes(s)),
    )
    q("group", "parcels per grape", lambda s: tally(s, parcels(s), "grape"))
    q(
        "group",
        "How many probes stand in each parcel?",
        lambda s: number_of(s, parcels(s), "refParcel", "SoilProbe"),
    )
    q(
        "group",
        "mean slope by grape",
        lambda s: table(
            (k, s.mean(pick(s, parcels(s), grape=str(k)), "slope"))
            for k in distinct(s, parcels(s), "grape")
        ),
    )
    q(
        "compare",
        "Is Engelsfels bigger than Mandelpfad?",
        lambda s: Gold(
            values=[s.number(s.one("Engelsfels"), "area") > s.number(s.one("Mandelpfad"), "area")],
            accept=[[s.one("Engelsfels")]],
        ),
    )
    q(
        "multihop",
        "Which grower's soil is sp-010 measuring?",
        lambda s: s.near(s.near(s.one("sp-010"), "refParcel"), "refGrower", "Grower"),
    )
    q(
        "multihop",
        "wind speed on the mast of the Lerchenspiel",
        lambda s: s.values(s.near(s.one("Lerchenspiel"), "refWeather"), "windSpeed"),
    )
    q(
        "multihop",
        "Probes standing in Lemberger parcels",
        lambda s: s.near(pick(s, parcels(s), grape="Lemberger"), "refParcel", "SoilProbe"),
    )
    q(
        "multihop",
        "which gateways pick up the probes of the Bischofsgarten",
        lambda s: s.near(probes_in(s, "Bischofsgarten"), "refGateway", "Gateway"),
    )
    q(
        "path",
        "Tractor track from Domprobst to Fuchsloch: which parcels do I pass?",
        lambda s: route(s.paths(s.one("Domprobst"), s.one("Fuchsloch"), ("refTrackTo",))),
    )
    q(
        "exists",
        "does any weather mast have a frost alarm on",
        lambda s: Gold(values=[True], accept=[pick(s, s.kind("WeatherMast"), frostAlarm=True)]),
    )
    q(
        "negation",
        "probes without a gateway",
        lambda s: s.without(probes(s), "refGateway", "Gateway"),
    )
    q(
        "negation",
        "Parcels no drip line reaches",
        lambda s: s.without(parcels(s), "refIrrigates", "DripLine"),
    )
    q("definition", "explain what a drip line is", lambda s: says("drip"))
    q(
        "summary",
        "What do we know about Kirchenstück?",
        lambda s: says("Kirchenstück", "Pinot Noir", "1983"),
    )
    q(
        "whatif",
        "Water Tank gateway gets stolen. Which probes go silent?",
        lambda s: s.orphans([s.one("Water Tank")], probes(s), "refGateway", "Gateway"),
    )
    q(
        "whatif",
        "if DL01, DL05 and DL07 are dug out, which parcels lose all their irrigation",
        lambda s: s.orphans(
            [s.one("DL01"), s.one("DL05"), s.one("DL07")], parcels(s), "refIrrigates", "DripLine"
        ),
    )
    q(
        "whatif",
        "Suppose wm-2 is struck by lightning, which parcels are left without a weather mast?",
        lambda s: s.orphans([s.one("wm-2")], parcels(s), "refWeather", "WeatherMast"),
    )
    q("followup", "what's the flow rate of DL08", lambda s: s.value(s.one("DL08"), "flowRate"), "a")
    q(
        "followup",
        "When was its filter changed?",
        lambda s: s.value(s.one("DL08"), "filterChangedOn"),
        "a",
    )
    q("followup", "Parcels of Weingut Seiler?", lambda s: parcels_of(s, "Weingut Seiler"), "b")
    q(
        "followup",
        "and how many probes stand in them",
        lambda s: how_many(s.near(parcels_of(s, "Weingut Seiler"), "refParcel", "SoilProbe")),
        "b",
    )
    q("unknown", "moisture of sp-049", lambda s: UNKNOWN)
    q("unknown", "What did the 2024 Riesling harvest weigh?", lambda s: UNKNOWN)
    q("unknown", "battery of sp-077", lambda s: UNKNOWN)
    q("ambiguous", "How steep is the Johannisweg?", lambda s: AMBIGUOUS)
    return q
