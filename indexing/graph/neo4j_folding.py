"""How a name that was said is sought among those that a foreign graph holds as they were typed."""

from __future__ import annotations

from collections.abc import Iterable

DROPPED = [*" -_./:,;'\"()&+#", *"\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327"]
"""What people leave out or say otherwise; the parameter ``$dropped`` of :func:`folded`."""


def folded(value: str) -> str:
    """Cypher: ``value``, an expression, folded nearly as ``name_key`` folds."""
    text = f"toLower(normalize(toString({value}), NFKD))"
    return f"reduce(t = {text}, c IN $dropped | replace(t, c, ''))"


def variants(texts: Iterable[str]) -> list[str]:
    """How a name may be written that is said as one of ``texts``."""
    return list(dict.fromkeys(v for t in texts for v in (t, t.lower(), t.upper(), t.title())))


def halves(word: str) -> list[str]:
    """Parts of a folded word of which a single slip of the pen leaves one whole."""
    if word.isdigit() or len(word) < 3:
        return [word] if word else []
    middle = len(word) // 2
    return [word[: max(2, middle)], word[middle:]]
