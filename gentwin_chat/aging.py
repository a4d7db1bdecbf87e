"""The age of an answer: what it rests on may be old, or inferred, while a feed is cut.

One sentence is added, and only where it matters: the answer speaks of readings, presence or
numbers, and the devices in question are past their interval or nobody listens any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from gentwin_chat.answer import Slot
from gentwin_chat.domain import Triple
from gentwin_chat.drafting import Part, draft
from gentwin_chat.indexing.feeds.freshness import Silence, freshness
from gentwin_chat.indexing.graph.protocol import GraphReader, GraphStore
from gentwin_chat.retrieval.context import Context, Result
from gentwin_chat.wording import counted

_ASKED = 1000  # entities of an answer that are looked at
_PRESENCE = frozenset(("active", "status", "state"))
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
    context = Context(reader)
    if found.live and now > found.live.until:  # nobody listens, so nobody is known to be silent
        ago = _ago(now - found.live.heard)
        said: list[Part] = ["the feed was last heard ", Slot(text=ago)]
        facts = [context.computed("last heard", ago)]
    elif found.silent:
        said, facts = _silent(context, found.silent, now)
    else:
        return result
    sentence = draft(said, ".")
    parts = (*result.draft.parts, " ", *sentence.parts)
    text = draft(parts, fixed=result.draft.fixed)
    return result.model_copy(update={"draft": text, "facts": [*result.facts, *facts]})


def _is_of_the_present(result: Result) -> bool:
    """Whether it speaks of what changes while nobody looks: readings, presence, sets."""
    moving = any(f.time is not None or f.predicate in _PRESENCE for f in result.facts)
    return moving or len(result.focus) > 1


def _silent(
    context: Context, silent: dict[str, Silence], now: datetime
) -> tuple[list[Part], list[Triple]]:
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
    """``3 minutes ago``, in the largest unit of which there are two, rounded down."""
    seconds = max(0, int(age.total_seconds()))
    for size, name in _STEPS:
        if seconds >= 2 * size or size == 1:
            return f"{seconds // size} {counted(seconds // size, name)} ago"
    raise AssertionError(seconds)
