"""Practice networks of buses, gritters, canals, parcel boxes: sealed until answers were read."""

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

BUSLINES = Domain(
    "buslines",
    "tables",
    (
        Kind(
            "stop",
            34,
            "77{n:03d}",
            attrs=(
                Attr("shelter", flag(0.6)),
                Attr("daily_boardings", whole(12, 2900)),
                Attr("kerb_height_mm", one(60, 100, 160, 180)),
                Attr("lit", flag(0.7)),
                Attr("last_cleaned", day(2026, 2026), missing=0.1),
            ),
            names=listed(
                "Abbey Road, Bridge End, Castle Hill, Dean Street, Elm Avenue, Ferry Lane, "
                "Guildhall, High Street, Infirmary, Jubilee Park, Kings Square, Library, "
                "Market Place, New Road, Orchard Way, Priory, Queens Drive, Rail Station, "
                "Swimming Baths, The Crescent, University, Victoria Road, West Gate, York Place, "
                "Zion Chapel, Cemetery Gates, Retail Park, Tollhouse, Windmill Rise, Paper Mill, "
                "Grammar School, Lower Green"
            ),
            repeat=2,
            numeric=True,
        ),
        Kind(
            "vehicle",
            28,
            "6{n:02d}4",
            attrs=(
                Attr("fuel", one("diesel", "diesel", "hybrid", "electric", "electric")),
                Attr("seats", whole(24, 82)),
                Attr("built", whole(2008, 2026)),
                Attr("odometer_km", whole(9000, 720000, 100)),
                Attr("ramp_ok", flag(0.85)),
                Attr("delay_min", whole(-2, 19), missing=0.1),
            ),
            numeric=True,
        ),
        Kind(
            "route",
            9,
            "rt-{hex}",
            attrs=(
                Attr("headway_min", one(8, 10, 12, 15, 20, 30, 60)),
                Attr("first_departure", one("04:55", "05:20", "05:45", "06:10", "06:30")),
                Attr("night_service", flag(0.3)),
                Attr("length_km", num(5.5, 31)),
            ),
            names=listed(
                "Airport Flyer, Blue Line, Circular, Dock Shuttle, Green Line, Hospital Link, "
                "Orbital, Park and Ride, Red Line"
            ),
        ),
        Kind(
            "driver",
            22,
            "D{n:04d}",
            attrs=(
                Attr("hired", day(1996, 2026)),
                Attr("hours_week", whole(16, 48)),
                Attr("duty", one("early", "early", "late", "night", "spare")),
                Attr("first_aider", flag(0.35)),
            ),
            names=listed(
                "Abdul Rahman, Bernice Todd, Colin Frost, Deirdre Lacey, Ewa Nowak, Frank Osei, "
                "Grace Lam, Harpreet Gill, Irene Vaughan, Jerome Biggs, Keith Alder, Lucia Bravo, "
                "Malik Shabazz, Noreen Pike, Oscar Wynn, Petra Kolar, Rashid Khan, Sheila Moss, "
                "Tomasz Zielinski, Vernon Clay"
            ),
            repeat=2,
        ),
        Kind(
            "depot",
            3,
            "dpt{n}",
            attrs=(
                Attr("bays", whole(18, 64)),
                Attr("chargers", whole(0, 16)),
                Attr("wash_plant", flag(0.6)),
            ),
            names=listed("Ashgrove, Millfield, Quayside"),
        ),
        Kind(
            "display",
            16,
            "dsp-{hex}",
            attrs=(
                Attr("screen", one("ok", "ok", "ok", "frozen", "dark")),
                Attr("firmware", one("4.1", "4.1", "4.3", "5.0")),
                Attr("battery_v", num(10.8, 13.1), missing=0.15),
            ),
        ),
    ),
    (
        Rel("vehicle", "garage", "depot"),
        Rel("vehicle", "running_on", "route", skip=0.15),
        Rel("driver", "drives", "vehicle", each=(1, 2), skip=0.12),
        Rel("display", "mounted_at", "stop", skip=0.08),
        Rel("route", "calls_at", "stop", each=(4, 8), attrs=(Attr("minutes_out", whole(0, 55)),)),
        Rel(
            "stop",
            "next_stop",
            "stop",
            shape="chain",
            extra=4,
            attrs=(Attr("metres", whole(180, 1500, 10)),),
        ),
    ),
)

GRITTING = Domain(
    "gritting",
    "ngsi-v2",
    (
        Kind(
            "RoadSensor",
            46,
            "rs-{n:03d}",
            attrs=(
                Attr("surfaceTemperature", num(-7.4, 5.2), unit="CEL"),
                Attr("grip", num(0.18, 0.82, 2)),
                Attr("surfaceState", one("dry", "wet", "wet", "ice", "snow")),
                Attr("saltResidue", num(0, 24), unit="GM", missing=0.15),
                Attr("inService", flag(0.85)),
            ),
        ),
        Kind(
            "GritterLorry",
            11,
            "grt-{letter}",
            attrs=(
                Attr("saltLoad", num(0.3, 11.8), unit="TNE"),
                Attr("spreadRate", one(10, 20, 30, 40)),
                Attr("engineHours", whole(400, 9800, 10), unit="HUR"),
                Attr("ploughFitted", flag(0.5)),
            ),
            names=listed(
                "Gritney, Sir Salter Scott, Spready Mercury, Snowbi Wan, Plougher O Scotland, "
                "Salty Dog, Slippy McGritty, Frosty, Grit Expectations, Meltan John"
            ),
            repeat=1,
        ),
        Kind(
            "SaltBarn",
            4,
            "barn{n}",
            attrs=(
                Attr("stock", whole(90, 5200, 10), unit="TNE"),
                Attr("capacity", one(2000, 4000, 6000), unit="TNE"),
                Attr("roofed", flag(0.6)),
            ),
            names=listed("Blackrigg, Cauldhame, Moss Side, Whinfell"),
        ),
        Kind(
            "TreatmentRoute",
            13,
            "GR{n:02d}",
            attrs=(
                Attr("priority", one(1, 1, 2, 3)),
                Attr("routeLength", num(9, 61), unit="KMT"),
                Attr("lastTreated", day(2026, 2026)),
            ),
        ),
        Kind(
            "Driver",
            15,
            "drv-{n:02d}",
            attrs=(
                Attr("shift", one("day", "night", "night", "standby")),
                Attr("licensedSince", whole(1984, 2024)),
                Attr("hoursLeft", num(0, 11)),
            ),
            names=listed(
                "Alec Baird, Betty Rae, Calum Orr, Donnie Weir, Elspeth Kerr, Fraser Mutch, "
                "Gordon Blyth, Heather Low, Innes Tait, Jean Purdie, Kenny Dow, Lorna Shand, "
                "Murdo Begg"
            ),
            repeat=2,
        ),
        Kind(
            "Village",
            12,
            "vlg-{n}",
            attrs=(
                Attr("altitude", whole(15, 430), unit="MTR"),
                Attr("population", whole(60, 4800)),
                Attr("hasSchool", flag(0.5)),
            ),
            names=listed(
                "Aberlin, Balnore, Craigend, Drumlaw, Eskmouth, Fintry Cross, Glenhove, "
                "Harelaw, Inverlochy Brae, Kirkhope, Lintmill, Muirdean"
            ),
        ),
    ),
    (
        Rel("RoadSensor", "refRoute", "TreatmentRoute", skip=0.06),
        Rel("GritterLorry", "refTreats", "TreatmentRoute", each=(1, 2), skip=0.1),
        Rel("GritterLorry", "refLoadsAt", "SaltBarn"),
        Rel("Driver", "refDrives", "GritterLorry", skip=0.15),
        Rel("TreatmentRoute", "refPassesThrough", "Village", each=(1, 3)),
        Rel("Village", "refRoadTo", "Village", shape="tree", extra=3),
    ),
)

CANAL = Domain(
    "canal",
    "ngsi-ld",
    (
        Kind(
            "Lock",
            19,
            "lock-{n:02d}",
            attrs=(
                Attr("fall", num(1.1, 4.9), unit="MTR"),
                Attr("chamberLength", num(17, 31), unit="MTR"),
                Attr("builtIn", whole(1771, 1838)),
                Attr("gateState", one("open", "closed", "closed", "stuck")),
                Attr("mechanised", flag(0.35)),
            ),
            names=listed(
                "Anchor, Bottom Lock, Cowley, Dimmock's, Etruria, Fradley, Glebe, Hillmorton, "
                "Itchington, Kings Lock, Lapworth, Meaford, Northwich, Offenham, Plumtree, "
                "Rushall, Stoke Top, Tardebigge"
            ),
            repeat=1,
        ),
        Kind(
            "Pound",
            14,
            "pound-{n:02d}",
            attrs=(
                Attr("waterLevel", num(-0.6, 0.4, 2), unit="MTR"),
                Attr("length", num(0.2, 11.5), unit="KMT"),
                Attr("moorings", whole(0, 46)),
                Attr("dredgedOn", day(2009, 2025), missing=0.15),
            ),
        ),
        Kind(
            "LevelGauge",
            21,
            "lg-{hex}",
            attrs=(
                Attr("batteryLevel", num(0.04, 1, 2), missing=0.1),
                Attr("reportInterval", one(5, 15, 60), unit="MIN"),
                Attr("make", one("Seba", "Seba", "Vegapuls", "OTT")),
            ),
        ),
        Kind(
            "Sluice",
            11,
            "slc{n:02d}",
            attrs=(
                Attr("opening", whole(0, 100, 5), unit="P1"),
                Attr("automatic", flag(0.45)),
                Attr("servicedOn", day(2023, 2026)),
            ),
        ),
        Kind(
            "Narrowboat",
            25,
            "nb-{n:04d}",
            attrs=(
                Attr("hullLength", num(23, 70), unit="FOT"),
                Attr("draught", whole(45, 92), unit="CMT"),
                Attr("use", one("residential", "hire", "hire", "private", "trade")),
                Attr("licenceUntil", day(2026, 2027)),
            ),
            names=listed(
                "Amber Otter, Bargain, Clementine, Dabchick, Eileen, Festina, Gypsy Rose, "
                "Halcyon, Idle Hands, Jack Tar, Kestrel, Lazy Daze, Moonraker, Nut Brown, "
                "Owl and Cat, Puddle Duck, Quiet Man, Rosie, Slow Motion, Tadpole, Ushant, "
                "Victoria, Willow"
            ),
            repeat=2,
        ),
        Kind(
            "LockKeeper",
            9,
            "kpr-{n}",
            attrs=(
                Attr("volunteer", flag(0.45)),
                Attr("startedOn", day(2001, 2026)),
                Attr("daysPerWeek", whole(1, 6)),
            ),
            names=listed(
                "Alf Bowen, Bridget Shaw, Cyril Hart, Dot Pearce, Enid Wragg, Fred Tully, "
                "Gwen Amos, Horace Lunt"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Lock", "liftsInto", "Pound"),
        Rel("LevelGauge", "fittedAt", "Lock", skip=0.08),
        Rel("Sluice", "drains", "Pound", skip=0.1),
        Rel("Narrowboat", "mooredIn", "Pound", skip=0.16),
        Rel("LockKeeper", "worksLock", "Lock", each=(1, 3)),
        Rel("Pound", "spillsInto", "Pound", shape="tree", extra=1),
        Rel(
            "Lock",
            "towpathTo",
            "Lock",
            shape="tree",
            extra=3,
            attrs=(Attr("distance", num(0.2, 6.4), unit="KMT"), Attr("paved", flag(0.5))),
        ),
    ),
)

PARCELBOX = Domain(
    "parcelbox",
    "log",
    (
        Kind(
            "parcel_box",
            15,
            "box{n:03d}",
            attrs=(
                Attr("compartments", one(24, 36, 48, 72)),
                Attr("free", whole(0, 23)),
                Attr("indoor", flag(0.35)),
                Attr("inside_temp", num(-2, 34), unit="CEL"),
                Attr("power", one("mains", "mains", "solar", "battery")),
            ),
            names=listed(
                "Aldi Forecourt, Barracks, Chapel Court, Dock Road, Esso Ringway, Fire Station, "
                "Garden Centre, Halls of Residence, Ice Rink, Jetty, Kiln Lane, Lidl North, Mosque"
            ),
            repeat=2,
        ),
        Kind(
            "parcel",
            72,
            "PX{n:05d}",
            attrs=(
                Attr("weight", num(0.1, 19.5), unit="KGM"),
                Attr("size", one("S", "M", "M", "L", "XL")),
                Attr("arrived", day(2026, 2026)),
                Attr("express", flag(0.3)),
                Attr("to_pay", num(3, 240, 2), missing=0.55),
            ),
        ),
        Kind(
            "recipient",
            24,
            "rcp{n:03d}",
            attrs=(
                Attr("contact", one("app", "app", "sms", "email")),
                Attr("since", whole(2016, 2026)),
                Attr("needs_low_door", flag(0.15)),
            ),
            names=listed(
                "Adela Byrne, Bo Lindqvist, Carys Pugh, Dmitri Orlov, Esra Demir, Finn Maher, "
                "Gaia Conti, Hamid Nazari, Ines Prado, Jun Tanaka, Kadi Tamm, Liv Berg, "
                "Marek Duda, Neve Croke, Otis Grant, Pia Holz, Ravi Menon, Sian Rees, Tove Dahl, "
                "Uma Pillai, Wanda Kos, Zadie Cox"
            ),
            repeat=2,
        ),
        Kind(
            "courier",
            10,
            "cr-{letter}",
            attrs=(
                Attr("vehicle", one("cargo bike", "cargo bike", "van", "e-van")),
                Attr("drops_per_day", whole(38, 190)),
                Attr("contractor", flag(0.4)),
            ),
            names=listed("Andy, Bogdan, Cheryl, Duc, Erin, Fabio, Gosia, Hollie, Idris, Jakub"),
        ),
        Kind(
            "hub",
            3,
            "hub{n}",
            attrs=(Attr("chutes", whole(20, 140)), Attr("shift_start", one("02:00", "03:30"))),
            names=listed("Northgate, Airport Freight, Southfield"),
        ),
        Kind(
            "modem",
            13,
            "mdm-{hex}",
            attrs=(
                Attr("signal", whole(-117, -61), unit="DBM"),
                Attr("carrier", one("Telia", "Telia", "Elisa", "Orange")),
                Attr("uptime", whole(1, 410), unit="DAY"),
            ),
        ),
        Kind(
            "fault",
            21,
            "FT-{n:03d}",
            attrs=(
                Attr("symptom", one("door jammed", "door jammed", "screen dead", "offline")),
                Attr("reported", day(2026, 2026)),
                Attr("cleared", flag(0.6)),
                Attr("repair_cost", num(15, 690, 2), missing=0.3),
            ),
        ),
    ),
    (
        Rel("parcel", "waits_in", "parcel_box", skip=0.08),
        Rel("parcel", "addressed_to", "recipient"),
        Rel("parcel", "brought_by", "courier", skip=0.1),
        Rel("parcel_box", "supplied_from", "hub", skip=0.07),
        Rel("courier", "rounds_include", "parcel_box", each=(1, 3)),
        Rel("modem", "fitted_in", "parcel_box"),
        Rel("fault", "occurred_at", "parcel_box"),
        Rel("fault", "fixed_by", "courier", skip=0.4),
        Rel("parcel_box", "walkway_to", "parcel_box", shape="tree", extra=3),
    ),
)

DOMAINS = (BUSLINES, GRITTING, CANAL, PARCELBOX)
