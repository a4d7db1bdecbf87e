"""Hand-written practice questions on the network ``rescueradio``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, route, says
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
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
    q = Sheet("rescueradio")

    def repeaters(s: Solver) -> list[str]:
        return s.kind("repeater")

    def radios(s: Solver) -> list[str]:
        return s.kind("handheld")

    def rescuers(s: Solver) -> list[str]:
        return s.kind("rescuer")

    def huts(s: Solver) -> list[str]:
        return s.kind("hut")

    def incidents(s: Solver) -> list[str]:
        return s.kind("incident")

    def teams(s: Solver) -> list[str]:
        return s.kind("team")

    def stationed(s: Solver, base: str) -> list[str]:
        return s.near(s.one(base), "stationed_at", "team")

    def carried(s: Solver, rescuer: str) -> list[str]:
        return s.near(s.one(rescuer), "carried_by", "handheld")

    q("lookup", "How much charge has hh-d67e20 left?", lambda s: s.value("hh-d67e20", "charge"))
    q(
        "lookup",
        "how many bunks are there up at Hirzli",
        lambda s: s.value(s.one("Hirzli"), "bunks"),
    )
    q("lookup", "Beat Imhof joined when?", lambda s: s.value(s.one("Beat Imhof"), "joined"))
    q(
        "lookup",
        "A party wants to stay the night at Capanna Rossa. Is it open?",
        lambda s: s.value(s.one("Capanna Rossa"), "open"),
    )
    q(
        "lookup",
        "wind at Pass House in m/s",
        lambda s: Gold(values=[13], accept=[[46.8]], tolerance=1e-3),
    )
    q(
        "lookup",
        "How high does the Jura Cabin lie, in feet?",
        lambda s: Gold(values=[3110 / 0.3048], accept=[[3110]], tolerance=0.002),
    )
    q("lookup", "inc0018 type", lambda s: s.value("inc0018", "type"))
    q(
        "relation_out",
        "At which base is the Riedberg team stationed?",
        lambda s: s.near(s.one("Riedberg"), "stationed_at"),
    )
    q(
        "relation_out",
        "Glacier Hut phones over which repeaters?",
        lambda s: s.near(s.one("Glacier Hut"), "phones_over"),
    )
    q("relation_out", "teams that attended inc0021", lambda s: s.near("inc0021", "attended_by"))
    q(
        "relation_in",
        "Which handhelds are registered on Eagle Rock?",
        lambda s: s.near(s.one("Eagle Rock"), "registered_on"),
    )
    q(
        "relation_in",
        "everything that happened close to the glacier hut, i.e. the incidents",
        lambda s: s.near(s.one("Glacier Hut"), "close_to"),
    )
    q(
        "relation_in",
        "Which radios does Ursina Gadient have on her?",
        lambda s: carried(s, "Ursina Gadient"),
    )
    q(
        "list",
        "What skills are there among the rescuers?",
        lambda s: distinct(s, rescuers(s), "skill"),
    )
    q(
        "count",
        "How many repeaters are iced up?",
        lambda s: len(pick(s, repeaters(s), status="iced")),
    )
    q("count", "teams on call?", lambda s: how_many(pick(s, teams(s), on_call=True)))
    q(
        "count",
        "incidents not closed yet, just the number",
        lambda s: len(pick(s, incidents(s), closed=False)),
    )
    q("filter", "handhelds below 15% charge", lambda s: s.where(radios(s), "charge", "<", 15))
    q(
        "filter",
        "Which huts lie higher than 2400 metres?",
        lambda s: s.where(huts(s), "altitude", ">", 2400),
    )
    q(
        "filter",
        "We need a defibrillator fast. Which huts have one and are open?",
        lambda s: pick(s, huts(s), defibrillator=True, open=True),
    )
    q(
        "filter",
        "radios we haven't heard for over 15 hours",
        lambda s: s.where(radios(s), "last_heard", ">", 900),
    )
    q(
        "filter",
        "DMR repeaters with the battery under 12 volts",
        lambda s: s.where(pick(s, repeaters(s), mode="DMR"), "battery", "<", 12),
    )
    q(
        "filter",
        "Who joined before 2001?",
        lambda s: s.where(rescuers(s), "joined", "<", "2001-01-01"),
    )
    q(
        "filter",
        "falls reported in march 2026",
        lambda s: s.where(
            s.where(pick(s, incidents(s), type="fall"), "reported", ">=", "2026-03-01"),
            "reported",
            "<",
            "2026-04-01",
        ),
    )
    q(
        "filter",
        "channel 1 handhelds without a gps fix",
        lambda s: pick(s, radios(s), channel=1, gps_fix=False),
    )
    q(
        "superlative",
        "Which team has the most members?",
        lambda s: extreme(s, teams(s), lambda i: len(s.near(i, "member_of"))),
    )
    q(
        "superlative",
        "what incident kept us busy longest",
        lambda s: topmost(s, incidents(s), "duration"),
    )
    q("topk", "three biggest huts by bunks", lambda s: leaders(s, huts(s), "bunks", 3))
    q(
        "topk",
        "Give me the two repeaters with the least charge in their batteries (volts).",
        lambda s: leaders(s, repeaters(s), "battery", 2, low=True),
    )
    q(
        "aggregate",
        "number of bunks in all huts that are open, added up",
        lambda s: s.total(pick(s, huts(s), open=True), "bunks"),
    )
    q(
        "aggregate",
        "How many people got injured in crevasse incidents altogether?",
        lambda s: s.total(pick(s, incidents(s), type="crevasse"), "injured"),
    )
    q("group", "incidents by type", lambda s: tally(s, incidents(s), "type"))
    q(
        "group",
        "How many members does each team have?",
        lambda s: number_of(s, teams(s), "member_of"),
    )
    q(
        "compare",
        "Is Adlernest higher up than Keschli?",
        lambda s: s.number(s.one("Adlernest"), "altitude") > s.number(s.one("Keschli"), "altitude"),
    )
    q(
        "multihop",
        "From which base does Luzi Cathomas's team start?",
        lambda s: s.near(s.near(s.one("Luzi Cathomas"), "member_of"), "stationed_at", "base"),
    )
    q(
        "multihop",
        "huts phoning over a repeater that is down",
        lambda s: s.near(pick(s, repeaters(s), status="down"), "phones_over", "hut"),
    )
    q(
        "multihop",
        "Which incidents were attended by teams from the Airfield?",
        lambda s: s.near(stationed(s, "Airfield"), "attended_by", "incident"),
    )
    q(
        "multihop",
        "repeaters daniel fux's radios are on",
        lambda s: s.near(carried(s, "Daniel Fux"), "registered_on", "repeater"),
    )
    q(
        "path",
        "How does a call travel from Cold Pass to Kessel over the linked repeaters, fewest hops?",
        lambda s: route(s.paths(s.one("Cold Pass"), s.one("Kessel"), ("linked_to",))),
    )
    q(
        "path",
        "number of hops Tooth -> Silver Saddle, repeater links only",
        lambda s: s.hops(s.one("Tooth"), s.one("Silver Saddle"), ("linked_to",)),
    )
    q(
        "exists",
        "Is there a diver in the Valdora team?",
        lambda s: Gold(
            values=[True], accept=[pick(s, s.near(s.one("Valdora"), "member_of"), skill="diver")]
        ),
    )
    q(
        "negation",
        "repeaters that have no backhaul to a base",
        lambda s: s.without(repeaters(s), "backhauled_to"),
    )
    q(
        "negation",
        "how many handhelds does nobody carry?",
        lambda s: len(s.without(radios(s), "carried_by")),
    )
    q("definition", "What exactly is a repeater?", lambda s: says("repeater"))
    q("summary", "sum up inc0012", lambda s: says("inc0012", "crevasse", "16.4"))
    q(
        "whatif",
        "Eagle Rock dies for good. Which handhelds lose their repeater?",
        lambda s: s.orphans([s.one("Eagle Rock")], radios(s), "registered_on", "repeater"),
    )
    q(
        "whatif",
        "if an avalanche buries blackhorn, which huts cannot phone any longer",
        lambda s: s.orphans([s.one("Blackhorn")], huts(s), "phones_over", "repeater"),
    )
    q(
        "whatif",
        "Suppose Tooth fails. Which other repeaters are cut off from the rest of the radio links?",
        lambda s: s.cut_off([s.one("Tooth")], ("linked_to",)),
    )
    q(
        "followup",
        "Which teams sit at Valley Station?",
        lambda s: stationed(s, "Valley Station"),
        "a",
    )
    q(
        "followup",
        "which of them are on call?",
        lambda s: pick(s, stationed(s, "Valley Station"), on_call=True),
        "a",
    )
    q(
        "followup",
        "how many vehicles do those two have together",
        lambda s: s.total(pick(s, stationed(s, "Valley Station"), on_call=True), "vehicles"),
        "a",
    )
    q("unknown", "solar power at Gamsberg?", lambda s: UNKNOWN)
    q("unknown", "What frequency does Tooth transmit on?", lambda s: UNKNOWN)
    q("unknown", "is Rifugio Alba open", lambda s: UNKNOWN)
    q("ambiguous", "Which team is Oskar Tanner in?", lambda s: AMBIGUOUS)
    return q
