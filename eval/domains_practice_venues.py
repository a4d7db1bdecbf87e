"""Practice networks of stands, shafts, domes and summits: sealed until their answers were read."""

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

STADIUM = Domain(
    "stadium",
    "ngsi-v2",
    (
        Kind(
            "Stand",
            5,
            "stand-{letter}",
            attrs=(Attr("safeStanding", flag(0.4)), Attr("builtIn", whole(1934, 2019))),
            names=listed("Kop, Railway End, Main Stand, Brewery Side, Family Corner"),
        ),
        Kind(
            "SeatingBlock",
            19,
            "{n}{letter}",
            attrs=(
                Attr("seats", whole(380, 1450, 5)),
                Attr("occupancy", num(0.08, 1, 2), unit="P1", missing=0.06),
                Attr("soundLevel", num(61, 104), unit="2N"),
                Attr("awayFans", flag(0.2)),
            ),
        ),
        Kind(
            "EntranceGate",
            7,
            "gate{n}",
            attrs=(Attr("opensAt", one("11:30", "12:00", "12:30")), Attr("stepFree", flag(0.5))),
            names=listed(
                "Chapel Gate, Players' Gate, Canal Gate, School Lane Gate, Tannery Gate, "
                "Memorial Gate, Away Gate"
            ),
        ),
        Kind(
            "Turnstile",
            28,
            "ts-{n:02d}",
            attrs=(
                Attr("ticketsScanned", whole(0, 940)),
                Attr("refusals", whole(0, 41)),
                Attr("turnstileState", one("open", "open", "open", "jammed", "offline")),
                Attr("firmwareDate", day(2022, 2026)),
            ),
        ),
        Kind(
            "Kiosk",
            13,
            "kiosk-{hex}",
            attrs=(
                Attr("takings", num(140, 6900, 2), unit="EUR"),
                Attr("queueLength", whole(0, 46)),
                Attr("fryerTemperature", num(121, 196), unit="CEL", missing=0.3),
                Attr("cashless", flag(0.6)),
            ),
            names=listed(
                "Pie Hut, The Dugout, Halftime Grill, Corner Flag, Extra Time, Golden Boot, "
                "Offside Trap, Hat Trick, Kick Off, Top Bins, Red Card"
            ),
            repeat=2,
        ),
        Kind(
            "Camera",
            17,
            "cam-{n}",
            attrs=(
                Attr("recording", flag(0.8)),
                Attr("resolution", one("1080p", "4K", "4K")),
                Attr("storageLeft", whole(20, 1900, 10), unit="GB"),
            ),
        ),
        Kind(
            "Steward",
            14,
            "stw{n:02d}",
            attrs=(
                Attr("firstAid", flag(0.4)),
                Attr("radioChannel", whole(1, 6)),
                Attr("matchesWorked", whole(1, 210)),
            ),
            names=listed(
                "Ama Boateng, Bill Tanner, Callum Reid, Dee Costa, Ernie Shaw, Farah Aziz, "
                "Glen Ivory, Hattie Lunn, Imran Dar, Josie Peel, Kit Marlow, Lena Ford, Mo Keane"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("SeatingBlock", "belongsToStand", "Stand"),
        Rel("EntranceGate", "leadsTo", "SeatingBlock", each=(2, 4)),
        Rel("Turnstile", "installedAt", "EntranceGate"),
        Rel("Kiosk", "tradesIn", "Stand"),
        Rel("Camera", "covers", "SeatingBlock", each=(1, 3)),
        Rel("Steward", "postedAt", "EntranceGate", skip=0.15),
        Rel("SeatingBlock", "adjacentTo", "SeatingBlock", shape="tree", extra=4),
    ),
)

LIFTCARE = Domain(
    "liftcare",
    "tables",
    (
        Kind(
            "building",
            12,
            "b{n:02d}",
            attrs=(
                Attr("floors", whole(3, 31)),
                Attr("year_built", whole(1961, 2021)),
                Attr("owner", one("Domus", "City Housing", "Krone REIT")),
            ),
            names=listed(
                "Harbour Tower, Linden Court, Old Mint, Sky Plaza, Rosenhof, Concert House, "
                "Sankt Anna Clinic, Market Arcade, Atlas House, Millennium Block, Quay Nine, Tivoli"
            ),
        ),
        Kind(
            "lift",
            38,
            "LFT-{n:04d}",
            attrs=(
                Attr("make", one("Otis", "Kone", "Schindler", "Orona")),
                Attr("drive", one("hydraulic", "traction", "traction")),
                Attr("rated_load_kg", one(320, 450, 630, 1000, 1600)),
                Attr("trips_today", whole(0, 780), missing=0.08),
                Attr("door_reversals", whole(0, 64)),
                Attr("status", one("running", "running", "running", "out of order", "parked")),
                Attr("inspected_on", day(2024, 2026)),
            ),
        ),
        Kind(
            "escalator",
            9,
            "ESC{n}",
            attrs=(
                Attr("speed_m_s", num(0.4, 0.75, 2)),
                Attr("handrail_wear_pct", whole(2, 88)),
                Attr("moving", flag(0.7)),
            ),
        ),
        Kind(
            "technician",
            9,
            "t{n}",
            attrs=(
                Attr("level", one("junior", "senior", "master")),
                Attr("certificate_until", day(2026, 2030)),
                Attr("on_standby", flag(0.4)),
            ),
            names=listed(
                "Anselm Voigt, Betty Oduya, Cyrus Hahn, Delphine Roy, Enzo Gallo, Fritzi Kern, "
                "Gregor Matt, Hulda Brink"
            ),
            repeat=1,
        ),
        Kind(
            "callout",
            32,
            "co-{n:03d}",
            attrs=(
                Attr(
                    "reason",
                    one(
                        "door fault", "door fault", "entrapment", "noise", "levelling", "vandalism"
                    ),
                ),
                Attr("response_min", whole(7, 194)),
                Attr("opened_on", day(2026, 2026)),
                Attr("resolved", flag(0.65)),
            ),
        ),
        Kind(
            "modem",
            8,
            "mdm-{hex}",
            attrs=(
                Attr("signal_dbm", whole(-113, -60)),
                Attr("uptime_h", whole(2, 5100)),
                Attr("carrier", one("Telko", "Vodia")),
            ),
        ),
        Kind(
            "part",
            10,
            "prt{n}",
            attrs=(
                Attr("in_stock", whole(0, 34)),
                Attr("price_eur", num(4, 890, 2)),
                Attr("lead_time_days", whole(1, 60)),
            ),
            names=listed(
                "door roller, brake coil, light curtain, governor rope, guide shoe, call button, "
                "encoder, drive belt, comb plate, emergency phone"
            ),
        ),
    ),
    (
        Rel("lift", "in_building", "building"),
        Rel("escalator", "in_building", "building", skip=0.1),
        Rel("lift", "reports_via", "modem", skip=0.1),
        Rel("callout", "concerns", "lift"),
        Rel("callout", "handled_by", "technician", skip=0.2),
        Rel("technician", "covers", "building", each=(1, 3)),
        Rel(
            "callout",
            "used_part",
            "part",
            each=(1, 2),
            skip=0.4,
            attrs=(Attr("quantity", whole(1, 6)),),
        ),
        Rel(
            "building",
            "drive_to",
            "building",
            shape="tree",
            extra=5,
            attrs=(Attr("minutes", whole(3, 34)),),
        ),
    ),
)

OBSERVATORY = Domain(
    "observatory",
    "turtle",
    (
        Kind(
            "Dome",
            6,
            "D{n}",
            attrs=(
                Attr("shutterOpen", flag(0.6)),
                Attr("azimuthDeg", whole(0, 359)),
                Attr("humidityPct", num(11, 88)),
            ),
            names=listed("North Dome, Ridge Dome, Old Refractor, Sunset Dome, Cedar Dome, Annex"),
        ),
        Kind(
            "Telescope",
            7,
            "TEL{n}",
            attrs=(
                Attr("apertureM", num(0.4, 4.2)),
                Attr("trackingState", one("tracking", "tracking", "slewing", "parked", "fault")),
                Attr("pointingErrorArcsec", num(0.2, 7.9)),
                Attr("mirrorCoatedOn", day(2018, 2026)),
            ),
            names=listed("Argus, Boreas, Cassandra, Deneb, Electra, Faust, Galilei"),
        ),
        Kind(
            "Instrument",
            13,
            "ins-{n:02d}",
            attrs=(
                Attr("waveband", one("optical", "optical", "near infrared", "ultraviolet")),
                Attr("resolvingPower", whole(400, 94000, 100), missing=0.15),
                Attr("calibrated", flag(0.7)),
            ),
            names=listed(
                "SPARROW, HARRIER, LYNX, OWLET, MARTEN, PUFFIN, STOAT, WEASEL, FALCONET, GANNET, "
                "IBEX, JACKDAW"
            ),
            repeat=1,
        ),
        Kind(
            "Detector",
            18,
            "ccd-{hex}",
            attrs=(
                Attr("temperatureK", num(74, 183)),
                Attr("readNoiseE", num(1.2, 9.7)),
                Attr("deadPixels", whole(0, 5200, 10)),
            ),
        ),
        Kind(
            "Cryocooler",
            9,
            "cryo{n}",
            attrs=(
                Attr("compressorHours", whole(300, 41000, 100)),
                Attr("heliumPressureBar", num(9, 24)),
                Attr("alarm", flag(0.25)),
            ),
        ),
        Kind(
            "Weather_Station",
            3,
            "wx-{letter}",
            attrs=(
                Attr("windSpeedMs", num(1, 26)),
                Attr("cloudCoverPct", whole(0, 100)),
                Attr("dewPointC", num(-14, 9)),
            ),
        ),
        Kind(
            "Programme",
            16,
            "P26-{n:03d}",
            attrs=(
                Attr("priority", one("A", "B", "B", "C")),
                Attr("hoursAwarded", whole(6, 120)),
                Attr("hoursUsed", num(0, 60)),
                Attr("endsOn", day(2026, 2027)),
            ),
        ),
        Kind(
            "Astronomer",
            9,
            "a{n}",
            attrs=(
                Attr("institute", one("Uppsala", "Lyon", "Kyoto", "Pretoria")),
                Attr("remote", flag(0.5)),
            ),
            names=listed(
                "Ines Cardoso, Bram de Wit, Chiyo Arai, Dov Lerner, Edda Storm, Femi Adeyemi, "
                "Gaia Ricci, Hugo Paz"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Telescope", "housedIn", "Dome"),
        Rel("Instrument", "mountedOn", "Telescope", skip=0.1),
        Rel("Detector", "builtInto", "Instrument", skip=0.06),
        Rel("Cryocooler", "cools", "Detector", each=(1, 2)),
        Rel("Programme", "observesWith", "Instrument", each=(1, 2)),
        Rel("Astronomer", "leads", "Programme", each=(1, 3)),
        Rel("Weather_Station", "guards", "Dome", each=(1, 3)),
        Rel("Dome", "footpathTo", "Dome", shape="tree", extra=1),
    ),
    about={
        "Cryocooler": "Closed-cycle helium refrigerator that keeps a detector at its temperature.",
        "Programme": "Observing time awarded to a group of astronomers for one purpose.",
    },
)

RESCUERADIO = Domain(
    "rescueradio",
    "log",
    (
        Kind(
            "repeater",
            10,
            "rp{n:02d}",
            attrs=(
                Attr("battery", num(10.9, 13.9), unit="V"),
                Attr("solar", whole(0, 210), unit="W", missing=0.1),
                Attr("altitude", whole(1210, 3390, 10), unit="m"),
                Attr("mode", one("analog", "DMR", "DMR")),
                Attr("status", one("up", "up", "up", "iced", "down")),
            ),
            names=listed(
                "Blackhorn, Cold Pass, Eagle Rock, Gamsberg, High Needle, Kessel, Long Ridge, "
                "Monk Peak, Silver Saddle, Tooth"
            ),
        ),
        Kind(
            "handheld",
            46,
            "hh-{hex}",
            attrs=(
                Attr("charge", whole(3, 100), unit="%", missing=0.08),
                Attr("last_heard", whole(0, 940), unit="min"),
                Attr("gps_fix", flag(0.7)),
                Attr("channel", whole(1, 8)),
            ),
        ),
        Kind(
            "rescuer",
            26,
            "r{n:03d}",
            attrs=(
                Attr("joined", day(1998, 2025)),
                Attr("dog_handler", flag(0.2)),
                Attr("skill", one("climber", "climber", "medic", "skier", "diver")),
            ),
            names=listed(
                "Andrea Moser, Beat Imhof, Carla Zanetti, Daniel Fux, Eva Bieri, Flavio "
                "Pedroni, Gritli Aebi, Hannes Zurbrigg, Irma Lauber, Jon Caduff, Karin Stucki, "
                "Luzi Cathomas, Mirta Rossi, Noldi Supersaxo, Oskar Tanner, Pia Venetz, Reto "
                "Salis, Silvia Bumann, Toni Perren, Ursina Gadient, Vera Kalbermatten, Walo "
                "Furrer, Yara Meier, Zeno Andres"
            ),
            repeat=2,
        ),
        Kind(
            "team",
            7,
            "tm-{letter}",
            attrs=(Attr("on_call", flag(0.5)), Attr("vehicles", whole(1, 5))),
            names=listed("Talbach, Oberwald, Steinach, Valdora, Riedberg, Sankt Veit, Lagoz"),
        ),
        Kind(
            "base",
            4,
            "base{n}",
            attrs=(
                Attr("heliport", flag(0.5)),
                Attr("generator_fuel", whole(40, 900, 10), unit="l"),
                Attr("wind", num(0, 88), unit="km/h"),
            ),
            names=listed("Valley Station, Airfield, Pass House, Hydro Works"),
        ),
        Kind(
            "hut",
            11,
            "hut-{n}",
            attrs=(
                Attr("bunks", whole(8, 110)),
                Attr("altitude", whole(1640, 3290, 10), unit="m"),
                Attr("defibrillator", flag(0.5)),
                Attr("open", flag(0.6)),
            ),
            names=listed(
                "Adlernest, Brogle Hut, Capanna Rossa, Dent Hut, Edelweiss Hut, Firn Refuge, "
                "Glacier Hut, Hirzli, Innerjoch, Jura Cabin, Keschli"
            ),
        ),
        Kind(
            "incident",
            21,
            "inc{n:04d}",
            attrs=(
                Attr("type", one("fall", "fall", "lost hiker", "crevasse", "illness", "rockfall")),
                Attr("reported", day(2026, 2026)),
                Attr("duration", num(0.5, 19.5), unit="h"),
                Attr("closed", flag(0.7)),
                Attr("injured", whole(0, 5)),
            ),
        ),
    ),
    (
        Rel("handheld", "carried_by", "rescuer", skip=0.15),
        Rel("handheld", "registered_on", "repeater", skip=0.06),
        Rel("rescuer", "member_of", "team"),
        Rel("team", "stationed_at", "base"),
        Rel("repeater", "linked_to", "repeater", shape="tree", extra=4),
        Rel("repeater", "backhauled_to", "base", skip=0.4),
        Rel("hut", "phones_over", "repeater", each=(1, 2)),
        Rel("incident", "attended_by", "team", each=(1, 2), skip=0.08),
        Rel("incident", "close_to", "hut"),
    ),
)

DOMAINS = (STADIUM, LIFTCARE, OBSERVATORY, RESCUERADIO)
