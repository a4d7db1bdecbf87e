"""Hand-written practice questions on the network ``wardnet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, route, says
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
    q = Sheet("wardnet")

    def pumps(s: Solver) -> list[str]:
        return s.kind("infusion_pump")

    def monitors(s: Solver) -> list[str]:
        return s.kind("monitor")

    def beds(s: Solver) -> list[str]:
        return s.kind("bed")

    def rooms(s: Solver) -> list[str]:
        return s.kind("room")

    def patients(s: Solver, nurse: str) -> list[str]:
        return s.near(s.one(nurse), "cares_for")

    def within(s: Solver, ward: str) -> list[str]:
        return s.near(s.one(ward), "part_of", "room")

    def joined(s: Solver, point: str, kind: str | None = None) -> list[str]:
        return s.near(point, "joined", kind)

    q("lookup", "what's running through IP-621181?", lambda s: s.value("IP-621181", "drug"))
    q("lookup", "SpO2 on mon09", lambda s: Gold(values=[86], accept=[[0.86]]))
    q("lookup", "Which channel is ap4 on?", lambda s: s.value("ap4", "channel"))
    q(
        "lookup",
        "Can you tell me how far up the backrest of bed-16 is, in degrees?",
        lambda s: s.value("bed-16", "backrest_deg"),
    )
    q(
        "lookup",
        "Beth Crowe: early, late or night?",
        lambda s: s.value(s.one("Beth Crowe"), "shift"),
    )
    q("lookup", "has someone muted the alarm of mon07", lambda s: s.value("mon07", "alarm_muted"))
    q(
        "relation_out",
        "Which bed is pump IP-f0db7d on?",
        lambda s: s.near("IP-f0db7d", "hooked_up_to"),
    )
    q("relation_out", "mon12 watches whom, which bed", lambda s: s.near("mon12", "watches"))
    q(
        "relation_out",
        "I'm new: which beds are Freya Lund's?",
        lambda s: patients(s, "Freya Lund"),
    )
    q("relation_in", "pumps at bed-03", lambda s: s.near("bed-03", "hooked_up_to"))
    q("relation_in", "Who looks after bed-02?", lambda s: s.near("bed-02", "cares_for"))
    q("relation_in", "what monitors are on ap6?", lambda s: joined(s, "ap6", "monitor"))
    q("list", "Which wards are there?", lambda s: s.kind("ward"))
    q(
        "list",
        "drugs being given, each once",
        lambda s: list(dict.fromkeys(s.values(pumps(s), "drug"))),
    )
    q(
        "count",
        "How many pumps have noradrenaline in them?",
        lambda s: how_many(pick(s, pumps(s), drug="noradrenaline")),
    )
    q("count", "beds in 3C", lambda s: how_many(s.near("3C", "stands_in")))
    q(
        "count",
        "Number of empty beds, please",
        lambda s: how_many(pick(s, beds(s), occupied=False)),
    )
    q(
        "count",
        "how many rooms belong to Seacole",
        lambda s: how_many(within(s, "Seacole")),
    )
    q(
        "filter",
        "pumps with less than a quarter of battery left",
        lambda s: s.where(pumps(s), "battery_pct", "<", 25),
    )
    q(
        "filter",
        "Which monitors show a pulse above 100?",
        lambda s: s.where(monitors(s), "heart_rate_bpm", ">", 100),
    )
    q(
        "filter",
        "isolaton rooms with fewer than 10 air changes an hour",
        lambda s: s.where(pick(s, rooms(s), isolation=True), "air_changes_per_hour", "<", 10),
    )
    q(
        "filter",
        "Monitors last calibrated before 1 July 2023?",
        lambda s: s.where(monitors(s), "calibrated_on", "<", "2023-07-01"),
    )
    q(
        "filter",
        "saline pumps going faster than 90 ml/h",
        lambda s: s.where(pick(s, pumps(s), drug="saline"), "rate_ml_per_h", ">", 90),
    )
    q("filter", "occluded pumps?", lambda s: pick(s, pumps(s), state="occluded"))
    q(
        "superlative",
        "Which pump is about to run flat first, going by its battery?",
        lambda s: topmost(s, pumps(s), "battery_pct", low=True),
    )
    q(
        "superlative",
        "busiest access point (clients)",
        lambda s: topmost(s, s.kind("access_point"), "clients"),
    )
    q(
        "superlative",
        "The bed with the most pumps at it is which?",
        lambda s: extreme(s, beds(s), lambda i: len(s.near(i, "hooked_up_to"))),
    )
    q(
        "topk",
        "two switches that have been up longest",
        lambda s: leaders(s, s.kind("switch"), "uptime_days", 2),
    )
    q(
        "aggregate",
        "What's the mean heart rate over all monitors?",
        lambda s: near(s.mean(monitors(s), "heart_rate_bpm")),
    )
    q(
        "aggregate",
        "how many ml per hour do the insulin pumps push in total",
        lambda s: near(s.total(pick(s, pumps(s), drug="insulin"), "rate_ml_per_h")),
    )
    q("group", "pumps per drug", lambda s: tally(s, pumps(s), "drug"))
    q(
        "group",
        "How many rooms has each ward?",
        lambda s: number_of(s, s.kind("ward"), "part_of"),
    )
    q(
        "compare",
        "Does ap1 transmit with more power than ap6?",
        lambda s: s.number("ap1", "tx_power_dbm") > s.number("ap6", "tx_power_dbm"),
    )
    q(
        "compare",
        "Who has more beds to look after, Dewi Rees or Amara Diallo?",
        lambda s: extreme(
            s, [s.one("Dewi Rees"), s.one("Amara Diallo")], lambda i: len(s.near(i, "cares_for"))
        ),
    )
    q(
        "multihop",
        "Which ward is bed-19 on?",
        lambda s: s.near(s.near("bed-19", "stands_in"), "part_of", "ward"),
    )
    q(
        "multihop",
        "which switch does mon07 hang on in the end",
        lambda s: s.near(joined(s, "mon07"), "patched_into", "switch"),
    )
    q(
        "multihop",
        "drugs that Carlos Pinto's beds get",
        lambda s: list(
            dict.fromkeys(s.values(s.near(patients(s, "Carlos Pinto"), "hooked_up_to"), "drug"))
        ),
    )
    q(
        "multihop",
        "All beds on the Nightingale ward that are taken",
        lambda s: pick(s, s.near(within(s, "Nightingale"), "stands_in"), occupied=True),
    )
    q(
        "path",
        "how is IP-7944da connected to sw-A, hop by hop?",
        lambda s: route(s.paths("IP-7944da", "sw-A", ("joined", "patched_into"))),
    )
    q(
        "exists",
        "Is any pump giving morphine paused?",
        lambda s: Gold(values=[True], accept=[["IP-621181"]]),
    )
    q("exists", "does mon02 watch bed-20?", lambda s: s.related("mon02", "bed-20", "watches"))
    q("negation", "Pumps that are not on the wifi", lambda s: s.without(pumps(s), "joined"))
    q(
        "negation",
        "Which beds does no monitor watch?",
        lambda s: s.without(beds(s), "watches"),
    )
    q(
        "summary",
        "Give me a quick rundown on mon11.",
        lambda s: says("mon11", "99", "106"),
    )
    q(
        "whatif",
        "If sw-B dies, which access points are gone?",
        lambda s: s.orphans(["sw-B"], s.kind("access_point"), "patched_into", "switch"),
    )
    q(
        "whatif",
        "ap2 needs a reboot. which pumps drop off the network meanwhile?",
        lambda s: s.orphans(["ap2"], pumps(s), "joined", "access_point"),
    )
    q(
        "whatif",
        "How many devices, pumps and monitors together, go offline when ap6 and ap3 are both down?",
        lambda s: len(
            s.orphans(["ap6", "ap3"], [*pumps(s), *monitors(s)], "joined", "access_point")
        ),
    )
    q("followup", "Which room is bed-09 in?", lambda s: s.near("bed-09", "stands_in"), "a")
    q("followup", "is it an isolation room", lambda s: s.value("1A", "isolation"), "a")
    q(
        "followup",
        "what other beds are in there?",
        lambda s: [b for b in s.near("1A", "stands_in") if b != "bed-09"],
        "a",
    )
    q("followup", "rate of IP-4cb91e?", lambda s: s.value("IP-4cb91e", "rate_ml_per_h"), "b")
    q("followup", "and of IP-69847b", lambda s: s.value("IP-69847b", "rate_ml_per_h"), "b")
    q("unknown", "What is the name of the patient in bed-11?", lambda s: UNKNOWN)
    q("unknown", "heart rate mon07", lambda s: UNKNOWN)
    q("unknown", "who made the pump IP-e4266c?", lambda s: UNKNOWN)
    q("ambiguous", "what shift does Elif Kaya work?", lambda s: AMBIGUOUS)
    return q
