"""Practice networks of digesters, vending, ice, wafers: sealed until answers were read."""

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

BIOGAS = Domain(
    "biogas",
    "ngsi-ld",
    (
        Kind(
            "Digester",
            7,
            "DG-{n}",
            attrs=(
                Attr("slurryTemp", num(35.5, 56), unit="CEL"),
                Attr("phValue", num(6.6, 8.2, 2)),
                Attr("workingVolume", whole(600, 4200, 50), unit="MTQ"),
                Attr("regime", one("mesophilic", "mesophilic", "thermophilic")),
                Attr("foaming", flag(0.3)),
            ),
            names=listed("Anna, Berta, Clara, Dora, Emma, Frieda, Greta"),
        ),
        Kind(
            "GasProbe",
            27,
            "GP-{n:03d}",
            attrs=(
                Attr("quantity", one("methane", "methane", "hydrogen sulphide", "pressure")),
                Attr("zeroDrift", num(-4.5, 4.5), unit="P1"),
                Attr("calibrationDue", day(2026, 2027), missing=0.12),
                Attr("probeState", one("ok", "ok", "ok", "warm-up", "fault")),
            ),
        ),
        Kind(
            "Agitator",
            15,
            "AG{n:02d}",
            attrs=(
                Attr("motorPower", num(5.5, 22), unit="KWT"),
                Attr("runHours", whole(200, 21000), unit="HUR"),
                Attr("vibration", num(0.4, 9.8), unit="C16"),
                Attr("switchedOn", flag(0.7)),
            ),
        ),
        Kind(
            "GasEngine",
            5,
            "CHP{n}",
            attrs=(
                Attr("electricalOutput", whole(75, 550, 5), unit="KWT"),
                Attr("exhaustTemp", whole(380, 520), unit="CEL"),
                Attr("oilChanged", day(2025, 2026)),
                Attr("startCount", whole(40, 900)),
            ),
        ),
        Kind(
            "Farm",
            11,
            "FM{n:02d}",
            attrs=(
                Attr("haulDistance", num(0.6, 21), unit="KMT"),
                Attr("organic", flag(0.35)),
                Attr("contractUntil", whole(2026, 2035)),
            ),
            names=listed(
                "Alder Hof, Birkenau, Crow Acre, Dyke End, Eschenhof, Fuller's, Goose Green, "
                "Hollow Oak, Ilex Barn, Jansen, Kranich Hof"
            ),
        ),
        Kind(
            "Delivery",
            36,
            "DLV-{n:04d}",
            attrs=(
                Attr(
                    "feedstock",
                    one(
                        "maize silage", "cattle slurry", "cattle slurry", "pig slurry", "food waste"
                    ),
                ),
                Attr("tonnage", num(2.5, 26), unit="TNE"),
                Attr("dryMatter", num(4, 38), unit="P1", missing=0.15),
                Attr("arrivedOn", day(2026, 2026)),
                Attr("rejected", flag(0.13)),
            ),
        ),
        Kind(
            "Technician",
            10,
            "TE-{n:02d}",
            attrs=(
                Attr("gasTicket", flag(0.5)),
                Attr("hiredOn", day(2004, 2026)),
                Attr("standbyHours", whole(0, 64), unit="HUR"),
            ),
            names=listed(
                "Anke Voss, Bert Lohse, Conny Reif, Detlef Ahlers, Elke Thoms, Falk Bruns, "
                "Gesa Meyn, Holger Pries"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("GasProbe", "fittedTo", "Digester", skip=0.08),
        Rel("Agitator", "stirs", "Digester"),
        Rel(
            "Digester",
            "sendsGasTo",
            "GasEngine",
            each=(1, 2),
            attrs=(Attr("gasFlow", num(12, 180), unit="MQH"),),
        ),
        Rel("Delivery", "broughtBy", "Farm"),
        Rel("Delivery", "tippedInto", "Digester", skip=0.12),
        Rel("Technician", "looksAfter", "Digester", each=(1, 2), skip=0.12),
        Rel("Technician", "services", "GasEngine", skip=0.3),
        Rel(
            "Digester",
            "overflowsTo",
            "Digester",
            shape="tree",
            extra=2,
            attrs=(Attr("pipeLength", whole(8, 140), unit="MTR"),),
        ),
    ),
)

VENDING = Domain(
    "vending",
    "tables",
    (
        Kind(
            "machine",
            34,
            "VM{n:03d}",
            attrs=(
                Attr("model", one("Quell 300", "Quell 300", "SnackTower", "BeanBar")),
                Attr("cabinet_c", num(2, 14), missing=0.1),
                Attr("cash_eur", num(0, 310, 2)),
                Attr("coin_jam", flag(0.15)),
                Attr("installed", day(2017, 2026)),
            ),
        ),
        Kind(
            "site",
            11,
            "SI-{letter}",
            attrs=(
                Attr("sector", one("rail", "office", "office", "clinic", "gym")),
                Attr("footfall", whole(120, 9400, 10)),
                Attr("guarded", flag(0.4)),
            ),
            names=listed(
                "Airlink, Bellevue, Copper House, Dockside, Elm Street, Founders, Gatehouse, "
                "Harlequin, Ironside, Justice Yard, Kessel"
            ),
        ),
        Kind(
            "modem",
            29,
            "mdm-{hex}",
            attrs=(
                Attr("carrier", one("Telia", "Telia", "Orange", "Proxim")),
                Attr("signal_dbm", whole(-113, -57)),
                Attr("month_mb", num(1, 96)),
                Attr("silent", flag(0.15)),
            ),
        ),
        Kind(
            "product",
            14,
            "P{n:02d}",
            attrs=(
                Attr("kcal", whole(0, 540, 5)),
                Attr("vegan", flag(0.5)),
                Attr("shelf_days", one(14, 30, 90, 180, 365)),
            ),
            names=listed(
                "Apple Crisps, Black Coffee, Cola Zero, Date Bar, Energy Shot, Fig Roll, "
                "Ginger Nut, Hazel Wafer, Iced Tea, Jelly Bears, Kale Chips, Lemon Water, "
                "Milk Choc, Nut Mix"
            ),
        ),
        Kind(
            "visit",
            38,
            "V-{n:04d}",
            attrs=(
                Attr("made_on", day(2026, 2026)),
                Attr("purpose", one("refill", "refill", "repair", "cash pickup")),
                Attr("took_min", whole(4, 75)),
                Attr("photo_sent", flag(0.6)),
            ),
        ),
        Kind(
            "driver",
            10,
            "drv{n}",
            attrs=(
                Attr("hired", day(2008, 2026)),
                Attr("route_km", whole(20, 240)),
                Attr("key_holder", flag(0.5)),
            ),
            names=listed(
                "Ana Petrov, Benno Falk, Carla Dias, Dirk Maes, Esra Aydin, Frits Bakker, "
                "Gina Rossi, Hans Moor"
            ),
            repeat=2,
        ),
        Kind(
            "depot",
            4,
            "DEP{n}",
            attrs=(Attr("pallets", whole(30, 420, 10)), Attr("chilled", flag(0.5))),
            names=listed("Noord, Oost, West, Zuid"),
        ),
    ),
    (
        Rel("machine", "placed_at", "site"),
        Rel("modem", "built_into", "machine"),
        Rel(
            "machine",
            "stocks",
            "product",
            each=(2, 4),
            attrs=(Attr("left", whole(0, 18)), Attr("price_eur", num(0.8, 4.6, 2))),
        ),
        Rel("visit", "to_machine", "machine"),
        Rel("visit", "serviced_by", "driver", skip=0.1),
        Rel("driver", "works_from", "depot", skip=0.1),
        Rel("site", "served_from", "depot"),
        Rel(
            "site",
            "drive_to",
            "site",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("drive_min", whole(3, 44)), Attr("toll", flag(0.3))),
        ),
    ),
)

ICERINK = Domain(
    "icerink",
    "ngsi-v2",
    (
        Kind(
            "IceSheet",
            6,
            "ICE-{n}",
            attrs=(
                Attr("surfaceTemperature", num(-7.6, -2.6), unit="CEL"),
                Attr("iceThickness", whole(22, 58), unit="MMT"),
                Attr("lastFlooded", day(2026, 2026)),
                Attr("openToPublic", flag(0.5)),
            ),
            names=listed(
                "Arena Sheet, Community Pad, Curling Hall, Kids Corner, Outdoor Oval, Training Pad"
            ),
        ),
        Kind(
            "BrineLoop",
            15,
            "BL{n:02d}",
            attrs=(
                Attr("supplyTemperature", num(-14.5, -6.5), unit="CEL"),
                Attr("flowRate", num(8, 64), unit="MQH"),
                Attr("leakSuspected", flag(0.15)),
            ),
        ),
        Kind(
            "Chiller",
            7,
            "CHL-{letter}",
            attrs=(
                Attr("coolingPower", whole(120, 640, 10), unit="KWT"),
                Attr("refrigerant", one("ammonia", "ammonia", "CO2")),
                Attr("compressorState", one("running", "running", "standby", "tripped")),
                Attr("overhauledOn", day(2018, 2026)),
            ),
        ),
        Kind(
            "IceSensor",
            36,
            "is{n:03d}",
            attrs=(
                Attr("sensorType", one("infrared", "embedded", "embedded", "hygrometer")),
                Attr("batteryLevel", whole(2, 100), unit="P1", missing=0.1),
                Attr("reportEvery", one(30, 60, 300), unit="SEC"),
                Attr("online", flag(0.82)),
            ),
        ),
        Kind(
            "Resurfacer",
            5,
            "RSF{n}",
            attrs=(
                Attr("propulsion", one("electric", "electric", "propane")),
                Attr("bladeChanged", day(2025, 2026)),
                Attr("snowTank", num(1.6, 3.9), unit="MTQ"),
                Attr("operatingHours", whole(90, 8800), unit="HUR"),
            ),
            names=listed("Blizzard, Frosty, Glide, Old Blue, Zelda"),
        ),
        Kind(
            "IceBooking",
            30,
            "BK-{n:04d}",
            attrs=(
                Attr("activity", one("hockey", "hockey", "figure skating", "curling", "disco")),
                Attr("slot", one("07:00", "10:30", "14:00", "17:30", "20:00")),
                Attr("skaters", whole(4, 120)),
                Attr("paid", flag(0.6)),
            ),
        ),
        Kind(
            "RinkHand",
            11,
            "RH{n:02d}",
            attrs=(
                Attr("employedSince", day(2006, 2026)),
                Attr("ammoniaTrained", flag(0.45)),
                Attr("weeklyHours", whole(8, 40), unit="HUR"),
            ),
            names=listed(
                "Aino Salo, Bram Kok, Cleo Hart, Dario Zen, Eeva Niemi, Fox Marlin, Gus Poll, "
                "Hilde Dahl, Ivo Stark"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("BrineLoop", "cools", "IceSheet"),
        Rel("Chiller", "supplies", "BrineLoop", each=(2, 3)),
        Rel("IceSensor", "monitors", "IceSheet", skip=0.08),
        Rel("Resurfacer", "shaves", "IceSheet", each=(1, 2)),
        Rel("IceBooking", "bookedOn", "IceSheet"),
        Rel("IceBooking", "overseenBy", "RinkHand", skip=0.25),
        Rel("RinkHand", "mayDrive", "Resurfacer", each=(1, 2), skip=0.2),
        Rel("BrineLoop", "valvedTo", "BrineLoop", shape="tree", extra=3),
    ),
)

WAFERFAB = Domain(
    "waferfab",
    "log",
    (
        Kind(
            "tool",
            22,
            "TL-{n:03d}",
            attrs=(
                Attr("process", one("etch", "etch", "litho", "implant", "polish")),
                Attr("chamber_temp", num(19, 410), unit="C"),
                Attr("uptime", num(61, 99.5), unit="%"),
                Attr("pm_due", day(2026, 2026)),
                Attr("state", one("up", "up", "up", "down", "maint")),
            ),
        ),
        Kind(
            "bay",
            9,
            "bay{n}",
            attrs=(
                Attr("iso_class", one(3, 4, 5, 6)),
                Attr("rh", num(37, 48), unit="%"),
                Attr("yellow_light", flag(0.35)),
            ),
            names=listed("Acorn, Basalt, Cobalt, Delta Row, Ember, Flint, Garnet, Halo, Indigo"),
        ),
        Kind(
            "particle_counter",
            19,
            "pc-{hex}",
            attrs=(
                Attr("size_um", one(0.1, 0.3, 0.5)),
                Attr("count_m3", whole(2, 960)),
                Attr("pump_ok", flag(0.85)),
                Attr("checked", day(2025, 2026), missing=0.12),
            ),
        ),
        Kind(
            "lot",
            34,
            "L{n:05d}",
            attrs=(
                Attr("wafers", whole(3, 25)),
                Attr("device", one("MCU7", "MCU7", "SensorX", "PowerMOS")),
                Attr("prio", one("hot", "normal", "normal", "low")),
                Attr("started", day(2026, 2026)),
                Attr("yield", num(58, 98), unit="%", missing=0.25),
                Attr("on_hold", flag(0.18)),
            ),
        ),
        Kind(
            "recipe",
            12,
            "RCP-{letter}",
            attrs=(
                Attr("step_min", whole(4, 180)),
                Attr("revision", whole(1, 14)),
                Attr("locked", flag(0.5)),
            ),
        ),
        Kind(
            "alarm",
            26,
            "AL-{n:04d}",
            attrs=(
                Attr("severity", one("info", "warn", "warn", "crit")),
                Attr("seen_on", day(2026, 2026)),
                Attr("cleared", flag(0.55)),
            ),
        ),
        Kind(
            "operator",
            11,
            "op{n:02d}",
            attrs=(
                Attr("shift", one("A", "B", "C", "D")),
                Attr("gowned_since", day(2011, 2026)),
                Attr("overtime", num(0, 19), unit="h"),
            ),
            names=listed(
                "Amit Rane, Bo Lindh, Chen Wu, Dina Farouk, Eli Gross, Fumi Ito, Gero Pohl, "
                "Hye Park, Ines Prat"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("tool", "stands_in", "bay"),
        Rel("particle_counter", "samples", "bay", skip=0.1),
        Rel("lot", "queued_at", "tool", skip=0.1),
        Rel("lot", "next_recipe", "recipe", skip=0.06),
        Rel("tool", "qualified_for", "recipe", each=(1, 3), skip=0.08),
        Rel("alarm", "thrown_by", "tool"),
        Rel("alarm", "acked_by", "operator", skip=0.3),
        Rel("operator", "trained_on", "tool", each=(2, 4), skip=0.1),
        Rel("bay", "airlock_to", "bay", shape="tree", extra=3),
    ),
)

DOMAINS = (BIOGAS, VENDING, ICERINK, WAFERFAB)
