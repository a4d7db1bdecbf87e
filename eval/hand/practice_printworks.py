"""Hand-written practice questions on the network ``printworks``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
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
    q = Sheet("printworks")

    def jobs(s: Solver) -> list[str]:
        return s.kind("Job")

    def papers(s: Solver) -> list[str]:
        return s.kind("Paper")

    def presses(s: Solver) -> list[str]:
        return s.kind("Press")

    def customers(s: Solver) -> list[str]:
        return s.kind("Customer")

    def jobs_on(s: Solver, press: str) -> list[str]:
        return s.near(s.one(press), "RUNS_ON", "Job")

    q("lookup", "status of the Gazele", lambda s: s.value(s.one("Gazelle"), "Status"))
    q("lookup", "How many copies is JB-0021?", lambda s: s.value(s.one("JB-0021"), "Copies"))
    q("lookup", "due date of JB-0036?", lambda s: s.value(s.one("JB-0036"), "Due"))
    q("lookup", "what does job JB-0010 cost", lambda s: s.value(s.one("JB-0010"), "Price_EUR"))
    q("lookup", "PA-D grammage", lambda s: s.value(s.one("PA-D"), "Grammage_gsm"))
    q(
        "lookup",
        "how many sheets of PA-K does JB-0012 take",
        lambda s: link_value(s, s.one("JB-0012"), s.one("PA-K"), "USES_PAPER", "Sheets"),
    )
    q(
        "relation_out",
        "what press does JB-0020 run on",
        lambda s: s.near(s.one("JB-0020"), "RUNS_ON"),
    )
    q(
        "relation_out",
        "JB-0016 is finished on which machines?",
        lambda s: s.near(s.one("JB-0016"), "FINISHED_ON"),
    )
    q("relation_out", "who ordered JB-0022", lambda s: s.near(s.one("JB-0022"), "ORDERED_BY"))
    q(
        "relation_in",
        "jobs for Hobart Estates",
        lambda s: s.near(s.one("Hobart Estates"), "ORDERED_BY"),
    )
    q("relation_in", "Who operates Bison?", lambda s: s.near(s.one("Bison"), "OPERATES"))
    q("relation_in", "what runs on the albatross?", lambda s: jobs_on(s, "Albatross"))
    q("relation_in", "Jobs printed on PA-E", lambda s: s.near(s.one("PA-E"), "USES_PAPER"))
    q("list", "What products do we print?", lambda s: distinct(s, jobs(s), "Product"))
    q(
        "count",
        "how many jobs have no proof ok yet",
        lambda s: how_many(pick(s, jobs(s), Proof_OK=False)),
    )
    q("count", "Number of book jobs", lambda s: how_many(pick(s, jobs(s), Product="book")))
    q(
        "filter",
        "posters of more than 20000 copies",
        lambda s: s.where(pick(s, jobs(s), Product="poster"), "Copies", ">", 20000),
    )
    q(
        "filter",
        "jobs due in May",
        lambda s: [j for j in jobs(s) if str(s.value(j, "Due"))[5:7] == "05"],
    )
    q(
        "filter",
        "Which jobs waste over 15 percent?",
        lambda s: s.where(jobs(s), "Waste_pct", ">", 15),
    )
    q("filter", "recycled gloss paper", lambda s: pick(s, papers(s), Recycled=True, Finish="gloss"))
    q(
        "filter",
        "matt papers with less than 2 tonnes in stock",
        lambda s: s.where(pick(s, papers(s), Finish="matt"), "Stock_kg", "<", 2000),
    )
    q(
        "filter",
        "Labels with an OK proof that are worth more than 2000 euros",
        lambda s: s.where(pick(s, jobs(s), Product="label", Proof_OK=True), "Price_EUR", ">", 2000),
    )
    q(
        "filter",
        "night shift printers hired before 2016",
        lambda s: s.where(pick(s, s.kind("Printer"), Night_Shift=True), "Hired", "<", "2016-01-01"),
    )
    q("superlative", "fastest press", lambda s: topmost(s, presses(s), "Sheets_per_Hour"))
    q("superlative", "the dearest job", lambda s: topmost(s, jobs(s), "Price_EUR"))
    q(
        "superlative",
        "Which customer has ordered the most jobs?",
        lambda s: extreme(s, customers(s), lambda c: len(s.near(c, "ORDERED_BY", "Job"))),
    )
    q(
        "topk",
        "Five biggest jobs by copies, biggest first",
        lambda s: leaders(s, jobs(s), "Copies", 5),
    )
    q(
        "aggregate",
        "what are all the flyers worth together",
        lambda s: near(s.total(pick(s, jobs(s), Product="flyer"), "Price_EUR"), 0.001),
    )
    q(
        "aggregate",
        "average waste of the jobs on the Condor",
        lambda s: near(s.mean(jobs_on(s, "Condor"), "Waste_pct")),
    )
    q(
        "aggregate",
        "Share of jobs whose proof is OK?",
        lambda s: share(pick(s, jobs(s), Proof_OK=True), jobs(s)),
    )
    q("group", "jobs per product", lambda s: tally(s, jobs(s), "Product"))
    q(
        "group",
        "How many jobs has each press got?",
        lambda s: number_of(s, presses(s), "RUNS_ON", "Job"),
    )
    q(
        "group",
        "average grammage per finish",
        lambda s: table(
            (k, s.mean(pick(s, papers(s), Finish=str(k)), "Grammage_gsm"))
            for k in distinct(s, papers(s), "Finish")
        ),
    )
    q(
        "compare",
        "Which stock is bigger, PA-C or PA-I?",
        lambda s: topmost(s, [s.one("PA-C"), s.one("PA-I")], "Stock_kg"),
    )
    q(
        "multihop",
        "customers with jobs on the Elk",
        lambda s: s.near(jobs_on(s, "Elk"), "ORDERED_BY", "Customer"),
    )
    q(
        "multihop",
        "Who operates the press that JB-0035 runs on?",
        lambda s: s.near(s.near(s.one("JB-0035"), "RUNS_ON"), "OPERATES", "Printer"),
    )
    q(
        "multihop",
        "finish of the papers JB-0009 uses",
        lambda s: distinct(s, s.near(s.one("JB-0009"), "USES_PAPER"), "Finish"),
    )
    q(
        "multihop",
        "Customers whose jobs go through FN5",
        lambda s: s.near(s.near(s.one("FN5"), "FINISHED_ON", "Job"), "ORDERED_BY", "Customer"),
    )
    q(
        "path",
        "From JB-0003 to JB-0036, in what order do the jobs follow?",
        lambda s: route(s.paths(s.one("JB-0003"), s.one("JB-0036"), ("BEFORE",))),
    )
    q(
        "exists",
        "Does Kite Museum have anything on the Dromedary?",
        lambda s: Gold(
            values=[True],
            accept=[
                [
                    j
                    for j in s.near(s.one("Kite Museum"), "ORDERED_BY")
                    if j in jobs_on(s, "Dromedary")
                ]
            ],
        ),
    )
    q("negation", "jobs not yet put on a press", lambda s: s.without(jobs(s), "RUNS_ON", "Press"))
    q(
        "negation",
        "Customers without an order",
        lambda s: s.without(customers(s), "ORDERED_BY", "Job"),
    )
    q("definition", "what's a finisher", lambda s: says("finish"))
    q("summary", "Falcon in two lines", lambda s: says("Falcon", "idle", "6000|6,000"))
    q(
        "whatif",
        "Condor breaks down: which jobs have no press?",
        lambda s: s.orphans([s.one("Condor")], jobs(s), "RUNS_ON", "Press"),
    )
    q(
        "whatif",
        "If Franka Sommer and Gil Santos are away, which press is without anybody?",
        lambda s: s.orphans(
            [s.one("Franka Sommer"), s.one("Gil Santos")], presses(s), "OPERATES", "Printer"
        ),
    )
    q(
        "whatif",
        "FN4 is out of order. which jobs lose their only finisher",
        lambda s: s.orphans([s.one("FN4")], jobs(s), "FINISHED_ON", "Finisher"),
    )
    q("followup", "Who ordered JB-0029?", lambda s: s.near(s.one("JB-0029"), "ORDERED_BY"), "a")
    q(
        "followup",
        "are they on credit hold",
        lambda s: s.value(s.one("Nimbus Air"), "Credit_Hold"),
        "a",
    )
    q(
        "followup",
        "what papers does JB-0013 use",
        lambda s: s.near(s.one("JB-0013"), "USES_PAPER"),
        "b",
    )
    q(
        "followup",
        "Which of those has the higher grammage?",
        lambda s: topmost(s, s.near(s.one("JB-0013"), "USES_PAPER"), "Grammage_gsm"),
        "b",
    )
    q("unknown", "price of JB-0024?", lambda s: UNKNOWN)
    q("unknown", "who designed JB-0008", lambda s: UNKNOWN)
    q("unknown", "Ink temperature of press PR9?", lambda s: UNKNOWN)
    q("ambiguous", "When was Agnes Boyle hired?", lambda s: AMBIGUOUS)
    return q
