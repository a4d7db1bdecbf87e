"""Hand-written sealed questions on the network ``shelftags``: not to be read."""

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
    q = Sheet("shelftags")

    def tags(s: Solver) -> list[str]:
        return s.kind("Tag")

    def goods(s: Solver) -> list[str]:
        return s.kind("Product")

    def aisles(s: Solver) -> list[str]:
        return s.kind("Aisle")

    def updates(s: Solver) -> list[str]:
        return s.kind("Price_Update")

    def clipped(s: Solver, aisle: str) -> list[str]:
        return s.near(s.one(aisle), "CLIPPED_IN", "Tag")

    def showing(s: Solver, product: str) -> list[str]:
        return s.near(s.one(product), "SHOWS", "Tag")

    def talking(s: Solver, base: str) -> list[str]:
        return s.near(s.one(base), "TALKS_TO", "Tag")

    q("lookup", "what does the olive oil cost", lambda s: s.value(s.one("Olive Oil"), "Price_EUR"))
    q(
        "lookup",
        "how much battery has E00025 left",
        lambda s: s.value(s.one("E00025"), "Battery_Pct"),
    )
    q("lookup", "Sardines, how many in stock?", lambda s: s.value(s.one("Sardines"), "Stock"))
    q(
        "lookup",
        "signal of tag E00036 at the Cellar base station",
        lambda s: link_value(s, s.one("E00036"), s.one("Cellar"), "TALKS_TO", "Signal_DBM"),
    )
    q("lookup", "how did PU-0014 turn out", lambda s: s.value(s.one("PU-0014"), "Result"))
    q("relation_out", "what product is on E00027", lambda s: s.near(s.one("E00027"), "SHOWS"))
    q(
        "relation_out",
        "Who supplies the Tea Lights?",
        lambda s: s.near(s.one("Tea Lights"), "BOUGHT_FROM"),
    )
    q("relation_out", "aisles cem aydin stocks", lambda s: s.near(s.one("Cem Aydin"), "STOCKS"))
    q("relation_in", "labels clipped in AI08", lambda s: clipped(s, "AI08"))
    q("relation_in", "Which tags show the Honey?", lambda s: showing(s, "Honey"))
    q(
        "relation_in",
        "price changes Dana Volk keyed in",
        lambda s: s.near(s.one("Dana Volk"), "KEYED_BY", "Price_Update"),
    )
    q("list", "tag sizes in use, in inches", lambda s: distinct(s, tags(s), "Size_In"))
    q("count", "how many tags are flashing", lambda s: how_many(pick(s, tags(s), Flashing=True)))
    q("count", "Products on promo - number?", lambda s: how_many(pick(s, goods(s), Promo=True)))
    q(
        "filter",
        "four-colour tags, BWRY that is, under 20 percent",
        lambda s: s.where(pick(s, tags(s), Colours="BWRY"), "Battery_Pct", "<", 20),
    )
    q(
        "filter",
        "tags that havent synced since before March 2026",
        lambda s: s.where(tags(s), "Last_Sync", "<", "2026-03-01"),
    )
    q(
        "filter",
        "promo goods with more than 100 in stock",
        lambda s: s.where(pick(s, goods(s), Promo=True), "Stock", ">", 100),
    )
    q(
        "filter",
        "stuff under 4 euro at 7 % VAT",
        lambda s: s.where(pick(s, goods(s), VAT_Pct=7), "Price_EUR", "<", 4),
    )
    q(
        "filter",
        "Chilled aisles of more than 20 m",
        lambda s: s.where(pick(s, aisles(s), Chilled=True), "Length_M", ">", 20),
    )
    q(
        "filter",
        "updates from June on that timed out",
        lambda s: s.where(pick(s, updates(s), Result="timed out"), "Sent_On", ">=", "2026-06-01"),
    )
    q("superlative", "dearest thing on the shelves", lambda s: topmost(s, goods(s), "Price_EUR"))
    q("superlative", "Busiest aisle?", lambda s: topmost(s, aisles(s), "Footfall_Day"))
    q(
        "superlative",
        "which product has the most tags",
        lambda s: extreme(s, goods(s), lambda p: len(s.near(p, "SHOWS", "Tag"))),
    )
    q(
        "topk",
        "the four tags closest to running flat, lowest battery first",
        lambda s: leaders(s, tags(s), "Battery_Pct", 4, low=True),
    )
    q(
        "topk",
        "Two base stations with the longest queues",
        lambda s: leaders(s, s.kind("Base_Station"), "Queue_Len", 2),
    )
    q(
        "aggregate",
        "mean battery of the tags on the Checkout base station",
        lambda s: near(s.mean(talking(s, "Checkout"), "Battery_Pct")),
    )
    q(
        "aggregate",
        "how many units do we have of everything Cremer supplies",
        lambda s: s.total(s.near(s.one("Cremer"), "BOUGHT_FROM", "Product"), "Stock"),
    )
    q("group", "price updates by result", lambda s: tally(s, updates(s), "Result"))
    q("group", "tags in every aisle, count", lambda s: number_of(s, aisles(s), "CLIPPED_IN", "Tag"))
    q(
        "group",
        "average battery for each tag size",
        lambda s: means(s, tags(s), "Size_In", "Battery_Pct"),
    )
    q(
        "compare",
        "is Brie dearer than Duck Pate",
        lambda s: truth(
            s.number(s.one("Brie"), "Price_EUR") > s.number(s.one("Duck Pate"), "Price_EUR"),
            [s.one("Duck Pate")],
        ),
    )
    q(
        "compare",
        "Who delivers faster, Gut Hof or Hansa Trade?",
        lambda s: topmost(s, [s.one("Gut Hof"), s.one("Hansa Trade")], "Lead_Days", low=True),
    )
    q(
        "multihop",
        "which aisles do we have kefir in, going by its tags",
        lambda s: s.near(showing(s, "Kefir"), "CLIPPED_IN", "Aisle"),
    )
    q(
        "multihop",
        "Suppliers of whatever the tags in AI09 are showing",
        lambda s: s.near(s.near(clipped(s, "AI09"), "SHOWS", "Product"), "BOUGHT_FROM", "Supplier"),
    )
    q(
        "multihop",
        "who keyed in a price update for anything from Hansa Trade",
        lambda s: s.near(
            s.near(
                s.near(s.one("Hansa Trade"), "BOUGHT_FROM", "Product"), "CHANGES", "Price_Update"
            ),
            "KEYED_BY",
            "Clerk",
        ),
    )
    q(
        "multihop",
        "clerks stocking the aisle tag E00037 hangs in",
        lambda s: s.near(s.near(s.one("E00037"), "CLIPPED_IN"), "STOCKS", "Clerk"),
    )
    q(
        "path",
        "walk me from AI10 to AI12, which aisles in between",
        lambda s: route(s.paths(s.one("AI10"), s.one("AI12"), ("OPENS_ONTO",))),
    )
    q(
        "exists",
        "does the Deli base station hear E00019",
        lambda s: s.related(s.one("E00019"), s.one("Deli"), "TALKS_TO"),
    )
    q(
        "exists",
        "any local supplier for rye bread?",
        lambda s: truth(True, pick(s, s.near(s.one("Rye Bread"), "BOUGHT_FROM"), Local=True)),
    )
    q("negation", "tags showing nothing", lambda s: s.without(tags(s), "SHOWS", "Product"))
    q(
        "negation",
        "Which products have no tag on the shelf?",
        lambda s: s.without(goods(s), "SHOWS", "Tag"),
    )
    q("definition", "what do you mean by a price update", lambda s: says("price update"))
    q(
        "summary",
        "Candles - everything important in a line or two",
        lambda s: says("Candles", "24.32", "140"),
    )
    q(
        "whatif",
        "Entrance and Bakery Ceiling stay down. which tags can't reach any base station",
        lambda s: s.orphans(
            [s.one("Entrance"), s.one("Bakery Ceiling")], tags(s), "TALKS_TO", "Base_Station"
        ),
    )
    q(
        "whatif",
        "if we stop buying from Delta Import, which products lose their only supplier",
        lambda s: s.orphans([s.one("Delta Import")], goods(s), "BOUGHT_FROM", "Supplier"),
    )
    q(
        "whatif",
        "suppose E00021 gets clipped into AI02, how many tags hang there then",
        lambda s: len({*clipped(s, "AI02"), s.one("E00021")}),
    )
    q("followup", "Tags in AI07?", lambda s: clipped(s, "AI07"), "a")
    q(
        "followup",
        "which of those don't show a product",
        lambda s: s.without(clipped(s, "AI07"), "SHOWS", "Product"),
        "a",
    )
    q(
        "followup",
        "and what stations do they talk to",
        lambda s: s.near(
            s.without(clipped(s, "AI07"), "SHOWS", "Product"), "TALKS_TO", "Base_Station"
        ),
        "a",
    )
    q("followup", "stock of pesto", lambda s: s.value(s.one("Pesto"), "Stock"), "b")
    q("followup", "and its price?", lambda s: s.value(s.one("Pesto"), "Price_EUR"), "b")
    q("unknown", "battery level of E00043", lambda s: unheld(s, s.one("E00043"), "Battery_Pct"))
    q("unknown", "when do the gherkins expire", lambda s: UNKNOWN)
    q("unknown", "What is E00072 showing?", lambda s: unnamed(s, "E00072"))
    q("ambiguous", "when was Levin Otto hired", lambda s: namesakes(s, "Levin Otto", "Hired"))
    return q
