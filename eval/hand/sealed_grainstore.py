"""Hand-written sealed questions on the network ``grainstore``: not to be read."""

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
    q = Sheet("grainstore")

    def silos(s: Solver) -> list[str]:
        return s.kind("Silo")

    def cables(s: Solver) -> list[str]:
        return s.kind("TempCable")

    def loads(s: Solver) -> list[str]:
        return s.kind("Load")

    def fans(s: Solver) -> list[str]:
        return s.kind("AerationFan")

    def hung(s: Solver, silo: str) -> list[str]:
        return s.near(s.one(silo), "hangsIn", "TempCable")

    def brought(s: Solver, grower: str) -> list[str]:
        return s.near(s.one(grower), "broughtBy", "Load")

    q("lookup", "how full is S09", lambda s: s.value(s.one("S09"), "fillLevel"))
    q("lookup", "whats in S13, which grain", lambda s: s.value(s.one("S13"), "grain"))
    q(
        "lookup",
        "Hottest spot on cable TC-822e17?",
        lambda s: s.value(s.one("TC-822e17"), "hottestPoint"),
    )
    q(
        "lookup",
        "what fill rate do we get from CV09 into S02",
        lambda s: link_value(s, s.one("CV09"), s.one("S02"), "fills", "fillRate"),
    )
    q(
        "lookup",
        "how many acres does Foxholes farm",
        lambda s: s.value(s.one("Foxholes"), "acreage"),
    )
    q(
        "relation_out",
        "which silo did LD-0033 end up in",
        lambda s: s.near(s.one("LD-0033"), "storedIn"),
    )
    q("relation_out", "Silos Glyn Tuck walks?", lambda s: s.near(s.one("Glyn Tuck"), "walks"))
    q("relation_out", "where does AF13 blow into", lambda s: s.near(s.one("AF13"), "aerates"))
    q("relation_in", "temp cables in S05 pls", lambda s: hung(s, "S05"))
    q("relation_in", "What has Garrod & Son brought us?", lambda s: brought(s, "Garrod & Son"))
    q(
        "relation_in",
        "by which conveyors can we fill S10",
        lambda s: s.near(s.one("S10"), "fills", "Conveyor"),
    )
    q(
        "list",
        "which sorts of grain have we got in the silos",
        lambda s: distinct(s, silos(s), "grain"),
    )
    q("count", "how many silos are under gas", lambda s: how_many(pick(s, silos(s), underGas=True)))
    q(
        "count",
        "how many gates stand open between conveyors and silos",
        lambda s: len(s.edges("fills", lambda r: r.attributes["gateOpen"].value is True)),
    )
    q(
        "filter",
        "silos with grain wetter than 16 %",
        lambda s: s.where(silos(s), "moisture", ">", 16),
    )
    q(
        "filter",
        "cables that are ok but show over 35 degrees",
        lambda s: s.where(pick(s, cables(s), cableState="ok"), "hottestPoint", ">", 35),
    )
    q(
        "filter",
        "Which fans are running with more than 9000 hours on the clock?",
        lambda s: s.where(pick(s, fans(s), running=True), "runHours", ">", 9000),
    )
    q(
        "filter",
        "maize silos more than half full",
        lambda s: s.where(pick(s, silos(s), grain="maize"), "fillLevel", ">", 50),
    )
    q(
        "filter",
        "Loads that came in May 2026 and weigh 15 t or more",
        lambda s: s.where(
            s.where(
                s.where(loads(s), "arrivedOn", ">=", "2026-05-01"), "arrivedOn", "<=", "2026-05-31"
            ),
            "netWeight",
            ">=",
            15,
        ),
    )
    q(
        "filter",
        "non assured growers with above 1000 acres",
        lambda s: s.where(pick(s, s.kind("Grower"), assured=False), "acreage", ">", 1000),
    )
    q(
        "superlative",
        "emptiest silo right now?",
        lambda s: topmost(s, silos(s), "fillLevel", low=True),
    )
    q(
        "superlative",
        "who's been a member the longest of the growers",
        lambda s: topmost(s, s.kind("Grower"), "memberSince", low=True),
    )
    q(
        "superlative",
        "silo with most cables hanging in it",
        lambda s: extreme(s, silos(s), lambda x: len(s.near(x, "hangsIn", "TempCable"))),
    )
    q(
        "topk",
        "four hottest cables, hottest first",
        lambda s: leaders(s, cables(s), "hottestPoint", 4),
    )
    q("topk", "The 3 heaviest loads we took in", lambda s: leaders(s, loads(s), "netWeight", 3))
    q(
        "aggregate",
        "what can the barley silos hold all together",
        lambda s: s.total(pick(s, silos(s), grain="barley"), "capacity"),
    )
    q(
        "aggregate",
        "average protein on what Carrow Bros delivered",
        lambda s: near(s.mean(brought(s, "Carrow Bros"), "protein")),
    )
    q(
        "aggregate",
        "How many tonnes has Bexley Estate sent in, all loads added up?",
        lambda s: near(s.total(brought(s, "Bexley Estate"), "netWeight"), 0.001),
    )
    q("group", "cables per state", lambda s: tally(s, cables(s), "cableState"))
    q("group", "Mean moisture by grain", lambda s: means(s, silos(s), "grain", "moisture"))
    q(
        "group",
        "number of loads from each grower",
        lambda s: number_of(s, s.kind("Grower"), "broughtBy", "Load"),
    )
    q(
        "compare",
        "does S03 hold more than S09 does when full",
        lambda s: truth(
            s.number(s.one("S03"), "capacity") > s.number(s.one("S09"), "capacity"), [s.one("S03")]
        ),
    )
    q(
        "compare",
        "CV05 or CV13, which one is longer?",
        lambda s: topmost(s, [s.one("CV05"), s.one("CV13")], "length"),
    )
    q(
        "multihop",
        "whose grain is lying in S12? growers i mean",
        lambda s: s.near(s.near(s.one("S12"), "storedIn", "Load"), "broughtBy"),
    )
    q(
        "multihop",
        "which silos get filled by whatever conveyor the Rail Pit drops onto",
        lambda s: s.near(s.near(s.one("Rail Pit"), "dropsOnto"), "fills", "Silo"),
    )
    q(
        "multihop",
        "growers who have loads in the silos that Fay Rix walks",
        lambda s: s.near(
            s.near(s.near(s.one("Fay Rix"), "walks"), "storedIn", "Load"), "broughtBy"
        ),
    )
    q(
        "path",
        "Which conveyors does grain run over to get from CV12 to CV02?",
        lambda s: route(s.paths(s.one("CV12"), s.one("CV02"), ("passesTo",))),
    )
    q(
        "exists",
        "is there a broken cable in S09",
        lambda s: truth(True, pick(s, hung(s, "S09"), cableState="broken")),
    )
    q(
        "exists",
        "does CV03 fill any silo itself?",
        lambda s: truth(bool(s.near(s.one("CV03"), "fills", "Silo"))),
    )
    q("negation", "silos without a fan", lambda s: s.without(silos(s), "aerates", "AerationFan"))
    q(
        "negation",
        "which silos does nobody walk",
        lambda s: s.without(silos(s), "walks", "Storekeeper"),
    )
    q("definition", "remind me what an aeration fan does", lambda s: says("air"))
    q("summary", "Tell me the essentials about S10", lambda s: says("S10", "5800", "rapeseed"))
    q(
        "whatif",
        "CV01 and CV12 are both off for repair. which silos lose the last conveyor that fills them",
        lambda s: s.orphans([s.one("CV01"), s.one("CV12")], silos(s), "fills", "Conveyor"),
    )
    q(
        "whatif",
        "if AF02, AF05 and AF06 burn out, what silos lose all their air?",
        lambda s: s.orphans(
            [s.one("AF02"), s.one("AF05"), s.one("AF06")], silos(s), "aerates", "AerationFan"
        ),
    )
    q(
        "whatif",
        "Say we shift AF07 from S14 over to S08 - how many fans would S08 have then?",
        lambda s: len({*s.near(s.one("S08"), "aerates", "AerationFan"), s.one("AF07")}),
    )
    q("followup", "which cables hang in S15", lambda s: hung(s, "S15"), "a")
    q(
        "followup",
        "and which of them is the warmest",
        lambda s: topmost(s, hung(s, "S15"), "hottestPoint"),
        "a",
    )
    q(
        "followup",
        "What shift is Colin Howes on?",
        lambda s: s.value(s.one("Colin Howes"), "shift"),
        "b",
    )
    q("followup", "no, Glyn Tuck", lambda s: s.value(s.one("Glyn Tuck"), "shift"), "b")
    q(
        "followup",
        "has he got a confined space ticket",
        lambda s: s.value(s.one("Glyn Tuck"), "confinedSpaceTicket"),
        "b",
    )
    q("unknown", "moisture in S14?", lambda s: unheld(s, s.one("S14"), "moisture"))
    q("unknown", "what do we pay per tonne of wheat", lambda s: UNKNOWN)
    q("unknown", "fill level S17", lambda s: unnamed(s, "S17"))
    q(
        "ambiguous",
        "when did Alec Mundy start with us",
        lambda s: namesakes(s, "Alec Mundy", "startedOn"),
    )
    return q
