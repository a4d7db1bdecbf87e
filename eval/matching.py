"""Whether values are those of the gold: ids and names of one entity are one value."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from gentwin_chat.domain import Scalar, Topology, entity_keys, name_key, short_id, words
from gentwin_chat.eval.gold import Gold


class Names:
    """Which entities a value may mean.

    Args:
        topology: the network asked about; without it, values are compared as they stand.

    Attributes:
        sizes: how many entities there are of each kind.
    """

    def __init__(self, topology: Topology | None = None) -> None:
        every = topology.entities.values() if topology else ()
        self.sizes = Counter(entity.kind for entity in every)
        self._ids: dict[str, set[str]] = {}
        self._spoken: dict[str, set[str]] = {}
        for entity in every:
            for key in entity_keys(entity):
                self._ids.setdefault(key, set()).add(entity.id)
            for name in (entity.name, short_id(entity.id)):
                # bare numbers and short words name entities too, but also everything else
                if name and len(name_key(name)) > 2 and not name.replace(".", "").isdigit():
                    self._spoken.setdefault(name.casefold(), set()).add(entity.id)
        # "air quality sensor" is said of the kind, also where some service is named Air Quality
        terms = {words(term) for term in _vocabulary(topology)} - self._spoken.keys()
        ordered = sorted([*self._spoken, *terms], key=len, reverse=True)
        either = "|".join(re.escape(n) + ("(?:e?s)?" if n in terms else "") for n in ordered)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if self._spoken else None

    def ids(self, value: object) -> set[str]:
        return (
            set() if isinstance(value, bool | float) else self._ids.get(name_key(str(value)), set())
        )

    def spoken(self, text: str) -> dict[str, set[str]]:
        """Names found in ``text`` (longest first) → entities that bear them."""
        if self._pattern is None:
            return {}
        found = [m.group() for m in self._pattern.finditer(text.casefold())]
        return {name: self._spoken[name] for name in found if name in self._spoken}


def _vocabulary(topology: Topology | None) -> set[str]:
    """Names of kinds, attributes and relations."""
    if topology is None:
        return set()
    kinds = {e.kind for e in topology.entities.values()}
    attributes = {a for e in topology.entities.values() for a in e.attributes}
    return kinds | attributes | {r.type for r in topology.relations}


_SPELT = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?")  # no exponent: 66e999 is somebody's id


def number(value: object) -> float | None:
    """The number that a value is or spells, None if it is none; a truth is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str) and _SPELT.fullmatch(value.strip()):
        return float(value.replace(",", "").replace("−", "-"))
    return None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "false": False, "no": False}.get(str(value).casefold())


def same(gold: Scalar, got: object, names: Names, tolerance: float = 1e-6) -> bool:
    """Whether two values are one: numbers by relative tolerance (320 is "320"), booleans, text
    but for case and surrounding space, entities by any of their names."""
    if isinstance(gold, bool) or isinstance(got, bool):
        return _truth(gold) is not None and _truth(gold) == _truth(got)
    a, b = number(gold), number(got)
    if a is not None and b is not None:
        return math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-9)
    if str(gold).strip().casefold() == str(got).strip().casefold():
        return True
    return bool(names.ids(gold) & names.ids(got))


def _distinct(values: Sequence[Scalar], names: Names) -> list[Scalar]:
    """Values without repeats; a name that several entities bear may stand several times."""
    kept: list[Scalar] = []
    for value in values:
        if len(names.ids(value)) > 1 or not any(same(value, other, names) for other in kept):
            kept.append(value)
    return kept


def matched(gold: Sequence[Scalar], got: Sequence[Scalar], names: Names, tolerance: float) -> int:
    """The most pairs of equal values between two lists, each value used once."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    left = [("gold", i) for i in range(len(gold))]
    graph.add_nodes_from(left)
    for i, a in enumerate(gold):
        for j, b in enumerate(got):
            if same(a, b, names, tolerance):
                graph.add_edge(("gold", i), ("got", j))
    return len(nx.bipartite.maximum_matching(graph, left)) // 2


def equal_lists(
    gold: Sequence[Scalar], got: Sequence[Scalar], names: Names, tolerance: float, ordered: bool
) -> bool:
    if ordered:
        return len(gold) == len(got) and all(
            same(a, b, names, tolerance) for a, b in zip(gold, got, strict=True)
        )
    a, b = _distinct(gold, names), _distinct(got, names)
    return len(a) == len(b) == matched(a, b, names, tolerance)


def _equal_rows(gold: Gold, rows: Sequence[Sequence[Scalar]], names: Names) -> bool:
    if len(gold.rows) != len(rows):
        return False
    left = list(rows)
    for row in gold.rows:
        hit = next((r for r in left if equal_lists(row, r, names, gold.tolerance, True)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _chunks(values: Sequence[Scalar], width: int) -> list[list[Scalar]]:
    if not values or len(values) % width:
        return []
    return [list(values[i : i + width]) for i in range(0, len(values), width)]


def right_values(gold: Gold, answer: Mapping[str, Any], names: Names) -> bool:
    """Whether the values (or rows, or for a definition the text) are those of the gold."""
    got: list[Scalar] = answer.get("values") or []
    text = name_key(str(answer.get("text", "")))
    for must in gold.text_must:
        if not any(name_key(option) in text for option in must.split("|")):
            return False
    if gold.text_must and not gold.values:
        return True
    if gold.rows:
        rows = answer.get("rows") or []
        accepted = [
            gold,
            *(gold.model_copy(update={"rows": _chunks(a, len(gold.rows[0]))}) for a in gold.accept),
        ]
        width = len(gold.rows[0])
        return any(
            _equal_rows(g, rows, names) or _equal_rows(g, _chunks(got, width), names)
            for g in accepted
        )
    return any(
        equal_lists(values, got, names, gold.tolerance, gold.order_matters)
        for values in (gold.values, *gold.accept)
    )


def f1(gold: Gold, got: Sequence[Scalar], names: Names) -> float:
    """Set F1 of the values against the gold (the best of it and what it accepts)."""
    scores = []
    for values in (gold.values, *gold.accept):
        a, b = _distinct(values, names), _distinct(got, names)
        hit = matched(a, b, names, gold.tolerance)
        scores.append(1.0 if not a and not b else 2 * hit / (len(a) + len(b)) if a or b else 0.0)
    return max(scores)
