"""What operators ask of the example city, of places and of those that measure there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gentwin_chat.data import CITY
from gentwin_chat.embedding import encode
from gentwin_chat.query import Aggregate, AttributeMeasure, Group, Lookup, Selection
from gentwin_chat.twin import Twin
from understanding.asking import Plain


@pytest.fixture(scope="module")
def city() -> Iterator[Twin]:
    with Twin.open(CITY) as opened:
        yield Twin(opened.reader, phraser=Plain(), encoder=encode)


@pytest.mark.parametrize(
    ("question", "kind", "attribute", "largest"),
    [
        ("busiest district", "TrafficCounter", "intensity", True),
        ("which district is the quietest?", "TrafficCounter", "intensity", False),
        ("noisiest district", "NoiseSensor", "LAeq", True),
        ("most polluted district", "PM25Sensor", "pm25", True),
        ("cleanest district", "AirQualitySensor", "pm10", False),
    ],
)
def test_a_place_is_ranked_by_what_measures_it(
    city: Twin, question: str, kind: str, attribute: str, largest: bool
) -> None:
    asked = city.planner.plan(question).question
    assert isinstance(asked, Group)
    assert isinstance(asked.of, Selection)
    assert asked.of.kinds == (kind,)
    assert asked.measure == AttributeMeasure(attribute=attribute)
    assert asked.largest is largest


@pytest.mark.parametrize(
    ("question", "kinds", "attribute"),
    [
        ("how full are the bins in Northgate", ("WasteBinSensor",), "fillingLevel"),
        ("how busy is Old Town", ("TrafficCounter",), "intensity"),
        ("how warm is it in Northgate", ("WasteBinSensor", "WeatherStation"), "temperature"),
    ],
)
def test_how_a_place_is_asks_what_measures_it(
    city: Twin, question: str, kinds: tuple[str, ...], attribute: str
) -> None:
    asked = city.planner.plan(question).question
    assert isinstance(asked, Lookup)
    assert isinstance(asked.of, Selection)
    assert asked.of.kinds == kinds
    assert asked.attributes == (attribute,)


def test_free_spots_are_the_available_ones(city: Twin) -> None:
    asked = city.planner.plan("how many parking spots are free").question
    assert isinstance(asked, Aggregate)
    assert asked.measure == AttributeMeasure(attribute="availableSpotNumber")


def test_two_are_set_side_by_side(city: Twin) -> None:
    answer = city.ask("compare Old Town and Harbour")
    assert [row[1:] for row in answer.rows] == [[2.1, 8420], [1.4, 12750]]


@pytest.mark.parametrize(
    "question",
    [
        "any sensors with low battery",  # nothing says what is low
        "which sensors have gone quiet",
        "which area has the worst air quality",  # which is not the fewest sensors of it
        "total parking capacity",  # and not that of bins
    ],
)
def test_what_no_value_says_is_not_known(city: Twin, question: str) -> None:
    assert city.ask(question).status == "unknown"
