"""Hand-written practice questions on the network ``stage``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    route,
    says,
    table,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("stage")

    def lamps(s: Solver) -> list[str]:
        return s.kind("fixture")

    def on(s: Solver, bar: str) -> list[str]:
        return s.near(s.one(bar), "hung_on")

    def used(s: Solver, cue: str) -> list[str]:
        return s.near(s.one(cue), "lights", "fixture")

    q("lookup", "How high does the Cyc Bar hang?", lambda s: s.value(s.one("Cyc Bar"), "height_m"))
    q("lookup", "fade time for Storm?", lambda s: s.value(s.one("Storm"), "fade_s"))
    q("lookup", "what kind of lantern is fx018", lambda s: s.value("fx018", "style"))
    q("lookup", "dim-09 load in kilowatts", lambda s: Gold(values=[8.2], accept=[[8200]]))
    q("relation_out", "Which dimmer is fx022 on?", lambda s: s.near("fx022", "powered_from"))
    q(
        "relation_out",
        "what comes before Chase, i.e. which cue does it follow",
        lambda s: s.near(s.one("Chase"), "follows", way="out"),
    )
    q("relation_in", "Everything hung on the Second Electric.", lambda s: on(s, "Second Electric"))
    q("relation_in", "dimmers in universe 1", lambda s: s.near("U1", "patched_to"))
    q("relation_in", "Which cues use fx033?", lambda s: s.near("fx033", "lights"))
    q("list", "name the bars", lambda s: s.kind("bar"))
    q(
        "count",
        "How many lanterns does the Ballroom cue bring up?",
        lambda s: how_many(used(s, "Ballroom")),
    )
    q("count", "count the profiles", lambda s: how_many(pick(s, lamps(s), style="profile")))
    q("filter", "1200 watt washes", lambda s: pick(s, lamps(s), wattage=1200, style="wash"))
    q(
        "filter",
        "Lamps with more than 2500 hours on them",
        lambda s: s.where(lamps(s), "lamp_hours", ">", 2500),
    )
    q(
        "filter",
        "which fixtures are up at 90 percent or more",
        lambda s: s.where(lamps(s), "intensity", ">=", 0.9),
    )
    q(
        "filter",
        "tripped dimmers carrying over 7 kW",
        lambda s: s.where(pick(s, s.kind("dimmer"), tripped=True), "load_w", ">", 7000),
    )
    q(
        "filter",
        "Bars above 8 metres that may take at least 350 kilos",
        lambda s: s.where(s.where(s.kind("bar"), "height_m", ">", 8), "max_load_kg", ">=", 350),
    )
    q("filter", "beams on the Advance Bar", lambda s: pick(s, on(s, "Advance Bar"), style="beam"))
    q("superlative", "Hottest dimmer?", lambda s: topmost(s, s.kind("dimmer"), "heatsink_c"))
    q(
        "superlative",
        "which dimmer feeds the most fixtures",
        lambda s: extreme(s, s.kind("dimmer"), lambda i: len(s.near(i, "powered_from"))),
    )
    q(
        "superlative",
        "The cue with the slowest fade, which one is it?",
        lambda s: topmost(s, s.kind("cue"), "fade_s"),
    )
    q("topk", "four oldest lamps by hours", lambda s: leaders(s, lamps(s), "lamp_hours", 4))
    q(
        "aggregate",
        "How many watts hang on the Advance Bar in total?",
        lambda s: s.total(on(s, "Advance Bar"), "wattage"),
    )
    q(
        "aggregate",
        "average lamp hours of the spots",
        lambda s: near(s.mean(pick(s, lamps(s), style="spot"), "lamp_hours")),
    )
    q("group", "lanterns by style, numbers please", lambda s: tally(s, lamps(s), "style"))
    q(
        "group",
        "Total wattage of each dimmer's lanterns",
        lambda s: table(
            (d, s.total(s.near(d, "powered_from"), "wattage"))
            for d in s.kind("dimmer")
            if s.near(d, "powered_from")
        ),
    )
    q("group", "per bar: how many fixtures", lambda s: number_of(s, s.kind("bar"), "hung_on"))
    q(
        "compare",
        "Does U3 use more channels than U4?",
        lambda s: s.number("U3", "channels_used") > s.number("U4", "channels_used"),
    )
    q(
        "compare",
        "are fx008 and fx015 fed from the same dimmer",
        lambda s: s.near("fx008", "powered_from") == s.near("fx015", "powered_from"),
    )
    q(
        "multihop",
        "On which bars are the lanterns that Snowfall lights?",
        lambda s: s.near(used(s, "Snowfall"), "hung_on"),
    )
    q(
        "multihop",
        "what universes does the Lullaby cue end up on",
        lambda s: s.near(s.near(used(s, "Lullaby"), "powered_from"), "patched_to"),
    )
    q(
        "multihop",
        "Which cues need dimmer dim-08?",
        lambda s: s.near(s.near("dim-08", "powered_from", "fixture"), "lights", "cue"),
    )
    q(
        "multihop",
        "styles of the fixtures hanging on the front truss",
        lambda s: distinct(s, on(s, "Front Truss"), "style"),
    )
    q(
        "path",
        "what is the shortest chain of cues from Garden back to Duel",
        lambda s: route(s.paths(s.one("Garden"), s.one("Duel"), ("follows",))),
    )
    q(
        "exists",
        "Is fx035 lit in the Blackout cue?",
        lambda s: s.related(s.one("Blackout"), "fx035", "lights"),
    )
    q(
        "negation",
        "Fixtures that aren't plugged into any dimmer",
        lambda s: s.without(lamps(s), "powered_from"),
    )
    q(
        "negation",
        "which lanterns never come on in any cue",
        lambda s: s.without(lamps(s), "lights"),
    )
    q(
        "negation",
        "dimmers that haven't tripped but give no heatsink temperature",
        lambda s: s.lacking(pick(s, s.kind("dimmer"), tripped=False), "heatsink_c"),
    )
    q(
        "whatif",
        "dim-10 dies mid-show. Which lanterns go dark?",
        lambda s: s.orphans(["dim-10"], lamps(s), "powered_from", "dimmer"),
    )
    q(
        "whatif",
        "If we lose dimmer dim-07, which cues are touched by it?",
        lambda s: s.near(s.near("dim-07", "powered_from", "fixture"), "lights", "cue"),
    )
    q(
        "whatif",
        "Without universe U1, which dimmers have no universe left?",
        lambda s: s.orphans(["U1"], s.kind("dimmer"), "patched_to", "universe"),
    )
    q("unknown", "What colour gel is in fx021?", lambda s: UNKNOWN)
    q("unknown", "How hot is dim-08?", lambda s: UNKNOWN)
    q("ambiguous", "what follows moonlight?", lambda s: AMBIGUOUS)
    q(
        "summary",
        "So, what do we know about the First Electric?",
        lambda s: says("First Electric", "8.6", "350"),
    )
    q("followup", "Which fixtures does the Storm cue light?", lambda s: used(s, "Storm"), "a")
    q(
        "followup",
        "their wattages?",
        lambda s: Gold(
            values=list(s.values(used(s, "Storm"), "wattage")),
            accept=[[c for f in used(s, "Storm") for c in (f, s.number(f, "wattage"))]],
        ),
        "a",
    )
    q("followup", "and on which bars are they?", lambda s: s.near(used(s, "Storm"), "hung_on"), "a")
    q(
        "followup",
        "What about Prison, which fixtures does that one light?",
        lambda s: used(s, "Prison"),
        "a",
    )
    return q
