"""Hand-written sealed questions on the network ``firepanel``: not to be read."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    commonest,
    distinct,
    how_many,
    leaders,
    link_value,
    namesakes,
    number_of,
    oldest,
    pick,
    share,
    tally,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("firepanel")

    def heads(s: Solver) -> list[str]:
        return s.kind("Detector")

    def loops(s: Solver) -> list[str]:
        return s.kind("Loop")

    def rooms(s: Solver) -> list[str]:
        return s.kind("Room")

    def sounders(s: Solver) -> list[str]:
        return s.kind("Sounder")

    def alarms(s: Solver) -> list[str]:
        return s.kind("Alarm")

    def on(s: Solver, loop: str) -> list[str]:
        return s.near(s.one(loop), "wiredTo", "Detector")

    def covering(s: Solver, room: str) -> list[str]:
        return s.near(s.one(room), "covers", "Detector")

    q(
        "lookup",
        "battery voltage on the Chapel panel",
        lambda s: s.value(s.one("Chapel"), "batteryVolts"),
    )
    q(
        "lookup",
        "how dirty is D018? contamination",
        lambda s: s.value(s.one("D018"), "contaminationPct"),
    )
    q(
        "lookup",
        "what adress has D024 got on its loop",
        lambda s: link_value(s, s.one("D024"), s.one("LP07"), "wiredTo", "loopAddress"),
    )
    q("lookup", "Cause of ALM-0020?", lambda s: s.value(s.one("ALM-0020"), "cause"))
    q("lookup", "how loud is SND-12", lambda s: s.value(s.one("SND-12"), "loudnessDB"))
    q(
        "relation_out",
        "which panel does LP10 come off",
        lambda s: s.near(s.one("LP10"), "startsFrom"),
    )
    q(
        "relation_out",
        "Rooms where you can hear SND-14",
        lambda s: s.near(s.one("SND-14"), "heardIn"),
    )
    q("relation_out", "what set off ALM-0009", lambda s: s.near(s.one("ALM-0009"), "setOffBy"))
    q("relation_in", "detectors in the Bakehouse?", lambda s: covering(s, "Bakehouse"))
    q(
        "relation_in",
        "who sweeps the Boot Room",
        lambda s: s.near(s.one("Boot Room"), "sweeps", "Warden"),
    )
    q(
        "relation_in",
        "break glasses wired to LP05",
        lambda s: s.near(s.one("LP05"), "wiredTo", "CallPoint"),
    )
    q(
        "list",
        "which firmware versions are on our panels",
        lambda s: distinct(s, s.kind("Panel"), "firmware"),
    )
    q("count", "how many heads are isolated", lambda s: how_many(pick(s, heads(s), isolated=True)))
    q(
        "count",
        "Smoke detectors on LP08, how many are there?",
        lambda s: how_many(pick(s, on(s, "LP08"), sensing="smoke")),
    )
    q(
        "count",
        "how many fire doors are wedged open",
        lambda s: len(s.edges("fireDoorTo", lambda r: r.attributes["wedgedOpen"].value is True)),
    )
    q(
        "filter",
        "CO detectors with more than 75 % contamination",
        lambda s: s.where(pick(s, heads(s), sensing="CO"), "contaminationPct", ">", 75),
    )
    q(
        "filter",
        "sounders with a strobe under 90 dB",
        lambda s: s.where(pick(s, sounders(s), strobe=True), "loudnessDB", "<", 90),
    )
    q(
        "filter",
        "Which rooms on floor 3 have sprinklers?",
        lambda s: pick(s, rooms(s), floor=3, sprinklered=True),
    )
    q(
        "filter",
        "toast alarms where the brigade got called",
        lambda s: pick(s, alarms(s), cause="toast", brigadeCalled=True),
    )
    q(
        "filter",
        "heads last tested in the first quarter of 2024",
        lambda s: s.where(
            s.where(heads(s), "lastTested", ">=", "2024-01-01"), "lastTested", "<=", "2024-03-31"
        ),
    )
    q(
        "superlative",
        "slowest evacuation we had, which alarm was it",
        lambda s: topmost(s, alarms(s), "evacuationMin"),
    )
    q(
        "superlative",
        "What usually sets off the alarm? the commonest cause",
        lambda s: commonest(s, alarms(s), "cause"),
    )
    q(
        "topk",
        "Three dirtiest detectors, worst first",
        lambda s: leaders(s, heads(s), "contaminationPct", 3),
    )
    q(
        "topk",
        "two call points that haven't been tested for the longest",
        lambda s: oldest(s, s.kind("CallPoint"), "lastTested", 2),
    )
    q(
        "aggregate",
        "how long do we take to get everybody out, on average",
        lambda s: near(s.mean(alarms(s), "evacuationMin")),
    )
    q(
        "aggregate",
        "metres of cable on all loops of the Engine Shed panel",
        lambda s: s.total(s.near(s.one("Engine Shed"), "startsFrom", "Loop"), "cableLengthM"),
    )
    q(
        "aggregate",
        "What percentage of the rooms is sprinklered?",
        lambda s: share(pick(s, rooms(s), sprinklered=True), rooms(s)),
    )
    q("group", "heads by what they sense", lambda s: tally(s, heads(s), "sensing"))
    q("group", "Detectors per loop", lambda s: number_of(s, loops(s), "wiredTo", "Detector"))
    q(
        "group",
        "how many people on each floor, taking the occupants of its rooms together",
        lambda s: table(
            (f, s.total(pick(s, rooms(s), floor=f), "occupants"))
            for f in distinct(s, rooms(s), "floor")
        ),
    )
    q(
        "compare",
        "are there more occupants in the Forge than in the Pottery",
        lambda s: truth(
            s.number(s.one("Forge"), "occupants") > s.number(s.one("Pottery"), "occupants")
        ),
    )
    q(
        "compare",
        "SND-04 or SND-15: which is louder",
        lambda s: topmost(s, [s.one("SND-04"), s.one("SND-15")], "loudnessDB"),
    )
    q(
        "multihop",
        "which rooms are covered by heads on LP09",
        lambda s: s.near(on(s, "LP09"), "covers", "Room"),
    )
    q(
        "multihop",
        "Every detector on a loop of the Faculty panel",
        lambda s: s.near(s.near(s.one("Faculty"), "startsFrom", "Loop"), "wiredTo", "Detector"),
    )
    q(
        "multihop",
        "alarms that came from the Tuck Shop",
        lambda s: s.near(covering(s, "Tuck Shop"), "setOffBy", "Alarm"),
    )
    q(
        "multihop",
        "what panel does the detector behind ALM-0002 report to",
        lambda s: s.near(
            s.near(s.near(s.one("ALM-0002"), "setOffBy"), "wiredTo", "Loop"), "startsFrom", "Panel"
        ),
    )
    q(
        "path",
        "through which rooms do I get from the Organ Loft to the Gallery by the fire doors",
        lambda s: route(s.paths(s.one("Organ Loft"), s.one("Gallery"), ("fireDoorTo",))),
    )
    q(
        "exists",
        "is there a CO detector in the Gallery",
        lambda s: truth(bool(pick(s, covering(s, "Gallery"), sensing="CO"))),
    )
    q(
        "exists",
        "Does Bob Tansley sweep the Forge?",
        lambda s: s.related(s.one("Bob Tansley"), s.one("Forge"), "sweeps"),
    )
    q(
        "negation",
        "rooms with no detector at all",
        lambda s: s.without(rooms(s), "covers", "Detector"),
    )
    q(
        "negation",
        "Which heads aren't wired to any loop?",
        lambda s: s.without(heads(s), "wiredTo", "Loop"),
    )
    q("definition", "what is a warden in this system", lambda s: says("warden"))
    q("summary", "LP04: sum it up for me", lambda s: says("LP04", "1790|1,790", "361"))
    q(
        "whatif",
        "if the Bursary panel dies which loops go down with it",
        lambda s: s.near(s.one("Bursary"), "startsFrom", "Loop"),
    )
    q(
        "whatif",
        "LP03 goes dead. which rooms lose their last detector",
        lambda s: s.orphans(on(s, "LP03"), rooms(s), "covers", "Detector"),
    )
    q(
        "whatif",
        "Say the Workshop is full of smoke: which rooms can't reach the rest by fire doors?",
        lambda s: s.cut_off([s.one("Workshop")], ("fireDoorTo",)),
    )
    q("followup", "detectors covering the Refectory", lambda s: covering(s, "Refectory"), "a")
    q(
        "followup",
        "any of them over 85 % contaminated? which",
        lambda s: s.where(covering(s, "Refectory"), "contaminationPct", ">", 85),
        "a",
    )
    q(
        "followup",
        "what loops are those on",
        lambda s: s.near(
            s.where(covering(s, "Refectory"), "contaminationPct", ">", 85), "wiredTo", "Loop"
        ),
        "a",
    )
    q(
        "followup",
        "Which alarms did D003 set off?",
        lambda s: s.near(s.one("D003"), "setOffBy", "Alarm"),
        "b",
    )
    q("followup", "and D018?", lambda s: s.near(s.one("D018"), "setOffBy", "Alarm"), "b")
    q(
        "unknown",
        "contamination reading of D032",
        lambda s: unheld(s, s.one("D032"), "contaminationPct"),
    )
    q("unknown", "which rooms can hear SND-22", lambda s: unnamed(s, "SND-22"))
    q("unknown", "who wired up the Server Room", lambda s: UNKNOWN)
    q(
        "ambiguous",
        "is Finn Moran's training still good, till when",
        lambda s: namesakes(s, "Finn Moran", "trainedUntil"),
    )
    return q
