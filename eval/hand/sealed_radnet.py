"""Hand-written sealed questions on the network ``radnet``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
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
    q = Sheet("radnet")

    def sites(s: Solver) -> list[str]:
        return s.kind("site")

    def probes(s: Solver) -> list[str]:
        return s.kind("probe")

    def samplers(s: Solver) -> list[str]:
        return s.kind("sampler")

    def papers(s: Solver) -> list[str]:
        return s.kind("filter_paper")

    def surveyors(s: Solver) -> list[str]:
        return s.kind("surveyor")

    def at(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "stands_at", "probe")

    def via(s: Solver, relay: str) -> list[str]:
        return s.near(s.one(relay), "reports_via", "probe")

    def loudest(s: Solver) -> str:
        (probe,) = s.top(at(s, "Bergheim"), "dose_rate")
        return probe

    q(
        "lookup",
        "current dose rate at gp-99e215",
        lambda s: s.value(s.one("gp-99e215"), "dose_rate"),
    )
    q(
        "lookup",
        "What's gp-1ab200 reading in nanosievert an hour?",
        lambda s: converted(s, s.one("gp-1ab200"), "dose_rate", 1000),
    )
    q("lookup", "how high up is Nebelhorn", lambda s: s.value(s.one("Nebelhorn"), "altitude"))
    q("lookup", "caesium on fp0022", lambda s: s.value(s.one("fp0022"), "cs137"))
    q(
        "lookup",
        "badge dose of Jost Behn so far",
        lambda s: s.value(s.one("Jost Behn"), "badge_dose"),
    )
    q(
        "relation_out",
        "where does gp-f14838 stand",
        lambda s: s.near(s.one("gp-f14838"), "stands_at"),
    )
    q("relation_out", "Which lab counted fp0019?", lambda s: s.near(s.one("fp0019"), "counted_at"))
    q(
        "relation_out",
        "sites on Grit Sander's tour",
        lambda s: s.near(s.one("Grit Sander"), "tours"),
    )
    q("relation_in", "probes at hohenrain", lambda s: at(s, "Hohenrain"))
    q("relation_in", "Which probes are reporting via rly3?", lambda s: via(s, "rly3"))
    q(
        "relation_in",
        "filters pulled off as05",
        lambda s: s.near(s.one("as05"), "taken_from", "filter_paper"),
    )
    q("list", "what bearers do the relays use", lambda s: distinct(s, s.kind("relay"), "bearer"))
    q(
        "count",
        "how many probes are offline just now",
        lambda s: how_many(pick(s, probes(s), mode="offline")),
    )
    q(
        "count",
        "Number of filters the Soddy Wing has counted",
        lambda s: how_many(s.near(s.one("Soddy Wing"), "counted_at", "filter_paper")),
    )
    q(
        "filter",
        "probes reading above their own threshold",
        lambda s: [
            p
            for p in probes(s)
            if s.numbers([p], "dose_rate") and s.number(p, "dose_rate") > s.number(p, "threshold")
        ],
    )
    q(
        "filter",
        "geiger probes over 0.2 microsievert in routine mode",
        lambda s: s.where(pick(s, probes(s), tube="Geiger", mode="routine"), "dose_rate", ">", 0.2),
    )
    q(
        "filter",
        "Grass sites higher than 1000 m",
        lambda s: s.where(pick(s, sites(s), surface="grass"), "altitude", ">", 1000),
    )
    q(
        "filter",
        "filters with more than 8 of caesium",
        lambda s: s.where(papers(s), "cs137", ">", 8),
    )
    q(
        "filter",
        "on call surveyors whose licence lapses before the end of 2027",
        lambda s: s.where(
            pick(s, surveyors(s), on_call=True), "licensed_until", "<=", "2027-12-31"
        ),
    )
    q(
        "filter",
        "which probes were last calibrated in 2022",
        lambda s: s.where(
            s.where(probes(s), "calibrated", ">=", "2022-01-01"), "calibrated", "<=", "2022-12-31"
        ),
    )
    q(
        "superlative",
        "highest dose rate in the net, which probe is it",
        lambda s: topmost(s, probes(s), "dose_rate"),
    )
    q(
        "superlative",
        "At which site do we have most probes?",
        lambda s: extreme(s, sites(s), lambda x: len(s.near(x, "stands_at", "probe"))),
    )
    q("topk", "top 3 relays by backlog", lambda s: leaders(s, s.kind("relay"), "backlog", 3))
    q(
        "topk",
        "the two most worn sampler pumps, going by hours",
        lambda s: leaders(s, samplers(s), "pump_hours", 2),
    )
    q(
        "aggregate",
        "mean dose rate across Dornach",
        lambda s: near(s.mean(at(s, "Dornach"), "dose_rate")),
    )
    q(
        "aggregate",
        "how many people live at our roof sites put together",
        lambda s: s.total(pick(s, sites(s), surface="roof"), "population"),
    )
    q(
        "aggregate",
        "What's the average beryllium on the filters from as03?",
        lambda s: near(s.mean(s.near(s.one("as03"), "taken_from", "filter_paper"), "be7")),
    )
    q("group", "probes by mode", lambda s: tally(s, probes(s), "mode"))
    q(
        "group",
        "How many filters did each lab count?",
        lambda s: number_of(s, s.kind("lab"), "counted_at", "filter_paper"),
    )
    q(
        "group",
        "average reading per type of tube",
        lambda s: means(s, probes(s), "tube", "dose_rate"),
    )
    q(
        "compare",
        "is it more radioactive at gp-e379c5 than at gp-d5e278",
        lambda s: truth(
            s.number(s.one("gp-e379c5"), "dose_rate") > s.number(s.one("gp-d5e278"), "dose_rate"),
            [s.one("gp-e379c5")],
        ),
    )
    q(
        "compare",
        "as07 or as02: which moves more air?",
        lambda s: topmost(s, [s.one("as07"), s.one("as02")], "airflow"),
    )
    q(
        "multihop",
        "who tours the site where gp-1fd4b6 stands",
        lambda s: s.near(s.near(s.one("gp-1fd4b6"), "stands_at"), "tours", "surveyor"),
    )
    q(
        "multihop",
        "which labs have had filters from the sampler at Aldersee",
        lambda s: s.near(
            s.near(
                s.near(s.one("Aldersee"), "sucks_air_at", "sampler"), "taken_from", "filter_paper"
            ),
            "counted_at",
            "lab",
        ),
    )
    q(
        "multihop",
        "Probes at the sites Hajo Linde tours",
        lambda s: s.near(s.near(s.one("Hajo Linde"), "tours"), "stands_at", "probe"),
    )
    q(
        "multihop",
        "which relays do the Lindau Nord probes report through",
        lambda s: s.near(at(s, "Lindau Nord"), "reports_via", "relay"),
    )
    q(
        "path",
        "how does a reading handed to rly7 get on to rly1, shortest chain",
        lambda s: route(s.paths(s.one("rly7"), s.one("rly1"), ("forwards_to",))),
    )
    q(
        "exists",
        "is there an air sampler in Clausdorf",
        lambda s: truth(bool(s.near(s.one("Clausdorf"), "sucks_air_at", "sampler"))),
    )
    q(
        "exists",
        "does gp-733ff1 go through rly4",
        lambda s: s.related(s.one("gp-733ff1"), s.one("rly4"), "reports_via"),
    )
    q(
        "negation",
        "sites with no probe whatsoever",
        lambda s: s.without(sites(s), "stands_at", "probe"),
    )
    q(
        "negation",
        "filters that no lab has counted yet",
        lambda s: s.without(papers(s), "counted_at", "lab"),
    )
    q("definition", "what's a filter paper here, in plain words", lambda s: says("filter"))
    q("summary", "st09 in two sentences", lambda s: says("Dornach|st09", "339", "6100|6,100"))
    q(
        "whatif",
        "rly7 dies. which probes lose their only relay",
        lambda s: s.orphans([s.one("rly7")], probes(s), "reports_via", "relay"),
    )
    q(
        "whatif",
        "if Hajo Linde and Grit Sander both leave, which places does nobody tour any more?",
        lambda s: s.orphans(
            [s.one("Hajo Linde"), s.one("Grit Sander")], sites(s), "tours", "surveyor"
        ),
    )
    q(
        "whatif",
        "put gp-e2bd00 onto rly2 - how many probes does rly2 have to carry then",
        lambda s: len({*via(s, "rly2"), s.one("gp-e2bd00")}),
    )
    q("followup", "what probes stand in Bergheim", lambda s: at(s, "Bergheim"), "a")
    q(
        "followup",
        "which one of these reads highest?",
        lambda s: topmost(s, at(s, "Bergheim"), "dose_rate"),
        "a",
    )
    q("followup", "when was it calibrated", lambda s: s.value(loudest(s), "calibrated"), "a")
    q(
        "followup",
        "How big is the backlog on rly5?",
        lambda s: s.value(s.one("rly5"), "backlog"),
        "b",
    )
    q("followup", "and on rly6", lambda s: s.value(s.one("rly6"), "backlog"), "b")
    q("unknown", "dose rate gp-930c75", lambda s: unheld(s, s.one("gp-930c75"), "dose_rate"))
    q("unknown", "what's the radon level in Jessen", lambda s: UNKNOWN)
    q("unknown", "pump hours on as14?", lambda s: unnamed(s, "as14"))
    q("ambiguous", "is imke rau on call", lambda s: namesakes(s, "Imke Rau", "on_call"))
    return q
