"""Practice networks of bins, bikes, traffic lights, meters: sealed until answers were read."""

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

BINROUND = Domain(
    "binround",
    "ngsi-ld",
    (
        Kind(
            "WasteContainer",
            76,
            "bin-{n:03d}",
            attrs=(
                Attr("fillingLevel", num(0.02, 0.99, 2), missing=0.06),
                Attr("temperature", num(3, 61), unit="CEL", missing=0.1),
                Attr("wasteType", one("residual", "residual", "paper", "glass", "organic")),
                Attr("volume", one(240, 660, 1100, 3000), unit="LTR"),
                Attr("lidOpen", flag(0.12)),
                Attr("dateLastEmptying", day(2026, 2026)),
            ),
        ),
        Kind(
            "CollectionPoint",
            21,
            "cp{n:02d}",
            attrs=(
                Attr("underground", flag(0.4)),
                Attr("cleanliness", one("clean", "clean", "littered", "fly-tipped")),
            ),
            names=listed(
                "Acorn Road, Beacon Street, Canal Walk, Dyer Court, Elder Mews, Falcon Square, "
                "Garnet Row, Heron Quay, Inkerman Steps, Jubilee Park, Kestrel Way, Larch Close, "
                "Market Hall, Nelson Green, Orchard Gate, Palace Yard, Quince Lane, Rope Walk, "
                "Sycamore Rise, Thorn Bank"
            ),
            repeat=1,
        ),
        Kind(
            "Round",
            9,
            "round-{n}",
            attrs=(
                Attr("weekday", one("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
                Attr("plannedDistance", num(11, 63), unit="KMT"),
                Attr("startsAt", one("05:00", "05:30", "06:00", "13:00")),
            ),
        ),
        Kind(
            "Vehicle",
            6,
            "truck-{letter}",
            attrs=(
                Attr("payload", whole(200, 9800, 50), unit="KGM"),
                Attr("maxPayload", one(9000, 10500, 11500), unit="KGM"),
                Attr("fuelType", one("diesel", "diesel", "electric", "hydrogen")),
                Attr("status", one("onRoute", "onRoute", "parked", "broken")),
                Attr("mileage", whole(9000, 310000, 500), unit="KMT"),
            ),
        ),
        Kind(
            "Facility",
            4,
            "fac-{n}",
            attrs=(
                Attr("process", one("incineration", "sorting", "composting")),
                Attr("dailyLimit", whole(80, 640, 10), unit="TNE"),
            ),
            names=listed("Blackmoor Plant, Greenfold, Southside Tip, Weir Works"),
        ),
        Kind(
            "Worker",
            17,
            "w{n:02d}",
            attrs=(
                Attr("role", one("driver", "loader", "loader")),
                Attr("joinedOn", day(1999, 2026)),
                Attr("hgvLicence", flag(0.5)),
            ),
            names=listed(
                "Adaeze Uba, Bert Collins, Cathal Breen, Dean Potts, Elif Kaya, Frank Doyle, "
                "Gwen Rees, Hadi Amin, Ines Prado, Jakub Zych, Keith Lamb, Leroy Banks, "
                "Mo Farouk, Nia Bevan, Oskar Lind, Paddy Quinn, Rita Sousa"
            ),
        ),
        Kind(
            "Complaint",
            25,
            "C-{n:04d}",
            attrs=(
                Attr("reason", one("overflowing", "overflowing", "smell", "damaged", "noise")),
                Attr("reportedOn", day(2026, 2026)),
                Attr("resolved", flag(0.55)),
                Attr("channel", one("phone", "app", "app", "letter")),
            ),
        ),
    ),
    (
        Rel("WasteContainer", "locatedAt", "CollectionPoint"),
        Rel("CollectionPoint", "servedBy", "Round", each=(1, 2), skip=0.1),
        Rel("Round", "usesVehicle", "Vehicle"),
        Rel("Round", "unloadsAt", "Facility", each=(1, 2)),
        Rel("Worker", "rosteredOn", "Round", skip=0.1),
        Rel("Complaint", "concerns", "WasteContainer"),
        Rel("Complaint", "handledBy", "Worker", skip=0.3),
        Rel(
            "CollectionPoint",
            "roadTo",
            "CollectionPoint",
            shape="tree",
            extra=3,
            attrs=(Attr("distance", whole(90, 1900, 10), unit="MTR"),),
        ),
    ),
)

BIKESHARE = Domain(
    "bikeshare",
    "tables",
    (
        Kind(
            "station",
            26,
            "st{n:03d}",
            attrs=(
                Attr("docks", one(12, 16, 20, 24, 30)),
                Attr("solar_powered", flag(0.35)),
                Attr("elevation_m", whole(4, 118)),
                Attr("opened_on", day(2018, 2025)),
            ),
            names=listed(
                "Albert Embankment, Barge Basin, Cathedral Close, Daisy Hill, Exchange Street, "
                "Foundry Yard, Grand Parade, Hop Market, Infirmary, Jetty Road, King's Arch, "
                "Ladywell, Museum Lawn, New Cut, Observatory Hill, Priory, Quayside, "
                "Racecourse, Spinney, Technopark, Union Bridge, Velodrome, Waterloo Steps, "
                "Xavier College"
            ),
            repeat=2,
        ),
        Kind(
            "bike",
            118,
            "B{n:04d}",
            attrs=(
                Attr("model", one("Classic", "Classic", "E-Glide", "E-Glide", "Cargo")),
                Attr("state", one("available", "available", "available", "reserved", "broken")),
                Attr("lock_battery_pct", whole(3, 100), missing=0.2),
                Attr("odometer_km", whole(40, 14900, 10)),
                Attr("serviced_on", day(2025, 2026)),
            ),
        ),
        Kind(
            "trip",
            84,
            "T-{hex}",
            attrs=(
                Attr("distance_km", num(0.4, 6.5, 2)),
                Attr("duration_min", whole(9, 58)),
                Attr("fare_eur", num(0.5, 12, 2)),
                Attr("rain", flag(0.2)),
            ),
        ),
        Kind(
            "rider",
            31,
            "rd{n:02d}",
            attrs=(
                Attr("plan", one("yearly", "monthly", "day pass", "pay as you go")),
                Attr("birth_year", whole(1949, 2008)),
                Attr("balance_eur", num(-18, 60, 2)),
                Attr("blocked", flag(0.15)),
            ),
            names=listed(
                "Anouk, Bastian, Carmen, Dirk, Esra, Florian, Gianni, Hilde, Ismail, Jasmin, "
                "Klara, Lorenzo, Malin, Nuria, Oleg, Pilar, Ruben, Saskia, Teo, Ulla, Valentin, "
                "Wibke, Xenia, Yannis, Zofia, Bjarne, Cosima, Dragan, Elina, Fabio, Gesa"
            ),
        ),
        Kind(
            "van",
            6,
            "van-{letter}",
            attrs=(
                Attr("racks", one(12, 18, 24)),
                Attr("charge_pct", whole(8, 100)),
                Attr("driver_on_duty", flag(0.6)),
            ),
        ),
        Kind(
            "mechanic",
            7,
            "m{n}",
            attrs=(
                Attr("certificate", one("basic", "e-bike", "e-bike", "master")),
                Attr("hours_per_week", one(16, 24, 36, 40)),
            ),
            names=listed("Arvid, Beppe, Chandra, Dorota, Emre, Fleur, Goran"),
        ),
        Kind(
            "district",
            6,
            "d{n}",
            attrs=(Attr("residents", whole(4000, 52000, 100)),),
            names=listed("Altstadt, Hafen, Westend, Neufeld, Sonnenberg, Mühlviertel"),
        ),
    ),
    (
        Rel("station", "lies_in", "district"),
        Rel("bike", "docked_at", "station", skip=0.25),
        Rel("bike", "with_mechanic", "mechanic", skip=0.85),
        Rel("trip", "rider", "rider"),
        Rel("trip", "bike", "bike"),
        Rel("trip", "starts_at", "station"),
        Rel("trip", "ends_at", "station", skip=0.1),
        Rel("van", "rebalances", "district", each=(1, 2)),
        Rel("mechanic", "lives_near", "station", skip=0.3),
        Rel(
            "station",
            "cycle_path",
            "station",
            shape="tree",
            extra=4,
            attrs=(Attr("length_m", whole(180, 2600, 20)), Attr("lit", flag(0.6))),
        ),
    ),
)

CROSSROADS = Domain(
    "crossroads",
    "graphml",
    (
        Kind(
            "Junction",
            22,
            "J{n:02d}",
            attrs=(
                Attr("cycleTimeS", one(60, 72, 80, 90, 96, 120)),
                Attr("pedestrianPhase", flag(0.7)),
                Attr("busPriority", flag(0.4)),
                Attr("saturation", num(0.21, 1.19, 2)),
            ),
            names=listed(
                "Abbey Corner, Bank Circus, Chapel Cross, Drover Street, Elephant Gate, "
                "Fiveways, Gallows Corner, Hyde Junction, Iron Bridge, Jamaica Row, Kiln Lane, "
                "Lighthouse Road, Monument, Navigation Street, Oldgate, Peel Street, Queensway, "
                "Ropery, Saltmarket, Tollhouse, Upper Mall"
            ),
            repeat=1,
        ),
        Kind(
            "Controller",
            19,
            "ctl{n:03d}",
            attrs=(
                Attr("vendor", one("Sigtec", "Sigtec", "Ampelwerk", "Corvia")),
                Attr("mode", one("adaptive", "adaptive", "fixed time", "flashing amber", "manual")),
                Attr("firmware", one("4.1", "4.1", "4.3", "5.0")),
                Attr("cpuTempC", num(19, 74), missing=0.12),
                Attr("lastBackup", day(2025, 2026)),
            ),
        ),
        Kind(
            "SignalHead",
            46,
            "SH-{n:03d}",
            attrs=(
                Attr("headType", one("vehicle", "vehicle", "pedestrian", "cycle", "tram")),
                Attr("lampPowerW", num(4, 19)),
                Attr("dark", flag(0.1)),
                Attr("installedIn", whole(2004, 2025)),
            ),
        ),
        Kind(
            "Detector",
            28,
            "det-{hex}",
            attrs=(
                Attr("technology", one("loop", "loop", "radar", "camera")),
                Attr("vehiclesPerHour", whole(0, 1480), missing=0.08),
                Attr("occupancyPct", num(0.5, 88)),
                Attr("healthy", flag(0.8)),
            ),
        ),
        Kind(
            "Corridor",
            4,
            "cor{n}",
            attrs=(Attr("greenWaveKmh", one(30, 40, 50)),),
            names=listed("East Radial, Hospital Axis, Inner Ring, Stadium Approach"),
        ),
        Kind(
            "Fault",
            20,
            "F{n:05d}",
            attrs=(
                Attr("severity", one("low", "medium", "medium", "high")),
                Attr("openedOn", day(2026, 2026)),
                Attr("estimateHours", num(0.5, 46), missing=0.2),
                Attr("closed", flag(0.45)),
            ),
        ),
        Kind(
            "Technician",
            6,
            "tech-{letter}",
            attrs=(Attr("onCall", flag(0.4)), Attr("bucketTruck", flag(0.5))),
            names=listed("Alva Berg, Ciro Neri, Femke Vos, Hamza Malik, Ludo Peeters, Rhys Owen"),
        ),
    ),
    (
        Rel("Junction", "controller", "Controller", skip=0.05),
        Rel("Junction", "corridor", "Corridor", each=(1, 2), skip=0.15),
        Rel("SignalHead", "location", "Junction"),
        Rel("Detector", "approach", "Junction", skip=0.05),
        Rel("Fault", "subject", "SignalHead"),
        Rel("Fault", "assignee", "Technician", skip=0.25),
        Rel("Technician", "responsibility", "Controller", each=(2, 5)),
        Rel(
            "Junction",
            "street",
            "Junction",
            shape="tree",
            extra=4,
            directed=False,
            attrs=(Attr("lengthM", whole(60, 940, 10)), Attr("lanes", one(1, 2, 2, 3))),
        ),
    ),
)

METERREAD = Domain(
    "meterread",
    "ngsi-v2",
    (
        Kind(
            "WaterMeter",
            104,
            "WM{n:04d}",
            attrs=(
                Attr("volumeIndex", num(3, 4210), unit="MTQ"),
                Attr("currentFlow", whole(0, 940), unit="E32", missing=0.1),
                Attr("batteryVoltage", num(2.6, 3.7, 2), unit="VLT"),
                Attr("leakAlarm", flag(0.1)),
                Attr("nominalDiameter", one("15", "20", "20", "25", "40")),
                Attr("calibratedOn", day(2014, 2026)),
            ),
        ),
        Kind(
            "Customer",
            52,
            "cust-{n:03d}",
            attrs=(
                Attr("tariff", one("A", "A", "B", "C")),
                Attr("arrears", num(0, 640, 2), unit="EUR", missing=0.3),
                Attr("paperBill", flag(0.4)),
            ),
            names=listed(
                "Abbott, Baptiste, Chowdhury, Delgado, Eriksen, Fontaine, Guerrero, Hashimoto, "
                "Ibrahim, Jovanovic, Kowalczyk, Lindqvist, Marchetti, Nakamura, O'Sullivan, "
                "Petrov, Quiroga, Rasmussen, Schneider, Takahashi, Ulrich, Vasquez, Whitfield, "
                "Yilmaz, Zimmermann, Bakery Corner, Launderette Blue, Hotel Aurora, Gym Titan, "
                "Car Wash Kings, Primary School, Fire Station, Almeida, Brennan, Castellano, "
                "Dubois, Engel, Ferreira, Goldberg, Hristova, Imran, Jansen, Kaplan, Laurent, "
                "Moreau, Nwosu, Ortega, Pereira, Rossi, Silva"
            ),
            repeat=2,
        ),
        Kind(
            "Concentrator",
            9,
            "DC{n:02d}",
            attrs=(
                Attr("uplink", one("NB-IoT", "LTE", "LTE", "fibre")),
                Attr("signalStrength", whole(-114, -61), unit="DBM"),
                Attr("online", flag(0.8)),
                Attr("lastReboot", day(2026, 2026)),
            ),
            names=listed(
                "Bell Tower, Clinic Roof, Depot Mast, Firehall, Grain Silo, Hilltop, Lido, "
                "Post Office, Windmill"
            ),
        ),
        Kind(
            "SupplyArea",
            8,
            "area-{letter}",
            attrs=(
                Attr("inletFlow", num(4, 97), unit="MQH"),
                Attr("lossRate", num(0.03, 0.41, 2)),
                Attr("pressure", num(1.9, 6.4), unit="BAR"),
            ),
            names=listed(
                "Brookside, Copse Hill, Fairview, Lower Town, Maltings, Riverside, Upper Town, "
                "Vineyards"
            ),
        ),
        Kind(
            "Valve",
            15,
            "VLV-{hex}",
            attrs=(
                Attr("position", one("open", "open", "open", "throttled", "closed")),
                Attr("turns", whole(6, 44)),
                Attr("lastMoved", day(2023, 2026)),
            ),
        ),
        Kind(
            "Inspector",
            5,
            "insp{n}",
            attrs=(Attr("phone", one("555-0141", "555-0162", "555-0175")), Attr("car", flag(0.6))),
            names=listed("Dafydd, Ilse, Marek, Paloma, Soraya"),
        ),
    ),
    (
        Rel("WaterMeter", "refConcentrator", "Concentrator", each=(1, 2), skip=0.06),
        Rel("WaterMeter", "refCustomer", "Customer", skip=0.04),
        Rel("WaterMeter", "refSupplyArea", "SupplyArea"),
        Rel("Valve", "refIsolates", "SupplyArea"),
        Rel("Inspector", "refPatch", "SupplyArea", each=(1, 3)),
        Rel("SupplyArea", "refFedFrom", "SupplyArea", shape="tree", extra=1),
        Rel("Concentrator", "refFallback", "Concentrator", skip=0.2),
    ),
)

DOMAINS = (BINROUND, BIKESHARE, CROSSROADS, METERREAD)
