"""Seeded maker of varied networks with vocabularies of their own, to ask questions about.

A :class:`Domain` says what kinds of entity a field of work has, how they are named, measured and
joined, and how its people speak of them. :func:`build` draws one network from it; the same domain
and seed give the same network, on every machine. The files are written by
:mod:`gentwin_chat.eval.writers`.

    python -m gentwin_chat.eval.networks --out DIR      one folder DIR/<network> for each domain
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules
from random import Random
from typing import Literal, TypeAlias

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, Topology

Draw: TypeAlias = Callable[[Random], Scalar]
Form: TypeAlias = Literal[
    "ngsi-ld", "ngsi-v2", "node-link", "graphml", "tables", "nodes-edges", "turtle", "log"
]


@dataclass(frozen=True)
class Attr:
    """An attribute of a kind or relation.

    Attributes:
        name: as it stands in the file.
        draw: gives one value.
        say: what people call it, the plainest first; needed by grammar-made questions only.
        unit: written to the file where the form can hold one.
        missing: share of the entities that lack it.
        high, low: superlative adjectives ("warmest", "coldest"), where the language has them.
    """

    name: str
    draw: Draw
    say: tuple[str, ...] = ()
    unit: str | None = None
    missing: float = 0.0
    high: str = ""
    low: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of entity.

    Attributes:
        ident: format of the id; may use ``{n}`` (from 1), ``{hex}`` and ``{letter}``.
        say: (singular, plural) pairs, the plainest first.
        names: words to name entities by; numbered on once they run out. Empty: no names.
        repeat: this many entities bear a name that another one has.
        numeric: the ids are numbers in the file.
    """

    name: str
    count: int
    ident: str
    say: tuple[tuple[str, str], ...] = ()
    attrs: tuple[Attr, ...] = ()
    names: tuple[str, ...] = ()
    repeat: int = 0
    numeric: bool = False


@dataclass(frozen=True)
class Rel:
    """A relation type between two kinds.

    Attributes:
        verb: (third person singular, plural) read from source to target: "reports to".
        each: lowest and highest number of targets for one source.
        skip: share of the sources that have none.
        shape: ``random``; ``tree`` (one kind: each node joins an earlier one, and ``extra`` more
            edges); ``chain`` (one kind: ``extra`` lines that share stops).
        parallel: this many pairs are joined a second time.
    """

    source: str
    type: str
    target: str
    verb: tuple[str, str] = ("", "")
    each: tuple[int, int] = (1, 1)
    skip: float = 0.0
    shape: Literal["random", "tree", "chain"] = "random"
    extra: int = 0
    directed: bool = True
    attrs: tuple[Attr, ...] = ()
    parallel: int = 0


@dataclass(frozen=True)
class Domain:
    """A field of work: its kinds, relations, file form and words for them."""

    name: str
    form: Form
    kinds: tuple[Kind, ...]
    rels: tuple[Rel, ...]
    seed: int = 7
    about: dict[str, str] = field(default_factory=dict)

    @property
    def worded(self) -> bool:
        """What people call each kind is known, so that the grammar can ask about it."""
        return all(kind.say for kind in self.kinds)

    def kind(self, name: str) -> Kind:
        return next(k for k in self.kinds if k.name == name)


def num(low: float, high: float, digits: int = 1) -> Draw:
    """A decimal number, uniform."""
    return lambda r: round(r.uniform(low, high), digits)


def whole(low: int, high: int, step: int = 1) -> Draw:
    """A whole number, uniform."""
    return lambda r: r.randrange(low, high + 1, step)


def one(*values: str | float) -> Draw:
    """One of ``values``; say a value twice to make it likelier."""
    return lambda r: r.choice(values)


def flag(share: float) -> Draw:
    """True in ``share`` of the cases."""
    return lambda r: r.random() < share


def day(first: int, last: int) -> Draw:
    """An ISO date within these years."""
    return lambda r: f"{r.randint(first, last)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"


def listed(text: str) -> tuple[str, ...]:
    """Names that stand in one text, commas between them."""
    return tuple(text.split(", "))


def _readings(attrs: tuple[Attr, ...], r: Random) -> dict[str, Reading]:
    found = {}
    for attr in attrs:
        value, lacks = attr.draw(r), r.random() < attr.missing
        if not lacks:
            found[attr.name] = Reading(value=value, unit=attr.unit)
    return found


def _entities(domain: Domain, kind: Kind, r: Random) -> list[Entity]:
    words = r.sample(kind.names, len(kind.names))
    taken: list[str] = []
    made = []
    for i in range(kind.count):
        ident = kind.ident.format(
            n=i + 1, hex=f"{r.getrandbits(24):06x}", letter=chr(ord("A") + i % 26)
        )
        if domain.form in ("ngsi-ld", "ngsi-v2"):
            ident = f"urn:ngsi-ld:{kind.name}:{ident}"
        elif domain.form == "turtle":
            ident = f"https://{domain.name}.example/plant#{ident}"
        name = None
        if words:
            lap, at = divmod(i, len(words))
            name = words[at] if not lap else f"{words[at]} {lap + 1}"
            if taken and i >= kind.count - kind.repeat:
                name = taken[r.randrange(min(len(taken), len(words)))]
            taken.append(name)
        made.append(
            Entity(
                id=ident,
                kind=kind.name,
                name=name,
                attributes=_readings(kind.attrs, r),
                numeric_id=kind.numeric,
            )
        )
    return made


def _pairs(rel: Rel, sources: list[str], targets: list[str], r: Random) -> list[tuple[str, str]]:
    if rel.shape == "tree":
        pairs = [
            (sources[i], sources[r.randrange(max(0, i - 6), i)]) for i in range(1, len(sources))
        ]
        pairs += [(a, b) for a, b in (r.sample(sources, 2) for _ in range(rel.extra))]
        kept = [p for p in pairs if r.random() >= rel.skip]
        return [p for i, p in enumerate(kept) if p not in kept[:i] and p[::-1] not in kept[:i]]
    if rel.shape == "chain":
        pairs = []
        stops, lines = list(sources), rel.extra
        for line in range(lines):
            own = stops[line::lines]
            hubs = r.sample(stops[: lines + 2], 2)
            route = list(dict.fromkeys([*own[:2], hubs[0], *own[2:-2], hubs[1], *own[-2:]]))
            pairs += list(pairwise(route))
        return [p for i, p in enumerate(pairs) if p not in pairs[:i] and p[::-1] not in pairs[:i]]
    pairs = []
    for source in sources:
        if r.random() < rel.skip:
            continue
        others = [t for t in targets if t != source]
        few = min(r.randint(*rel.each), len(others))
        pairs += [(source, target) for target in r.sample(others, few)]
    return pairs


def _doubled(pairs: list[tuple[str, str]], again: int, r: Random) -> list[tuple[str, str]]:
    return [*pairs, *r.sample(pairs, again)] if again else pairs


def build(domain: Domain, seed: int | None = None) -> Topology:
    """Draw one network of ``domain``; ``seed`` replaces the domain's own."""
    r = Random(f"{domain.name}/{domain.seed if seed is None else seed}")
    by_kind = {kind.name: _entities(domain, kind, r) for kind in domain.kinds}
    ids = {kind: [e.id for e in entities] for kind, entities in by_kind.items()}
    relations = [
        Relation(
            source=a,
            type=rel.type,
            target=b,
            directed=rel.directed,
            attributes=_readings(rel.attrs, r),
        )
        for rel in domain.rels
        for a, b in _doubled(_pairs(rel, ids[rel.source], ids[rel.target], r), rel.parallel, r)
    ]
    entities = {e.id: e for group in by_kind.values() for e in group}
    return Topology(entities=entities, relations=relations, descriptions=dict(domain.about))


SETS = ("dev", "heldout", "practice", "sealed")


def domains(which: str = "all") -> dict[str, Domain]:
    """Name → domain, of one of :data:`SETS` or of ``all``; a set is every module of its name."""
    chosen = SETS if which == "all" else (which,)
    names = sorted(m.name for m in iter_modules([str(Path(__file__).parent)]))
    own = [n for w in chosen for n in names if n.startswith(f"domains_{w}")]
    modules = (import_module(f"gentwin_chat.eval.{name}") for name in own)
    return {domain.name: domain for module in modules for domain in module.DOMAINS}


def write_all(out: Path, which: str = "all") -> dict[str, Path]:
    """Write every network below ``out``; network name → the folder or file to open."""
    from gentwin_chat.eval.writers import write

    return {name: write(build(d), d, out / name) for name, d in domains(which).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the evaluation networks as files.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", choices=(*SETS, "all"), default="all")
    args = parser.parse_args()
    for name, path in write_all(args.out, args.set).items():
        print(f"{name}\t{path}")


if __name__ == "__main__":
    main()
