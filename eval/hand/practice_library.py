"""Hand-written practice questions on the network ``library``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, says, table
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
    q = Sheet("library")

    def branches(s: Solver) -> list[str]:
        return s.kind("Branch")

    def shelves(s: Solver) -> list[str]:
        return s.kind("Shelf")

    def copies(s: Solver) -> list[str]:
        return s.kind("Copy")

    def titles(s: Solver) -> list[str]:
        return s.kind("Title")

    def members(s: Solver) -> list[str]:
        return s.kind("Member")

    def copies_of(s: Solver, title: str) -> list[str]:
        return s.near(s.one(title), "isCopyOf", "Copy")

    def lent_to(s: Solver, member: str) -> list[str]:
        return s.near(s.one(member), "lentTo", "Copy")

    q(
        "lookup",
        "How many pages are there in Distant Bells?",
        lambda s: s.value(s.one("Distant Bells"), "pageCount"),
    )
    q("lookup", "who wrote plain song", lambda s: s.value(s.one("Plain Song"), "author"))
    q(
        "lookup",
        "What does Quentin Moss owe in fines?",
        lambda s: s.value(s.one("Quentin Moss"), "finesEur"),
    )
    q("lookup", "C00034 due date", lambda s: s.value(s.one("C00034"), "dueOn"))
    q(
        "lookup",
        "when did Chloe Marsh jion the libary",
        lambda s: s.value(s.one("Chloe Marsh"), "joinedOn"),
    )
    q(
        "lookup",
        "load on shelf S-014, expressed in grams please",
        lambda s: converted(s, s.one("S-014"), "loadKg", 1000),
    )
    q(
        "lookup",
        "Can I get into Parkside with a wheelchair, i.e. is the access step-free?",
        lambda s: s.value(s.one("Parkside"), "stepFreeAccess"),
    )
    q(
        "relation_out",
        "In which branch does S-018 stand?",
        lambda s: s.near(s.one("S-018"), "standsIn"),
    )
    q("relation_out", "which branches does van3 serve", lambda s: s.near(s.one("van3"), "serves"))
    q(
        "relation_out",
        "Joan Petty's reservations?",
        lambda s: s.near(s.one("Joan Petty"), "hasReserved"),
    )
    q("relation_in", "copies of Red Thread", lambda s: copies_of(s, "Red Thread"))
    q(
        "relation_in",
        "Who of our members is registered with Parkside?",
        lambda s: s.near(s.one("Parkside"), "registeredWith"),
    )
    q(
        "relation_in",
        "what copies are shelved on S-005",
        lambda s: s.near(s.one("S-005"), "shelvedOn"),
    )
    q(
        "relation_in",
        "I need every security gate at the Southfield exits",
        lambda s: s.near(s.one("Southfield"), "exitOf"),
    )
    q("list", "all our book vans", lambda s: s.kind("BookVan"))
    q(
        "count",
        "How many of our members are children?",
        lambda s: len(pick(s, members(s), ageGroup="child")),
    )
    q(
        "count",
        "copies whose tag is no longer readable, how many are there",
        lambda s: len(pick(s, copies(s), tagReadable=False)),
    )
    q("count", "shelves at Mill Lane?", lambda s: how_many(s.near(s.one("Mill Lane"), "standsIn")))
    q(
        "filter",
        "members who owe more than 20 euros",
        lambda s: s.where(members(s), "finesEur", ">", 20),
    )
    q(
        "filter",
        "Which fiction shelves hold over 250 books?",
        lambda s: s.where(pick(s, shelves(s), theme="fiction"), "capacityBooks", ">", 250),
    )
    q(
        "filter",
        "copies in new condition although lent more than 50 times",
        lambda s: s.where(pick(s, copies(s), condition="new"), "timesLent", ">", 50),
    )
    q(
        "filter",
        "Titles published in the eighties",
        lambda s: s.where(
            s.where(titles(s), "publishedInYear", ">=", 1980), "publishedInYear", "<", 1990
        ),
    )
    q(
        "filter",
        "gates last tested before june 2025",
        lambda s: s.where(s.kind("SecurityGate"), "lastTestedOn", "<", "2025-06-01"),
    )
    q(
        "filter",
        "polish titles under 600 pages",
        lambda s: s.where(pick(s, titles(s), language="Polish"), "pageCount", "<", 600),
    )
    q(
        "superlative",
        "Which branch has lent out the most today?",
        lambda s: topmost(s, branches(s), "loansToday"),
    )
    q(
        "superlative",
        "our thinnest book by pages",
        lambda s: topmost(s, titles(s), "pageCount", low=True),
    )
    q(
        "topk",
        "Three members with the highest fines",
        lambda s: leaders(s, members(s), "finesEur", 3),
    )
    q(
        "topk",
        "the 2 security gates with the most alarms today, noisiest on top",
        lambda s: leaders(s, s.kind("SecurityGate"), "alarmsToday", 2),
    )
    q(
        "aggregate",
        "All fines of the adult members taken together, how much is that?",
        lambda s: near(s.total(pick(s, members(s), ageGroup="adult"), "finesEur"), 0.001),
    )
    q(
        "aggregate",
        "mean page count of the Urdu titles",
        lambda s: near(s.mean(pick(s, titles(s), language="Urdu"), "pageCount")),
    )
    q("group", "shelves by theme", lambda s: tally(s, shelves(s), "theme"))
    q(
        "group",
        "Number of registered members at each branch",
        lambda s: number_of(s, branches(s), "registeredWith"),
    )
    q(
        "group",
        "what fine does each age group have on average",
        lambda s: table(
            (x, s.mean(pick(s, members(s), ageGroup=x), "finesEur"))
            for x in distinct(s, members(s), "ageGroup")
        ),
    )
    q(
        "compare",
        "Which has more floor area: Southfield or Elm Grove?",
        lambda s: topmost(s, [s.one("Southfield"), s.one("Elm Grove")], "floorAreaM2"),
    )
    q(
        "multihop",
        "Who has a copy of Nine Doors at home?",
        lambda s: s.near(copies_of(s, "Nine Doors"), "lentTo", "Member"),
    )
    q(
        "multihop",
        "which titles stand on S-001",
        lambda s: s.near(s.near(s.one("S-001"), "shelvedOn", "Copy"), "isCopyOf", "Title"),
    )
    q(
        "multihop",
        "A customer wants Every Harbour. At which branches are copies of it shelved?",
        lambda s: s.near(
            s.near(copies_of(s, "Every Harbour"), "shelvedOn", "Shelf"), "standsIn", "Branch"
        ),
    )
    q(
        "multihop",
        "vans that call at the branch Bilal Khan is registered with",
        lambda s: s.near(s.near(s.one("Bilal Khan"), "registeredWith"), "serves", "BookVan"),
    )
    q(
        "path",
        "A parcel goes by courier from Parkside to Elm Grove. How many legs of the "
        "courier route is that?",
        lambda s: s.hops(s.one("Parkside"), s.one("Elm Grove"), ("courierRoute",)),
    )
    q(
        "exists",
        "does any van serve riverbank",
        lambda s: bool(s.near(s.one("Riverbank"), "serves", "BookVan")),
    )
    q(
        "negation",
        "shelves with no copies on them",
        lambda s: s.without(shelves(s), "shelvedOn", "Copy"),
    )
    q(
        "negation",
        "Which members have not reserved anything?",
        lambda s: s.without(members(s), "hasReserved"),
    )
    q("definition", "What is a security gate, please?", lambda s: says("antenna"))
    q(
        "summary",
        "everything important about Northgate in a nutshell",
        lambda s: says("Northgate", "1935", "650"),
    )
    q(
        "whatif",
        "If van2 breaks down, which branches have no van serving them any more?",
        lambda s: s.orphans([s.one("van2")], branches(s), "serves", "BookVan"),
    )
    q(
        "whatif",
        "suppose we get rid of shelf S-028, which copies lose their shelf",
        lambda s: s.orphans([s.one("S-028")], copies(s), "shelvedOn", "Shelf"),
    )
    q(
        "whatif",
        "Northgate closes for a year and no courier can go through it. Which branches "
        "are then cut off from the rest of the courier route?",
        lambda s: s.cut_off([s.one("Northgate")], ("courierRoute",)),
    )
    q("followup", "Which copies are lent to Gordon Tate?", lambda s: lent_to(s, "Gordon Tate"), "a")
    q(
        "followup",
        "Which of these has been lent most often?",
        lambda s: topmost(s, lent_to(s, "Gordon Tate"), "timesLent"),
        "a",
    )
    q(
        "followup",
        "how many pages has low water got",
        lambda s: s.value(s.one("Low Water"), "pageCount"),
        "b",
    )
    q("followup", "in what language is it", lambda s: s.value(s.one("Low Water"), "language"), "b")
    q("unknown", "When is C00017 due back?", lambda s: UNKNOWN)
    q("unknown", "Owen Pryce phone number", lambda s: UNKNOWN)
    q("unknown", "Who wrote The Tin Drummer?", lambda s: UNKNOWN)
    q("ambiguous", "How many pages does Foxglove Summer have?", lambda s: AMBIGUOUS)
    return q
