"""The age of an answer: what it rests on may be old, or inferred, while a feed is cut.

A sentence is added, or two, and only where it matters: the answer speaks of readings, presence or
numbers, and the devices in question are past their interval, a feed is known to be cut off, or
nobody listens any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeAlias

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Triple
from gentwin_chat.drafting import Part, draft
from gentwin_chat.indexing.feeds.freshness import Silence, freshness
from gentwin_chat.indexing.graph.protocol import GraphReader, GraphStore
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.wording import counted, join

_ASKED = 1000  # entities of an answer that are looked at
_PRESENCE = frozenset(("active", "status", "state"))
_Said: TypeAlias = tuple[list[Part], list[Triple]]
"""A sentence, and the facts of it."""
_STEPS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


def aged(result: Result, reader: GraphReader, store: GraphStore, now: datetime) -> Result:
    """``result`` with a sentence on the age of what it rests on, where that is stale.

    Args:
        reader: the version that ``result`` is of.
        store: the store of that version, which is its newest.

    Raises:
        StoreError: the store cannot be read.
    """
    if result.status != "answered" or not _is_of_the_present(result):
        return result
    named = dict.fromkeys([*result.focus, *(f.subject for f in result.facts)])
    found = freshness(store, list(named)[:_ASKED])
    context, live = Context(reader), found.live
    added: list[_Said] = []
    if live and now > live.until:  # nobody listens, so nobody is known to be silent
        if live.heard:
            ago = _ago(now - live.heard)
            fact = context.computed("last heard", ago)
            added.append((["the feed was last heard ", Slot(text=ago)], [fact]))
    else:
        if live and live.cut:
            added.append(_cut(context, live.cut, now))
        if found.silent:
            added.append(_silent(context, found.silent, now))
    parts, facts = [*result.draft.parts], [*result.facts]
    for said, more in added:
        parts += [" ", *draft(said, ".").parts]
        facts += more
    text = draft(parts, fixed=result.draft.fixed)
    return result.model_copy(update={"draft": text, "facts": facts}) if added else result


def _is_of_the_present(result: Result) -> bool:
    """Whether it speaks of what changes while nobody looks: readings, presence, sets."""
    return len(result.focus) > 1 or any(map(_moves, result.facts))


def _moves(fact: Triple) -> bool:
    """Whether it is a reading, which many feeds bring without a time, or presence."""
    number = isinstance(fact.object, int | float) and not fact.computed
    return number or fact.time is not None or fact.predicate in _PRESENCE


def _cut(context: Context, cut: dict[str, datetime], now: datetime) -> _Said:
    """What is to be said of feeds that are cut off, and the facts of it."""
    age = _age(now - min(cut.values()))
    name = join(sorted(cut))
    lead = "the feed " if len(cut) == 1 else "the feeds "
    been = " has been cut off for " if len(cut) == 1 else " have been cut off for up to "
    fact = context.computed(f"cut off({name})", age)
    return [lead, Slot(text=name), been, Slot(text=age)], [fact]


def _silent(context: Context, silent: dict[str, Silence], now: datetime) -> _Said:
    """What is to be said of devices that are past their interval, and the facts of it."""
    last = max(s.last for s in silent.values())
    ago = _ago(now - last)
    present = [s.probability for s in silent.values() if s.probability >= 0.5]
    gone = [1 - s.probability for s in silent.values() if s.probability < 0.5]
    sure = _sure(min(present or gone))
    if len(silent) == 1:
        (device,) = silent
        said: list[Part] = [Slot(text=context.wording.name(device)), " was last heard "]
        facts = [context.sets.fact(device, "last heard", ago, time=last, computed=True)]
        measure = context.sets.fact(device, "presence (inferred)", sure, computed=True)
    else:  # the least sure of them speaks for all
        count = len(present or gone)
        said = [Slot(text=str(count)), " of these were last heard at least "]
        facts = [
            context.computed(f"count({counted(2, 'device')} not heard lately)", count),
            context.computed("last heard", ago),
        ]
        measure = context.computed("presence (inferred)", sure)
    there = "present" if present else "gone"
    verb = "is" if len(silent) == 1 else "are"
    said += [Slot(text=ago), f" and {verb} inferred to be {there} (", Slot(text=sure), ")"]
    return said, [*facts, measure]


def _sure(probability: float) -> str:
    """A probability in words that claim no certainty: ``97 %``, ``over 99 %``."""
    percent = int(100 * probability)
    return "over 99 %" if percent >= 99 else f"{percent} %"


def _ago(age: timedelta) -> str:
    """``3 minutes ago``."""
    return f"{_age(age)} ago"


def _age(age: timedelta) -> str:
    """``3 minutes``, in the largest unit of which there are two, rounded down."""
    seconds = max(0, int(age.total_seconds()))
    for size, name in _STEPS:
        if seconds >= 2 * size or size == 1:
            return f"{seconds // size} {counted(seconds // size, name)}"
    raise AssertionError(seconds)
