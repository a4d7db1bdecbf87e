"""Relation modelling: what the adapter learns of a told network, and how well it knows it (eq. 9).

A sample is one question on one line (see :mod:`gentwin_chat.generation`); the measure is of whole
relations, after all lines that speak of them.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from gentwin_chat.finetune import log_styles, vocabulary
from gentwin_chat.finetune.batching import Sample
from gentwin_chat.finetune.relation_logs import Log, random_network, tell
from gentwin_chat.generation import (
    NEITHER,
    NO,
    YES,
    Judge,
    LogReader,
    Pair,
    Question,
    beliefs,
    judged,
)
from gentwin_chat.indexing.pools import PriorityPools
from gentwin_chat.llama import ChatTokenizer


def questions(log: Log) -> list[Question]:
    """Every question that a told network gives rise to."""
    reader = LogReader(log.network.entities, log.ontology)
    return reader.questions(line.text for line in log.lines)


def answer(log: Log, question: Question) -> str:
    """The truth of a question: what the line says of the pair."""
    said = log.lines[question.line].says.get(question.pair)
    return NEITHER if said is None else YES if said else NO


def samples(log: Log, asked: Sequence[Question], tokenizer: ChatTokenizer) -> list[Sample]:
    """Questions as the trainer takes them, with pool and weight of the entity asked about."""
    pools = PriorityPools(log.network.entities.values(), log.network.relations)
    choices = tuple(tokenizer.encode(a)[0] for a in (YES, NO, NEITHER))
    return [
        Sample(
            tokenizer.encode(q.prompt),
            tokenizer.encode(answer(log, q))[:1],
            choices=choices,
            pool=pools.pool(q.pair.source),
            weight=pools.weight(q.pair.source),
        )
        for q in asked
    ]


def told_networks(
    count: int, seed: int, *, held_out: bool = False, size: int = 24
) -> Iterator[Log]:
    """Random networks, told; of kinds, relations and wordings that the other half never uses."""
    rng = random.Random(f"relations:{seed}:{held_out}")
    words = vocabulary.HELD_OUT if held_out else vocabulary.TRAIN
    styles = log_styles.HELD_OUT if held_out else log_styles.TRAIN
    for _ in range(count):
        yield tell(random_network(words, rng, size), styles, rng)


def examples(
    count: int, seed: int, tokenizer: ChatTokenizer, *, held_out: bool = False
) -> list[Sample]:
    """``count`` distinct samples of random networks; half of them at most are of lines that say
    nothing of the relation asked about."""
    neither = tokenizer.encode(NEITHER)[:1]
    found: dict[tuple[int, ...], Sample] = {}
    idle = 0
    for log in told_networks(count, seed, held_out=held_out):
        for sample in samples(log, questions(log), tokenizer):
            key = tuple(sample.prompt)
            if len(found) == count:
                return list(found.values())
            if key not in found and (sample.completion != neither or idle < count // 2):
                found[key] = sample
                idle += sample.completion == neither
    return list(found.values())


class Score(NamedTuple):
    """How well the relations of a network are known.

    Attributes:
        accuracy: share of relations on the right side of r̂ = ½.
        l1: eq. 9, mean of |r − r̂|.
        precision, recall, f1: of the relations found (r̂ > ½).
        by_sort: accuracy on the pairs that hold (``true``) and on each sort of those that do not.
        pairs: M, of how many pairs.
    """

    accuracy: float
    l1: float
    precision: float
    recall: float
    f1: float
    by_sort: dict[str, float]
    pairs: int


def mean_absolute_error(truth: Sequence[float], estimate: Sequence[float]) -> float:
    """Eq. 9: L₁ = Σ|rᵢ − r̂ᵢ| / M over the M relations asked about, r whether one holds and r̂ its
    probability.

    Args:
        truth: r, each 0 or 1.
        estimate: r̂, each in [0, 1], in the same order.

    Returns:
        0 where every r̂ is right and sure; 0 too where nothing was asked about.
    """
    pairs = list(zip(truth, estimate, strict=True))
    return sum(abs(r - found) for r, found in pairs) / max(1, len(pairs))


def score(log: Log, held: Mapping[Pair, float], among: Collection[Pair] | None = None) -> Score:
    """How well r̂ tells, of the pairs that the log names together, those that hold.

    Args:
        log: the told network.
        held: r̂; 0 for a pair that is missing.
        among: the pairs to score; all if ``None``.
    """
    holds = log.holds
    pairs = holds | log.fails.keys() if among is None else set(among)
    errors: dict[str, list[float]] = {}
    for p in pairs:
        sort = "true" if p in holds else log.fails.get(p, "other")
        errors.setdefault(sort, []).append(abs(float(p in holds) - held.get(p, 0.0)))
    flat = [e for found in errors.values() for e in found]
    found = {p for p in pairs if held.get(p, 0.0) > 0.5}
    right = len(found & holds)
    precision = right / len(found) if found else 0.0
    recall = right / max(1, len(pairs & holds))
    return Score(
        accuracy=_share(flat),
        l1=mean_absolute_error(
            [float(p in holds) for p in pairs], [held.get(p, 0.0) for p in pairs]
        ),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if right else 0.0,
        by_sort={sort: _share(found) for sort, found in sorted(errors.items())},
        pairs=len(flat),
    )


def _share(errors: Sequence[float]) -> float:
    return sum(e < 0.5 for e in errors) / max(1, len(errors))


def evaluate(log: Log, judge: Judge, among: Collection[Pair] | None = None) -> Score:
    """Read a whole told network and score what has been understood."""
    asked = questions(log)
    return score(log, beliefs(asked, judged(asked, judge), log.ontology), among)
