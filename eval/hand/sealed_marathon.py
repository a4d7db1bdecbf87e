"""Hand-written sealed questions on the network ``marathon``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    means,
    namesakes,
    number_of,
    pick,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("marathon")

    def mats(s: Solver) -> list[str]:
        return s.kind("mat")

    def runners(s: Solver) -> list[str]:
        return s.kind("runner")

    def stations(s: Solver) -> list[str]:
        return s.kind("aid_station")

    def points(s: Solver) -> list[str]:
        return s.kind("checkpoint")

    def casualties(s: Solver) -> list[str]:
        return s.kind("casualty")

    def helpers(s: Solver, station: str) -> list[str]:
        return s.near(s.one(station), "helps_at", "volunteer")

    def laid(s: Solver, point: str) -> list[str]:
        return s.near(s.one(point), "laid_at", "mat")

    def members(s: Solver, club: str) -> list[str]:
        return s.near(s.one(club), "runs_for", "runner")

    q(
        "lookup",
        "cutoff at Brewery Hill, in minutes",
        lambda s: s.value(s.one("Brewery Hill"), "cutoff_min"),
    )
    q("lookup", "what wave is Sven Holm in", lambda s: s.value(s.one("Sven Holm"), "wave"))
    q("lookup", "Age of bib 1029?", lambda s: s.value(s.one("1029"), "age"))
    q(
        "lookup",
        "what did the clock say when Fern Ellis went over mat-21de57",
        lambda s: link_value(s, s.one("Fern Ellis"), s.one("mat-21de57"), "crossed", "clock_min"),
    )
    q(
        "lookup",
        "how far by road between Guildhall and Iron Bridge",
        lambda s: link_value(s, s.one("Guildhall"), s.one("Iron Bridge"), "road_to", "distance_km"),
    )
    q("relation_out", "who does Eva Lind run for", lambda s: s.near(s.one("Eva Lind"), "runs_for"))
    q("relation_out", "which checkpoint is aid6 at", lambda s: s.near(s.one("aid6"), "stands_at"))
    q(
        "relation_out",
        "mats that 1008 has crossed so far",
        lambda s: s.near(s.one("1008"), "crossed"),
    )
    q("relation_in", "timing mats down at Iron Bridge", lambda s: laid(s, "Iron Bridge"))
    q("relation_in", "Who have we got helping at aid8?", lambda s: helpers(s, "aid8"))
    q("relation_in", "lunchtime plodders in the race", lambda s: members(s, "Lunchtime Plodders"))
    q(
        "list",
        "what are people being treated for",
        lambda s: distinct(s, casualties(s), "complaint"),
    )
    q(
        "count",
        "how many runners have dropped out",
        lambda s: how_many(pick(s, runners(s), dropped_out=True)),
    )
    q(
        "count",
        "how many of the roads are cobbled",
        lambda s: len(s.edges("road_to", lambda r: r.attributes["cobbled"].value is True)),
    )
    q("filter", "mats below 20 percent battery", lambda s: s.where(mats(s), "battery_pct", "<", 20))
    q(
        "filter",
        "Red wave runners older than 60",
        lambda s: s.where(pick(s, runners(s), wave="red"), "age", ">", 60),
    )
    q(
        "filter",
        "which Chronex mats are offline",
        lambda s: pick(s, mats(s), maker="Chronex", online=False),
    )
    q(
        "filter",
        "cramps after minute 290",
        lambda s: s.where(pick(s, casualties(s), complaint="cramp"), "at_minute", ">", 290),
    )
    q(
        "filter",
        "aid stations with a defibrillator that open by 9 am",
        lambda s: s.where(pick(s, stations(s), defibrillator=True), "opens_at", "<=", "09:00"),
    )
    q(
        "filter",
        "anyone with a best under 2 hours 45",
        lambda s: s.where(runners(s), "best_min", "<", 165),
    )
    q("superlative", "which mat missed most reads", lambda s: topmost(s, mats(s), "missed_reads"))
    q(
        "superlative",
        "aid station that's seen the most casualties",
        lambda s: extreme(s, stations(s), lambda a: len(s.near(a, "treated_at", "casualty"))),
    )
    q(
        "topk",
        "the five fastest on paper, by best time",
        lambda s: leaders(s, runners(s), "best_min", 5, low=True),
    )
    q(
        "topk",
        "Top 3 aid stations by litres of water",
        lambda s: leaders(s, stations(s), "water_l", 3),
    )
    q("aggregate", "how old is the average runner", lambda s: near(s.mean(runners(s), "age")))
    q(
        "aggregate",
        "portaloos on the whole course, summed",
        lambda s: s.total(points(s), "portaloos"),
    )
    q("group", "runners by wave, how many in each", lambda s: tally(s, runners(s), "wave"))
    q(
        "group",
        "Number of runners for each club",
        lambda s: number_of(s, s.kind("club"), "runs_for", "runner"),
    )
    q(
        "group",
        "average missed reads per make of mat",
        lambda s: means(s, mats(s), "maker", "missed_reads"),
    )
    q(
        "compare",
        "is Parkside AC younger than the Fell Foxes",
        lambda s: truth(
            s.number(s.one("Parkside AC"), "founded") > s.number(s.one("Fell Foxes"), "founded")
        ),
    )
    q(
        "compare",
        "has aid3 or aid6 got more gels",
        lambda s: topmost(s, [s.one("aid3"), s.one("aid6")], "gels"),
    )
    q(
        "multihop",
        "runners who've crossed a mat at Embankment",
        lambda s: s.near(laid(s, "Embankment"), "crossed", "runner"),
    )
    q(
        "multihop",
        "Which volunteers are out at Castle Green?",
        lambda s: s.near(
            s.near(s.one("Castle Green"), "stands_at", "aid_station"), "helps_at", "volunteer"
        ),
    )
    q(
        "multihop",
        "at what checkpoints did Gina Rossi get timed",
        lambda s: s.near(s.near(s.one("Gina Rossi"), "crossed"), "laid_at", "checkpoint"),
    )
    q(
        "multihop",
        "clubs of the people who crossed mat-62c244",
        lambda s: s.near(s.near(s.one("mat-62c244"), "crossed", "runner"), "runs_for", "club"),
    )
    q(
        "path",
        "shortest string of checkpoints from Castle Green to Brewery Hill",
        lambda s: route(s.paths(s.one("Castle Green"), s.one("Brewery Hill"), ("road_to",))),
    )
    q(
        "exists",
        "is anybody with first aid helping at aid7",
        lambda s: truth(bool(pick(s, helpers(s, "aid7"), first_aid=True))),
    )
    q(
        "exists",
        "Did Milo Vance cross mat-36edef?",
        lambda s: s.related(s.one("Milo Vance"), s.one("mat-36edef"), "crossed"),
    )
    q(
        "negation",
        "runners not timed by any mat yet",
        lambda s: s.without(runners(s), "crossed", "mat"),
    )
    q(
        "negation",
        "checkpoints without an aid station",
        lambda s: s.without(points(s), "stands_at", "aid_station"),
    )
    q("definition", "checkpoint?? what's that meant to be", lambda s: says("checkpoint"))
    q("summary", "briefing on aid3 please", lambda s: says("aid3", "2250|2,250", "1500|1,500"))
    q(
        "whatif",
        "Pam Sykes and Orla Quigg go home. how many helpers does aid4 have left",
        lambda s: how_many(
            [v for v in helpers(s, "aid4") if v not in (s.one("Pam Sykes"), s.one("Orla Quigg"))]
        ),
    )
    q(
        "whatif",
        "mat-1f263a packs up: which checkpoints have no mat any more?",
        lambda s: s.orphans([s.one("mat-1f263a")], points(s), "laid_at", "mat"),
    )
    q(
        "whatif",
        "if Jubilee Park is flooded, which checkpoints are cut off from the rest",
        lambda s: s.cut_off([s.one("Jubilee Park")], ("road_to",)),
    )
    q("followup", "mats laid at Lock Cottage?", lambda s: laid(s, "Lock Cottage"), "a")
    q(
        "followup",
        "which of those are online",
        lambda s: pick(s, laid(s, "Lock Cottage"), online=True),
        "a",
    )
    q(
        "followup",
        "sorry, i meant Iron Bridge",
        lambda s: pick(s, laid(s, "Iron Bridge"), online=True),
        "a",
    )
    q("followup", "who runs for the City Striders", lambda s: members(s, "City Striders"), "b")
    q("followup", "the oldest one?", lambda s: topmost(s, members(s, "City Striders"), "age"), "b")
    q("followup", "and which wave's that", lambda s: s.value(s.one("Jade Tully"), "wave"), "b")
    q("unknown", "Kofi Mensah's best?", lambda s: unheld(s, s.one("Kofi Mensah"), "best_min"))
    q("unknown", "has bib 1057 dropped out", lambda s: unnamed(s, "1057"))
    q("unknown", "what brand of shoes is Otto Kranz wearing", lambda s: UNKNOWN)
    q("ambiguous", "how old is Nia Bevan", lambda s: namesakes(s, "Nia Bevan", "age"))
    return q
