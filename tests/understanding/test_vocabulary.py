"""The graph's own terms: found by their words, parts, synonyms, misspellings and meaning."""

from __future__ import annotations

import pytest

from gentwin_chat.embedding import encode
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.understanding.vocabulary import Match, Vocabulary, correct


@pytest.fixture(scope="module")
def words(graphs: dict[str, EmbeddedGraph]) -> dict[str, Vocabulary]:
    return {name: Vocabulary(graph.schema()) for name, graph in graphs.items()}


@pytest.fixture(scope="module")
def harbour_meanings(graphs: dict[str, EmbeddedGraph]) -> Vocabulary:
    return Vocabulary(graphs["harbour"].schema(), encode)


def best(matches: list[Match]) -> tuple[str, str]:
    return matches[0].term.role, matches[0].term.name


@pytest.mark.parametrize(
    ("network", "phrase", "term"),
    [
        ("harbour", "crane", ("kind", "Crane")),
        ("harbour", "CRANES", ("kind", "Crane")),
        ("harbour", "lift capacity", ("attribute", "lift_capacity")),
        ("harbour", "lift-capacity", ("attribute", "lift_capacity")),
        ("harbour", "capacity", ("attribute", "lift_capacity")),
        ("harbour", "moored at", ("relation", "mooredAt")),
        ("harbour", "mooredAt", ("relation", "mooredAt")),
        ("harbour", "feeding", ("relation", "feeds")),
        ("harbour", "Norway", ("value", "flag")),
        ("lorawan", "end nodes", ("kind", "end_node")),
        ("lorawan", "nodes", ("kind", "end_node")),
        ("lorawan", "heard by", ("relation", "heardBy")),
        ("lorawan", "dormant", ("value", "status")),
        ("building", "temperature sensors", ("kind", "TemperatureSensor")),
        ("building", "sensor", ("kind", "TemperatureSensor")),
        ("building", "floor area", ("attribute", "floorArea")),
        ("building", "TS", ("kind", "TemperatureSensor")),
    ],
)
def test_terms_are_found_by_their_words(
    words: dict[str, Vocabulary], network: str, phrase: str, term: tuple[str, str]
) -> None:
    assert best(words[network].match(phrase)) == term


@pytest.mark.parametrize(
    ("network", "phrase", "term"),
    [
        ("harbour", "wattage", ("attribute", "power")),
        ("lorawan", "access points", ("kind", "gateway")),
        ("lorawan", "charge", ("attribute", "battery")),
        ("lorawan", "state", ("attribute", "status")),
        ("lorawan", "signal strength", ("attribute", "rssi")),
        ("building", "thermometers", ("kind", "TemperatureSensor")),
        ("building", "chamber", ("kind", "Room")),
    ],
)
def test_synonyms(
    words: dict[str, Vocabulary], network: str, phrase: str, term: tuple[str, str]
) -> None:
    found = words[network].match(phrase)
    assert best(found) == term
    assert found[0].score < 1.0


def test_an_exact_word_beats_a_part_of_another_term(words: dict[str, Vocabulary]) -> None:
    scores = {m.term.name: m.score for m in words["building"].match("temperature")}
    assert scores["temperature"] == 1.0
    assert scores["TemperatureSensor"] < 0.9


@pytest.mark.parametrize("phrase", ["", "?!", "🏗️", "the of", "lighthouse", "x" * 500])
def test_what_the_graph_lacks_is_not_found(words: dict[str, Vocabulary], phrase: str) -> None:
    for vocabulary in words.values():
        assert vocabulary.match(phrase) == []
        assert vocabulary.match_typo(phrase) == []


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("cranse", ("kind", "Crane")),
        ("utilistaion", ("attribute", "utilisation")),
        ("berht", ("kind", "Berth")),
        ("substatoin", ("kind", "Substation")),
        ("denmrk", ("value", "flag")),
    ],
)
def test_misspellings(words: dict[str, Vocabulary], typo: str, meant: tuple[str, str]) -> None:
    found = words["harbour"].match_typo(typo)
    assert best(found) == meant
    assert found[0].score < 1.0


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("gatway", ["gateway", "getaway"], "gateway"),
        ("gatewya", ["gateway"], "gateway"),
        ("tempratrue", ["temperature"], "temperature"),
        ("dead", ["head", "dear", "lead"], "dear"),
        ("cat", ["car"], None),
        ("abcd", ["wxyz"], None),
        ("gw-12", ["gw12"], None),
        ("station", [], None),
        ("status", ["stations"], None),
    ],
)
def test_correct(word: str, known: list[str], meant: str | None) -> None:
    assert correct(word, known) == meant


def test_meaning_finds_what_words_do_not(harbour_meanings: Vocabulary) -> None:
    (ship, nothing) = harbour_meanings.match_meaning(["boat", "philosophy"], [0.5, 0.5])
    assert best(ship) == ("kind", "Ship")
    assert nothing == []


def test_without_an_encoder_meaning_is_not_compared(words: dict[str, Vocabulary]) -> None:
    assert words["harbour"].match_meaning(["vessel"], [0.1]) == [[]]


def test_a_dimension_is_the_attribute_of_that_name(words: dict[str, Vocabulary]) -> None:
    harbour = words["harbour"]
    assert harbour.dimension(["depth"], ["length", "depth"]) == "depth"
    assert harbour.dimension(["capacity"], ["lift_capacity", "power"]) == "lift_capacity"
    assert harbour.dimension(["price"], ["length", "depth"]) is None
    assert harbour.dimension(["price"], []) is None


def test_the_nearest_terms_are_offered(
    words: dict[str, Vocabulary], harbour_meanings: Vocabulary
) -> None:
    assert "utilisation" in words["harbour"].nearest("utilizing")
    assert "ship" in harbour_meanings.nearest("boat")
    assert (
        Vocabulary(
            words["harbour"].schema.model_copy(update={"kinds": {}, "relations": []})
        ).nearest("boat")
        == []
    )


def test_long_texts_are_no_vocabulary(graphs: dict[str, EmbeddedGraph]) -> None:
    schema = graphs["harbour"].schema().model_copy(deep=True)
    flag = schema.kinds["Ship"].attributes["flag"]
    flag.values = ["a very long remark " * 10, "Denmark"]
    assert Vocabulary(schema).match("remark") == []
