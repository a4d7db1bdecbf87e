"""More practice networks: sealed at first, opened when their wrong answers were read."""

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

BAGGAGE = Domain(
    "baggage",
    "ngsi-v2",
    (
        Kind(
            "ConveyorSegment",
            30,
            "cb{n:03d}",
            (
                ("conveyor", "conveyors"),
                ("belt", "belts"),
                ("conveyor segment", "conveyor segments"),
            ),
            (
                Attr(
                    "beltSpeed",
                    num(0.4, 2.4, 2),
                    ("belt speed", "speed"),
                    "MTS",
                    0,
                    "fastest",
                    "slowest",
                ),
                Attr("motorCurrent", num(1, 19), ("motor current", "current"), "AMP", 0.1),
                Attr(
                    "segmentState",
                    one("running", "running", "running", "stopped", "jammed"),
                    ("segment state", "state"),
                ),
            ),
        ),
        Kind(
            "ScreeningMachine",
            7,
            "xr-{n}",
            (("screening machine", "screening machines"), ("scanner", "scanners")),
            (
                Attr(
                    "throughputPerHour", whole(600, 1800, 20), ("throughput per hour", "throughput")
                ),
                Attr("alarmRate", num(0.02, 0.31, 2), ("alarm rate",)),
                Attr("enabled", flag(0.7), ("enabled",)),
            ),
        ),
        Kind(
            "ReclaimCarousel",
            6,
            "rc{n}",
            (("reclaim carousel", "reclaim carousels"), ("carousel", "carousels")),
            (Attr("capacityBags", whole(60, 240, 10), ("capacity", "bag capacity")),),
            listed("Domestic A, Domestic B, Oversize, Pier East, Pier West, Transfer Hall"),
        ),
        Kind(
            "Flight",
            24,
            "fl-{hex}",
            (("flight", "flights"),),
            (
                Attr("origin", one("Oslo", "Lisbon", "Cairo", "Leeds", "Turin"), ("origin",)),
                Attr("bagCount", whole(18, 260), ("bag count", "number of bags")),
                Attr("delay", whole(0, 140, 5), ("delay",), "MIN", 0.12),
                Attr(
                    "flightStatus",
                    one("landed", "landed", "expected", "diverted"),
                    ("flight status",),
                ),
            ),
            listed(
                "QX 118, QX 204, QX 377, VN 41, VN 67, VN 93, ZT 5002, ZT 5010, ZT 5144, "
                "ZT 5301, KB 7, KB 19, KB 88, KB 112, OR 650, OR 651, OR 702, OR 733, "
                "LM 1203, LM 1377, LM 1460, LM 1999, PD 3, PD 24"
            ),
        ),
        Kind(
            "Handler",
            9,
            "h-{n:03d}",
            (("handler", "handlers"), ("loader", "loaders")),
            (Attr("team", one("red", "blue", "green"), ("team",)),),
            listed("Okoro, Brandt, Silva, Novak, Iqbal, Larsen, Castell, Weiss"),
            repeat=1,
        ),
    ),
    (
        Rel(
            "ConveyorSegment",
            "dischargesTo",
            "ConveyorSegment",
            ("discharges to", "discharge to"),
            shape="tree",
            extra=3,
        ),
        Rel(
            "ScreeningMachine",
            "installedOn",
            "ConveyorSegment",
            ("is installed on", "are installed on"),
        ),
        Rel("ReclaimCarousel", "fedBy", "ConveyorSegment", ("is fed by", "are fed by"), (1, 2)),
        Rel(
            "Flight",
            "deliveredTo",
            "ReclaimCarousel",
            ("is delivered to", "are delivered to"),
            skip=0.15,
        ),
        Rel("Handler", "staffs", "ReclaimCarousel", ("staffs", "staff"), (1, 2)),
    ),
)

COLDCHAIN = Domain(
    "coldchain",
    "log",
    (
        Kind(
            "truck",
            14,
            "TRK-{n:02d}",
            (("truck", "trucks"), ("lorry", "lorries")),
            (
                Attr(
                    "cargo_temp",
                    num(-24, 9),
                    ("cargo temperature",),
                    "CEL",
                    0.1,
                    "warmest",
                    "coldest",
                ),
                Attr("fuel", num(0.05, 1, 2), ("fuel", "fuel level")),
                Attr("speed", whole(0, 92), ("speed",), "km/h", 0, "fastest", "slowest"),
                Attr("door", one("closed", "closed", "closed", "open"), ("door",)),
            ),
        ),
        Kind(
            "pallet",
            50,
            "plt-{hex}",
            (("pallet", "pallets"),),
            (
                Attr("goods", one("vaccines", "ice cream", "fish", "salad", "insulin"), ("goods",)),
                Attr("weight", whole(40, 760), ("weight",), "kg", 0, "heaviest", "lightest"),
                Attr("packed", day(2025, 2025), ("packing date",)),
            ),
        ),
        Kind(
            "depot",
            7,
            "dep-{n}",
            (("depot", "depots"), ("hub", "hubs")),
            (
                Attr("docks", whole(3, 18), ("docks", "number of docks")),
                Attr(
                    "store_temp",
                    num(-26, 6),
                    ("store temperature",),
                    "CEL",
                    0,
                    "warmest",
                    "coldest",
                ),
            ),
            listed("Ashford, Bergen, Culham, Drogheda, Emden, Falkirk, Ghent"),
        ),
        Kind(
            "driver",
            12,
            "drv-{n}",
            (("driver", "drivers"),),
            (Attr("hours", num(0, 9.8), ("hours", "hours at the wheel"), "h", 0.08),),
            listed(
                "Yusuf Kaya, Petra Lang, Owen Reid, Nora Bjork, Milo Costa, Lena Graf, "
                "Hugh Dale, Gita Rao, Ivo Horak, Sara Munk, Tess Vidal"
            ),
            repeat=1,
        ),
        Kind(
            "customer",
            9,
            "cust-{n}",
            (("customer", "customers"), ("consignee", "consignees")),
            (Attr("priority", one("gold", "silver", "standard"), ("priority",)),),
            listed(
                "Northside Clinic, Polar Foods, Grand Hotel, Fishmonger Hale, "
                "Saint Anne Hospital, Corner Deli, Campus Canteen, Gelato Rossi, "
                "Riverside Pharmacy"
            ),
        ),
    ),
    (
        Rel("pallet", "loaded_on", "truck", ("is loaded on", "are loaded on"), skip=0.1),
        Rel("pallet", "ordered_by", "customer", ("is ordered by", "are ordered by")),
        Rel("truck", "bound_for", "depot", ("is bound for", "are bound for"), skip=0.07),
        Rel("truck", "driven_by", "driver", ("is driven by", "are driven by"), (1, 2), 0.1),
        Rel("depot", "relays_to", "depot", ("relays to", "relay to"), shape="tree", extra=2),
    ),
)

STAGE = Domain(
    "stage",
    "node-link",
    (
        Kind(
            "fixture",
            40,
            "fx{n:03d}",
            (("fixture", "fixtures"), ("lantern", "lanterns"), ("stage light", "stage lights")),
            (
                Attr("style", one("spot", "wash", "profile", "beam"), ("style",)),
                Attr("wattage", one(180, 350, 575, 750, 1200), ("wattage", "power")),
                Attr("lamp_hours", whole(5, 2900), ("lamp hours",), None, 0.1),
                Attr("intensity", num(0, 1, 2), ("intensity",), None, 0, "brightest", "dimmest"),
            ),
        ),
        Kind(
            "dimmer",
            10,
            "dim-{n:02d}",
            (("dimmer", "dimmers"), ("dimmer pack", "dimmer packs")),
            (
                Attr("load_w", whole(300, 9000, 50), ("load",)),
                Attr(
                    "heatsink_c",
                    num(28, 79),
                    ("heatsink temperature",),
                    None,
                    0.15,
                    "hottest",
                    "coolest",
                ),
                Attr("tripped", flag(0.25), ("tripped",)),
            ),
        ),
        Kind(
            "universe",
            4,
            "U{n}",
            (("universe", "universes"), ("DMX universe", "DMX universes")),
            (Attr("channels_used", whole(60, 512), ("channels used", "used channels")),),
        ),
        Kind(
            "bar",
            9,
            "bar-{n}",
            (("bar", "bars"), ("lighting bar", "lighting bars")),
            (
                Attr("height_m", num(4, 11), ("height",), None, 0, "highest", "lowest"),
                Attr("max_load_kg", whole(150, 600, 50), ("maximum load", "load limit")),
            ),
            listed(
                "First Electric, Second Electric, Front Truss, Box Boom Left, "
                "Box Boom Right, Cyc Bar, Follow Spot Bridge, Advance Bar"
            ),
            repeat=1,
        ),
        Kind(
            "cue",
            18,
            "Q{n}",
            (("cue", "cues"),),
            (Attr("fade_s", num(0, 14), ("fade time", "fade"), None, 0.06, "slowest", "quickest"),),
            listed(
                "Sunrise, Storm, Ballroom, Blackout, Market Day, Duel, Lullaby, Snowfall, "
                "Finale, Moonlight, Garden, Prison, Chase, Toast, Farewell, Prologue"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("fixture", "hung_on", "bar", ("hangs on", "hang on")),
        Rel(
            "fixture", "powered_from", "dimmer", ("is powered from", "are powered from"), skip=0.08
        ),
        Rel("dimmer", "patched_to", "universe", ("is patched to", "are patched to"), (1, 2)),
        Rel("cue", "lights", "fixture", ("lights", "light"), (2, 5)),
        Rel("cue", "follows", "cue", ("follows", "follow"), shape="tree", extra=2),
    ),
)

MINEVENT = Domain(
    "minevent",
    "graphml",
    (
        Kind(
            "Junction",
            24,
            "J{n}",
            (("junction", "junctions"),),
            (Attr("depthM", whole(40, 910, 10), ("depth",), None, 0, "deepest", "shallowest"),),
        ),
        Kind(
            "Fan",
            8,
            "FAN-{n}",
            (("fan", "fans"), ("ventilator", "ventilators")),
            (
                Attr(
                    "powerKw",
                    whole(30, 900, 10),
                    ("power", "motor power"),
                    None,
                    0,
                    "strongest",
                    "weakest",
                ),
                Attr("vibrationMmS", num(0.4, 9.6), ("vibration",), None, 0.15),
                Attr("running", flag(0.7), ("running",)),
            ),
        ),
        Kind(
            "GasDetector",
            28,
            "GD{n:02d}",
            (("gas detector", "gas detectors"), ("gas sniffer", "gas sniffers")),
            (
                Attr("methanePercent", num(0, 1.9, 2), ("methane", "methane reading"), None, 0.07),
                Attr("carbonMonoxidePpm", whole(0, 48), ("carbon monoxide",)),
                Attr("calibrated", day(2024, 2025), ("calibration date",)),
                Attr("health", one("good", "good", "good", "drifting", "dead"), ("health",)),
            ),
        ),
        Kind(
            "RefugeChamber",
            5,
            "RC-{letter}",
            (("refuge chamber", "refuge chambers"), ("refuge", "refuges")),
            (Attr("places", whole(8, 40, 4), ("places", "number of places")),),
        ),
        Kind(
            "Crew",
            9,
            "crew-{n}",
            (("crew", "crews"), ("gang", "gangs")),
            (
                Attr("headcount", whole(3, 14), ("headcount",), None, 0, "biggest", "smallest"),
                Attr("task", one("drilling", "charging", "mucking", "surveying"), ("task", "job")),
            ),
            listed("Badgers, Moles, Ferrets, Otters, Weasels, Beavers, Voles, Shrews"),
            repeat=1,
        ),
        Kind(
            "VentDoor",
            9,
            "VD{n}",
            (("vent door", "vent doors"), ("air door", "air doors")),
            (Attr("position", one("open", "shut", "shut", "ajar"), ("position",)),),
        ),
    ),
    (
        Rel(
            "Junction",
            "airwayTo",
            "Junction",
            ("has an airway to", "have an airway to"),
            shape="tree",
            extra=4,
            directed=False,
            parallel=2,
            attrs=(
                Attr("lengthM", whole(60, 900, 10), ("length",)),
                Attr("airflowM3s", num(2, 88), ("airflow",)),
            ),
        ),
        Rel("Fan", "ventilates", "Junction", ("ventilates", "ventilate"), (1, 3), directed=False),
        Rel(
            "GasDetector",
            "mountedAt",
            "Junction",
            ("is mounted at", "are mounted at"),
            directed=False,
        ),
        Rel(
            "RefugeChamber",
            "locatedAt",
            "Junction",
            ("is located at", "are located at"),
            directed=False,
        ),
        Rel("Crew", "worksAt", "Junction", ("works at", "work at"), directed=False),
        Rel(
            "Crew",
            "assignedTo",
            "RefugeChamber",
            ("is assigned to", "are assigned to"),
            skip=0.12,
            directed=False,
        ),
        Rel("VentDoor", "separates", "Junction", ("separates", "separate"), (2, 2), directed=False),
    ),
)

MUSEUM = Domain(
    "museum",
    "turtle",
    (
        Kind(
            "Gallery",
            11,
            "G{n}",
            (("gallery", "galleries"),),
            (
                Attr("relativeHumidity", num(0.34, 0.66, 2), ("relative humidity", "humidity")),
                Attr(
                    "illuminance",
                    whole(30, 420, 5),
                    ("illuminance",),
                    None,
                    0,
                    "brightest",
                    "darkest",
                ),
            ),
            listed(
                "Rotunda, Long Gallery, Print Room, East Wing, Treasury, Sculpture Court, "
                "Blue Salon, Attic, Orangery, Chapel, Vault"
            ),
        ),
        Kind(
            "Display_Case",
            22,
            "DC{n:02d}",
            (("display case", "display cases"), ("showcase", "showcases"), ("vitrine", "vitrines")),
            (
                Attr(
                    "temperature", num(15, 27), ("temperature",), None, 0.12, "warmest", "coolest"
                ),
                Attr("locked", flag(0.75), ("locked",)),
            ),
        ),
        Kind(
            "Artwork",
            40,
            "inv{n:04d}",
            (("artwork", "artworks"), ("exhibit", "exhibits"), ("piece", "pieces")),
            (
                Attr("medium", one("oil", "tempera", "bronze", "paper", "textile"), ("medium",)),
                Attr(
                    "yearMade",
                    whole(1480, 1990),
                    ("year made", "year of making"),
                    None,
                    0.08,
                    "newest",
                    "oldest",
                ),
                Attr(
                    "insuredValue",
                    whole(5000, 3900000, 5000),
                    ("insured value",),
                    None,
                    0,
                    "most valuable",
                    "least valuable",
                ),
                Attr("onLoan", flag(0.25), ("on loan",)),
            ),
            listed(
                "Saint George, Market at Dusk, The Weaver, Two Herons, Portrait of Ada, "
                "Winter Ferry, Blue Jug, Head of a Boy, The Cartographer, Harvest, "
                "Still Life with Quinces, Sleeping Fox, Bridge in Fog, The Letter, "
                "Olive Press, Angel Fragment, Night Train, Woman Reading, Kneeling Knight, "
                "Tide Pool, The Falconer, Red Gate, Old Shepherd, Lute Player, "
                "Ruins at Noon, Three Masks, Paper Boat, The Apothecary, Green Door, "
                "Snow on Slate, Golden Carp, The Duellists, Silk Banner, Small Judith, "
                "Sea Wall, Lamp Lighter, Quiet Street"
            ),
            repeat=3,
        ),
        Kind(
            "Data_Logger",
            19,
            "log-{hex}",
            (("data logger", "data loggers"), ("logger", "loggers")),
            (
                Attr("batteryVolts", num(2.2, 3.6, 2), ("battery voltage",)),
                Attr("installed", day(2016, 2025), ("installation date",)),
            ),
        ),
        Kind(
            "Conservator",
            6,
            "staff{n}",
            (("conservator", "conservators"),),
            (Attr("speciality", one("paintings", "metal", "paper", "textiles"), ("speciality",)),),
            listed("Rhea Stone, Paolo Vinci, Marta Kral, Colm Byrne, Aiko Mori, Jens Holm"),
        ),
    ),
    (
        Rel(
            "Artwork",
            "displayedIn",
            "Display_Case",
            ("is displayed in", "are displayed in"),
            skip=0.1,
        ),
        Rel("Display_Case", "standsIn", "Gallery", ("stands in", "stand in")),
        Rel("Data_Logger", "monitors", "Display_Case", ("monitors", "monitor"), skip=0.06),
        Rel("Conservator", "caresFor", "Artwork", ("cares for", "care for"), (4, 9)),
        Rel(
            "Gallery",
            "adjoins",
            "Gallery",
            ("adjoins", "adjoin"),
            shape="tree",
            extra=3,
            directed=False,
        ),
    ),
    about={
        "Display_Case": "A closed glass cabinet in which objects are shown and kept safe.",
        "Data_Logger": "A small device that writes down the climate at set intervals.",
    },
)

FISHFARM = Domain(
    "fishfarm",
    "ngsi-ld",
    (
        Kind(
            "SeaPen",
            26,
            "pen-{n:02d}",
            (("sea pen", "sea pens"), ("pen", "pens"), ("cage", "cages")),
            (
                Attr("fishCount", whole(8000, 120000, 500), ("fish count", "number of fish")),
                Attr("dissolvedOxygen", num(4.2, 11), ("dissolved oxygen", "oxygen"), "mg/l", 0.08),
                Attr("species", one("salmon", "salmon", "trout", "cod"), ("species",)),
                Attr(
                    "netCondition",
                    one("intact", "intact", "intact", "torn", "fouled"),
                    ("net condition",),
                ),
            ),
        ),
        Kind(
            "FarmSite",
            6,
            "site-{letter}",
            (("farm site", "farm sites"), ("site", "sites")),
            (
                Attr(
                    "waterDepth",
                    whole(18, 140),
                    ("water depth", "depth"),
                    "MTR",
                    0,
                    "deepest",
                    "shallowest",
                ),
                Attr("licenceUntil", day(2025, 2034), ("licence expiry date",)),
            ),
            listed("Kvalvik, Storholm, Teisten, Lundefjord, Havneset, Skjerdal"),
        ),
        Kind(
            "FeedBarge",
            5,
            "barge-{n}",
            (("feed barge", "feed barges"), ("barge", "barges")),
            (
                Attr("feedStock", num(4, 380), ("feed stock", "stock"), "TNE"),
                Attr("generatorRunning", flag(0.6), ("generator running",)),
            ),
            listed("Ocean Provider, Big Ladle, Fjord Pantry, Havmaten, Grete"),
        ),
        Kind(
            "Probe",
            34,
            "pr-{hex}",
            (("probe", "probes"), ("water probe", "water probes")),
            (
                Attr(
                    "waterTemperature",
                    num(4, 16),
                    ("water temperature",),
                    "CEL",
                    0.1,
                    "warmest",
                    "coldest",
                ),
                Attr(
                    "mountingDepth",
                    whole(1, 24),
                    ("mounting depth",),
                    "MTR",
                    0,
                    "deepest",
                    "shallowest",
                ),
                Attr("battery", num(0.04, 1, 2), ("battery",)),
            ),
        ),
        Kind(
            "Workboat",
            7,
            "boat-{n}",
            (("workboat", "workboats"), ("boat", "boats")),
            (
                Attr("crew", whole(2, 9), ("crew", "crew size")),
                Attr("task", one("delousing", "net cleaning", "harvest", "idle"), ("task",)),
            ),
            listed("Sula, Marlin, Tern, Brage, Draugen, Nessa"),
            repeat=1,
        ),
    ),
    (
        Rel("SeaPen", "belongsToSite", "FarmSite", ("belongs to", "belong to")),
        Rel(
            "FeedBarge", "suppliesFeedTo", "SeaPen", ("supplies feed to", "supply feed to"), (4, 8)
        ),
        Rel("Probe", "immersedIn", "SeaPen", ("is immersed in", "are immersed in"), skip=0.06),
        Rel("Workboat", "servicing", "FarmSite", ("services", "service"), (1, 2), 0.1),
        Rel(
            "FarmSite",
            "downstreamOf",
            "FarmSite",
            ("lies downstream of", "lie downstream of"),
            shape="tree",
            extra=1,
        ),
    ),
)

MICROGRID = Domain(
    "microgrid",
    "nodes-edges",
    (
        Kind(
            "pv_string",
            34,
            "{n}",
            (("PV string", "PV strings"), ("string", "strings")),
            (
                Attr("dc_voltage", whole(380, 920), ("DC voltage", "voltage")),
                Attr("soiling", num(0, 0.4, 2), ("soiling",), None, 0.1, "dirtiest", "cleanest"),
                Attr("panel_type", one("mono", "poly", "bifacial"), ("panel type",)),
            ),
            numeric=True,
        ),
        Kind(
            "inverter",
            12,
            "INV-{letter}{n}",
            (("inverter", "inverters"),),
            (
                Attr("ac_power_kw", num(0, 110), ("AC power", "power output")),
                Attr(
                    "efficiency",
                    num(0.88, 0.99, 3),
                    ("efficiency",),
                    None,
                    0,
                    "most efficient",
                    "least efficient",
                ),
                Attr(
                    "state",
                    one("producing", "producing", "derated", "tripped", "night mode"),
                    ("state",),
                ),
            ),
        ),
        Kind(
            "busbar",
            4,
            "BB{n}",
            (("busbar", "busbars"), ("bus", "buses")),
            (Attr("voltage_v", num(384, 415), ("voltage",)),),
        ),
        Kind(
            "battery",
            5,
            "BAT-{n}",
            (("battery", "batteries"), ("battery bank", "battery banks")),
            (
                Attr(
                    "soc",
                    num(0.08, 1, 2),
                    ("state of charge", "charge"),
                    None,
                    0,
                    "fullest",
                    "emptiest",
                ),
                Attr(
                    "capacity_kwh",
                    whole(40, 400, 20),
                    ("capacity",),
                    None,
                    0,
                    "largest",
                    "smallest",
                ),
                Attr("cycles", whole(80, 4100), ("cycles", "cycle count")),
            ),
            listed("Anvil, Boulder, Cobalt, Drum, Ember"),
        ),
        Kind(
            "consumer",
            17,
            "ld-{hex}",
            (("consumer", "consumers"), ("load", "loads")),
            (
                Attr("demand_w", whole(200, 24000, 50), ("demand",)),
                Attr("critical", flag(0.3), ("critical",)),
                Attr("tariff", one("day", "flat", "night"), ("tariff",)),
            ),
            listed(
                "Village Hall, School House, Ice Store, Clinic, Sawmill, Bakery Bench, "
                "Water Pump, Ferry Ramp, Chapel Lights, Radio Mast, Smithy, Grain Dryer, "
                "Boat Shed, Post Office, Net Loft"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("pv_string", "wired_into", "inverter", ("is wired into", "are wired into")),
        Rel("inverter", "exports_to", "busbar", ("exports to", "export to"), skip=0.05),
        Rel("battery", "charged_by", "inverter", ("is charged by", "are charged by"), (1, 3)),
        Rel("consumer", "fed_from", "busbar", ("is fed from", "are fed from"), (1, 2), 0.08),
        Rel("busbar", "tie", "busbar", ("is tied to", "are tied to"), shape="tree", extra=1),
    ),
)

APIARY = Domain(
    "apiary",
    "tables",
    (
        Kind(
            "hive",
            36,
            "H{n:03d}",
            (("hive", "hives"), ("bee colony", "bee colonies")),
            (
                Attr("weight_kg", num(14, 88), ("weight",), None, 0.06, "heaviest", "lightest"),
                Attr(
                    "brood_temp_c",
                    num(28, 37),
                    ("brood temperature",),
                    None,
                    0.1,
                    "warmest",
                    "coolest",
                ),
                Attr(
                    "strain", one("Buckfast", "Carnica", "Ligustica"), ("strain", "strain of bees")
                ),
                Attr(
                    "colony_state",
                    one("strong", "strong", "weak", "queenless", "swarming"),
                    ("colony state",),
                ),
                Attr("queen_born", whole(2021, 2025), ("queen's year of birth",)),
            ),
        ),
        Kind(
            "yard",
            8,
            "Y{n}",
            (("yard", "yards"), ("bee yard", "bee yards")),
            (
                Attr("altitude_m", whole(20, 940, 10), ("altitude",), None, 0, "highest", "lowest"),
                Attr("forage", one("heather", "lime", "rapeseed", "clover"), ("forage",)),
            ),
            listed(
                "Hazel Bank, Old Quarry, Rectory, Moor End, Sandy Lane, Brook Field, Dell, "
                "Windmill Hill"
            ),
        ),
        Kind(
            "scale",
            20,
            "sc-{hex}",
            (("scale", "scales"), ("hive scale", "hive scales")),
            (
                Attr("charge", num(0.03, 1, 2), ("charge",)),
                Attr("last_zeroed", day(2023, 2025), ("zeroing date",)),
            ),
        ),
        Kind(
            "beekeeper",
            8,
            "BK{n}",
            (("beekeeper", "beekeepers"), ("keeper", "keepers")),
            (
                Attr("years_kept", whole(1, 42), ("years of keeping bees", "experience")),
                Attr("has_suit", flag(0.8), ("in possession of a suit",)),
            ),
            listed("Alma Ruiz, Ben Hask, Cora Dunn, Didier Roy, Elsa Moe, Fred Iles, Greta Falk"),
            repeat=1,
        ),
        Kind(
            "honey_batch",
            22,
            "HB-{n:02d}",
            (("honey batch", "honey batches"), ("batch", "batches")),
            (
                Attr("mass_kg", num(6, 190), ("mass",)),
                Attr("moisture", num(0.15, 0.22, 3), ("moisture",), None, 0.09),
                Attr("harvested", day(2024, 2025), ("harvest date",)),
            ),
        ),
    ),
    (
        Rel("hive", "yard", "yard", ("stands in", "stand in")),
        Rel("scale", "weighs", "hive", ("weighs", "weigh"), skip=0.08),
        Rel("beekeeper", "tends", "yard", ("tends", "tend"), (1, 3)),
        Rel("honey_batch", "drawn_from", "hive", ("is drawn from", "are drawn from"), (1, 4)),
        Rel(
            "beekeeper",
            "mentored_by",
            "beekeeper",
            ("is mentored by", "are mentored by"),
            shape="tree",
            skip=0.2,
        ),
    ),
)

DOMAINS = (BAGGAGE, COLDCHAIN, STAGE, MINEVENT, MUSEUM, FISHFARM, MICROGRID, APIARY)
