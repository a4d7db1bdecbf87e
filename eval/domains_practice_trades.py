"""Practice networks of blood, print, sails, food parcels: sealed until answers were read."""

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

BLOODBANK = Domain(
    "bloodbank",
    "turtle",
    (
        Kind(
            "BloodUnit",
            58,
            "unit-{n:04d}",
            attrs=(
                Attr("bloodGroup", one("O+", "O+", "A+", "A+", "B+", "AB+", "O-", "A-")),
                Attr("component", one("red cells", "red cells", "plasma", "platelets")),
                Attr("volumeMl", whole(180, 480, 5)),
                Attr("expiresOn", day(2026, 2027)),
                Attr("irradiated", flag(0.25)),
            ),
        ),
        Kind(
            "Fridge",
            9,
            "FR-{n:02d}",
            attrs=(
                Attr("innerTempC", num(1.4, 8.9)),
                Attr("doorOpen", flag(0.2)),
                Attr("capacityUnits", one(24, 48, 96)),
                Attr("alarmState", one("quiet", "quiet", "high", "low")),
            ),
        ),
        Kind(
            "Donor",
            26,
            "dn{n:03d}",
            attrs=(
                Attr("birthYear", whole(1957, 2007)),
                Attr("haemoglobinGdl", num(11.8, 17.2), missing=0.1),
                Attr("donationCount", whole(1, 74)),
                Attr("lastGaveOn", day(2025, 2026)),
                Attr("deferred", flag(0.2)),
            ),
            names=listed(
                "Alba Serra, Bilal Karim, Carla Menno, Dario Fonti, Esme Tully, Femi Ojo, "
                "Gustav Lie, Hana Mori, Ivo Radek, Jolene Marsh, Kofi Badu, Lotta Salo, "
                "Mirko Zec, Nadia Haddad, Olga Petrenko, Pavel Hruby, Quentin Roe, Rosa Lima, "
                "Sven Dahl, Tara Quigley, Umar Siddiq, Vera Stoica, Wes Ludlow, Yuki Abe"
            ),
            repeat=2,
        ),
        Kind(
            "DonationBus",
            3,
            "bus{n}",
            attrs=(Attr("beds", one(4, 6, 8)), Attr("odometerKm", whole(12000, 240000, 500))),
            names=listed("Ruby, Scarlet, Crimson"),
        ),
        Kind(
            "Hospital",
            7,
            "hosp-{letter}",
            attrs=(
                Attr("bedCount", whole(60, 940, 10)),
                Attr("traumaLevel", one(1, 2, 3)),
                Attr("hasHelipad", flag(0.5)),
            ),
            names=listed(
                "Alderley General, Bridge Street Clinic, Children's Pavilion, Dene Infirmary, "
                "Eastcote Maternity, Forth Hospital, Grange Hospice"
            ),
        ),
        Kind(
            "Courier",
            6,
            "cour-{n}",
            attrs=(
                Attr("vehicle", one("motorbike", "van", "van", "bicycle")),
                Attr("blueLight", flag(0.5)),
                Attr("shiftEnds", one("14:00", "22:00", "06:00")),
            ),
            names=listed("Biff, Dinah, Jarek, Milo, Priya, Tamsin"),
        ),
        Kind(
            "Request",
            17,
            "rq-{hex}",
            attrs=(
                Attr("urgency", one("routine", "routine", "urgent", "emergency")),
                Attr("unitsWanted", whole(1, 9)),
                Attr("neededOn", day(2026, 2026)),
                Attr("fulfilled", flag(0.5)),
            ),
        ),
    ),
    (
        Rel("BloodUnit", "givenBy", "Donor", skip=0.05),
        Rel("BloodUnit", "storedIn", "Fridge", skip=0.1),
        Rel("BloodUnit", "reservedFor", "Request", skip=0.6),
        Rel("Donor", "donatesOn", "DonationBus", skip=0.35),
        Rel("Request", "placedBy", "Hospital"),
        Rel("Courier", "deliversTo", "Hospital", each=(1, 3)),
        Rel("Hospital", "sharesStockWith", "Hospital", shape="tree", extra=1),
    ),
    about={"BloodUnit": "One bag of a blood component, made from one person's donation."},
)

PRINTWORKS = Domain(
    "printworks",
    "nodes-edges",
    (
        Kind(
            "Press",
            7,
            "PR{n}",
            attrs=(
                Attr("Sheets_per_Hour", whole(6000, 18000, 100)),
                Attr("Colours", one(2, 4, 5, 8)),
                Attr("Status", one("printing", "printing", "make-ready", "idle", "jam")),
                Attr("Ink_Temp_C", num(19, 37)),
                Attr("UV_Dryer", flag(0.5)),
            ),
            names=listed("Albatross, Bison, Condor, Dromedary, Elk, Falcon, Gazelle"),
        ),
        Kind(
            "Finisher",
            6,
            "FN{n}",
            attrs=(
                Attr("Does", one("folding", "stitching", "guillotine", "binding")),
                Attr("Blade_Cuts", whole(500, 88000, 100), missing=0.3),
                Attr("Guard_Shut", flag(0.7)),
            ),
        ),
        Kind(
            "Job",
            38,
            "JB-{n:04d}",
            attrs=(
                Attr("Product", one("flyer", "flyer", "brochure", "poster", "book", "label")),
                Attr("Copies", whole(100, 42000, 100)),
                Attr("Due", day(2026, 2026)),
                Attr("Price_EUR", num(85, 9800, 2), missing=0.1),
                Attr("Proof_OK", flag(0.65)),
                Attr("Waste_pct", num(0.8, 17)),
            ),
        ),
        Kind(
            "Customer",
            16,
            "CU{n:02d}",
            attrs=(
                Attr("Discount_pct", one(0, 0, 3, 5, 10)),
                Attr("Credit_Hold", flag(0.2)),
                Attr("Since", whole(1994, 2025)),
            ),
            names=listed(
                "Ajax Cosmetics, Blue Heron Press, Cantata Choir, Delphi Wines, Ember Festival, "
                "Foxglove Florist, Gulliver Toys, Hobart Estates, Indigo Yoga, Juno Bakery, "
                "Kite Museum, Laurel School, Magpie Vintage, Nimbus Air, Orbit Cinema"
            ),
            repeat=1,
        ),
        Kind(
            "Paper",
            11,
            "PA-{letter}",
            attrs=(
                Attr("Grammage_gsm", one(80, 100, 135, 170, 250, 300)),
                Attr("Finish", one("gloss", "matt", "matt", "uncoated")),
                Attr("Stock_kg", whole(40, 5200, 10)),
                Attr("Recycled", flag(0.4)),
            ),
        ),
        Kind(
            "Printer",
            9,
            "OP{n}",
            attrs=(
                Attr("Grade", one("apprentice", "journeyman", "journeyman", "master")),
                Attr("Night_Shift", flag(0.4)),
                Attr("Hired", day(1991, 2025)),
            ),
            names=listed(
                "Agnes Boyle, Benno Kraft, Cosmo Finch, Dilys Owen, Errol Webb, Franka Sommer, "
                "Gil Santos, Hetty Marsh"
            ),
            repeat=1,
        ),
    ),
    (
        Rel("Job", "ORDERED_BY", "Customer"),
        Rel("Job", "RUNS_ON", "Press", skip=0.15),
        Rel(
            "Job",
            "USES_PAPER",
            "Paper",
            each=(1, 2),
            attrs=(Attr("Sheets", whole(100, 21000, 100)),),
        ),
        Rel("Job", "FINISHED_ON", "Finisher", each=(1, 2), skip=0.25),
        Rel("Printer", "OPERATES", "Press", each=(1, 2), skip=0.1),
        Rel("Job", "BEFORE", "Job", shape="chain", extra=4),
    ),
)

REGATTA = Domain(
    "regatta",
    "node-link",
    (
        Kind(
            "boat",
            22,
            "boat_{n}",
            attrs=(
                Attr("sail_no", one("GER", "SWE", "NED", "DEN", "GBR")),
                Attr("loa_ft", num(23, 48)),
                Attr("handicap", num(0.81, 1.24, 3)),
                Attr("launched", whole(1974, 2025)),
                Attr("tracker_batt", whole(3, 100), missing=0.12),
                Attr("retired", flag(0.15)),
            ),
            names=listed(
                "Albacore, Black Pearl, Celeste, Dulcinea, Evenstar, Flying Fish, Gannet, Hermes, "
                "Isolde, Jolly Roger, Kingfisher, Lodestar, Mistral, Nordwind, Orca, Pelican, "
                "Quicksilver, Renegade, Selkie, Tamarin, Undine"
            ),
            repeat=1,
        ),
        Kind(
            "sailor",
            34,
            "sailor_{n}",
            attrs=(
                Attr("age", whole(15, 71)),
                Attr("weight_kg", whole(48, 109)),
                Attr("licence", one("none", "coastal", "coastal", "offshore")),
                Attr("first_regatta", whole(1988, 2026)),
            ),
            names=listed(
                "Ada, Bo, Cleo, Dag, Eskil, Fritzi, Gudrun, Henk, Imke, Jorn, Katja, Lasse, Merle, "
                "Nils, Okka, Pelle, Quirin, Runa, Sanne, Tjark, Ursa, Viggo, Wiebke, Yorick, Zita, "
                "Aksel, Birte, Corin, Drees, Elin, Fokke, Gesche"
            ),
            repeat=2,
        ),
        Kind(
            "buoy",
            9,
            "buoy_{n}",
            attrs=(
                Attr("colour", one("red", "yellow", "yellow", "green")),
                Attr("wind_kn", num(3, 27)),
                Attr("wave_m", num(0.1, 2.6)),
                Attr("drifting", flag(0.2)),
            ),
            names=listed(
                "Anvil, Bellringer, Cauldron, Dogleg, Elbow, Foreland, Gully, Hook, Islet"
            ),
        ),
        Kind(
            "race",
            7,
            "race_{n}",
            attrs=(
                Attr("distance_nm", num(4, 41)),
                Attr("held_on", day(2026, 2026)),
                Attr("course", one("windward-leeward", "triangle", "coastal", "coastal")),
                Attr("abandoned", flag(0.2)),
            ),
            names=listed(
                "Amber Cup, Bay Sprint, Captain's Shield, Dusk Race, Equinox Trophy, "
                "Founders' Bowl, Grand Loop"
            ),
        ),
        Kind(
            "club",
            5,
            "club_{n}",
            attrs=(Attr("members", whole(70, 860)), Attr("founded", whole(1871, 1998))),
            names=listed("Corinthians, Harbour Union, Mariners, Northern Reach, Skerry Yacht Club"),
        ),
    ),
    (
        Rel("boat", "belongs to", "club", skip=0.05),
        Rel(
            "sailor",
            "crews",
            "boat",
            skip=0.1,
            attrs=(Attr("position", one("helm", "bow", "pit", "trim")),),
        ),
        Rel(
            "boat",
            "entered",
            "race",
            each=(1, 4),
            skip=0.1,
            attrs=(Attr("rank", whole(1, 24)), Attr("elapsed_min", whole(48, 611))),
        ),
        Rel("race", "rounds", "buoy", each=(2, 4)),
        Rel("club", "hosts", "race", each=(1, 2), skip=0.2),
        Rel(
            "buoy",
            "leg",
            "buoy",
            shape="tree",
            extra=2,
            directed=False,
            attrs=(Attr("bearing_deg", whole(0, 355, 5)), Attr("length_nm", num(0.4, 5.9))),
        ),
    ),
)

FOODBANK = Domain(
    "foodbank",
    "tables",
    (
        Kind(
            "pantry",
            10,
            "pan{n:02d}",
            attrs=(
                Attr("weekly_guests", whole(35, 420, 5)),
                Attr("step_free", flag(0.6)),
                Attr("opens", one("Mon", "Tue", "Wed", "Thu", "Sat")),
                Attr("rent_pm", whole(0, 1450, 10), missing=0.15),
            ),
            names=listed(
                "All Souls, Boathouse, Community Kitchen, Drill Hall, Eden Chapel, Friary, "
                "Gurdwara, Hub 21, Ivy Centre, Junction Cafe"
            ),
        ),
        Kind(
            "depot",
            3,
            "dep{n}",
            attrs=(
                Attr("pallet_slots", whole(40, 260)),
                Attr("chiller_temp", num(1.5, 9.4)),
                Attr("rodent_check", day(2026, 2026)),
            ),
            names=listed("North Shed, Old Mill, Trading Estate"),
        ),
        Kind(
            "donation",
            61,
            "G{n:05d}",
            attrs=(
                Attr("item", one("pasta", "rice", "tinned fish", "nappies", "milk", "bread")),
                Attr("weight_kg", num(2, 640)),
                Attr("best_before", day(2026, 2028), missing=0.15),
                Attr("allergen", one("gluten", "fish", "milk", "none", "none")),
                Attr("chilled", flag(0.3)),
            ),
        ),
        Kind(
            "donor",
            17,
            "don{n:02d}",
            attrs=(
                Attr("sector", one("supermarket", "supermarket", "farm", "church", "private")),
                Attr("gift_aid", flag(0.4)),
                Attr("first_gave", day(2012, 2025)),
            ),
            names=listed(
                "Ashby Farm, Best Basket, Co-op Hillside, Dairy Lane, Everyday Mart, Fenwick Farm, "
                "Grocers Guild, Holy Rood, Mrs Iqbal, J. Sandford, Kestrel Foods, Lion Stores, "
                "Methodist Circle, Nu-Price, Oakham Rotary, Mr Pryce"
            ),
            repeat=1,
        ),
        Kind(
            "volunteer",
            24,
            "vol{n:02d}",
            attrs=(
                Attr("hours_month", whole(2, 58)),
                Attr("dbs_checked", flag(0.7)),
                Attr("drives", flag(0.45)),
                Attr("joined", day(2014, 2026)),
            ),
            names=listed(
                "Abena, Barnaby, Cerys, Devon, Effie, Fergus, Gita, Howard, Isha, Jem, Kezia, "
                "Lowri, Maxine, Nev, Oona, Percy, Queenie, Rhona, Stan, Trudy, Una, Vikram"
            ),
            repeat=2,
        ),
        Kind(
            "household",
            36,
            "hh{n:03d}",
            attrs=(
                Attr("adults", whole(1, 4)),
                Attr("children", whole(0, 6)),
                Attr("diet", one("any", "any", "halal", "vegetarian", "gluten free")),
                Attr("referred_by", one("GP", "school", "council", "self")),
            ),
        ),
    ),
    (
        Rel("donation", "donor", "donor", skip=0.08),
        Rel("donation", "depot", "depot"),
        Rel("donation", "pantry", "pantry", skip=0.45),
        Rel("household", "collects_at", "pantry", skip=0.08),
        Rel("volunteer", "helps_at", "pantry", each=(1, 2), skip=0.1),
        Rel("volunteer", "mentor", "volunteer", skip=0.6),
        Rel(
            "depot",
            "delivery_run",
            "pantry",
            each=(3, 6),
            attrs=(Attr("miles", num(0.8, 17)), Attr("weekday", one("Mon", "Wed", "Fri"))),
        ),
    ),
)

DOMAINS = (BLOODBANK, PRINTWORKS, REGATTA, FOODBANK)
