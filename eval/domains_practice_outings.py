"""Practice networks of a dam, rides, horses and cabs: sealed until answers were read."""

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

DAMGAUGE = Domain(
    "damgauge",
    "node-link",
    (
        Kind(
            "dam block",
            9,
            "blk-{n}",
            attrs=(
                Attr("crest_masl", num(611, 618, 2)),
                Attr("fill", one("clay", "rockfill", "rockfill", "concrete")),
                Attr("seepage_lps", num(0.1, 9.4)),
                Attr("grouted", whole(1968, 2022), missing=0.2),
            ),
            names=listed(
                "Brow, Chapel Side, Intake, Kestrel, Left Toe, Main Crest, Old Cut, Right Toe, "
                "Spillway"
            ),
        ),
        Kind(
            "piezometer",
            36,
            "PZ{n:03d}",
            attrs=(
                Attr("head_m", num(2.5, 41)),
                Attr("tip_depth_m", whole(4, 63)),
                Attr("principle", one("vibrating wire", "vibrating wire", "standpipe", "fibre")),
                Attr("level_state", one("green", "green", "green", "amber", "red")),
                Attr("put_in", whole(1979, 2025)),
            ),
        ),
        Kind(
            "tilt meter",
            13,
            "TM-{letter}",
            attrs=(
                Attr("tilt_mrad", num(-3.8, 4.6, 2)),
                Attr("axes", one(1, 2, 2)),
                Attr("zeroed", day(2024, 2026), missing=0.15),
            ),
        ),
        Kind(
            "telemetry box",
            8,
            "tbx{n}",
            attrs=(
                Attr("cell_v", num(3.1, 4.2, 2)),
                Attr("heater", flag(0.5)),
                Attr("polls_per_h", one(1, 4, 12, 60)),
            ),
        ),
        Kind(
            "gate",
            8,
            "GT{n}",
            attrs=(
                Attr("open_pct", whole(0, 100)),
                Attr("hoist", one("hydraulic", "hydraulic", "chain", "hand wheel")),
                Attr("exercised", day(2025, 2026)),
                Attr("stuck", flag(0.15)),
            ),
            names=listed(
                "Bottom Outlet, Compensation, Eel Pass, Flood One, Flood Two, Mill Leat, Scour, "
                "Turbine Inlet"
            ),
        ),
        Kind(
            "patrol",
            28,
            "PTR-{n:03d}",
            attrs=(
                Attr("walked", day(2026, 2026)),
                Attr("found", one("nothing", "nothing", "wet patch", "burrow", "crack")),
                Attr("mins", whole(12, 140)),
                Attr("lake_m", num(598, 611.5)),
                Attr("followed_up", flag(0.4)),
            ),
        ),
        Kind(
            "warden",
            11,
            "wd{n:02d}",
            attrs=(
                Attr("joined", day(1998, 2026)),
                Attr("confined_space", flag(0.5)),
                Attr("call_out_h", whole(0, 48)),
            ),
            names=listed(
                "Alun Rhys, Betsan Lloyd, Cerys Vaughan, Dewi Hopkin, Elin Prosser, Ffion Gray, "
                "Gethin Moss, Huw Tanner, Idris Bell"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("piezometer", "buried in", "dam block"),
        Rel("tilt meter", "bolted to", "dam block", skip=0.1),
        Rel("piezometer", "cabled to", "telemetry box", skip=0.1),
        Rel("tilt meter", "cabled to", "telemetry box", skip=0.1),
        Rel("gate", "set in", "dam block"),
        Rel("patrol", "went over", "dam block", each=(1, 2)),
        Rel("patrol", "walked by", "warden", skip=0.12),
        Rel("warden", "answers for", "gate", each=(1, 2), skip=0.15),
        Rel(
            "dam block",
            "gallery",
            "dam block",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("len_m", whole(14, 160)), Attr("lit", flag(0.6))),
        ),
    ),
)

RIDEPARK = Domain(
    "ridepark",
    "graphml",
    (
        Kind(
            "Ride",
            14,
            "RD{n:02d}",
            attrs=(
                Attr("rideType", one("coaster", "coaster", "flume", "carousel", "drop tower")),
                Attr("minHeightCm", one(0, 100, 120, 140)),
                Attr("topSpeedKmh", num(6, 118)),
                Attr("waitMin", whole(0, 95)),
                Attr("opState", one("running", "running", "running", "stopped", "evacuating")),
                Attr("built", whole(1969, 2025)),
            ),
            names=listed(
                "Amber Comet, Black Kraken, Cloud Piercer, Dizzy Teacups, Eagle Fall, Fire Mine, "
                "Ghost Galleon, Hurricane, Ice Chute, Jolly Horses, King Cobra, Lava Rapids, "
                "Moon Drop, Nessie"
            ),
        ),
        Kind(
            "Land",
            6,
            "LND-{letter}",
            attrs=(
                Attr("areaHa", num(0.8, 6.5)),
                Attr("visitorsNow", whole(60, 3400, 10)),
                Attr("soundDb", num(54, 91)),
            ),
            names=listed("Atlantis, Bayou, Fairyland, Gold Creek, Orbit, Viking Bay"),
        ),
        Kind(
            "QueueSensor",
            28,
            "QS-{n:03d}",
            attrs=(
                Attr("tech", one("lidar", "lidar", "beam", "camera")),
                Attr("missPct", num(0.2, 12)),
                Attr("batteryPct", whole(3, 100), missing=0.1),
                Attr("heartbeat", flag(0.82)),
            ),
        ),
        Kind(
            "Vehicle",
            26,
            "veh{n:02d}",
            attrs=(
                Attr("seats", one(4, 8, 16, 24, 28)),
                Attr("cyclesToday", whole(0, 310)),
                Attr("wheelWearMm", num(0.1, 6.4)),
                Attr("locked", flag(0.15)),
            ),
        ),
        Kind(
            "SafetyCheck",
            30,
            "CHK{n:04d}",
            attrs=(
                Attr("doneOn", day(2026, 2026)),
                Attr("part", one("restraints", "brakes", "track", "electrics")),
                Attr("verdict", one("pass", "pass", "advisory", "fail")),
                Attr("tookMin", whole(8, 210)),
            ),
        ),
        Kind(
            "Host",
            13,
            "h{n:03d}",
            attrs=(
                Attr("startedOn", day(2012, 2026)),
                Attr("hourlyPay", num(11.5, 22, 2)),
                Attr("evacTrained", flag(0.5)),
            ),
            names=listed(
                "Ada Bloom, Boyd Vance, Cory Nash, Dee Farrow, Ewa Zych, Finn Oakes, Gia Ricci, "
                "Hal Brandt, Ivy Stubbs, Joss Kemp, Kofi Mensah"
            ),
            repeat=2,
        ),
        Kind(
            "SnackHut",
            9,
            "SH{n}",
            attrs=(
                Attr("sells", one("ice cream", "chips", "chips", "doughnuts", "drinks")),
                Attr("takingsEur", whole(90, 4800, 5)),
                Attr("cashless", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("Ride", "locatedIn", "Land"),
        Rel("QueueSensor", "watchesQueueOf", "Ride", skip=0.1),
        Rel("Vehicle", "runsOn", "Ride"),
        Rel("SafetyCheck", "examined", "Ride"),
        Rel("SafetyCheck", "signedBy", "Host", skip=0.2),
        Rel(
            "Host",
            "operates",
            "Ride",
            each=(1, 3),
            skip=0.12,
            attrs=(Attr("hoursLogged", whole(5, 900)),),
        ),
        Rel("SnackHut", "pitchedIn", "Land"),
        Rel(
            "Land",
            "promenade",
            "Land",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("walkM", whole(60, 620, 5)), Attr("stepFree", flag(0.6))),
        ),
    ),
)

STABLES = Domain(
    "stables",
    "turtle",
    (
        Kind(
            "Horse",
            22,
            "eq-{n:02d}",
            attrs=(
                Attr("breed", one("cob", "cob", "Haflinger", "Connemara", "warmblood")),
                Attr("withersCm", whole(118, 174)),
                Attr("bodyWeightKg", whole(260, 680, 5)),
                Attr("foaled", whole(1999, 2021)),
                Attr("lame", flag(0.15)),
            ),
            names=listed(
                "Apollo, Biscuit, Cinder, Domino, Echo, Falada, Guinness, Hazelnut, Indira, "
                "Jasper, Kismet, Lupin, Merlin, Nutmeg, Odin, Pepper, Quartz, Rumba, Storm, Tango"
            ),
            repeat=2,
        ),
        Kind(
            "Paddock",
            9,
            "pdk-{letter}",
            attrs=(
                Attr("hectares", num(0.3, 4.8)),
                Attr("fence", one("electric", "electric", "post and rail", "hedge")),
                Attr("flooded", flag(0.2)),
                Attr("restedSince", day(2026, 2026), missing=0.3),
            ),
            names=listed(
                "Beech Field, Clover Ley, Dell, Far Acre, Gorse Bank, Long Meadow, Mill Field, "
                "Sandpit, Top Croft"
            ),
        ),
        Kind(
            "Halter_Tag",
            20,
            "tag-{hex}",
            attrs=(
                Attr("steps", whole(240, 14800)),
                Attr("pulseBpm", whole(27, 68)),
                Attr("chargePct", whole(2, 100), missing=0.1),
                Attr("fixed", flag(0.8)),
            ),
        ),
        Kind(
            "Pupil",
            17,
            "pup{n:02d}",
            attrs=(
                Attr("age", whole(7, 63)),
                Attr("grade", one("beginner", "beginner", "novice", "advanced")),
                Attr("enrolled", day(2019, 2026)),
            ),
            names=listed(
                "Alma Reed, Bella Cross, Cai Burton, Daisy Monk, Ed Sallis, Flora Tate, "
                "Gabe Horn, Holly Peel, Iris Wynn, Jude Abbot, Kaya Stone, Lila Voss, Max Drury, "
                "Nell Ferris, Otis Grange"
            ),
            repeat=2,
        ),
        Kind(
            "Instructor",
            6,
            "ins-{n}",
            attrs=(
                Attr("licence", one("BHS3", "BHS4", "BHS5")),
                Attr("yearsTeaching", whole(1, 34)),
                Attr("freelance", flag(0.4)),
            ),
            names=listed("Miss Alder, Mr Breck, Mrs Carne, Ms Drake, Mr Eaves, Miss Frith"),
        ),
        Kind(
            "Lesson",
            38,
            "LSN{n:03d}",
            attrs=(
                Attr("discipline", one("flatwork", "flatwork", "jumping", "dressage", "hack")),
                Attr("heldOn", day(2026, 2026)),
                Attr("minutes", one(30, 45, 60, 90)),
                Attr("fee", whole(18, 75)),
                Attr("cancelled", flag(0.15)),
            ),
        ),
        Kind(
            "Saddle",
            14,
            "SDL-{n:02d}",
            attrs=(
                Attr("style", one("jumping", "dressage", "general", "general")),
                Attr("seatInch", one(15.5, 16.5, 17, 17.5)),
                Attr("reflocked", day(2022, 2026)),
            ),
        ),
    ),
    (
        Rel("Horse", "grazesOn", "Paddock", skip=0.1),
        Rel("Halter_Tag", "wornBy", "Horse", skip=0.1),
        Rel("Lesson", "usesHorse", "Horse"),
        Rel("Lesson", "riddenBy", "Pupil"),
        Rel("Lesson", "taughtBy", "Instructor", skip=0.1),
        Rel("Saddle", "fits", "Horse", each=(1, 3)),
        Rel("Instructor", "inChargeOf", "Paddock", each=(1, 2)),
        Rel("Paddock", "gateTo", "Paddock", shape="tree", extra=2),
    ),
    about={
        "Halter_Tag": "A small tracker clipped to a halter that counts steps and takes the pulse.",
        "Paddock": "A fenced piece of grass where horses are turned out.",
    },
)

TAXIRANK = Domain(
    "taxirank",
    "nodes-edges",
    (
        Kind(
            "CAB",
            22,
            "CAB{n:02d}",
            attrs=(
                Attr("ODO_KM", whole(4000, 412000, 500)),
                Attr("SEATS", one(4, 4, 6, 8)),
                Attr("FUEL", one("diesel", "hybrid", "hybrid", "electric")),
                Attr("RAMP", flag(0.35)),
                Attr("LIC_EXP", day(2026, 2028)),
                Attr("METER", one("hired", "vacant", "vacant", "off duty")),
            ),
        ),
        Kind(
            "DRIVER",
            20,
            "DR{n:03d}",
            attrs=(
                Attr("STARS", num(3.1, 5, 2)),
                Attr("SINCE", day(1999, 2026)),
                Attr("NIGHTS", flag(0.4)),
                Attr("POINTS", whole(0, 9)),
            ),
            names=listed(
                "Abdul Qadir, Barry Stokes, Chidi Obi, Dmitri Volkov, Eamonn Kelly, Farid Aziz, "
                "George Pappas, Hung Tran, Ilyas Demir, Jean Baptiste, Karim Naser, Lou Fenton, "
                "Marta Wolna, Nadia Rahim, Ozan Tekin, Pat Doyle, Rui Costa, Sunil Nair"
            ),
            repeat=2,
        ),
        Kind(
            "RANK",
            10,
            "RK-{letter}",
            attrs=(
                Attr("BAYS", whole(2, 16)),
                Attr("QUEUE", whole(0, 38)),
                Attr("SHELTER", flag(0.5)),
                Attr("HOURS", one("24h", "24h", "day", "night")),
            ),
            names=listed(
                "Assembly Rooms, Bus Station, Casino, Fish Market, Grand Hotel, Infirmary, "
                "Opera, Pier Head, Racecourse, University"
            ),
        ),
        Kind(
            "FARE",
            46,
            "F{n:05d}",
            attrs=(
                Attr("TRIP_KM", num(0.6, 38)),
                Attr("PAID", num(4.2, 88, 2)),
                Attr("TENDER", one("cash", "card", "card", "app")),
                Attr("DAY", day(2026, 2026)),
                Attr("RIDERS", whole(1, 6)),
            ),
        ),
        Kind(
            "FIRM",
            5,
            "FRM{n}",
            attrs=(
                Attr("FOUNDED", whole(1948, 2021)),
                Attr("CUT_PCT", whole(8, 30)),
                Attr("APP", flag(0.5)),
            ),
            names=listed("Bluebird, City Radio Cars, Fivestar, Kingsway, Swift"),
        ),
        Kind(
            "GRIPE",
            16,
            "GRP-{n:03d}",
            attrs=(
                Attr("SUBJECT", one("detour", "detour", "rudeness", "no-show", "lost item")),
                Attr("FILED", day(2026, 2026)),
                Attr("SETTLED", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("DRIVER", "DRIVES", "CAB", each=(1, 2), skip=0.1),
        Rel("CAB", "OWNED_BY", "FIRM", skip=0.08),
        Rel("CAB", "WAITS_AT", "RANK", skip=0.3),
        Rel("FARE", "DRIVEN_BY", "DRIVER"),
        Rel("FARE", "BEGAN_AT", "RANK", skip=0.12),
        Rel("GRIPE", "ABOUT", "FARE", skip=0.12),
        Rel("FIRM", "HAS_STAND", "RANK", each=(1, 3)),
        Rel(
            "RANK",
            "ROAD",
            "RANK",
            shape="tree",
            extra=4,
            directed=False,
            attrs=(Attr("KM", num(0.4, 7.5)), Attr("BUS_LANE", flag(0.4))),
        ),
    ),
)

DOMAINS = (DAMGAUGE, RIDEPARK, STABLES, TAXIRANK)
