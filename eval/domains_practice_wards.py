"""Practice networks of sirens, cameras, sewers, vineyards: sealed until answers were read."""

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

SIRENS = Domain(
    "sirens",
    "graphml",
    (
        Kind(
            "Siren",
            27,
            "SRN-{n:03d}",
            attrs=(
                Attr("loudnessDb", whole(94, 129)),
                Attr("drive", one("electronic", "electronic", "motor", "pneumatic")),
                Attr("batteryPct", whole(6, 100), missing=0.12),
                Attr("selfTest", one("passed", "passed", "passed", "failed", "overdue")),
                Attr("builtIn", whole(1961, 2025)),
                Attr("voiceCapable", flag(0.4)),
            ),
            names=listed(
                "Altmarkt, Bahnhof, Corn Exchange, Dom Square, Elbe Bank, Fairground, Gymnasium, "
                "Holm Street, Imperial Baths, Jahn Hall, Kastell, Lindenhof, Mill Bridge, "
                "Neue Wache, Oberstadt, Park Clinic, Quarry Lane, Rathaus, Salt Gate, Tannery, "
                "Ursuline Court, Viaduct, Waterworks, Yacht Basin, Zeughaus"
            ),
            repeat=2,
        ),
        Kind(
            "Repeater",
            7,
            "RPT-{letter}",
            attrs=(
                Attr("frequencyMHz", one(164.2, 168.9, 173.4, 390.5)),
                Attr("heightM", whole(18, 212)),
                Attr("onMains", flag(0.7)),
            ),
            names=listed(
                "Beacon Hill, Castle Keep, Fernsehturm, Grey Silo, Hochwald, Radio Mast, Steinberg"
            ),
        ),
        Kind(
            "Zone",
            8,
            "Z{n}",
            attrs=(
                Attr("inhabitants", whole(1900, 31000, 100)),
                Attr("areaKm2", num(0.8, 14.5)),
                Attr("shelterPlaces", whole(0, 4200, 50)),
                Attr("hazard", one("flood", "chemical", "chemical", "none")),
            ),
            names=listed(
                "Alder Flats, Brick Quarter, Chapel Rise, Dockland, Eastmoor, Friars, "
                "Gasworks End, Heathside"
            ),
        ),
        Kind(
            "ControlRoom",
            2,
            "CR{n}",
            attrs=(Attr("desks", whole(3, 14)), Attr("backupPowerH", whole(8, 96))),
            names=listed("County Desk, Fire Headquarters"),
        ),
        Kind(
            "Alarm",
            18,
            "AL{n:04d}",
            attrs=(
                Attr("signal", one("all clear", "warning", "warning", "test", "test")),
                Attr("raisedOn", day(2024, 2026)),
                Attr("durationS", whole(20, 310, 5)),
                Attr("silent", flag(0.2)),
            ),
        ),
        Kind(
            "Caretaker",
            9,
            "CT{n:02d}",
            attrs=(
                Attr("employer", one("town", "fire brigade", "fire brigade", "contractor")),
                Attr("keyHolder", flag(0.6)),
                Attr("sworn", day(1998, 2025), missing=0.15),
            ),
            names=listed(
                "Anselm Fuchs, Berit Holm, Conny Adler, Detlef Marx, Edda Kern, Falk Jonas, "
                "Greta Thoma, Hauke Petersen"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Siren", "covers", "Zone", each=(1, 2), skip=0.05),
        Rel(
            "Siren",
            "triggeredVia",
            "Repeater",
            each=(1, 2),
            skip=0.1,
            attrs=(Attr("rssiDbm", whole(-118, -58)), Attr("checked", flag(0.7))),
        ),
        Rel("Repeater", "commandedBy", "ControlRoom", skip=0.15),
        Rel("Alarm", "soundedIn", "Zone", each=(1, 3)),
        Rel("Alarm", "orderedBy", "ControlRoom"),
        Rel("Caretaker", "tends", "Siren", each=(1, 4)),
        Rel(
            "Zone",
            "borders",
            "Zone",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("borderKm", num(0.3, 6.8)),),
        ),
    ),
)

TOWNWATCH = Domain(
    "townwatch",
    "ngsi-ld",
    (
        Kind(
            "Camera",
            42,
            "cam-{n:03d}",
            attrs=(
                Attr("on", flag(0.88)),
                Attr("cameraUsage", one("PUBLIC", "PUBLIC", "TRAFFIC", "CROWD")),
                Attr("resolution", one("1080p", "1080p", "4K", "720p")),
                Attr("frameRate", one(10, 15, 25, 30)),
                Attr("bitRate", num(0.9, 14.8), unit="E20", missing=0.08),
                Attr("mountHeight", num(2.8, 11.5), unit="MTR"),
                Attr("lensCleanedOn", day(2025, 2026)),
            ),
        ),
        Kind(
            "Pole",
            24,
            "pole{n:02d}",
            attrs=(
                Attr("material", one("steel", "steel", "wood", "concrete")),
                Attr("cabinetTemperature", num(9, 63), unit="CEL", missing=0.1),
                Attr("doorAlarm", flag(0.15)),
            ),
            names=listed(
                "Abbey Steps, Bus Station, Carver Lane, Duke Street, Exchange Arcade, Ferry Slip, "
                "Gate House, High Cross, Ivy Passage, Jewry Street, Kings Head, Leather Market, "
                "Mercer Row, North Bar, Opera Corner, Pump Yard, Queens Park, Regal Underpass, "
                "Shambles, Town Hall, Undercroft, Vestry Walk, Woolpack"
            ),
            repeat=1,
        ),
        Kind(
            "Recorder",
            6,
            "nvr-{n}",
            attrs=(
                Attr("diskUsed", num(0.22, 0.98, 2)),
                Attr("retention", one(14, 21, 31), unit="DAY"),
                Attr("channels", one(8, 16, 32)),
                Attr("state", one("recording", "recording", "degraded", "stopped")),
            ),
        ),
        Kind(
            "Operator",
            11,
            "op-{hex}",
            attrs=(
                Attr("rank", one("watcher", "watcher", "senior", "supervisor")),
                Attr("licenceUntil", day(2026, 2029)),
                Attr("shiftHours", one(8, 10, 12)),
            ),
            names=listed(
                "Aoife Daly, Brendan Cole, Chidi Eze, Dorota Lis, Eamon Fry, Fadila Noor, "
                "Gareth Vane, Honor Speed, Ikram Shah, Joss Pell"
            ),
            repeat=1,
        ),
        Kind(
            "Incident",
            29,
            "inc-{n:04d}",
            attrs=(
                Attr("category", one("theft", "brawl", "fly-posting", "lost child", "theft")),
                Attr("severity", whole(1, 5)),
                Attr("observedOn", day(2026, 2026)),
                Attr("policeCalled", flag(0.45)),
                Attr("responseTime", whole(2, 57), unit="MIN", missing=0.2),
            ),
        ),
        Kind(
            "Beat",
            6,
            "beat-{letter}",
            attrs=(
                Attr("openingHours", one("24h", "18-04", "06-23")),
                Attr("officers", one(2, 4, 6)),
            ),
            names=listed("Cathedral Beat, Dock Beat, Market Beat, Park Beat, Ring Beat, West Beat"),
        ),
    ),
    (
        Rel("Camera", "mountedOn", "Pole"),
        Rel(
            "Camera",
            "recordedBy",
            "Recorder",
            skip=0.1,
            attrs=(Attr("packetLoss", num(0, 7.9), unit="P1"),),
        ),
        Rel("Pole", "withinBeat", "Beat", skip=0.08),
        Rel("Operator", "monitors", "Beat", each=(1, 2), skip=0.1),
        Rel("Incident", "seenBy", "Camera", each=(1, 2)),
        Rel("Incident", "loggedBy", "Operator", skip=0.15),
        Rel(
            "Pole",
            "fibreTo",
            "Pole",
            shape="tree",
            extra=3,
            attrs=(Attr("length", whole(40, 980, 5), unit="MTR"), Attr("darkFibres", whole(0, 12))),
        ),
    ),
)

SEWERLIFT = Domain(
    "sewerlift",
    "log",
    (
        Kind(
            "lift_station",
            14,
            "LS{n:02d}",
            attrs=(
                Attr("lvl", num(0.3, 5.8, 2), unit="m"),
                Attr("q_in", num(2, 88), unit="l/s", missing=0.1),
                Attr("mains", one("ok", "ok", "ok", "lost")),
                Attr("h2s", whole(0, 96), unit="ppm"),
                Attr("ovf_cnt", whole(0, 19)),
            ),
            names=listed(
                "Anchor Street, Bleachfield, Cooper Wharf, Dyke Road, Ebb Lane, Ferry Road, "
                "Glebe, Hythe, Inkpen, Jackdaw Lane, Kelp Row, Limekiln, Mudbank"
            ),
            repeat=1,
        ),
        Kind(
            "pump",
            31,
            "P{n:03d}",
            attrs=(
                Attr("st", one("run", "run", "stby", "stby", "trip")),
                Attr("hrs", whole(90, 41000, 10), unit="h"),
                Attr("amps", num(3.5, 61), unit="A", missing=0.12),
                Attr("vib", num(0.4, 9.6), unit="mm/s"),
                Attr("mfr", one("Xander", "Xander", "Grumm", "KSP")),
            ),
        ),
        Kind(
            "rtu",
            12,
            "rtu-{hex}",
            attrs=(
                Attr("fw", one("r7", "r7", "r8", "r9b")),
                Attr("batt", num(10.2, 13.9), unit="V"),
                Attr("sig", whole(-113, -55), unit="dBm"),
                Attr("last_poll", one("03:55", "04:10", "04:15", "04:20")),
            ),
        ),
        Kind(
            "rain_gauge",
            5,
            "rg{n}",
            attrs=(Attr("rain24", num(0, 46), unit="mm"), Attr("heated", flag(0.4))),
            names=listed("Allotments, Cricket Ground, Fire Tower, Old Dairy, School Roof"),
        ),
        Kind(
            "works",
            2,
            "WW{n}",
            attrs=(
                Attr("cap", whole(180, 900, 10), unit="l/s"),
                Attr("sludge", whole(12, 94), unit="%"),
            ),
            names=listed("Eastness, Saltings"),
        ),
        Kind(
            "crew",
            4,
            "crew-{letter}",
            attrs=(Attr("vac_truck", flag(0.5)), Attr("members", whole(2, 6))),
        ),
        Kind(
            "job",
            21,
            "J{n:05d}",
            attrs=(
                Attr("type", one("ragging", "ragging", "overflow", "seal leak", "odour")),
                Attr("prio", one(1, 2, 2, 3)),
                Attr("opened", day(2026, 2026)),
                Attr("done", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("pump", "sits_in", "lift_station", skip=0.05),
        Rel("rtu", "telemeters", "lift_station"),
        Rel("lift_station", "upstream_of", "lift_station", shape="tree", extra=0),
        Rel("lift_station", "discharges_to", "works", skip=0.5),
        Rel("rain_gauge", "indicates_for", "lift_station", each=(1, 4)),
        Rel("job", "on_pump", "pump"),
        Rel("job", "given_to", "crew", skip=0.25),
        Rel("crew", "looks_after", "lift_station", each=(2, 4)),
    ),
)

VINEPROBE = Domain(
    "vineprobe",
    "ngsi-v2",
    (
        Kind(
            "SoilProbe",
            64,
            "sp-{n:03d}",
            attrs=(
                Attr("soilMoistureVwc", num(0.04, 0.46, 2), missing=0.07),
                Attr("soilTemperature", num(4, 29), unit="CEL"),
                Attr("depth", one(20, 40, 60, 90), unit="CMT"),
                Attr("batteryLevel", num(0.05, 1, 2)),
                Attr("snr", num(-14, 11), unit="2N"),
                Attr("dateInstalled", day(2019, 2026)),
            ),
        ),
        Kind(
            "Parcel",
            13,
            "parcel-{n:02d}",
            attrs=(
                Attr("grape", one("Riesling", "Riesling", "Silvaner", "Pinot Noir", "Lemberger")),
                Attr("area", num(0.2, 3.9, 2), unit="HAR"),
                Attr("slope", whole(2, 61), unit="P1"),
                Attr("plantedIn", whole(1958, 2021)),
                Attr("organic", flag(0.5)),
            ),
            names=listed(
                "Abtsberg, Bischofsgarten, Domprobst, Engelsfels, Fuchsloch, Goldgrube, "
                "Hasenlauf, Johannisweg, Kirchenstück, Lerchenspiel, Mandelpfad, Nonnenstück"
            ),
            repeat=1,
        ),
        Kind(
            "Gateway",
            5,
            "lorawan-gw-{letter}",
            attrs=(
                Attr("spreadingFactor", one(7, 9, 10, 12)),
                Attr("packetsToday", whole(310, 9800, 10)),
                Attr("backhaul", one("4G", "4G", "satellite", "ethernet")),
                Attr("uptime", whole(1, 412), unit="DAY"),
            ),
            names=listed("Barn Roof, Chapel Spire, Press House, Ruin, Water Tank"),
        ),
        Kind(
            "WeatherMast",
            4,
            "wm-{n}",
            attrs=(
                Attr("windSpeed", num(0.4, 17), unit="KMH"),
                Attr("leafWetness", whole(0, 15)),
                Attr("frostAlarm", flag(0.4)),
            ),
        ),
        Kind(
            "DripLine",
            15,
            "DL{n:02d}",
            attrs=(
                Attr("valveState", one("open", "shut", "shut")),
                Attr("flowRate", whole(40, 880, 10), unit="LH"),
                Attr("filterChangedOn", day(2025, 2026)),
            ),
        ),
        Kind(
            "Grower",
            8,
            "grower-{hex}",
            attrs=(
                Attr("cellar", one("cooperative", "cooperative", "own cellar")),
                Attr("bottlesPerYear", whole(1800, 96000, 100)),
                Attr("memberSince", whole(1979, 2023)),
            ),
            names=listed(
                "Ahrens & Sons, Bechtold, Claire Dumont, Familie Ott, Hedwig Lang, Max Rieger, "
                "Weingut Seiler"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("SoilProbe", "refParcel", "Parcel"),
        Rel("SoilProbe", "refGateway", "Gateway", each=(1, 2), skip=0.08),
        Rel("Parcel", "refGrower", "Grower", skip=0.05),
        Rel("DripLine", "refIrrigates", "Parcel", each=(1, 2)),
        Rel("Parcel", "refWeather", "WeatherMast", skip=0.12),
        Rel("Gateway", "refMeshParent", "Gateway", shape="tree", extra=0),
        Rel("Parcel", "refTrackTo", "Parcel", shape="tree", extra=2),
    ),
    about={"DripLine": "Perforated hose along the rows that waters the vines drop by drop."},
)

DOMAINS = (SIRENS, TOWNWATCH, SEWERLIFT, VINEPROBE)
