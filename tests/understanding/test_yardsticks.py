"""What is compared with something other than a number that is said, several numbers at once, and
words that no query may pass over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store


@pytest.fixture(scope="module")
def bakery() -> Iterator[Twin]:
    """Vans that supply shops with bread from ovens; bakers, one of whom taught another."""
    vans = [
        ("v1", 700, 900, "2019-04-01", False, 3),
        ("v2", 1500, 1200, "2021-08-15", True, 6),
        ("v3", 300, 2500, "2023-02-20", False, 0),
    ]
    shops = [
        ("s1", "Mill Lane", 120, 40, 12.5, "s2", 7),
        ("s2", "Old Quay", 400, 90, 31.0, "s3", 11),
        ("s3", "Northend", 300, 200, 8.0, None, 0),
    ]
    units = {"load_kg": "kg", "payload_limit_kg": "kg", "bake_min": "min", "dust": "mg/m³"}
    ovens = [("o1", "rye", 150, "v1"), ("o2", "spelt", 170, "v1"), ("o3", "rye", 95, "v2")]
    entities = [
        *(
            entity(i, "van", units=units, load_kg=load, payload_limit_kg=limit, bought=bought,
                   heater_running=warm, loaves_returned=back)
            for i, load, limit, bought, warm, back in vans
        ),
        *(
            entity(i, "shop", name, units, shelf_room=room, loaves_left=left, dust=dust)
            for i, name, room, left, dust, *_ in shops
        ),
        *(entity(i, "oven", units=units, flour=flour, bake_min=t) for i, flour, t, _ in ovens),
        *(entity(f"b{k}", "baker", n) for k, n in enumerate(["Ada Pohl", "Bo Lind", "Cy Marsh"])),
    ]  # fmt: skip
    relations = [
        *(relation(i, "fills", v) for i, _, _, v in ovens),
        *(relation(a, "road_to", b, directed=False, minutes=t) for a, *_, b, t in shops if b),
        *(relation(v, "supplies", s) for v, s in [("v1", "s1"), ("v2", "s1"), ("v3", "s3")]),
        relation("b1", "pupil_of", "b0"),
        relation("b2", "pupil_of", "b1"),
        relation("b0", "tends", "o1"),
        relation("b1", "tends", "o3"),
        relation("b0", "shops_at", "s3"),
    ]
    graph = store(entities, relations)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # another attribute of the same thing, a share of it, or what another thing has
        ("vans whose load exceeds their payload limit", ["v2"]),
        ("which vans have more load than payload limit?", ["v2"]),
        ("vans with a load below half of their payload limit", ["v3"]),
        ("vans bought after v1", ["v2", "v3"]),
        ("which vans were bought before v2", ["v1"]),
        ("shops with more dust than Mill Lane", ["s2"]),
        # what something is able to carry is at least so much, of its limit
        ("which vans can carry a tonne?", ["v2", "v3"]),
        # the worst of a nuisance is the most of it
        ("the shop with the worst dust", ["s2"]),
        ("ovens that bake for more than two and a half hours", ["o2"]),
        # several numbers at once
        ("average and maximum load of the vans", [833.333, 1500]),
        ("highest and lowest bake min per flour", ["spelt", 170, 170, "rye", 150, 95]),
        # counts add up over what is grouped; what is said of sorts is counted
        ("loaves returned per shop", ["s1", 9, "s3", 0]),
        ("ovens by flour", ["rye", 2, "spelt", 1]),
        # a number that the link itself holds, a way over the kinds that are named
        ("how many minutes is it to drive from Mill Lane to Old Quay?", [7]),
        # "at" goes with the noun beside it, though another one has a tie of its own
        ("bakers who tend an oven at Mill Lane", ["b0", "b1"]),
        ("pupil of the pupil of Ada Pohl", ["b2"]),
        ("vans with the heater off", ["v1", "v3"]),
        ("do both v1 and v2 have a load above 800 kg?", [False]),
        ("is there any maize?", [False]),
        ("vans with a bigger payload limit than v1 that supply Mill Lane", ["v2"]),
        ("shops with more vans than Northend", ["s1"]),
        ("which flour is used most?", ["rye"]),
        ("who tends o1?", ["b0"]),
    ],
)
def test_what_a_comparison_is_with(bakery: Twin, question: str, values: list[Any]) -> None:
    answer = bakery.ask(question)
    assert answer.status == "answered", answer.text
    found = [round(v, 3) if isinstance(v, float) else v for v in answer.values]
    if all(isinstance(v, str) for v in values):
        assert sorted(map(str, found)) == sorted(values), answer.text
    else:
        assert found == values, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "which vans are painted red?",
        "vans painted blue",
        "which ovens are dusty?",
        "ovens that contain barley",
        "when were the shelves of Old Quay last painted?",
        "average load and payload limit of the vans",
        "what frequency does Bo Lind send on?",
        "types of oven",
        "which vans were insured?",
        "ovens that are leaking",
        "which ovens leak?",
        "hottest and coldest oven",
        "where does the heaviest van go?",
    ],
)
def test_a_word_that_nothing_explains_is_told_instead_of_passed_over(
    bakery: Twin, question: str
) -> None:
    answer = bakery.ask(question)
    assert answer.status == "unknown", answer.text


def test_those_just_listed_are_meant_after_a_sum_of_them(bakery: Twin) -> None:
    chat = bakery.chat()
    assert sorted(map(str, chat.ask("which vans supply Mill Lane?").values)) == ["v1", "v2"]
    assert chat.ask("how much load have those two together?").values == [2200]
    assert chat.ask("which of the two has the higher payload limit?").values[0] == "v2"
