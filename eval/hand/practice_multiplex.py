"""Hand-written practice questions on the network ``multiplex``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("multiplex")

    def screens(s: Solver) -> list[str]:
        return s.kind("Auditorium")

    def shows(s: Solver) -> list[str]:
        return s.kind("Screening")

    def films(s: Solver) -> list[str]:
        return s.kind("Film")

    def projectors(s: Solver) -> list[str]:
        return s.kind("Projector")

    def showing(s: Solver, film: str) -> list[str]:
        return s.near(s.one(film), "shows", "Screening")

    def held_in(s: Solver, auditorium: str) -> list[str]:
        return s.near(s.one(auditorium), "takesPlaceIn", "Screening")

    q(
        "lookup",
        "Genre and age rating of Wolf Lantern?",
        lambda s: [
            str(s.value(s.one("Wolf Lantern"), "genre")),
            s.number(s.one("Wolf Lantern"), "ageRating"),
        ],
    )
    q(
        "lookup",
        "The Understudy's running time, but in hours",
        lambda s: converted(s, s.one("The Understudy"), "runtime", 1 / 60),
    )
    q("lookup", "what time is scr031 on", lambda s: s.value(s.one("scr031"), "startsAt"))
    q("lookup", "ms-C free space", lambda s: s.value(s.one("ms-C"), "freeSpace"))
    q(
        "lookup",
        "People complain about the sound. Is spk10 blown?",
        lambda s: s.value(s.one("spk10"), "blown"),
    )
    q(
        "lookup",
        "they say they are sweating in aud5, what's the air temperature",
        lambda s: s.value(s.one("aud5"), "airTemperature"),
    )
    q(
        "lookup",
        "What does Carlo Dini make an hour?",
        lambda s: s.value(s.one("Carlo Dini"), "hourlyWage"),
    )
    q(
        "relation_out",
        "Which film will they be watching in screening scr024?",
        lambda s: s.near(s.one("scr024"), "shows"),
    )
    q(
        "relation_out",
        "where's projector prj-bb2a41 installed",
        lambda s: s.near(s.one("prj-bb2a41"), "installedIn"),
    )
    q(
        "relation_out",
        "projectors driven by ms-G",
        lambda s: s.near(s.one("ms-G"), "drives", "Projector"),
    )
    q("relation_in", "loudspeakers in aud6", lambda s: s.near(s.one("aud6"), "mountedIn"))
    q("relation_in", "All screenings of Velvet Dust, please", lambda s: showing(s, "Velvet Dust"))
    q(
        "relation_in",
        "which ushers have I got for scr025?",
        lambda s: s.near(s.one("scr025"), "assignedTo", "Usher"),
    )
    q("relation_in", "What screenings take place in aud2?", lambda s: held_in(s, "aud2"))
    q("list", "What genres of film are on our books?", lambda s: distinct(s, films(s), "genre"))
    q(
        "count",
        "How many projectors have failed on us?",
        lambda s: len(pick(s, projectors(s), condition="failed")),
    )
    q("count", "number of 3d films", lambda s: len(pick(s, films(s), threeD=True)))
    q("count", "screenings in aud5?", lambda s: how_many(held_in(s, "aud5")))
    q(
        "filter",
        "screenings that sold fewer than 40 tickets",
        lambda s: s.where(shows(s), "ticketsSold", "<", 40),
    )
    q(
        "filter",
        "Which films run longer than two and a half hours?",
        lambda s: s.where(films(s), "runtime", ">", 150),
    )
    q(
        "filter",
        "xenon projectors with a warning",
        lambda s: pick(s, projectors(s), lightSource="xenon", condition="warning"),
    )
    q(
        "filter",
        "3D films with an age rating of 6 or lower",
        lambda s: s.where(pick(s, films(s), threeD=True), "ageRating", "<=", 6),
    )
    q(
        "filter",
        "Who of the ushers has been employed since before 2018?",
        lambda s: s.where(s.kind("Usher"), "employedSince", "<", "2018-01-01"),
    )
    q(
        "filter",
        "subtitled screenings starting 20:30",
        lambda s: pick(s, shows(s), subtitled=True, startsAt="20:30"),
    )
    q(
        "superlative",
        "Which auditorium has got the widest screen?",
        lambda s: topmost(s, screens(s), "screenWidth"),
    )
    q(
        "superlative",
        "what projector guzzles the most power",
        lambda s: topmost(s, projectors(s), "powerDraw"),
    )
    q("topk", "our three best-selling screenings", lambda s: leaders(s, shows(s), "ticketsSold", 3))
    q(
        "topk",
        "Name the two ushers on the lowest wage, worst paid first.",
        lambda s: leaders(s, s.kind("Usher"), "hourlyWage", 2, low=True),
    )
    q(
        "aggregate",
        "How many tickets did Paper Moons sell over all its screenings?",
        lambda s: s.total(showing(s, "Paper Moons"), "ticketsSold"),
    )
    q(
        "aggregate",
        "avg lamp hours, laser projectors only",
        lambda s: near(s.mean(pick(s, projectors(s), lightSource="laser"), "lampHours")),
    )
    q(
        "group",
        "total tickets sold for each film",
        lambda s: table((i, s.total(s.near(i, "shows"), "ticketsSold")) for i in films(s)),
    )
    q(
        "group",
        "How many screenings does every auditorium have?",
        lambda s: number_of(s, screens(s), "takesPlaceIn"),
    )
    q("group", "projectors by condition", lambda s: tally(s, projectors(s), "condition"))
    q(
        "compare",
        "Which one lasts longer, Marigold or Hollow Hill?",
        lambda s: topmost(s, [s.one("Marigold"), s.one("Hollow Hill")], "runtime"),
    )
    q(
        "multihop",
        "which films are shown in aud6",
        lambda s: s.near(held_in(s, "aud6"), "shows", "Film"),
    )
    q(
        "multihop",
        "My parents would like to see The Understudy. In which auditoriums is it on?",
        lambda s: s.near(showing(s, "The Understudy"), "takesPlaceIn", "Auditorium"),
    )
    q(
        "multihop",
        "ushers working at a screening of last tram home",
        lambda s: s.near(showing(s, "Last Tram Home"), "assignedTo", "Usher"),
    )
    q(
        "multihop",
        "Media servers that drive at least one failed projector?",
        lambda s: s.near(pick(s, projectors(s), condition="failed"), "drives", "MediaServer"),
    )
    q(
        "path",
        "Using the emergency exits only, which auditoriums do I go through from aud9 to "
        "aud1 at the shortest?",
        lambda s: route(s.paths(s.one("aud9"), s.one("aud1"), ("emergencyExitTo",))),
    )
    q(
        "exists",
        "Is there a first aider among the ushers for scr019?",
        lambda s: Gold(
            values=[True],
            accept=[pick(s, s.near(s.one("scr019"), "assignedTo", "Usher"), firstAider=True)],
        ),
    )
    q(
        "negation",
        "Which auditoriums haven't a single loudspeaker?",
        lambda s: s.without(screens(s), "mountedIn"),
    )
    q(
        "negation",
        "projectors no media server drives",
        lambda s: s.without(projectors(s), "drives", "MediaServer"),
    )
    q(
        "definition",
        "I'm new here. What is a media server?",
        lambda s: says("media server|mediaserver"),
    )
    q("summary", "brief me on scr012", lambda s: says("scr012", "256", "20:30"))
    q(
        "whatif",
        "if ms-B crashes, which projectors are left with no media server",
        lambda s: s.orphans([s.one("ms-B")], projectors(s), "drives", "MediaServer"),
    )
    q(
        "whatif",
        "June Abbott and Carlo Dini have both called in sick. Which screenings end up "
        "without any usher because of it?",
        lambda s: s.orphans(
            [s.one("June Abbott"), s.one("Carlo Dini")], shows(s), "assignedTo", "Usher"
        ),
    )
    q(
        "whatif",
        "Suppose aud8 has to shut. How many screenings lose their auditorium?",
        lambda s: how_many(s.orphans([s.one("aud8")], shows(s), "takesPlaceIn", "Auditorium")),
    )
    q("followup", "What's on in aud3? I mean the screenings.", lambda s: held_in(s, "aud3"), "a")
    q(
        "followup",
        "how many tickets did those sell, all added up",
        lambda s: s.total(held_in(s, "aud3"), "ticketsSold"),
        "a",
    )
    q(
        "followup",
        "genre of Glass Orchard?",
        lambda s: s.value(s.one("Glass Orchard"), "genre"),
        "b",
    )
    q(
        "followup",
        "And what about Velvet Dust?",
        lambda s: s.value(s.one("Velvet Dust"), "genre"),
        "b",
    )
    q("unknown", "air temperature aud2", lambda s: UNKNOWN)
    q("unknown", "Who directed Marigold?", lambda s: UNKNOWN)
    q("unknown", "when does scr077 start", lambda s: UNKNOWN)
    q("ambiguous", "Which screenings has Effie Grant been put on?", lambda s: AMBIGUOUS)
    return q
