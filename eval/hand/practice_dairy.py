"""Hand-written practice questions on the network ``dairy``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
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
    q = Sheet("dairy")

    def cows(s: Solver) -> list[str]:
        return s.kind("Cow")

    def collars(s: Solver) -> list[str]:
        return s.kind("Collar")

    def pens(s: Solver) -> list[str]:
        return s.kind("BarnPen")

    def kept(s: Solver, pen: str) -> list[str]:
        return s.near(s.one(pen), "keptIn", "Cow")

    def milked(s: Solver, robot: str) -> list[str]:
        return s.near(s.one(robot), "milkedBy", "Cow")

    q("lookup", "How much milk does Clover give?", lambda s: s.value(s.one("Clover"), "milkYield"))
    q("lookup", "body temp cow-047", lambda s: s.value(s.one("cow-047"), "bodyTemperature"))
    q("lookup", "when did mabel calve", lambda s: s.value(s.one("Mabel"), "calvedOn"))
    q(
        "lookup",
        "What's the battery of collar col-f5f375 in percent?",
        lambda s: Gold(values=[8], accept=[[0.08]]),
    )
    q(
        "lookup",
        "What is Caesar doing at the moment?",
        lambda s: s.value(s.one("Caesar"), "robotState"),
    )
    q(
        "lookup",
        "on which phone number do I reach Britta Sommer?",
        lambda s: s.value(s.one("Britta Sommer"), "phone"),
    )
    q(
        "lookup",
        "For how many hours does Ulla ruminate?",
        lambda s: Gold(values=[428 / 60], accept=[[428]], tolerance=0.01),
    )
    q("relation_out", "who milks Elsa", lambda s: s.near(s.one("Elsa"), "milkedBy"))
    q(
        "relation_out",
        "Whose daughter is Hilde?",
        lambda s: s.near(s.one("Hilde"), "daughterOf", way="out"),
    )
    q("relation_in", "cows in the Calving Box", lambda s: kept(s, "Calving Box"))
    q("relation_in", "Which cows does Dino milk?", lambda s: milked(s, "Dino"))
    q(
        "relation_in",
        "daughters of Daisy?",
        lambda s: s.near(s.one("Daisy"), "daughterOf", way="in"),
    )
    q(
        "relation_in",
        "Who among the herdsmen looks after the High Yielders?",
        lambda s: s.near(s.one("High Yielders"), "looksAfter"),
    )
    q(
        "relation_in",
        "treatments buttercup has been given",
        lambda s: s.near(s.one("Buttercup"), "givenTo"),
    )
    q(
        "list",
        "drugs used",
        lambda s: distinct(s, s.kind("Treatment"), "drug"),
    )
    q("count", "jerseys in the herd?", lambda s: how_many(pick(s, cows(s), breed="Jersey")))
    q(
        "count",
        "how many feed stations have a jammed auger",
        lambda s: len(pick(s, s.kind("FeedStation"), augerJammed=True)),
    )
    q("count", "Head count in the Fresh Group, please", lambda s: len(kept(s, "Fresh Group")))
    q(
        "filter",
        "cows with a temperature above 40.6",
        lambda s: s.where(cows(s), "bodyTemperature", ">", 40.6),
    )
    q(
        "filter",
        "Which Holsteins give more than 35 litres?",
        lambda s: s.where(pick(s, cows(s), breed="Holstein"), "milkYield", ">", 35),
    )
    q(
        "filter",
        "collars with less than 10% battery",
        lambda s: s.where(collars(s), "batteryLevel", "<", 0.1),
    )
    q(
        "filter",
        "Where is the ammonia over 20 ppm? pens only",
        lambda s: s.where(pens(s), "ammonia", ">", 20),
    )
    q(
        "filter",
        "Which feed stations are down to less than 60 kilos of concentrate?",
        lambda s: s.where(s.kind("FeedStation"), "concentrateLeft", "<", 60),
    )
    q(
        "filter",
        "Who's in heat among the Low Yielders?",
        lambda s: pick(s, kept(s, "Low Yielders"), inHeat=True),
    )
    q(
        "filter",
        "cows that calved after 1 december 2026",
        lambda s: s.where(cows(s), "calvedOn", ">", "2026-12-01"),
    )
    q(
        "superlative",
        "cow that ruminates the least",
        lambda s: topmost(s, cows(s), "rumination", low=True),
    )
    q(
        "superlative",
        "Which robot has the most cows to milk?",
        lambda s: extreme(s, s.kind("MilkingRobot"), lambda i: len(s.near(i, "milkedBy"))),
    )
    q(
        "topk",
        "3 cows with the longest days in milk",
        lambda s: leaders(s, cows(s), "daysInMilk", 3),
    )
    q(
        "topk",
        "Rank me the two pens with the worst ammonia.",
        lambda s: leaders(s, pens(s), "ammonia", 2),
    )
    q(
        "aggregate",
        "average yield of the Fleckvieh cows",
        lambda s: near(s.mean(pick(s, cows(s), breed="Fleckvieh"), "milkYield")),
    )
    q(
        "aggregate",
        "What do the cows that Dino milks yield together?",
        lambda s: near(s.total(milked(s, "Dino"), "milkYield")),
    )
    q("group", "cows by breed", lambda s: tally(s, cows(s), "breed"))
    q(
        "group",
        "avg milk yield per breed",
        lambda s: table(
            (b, s.mean(pick(s, cows(s), breed=str(b)), "milkYield"))
            for b in distinct(s, cows(s), "breed")
        ),
    )
    q(
        "compare",
        "Who gives more milk, Gina or Alma?",
        lambda s: topmost(s, [s.one("Gina"), s.one("Alma")], "milkYield"),
    )
    q(
        "multihop",
        "Into which tank does Minka's milk end up?",
        lambda s: s.near(s.near(s.one("Minka"), "milkedBy"), "pumpsInto", "MilkTank"),
    )
    q(
        "multihop",
        "Which cows in the Sick Bay have been given a treatment?",
        lambda s: [i for i in kept(s, "Sick Bay") if s.near(i, "givenTo")],
    )
    q(
        "multihop",
        "granny of Ruby, i.e. the mother of her mother",
        lambda s: s.near(s.near(s.one("Ruby"), "daughterOf", way="out"), "daughterOf", way="out"),
    )
    q(
        "path",
        "Driving a cow from Low Yielders to Fresh Group by the fewest gates: through which pens?",
        lambda s: route(s.paths(s.one("Low Yielders"), s.one("Fresh Group"), ("gateTo",))),
    )
    q(
        "exists",
        "Is there a gate from the Dry Group to the Heifer Yard?",
        lambda s: s.related(s.one("Dry Group"), s.one("Heifer Yard"), "gateTo"),
    )
    q(
        "exists",
        "has wanda been given oxytocin",
        lambda s: bool(pick(s, s.near(s.one("Wanda"), "givenTo"), drug="oxytocin")),
    )
    q(
        "negation",
        "Which cows in the Fresh Group are not milked by a robot?",
        lambda s: s.without(kept(s, "Fresh Group"), "milkedBy"),
    )
    q("negation", "collars nobody wears", lambda s: s.without(collars(s), "wornBy"))
    q("definition", "What is a milking robot?", lambda s: says("robot"))
    q(
        "summary",
        "Tell me everything about cow-013.",
        lambda s: says("Bonnie", "Fleckvieh", "31.7"),
    )
    q(
        "whatif",
        "If Dino breaks down, which cows don't get milked any more?",
        lambda s: s.orphans([s.one("Dino")], cows(s), "milkedBy", "MilkingRobot"),
    )
    q(
        "whatif",
        "tank-2 springs a leak and is out. Which robots have no tank left to pump into?",
        lambda s: s.orphans([s.one("tank-2")], s.kind("MilkingRobot"), "pumpsInto", "MilkTank"),
    )
    q(
        "whatif",
        "suppose edwin koller and franzi auer both leave, which pens lose their last herdsman",
        lambda s: s.orphans(
            [s.one("Edwin Koller"), s.one("Franzi Auer")], pens(s), "looksAfter", "Herdsman"
        ),
    )
    q("followup", "Which pens have sand bedding?", lambda s: pick(s, pens(s), bedding="sand"), "a")
    q(
        "followup",
        "and which of those has the most cubicles?",
        lambda s: topmost(s, pick(s, pens(s), bedding="sand"), "cubicles"),
        "a",
    )
    q(
        "followup",
        "who looks after it",
        lambda s: s.near(s.one("Sick Bay"), "looksAfter"),
        "a",
    )
    q("unknown", "milk yield of Zora", lambda s: UNKNOWN)
    q("unknown", "Which bull is the sire of Bella?", lambda s: UNKNOWN)
    q("unknown", "Is Rosalinde in heat?", lambda s: UNKNOWN)
    q("ambiguous", "How much milk does Susi give?", lambda s: AMBIGUOUS)
    q("ambiguous", "which pen is xenia in?", lambda s: AMBIGUOUS)
    return q
