"""Dates as people say them ("2018", "July 2025", "1 July 2023", "2027-04-20"): spans of days."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from gentwin_chat.indexing.graph.protocol import Operator

_MONTHS = {name.lower(): k for names in (month_name, month_abbr) for k, name in enumerate(names)}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(filter(None, _MONTHS), key=len, reverse=True))
_SAID = (
    re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?![\w-])"),
    re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})\b\.?,?\s+"
        r"(?:of\s+)?(?P<year>[12]\d{3})\b",
        re.I,
    ),
    re.compile(r"\b(?P<edge>end|start|beginning)\s+of\s+(?P<year>[12]\d{3})\b", re.I),
    re.compile(
        rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12]\d{{3}})\b",
        re.I,
    ),
)


@dataclass(frozen=True)
class Span:
    """The days from ``start`` until before ``end``."""

    start: date
    end: date

    @classmethod
    def year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))


def dates_said(question: str) -> Iterator[tuple[int, int, Span]]:
    """Every date that names at least a month and a year: where it stands, and its days."""
    for pattern in _SAID:
        for match in pattern.finditer(question):
            said = {"month": "", "day": "", "edge": ""} | match.groupdict()
            try:
                span = _span(int(match["year"]), said["month"], said["day"], said["edge"])
            except ValueError:  # a 13th month
                continue
            yield match.start(), match.end(), span


def _span(year: int, month: str, day: str | None, edge: str) -> Span:
    if edge:
        first = date(year, 12, 31) if edge.lower() == "end" else date(year, 1, 1)
        return Span(first, first + timedelta(days=1))
    first = date(year, _MONTHS.get(month.lower()) or int(month), int(day or 1))
    if day:
        return Span(first, first + timedelta(days=1))
    return Span(first, (first + timedelta(days=31)).replace(day=1))


def bounds(op: Operator, span: Span, ticks: float) -> list[tuple[Operator, str | float]]:
    """ "After 2015", "in July 2018" as comparisons with a date: the ends of the span.

    Args:
        op: the comparison with the span; "!=" gives the two sides of it.
        span: what is said.
        ticks: a second in the dates' own count; 0 where they are ISO text.
    """

    def at(day: date) -> str | float:
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return moment.timestamp() * ticks if ticks else _shortest(day)

    start, end = at(span.start), at(span.end)
    ends: dict[Operator, list[tuple[Operator, str | float]]] = {
        ">": [(">=", end)],
        ">=": [(">=", start)],
        "<": [("<", start)],
        "<=": [("<", end)],
        "!=": [("<", start), (">=", end)],
    }
    return ends.get(op, [(">=", start), ("<", end)])


def _shortest(day: date) -> str:
    """ISO text; of a first of January the year alone, which is before all that begins with it."""
    return str(day.year) if (day.month, day.day) == (1, 1) else day.isoformat()
