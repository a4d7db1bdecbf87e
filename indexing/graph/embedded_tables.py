"""Tables of the embedded store, and how values lie in them.

Every row that can change has a validity interval: it holds in the versions ``since ≤ v < until``,
and ``until`` is :data:`FOREVER` while it holds in the newest. A new version closes the rows that
it changes and adds the new ones, so it costs what changed. Rows of the newest and rows that ended
have indexes of their own, the latter by ``fork`` (see ``intervals``), so that any version is read
by looks at indexes alone.
"""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import Any

from gentwin_chat.domain import Reading, Scalar

from .compare import comparable, is_wide

FOREVER = 2**63 - 1
APPLICATION_ID = 0x67747731  # "gtw1": marks the file as ours
FORMAT = 3

TABLES = f"""
-- time: microseconds since 1970, UTC.
CREATE TABLE version (version INTEGER PRIMARY KEY, time INTEGER NOT NULL);
CREATE TABLE touched (version INTEGER, n INTEGER, PRIMARY KEY (version, n)) WITHOUT ROWID;

-- An id keeps its number n and its natural order for ever.
CREATE TABLE node (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sort TEXT NOT NULL);

CREATE TABLE entity (
  n INTEGER, until INTEGER, since INTEGER NOT NULL, fork INTEGER, sort TEXT NOT NULL,
  kind TEXT NOT NULL, name TEXT, numeric_id INTEGER NOT NULL, active INTEGER NOT NULL,
  aliases TEXT NOT NULL, degree INTEGER NOT NULL, PRIMARY KEY (n, until)) WITHOUT ROWID;
CREATE INDEX entity_rank ON entity (degree * active DESC, sort, since) WHERE until = {FOREVER};
CREATE INDEX entity_past ON entity (fork, kind, n, since, until) WHERE until < {FOREVER};
CREATE INDEX entity_numeric ON entity (n) WHERE numeric_id;

-- value has the type of the reading: number, text, boolean as 0/1; raw holds as JSON what SQLite
-- cannot: lists, integers over 64 bits, NaN.
CREATE TABLE attribute (
  n INTEGER, name TEXT, until INTEGER, since INTEGER NOT NULL, fork INTEGER,
  type TEXT NOT NULL, value, raw TEXT, unit TEXT, time TEXT, datatype TEXT,
  PRIMARY KEY (n, name, until)) WITHOUT ROWID;
CREATE INDEX attribute_live ON attribute (name, type, value, n, since) WHERE until = {FOREVER};
CREATE INDEX attribute_past ON attribute (fork, name, type, value, n, since, until)
  WHERE until < {FOREVER};
CREATE TABLE has (n INTEGER, name TEXT, PRIMARY KEY (n, name)) WITHOUT ROWID;

CREATE TABLE relation (
  r INTEGER PRIMARY KEY, source INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL,
  key TEXT NOT NULL, directed INTEGER NOT NULL, inferred REAL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, fork INTEGER);
CREATE INDEX relation_live_source ON relation (source, target, since) WHERE until = {FOREVER};
CREATE INDEX relation_live_target ON relation (target, since) WHERE until = {FOREVER};
CREATE INDEX relation_live_type ON relation (type, since) WHERE until = {FOREVER};
CREATE INDEX relation_past ON relation (fork, type, since, until) WHERE until < {FOREVER};
CREATE INDEX relation_past_source ON relation (source, fork, since, until)
  WHERE until < {FOREVER};
CREATE INDEX relation_past_target ON relation (target, fork, since, until)
  WHERE until < {FOREVER};
-- A changed relation is a new row r, so its readings need no interval of their own.
CREATE TABLE relation_attribute (
  r INTEGER, name TEXT, type TEXT NOT NULL, value, raw TEXT, unit TEXT, time TEXT, datatype TEXT,
  PRIMARY KEY (r, name)) WITHOUT ROWID;
CREATE INDEX relation_attribute_by_name ON relation_attribute (name);

CREATE TABLE called (key TEXT, n INTEGER, since INTEGER, until INTEGER NOT NULL);
CREATE INDEX called_by_key ON called (key, until);
CREATE INDEX called_by_n ON called (n, until);
-- Every folded name there ever was, in the order of coming: what the name index has to learn.
CREATE TABLE name_key (k INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);

CREATE TABLE description (term TEXT, text TEXT NOT NULL, since INTEGER, until INTEGER NOT NULL,
  PRIMARY KEY (term, since)) WITHOUT ROWID;
-- What belongs to no version, such as how far a feed has been read.
CREATE TABLE mark (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT}
"""

DERIVED = f"""
-- A file of before there were these gets them when it is opened.
DROP INDEX IF EXISTS entity_live;
CREATE INDEX IF NOT EXISTS entity_kind ON entity (kind, degree * active DESC, sort, since)
  WHERE until = {FOREVER};
-- What spares a store just opened from counting: the schema of some versions, and what each version
-- changes of it.
CREATE TABLE IF NOT EXISTS vocabulary (version INTEGER PRIMARY KEY, schema TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS vocabulary_change (version INTEGER PRIMARY KEY, delta TEXT)
"""


def encode(
    reading: Reading,
) -> tuple[str, Scalar | None, str | None, str | None, Any, str | None]:
    """A reading as the columns (type, value, raw, unit, time, datatype).

    Raises:
        ValueError: a list has a member that JSON cannot hold (NaN, infinity).
    """
    given = reading.value
    value: Scalar | None = None
    raw = None
    if isinstance(given, list):
        kind, raw = "list", dump_list(given)
    elif isinstance(given, bool):
        kind, value = "boolean", given
    elif isinstance(given, str):
        kind, value = "text", given
    elif math.isnan(given):
        kind, raw = "number", "NaN"
    else:
        kind, value = "number", comparable(given)
        raw = str(given) if is_wide(given) else None
    time = reading.time.isoformat() if reading.time else None
    return kind, value, raw, reading.unit, time, reading.datatype


def decode(
    value: Any,
    kind: str,
    raw: str | None,
    unit: str | None,
    time: str | None,
    datatype: str | None,
) -> Reading:
    """The reading that :func:`encode` took apart."""
    return Reading.model_validate(
        {
            "value": decode_value(value, kind, raw),
            "unit": unit,
            "time": datetime.fromisoformat(time) if time else None,
            "datatype": datatype,
        }
    )


def decode_value(value: Any, kind: str, raw: str | None) -> Any:
    """The value alone."""
    if raw is not None:
        return json.loads(raw)
    return bool(value) if kind == "boolean" else value


def dump_list(value: list[Any]) -> str:
    """The one JSON text of a list, so that equal lists are equal texts."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
