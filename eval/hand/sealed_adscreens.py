"""Hand-written sealed questions on the network ``adscreens``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    means,
    namesakes,
    number_of,
    oldest,
    pick,
    share,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("adscreens")

    def screens(s: Solver) -> list[str]:
        return s.kind("Screen")

    def players(s: Solver) -> list[str]:
        return s.kind("MediaPlayer")

    def venues(s: Solver) -> list[str]:
        return s.kind("Venue")

    def campaigns(s: Solver) -> list[str]:
        return s.kind("Campaign")

    def faults(s: Solver) -> list[str]:
        return s.kind("Fault")

    def mounted(s: Solver, venue: str) -> list[str]:
        return s.near(s.one(venue), "mountedAt", "Screen")

    def paid(s: Solver, advertiser: str) -> list[str]:
        return s.near(s.one(advertiser), "paidBy", "Campaign")

    q(
        "lookup",
        "how hot is the cabinet of SCN-004",
        lambda s: s.value(s.one("SCN-004"), "cabinetTemperature"),
    )
    q("lookup", "Go Lisbon's budget?", lambda s: s.value(s.one("Go Lisbon"), "budget"))
    q(
        "lookup",
        "how many GB free on mp-abbeca",
        lambda s: s.value(s.one("mp-abbeca"), "storageFree"),
    )
    q("lookup", "what do we pay Delia Vaz a day", lambda s: s.value(s.one("Delia Vaz"), "dayRate"))
    q(
        "lookup",
        "audience a day at the Galleria",
        lambda s: s.value(s.one("Galleria"), "dailyAudience"),
    )
    q(
        "relation_out",
        "on which screens is Autumn Boots running",
        lambda s: s.near(s.one("Autumn Boots"), "airsOn"),
    )
    q("relation_out", "Who's paying for Just Peel?", lambda s: s.near(s.one("Just Peel"), "paidBy"))
    q(
        "relation_out",
        "router behind mp-5ee563",
        lambda s: s.near(s.one("mp-5ee563"), "connectsVia"),
    )
    q("relation_in", "displays up at Junction Nine", lambda s: mounted(s, "Junction Nine"))
    q(
        "relation_in",
        "what's airing on SCN-030",
        lambda s: s.near(s.one("SCN-030"), "airsOn", "Campaign"),
    )
    q(
        "relation_in",
        "Faults logged for SCN-013?",
        lambda s: s.near(s.one("SCN-013"), "affects", "Fault"),
    )
    q("list", "what symptoms do faults come in with", lambda s: distinct(s, faults(s), "symptom"))
    q(
        "count",
        "how many screens are black",
        lambda s: how_many(pick(s, screens(s), status="black")),
    )
    q(
        "count",
        "campaigns Cosy Homes has with us, how many?",
        lambda s: how_many(paid(s, "Cosy Homes")),
    )
    q(
        "filter",
        "frozen screens hotter than 50 degrees inside",
        lambda s: s.where(pick(s, screens(s), status="frozen"), "cabinetTemperature", ">", 50),
    )
    q(
        "filter",
        "98 inch displays that are playing",
        lambda s: pick(s, screens(s), diagonal=98, status="playing"),
    )
    q(
        "filter",
        "Which players have less than 15 gigs free?",
        lambda s: s.where(players(s), "storageFree", "<", 15),
    )
    q(
        "filter",
        "unapproved campaigns with a budget over 40k",
        lambda s: s.where(pick(s, campaigns(s), approved=False), "budget", ">", 40000),
    )
    q(
        "filter",
        "airports with over 50,000 people a day",
        lambda s: s.where(pick(s, venues(s), venueType="airport"), "dailyAudience", ">", 50000),
    )
    q(
        "filter",
        "billable faults that kept a screen down longer than a hundred hours",
        lambda s: s.where(pick(s, faults(s), billable=True), "downtime", ">", 100),
    )
    q(
        "superlative",
        "our oldest display still hanging",
        lambda s: earliest(s, screens(s), "installedOn"),
    )
    q(
        "superlative",
        "Fattest budget of all campaigns, which one?",
        lambda s: topmost(s, campaigns(s), "budget"),
    )
    q(
        "superlative",
        "venue with the most screens",
        lambda s: extreme(s, venues(s), lambda v: len(s.near(v, "mountedAt", "Screen"))),
    )
    q("topk", "three hottest cabinets", lambda s: leaders(s, screens(s), "cabinetTemperature", 3))
    q(
        "topk",
        "The 2 players that were rebooted most recently, latest first",
        lambda s: oldest(s, players(s), "lastBoot", 2, last=True),
    )
    q(
        "aggregate",
        "total budget of everything Bolt Motors runs",
        lambda s: s.total(paid(s, "Bolt Motors"), "budget"),
    )
    q(
        "aggregate",
        "What share of the screens is actually playing?",
        lambda s: share(pick(s, screens(s), status="playing"), screens(s)),
    )
    q("group", "screens by status please", lambda s: tally(s, screens(s), "status"))
    q("group", "mean downtime by symptom", lambda s: means(s, faults(s), "symptom", "downtime"))
    q(
        "group",
        "advertisers with how many campaigns each",
        lambda s: number_of(s, s.kind("Advertiser"), "paidBy", "Campaign"),
    )
    q(
        "compare",
        "is SCN-011 brighter than SCN-024",
        lambda s: truth(
            s.number(s.one("SCN-011"), "brightness") > s.number(s.one("SCN-024"), "brightness"),
            [s.one("SCN-024")],
        ),
    )
    q(
        "compare",
        "who's cheaper by the day, Hilda Melo or Edu Lobo",
        lambda s: topmost(s, [s.one("Hilda Melo"), s.one("Edu Lobo")], "dayRate", low=True),
    )
    q(
        "multihop",
        "at which venues can you see Cold Brew",
        lambda s: s.near(s.near(s.one("Cold Brew"), "airsOn"), "mountedAt", "Venue"),
    )
    q(
        "multihop",
        "Whose ads run at Loop Road? advertisers please",
        lambda s: s.near(
            s.near(mounted(s, "Loop Road"), "airsOn", "Campaign"), "paidBy", "Advertiser"
        ),
    )
    q(
        "multihop",
        "fitters covering the place where SCN-026 hangs",
        lambda s: s.near(s.near(s.one("SCN-026"), "mountedAt"), "covers", "Fitter"),
    )
    q(
        "multihop",
        "venues that have a screen fed by way of RTR-G",
        lambda s: s.near(
            s.near(s.near(s.one("RTR-G"), "connectsVia", "MediaPlayer"), "feeds", "Screen"),
            "mountedAt",
            "Venue",
        ),
    )
    q(
        "path",
        "tunnel chain from RTR-I to RTR-A?",
        lambda s: route(s.paths(s.one("RTR-I"), s.one("RTR-A"), ("tunnelsTo",))),
    )
    q(
        "exists",
        "does Mega Sofa air on SCN-027",
        lambda s: s.related(s.one("Mega Sofa"), s.one("SCN-027"), "airsOn"),
    )
    q(
        "exists",
        "Any frozen screen at Ivory Quay?",
        lambda s: truth(True, pick(s, mounted(s, "Ivory Quay"), status="frozen")),
    )
    q(
        "negation",
        "screens with no media player feeding them",
        lambda s: s.without(screens(s), "feeds", "MediaPlayer"),
    )
    q(
        "negation",
        "which faults hasn't anybody fixed",
        lambda s: s.without(faults(s), "fixedBy", "Fitter"),
    )
    q(
        "definition",
        "what is a media player, for the new girl",
        lambda s: says("media player|player"),
    )
    q(
        "summary",
        "New Phone campaign, short rundown",
        lambda s: says("New Phone", "50000|50,000", "30"),
    )
    q(
        "whatif",
        "if router RTR-F goes dark, which screens lose every feed they have",
        lambda s: s.orphans(
            s.near(s.one("RTR-F"), "connectsVia", "MediaPlayer"), screens(s), "feeds", "MediaPlayer"
        ),
    )
    q(
        "whatif",
        "Say we pull SCN-021 down: which campaigns lose their last screen",
        lambda s: s.orphans([s.one("SCN-021")], campaigns(s), "airsOn", "Screen"),
    )
    q(
        "whatif",
        "we hang one more screen at East Mall. how many is that then",
        lambda s: len(mounted(s, "East Mall")) + 1,
    )
    q("followup", "screens at Central Hall", lambda s: mounted(s, "Central Hall"), "a")
    q(
        "followup",
        "which ones aren't playing",
        lambda s: s.where(mounted(s, "Central Hall"), "status", "!=", "playing"),
        "a",
    )
    q(
        "followup",
        "what faults has Gil Ramos fixed",
        lambda s: s.near(s.one("Gil Ramos"), "fixedBy", "Fault"),
        "b",
    )
    q(
        "followup",
        "i meant Delia Vaz sorry",
        lambda s: s.near(s.one("Delia Vaz"), "fixedBy", "Fault"),
        "b",
    )
    q(
        "followup",
        "how many hours of downtime did those cause together",
        lambda s: s.total(s.near(s.one("Delia Vaz"), "fixedBy", "Fault"), "downtime"),
        "b",
    )
    q(
        "unknown",
        "cabinet temp on SCN-012",
        lambda s: unheld(s, s.one("SCN-012"), "cabinetTemperature"),
    )
    q("unknown", "how many people clicked on Iced Tea", lambda s: UNKNOWN)
    q("unknown", "Is SCN-044 frozen?", lambda s: unnamed(s, "SCN-044"))
    q("ambiguous", "which places does Abel Costa cover", lambda s: namesakes(s, "Abel Costa"))
    return q
