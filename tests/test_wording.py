"""The graph's terms in English."""

from __future__ import annotations

import pytest
from small_network import store

from gentwin_chat.domain import Entity, Reading
from gentwin_chat.drafting import SHOWN, Wording, draft, shown
from gentwin_chat.wording import (
    LONGEST,
    as_date,
    counted,
    join,
    name_entities,
    one_line,
    plural,
    relation_form,
    say_boolean,
    say_number,
    say_reading,
    say_relation,
    say_value,
    singular,
    third_person_plural,
)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("connectedTo", ("participle", "connected to")),
        ("isPartOf", ("participle", "part of")),
        ("serves", ("verb", "serves")),
        ("refGateway", ("noun", "gateway")),
        ("hasPoint", ("noun", "point")),
        ("link", ("noun", "link")),
        ("access", ("noun", "access")),
    ],
)
def test_relations_as_parts_of_speech(relation: str, expected: tuple[str, str]) -> None:
    assert relation_form(relation) == expected


def test_relations_as_clauses() -> None:
    assert say_relation("connectedTo", "a", "b") == "a is connected to b"
    assert say_relation("serves", "a", "b") == "a serves b"
    assert say_relation("refGateway", "a", "b") == "a has gateway b"


def test_numbers_keep_all_their_digits() -> None:
    assert [say_number(n) for n in (3, 3.0, 0.1, 1e-7, 1e300)] == [
        "3", "3", "0.1", "1e-07", "1e+300",
    ]  # fmt: skip


def test_values_with_units_and_dates() -> None:
    assert say_value(21.5, "CEL") == "21.5 °C"
    assert say_value(True, "CEL") == "yes"
    assert say_value("a\n  b", "m") == "a b m"
    assert say_value(1574571600, datatype="datetime") == "2019-11-24 05:00 UTC"
    assert as_date(1574571600000) == "2019-11-24 05:00 UTC"  # milliseconds
    assert as_date(float("nan")) is None
    assert say_reading(Reading(value=["x", "y, z"])) == "x; y, z"


def test_long_text_is_cut_to_one_line() -> None:
    assert one_line(" a\r\n\tb ") == "a b"
    assert one_line("x" * LONGEST) == "x" * LONGEST
    cut = say_value("x" * (LONGEST + 1))
    assert len(cut) == LONGEST
    assert cut.endswith("x…")


def test_yes_or_no_attributes() -> None:
    assert say_boolean("isOpen", False) == "is not open"
    assert say_boolean("hasRoofAccess", True) == "has roof access"
    assert say_boolean("wheelchairAccessible", True) == "is wheelchair accessible"


def test_namesakes_are_told_apart() -> None:
    twins = [Entity(id=i, kind="Node", name=n) for i, n in (("1", "A"), ("2", "A"), ("3", "B"))]
    assert name_entities(twins) == {"1": "A (1)", "2": "A (2)", "3": "B"}


def test_lists_and_plurals() -> None:
    assert join(["a", "b", "c"], "or") == "a, b or c"
    assert join([]) == ""
    assert counted(1, "battery") == "battery"
    assert counted(0, "battery") == "batteries"
    assert [singular(w) for w in ("gateways", "gas", "status")] == ["gateway", "gas", "status"]
    assert [singular(w) for w in ("gate valves", "drives", "wharves")] == [
        "gate valve",
        "drive",
        "wharf",
    ]
    assert plural("dairy cow") == "dairy cows"
    assert [third_person_plural(v) for v in ("serves berth", "has", "watches")] == [
        "serve berth", "have", "watch",
    ]  # fmt: skip


def test_a_long_list_says_how_long_it_is() -> None:
    names = [f"n{i}" for i in range(SHOWN + 3)]
    whole, part = draft(shown(names)), draft(shown(names[:SHOWN], len(names)))
    assert whole == part
    assert str(whole).endswith("n9 and 3 more")
    assert str(draft(shown(["a", "b"]))) == "a and b"


def test_whom_the_twin_does_not_hold_is_named_by_id() -> None:
    assert Wording(store()).names(["r1", "no\nbody"]) == {"r1": "Lab One", "no\nbody": "no body"}
