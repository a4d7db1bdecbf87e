"""Practice networks of towns and shops: sealed until their wrong answers were read."""

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

BOXPORT = Domain(
    "boxport",
    "ngsi-ld",
    (
        Kind(
            "ShipToShoreCrane",
            8,
            "sts-{n}",
            attrs=(
                Attr("craneState", one("working", "working", "idle", "under repair")),
                Attr("liftsPerHour", num(14, 38)),
                Attr("outreach", num(38, 72), unit="MTR"),
                Attr("windSpeed", num(1, 24), unit="MTS", missing=0.2),
            ),
        ),
        Kind(
            "YardCrane",
            12,
            "rtg-{n:02d}",
            attrs=(
                Attr("energySource", one("diesel", "diesel", "hybrid", "electric")),
                Attr("engineHours", whole(400, 26000)),
                Attr("craneState", one("working", "working", "idle", "broken down")),
            ),
        ),
        Kind(
            "StackBlock",
            10,
            "blk-{letter}",
            attrs=(
                Attr("maximumTiers", whole(3, 7)),
                Attr("groundSlots", whole(60, 240, 2)),
                Attr("reeferSockets", whole(4, 90), missing=0.3),
            ),
        ),
        Kind(
            "Container",
            72,
            "TRXU{n:04d}",
            attrs=(
                Attr("grossWeight", whole(2300, 30400, 10), unit="KGM"),
                Attr("boxLength", one(20, 40, 40, 45), unit="FOT"),
                Attr(
                    "cargoClass",
                    one("general", "general", "general", "reefer", "hazardous", "empty"),
                ),
                Attr("customsHold", flag(0.2)),
                Attr("dwellTime", whole(0, 29), unit="DAY", missing=0.05),
            ),
        ),
        Kind(
            "Ship",
            6,
            "imo-{hex}",
            attrs=(
                Attr("draught", num(6, 16), unit="MTR"),
                Attr("expectedDeparture", day(2026, 2026)),
                Attr("flagState", one("Malta", "Panama", "Denmark", "Liberia")),
            ),
            names=listed(
                "Northern Petrel, Ondine, Cape Merrow, Halcyon Bay, Tamsin K, Boreas Trader"
            ),
        ),
        Kind(
            "Quay",
            4,
            "q{n}",
            attrs=(
                Attr("waterDepth", num(9, 18), unit="MTR"),
                Attr("quayLength", whole(180, 520, 10), unit="MTR"),
            ),
            names=listed("North Quay, Feeder Quay, Deepwater Quay, Lighter Quay"),
        ),
        Kind(
            "TerminalTruck",
            14,
            "tt-{n:03d}",
            attrs=(
                Attr("batteryLevel", whole(8, 100), unit="P1"),
                Attr("truckState", one("loaded", "empty", "parked", "charging")),
            ),
        ),
        Kind(
            "CraneDriver",
            10,
            "cd-{n:02d}",
            attrs=(
                Attr("shift", one("day", "evening", "night")),
                Attr("licensedUntil", day(2025, 2029)),
            ),
            names=listed(
                "Aino Salo, Bruno Pires, Chidi Obi, Dorte Holm, Emre Aksoy, Flora Quist, "
                "Goran Petek, Hilda Nygard, Isko Maran"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Container", "stackedIn", "StackBlock", skip=0.08),
        Rel("Container", "unloadedFrom", "Ship", skip=0.25),
        Rel("YardCrane", "spans", "StackBlock", each=(1, 2)),
        Rel("ShipToShoreCrane", "railedAlong", "Quay"),
        Rel("Ship", "berthedAt", "Quay", skip=0.2),
        Rel("TerminalTruck", "shuttlesFor", "ShipToShoreCrane", skip=0.15),
        Rel("CraneDriver", "drives", "YardCrane", each=(1, 2)),
        Rel("StackBlock", "laneTo", "StackBlock", shape="tree", extra=2),
    ),
)

PARKCHARGE = Domain(
    "parkcharge",
    "ngsi-v2",
    (
        Kind(
            "ParkingGarage",
            10,
            "pg-{n:02d}",
            attrs=(
                Attr("totalSpotNumber", whole(60, 720, 5)),
                Attr("availableSpotNumber", whole(0, 59)),
                Attr("pricePerHour", num(0.8, 4.5), unit="EUR"),
                Attr("maximumHeight", num(1.85, 2.6, 2), unit="MTR"),
                Attr("staffed", flag(0.5)),
            ),
            names=listed(
                "Opera, Central Station, Old Tannery, Riverbank, Town Hall, Hospital East, "
                "Velodrome, Market Square, Cinema, University"
            ),
        ),
        Kind(
            "ParkingSpot",
            104,
            "spot-{n:03d}",
            attrs=(
                Attr("status", one("free", "occupied", "occupied", "closed")),
                Attr("category", one("standard", "standard", "disabled", "family", "motorcycle")),
                Attr("level", whole(-3, 4)),
                Attr("width", num(2.1, 3.6, 2), unit="MTR", missing=0.1),
            ),
        ),
        Kind(
            "EVCharger",
            24,
            "evc-{n:02d}",
            attrs=(
                Attr("ratedPower", one(7, 11, 22, 22, 50, 150), unit="KWT"),
                Attr("chargerState", one("idle", "charging", "charging", "out of order")),
                Attr("energyDelivered", num(3, 510), unit="KWH", missing=0.1),
                Attr("inspectedOn", day(2023, 2026)),
            ),
        ),
        Kind(
            "FeederPillar",
            5,
            "fp-{n}",
            attrs=(
                Attr("ratedCurrent", one(100, 160, 250, 400, 630), unit="AMP"),
                Attr("loadShare", num(0.1, 1.0, 2)),
            ),
        ),
        Kind(
            "TicketMachine",
            13,
            "tm-{n}",
            attrs=(
                Attr("paperLeft", whole(0, 100), unit="P1"),
                Attr("contactless", flag(0.6)),
                Attr("takingsToday", num(4, 890, 2), unit="EUR", missing=0.12),
            ),
        ),
        Kind(
            "PlateCamera",
            11,
            "cam-{hex}",
            attrs=(Attr("readRate", num(61, 99.5), unit="P1"), Attr("online", flag(0.75))),
        ),
        Kind(
            "TariffZone",
            5,
            "zone-{letter}",
            attrs=(
                Attr("maximumStay", one(60, 90, 120, 180, 240), unit="MIN"),
                Attr("residentsOnly", flag(0.3)),
            ),
            names=listed("Amber, Crimson, Indigo, Olive, Pearl"),
        ),
        Kind(
            "Warden",
            7,
            "w-{n}",
            attrs=(Attr("finesToday", whole(0, 34)), Attr("onDuty", flag(0.6))),
            names=listed("Pia Lund, Ravi Menon, Stella Ortiz, Tom Achebe, Ulla Brink, Vito Sarno"),
            repeat=1,
        ),
    ),
    (
        Rel("ParkingSpot", "refParkingGarage", "ParkingGarage"),
        Rel("EVCharger", "refParkingSpot", "ParkingSpot", each=(1, 2), skip=0.05),
        Rel("EVCharger", "poweredBy", "FeederPillar", skip=0.08),
        Rel("ParkingGarage", "refTariffZone", "TariffZone"),
        Rel("TicketMachine", "refParkingGarage", "ParkingGarage", skip=0.15),
        Rel("PlateCamera", "watchesEntranceOf", "ParkingGarage"),
        Rel("Warden", "patrols", "TariffZone", each=(1, 3)),
        Rel("ParkingGarage", "overflowTo", "ParkingGarage", shape="tree", extra=2),
    ),
)

GLASSHOUSE = Domain(
    "glasshouse",
    "log",
    (
        Kind(
            "house",
            7,
            "gh-{n}",
            attrs=(
                Attr("floor_area", whole(220, 1900, 10), unit="m2"),
                Attr("air_temp", num(14, 36), unit="CEL"),
                Attr("humidity", whole(38, 96), unit="%"),
                Attr("vents", one("open", "shut", "half open")),
            ),
            names=listed("Aster, Begonia, Clivia, Dahlia, Erica, Freesia, Gerbera"),
        ),
        Kind(
            "bed",
            26,
            "bed-{n:02d}",
            attrs=(
                Attr("crop", one("basil", "pepper", "lettuce", "cucumber", "strawberry")),
                Attr("plants", whole(40, 900)),
                Attr("sown", day(2025, 2026)),
                Attr("organic", flag(0.4)),
            ),
        ),
        Kind(
            "substrate_probe",
            34,
            "sp-{hex}",
            attrs=(
                Attr("moisture", num(9, 71), unit="%", missing=0.08),
                Attr("ec", num(0.6, 4.4, 2), unit="mS/cm"),
                Attr("ph", num(4.6, 7.9, 1)),
                Attr("battery", num(2.6, 3.7, 2), unit="V"),
            ),
        ),
        Kind(
            "solenoid",
            18,
            "sol-{n}",
            attrs=(
                Attr("flow", num(0, 45), unit="l/min"),
                Attr("position", one("open", "closed", "closed", "jammed")),
                Attr("cycles", whole(300, 98000)),
            ),
        ),
        Kind(
            "reservoir",
            5,
            "res-{letter}",
            attrs=(
                Attr("capacity", whole(12, 140), unit="m3"),
                Attr("fill", num(0.05, 0.98, 2)),
                Attr("source", one("rain", "well", "mains")),
            ),
        ),
        Kind(
            "doser",
            4,
            "dose-{n}",
            attrs=(
                Attr("recipe", one("fruiting", "leafy", "seedling")),
                Attr("nitrate", whole(60, 260), unit="mg/l"),
            ),
        ),
        Kind(
            "grower",
            8,
            "grw-{n}",
            attrs=(Attr("started", day(2008, 2025)), Attr("sprayer_licence", flag(0.5))),
            names=listed(
                "Abel Ruiz, Betje Vos, Cora Lindt, Dilip Shah, Elke Baum, Finn Ojala, Greta Solheim"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("bed", "stands_in", "house"),
        Rel("substrate_probe", "buried_in", "bed", skip=0.07),
        Rel("solenoid", "waters", "bed", each=(1, 3)),
        Rel("solenoid", "draws_from", "reservoir", skip=0.06),
        Rel("doser", "enriches", "reservoir", each=(1, 2)),
        Rel("grower", "in_charge_of", "house", each=(1, 2)),
        Rel("reservoir", "spills_into", "reservoir", shape="tree", extra=1),
    ),
)

FIBRENET = Domain(
    "fibrenet",
    "graphml",
    (
        Kind(
            "OLT",
            4,
            "OLT-{letter}",
            attrs=(
                Attr("uplink_gbps", one(10, 40, 100)),
                Attr("cpu_pct", whole(9, 97)),
                Attr("firmware", one("R18.2", "R19.0", "R19.4")),
            ),
            names=listed("Hillcrest, Docklands, Northway, Parkside"),
        ),
        Kind(
            "cabinet",
            16,
            "CAB-{n:03d}",
            attrs=(
                Attr("power_source", one("grid", "grid", "solar", "battery")),
                Attr("door_open", flag(0.25)),
                Attr("temp_c", num(4, 57)),
                Attr("installed_on", day(2012, 2025)),
            ),
        ),
        Kind(
            "splitter",
            28,
            "SPL-{n:02d}",
            attrs=(
                Attr("ratio", one("1:4", "1:8", "1:16", "1:32")),
                Attr("insertion_loss_db", num(6.8, 18.9)),
            ),
        ),
        Kind(
            "ONT",
            132,
            "ONT{n:04d}",
            attrs=(
                Attr("rx_power_dbm", num(-31, -13), missing=0.06),
                Attr("link", one("up", "up", "up", "up", "down", "dying gasp")),
                Attr("tariff", one("Hello 100", "Swift 300", "Swift 300", "Giga 1000", "Pro 2500")),
                Attr("fibre_length_m", whole(90, 9800, 10)),
                Attr("uptime_hours", whole(0, 9000)),
            ),
        ),
        Kind(
            "street",
            12,
            "ST{n}",
            attrs=(Attr("homes_passed", whole(14, 310)),),
            names=listed(
                "Acacia Avenue, Brickfield Road, Chandler Row, Drovers Lane, Elm Parade, "
                "Furnace Hill, Gosling Street, Heron Close, Ironmonger Way, Jubilee Gardens, "
                "Kiln Lane, Larkspur Drive"
            ),
        ),
        Kind(
            "splicer",
            7,
            "SPX{n}",
            attrs=(
                Attr("joints_this_month", whole(3, 190)),
                Attr("confined_space_ticket", flag(0.5)),
            ),
            names=listed("Wanda Kos, Xavi Prat, Yara Haddad, Zeno Matic, Alba Roig, Boris Ilic"),
            repeat=1,
        ),
    ),
    (
        Rel("OLT", "feeds", "cabinet", each=(3, 6)),
        Rel("splitter", "housed_in", "cabinet"),
        Rel("ONT", "lit_by", "splitter", skip=0.04),
        Rel("ONT", "located_on", "street"),
        Rel(
            "cabinet",
            "duct_to",
            "cabinet",
            shape="tree",
            extra=3,
            attrs=(Attr("length_m", whole(60, 1900, 10)), Attr("fibres", one(12, 24, 48, 96))),
        ),
        Rel("splicer", "on_call_for", "cabinet", each=(2, 4)),
    ),
)

AIRNOISE = Domain(
    "airnoise",
    "tables",
    (
        Kind(
            "district",
            8,
            "D{n}",
            attrs=(
                Attr("residents", whole(3100, 68000, 50)),
                Attr("area_km2", num(0.9, 14)),
                Attr("low_emission_zone", flag(0.4)),
            ),
            names=listed(
                "Altmarkt, Birkenau, Clarapark, Domberg, Eichwald, Flussau, Glashof, Hafenstadt"
            ),
        ),
        Kind(
            "station",
            14,
            "AQ{n:02d}",
            attrs=(
                Attr("pm25_ug_m3", num(3, 58)),
                Attr("no2_ug_m3", num(6, 97)),
                Attr("o3_ug_m3", num(12, 190), missing=0.25),
                Attr("site_class", one("roadside", "roadside", "background", "industrial")),
                Attr("operational", flag(0.8)),
            ),
        ),
        Kind(
            "microsensor",
            36,
            "ms-{hex}",
            attrs=(
                Attr("pm10_ug_m3", num(4, 120), missing=0.08),
                Attr("battery_pct", whole(2, 100)),
                Attr("calibrated", day(2023, 2026)),
            ),
        ),
        Kind(
            "sound_meter",
            20,
            "SLM-{n:03d}",
            attrs=(
                Attr("laeq_db", num(41, 83)),
                Attr("night_limit_db", one(45, 50, 55, 60)),
                Attr("windshield", one("fitted", "fitted", "missing", "torn")),
            ),
        ),
        Kind(
            "road",
            12,
            "RD{n:02d}",
            attrs=(
                Attr("vehicles_per_day", whole(900, 61000, 10)),
                Attr("heavy_share", num(0.01, 0.29, 2)),
                Attr("speed_limit_kmh", one(30, 30, 50, 50, 70)),
            ),
            names=listed(
                "Ring Nord, Ring Sud, Poststrasse, Bahnhofsweg, Lindenallee, Kaistrasse, "
                "Schlossgasse, Messeweg, Turmstrasse, Gartenweg, Brauhofstrasse, Seeuferweg"
            ),
        ),
        Kind(
            "school",
            11,
            "sch{n}",
            attrs=(Attr("pupils", whole(90, 1400, 5)), Attr("air_filter", flag(0.4))),
            names=listed(
                "Humbug Primary, Larch Grammar, Kepler College, St Ursula, Mill Pond Primary, "
                "Bright Minds, Harbour Secondary, Goethe Gymnasium, Sunfield, Oakridge"
            ),
            repeat=1,
        ),
        Kind(
            "inspector",
            6,
            "insp-{letter}",
            attrs=(Attr("visits_this_year", whole(2, 61)), Attr("team", one("air", "noise"))),
            names=listed("Jana Kral, Kofi Mensah, Lotte Vik, Marek Dusik, Noor Aziz, Otis Wren"),
        ),
    ),
    (
        Rel("station", "situated_in", "district"),
        Rel("sound_meter", "situated_in", "district"),
        Rel("microsensor", "reference_station", "station", skip=0.1),
        Rel("sound_meter", "facing", "road", skip=0.1),
        Rel("school", "nearest_station", "station"),
        Rel("road", "runs_through", "district", each=(1, 3)),
        Rel("inspector", "audits", "station", each=(1, 4)),
        Rel("road", "meets", "road", shape="tree", extra=2, directed=False),
    ),
)

DOMAINS = (BOXPORT, PARKCHARGE, GLASSHOUSE, FIBRENET, AIRNOISE)
