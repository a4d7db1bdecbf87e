"""Hand-written held-out questions on the network ``harbour``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, says, table
from gentwin_chat.eval.hand.sheet import Sheet, how_many, leaders, tally, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("harbour")

    def ships(s: Solver) -> list[str]:
        return s.kind("Vessel")

    q("lookup", "draft of the Hanne Marie", lambda s: s.value(s.one("Hanne Marie"), "draught"))
    q("lookup", "What's Samson up to?", lambda s: s.value(s.one("Samson"), "operatingMode"))
    q("lookup", "under what flag does Selkie sail", lambda s: s.value(s.one("Selkie"), "flagState"))
    q(
        "relation_out",
        "Where's the Oder Star tied up?",
        lambda s: s.near(s.one("Oder Star"), "mooredAt"),
    )
    q(
        "relation_out",
        "berths within reach of Goliath",
        lambda s: s.near(s.one("Goliath"), "servesBerth"),
    )
    q("relation_in", "Who lies at berth 5?", lambda s: s.near(s.one("berth-5"), "mooredAt"))
    q(
        "relation_in",
        "cranes that can work berth 7",
        lambda s: s.near(s.one("berth-7"), "servesBerth"),
    )
    q("relation_in", "what hangs on sub-C", lambda s: s.near(s.one("sub-C"), "fedBy"))
    q(
        "count",
        "no. of ships in port with a Liberian flag",
        lambda s: len(s.where(ships(s), "flagState", "=", "Liberia")),
    )
    q(
        "count",
        "reefer sockets in use?",
        lambda s: how_many(s.where(s.kind("ReeferPlug"), "inUse", "=", True)),
    )
    q(
        "filter",
        "berths deep enough for 14 metres draught, so deeper than 14",
        lambda s: s.where(s.kind("Berth"), "depth", ">", 14),
    )
    q(
        "filter",
        "Danish ships over 5000 TEU",
        lambda s: s.where(s.where(ships(s), "flagState", "=", "Denmark"), "teu", ">", 5000),
    )
    q(
        "filter",
        "parked cranes that lift at least 100 tonnes",
        lambda s: s.where(
            s.where(s.kind("QuayCrane"), "operatingMode", "=", "parked"), "liftCapacity", ">=", 100
        ),
    )
    q("superlative", "Deepest-lying ship?", lambda s: topmost(s, ships(s), "draught"))
    q(
        "superlative",
        "shortest quay we have",
        lambda s: topmost(s, s.kind("Berth"), "quayLength", low=True),
    )
    q(
        "topk",
        "rank the 3 most productive cranes by moves per hour",
        lambda s: leaders(s, s.kind("QuayCrane"), "movesPerHour", 3),
    )
    q(
        "aggregate",
        "What do the reefer plugs on sub-A draw together?",
        lambda s: near(s.total(s.near(s.one("sub-A"), "fedBy", "ReeferPlug"), "currentDraw")),
    )
    q(
        "aggregate",
        "average TEU of the Maltese ships",
        lambda s: near(s.mean(s.where(ships(s), "flagState", "=", "Malta"), "teu")),
    )
    q("group", "Ships by flag, numbers only", lambda s: tally(s, ships(s), "flagState"))
    q(
        "group",
        "per substation: how many reefer plugs",
        lambda s: table((b, len(s.near(b, "fedBy", "ReeferPlug"))) for b in s.kind("Substation")),
    )
    q(
        "compare",
        "is the quay at berth 7 longer than at berth 5?",
        lambda s: (
            s.number(s.one("berth-7"), "quayLength") > s.number(s.one("berth-5"), "quayLength")
        ),
    )
    q(
        "multihop",
        "Which cranes could unload the Silver Tern?",
        lambda s: s.near(s.near(s.one("Silver Tern"), "mooredAt"), "servesBerth"),
    )
    q(
        "multihop",
        "how deep is the water where Cape Verity lies",
        lambda s: s.values(s.near(s.one("Cape Verity"), "mooredAt"), "depth"),
    )
    q(
        "multihop",
        "Which substations power the cranes that serve berth-8?",
        lambda s: s.near(s.near(s.one("berth-8"), "servesBerth"), "fedBy"),
    )
    q(
        "exists",
        "Is the Selkie moored at berth-7?",
        lambda s: s.related(s.one("Selkie"), s.one("berth-7")),
    )
    q("negation", "ships that aren't moored anywhere", lambda s: s.without(ships(s), "mooredAt"))
    q("negation", "berths with no crane", lambda s: s.without(s.kind("Berth"), "servesBerth"))
    q(
        "negation",
        "Which berths are empty, i.e. have no ship?",
        lambda s: s.without(s.kind("Berth"), "mooredAt"),
    )
    q(
        "whatif",
        "If sub-A blows, which cranes stand without power?",
        lambda s: s.orphans([s.one("sub-A")], s.kind("QuayCrane"), "fedBy", "Substation"),
    )
    q(
        "whatif",
        "how many reefer plugs die with sub-B",
        lambda s: len(s.orphans([s.one("sub-B")], s.kind("ReeferPlug"), "fedBy", "Substation")),
    )
    q(
        "definition",
        "What's a reefer plug?",
        lambda s: says("reefer plug"),
    )
    q(
        "summary",
        "Marstal Trader: what do you know?",
        lambda s: says("Marstal Trader", "Panama", "13000", "4.9"),
    )
    q("ambiguous", "moves per hour of Old Faithful", lambda s: AMBIGUOUS)
    q("unknown", "When will the Corvus arrive?", lambda s: UNKNOWN)
    q("unknown", "moves per hour of Titan", lambda s: UNKNOWN)
    q("unknown", "where is the Queen Mary", lambda s: UNKNOWN)
    q(
        "followup",
        "Which ships lie at berth-2?",
        lambda s: s.near(s.one("berth-2"), "mooredAt"),
        "a",
    )
    q(
        "followup",
        "the bigger one by TEU?",
        lambda s: topmost(s, s.near(s.one("berth-2"), "mooredAt"), "teu"),
        "a",
    )
    q(
        "followup",
        "What's its draught?",
        lambda s: s.values(s.top(s.near(s.one("berth-2"), "mooredAt"), "teu"), "draught"),
        "a",
    )
    return q
