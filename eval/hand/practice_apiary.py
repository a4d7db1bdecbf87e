"""Hand-written practice questions on the network ``apiary``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    says,
    table,
)
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
    q = Sheet("apiary")

    def hives(s: Solver) -> list[str]:
        return s.kind("hive")

    def batches(s: Solver) -> list[str]:
        return s.kind("honey_batch")

    def at(s: Solver, yard: str) -> list[str]:
        return s.near(s.one(yard, "yard"), "yard", "hive")

    q("lookup", "How heavy is hive H024 by now?", lambda s: s.value("H024", "weight_kg"))
    q("lookup", "strain in H019?", lambda s: s.value("H019", "strain"))
    q("lookup", "how high up is the Dell", lambda s: s.value(s.one("Dell"), "altitude_m"))
    q("lookup", "When was HB-14 harvested?", lambda s: s.value("HB-14", "harvested"))
    q(
        "lookup",
        "water content of batch HB-06 in percent",
        lambda s: Gold(values=[19.8], accept=[[0.198]]),
    )
    q("relation_out", "At which yard is H033?", lambda s: s.near("H033", "yard"))
    q("relation_out", "which hives went into batch HB-12", lambda s: s.near("HB-12", "drawn_from"))
    q(
        "relation_out",
        "Who taught Elsa Moe? (her mentor)",
        lambda s: s.near(s.one("Elsa Moe"), "mentored_by", way="out"),
    )
    q("relation_in", "Hives at Old Quarry?", lambda s: at(s, "Old Quarry"))
    q("relation_in", "who tends the Moor End yard", lambda s: s.near(s.one("Moor End"), "tends"))
    q("relation_in", "Which scales sit under H014?", lambda s: s.near("H014", "weighs"))
    q(
        "list",
        "What do our bees feed on at the various yards (forage)?",
        lambda s: distinct(s, s.kind("yard"), "forage"),
    )
    q(
        "count",
        "How many colonies have lost their queen?",
        lambda s: how_many(pick(s, hives(s), colony_state="queenless")),
    )
    q("count", "number of Carnica hives", lambda s: how_many(pick(s, hives(s), strain="Carnica")))
    q("count", "how many hives stand at the Rectory", lambda s: how_many(at(s, "Rectory")))
    q("filter", "hives heavier than 80 kilos", lambda s: s.where(hives(s), "weight_kg", ">", 80))
    q(
        "filter",
        "Weak colonies with a queen from 2021",
        lambda s: pick(s, hives(s), colony_state="weak", queen_born=2021),
    )
    q(
        "filter",
        "Which batches are too wet, i.e. above 20 percent moisture?",
        lambda s: s.where(batches(s), "moisture", ">", 0.2),
    )
    q(
        "filter",
        "scales last zeroed before 2024 with less than half their charge",
        lambda s: s.where(
            s.where(s.kind("scale"), "last_zeroed", "<", "2024-01-01"), "charge", "<", 0.5
        ),
    )
    q(
        "filter",
        "swarming Buckfast hives at Dell",
        lambda s: pick(s, at(s, "Dell"), colony_state="swarming", strain="Buckfast"),
    )
    q(
        "filter",
        "keepers with over 20 years behind them",
        lambda s: s.where(s.kind("beekeeper"), "years_kept", ">", 20),
    )
    q(
        "filter",
        "batches of at least 0.17 tonnes",
        lambda s: s.where(batches(s), "mass_kg", ">=", 170),
    )
    q("superlative", "Lightest hive?", lambda s: topmost(s, hives(s), "weight_kg", low=True))
    q(
        "superlative",
        "who's the most experienced beekeeper",
        lambda s: topmost(s, s.kind("beekeeper"), "years_kept"),
    )
    q(
        "superlative",
        "yard with most hives",
        lambda s: extreme(s, s.kind("yard"), lambda i: len(s.near(i, "yard", "hive"))),
    )
    q("superlative", "highest-lying yard?", lambda s: topmost(s, s.kind("yard"), "altitude_m"))
    q("topk", "top three honey batches by weight", lambda s: leaders(s, batches(s), "mass_kg", 3))
    q(
        "aggregate",
        "How much honey did we harvest in 2025, in kilos?",
        lambda s: near(s.total(s.where(batches(s), "harvested", ">=", "2025-01-01"), "mass_kg")),
    )
    q(
        "aggregate",
        "average weight of the hives at Sandy Lane",
        lambda s: near(s.mean(at(s, "Sandy Lane"), "weight_kg")),
    )
    q("group", "hives per strain", lambda s: tally(s, hives(s), "strain"))
    q(
        "group",
        "For each yard, the heaviest hive's weight",
        lambda s: table(
            (y, max(s.numbers(s.near(y, "yard", "hive"), "weight_kg")))
            for y in s.kind("yard")
            if s.near(y, "yard", "hive")
        ),
    )
    q(
        "group",
        "How many yards does each keeper tend?",
        lambda s: number_of(s, s.kind("beekeeper"), "tends"),
    )
    q(
        "compare",
        "Is H012 warmer in the brood than H016?",
        lambda s: s.number("H012", "brood_temp_c") > s.number("H016", "brood_temp_c"),
    )
    q(
        "compare",
        "do Hazel Bank and Dell have the same forage",
        lambda s: s.value(s.one("Hazel Bank"), "forage") == s.value(s.one("Dell"), "forage"),
    )
    q(
        "multihop",
        "Which batches came from hives at Brook Field?",
        lambda s: s.near(at(s, "Brook Field"), "drawn_from", "honey_batch"),
    )
    q(
        "multihop",
        "who tends the yard where H007 stands",
        lambda s: s.near(s.near("H007", "yard", "yard"), "tends", "beekeeper"),
    )
    q(
        "multihop",
        "What forage did the bees behind HB-19 have?",
        lambda s: distinct(s, s.near(s.near("HB-19", "drawn_from"), "yard", "yard"), "forage"),
    )
    q(
        "multihop",
        "scales at Windmill Hill",
        lambda s: s.near(at(s, "Windmill Hill"), "weighs", "scale"),
    )
    q(
        "multihop",
        "Strains of bees in the yards that Fred Iles tends",
        lambda s: distinct(
            s, s.near(s.near(s.one("Fred Iles"), "tends"), "yard", "hive"), "strain"
        ),
    )
    q("exists", "Did H018 contribute to HB-11?", lambda s: s.related("H018", "HB-11", "drawn_from"))
    q(
        "exists",
        "is there any yard with lime as forage?",
        lambda s: bool(pick(s, s.kind("yard"), forage="lime")),
    )
    q(
        "negation",
        "hives without a scale: how many?",
        lambda s: how_many(s.without(hives(s), "weighs")),
    )
    q(
        "negation",
        "scales that aren't under any hive",
        lambda s: s.without(s.kind("scale"), "weighs"),
    )
    q(
        "negation",
        "Which hives have given no honey batch yet?",
        lambda s: s.without(hives(s), "drawn_from"),
    )
    q("negation", "keepers without a suit", lambda s: pick(s, s.kind("beekeeper"), has_suit=False))
    q(
        "whatif",
        "Greta Falk retires. Which yards are then tended by nobody?",
        lambda s: Gold(
            values=s.orphans([s.one("Greta Falk")], s.kind("yard"), "tends", "beekeeper"),
            accept=[[False]],
            status_accept=["unknown"],
        ),
    )
    q(
        "whatif",
        "What if Ben Hask and Didier Roy both stop, which yards have no keeper left?",
        lambda s: s.orphans(
            [s.one("Ben Hask"), s.one("Didier Roy")], s.kind("yard"), "tends", "beekeeper"
        ),
    )
    q("unknown", "What does HB-03 taste like?", lambda s: UNKNOWN)
    q("unknown", "moisture of HB-20", lambda s: UNKNOWN)
    q("unknown", "brood temperature in H077", lambda s: UNKNOWN)
    q("ambiguous", "How long has Cora Dunn kept bees?", lambda s: AMBIGUOUS)
    q("summary", "give me the gist on H031", lambda s: says("H031", "Carnica", "86.8"))
    q("followup", "Which hives are at Windmill Hill?", lambda s: at(s, "Windmill Hill"), "a")
    q(
        "followup",
        "which is heavier?",
        lambda s: topmost(s, at(s, "Windmill Hill"), "weight_kg"),
        "a",
    )
    q(
        "followup",
        "is it a strong colony? what state",
        lambda s: Gold(values=["strong"], accept=[[True]]),
        "a",
    )
    q("followup", "and H020's?", lambda s: Gold(values=["weak"], accept=[[False]]), "a")
    return q
