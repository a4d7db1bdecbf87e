"""Practice networks of camera traps, peat, a dig, a vet: sealed until answers were read."""

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

TRAILCAMS = Domain(
    "trailcams",
    "node-link",
    (
        Kind(
            "cam",
            30,
            "cam-{n:02d}",
            attrs=(
                Attr("flash", one("IR", "IR", "no-glow", "white")),
                Attr("sd_used", whole(2, 100)),
                Attr("batt_bars", whole(0, 5)),
                Attr("trigger_ms", whole(120, 980, 10)),
                Attr("stolen_before", flag(0.15)),
            ),
        ),
        Kind(
            "path",
            11,
            "pth{n:02d}",
            attrs=(
                Attr("surface", one("mud", "mud", "scree", "boardwalk")),
                Attr("metres", whole(180, 4200, 10)),
                Attr("closed_in_spring", flag(0.3)),
            ),
            names=listed(
                "Badger Run, Birch Loop, Capercaillie Way, Drovers Rake, Falls Path, "
                "Hazel Cut, Lochside, Otter Walk, Pine Ridge, Stag Corrie, Wolfstone"
            ),
        ),
        Kind(
            "species",
            10,
            "sp-{n}",
            attrs=(
                Attr("red_list", one("least concern", "least concern", "near threatened")),
                Attr("nocturnal", flag(0.6)),
                Attr("per_km2", num(0.1, 9.5)),
            ),
            names=listed(
                "badger, capercaillie, fallow deer, hedgehog, mountain hare, otter, pine marten, "
                "red fox, red squirrel, wildcat"
            ),
        ),
        Kind(
            "sighting",
            48,
            "S{n:04d}",
            attrs=(
                Attr("shot_on", day(2026, 2026)),
                Attr("animals", whole(1, 6)),
                Attr("air_c", num(-9, 24)),
                Attr("checked", flag(0.5)),
            ),
        ),
        Kind(
            "relay mast",
            6,
            "mast_{letter}",
            attrs=(
                Attr("height", whole(4, 22)),
                Attr("solar_w", one(20, 40, 80)),
                Attr("up", flag(0.8)),
            ),
        ),
        Kind(
            "volunteer",
            11,
            "vol-{n:02d}",
            attrs=(
                Attr("since", day(2012, 2026)),
                Attr("first_aider", flag(0.4)),
                Attr("days_a_month", whole(1, 9)),
            ),
            names=listed(
                "Ailsa Kerr, Bodhi Crane, Clem Foster, Dougal Ross, Esme Hart, Finlay Reid, "
                "Greer Muir, Hamish Boyd, Iona Shaw"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("cam", "strapped along", "path"),
        Rel(
            "cam",
            "radios to",
            "relay mast",
            skip=0.12,
            each=(1, 2),
            attrs=(Attr("link_pct", whole(31, 100)),),
        ),
        Rel("sighting", "caught by", "cam"),
        Rel("sighting", "shows", "species", skip=0.1),
        Rel("volunteer", "services", "cam", each=(1, 4), skip=0.1),
        Rel(
            "path",
            "meets",
            "path",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("gate", flag(0.4)),),
        ),
    ),
)

PEATBOG = Domain(
    "peatbog",
    "ngsi-ld",
    (
        Kind(
            "Compartment",
            9,
            "CPT{n}",
            attrs=(
                Attr("area", num(2, 64), unit="HAR"),
                Attr("peatDepth", whole(60, 780, 5), unit="CMT"),
                Attr("vegetation", one("sphagnum", "sphagnum", "heather", "bare peat", "birch")),
                Attr("grazed", flag(0.3)),
            ),
            names=listed(
                "Adder Moss, Black Hag, Cotton Flow, Drake Pool, Fen Edge, Gorsey Lagg, "
                "Heron Flat, Lapwing Dome, Sundew"
            ),
        ),
        Kind(
            "Dipwell",
            38,
            "DW-{n:03d}",
            attrs=(
                Attr("waterTable", num(-62, 6), unit="CMT"),
                Attr("ph", num(3.3, 6.4)),
                Attr("peatTemperature", num(1, 17), unit="CEL", missing=0.1),
                Attr("tubeMaterial", one("PVC", "PVC", "steel")),
            ),
        ),
        Kind(
            "Logger",
            16,
            "LG-{hex}",
            attrs=(
                Attr("battery", whole(3, 100), unit="P1"),
                Attr("interval", one(10, 15, 30, 60), unit="MIN"),
                Attr("state", one("logging", "logging", "logging", "asleep", "flooded")),
            ),
        ),
        Kind(
            "PeatDam",
            24,
            "DAM{n:02d}",
            attrs=(
                Attr("builtFrom", one("peat", "peat", "plastic piling", "stone", "timber")),
                Attr("builtOn", day(2014, 2026)),
                Attr("headDifference", whole(4, 95), unit="CMT"),
                Attr("leaking", flag(0.2)),
            ),
        ),
        Kind(
            "Ditch",
            12,
            "D-{letter}",
            attrs=(
                Attr("length", whole(60, 1900, 10), unit="MTR"),
                Attr("flow", num(0, 41), unit="E32"),
                Attr("blocked", flag(0.5)),
            ),
        ),
        Kind(
            "Warden",
            9,
            "WDN{n}",
            attrs=(
                Attr("hiredOn", day(2004, 2026)),
                Attr("quadLicence", flag(0.5)),
                Attr("employer", one("wildlife trust", "wildlife trust", "water board")),
            ),
            names=listed(
                "Alder Finch, Briony Lake, Cormac Hay, Delyth Moss, Ewan Rush, Fern Ashby, Gil Peat"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("Dipwell", "sunkIn", "Compartment"),
        Rel(
            "Dipwell",
            "readBy",
            "Logger",
            skip=0.15,
            attrs=(Attr("cable", whole(1, 60), unit="MTR"),),
        ),
        Rel("PeatDam", "blocks", "Ditch"),
        Rel("Ditch", "drains", "Compartment", each=(1, 2)),
        Rel("Warden", "minds", "Compartment", each=(1, 2), skip=0.1),
        Rel("Ditch", "flowsInto", "Ditch", shape="tree", extra=1),
    ),
)

DIGSITE = Domain(
    "digsite",
    "nodes-edges",
    (
        Kind(
            "Trench",
            7,
            "T{n}",
            attrs=(
                Attr("Area_sqm", whole(8, 340)),
                Attr("Max_Depth_m", num(0.4, 3.9)),
                Attr("Backfilled", flag(0.3)),
            ),
            names=listed(
                "Bathhouse, Churchyard, Granary, Long Field, Mint, North Rampart, Orchard Strip"
            ),
        ),
        Kind(
            "Context",
            30,
            "1{n:03d}",
            attrs=(
                Attr("Ctx_Type", one("fill", "fill", "cut", "deposit", "wall", "floor")),
                Attr("Phase", one("Roman", "Roman", "Saxon", "medieval", "modern")),
                Attr("Thickness_cm", whole(2, 140), missing=0.1),
                Attr("Fully_Dug", flag(0.6)),
            ),
            numeric=True,
        ),
        Kind(
            "Small_Find",
            48,
            "SF{n:04d}",
            attrs=(
                Attr("Object", one("coin", "coin", "brooch", "nail", "bead", "pin", "tile")),
                Attr("Made_Of", one("bronze", "iron", "silver", "glass", "bone", "clay")),
                Attr("Weight_g", num(0.4, 212)),
                Attr("Found_On", day(2025, 2026)),
                Attr("X_Rayed", flag(0.3)),
            ),
        ),
        Kind(
            "Soil_Sample",
            16,
            "SS-{n:02d}",
            attrs=(
                Attr("Litres", one(10, 20, 40)),
                Attr("Purpose", one("flotation", "flotation", "pollen", "C14")),
                Attr("Processed", flag(0.45)),
            ),
        ),
        Kind(
            "Digger",
            14,
            "dg{n:02d}",
            attrs=(
                Attr("Role", one("excavator", "excavator", "supervisor", "finds assistant")),
                Attr("Seasons", whole(1, 22)),
                Attr("Daily_Rate", whole(90, 190, 5)),
            ),
            names=listed(
                "Abel Crowe, Bea Stokes, Cass Lundy, Dora Finn, Ed Marlow, Flo Quigley, "
                "Gus Trent, Hal Odell, Isla Wren, Joss Pike, Kezia Bond, Lars Holt"
            ),
            repeat=2,
        ),
        Kind(
            "Crate",
            8,
            "CRT-{letter}",
            attrs=(
                Attr("Shelf", whole(1, 12)),
                Attr("Humidity_Pct", num(14, 62)),
                Attr("Sealed", flag(0.6)),
            ),
        ),
    ),
    (
        Rel("Context", "LIES_IN", "Trench"),
        Rel("Context", "ABOVE", "Context", shape="tree", extra=3),
        Rel("Small_Find", "FROM_CONTEXT", "Context", skip=0.06),
        Rel("Small_Find", "FOUND_BY", "Digger", skip=0.1),
        Rel("Small_Find", "PACKED_IN", "Crate", skip=0.15),
        Rel("Soil_Sample", "TAKEN_FROM", "Context"),
        Rel("Digger", "WORKS_IN", "Trench", each=(1, 2), attrs=(Attr("Days", whole(1, 28)),)),
    ),
)

VETCLINIC = Domain(
    "vetclinic",
    "log",
    (
        Kind(
            "patient",
            36,
            "p{n:03d}",
            attrs=(
                Attr("animal", one("dog", "dog", "cat", "cat", "rabbit", "parrot")),
                Attr("weightKg", num(0.4, 48), unit="kg"),
                Attr("bornOn", day(2010, 2025)),
                Attr("neutered", flag(0.6)),
                Attr("insured", flag(0.5)),
            ),
            names=listed(
                "Alfie, Biscuit, Caspar, Dolly, Echo, Figaro, Ginger, Hector, Indie, Juno, Kiwi, "
                "Luna, Minnow, Nacho, Otis, Pickle, Queenie, Rufus, Saffron, Tinker, Ursa, Velvet, "
                "Waffle, Xena, Yoyo, Ziggy, Archie, Bramble, Clover, Duke, Elmo, Frodo, Gizmo"
            ),
            repeat=3,
        ),
        Kind(
            "keeper",
            22,
            "k{n:02d}",
            attrs=(
                Attr("town", one("Aldbury", "Berwick", "Corley")),
                Attr("owesEur", num(0, 640, 2), missing=0.1),
                Attr("remindBySms", flag(0.6)),
            ),
            names=listed(
                "Mrs Abbott, Mr Bianchi, Ms Cho, Mr Draper, Mrs Eze, Ms Flint, Mr Gough, "
                "Mrs Hobday, Ms Ibsen, Mr Jarvis, Mrs Kemp, Ms Lovell, Mr Monk, Mrs Nash, Ms Orr, "
                "Mr Pym, Mrs Quill, Ms Rudd, Mr Shale, Mrs Tully, Ms Unwin, Mr Voss"
            ),
        ),
        Kind(
            "vet",
            7,
            "vet{n}",
            attrs=(
                Attr("qualified", whole(1988, 2024)),
                Attr("field", one("surgery", "dentistry", "exotics", "general", "general")),
                Attr("weekends", flag(0.5)),
            ),
            names=listed("Dr Amory, Dr Blume, Dr Castell, Dr Dhar, Dr Ekström, Dr Farrow, Dr Gill"),
        ),
        Kind(
            "visit",
            40,
            "v{n:04d}",
            attrs=(
                Attr("cameOn", day(2026, 2026)),
                Attr("complaint", one("limp", "vomiting", "check-up", "check-up", "itch", "tooth")),
                Attr("feeEur", whole(28, 910)),
                Attr("paid", flag(0.7)),
            ),
        ),
        Kind(
            "medicine",
            11,
            "m-{n:02d}",
            attrs=(
                Attr("inStock", whole(0, 90)),
                Attr("bestBefore", day(2026, 2029)),
                Attr("chilled", flag(0.3)),
            ),
            names=listed(
                "Amoxivet, Barkalm, Cortipaw, Dermafel, Eardrop Plus, Fleazap, Gutsoothe, "
                "Hepabird, Itchnil, Jointease, Ketavet"
            ),
        ),
        Kind(
            "kennel",
            9,
            "KN{n}",
            attrs=(
                Attr("oxygen", flag(0.4)),
                Attr("sizeM2", num(0.5, 4.2)),
                Attr("wing", one("dog ward", "cat ward", "isolation")),
            ),
        ),
    ),
    (
        Rel("patient", "belongsTo", "keeper"),
        Rel("visit", "wasFor", "patient"),
        Rel("visit", "seenBy", "vet", skip=0.07),
        Rel("visit", "prescribed", "medicine", each=(1, 2), skip=0.4),
        Rel("patient", "staysIn", "kennel", skip=0.75),
        Rel("vet", "coversFor", "vet", shape="tree", extra=2),
    ),
)

DOMAINS = (TRAILCAMS, PEATBOG, DIGSITE, VETCLINIC)
