"""Hand-written practice questions on the network ``kerbside``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    Solve,
    distinct,
    extreme,
    how_many,
    leaders,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("kerbside")

    def bins(s: Solver, **equal: str | bool) -> list[str]:
        return pick(s, s.kind("WasteBin"), **equal)

    def rounds(s: Solver) -> list[str]:
        return s.kind("CollectionRound")

    def lorries(s: Solver) -> list[str]:
        return s.kind("Lorry")

    def standing(s: Solver, quarter: str) -> list[str]:
        return s.near(s.one(quarter), "placedIn")

    def value(name: str, attribute: str) -> Solve:
        return lambda s: s.value(s.one(name), attribute)

    q("lookup", "how full is bin-030", lambda s: Gold(values=[0.92], accept=[[92]]))
    q("lookup", "When does the Compost Yard close?", value("Compost Yard", "closesAt"))
    q("lookup", "What does Duchess run on?", value("Duchess", "fuel"))
    q("lookup", "How many people live in Tanners' Row?", value("Tanners' Row", "residents"))
    q("lookup", "km on the clock, Titan", value("Titan", "odometer"))
    q("lookup", "Which day of the week is the Plover round?", value("Plover", "weekday"))
    q(
        "relation_out",
        "By which round is bin-057 emptied?",
        lambda s: s.near(s.one("bin-057"), "emptiedBy"),
    )
    q("relation_out", "where does Wagtail tip", lambda s: s.near(s.one("Wagtail"), "tipsAt"))
    q(
        "relation_out",
        "Mildred sleeps in which depot?",
        lambda s: s.near(s.one("Mildred"), "garagedAt"),
    )
    q("relation_in", "Who drives Goliath?", lambda s: s.near(s.one("Goliath"), "drives"))
    q(
        "relation_in",
        "lorrys kept at Canal Depot",
        lambda s: s.near(s.one("Canal Depot"), "garagedAt"),
    )
    q(
        "relation_in",
        "Which quarters lie next to Foundry Hill?",
        lambda s: s.near(s.one("Foundry Hill"), "borders"),
    )
    q("list", "list the plants where we can tip", lambda s: s.kind("TippingPlant"))
    q(
        "list",
        "What streams of waste do the bins take?",
        lambda s: distinct(s, bins(s), "wasteStream"),
    )
    q("count", "how many glass bins", lambda s: len(bins(s, wasteStream="glass")))
    q("count", "Number of bins in Glebe?", lambda s: how_many(standing(s, "Glebe")))
    q(
        "count",
        "How many of our drivers are off duty today?",
        lambda s: how_many(pick(s, s.kind("Driver"), onDuty=False)),
    )
    q("count", "bins with the lid open: how many", lambda s: how_many(bins(s, lidOpen=True)))
    q("filter", "bins more than 90% full", lambda s: s.where(bins(s), "fillLevel", ">", 0.9))
    q(
        "filter",
        "Which organic bins were last emptied before April 2025?",
        lambda s: s.where(bins(s, wasteStream="organic"), "emptiedOn", "<", "2025-04-01"),
    )
    q("filter", "rounds over 50 km", lambda s: s.where(rounds(s), "plannedLength", ">", 50))
    q(
        "filter",
        "paper bins standing in Lindenhof",
        lambda s: pick(s, standing(s, "Lindenhof"), wasteStream="paper"),
    )
    q(
        "filter",
        "Could you show me the lorries that have more than 4.5 tonnes on board?",
        lambda s: s.where(lorries(s), "loadNow", ">", 4500),
    )
    q(
        "filter",
        "drivers whose licence expires before 2027",
        lambda s: s.where(s.kind("Driver"), "licenceUntil", "<", "2027-01-01"),
    )
    q(
        "superlative",
        "Which bin has the heaviest contents?",
        lambda s: topmost(s, bins(s), "cargoWeight"),
    )
    q(
        "superlative",
        "quarter with the fewest residents",
        lambda s: topmost(s, s.kind("Quarter"), "residents", low=True),
    )
    q(
        "superlative",
        "Which round has the most bins to empty?",
        lambda s: extreme(s, rounds(s), lambda i: len(s.near(i, "emptiedBy"))),
    )
    q(
        "topk",
        "top three lorries by odometer",
        lambda s: leaders(s, lorries(s), "odometer", 3),
    )
    q(
        "aggregate",
        "How full are the residual bins on average?",
        lambda s: Gold(
            values=[s.mean(bins(s, wasteStream="residual"), "fillLevel")],
            accept=[[100 * s.mean(bins(s, wasteStream="residual"), "fillLevel")]],
            tolerance=0.01,
        ),
    )
    q(
        "aggregate",
        "total weight lying in the bins of Kingsmead, kg",
        lambda s: near(s.total(standing(s, "Kingsmead"), "cargoWeight")),
    )
    q("group", "bins by stream", lambda s: tally(s, bins(s), "wasteStream"))
    q(
        "group",
        "planned kilometres per weekday, added up",
        lambda s: table(
            (d, s.total(pick(s, rounds(s), weekday=str(d)), "plannedLength"))
            for d in distinct(s, rounds(s), "weekday")
        ),
    )
    q(
        "compare",
        "Is it dearer to tip at the Incinerator than at the Glass Works?",
        lambda s: (
            s.number(s.one("Incinerator"), "gateFee") > s.number(s.one("Glass Works"), "gateFee")
        ),
    )
    q(
        "compare",
        "who has more bins, Glebe or Marsh End?",
        lambda s: extreme(
            s, [s.one("Glebe"), s.one("Marsh End")], lambda i: len(s.near(i, "placedIn"))
        ),
    )
    q(
        "multihop",
        "Which lorries come by on the round of bin-011?",
        lambda s: s.near(s.near(s.one("bin-011"), "emptiedBy"), "runs", "Lorry"),
    )
    q(
        "multihop",
        "quarters in which Heron empties bins",
        lambda s: s.near(s.near(s.one("Heron"), "emptiedBy"), "placedIn", "Quarter"),
    )
    q(
        "multihop",
        "At which depot does Karl Ufer pick up his lorry?",
        lambda s: s.near(s.near(s.one("Karl Ufer"), "drives"), "garagedAt", "Depot"),
    )
    q(
        "path",
        "Fewest quarters to cross from Glebe to Upper Mill, name them in order.",
        lambda s: route(s.paths(s.one("Glebe"), s.one("Upper Mill"), ("borders",))),
    )
    q(
        "exists",
        "does St Olave border on Quayside",
        lambda s: s.related(s.one("St Olave"), s.one("Quayside"), "borders"),
    )
    q(
        "exists",
        "Is there any lorry out of service?",
        lambda s: Gold(values=[True], accept=[pick(s, lorries(s), outOfService=True)]),
    )
    q("negation", "bins that no round empties", lambda s: s.without(bins(s), "emptiedBy"))
    q("negation", "Which rounds have no lorry?", lambda s: s.without(rounds(s), "runs"))
    q("definition", "whats a collection round", lambda s: says("collection round|CollectionRound"))
    q("summary", "Kestrel in a nutshell", lambda s: says("Kestrel", "Tuesday", "37.6"))
    q(
        "whatif",
        "Titan breaks down. Which rounds lose their only lorry?",
        lambda s: s.orphans([s.one("Titan")], rounds(s), "runs", "Lorry"),
    )
    q(
        "whatif",
        "If the Incinerator shuts, which rounds have nowhere left to tip?",
        lambda s: s.orphans([s.one("Incinerator")], rounds(s), "tipsAt", "TippingPlant"),
    )
    q(
        "whatif",
        "how many lorries lose their garage if Ring Road Depot has to close",
        lambda s: how_many(s.orphans([s.one("Ring Road Depot")], lorries(s), "garagedAt", "Depot")),
    )
    q("followup", "Which stream does bin-048 take?", value("bin-048", "wasteStream"), "a")
    q("followup", "how full?", lambda s: Gold(values=[0.91], accept=[[91]]), "a")
    q(
        "followup",
        "And in which quarter is it?",
        lambda s: s.near(s.one("bin-048"), "placedIn"),
        "a",
    )
    q("followup", "electric lorries?", lambda s: pick(s, lorries(s), fuel="electric"), "b")
    q(
        "followup",
        "which of these has the biggest load right now",
        lambda s: topmost(s, pick(s, lorries(s), fuel="electric"), "loadNow"),
        "b",
    )
    q("unknown", "What did Big Bertha cost when we bought her?", lambda s: UNKNOWN)
    q("unknown", "fill level of bin-009", lambda s: UNKNOWN)
    q("unknown", "How full is bin-120?", lambda s: UNKNOWN)
    q("ambiguous", "how much is Nellie carrying?", lambda s: AMBIGUOUS)
    return q
