"""What stands beside the conversation: status, facts, picture, questions to start with.

Every piece of text from a network goes through :func:`~gentwin_chat.picture.escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from gentwin_chat.answer import Answer
from gentwin_chat.domain import Triple, Value, short_id, words
from gentwin_chat.picture import escape, shorten

ROWS = 60  # of the table of facts; the rest is counted
_STATUS = {
    "answered": ("✓", "Answered"),
    "unknown": ("∅", "Not in the twin"),
    "ambiguous": ("?", "Which one is meant?"),
}


def status(answer: Answer | None) -> str:
    """The status in sign, word and colour, and where the time went."""
    if answer is None:
        return '<div class="gt-status" role="status"></div>'
    sign, text = _STATUS[answer.status]
    t, sure = answer.timing, ""
    if answer.confidence is not None:
        sure = (
            '<span title="how many of such answers were right on networks never met before">'
            f"sure to {answer.confidence:.0%}</span>"
        )
    return (
        f'<div class="gt-status" role="status"><span class="gt-badge gt-{answer.status}">'
        f"<b aria-hidden=true>{sign}</b> {text}</span>"
        f"{sure}"
        f"<span>facts {t.retrieve:.0f} ms</span><span>first word {t.first_token:.0f} ms</span>"
        f"<span>all {t.total:.0f} ms</span><span>twin version {answer.version}</span></div>"
    )


def facts_table(facts: Sequence[Triple], names: Mapping[str, str] | None = None) -> str:
    """The facts that the answer rests on, in priority order.

    Args:
        facts: of an answer.
        names: id → how an entity is called; the ids themselves are in the tooltips.
    """
    if not facts:
        return '<p class="gt-empty">The facts that an answer rests on are listed here.</p>'
    known = names or {}
    rows = "".join(_row(n, fact, known) for n, fact in enumerate(facts[:ROWS], start=1))
    rest = len(facts) - ROWS
    more = f'<p class="gt-empty">and {rest} more facts</p>' if rest > 0 else ""
    heads = "".join(
        f'<th scope="col">{h}</th>' for h in ("", "Subject", "Predicate", "Object", "Observed")
    )
    return (
        '<div class="gt-facts" tabindex="0" role="region" aria-label="Facts"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}</div>"
    )


def questions(texts: Iterable[str], title: str = "Try") -> str:
    """Questions as buttons; a click asks them."""
    buttons = "".join(
        f'<button type="button" class="gt-try" data-ask="{escape(t)}">{escape(shorten(t, 90))}'
        "</button>"
        for t in texts
    )
    return f'<div class="gt-tries"><span>{escape(title)}</span>{buttons}</div>' if buttons else ""


def message(text: str) -> str:
    """A line of news or an error, as text."""
    return f'<p class="gt-empty" role="status">{escape(text)}</p>' if text else ""


def _row(number: int, fact: Triple, names: Mapping[str, str]) -> str:
    unit = f" {escape(fact.unit)}" if fact.unit else ""
    computed = ' class="gt-computed" title="computed from facts"' if fact.computed else ""
    return (
        f"<tr{computed}><td>{number}</td>"
        f'<td title="{escape(fact.subject)}">{escape(_said(fact.subject, names))}</td>'
        f'<td title="{escape(fact.predicate)}">{escape(words(fact.predicate))}</td>'
        f'<td title="{escape(fact.object)}">{escape(_said(fact.object, names))}{unit}</td>'
        f"<td>{escape(_when(fact.time))}</td></tr>"
    )


def _said(value: Value, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return shorten(", ".join(_said(v, names) for v in value), 120)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return shorten(names.get(value) or short_id(value), 120)
    return f"{value:,.6g}" if isinstance(value, float) else str(value)


def _when(time: datetime | None) -> str:
    return "" if time is None else f"{time:%Y-%m-%d %H:%M:%S}"
