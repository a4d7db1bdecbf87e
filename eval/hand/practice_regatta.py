"""Hand-written practice questions on the network ``regatta``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    number_of,
    pick,
    share,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("regatta")

    def boats(s: Solver) -> list[str]:
        return s.kind("boat")

    def sailors(s: Solver) -> list[str]:
        return s.kind("sailor")

    def races(s: Solver) -> list[str]:
        return s.kind("race")

    def crew(s: Solver, boat: str) -> list[str]:
        return s.near(s.one(boat), "crews", "sailor")

    def starters(s: Solver, race: str) -> list[str]:
        return s.near(s.one(race), "entered", "boat")

    q("lookup", "handicap of Mistral", lambda s: s.value(s.one("Mistral"), "handicap"))
    q(
        "lookup",
        "Evenstar's length in metres?",
        lambda s: converted(s, s.one("Evenstar"), "loa_ft", 0.3048),
    )
    q("lookup", "How old is Pelle?", lambda s: s.value(s.one("Pelle"), "age"))
    q("lookup", "wind at Dogleg", lambda s: s.value(s.one("Dogleg"), "wind_kn"))
    q(
        "lookup",
        "What rank did Orca get in the Grand Loop?",
        lambda s: link_value(s, s.one("Orca"), s.one("Grand Loop"), "entered", "rank"),
    )
    q("lookup", "when was the dusk race", lambda s: s.value(s.one("Dusk Race"), "held_on"))
    q(
        "relation_out",
        "Which club does Gannet belong to?",
        lambda s: s.near(s.one("Gannet"), "belongs to"),
    )
    q(
        "relation_out",
        "what buoys does the Bay Sprint round",
        lambda s: s.near(s.one("Bay Sprint"), "rounds"),
    )
    q("relation_out", "Which boat is Cleo on?", lambda s: s.near(s.one("Cleo"), "crews"))
    q("relation_in", "Who crews Lodestar?", lambda s: crew(s, "Lodestar"))
    q(
        "relation_in",
        "boats that entered the Captain's Shield",
        lambda s: starters(s, "Captain's Shield"),
    )
    q(
        "relation_in",
        "boats of the Northern Reach",
        lambda s: s.near(s.one("Northern Reach"), "belongs to"),
    )
    q("list", "What courses are sailed?", lambda s: distinct(s, races(s), "course"))
    q("count", "how many boats have retired", lambda s: how_many(pick(s, boats(s), retired=True)))
    q(
        "count",
        "How many entries does the Amber Cup have?",
        lambda s: how_many(starters(s, "Amber Cup")),
    )
    q(
        "count",
        "number of sailors without a licence",
        lambda s: how_many(pick(s, sailors(s), licence="none")),
    )
    q("filter", "boats over 42 feet", lambda s: s.where(boats(s), "loa_ft", ">", 42))
    q(
        "filter",
        "NED boats that have not retired",
        lambda s: pick(s, boats(s), sail_no="NED", retired=False),
    )
    q("filter", "Sailors under 20", lambda s: s.where(sailors(s), "age", "<", 20))
    q(
        "filter",
        "buoys with waves higher than 1.7 m",
        lambda s: s.where(s.kind("buoy"), "wave_m", ">", 1.7),
    )
    q(
        "filter",
        "Which sailors are at the helm?",
        lambda s: [r.source for r in s.edges("crews") if r.attributes["position"].value == "helm"],
    )
    q(
        "filter",
        "boats that came first in a race, rank 1 I mean",
        lambda s: list(
            dict.fromkeys(r.source for r in s.edges("entered") if r.attributes["rank"].value == 1)
        ),
    )
    q(
        "filter",
        "offshore licence holders older than 50",
        lambda s: s.where(pick(s, sailors(s), licence="offshore"), "age", ">", 50),
    )
    q("superlative", "oldest boat", lambda s: topmost(s, boats(s), "launched", low=True))
    q("superlative", "Who's the heaviest sailor?", lambda s: topmost(s, sailors(s), "weight_kg"))
    q(
        "superlative",
        "Which boat has the largest crew?",
        lambda s: extreme(s, boats(s), lambda b: len(s.near(b, "crews", "sailor"))),
    )
    q(
        "topk",
        "3 longest races by distance, longest first",
        lambda s: leaders(s, races(s), "distance_nm", 3),
    )
    q(
        "aggregate",
        "mean age of the sailors on Orca",
        lambda s: near(s.mean(crew(s, "Orca"), "age")),
    )
    q(
        "aggregate",
        "total distance of all races in nautical miles",
        lambda s: near(s.total(races(s), "distance_nm"), 0.001),
    )
    q(
        "aggregate",
        "What share of the boats has GBR as its sail no?",
        lambda s: share(pick(s, boats(s), sail_no="GBR"), boats(s)),
    )
    q("group", "boats per sail no", lambda s: tally(s, boats(s), "sail_no"))
    q(
        "group",
        "How many boats entered each race?",
        lambda s: number_of(s, races(s), "entered", "boat"),
    )
    q(
        "group",
        "average age per licence",
        lambda s: table(
            (k, s.mean(pick(s, sailors(s), licence=str(k)), "age"))
            for k in distinct(s, sailors(s), "licence")
        ),
    )
    q(
        "compare",
        "Which is longer, the Bay Sprint or the Equinox Trophy?",
        lambda s: topmost(s, [s.one("Bay Sprint"), s.one("Equinox Trophy")], "distance_nm"),
    )
    q(
        "multihop",
        "Which clubs have boats in the Bay Sprint?",
        lambda s: s.near(starters(s, "Bay Sprint"), "belongs to", "club"),
    )
    q(
        "multihop",
        "colours of the buoys on the Amber Cup",
        lambda s: distinct(s, s.near(s.one("Amber Cup"), "rounds"), "colour"),
    )
    q(
        "multihop",
        "Henk's boat is entered in which races?",
        lambda s: s.near(s.near(s.one("Henk"), "crews"), "entered", "race"),
    )
    q(
        "multihop",
        "sailors on boats of the Corinthians",
        lambda s: s.near(s.near(s.one("Corinthians"), "belongs to"), "crews", "sailor"),
    )
    q(
        "path",
        "Legs from Anvil to Elbow: which buoys do I go by?",
        lambda s: route(s.paths(s.one("Anvil"), s.one("Elbow"), ("leg",))),
    )
    q(
        "exists",
        "Did Tamarin enter the Amber Cup?",
        lambda s: s.related(s.one("Tamarin"), s.one("Amber Cup"), "entered"),
    )
    q(
        "negation",
        "boats that belong to no club",
        lambda s: s.without(boats(s), "belongs to", "club"),
    )
    q("negation", "Who isn't crewing any boat?", lambda s: s.without(sailors(s), "crews", "boat"))
    q("negation", "boats entered in no race", lambda s: s.without(boats(s), "entered", "race"))
    q("definition", "what is a buoy, for a newcomer", lambda s: says("buoy"))
    q("summary", "Introduce Kingfisher to me", lambda s: says("Kingfisher", "40.4", "2008"))
    q(
        "whatif",
        "Gully sinks. Which buoys are cut off from the rest of the legs?",
        lambda s: s.cut_off([s.one("Gully")], ("leg",)),
    )
    q(
        "whatif",
        "if Mariners folds, which races lose their only host",
        lambda s: s.orphans([s.one("Mariners")], races(s), "hosts", "club"),
    )
    q(
        "followup",
        "Which races did Renegade enter?",
        lambda s: s.near(s.one("Renegade"), "entered"),
        "a",
    )
    q("followup", "and Flying Fish?", lambda s: s.near(s.one("Flying Fish"), "entered"), "a")
    q(
        "followup",
        "tracker battery of Celeste",
        lambda s: s.value(s.one("Celeste"), "tracker_batt"),
        "b",
    )
    q("followup", "what's her handicap", lambda s: s.value(s.one("Celeste"), "handicap"), "b")
    q("unknown", "tracker battery of Hermes", lambda s: UNKNOWN)
    q("unknown", "What prize money does the Amber Cup pay?", lambda s: UNKNOWN)
    q("unknown", "how old is Annika", lambda s: UNKNOWN)
    q("ambiguous", "launch year of Undine", lambda s: AMBIGUOUS)
    return q
