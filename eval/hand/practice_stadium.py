"""Hand-written practice questions on the network ``stadium``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    extreme,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("stadium")

    def blocks(s: Solver) -> list[str]:
        return s.kind("SeatingBlock")

    def stiles(s: Solver) -> list[str]:
        return s.kind("Turnstile")

    def kiosks(s: Solver) -> list[str]:
        return s.kind("Kiosk")

    def stewards(s: Solver) -> list[str]:
        return s.kind("Steward")

    def gates(s: Solver) -> list[str]:
        return s.kind("EntranceGate")

    def at(s: Solver, gate: str) -> list[str]:
        return s.near(s.one(gate), "installedAt", "Turnstile")

    def of(s: Solver, stand: str) -> list[str]:
        return s.near(s.one(stand), "belongsToStand", "SeatingBlock")

    def posted(s: Solver, gate: str) -> list[str]:
        return s.near(s.one(gate), "postedAt", "Steward")

    q("lookup", "How many seats does block 14N have?", lambda s: s.value(s.one("14N"), "seats"))
    q("lookup", "3C occupancy in %", lambda s: Gold(values=[81], accept=[[0.81]]))
    q("lookup", "takings Pie Hut", lambda s: s.value(s.one("Pie Hut"), "takings"))
    q(
        "lookup",
        "From what time can people get in at Canal Gate, when does it open?",
        lambda s: s.value(s.one("Canal Gate"), "opensAt"),
    )
    q(
        "lookup",
        "How hot is the fryer over at Top Bins?",
        lambda s: s.value(s.one("Top Bins"), "fryerTemperature"),
    )
    q(
        "lookup",
        "cam-12: storage left, in terabytes",
        lambda s: Gold(values=[0.2], accept=[[200], [200 / 1024]], tolerance=1e-4),
    )
    q("relation_out", "ts-14 - at which gate?", lambda s: s.near(s.one("ts-14"), "installedAt"))
    q("relation_out", "what does cam-11 cover", lambda s: s.near(s.one("cam-11"), "covers"))
    q("relation_in", "turnstiles at the Away Gate", lambda s: at(s, "Away Gate"))
    q(
        "relation_in",
        "Who's standing at School Lane Gate today? I mean which stewards are posted there.",
        lambda s: posted(s, "School Lane Gate"),
    )
    q("relation_in", "cameras on 18R", lambda s: s.near(s.one("18R"), "covers", "Camera"))
    q(
        "relation_in",
        "Where can I buy a pie in the Family Corner - kiosks there?",
        lambda s: s.near(s.one("Family Corner"), "tradesIn", "Kiosk"),
    )
    q("list", "names of our stands", lambda s: s.kind("Stand"))
    q(
        "count",
        "How many turnstiles are jammed?",
        lambda s: len(pick(s, stiles(s), turnstileState="jammed")),
    )
    q(
        "count",
        "first aiders among the stewards?",
        lambda s: how_many(pick(s, stewards(s), firstAid=True)),
    )
    q("count", "how many blocks has the main stand got", lambda s: len(of(s, "Main Stand")))
    q(
        "filter",
        "Which blocks are less than a quarter full?",
        lambda s: s.where(blocks(s), "occupancy", "<", 0.25),
    )
    q(
        "filter",
        "kiosks where more than 40 people are queueing",
        lambda s: s.where(kiosks(s), "queueLength", ">", 40),
    )
    q(
        "filter",
        "turnstiles still on firmware from before 2023",
        lambda s: s.where(stiles(s), "firmwareDate", "<", "2023-01-01"),
    )
    q(
        "filter",
        "My mate's in a wheelchair. Which step-free gates open at 12:30?",
        lambda s: pick(s, gates(s), stepFree=True, opensAt="12:30"),
    )
    q("superlative", "loudest block?", lambda s: topmost(s, blocks(s), "soundLevel"))
    q(
        "superlative",
        "Which turnstile at Canal Gate has had the fewest refusals?",
        lambda s: topmost(s, at(s, "Canal Gate"), "refusals", low=True),
    )
    q(
        "superlative",
        "gate that leads to the most blocks",
        lambda s: extreme(s, gates(s), lambda i: len(s.near(i, "leadsTo"))),
    )
    q("topk", "3 best earning kiosks", lambda s: leaders(s, kiosks(s), "takings", 3))
    q(
        "topk",
        "Who are the four stewards with the most matches under their belt?",
        lambda s: leaders(s, stewards(s), "matchesWorked", 4),
    )
    q(
        "aggregate",
        "tickets scanned at Chapel Gate in total",
        lambda s: s.total(at(s, "Chapel Gate"), "ticketsScanned"),
    )
    q(
        "aggregate",
        "How many seats do the blocks with away fans have between them?",
        lambda s: s.total(pick(s, blocks(s), awayFans=True), "seats"),
    )
    q("group", "turnstiles by state", lambda s: tally(s, stiles(s), "turnstileState"))
    q(
        "group",
        "For every stand, tell me how many kiosks trade in it.",
        lambda s: number_of(s, s.kind("Stand"), "tradesIn"),
    )
    q(
        "group",
        "tickets scanned per gate",
        lambda s: table(
            (g, s.total(s.near(g, "installedAt", "Turnstile"), "ticketsScanned")) for g in gates(s)
        ),
    )
    q(
        "compare",
        "Has the Main Stand more blocks than the Kop?",
        lambda s: len(of(s, "Main Stand")) > len(of(s, "Kop")),
    )
    q(
        "compare",
        "who has worked more matches, imran dar or ama boateng",
        lambda s: topmost(s, [s.one("Imran Dar"), s.one("Ama Boateng")], "matchesWorked"),
    )
    q(
        "multihop",
        "Which stands do you get to through the Players' Gate?",
        lambda s: s.near(s.near(s.one("Players' Gate"), "leadsTo"), "belongsToStand", "Stand"),
    )
    q(
        "multihop",
        "cameras covering the Railway End",
        lambda s: s.near(of(s, "Railway End"), "covers", "Camera"),
    )
    q(
        "multihop",
        "at which gates do we have a first aider posted",
        lambda s: s.near(pick(s, stewards(s), firstAid=True), "postedAt", "EntranceGate"),
    )
    q(
        "multihop",
        "Which stewards are posted at gates with an offline turnstile?",
        lambda s: s.near(
            s.near(pick(s, stiles(s), turnstileState="offline"), "installedAt"),
            "postedAt",
            "Steward",
        ),
    )
    q(
        "path",
        "Fastest way round the stands from 19S to 6F, going from block to adjacent block?",
        lambda s: route(s.paths(s.one("19S"), s.one("6F"), ("adjacentTo",))),
    )
    q(
        "exists",
        "is 4D adjacent to 3C?",
        lambda s: s.related(s.one("4D"), s.one("3C"), "adjacentTo"),
    )
    q(
        "exists",
        "Are any of the turnstiles at School Lane Gate offline?",
        lambda s: Gold(
            values=[True],
            accept=[pick(s, at(s, "School Lane Gate"), turnstileState="offline")],
        ),
    )
    q("negation", "blocks no gate leads to", lambda s: s.without(blocks(s), "leadsTo"))
    q("definition", "what do we mean by a turnstile", lambda s: says("turnstile"))
    q(
        "summary",
        "Brief me on Offside Trap",
        lambda s: says("Offside Trap", "6125.55|6,125.55", "30"),
    )
    q(
        "whatif",
        "If cam-13 goes dark, which blocks are not covered by anything any more?",
        lambda s: s.orphans([s.one("cam-13")], blocks(s), "covers", "Camera"),
    )
    q(
        "whatif",
        "police want School Lane Gate shut. which blocks can no longer be reached from a gate?",
        lambda s: s.orphans([s.one("School Lane Gate")], blocks(s), "leadsTo", "EntranceGate"),
    )
    q(
        "whatif",
        "Dee Costa goes home with a cold: any gate left with no steward, and which?",
        lambda s: s.orphans([s.one("Dee Costa")], gates(s), "postedAt", "Steward"),
    )
    q(
        "followup",
        "Which turnstiles are there at Memorial Gate?",
        lambda s: at(s, "Memorial Gate"),
        "a",
    )
    q(
        "followup",
        "which of those are jammed",
        lambda s: pick(s, at(s, "Memorial Gate"), turnstileState="jammed"),
        "a",
    )
    q(
        "followup",
        "And how many tickets have these scanned together?",
        lambda s: s.total(
            pick(s, at(s, "Memorial Gate"), turnstileState="jammed"), "ticketsScanned"
        ),
        "a",
    )
    q("followup", "stewards at canal gate?", lambda s: posted(s, "Canal Gate"), "b")
    q(
        "followup",
        "Who of them can do first aid?",
        lambda s: pick(s, posted(s, "Canal Gate"), firstAid=True),
        "b",
    )
    q(
        "followup",
        "His radio channel?",
        lambda s: s.value(s.one("Bill Tanner"), "radioChannel"),
        "b",
    )
    q("unknown", "Who scored the first goal?", lambda s: UNKNOWN)
    q("unknown", "occupancy 12L", lambda s: UNKNOWN)
    q("unknown", "At which gate is turnstile ts-41?", lambda s: UNKNOWN)
    q("ambiguous", "What has Hat Trick taken so far?", lambda s: AMBIGUOUS)
    return q
