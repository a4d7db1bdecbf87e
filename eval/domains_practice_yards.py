"""Practice networks of yards, halls and wards: sealed until their wrong answers were read."""

from __future__ import annotations

from gentwin_chat.eval.networks import (
    Attr,
    Domain,
    Kind,
    Rel,
    day,
    flag,
    listed,
    num,
    one,
    whole,
)

APRON = Domain(
    "apron",
    "ngsi-v2",
    (
        Kind("Pier", 3, "pier-{letter}", names=listed("Pier Ost, Pier West, Cargo Apron")),
        Kind(
            "ParkingStand",
            21,
            "stand{n:02d}",
            attrs=(
                Attr("maxWingspan", one(36, 36, 52, 65, 80), unit="MTR"),
                Attr("occupied", flag(0.55)),
                Attr("illuminance", num(4, 41), unit="LUX", missing=0.1),
                Attr("fuelHydrant", flag(0.6)),
            ),
            names=listed(
                "G1, G2, G3, G4, G5, G6, G7, G8, G9, G10, G11, G12, G14, G15, G16, G17, G18, G19, "
                "G20, G21, G22"
            ),
            repeat=1,
        ),
        Kind(
            "BoardingBridge",
            13,
            "pbb-{n:02d}",
            attrs=(
                Attr("bridgeStatus", one("docked", "docked", "parked", "parked", "faulty")),
                Attr("cabinHeight", num(2.4, 5.6), unit="MTR"),
                Attr("dockingsToday", whole(0, 11)),
                Attr("madeBy", one("Adelte", "TK Elevator", "Cimc-Tianda")),
            ),
        ),
        Kind(
            "FloodlightMast",
            15,
            "mast-{n}",
            attrs=(
                Attr("mastHeight", whole(18, 36), unit="MTR"),
                Attr("dimLevel", whole(20, 100, 5), unit="P1"),
                Attr("failedLamps", whole(0, 4)),
                Attr("powerDraw", num(0.8, 7.4, 2), unit="KWT", missing=0.1),
            ),
        ),
        Kind(
            "TaxiwayLight",
            44,
            "agl-{hex}",
            attrs=(
                Attr("beamColour", one("green", "green", "blue", "blue", "yellow", "red")),
                Attr("lampState", one("lit", "lit", "lit", "lit", "dark", "failed")),
                Attr("burningHours", whole(40, 9800, 10), unit="HUR"),
            ),
        ),
        Kind(
            "CurrentRegulator",
            6,
            "ccr-{n}",
            attrs=(
                Attr("brightnessStep", whole(1, 5)),
                Attr("outputCurrent", num(2.8, 6.6, 2), unit="AMP"),
                Attr("insulation", num(0.1, 48), unit="MOhm"),
                Attr("remoteControl", flag(0.5)),
            ),
        ),
        Kind(
            "PowerVault",
            3,
            "vault-{n}",
            attrs=(
                Attr("roomTemperature", num(17, 36), unit="CEL"),
                Attr("generatorReady", flag(0.6)),
            ),
            names=listed("Vault East, Vault West, Old Fire House"),
        ),
        Kind(
            "Taxiway",
            9,
            "twy{n}",
            attrs=(
                Attr("paintedOn", day(2019, 2025)),
                Attr("surface", one("asphalt", "concrete", "concrete")),
            ),
            names=listed("Alpha, Bravo, Charlie, Delta, Echo, Foxtrot, Golf, Hotel, Kilo"),
        ),
    ),
    (
        Rel("ParkingStand", "belongsTo", "Pier"),
        Rel("ParkingStand", "enteredFrom", "Taxiway", each=(1, 2)),
        Rel("BoardingBridge", "serves", "ParkingStand", skip=0.08),
        Rel("FloodlightMast", "illuminates", "ParkingStand", each=(1, 3)),
        Rel("FloodlightMast", "suppliedBy", "PowerVault", skip=0.1),
        Rel("TaxiwayLight", "onTaxiway", "Taxiway"),
        Rel("TaxiwayLight", "fedBy", "CurrentRegulator", skip=0.06),
        Rel("CurrentRegulator", "housedIn", "PowerVault"),
        Rel("Taxiway", "meets", "Taxiway", shape="tree", extra=3),
    ),
)

WARDNET = Domain(
    "wardnet",
    "graphml",
    (
        Kind("ward", 3, "w{n}", names=listed("Nightingale, Seacole, Cavell")),
        Kind(
            "room",
            9,
            "{n}{letter}",
            attrs=(Attr("isolation", flag(0.35)), Attr("air_changes_per_hour", whole(4, 14))),
        ),
        Kind(
            "bed",
            20,
            "bed-{n:02d}",
            attrs=(Attr("occupied", flag(0.75)), Attr("backrest_deg", whole(0, 60, 5))),
        ),
        Kind(
            "infusion_pump",
            17,
            "IP-{hex}",
            attrs=(
                Attr("drug", one("heparin", "morphine", "saline", "insulin", "noradrenaline")),
                Attr("rate_ml_per_h", num(0.5, 125)),
                Attr("battery_pct", whole(6, 100), missing=0.1),
                Attr("state", one("infusing", "infusing", "infusing", "paused", "occluded")),
            ),
        ),
        Kind(
            "monitor",
            14,
            "mon{n:02d}",
            attrs=(
                Attr("spo2_pct", whole(86, 100), missing=0.1),
                Attr("heart_rate_bpm", whole(48, 131), missing=0.1),
                Attr("alarm_muted", flag(0.3)),
                Attr("calibrated_on", day(2023, 2025)),
            ),
        ),
        Kind(
            "access_point",
            6,
            "ap{n}",
            attrs=(
                Attr("channel", one(1, 6, 11, 36, 40)),
                Attr("clients", whole(3, 41)),
                Attr("tx_power_dbm", whole(8, 20)),
            ),
        ),
        Kind(
            "switch",
            3,
            "sw-{letter}",
            attrs=(Attr("uptime_days", whole(2, 700)), Attr("poe_watts", whole(120, 740, 10))),
        ),
        Kind(
            "nurse",
            7,
            "n{n:02d}",
            attrs=(Attr("shift", one("early", "late", "night")),),
            names=listed(
                "Amara Diallo, Beth Crowe, Carlos Pinto, Dewi Rees, Elif Kaya, Freya Lund"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("room", "part_of", "ward"),
        Rel("bed", "stands_in", "room"),
        Rel("infusion_pump", "hooked_up_to", "bed", skip=0.15),
        Rel("monitor", "watches", "bed", skip=0.1),
        Rel(
            "infusion_pump",
            "joined",
            "access_point",
            skip=0.06,
            attrs=(Attr("rssi_dbm", whole(-88, -45)),),
        ),
        Rel("monitor", "joined", "access_point", attrs=(Attr("rssi_dbm", whole(-88, -45)),)),
        Rel("access_point", "patched_into", "switch"),
        Rel("nurse", "cares_for", "bed", each=(2, 4)),
    ),
)

KERBSIDE = Domain(
    "kerbside",
    "ngsi-ld",
    (
        Kind(
            "WasteBin",
            92,
            "bin-{n:03d}",
            attrs=(
                Attr("fillLevel", num(0, 1, 2), missing=0.08),
                Attr("wasteStream", one("paper", "glass", "organic", "residual", "residual")),
                Attr("cargoWeight", num(2, 310), unit="KGM", missing=0.15),
                Attr("lidOpen", flag(0.15)),
                Attr("emptiedOn", day(2025, 2025)),
                Attr("volume", one(240, 660, 1100, 1100, 3000), unit="LTR"),
            ),
        ),
        Kind(
            "Quarter",
            9,
            "q{n}",
            attrs=(Attr("residents", whole(1800, 21500, 10)),),
            names=listed(
                "Tanners' Row, Upper Mill, Lindenhof, Quayside, St Olave, Kingsmead, Foundry "
                "Hill, Glebe, Marsh End"
            ),
        ),
        Kind(
            "CollectionRound",
            10,
            "rd-{hex}",
            attrs=(
                Attr("weekday", one("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
                Attr("plannedLength", num(11, 64), unit="KMT"),
                Attr("startsAt", one("05:30", "06:00", "06:30")),
            ),
            names=listed(
                "Heron, Kestrel, Magpie, Osprey, Plover, Rook, Swift, Teal, Wagtail, Dunlin"
            ),
        ),
        Kind(
            "Lorry",
            9,
            "lry{n}",
            attrs=(
                Attr("payloadLimit", whole(6000, 12000, 500), unit="KGM"),
                Attr("loadNow", whole(0, 6500, 10), unit="KGM"),
                Attr("fuel", one("diesel", "diesel", "electric", "hydrogen")),
                Attr("odometer", whole(8000, 240000, 100), unit="KMT"),
                Attr("outOfService", flag(0.2)),
            ),
            names=listed("Big Bertha, Goliath, Mildred, Titan, Nellie, Samson, Duchess, Rusty"),
            repeat=1,
        ),
        Kind(
            "Driver",
            11,
            "drv{n:02d}",
            attrs=(Attr("licenceUntil", day(2026, 2030)), Attr("onDuty", flag(0.6))),
            names=listed(
                "Ada Brandt, Ben Okoro, Cleo Marsh, Dag Holm, Esme Tran, Finn Avery, Gus Petri, "
                "Hana Kovac, Ivo Lang, Jade Moss, Karl Ufer"
            ),
        ),
        Kind(
            "Depot",
            3,
            "dep-{letter}",
            attrs=(Attr("bays", whole(4, 18)),),
            names=listed("Gasworks Depot, Ring Road Depot, Canal Depot"),
        ),
        Kind(
            "TippingPlant",
            4,
            "tip{n}",
            attrs=(
                Attr("gateFee", num(38, 142, 2), unit="EUR/t"),
                Attr("closesAt", one("16:00", "17:30", "20:00")),
                Attr("stockpile", whole(90, 4200, 10), unit="TNE"),
            ),
            names=listed("Incinerator, Compost Yard, Paper Mill, Glass Works"),
        ),
    ),
    (
        Rel("WasteBin", "emptiedBy", "CollectionRound", skip=0.06),
        Rel("WasteBin", "placedIn", "Quarter"),
        Rel("Lorry", "runs", "CollectionRound", each=(1, 2)),
        Rel("Lorry", "garagedAt", "Depot"),
        Rel("Driver", "drives", "Lorry", skip=0.15),
        Rel("CollectionRound", "tipsAt", "TippingPlant", each=(1, 2)),
        Rel("Quarter", "borders", "Quarter", shape="tree", extra=3),
    ),
)

WAGONS = Domain(
    "wagons",
    "tables",
    (
        Kind(
            "wagon",
            96,
            "3780-{n:03d}",
            attrs=(
                Attr("wagon_class", one("Sgnss", "Sgnss", "Eanos", "Zacns", "Tagnpps", "Habbiins")),
                Attr("tare_kg", whole(17500, 29500, 100)),
                Attr("load_t", num(0, 68), missing=0.1),
                Attr("mileage_km", whole(12000, 640000, 1000)),
                Attr("next_overhaul", day(2026, 2031)),
                Attr("brake_state", one("released", "released", "applied", "isolated")),
            ),
        ),
        Kind(
            "tracker",
            84,
            "TK{hex}",
            attrs=(
                Attr("battery_v", num(2.7, 3.7, 2), missing=0.06),
                Attr("last_fix_min", whole(1, 2900)),
                Attr("shock_g", num(0.1, 7.9), missing=0.1),
                Attr("firmware", one("v3.1", "v3.1", "v3.2", "v4.0")),
            ),
        ),
        Kind(
            "train",
            11,
            "4{n:02d}71",
            attrs=(
                Attr("delay_min", whole(-6, 185)),
                Attr("speed_kmh", whole(0, 118)),
                Attr("dangerous_goods", flag(0.3)),
            ),
        ),
        Kind(
            "locomotive",
            12,
            "185-{n:03d}",
            attrs=(
                Attr("power_kw", one(4200, 5600, 5600, 6400)),
                Attr("operator", one("Nordcargo", "Alpenrail", "Hafenbahn")),
            ),
        ),
        Kind(
            "yard",
            13,
            "Y{n}",
            attrs=(
                Attr("tracks", whole(6, 64)),
                Attr("hump", flag(0.3)),
                Attr("longest_track_m", whole(420, 920, 10)),
            ),
            names=listed(
                "Altheim, Brunnfeld, Castrop, Dornum, Elsbach, Falkenau, Grünwald, Hochstadt, "
                "Ilmtal, Kaltbrunn, Lindau, Maschen"
            ),
            repeat=1,
        ),
        Kind(
            "shipper",
            8,
            "shp{n}",
            attrs=(Attr("contract_until", day(2025, 2029)),),
            names=listed(
                "Basalt AG, Chemie Süd, Holz & Co, Kaligrube, Lechstahl, Milchhof, Papier Nord, "
                "Zementwerk Ost"
            ),
        ),
    ),
    (
        Rel("wagon", "in_train", "train", skip=0.3),
        Rel("wagon", "last_seen_at", "yard", skip=0.05),
        Rel("wagon", "hired_by", "shipper", skip=0.12),
        Rel("tracker", "bolted_to", "wagon", skip=0.06),
        Rel("train", "hauled_by", "locomotive", each=(1, 2)),
        Rel("train", "bound_for", "yard"),
        Rel(
            "yard",
            "track_to",
            "yard",
            shape="tree",
            extra=4,
            attrs=(Attr("km", whole(9, 210)), Attr("electrified", flag(0.7))),
        ),
    ),
)

QUADNET = Domain(
    "quadnet",
    "log",
    (
        Kind(
            "hall",
            7,
            "h{n}",
            attrs=(Attr("storeys", whole(1, 9)), Attr("heritage", flag(0.4))),
            names=listed(
                "Ashworth Hall, Brewster Tower, Chapel Court, Dyson Pavilion, Everett House, "
                "Fenwick Hall, Gresham Rooms"
            ),
            repeat=1,
        ),
        Kind(
            "wap",
            26,
            "wap{n:02d}",
            attrs=(
                Attr("clients", whole(0, 88)),
                Attr("noise_floor", whole(-101, -79), unit="dBm", missing=0.1),
                Attr("standard", one("ac", "ax", "ax", "be")),
                Attr("status", one("up", "up", "up", "up", "degraded", "down")),
                Attr("uptime", whole(1, 4100), unit="h"),
            ),
        ),
        Kind(
            "ssid",
            4,
            "net{n}",
            attrs=(Attr("vlan", one(110, 120, 130, 140)), Attr("encrypted", flag(0.7))),
            names=listed("Scholar, Visitor, Janitor, Makerspace"),
        ),
        Kind(
            "closet_switch",
            6,
            "cs-{letter}",
            attrs=(Attr("ports_free", whole(0, 21)), Attr("model", one("X440", "X460", "Q2930"))),
        ),
        Kind(
            "air_handler",
            8,
            "ah{n}",
            attrs=(
                Attr("fan_speed", whole(20, 100), unit="%"),
                Attr("supply_temp", num(12, 27), unit="Cel", missing=0.12),
                Attr("filter_fitted", day(2024, 2025)),
                Attr("mode", one("occupied", "occupied", "setback", "off")),
            ),
        ),
        Kind(
            "thermostat",
            22,
            "stat-{hex}",
            attrs=(
                Attr("setpoint", num(17, 24), unit="Cel"),
                Attr("measured", num(15, 29), unit="Cel", missing=0.1),
                Attr("overridden", flag(0.25)),
            ),
        ),
        Kind(
            "chiller",
            3,
            "chl{n}",
            attrs=(Attr("cooling", whole(180, 900, 10), unit="kW"), Attr("running", flag(0.6))),
        ),
    ),
    (
        Rel("wap", "mounted_in", "hall"),
        Rel("wap", "cabled_to", "closet_switch", skip=0.05),
        Rel("wap", "broadcasts", "ssid", each=(1, 3)),
        Rel("closet_switch", "uplinks_to", "closet_switch", shape="tree", extra=1),
        Rel("thermostat", "commands", "air_handler", skip=0.06),
        Rel("thermostat", "fixed_in", "hall"),
        Rel("air_handler", "ventilates", "hall", each=(1, 2), skip=0.1),
        Rel("air_handler", "chilled_by", "chiller", skip=0.15),
    ),
)

DOMAINS = (APRON, WARDNET, KERBSIDE, WAGONS, QUADNET)
