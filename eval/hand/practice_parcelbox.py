"""Hand-written practice questions on the network ``parcelbox``."""

from __future__ import annotations

from statistics import fmean

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    means,
    namesakes,
    number_of,
    pick,
    topmost,
    truth,
    unheld,
    unnamed,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("parcelbox")

    def boxes(s: Solver) -> list[str]:
        return s.kind("parcel_box")

    def parcels(s: Solver) -> list[str]:
        return s.kind("parcel")

    def couriers(s: Solver) -> list[str]:
        return s.kind("courier")

    def faults(s: Solver) -> list[str]:
        return s.kind("fault")

    def waiting(s: Solver, box: str) -> list[str]:
        return s.near(s.one(box), "waits_in", "parcel")

    def mail_of(s: Solver, who: str) -> list[str]:
        return s.near(s.one(who), "addressed_to", "parcel")

    q("list", "carriers our modems are with", lambda s: distinct(s, s.kind("modem"), "carrier"))
    q(
        "lookup",
        "weight of PX00049 in grams",
        lambda s: converted(s, s.one("PX00049"), "weight", 1000),
    )
    q(
        "lookup",
        "how much is still to pay on PX00028",
        lambda s: s.value(s.one("PX00028"), "to_pay"),
    )
    q("relation_out", "Where is PX00046 waiting?", lambda s: s.near(s.one("PX00046"), "waits_in"))
    q(
        "relation_out",
        "who's parcel PX00038 for",
        lambda s: s.near(s.one("PX00038"), "addressed_to"),
    )
    q(
        "relation_out",
        "boxes on Cheryl's round",
        lambda s: s.near(s.one("Cheryl"), "rounds_include"),
    )
    q("relation_in", "What's waiting at the Jetty?", lambda s: waiting(s, "Jetty"))
    q("relation_in", "parcels for Kadi Tamm", lambda s: mail_of(s, "Kadi Tamm"))
    q(
        "relation_in",
        "which modems sit in the Kiln Lane box",
        lambda s: s.near(s.one("Kiln Lane"), "fitted_in", "modem"),
    )
    q("list", "What vehicles do the couriers use?", lambda s: distinct(s, couriers(s), "vehicle"))
    q(
        "count",
        "How many parcels did Gosia bring?",
        lambda s: how_many(s.near(s.one("Gosia"), "brought_by", "parcel")),
    )
    q(
        "count",
        "How many different people have a parcel waiting at the Ice Rink?",
        lambda s: how_many(s.near(waiting(s, "Ice Rink"), "addressed_to", "recipient")),
    )
    q(
        "count",
        "number of faults at Fire Station not yet cleared",
        lambda s: how_many(
            pick(s, s.near(s.one("Fire Station"), "occurred_at", "fault"), cleared=False)
        ),
    )
    q(
        "filter",
        "Parcels that arrived before 1 March 2026 and are still in a box",
        lambda s: [
            p
            for p in s.where(parcels(s), "arrived", "<", "2026-03-01")
            if s.near(p, "waits_in", "parcel_box")
        ],
    )
    q("filter", "XL express parcels", lambda s: pick(s, parcels(s), size="XL", express=True))
    q(
        "filter",
        "Outdoor boxes with more than 20 free compartments",
        lambda s: s.where(pick(s, boxes(s), indoor=False), "free", ">", 20),
    )
    q(
        "filter",
        "jammed doors that cost more than 500 to repair",
        lambda s: s.where(pick(s, faults(s), symptom="door jammed"), "repair_cost", ">", 500),
    )
    q(
        "superlative",
        "Which box has the fewest compartments free?",
        lambda s: topmost(s, boxes(s), "free", low=True),
    )
    q(
        "superlative",
        "modem with the worst signal",
        lambda s: topmost(s, s.kind("modem"), "signal", low=True),
    )
    q(
        "superlative",
        "who gets the most parcels",
        lambda s: extreme(
            s, s.kind("recipient"), lambda r: len(s.near(r, "addressed_to", "parcel"))
        ),
    )
    q(
        "topk",
        "top 3 couriers by drops a day",
        lambda s: leaders(s, couriers(s), "drops_per_day", 3),
    )
    q(
        "topk",
        "The four dearest repairs, dearest first",
        lambda s: leaders(s, faults(s), "repair_cost", 4),
    )
    q(
        "aggregate",
        "how many parcels does a box hold on average",
        lambda s: near(fmean(len(s.near(b, "waits_in", "parcel")) for b in boxes(s))),
    )
    q(
        "aggregate",
        "sum of what's still to pay on parcels at the Ice Rink",
        lambda s: near(s.total(waiting(s, "Ice Rink"), "to_pay"), 0.001),
    )
    q(
        "aggregate",
        "How many free compartments do the Southfield boxes have between them?",
        lambda s: s.total(s.near(s.one("Southfield"), "supplied_from", "parcel_box"), "free"),
    )
    q(
        "group",
        "Heaviest weight for each parcel size",
        lambda s: table(
            (z, max(s.numbers(pick(s, parcels(s), size=str(z)), "weight")))
            for z in distinct(s, parcels(s), "size")
        ),
    )
    q(
        "group",
        "mean modem signal for each carrier",
        lambda s: means(s, s.kind("modem"), "carrier", "signal"),
    )
    q(
        "group",
        "how many boxes does each hub supply",
        lambda s: number_of(s, s.kind("hub"), "supplied_from", "parcel_box"),
    )
    q(
        "compare",
        "Who makes more drops a day, Hollie or Erin?",
        lambda s: topmost(s, [s.one("Hollie"), s.one("Erin")], "drops_per_day"),
    )
    q(
        "compare",
        "are PX00017 and PX00066 the same weight",
        lambda s: s.number(s.one("PX00017"), "weight") == s.number(s.one("PX00066"), "weight"),
    )
    q(
        "compare",
        "difference in chutes between Northgate and Southfield",
        lambda s: abs(
            s.number(s.one("Northgate"), "chutes") - s.number(s.one("Southfield"), "chutes")
        ),
    )
    q(
        "multihop",
        "Which hub does the box with PX00042 in it get its stuff from?",
        lambda s: s.near(s.near(s.one("PX00042"), "waits_in"), "supplied_from", "hub"),
    )
    q(
        "multihop",
        "in which boxes are parcels for Ines Prado waiting",
        lambda s: s.near(mail_of(s, "Ines Prado"), "waits_in", "parcel_box"),
    )
    q(
        "multihop",
        "recipients of the parcels waiting at Dock Road",
        lambda s: s.near(waiting(s, "Dock Road"), "addressed_to", "recipient"),
    )
    q(
        "path",
        "On foot from the Jetty to the Mosque, which boxes do I come past?",
        lambda s: route(s.paths(s.one("Jetty"), s.one("Mosque"), ("walkway_to",))),
    )
    q(
        "path",
        "fewest walkways from Esso Ringway to Barracks: how many",
        lambda s: s.hops(s.one("Esso Ringway"), s.one("Barracks"), ("walkway_to",)),
    )
    q(
        "exists",
        "Has Hamid Nazari got any parcel?",
        lambda s: truth(bool(mail_of(s, "Hamid Nazari")), mail_of(s, "Hamid Nazari")),
    )
    q(
        "exists",
        "is the Garden Centre on Idris's round",
        lambda s: s.related(s.one("Idris"), s.one("Garden Centre"), "rounds_include"),
    )
    q(
        "negation",
        "Parcels that aren't in any box",
        lambda s: s.without(parcels(s), "waits_in", "parcel_box"),
    )
    q("negation", "boxes with no modem", lambda s: s.without(boxes(s), "fitted_in", "modem"))
    q("definition", "what is a parcel box", lambda s: says("box"))
    q("summary", "describe hub Northgate", lambda s: says("Northgate", "114", "03:30|3:30"))
    q(
        "whatif",
        "Andy calls in sick. Which boxes lose their only courier?",
        lambda s: s.orphans([s.one("Andy")], boxes(s), "rounds_include", "courier"),
    )
    q(
        "whatif",
        "The Aldi Forecourt box goes. Which other boxes do the walkways no longer reach?",
        lambda s: s.cut_off([s.one("Aldi Forecourt")], ("walkway_to",)),
    )
    q(
        "whatif",
        "if Airport Freight closes, how many boxes lose their hub",
        lambda s: how_many(s.orphans([s.one("Airport Freight")], boxes(s), "supplied_from", "hub")),
    )
    q("followup", "Which parcels are for Marek Duda?", lambda s: mail_of(s, "Marek Duda"), "a")
    q(
        "followup",
        "and who brought them",
        lambda s: s.near(mail_of(s, "Marek Duda"), "brought_by", "courier"),
        "a",
    )
    q(
        "followup",
        "what do they weigh together?",
        lambda s: near(s.total(mail_of(s, "Marek Duda"), "weight"), 0.001),
        "a",
    )
    q(
        "followup",
        "temperature inside the Barracks box",
        lambda s: s.value(s.one("Barracks"), "inside_temp"),
        "b",
    )
    q("followup", "and at Kiln Lane?", lambda s: s.value(s.one("Kiln Lane"), "inside_temp"), "b")
    q(
        "unknown",
        "What did repairing FT-011 cost?",
        lambda s: unheld(s, s.one("FT-011"), "repair_cost"),
    )
    q("unknown", "phone number of Liv Berg", lambda s: UNKNOWN)
    q("unknown", "how heavy is PX00093", lambda s: unnamed(s, "PX00093"))
    q(
        "ambiguous",
        "How many compartments has Lidl North got?",
        lambda s: namesakes(s, "Lidl North", "compartments"),
    )
    q(
        "ambiguous",
        "since when has Pia Holz been registered",
        lambda s: namesakes(s, "Pia Holz", "since"),
    )
    return q
