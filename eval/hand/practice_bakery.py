"""Hand-written practice questions on the network ``bakery``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, best, near, route, says, table
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    converted,
    distinct,
    how_many,
    leaders,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("bakery")

    def ovens(s: Solver) -> list[str]:
        return s.kind("Oven")

    def batches(s: Solver) -> list[str]:
        return s.kind("Batch")

    def recipes(s: Solver) -> list[str]:
        return s.kind("Recipe")

    def shops(s: Solver) -> list[str]:
        return s.kind("Shop")

    def bakers(s: Solver) -> list[str]:
        return s.kind("Baker")

    def trainees(s: Solver, baker: str) -> list[str]:
        return s.near(s.one(baker), "trained_by", way="in")

    def batches_of(s: Solver, recipe: str) -> list[str]:
        return s.near(s.one(recipe), "made_from", "Batch")

    def second_by_turnover(s: Solver) -> Gold:
        runner_up = s.top(shops(s), "turnover_eur", 2)[1]
        return best([runner_up], s.number(runner_up, "turnover_eur"))

    q(
        "lookup",
        "How hot is it inside Stella?",
        lambda s: s.value(s.one("Stella"), "chamber_temp_c"),
    )
    q("lookup", "walnut wheel price", lambda s: s.value(s.one("Walnut Wheel"), "price_eur"))
    q(
        "lookup",
        "When does the Moor Park shop open in the morning?",
        lambda s: s.value(s.one("Moor Park"), "opens"),
    )
    q("lookup", "pieces in B0021", lambda s: s.value("B0021", "pieces"))
    q("lookup", "milk powder best befor", lambda s: s.value(s.one("milk powder"), "best_before"))
    q("lookup", "Which shift is Hamish Roy on?", lambda s: s.value(s.one("Hamish Roy"), "shift"))
    q(
        "lookup",
        "How many tonnes are in Silo West?",
        lambda s: converted(s, s.one("Silo West"), "fill_kg", 1 / 1000),
    )
    q(
        "relation_out",
        "What goes into a Poppy Roll?",
        lambda s: s.near(s.one("Poppy Roll"), "contains", "Ingredient"),
    )
    q("relation_out", "B0005 was baked in which oven", lambda s: s.near("B0005", "baked_in"))
    q(
        "relation_out",
        "Where is batch B0034 destined for?",
        lambda s: s.near("B0034", "destined_for"),
    )
    q("relation_in", "who operates big bertha", lambda s: s.near(s.one("Big Bertha"), "operates"))
    q("relation_in", "batches of Cinnamon Snail", lambda s: batches_of(s, "Cinnamon Snail"))
    q(
        "relation_in",
        "Dock Road is asking which trucks supply them.",
        lambda s: s.near(s.one("Dock Road"), "supplies"),
    )
    q(
        "relation_in",
        "recipes with spelt flour in them",
        lambda s: s.near(s.one("spelt flour"), "contains", "Recipe"),
    )
    q("list", "What fuels do our ovens run on?", lambda s: distinct(s, ovens(s), "fuel"))
    q(
        "count",
        "How many batches are still cooling?",
        lambda s: len(pick(s, batches(s), stage="cooling")),
    )
    q("count", "number of vegan recipes", lambda s: len(pick(s, recipes(s), vegan=True)))
    q(
        "count",
        "bakers trained by Felipe Souza, how many?",
        lambda s: how_many(trainees(s, "Felipe Souza")),
    )
    q("filter", "ovens above 230 degrees", lambda s: s.where(ovens(s), "chamber_temp_c", ">", 230))
    q(
        "filter",
        "Which batches have had 50 rejects or more?",
        lambda s: s.where(batches(s), "rejects", ">=", 50),
    )
    q(
        "filter",
        "organic ingredients with a best-before date earlier than 1 August 2026",
        lambda s: s.where(
            pick(s, s.kind("Ingredient"), organic=True), "best_before", "<", "2026-08-01"
        ),
    )
    q(
        "filter",
        "shops that have a cafe and a turnover of more than 3000 euros",
        lambda s: s.where(pick(s, shops(s), cafe=True), "turnover_eur", ">", 3000),
    )
    q(
        "filter",
        "bread recipes cheaper than 5 euros",
        lambda s: s.where(pick(s, recipes(s), category="bread"), "price_eur", "<", 5),
    )
    q(
        "filter",
        "Which master bakers work the night shift?",
        lambda s: pick(s, bakers(s), rank="master", shift="night"),
    )
    q(
        "superlative",
        "What recipe takes longest to proof?",
        lambda s: topmost(s, recipes(s), "proof_min"),
    )
    q("superlative", "Which shop comes second in turnover?", second_by_turnover)
    q("topk", "three biggest batches by pieces", lambda s: leaders(s, batches(s), "pieces", 3))
    q(
        "topk",
        "Which two trucks should fill up first, going by the fuel they have left?",
        lambda s: leaders(s, s.kind("Truck"), "fuel_pct", 2, low=True),
    )
    q(
        "aggregate",
        "average core temperature of the shipped batches",
        lambda s: near(s.mean(pick(s, batches(s), stage="shipped"), "core_temp_c"), 0.001),
    )
    q(
        "aggregate",
        "How many pieces of Sesame Ring do we get from all batches together?",
        lambda s: s.total(batches_of(s, "Sesame Ring"), "pieces"),
    )
    q(
        "group",
        "rejects in total for each oven",
        lambda s: table((i, s.total(s.near(i, "baked_in"), "rejects")) for i in ovens(s)),
    )
    q(
        "group",
        "How many shops does every truck supply?",
        lambda s: number_of(s, s.kind("Truck"), "supplies"),
    )
    q("group", "bakers by rank", lambda s: tally(s, bakers(s), "rank"))
    q(
        "compare",
        "Is there more in Rye Tower than in Day Bin?",
        lambda s: s.number(s.one("Rye Tower"), "fill_kg") > s.number(s.one("Day Bin"), "fill_kg"),
    )
    q(
        "multihop",
        "Which ingredients does the recipe of batch B0024 contain?",
        lambda s: s.near(s.near("B0024", "made_from"), "contains", "Ingredient"),
    )
    q(
        "multihop",
        "bakers who operate the oven B0016 was baked in",
        lambda s: s.near(s.near("B0016", "baked_in"), "operates", "Baker"),
    )
    q(
        "multihop",
        "Which shops are getting something made from the Spelt Brick recipe?",
        lambda s: s.near(batches_of(s, "Spelt Brick"), "destined_for", "Shop"),
    )
    q(
        "multihop",
        "silos that store an ingredient of the sesame ring",
        lambda s: s.near(s.near(s.one("Sesame Ring"), "contains", "Ingredient"), "stores", "Silo"),
    )
    q(
        "path",
        "Hopping from one stop to the next stop, how does a truck get from Fountain Row "
        "to Ivy Hill quickest?",
        lambda s: route(s.paths(s.one("Fountain Row"), s.one("Ivy Hill"), ("next_stop",))),
    )
    q(
        "exists",
        "Have we got a vegan recipe that contains walnuts?",
        lambda s: Gold(
            values=[True],
            accept=[pick(s, s.near(s.one("walnuts"), "contains", "Recipe"), vegan=True)],
        ),
    )
    q(
        "negation",
        "Batches that have not been baked in any oven",
        lambda s: s.without(batches(s), "baked_in"),
    )
    q("negation", "which shops get supplied by no truck", lambda s: s.without(shops(s), "supplies"))
    q("definition", "explain to a trainee: what's a silo?", lambda s: says("silo"))
    q(
        "summary",
        "Sum up the Farmhouse Loaf for me.",
        lambda s: says("Farmhouse Loaf", "490", "4.88"),
    )
    q(
        "whatif",
        "Crust won't start this morning. Which shops are left without a truck that supplies them?",
        lambda s: s.orphans([s.one("Crust")], shops(s), "supplies", "Truck"),
    )
    q(
        "whatif",
        "if we scrap Little Joe, which bakers have no oven to operate any longer",
        lambda s: s.orphans([s.one("Little Joe")], bakers(s), "operates", "Oven"),
    )
    q(
        "whatif",
        "Suppose the Scone breaks down: how many shops lose their only truck?",
        lambda s: how_many(s.orphans([s.one("Scone")], shops(s), "supplies", "Truck")),
    )
    q(
        "followup",
        "Who was trained by Celeste Arnaud?",
        lambda s: trainees(s, "Celeste Arnaud"),
        "a",
    )
    q(
        "followup",
        "and which of them work nights",
        lambda s: pick(s, trainees(s, "Celeste Arnaud"), shift="night"),
        "a",
    )
    q(
        "followup",
        "How many kilos are there in Silo South?",
        lambda s: s.value(s.one("Silo South"), "fill_kg"),
        "b",
    )
    q("followup", "what does it store?", lambda s: s.near(s.one("Silo South"), "stores"), "b")
    q("unknown", "how much fresh yeast is in stock", lambda s: UNKNOWN)
    q("unknown", "What is the humidity in Dragon?", lambda s: UNKNOWN)
    q("unknown", "price of the Almond Horn", lambda s: UNKNOWN)
    q("ambiguous", "What time does the Green Lane shop open?", lambda s: AMBIGUOUS)
    return q
