"""Networks told as free-text logs, with the truth of what each line says and of what holds at last.

Any network can be told: the simulated city, a real one, or one drawn at random in a vocabulary of
its own. Part of its relations have a past: another target before, or an end. So a log names pairs
that do not hold, of the very kinds that could, which is what a reader of logs has to tell apart.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gentwin_chat.domain import Entity, Relation, Topology, short_id, words
from gentwin_chat.finetune.log_styles import Wordings, family
from gentwin_chat.finetune.vocabulary import Vocabulary, name
from gentwin_chat.generation import Ontology, Pair

_FORMS = (
    "{short}-{n}", "{short}{n}", "{short}_{n:02d}", "{short}-{n:03d}", "{place}-{n}", "{Kind}-{n}",
    "{short}.{n}", "{hex}{n}",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line, and what it says: of each pair whether it holds from then on."""

    text: str
    says: Mapping[Pair, bool]


@dataclass(frozen=True)
class Log:
    """A told network.

    Attributes:
        network: its entities, and the relations that hold at the end.
        ontology: what may be related to what in it.
        lines: the log, oldest first, without timestamps.
        fails: pairs that lines name together though they do not hold at the end: ``ended``,
            ``denied`` or ``idle`` (nothing is said of their holding).
    """

    network: Topology
    ontology: Ontology
    lines: tuple[Line, ...]
    fails: Mapping[Pair, str]

    @property
    def holds(self) -> frozenset[Pair]:
        """What is true at the end."""
        pair = self.ontology.pair
        return frozenset(pair(r.source, r.type, r.target) for r in self.network.relations)


def random_network(vocabulary: Vocabulary, rng: random.Random, size: int = 24) -> Topology:
    """A network of about ``size`` entities: two to four kinds, named in a manner of their own, and
    one type of relation between some pairs of kinds."""
    kinds = rng.sample(vocabulary.kinds, rng.randint(2, 4))
    members: dict[str, list[str]] = {}
    taken: set[str] = set()
    for number, kind in enumerate(kinds):
        count = max(3, round(size * (0.5 if number == 0 else 0.5 / (len(kinds) - 1))))
        form, place = rng.choice(_FORMS), name(rng, kind).split()[0]
        short = "".join(w[0] for w in kind.split()) + kind.split()[-1][1:3]
        tail = f"{rng.randint(16, 255):02x}"
        members[kind] = []
        for n in rng.sample(range(1, 130), count):
            made = form.format(short=short, n=n, place=place, Kind=kind.title().replace(" ", ""),
                               hex=tail)  # fmt: skip
            if made not in taken:
                taken.add(made)
                members[kind].append(made)
    relations: list[Relation] = []
    related: set[frozenset[str]] = set()  # a line could mean either of two types
    for number, phrase in enumerate(rng.sample(vocabulary.relations, rng.randint(2, 4))):
        source = kinds[0] if number == 0 else rng.choice(kinds)
        target = rng.choice([k for k in kinds if k != source])
        if frozenset((source, target)) in related:
            continue
        related.add(frozenset((source, target)))
        type_ = _identifier(phrase, rng)
        for one in members[source]:
            relations.append(Relation(source=one, type=type_, target=rng.choice(members[target])))
    entities = {i: Entity(id=i, kind=kind) for kind, ids in members.items() for i in ids}
    return Topology(entities=entities, relations=relations)


def _identifier(phrase: str, rng: random.Random) -> str:
    """A relation's words as data models write them."""
    parts = phrase.removeprefix("is ").removeprefix("has a ").split()
    return rng.choice((
        phrase, "_".join(parts), "_".join(parts).upper(),
        parts[0] + "".join(p.title() for p in parts[1:]),
    ))  # fmt: skip


class _Teller:
    """Tells the story of each relation."""

    def __init__(self, network: Topology, styles: Mapping[str, Wordings], rng: random.Random):
        self.network, self.styles, self.rng = network, styles, rng
        self.ontology = Ontology.of(network.entities, network.relations)
        self.by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for entity in network.entities.values():
            self.by_kind[entity.kind].append(entity.id)
        pair = self.ontology.pair
        self.holds = {pair(r.source, r.type, r.target) for r in network.relations}
        self.fails: dict[Pair, str] = {}

    def line(self, templates: Sequence[str], p: Pair, says: bool | None, other: str = "") -> Line:
        """One line on ``p``; ``other`` is the target that it replaces."""
        entities = self.network.entities
        text = self.rng.choice(templates).format(
            a=short_id(p.source), b=short_id(p.target), c=short_id(other) if other else "",
            r=words(p.type), k=words(entities[p.target].kind), n=self.rng.randint(2, 99),
        )  # fmt: skip
        said: dict[Pair, bool] = {} if says is None else {p: says}
        if other:
            said[self.ontology.pair(p.source, p.type, other)] = False
        return Line(text, said)

    def another(self, p: Pair) -> Pair | None:
        """A pair of the same source, type and kinds that does not hold."""
        kind = self.network.entities[p.target].kind
        free = [
            q
            for i in self.by_kind[kind]
            if i != p.source
            and (q := self.ontology.pair(p.source, p.type, i)) not in self.holds
            and q not in self.fails
        ]
        return self.rng.choice(free) if free else None

    @staticmethod
    def _far(p: Pair, near: str) -> str:
        return p.target if p.source == near else p.source

    def story(self, p: Pair, churn: float, chatter: float) -> list[Line]:
        """How ``p`` came to hold, and what else was said meanwhile."""
        style, rng = self.styles[family(words(p.type))], self.rng
        told: list[Line] = []
        past = self.another(p) if rng.random() < churn else None
        if past is None:
            told.append(self.line(style.begins, p, True))
        else:
            self.fails[past] = "ended"
            began = rng.random() < 0.75
            if began:
                told.append(self.line(style.begins, past, True))
            if rng.random() < 0.5:
                told.append(self.line(style.moves, p, True, self._far(past, p.source)))
            else:
                if not began or p.type not in self.ontology.single or rng.random() < 0.5:
                    told.append(self.line(style.ends, past, False))
                told.append(self.line(style.begins, p, True))
        if rng.random() < chatter and (near := self.another(p)) is not None:
            denied = rng.random() < 0.4
            self.fails[near] = "denied" if denied else "idle"
            said = (style.denies, near, False) if denied else (style.idle, near, None)
            told.insert(rng.randint(0, len(told)), self.line(*said))
        if rng.random() < chatter / 3:
            told.append(self.line(style.idle, p, None))
        return told


def tell(
    network: Topology,
    styles: Mapping[str, Wordings],
    rng: random.Random,
    *,
    churn: float = 0.35,
    chatter: float = 0.5,
) -> Log:
    """Tell a network as a log, the stories of its relations interleaved.

    Args:
        network: what holds at the end.
        styles: family → wordings.
        rng: of every choice.
        churn: share of relations with a past.
        chatter: share of relations beside which a pair is named that never held.
    """
    teller = _Teller(network, styles, rng)
    stories = [teller.story(p, churn, chatter) for p in sorted(teller.holds)]
    turns = [i for i, story in enumerate(stories) for _ in story]
    rng.shuffle(turns)
    each = [iter(story) for story in stories]
    lines = tuple(next(each[i]) for i in turns)
    return Log(network, teller.ontology, lines, teller.fails)
