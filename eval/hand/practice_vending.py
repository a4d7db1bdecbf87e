"""Hand-written practice questions on the network ``vending``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    earliest,
    how_many,
    leaders,
    link_value,
    means,
    measured,
    namesakes,
    number_of,
    pick,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("vending")

    def machines(s: Solver) -> list[str]:
        return s.kind("machine")

    def modems(s: Solver) -> list[str]:
        return s.kind("modem")

    def visits(s: Solver) -> list[str]:
        return s.kind("visit")

    def at(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "placed_at", "machine")

    def selling(s: Solver, product: str) -> list[str]:
        return s.near(s.one(product), "stocks", "machine")

    def to(s: Solver, machine: str) -> list[str]:
        return s.near(s.one(machine), "to_machine", "visit")

    q("lookup", "how much money is in VM026", lambda s: s.value(s.one("VM026"), "cash_eur"))
    q(
        "lookup",
        "what do we charge for Fig Roll in VM009",
        lambda s: link_value(s, s.one("VM009"), s.one("Fig Roll"), "stocks", "price_eur"),
    )
    q(
        "lookup",
        "Kale Chips left in VM004?",
        lambda s: link_value(s, s.one("VM004"), s.one("Kale Chips"), "stocks", "left"),
    )
    q(
        "lookup",
        "Who's the carrier of mdm-9da733?",
        lambda s: s.value(s.one("mdm-9da733"), "carrier"),
    )
    q(
        "lookup",
        "driving from Founders to Kessel takes how many minutes",
        lambda s: link_value(s, s.one("Founders"), s.one("Kessel"), "drive_to", "drive_min"),
    )
    q("relation_out", "what does VM017 sell", lambda s: s.near(s.one("VM017"), "stocks"))
    q("relation_out", "which site is VM033 at?", lambda s: s.near(s.one("VM033"), "placed_at"))
    q(
        "relation_out",
        "depot Esra Aydin works from",
        lambda s: s.near(s.one("Esra Aydin"), "works_from"),
    )
    q("relation_in", "Machines over at Airlink", lambda s: at(s, "Airlink"))
    q(
        "relation_in",
        "modems sitting in VM024",
        lambda s: s.near(s.one("VM024"), "built_into", "modem"),
    )
    q(
        "relation_in",
        "where can i buy a Hazel Wafer, which machines",
        lambda s: selling(s, "Hazel Wafer"),
    )
    q("list", "machine models we operate", lambda s: distinct(s, machines(s), "model"))
    q(
        "list",
        "Which kinds of premises are our sites, sector-wise?",
        lambda s: distinct(s, s.kind("site"), "sector"),
    )
    q(
        "count",
        "how many machines have got a coin jam",
        lambda s: how_many(pick(s, machines(s), coin_jam=True)),
    )
    q("count", "How many visits has VM012 had?", lambda s: how_many(to(s, "VM012")))
    q(
        "filter",
        "snacktowers with less than 50 euros in",
        lambda s: s.where(pick(s, machines(s), model="SnackTower"), "cash_eur", "<", 50),
    )
    q(
        "filter",
        "cabinets warmer than 12.5 degrees",
        lambda s: s.where(machines(s), "cabinet_c", ">", 12.5),
    )
    q(
        "filter",
        "Repairs that dragged on beyond half an hour",
        lambda s: s.where(pick(s, visits(s), purpose="repair"), "took_min", ">", 30),
    )
    q(
        "filter",
        "Telia modems with a signal worse than -90 dBm that aren't silent",
        lambda s: s.where(
            pick(s, modems(s), carrier="Telia", silent=False), "signal_dbm", "<", -90
        ),
    )
    q(
        "filter",
        "which machines have sold out of something, i.e. none left of at least one product",
        lambda s: list(
            dict.fromkeys(r.source for r in s.edges("stocks") if measured(r, "left") == 0)
        ),
    )
    q(
        "superlative",
        "whats the most calorific thing we sell",
        lambda s: topmost(s, s.kind("product"), "kcal"),
    )
    q("superlative", "Busiest site by footfall?", lambda s: topmost(s, s.kind("site"), "footfall"))
    q(
        "topk",
        "five fullest cash boxes, fullest first",
        lambda s: leaders(s, machines(s), "cash_eur", 5),
    )
    q(
        "topk",
        "2 drivers with the shortest routes",
        lambda s: leaders(s, s.kind("driver"), "route_km", 2, low=True),
    )
    q(
        "aggregate",
        "cash sitting at Kessel all told",
        lambda s: near(s.total(at(s, "Kessel"), "cash_eur"), 0.001),
    )
    q(
        "aggregate",
        "Average price of Milk Choc across the machines",
        lambda s: near(
            fmean(
                measured(r, "price_eur")
                for r in s.edges("stocks")
                if r.target == s.one("Milk Choc")
            )
        ),
    )
    q(
        "group",
        "how long does a visit take on average, by purpose",
        lambda s: means(s, visits(s), "purpose", "took_min"),
    )
    q(
        "group",
        "machines at each site, numbers",
        lambda s: number_of(s, s.kind("site"), "placed_at", "machine"),
    )
    q(
        "group",
        "The depots with pallet spaces and whether they're chilled",
        lambda s: table(
            (d, s.number(d, "pallets"), bool(s.value(d, "chilled"))) for d in s.kind("depot")
        ),
    )
    q(
        "compare",
        "has VM015 more cash in it than VM022",
        lambda s: truth(
            s.number(s.one("VM015"), "cash_eur") > s.number(s.one("VM022"), "cash_eur"),
            [s.one("VM015")],
        ),
    )
    q(
        "compare",
        "How many more kcal in a Hazel Wafer than in Kale Chips?",
        lambda s: s.number(s.one("Hazel Wafer"), "kcal") - s.number(s.one("Kale Chips"), "kcal"),
    )
    q(
        "multihop",
        "which drivers have been to machines at Harlequin",
        lambda s: s.near(
            s.near(at(s, "Harlequin"), "to_machine", "visit"), "serviced_by", "driver"
        ),
    )
    q(
        "multihop",
        "what products are on offer at Dockside",
        lambda s: s.near(at(s, "Dockside"), "stocks", "product"),
    )
    q(
        "multihop",
        "Machines on sites that Noord serves",
        lambda s: s.near(s.near(s.one("Noord"), "served_from", "site"), "placed_at", "machine"),
    )
    q(
        "path",
        "quickest in number of legs from Founders to Bellevue: sites on the way?",
        lambda s: route(s.paths(s.one("Founders"), s.one("Bellevue"), ("drive_to",))),
    )
    q(
        "path",
        "legs between airlink and justice yard, at least",
        lambda s: s.hops(s.one("Airlink"), s.one("Justice Yard"), ("drive_to",)),
    )
    q(
        "exists",
        "does VM003 stock date bars",
        lambda s: s.related(s.one("VM003"), s.one("Date Bar"), "stocks"),
    )
    q(
        "exists",
        "any BeanBar with a jam?",
        lambda s: truth(True, pick(s, machines(s), model="BeanBar", coin_jam=True)),
    )
    q(
        "negation",
        "machines with no modem built in",
        lambda s: s.without(machines(s), "built_into", "modem"),
    )
    q(
        "negation",
        "Which visits have no driver against them?",
        lambda s: s.without(visits(s), "serviced_by", "driver"),
    )
    q("definition", "explain modem to me in a sentence", lambda s: says("modem"))
    q("definition", "Whats a depot in our books?", lambda s: says("depot"))
    q("summary", "quick profile of Gatehouse", lambda s: says("Gatehouse", "office", "1930"))
    q(
        "whatif",
        "Oost closes. which sites have no depot to serve them any longer",
        lambda s: s.orphans([s.one("Oost")], s.kind("site"), "served_from", "depot"),
    )
    q(
        "whatif",
        "If VM022 is taken away, which modems go with it?",
        lambda s: s.near(s.one("VM022"), "built_into", "modem"),
    )
    q(
        "whatif",
        "imagine VM034 moves from Airlink to Ironside: how many machines would Airlink keep",
        lambda s: len(at(s, "Airlink")) - 1,
    )
    q("followup", "Machines at Founders?", lambda s: at(s, "Founders"), "a")
    q(
        "followup",
        "which is the newest of those",
        lambda s: earliest(s, at(s, "Founders"), "installed", last=True),
        "a",
    )
    q(
        "followup",
        "any of them SnackTowers? which?",
        lambda s: pick(s, at(s, "Founders"), model="SnackTower"),
        "a",
    )
    q(
        "followup",
        "visits made by Carla Dias",
        lambda s: s.near(s.one("Carla Dias"), "serviced_by", "visit"),
        "b",
    )
    q(
        "followup",
        "no wait, Dirk Maes",
        lambda s: s.near(s.one("Dirk Maes"), "serviced_by", "visit"),
        "b",
    )
    q("unknown", "cabinet temperature of VM001", lambda s: unheld(s, s.one("VM001"), "cabinet_c"))
    q("unknown", "What's the sugar content of an Energy Shot?", lambda s: UNKNOWN)
    q("unknown", "does VM041 have a coin jam", lambda s: unnamed(s, "VM041"))
    q("ambiguous", "When was Hans Moor taken on?", lambda s: namesakes(s, "Hans Moor", "hired"))
    return q
