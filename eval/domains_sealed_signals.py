"""Sealed networks of lake buoys, shelf labels, dose probes and ad screens: not to be read."""

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

LAKEBUOYS = Domain(
    "lakebuoys",
    "node-link",
    (
        Kind(
            "basin",
            8,
            "bsn{n}",
            attrs=(
                Attr("max_depth_m", num(6, 142)),
                Attr("area_ha", whole(20, 2600, 5)),
                Attr("bathing", one("open", "open", "warning", "closed")),
            ),
            names=listed(
                "Abbot's Deep, Birch Bay, Crane Sound, Dun Water, Eel Pool, Friar's Reach, "
                "Gull Basin, Heron Broad"
            ),
        ),
        Kind(
            "buoy",
            16,
            "by-{n:02d}",
            attrs=(
                Attr("battery_v", num(10.9, 14.2)),
                Attr("solar_w", one(10, 20, 20, 40)),
                Attr("deployed_on", day(2018, 2026)),
                Attr("adrift", flag(0.15)),
            ),
        ),
        Kind(
            "sonde",
            42,
            "sn-{hex}",
            attrs=(
                Attr(
                    "parameter",
                    one("dissolved oxygen", "chlorophyll", "turbidity", "pH", "temperature"),
                ),
                Attr("fouling_pct", whole(0, 85), missing=0.1),
                Attr("calibrated_on", day(2025, 2026)),
                Attr("wiper", flag(0.5)),
            ),
        ),
        Kind(
            "mast",
            5,
            "mst-{letter}",
            attrs=(
                Attr("height_m", whole(6, 30)),
                Attr("uplink", one("fibre", "LTE", "LTE", "satellite")),
                Attr("live", flag(0.7)),
            ),
            names=listed("Boat Club, Fishery, Lido Roof, Monastery, Pump House"),
        ),
        Kind(
            "stream",
            9,
            "str{n:02d}",
            attrs=(
                Attr("flow_m3s", num(0.05, 6.8, 2)),
                Attr("phosphate_ugl", whole(8, 310), missing=0.12),
                Attr("catchment_km2", num(1.5, 88)),
            ),
            names=listed(
                "Alder Brook, Black Beck, Chalk Rill, Dove Burn, Elder Beck, Fuller's Brook, "
                "Gill Water, Hazel Burn, Ivy Beck"
            ),
        ),
        Kind(
            "bloom_alert",
            20,
            "ba-{n:03d}",
            attrs=(
                Attr("severity", one("watch", "watch", "amber", "red")),
                Attr("raised_on", day(2026, 2026)),
                Attr("cells_per_ml", whole(2000, 190000, 500)),
                Attr("lifted", flag(0.5)),
            ),
        ),
        Kind(
            "limnologist",
            9,
            "lim{n}",
            attrs=(
                Attr("skipper", flag(0.45)),
                Attr("joined", day(2005, 2026)),
                Attr("field_days", whole(4, 160)),
            ),
            names=listed(
                "Astrid Nyman, Bram Kuiper, Celia Font, Dag Moen, Esme Wilde, Fritz Egli, Gaia Lupo"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("buoy", "moored in", "basin"),
        Rel(
            "sonde",
            "hangs from",
            "buoy",
            skip=0.06,
            attrs=(Attr("depth_m", num(0.5, 38)),),
        ),
        Rel(
            "buoy",
            "radios to",
            "mast",
            each=(1, 2),
            skip=0.06,
            attrs=(Attr("rssi_dbm", whole(-118, -58)),),
        ),
        Rel("stream", "drains into", "basin"),
        Rel("bloom_alert", "raised by", "buoy"),
        Rel("limnologist", "services", "buoy", each=(1, 4), skip=0.1),
        Rel(
            "basin",
            "narrows",
            "basin",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("width_m", whole(12, 640)), Attr("navigable", flag(0.7))),
        ),
    ),
)

SHELFTAGS = Domain(
    "shelftags",
    "nodes-edges",
    (
        Kind(
            "Tag",
            58,
            "E{n:05d}",
            attrs=(
                Attr("Battery_Pct", whole(1, 100), missing=0.07),
                Attr("Size_In", one(1.6, 2.2, 2.2, 4.2)),
                Attr("Colours", one("BW", "BWR", "BWR", "BWRY")),
                Attr("Last_Sync", day(2026, 2026)),
                Attr("Flashing", flag(0.12)),
            ),
        ),
        Kind(
            "Product",
            28,
            "SKU{n:03d}",
            attrs=(
                Attr("Price_EUR", num(0.45, 24.9, 2)),
                Attr("Stock", whole(0, 180)),
                Attr("Promo", flag(0.3)),
                Attr("VAT_Pct", one(7, 7, 19)),
            ),
            names=listed(
                "Almond Milk, Brie, Candles, Cat Litter, Coffee Beans, Cornflakes, Dish Soap, "
                "Duck Pate, Egg Noodles, Fish Fingers, Foil, Gherkins, Ginger Ale, Honey, "
                "Jasmine Rice, Kefir, Lentils, Marmalade, Oat Biscuits, Olive Oil, Pesto, Quark, "
                "Rye Bread, Sardines, Shaving Gel, Tea Lights, Vinegar, Washing Powder"
            ),
        ),
        Kind(
            "Aisle",
            12,
            "AI{n:02d}",
            attrs=(
                Attr("Length_M", whole(6, 34)),
                Attr("Chilled", flag(0.3)),
                Attr("Footfall_Day", whole(80, 3900, 10)),
            ),
        ),
        Kind(
            "Base_Station",
            6,
            "BST-{n}",
            attrs=(
                Attr("Channel", one(3, 11, 15, 26)),
                Attr("Queue_Len", whole(0, 240)),
                Attr("Up", flag(0.75)),
            ),
            names=listed("Bakery Ceiling, Cellar, Checkout, Deli, Entrance, Freezer Hall"),
        ),
        Kind(
            "Supplier",
            8,
            "SUP{n}",
            attrs=(Attr("Lead_Days", whole(1, 21)), Attr("Local", flag(0.4))),
            names=listed(
                "Altmark Foods, Bodensee Frisch, Cremer, Delta Import, Ehrmann Bros, Finkwerder, "
                "Gut Hof, Hansa Trade"
            ),
        ),
        Kind(
            "Clerk",
            14,
            "CLK{n:02d}",
            attrs=(
                Attr("Contract_H", one(15, 20, 30, 38)),
                Attr("Keyholder", flag(0.3)),
                Attr("Hired", day(2009, 2026)),
            ),
            names=listed(
                "Anja Timm, Birgit Loh, Cem Aydin, Dana Volk, Enno Pohl, Fiete Jahn, Gül Arslan, "
                "Heiko Brandt, Ilka Roth, Jonte Maas, Karin Specht, Levin Otto"
            ),
            repeat=2,
        ),
        Kind(
            "Price_Update",
            24,
            "PU-{n:04d}",
            attrs=(
                Attr("New_Price_EUR", num(0.39, 25, 2)),
                Attr("Sent_On", day(2026, 2026)),
                Attr("Result", one("done", "done", "done", "timed out", "pending")),
            ),
        ),
    ),
    (
        Rel("Tag", "SHOWS", "Product", skip=0.08),
        Rel("Tag", "CLIPPED_IN", "Aisle", skip=0.04),
        Rel(
            "Tag",
            "TALKS_TO",
            "Base_Station",
            each=(1, 2),
            attrs=(Attr("Signal_DBM", whole(-98, -40)),),
        ),
        Rel("Product", "BOUGHT_FROM", "Supplier", each=(1, 2), skip=0.05),
        Rel("Price_Update", "CHANGES", "Product"),
        Rel("Price_Update", "KEYED_BY", "Clerk", skip=0.2),
        Rel("Clerk", "STOCKS", "Aisle", each=(1, 3), skip=0.12),
        Rel(
            "Aisle",
            "OPENS_ONTO",
            "Aisle",
            shape="tree",
            extra=3,
            directed=False,
            attrs=(Attr("Gap_M", num(1.2, 4.5)),),
        ),
    ),
)

RADNET = Domain(
    "radnet",
    "log",
    (
        Kind(
            "site",
            15,
            "st{n:02d}",
            attrs=(
                Attr("altitude", whole(2, 1490), unit="m"),
                Attr("population", whole(300, 96000, 100)),
                Attr("surface", one("grass", "grass", "roof", "gravel")),
            ),
            names=listed(
                "Aldersee, Bergheim, Clausdorf, Dornach, Emsfeld, Fichtau, Grauburg, Hohenrain, "
                "Ilmtal, Jessen, Kaltbach, Lindau Nord, Mittelau, Nebelhorn, Oderin"
            ),
        ),
        Kind(
            "probe",
            38,
            "gp-{hex}",
            attrs=(
                Attr("dose_rate", num(0.041, 0.298, 3), unit="uSv/h", missing=0.08),
                Attr("tube", one("Geiger", "Geiger", "scintillator")),
                Attr("threshold", one(0.2, 0.25, 0.3), unit="uSv/h"),
                Attr("mode", one("routine", "routine", "routine", "intensive", "offline")),
                Attr("calibrated", day(2022, 2026)),
            ),
        ),
        Kind(
            "relay",
            7,
            "rly{n}",
            attrs=(
                Attr("bearer", one("GSM", "TETRA", "satellite")),
                Attr("backlog", whole(0, 900)),
                Attr("on_mains", flag(0.7)),
            ),
        ),
        Kind(
            "sampler",
            11,
            "as{n:02d}",
            attrs=(
                Attr("airflow", whole(40, 900, 5), unit="m3/h"),
                Attr("pump_hours", whole(120, 30000, 10), unit="h"),
                Attr("clogged", flag(0.25)),
            ),
        ),
        Kind(
            "filter_paper",
            26,
            "fp{n:04d}",
            attrs=(
                Attr("cs137", num(0.1, 9.6, 2), unit="uBq/m3", missing=0.12),
                Attr("be7", num(0.8, 7.9), unit="mBq/m3"),
                Attr("pulled", day(2026, 2026)),
            ),
        ),
        Kind(
            "lab",
            4,
            "lab-{letter}",
            attrs=(
                Attr("detectors", whole(1, 9)),
                Attr("accredited", flag(0.6)),
                Attr("turnaround", whole(2, 19), unit="d"),
            ),
            names=listed("Curie House, Hahn Institute, Meitner Lab, Soddy Wing"),
        ),
        Kind(
            "surveyor",
            11,
            "sv{n:02d}",
            attrs=(
                Attr("badge_dose", num(0.02, 1.9, 2), unit="mSv"),
                Attr("licensed_until", day(2026, 2029)),
                Attr("on_call", flag(0.4)),
            ),
            names=listed(
                "Arno Fels, Britta Kamp, Dirk Osten, Edda Wulf, Falko Zorn, Grit Sander, "
                "Hajo Linde, Imke Rau, Jost Behn"
            ),
            repeat=2,
        ),
    ),
    (
        Rel("probe", "stands_at", "site"),
        Rel("probe", "reports_via", "relay", each=(1, 2), skip=0.06),
        Rel("sampler", "sucks_air_at", "site", skip=0.08),
        Rel("filter_paper", "taken_from", "sampler"),
        Rel("filter_paper", "counted_at", "lab", skip=0.2),
        Rel("surveyor", "tours", "site", each=(1, 4), skip=0.12),
        Rel("relay", "forwards_to", "relay", shape="tree", extra=2),
        Rel("site", "neighbours", "site", shape="tree", extra=3),
    ),
)

ADSCREENS = Domain(
    "adscreens",
    "ngsi-v2",
    (
        Kind(
            "Screen",
            30,
            "SCN-{n:03d}",
            attrs=(
                Attr("brightness", whole(300, 5500, 50)),
                Attr("diagonal", one(32, 55, 75, 98), unit="INH"),
                Attr("cabinetTemperature", num(11, 68), unit="CEL", missing=0.1),
                Attr("status", one("playing", "playing", "playing", "black", "frozen")),
                Attr("installedOn", day(2016, 2026)),
            ),
        ),
        Kind(
            "MediaPlayer",
            28,
            "mp-{hex}",
            attrs=(
                Attr("osVersion", one("Brix 8", "Brix 9", "Brix 9", "Tizen 7")),
                Attr("storageFree", num(0.2, 61), unit="E34"),
                Attr("fanSpeed", whole(0, 4200, 10), unit="RPM"),
                Attr("lastBoot", day(2025, 2026)),
            ),
        ),
        Kind(
            "Venue",
            12,
            "VN{n:02d}",
            attrs=(
                Attr("venueType", one("mall", "mall", "airport", "metro stop", "roadside")),
                Attr("dailyAudience", whole(900, 88000, 100)),
                Attr("openAllNight", flag(0.4)),
            ),
            names=listed(
                "Arcadia, Broadwalk, Central Hall, Docklands Gate, East Mall, Forum, "
                "Galleria, Highcross, Ivory Quay, Junction Nine, Kings Arcade, Loop Road"
            ),
        ),
        Kind(
            "Campaign",
            18,
            "CMP-{n:03d}",
            attrs=(
                Attr("budget", whole(1500, 120000, 500), unit="EUR"),
                Attr("startsOn", day(2026, 2026)),
                Attr("spotLength", one(6, 10, 15, 30), unit="SEC"),
                Attr("approved", flag(0.75)),
            ),
            names=listed(
                "Autumn Boots, Big Sleep, Cold Brew, Drive Electric, Easy Loan, Free Roaming, "
                "Go Lisbon, Hello Spring, Iced Tea, Just Peel, Kiss Lipstick, Late Shift, "
                "Mega Sofa, New Phone, Open Day, Pet Vet, Quick Lunch, Run Faster"
            ),
        ),
        Kind(
            "Advertiser",
            9,
            "ADV{n}",
            attrs=(Attr("creditLimit", whole(5000, 250000, 5000)), Attr("prepaid", flag(0.35))),
            names=listed(
                "Bolt Motors, Cosy Homes, Fizzco, Glint Beauty, Hopper Travel, Nordbank, "
                "Pawsome, Stride, Telvia"
            ),
        ),
        Kind(
            "Fault",
            22,
            "FLT-{n:04d}",
            attrs=(
                Attr("symptom", one("black screen", "dead pixels", "no network", "overheating")),
                Attr("loggedOn", day(2026, 2026)),
                Attr("downtime", whole(1, 190), unit="HUR"),
                Attr("billable", flag(0.4)),
            ),
        ),
        Kind(
            "Fitter",
            10,
            "FIT{n:02d}",
            attrs=(
                Attr("cherryPicker", flag(0.5)),
                Attr("dayRate", whole(210, 480, 5), unit="EUR"),
            ),
            names=listed(
                "Abel Costa, Bruna Reis, Caio Pinto, Delia Vaz, Edu Lobo, Filipa Cruz, "
                "Gil Ramos, Hilda Melo"
            ),
            repeat=2,
        ),
        Kind(
            "Router",
            9,
            "RTR-{letter}",
            attrs=(Attr("uptime", whole(0, 400), unit="DAY"), Attr("sim", flag(0.6))),
        ),
    ),
    (
        Rel("Screen", "mountedAt", "Venue"),
        Rel("MediaPlayer", "feeds", "Screen", skip=0.08),
        Rel("MediaPlayer", "connectsVia", "Router", skip=0.05),
        Rel("Campaign", "airsOn", "Screen", each=(1, 5), skip=0.06),
        Rel("Campaign", "paidBy", "Advertiser"),
        Rel("Fault", "affects", "Screen"),
        Rel("Fault", "fixedBy", "Fitter", skip=0.25),
        Rel("Fitter", "covers", "Venue", each=(1, 3), skip=0.1),
        Rel("Router", "tunnelsTo", "Router", shape="tree", extra=2),
    ),
)

DOMAINS = (LAKEBUOYS, SHELFTAGS, RADNET, ADSCREENS)
