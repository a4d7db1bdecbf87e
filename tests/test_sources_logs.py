"""Sensor logs: the grammar, both directions."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gentwin_chat.domain import Reading, Topology
from gentwin_chat.indexing.sources import load
from gentwin_chat.indexing.sources.logs import LogLine, format_line, parse_line


def read(tmp_path: Path, text: str) -> Topology:
    path = tmp_path / "city.log"
    path.write_text(text)
    return load(path)


LOG = """\
# first light
2026-03-01T08:00:02Z INFO sensor/aq-17 report pm10=18.2 GQ battery=87% gateway=gw-12
2026-03-01T08:00:04Z gateway/gw-12 up name="Harbour lock" service->service/air-quality
[1772352006] [WARN] [aq-18] no uplink: temperature: 21.4 °C, rssi: -97 dBm, status=offline fw=2b3.
rubbish
2026-03-01 09:00:04+01:00 aq-19: load=1.5 after restart flow=2.5[drops/h] via=gw-12 peer<->aq-18
"""


def test_lines_become_entities_readings_and_relations(tmp_path: Path) -> None:
    topology = read(tmp_path, LOG)
    kinds = {e.id: e.kind for e in topology.entities.values()}
    assert kinds == {
        "aq-17": "sensor",
        "gw-12": "gateway",
        "aq-18": "device",
        "aq-19": "device",
        "air-quality": "service",
    }
    pm10 = topology.entities["aq-17"].attributes["pm10"]
    assert (pm10.value, pm10.unit) == (18.2, "GQ")
    assert pm10.time == datetime(2026, 3, 1, 8, 0, 2, tzinfo=UTC)
    off = topology.entities["aq-18"]
    assert not off.active
    assert {k: (r.value, r.unit) for k, r in off.attributes.items()} == {
        "temperature": (21.4, "°C"),
        "rssi": (-97, "dBm"),
        "status": ("offline", None),
        "fw": ("2b3", None),
    }
    other = topology.entities["aq-19"].attributes
    assert (other["load"].value, other["load"].unit) == (1.5, None)
    assert (other["flow"].value, other["flow"].unit) == (2.5, "drops/h")
    assert {(r.source, r.type, r.target, r.directed) for r in topology.relations} == {
        ("aq-17", "gateway", "gw-12", True),
        ("gw-12", "service", "air-quality", True),
        ("aq-19", "via", "gw-12", True),
        ("aq-19", "peer", "aq-18", False),
    }
    assert [(r.line, r.reason) for r in topology.rejects] == [
        (5, "no timestamp at the start of the line")
    ]


def test_the_newest_line_wins_whatever_the_order(tmp_path: Path) -> None:
    topology = read(
        tmp_path,
        "2026-03-01T09:00:00Z sensor/a v=2 gateway=g2\n"
        "2026-03-01T08:00:00Z sensor/a v=1 w=1 gateway=g1\n",
    )
    assert {k: r.value for k, r in topology.entities["a"].attributes.items()} == {"v": 2, "w": 1}
    assert [r.target for r in topology.relations] == ["g2"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("hello", "no timestamp"),
        ("2026-13-45T08:00:00Z sensor/a v=1", "no timestamp"),
        ("2026-03-01T08:00:00Z", "no timestamp"),
        ("2026-03-01T08:00:00Z INFO", "no device id"),
        ("2026-03-01T08:00:00Z sensor/a", "nothing said"),
    ],
)
def test_lines_that_do_not_fit(line: str, reason: str) -> None:
    parsed = parse_line(line)
    assert isinstance(parsed, str)
    assert parsed.startswith(reason)


def test_what_cannot_be_written_is_refused() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    for kind, id in (("sensor", "two words"), ("", "a"), ("sensor", "a/b")):
        with pytest.raises(ValueError, match="cannot stand"):
            format_line(now, kind, id)
    with pytest.raises(ValueError, match="zone"):
        format_line(datetime(2026, 3, 1), "sensor", "a")
    with pytest.raises(ValueError, match="key"):
        format_line(now, "sensor", "a", {"two words": Reading(value=1)})


_ID = st.from_regex(r"[a-z0-9]([a-z0-9:._-]{0,6}[a-z0-9])?", fullmatch=True)
_KEY = st.from_regex(r"[a-z][a-zA-Z0-9_]{0,8}", fullmatch=True).filter(
    lambda key: key not in ("kind", "name")
)
_READING = st.one_of(
    st.builds(
        Reading,
        value=st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)),
        unit=st.sampled_from([None, "CEL", "°C", "%", "drops per hour", "59"]),
    ),
    st.builds(Reading, value=st.text(min_size=1).filter(str.strip)),
    st.builds(Reading, value=st.booleans()),
)


@settings(max_examples=150, deadline=None)
@given(
    time=st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=5, minutes=30))])),
    id=_ID,
    readings=st.dictionaries(_KEY, _READING, max_size=4),
    relations=st.lists(st.tuples(_KEY, st.just("gateway"), _ID), max_size=3, unique=True),
    name=st.one_of(st.none(), st.text(min_size=1).filter(str.strip)),
    directed=st.booleans(),
)  # fmt: skip
def test_what_is_written_is_read_back(
    time: datetime,
    id: str,
    readings: dict[str, Reading],
    relations: list[tuple[str, str, str]],
    name: str | None,
    directed: bool,
) -> None:
    line = format_line(
        time, "sensor", id, readings, relations, name=name, text="report", directed=directed
    )
    parsed = parse_line(line)
    assert isinstance(parsed, LogLine), parsed
    assert parsed.time == time
    assert [(k.key, k.kind, k.id, k.directed) for k in parsed.links] == [
        (*relation, directed) for relation in relations
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.log")
        path.write_text(line, encoding="utf-8")
        topology = load(path)
    entity = topology.entities[id]
    assert (entity.name, topology.rejects) == (name, [])
    assert {k: (r.value, r.unit) for k, r in entity.attributes.items()} == {
        k: (r.value, r.unit) for k, r in readings.items()
    }
