r"""Sensor logs: the "unstructured data as sensor logs" of §III-B, one event a line.

Grammar (``ws`` is one or more blanks or tabs; what is in ``[ ]`` may be missing)::

    line      = timestamp ws [level ws] subject [":"] ws text
    timestamp = ISO 8601 date-time, with "T" or a blank, fraction and zone optional (UTC if none),
                or epoch seconds (10 digits) or milliseconds (13 digits); may stand in [brackets]
    level     = DEBUG | INFO | NOTICE | WARN | WARNING | ERROR | CRITICAL | FATAL | TRACE
                (any case; may stand in [brackets])
    subject   = [kind "/"] id            may stand in [brackets]
    id        = letter or digit, then letters, digits and any of  . : _ -
    text      = free words, among them any number of pairs and links
    pair      = key "=" value            21.4, 21.4CEL, 21.4 °C, 21.4[any unit], word, "two words"
              | key ":" ws value         the same; needs the blank after the colon
    link      = key "->" [kind "/"] id   a relation key from the subject to that entity
              | key "<->" [kind "/"] id  the same without direction
    key       = letter, then letters, digits and any of  . _ -

Blank lines and lines that begin with ``#`` are skipped. For example::

    2026-03-01T08:00:02Z INFO sensor/aq-17 report pm10=18.2 GQ battery=87% gateway=gw-12
    2026-03-01T08:00:04Z gateway/gw-12 up name="Harbour lock" service->service/air-quality
    [1772352006] [WARN] [aq-18] no uplink: temperature: 21.4 °C, rssi: -97 dBm, status=offline

Meaning:

* The subject is an entity. Its kind is the one before the ``/``, else its ``kind=`` pair, else
  ``device``. ``name=`` is its name.
* A unit counts if it stands in square brackets, or if it follows a number, directly or after one
  blank, and is a unit we know (``vocabulary.UNITS``): "temperature=21.4 after restart" has none.
* A pair is a relation, rather than an attribute, if its value is not quoted and is
  ``kind/id`` with a kind that is the key or a subject's kind somewhere in the log; or if it is
  the id of a subject somewhere in the log; or if the key is a subject's kind in the log or one of
  ``vocabulary.RELATION_KEYS`` (``gateway=gw-12``), the target then being an entity of that kind.
* A key that stands several times in one line has several values.
* The newest timestamp wins, attribute by attribute; the relations of one key in the newest line
  that states them replace those of older lines, so a sensor that moved has one gateway.
* ``status=offline`` and the like make the subject inactive (see ``values.is_active``).

A line that has no timestamp or no subject, or neither a pair nor a link nor any word, is rejected
with its number and the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from gentwin_chat.domain import Reading, Scalar, Value

from .assembly import Assembly
from .values import moment, reading
from .vocabulary import RELATION_KEYS, UNITS

_LEVEL = re.compile(r"(?i)\[?(?:debug|info|notice|warn|warning|error|critical|fatal|trace)\]?:?")
_STAMP = re.compile(
    r"\[?(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
    r"|\d{13}|\d{10}(?:\.\d+)?)\]?(?=\s)"
)
_ID = r"[^\W_](?:[\w.:-]*\w)?"
_KIND = r"[^\W\d_][\w.-]*"
_REF = re.compile(rf"(?:({_KIND})/)?({_ID})")
_SUBJECT = re.compile(rf"(\[)?(?:({_KIND})/)?({_ID})(?(1)\]):?(?=\s|$)")
_KEY = r"(?<![\w.\-/=>])([^\W\d_][\w.-]*?)"
_NUMBER = r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})(?:[eE][+-]?\d{1,3})?"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_STOP = r"(?=[\s,;|)]|\.?(?:\s|$))"
_PAIR = re.compile(
    rf"{_KEY}(?:(<?->)\s?(?:({_KIND})/)?({_ID})"  # 2 arrow, 3 kind, 4 id
    r'|(?:=|:\s+)(?:("(?:[^"\\]|\\.)*")'  # 5 quoted
    rf"|({_NUMBER})(?:\[([^\]\s][^\]]*)\]|\s?({_UNIT}){_STOP})?{_STOP}"  # 6 number, 7 8 unit
    r"|(?!\S+[:=]\s)([^\s,;=|\"]+)))"  # 10 word, unless it is itself the key of a pair
)


def format_line(
    time: datetime,
    kind: str,
    id: str,
    readings: Mapping[str, Reading] | None = None,
    relations: Sequence[tuple[str, str, str]] = (),
    *,
    name: str | None = None,
    text: str = "",
    directed: bool = True,
    level: str = "INFO",
) -> str:
    """Write one log line (without newline) that :func:`parse_line` reads back.

    Args:
        time: when it happened; must be aware.
        kind, id: of the subject; both must fit the grammar.
        readings: attribute → reading; the reading's own time is not written, the line's counts.
        relations: ``(relation type, target kind, target id)``.
        name: the subject's human name.
        text: free words put before the pairs; must hold neither pairs nor links.
        directed: whether ``relations`` have a direction.
        level: one of the grammar's levels.

    Raises:
        ValueError: the subject, a key or a relation's target does not fit the grammar, or the
            time is naive.
    """
    if time.tzinfo is None:
        raise ValueError(f"A log line needs a time with its zone, not {time!r}.")
    stamp = time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    parts = [stamp, level, _written(kind, id)]
    if text:
        parts.append(text)
    if name is not None:
        parts.append(f"name={json.dumps(name, ensure_ascii=False)}")
    for key, found in (readings or {}).items():
        values: Sequence[Scalar] = found.value if isinstance(found.value, list) else [found.value]
        parts.extend(f"{_checked_key(key)}={_written_value(v, found.unit)}" for v in values)
    arrow = "->" if directed else "<->"
    for key, target_kind, target in relations:
        parts.append(f"{_checked_key(key)}{arrow}{_written(target_kind, target)}")
    return " ".join(parts)


def _written(kind: str, id: str) -> str:
    if not _REF.fullmatch(ref := f"{kind}/{id}"):
        raise ValueError(f"{ref!r} cannot stand in a log line: use letters, digits and . : _ -")
    return ref


def _checked_key(key: str) -> str:
    if not re.fullmatch(r"[^\W\d_][\w.-]*", key) or key.endswith("-"):
        raise ValueError(f"{key!r} cannot be a key in a log line: use letters, digits and . _ -")
    return key


def _written_value(value: Scalar, unit: str | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        tail = "" if not unit else f" {unit}" if unit in UNITS else f"[{unit}]"
        return f"{value!r}{tail}"
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Link:
    """A link of a line, or a pair that may turn out to be one."""

    key: str
    kind: str | None
    id: str
    directed: bool = True


@dataclass(frozen=True)
class LogLine:
    """What one line says.

    Attributes:
        pairs: ``(key, value, unit)`` in the order written.
        bare: for each pair, the reference it would be if its key turns out to be a relation;
            ``None`` for quoted text and numbers with a unit.
        links: what was written with an arrow.
    """

    time: datetime
    kind: str | None
    id: str
    pairs: list[tuple[str, Scalar, str | None]]
    bare: list[Link | None]
    links: list[Link]


def parse_line(line: str) -> LogLine | str:
    """Read one line; the reason, if it does not fit the grammar."""
    line = line.strip()
    stamp = _STAMP.match(line)
    raw = stamp.group(1) if stamp else ""
    time = moment(float(raw) if raw.replace(".", "").isdigit() else raw)
    if stamp is None or time is None:
        return "no timestamp at the start of the line"
    rest = line[stamp.end() :].lstrip()
    first, *_ = rest.split(None, 1) or [""]
    if _LEVEL.fullmatch(first):
        rest = rest[len(first) :].lstrip()
    subject = _SUBJECT.match(rest)
    if subject is None:
        return "no device id after the timestamp"
    text = rest[subject.end() :].strip()
    if not text:
        return "nothing said about the device"
    found = LogLine(time, subject.group(2), subject.group(3), [], [], [])
    for match in _PAIR.finditer(text):
        _take(match, found)
    return found


def _take(match: re.Match[str], into: LogLine) -> None:
    key, arrow, kind, target, quoted, number, bracket, known, word = match.groups()
    if arrow:
        into.links.append(Link(key, kind, target, directed=arrow == "->"))
    elif quoted is not None:
        try:
            text = json.loads(quoted)
        except ValueError:
            text = quoted[1:-1]
        into.pairs.append((key, text, None))
        into.bare.append(None)
    elif number is not None:
        unit = bracket or known
        value = float(number) if re.search(r"[.eE]", number) else int(number)
        into.pairs.append((key, value, unit))
        into.bare.append(None if unit else Link(key, None, number))
    else:
        plain = word.rstrip(".,;:)")
        truth = {"true": True, "false": False}.get(plain.lower())
        into.pairs.append((key, plain if truth is None else truth, None))
        ref = _REF.fullmatch(plain) if truth is None else None
        into.bare.append(Link(key, ref.group(1), ref.group(2)) if ref else None)


def looks_like_log(lines: Sequence[str]) -> bool:
    """Whether most of ``lines`` (a head of the file will do) fit the grammar."""
    said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    good = sum(not isinstance(parse_line(line), str) for line in said)
    return bool(said) and good * 2 >= len(said)


def read_log(text: str, file: str, into: Assembly) -> None:
    """Read a whole log into ``into``; lines that do not fit become its rejects."""
    lines: list[tuple[int, LogLine]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parsed = parse_line(line)
        if isinstance(parsed, str):
            into.reject(file, number, parsed)
        else:
            lines.append((number, parsed))
    lines.sort(key=lambda item: item[1].time)  # stable: equal times keep the file's order
    kinds = _subject_kinds(lines)
    known_kinds = frozenset(kinds.values())
    relation_keys = RELATION_KEYS | {k.lower() for k in known_kinds} - {"device"}
    newest: dict[tuple[str, str], list[Link]] = {}  # (subject, relation) → its current links
    for number, entry in lines:
        attributes, links, name = _split(entry, kinds, known_kinds, relation_keys)
        into.put(
            entry.id,
            kinds[entry.id],
            attributes,
            name=name,
            file=file,
            line=number,
            newer_wins=True,
        )
        for link in links:
            newest.pop((entry.id, link.key), None)
        for link in links:
            newest.setdefault((entry.id, link.key), []).append(link)
    for (subject, key), links in newest.items():
        for link in links:
            into.relate(
                subject,
                key,
                link.id,
                directed=link.directed,
                stub_kind=kinds.get(link.id) or link.kind or key,
                file=file,
            )


def _subject_kinds(lines: Sequence[tuple[int, LogLine]]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for _, line in lines:
        said = line.kind or next((str(v) for k, v, _ in line.pairs if k == "kind"), None)
        if said:
            kinds.setdefault(line.id, said)
    for _, line in lines:
        kinds.setdefault(line.id, "device")
    return kinds


def _split(
    line: LogLine,
    kinds: Mapping[str, str],
    known_kinds: frozenset[str],
    relation_keys: frozenset[str],
) -> tuple[dict[str, Reading], list[Link], str | None]:
    """Part a line's pairs into attributes, relations and the name."""
    values: dict[str, list[Scalar]] = {}
    units: dict[str, str | None] = {}
    links, name = list(line.links), None
    for (key, value, unit), link in zip(line.pairs, line.bare, strict=True):
        if key == "kind":
            continue
        if key == "name":
            name = str(value)
        elif link is not None and (
            (link.kind is not None and (link.kind in known_kinds or link.kind == key))
            or (link.kind is None and isinstance(value, str) and link.id in kinds)
            or (link.kind is None and key.lower() in relation_keys)
        ):
            links.append(link)
        else:
            values.setdefault(key, []).append(value)
            units[key] = unit
    attributes: dict[str, Reading] = {}
    for key, held in values.items():
        kept: Value = held[0] if len(held) == 1 else held
        if (found := reading(key, kept, unit=units[key], time=line.time)) is not None:
            attributes[key] = found
    return attributes, links, name


def log_lines(text: str) -> Iterator[LogLine]:
    """The good lines of a log, in the order written: for a feed that takes them one by one."""
    for line in text.split("\n"):
        parsed = parse_line(line)
        if isinstance(parsed, LogLine):
            yield parsed
