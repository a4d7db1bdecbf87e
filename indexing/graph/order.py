"""Natural order of ids: ``gw-2`` before ``gw-10``, and ``9`` before ``10``."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[0-9]+")


def natural_key(identifier: str) -> str:
    """A text whose plain code-point order is the natural order of ``identifier``.

    Case does not count; a run of digits counts by its number. A database can store and index it.
    Ties (``GW-2`` and ``gw-02``) are broken by the identifier itself, which the caller appends.
    """

    def by_number(run: re.Match[str]) -> str:
        digits = run.group().lstrip("0") or "0"
        # The run's length goes first, as one character, so that longer numbers sort later.
        return "0" + chr(min(len(digits), 0xD7FF)) + digits

    return _DIGITS.sub(by_number, identifier.casefold())


def priority_key(identifier: str, priority: int) -> tuple[int, str, str]:
    """Sort key of the protocol's priority order: N·⊥ descending (eq. 3), then natural order."""
    return (-priority, natural_key(identifier), identifier)
