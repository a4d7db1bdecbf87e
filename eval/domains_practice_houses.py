"""Practice networks of a zoo, cinema, library and bakery: sealed until their answers were read."""

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

ZOO = Domain(
    "zoo",
    "tables",
    (
        Kind(
            "enclosure",
            13,
            "enc-{n:02d}",
            attrs=(
                Attr("area_m2", whole(60, 9000, 10)),
                Attr("heated", flag(0.5)),
                Attr("humidity_pct", num(22, 93), missing=0.12),
                Attr("visitors_today", whole(0, 2400)),
                Attr("water_depth_cm", whole(20, 340, 5), missing=0.4),
            ),
            names=listed(
                "Kivu House, Baobab Plain, Misty Hall, Old Quarry, Lagoon, Rock Terrace, Cedar "
                "Dome, River Loop, Night House, Sunken Garden, Long Meadow, Island, Boathouse"
            ),
        ),
        Kind(
            "animal",
            46,
            "A{n:04d}",
            attrs=(
                Attr(
                    "species",
                    one(
                        "meerkat",
                        "meerkat",
                        "red panda",
                        "capybara",
                        "capybara",
                        "okapi",
                        "tapir",
                        "flamingo",
                        "flamingo",
                        "gibbon",
                    ),
                ),
                Attr("weight_kg", num(1.2, 248)),
                Attr("born_on", day(1998, 2025)),
                Attr("sex", one("female", "male")),
                Attr("on_display", flag(0.7)),
            ),
            names=listed(
                "Akira, Bongo, Clementine, Dodo, Elvis, Fig, Gustav, Hazel, Igor, Jinx, Kiki, "
                "Luna, Momo, Nala, Otis, Pepper, Quincy, Rosa, Samba, Tuk, Uma, Vito, Wanda, "
                "Xerxes, Yoko, Zuri, Biscuit, Comet, Dusty, Echo, Freya, Ghost, Hobbit, Indigo, "
                "Juno, Kofi, Lotte, Mango, Nero, Olive, Pablo, Ravi, Shadow, Toffee"
            ),
            repeat=2,
        ),
        Kind(
            "keeper",
            11,
            "k{n:02d}",
            attrs=(
                Attr("section", one("mammals", "birds", "quarantine")),
                Attr("hired_on", day(2001, 2025)),
                Attr("dart_licence", flag(0.4)),
                Attr("weekly_hours", one(20, 30, 38, 40)),
            ),
            names=listed(
                "Abel Strand, Birgit Holm, Cosmo Reyes, Dalia Nasser, Ewan Pike, Fenna Boer, "
                "Gil Aharoni, Hedda Krog, Ivo Prskalo, Jolene Mast, Kwame Osei"
            ),
        ),
        Kind(
            "collar",
            21,
            "trk-{hex}",
            attrs=(
                Attr("battery_pct", whole(2, 100)),
                Attr("last_fix_min", whole(1, 900), missing=0.1),
                Attr("firmware", one("v2.1", "v2.1", "v3.0", "v3.2")),
            ),
        ),
        Kind(
            "feeder",
            12,
            "fd{n:02d}",
            attrs=(
                Attr("hopper_kg", num(0.4, 42)),
                Attr("jammed", flag(0.25)),
                Attr("portions_per_day", whole(1, 9)),
            ),
        ),
        Kind(
            "treatment",
            22,
            "TR-{n:03d}",
            attrs=(
                Attr(
                    "reason",
                    one("dental", "parasites", "parasites", "wound", "vaccination", "lameness"),
                ),
                Attr("cost_eur", num(18, 940, 2)),
                Attr("given_on", day(2026, 2026)),
                Attr("needs_follow_up", flag(0.35)),
            ),
        ),
    ),
    (
        Rel("animal", "lives_in", "enclosure"),
        Rel("collar", "worn_by", "animal", skip=0.12),
        Rel("keeper", "looks_after", "enclosure", each=(1, 3)),
        Rel("feeder", "installed_in", "enclosure", skip=0.1),
        Rel("treatment", "patient", "animal"),
        Rel("treatment", "assisted_by", "keeper", skip=0.25),
        Rel(
            "enclosure",
            "footpath",
            "enclosure",
            shape="tree",
            extra=3,
            attrs=(Attr("metres", whole(30, 620, 10)),),
        ),
    ),
)

MULTIPLEX = Domain(
    "multiplex",
    "ngsi-v2",
    (
        Kind(
            "Auditorium",
            9,
            "aud{n}",
            attrs=(
                Attr("seatCount", whole(48, 420, 4)),
                Attr("screenWidth", num(7.5, 24), unit="MTR"),
                Attr("airTemperature", num(17.5, 26), unit="CEL", missing=0.1),
                Attr("loungeSeats", flag(0.4)),
            ),
        ),
        Kind(
            "Projector",
            12,
            "prj-{hex}",
            attrs=(
                Attr("lampHours", whole(40, 9800, 10), unit="HUR"),
                Attr("lightSource", one("laser", "laser", "xenon")),
                Attr("condition", one("ok", "ok", "warning", "failed")),
                Attr("powerDraw", whole(900, 6800, 50), unit="WTT"),
            ),
        ),
        Kind(
            "Film",
            13,
            "film-{n:03d}",
            attrs=(
                Attr("runtime", whole(78, 194), unit="MIN"),
                Attr("ageRating", one(0, 6, 12, 12, 16)),
                Attr("genre", one("drama", "drama", "thriller", "animation", "documentary")),
                Attr("threeD", flag(0.3)),
                Attr("licenceUntil", day(2026, 2027)),
            ),
            names=listed(
                "The Salt Road, Paper Moons, Night Ferry, Copper Sky, A Quiet Tide, Glass "
                "Orchard, Hollow Hill, Last Tram Home, Marigold, Seven Winters, The "
                "Understudy, Velvet Dust, Wolf Lantern"
            ),
        ),
        Kind(
            "Screening",
            36,
            "scr{n:03d}",
            attrs=(
                Attr("ticketsSold", whole(0, 260)),
                Attr("startsAt", one("14:00", "17:15", "20:30", "22:45")),
                Attr("basePrice", one(7.5, 9.0, 11.5, 13.0), unit="EUR"),
                Attr("subtitled", flag(0.35)),
            ),
        ),
        Kind(
            "MediaServer",
            7,
            "ms-{letter}",
            attrs=(
                Attr("freeSpace", whole(30, 7800, 10), unit="E34"),
                Attr("softwareVersion", one("5.4.2", "5.4.2", "6.0.1")),
                Attr("raidHealthy", flag(0.7)),
            ),
        ),
        Kind(
            "Usher",
            12,
            "u{n:02d}",
            attrs=(
                Attr("hourlyWage", num(12.5, 18, 2), unit="EUR"),
                Attr("firstAider", flag(0.4)),
                Attr("employedSince", day(2015, 2026)),
            ),
            names=listed(
                "Amelie Roux, Bashir Noor, Carlo Dini, Dilan Ates, Effie Grant, Finn Larsen, "
                "Greta Olin, Hui Lin, Isko Maki, June Abbott"
            ),
            repeat=2,
        ),
        Kind(
            "Loudspeaker",
            19,
            "spk{n:02d}",
            attrs=(
                Attr("channel", one("left", "centre", "right", "surround", "surround", "sub")),
                Attr("blown", flag(0.2)),
                Attr("impedance", one(4, 8, 8, 16), unit="OHM"),
            ),
        ),
    ),
    (
        Rel("Projector", "installedIn", "Auditorium"),
        Rel("Screening", "shows", "Film"),
        Rel("Screening", "takesPlaceIn", "Auditorium"),
        Rel("MediaServer", "drives", "Projector", each=(1, 3)),
        Rel("Usher", "assignedTo", "Screening", each=(1, 3), skip=0.1),
        Rel("Loudspeaker", "mountedIn", "Auditorium"),
        Rel("Auditorium", "emergencyExitTo", "Auditorium", shape="tree", extra=2),
        Rel("Film", "sequelTo", "Film", shape="tree", skip=0.6),
    ),
)

LIBRARY = Domain(
    "library",
    "turtle",
    (
        Kind(
            "Branch",
            8,
            "BR{n}",
            attrs=(
                Attr("openedInYear", whole(1902, 2021)),
                Attr("floorAreaM2", whole(140, 5200, 10)),
                Attr("loansToday", whole(11, 870)),
                Attr("stepFreeAccess", flag(0.6)),
            ),
            names=listed(
                "Central Library, Elm Grove, Mill Lane, Northgate, Parkside, Riverbank, "
                "Southfield, Weavers Square"
            ),
        ),
        Kind(
            "Shelf",
            30,
            "S-{n:03d}",
            attrs=(
                Attr(
                    "theme", one("fiction", "fiction", "history", "science", "children", "travel")
                ),
                Attr("capacityBooks", whole(40, 360, 5)),
                Attr("loadKg", num(12, 210)),
                Attr("motorised", flag(0.25)),
            ),
        ),
        Kind(
            "Copy",
            92,
            "C{n:05d}",
            attrs=(
                Attr("condition", one("new", "good", "good", "worn", "damaged")),
                Attr("timesLent", whole(0, 143)),
                Attr("dueOn", day(2026, 2026), missing=0.5),
                Attr("tagReadable", flag(0.8)),
            ),
        ),
        Kind(
            "Title",
            18,
            "T{n:02d}",
            attrs=(
                Attr(
                    "author",
                    one("M. Calder", "S. Ueno", "R. Okafor", "L. Brandt", "P. Iyer", "J. Novak"),
                ),
                Attr("publishedInYear", whole(1951, 2025)),
                Attr("pageCount", whole(96, 880)),
                Attr("language", one("English", "English", "Polish", "Urdu")),
            ),
            names=listed(
                "Ash and Ember, The Cartographer, Distant Bells, Every Harbour, Foxglove Summer, "
                "Grey Matter, How Bridges Sing, Inkwell, July Letters, Keepsake, Low Water, "
                "Mother of Rain, Nine Doors, Orchard Keeper, Plain Song, Quarry Town, Red Thread"
            ),
            repeat=1,
        ),
        Kind(
            "Member",
            27,
            "mbr-{n:03d}",
            attrs=(
                Attr("joinedOn", day(2009, 2026)),
                Attr("finesEur", num(0, 24, 2)),
                Attr("ageGroup", one("child", "adult", "adult", "senior")),
                Attr("newsletter", flag(0.5)),
            ),
            names=listed(
                "Agnes Lowe, Bilal Khan, Chloe Marsh, Danuta Zielska, Edgar Flint, Faith Obi, "
                "Gordon Tate, Hanna Weiss, Idris Bello, Joan Petty, Kamil Wrona, Lydia Stone, "
                "Miles Archer, Nora Quill, Owen Pryce, Priya Sen, Quentin Moss, Rhoda Vane, "
                "Samir Haddad, Tess Lomax, Ursula Dent, Viktor Hale, Wilma Grech, Xander Poole, "
                "Yusuf Aydin, Zoe Lark"
            ),
            repeat=1,
        ),
        Kind(
            "SecurityGate",
            12,
            "SG-{letter}",
            attrs=(
                Attr("alarmsToday", whole(0, 27)),
                Attr("sensitivityPct", whole(40, 100)),
                Attr("lastTestedOn", day(2025, 2026)),
            ),
        ),
        Kind(
            "BookVan",
            5,
            "van{n}",
            attrs=(
                Attr("mileageKm", whole(8000, 194000, 500)),
                Attr("electric", flag(0.5)),
                Attr("cratesOnBoard", whole(0, 40)),
            ),
        ),
    ),
    (
        Rel("Shelf", "standsIn", "Branch"),
        Rel("Copy", "isCopyOf", "Title"),
        Rel("Copy", "shelvedOn", "Shelf", skip=0.3),
        Rel("Copy", "lentTo", "Member", skip=0.6),
        Rel("Member", "registeredWith", "Branch"),
        Rel("Member", "hasReserved", "Title", each=(1, 2), skip=0.4),
        Rel("SecurityGate", "exitOf", "Branch"),
        Rel("BookVan", "serves", "Branch", each=(2, 4)),
        Rel("Branch", "courierRoute", "Branch", shape="tree", extra=2),
    ),
    about={
        "SecurityGate": "Pair of antennas at an exit that sounds when a book not lent out passes.",
        "Copy": "One physical book with a radio tag; a title may have several.",
    },
)

BAKERY = Domain(
    "bakery",
    "nodes-edges",
    (
        Kind(
            "Oven",
            7,
            "n{hex}",
            attrs=(
                Attr("chamber_temp_c", whole(165, 268)),
                Attr("fuel", one("gas", "gas", "electric", "wood")),
                Attr("decks", whole(1, 6)),
                Attr("last_cleaned", day(2026, 2026)),
            ),
            names=listed("Big Bertha, Dragon, Little Joe, Old Faithful, Stella, Vulcan, Wendy"),
        ),
        Kind(
            "Mixer",
            6,
            "n{hex}",
            attrs=(Attr("bowl_l", one(60, 90, 120, 200)), Attr("rpm", whole(0, 240, 5))),
            names=listed("Spiral A, Spiral B, Fork Mixer, Planetary One, Planetary Two, Twin Arm"),
        ),
        Kind(
            "Silo",
            6,
            "n{hex}",
            attrs=(
                Attr("fill_kg", whole(150, 24000, 10)),
                Attr("capacity_kg", one(12000, 18000, 26000)),
                Attr("dust_alarm", flag(0.3)),
            ),
            names=listed("Silo North, Silo South, Silo East, Silo West, Day Bin, Rye Tower"),
        ),
        Kind(
            "Recipe",
            13,
            "n{hex}",
            attrs=(
                Attr("proof_min", whole(20, 960, 10)),
                Attr("vegan", flag(0.5)),
                Attr("price_eur", num(0.6, 7.9, 2)),
                Attr("category", one("bread", "bread", "roll", "pastry", "cake")),
            ),
            names=listed(
                "Farmhouse Loaf, Rye Sourdough, Sesame Ring, Butter Croissant, Poppy Roll, Spelt "
                "Brick, Walnut Wheel, Plum Slice, Cinnamon Snail, Baguette, Olive Stick, "
                "Marble Cake, Pumpkin Bun"
            ),
        ),
        Kind(
            "Ingredient",
            12,
            "n{hex}",
            attrs=(
                Attr("stock_kg", num(3, 4200), missing=0.1),
                Attr("best_before", day(2026, 2027)),
                Attr("organic", flag(0.5)),
                Attr("allergen", one("none", "none", "gluten", "milk", "nuts", "egg")),
            ),
            names=listed(
                "wheat flour, rye flour, spelt flour, butter, sea salt, fresh yeast, sugar, "
                "walnuts, milk powder, sesame seed, whole egg, rapeseed oil"
            ),
        ),
        Kind(
            "Batch",
            34,
            "B{n:04d}",
            attrs=(
                Attr("pieces", whole(40, 1200, 10)),
                Attr("core_temp_c", num(88, 99.5), missing=0.1),
                Attr("rejects", whole(0, 61)),
                Attr("stage", one("proofing", "baking", "cooling", "shipped", "shipped")),
            ),
        ),
        Kind(
            "Shop",
            14,
            "n{hex}",
            attrs=(
                Attr("turnover_eur", num(310, 4800, 2)),
                Attr("opens", one("05:30", "06:00", "06:30")),
                Attr("cafe", flag(0.4)),
            ),
            names=listed(
                "Abbey Street, Bridge End, Corn Market, Dock Road, East Gate, Fountain Row, Green "
                "Lane, High Cross, Ivy Hill, Kings Parade, Library Walk, Moor Park"
            ),
            repeat=2,
        ),
        Kind(
            "Truck",
            5,
            "n{hex}",
            attrs=(Attr("load_kg", whole(0, 1400, 10)), Attr("fuel_pct", whole(6, 100))),
            names=listed("Crumb, Crust, Rusk, Scone, Toast"),
        ),
        Kind(
            "Baker",
            12,
            "n{hex}",
            attrs=(
                Attr("rank", one("apprentice", "journeyman", "master")),
                Attr("shift", one("night", "night", "early", "day")),
                Attr("since", day(1996, 2025)),
            ),
            names=listed(
                "Aisha Demir, Bo Nyman, Celeste Arnaud, Dario Conti, Else Brandt, Felipe Souza, "
                "Gudrun Haas, Hamish Roy, Ingrid Falk, Jarek Nowak, Kerstin Ohm, Lamar Cole"
            ),
        ),
    ),
    (
        Rel("Batch", "made_from", "Recipe"),
        Rel("Batch", "baked_in", "Oven", skip=0.1),
        Rel("Batch", "kneaded_in", "Mixer", skip=0.15),
        Rel("Batch", "destined_for", "Shop", each=(1, 2)),
        Rel(
            "Recipe",
            "contains",
            "Ingredient",
            each=(2, 5),
            attrs=(Attr("share_pct", whole(1, 70)),),
        ),
        Rel("Silo", "stores", "Ingredient", skip=0.1),
        Rel("Truck", "supplies", "Shop", each=(2, 4)),
        Rel("Baker", "operates", "Oven"),
        Rel("Baker", "trained_by", "Baker", shape="tree", skip=0.25),
        Rel("Shop", "next_stop", "Shop", shape="tree", extra=3),
    ),
)

DOMAINS = (ZOO, MULTIPLEX, LIBRARY, BAKERY)
