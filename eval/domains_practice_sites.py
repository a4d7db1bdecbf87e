"""Practice networks of a home, hotel, earthquakes, a body shop: sealed until answers were read."""

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

SMARTHOME = Domain(
    "smarthome",
    "log",
    (
        Kind(
            "room",
            8,
            "rm{n}",
            attrs=(
                Attr("temperature", num(15.5, 25), unit="CEL", missing=0.1),
                Attr("humidity", whole(31, 78), unit="%"),
                Attr("window_open", flag(0.3)),
            ),
            names=listed("kitchen, hallway, study, nursery, bathroom, attic, living room, garage"),
        ),
        Kind(
            "lamp",
            9,
            "lamp{n}",
            attrs=(
                Attr("on", flag(0.5)),
                Attr("brightness", whole(5, 100), unit="%"),
                Attr("colour", one("warm white", "warm white", "cold white", "red")),
            ),
        ),
        Kind(
            "radiator_valve",
            5,
            "trv{n}",
            attrs=(
                Attr("target", num(16, 23), unit="CEL"),
                Attr("battery", whole(4, 100), unit="%"),
                Attr("opening", whole(0, 100), unit="%"),
            ),
        ),
        Kind(
            "socket",
            7,
            "plug{n}",
            attrs=(Attr("power", num(0, 2100), unit="W"), Attr("child_lock", flag(0.4))),
            names=listed("kettle, washing machine, television, freezer, fan heater, router"),
            repeat=1,
        ),
        Kind(
            "motion_sensor",
            5,
            "pir{n}",
            attrs=(
                Attr("battery", whole(2, 100), unit="%"),
                Attr("last_seen", one("07:12", "08:40", "12:05", "18:33", "21:57")),
            ),
        ),
        Kind(
            "bridge",
            2,
            "br{n}",
            attrs=(
                Attr("protocol", one("Zigbee", "Thread")),
                Attr("version", one("v1.9", "v2.0")),
            ),
        ),
        Kind(
            "person",
            4,
            "p{n}",
            attrs=(Attr("at_home", flag(0.5)), Attr("alarm_clock", one("06:15", "06:50", "07:30"))),
            names=listed("Nora, Felix, Grandma, Ines"),
        ),
    ),
    (
        Rel("lamp", "in_room", "room"),
        Rel("radiator_valve", "heats", "room"),
        Rel("socket", "plugged_in", "room"),
        Rel("motion_sensor", "watches", "room"),
        Rel("lamp", "paired_with", "bridge", skip=0.15),
        Rel("motion_sensor", "reports_to", "bridge", skip=0.1),
        Rel("motion_sensor", "switches", "lamp", each=(1, 2), skip=0.1),
        Rel("person", "spotted_in", "room"),
        Rel("room", "door_to", "room", shape="tree", extra=1),
    ),
)

HOTEL = Domain(
    "hotel",
    "turtle",
    (
        Kind(
            "GuestRoom",
            32,
            "room-{n:03d}",
            attrs=(
                Attr("airTempC", num(17, 28.5), missing=0.08),
                Attr("setpointC", one(19, 20, 21, 22, 24)),
                Attr("occupied", flag(0.6)),
                Attr("co2Ppm", whole(390, 1650, 5)),
                Attr("roomType", one("single", "double", "double", "twin", "suite")),
                Attr("nightlyRateEur", whole(79, 420)),
            ),
        ),
        Kind(
            "FanCoilUnit",
            27,
            "fcu{n:02d}",
            attrs=(
                Attr("fanSpeed", one("off", "low", "low", "medium", "high")),
                Attr("filterHours", whole(20, 4400, 10)),
                Attr("condensateAlarm", flag(0.12)),
            ),
        ),
        Kind(
            "DoorLock",
            32,
            "LK-{hex}",
            attrs=(
                Attr("batteryPct", whole(3, 100)),
                Attr("lockState", one("locked", "locked", "locked", "unlocked", "jammed")),
                Attr("lastOpenedOn", day(2026, 2026)),
            ),
        ),
        Kind(
            "Chiller",
            3,
            "CH{n}",
            attrs=(
                Attr("supplyTempC", num(5.5, 9.5)),
                Attr("coolingKw", whole(40, 310)),
                Attr("running", flag(0.7)),
            ),
            names=listed("Polar, Glacier, Fjord"),
        ),
        Kind(
            "Corridor",
            6,
            "cor-{n}",
            attrs=(Attr("lightsOn", flag(0.6)), Attr("storey", one(1, 2, 3, 4))),
            names=listed("Amber Wing, Birch Wing, Coral Wing, Dune Wing, Ebony Wing, Fern Wing"),
        ),
        Kind(
            "Booking",
            19,
            "BK{n:04d}",
            attrs=(
                Attr("arrivalOn", day(2026, 2026)),
                Attr("nights", whole(1, 12)),
                Attr("guests", whole(1, 4)),
                Attr("breakfast", flag(0.6)),
            ),
            names=listed(
                "Mr Abernathy, Ms Bellweather, Dr Castellan, Mrs Drummond, Mr Eastlake, "
                "Prof Farrow, Ms Gillespie, Mr Hartnell, Mrs Ingram, Dr Jessop, Ms Kettering, "
                "Mr Lockwood, Mrs Mandeville, Mr Northcott, Ms Ormond, Dr Pemberton, Mr Quayle"
            ),
            repeat=2,
        ),
        Kind(
            "Housekeeper",
            6,
            "hk{n}",
            attrs=(Attr("shift", one("early", "late")), Attr("since", day(2009, 2025))),
            names=listed("Agata, Blessing, Conchita, Duc, Emina, Fatou"),
        ),
    ),
    (
        Rel("GuestRoom", "isConditionedBy", "FanCoilUnit", skip=0.08),
        Rel("FanCoilUnit", "isSuppliedBy", "Chiller"),
        Rel("DoorLock", "secures", "GuestRoom", skip=0.06),
        Rel("GuestRoom", "opensOnto", "Corridor"),
        Rel("Booking", "reserves", "GuestRoom", each=(1, 2)),
        Rel("Housekeeper", "cleans", "Corridor", each=(1, 3)),
        Rel("Corridor", "isConnectedTo", "Corridor", shape="tree", extra=1),
    ),
    about={
        "FanCoilUnit": "Small fan with a cold water coil that cools the air of one or more rooms.",
        "Chiller": "Refrigerating machine that makes the cold water for the fan coil units.",
    },
)

SEISMONET = Domain(
    "seismonet",
    "node-link",
    (
        Kind(
            "seismometer",
            15,
            "node_{hex}",
            attrs=(
                Attr("noise_level_db", num(-168, -121)),
                Attr("elevation_m", whole(12, 1390)),
                Attr("bandwidth", one("broadband", "broadband", "short-period")),
                Attr("battery_v", num(10.9, 13.8), missing=0.15),
                Attr("buried", flag(0.5)),
            ),
            names=listed(
                "Arpa Ridge, Bosco, Crater Rim, Dry Creek, Eagle Nest, Fumarole, Goat Island, "
                "High Pass, Icefall, Juniper, Kettle, Lava Field, Mirador, North Spur, Obsidian"
            ),
        ),
        Kind(
            "relay",
            6,
            "node_{hex}",
            attrs=(
                Attr("tx_power_w", one(1, 2, 5, 10)),
                Attr("solar_yield_wh", whole(40, 890, 10)),
                Attr("status", one("up", "up", "degraded", "down")),
            ),
            names=listed("Alpha Mast, Beta Mast, Gamma Mast, Delta Mast, Omega Mast, Sigma Mast"),
        ),
        Kind(
            "earthquake",
            19,
            "node_{hex}",
            attrs=(
                Attr("magnitude", num(0.8, 5.9)),
                Attr("depth_km", num(1.2, 38)),
                Attr("day", day(2024, 2026)),
                Attr("felt", flag(0.3)),
            ),
            names=tuple(f"event {n}" for n in range(101, 120)),
        ),
        Kind(
            "volcano",
            3,
            "node_{hex}",
            attrs=(
                Attr("alert", one("green", "yellow", "orange")),
                Attr("last_eruption", whole(1790, 2021)),
                Attr("summit_m", whole(1400, 3350)),
            ),
            names=listed("Monte Rosso, Cerro Pardo, Mount Ash"),
        ),
        Kind(
            "centre",
            2,
            "node_{hex}",
            attrs=(Attr("staff", whole(4, 31)),),
            names=listed("Data Hall, Civil Defence"),
        ),
        Kind(
            "volunteer",
            7,
            "node_{hex}",
            attrs=(
                Attr("language", one("Spanish", "Italian", "English")),
                Attr("four_wheel_drive", flag(0.5)),
                Attr("trained", day(2019, 2025), missing=0.2),
            ),
            names=listed("Amaia, Bruno, Chiara, Diego, Elodie, Fausto"),
            repeat=1,
        ),
    ),
    (
        Rel("seismometer", "detected", "earthquake", each=(1, 5), skip=0.1),
        Rel(
            "seismometer",
            "transmits to",
            "relay",
            each=(1, 2),
            skip=0.07,
            attrs=(Attr("loss_pct", num(0, 21)), Attr("band_mhz", one(440, 868, 2400))),
        ),
        Rel("relay", "forwards to", "centre", skip=0.2),
        Rel("seismometer", "stands on", "volcano", skip=0.2),
        Rel("earthquake", "lies beneath", "volcano", skip=0.35),
        Rel("volunteer", "visits", "seismometer", each=(1, 3)),
        Rel("relay", "sees", "relay", shape="tree", extra=1, directed=False),
    ),
)

BODYSHOP = Domain(
    "bodyshop",
    "nodes-edges",
    (
        Kind(
            "Cell",
            9,
            "BS1-CELL-{n:02d}",
            attrs=(
                Attr("Takt_Time_s", num(38, 74)),
                Attr("OEE", num(0.41, 0.97, 2)),
                Attr("Gate_Open", flag(0.25)),
                Attr("Bodies_Today", whole(90, 460)),
            ),
        ),
        Kind(
            "Robot",
            23,
            "BS1-RB-{n:02d}",
            attrs=(
                Attr("Maker", one("Yarvin", "Kolbe", "Kolbe", "Hexatron")),
                Attr("State", one("automatic", "automatic", "automatic", "manual", "e-stop")),
                Attr("Payload_kg", one(60, 120, 210, 300)),
                Attr("Axis2_Temp_C", num(28, 91), missing=0.1),
                Attr("Hours", whole(400, 61000, 100)),
            ),
        ),
        Kind(
            "Gun",
            15,
            "BS1-GUN-{n:02d}",
            attrs=(
                Attr("Process", one("spot weld", "spot weld", "rivet", "glue")),
                Attr("Tip_Wear_pct", whole(2, 99)),
                Attr("Air_bar", num(4.2, 7.9), missing=0.3),
                Attr("Water_Flow_lpm", num(2, 9.8)),
            ),
        ),
        Kind(
            "PLC",
            5,
            "BS1-PLC-{letter}",
            attrs=(
                Attr("Scan_ms", whole(4, 38)),
                Attr("Memory_Used_pct", whole(21, 96)),
                Attr("Battery_Low", flag(0.3)),
            ),
        ),
        Kind(
            "Stop",
            18,
            "BS1-ST-{n:03d}",
            attrs=(
                Attr("Reason", one("collision", "light curtain", "light curtain", "no part")),
                Attr("Minutes", whole(1, 96)),
                Attr("Date", day(2026, 2026)),
                Attr("Confirmed", flag(0.6)),
            ),
        ),
        Kind(
            "Fitter",
            8,
            "BS1-MT-{n}",
            attrs=(
                Attr("Shift", one("A", "B", "C")),
                Attr("Robot_Ticket", flag(0.6)),
            ),
            names=listed(
                "Alun Parry, Britta Koch, Czeslaw Dudek, Delphine Roy, Enzo Bassi, Farida Zaman, "
                "Gerd Pohl"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Robot", "WORKS_IN", "Cell", skip=0.05),
        Rel("Gun", "MOUNTED_ON", "Robot"),
        Rel("Cell", "CONTROLLED_BY", "PLC"),
        Rel("Stop", "HAPPENED_IN", "Cell"),
        Rel("Stop", "FIXED_BY", "Fitter", skip=0.3),
        Rel("Fitter", "TRAINED_ON", "Robot", each=(1, 4)),
        Rel(
            "Cell",
            "CONVEYS_TO",
            "Cell",
            shape="tree",
            extra=2,
            attrs=(Attr("Buffer_bodies", whole(0, 14)),),
        ),
    ),
)

DOMAINS = (SMARTHOME, HOTEL, SEISMONET, BODYSHOP)
