"""The scorer must tell right answers from wrong ones, and facts from inventions."""

from __future__ import annotations

from typing import Any

import pytest

from gentwin_chat.domain import Entity, Topology
from gentwin_chat.eval.faithfulness import carries, unfaithful
from gentwin_chat.eval.gold import Gold, Question
from gentwin_chat.eval.matching import Names, same
from gentwin_chat.eval.score import Mark, interval, mark, mark_all, summary, wilson


@pytest.fixture
def names() -> Names:
    entities = [
        Entity(id="urn:ngsi-ld:Gateway:gw-1", kind="Gateway", name="Mill roof"),
        Entity(id="urn:ngsi-ld:Gateway:gw-2", kind="Gateway", name="Quay mast"),
        Entity(id="a", kind="Room", name="Hall"),
        Entity(id="b", kind="Room", name="Hall"),
        Entity(id="320", kind="node", numeric_id=True),
        Entity(id="air", kind="Service", name="Air Quality"),
        Entity(id="aq-1", kind="AirQualitySensor"),
    ]
    return Names(Topology(entities={e.id: e for e in entities}))


def judge(gold: Gold, names: Names, **answer: Any) -> Mark:
    line = Question(id="q", network="n", kind="k", question="Q?", wording="hand", gold=gold)
    return mark(line, {"status": "answered", "text": "", "facts": []} | answer, names)


@pytest.mark.parametrize(
    ("gold", "got", "equal"),
    [
        (320, "320", True),
        (320, 320.0, True),
        (1.0, 1.0000001, True),
        (1.0, 1.01, False),
        (True, True, True),
        (True, "yes", True),
        (True, 1, False),
        (1, True, False),
        (1000, "1,000", True),
        ("66e999", "66e998", False),
        ("on", "ON ", True),
        ("on", "off", False),
        ("urn:ngsi-ld:Gateway:gw-1", "gw-1", True),
        ("urn:ngsi-ld:Gateway:gw-1", "Mill roof", True),
        ("urn:ngsi-ld:Gateway:gw-1", "Quay mast", False),
        ("gw-1", "gw 1", True),
    ],
)
def test_same(gold: Any, got: Any, equal: bool, names: Names) -> None:
    assert same(gold, got, names) is equal


def test_values_are_sets_unless_order_matters(names: Names) -> None:
    gold = Gold(values=["gw-1", "gw-2"])
    assert judge(gold, names, values=["Quay mast", "Mill roof"]).exact
    assert judge(gold, names, values=["gw-2", "gw-1", "Mill roof"]).exact  # one entity said twice
    assert not judge(gold, names, values=["gw-1"]).exact
    assert not judge(gold, names, values=["gw-1", "gw-2", "Hall"]).exact
    ordered = gold.model_copy(update={"order_matters": True})
    assert judge(ordered, names, values=["gw-1", "gw-2"]).exact
    assert not judge(ordered, names, values=["gw-2", "gw-1"]).exact


def test_two_entities_of_one_name_are_two(names: Names) -> None:
    gold = Gold(values=["a", "b"])
    assert judge(gold, names, values=["Hall", "Hall"]).exact
    assert not judge(gold, names, values=["Hall"]).exact


def test_status_accept_and_tolerance(names: Names) -> None:
    assert not judge(Gold(status="unknown"), names, values=[1]).exact
    assert judge(Gold(status="unknown"), names, status="unknown").exact
    assert judge(Gold(values=[2], status_accept=["ambiguous"]), names, status="ambiguous").exact
    assert not judge(Gold(values=[2]), names, status="unknown").exact
    assert judge(Gold(values=["gw-1"], accept=[["gw-1", 7]]), names, values=["gw-1", 7]).exact
    assert judge(Gold(values=[2.345], tolerance=0.01), names, values=[2.35]).exact
    assert not judge(Gold(values=[2.345]), names, values=[2.35]).exact


def test_rows_in_rows_or_laid_flat(names: Names) -> None:
    gold = Gold(values=["a", 2, "gw-1", 3], rows=[["a", 2], ["gw-1", 3]])
    assert judge(gold, names, rows=[["Mill roof", 3], ["Hall", 2]]).exact
    assert judge(gold, names, values=["gw-1", 3, "a", 2]).exact
    assert not judge(gold, names, rows=[["gw-1", 2], ["a", 3]]).exact
    assert not judge(gold, names, values=["a", 3, "gw-1", 2]).exact


def test_text_must(names: Names) -> None:
    gold = Gold(text_must=["damper", "air|wind"])
    assert judge(gold, names, text="A damper for the wind.").exact
    assert not judge(gold, names, text="A damper.").exact


def test_f1(names: Names) -> None:
    gold = Gold(values=["gw-1", "gw-2", "a"])
    assert judge(gold, names, values=["gw-1"]).f1 == pytest.approx(0.5)
    assert judge(gold, names, values=[]).f1 == 0
    assert judge(Gold(), names, values=[]).f1 == 1


FACT = {"subject": "urn:ngsi-ld:Gateway:gw-1", "predicate": "load", "object": 41.26, "unit": "P1"}


@pytest.mark.parametrize(
    ("text", "values", "strange"),
    [
        ("The load of Mill roof is 41.26 %.", [41.26], []),
        ("gw-1 has a load of 41.3.", [41.26], []),
        ("gw-1 has a load of 45.", [41.26], ["45"]),
        ("Quay mast has a load of 41.26.", [41.26], ["quay mast"]),
        ("The load is 41.26.", [17], ["17"]),
        ("The load is 41.26.", ["gw-2"], ["gw-2"]),
    ],
)
def test_unfaithful(text: str, values: list[Any], strange: list[str], names: Names) -> None:
    answer = {"text": text, "values": values, "facts": [FACT]}
    assert unfaithful("How loaded is it?", answer, names) == strange


def test_the_question_may_be_repeated(names: Names) -> None:
    answer = {"text": "The twin holds no 9 kW reading for Quay mast.", "values": [], "facts": []}
    assert unfaithful("9 kW at Quay mast?", answer, names) == []
    assert unfaithful("How much?", answer, names) == ["quay mast", "9"]


def test_a_kind_is_not_the_entity_whose_name_it_contains(names: Names) -> None:
    assert unfaithful("?", {"text": "There are air quality sensors."}, names) == []
    assert unfaithful("?", {"text": "Ask Air Quality."}, names) == ["air quality"]


def test_a_conversation_may_repeat_its_earlier_questions(names: Names) -> None:
    gold = Gold(status="unknown")
    lines = [
        Question(id=i, network="n", kind="k", question=q, thread="t", wording="hand", gold=gold)
        for i, q in (("1", "Load of gw-2?"), ("2", "And its height?"))
    ]
    answer = {"status": "unknown", "text": "Nothing on the height of Quay mast."}
    marks = mark_all(lines, {"1": answer, "2": answer}, {"n": names})
    assert [m.faithful for m in marks] == [True, True]
    assert not mark(lines[1], answer, names).faithful


def test_carries(names: Names) -> None:
    assert carries({"text": "It is Mill roof.", "values": ["urn:ngsi-ld:Gateway:gw-1"]}, names)
    assert not carries({"text": "It is that one.", "values": ["gw-1"]}, names)
    many = [f"x{i}" for i in range(20)]
    assert carries({"text": "There are 20 of them.", "values": many}, names)
    assert not carries({"text": "There are many: x1.", "values": many}, names)


def test_summary_counts_missing_answers_as_wrong(names: Names) -> None:
    line = Question(id="q", network="n", kind="k", question="?", wording="hand", gold=Gold())
    marks = [mark(line, None, names), judge(Gold(values=[1]), names, values=[1], text="1")]
    total = summary(marks)
    assert (total["n"], total["given"], total["exact"]) == (2, 1, 0.5)
    assert total["by_wording"]["hand"]["n"] == 2


def test_interval_holds_the_mean() -> None:
    low, high = interval([1.0] * 70 + [0.0] * 30)
    assert low < 0.7 < high
    assert 0.55 < low < high < 0.85


def test_wilsons_interval_holds_where_all_are_hits() -> None:
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(50, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
