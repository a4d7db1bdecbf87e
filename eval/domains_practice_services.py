"""Practice networks of feeders, radios, hydrants and pools: sealed until answers were read."""

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

FEEDERNET = Domain(
    "feedernet",
    "graphml",
    (
        Kind(
            "Substation",
            6,
            "SS-{letter}",
            attrs=(
                Attr("voltageKV", one(33, 66, 132)),
                Attr("firmCapacityMVA", whole(15, 120, 5)),
                Attr("commissioned", whole(1954, 2021)),
                Attr("indoor", flag(0.4)),
            ),
            names=listed(
                "Ardwick Grid, Brook Lane, Coal Wharf, Denton Moor, Eccles Road, Forge Primary"
            ),
        ),
        Kind(
            "Transformer",
            11,
            "TX{n:02d}",
            attrs=(
                Attr("ratingMVA", one(7.5, 12, 15, 24, 30)),
                Attr("oilTempC", num(31, 94)),
                Attr("tapPosition", whole(1, 17)),
                Attr("cooling", one("ONAN", "ONAN", "ONAF", "OFAF")),
            ),
        ),
        Kind(
            "Feeder",
            18,
            "FDR-{n:02d}",
            attrs=(
                Attr("loadA", whole(18, 395)),
                Attr("lengthKm", num(0.9, 17.5)),
                Attr("customers", whole(40, 3900)),
                Attr("underground", flag(0.5)),
            ),
        ),
        Kind(
            "Breaker",
            23,
            "CB{n:03d}",
            attrs=(
                Attr("position", one("closed", "closed", "closed", "open", "tripped")),
                Attr("operations", whole(3, 2400)),
                Attr("medium", one("vacuum", "vacuum", "oil", "SF6")),
                Attr("lastServiced", day(2015, 2026), missing=0.12),
            ),
        ),
        Kind(
            "Kiosk",
            32,
            "K{n:04d}",
            attrs=(
                Attr("demandKVA", whole(25, 980)),
                Attr("solarKW", num(1, 240), missing=0.5),
                Attr("earthOhm", num(0.4, 19)),
                Attr("doorOpen", flag(0.12)),
            ),
            names=listed(
                "Alma Street, Baptist Chapel, Clarence Mill, Dye Works, Essex Close, "
                "Fletcher Fold, Gin Pit, Hexham Drive, Ironworks, Jutland Street, Kay Gardens, "
                "Ladybarn, Moor End, Navigation, Old Vicarage, Pear Mill, Quarry Bank, Ropewalk, "
                "Silk Street, Tib Lane, Union Bridge, Vine Court, Waterloo, Xavier School, "
                "Yew Tree, Zinc Foundry, Beswick, Cheapside, Dane Bank, Furness Quay"
            ),
            repeat=2,
        ),
        Kind(
            "Outage",
            19,
            "OUT-{n:04d}",
            attrs=(
                Attr("cause", one("tree", "digger", "digger", "lightning", "cable fault")),
                Attr("startedOn", day(2025, 2026)),
                Attr("minutesOff", whole(4, 640)),
                Attr("planned", flag(0.2)),
            ),
        ),
        Kind(
            "Crew",
            5,
            "crew-{n}",
            attrs=(Attr("members", whole(2, 5)), Attr("onCall", flag(0.5))),
            names=listed("Amps, Busbars, Coulombs, Dynamos, Ohms"),
        ),
    ),
    (
        Rel("Transformer", "installedIn", "Substation"),
        Rel("Feeder", "fedFrom", "Transformer"),
        Rel("Breaker", "protects", "Feeder", skip=0.06),
        Rel("Kiosk", "teedOff", "Feeder", skip=0.07),
        Rel("Outage", "hit", "Feeder", each=(1, 2)),
        Rel("Outage", "restoredBy", "Crew", skip=0.2),
        Rel(
            "Kiosk",
            "lvCable",
            "Kiosk",
            shape="tree",
            extra=4,
            directed=False,
            attrs=(Attr("lengthM", whole(20, 690, 5)), Attr("sizeMm2", one(95, 185, 300))),
        ),
    ),
)

LORAPARK = Domain(
    "lorapark",
    "node-link",
    (
        Kind(
            "device",
            60,
            "eui-{hex}",
            attrs=(
                Attr("sensing", one("soil moisture", "footfall", "footfall", "bin level", "noise")),
                Attr("battery_v", num(2.31, 3.68, 2), missing=0.07),
                Attr("spreading_factor", one(7, 7, 8, 9, 10, 12)),
                Attr("uplinks_24h", whole(0, 288)),
                Attr("activation", one("OTAA", "OTAA", "ABP")),
                Attr("fw", one("1.0.3", "1.0.4", "1.1.0")),
            ),
        ),
        Kind(
            "gateway",
            7,
            "lgw-{n}",
            attrs=(
                Attr("antenna_gain_dbi", one(3, 5, 8)),
                Attr("height_m", whole(4, 41)),
                Attr("backhaul", one("fibre", "4G", "4G")),
                Attr("online", flag(0.8)),
            ),
            names=listed(
                "Bandstand, Boathouse, Conservatory, Deer House, East Lodge, Observation Tower, "
                "Tea Room"
            ),
        ),
        Kind(
            "application",
            5,
            "app-{letter}",
            attrs=(
                Attr("payload_bytes", one(6, 11, 24, 51)),
                Attr("retention_days", one(30, 90, 365)),
                Attr("public", flag(0.5)),
            ),
            names=listed("Crowd Count, Dry Beds, Full Bins, Hush, Research Sandbox"),
        ),
        Kind(
            "lawn",
            10,
            "lawn_{n}",
            attrs=(
                Attr("area_m2", whole(400, 26000, 100)),
                Attr("dogs", one("leash", "leash", "free", "banned")),
                Attr("mown_on", day(2026, 2026)),
            ),
            names=listed(
                "Archery Green, Bluebell Bank, Croquet Lawn, Duck Meadow, Elm Walk, "
                "Fountain Lawn, Great Field, Hollow, Italian Terrace, Jasmine Walk"
            ),
        ),
        Kind(
            "ranger",
            11,
            "rgr{n:02d}",
            attrs=(
                Attr("joined", day(2003, 2026)),
                Attr("grade", one("junior", "junior", "senior", "head")),
                Attr("chainsaw_ticket", flag(0.4)),
            ),
            names=listed(
                "Abi Stone, Ben Achebe, Cat Moran, Dev Patel, Ellie Frost, Gus Whelan, "
                "Hana Sato, Jo Birch, Kit Larsen"
            ),
            repeat=2,
        ),
        Kind(
            "ticket",
            20,
            "TCK-{n:04d}",
            attrs=(
                Attr("problem", one("silent", "silent", "vandalised", "low battery", "flooded")),
                Attr("opened", day(2026, 2026)),
                Attr("urgency", whole(1, 5)),
                Attr("closed", flag(0.5)),
            ),
        ),
    ),
    (
        Rel(
            "device",
            "heard by",
            "gateway",
            each=(1, 3),
            skip=0.07,
            attrs=(Attr("rssi_dbm", whole(-121, -64)), Attr("snr_db", num(-14, 11))),
        ),
        Rel("device", "sends to", "application", skip=0.04),
        Rel("device", "planted on", "lawn"),
        Rel("ranger", "patrols", "lawn", each=(1, 2), skip=0.1),
        Rel("ticket", "about", "device"),
        Rel("ticket", "taken by", "ranger", skip=0.3),
        Rel(
            "lawn",
            "footpath",
            "lawn",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("length_m", whole(35, 720, 5)), Attr("gravel", flag(0.5))),
        ),
    ),
)

HYDRANTS = Domain(
    "hydrants",
    "nodes-edges",
    (
        Kind(
            "Hydrant",
            57,
            "3{n:04d}",
            attrs=(
                Attr("Flow_LPM", whole(280, 2450, 10)),
                Attr("Pressure_Bar", num(0.8, 7.9)),
                Attr("Outlet", one("single", "single", "double")),
                Attr("Last_Test", day(2022, 2026), missing=0.1),
                Attr("Out_of_Service", flag(0.14)),
            ),
            numeric=True,
        ),
        Kind(
            "Station",
            5,
            "FS{n}",
            attrs=(
                Attr("Bays", whole(1, 6)),
                Attr("Crewing", one("wholetime", "on-call", "day")),
                Attr("Opened", whole(1926, 2019)),
            ),
            names=listed("Bellfield, Cornmarket, Donkey Lane, Eastbrook, Harbourside"),
        ),
        Kind(
            "Appliance",
            14,
            "AP{n:02d}",
            attrs=(
                Attr("Class", one("pump", "pump", "ladder", "tanker", "rescue")),
                Attr("Tank_L", one(400, 1800, 2000, 9000), missing=0.1),
                Attr("Mileage", whole(1200, 98000, 100)),
                Attr("Available", flag(0.75)),
            ),
        ),
        Kind(
            "Firefighter",
            25,
            "FF{n:03d}",
            attrs=(
                Attr("Rank", one("firefighter", "firefighter", "crew manager", "watch manager")),
                Attr("BA_Trained", flag(0.7)),
                Attr("Joined", day(1995, 2026)),
                Attr("Watch", one("Red", "White", "Blue", "Green")),
            ),
            names=listed(
                "Adil Hussain, Beth Coker, Craig Yates, Donna Reilly, Euan Lamb, Freya Hobbs, "
                "Gavin Stott, Hayley Quinn, Ian Proudlock, Jas Sandhu, Kerry Nolan, Leon Marsh, "
                "Megan Ashe, Nick Tranter, Olu Bello, Paula Dixon, Reece Tobin, Shona Craig, "
                "Tyler Gibbs, Una Sharp, Vince Kaye, Will Darcy, Zoe Hatton"
            ),
            repeat=2,
        ),
        Kind(
            "Callout",
            24,
            "CO-{n:05d}",
            attrs=(
                Attr("Nature", one("house fire", "false alarm", "false alarm", "flood", "crash")),
                Attr("Date", day(2026, 2026)),
                Attr("Duration_Min", whole(6, 415)),
                Attr("Injured", whole(0, 4)),
            ),
        ),
        Kind(
            "Main",
            13,
            "WM-{letter}",
            attrs=(
                Attr("Diameter_MM", one(100, 150, 200, 300)),
                Attr("Material", one("iron", "iron", "PVC", "steel")),
                Attr("Laid", whole(1908, 2022)),
            ),
        ),
    ),
    (
        Rel("Hydrant", "TAPS", "Main", skip=0.03),
        Rel("Hydrant", "TESTED_BY", "Station", skip=0.1),
        Rel("Appliance", "BASED_AT", "Station"),
        Rel("Firefighter", "RIDES", "Appliance", skip=0.1),
        Rel(
            "Callout",
            "ATTENDED_BY",
            "Appliance",
            each=(1, 3),
            attrs=(Attr("Response_Min", whole(3, 24)),),
        ),
        Rel("Callout", "DREW_FROM", "Hydrant", each=(1, 2), skip=0.55),
        Rel("Main", "JOINS", "Main", shape="tree", extra=3),
    ),
)

LIDO = Domain(
    "lido",
    "turtle",
    (
        Kind(
            "Pool",
            8,
            "pool-{n}",
            attrs=(
                Attr("volumeM3", whole(40, 2600, 10)),
                Attr("waterTempC", num(17.5, 36.5)),
                Attr("lanes", one(0, 4, 6, 8)),
                Attr("maxDepthM", num(0.4, 4.6)),
                Attr("openNow", flag(0.7)),
            ),
            names=listed(
                "Competition Pool, Diving Pit, Hydrotherapy Pool, Learner Pool, Outdoor Lido, "
                "Plunge Pool, Splash Bay, Toddler Pool"
            ),
        ),
        Kind(
            "Sand_Filter",
            13,
            "SF{n:02d}",
            attrs=(
                Attr("differentialKPa", num(12, 96)),
                Attr("backwashedOn", day(2026, 2026)),
                Attr("bypassed", flag(0.15)),
            ),
        ),
        Kind(
            "Circulation_Pump",
            12,
            "CP-{n:02d}",
            attrs=(
                Attr("speedHz", whole(22, 50)),
                Attr("powerKW", num(1.1, 18.5)),
                Attr("runStatus", one("run", "run", "run", "standby", "fault")),
            ),
        ),
        Kind(
            "Water_Sensor",
            30,
            "WS-{hex}",
            attrs=(
                Attr("measures", one("free chlorine", "pH", "turbidity", "redox")),
                Attr("driftPct", num(-6.5, 6.5), missing=0.1),
                Attr("calibratedOn", day(2025, 2026)),
            ),
        ),
        Kind(
            "Boiler",
            4,
            "BLR{n}",
            attrs=(
                Attr("outputKW", whole(80, 620, 10)),
                Attr("flueTempC", whole(58, 190)),
                Attr("fuel", one("gas", "gas", "biomass")),
            ),
        ),
        Kind(
            "Lifeguard",
            14,
            "LG{n:02d}",
            attrs=(
                Attr("age", whole(17, 58)),
                Attr("badgeUntil", day(2026, 2028)),
                Attr("hoursPerWeek", whole(6, 40)),
            ),
            names=listed(
                "Amy Fisk, Blake Orme, Caleb Nunn, Dana Yorke, Ellis Fry, Flo Garner, "
                "Georgie Pell, Hari Sethi, Izzy Boon, Jodie Lane, Kian Rowe, Lottie Penn"
            ),
            repeat=2,
        ),
        Kind(
            "Session",
            25,
            "ses{n:03d}",
            attrs=(
                Attr("activity", one("lane swim", "lane swim", "lesson", "aqua fit", "family")),
                Attr("startsAt", one("06:30", "09:00", "12:15", "16:00", "19:30")),
                Attr("places", one(12, 20, 40, 80)),
                Attr("booked", whole(0, 12)),
            ),
        ),
        Kind(
            "Changing_Area",
            7,
            "chg-{letter}",
            attrs=(
                Attr("lockers", whole(12, 160, 4)),
                Attr("humidityPct", whole(48, 88)),
                Attr("accessible", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("Pool", "isFilteredBy", "Sand_Filter", each=(1, 3)),
        Rel("Circulation_Pump", "feeds", "Sand_Filter", each=(1, 2), skip=0.08),
        Rel("Water_Sensor", "isPointOf", "Pool", skip=0.07),
        Rel("Boiler", "heats", "Pool", each=(1, 3)),
        Rel("Lifeguard", "guards", "Pool", each=(1, 2), skip=0.15),
        Rel("Session", "isHeldIn", "Pool"),
        Rel("Changing_Area", "opensTo", "Pool", each=(1, 2)),
        Rel("Changing_Area", "connectsTo", "Changing_Area", shape="tree", extra=2),
    ),
    about={
        "Sand_Filter": "A vessel of graded sand through which pool water is pressed to clear it.",
        "Circulation_Pump": "Moves water from the balance tank through the filters to a pool.",
    },
)

DOMAINS = (FEEDERNET, LORAPARK, HYDRANTS, LIDO)
