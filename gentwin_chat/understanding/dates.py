"""Dates as people say them ("2018", "July 2025", "1 July", "the second half of May 2024", "between
March and May"): spans of days."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from gentwin_chat.indexing.graph.protocol import Operator

_MONTHS = {name.lower(): k for names in (month_name, month_abbr) for k, name in enumerate(names)}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(filter(None, _MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year>[12]\d{3})\b"
_PART = (
    r"(?:(?P<part>(?:first|second|third|fourth|last)\s+(?:half|quarter|week)|end|start|beginning"
    r"|early|mid|late)(?:\s+of\s+|\s*-\s*|\s+)(?:the\s+year\s+)?)"
)
_SAID = (
    re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?![\w-])"),
    re.compile(
        rf"\b(?:{_PART}|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
        rf"(?P<month>{_MONTH})\b\.?(?:,?\s+(?:of\s+)?{_YEAR})?",
        re.I,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?P<nth>st|nd|rd|th)?\b(?!-)(?:,?\s+{_YEAR})?",
        re.I,
    ),
    re.compile(rf"\b{_PART}{_YEAR}", re.I),
)
_IN_TIME = re.compile(
    r"\b(?:in|on|during|since|before|after|until|from|this|last)\s+(?:the\s+)?$", re.I
)
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.I)
_DAY_FROM = re.compile(
    r"\b(?:between|from)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:and|to)\s+(?:the\s+)?$", re.I
)
_TO = re.compile(r"\s*(?:and|to|until|till)\s+(?:the\s+)?", re.I)
_SOME_YEAR = 2000  # of a day that comes every year, the 29th of February among them
_NTH = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Span:
    """The days from ``start`` until before ``end``; with ``yearly``, of a year that is not said."""

    start: date
    end: date
    yearly: bool = False

    @classmethod
    def year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def of(self, year: int) -> Span:
        """These days of ``year``, in which they begin."""
        later = self.end.year - self.start.year
        return Span(_same_day(self.start, year), _same_day(self.end, year + later))

    def latest(self, held: Collection[date]) -> Span:
        """Of a span without a year, the last that begins before all of ``held`` has been."""
        last = max(held, default=date(_SOME_YEAR, 12, 31))
        span = self.of(last.year)
        return span if span.start <= last else self.of(last.year - 1)


def _same_day(day: date, year: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(year, 3, 1) if leap else day.replace(year=year)


def dates_said(question: str) -> Iterator[tuple[int, int, Span]]:
    """Every date that names at least a month or a part of a year, and the stretch from one date to
    another: where it stands, and its days."""
    found: list[tuple[int, int, Span, bool]] = []
    for pattern in _SAID:
        for match in pattern.finditer(question):
            said = {"month": "", "day": "", "part": "", "nth": ""} | match.groupdict()
            try:
                span = _span(said)
            except ValueError:  # a 13th month
                continue
            sure = bool(said["year"] or said["part"] or said["nth"])
            sure |= bool(said["day"]) and match.start("day") < match.start("month")
            sure |= bool(_IN_TIME.search(question[: match.start()]))
            found.append((match.start(), match.end(), span, sure))
    found.sort(key=lambda f: (f[0], -f[1]))
    whole = [f for f in found if not any(g is not f and _within(f, g) for g in found)]
    k = 0
    while k < len(whole):
        start, end, span, sure = whole[k]
        since = _FROM.search(question[:start])
        if since and k + 1 < len(whole) and _TO.fullmatch(question[end : whole[k + 1][0]]):
            yield since.start(), whole[k + 1][1], _stretch(span, whole[k + 1][2])
            k += 2
            continue
        days = _DAY_FROM.search(question[:start])
        if days and 0 < int(days[1]) < span.start.day:  # "between 3 and 5 May"
            yield days.start(), end, replace(span, start=span.start.replace(day=int(days[1])))
        elif sure:
            yield start, end, span
        k += 1


def _within(inner: tuple[int, int, Span, bool], outer: tuple[int, int, Span, bool]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[:2] != outer[:2]


def _stretch(first: Span, last: Span) -> Span:
    """From one date to another; the year is mostly said once, with the last."""
    if first.yearly and not last.yearly:
        first = first.of(last.start.year - (first.start.month > last.start.month))
    elif last.yearly and not first.yearly:
        last = last.of(first.start.year)
    if last.end <= first.start:  # "from November to February"
        last = Span(last.start, last.of(last.start.year + 1).end, last.yearly)
    return replace(last, start=first.start)


def _span(said: Mapping[str, str | None]) -> Span:
    year, month = int(said["year"] or _SOME_YEAR), said["month"]
    yearly = not said["year"]
    if not month:
        whole = Span.year(year)
    else:
        first = date(year, _MONTHS.get(month.lower()) or int(month), int(said["day"] or 1))
        if said["day"]:
            return Span(first, first + timedelta(days=1), yearly)
        whole = Span(first, (first + timedelta(days=31)).replace(day=1))
    start, end = _part(" ".join((said["part"] or "").lower().split()), whole)
    return Span(start, end, yearly)


def _part(part: str, whole: Span) -> tuple[date, date]:
    """The days of "the first half", "the last week", "the end" of a month or year."""
    nth, _, size = part.partition(" ")
    if part == "end":
        return whole.end - timedelta(days=1), whole.end
    if part in ("start", "beginning"):
        return whole.start, whole.start + timedelta(days=1)
    if size == "week":
        if nth == "last":
            return whole.end - timedelta(days=7), whole.end
        first = whole.start + timedelta(days=7 * _NTH.index(nth))
        return first, first + timedelta(days=7)
    pieces = {"half": 2, "quarter": 4}.get(size, 3 if part else 1)
    names = {"early": 0, "mid": 1, "late": 2, "last": pieces - 1, "": 0}
    k = names.get(nth, _NTH.index(nth) if nth in _NTH else 0)
    if k >= pieces:
        raise ValueError(f"no {part}")
    return _cut(whole, k, pieces), _cut(whole, k + 1, pieces)


def _cut(whole: Span, k: int, pieces: int) -> date:
    """Where the ``k``-th of equal ``pieces`` begins: of years, with a month; of months, the second
    half with the 16th."""
    if (whole.end - whole.start).days > 31:
        month = 12 * k // pieces
        return date(whole.start.year + month // 12, month % 12 + 1, 1)
    return whole.end if k == pieces else whole.start + timedelta(days=30 * k // pieces)


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
