"""The networks that the planner is judged on: not to be read by whoever tunes it."""

from __future__ import annotations

from gentwin_chat.eval.networks import Attr, Domain, Kind, Rel, day, flag, num, one, whole

HOSPITAL = Domain(
    name="hospital",
    form="tables",
    kinds=(
        Kind(
            "monitor",
            48,
            "MON-{n:03d}",
            (
                ("monitor", "monitors"),
                ("patient monitor", "patient monitors"),
                ("bedside monitor", "bedside monitors"),
            ),
            (
                Attr(
                    "heart_rate",
                    whole(46, 148),
                    ("heart rate", "pulse"),
                    None,
                    0.12,
                    "fastest",
                    "slowest",
                ),
                Attr("spo2", whole(84, 100), ("SpO2", "oxygen saturation")),
                Attr(
                    "alarm", one("none", "none", "none", "yellow", "red"), ("alarm", "alarm state")
                ),
                Attr("last_calibrated", day(2023, 2025), ("calibration date",)),
            ),
        ),
        Kind(
            "ward",
            9,
            "W{n}",
            (("ward", "wards"), ("unit", "units")),
            (
                Attr("beds", whole(8, 34), ("beds", "number of beds")),
                Attr("isolation", flag(0.3), ("isolation",)),
            ),
            (
                "Cardiology",
                "Paediatrics",
                "Burns",
                "Oncology",
                "Stroke",
                "Maternity",
                "Renal",
                "Orthopaedics",
                "Trauma",
            ),
        ),
        Kind(
            "nurse",
            22,
            "N-{n:04d}",
            (("nurse", "nurses"),),
            (
                Attr("grade", one(5, 6, 6, 7), ("grade",)),
                Attr("shift", one("day", "night"), ("shift",)),
            ),
            (
                "Abara",
                "Bellweather",
                "Castellano",
                "Dvorak",
                "Eriksen",
                "Fontaine",
                "Gupta",
                "Hallorann",
                "Ito",
                "Jankovic",
                "Kowalczyk",
                "Lindqvist",
                "Moreau",
                "Nakata",
                "Okafor",
                "Petrov",
                "Quigley",
            ),
            repeat=2,
        ),
        Kind(
            "station",
            6,
            "CS{n}",
            (("central station", "central stations"), ("nursing desk", "nursing desks")),
            (Attr("software", one("9.1", "9.4", "10.0"), ("software version", "software")),),
        ),
    ),
    rels=(
        Rel("monitor", "ward", "ward", ("is placed in", "are placed in")),
        Rel(
            "monitor", "central_station", "station", ("sends alarms to", "send alarms to"), skip=0.1
        ),
        Rel("nurse", "assigned_ward", "ward", ("works on", "work on")),
        Rel("station", "covers", "ward", ("covers", "cover"), (1, 2)),
    ),
)

HARBOUR = Domain(
    name="harbour",
    form="ngsi-ld",
    kinds=(
        Kind(
            "QuayCrane",
            14,
            "qc-{n:02d}",
            (("quay crane", "quay cranes"), ("crane", "cranes")),
            (
                Attr(
                    "liftCapacity",
                    whole(40, 120, 5),
                    ("lift capacity", "capacity"),
                    "TNE",
                    0.0,
                    "strongest",
                    "weakest",
                ),
                Attr("movesPerHour", num(11, 39), ("moves per hour", "productivity"), None, 0.1),
                Attr(
                    "operatingMode",
                    one("working", "parked", "repair", "working"),
                    ("operating mode", "mode"),
                ),
            ),
            (
                "Goliath",
                "Samson",
                "Atlas",
                "Big Marta",
                "Hercules",
                "Little John",
                "Titan",
                "Old Faithful",
                "Leviathan",
            ),
            repeat=2,
        ),
        Kind(
            "Berth",
            8,
            "berth-{n}",
            (("berth", "berths"), ("mooring", "moorings")),
            (
                Attr(
                    "depth",
                    num(7.5, 17),
                    ("depth", "water depth"),
                    "MTR",
                    0.0,
                    "deepest",
                    "shallowest",
                ),
                Attr(
                    "quayLength",
                    whole(140, 420, 10),
                    ("quay length", "length"),
                    "MTR",
                    0.0,
                    "longest",
                    "shortest",
                ),
            ),
        ),
        Kind(
            "Vessel",
            17,
            "imo{n:04d}",
            (("vessel", "vessels"), ("ship", "ships"), ("boat", "boats")),
            (
                Attr("draught", num(4.2, 15.5), ("draught",), "MTR", 0.07),
                Attr(
                    "flagState",
                    one("Panama", "Malta", "Liberia", "Denmark"),
                    ("flag state", "flag"),
                ),
                Attr("teu", whole(400, 14000, 50), ("TEU", "container capacity")),
            ),
            (
                "Aurora Bay",
                "Northern Lark",
                "Isabella K",
                "Marstal Trader",
                "Cape Verity",
                "Silver Tern",
                "Oder Star",
                "Baltic Runner",
                "Hanne Marie",
                "Corvus",
                "Selkie",
                "Tramontana",
                "Bosphorus Pearl",
                "Sable Island",
            ),
        ),
        Kind(
            "ReeferPlug",
            40,
            "rp{n:03d}",
            (("reefer plug", "reefer plugs"), ("reefer socket", "reefer sockets")),
            (
                Attr("currentDraw", num(0, 31), ("current draw", "current"), "AMP"),
                Attr("inUse", flag(0.6), ("in use",)),
            ),
        ),
        Kind(
            "Substation",
            4,
            "sub-{letter}",
            (("substation", "substations"),),
            (Attr("ratedPower", whole(400, 2000, 100), ("rated power", "rating"), "KVA"),),
        ),
    ),
    rels=(
        Rel("QuayCrane", "servesBerth", "Berth", ("serves", "serve"), (1, 2)),
        Rel("Vessel", "mooredAt", "Berth", ("is moored at", "are moored at"), skip=0.3),
        Rel("ReeferPlug", "fedBy", "Substation", ("is fed by", "are fed by")),
        Rel("QuayCrane", "fedBy", "Substation", ("is fed by", "are fed by"), (1, 2)),
    ),
)

ISPMESH = Domain(
    name="ispmesh",
    form="node-link",
    kinds=(
        Kind(
            "router",
            58,
            "rt-{hex}",
            (("router", "routers"), ("mesh node", "mesh nodes")),
            (
                Attr("uptime_h", whole(1, 9000), ("uptime",)),
                Attr("load_pct", num(1, 99), ("load", "cpu load"), None, 0.08),
                Attr("board", one("Heron", "Plover", "Osprey"), ("board", "board type")),
                Attr("gateway_mode", flag(0.15), ("in gateway mode",)),
            ),
            (
                "church-tower",
                "bakery",
                "school-roof",
                "silo",
                "fire-house",
                "mill",
                "town-hall",
                "library",
                "depot",
                "water-tower",
                "barn",
                "youth-club",
                "allotments",
                "old-cinema",
                "boathouse",
                "sawmill",
                "vicarage",
            ),
        ),
        Kind(
            "household",
            60,
            "hh{n}",
            (("household", "households"), ("subscriber", "subscribers"), ("customer", "customers")),
            (
                Attr("plan_mbit", one(25, 50, 100), ("plan", "booked speed")),
                Attr("latency_ms", num(3, 90), ("latency", "ping"), None, 0.1),
            ),
        ),
    ),
    rels=(
        Rel(
            "router",
            "radio_link",
            "router",
            ("has a radio link with", "have a radio link with"),
            shape="tree",
            extra=9,
            directed=False,
            attrs=(
                Attr("band", one("2.4GHz", "5GHz", "60GHz"), ("band",)),
                Attr("quality", num(0.3, 1.0, 2), ("link quality",)),
            ),
        ),
        Rel(
            "household",
            "served_by",
            "router",
            ("is served by", "are served by"),
            skip=0.05,
            directed=False,
        ),
    ),
)

LABS = Domain(
    name="labs",
    form="turtle",
    kinds=(
        Kind(
            "Chiller",
            3,
            "CH{n}",
            (("chiller", "chillers"), ("cooling machine", "cooling machines")),
            (Attr("coolingCapacity", whole(180, 900, 10), ("cooling capacity",)),),
        ),
        Kind(
            "Fan_Coil_Unit",
            26,
            "FCU{n:02d}",
            (("fan coil unit", "fan coil units"), ("fan coil", "fan coils"), ("FCU", "FCUs")),
            (
                Attr("fanSpeed", whole(0, 100, 5), ("fan speed",), None, 0.1, "fastest", "slowest"),
                Attr("filterState", one("clean", "clean", "dirty"), ("filter state", "filter")),
            ),
        ),
        Kind(
            "Laboratory",
            18,
            "Lab_{n}",
            (("laboratory", "laboratories"), ("lab", "labs")),
            (
                Attr("biosafetyLevel", one(1, 1, 2, 3), ("biosafety level",)),
                Attr(
                    "floorArea",
                    num(14, 120),
                    ("floor area", "area"),
                    None,
                    0.0,
                    "largest",
                    "smallest",
                ),
            ),
            (
                "Crystal Growth",
                "Wet Bench",
                "Laser Bay",
                "Polymers",
                "Cell Culture",
                "Mass Spec",
                "Cold Atoms",
                "Microscopy",
                "Clean Room",
                "Catalysis",
                "Genomics",
                "Spin Lab",
            ),
            repeat=2,
        ),
        Kind(
            "Fume_Hood",
            21,
            "FH{n}",
            (("fume hood", "fume hoods"), ("hood", "hoods")),
            (
                Attr("faceVelocity", num(0.2, 0.8, 2), ("face velocity", "air speed"), None, 0.1),
                Attr("sashOpen", flag(0.4), ("open",)),
            ),
        ),
        Kind(
            "CO2_Sensor",
            16,
            "CO2-{n}",
            (("CO2 sensor", "CO2 sensors"), ("carbon dioxide probe", "carbon dioxide probes")),
            (Attr("ppm", whole(390, 1650), ("ppm value", "CO2 concentration"), None, 0.06),),
        ),
    ),
    rels=(
        Rel("Chiller", "chills", "Fan_Coil_Unit", ("chills", "chill"), (7, 14)),
        Rel("Fan_Coil_Unit", "conditions", "Laboratory", ("conditions", "condition"), skip=0.06),
        Rel("Fume_Hood", "hasLocation", "Laboratory", ("is located in", "are located in")),
        Rel("CO2_Sensor", "hasLocation", "Laboratory", ("is located in", "are located in")),
    ),
    about={
        "Fume_Hood": "An extracted cabinet that keeps vapours away from the person who works at it."
    },
)

AVALANCHE = Domain(
    name="avalanche",
    form="log",
    kinds=(
        Kind(
            "snowpole",
            30,
            "pole-{n:02d}",
            (("snow pole", "snow poles"), ("pole", "poles")),
            (
                Attr(
                    "snow_depth",
                    whole(12, 330),
                    ("snow depth", "depth of snow"),
                    "cm",
                    0.07,
                    "",
                    "",
                ),
                Attr("slope_temp", num(-19, 2), ("slope temperature",), "CEL"),
                Attr("state", one("ok", "ok", "ok", "iced", "tilted"), ("state",)),
            ),
        ),
        Kind(
            "geophone",
            14,
            "geo-{letter}{n}",
            (("geophone", "geophones"),),
            (
                Attr("amplitude", num(0, 9, 2), ("amplitude",), None, 0.0, "", ""),
                Attr("charge", whole(9, 100), ("charge", "battery charge"), "%"),
            ),
        ),
        Kind(
            "repeater",
            6,
            "rep-{n}",
            (("repeater", "repeaters"), ("relay", "relays")),
            (Attr("channel", one(3, 7, 11), ("channel", "radio channel")),),
        ),
        Kind(
            "slope",
            7,
            "slope-{n}",
            (("slope", "slopes"), ("avalanche path", "avalanche paths")),
            (
                Attr("aspect", one("north", "east", "west"), ("aspect", "exposure")),
                Attr("danger", one(1, 2, 3, 3, 4), ("danger level",)),
            ),
            (
                "Kuhplanke",
                "Rotgang",
                "Teufelshang",
                "Lawinenzug Mitte",
                "Schneetal",
                "Grauwand",
                "Sattelkar",
            ),
        ),
    ),
    rels=(
        Rel("snowpole", "uplink", "repeater", ("transmits through", "transmit through"), skip=0.07),
        Rel("geophone", "uplink", "repeater", ("transmits through", "transmit through")),
        Rel("snowpole", "stands_on", "slope", ("stands on", "stand on")),
        Rel("geophone", "watches", "slope", ("watches", "watch")),
    ),
)

WINDFARM = Domain(
    name="windfarm",
    form="graphml",
    kinds=(
        Kind(
            "Turbine",
            36,
            "T-{n:02d}",
            (("turbine", "turbines"), ("windmill", "windmills")),
            (
                Attr("activePowerKw", whole(0, 4200, 5), ("active power", "output"), None, 0.06),
                Attr(
                    "nacelleTemp",
                    num(21, 78),
                    ("nacelle temperature",),
                    None,
                    0.0,
                    "hottest",
                    "coolest",
                ),
                Attr("hubHeight", one(98, 119, 140), ("hub height",)),
                Attr(
                    "condition",
                    one("producing", "producing", "idle", "stopped", "derated"),
                    ("condition",),
                ),
            ),
        ),
        Kind(
            "MetMast",
            3,
            "MM{n}",
            (("met mast", "met masts"), ("weather mast", "weather masts")),
            (Attr("windSpeed", num(3, 19), ("wind speed",), None, 0.0, "windiest", "calmest"),),
        ),
        Kind(
            "Feeder",
            5,
            "feeder {letter}",
            (("feeder", "feeders"), ("cable string", "cable strings")),
            (Attr("cableRating", one(400, 630, 800), ("cable rating",)),),
        ),
        Kind(
            "Transformer",
            2,
            "TR{n}",
            (("transformer", "transformers"),),
            (Attr("oilTemp", num(40, 88), ("oil temperature",), None, 0.0, "hottest", "coolest"),),
        ),
    ),
    rels=(
        Rel(
            "Turbine",
            "collectedBy",
            "Feeder",
            ("is collected by", "are collected by"),
            (1, 2),
            0.05,
        ),
        Rel("Feeder", "stepsUpAt", "Transformer", ("steps up at", "step up at"), (1, 2)),
        Rel(
            "Turbine",
            "forecastFrom",
            "MetMast",
            ("takes its forecast from", "take their forecast from"),
        ),
    ),
)

PISTE = Domain(
    name="piste",
    form="ngsi-v2",
    kinds=(
        Kind(
            "SkiLift",
            16,
            "lift{n}",
            (("lift", "lifts"), ("ski lift", "ski lifts")),
            (
                Attr("throughput", whole(600, 3200, 50), ("throughput", "capacity"), "P/H"),
                Attr(
                    "queueTime",
                    num(0, 24),
                    ("queue time", "waiting time", "wait"),
                    "MIN",
                    0.1,
                    "",
                    "",
                ),
                Attr(
                    "liftType", one("gondola", "chairlift", "draglift", "chairlift"), ("lift type",)
                ),
                Attr("running", flag(0.75), ("running",)),
            ),
            (
                "Gipfelbahn",
                "Sonnenlift",
                "Fuchsbahn",
                "Almrausch",
                "Hexenlift",
                "Panorama",
                "Talblick",
                "Steinbock",
                "Murmel",
                "Edelweiss",
                "Bergwind",
                "Zirbe",
                "Kristall",
                "Lerchen",
            ),
            repeat=2,
        ),
        Kind(
            "SnowGun",
            44,
            "sg{n:03d}",
            (("snow gun", "snow guns"), ("snow cannon", "snow cannons")),
            (
                Attr("waterPressure", num(8, 42), ("water pressure",), "BAR"),
                Attr("mode", one("off", "auto", "manual"), ("mode",)),
            ),
        ),
        Kind(
            "SkiRun",
            13,
            "run-{n}",
            (("run", "runs"), ("piste", "pistes"), ("ski run", "ski runs")),
            (
                Attr("difficulty", one("blue", "red", "black", "blue"), ("difficulty",)),
                Attr("length", num(0.4, 6.8), ("length",), "KMT", 0.0, "longest", "shortest"),
                Attr("groomed", flag(0.6), ("groomed",)),
            ),
        ),
        Kind(
            "PumpHouse",
            3,
            "ph-{n}",
            (("pump house", "pump houses"),),
            (Attr("reservoirLevel", whole(20, 100), ("reservoir level",), "P1"),),
        ),
    ),
    rels=(
        Rel("SkiRun", "refSkiLift", "SkiLift", ("is reached by", "are reached by"), (1, 3)),
        Rel("SnowGun", "refSkiRun", "SkiRun", ("covers", "cover"), skip=0.06),
        Rel("SnowGun", "refPumpHouse", "PumpHouse", ("is fed by", "are fed by")),
    ),
)

BREWERY = Domain(
    name="brewery",
    form="nodes-edges",
    kinds=(
        Kind(
            "vessel",
            24,
            "{n}",
            (("vessel", "vessels"), ("tun", "tuns")),
            (
                Attr(
                    "temp_c", num(1, 78), ("temperature", "temp"), None, 0.08, "hottest", "coldest"
                ),
                Attr(
                    "volume_hl",
                    whole(10, 400, 10),
                    ("volume", "fill"),
                    None,
                    0.0,
                    "fullest",
                    "emptiest",
                ),
                Attr("content", one("wort", "lager", "stout", "water", "empty"), ("content",)),
            ),
            (
                "Mash Tun",
                "Lauter Tun",
                "Copper",
                "Whirlpool",
                "Hop Back",
                "Fermenter Anna",
                "Fermenter Bert",
                "Fermenter Cora",
                "Fermenter Dirk",
                "Bright Tank East",
                "Bright Tank West",
                "Lagering Cellar North",
                "Lagering Cellar South",
                "Yeast Propagator",
                "Hot Liquor Tank",
                "Cold Liquor Tank",
            ),
            numeric=True,
        ),
        Kind(
            "valve",
            18,
            "9{n:02d}",
            (("valve", "valves"),),
            (Attr("position", one("open", "shut", "shut"), ("position",)),),
            numeric=True,
        ),
    ),
    rels=(
        Rel(
            "vessel",
            "pipes_to",
            "vessel",
            ("drains into", "drain into"),
            shape="tree",
            extra=4,
            attrs=(Attr("bore_mm", one(25, 50, 80), ("bore",)),),
        ),
        Rel("valve", "guards", "vessel", ("guards", "guard")),
    ),
)

DOMAINS = (HOSPITAL, HARBOUR, ISPMESH, LABS, AVALANCHE, WINDFARM, PISTE, BREWERY)
