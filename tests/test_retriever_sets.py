"""Lookups, lists, counts, yes and no: values, text and facts, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_network import (
    FROM_GATEWAY,
    GATEWAYS,
    IN_ROOM,
    LINK,
    SENSORS,
    TO_GATEWAY,
    entity,
    one,
    store,
)

from gentwin_chat.domain import Entity, PutEntity, Reading, Scalar
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.indexing.graph.protocol import Comparison
from gentwin_chat.query import (
    Count,
    Edges,
    Exists,
    ListAll,
    Lookup,
    Question,
    Related,
    Selection,
    Step,
)
from gentwin_chat.retriever import Result, Retriever

GRAPH = store()


def ask(question: Question) -> Result:
    return Retriever(GRAPH).retrieve(question)


def on_gateway(*ids: str) -> Selection:
    return SENSORS.model_copy(update={"related": (Related(step=TO_GATEWAY, target=one(*ids)),)})


def where(attribute: str, op: str, value: Scalar | None = None) -> Comparison:
    return Comparison.model_validate({"attribute": attribute, "op": op, "value": value})


LINKS = Edges(step=LINK)
BATTERY = ("battery",)


@pytest.mark.parametrize(
    ("question", "values", "text"),
    [
        (Lookup(of=one("s1"), attributes=BATTERY), [10], "The battery of s1 is 10 %."),
        (
            Lookup(of=one("s1"), attributes=("battery", "status")),
            [10, "ok"],
            "The battery of s1 is 10 %, and the status of s1 is ok.",
        ),
        (Lookup(of=one("s1"), attributes=("tags",)), ["a", "b"], "The tags of s1 is a and b."),
        (Lookup(of=one("s5"), attributes=("hasCover",)), [True], "Yes, s5 has cover."),
        (
            Lookup(of=SENSORS, attributes=BATTERY, distinct=True),
            [10, 20, 30],
            "3 batteries of sensors: 10 %, 20 % and 30 %.",
        ),
        (
            Lookup(of=one("s1", "s5"), attributes=BATTERY),
            [10],
            "The battery of s1 is 10 %; nothing is known for s5.",
        ),
        (
            Lookup(of=LINKS, attributes=("capacity",)),
            [100, 50],
            "The capacity of links: g1–g2: 100 and g2–g3: 50.",
        ),
        (
            ListAll(of=on_gateway("g1")),
            ["s1", "s2", "s3"],
            "There are 3 sensors connected to g1: s1, s2 and s3.",
        ),
        (ListAll(of=on_gateway("g3")), [], "There are no sensors connected to g3."),
        (
            ListAll(
                of=GATEWAYS.model_copy(
                    update={"related": (Related(step=FROM_GATEWAY, target=one("s4")),)}
                )
            ),
            ["g2"],
            None,
        ),
        (
            ListAll(of=LINKS),
            ["g1–g2", "g2–g3", "g3–g3"],
            "There are 3 links: g1–g2, g2–g3 and g3–g3.",
        ),
        (Count(of=on_gateway("g1")), [3], "There are 3 sensors connected to g1."),
        (Count(of=on_gateway("g3")), [0], "There are 0 sensors connected to g3."),
        (Count(of=SENSORS, distinct="battery"), [3], None),
        (Count(of=LINKS, distinct="capacity"), [2], None),
        (Count(of=Edges(step=TO_GATEWAY, target=one("g1"))), [4], None),
        (Exists(of=on_gateway("g2")), [True], "Yes, there is 1 sensor connected to g2: s4."),
        (Exists(of=on_gateway("g3")), [False], "No, there are no sensors connected to g3."),
        (Exists(of=LINKS), [True], "Yes, there are 3 links."),
        (
            Exists(of=one("s4").model_copy(update={"related": on_gateway("g1").related})),
            [False],
            "No, s4 is not connected to g1.",
        ),
        (
            Exists(of=Selection(ids=("s1",), where=(where("battery", ">", 15),))),
            [False],
            "No, the battery of s1 is 10 %.",
        ),
        (
            Exists(of=Selection(ids=("s5",), where=(where("battery", "exists"),))),
            [False],
            "No, s5 has no battery.",
        ),
        (
            Exists(of=Selection(ids=("s5",), where=(where("battery", "missing"),))),
            [True],
            "Yes, s5 has no battery.",
        ),
        (
            Exists(of=Selection(ids=("s1",), where=(where("active", "=", True),))),
            [True],
            "Yes, s1 is active.",
        ),
        (Exists(of=Selection(ids=("s1",), kinds=("Gateway",))), [False], "No, s1 is a sensor."),
        (Exists(of=one("nobody")), [False], "No, nobody is not in the twin."),
        (
            Exists(of=SENSORS, every=on_gateway("g1", "g2")),
            [False],
            "No, 1 of 5 do not: s5.",
        ),
        (Exists(of=on_gateway("g1"), every=SENSORS), [True], "Yes, all 3."),
        (
            Exists(of=on_gateway("g3"), every=SENSORS),
            [False],
            "No, there are no sensors connected to g3.",
        ),
    ],
)
def test_worked_by_hand(question: Question, values: list[Scalar], text: str | None) -> None:
    result = ask(question)
    assert (result.status, result.values) == ("answered", values)
    assert text is None or str(result.draft) == text
    spoken = {str(end) for f in result.facts for end in (f.subject, f.object)}
    edges = {f"{f.subject}–{f.object}" for f in result.facts}
    assert {str(v) for v in values} <= spoken | edges


def test_what_is_not_held_is_unknown() -> None:
    for question in (
        Lookup(of=one("s5"), attributes=BATTERY),
        Lookup(of=LINKS, attributes=("colour",)),
        Exists(of=Selection(ids=("s5",), where=(where("battery", ">", 1),))),
    ):
        assert ask(question).status == "unknown"
    refused = ask(Lookup(of=one("s5"), attributes=BATTERY))
    assert str(refused.draft) == "The twin holds no battery for s5."
    assert [str(f) for f in refused.facts] == ["s5 –kind→ Sensor"]


def test_whom_the_text_names_the_facts_hold() -> None:
    for question in (ListAll(of=on_gateway("g3")), Count(of=on_gateway("g3"))):
        assert "g3 –kind→ Gateway" in [str(f) for f in ask(question).facts]
    no = ask(Exists(of=one("s4").model_copy(update={"related": on_gateway("g1").related})))
    assert {"s4 –connectedTo→ g2", "g1 –kind→ Gateway"} <= {str(f) for f in no.facts}


def test_rows_of_several_attributes() -> None:
    two = ask(Lookup(of=one("s1", "s3"), attributes=("battery", "status")))
    assert two.rows == [["s1", 10, "ok"], ["s3", 30, "low"]]
    assert two.values == [10, "ok", 30, "low"]


def test_names_and_values_fit_one_line() -> None:
    graph = EmbeddedGraph(None)
    graph.apply([entity("a", "Note", "Two\n lines", text="word " * 100)])
    said = str(Retriever(graph).retrieve(Lookup(of=one("a"), attributes=("text",))).draft)
    assert said.startswith("The text of Two lines is word word")
    assert said.endswith("word….")
    assert len(said) < 240


def test_a_long_list_is_counted_and_complete() -> None:
    graph = EmbeddedGraph(None)
    graph.apply([entity(f"n{i}", "Node") for i in range(1, 2501)])
    listed = Retriever(graph).retrieve(ListAll(of=Selection(kinds=("Node",))))
    assert listed.values == [f"n{i}" for i in range(1, 2501)]
    assert len(listed.facts) == 1001
    assert "n10 and 2490 more." in str(listed.draft)
    assert listed.facts[-1].object == 2500


steps = st.sampled_from([TO_GATEWAY, FROM_GATEWAY, IN_ROOM, LINK])
related = st.builds(
    Related,
    step=steps,
    target=st.sampled_from([None, one("g1"), GATEWAYS, SENSORS]),
    op=st.sampled_from(["=", "<", ">=", "!="]),
    count=st.integers(0, 3),
)
conditions = st.sampled_from(
    [where("battery", "<", 25), where("battery", "missing"), where("status", "!=", "ok")]
)
selections = st.builds(
    Selection,
    kinds=st.sampled_from([(), ("Sensor",), ("Sensor", "Room")]),
    where=st.lists(conditions, max_size=2).map(tuple),
    related=st.lists(related, max_size=2).map(tuple),
    excluding=st.sampled_from([(), ("s1", "g2")]),
)


@given(selections)
def test_list_count_and_exists_agree(selection: Selection) -> None:
    listed, counted = ask(ListAll(of=selection)), ask(Count(of=selection))
    assert counted.values == [len(listed.values)]
    assert len(set(listed.values)) == len(listed.values)
    assert ask(Exists(of=selection)).values == [len(listed.values) > 0]
    spoken = {end for f in listed.facts for end in (f.subject, f.object)}
    assert set(listed.values) <= spoken


@pytest.mark.parametrize(
    ("step", "whom", "text"),
    [
        (TO_GATEWAY, GATEWAYS, "There is 1 sensor not connected to any gateways: s5."),
        (TO_GATEWAY, one("g1"), "There are 2 sensors not connected to g1: s4 and s5."),
        (Step(types=("gateway",), direction="out"), GATEWAYS, "without any gateway: "),
        (Step(types=("gateway",), direction="out"), one("g1"), "whose gateway is not g1: "),
    ],
)
def test_who_has_no_such_relation_is_said_once(step: Step, whom: Selection, text: str) -> None:
    none = Related(step=step, target=whom, op="=", count=0)
    found = ask(ListAll(of=SENSORS.model_copy(update={"related": (none,)})))
    assert text in str(found.draft)


def test_a_bound_on_a_date_counted_in_ticks_is_said_as_a_date() -> None:
    ticks = 1_546_300_800_000  # the first millisecond of 2019
    installed = Reading(value=ticks + 5, datatype="datetime")
    mast = Entity(id="m", kind="mast", attributes={"installed": installed})
    since = Comparison(attribute="installed", op=">=", value=ticks)
    with EmbeddedGraph() as graph:
        graph.apply([PutEntity(entity=mast)])
        found = Retriever(graph).retrieve(Count(of=Selection(kinds=("mast",), where=(since,))))
    assert str(found.draft) == "There is 1 mast with installed from 2019-01-01 00:00 UTC."
    assert any(f.object == "2019-01-01 00:00 UTC" for f in found.facts)
