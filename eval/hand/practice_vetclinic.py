"""Hand-written practice questions on the network ``vetclinic``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    extreme,
    how_many,
    leaders,
    namesakes,
    number_of,
    pick,
    tally,
    topmost,
    truth,
    unheld,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("vetclinic")

    def pets(s: Solver) -> list[str]:
        return s.kind("patient")

    def visits(s: Solver) -> list[str]:
        return s.kind("visit")

    def owned(s: Solver, keeper: str) -> list[str]:
        return s.near(s.one(keeper), "belongsTo", "patient")

    def came(s: Solver, pet: str) -> list[str]:
        return s.near(s.one(pet), "wasFor", "visit")

    def saw(s: Solver, vet: str) -> list[str]:
        return s.near(s.one(vet), "seenBy", "visit")

    q("lookup", "what does Rufus weigh", lambda s: s.value(s.one("Rufus"), "weightKg"))
    q("lookup", "How much does Mr Voss owe us?", lambda s: s.value(s.one("Mr Voss"), "owesEur"))
    q("relation_out", "whose pet is Bramble", lambda s: s.near(s.one("Bramble"), "belongsTo"))
    q("relation_out", "Which vet saw v0024?", lambda s: s.near(s.one("v0024"), "seenBy"))
    q(
        "relation_out",
        "what was prescribed at v0022",
        lambda s: s.near(s.one("v0022"), "prescribed"),
    )
    q("relation_in", "Mrs Abbott's animals please", lambda s: owned(s, "Mrs Abbott"))
    q("relation_in", "all of Rufus's visits", lambda s: came(s, "Rufus"))
    q(
        "relation_in",
        "who is in KN2 at the moment",
        lambda s: s.near(s.one("KN2"), "staysIn", "patient"),
    )
    q("count", "how many cats are on the books", lambda s: how_many(pick(s, pets(s), animal="cat")))
    q("superlative", "oldest patient?", lambda s: earliest(s, pets(s), "bornOn"))
    q("list", "what sort of animals do we treat", lambda s: distinct(s, pets(s), "animal"))
    q(
        "list",
        "Complaints that people have come in with",
        lambda s: distinct(s, visits(s), "complaint"),
    )
    q(
        "count",
        "unpaid visits, how many are there",
        lambda s: how_many(pick(s, visits(s), paid=False)),
    )
    q("count", "How many visits did Dr Amory see?", lambda s: how_many(saw(s, "Dr Amory")))
    q(
        "filter",
        "uninsurd dogs over 25 kilos",
        lambda s: s.where(pick(s, pets(s), animal="dog", insured=False), "weightKg", ">", 25),
    )
    q(
        "filter",
        "Keepers from Aldbury owing more than 500 euro",
        lambda s: s.where(pick(s, s.kind("keeper"), town="Aldbury"), "owesEur", ">", 500),
    )
    q(
        "filter",
        "visits for an itch that cost above 600",
        lambda s: s.where(pick(s, visits(s), complaint="itch"), "feeEur", ">", 600),
    )
    q(
        "filter",
        "medicines going out of date before the end of 2026",
        lambda s: s.where(s.kind("medicine"), "bestBefore", "<=", "2026-12-31"),
    )
    q("superlative", "Dearest visit of the year", lambda s: topmost(s, visits(s), "feeEur"))
    q(
        "superlative",
        "which medicine gets prescribed most",
        lambda s: extreme(s, s.kind("medicine"), lambda m: len(s.near(m, "prescribed", "visit"))),
    )
    q(
        "topk",
        "the three keepers deepest in debt with us",
        lambda s: leaders(s, s.kind("keeper"), "owesEur", 3),
    )
    q(
        "topk",
        "two medicines we have least of, lowest first",
        lambda s: leaders(s, s.kind("medicine"), "inStock", 2, low=True),
    )
    q(
        "aggregate",
        "fees of all the tooth visits added up",
        lambda s: s.total(pick(s, visits(s), complaint="tooth"), "feeEur"),
    )
    q(
        "aggregate",
        "Mean weight of our rabbits?",
        lambda s: near(s.mean(pick(s, pets(s), animal="rabbit"), "weightKg")),
    )
    q(
        "aggregate",
        "average fee of what Dr Castell saw",
        lambda s: near(s.mean(saw(s, "Dr Castell"), "feeEur")),
    )
    q("group", "visits per complaint", lambda s: tally(s, visits(s), "complaint"))
    q(
        "group",
        "how many visits has each vet seen",
        lambda s: number_of(s, s.kind("vet"), "seenBy", "visit"),
    )
    q(
        "group",
        "Vets with their field and the year they qualified",
        lambda s: table(
            (v, str(s.value(v, "field")), s.number(v, "qualified")) for v in s.kind("vet")
        ),
    )
    q(
        "compare",
        "is Minnow heavier than Yoyo?",
        lambda s: truth(
            s.number(s.one("Minnow"), "weightKg") > s.number(s.one("Yoyo"), "weightKg"),
            [s.one("Minnow")],
        ),
    )
    q(
        "compare",
        "who qualified first, Dr Farrow or Dr Gill",
        lambda s: topmost(s, [s.one("Dr Farrow"), s.one("Dr Gill")], "qualified", low=True),
    )
    q(
        "compare",
        "How many more packs of Barkalm than of Dermafel are in stock?",
        lambda s: s.number(s.one("Barkalm"), "inStock") - s.number(s.one("Dermafel"), "inStock"),
    )
    q(
        "multihop",
        "which vets have treated Mrs Abbott's pets",
        lambda s: s.near(s.near(owned(s, "Mrs Abbott"), "wasFor", "visit"), "seenBy", "vet"),
    )
    q(
        "multihop",
        "Keepers whose pet has been prescribed Ketavet",
        lambda s: s.near(
            s.near(s.near(s.one("Ketavet"), "prescribed", "visit"), "wasFor", "patient"),
            "belongsTo",
            "keeper",
        ),
    )
    q(
        "multihop",
        "what medicines has Alfie been given over all his visits",
        lambda s: s.near(came(s, "Alfie"), "prescribed", "medicine"),
    )
    q(
        "multihop",
        "animals Dr Gill has seen",
        lambda s: s.near(saw(s, "Dr Gill"), "wasFor", "patient"),
    )
    q(
        "path",
        "shortest chain of who covers for whom from Dr Dhar to Dr Blume?",
        lambda s: route(s.paths(s.one("Dr Dhar"), s.one("Dr Blume"), ("coversFor",))),
    )
    q(
        "path",
        "how many cover links lie between Dr Amory and Dr Farrow",
        lambda s: s.hops(s.one("Dr Amory"), s.one("Dr Farrow"), ("coversFor",)),
    )
    q(
        "exists",
        "has Dr Blume seen Hector",
        lambda s: bool({*saw(s, "Dr Blume")} & {*came(s, "Hector")}),
    )
    q(
        "exists",
        "Any parrots that aren't insured?",
        lambda s: truth(True, pick(s, pets(s), animal="parrot", insured=False)),
    )
    q(
        "negation",
        "patients who haven't visited at all",
        lambda s: s.without(pets(s), "wasFor", "visit"),
    )
    q("negation", "empty kennels", lambda s: s.without(s.kind("kennel"), "staysIn", "patient"))
    q("definition", "what's a keeper in our system", lambda s: says("keeper"))
    q("definition", "kennel, what do we call that", lambda s: says("kennel"))
    q("summary", "Quick run-down on Dr Ekström", lambda s: says("Ekström", "exotics", "2021"))
    q(
        "whatif",
        "if kennel KN6 is out of use, who needs a new place",
        lambda s: s.orphans([s.one("KN6")], pets(s), "staysIn", "kennel"),
    )
    q(
        "whatif",
        "Mr Monk pays the lot he owes. What's the total still owed by Berwick's keepers?",
        lambda s: near(
            s.total(
                [k for k in pick(s, s.kind("keeper"), town="Berwick") if k != s.one("Mr Monk")],
                "owesEur",
            ),
            0.001,
        ),
    )
    q(
        "whatif",
        "say we use up ten Itchnil, how many are left",
        lambda s: s.number(s.one("Itchnil"), "inStock") - 10,
    )
    q("followup", "Which pets are Mr Bianchi's?", lambda s: owned(s, "Mr Bianchi"), "a")
    q(
        "followup",
        "any of them staying in a kennel? which",
        lambda s: [p for p in owned(s, "Mr Bianchi") if s.near(p, "staysIn")],
        "a",
    )
    q("followup", "fee for v0017?", lambda s: s.value(s.one("v0017"), "feeEur"), "b")
    q("followup", "and who was it for", lambda s: s.near(s.one("v0017"), "wasFor"), "b")
    q("unknown", "what does Mr Jarvis owe", lambda s: unheld(s, s.one("Mr Jarvis"), "owesEur"))
    q("unknown", "What is Luna's blood type?", lambda s: UNKNOWN)
    q("ambiguous", "how much does Frodo weigh?", lambda s: namesakes(s, "Frodo", "weightKg"))
    q("ambiguous", "who does juno belong to", lambda s: namesakes(s, "Juno"))
    return q
