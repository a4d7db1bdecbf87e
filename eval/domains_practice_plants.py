"""Practice networks of depots, mills, cells and barns: sealed until their answers were read."""

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

TRAMDEPOT = Domain(
    "tramdepot",
    "node-link",
    (
        Kind(
            "tram",
            26,
            "20{n:02d}",
            attrs=(
                Attr("series", one("Combino", "Combino", "Flexity", "Tatra")),
                Attr("state", one("in service", "in service", "stabled", "workshop", "withdrawn")),
                Attr("mileage_km", whole(21000, 918000, 1000)),
                Attr("wheel_diameter_mm", whole(591, 679), missing=0.08),
                Attr("sand_kg", num(0, 118)),
                Attr("next_inspection", day(2026, 2027)),
                Attr("heating_ok", flag(0.75)),
            ),
            numeric=True,
        ),
        Kind(
            "stabling_track",
            10,
            "T{n:02d}",
            attrs=(
                Attr("length_m", whole(62, 240, 2)),
                Attr("roofed", flag(0.5)),
                Attr("wash_plant", flag(0.25)),
            ),
        ),
        Kind(
            "line",
            7,
            "line-{n}",
            attrs=(Attr("headway_min", one(5, 6, 8, 10, 12, 15, 20)), Attr("stops", whole(11, 38))),
            names=listed("Riverside, Zoo, Hospital, Ring, University, Harbour Bridge, Old Town"),
        ),
        Kind(
            "defect",
            34,
            "D-{hex}",
            attrs=(
                Attr(
                    "system", one("doors", "doors", "brakes", "HVAC", "pantograph", "bogie", "PIS")
                ),
                Attr("severity", whole(1, 4)),
                Attr("reported_on", day(2025, 2026)),
                Attr("closed", flag(0.4)),
                Attr("downtime_h", num(0.5, 71), missing=0.15),
            ),
        ),
        Kind(
            "fitter",
            9,
            "f{n:02d}",
            attrs=(
                Attr("trade", one("electrician", "mechanic", "bodywork")),
                Attr("night_shift", flag(0.35)),
            ),
            names=listed(
                "Aldo Renner, Bruna Falk, Cem Aydin, Doris Lenz, Emil Janda, Frieda Voss, "
                "Goran Babic, Henk Mulder"
            ),
            repeat=1,
        ),
        Kind(
            "workshop_bay",
            5,
            "bay-{letter}",
            attrs=(
                Attr("crane_capacity_t", one(3, 5, 10, 16)),
                Attr("pit", flag(0.6)),
                Attr("air_temp_c", num(9, 24)),
            ),
        ),
        Kind(
            "point_machine",
            14,
            "pm{n:02d}",
            attrs=(
                Attr("position", one("normal", "normal", "reverse")),
                Attr("throws", whole(1200, 88000, 100)),
                Attr("motor_current_a", num(1.1, 8.7), missing=0.1),
                Attr("heater_on", flag(0.4)),
            ),
        ),
    ),
    (
        Rel("tram", "stabled_on", "stabling_track", skip=0.3),
        Rel("tram", "runs_on", "line", skip=0.2),
        Rel("tram", "jacked_up_in", "workshop_bay", skip=0.75),
        Rel("defect", "found_on", "tram"),
        Rel("defect", "assigned_to", "fitter", skip=0.25),
        Rel("fitter", "works_in", "workshop_bay"),
        Rel("point_machine", "gives_access_to", "stabling_track", each=(1, 2)),
        Rel(
            "stabling_track",
            "joins",
            "stabling_track",
            shape="tree",
            extra=3,
            directed=False,
        ),
    ),
)

SAWMILL = Domain(
    "sawmill",
    "nodes-edges",
    (
        Kind(
            "Machine",
            12,
            "M{n:02d}",
            attrs=(
                Attr(
                    "status", one("running", "running", "running", "idle", "jammed", "locked out")
                ),
                Attr("feedSpeedMpm", num(12, 138), missing=0.1),
                Attr("bladeHours", whole(1, 96)),
                Attr("guardClosed", flag(0.8)),
                Attr("noiseDb", whole(71, 108)),
            ),
            names=listed(
                "Debarker, Log Scanner, Head Rig, Edger, Resaw, Trimmer, Sorter, Stacker, Planer, "
                "Chipper, Grader, Bandmill"
            ),
        ),
        Kind(
            "Belt",
            17,
            "B{n:02d}",
            attrs=(
                Attr("lengthM", num(4, 61)),
                Attr("beltSpeedMps", num(0.3, 3.4, 2)),
                Attr("metalDetector", flag(0.3)),
            ),
        ),
        Kind(
            "Motor",
            22,
            "MT-{hex}",
            attrs=(
                Attr("ratedKw", one(11, 15, 22, 37, 55)),
                Attr("windingTempC", num(31, 118), missing=0.1),
                Attr("vibrationMms", num(0.4, 11.8)),
                Attr("greasedOn", day(2024, 2026)),
            ),
        ),
        Kind(
            "Kiln",
            5,
            "K{n}",
            attrs=(
                Attr("phase", one("heating", "drying", "drying", "conditioning", "cooling")),
                Attr("chamberTempC", num(24, 82)),
                Attr("humidityPct", whole(22, 96)),
                Attr("capacityM3", one(60, 80, 120)),
            ),
        ),
        Kind(
            "Pack",
            46,
            "P{n:04d}",
            attrs=(
                Attr("species", one("spruce", "spruce", "pine", "larch", "oak")),
                Attr("grade", one("A", "B", "B", "C")),
                Attr("moisturePct", num(7, 61), missing=0.08),
                Attr("volumeM3", num(0.8, 4.4, 2)),
                Attr("sawnOn", day(2026, 2026)),
            ),
        ),
        Kind(
            "Operator",
            9,
            "op{n}",
            attrs=(
                Attr("shift", one("morning", "afternoon", "night")),
                Attr("hiredOn", day(2004, 2025)),
                Attr("forkliftTicket", flag(0.5)),
            ),
            names=listed(
                "Aino Laine, Bo Strand, Carl Ekdahl, Disa Holmgren, Egil Moen, Fia Nord, "
                "Gunnar Rask, Hedda Lie"
            ),
            repeat=1,
        ),
        Kind(
            "Order",
            9,
            "SO-{n:03d}",
            attrs=(
                Attr("customer", one("Alpine Joinery", "Kitzler Roofs", "Fjordhus", "Toy & Tub")),
                Attr("dueOn", day(2026, 2026)),
                Attr("urgent", flag(0.3)),
                Attr("priceEur", whole(900, 38000, 50)),
            ),
        ),
    ),
    (
        Rel("Machine", "dischargesOnto", "Belt", each=(1, 2)),
        Rel("Belt", "deliversTo", "Machine", skip=0.06),
        Rel("Motor", "powers", "Machine", skip=0.12),
        Rel("Pack", "dryingIn", "Kiln", skip=0.45),
        Rel("Pack", "cutFor", "Order", skip=0.3),
        Rel("Operator", "runs", "Machine", each=(1, 3)),
    ),
)

SMALLCELL = Domain(
    "smallcell",
    "graphml",
    (
        Kind(
            "Site",
            16,
            "S{n:03d}",
            attrs=(
                Attr("mount", one("lamp post", "lamp post", "rooftop", "bus shelter", "facade")),
                Attr("heightM", num(4, 31)),
                Attr("rentEur", whole(120, 2400, 10)),
                Attr("permitUntil", day(2026, 2034)),
            ),
            names=listed(
                "Corn Exchange, Linden Square, Old Brewery, Ferry Steps, Castle Gate, Mill "
                "Lane, Bishop Street, Fish Market, North Pier, Opera Corner, Station Forecourt, "
                "Tannery, College Green, Plaza Norte, Victoria Arcade"
            ),
            repeat=1,
        ),
        Kind(
            "SmallCell",
            38,
            "NR-{hex}",
            attrs=(
                Attr("band", one("n78", "n78", "n258", "n28")),
                Attr("pci", whole(0, 1007)),
                Attr("txPowerDbm", whole(20, 37)),
                Attr("prbLoadPct", num(2, 99), missing=0.08),
                Attr("activeUsers", whole(0, 141)),
                Attr("adminState", one("unlocked", "unlocked", "unlocked", "locked")),
                Attr("sleepMode", flag(0.2)),
            ),
        ),
        Kind(
            "DistributedUnit",
            5,
            "DU-{letter}",
            attrs=(
                Attr("cpuPct", whole(9, 97)),
                Attr("softwareRelease", one("R23.4", "R24.1", "R24.1", "R24.2")),
                Attr("syncSource", one("GNSS", "PTP", "PTP")),
            ),
        ),
        Kind(
            "Hub",
            4,
            "HUB{n}",
            attrs=(Attr("rackUnitsFree", whole(0, 29)), Attr("upsMinutes", whole(8, 240))),
            names=listed("Telephone House, Water Tower, Town Hall Basement, Arena"),
        ),
        Kind(
            "Alarm",
            27,
            "ALM{n:04d}",
            attrs=(
                Attr("severity", one("critical", "major", "major", "minor", "warning")),
                Attr(
                    "cause", one("overheating", "VSWR high", "backhaul loss", "sync loss", "door")
                ),
                Attr("raisedOn", day(2026, 2026)),
                Attr("acknowledged", flag(0.5)),
            ),
        ),
        Kind(
            "FieldEngineer",
            7,
            "fe-{n}",
            attrs=(Attr("van", one("Kangoo", "Vito", "Caddy")), Attr("climbingPass", flag(0.6))),
            names=listed(
                "Abel Stone, Bea Quinn, Chidi Obi, Dora Wren, Eli Marsh, Fay Lowe, Gil Tran"
            ),
        ),
        Kind("Tenant", 3, "tn{n}", names=listed("Nordtel, Kombi Mobil, BlueWave")),
    ),
    (
        Rel("SmallCell", "deployedAt", "Site", skip=0.05),
        Rel("SmallCell", "controlledBy", "DistributedUnit"),
        Rel("SmallCell", "broadcastsFor", "Tenant", each=(1, 2)),
        Rel("DistributedUnit", "hostedIn", "Hub"),
        Rel(
            "Site",
            "backhauledTo",
            "Hub",
            skip=0.06,
            attrs=(
                Attr("medium", one("fibre", "fibre", "microwave")),
                Attr("capacityMbps", one(500, 1000, 2500, 10000)),
                Attr("latencyMs", num(0.4, 9.8)),
            ),
        ),
        Rel(
            "SmallCell",
            "neighbourOf",
            "SmallCell",
            shape="tree",
            extra=10,
            directed=False,
            attrs=(Attr("handoverSuccessPct", num(71, 100)),),
        ),
        Rel("Alarm", "raisedBy", "SmallCell"),
        Rel("FieldEngineer", "looksAfter", "Site", each=(2, 4)),
    ),
)

DAIRY = Domain(
    "dairy",
    "ngsi-ld",
    (
        Kind(
            "Cow",
            62,
            "cow-{n:03d}",
            attrs=(
                Attr("breed", one("Holstein", "Holstein", "Fleckvieh", "Jersey")),
                Attr("milkYield", num(4, 49), unit="LTR", missing=0.1),
                Attr("bodyTemperature", num(37.6, 40.9), unit="CEL", missing=0.06),
                Attr("rumination", whole(210, 620), unit="MIN"),
                Attr("daysInMilk", whole(1, 420), unit="DAY"),
                Attr("inHeat", flag(0.12)),
                Attr("calvedOn", day(2025, 2026)),
            ),
            names=listed(
                "Alma, Bella, Berta, Blossom, Buttercup, Clover, Daisy, Dolly, Elsa, Erika, "
                "Flora, Frida, Gerda, Gina, Hanni, Hazel, Heidi, Ida, Iris, Jolanda, Kate, "
                "Katinka, Lotte, Lulu, Mabel, Maja, Minka, Molly, Nelly, Olga, Paula, Peaches, "
                "Petra, Primrose, Resi, Ronja, Rosa, Ruby, Sissi, Stella, Susi, Tilda, Toffee, "
                "Trude, Ulla, Vroni, Wanda, Wilma, Xenia, Zenzi, Zita, Zora, Bonnie, Cora, "
                "Dina, Enzi, Fanny, Goldie, Hilde"
            ),
            repeat=3,
        ),
        Kind(
            "Collar",
            56,
            "col-{hex}",
            attrs=(
                Attr("batteryLevel", num(0.03, 1, 2), missing=0.08),
                Attr("firmwareVersion", one("2.8", "2.9", "2.9", "3.0")),
                Attr("signalStrength", whole(-118, -61), unit="DBM"),
            ),
        ),
        Kind(
            "MilkingRobot",
            4,
            "ams-{n}",
            attrs=(
                Attr("milkingsToday", whole(60, 188)),
                Attr("vacuum", num(38, 46), unit="KPA"),
                Attr("robotState", one("milking", "milking", "washing", "alarm")),
                Attr("teatCupChangedOn", day(2025, 2026)),
            ),
            names=listed("Anton, Brutus, Caesar, Dino"),
        ),
        Kind(
            "BarnPen",
            7,
            "pen-{letter}",
            attrs=(
                Attr("cubicles", whole(6, 24)),
                Attr("ammonia", num(1.5, 27), unit="PPM"),
                Attr("bedding", one("straw", "sand", "sawdust")),
            ),
            names=listed(
                "Fresh Group, High Yielders, Low Yielders, Dry Group, Heifer Yard, Sick Bay, "
                "Calving Box"
            ),
        ),
        Kind(
            "FeedStation",
            9,
            "fs{n:02d}",
            attrs=(
                Attr("concentrateLeft", num(3, 240), unit="KGM"),
                Attr("augerJammed", flag(0.25)),
            ),
        ),
        Kind(
            "MilkTank",
            3,
            "tank-{n}",
            attrs=(
                Attr("content", whole(200, 7800, 10), unit="LTR"),
                Attr("milkTemperature", num(2.8, 7.4), unit="CEL"),
                Attr("agitatorOn", flag(0.6)),
            ),
        ),
        Kind(
            "Treatment",
            13,
            "trt-{n:02d}",
            attrs=(
                Attr("drug", one("penicillin", "oxytocin", "ketoprofen", "calcium")),
                Attr("withdrawalUntil", day(2026, 2026)),
                Attr("dose", num(5, 60), unit="MLT"),
            ),
        ),
        Kind(
            "Herdsman",
            6,
            "hm{n}",
            attrs=(Attr("phone", whole(201, 239)), Attr("weekendDuty", flag(0.4))),
            names=listed(
                "Alois Huber, Britta Sommer, Caspar Egger, Dagmar Wolf, Edwin Koller, Franzi Auer"
            ),
        ),
    ),
    (
        Rel("Cow", "keptIn", "BarnPen"),
        Rel("Cow", "milkedBy", "MilkingRobot", skip=0.18),
        Rel("Cow", "daughterOf", "Cow", shape="tree", skip=0.55),
        Rel("Collar", "wornBy", "Cow", skip=0.07),
        Rel("MilkingRobot", "pumpsInto", "MilkTank"),
        Rel("FeedStation", "standsIn", "BarnPen"),
        Rel("Treatment", "givenTo", "Cow"),
        Rel("Herdsman", "looksAfter", "BarnPen", each=(1, 3)),
        Rel("BarnPen", "gateTo", "BarnPen", shape="tree", extra=2, directed=False),
    ),
)

DOMAINS = (TRAMDEPOT, SAWMILL, SMALLCELL, DAIRY)
