"""Questions as people who work with the networks would put them, with their computation.

One module a network, its name led by that of the set.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from gentwin_chat.eval.gold import Hand


def hand_written(which: str) -> list[Hand]:
    """Every hand-written question of a set."""
    names = sorted(m.name for m in iter_modules(__path__) if m.name.startswith(f"{which}_"))
    return [q for name in names for q in import_module(f"{__name__}.{name}").questions()]
