"""Hand-written practice questions on the network ``sirens``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    leaders,
    link_value,
    number_of,
    pick,
    share,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("sirens")

    def sirens(s: Solver) -> list[str]:
        return s.kind("Siren")

    def alarms(s: Solver) -> list[str]:
        return s.kind("Alarm")

    def zones(s: Solver) -> list[str]:
        return s.kind("Zone")

    q(
        "lookup",
        "How loud is the Altmarkt siren?",
        lambda s: s.value(s.one("Altmarkt"), "loudnessDb"),
    )
    q("lookup", "self test result for SRN-014", lambda s: s.value(s.one("SRN-014"), "selfTest"))
    q("lookup", "Viaduct: battery?", lambda s: s.value(s.one("Viaduct"), "batteryPct"))
    q(
        "lookup",
        "what year was the siren at Salt Gate put up",
        lambda s: s.value(s.one("Salt Gate"), "builtIn"),
    )
    q(
        "lookup",
        "How many people live in Dockland?",
        lambda s: s.value(s.one("Dockland"), "inhabitants"),
    )
    q(
        "lookup",
        "how strong is the signal between Yacht Basin and Castle Keep, in dBm",
        lambda s: link_value(
            s, s.one("Yacht Basin"), s.one("Castle Keep"), "triggeredVia", "rssiDbm"
        ),
    )
    q(
        "relation_out",
        "What zones does SRN-025 cover?",
        lambda s: s.near(s.one("SRN-025"), "covers"),
    )
    q(
        "relation_out",
        "who commands the steinberg repeater",
        lambda s: s.near(s.one("Steinberg"), "commandedBy"),
    )
    q(
        "relation_out",
        "Which sirens are looked after by Hauke Petersen?",
        lambda s: s.near(s.one("Hauke Petersen"), "tends"),
    )
    q(
        "relation_in",
        "sirens serving Eastmor",
        lambda s: s.near(s.one("Eastmoor"), "covers", "Siren"),
    )
    q("relation_in", "Who looks after SRN-024?", lambda s: s.near(s.one("SRN-024"), "tends"))
    q(
        "relation_in",
        "what alarms were sounded in Heathside",
        lambda s: s.near(s.one("Heathside"), "soundedIn"),
    )
    q("list", "what kinds of drive do our sirens have", lambda s: distinct(s, sirens(s), "drive"))
    q(
        "count",
        "How many sirens failed the self-test?",
        lambda s: how_many(pick(s, sirens(s), selfTest="failed")),
    )
    q(
        "count",
        "number of sirens triggered via Hochwald",
        lambda s: how_many(s.near(s.one("Hochwald"), "triggeredVia", "Siren")),
    )
    q(
        "count",
        "How many alarms did the County Desk order in 2025?",
        lambda s: how_many(
            [
                a
                for a in s.near(s.one("County Desk"), "orderedBy")
                if str(s.value(a, "raisedOn")).startswith("2025")
            ]
        ),
    )
    q(
        "filter",
        "sirens under 30 percent battery",
        lambda s: s.where(sirens(s), "batteryPct", "<", 30),
    )
    q(
        "filter",
        "Electronic sirens louder than 115 dB",
        lambda s: s.where(pick(s, sirens(s), drive="electronic"), "loudnessDb", ">", 115),
    )
    q("filter", "sirens built before 1975", lambda s: s.where(sirens(s), "builtIn", "<", 1975))
    q(
        "filter",
        "Warnings longer than four minutes",
        lambda s: s.where(pick(s, alarms(s), signal="warning"), "durationS", ">", 240),
    )
    q("filter", "silent tests", lambda s: pick(s, alarms(s), signal="test", silent=True))
    q(
        "filter",
        "Zones with more than 20,000 inhabitants and fewer than 2000 shelter places",
        lambda s: s.where(s.where(zones(s), "inhabitants", ">", 20000), "shelterPlaces", "<", 2000),
    )
    q(
        "filter",
        "Which sirens have an unchecked link to a repeater?",
        lambda s: list(
            dict.fromkeys(
                r.source for r in s.edges("triggeredVia") if r.attributes["checked"].value is False
            )
        ),
    )
    q("superlative", "loudest siren?", lambda s: topmost(s, sirens(s), "loudnessDb"))
    q(
        "superlative",
        "Which zone is the most densely populated, counting inhabitants per km2?",
        lambda s: extreme(
            s, zones(s), lambda z: s.number(z, "inhabitants") / s.number(z, "areaKm2")
        ),
    )
    q(
        "superlative",
        "the oldest siren we have",
        lambda s: topmost(s, sirens(s), "builtIn", low=True),
    )
    q("topk", "Top 3 zones by shelter places", lambda s: leaders(s, zones(s), "shelterPlaces", 3))
    q(
        "topk",
        "two sirens with the least battery, worst first",
        lambda s: leaders(s, sirens(s), "batteryPct", 2, low=True),
    )
    q(
        "aggregate",
        "average loudness of the motor sirens",
        lambda s: near(s.mean(pick(s, sirens(s), drive="motor"), "loudnessDb")),
    )
    q(
        "aggregate",
        "how many shelter places are there altogether",
        lambda s: s.total(zones(s), "shelterPlaces"),
    )
    q(
        "aggregate",
        "What share of the sirens can do voice?",
        lambda s: share(pick(s, sirens(s), voiceCapable=True), sirens(s)),
    )
    q(
        "group",
        "each repeater with its frequency and its height",
        lambda s: table(
            (r, s.number(r, "frequencyMHz"), s.number(r, "heightM")) for r in s.kind("Repeater")
        ),
    )
    q(
        "group",
        "How many sirens cover each zone?",
        lambda s: number_of(s, zones(s), "covers", "Siren"),
    )
    q(
        "group",
        "mean alarm length by signal",
        lambda s: table(
            (k, s.mean(pick(s, alarms(s), signal=str(k)), "durationS"))
            for k in distinct(s, alarms(s), "signal")
        ),
    )
    q(
        "compare",
        "Is Kastell or Rathaus louder?",
        lambda s: topmost(s, [s.one("Kastell"), s.one("Rathaus")], "loudnessDb"),
    )
    q(
        "multihop",
        "Which control room stands behind the Kastell siren?",
        lambda s: s.near(s.near(s.one("Kastell"), "triggeredVia"), "commandedBy", "ControlRoom"),
    )
    q(
        "multihop",
        "what zones do Falk Jonas's sirens cover",
        lambda s: s.near(s.near(s.one("Falk Jonas"), "tends"), "covers", "Zone"),
    )
    q(
        "multihop",
        "Caretakers of the sirens that failed their self-test",
        lambda s: s.near(pick(s, sirens(s), selfTest="failed"), "tends", "Caretaker"),
    )
    q(
        "path",
        "shortest way from Chapel Rise to Brick Quarter across zone borders",
        lambda s: route(s.paths(s.one("Chapel Rise"), s.one("Brick Quarter"), ("borders",))),
    )
    q(
        "exists",
        "Does Dom Square get triggered through Grey Silo?",
        lambda s: s.related(s.one("Dom Square"), s.one("Grey Silo"), "triggeredVia"),
    )
    q("negation", "Sirens nobody tends", lambda s: s.without(sirens(s), "tends", "Caretaker"))
    q(
        "negation",
        "which sirens arent hooked up to any repeater",
        lambda s: s.without(sirens(s), "triggeredVia", "Repeater"),
    )
    q("definition", "what is a repeater?", lambda s: says("repeater"))
    q(
        "summary",
        "Tell me about Gasworks End",
        lambda s: says("Gasworks End", "3350|3,350", "chemical"),
    )
    q(
        "whatif",
        "If Castle Keep goes down, which sirens can't be triggered any more?",
        lambda s: s.orphans([s.one("Castle Keep")], sirens(s), "triggeredVia", "Repeater"),
    )
    q(
        "whatif",
        "Hauke Petersen quits. Which sirens are left with no caretaker?",
        lambda s: s.orphans([s.one("Hauke Petersen")], sirens(s), "tends", "Caretaker"),
    )
    q(
        "whatif",
        "Grey Silo and Steinberg both dead: which sirens lose their last repeater",
        lambda s: s.orphans(
            [s.one("Grey Silo"), s.one("Steinberg")], sirens(s), "triggeredVia", "Repeater"
        ),
    )
    q(
        "followup",
        "Which repeaters trigger Mill Bridge?",
        lambda s: s.near(s.one("Mill Bridge"), "triggeredVia"),
        "a",
    )
    q(
        "followup",
        "which of the two is taller",
        lambda s: topmost(s, s.near(s.one("Mill Bridge"), "triggeredVia"), "heightM"),
        "a",
    )
    q("followup", "battery of Tannery", lambda s: s.value(s.one("Tannery"), "batteryPct"), "b")
    q(
        "followup",
        "and Corn Exchange?",
        lambda s: s.value(s.one("Corn Exchange"), "batteryPct"),
        "b",
    )
    q("unknown", "battery level of SRN-017?", lambda s: UNKNOWN)
    q("unknown", "When is the next drill planned in Dockland?", lambda s: UNKNOWN)
    q("unknown", "loudness of SRN-041", lambda s: UNKNOWN)
    q("ambiguous", "Who tends Oberstadt?", lambda s: AMBIGUOUS)
    return q
