"""Every kind of question, in several wordings, becomes the one typed query that it means."""

from __future__ import annotations

from typing import Any

import pytest

from gentwin_chat.domain import SetPresence
from gentwin_chat.query import (
    Aggregate,
    AttributeMeasure,
    Compare,
    Count,
    Define,
    DegreeMeasure,
    Edges,
    Exists,
    Group,
    Impact,
    ListAll,
    Lookup,
    Path,
    Step,
    Summary,
    Top,
    WhatIf,
)
from gentwin_chat.understanding.planner import Planner
from understanding.asking import Wrong, beside, by, cases, group, having, meaning, one, some, to

DENMARK = having("flag", "=", "Denmark")
SERVED = Step(types=("serves",), direction="in")
SERVING = Step(types=("serves",), direction="out")
POWER, DEPTH = AttributeMeasure(attribute="power"), AttributeMeasure(attribute="depth")
TS1 = "urn:ngsi-ld:TemperatureSensor:ts-01"
TS2 = "urn:ngsi-ld:TemperatureSensor:ts-02"
WET_LAB = "urn:ngsi-ld:Room:lab-b"


def check(planners: dict[str, Planner], network: str, question: str, expected: Any) -> None:
    plan = planners[network].plan(question)
    assert plan.question is not None, str(plan.refusal)
    assert plan.confidence > 0
    assert meaning(plan.question) == meaning(expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Lookup(of=one("crane-1"), attributes=("power",)),
            "power of Titan",
            "What is the power of Titan?",
            "how much powr does Titan use",
            "POWER OF TITAN???",
            "the power of crane-1, please",
            "titan's power",
        ),
        group(
            "harbour",
            Lookup(of=one("crane-3"), attributes=("cargo",)),
            "cargo of Goliath",
            "Which cargo does Goliath handle?",
            "what crago does goliath handle",
        ),
        group(
            "lorawan",
            Lookup(of=one("101"), attributes=("battery",)),
            "battery of 101",
            "What is the battery level of node 101?",
            "101 batery",
        ),
        group(
            "building",
            Lookup(of=one(TS1), attributes=("temperature",)),
            "temperature of ts-01",
            "What is the temperature of urn:ngsi-ld:TemperatureSensor:ts-01?",
            "temprature at TS 01",
        ),
        group(
            "harbour",
            Lookup(of=one("crane-1"), attributes=("utilisation", "lift_capacity")),
            "utilisation and lift capacity of Titan",
            "What are the utilisation and the lift capacity of Titan?",
            "titan utilisation, lift capacity",
        ),
        group(
            "harbour",
            Lookup(of=one("crane-1"), attributes=("commissioned",)),
            "When was Titan commissioned?",
            "titan commissioned when",
            "when was titan comissioned",
        ),
    ),
)
def test_lookup(
    planners: dict[str, Planner], network: str, question: str, expected: Lookup
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            ListAll(of=some("Berth", by("serves", one("crane-1")))),
            "berths served by Titan",
            "Which berths does Titan serve?",
            "what berths dose Titan serv",
            "Titan serves which berths?",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", to("serves", one("berth-2")))),
            "cranes serving berth-2",
            "Which cranes serve berth-2?",
            "which crnes serve berth 2",
            "who serves berth-2?",
        ),
        group(
            "harbour",
            ListAll(of=some("Substation", by("feeds", one("sub-0")))),
            "sub-0 feeds what?",
            "Which substations does sub-0 feed?",
            "which substatoins does sub-0 feed",
            "substations fed by sub-0",
        ),
        group(
            "harbour",
            ListAll(of=some("Substation", to("feeds", one("sub-2")))),
            "who feeds sub-2",
            "Which substation feeds sub-2?",
            "which substaton feeds sub-2",
            "What is sub-2 fed by?",
        ),
        group(
            "lorawan",
            ListAll(of=some("end_node", to("heardBy", one("12")))),
            "nodes heard by 12",
            "Which nodes are heard by gateway 12?",
            "nods heard by gatway 12",
        ),
        group(
            "lorawan",
            ListAll(of=some("gateway", by("heardBy", one("103")))),
            "gateways that hear 103",
            "Which gateway is 103 heard by?",
            "which gatway is 103 heard by",
        ),
        group(
            "lorawan",
            ListAll(of=some("gateway", beside("link", one("12")))),
            "neighbours of 12",
            "Which gateways are linked to gateway 12?",
            "gatways linkd to 12",
        ),
        group(
            "building",
            ListAll(of=some("Room", by("refRoom", one(TS2)))),
            "room of ts-02",
            "Which room is ts-02 in?",
            "wich room is ts02 in",
        ),
        group(
            "building",
            ListAll(of=some("TemperatureSensor", to("refRoom", one(WET_LAB)))),
            "sensors in the Wet lab",
            "Which temperature sensors are in the wet lab?",
            "sensrs in wet lab",
            "sensors in lab-b",
        ),
    ),
)
def test_relation_in_both_directions(
    planners: dict[str, Planner], network: str, question: str, expected: ListAll
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            ListAll(of=some("Crane")),
            "cranes",
            "List all cranes.",
            "show me evry crane",
            "lsit the cranse",
        ),
        group(
            "harbour",
            Count(of=some("Ship")),
            "ship count",
            "How many ships are there?",
            "how many shps",
            Wrong("how meny ships", "a misspelt 'how many' is dropped and the ships are listed"),
            "numbr of ships",
        ),
        group(
            "lorawan",
            Count(of=some("end_node", having("status", "=", "lost"))),
            "number of lost nodes",
            "How many nodes are lost?",
            "how many nodes have status losst?",
        ),
        group(
            "harbour",
            Count(of=some("Ship"), distinct="flag"),
            "how many flags",
            "How many different flags are there?",
            "how many diferent flags are there",
        ),
    ),
)
def test_list_and_count(
    planners: dict[str, Planner], network: str, question: str, expected: ListAll | Count
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            ListAll(of=some("Crane", having("utilisation", ">", 0.8))),
            "cranes over 80% utilisation",
            "Which cranes have a utilisation above 80 percent?",
            "cranes with utilisaton above 80 %",
            "cranes with utilisation above 0.8",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", having("power", ">", 400))),
            "cranes with power > 400 kW",
            "Which cranes have a power above 400000 W?",
            "cranes with powr over 0.4 MW",
            "cranes drawing more than 400 kilowatts of power",
        ),
        group(
            "harbour",
            ListAll(of=some("Berth", having("depth", ">", 10))),
            "berths with depth over 1000 cm",
            "Which berths have a depth of more than 10 metres?",
            "berths wiht depth above 10 m",
            "berths deeper than 10 m",
        ),
        group(
            "building",
            ListAll(of=some("Room", having("floorArea", ">", 30))),
            "rooms with floor area > 30",
            "Which rooms have a floor area above 30 m2?",
            "rooms with floor aera over 30",
            "rooms larger than 30 m2",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", having("motorised", "=", True))),
            "motorised cranes",
            "Which cranes are motorised?",
            "which cranes are motorized",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", having("cargo", "=", "steel"))),
            "cranes with cargo steel",
            "Which cranes handle steel?",
            "cranes handling stel cargo",
        ),
        group(
            "harbour",
            ListAll(of=some("Ship", DENMARK)),
            "ships flagged Denmark",
            "Which ships fly the flag of Denmark?",
            "ships from Denmrk",
        ),
        group(
            "lorawan",
            ListAll(of=some("end_node", having("firmware", "=", "2.0.0"))),
            "nodes with firmware 2.0.0",
            "Which nodes run firmware 2.0.0?",
            "nodes with firmwear 2.0.0",
        ),
        group(
            "harbour",
            ListAll(of=some("Berth", having("depth", ">=", 8), having("depth", "<=", 13))),
            "berths with a depth between 8 and 13 m",
            "berths with depth at least 8 and at most 13",
        ),
    ),
)
def test_filter(
    planners: dict[str, Planner], network: str, question: str, expected: ListAll
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            ListAll(of=some("Berth", by("serves", some("Crane"), op="=", count=0))),
            "berths without a crane",
            "Which berths are not served by any crane?",
            "berths wich have no crane",
            "berths that aren't served by a crane",
        ),
        group(
            "lorawan",
            ListAll(of=some("end_node", to("heardBy", some("gateway"), op="=", count=0))),
            "nodes heard by no gateway",
            "Which nodes are not heard by any gateway?",
            "nodes withot gateway",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", having("motorised", "=", False))),
            "cranes not motorised",
            "Which cranes are not motorised?",
            "cranes that arent motorised",
        ),
        group(
            "harbour",
            ListAll(of=some("Ship", having("flag", "!=", "Norway"))),
            "ships not from Norway",
            "Which ships do not fly the flag of Norway?",
            "ships whose flag isnt Norway",
        ),
        group(
            "harbour",
            ListAll(of=some("Crane", to("serves", one("berth-2"), op="=", count=0))),
            "cranes not serving berth-2",
            "Which cranes do not serve berth-2?",
            "cranes that dont serve berth-2",
        ),
    ),
)
def test_negation(
    planners: dict[str, Planner], network: str, question: str, expected: ListAll
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Top(of=some("Crane"), measure=AttributeMeasure(attribute="lift_capacity")),
            "crane with most lift capacity",
            "Which crane has the highest lift capacity?",
            "crane wiht the higest lift capacity",
        ),
        group(
            "harbour",
            Top(of=some("Crane"), measure=POWER, k=2),
            "top 2 cranes by power",
            "Which two cranes have the most power?",
            "the 2 cranes with the higest power",
        ),
        group(
            "harbour",
            Top(of=some("Crane"), measure=AttributeMeasure(attribute="utilisation"), k=3),
            "top 3 cranes by utilisation",
            "the three cranes with the highest utilisation",
            "Which three cranes have the highest utilisation?",
        ),
        group(
            "harbour",
            Top(of=some("Crane"), measure=POWER, k=2, largest=False),
            "2 cranes with least power",
            "the two cranes with the lowest power",
            "the two cranes with the lowst power",
        ),
        group(
            "harbour",
            Top(of=some("Berth"), measure=DegreeMeasure(step=SERVED, target=some("Crane"))),
            "berth with most cranes",
            "Which berth is served by the most cranes?",
            "wich berth has the most cranes",
        ),
        group(
            "lorawan",
            Top(of=some("gateway"), measure=AttributeMeasure(attribute="altitude")),
            "gateway with highest altitude",
            "Which gateway has the greatest altitude?",
            "highest gateway",
        ),
    ),
)
def test_superlative(
    planners: dict[str, Planner], network: str, question: str, expected: Top
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Aggregate(of=some("Berth"), function="average", measure=DEPTH),
            "mean berth depth",
            "What is the average depth of the berths?",
            "avrage depth of berths",
        ),
        group(
            "harbour",
            Aggregate(of=some("Crane"), function="sum", measure=POWER),
            "sum of crane power",
            "What is the total power of all cranes?",
            "what is the combind power of the cranes",
        ),
        group(
            "harbour",
            Aggregate(of=some("Berth"), function="maximum", measure=DEPTH),
            "maximum depth of berths",
            "What is the largest depth of the berths?",
            "maximun depth of the berths",
        ),
        group(
            "harbour",
            Aggregate(of=some("Berth"), function="minimum", measure=DEPTH),
            "minimum depth of berths",
            "What is the lowest depth of the berths?",
            Wrong("minimun depth of the berths", "a misspelt cue is taken for an unknown thing"),
        ),
        group(
            "lorawan",
            Aggregate(
                of=some("end_node", to("heardBy", one("12"))),
                function="average",
                measure=AttributeMeasure(attribute="battery"),
            ),
            "average battery of nodes heard by 12",
            "What is the mean battery of the nodes that gateway 12 hears?",
            "avrage batery of nodes heard by gateway 12",
        ),
        group(
            "lorawan",
            Aggregate(
                of=Edges(step=Step(types=("heardBy",), direction="out")),
                function="average",
                measure=AttributeMeasure(attribute="rssi"),
            ),
            "average rssi",
        ),
    ),
)
def test_aggregate(
    planners: dict[str, Planner], network: str, question: str, expected: Aggregate
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Group(of=some("Crane"), step=SERVING, target=some("Berth")),
            "cranes per berth",
            "For each berth, how many cranes serve it?",
            "how many cranes per brth",
        ),
        group(
            "harbour",
            Group(of=some("Ship"), attribute="flag"),
            "ships by flag",
            "How many ships are there per flag?",
            "numbers of ships per flagg",
        ),
        group(
            "harbour",
            Group(
                of=some("Crane"),
                step=Step(types=("suppliedBy",), direction="out"),
                target=some("Substation"),
                function="average",
                measure=POWER,
            ),
            "average power of cranes per substation",
            "What is the average power of the cranes for each substation?",
            "avrage power of cranes per substaton",
        ),
    ),
)
def test_group(planners: dict[str, Planner], network: str, question: str, expected: Group) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Compare(ids=("crane-1", "crane-2"), measure=POWER, how="more", claim=True),
            "has Titan more power than Atlas",
            "Does Titan have more power than Atlas?",
            Wrong(
                "dose titan have more powr than atlas",
                "a misspelt light word is taken for an unknown thing",
            ),
        ),
        group(
            "harbour",
            Compare(
                ids=("ship-1", "ship-2"), measure=AttributeMeasure(attribute="length"), how="more"
            ),
            "Hanne or Mistral, which is longer?",
            "Which is longer, Hanne or Mistral?",
            "wich is longer, Hanne or Mistral",
        ),
        group(
            "harbour",
            Compare(ids=("crane-1", "crane-3"), measure=POWER, how="difference"),
            "power difference between Titan and Goliath",
            "What is the difference in power between Titan and Goliath?",
            "diference in power between titan and goliath",
        ),
    ),
)
def test_compare(
    planners: dict[str, Planner], network: str, question: str, expected: Compare
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            ListAll(
                of=some("Ship", to("mooredAt", some("Berth", by("serves", one("crane-1"))))),
            ),
            "ships moored at berths served by Titan",
            "Which ships are moored at a berth that Titan serves?",
            "ships mored at berths served by titan",
        ),
        group(
            "harbour",
            ListAll(
                of=some(
                    "Substation",
                    by("suppliedBy", some("Crane", to("serves", one("berth-2")))),
                )
            ),
            Wrong(
                "substations supplying cranes that serve berth-2",
                "the cranes are listed instead of the substations",
            ),
            "Which substations supply the cranes that serve berth-2?",
            "wich substations supply cranes serving berth-2",
        ),
        group(
            "harbour",
            Count(
                of=some(
                    "Crane",
                    to(
                        "serves",
                        some("Berth", by("mooredAt", some("Ship", having("flag", "=", "Norway")))),
                    ),
                )
            ),
            "How many cranes serve a berth where a ship from Norway is moored?",
            "count cranes serving berths with a ship from Norway",
            "how many cranes serve berths with ships of flag Norwy",
        ),
    ),
)
def test_multi_hop(
    planners: dict[str, Planner], network: str, question: str, expected: ListAll | Count
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Path(source="ship-1", target="crane-3"),
            "path Hanne to Goliath",
            "What is the shortest path between Hanne and Goliath?",
            "shortst path from Hanne to Goliath",
            "How is Hanne connected to Goliath?",
        ),
        group(
            "lorawan",
            Path(source="7", target="40", wanted="hops"),
            "hops between 7 and 40",
            "How many hops is it from gateway 7 to gateway 40?",
            "how many hops from 7 too 40",
        ),
    ),
)
def test_path(planners: dict[str, Planner], network: str, question: str, expected: Path) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Exists(of=some("Ship", having("flag", "=", "France"))),
            "any ships from France?",
            "Are there ships from France?",
            "is there a ship from Frnce",
        ),
        group(
            "harbour",
            Exists(
                of=one("crane-1").model_copy(update={"related": (to("serves", one("berth-1")),)})
            ),
            "Titan serves berth-1?",
            "Does Titan serve berth-1?",
            Wrong("does Titan srve berth-1", "'srve' is not corrected to a verb of the graph"),
        ),
        group(
            "lorawan",
            Exists(of=one("40").model_copy(update={"related": (beside("link", one("12")),)})),
            "40 linked to 12?",
            "Is gateway 40 linked to gateway 12?",
            "is gatway 40 linkd to 12",
        ),
        group(
            "harbour",
            Exists(
                of=some("Berth"),
                every=some("Berth", by("serves", some("Crane"))),
            ),
            "do all berths have a crane",
            "Does every berth have a crane?",
            "does evry berth have a crane",
        ),
    ),
)
def test_exists(
    planners: dict[str, Planner], network: str, question: str, expected: Exists
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "expected"),
    cases(
        group(
            "harbour",
            Define(term="Crane", role="kind"),
            "define crane",
            "What is a crane?",
            "what does crane mean?",
            "remind me what a crane is",
            "in this network, what is a crane?",
            "a crane, what is that?",
            Wrong("wat is a crane", "the cranes are listed"),
        ),
        group(
            "harbour",
            Define(term="utilisation", role="attribute"),
            "define utilisation",
            "What does utilisation mean?",
            "what exactly is utilisation",
            "explain what the utilisation of a crane means",
            "whats meant by utilisation",
            "what does utilization mean",
        ),
        group(
            "building",
            Define(term="TemperatureSensor", role="kind"),
            "meaning of temperature sensor",
            "What is a temperature sensor?",
            "what is a temprature sensor",
        ),
        group(
            "harbour",
            Summary(id="crane-1"),
            "Titan",
            "Tell me about Titan.",
            "describe titan",
            "tell me abuot Titan",
        ),
        group(
            "harbour",
            Summary(),
            "overview",
            "What is this network about?",
            "describe the netwrok",
            "Give me a summary of the whole network.",
        ),
    ),
)
def test_definition_and_summary(
    planners: dict[str, Planner], network: str, question: str, expected: Define | Summary
) -> None:
    check(planners, network, question, expected)


@pytest.mark.parametrize(
    ("network", "question", "removed", "expected"),
    [
        pytest.param(network, question, removed, expected, id=question)
        for network, removed, expected, questions in [
            (
                "harbour",
                "crane-1",
                Impact(of=some("Berth"), effect="isolated", target=some("Crane")),
                (
                    "If Titan fails, which berths have no crane?",
                    "if titan breaks which berths have no crane",
                    "which berths lose their crane if Titan fails?",
                ),
            ),
            (
                "lorawan",
                "12",
                Impact(of=some("end_node"), effect="isolated", target=some("gateway")),
                (
                    "if gateway 12 fails, which nodes lose their gateway?",
                    "If 12 goes down, which nodes have no gateway?",
                    "which nodes have no gateway left if 12 fails",
                ),
            ),
        ]
        for question in questions
    ],
)
def test_what_if(
    planners: dict[str, Planner], network: str, question: str, removed: str, expected: Impact
) -> None:
    query = planners[network].plan(question).question
    assert isinstance(query, WhatIf)
    down = [c.id for c in query.changes if isinstance(c, SetPresence) and not c.active]
    assert down == [removed]
    assert meaning(query.then) == meaning(expected)
