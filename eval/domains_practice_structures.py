"""Practice networks of bridges, cranes, washrooms, scales: sealed until answers were read."""

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

SPANWATCH = Domain(
    "spanwatch",
    "turtle",
    (
        Kind(
            "Bridge",
            8,
            "BR-{letter}",
            attrs=(
                Attr("deckType", one("box girder", "truss", "arch", "slab")),
                Attr("totalLengthM", whole(60, 1480, 5)),
                Attr("builtYear", whole(1896, 2019)),
                Attr("weightLimitT", one(7.5, 18, 26, 44), missing=0.25),
                Attr("tolled", flag(0.3)),
            ),
            names=listed(
                "Kelder Viaduct, Monksferry, Old Saltway, Pinder Crossing, Ravenscar, "
                "Stonegate, Tollbar, Withy Bridge"
            ),
        ),
        Kind(
            "Span",
            21,
            "SP{n:02d}",
            attrs=(
                Attr("spanLengthM", num(14, 118)),
                Attr("material", one("steel", "steel", "concrete", "masonry")),
                Attr("expansionGapMm", whole(4, 92)),
            ),
        ),
        Kind(
            "StrainGauge",
            44,
            "SG-{n:03d}",
            attrs=(
                Attr("microstrain", whole(-190, 430)),
                Attr("gaugeType", one("foil", "foil", "vibrating wire", "fibre Bragg")),
                Attr("steelTempC", num(-3, 39), missing=0.08),
                Attr("alarmState", one("normal", "normal", "normal", "watch", "alarm")),
                Attr("bondedOn", day(2017, 2026)),
            ),
        ),
        Kind(
            "DataLogger",
            9,
            "DL{n}",
            attrs=(
                Attr("batteryV", num(10.6, 13.9)),
                Attr("samplingHz", one(1, 10, 50, 100)),
                Attr("solar", flag(0.5)),
                Attr("firmware", one("3.1", "3.1", "3.4", "4.0")),
            ),
        ),
        Kind(
            "Inspection",
            20,
            "INS-{n:03d}",
            attrs=(
                Attr("carriedOut", day(2023, 2026)),
                Attr("conditionScore", whole(1, 100)),
                Attr("defect", one("crack", "spalling", "corrosion", "corrosion", "none")),
                Attr("signedOff", flag(0.55)),
            ),
        ),
        Kind(
            "BridgeEngineer",
            10,
            "eng{n:02d}",
            attrs=(
                Attr("chartered", flag(0.5)),
                Attr("yearsInPost", whole(1, 31)),
                Attr("ropeAccess", flag(0.4)),
            ),
            names=listed(
                "Agnes Holm, Bram Visser, Carys Pugh, Dinesh Rao, Edda Lund, Fergal Boyle, "
                "Greta Sand, Hamid Zaki"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("Span", "partOf", "Bridge"),
        Rel("StrainGauge", "bondedTo", "Span"),
        Rel("StrainGauge", "wiredTo", "DataLogger", skip=0.09),
        Rel("Inspection", "lookedAt", "Span"),
        Rel("Inspection", "ledBy", "BridgeEngineer", skip=0.15),
        Rel("BridgeEngineer", "caresFor", "Bridge", each=(1, 2), skip=0.1),
        Rel("DataLogger", "meshLink", "DataLogger", shape="tree", extra=2, directed=False),
    ),
    about={"Span": "The part of a bridge between two neighbouring supports."},
)

CRANESITE = Domain(
    "cranesite",
    "graphml",
    (
        Kind(
            "tower_crane",
            8,
            "TC{n}",
            attrs=(
                Attr("hook_load_t", num(0, 9.8)),
                Attr("max_load_t", one(8, 10, 12, 16)),
                Attr("jib_m", whole(35, 70)),
                Attr("hook_height_m", whole(28, 96)),
                Attr("mode", one("slewing", "slewing", "idle", "weathervaning")),
            ),
        ),
        Kind(
            "anemometer",
            11,
            "AN-{n:02d}",
            attrs=(
                Attr("gust_ms", num(3, 22)),
                Attr("mean_wind_ms", num(1, 14)),
                Attr("calibrated", day(2024, 2026), missing=0.15),
            ),
        ),
        Kind(
            "site_zone",
            10,
            "Z{n:02d}",
            attrs=(
                Attr("storey", whole(-2, 24)),
                Attr("noise_db", num(52, 98)),
                Attr("hard_hat_only", flag(0.7)),
            ),
            names=listed(
                "Atrium, Basement, Core North, Core South, Delivery Yard, East Podium, "
                "Laydown, Plant Deck, Roof Slab, West Podium"
            ),
        ),
        Kind(
            "lift_job",
            34,
            "LJ{n:03d}",
            attrs=(
                Attr("cargo", one("rebar", "rebar", "formwork", "concrete skip", "facade panel")),
                Attr("load_t", num(0.3, 9.4)),
                Attr("cycle_min", whole(3, 48)),
                Attr("done", flag(0.6)),
            ),
        ),
        Kind(
            "wearable",
            28,
            "wt-{hex}",
            attrs=(
                Attr("battery_pct", whole(4, 100)),
                Attr("trade", one("steel fixer", "rigger", "rigger", "electrician", "glazier")),
                Attr("fall_alarm", flag(0.15)),
            ),
        ),
        Kind(
            "operator",
            10,
            "op_{n}",
            attrs=(
                Attr("seat_hours", whole(120, 9800)),
                Attr("medical_until", day(2026, 2029)),
                Attr("shift", one("early", "early", "late")),
            ),
            names=listed(
                "Ada Nowak, Baz Hurley, Colm Daly, Dot Perkins, Elif Kaya, Fitz Moran, "
                "Gwen Tudor, Hugo Lenz"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("tower_crane", "stands_in", "site_zone"),
        Rel("anemometer", "mounted_on", "tower_crane", skip=0.15),
        Rel("lift_job", "hoisted_by", "tower_crane", skip=0.1),
        Rel("lift_job", "lands_in", "site_zone"),
        Rel("operator", "ticketed_for", "tower_crane", each=(1, 3), skip=0.1),
        Rel("wearable", "seen_in", "site_zone", skip=0.1),
        Rel(
            "tower_crane",
            "jib_overlap",
            "tower_crane",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("overlap_m", whole(2, 31)),),
        ),
        Rel(
            "site_zone",
            "walkway",
            "site_zone",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("walk_m", whole(12, 210)), Attr("scaffolded", flag(0.4))),
        ),
    ),
)

WASHROOMS = Domain(
    "washrooms",
    "ngsi-v2",
    (
        Kind(
            "Washroom",
            12,
            "WR{n:02d}",
            attrs=(
                Attr("cubicles", whole(2, 14)),
                Attr("visitorsToday", whole(20, 940)),
                Attr("ammoniaPpm", num(0.1, 9.7)),
                Attr("stepFree", flag(0.6)),
                Attr("closedForCleaning", flag(0.2)),
            ),
            names=listed(
                "Arrivals Hall, Bus Bay, Cinema Level, Departures, Ellipse, Food Court, "
                "Gate Nine, Hotel Link, Mezzanine, Prayer Room Lobby, Rail Concourse, Sky Deck"
            ),
        ),
        Kind(
            "Dispenser",
            40,
            "DSP-{n:03d}",
            attrs=(
                Attr("refill", one("soap", "soap", "paper towel", "toilet roll", "sanitiser")),
                Attr("fillLevel", whole(0, 100), unit="P1"),
                Attr("jammed", flag(0.12)),
                Attr("batteryVolt", num(2.2, 3.2, 2), unit="VLT", missing=0.1),
            ),
        ),
        Kind(
            "PeopleCounter",
            13,
            "PC-{n:02d}",
            attrs=(
                Attr("technology", one("thermal", "thermal", "radar", "infrared")),
                Attr("accuracy", num(88, 99.8), unit="P1"),
                Attr("blocked", flag(0.15)),
            ),
        ),
        Kind(
            "Hub",
            7,
            "HUB{letter}",
            attrs=(
                Attr("signalDbm", whole(-112, -58), unit="DBM"),
                Attr("uptimeDays", whole(1, 320)),
                Attr("version", one("2.0", "2.0", "2.3")),
            ),
        ),
        Kind(
            "CleaningRound",
            26,
            "CR-{n:04d}",
            attrs=(
                Attr("startedAt", one("06:00", "09:30", "13:00", "17:30", "21:00")),
                Attr("took", whole(6, 55), unit="MIN"),
                Attr("reason", one("scheduled", "scheduled", "spill", "complaint")),
                Attr("inspected", flag(0.4)),
            ),
        ),
        Kind(
            "Cleaner",
            11,
            "CL{n:02d}",
            attrs=(
                Attr("contractHours", one(16, 20, 30, 37)),
                Attr("startedWork", day(2009, 2026)),
                Attr("nightPass", flag(0.4)),
            ),
            names=listed(
                "Amina Yusuf, Boris Petkov, Celia Reyes, Desta Haile, Eamon Fry, Fatou Sarr, "
                "Gita Thapa, Horst Kling, Ines Lobo"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("Dispenser", "fittedIn", "Washroom"),
        Rel("PeopleCounter", "countsAt", "Washroom", skip=0.1),
        Rel("Dispenser", "reportsVia", "Hub", skip=0.08),
        Rel("PeopleCounter", "reportsVia", "Hub", skip=0.08),
        Rel("CleaningRound", "covered", "Washroom", each=(1, 2)),
        Rel("CleaningRound", "doneBy", "Cleaner", skip=0.12),
        Rel("Hub", "uplinksTo", "Hub", shape="tree", extra=1),
    ),
)

WEIGHROAD = Domain(
    "weighroad",
    "tables",
    (
        Kind(
            "weigh_site",
            8,
            "WS-{letter}",
            attrs=(
                Attr("road_no", one("A12", "A12", "M5", "M20", "A303")),
                Attr("km_marker", num(2, 188)),
                Attr("staffed", flag(0.4)),
                Attr("last_certified", day(2023, 2026)),
            ),
            names=listed(
                "Beacon Hill, Chalk Pit, Dunmore, Frith Lay-by, Gallows Corner, Heathside, "
                "Long Barn, Marlow Rise"
            ),
        ),
        Kind(
            "axle_sensor",
            32,
            "AXS{n:03d}",
            attrs=(
                Attr("tech", one("quartz", "quartz", "bending plate", "fibre optic")),
                Attr("error_pct", num(0.4, 9.9)),
                Attr("pavement_temp_c", num(-4, 51)),
                Attr("healthy", flag(0.8)),
            ),
        ),
        Kind(
            "plate_camera",
            13,
            "PLC-{n:02d}",
            attrs=(
                Attr("read_rate_pct", num(71, 99.6)),
                Attr("infrared", flag(0.6)),
                Attr("lens_cleaned", day(2025, 2026), missing=0.12),
            ),
        ),
        Kind(
            "haulier",
            9,
            "H{n:02d}",
            attrs=(
                Attr("fleet_size", whole(3, 260)),
                Attr("risk_band", one("green", "green", "amber", "red")),
                Attr("base_town", one("Exeter", "Dover", "Ipswich", "Swindon")),
            ),
            names=listed(
                "Arrow Bulk, Brightway, Caspian Freight, Delmar Tankers, Eastgate Haulage, "
                "Fenland Grain, Gorse Timber, Hallam Movers, Jetstream Parcels"
            ),
        ),
        Kind(
            "lorry",
            26,
            "LRY-{n:03d}",
            attrs=(
                Attr("plated_weight_t", one(18, 26, 32, 44)),
                Attr("axle_count", whole(2, 6)),
                Attr("euro_class", one("V", "VI", "VI")),
            ),
        ),
        Kind(
            "weighing",
            42,
            "W{n:05d}",
            attrs=(
                Attr("gross_t", num(7, 49)),
                Attr("speed_kmh", whole(24, 101)),
                Attr("weighed_on", day(2026, 2026)),
                Attr("outcome", one("ok", "ok", "ok", "overweight", "axle overload")),
            ),
        ),
        Kind(
            "inspector",
            10,
            "insp{n}",
            attrs=(
                Attr("warrant_no", whole(1000, 9999)),
                Attr("grade", one("trainee", "examiner", "examiner", "senior")),
                Attr("on_duty", flag(0.5)),
            ),
            names=listed(
                "Ali Danso, Beryl Cox, Curt Weiss, Dilys Rees, Ezra Klein, Faye Okoro, "
                "Glen Tait, Hetty Marsh"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("axle_sensor", "buried_at", "weigh_site"),
        Rel("plate_camera", "watches", "weigh_site", skip=0.12),
        Rel("lorry", "run_by", "haulier"),
        Rel("weighing", "taken_at", "weigh_site"),
        Rel("weighing", "of_lorry", "lorry", skip=0.06),
        Rel("inspector", "posted_to", "weigh_site", each=(1, 2), skip=0.1),
        Rel(
            "weigh_site",
            "diversion",
            "weigh_site",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("detour_km", num(1, 29)),),
        ),
    ),
)

DOMAINS = (SPANWATCH, CRANESITE, WASHROOMS, WEIGHROAD)
