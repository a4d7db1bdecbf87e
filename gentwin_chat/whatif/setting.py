"""Actions on what is measured and how often: values, firmware, feeds, update rates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gentwin_chat.domain import Change, Observation, Observe, Reading, SetPresence, Value, words
from gentwin_chat.errors import ScenarioError
from gentwin_chat.indexing.graph.protocol import GraphReader
from gentwin_chat.indexing.sources.values import is_active
from gentwin_chat.whatif.choosing import choose, kinds_of
from gentwin_chat.whatif.reading import agreeing, listed, number
from gentwin_chat.whatif.scenario import Cut, Rate, Rollback, SetAttribute, Target
from gentwin_chat.wording import say_value

MISSED = 3  # messages in a row after which a silent device is held to be absent
INTERVAL = "updateInterval"  # the attribute for how often a device reports, where it has none


def set_attribute(new: SetAttribute, reader: GraphReader) -> tuple[list[Change], str]:
    """The new value in the unit that the old one has."""
    ids = choose(reader, new.entity)
    said = f"{words(new.attribute)} of {listed(reader, ids)} is {_say(new.value)}"
    return _observe(reader, ids, new.attribute, new.value), said


def roll_back(plan: Rollback, reader: GraphReader) -> tuple[list[Change], str]:
    """Each kind from the newest version that it has to the one before it."""
    ids = choose(reader, plan.of)
    attribute = _attribute(reader, plan.attribute)
    held = reader.readings(attribute, ids)
    of_kind: defaultdict[str, list[str]] = defaultdict(list)
    for i, entity in reader.entities(held).items():
        of_kind[entity.kind].append(i)
    changes: list[Change] = []
    said: list[str] = []
    for kind, members in of_kind.items():
        versions = sorted({str(held[i].value) for i in members}, key=_release)
        if len(versions) < 2:
            continue
        older, newest = versions[-2:]
        back = [i for i in members if str(held[i].value) == newest]
        value = next(held[i].value for i in members if str(held[i].value) == older)
        changes += _observe(reader, back, attribute, value)
        said.append(f"{number(len(back), kind)} from {newest} to {older}")
    if not changes:
        raise ScenarioError(
            f"There is no older {words(attribute)} to go back to: each kind has one only. Use set."
        )
    return changes, f"{words(attribute)} goes back: {'; '.join(said)}"


def cut(plan: Cut, reader: GraphReader) -> tuple[list[SetPresence], str, str]:
    """Silence, as it looks to the twin at its end: readings stay and grow old, links stay. The
    last is what follows from it."""
    ids = _devices(reader, plan.of)
    clause = f"nothing is heard of {listed(reader, ids)} for {say_value(plan.seconds, 'SEC')}"
    longest = MISSED * plan.interval
    if plan.seconds <= longest:
        return [], clause, "too short to count as absence"
    active = [i for i, e in reader.entities(ids).items() if e.active]
    more = (
        f"after {say_value(longest, 'SEC')} they count as absent; what was last known of them stays"
    )
    return [SetPresence(id=i, active=False) for i in active], clause, more


def rate(plan: Rate, reader: GraphReader) -> tuple[list[Change], str]:
    """Another interval between two messages."""
    ids = _devices(reader, plan.of)
    kinds = {e.kind for e in reader.entities(ids).values()}
    having = [
        a
        for k, info in reader.schema().kinds.items()
        if k in kinds
        for a in info.attributes
        if "interval" in words(a).split()
    ]
    attribute = having[0] if having else INTERVAL
    changes = _observe(reader, ids, attribute, plan.seconds, unit="SEC")
    total = len(ids) / plan.seconds
    report = agreeing(f"reports every {say_value(plan.seconds, 'SEC')}", len(ids))
    return changes, f"{listed(reader, ids)} {report}: {total:.3g} messages a second in all"


def reporting_off(ids: Sequence[str], reader: GraphReader) -> list[Change]:
    """The state "off" in the network's own words, for those of ``ids`` that report a state."""
    changes: list[Change] = []
    entities = reader.entities(ids)
    for name, info in reader.schema().kinds.items():
        mine = [i for i, e in entities.items() if e.kind == name]
        for attribute, known in info.attributes.items() if mine else ():
            off = [v for v in known.values if not is_active({attribute: Reading(value=v)})]
            having = [i for i in mine if attribute in entities[i].attributes]
            if off and having:
                changes += _observe(reader, having, attribute, off[0])
    return changes


def _devices(reader: GraphReader, target: Target | None) -> list[str]:
    """``target``, or else every sensor and gateway; whoever there is, if none is known as one."""
    if target is not None:
        return choose(reader, target)
    schema = reader.schema()
    return reader.select([*kinds_of(schema, "sensor"), *kinds_of(schema, "gateway")])


def _attribute(reader: GraphReader, name: str) -> str:
    """The attribute with this name, or the only one that has it as a word."""
    known = {a for kind in reader.schema().kinds.values() for a in kind.attributes}
    if name in known:
        return name
    asked = set(words(name).split())
    fitting = sorted(a for a in known if asked <= set(words(a).split()))
    if len(fitting) != 1:
        among = f" Several have the word: {', '.join(fitting)}." if fitting else ""
        raise ScenarioError(f"The twin has no attribute “{name}”.{among} Name one that it has.")
    return fitting[0]


def _observe(
    reader: GraphReader,
    ids: Sequence[str],
    attribute: str,
    value: Value,
    unit: str | None = None,
) -> list[Change]:
    before = reader.readings(attribute, ids)
    changes: list[Change] = []
    for i in ids:
        old = before.get(i)
        reading = Reading(
            value=value,
            unit=old.unit if old else unit,
            datatype=old.datatype if old else None,
            time=old.time if old else None,  # an older reading would change nothing
        )
        seen = Observation(entity=i, attribute=attribute, reading=reading)
        changes.append(Observe(observation=seen))
    return changes


def _release(version: str) -> tuple[tuple[int, int, str], ...]:
    """Order of versions: numbers as numbers, words as words."""
    parts = re.findall(r"\d+|[^\W\d_]+", version)
    return tuple((1, int(p), "") if p.isdigit() else (0, 0, p.lower()) for p in parts)


def _say(value: Value) -> str:
    many = value if isinstance(value, list) else [value]
    return ", ".join(say_value(v) for v in many)
