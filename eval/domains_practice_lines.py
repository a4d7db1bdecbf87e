"""Practice networks of pipes, orbits, flights and tunnels: sealed until their answers were read."""

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

GASGRID = Domain(
    "gasgrid",
    "graphml",
    (
        Kind(
            "ValveStation",
            23,
            "VS-{n:03d}",
            attrs=(
                Attr("press_bar", num(31, 84)),
                Attr("gas_temp_c", num(-2, 41), missing=0.1),
                Attr("valve_pos", one("open", "open", "open", "closed", "throttled")),
                Attr("elev_m", whole(3, 910)),
                Attr("remote_ctl", flag(0.6)),
            ),
        ),
        Kind(
            "Compressor",
            7,
            "CS{n}",
            attrs=(
                Attr("speed_rpm", whole(3200, 11800, 50)),
                Attr("power_kw", whole(900, 14500, 100)),
                Attr("running", flag(0.6)),
                Attr("overhauled", day(2017, 2026)),
            ),
        ),
        Kind(
            "DeliveryPoint",
            17,
            "DP-{n:02d}",
            attrs=(
                Attr("customer", one("municipal", "municipal", "power plant", "industry")),
                Attr("flow_m3h", whole(120, 48000, 20)),
                Attr("contract_m3h", whole(5000, 60000, 500)),
                Attr("odorised", flag(0.6)),
            ),
            names=listed(
                "Arnsund, Brickworks, Castle Mill, Dunmore, Eastwick, Fernhill, Glassworks, "
                "Hollin, Inverlay, Kelby, Lowmoor, Marsh End, Newbridge, Oakham Ferry, Pitfield"
            ),
            repeat=2,
        ),
        Kind(
            "RTU",
            27,
            "rtu-{hex}",
            attrs=(
                Attr("batt_v", num(10.8, 14.1)),
                Attr("link", one("fibre", "satellite", "satellite", "cellular")),
                Attr("last_poll_s", whole(2, 3600)),
            ),
        ),
        Kind(
            "Regulator",
            14,
            "PR{n:02d}",
            attrs=(
                Attr("setpoint_bar", num(2, 16)),
                Attr("outlet_bar", num(2, 16), missing=0.1),
                Attr("serviced", day(2023, 2026)),
            ),
        ),
        Kind(
            "LeakSurvey",
            24,
            "LS26-{n:03d}",
            attrs=(
                Attr("methane_ppm", whole(1, 5200)),
                Attr("method", one("vehicle", "drone", "on foot", "on foot")),
                Attr("surveyed", day(2026, 2026)),
                Attr("closed_out", flag(0.6)),
            ),
        ),
    ),
    (
        Rel(
            "ValveStation",
            "downstream",
            "ValveStation",
            shape="tree",
            extra=3,
            attrs=(Attr("length_km", num(2, 64)), Attr("dia_mm", one(400, 600, 800, 1000))),
        ),
        Rel("Compressor", "discharges_into", "ValveStation", each=(1, 2)),
        Rel("DeliveryPoint", "branch_off", "ValveStation"),
        Rel("RTU", "polls", "ValveStation", skip=0.3),
        Rel("RTU", "polls", "Regulator", skip=0.5),
        Rel("Regulator", "protects", "DeliveryPoint"),
        Rel("LeakSurvey", "done_at", "ValveStation"),
    ),
)

SATOPS = Domain(
    "satops",
    "ngsi-ld",
    (
        Kind(
            "Satellite",
            14,
            "sat-{n:02d}",
            attrs=(
                Attr("orbitAltitude", whole(410, 870), unit="KMT"),
                Attr("stateOfCharge", num(0.18, 1, 2), unit="C62"),
                Attr("mode", one("nominal", "nominal", "nominal", "safe", "commissioning")),
                Attr("launchedOn", day(2014, 2026)),
                Attr("propellantLeft", num(0.2, 38), unit="KGM", missing=0.15),
            ),
            names=listed(
                "Aurora, Bittern, Corvid, Drake, Ember, Fathom, Gyre, Halcyon, Isopod, Juniper, "
                "Krill, Lumen, Marlin, Nimbus"
            ),
        ),
        Kind(
            "GroundStation",
            8,
            "gs-{letter}",
            attrs=(
                Attr("latitude", num(-72, 79, 2), unit="DD"),
                Attr("staffed", flag(0.4)),
                Attr("rainRate", num(0, 34)),
            ),
            names=listed(
                "Kiruna, Punta Arenas, Inuvik, Hartebeesthoek, Awarua, Troll, Maspalomas, Fucino"
            ),
        ),
        Kind(
            "Antenna",
            16,
            "ant{n:02d}",
            attrs=(
                Attr("dishDiameter", one(2.4, 3.7, 5.4, 7.3, 13.0), unit="MTR"),
                Attr("frequencyBand", one("S", "X", "X", "Ka")),
                Attr("noiseTemperature", whole(48, 290), unit="KEL"),
                Attr("available", flag(0.75)),
            ),
        ),
        Kind(
            "Pass",
            33,
            "p{n:04d}",
            attrs=(
                Attr("maxElevation", whole(6, 89), unit="DD"),
                Attr("duration", whole(140, 860), unit="SEC"),
                Attr("dataVolume", num(0.1, 14, 2), unit="E34", missing=0.12),
                Attr("outcome", one("success", "success", "success", "partial", "missed")),
            ),
        ),
        Kind(
            "Payload",
            19,
            "pl-{hex}",
            attrs=(
                Attr("payloadType", one("camera", "camera", "radar", "AIS receiver", "sounder")),
                Attr("powerDraw", whole(4, 310), unit="WTT"),
                Attr("switchedOn", flag(0.6)),
            ),
        ),
        Kind(
            "FlightController",
            9,
            "fc{n}",
            attrs=(
                Attr("console", one("power", "thermal", "flight dynamics", "payload")),
                Attr("certifiedUntil", day(2026, 2029)),
            ),
            names=listed(
                "Adele Fromm, Boris Katic, Cleo Vance, Dinesh Rao, Elin Berg, Farid Haddad, "
                "Greer Cole, Hiro Mori"
            ),
            repeat=1,
        ),
        Kind(
            "Anomaly",
            18,
            "AR-{n:03d}",
            attrs=(
                Attr("severity", whole(1, 5)),
                Attr("raisedOn", day(2025, 2026)),
                Attr("resolved", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("Antenna", "site", "GroundStation"),
        Rel("Pass", "spacecraft", "Satellite"),
        Rel("Pass", "trackedBy", "Antenna", skip=0.06),
        Rel("Payload", "carriedOn", "Satellite"),
        Rel("FlightController", "responsibleFor", "Satellite", each=(1, 3)),
        Rel("Anomaly", "concernsPayload", "Payload", skip=0.1),
        Rel("Anomaly", "investigator", "FlightController", skip=0.25),
        Rel(
            "Satellite",
            "laserLink",
            "Satellite",
            shape="tree",
            extra=3,
            attrs=(Attr("linkRange", whole(180, 4900, 10), unit="KMT"),),
        ),
    ),
)

DRONEPOST = Domain(
    "dronepost",
    "node-link",
    (
        Kind(
            "drone",
            9,
            "41{n:02d}",
            attrs=(
                Attr("model", one("Heron", "Heron", "Swift", "Mule")),
                Attr("state", one("docked", "docked", "airborne", "charging", "grounded")),
                Attr("flight_hours", num(4, 1900)),
                Attr("max_cargo_g", one(500, 1200, 2500, 5000)),
                Attr("firmware", one("4.2.1", "4.2.1", "4.3.0")),
            ),
            numeric=True,
        ),
        Kind(
            "pad",
            7,
            "pad-{letter}",
            attrs=(
                Attr("wind_kmh", num(0, 58)),
                Attr("occupied", flag(0.5)),
                Attr("charger_kw", one(0.8, 1.5, 3.0), missing=0.25),
                Attr("floodlit", flag(0.5)),
            ),
            names=listed(
                "Dispensary Roof, Ferry Quay, Gasometer, Hill Fort, Ice Rink, Jetty, Town Hall "
                "Roof, Lido, Millpond, North Depot, Old Racecourse, Post Office"
            ),
        ),
        Kind(
            "flight",
            14,
            "FL-{n:04d}",
            attrs=(
                Attr(
                    "cargo",
                    one("blood sample", "blood sample", "vaccine", "spare part", "letter", "tools"),
                ),
                Attr("distance_km", num(0.8, 31)),
                Attr("flown_on", day(2026, 2026)),
                Attr("priority", whole(1, 3)),
                Attr("delivered", flag(0.8)),
            ),
        ),
        Kind(
            "pilot",
            5,
            "plt{n}",
            attrs=(
                Attr("licence_until", day(2026, 2030)),
                Attr("night_rating", flag(0.4)),
                Attr("incidents", whole(0, 7)),
            ),
            names=listed(
                "Ana Toma, Bertil Ek, Cora Lind, Davit Melik, Esme Faye, Floris Kok, Ginny Shaw, "
                "Hasan Uzun, Ilse Baum"
            ),
            repeat=1,
        ),
        Kind(
            "battery",
            9,
            "bat-{hex}",
            attrs=(
                Attr("charge_cycles", whole(3, 690)),
                Attr("health_pct", whole(52, 100)),
                Attr("cell_temp_c", num(3, 47), missing=0.12),
                Attr("retired", flag(0.2)),
            ),
        ),
        Kind(
            "no_fly_zone",
            4,
            "nfz{n}",
            attrs=(
                Attr("reason", one("airfield", "prison", "nesting birds", "hospital")),
                Attr("radius_m", whole(150, 4000, 50)),
                Attr("permanent", flag(0.5)),
            ),
        ),
        Kind(
            "client",
            4,
            "cl{n:02d}",
            attrs=(
                Attr("sector", one("health", "health", "repair", "retail")),
                Attr("credit_eur", num(-340, 5200, 2)),
            ),
            names=listed(
                "Alpha Labs, Bay Clinic, Cycle Works, Delta Pharmacy, Eye Centre, Fen Surgery, "
                "Gull Chandlers, Hop Stores"
            ),
        ),
    ),
    (
        Rel("drone", "home_pad", "pad"),
        Rel("battery", "fitted_in", "drone", skip=0.25),
        Rel("flight", "aircraft", "drone"),
        Rel("flight", "supervisor", "pilot", skip=0.15),
        Rel("flight", "ordered_by", "client"),
        Rel("flight", "lands_on", "pad"),
        Rel("no_fly_zone", "overlaps", "pad", each=(1, 3)),
        Rel(
            "pad",
            "corridor_to",
            "pad",
            shape="tree",
            extra=1,
            attrs=(Attr("corridor_m", whole(600, 7400, 100)),),
        ),
    ),
)

ROADTUNNEL = Domain(
    "roadtunnel",
    "log",
    (
        Kind(
            "section",
            16,
            "sec{n:02d}",
            attrs=(
                Attr("length", whole(40, 310, 5), unit="m"),
                Attr("carbon_monoxide", whole(2, 96), unit="ppm", missing=0.1),
                Attr("visibility", whole(31, 100), unit="%"),
                Attr("lane_closed", flag(0.25)),
            ),
        ),
        Kind(
            "jet_fan",
            20,
            "jf{n:02d}",
            attrs=(
                Attr("thrust", whole(300, 1400, 10), unit="N"),
                Attr("vibration", num(0.4, 9.6), unit="mm/s"),
                Attr("mode", one("forward", "forward", "reverse", "stopped", "fault")),
                Attr("hours_run", whole(20, 41000, 10), unit="h"),
            ),
        ),
        Kind(
            "smoke_detector",
            28,
            "sd-{hex}",
            attrs=(
                Attr("obscuration", num(0, 11.5, 2), unit="%"),
                Attr("tested", day(2025, 2026)),
                Attr("in_alarm", flag(0.15)),
            ),
        ),
        Kind(
            "cabinet",
            8,
            "cab-{letter}",
            attrs=(
                Attr("door_open", flag(0.25)),
                Attr("ups_charge", whole(20, 100), unit="%"),
                Attr("inside_temperature", num(9, 52), unit="C", missing=0.1),
            ),
            names=listed(
                "North Portal, South Portal, Lay-by One, Lay-by Two, Pump Room, Shaft Head, "
                "Old Adit"
            ),
            repeat=1,
        ),
        Kind(
            "cross_passage",
            7,
            "xp{n}",
            attrs=(Attr("width", num(1.1, 3.2), unit="m"), Attr("pressurised", flag(0.6))),
        ),
        Kind(
            "message_sign",
            9,
            "vms{n}",
            attrs=(
                Attr("showing", one("blank", "blank", "slow down", "lane closed", "fog")),
                Attr("dead_pixels", whole(0, 140)),
            ),
        ),
        Kind(
            "hydrant",
            11,
            "hyd{n:02d}",
            attrs=(Attr("pressure", num(2.1, 9.8), unit="bar"), Attr("frozen", flag(0.15))),
        ),
        Kind(
            "stoppage",
            22,
            "stp{n:03d}",
            attrs=(
                Attr(
                    "cause",
                    one("breakdown", "breakdown", "debris", "collision", "overheight lorry"),
                ),
                Attr("lasted", whole(3, 210), unit="min"),
                Attr("happened", day(2025, 2026)),
                Attr("police_called", flag(0.4)),
            ),
        ),
        Kind(
            "crew",
            5,
            "crew{n}",
            attrs=(Attr("members", whole(2, 7)), Attr("on_shift", flag(0.5))),
            names=listed("Amber Crew, Blue Crew, Copper Crew, Dusk Crew, Echo Crew"),
        ),
    ),
    (
        Rel("section", "continues_into", "section", shape="chain", extra=2),
        Rel("jet_fan", "hangs_in", "section"),
        Rel("jet_fan", "fed_by", "cabinet"),
        Rel("smoke_detector", "watches", "section"),
        Rel("section", "lit_from", "cabinet", skip=0.1),
        Rel("cross_passage", "opens_into", "section", each=(2, 2)),
        Rel("message_sign", "ahead_of", "section"),
        Rel("hydrant", "placed_in", "section", skip=0.1),
        Rel("stoppage", "blocked", "section", each=(1, 2)),
        Rel("stoppage", "cleared_by", "crew", skip=0.2),
    ),
)

DOMAINS = (GASGRID, SATOPS, DRONEPOST, ROADTUNNEL)
