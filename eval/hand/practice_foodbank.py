"""Hand-written practice questions on the network ``foodbank``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    how_many,
    leaders,
    link_value,
    number_of,
    pick,
    share,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("foodbank")

    def gifts(s: Solver) -> list[str]:
        return s.kind("donation")

    def homes(s: Solver) -> list[str]:
        return s.kind("household")

    def pantries(s: Solver) -> list[str]:
        return s.kind("pantry")

    def volunteers(s: Solver) -> list[str]:
        return s.kind("volunteer")

    def homes_at(s: Solver, pantry: str) -> list[str]:
        return s.near(s.one(pantry), "collects_at", "household")

    q(
        "lookup",
        "How many guests a week at the Friary?",
        lambda s: s.value(s.one("Friary"), "weekly_guests"),
    )
    q("lookup", "weight of G00012", lambda s: s.value(s.one("G00012"), "weight_kg"))
    q("lookup", "best before date of G00046", lambda s: s.value(s.one("G00046"), "best_before"))
    q("lookup", "Does Gita drive?", lambda s: s.value(s.one("Gita"), "drives"))
    q(
        "lookup",
        "rent at the drill hall per month",
        lambda s: s.value(s.one("Drill Hall"), "rent_pm"),
    )
    q(
        "lookup",
        "How many miles is the delivery run from Old Mill to the Friary?",
        lambda s: link_value(s, s.one("Old Mill"), s.one("Friary"), "delivery_run", "miles"),
    )
    q("relation_out", "Where does hh021 collect?", lambda s: s.near(s.one("hh021"), "collects_at"))
    q("relation_out", "who is percys mentor", lambda s: s.near(s.one("Percy"), "mentor", way="out"))
    q(
        "relation_out",
        "Which pantries does North Shed deliver to?",
        lambda s: s.near(s.one("North Shed"), "delivery_run"),
    )
    q(
        "relation_in",
        "donations from Dairy Lane",
        lambda s: s.near(s.one("Dairy Lane"), "donor", "donation"),
    )
    q(
        "relation_in",
        "Who helps at the Boathouse?",
        lambda s: s.near(s.one("Boathouse"), "helps_at"),
    )
    q("relation_in", "whom does Rhona mentor", lambda s: s.near(s.one("Rhona"), "mentor", way="in"))
    q("list", "What diets are there among the households?", lambda s: distinct(s, homes(s), "diet"))
    q(
        "count",
        "how many volunteers are DBS checked",
        lambda s: how_many(pick(s, volunteers(s), dbs_checked=True)),
    )
    q(
        "count",
        "Number of households referred by the school",
        lambda s: how_many(pick(s, homes(s), referred_by="school")),
    )
    q(
        "count",
        "How many donations came to the Trading Estate depot?",
        lambda s: how_many(s.near(s.one("Trading Estate"), "depot", "donation")),
    )
    q("filter", "chilled bread", lambda s: pick(s, gifts(s), item="bread", chilled=True))
    q(
        "filter",
        "nappies over 450 kg",
        lambda s: s.where(pick(s, gifts(s), item="nappies"), "weight_kg", ">", 450),
    )
    q(
        "filter",
        "donations with a best before date up to the end of February 2026",
        lambda s: s.where(gifts(s), "best_before", "<=", "2026-02-28"),
    )
    q(
        "filter",
        "vegetarian households with four or more children",
        lambda s: s.where(pick(s, homes(s), diet="vegetarian"), "children", ">=", 4),
    )
    q(
        "filter",
        "Step-free pantries that open on Saturday",
        lambda s: pick(s, pantries(s), step_free=True, opens="Sat"),
    )
    q(
        "filter",
        "volunteers who drive but aren't dbs checked",
        lambda s: pick(s, volunteers(s), drives=True, dbs_checked=False),
    )
    q(
        "filter",
        "Which pantries are on a Wednesday delivery run of more than 10 miles?",
        lambda s: [
            r.target
            for r in s.edges("delivery_run")
            if r.attributes["weekday"].value == "Wed"
            and float(str(r.attributes["miles"].value)) > 10
        ],
    )
    q(
        "filter",
        "halal households with no children",
        lambda s: pick(s, homes(s), diet="halal", children=0),
    )
    q(
        "superlative",
        "busiest pantry by weekly guests",
        lambda s: topmost(s, pantries(s), "weekly_guests"),
    )
    q(
        "superlative",
        "What's the heaviest single donation?",
        lambda s: topmost(s, gifts(s), "weight_kg"),
    )
    q(
        "topk",
        "Top three pantries by rent, dearest first",
        lambda s: leaders(s, pantries(s), "rent_pm", 3),
    )
    q(
        "aggregate",
        "How many kilos of rice have we been given in all?",
        lambda s: near(s.total(pick(s, gifts(s), item="rice"), "weight_kg"), 0.001),
    )
    q(
        "aggregate",
        "average hours a month of the volunteers at the Friary",
        lambda s: near(s.mean(s.near(s.one("Friary"), "helps_at"), "hours_month")),
    )
    q(
        "aggregate",
        "what fraction of the donations is chilled",
        lambda s: share(pick(s, gifts(s), chilled=True), gifts(s)),
    )
    q(
        "aggregate",
        "total number of children in our households",
        lambda s: s.total(homes(s), "children"),
    )
    q(
        "group",
        "which depot has how many pallet slots, and when was its rodent check",
        lambda s: table(
            (d, s.number(d, "pallet_slots"), str(s.value(d, "rodent_check")))
            for d in s.kind("depot")
        ),
    )
    q(
        "group",
        "How many volunteers help at each pantry?",
        lambda s: number_of(s, pantries(s), "helps_at", "volunteer"),
    )
    q(
        "group",
        "kilos donated by allergen",
        lambda s: table(
            (k, s.total(pick(s, gifts(s), allergen=str(k)), "weight_kg"))
            for k in distinct(s, gifts(s), "allergen")
        ),
    )
    q(
        "compare",
        "Which chiller is colder, Old Mill's or Trading Estate's?",
        lambda s: topmost(
            s, [s.one("Old Mill"), s.one("Trading Estate")], "chiller_temp", low=True
        ),
    )
    q(
        "multihop",
        "Which pantries got something from Ashby Farm?",
        lambda s: s.near(s.near(s.one("Ashby Farm"), "donor", "donation"), "pantry", "pantry"),
    )
    q(
        "multihop",
        "depots that deliver to the pantry where hh020 collects",
        lambda s: s.near(s.near(s.one("hh020"), "collects_at"), "delivery_run", "depot"),
    )
    q(
        "multihop",
        "what diets do the households at the Community Kitchen have",
        lambda s: distinct(s, homes_at(s, "Community Kitchen"), "diet"),
    )
    q(
        "multihop",
        "When is the pantry open where hh004 collects?",
        lambda s: s.values(s.near(s.one("hh004"), "collects_at"), "opens"),
    )
    q(
        "path",
        "mentor chain between vol13 and vol06",
        lambda s: route(s.paths(s.one("vol13"), s.one("vol06"), ("mentor",))),
    )
    q(
        "exists",
        "Does the Gurdwara have any gluten free households?",
        lambda s: Gold(
            values=[True], accept=[pick(s, homes_at(s, "Gurdwara"), diet="gluten free")]
        ),
    )
    q(
        "negation",
        "households with no pantry",
        lambda s: s.without(homes(s), "collects_at", "pantry"),
    )
    q(
        "negation",
        "Which donations over 550 kg haven't gone to a pantry?",
        lambda s: s.without(s.where(gifts(s), "weight_kg", ">", 550), "pantry", "pantry"),
    )
    q("definition", "what does 'pantry' mean here?", lambda s: says("pantry"))
    q("summary", "tell me about Junction Cafe", lambda s: says("Junction Cafe", "225", "Thu"))
    q(
        "whatif",
        "If Old Mill shuts, which pantries get no delivery any more?",
        lambda s: s.orphans([s.one("Old Mill")], pantries(s), "delivery_run", "depot"),
    )
    q(
        "whatif",
        "The Eden Chapel closes. Which households have no pantry left?",
        lambda s: s.orphans([s.one("Eden Chapel")], homes(s), "collects_at", "pantry"),
    )
    q(
        "whatif",
        "Barnaby and vol17 both leave: which pantries end up without a helper",
        lambda s: s.orphans(
            [s.one("Barnaby"), s.one("vol17")], pantries(s), "helps_at", "volunteer"
        ),
    )
    q(
        "followup",
        "Which households collect at the Ivy Centre?",
        lambda s: homes_at(s, "Ivy Centre"),
        "a",
    )
    q(
        "followup",
        "how many adults is that altogether",
        lambda s: s.total(homes_at(s, "Ivy Centre"), "adults"),
        "a",
    )
    q("followup", "when did Devon join", lambda s: s.value(s.one("Devon"), "joined"), "b")
    q("followup", "What about Queenie?", lambda s: s.value(s.one("Queenie"), "joined"), "b")
    q("unknown", "best before of G00035", lambda s: UNKNOWN)
    q("unknown", "What is the postcode of the Drill Hall?", lambda s: UNKNOWN)
    q("ambiguous", "Where does Una help?", lambda s: AMBIGUOUS)
    return q
