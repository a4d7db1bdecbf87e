"""A network whose links have a state: how many hops away, and what is said of the links."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.evaluation import Evaluation
from gentwin_chat.query import Related, Selection, Step
from gentwin_chat.twin import Twin
from understanding.asking import Plain
from understanding.small_networks import entity, relation, store

LINKS = (  # 1 – 2 – 3 – 4 – 5, a way round over 6, and 7 by itself
    ("m1", "m2", "live"),
    ("m2", "m3", "live"),
    ("m3", "m4", "faulty"),
    ("m4", "m5", "live"),
    ("m2", "m6", "faulty"),
    ("m6", "m4", "live"),
)
ROLES = {"m1": "anchor", "m3": "anchor", "m5": "anchor"}


@pytest.fixture(scope="module")
def masts() -> Iterator[Twin]:
    entities = [entity(f"m{k}", "mast", role=ROLES.get(f"m{k}", "relay")) for k in range(1, 8)]
    lamps = [entity(f"lamp{k}", "lamp", state="live") for k in (1, 2)]
    links = [relation(a, "beam", b, directed=False, state=s) for a, b, s in LINKS]
    links += [relation(f"lamp{k}", "mounted_on", f"m{4 + k}") for k in (1, 2)]
    graph = store([*entities, *lamps], links)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which masts are within two hops of m1", {"m2", "m3", "m6"}),
        ("masts two hops away from m1", {"m3", "m6"}),
        ("masts at most 3 beams away from m1", {"m2", "m3", "m4", "m6"}),
        ("how many masts lie less than three hops from m1?", {3}),
        ("what is exactly three hops from m1?", {"m4"}),
        ("anchors within 2 hops of m1", {"m3"}),
        ("is m5 within three hops of m1?", {False}),
        ("is m4 three hops from m1", {True}),
        ("shortest path from m1 to m5 in at most four hops", {"m1", "m2", "m3", "m4", "m5"}),
    ],
)
def test_how_far_away(masts: Twin, question: str, values: set[object]) -> None:
    answer = masts.ask(question)
    assert answer.status == "answered"
    assert set(answer.values) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which mast has the most faulty beams", {"m2", "m3", "m4", "m6"}),
        ("2 relays with the most live beams", {"m2", "m4"}),
        ("which anchor has the fewest beams", {"m1", "m5"}),
        ("masts with more than one live beam", {"m2", "m4"}),
        ("masts without a live beam", {"m7"}),
        ("how many live beams does m2 have", {2}),
        ("average number of faulty beams per mast", {round(4 / 7, 6)}),
        ("how many beams are there by state", {"live", 4, "faulty", 2}),
        ("is there any mast without a role", {False}),
    ],
)
def test_what_is_said_of_a_link_is_not_said_of_its_ends(
    masts: Twin, question: str, values: set[object]
) -> None:
    answer = masts.ask(question)
    assert answer.status == "answered"
    found = {v[0] if isinstance(v, list) else v for v in answer.values}
    assert {round(v, 6) if isinstance(v, float) else v for v in found} == values


@pytest.fixture(scope="module")
def traffic() -> Iterator[Twin]:
    """Probes that listening posts hear; only what joins them holds numbers, but posts count too."""
    probes = [entity(p, "probe") for p in ("p1", "p2", "p3")]
    posts = [
        entity("k1", "post", packets=70, height=12),
        entity("k2", "post", packets=9, height=30),
    ]
    heard = [
        ("p1", "k1", 40, -80),
        ("p1", "k2", 5, -110),
        ("p2", "k1", 30, -60),
        ("p2", "k2", 4, -90),
    ]
    links = [relation(p, "link", k, packets=n, level=v) for p, k, n, v in heard]
    graph = store([*probes, *posts], links)
    yield Twin(graph, phraser=Plain(), encoder=encode)
    graph.close()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which probe has the most packets", ["p1"]),
        ("probe with the fewest packets", ["p2"]),
        ("which probe has the highest level", ["p2"]),
        ("which post has the best average level", ["k1"]),
        ("total packets per probe", ["p1", 45, "p2", 34]),
        ("which post has the most packets", ["k1"]),
        ("average level", [-85]),
        ("which probes were never picked up?", ["p3"]),
        ("which post is highest", ["k2"]),
    ],
)
def test_what_only_links_hold_is_counted_for_their_ends(
    traffic: Twin, question: str, values: list[object]
) -> None:
    answer = traffic.ask(question)
    assert (answer.status, answer.values) == ("answered", values)


def test_a_way_as_long_as_said_is_the_shortest_one(masts: Twin) -> None:
    """m4 is three hops from m1 both over m3 and over m6; m2 is never counted at three."""
    far = Related(step=Step(types=("beam",)), target=Selection(ids=("m1",)), fewest=3, most=3)
    found = Evaluation(masts.reader).find(Selection(related=(far,)))
    assert found.ids == ["m4"]
    assert set(found.links[0]["m4"]) == {"m3", "m6"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is a level?", "“level” is an attribute of links (-110 to -60)"),
        ("what does packets mean", "posts (9 to 70) and links (4 to 40)"),
        ("what is a link?", "“link” relates probes to posts (4 times)"),
    ],
)
def test_what_links_hold_is_defined_as_well(traffic: Twin, question: str, said: str) -> None:
    assert said in traffic.ask(question).text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("which hall has the highest temperature", ["h2"]),
        ("hottest hall", ["h2"]),
        ("which hall has the lowest average temperature", ["h2"]),
        ("biggest hall", ["h1"]),
    ],
)
def test_what_stands_there_measures_what_a_place_does_not(
    question: str, values: list[object]
) -> None:
    halls = [entity("h1", "hall", area_m2=90), entity("h2", "hall", area_m2=40)]
    probes = [("a", 21.0, "h1"), ("b", 22.0, "h1"), ("c", 26.0, "h2"), ("d", 12.0, "h2")]
    meters = [entity(i, "probe", temperature=t) for i, t, _ in probes]
    with store([*halls, *meters], [relation(i, "hangs_in", h) for i, _, h in probes]) as graph:
        answer = Twin(graph, phraser=Plain(), encoder=encode).ask(question)
    assert (answer.status, answer.values) == ("answered", values)
