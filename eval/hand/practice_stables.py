"""Hand-written practice questions on the network ``stables``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Hand, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    extreme,
    how_many,
    leaders,
    namesakes,
    number_of,
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
    q = Sheet("stables")

    def horses(s: Solver) -> list[str]:
        return s.kind("Horse")

    def paddocks(s: Solver) -> list[str]:
        return s.kind("Paddock")

    def lessons(s: Solver) -> list[str]:
        return s.kind("Lesson")

    def out_on(s: Solver, paddock: str) -> list[str]:
        return s.near(s.one(paddock), "grazesOn", "Horse")

    def with_horse(s: Solver, horse: str) -> list[str]:
        return s.near(s.one(horse), "usesHorse", "Lesson")

    q("lookup", "what does Odin weigh", lambda s: s.value(s.one("Odin"), "bodyWeightKg"))
    q(
        "lookup",
        "How high is Kismet at the withers, in metres?",
        lambda s: converted(s, s.one("Kismet"), "withersCm", 0.01),
    )
    q("lookup", "pulse reading on tag-976737", lambda s: s.value(s.one("tag-976737"), "pulseBpm"))
    q("lookup", "what do we take for lsn011", lambda s: s.value(s.one("LSN011"), "fee"))
    q("lookup", "How old is Jude Abbot?", lambda s: s.value(s.one("Jude Abbot"), "age"))
    q("relation_out", "where's Jasper turned out", lambda s: s.near(s.one("Jasper"), "grazesOn"))
    q("relation_out", "Horses that SDL-08 fits", lambda s: s.near(s.one("SDL-08"), "fits"))
    q("relation_out", "who rode in LSN022?", lambda s: s.near(s.one("LSN022"), "riddenBy"))
    q("relation_in", "who's out on top croft, horses", lambda s: out_on(s, "Top Croft"))
    q(
        "relation_in",
        "Lessons Mrs Carne teaches",
        lambda s: s.near(s.one("Mrs Carne"), "taughtBy", "Lesson"),
    )
    q(
        "relation_in",
        "which saddles go on Domino",
        lambda s: s.near(s.one("Domino"), "fits", "Saddle"),
    )
    q("list", "breeds in the yard, each once", lambda s: distinct(s, horses(s), "breed"))
    q("count", "how many of the horses are lame", lambda s: how_many(pick(s, horses(s), lame=True)))
    q(
        "count",
        "Holly Peel is down for how many lessons?",
        lambda s: how_many(s.near(s.one("Holly Peel"), "riddenBy", "Lesson")),
    )
    q(
        "filter",
        "anything taller than 1.60 m in the yard? which horses",
        lambda s: s.where(horses(s), "withersCm", ">", 160),
    )
    q(
        "filter",
        "cobs foaled before 2008",
        lambda s: s.where(pick(s, horses(s), breed="cob"), "foaled", "<", 2008),
    )
    q(
        "filter",
        "Dressage lessons that cost more than 50",
        lambda s: s.where(pick(s, lessons(s), discipline="dressage"), "fee", ">", 50),
    )
    q(
        "filter",
        "halter tags down to a quarter charge or less",
        lambda s: s.where(s.kind("Halter_Tag"), "chargePct", "<=", 25),
    )
    q(
        "filter",
        "which of the hedged padocks are under water",
        lambda s: pick(s, paddocks(s), fence="hedge", flooded=True),
    )
    q(
        "filter",
        "beginners over forty",
        lambda s: s.where(pick(s, s.kind("Pupil"), grade="beginner"), "age", ">", 40),
    )
    q(
        "superlative",
        "heaviest horse among those on Top Croft",
        lambda s: topmost(s, out_on(s, "Top Croft"), "bodyWeightKg"),
    )
    q("superlative", "Youngest horse we have?", lambda s: topmost(s, horses(s), "foaled"))
    q(
        "superlative",
        "which horse is down for the most lessons, cancelled or not",
        lambda s: extreme(s, horses(s), lambda h: len(s.near(h, "usesHorse", "Lesson"))),
    )
    q(
        "topk",
        "three busiest tags by steps, most first",
        lambda s: leaders(s, s.kind("Halter_Tag"), "steps", 3),
    )
    q(
        "topk",
        "the 2 instructors with most years of teaching behind them",
        lambda s: leaders(s, s.kind("Instructor"), "yearsTeaching", 2),
    )
    q(
        "aggregate",
        "average fee of a flatwork lesson",
        lambda s: near(s.mean(pick(s, lessons(s), discipline="flatwork"), "fee")),
    )
    q(
        "aggregate",
        "How many hectares of paddock are dry, i.e. not flooded, taken together?",
        lambda s: near(s.total(pick(s, paddocks(s), flooded=False), "hectares"), 0.001),
    )
    q(
        "aggregate",
        "mean age of our novices",
        lambda s: near(s.mean(pick(s, s.kind("Pupil"), grade="novice"), "age")),
    )
    q(
        "group",
        "lessons sorted by discipline, how many each",
        lambda s: tally(s, lessons(s), "discipline"),
    )
    q(
        "group",
        "For each paddock the number of horses on it",
        lambda s: number_of(s, paddocks(s), "grazesOn", "Horse"),
    )
    q(
        "group",
        "our instructors, their licence and years of teaching",
        lambda s: table(
            (i, str(s.value(i, "licence")), s.number(i, "yearsTeaching"))
            for i in s.kind("Instructor")
        ),
    )
    q(
        "compare",
        "is Pepper taller than Cinder",
        lambda s: truth(
            s.number(s.one("Pepper"), "withersCm") > s.number(s.one("Cinder"), "withersCm"),
            [s.one("Pepper")],
        ),
    )
    q(
        "compare",
        "Do Biscuit and Odin share a paddock?",
        lambda s: s.near(s.one("Biscuit"), "grazesOn") == s.near(s.one("Odin"), "grazesOn"),
    )
    q(
        "multihop",
        "which pupils ride Nutmeg",
        lambda s: s.near(with_horse(s, "Nutmeg"), "riddenBy", "Pupil"),
    )
    q(
        "multihop",
        "what's Apollo's pulse according to his tag",
        lambda s: s.number(s.near(s.one("Apollo"), "wornBy", "Halter_Tag")[0], "pulseBpm"),
    )
    q(
        "multihop",
        "Who's in charge of the field Jasper stands in?",
        lambda s: s.near(s.near(s.one("Jasper"), "grazesOn"), "inChargeOf", "Instructor"),
    )
    q(
        "multihop",
        "instructors Flora Tate has been taught by",
        lambda s: s.near(
            s.near(s.one("Flora Tate"), "riddenBy", "Lesson"), "taughtBy", "Instructor"
        ),
    )
    q(
        "path",
        "leading a horse through the gates from Far Acre to Gorse Bank, which paddocks do I cross?",
        lambda s: route(s.paths(s.one("Far Acre"), s.one("Gorse Bank"), ("gateTo",))),
    )
    q(
        "exists",
        "have we got any saddle that fits Rumba",
        lambda s: truth(bool(s.near(s.one("Rumba"), "fits", "Saddle"))),
    )
    q(
        "negation",
        "horses that aren't out on any paddock",
        lambda s: s.without(horses(s), "grazesOn", "Paddock"),
    )
    q(
        "negation",
        "Lessons with no instructor",
        lambda s: s.without(lessons(s), "taughtBy", "Instructor"),
    )
    q("definition", "halter tag, whats that good for", lambda s: says("pulse"))
    q(
        "summary",
        "Apollo - short portrait for the website please",
        lambda s: says("Apollo", "cob", "132"),
    )
    q(
        "whatif",
        "If Miss Frith hands in her notice, which paddocks have no one in charge any more?",
        lambda s: s.orphans([s.one("Miss Frith")], paddocks(s), "inChargeOf", "Instructor"),
    )
    q(
        "whatif",
        "mill field is shut for reseeding: what other paddocks are cut off from Top Croft",
        lambda s: severed(s, s.one("Top Croft"), [s.one("Mill Field")], ("gateTo",)),
    )
    q(
        "whatif",
        "SDL-01 and SDL-09 both go to the saddler. Any horse left without a saddle? which one",
        lambda s: s.orphans([s.one("SDL-01"), s.one("SDL-09")], horses(s), "fits", "Saddle"),
    )
    q("followup", "lessons using Echo?", lambda s: with_horse(s, "Echo"), "a")
    q("followup", "add up what they cost", lambda s: s.total(with_horse(s, "Echo"), "fee"), "a")
    q(
        "followup",
        "Which grade is Otis Grange?",
        lambda s: s.value(s.one("Otis Grange"), "grade"),
        "b",
    )
    q("followup", "sorry no, Cai Burton", lambda s: s.value(s.one("Cai Burton"), "grade"), "b")
    q(
        "unknown",
        "how much charge is on tag-ecae88",
        lambda s: unheld(s, s.one("tag-ecae88"), "chargePct"),
    )
    q("unknown", "Who owns Tango?", lambda s: UNKNOWN)
    q("unknown", "Bramble's weight", lambda s: unnamed(s, "Bramble"))
    q("ambiguous", "how heavy is Merlin", lambda s: namesakes(s, "Merlin", "bodyWeightKg"))
    q(
        "ambiguous",
        "What grade does Bella Cross ride at?",
        lambda s: namesakes(s, "Bella Cross", "grade"),
    )
    return q
