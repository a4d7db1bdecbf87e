"""Sealed networks of grain silos, a quarry, fire alarms and a road race: not to be read."""

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

GRAINSTORE = Domain(
    "grainstore",
    "ngsi-ld",
    (
        Kind(
            "Silo",
            15,
            "S{n:02d}",
            attrs=(
                Attr("capacity", whole(400, 6000, 50), unit="TNE"),
                Attr("fillLevel", num(2, 98), unit="P1"),
                Attr("grain", one("wheat", "wheat", "barley", "maize", "rapeseed")),
                Attr("moisture", num(10.5, 17.5), unit="P1", missing=0.12),
                Attr("underGas", flag(0.5)),
            ),
        ),
        Kind(
            "TempCable",
            36,
            "TC-{hex}",
            attrs=(
                Attr("hottestPoint", num(7, 41), unit="CEL", missing=0.08),
                Attr("nodeCount", one(8, 12, 12, 16)),
                Attr("cableState", one("ok", "ok", "ok", "silent", "broken")),
                Attr("fitted", day(2012, 2025)),
            ),
        ),
        Kind(
            "AerationFan",
            17,
            "AF{n:02d}",
            attrs=(
                Attr("motorPower", num(2.2, 30), unit="KWT"),
                Attr("running", flag(0.5)),
                Attr("runHours", whole(40, 9800), unit="HUR"),
            ),
        ),
        Kind(
            "Conveyor",
            13,
            "CV{n:02d}",
            attrs=(
                Attr("drive", one("chain", "belt", "belt", "screw")),
                Attr("beltSpeed", num(0.6, 3.4), unit="MTS"),
                Attr("length", whole(6, 85), unit="MTR"),
                Attr("jammed", flag(0.2)),
            ),
        ),
        Kind(
            "IntakePit",
            4,
            "PIT{n}",
            attrs=(Attr("gridWidth", num(2.4, 5.2), unit="MTR"), Attr("covered", flag(0.5))),
            names=listed("Rail Pit, Road Pit, Barge Pit, Old Pit"),
        ),
        Kind(
            "Load",
            38,
            "LD-{n:04d}",
            attrs=(
                Attr("netWeight", num(7, 29.5), unit="TNE"),
                Attr("protein", num(9, 15.5), unit="P1", missing=0.18),
                Attr("arrivedOn", day(2026, 2026)),
                Attr("turnedAway", flag(0.14)),
            ),
        ),
        Kind(
            "Grower",
            10,
            "GR{n:02d}",
            attrs=(
                Attr("acreage", whole(60, 1900, 10)),
                Attr("assured", flag(0.6)),
                Attr("memberSince", whole(1978, 2025)),
            ),
            names=listed(
                "Ashdown Farms, Bexley Estate, Carrow Bros, Dunmere, Elm Tree Farm, Foxholes, "
                "Garrod & Son, Hemsby Hall, Ivetts, Jubilee Land"
            ),
        ),
        Kind(
            "Storekeeper",
            9,
            "SK{n}",
            attrs=(
                Attr("confinedSpaceTicket", flag(0.5)),
                Attr("startedOn", day(2001, 2026)),
                Attr("shift", one("day", "day", "night")),
            ),
            names=listed(
                "Alec Mundy, Bryony Catt, Colin Howes, Dot Larter, Ewan Pye, Fay Rix, Glyn Tuck"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("TempCable", "hangsIn", "Silo", skip=0.07),
        Rel("AerationFan", "aerates", "Silo"),
        Rel("IntakePit", "dropsOnto", "Conveyor", each=(1, 3)),
        Rel(
            "Conveyor",
            "fills",
            "Silo",
            each=(1, 4),
            skip=0.1,
            attrs=(Attr("gateOpen", flag(0.4)), Attr("fillRate", whole(20, 160, 5))),
        ),
        Rel("Conveyor", "passesTo", "Conveyor", shape="tree", extra=3),
        Rel("Load", "storedIn", "Silo", skip=0.15),
        Rel("Load", "broughtBy", "Grower"),
        Rel("Storekeeper", "walks", "Silo", each=(1, 4), skip=0.1),
    ),
    about={
        "TempCable": "A steel cable with thermometers along it, hung in the grain of a silo.",
        "AerationFan": "Blows cool air through the grain from below the floor of a silo.",
    },
)

QUARRY = Domain(
    "quarry",
    "turtle",
    (
        Kind(
            "Crusher",
            6,
            "crusher-{n}",
            attrs=(
                Attr("crusherType", one("jaw", "cone", "cone", "impact")),
                Attr("gapMm", whole(12, 180)),
                Attr("motorAmps", whole(60, 640)),
                Attr("linerHoursLeft", whole(0, 900)),
                Attr("choked", flag(0.6)),
            ),
            names=listed("Big Bertha, Cruncher, Gnasher, Molar, Nutcracker, Old Faithful"),
        ),
        Kind(
            "Screen",
            8,
            "SCR{n:02d}",
            attrs=(
                Attr("decks", one(1, 2, 2, 3)),
                Attr("apertureMm", one(4, 6, 10, 20, 40)),
                Attr("tiltDeg", num(12, 22)),
            ),
        ),
        Kind(
            "Belt",
            17,
            "B{n:03d}",
            attrs=(
                Attr("lengthM", whole(8, 240)),
                Attr("speedMs", num(0.8, 3.6)),
                Attr("runState", one("running", "running", "running", "stopped", "tripped")),
                Attr("spliced", day(2021, 2026)),
            ),
        ),
        Kind(
            "Belt_Scale",
            14,
            "BS-{hex}",
            attrs=(
                Attr("tonnesPerHour", whole(0, 620)),
                Attr("zeroErrorPct", num(-3, 3, 2), missing=0.12),
                Attr("verifiedOn", day(2024, 2026)),
            ),
        ),
        Kind(
            "Stockpile",
            10,
            "pile-{letter}",
            attrs=(
                Attr("tonnes", whole(150, 24000, 50)),
                Attr("product", one("scalpings", "type 1", "10 mm chippings", "dust", "armour")),
                Attr("sprinkled", flag(0.4)),
            ),
        ),
        Kind(
            "Dumper",
            11,
            "DT{n:02d}",
            attrs=(
                Attr("payloadT", one(30, 40, 55, 90)),
                Attr("engineHours", whole(300, 24000, 10)),
                Attr("tyrePressureBar", num(4.1, 7.4), missing=0.1),
                Attr("parkedUp", flag(0.25)),
            ),
        ),
        Kind(
            "Driver",
            13,
            "drv{n:02d}",
            attrs=(
                Attr("yearsIn", whole(0, 34)),
                Attr("shotfirer", flag(0.25)),
                Attr("medicalDue", day(2026, 2028)),
            ),
            names=listed(
                "Alf Rudd, Bev Stokoe, Cliff Orrell, Dai Prosser, Edie Nash, Fran Tull, "
                "Gaz Heap, Huw Pugh, Irene Mott, Jed Barlow, Kev Scaife"
            ),
            repeat=2,
        ),
        Kind(
            "Blast",
            20,
            "BL-{n:03d}",
            attrs=(
                Attr("firedOn", day(2026, 2026)),
                Attr("explosiveKg", whole(250, 5200, 10)),
                Attr("holes", whole(6, 64)),
                Attr("misfire", flag(0.15)),
            ),
        ),
        Kind(
            "Seismograph",
            12,
            "SG{n:02d}",
            attrs=(
                Attr("peakMmS", num(0.2, 9.8)),
                Attr("limitMmS", one(6, 6, 10)),
                Attr("batteryPct", whole(4, 100)),
            ),
            names=listed(
                "Church Lane, Dairy Cottage, Fold Farm, Gate House, Hillcrest, Infant School, "
                "Keeper's Lodge, Lane End, Mill Row, Post Office, Rectory, Toll Bar"
            ),
        ),
    ),
    (
        Rel("Crusher", "sendsTo", "Screen", each=(1, 3)),
        Rel("Screen", "heapsOnto", "Stockpile", each=(1, 3)),
        Rel("Belt", "fedBy", "Crusher", skip=0.3),
        Rel("Belt", "runsTo", "Belt", shape="tree", extra=3),
        Rel("Belt_Scale", "weighs", "Belt"),
        Rel("Dumper", "tipsInto", "Crusher", skip=0.1),
        Rel("Driver", "drives", "Dumper", each=(1, 2), skip=0.12),
        Rel("Blast", "feltAt", "Seismograph", each=(1, 4), skip=0.1),
    ),
    about={
        "Belt_Scale": "Weighs what a conveyor belt carries while it runs.",
        "Stockpile": "A heap of one product, waiting to be loaded and sold.",
    },
)

FIREPANEL = Domain(
    "firepanel",
    "graphml",
    (
        Kind(
            "Panel",
            6,
            "FAP-{n}",
            attrs=(
                Attr("firmware", one("v4.2", "v4.2", "v4.7", "v5.0")),
                Attr("batteryVolts", num(22.1, 27.4)),
                Attr("mainsOk", flag(0.8)),
            ),
            names=listed("Atrium, Bursary, Chapel, Dining Hall, Engine Shed, Faculty"),
        ),
        Kind(
            "Loop",
            12,
            "LP{n:02d}",
            attrs=(
                Attr("cableLengthM", whole(180, 1900, 10)),
                Attr("loopCurrentMA", whole(90, 480)),
                Attr("openCircuit", flag(0.2)),
            ),
        ),
        Kind(
            "Detector",
            54,
            "D{n:03d}",
            attrs=(
                Attr("sensing", one("smoke", "smoke", "smoke", "heat", "CO")),
                Attr("contaminationPct", whole(0, 98), missing=0.08),
                Attr("isolated", flag(0.13)),
                Attr("lastTested", day(2024, 2026)),
            ),
        ),
        Kind(
            "CallPoint",
            15,
            "MCP{n:02d}",
            attrs=(Attr("glassBroken", flag(0.15)), Attr("lastTested", day(2023, 2026))),
        ),
        Kind(
            "Sounder",
            18,
            "SND-{n:02d}",
            attrs=(
                Attr("loudnessDB", whole(82, 112)),
                Attr("strobe", flag(0.4)),
                Attr("tone", one("continuous", "slow whoop", "two-tone")),
            ),
        ),
        Kind(
            "Room",
            22,
            "R{n:03d}",
            attrs=(
                Attr("floor", whole(-1, 4)),
                Attr("occupants", whole(0, 240)),
                Attr("sprinklered", flag(0.3)),
            ),
            names=listed(
                "Archive, Bakehouse, Boot Room, Crypt, Darkroom, Drama Studio, Forge, Gallery, "
                "Gym, Kiln Room, Laundry, Lecture Room, Music School, Nursery, Organ Loft, "
                "Pottery, Refectory, Scriptorium, Server Room, Tuck Shop, Vestry, Workshop"
            ),
        ),
        Kind(
            "Alarm",
            25,
            "ALM-{n:04d}",
            attrs=(
                Attr("cause", one("toast", "toast", "steam", "dust", "real fire", "unknown")),
                Attr("raisedOn", day(2026, 2026)),
                Attr("evacuationMin", num(1.2, 14.5), missing=0.15),
                Attr("brigadeCalled", flag(0.35)),
            ),
        ),
        Kind(
            "Warden",
            12,
            "W{n:02d}",
            attrs=(Attr("trainedUntil", day(2026, 2028)), Attr("firstAider", flag(0.5))),
            names=listed(
                "Ada Lusk, Bob Tansley, Ciara Doyle, Dinesh Rao, Elsie Wain, Finn Moran, "
                "Greta Holt, Hal Beddoes, Ines Prado, Joss Kemp"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("Loop", "startsFrom", "Panel"),
        Rel("Detector", "wiredTo", "Loop", skip=0.05, attrs=(Attr("loopAddress", whole(1, 126)),)),
        Rel("CallPoint", "wiredTo", "Loop"),
        Rel("Sounder", "wiredTo", "Loop"),
        Rel("Detector", "covers", "Room", skip=0.05),
        Rel("Sounder", "heardIn", "Room", each=(1, 3)),
        Rel("Alarm", "setOffBy", "Detector"),
        Rel("Warden", "sweeps", "Room", each=(1, 3), skip=0.1),
        Rel(
            "Room",
            "fireDoorTo",
            "Room",
            shape="tree",
            extra=4,
            directed=False,
            attrs=(Attr("ratingMin", one(30, 30, 60)), Attr("wedgedOpen", flag(0.25))),
        ),
    ),
)

MARATHON = Domain(
    "marathon",
    "tables",
    (
        Kind(
            "checkpoint",
            15,
            "cp{n:02d}",
            attrs=(
                Attr("elevation_m", whole(3, 240)),
                Attr("cutoff_min", whole(45, 390, 5)),
                Attr("portaloos", whole(0, 30)),
            ),
            names=listed(
                "Abbey Gate, Brewery Hill, Castle Green, Docks, Embankment, Fish Market, "
                "Guildhall, Harbour Wall, Iron Bridge, Jubilee Park, King Street, Lock Cottage, "
                "Moorside, Northgate, Old Racecourse"
            ),
        ),
        Kind(
            "mat",
            22,
            "mat-{hex}",
            attrs=(
                Attr("battery_pct", whole(5, 100)),
                Attr("missed_reads", whole(0, 60)),
                Attr("maker", one("Chronex", "Chronex", "TagRun")),
                Attr("online", flag(0.8)),
            ),
        ),
        Kind(
            "runner",
            44,
            "1{n:03d}",
            attrs=(
                Attr("age", whole(18, 74)),
                Attr("wave", one("red", "blue", "green")),
                Attr("best_min", whole(148, 330), missing=0.15),
                Attr("dropped_out", flag(0.15)),
            ),
            names=listed(
                "Aisha Noor, Bart Velde, Cleo Marsh, Dario Conti, Eva Lind, Felix Auer, "
                "Gina Rossi, Hamish Orr, Ivo Petrov, Jade Tully, Kofi Mensah, Lena Brandt, "
                "Milo Vance, Nia Bevan, Otto Kranz, Priya Shah, Quentin Roy, Rosa Diaz, "
                "Sven Holm, Tess Crane, Umar Aziz, Vera Novak, Wes Tandy, Xenia Pal, Yan Zhou, "
                "Zara Khan, Anton Bruch, Bella Cruz, Cyril Faye, Dora Stein, Emil Haas, "
                "Fern Ellis, Gus Nolte, Holly Reed, Ian Speke, June Abbot, Karl Moe, Lou Sandys, "
                "Mina Takeda, Ned Farrow, Olga Serova, Piet Smit"
            ),
            repeat=2,
            numeric=True,
        ),
        Kind(
            "club",
            7,
            "club_{letter}",
            attrs=(Attr("founded", whole(1890, 2015)), Attr("members", whole(25, 900, 5))),
            names=listed(
                "City Striders, Dock Harriers, Fell Foxes, Lunchtime Plodders, Moor Runners, "
                "Parkside AC, Tri Hards"
            ),
        ),
        Kind(
            "aid_station",
            9,
            "aid{n}",
            attrs=(
                Attr("water_l", whole(200, 2400, 50)),
                Attr("gels", whole(0, 1500, 50)),
                Attr("defibrillator", flag(0.5)),
                Attr("opens_at", one("08:30", "09:00", "09:45", "10:30")),
            ),
        ),
        Kind(
            "volunteer",
            20,
            "v{n:03d}",
            attrs=(
                Attr("tshirt", one("S", "M", "M", "L", "XL")),
                Attr("first_aid", flag(0.35)),
                Attr("races_helped", whole(0, 25)),
            ),
            names=listed(
                "Agnes Poll, Benny Gale, Carol Stead, Dougie Mair, Etta Vine, Frank Odell, "
                "Gwen Parr, Hugo Lamb, Isla Frew, Jon Kerrigan, Kirsty Dow, Les Tranter, "
                "Moira Bell, Noel Crabb, Orla Quigg, Pam Sykes, Ray Dutton, Sue Hartley"
            ),
            repeat=2,
        ),
        Kind(
            "casualty",
            18,
            "cas-{n:02d}",
            attrs=(
                Attr("complaint", one("cramp", "cramp", "blister", "heat", "fall", "chest pain")),
                Attr("at_minute", whole(20, 360)),
                Attr("to_hospital", flag(0.3)),
            ),
        ),
    ),
    (
        Rel("mat", "laid_at", "checkpoint"),
        Rel("runner", "runs_for", "club", skip=0.25),
        Rel(
            "runner",
            "crossed",
            "mat",
            each=(1, 4),
            skip=0.08,
            attrs=(Attr("clock_min", num(14, 300)),),
        ),
        Rel("aid_station", "stands_at", "checkpoint"),
        Rel("volunteer", "helps_at", "aid_station", skip=0.12),
        Rel("casualty", "treated_at", "aid_station", skip=0.1),
        Rel(
            "checkpoint",
            "road_to",
            "checkpoint",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("distance_km", num(0.8, 6.4)), Attr("cobbled", flag(0.3))),
        ),
    ),
)

DOMAINS = (GRAINSTORE, QUARRY, FIREPANEL, MARATHON)
