"""Hand-written practice questions on the network ``zoo``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    earliest,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("zoo")

    def animals(s: Solver) -> list[str]:
        return s.kind("animal")

    def enclosures(s: Solver) -> list[str]:
        return s.kind("enclosure")

    def treatments(s: Solver) -> list[str]:
        return s.kind("treatment")

    def living_in(s: Solver, enclosure: str) -> list[str]:
        return s.near(s.one(enclosure), "lives_in", "animal")

    q("lookup", "what does Hobbit weigh", lambda s: s.value(s.one("Hobbit"), "weight_kg"))
    q(
        "lookup",
        "humidty in the Misty Hall?",
        lambda s: s.value(s.one("Misty Hall"), "humidity_pct"),
    )
    q(
        "lookup",
        "When did we take on Kwame Osei?",
        lambda s: s.value(s.one("Kwame Osei"), "hired_on"),
    )
    q("lookup", "trk-d5dbc3 battery", lambda s: s.value("trk-d5dbc3", "battery_pct"))
    q(
        "lookup",
        "How many metres deep is the water in the Lagoon?",
        lambda s: converted(s, s.one("Lagoon"), "water_depth_cm", 1 / 100),
    )
    q("lookup", "Has feeder fd07 got a jam right now?", lambda s: s.value("fd07", "jammed"))
    q("lookup", "TR-011, what did that one cost us?", lambda s: s.value("TR-011", "cost_eur"))
    q("relation_out", "Where does Toffee live?", lambda s: s.near(s.one("Toffee"), "lives_in"))
    q("relation_out", "who helped with TR-016", lambda s: s.near("TR-016", "assisted_by"))
    q(
        "relation_out",
        "Which enclosures is Fenna Boer in charge of?",
        lambda s: s.near(s.one("Fenna Boer"), "looks_after"),
    )
    q(
        "relation_in",
        "Who are the inhabitants of the Old Quarry? All animals, please.",
        lambda s: living_in(s, "Old Quarry"),
    )
    q(
        "relation_in",
        "feeders in baobab plain",
        lambda s: s.near(s.one("Baobab Plain"), "installed_in"),
    )
    q(
        "relation_in",
        "I found a hole in the fence at Long Meadow, which keepers look after it?",
        lambda s: s.near(s.one("Long Meadow"), "looks_after"),
    )
    q(
        "relation_in",
        "Show me the treatments Kofi has had so far.",
        lambda s: s.near(s.one("Kofi"), "patient"),
    )
    q("list", "Which species do we keep?", lambda s: distinct(s, animals(s), "species"))
    q(
        "count",
        "How many flamingos have we got?",
        lambda s: len(pick(s, animals(s), species="flamingo")),
    )
    q(
        "count",
        "no. of animals that are off display",
        lambda s: len(pick(s, animals(s), on_display=False)),
    )
    q("count", "collars on Hazel?", lambda s: how_many(s.near(s.one("Hazel"), "worn_by", "collar")))
    q(
        "filter",
        "feeders with more in the hopper than the average feeder",
        lambda s: s.where(
            s.kind("feeder"), "hopper_kg", ">", s.mean(s.kind("feeder"), "hopper_kg")
        ),
    )
    q(
        "filter",
        "Collars whose battery is down to 12 percent or less, please.",
        lambda s: s.where(s.kind("collar"), "battery_pct", "<=", 12),
    )
    q(
        "filter",
        "which female meerkats are on display",
        lambda s: pick(s, animals(s), species="meerkat", sex="female", on_display=True),
    )
    q(
        "filter",
        "Which enclosures house more than five animals?",
        lambda s: [i for i in enclosures(s) if len(s.near(i, "lives_in", "animal")) > 5],
    )
    q(
        "filter",
        "Treatments above 800 euros that still need a follow-up",
        lambda s: s.where(pick(s, treatments(s), needs_follow_up=True), "cost_eur", ">", 800),
    )
    q(
        "filter",
        "collars that last got a fix more than ten hours ago",
        lambda s: s.where(s.kind("collar"), "last_fix_min", ">", 600),
    )
    q(
        "superlative",
        "Who is the oldest animal in the whole zoo?",
        lambda s: earliest(s, animals(s), "born_on"),
    )
    q(
        "superlative",
        "which enclosure pulled the biggest crowd today",
        lambda s: topmost(s, enclosures(s), "visitors_today"),
    )
    q("topk", "top 3 dearest treatments", lambda s: leaders(s, treatments(s), "cost_eur", 3))
    q(
        "topk",
        "Which two feeders have least left in the hopper? Emptier one first.",
        lambda s: leaders(s, s.kind("feeder"), "hopper_kg", 2, low=True),
    )
    q(
        "aggregate",
        "What does a capybara of ours weigh on average?",
        lambda s: near(s.mean(pick(s, animals(s), species="capybara"), "weight_kg")),
    )
    q(
        "aggregate",
        "total spent on treating parasites",
        lambda s: s.total(pick(s, treatments(s), reason="parasites"), "cost_eur"),
    )
    q("group", "animals per species", lambda s: tally(s, animals(s), "species"))
    q(
        "group",
        "For every enclosure, tell me how many animals live in it.",
        lambda s: number_of(s, enclosures(s), "lives_in", "animal"),
    )
    q(
        "group",
        "avg cost of a treatment for each reason",
        lambda s: table(
            (x, s.mean(pick(s, treatments(s), reason=x), "cost_eur"))
            for x in distinct(s, treatments(s), "reason")
        ),
    )
    q(
        "compare",
        "Which is larger in area, Island or Rock Terrace?",
        lambda s: topmost(s, [s.one("Island"), s.one("Rock Terrace")], "area_m2"),
    )
    q(
        "multihop",
        "Vito has escaped again. Which keepers look after the enclosure he lives in?",
        lambda s: s.near(s.near(s.one("Vito"), "lives_in"), "looks_after", "keeper"),
    )
    q(
        "multihop",
        "collars of the animals in Cedar Dome",
        lambda s: s.near(living_in(s, "Cedar Dome"), "worn_by", "collar"),
    )
    q(
        "multihop",
        "In which enclosures do the animals live that had something dental done?",
        lambda s: s.near(
            s.near(pick(s, treatments(s), reason="dental"), "patient"), "lives_in", "enclosure"
        ),
    )
    q(
        "multihop",
        "species of the patients that Ewan Pike helped to treat",
        lambda s: distinct(
            s, s.near(s.near(s.one("Ewan Pike"), "assisted_by"), "patient"), "species"
        ),
    )
    q(
        "path",
        "I want to walk from Old Quarry to River Loop by the footpaths, past as few "
        "enclosures as I can. Which way?",
        lambda s: route(s.paths(s.one("Old Quarry"), s.one("River Loop"), ("footpath",))),
    )
    q(
        "exists",
        "is there any feeder in the Sunken Garden",
        lambda s: bool(s.near(s.one("Sunken Garden"), "installed_in", "feeder")),
    )
    q(
        "negation",
        "Which enclosures have no feeder at all?",
        lambda s: s.without(enclosures(s), "installed_in", "feeder"),
    )
    q(
        "negation",
        "treatments where no keeper lent a hand",
        lambda s: s.without(treatments(s), "assisted_by"),
    )
    q("definition", "what do you mean by a feeder", lambda s: says("feeder"))
    q(
        "summary",
        "What should I know about the Night House?",
        lambda s: says("Night House", "43.9", "70"),
    )
    q(
        "whatif",
        "If Ivo Prskalo leaves us, which enclosures have nobody to look after them any more?",
        lambda s: s.orphans([s.one("Ivo Prskalo")], enclosures(s), "looks_after", "keeper"),
    )
    q(
        "whatif",
        "Long Meadow is flooded and no one can walk through. Which enclosures can no "
        "longer be reached from the rest over the footpaths?",
        lambda s: s.cut_off([s.one("Long Meadow")], ("footpath",)),
    )
    q(
        "whatif",
        "we pull out fd08 and fd10 for repair, which enclosures lose their last feeder by it",
        lambda s: s.orphans(["fd08", "fd10"], enclosures(s), "installed_in", "feeder"),
    )
    q(
        "followup",
        "Which animals are housed in the Boathouse?",
        lambda s: living_in(s, "Boathouse"),
        "a",
    )
    q(
        "followup",
        "and which of those are females?",
        lambda s: pick(s, living_in(s, "Boathouse"), sex="female"),
        "a",
    )
    q("followup", "TR-003: who assisted?", lambda s: s.near("TR-003", "assisted_by"), "b")
    q(
        "followup",
        "how many hours a week does she work",
        lambda s: s.value("k11", "weekly_hours"),
        "b",
    )
    q("unknown", "water depth in the old quarry", lambda s: UNKNOWN)
    q("unknown", "What does Nala get to eat in the morning?", lambda s: UNKNOWN)
    q("unknown", "Where does Gonzo live?", lambda s: UNKNOWN)
    q("ambiguous", "In which enclosure do I find Clementine?", lambda s: AMBIGUOUS)
    return q
