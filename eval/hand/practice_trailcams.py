"""Hand-written practice questions on the network ``trailcams``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    measured,
    namesakes,
    number_of,
    pick,
    severed,
    tally,
    topmost,
    truth,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("trailcams")

    def cams(s: Solver) -> list[str]:
        return s.kind("cam")

    def shots(s: Solver) -> list[str]:
        return s.kind("sighting")

    def along(s: Solver, path: str) -> list[str]:
        return s.near(s.one(path), "strapped along", "cam")

    def caught(s: Solver, cam: str) -> list[str]:
        return s.near(s.one(cam), "caught by", "sighting")

    def of(s: Solver, species: str) -> list[str]:
        return s.near(s.one(species), "shows", "sighting")

    q("lookup", "battery bars on cam-17?", lambda s: s.value(s.one("cam-17"), "batt_bars"))
    q("relation_in", "which cams have we got along hazel cut", lambda s: along(s, "Hazel Cut"))
    q(
        "lookup",
        "how good is the link from cam-15 to mast_B, in %",
        lambda s: link_value(s, s.one("cam-15"), s.one("mast_B"), "radios to", "link_pct"),
    )
    q("superlative", "slowest trigger of all cams", lambda s: topmost(s, cams(s), "trigger_ms"))
    q("relation_out", "What animal is on S0044?", lambda s: s.near(s.one("S0044"), "shows"))
    q("relation_out", "masts that cam-08 radios to", lambda s: s.near(s.one("cam-08"), "radios to"))
    q(
        "relation_out",
        "which cameras does Clem Foster service",
        lambda s: s.near(s.one("Clem Foster"), "services"),
    )
    q("relation_in", "Sightings of the wildcat", lambda s: of(s, "wildcat"))
    q(
        "relation_in",
        "who sevices cam-16?",
        lambda s: s.near(s.one("cam-16"), "services", "volunteer"),
    )
    q(
        "count",
        "how many cams were stolen before",
        lambda s: how_many(pick(s, cams(s), stolen_before=True)),
    )
    q("list", "types of flash we use", lambda s: distinct(s, cams(s), "flash"))
    q(
        "list",
        "What are the paths like underfoot - which surfaces are there?",
        lambda s: distinct(s, s.kind("path"), "surface"),
    )
    q("count", "number of pine marten sightings", lambda s: how_many(of(s, "pine marten")))
    q(
        "count",
        "How many pictures still need checking?",
        lambda s: how_many(pick(s, shots(s), checked=False)),
    )
    q(
        "filter",
        "cards more than 90 percent full, on which cams",
        lambda s: s.where(cams(s), "sd_used", ">", 90),
    )
    q(
        "filter",
        "No-glow cams with one battery bar or none",
        lambda s: s.where(pick(s, cams(s), flash="no-glow"), "batt_bars", "<=", 1),
    )
    q(
        "filter",
        "sightings below freezing with at least 5 animals in the frame",
        lambda s: s.where(s.where(shots(s), "air_c", "<", 0), "animals", ">=", 5),
    )
    q(
        "filter",
        "muddy paths over 3 km long",
        lambda s: s.where(pick(s, s.kind("path"), surface="mud"), "metres", ">", 3000),
    )
    q(
        "superlative",
        "Which camera gave us the most sightings?",
        lambda s: extreme(s, cams(s), lambda c: len(s.near(c, "caught by", "sighting"))),
    )
    q(
        "superlative",
        "animal seen most often, by number of sightings",
        lambda s: extreme(s, s.kind("species"), lambda x: len(s.near(x, "shows", "sighting"))),
    )
    q(
        "topk",
        "the three longest paths, longest first",
        lambda s: leaders(s, s.kind("path"), "metres", 3),
    )
    q(
        "topk",
        "coldest 3 sightings, coldest on top",
        lambda s: leaders(s, shots(s), "air_c", 3, low=True),
    )
    q(
        "aggregate",
        "How many fallow deer have we seen altogether, adding up the animals in each sighting?",
        lambda s: s.total(of(s, "fallow deer"), "animals"),
    )
    q(
        "aggregate",
        "average trigger time of the white flash cams, ms",
        lambda s: near(s.mean(pick(s, cams(s), flash="white"), "trigger_ms")),
    )
    q(
        "aggregate",
        "mean link quality into mast_D",
        lambda s: near(
            fmean(
                measured(r, "link_pct") for r in s.edges("radios to") if r.target == s.one("mast_D")
            )
        ),
    )
    q("group", "cams by flash, numbers", lambda s: tally(s, cams(s), "flash"))
    q(
        "group",
        "how many cams stand on each path",
        lambda s: number_of(s, s.kind("path"), "strapped along", "cam"),
    )
    q(
        "group",
        "For each mast the height and the panel watts",
        lambda s: table(
            (m, s.number(m, "height"), s.number(m, "solar_w")) for m in s.kind("relay mast")
        ),
    )
    q(
        "compare",
        "is Lochside longer than Hazel Cut",
        lambda s: truth(
            s.number(s.one("Lochside"), "metres") > s.number(s.one("Hazel Cut"), "metres")
        ),
    )
    q(
        "compare",
        "Fuller card, cam-18 or cam-21?",
        lambda s: topmost(s, [s.one("cam-18"), s.one("cam-21")], "sd_used"),
    )
    q(
        "compare",
        "how many metres taller is mast_C than mast_B",
        lambda s: s.number(s.one("mast_C"), "height") - s.number(s.one("mast_B"), "height"),
    )
    q(
        "multihop",
        "What species has Lochside given us?",
        lambda s: s.near(s.near(along(s, "Lochside"), "caught by", "sighting"), "shows", "species"),
    )
    q(
        "multihop",
        "on which paths has the badger been caught",
        lambda s: s.near(s.near(of(s, "badger"), "caught by"), "strapped along", "path"),
    )
    q(
        "multihop",
        "volunteers who service cams on Falls Path",
        lambda s: s.near(along(s, "Falls Path"), "services", "volunteer"),
    )
    q(
        "multihop",
        "which masts carry pictures of otters",
        lambda s: s.near(s.near(of(s, "otter"), "caught by"), "radios to", "relay mast"),
    )
    q(
        "path",
        "walking from Otter Walk to Wolfstone, fewest paths on the way?",
        lambda s: route(s.paths(s.one("Otter Walk"), s.one("Wolfstone"), ("meets",))),
    )
    q(
        "path",
        "How many steps from path to path is it from Hazel Cut to Lochside at the least",
        lambda s: s.hops(s.one("Hazel Cut"), s.one("Lochside"), ("meets",)),
    )
    q("exists", "has cam-20 ever caught anything", lambda s: truth(bool(caught(s, "cam-20"))))
    q(
        "exists",
        "Does Badger Run meet Drovers Rake?",
        lambda s: s.related(s.one("Badger Run"), s.one("Drovers Rake"), "meets"),
    )
    q("negation", "cams nobody services", lambda s: s.without(cams(s), "services", "volunteer"))
    q(
        "negation",
        "Which sightings has no species been put to yet?",
        lambda s: s.without(shots(s), "shows", "species"),
    )
    q("definition", "what is a relay mast", lambda s: says("mast"))
    q("definition", "Sighting: how do you define it?", lambda s: says("sighting"))
    q(
        "summary",
        "what should i know about Stag Corrie",
        lambda s: says("Stag Corrie", "mud", "750"),
    )
    q(
        "whatif",
        "mast_C gets blown over, which cams can't radio anywhere then",
        lambda s: s.orphans([s.one("mast_C")], cams(s), "radios to", "relay mast"),
    )
    q(
        "whatif",
        "If Drovers Rake floods, which paths can't be walked to from Pine Ridge?",
        lambda s: severed(s, s.one("Pine Ridge"), [s.one("Drovers Rake")], ("meets",), "path"),
    )
    q(
        "whatif",
        "suppose cam-26 moves from Badger Run to Birch Loop. how many cams left on Badger Run?",
        lambda s: how_many([c for c in along(s, "Badger Run") if c != s.one("cam-26")]),
    )
    q("followup", "what did cam-25 catch?", lambda s: caught(s, "cam-25"), "a")
    q(
        "followup",
        "which of those have been checked",
        lambda s: pick(s, caught(s, "cam-25"), checked=True),
        "a",
    )
    q("followup", "Cams on Capercaillie Way?", lambda s: along(s, "Capercaillie Way"), "b")
    q("followup", "no, Stag Corrie I mean", lambda s: along(s, "Stag Corrie"), "b")
    q("unknown", "Which lynx sightings have we?", lambda s: unnamed(s, "lynx"))
    q("unknown", "how deep is the mud on Lochside", lambda s: UNKNOWN)
    q(
        "ambiguous",
        "days a month Finlay Reid gives us",
        lambda s: namesakes(s, "Finlay Reid", "days_a_month"),
    )
    q(
        "ambiguous",
        "Since when is Dougal Ross with us?",
        lambda s: namesakes(s, "Dougal Ross", "since"),
    )
    return q
