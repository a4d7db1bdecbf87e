"""One network as the question generators see it: draws from it, and words for what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from gentwin_chat.domain import short_id
from gentwin_chat.eval.gold import Gold
from gentwin_chat.eval.networks import Attr, Domain, Kind, Rel
from gentwin_chat.eval.solver import Solver

Slots: TypeAlias = dict[str, str]


Made: TypeAlias = tuple[str, Slots, Gold]


UNITS = {
    "P1": "%", "CMT": "cm", "DAY": "days", "KWH": "kWh", "MTR": "m", "HAR": "hectares",
    "KMH": "km/h", "DBM": "dBm", "E32": "l/min", "CEL": "°C", "KWT": "kW", "KGM": "kg",
    "TNE": "tonnes", "LTR": "litres", "MIN": "minutes", "VLT": "V", "P/H": "persons/h",
}  # fmt: skip


class Unsuitable(Exception):
    """The draw has no clear answer (a tie, an empty list, nothing of that sort here)."""


@dataclass
class Ask:
    """One network seen by the generators: draws from it and words for what is drawn."""

    domain: Domain
    solver: Solver
    r: Random

    def kind(self, needs: Callable[[Kind], bool] = lambda kind: True) -> Kind:
        found = [k for k in self.domain.kinds if needs(k)]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def say(self, kind: Kind) -> tuple[str, str]:
        return self.r.choice(kind.say)

    def noun(self, attr: Attr) -> str:
        return self.r.choice(attr.say)

    def attr(self, kind: Kind, sort: str) -> Attr:
        """An attribute whose values are ``number``, ``text``, ``flag`` or ``any``."""
        found = [a for a in kind.attrs if sort in ("any", self.sort(kind, a))]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def sort(self, kind: Kind, attr: Attr) -> str:
        value = next(iter(self.solver.values(self.solver.kind(kind.name), attr.name)), "")
        if isinstance(value, bool):
            return "flag"
        return "text" if isinstance(value, str) else "number"

    def has(self, kind: Kind, sort: str) -> bool:
        return any(sort in ("any", self.sort(kind, a)) for a in kind.attrs)

    def entity(self, kind: Kind, attr: Attr | None = None) -> str:
        ids = self.solver.kind(kind.name)
        if attr is not None:
            ids = [i for i in ids if self.solver.value(i, attr.name) is not None]
        return self.r.choice(ids)

    def ref(self, ident: str) -> str:
        """How the question names an entity: by its name if that is unique, or by its id."""
        entity = self.solver.entity(ident)
        if entity.name and len(self.solver.named(entity.name)) == 1 and self.r.random() < 0.6:
            return entity.name
        if entity.numeric_id:
            return f"{self.domain.kind(entity.kind).say[0][0]} {entity.id}"
        return short_id(ident)

    def rel(self, needs: Callable[[Rel], bool] = lambda rel: True) -> Rel:
        found = [x for x in self.domain.rels if needs(x)]
        if not found:
            raise Unsuitable
        return self.r.choice(found)

    def words(self, rel: Rel) -> Slots:
        """``vs`` reports to, ``vp`` report to, ``aux`` does, ``auxp`` do, ``rest`` report to."""
        single, plural = rel.verb
        be = plural.startswith("are ")
        source, target = self.domain.kind(rel.source), self.domain.kind(rel.target)
        (k, ks), (tk, tks) = self.say(source), self.say(target)
        return {
            "vs": single,
            "vp": plural,
            "aux": "is" if be else "does",
            "auxp": "are" if be else "do",
            "rest": plural.removeprefix("are ") if be else plural,
            "k": k,
            "ks": ks,
            "tk": tk,
            "tks": tks,
        }

    def related(self, ident: str, rel: Rel, way: str) -> list[str]:
        other = rel.target if way == "out" else rel.source
        return self.solver.near(ident, rel.type, other, way if rel.directed else "both")

    def border(self, values: list[int | float]) -> int | float:
        """A threshold that no value equals, with something on either side."""
        ordered = sorted(set(values))
        if len(ordered) < 4:
            raise Unsuitable
        at = self.r.randint(1, len(ordered) - 2)
        low, high = ordered[at], ordered[at + 1]
        middle = (low + high) / 2
        for digits in range(4):
            rounded = round(middle, digits)
            if low < rounded < high:
                return int(rounded) if digits == 0 else rounded
        raise Unsuitable


def few(ids: list[str], most: int = 30) -> list[str]:
    """``ids`` if it is neither empty nor too long a list to ask for."""
    if not 1 <= len(ids) <= most:
        raise Unsuitable
    return ids


def oriented(rel: Rel) -> bool:
    """Whether its two ends can be told apart, by direction or by kind."""
    return rel.directed or rel.source != rel.target


def top(a: Ask, ids: list[str], attr: Attr, k: int, low: bool) -> list[str]:
    """The ``k`` highest (lowest), where there are that many and no ties."""
    try:
        found = a.solver.top(ids, attr.name, k, low)
    except ValueError as e:
        raise Unsuitable from e
    if len(found) < k:
        raise Unsuitable
    return found
