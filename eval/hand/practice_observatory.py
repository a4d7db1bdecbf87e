"""Hand-written practice questions on the network ``observatory``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says, table
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
    q = Sheet("observatory")

    def scopes(s: Solver) -> list[str]:
        return s.kind("Telescope")

    def instruments(s: Solver) -> list[str]:
        return s.kind("Instrument")

    def detectors(s: Solver) -> list[str]:
        return s.kind("Detector")

    def coolers(s: Solver) -> list[str]:
        return s.kind("Cryocooler")

    def programmes(s: Solver) -> list[str]:
        return s.kind("Programme")

    def domes(s: Solver) -> list[str]:
        return s.kind("Dome")

    def on(s: Solver, telescope: str) -> list[str]:
        return s.near(s.one(telescope), "mountedOn", "Instrument")

    def using(s: Solver, instruments: list[str]) -> list[str]:
        return s.near(instruments, "observesWith", "Programme")

    def led(s: Solver, astronomer: str) -> list[str]:
        return s.near(s.one(astronomer), "leads", "Programme")

    q(
        "lookup",
        "Clouds are rolling in: is the shutter of the Annex open?",
        lambda s: s.value(s.one("Annex"), "shutterOpen"),
    )
    q(
        "lookup",
        "How cold is ccd-5bb14c in degrees Celsius?",
        lambda s: Gold(
            values=[s.number(s.one("ccd-5bb14c"), "temperatureK") - 273.15],
            accept=[[74.6]],
            tolerance=1e-3,
        ),
    )
    q("lookup", "What is Faust doing?", lambda s: s.value(s.one("Faust"), "trackingState"))
    q("lookup", "when does P26-011 end", lambda s: s.value(s.one("P26-011"), "endsOn"))
    q(
        "lookup",
        "wind speed at wx-B, km/h please",
        lambda s: Gold(values=[21.4 * 3.6], accept=[[21.4]], tolerance=0.005),
    )
    q(
        "lookup",
        "Which institute does Hugo Paz belong to?",
        lambda s: s.value(s.one("Hugo Paz"), "institute"),
    )
    q("relation_out", "puffin - mounted on what", lambda s: s.near(s.one("PUFFIN"), "mountedOn"))
    q("relation_out", "what does cryo7 cool?", lambda s: s.near(s.one("cryo7"), "cools"))
    q(
        "relation_out",
        "Instruments P26-005 observes with",
        lambda s: s.near(s.one("P26-005"), "observesWith"),
    )
    q(
        "relation_in",
        "Which detectors are built into MARTEN?",
        lambda s: s.near(s.one("MARTEN"), "builtInto"),
    )
    q("relation_in", "who leads P26-016", lambda s: s.near(s.one("P26-016"), "leads"))
    q(
        "relation_in",
        "I need to know which programmes observe with IBEX.",
        lambda s: using(s, [s.one("IBEX")]),
    )
    q("list", "wavebands we cover", lambda s: distinct(s, instruments(s), "waveband"))
    q(
        "count",
        "How many telescopes are tracking right now?",
        lambda s: len(pick(s, scopes(s), trackingState="tracking")),
    )
    q("count", "B programmes?", lambda s: how_many(pick(s, programmes(s), priority="B")))
    q("count", "how many instruments are mounted on deneb", lambda s: len(on(s, "Deneb")))
    q(
        "filter",
        "Which optical instruments have a resolving power above 70,000?",
        lambda s: s.where(
            pick(s, instruments(s), waveband="optical"), "resolvingPower", ">", 70000
        ),
    )
    q(
        "filter",
        "programmes that have used more than 50 hours",
        lambda s: s.where(programmes(s), "hoursUsed", ">", 50),
    )
    q(
        "filter",
        "Which domes have their shutter open although it's more than 70 % humid in there?",
        lambda s: s.where(pick(s, domes(s), shutterOpen=True), "humidityPct", ">", 70),
    )
    q(
        "filter",
        "telescopes whose mirror was last coated before 2020",
        lambda s: s.where(scopes(s), "mirrorCoatedOn", "<", "2020-01-01"),
    )
    q(
        "filter",
        "priority A programmes ending in 2027",
        lambda s: s.where(pick(s, programmes(s), priority="A"), "endsOn", ">=", "2027-01-01"),
    )
    q(
        "filter",
        "cryocoolers with helium below 11.2 bar",
        lambda s: s.where(coolers(s), "heliumPressureBar", "<", 11.2),
    )
    q(
        "filter",
        "Which instruments still want calibrating, i.e. aren't calibrated?",
        lambda s: pick(s, instruments(s), calibrated=False),
    )
    q(
        "superlative",
        "detector with the worst read noise?",
        lambda s: topmost(s, detectors(s), "readNoiseE"),
    )
    q(
        "superlative",
        "Which instrument is used by the most programmes?",
        lambda s: extreme(s, instruments(s), lambda i: len(s.near(i, "observesWith"))),
    )
    q(
        "topk",
        "three detectors with the most dead pixels, worst first",
        lambda s: leaders(s, detectors(s), "deadPixels", 3),
    )
    q(
        "topk",
        "Which two programmes were awarded the most hours?",
        lambda s: leaders(s, programmes(s), "hoursAwarded", 2),
    )
    q(
        "aggregate",
        "hours awarded to the A programmes in all",
        lambda s: s.total(pick(s, programmes(s), priority="A"), "hoursAwarded"),
    )
    q(
        "aggregate",
        "What's the average read noise of the detectors in IBEX?",
        lambda s: near(s.mean(s.near(s.one("IBEX"), "builtInto"), "readNoiseE")),
    )
    q("group", "instruments per waveband", lambda s: tally(s, instruments(s), "waveband"))
    q(
        "group",
        "How many telescopes does each dome house?",
        lambda s: number_of(s, domes(s), "housedIn"),
    )
    q(
        "group",
        "hours used, summed up by priority",
        lambda s: table(
            (p, s.total(pick(s, programmes(s), priority=str(p)), "hoursUsed"))
            for p in distinct(s, programmes(s), "priority")
        ),
    )
    q(
        "compare",
        "owlet or weasel - higher resolving power?",
        lambda s: topmost(s, [s.one("OWLET"), s.one("WEASEL")], "resolvingPower"),
    )
    q(
        "multihop",
        "In which dome would I find HARRIER?",
        lambda s: s.near(s.near(s.one("HARRIER"), "mountedOn"), "housedIn", "Dome"),
    )
    q(
        "multihop",
        "cryocoolers that cool a detector of LYNX",
        lambda s: s.near(s.near(s.one("LYNX"), "builtInto"), "cools", "Cryocooler"),
    )
    q(
        "multihop",
        "Which telescopes does P26-010 need for its instruments?",
        lambda s: s.near(s.near(s.one("P26-010"), "observesWith"), "mountedOn", "Telescope"),
    )
    q(
        "multihop",
        "astronomers leading a programme on owlet",
        lambda s: s.near(using(s, [s.one("OWLET")]), "leads", "Astronomer"),
    )
    q(
        "path",
        "On foot from Sunset Dome to Old Refractor - past which domes, by the shortest footpaths?",
        lambda s: route(s.paths(s.one("Sunset Dome"), s.one("Old Refractor"), ("footpathTo",))),
    )
    q(
        "exists",
        "Has any cryocooler raised an alarm?",
        lambda s: Gold(values=[True], accept=[pick(s, coolers(s), alarm=True)]),
    )
    q("negation", "domes no weather station guards", lambda s: s.without(domes(s), "guards"))
    q(
        "negation",
        "programmes nobody leads",
        lambda s: s.without(programmes(s), "leads"),
    )
    q("definition", "What is a cryocooler, in a sentence?", lambda s: says("helium|refrigerator"))
    q("summary", "Tell me about Cassandra.", lambda s: says("Cassandra", "0.8", "2023-11-21"))
    q(
        "whatif",
        "If cryo8 stops, which detectors lose the only thing that cools them?",
        lambda s: s.orphans([s.one("cryo8")], detectors(s), "cools", "Cryocooler"),
    )
    q(
        "whatif",
        "argus is taken down for recoating. which instruments are then without a telescope",
        lambda s: s.orphans([s.one("Argus")], instruments(s), "mountedOn", "Telescope"),
    )
    q(
        "whatif",
        "Suppose lightning kills wx-A. Which domes lose the only weather station guarding them?",
        lambda s: s.orphans([s.one("wx-A")], domes(s), "guards", "Weather_Station"),
    )
    q("followup", "Who uses STOAT? Programmes, I mean.", lambda s: using(s, [s.one("STOAT")]), "a")
    q("followup", "who leads it", lambda s: s.near(s.one("P26-015"), "leads"), "a")
    q(
        "followup",
        "What else does she lead?",
        lambda s: [i for i in led(s, "Edda Storm") if i != s.one("P26-015")],
        "a",
    )
    q("followup", "aperture of Electra?", lambda s: s.value(s.one("Electra"), "apertureM"), "b")
    q("followup", "and of Deneb?", lambda s: s.value(s.one("Deneb"), "apertureM"), "b")
    q("unknown", "resolving power of MARTEN", lambda s: UNKNOWN)
    q("unknown", "Has Boreas ever discovered a comet?", lambda s: UNKNOWN)
    q("unknown", "dead pixels on ccd-0badcc?", lambda s: UNKNOWN)
    q("ambiguous", "What waveband is FALCONET for?", lambda s: AMBIGUOUS)
    return q
