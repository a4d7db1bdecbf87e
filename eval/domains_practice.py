"""Practice networks: trades and vocabularies of their own, for hand-written questions."""

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

FLOODWATCH = Domain(
    "floodwatch",
    "tables",
    (
        Kind(
            "gauge",
            34,
            "LG-{n:03d}",
            attrs=(
                Attr("level_m", num(0.2, 4.8, 2), missing=0.08),
                Attr("alert_level_m", num(1.5, 3.5)),
                Attr("battery_v", num(2.9, 3.7, 2)),
                Attr("state", one("normal", "normal", "normal", "warning", "alarm", "offline")),
                Attr("last_service", day(2022, 2025)),
            ),
            names=listed(
                "Mill Bridge, Stone Weir, Otter Pool, Long Ford, Tannery Lock, Abbey Steps, "
                "Willow Bend, Hangman's Lane, Pike Island, Ferry Cottage, Old Sluice, "
                "Corn Quay, Raven Spout, Lower Staithe, Packhorse Bridge, Gallows Beck, "
                "Cressbrook, Denham Cut, Sheepwash, Yarrow Foot, Bargate, Whitewater, "
                "Alder Carr, Nettle Dam, Saltersford, Kelpie Rock, Moss Drain, Friar's Leap, "
                "Tinker's Hole, Upper Staithe, Drovers' Ford"
            ),
            repeat=3,
        ),
        Kind(
            "rain_gauge",
            15,
            "RG-{n:02d}",
            attrs=(Attr("rain_24h_mm", num(0, 68)), Attr("heated", flag(0.4))),
        ),
        Kind(
            "gateway",
            7,
            "gw-{hex}",
            attrs=(
                Attr("backhaul", one("fibre", "lte", "lte", "satellite")),
                Attr("uptime_days", whole(1, 420)),
            ),
            names=listed(
                "Church Tower, Pumping Station, Fire Station, Beacon Hill, Town Hall Roof, "
                "Grain Silo, Caravan Park"
            ),
        ),
        Kind(
            "river",
            8,
            "R{n}",
            attrs=(Attr("length_km", num(4, 61)), Attr("catchment_km2", whole(18, 640))),
            names=listed("Aldwater, Brannock, Cray, Dulse, Esker, Fenny, Garrow, Hollin"),
        ),
        Kind(
            "siren",
            10,
            "S-{n}",
            attrs=(Attr("loudness_db", whole(98, 127)), Attr("armed", flag(0.7))),
        ),
        Kind(
            "warden",
            9,
            "W{n}",
            attrs=(Attr("on_call", flag(0.5)), Attr("trained_on", day(2019, 2025))),
            names=listed(
                "Agnes Holt, Bram Tully, Chidi Obi, Dora Finch, Emyr Pugh, Farah Aziz, "
                "Gil Sowerby, Hanna Voss"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("gauge", "river", "river"),
        Rel(
            "gauge",
            "heard_by",
            "gateway",
            each=(1, 3),
            skip=0.08,
            attrs=(Attr("rssi_dbm", whole(-122, -61)),),
        ),
        Rel("rain_gauge", "uplink", "gateway", skip=0.1),
        Rel("river", "flows_into", "river", shape="tree", skip=0.1),
        Rel("siren", "triggered_by", "gauge", each=(1, 3)),
        Rel("warden", "looks_after", "siren", each=(1, 2)),
    ),
)

EVNET = Domain(
    "evnet",
    "ngsi-ld",
    (
        Kind(
            "ChargingSite",
            12,
            "site-{n:02d}",
            attrs=(
                Attr("tariff", num(0.29, 0.79, 2), unit="EUR/kWh"),
                Attr("gridLimit", whole(60, 400, 20), unit="KWT"),
                Attr("openAllDay", flag(0.6)),
            ),
            names=listed(
                "Riverside Retail Park, Station Forecourt, Harbour Deck, Museum Garage, "
                "Ring Road North, Stadium East, Clinic Car Park, Airport Short Stay, "
                "Market Hall, Lakeside Motel, Town Library"
            ),
            repeat=1,
        ),
        Kind(
            "ChargePoint",
            42,
            "cp-{n:03d}",
            attrs=(
                Attr(
                    "chargePointState",
                    one("available", "available", "charging", "charging", "faulted", "offline"),
                ),
                Attr("maxPower", one(11, 22, 22, 50, 150, 300), unit="KWT"),
                Attr("energyToday", num(0, 420), unit="KWH", missing=0.1),
                Attr("utilisation", num(0.02, 0.98, 2)),
                Attr("firmwareVersion", one("1.6.2", "1.6.4", "2.0.1")),
            ),
        ),
        Kind(
            "Connector",
            56,
            "conn-{n:03d}",
            attrs=(
                Attr("plugType", one("CCS", "CCS", "Type 2", "CHAdeMO")),
                Attr("cableLength", num(2.5, 7), unit="MTR", missing=0.1),
            ),
        ),
        Kind(
            "Transformer",
            4,
            "trafo-{letter}",
            attrs=(
                Attr("oilTemperature", num(35, 91), unit="CEL"),
                Attr("ratedPower", whole(250, 1600, 50), unit="KVA"),
            ),
        ),
        Kind(
            "Vehicle",
            16,
            "veh-{n}",
            attrs=(
                Attr("stateOfCharge", num(0.05, 0.99, 2)),
                Attr("model", one("Kona", "Zoe", "Leaf", "ID.3")),
            ),
            names=listed(
                "Blue Whale, Sparky, Night Owl, Pepper, Rocket, Snail, Daisy, Bolt, Marble, "
                "Fig, Comet, Teapot, Biscuit, Juniper"
            ),
            repeat=2,
        ),
        Kind(
            "Technician",
            5,
            "tech-{n}",
            attrs=(Attr("certifiedUntil", day(2024, 2028)),),
            names=listed("Ines Roth, Jonas Wild, Kaya Demir, Luca Ferri, Mona Sand"),
        ),
    ),
    (
        Rel("ChargePoint", "locatedAt", "ChargingSite"),
        Rel("Connector", "partOf", "ChargePoint"),
        Rel("ChargingSite", "suppliedBy", "Transformer", each=(1, 2)),
        Rel("Vehicle", "pluggedInto", "Connector", skip=0.25),
        Rel("Technician", "maintains", "ChargingSite", each=(1, 4)),
    ),
)

DCCOOL = Domain(
    "dccool",
    "node-link",
    (
        Kind(
            "chiller",
            4,
            "CH-{n}",
            attrs=(
                Attr("capacity_kw", whole(400, 1200, 100)),
                Attr("leaving_water_c", num(6, 12)),
                Attr("mode", one("running", "running", "standby", "lockout")),
                Attr("cop", num(2.8, 6.1, 2)),
            ),
        ),
        Kind("loop", 3, "loop-{letter}", attrs=(Attr("glycol_share", num(0, 0.4, 2)),)),
        Kind(
            "pump",
            8,
            "PMP{n:02d}",
            attrs=(
                Attr("power_w", whole(900, 11000, 50)),
                Attr("speed_rpm", whole(700, 2900, 10)),
                Attr("bearing_temp_c", num(31, 88), missing=0.2),
            ),
        ),
        Kind(
            "crah",
            18,
            "crah-{n:02d}",
            attrs=(
                Attr("fan_speed", num(0.2, 1.0, 2)),
                Attr("supply_air_c", num(16, 26)),
                Attr("return_air_c", num(26, 38), missing=0.1),
                Attr("filter_state", one("clean", "clean", "dirty", "clogged")),
                Attr("filter_changed", day(2023, 2025)),
            ),
        ),
        Kind(
            "aisle",
            9,
            "A{n}",
            attrs=(Attr("contained", flag(0.5)), Attr("heat_load_kw", whole(40, 310))),
            names=listed("Polaris, Vega, Rigel, Altair, Deneb, Sirius, Capella, Antares, Mira"),
        ),
        Kind(
            "probe",
            44,
            "t-{hex}",
            attrs=(
                Attr("inlet_c", num(17, 34), missing=0.08),
                Attr("humidity", num(0.2, 0.75, 2)),
                Attr("height", one("top", "middle", "bottom")),
            ),
        ),
        Kind(
            "manifold",
            14,
            "MF{n}",
            attrs=(Attr("pressure_kpa", whole(110, 480)), Attr("isolated", flag(0.2))),
            names=listed("Elbow, Trident, Cross, Spur, Header, Tee, Hairpin, Cascade, Ringmain"),
            repeat=2,
        ),
    ),
    (
        Rel("chiller", "chills", "loop"),
        Rel("pump", "circulates", "loop", each=(1, 2)),
        Rel("manifold", "hangs_on", "loop", skip=0.6),
        Rel(
            "manifold",
            "returns_to",
            "manifold",
            shape="tree",
            extra=2,
            parallel=2,
            attrs=(Attr("bore_mm", one(50, 80, 100, 150)),),
        ),
        Rel("crah", "tapped_from", "manifold"),
        Rel("crah", "cools", "aisle", each=(1, 2), skip=0.06),
        Rel("probe", "sits_in", "aisle"),
    ),
)

CAMPUS = Domain(
    "campus",
    "turtle",
    (
        Kind(
            "Building",
            6,
            "B{n}",
            attrs=(
                Attr("yearBuilt", whole(1895, 2021)),
                Attr("grossAreaM2", whole(900, 14000, 50)),
            ),
            names=listed(
                "Chemistry, Old Observatory, Students' Union, Main Library, Law School, Sports Hall"
            ),
        ),
        Kind("Floor", 15, "FL{n}", attrs=(Attr("levelNumber", whole(0, 5)),)),
        Kind(
            "Room",
            34,
            "RM{n:03d}",
            attrs=(
                Attr("seats", whole(6, 420), missing=0.1),
                Attr("usage", one("lecture", "seminar", "office", "workshop", "reading room")),
                Attr("bookable", flag(0.6)),
            ),
            names=listed(
                "Curie, Hopper, Noether, Franklin, Lovelace, Turing, Banach, Gauss, Euler, "
                "Kepler, Faraday, Hodgkin, Sagan, Bohr, Meitner, Planck, Raman, Pascal, "
                "Hypatia, Galois, Ramanujan, Cantor, Darwin, Mendel, Linnaeus, Humboldt, "
                "Wegener, Mercator, Hubble, Herschel, Halley"
            ),
            repeat=3,
        ),
        Kind(
            "Air_Handling_Unit",
            5,
            "AHU-{n}",
            attrs=(
                Attr("supplyFanRunning", flag(0.35)),
                Attr("supplyAirTemperature", num(13, 24)),
                Attr("filterPressureDrop", whole(60, 420)),
            ),
        ),
        Kind(
            "VAV_Box",
            24,
            "VAV-{n:02d}",
            attrs=(
                Attr("damperPosition", whole(0, 100)),
                Attr("airflowSetpoint", whole(80, 900, 10)),
            ),
        ),
        Kind(
            "Temperature_Sensor",
            28,
            "TS-{hex}",
            attrs=(Attr("value", num(15, 31), missing=0.1), Attr("commissioned", day(2012, 2024))),
        ),
        Kind(
            "Electrical_Meter",
            8,
            "EM{n}",
            attrs=(Attr("kWhToday", num(20, 2900)), Attr("peakKW", num(5, 320), missing=0.15)),
        ),
    ),
    (
        Rel("Floor", "isPartOf", "Building"),
        Rel("Room", "isPartOf", "Floor"),
        Rel("Air_Handling_Unit", "feeds", "VAV_Box", each=(3, 7)),
        Rel("VAV_Box", "feeds", "Room", each=(1, 2), skip=0.05),
        Rel("Temperature_Sensor", "isPointOf", "Room", skip=0.05),
        Rel("Electrical_Meter", "meters", "Building", skip=0.1),
    ),
    about={
        "VAV_Box": "A terminal box that throttles the air going to one or more rooms.",
        "Electrical_Meter": "A device that counts the electrical energy a building takes.",
    },
)

DISTRICTHEAT = Domain(
    "districtheat",
    "nodes-edges",
    (
        Kind(
            "plant",
            3,
            "HP{n}",
            attrs=(
                Attr("output_mw", num(4, 38)),
                Attr("fuel", one("biomass", "gas", "waste heat")),
                Attr("supply_c", num(78, 112)),
            ),
            names=listed("Riverbank Works, Incinerator East, Peak Boiler"),
        ),
        Kind(
            "chamber",
            26,
            "{n}",
            attrs=(
                Attr("depth_m", num(0.8, 4.4)),
                Attr("leak_alarm", flag(0.3)),
                Attr("inspected", day(2019, 2025)),
            ),
            numeric=True,
        ),
        Kind(
            "substation",
            24,
            "US{n:02d}",
            attrs=(
                Attr("supply_c", num(62, 96), missing=0.08),
                Attr("return_c", num(31, 58), missing=0.08),
                Attr("flow_m3h", num(0.4, 22)),
                Attr("valve_opening", num(0, 1, 2)),
                Attr("status", one("ok", "ok", "ok", "fouled", "bypassed", "no data")),
            ),
        ),
        Kind(
            "building",
            44,
            "bld-{n:03d}",
            attrs=(
                Attr("contract_kw", whole(15, 900, 5)),
                Attr("use", one("flats", "flats", "school", "office", "shop", "swimming pool")),
                Attr("built", whole(1905, 2022)),
            ),
            names=listed(
                "4 Canal Row, 9 Canal Row, 12 Foundry Street, 30 Foundry Street, "
                "1 Hop Market, 7 Hop Market, 22 Station Parade, 25 Station Parade, "
                "2 Weavers Court, 5 Weavers Court, 18 Abbot Lane, 40 Abbot Lane, "
                "3 Gasworks Way, 11 Gasworks Way, 6 Linden Close, 8 Linden Close, "
                "15 Quarry Rise, 17 Quarry Rise, 60 High Street, 64 High Street, "
                "71 High Street, 5 Mill Terrace, 13 Mill Terrace, 2 Priory Gate, "
                "10 Priory Gate, 33 Cooper Street, 35 Cooper Street, 1 Tram Depot Road, "
                "14 Tram Depot Road, 20 Orchard View, 21 Orchard View, 9 Ropewalk, "
                "16 Ropewalk, 50 Viaduct Road, 52 Viaduct Road, 7 Almond Grove, "
                "19 Almond Grove, 4 Dyers Yard, 6 Dyers Yard, 28 Bell Hill, 29 Bell Hill, "
                "3 Sluice Walk"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("plant", "injects_into", "chamber"),
        Rel(
            "chamber",
            "main_to",
            "chamber",
            shape="tree",
            extra=3,
            parallel=2,
            attrs=(Attr("length_m", whole(40, 900, 10)), Attr("dn", one(80, 150, 200, 300))),
        ),
        Rel("substation", "supplied_from", "chamber"),
        Rel("building", "heated_by", "substation", skip=0.05),
    ),
)

SIGNALLING = Domain(
    "signalling",
    "graphml",
    (
        Kind(
            "Signal",
            32,
            "SG{n:03d}",
            attrs=(
                Attr("aspect", one("red", "red", "yellow", "green", "dark")),
                Attr("lampHours", whole(120, 21000)),
                Attr("lampType", one("LED", "LED", "filament")),
                Attr("sightingDistanceM", whole(90, 620), missing=0.1),
            ),
        ),
        Kind(
            "TrackSection",
            28,
            "TC{n:02d}",
            attrs=(
                Attr("occupied", flag(0.3)),
                Attr("lengthM", whole(180, 2400, 10)),
                Attr("maxSpeedKmh", one(40, 60, 80, 120, 160)),
            ),
        ),
        Kind(
            "Points",
            13,
            "P{n}A",
            attrs=(
                Attr("position", one("normal", "normal", "reverse", "undetected")),
                Attr("throwTimeMs", whole(1800, 6200, 10)),
                Attr("lastGreased", day(2023, 2025)),
            ),
        ),
        Kind(
            "Interlocking",
            4,
            "IXL-{letter}",
            attrs=(
                Attr("technology", one("relay", "electronic")),
                Attr("commissioned", whole(1962, 2019)),
            ),
            names=listed("Marlow Junction, Eastgate, Tunnel Mouth, Harbour Yard"),
        ),
        Kind(
            "LevelCrossing",
            7,
            "LX-{n}",
            attrs=(
                Attr("barriers", one("raised", "lowered", "raised", "failed")),
                Attr("trainsPerDay", whole(8, 190)),
            ),
            names=listed(
                "Station Road, Mill Lane, Cattle Creep, Ferry Lane, Priory Street, Dean End"
            ),
            repeat=1,
        ),
        Kind(
            "Maintainer",
            6,
            "M-{n:02d}",
            attrs=(Attr("shift", one("early", "late", "night")),),
            names=listed("Ana Reyes, Bert Cole, Carys Lloyd, Dev Nair, Ewa Zielinska, Femi Ade"),
        ),
    ),
    (
        Rel("Signal", "protects", "TrackSection", each=(1, 2)),
        Rel("Signal", "controlledBy", "Interlocking"),
        Rel("Points", "controlledBy", "Interlocking"),
        Rel("Points", "liesIn", "TrackSection"),
        Rel("TrackSection", "leadsTo", "TrackSection", shape="tree", extra=4),
        Rel("LevelCrossing", "crosses", "TrackSection", each=(1, 2)),
        Rel("Maintainer", "maintains", "Points", each=(1, 3)),
    ),
)

DOMAINS = (FLOODWATCH, EVNET, DCCOOL, CAMPUS, DISTRICTHEAT, SIGNALLING)
