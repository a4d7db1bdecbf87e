"""Hand-written practice questions on the network ``damgauge``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    edge,
    how_many,
    leaders,
    link_value,
    namesakes,
    number_of,
    oldest,
    pick,
    severed,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("damgauge")

    def piezos(s: Solver) -> list[str]:
        return s.kind("piezometer")

    def blocks(s: Solver) -> list[str]:
        return s.kind("dam block")

    def gates(s: Solver) -> list[str]:
        return s.kind("gate")

    def patrols(s: Solver) -> list[str]:
        return s.kind("patrol")

    def walks(s: Solver, warden: str) -> list[str]:
        return s.near(s.one(warden), "walked by", "patrol")

    def buried(s: Solver, block: str) -> list[str]:
        return s.near(s.one(block), "buried in", "piezometer")

    q("lookup", "PZ026, head of water?", lambda s: s.value(s.one("PZ026"), "head_m"))
    q(
        "lookup",
        "how far open is the Scour gate at present",
        lambda s: s.value(s.one("Scour"), "open_pct"),
    )
    q(
        "lookup",
        "length of the gallery running from Brow to Left Toe",
        lambda s: link_value(s, s.one("Brow"), s.one("Left Toe"), "gallery", "len_m"),
    )
    q(
        "lookup",
        "When did somebody last exercise the eel pass?",
        lambda s: s.value(s.one("Eel Pass"), "exercised"),
    )
    q("lookup", "what lake level did PTR-019 note", lambda s: s.value(s.one("PTR-019"), "lake_m"))
    q(
        "relation_out",
        "which block is pz032 buried in",
        lambda s: s.near(s.one("PZ032"), "buried in"),
    )
    q(
        "relation_out",
        "TM-H's cable ends up in which box?",
        lambda s: s.near(s.one("TM-H"), "cabled to"),
    )
    q(
        "relation_out",
        "Gates Cerys Vaughan has to answer for",
        lambda s: s.near(s.one("Cerys Vaughan"), "answers for"),
    )
    q(
        "relation_in",
        "piezos cabled to tbx3 pls",
        lambda s: s.near(s.one("tbx3"), "cabled to", "piezometer"),
    )
    q(
        "relation_in",
        "Who is answerable for the Turbine Inlet?",
        lambda s: s.near(s.one("Turbine Inlet"), "answers for", "warden"),
    )
    q(
        "relation_in",
        "tilt meters on Kestrel",
        lambda s: s.near(s.one("Kestrel"), "bolted to", "tilt meter"),
    )
    q("list", "sorts of hoist on our gates", lambda s: distinct(s, gates(s), "hoist"))
    q(
        "count",
        "how many piezometers are in the red",
        lambda s: how_many(pick(s, piezos(s), level_state="red")),
    )
    q(
        "count",
        "Gates more than half open: how many?",
        lambda s: how_many(s.where(gates(s), "open_pct", ">", 50)),
    )
    q(
        "filter",
        "amber ones among the vibrating wire piezometers",
        lambda s: pick(s, piezos(s), principle="vibrating wire", level_state="amber"),
    )
    q(
        "filter",
        "piezometres put in before 2000 with over 35 m of head",
        lambda s: s.where(s.where(piezos(s), "put_in", "<", 2000), "head_m", ">", 35),
    )
    q(
        "filter",
        "Which tilt meters are leaning by more than 3 mrad, either way?",
        lambda s: [t for t in s.kind("tilt meter") if abs(s.number(t, "tilt_mrad")) > 3],
    )
    q(
        "filter",
        "wet patches reported by patrols that were never followed up",
        lambda s: pick(s, patrols(s), found="wet patch", followed_up=False),
    )
    q(
        "filter",
        "piezometers whose tip is below 55 m depth",
        lambda s: s.where(piezos(s), "tip_depth_m", ">", 55),
    )
    q(
        "superlative",
        "which block leaks worst, by seepage",
        lambda s: topmost(s, blocks(s), "seepage_lps"),
    )
    q(
        "superlative",
        "Longest patrol of the lot, in minutes walked?",
        lambda s: topmost(s, patrols(s), "mins"),
    )
    q(
        "superlative",
        "of the piezometers in the Main Crest, which has the most head",
        lambda s: topmost(s, buried(s, "Main Crest"), "head_m"),
    )
    q(
        "topk",
        "top three piezometers for head, highest first",
        lambda s: leaders(s, piezos(s), "head_m", 3),
    )
    q(
        "topk",
        "the two wardens who've been here longest, longest first",
        lambda s: oldest(s, s.kind("warden"), "joined", 2),
    )
    q("aggregate", "mean seepage of a dam block", lambda s: near(s.mean(blocks(s), "seepage_lps")))
    q(
        "aggregate",
        "minutes Ffion Gray has spent on patrol, all patrols together",
        lambda s: s.total(walks(s, "Ffion Gray"), "mins"),
    )
    q(
        "aggregate",
        "How deep do the standpipes' tips go on average?",
        lambda s: near(s.mean(pick(s, piezos(s), principle="standpipe"), "tip_depth_m")),
    )
    q(
        "group",
        "green / amber / red: how many piezometers each",
        lambda s: tally(s, piezos(s), "level_state"),
    )
    q(
        "group",
        "number of patrols over each block",
        lambda s: number_of(s, blocks(s), "went over", "patrol"),
    )
    q(
        "group",
        "all gates with their hoist and opening in percent",
        lambda s: table((g, str(s.value(g, "hoist")), s.number(g, "open_pct")) for g in gates(s)),
    )
    q(
        "compare",
        "crest of Chapel Side higher than that of the Main Crest?",
        lambda s: truth(
            s.number(s.one("Chapel Side"), "crest_masl")
            > s.number(s.one("Main Crest"), "crest_masl"),
            [s.one("Chapel Side")],
        ),
    )
    q(
        "compare",
        "whose tip is deeper, PZ010 or PZ032",
        lambda s: topmost(s, [s.one("PZ010"), s.one("PZ032")], "tip_depth_m"),
    )
    q(
        "multihop",
        "To which boxes do the piezometers of Left Toe run?",
        lambda s: s.near(buried(s, "Left Toe"), "cabled to", "telemetry box"),
    )
    q(
        "multihop",
        "wardens who have walked a patrol over Brow",
        lambda s: s.near(s.near(s.one("Brow"), "went over", "patrol"), "walked by", "warden"),
    )
    q(
        "multihop",
        "in which blocks is any piezometer red",
        lambda s: s.near(pick(s, piezos(s), level_state="red"), "buried in", "dam block"),
    )
    q(
        "multihop",
        "who answers for the gates in Chapel Side",
        lambda s: s.near(s.near(s.one("Chapel Side"), "set in", "gate"), "answers for", "warden"),
    )
    q(
        "multihop",
        "Blocks with a piezometer on the same box as TM-G?",
        lambda s: s.near(
            s.near(s.near(s.one("TM-G"), "cabled to"), "cabled to", "piezometer"),
            "buried in",
            "dam block",
        ),
    )
    q(
        "path",
        "walking the galleries from Brow to Old Cut, what blocks do i come through",
        lambda s: route(s.paths(s.one("Brow"), s.one("Old Cut"), ("gallery",))),
    )
    q(
        "exists",
        "is there a tilt meter on the main crest at all",
        lambda s: truth(bool(s.near(s.one("Main Crest"), "bolted to", "tilt meter"))),
    )
    q(
        "negation",
        "Piezometers not cabled to anything",
        lambda s: s.without(piezos(s), "cabled to", "telemetry box"),
    )
    q(
        "negation",
        "which wardens answer for no gate",
        lambda s: s.without(s.kind("warden"), "answers for", "gate"),
    )
    q("definition", "piezometer?? in plain words", lambda s: says("piezometer"))
    q("summary", "Old Cut, what do we know about it", lambda s: says("Old Cut", "rockfill", "9.2"))
    q(
        "whatif",
        "tbx4 gets struck by lightning - which instruments fall silent?",
        lambda s: s.orphans(
            [s.one("tbx4")], s.kind("piezometer", "tilt meter"), "cabled to", "telemetry box"
        ),
    )
    q(
        "whatif",
        "Gallery flooded at Intake. Which other blocks can't I walk to from Right Toe?",
        lambda s: severed(s, s.one("Right Toe"), [s.one("Intake")], ("gallery",)),
    )
    q(
        "whatif",
        "without Alun Rhys and Elin Prosser, which gates lose the last one who answers",
        lambda s: s.orphans(
            [s.one("Alun Rhys"), s.one("Elin Prosser")], gates(s), "answers for", "warden"
        ),
    )
    q("followup", "patrols Idris Bell walked", lambda s: walks(s, "Idris Bell"), "a")
    q(
        "followup",
        "what blocks did they go over",
        lambda s: s.near(walks(s, "Idris Bell"), "went over", "dam block"),
        "a",
    )
    q(
        "followup",
        "how long was the longer one, minutes",
        lambda s: edge(s, walks(s, "Idris Bell"), "mins"),
        "a",
    )
    q(
        "followup",
        "What hoist is on the Mill Leat?",
        lambda s: s.value(s.one("Mill Leat"), "hoist"),
        "b",
    )
    q("followup", "and is it stuck?", lambda s: s.value(s.one("Mill Leat"), "stuck"), "b")
    q("unknown", "when was TM-J last zeroed", lambda s: unheld(s, s.one("TM-J"), "zeroed"))
    q("unknown", "what was the water temperature on patrol PTR-004", lambda s: UNKNOWN)
    q("unknown", "Cell voltage of tbx9?", lambda s: unnamed(s, "tbx9"))
    q(
        "ambiguous",
        "call-out hours for Huw Tanner",
        lambda s: namesakes(s, "Huw Tanner", "call_out_h"),
    )
    return q
