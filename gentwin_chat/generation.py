"""Knowledge graph generation: relations out of unstructured text (§II-B, Alg. 1 line 11).

The Llama with the twin adapter reads one line at a time, with the names masked, and says whether by
this line a relation holds, holds no more, or is not spoken of:

    netmgr: reparent X old=Z new=Y
    X connected to Y?                  → yes

What the lines say is then folded in their order: r̂ ← P(yes) + P(neither)·r̂. So a log is read once,
a new line costs what it names, and r̂ is the probability of eq. 9 that the relation holds at the
end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gentwin_chat.domain import Entity, Relation, words
from gentwin_chat.indexing.graph.order import natural_key
from gentwin_chat.mentions import Names, bare, masked

YES, NO, NEITHER = " yes", " no", " maybe"
"""What the model may answer; the first token of each counts."""


class Verdict(NamedTuple):
    """By a line, a relation holds with probability ``yes``, and does not with ``no``."""

    yes: float
    no: float


class Pair(NamedTuple):
    """A relation that may hold: ``source –type→ target``."""

    source: str
    type: str
    target: str


class Signature(NamedTuple):
    """Between which kinds a type of relation may hold."""

    source_kind: str
    type: str
    target_kind: str


class Question(NamedTuple):
    """What is asked of a line about a pair that it names."""

    line: int
    pair: Pair
    prompt: str


Judge = Callable[[Sequence[str]], Sequence[Verdict]]
"""Reads prompts; one verdict each."""


@dataclass(frozen=True)
class Ontology:
    """What may be related to what.

    Attributes:
        signatures: the relations that make sense.
        single: types of which an entity has one at a time, so that a new one ends the old (§II-B.1:
            "each sensor is connected to one gateway only").
        undirected: types without direction.
    """

    signatures: frozenset[Signature]
    single: frozenset[str] = frozenset()
    undirected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entities: Mapping[str, Entity], relations: Iterable[Relation]) -> Ontology:
        """What the known relations of a network show."""
        targets: defaultdict[str, list[str]] = defaultdict(list)
        signatures, undirected = set(), set()
        for r in relations:
            ends = entities.get(r.source), entities.get(r.target)
            if ends[0] is None or ends[1] is None:
                continue
            signatures.add(Signature(ends[0].kind, r.type, ends[1].kind))
            targets[r.type].append(r.source)
            if not r.directed:
                undirected.add(r.type)
                signatures.add(Signature(ends[1].kind, r.type, ends[0].kind))
        single = {t for t, sources in targets.items() if len(set(sources)) == len(sources)}
        return cls(frozenset(signatures), frozenset(single - undirected), frozenset(undirected))

    def pair(self, source: str, type_: str, target: str) -> Pair:
        """The pair of two entities; one and the same in either direction where a type has none."""
        if type_ in self.undirected and _order(target) < _order(source):
            source, target = target, source
        return Pair(source, type_, target)


class LogReader:
    """Asks of free text what it says about the relations of known entities.

    Args:
        entities: id → entity; only they are found in text.
        ontology: what may be related to what.
    """

    def __init__(self, entities: Mapping[str, Entity], ontology: Ontology) -> None:
        self.ontology = ontology
        self._entities = entities
        self._names = Names(entities.values())
        self._types: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for s in sorted(ontology.signatures):
            self._types[s.source_kind, s.target_kind].append(s.type)

    def questions(self, lines: Iterable[str]) -> list[Question]:
        """Every question that the lines, oldest first, give rise to."""
        return [q for number, line in enumerate(lines) for q in self._of_line(number, bare(line))]

    def _of_line(self, number: int, line: str) -> list[Question]:
        mentions = self._names.find(line)
        ids = list(dict.fromkeys(m.id for m in mentions))
        found = []
        for source in ids:
            for target in ids:
                if source == target:
                    continue
                ends = self._entities[source].kind, self._entities[target].kind
                for type_ in self._types.get(ends, ()):
                    pair = Pair(source, type_, target)
                    if pair == self.ontology.pair(*pair):
                        text = masked(line, mentions, source, target)
                        found.append(Question(number, pair, f"{text}\nX {words(type_)} Y?"))
        return found


def _order(identifier: str) -> tuple[str, str]:
    return natural_key(identifier), identifier


@dataclass
class Beliefs:
    """r̂ of every pair that text has spoken of, line by line.

    Attributes:
        single: types of which a source has one target at a time.
        held: pair → r̂.
    """

    single: frozenset[str]
    held: dict[Pair, float] = field(default_factory=dict)
    _beside: defaultdict[tuple[str, str], set[Pair]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def read(self, said: Iterable[tuple[Pair, Verdict]]) -> None:
        """Take one line into account: what it says of each pair that it names."""
        said = list(said)
        for pair, verdict in said:
            before = self.held.get(pair, 0.0)
            self.held[pair] = verdict.yes + max(0.0, 1 - verdict.yes - verdict.no) * before
            self._beside[pair.source, pair.type].add(pair)
        for pair, verdict in said:
            if pair.type in self.single:
                for other in self._beside[pair.source, pair.type] - {pair}:
                    self.held[other] *= 1 - verdict.yes


def beliefs(
    questions: Sequence[Question], verdicts: Mapping[str, Verdict], ontology: Ontology
) -> dict[Pair, float]:
    """r̂ of every pair asked about, by the verdict on each prompt."""
    by_line: defaultdict[int, list[tuple[Pair, Verdict]]] = defaultdict(list)
    for question in questions:
        by_line[question.line].append((question.pair, verdicts[question.prompt]))
    state = Beliefs(ontology.single)
    for _, said in sorted(by_line.items()):
        state.read(said)
    return state.held


def judged(questions: Iterable[Question], judge: Judge) -> dict[str, Verdict]:
    """The verdict on each distinct prompt, each read once."""
    prompts = list(dict.fromkeys(q.prompt for q in questions))
    return dict(zip(prompts, judge(prompts), strict=True))


def generate(
    lines: Iterable[str],
    entities: Mapping[str, Entity],
    ontology: Ontology,
    judge: Judge,
    *,
    known: Iterable[Relation] = (),
    threshold: float = 0.5,
) -> list[Relation]:
    """Alg. 1 line 11: the relations that free text adds to a graph.

    What is observed stands: it is not generated again, and where an entity has one relation of a
    type at a time, none is generated beside the observed one.

    Args:
        lines: of the text, oldest first.
        entities: id → entity, whom the text may name.
        ontology: what may be related to what.
        judge: the Llama with the twin adapter.
        known: the observed relations.
        threshold: of r̂, from which on a relation is taken to hold.

    Returns:
        Relations with r̂ as ``inferred``, the likeliest first.
    """
    reader = LogReader(entities, ontology)
    questions = reader.questions(lines)
    observed = {ontology.pair(r.source, r.type, r.target) for r in known}
    settled = {(p.source, p.type) for p in observed if p.type in ontology.single}
    held = beliefs(questions, judged(questions, judge), ontology)
    found = [
        Relation(
            source=pair.source,
            type=pair.type,
            target=pair.target,
            directed=pair.type not in ontology.undirected,
            inferred=min(1.0, chance),
        )
        for pair, chance in held.items()
        if chance > threshold and pair not in observed and (pair.source, pair.type) not in settled
    ]
    return sorted(found, key=lambda r: (-(r.inferred or 0), r.identity))
