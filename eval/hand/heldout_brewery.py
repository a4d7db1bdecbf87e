"""Hand-written held-out questions on the network ``brewery``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, route, table
from gentwin_chat.eval.hand.sheet import Sheet, how_many, topmost
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("brewery")

    def tuns(s: Solver) -> list[str]:
        return s.kind("vessel")

    q("lookup", "what's in the Whirlpool", lambda s: s.value(s.one("Whirlpool"), "content"))
    q("lookup", "temp fermenter bert", lambda s: s.value(s.one("Fermenter Bert"), "temp_c"))
    q(
        "relation_out",
        "where does Fermenter Cora drain to",
        lambda s: s.near(s.one("Fermenter Cora"), "pipes_to", way="out"),
    )
    q(
        "relation_in",
        "Which vessels drain into the Copper?",
        lambda s: s.near(s.one("Copper"), "pipes_to", way="in"),
    )
    q(
        "count",
        "vessels full of stout?",
        lambda s: how_many(s.where(tuns(s), "content", "=", "stout")),
    )
    q(
        "filter",
        "wort above 60 degrees: which vessels",
        lambda s: s.where(s.where(tuns(s), "content", "=", "wort"), "temp_c", ">", 60),
    )
    q(
        "superlative",
        "Coldest vessel in the house?",
        lambda s: topmost(s, tuns(s), "temp_c", low=True),
    )
    q(
        "aggregate",
        "hectolitres of water in stock",
        lambda s: s.total(s.where(tuns(s), "content", "=", "water"), "volume_hl"),
    )
    q(
        "group",
        "total volume for each content",
        lambda s: table(
            (k, s.total(v, "volume_hl"))
            for k, v in s.group(tuns(s), lambda i: s.values([i], "content")).items()
        ),
    )
    q(
        "path",
        "Way from the Fermenter Anna to the Copper?",
        lambda s: route(s.paths(s.one("Fermenter Anna"), s.one("Copper"))),
    )
    q("negation", "vessels that no valve guards", lambda s: s.without(tuns(s), "guards"))
    q(
        "multihop",
        "which vessels do the open valves guard",
        lambda s: s.near(s.where(s.kind("valve"), "position", "=", "open"), "guards"),
    )
    q("exists", "anything in the house holding cider?", lambda s: False)
    q("unknown", "temperature of Fermenter Anna 2", lambda s: UNKNOWN)
    q("unknown", "alcohol content of vessel 3", lambda s: UNKNOWN)
    return q
