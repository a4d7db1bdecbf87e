"""Tables: rows of one form, and those of a CSV file (``objects`` reads those of JSON).

A table is only read here; what its columns mean is decided in ``relational``, over all tables.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gentwin_chat.domain import Scalar, Value, words
from gentwin_chat.errors import SourceError

from .assembly import Assembly
from .vocabulary import NULLS, UNCOUNTABLE

KEY_COLUMN = "(key)"
"""The column that holds the keys of a table that is an object of rows by id."""

_INTEGER = re.compile(r"[+-]?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_COMMA_DECIMAL = re.compile(r"[+-]?\d+,\d+")
_UNIT_IN_HEAD = re.compile(r"(.*\S)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\])")


@dataclass
class Row:
    """One row: its line in the file, and column → value (absent values left out)."""

    line: int | None
    cells: dict[str, Value]


@dataclass
class Table:
    """Rows of one form.

    Attributes:
        name: of the file or of the key that holds it.
        file: where it is.
        rows: in file order, nested values flattened.
        columns: in order of first appearance.
        units: column → unit, where the head says one (``power (W)``).
        text_only: all values came as text (CSV), so that a number's type is our reading.
        directed: what the file itself says of the direction of its edges, if it does.
        nested: its rows were lists or objects inside the rows of another table.
    """

    name: str
    file: str
    rows: list[Row]
    units: dict[str, str] = field(default_factory=dict)
    text_only: bool = False
    directed: bool | None = None
    nested: bool = False
    columns: list[str] = field(init=False)

    def __post_init__(self) -> None:
        seen: dict[str, None] = {}
        for row in self.rows:
            for column in row.cells:
                seen.setdefault(column)
        self.columns = list(seen)

    @property
    def singular(self) -> str:
        """What one row is called: ``nodes`` → ``node``."""
        return singular(self.name)

    def values(self, column: str) -> Iterator[Value]:
        """The present values of a column."""
        for row in self.rows:
            if column in row.cells:
                yield row.cells[column]


def singular(name: str) -> str:
    """The singular of an English table name, its last word only: ``bus_stops`` → ``bus_stop``."""
    said = words(name).split()
    last = said[-1] if said else ""
    if len(last) < 3 or last in UNCOUNTABLE or last.endswith(("ss", "us", "is")):
        return name
    for ending, instead in (
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("buses", "bus"),
        ("vertices", "vertex"),
        ("indices", "index"),
        ("people", "person"),
        ("s", ""),
    ):
        if last.endswith(ending) and len(last) > len(ending):
            return name[: len(name) - len(ending)] + instead
        if last == ending and instead:
            return name[: len(name) - len(ending)] + instead
    return name


def read_csv(text: str, name: str, file: str, into: Assembly) -> Table:
    """Read comma, semicolon, tab or bar separated values with a head line.

    Columns whose values are numbers (at least nine in ten) or true/false become such; a column
    with leading zeros stays text. Rows with more fields than the head are rejected.

    Raises:
        SourceError: there is no head line with at least two columns, or no row.
    """
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    head: list[str] | None = None
    raw: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for fields in reader:
            line, begin = begin, reader.line_num + 1
            if not any(f.strip() for f in fields):
                continue
            if head is None:
                head = [f.strip() for f in fields]
            elif len(fields) > len(head) and any(f.strip() for f in fields[len(head) :]):
                into.reject(file, line, f"{len(fields)} fields where the head has {len(head)}")
            else:
                raw.append((line, fields))
    except csv.Error as e:
        raise SourceError(
            f"The table cannot be read: {e}.",
            remedy="Export it as CSV again.",
            file=file,
            line=begin,
        ) from e
    if head is None or not raw:
        raise SourceError(
            "The table has no rows." if head else "There is no table in it.",
            remedy="A table needs a head line with column names, then one line a row.",
            file=file,
        )
    rows = [Row(line, {}) for line, _ in raw]
    units: dict[str, str] = {}
    for index, title in enumerate(_distinct(head)):
        column = title
        if (found := _UNIT_IN_HEAD.fullmatch(title)) is not None:
            column = found.group(1)
            units[column] = found.group(2) or found.group(3)
        cells = [fields[index] if index < len(fields) else "" for _, fields in raw]
        for row, kept in zip(rows, _typed(cells, comma=delimiter != ","), strict=True):
            if kept is not None:
                row.cells[column] = kept
    return Table(name, file, rows, units, text_only=True)


def _delimiter(text: str) -> str:
    head = next((line for line in text.split("\n") if line.strip()), "")
    unquoted = re.sub(r'"[^"]*"', "", head)
    return max(",;\t|", key=lambda mark: (unquoted.count(mark), mark == ","))


def _distinct(head: Sequence[str]) -> list[str]:
    taken: dict[str, int] = {}
    out = []
    for index, title in enumerate(head, 1):
        title = title or f"column{index}"
        taken[title] = taken.get(title, 0) + 1
        out.append(title if taken[title] == 1 else f"{title}.{taken[title]}")
    return out


def _typed(cells: Sequence[str], *, comma: bool) -> list[Scalar | None]:
    """Type a column: integers, decimals or booleans where the values are such, else text."""
    present = [c.strip() for c in cells if c.strip().lower() not in NULLS]
    if not present:
        return [None] * len(cells)
    if any(re.fullmatch(r"[+-]?0\d+", c) for c in present):
        return [_text(c) for c in cells]
    if {c.lower() for c in present} <= {"true", "false"}:
        return [None if _text(c) is None else c.strip().lower() == "true" for c in cells]
    numbers = sum(_number(c, comma) is not None for c in present)
    if numbers < 0.9 * len(present):
        return [_text(c) for c in cells]
    return [None if _text(c) is None else _first(_number(c.strip(), comma), c) for c in cells]


def _first(number: int | float | None, text: str) -> Scalar:
    return text if number is None else number


def _text(cell: str) -> str | None:
    return None if cell.strip().lower() in NULLS else cell


def _number(cell: str, comma: bool) -> int | float | None:
    if _INTEGER.fullmatch(cell):
        return int(cell)
    if _DECIMAL.fullmatch(cell):
        return float(cell)
    if comma and _COMMA_DECIMAL.fullmatch(cell):
        return float(cell.replace(",", "."))
    return None
