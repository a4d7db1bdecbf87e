"""Hand-written practice questions on the network ``evnet``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, best, near, says, table
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
    q = Sheet("evnet")

    def points(s: Solver) -> list[str]:
        return s.kind("ChargePoint")

    def sites(s: Solver) -> list[str]:
        return s.kind("ChargingSite")

    def at(s: Solver, site: str) -> list[str]:
        return s.near(s.one(site), "locatedAt", "ChargePoint")

    def percent(share: float) -> Gold:
        return Gold(values=[share], accept=[[round(100 * share, 2)]], tolerance=0.005)

    q(
        "lookup",
        "what does a kWh cost at Harbour Deck?",
        lambda s: s.value(s.one("Harbour Deck"), "tariff"),
    )
    q("lookup", "state of cp-017", lambda s: s.value(s.one("cp-017"), "chargePointState"))
    q(
        "lookup",
        "How full is the battery of Teapot?",
        lambda s: percent(s.number(s.one("Teapot"), "stateOfCharge")),
    )
    q(
        "lookup",
        "which firmware does charger cp-009 run",
        lambda s: s.value(s.one("cp-009"), "firmwareVersion"),
    )
    q(
        "lookup",
        "Is the Clinic Car Park open around the clock, I mean all day?",
        lambda s: s.value(s.one("Clinic Car Park"), "openAllDay"),
    )
    q("lookup", "oil temp on trafo-B", lambda s: s.value(s.one("trafo-B"), "oilTemperature"))
    q(
        "lookup",
        "Until when is Mona Sand certified?",
        lambda s: s.value(s.one("Mona Sand"), "certifiedUntil"),
    )
    q(
        "lookup",
        "How long is the cable of conn-027?",
        lambda s: s.value(s.one("conn-027"), "cableLength"),
    )

    q("relation_out", "Where do I find cp-020?", lambda s: s.near(s.one("cp-020"), "locatedAt"))
    q(
        "relation_out",
        "which transformers supply the stadium east site",
        lambda s: s.near(s.one("Stadium East"), "suppliedBy"),
    )
    q(
        "relation_out",
        "What is Biscuit plugged into?",
        lambda s: s.near(s.one("Biscuit"), "pluggedInto"),
    )
    q(
        "relation_out",
        "Name the sites Ines Roth maintains.",
        lambda s: s.near(s.one("Ines Roth"), "maintains"),
    )
    q("relation_in", "chargers at Ring Road North", lambda s: at(s, "Ring Road North"))
    q(
        "relation_in",
        "Who looks after Lakeside Motel?",
        lambda s: s.near(s.one("Lakeside Motel"), "maintains"),
    )
    q(
        "relation_in",
        "Which cars are hooked up to connector 11?",
        lambda s: s.near(s.one("conn-011"), "pluggedInto"),
    )
    q("relation_in", "connectors belonging to cp-016", lambda s: s.near(s.one("cp-016"), "partOf"))

    q("list", "Show all transformers.", lambda s: s.kind("Transformer"))
    q(
        "list",
        "Which plug types do we offer?",
        lambda s: distinct(s, s.kind("Connector"), "plugType"),
    )
    q("list", "car models in the fleet", lambda s: distinct(s, s.kind("Vehicle"), "model"))
    q(
        "count",
        "How many charge points are faulted?",
        lambda s: how_many(pick(s, points(s), chargePointState="faulted")),
    )
    q(
        "count",
        "number of CHAdeMO connectors",
        lambda s: how_many(pick(s, s.kind("Connector"), plugType="CHAdeMO")),
    )
    q(
        "count",
        "i'd like to know how many chargers there are at the clinic car park",
        lambda s: len(at(s, "Clinic Car Park")),
    )

    q(
        "filter",
        "300 kW charge points that are available",
        lambda s: pick(s, points(s), maxPower=300, chargePointState="available"),
    )
    q(
        "filter",
        "Which charge points are used more than 80 percent of the time?",
        lambda s: s.where(points(s), "utilisation", ">", 0.8),
    )
    q(
        "filter",
        "vehicles below a quarter charge",
        lambda s: s.where(s.kind("Vehicle"), "stateOfCharge", "<", 0.25),
    )
    q(
        "filter",
        "Sites charging less than 50 cents per kWh",
        lambda s: s.where(sites(s), "tariff", "<", 0.5),
    )
    q(
        "filter",
        "charge points still on firmware 1.6.4",
        lambda s: pick(s, points(s), firmwareVersion="1.6.4"),
    )
    q(
        "filter",
        "Give me the faulted or offline chargers at Harbour Deck.",
        lambda s: [
            i
            for i in at(s, "Harbour Deck")
            if s.value(i, "chargePointState") in ("faulted", "offline")
        ],
    )
    q(
        "filter",
        "CCS connectors with a cable longer than 6 m",
        lambda s: s.where(pick(s, s.kind("Connector"), plugType="CCS"), "cableLength", ">", 6),
    )
    q(
        "filter",
        "which technicians' certificates ran out before 2026",
        lambda s: s.where(s.kind("Technician"), "certifiedUntil", "<", "2026-01-01"),
    )
    q(
        "filter",
        "sites not open all day with a grid limit of 300 kW or more",
        lambda s: s.where(pick(s, sites(s), openAllDay=False), "gridLimit", ">=", 300),
    )
    q(
        "filter",
        "chargers between 40 and 60 percent utilisation that are charging right now",
        lambda s: s.where(
            s.where(pick(s, points(s), chargePointState="charging"), "utilisation", ">=", 0.4),
            "utilisation",
            "<=",
            0.6,
        ),
    )

    q("superlative", "Dearest site?", lambda s: topmost(s, sites(s), "tariff"))
    q(
        "superlative",
        "Which charge point handed out the most energy today?",
        lambda s: topmost(s, points(s), "energyToday"),
    )
    q(
        "superlative",
        "whats the site with the most charge points",
        lambda s: extreme(s, sites(s), lambda i: len(s.near(i, "locatedAt"))),
    )
    q(
        "superlative",
        "Least charged car?",
        lambda s: topmost(s, s.kind("Vehicle"), "stateOfCharge", low=True),
    )
    q(
        "superlative",
        "busiest charger at the Clinic Car Park by utilisation",
        lambda s: topmost(s, at(s, "Clinic Car Park"), "utilisation"),
    )
    q(
        "topk",
        "Top three charge points by energy today",
        lambda s: leaders(s, points(s), "energyToday", 3),
    )
    q(
        "topk",
        "the two cheapest sites, cheapest first please",
        lambda s: leaders(s, sites(s), "tariff", 2, low=True),
    )

    q(
        "aggregate",
        "How much energy have the chargers at Museum Garage site-12 delivered today, all together?",
        lambda s: near(s.total(at(s, "site-12"), "energyToday")),
    )
    q("aggregate", "What's the average tariff?", lambda s: near(s.mean(sites(s), "tariff")))
    q(
        "aggregate",
        "mean utilisation of the 22 kW chargers",
        lambda s: percent(s.mean(pick(s, points(s), maxPower=22), "utilisation")),
    )
    q(
        "aggregate",
        "combined rated power of all transformers in kVA",
        lambda s: s.total(s.kind("Transformer"), "ratedPower"),
    )
    q("group", "charge points by state", lambda s: tally(s, points(s), "chargePointState"))
    q(
        "group",
        "How many connectors of each plug type are there?",
        lambda s: tally(s, s.kind("Connector"), "plugType"),
    )
    q(
        "group",
        "For each site: name and number of chargers",
        lambda s: number_of(s, sites(s), "locatedAt"),
    )
    q(
        "group",
        "average state of charge per car model",
        lambda s: table(
            (m, s.mean(pick(s, s.kind("Vehicle"), model=m), "stateOfCharge"))
            for m in distinct(s, s.kind("Vehicle"), "model")
        ),
    )

    q(
        "compare",
        "Is charging cheaper at Town Library or at Airport Short Stay?",
        lambda s: topmost(
            s, [s.one("Town Library"), s.one("Airport Short Stay")], "tariff", low=True
        ),
    )
    q(
        "compare",
        "does trafo-C run hotter than trafo-D",
        lambda s: (
            s.number(s.one("trafo-C"), "oilTemperature")
            > s.number(s.one("trafo-D"), "oilTemperature")
        ),
    )
    q(
        "compare",
        "Which of Luca Ferri and Ines Roth has more sites to look after?",
        lambda s: best(
            t := s.best(
                [s.one("Luca Ferri"), s.one("Ines Roth")], lambda i: len(s.near(i, "maintains"))
            ),
            len(s.near(t[0], "maintains")),
        ),
    )

    q(
        "multihop",
        "On which charge point is Snail charging?",
        lambda s: s.near(s.near(s.one("Snail"), "pluggedInto"), "partOf"),
    )
    q(
        "multihop",
        "At what site is the car called Comet?",
        lambda s: s.near(
            s.near(s.near(s.one("Comet"), "pluggedInto"), "partOf"), "locatedAt", "ChargingSite"
        ),
    )
    q(
        "multihop",
        "Which transformers feed the site where cp-036 stands?",
        lambda s: s.near(s.near(s.one("cp-036"), "locatedAt"), "suppliedBy"),
    )
    q(
        "multihop",
        "what plug types are available at market hall",
        lambda s: distinct(s, s.near(at(s, "Market Hall"), "partOf", "Connector"), "plugType"),
    )
    q(
        "multihop",
        "technicians who maintain a site that trafo-C supplies",
        lambda s: s.near(s.near(s.one("trafo-C"), "suppliedBy"), "maintains"),
    )
    q(
        "multihop",
        "Which vehicles hang on charge points that are charging?",
        lambda s: s.near(
            s.near(pick(s, points(s), chargePointState="charging"), "partOf", "Connector"),
            "pluggedInto",
            "Vehicle",
        ),
    )

    q(
        "exists",
        "Is Fig plugged into conn-031?",
        lambda s: s.related(s.one("Fig"), s.one("conn-031"), "pluggedInto"),
    )
    q("exists", "any charger with 350 kW?", lambda s: bool(pick(s, points(s), maxPower=350)))
    q(
        "negation",
        "Which cars aren't plugged in?",
        lambda s: s.without(s.kind("Vehicle"), "pluggedInto"),
    )
    q("negation", "sites nobody maintains", lambda s: s.without(sites(s), "maintains"))
    q(
        "negation",
        "charge points without any connector, how many?",
        lambda s: how_many(s.without(points(s), "partOf")),
    )

    q(
        "whatif",
        "If trafo-D fails, which sites are left without any transformer?",
        lambda s: s.orphans([s.one("trafo-D")], sites(s), "suppliedBy", "Transformer"),
    )
    q(
        "whatif",
        (
            "trafo-D has to be switched off tonight. Which sites does that touch, second supply "
            "or not?"
        ),
        lambda s: s.near(s.one("trafo-D"), "suppliedBy"),
    )
    q(
        "whatif",
        (
            "Say Mona Sand and Kaya Demir are both ill: which sites have no technician then who "
            "had one before?"
        ),
        lambda s: s.orphans(
            [s.one("Mona Sand"), s.one("Kaya Demir")], sites(s), "maintains", "Technician"
        ),
    )

    q("definition", "What is meant by a connector here?", lambda s: says("connector"))
    q(
        "summary",
        "quick summary of Station Forecourt",
        lambda s: says("Station Forecourt", "0.71", "300"),
    )
    q("unknown", "What did Rosa Lind pay at Market Hall?", lambda s: UNKNOWN)
    q("unknown", "energy today at cp-010?", lambda s: UNKNOWN)
    q("unknown", "number plate of Sparky", lambda s: UNKNOWN)
    q("ambiguous", "What's the tariff at the Museum Garage?", lambda s: AMBIGUOUS)
    q("ambiguous", "how charged is rocket", lambda s: AMBIGUOUS)

    q("followup", "Which charge points are at Market Hall?", lambda s: at(s, "Market Hall"), "a")
    q(
        "followup",
        "is it working?",
        lambda s: Gold(values=["offline"], accept=[[False], [s.one("cp-018"), "offline"]]),
        "a",
    )
    q(
        "followup",
        "How many connectors does it have?",
        lambda s: how_many(s.near(s.one("cp-018"), "partOf")),
        "a",
    )
    q("followup", "What model is Daisy?", lambda s: s.value(s.one("Daisy"), "model"), "b")
    q("followup", "and Juniper", lambda s: s.value(s.one("Juniper"), "model"), "b")
    q(
        "followup",
        "which of the two is charged more, or is it a draw?",
        lambda s: Gold(
            values=[s.one("Daisy"), s.one("Juniper")],
            accept=[[s.one("Daisy"), s.one("Juniper"), 0.79], [0.79], [0.79, 0.79]],
        ),
        "b",
    )
    q(
        "followup",
        "What does trafo-A supply?",
        lambda s: s.near(s.one("trafo-A"), "suppliedBy"),
        "c",
    )
    q("followup", "sorry, trafo-C I meant", lambda s: s.near(s.one("trafo-C"), "suppliedBy"), "c")
    return q
