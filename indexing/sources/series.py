"""Tables of measurements over time: their rows are readings of other entities, not entities.

A table is one if it is called readings, measurements, telemetry or the like, has a column of
times, and refers to exactly one other table. Each entity gets the newest value of each column.
In the long form (``sensor_id, time, property, value, unit``) the ``property`` column, or one of
like name, gives the attribute.
"""

from __future__ import annotations

from collections.abc import Mapping

from gentwin_chat.domain import Reading, name_key, words

from .assembly import Assembly
from .tables import Table
from .values import is_datetime, moment, reading
from .vocabulary import PROPERTY_COLUMNS, SERIES_TABLES, TIME_COLUMNS, UNIT_ATTRIBUTES


def is_series(table: Table) -> bool:
    """Whether the table's name and columns say that its rows are measurements over time."""
    return bool(
        SERIES_TABLES.intersection(words(table.singular).split())
        or SERIES_TABLES.intersection(words(table.name).split())
    ) and (time_column(table) is not None)


def time_column(table: Table) -> str | None:
    """The column with the time of each row."""
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    for wanted in TIME_COLUMNS:
        if (column := by_fold.get(wanted)) is not None:
            values = list(table.values(column))
            if values and all(is_datetime("time", v) for v in values[:100]):
                return column
    return None


def put_series(
    table: Table, subject: str, find: Mapping[int, str], units: Mapping[str, str], into: Assembly
) -> None:
    """Put each row's values on the entity that it is about.

    Args:
        subject: the column that refers to the entity.
        find: row index → id of its entity; rows that are not in it were rejected already.
        units: column → unit.
    """
    when = time_column(table)
    by_fold = {name_key(c): c for c in reversed(table.columns)}
    value_column = by_fold.get("value")
    property_column = next((by_fold[p] for p in PROPERTY_COLUMNS if p in by_fold), None)
    unit_column = by_fold.get("unit", by_fold.get("unitcode"))
    long = value_column is not None and property_column is not None
    skip = {when, subject, unit_column if value_column else None}
    skip |= {by_fold.get(name) for name in ("id", f"{name_key(table.singular)}id")}
    for index, row in enumerate(table.rows):
        if (id := find.get(index)) is None:
            continue
        time = moment(row.cells.get(when)) if when else None
        said = row.cells.get(unit_column) if unit_column else None
        unit = said if isinstance(said, str) else None
        made: dict[str, Reading] = {}
        if long:
            named = row.cells.get(str(property_column))
            if isinstance(named, str):
                found = reading(named, row.cells.get(str(value_column)), unit=unit, time=time)
                made = {named: found} if found else {}
        else:
            for column, value in row.cells.items():
                own = units.get(column)
                if name_key(column) in ("value", "result"):
                    own = own or unit or _stated_unit(into.drafts[id].attributes)
                if column not in skip and (found := reading(column, value, unit=own, time=time)):
                    made[column] = found
        into.put(id, into.drafts[id].kind, made, file=table.file, line=row.line, newer_wins=True)


def _stated_unit(attributes: Mapping[str, Reading]) -> str | None:
    """The unit that an entity states of what it measures: ``unitOfMeasurement.symbol``."""
    by_fold = {name_key(a): r.value for a, r in attributes.items()}
    said = (by_fold.get(name) for name in UNIT_ATTRIBUTES)
    return next((unit for unit in said if isinstance(unit, str)), None)
